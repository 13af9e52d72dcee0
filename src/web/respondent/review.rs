//! All answers before they are submitted, and the declaration that submits them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::page::Hidden;
use super::passage::Acting;
use super::progress::{Counts, is_answered};
use super::visit::Visit;
use super::{Setting, Shell, named};
use crate::app::submitting::{Receipt, Submit, SubmitError, submit};
use crate::assessment::Declaration;
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{ElementState, PageState, QuestionState, ShownText};
use crate::questionnaire::model::{Attribution, QuestionKind, RespondentGroup};
use crate::web::error::PageError;
use crate::web::parts::field::{FieldView, names, page_errors};
use crate::web::parts::{
    AnswerRow, ErrorEntry, NoticeKind, answers, error_summary, notice, rich, shown,
};
use crate::web::request::RespondentForm;
use crate::web::{Site, html_page, see_other};

/// `GET /respond/review`
pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    acting: Acting,
) -> Result<HttpResponse, PageError> {
    let visit = Visit::open(&site, &request, &acting).await?;
    Ok(show(&visit, None, StatusCode::OK))
}

/// `POST /respond/submit`
pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    acting: Acting,
    form: RespondentForm,
) -> Result<HttpResponse, PageError> {
    let fields = form.0;
    let visit = Visit::open(&site, &request, &acting).await?;
    if fields.get("declaration") != "yes" {
        let refused = Some(Refused::NotDeclared);
        return Ok(show(&visit, refused, StatusCode::UNPROCESSABLE_ENTITY));
    }
    let Ok(revision) = fields.get(names::BASE).parse::<i64>() else {
        return Err(PageError::BadForm);
    };
    let operation = fields.get(names::OPERATION).to_owned();
    let command = Submit {
        response: visit.acting.response().clone(),
        operation: (!operation.is_empty()).then_some(operation),
        expected_revision: Some(revision),
        declaration: visit.acting.declares().map(|name| Declaration {
            name: name.to_owned(),
            function: String::new(),
        }),
        language: visit.language,
        author: visit.acting.author(),
        on_behalf: visit.acting.on_behalf(),
    };
    let outcome: Result<Receipt, SubmitError> = site
        .app
        .write(move |transaction| submit(transaction, &command))
        .await;
    match outcome {
        Ok(_) | Err(SubmitError::Already(_)) => Ok(see_other(&visit.passage.receipt())),
        Err(SubmitError::ChangedMeanwhile { .. }) => {
            let visit = Visit::open(&site, &request, &acting).await?;
            Ok(show(&visit, Some(Refused::Changed), StatusCode::CONFLICT))
        }
        Err(SubmitError::Problems(_)) => {
            let visit = Visit::open(&site, &request, &acting).await?;
            Ok(show(&visit, None, StatusCode::UNPROCESSABLE_ENTITY))
        }
        // The first page says what the state is now.
        Err(SubmitError::Answering(_)) => Ok(see_other(&visit.passage.start())),
        Err(SubmitError::NotFound) => Err(PageError::LinkNeeded),
        Err(SubmitError::OperationReused) => Err(PageError::BadForm),
        Err(error @ SubmitError::NoQuestionnaire) => Err(PageError::internal(error)),
        Err(SubmitError::Storage(error)) => Err(error.into()),
    }
}

fn show(visit: &Visit, refused: Option<Refused>, status: StatusCode) -> HttpResponse {
    let form = visit.form();
    let pages = form.pages();
    let counts: Counts = pages.iter().map(Counts::of).sum();
    let operation = visit.new_operation();
    let page = ReviewPage {
        setting: visit.setting(),
        pages,
        attribution: &|address| visit.level(address),
        answered: (counts.answered, counts.questions),
        editable: visit.may_answer(),
        refused,
        hidden: Hidden {
            token: visit.token(),
            base: visit.opened.response.revision.to_string(),
            operation: &operation,
        },
    };
    html_page(status, &page.render())
}

/// Why a submission was refused just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The declaration was not confirmed.
    NotDeclared,
    /// Answers changed since the page was read.
    Changed,
}

/// All answers on one page.
pub struct ReviewPage<'a> {
    pub setting: Setting<'a>,
    /// All pages of the questionnaire, hidden ones included.
    pub pages: Vec<PageState<'a>>,
    pub attribution: &'a dyn Fn(&Address) -> Option<Attribution>,
    /// Answered and all visible questions.
    pub answered: (usize, usize),
    /// Answers can be changed and submitted now.
    pub editable: bool,
    pub refused: Option<Refused>,
    pub hidden: Hidden<'a>,
}

