//! Accounts: an administrator makes and changes them on the page; each change holds at once.

use iscm_survey::assessment::Role;
use iscm_survey::storage::audit::list_audit_entries;
use iscm_survey::storage::staff::find_user_by_email;

use super::round::{HERE, started};
use crate::support::app::{PASSWORD, TestApp, Visitor, hidden_field, run};
use crate::support::databases::run_on_both;

const ANA: &str = "ana@example.org";

struct Story {
    app: TestApp,
    administrator: Visitor,
    key: String,
}

impl Story {
    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let mut all = vec![("form_key", self.key.as_str())];
        all.extend_from_slice(fields);
        let answer = self.administrator.post(path, &all).await;
        (answer.status().as_u16(), answer.text().await.expect("text"))
    }

    /// The address of an account's page.
    fn account(&self, email: &str) -> String {
        let email = email.to_owned();
        let found = self
            .app
            .app()
            .read_blocking(move |transaction| find_user_by_email(transaction.connection, &email))
            .expect("the database answers");
        format!("/desk/users/{}", found.expect("an account").0.id)
    }

    async fn signed_in(&self, password: &str) -> Visitor {
        let visitor = self.app.anonymous();
        assert_eq!(visitor.sign_in(ANA, password).await.status(), 303);
        visitor
    }
}

/// Where a request without a session is sent.
async fn is_signed_out(visitor: &Visitor) -> bool {
    let answer = visitor.get("/desk/assessments").await;
    answer.status() == 303
        && answer
            .headers()
            .get("location")
            .is_some_and(|to| to.as_bytes().starts_with(b"/desk/sign-in"))
}

