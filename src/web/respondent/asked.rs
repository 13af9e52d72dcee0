//! What staff ask of a respondent whose answers came back: on the first page, in the task list, at each question.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::Setting;
use super::visit::Visit;
use crate::assessment::Return;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{Form, PageState};
use crate::web::parts::field::{self, names};
use crate::web::parts::{AskedComment, asked_comment, question_titles};

/// What is asked, for the task list.
pub struct AskedList {
    pub comment: String,
    pub at: DateTime<Utc>,
    pub questions: Vec<AskedQuestion>,
}

/// One answer that is asked about.
pub struct AskedQuestion {
    /// Of the question; absent where it is not shown any more.
    pub title: Option<String>,
    pub href: Option<String>,
    pub text: String,
    /// The page it stands on.
    pub page: Option<String>,
    /// The answer was changed after it was asked about.
    pub changed: bool,
}

impl AskedList {
    pub(super) fn of(visit: &Visit, form: &Form) -> Option<AskedList> {
        let asked = visit.asked.as_ref()?;
        let titles = question_titles(
            form,
            asked.questions.iter().map(|question| &question.address),
        );
        let pages = form.pages();
        let questions = asked
            .questions
            .iter()
            .map(|question| {
                let page = page_of(&pages, &question.address);
                let title = titles.get(&question.address).cloned();
                let href = page.as_ref().filter(|_| title.is_some()).map(|page| {
                    let anchor = names::asked_id(&question.address);
                    format!("{}#{anchor}", visit.passage.page(page))
                });
                let changed = visit.opened.answers.values().any(|answer| {
                    answer.changed_at > asked.at && answer.address.is_within(&question.address)
                });
                AskedQuestion {
                    title,
                    href,
                    text: question.text.clone(),
                    page,
                    changed,
                }
            })
            .collect();
        Some(AskedList {
            comment: asked.comment.clone(),
            at: asked.at,
            questions,
        })
    }

    /// How many answers of a page are asked about and were not changed yet.
    pub fn waiting_on(&self, page: &str) -> usize {
        self.questions
            .iter()
            .filter(|question| !question.changed && question.page.as_deref() == Some(page))
            .count()
    }

    pub(super) fn render(&self, setting: &Setting) -> Markup {
        let language = setting.language;
        html! {
            section aria-labelledby="asked-title" {
                h2 #asked-title { (language.text("asked-title")) }
                p { (language.text("asked-text")) }
                @if !self.comment.is_empty() { (general(setting, self.at, &self.comment)) }
                @if !self.questions.is_empty() {
                    ul {
                        @for question in &self.questions {
                            li {
                                @match (&question.title, &question.href) {
                                    (Some(title), Some(href)) => a href=(href) { bdi { (title) } },
                                    _ => span.soft { (language.text("asked-gone")) },
                                }
                                @if question.changed { " · " span.soft { (language.text("asked-changed")) } }
                                br;
                                span.typed { bdi { (question.text) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn page_of(pages: &[PageState], address: &Address) -> Option<String> {
    let holds = |page: &&PageState| {
        page.visible
            && field::addresses(&page.elements)
                .iter()
                .any(|root| address.is_within(root))
    };
    pages.iter().find(holds).map(|page| page.page.name.clone())
}

/// The comment on the answers as a whole.
pub(super) fn general(setting: &Setting, at: DateTime<Utc>, text: &str) -> Markup {
    asked_comment(
        setting.language,
        &AskedComment {
            id: None,
            who: &setting.institution.short_name,
            when: &setting.when(at),
            text,
        },
    )
}

/// The comment on one answer, beside it.
pub(super) fn beside(setting: &Setting, asked: &Return, address: &Address) -> Option<Markup> {
    let texts: Vec<&str> = asked
        .about(address)
        .map(|question| question.text.as_str())
        .collect();
    (!texts.is_empty()).then(|| {
        asked_comment(
            setting.language,
            &AskedComment {
                id: Some(names::asked_id(address)),
                who: &setting.institution.short_name,
                when: &setting.when(asked.at),
                text: &texts.join("\n"),
            },
        )
    })
}
