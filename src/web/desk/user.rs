//! One account: what its person may do and see, a new password, and whether they may sign in at all. Every
//! change but that of the name ends the person's sessions.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::fields::{TextField, problem_at, text_field};
use super::users::role_text;
use super::{Shown, language_of, page};
use crate::app::accounts::{AccountChange, AccountError, change_account, set_password};
use crate::app::passwords::PasswordProblem;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::assessment::{Role, UserId};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::registry::Collation;
use crate::storage::staff::{User, find_user};
use crate::web::error::PageError;
use crate::web::parts::{Crumb, ErrorEntry, NoticeKind, field_error, form_errors, notice};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// What the forms of the page ask for, in the field `change`.
const RIGHTS: &str = "rights";
const PASSWORD: &str = "password";
const DISABLE: &str = "disable";
const ENABLE: &str = "enable";

/// `?saved=1`: something was changed just now.
#[derive(serde::Deserialize)]
pub struct UserQuery {
    #[serde(default)]
    saved: String,
}

/// Everything the page shows.
pub struct UserPage<'a> {
    pub language: Language,
    pub registry: &'a LoadedRegistry,
    pub form_key: &'a str,
    pub user: &'a User,
    pub last_signed_in: Option<String>,
    /// As it stands, or as it was typed.
    pub name: String,
    pub role: Role,
    pub iscms: Option<Vec<String>>,
    /// The account is the reader's own.
    pub is_own: bool,
    pub saved: bool,
    pub problems: Vec<ErrorEntry>,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<UserQuery>,
) -> Result<HttpResponse, PageError> {
    let id = UserId::new(path.into_inner());
    let saved = query.saved == "1";
    show(&site, &request, &staff, &id, saved, None).await
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let id = UserId::new(path.into_inner());
    let fields = form.0;
    let author = staff.author();
    let outcome = if fields.get("change") == PASSWORD {
        let (inner, user, password) = (site.clone(), id.clone(), fields.get("password").to_owned());
        let _turn = site.hashing.acquire().await.map_err(PageError::internal)?;
        web::block(move || set_password(&inner.app, &user, &password, &author))
            .await
            .map_err(PageError::internal)?
    } else {
        let change = change_of(&fields)?;
        let user = id.clone();
        site.app
            .write(move |transaction| change_account(transaction, &user, &change, &author))
            .await
    };
    match outcome {
        Ok(()) => {
            let here = links::DeskUser {
                user: id.to_string(),
            };
            Ok(see_other(&here.with_query(&[("saved", "1")])))
        }
        Err(AccountError::NotFound) => Err(PageError::NotFound),
        Err(AccountError::Storage(error)) => Err(error.into()),
        Err(problem) => {
            let problem = told(language_of(&request, &staff), &problem);
            let refused = Some((&fields, problem));
            show(&site, &request, &staff, &id, false, refused).await
        }
    }
}

fn change_of(fields: &Fields) -> Result<AccountChange, PageError> {
    let disabled = |disabled| AccountChange {
        disabled: Some(disabled),
        ..AccountChange::default()
    };
    match fields.get("change") {
        RIGHTS => Ok(AccountChange {
            name: Some(fields.get("name").to_owned()),
            role: Some(Role::from_code(fields.get("role")).ok_or(PageError::BadForm)?),
            iscms: Some(limit_of(fields)),
            disabled: None,
        }),
        DISABLE => Ok(disabled(true)),
        ENABLE => Ok(disabled(false)),
        _ => Err(PageError::BadForm),
    }
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    id: &UserId,
    saved: bool,
    refused: Option<(&Fields, ErrorEntry)>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let wanted = id.clone();
    let read = site.app.read(move |transaction| {
        let user = find_user(transaction.connection, &wanted)?.ok_or(PageError::NotFound)?;
        Ok::<_, PageError>((user, load_registry(transaction)?))
    });
    let (user, registry): (User, Arc<LoadedRegistry>) = read.await?;
    let status = match refused {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let (typed, problem) = refused.unzip();
    let typed = typed.filter(|fields| fields.get("change") == RIGHTS);
    let shown = UserPage {
        language,
        registry: &registry,
        form_key: &staff.0.form_key,
        last_signed_in: user
            .last_signed_in_at
            .map(|at| format::instant(language, at, site.time_zone)),
        name: typed.map_or_else(|| user.name.clone(), |fields| fields.get("name").to_owned()),
        role: typed
            .and_then(|fields| Role::from_code(fields.get("role")))
            .unwrap_or(user.role),
        iscms: typed.map_or_else(|| user.iscms.clone(), limit_of),
        is_own: user.id == staff.user().id,
        user: &user,
        saved,
        problems: problem.into_iter().collect(),
    };
    let title = match user.name.is_empty() {
        true => user.email.clone(),
        false => user.name.clone(),
    };
    let content = shown.view(&title);
    let shown = Shown {
        title: &title,
        crumbs: vec![
            Crumb::link(language.text("desk"), &links::Desk),
            Crumb::link(language.text("desk-users"), &links::DeskUsers),
            Crumb::here(title.clone()),
        ],
        has_errors: status != StatusCode::OK,
        content,
    };
    Ok(html_page(status, &page(site, request, staff, shown)))
}

impl UserPage<'_> {
    fn view(&self, title: &str) -> Markup {
        let language = self.language;
        let user = self.user;
        html! {
            (form_errors(language, &self.problems, false))
            @if self.saved { (notice(NoticeKind::Good, &html! { p role="status" { (language.text("user-saved")) } })) }
            h1 #account tabindex="-1" { bdi { (title) } }
            p.lead {
                bdi dir="ltr" { (user.email) } " · " (role_text(language, user.role))
                @if user.disabled_at.is_some() { " · " (language.text("user-disabled")) }
            }
            p.soft {
                (language.text("user-last-signed-in")) ": "
                @match &self.last_signed_in { Some(time) => (time), None => (language.text("user-never")) }
            }
            p { (language.text(if self.is_own { "user-own-change" } else { "user-change-text" })) }
            h2 { (language.text("user-rights")) }
            (self.form(RIGHTS, &html! {
                (text_field(language, &TextField {
                    name: "name",
                    kind: "text",
                    label: &language.text("user-name"),
                    hint: None,
                    value: &self.name,
                    problem: None,
                    width: "",
                }))
                (role_field(language, self.role))
                (limit_fields(language, self.registry, self.iscms.as_deref(), &self.problems))
                p.row { button.btn { (language.text("user-rights-button")) } }
            }))
            h2 { (language.text("user-new-password")) }
            (self.form(PASSWORD, &html! {
                (text_field(language, &TextField {
                    name: "password",
                    kind: "password",
                    label: &language.text("user-new-password"),
                    hint: Some(&language.text("password-hint")),
                    value: "",
                    problem: problem_at(&self.problems, "password"),
                    width: "",
                }))
                p.row { button.btn.quiet { (language.text("user-password-button")) } }
            }))
            h2 { (language.text(if user.disabled_at.is_some() { "user-enable" } else { "user-disable" })) }
            @if user.disabled_at.is_some() {
                (self.form(ENABLE, &html! {
                    p { (language.text("user-enable-text")) }
                    p.row { button.btn.quiet { (language.text("user-enable-button")) } }
                }))
            } @else {
                (self.form(DISABLE, &html! {
                    p { (language.text("user-disable-text")) }
                    p.row { button.btn.warn { (language.text("user-disable-button")) } }
                }))
            }
        }
    }

    fn form(&self, change: &str, content: &Markup) -> Markup {
        let here = links::DeskUser {
            user: self.user.id.to_string(),
        };
        html! {
            form method="post" action=(here.path()) novalidate {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                input type="hidden" name="change" value=(change);
                (content)
            }
        }
    }
}

