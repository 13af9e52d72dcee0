//! The Summary of Findings of one mechanism in one round, each statement with its sources beside it, and the
//! same as a file.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value as Json;

use super::round::{MECHANISMS, RoundPage, Sight};
use super::{Shown, language_of, page};
use crate::app::reporting::{Imprint, read_summary_file};
use crate::app::summaries::{SummaryError, ToldSummary, export_summary, summary_of};
use crate::findings::{HiddenValue, Section, Source, Statement, Summary};
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::answers::Address;
use crate::reports::file::{FileError, FileFormat};
use crate::reports::pdf::MissingFont;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, NoticeKind, answer_id, notice};
use crate::web::press::missing_font_text;
use crate::web::request::Staff;
use crate::web::{Site, html_page};

/// What the address may ask for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SummaryQuery {
    /// `1`: all sources are open, for paper.
    #[serde(default)]
    open: String,
    /// The language of a file, where it is not that of the page.
    #[serde(default, rename = "in")]
    language: String,
    /// `0`: a printed file without the answers behind the sentences.
    #[serde(default)]
    sources: String,
}

impl From<SummaryError> for PageError {
    fn from(error: SummaryError) -> Self {
        match error {
            SummaryError::UnknownAssessment(_) | SummaryError::UnknownIscm(_) => {
                PageError::NotFound
            }
            SummaryError::Storage(error) => error.into(),
        }
    }
}

/// The formats of the file, with the messages that name them.
const FORMATS: [(FileFormat, &str); 5] = [
    (FileFormat::Pdf, "summary-as-pdf"),
    (FileFormat::Docx, "summary-as-word"),
    (FileFormat::Html, "summary-as-page"),
    (FileFormat::Markdown, "summary-as-text"),
    (FileFormat::Json, "summary-as-data"),
];

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    query: web::Query<SummaryQuery>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let sight = Sight::of(staff.user());
    let (slug, iscm) = path.into_inner();
    if !sight.sees_iscm(&iscm) {
        return Err(PageError::NotFound);
    }
    let audience = sight.audience();
    let (named, subject) = (slug.clone(), iscm.clone());
    let read = site
        .app
        .read(move |transaction| summary_of(transaction, &named, &subject, language, audience));
    // A round that exists and a mechanism on which nobody answered give nothing to read.
    let told = read.await?.ok_or(PageError::NotFound)?;
    let view = SummaryView {
        language,
        iscm: &iscm,
        told: &told,
        opens_answers: sight.opens_answers(),
        is_open: query.open == "1",
    };
    let findings = links::DeskFindings { assessment: slug };
    let shown = RoundPage {
        assessment: &told.assessment,
        tab: None,
        marks: &told.marks,
        title: html! { bdi { (full_name(&told.summary)) } },
        plain_title: language.text("report-summary-title"),
        crumbs: vec![
            Crumb {
                label: language.text("round-tab-mechanisms"),
                href: Some(findings.with_query(&[("part", MECHANISMS)])),
            },
            Crumb::link(
                short_name(&told.summary),
                &links::DeskIscmFindings {
                    assessment: told.assessment.slug.clone(),
                    iscm: iscm.clone(),
                },
            ),
        ],
        has_errors: false,
        before: html! {},
        content: view.render(),
    };
    Ok(html_page(
        StatusCode::OK,
        &shown.render(&site, &request, &staff, language),
    ))
}

