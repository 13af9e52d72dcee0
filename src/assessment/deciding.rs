use chrono::{DateTime, NaiveDate, Utc};

use super::answer::Author;
use super::follow_up::{Channel, Typed, TypedField, Words};
use super::ids::{ResponseId, SubmissionId};
use crate::questionnaire::answers::Address;

/// What staff ask about one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionComment {
    pub address: Address,
    pub text: String,
}

/// A submission that was given back, with what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    pub id: String,
    pub response: ResponseId,
    pub submission: SubmissionId,
    /// About the whole; may be empty where single answers are asked about.
    pub comment: String,
    /// In the order of the questionnaire.
    pub questions: Vec<QuestionComment>,
    pub at: DateTime<Utc>,
    pub author: Author,
}

impl Return {
    /// What is asked about the answer at an address.
    pub fn about<'a>(&'a self, address: &'a Address) -> impl Iterator<Item = &'a QuestionComment> {
        self.questions
            .iter()
            .filter(move |question| question.address == *address)
    }
}

/// An organization said that it does not take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decline {
    pub on: NaiveDate,
    pub channel: Channel,
    pub reason: String,
}

impl Decline {
    /// Reads what was typed; all that is wrong with it at once.
    pub fn read(
        on: &str,
        channel: &str,
        reason: &str,
        today: NaiveDate,
    ) -> Result<Decline, Vec<Typed>> {
        let mut words = Words::new(today);
        let on = words.past_date(TypedField::Date, on);
        let channel = words.channel(channel);
        let reason = words.text(TypedField::Reason, reason, true);
        match (on, channel) {
            (Some(on), Some(channel)) if words.problems.is_empty() => Ok(Decline {
                on,
                channel,
                reason,
            }),
            _ => Err(words.problems),
        }
    }
}
