//! Two people in one response: whose text stands.

use serde_json::{Map, Value as Json};

use super::answer::{NewAnswer, StoredAnswer};
use crate::questionnaire::answers::Address;

/// What stands at an address that is written to: one answer, or the answers of a whole (the entries of a
/// list, the rows of a matrix), which is written as one.
pub struct Standing<'a> {
    address: &'a Address,
    answers: Vec<&'a StoredAnswer>,
}

impl<'a> Standing<'a> {
    /// Picks out of all answers of a response those that a write to this address changes.
    ///
    /// Choosing the entries of a list touches the entries, not what was answered inside of them, so that a
    /// colleague who is at work inside one does not stand in the way. Removing an entry touches all in it.
    pub fn of(answers: impl IntoIterator<Item = &'a StoredAnswer>, address: &'a Address) -> Self {
        let within: Vec<&StoredAnswer> = answers
            .into_iter()
            .filter(|answer| answer.address.is_within(address))
            .collect();
        let depth = address.parts().count();
        let has_itself = within.iter().any(|answer| answer.address == *address);
        let children: Vec<&StoredAnswer> = within
            .iter()
            .filter(|answer| answer.address.parts().count() == depth + 1)
            .copied()
            .collect();
        Standing {
            address,
            answers: if has_itself || children.is_empty() {
                within
            } else {
                children
            },
        }
    }

    /// Counts every change so far; 0 where nothing was ever written. What a page shows as its base.
    pub fn version(&self) -> i64 {
        self.answers.iter().map(|answer| answer.version).sum()
    }

    pub fn addresses(&self) -> Vec<&'a str> {
        self.answers
            .iter()
            .map(|answer| answer.address.as_str())
            .collect()
    }

    /// The last of the answers to be written.
    pub fn latest(&self) -> Option<&'a StoredAnswer> {
        self.answers
            .iter()
            .max_by_key(|answer| answer.changed_at)
            .copied()
    }

    /// The value that stands: of one answer, of the keys of a list, or of the members of a whole.
    pub fn value(&self) -> Option<Json> {
        if let [answer] = self.answers[..]
            && answer.address == *self.address
        {
            return answer.value.clone();
        }
        let relative = |answer: &StoredAnswer| {
            let whole = answer.address.as_str();
            let rest = whole.get(self.address.as_str().len()..).unwrap_or_default();
            rest.trim_start_matches('/').to_owned()
        };
        let members: Map<String, Json> = self
            .answers
            .iter()
            .filter_map(|answer| Some((relative(answer), answer.value.clone()?)))
            .collect();
        (!members.is_empty()).then_some(Json::Object(members))
    }
}

/// What a write was based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base {
    /// The version that was on the writer's screen; 0 = no answer.
    pub version: i64,
    /// Whether somebody else has written since that version.
    pub others_since: bool,
}

/// What becomes of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It becomes the next version.
    Write,
    /// It says what stands there already.
    Unchanged,
    /// The same writer has written something later, which arrived first.
    Overtaken,
    /// Somebody else has written since: both texts are kept and the writer is told.
    Conflict,
    /// There was never such a version.
    UnknownBase,
}

/// Judges one write against what stands.
///
/// A writer never conflicts with himself, however slow the network: what he wrote since his base does not
/// count, and his own count of writes tells which of two was later.
pub fn judge(stands: &Standing, new: &NewAnswer, base: Base) -> Verdict {
    let version = stands.version();
    if base.version > version || base.version < 0 {
        return Verdict::UnknownBase;
    }
    let is_late = stands.answers.iter().any(|answer| {
        answer.writer == new.writer
            && matches!(
                (answer.writer_sequence, new.writer_sequence),
                (Some(stands), Some(arrives)) if arrives <= stands
            )
    });
    let says_the_same = stands.value() == new.value
        && (new.attribution.is_none()
            || stands
                .answers
                .iter()
                .all(|answer| answer.attribution == new.attribution));
    if is_late {
        Verdict::Overtaken
    } else if says_the_same {
        Verdict::Unchanged
    } else if base.version < version && base.others_since {
        Verdict::Conflict
    } else {
        Verdict::Write
    }
}
