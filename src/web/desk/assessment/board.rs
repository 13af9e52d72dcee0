//! The respondents of a round with where each stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};

use super::{BoardQuery, GroupLine, Order, RespondentLine};
use crate::app::Transaction;
use crate::app::registers::load_registry;
use crate::assessment::{
    Assessment, Contact, FollowUp, Invitation, Mark, Respondent, Response, ResponseState,
    TrackingState, followed,
};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::storage::decisions::list_last_returns;
use crate::storage::follow_ups::list_follow_ups;
use crate::storage::tallies::{TallyScope, list_marks_in, list_submitted};
use crate::storage::{StorageError, invitations, responses};
use crate::web::desk::round::Sight;

/// All respondents that somebody may know of.
pub struct Board {
    pub lines: Vec<RespondentLine>,
    pub marks: Vec<Mark>,
}

/// Reads the board of a round.
pub fn read(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    sight: &Sight,
    language: Language,
) -> Result<Board, StorageError> {
    let connection = &mut *transaction.connection;
    let mut asked: BTreeMap<Respondent, (Option<Invitation>, Option<Response>)> = BTreeMap::new();
    for invitation in invitations::list_invitations(connection, &assessment.id)? {
        if invitation.revoked_at.is_none() {
            let respondent = invitation.respondent.clone();
            asked.entry(respondent).or_default().0 = Some(invitation);
        }
    }
    for response in responses::list_responses(connection, &assessment.id)? {
        let is_invited = asked.contains_key(&response.respondent);
        // A revoked invitation leaves a response without answers.
        if is_invited || response.state != ResponseState::NotStarted {
            let respondent = response.respondent.clone();
            asked.entry(respondent).or_default().1 = Some(response);
        }
    }
    let mut contacts: HashMap<String, Vec<Contact>> = HashMap::new();
    for contact in invitations::list_contacts_of_round(connection, &assessment.id)? {
        if contact.removed_at.is_none() {
            let invitation = contact.invitation.to_string();
            contacts.entry(invitation).or_default().push(contact);
        }
    }
    let returned = list_last_returns(connection, &assessment.id)?;
    let mut entries: BTreeMap<Respondent, Vec<FollowUp>> = BTreeMap::new();
    if sight.runs_rounds() {
        for entry in list_follow_ups(connection, &assessment.id)? {
            let respondent = entry.respondent.clone();
            entries.entry(respondent).or_default().push(entry);
        }
    }
    // The board follows up; it does not count.
    let scope = TallyScope {
        accepted_only: false,
        ..sight.scope(assessment)
    };
    if let Some(iscms) = &sight.iscms {
        let mut seen: BTreeSet<Respondent> = iscms
            .iter()
            .map(|iscm| Respondent::new(RespondentGroup::Iscm, iscm))
            .collect();
        for group in [RespondentGroup::State, RespondentGroup::Igo] {
            seen.extend(list_submitted(connection, scope, group)?);
        }
        asked.retain(|respondent, _| seen.contains(respondent));
    }
    let marks = list_marks_in(connection, scope)?;
    let registry = load_registry(transaction)?;
    let lines = asked
        .into_iter()
        .map(|(respondent, (invitation, response))| {
            let contacts = invitation
                .as_ref()
                .and_then(|invitation| contacts.remove(invitation.id.as_str()))
                .unwrap_or_default();
            RespondentLine {
                name: registry.name_of(&respondent, language),
                state: TrackingState::of(invitation.as_ref(), &contacts, response.as_ref()),
                activity: {
                    let returned = response
                        .as_ref()
                        .and_then(|response| returned.get(response.id.as_str()).copied());
                    activity(invitation.as_ref(), &contacts, response.as_ref(), returned)
                },
                mark: response.and_then(|response| response.mark),
                reminders_stopped: contacts
                    .iter()
                    .any(|contact| contact.reminders_stopped_at.is_some()),
                bounced: contacts.iter().any(|contact| contact.bounced_at.is_some()),
                followed: followed(entries.get(&respondent).into_iter().flatten()),
                contacts: if sight.runs_rounds() {
                    contacts
                } else {
                    Vec::new()
                },
                respondent,
            }
        })
        .collect();
    Ok(Board { lines, marks })
}

/// When the respondent was last heard of; an invitation alone is no activity of theirs, nor is what staff decide.
fn activity(
    invitation: Option<&Invitation>,
    contacts: &[Contact],
    response: Option<&Response>,
    returned_at: Option<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    let answered = response.and_then(|response| match response.state {
        ResponseState::NotStarted | ResponseState::Declined => None,
        ResponseState::Accepted => response.submitted_at,
        // Changed again after it was returned, or not yet.
        ResponseState::Returned if returned_at.is_some_and(|at| response.changed_at <= at) => {
            response.submitted_at
        }
        _ => Some(response.changed_at),
    });
    let opened = invitation.and_then(|invitation| invitation.opened_at);
    let stopped = contacts
        .iter()
        .filter_map(|contact| contact.reminders_stopped_at);
    answered.into_iter().chain(opened).chain(stopped).max()
}

/// How many of each group were asked and have answered.
pub fn groups(lines: &[RespondentLine]) -> Vec<GroupLine> {
    RespondentGroup::ALL
        .into_iter()
        .map(|group| {
            let of_group = || {
                lines
                    .iter()
                    .filter(move |line| line.respondent.group == group)
            };
            GroupLine {
                group,
                asked: of_group().count(),
                answered: of_group().filter(|line| line.state.has_answered()).count(),
            }
        })
        .filter(|line| line.asked > 0)
        .collect()
}

/// Those that the filters leave, in the order asked for.
pub fn chosen(
    lines: Vec<RespondentLine>,
    query: &BoardQuery,
    (language, today): (Language, NaiveDate),
) -> Vec<RespondentLine> {
    let wanted = query.q.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    let mut lines: Vec<RespondentLine> = lines
        .into_iter()
        .filter(|line| {
            query
                .group()
                .is_none_or(|group| line.respondent.group == group)
        })
        .filter(|line| query.state().is_none_or(|state| line.state == state))
        .filter(|line| !query.is_due() || line.is_due(today))
        .filter(|line| {
            wanted.is_empty()
                || has(&line.name)
                || has(&line.respondent.organization)
                || line
                    .contacts
                    .iter()
                    .any(|contact| has(&contact.name) || has(&contact.email))
        })
        .collect();
    Collation::new(language).sort_by_name(&mut lines, |line| &line.name);
    let (order, ascending) = query.order();
    match order {
        Order::Name => {}
        Order::Group => lines.sort_by_key(|line| line.respondent.group),
        Order::State => lines.sort_by_key(|line| line.state),
        Order::Activity => lines.sort_by_key(|line| line.activity),
        Order::LastContact => lines.sort_by_key(|line| line.followed.last),
        // Whoever has nothing planned comes last: the question is what to do next.
        Order::NextStep => lines.sort_by_key(|line| {
            let due = line.followed.next.as_ref().map(|(_, due)| *due);
            (due.is_none(), due)
        }),
    }
    if !ascending {
        lines.reverse();
    }
    lines
}
