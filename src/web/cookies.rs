//! Names and properties of our cookies (threat model 3.2).

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

use super::Site;
use super::request::{language_in_query, site};

/// What a cookie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieKind {
    /// The session of a member of staff.
    Desk,
    /// The session of a respondent who entered through a link.
    Respondent,
    /// The session of somebody of a secretariat who entered to comment on a draft.
    Review,
    /// The language chosen; the only one that tells nothing about a person.
    Language,
}

impl CookieKind {
    /// With the prefix that ties a cookie to this host and https; on loopback http, where the prefix
    /// is not allowed, without.
    pub fn name(self, site: &Site) -> &'static str {
        match (self, site.public_url.is_secure()) {
            (CookieKind::Desk, true) => "__Host-desk",
            (CookieKind::Desk, false) => "desk",
            (CookieKind::Respondent, true) => "__Host-respond",
            (CookieKind::Respondent, false) => "respond",
            (CookieKind::Review, true) => "__Host-comment",
            (CookieKind::Review, false) => "comment",
            (CookieKind::Language, true) => "__Host-language",
            (CookieKind::Language, false) => "language",
        }
    }

    /// A cookie for the whole site that scripts cannot read.
    ///
    /// `Lax` and not `Strict`: somebody who comes back through a link in a mail is still known.
    pub fn set(self, site: &Site, value: impl Into<String>) -> Cookie<'static> {
        let mut cookie = Cookie::build(self.name(site), value.into())
            .path("/")
            .http_only(true)
            .secure(site.public_url.is_secure())
            .same_site(SameSite::Lax)
            .finish();
        if self == CookieKind::Language {
            cookie.set_max_age(time::Duration::days(365));
        }
        cookie
    }

    /// Makes the browser forget it.
    pub fn forget(self, site: &Site) -> Cookie<'static> {
        let mut cookie = self.set(site, "");
        cookie.make_removal();
        cookie
    }
}

/// Keeps the language that an address asked for, so that the next page is in it too.
pub async fn remember_language<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let mut response = next.call(request).await?;
    let request = response.request().clone();
    if let Some(language) = language_in_query(&request) {
        let cookie = CookieKind::Language.set(site(&request), language.code());
        response.response_mut().add_cookie(&cookie)?;
    }
    Ok(response)
}
