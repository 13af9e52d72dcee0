//! `…/summaries/{iscm}/edit`: one section of the draft. One form holds all its statements: whichever button
//! is pressed, every text that was changed is saved, so that nothing typed is lost.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::html;
use serde::Deserialize;

use super::view::{EditorPage, Refused};
use super::{Names, crumbs, editor_address, full_name};
use crate::app::Transaction;
use crate::app::editing::changing::{AddStatement, Change, ChangeStatement, Changed, add, change};
use crate::app::editing::citing::Wanted;
use crate::app::editing::commenting::{AddComment, DecideComment, comment, decide};
use crate::app::editing::{self, EditingError, Opened, names_of_authors, open};
use crate::app::secret;
use crate::assessment::Author;
use crate::findings::draft::{CitationKind, EditProblem, Way};
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::reports::summary::anchor;
use crate::storage::summary_records::{Comment, Outcome, list_comments};
use crate::web::desk::language_of;
use crate::web::desk::round::{RoundPage, Sight, zone_of};
use crate::web::error::PageError;
use crate::web::request::{Fields, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct EditorQuery {
    /// The language that is edited.
    #[serde(default, rename = "in")]
    pub language: String,
    #[serde(default)]
    pub section: String,
}

/// What is read for the page.
pub struct Found {
    pub opened: Opened,
    pub comments: Vec<Comment>,
    pub names: Names,
    /// For the statement that may be added with the next form.
    pub new_id: String,
}

/// Reads a summary with its remarks and the names of everybody who wrote in it.
pub fn find(
    transaction: &mut Transaction<'_>,
    assessment: &str,
    iscm: &str,
) -> Result<Found, EditingError> {
    let opened = open(transaction, assessment, iscm)?.ok_or(EditingError::NotThere)?;
    let comments = match &opened.stored {
        Some(stored) => list_comments(transaction.connection, &stored.id)?,
        None => Vec::new(),
    };
    let authors: Vec<Author> = opened
        .draft
        .statements
        .iter()
        .flat_map(|statement| statement.words.values())
        .filter_map(|words| words.changed.as_ref().map(|(author, _)| author.clone()))
        .chain(comments.iter().flat_map(|one| {
            let decided = one.outcome.as_ref().map(|(_, author, _)| author.clone());
            [one.author.clone()].into_iter().chain(decided)
        }))
        .collect();
    let names = Names(names_of_authors(transaction, &authors)?);
    Ok(Found {
        opened,
        // What the secretariat has not sent is its own.
        comments: comments
            .into_iter()
            .filter(|one| one.sent_at.is_some())
            .collect(),
        names,
        new_id: transaction.new_id(),
    })
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    query: web::Query<EditorQuery>,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, &staff, path.into_inner(), &query, &[]).await
}

/// The page; with what was refused, if something was.
async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    (assessment, iscm): (String, String),
    query: &EditorQuery,
    refused: &[Refused],
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let sight = Sight::of(staff.user());
    if !sight.sees_iscm(&iscm) {
        return Err(PageError::NotFound);
    }
    let (slug, subject) = (assessment.clone(), iscm.clone());
    let read = site
        .app
        .read(move |transaction| find(transaction, &slug, &subject));
    let found = read.await?;
    let wanted = Language::from_tag(&query.language).unwrap_or(language);
    let edited = found.opened.language(wanted);
    let merged = found.opened.merged(edited).ok_or(PageError::NotFound)?;
    let section = merged
        .sections
        .iter()
        .find(|section| section.id == query.section)
        .or_else(|| merged.sections.first())
        .map(|section| section.id.clone())
        .ok_or(PageError::NotFound)?;
    let name = full_name(&found.opened, language);
    let view = EditorPage {
        language,
        edited,
        zone: zone_of(&found.opened.assessment, site),
        form_key: &staff.0.form_key,
        iscm: &iscm,
        found: &found,
        merged: &merged,
        section: &section,
        refused,
    };
    let page = RoundPage {
        assessment: &found.opened.assessment,
        tab: None,
        marks: &found.opened.marks,
        title: html! { bdi { (name) } },
        plain_title: language.text("editor-title"),
        crumbs: crumbs(language, &found.opened, &iscm),
        has_errors: !refused.is_empty(),
        before: view.errors(),
        content: view.render(),
    };
    let status = match refused.iter().any(|one| one.met.is_some()) {
        _ if refused.is_empty() => StatusCode::OK,
        true => StatusCode::CONFLICT,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(html_page(
        status,
        &page.render(site, request, staff, language),
    ))
}

/// Which button was pressed, and at which statement of the form.
struct Pressed<'f> {
    act: &'f str,
    /// The statement's place in the form, or the id of a remark.
    at: &'f str,
    more: &'f str,
}

