//! A respondent's way, from the mailed link to the receipt, without a browser and without script.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use iscm_survey::app::App;
use iscm_survey::app::inviting::{Invite, NewContact, Recipients, invite, revoke_invitation};
use iscm_survey::app::mailing::{MailJob, NextMail, take_next_mail};
use iscm_survey::app::rounds::{create_assessment, open_assessment};
use iscm_survey::assessment::Author;
use reqwest::Response;
use scraper::{ElementRef, Html, Selector};

use crate::support::app::{TestApp, Visitor, run};
use crate::support::databases::{TestDatabase, run_on_both};
use crate::support::round::{ROUND, files, new_round};

/// A running program with an open round and one mailed invitation.
struct Invited {
    program: TestApp,
    app: App,
    mail: MailJob,
}

impl Invited {
    async fn start(database: &TestDatabase, organization: &str) -> Invited {
        let program = TestApp::start(database).await;
        let app = App::new(
            program.db.clone(),
            program.clock.clone(),
            Arc::clone(&program.randomness) as _,
        );
        let contacts = BTreeMap::from([(
            organization.to_owned(),
            vec![NewContact {
                name: "C. Banda".to_owned(),
                email: "banda@example.org".to_owned(),
                language: None,
            }],
        )]);
        let command = Invite {
            assessment: ROUND.to_owned(),
            recipients: Recipients::These(vec![organization.to_owned()]),
            contacts,
            actor: Author::Operator,
            dry_run: false,
        };
        app.write_blocking(|transaction| {
            create_assessment(transaction, &new_round(), &files(), &Author::Operator)
        })
        .expect("the round can be created");
        app.write_blocking(|transaction| open_assessment(transaction, ROUND, &Author::Operator))
            .expect("the round can be opened");
        app.write_blocking(|transaction| invite(transaction, &command))
            .expect("the organization can be invited");
        let NextMail::Send(mail) = app.write_blocking(take_next_mail).expect("a mail") else {
            panic!("an invitation is due");
        };
        Invited {
            program,
            app,
            mail: *mail,
        }
    }

    fn link(&self) -> String {
        format!("/r/{}", self.mail.link_token)
    }

    /// A browser that has entered through the link.
    async fn entered(&self) -> Visitor {
        let visitor = self.program.anonymous();
        let answer = visitor.post(&self.link(), &[(".then", "enter")]).await;
        assert_eq!(answer.status(), 303);
        assert_eq!(location(&answer), "/respond");
        visitor
    }
}

fn location(answer: &Response) -> String {
    let to = answer.headers().get("location").expect("a redirect");
    to.to_str().expect("an address").to_owned()
}

/// What a browser would post for the form of a page, if nobody touched it.
fn untouched(page: &str, action: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(page);
    let select = |text: &str| Selector::parse(text).expect("a selector");
    let form = document
        .select(&select(&format!("form[action='{action}']")))
        .next()
        .unwrap_or_else(|| panic!("the page has a form to {action}: {page}"));
    let mut fields = Vec::new();
    for control in form.select(&select("input, select, textarea")) {
        let Some(name) = control.value().attr("name") else {
            continue;
        };
        let value = match control.value().name() {
            // The parser has dropped the line break after the tag, as browsers do.
            "textarea" => Some(control.text().collect()),
            "select" => chosen(control),
            _ => {
                let kind = control.value().attr("type").unwrap_or("text");
                let is_ticked = control.value().attr("checked").is_some();
                let posts = !matches!(kind, "checkbox" | "radio") || is_ticked;
                posts.then(|| control.value().attr("value").unwrap_or_default().to_owned())
            }
        };
        if let Some(value) = value {
            fields.push((name.to_owned(), value));
        }
    }
    fields
}

fn chosen(select: ElementRef) -> Option<String> {
    let options = Selector::parse("option").expect("a selector");
    let mut options = select.select(&options).peekable();
    let first = options.peek()?.value().attr("value").map(str::to_owned);
    options
        .find(|option| option.value().attr("selected").is_some())
        .and_then(|option| option.value().attr("value").map(str::to_owned))
        .or(first)
}

/// The same with some fields written over, or added.
pub(crate) fn filled(page: &str, action: &str, texts: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = untouched(page, action);
    for (name, _) in texts {
        fields.retain(|(known, _)| known != name);
    }
    fields.extend(
        texts
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
    );
    fields
}

