//! `…/summaries/{iscm}/versions/{number}`: a published version, with what became another since the one before.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::{crumbs, differing, full_name};
use crate::app::editing::{EditingError, open};
use crate::findings::Summary;
use crate::findings::draft::document::Publication;
use crate::language::Language;
use crate::links::{self, Link};
use crate::storage::StorageError;
use crate::storage::summary_records::{find_document, list_versions};
use crate::web::desk::language_of;
use crate::web::desk::round::{RoundPage, Sight};
use crate::web::error::PageError;
use crate::web::parts::Crumb;
use crate::web::request::Staff;
use crate::web::{Site, html_page};

/// The language of the text.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct VersionQuery {
    #[serde(default, rename = "in")]
    language: String,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String, String)>,
    query: web::Query<VersionQuery>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let (assessment, iscm, number) = path.into_inner();
    if !Sight::of(staff.user()).sees_iscm(&iscm) {
        return Err(PageError::NotFound);
    }
    let number: i64 = number.parse().map_err(|_| PageError::NotFound)?;
    let (slug, subject) = (assessment.clone(), iscm.clone());
    let read = site.app.read(move |transaction| {
        let opened = open(transaction, &slug, &subject)?.ok_or(EditingError::NotThere)?;
        let stored = opened.stored.clone().ok_or(EditingError::NotBegun)?;
        let mut read = |number| -> Result<Option<Publication>, EditingError> {
            let Some(document) = find_document(transaction.connection, &stored.id, number)? else {
                return Ok(None);
            };
            let publication = Publication::parse(&document).map_err(|_| StorageError::Corrupt {
                table: "summary_versions",
                column: "document",
                row: stored.id.to_string(),
            })?;
            Ok(Some(publication))
        };
        let version = read(number)?.ok_or(EditingError::NotThere)?;
        let before = read(number - 1)?;
        let versions = list_versions(transaction.connection, &stored.id)?;
        Ok::<_, EditingError>((opened, version, before, versions))
    });
    let (opened, version, before, versions) = read.await?;
    let wanted = Language::from_tag(&query.language).unwrap_or(language);
    let text = version.text_in(wanted);
    let told_in = text.summary.language;
    let old = before
        .as_ref()
        .and_then(|before| before.texts.get(&told_in))
        .map(|text| &text.summary);
    let link = |number: i64| links::DeskSummaryVersion {
        assessment: assessment.clone(),
        iscm: iscm.clone(),
        number: number.to_string(),
    };
    let content = html! {
        nav.tabs aria-label=(language.text("editor-languages")) {
            ul {
                @for one in version.texts.keys() {
                    li { a href=(link(number).with_query(&[("in", one.code())])) aria-current=[(*one == told_in).then_some("page")] { bdi lang=(one.code()) { (one.own_name()) } } }
                }
            }
        }
        @if old.is_some() { p.soft { (language.text_with("version-differences", &[("number", (number - 1).to_string().into())])) } }
        div lang=(told_in.code()) dir=(told_in.direction().html()) { (differences(&text.summary, old)) }
        h2 { (language.text("published-versions")) }
        ul {
            @for other in &versions {
                li { a href=(link(other.number).path()) aria-current=[(other.number == number).then_some("page")] { (language.text_with("published-version", &[("number", other.number.to_string().into())])) } }
            }
        }
    };
    let mut way = crumbs(language, &opened, &iscm);
    way.push(Crumb::link(
        language.text("stage-title"),
        &links::DeskSummaryStage {
            assessment: assessment.clone(),
            iscm: iscm.clone(),
        },
    ));
    let name = full_name(&opened, language);
    let page = RoundPage {
        assessment: &opened.assessment,
        tab: None,
        marks: &version.marks,
        title: html! { bdi { (name) } },
        plain_title: language.text_with(
            "published-version",
            &[("number", number.to_string().into())],
        ),
        crumbs: way,
        has_errors: false,
        before: html! {},
        content,
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

/// The text with what went and what came.
fn differences(now: &Summary, before: Option<&Summary>) -> Markup {
    let text_of = |summary: &Summary, key: &str| {
        summary
            .sections
            .iter()
            .flat_map(|section| &section.statements)
            .find(|statement| statement.key == key)
            .map(|statement| statement.text.clone())
    };
    html! {
        @for section in &now.sections {
            h2 { (section.title) }
            @for statement in &section.statements {
                p.told {
                    @match before {
                        None => (statement.text),
                        Some(before) => @match text_of(before, &statement.key) {
                            Some(old) => (differing(&old, &statement.text)),
                            None => ins { (statement.text) },
                        },
                    }
                }
            }
            @if let Some(before) = before {
                @for old in before.sections.iter().filter(|old| old.id == section.id).flat_map(|old| &old.statements) {
                    @if text_of(now, &old.key).is_none() { p.told { del { (old.text) } } }
                }
            }
        }
    }
}
