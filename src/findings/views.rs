//! Three views of one ISCM: what it says itself beside what States and IGOs say, and whether they agree.
//!
//! Section 10.2 of `questionnaires/README.md`. The verdict for readers outside is drawn from what the
//! disclosure rule shows and no more: a verdict on hidden counts would betray them.

use super::disclosure::{Disclosed, Disclosure, Tally, Told};
use super::group::{Group, mean_of, one_decimal, quantile_of};
use super::measure::{Measure, MeasureKind};
use super::tally::Audience;
use crate::questionnaire::model::RespondentGroup;

/// From which shares (in per cent) groups are said to agree or to contradict; printed in the method note.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// A contradiction needs at most this share for what the ISCM says …
    pub contradicted_up_to: f64,
    /// … and at least this share for something else.
    pub other_from: f64,
    /// Agreement needs at least this share for what the ISCM says.
    pub agreement_from: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds {
            contradicted_up_to: 25.0,
            other_from: 50.0,
            agreement_from: 50.0,
        }
    }
}

/// How a group sees what the ISCM says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Agreement,
    Mixed,
    Contradiction,
    /// What may be shown does not decide it.
    NotShown,
}

/// What the ISCM said of itself.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnView {
    Codes(Vec<String>),
    Number(f64),
}

/// What one group says beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupView {
    pub respondents: RespondentGroup,
    /// Absent where too few answered, also for how few they are.
    pub base: Option<usize>,
    pub answers: GroupAnswer,
}

#[derive(Clone, Debug, PartialEq)]
pub enum GroupAnswer {
    /// A verdict on the one code.
    Single(Verdict),
    /// A verdict per code that both were offered, in the order of the file.
    PerCode(Vec<(String, Verdict)>),
    /// Numbers stand side by side without verdict.
    Numbers { mean: f64, median: f64 },
    /// Too few answered.
    TooFew,
}

/// The views of one indicator about one ISCM.
#[derive(Clone, Debug, PartialEq)]
pub struct Views {
    pub indicator: String,
    pub own: Option<OwnView>,
    /// Always States before IGOs; a view that may not be shown stays visible as such.
    pub groups: Vec<GroupView>,
}

/// Puts the views of an indicator side by side; `None` where fewer than two groups were asked and answered.
///
/// `offered` are the codes of the ISCM's own file: only what both were offered is compared.
pub fn views(
    indicator: &str,
    own: Option<OwnView>,
    offered: &[String],
    groups: &[Group],
    thresholds: Thresholds,
    audience: Audience,
) -> Option<Views> {
    let told: Vec<GroupTally> = groups
        .iter()
        .map(|group| GroupTally {
            respondents: group.respondents,
            measure: group.measures.get(indicator),
            tally: group.tally(indicator),
            numbers: group.hidden_numbers(indicator),
        })
        .collect();
    let disclosure = groups
        .first()
        .map(|group| group.disclosure())
        .unwrap_or_default();
    views_of_tallies(
        indicator, own, offered, &told, disclosure, thresholds, audience,
    )
}

/// What a group said of one indicator about one mechanism, as it was counted.
#[derive(Clone, Debug)]
pub struct GroupTally<'a> {
    pub respondents: RespondentGroup,
    pub measure: Option<&'a Measure>,
    pub tally: Tally,
    /// One per organization, sorted.
    pub numbers: Vec<f64>,
}

/// The same as [`views`], of counts that were made elsewhere.
pub fn views_of_tallies(
    indicator: &str,
    own: Option<OwnView>,
    offered: &[String],
    groups: &[GroupTally],
    disclosure: Disclosure,
    thresholds: Thresholds,
    audience: Audience,
) -> Option<Views> {
    let groups: Vec<GroupView> = groups
        .iter()
        .filter(|group| group.tally.base > 0)
        .map(|group| {
            let base = group.tally.base;
            GroupView {
                respondents: group.respondents,
                base: match audience {
                    Audience::Staff => Some(base),
                    Audience::Outside => disclosure.is_enough(base).then_some(base),
                },
                answers: group_answer(
                    own.as_ref(),
                    offered,
                    group,
                    disclosure,
                    thresholds,
                    audience,
                ),
            }
        })
        .collect();
    (groups.len() + usize::from(own.is_some()) >= 2).then(|| Views {
        indicator: indicator.to_owned(),
        own,
        groups,
    })
}