/// What is wrong, in the reader's language, and at which control.
pub(super) fn told(language: Language, problem: &AccountError) -> ErrorEntry {
    let (control, key) = match problem {
        AccountError::BadAddress(_) => ("email", "user-bad-address"),
        AccountError::Exists(_) => ("email", "user-exists"),
        AccountError::Password(PasswordProblem::TooShort) => ("password", "password-too-short"),
        AccountError::Password(PasswordProblem::TooLong) => ("password", "password-too-long"),
        AccountError::Password(PasswordProblem::TooCommon) => ("password", "password-too-common"),
        AccountError::NotLimitable => ("limit", "user-not-limitable"),
        AccountError::NoMechanism | AccountError::UnknownIscm(_) => ("limit", "user-no-mechanism"),
        AccountError::LastAdministrator => ("account", "user-last-administrator"),
        AccountError::NotFound | AccountError::Storage(_) => ("account", "error-internal-text"),
    };
    ErrorEntry {
        target: control.to_owned(),
        text: language.text(key),
    }
}

/// The mechanisms that a form limits an account to; `None` for all.
pub(super) fn limit_of(fields: &Fields) -> Option<Vec<String>> {
    (fields.get("limit") == "some").then(|| fields.all("iscm").map(str::to_owned).collect())
}

/// The choice of a role.
pub(super) fn role_field(language: Language, chosen: Role) -> Markup {
    html! {
        div.field {
            label for="role" { (language.text("user-role")) }
            select #role name="role" {
                @for role in Role::ALL {
                    option value=(role.code()) selected[role == chosen] { (role_text(language, role)) }
                }
            }
        }
    }
}

/// The choice of the mechanisms that an analyst sees.
pub(super) fn limit_fields(
    language: Language,
    registry: &LoadedRegistry,
    limit: Option<&[String]>,
    problems: &[ErrorEntry],
) -> Markup {
    let problem = problem_at(problems, "limit");
    let mut iscms: Vec<(&str, &str, &str)> = registry
        .registry
        .list_iscms()
        .map(|iscm| {
            (
                iscm.id.as_str(),
                iscm.acronym.in_language(language),
                iscm.name.in_language(language),
            )
        })
        .collect();
    Collation::new(language).sort_by_name(&mut iscms, |(_, acronym, _)| acronym);
    let is_ticked = |id: &str| limit.is_some_and(|limit| limit.iter().any(|iscm| iscm == id));
    html! {
        fieldset.field.bad[problem.is_some()] #limit tabindex="-1" aria-describedby="limit-hint" {
            legend { (language.text("user-sees")) }
            p.hint #limit-hint { (language.text("user-sees-hint")) }
            @if let Some(text) = problem { (field_error(language, "limit-error", text)) }
            ul.choices {
                @for (value, key, chosen) in [("all", "user-sees-all", limit.is_none()), ("some", "user-sees-some", limit.is_some())] {
                    li {
                        label.pick {
                            input type="radio" name="limit" value=(value) checked[chosen];
                            span { (language.text(key)) }
                        }
                    }
                }
            }
            details.more open[limit.is_some()] {
                summary { (language.text("user-sees-choose")) }
                ul.choices.three {
                    @for (id, acronym, name) in iscms {
                        li {
                            label.pick {
                                input type="checkbox" name="iscm" value=(id) checked[is_ticked(id)];
                                span { bdi { (acronym) } @if name != acronym { br; span.small.soft { bdi { (name) } } } }
                            }
                        }
                    }
                }
            }
        }
    }
}
