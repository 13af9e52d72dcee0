//! Who may pass which door: every address, every role, what is answered.
//!
//! A new address without a row here fails `every_address_has_a_row`: add one, with the least that suffices.

use iscm_survey::assessment::Role;
use iscm_survey::links::{Methods, ROUTES};

use crate::support::app::{TestApp, Visitor, run};
use crate::support::databases::run_on_both;

/// Who may pass, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Least {
    Anyone,
    LinkHolder,
    Reader,
    Analyst,
    Coordinator,
    Administrator,
}

use Least::{Administrator, Analyst, Anyone, Coordinator, LinkHolder, Reader};

/// Name of the address, who may read it, who may post to it.
const DOORS: &[(&str, Option<Least>, Option<Least>)] = &[
    ("Home", Some(Anyone), None),
    ("Iscms", Some(Anyone), None),
    ("Iscm", Some(Anyone), None),
    ("Summary", Some(Anyone), None),
    ("SummaryVersion", Some(Anyone), None),
    ("SummaryVersionFile", Some(Anyone), None),
    ("Countries", Some(Anyone), None),
    ("Country", Some(Anyone), None),
    ("Results", Some(Anyone), None),
    ("ResultsOf", Some(Anyone), None),
    ("ResultsRelease", Some(Anyone), None),
    ("ResultsFile", Some(Anyone), None),
    ("ResultsData", Some(Anyone), None),
    ("ResultsChart", Some(Anyone), None),
    ("Privacy", Some(Anyone), None),
    ("Accessibility", Some(Anyone), None),
    ("Asset", Some(Anyone), None),
    ("Live", Some(Anyone), None),
    ("Ready", Some(Anyone), None),
    ("Robots", Some(Anyone), None),
    ("SecurityText", Some(Anyone), None),
    ("PersonalLink", Some(Anyone), Some(Anyone)),
    ("Unsubscribe", Some(Anyone), Some(Anyone)),
    ("Respond", Some(LinkHolder), None),
    ("RespondStart", Some(LinkHolder), None),
    ("RespondPage", Some(LinkHolder), Some(LinkHolder)),
    ("RespondReview", Some(LinkHolder), None),
    ("RespondSubmit", None, Some(LinkHolder)),
    ("RespondReceipt", Some(LinkHolder), None),
    ("RespondLeave", None, Some(LinkHolder)),
    ("CommentLink", Some(Anyone), Some(Anyone)),
    ("CommentDraft", Some(LinkHolder), Some(LinkHolder)),
    ("SignIn", Some(Anyone), Some(Anyone)),
    ("SignOut", None, Some(Reader)),
    ("Desk", Some(Reader), None),
    ("DeskAssessments", Some(Reader), Some(Coordinator)),
    ("DeskAssessment", Some(Reader), None),
    ("DeskAssessmentState", None, Some(Coordinator)),
    ("DeskCounting", None, Some(Coordinator)),
    ("DeskInvitations", Some(Coordinator), Some(Coordinator)),
    ("DeskResponse", Some(Analyst), Some(Coordinator)),
    ("DeskFindings", Some(Analyst), None),
    ("DeskIscmFindings", Some(Analyst), None),
    ("DeskEvolution", Some(Analyst), None),
    ("DeskContradictions", Some(Analyst), None),
    ("DeskCrosstab", Some(Analyst), None),
    ("DeskCrossedAnswers", Some(Analyst), None),
    ("DeskOpenAnswers", Some(Analyst), None),
    ("DeskCoding", Some(Analyst), Some(Analyst)),
    ("DeskCodebook", Some(Analyst), Some(Analyst)),
    ("DeskCodingCompare", Some(Analyst), Some(Analyst)),
    ("DeskViews", Some(Analyst), Some(Analyst)),
    ("DeskView", None, Some(Analyst)),
    ("DeskResults", Some(Coordinator), Some(Coordinator)),
    ("DeskChartFile", Some(Analyst), None),
    ("DeskAnswers", Some(Analyst), None),
    ("DeskSummary", Some(Analyst), None),
    ("DeskSummaryFile", Some(Analyst), None),
    ("DeskExports", Some(Analyst), Some(Analyst)),
    ("DeskEditor", Some(Analyst), Some(Analyst)),
    ("DeskCite", Some(Analyst), None),
    ("DeskStatementHistory", Some(Analyst), None),
    ("DeskSummaryStage", Some(Analyst), Some(Analyst)),
    ("DeskSummaryVersion", Some(Analyst), None),
    ("DeskBehalf", Some(Coordinator), Some(Coordinator)),
    ("Behalf", Some(Coordinator), None),
    ("BehalfPage", Some(Coordinator), Some(Coordinator)),
    ("BehalfReview", Some(Coordinator), None),
    ("BehalfSubmit", None, Some(Coordinator)),
    ("BehalfReceipt", Some(Coordinator), None),
    ("DeskReports", Some(Analyst), Some(Analyst)),
    ("DeskReportJob", Some(Analyst), None),
    ("DeskReportJobFile", Some(Analyst), None),
    ("DeskOverallFile", Some(Analyst), None),
    ("DeskRecommendations", Some(Analyst), Some(Analyst)),
    ("DeskUsers", Some(Administrator), Some(Administrator)),
    ("DeskUser", Some(Administrator), Some(Administrator)),
    ("DeskAudit", Some(Administrator), None),
    ("DemoMails", Some(Anyone), None),
    ("DemoMail", Some(Anyone), None),
];

