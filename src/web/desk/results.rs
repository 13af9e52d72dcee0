//! The results of a round for readers outside: what would be published, the button, and what was.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::language_of;
use super::round::{RoundPage, Tab, find_round, zone_of};
use crate::app::publishing::{PublishError, preview_results, publish_results, withdraw_results};
use crate::assessment::Assessment;
use crate::findings::release::Balance;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::StorageError;
use crate::storage::published_results::{ReleaseLine, list_releases};
use crate::web::error::PageError;
use crate::web::parts::{Column, NoticeKind, Row, Table, notice, table};
use crate::web::request::{FORM_KEY, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

const PUBLISH: &str = "publish";
const WITHDRAW: &str = "withdraw";

/// Everything the page shows.
struct ResultsPage {
    assessment: Assessment,
    /// What would be published, or why nothing is.
    next: Result<Balance, PublishError>,
    releases: Vec<ReleaseLine>,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, &staff, &path.into_inner(), None).await
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let slug = path.into_inner();
    let here = links::DeskResults {
        assessment: slug.clone(),
    };
    let author = staff.author();
    let (what, number) = (
        form.0.get("do").to_owned(),
        form.0.get("number").parse().ok(),
    );
    let of = slug.clone();
    let done = site
        .app
        .write(move |transaction| match (what.as_str(), number) {
            (PUBLISH, _) => publish_results(transaction, &of, &author).map(drop),
            (WITHDRAW, Some(number)) => withdraw_results(transaction, &of, number, &author),
            _ => Ok(()),
        });
    match done.await {
        Ok(()) => Ok(see_other(&here.path())),
        Err(PublishError::NotFound) => Err(PageError::NotFound),
        // Somebody published or withdrew at the same moment: the page shows what holds now.
        Err(PublishError::NoSuchRelease(_) | PublishError::Storage(StorageError::Conflict(_))) => {
            Ok(see_other(&here.path()))
        }
        Err(PublishError::Storage(error)) => Err(error.into()),
        Err(problem) => show(&site, &request, &staff, &slug, Some(problem)).await,
    }
}

async fn show(
    site: &web::Data<Site>,
    request: &HttpRequest,
    staff: &Staff,
    slug: &str,
    problem: Option<PublishError>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let slug = slug.to_owned();
    let read = site.app.read(move |transaction| {
        let assessment = find_round(transaction, &slug)?;
        let releases = list_releases(transaction.connection, &assessment.id)?;
        let next = match preview_results(transaction, &slug) {
            Err(PublishError::Storage(error)) => return Err(error.into()),
            other => other.map(|preview| preview.balance),
        };
        Ok::<_, PageError>(ResultsPage {
            assessment,
            next,
            releases,
        })
    });
    let page = read.await?;
    let status = match problem {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let title = language.text("desk-results");
    let before = html! {
        @if let Some(problem) = &problem {
            (notice(NoticeKind::Warning, &html! { p role="alert" { (problem_text(language, problem)) } }))
        }
    };
    let round = RoundPage {
        assessment: &page.assessment,
        tab: Some(Tab::Results),
        marks: &[],
        title: html! { (title) },
        plain_title: title,
        crumbs: Vec::new(),
        has_errors: problem.is_some(),
        before,
        content: content(language, &page, staff, zone_of(&page.assessment, site)),
    };
    Ok(html_page(
        status,
        &round.render(site, request, staff, language),
    ))
}

fn problem_text(language: Language, problem: &PublishError) -> String {
    let key = match problem {
        PublishError::NotClosed => "desk-results-not-closed",
        PublishError::MinimumTooSmall(_) => "desk-results-minimum",
        PublishError::Unchanged => "desk-results-unchanged",
        PublishError::GivenAway => "desk-results-given-away",
        _ => "desk-results-nothing",
    };
    language.text(key)
}

fn content(language: Language, page: &ResultsPage, staff: &Staff, zone: Tz) -> Markup {
    let here = links::DeskResults {
        assessment: page.assessment.slug.clone(),
    };
    html! {
        p.lead { (language.text("desk-results-lead")) }
        @match &page.next {
            Err(problem) => p { (problem_text(language, problem)) },
            Ok(balance) => {
                h2 { (language.text("desk-results-next")) }
                (balance_table(language, balance))
                form.no-print method="post" action=(here.path()) {
                    input type="hidden" name=(FORM_KEY) value=(staff.0.form_key);
                    input type="hidden" name="do" value=(PUBLISH);
                    p.soft { (language.text("desk-results-for-ever")) }
                    button.btn { (language.text("desk-results-publish")) }
                }
            }
        }
        h2 { (language.text("desk-results-releases")) }
        (releases(language, page, staff, zone))
    }
}

fn balance_table(language: Language, balance: &Balance) -> Markup {
    let number = |count: usize| html! { (format::number(language, count as f64)) };
    let mut rows = vec![Row {
        cells: vec![
            html! { (language.text("desk-results-shown")) },
            number(balance.shown),
        ],
    }];
    for (reason, count) in &balance.hidden {
        let why = language.text_with("desk-results-hidden", &[("reason", reason.code().into())]);
        rows.push(Row {
            cells: vec![html! { (why) }, number(*count)],
        });
    }
    table(&Table {
        caption: &language.text("desk-results-next"),
        hide_caption: true,
        columns: vec![
            Column::text(language.text("desk-results-what")),
            Column::number(language.text("desk-results-numbers")),
        ],
        rows,
        empty: "",
    })
}

fn releases(language: Language, page: &ResultsPage, staff: &Staff, zone: Tz) -> Markup {
    let slug = &page.assessment.slug;
    let here = links::DeskResults {
        assessment: slug.clone(),
    };
    let rows = page.releases.iter().map(|line| {
        let number = line.number.to_string();
        let public = links::ResultsRelease {
            assessment: slug.clone(),
            number: number.clone(),
        };
        let name = language.text_with("results-release", &[("number", number.as_str().into())]);
        Row {
            cells: vec![
                html! {
                    @match line.withdrawn_at {
                        Some(_) => (name),
                        None => a href=(public.path()) { (name) },
                    }
                },
                html! { (format::instant(language, line.published_at, zone)) },
                html! {
                    @match line.withdrawn_at {
                        Some(at) => (language.text_with("desk-results-withdrawn", &[("date", format::date_of(language, at, zone).as_str().into())])),
                        None => form method="post" action=(here.path()) {
                            input type="hidden" name=(FORM_KEY) value=(staff.0.form_key);
                            input type="hidden" name="do" value=(WITHDRAW);
                            input type="hidden" name="number" value=(number);
                            button.btn.quiet.sm { (language.text("desk-results-withdraw")) span.hide { ": " (name) } }
                        },
                    }
                },
            ],
        }
    });
    table(&Table {
        caption: &language.text("desk-results-releases"),
        hide_caption: true,
        columns: vec![
            Column::text(language.text("desk-results-release")),
            Column::text(language.text("desk-results-published")),
            Column::text(language.text("desk-results-state")),
        ],
        rows: rows.collect(),
        empty: &language.text("desk-results-none"),
    })
}
