//! Open answers: codebook, two coders, what counts of their codes, and what a new submission leaves of it.

mod browser;

use std::collections::BTreeMap;

use iscm_survey::app::coding::writing::{
    AnswerChange, At, CodingError, add_code, change_code, code_answers, decide, open_comparison,
};
use iscm_survey::app::coding::{OpenAnswer, open_questions, read_answers};
use iscm_survey::app::rounds::{self, list_assessments};
use iscm_survey::app::summaries::summary_of;
use iscm_survey::assessment::{Assessment, Author, Role, UserId};
use iscm_survey::findings::StatementKind;
use iscm_survey::findings::coding::{BookCode, CodeProblem, CodeState, Codes, Compares};
use iscm_survey::findings::tally::Audience;
use iscm_survey::language::Language;
use iscm_survey::questionnaire::form::codes_of;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::open_answers::load_work;
use iscm_survey::storage::tallies::{TallyScope, count_round};
use serde_json::json;

use crate::summaries::form_with;
use crate::support::app::{TestApp, Visitor, run};
use crate::support::databases::run_on_both;
use crate::support::round::{ROUND, Round, files, new_round};

const QUESTION: &str = "iscms.remark";

pub fn at(coder: &str) -> At {
    At {
        assessment: ROUND.into(),
        question: QUESTION.into(),
        subjects: None,
        actor: Author::Staff(UserId::new(coder)),
    }
}

fn code(code: &str) -> BookCode {
    BookCode {
        code: code.into(),
        labels: BTreeMap::from([(Language::English, format!("About {code}"))]),
        definition: String::new(),
        use_when: String::new(),
        state: CodeState::InUse,
    }
}

fn codes(list: &[&str]) -> Codes {
    list.iter().map(|code| (*code).to_owned()).collect()
}

impl Round {
    fn remark(&self, state: &str, iscm: &str, text: &str) {
        let answers = json!({"iscms": [{"iscm": iscm, "remark": text}]});
        self.import(&self.import_command(state, answers))
            .unwrap_or_else(|error| panic!("{state}: {error:?}"));
    }

    fn assessment(&self) -> Assessment {
        self.app
            .read_blocking(list_assessments)
            .expect("the database answers")
            .remove(0)
    }

    fn open_answers(&self) -> Vec<OpenAnswer> {
        let assessment = self.assessment();
        self.app
            .read_blocking(|transaction| {
                read_answers(transaction, &assessment, Some(QUESTION), None)
            })
            .expect("the database answers")
    }

    fn answer_of(&self, organization: &str) -> OpenAnswer {
        let answers = self.open_answers();
        let mut of = answers
            .into_iter()
            .filter(|one| one.respondent.organization == organization);
        of.next().expect("has answered")
    }

    pub fn give(&self, at: &At, organization: &str, given: &[&str]) -> Result<(), CodingError> {
        let answer = self.answer_of(organization);
        let change = AnswerChange {
            submission: answer.submission.clone(),
            address: answer.value.address.as_str().to_owned(),
            codes: Some(Some(codes(given))),
            is_quotation: None,
        };
        self.app
            .write_blocking(|transaction| code_answers(transaction, at, &[change]))
    }

    /// What the summary of a mechanism tells of the States.
    fn summary_texts(&self, iscm: &str) -> Vec<String> {
        let told = self.app.read_blocking(|transaction| {
            summary_of(
                transaction,
                ROUND,
                iscm,
                Language::English,
                Audience::Outside,
            )
        });
        let told = told.expect("there is one").expect("somebody answered");
        let statements = told
            .summary
            .sections
            .into_iter()
            .flat_map(|section| section.statements);
        statements
            .filter(|statement| {
                matches!(statement.kind, StatementKind::Told | StatementKind::TooFew)
            })
            .map(|statement| statement.text)
            .collect()
    }

    fn compare(&self, at: &At) -> Compares {
        self.app
            .write_blocking(|transaction| open_comparison(transaction, at))
            .expect("it opens")
    }

