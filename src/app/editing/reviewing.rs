//! The draft with the secretariat of the mechanism: personal links by mail, remarks and other words by
//! statement, one answer. Looking changes nothing; entering is a deliberate act (threat model section 3).

use chrono::TimeDelta;
use serde_json::json;

use super::moving::step;
use super::{EditingError, Opened, open, take};
use crate::app::context::Transaction;
use crate::app::inviting::{NewContact, is_mail_address};
use crate::app::secret;
use crate::assessment::{
    Assessment, Author, Contact, LinkId, OutboxId, Respondent, ReviewerId, Role, SessionId,
};
use crate::findings::draft::{Merged, MoveProblem, Stage};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::outbox::{MailSubjects, NewMail, insert_mail_once};
use crate::storage::reviewers::{self, Reviewer, ReviewerLink, ReviewerSession};
use crate::storage::summaries::{StoredSummary, find_summary};
use crate::storage::summary_records::{self, Comment};
use crate::storage::{StorageError, assessments, invitations};

/// How long a link works after its mail was written.
const LIFE_OF_LINKS: TimeDelta = TimeDelta::days(365);

/// The people of the secretariat who are known from the round's invitation and can be written to.
pub fn known_contacts(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    iscm: &str,
) -> Result<Vec<Contact>, StorageError> {
    let respondent = Respondent::new(RespondentGroup::Iscm, iscm);
    let invitation =
        invitations::find_invitation_of(transaction.connection, &assessment.id, &respondent)?;
    let Some(invitation) = invitation else {
        return Ok(Vec::new());
    };
    let mut contacts = invitations::list_contacts(transaction.connection, &invitation.id)?;
    contacts.retain(Contact::can_be_written_to);
    Ok(contacts)
}

/// The draft goes to people of the secretariat.
#[derive(Clone, Debug)]
pub struct AskIscm {
    pub assessment: String,
    pub iscm: String,
    pub people: Vec<NewContact>,
    pub actor: Author,
    pub role: Role,
}

/// Sends the draft to the secretariat: one mail per person, with a link of their own. People may be added
/// while it is there, and be asked again.
pub fn ask(transaction: &mut Transaction<'_>, command: &AskIscm) -> Result<usize, EditingError> {
    let (_, stored) = take(transaction, &command.assessment, &command.iscm)?;
    if command.people.is_empty() {
        return Err(EditingError::NobodyToAsk);
    }
    let bad: Vec<String> = command
        .people
        .iter()
        .filter(|person| !is_mail_address(&person.email))
        .map(|person| person.email.clone())
        .collect();
    if !bad.is_empty() {
        return Err(EditingError::BadAddresses(bad));
    }
    if stored.stage == Stage::WithIscm {
        if command.role < Role::Coordinator {
            return Err(EditingError::Move(MoveProblem::NotAllowed));
        }
    } else {
        stored.stage.go(Stage::WithIscm, command.role, "")?;
        step(transaction, &stored, (Stage::WithIscm, ""), &command.actor)?;
    }
    let known = reviewers::list_reviewers(transaction.connection, &stored.id)?;
    let mut asked = 0;
    for person in &command.people {
        let before = known
            .iter()
            .find(|one| one.email.eq_ignore_ascii_case(&person.email));
        let id = match before {
            Some(before) => {
                reviewers::reopen_reviewer(transaction.connection, &before.id)?;
                before.id.clone()
            }
            None => {
                let reviewer = Reviewer {
                    id: ReviewerId::new(transaction.new_id()),
                    summary: stored.id.clone(),
                    name: person.name.trim().to_owned(),
                    email: person.email.clone(),
                    language: person.language.unwrap_or(Language::English),
                    created_at: transaction.now,
                    opened_at: None,
                    answered_at: None,
                    agrees: None,
                    revoked_at: None,
                    bounced_at: None,
                    bounce: None,
                };
                match reviewers::insert_reviewer(transaction.connection, &reviewer, &command.actor)
                {
                    // The same address twice in one list.
                    Err(StorageError::Conflict(_)) => continue,
                    other => other?,
                }
                reviewer.id
            }
        };
        let mail = NewMail {
            id: OutboxId::new(transaction.new_id()),
            // A form sent twice writes one mail.
            occasion: format!("comment:{id}:{}", transaction.now.format("%Y-%m-%dT%H:%M")),
            kind: "comment".into(),
            about: MailSubjects {
                assessment: Some(stored.assessment.clone()),
                reviewer: Some(id),
                ..MailSubjects::default()
            },
            message_id: transaction.new_id(),
            due_at: transaction.now,
        };
        insert_mail_once(transaction.connection, &mail, transaction.now)?;
        asked += 1;
    }
    transaction.note(
        &command.actor,
        "summary.ask",
        Some(&stored.assessment),
        ("summary", &stored.iscm),
        json!({"people": asked}),
    )?;
    Ok(asked)
}

