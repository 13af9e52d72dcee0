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
use crate::app::editing::printing::published_document;
use crate::app::editing::published::{ForReaders, PublishedSummary, published_summary};
use crate::app::reporting::Imprint;
use crate::app::summaries::SummaryError;
use crate::assessment::Assessment;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::registry::Iscm;
use crate::reports::file::{FileError, FileFormat};
use crate::reports::pdf::Fonts;
use crate::reports::summary::SummaryReport;
use crate::storage::summary_records::Version;
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, NoticeKind, made_up, notice, rich, summary};
use crate::web::press::missing_font_text;

/// The language of a file, where it is not the reader's.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct FileQuery {
    #[serde(default, rename = "in")]
    language: String,
}

/// The formats of the file, and what a link to each is called.
const FORMATS: [(FileFormat, &str); 5] = [
    (FileFormat::Pdf, "published-as-pdf"),
    (FileFormat::Docx, "published-as-word"),
    (FileFormat::Html, "published-as-page"),
    (FileFormat::Markdown, "published-as-text"),
    (FileFormat::Json, "published-as-data"),
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
    let zone =
        |assessment: &Assessment| -> Tz { assessment.time_zone.parse().unwrap_or(site.time_zone) };
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
                    citing: Citing::of(site, &text),
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
    let format = FileFormat::from_code(&format).ok_or(PageError::NotFound)?;
    let iscm = iscm.to_ascii_lowercase();
    let ForReaders::Text(text) = read(&site, (&slug, &iscm), Some(number), language).await? else {
        return Err(PageError::NotFound);
    };
    let told_in = text.told.summary.language;
    // Short names and ids hold nothing but letters, digits and hyphens.
    let name = format!(
        "{iscm}-{slug}-v{number}-{}.{}",
        told_in.code(),
        format.code()
    );
    let citing = Citing::of(&site, &text);
    let body = if format.is_printed() {
        let citation = citing.text(told_in, &text.told.summary.name);
        let imprint = Imprint {
            institution: site.institution.name.clone(),
            unit: site.institution.unit.clone(),
            time_zone: site.time_zone,
            has_sources: true,
        };
        let print = move |fonts: &Fonts| {
            format.write_document(&published_document(&text, &imprint, citation), fonts)
        };
        match site.press.print(print).await? {
            Ok(body) => body,
            Err(error) => return without_font(&site, &request, error),
        }
    } else {
        let told = &text.told;
        let report = SummaryReport {
            summary: &told.summary,
            assessment_title: told.assessment.title_in(told_in),
            marks: &told.marks,
            names: &told.names,
        };
        format
            .write_summary(&report, None)
            .map_err(PageError::internal)?
    };
    Ok(HttpResponse::Ok()
        .content_type(format.content_type())
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .body(body))
}

/// Says which letters cannot be drawn; the other formats are there.
fn without_font(
    site: &Site,
    request: &HttpRequest,
    error: FileError,
) -> Result<HttpResponse, PageError> {
    let Some(missing) = error.missing_font() else {
        return Err(PageError::internal(error));
    };
    tracing::warn!(%missing, "a file could not be drawn");
    let language = language_of(request);
    let title = language.text("report-font-missing-title");
    let shown = Shown {
        title: &title,
        crumbs: vec![Crumb::link(language.text("public-home"), &links::Home)],
        path: request.path().to_owned(),
        indexed: Indexed::No,
        content: html! {
            h1 { (title) }
            p.lead { (missing_font_text(language, missing)) }
        },
    };
    Ok(page(site, request, StatusCode::SERVICE_UNAVAILABLE, shown))
}

/// What a version is cited by, besides its name.
struct Citing {
    institution: String,
    year: String,
    assessment: Assessment,
    number: String,
    /// The whole address.
    link: String,
}

impl Citing {
    fn of(site: &Site, published: &PublishedSummary) -> Citing {
        let told = &published.told;
        let zone: Tz = told.assessment.time_zone.parse().unwrap_or(site.time_zone);
        let version = &published.version;
        let number = version.number.to_string();
        let address = links::SummaryVersion {
            iscm: told.summary.iscm.clone(),
            assessment: told.assessment.slug.clone(),
            number: number.clone(),
        };
        Citing {
            institution: site.institution.name.clone(),
            year: version
                .published_at
                .with_timezone(&zone)
                .format("%Y")
                .to_string(),
            assessment: told.assessment.clone(),
            number,
            link: format!("{}{}", site.public_url.origin(), address.path()),
        }
    }

    /// For paper.
    fn text(&self, language: Language, name: &str) -> String {
        language.text_with(
            "published-citation",
            &[
                ("institution", self.institution.as_str().into()),
                ("year", self.year.as_str().into()),
                ("name", name.into()),
                ("assessment", self.assessment.title_in(language).into()),
                ("number", self.number.as_str().into()),
                ("link", self.link.as_str().into()),
            ],
        )
    }

    /// For a page.
    fn markup(&self, language: Language, name: &str) -> Markup {
        let title = title_of(&self.assessment, language);
        rich(
            language,
            "published-citation",
            &[
                ("institution", self.institution.as_str().into()),
                ("year", self.year.as_str().into()),
                ("name", name.into()),
                ("assessment", title.as_str().into()),
                ("number", self.number.as_str().into()),
                ("link", html! { bdi.code dir="ltr" { (self.link) } }.into()),
            ],
        )
    }
}

struct PublishedPage<'a> {
    language: Language,
    citing: Citing,
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
        html! {
            div.panel {
                h2 { (language.text("published-about")) }
                dl {
                    dt { (language.text("published-on")) } dd { (date) }
                    dt { (language.text("published-number")) } dd { (number) }
                    dt { (language.text("published-cite")) }
                    dd.ref { (self.citing.markup(language, name)) }
                    dt { (language.text("published-digest")) } dd { bdi.code dir="ltr" { (version.digest) } }
                }
            }
            div.no-print {
                h2 { (language.text("published-files")) }
                ul {
                    @for (format, key) in FORMATS {
                        @let file = links::SummaryVersionFile { iscm: self.iscm.id.to_string(), assessment: slug.to_owned(), number: number.clone(), format: format.code().to_owned() };
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