    fn decide(
        &self,
        at: &At,
        organization: &str,
        decided: Option<&[&str]>,
    ) -> Result<(), CodingError> {
        let answer = self.answer_of(organization);
        let decided = decided.map(codes);
        self.app.write_blocking(|transaction| {
            let place = (&answer.submission, answer.value.address.as_str());
            decide(transaction, at, place, decided.as_ref())
        })
    }

    /// How many organizations count for each code.
    fn counted(&self) -> BTreeMap<String, usize> {
        let assessment = self.assessment();
        let mut counts = self
            .app
            .read_blocking(|transaction| {
                count_round(transaction.connection, TallyScope::of(&assessment))
            })
            .expect("the database answers");
        counts
            .remove(&(codes_of(QUESTION), RespondentGroup::State))
            .map(|counts| counts.codes)
            .unwrap_or_default()
    }

    pub fn book(&self, list: &[&str]) {
        for one in list {
            self.app
                .write_blocking(|transaction| add_code(transaction, &at("one"), &code(one)))
                .expect("the code is taken");
        }
    }
}

fn counts(list: &[(&str, usize)]) -> BTreeMap<String, usize> {
    list.iter()
        .map(|(code, count)| ((*code).to_owned(), *count))
        .collect()
}

#[test]
fn codes_that_both_coders_gave_count_and_others_once_they_are_decided_on() {
    run_on_both(|database| {
        let round = Round::open(database);
        for state in ["ZM", "KE", "ZA"] {
            round.remark(state, "midcom", &format!("What {state} says"));
        }
        let assessment = round.assessment();
        let questions = round
            .app
            .read_blocking(|transaction| open_questions(transaction, &assessment))
            .unwrap();
        assert!(questions.iter().any(|one| one.name == QUESTION));
        round.book(&["trust", "learning"]);
        let (one, two) = (at("one"), at("two"));
        round.give(&one, "ZM", &["trust", "learning"]).unwrap();
        assert_eq!(round.counted(), counts(&[]), "one coder settles nothing");
        round.give(&two, "ZM", &["trust"]).unwrap();
        round.give(&one, "KE", &[]).unwrap();
        round.give(&two, "KE", &[]).unwrap();
        assert_eq!(round.counted(), counts(&[("trust", 1), ("none", 1)]));
        round.compare(&one);
        round.decide(&one, "ZM", Some(&["learning"])).unwrap();
        assert_eq!(round.counted(), counts(&[("learning", 1), ("none", 1)]));

        // Another code stands for it from now on, also where it was given before.
        let merged = BookCode {
            state: CodeState::MergedInto("trust".into()),
            ..code("learning")
        };
        round
            .app
            .write_blocking(|transaction| change_code(transaction, &one, &merged))
            .unwrap();
        assert_eq!(round.counted(), counts(&[("trust", 1), ("none", 1)]));
    });
}

#[test]
fn a_summary_tells_what_is_settled_of_enough_answers() {
    run_on_both(|database| {
        let round = Round::open(database);
        for state in ["ZM", "KE", "ZA"] {
            round.remark(state, "midcom", &format!("What {state} says"));
        }
        round.book(&["trust", "learning"]);
        let (one, two) = (at("one"), at("two"));
        let told = || round.summary_texts("midcom");
        for state in ["ZM", "KE"] {
            round.give(&one, state, &["trust", "learning"]).unwrap();
            round.give(&two, state, &["trust"]).unwrap();
        }
        assert_eq!(
            told(),
            Vec::<String>::new(),
            "two of the three are settled, and it is not true that fewer than three answered"
        );
        round.give(&one, "ZA", &[]).unwrap();
        round.give(&two, "ZA", &[]).unwrap();
        assert_eq!(
            told(),
            ["The remarks of 3 States speak most often of the following: About trust."],
            "that no code fits is an answer, and no theme"
        );
    });
}

