//! One organization's response as staff follow it: where it stands, what was submitted in which version, what
//! was asked and said, and the steps that can be taken. Drafts are the respondent's own and are not shown.
//!
//! Start with [`get`] and [`post`]; `answers` draws the answers, `steps` the forms, `log` the calls and letters.

mod answers;
mod facts;
mod find;
mod log;
mod steps;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

pub use answers::level_text;
pub use log::channel_word;

use self::answers::Answers;
use self::find::{Found, find};
use self::steps::{Asking, Sent};
use super::language_of;
use super::round::{RoundPage, Sight, group_name, zone_of};
use crate::app::deciding::{DecideError, Decision, Step, decide};
use crate::app::following_up::{AddFollowUp, FollowUpError, TypedEntry, add_follow_up};
use crate::app::secret;
use crate::findings::Levels;
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{Context, Form, PageState};
use crate::questionnaire::model::RespondentGroup;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, NoticeKind, form_errors, made_up, notice, shown};
use crate::web::request::{Fields, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// `?version=2`, and `?done=accept` after a step.
#[derive(Default, Deserialize)]
pub struct ResponseQuery {
    version: Option<i64>,
    #[serde(default)]
    done: String,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    query: web::Query<ResponseQuery>,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, &staff, &path, query.into_inner(), None).await
}

/// `POST`, with `step` = `accept`, `return`, `decline`, `take-part` or `log`.
pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let fields = form.0;
    let (slug, organization) = path.clone();
    let named = fields.get("step").to_owned();
    let refused = if named == steps::LOG {
        let command = AddFollowUp {
            assessment: slug.clone(),
            organization: organization.clone(),
            typed: entry_of(&fields),
            operation: Some(fields.get("operation").to_owned()),
            author: staff.author(),
        };
        if fields.get("operation").is_empty() {
            return Err(PageError::BadForm);
        }
        let added = site
            .app
            .write(move |transaction| add_follow_up(transaction, &command));
        match added.await {
            Ok(()) => None,
            Err(FollowUpError::Typed(problems)) => Some(Sent::wrong(fields, &problems)),
            Err(FollowUpError::NotFound) => return Err(PageError::NotFound),
            Err(FollowUpError::OperationReused) => return Err(PageError::BadForm),
            Err(FollowUpError::Storage(error)) => return Err(error.into()),
        }
    } else {
        let decision = Decision {
            assessment: slug.clone(),
            organization: organization.clone(),
            expected_revision: Some(
                fields
                    .get("revision")
                    .parse()
                    .map_err(|_| PageError::BadForm)?,
            ),
            step: step_of(&fields).ok_or(PageError::BadForm)?,
            author: staff.author(),
        };
        let decided = site
            .app
            .write(move |transaction| decide(transaction, &decision));
        match decided.await {
            Ok(_) => None,
            Err(DecideError::NotFound) => return Err(PageError::NotFound),
            Err(DecideError::Storage(error)) => return Err(error.into()),
            Err(DecideError::Typed(problems)) => Some(Sent::wrong(fields, &problems)),
            Err(DecideError::NothingAsked) => Some(Sent::nothing_asked(fields)),
            Err(DecideError::RoundIsOver) => Some(Sent::round_is_over(fields)),
            Err(DecideError::ChangedMeanwhile(_) | DecideError::Move(_)) => {
                Some(Sent::too_late(fields))
            }
        }
    };
    match refused {
        Some(sent) => {
            let query = ResponseQuery::default();
            show(
                &site,
                &request,
                &staff,
                &(slug, organization),
                query,
                Some(sent),
            )
            .await
        }
        None => {
            let here = links::DeskResponse {
                assessment: slug,
                organization,
            };
            Ok(see_other(&here.with_query(&[("done", &named)])))
        }
    }
}

fn entry_of(fields: &Fields) -> TypedEntry {
    let typed = |name: &str| fields.get(name).to_owned();
    TypedEntry {
        on: typed("log-on"),
        channel: typed("log-channel"),
        person: typed("log-person"),
        note: typed("log-note"),
        next_step: typed("log-next"),
        next_due: typed("log-due"),
    }
}

fn step_of(fields: &Fields) -> Option<Step> {
    let typed = |name: &str| fields.get(name).to_owned();
    Some(match fields.get("step") {
        steps::ACCEPT => Step::Accept,
        steps::RETURN => Step::Return {
            comment: typed("comment"),
            questions: fields
                .pairs()
                .iter()
                .filter_map(|(name, text)| {
                    let address = name.strip_prefix(steps::AT)?;
                    Some((Address::parse(address), text.clone()))
                })
                .collect(),
            after_closing: fields.get("after-closing") == "yes",
        },
        steps::DECLINE => Step::Decline {
            on: typed("declined-on"),
            channel: typed("declined-channel"),
            reason: typed("reason"),
        },
        steps::TAKE_PART => Step::TakePart,
        _ => return None,
    })
}

