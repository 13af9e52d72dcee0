use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;

fn at(hour: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(1_550_000_000, 0).unwrap() + TimeDelta::hours(hour.into())
}

/// A round that takes answers from hour 1 until before hour 10.
fn assessment(state: AssessmentState) -> Assessment {
    let new = NewAssessment::new("2019", "Assessment 2019", at(1), at(10));
    assert_eq!(new.check(), []);
    Assessment {
        id: AssessmentId::new("a"),
        slug: new.slug,
        title: new.title,
        languages: new.languages,
        time_zone: new.time_zone,
        opens_at: new.opens_at,
        closes_at: new.closes_at,
        state,
        mark: None,
        texts: Default::default(),
        contact: None,
        minimum_base: 3,
        previous: None,
        opened_at: None,
        closed_at: None,
        revision: 1,
        counts_accepted_only: false,
    }
}

fn response(state: ResponseState) -> Response {
    Response {
        state,
        ..Response::new(
            ResponseId::new("r"),
            AssessmentId::new("a"),
            Respondent::new(RespondentGroup::Iscm, "midcom"),
            Language::English,
            at(0),
        )
    }
}

#[test]
fn all_that_is_wrong_with_a_new_round_is_said_at_once() {
    let mut new = NewAssessment::new("Round 1", " ", at(10), at(1));
    new.minimum_base = 0;
    assert_eq!(
        new.check(),
        [
            CreateProblem::BadSlug,
            CreateProblem::NoTitle,
            CreateProblem::ClosesBeforeOpening,
            CreateProblem::NoMinimumBase
        ]
    );
}

#[test]
fn a_round_is_opened_once_and_closed_once() {
    use AssessmentState::*;
    use StateChangeProblem as Problem;
    let state_after_open = |state, questionnaires, hour| {
        assessment(state)
            .open(questionnaires, at(hour))
            .map(|opened| opened.state)
    };
    assert_eq!(state_after_open(Draft, 1, 0), Ok(Open));
    assert_eq!(state_after_open(Draft, 0, 0), Err(Problem::NoQuestionnaire));
    assert_eq!(state_after_open(Draft, 1, 10), Err(Problem::ClosingPassed));
    assert_eq!(state_after_open(Open, 1, 0), Err(Problem::AlreadyOpen));
    assert_eq!(state_after_open(Closed, 1, 0), Err(Problem::AlreadyClosed));

    let state_after_close =
        |state, hour| assessment(state).close(at(hour)).map(|closed| closed.state);
    assert_eq!(state_after_close(Open, 5), Ok(Closed));
    assert_eq!(state_after_close(Draft, 5), Err(Problem::NeverOpened));
    assert_eq!(state_after_close(Draft, 10), Ok(Closed));
    assert_eq!(state_after_close(Closed, 10), Err(Problem::AlreadyClosed));
}

#[test]
fn answers_are_taken_from_the_opening_until_before_the_closing_instant() {
    use AnsweringProblem::*;
    let draft = response(ResponseState::Draft);
    let verdict = |state, now| may_answer(&assessment(state), &draft, now);
    let just_before = at(10) - TimeDelta::microseconds(1);
    assert_eq!(verdict(AssessmentState::Open, at(0)), Err(NotOpen));
    assert_eq!(verdict(AssessmentState::Open, at(1)), Ok(()));
    assert_eq!(verdict(AssessmentState::Open, just_before), Ok(()));
    assert_eq!(verdict(AssessmentState::Open, at(10)), Err(Closed));
    assert_eq!(verdict(AssessmentState::Draft, at(5)), Err(NotOpen));
    assert_eq!(verdict(AssessmentState::Closed, at(5)), Err(Closed));
}

#[test]
fn entering_on_behalf_into_a_closed_round_must_be_asked_for() {
    let draft = response(ResponseState::Draft);
    let verdict =
        |state, into_closed, now| may_enter_on_behalf(&assessment(state), &draft, into_closed, now);
    assert_eq!(verdict(AssessmentState::Draft, false, at(5)), Ok(()));
    assert_eq!(verdict(AssessmentState::Open, false, at(5)), Ok(()));
    let closed = Err(AnsweringProblem::Closed);
    assert_eq!(verdict(AssessmentState::Open, false, at(10)), closed);
    assert_eq!(verdict(AssessmentState::Closed, false, at(5)), closed);
    assert_eq!(verdict(AssessmentState::Closed, true, at(50)), Ok(()));
    assert_eq!(verdict(AssessmentState::Open, true, at(50)), Ok(()));
}

