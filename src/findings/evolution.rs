//! From round to round: an indicator on stable codes, who joined and left the panel, and the themes of a
//! mechanism since it was established.
//!
//! Start with [`compare`]. Codes of an earlier version are read as the later file says (section 10.1 of
//! `questionnaires/README.md`): [`readings`] gives the old codes that each new one stands for, so that the
//! database can count each organization once. A code that was split has no value before the split; the series
//! breaks there and says so. Kept out: the panel itself, which a scope of the count restricts.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::group::{is_absence, share_of};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::CodeMapping;

/// How the codes of an earlier version are read now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    /// By code of today: the old codes that it stands for, itself among them.
    pub stands_for: BTreeMap<String, BTreeSet<String>>,
    /// Old codes that cannot be compared, with what they were split into.
    pub split: BTreeMap<String, Vec<String>>,
}

impl Readings {
    /// The old codes behind a code of today.
    pub fn of(&self, code: &str) -> BTreeSet<String> {
        self.stands_for
            .get(code)
            .cloned()
            .unwrap_or_else(|| BTreeSet::from([code.to_owned()]))
    }

    /// Codes of today that several old ones are read as: an organization that gave two of them counts once.
    pub fn merged(&self) -> impl Iterator<Item = (&String, &BTreeSet<String>)> {
        self.stands_for.iter().filter(|(_, old)| old.len() > 1)
    }
}

/// How to read the answers of an earlier version of a file; nothing to map where the codes are as old as it.
pub fn readings(indicator: &str, earlier: &Questionnaire, later: &Questionnaire) -> Readings {
    let mapping = later.codes.get(indicator);
    let applies = |mapping: &&CodeMapping| {
        version_order(&earlier.version, &mapping.since) == Ordering::Less
            && version_order(&mapping.since, &later.version) != Ordering::Greater
    };
    let Some(mapping) = mapping.filter(applies) else {
        return Readings::default();
    };
    let mut readings = Readings::default();
    for (old, new) in &mapping.map {
        let stands_for = readings
            .stands_for
            .entry(new.clone())
            .or_insert_with(|| BTreeSet::from([new.clone()]));
        stands_for.insert(old.clone());
    }
    for (old, parts) in &mapping.split {
        readings.split.insert(old.clone(), parts.clone());
    }
    readings
}

/// `2` before `10`, `1.2` before `1.10`; parts that are no numbers by their letters.
fn version_order(one: &str, other: &str) -> Ordering {
    let parts = |version: &str| -> Vec<String> { version.split('.').map(str::to_owned).collect() };
    let (one, other) = (parts(one), parts(other));
    for (one, other) in one.iter().zip(&other) {
        let order = match (one.parse::<u64>(), other.parse::<u64>()) {
            (Ok(one), Ok(other)) => one.cmp(&other),
            _ => one.cmp(other),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    one.len().cmp(&other.len())
}

/// What was counted of one indicator and group in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoundTally {
    /// Organizations that answered.
    pub base: usize,
    /// Organizations per code, as it was called in that round.
    pub codes: BTreeMap<String, usize>,
    /// The codes that the file of that round offers.
    pub offered: BTreeSet<String>,
}

/// A value in one round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Point {
    Counted {
        count: usize,
        /// In per cent of the base of its round.
        share: Option<f64>,
    },
    /// The file of that round did not offer it.
    NotOffered,
    /// A code was split between the rounds: what there was then cannot be compared.
    Broken,
}

impl Point {
    pub fn share(self) -> Option<f64> {
        match self {
            Point::Counted { share, .. } => share,
            Point::NotOffered | Point::Broken => None,
        }
    }
}

/// One code in both rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub code: String,
    pub earlier: Point,
    pub later: Point,
    /// Old codes that are read as this one, where there are others.
    pub read_as: Vec<String>,
}

impl Series {
    /// In points of per cent, where both rounds can be compared.
    pub fn change(&self) -> Option<f64> {
        Some(self.later.share()? - self.earlier.share()?)
    }
}

