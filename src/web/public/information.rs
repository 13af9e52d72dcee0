//! `GET /privacy` and `GET /accessibility`.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{Indexed, Shown, language_of, page};
use crate::links::{self, Link};
use crate::web::Site;
use crate::web::information::{accessibility, privacy as privacy_notice};

pub async fn privacy(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let language = language_of(&request);
    let shown = Shown {
        title: &language.text("privacy-title"),
        crumbs: Vec::new(),
        path: links::Privacy.path(),
        indexed: Indexed::Yes,
        content: privacy_notice(language, &site.institution),
    };
    page(&site, &request, StatusCode::OK, shown)
}

pub async fn accessibility_statement(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let language = language_of(&request);
    let shown = Shown {
        title: &language.text("accessibility-title"),
        crumbs: Vec::new(),
        path: links::Accessibility.path(),
        indexed: Indexed::Yes,
        content: accessibility(language, &site.institution),
    };
    page(&site, &request, StatusCode::OK, shown)
}
