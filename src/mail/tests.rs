use chrono_tz::Tz;
use mail_parser::MessageParser;

use super::*;
use crate::institution::Institution;
use crate::language::Language;
use crate::links::PublicUrl;
use crate::questionnaire::model::RespondentGroup;

fn institution() -> Institution {
    Institution {
        name: "International Organization for Migration".into(),
        short_name: "IOM".into(),
        unit: "International Partnerships Division".into(),
        person: "Marta Lindqvist".into(),
        email: "iscm-survey@example.org".into(),
        phone: Some("+41 22 555 01 00".into()),
    }
}

fn public_url() -> PublicUrl {
    "https://iscm.example.org".parse().unwrap()
}

fn letter<'a>(
    occasion: Occasion,
    language: Language,
    institution: &'a Institution,
    public_url: &'a PublicUrl,
) -> Letter<'a> {
    Letter {
        occasion,
        language,
        institution,
        public_url,
        recipient: Person {
            name: "C. Banda".into(),
            email: "banda@example.org".into(),
        },
        reply_to: Person {
            name: "Marta Lindqvist".into(),
            email: "coordinator@example.org".into(),
        },
        group: RespondentGroup::Iscm,
        respondent: "MIDCOM".into(),
        assessment: "Assessment 2026".into(),
        languages: vec![Language::English, Language::French, Language::Spanish],
        closes_at: "2026-06-30T21:59:00Z".parse().unwrap(),
        zone: Tz::Europe__Zurich,
        mark: None,
        link_token: "k7Qe3fVh9TzMx2Lp".into(),
        stop_token: "s1Op".into(),
        message_id: "inv-0042".into(),
    }
}

fn receipt() -> Occasion {
    Occasion::Receipt {
        number: "ISCM-2026-0117".into(),
        version: 1,
        digest: "4be190c75d2a8f36".into(),
        submitted_at: "2026-05-19T08:04:00Z".parse().unwrap(),
    }
}

fn occasions() -> Vec<Occasion> {
    vec![
        Occasion::Invitation,
        Occasion::Reminder(ReminderTone::NeverOpened),
        Occasion::Reminder(ReminderTone::Started),
        Occasion::Reminder(ReminderTone::InClearance),
        Occasion::Reminder(ReminderTone::Returned),
        receipt(),
        Occasion::Returned { questions: 2 },
    ]
}

#[test]
fn what_the_mails_say() {
    let (institution, url) = (institution(), public_url());
    for language in [
        Language::English,
        Language::French,
        Language::Spanish,
        Language::Arabic,
    ] {
        let said: Vec<String> = occasions()
            .into_iter()
            .map(|occasion| {
                let written = compose(&letter(occasion, language, &institution, &url));
                format!("Subject: {}\n\n{}", written.subject, written.text)
            })
            .collect();
        insta::assert_snapshot!(
            format!("mails_{}", language.code()),
            said.join("\n-----------------------------------------\n\n")
        );
    }
}

