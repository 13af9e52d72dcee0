//! Inviting, writing mails, entering through links.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use iscm_survey::app::entering::{
    enter, find_access, find_entry, find_reminder_entry, stop_reminders,
};
use iscm_survey::app::inviting::{
    Invite, InviteError, Invited, NewContact, Progress, Recipients, invite, remind,
    revoke_invitation,
};
use iscm_survey::app::mailing::{
    Delivery, MailContent, MailJob, NextMail, finish_mail, take_next_mail,
};
use iscm_survey::app::secret;
use iscm_survey::assessment::{Author, Respondent};
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::invitations::{find_contact, list_links};
use iscm_survey::storage::outbox::{MailState, find_mail, list_mails_of_invitation};
use serde_json::json;

use crate::support::databases::run_on_both;
use crate::support::round::{ROUND, Round, change};

fn invitation(recipients: Recipients, emails: &[(&str, &str)]) -> Invite {
    let mut contacts: BTreeMap<String, Vec<NewContact>> = BTreeMap::new();
    for (organization, email) in emails {
        contacts
            .entry((*organization).to_owned())
            .or_default()
            .push(NewContact {
                name: String::new(),
                email: (*email).to_owned(),
                language: None,
            });
    }
    Invite {
        assessment: ROUND.to_owned(),
        recipients,
        contacts,
        actor: Author::Operator,
        dry_run: false,
    }
}

fn run_invite(round: &Round, command: &Invite) -> Result<Invited, InviteError> {
    round
        .app
        .write_blocking(|transaction| invite(transaction, command))
}

/// Invites MIDCOM's focal point and gives the mail that is due.
fn invited(round: &Round) -> MailJob {
    let command = invitation(
        Recipients::These(vec!["midcom".to_owned()]),
        &[("midcom", "anna@example.org")],
    );
    run_invite(round, &command).expect("MIDCOM can be invited");
    next_mail(round).expect("a mail is due")
}

fn next_mail(round: &Round) -> Option<MailJob> {
    match round.app.write_blocking(take_next_mail).unwrap() {
        NextMail::Send(job) => Some(*job),
        NextMail::SendReview(_) | NextMail::Dropped | NextMail::Nothing => None,
    }
}

fn finish(round: &Round, job: &MailJob, delivery: &Delivery) -> MailState {
    round
        .app
        .write_blocking(|transaction| finish_mail(transaction, &job.mail, delivery))
        .unwrap();
    state(round, job)
}

fn state(round: &Round, job: &MailJob) -> MailState {
    round
        .app
        .read_blocking(|transaction| find_mail(transaction.connection, &job.mail.id))
        .unwrap()
        .expect("mails are never deleted")
        .state
}

#[test]
fn inviting_is_said_before_it_is_done_and_done_once() {
    run_on_both(|test| {
        let round = Round::open(test);
        let mut command = invitation(
            Recipients::These(vec![
                "midcom".to_owned(),
                "ZM".to_owned(),
                "midsa".to_owned(),
            ]),
            &[("midcom", "anna@example.org"), ("zm", "moyo@example.org")],
        );
        command.dry_run = true;
        let planned = run_invite(&round, &command).unwrap();
        assert!(next_mail(&round).is_none(), "a rehearsal sends nothing");
        command.dry_run = false;
        let done = run_invite(&round, &command).unwrap();
        assert_eq!(planned, done, "what was said is what is done");
        let emails: Vec<&str> = done
            .recipients
            .iter()
            .map(|recipient| recipient.email.as_str())
            .collect();
        assert_eq!(emails, ["anna@example.org", "moyo@example.org"]);
        assert_eq!(
            done.without_address,
            [Respondent::new(RespondentGroup::Iscm, "midsa")]
        );
        let again = run_invite(&round, &command).unwrap();
        assert_eq!(again.recipients, []);
        assert_eq!(again.already.len(), 2);
        assert!(next_mail(&round).is_some());
        assert!(next_mail(&round).is_some());
        assert!(next_mail(&round).is_none());
    });
}

#[test]
fn who_cannot_be_invited_is_named() {
    run_on_both(|test| {
        let round = Round::open(test);
        let these = |ids: &[&str]| Recipients::These(ids.iter().map(ToString::to_string).collect());
        let unknown = run_invite(&round, &invitation(these(&["midcom", "nobody"]), &[]));
        assert!(
            matches!(&unknown, Err(InviteError::UnknownOrganizations(ids)) if *ids == ["nobody"]),
            "{unknown:?}"
        );
        let no_questionnaire = run_invite(&round, &invitation(these(&["icmpd"]), &[]));
        assert!(matches!(
            no_questionnaire,
            Err(InviteError::NoQuestionnaire(RespondentGroup::Igo))
        ));
        for address in [
            "no address",
            "a@b.c, d@e.f",
            "a@b.c\r\nBcc: d@e.f",
            "Anna <a@b.c>",
            "@b.c",
        ] {
            let bad = run_invite(
                &round,
                &invitation(these(&["midcom"]), &[("midcom", address)]),
            );
            assert!(
                matches!(bad, Err(InviteError::BadAddresses(_))),
                "{address}"
            );
        }
    });
}

