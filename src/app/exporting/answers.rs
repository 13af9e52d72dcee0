//! The answers of one group, as tables.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use chrono::SecondsFormat;

use super::ExportError;
use super::coded::{CodedTable, SettledCodes};
use crate::app::App;
use crate::app::context::Transaction;
use crate::app::registers::LoadedRegistry;
use crate::app::rounds::find_questionnaire_of;
use crate::assessment::{Assessment, SubmittedAnswers};
use crate::findings::group::is_absence;
use crate::language::{Language, LocalizedText};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::columns::{
    AnswerColumn, AnswerKind, AnswerTable, AnswerTables, ColumnCode, Row, Wanted,
};
use crate::questionnaire::form::Registers;
use crate::questionnaire::model::RespondentGroup;
use crate::reports::data::{Cell, Column, ColumnKind, Measured, Table, TableKind, ValueLabel};
use crate::storage::StorageError;
use crate::storage::exports::{
    SubmissionKey, SubmissionRecord, list_submission_keys, read_not_asked, read_submissions,
};
use crate::storage::tallies::TallyScope;

/// Documents that are read at once: some hundred kilobytes of them, as a rule.
const READ_AT_ONCE: usize = 64;

/// The questionnaires of a round with their digests, in the order of the groups.
pub(super) fn questionnaires_of(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
) -> Result<Vec<(String, Arc<Questionnaire>)>, StorageError> {
    let mut files = Vec::new();
    for group in RespondentGroup::ALL {
        files.extend(find_questionnaire_of(transaction, &assessment.id, group)?);
    }
    Ok(files)
}

/// What a group answered: its tables, and the submissions that fill them.
pub(super) struct AnsweringGroup {
    group: RespondentGroup,
    tables: AnswerTables,
    submissions: Vec<SubmissionKey>,
    /// Only the entries about these mechanisms.
    subjects: Option<Vec<String>>,
    language: Language,
    /// What was settled of open answers, and for each table the columns that it fills.
    settled: SettledCodes,
    coded: Vec<CodedTable>,
    /// The members of the group's register, as labels of their ids.
    members: Vec<ValueLabel>,
    iscms: Vec<ValueLabel>,
}

impl AnsweringGroup {
    pub(super) fn new(
        transaction: &mut Transaction<'_>,
        scope: TallyScope<'_>,
        file: &Questionnaire,
        (registry, settled): (&LoadedRegistry, &SettledCodes),
        language: Language,
    ) -> Result<AnsweringGroup, ExportError> {
        let group = file.respondent;
        let register = match group {
            RespondentGroup::Iscm => "iscm",
            RespondentGroup::State => "state",
            RespondentGroup::Igo => "organization",
        };
        // What a mechanism answers is about itself: its submission is in the scope or is not.
        let subjects = match group {
            RespondentGroup::Iscm => None,
            RespondentGroup::State | RespondentGroup::Igo => scope.subjects.map(<[_]>::to_vec),
        };
        let tables = AnswerTables::new(file, registry);
        Ok(AnsweringGroup {
            group,
            coded: settled.columns(file, &tables),
            settled: settled.clone(),
            tables,
            submissions: list_submission_keys(transaction.connection, scope, group)?,
            subjects,
            language,
            members: members(registry, register, language),
            iscms: members(registry, "iscm", language),
        })
    }

    /// The tables that this person may have, each with its position among those of the questionnaire.
    pub(super) fn shown_tables(&self) -> Vec<(usize, Table)> {
        self.tables
            .tables
            .iter()
            .enumerate()
            .filter(|(position, table)| *position == 0 || self.shows_answers(table))
            .map(|(position, table)| (position, self.table(table, &self.coded[position])))
            .collect()
    }

    /// Somebody limited to some mechanisms sees what stands inside of the entries about them, and nothing else.
    fn shows_answers(&self, table: &AnswerTable) -> bool {
        self.subjects.is_none() || table.subject_level().is_some()
    }

