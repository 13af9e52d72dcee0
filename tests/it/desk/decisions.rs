//! What staff decide about a response, through the pages: accept, return, decline, and the way back.

use chrono::TimeDelta;
use iscm_survey::app::inviting::{Invite, NewContact, Recipients, invite};
use iscm_survey::app::mailing::{MailContent, NextMail, mint, take_next_mail};
use iscm_survey::app::rounds::change_counting;
use iscm_survey::assessment::{Author, LinkPurpose, Respondent, Response, ResponseState, Role};
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::StorageError;
use iscm_survey::storage::assessments::find_assessment_by_slug;
use iscm_survey::storage::audit::list_audit_entries;
use iscm_survey::storage::invitations::{find_invitation_of, list_contacts};
use iscm_survey::storage::responses::find_response_of;
use iscm_survey::storage::submissions::list_submissions;
use iscm_survey::storage::tallies::{TallyScope, count_submitted};
use scraper::{Html, Selector};

use super::round::{HERE, started};
use crate::respond::filled;
use crate::support::app::{TestApp, Visitor, hidden_field, run};
use crate::support::databases::run_on_both;

fn response_of(app: &TestApp, group: RespondentGroup, organization: &str) -> Response {
    let respondent = Respondent::new(group, organization);
    app.app()
        .read_blocking(|transaction| {
            let connection = &mut *transaction.connection;
            let assessment = find_assessment_by_slug(connection, "2026")?.expect("a round");
            find_response_of(connection, &assessment.id, &respondent)
        })
        .expect("the database answers")
        .expect("a response")
}

fn iscm(app: &TestApp) -> Response {
    response_of(app, RespondentGroup::Iscm, "midcom")
}

/// How many mechanisms count by the setting of the round.
fn counted(app: &TestApp) -> usize {
    app.app()
        .read_blocking(|transaction| {
            let connection = &mut *transaction.connection;
            let assessment = find_assessment_by_slug(connection, "2026")?.expect("a round");
            count_submitted(connection, TallyScope::of(&assessment))
        })
        .expect("the database counts")
        .get(&RespondentGroup::Iscm)
        .copied()
        .unwrap_or(0)
}

/// Invites MIDCOM, which has answered on paper, and enters through a link of its contact.
async fn entered(app: &TestApp) -> Visitor {
    let command = Invite {
        assessment: "2026".into(),
        recipients: Recipients::These(vec!["midcom".into()]),
        contacts: [(
            "midcom".to_owned(),
            vec![NewContact {
                name: "C. Banda".into(),
                email: "banda@example.org".into(),
                language: None,
            }],
        )]
        .into(),
        actor: Author::Operator,
        dry_run: false,
    };
    let token = app
        .app()
        .write_blocking(|transaction| -> Result<String, anyhow::Error> {
            invite(transaction, &command)?;
            let connection = &mut *transaction.connection;
            let assessment = find_assessment_by_slug(connection, "2026")?.expect("a round");
            let respondent = Respondent::new(RespondentGroup::Iscm, "midcom");
            let invitation =
                find_invitation_of(connection, &assessment.id, &respondent)?.expect("invited");
            let contact = list_contacts(connection, &invitation.id)?.remove(0);
            Ok(mint(transaction, &contact, LinkPurpose::Respond)?)
        })
        .expect("a link");
    let visitor = app.anonymous();
    let entered = visitor.post(&format!("/r/{token}"), &[]).await;
    assert_eq!(entered.status(), 303);
    visitor
}

/// A form of the page of a response, with what it hides and some fields written.
async fn step(
    visitor: &Visitor,
    organization: &str,
    step: &str,
    texts: &[(&str, &str)],
) -> reqwest::Response {
    let here = format!("{HERE}/responses/{organization}");
    let page = visitor.page(&here).await;
    step_seen(visitor, &page, organization, step, texts).await
}

