//! The answers of one organization, question by question: what was submitted, each version of it, and where
//! it comes from. Drafts are the respondent's own and are not shown.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use maud::{Markup, html};
use serde::Deserialize;

use super::language_of;
use super::round::{RoundPage, Sight, find_round, group_name, zone_of};
use crate::app::Transaction;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::app::summaries::{ReadSubmission, read_submission};
use crate::assessment::{
    Assessment, Author, Declaration, Respondent, Submission, SubmittedDocument,
};
use crate::findings::Levels;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::form::{Context, ElementState, Form, PageState, QuestionState};
use crate::questionnaire::model::{Attribution, QuestionKind, RespondentGroup};
use crate::storage::{StorageError, invitations, responses, staff as accounts, submissions};
use crate::web::error::PageError;
use crate::web::parts::{
    Crumb, answer_id, answer_text, entry_title, is_answered, made_up, shown, shown_entries,
};
use crate::web::request::Staff;
use crate::web::{Site, html_page};

/// `?version=2`
#[derive(Deserialize)]
pub struct ResponseQuery {
    version: Option<i64>,
}

/// What is read for the page.
struct Found {
    assessment: Assessment,
    respondent: Respondent,
    registry: Arc<LoadedRegistry>,
    submissions: Vec<Submission>,
    current: Option<crate::assessment::SubmissionId>,
    /// The version shown, with who submitted it.
    shown: Option<(ReadSubmission, String)>,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    query: web::Query<ResponseQuery>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let sight = Sight::of(staff.user());
    let (slug, organization) = path.into_inner();
    let (seen, version) = (sight.clone(), query.version);
    let read = site
        .app
        .read(move |transaction| find(transaction, &slug, &organization, version, &seen, language));
    let found = read.await?;
    let name = found.registry.name_of(&found.respondent, language);
    let marks: Vec<_> = found
        .shown
        .iter()
        .filter_map(|(read, _)| read.submission.mark)
        .collect();
    let page = RoundPage {
        assessment: &found.assessment,
        tab: None,
        marks: &[],
        title: html! { bdi { (name) } },
        plain_title: name.clone(),
        crumbs: Vec::<Crumb>::new(),
        has_errors: false,
        before: html! {},
        content: html! {
            @for mark in marks { (made_up(language, mark)) }
            (content(&found, &sight, language, zone_of(&found.assessment, &site)))
        },
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

fn find(
    transaction: &mut Transaction<'_>,
    slug: &str,
    organization: &str,
    version: Option<i64>,
    sight: &Sight,
    language: Language,
) -> Result<Found, PageError> {
    let assessment = find_round(transaction, slug)?;
    let registry = load_registry(transaction)?;
    let respondent = registry
        .find_respondent(organization)
        .ok_or(PageError::NotFound)?;
    if respondent.group == RespondentGroup::Iscm && !sight.sees_iscm(&respondent.organization) {
        return Err(PageError::NotFound);
    }
    let response =
        responses::find_response_of(transaction.connection, &assessment.id, &respondent)?
            .ok_or(PageError::NotFound)?;
    let submissions = submissions::list_submissions(transaction.connection, &response.id)?;
    let chosen = match version {
        Some(number) => Some(
            submissions
                .iter()
                .find(|submission| submission.number == number)
                .ok_or(PageError::NotFound)?,
        ),
        None => submissions
            .iter()
            .find(|submission| Some(&submission.id) == response.current_submission.as_ref()),
    };
    let shown = match chosen.cloned() {
        Some(submission) => {
            let by = author_name(transaction, &submission.author, language)?;
            Some((read_submission(transaction, submission)?, by))
        }
        None => None,
    };
    if sight.iscms.is_some() && respondent.group != RespondentGroup::Iscm {
        let speaks = shown.as_ref().is_some_and(|(read, _)| {
            subjects_of(read)
                .iter()
                .any(|subject| sight.sees_iscm(subject))
        });
        if !speaks {
            return Err(PageError::NotFound);
        }
    }
    Ok(Found {
        current: response.current_submission,
        assessment,
        respondent,
        registry,
        submissions,
        shown,
    })
}

/// The mechanisms that a submission of a State or organization speaks about.
fn subjects_of(read: &ReadSubmission) -> Vec<String> {
    let coded = crate::questionnaire::form::coded_values(&read.questionnaire, &read.values);
    coded
        .into_iter()
        .filter_map(|value| Some(value.subject?.1))
        .collect()
}

fn author_name(
    transaction: &mut Transaction<'_>,
    author: &Author,
    language: Language,
) -> Result<String, StorageError> {
    let connection = &mut *transaction.connection;
    Ok(match author {
        Author::Contact(id) => match invitations::find_contact(connection, id)? {
            Some(contact) if contact.name.is_empty() => contact.email,
            Some(contact) => contact.name,
            None => language.text("author-respondent"),
        },
        Author::Staff(id) => {
            let users = accounts::list_users(connection)?;
            let user = users.into_iter().find(|user| user.id == *id);
            let name = user.map(|user| user.name).unwrap_or_default();
            language.text_with("author-staff", &[("name", name.into())])
        }
        Author::Reviewer(_) => language.text("author-respondent"),
        Author::Operator | Author::Program => language.text("author-operator"),
    })
}

fn content(found: &Found, sight: &Sight, language: Language, zone: Tz) -> Markup {
    let Some((read, by)) = &found.shown else {
        return html! {
            p { (group_name(language, found.respondent.group)) }
            p.lead { (language.text("response-nothing")) }
        };
    };
    let context = Context {
        language,
        now: read.submission.submitted_at,
        registers: &*found.registry,
        last: None,
    };
    let form = Form::compute(&read.questionnaire, &read.values, context);
    let answers = Answers {
        language,
        levels: Levels::new(&read.questionnaire, read.levels.iter().cloned()),
        sight,
        // A mechanism's own answers are all about itself.
        is_limited: sight.iscms.is_some() && found.respondent.group != RespondentGroup::Iscm,
        is_inside: false,
    };
    let pages: Vec<(PageState, Markup)> = form
        .pages()
        .into_iter()
        .filter(|page| page.visible)
        .filter_map(|page| {
            let content = answers.elements(&page.elements);
            (!content.0.is_empty()).then_some((page, content))
        })
        .collect();
    html! {
        (facts(found, read, by, language, zone))
        @if answers.is_limited { p.notice { (language.text("response-limited")) } }
        @for (page, content) in &pages {
            h2 { (shown(&page.navigation_title, language)) }
            (content)
        }
    }
}

fn facts(found: &Found, read: &ReadSubmission, by: &str, language: Language, zone: Tz) -> Markup {
    let submission = &read.submission;
    let declaration = SubmittedDocument::parse(&submission.document)
        .ok()
        .and_then(|document| document.declaration);
    let instant =
        |submission: &Submission| format::instant(language, submission.submitted_at, zone);
    html! {
        dl.facts {
            dt { (language.text("board-group")) } dd { (group_name(language, found.respondent.group)) }
            dt { (language.text("response-submitted")) } dd { (instant(submission)) }
            dt { (language.text("response-by")) } dd { bdi { (by) } }
            @if let Some(Declaration { name, function }) = declaration {
                dt { (language.text("response-declared")) } dd { bdi { (name) } @if !function.is_empty() { " · " bdi { (function) } } }
            }
            @if let Some(source) = &submission.source {
                dt { (language.text("response-source")) } dd { bdi { (source) } }
            }
            dt { (language.text("response-receipt")) } dd { bdi.code dir="ltr" { (submission.receipt_number) } }
            dt { (language.text("response-digest")) } dd { bdi.code dir="ltr" { (submission.digest) } }
            dt { (language.text("response-questionnaire")) } dd { bdi dir="ltr" { (read.questionnaire.id) " " (read.questionnaire.version) } }
            @if found.submissions.len() > 1 {
                dt { (language.text("response-versions")) }
                dd {
                    ul {
                        @for other in &found.submissions {
                            li { (version(found, submission, other, &instant(other), language)) }
                        }
                    }
                }
            }
        }
    }
}

fn version(
    found: &Found,
    shown: &Submission,
    other: &Submission,
    at: &str,
    language: Language,
) -> Markup {
    let link = links::DeskResponse {
        assessment: found.assessment.slug.clone(),
        organization: found.respondent.organization.clone(),
    };
    let number = other.number.to_string();
    let text = language.text_with(
        "response-version",
        &[("number", number.as_str().into()), ("date", at.into())],
    );
    html! {
        @if other.id == shown.id {
            strong { (text) }
        } @else {
            a href=(link.with_query(&[("version", &number)])) { (text) }
        }
        @if found.current.as_ref() == Some(&other.id) { " · " (language.text("response-counts")) }
    }
}

/// Draws the answers that somebody may see.
struct Answers<'a> {
    language: Language,
    levels: Levels<'a>,
    sight: &'a Sight,
    /// Only what is about the mechanisms of this person.
    is_limited: bool,
    /// Below the heading of an entry already.
    is_inside: bool,
}

impl Answers<'_> {
    /// Questions in a list; blocks that repeat under headings of their own.
    fn elements(&self, elements: &[ElementState]) -> Markup {
        let mut pieces = Vec::new();
        self.collect(elements, &mut pieces);
        html! {
            @for run in pieces.chunk_by(|one, next| one.is_row == next.is_row) {
                @if run[0].is_row {
                    dl.answers { @for piece in run { (piece.markup) } }
                } @else {
                    @for piece in run { (piece.markup) }
                }
            }
        }
    }

