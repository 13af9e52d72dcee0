//! Where entering answers on behalf begins: for which organization, and where the answers come from. What
//! follows are the pages that a respondent has (`web::respondent`).

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use maud::{Markup, html};
use serde::Deserialize;

use super::fields::{TextField, problem_at, text_field};
use super::language_of;
use super::round::{RoundPage, find_round, group_name, questionnaires_of, zone_of};
use crate::app::Transaction;
use crate::app::behalf::{StartEntry, StartError, start_entry};
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::assessment::{
    AnsweringProblem, Assessment, AssessmentState, Author, Respondent, Response, ResponseState,
    TransitionProblem,
};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::{Collation, Register};
use crate::storage::behalf::{BehalfEntry, find_last_behalf_entry};
use crate::storage::responses;
use crate::web::error::PageError;
use crate::web::parts::{ErrorEntry, NoticeKind, field_error, form_errors, notice, rich};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// `?organization=ZM`; empty: choose one.
#[derive(Deserialize)]
pub struct BehalfQuery {
    #[serde(default)]
    organization: String,
}

/// What is read for the page.
struct Found {
    assessment: Assessment,
    registry: Arc<LoadedRegistry>,
    groups: Vec<RespondentGroup>,
    chosen: Option<Chosen>,
}

/// The organization whose answers are to be entered.
struct Chosen {
    respondent: Respondent,
    name: String,
    response: Option<Response>,
    /// When the respondent itself last wrote an answer.
    wrote_itself: Option<chrono::DateTime<chrono::Utc>>,
    /// What this person began before.
    begun: Option<BehalfEntry>,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<BehalfQuery>,
) -> Result<HttpResponse, PageError> {
    let query = query.into_inner();
    show(&site, &request, &staff, &path, &query.organization, None).await
}

/// `POST …/behalf`: begins, and goes to the task list.
pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let (slug, fields) = (path.into_inner(), form.0);
    let organization = fields.get("organization").to_owned();
    let command = StartEntry {
        assessment: slug.clone(),
        organization: organization.clone(),
        source: fields.get("source").to_owned(),
        into_closed: fields.get("late") == "yes",
        over_respondent: fields.get("over") == "yes",
        user: staff.user().id.clone(),
        language: language_of(&request, &staff),
    };
    let started = site
        .app
        .write(move |transaction| start_entry(transaction, &command))
        .await;
    match started {
        Ok(entry) => Ok(see_other(&links::Behalf { entry: entry.id }.path())),
        Err(StartError::Storage(error)) => Err(error.into()),
        Err(StartError::NotFound | StartError::NoQuestionnaire) => Err(PageError::NotFound),
        Err(problem) => {
            let problem = told(language_of(&request, &staff), &problem);
            let refused = Some((&fields, problem));
            show(&site, &request, &staff, &slug, &organization, refused).await
        }
    }
}

