//! A round by mail: the worker, over SMTP, into a real mail server, and the mails read as a recipient's program
//! reads them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use iscm_survey::app::entering::{Entered, enter, find_entry, stop_reminders};
use iscm_survey::app::inviting::{Invite, NewContact, Recipients, invite, remind};
use iscm_survey::app::rounds;
use iscm_survey::app::submitting::Receipt;
use iscm_survey::assessment::{Author, Contact, ReplyContact, Respondent};
use iscm_survey::mail::{
    Mailer, Person, SendError, SmtpSecurity, SmtpSettings, Transport, Written,
};
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::invitations::{find_invitation_of, list_contacts};
use iscm_survey::storage::outbox::{Mail, MailState, list_mails_of_invitation};
use iscm_survey::worker::{Done, Worker};
use mail_parser::{Message, MessageParser};
use regex::Regex;
use serde_json::json;
use tokio::runtime::Runtime;

use crate::support::app::institution;
use crate::support::databases::run_on_both;
use crate::support::mail_server::{Fault, MailServer, Protection};
use crate::support::round::{ROUND, Round, change, files, new_round};

const PUBLIC_URL: &str = "https://survey.example.org";
/// Stands in an answer, and may stand in no mail.
const ANSWER: &str = "They meet in Livingstone each August";

/// A round with its worker at work on a mail server.
struct Post {
    round: Round,
    runtime: Runtime,
    worker: Worker,
}

impl Post {
    fn new(round: Round, settings: SmtpSettings) -> Post {
        let runtime = Runtime::new().expect("a runtime");
        let worker = Worker {
            app: round.app.clone(),
            mailer: Some(mailer(&runtime, settings)),
            institution: Arc::new(institution()),
            public_url: PUBLIC_URL.parse().expect("an address"),
            reply_to: Person {
                name: "The assessment team".to_owned(),
                email: "team@example.org".to_owned(),
            },
        };
        Post {
            round,
            runtime,
            worker,
        }
    }

    fn run_once(&self) -> Done {
        self.runtime
            .block_on(self.worker.run_once())
            .expect("the worker works")
    }

    /// Invites organizations, one person each: registry id, name, address.
    fn invite(&self, people: &[(&str, &str, &str)]) {
        let mut contacts: BTreeMap<String, Vec<NewContact>> = BTreeMap::new();
        for (organization, name, email) in people {
            let contact = NewContact {
                name: (*name).to_owned(),
                email: (*email).to_owned(),
                language: None,
            };
            contacts
                .entry((*organization).to_owned())
                .or_default()
                .push(contact);
        }
        let command = Invite {
            assessment: ROUND.to_owned(),
            recipients: Recipients::These(contacts.keys().cloned().collect()),
            contacts,
            actor: Author::Operator,
            dry_run: false,
        };
        let invited = self
            .round
            .app
            .write_blocking(|transaction| invite(transaction, &command))
            .expect("they can be invited");
        assert_eq!(invited.recipients.len(), people.len());
    }

    /// The person at an organization and the mails to it, as staff are shown them.
    fn standing(&self, group: RespondentGroup, organization: &str) -> (Contact, Vec<Mail>) {
        let respondent = Respondent::new(group, organization);
        self.round
            .app
            .read_blocking(|transaction| {
                let assessment = rounds::list_assessments(transaction)?.remove(0);
                let connection = &mut *transaction.connection;
                let invitation = find_invitation_of(connection, &assessment.id, &respondent)?
                    .expect("it was invited");
                let contact = list_contacts(connection, &invitation.id)?.remove(0);
                Ok::<_, iscm_survey::storage::StorageError>((
                    contact,
                    list_mails_of_invitation(connection, &invitation.id)?,
                ))
            })
            .expect("the database answers")
    }

    fn enter(&self, mail: &Message) -> Entered {
        let token = personal_link(mail)
            .strip_prefix(&format!("{PUBLIC_URL}/r/"))
            .expect("a personal link")
            .to_owned();
        self.round
            .app
            .write_blocking(|transaction| enter(transaction, &token))
            .expect("the database answers")
            .expect("the link works")
    }

    /// Whom reminders go to, by address.
    fn remind(&self, dry_run: bool) -> Vec<String> {
        self.round
            .app
            .write_blocking(|transaction| remind(transaction, ROUND, &Author::Operator, dry_run))
            .expect("reminders can be queued")
            .into_iter()
            .map(|(recipient, _)| recipient.email)
            .collect()
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        // The connections are closed inside the runtime, too.
        let _inside = self.runtime.enter();
        self.worker.mailer = None;
    }
}

