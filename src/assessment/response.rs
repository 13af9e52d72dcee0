use chrono::{DateTime, Utc};

use super::ids::{AssessmentId, ResponseId, SubmissionId};
use super::names::{Mark, Respondent};
use crate::language::Language;

/// Where one organization's answers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResponseState {
    NotStarted,
    Draft,
    /// Frozen while superiors look at it.
    InClearance,
    Submitted,
    /// Given back with comments; editable again.
    Returned,
    Accepted,
    /// The organization does not take part.
    Declined,
}

impl ResponseState {
    pub const ALL: [ResponseState; 7] = [
        ResponseState::NotStarted,
        ResponseState::Draft,
        ResponseState::InClearance,
        ResponseState::Submitted,
        ResponseState::Returned,
        ResponseState::Accepted,
        ResponseState::Declined,
    ];

    pub fn code(self) -> &'static str {
        match self {
            ResponseState::NotStarted => "not_started",
            ResponseState::Draft => "draft",
            ResponseState::InClearance => "in_clearance",
            ResponseState::Submitted => "submitted",
            ResponseState::Returned => "returned",
            ResponseState::Accepted => "accepted",
            ResponseState::Declined => "declined",
        }
    }

    pub fn from_code(code: &str) -> Option<ResponseState> {
        ResponseState::ALL
            .into_iter()
            .find(|state| state.code() == code)
    }

    /// Whether answers can be changed in this state.
    pub fn is_editable(self) -> bool {
        matches!(
            self,
            ResponseState::NotStarted | ResponseState::Draft | ResponseState::Returned
        )
    }
}

/// Why a response cannot make a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransitionProblem {
    #[error("the answers are submitted already")]
    AlreadySubmitted,
    #[error("the answers are frozen while they are being cleared")]
    Frozen,
    #[error("the organization declined to take part")]
    Declined,
    #[error("there is nothing submitted")]
    NothingSubmitted,
    #[error("nothing is being cleared")]
    NotInClearance,
}

/// One organization's answers in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    pub id: ResponseId,
    pub assessment: AssessmentId,
    pub respondent: Respondent,
    pub state: ResponseState,
    /// The language it is mainly answered in.
    pub language: Language,
    pub mark: Option<Mark>,
    /// Where answers entered on behalf come from.
    pub source: Option<String>,
    /// Counts every change; a submission names the revision that was looked at.
    pub revision: i64,
    pub changed_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    /// The submission that counts.
    pub current_submission: Option<SubmissionId>,
    /// When staff accepted that submission. Returning it changes nothing about that: it counts as accepted
    /// until the next one is submitted.
    pub accepted_at: Option<DateTime<Utc>>,
}

impl Response {
    /// A response before its first answer.
    pub fn new(
        id: ResponseId,
        assessment: AssessmentId,
        respondent: Respondent,
        language: Language,
        now: DateTime<Utc>,
    ) -> Self {
        Response {
            id,
            assessment,
            respondent,
            state: ResponseState::NotStarted,
            language,
            mark: None,
            source: None,
            revision: 0,
            changed_at: now,
            submitted_at: None,
            current_submission: None,
            accepted_at: None,
        }
    }

    fn moved(&self, state: ResponseState, now: DateTime<Utc>) -> Self {
        Response {
            state,
            revision: self.revision + 1,
            changed_at: now,
            ..self.clone()
        }
    }

    /// Answers were saved: a response that was not started becomes a draft, a returned one stays returned.
    pub fn save(&self, now: DateTime<Utc>) -> Result<Self, TransitionProblem> {
        self.editable()?;
        let state = match self.state {
            ResponseState::NotStarted => ResponseState::Draft,
            other => other,
        };
        Ok(self.moved(state, now))
    }

    /// Answers are frozen and shown to superiors.
    pub fn enter_clearance(&self, now: DateTime<Utc>) -> Result<Self, TransitionProblem> {
        self.editable()?;
        Ok(self.moved(ResponseState::InClearance, now))
    }

    /// Editing goes on; the caller marks the sign-offs so far as void.
    pub fn leave_clearance(&self, now: DateTime<Utc>) -> Result<Self, TransitionProblem> {
        match self.state {
            // What was returned goes on being asked for.
            ResponseState::InClearance if self.current_submission.is_some() => {
                Ok(self.moved(ResponseState::Returned, now))
            }
            ResponseState::InClearance => Ok(self.moved(ResponseState::Draft, now)),
            _ => Err(TransitionProblem::NotInClearance),
        }
    }

    /// The answers become a submission, which counts from now on.
    pub fn submit(
        &self,
        submission: SubmissionId,
        now: DateTime<Utc>,
    ) -> Result<Self, TransitionProblem> {
        // Out of clearance it may be submitted: that is what the clearance was for.
        if self.state != ResponseState::InClearance {
            self.editable()?;
        }
        Ok(Response {
            submitted_at: Some(now),
            current_submission: Some(submission),
            accepted_at: None,
            ..self.moved(ResponseState::Submitted, now)
        })
    }

    /// Staff give the answers back; the submission stays and counts until the next one.
    pub fn give_back(&self, now: DateTime<Utc>) -> Result<Self, TransitionProblem> {
        self.submitted()?;
        Ok(self.moved(ResponseState::Returned, now))
    }

    /// Staff accept the answers.
    pub fn accept(&self, now: DateTime<Utc>) -> Result<Self, TransitionProblem> {
        self.submitted()?;
        Ok(Response {
            accepted_at: Some(now),
            ..self.moved(ResponseState::Accepted, now)
        })
    }

    /// The organization does not take part. What it had drafted is kept.
    pub fn decline(&self, now: DateTime<Utc>) -> Result<Self, TransitionProblem> {
        if self.state != ResponseState::InClearance {
            self.editable()?;
        }
        Ok(self.moved(ResponseState::Declined, now))
    }

    /// Taking part after all: where it was, as far as that can be told. Sign-offs do not come back.
    pub fn take_part_again(
        &self,
        has_answers: bool,
        now: DateTime<Utc>,
    ) -> Result<Self, TransitionProblem> {
        match self.state {
            ResponseState::Declined => {
                let before = match (&self.current_submission, has_answers) {
                    (Some(_), _) => ResponseState::Returned,
                    (None, true) => ResponseState::Draft,
                    (None, false) => ResponseState::NotStarted,
                };
                Ok(self.moved(before, now))
            }
            _ => {
                self.editable()?;
                Ok(self.clone())
            }
        }
    }

    fn editable(&self) -> Result<(), TransitionProblem> {
        match self.state {
            ResponseState::NotStarted | ResponseState::Draft | ResponseState::Returned => Ok(()),
            ResponseState::InClearance => Err(TransitionProblem::Frozen),
            ResponseState::Submitted | ResponseState::Accepted => {
                Err(TransitionProblem::AlreadySubmitted)
            }
            ResponseState::Declined => Err(TransitionProblem::Declined),
        }
    }

    fn submitted(&self) -> Result<(), TransitionProblem> {
        match self.state {
            ResponseState::Submitted | ResponseState::Accepted => Ok(()),
            _ => Err(TransitionProblem::NothingSubmitted),
        }
    }
}