/// The same on a page that was read earlier.
async fn step_seen(
    visitor: &Visitor,
    page: &str,
    organization: &str,
    step: &str,
    texts: &[(&str, &str)],
) -> reqwest::Response {
    let (key, revision) = (
        hidden_field(page, "form_key"),
        hidden_field(page, "revision"),
    );
    let mut fields = vec![
        ("form_key", key.as_str()),
        ("revision", revision.as_str()),
        ("step", step),
    ];
    let operation = page
        .contains("name=\"operation\"")
        .then(|| hidden_field(page, "operation"));
    if let Some(operation) = &operation {
        fields.push(("operation", operation));
    }
    fields.extend_from_slice(texts);
    visitor
        .post(&format!("{HERE}/responses/{organization}"), &fields)
        .await
}

async fn sent(visitor: &Visitor, path: &str, fields: &[(String, String)]) -> reqwest::Response {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    visitor.post(path, &fields).await
}

async fn text(answer: reqwest::Response) -> String {
    answer.text().await.expect("text")
}

/// The texts of the elements that match.
fn texts(page: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let document = Html::parse_document(page);
    document
        .select(&selector)
        .map(|element| element.text().collect::<String>().trim().to_owned())
        .collect()
}

/// The next mail that the worker would write.
fn next_mail(app: &TestApp) -> Option<(String, MailContent)> {
    loop {
        let next = app.app().write_blocking(take_next_mail);
        match next.expect("the database answers") {
            NextMail::Send(job) => return Some((job.contact.email.clone(), job.content)),
            NextMail::Dropped => {}
            NextMail::SendReview(_) | NextMail::Nothing => return None,
        }
    }
}

fn actions(app: &TestApp) -> Vec<String> {
    let entries = app
        .app()
        .read_blocking(|transaction| list_audit_entries(transaction.connection, None, 1000))
        .expect("the audit can be read");
    entries
        .into_iter()
        .filter(|entry| entry.actor.to_string().starts_with("staff:"))
        .map(|entry| entry.action)
        .collect()
}

#[test]
fn answers_go_back_with_comments_and_come_again_as_a_new_version() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let coordinator = app.staff(Role::Coordinator).await;
            let respondent = entered(&app).await;
            assert!(matches!(
                next_mail(&app),
                Some((_, MailContent::Invitation))
            ));

            // Without a word nothing goes back, and a question that is not there is not asked about.
            let nothing = step(&coordinator, "midcom", "return", &[("comment", " ")]).await;
            assert_eq!(nothing.status(), 422);
            assert!(text(nothing).await.contains("Write what you ask"));
            let long = "x".repeat(2001);
            let wrong = [
                ("comment", "kept as typed"),
                ("at/remark", long.as_str()),
                ("at/nowhere", "?"),
            ];
            let refused = step(&coordinator, "midcom", "return", &wrong).await;
            assert_eq!(refused.status(), 422);
            let page = text(refused).await;
            assert!(page.contains("kept as typed") && page.contains(&long));
            assert!(page.contains("at most 2,000 characters"), "{page}");
            assert!(page.contains("not in the version that counts"), "{page}");
            assert_eq!(iscm(&app).state, ResponseState::Submitted);
            assert!(next_mail(&app).is_none());

            let asked = [
                ("comment", "Two things before we go on."),
                ("at/remark", "Which year is meant?\n<b>Please</b> say."),
                ("at/themes", " "),
            ];
            let returned = step(&coordinator, "midcom", "return", &asked).await;
            assert_eq!(returned.status(), 303);
            assert_eq!(iscm(&app).state, ResponseState::Returned);
            let page = coordinator.page(&format!("{HERE}/responses/midcom")).await;
            assert!(page.contains("Two things before we go on."));
            assert!(page.contains("Returned"));
            let (to, content) = next_mail(&app).expect("a mail waits");
            assert_eq!(to, "banda@example.org");
            assert_eq!(content, MailContent::Returned { questions: 1 });

            // On the first page, in the list, at the question; as text, whatever was typed.
            let landing = respondent.page("/respond/start").await;
            assert!(landing.contains("Two things before we go on."));
            assert!(landing.contains("One answer is asked about"));
            let list = respondent.page("/respond").await;
            assert!(list.contains("Which year is meant?"), "{list}");
            assert!(list.contains("One question to you"));
            assert!(!list.contains("<b>Please"), "text stays text");
            let href = texts(&list, "section a");
            assert_eq!(href, ["remark"]);
            let question = respondent.page("/respond/pages/first").await;
            let beside = texts(&question, "#a-remark-asked");
            assert_eq!(beside.len(), 1);
            assert!(beside[0].contains("Which year is meant?"), "{beside:?}");
            assert!(
                beside[0].contains("IOM"),
                "the institution asks: {beside:?}"
            );
            assert!(!beside[0].contains("coordinator"), "nobody by name");

            // Edited and submitted again.
            app.clock.advance(TimeDelta::minutes(1));
            let here = "/respond/pages/first";
            let edit = [("remark", "The year 2019."), (".then", "tasks")];
            let saved = sent(&respondent, here, &filled(&question, here, &edit)).await;
            assert_eq!(saved.status(), 303);
            let list = respondent.page("/respond").await;
            assert!(list.contains("changed since"), "{list}");
            assert!(!list.contains("One question to you"));
            assert_eq!(iscm(&app).state, ResponseState::Returned);
            let review = respondent.page("/respond/review").await;
            let declared = [
                ("declaration", "yes"),
                ("name", "C. Banda"),
                ("function", "Secretary"),
            ];
            let form = filled(&review, "/respond/submit", &declared);
            let submitted = sent(&respondent, "/respond/submit", &form).await;
            assert_eq!(submitted.status(), 303, "{}", text(submitted).await);
            let response = iscm(&app);
            assert_eq!(response.state, ResponseState::Submitted);
            let kept = app
                .app()
                .read_blocking(|transaction| -> Result<_, StorageError> {
                    list_submissions(transaction.connection, &response.id)
                })
                .expect("submissions");
            assert_eq!(kept.len(), 2);
            assert!(kept[0].document.contains("a word on the first"));
            assert!(kept[1].document.contains("The year 2019."));
            let list = respondent.page("/respond").await;
            assert!(
                !list.contains("Which year is meant?"),
                "nothing is asked now"
            );
            let desk = coordinator.page(&format!("{HERE}/responses/midcom")).await;
            assert!(desk.contains("The year 2019.") && desk.contains("Which year is meant?"));
            let actions = actions(&app);
            assert!(
                actions.contains(&"response.return".to_owned()),
                "{actions:?}"
            );
            app.stop().await;
        });
    });
}

