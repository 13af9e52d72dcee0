//! What staff and readers outside see of counts.

use super::*;
use crate::findings::disclosure::Disclosure;
use crate::findings::group::DONT_KNOW;
use crate::findings::measure::Code;
use crate::language::{Language, LocalizedText};
use crate::questionnaire::form::NoRegisters;
use crate::questionnaire::model::RespondentGroup;

fn measure(kind: MeasureKind, codes: &[&str]) -> Measure {
    Measure {
        indicator: "funding.stability".to_owned(),
        title: LocalizedText::new(Language::English, "Is funding stable?"),
        kind,
        codes: codes
            .iter()
            .map(|code| Code {
                code: (*code).to_owned(),
                text: None,
                phrase: None,
            })
            .collect(),
        register: None,
        attribution: None,
        finding: None,
        repeated: false,
        rows: Vec::new(),
        form: MeasureForm::Plain,
    }
}

fn counts(submitted: usize, base: usize, codes: &[(&str, usize)]) -> Counts {
    let absent = codes.iter().filter(|(code, _)| is_absence(code));
    Counts {
        submitted,
        spoke: base + absent.map(|(_, count)| count).sum::<usize>(),
        base,
        codes: codes
            .iter()
            .map(|(code, count)| ((*code).to_owned(), *count))
            .collect(),
        ..Counts::default()
    }
}

fn table(
    measure: &Measure,
    groups: &[(RespondentGroup, &Counts)],
    audience: Audience,
) -> IndicatorTable {
    let groups: Vec<GroupCounts> = groups
        .iter()
        .map(|(respondents, counts)| GroupCounts {
            respondents: *respondents,
            measure,
            counts,
        })
        .collect();
    indicator_table(
        &groups,
        Disclosure::default(),
        audience,
        Language::English,
        &NoRegisters,
    )
    .expect("a group was asked")
}

#[test]
fn staff_see_every_number_and_readers_outside_what_the_rule_leaves() {
    let stability = measure(MeasureKind::SingleChoice, &["stable", "unstable"]);
    let states = counts(12, 7, &[("stable", 1), ("unstable", 6), (DONT_KNOW, 4)]);
    let own = counts(1, 1, &[("unstable", 1)]);
    let groups = [
        (RespondentGroup::Iscm, &own),
        (RespondentGroup::State, &states),
    ];

    let staff = table(&stability, &groups, Audience::Staff);
    let shown = |count, share| Cell::Shown { count, share };
    assert_eq!(
        staff.rows[0].cells[&RespondentGroup::State],
        shown(1, Some(14.0))
    );
    assert_eq!(staff.rows.len(), 2, "absences are no rows");
    let base = staff.bases[&RespondentGroup::State];
    assert_eq!(
        (base.answered, base.do_not_know, base.no_answer),
        (Some(7), Some(4), Some(1))
    );

    let outside = table(&stability, &groups, Audience::Outside);
    for row in &outside.rows {
        assert_eq!(row.cells[&RespondentGroup::State], Cell::Hidden);
    }
    assert_eq!(
        outside.rows[1].cells[&RespondentGroup::Iscm],
        shown(1, Some(100.0)),
        "an ISCM's own named answer is not guarded"
    );
    let base = outside.bases[&RespondentGroup::State];
    assert_eq!(
        (base.answered, base.do_not_know, base.no_answer),
        (Some(7), None, None)
    );
}

#[test]
fn too_few_answers_hide_the_group_and_say_so() {
    let stability = measure(MeasureKind::SingleChoice, &["stable", "unstable"]);
    let igos = counts(2, 2, &[("stable", 2)]);
    let outside = table(
        &stability,
        &[(RespondentGroup::Igo, &igos)],
        Audience::Outside,
    );
    let base = outside.bases[&RespondentGroup::Igo];
    assert_eq!((base.too_few, base.answered), (true, None));
    assert_eq!(outside.rows[0].cells[&RespondentGroup::Igo], Cell::Hidden);
    assert_eq!(outside.rows[1].cells[&RespondentGroup::Igo], Cell::Hidden);
}

#[test]
fn numbers_have_mean_median_and_quartiles() {
    let usefulness = measure(MeasureKind::Number, &[]);
    let mut states = counts(7, 7, &[]);
    states.numbers = vec![(5.0, 3), (3.0, 1), (4.0, 3)];
    let staff = table(
        &usefulness,
        &[(RespondentGroup::State, &states)],
        Audience::Staff,
    );
    assert_eq!(
        staff.numbers[&RespondentGroup::State],
        Numbers {
            n: 7,
            mean: 4.3,
            median: 4.0,
            quartiles: Some((4.0, 5.0)),
        }
    );
    states.numbers = vec![(5.0, 2), (3.0, 2)];
    let groups = [(RespondentGroup::State, &states)];
    let outside = table(&usefulness, &groups, Audience::Outside);
    assert_eq!(outside.numbers[&RespondentGroup::State].quartiles, None);
    states.numbers = vec![(5.0, 2)];
    let groups = [(RespondentGroup::State, &states)];
    assert!(
        table(&usefulness, &groups, Audience::Outside)
            .numbers
            .is_empty()
    );
}
