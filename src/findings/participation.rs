//! Who took part in a round: by group, by region, by type of mechanism, over time.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::assessment::Respondent;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Registry;

/// Whether and when an organization answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answered {
    /// It was asked.
    Not,
    /// Nobody knows on which day.
    Once,
    On(NaiveDate),
}

impl Answered {
    /// Whether it had by the end of a day; one whose day nobody knows counts as early.
    pub fn by(self, end: NaiveDate) -> bool {
        match self {
            Answered::Not => false,
            Answered::Once => true,
            Answered::On(day) => day <= end,
        }
    }
}

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
    /// States by their code, and whether they answered; those that the registry knows.
    pub states: BTreeMap<String, bool>,
    /// How many of a group answered on which day.
    days: BTreeMap<(NaiveDate, RespondentGroup), usize>,
}

/// Most periods in which a round is told by weeks; a longer one is told by months.
const MOST_WEEKS: i64 = 16;

impl Participation {
    /// Of everybody who was asked or answered.
    pub fn of<'a>(
        registry: &Registry,
        took_part: impl IntoIterator<Item = (&'a Respondent, Answered)>,
    ) -> Participation {
        let mut all = Participation::default();
        for (respondent, answered) in took_part {
            let has_answered = answered != Answered::Not;
            let add = |share: &mut Share| {
                share.asked += 1;
                share.answered += usize::from(has_answered);
            };
            add(all.groups.entry(respondent.group).or_default());
            match respondent.group {
                RespondentGroup::State => {
                    if let Some(country) = registry.find_country(&respondent.organization) {
                        let region = country.m49_region.as_str();
                        if !all.regions.contains_key(region) {
                            all.regions.insert(region.to_owned(), Share::default());
                        }
                        if let Some(share) = all.regions.get_mut(region) {
                            add(share);
                        }
                        let state = respondent.organization.clone();
                        all.states.insert(state, has_answered);
                    }
                }
                RespondentGroup::Iscm => {
                    if let Some(iscm) = registry.find_iscm(&respondent.organization) {
                        add(all.kinds.entry(iscm.iscm_type.code()).or_default());
                    }
                }
                RespondentGroup::Igo => {}
            }
            if let Answered::On(day) = answered {
                *all.days.entry((day, respondent.group)).or_default() += 1;
            }
        }
        all
    }

    /// The groups of which somebody answered on a day that is known.
    pub fn dated_groups(&self) -> Vec<RespondentGroup> {
        RespondentGroup::ALL
            .into_iter()
            .filter(|group| self.days.keys().any(|(_, other)| other == group))
            .collect()
    }

    /// The last day of each week or month of the round, up to the last answer.
    pub fn period_ends(&self) -> Vec<NaiveDate> {
        match (self.days.first_key_value(), self.days.last_key_value()) {
            (Some(((first, _), _)), Some(((last, _), _))) => period_ends(*first, *last),
            _ => Vec::new(),
        }
    }

    /// How many of a group had answered by the end of a day.
    pub fn answered_by(&self, end: NaiveDate, group: RespondentGroup) -> usize {
        self.days
            .iter()
            .take_while(|((day, _), _)| *day <= end)
            .filter(|((_, other), _)| *other == group)
            .map(|(_, count)| count)
            .sum()
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
            (state("ZM"), Answered::On(day("2026-05-20"))),
            (state("KE"), Answered::Once),
            (state("DJ"), Answered::Not),
            (
                Respondent::new(RespondentGroup::Iscm, "midcom"),
                Answered::On(day("2026-06-02")),
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
