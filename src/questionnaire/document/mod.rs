//! From the text of a questionnaire file to a checked [`Questionnaire`], with *all* problems at once.
//!
//! Start with [`load`], which tells the steps. What a file may say is in `questionnaires/README.md`;
//! the codes of problems are its section 11.
//! Kept out: reading files, and what a questionnaire does once it is loaded (`form`, `findings`).

mod json;
mod problem;

pub use problem::{Problem, ProblemCode, Severity};

use super::model::Questionnaire;

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
pub fn load(text: &str, _options: &LoadOptions) -> Loaded {
    match json::parse(text) {
        Err(problem) => Loaded {
            questionnaire: None,
            problems: vec![problem],
        },
        Ok((_, problems)) => Loaded {
            questionnaire: None,
            problems,
        },
    }
}

/// Checks what files say together: problems with the position of the file in `questionnaires`.
pub fn check_together(_questionnaires: &[&Questionnaire]) -> Vec<(usize, Problem)> {
    Vec::new()
}
