//! The reports of a round: the overall one, and all summaries in one file, made while a page shows how far it is.

use std::sync::Arc;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::round::{RoundPage, Sight, Tab, find_round};
use super::summary::{imprint, missing_font_page};
use super::{Shown, language_of, page, recommendations};
use crate::app::reporting::{
    Reader, list_reported, note_overall_export, overall_report, read_summary_file,
};
use crate::app::secret;
use crate::app::summaries::export_summary;
use crate::assessment::{Assessment, Author, Recommendations};
use crate::findings::tally::Audience;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::reports::file::{Bundle, FileError, FileFormat};
use crate::storage::StorageError;
use crate::storage::recommendations::list_recommendations;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, NoticeKind, message, notice};
use crate::web::press::{Job, JobState, Owner};
use crate::web::request::{FORM_KEY, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// Formats of the overall report, with the messages that name them.
const OVERALL: [(FileFormat, &str); 4] = [
    (FileFormat::Pdf, "summary-as-pdf"),
    (FileFormat::Docx, "summary-as-word"),
    (FileFormat::Html, "summary-as-page"),
    (FileFormat::Markdown, "summary-as-text"),
];

/// Formats of all summaries at once.
const ALL: [(FileFormat, &str); 5] = [
    (FileFormat::Pdf, "summary-as-pdf"),
    (FileFormat::Docx, "summary-as-word"),
    (FileFormat::Html, "summary-as-page"),
    (FileFormat::Markdown, "summary-as-text"),
    (FileFormat::Json, "summary-as-data"),
];

/// The mechanisms whose reports somebody may have.
async fn seen_mechanisms(
    site: &Site,
    slug: &str,
    sight: &Sight,
    language: Language,
) -> Result<(Assessment, Vec<(String, String)>), PageError> {
    let (slug, sight) = (slug.to_owned(), sight.clone());
    site.app
        .read(move |transaction| {
            let assessment = find_round(transaction, &slug)?;
            let mut list = list_reported(transaction, &assessment, language)?;
            list.retain(|(iscm, _)| sight.sees_iscm(iscm));
            Ok::<_, PageError>((assessment, list))
        })
        .await
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let sight = Sight::of(staff.user());
    let (assessment, mechanisms) = seen_mechanisms(&site, &path, &sight, language).await?;
    let id = assessment.id.clone();
    let read = site
        .app
        .read(move |transaction| list_recommendations(transaction.connection, &id));
    let texts = read.await?;
    let title = language.text("reports-title");
    let page = RoundPage {
        assessment: &assessment,
        tab: Some(Tab::Reports),
        marks: &[],
        title: html! { (title) },
        plain_title: title,
        crumbs: Vec::new(),
        has_errors: false,
        before: html! {},
        content: view(
            language,
            &assessment,
            &sight,
            &staff.0.form_key,
            mechanisms.len(),
            &texts,
        ),
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

fn view(
    language: Language,
    assessment: &Assessment,
    sight: &Sight,
    form_key: &str,
    mechanisms: usize,
    texts: &Recommendations,
) -> Markup {
    let slug = || assessment.slug.clone();
    html! {
        @if sight.iscms.is_none() {
            h2 { (language.text("report-overall-title")) }
            p { (language.text("reports-overall-lead")) }
            p {
                (language.text("summary-save-as")) " "
                @for (index, (format, key)) in OVERALL.into_iter().enumerate() {
                    @if index > 0 { " · " }
                    @let file = links::DeskOverallFile { assessment: slug(), format: format.code().to_owned() };
                    a href=(file.with_query(&[("in", language.code())])) { (language.text(key)) }
                }
            }
            @if sight.opens_answers() {
                h3 { (language.text("recommendations-title")) }
                p {
                    (recommendations::standing(language, texts, language)) " "
                    a href=(links::DeskRecommendations { assessment: slug() }.with_query(&[("in", language.code())])) { (language.text("recommendations-open")) }
                }
                @if texts.text_in(language).is_none() { p.soft { (language.text("recommendations-left-out")) } }
            }
        }
        h2 { (language.text("reports-all")) }
        @if mechanisms == 0 {
            p { (language.text("mechanisms-none")) }
        } @else {
            p { (language.text_with("reports-all-lead", &[("count", mechanisms.into())])) }
            form method="post" action=(links::DeskReports { assessment: slug() }.path()) {
                input type="hidden" name=(FORM_KEY) value=(form_key);
                p.field {
                    label for="format" { (language.text("reports-format")) }
                    select #format name="format" {
                        @for (format, key) in ALL { option value=(format.code()) { (language.text(key)) } }
                    }
                }
                p.field {
                    label for="in" { (language.text("reports-language")) }
                    select #in name="in" {
                        @for other in Language::ALL {
                            option value=(other.code()) lang=(other.code()) selected[other == language] { (other.own_name()) }
                        }
                    }
                }
                div.field {
                    label.pick { input type="checkbox" name="sources" value="1" checked; span { (language.text("reports-sources")) } }
                }
                p.row { button.btn { (language.text("reports-make")) } }
            }
        }
    }
}

fn owner_of(staff: &Staff, sight: &Sight) -> Owner {
    Owner {
        user: staff.user().id.to_string(),
        role: sight.role,
        iscms: sight.iscms.clone(),
    }
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let sight = Sight::of(staff.user());
    let fields = form.0;
    let format = FileFormat::from_code(fields.get("format")).ok_or(PageError::BadForm)?;
    let language =
        Language::from_tag(fields.get("in")).unwrap_or_else(|| language_of(&request, &staff));
    let (assessment, mechanisms) = seen_mechanisms(&site, &path, &sight, language).await?;
    let now = site.app.now();
    let job = Job::new(
        secret::new_id(site.app.randomness(), now),
        owner_of(&staff, &sight),
        assessment.slug.clone(),
        (format, language),
        mechanisms.len(),
    );
    let (job, is_new) = site.press.begin(job, now);
    if is_new {
        let work = Work {
            site: site.clone(),
            job: Arc::clone(&job),
            iscms: mechanisms.into_iter().map(|(iscm, _)| iscm).collect(),
            audience: sight.audience(),
            author: staff.author(),
            has_sources: fields.get("sources") == "1",
        };
        actix_web::rt::spawn(work.run());
    }
    let link = links::DeskReportJob {
        assessment: job.assessment.clone(),
        job: job.id.clone(),
    };
    Ok(see_other(&link.path()))
}

/// What a job does, report after report.
struct Work {
    site: web::Data<Site>,
    job: Arc<Job>,
    iscms: Vec<String>,
    audience: Audience,
    author: Author,
    has_sources: bool,
}

/// Why a job ended without a file.
enum JobError {
    Page(PageError),
    File(FileError),
}

impl From<PageError> for JobError {
    fn from(error: PageError) -> Self {
        JobError::Page(error)
    }
}

impl From<FileError> for JobError {
    fn from(error: FileError) -> Self {
        JobError::File(error)
    }
}

impl Work {
    async fn run(self) {
        let made = self.make().await;
        let now = self.site.app.now();
        match made {
            Ok(file) => self.job.finish(file, now),
            Err(error) => {
                let missing = match &error {
                    JobError::File(error) => {
                        tracing::error!(%error, job = %self.job.id, "reports could not be written");
                        error.missing_font().cloned()
                    }
                    JobError::Page(error) => {
                        tracing::error!(?error, job = %self.job.id, "reports could not be made");
                        None
                    }
                };
                self.job.fail(missing, now);
            }
        }
    }

    async fn make(&self) -> Result<Vec<u8>, JobError> {
        let mut bundle = Bundle::default();
        for iscm in &self.iscms {
            if let Some((name, bytes)) = self.one(iscm.clone()).await? {
                bundle.add(&name, &bytes).map_err(FileError::from)?;
            }
            self.job.step();
        }
        Ok(bundle.finish().map_err(FileError::from)?)
    }

    async fn one(&self, iscm: String) -> Result<Option<(String, Vec<u8>)>, JobError> {
        let (format, language, audience) = (self.job.format, self.job.language, self.audience);
        let (slug, author) = (self.job.assessment.clone(), self.author.clone());
        let imprint = imprint(&self.site, self.has_sources);
        let write = self.site.app.write(move |transaction| {
            let wanted = (language, format.code());
            let told = export_summary(transaction, (&slug, &iscm), wanted, audience, &author)?;
            told.map(|told| read_summary_file(transaction, told, audience, format, &imprint))
                .transpose()
                .map_err(PageError::from)
        });
        let Some(file) = write.await? else {
            return Ok(None);
        };
        let name = file.name();
        let bytes = self
            .site
            .press
            .print(move |fonts| file.write(fonts))
            .await??;
        Ok(Some((name, bytes)))
    }
}

/// How far a job is; the page comes again by itself until it is done.
pub async fn get_job(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let owner = owner_of(&staff, &Sight::of(staff.user()));
    let (slug, id) = path.into_inner();
    let Some(job) = site.press.find(&id, &slug, &owner, site.app.now()) else {
        return Ok(gone(&site, &request, &staff, slug));
    };
    let state = job.state();
    let title = language.text("reports-all");
    let shown = Shown {
        title: &title,
        crumbs: vec![
            Crumb::link(
                language.text("reports-title"),
                &links::DeskReports { assessment: slug },
            ),
            Crumb::here(title.clone()),
        ],
        has_errors: false,
        content: job_view(language, &job, &state, &site),
    };
    let mut response = html_page(StatusCode::OK, &page(&site, &request, &staff, shown));
    if matches!(state, JobState::Running { .. }) {
        let headers = response.headers_mut();
        headers.insert(header::REFRESH, header::HeaderValue::from_static("2"));
    }
    Ok(response)
}

/// Said of every job that is not there: made by others, too old, or lost when the program was started again. The
/// page does not come again by itself, so that nobody waits for what never ends.
fn gone(site: &Site, request: &HttpRequest, staff: &Staff, slug: String) -> HttpResponse {
    let language = language_of(request, staff);
    let title = language.text("reports-gone");
    let reports = links::DeskReports { assessment: slug };
    let shown = Shown {
        title: &title,
        crumbs: vec![Crumb::link(language.text("reports-title"), &reports)],
        has_errors: false,
        content: html! {
            h1 { (title) }
            p.lead { (language.text("reports-gone-why")) }
            p { a.btn href=(reports.path()) { (language.text("reports-again")) } }
        },
    };
    html_page(StatusCode::NOT_FOUND, &page(site, request, staff, shown))
}

fn job_view(language: Language, job: &Job, state: &JobState, site: &Site) -> Markup {
    let here = links::DeskReportJob {
        assessment: job.assessment.clone(),
        job: job.id.clone(),
    };
    let again = links::DeskReports {
        assessment: job.assessment.clone(),
    };
    html! {
        h1 { (language.text("reports-all")) }
        @match state {
            JobState::Running { done } => {
                p.lead role="status" {
                    (language.text_with("reports-progress", &[("done", (*done).into()), ("total", job.total.into())]))
                }
                p { progress max=(job.total) value=(done) { (done) "/" (job.total) } }
                p { (language.text("reports-waiting")) " " a href=(here.path()) { (language.text("reports-look-again")) } }
            }
            JobState::Done { file, until } => {
                @let link = links::DeskReportJobFile { assessment: job.assessment.clone(), job: job.id.clone() };
                @let until = format::instant(language, *until, site.time_zone);
                p.lead role="status" { (language.text_with("reports-done", &[("count", job.total.into())])) }
                p { a.btn href=(link.path()) { (language.text_with("reports-get", &[("size", megabytes(language, file.len()).into())])) } }
                p.soft { (message(language, "reports-kept-until", &[("time", &until)])) }
            }
            JobState::Failed { missing, .. } => {
                (notice(NoticeKind::Warning, &html! {
                    p {
                        @match missing {
                            Some(missing) => (crate::web::press::missing_font_text(language, missing)),
                            None => (language.text("reports-failed")),
                        }
                    }
                }))
                p { a href=(again.path()) { (language.text("reports-title")) } }
            }
        }
    }
}

fn megabytes(language: Language, bytes: usize) -> String {
    let megabytes = bytes as f64 / 1_000_000.0;
    format!(
        "{} MB",
        format::number_with_decimals(language, megabytes.max(0.1), 1, 1)
    )
}

/// The finished file, for who asked for it.
pub async fn get_job_file(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let owner = owner_of(&staff, &Sight::of(staff.user()));
    let (slug, id) = path.into_inner();
    let Some(job) = site.press.find(&id, &slug, &owner, site.app.now()) else {
        return Ok(gone(&site, &request, &staff, slug));
    };
    let JobState::Done { file, .. } = job.state() else {
        return Err(PageError::NotFound);
    };
    let name = format!("{slug}-{}-{}.zip", job.format.code(), job.language.code());
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .body(file.to_vec()))
}