    fn table(&self, table: &AnswerTable, coded: &CodedTable) -> Table {
        let language = self.language;
        let mut columns = self.head_columns(table);
        if self.shows_answers(table) {
            for (position, column) in table.columns.iter().enumerate() {
                let column = answer_column(column, language);
                let codes = coded.columns_beside(position, &column, language);
                columns.push(column);
                columns.extend(codes);
            }
        }
        let group = language.text_with("group-respondents", &[("group", self.group.code().into())]);
        let mut name = self.group.code().to_owned();
        let mut title = group;
        for list in &table.lists {
            name = format!("{name}.{}", list.name);
            let text = in_words(list.title.as_ref(), &list.name, language);
            title = format!("{title} · {text}");
        }
        Table {
            name,
            title,
            kind: TableKind::Answers,
            columns,
            rows: None,
        }
    }

    /// What was not asked because of another answer: a question without an answer is something else.
    pub(super) fn not_asked_table(&self) -> Table {
        let label = |key: &str| self.language.text(&format!("export-column-{key}"));
        let column = |name: &str, key: &str, kind| Column::new(name, label(key), kind);
        Table {
            name: format!("{}-not-asked", self.group.code()),
            title: self.language.text_with(
                "export-table-not-asked",
                &[("group", self.group.code().into())],
            ),
            kind: TableKind::Answers,
            columns: vec![
                column("respondent.group", "group", ColumnKind::Code),
                column("respondent.id", "respondent", ColumnKind::Code),
                column("iscm", "iscm", ColumnKind::Code),
                column("indicator", "indicator", ColumnKind::Code),
                column("address", "address", ColumnKind::Text),
            ],
            rows: None,
        }
    }

    /// Gives every row of that table to `take`.
    pub(super) fn pour_not_asked(
        &self,
        app: &App,
        staff_only: bool,
        take: &mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>,
    ) -> Result<(), ExportError> {
        for keys in self.submissions.chunks(READ_AT_ONCE) {
            let subjects = self.subjects.as_deref();
            let rows = app.read_blocking(|transaction| {
                read_not_asked(transaction.connection, keys, subjects, staff_only)
            })?;
            for row in rows {
                let cells = [
                    Cell::text(self.group.code()),
                    Cell::text(row.organization),
                    row.subject.map_or(Cell::Empty, Cell::text),
                    Cell::text(row.indicator),
                    Cell::text(row.address),
                ];
                take(&cells).map_err(ExportError::Write)?;
            }
        }
        Ok(())
    }

    /// Who answered, and for an entry where it stands.
    fn head_columns(&self, table: &AnswerTable) -> Vec<Column> {
        let label = |key: &str| self.language.text(&format!("export-column-{key}"));
        let column = |name: &str, key: &str, kind| Column::new(name, label(key), kind);
        let mut columns = vec![
            column("respondent.group", "group", ColumnKind::Code),
            Column {
                values: self.members.clone(),
                ..column("respondent.id", "respondent", ColumnKind::Code)
            },
            column("submission.number", "submission-number", ColumnKind::Number),
        ];
        if table.lists.is_empty() {
            columns.extend([
                column("submission.receipt", "receipt", ColumnKind::Text),
                column("submission.digest", "digest", ColumnKind::Text),
                column("submission.submitted_at", "submitted-at", ColumnKind::Text),
                column("submission.language", "language", ColumnKind::Code),
                column("submission.mark", "mark", ColumnKind::Code),
                column("submission.attribution", "attribution", ColumnKind::Text),
            ]);
        }
        let mut path = String::from("entry");
        for (level, list) in table.lists.iter().enumerate() {
            path = format!("{path}.{}", list.name);
            let is_last = level + 1 == table.lists.len();
            let values = match list.subject.as_deref() {
                Some("iscm") => self.iscms.clone(),
                _ => value_labels(&list.codes, self.language),
            };
            columns.push(Column {
                values,
                // An entry of the list inside is no second answer to the question of the list around it.
                indicator: list.indicator.clone().filter(|_| is_last),
                measure: (list.indicator.is_some() && is_last).then_some(Measured::Codes),
                attribution: Some(list.attribution.code()),
                ..Column::new(
                    &path,
                    in_words(list.title.as_ref(), &list.name, self.language),
                    ColumnKind::Code,
                )
            });
        }
        if !table.lists.is_empty() {
            columns.push(column("entry.position", "position", ColumnKind::Number));
        }
        columns.push(column("row.withheld", "withheld", ColumnKind::Number));
        columns
    }

