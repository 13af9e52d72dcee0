//! The answers and figures of a round as files of data: what, in which format and language; then the file itself,
//! which flows while it is read.

use std::io;
use std::io::Write;
use std::time::Duration;

use actix_web::http::header::HeaderValue;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::stream;
use maud::{Markup, html};
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Sender, channel};

use super::language_of;
use super::round::{RoundPage, Sight, Tab, find_round};
use crate::app::exporting::{Content, Export, ExportError, ExportRequest, prepare};
use crate::assessment::{Assessment, Mark};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::reports::data::Format;
use crate::storage::StorageError;
use crate::storage::tallies::list_marks_in;
use crate::web::error::PageError;
use crate::web::parts::{ErrorEntry, NoticeKind, field_error, form_errors, notice};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm};
use crate::web::{Site, html_page};

/// The figures that readers outside have, as the form names them.
const PUBLIC: &str = "public";
/// Bytes on their way to the browser: so many pieces, each of this size.
const PIECES: usize = 4;
const PIECE: usize = 1 << 16;
/// How long a browser may take no bytes before the file is given up and its turn is free.
const PATIENCE: Duration = Duration::from_secs(60);
const RETRY_AFTER_SECONDS: &str = "60";

/// What was chosen in the form.
struct ExportForm {
    content: String,
    format: String,
    language: Language,
    staff_only: bool,
    byte_order_mark: bool,
    problems: Vec<ErrorEntry>,
}

impl ExportForm {
    fn new(language: Language) -> ExportForm {
        ExportForm {
            content: Content::All.code().to_owned(),
            format: Format::Xlsx.code().to_owned(),
            language,
            staff_only: false,
            byte_order_mark: false,
            problems: Vec::new(),
        }
    }

    fn read(fields: &Fields, language: Language) -> ExportForm {
        ExportForm {
            content: fields.get("content").to_owned(),
            format: fields.get("format").to_owned(),
            language: Language::from_tag(fields.get("in")).unwrap_or(language),
            staff_only: fields.contains("staff-only"),
            byte_order_mark: fields.contains("mark"),
            problems: Vec::new(),
        }
    }

    fn request(&self, slug: &str, sight: &Sight) -> Option<ExportRequest> {
        let is_public = self.content == PUBLIC;
        Some(ExportRequest {
            assessment: slug.to_owned(),
            content: match is_public {
                true => Content::Figures,
                false => Content::from_code(&self.content)?,
            },
            format: Format::from_code(&self.format)?,
            language: self.language,
            audience: match is_public {
                true => Audience::Outside,
                false => sight.audience(),
            },
            release: None,
            // What is published is the same for everybody.
            limited_to: sight.iscms.clone().filter(|_| !is_public),
            staff_only: self.staff_only && !is_public,
            byte_order_mark: self.byte_order_mark,
        })
    }

    fn refused(mut self, language: Language, target: &str, key: &str) -> ExportForm {
        self.problems.push(ErrorEntry {
            target: target.to_owned(),
            text: language.text(key),
        });
        self
    }
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let form = ExportForm::new(language_of(&request, &staff));
    show(&site, &request, &staff, &path, &form, StatusCode::OK).await
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    fields: StaffForm,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let form = ExportForm::read(&fields.0, language);
    let sight = Sight::of(staff.user());
    let wanted = form.request(&path, &sight).ok_or(PageError::BadForm)?;
    let Some(turn) = site.app.export_turn() else {
        let form = form.refused(language, "export", "export-busy");
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let mut page = show(&site, &request, &staff, &path, &form, status).await?;
        page.headers_mut().insert(
            header::RETRY_AFTER,
            HeaderValue::from_static(RETRY_AFTER_SECONDS),
        );
        return Ok(page);
    };
    let asked = wanted.clone();
    let prepared = site
        .app
        .read(move |transaction| prepare(transaction, &asked))
        .await;
    let export = match prepared {
        Ok(export) => export,
        Err(ExportError::NothingPublished(_)) => {
            let form = form.refused(language, "content-public", "export-nothing-published");
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show(&site, &request, &staff, &path, &form, status).await;
        }
        Err(error) => return Err(error.into()),
    };
    let author = staff.author();
    let noted = site.app.write(move |transaction| {
        export.note(transaction, &author)?;
        Ok::<_, StorageError>(export)
    });
    let export = noted.await?;
    let name = export.file_name();
    let body = flow(&site, export, turn);
    Ok(HttpResponse::Ok()
        .content_type(wanted.format.content_type())
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        // Packed already, or not worth the wait: the compressing layer would hold bytes back.
        .insert_header((
            header::CONTENT_ENCODING,
            HeaderValue::from_static("identity"),
        ))
        .streaming(body))
}

impl From<ExportError> for PageError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::UnknownAssessment(_) | ExportError::NothingPublished(_) => {
                PageError::NotFound
            }
            ExportError::Storage(error) => error.into(),
            ExportError::Write(_) => PageError::internal(error),
        }
    }
}

type Piece = Result<web::Bytes, io::Error>;

