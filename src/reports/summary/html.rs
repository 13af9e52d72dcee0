//! The summary as a page of its own: one file that needs nothing else, prints well and reads from right to
//! left where its language does.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{SummaryReport, answer_of, staff_notes};
use crate::findings::{Section, Source, Statement};
use crate::reports::document::html::blocks;
use crate::reports::document::{ViewsAnnex, plain_document};

/// Our own constant, the only text that is not escaped.
const STYLE: PreEscaped<&str> = PreEscaped(include_str!("summary.css"));

/// What figures and tables need besides.
const DOCUMENT_STYLE: PreEscaped<&str> = PreEscaped(include_str!("../document/document.css"));

impl SummaryReport<'_> {
    /// The page; sources open beside each sentence.
    pub fn html(&self) -> String {
        self.html_with(None)
    }

    /// The same with what the three groups say of the same things.
    pub fn html_with(&self, views: Option<&ViewsAnnex>) -> String {
        self.page(views).into_string()
    }

    fn page(&self, views: Option<&ViewsAnnex>) -> Markup {
        let language = self.language();
        let kicker = language.text_with(
            "report-summary-of",
            &[("assessment", self.assessment_title.into())],
        );
        html! {
            (DOCTYPE)
            html lang=(language.code()) dir=(language.direction().html()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    @if !self.marks.is_empty() { meta name="robots" content="noindex"; }
                    title { (language.text("report-summary-title")) ": " (self.short_name()) }
                    style { (STYLE) @if views.is_some() { (DOCUMENT_STYLE) } }
                }
                body {
                    main {
                        p.kicker dir="auto" { (kicker) }
                        @for mark in self.marks() { p.mark dir="auto" { (mark) } }
                        h1 { (isolated(&self.title())) }
                        @if let Some(notice) = self.summary.notice() {
                            p.notice dir="auto" { (notice.text) }
                        }
                        @for section in &self.summary.sections { (self.section(section)) }
                        @if let Some(views) = views { (blocks(&plain_document(self), &views.blocks())) }
                        @if let Some(left_out) = self.left_out() { p.note dir="auto" { (left_out) } }
                    }
                    footer {
                        p dir="auto" { (language.text("report-designations")) }
                    }
                }
            }
        }
    }

    fn section(&self, section: &Section) -> Markup {
        let language = self.language();
        let paragraphs = section.paragraphs();
        html! {
            section id=(anchor(&section.id)) {
                h2 dir="auto" { (section.title) }
                @if paragraphs.is_empty() { p.note dir="auto" { (language.text("report-nothing")) } }
                @for paragraph in paragraphs {
                    div.paragraph {
                        @for statement in paragraph { (self.statement(statement)) }
                    }
                }
            }
        }
    }

    fn statement(&self, statement: &Statement) -> Markup {
        let language = self.language();
        let notes = if self.summary.is_public {
            Vec::new()
        } else {
            staff_notes(statement, language)
        };
        let other_language = statement.language != language;
        let has_more = !statement.sources.is_empty()
            || !statement.conditions.is_empty()
            || !statement.hidden.is_empty();
        html! {
            div.statement id=(anchor(&statement.key)) {
                p lang=[other_language.then(|| statement.language.code())]
                    dir=[other_language.then(|| statement.language.direction().html())] {
                    (statement.text)
                    @for note in notes { " " span.mark { (note) } }
                }
                @if has_more {
                    details {
                        summary {
                            (language.text_with(
                                "report-sources",
                                &[("count", statement.sources.len().into())],
                            ))
                            span.hide { " (" (self.number(statement)) ")" }
                        }
                        (self.sources(&statement.sources))
                        @if !statement.conditions.is_empty() {
                            p.why { (language.text("report-conditions")) }
                            (self.sources(&statement.conditions))
                        }
                        @if !statement.hidden.is_empty() {
                            p.why { (language.text("report-hidden")) }
                            ul { @for hidden in &statement.hidden { li { (hidden.in_words(language)) } } }
                        }
                    }
                }
            }
        }
    }

    /// The number of a statement in the summary, so that links to sources differ when read aloud.
    pub fn number(&self, statement: &Statement) -> usize {
        let mut statements = self
            .summary
            .sections
            .iter()
            .flat_map(|section| &section.statements);
        1 + statements
            .position(|other| other.key == statement.key)
            .unwrap_or_default()
    }

    fn sources(&self, sources: &[Source]) -> Markup {
        let language = self.language();
        html! {
            dl {
                @for source in sources {
                    @let answer = answer_of(source);
                    dt {
                        (isolated(&self.respondent(source)))
                        @if let Some(question) = &source.question { " · " (isolated(question)) }
                    }
                    dd {
                        @if answer.is_empty() { (language.text("report-not-answered")) }
                        @else { (isolated(&answer)) }
                        code { " " bdi dir="ltr" { (source.address) } }
                    }
                }
            }
        }
    }
}

/// Text whose direction is its own.
fn isolated(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// An id for links: keys hold what respondents named their entries.
pub fn anchor(key: &str) -> String {
    let mut anchor = String::from("s-");
    for letter in key.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => anchor.push(letter),
            '/' => anchor.push('.'),
            other => anchor.push_str(&format!("_{:x}", other as u32)),
        }
    }
    anchor
}