#[test]
fn the_database_holds_no_token_that_opens_anything() {
    run_on_both(|test| {
        let round = Round::open(test);
        let job = invited(&round);
        assert_eq!(job.link_token.len(), 43, "256 bits");
        assert_ne!(job.link_token, job.stop_token);
        let entered = round
            .app
            .write_blocking(|transaction| enter(transaction, &job.link_token))
            .unwrap()
            .expect("the link works");
        let links = round
            .app
            .read_blocking(|transaction| list_links(transaction.connection, &job.invitation.id))
            .unwrap();
        assert_eq!(links.len(), 2);
        for stored in [
            secret::hash(&job.link_token),
            secret::hash(&entered.session_token),
        ] {
            let found = round
                .app
                .read_blocking(|transaction| find_entry(transaction, &stored))
                .unwrap();
            assert!(found.is_none(), "what is stored does not open");
            let access = round
                .app
                .read_blocking(|transaction| find_access(transaction, &stored))
                .unwrap();
            assert!(access.is_none(), "what is stored does not open");
        }
    });
}

#[test]
fn looking_changes_nothing_and_entering_is_noted() {
    run_on_both(|test| {
        let round = Round::open(test);
        let job = invited(&round);
        let look = || {
            round
                .app
                .read_blocking(|transaction| find_entry(transaction, &job.link_token))
                .unwrap()
        };
        for _ in 0..3 {
            let entry = look().expect("the link works for robots too");
            assert_eq!(entry.link.first_used_at, None);
            assert_eq!(entry.invitation.opened_at, None);
        }
        let entered = round
            .app
            .write_blocking(|transaction| enter(transaction, &job.link_token))
            .unwrap()
            .expect("the link works");
        let entry = look().expect("it works again");
        assert!(entry.link.first_used_at.is_some());
        assert!(entry.contact.opened_at.is_some());
        let access = round
            .app
            .read_blocking(|transaction| find_access(transaction, &entered.session_token))
            .unwrap()
            .expect("the cookie opens the response");
        assert_eq!(access.response, entered.response);
        assert_eq!(access.entry.invitation.respondent.organization, "midcom");
    });
}

#[test]
fn unknown_revoked_and_foreign_links_open_nothing() {
    run_on_both(|test| {
        let round = Round::open(test);
        let job = invited(&round);
        let open = |token: &str| {
            round
                .app
                .read_blocking(|transaction| find_entry(transaction, token))
                .unwrap()
                .is_some()
        };
        assert!(open(&job.link_token));
        assert!(!open("unknown"));
        assert!(!open(""));
        assert!(!open(&job.stop_token), "made for another purpose");
        let entered = round
            .app
            .write_blocking(|transaction| enter(transaction, &job.link_token))
            .unwrap()
            .unwrap();
        let revoked = round.app.write_blocking(|transaction| {
            revoke_invitation(transaction, &job.invitation.id, &Author::Operator)
        });
        assert!(revoked.unwrap());
        assert!(!open(&job.link_token));
        let access = round
            .app
            .read_blocking(|transaction| find_access(transaction, &entered.session_token))
            .unwrap();
        assert!(access.is_none(), "sessions die with the invitation");
    });
}

#[test]
fn a_link_works_for_the_life_of_the_round_and_shows_the_receipt_after_it() {
    run_on_both(|test| {
        let round = Round::open(test);
        let job = invited(&round);
        let open = || {
            round
                .app
                .read_blocking(|transaction| find_entry(transaction, &job.link_token))
                .unwrap()
                .is_some()
        };
        round
            .clock
            .set(job.assessment.closes_at + TimeDelta::days(300));
        assert!(open());
        round
            .clock
            .set(job.assessment.closes_at + TimeDelta::days(366));
        assert!(!open());
    });
}

#[test]
fn a_mail_is_retried_with_growing_delay_under_the_same_message_id() {
    run_on_both(|test| {
        let round = Round::open(test);
        let first = invited(&round);
        assert!(next_mail(&round).is_none(), "one instance has it");
        let fault = Delivery::TemporaryFault("451 try later".to_owned());
        assert_eq!(finish(&round, &first, &fault), MailState::Queued);
        assert!(next_mail(&round).is_none(), "not at once");
        round.clock.advance(TimeDelta::minutes(1));
        let second = next_mail(&round).expect("it is due again");
        assert_eq!(second.mail.message_id, first.mail.message_id);
        assert_eq!(second.mail.attempts, 2);
        assert_eq!(
            finish(&round, &first, &Delivery::Accepted),
            MailState::Sending,
            "a late instance changes nothing"
        );
        assert_eq!(
            finish(&round, &second, &Delivery::Accepted),
            MailState::Sent
        );
        assert!(next_mail(&round).is_none());
    });
}

