//! What can go wrong in front of a visitor: one exhaustive match to status, one page to say it.
//!
//! The visitor gets a sentence and a next step in their language; the cause goes to the log, whole chain,
//! once, under the reference that the page shows.

use std::error::Error as StdError;
use std::fmt;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse, ResponseError};
use maud::{Markup, html};

use super::parts::{Document, Door, document, message};
use super::public;
use super::request::{PageLanguage, here, site};
use crate::app::editing::EditingError;
use crate::app::saving::SaveError;
use crate::app::secret;
use crate::findings::draft::MoveProblem;
use crate::language::Language;
use crate::links::{self, Link};
use crate::storage::StorageError;

/// Why a page is not shown.
#[derive(Debug)]
pub enum PageError {
    NotFound,
    /// Signed in, but this is for another role.
    NotAllowed,
    /// Not signed in; the address to come back to.
    SignInNeeded(String),
    /// No link was entered on this computer, or it is not good any more: all look alike.
    LinkNeeded,
    /// A form that was not made for this session, or long ago.
    FormNotOurs,
    /// A form that cannot be read; nothing was saved.
    BadForm,
    TooLarge,
    /// The database is gone, hung or full; the same may succeed later.
    Unavailable(Box<dyn StdError + Send + Sync>),
    /// A mistake of ours.
    Internal(Box<dyn StdError + Send + Sync>),
}

impl PageError {
    /// What a failed reading of a form means for the visitor.
    pub fn bad_form(error: &Error) -> PageError {
        match error.as_response_error().status_code() {
            StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
            _ => PageError::BadForm,
        }
    }

    pub fn internal(error: impl Into<Box<dyn StdError + Send + Sync>>) -> PageError {
        PageError::Internal(error.into())
    }

    /// The key of its messages: `error-<key>-title`, `error-<key>-text`.
    fn key(&self) -> &'static str {
        match self {
            PageError::NotFound => "not-found",
            PageError::NotAllowed => "not-allowed",
            PageError::SignInNeeded(_) => "sign-in-needed",
            PageError::LinkNeeded => "link-needed",
            PageError::FormNotOurs => "form-not-ours",
            PageError::BadForm => "bad-form",
            PageError::TooLarge => "too-large",
            PageError::Unavailable(_) => "unavailable",
            PageError::Internal(_) => "internal",
        }
    }
}

impl From<StorageError> for PageError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Unavailable(_) => PageError::Unavailable(Box::new(error)),
            other => PageError::Internal(Box::new(other)),
        }
    }
}

impl From<EditingError> for PageError {
    /// For reading; what a refused change means is told by the page that tried it.
    fn from(error: EditingError) -> Self {
        match error {
            EditingError::Storage(error) => error.into(),
            EditingError::Move(MoveProblem::NotAllowed) => PageError::NotAllowed,
            EditingError::NotThere | EditingError::NotBegun => PageError::NotFound,
            EditingError::Edit(_)
            | EditingError::Move(_)
            | EditingError::Frozen
            | EditingError::NotReady
            | EditingError::HeldBack
            | EditingError::BadAddresses(_)
            | EditingError::NobodyToAsk
            | EditingError::AlreadySent => PageError::BadForm,
        }
    }
}

impl From<SaveError> for PageError {
    /// For reading; what a refused write means is told by the page that tried it.
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Storage(error) => error.into(),
            SaveError::NotFound => PageError::LinkNeeded,
            SaveError::NoBase(_) | SaveError::Refused(_) => PageError::BadForm,
            SaveError::Answering(_) | SaveError::OperationReused | SaveError::NoQuestionnaire => {
                PageError::internal(error)
            }
        }
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.key())
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        match self {
            PageError::NotFound => StatusCode::NOT_FOUND,
            PageError::NotAllowed | PageError::FormNotOurs => StatusCode::FORBIDDEN,
            PageError::SignInNeeded(_) => StatusCode::SEE_OTHER,
            PageError::LinkNeeded => StatusCode::UNAUTHORIZED,
            PageError::BadForm => StatusCode::BAD_REQUEST,
            PageError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            PageError::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            PageError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Without a page; [`show_errors`] writes it, which knows the visitor's language.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            PageError::SignInNeeded(way_back) => {
                let address = links::SignIn.with_query(&[("back", way_back)]);
                response.insert_header((header::LOCATION, address));
            }
            PageError::Unavailable(_) => {
                response.insert_header((header::RETRY_AFTER, "5"));
            }
            _ => {}
        }
        response.finish()
    }
}

/// Writes the page of an error and notes its cause.
pub async fn show_errors<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse, Error> {
    let response = next.call(request).await?;
    let Some(error) = response.response().error() else {
        return Ok(response.map_into_boxed_body());
    };
    let status = response.status();
    let (key, cause) = match error.as_error::<PageError>() {
        Some(PageError::SignInNeeded(_)) => return Ok(response.map_into_boxed_body()),
        Some(error @ (PageError::Unavailable(cause) | PageError::Internal(cause))) => {
            (error.key(), Some(chain(cause.as_ref())))
        }
        Some(error) => (error.key(), None),
        None if status == StatusCode::PAYLOAD_TOO_LARGE => (PageError::TooLarge.key(), None),
        None if status == StatusCode::NOT_FOUND => (PageError::NotFound.key(), None),
        None if status.is_client_error() => (PageError::BadForm.key(), None),
        None => ("internal", Some(error.to_string())),
    };
    let request = response.request().clone();
    let reference = cause.map(|cause| note(&request, status, &cause));
    let language = PageLanguage::of(&request).language;
    let content = error_content(language, key, reference.as_deref());
    let site = site(&request);
    let title = language.text(&format!("error-{key}-title"));
    let door = match request.path() {
        path if path.starts_with("/desk") => Door::Desk,
        path if ["/respond", "/r/", "/comment", "/c/"]
            .iter()
            .any(|door| path.starts_with(door)) =>
        {
            Door::Respondent
        }
        _ => Door::Public,
    };
    let navigation = match door {
        Door::Public => public::navigation(language, request.path()),
        _ => Vec::new(),
    };
    let page = document(&Document {
        language,
        door,
        institution: &site.institution,
        title: &title,
        has_errors: false,
        here: &here(&request),
        navigation: &navigation,
        crumbs: &[],
        script: false,
        content,
    });
    let mut shown = HttpResponse::build(status);
    if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
        shown.insert_header((header::RETRY_AFTER, wait.clone()));
    }
    let shown = shown
        .content_type("text/html; charset=utf-8")
        .body(page.into_string());
    Ok(ServiceResponse::new(request, shown))
}

fn error_content(language: Language, key: &str, reference: Option<&str>) -> Markup {
    html! {
        h1 { (language.text(&format!("error-{key}-title"))) }
        p.lead { (language.text(&format!("error-{key}-text"))) }
        @if let Some(reference) = reference {
            p.soft { (message(language, "error-reference", &[("reference", reference)])) }
        }
    }
}

fn note(request: &HttpRequest, status: StatusCode, cause: &str) -> String {
    let site = site(request);
    let reference = secret::new_id(site.app.randomness(), site.app.now());
    // The pattern and not the path: an address may hold a token.
    let page = request.match_pattern().unwrap_or_default();
    tracing::error!(%reference, %page, status = status.as_u16(), cause, "a page could not be shown");
    reference
}

fn chain(error: &(dyn StdError + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
