//! Mails waiting to be sent: one row per recipient, ids only.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::outbox;
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{
    AssessmentId, ContactId, InvitationId, OutboxId, ReviewerId, SubmissionId, UserId,
};

/// Where a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MailState {
    Queued,
    /// An instance has taken it and will say how it went before its lease ends.
    Sending,
    Sent,
    /// Given up; staff see why.
    Failed,
    /// Its reason went away before it was sent.
    Cancelled,
}

impl MailState {
    pub const ALL: [MailState; 5] = [
        MailState::Queued,
        MailState::Sending,
        MailState::Sent,
        MailState::Failed,
        MailState::Cancelled,
    ];

    pub fn code(self) -> &'static str {
        match self {
            MailState::Queued => "queued",
            MailState::Sending => "sending",
            MailState::Sent => "sent",
            MailState::Failed => "failed",
            MailState::Cancelled => "cancelled",
        }
    }

    pub fn from_code(code: &str) -> Option<MailState> {
        MailState::ALL
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// What a mail is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailSubjects {
    pub assessment: Option<AssessmentId>,
    pub invitation: Option<InvitationId>,
    pub contact: Option<ContactId>,
    pub submission: Option<SubmissionId>,
    pub user: Option<UserId>,
    pub reviewer: Option<ReviewerId>,
}

/// A mail to be written later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    pub id: OutboxId,
    /// The cause, unique: the same cause never gives a second mail (`receipt:<submission>:<contact>`).
    pub occasion: String,
    /// `invitation`, `reminder`, `receipt`, …
    pub kind: String,
    pub about: MailSubjects,
    /// The part of our Message-ID before the `@`; a repeated attempt carries the same.
    pub message_id: String,
    pub due_at: DateTime<Utc>,
}

/// A row of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub id: OutboxId,
    pub occasion: String,
    pub kind: String,
    pub about: MailSubjects,
    pub message_id: String,
    pub state: MailState,
    pub due_at: DateTime<Utc>,
    pub attempts: i64,
    pub last_error: Option<String>,
    pub created_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct MailRow {
    id: String,
    occasion: String,
    kind: String,
    assessment_id: Option<String>,
    invitation_id: Option<String>,
    contact_id: Option<String>,
    submission_id: Option<String>,
    user_id: Option<String>,
    message_id: String,
    state: String,
    due_at: NaiveDateTime,
    attempts: i64,
    last_error: Option<String>,
    created_at: NaiveDateTime,
    sent_at: Option<NaiveDateTime>,
    reviewer_id: Option<String>,
}

impl MailRow {
    fn into_mail(self) -> Result<Mail, StorageError> {
        let cell = Cell {
            table: "outbox",
            column: "state",
            row: &self.id,
        };
        Ok(Mail {
            state: cell.code(MailState::from_code(&self.state))?,
            id: OutboxId::new(&self.id),
            occasion: self.occasion,
            kind: self.kind,
            about: MailSubjects {
                assessment: self.assessment_id.map(AssessmentId::new),
                invitation: self.invitation_id.map(InvitationId::new),
                contact: self.contact_id.map(ContactId::new),
                submission: self.submission_id.map(SubmissionId::new),
                user: self.user_id.map(UserId::new),
                reviewer: self.reviewer_id.map(ReviewerId::new),
            },
            message_id: self.message_id,
            due_at: self.due_at.and_utc(),
            attempts: self.attempts,
            last_error: self.last_error,
            created_at: self.created_at.and_utc(),
            sent_at: self.sent_at.map(|time| time.and_utc()),
        })
    }
}

/// Queues a mail; `false` where this occasion has had its mail already.
pub fn insert_mail_once(
    connection: &mut AnyConnection,
    mail: &NewMail,
    now: DateTime<Utc>,
) -> Result<bool, StorageError> {
    let inserted = each_backend!(connection, |inner| diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(mail.id.as_str()),
            outbox::occasion.eq(&mail.occasion),
            outbox::kind.eq(&mail.kind),
            outbox::assessment_id.eq(mail.about.assessment.as_ref().map(AssessmentId::as_str)),
            outbox::invitation_id.eq(mail.about.invitation.as_ref().map(InvitationId::as_str)),
            outbox::contact_id.eq(mail.about.contact.as_ref().map(ContactId::as_str)),
            outbox::submission_id.eq(mail.about.submission.as_ref().map(SubmissionId::as_str)),
            outbox::user_id.eq(mail.about.user.as_ref().map(UserId::as_str)),
            outbox::reviewer_id.eq(mail.about.reviewer.as_ref().map(ReviewerId::as_str)),
            outbox::message_id.eq(&mail.message_id),
            outbox::state.eq(MailState::Queued.code()),
            outbox::due_at.eq(stamp(mail.due_at)),
            outbox::attempts.eq(0),
            outbox::created_at.eq(stamp(now)),
            outbox::changed_at.eq(stamp(now)),
        ))
        .on_conflict(outbox::occasion)
        .do_nothing()
        .execute(inner))?;
    Ok(inserted == 1)
}

