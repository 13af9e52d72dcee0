//! A round of the exercise: what it is, who takes part, and what may happen when.
//!
//! Start with [`Assessment`] and [`Response`]; `rules` says who may answer when. All of it is a pure
//! function of values: the instant is passed in, and a move that is not allowed says why not.
//! Kept out: where these things are stored, who asks (pages, command line), what answers mean.

mod answer;
mod deciding;
mod document;
mod follow_up;
mod ids;
pub mod instant;
mod invitation;
mod lifecycle;
mod merging;
mod names;
mod recommendation;
mod response;
mod rules;
mod submitted;
#[cfg(test)]
mod tests;
mod tracking;

pub use answer::{
    AnswerConflict, AnswerVersion, Author, CodedAnswer, NewAnswer, StoredAnswer, Submission,
    receipt_number,
};
pub use deciding::{Decline, QuestionComment, Return};
pub use document::{Declaration, DocumentProblem, SubmittedAnswer, SubmittedDocument};
pub use follow_up::{
    Channel, FollowUp, Followed, Problem as EntryProblem, Typed, TypedField, Words, followed,
};
pub use ids::{
    AssessmentId, ContactId, InvitationId, LinkId, OutboxId, ResponseId, ReviewerId, SessionId,
    SubmissionId, SummaryId, UserId,
};
pub use invitation::{Contact, ContactRole, Invitation, Link, LinkPurpose};
pub use lifecycle::{
    Assessment, AssessmentState, CreateProblem, NewAssessment, ReplyContact, StateChangeProblem,
};
pub use merging::{Base, Standing, Verdict, judge};
pub use names::{Mark, Respondent, Role};
pub use recommendation::{Recommendation, Recommendations};
pub use response::{Response, ResponseState, TransitionProblem};
pub use rules::{AnsweringProblem, may_answer, may_enter_on_behalf};
pub use submitted::SubmittedAnswers;
pub use tracking::TrackingState;