/// Ends the access of a person to the draft.
pub fn revoke(
    transaction: &mut Transaction<'_>,
    (assessment, iscm): (&str, &str),
    reviewer: &ReviewerId,
    actor: &Author,
) -> Result<(), EditingError> {
    let (_, stored) = take(transaction, assessment, iscm)?;
    let found = reviewers::find_reviewer(transaction.connection, reviewer)?
        .filter(|found| found.summary == stored.id)
        .ok_or(EditingError::NotThere)?;
    if reviewers::revoke_reviewer(transaction.connection, &found.id, transaction.now)? {
        transaction.note(
            actor,
            "link.revoke",
            Some(&stored.assessment),
            ("reviewer", found.id.as_str()),
            json!({}),
        )?;
    }
    Ok(())
}

/// Makes a link and gives its secret, which nobody keeps.
pub fn mint(
    transaction: &mut Transaction<'_>,
    reviewer: &Reviewer,
) -> Result<String, StorageError> {
    let token = secret::new_token(transaction.randomness);
    let link = ReviewerLink {
        id: LinkId::new(transaction.new_id()),
        reviewer: reviewer.id.clone(),
        created_at: transaction.now,
        expires_at: transaction.now + LIFE_OF_LINKS,
        revoked_at: None,
        first_used_at: None,
    };
    reviewers::insert_link(transaction.connection, &link, &secret::hash(&token))?;
    Ok(token)
}

/// What stands behind a link that works.
#[derive(Clone, Debug)]
pub struct ReviewEntry {
    pub link: ReviewerLink,
    pub reviewer: Reviewer,
    pub summary: StoredSummary,
    pub assessment: Assessment,
}

impl ReviewEntry {
    pub fn author(&self) -> Author {
        Author::Reviewer(self.reviewer.id.clone())
    }

    /// Whether remarks are taken: the draft is with the secretariat, and this person has not answered.
    pub fn takes_remarks(&self) -> bool {
        self.summary.stage == Stage::WithIscm && self.reviewer.answered_at.is_none()
    }
}

/// Finds what stands behind a link for commenting. Changes nothing. Unknown, expired and revoked links ask
/// the database the same questions and give the same.
pub fn find_entry(
    transaction: &mut Transaction<'_>,
    token: &str,
) -> Result<Option<ReviewEntry>, StorageError> {
    let link = reviewers::find_link_by_hash(transaction.connection, &secret::hash(token))?;
    find_behind(transaction, link)
}

fn find_behind(
    transaction: &mut Transaction<'_>,
    link: Option<ReviewerLink>,
) -> Result<Option<ReviewEntry>, StorageError> {
    let id = link
        .as_ref()
        .map_or_else(|| ReviewerId::new("-"), |link| link.reviewer.clone());
    let reviewer = reviewers::find_reviewer(transaction.connection, &id)?;
    let id = reviewer.as_ref().map_or_else(
        || crate::assessment::SummaryId::new("-"),
        |reviewer| reviewer.summary.clone(),
    );
    let summary = find_summary(transaction.connection, &id)?;
    let id = summary.as_ref().map_or_else(
        || crate::assessment::AssessmentId::new("-"),
        |summary| summary.assessment.clone(),
    );
    let assessment = assessments::find_assessment(transaction.connection, &id)?;
    let (Some(link), Some(reviewer), Some(summary), Some(assessment)) =
        (link, reviewer, summary, assessment)
    else {
        return Ok(None);
    };
    let works = link.revoked_at.is_none()
        && reviewer.revoked_at.is_none()
        && transaction.now < link.expires_at;
    Ok(works.then_some(ReviewEntry {
        link,
        reviewer,
        summary,
        assessment,
    }))
}

/// Enters through a link; gives the secret for the cookie, `None` where the link does not work.
pub fn enter(
    transaction: &mut Transaction<'_>,
    token: &str,
) -> Result<Option<String>, StorageError> {
    let Some(entry) = find_entry(transaction, token)? else {
        return Ok(None);
    };
    let session_token = secret::new_token(transaction.randomness);
    let session = ReviewerSession {
        id: SessionId::new(transaction.new_id()),
        link: entry.link.id.clone(),
        form_key: secret::new_token(transaction.randomness),
        // No time-out while somebody writes: a session ends with its link.
        expires_at: entry.link.expires_at,
    };
    reviewers::insert_session(
        transaction.connection,
        &session,
        &secret::hash(&session_token),
        transaction.now,
    )?;
    reviewers::mark_entered(transaction.connection, &entry.link, transaction.now)?;
    transaction.note(
        &entry.author(),
        "link.enter",
        Some(&entry.assessment.id),
        ("reviewer", entry.reviewer.id.as_str()),
        json!({"link": entry.link.id.as_str()}),
    )?;
    Ok(Some(session_token))
}

