//! Open answers, coded by hand: a codebook per question, codings by several analysts, what is settled of them.
//!
//! Start with [`Codebook`] and [`settled`]; [`agreement`] tells how much coders agree. A whole answer is coded,
//! with as many codes as it has. What is settled becomes an indicator of its own ([`codes_of`]), counted
//! beside the others and under the same rule for small numbers.
//! Kept out: who coded what when (`storage`), who may see which answer (`web`).

pub mod agreement;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::measure::{Code, Measure, MeasureForm, MeasureKind};
use crate::language::{Language, LocalizedText};
use crate::questionnaire::form::codes_of;
use crate::questionnaire::model::Question;

/// The codes that somebody gives to one answer.
pub type Codes = BTreeSet<String>;

/// The code of an answer that was settled without any code: it was read, and nothing of the book fits.
pub const NO_CODE: &str = "none";

/// The longest code: it stands in addresses and as a heading of files.
const LONGEST_CODE: usize = 40;

/// The longest label, in letters.
pub const LONGEST_LABEL: usize = 120;
/// The longest definition and rule of use, in letters: more is a text, not a rule.
pub const LONGEST_RULE: usize = 1000;

/// Whether a code is given to new answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeState {
    InUse,
    /// Offered no more; what was coded with it counts on.
    Retired,
    /// Another code stands for it, also where it was given before.
    MergedInto(String),
}

/// A code of a codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookCode {
    /// Stable: never changed once it is there.
    pub code: String,
    pub labels: BTreeMap<Language, String>,
    pub definition: String,
    /// When to use it, and when not.
    pub use_when: String,
    pub state: CodeState,
}

impl BookCode {
    /// The label in this language, else in English, else in any, else the code.
    pub fn label(&self, language: Language) -> &str {
        self.labels
            .get(&language)
            .or_else(|| self.labels.get(&Language::English))
            .or_else(|| self.labels.values().next())
            .map_or(&self.code, String::as_str)
    }
}

/// Why a codebook does not take a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeProblem {
    #[error("a code is written in small letters, digits and _, and begins with a letter")]
    BadCode,
    #[error("the book has this code already")]
    Taken,
    #[error("a code has a label in one language at least")]
    NoLabel,
    #[error(
        "a label has at most {LONGEST_LABEL} letters, a definition and a rule at most {LONGEST_RULE}"
    )]
    TooLong,
    #[error("the book has no such code")]
    Unknown,
    #[error("a code is merged into another one that is in use")]
    BadTarget,
}

/// The codes of one question of a round, in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    pub codes: Vec<BookCode>,
}

impl Codebook {
    pub fn find(&self, code: &str) -> Option<&BookCode> {
        self.codes.iter().find(|known| known.code == code)
    }

    /// The codes that are offered.
    pub fn in_use(&self) -> impl Iterator<Item = &BookCode> {
        self.codes
            .iter()
            .filter(|code| code.state == CodeState::InUse)
    }

    /// The code that stands for this one now; `None` where the book has none.
    pub fn standing(&self, code: &str) -> Option<&BookCode> {
        let mut found = self.find(code)?;
        // Merging one code after the other makes a chain, never a ring; the bound is for a damaged book.
        for _ in 0..=self.codes.len() {
            match &found.state {
                CodeState::MergedInto(other) => found = self.find(other)?,
                CodeState::InUse | CodeState::Retired => return Some(found),
            }
        }
        None
    }

    /// What was given once, in the codes that stand for it now.
    pub fn resolve(&self, given: &Codes) -> Codes {
        given
            .iter()
            .filter_map(|code| self.standing(code))
            .map(|code| code.code.clone())
            .collect()
    }

    /// Whether a new code may be added.
    pub fn check_new(&self, new: &BookCode) -> Result<(), CodeProblem> {
        if !is_code(&new.code) {
            return Err(CodeProblem::BadCode);
        }
        if self.find(&new.code).is_some() {
            return Err(CodeProblem::Taken);
        }
        check_texts(new)
    }

    /// Whether a code may become this: labels, definition and state change, the code itself does not.
    pub fn check_changed(&self, changed: &BookCode) -> Result<(), CodeProblem> {
        self.find(&changed.code).ok_or(CodeProblem::Unknown)?;
        if let CodeState::MergedInto(target) = &changed.state {
            let target = self.find(target).ok_or(CodeProblem::BadTarget)?;
            if target.code == changed.code || target.state != CodeState::InUse {
                return Err(CodeProblem::BadTarget);
            }
        }
        check_texts(changed)
    }
}

