//! The task list: sections with their progress, then check and submit.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::asked::AskedList;
use super::passage::Acting;
use super::progress::Counts;
use super::visit::Visit;
use super::{Setting, Shell, leave, named};
use crate::assessment::ResponseState;
use crate::questionnaire::form::{PageStatus, ShownText};
use crate::web::error::PageError;
use crate::web::parts::{Crumb, Mark, Task, rich, shown, task_list};
use crate::web::{Site, html_page};

/// `GET /respond`
pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    acting: Acting,
) -> Result<HttpResponse, PageError> {
    let visit = Visit::open(&site, &request, &acting).await?;
    let submission = visit.submission().await?;
    let form = visit.form();
    let asked = AskedList::of(&visit, &form);
    let sections = form
        .pages()
        .iter()
        .filter(|page| page.visible)
        .map(|page| {
            let counts = Counts::of(page);
            SectionTask {
                name: page.page.name.clone(),
                title: page.navigation_title.clone(),
                status: page.status,
                answered: counts.answered,
                of: counts.questions,
                wrong: counts.wrong,
                asked: asked
                    .as_ref()
                    .map_or(0, |asked| asked.waiting_on(&page.page.name)),
            }
        })
        .collect();
    let is_submitted = matches!(
        visit.opened.response.state,
        ResponseState::Submitted | ResponseState::Accepted
    );
    let sending = match submission.filter(|_| is_submitted) {
        Some(submission) => Sending::Submitted {
            receipt: submission.receipt_number,
            at: submission.submitted_at,
        },
        None if !visit.may_answer() => Sending::Frozen,
        None if form.errors().iter().any(|error| error.blocking) => Sending::Blocked,
        None => Sending::Ready,
    };
    let page = TasksPage {
        setting: visit.setting(),
        sections,
        asked,
        sending,
        token: visit.token(),
    };
    Ok(html_page(StatusCode::OK, &page.render()))
}

/// One section of the questionnaire.
pub struct SectionTask {
    /// The page's name in the questionnaire.
    pub name: String,
    pub title: ShownText,
    pub status: PageStatus,
    pub answered: usize,
    pub of: usize,
    /// Answers that were given and are wrong.
    pub wrong: usize,
    /// Answers that staff ask about and that were not changed since.
    pub asked: usize,
}

/// What can be done with the answers as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Something required is missing or wrong.
    Blocked,
    Ready,
    Submitted {
        receipt: String,
        at: DateTime<Utc>,
    },
    /// Closed, declined, with superiors: nothing can be sent now.
    Frozen,
}

/// The task list.
pub struct TasksPage<'a> {
    pub setting: Setting<'a>,
    /// The visible pages of the questionnaire.
    pub sections: Vec<SectionTask>,
    /// What staff ask, where the answers came back.
    pub asked: Option<AskedList>,
    pub sending: Sending,
    pub token: &'a str,
}

impl TasksPage<'_> {
    pub fn render(&self) -> Markup {
        let setting = &self.setting;
        let language = setting.language;
        let title = language.text("crumb-tasks");
        let done = self
            .sections
            .iter()
            .filter(|section| section.status == PageStatus::Done)
            .count();
        let sum = |count: fn(&SectionTask) -> usize| self.sections.iter().map(count).sum::<usize>();
        let content = html! {
            h1 { (rich(language, if setting.passage.is_desk() { "behalf-title-of" } else { "tasks-title" }, &[("name", named(setting).into())])) }
            p.lead {
                (rich(language, "tasks-lead", &[
                    ("done", done.into()),
                    ("of", self.sections.len().into()),
                    ("answered", sum(|section| section.answered).into()),
                    ("questions", sum(|section| section.of).into()),
                ]))
            }
            div.cols {
                div {
                    @if let Some(asked) = &self.asked { (asked.render(setting)) }
                    h2 { (language.text("tasks-fill-in")) }
                    (task_list(&self.sections.iter().map(|section| self.section(section)).collect::<Vec<_>>()))
                    h2 { (language.text("tasks-send")) }
                    (task_list(&self.closing_tasks()))
                }
                aside.side {
                    p.soft { (language.text_with("tasks-due", &[("when", setting.when(setting.closes_at).into())])) }
                    (leave(setting, self.token))
                }
            }
        };
        setting.document(
            &Shell {
                title: &title,
                has_errors: false,
                here: &setting.passage.tasks(),
                crumbs: {
                    let mut crumbs = setting.passage.crumbs(language, false);
                    crumbs.push(Crumb::here(title.clone()));
                    crumbs
                },
                script: false,
            },
            &content,
        )
    }

    fn section(&self, section: &SectionTask) -> Task {
        let language = self.setting.language;
        let (mark, state) = if section.wrong > 0 {
            (
                Mark::Attention,
                language.text_with("tasks-to-correct", &[("count", section.wrong.into())]),
            )
        } else if section.asked > 0 {
            (
                Mark::Attention,
                language.text_with("tasks-asked", &[("count", section.asked.into())]),
            )
        } else {
            match section.status {
                PageStatus::Done => (Mark::Complete, language.text("tasks-complete")),
                PageStatus::Started | PageStatus::Error => {
                    (Mark::InProgress, language.text("tasks-in-progress"))
                }
                PageStatus::NotStarted => (Mark::NotStarted, language.text("tasks-not-started")),
            }
        };
        let is_begun = section.answered > 0 && section.status != PageStatus::Done;
        Task {
            label: shown(&section.title, language),
            href: Some(self.setting.passage.page(&section.name)),
            facts: html! {
                @if section.of == 0 {
                    (language.text("tasks-nothing-to-answer"))
                } @else {
                    (language.text_with("tasks-answered", &[("answered", section.answered.into()), ("of", section.of.into())]))
                }
            },
            meter: is_begun.then_some((section.answered, section.of)),
            mark,
            state,
        }
    }

    fn closing_tasks(&self) -> Vec<Task> {
        let language = self.setting.language;
        let review = Task {
            label: html! { (language.text("tasks-review")) },
            href: Some(self.setting.passage.review()),
            facts: html! { (language.text("tasks-review-facts")) },
            meter: None,
            mark: Mark::Opened,
            state: language.text("tasks-open"),
        };
        let plain = |text: &str| html! { (language.text(text)) };
        let submit = |href: Option<String>, facts: Markup, mark: Mark, state: String| Task {
            label: plain("tasks-submit"),
            href,
            facts,
            meter: None,
            mark,
            state,
        };
        let last = match &self.sending {
            Sending::Blocked => submit(
                None,
                plain("tasks-submit-blocked"),
                Mark::Stopped,
                language.text("tasks-cannot-start"),
            ),
            Sending::Ready => submit(
                Some(format!("{}#submit", self.setting.passage.review())),
                plain("tasks-submit-ready"),
                Mark::NotStarted,
                language.text("tasks-can-start"),
            ),
            Sending::Frozen => submit(
                None,
                plain("page-frozen"),
                Mark::Stopped,
                language.text("tasks-cannot-start"),
            ),
            Sending::Submitted { receipt, at } => Task {
                label: plain("tasks-receipt"),
                href: Some(self.setting.passage.receipt()),
                facts: html! { bdi dir="ltr" { (receipt) } " · " (self.setting.when(*at)) },
                meter: None,
                mark: Mark::Submitted,
                state: language.text("tasks-submitted"),
            },
        };
        vec![review, last]
    }
}
