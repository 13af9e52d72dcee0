//! The round of 2026 as staff follow it: some answers are accepted, a few came back with questions, some
//! organizations do not take part, and calls and letters are noted. Who, and what was said, is invented.

use chrono::{DateTime, Days, TimeDelta, Utc};

use super::DemoError;
use super::chance::Chance;
use super::second_round::{DAYS_OPEN, LINKS, SECOND_ROUND, SecondRound};
use crate::app::deciding::{Decision, Step, decide, today_in};
use crate::app::following_up::{AddFollowUp, TypedEntry, add_follow_up};
use crate::app::{App, Transaction};
use crate::assessment::{Assessment, Author, Response, ResponseState, Role, SubmittedDocument};
use crate::clock::FixedClock;
use crate::questionnaire::answers::Address;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::{assessments, responses, staff, submissions};

/// So many came back, so many of a hundred others are accepted, and so many do not take part.
const RETURNED: usize = 4;
const ACCEPTED: usize = 45;
const DECLINED: usize = 3;
/// So many of those who have not submitted were called or written to.
const FOLLOWED: usize = 14;

const QUESTIONS: [&str; 3] = [
    "Which year does this refer to?",
    "Please name the meeting at which this was agreed, if there was one.",
    "Is this the answer of the whole government, or of one ministry?",
];
const REASONS: [&str; DECLINED] = [
    "The officer who follows these matters has left, and nobody else can answer this year.",
    "Answered a similar questionnaire in spring and asks to be left out of this round.",
    "Wishes to answer when the review of its own policy is finished.",
];
/// What was said, and what comes next.
const NOTES: [(&str, &str); 5] = [
    (
        "Has the link. Waits for the figures of the statistics office.",
        "Call again",
    ),
    (
        "The mail went to somebody who has moved on; will name the new focal point.",
        "Ask for the new address",
    ),
    (
        "Answers are with the minister's office for approval.",
        "Ask whether they are approved",
    ),
    ("Asked for the questionnaire on paper; sent it by post.", ""),
    (
        "Prefers to answer by telephone, about an hour is needed.",
        "Take the answers by telephone",
    ),
];

/// Follows the round up to the present, in the name of the coordinator.
pub fn follow(app: &App, clock: &FixedClock, times: SecondRound) -> Result<(), DemoError> {
    let (assessment, all, author) = app.read_blocking(|transaction| -> Result<_, DemoError> {
        let connection = &mut *transaction.connection;
        let assessment = assessments::find_assessment_by_slug(connection, SECOND_ROUND)?
            .ok_or_else(|| DemoError::Missing(SECOND_ROUND.to_owned()))?;
        let users = staff::list_users(connection)?;
        let coordinator = users
            .into_iter()
            .find(|user| user.role == Role::Coordinator);
        let author = coordinator.map_or(Author::Program, |user| Author::Staff(user.id));
        let all = responses::list_responses(connection, &assessment.id)?;
        Ok((assessment, all, author))
    })?;
    let demo = Following {
        app,
        clock,
        assessment,
        author,
    };
    // The last who submitted did so two days before the present.
    clock.set(times.opens_at + TimeDelta::days(DAYS_OPEN) - TimeDelta::hours(7));
    let submitted = drawn(&all, "deciding", |state| state == ResponseState::Submitted);
    for (place, response) in submitted.iter().enumerate() {
        if place < RETURNED {
            demo.give_back(response)?;
        } else if place < RETURNED + submitted.len() * ACCEPTED / 100 {
            demo.decide(response, Step::Accept)?;
        }
    }
    let silent = drawn(&all, "declining", |state| {
        state == ResponseState::NotStarted
    });
    for (response, reason) in silent.iter().zip(REASONS) {
        demo.decline(response, reason)?;
    }
    let waiting = drawn(&all, "calling", |state| {
        matches!(state, ResponseState::NotStarted | ResponseState::Draft)
    });
    let declined = &silent[..DECLINED.min(silent.len())];
    let waiting = waiting
        .iter()
        .filter(|response| !declined.contains(response));
    for (place, response) in waiting.take(FOLLOWED).enumerate() {
        demo.note(response, NOTES[place % NOTES.len()])?;
    }
    Ok(())
}