/// The bytes of a file while it is written outside the async threads. A file that cannot be finished ends the
/// connection, so that no browser takes a part for the whole.
fn flow(
    site: &Site,
    export: Export,
    turn: impl Send + 'static,
) -> impl futures_util::Stream<Item = Piece> + 'static {
    let (sender, receiver) = channel::<Piece>(PIECES);
    let app = site.app.clone();
    let handle = Handle::current();
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let mut output = Outflow {
            sender: sender.clone(),
            handle: handle.clone(),
            piece: Vec::with_capacity(PIECE),
        };
        let written = export
            .write(&app, &mut output)
            .and_then(|_| output.send().map_err(ExportError::Write));
        if let Err(error) = written {
            tracing::warn!(%error, cause = ?std::error::Error::source(&error), "a file of data was not finished");
            let broken = io::Error::other("the file could not be finished");
            let _ = handle.block_on(tokio::time::timeout(PATIENCE, sender.send(Err(broken))));
        }
    });
    stream::unfold(receiver, |mut receiver| async move {
        let piece = receiver.recv().await?;
        Some((piece, receiver))
    })
}

/// Gathers bytes and hands them to the browser's connection, waiting while it is slow.
struct Outflow {
    sender: Sender<Piece>,
    handle: Handle,
    piece: Vec<u8>,
}

impl Outflow {
    fn send(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        let sending = self.sender.send(Ok(piece.into()));
        match self
            .handle
            .block_on(tokio::time::timeout(PATIENCE, sending))
        {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }
}

impl Write for Outflow {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    /// The end of a file in an archive is no reason to send a small piece.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    slug: &str,
    form: &ExportForm,
    status: StatusCode,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let sight = Sight::of(staff.user());
    let (slug, seen) = (slug.to_owned(), sight.clone());
    let read = site.app.read(move |transaction| {
        let assessment = find_round(transaction, &slug)?;
        let marks = list_marks_in(transaction.connection, seen.scope(&assessment))?;
        Ok::<(Assessment, Vec<Mark>), PageError>((assessment, marks))
    });
    let (assessment, marks) = read.await?;
    let title = language.text("export-title");
    let page = RoundPage {
        assessment: &assessment,
        tab: Some(Tab::Exports),
        marks: &marks,
        title: html! { (title) },
        plain_title: title,
        crumbs: Vec::new(),
        has_errors: !form.problems.is_empty(),
        before: form_errors(language, &form.problems, false),
        content: content(language, form, &sight, &staff.0.form_key),
    };
    Ok(html_page(
        status,
        &page.render(site, request, staff, language),
    ))
}

fn content(language: Language, form: &ExportForm, sight: &Sight, form_key: &str) -> Markup {
    let contents: Vec<&str> = Content::ALL
        .into_iter()
        .map(Content::code)
        .chain([PUBLIC])
        .collect();
    let formats: Vec<&str> = Format::ALL.into_iter().map(Format::code).collect();
    html! {
        p.lead { (language.text("export-lead")) }
        @if sight.iscms.is_some() {
            (notice(NoticeKind::Plain, &html! { p { (language.text("export-limited")) } }))
        }
        form #export method="post" {
            input type="hidden" name=(FORM_KEY) value=(form_key);
            (picks(language, form, "content", &contents, &form.content))
            (picks(language, form, "format", &formats, &form.format))
            div.field {
                label for="in" { (language.text("export-language")) }
                select #in.w12 name="in" {
                    @for one in Language::ALL {
                        option value=(one.code()) lang=(one.code()) selected[one == form.language] { (one.own_name()) }
                    }
                }
            }
            fieldset.field {
                legend { (language.text("export-options")) }
                ul.choices {
                    li {
                        label.pick {
                            input type="checkbox" name="staff-only" value="1" checked[form.staff_only] aria-describedby="staff-only-hint";
                            span { (language.text("export-staff-only")) }
                        }
                        p.hint #staff-only-hint { (language.text("export-staff-only-hint")) }
                    }
                    li {
                        label.pick {
                            input type="checkbox" name="mark" value="1" checked[form.byte_order_mark];
                            span { (language.text("export-mark")) }
                        }
                    }
                }
            }
            p.row { button.btn { (language.text("export-button")) } }
        }
    }
}

/// One of several, as radio buttons.
fn picks(
    language: Language,
    form: &ExportForm,
    name: &str,
    codes: &[&str],
    chosen: &str,
) -> Markup {
    let id = |code: &str| format!("{name}-{code}");
    let problem = form
        .problems
        .iter()
        .find(|problem| codes.iter().any(|code| id(code) == problem.target));
    html! {
        fieldset.field.bad[problem.is_some()] {
            legend { (language.text(&format!("export-{name}"))) }
            @if let Some(problem) = problem {
                (field_error(language, &format!("{name}-error"), &problem.text))
            }
            ul.choices {
                @for code in codes {
                    li {
                        label.pick {
                            input type="radio" name=(name) value=(code) id=(id(code)) checked[*code == chosen];
                            span { (language.text(&format!("export-{name}-{code}"))) }
                        }
                    }
                }
            }
        }
    }
}