#[test]
fn two_coordinators_at_once_do_not_overwrite_each_other() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let one = app.staff(Role::Coordinator).await;
            let other = app.staff(Role::Administrator).await;
            let here = format!("{HERE}/responses/midcom");
            let (seen, seen_by_other) = (one.page(&here).await, other.page(&here).await);
            assert_eq!(
                step_seen(&one, &seen, "midcom", "accept", &[])
                    .await
                    .status(),
                303
            );
            let accepted = iscm(&app);
            assert_eq!(accepted.state, ResponseState::Accepted);
            // Typed on the page as it was before: told, nothing done, the words still there.
            let words = [("comment", "please explain"), ("at/remark", "what is this")];
            let late = step_seen(&other, &seen_by_other, "midcom", "return", &words).await;
            assert_eq!(late.status(), 409);
            let page = text(late).await;
            assert!(page.contains("Somebody changed this response meanwhile"));
            assert!(page.contains("please explain") && page.contains("what is this"));
            assert_eq!(iscm(&app), accepted);
            // On the page that came back it is another decision, and goes through.
            let again = step_seen(&other, &page, "midcom", "return", &words).await;
            assert_eq!(again.status(), 303);
            // Whose form is gone gets the words to copy.
            let late = step_seen(&one, &seen, "midcom", "return", &words).await;
            assert_eq!(late.status(), 409);
            let page = text(late).await;
            assert!(page.contains("This is what you typed"), "{page}");
            assert!(page.contains("please explain") && page.contains("what is this"));
            assert_eq!(
                actions(&app)
                    .iter()
                    .filter(|action| action.starts_with("response."))
                    .count(),
                2
            );
            app.stop().await;
        });
    });
}