async fn post(visitor: &Visitor, path: &str, fields: &[(String, String)]) -> Response {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    visitor.post(path, &fields).await
}

const FIRST: &str = "/respond/pages/first";

/// Reads the first page, writes into it, posts it.
async fn write(visitor: &Visitor, texts: &[(&str, &str)]) -> Response {
    let page = visitor.page(FIRST).await;
    post(visitor, FIRST, &filled(&page, FIRST, texts)).await
}

#[test]
fn from_the_link_to_the_receipt() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;

            // A robot that follows links changes nothing, however often.
            let robot = invited.program.anonymous();
            for _ in 0..3 {
                let landing = robot.page(&invited.link()).await;
                assert!(landing.contains("Start the questionnaire"));
                assert!(landing.contains("MIDCOM"));
            }
            assert_eq!(robot.get("/respond").await.status(), 401);

            let visitor = invited.program.anonymous();
            let entering = visitor.post(&invited.link(), &[(".then", "enter")]).await;
            let cookie = entering.headers().get("set-cookie").expect("a cookie");
            let cookie = cookie.to_str().unwrap().to_owned();
            assert!(cookie.starts_with("respond="), "{cookie}");
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite"));
            assert!(!cookie.contains(&invited.mail.link_token));

            let tasks = visitor.page("/respond").await;
            assert!(tasks.contains("Cannot start yet"), "{tasks}");

            // Going on is refused while something is missing or wrong; what was typed is saved.
            let wrong = write(&visitor, &[("established", "1800"), ("themes", "trade")]).await;
            assert_eq!(wrong.status(), 303);
            assert_eq!(location(&wrong), format!("{FIRST}?check=1"));
            let page = visitor.page(&format!("{FIRST}?check=1")).await;
            assert!(page.contains("There is 1 answer to correct"), "{page}");
            assert!(page.contains("value=\"1800\""));
            assert!(page.contains("<title>Error: "));

            let right = write(
                &visitor,
                &[
                    ("established", "2000"),
                    ("aims", "Dialogue\r\non <migration>"),
                    (".use/aims", "none"),
                    ("contribution/national", "high"),
                ],
            )
            .await;
            assert_eq!(location(&right), "/respond/review");
            let page = visitor.page(FIRST).await;
            assert!(page.contains("Dialogue\non &lt;migration&gt;"), "{page}");
            assert!(page.contains("<option value=\"none\" selected>"));
            assert!(
                page.contains("value=\"trade\" id=\"a-themes\" checked"),
                "{page}"
            );

            let review = visitor.page("/respond/review").await;
            assert!(
                review.contains("Dialogue<br>on &lt;migration&gt;"),
                "{review}"
            );
            let form = untouched(&review, "/respond/submit");
            let undeclared = post(&visitor, "/respond/submit", &form).await;
            assert_eq!(undeclared.status(), 422);
            let again = undeclared.text().await.unwrap();
            assert!(again.contains("Confirm that you submit these answers"));

            let declared = filled(&review, "/respond/submit", &[("declaration", "yes")]);
            let submitted = post(&visitor, "/respond/submit", &declared).await;
            assert_eq!(location(&submitted), "/respond/receipt");
            let receipt = visitor.page("/respond/receipt").await;
            assert!(receipt.contains("2026-MIDCOM-1-"), "{receipt}");
            assert!(receipt.contains("SHA-256"));
            // A second press finds what the first did.
            let twice = post(&visitor, "/respond/submit", &declared).await;
            assert_eq!(location(&twice), "/respond/receipt");
            assert_eq!(visitor.page("/respond/receipt").await, receipt);

            // The same link now leads to the receipt, and nothing can be changed.
            let landing = robot.page(&invited.link()).await;
            assert!(landing.contains("See the receipt"), "{landing}");
            let page = visitor.page(FIRST).await;
            assert!(!page.contains("Save and continue"));
            assert!(page.contains("Dialogue"));
            invited.program.stop().await;
        });
    });
}