#[test]
fn an_administrator_makes_an_analyst_of_some_mechanisms_and_every_change_holds_at_once() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let administrator = app.staff(Role::Administrator).await;
            let key = hidden_field(&administrator.page("/desk/users").await, "form_key");
            let story = Story {
                app,
                administrator,
                key,
            };
            let new = [
                ("email", ANA),
                ("name", "Ana Souza"),
                ("password", PASSWORD),
            ];
            let with = |more: &[(&'static str, &'static str)]| [&new[..], more].concat();

            // A limit without a mechanism, and one for a reader, come back filled in and make nobody.
            let (status, page) = story
                .post(
                    "/desk/users",
                    &with(&[("role", "analyst"), ("limit", "some")]),
                )
                .await;
            assert_eq!(status, 422);
            assert!(page.contains("Tick at least one mechanism") && page.contains(ANA));
            let limited = [("role", "reader"), ("limit", "some"), ("iscm", "midsa")];
            let (status, page) = story.post("/desk/users", &with(&limited)).await;
            assert_eq!(status, 422);
            assert!(page.contains("Only an analyst can be limited"));
            assert!(
                page.contains("value=\"midsa\" checked"),
                "the tick is not lost"
            );
            let unknown = [("role", "analyst"), ("limit", "some"), ("iscm", "nothing")];
            assert_eq!(story.post("/desk/users", &with(&unknown)).await.0, 422);

            let limited = [("role", "analyst"), ("limit", "some"), ("iscm", "midsa")];
            assert_eq!(story.post("/desk/users", &with(&limited)).await.0, 303);
            let list = story.administrator.page("/desk/users").await;
            assert!(list.contains("MIDSA"), "the list tells the limit");
            let ana = story.signed_in(PASSWORD).await;
            assert_eq!(
                ana.get(&format!("{HERE}/findings/midcom")).await.status(),
                404
            );

            // Other mechanisms: signed out, and then only those.
            let account = story.account(ANA);
            let page = story.administrator.page(&account).await;
            assert!(page.contains("value=\"midsa\" checked"), "{page}");
            let rights = [
                ("change", "rights"),
                ("name", "Ana Souza"),
                ("role", "analyst"),
                ("limit", "some"),
                ("iscm", "midcom"),
            ];
            assert_eq!(story.post(&account, &rights).await.0, 303);
            assert!(is_signed_out(&ana).await);
            let ana = story.signed_in(PASSWORD).await;
            assert_eq!(
                ana.get(&format!("{HERE}/findings/midcom")).await.status(),
                200
            );
            assert_eq!(
                ana.get(&format!("{HERE}/findings/midsa")).await.status(),
                404
            );

            // A name alone signs nobody out.
            let mut renamed = rights.to_vec();
            renamed[1] = ("name", "Ana S. Souza");
            assert_eq!(story.post(&account, &renamed).await.0, 303);
            assert!(!is_signed_out(&ana).await);

            // Another role.
            let coordinator = [
                ("change", "rights"),
                ("role", "coordinator"),
                ("limit", "all"),
            ];
            assert_eq!(story.post(&account, &coordinator).await.0, 303);
            assert!(is_signed_out(&ana).await);
            let ana = story.signed_in(PASSWORD).await;
            assert_eq!(ana.get(&format!("{HERE}/invitations")).await.status(), 200);

            // Another password.
            let short = [("change", "password"), ("password", "short")];
            let (status, page) = story.post(&account, &short).await;
            assert_eq!(status, 422);
            assert!(page.contains("at least 15 characters"));
            assert!(!is_signed_out(&ana).await);
            let another = "another pass phrase of hers";
            let changed = [("change", "password"), ("password", another)];
            assert_eq!(story.post(&account, &changed).await.0, 303);
            assert!(is_signed_out(&ana).await);
            let refused = story.app.anonymous().sign_in(ANA, PASSWORD).await;
            assert_eq!(refused.status(), 422);
            let ana = story.signed_in(another).await;

            // Disabled, and enabled again.
            assert_eq!(story.post(&account, &[("change", "disable")]).await.0, 303);
            assert!(is_signed_out(&ana).await);
            let refused = story.app.anonymous().sign_in(ANA, another).await;
            assert_eq!(refused.status(), 422);
            assert!(
                story
                    .administrator
                    .page("/desk/users")
                    .await
                    .contains("disabled")
            );
            assert_eq!(story.post(&account, &[("change", "enable")]).await.0, 303);
            let ana = story.signed_in(another).await;
            assert_eq!(ana.get("/desk/users").await.status(), 403);

            // Every step is in the audit, in the administrator's name.
            let entries = story
                .app
                .app()
                .read_blocking(|transaction| list_audit_entries(transaction.connection, None, 1000))
                .expect("the audit can be read");
            let actions: Vec<&str> = entries
                .iter()
                .filter(|entry| entry.actor.to_string().starts_with("staff:"))
                .map(|entry| entry.action.as_str())
                .filter(|action| action.starts_with("user."))
                .collect();
            for action in [
                "user.add",
                "user.rights",
                "user.password",
                "user.disable",
                "user.enable",
            ] {
                assert!(actions.contains(&action), "{action} among {actions:?}");
            }
            story.app.stop().await;
        });
    });
}

#[test]
fn the_last_administrator_stays() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let administrator = app.staff(Role::Administrator).await;
            let key = hidden_field(&administrator.page("/desk/users").await, "form_key");
            let story = Story {
                app,
                administrator,
                key,
            };
            let account = story.account("administrator@example.org");
            for change in [
                vec![("change", "disable")],
                vec![("change", "rights"), ("role", "reader"), ("limit", "all")],
            ] {
                let (status, page) = story.post(&account, &change).await;
                assert_eq!(status, 422);
                assert!(page.contains("last administrator"), "{page}");
                assert!(!is_signed_out(&story.administrator).await);
            }
            let second = [
                ("email", "second@example.org"),
                ("role", "administrator"),
                ("limit", "all"),
                ("password", PASSWORD),
            ];
            assert_eq!(story.post("/desk/users", &second).await.0, 303);
            assert_eq!(story.post(&account, &[("change", "disable")]).await.0, 303);
            assert!(
                is_signed_out(&story.administrator).await,
                "one's own change too"
            );
            story.app.stop().await;
        });
    });
}