fn told(language: Language, problem: &StartError) -> ErrorEntry {
    let (target, key) = match problem {
        StartError::NoSource => ("source", "behalf-no-source"),
        StartError::Answering(AnsweringProblem::Closed) => ("late", "behalf-closed"),
        StartError::Answering(AnsweringProblem::RespondentHasBegun) => ("over", "behalf-begun"),
        StartError::Answering(AnsweringProblem::Response(TransitionProblem::Declined)) => {
            ("source", "behalf-declined")
        }
        StartError::Answering(AnsweringProblem::Response(TransitionProblem::Frozen)) => {
            ("source", "behalf-frozen")
        }
        _ => ("source", "behalf-submitted"),
    };
    ErrorEntry {
        target: target.to_owned(),
        text: language.text(key),
    }
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    slug: &str,
    organization: &str,
    refused: Option<(&Fields, ErrorEntry)>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let (slug, organization) = (slug.to_owned(), organization.to_owned());
    let user = staff.user().id.clone();
    let read = site.app.read(move |transaction| {
        let assessment = find_round(transaction, &slug)?;
        let registry = load_registry(transaction)?;
        let groups = questionnaires_of(transaction, &assessment.id)?
            .iter()
            .map(|file| file.respondent)
            .collect();
        let chosen = match organization.is_empty() {
            true => None,
            false => {
                let respondent = registry
                    .find_respondent(&organization)
                    .ok_or(PageError::NotFound)?;
                let name = registry.name_of(&respondent, language);
                Some(chosen(transaction, &assessment, respondent, name, &user)?)
            }
        };
        Ok::<_, PageError>(Found {
            assessment,
            registry,
            groups,
            chosen,
        })
    });
    let found = read.await?;
    let status = match refused {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let (typed, problem) = refused.unzip();
    let problems: Vec<ErrorEntry> = problem.into_iter().collect();
    let shown = BehalfPage {
        language,
        form_key: &staff.0.form_key,
        zone: zone_of(&found.assessment, site),
        now: site.app.now(),
        found: &found,
        typed: typed.cloned().unwrap_or_default(),
        problems: &problems,
    };
    let title = language.text("behalf-title");
    let page = RoundPage {
        assessment: &found.assessment,
        tab: None,
        marks: &[],
        title: match &found.chosen {
            Some(chosen) => rich(
                language,
                "behalf-title-of",
                &[("name", chosen.name.as_str().into())],
            ),
            None => html! { (title) },
        },
        plain_title: title,
        crumbs: Vec::new(),
        has_errors: !problems.is_empty(),
        before: form_errors(language, &problems, false),
        content: shown.view(),
    };
    Ok(html_page(
        status,
        &page.render(site, request, staff, language),
    ))
}

fn chosen(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    respondent: Respondent,
    name: String,
    user: &crate::assessment::UserId,
) -> Result<Chosen, PageError> {
    let connection = &mut *transaction.connection;
    let response = responses::find_response_of(connection, &assessment.id, &respondent)?;
    let (wrote_itself, begun) = match &response {
        Some(response) => (
            responses::list_answers(connection, &response.id)?
                .into_iter()
                .filter(|answer| matches!(answer.author, Author::Contact(_)))
                .map(|answer| answer.changed_at)
                .max(),
            find_last_behalf_entry(connection, &response.id, user)?,
        ),
        None => (None, None),
    };
    Ok(Chosen {
        respondent,
        name,
        response,
        wrote_itself,
        begun,
    })
}

/// Everything the page shows.
struct BehalfPage<'a> {
    language: Language,
    form_key: &'a str,
    zone: Tz,
    now: chrono::DateTime<chrono::Utc>,
    found: &'a Found,
    typed: Fields,
    problems: &'a [ErrorEntry],
}