    fn collect(&self, elements: &[ElementState], pieces: &mut Vec<Piece>) {
        for element in elements {
            match element {
                ElementState::Panel(panel) if panel.visible => {
                    self.collect(&panel.elements, pieces);
                }
                ElementState::Question(state) if state.visible => self.question(state, pieces),
                ElementState::Panel(_) | ElementState::Question(_) => {}
            }
        }
    }

    fn question(&self, state: &QuestionState, pieces: &mut Vec<Piece>) {
        match &state.question.kind {
            QuestionKind::Html(_) => {}
            QuestionKind::PanelDynamic(panel) => {
                let is_about_iscms = panel.entries.subject.as_deref() == Some("iscm");
                if self.is_limited && !is_about_iscms {
                    return;
                }
                let entries: Vec<Markup> = shown_entries(state)
                    .filter(|entry| !self.is_limited || self.sight.sees_iscm(&entry.key))
                    .map(|entry| {
                        let inside = Answers {
                            language: self.language,
                            levels: self.levels.clone(),
                            sight: self.sight,
                            is_limited: false,
                            is_inside: true,
                        };
                        let title = entry_title(self.language, &entry.title);
                        html! {
                            section id=(answer_id(&entry.address)) {
                                @if self.is_inside { h4 { (title) } } @else { h3 { (title) } }
                                (inside.elements(&entry.elements))
                            }
                        }
                    })
                    .collect();
                if !entries.is_empty() {
                    pieces.push(Piece {
                        is_row: false,
                        markup: html! { @for entry in entries { (entry) } },
                    });
                } else if !self.is_limited {
                    pieces.push(self.row(state));
                }
            }
            _ if self.is_limited => {}
            _ => pieces.push(self.row(state)),
        }
    }

    fn row(&self, state: &QuestionState) -> Piece {
        let language = self.language;
        let markup = html! {
            div id=(answer_id(&state.address)) {
                dt {
                    @if let Some(number) = &state.number { bdi { (number) } " " }
                    (shown(&state.title, language))
                }
                dd {
                    (answer_text(language, state))
                    @if is_answered(state) {
                        span.small.soft { (level_text(language, self.levels.of(&state.address))) }
                    }
                }
            }
        };
        Piece {
            is_row: true,
            markup,
        }
    }
}

struct Piece {
    is_row: bool,
    markup: Markup,
}

/// How an answer may be quoted, in the words of the desk.
pub fn level_text(language: Language, level: Option<Attribution>) -> String {
    language.text(match level.unwrap_or(Attribution::Named) {
        Attribution::Named => "level-named",
        Attribution::Group => "level-group",
        Attribution::Count => "level-count",
        Attribution::None => "level-none",
    })
}
