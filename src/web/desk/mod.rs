//! Behind a sign-in: rounds, responses, findings, summaries, people.
//!
//! Start with [`page`], the shell of every desk page, then with one page: a file holds its path and form
//! types, its handlers, a `…Page` struct with everything it shows, and its `Markup`.
//! Kept out: who may come in (`web::gate`), rules (core), writing (`app`).

pub mod home;
pub mod sign_in;
pub mod users;

use actix_web::HttpRequest;
use actix_web::web::{self, ServiceConfig};
use maud::Markup;

use super::Site;
use super::parts::{Crumb, Document, Door, NavigationItem, document};
use super::request::{PageLanguage, Staff, here};
use super::routes::pattern;
use crate::assessment::Role;
use crate::language::Language;
use crate::links::{self, Link};

/// The handlers of the desk.
pub fn routes(service: &mut ServiceConfig) {
    service
        .service(
            web::resource(pattern::<links::SignIn>())
                .route(web::get().to(sign_in::get))
                .route(web::post().to(sign_in::post)),
        )
        .route(
            pattern::<links::SignOut>(),
            web::post().to(sign_in::sign_out),
        )
        .route(pattern::<links::Desk>(), web::get().to(home::get))
        .service(
            web::resource(pattern::<links::DeskUsers>())
                .route(web::get().to(users::get))
                .route(web::post().to(users::post)),
        );
}

/// What a desk page shows besides the shell.
pub struct Shown<'a> {
    pub title: &'a str,
    pub crumbs: Vec<Crumb>,
    pub has_errors: bool,
    pub content: Markup,
}

/// The language in which staff read: chosen on the page, else that of the account.
pub fn language_of(request: &HttpRequest, staff: &Staff) -> Language {
    PageLanguage::of(request).or(staff.user().language)
}

/// A desk page with its navigation.
pub fn page(site: &Site, request: &HttpRequest, staff: &Staff, shown: Shown) -> Markup {
    let language = language_of(request, staff);
    document(&Document {
        language,
        door: Door::Desk,
        institution: &site.institution,
        title: shown.title,
        has_errors: shown.has_errors,
        here: &here(request),
        navigation: &navigation(language, staff.user().role, request.path()),
        crumbs: &shown.crumbs,
        script: true,
        content: shown.content,
    })
}

/// What this role finds on the desk.
fn navigation(language: Language, role: Role, path: &str) -> Vec<NavigationItem> {
    let item = |key: &str, href: String| NavigationItem {
        current: path == href || (path.starts_with(&format!("{href}/"))),
        label: language.text(key),
        href,
    };
    let mut items = vec![item("desk-assessments", links::DeskAssessments.path())];
    if role >= Role::Administrator {
        items.push(item("desk-users", links::DeskUsers.path()));
    }
    items
}