fn group_answer(
    own: Option<&OwnView>,
    offered: &[String],
    group: &GroupTally,
    disclosure: Disclosure,
    thresholds: Thresholds,
    audience: Audience,
) -> GroupAnswer {
    let tally = &group.tally;
    if !disclosure.is_enough(tally.base) {
        return GroupAnswer::TooFew;
    }
    let measure = group.measure;
    let kind = measure.map(|measure| measure.kind);
    if kind == Some(MeasureKind::Number) || tally.counts.is_empty() {
        let numbers = &group.numbers;
        return match (mean_of(numbers), quantile_of(numbers, 0.5)) {
            (Some(mean), Some(median)) if disclosure.is_enough(numbers.len()) => {
                GroupAnswer::Numbers {
                    mean: one_decimal(mean),
                    median: one_decimal(median),
                }
            }
            _ => GroupAnswer::TooFew,
        };
    }
    let told = disclosure.tell(tally);
    let share = |code: &str| match audience {
        Audience::Staff => Shares::exactly(tally.count(code), tally.base),
        Audience::Outside => Shares::shown(&told, tally, code),
    };
    let own_codes: &[String] = match own {
        Some(OwnView::Codes(codes)) => codes,
        _ => &[],
    };
    if kind == Some(MeasureKind::SingleChoice) {
        let Some(own_code) = own_codes.first() else {
            return GroupAnswer::PerCode(Vec::new());
        };
        let others = tally
            .counts
            .keys()
            .filter(|code| *code != own_code)
            .map(|code| share(code));
        return GroupAnswer::Single(verdict(share(own_code), others, thresholds));
    }
    let codes = measure
        .into_iter()
        .flat_map(|measure| &measure.codes)
        .filter(|code| own.is_some() && offered.contains(&code.code))
        .map(|code| {
            let named = share(&code.code);
            let not_named = named.complement();
            // Each code is a choice between naming it and not.
            let verdict = if own_codes.contains(&code.code) {
                verdict(named, [not_named], thresholds)
            } else {
                verdict(not_named, [named], thresholds)
            };
            (code.code.clone(), verdict)
        })
        .collect();
    GroupAnswer::PerCode(codes)
}

/// A share in per cent, as far as it is known.
#[derive(Clone, Copy)]
struct Shares {
    least: f64,
    most: f64,
}

impl Shares {
    fn exactly(count: usize, base: usize) -> Shares {
        Shares::between(count, count, base)
    }

    fn between(least: usize, most: usize, base: usize) -> Shares {
        let share = |count: usize| 100.0 * count as f64 / base.max(1) as f64;
        Shares {
            least: share(least),
            most: share(most),
        }
    }

    fn shown(told: &Told, tally: &Tally, code: &str) -> Shares {
        let (least, most) = match told.of(code) {
            // As far as a reader is told: "several" names no limits.
            Disclosed::Several => (0, tally.base),
            _ => told.range(code),
        };
        Shares::between(least, most, tally.base)
    }

    fn complement(self) -> Shares {
        Shares {
            least: 100.0 - self.most,
            most: 100.0 - self.least,
        }
    }
}