/// Takes the next mail that is due, or whose instance has not said how it went, for as long as the lease.
///
/// Two instances never take the same: the row is taken by a change that only one of them can make.
pub fn take_due_mail(
    connection: &mut AnyConnection,
    now: DateTime<Utc>,
    leased_until: DateTime<Utc>,
) -> Result<Option<Mail>, StorageError> {
    let is_due = |state: MailState| outbox::state.eq(state.code());
    loop {
        let next: Option<(String, i64)> = outbox::table
            .filter(
                is_due(MailState::Queued)
                    .and(outbox::due_at.le(stamp(now)))
                    .or(is_due(MailState::Sending)
                        .and(outbox::leased_until.assume_not_null().le(stamp(now)))),
            )
            .order((outbox::due_at, outbox::id))
            .select((outbox::id, outbox::attempts))
            .first(connection)
            .optional()?;
        let Some((id, attempts)) = next else {
            return Ok(None);
        };
        // The number of attempts tells whether another instance was faster.
        let taken = diesel::update(
            outbox::table
                .find(&id)
                .filter(outbox::attempts.eq(attempts))
                .filter(
                    outbox::state.eq_any([MailState::Queued.code(), MailState::Sending.code()]),
                ),
        )
        .set((
            outbox::state.eq(MailState::Sending.code()),
            outbox::attempts.eq(attempts + 1),
            outbox::leased_until.eq(stamp(leased_until)),
            outbox::changed_at.eq(stamp(now)),
        ))
        .execute(connection)?;
        if taken == 1 {
            return find_mail(connection, &OutboxId::new(id));
        }
    }
}

pub fn find_mail(
    connection: &mut AnyConnection,
    id: &OutboxId,
) -> Result<Option<Mail>, StorageError> {
    let row = outbox::table
        .find(id.as_str())
        .select(MailRow::as_select())
        .first(connection)
        .optional()?;
    row.map(MailRow::into_mail).transpose()
}

/// How the sending of a mail went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailOutcome {
    Sent,
    /// A fault that may pass: again at this instant.
    Retry {
        due_at: DateTime<Utc>,
        error: String,
    },
    /// A fault that stays.
    Failed {
        error: String,
    },
    /// Its reason went away.
    Cancelled {
        reason: String,
    },
}

/// Writes how it went; only for a mail that is being sent, so that a late instance changes nothing.
pub fn finish_mail(
    connection: &mut AnyConnection,
    mail: &Mail,
    outcome: &MailOutcome,
    now: DateTime<Utc>,
) -> Result<bool, StorageError> {
    let (state, due_at, error) = match outcome {
        MailOutcome::Sent => (MailState::Sent, None, None),
        MailOutcome::Retry { due_at, error } => (MailState::Queued, Some(*due_at), Some(error)),
        MailOutcome::Failed { error } => (MailState::Failed, None, Some(error)),
        MailOutcome::Cancelled { reason } => (MailState::Cancelled, None, Some(reason)),
    };
    let changed = diesel::update(
        outbox::table
            .find(mail.id.as_str())
            .filter(outbox::state.eq(MailState::Sending.code()))
            .filter(outbox::attempts.eq(mail.attempts)),
    )
    .set((
        outbox::state.eq(state.code()),
        outbox::due_at.eq(stamp(due_at.unwrap_or(mail.due_at))),
        outbox::leased_until.eq(None::<NaiveDateTime>),
        outbox::last_error.eq(error),
        outbox::sent_at.eq((state == MailState::Sent).then(|| stamp(now))),
        outbox::changed_at.eq(stamp(now)),
    ))
    .execute(connection)?;
    Ok(changed == 1)
}

/// Takes back what waits for a person or organization that is asked no more.
pub fn cancel_mails_of_invitation(
    connection: &mut AnyConnection,
    invitation: &InvitationId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<usize, StorageError> {
    Ok(diesel::update(
        outbox::table
            .filter(outbox::invitation_id.eq(invitation.as_str()))
            .filter(outbox::state.eq(MailState::Queued.code())),
    )
    .set((
        outbox::state.eq(MailState::Cancelled.code()),
        outbox::last_error.eq(reason),
        outbox::changed_at.eq(stamp(now)),
    ))
    .execute(connection)?)
}

/// The mails to an organization, for staff to see what happened.
pub fn list_mails_of_invitation(
    connection: &mut AnyConnection,
    invitation: &InvitationId,
) -> Result<Vec<Mail>, StorageError> {
    let rows = outbox::table
        .filter(outbox::invitation_id.eq(invitation.as_str()))
        .select(MailRow::as_select())
        .order((outbox::created_at, outbox::id))
        .load(connection)?;
    rows.into_iter().map(MailRow::into_mail).collect()
}

/// The mails of a round, the latest first.
pub fn list_mails(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    limit: i64,
) -> Result<Vec<Mail>, StorageError> {
    let rows = outbox::table
        .filter(outbox::assessment_id.eq(assessment.as_str()))
        .select(MailRow::as_select())
        .order((outbox::created_at.desc(), outbox::id.desc()))
        .limit(limit)
        .load(connection)?;
    rows.into_iter().map(MailRow::into_mail).collect()
}

/// How many mails are in each state.
pub fn count_mails(connection: &mut AnyConnection) -> Result<Vec<(MailState, i64)>, StorageError> {
    let rows: Vec<(String, i64)> = outbox::table
        .group_by(outbox::state)
        .select((outbox::state, diesel::dsl::count_star()))
        .load(connection)?;
    Ok(MailState::ALL
        .into_iter()
        .map(|state| {
            let count = rows
                .iter()
                .find(|(code, _)| code == state.code())
                .map_or(0, |(_, count)| *count);
            (state, count)
        })
        .collect())
}

/// Whether an occasion has had its mail.
pub fn has_occasion(connection: &mut AnyConnection, occasion: &str) -> Result<bool, StorageError> {
    let found: Option<String> = outbox::table
        .filter(outbox::occasion.eq(occasion))
        .select(outbox::id)
        .first(connection)
        .optional()?;
    Ok(found.is_some())
}