#[test]
fn a_page_that_nobody_touched_changes_nothing() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let visitor = invited.entered().await;
            write(
                &visitor,
                &[
                    ("established", "2001"),
                    ("themes", "health"),
                    ("secret", "a\r\nb"),
                    ("contribution/regional", "low"),
                    ("aims", "\r\n leading and trailing \r\n"),
                ],
            )
            .await;
            let page = visitor.page(FIRST).await;
            let base = |page: &str| {
                let fields = untouched(page, FIRST);
                let base = fields.iter().find(|(name, _)| name == ".base");
                base.expect("the page has a base").1.clone()
            };
            let before = base(&page);
            assert!(before.contains("established:1:"), "{before}");
            post(&visitor, FIRST, &untouched(&page, FIRST)).await;
            let after = base(&visitor.page(FIRST).await);
            assert_eq!(after, before, "no answer has a new version");
            invited.program.stop().await;
        });
    });
}

#[test]
fn entries_come_and_go_without_script() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let visitor = invited.entered().await;
            let added = write(&visitor, &[(".add", "examples"), ("aims", "kept")]).await;
            assert_eq!(added.status(), 303);
            let to = location(&added);
            assert!(to.starts_with(&format!("{FIRST}#a-examples__")), "{to}");
            let page = visitor.page(FIRST).await;
            assert!(page.contains("Entry 1 of 1"), "{page}");
            assert!(page.contains("kept"), "adding saves the page");
            let id = to.rsplit("__").next().unwrap().to_owned();
            let what = format!("examples/{id}/what");
            write(&visitor, &[(&what, "Business visa"), (".add", "examples")]).await;
            let page = visitor.page(FIRST).await;
            assert!(page.contains("Entry 2 of 2"), "{page}");
            assert!(page.contains("value=\"Business visa\""));
            let removed = write(&visitor, &[(".remove", &format!("examples/{id}"))]).await;
            assert_eq!(location(&removed), format!("{FIRST}#a-examples-list"));
            let page = visitor.page(FIRST).await;
            assert!(page.contains("Entry 1 of 1") && !page.contains("Business visa"));
            invited.program.stop().await;
        });
    });
}

#[test]
fn blocks_follow_the_boxes_that_are_ticked() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "ZM").await;
            let visitor = invited.entered().await;
            write(&visitor, &[("iscms", "midcom"), (".then", "stay")]).await;
            let page = visitor.page(FIRST).await;
            assert!(page.contains("name=\"iscms/midcom/usefulness\""), "{page}");
            write(
                &visitor,
                &[
                    ("iscms/midcom/usefulness", "4"),
                    ("iscms/midcom/remark", "well chaired"),
                    (".then", "stay"),
                ],
            )
            .await;
            let page = visitor.page(FIRST).await;
            assert!(page.contains("well chaired"));
            // Unticking sets aside, ticking again brings back.
            let mut fields = untouched(&page, FIRST);
            fields.retain(|(name, _)| name != "iscms" && !name.starts_with("iscms/"));
            post(&visitor, FIRST, &fields).await;
            assert!(!visitor.page(FIRST).await.contains("well chaired"));
            write(&visitor, &[("iscms", "midcom"), (".then", "stay")]).await;
            assert!(visitor.page(FIRST).await.contains("well chaired"));
            invited.program.stop().await;
        });
    });
}

#[test]
fn two_people_on_one_page_lose_nothing() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let (one, two) = (invited.entered().await, invited.entered().await);
            write(&one, &[("aims", "as it was"), ("established", "1999")]).await;
            let (seen_by_one, seen_by_two) = (one.page(FIRST).await, two.page(FIRST).await);

            // Different answers both stand, although a browser posts every field.
            let fields = filled(&seen_by_one, FIRST, &[("aims", "by one")]);
            assert_eq!(post(&one, FIRST, &fields).await.status(), 303);
            let fields = filled(&seen_by_two, FIRST, &[("established", "2003")]);
            assert_eq!(post(&two, FIRST, &fields).await.status(), 303);
            let page = one.page(FIRST).await;
            assert!(
                page.contains("by one") && page.contains("value=\"2003\""),
                "{page}"
            );

            // For the same answer the later one is told; his text stays on his screen.
            let fields = filled(&seen_by_two, FIRST, &[("aims", "by two")]);
            let met = post(&two, FIRST, &fields).await;
            assert_eq!(met.status(), 409);
            let met = met.text().await.unwrap();
            assert!(met.contains("Somebody else changed answers"), "{met}");
            assert!(met.contains("<bdi>by one</bdi>"), "{met}");
            assert!(
                met.contains(">\n\nby two</textarea>") || met.contains(">\nby two</textarea>"),
                "{met}"
            );
            assert!(one.page(FIRST).await.contains("by one"));
            // Saving again lets it stand.
            let again = post(&two, FIRST, &untouched(&met, FIRST)).await;
            assert_eq!(again.status(), 303, "{}", again.text().await.unwrap());
            assert!(one.page(FIRST).await.contains("by two"));
            invited.program.stop().await;
        });
    });
}

