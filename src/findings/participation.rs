//! Who took part in a round: by group, by region, by type of mechanism, over time.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::assessment::Respondent;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Registry;

/// Asked and answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub asked: usize,
    pub answered: usize,
}

/// Who was asked and who answered in a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participation {
    pub groups: BTreeMap<RespondentGroup, Share>,
    /// States by the id of the region of M49 in which they lie.
    pub regions: BTreeMap<String, Share>,
    /// Mechanisms by the code of their type.
    pub kinds: BTreeMap<&'static str, Share>,
    /// States by their code, and whether they answered.
    pub states: BTreeMap<String, bool>,
    /// When whoever answered did, in order.
    days: Vec<(NaiveDate, RespondentGroup)>,
}

/// Most periods in which a round is told by weeks; a longer one is told by months.
const MOST_WEEKS: i64 = 16;

impl Participation {
    /// Of everybody who was asked or answered, with the day of the answer; a day that nobody knows is empty.
    pub fn of<'a>(
        registry: &Registry,
        took_part: impl IntoIterator<Item = (&'a Respondent, Option<&'a str>)>,
    ) -> Participation {
        let mut all = Participation::default();
        for (respondent, answered_on) in took_part {
            let add = |share: &mut Share| {
                share.asked += 1;
                share.answered += usize::from(answered_on.is_some());
            };
            add(all.groups.entry(respondent.group).or_default());
            match respondent.group {
                RespondentGroup::State => {
                    let state = respondent.organization.clone();
                    if let Some(country) = registry.find_country(&state) {
                        let region = country.m49_region.as_str().to_owned();
                        add(all.regions.entry(region).or_default());
                    }
                    all.states.insert(state, answered_on.is_some());
                }
                RespondentGroup::Iscm => {
                    if let Some(iscm) = registry.find_iscm(&respondent.organization) {
                        add(all.kinds.entry(iscm.iscm_type.code()).or_default());
                    }
                }
                RespondentGroup::Igo => {}
            }
            let day = answered_on.and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
            all.days.extend(day.map(|day| (day, respondent.group)));
        }
        all.days.sort();
        all
    }

    /// The groups of which somebody answered on a day that is known.
    pub fn dated_groups(&self) -> Vec<RespondentGroup> {
        RespondentGroup::ALL
            .into_iter()
            .filter(|group| self.days.iter().any(|(_, other)| other == group))
            .collect()
    }

    /// The last day of each week or month of the round, up to the last answer.
    pub fn period_ends(&self) -> Vec<NaiveDate> {
        match (self.days.first(), self.days.last()) {
            (Some((first, _)), Some((last, _))) => period_ends(*first, *last),
            _ => Vec::new(),
        }
    }

    /// How many of a group had answered by the end of a day.
    pub fn answered_by(&self, end: NaiveDate, group: RespondentGroup) -> usize {
        self.days
            .iter()
            .take_while(|(day, _)| *day <= end)
            .filter(|(_, other)| *other == group)
            .count()
    }
}

/// The last day of each week between two days, or of each month where that would be too many.
fn period_ends(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let is_long = (last - first).num_days() > 7 * MOST_WEEKS;
    let end_of = |day: NaiveDate| match is_long {
        false => {
            let to_sunday = 6 - i64::from(day.weekday().num_days_from_monday());
            day + TimeDelta::days(to_sunday)
        }
        true => {
            let next = match day.month() {
                12 => NaiveDate::from_ymd_opt(day.year() + 1, 1, 1),
                month => NaiveDate::from_ymd_opt(day.year(), month + 1, 1),
            };
            next.and_then(|next| next.pred_opt()).unwrap_or(day)
        }
    };
    let mut ends = vec![end_of(first)];
    // A round of decades would still make a finite page.
    while ends.len() < 240
        && let Some(end) = ends.last().copied()
        && end < last
        && let Some(next) = end.succ_opt()
    {
        ends.push(end_of(next));
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn weeks_end_on_sundays_and_long_rounds_are_told_by_months() {
        assert_eq!(
            period_ends(day("2026-05-20"), day("2026-06-02")),
            [day("2026-05-24"), day("2026-05-31"), day("2026-06-07")]
        );
        assert_eq!(
            period_ends(day("2026-05-24"), day("2026-05-24")),
            [day("2026-05-24")]
        );
        let months = period_ends(day("2025-12-10"), day("2026-08-02"));
        assert_eq!(months.len(), 9);
        assert_eq!(months[0], day("2025-12-31"));
    }

    #[test]
    fn who_was_asked_is_counted_by_group_region_and_type_and_who_answered_by_day() {
        let state = |code: &str| Respondent::new(RespondentGroup::State, code);
        let parts = [
            (state("ZM"), Some("2026-05-20")),
            (state("KE"), Some("")),
            (state("DJ"), None),
            (
                Respondent::new(RespondentGroup::Iscm, "midcom"),
                Some("2026-06-02"),
            ),
        ];
        let all = Participation::of(
            Registry::starting(),
            parts.iter().map(|(respondent, day)| (respondent, *day)),
        );
        let share = |asked, answered| Share { asked, answered };
        assert_eq!(all.groups[&RespondentGroup::State], share(3, 2));
        assert_eq!(all.regions.values().map(|one| one.asked).sum::<usize>(), 3);
        assert_eq!(all.kinds.values().collect::<Vec<_>>(), [&share(1, 1)]);
        assert!(!all.states["DJ"]);
        let ends = all.period_ends();
        assert_eq!(all.answered_by(ends[0], RespondentGroup::State), 1);
        assert_eq!(all.answered_by(ends[0], RespondentGroup::Iscm), 0);
        assert_eq!(
            all.dated_groups(),
            [RespondentGroup::Iscm, RespondentGroup::State]
        );
        assert_eq!(all.answered_by(ends[2], RespondentGroup::Iscm), 1);
    }
}
