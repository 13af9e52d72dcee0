//! `GET /iscms/{iscm}/summaries/{assessment}/versions/{number}`: a Summary of Findings as it was published,
//! and the same as a file. The address without a version shows the latest one.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use maud::{Markup, html};
use serde::Deserialize;

use super::iscm::tabs;
use super::summary::{Published, list_published, title_of};
use super::text::{foreign, full_name};
use super::{Indexed, Shown, language_of, page, registry};
use crate::app::editing::published::{ForReaders, PublishedSummary, published_summary};
use crate::app::summaries::SummaryError;
use crate::institution::Institution;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::registry::Iscm;
use crate::reports::summary::SummaryReport;
use crate::storage::summary_records::Version;
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, NoticeKind, made_up, notice, rich, summary};

/// The language of a file, where it is not the reader's.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct FileQuery {
    #[serde(default, rename = "in")]
    language: String,
}

/// The formats of the file, with their content types.
const FORMATS: [(&str, &str, &str); 3] = [
    ("html", "text/html; charset=utf-8", "published-as-page"),
    ("md", "text/markdown; charset=utf-8", "published-as-text"),
    (
        "json",
        "application/json; charset=utf-8",
        "published-as-data",
    ),
];

/// What stands at the address of a summary for everybody.
pub async fn read(
    site: &Site,
    (assessment, iscm): (&str, &str),
    number: Option<i64>,
    language: Language,
) -> Result<ForReaders, PageError> {
    let (slug, subject) = (assessment.to_owned(), iscm.to_owned());
    let read = site.app.read(move |transaction| {
        published_summary(transaction, (&slug, &subject), number, language)
    });
    match read.await {
        Ok(found) => Ok(found),
        Err(SummaryError::UnknownAssessment(_) | SummaryError::UnknownIscm(_)) => {
            Ok(ForReaders::Nothing)
        }
        Err(SummaryError::Storage(error)) => Err(error.into()),
    }
}

pub async fn get_version(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request);
    let (id, slug, number) = path.into_inner();
    let number: i64 = number.parse().map_err(|_| PageError::NotFound)?;
    let registry = registry(&site).await?;
    let iscm = registry
        .registry
        .find_iscm(&id.to_ascii_lowercase())
        .ok_or(PageError::NotFound)?;
    let found = read(&site, (&slug, iscm.id.as_str()), Some(number), language).await?;
    let published = list_published(&site, language).await?;
    respond(&site, &request, iscm, found, &published, Some(number))
        .unwrap_or(Err(PageError::NotFound))
}

/// The page of a published or withdrawn summary; `None` where nothing was published.
pub fn respond(
    site: &Site,
    request: &HttpRequest,
    iscm: &Iscm,
    found: ForReaders,
    published: &[Published],
    number: Option<i64>,
) -> Option<Result<HttpResponse, PageError>> {
    let language = language_of(request);
    let acronym = iscm.acronym.in_language(language);
    let crumbs = vec![
        Crumb::link(language.text("public-home"), &links::Home),
        Crumb::link(language.text("public-mechanisms"), &links::Iscms),
        Crumb::link(
            acronym,
            &links::Iscm {
                iscm: iscm.id.to_string(),
            },
        ),
        Crumb::here(language.text("report-summary-title")),
    ];
    let title = format!("{}: {acronym}", language.text("report-summary-title"));
    let zone = |assessment: &crate::assessment::Assessment| -> Tz {
        assessment.time_zone.parse().unwrap_or(site.time_zone)
    };
    match found {
        ForReaders::Nothing => None,
        ForReaders::Text(text) => {
            let shown = Shown {
                title: &title,
                crumbs,
                path: request.path().to_owned(),
                // What is invented is found by nobody; an old version is found through the latest.
                indexed: match text.told.marks.is_empty() && number.is_none() {
                    true => Indexed::Yes,
                    false => Indexed::No,
                },
                content: PublishedPage {
                    language,
                    institution: &site.institution,
                    origin: site.public_url.origin(),
                    zone: zone(&text.told.assessment),
                    iscm,
                    text: &text,
                    published,
                }
                .render(),
            };
            Some(Ok(page(site, request, StatusCode::OK, shown)))
        }
        ForReaders::Withdrawn {
            assessment,
            at,
            reason,
            versions,
        } => {
            let date = format::date_of(language, at, zone(&assessment));
            let content = html! {
                p.kicker { (language.text("report-summary-title")) " · " bdi { (title_of(&assessment, language)) } }
                h1 { (full_name(iscm, language)) }
                (tabs(iscm, published, Some(&assessment.slug), language))
                (notice(NoticeKind::Warning, &html! {
                    p { strong { (rich(language, "published-withdrawn", &[("date", date.as_str().into())])) } }
                    p dir="auto" { (reason) }
                }))
                (version_list(iscm, &assessment.slug, &versions, None, language, zone(&assessment)))
            };
            let shown = Shown {
                title: &title,
                crumbs,
                path: request.path().to_owned(),
                indexed: Indexed::No,
                content,
            };
            Some(Ok(page(site, request, StatusCode::GONE, shown)))
        }
    }
}

