//! From the text of a questionnaire file to a checked [`Questionnaire`], with *all* problems at once.
//!
//! Start with [`load`], which tells the steps. What a file may say is in `questionnaires/README.md`;
//! the codes of problems are its section 11.
//! Kept out: reading files, and what a questionnaire does once it is loaded (`form`, `findings`).

mod cycle;
mod html;
mod json;
mod locales;
mod names;
mod pattern;
mod problem;
mod properties;
mod read_elements;
mod read_file;
mod read_findings;
mod read_inputs;
mod read_matrix;
mod read_select;
mod read_validators;
mod reader;
mod references;
mod shared;
mod surveyjs;
mod together;
mod types;

#[cfg(test)]
mod tests;

pub use problem::{Problem, ProblemCode, Severity};

pub use read_findings::GROUP_FUNCTIONS;
pub use together::check_together;

use reader::Reader;

use super::model::Questionnaire;
use super::nearest;
use crate::language::Language;

/// The registers that choices and `subject` can name in every installation.
pub const REGISTERS: &[&str] = &["iscm", "state", "igo", "organization"];

/// What the checker is told about the file and the place where it is to be used.
#[derive(Clone, Copy, Debug)]
pub struct LoadOptions<'a> {
    /// The name of the file without `.json`: `id` must equal it.
    pub file_stem: Option<&'a str>,
    /// `id`, `version`, `respondent` and presentation properties may be missing or unknown.
    pub lenient: bool,
    /// The names behind `registers/` that exist.
    pub registers: &'a [&'a str],
}

impl Default for LoadOptions<'_> {
    fn default() -> Self {
        LoadOptions {
            file_stem: None,
            lenient: false,
            registers: REGISTERS,
        }
    }
}

/// What came of loading a file.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Present when no problem is an error.
    pub questionnaire: Option<Questionnaire>,
    /// In the order of the file.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// The problems that keep the file from being used.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.is_error())
    }
}

/// Reads and checks one questionnaire file as it lies on disk.
pub fn load_bytes(bytes: &[u8], options: &LoadOptions) -> Loaded {
    match std::str::from_utf8(bytes) {
        Ok(text) => load(text, options),
        Err(error) => Loaded {
            questionnaire: None,
            problems: vec![json::not_utf8(bytes, error.valid_up_to())],
        },
    }
}

/// Reads and checks the text of one questionnaire file.
pub fn load(text: &str, options: &LoadOptions) -> Loaded {
    let (tree, repeated) = match json::parse(text) {
        Ok(parsed) => parsed,
        Err(problem) => {
            return Loaded {
                questionnaire: None,
                problems: vec![problem],
            };
        }
    };
    let locale = read_file::locale(&tree).unwrap_or(Language::English);
    let mut reader = Reader::new(options, &tree, locale);
    reader.problems = repeated;
    let questionnaire = read_file::file(&mut reader, &tree, locale);
    // Names may be used before they are defined, so what reads them is checked at the end.
    shared::declare_keys(&mut reader);
    shared::check_shared_answers(&mut reader);
    shared::check_carried(&mut reader);
    let mut problems = reader.problems;
    problems.extend(references::check(&reader.names, &reader.uses));
    problems.extend(cycle::check(&reader.names, &reader.uses));
    problems.extend(reader.texts.untranslated());
    let positions = json::positions(&tree);
    problems.sort_by_key(|problem| positions.get(&problem.pointer).copied());
    let questionnaire = questionnaire.filter(|_| !problems.iter().any(Problem::is_error));
    Loaded {
        questionnaire,
        problems,
    }
}