/// What the address of a file may ask for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct OverallQuery {
    #[serde(default, rename = "in")]
    language: String,
}

/// `GET …/reports/overall.{pdf,docx,html,md}`: the report of the whole round, for who sees all of it.
pub async fn get_overall(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    query: web::Query<OverallQuery>,
) -> Result<HttpResponse, PageError> {
    let sight = Sight::of(staff.user());
    let (slug, wanted) = path.into_inner();
    let language =
        Language::from_tag(&query.language).unwrap_or_else(|| language_of(&request, &staff));
    let format = FileFormat::from_code(&wanted)
        .filter(|format| OVERALL.iter().any(|(other, _)| other == format))
        .ok_or(PageError::NotFound)?;
    if sight.iscms.is_some() {
        return Err(PageError::NotFound);
    }
    let reader = Reader {
        language,
        audience: sight.audience(),
    };
    let (imprint, author) = (imprint(&site, true), staff.author());
    let write = site.app.write(move |transaction| {
        let report = overall_report(transaction, &slug, reader, &imprint)?;
        if let Some((assessment, _)) = &report {
            note_overall_export(transaction, assessment, reader, format.code(), &author)?;
        }
        Ok::<_, StorageError>(report)
    });
    let (assessment, document) = write.await?.ok_or(PageError::NotFound)?;
    let made = site
        .press
        .print(move |fonts| format.write_document(&document, fonts))
        .await?;
    let body = match made {
        Ok(body) => body,
        Err(error) => return missing_font_page(&site, &request, &staff, error),
    };
    let name = format!(
        "{}-overall-{}.{}",
        assessment.slug,
        language.code(),
        format.code()
    );
    Ok(HttpResponse::Ok()
        .content_type(format.content_type())
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .body(body))
}