/// Those in some state, in an order of chance that is the same in every run; a visitor acts for those of whom a
/// link is printed.
fn drawn(all: &[Response], what: &str, is_meant: impl Fn(ResponseState) -> bool) -> Vec<Response> {
    let mut some: Vec<(usize, &Response)> = all
        .iter()
        .filter(|response| is_meant(response.state))
        .filter(|response| !LINKS.contains(&response.respondent.organization.as_str()))
        .map(|response| {
            let id = response.respondent.organization.as_str();
            (
                Chance::of(&[SECOND_ROUND, id, what]).below(10_000),
                response,
            )
        })
        .collect();
    some.sort_by_key(|(drawn, response)| (*drawn, response.respondent.clone()));
    some.into_iter()
        .map(|(_, response)| response.clone())
        .collect()
}

struct Following<'a> {
    app: &'a App,
    clock: &'a FixedClock,
    assessment: Assessment,
    author: Author,
}

impl Following<'_> {
    fn now(&self) -> DateTime<Utc> {
        self.app.now()
    }

    fn write<E: From<crate::storage::StorageError>>(
        &self,
        body: impl FnOnce(&mut Transaction<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.clock.advance(TimeDelta::minutes(4));
        self.app.write_blocking(body)
    }

    fn decide(&self, response: &Response, step: Step) -> Result<(), DemoError> {
        let organization = response.respondent.organization.clone();
        let decision = Decision {
            assessment: SECOND_ROUND.to_owned(),
            organization: organization.clone(),
            expected_revision: Some(response.revision),
            step,
            author: self.author.clone(),
        };
        self.write(|transaction| decide(transaction, &decision).map(|_| ()))
            .map_err(|error| DemoError::Decide(organization, error))
    }

    fn give_back(&self, response: &Response) -> Result<(), DemoError> {
        let questions: Vec<(Address, String)> = self
            .open_answers(response)?
            .into_iter()
            .zip(QUESTIONS)
            .map(|(address, question)| (address, question.to_owned()))
            .collect();
        let step = Step::Return {
            comment: "Thank you for these answers. A few of them are not clear to us yet."
                .to_owned(),
            questions,
            after_closing: false,
        };
        self.decide(response, step)
    }

    /// The first long answers in a respondent's own words.
    fn open_answers(&self, response: &Response) -> Result<Vec<Address>, DemoError> {
        let id = response.current_submission.clone();
        let document = self.app.read_blocking(|transaction| {
            let connection = &mut *transaction.connection;
            id.map(|id| submissions::find_submission(connection, &id))
                .transpose()
        })?;
        let document = document
            .flatten()
            .and_then(|submission| SubmittedDocument::parse(&submission.document).ok());
        Ok(document
            .into_iter()
            .flat_map(|document| document.answers)
            .filter(|answer| answer.value.as_str().is_some_and(|text| text.len() > 60))
            .map(|answer| Address::parse(&answer.address))
            .take(QUESTIONS.len())
            .collect())
    }

    fn decline(&self, response: &Response, reason: &str) -> Result<(), DemoError> {
        let mut chance = self.chance(response, "declined");
        let channel = *chance.pick(&["call", "letter", "mail"]);
        let ago = Days::new(chance.below(5) as u64 + 1);
        let on = today_in(&self.assessment, self.now()) - ago;
        let step = Step::Decline {
            on: on.to_string(),
            channel: channel.to_owned(),
            reason: reason.to_owned(),
        };
        self.decide(response, step)
    }

    fn chance(&self, response: &Response, what: &str) -> Chance {
        Chance::of(&[SECOND_ROUND, &response.respondent.organization, what])
    }

    fn note(&self, response: &Response, (note, next): (&str, &str)) -> Result<(), DemoError> {
        let organization = response.respondent.organization.clone();
        let mut chance = self.chance(response, "called");
        let today = today_in(&self.assessment, self.now());
        let on = today - Days::new(chance.below(9) as u64 + 1);
        let due = on + Days::new(chance.below(18) as u64 + 2);
        let person = match response.respondent.group {
            RespondentGroup::Iscm => "The secretariat",
            RespondentGroup::State => "The focal point",
            RespondentGroup::Igo => "The migration branch",
        };
        let command = AddFollowUp {
            assessment: SECOND_ROUND.to_owned(),
            organization: organization.clone(),
            typed: TypedEntry {
                on: on.to_string(),
                channel: (*chance.pick(&["call", "call", "mail", "letter", "meeting"])).to_owned(),
                person: person.to_owned(),
                note: note.to_owned(),
                next_step: next.to_owned(),
                next_due: match next {
                    "" => String::new(),
                    _ => due.to_string(),
                },
            },
            operation: None,
            author: self.author.clone(),
        };
        self.write(|transaction| add_follow_up(transaction, &command))
            .map_err(|error| DemoError::FollowUp(organization, error))
    }
}