    /// Gives every row of one table to `take`; says how many answers were left out.
    ///
    /// One thread reads documents while this one takes them apart and writes.
    pub(super) fn pour(
        &self,
        app: &App,
        table: usize,
        staff_only: bool,
        take: &mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>,
    ) -> Result<u64, ExportError> {
        let mut withheld = 0;
        std::thread::scope(|scope| {
            let (send, receive) = sync_channel(1);
            scope.spawn(move || {
                for keys in self.submissions.chunks(READ_AT_ONCE) {
                    let read = app.read_blocking(|transaction| {
                        read_submissions(transaction.connection, keys)
                    });
                    let is_bad = read.is_err();
                    if send.send(read).is_err() || is_bad {
                        break;
                    }
                }
            });
            for records in receive {
                for record in records? {
                    withheld += self.record(&record, table, staff_only, take)?;
                }
            }
            Ok(withheld)
        })
    }

    fn record(
        &self,
        record: &SubmissionRecord,
        table: usize,
        staff_only: bool,
        take: &mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>,
    ) -> Result<u64, ExportError> {
        let submitted = SubmittedAnswers::parse(&record.document).map_err(|_| {
            ExportError::Storage(StorageError::Corrupt {
                table: "submissions",
                column: "document",
                row: record.receipt_number.clone(),
            })
        })?;
        let wanted = Wanted {
            staff_only,
            subjects: self.subjects.as_deref(),
        };
        let layout = &self.tables.tables[table];
        let rows = self
            .tables
            .rows(table, &submitted.answers, &submitted.levels, wanted);
        let mut withheld = 0;
        let settled = self
            .settled
            .of(&record.submission, &self.tables)
            .filter(|(place, _)| place.table == table)
            .collect::<Vec<_>>();
        for row in rows {
            let shows_answers = self.shows_answers(layout);
            // An entry of which nothing may be shown is not shown at all, but counted as left out.
            let left_out = if shows_answers {
                row.withheld as u64
            } else {
                0
            };
            withheld += left_out;
            if !layout.lists.is_empty()
                && left_out > 0
                && row.cells.iter().all(|cell| *cell == Cell::Empty)
            {
                continue;
            }
            let mut cells = self.head_cells(record, &submitted, layout, &row);
            cells.push(Cell::Number(left_out as f64));
            if shows_answers {
                self.coded[table].extend(row, &settled, &mut cells);
            }
            take(&cells).map_err(ExportError::Write)?;
        }
        Ok(withheld)
    }

    fn head_cells<'c>(
        &self,
        record: &'c SubmissionRecord,
        submitted: &'c SubmittedAnswers<'_>,
        layout: &AnswerTable,
        row: &Row<'c>,
    ) -> Vec<Cell<'c>> {
        let mut cells = Vec::with_capacity(row.cells.len() + 10);
        cells.push(Cell::text(self.group.code()));
        cells.push(Cell::text(record.organization.as_str()));
        cells.push(Cell::Number(record.number as f64));
        if layout.lists.is_empty() {
            let at = record.submitted_at;
            cells.push(Cell::text(record.receipt_number.as_str()));
            cells.push(Cell::text(record.digest.as_str()));
            cells.push(Cell::text(at.to_rfc3339_opts(SecondsFormat::Secs, true)));
            cells.push(Cell::text(submitted.language.as_ref()));
            cells.push(match &record.mark {
                Some(mark) => Cell::text(mark.as_str()),
                None => Cell::Empty,
            });
            cells.push(self.chosen_levels(submitted));
        } else {
            cells.extend(row.keys.iter().cloned().map(Cell::Text));
            let position = row.position.map(|position| position as f64 + 1.0);
            cells.push(Cell::number(position));
        }
        cells
    }

    /// The levels that the respondent chose where the file has others: `iscms/midcom=none; aims=group`.
    fn chosen_levels(&self, submitted: &SubmittedAnswers<'_>) -> Cell<'static> {
        let chosen: Vec<String> = submitted
            .levels
            .iter()
            .filter(|chosen| {
                self.subjects.as_ref().is_none_or(|subjects| {
                    self.tables
                        .iscm_of(&chosen.address)
                        .is_some_and(|iscm| subjects.contains(&iscm))
                })
            })
            .map(|chosen| format!("{}={}", chosen.address, chosen.level.code()))
            .collect();
        match chosen.is_empty() {
            true => Cell::Empty,
            false => Cell::text(chosen.join("; ")),
        }
    }
}

