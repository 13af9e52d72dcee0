//! The page that a personal link opens. Reading it changes nothing, however often and by whatever robot;
//! its button enters, and takes the token out of the address bar.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::asked;
use super::passage::{Acting, Passage};
use super::unknown::UnknownLinkPage;
use super::visit::{Titles, Visit};
use super::{Setting, Shell, contact, named};
use crate::app::deciding::find_asked;
use crate::app::entering::{self, Entry};
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::app::saving::{Opened, SaveError, open_response};
use crate::assessment::{Assessment, AssessmentState, ResponseState, Return, Submission};
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::form::{Form, PageStatus};
use crate::storage::{responses, submissions};
use crate::web::cookies::CookieKind;
use crate::web::error::PageError;
use crate::web::parts::{NoticeKind, Part, field, notice, rich};
use crate::web::request::{PageLanguage, here};
use crate::web::{Site, html_page, see_other};

/// What a link leads to, read in one state of the database.
struct Found {
    entry: Entry,
    /// `None` until somebody has entered.
    opened: Option<Opened>,
    submission: Option<Submission>,
    asked: Option<Return>,
    registry: std::sync::Arc<LoadedRegistry>,
    now: DateTime<Utc>,
}

/// `GET /r/{token}`
pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let token = path.into_inner();
    let wanted = token.clone();
    let found = site
        .app
        .read(move |transaction| {
            let Some(entry) = entering::find_entry(transaction, &wanted)? else {
                return Ok(None);
            };
            let response = responses::find_response_of(
                transaction.connection,
                &entry.assessment.id,
                &entry.invitation.respondent,
            )?;
            let opened = match response {
                Some(response) => Some(open_response(transaction, &response.id)?),
                None => None,
            };
            let submission = opened
                .as_ref()
                .and_then(|opened| opened.response.current_submission.as_ref());
            let submission = match submission {
                Some(id) => submissions::find_submission(transaction.connection, id)?,
                None => None,
            };
            let asked = match &opened {
                Some(opened) => find_asked(transaction, &opened.response)?,
                None => None,
            };
            let registry = load_registry(transaction)?;
            Ok::<_, SaveError>(Some(Found {
                entry,
                opened,
                submission,
                asked,
                registry,
                now: transaction.now,
            }))
        })
        .await?;
    let language = PageLanguage::of(&request);
    let Some(found) = found else {
        return Ok(unknown(&site, &request));
    };
    let language = language.or(found.entry.contact.language);
    let about = (&found.entry.assessment, &found.entry.invitation.respondent);
    let titles = Titles::of(&site, about, &found.registry, language);
    let mark = found
        .opened
        .as_ref()
        .and_then(|opened| opened.response.mark);
    let page = LandingPage {
        setting: titles.setting(&site.institution, about, language, mark, &Passage::Link),
        standing: standing(
            &found.entry.assessment,
            found.opened.as_ref(),
            found.submission.as_ref(),
            language,
            found.now,
        ),
        asked: found.asked.as_ref(),
        way: Way::Enter { token: &token },
        days_left: (found.entry.assessment.closes_at - found.now).num_days(),
    };
    Ok(html_page(StatusCode::OK, &page.render()))
}

/// `POST /r/{token}`: enters, and takes the token out of the address bar.
pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let token = path.into_inner();
    let entered = site
        .app
        .write(move |transaction| entering::enter(transaction, &token))
        .await?;
    let Some(entered) = entered else {
        return Ok(unknown(&site, &request));
    };
    let cookie = CookieKind::Respondent.set(&site, entered.session_token);
    let mut response = see_other(&links::Respond.path());
    response.add_cookie(&cookie).map_err(PageError::internal)?;
    Ok(response)
}

/// `GET /respond/start`
pub async fn start(
    site: web::Data<Site>,
    request: HttpRequest,
    acting: Acting,
) -> Result<HttpResponse, PageError> {
    let visit = Visit::open(&site, &request, &acting).await?;
    let submission = visit.submission().await?;
    let page = LandingPage {
        setting: visit.setting(),
        standing: standing(
            visit.acting.assessment(),
            Some(&visit.opened),
            submission.as_ref(),
            visit.language,
            visit.now,
        ),
        asked: visit.asked.as_ref(),
        way: Way::Inside,
        days_left: (visit.opened.assessment.closes_at - visit.now).num_days(),
    };
    Ok(html_page(StatusCode::OK, &page.render()))
}

/// Unknown, expired and revoked links look alike.
fn unknown(site: &Site, request: &HttpRequest) -> HttpResponse {
    let page = UnknownLinkPage {
        language: PageLanguage::of(request).language,
        institution: &site.institution,
        here: &here(request),
        typed: &[],
    };
    html_page(StatusCode::NOT_FOUND, &page.render())
}