#[test]
fn what_comes_after_the_closing_is_not_taken_and_not_thrown_away() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let visitor = invited.entered().await;
            let page = visitor.page(FIRST).await;
            invited.program.clock.advance(TimeDelta::days(60));
            let fields = filled(&page, FIRST, &[("aims", "too late"), ("secret", "also")]);
            let late = post(&visitor, FIRST, &fields).await;
            assert_eq!(late.status(), 409);
            let late = late.text().await.unwrap();
            assert!(late.contains("The assessment is closed"), "{late}");
            assert!(late.contains("too late"), "{late}");
            let mut autosave = fields.clone();
            autosave.push((".then".to_owned(), "autosave".to_owned()));
            let late = post(&visitor, FIRST, &autosave).await;
            assert_eq!(late.status(), 409);
            assert!(late.text().await.unwrap().contains("not saved"));
            assert!(!visitor.page(FIRST).await.contains("too late"));
            let landing = visitor.page(&invited.link()).await;
            assert!(landing.contains("The assessment is closed"));
            invited.program.stop().await;
        });
    });
}

#[test]
fn the_script_saves_and_goes_on_saving() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let visitor = invited.entered().await;
            let page = visitor.page(FIRST).await;
            let save = |texts: Vec<(&'static str, String)>| {
                let texts: Vec<(&str, &str)> = texts
                    .iter()
                    .map(|(name, text)| (*name, text.as_str()))
                    .collect();
                filled(&page, FIRST, &texts)
            };
            let autosave = (".then", "autosave".to_owned());
            let fields = save(vec![("aims", "one".into()), autosave.clone()]);
            let first = post(&visitor, FIRST, &fields).await;
            assert_eq!(first.status(), 200);
            let answer: serde_json::Value = first.json().await.unwrap();
            assert!(answer["message"].as_str().unwrap().starts_with("Saved "));
            let base = answer["base"].as_str().unwrap().to_owned();
            assert!(base.contains("aims:1:"), "{base}");
            // The same again is the same operation.
            let repeated = post(&visitor, FIRST, &fields).await;
            assert_eq!(repeated.status(), 200);
            let fields = save(vec![
                ("aims", "two".into()),
                (".base", base),
                (".operation", "another".into()),
                autosave,
            ]);
            assert_eq!(post(&visitor, FIRST, &fields).await.status(), 200);
            assert!(visitor.page(FIRST).await.contains("two"));
            invited.program.stop().await;
        });
    });
}

#[test]
fn going_back_in_the_browser_and_writing_again_is_a_new_write() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let visitor = invited.entered().await;
            let page = visitor.page(FIRST).await;
            post(&visitor, FIRST, &filled(&page, FIRST, &[("aims", "first")])).await;
            let again = filled(&page, FIRST, &[("aims", "second")]);
            assert_eq!(post(&visitor, FIRST, &again).await.status(), 303);
            assert!(visitor.page(FIRST).await.contains("second"));
            invited.program.stop().await;
        });
    });
}

#[test]
fn links_that_do_not_work_look_alike() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let anonymous = invited.program.anonymous();
            let body = |answer: Response, token: String| async move {
                assert_eq!(answer.status(), 404);
                answer.text().await.unwrap().replace(&token, "[token]")
            };
            let unknown = anonymous.get("/r/nothing").await;
            let unknown = body(unknown, "nothing".to_owned()).await;
            let visitor = invited.entered().await;
            assert_eq!(visitor.get("/respond").await.status(), 200);
            let id = invited.mail.invitation.id.clone();
            invited
                .app
                .write_blocking(|transaction| {
                    revoke_invitation(transaction, &id, &Author::Operator)
                })
                .expect("an invitation can be revoked");
            let token = invited.mail.link_token.clone();
            let revoked = anonymous.get(&invited.link()).await;
            assert_eq!(body(revoked, token.clone()).await, unknown);
            let posted = anonymous.post(&invited.link(), &[]).await;
            assert_eq!(body(posted, token).await, unknown);
            // A link that stops reminders opens no questionnaire.
            let stop = format!("/r/{}", invited.mail.stop_token);
            assert_eq!(anonymous.get(&stop).await.status(), 404);
            // The session ends with its link, and what was typed comes back.
            assert_eq!(visitor.get("/respond").await.status(), 401);
            let typed = visitor
                .post(FIRST, &[("aims", "a long text"), (".token", "x")])
                .await;
            assert_eq!(typed.status(), 401);
            assert!(typed.text().await.unwrap().contains("a long text"));
            invited.program.stop().await;
        });
    });
}