/// `GET …/file.{pdf,docx,html,md,json}`
pub async fn get_file(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String, String)>,
    query: web::Query<SummaryQuery>,
) -> Result<HttpResponse, PageError> {
    let sight = Sight::of(staff.user());
    let (slug, iscm, wanted) = path.into_inner();
    let language =
        Language::from_tag(&query.language).unwrap_or_else(|| language_of(&request, &staff));
    let format = FileFormat::from_code(&wanted).ok_or(PageError::NotFound)?;
    if !sight.sees_iscm(&iscm) {
        return Err(PageError::NotFound);
    }
    let (audience, author) = (sight.audience(), staff.author());
    let imprint = imprint(&site, query.sources != "0");
    let write = site.app.write(move |transaction| {
        let told = export_summary(
            transaction,
            (&slug, &iscm),
            (language, format.code()),
            audience,
            &author,
        )?;
        told.map(|told| read_summary_file(transaction, told, audience, format, &imprint))
            .transpose()
            .map_err(PageError::from)
    });
    let file = write.await?.ok_or(PageError::NotFound)?;
    let name = file.name();
    let body = match site.press.print(move |fonts| file.write(fonts)).await? {
        Ok(body) => body,
        Err(error) => return missing_font_page(&site, &request, &staff, error),
    };
    Ok(HttpResponse::Ok()
        .content_type(format.content_type())
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .body(body))
}

/// Who gives reports out, on this installation.
pub fn imprint(site: &Site, has_sources: bool) -> Imprint {
    Imprint {
        institution: site.institution.name.clone(),
        unit: site.institution.unit.clone(),
        time_zone: site.time_zone,
        has_sources,
    }
}

/// A file that could not be written: what the operator has to do, where a font is missing.
pub fn missing_font_page(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    error: FileError,
) -> Result<HttpResponse, PageError> {
    match error.missing_font() {
        Some(missing) => Ok(font_page(site, request, staff, missing)),
        None => Err(PageError::internal(error)),
    }
}

/// A page that says which font is missing.
pub fn font_page(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    missing: &MissingFont,
) -> HttpResponse {
    let language = language_of(request, staff);
    tracing::warn!(%missing, "a file could not be drawn");
    let title = language.text("report-font-missing-title");
    let shown = Shown {
        title: &title,
        crumbs: vec![Crumb::here(title.clone())],
        has_errors: true,
        content: html! {
            h1 { (title) }
            p.lead { (missing_font_text(language, missing)) }
        },
    };
    let page = page(site, request, staff, shown);
    html_page(StatusCode::SERVICE_UNAVAILABLE, &page)
}

pub(super) fn short_name(summary: &Summary) -> String {
    summary
        .acronym
        .clone()
        .unwrap_or_else(|| summary.name.clone())
}

pub(super) fn full_name(summary: &Summary) -> String {
    match &summary.acronym {
        Some(acronym) if *acronym != summary.name => format!("{} ({acronym})", summary.name),
        _ => summary.name.clone(),
    }
}

/// A summary as staff read it.
struct SummaryView<'a> {
    language: Language,
    iscm: &'a str,
    told: &'a ToldSummary,
    opens_answers: bool,
    is_open: bool,
}