#[test]
fn a_mail_whose_instance_died_is_taken_over() {
    run_on_both(|test| {
        let round = Round::open(test);
        let lost = invited(&round);
        round.clock.advance(TimeDelta::minutes(4));
        assert!(next_mail(&round).is_none());
        round.clock.advance(TimeDelta::minutes(1));
        let taken_over = next_mail(&round).expect("the lease has ended");
        assert_eq!(taken_over.mail.message_id, lost.mail.message_id);
    });
}

#[test]
fn a_refused_address_is_seen_and_delays_nobody() {
    run_on_both(|test| {
        let round = Round::open(test);
        let command = invitation(
            Recipients::These(vec!["midcom".to_owned(), "midsa".to_owned()]),
            &[
                ("midcom", "gone@example.org"),
                ("midsa", "here@example.org"),
            ],
        );
        run_invite(&round, &command).unwrap();
        let jobs = [next_mail(&round).unwrap(), next_mail(&round).unwrap()];
        for job in &jobs {
            let is_gone = job.contact.email.starts_with("gone");
            let delivery = if is_gone {
                Delivery::PermanentFault("550 no such user".to_owned())
            } else {
                Delivery::Accepted
            };
            finish(&round, job, &delivery);
            let contact = round
                .app
                .read_blocking(|transaction| find_contact(transaction.connection, &job.contact.id))
                .unwrap()
                .unwrap();
            assert_eq!(contact.bounced_at.is_some(), is_gone);
        }
        round.clock.advance(TimeDelta::days(1));
        let reminded = round
            .app
            .write_blocking(|transaction| remind(transaction, ROUND, &Author::Operator, false))
            .unwrap();
        assert_eq!(reminded.len(), 1);
        assert_eq!(reminded[0].0.email, "here@example.org");
    });
}

#[test]
fn reminders_go_to_those_concerned_once_a_day_and_are_looked_at_again_when_sent() {
    run_on_both(|test| {
        let round = Round::open(test);
        let first = invited(&round);
        finish(&round, &first, &Delivery::Accepted);
        round.clock.advance(TimeDelta::hours(1));
        let run_remind = |dry_run: bool| {
            round
                .app
                .write_blocking(|transaction| {
                    remind(transaction, ROUND, &Author::Operator, dry_run)
                })
                .unwrap()
        };
        let planned = run_remind(true);
        assert_eq!(planned[0].1, Progress::NeverOpened);
        assert_eq!(run_remind(false), planned);
        assert_eq!(run_remind(false), [], "one a day");

        // The organization answers before the reminder is sent.
        round.clock.advance(TimeDelta::seconds(1));
        let entered = round
            .app
            .write_blocking(|transaction| enter(transaction, &first.link_token))
            .unwrap()
            .unwrap();
        let changes = vec![change("established", json!(2000), 0)];
        round
            .save(&round.save_command(&entered.response, "anna", changes))
            .unwrap();
        round
            .submit(&round.submit_command(&entered.response))
            .unwrap();
        let mut contents = Vec::new();
        for _ in 0..2 {
            if let Some(job) = next_mail(&round) {
                contents.push(job.content.clone());
                finish(&round, &job, &Delivery::Accepted);
            }
        }
        assert!(
            matches!(contents[..], [MailContent::Receipt(_)]),
            "{contents:?}"
        );
        let mails = round
            .app
            .read_blocking(|transaction| {
                list_mails_of_invitation(transaction.connection, &first.invitation.id)
            })
            .unwrap();
        let states: Vec<(&str, MailState)> = mails
            .iter()
            .map(|mail| (mail.kind.as_str(), mail.state))
            .collect();
        assert_eq!(
            states,
            [
                ("invitation", MailState::Sent),
                ("reminder", MailState::Cancelled),
                ("receipt", MailState::Sent)
            ]
        );
        round.clock.advance(TimeDelta::days(1));
        assert_eq!(run_remind(false), [], "it has answered");
    });
}

#[test]
fn stopping_reminders_is_one_click_and_leaves_the_link_working() {
    run_on_both(|test| {
        let round = Round::open(test);
        let job = invited(&round);
        let looked = round
            .app
            .read_blocking(|transaction| find_reminder_entry(transaction, &job.stop_token))
            .unwrap()
            .expect("the link is known");
        assert_eq!(looked.contact.reminders_stopped_at, None);
        for _ in 0..2 {
            let stopped = round
                .app
                .write_blocking(|transaction| stop_reminders(transaction, &job.stop_token))
                .unwrap();
            assert!(stopped.is_some());
        }
        let reminded = round
            .app
            .write_blocking(|transaction| remind(transaction, ROUND, &Author::Operator, false))
            .unwrap();
        assert_eq!(reminded, []);
        let entry = round
            .app
            .read_blocking(|transaction| find_entry(transaction, &job.link_token))
            .unwrap();
        assert!(entry.is_some());
        let misused = round
            .app
            .write_blocking(|transaction| stop_reminders(transaction, &job.link_token))
            .unwrap();
        assert!(
            misused.is_none(),
            "the personal link does not stop reminders"
        );
    });
}