fn verdict(
    own: Shares,
    others: impl IntoIterator<Item = Shares>,
    thresholds: Thresholds,
) -> Verdict {
    let others: Vec<Shares> = others.into_iter().collect();
    let other_for_sure = others
        .iter()
        .any(|other| other.least >= thresholds.other_from);
    let other_perhaps = others
        .iter()
        .any(|other| other.most >= thresholds.other_from);
    if own.least >= thresholds.agreement_from {
        Verdict::Agreement
    } else if own.most <= thresholds.contradicted_up_to && other_for_sure {
        Verdict::Contradiction
    } else if own.most < thresholds.agreement_from
        && (own.least > thresholds.contradicted_up_to || !other_perhaps)
    {
        Verdict::Mixed
    } else {
        Verdict::NotShown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{CodedAnswer, Respondent};
    use crate::findings::measure::{Code, MeasureForm};
    use crate::language::{Language, LocalizedText};
    use crate::questionnaire::answers::Address;
    use crate::questionnaire::model::Attribution;

    fn single(own: usize, others: &[usize]) -> Verdict {
        let base = own + others.iter().sum::<usize>();
        verdict(
            Shares::exactly(own, base),
            others.iter().map(|&count| Shares::exactly(count, base)),
            Thresholds::default(),
        )
    }

    #[test]
    fn verdicts_follow_the_thresholds() {
        assert_eq!(single(4, &[3]), Verdict::Agreement);
        assert_eq!(single(5, &[5]), Verdict::Agreement, "50 is enough");
        assert_eq!(single(1, &[3]), Verdict::Contradiction, "25 against 75");
        assert_eq!(single(2, &[4, 2]), Verdict::Contradiction);
        assert_eq!(single(3, &[4]), Verdict::Mixed, "43 is neither");
        assert_eq!(single(2, &[3, 3]), Verdict::Mixed, "no other has half");
    }

    #[test]
    fn a_hidden_count_gives_no_verdict_that_would_betray_it() {
        let tally = Tally {
            base: 7,
            counts: [("stable".to_owned(), 1), ("unstable".to_owned(), 6)].into(),
            single_choice: true,
            counted_only: false,
        };
        let rule = super::super::Disclosure::default();
        let shown = |code: &str| Shares::shown(&rule.tell(&tally), &tally, code);
        // One of 7 is a contradiction, two of 7 would be mixed: the reader is told neither.
        assert_eq!(
            verdict(shown("stable"), [shown("unstable")], Thresholds::default()),
            Verdict::NotShown
        );
        assert_eq!(
            verdict(shown("unstable"), [shown("stable")], Thresholds::default()),
            Verdict::Agreement
        );
    }

    fn measures() -> super::super::Measures {
        let measure = |indicator: &str, kind, codes: &[&str]| super::super::Measure {
            indicator: indicator.to_owned(),
            title: LocalizedText::new(Language::English, indicator),
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
        };
        [
            measure(
                "stability",
                MeasureKind::SingleChoice,
                &["stable", "unstable"],
            ),
            measure(
                "themes",
                MeasureKind::MultipleChoice,
                &["trade", "health", "asylum"],
            ),
            measure("useful", MeasureKind::Number, &[]),
        ]
        .into_iter()
        .map(|measure| (measure.indicator.clone(), measure))
        .collect()
    }

    /// Eight States (5 unstable; trade 8, health 4, asylum 1; usefulness 1 to 5) and two IGOs.
    fn answers(group: RespondentGroup) -> Vec<CodedAnswer> {
        let count = if group == RespondentGroup::State {
            8
        } else {
            2
        };
        let mut answers = Vec::new();
        for index in 0..count {
            let mut add = |indicator: &str, code: Option<&str>, number: Option<f64>| {
                answers.push(CodedAnswer {
                    respondent: Respondent::new(group, format!("O{index}")),
                    subject: Some("midcom".to_owned()),
                    indicator: indicator.to_owned(),
                    context: String::new(),
                    row: None,
                    code: code.map(str::to_owned),
                    number,
                    attribution: Attribution::Group,
                    address: Address::parse(indicator),
                });
            };
            let stability = if index < 5 { "unstable" } else { "stable" };
            add("stability", Some(stability), None);
            add("themes", Some("trade"), None);
            if index < 4 {
                add("themes", Some("health"), None);
            }
            if index < 1 {
                add("themes", Some("asylum"), None);
            }
            add("useful", None, Some(f64::from(1 + index % 5)));
        }
        answers
    }

    fn seen(indicator: &str, own: OwnView, offered: &[&str], audience: Audience) -> Views {
        let measures = measures();
        let groups: Vec<Group> = [RespondentGroup::State, RespondentGroup::Igo]
            .into_iter()
            .map(|group| {
                Group::new(
                    group,
                    &measures,
                    answers(group),
                    super::super::Disclosure::default(),
                )
            })
            .collect();
        let offered: Vec<String> = offered.iter().map(|code| (*code).to_owned()).collect();
        views(
            indicator,
            Some(own),
            &offered,
            &groups,
            Thresholds::default(),
            audience,
        )
        .expect("three groups were asked")
    }

    fn codes(codes: &[&str]) -> OwnView {
        OwnView::Codes(codes.iter().map(|code| (*code).to_owned()).collect())
    }

    #[test]
    fn a_single_choice_has_one_verdict_and_two_igos_have_none() {
        let offered = ["stable", "unstable"];
        let views = seen("stability", codes(&["unstable"]), &offered, Audience::Staff);
        assert_eq!(
            views.groups[0].answers,
            GroupAnswer::Single(Verdict::Agreement)
        );
        assert_eq!(views.groups[1].answers, GroupAnswer::TooFew);
        let views = seen("stability", codes(&["stable"]), &offered, Audience::Outside);
        assert_eq!(
            views.groups[0].answers,
            GroupAnswer::Single(Verdict::Mixed),
            "3 of 8 are 38 per cent"
        );
        assert_eq!(views.groups[0].base, Some(8));
        assert_eq!(views.groups[1].base, None, "nor how few they are");
    }

    #[test]
    fn of_several_choices_each_code_offered_to_both_has_its_verdict() {
        let own = || codes(&["trade", "asylum"]);
        let offered = ["trade", "health", "asylum", "unknown_to_states"];
        let verdicts = |audience| match &seen("themes", own(), &offered, audience).groups[0].answers
        {
            GroupAnswer::PerCode(verdicts) => verdicts
                .iter()
                .map(|(code, verdict)| (code.clone(), *verdict))
                .collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let named = |code: &str, verdict| (code.to_owned(), verdict);
        assert_eq!(
            verdicts(Audience::Staff),
            [
                named("trade", Verdict::Agreement),
                named("health", Verdict::Agreement),
                named("asylum", Verdict::Contradiction),
            ]
        );
        // "some of the 8" may be one or two, which is at most 25 per cent either way: this may be said.
        assert_eq!(
            verdicts(Audience::Outside)[2],
            named("asylum", Verdict::Contradiction)
        );
        assert_eq!(
            seen("themes", codes(&["trade"]), &["trade"], Audience::Staff).groups[0].answers,
            GroupAnswer::PerCode(vec![named("trade", Verdict::Agreement)]),
            "only what both were offered is compared"
        );
    }

    #[test]
    fn numbers_stand_side_by_side_without_verdict() {
        let views = seen("useful", OwnView::Number(5.0), &[], Audience::Outside);
        assert_eq!(
            views.groups[0].answers,
            GroupAnswer::Numbers {
                mean: 2.6,
                median: 2.5
            }
        );
    }
}
