//! Two people in one response: whose text stands.

use super::answer::{NewAnswer, StoredAnswer};

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

/// Judges one write against the answer as it stands.
///
/// A writer never conflicts with himself, however slow the network: what he wrote since his base does not
/// count, and his own count of writes tells which of two was later.
pub fn judge(current: Option<&StoredAnswer>, new: &NewAnswer, base: Base) -> Verdict {
    let Some(current) = current else {
        return match base.version {
            0 => Verdict::Write,
            _ => Verdict::UnknownBase,
        };
    };
    if base.version > current.version || base.version < 0 {
        return Verdict::UnknownBase;
    }
    let is_late = current.writer == new.writer
        && matches!(
            (current.writer_sequence, new.writer_sequence),
            (Some(stands), Some(arrives)) if arrives <= stands
        );
    let says_the_same = current.value == new.value
        && (new.attribution.is_none() || current.attribution == new.attribution);
    if is_late {
        Verdict::Overtaken
    } else if says_the_same {
        Verdict::Unchanged
    } else if base.version < current.version && base.others_since {
        Verdict::Conflict
    } else {
        Verdict::Write
    }
}
