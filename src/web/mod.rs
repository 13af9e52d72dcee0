//! The pages: behind a personal link, on the desk, in public.
//!
//! Start with `parts` for what pages are made of, then with one page in `respondent`. A page is one
//! file: path and form types, a `…Page` struct with everything the page shows, its `Markup`, and the
//! handlers. View functions take values: no connection, no request, no configuration, no clock.
//! Kept out: rules (core), writing (`app`), SQL (`storage`), mail.

pub mod assets;
pub mod comment;
mod cookies;
pub mod demo_mails;
pub mod desk;
pub mod error;
mod files;
pub mod gate;
pub mod information;
pub mod parts;
pub mod press;
pub mod public;
pub mod request;
pub mod respondent;
pub mod routes;
#[cfg(test)]
mod samples;
mod security;
mod server;
mod site;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use maud::Markup;

pub use server::serve;
pub use site::Site;

/// A page as a response.
pub fn html_page(status: StatusCode, page: &Markup) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(page.0.clone())
}

/// To another page, which is then read: what follows every form that was good.
pub fn see_other(address: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, address))
        .finish()
}