#[test]
fn what_was_accepted_counts_until_it_is_submitted_again() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let coordinator = app.staff(Role::Coordinator).await;
            assert_eq!(counted(&app), 2);
            app.app()
                .write_blocking(|transaction| {
                    change_counting(transaction, "2026", true, &Author::Operator)
                })
                .expect("the setting is changed");
            assert_eq!(counted(&app), 0);
            step(&coordinator, "midcom", "accept", &[]).await;
            assert_eq!(counted(&app), 1);
            // Returned: what was accepted stands.
            step(
                &coordinator,
                "midcom",
                "return",
                &[("comment", "once more")],
            )
            .await;
            assert_eq!(iscm(&app).state, ResponseState::Returned);
            assert_eq!(counted(&app), 1);
            let again = iscm_survey::app::importing::ImportResponse {
                over_respondent: true,
                ..crate::support::round::Round::import_of(
                    "midcom",
                    serde_json::json!({"established": 1999}),
                )
            };
            app.app()
                .write_blocking(|transaction| {
                    iscm_survey::app::importing::import_response(transaction, &again)
                })
                .expect("it is submitted again");
            assert_eq!(iscm(&app).state, ResponseState::Submitted);
            assert_eq!(counted(&app), 0, "nobody has accepted the new version");
            step(&coordinator, "midcom", "accept", &[]).await;
            assert_eq!(counted(&app), 1);
            app.stop().await;
        });
    });
}

#[test]
fn an_organization_declines_and_takes_part_after_all() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let coordinator = app.staff(Role::Coordinator).await;
            app.app()
                .write_blocking(|transaction| -> Result<(), anyhow::Error> {
                    let command = Invite {
                        assessment: "2026".into(),
                        recipients: Recipients::These(vec!["UG".into()]),
                        contacts: [(
                            "UG".to_owned(),
                            vec![NewContact {
                                name: String::new(),
                                email: "ug@example.org".into(),
                                language: None,
                            }],
                        )]
                        .into(),
                        actor: Author::Operator,
                        dry_run: false,
                    };
                    invite(transaction, &command)?;
                    Ok(())
                })
                .expect("invited");
            let wrong = [
                ("declined-on", "2026-05-20"),
                ("declined-channel", ""),
                ("reason", ""),
            ];
            let refused = step(&coordinator, "UG", "decline", &wrong).await;
            assert_eq!(refused.status(), 422);
            let page = text(refused).await;
            for problem in [
                "not in the future",
                "Choose how it came",
                "Write the reason",
            ] {
                assert_eq!(page.matches(problem).count(), 2, "{problem}: {page}");
            }
            assert!(page.contains("value=\"2026-05-20\""), "as typed");
            let right = [
                ("declined-on", "2026-05-18"),
                ("declined-channel", "letter"),
                ("reason", "No officer is free this year."),
            ];
            let done = step(&coordinator, "UG", "decline", &right).await;
            assert_eq!(done.status(), 303);
            let declined = response_of(&app, RespondentGroup::State, "UG");
            assert_eq!(declined.state, ResponseState::Declined);
            let page = coordinator.page(&format!("{HERE}/responses/UG")).await;
            assert!(
                page.contains("<bdi>letter</bdi> of <bdi>18 May 2026</bdi>"),
                "{page}"
            );
            assert!(page.contains("No officer is free this year."));
            let board = coordinator.page(&format!("{HERE}?state=declined")).await;
            assert!(board.contains("Uganda"));
            // The words of an official stay with those who write to them.
            let analyst = app.staff(Role::Analyst).await;
            let page = analyst.page(&format!("{HERE}/responses/UG")).await;
            assert!(
                !page.contains("No officer")
                    && !page.contains("<form method=\"post\" action=\"/desk/assessments")
            );
            let refused = analyst
                .post(&format!("{HERE}/responses/UG"), &[("step", "take-part")])
                .await;
            assert_eq!(refused.status(), 403);

            let undone = step(&coordinator, "UG", "take-part", &[]).await;
            assert_eq!(undone.status(), 303);
            let back = response_of(&app, RespondentGroup::State, "UG");
            assert_eq!(back.state, ResponseState::NotStarted, "it had not begun");
            let actions = actions(&app);
            for action in ["response.decline", "response.take_part"] {
                assert!(actions.contains(&action.to_owned()), "{actions:?}");
            }
            app.stop().await;
        });
    });
}