/// An indicator in two rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Evolution {
    pub earlier_base: usize,
    pub later_base: usize,
    /// In the order of the later file; codes that ended follow.
    pub series: Vec<Series>,
    /// Old codes that were split, with what they became.
    pub split: BTreeMap<String, Vec<String>>,
}

/// Puts an indicator of two rounds side by side.
///
/// `merged` are the organizations of the earlier round that gave any of the old codes behind a new one; it is
/// needed for the codes of [`Readings::merged`] only.
pub fn compare(
    order: &[String],
    earlier: &RoundTally,
    later: &RoundTally,
    readings: &Readings,
    merged: &BTreeMap<String, usize>,
) -> Evolution {
    let parts: BTreeSet<&String> = readings.split.values().flatten().collect();
    let old_names: BTreeSet<&String> = readings
        .stands_for
        .iter()
        .flat_map(|(new, old)| old.iter().filter(move |old| *old != new))
        .chain(readings.split.keys())
        .collect();
    let mut codes: Vec<String> = order.to_vec();
    let given = earlier.codes.keys().chain(later.codes.keys());
    for code in earlier.offered.iter().chain(given) {
        let is_read_otherwise = old_names.contains(code) && !later.offered.contains(code);
        if !is_read_otherwise && !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes.extend(readings.split.keys().cloned());
    codes.retain(|code| !is_absence(code));
    let mut seen = BTreeSet::new();
    codes.retain(|code| seen.insert(code.clone()));
    let series = codes
        .into_iter()
        .map(|code| {
            let old = readings.of(&code);
            let earlier_count = merged.get(&code).copied().unwrap_or_else(|| {
                old.iter()
                    .map(|old| earlier.codes.get(old).copied().unwrap_or(0))
                    .sum()
            });
            let was_offered = old.iter().any(|old| earlier.offered.contains(old));
            let counted = |count: usize, base: usize| Point::Counted {
                count,
                share: share_of(count.min(base), base),
            };
            let earlier_point = if parts.contains(&code) {
                Point::Broken
            } else if was_offered || earlier_count > 0 {
                counted(earlier_count, earlier.base)
            } else {
                Point::NotOffered
            };
            let later_count = later.codes.get(&code).copied().unwrap_or(0);
            let later_point = if readings.split.contains_key(&code) {
                Point::Broken
            } else if later.offered.contains(&code) || later_count > 0 {
                counted(later_count, later.base)
            } else {
                Point::NotOffered
            };
            Series {
                read_as: old.into_iter().filter(|old| *old != code).collect(),
                code,
                earlier: earlier_point,
                later: later_point,
            }
        })
        .collect();
    Evolution {
        earlier_base: earlier.base,
        later_base: later.base,
        series,
        split: readings.split.clone(),
    }
}

/// Who counts in two rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel<T: Ord> {
    pub stayed: Vec<T>,
    pub joined: Vec<T>,
    pub left: Vec<T>,
}

/// Who answered both rounds, only the later one, only the earlier one.
pub fn panel<T: Ord + Clone>(earlier: &BTreeSet<T>, later: &BTreeSet<T>) -> Panel<T> {
    Panel {
        stayed: later.intersection(earlier).cloned().collect(),
        joined: later.difference(earlier).cloned().collect(),
        left: earlier.difference(later).cloned().collect(),
    }
}

/// What a mechanism says of its themes in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnThemes {
    pub now: Vec<String>,
    /// What changed since it was established; empty where it did not say.
    pub change: Vec<String>,
    pub added: Vec<String>,
    pub dropped: Vec<String>,
}

/// One theme over time; `None` where nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeLine {
    pub theme: String,
    pub established: Option<bool>,
    pub last: Option<bool>,
    pub now: bool,
}

