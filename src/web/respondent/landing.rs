//! The page that a personal link opens. Reading it changes nothing, however often and by whatever robot;
//! its button enters, and takes the token out of the address bar.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::{Setting, Shell, contact, named};
use crate::links::{self, Link};
use crate::web::parts::{NoticeKind, Part, field, notice, rich};

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
