//! What is read for the page of a response, in one state of the database.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::Transaction;
use crate::app::deciding::today_in;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::app::summaries::{ReadSubmission, read_submission};
use crate::assessment::{
    Assessment, Author, FollowUp, Respondent, Response, ResponseState, Return, Submission,
    TrackingState, UserId,
};
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{Context, Form};
use crate::questionnaire::model::RespondentGroup;
use crate::storage::decisions::{RecordedDecline, find_last_decline, list_returns};
use crate::storage::follow_ups::list_follow_ups_of;
use crate::storage::{StorageError, invitations, responses, staff as accounts, submissions};
use crate::web::desk::round::{Sight, find_round};
use crate::web::error::PageError;
use crate::web::parts::question_titles;

/// What is read for the page.
pub(super) struct Found {
    pub assessment: Assessment,
    pub respondent: Respondent,
    pub registry: Arc<LoadedRegistry>,
    pub response: Response,
    pub tracking: TrackingState,
    pub submissions: Vec<Submission>,
    /// The version shown, with who submitted it.
    pub shown: Option<(ReadSubmission, String)>,
    pub takes_answers: bool,
    pub today: NaiveDate,
    /// Empty for those who do not run rounds, like all that follows.
    pub returns: Vec<(Return, String)>,
    pub decline: Option<(RecordedDecline, String)>,
    pub log: Vec<(FollowUp, String)>,
}

impl Found {
    /// The titles of the questions that were asked about, among the answers shown.
    pub fn titles_asked(&self, language: Language) -> BTreeMap<Address, String> {
        let Some((read, _)) = &self.shown else {
            return BTreeMap::new();
        };
        let context = Context {
            language,
            now: read.submission.submitted_at,
            registers: &*self.registry,
            last: None,
        };
        let form = Form::compute(&read.questionnaire, &read.values, context);
        let questions = self.returns.iter().flat_map(|(asked, _)| &asked.questions);
        question_titles(&form, questions.map(|question| &question.address))
    }
}

/// Reads what somebody may see.
pub(super) fn find(
    transaction: &mut Transaction<'_>,
    (slug, organization, version): &(String, String, Option<i64>),
    sight: &Sight,
    language: Language,
) -> Result<Found, PageError> {
    let assessment = find_round(transaction, slug)?;
    let registry = load_registry(transaction)?;
    let respondent = registry
        .find_respondent(organization)
        .ok_or(PageError::NotFound)?;
    if respondent.group == RespondentGroup::Iscm && !sight.sees_iscm(&respondent.organization) {
        return Err(PageError::NotFound);
    }
    let response =
        responses::find_response_of(transaction.connection, &assessment.id, &respondent)?
            .ok_or(PageError::NotFound)?;
    let submissions = submissions::list_submissions(transaction.connection, &response.id)?;
    let chosen = match version {
        Some(number) => Some(
            submissions
                .iter()
                .find(|submission| submission.number == *number)
                .ok_or(PageError::NotFound)?,
        ),
        None => submissions
            .iter()
            .find(|submission| Some(&submission.id) == response.current_submission.as_ref()),
    };
    let shown = match chosen.cloned() {
        Some(submission) => {
            let by = submitter_name(transaction, &submission.author, language)?;
            Some((read_submission(transaction, submission)?, by))
        }
        None => None,
    };
    if sight.iscms.is_some() && respondent.group != RespondentGroup::Iscm {
        let speaks = shown.as_ref().is_some_and(|(read, _)| {
            subjects_of(read)
                .iter()
                .any(|subject| sight.sees_iscm(subject))
        });
        if !speaks {
            return Err(PageError::NotFound);
        }
    }
    let mut found = Found {
        tracking: tracking(transaction, &response)?,
        takes_answers: assessment.takes_answers(transaction.now),
        today: today_in(&assessment, transaction.now),
        assessment,
        respondent,
        registry,
        response,
        submissions,
        shown,
        returns: Vec::new(),
        decline: None,
        log: Vec::new(),
    };
    if sight.runs_rounds() {
        follow(transaction, &mut found, language)?;
    }
    Ok(found)
}

fn tracking(
    transaction: &mut Transaction<'_>,
    response: &Response,
) -> Result<TrackingState, StorageError> {
    let connection = &mut *transaction.connection;
    let invitation =
        invitations::find_invitation_of(connection, &response.assessment, &response.respondent)?;
    let contacts = match &invitation {
        Some(invitation) => invitations::list_contacts(connection, &invitation.id)?,
        None => Vec::new(),
    };
    Ok(TrackingState::of(
        invitation.as_ref(),
        &contacts,
        Some(response),
    ))
}

/// What staff asked and noted.
fn follow(
    transaction: &mut Transaction<'_>,
    found: &mut Found,
    language: Language,
) -> Result<(), StorageError> {
    let connection = &mut *transaction.connection;
    let names: HashMap<UserId, String> = accounts::list_users(connection)?
        .into_iter()
        .map(|user| match user.name.is_empty() {
            true => (user.id, user.email),
            false => (user.id, user.name),
        })
        .collect();
    let name = |author: &Author| match author {
        Author::Staff(id) => names.get(id).cloned().unwrap_or_else(|| id.to_string()),
        Author::Operator => language.text("audit-by-operator"),
        Author::Contact(_) | Author::Reviewer(_) | Author::Program => {
            language.text("audit-by-program")
        }
    };
    let returns = list_returns(connection, &found.response.id)?.into_iter();
    found.returns = returns
        .map(|returned| (returned.clone(), name(&returned.author)))
        .collect();
    if found.response.state == ResponseState::Declined {
        found.decline = find_last_decline(connection, &found.response.id)?
            .map(|recorded| (recorded.clone(), name(&recorded.author)));
    }
    let entries = list_follow_ups_of(connection, &found.assessment.id, &found.respondent)?;
    found.log = entries
        .into_iter()
        .map(|entry| (entry.clone(), name(&entry.author)))
        .collect();
    Ok(())
}

/// The mechanisms that a submission of a State or organization speaks about.
fn subjects_of(read: &ReadSubmission) -> Vec<String> {
    let coded = crate::questionnaire::form::coded_values(&read.questionnaire, &read.values);
    coded
        .into_iter()
        .filter_map(|value| Some(value.subject?.1))
        .collect()
}

fn submitter_name(
    transaction: &mut Transaction<'_>,
    author: &Author,
    language: Language,
) -> Result<String, StorageError> {
    let connection = &mut *transaction.connection;
    Ok(match author {
        Author::Contact(id) => match invitations::find_contact(connection, id)? {
            Some(contact) if contact.name.is_empty() => contact.email,
            Some(contact) => contact.name,
            None => language.text("author-respondent"),
        },
        Author::Staff(id) => {
            let users = accounts::list_users(connection)?;
            let user = users.into_iter().find(|user| user.id == *id);
            let name = user.map(|user| user.name).unwrap_or_default();
            language.text_with("author-staff", &[("name", name.into())])
        }
        Author::Reviewer(_) => language.text("author-respondent"),
        Author::Operator | Author::Program => language.text("author-operator"),
    })
}