fn members(registry: &LoadedRegistry, register: &str, language: Language) -> Vec<ValueLabel> {
    registry
        .members(register)
        .unwrap_or_default()
        .iter()
        .map(|member| ValueLabel {
            value: member.id.clone(),
            label: member.name.in_language(language).to_owned(),
            is_absence: false,
        })
        .collect()
}

fn answer_column(column: &AnswerColumn, language: Language) -> Column {
    let mut asked: Vec<String> = column
        .asked
        .iter()
        .map(|asked| in_words(asked.text.as_ref(), &asked.code, language))
        .collect();
    let (kind, values, measure) = match &column.kind {
        AnswerKind::Code(codes) => (
            ColumnKind::Code,
            value_labels(codes, language),
            Measured::Codes,
        ),
        AnswerKind::Flag(code) => {
            asked.push(code_in_words(code, language));
            (
                ColumnKind::Number,
                flags(language),
                Measured::Flag(code.code.clone()),
            )
        }
        AnswerKind::Rank(code) => {
            asked.push(code_in_words(code, language));
            (
                ColumnKind::Number,
                Vec::new(),
                Measured::Rank(code.code.clone()),
            )
        }
        AnswerKind::Number(codes) => {
            let labels = codes.iter().filter(|code| code.text.is_some()).cloned();
            let labels: Vec<ColumnCode> = labels.collect();
            (
                ColumnKind::Number,
                value_labels(&labels, language),
                Measured::Numbers,
            )
        }
        AnswerKind::OtherCodes => (ColumnKind::Text, Vec::new(), Measured::MoreCodes),
        AnswerKind::Text => (ColumnKind::Text, Vec::new(), Measured::Codes),
    };
    let counts = column.indicator.is_some();
    Column {
        name: column.name.clone(),
        label: asked.join(" · "),
        kind,
        values,
        indicator: column.indicator.clone(),
        measure: counts.then_some(measure),
        row: column.row.clone().filter(|_| counts),
        attribution: Some(column.attribution.code()),
        is_label: false,
        width: 0,
    }
}

/// What 0 and 1 mean where a code was chosen or not.
pub(super) fn flags(language: Language) -> Vec<ValueLabel> {
    let flag = |value: &str, key: &str| ValueLabel {
        value: value.to_owned(),
        label: language.text(key),
        is_absence: false,
    };
    vec![flag("0", "no"), flag("1", "yes")]
}

fn value_labels(codes: &[ColumnCode], language: Language) -> Vec<ValueLabel> {
    codes
        .iter()
        .map(|code| ValueLabel {
            value: code.code.clone(),
            label: code_in_words(code, language),
            is_absence: is_absence(&code.code),
        })
        .collect()
}

/// The text of a code; built-in choices to which the file gives no text have ours.
fn code_in_words(code: &ColumnCode, language: Language) -> String {
    match (&code.text, code.code.as_str()) {
        (Some(text), _) => text.in_language(language).to_owned(),
        (None, "none" | "refused" | "dontknow" | "other") => {
            language.text(&format!("choice-{}", code.code))
        }
        (None, code) => code.to_owned(),
    }
}

fn in_words(text: Option<&LocalizedText>, code: &str, language: Language) -> String {
    text.map_or(code, |text| text.in_language(language))
        .to_owned()
}
