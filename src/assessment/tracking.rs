use super::invitation::{Contact, Invitation};
use super::response::{Response, ResponseState};

/// Where an invited organization stands, in the one word that the tracking board shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrackingState {
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

impl TrackingState {
    pub const ALL: [TrackingState; 9] = [
        TrackingState::NotOpened,
        TrackingState::Bounced,
        TrackingState::Opened,
        TrackingState::InProgress,
        TrackingState::InClearance,
        TrackingState::Submitted,
        TrackingState::Returned,
        TrackingState::Accepted,
        TrackingState::Declined,
    ];

    pub fn code(self) -> &'static str {
        match self {
            TrackingState::NotOpened => "not_opened",
            TrackingState::Bounced => "bounced",
            TrackingState::Opened => "opened",
            TrackingState::InProgress => "in_progress",
            TrackingState::InClearance => "in_clearance",
            TrackingState::Submitted => "submitted",
            TrackingState::Returned => "returned",
            TrackingState::Accepted => "accepted",
            TrackingState::Declined => "declined",
        }
    }

    pub fn from_code(code: &str) -> Option<TrackingState> {
        TrackingState::ALL
            .into_iter()
            .find(|state| state.code() == code)
    }

    /// What the answers say counts before what the mail says; both may be absent, where answers were entered
    /// on behalf of somebody who was never invited.
    pub fn of(
        invitation: Option<&Invitation>,
        contacts: &[Contact],
        response: Option<&Response>,
    ) -> TrackingState {
        match response.map(|response| response.state) {
            Some(ResponseState::Draft) => return TrackingState::InProgress,
            Some(ResponseState::InClearance) => return TrackingState::InClearance,
            Some(ResponseState::Submitted) => return TrackingState::Submitted,
            Some(ResponseState::Returned) => return TrackingState::Returned,
            Some(ResponseState::Accepted) => return TrackingState::Accepted,
            Some(ResponseState::Declined) => return TrackingState::Declined,
            Some(ResponseState::NotStarted) | None => {}
        }
        if invitation.is_some_and(|invitation| invitation.opened_at.is_some()) {
            return TrackingState::Opened;
        }
        let mut there = contacts
            .iter()
            .filter(|contact| contact.removed_at.is_none())
            .peekable();
        let nobody = there.peek().is_none();
        if !nobody && there.all(|contact| contact.bounced_at.is_some()) {
            TrackingState::Bounced
        } else {
            TrackingState::NotOpened
        }
    }

    /// Whether its answers count.
    pub fn has_answered(self) -> bool {
        matches!(
            self,
            TrackingState::Submitted | TrackingState::Returned | TrackingState::Accepted
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
        let state = |invitation, contacts: &[Contact], response: Option<ResponseState>| {
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
            TrackingState::of(invitation, contacts, response.as_ref())
        };
        let not_started = Some(ResponseState::NotStarted);
        assert_eq!(
            state(Some(&sent), &both, not_started),
            TrackingState::NotOpened
        );
        assert_eq!(
            state(Some(&sent), &both[..1], not_started),
            TrackingState::Bounced
        );
        assert_eq!(
            state(Some(&opened), &both[..1], not_started),
            TrackingState::Opened
        );
        assert_eq!(state(Some(&sent), &[], None), TrackingState::NotOpened);
        let draft = Some(ResponseState::Draft);
        assert_eq!(
            state(Some(&sent), &both[..1], draft),
            TrackingState::InProgress
        );
        assert_eq!(
            state(None, &[], Some(ResponseState::Submitted)),
            TrackingState::Submitted
        );
    }
}
