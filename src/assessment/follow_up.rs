//! The log of calls and letters: what was said with whom, and what comes next. Entries are only added; the
//! latest one says what comes next.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

use super::answer::Author;
use super::names::Respondent;
use crate::questionnaire::answers::Address;

/// How somebody was in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    Call,
    Letter,
    Mail,
    Meeting,
}

impl Channel {
    pub const ALL: [Channel; 4] = [
        Channel::Call,
        Channel::Letter,
        Channel::Mail,
        Channel::Meeting,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Channel::Call => "call",
            Channel::Letter => "letter",
            Channel::Mail => "mail",
            Channel::Meeting => "meeting",
        }
    }

    pub fn from_code(code: &str) -> Option<Channel> {
        Channel::ALL
            .into_iter()
            .find(|channel| channel.code() == code)
    }
}

/// One call, letter, mail or meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    pub id: String,
    pub respondent: Respondent,
    pub on: NaiveDate,
    pub channel: Channel,
    /// With whom; may be empty.
    pub person: String,
    pub note: String,
    /// What is to be done next, and by when.
    pub next_step: Option<(String, NaiveDate)>,
    pub at: DateTime<Utc>,
    pub author: Author,
}

/// Where following up stands with an organization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    pub last: Option<(NaiveDate, Channel)>,
    /// Of the latest entry: one without a next step ends what an earlier one planned.
    pub next: Option<(String, NaiveDate)>,
}

/// Where following up stands after these entries, whatever order they are in.
pub fn followed<'a>(entries: impl IntoIterator<Item = &'a FollowUp>) -> Followed {
    let latest = entries
        .into_iter()
        .max_by_key(|entry| (entry.on, entry.at, entry.id.as_str()));
    latest.map_or_else(Followed::default, |entry| Followed {
        last: Some((entry.on, entry.channel)),
        next: entry.next_step.clone(),
    })
}

/// A field of a form of this room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedField {
    Date,
    Channel,
    Person,
    Note,
    NextStep,
    NextDue,
    Reason,
    /// The general comment of a return.
    Comment,
    /// The comment on one answer.
    Question(Address),
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Missing,
    TooLong,
    NotADate,
    /// What is told has happened.
    InFuture,
    /// The next step lies before the entry itself.
    BeforeEntry,
    /// There is no such question among the answers.
    Unknown,
}

/// As the command line names a field.
impl fmt::Display for TypedField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            TypedField::Date => "date",
            TypedField::Channel => "channel",
            TypedField::Person => "person",
            TypedField::Note => "note",
            TypedField::NextStep => "next step",
            TypedField::NextDue => "next step's date",
            TypedField::Reason => "reason",
            TypedField::Comment => "comment",
            TypedField::Question(address) => return write!(formatter, "comment at {address}"),
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Problem::Missing => "is missing or none of those offered",
            Problem::TooLong => "is too long",
            Problem::NotADate => "is no date like 2026-06-30",
            Problem::InFuture => "is in the future",
            Problem::BeforeEntry => "is before the contact itself",
            Problem::Unknown => "there is no such answer",
        })
    }
}

/// What is wrong with something that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub field: TypedField,
    pub problem: Problem,
}

/// Reads what was typed, field by field, and collects what is wrong.
#[derive(Clone, Debug)]
pub struct Words {
    today: NaiveDate,
    pub problems: Vec<Typed>,
}

impl Words {
    /// The longest text that is kept of a comment, note or reason, and of a name or next step.
    pub const LONGEST: usize = 2000;
    pub const LONGEST_LINE: usize = 200;

    pub fn new(today: NaiveDate) -> Self {
        Words {
            today,
            problems: Vec::new(),
        }
    }

    pub fn refuse(&mut self, field: TypedField, problem: Problem) {
        self.problems.push(Typed { field, problem });
    }

    /// A text without the space around it. NUL is refused on both databases, as in answers.
    pub fn text(&mut self, field: TypedField, text: &str, needed: bool) -> String {
        let text = text.trim();
        let limit = match field {
            TypedField::Person | TypedField::NextStep => Words::LONGEST_LINE,
            _ => Words::LONGEST,
        };
        if text.is_empty() && needed {
            self.refuse(field, Problem::Missing);
        } else if text.chars().count() > limit || text.contains('\0') {
            self.refuse(field, Problem::TooLong);
        }
        text.to_owned()
    }