/// Every move from every state: the state it leads to, or a dash.
#[test]
fn a_response_moves_as_the_table_says() {
    use ResponseState::*;
    type Move = fn(&Response) -> Result<Response, TransitionProblem>;
    let moves: [(&str, Move); 8] = [
        ("save", |response| response.save(at(2))),
        ("enter", |response| response.enter_clearance(at(2))),
        ("leave", |response| response.leave_clearance(at(2))),
        ("submit", |response| {
            response.submit(SubmissionId::new("s"), at(2))
        }),
        ("return", |response| response.give_back(at(2))),
        ("accept", |response| response.accept(at(2))),
        ("decline", |response| response.decline(at(2))),
        ("again", |response| response.take_part_again(true, at(2))),
    ];
    let table = [
        (
            NotStarted,
            "save draft, enter in_clearance, leave -, submit submitted, return -, accept -, decline declined, again not_started",
        ),
        (
            Draft,
            "save draft, enter in_clearance, leave -, submit submitted, return -, accept -, decline declined, again draft",
        ),
        (
            InClearance,
            "save -, enter -, leave draft, submit submitted, return -, accept -, decline declined, again -",
        ),
        (
            Submitted,
            "save -, enter -, leave -, submit -, return returned, accept accepted, decline -, again -",
        ),
        (
            Returned,
            "save returned, enter in_clearance, leave -, submit submitted, return -, accept -, decline declined, again returned",
        ),
        (
            Accepted,
            "save -, enter -, leave -, submit -, return returned, accept accepted, decline -, again -",
        ),
        (
            Declined,
            "save -, enter -, leave -, submit -, return -, accept -, decline -, again draft",
        ),
    ];
    assert_eq!(table.len(), ResponseState::ALL.len());
    for (state, expected) in table {
        let reached: Vec<String> = moves
            .iter()
            .map(|(name, make)| match make(&response(state)) {
                Ok(moved) => format!("{name} {}", moved.state.code()),
                Err(_) => format!("{name} -"),
            })
            .collect();
        assert_eq!(reached.join(", "), expected, "from {}", state.code());
    }
}

#[test]
fn a_move_counts_a_revision_and_a_submission_becomes_the_current_one() {
    let draft = response(ResponseState::Draft);
    let submitted = draft.submit(SubmissionId::new("s"), at(3)).unwrap();
    assert_eq!(submitted.revision, draft.revision + 1);
    assert_eq!(submitted.submitted_at, Some(at(3)));
    let returned = submitted.give_back(at(4)).unwrap();
    assert_eq!(
        returned.current_submission,
        Some(SubmissionId::new("s")),
        "the last submitted one counts until the next is submitted"
    );
}

#[test]
fn a_receipt_number_can_be_read_aloud() {
    let midcom = Respondent::new(RespondentGroup::Iscm, "midcom");
    assert_eq!(
        receipt_number("2019", &midcom, 2, [0, 0, 0, 33]),
        "2019-MIDCOM-2-BBAAAA"
    );
}

#[test]
fn an_author_is_read_back_as_written() {
    for author in [
        Author::Contact(ContactId::new("c1")),
        Author::Staff(UserId::new("u1")),
        Author::Operator,
        Author::Program,
    ] {
        assert_eq!(Author::parse(&author.to_string()), Some(author));
    }
    assert_eq!(Author::parse("somebody"), None);
}

mod merging {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::questionnaire::answers::Address;
    use crate::questionnaire::model::Attribution;

    fn stored(
        address: &str,
        value: Json,
        version: i64,
        writer: &str,
        sequence: i64,
    ) -> StoredAnswer {
        StoredAnswer {
            address: Address::parse(address),
            value: Some(value),
            version,
            attribution: None,
            language: Language::English,
            author: Author::Contact(ContactId::new("c")),
            writer: writer.to_owned(),
            writer_sequence: Some(sequence),
            source: None,
            changed_at: at(1),
        }
    }