/// `GET …/versions/{number}/file.{format}`
pub async fn get_file(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<(String, String, String, String)>,
    query: web::Query<FileQuery>,
) -> Result<HttpResponse, PageError> {
    let (iscm, slug, number, format) = path.into_inner();
    let language = Language::from_tag(&query.language).unwrap_or_else(|| language_of(&request));
    let number: i64 = number.parse().map_err(|_| PageError::NotFound)?;
    let (_, content_type, _) = FORMATS
        .into_iter()
        .find(|(name, ..)| *name == format)
        .ok_or(PageError::NotFound)?;
    let iscm = iscm.to_ascii_lowercase();
    let ForReaders::Text(text) = read(&site, (&slug, &iscm), Some(number), language).await? else {
        return Err(PageError::NotFound);
    };
    let told = &text.told;
    let told_in = told.summary.language;
    let report = SummaryReport {
        summary: &told.summary,
        assessment_title: told.assessment.title_in(told_in),
        marks: &told.marks,
        names: &told.names,
    };
    let body = match format.as_str() {
        "html" => report.html(),
        "md" => report.markdown(),
        _ => format!("{:#}\n", report.json()),
    };
    // Short names and ids hold nothing but letters, digits and hyphens.
    let name = format!("{iscm}-{slug}-v{number}-{}.{format}", told_in.code());
    Ok(HttpResponse::Ok()
        .content_type(content_type)
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .body(body))
}

struct PublishedPage<'a> {
    language: Language,
    institution: &'a Institution,
    origin: &'a str,
    zone: Tz,
    iscm: &'a Iscm,
    text: &'a PublishedSummary,
    published: &'a [Published],
}

impl PublishedPage<'_> {
    fn render(&self) -> Markup {
        let language = self.language;
        let told = &self.text.told;
        let title = title_of(&told.assessment, language);
        let told_in = told.summary.language;
        let report = SummaryReport {
            summary: &told.summary,
            assessment_title: &title,
            marks: &told.marks,
            names: &told.names,
        };
        let latest = self.text.versions.first().map(|version| version.number);
        html! {
            p.kicker { (language.text("report-summary-title")) " · " bdi { (title) } }
            h1 { (full_name(self.iscm, language)) }
            (tabs(self.iscm, self.published, Some(&told.assessment.slug), language))
            @for mark in &told.marks { (made_up(language, *mark)) }
            @if latest.is_some_and(|latest| latest != self.text.version.number) {
                @let current = links::Summary { iscm: self.iscm.id.to_string(), assessment: told.assessment.slug.clone() };
                (notice(NoticeKind::Warning, &html! { p { (language.text("published-older")) " " a href=(current.path()) { (language.text("published-to-latest")) } } }))
            }
            @if told_in == language {
                (summary(&report, &|_| None))
            } @else {
                div.notice { p { (rich(language, "public-summary-in-language", &[("language", foreign(told_in.own_name(), told_in).into())])) } }
                div lang=(told_in.code()) dir=(told_in.direction().html()) { (summary(&report, &|_| None)) }
            }
            aside { (self.about()) }
        }
    }

    /// Date, citation, files, versions.
    fn about(&self) -> Markup {
        let language = self.language;
        let told = &self.text.told;
        let version = &self.text.version;
        let number = version.number.to_string();
        let slug = told.assessment.slug.as_str();
        let date = format::date_of(language, version.published_at, self.zone);
        let address = links::SummaryVersion {
            iscm: self.iscm.id.to_string(),
            assessment: slug.to_owned(),
            number: number.clone(),
        }
        .path();
        let name = self.iscm.name.in_language(language);
        let title = title_of(&told.assessment, language);
        let year = version
            .published_at
            .with_timezone(&self.zone)
            .format("%Y")
            .to_string();
        let link = format!("{}{address}", self.origin);
        html! {
            div.panel {
                h2 { (language.text("published-about")) }
                dl {
                    dt { (language.text("published-on")) } dd { (date) }
                    dt { (language.text("published-number")) } dd { (number) }
                    dt { (language.text("published-cite")) }
                    dd.ref { (rich(language, "published-citation", &[
                        ("institution", self.institution.name.as_str().into()),
                        ("year", year.as_str().into()),
                        ("name", name.into()),
                        ("assessment", title.as_str().into()),
                        ("number", number.as_str().into()),
                        ("link", html! { bdi.code dir="ltr" { (link) } }.into()),
                    ])) }
                    dt { (language.text("published-digest")) } dd { bdi.code dir="ltr" { (version.digest) } }
                }
            }
            div.no-print {
                h2 { (language.text("published-files")) }
                ul {
                    @for (format, _, key) in FORMATS {
                        @let file = links::SummaryVersionFile { iscm: self.iscm.id.to_string(), assessment: slug.to_owned(), number: number.clone(), format: format.to_owned() };
                        li { a href=(file.with_query(&[("in", told.summary.language.code())])) download { (language.text(key)) } }
                    }
                }
                h2 { (language.text("published-languages")) }
                ul {
                    @for one in &self.text.languages {
                        li { a href=(crate::web::parts::in_language(&address, *one)) lang=(one.code()) hreflang=(one.code()) { bdi { (one.own_name()) } } }
                    }
                }
            }
            (version_list(self.iscm, slug, &self.text.versions, Some(version.number), language, self.zone))
        }
    }
}

fn version_list(
    iscm: &Iscm,
    slug: &str,
    versions: &[Version],
    shown: Option<i64>,
    language: Language,
    zone: Tz,
) -> Markup {
    html! {
        @if versions.len() > 1 || (shown.is_none() && !versions.is_empty()) {
            h2 { (language.text("published-versions")) }
            ul {
                @for version in versions {
                    @let link = links::SummaryVersion { iscm: iscm.id.to_string(), assessment: slug.to_owned(), number: version.number.to_string() };
                    li {
                        a href=(link.path()) aria-current=[(shown == Some(version.number)).then_some("page")] { (language.text_with("published-version", &[("number", version.number.to_string().into())])) }
                        " · " (format::date_of(language, version.published_at, zone))
                    }
                }
            }
        }
    }
}
