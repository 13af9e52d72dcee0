//! The way from a number to the answers that it counts (`answers`).

use super::filter::{Filter, Key};
use crate::findings::measure::MeasureForm;
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;

/// The address of the answers behind a number.
pub struct NumberLink<'a> {
    pub assessment: &'a str,
    /// Only what is about this mechanism, in a table with a place for each; else empty.
    pub about: &'a str,
    /// What of the round is counted.
    pub filter: &'a Filter,
    /// Empty where the number counts who answered at all.
    pub indicator: &'a str,
    pub group: RespondentGroup,
}

impl NumberLink<'_> {
    fn with(&self, pairs: &[(&str, &str)]) -> String {
        let mut all = vec![("indicator", self.indicator), ("group", self.group.code())];
        // The group stands there already.
        let filters = self.filter.pairs().into_iter();
        all.extend(filters.filter(|(name, _)| *name != Key::Group.name()));
        all.push(("about", self.about));
        all.extend_from_slice(pairs);
        let link = links::DeskAnswers {
            assessment: self.assessment.to_owned(),
        };
        link.with_query(&all)
    }

    /// A code with those that are read as it, of those only who answered this other round as well.
    pub fn with_panel(&self, other: Option<&String>, code: &str, also: &[String]) -> String {
        let other = other.filter(|other| *other != self.assessment);
        self.with(&[
            ("code", code),
            ("also", &also.join(",")),
            ("with", other.map_or("", String::as_str)),
        ])
    }

    /// One code in one entry of a list.
    pub fn entry(&self, context: &str, code: &str) -> String {
        self.with(&[("context", context), ("code", code)])
    }

    /// Everything in one entry of a list.
    pub fn context(&self, context: &str) -> String {
        self.with(&[("context", context)])
    }

    /// All that answered.
    pub fn base(&self) -> String {
        self.with(&[])
    }

    /// Who had answered at all by the end of a day; empty: by now.
    pub fn everybody_until(&self, day: &str) -> String {
        self.with(&[("until", day)])
    }

    pub fn code(&self, code: &str) -> String {
        self.with(&[("code", code)])
    }

    /// What a row of a table counts: a step of a rating is a number, everything else a code.
    pub fn of_row(&self, form: MeasureForm, code: &str) -> String {
        match form {
            MeasureForm::Rating => self.number(code),
            _ => self.code(code),
        }
    }

    /// One code in one row of a matrix.
    pub fn cell(&self, row: &str, code: &str) -> String {
        self.with(&[("row", row), ("code", code)])
    }

    pub fn number(&self, number: &str) -> String {
        self.with(&[("number", number)])
    }

    pub fn row(&self, row: &str) -> String {
        self.with(&[("row", row)])
    }

    pub fn without(&self) -> String {
        self.with(&[("without", "1")])
    }
}