/// Everything the page shows.
struct ResponsePage<'a> {
    language: Language,
    found: &'a Found,
    sight: &'a Sight,
    zone: chrono_tz::Tz,
    form_key: &'a str,
    /// The id of the next entry of the log.
    operation: String,
    /// The step that was done just now.
    done: &'a str,
    /// A form that was refused, with what is wrong.
    sent: Option<&'a Sent>,
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    (slug, organization): &(String, String),
    query: ResponseQuery,
    sent: Option<Sent>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let sight = Sight::of(staff.user());
    let asked = (slug.clone(), organization.clone(), query.version);
    let seen = sight.clone();
    let read = site
        .app
        .read(move |transaction| find(transaction, &asked, &seen, language));
    let found = read.await?;
    let name = found.registry.name_of(&found.respondent, language);
    let marks: Vec<_> = found
        .shown
        .iter()
        .filter_map(|(read, _)| read.submission.mark)
        // What the whole round is marked with stands above already.
        .filter(|mark| Some(*mark) != found.assessment.mark)
        .collect();
    let errors = sent
        .as_ref()
        .map(|sent| sent.errors(language))
        .unwrap_or_default();
    let shown = ResponsePage {
        language,
        found: &found,
        sight: &sight,
        zone: zone_of(&found.assessment, site),
        form_key: &staff.0.form_key,
        operation: secret::new_id(site.app.randomness(), site.app.now()),
        done: &query.done,
        sent: sent.as_ref(),
    };
    let page = RoundPage {
        assessment: &found.assessment,
        tab: None,
        marks: &[],
        title: html! { bdi { (name) } },
        plain_title: name.clone(),
        crumbs: Vec::<Crumb>::new(),
        has_errors: !errors.is_empty(),
        before: form_errors(language, &errors, true),
        content: html! {
            @for mark in marks { (made_up(language, mark)) }
            (shown.content())
        },
    };
    let status = match &sent {
        None => StatusCode::OK,
        Some(sent) if sent.is_too_late() => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(html_page(
        status,
        &page.render(site, request, staff, language),
    ))
}

impl ResponsePage<'_> {
    fn content(&self) -> Markup {
        html! {
            (self.done())
            (self.lost())
            (self.standing())
            @match &self.found.shown {
                None => p.lead { (self.language.text("response-nothing")) },
                Some((read, by)) => (self.facts(read, by)),
            }
            @if self.sight.runs_rounds() {
                (self.steps())
                (self.returns())
                (self.log())
            }
            (self.answers())
        }
    }

    /// What was done just now.
    fn done(&self) -> Markup {
        let key = match self.done {
            steps::ACCEPT => "step-done-accept",
            steps::RETURN => "step-done-return",
            steps::DECLINE => "step-done-decline",
            steps::TAKE_PART => "step-done-take-part",
            steps::LOG => "step-done-log",
            _ => return html! {},
        };
        notice(
            NoticeKind::Good,
            &html! { p role="status" { (self.language.text(key)) } },
        )
    }

    fn answers(&self) -> Markup {
        let language = self.language;
        let found = self.found;
        let Some((read, _)) = &found.shown else {
            return html! {};
        };
        let context = Context {
            language,
            now: read.submission.submitted_at,
            registers: &*found.registry,
            last: None,
        };
        let form = Form::compute(&read.questionnaire, &read.values, context);
        let asking = self.may_return().then_some(Asking {
            language,
            sent: self.sent,
        });
        let answers = Answers {
            language,
            levels: Levels::new(&read.questionnaire, read.levels.iter().cloned()),
            sight: self.sight,
            // A mechanism's own answers are all about itself.
            is_limited: self.sight.iscms.is_some()
                && found.respondent.group != RespondentGroup::Iscm,
            is_inside: false,
            asking: asking.as_ref(),
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
            @if answers.is_limited { p.notice { (language.text("response-limited")) } }
            @for (page, content) in &pages {
                h2 { (shown(&page.navigation_title, language)) }
                (content)
            }
            @if asking.is_some() { (self.return_button_below()) }
        }
    }

    fn standing(&self) -> Markup {
        use super::assessment::{state_mark, state_word};
        let language = self.language;
        let state = self.found.tracking;
        html! {
            p {
                (group_name(language, self.found.respondent.group)) " · "
                (crate::web::parts::state(state_mark(state), &state_word(language, state)))
            }
        }
    }
}
