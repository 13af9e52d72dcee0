//! Compiled-in files, health, and what robots and finders of weaknesses look for.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};

use super::Site;
use super::assets;
use super::error::PageError;
use crate::links;
use crate::storage::StorageError;

/// `GET /assets/{file}`. The name holds the digest of the content: kept for ever.
pub async fn asset(
    request: HttpRequest,
    file: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let asset = assets::find(&file).ok_or(PageError::NotFound)?;
    let accepted = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let accepts = |encoding: &str| {
        accepted.split(',').any(|part| {
            let mut words = part.split(';');
            words.next().unwrap_or_default().trim() == encoding
                && words.next().is_none_or(|q| q.trim() != "q=0")
        })
    };
    let mut response = HttpResponse::Ok();
    response
        .content_type(asset.content_type)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"));
    Ok(if accepts("br") {
        response
            .insert_header((header::CONTENT_ENCODING, "br"))
            .body(asset.brotli.as_slice())
    } else if accepts("gzip") {
        response
            .insert_header((header::CONTENT_ENCODING, "gzip"))
            .body(asset.gzip.as_slice())
    } else {
        // Says that it is whole, or the compressing layer would do the work again for each request.
        response
            .insert_header((
                header::CONTENT_ENCODING,
                HeaderValue::from_static("identity"),
            ))
            .body(asset.bytes)
    })
}

/// `GET /health/live`: the process answers.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("alive\n")
}

/// `GET /health/ready`: the database answers too.
pub async fn ready(site: web::Data<Site>) -> Result<HttpResponse, PageError> {
    site.app.db().read(|_| Ok::<(), StorageError>(())).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ready\n"))
}

/// `GET /robots.txt`: personal pages and the desk are nobody's business.
pub async fn robots() -> HttpResponse {
    let text = "User-agent: *\nDisallow: /r/\nDisallow: /u/\nDisallow: /respond\nDisallow: /desk\nDisallow: /demo\n";
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text)
}

/// `GET /.well-known/security.txt` (RFC 9116).
pub async fn security_text(site: web::Data<Site>) -> HttpResponse {
    let expires = site.app.now() + chrono::TimeDelta::days(365);
    let text = format!(
        "Contact: mailto:{}\nExpires: {}\nCanonical: {}\nPreferred-Languages: en, fr, es\n",
        site.institution.email,
        expires.format("%Y-%m-%dT00:00:00Z"),
        site.public_url.to(&links::SecurityText),
    );
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text)
}

/// Behind every address that is not ours; the gate has answered before.
pub async fn nothing() -> Result<HttpResponse, PageError> {
    Err(PageError::NotFound)
}
