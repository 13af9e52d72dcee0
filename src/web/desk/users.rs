//! Who may sign in: the list, and adding one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::{Shown, language_of, page};
use crate::app::passwords::PasswordProblem;
use crate::app::staff::{AddUserError, NewAccount, add_user};
use crate::assessment::Role;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::staff::{User, list_users};
use crate::web::error::PageError;
use crate::web::parts::{Column, Crumb, ErrorEntry, Row, Table, error_summary, field_error, table};
use crate::web::request::{FORM_KEY, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// Everything the page shows.
pub struct UsersPage {
    pub language: Language,
    pub form_key: String,
    pub users: Vec<UserLine>,
    pub email: String,
    pub name: String,
    pub role: Role,
    /// The control to correct, and what is wrong.
    pub problem: Option<(&'static str, String)>,
}

/// One account as it is listed.
pub struct UserLine {
    pub email: String,
    pub name: String,
    pub role: Role,
    pub last_signed_in: Option<String>,
    pub disabled: bool,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, &staff, None).await
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let fields = form.0;
    let account = NewAccount {
        email: fields.get("email").to_owned(),
        name: fields.get("name").to_owned(),
        role: Role::from_code(fields.get("role")).ok_or(PageError::BadForm)?,
        language: staff.user().language,
        password: fields.get("password").to_owned(),
    };
    let (inner, actor, wanted) = (site.clone(), staff.actor(), account.clone());
    let _turn = site.hashing.acquire().await.map_err(PageError::internal)?;
    let outcome = web::block(move || {
        add_user(
            inner.app.db(),
            inner.app.clock(),
            inner.app.randomness(),
            &wanted,
            &actor,
        )
    })
    .await
    .map_err(PageError::internal)?;
    match outcome {
        Ok(_) => Ok(see_other(&links::DeskUsers.path())),
        Err(AddUserError::Storage(error)) => Err(error.into()),
        Err(problem) => {
            let language = language_of(&request, &staff);
            show(
                &site,
                &request,
                &staff,
                Some((account, told(language, &problem))),
            )
            .await
        }
    }
}

/// What is wrong, in the reader's language, and at which control.
fn told(language: Language, problem: &AddUserError) -> (&'static str, String) {
    let (control, key) = match problem {
        AddUserError::BadAddress(_) => ("email", "user-bad-address"),
        AddUserError::Exists(_) => ("email", "user-exists"),
        AddUserError::Password(PasswordProblem::TooShort) => ("password", "password-too-short"),
        AddUserError::Password(PasswordProblem::TooLong) => ("password", "password-too-long"),
        AddUserError::Password(PasswordProblem::TooCommon) => ("password", "password-too-common"),
        AddUserError::Storage(_) => ("email", "error-internal-text"),
    };
    (control, language.text(key))
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    refused: Option<(NewAccount, (&'static str, String))>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let users = site.app.db().read(list_users).await?;
    let line = |user: User| UserLine {
        email: user.email,
        name: user.name,
        role: user.role,
        last_signed_in: user
            .last_signed_in_at
            .map(|at| format::instant(language, at, site.time_zone)),
        disabled: user.disabled_at.is_some(),
    };
    let status = match refused {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let (account, problem) = refused.unzip();
    let shown = UsersPage {
        language,
        form_key: staff.0.form_key.clone(),
        users: users.into_iter().map(line).collect(),
        email: account
            .as_ref()
            .map(|account| account.email.clone())
            .unwrap_or_default(),
        name: account
            .as_ref()
            .map(|account| account.name.clone())
            .unwrap_or_default(),
        role: account.map_or(Role::Reader, |account| account.role),
        problem,
    };
    let title = language.text("desk-users");
    let content = view(&shown);
    let shown = Shown {
        title: &title,
        crumbs: vec![
            Crumb::link(language.text("desk"), &links::Desk),
            Crumb::here(title.clone()),
        ],
        has_errors: status != StatusCode::OK,
        content,
    };
    Ok(html_page(status, &page(site, request, staff, shown)))
}

fn view(page: &UsersPage) -> Markup {
    let language = page.language;
    let errors: Vec<ErrorEntry> = page
        .problem
        .iter()
        .map(|(control, text)| ErrorEntry {
            target: (*control).to_owned(),
            text: text.clone(),
        })
        .collect();
    let problem_at = |control: &str| {
        page.problem
            .as_ref()
            .filter(|(at, _)| *at == control)
            .map(|(_, text)| text.as_str())
    };
    let rows = page.users.iter().map(|user| Row {
        cells: vec![
            html! { bdi { (user.email) } },
            html! { bdi { (user.name) } },
            html! { (role_text(language, user.role)) @if user.disabled { " · " (language.text("user-disabled")) } },
            html! { @match &user.last_signed_in { Some(time) => (time), None => (language.text("user-never")) } },
        ],
    });
    let title = language.text("desk-users");
    html! {
        (error_summary(language, &errors, true))
        h1 { (title) }
        (table(&Table {
            caption: &title,
            hide_caption: true,
            columns: vec![
                Column::text(language.text("sign-in-email")),
                Column::text(language.text("user-name")),
                Column::text(language.text("user-role")),
                Column::text(language.text("user-last-signed-in")),
            ],
            rows: rows.collect(),
            empty: &language.text("user-none"),
        }))
        h2 { (language.text("user-add")) }
        form method="post" action=(links::DeskUsers.path()) novalidate {
            input type="hidden" name=(FORM_KEY) value=(page.form_key);
            (text_field("email", "email", &language.text("sign-in-email"), &page.email, language, problem_at("email")))
            (text_field("name", "text", &language.text("user-name"), &page.name, language, None))
            p.field {
                label for="role" { (language.text("user-role")) }
                select #role name="role" {
                    @for role in Role::ALL {
                        option value=(role.code()) selected[role == page.role] { (role_text(language, role)) }
                    }
                }
            }
            (text_field("password", "password", &language.text("user-first-password"), "", language, problem_at("password")))
            p.hint #password-hint { (language.text("password-hint")) }
            p.row { button.btn { (language.text("user-add-button")) } }
        }
    }
}

fn text_field(
    name: &str,
    kind: &str,
    label: &str,
    value: &str,
    language: Language,
    problem: Option<&str>,
) -> Markup {
    let error_id = format!("{name}-error");
    html! {
        div.field.bad[problem.is_some()] {
            label for=(name) { (label) }
            @if let Some(text) = problem { (field_error(language, &error_id, text)) }
            input id=(name) name=(name) type=(kind) value=(value) autocomplete="off"
                dir=[(kind != "text").then_some("ltr")]
                aria-invalid=[problem.map(|_| "true")] aria-describedby=[problem.map(|_| &error_id)];
        }
    }
}

/// The role in the reader's words.
pub fn role_text(language: Language, role: Role) -> String {
    language.text(match role {
        Role::Reader => "role-reader",
        Role::Analyst => "role-analyst",
        Role::Coordinator => "role-coordinator",
        Role::Administrator => "role-administrator",
    })
}