fn standing(
    assessment: &Assessment,
    opened: Option<&Opened>,
    submission: Option<&Submission>,
    language: Language,
    now: DateTime<Utc>,
) -> Standing {
    let state = opened.map_or(ResponseState::NotStarted, |opened| opened.response.state);
    match (state, submission) {
        (ResponseState::Submitted | ResponseState::Accepted, Some(submission)) => {
            return Standing::Submitted {
                receipt: submission.receipt_number.clone(),
                at: submission.submitted_at,
            };
        }
        (ResponseState::Declined, _) => return Standing::Declined,
        _ => {}
    }
    if !assessment.takes_answers(now) {
        let is_over = assessment.state == AssessmentState::Closed || now >= assessment.closes_at;
        return if is_over {
            Standing::Closed {
                at: assessment.closed_at.unwrap_or(assessment.closes_at),
            }
        } else {
            Standing::NotOpenYet {
                opens_at: assessment.opens_at,
            }
        };
    }
    match (state, opened) {
        (ResponseState::Returned, _) => Standing::Returned,
        (ResponseState::Draft | ResponseState::InClearance, Some(opened)) => {
            let form = Form::compute(
                &opened.questionnaire,
                &opened.values(),
                opened.context(language, now),
            );
            let visible: Vec<PageStatus> = form
                .pages()
                .iter()
                .filter(|page| page.visible)
                .map(|page| page.status)
                .collect();
            let done = visible.iter().filter(|status| **status == PageStatus::Done);
            Standing::Draft {
                done: done.count(),
                of: visible.len(),
                saved_at: opened.response.changed_at,
            }
        }
        _ => Standing::NotStarted,
    }
}

/// Where the respondent is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    NotOpenYet {
        opens_at: DateTime<Utc>,
    },
    NotStarted,
    Draft {
        done: usize,
        of: usize,
        saved_at: DateTime<Utc>,
    },
    /// Given back to be changed.
    Returned,
    Submitted {
        receipt: String,
        at: DateTime<Utc>,
    },
    Declined,
    /// Closed without answers of this respondent having been submitted.
    Closed {
        at: DateTime<Utc>,
    },
}

/// How the page leads on.
pub enum Way<'a> {
    /// From a mail: a form posts to the link itself.
    Enter { token: &'a str },
    /// From inside: a plain link.
    Inside,
}

/// The first page.
pub struct LandingPage<'a> {
    pub setting: Setting<'a>,
    pub standing: Standing,
    /// What staff ask, where the answers came back.
    pub asked: Option<&'a Return>,
    pub way: Way<'a>,
    /// Whole days until the closing instant.
    pub days_left: i64,
}

