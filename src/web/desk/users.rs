//! Who may sign in: the list, and adding one. One account has its own page (`user`).

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::fields::{TextField, problem_at, text_field};
use super::round::short_name;
use super::user::{limit_fields, limit_of, role_field, told};
use super::{Shown, language_of, page};
use crate::app::accounts::{AccountError, NewAccount, add_user};
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::assessment::Role;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::StorageError;
use crate::storage::staff::{User, list_users};
use crate::web::error::PageError;
use crate::web::parts::{Column, Crumb, ErrorEntry, Row, Table, form_errors, table};
use crate::web::request::{FORM_KEY, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// Everything the page shows.
pub struct UsersPage<'a> {
    pub language: Language,
    pub registry: &'a LoadedRegistry,
    pub form_key: &'a str,
    pub users: Vec<UserLine>,
    /// What was typed into the form.
    pub typed: NewAccount,
    pub problems: Vec<ErrorEntry>,
}

/// One account as it is listed.
pub struct UserLine {
    pub href: String,
    pub email: String,
    pub name: String,
    pub role: Role,
    /// The mechanisms it is limited to, by their short names.
    pub iscms: Option<Vec<String>>,
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
        iscms: limit_of(&fields),
        language: staff.user().language,
        password: fields.get("password").to_owned(),
    };
    let (inner, author, wanted) = (site.clone(), staff.author(), account.clone());
    let _turn = site.hashing.acquire().await.map_err(PageError::internal)?;
    let outcome = web::block(move || add_user(&inner.app, &wanted, &author))
        .await
        .map_err(PageError::internal)?;
    match outcome {
        Ok(_) => Ok(see_other(&links::DeskUsers.path())),
        Err(AccountError::Storage(error)) => Err(error.into()),
        Err(problem) => {
            let problem = told(language_of(&request, &staff), &problem);
            show(&site, &request, &staff, Some((account, problem))).await
        }
    }
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    refused: Option<(NewAccount, ErrorEntry)>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let read = site.app.read(|transaction| {
        let users = list_users(transaction.connection)?;
        Ok::<_, StorageError>((users, load_registry(transaction)?))
    });
    let (users, registry): (Vec<User>, Arc<LoadedRegistry>) = read.await?;
    let names = |iscms: Vec<String>| {
        iscms
            .iter()
            .map(|iscm| short_name(&registry, iscm, language))
            .collect()
    };
    let line = |user: User| UserLine {
        href: links::DeskUser {
            user: user.id.to_string(),
        }
        .path(),
        email: user.email,
        name: user.name,
        role: user.role,
        iscms: user.iscms.map(names),
        last_signed_in: user
            .last_signed_in_at
            .map(|at| format::instant(language, at, site.time_zone)),
        disabled: user.disabled_at.is_some(),
    };
    let status = match refused {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let (typed, problem) = refused.unzip();
    let shown = UsersPage {
        language,
        registry: &registry,
        form_key: &staff.0.form_key,
        users: users.into_iter().map(line).collect(),
        typed: typed.unwrap_or_else(|| NewAccount {
            email: String::new(),
            name: String::new(),
            role: Role::Reader,
            iscms: None,
            language,
            password: String::new(),
        }),
        problems: problem.into_iter().collect(),
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
    let title = language.text("desk-users");
    let typed = &page.typed;
    let text = |name: &str, kind: &str, label: &str, value: &str, hint: Option<&str>| {
        let field = TextField {
            name,
            kind,
            label: &language.text(label),
            hint,
            value,
            problem: problem_at(&page.problems, name),
            width: "",
        };
        text_field(language, &field)
    };
    html! {
        (form_errors(language, &page.problems, true))
        h1 { (title) }
        (table(&Table {
            caption: &title,
            hide_caption: true,
            columns: vec![
                Column::text(language.text("sign-in-email")),
                Column::text(language.text("user-name")),
                Column::text(language.text("user-role")),
                Column::text(language.text("user-sees")),
                Column::text(language.text("user-last-signed-in")),
            ],
            rows: page.users.iter().map(|user| row(language, user)).collect(),
            empty: &language.text("user-none"),
        }))
        h2 { (language.text("user-add")) }
        form method="post" action=(links::DeskUsers.path()) novalidate {
            input type="hidden" name=(FORM_KEY) value=(page.form_key);
            (text("email", "email", "sign-in-email", &typed.email, None))
            (text("name", "text", "user-name", &typed.name, None))
            (role_field(language, typed.role))
            (limit_fields(language, page.registry, typed.iscms.as_deref(), &page.problems))
            (text("password", "password", "user-first-password", "", Some(&language.text("password-hint"))))
            p.row { button.btn { (language.text("user-add-button")) } }
        }
    }
}

fn row(language: Language, user: &UserLine) -> Row {
    Row {
        cells: vec![
            html! { a href=(user.href) { bdi dir="ltr" { (user.email) } } },
            html! { bdi { (user.name) } },
            html! { (role_text(language, user.role)) @if user.disabled { " · " (language.text("user-disabled")) } },
            html! {
                @match &user.iscms {
                    Some(iscms) => @for (index, iscm) in iscms.iter().enumerate() { @if index > 0 { ", " } bdi { (iscm) } },
                    None => (language.text("user-sees-all")),
                }
            },
            html! { @match &user.last_signed_in { Some(time) => (time), None => (language.text("user-never")) } },
        ],
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
