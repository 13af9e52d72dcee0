//! One page of the questionnaire as a form. Everything typed is saved, right or wrong; only going on is
//! refused while something is missing.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::asked;
use super::passage::Acting;
use super::posted::Bases;
use super::visit::Visit;
use super::{Setting, Shell};
use crate::assessment::Return;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{Form, PageState};
use crate::questionnaire::model::Attribution;
use crate::web::error::PageError;
use crate::web::parts::field::{self, FieldView, names};
use crate::web::parts::{NoticeKind, error_summary, notice, rich, shown};
use crate::web::{Site, html_page};

/// The query of a page: `check=1` also shows what is missing.
#[derive(serde::Deserialize)]
pub struct PageQuery {
    check: Option<String>,
}

/// Which page of the questionnaire an address names.
#[derive(serde::Deserialize)]
pub struct PagePath {
    pub page: String,
}

/// `GET /respond/pages/{page}`, and the same on behalf.
pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    acting: Acting,
    path: web::Path<PagePath>,
    query: web::Query<PageQuery>,
) -> Result<HttpResponse, PageError> {
    let visit = Visit::open(&site, &request, &acting).await?;
    let form = visit.form();
    let page = form.page(&path.page).ok_or(PageError::NotFound)?;
    let bases = Bases::of(&page, |address| visit.opened.version_of(address));
    let drawn = Drawn {
        show_missing: query.check.is_some(),
        ..Drawn::default()
    };
    Ok(draw(&visit, &form, page, &bases, drawn, StatusCode::OK))
}

/// What differs between a page that is read and one that comes back after posting.
#[derive(Default)]
pub(super) struct Drawn {
    pub show_missing: bool,
    pub conflicts: Vec<Conflict>,
    pub problem: Option<String>,
    pub unsaved: Vec<(String, String)>,
}

/// A page of the questionnaire as a response.
pub(super) fn draw(
    visit: &Visit,
    form: &Form,
    page: PageState,
    bases: &Bases,
    drawn: Drawn,
    status: StatusCode,
) -> HttpResponse {
    let pages = form.pages();
    let visible: Vec<&PageState> = pages.iter().filter(|other| other.visible).collect();
    let position = visible
        .iter()
        .position(|other| other.page.name == page.page.name);
    let previous = position
        .and_then(|position| visible.get(position.checked_sub(1)?))
        .map(|other| other.page.name.clone());
    let operation = visit.new_operation();
    let shown = QuestionsPage {
        setting: visit.setting(),
        position: (position.map_or(1, |position| position + 1), visible.len()),
        previous,
        has_next: position.is_some_and(|position| position + 1 < visible.len()),
        editable: visit.may_answer(),
        show_missing: drawn.show_missing,
        attribution: &|address| visit.level(address),
        asked: visit.asked.as_ref(),
        saved_at: saved_at(visit, &page),
        conflicts: drawn.conflicts,
        problem: drawn.problem,
        unsaved: drawn.unsaved,
        hidden: Hidden {
            token: visit.token(),
            base: bases.to_text(),
            operation: &operation,
        },
        page,
    };
    html_page(status, &shown.render())
}

/// When the last of the answers on a page was saved.
fn saved_at(visit: &Visit, page: &PageState) -> Option<DateTime<Utc>> {
    let roots = field::addresses(&page.elements);
    visit
        .opened
        .answers
        .values()
        .filter(|answer| roots.iter().any(|root| answer.address.is_within(root)))
        .map(|answer| answer.changed_at)
        .max()
}

/// An answer that somebody else changed while this page was open; both texts are kept.
pub struct Conflict {
    pub address: Address,
    pub title: String,
    /// Who wrote the other text.
    pub who: String,
    pub theirs: String,
}

/// What is posted along with the answers, so that a save can be told from its repetition and from
/// somebody else's.
pub struct Hidden<'a> {
    pub token: &'a str,
    /// What the page was drawn from (`names::BASE`).
    pub base: String,
    /// The id of the next write.
    pub operation: &'a str,
}

/// One page of the questionnaire.
pub struct QuestionsPage<'a> {
    pub setting: Setting<'a>,
    pub page: PageState<'a>,
    /// Position among the visible pages, from 1, and how many there are.
    pub position: (usize, usize),
    pub previous: Option<String>,
    pub has_next: bool,
    /// Answers can be changed now.
    pub editable: bool,
    /// After "save and continue", or when sent here from the check: also shows what is missing.
    pub show_missing: bool,
    pub attribution: &'a dyn Fn(&Address) -> Option<Attribution>,
    /// What staff ask, where the answers came back.
    pub asked: Option<&'a Return>,
    pub saved_at: Option<DateTime<Utc>>,
    pub conflicts: Vec<Conflict>,
    /// Why nothing was saved just now.
    pub problem: Option<String>,
    /// What was typed and has no field to stand in: question and text, to be copied.
    pub unsaved: Vec<(String, String)>,
    pub hidden: Hidden<'a>,
}

