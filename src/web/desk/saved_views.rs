//! Views of dashboards that members of staff named, for themselves or for all.
//!
//! A view is an address of a page of findings and nothing else: `links::is_view` refuses whatever stands outside.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::fields::{TextField, problem_at, text_field};
use super::{Shown, language_of, page};
use crate::app::saved_views::{
    ChangeViewError, SaveView, SaveViewError, ViewChange, change_view, save_view,
};
use crate::assessment::Role;
use crate::language::Language;
use crate::links::{self, Link};
use crate::storage::saved_views::{SavedView, list_views};
use crate::web::error::PageError;
use crate::web::parts::{Column, Crumb, ErrorEntry, Row, Table, form_errors, table};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm, here};
use crate::web::{Site, html_page, see_other};

/// Names the page that is looked at; for those who may filter.
pub fn save_form(language: Language, request: &HttpRequest, staff: &Staff) -> Markup {
    if staff.user().role < Role::Analyst {
        return html! {};
    }
    html! {
        details.more.no-print {
            summary { (language.text("views-save")) }
            (form(language, staff, &here(request), "", false, &[]))
        }
    }
}

fn form(
    language: Language,
    staff: &Staff,
    address: &str,
    name: &str,
    shared: bool,
    problems: &[ErrorEntry],
) -> Markup {
    html! {
        form method="post" action=(links::DeskViews.path()) novalidate {
            input type="hidden" name=(FORM_KEY) value=(staff.0.form_key);
            input type="hidden" name="address" value=(address);
            (text_field(language, &TextField {
                name: "name",
                kind: "text",
                label: &language.text("views-name"),
                hint: Some(&language.text("views-name-hint")),
                value: name,
                problem: problem_at(problems, "name"),
                width: "",
            }))
            label.pick {
                input type="checkbox" name="shared" value="1" checked[shared];
                span { (language.text("views-share-too")) }
            }
            p.row { button.btn.quiet { (language.text("views-save-button")) } }
        }
    }
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, &staff, None, Vec::new()).await
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let command = SaveView {
        name: form.0.get("name").trim().to_owned(),
        address: form.0.get("address").to_owned(),
        shared: form.0.get("shared") == "1",
        owner: staff.user().id.clone(),
    };
    if !links::is_view(&command.address) {
        return Err(PageError::NotFound);
    }
    let author = staff.author();
    let saved = site
        .app
        .write(move |transaction| save_view(transaction, &command, &author));
    let problem = match saved.await {
        Ok(()) => return Ok(see_other(&links::DeskViews.path())),
        // No page of ours offers anything else to be saved.
        Err(SaveViewError::NotAView) => return Err(PageError::NotFound),
        Err(SaveViewError::Storage(error)) => return Err(error.into()),
        Err(SaveViewError::NoName) => "views-no-name",
        Err(SaveViewError::LongName) => "views-long-name",
        Err(SaveViewError::TooMany) => "views-too-many",
    };
    let problems = vec![ErrorEntry {
        target: "name".to_owned(),
        text: language.text(problem),
    }];
    show(&site, &request, &staff, Some(&form.0), problems).await
}

pub async fn post_change(
    site: web::Data<Site>,
    staff: Staff,
    path: web::Path<String>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let change = match form.0.get("change") {
        "share" => ViewChange::Share(true),
        "unshare" => ViewChange::Share(false),
        "remove" => ViewChange::Remove,
        _ => return Err(PageError::NotFound),
    };
    let (id, owner, author) = (path.into_inner(), staff.user().id.clone(), staff.author());
    let changed = site
        .app
        .write(move |transaction| change_view(transaction, &id, &owner, change, &author));
    match changed.await {
        Ok(()) => Ok(see_other(&links::DeskViews.path())),
        Err(ChangeViewError::NotFound) => Err(PageError::NotFound),
        Err(ChangeViewError::Storage(error)) => Err(error.into()),
    }
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    sent: Option<&Fields>,
    problems: Vec<ErrorEntry>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let owner = staff.user().id.clone();
    let read = site
        .app
        .read(move |transaction| list_views(transaction.connection, &owner));
    let views = read.await?;
    let (own, others): (Vec<SavedView>, Vec<SavedView>) = views
        .into_iter()
        .partition(|view| view.owner == staff.user().id);
    let title = language.text("desk-views");
    let content = html! {
        (form_errors(language, &problems, false))
        h1 { (title) }
        @if let Some(sent) = sent {
            (form(language, staff, sent.get("address"), sent.get("name"), sent.get("shared") == "1", &problems))
        }
        h2 { (language.text("views-own")) }
        (list(language, staff, &own, true))
        h2 { (language.text("views-shared")) }
        (list(language, staff, &others, false))
    };
    let document = page(
        site,
        request,
        staff,
        Shown {
            title: &title,
            crumbs: vec![Crumb::here(title.clone())],
            has_errors: !problems.is_empty(),
            content,
        },
    );
    let status = match problems.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(html_page(status, &document))
}

fn list(language: Language, staff: &Staff, views: &[SavedView], own: bool) -> Markup {
    let mut columns = vec![Column::text(language.text("views-name"))];
    columns.push(match own {
        true => Column::text(language.text("views-for")),
        false => Column::text(language.text("views-from")),
    });
    if own {
        columns.push(Column::text(language.text("views-change")));
    }
    let rows = views.iter().map(|view| {
        let mut cells = vec![html! { a href=(view.address) { bdi { (view.name) } } }];
        cells.push(match own {
            true => html! { (language.text(if view.shared { "views-for-all" } else { "views-for-me" })) },
            false => html! { bdi { (view.owner_name) } },
        });
        if own {
            cells.push(html! {
                form method="post" action=(links::DeskView { view: view.id.clone() }.path()) {
                    input type="hidden" name=(FORM_KEY) value=(staff.0.form_key);
                    @let share = if view.shared { "unshare" } else { "share" };
                    button.btn.lite.sm name="change" value=(share) { (language.text(if view.shared { "views-unshare" } else { "views-share" })) span.hide { ": " (view.name) } }
                    " "
                    button.btn.lite.sm.end name="change" value="remove" { (language.text("views-remove")) span.hide { ": " (view.name) } }
                }
            });
        }
        Row { cells }
    });
    table(&Table {
        caption: &language.text(if own { "views-own" } else { "views-shared" }),
        hide_caption: true,
        columns,
        rows: rows.collect(),
        empty: &language.text(if own {
            "views-none-own"
        } else {
            "views-none-shared"
        }),
    })
}
