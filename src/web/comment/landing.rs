//! The page that the link in the mail opens. Reading it changes nothing, however often and by whatever robot;
//! its button enters, and takes the token out of the address bar.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::html;

use super::{Shell, contact};
use crate::app::editing::reviewing;
use crate::app::registers::load_registry;
use crate::assessment::Respondent;
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::storage::StorageError;
use crate::web::cookies::CookieKind;
use crate::web::error::PageError;
use crate::web::parts::rich;
use crate::web::request::{PageLanguage, here};
use crate::web::respondent::unknown::UnknownLinkPage;
use crate::web::{Site, html_page, see_other};

/// `GET /c/{token}`
pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let token = path.into_inner();
    let wanted = token.clone();
    let read = site.app.read(move |transaction| {
        let entry = reviewing::find_entry(transaction, &wanted)?;
        Ok::<_, StorageError>((entry, load_registry(transaction)?))
    });
    let (entry, registry) = read.await?;
    let Some(entry) = entry else {
        return Ok(unknown(&site, &request));
    };
    let language = PageLanguage::of(&request).or(entry.reviewer.language);
    let iscm = Respondent::new(RespondentGroup::Iscm, &entry.summary.iscm);
    let name = registry.name_of(&iscm, language);
    let title = language.text_with("comment-title", &[("name", name.as_str().into())]);
    let address = links::CommentLink {
        token: token.clone(),
    }
    .path();
    let content = html! {
        p.kicker { bdi { (entry.assessment.title_in(language)) } }
        h1 { (rich(language, "comment-title", &[("name", name.as_str().into())])) }
        p.lead { (rich(language, "comment-lead", &[("institution", site.institution.short_name.as_str().into()), ("name", name.as_str().into())])) }
        form method="post" action=(address) {
            p.row { button.btn { (language.text("comment-enter")) } }
        }
        h2 { (language.text("comment-before")) }
        ul {
            li { (language.text("comment-how")) }
            li { (language.text("comment-link-note")) }
            li { (language.text("comment-use")) }
        }
        p { (rich(language, "comment-contact", &[("contact", contact(&site.institution).into())])) }
    };
    let shell = Shell {
        language,
        institution: &site.institution,
        title: &title,
        here: &address,
        mark: entry.assessment.mark,
    };
    Ok(html_page(StatusCode::OK, &shell.render(&content)))
}

/// `POST /c/{token}`
pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let token = path.into_inner();
    let entered = site
        .app
        .write(move |transaction| reviewing::enter(transaction, &token))
        .await?;
    let Some(session_token) = entered else {
        return Ok(unknown(&site, &request));
    };
    let cookie = CookieKind::Review.set(&site, session_token);
    let mut response = see_other(&links::CommentDraft.path());
    response.add_cookie(&cookie).map_err(PageError::internal)?;
    Ok(response)
}

/// Unknown, expired and revoked links look alike, and like those of respondents.
fn unknown(site: &Site, request: &HttpRequest) -> HttpResponse {
    let page = UnknownLinkPage {
        language: PageLanguage::of(request).language,
        institution: &site.institution,
        here: &here(request),
        typed: &[],
    };
    html_page(StatusCode::NOT_FOUND, &page.render())
}