#[test]
fn codes_that_were_compared_stay_as_they_were_given() {
    run_on_both(|database| {
        let round = Round::open(database);
        for state in ["ZM", "KE", "ZA"] {
            round.remark(state, "midcom", &format!("What {state} says"));
        }
        round.book(&["trust", "learning"]);
        let (one, two, third) = (at("one"), at("two"), at("third"));
        round.give(&one, "ZM", &["trust"]).unwrap();
        round.give(&one, "KE", &["trust"]).unwrap();
        round.give(&two, "ZM", &["learning"]).unwrap();
        let early = round.decide(&one, "ZM", Some(&["trust"]));
        assert!(
            matches!(early, Err(CodingError::NotCompared)),
            "nobody decides unseen"
        );
        // Before the comparison is open one may think again.
        round.give(&one, "ZM", &["trust", "learning"]).unwrap();

        assert_eq!(round.compare(&one), Compares::AsCoder);
        let changed = round.give(&one, "ZM", &["learning"]);
        assert!(matches!(changed, Err(CodingError::Compared)));
        round.give(&one, "KE", &["learning"]).unwrap();
        round.give(&one, "ZA", &[]).unwrap();
        // The other one has not looked, and still codes blindly; what both have coded then is compared.
        round.give(&two, "ZM", &["trust"]).unwrap();
        round.give(&two, "KE", &["trust"]).unwrap();
        let changed = round.give(&one, "KE", &["trust"]);
        assert!(matches!(changed, Err(CodingError::Compared)));

        assert_eq!(round.compare(&two), Compares::AsCoder);
        let unseen = round.decide(&two, "ZA", Some(&["trust"]));
        assert!(
            matches!(unseen, Err(CodingError::NotCompared)),
            "what only the other one coded is hidden from a coder"
        );
        round.give(&two, "ZA", &["trust"]).unwrap();
        round.decide(&two, "ZA", Some(&["trust"])).unwrap();

        // Who had coded nothing decides, and cannot become a coder by looking first.
        assert_eq!(round.compare(&third), Compares::ToDecide);
        let late = round.give(&third, "ZM", &["trust"]);
        assert!(matches!(late, Err(CodingError::Compared)));
        round.decide(&third, "KE", Some(&["learning"])).unwrap();
        assert_eq!(round.compare(&third), Compares::ToDecide);
        assert_eq!(round.counted(), counts(&[("learning", 1), ("trust", 2)]));
    });
}

#[test]
fn a_new_submission_keeps_what_was_done_with_unchanged_answers_only() {
    run_on_both(|database| {
        let round = Round::open(database);
        round.remark("ZM", "midcom", "Trust grew.");
        round.remark("KE", "midcom", "Trust grew here, too.");
        round.book(&["trust"]);
        for state in ["ZM", "KE"] {
            round.give(&at("one"), state, &["trust"]).unwrap();
            round.give(&at("two"), state, &["trust"]).unwrap();
        }
        assert_eq!(round.counted(), counts(&[("trust", 2)]));
        round.remark("ZM", "midcom", "Trust grew.");
        round.remark("KE", "midcom", "Nothing grew.");
        assert_eq!(round.counted(), counts(&[("trust", 1)]));
        let assessment = round.assessment();
        let work = round
            .app
            .read_blocking(|transaction| {
                load_work(transaction.connection, &assessment.id, Some(QUESTION))
            })
            .unwrap();
        assert_eq!(work[&round.answer_of("ZM").key()].codings.len(), 2);
        assert!(!work.contains_key(&round.answer_of("KE").key()));
    });
}

#[test]
fn nobody_codes_what_is_not_there_or_not_theirs() {
    run_on_both(|database| {
        let round = Round::open(database);
        round.remark("ZM", "midcom", "Trust grew.");
        round.book(&["trust"]);
        let unknown = round.give(&at("one"), "ZM", &["surprise"]);
        assert!(matches!(unknown, Err(CodingError::UnknownCode)));
        let limited = At {
            subjects: Some(vec!["midsa".into()]),
            ..at("one")
        };
        let not_theirs = round.give(&limited, "ZM", &["trust"]);
        assert!(matches!(not_theirs, Err(CodingError::NotThere)));
        let elsewhere = At {
            question: "iscms.usefulness".into(),
            ..at("one")
        };
        let no_text = round
            .app
            .write_blocking(|transaction| add_code(transaction, &elsewhere, &code("trust")));
        assert!(matches!(no_text, Err(CodingError::NotThere)));
        let twice = round
            .app
            .write_blocking(|transaction| add_code(transaction, &at("one"), &code("trust")));
        assert!(matches!(twice, Err(CodingError::Code(CodeProblem::Taken))));
        assert_eq!(round.counted(), counts(&[]));
    });
}

