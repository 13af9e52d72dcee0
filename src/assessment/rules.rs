//! Who may answer when, by the server's time.

use chrono::{DateTime, Utc};

use super::lifecycle::{Assessment, AssessmentState};
use super::response::{Response, TransitionProblem};

/// Why answers are not taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnsweringProblem {
    #[error("the assessment is not open yet")]
    NotOpen,
    #[error("the assessment is closed; nothing is accepted any more")]
    Closed,
    /// Staff enter on behalf, and the organization is at work itself.
    #[error("the respondent has begun to answer itself")]
    RespondentHasBegun,
    #[error(transparent)]
    Response(#[from] TransitionProblem),
}

/// Whether a respondent may change answers now. Nothing is accepted at or after the closing instant, also
/// where the worker has not yet recorded the closing.
pub fn may_answer(
    assessment: &Assessment,
    response: &Response,
    now: DateTime<Utc>,
) -> Result<(), AnsweringProblem> {
    match assessment.state {
        AssessmentState::Closed => return Err(AnsweringProblem::Closed),
        AssessmentState::Draft => return Err(AnsweringProblem::NotOpen),
        AssessmentState::Open if now >= assessment.closes_at => {
            return Err(AnsweringProblem::Closed);
        }
        AssessmentState::Open if now < assessment.opens_at => {
            return Err(AnsweringProblem::NotOpen);
        }
        AssessmentState::Open => {}
    }
    response.save(now)?;
    Ok(())
}

/// Whether staff may enter answers on behalf now.
///
/// Staff may do so in a draft round as well: earlier rounds and paper answers are entered before or without
/// an opening. A closed round takes nothing unless the caller says explicitly that it should
/// (`into_closed`), which the audit records: a form that came in time on paper may be typed in late.
pub fn may_enter_on_behalf(
    assessment: &Assessment,
    response: &Response,
    into_closed: bool,
    now: DateTime<Utc>,
) -> Result<(), AnsweringProblem> {
    let is_over = assessment.state == AssessmentState::Closed
        || (assessment.state == AssessmentState::Open && now >= assessment.closes_at);
    if is_over && !into_closed {
        return Err(AnsweringProblem::Closed);
    }
    response.save(now)?;
    Ok(())
}