impl ReviewPage<'_> {
    pub fn render(&self) -> Markup {
        let setting = &self.setting;
        let language = setting.language;
        let title = if self.editable {
            language.text("review-title")
        } else {
            language.text("review-title-read")
        };
        let problems = if self.editable {
            self.problems()
        } else {
            Vec::new()
        };
        let declaration = (self.refused == Some(Refused::NotDeclared)).then(|| ErrorEntry {
            target: "declaration".to_owned(),
            text: language.text_with(
                if setting.passage.is_desk() {
                    "behalf-declaration-needed"
                } else {
                    "review-declaration-needed"
                },
                &[("name", setting.name.into())],
            ),
        });
        let has_errors = declaration.is_some() || self.refused == Some(Refused::Changed);
        let content = html! {
            @if let Some(declaration) = &declaration {
                (error_summary(language, std::slice::from_ref(declaration), false))
            }
            @if self.refused == Some(Refused::Changed) {
                div.notice.warn role="alert" {
                    p { strong { (language.text("review-changed")) } " " (language.text("review-changed-text")) }
                }
            }
            h1 { (title) }
            p.lead {
                (named(setting)) ", " (setting.assessment) ". "
                (language.text_with("review-lead", &[("answered", self.answered.0.into()), ("questions", self.answered.1.into())]))
            }
            (self.missing(&problems))
            @for page in self.pages.iter().filter(|page| page.visible) {
                h2 { (shown(&page.navigation_title, language)) }
                (answers(language, &self.rows(page)))
            }
            @if self.editable && problems.is_empty() { (self.submission(declaration.as_ref())) }
            p.no-print { a.btn.lite href=(setting.passage.tasks()) { (language.text("review-back")) } }
        };
        setting.document(
            &Shell {
                title: &title,
                has_errors,
                here: &setting.passage.review(),
                crumbs: setting.crumbs(&language.text("tasks-review")),
                script: false,
            },
            &content,
        )
    }

    /// What keeps the answers from being submitted: text, and where to go.
    fn problems(&self) -> Vec<(String, String)> {
        let view = FieldView {
            language: self.setting.language,
            group: self.setting.group,
            show_missing: true,
            attribution: self.attribution,
            asked: &|_| None,
        };
        let mut problems = Vec::new();
        for page in self.pages.iter().filter(|page| page.visible) {
            let checked = [("check", "1")];
            let path = self.setting.passage.page_with(&page.page.name, &checked);
            for error in page_errors(&view, &page.elements) {
                problems.push((error.text, format!("{path}#{}", error.target)));
            }
        }
        problems
    }

    fn missing(&self, problems: &[(String, String)]) -> Markup {
        let language = self.setting.language;
        html! {
            @if !problems.is_empty() {
                (notice(NoticeKind::Warning, &html! {
                    p { strong { (language.text_with("review-missing", &[("count", problems.len().into())])) } }
                    p { (language.text("review-missing-text")) }
                    ul { @for (text, href) in problems { li { a href=(href) { (text) } } } }
                }))
            }
        }
    }

    fn rows(&self, page: &PageState) -> Vec<AnswerRow> {
        let mut rows = Vec::new();
        self.collect(page, &page.elements, &mut rows);
        rows
    }

    fn collect(&self, page: &PageState, elements: &[ElementState], rows: &mut Vec<AnswerRow>) {
        let language = self.setting.language;
        for element in elements {
            match element {
                ElementState::Panel(panel) if panel.visible => {
                    self.collect(page, &panel.elements, rows);
                }
                ElementState::Question(state) if state.visible => {
                    if matches!(state.question.kind, QuestionKind::Html(_)) {
                        continue;
                    }
                    let change = self.editable.then(|| {
                        let path = self.setting.passage.page(&page.page.name);
                        format!("{path}#{}", names::control_id(&state.address))
                    });
                    let has_answer = is_answered(state);
                    rows.push(AnswerRow {
                        question: html! {
                            @if let Some(number) = &state.number { bdi { (number) } " " }
                            (shown(&state.title, language))
                        },
                        answer: answer(language, state),
                        note: has_answer.then(|| {
                            let level = (self.attribution)(&state.address)
                                .or(state.question.attribution)
                                .unwrap_or(Attribution::Named);
                            html! { (attribution_note(language, level, self.setting.group)) }
                        }),
                        change,
                    });
                }
                ElementState::Panel(_) | ElementState::Question(_) => {}
            }
        }
    }

    fn submission(&self, declaration: Option<&ErrorEntry>) -> Markup {
        let setting = &self.setting;
        let language = setting.language;
        html! {
            h2 #submit { (language.text("review-submit")) }
            p {
                @if setting.passage.is_desk() { (language.text("behalf-submit-text")) }
                @else { (language.text_with("review-submit-text", &[("when", setting.when(setting.closes_at).into())])) }
            }
            form method="post" action=(setting.passage.submit()) {
                input type="hidden" name=(names::TOKEN) value=(self.hidden.token);
                input type="hidden" name=(names::BASE) value=(self.hidden.base);
                input type="hidden" name=(names::OPERATION) value=(self.hidden.operation);
                div class=(if declaration.is_some() { "q bad" } else { "q" }) {
                    @if let Some(error) = declaration {
                        (crate::web::parts::field_error(language, "declaration-error", &error.text))
                    }
                    label.pick {
                        input type="checkbox" id="declaration" name="declaration" value="yes"
                            aria-describedby=[declaration.map(|_| "declaration-error")]
                            aria-invalid=[declaration.map(|_| "true")];
                        span { (rich(language, if setting.passage.is_desk() { "behalf-declaration" } else { "review-declaration" }, &[("name", named(setting).into())])) }
                    }
                }
                p.row { button.btn { (language.text("review-submit-button")) } }
            }
        }
    }
}

