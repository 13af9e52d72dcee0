//! What every response carries and every change of state must prove (threat model 4.4, 5.5, 6.1).

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse};

use super::error::PageError;
use crate::links::PublicUrl;

/// Everything comes from this site; nothing is framed, embedded or run from a page's own text.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

const CONSTANT_HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // A personal link must not travel to another site; forms still need their `Origin`.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Adds the headers of threat model 5.5 to every response, errors and files included.
///
/// A page that says nothing about caching is personal: it is kept nowhere and not indexed. Public pages
/// and compiled-in files say otherwise themselves.
pub async fn add_headers<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
    secure: bool,
) -> Result<ServiceResponse<B>, Error> {
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    for (name, value) in CONSTANT_HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(
            HeaderName::from_static("x-robots-tag"),
            HeaderValue::from_static("noindex, nofollow"),
        );
    }
    if secure {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    Ok(response)
}

/// Refuses what no page of ours sends: a change of state from another site, a compressed body.
pub async fn refuse_foreign<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
    public_url: &PublicUrl,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    if request.headers().contains_key(header::CONTENT_ENCODING) {
        // A small compressed body may hold a very large one (threat model 6.1).
        let refusal = HttpResponse::new(StatusCode::UNSUPPORTED_MEDIA_TYPE);
        Ok(request.into_response(refusal).map_into_right_body())
    } else if !request.method().is_safe() && is_foreign(&request, public_url) {
        Ok(request
            .error_response(PageError::FormNotOurs)
            .map_into_right_body())
    } else {
        Ok(next.call(request).await?.map_into_left_body())
    }
}

/// Whether a browser says that the request comes from a page of another site.
///
/// `Sec-Fetch-Site` is sent by every current browser and cannot be set by a script; `Origin` is sent with
/// every POST by older ones too. Where both are missing no browser is at work (a mail program's one-click
/// POST, a script): such a request carries no cookie, and forms are held by their own key besides.
fn is_foreign(request: &ServiceRequest, public_url: &PublicUrl) -> bool {
    let named = |name: &str| request.headers().get(name).map(HeaderValue::as_bytes);
    if let Some(site) = named("sec-fetch-site") {
        return !matches!(site, b"same-origin" | b"none");
    }
    match named("origin") {
        Some(origin) => origin != public_url.origin().as_bytes(),
        None => false,
    }
}