impl QuestionsPage<'_> {
    pub fn render(&self) -> Markup {
        let setting = &self.setting;
        let language = setting.language;
        let view = FieldView {
            language,
            group: setting.group,
            show_missing: self.show_missing,
            attribution: self.attribution,
            asked: &|address| asked::beside(setting, self.asked?, address),
        };
        let errors = if self.editable {
            field::page_errors(&view, &self.page.elements)
        } else {
            Vec::new()
        };
        let title = match &self.page.title {
            Some(title) => title.clone(),
            None => self.page.navigation_title.clone(),
        };
        let here = setting.passage.page(&self.page.page.name);
        let content = html! {
            (error_summary(language, &errors, self.saved_at.is_some()))
            (self.problem())
            (self.conflicts())
            p.kicker {
                bdi { (setting.name) } " · "
                (language.text_with("page-position", &[("number", self.position.0.into()), ("count", self.position.1.into())]))
            }
            h1 { (shown(&title, language)) }
            @if let Some(description) = &self.page.description { p.hint { (shown(description, language)) } }
            @if !self.page.visible {
                (notice(NoticeKind::Plain, &html! { p { (language.text("page-nothing")) } }))
            }
            @if self.editable {
                p.soft { (language.text("page-all-needed")) }
                form method="post" action=(here) novalidate data-autosave data-offline=(language.text("page-offline")) {
                    // The first button is the one that Enter presses; it must not remove an entry.
                    button.hide name=(names::THEN) value="stay" tabindex="-1" { (language.text("page-save")) }
                    input type="hidden" name=(names::TOKEN) value=(self.hidden.token);
                    input type="hidden" name=(names::BASE) value=(self.hidden.base);
                    input type="hidden" name=(names::OPERATION) value=(self.hidden.operation);
                    input type="hidden" name=(names::SEQUENCE) value="";
                    (field::elements(&view, &self.page.elements))
                    (self.buttons())
                    p.soft.small.saved aria-live="polite" { (self.saved()) }
                }
            } @else {
                (notice(NoticeKind::Warning, &html! { p { (language.text("page-frozen")) } }))
                fieldset.q-set disabled { (field::elements(&view, &self.page.elements)) }
            }
            @if let Some(previous) = &self.previous {
                p.no-print { a href=(setting.passage.page(previous)) { (language.text("page-previous")) } }
            }
        };
        setting.document(
            &Shell {
                title: &title.text,
                has_errors: !errors.is_empty(),
                here: &here,
                crumbs: setting.crumbs(&title.text),
                script: self.editable,
            },
            &content,
        )
    }

    fn buttons(&self) -> Markup {
        let language = self.setting.language;
        html! {
            p.row {
                button.btn name=(names::THEN) value="continue" {
                    @if self.has_next { (language.text("page-save-continue")) } @else { (language.text("page-save-review")) }
                }
                button.btn.quiet name=(names::THEN) value="tasks" { (language.text("page-save-tasks")) }
            }
        }
    }

    fn saved(&self) -> Markup {
        let language = self.setting.language;
        html! {
            @match self.saved_at {
                Some(at) => {
                    (language.text_with("page-saved", &[("when", self.setting.when(at).into())]))
                    " " (language.text("page-saved-note"))
                }
                None => (language.text("page-not-saved-yet")),
            }
        }
    }

    fn problem(&self) -> Markup {
        let language = self.setting.language;
        html! {
            @if let Some(problem) = &self.problem {
                div.notice.warn role="alert" {
                    p { strong { (language.text("page-not-saved")) } " " (problem) }
                    @if !self.unsaved.is_empty() {
                        p { (language.text("page-unsaved")) }
                        (typed_texts(&self.unsaved))
                    }
                }
            }
        }
    }

    fn conflicts(&self) -> Markup {
        let language = self.setting.language;
        html! {
            @if !self.conflicts.is_empty() {
                div.notice.warn role="alert" {
                    p { strong { (language.text("page-conflict")) } }
                    p { (language.text("page-conflict-text")) }
                    ul {
                        @for conflict in &self.conflicts {
                            li {
                                a href=(format!("#{}", names::control_id(&conflict.address))) { bdi { (conflict.title) } }
                                ": "
                                (rich(language, "page-theirs", &[("who", conflict.who.as_str().into()), ("text", conflict.theirs.as_str().into())]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What was typed and could not be saved, so that it can be copied.
pub fn typed_texts(texts: &[(String, String)]) -> Markup {
    html! {
        @for (index, (title, text)) in texts.iter().enumerate() {
            div.field {
                label for=(format!("typed-{index}")) { bdi { (title) } }
                textarea.short id=(format!("typed-{index}")) readonly rows="3" dir="auto" { "\n" (text) }
            }
        }
    }
}
