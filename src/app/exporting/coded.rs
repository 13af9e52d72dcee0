//! Codes of open answers, as columns beside their texts: 1 where a code was settled for the answer, 0 where others
//! were, empty where nothing is settled or the text is left out.
//!
//! They are read once, so that a file holds them as they were at one instant; they come from people who code, so
//! that there are few beside what was answered.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::ExportError;
use super::answers::flags;
use crate::app::coding::measures;
use crate::app::context::Transaction;
use crate::assessment::Assessment;
use crate::findings::Measure;
use crate::findings::coding::{Codebook, Codes};
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::columns::{AnswerColumn, AnswerPlace, AnswerTables, Row};
use crate::questionnaire::form::codes_of;
use crate::reports::data::{Cell, Column, ColumnKind, Measured};
use crate::storage::open_answers::{list_codebooks, list_settled};

/// What was settled of the open answers of a round.
#[derive(Clone)]
pub(super) struct SettledCodes {
    books: Arc<BTreeMap<String, Codebook>>,
    /// By submission, then by address.
    codes: Arc<HashMap<String, BTreeMap<String, Codes>>>,
}

/// The columns of codes in one table.
pub(super) struct CodedTable(Vec<CodedColumns>);

struct CodedColumns {
    /// The column of the text.
    beside: usize,
    measure: Measure,
}

impl SettledCodes {
    pub(super) fn read(
        transaction: &mut Transaction<'_>,
        assessment: &Assessment,
    ) -> Result<SettledCodes, ExportError> {
        let books = list_codebooks(transaction.connection, &assessment.id)?;
        let indicators: Vec<String> = books.keys().map(|name| codes_of(name)).collect();
        let mut codes: HashMap<String, BTreeMap<String, Codes>> = HashMap::new();
        for (submission, address, code) in
            list_settled(transaction.connection, &assessment.id, &indicators)?
        {
            let answers = codes.entry(submission).or_default();
            answers.entry(address).or_default().insert(code);
        }
        Ok(SettledCodes {
            books: Arc::new(books),
            codes: Arc::new(codes),
        })
    }

    /// For each table of a file the columns of codes beside its open questions.
    pub(super) fn columns(&self, file: &Questionnaire, tables: &AnswerTables) -> Vec<CodedTable> {
        let measures: BTreeMap<String, Measure> = measures(file, &self.books).into_iter().collect();
        let of_table = |columns: &[AnswerColumn]| {
            let columns = columns.iter().enumerate();
            columns
                .filter_map(|(beside, column)| {
                    let measure = measures.get(column.open.as_ref()?)?.clone();
                    Some(CodedColumns { beside, measure })
                })
                .collect()
        };
        let tables = tables.tables.iter();
        tables
            .map(|table| CodedTable(of_table(&table.columns)))
            .collect()
    }

    /// Where the answers of a submission stand of which something is settled, and what.
    pub(super) fn of<'a>(
        &'a self,
        submission: &str,
        tables: &'a AnswerTables,
    ) -> impl Iterator<Item = (AnswerPlace, &'a Codes)> {
        let answers = self.codes.get(submission).into_iter().flatten();
        answers.filter_map(|(address, codes)| Some((tables.place_of(address)?, codes)))
    }
}

impl CodedTable {
    /// The columns beside that of a text.
    pub(super) fn columns_beside(
        &self,
        position: usize,
        text: &Column,
        language: Language,
    ) -> Vec<Column> {
        let mut columns = Vec::new();
        for coded in self.beside(position) {
            let question = [("question", text.label.as_str().into())];
            let question = language.text_with("coding-indicator", &question);
            columns.extend(coded.measure.codes.iter().map(|code| {
                let label = code.text.as_ref().map(|text| text.in_language(language));
                let label = label.unwrap_or(&code.code);
                Column {
                    values: flags(language),
                    indicator: Some(coded.measure.indicator.clone()),
                    measure: Some(Measured::Flag(code.code.clone())),
                    row: text.row.clone(),
                    attribution: text.attribution,
                    ..Column::new(
                        &format!("{}/{}", codes_of(&text.name), code.code),
                        format!("{question} · {label}"),
                        ColumnKind::Number,
                    )
                }
            }));
        }
        columns
    }

    fn beside(&self, position: usize) -> impl Iterator<Item = &CodedColumns> {
        self.0.iter().filter(move |coded| coded.beside == position)
    }

    /// The cells of a row, with those of the codes beside their texts.
    pub(super) fn extend<'d>(
        &self,
        row: Row<'d>,
        settled: &[(AnswerPlace, &Codes)],
        cells: &mut Vec<Cell<'d>>,
    ) {
        let keys = row.keys;
        for (position, cell) in row.cells.into_iter().enumerate() {
            let is_there = cell != Cell::Empty;
            cells.push(cell);
            for coded in self.beside(position) {
                let mut here = settled.iter().filter(|(place, _)| {
                    is_there
                        && place.column == position
                        && place
                            .keys
                            .iter()
                            .map(String::as_str)
                            .eq(keys.iter().map(|key| &**key))
                });
                let codes = here.next().map(|(_, codes)| *codes);
                cells.extend(coded.measure.codes.iter().map(|code| match codes {
                    None => Cell::Empty,
                    Some(codes) if codes.contains(&code.code) => Cell::YES,
                    Some(_) => Cell::NO,
                }));
            }
        }
    }
}
