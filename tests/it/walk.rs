//! The way of a round in a real browser, with script and without: mail → link → answers → receipt →
//! desk → public pages. Saves a picture of every page into `screenshots/`.

use std::collections::BTreeMap;
use std::sync::Arc;

use fantoccini::Locator;
use iscm_survey::app::App;
use iscm_survey::app::demo::INSTRUMENTS;
use iscm_survey::app::importing::import_response;
use iscm_survey::app::inviting::{Invite, NewContact, Recipients, invite};
use iscm_survey::app::registers::install_registry;
use iscm_survey::app::rounds::{QuestionnaireFile, create_assessment, open_assessment};
use iscm_survey::assessment::{Author, Role};
use iscm_survey::institution::Institution;
use iscm_survey::mail::{Mailer, Person, Transport};
use iscm_survey::worker::Worker;
use mail_parser::MessageParser;

use crate::support::app::{PASSWORD, TestApp, run};
use crate::support::browser::{Browser, Look};
use crate::support::databases::TestDatabase;
use crate::support::round::{ROUND, Round, new_round};

#[test]
fn a_round_in_a_browser_with_script() {
    let database = TestDatabase::sqlite();
    run(walk(&database, Look::DESK, "script"));
}

#[test]
fn a_round_in_a_browser_without_script() {
    // The other database, so that both are walked through; where there is none, SQLite again.
    let database = TestDatabase::postgres().unwrap_or_else(TestDatabase::sqlite);
    run(walk(&database, Look::DESK_WITHOUT_SCRIPT, "no-script"));
}

async fn walk(database: &TestDatabase, look: Look, name: &str) {
    let program = TestApp::start(database).await;
    let app = App::new(
        program.db.clone(),
        program.clock.clone(),
        Arc::clone(&program.randomness) as _,
    );
    let link = mailed_link(&program, &app).await;
    program.staff(Role::Coordinator).await;
    let browser = Browser::start(look).await;
    let client = &browser.client;
    let picture = |page: &str| format!("{name}-{page}");

    // The link: reading it changes nothing, the button enters and the token leaves the address bar.
    client.goto(&link).await.expect("the link opens");
    look_at(&browser, &picture("1-landing")).await;
    press(&browser, "form[action^='/r/'] button").await;
    expect_path(&browser, "/respond").await;
    look_at(&browser, &picture("2-tasks")).await;

    // A page: an answer is changed and saved; the browser's own back way finds it again.
    client
        .goto(&format!("{}/respond/pages/about", program.address))
        .await
        .expect("the page opens");
    let field = "input[name='established']";
    let input = client
        .wait()
        .for_element(Locator::Css(field))
        .await
        .expect("the year is asked");
    input.clear().await.expect("the field can be emptied");
    input.send_keys("2012").await.expect("the field takes text");
    look_at(&browser, &picture("3-page")).await;
    press(&browser, "button.btn[value='tasks']").await;
    expect_path(&browser, "/respond").await;
    client
        .goto(&format!("{}/respond/pages/about", program.address))
        .await
        .expect("the page opens");
    let input = client
        .find(Locator::Css(field))
        .await
        .expect("the year is asked");
    let kept = input.attr("value").await.expect("an attribute");
    assert_eq!(kept.as_deref(), Some("2012"), "the answer is on the server");

    // Submitting without the declaration is refused and loses nothing; with it there is a receipt.
    client
        .goto(&format!("{}/respond/review", program.address))
        .await
        .expect("the review opens");
    look_at(&browser, &picture("4-review")).await;
    press(&browser, "form[action='/respond/submit'] button.btn").await;
    client
        .wait()
        .for_element(Locator::Css(".errors"))
        .await
        .expect("what is missing is said");
    tick(&browser, "#declaration").await;
    press(&browser, "form[action='/respond/submit'] button.btn").await;
    expect_path(&browser, "/respond/receipt").await;
    look_at(&browser, &picture("5-receipt")).await;
    client.goto(&link).await.expect("the link opens again");
    look_at(&browser, &picture("6-link-again")).await;
    let page = client.source().await.expect("a page");
    assert!(
        page.contains("/respond/receipt") || page.contains("receipt"),
        "the same link shows the receipt"
    );

    // Staff sign in and see it.
    client
        .goto(&format!("{}/desk", program.address))
        .await
        .expect("the desk opens");
    for (field, text) in [
        ("#email", "coordinator@example.org"),
        ("#password", PASSWORD),
    ] {
        let input = client
            .wait()
            .for_element(Locator::Css(field))
            .await
            .expect("a field");
        input.send_keys(text).await.expect("the field takes text");
    }
    press(&browser, "form[action='/desk/sign-in'] button.btn").await;
    expect_path(&browser, "/desk/assessments").await;
    look_at(&browser, &picture("7-rounds")).await;
    for (page, path) in [
        ("8-round", format!("/desk/assessments/{ROUND}")),
        (
            "9-response",
            format!("/desk/assessments/{ROUND}/responses/midcom"),
        ),
        ("10-findings", format!("/desk/assessments/{ROUND}/findings")),
        (
            "11-three-views",
            format!("/desk/assessments/{ROUND}/findings/midcom"),
        ),
        (
            "12-summary",
            format!("/desk/assessments/{ROUND}/summaries/midcom"),
        ),
        ("13-directory", "/iscms".to_owned()),
        ("14-profile", "/iscms/midiocc".to_owned()),
        ("15-country", "/countries/ZM".to_owned()),
        ("16-home", "/".to_owned()),
    ] {
        client
            .goto(&format!("{}{path}", program.address))
            .await
            .expect("the page opens");
        look_at(&browser, &picture(page)).await;
        let title = client.title().await.expect("a title");
        assert!(
            title.ends_with("ISCM Survey") && !title.contains("does not exist"),
            "{path}: {title}"
        );
    }
    client
        .goto(&format!(
            "{}/desk/assessments/{ROUND}/summaries/midcom",
            program.address
        ))
        .await
        .expect("the page opens");
    let page = client.source().await.expect("a page");
    assert!(
        page.contains("Since its establishment in 2012"),
        "the summary tells the answer that was typed"
    );

    // The same pages in Arabic: from right to left.
    for (page, path) in [
        ("17-profile-ar", "/iscms/midiocc"),
        ("18-landing-ar", "/respond/start"),
    ] {
        client
            .goto(&format!("{}{path}?language=ar", program.address))
            .await
            .expect("the page opens");
        let html = client.find(Locator::Css("html")).await.expect("a page");
        assert_eq!(
            html.attr("dir").await.expect("an attribute").as_deref(),
            Some("rtl")
        );
        look_at(&browser, &picture(page)).await;
    }
    program.stop().await;
}

