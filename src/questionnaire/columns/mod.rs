//! Answers as tables: which tables and columns the answers to a questionnaire fill, and the rows of one
//! submission.
//!
//! Start with [`AnswerTables`]. There is one table with a row per respondent, and one for each list (a repeated
//! block, a table with rows of the respondent's own) with a row per entry and the keys of the entries around it.
//! Columns are named by the address of the answer inside its row, which is made of codes. Kept out: labels in a
//! language, files, and which submissions are asked for.

mod layout;
mod rows;
#[cfg(test)]
mod tests;
mod value;

pub use rows::{AnswerPlace, ChosenLevel, GivenAnswer, Row, Wanted};
pub use value::{AnswerValue, Cell, number_text};

use std::collections::HashMap;

use super::form::Registers;
use super::model::{Attribution, Questionnaire};
use crate::language::LocalizedText;

/// The tables that the answers to one questionnaire fill; the first has a row per respondent.
pub struct AnswerTables {
    pub tables: Vec<AnswerTable>,
    /// The way from an address to its column; the first stands above all addresses.
    nodes: Vec<Node>,
}

/// One table: of the respondents, or of the entries of one list.
#[derive(Clone, Debug, Default)]
pub struct AnswerTable {
    /// The lists on the way, outermost first; empty for the respondents.
    pub lists: Vec<ListLevel>,
    pub columns: Vec<AnswerColumn>,
}

/// One list on the way to an entry.
#[derive(Clone, Debug)]
pub struct ListLevel {
    /// The list's own key in the answers, such as `contributions`.
    pub name: String,
    pub title: Option<LocalizedText>,
    /// The indicator of the checkbox whose chosen values are the entries.
    pub indicator: Option<String>,
    pub attribution: Attribution,
    /// The keys that the file offers; empty where they come from a register or are made by the program.
    pub codes: Vec<ColumnCode>,
    /// The register that each entry is about (`subject`).
    pub subject: Option<String>,
}

/// One column.
#[derive(Clone, Debug)]
pub struct AnswerColumn {
    /// The address inside the row; for a choice among several, with the code as its last part.
    pub name: String,
    pub kind: AnswerKind,
    /// What was asked, from the question to the row or item.
    pub asked: Vec<Asked>,
    pub indicator: Option<String>,
    /// The open question whose texts stand here, by the name under which they are coded.
    pub open: Option<String>,
    /// The file's default level.
    pub attribution: Attribution,
    /// The row of a matrix or the item of a list of texts.
    pub row: Option<String>,
}

/// A part of what was asked: its text, or its code where it has none.
#[derive(Clone, Debug)]
pub struct Asked {
    pub code: String,
    pub text: Option<LocalizedText>,
}

/// A code with the text that the file gives it.
#[derive(Clone, Debug)]
pub struct ColumnCode {
    pub code: String,
    pub text: Option<LocalizedText>,
}

/// What a column holds.
#[derive(Clone, Debug)]
pub enum AnswerKind {
    /// The chosen code.
    Code(Vec<ColumnCode>),
    /// 1 where this code is among the chosen ones, 0 where others are, empty where nothing was answered.
    Flag(ColumnCode),
    /// The place of this code in a ranking, from 1; empty where it was not ranked.
    Rank(ColumnCode),
    /// A number or a rating; the steps of a rating have texts.
    Number(Vec<ColumnCode>),
    /// As it was written.
    Text,
    /// Chosen codes for which there is no column, because the register changed since.
    OtherCodes,
}

/// One part of the way from an address to its column.
#[derive(Default)]
struct Node {
    children: HashMap<Box<str>, usize>,
    /// What stands below any key of a list.
    entry: Option<usize>,
    target: Option<Target>,
}

/// Where an answer goes.
enum Target {
    Value {
        table: usize,
        column: usize,
    },
    Choices {
        table: usize,
        chosen: Choices,
        ranked: bool,
    },
    /// An entry of a list: a row of its table, and a flag in the row around it.
    Entry {
        table: usize,
        around: usize,
        flags: Option<Choices>,
    },
}

/// The columns of a choice among several.
#[derive(Clone, Default)]
struct Choices {
    /// Code → column.
    codes: HashMap<Box<str>, usize>,
    /// The columns of codes that say that there is no answer.
    absences: Vec<usize>,
    others: Option<usize>,
}

impl AnswerTables {
    /// The tables of a questionnaire, with the registers from which choices may come.
    pub fn new(questionnaire: &Questionnaire, registers: &dyn Registers) -> AnswerTables {
        layout::tables(questionnaire, registers)
    }
}

impl AnswerTable {
    /// The lists on the way joined by dots: `iscms.contributions`; empty for the respondents.
    pub fn path(&self) -> String {
        let names: Vec<&str> = self.lists.iter().map(|list| list.name.as_str()).collect();
        names.join(".")
    }

    /// The list on the way whose entries are about mechanisms.
    pub fn subject_level(&self) -> Option<usize> {
        self.lists
            .iter()
            .position(|list| list.subject.as_deref() == Some("iscm"))
    }
}

/// The codes that say that there is no answer; `findings` counts them apart.
const ABSENCES: [&str; 3] = ["dontknow", "refused", "not_applicable"];