    fn new(address: &str, value: Json, writer: &str, sequence: i64) -> NewAnswer {
        NewAnswer {
            address: Address::parse(address),
            value: Some(value),
            attribution: None,
            language: Language::English,
            author: Author::Contact(ContactId::new("c")),
            writer: writer.to_owned(),
            writer_sequence: Some(sequence),
            source: None,
        }
    }

    fn verdict(
        answers: &[StoredAnswer],
        new: &NewAnswer,
        version: i64,
        others_since: bool,
    ) -> Verdict {
        let base = Base {
            version,
            others_since,
        };
        judge(&Standing::of(answers, &new.address), new, base)
    }

    #[test]
    fn the_first_answer_is_written_on_nothing() {
        let mine = new("q", json!("a"), "s1", 1);
        assert_eq!(verdict(&[], &mine, 0, false), Verdict::Write);
        assert_eq!(verdict(&[], &mine, 3, false), Verdict::UnknownBase);
    }

    #[test]
    fn who_saw_the_last_version_may_write() {
        let current = [stored("q", json!("theirs"), 4, "s1", 9)];
        let mine = new("q", json!("mine"), "s2", 1);
        assert_eq!(verdict(&current, &mine, 4, false), Verdict::Write);
        assert_eq!(verdict(&current, &mine, 5, false), Verdict::UnknownBase);
    }

    #[test]
    fn who_did_not_see_what_another_wrote_is_told() {
        let current = [stored("q", json!("theirs"), 4, "s1", 9)];
        let mine = new("q", json!("mine"), "s2", 1);
        assert_eq!(verdict(&current, &mine, 3, true), Verdict::Conflict);
        let agreeing = new("q", json!("theirs"), "s2", 1);
        assert_eq!(
            verdict(&current, &agreeing, 3, true),
            Verdict::Unchanged,
            "two who write the same do not disagree"
        );
    }

    #[test]
    fn nobody_conflicts_with_himself() {
        let current = [stored("q", json!("later"), 4, "s1", 9)];
        // That version 4 was saved was never heard, because the network is slow.
        let next = new("q", json!("even later"), "s1", 10);
        assert_eq!(verdict(&current, &next, 2, false), Verdict::Write);
        // An earlier write arrives after a later one.
        let late = new("q", json!("earlier"), "s1", 8);
        assert_eq!(verdict(&current, &late, 2, false), Verdict::Overtaken);
    }

    #[test]
    fn a_level_may_be_changed_beside_the_same_value() {
        let current = [stored("q", json!("same"), 4, "s1", 9)];
        let mut quieter = new("q", json!("same"), "s2", 1);
        quieter.attribution = Some(Attribution::Count);
        assert_eq!(verdict(&current, &quieter, 4, false), Verdict::Write);
    }

    #[test]
    fn a_whole_counts_the_changes_of_what_it_consists_of() {
        let answers = [
            stored("iscms/midcom", json!(0), 2, "s1", 1),
            stored("iscms/midcom/usefulness", json!(4), 5, "s1", 2),
            stored("iscms/midsa", json!(1), 1, "s1", 1),
            stored("iscms2", json!("another question"), 7, "s1", 1),
            stored("m/one", json!("yes"), 3, "s1", 1),
            stored("m/two", json!("no"), 4, "s1", 1),
        ];
        let version = |address: &str| Standing::of(&answers, &Address::parse(address)).version();
        assert_eq!(version("iscms"), 3, "entries, not what is inside of them");
        assert_eq!(version("iscms/midcom"), 7, "an entry with all in it");
        assert_eq!(version("iscms/midcom/usefulness"), 5);
        assert_eq!(version("m"), 7);
        assert_eq!(version("never_written"), 0);
        let keys = new("iscms", json!(["midcom"]), "s2", 1);
        assert_eq!(verdict(&answers, &keys, 2, true), Verdict::Conflict);
        assert_eq!(verdict(&answers, &keys, 3, false), Verdict::Write);
        assert_eq!(
            Standing::of(&answers, &Address::parse("m")).value(),
            Some(json!({"one": "yes", "two": "no"}))
        );
    }
}

