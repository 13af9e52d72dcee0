//! Answers entered on behalf, on the pages that a respondent has.

use chrono::TimeDelta;
use iscm_survey::assessment::{Author, ContactId, Role};
use iscm_survey::storage::audit::list_audit_entries;
use reqwest::Response;
use scraper::{Html, Selector};
use serde_json::json;

use super::round::{HERE, started};
use crate::support::app::{TestApp, Visitor, hidden_field, run};
use crate::support::databases::run_on_both;
use crate::support::round::{Round, change};
use iscm_survey::questionnaire::model::RespondentGroup;

const PAPER: &str = "Form on paper, received on 3 May 2026";

fn location(answer: &Response) -> String {
    let to = answer.headers().get("location").expect("a redirect");
    to.to_str().expect("an address").to_owned()
}

/// The form of a page as a browser would send it, with some fields written.
fn filled(page: &str, texts: &[(&str, &str)]) -> Vec<(String, String)> {
    let document = Html::parse_document(page);
    let selector = Selector::parse("main form input[type=hidden]").expect("a selector");
    let mut fields: Vec<(String, String)> = document
        .select(&selector)
        .filter_map(|field| {
            let value = field.value();
            Some((
                value.attr("name")?.to_owned(),
                value.attr("value")?.to_owned(),
            ))
        })
        .collect();
    for (name, text) in texts {
        fields.retain(|(other, _)| other != name);
        fields.push(((*name).to_owned(), (*text).to_owned()));
    }
    fields
}

async fn post(visitor: &Visitor, path: &str, fields: &[(String, String)]) -> Response {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    visitor.post(path, &fields).await
}

/// Begins for an organization; the answer of the form.
async fn begin(visitor: &Visitor, organization: &str, more: &[(&str, &str)]) -> Response {
    let here = format!("{HERE}/behalf");
    let page = visitor
        .page(&format!("{here}?organization={organization}"))
        .await;
    let key = hidden_field(&page, "form_key");
    let mut fields = vec![
        ("form_key", key.as_str()),
        ("organization", organization),
        ("source", PAPER),
    ];
    fields.extend_from_slice(more);
    visitor.post(&here, &fields).await
}

fn actions(app: &TestApp) -> Vec<(String, String)> {
    app.app()
        .read_blocking(|transaction| list_audit_entries(transaction.connection, None, 1000))
        .expect("the audit can be read")
        .into_iter()
        .map(|entry| (entry.action, entry.actor.to_string()))
        .collect()
}

fn round_of(app: &TestApp) -> Round {
    Round {
        app: app.app(),
        clock: app.clock.clone(),
    }
}

#[test]
fn a_coordinator_types_in_a_form_on_paper_from_the_board_to_the_receipt() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let coordinator = app.staff(Role::Coordinator).await;
            assert!(
                coordinator
                    .page(HERE)
                    .await
                    .contains("Enter answers on behalf")
            );
            let choose = coordinator.page(&format!("{HERE}/behalf")).await;
            assert!(choose.contains("value=\"midwa\"") && choose.contains("value=\"UG\""));
            // Where the answers come from has to be said.
            let page = coordinator
                .page(&format!("{HERE}/behalf?organization=midwa"))
                .await;
            let key = hidden_field(&page, "form_key");
            let fields = [
                ("form_key", key.as_str()),
                ("organization", "midwa"),
                ("source", "  "),
            ];
            let unsaid = coordinator.post(&format!("{HERE}/behalf"), &fields).await;
            assert_eq!(unsaid.status(), 422);
            assert!(
                unsaid
                    .text()
                    .await
                    .expect("text")
                    .contains("Say where the answers come from")
            );

            let tasks = location(&begin(&coordinator, "midwa", &[]).await);
            let list = coordinator.page(&tasks).await;
            assert!(
                list.contains("You enter answers on behalf of") && list.contains(PAPER),
                "{list}"
            );
            let first = format!("{tasks}/pages/first");
            let page = coordinator.page(&first).await;
            let wrong = filled(
                &page,
                &[("remark", "as on the form"), (".then", "continue")],
            );
            let saved = post(&coordinator, &first, &wrong).await;
            assert_eq!(
                location(&saved),
                format!("{first}?check=1"),
                "the year is missing"
            );
            let page = coordinator.page(&first).await;
            assert!(page.contains("as on the form"), "a draft is kept");
            let right = filled(&page, &[("established", "1999"), (".then", "continue")]);
            let saved = post(&coordinator, &first, &right).await;
            let review = location(&saved);
            assert_eq!(review, format!("{tasks}/review"));

            let page = coordinator.page(&review).await;
            assert!(page.contains("as they stand in the source"), "{page}");
            let submit = format!("{tasks}/submit");
            let undeclared = post(&coordinator, &submit, &filled(&page, &[])).await;
            assert_eq!(undeclared.status(), 422);
            let declared = post(
                &coordinator,
                &submit,
                &filled(&page, &[("declaration", "yes")]),
            )
            .await;
            assert_eq!(location(&declared), format!("{tasks}/receipt"));
            let receipt = coordinator.page(&format!("{tasks}/receipt")).await;
            assert!(receipt.contains("2026-MIDWA-1-"), "{receipt}");

            // On the desk it is said whence they come and who typed them in.
            let response = coordinator.page(&format!("{HERE}/responses/midwa")).await;
            assert!(
                response.contains(PAPER) && response.contains("The coordinator"),
                "{response}"
            );
            assert!(
                !response.contains("Declared by"),
                "nobody of MIDWA declared anything here"
            );
            let actions = actions(&app);
            for action in [
                "behalf.start",
                "response.edit_on_behalf",
                "response.submit_on_behalf",
            ] {
                assert!(
                    actions
                        .iter()
                        .any(|(done, by)| done == action && by.starts_with("staff:")),
                    "{action} among {actions:?}"
                );
            }
            // It is submitted: nobody begins again before it is returned.
            let again = coordinator
                .page(&format!("{HERE}/behalf?organization=midwa"))
                .await;
            assert!(
                again.contains("Nothing is entered over them")
                    && !again.contains("name=\"source\"")
            );

            // Nobody else writes under this entry, and an analyst does not at all.
            let administrator = app.staff(Role::Administrator).await;
            assert_eq!(administrator.get(&tasks).await.status(), 404);
            let analyst = app.staff(Role::Analyst).await;
            assert_eq!(analyst.get(&tasks).await.status(), 403);
            // What was typed after the session ended comes back.
            let signed_out = app.anonymous();
            let typed = signed_out.post(&first, &[("remark", "a long text")]).await;
            assert_eq!(typed.status(), 401);
            assert!(typed.text().await.expect("text").contains("a long text"));
            app.stop().await;
        });
    });
}