#[test]
fn a_form_of_somebody_else_changes_nothing() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let visitor = invited.entered().await;
            let page = visitor.page(FIRST).await;
            let fields = filled(&page, FIRST, &[("aims", "forged"), (".token", "guessed")]);
            assert_eq!(post(&visitor, FIRST, &fields).await.status(), 403);
            let fields = filled(&page, FIRST, &[("aims", "forged")]);
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            let foreign = visitor.post_from("cross-site", FIRST, &fields).await;
            assert_eq!(foreign.status(), 403);
            let without_base: Vec<(&str, &str)> = fields
                .iter()
                .filter(|(name, _)| *name != ".base")
                .copied()
                .collect();
            assert_eq!(visitor.post(FIRST, &without_base).await.status(), 400);
            assert!(!visitor.page(FIRST).await.contains("forged"));
            assert_eq!(visitor.get("/respond/pages/none").await.status(), 404);
            invited.program.stop().await;
        });
    });
}

#[test]
fn leaving_forgets_the_link_on_this_computer_only() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let visitor = invited.entered().await;
            let tasks = visitor.page("/respond").await;
            let fields = untouched(&tasks, "/respond/leave");
            assert_eq!(
                post(&visitor, "/respond/leave", &fields).await.status(),
                303
            );
            assert_eq!(visitor.get("/respond").await.status(), 401);
            invited.entered().await;
            invited.program.stop().await;
        });
    });
}

#[test]
fn one_click_stops_reminders_and_the_link_goes_on() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let anonymous = invited.program.anonymous();
            let stop = format!("/u/{}", invited.mail.stop_token);
            // Reading changes nothing.
            let page = anonymous.page(&stop).await;
            assert!(page.contains("Stop reminders to me"));
            assert!(anonymous.page(&stop).await.contains("Stop reminders to me"));
            // RFC 8058: no cookie, no origin, no key.
            let client = reqwest::Client::new();
            let clicked = client
                .post(format!("{}{stop}", invited.program.address))
                .header("content-type", "application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .send()
                .await
                .unwrap();
            assert_eq!(clicked.status(), 200);
            assert!(
                anonymous
                    .page(&stop)
                    .await
                    .contains("Reminders are stopped")
            );
            invited.entered().await;
            assert_eq!(
                anonymous
                    .get(&format!("/u/{}", invited.mail.link_token))
                    .await
                    .status(),
                404
            );
            invited.program.stop().await;
        });
    });
}

#[test]
fn pages_are_light_and_strict() {
    run_on_both(|database| {
        run(async {
            let invited = Invited::start(database, "midcom").await;
            let visitor = invited.entered().await;
            let page = visitor.get(FIRST).await;
            let headers = page.headers().clone();
            let header = |name: &str| {
                headers
                    .get(name)
                    .map_or("", |value| value.to_str().unwrap())
            };
            assert!(header("content-security-policy").contains("default-src 'none'"));
            assert_eq!(header("cache-control"), "no-store");
            let text = page.text().await.unwrap();
            assert!(!text.contains(" style=") && !text.contains("javascript:"));
            assert!(!text.contains("http://") && !text.contains("https://"));
            let raw = reqwest::Client::builder()
                .no_brotli()
                .no_gzip()
                .build()
                .unwrap()
                .get(format!("{}{}", invited.program.address, invited.link()))
                .header("accept-encoding", "br")
                .send()
                .await
                .unwrap();
            let landing = raw.bytes().await.unwrap().len();
            assert!(landing < 8_000, "{landing} bytes");
            invited.program.stop().await;
        });
    });
}
