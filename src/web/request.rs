//! What handlers take from a request: the language of the page, who is there, the fields of a form.

use std::future::{Future, Ready, ready};
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use subtle::ConstantTimeEq;

use super::Site;
use super::cookies::CookieKind;
use super::error::PageError;
use super::parts::field::names;
use crate::app::editing::reviewing::ReviewAccess;
use crate::app::entering::Access;
use crate::assessment::Author;
use crate::language::Language;
use crate::storage::staff::{StaffSession, User};

/// The language of a page: chosen in the address, else kept in the cookie, else the browser's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLanguage {
    pub language: Language,
    /// Whether the reader chose it, so that it wins over the language of an account or invitation.
    pub chosen: bool,
}

impl PageLanguage {
    pub fn of(request: &HttpRequest) -> PageLanguage {
        let site = site(request);
        let chosen = language_in_query(request).or_else(|| {
            let cookie = request.cookie(CookieKind::Language.name(site))?;
            Language::from_tag(cookie.value())
        });
        match chosen {
            Some(language) => PageLanguage {
                language,
                chosen: true,
            },
            None => PageLanguage {
                language: language_of_browser(request).unwrap_or(site.default_language),
                chosen: false,
            },
        }
    }

    /// The reader's choice, else the language that somebody is known to read.
    pub fn or(self, known: Language) -> Language {
        if self.chosen { self.language } else { known }
    }
}

impl FromRequest for PageLanguage {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(PageLanguage::of(request)))
    }
}

/// The language that the address asks for, which the server then keeps in the cookie.
pub fn language_in_query(request: &HttpRequest) -> Option<Language> {
    let pairs: Vec<(String, String)> = serde_urlencoded_pairs(request.query_string());
    let (_, tag) = pairs.into_iter().find(|(name, _)| name == "language")?;
    Language::from_tag(&tag)
}

fn serde_urlencoded_pairs(query: &str) -> Vec<(String, String)> {
    web::Query::<Vec<(String, String)>>::from_query(query)
        .map(web::Query::into_inner)
        .unwrap_or_default()
}

/// The first language of ours in `Accept-Language`; browsers list them by preference.
fn language_of_browser(request: &HttpRequest) -> Option<Language> {
    let accepted = request
        .headers()
        .get(header::ACCEPT_LANGUAGE)?
        .to_str()
        .ok()?;
    accepted
        .split(',')
        .take(20)
        .find_map(|part| Language::from_tag(part.split(';').next().unwrap_or_default().trim()))
}

/// The site that the server gave to every request.
pub fn site(request: &HttpRequest) -> &web::Data<Site> {
    request
        .app_data::<web::Data<Site>>()
        .expect("the server gives every request its site")
}

/// Path and query of a page, for the links to its other languages.
pub fn here(request: &HttpRequest) -> String {
    request
        .uri()
        .path_and_query()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// A signed-in member of staff; the gate has let them pass.
#[derive(Clone, Debug)]
pub struct Staff(pub StaffSession);

impl Staff {
    pub fn user(&self) -> &User {
        &self.0.user
    }

    /// As the audit names them.
    pub fn actor(&self) -> String {
        format!("user:{}", self.0.user.id)
    }

    /// As what they write bears them.
    pub fn author(&self) -> Author {
        Author::Staff(self.0.user.id.clone())
    }
}

impl FromRequest for Staff {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // A handler that asks for staff behind a door without staff is a mistake of ours: nobody passes.
        ready(
            request
                .extensions()
                .get::<Staff>()
                .cloned()
                .ok_or(PageError::NotFound),
        )
    }
}

/// Somebody who entered through a personal link; the gate has let them pass.
#[derive(Clone, Debug)]
pub struct LinkHolder(pub Access);

impl FromRequest for LinkHolder {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            request
                .extensions()
                .get::<LinkHolder>()
                .cloned()
                .ok_or(PageError::NotFound),
        )
    }
}

/// Somebody of a secretariat who entered to comment on a draft; the gate has let them pass.
#[derive(Clone, Debug)]
pub struct Reviewer(pub ReviewAccess);

impl FromRequest for Reviewer {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            request
                .extensions()
                .get::<Reviewer>()
                .cloned()
                .ok_or(PageError::NotFound),
        )
    }
}

/// The name of the field that proves a form to be ours.
pub const FORM_KEY: &str = "form_key";

/// The fields of a form in the order sent; a name may stand several times.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn new(pairs: Vec<(String, String)>) -> Fields {
        Fields(pairs)
    }

    /// The first value of a field, empty where it is absent.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The same without one of them, as an address takes it.
    pub fn without(&self, name: &str) -> Vec<(&str, &str)> {
        self.0
            .iter()
            .filter(|(key, _)| key != name)
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .collect()
    }

    /// Whether the form was made for the session with this key.
    pub fn has_key(&self, form_key: &str) -> bool {
        self.proves(FORM_KEY, form_key)
    }

    fn proves(&self, field: &str, form_key: &str) -> bool {
        self.get(field).as_bytes().ct_eq(form_key.as_bytes()).into()
    }
}

impl FromRequest for Fields {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let form = web::Form::<Vec<(String, String)>>::from_request(request, payload);
        Box::pin(async move {
            match form.await {
                Ok(fields) => Ok(Fields(fields.into_inner())),
                Err(error) => Err(PageError::bad_form(&error)),
            }
        })
    }
}

/// The fields of a form that was made for this session of a respondent, or of staff on behalf of one.
#[derive(Clone, Debug)]
pub struct RespondentForm(pub Fields);

impl FromRequest for RespondentForm {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let extensions = request.extensions();
        let holder = extensions.get::<LinkHolder>();
        let key = match (holder, extensions.get::<Staff>()) {
            (Some(holder), _) => Some(holder.0.session.form_key.clone()),
            (None, Some(staff)) => Some(staff.0.form_key.clone()),
            (None, None) => None,
        };
        drop(extensions);
        let fields = Fields::from_request(request, payload);
        Box::pin(async move {
            let key = key.ok_or(PageError::NotFound)?;
            let fields = fields.await?;
            // On a page of the questionnaire every plain name is a question's.
            if fields.proves(names::TOKEN, &key) {
                Ok(RespondentForm(fields))
            } else {
                Err(PageError::FormNotOurs)
            }
        })
    }
}

/// The fields of a form that was made for this session of a reviewer.
#[derive(Clone, Debug)]
pub struct ReviewerForm(pub Fields);

impl FromRequest for ReviewerForm {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let reviewer = request.extensions().get::<Reviewer>().cloned();
        let fields = Fields::from_request(request, payload);
        Box::pin(async move {
            let reviewer = reviewer.ok_or(PageError::NotFound)?;
            let fields = fields.await?;
            if fields.proves(names::TOKEN, &reviewer.0.session.form_key) {
                Ok(ReviewerForm(fields))
            } else {
                Err(PageError::FormNotOurs)
            }
        })
    }
}

/// The fields of a form that was made for this session of staff.
#[derive(Clone, Debug)]
pub struct StaffForm(pub Fields);

impl FromRequest for StaffForm {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let staff = request.extensions().get::<Staff>().cloned();
        let fields = Fields::from_request(request, payload);
        Box::pin(async move {
            let staff = staff.ok_or(PageError::NotFound)?;
            let fields = fields.await?;
            if fields.has_key(&staff.0.form_key) {
                Ok(StaffForm(fields))
            } else {
                Err(PageError::FormNotOurs)
            }
        })
    }
}