#[test]
fn a_submitted_document_is_the_same_text_each_time_and_read_back_whole() {
    let mut document = SubmittedDocument::new(
        "2019",
        ("iscm", "midcom"),
        ("iscm", "1", "abc"),
        1,
        "2019-MIDCOM-1-AAAAAA",
        at(3),
        "en",
    );
    document.answers.push(SubmittedAnswer {
        address: "examples/k1/about".to_owned(),
        value: serde_json::json!("Ünïcödé \" / \n"),
        version: 3,
        language: "fr".to_owned(),
        attribution: Some("count".to_owned()),
    });
    document.add_level("examples/k2", "none");
    let text = document.to_text();
    assert_eq!(SubmittedDocument::parse(&text).as_ref(), Ok(&document));
    assert_eq!(document.clone().to_text(), text);
    assert_eq!(
        document.chosen_levels().collect::<Vec<_>>(),
        [("examples/k1/about", "count"), ("examples/k2", "none")]
    );
    assert_eq!(
        SubmittedDocument::digest_of("abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert!(SubmittedDocument::parse(&text.replace("submission 1", "submission 9")).is_err());
}

mod moves {
    use proptest::prelude::*;

    use super::*;

    /// Something that somebody tries.
    #[derive(Clone, Copy, Debug)]
    enum Attempt {
        Save,
        EnterClearance,
        LeaveClearance,
        Submit,
        Return,
        Accept,
        Decline,
        TakePart,
    }

    fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
        use Attempt::*;
        let one = prop::sample::select(vec![
            Save,
            EnterClearance,
            LeaveClearance,
            Submit,
            Return,
            Accept,
            Decline,
            TakePart,
        ]);
        prop::collection::vec(one, 0..40)
    }

    fn made(
        response: &Response,
        attempt: Attempt,
        number: usize,
    ) -> Result<Response, TransitionProblem> {
        let now = at(u32::try_from(number).expect("few"));
        match attempt {
            Attempt::Save => response.save(now),
            Attempt::EnterClearance => response.enter_clearance(now),
            Attempt::LeaveClearance => response.leave_clearance(now),
            Attempt::Submit => response.submit(SubmissionId::new(format!("s{number}")), now),
            Attempt::Return => response.give_back(now),
            Attempt::Accept => response.accept(now),
            Attempt::Decline => response.decline(now),
            Attempt::TakePart => response.take_part_again(true, now),
        }
    }

    proptest! {
        /// Whatever is tried in whatever order: what was submitted is never lost, only submitting changes what
        /// counts, only accepting makes it accepted, and nothing moves without a revision.
        #[test]
        fn what_counts_follows_submitting_and_accepting_alone(attempts in attempts()) {
            use ResponseState::*;
            let mut before = response(NotStarted);
            for (number, attempt) in attempts.into_iter().enumerate() {
                let Ok(after) = made(&before, attempt, number) else {
                    // A refusal can be told again and again.
                    prop_assert!(made(&before, attempt, number).is_err());
                    continue;
                };
                let moved = after != before;
                prop_assert_eq!(after.revision, before.revision + i64::from(moved));
                match attempt {
                    Attempt::Submit => {
                        prop_assert_ne!(&after.current_submission, &before.current_submission);
                        prop_assert_eq!(after.accepted_at, None);
                    }
                    Attempt::Accept => {
                        prop_assert_eq!(&after.current_submission, &before.current_submission);
                        prop_assert!(after.accepted_at.is_some());
                    }
                    _ => {
                        prop_assert_eq!(&after.current_submission, &before.current_submission);
                        prop_assert_eq!(after.accepted_at, before.accepted_at);
                    }
                }
                let has_submitted = after.current_submission.is_some();
                match after.state {
                    Submitted | Returned => prop_assert!(has_submitted),
                    Accepted => prop_assert!(has_submitted && after.accepted_at.is_some()),
                    NotStarted | Draft => prop_assert!(!has_submitted),
                    InClearance | Declined => {}
                }
                prop_assert!(has_submitted || after.accepted_at.is_none());
                prop_assert_eq!(after.submitted_at.is_some(), has_submitted);
                before = after;
            }
        }
    }
}