impl Pressed<'_> {
    fn of(fields: &Fields) -> Pressed<'_> {
        let mut parts = fields.get("act").splitn(3, ':');
        Pressed {
            act: parts.next().unwrap_or_default(),
            at: parts.next().unwrap_or_default(),
            more: parts.next().unwrap_or_default(),
        }
    }
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let (assessment, iscm) = path.into_inner();
    if !Sight::of(staff.user()).sees_iscm(&iscm) {
        return Err(PageError::NotFound);
    }
    let fields = form.0;
    let query = EditorQuery {
        language: fields.get("in").to_owned(),
        section: fields.get("section").to_owned(),
    };
    let author = staff.author();
    let (slug, subject) = (assessment.clone(), iscm.clone());
    let write = site.app.write(move |transaction| {
        let place = Place {
            assessment: &slug,
            iscm: &subject,
            author: &author,
            fields: &fields,
        };
        place.write(transaction)
    });
    let written = write.await?;
    if !written.refused.is_empty() {
        return show(
            &site,
            &request,
            &staff,
            (assessment, iscm),
            &query,
            &written.refused,
        )
        .await;
    }
    let language = Language::from_tag(&query.language).unwrap_or(Language::English);
    let address = match &written.cite_for {
        Some(key) => links::DeskCite { assessment, iscm }.with_query(&[
            ("in", language.code()),
            ("section", &query.section),
            ("key", key),
        ]),
        None => editor_address(&assessment, &iscm, language, &query.section),
    };
    Ok(see_other(&match &written.at {
        Some(key) if written.cite_for.is_none() => format!("{address}#{}", anchor(key)),
        _ => address,
    }))
}

/// What a form did.
#[derive(Default)]
struct Written {
    refused: Vec<Refused>,
    /// The statement to come back to.
    at: Option<String>,
    /// The statement for which a source is looked for.
    cite_for: Option<String>,
}

/// Where a form writes.
struct Place<'a> {
    assessment: &'a str,
    iscm: &'a str,
    author: &'a Author,
    fields: &'a Fields,
}