/// The themes of a mechanism when it was established, in the last round and now, from its own answers.
///
/// `last` has its codes read as they are called today; absent where it did not answer then.
pub fn themes_over_time(
    own: &OwnThemes,
    last: Option<&BTreeSet<String>>,
    order: &[String],
) -> Vec<ThemeLine> {
    // Of "renamed" or "reprioritized" alone nobody can tell which themes there were.
    let says = |code: &str| own.change.iter().any(|given| given == code);
    let is_told = |code: &str, list: &[String]| !says(code) || !list.is_empty();
    let is_known = !own.change.is_empty()
        && !own.change.iter().any(|code| is_absence(code))
        && is_told("added", &own.added)
        && is_told("dropped", &own.dropped);
    let mut themes: Vec<String> = own
        .now
        .iter()
        .chain(&own.dropped)
        .chain(last.into_iter().flatten())
        .cloned()
        .collect();
    let place = |theme: &String| order.iter().position(|code| code == theme);
    themes.sort_by_key(|theme| (place(theme).is_none(), place(theme)));
    let mut seen = BTreeSet::new();
    themes.retain(|theme| !is_absence(theme) && theme != "none" && seen.insert(theme.clone()));
    themes
        .into_iter()
        .map(|theme| {
            let now = own.now.contains(&theme);
            let since = now && !own.added.contains(&theme) || own.dropped.contains(&theme);
            ThemeLine {
                established: is_known.then_some(since),
                last: last.map(|last| last.contains(&theme)),
                now,
                theme,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::questionnaire::document::{LoadOptions, load};

    fn file(version: &str, codes: &[&str], mapping: Option<serde_json::Value>) -> Questionnaire {
        let mut file = json!({
            "id": "iscm", "version": version, "respondent": "iscm",
            "pages": [{"name": "p", "elements": [
                {"type": "checkbox", "name": "sources", "indicator": "funding.sources", "choices": codes}]}]
        });
        if let Some(mapping) = mapping {
            file["codes"] = json!({"funding.sources": mapping});
        }
        load(&file.to_string(), &LoadOptions::default())
            .questionnaire
            .expect("the file is right")
    }

    fn files() -> (Questionnaire, Questionnaire) {
        let earlier = file(
            "1",
            &["member_fees", "observer_fees", "igo_support", "host"],
            None,
        );
        let later = file(
            "2",
            &["fees", "igo_money", "igo_kind", "host", "private"],
            Some(json!({"since": "2",
                "map": {"member_fees": "fees", "observer_fees": "fees"},
                "split": {"igo_support": ["igo_money", "igo_kind"]}})),
        );
        (earlier, later)
    }

    fn tally(base: usize, codes: &[(&str, usize)], file: &Questionnaire) -> RoundTally {
        let measures = crate::findings::measures(file);
        RoundTally {
            base,
            codes: codes
                .iter()
                .map(|(code, count)| ((*code).to_owned(), *count))
                .collect(),
            offered: measures["funding.sources"]
                .codes
                .iter()
                .map(|code| code.code.clone())
                .collect(),
        }
    }

    fn order(file: &Questionnaire) -> Vec<String> {
        crate::findings::measures(file)["funding.sources"]
            .codes
            .iter()
            .map(|code| code.code.clone())
            .collect()
    }

    #[test]
    fn renamed_codes_are_read_as_the_new_ones_and_split_ones_break() {
        let (earlier, later) = files();
        let readings = readings("funding.sources", &earlier, &later);
        let merged: Vec<_> = readings.merged().map(|(code, _)| code.as_str()).collect();
        assert_eq!(merged, ["fees"]);
        let evolution = compare(
            &order(&later),
            &tally(
                10,
                &[
                    ("member_fees", 4),
                    ("observer_fees", 3),
                    ("igo_support", 6),
                    ("host", 5),
                ],
                &earlier,
            ),
            &tally(
                8,
                &[
                    ("fees", 4),
                    ("igo_money", 2),
                    ("igo_kind", 1),
                    ("host", 2),
                    ("private", 1),
                ],
                &later,
            ),
            &readings,
            // Two gave both.
            &BTreeMap::from([("fees".to_owned(), 5)]),
        );
        let told: Vec<String> = evolution
            .series
            .iter()
            .map(|series| {
                format!(
                    "{} {:?} {:?} {:?}",
                    series.code,
                    series.earlier.share(),
                    series.later.share(),
                    series.change()
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "fees Some(50.0) Some(50.0) Some(0.0)",
                "igo_money None Some(25.0) None",
                "igo_kind None Some(13.0) None",
                "host Some(50.0) Some(25.0) Some(-25.0)",
                "private None Some(13.0) None",
                "igo_support Some(60.0) None None",
            ]
        );
        assert_eq!(evolution.series[1].earlier, Point::Broken);
        assert_eq!(evolution.series[4].earlier, Point::NotOffered);
        assert_eq!(evolution.series[5].later, Point::Broken);
        assert_eq!(
            evolution.series[0].read_as,
            ["member_fees", "observer_fees"]
        );
    }

    #[test]
    fn a_file_as_new_as_the_codes_is_read_as_it_is() {
        let (earlier, later) = files();
        assert_eq!(
            readings("funding.sources", &later, &later),
            Readings::default()
        );
        assert_eq!(
            readings("funding.sources", &earlier, &earlier),
            Readings::default()
        );
        assert_eq!(version_order("2", "10"), Ordering::Less);
        assert_eq!(version_order("1.10", "1.9"), Ordering::Greater);
        assert_eq!(version_order("2", "2.1"), Ordering::Less);
    }

    fn list(codes: &[&str]) -> Vec<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    #[test]
    fn themes_since_the_beginning_follow_from_what_was_added_and_dropped() {
        let own = OwnThemes {
            now: list(&["trade", "health", "climate"]),
            change: list(&["added", "dropped"]),
            added: list(&["climate"]),
            dropped: list(&["asylum"]),
        };
        let last = BTreeSet::from(["trade".to_owned(), "asylum".to_owned()]);
        let lines = themes_over_time(
            &own,
            Some(&last),
            &list(&["asylum", "climate", "health", "trade"]),
        );
        let told: Vec<_> = lines
            .iter()
            .map(|line| (line.theme.as_str(), line.established, line.last, line.now))
            .collect();
        assert_eq!(
            told,
            [
                ("asylum", Some(true), Some(true), false),
                ("climate", Some(false), Some(false), true),
                ("health", Some(true), Some(false), true),
                ("trade", Some(true), Some(true), true),
            ]
        );
        // It says that themes were added, but not which.
        let silent = OwnThemes {
            added: Vec::new(),
            ..own
        };
        let lines = themes_over_time(&silent, None, &[]);
        assert!(
            lines
                .iter()
                .all(|line| line.established.is_none() && line.last.is_none())
        );
    }

    proptest! {
        #[test]
        fn a_panel_is_both_rounds_taken_apart(
            earlier in proptest::collection::btree_set(0u8..20, 0..15),
            later in proptest::collection::btree_set(0u8..20, 0..15),
        ) {
            let panel = panel(&earlier, &later);
            prop_assert_eq!(panel.stayed.len() + panel.joined.len(), later.len());
            prop_assert_eq!(panel.stayed.len() + panel.left.len(), earlier.len());
            prop_assert!(panel.joined.iter().all(|one| !earlier.contains(one)));
        }

        /// A share is of its own round, and nothing that cannot be compared has a change.
        #[test]
        fn what_is_not_in_both_rounds_has_no_change(
            earlier in proptest::collection::btree_map("[a-d]", 0usize..9, 0..4),
            later in proptest::collection::btree_map("[a-d]", 0usize..9, 0..4),
        ) {
            let round = |codes: &BTreeMap<String, usize>| RoundTally {
                base: codes.values().sum(),
                codes: codes.clone(),
                offered: codes.keys().cloned().collect(),
            };
            let evolution = compare(&[], &round(&earlier), &round(&later), &Readings::default(), &BTreeMap::new());
            for series in &evolution.series {
                let in_both = earlier.contains_key(&series.code) && later.contains_key(&series.code);
                let has_bases = evolution.earlier_base > 0 && evolution.later_base > 0;
                prop_assert_eq!(series.change().is_some(), in_both && has_bases);
            }
        }
    }
}
