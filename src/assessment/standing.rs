use super::invitation::{Contact, Invitation};
use super::response::{Response, ResponseState};

/// Where an invited organization stands, in the one word that the tracking board shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    NotOpened,
    /// No mail reaches anybody of it, and nobody has entered.
    Bounced,
    /// Somebody entered, nothing is answered.
    Opened,
    InProgress,
    InClearance,
    Submitted,
    Returned,
    Accepted,
    Declined,
}

impl Standing {
    pub const ALL: [Standing; 9] = [
        Standing::NotOpened,
        Standing::Bounced,
        Standing::Opened,
        Standing::InProgress,
        Standing::InClearance,
        Standing::Submitted,
        Standing::Returned,
        Standing::Accepted,
        Standing::Declined,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Standing::NotOpened => "not_opened",
            Standing::Bounced => "bounced",
            Standing::Opened => "opened",
            Standing::InProgress => "in_progress",
            Standing::InClearance => "in_clearance",
            Standing::Submitted => "submitted",
            Standing::Returned => "returned",
            Standing::Accepted => "accepted",
            Standing::Declined => "declined",
        }
    }

    pub fn from_code(code: &str) -> Option<Standing> {
        Standing::ALL
            .into_iter()
            .find(|standing| standing.code() == code)
    }

    /// What the answers say counts before what the mail says; both may be absent, where answers were entered
    /// on behalf of somebody who was never invited.
    pub fn of(
        invitation: Option<&Invitation>,
        contacts: &[Contact],
        response: Option<&Response>,
    ) -> Standing {
        match response.map(|response| response.state) {
            Some(ResponseState::Draft) => return Standing::InProgress,
            Some(ResponseState::InClearance) => return Standing::InClearance,
            Some(ResponseState::Submitted) => return Standing::Submitted,
            Some(ResponseState::Returned) => return Standing::Returned,
            Some(ResponseState::Accepted) => return Standing::Accepted,
            Some(ResponseState::Declined) => return Standing::Declined,
            Some(ResponseState::NotStarted) | None => {}
        }
        if invitation.is_some_and(|invitation| invitation.opened_at.is_some()) {
            return Standing::Opened;
        }
        let mut there = contacts
            .iter()
            .filter(|contact| contact.removed_at.is_none())
            .peekable();
        let nobody = there.peek().is_none();
        if !nobody && there.all(|contact| contact.bounced_at.is_some()) {
            Standing::Bounced
        } else {
            Standing::NotOpened
        }
    }

    /// Whether its answers count.
    pub fn has_answered(self) -> bool {
        matches!(
            self,
            Standing::Submitted | Standing::Returned | Standing::Accepted
        )
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::assessment::{
        AssessmentId, ContactId, ContactRole, InvitationId, Respondent, ResponseId,
    };
    use crate::language::Language;
    use crate::questionnaire::model::RespondentGroup;

    fn now() -> DateTime<Utc> {
        "2026-05-19T08:00:00Z".parse().expect("an instant")
    }

    fn invitation(opened: bool) -> Invitation {
        Invitation {
            id: InvitationId::new("i"),
            assessment: AssessmentId::new("a"),
            respondent: Respondent::new(RespondentGroup::State, "ZM"),
            language: Language::English,
            created_at: now(),
            opened_at: opened.then(now),
            revoked_at: None,
        }
    }

    fn contact(bounced: bool) -> Contact {
        Contact {
            id: ContactId::new("c"),
            invitation: InvitationId::new("i"),
            name: String::new(),
            email: "a@example.org".into(),
            language: Language::English,
            role: ContactRole::FocalPoint,
            opened_at: None,
            reminders_stopped_at: None,
            bounced_at: bounced.then(now),
            bounce: None,
            removed_at: None,
        }
    }

    #[test]
    fn answers_count_before_the_mail_and_one_working_address_is_enough() {
        let (sent, opened) = (invitation(false), invitation(true));
        let both = [contact(true), contact(false)];
        let standing = |invitation, contacts: &[Contact], response: Option<ResponseState>| {
            let response = response.map(|state| Response {
                state,
                ..Response::new(
                    ResponseId::new("r"),
                    AssessmentId::new("a"),
                    Respondent::new(RespondentGroup::State, "ZM"),
                    Language::English,
                    now(),
                )
            });
            Standing::of(invitation, contacts, response.as_ref())
        };
        let not_started = Some(ResponseState::NotStarted);
        assert_eq!(
            standing(Some(&sent), &both, not_started),
            Standing::NotOpened
        );
        assert_eq!(
            standing(Some(&sent), &both[..1], not_started),
            Standing::Bounced
        );
        assert_eq!(
            standing(Some(&opened), &both[..1], not_started),
            Standing::Opened
        );
        assert_eq!(standing(Some(&sent), &[], None), Standing::NotOpened);
        let draft = Some(ResponseState::Draft);
        assert_eq!(
            standing(Some(&sent), &both[..1], draft),
            Standing::InProgress
        );
        assert_eq!(
            standing(None, &[], Some(ResponseState::Submitted)),
            Standing::Submitted
        );
    }
}