/// How an answer may be quoted, as a remark beside it.
fn attribution_note(language: Language, level: Attribution, group: RespondentGroup) -> String {
    match level {
        Attribution::Named => language.text("review-named"),
        Attribution::Group => language.text_with("review-group", &[("group", group.code().into())]),
        Attribution::Count => language.text("review-count"),
        Attribution::None => language.text("review-none"),
    }
}

/// An answer in words: lists as lists, blocks with the questions inside them.
fn answer(language: Language, state: &QuestionState) -> Markup {
    let comment = state
        .comment
        .as_ref()
        .and_then(|comment| comment.value.as_deref())
        .filter(|text| !text.trim().is_empty());
    html! {
        @if !is_answered(state) {
            p.soft { (language.text("review-not-answered")) }
        } @else if !state.items.is_empty() {
            ul { @for item in state.items.iter().filter(|item| item.visible && is_answered(item)) { li { (inner(language, item)) } } }
        } @else if !state.entries.is_empty() {
            ul {
                @for entry in state.entries.iter().filter(|entry| entry.visible && !entry.empty) {
                    li {
                        (text_or(language, &entry.title))
                        @if let Some(value) = &entry.value {
                            ": " (chosen(language, state, value))
                        }
                        @if !entry.elements.is_empty() {
                            ul { (inside(language, &entry.elements)) }
                        }
                    }
                }
            }
        } @else if state.choices.iter().filter(|choice| choice.chosen).count() > 1 && !matches!(state.question.kind, QuestionKind::Ranking(_)) {
            ul { @for choice in state.choices.iter().filter(|choice| choice.chosen) { li { (shown(&choice.text, language)) } } }
        } @else {
            p { (lines(&state.display)) }
        }
        @if let Some(comment) = comment { p { (lines(comment)) } }
    }
}

fn text_or(language: Language, text: &ShownText) -> Markup {
    html! { @if text.text.trim().is_empty() { "–" } @else { (shown(text, language)) } }
}

fn inside(language: Language, elements: &[ElementState]) -> Markup {
    html! {
        @for element in elements {
            @match element {
                ElementState::Panel(panel) if panel.visible => (inside(language, &panel.elements)),
                ElementState::Question(question) if question.visible && is_answered(question) => li { (inner(language, question)) },
                ElementState::Panel(_) | ElementState::Question(_) => {},
            }
        }
    }
}

fn inner(language: Language, state: &QuestionState) -> Markup {
    html! {
        span.soft { (shown(&state.title, language)) ": " }
        @if state.entries.is_empty() && state.items.is_empty() { (lines(&state.display)) } @else { (answer(language, state)) }
    }
}

/// The chosen column or columns of a row.
fn chosen(language: Language, state: &QuestionState, value: &serde_json::Value) -> Markup {
    let is_chosen = |choice: &serde_json::Value| match value {
        serde_json::Value::Array(values) => values.contains(choice),
        single => single == choice,
    };
    html! {
        @for (index, choice) in state.choices.iter().filter(|choice| is_chosen(&choice.value)).enumerate() {
            @if index > 0 { ", " }
            (shown(&choice.text, language))
        }
    }
}

/// Text as typed, its line breaks kept.
fn lines(text: &str) -> Markup {
    html! {
        bdi {
            @for (index, line) in text.lines().enumerate() {
                @if index > 0 { br; }
                (line)
            }
        }
    }
}