impl SummaryView<'_> {
    fn render(&self) -> Markup {
        let language = self.language;
        let summary = &self.told.summary;
        html! {
            @if let Some(line) = summary.notice() {
                (notice(NoticeKind::Plain, &html! { p { (line.text) } }))
            }
            @if self.opens_answers {
                @let editor = links::DeskEditor { assessment: self.told.assessment.slug.clone(), iscm: self.iscm.to_owned() };
                p.no-print { a.btn.quiet.sm href=(editor.path()) { (language.text("editor-open")) } }
            }
            (self.files())
            @for section in &summary.sections { (self.section(section)) }
            @if summary.untranslated_left_out > 0 {
                p.soft { (language.text_with("report-left-out", &[("count", summary.untranslated_left_out.into())])) }
            }
        }
    }

    fn files(&self) -> Markup {
        let language = self.language;
        let page = links::DeskSummary {
            assessment: self.told.assessment.slug.clone(),
            iscm: self.iscm.to_owned(),
        };
        html! {
            p.no-print {
                (language.text("summary-save-as")) " "
                @for (index, (format, key)) in FORMATS.into_iter().enumerate() {
                    @if index > 0 { " · " }
                    @let file = links::DeskSummaryFile { assessment: self.told.assessment.slug.clone(), iscm: self.iscm.to_owned(), format: format.code().to_owned() };
                    a href=(file.with_query(&[("in", language.code())])) { (language.text(key)) }
                }
                " · "
                @if self.is_open { a href=(page.path()) { (language.text("summary-close-sources")) } }
                @else { a href=(page.with_query(&[("open", "1")])) { (language.text("summary-open-sources")) } }
            }
        }
    }

    fn section(&self, section: &Section) -> Markup {
        let language = self.language;
        let paragraphs = section.paragraphs();
        html! {
            h2 id=(anchor(&section.id)) { bdi { (section.title) } }
            @if paragraphs.is_empty() { p.soft { (language.text("report-nothing")) } }
            @for paragraph in paragraphs {
                @for statement in paragraph { (self.statement(statement)) }
            }
        }
    }

    fn statement(&self, statement: &Statement) -> Markup {
        let language = self.language;
        let other = (statement.language != language).then_some(statement.language);
        let id = anchor(&statement.key);
        let has_more = !statement.sources.is_empty()
            || !statement.conditions.is_empty()
            || !statement.hidden.is_empty();
        html! {
            div.statement id=(id) {
                p lang=[other.map(Language::code)] dir=[other.map(|other| other.direction().html())] {
                    (statement.text)
                    @if statement.staff_only { " " span.made-up { (language.text("report-staff-only")) } }
                    @if statement.untranslated { " " span.made-up { (language.text("report-untranslated")) } }
                }
                @if has_more {
                    details.src open[self.is_open] {
                        summary {
                            (language.text_with("report-sources", &[("count", statement.sources.len().into())]))
                            span.hide { ": " (statement.text) }
                        }
                        (self.sources(&statement.sources))
                        @if !statement.conditions.is_empty() {
                            p.soft { (language.text("report-conditions")) }
                            (self.sources(&statement.conditions))
                        }
                        @for hidden in &statement.hidden { (self.hidden(hidden)) }
                        a href=(format!("#{id}")) { (language.text("summary-link")) }
                    }
                }
            }
        }
    }

    fn sources(&self, sources: &[Source]) -> Markup {
        html! {
            @if !sources.is_empty() {
                ul.sources { @for source in sources { li { (self.source(source)) } } }
            }
        }
    }

    fn source(&self, source: &Source) -> Markup {
        let language = self.language;
        let name = if source.respondent == self.told.summary.iscm {
            short_name(&self.told.summary)
        } else {
            let names = &self.told.names;
            names
                .get(&source.respondent)
                .unwrap_or(&source.respondent)
                .clone()
        };
        let answer = source
            .shown
            .clone()
            .unwrap_or_else(|| as_stored(&source.value));
        let link = links::DeskResponse {
            assessment: self.told.assessment.slug.clone(),
            organization: source.respondent.clone(),
        };
        html! {
            @if let Some(question) = &source.question { span.soft { bdi { (question) } } br; }
            @if answer.is_empty() { (language.text("report-not-answered")) } @else { bdi { (answer) } }
            " · "
            @if self.opens_answers {
                a href=(format!("{}#{}", link.path(), answer_id(&Address::parse(&source.address)))) { bdi { (name) } }
            } @else {
                bdi { (name) }
            }
        }
    }

    fn hidden(&self, hidden: &HiddenValue) -> Markup {
        html! {
            p.soft title=(hidden.function) {
                (self.language.text("report-hidden")) ": " (hidden.in_words(self.language))
            }
        }
    }
}

fn as_stored(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(as_stored).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// An id for a statement: keys hold what respondents named their entries.
fn anchor(key: &str) -> String {
    let mut anchor = String::from("s-");
    for letter in key.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => anchor.push(letter),
            '/' => anchor.push('.'),
            other => anchor.push_str(&format!("_{:x}", u32::from(other))),
        }
    }
    anchor
}
