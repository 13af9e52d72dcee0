//! `…/summaries/{iscm}/stage`: where a summary is, what is left to do in each language, who was asked, every
//! step so far; and the forms that move it on.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::{
    Names, crumbs, editor_address, full_name, hindrance_text, stage_state, stage_word, stages,
};
use crate::app::Transaction;
use crate::app::editing::moving::{self, MoveSummary, go};
use crate::app::editing::reviewing::{self, AskIscm, ask, known_contacts};
use crate::app::editing::{EditingError, Opened, names_of_authors, open};
use crate::app::inviting::NewContact;
use crate::assessment::{Author, Contact, ReviewerId, Role};
use crate::findings::draft::{Hindrance, MoveProblem, Stage};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::reviewers::{Reviewer, list_reviewers};
use crate::storage::summary_records::{
    Comment, Move, Version, list_comments, list_moves, list_versions,
};
use crate::web::desk::fields::{TextField, text_field};
use crate::web::desk::language_of;
use crate::web::desk::round::{RoundPage, Sight, zone_of};
use crate::web::error::PageError;
use crate::web::parts::{
    Column, ErrorEntry, NoticeKind, Row, Table, field_error, form_errors, notice, rich, table,
};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// What is read for the page.
struct Found {
    opened: Opened,
    moves: Vec<Move>,
    versions: Vec<Version>,
    reviewers: Vec<Reviewer>,
    contacts: Vec<Contact>,
    /// Remarks on the whole text that were sent.
    comments: Vec<Comment>,
    /// Remarks of the secretariat that are saved and not sent yet.
    unsent: usize,
    names: Names,
}