#[test]
fn after_closing_answers_go_back_only_when_that_is_asked_for_and_nobody_is_written_to() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let _respondent = entered(&app).await;
            while next_mail(&app).is_some() {}
            app.clock.advance(TimeDelta::days(60));
            let coordinator = app.staff(Role::Coordinator).await;
            let comment = ("comment", "a number is wrong");
            let refused = step(&coordinator, "midcom", "return", &[comment]).await;
            assert_eq!(refused.status(), 422);
            let page = text(refused).await;
            assert!(
                page.contains("takes no answers any more") && page.contains("a number is wrong")
            );
            let confirmed = [comment, ("after-closing", "yes")];
            let returned = step(&coordinator, "midcom", "return", &confirmed).await;
            assert_eq!(returned.status(), 303);
            assert_eq!(iscm(&app).state, ResponseState::Returned);
            assert!(next_mail(&app).is_none());
            app.stop().await;
        });
    });
}

#[test]
fn calls_and_letters_are_noted_once_and_say_what_comes_next() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let coordinator = app.staff(Role::Coordinator).await;
            let here = format!("{HERE}/responses/midcom");
            let page = coordinator.page(&here).await;
            let entry = [
                ("log-on", "2026-05-18"),
                ("log-channel", "call"),
                ("log-person", "Ms Banda"),
                ("log-note", "Waits for the minister."),
                ("log-next", "Call again"),
                ("log-due", "2026-05-30"),
            ];
            // Pressed twice: one entry.
            for _ in 0..2 {
                let added = step_seen(&coordinator, &page, "midcom", "log", &entry).await;
                assert_eq!(added.status(), 303, "{}", text(added).await);
            }
            let page = coordinator.page(&here).await;
            assert_eq!(page.matches("Waits for the minister.").count(), 1);
            assert!(page.contains("30 May 2026"), "{page}");
            // On the board: not due yet, then due, then done by another entry.
            let due = format!("{HERE}?due=1");
            assert!(coordinator.page(HERE).await.contains("Call again"));
            assert!(!coordinator.page(&due).await.contains("Call again"));
            app.clock.advance(TimeDelta::days(11));
            // Sessions have ended by then.
            let coordinator = app.anonymous();
            let signed_in = coordinator
                .sign_in("coordinator@example.org", crate::support::app::PASSWORD)
                .await;
            assert_eq!(signed_in.status(), 303);
            assert!(coordinator.page(&due).await.contains("Call again"));
            let sorted = coordinator.page(&format!("{HERE}?sort=next")).await;
            assert!(
                sorted.find("MIDCOM") < sorted.find("MIDSA"),
                "who has a plan first"
            );
            let entry = [
                ("log-on", "2026-05-30"),
                ("log-channel", "mail"),
                ("log-note", "The answers are approved."),
            ];
            let added = step(&coordinator, "midcom", "log", &entry).await;
            assert_eq!(added.status(), 303);
            assert!(!coordinator.page(&due).await.contains("Call again"));
            let wrong = [
                ("log-on", "soon"),
                ("log-channel", "call"),
                ("log-note", "half a note"),
                ("log-next", "Write"),
                ("log-due", ""),
            ];
            let refused = step(&coordinator, "midcom", "log", &wrong).await;
            assert_eq!(refused.status(), 422);
            let page = text(refused).await;
            assert!(page.contains("half a note") && page.contains("year-month-day"));
            assert!(page.contains("by when the next step is due"));
            // The log is not for analysts; an organization that is not asked has none.
            let analyst = app.staff(Role::Analyst).await;
            assert!(
                !analyst
                    .page(&here)
                    .await
                    .contains("Waits for the minister.")
            );
            let nobody = coordinator.get(&format!("{HERE}/responses/UG")).await;
            assert_eq!(nobody.status(), 404);
            let noted = actions(&app)
                .iter()
                .filter(|action| *action == "follow_up.add")
                .count();
            assert_eq!(noted, 2);
            app.stop().await;
        });
    });
}