impl LandingPage<'_> {
    pub fn render(&self) -> Markup {
        let setting = &self.setting;
        let language = setting.language;
        let title = language.text_with("landing-title", &[("name", setting.name.into())]);
        let here = match &self.way {
            Way::Enter { token } => links::PersonalLink {
                token: (*token).to_owned(),
            }
            .path(),
            Way::Inside => links::RespondStart.path(),
        };
        let content = html! {
            p.kicker { (setting.assessment) }
            h1 { (rich(language, "landing-title", &[("name", setting.name.into())])) }
            @if let Some(full) = setting.full_name { p.soft { bdi { (full) } } }
            div.cols {
                div { (self.main()) }
                aside.side { (self.facts()) }
            }
        };
        setting.document(
            &Shell {
                title: &title,
                has_errors: false,
                here: &here,
                crumbs: Vec::new(),
                script: false,
            },
            &content,
        )
    }

    fn main(&self) -> Markup {
        let setting = &self.setting;
        let language = setting.language;
        let group = setting.group.code();
        let list_of = |key: &str| {
            language.text_with(
                key,
                &[("group", group.into()), ("name", setting.name.into())],
            )
        };
        html! {
            p.lead {
                (rich(language, "landing-lead", &[
                    ("group", Part::Select(group)),
                    ("institution", setting.institution.short_name.as_str().into()),
                    ("name", setting.name.into()),
                ]))
            }
            (self.standing())
            (self.asked())
            (self.button())
            h2 { (language.text("landing-before")) }
            ul {
                li { (language.text("landing-stop")) }
                li { (language.text("landing-link")) }
                li { (list_of("landing-need")) }
                li { (language.text("landing-no-account")) }
            }
            h2 { (language.text("landing-use")) }
            p { (list_of("landing-use-text")) }
            p { a href=(links::Privacy.path()) { (language.text("privacy-title")) } }
            details.more {
                summary { (language.text("landing-not-for-me")) }
                p { (rich(language, "landing-not-for-me-text", &[("contact", setting.contact().into())])) }
            }
        }
    }

    fn standing(&self) -> Markup {
        let setting = &self.setting;
        let language = setting.language;
        let said = |kind: NoticeKind, strong: Markup, facts: Markup| {
            notice(kind, &html! { p { strong { (strong) } " " (facts) } })
        };
        let plain = |key: &str| html! { (language.text(key)) };
        let dated = |key: &str, at: DateTime<Utc>| {
            rich(
                language,
                key,
                &[("when", html! { (setting.when(at)) }.into())],
            )
        };
        match &self.standing {
            Standing::NotStarted => html! {},
            Standing::NotOpenYet { opens_at } => said(
                NoticeKind::Plain,
                plain("landing-not-open"),
                dated("landing-not-open-facts", *opens_at),
            ),
            Standing::Draft { done, of, saved_at } => said(
                NoticeKind::Good,
                plain("landing-draft"),
                rich(
                    language,
                    "landing-draft-facts",
                    &[
                        ("done", (*done).into()),
                        ("of", (*of).into()),
                        ("when", html! { (setting.when(*saved_at)) }.into()),
                    ],
                ),
            ),
            Standing::Returned => said(
                NoticeKind::Warning,
                plain("landing-returned"),
                plain("landing-returned-facts"),
            ),
            Standing::Submitted { receipt, at } => said(
                NoticeKind::Good,
                plain("landing-submitted"),
                rich(
                    language,
                    "landing-submitted-facts",
                    &[
                        ("number", html! { bdi dir="ltr" { (receipt) } }.into()),
                        ("when", html! { (setting.when(*at)) }.into()),
                    ],
                ),
            ),
            Standing::Declined => said(
                NoticeKind::Plain,
                rich(
                    language,
                    "landing-declined",
                    &[("name", named(setting).into())],
                ),
                plain("landing-declined-facts"),
            ),
            Standing::Closed { at } => said(
                NoticeKind::Warning,
                plain("landing-closed"),
                dated("landing-closed-facts", *at),
            ),
        }
    }

    /// What is asked about the whole, and how many answers are asked about; each is told beside its answer.
    fn asked(&self) -> Markup {
        let language = self.setting.language;
        html! {
            @if let Some(asked) = self.asked.filter(|_| self.standing == Standing::Returned) {
                @if !asked.comment.is_empty() { (asked::general(&self.setting, asked.at, &asked.comment)) }
                @if !asked.questions.is_empty() {
                    p { (language.text_with("landing-asked", &[("count", asked.questions.len().into())])) }
                }
            }
        }
    }

    fn button(&self) -> Markup {
        let language = self.setting.language;
        let label = match &self.standing {
            Standing::NotOpenYet { .. } => return html! {},
            Standing::NotStarted => language.text("landing-start"),
            Standing::Draft { .. } | Standing::Returned => language.text("landing-continue"),
            Standing::Submitted { .. } => language.text("landing-receipt"),
            Standing::Declined | Standing::Closed { .. } => language.text("landing-look"),
        };
        html! {
            @match &self.way {
                Way::Enter { token } => {
                    form method="post" action=(links::PersonalLink { token: (*token).to_owned() }.path()) {
                        // Nothing is known of the visitor yet, so there is no token to hold against;
                        // the link itself is what only the right person has.
                        input type="hidden" name=(field::names::THEN) value="enter";
                        p.row { button.btn { (label) } }
                    }
                }
                Way::Inside => {
                    @let to = if matches!(self.standing, Standing::Submitted { .. }) { links::RespondReceipt.path() } else { links::Respond.path() };
                    p.row { a.btn href=(to) { (label) } }
                }
            }
        }
    }

    fn facts(&self) -> Markup {
        let setting = &self.setting;
        let language = setting.language;
        let is_open = !matches!(self.standing, Standing::Closed { .. });
        html! {
            div.panel {
                h2 { (language.text("landing-round")) }
                dl {
                    dt.soft { (language.text("landing-due")) }
                    dd {
                        strong { (setting.when(setting.closes_at)) }
                        @if is_open && self.days_left >= 0 {
                            br;
                            (language.text_with("landing-days-left", &[("days", self.days_left.into())]))
                        }
                    }
                }
                dl {
                    dt.soft { (language.text("landing-answering-for")) }
                    dd { (named(setting)) }
                }
                dl {
                    dt.soft { (language.text("landing-your-link")) }
                    dd { (language.text("landing-your-link-text")) }
                }
                dl {
                    dt.soft { (language.text("landing-questions")) }
                    dd { (contact(setting.institution)) }
                }
            }
        }
    }
}
