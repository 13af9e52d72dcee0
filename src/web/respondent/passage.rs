//! Through which door somebody is in a response: with the own link, or as staff on behalf of an organization.
//! The pages are the same; their addresses, the shell around them and a few words differ.

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload};
use maud::Markup;
use std::future::Future;
use std::pin::Pin;

use crate::app::behalf::{self, FoundEntry};
use crate::app::entering::Access;
use crate::app::saving::OnBehalf;
use crate::assessment::{
    AnsweringProblem, Assessment, Author, InvitationId, Respondent, Response, ResponseId,
    may_answer, may_enter_on_behalf,
};
use crate::language::Language;
use crate::links::{self, Link};
use crate::web::error::PageError;
use crate::web::parts::{Crumb, NavigationItem};
use crate::web::request::{LinkHolder, Staff, site};

/// Who is in a response.
#[derive(Clone, Debug)]
pub enum Acting {
    /// Somebody who entered through a personal link.
    Link(Box<Access>),
    /// Staff who enter answers on behalf.
    Behalf(Box<(Staff, FoundEntry)>),
}

impl Acting {
    pub fn response(&self) -> &ResponseId {
        match self {
            Acting::Link(access) => &access.response,
            Acting::Behalf(behalf) => &behalf.1.entry.response,
        }
    }

    pub fn respondent(&self) -> &Respondent {
        match self {
            Acting::Link(access) => &access.entry.invitation.respondent,
            Acting::Behalf(behalf) => &behalf.1.respondent,
        }
    }

    pub fn assessment(&self) -> &Assessment {
        match self {
            Acting::Link(access) => &access.entry.assessment,
            Acting::Behalf(behalf) => &behalf.1.assessment,
        }
    }

    pub fn invitation(&self) -> Option<&InvitationId> {
        match self {
            Acting::Link(access) => Some(&access.entry.invitation.id),
            Acting::Behalf(_) => None,
        }
    }

    /// The language this person is known to read.
    pub fn language(&self) -> Language {
        match self {
            Acting::Link(access) => access.entry.contact.language,
            Acting::Behalf(behalf) => behalf.0.user().language,
        }
    }

    /// In whose name something is written: always the actor's own.
    pub fn author(&self) -> Author {
        match self {
            Acting::Link(access) => access.author(),
            Acting::Behalf(behalf) => behalf.0.author(),
        }
    }

    /// The name under which this browser writes (see `assessment::judge`).
    pub fn writer(&self) -> String {
        match self {
            Acting::Link(access) => access.writer(),
            Acting::Behalf(behalf) => format!("behalf:{}", behalf.1.entry.id),
        }
    }

    /// What proves forms to be of this session.
    pub fn form_key(&self) -> &str {
        match self {
            Acting::Link(access) => &access.session.form_key,
            Acting::Behalf(behalf) => &behalf.0.0.form_key,
        }
    }

    pub fn on_behalf(&self) -> Option<OnBehalf> {
        match self {
            Acting::Link(_) => None,
            Acting::Behalf(behalf) => Some(behalf::on_behalf(&behalf.1.entry)),
        }
    }

    /// Who declares on submitting. On behalf nobody of the organization does: the source says what was signed.
    pub fn declares(&self) -> Option<&str> {
        match self {
            Acting::Link(access) => Some(&access.entry.contact.name),
            Acting::Behalf(_) => None,
        }
    }

    /// Whether answers are taken from this person now.
    pub fn may_answer(
        &self,
        assessment: &Assessment,
        response: &Response,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<(), AnsweringProblem> {
        match self {
            Acting::Link(_) => may_answer(assessment, response, now),
            Acting::Behalf(behalf) => {
                may_enter_on_behalf(assessment, response, behalf.1.entry.into_closed, now)
            }
        }
    }
}

impl FromRequest for Acting {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let holder = request.extensions().get::<LinkHolder>().cloned();
        let staff = request.extensions().get::<Staff>().cloned();
        let id = request.match_info().get("entry").map(str::to_owned);
        let site = site(request).clone();
        Box::pin(async move {
            if let Some(holder) = holder {
                return Ok(Acting::Link(Box::new(holder.0)));
            }
            // Behind a door without either it is a mistake of ours: nobody passes.
            let (Some(staff), Some(id)) = (staff, id) else {
                return Err(PageError::NotFound);
            };
            let user = staff.user().id.clone();
            let found = site
                .app
                .read(move |transaction| behalf::find_entry(transaction, &id, &user))
                .await?
                .ok_or(PageError::NotFound)?;
            Ok(Acting::Behalf(Box::new((staff, found))))
        })
    }
}

/// The addresses of the pages of a response, and what is around them.
pub enum Passage {
    Link,
    Desk(Box<DeskPassage>),
}

/// What surrounds the pages on the desk.
pub struct DeskPassage {
    /// Stands in the addresses.
    pub entry: String,
    /// Where the answers come from.
    pub source: String,
    pub round: String,
    pub round_title: String,
    pub navigation: Vec<NavigationItem>,
    /// Who is signed in, and the way out.
    pub account: Markup,
}

impl Passage {
    pub fn is_desk(&self) -> bool {
        matches!(self, Passage::Desk(_))
    }

    /// Where the state of the response is told.
    pub fn start(&self) -> String {
        match self {
            Passage::Link => links::RespondStart.path(),
            Passage::Desk(desk) => desk.tasks(),
        }
    }

    pub fn tasks(&self) -> String {
        match self {
            Passage::Link => links::Respond.path(),
            Passage::Desk(desk) => desk.tasks(),
        }
    }

    pub fn page(&self, page: &str) -> String {
        self.page_with(page, &[])
    }

    pub fn page_with(&self, page: &str, query: &[(&str, &str)]) -> String {
        let page = page.to_owned();
        match self {
            Passage::Link => links::RespondPage { page }.with_query(query),
            Passage::Desk(desk) => links::BehalfPage {
                entry: desk.entry.clone(),
                page,
            }
            .with_query(query),
        }
    }

    pub fn review(&self) -> String {
        match self {
            Passage::Link => links::RespondReview.path(),
            Passage::Desk(desk) => links::BehalfReview {
                entry: desk.entry.clone(),
            }
            .path(),
        }
    }

    pub fn submit(&self) -> String {
        match self {
            Passage::Link => links::RespondSubmit.path(),
            Passage::Desk(desk) => links::BehalfSubmit {
                entry: desk.entry.clone(),
            }
            .path(),
        }
    }

    pub fn receipt(&self) -> String {
        match self {
            Passage::Link => links::RespondReceipt.path(),
            Passage::Desk(desk) => links::BehalfReceipt {
                entry: desk.entry.clone(),
            }
            .path(),
        }
    }

    /// The way to the pages of a response, up to the task list where `with_tasks`.
    pub fn crumbs(&self, language: Language, with_tasks: bool) -> Vec<Crumb> {
        let tasks = || Crumb {
            label: language.text("crumb-tasks"),
            href: Some(self.tasks()),
        };
        let mut crumbs = match self {
            Passage::Link => vec![Crumb::link(
                language.text("crumb-start"),
                &links::RespondStart,
            )],
            Passage::Desk(desk) => vec![
                Crumb::link(language.text("desk-assessments"), &links::DeskAssessments),
                Crumb::link(
                    &desk.round_title,
                    &links::DeskAssessment {
                        assessment: desk.round.clone(),
                    },
                ),
            ],
        };
        crumbs.extend(with_tasks.then(tasks));
        crumbs
    }
}

impl DeskPassage {
    fn tasks(&self) -> String {
        links::Behalf {
            entry: self.entry.clone(),
        }
        .path()
    }
}