impl BehalfPage<'_> {
    fn view(&self) -> Markup {
        match &self.found.chosen {
            Some(chosen) => self.start(chosen),
            None => self.choose(),
        }
    }

    /// The organizations of the groups that are asked.
    fn choose(&self) -> Markup {
        let language = self.language;
        let here = links::DeskBehalf {
            assessment: self.found.assessment.slug.clone(),
        };
        let groups = self.found.groups.iter().map(|group| {
            let register = match group {
                RespondentGroup::Iscm => Register::Iscm,
                RespondentGroup::State => Register::State,
                RespondentGroup::Igo => Register::Organization,
            };
            let mut entries: Vec<(String, String)> = self
                .found
                .registry
                .registry
                .list_register(register)
                .into_iter()
                .map(|entry| {
                    let respondent = Respondent::new(*group, entry.id);
                    let name = self.found.registry.name_of(&respondent, language);
                    (entry.id.to_string(), name)
                })
                .collect();
            Collation::new(language).sort_by_name(&mut entries, |(_, name)| name);
            (*group, entries)
        });
        html! {
            p.lead { (language.text("behalf-lead")) }
            form method="get" action=(here.path()) {
                div.field {
                    label for="organization" { (language.text("board-respondent")) }
                    select #organization name="organization" {
                        @for (group, entries) in groups {
                            optgroup label=(group_name(language, group)) {
                                @for (id, name) in entries { option value=(id) { (name) } }
                            }
                        }
                    }
                }
                p.row { button.btn { (language.text("behalf-choose-button")) } }
            }
        }
    }

    fn start(&self, chosen: &Chosen) -> Markup {
        let language = self.language;
        let assessment = &self.found.assessment;
        let state = chosen.response.as_ref().map(|response| response.state);
        let response = links::DeskResponse {
            assessment: assessment.slug.clone(),
            organization: chosen.respondent.organization.clone(),
        };
        let plain = |key: &str| notice(NoticeKind::Warning, &html! { p { (language.text(key)) } });
        match state {
            Some(ResponseState::Submitted | ResponseState::Accepted) => html! {
                (notice(NoticeKind::Warning, &html! {
                    p { (language.text("behalf-submitted")) " " a href=(response.path()) { (language.text("behalf-see-answers")) } }
                }))
            },
            Some(ResponseState::Declined) => plain("behalf-declined"),
            Some(ResponseState::InClearance) => plain("behalf-frozen"),
            _ => self.form(chosen),
        }
    }

    fn form(&self, chosen: &Chosen) -> Markup {
        let language = self.language;
        let assessment = &self.found.assessment;
        let here = links::DeskBehalf {
            assessment: assessment.slug.clone(),
        };
        let is_over = assessment.state == AssessmentState::Closed
            || (assessment.state == AssessmentState::Open && self.now >= assessment.closes_at);
        html! {
            p.lead { (language.text("behalf-lead")) }
            @if let Some(begun) = &chosen.begun {
                @let link = links::Behalf { entry: begun.id.clone() };
                (notice(NoticeKind::Plain, &html! {
                    p { (rich(language, "behalf-you-began", &[
                        ("when", format::instant(language, begun.started_at, self.zone).as_str().into()),
                        ("source", begun.source.as_str().into()),
                    ])) }
                    p { a href=(link.path()) { (language.text("behalf-go-on")) } }
                }))
            }
            form method="post" action=(here.path()) novalidate {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                input type="hidden" name="organization" value=(chosen.respondent.organization);
                (text_field(language, &TextField {
                    name: "source",
                    kind: "text",
                    label: &language.text("behalf-source"),
                    hint: Some(&language.text("behalf-source-hint")),
                    value: self.typed.get("source"),
                    problem: problem_at(self.problems, "source"),
                    width: "",
                }))
                @if is_over {
                    (self.tick("late", "behalf-late", &html! {
                        p { (language.text_with("behalf-late-text", &[("when", format::instant(language, assessment.closes_at, self.zone).into())])) }
                    }))
                }
                @if let Some(at) = chosen.wrote_itself {
                    (self.tick("over", "behalf-over", &html! {
                        p { (rich(language, "behalf-over-text", &[
                            ("name", chosen.name.as_str().into()),
                            ("when", format::instant(language, at, self.zone).as_str().into()),
                        ])) }
                    }))
                }
                p.row { button.btn { (language.text("behalf-start-button")) } }
            }
        }
    }

    /// What is done only when it is asked for explicitly.
    fn tick(&self, name: &str, key: &str, why: &Markup) -> Markup {
        let language = self.language;
        let problem = problem_at(self.problems, name);
        let error_id = format!("{name}-error");
        html! {
            div.notice.warn {
                (why)
                @if let Some(text) = problem { (field_error(language, &error_id, text)) }
                label.pick {
                    input type="checkbox" id=(name) name=(name) value="yes" checked[self.typed.get(name) == "yes"]
                        aria-invalid=[problem.map(|_| "true")] aria-describedby=[problem.map(|_| &error_id)];
                    span { (language.text(key)) }
                }
            }
        }
    }
}