    fn date(&mut self, field: TypedField, text: &str) -> Option<NaiveDate> {
        let text = text.trim();
        if text.is_empty() {
            self.refuse(field, Problem::Missing);
            return None;
        }
        // Four digits for the year: what is sorted as text stays in order.
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()
            .filter(|_| text.len() == 10);
        if date.is_none() {
            self.refuse(field, Problem::NotADate);
        }
        date
    }

    /// A day that has begun.
    pub fn past_date(&mut self, field: TypedField, text: &str) -> Option<NaiveDate> {
        let date = self.date(field.clone(), text)?;
        if date > self.today {
            self.refuse(field, Problem::InFuture);
            return None;
        }
        Some(date)
    }

    pub fn channel(&mut self, code: &str) -> Option<Channel> {
        let channel = Channel::from_code(code);
        if channel.is_none() {
            self.refuse(TypedField::Channel, Problem::Missing);
        }
        channel
    }

    /// A next step: both its words and its day, or neither.
    pub fn next_step(
        &mut self,
        step: &str,
        due: &str,
        on: Option<NaiveDate>,
    ) -> Option<(String, NaiveDate)> {
        if step.trim().is_empty() && due.trim().is_empty() {
            return None;
        }
        let step = self.text(TypedField::NextStep, step, true);
        let due = self.date(TypedField::NextDue, due)?;
        if on.is_some_and(|on| due < on) {
            self.refuse(TypedField::NextDue, Problem::BeforeEntry);
        }
        Some((step, due))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::model::RespondentGroup;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn entry(on: &str, second: i64, next: Option<&str>) -> FollowUp {
        FollowUp {
            id: format!("{second}"),
            respondent: Respondent::new(RespondentGroup::State, "ZM"),
            on: day(on),
            channel: Channel::Call,
            person: String::new(),
            note: "said".into(),
            next_step: next.map(|due| ("call again".into(), day(due))),
            at: DateTime::from_timestamp(second, 0).expect("an instant"),
            author: Author::Operator,
        }
    }

    #[test]
    fn the_latest_entry_says_what_comes_next() {
        let may = entry("2026-05-01", 9, Some("2026-05-10"));
        let later = entry("2026-05-10", 1, None);
        assert_eq!(followed([]), Followed::default());
        let next = |entries: &[&FollowUp]| followed(entries.iter().copied()).next;
        assert_eq!(next(&[&may]).map(|next| next.1), Some(day("2026-05-10")));
        assert_eq!(next(&[&may, &later]), None, "the plan was carried out");
        assert_eq!(next(&[&later, &may]), None, "whatever was recorded first");
        let last = followed([&later, &may]).last;
        assert_eq!(last, Some((day("2026-05-10"), Channel::Call)));
        // On one day the one that was recorded later.
        let again = entry("2026-05-10", 2, Some("2026-06-01"));
        assert_eq!(
            next(&[&again, &later]).map(|next| next.1),
            Some(day("2026-06-01"))
        );
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let wrong = |words: Words| -> Vec<(TypedField, Problem)> {
            let problems = words.problems.into_iter();
            problems.map(|typed| (typed.field, typed.problem)).collect()
        };
        let mut words = Words::new(day("2026-05-19"));
        let on = words.past_date(TypedField::Date, "2026-05-20");
        words.channel("pigeon");
        words.text(TypedField::Note, " \n", true);
        words.text(TypedField::Person, &"x".repeat(201), false);
        words.next_step("", "19.5.2026", on);
        assert_eq!(
            wrong(words),
            [
                (TypedField::Date, Problem::InFuture),
                (TypedField::Channel, Problem::Missing),
                (TypedField::Note, Problem::Missing),
                (TypedField::Person, Problem::TooLong),
                (TypedField::NextStep, Problem::Missing),
                (TypedField::NextDue, Problem::NotADate),
            ]
        );
        let mut words = Words::new(day("2026-05-19"));
        let on = words.past_date(TypedField::Date, " 2026-05-19 ");
        assert_eq!(on, Some(day("2026-05-19")));
        assert_eq!(words.next_step(" ", "", on), None);
        assert!(words.problems.is_empty());
        words.next_step("write", "2026-05-18", on);
        assert_eq!(wrong(words), [(TypedField::NextDue, Problem::BeforeEntry)]);
    }
}
