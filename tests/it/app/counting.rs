//! Counting over coded values: organizations, not answers, and only what counts.

use iscm_survey::app::rounds::list_assessments;
use iscm_survey::app::saving::{Change, NewValue};
use iscm_survey::findings::tally::Counts;
use iscm_survey::questionnaire::answers::Address;
use iscm_survey::questionnaire::model::{Attribution, RespondentGroup};
use iscm_survey::storage::tallies::{RoundCounts, TallyScope, count_round};
use serde_json::json;

use crate::support::databases::run_on_both;
use crate::support::round::{Round, change};

fn count(round: &Round, subject: Option<&str>) -> RoundCounts {
    let subjects = subject.map(|subject| [subject.to_owned()]);
    round
        .app
        .read_blocking(|transaction| {
            let assessment = list_assessments(transaction)?.remove(0).id;
            let scope = TallyScope {
                assessment: &assessment,
                subjects: subjects.as_ref().map(|list| list.as_slice()),
            };
            count_round(transaction.connection, scope)
        })
        .unwrap()
}

fn of(counts: &RoundCounts, indicator: &str, group: RespondentGroup) -> Counts {
    counts
        .get(&(indicator.to_owned(), group))
        .cloned()
        .unwrap_or_default()
}

#[test]
fn numbers_and_codes_are_counted_per_group_and_mechanism() {
    run_on_both(|test| {
        let round = Round::open(test);
        for (mechanism, themes) in [
            ("midcom", json!(["trade", "health"])),
            ("midsa", json!(["trade"])),
        ] {
            let answers = json!({"established": 2000, "themes": themes});
            round
                .import(&round.import_command(mechanism, answers))
                .unwrap();
        }
        for (state, usefulness) in [("ZM", 5), ("KE", 4), ("ZA", 4)] {
            let answers = json!({"iscms": [
                {"iscm": "midcom", "usefulness": usefulness}, {"iscm": "midsa", "remark": "no rating"}]});
            round.import(&round.import_command(state, answers)).unwrap();
        }
        let all = count(&round, None);
        let themes = of(&all, "themes", RespondentGroup::Iscm);
        assert_eq!((themes.submitted, themes.base), (2, 2));
        assert_eq!(themes.codes["trade"], 2);
        assert_eq!(themes.codes["health"], 1);

        let about_midcom = count(&round, Some("midcom"));
        let rated = of(&about_midcom, "value.usefulness", RespondentGroup::State);
        let mut numbers = rated.numbers.clone();
        numbers.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        assert_eq!(numbers, [(4.0, 2), (5.0, 1)]);
        assert_eq!((rated.submitted, rated.base), (3, 3));
        assert_eq!(
            of(&about_midcom, "themes", RespondentGroup::Iscm).codes["trade"],
            1
        );
        let about_midsa = count(&round, Some("midsa"));
        let rated = of(&about_midsa, "value.usefulness", RespondentGroup::State);
        assert_eq!(rated.base, 0);
    });
}

#[test]
fn what_is_for_staff_only_counts_nowhere() {
    run_on_both(|test| {
        let round = Round::open(test);
        let zambia = round.response(RespondentGroup::State, "ZM");
        let quiet = Change {
            address: Address::parse("iscms/midcom/usefulness"),
            value: NewValue::Set(json!(2)),
            base_version: Some(0),
            attribution: Some(Attribution::None),
        };
        let changes = vec![change("iscms", json!(["midcom"]), 0), quiet];
        round
            .save(&round.save_command(&zambia, "anna", changes))
            .unwrap();
        round.submit(&round.submit_command(&zambia)).unwrap();
        let counts = count(&round, Some("midcom"));
        let quiet = of(&counts, "value.usefulness", RespondentGroup::State);
        assert_eq!((quiet.base, quiet.numbers.len()), (0, 0));
    });
}

#[test]
fn only_the_last_submission_counts() {
    run_on_both(|test| {
        let round = Round::open(test);
        for themes in [json!(["trade", "health"]), json!(["climate"])] {
            let answers = json!({"established": 2000, "themes": themes});
            round
                .import(&round.import_command("midcom", answers))
                .unwrap();
        }
        let themes = of(&count(&round, None), "themes", RespondentGroup::Iscm);
        assert_eq!(
            themes.codes.into_iter().collect::<Vec<_>>(),
            [("climate".to_owned(), 1)]
        );
        assert_eq!((themes.submitted, themes.base), (1, 1));
    });
}