#[test]
fn every_address_has_a_row() {
    for route in ROUTES {
        let row = DOORS.iter().find(|(name, ..)| *name == route.name);
        let (_, read, post) = row.unwrap_or_else(|| {
            panic!(
                "{} ({}) has no row in DOORS: say who may pass",
                route.name, route.pattern
            )
        });
        let methods = match (read.is_some(), post.is_some()) {
            (true, true) => Methods::GetAndPost,
            (true, false) => Methods::Get,
            (false, _) => Methods::Post,
        };
        assert_eq!(methods, route.methods, "{}", route.name);
    }
    assert_eq!(DOORS.len(), ROUTES.len(), "a row in DOORS names no address");
}

#[test]
fn each_role_passes_the_doors_it_may_and_no_other() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let mut visitors: Vec<(Option<Least>, Visitor)> = vec![(Some(Anyone), app.anonymous())];
            for (least, role) in [
                (Reader, Role::Reader),
                (Analyst, Role::Analyst),
                (Coordinator, Role::Coordinator),
                (Administrator, Role::Administrator),
            ] {
                visitors.push((Some(least), app.staff(role).await));
            }
            for (level, visitor) in &visitors {
                let level = level.expect("every visitor has a level");
                for route in ROUTES {
                    let (_, read, post) = DOORS
                        .iter()
                        .find(|(name, ..)| *name == route.name)
                        .expect("has a row");
                    let path = filled(route.pattern);
                    // Signing out would end the session that the next rows need.
                    for (least, posting) in [(read, false), (post, true)] {
                        let Some(least) = least else { continue };
                        let answer = match posting {
                            true => visitor.post_from("same-origin", &path, &[]).await,
                            false => visitor.get(&path).await,
                        };
                        let status = answer.status().as_u16();
                        let passes = match *least {
                            Anyone => true,
                            LinkHolder => false,
                            staff => level >= staff,
                        };
                        let place =
                            format!("{level:?} {} {path}", if posting { "POST" } else { "GET" });
                        if passes {
                            // Behind the door a page may find nothing for "x", or miss the key of its form.
                            let to_sign_in = answer
                                .headers()
                                .get("location")
                                .is_some_and(|to| to.as_bytes().starts_with(b"/desk/sign-in"));
                            assert!(
                                status < 500 && status != 401 && !to_sign_in,
                                "{place}: {status}"
                            );
                            if !posting {
                                assert_ne!(status, 403, "{place}");
                            }
                        } else {
                            let expected = match *least {
                                LinkHolder => 401,
                                _ if level == Anyone => 303,
                                _ => 403,
                            };
                            assert_eq!(status, expected, "{place}");
                        }
                    }
                }
            }
            app.stop().await;
        });
    });
}

#[test]
fn a_form_from_another_site_changes_nothing() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let visitor = app.staff(Role::Administrator).await;
            let key =
                crate::support::app::hidden_field(&visitor.page("/desk/users").await, "form_key");
            let fields = [
                ("form_key", key.as_str()),
                ("email", "new@example.org"),
                ("name", "New"),
                ("role", "reader"),
                ("password", "a pass phrase for tests"),
            ];
            let foreign = visitor
                .post_from("cross-site", "/desk/users", &fields)
                .await;
            assert_eq!(foreign.status(), 403);
            let without_key = visitor.post("/desk/users", &fields[1..]).await;
            assert_eq!(without_key.status(), 403);
            assert!(
                !visitor
                    .page("/desk/users")
                    .await
                    .contains("new@example.org")
            );
            let ours = visitor.post("/desk/users", &fields).await;
            assert_eq!(ours.status(), 303);
            assert!(
                visitor
                    .page("/desk/users")
                    .await
                    .contains("new@example.org")
            );
            app.stop().await;
        });
    });
}

/// The pattern with "x" for every parameter.
fn filled(pattern: &str) -> String {
    let mut path = String::new();
    for part in pattern.split('{') {
        match part.split_once('}') {
            Some((_, rest)) => {
                path.push('x');
                path.push_str(rest);
            }
            None => path.push_str(part),
        }
    }
    path
}