const HERE: &str = "/desk/assessments/2026/open-answers/iscms.remark";

/// A page's form as a browser would send it, with these boxes ticked besides.
async fn send(
    visitor: &Visitor,
    address: &str,
    within: &str,
    besides: &[(&str, &str)],
) -> (u16, String) {
    let page = visitor.page(address).await;
    let mut fields = form_with(&page, within);
    for (name, value) in besides {
        // An empty field is typed into; a box is ticked besides others.
        fields.retain(|(known, value)| known != name || !value.is_empty());
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let pairs: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let response = visitor.post(address, &pairs).await;
    let status = response.status().as_u16();
    (status, response.text().await.expect("a page"))
}

#[test]
fn two_analysts_code_for_themselves_and_see_each_other_when_they_compare() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let round = Round {
                app: app.app(),
                clock: app.clock.clone(),
            };
            round
                .app
                .write_blocking(|transaction| -> Result<(), anyhow::Error> {
                    rounds::create_assessment(
                        transaction,
                        &new_round(),
                        &files(),
                        &Author::Operator,
                    )?;
                    rounds::open_assessment(transaction, ROUND, &Author::Operator)?;
                    Ok(())
                })
                .expect("the round can be opened");
            round.remark("ZM", "midcom", "Trust among us grew.");
            round.remark("KE", "midcom", "We learn from <each> other.");
            round.remark("ZA", "midsa", "A secret of Midsa.");
            let one = app.staff(Role::Analyst).await;
            let two = app.staff(Role::Coordinator).await;
            let limited = app.staff_limited_to(Role::Analyst, Some(&["midsa"])).await;

            let book = format!("{HERE}/codebook");
            let (status, page) = send(
                &one,
                &book,
                "#code-new",
                &[("code", "No code"), ("act", "add")],
            )
            .await;
            assert_eq!(status, 422);
            assert!(
                page.contains("value=\"No code\""),
                "what was typed stays: {page}"
            );
            let long = "x".repeat(121);
            let typed = [("code", "trust"), ("label-en", &*long), ("act", "add")];
            let (status, page) = send(&one, &book, "#code-new", &typed).await;
            assert_eq!(status, 422);
            assert!(
                page.contains(&long) && page.contains("Shorten the label to 120"),
                "nothing is cut silently: {page}"
            );
            for (code, label) in [("trust", "Trust"), ("learning", "Learning")] {
                let typed = [("code", code), ("label-en", label), ("act", "add")];
                let (status, page) = send(&one, &book, "#code-new", &typed).await;
                assert_eq!(status, 303, "{page}");
            }

            // KE, ZA, ZM: respondents stand in order.
            let page = one.page(HERE).await;
            assert!(page.contains("We learn from &lt;each&gt; other."));
            let given = [
                ("code0", "learning"),
                ("quote0", "1"),
                ("code2", "trust"),
                ("code2", "learning"),
            ];
            let both = [("code0", "learning"), ("code0", "none")];
            let (status, page) = send(&one, HERE, "#answers", &both).await;
            assert_eq!(status, 409);
            assert!(
                page.contains("Tick either codes or") && page.matches("checked").count() == 2,
                "what was ticked is asked again: {page}"
            );
            assert_eq!(send(&one, HERE, "#answers", &given).await.0, 303);
            let others = two.page(HERE).await;
            let checked = r#"value="learning" checked"#;
            assert!(one.page(HERE).await.contains(checked));
            assert!(
                !others.contains(checked),
                "one coder does not see the other's codes"
            );
            let left = one.page(&format!("{HERE}?show=open")).await;
            assert!(left.contains("A secret of Midsa.") && !left.contains("Trust among us"));
            let searched = one.page(&format!("{HERE}?q=gr%C3%8BW+TRUST")).await;
            assert!(searched.contains("Trust among us") && !searched.contains("A secret"));
            let with_code = one.page(&format!("{HERE}?code=trust")).await;
            assert!(with_code.contains("Trust among us") && !with_code.contains("We learn from"));
            let of_others = two.page(&format!("{HERE}?code=trust")).await;
            assert!(
                !of_others.contains("Trust among us"),
                "a filter tells nothing of another coder's codes"
            );

            let given = [("code0", "learning"), ("code2", "trust")];
            assert_eq!(send(&two, HERE, "#answers", &given).await.0, 303);
            assert_eq!(round.counted(), counts(&[("learning", 1), ("trust", 1)]));
            let compare = format!("{HERE}/compare");
            let page = one.page(&compare).await;
            assert!(
                page.contains("2 answers were coded by two people or more"),
                "{page}"
            );
            assert!(
                !page.contains("Trust among us") && !page.contains("kappa"),
                "nothing is shown before it is opened: {page}"
            );
            let open = [("act", "open")];
            assert_eq!(send(&one, &compare, "button.quiet", &open).await.0, 303);
            let page = one.page(&compare).await;
            assert!(
                page.contains("2 answers were coded by two or more"),
                "{page}"
            );
            assert!(page.contains("Trust among us") && !page.contains("We learn from"));
            assert!(
                !page.contains("A secret") && page.contains("One answer that you have not coded"),
                "{page}"
            );

            // Nothing ticked does not mean that nothing fits.
            let key = form_with(&page, "form.cite");
            let nothing: Vec<(&str, &str)> = key
                .iter()
                .filter(|(name, _)| name != "code")
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .chain([("act", "decide")])
                .collect();
            let refused = one.post(&compare, &nothing).await;
            assert_eq!(refused.status(), 422);
            let page = refused.text().await.expect("a page");
            assert!(
                page.contains("Tick the codes that the answer has"),
                "{page}"
            );
            assert_eq!(round.counted(), counts(&[("learning", 1), ("trust", 1)]));
            let both = [("code", "none"), ("act", "decide")];
            let (status, page) = send(&one, &compare, "form.cite", &both).await;
            assert_eq!(status, 422, "{page}");
            let decided = [("code", "learning"), ("act", "decide")];
            assert_eq!(send(&one, &compare, "form.cite", &decided).await.0, 303);
            assert_eq!(round.counted(), counts(&[("learning", 2), ("trust", 1)]));

            // The numbers stand on the dashboard and open their answers.
            let dashboard = one
                .page("/desk/assessments/2026/findings?part=respondents")
                .await;
            assert!(dashboard.contains("iscms.remark~codes"), "{dashboard}");
            let behind = one
                .page("/desk/assessments/2026/answers?indicator=iscms.remark~codes&group=state&code=learning")
                .await;
            assert!(
                behind.contains("Zambia") && behind.contains("Kenya"),
                "{behind}"
            );

            // Who is limited to one mechanism sees, counts and codes no other.
            for address in [
                HERE,
                compare.as_str(),
                "/desk/assessments/2026/open-answers",
            ] {
                let page = limited.page(address).await;
                assert!(
                    !page.contains("Zambia") && !page.contains("2 answers"),
                    "{address}: {page}"
                );
            }
            assert!(limited.page(HERE).await.contains("A secret of Midsa."));
            let stolen = round.answer_of("ZM");
            let key = form_with(&limited.page(HERE).await, "#answers");
            let key = key
                .iter()
                .find(|(name, _)| name == "form_key")
                .expect("a key");
            let forged = format!("{}|{}", stolen.submission, stolen.value.address.as_str());
            let refused = limited
                .post(
                    HERE,
                    &[
                        ("form_key", &key.1),
                        ("answer0", &forged),
                        ("was0", ""),
                        ("code0", "trust"),
                    ],
                )
                .await;
            assert_eq!(refused.status(), 409);
            app.stop().await;
        });
    });
}