#[test]
fn the_html_part_says_the_same() {
    let (institution, url) = (institution(), public_url());
    let written = compose(&letter(
        Occasion::Invitation,
        Language::English,
        &institution,
        &url,
    ));
    insta::assert_snapshot!(written.html.replace("><", ">\n<"));
    let arabic = compose(&letter(
        Occasion::Invitation,
        Language::Arabic,
        &institution,
        &url,
    ));
    assert!(arabic.html.contains("<html lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn a_telephone_number_keeps_its_order_in_arabic() {
    let (institution, url) = (institution(), public_url());
    let written = compose(&letter(
        Occasion::Invitation,
        Language::Arabic,
        &institution,
        &url,
    ));
    assert!(
        written.html.contains("\u{2066}+41 22 555 01 00\u{2069}"),
        "{}",
        written.html
    );
}

#[test]
fn the_link_stands_on_a_line_of_its_own() {
    let (institution, url) = (institution(), public_url());
    for language in Language::ALL {
        for occasion in occasions() {
            let written = compose(&letter(occasion, language, &institution, &url));
            assert!(
                written
                    .text
                    .lines()
                    .any(|line| line == "https://iscm.example.org/r/k7Qe3fVh9TzMx2Lp"),
                "{}",
                written.text
            );
            let longest = written
                .text
                .lines()
                .filter(|line| !line.contains("://"))
                .map(|line| line.chars().count())
                .max();
            assert!(longest <= Some(80), "{}", written.text);
        }
    }
}

async fn sent(mail: &Written) -> Vec<u8> {
    let mailer = Mailer::new("ISCM Survey <survey@example.org>", Transport::Memory).unwrap();
    mailer.send(mail).await.unwrap();
    mailer.sent().remove(0)
}

#[tokio::test]
async fn a_mail_has_its_headers_and_two_parts() {
    let (institution, url) = (institution(), public_url());
    let written = compose(&letter(
        Occasion::Invitation,
        Language::Arabic,
        &institution,
        &url,
    ));
    let raw = sent(&written).await;
    let parsed = MessageParser::default().parse(&raw).unwrap();
    assert_eq!(parsed.subject(), Some(written.subject.as_str()));
    assert_eq!(parsed.message_id(), Some("inv-0042@iscm.example.org"));
    assert_eq!(
        parsed.to().unwrap().first().unwrap().address(),
        Some("banda@example.org")
    );
    assert_eq!(
        parsed.reply_to().unwrap().first().unwrap().address(),
        Some("coordinator@example.org")
    );
    assert_eq!(
        parsed.body_text(0).unwrap().replace("\r\n", "\n"),
        written.text
    );
    assert_eq!(
        parsed.body_html(0).unwrap().replace("\r\n", "\n"),
        written.html
    );
    let header = |name: &str| {
        parsed
            .header_raw(name)
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    assert_eq!(
        header("List-Unsubscribe-Post"),
        "List-Unsubscribe=One-Click"
    );
    let text = String::from_utf8_lossy(&raw);
    assert!(
        text.contains("List-Unsubscribe: <https://iscm.example.org/u/s1Op>\r\n"),
        "{text}"
    );
    assert_eq!(header("Auto-Submitted"), "auto-generated");
}

#[tokio::test]
async fn a_receipt_is_not_something_to_unsubscribe_from() {
    let (institution, url) = (institution(), public_url());
    let written = compose(&letter(receipt(), Language::English, &institution, &url));
    assert_eq!(written.unsubscribe, None);
    let raw = sent(&written).await;
    assert!(!String::from_utf8_lossy(&raw).contains("List-Unsubscribe"));
}

#[tokio::test]
async fn names_cannot_add_headers_recipients_or_markup() {
    let (institution, url) = (institution(), public_url());
    let hostile =
        "x\r\nBcc: victim@example.net\r\n\r\n<script>alert(1)</script>, other@example.net";
    let mut letter = letter(Occasion::Invitation, Language::English, &institution, &url);
    letter.respondent = hostile.into();
    letter.assessment = hostile.into();
    letter.recipient.name = hostile.into();
    letter.reply_to.name = hostile.into();
    let written = compose(&letter);
    assert!(!written.html.contains("<script"));
    let raw = sent(&written).await;
    let parsed = MessageParser::default().parse(&raw).unwrap();
    assert!(parsed.bcc().is_none());
    let recipients: Vec<_> = parsed.to().unwrap().iter().collect();
    assert_eq!(recipients.len(), 1, "{recipients:?}");
    assert_eq!(recipients[0].address(), Some("banda@example.org"));
    assert_eq!(parsed.reply_to().unwrap().iter().count(), 1);

    letter.recipient.email = "banda@example.org, other@example.net".into();
    let mailer = Mailer::new("survey@example.org", Transport::Memory).unwrap();
    assert!(matches!(
        mailer.send(&compose(&letter)).await,
        Err(SendError::Permanent(_))
    ));
    assert!(mailer.sent().is_empty());
}

#[tokio::test]
async fn a_folder_gets_one_file_per_mail_however_often_it_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::new(
        "survey@example.org",
        Transport::Folder(folder.path().to_owned()),
    )
    .unwrap();
    let (institution, url) = (institution(), public_url());
    let mut letter = letter(Occasion::Invitation, Language::English, &institution, &url);
    letter.message_id = "../inv".into();
    mailer.send(&compose(&letter)).await.unwrap();
    mailer.send(&compose(&letter)).await.unwrap();
    let files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(files, ["___inv.eml"]);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_temporary_fault() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let mailer = Mailer::new(
        "survey@example.org",
        Transport::Smtp(SmtpSettings {
            host: "127.0.0.1".into(),
            port,
            security: SmtpSecurity::StartTls,
            credentials: None,
            authority: None,
        }),
    )
    .unwrap();
    let (institution, url) = (institution(), public_url());
    let written = compose(&letter(
        Occasion::Invitation,
        Language::English,
        &institution,
        &url,
    ));
    assert!(matches!(
        mailer.send(&written).await,
        Err(SendError::Temporary(_))
    ));
}

#[test]
fn a_sender_that_is_no_address_is_refused_at_the_start() {
    assert!(matches!(
        Mailer::new("nobody", Transport::Memory),
        Err(MailerError::Sender)
    ));
}

#[test]
fn what_the_mail_to_a_secretariat_says() {
    let (institution, url) = (institution(), public_url());
    for language in [
        Language::English,
        Language::French,
        Language::Spanish,
        Language::Arabic,
    ] {
        let mail = compose(&letter(Occasion::Comment, language, &institution, &url));
        let link = "https://iscm.example.org/c/k7Qe3fVh9TzMx2Lp";
        assert!(mail.text.lines().any(|line| line == link), "{}", mail.text);
        assert!(mail.html.contains(link));
        assert!(mail.subject.starts_with("MIDCOM"), "{}", mail.subject);
        assert_eq!(mail.unsubscribe, None, "it comes once");
        let direction = language.direction().html();
        assert!(mail.html.contains(&format!("dir=\"{direction}\"")));
        let english = compose(&letter(
            Occasion::Comment,
            Language::English,
            &institution,
            &url,
        ));
        assert_eq!(
            mail.subject == english.subject,
            language == Language::English,
            "told in its language"
        );
    }
}