fn find(
    transaction: &mut Transaction<'_>,
    assessment: &str,
    iscm: &str,
) -> Result<Found, EditingError> {
    let opened = open(transaction, assessment, iscm)?.ok_or(EditingError::NotThere)?;
    let stored = opened.stored.clone().ok_or(EditingError::NotBegun)?;
    let moves = list_moves(transaction.connection, &stored.id)?;
    let versions = list_versions(transaction.connection, &stored.id)?;
    let reviewers = list_reviewers(transaction.connection, &stored.id)?;
    let contacts = known_contacts(transaction, &opened.assessment, iscm)?;
    let (sent, unsent): (Vec<Comment>, Vec<Comment>) =
        list_comments(transaction.connection, &stored.id)?
            .into_iter()
            .partition(|one| one.sent_at.is_some());
    let comments: Vec<Comment> = sent.into_iter().filter(|one| one.key.is_empty()).collect();
    let authors: Vec<Author> = moves
        .iter()
        .map(|step| step.author.clone())
        .chain(versions.iter().map(|version| version.published_by.clone()))
        .chain(comments.iter().map(|comment| comment.author.clone()))
        .collect();
    let names = Names(names_of_authors(transaction, &authors)?);
    Ok(Found {
        opened,
        moves,
        versions,
        reviewers,
        contacts,
        comments,
        unsent: unsent.len(),
        names,
    })
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, &staff, path.into_inner(), None).await
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    (assessment, iscm): (String, String),
    refused: Option<(&Fields, (&'static str, String))>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    if !Sight::of(staff.user()).sees_iscm(&iscm) {
        return Err(PageError::NotFound);
    }
    let (slug, subject) = (assessment.clone(), iscm.clone());
    let read = site
        .app
        .read(move |transaction| find(transaction, &slug, &subject));
    let found = read.await?;
    let status = match refused {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let (typed, problem) = refused.unzip();
    let view = StagePage {
        language,
        zone: zone_of(&found.opened.assessment, site),
        form_key: &staff.0.form_key,
        role: staff.user().role,
        iscm: &iscm,
        found: &found,
        typed,
        problem,
    };
    let name = full_name(&found.opened, language);
    let page = RoundPage {
        assessment: &found.opened.assessment,
        tab: None,
        marks: &found.opened.marks,
        title: html! { bdi { (name) } },
        plain_title: language.text("stage-title"),
        crumbs: crumbs(language, &found.opened, &iscm),
        has_errors: status != StatusCode::OK,
        before: view.errors(),
        content: view.render(),
    };
    Ok(html_page(
        status,
        &page.render(site, request, staff, language),
    ))
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
    let language = language_of(&request, &staff);
    let (author, role) = (staff.author(), staff.user().role);
    let fields = form.0;
    let (slug, subject, sent) = (assessment.clone(), iscm.clone(), fields.clone());
    let write = site.app.write(move |transaction| {
        let act = sent.get("act");
        if act == "ask" {
            let people = people(transaction, &slug, &subject, &sent, language)?;
            let command = AskIscm {
                assessment: slug,
                iscm: subject,
                people,
                actor: author,
                role,
            };
            return ask(transaction, &command).map(|_| ());
        }
        if let Some(reviewer) = act.strip_prefix("revoke:") {
            if role < Role::Coordinator {
                return Err(EditingError::Move(MoveProblem::NotAllowed));
            }
            let reviewer = ReviewerId::new(reviewer);
            return reviewing::revoke(transaction, (&slug, &subject), &reviewer, &author);
        }
        let to = Stage::from_code(act).ok_or(EditingError::NotThere)?;
        let command = MoveSummary {
            assessment: slug,
            iscm: subject,
            to,
            reason: sent.get("reason").to_owned(),
            actor: author,
            role,
        };
        go(transaction, &command).map(|_| ())
    });
    let problem = match write.await {
        Ok(()) => {
            return Ok(see_other(
                &links::DeskSummaryStage { assessment, iscm }.path(),
            ));
        }
        Err(EditingError::Move(MoveProblem::NoReason)) => ("reason", "stage-no-reason"),
        Err(EditingError::Move(MoveProblem::NotFromHere)) => ("moves", "stage-not-from-here"),
        Err(EditingError::NotReady) => ("languages", "stage-not-ready"),
        Err(EditingError::HeldBack) => ("moves", "stage-held-back"),
        Err(EditingError::NobodyToAsk) => ("email", "stage-nobody"),
        Err(EditingError::BadAddresses(_)) => ("email", "user-bad-address"),
        Err(other) => return Err(other.into()),
    };
    let refused = (problem.0, language.text(problem.1));
    show(
        &site,
        &request,
        &staff,
        (assessment, iscm),
        Some((&fields, refused)),
    )
    .await
}

/// The chosen contacts, and the one that was typed.
fn people(
    transaction: &mut Transaction<'_>,
    assessment: &str,
    iscm: &str,
    fields: &Fields,
    language: Language,
) -> Result<Vec<NewContact>, EditingError> {
    let opened = open(transaction, assessment, iscm)?.ok_or(EditingError::NotThere)?;
    let known = known_contacts(transaction, &opened.assessment, iscm)?;
    let mut people: Vec<NewContact> = known
        .into_iter()
        .filter(|contact| fields.all("contact").any(|id| id == contact.id.as_str()))
        .map(|contact| NewContact {
            name: contact.name,
            email: contact.email,
            language: Some(contact.language),
        })
        .collect();
    let email = fields.get("email").trim();
    if !email.is_empty() {
        people.push(NewContact {
            name: fields.get("name").trim().to_owned(),
            email: email.to_owned(),
            language: Language::from_tag(fields.get("language")).or(Some(language)),
        });
    }
    Ok(people)
}

struct StagePage<'a> {
    language: Language,
    zone: Tz,
    form_key: &'a str,
    role: Role,
    iscm: &'a str,
    found: &'a Found,
    /// A form that was refused, with the problem and its control.
    typed: Option<&'a Fields>,
    problem: Option<(&'static str, String)>,
}

impl StagePage<'_> {
    fn stage(&self) -> Stage {
        let stored = self.found.opened.stored.as_ref();
        stored.map_or(Stage::Draft, |stored| stored.stage)
    }

    fn problem_at(&self, control: &str) -> Option<&str> {
        self.problem
            .as_ref()
            .filter(|(at, _)| *at == control)
            .map(|(_, text)| text.as_str())
    }

    fn errors(&self) -> Markup {
        let entries: Vec<ErrorEntry> = self
            .problem
            .iter()
            .map(|(control, text)| ErrorEntry {
                target: (*control).to_owned(),
                text: text.clone(),
            })
            .collect();
        form_errors(self.language, &entries, true)
    }

    fn address(&self) -> String {
        links::DeskSummaryStage {
            assessment: self.found.opened.assessment.slug.clone(),
            iscm: self.iscm.to_owned(),
        }
        .path()
    }

    fn render(&self) -> Markup {
        let language = self.language;
        html! {
            (stages(language, self.stage()))
            (self.languages())
            (self.moves_on())
            @if self.role >= Role::Coordinator && matches!(self.stage(), Stage::InReview | Stage::WithIscm) { (self.ask()) }
            (self.reviewers())
            (self.remarks())
            (self.versions())
            (self.moves())
        }
    }

    /// What is left in each language.
    fn languages(&self) -> Markup {
        let language = self.language;
        let slug = self.found.opened.assessment.slug.as_str();
        let ready = moving::ready(&self.found.opened);
        let rows = self.found.opened.languages().into_iter().filter_map(|one| {
            let merged = self.found.opened.merged(one)?;
            let mut hindrances: Vec<(Hindrance, usize)> = Vec::new();
            for hindrance in merged.hindered().flat_map(|one| &one.hindrances) {
                match hindrances.iter_mut().find(|(known, _)| known == hindrance) {
                    Some((_, count)) => *count += 1,
                    None => hindrances.push((*hindrance, 1)),
                }
            }
            hindrances.sort();
            Some(Row {
                cells: vec![
                    html! { a href=(editor_address(slug, self.iscm, one, "")) { bdi lang=(one.code()) { (one.own_name()) } } },
                    html! {
                        @if ready.contains(&one) { (crate::web::parts::state(crate::web::parts::Mark::Complete, &language.text("editor-language-ready"))) }
                        @else { (crate::web::parts::state(crate::web::parts::Mark::Attention, &language.text("stage-language-not-ready"))) }
                    },
                    html! {
                        @for (hindrance, count) in &hindrances {
                            span.under { (hindrance_text(language, *hindrance)) " (" (format::number(language, *count as f64)) ")" }
                        }
                    },
                ],
            })
        });
        html! {
            h2 #languages { (language.text("editor-languages")) }
            (table(&Table {
                caption: &language.text("editor-languages"),
                hide_caption: true,
                columns: vec![
                    Column::text(language.text("stage-language")),
                    Column::text(language.text("stage-ready")),
                    Column::text(language.text("stage-left")),
                ],
                rows: rows.collect(),
                empty: "",
            }))
        }
    }

    /// The steps that this person may make from here.
    fn moves_on(&self) -> Markup {
        let language = self.language;
        let stage = self.stage();
        let ways: Vec<Stage> = stage
            .ways(self.role)
            .into_iter()
            .filter(|to| *to != Stage::WithIscm)
            .collect();
        let (back, on): (Vec<Stage>, Vec<Stage>) =
            ways.into_iter().partition(|to| stage.needs_reason(*to));
        let typed = self.typed.map_or("", |typed| typed.get("reason"));
        html! {
            h2 #moves { (language.text("stage-next")) }
            @if let Some(text) = self.problem_at("moves") { (field_error(language, "moves-error", text)) }
            @if on.is_empty() && back.is_empty() { p { (language.text("stage-nothing-for-you")) } }
            (self.waited_for())
            @if !on.is_empty() {
                form method="post" action=(self.address()) {
                    input type="hidden" name=(FORM_KEY) value=(self.form_key);
                    p.row {
                        @for (index, to) in on.iter().enumerate() {
                            button.btn.quiet[index > 0] name="act" value=(to.code()) { (language.text(on_text(*to))) }
                        }
                    }
                }
            }
            @if !back.is_empty() {
                details.more open[self.problem_at("reason").is_some()] {
                    summary { (language.text("stage-back")) }
                    form method="post" action=(self.address()) novalidate {
                        input type="hidden" name=(FORM_KEY) value=(self.form_key);
                        (text_field(language, &TextField {
                            name: "reason",
                            kind: "text",
                            label: &language.text("stage-reason"),
                            hint: Some(&language.text("stage-reason-hint")),
                            value: typed,
                            problem: self.problem_at("reason"),
                            width: "",
                        }))
                        p.row {
                            @for to in &back {
                                button.btn.sm.quiet[*to == Stage::Draft].warn[*to == Stage::Withdrawn] name="act" value=(to.code()) { (language.text(back_text(*to))) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What the secretariat has not said yet: a step from here closes its pages.
    fn waited_for(&self) -> Markup {
        let language = self.language;
        let waiting = self.found.reviewers.iter().filter(|one| {
            one.answered_at.is_none() && one.revoked_at.is_none() && one.bounced_at.is_none()
        });
        let (waiting, unsent) = (waiting.count(), self.found.unsent);
        if self.stage() != Stage::WithIscm || waiting + unsent == 0 {
            return html! {};
        }
        notice(
            NoticeKind::Warning,
            &html! {
                @if waiting > 0 { p { (language.text_with("stage-waiting", &[("count", waiting.into())])) } }
                @if unsent > 0 { p { (language.text_with("stage-unsent", &[("count", unsent.into())])) } }
            },
        )
    }

    fn ask(&self) -> Markup {
        let language = self.language;
        let value = |name: &str| self.typed.map_or("", |typed| typed.get(name));
        html! {
            h2 { (language.text("stage-ask")) }
            p { (language.text("stage-ask-text")) }
            form method="post" action=(self.address()) novalidate {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                @if !self.found.contacts.is_empty() {
                    fieldset.field {
                        legend { (language.text("stage-contacts")) }
                        ul.choices {
                            @for contact in &self.found.contacts {
                                li { label.pick {
                                    input type="checkbox" name="contact" value=(contact.id) checked;
                                    span { bdi { (contact.name) } " " span.soft { bdi dir="ltr" { (contact.email) } } }
                                } }
                            }
                        }
                    }
                }
                (text_field(language, &TextField {
                    name: "email", kind: "email", label: &language.text("stage-address"), hint: None,
                    value: value("email"), problem: self.problem_at("email"), width: "",
                }))
                (text_field(language, &TextField {
                    name: "name", kind: "text", label: &language.text("user-name"), hint: None,
                    value: value("name"), problem: None, width: "",
                }))
                p.field {
                    label for="language" { (language.text("stage-mail-language")) }
                    select.w12 #language name="language" {
                        @for one in self.found.opened.languages() {
                            option value=(one.code()) lang=(one.code()) { (one.own_name()) }
                        }
                        option value=(Language::Arabic.code()) lang="ar" { (Language::Arabic.own_name()) }
                    }
                }
                p.row { button.btn name="act" value="ask" { (language.text("stage-ask-button")) } }
            }
        }
    }

    fn reviewers(&self) -> Markup {
        let language = self.language;
        let when = |at| format::instant(language, at, self.zone);
        let rows = self.found.reviewers.iter().map(|reviewer| {
            let told = match (reviewer.revoked_at, reviewer.bounced_at, reviewer.answered_at) {
                (Some(at), _, _) => html! { (language.text("reviewer-revoked")) " · " (when(at)) },
                (None, Some(at), _) => html! { (language.text("reviewer-bounced")) " · " (when(at)) },
                (None, None, Some(at)) => html! {
                    @if reviewer.agrees == Some(true) { (language.text("reviewer-agrees")) } @else { (language.text("reviewer-proposes")) }
                    " · " (when(at))
                },
                (None, None, None) => match reviewer.opened_at {
                    Some(at) => html! { (language.text("reviewer-opened")) " · " (when(at)) },
                    None => html! { (language.text("reviewer-asked")) " · " (when(reviewer.created_at)) },
                },
            };
            let may_revoke = self.role >= Role::Coordinator && reviewer.revoked_at.is_none();
            Row {
                cells: vec![
                    html! { bdi { (reviewer.name) } span.under { bdi dir="ltr" { (reviewer.email) } } },
                    told,
                    html! {
                        @if may_revoke {
                            form method="post" action=(self.address()) {
                                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                                button.btn.lite.sm.end name="act" value=(format!("revoke:{}", reviewer.id)) { (language.text("reviewer-revoke")) span.hide { " " (reviewer.email) } }
                            }
                        }
                    },
                ],
            }
        });
        let title = language.text("stage-reviewers");
        html! {
            @if !self.found.reviewers.is_empty() {
                h2 { (title) }
                (table(&Table {
                    caption: &title,
                    hide_caption: true,
                    columns: vec![
                        Column::text(language.text("reviewer-person")),
                        Column::text(language.text("reviewer-standing")),
                        Column::text(language.text("reviewer-access")),
                    ],
                    rows: rows.collect(),
                    empty: "",
                }))
            }
        }
    }

    /// What was said of the whole text.
    fn remarks(&self) -> Markup {
        let language = self.language;
        html! {
            @if !self.found.comments.is_empty() {
                h2 { (language.text("stage-remarks")) }
                @for remark in &self.found.comments {
                    div.comment {
                        p.small { strong { bdi { (self.found.names.of(language, &remark.author)) } } " · " (format::instant(language, remark.sent_at.unwrap_or(remark.created_at), self.zone)) }
                        p dir="auto" { (remark.text) }
                    }
                }
            }
        }
    }

    fn versions(&self) -> Markup {
        let language = self.language;
        html! {
            @if !self.found.versions.is_empty() {
                h2 { (language.text("published-versions")) }
                ul {
                    @for version in &self.found.versions {
                        @let link = links::DeskSummaryVersion { assessment: self.found.opened.assessment.slug.clone(), iscm: self.iscm.to_owned(), number: version.number.to_string() };
                        @let at = format::instant(language, version.published_at, self.zone);
                        @let by = self.found.names.of(language, &version.published_by);
                        li {
                            a href=(link.path()) { (language.text_with("published-version", &[("number", version.number.to_string().into())])) }
                            " · " (at) " · " bdi { (by) }
                            span.under { bdi.code dir="ltr" { (version.digest) } }
                        }
                    }
                }
            }
        }
    }

    fn moves(&self) -> Markup {
        let language = self.language;
        let rows = self.found.moves.iter().rev().map(|step| Row {
            cells: vec![
                html! { (format::instant(language, step.at, self.zone)) },
                html! {
                    @if let Some(from) = step.from { (stage_word(language, from)) " → " }
                    (stage_state(language, step.to))
                    @if !step.reason.is_empty() { span.under dir="auto" { (step.reason) } }
                },
                html! { bdi { (self.found.names.of(language, &step.author)) } },
            ],
        });
        let title = language.text("stage-steps");
        html! {
            h2 { (title) }
            (table(&Table {
                caption: &title,
                hide_caption: true,
                columns: vec![
                    Column::text(language.text("stage-when")),
                    Column::text(language.text("stage-step")),
                    Column::text(language.text("stage-who")),
                ],
                rows: rows.collect(),
                empty: "",
            }))
            p.no-print {
                @let editor = links::DeskEditor { assessment: self.found.opened.assessment.slug.clone(), iscm: self.iscm.to_owned() };
                a href=(editor.path()) { (language.text("stage-to-editor")) }
                @if !self.found.versions.is_empty() {
                    @let public = links::Summary { iscm: self.iscm.to_owned(), assessment: self.found.opened.assessment.slug.clone() };
                    " · " (rich(language, "stage-to-public", &[("link", html! { a href=(public.path()) { bdi dir="ltr" { (public.path()) } } }.into())]))
                }
            }
        }
    }
}

fn on_text(to: Stage) -> &'static str {
    match to {
        Stage::InReview => "stage-go-review",
        Stage::Cleared => "stage-go-cleared",
        _ => "stage-go-published",
    }
}

fn back_text(to: Stage) -> &'static str {
    match to {
        Stage::Withdrawn => "stage-go-withdrawn",
        _ => "stage-go-draft",
    }
}