/// What a reviewer's cookie opens.
#[derive(Clone, Debug)]
pub struct ReviewAccess {
    pub session: ReviewerSession,
    pub entry: ReviewEntry,
}

/// Finds what a cookie opens; `None` where the session or its link has ended.
pub fn find_access(
    transaction: &mut Transaction<'_>,
    session_token: &str,
) -> Result<Option<ReviewAccess>, StorageError> {
    let session = reviewers::find_session(
        transaction.connection,
        &secret::hash(session_token),
        transaction.now,
    )?;
    let id = session
        .as_ref()
        .map_or_else(|| LinkId::new("-"), |session| session.link.clone());
    let link = reviewers::find_link(transaction.connection, &id)?;
    let entry = find_behind(transaction, link)?;
    Ok(session
        .zip(entry)
        .map(|(session, entry)| ReviewAccess { session, entry }))
}

/// What somebody of the secretariat sees: the draft as readers would get it, and the own remarks.
#[derive(Clone, Debug)]
pub struct Review {
    pub opened: Opened,
    pub language: Language,
    pub merged: Merged,
    pub remarks: Vec<Comment>,
}

/// Opens the draft for somebody who entered, in a language of the round.
pub fn review(
    transaction: &mut Transaction<'_>,
    entry: &ReviewEntry,
    language: Language,
) -> Result<Review, EditingError> {
    let opened = open(transaction, &entry.assessment.slug, &entry.summary.iscm)?
        .ok_or(EditingError::NotThere)?;
    let language = opened.language(language);
    let merged = opened.merged(language).ok_or(EditingError::NotThere)?;
    let author = entry.author();
    let mut remarks = summary_records::list_comments(transaction.connection, &entry.summary.id)?;
    remarks.retain(|remark| remark.author == author);
    Ok(Review {
        opened,
        language,
        merged,
        remarks,
    })
}

/// A remark on a statement as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The statement; empty for the whole text.
    pub key: String,
    pub text: String,
    pub proposal: String,
}

/// What somebody of the secretariat wrote.
#[derive(Clone, Debug)]
pub struct SaveRemarks {
    pub language: Language,
    pub remarks: Vec<Remark>,
    /// Sends them: whether the secretariat agrees with the text.
    pub send: Option<bool>,
}

/// Keeps remarks, and sends them where that is asked. What was sent is not changed any more.
pub fn save(
    transaction: &mut Transaction<'_>,
    entry: &ReviewEntry,
    command: &SaveRemarks,
) -> Result<(), EditingError> {
    // Looked at again inside the writing transaction.
    let (_, stored) = take(transaction, &entry.assessment.slug, &entry.summary.iscm)?;
    let reviewer = reviewers::find_reviewer(transaction.connection, &entry.reviewer.id)?
        .filter(|reviewer| reviewer.revoked_at.is_none())
        .ok_or(EditingError::NotThere)?;
    if stored.stage != Stage::WithIscm {
        return Err(EditingError::Frozen);
    }
    if reviewer.answered_at.is_some() {
        return Err(EditingError::AlreadySent);
    }
    let found = review(transaction, entry, command.language)?;
    let text_of = |key: &str| {
        found
            .merged
            .statements()
            .find(|one| one.statement.key == key && !one.is_dropped)
            .map(|one| one.statement.text.clone())
    };
    for remark in &command.remarks {
        let standing = text_of(&remark.key);
        if standing.is_none() && !remark.key.is_empty() {
            continue;
        }
        let text = remark.text.trim();
        let proposal = Some(remark.proposal.trim())
            .filter(|words| !words.is_empty() && standing.as_deref() != Some(*words));
        let known = found.remarks.iter().find(|known| {
            known.key == remark.key && known.language == found.language && known.sent_at.is_none()
        });
        match known {
            Some(known) => summary_records::update_unsent_comment(
                transaction.connection,
                &known.id,
                text,
                proposal,
            )?,
            None if text.is_empty() && proposal.is_none() => {}
            None => {
                let comment = Comment {
                    id: transaction.new_id(),
                    key: remark.key.clone(),
                    language: found.language,
                    text: text.to_owned(),
                    proposal: proposal.map(str::to_owned),
                    author: entry.author(),
                    created_at: transaction.now,
                    sent_at: None,
                    outcome: None,
                };
                summary_records::insert_comment(transaction.connection, &stored.id, &comment)?;
            }
        }
    }
    if let Some(agrees) = command.send {
        let sent = summary_records::send_comments(
            transaction.connection,
            &stored.id,
            &entry.author(),
            transaction.now,
        )?;
        reviewers::mark_answered(
            transaction.connection,
            &entry.reviewer.id,
            agrees,
            transaction.now,
        )?;
        transaction.note(
            &entry.author(),
            "summary.comment",
            Some(&stored.assessment),
            ("summary", &stored.iscm),
            json!({"remarks": sent, "agrees": agrees}),
        )?;
    }
    Ok(())
}
