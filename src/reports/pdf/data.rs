//! The report as the data that the template reads.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde_json::{Value as Json, json};

use super::fonts::FontSet;
use super::world::drawing_name;
use crate::language::{Direction, Language, format};
use crate::reports::chart::{Flavour, Kind, svg};
use crate::reports::document::{
    Block, Figure, ReportDocument, Run, Table, Weight, direction_of, language_of, printable,
};

/// Everything that the template shows, as JSON.
pub fn json(document: &ReportDocument, fonts: &FontSet) -> Json {
    Writer { document, fonts }.document()
}

/// The drawings of the figures, in their order.
pub fn drawings(document: &ReportDocument) -> Vec<String> {
    document
        .figures()
        .map(|figure| svg(&figure.chart, Flavour::Paper))
        .collect()
}

/// Every letter of a report.
pub fn letters(document: &ReportDocument) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    let plain = FontSet::none();
    collect(&json(document, &plain), &mut letters);
    letters
}

fn collect(value: &Json, letters: &mut BTreeSet<char>) {
    match value {
        Json::String(text) => letters.extend(text.chars()),
        Json::Array(items) => items.iter().for_each(|item| collect(item, letters)),
        Json::Object(members) => members.values().for_each(|item| collect(item, letters)),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

struct Writer<'a> {
    document: &'a ReportDocument,
    fonts: &'a FontSet,
}

impl Writer<'_> {
    fn document(&self) -> Json {
        let document = self.document;
        let language = document.language;
        let cover = &document.cover;
        let edition = cover.edition.as_ref();
        let mut drawn = 0;
        let blocks: Vec<Json> = document
            .blocks
            .iter()
            .map(|block| self.block(block, &mut drawn))
            .collect();
        let notes: Vec<Json> = match document.has_sources {
            true => document
                .notes
                .iter()
                .map(|note| {
                    let lines = note.lines(language);
                    lines.iter().map(|line| self.text(line)).collect::<Json>()
                })
                .collect(),
            false => Vec::new(),
        };
        json!({
            "lang": language.code(),
            "rtl": language.direction() == Direction::RightToLeft,
            "families": self.fonts.families,
            "han": self.fonts.is_han,
            "words": {
                "contents": language.text("report-contents"),
                "about": language.text("report-about"),
                "page": language.text_with("report-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
                "figure": language.text("report-figure"),
                "table": language.text("report-table"),
                "designations": language.text("report-designations"),
            },
            "cover": {
                "kind": self.text(&cover.kind),
                "title": self.text(&cover.title),
                "short": self.text(&cover.short_title),
                "assessment": self.text(&cover.assessment),
                "institution": edition.map(|edition| self.text(&edition.institution)),
                "unit": edition.map(|edition| self.text(&edition.unit)),
                "date": edition.map(|edition| format::date(language, edition.date)),
                "day": edition.map(|edition| [edition.date.year(), edition.date.month() as i32, edition.date.day() as i32]),
                "marks": self.texts(&cover.marks),
                "short_marks": self.texts(&cover.short_marks),
            },
            "blocks": blocks,
            "notes": notes,
        })
    }

    /// Text as it can be printed: a sign that no font has is told by its code.
    fn text(&self, text: &str) -> Json {
        let mut printed = String::with_capacity(text.len());
        for letter in printable(text).chars() {
            if self.fonts.unknown.contains(&letter) {
                printed.push_str(&format!("[U+{:04X}]", u32::from(letter)));
            } else {
                printed.push(letter);
            }
        }
        // Text of the other direction keeps its own order inside the lines of the report.
        let own = self.document.language.direction();
        match direction_of(&printed) {
            Some(Direction::LeftToRight) if own == Direction::RightToLeft => {
                printed = format!("\u{2066}{printed}\u{2069}");
            }
            Some(Direction::RightToLeft) if own == Direction::LeftToRight => {
                printed = format!("\u{2067}{printed}\u{2069}");
            }
            _ => {}
        }
        Json::String(printed)
    }

    fn texts(&self, texts: &[String]) -> Json {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn block(&self, block: &Block, drawn: &mut usize) -> Json {
        match block {
            Block::Contents => json!({"kind": "contents"}),
            Block::Heading { level, text } => {
                json!({"kind": "heading", "level": level, "text": self.text(text)})
            }
            Block::Paragraph(runs) => json!({
                "kind": "paragraph",
                "lang": language_of(runs).map(Language::code),
                "runs": self.runs(runs),
            }),
            Block::Lead(runs) => json!({"kind": "lead", "runs": self.runs(runs)}),
            Block::Remark(text) => json!({"kind": "remark", "text": self.text(text)}),
            Block::List(items) => {
                let items: Vec<Json> = items.iter().map(|runs| self.runs(runs)).collect();
                json!({"kind": "list", "items": items})
            }
            Block::Table(table) => json!({"kind": "table", "table": self.table(table)}),
            Block::Figure(figure) => {
                let json = self.figure(figure, *drawn);
                *drawn += 1;
                json
            }
            Block::FigureTables { title, lead } => {
                let tables: Vec<Json> = self
                    .document
                    .figures()
                    // Views stand in their figures with every number, as in a table.
                    .filter(|figure| !matches!(figure.chart.kind, Kind::Compared(_)))
                    .map(|figure| self.table(&figure.table))
                    .collect();
                json!({"kind": "figure-tables", "title": self.text(title), "lead": self.text(lead), "tables": tables})
            }
            Block::Sources { title, lead } => {
                json!({"kind": "sources", "title": self.text(title), "lead": self.text(lead)})
            }
        }
    }

    fn figure(&self, figure: &Figure, index: usize) -> Json {
        json!({
            "kind": "figure",
            "caption": self.text(&figure.caption),
            "measure": self.text(&figure.measure),
            "alt": self.text(&figure.alt),
            "drawing": drawing_name(index),
            "foot": self.text(&figure.table.foot),
        })
    }

    fn table(&self, table: &Table) -> Json {
        let rows: Vec<Json> = table.rows.iter().map(|row| self.texts(row)).collect();
        json!({
            "caption": self.text(&table.caption),
            "heads": table.columns.iter().map(|column| self.text(&column.label)).collect::<Json>(),
            "numbers": table.columns.iter().map(|column| column.is_number).collect::<Vec<_>>(),
            "rows": rows,
            "foot": self.text(&table.foot),
        })
    }

    fn runs(&self, runs: &[Run]) -> Json {
        runs.iter()
            .map(|run| {
                let other = run.language.map(Language::code);
                json!({
                    "text": self.text(&run.text),
                    "lang": other,
                    "weight": match run.weight {
                        Weight::Plain => "plain",
                        Weight::Strong => "strong",
                        Weight::Soft => "soft",
                    },
                    "note": run.note.filter(|_| self.document.has_sources).map(|note| note + 1),
                })
            })
            .collect()
    }
}
