//! A report as a page of its own: one file that needs nothing else and prints well.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Block, Figure, Note, ReportDocument, Run, Table, Weight, printable};
use crate::language::{Language, format};
use crate::reports::chart::{Flavour, svg};

/// Our own constants, beside the drawings the only text that is not escaped.
const STYLE: PreEscaped<&str> = PreEscaped(concat!(
    include_str!("../summary/summary.css"),
    include_str!("document.css")
));

impl ReportDocument {
    /// The page.
    pub fn html(&self) -> String {
        self.page().into_string()
    }

    fn page(&self) -> Markup {
        let language = self.language;
        let cover = &self.cover;
        html! {
            (DOCTYPE)
            html lang=(language.code()) dir=(language.direction().html()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    @if !cover.marks.is_empty() { meta name="robots" content="noindex"; }
                    title { (cover.kind) ": " (printable(&cover.short_title)) }
                    style { (STYLE) }
                }
                body {
                    main {
                        p.kicker { (cover.kicker) }
                        @for mark in &cover.marks { p.mark { (mark) } }
                        h1 { bdi { (printable(&cover.title)) } }
                        @if let Some(edition) = &cover.edition {
                            p.kicker {
                                bdi { (printable(&edition.institution)) }
                                @if !edition.unit.is_empty() { " · " bdi { (printable(&edition.unit)) } }
                                " · " (format::date(language, edition.date))
                            }
                        }
                        (blocks(self, &self.blocks))
                        @if self.has_sources && !self.notes.is_empty() { (self.notes()) }
                    }
                    footer { p { (language.text("report-designations")) } }
                }
            }
        }
    }

    fn notes(&self) -> Markup {
        html! {
            ol.notes {
                @for (index, note) in self.notes.iter().enumerate() {
                    li id=(format!("note-{}", index + 1)) {
                        (note_lines(note, self.language))
                        " " a href=(format!("#from-{}", index + 1)) aria-label=(index + 1) { "↑" }
                    }
                }
            }
        }
    }
}

/// Blocks one after the other, also as a part of another page.
pub fn blocks(document: &ReportDocument, blocks: &[Block]) -> Markup {
    html! {
        @for block in blocks { (block_of(document, block)) }
    }
}

fn block_of(document: &ReportDocument, block: &Block) -> Markup {
    html! {
        @match block {
            Block::Contents => (contents(document)),
            Block::Heading { level: 1, text } => h2 id=(heading_id(document, text)) { (printable(text)) },
            Block::Heading { level: 2, text } => h3 { (printable(text)) },
            Block::Heading { text, .. } => h4 { (printable(text)) },
            Block::Paragraph(runs) => p dir="auto" { (runs_of(document, runs)) },
            Block::Lead(runs) => p.notice dir="auto" { (runs_of(document, runs)) },
            Block::Remark(text) => p.note dir="auto" { (printable(text)) },
            Block::List(items) => ul { @for runs in items { li dir="auto" { (runs_of(document, runs)) } } },
            Block::Table(table) => (table_of(table, true)),
            Block::Figure(figure) => (figure_of(document.language, figure)),
            // Every figure has its table beside it here.
            Block::FigureTables { .. } => {},
            Block::Sources { title, lead } => { h2 id=(heading_id(document, title)) { (title) } p.note { (lead) } },
        }
    }
}

/// The headings of the parts, with the way to each.
fn contents(document: &ReportDocument) -> Markup {
    html! {
        nav aria-label=(document.language.text("report-contents")) {
            ul.contents {
                @for title in parts(document) {
                    li { a href=(format!("#{}", heading_id(document, title))) { (printable(title)) } }
                }
            }
        }
    }
}

fn parts(document: &ReportDocument) -> impl Iterator<Item = &str> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level: 1, text } | Block::Sources { title: text, .. } => {
            Some(text.as_str())
        }
        _ => None,
    })
}

fn heading_id(document: &ReportDocument, title: &str) -> String {
    let place = parts(document).position(|other| other == title);
    format!("part-{}", place.unwrap_or_default() + 1)
}

fn runs_of(document: &ReportDocument, runs: &[Run]) -> Markup {
    html! {
        @for (index, run) in runs.iter().enumerate() {
            @if index > 0 { " " }
            span lang=[run.language.map(Language::code)] dir=[run.language.map(|language| language.direction().html())] class=[class_of(run)] { (printable(&run.text)) }
            @if let (Some(note), true) = (run.note, document.has_sources) {
                sup { a id=(format!("from-{}", note + 1)) href=(format!("#note-{}", note + 1)) { (note + 1) } }
            }
        }
    }
}

fn class_of(run: &Run) -> Option<&'static str> {
    match run.weight {
        Weight::Plain => None,
        Weight::Strong => Some("strong"),
        Weight::Soft => Some("note"),
    }
}

fn note_lines(note: &Note, language: Language) -> Markup {
    html! {
        @for (index, line) in note.lines(language).iter().enumerate() {
            @if index > 0 { (format::entry_separator(language)) }
            bdi { (printable(line)) }
        }
    }
}

/// A drawing with its words, and its values as a table in reach.
pub fn figure_of(language: Language, figure: &Figure) -> Markup {
    html! {
        figure {
            figcaption {
                strong { (printable(&figure.caption)) }
                @if !figure.measure.is_empty() { br; (printable(&figure.measure)) }
            }
            // It is our own markup, in which every text has been escaped.
            div.drawing { (PreEscaped(svg(&figure.chart, Flavour::Paper))) }
            details {
                summary { (language.text("chart-as-table")) }
                (table_of(&figure.table, false))
            }
            @if !figure.table.foot.is_empty() { p.note { (printable(&figure.table.foot)) } }
        }
    }
}

fn table_of(table: &Table, has_words: bool) -> Markup {
    html! {
        div.scroll role="region" aria-label=(printable(&table.caption)) tabindex="0" {
            table {
                @if has_words && !table.caption.is_empty() { caption { (printable(&table.caption)) } }
                thead {
                    tr { @for column in &table.columns { th scope="col" class=[column.is_number.then_some("num")] { bdi { (printable(&column.label)) } } } }
                }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (cell, column) in row.iter().zip(&table.columns) {
                                td class=[column.is_number.then_some("num")] { bdi { (printable(cell)) } }
                            }
                        }
                    }
                }
            }
        }
        @if has_words && !table.foot.is_empty() { p.note { (printable(&table.foot)) } }
    }
}