/// Made inside the runtime, where its connections live.
fn mailer(runtime: &Runtime, settings: SmtpSettings) -> Mailer {
    let _inside = runtime.enter();
    Mailer::new(
        "ISCM Survey <survey@example.org>",
        Transport::Smtp(settings),
    )
    .expect("a mailer")
}

fn parse(bytes: &[u8]) -> Message<'_> {
    MessageParser::default().parse(bytes).expect("a mail")
}

fn done(sent: usize, failed: usize) -> Done {
    Done {
        sent,
        failed,
        ..Done::default()
    }
}

/// The one link into the questionnaire: it stands on a line of its own.
fn personal_link(mail: &Message) -> String {
    let text = mail.body_text(0).expect("a text part");
    let lines: Vec<&str> = text.lines().filter(|line| line.contains("/r/")).collect();
    let [line] = lines[..] else {
        panic!("the link is there once: {text}")
    };
    let shape = Regex::new(&format!(
        "^{}/r/[A-Za-z0-9_-]{{43}}$",
        regex::escape(PUBLIC_URL)
    ));
    assert!(shape.expect("a pattern").is_match(line), "{line}");
    line.to_owned()
}

/// Where one click stops reminders, as a mail program finds it; `None` where the mail offers none.
fn one_click(mail: &Message) -> Option<String> {
    let post = mail.header_raw("List-Unsubscribe-Post")?.trim();
    assert_eq!(post, "List-Unsubscribe=One-Click");
    let address = mail.header_raw("List-Unsubscribe")?.trim();
    let token = address
        .strip_prefix(&format!("<{PUBLIC_URL}/u/"))
        .and_then(|rest| rest.strip_suffix('>'))
        .unwrap_or_else(|| panic!("one https address: {address}"));
    Some(token.to_owned())
}

/// The headers of the mail itself, sorted.
fn headers(mail: &Message) -> Vec<String> {
    let mut names: Vec<String> = mail
        .headers_raw()
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect();
    names.sort();
    names
}

