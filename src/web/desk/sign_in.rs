//! Sign-in and sign-out of staff.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use crate::app::staff::{self, SignInError};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::web::cookies::CookieKind;
use crate::web::error::PageError;
use crate::web::parts::{Document, Door, document, field_error};
use crate::web::request::{Fields, PageLanguage, Staff, StaffForm, here};
use crate::web::{Site, html_page, see_other};

/// `GET /desk/sign-in?back=…`
#[derive(Deserialize)]
pub struct SignInQuery {
    #[serde(default)]
    back: String,
}

/// What the page shows: an empty form, or the form as it was sent with what is wrong.
pub struct SignInPage {
    pub language: Language,
    pub email: String,
    pub back: String,
    pub problem: Option<String>,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    language: PageLanguage,
    query: web::Query<SignInQuery>,
) -> HttpResponse {
    let page = SignInPage {
        language: language.language,
        email: String::new(),
        back: query.into_inner().back,
        problem: None,
    };
    html_page(StatusCode::OK, &view(&site, &request, &page))
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    language: PageLanguage,
    fields: Fields,
) -> Result<HttpResponse, PageError> {
    let language = language.language;
    let email = fields.get("email").to_owned();
    let place = request
        .peer_addr()
        .map(|address| address.ip().to_string())
        .unwrap_or_default();
    let now = site.app.now();
    let outcome = match site.attempts.blocked_until(&email, &place, now) {
        Some(until) => Err(SignInError::TooManyAttempts(until)),
        None => sign_in(&site, &email, fields.get("password")).await?,
    };
    let (status, problem) = match outcome {
        Ok(signed_in) => {
            let cookie = CookieKind::Desk.set(&site, signed_in.token);
            let mut response = see_other(&way_back(fields.get("back")));
            response.add_cookie(&cookie).map_err(PageError::internal)?;
            return Ok(response);
        }
        Err(SignInError::Refused) => {
            if site.attempts.note_failure(&email, &place, now) {
                let inner = site.clone();
                let noted = web::block(move || staff::note_slowed(&inner.app)).await;
                noted.map_err(PageError::internal)??;
            }
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                language.text("sign-in-refused"),
            )
        }
        Err(SignInError::TooManyAttempts(until)) => {
            let time = format::time(language, until.with_timezone(&site.time_zone).time());
            let text = language.text_with("sign-in-too-many", &[("time", time.into())]);
            (StatusCode::TOO_MANY_REQUESTS, text)
        }
        Err(SignInError::Storage(error)) => return Err(error.into()),
    };
    let page = SignInPage {
        language,
        email,
        back: fields.get("back").to_owned(),
        problem: Some(problem),
    };
    Ok(html_page(status, &view(&site, &request, &page)))
}

async fn sign_in(
    site: &web::Data<Site>,
    email: &str,
    password: &str,
) -> Result<Result<staff::SignedIn, SignInError>, PageError> {
    let (site, email, password) = (site.clone(), email.to_owned(), password.to_owned());
    // Hashing is slow on purpose: two at a time, away from the async threads, so that it delays no saving.
    let _turn = site.hashing.acquire().await.map_err(PageError::internal)?;
    let inner = site.clone();
    web::block(move || staff::sign_in(&inner.app, &email, &password))
        .await
        .map_err(PageError::internal)
}

/// `POST /desk/sign-out`
pub async fn sign_out(
    site: web::Data<Site>,
    session: Staff,
    _form: StaffForm,
) -> Result<HttpResponse, PageError> {
    staff::sign_out(&site.app, &session.user().id, &session.0.id).await?;
    let mut response = see_other(&links::SignIn.path());
    response
        .add_cookie(&CookieKind::Desk.forget(&site))
        .map_err(PageError::internal)?;
    Ok(response)
}

/// Only a page of the desk on this very site: `//elsewhere.example` is another one.
fn way_back(wanted: &str) -> String {
    let desk = links::Desk.path();
    let inside = wanted == desk
        || wanted
            .strip_prefix(&desk)
            .is_some_and(|rest| rest.starts_with(['/', '?']));
    let harmless = wanted.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    if inside && harmless && wanted.len() <= 2000 {
        wanted.to_owned()
    } else {
        desk
    }
}

fn view(site: &Site, request: &HttpRequest, page: &SignInPage) -> Markup {
    let language = page.language;
    let title = language.text("sign-in-title");
    let content = html! {
        h1 { (title) }
        form method="post" action=(links::SignIn.path()) novalidate {
            input type="hidden" name="back" value=(page.back);
            @if let Some(problem) = &page.problem {
                (field_error(language, "sign-in-problem", problem))
            }
            p.field {
                label for="email" { (language.text("sign-in-email")) }
                input #email type="email" name="email" value=(page.email) autocomplete="username" dir="ltr"
                    aria-describedby=[page.problem.as_ref().map(|_| "sign-in-problem")] required;
            }
            p.field {
                label for="password" { (language.text("sign-in-password")) }
                input #password type="password" name="password" autocomplete="current-password" dir="ltr" required;
            }
            p.row { button.btn { (language.text("sign-in-button")) } }
        }
        p.soft { (language.text("sign-in-help")) }
    };
    document(&Document {
        language,
        door: Door::Desk,
        institution: &site.institution,
        title: &title,
        has_errors: page.problem.is_some(),
        here: &here(request),
        navigation: &[],
        crumbs: &[],
        script: false,
        content,
    })
}

#[cfg(test)]
mod tests {
    use super::way_back;

    #[test]
    fn the_way_back_stays_on_the_desk_of_this_site() {
        assert_eq!(
            way_back("/desk/assessments/2019?group=state"),
            "/desk/assessments/2019?group=state"
        );
        for elsewhere in [
            "//evil.example",
            "https://evil.example/desk",
            "/respond",
            "/deskx",
            "/desk\\@x",
            "",
        ] {
            assert_eq!(way_back(elsewhere), "/desk", "{elsewhere}");
        }
    }
}