impl Place<'_> {
    fn write(&self, transaction: &mut Transaction<'_>) -> Result<Written, EditingError> {
        let pressed = Pressed::of(self.fields);
        let mut written = Written::default();
        if pressed.act == "begin" {
            editing::begin(transaction, self.assessment, self.iscm, self.author)?;
            return Ok(written);
        }
        let language = Language::from_tag(self.fields.get("in")).ok_or(EditingError::NotThere)?;
        // Every text that was changed, whichever button was pressed; but not the one that a button replaces.
        for place in self.places() {
            let is_replaced = pressed.at == place && matches!(pressed.act, "take" | "reset");
            if !is_replaced {
                self.save_text(transaction, language, &place, &mut written)?;
            }
            self.save_remark(transaction, language, &place, &mut written)?;
        }
        self.add(transaction, language, &mut written)?;
        if written.refused.is_empty() {
            self.press(transaction, language, &pressed, &mut written)?;
        }
        Ok(written)
    }

    /// The places of the statements in the form.
    fn places(&self) -> Vec<String> {
        let names = self.fields.pairs().iter();
        names
            .filter_map(|(name, _)| name.strip_prefix("key"))
            .filter(|place| !place.is_empty() && place.bytes().all(|byte| byte.is_ascii_digit()))
            .map(str::to_owned)
            .collect()
    }

    fn field(&self, name: &str, place: &str) -> String {
        self.fields
            .get(&format!("{name}{place}"))
            .replace("\r\n", "\n")
    }

    fn command(&self, language: Language, place: &str, change: Change) -> ChangeStatement {
        ChangeStatement {
            assessment: self.assessment.to_owned(),
            iscm: self.iscm.to_owned(),
            key: self.field("key", place),
            language,
            base: self.field("base", place).parse().unwrap_or(-1),
            change,
            actor: self.author.clone(),
        }
    }

    fn save_text(
        &self,
        transaction: &mut Transaction<'_>,
        language: Language,
        place: &str,
        written: &mut Written,
    ) -> Result<(), EditingError> {
        let text = self.field("text", place);
        let is_there = self.fields.contains(&format!("text{place}"));
        if !is_there || secret::hash(text.trim()) == self.field("was", place) {
            return Ok(());
        }
        let change = Change::Write {
            text: text.clone(),
            seen: self.field("seen", place),
        };
        self.apply(
            transaction,
            &self.command(language, place, change),
            &text,
            written,
        )
    }

    /// Changes a statement; what is refused goes back on the page.
    fn apply(
        &self,
        transaction: &mut Transaction<'_>,
        command: &ChangeStatement,
        typed: &str,
        written: &mut Written,
    ) -> Result<(), EditingError> {
        let mut refused = Refused {
            key: command.key.clone(),
            typed: typed.to_owned(),
            met: None,
            problem: None,
        };
        match change(transaction, command) {
            Ok(Changed::Saved) => {
                written.at = Some(command.key.clone());
                return Ok(());
            }
            Ok(Changed::Met { text, by }) => refused.met = Some((text, by)),
            Err(EditingError::Edit(problem)) => refused.problem = Some(problem),
            Err(other) => return Err(other),
        }
        written.refused.push(refused);
        Ok(())
    }

    fn save_remark(
        &self,
        transaction: &mut Transaction<'_>,
        language: Language,
        place: &str,
        written: &mut Written,
    ) -> Result<(), EditingError> {
        let text = self.field("remark", place);
        if text.trim().is_empty() {
            return Ok(());
        }
        let key = self.field("key", place);
        comment(
            transaction,
            &AddComment {
                assessment: self.assessment.to_owned(),
                iscm: self.iscm.to_owned(),
                id: self.field("remark-id", place),
                key: key.clone(),
                language,
                text,
                actor: self.author.clone(),
            },
        )?;
        written.at = Some(key);
        Ok(())
    }

    fn add(
        &self,
        transaction: &mut Transaction<'_>,
        language: Language,
        written: &mut Written,
    ) -> Result<(), EditingError> {
        let text = self.field("text", "-new");
        if text.trim().is_empty() {
            if self.fields.get("act") == "add" {
                written.refused.push(Refused {
                    key: String::new(),
                    typed: String::new(),
                    met: None,
                    problem: Some(EditProblem::NoWords),
                });
            }
            return Ok(());
        }
        let key = add(
            transaction,
            &AddStatement {
                assessment: self.assessment.to_owned(),
                iscm: self.iscm.to_owned(),
                section: self.fields.get("section").to_owned(),
                id: self.fields.get("id-new").to_owned(),
                language,
                text,
                actor: self.author.clone(),
            },
        )?;
        written.at = Some(key);
        Ok(())
    }

    /// What the pressed button does besides saving.
    fn press(
        &self,
        transaction: &mut Transaction<'_>,
        language: Language,
        pressed: &Pressed<'_>,
        written: &mut Written,
    ) -> Result<(), EditingError> {
        let change = match pressed.act {
            "take" => Change::Take,
            "leave" => Change::Leave,
            "reset" => Change::Reset,
            "confirm" => Change::Confirm,
            "drop" => Change::Drop,
            "restore" => Change::Restore,
            "up" => Change::Step(Way::Up),
            "down" => Change::Step(Way::Down),
            "uncite" => Change::Uncite(pressed.more.parse().unwrap_or(usize::MAX)),
            "cite" => {
                written.cite_for = Some(self.field("key", pressed.at));
                return Ok(());
            }
            "put" => return self.put(transaction, language, written),
            "resolved" | "taken" | "left" => {
                return self.decide(transaction, pressed, written);
            }
            _ => return Ok(()),
        };
        let typed = self.field("text", pressed.at);
        let command = self.command(language, pressed.at, change);
        self.apply(transaction, &command, &typed, written)
    }

    /// A source that was chosen on the page for it.
    fn put(
        &self,
        transaction: &mut Transaction<'_>,
        language: Language,
        written: &mut Written,
    ) -> Result<(), EditingError> {
        let group = RespondentGroup::ALL
            .into_iter()
            .find(|group| group.code() == self.fields.get("group"));
        let wanted = Wanted {
            kind: CitationKind::from_code(self.fields.get("kind")).ok_or(EditingError::NotThere)?,
            group: group.ok_or(EditingError::NotThere)?,
            respondent: self.fields.get("respondent").to_owned(),
            address: self.fields.get("address").to_owned(),
        };
        let command = ChangeStatement {
            key: self.fields.get("key").to_owned(),
            ..self.command(language, "", Change::Cite(wanted))
        };
        self.apply(transaction, &command, "", written)
    }

    fn decide(
        &self,
        transaction: &mut Transaction<'_>,
        pressed: &Pressed<'_>,
        written: &mut Written,
    ) -> Result<(), EditingError> {
        let place = pressed.at;
        let outcome = Outcome::from_code(pressed.act).ok_or(EditingError::NotThere)?;
        let decided = decide(
            transaction,
            &DecideComment {
                assessment: self.assessment.to_owned(),
                iscm: self.iscm.to_owned(),
                comment: pressed.more.to_owned(),
                outcome,
                base: self.field("base", place).parse().unwrap_or(-1),
                seen: self.field("seen", place),
                actor: self.author.clone(),
            },
        )?;
        let key = self.field("key", place);
        match decided {
            Changed::Saved => written.at = Some(key),
            Changed::Met { text, by } => written.refused.push(Refused {
                typed: self.field("text", place),
                key,
                met: Some((text, by)),
                problem: None,
            }),
        }
        Ok(())
    }
}