/// What holds for each of our mails: two parts that lead nowhere but to us and repeat no answer.
fn assert_plain(mail: &Message) {
    assert_eq!(mail.text_body_count(), 1);
    assert_eq!(mail.html_body_count(), 1);
    assert_eq!(mail.attachment_count(), 0);
    let text = mail.body_text(0).expect("a text part");
    let html = mail.body_html(0).expect("an HTML part");
    assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
    let address = Regex::new(r#"(?i)(?:https?:)?//[^\s"'<>)]+"#).expect("a pattern");
    for part in [&text, &html] {
        assert!(!part.contains(ANSWER), "an answer is in the mail: {part}");
        for found in address.find_iter(part) {
            assert!(
                found.as_str().starts_with(&format!("{PUBLIC_URL}/")),
                "{} leads elsewhere",
                found.as_str()
            );
        }
    }
    for tag in ["<img", "<script", "<link", "<iframe", "url("] {
        assert!(!html.contains(tag), "{tag} in {html}");
    }
    assert!(
        html.contains(&personal_link(mail)),
        "both parts have the link"
    );
}

const HEADERS: [&str; 11] = [
    "auto-submitted",
    "content-type",
    "date",
    "from",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "message-id",
    "mime-version",
    "reply-to",
    "subject",
    "to",
];

#[test]
fn an_invitation_arrives_whole() {
    run_on_both(|test| {
        let server = MailServer::start(Protection::StartTls);
        let post = Post::new(Round::open(test), server.settings());
        post.invite(&[("midcom", "Anna Phiri", "anna@example.org")]);
        let sent = post.run_once();
        let (_, mails) = post.standing(RespondentGroup::Iscm, "midcom");
        assert_eq!(sent, done(1, 0), "{mails:?}");
        assert_eq!(post.run_once(), done(0, 0), "each mail goes once");
        let received = server.received();
        assert_eq!(received.len(), 1);
        assert_eq!(received[0].recipients, ["anna@example.org"]);
        let mail = parse(&received[0].bytes);
        assert_eq!(headers(&mail), HEADERS);
        let one = |address: Option<&mail_parser::Address>| {
            let address = address.expect("the header");
            assert_eq!(address.iter().count(), 1);
            let first = address.first().expect("an address");
            (
                first.name().unwrap_or_default().to_owned(),
                first.address().unwrap_or_default().to_owned(),
            )
        };
        let pair = |name: &str, address: &str| (name.to_owned(), address.to_owned());
        assert_eq!(one(mail.from()), pair("ISCM Survey", "survey@example.org"));
        assert_eq!(one(mail.to()), pair("Anna Phiri", "anna@example.org"));
        assert_eq!(
            one(mail.reply_to()),
            pair("The assessment team", "team@example.org")
        );
        let (_, mails) = post.standing(RespondentGroup::Iscm, "midcom");
        assert_eq!(
            mail.message_id().expect("a Message-ID"),
            format!("{}@survey.example.org", mails[0].message_id),
            "what the outbox says is what a mail server's log says"
        );
        assert_plain(&mail);
        assert!(one_click(&mail).is_some());
        let subject = mail.subject().expect("a subject");
        assert!(subject.contains("MIDCOM"), "{subject}");
        let entered = post.enter(&mail);
        assert_eq!(
            entered.entry.invitation.respondent,
            Respondent::new(RespondentGroup::Iscm, "midcom")
        );
    });
}

#[test]
fn names_cannot_add_headers_or_recipients() {
    run_on_both(|test| {
        let server = MailServer::start(Protection::StartTls);
        let round = Round::prepare(test);
        let mut new = new_round();
        new.contact = Some(ReplyContact {
            name: "Team\r\nX-Evil: yes".to_owned(),
            email: "team@example.org".to_owned(),
        });
        new.title.insert(
            iscm_survey::language::Language::English,
            "Round\r\nX-Evil: yes".to_owned(),
        );
        round
            .app
            .write_blocking(|transaction| {
                rounds::create_assessment(transaction, &new, &files(), &Author::Operator)
            })
            .expect("a round");
        round
            .app
            .write_blocking(|transaction| {
                rounds::open_assessment(transaction, ROUND, &Author::Operator)
            })
            .expect("it opens");
        let post = Post::new(round, server.settings());
        post.invite(&[
            (
                "midcom",
                "Eve\r\nBcc: spy@example.net\r\n\r\n<b>",
                "eve@example.org",
            ),
            (
                "midsa",
                "\"Mallory\" <spy@example.net>, \u{202e}x",
                "mallory@example.org",
            ),
        ]);
        assert_eq!(post.run_once(), done(2, 0));
        for address in ["eve@example.org", "mallory@example.org"] {
            let mails = server.mails_to(address);
            assert_eq!(mails.len(), 1, "to {address} and nobody else");
            let mail = parse(&mails[0]);
            assert_eq!(headers(&mail), HEADERS);
            let to: Vec<_> = mail.to().expect("To").iter().collect();
            assert_eq!(to.len(), 1);
            assert_eq!(to[0].address(), Some(address));
            let reply_to: Vec<_> = mail.reply_to().expect("Reply-To").iter().collect();
            assert_eq!(reply_to.len(), 1);
            assert_eq!(reply_to[0].address(), Some("team@example.org"));
            assert_plain(&mail);
            let html = mail.body_html(0).expect("an HTML part");
            assert!(!html.contains("<b>"), "names are text");
        }
        assert_eq!(server.times_named("spy@example.net"), 0);
    });
}

#[test]
fn one_bad_address_delays_nobody() {
    run_on_both(|test| {
        let server = MailServer::start(Protection::StartTls);
        server.refuse("gone@example.org", Fault::Recipient(550));
        server.refuse("busy@example.org", Fault::Mail(421));
        let post = Post::new(Round::open(test), server.settings());
        post.invite(&[
            ("ZM", "", "gone@example.org"),
            ("midsa", "", "busy@example.org"),
            ("KE", "", "kofi@example.org"),
            ("midcom", "", "anna@example.org"),
        ]);
        assert_eq!(post.run_once(), done(2, 2));
        for address in ["kofi@example.org", "anna@example.org"] {
            assert_eq!(server.mails_to(address).len(), 1, "{address}");
        }

        let (gone, mails) = post.standing(RespondentGroup::State, "ZM");
        assert!(gone.bounced_at.is_some(), "staff see that it came back");
        assert!(gone.bounce.expect("what the server said").contains("550"));
        assert_eq!(mails[0].state, MailState::Failed);
        let (busy, mails) = post.standing(RespondentGroup::Iscm, "midsa");
        assert_eq!(busy.bounced_at, None, "busy is not gone");
        assert_eq!(mails[0].state, MailState::Queued);
        let fault = mails[0].last_error.as_deref().unwrap_or_default();
        assert!(fault.contains("421"), "{fault}");

        post.round.clock.advance(TimeDelta::seconds(59));
        assert_eq!(post.run_once(), done(0, 0), "not at once");
        post.round.clock.advance(TimeDelta::seconds(1));
        assert_eq!(post.run_once(), done(0, 1));
        server.accept("busy@example.org");
        assert_eq!(post.run_once(), done(0, 0), "a longer pause each time");
        post.round.clock.advance(TimeDelta::minutes(2));
        assert_eq!(post.run_once(), done(1, 0));
        let attempts: Vec<String> = server
            .received()
            .iter()
            .filter(|mail| mail.recipients == ["busy@example.org"])
            .map(|mail| {
                parse(&mail.bytes)
                    .message_id()
                    .expect("a Message-ID")
                    .to_owned()
            })
            .collect();
        assert_eq!(attempts.len(), 3);
        assert!(
            attempts.iter().all(|id| *id == attempts[0]),
            "mail programs recognise a repeated mail: {attempts:?}"
        );
        assert_eq!(server.times_named("gone@example.org"), 1, "and never again");
        let mut concerned = post.remind(true);
        concerned.sort();
        assert_eq!(
            concerned,
            ["anna@example.org", "busy@example.org", "kofi@example.org"],
            "who cannot be written to is not reminded"
        );
    });
}

#[test]
fn reminders_and_receipts_go_to_those_concerned() {
    run_on_both(|test| {
        let server = MailServer::start(Protection::StartTls);
        let post = Post::new(Round::open(test), server.settings());
        post.invite(&[
            ("midcom", "", "anna@example.org"),
            ("midsa", "", "sara@example.org"),
            ("ZM", "", "moyo@example.org"),
            ("KE", "", "kofi@example.org"),
        ]);
        assert_eq!(post.run_once(), done(4, 0));
        let invitation = |address: &str| server.mails_to(address).remove(0);

        // Anna answers and submits: a receipt, and no reminder.
        let anna = invitation("anna@example.org");
        let response = post.enter(&parse(&anna)).response;
        let answers = vec![
            change("established", json!(2003), 0),
            change("aims", json!(ANSWER), 0),
        ];
        let command = post.round.save_command(&response, "anna", answers);
        post.round.save(&command).expect("saved");
        let receipt = post
            .round
            .submit(&post.round.submit_command(&response))
            .expect("submitted");
        assert_eq!(post.run_once(), done(1, 0));
        assert_receipt(&post, &server.mails_to("anna@example.org"), &receipt);

        // Sara has answers on disk, which no mail repeats.
        let sara = invitation("sara@example.org");
        let response = post.enter(&parse(&sara)).response;
        let answers = vec![change("aims", json!(ANSWER), 0)];
        let command = post.round.save_command(&response, "sara", answers);
        post.round.save(&command).expect("saved");

        // Kofi clicks once: no reminders, and his link goes on working.
        let kofi = invitation("kofi@example.org");
        let token = one_click(&parse(&kofi)).expect("one click");
        let stopped = post
            .round
            .app
            .write_blocking(|transaction| stop_reminders(transaction, &token))
            .expect("the database answers");
        assert!(stopped.is_some(), "the address in the mail works");
        let (contact, _) = post.standing(RespondentGroup::State, "KE");
        assert!(contact.reminders_stopped_at.is_some(), "staff see it");
        post.enter(&parse(&kofi));

        let planned = post.remind(true);
        assert_eq!(planned, post.remind(false), "what was said is what is done");
        let mut concerned = planned;
        concerned.sort();
        assert_eq!(concerned, ["moyo@example.org", "sara@example.org"]);
        assert!(post.remind(false).is_empty(), "at most one a day");
        assert_eq!(post.run_once(), done(2, 0));
        for address in ["moyo@example.org", "sara@example.org"] {
            let mails = server.mails_to(address);
            assert_eq!(mails.len(), 2, "{address}");
            let (first, second) = (parse(&mails[0]), parse(&mails[1]));
            assert_plain(&second);
            assert_eq!(headers(&second), HEADERS);
            assert_ne!(first.message_id(), second.message_id());
            assert!(one_click(&second).is_some());
            // Each mail has a link of its own; the older one goes on working.
            post.enter(&second);
            post.enter(&first);
        }
        assert_eq!(server.mails_to("kofi@example.org").len(), 1);
        assert_eq!(server.mails_to("anna@example.org").len(), 2);
        let everything = server.received();
        assert!(everything.iter().all(|mail| mail.recipients.len() == 1));
    });
}

fn assert_receipt(post: &Post, mails: &[Vec<u8>], receipt: &Receipt) {
    assert_eq!(mails.len(), 2, "the invitation and the receipt");
    let mail = parse(&mails[1]);
    assert_plain(&mail);
    assert_eq!(one_click(&mail), None, "a receipt comes once");
    let text = mail.body_text(0).expect("a text part");
    assert!(text.contains(&receipt.receipt_number), "{text}");
    assert!(text.contains(&receipt.digest), "{text}");
    let subject = mail.subject().expect("a subject");
    assert!(subject.contains(&receipt.receipt_number), "{subject}");
    let token = personal_link(&mail)[PUBLIC_URL.len() + "/r/".len()..].to_owned();
    let entry = post
        .round
        .app
        .read_blocking(|transaction| find_entry(transaction, &token))
        .expect("the database answers");
    assert!(entry.is_some(), "the receipt can be seen again");
}

#[test]
fn a_wrong_password_is_nobodys_address() {
    run_on_both(|test| {
        let server = MailServer::start(Protection::StartTlsAndPassword);
        let mut settings = server.settings();
        settings.credentials = Some(("survey".to_owned(), "of yesterday".to_owned()));
        let post = Post::new(Round::open(test), settings);
        post.invite(&[("midcom", "", "anna@example.org")]);
        assert_eq!(post.run_once(), done(0, 1));
        assert_eq!(server.passwords(), ["of yesterday"]);
        assert!(server.received().is_empty());
        let (contact, mails) = post.standing(RespondentGroup::Iscm, "midcom");
        assert_eq!(contact.bounced_at, None, "the address is not at fault");
        assert_eq!(
            mails[0].state,
            MailState::Queued,
            "it goes when it is mended"
        );
    });
}

#[test]
fn nothing_goes_over_an_unprotected_way() {
    let written = Written {
        to: Person {
            name: String::new(),
            email: "anna@example.org".to_owned(),
        },
        reply_to: Person {
            name: String::new(),
            email: "team@example.org".to_owned(),
        },
        subject: "A subject".to_owned(),
        text: "A text".to_owned(),
        html: "<p>A text</p>".to_owned(),
        message_id: "one@survey.example.org".to_owned(),
        unsubscribe: None,
    };
    let runtime = Runtime::new().expect("a runtime");
    let send = |settings: SmtpSettings| {
        let mailer = mailer(&runtime, settings);
        let written = &written;
        // The mailer is dropped inside the runtime, too.
        runtime.block_on(async move { mailer.send(written).await })
    };
    let protected = MailServer::start(Protection::StartTls);
    let plain = MailServer::start(Protection::None);
    let credentials = Some(("survey".to_owned(), "a secret".to_owned()));
    for (what, settings) in [
        ("a server without STARTTLS", plain.settings()),
        (
            "a server without STARTTLS, with a password",
            SmtpSettings {
                credentials,
                ..plain.settings()
            },
        ),
        (
            "an authority that nobody knows",
            SmtpSettings {
                authority: None,
                ..protected.settings()
            },
        ),
        (
            "a server that does not begin with TLS",
            SmtpSettings {
                security: SmtpSecurity::Tls,
                ..protected.settings()
            },
        ),
    ] {
        let refused = send(settings);
        assert!(
            matches!(refused, Err(SendError::Temporary(_))),
            "{what}: {refused:?}"
        );
    }
    for server in [&plain, &protected] {
        assert_eq!(server.times_named("anna@example.org"), 0);
        assert!(server.received().is_empty());
        assert!(server.passwords().is_empty());
    }
    assert_eq!(
        send(protected.settings()),
        Ok(()),
        "with all of it, it goes"
    );
    assert_eq!(protected.mails_to("anna@example.org").len(), 1);
}
