//! The way of a summary from the first draft to readers, and who may move it on.

use crate::assessment::Role;

/// Where a summary is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Draft,
    InReview,
    /// With the secretariat of the mechanism, for comments.
    WithIscm,
    Cleared,
    Published,
    Withdrawn,
}

/// Why a summary cannot make a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoveProblem {
    #[error("the summary cannot go there from where it is")]
    NotFromHere,
    #[error("this is for another role")]
    NotAllowed,
    #[error("a reason is needed")]
    NoReason,
}

impl Stage {
    pub const ALL: [Stage; 6] = [
        Stage::Draft,
        Stage::InReview,
        Stage::WithIscm,
        Stage::Cleared,
        Stage::Published,
        Stage::Withdrawn,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::InReview => "in_review",
            Stage::WithIscm => "with_iscm",
            Stage::Cleared => "cleared",
            Stage::Published => "published",
            Stage::Withdrawn => "withdrawn",
        }
    }

    pub fn from_code(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether texts may be changed. A cleared summary is frozen: what was cleared is what is published.
    pub fn is_editable(self) -> bool {
        matches!(self, Stage::Draft | Stage::InReview | Stage::WithIscm)
    }

    /// The least role that may make a move; `None` where nobody may.
    ///
    /// Analysts write and review. What leaves the house, to the secretariat or to readers, and what takes
    /// something back from there, is the coordinator's.
    pub fn least_role(self, to: Stage) -> Option<Role> {
        match (self, to) {
            (Stage::Draft, Stage::InReview) | (Stage::InReview, Stage::Draft) => {
                Some(Role::Analyst)
            }
            (Stage::InReview, Stage::WithIscm | Stage::Cleared)
            | (Stage::WithIscm, Stage::Cleared | Stage::Draft)
            | (Stage::Cleared, Stage::Published | Stage::Draft)
            | (Stage::Published, Stage::Withdrawn | Stage::Draft)
            | (Stage::Withdrawn, Stage::Draft) => Some(Role::Coordinator),
            _ => None,
        }
    }

    /// Back to a draft, and out of readers' sight, only with a reason.
    pub fn needs_reason(self, to: Stage) -> bool {
        matches!(to, Stage::Draft | Stage::Withdrawn) && self != to
    }

    /// Checks a move.
    pub fn go(self, to: Stage, role: Role, reason: &str) -> Result<(), MoveProblem> {
        let least = self.least_role(to).ok_or(MoveProblem::NotFromHere)?;
        if role < least {
            return Err(MoveProblem::NotAllowed);
        }
        if self.needs_reason(to) && reason.trim().is_empty() {
            return Err(MoveProblem::NoReason);
        }
        Ok(())
    }

    /// The moves that this role may make from here.
    pub fn ways(self, role: Role) -> Vec<Stage> {
        Stage::ALL
            .into_iter()
            .filter(|to| self.least_role(*to).is_some_and(|least| role >= least))
            .collect()
    }
}