/// Invites MIDCOM and reads the link out of the mail that the worker sent; MIDCOM's answers are a draft
/// that staff typed in from paper.
async fn mailed_link(program: &TestApp, app: &App) -> String {
    let contacts = BTreeMap::from([(
        "midcom".to_owned(),
        vec![NewContact {
            name: "C. Banda".to_owned(),
            email: "banda@example.org".to_owned(),
            language: None,
        }],
    )]);
    let command = Invite {
        assessment: ROUND.to_owned(),
        recipients: Recipients::These(vec!["midcom".to_owned()]),
        contacts,
        actor: Author::Operator,
        dry_run: false,
    };
    app.write_blocking(install_registry)
        .expect("the registry is installed");
    let files: Vec<QuestionnaireFile> = INSTRUMENTS
        .iter()
        .map(|(path, text)| QuestionnaireFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        })
        .collect();
    app.write_blocking(|transaction| {
        create_assessment(transaction, &new_round(), &files, &Author::Operator)
    })
    .expect("the round can be created");
    app.write_blocking(|transaction| open_assessment(transaction, ROUND, &Author::Operator))
        .expect("the round can be opened");
    let answers = include_str!("../../questionnaires/demo/midcom-2019.json");
    let answers = serde_json::from_str(answers).expect("a JSON object");
    let mut draft = Round::import_of("midcom", answers);
    draft.submit = false;
    app.write_blocking(|transaction| import_response(transaction, &draft))
        .expect("the draft goes in");
    app.write_blocking(|transaction| invite(transaction, &command))
        .expect("the organization can be invited");
    let mailer =
        Mailer::new("ISCM Survey <survey@example.org>", Transport::Memory).expect("a mailer");
    let worker = Worker {
        app: app.clone(),
        mailer: Some(mailer.clone()),
        institution: Arc::new(Institution {
            name: "International Organization for Migration".into(),
            short_name: "IOM".into(),
            unit: String::new(),
            person: "The assessment team".into(),
            email: "iscm-survey@example.org".into(),
            phone: None,
        }),
        public_url: program.address.parse().expect("a loopback address"),
        reply_to: Person {
            name: String::new(),
            email: "iscm-survey@example.org".into(),
        },
    };
    let done = worker.run_once().await.expect("the worker works");
    assert_eq!(done.sent, 1);
    let sent = mailer.sent();
    let mail = MessageParser::default().parse(&sent[0]).expect("a mail");
    let text = mail.body_text(0).expect("a text part");
    let link = text
        .lines()
        .find(|line| line.starts_with(&format!("{}/r/", program.address)));
    link.expect("the link stands on a line of its own")
        .trim()
        .to_owned()
}

/// Takes a picture at this width and, as `…-360`, as a phone shows it; nothing may stick out.
async fn look_at(browser: &Browser, name: &str) {
    browser.picture(name).await;
    browser.resize(360, 800).await;
    let overflow = browser
        .command(
            "Runtime.evaluate",
            serde_json::json!({
                "expression": "document.documentElement.scrollWidth - document.documentElement.clientWidth",
                "returnByValue": true,
            }),
        )
        .await;
    browser.picture(&format!("{name}-360")).await;
    browser.resize(1280, 900).await;
    // Without script in pages the question cannot be asked; the walk with script asks it.
    if let Some(pixels) = overflow["result"]["value"].as_i64() {
        assert!(
            pixels <= 0,
            "{name}: {pixels} px stick out at 360 px (see screenshots/{name}-360.png)"
        );
    }
}

/// Presses a button with the keyboard, as somebody without a mouse does.
async fn press(browser: &Browser, selector: &str) {
    type_into(browser, selector, "\u{E007}").await;
}

/// Ticks a box with the keyboard.
async fn tick(browser: &Browser, selector: &str) {
    type_into(browser, selector, " ").await;
}

async fn type_into(browser: &Browser, selector: &str, keys: &str) {
    let found = browser
        .client
        .wait()
        .for_element(Locator::Css(selector))
        .await;
    let element = found.unwrap_or_else(|_| panic!("{selector} is on the page"));
    element.send_keys(keys).await.expect("it takes keys");
}

async fn expect_path(browser: &Browser, path: &str) {
    for _ in 0..100 {
        if browser
            .client
            .current_url()
            .await
            .expect("an address")
            .path()
            == path
        {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!(
        "{} instead of {path}",
        browser.client.current_url().await.expect("an address")
    );
}
