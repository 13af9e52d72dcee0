//! The Summary of Findings as the pages show it: each statement with the answers behind it.

use maud::{Markup, html};

use super::message::isolated;
use crate::findings::{Section, Source, Statement};
use crate::language::Language;
use crate::reports::summary::{SummaryReport, anchor, answer_of, staff_notes};

/// The sections of a summary. Staff reach the answers themselves: `answers` gives the address of the page
/// that shows a source, where there is one for this reader.
pub fn summary(report: &SummaryReport, answers: &dyn Fn(&Source) -> Option<String>) -> Markup {
    let language = report.language();
    html! {
        @if let Some(notice) = report.summary.notice() {
            div.notice { p { (told(notice, language)) } }
        }
        @for one in &report.summary.sections { (section(report, one, answers)) }
        @if let Some(left_out) = report.left_out() { p.soft { (left_out) } }
    }
}

fn section(
    report: &SummaryReport,
    section: &Section,
    answers: &dyn Fn(&Source) -> Option<String>,
) -> Markup {
    let paragraphs = section.paragraphs();
    html! {
        section id=(anchor(&section.id)) {
            h2 { (section.title) }
            @if paragraphs.is_empty() { p.soft { (report.language().text("report-nothing")) } }
            @for paragraph in paragraphs {
                div.paragraph {
                    @for one in paragraph { (statement(report, one, answers)) }
                }
            }
        }
    }
}

fn statement(
    report: &SummaryReport,
    statement: &Statement,
    answers: &dyn Fn(&Source) -> Option<String>,
) -> Markup {
    let language = report.language();
    let notes = match report.summary.is_public {
        true => Vec::new(),
        false => staff_notes(statement, language),
    };
    // Readers outside need not know which questions were left without an answer.
    let conditions: Vec<&Source> = statement
        .conditions
        .iter()
        .filter(|source| !report.summary.is_public || !answer_of(source).is_empty())
        .collect();
    let rests_on_something =
        !statement.sources.is_empty() || !conditions.is_empty() || !statement.hidden.is_empty();
    let id = anchor(&statement.key);
    html! {
        div.statement id=(id) {
            p {
                (told(statement, language))
                @for note in notes { " " span.made-up { (note) } }
            }
            @if rests_on_something {
                details.src {
                    summary {
                        (language.text_with("report-sources", &[("count", statement.sources.len().into())]))
                        span.hide { " (" (report.number(statement)) ")" }
                    }
                    (sources(report, statement.sources.iter(), answers))
                    @if !conditions.is_empty() {
                        " " p.soft { (language.text("report-conditions")) } " "
                        (sources(report, conditions.iter().copied(), answers))
                    }
                    @if !statement.hidden.is_empty() {
                        p.soft { (language.text("report-hidden")) }
                        ul { @for hidden in &statement.hidden { li { (hidden.in_words(language)) } } }
                    }
                }
            }
        }
    }
}

/// The text, marked with its language where that is not the summary's.
fn told(statement: &Statement, language: Language) -> Markup {
    html! {
        @if statement.language == language {
            (statement.text)
        } @else {
            span lang=(statement.language.code()) dir=(statement.language.direction().html()) { (statement.text) }
        }
    }
}

fn sources<'a>(
    report: &SummaryReport,
    sources: impl Iterator<Item = &'a Source>,
    answers: &dyn Fn(&Source) -> Option<String>,
) -> Markup {
    html! {
        dl {
            @for source in sources {
                @let answer = answer_of(source);
                div {
                    dt {
                        (isolated(&report.respondent(source)))
                        @if let Some(question) = &source.question { " · " (isolated(question)) }
                    }
                    dd {
                        blockquote {
                            @if answer.is_empty() { (report.language().text("report-not-answered")) }
                            @else { (isolated(&answer)) }
                        }
                        @match answers(source) {
                            Some(address) => { " " a.code href=(address) dir="ltr" { (source.address) } },
                            None if report.summary.is_public => {},
                            None => { " " span.code.soft dir="ltr" { (source.address) } },
                        }
                    }
                }
            }
        }
    }
}
