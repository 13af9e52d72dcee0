use chrono::{DateTime, Utc};

use super::ids::{AssessmentId, ContactId, InvitationId, LinkId};
use super::names::Respondent;
use crate::language::Language;

/// One respondent organization asked in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    pub assessment: AssessmentId,
    pub respondent: Respondent,
    pub language: Language,
    pub created_at: DateTime<Utc>,
    /// When somebody entered first.
    pub opened_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
}

/// What a person is to the invited organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContactRole {
    FocalPoint,
    /// Was given a section by a focal point.
    Contributor,
}

impl ContactRole {
    pub fn code(self) -> &'static str {
        match self {
            ContactRole::FocalPoint => "focal_point",
            ContactRole::Contributor => "contributor",
        }
    }

    pub fn from_code(code: &str) -> Option<ContactRole> {
        [ContactRole::FocalPoint, ContactRole::Contributor]
            .into_iter()
            .find(|role| role.code() == code)
    }
}

/// A person behind an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub id: ContactId,
    pub invitation: InvitationId,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub role: ContactRole,
    pub opened_at: Option<DateTime<Utc>>,
    /// Set by the person's own wish: no reminders to this person for this assessment.
    pub reminders_stopped_at: Option<DateTime<Utc>>,
    pub bounced_at: Option<DateTime<Utc>>,
    /// What the mail server said.
    pub bounce: Option<String>,
    pub removed_at: Option<DateTime<Utc>>,
}

impl Contact {
    /// Whether mail may be sent to this person at all.
    pub fn can_be_written_to(&self) -> bool {
        self.removed_at.is_none() && self.bounced_at.is_none()
    }
}

/// What a link is for; one for another purpose opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkPurpose {
    Respond,
    Contribute,
    Clear,
    StopReminders,
}

impl LinkPurpose {
    const ALL: [LinkPurpose; 4] = [
        LinkPurpose::Respond,
        LinkPurpose::Contribute,
        LinkPurpose::Clear,
        LinkPurpose::StopReminders,
    ];

    pub fn code(self) -> &'static str {
        match self {
            LinkPurpose::Respond => "respond",
            LinkPurpose::Contribute => "contribute",
            LinkPurpose::Clear => "clear",
            LinkPurpose::StopReminders => "stop_reminders",
        }
    }

    pub fn from_code(code: &str) -> Option<LinkPurpose> {
        LinkPurpose::ALL
            .into_iter()
            .find(|purpose| purpose.code() == code)
    }
}

/// A link that was mailed, without its token, which nobody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub id: LinkId,
    pub invitation: InvitationId,
    pub contact: ContactId,
    pub purpose: LinkPurpose,
    /// Addresses it is limited to, as prefixes; `None` = the whole questionnaire.
    pub scope: Option<Vec<String>>,
    pub created_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub first_used_at: Option<DateTime<Utc>>,
    pub last_used_at: Option<DateTime<Utc>>,
}