fn check_texts(code: &BookCode) -> Result<(), CodeProblem> {
    let fits = |text: &str, longest: usize| text.chars().count() <= longest;
    if !code.labels.values().all(|label| fits(label, LONGEST_LABEL))
        || !fits(&code.definition, LONGEST_RULE)
        || !fits(&code.use_when, LONGEST_RULE)
    {
        return Err(CodeProblem::TooLong);
    }
    match code.labels.values().any(|label| !label.trim().is_empty()) {
        true => Ok(()),
        false => Err(CodeProblem::NoLabel),
    }
}

/// Codes that count as an absence elsewhere, or as no code at all, cannot be codes of a book.
fn is_code(code: &str) -> bool {
    let mut letters = code.bytes();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_lowercase())
        && letters
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_')
        && code.len() <= LONGEST_CODE
        && code != NO_CODE
        && code != "other"
        && !super::group::is_absence(code)
}

/// Where an answer stands between its coders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Uncoded,
    /// One coder has coded it: nothing to compare with.
    ByOne,
    Agreed,
    /// Coders gave different codes, and nobody has decided yet.
    Differing,
    Decided,
}

/// Where an answer stands.
pub fn standing(codings: &[Codes], decided: Option<&Codes>) -> Standing {
    match (codings, decided) {
        (_, Some(_)) => Standing::Decided,
        ([], None) => Standing::Uncoded,
        ([_], None) => Standing::ByOne,
        ([first, others @ ..], None) if others.iter().all(|other| other == first) => {
            Standing::Agreed
        }
        _ => Standing::Differing,
    }
}

/// What somebody is to a question whose comparison they have opened; it does not change any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compares {
    /// They had coded by then: they see the answers that they coded, and code the others without seeing anybody's
    /// codes.
    AsCoder,
    /// They had coded nothing: they see what everybody gave and decide, and code no more.
    ToDecide,
}

/// Whether the comparison shows what was given to an answer to this person; `None`: they have not opened it.
pub fn is_compared<C>(given: &BTreeMap<String, C>, who: &str, compares: Option<Compares>) -> bool {
    match compares {
        None => false,
        Some(Compares::AsCoder) => given.contains_key(who),
        Some(Compares::ToDecide) => !given.is_empty(),
    }
}

/// Whether this person may still give codes to an answer. What somebody has compared with others' codes stays as
/// it was given: changed with the others in view it would measure no agreement. What counts is then decided.
pub fn may_code<C>(given: &BTreeMap<String, C>, who: &str, compares: Option<Compares>) -> bool {
    match compares {
        None => true,
        Some(Compares::AsCoder) => !given.contains_key(who) || given.len() < 2,
        Some(Compares::ToDecide) => false,
    }
}

/// The codes that count for an answer: those decided on, else those that all of its coders gave.
///
/// `None` where nothing is settled: one coder alone settles nothing, and neither do coders who gave codes of
/// which none is the same.
pub fn settled(codings: &[Codes], decided: Option<&Codes>) -> Option<Codes> {
    if let Some(decided) = decided {
        return Some(decided.clone());
    }
    let [first, others @ ..] = codings else {
        return None;
    };
    if others.is_empty() {
        return None;
    }
    let shared: Codes = first
        .iter()
        .filter(|code| others.iter().all(|other| other.contains(*code)))
        .cloned()
        .collect();
    let all_empty = codings.iter().all(Codes::is_empty);
    (!shared.is_empty() || all_empty).then_some(shared)
}

/// A code as it is counted and told: its labels are texts in their own languages.
fn counted_code(code: &BookCode) -> Code {
    let english = code.labels.get_key_value(&Language::English);
    // A label that English lacks is not taken for English.
    let first = english.or_else(|| code.labels.iter().next());
    let text = first.map(|(language, label)| {
        let first = LocalizedText::new(*language, label.clone());
        let labels = code.labels.iter();
        labels.fold(first, |text, (language, label)| {
            text.with(*language, label.clone())
        })
    });
    Code {
        code: code.code.clone(),
        text,
        phrase: None,
    }
}

/// What an open question measures once it is coded, beside what its file measures; `title` is the question's
/// with the word that these are codes.
pub fn measure(
    name: &str,
    question: &Question,
    title: LocalizedText,
    book: &Codebook,
    repeated: bool,
) -> Measure {
    let mut codes: Vec<Code> = book
        .codes
        .iter()
        .filter(|code| !matches!(code.state, CodeState::MergedInto(_)))
        .map(counted_code)
        .collect();
    codes.push(Code {
        code: NO_CODE.to_owned(),
        text: None,
        phrase: None,
    });
    Measure {
        indicator: codes_of(name),
        title,
        kind: MeasureKind::MultipleChoice,
        codes,
        register: None,
        attribution: question.attribution,
        finding: question.finding.clone(),
        repeated,
        rows: Vec::new(),
        form: MeasureForm::Plain,
    }
}