#[test]
fn a_draft_of_the_respondent_is_not_overwritten_unseen() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let coordinator = app.staff(Role::Coordinator).await;
            let round = round_of(&app);
            let response = round.response(RespondentGroup::Iscm, "midwa");
            let write = |address: &str, text: &str, version: i64| {
                let change = change(address, json!(text), version);
                let mut command = round.save_command(&response, "browser", vec![change]);
                command.author = Author::Contact(ContactId::new("focal point"));
                round.save(&command).expect("the respondent may write")
            };

            // Begun before the respondent: its first word ends that, inside the writing transaction.
            let tasks = location(&begin(&coordinator, "midwa", &[]).await);
            let first = format!("{tasks}/pages/first");
            let seen = coordinator.page(&first).await;
            write("remark", "its own word", 0);
            let late = filled(&seen, &[("remark", "from the form")]);
            let refused = post(&coordinator, &first, &late).await;
            assert_eq!(refused.status(), 409);
            let page = refused.text().await.expect("text");
            assert!(
                page.contains("begun to answer itself") && page.contains("from the form"),
                "{page}"
            );
            assert_eq!(round.values(&response)["remark"], "its own word");

            // Begun again it has to be asked for.
            let begun = begin(&coordinator, "midwa", &[]).await;
            assert_eq!(begun.status(), 422);
            let tasks = location(&begin(&coordinator, "midwa", &[("over", "yes")]).await);
            let first = format!("{tasks}/pages/first");
            let seen = coordinator.page(&first).await;
            assert!(
                seen.contains("its own word"),
                "what would be changed is on the screen"
            );
            // What the respondent writes meanwhile is a conflict, shown with both texts.
            write("remark", "its second word", 1);
            let met = post(
                &coordinator,
                &first,
                &filled(&seen, &[("remark", "from the form")]),
            )
            .await;
            assert_eq!(met.status(), 409);
            let page = met.text().await.expect("text");
            assert!(
                page.contains("its second word") && page.contains("from the form"),
                "{page}"
            );
            assert_eq!(round.values(&response)["remark"], "its second word");
            app.stop().await;
        });
    });
}

#[test]
fn a_closed_round_takes_a_late_form_only_when_that_is_asked_for() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            app.clock.advance(TimeDelta::days(60));
            let coordinator = app.staff(Role::Coordinator).await;
            let refused = begin(&coordinator, "midwa", &[]).await;
            assert_eq!(refused.status(), 422);
            let page = refused.text().await.expect("text");
            assert!(
                page.contains("confirm that the form came in time") && page.contains(PAPER),
                "{page}"
            );
            let tasks = location(&begin(&coordinator, "midwa", &[("late", "yes")]).await);
            let first = format!("{tasks}/pages/first");
            let page = coordinator.page(&first).await;
            let saved = post(
                &coordinator,
                &first,
                &filled(&page, &[("established", "1999")]),
            )
            .await;
            assert_eq!(saved.status(), 303);
            let page = coordinator.page(&format!("{tasks}/review")).await;
            let declared = filled(&page, &[("declaration", "yes")]);
            let submitted = post(&coordinator, &format!("{tasks}/submit"), &declared).await;
            assert_eq!(location(&submitted), format!("{tasks}/receipt"));
            app.stop().await;
        });
    });
}
