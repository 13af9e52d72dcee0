//! Who takes part in the illustrative rounds, chosen from the registry by rules that anybody can follow.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::registry::{CountryCode, Iscm, IscmType, Registry, StatusCode};

/// How many States answered in 2019, as it was published.
pub const STATES: usize = 46;

/// The organizations that answer: three that work with many mechanisms and do not run the exercise.
pub const ORGANIZATIONS: [&str; 3] = ["icmpd", "ilo", "unhcr"];

/// A State answers about this many mechanisms at most.
const MOST_PER_STATE: usize = 5;
/// All three organizations answer about these many; below a minimum base nothing of theirs is shown.
const KNOWN_TO_ALL: usize = 6;
/// And each about so many others.
const KNOWN_TO_ONE: usize = 2;

/// Mechanisms that were at work but are not asked: the International Dialogue on Migration is held by the
/// organization that runs the exercise, and in the ASEAN Forum on Migrant Labour employers and workers sit
/// beside the governments.
const NOT_ASKED: [&str; 2] = ["idm", "afml"];

/// The mechanisms of the round of 2019: regional processes, interregional forums and the global process
/// that had been established by then, are active, and whose participants the registry knows.
///
/// That leaves out the mechanism of which the registry knows meetings but no beginning, what is dormant,
/// past or of unknown state, and [`NOT_ASKED`]. It gives 22.
pub fn mechanisms_of(registry: &Registry, year: i32) -> Vec<&Iscm> {
    registry
        .existed_in(year)
        .into_iter()
        .filter(|iscm| iscm.established.date.is_some())
        .filter(|iscm| iscm.status.code == StatusCode::Active)
        .filter(|iscm| is_open_to_all(iscm) || registry.member_countries(iscm).len() > 1)
        .filter(|iscm| !NOT_ASKED.contains(&iscm.id.as_str()))
        .collect()
}

/// Whether every State may take part; the registry then lists no members one by one.
pub fn is_open_to_all(iscm: &Iscm) -> bool {
    iscm.iscm_type == IscmType::Global
}

/// A State and the mechanisms that it answers about.
pub struct ChosenState<'r> {
    pub code: &'r CountryCode,
    pub mechanisms: Vec<&'r Iscm>,
}

/// States chosen one after the other: always the one that takes part in most of the mechanisms about which
/// the fewest have answered so far; of equals the first by code.
pub fn states_of<'r>(
    registry: &'r Registry,
    mechanisms: &[&'r Iscm],
    wanted: usize,
) -> Vec<ChosenState<'r>> {
    let mut left: Vec<(&CountryCode, Vec<&Iscm>)> = registry
        .list_states()
        .map(|country| {
            let takes_part = |iscm: &&&Iscm| {
                is_open_to_all(iscm)
                    || registry
                        .participation_in(iscm, &country.id)
                        .is_some_and(|participation| participation.membership.role.is_membership())
            };
            let own: Vec<&Iscm> = mechanisms.iter().filter(takes_part).copied().collect();
            (&country.id, own)
        })
        .filter(|(_, own)| !own.is_empty())
        .collect();
    let mut answered: BTreeMap<&str, usize> = BTreeMap::new();
    let mut chosen = Vec::new();
    while chosen.len() < wanted && !left.is_empty() {
        let gain = |own: &[&Iscm]| -> usize {
            let mut gains: Vec<usize> = own
                .iter()
                .map(|iscm| answered.get(iscm.id.as_str()).copied().unwrap_or(0))
                .map(|answers| 10_000 / ((1 + answers) * (1 + answers)))
                .collect();
            gains.sort_unstable_by(|one, other| other.cmp(one));
            gains.iter().take(MOST_PER_STATE).sum()
        };
        let best = left
            .iter()
            .enumerate()
            .max_by_key(|(position, (_, own))| (gain(own), std::cmp::Reverse(*position)))
            .map_or(0, |(position, _)| position);
        let (code, mut own) = left.remove(best);
        own.sort_by_key(|iscm| answered.get(iscm.id.as_str()).copied().unwrap_or(0));
        own.truncate(MOST_PER_STATE);
        own.sort_by_key(|iscm| iscm.id.as_str());
        for iscm in &own {
            *answered.entry(iscm.id.as_str()).or_default() += 1;
        }
        chosen.push(ChosenState {
            code,
            mechanisms: own,
        });
    }
    chosen.sort_by_key(|state| state.code.as_str());
    chosen
}

/// The mechanisms that each organization answers about: those in which the registry sees most of the
/// three, and MIDCOM, are known to all of them; each knows some more.
pub fn mechanisms_of_organizations<'r>(
    registry: &'r Registry,
    mechanisms: &[&'r Iscm],
) -> Vec<(&'static str, Vec<&'r Iscm>)> {
    let takes_part = |iscm: &Iscm, organization: &str| {
        registry
            .find_organization(organization)
            .is_some_and(|found| {
                registry
                    .iscms_of_organization(&found.id)
                    .iter()
                    .any(|other| other.id == iscm.id)
            })
    };
    let mut ranked: Vec<(&Iscm, usize)> = mechanisms
        .iter()
        .map(|iscm| {
            let seen = ORGANIZATIONS
                .iter()
                .filter(|organization| takes_part(iscm, organization))
                .count();
            let is_midcom = iscm.id.as_str() == "midcom";
            (*iscm, if is_midcom { usize::MAX } else { seen })
        })
        .collect();
    ranked.sort_by_key(|(_, seen)| std::cmp::Reverse(*seen));
    let ranked: Vec<&Iscm> = ranked.into_iter().map(|(iscm, _)| iscm).collect();
    let (all, rest) = ranked.split_at(KNOWN_TO_ALL.min(ranked.len()));
    ORGANIZATIONS
        .iter()
        .enumerate()
        .map(|(position, organization)| {
            let others = rest.iter().skip(position * KNOWN_TO_ONE).take(KNOWN_TO_ONE);
            (*organization, all.iter().chain(others).copied().collect())
        })
        .collect()
}

/// The language in which an illustrative State answers.
pub fn language_of(state: &CountryCode) -> Language {
    const FRENCH: &[&str] = &[
        "BE", "BF", "BI", "BJ", "CD", "CF", "CG", "CI", "CM", "DJ", "DZ", "FR", "GA", "GN", "HT",
        "KM", "LU", "MA", "MC", "MG", "ML", "MR", "NE", "SN", "TD", "TG", "TN",
    ];
    const SPANISH: &[&str] = &[
        "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT", "HN", "MX", "NI", "PA",
        "PE", "PY", "SV", "UY", "VE",
    ];
    if FRENCH.contains(&state.as_str()) {
        Language::French
    } else if SPANISH.contains(&state.as_str()) {
        Language::Spanish
    } else {
        Language::English
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_give_the_round_of_2019() {
        let registry = Registry::starting();
        let mechanisms = mechanisms_of(registry, 2019);
        assert_eq!(
            mechanisms.len(),
            22,
            "change the rule where the registry changes"
        );
        assert!(mechanisms.iter().any(|iscm| iscm.id.as_str() == "midcom"));
        for wanted in [IscmType::Rcp, IscmType::Irf, IscmType::Global] {
            assert!(
                mechanisms.iter().any(|iscm| iscm.iscm_type == wanted),
                "no mechanism is of the type {wanted:?}"
            );
        }

        let states = states_of(registry, &mechanisms, STATES);
        assert_eq!(states.len(), STATES);
        for state in &states {
            assert!((1..=MOST_PER_STATE).contains(&state.mechanisms.len()));
            for iscm in &state.mechanisms {
                assert!(
                    is_open_to_all(iscm) || registry.participation_in(iscm, state.code).is_some()
                );
            }
        }
        for iscm in &mechanisms {
            let answers = states
                .iter()
                .filter(|state| state.mechanisms.iter().any(|other| other.id == iscm.id))
                .count();
            assert!(
                answers >= 3,
                "{}: {answers} States answer about it",
                iscm.id
            );
        }
    }

    #[test]
    fn all_three_organizations_know_some_mechanisms_and_each_some_more() {
        let registry = Registry::starting();
        let mechanisms = mechanisms_of(registry, 2019);
        let known = mechanisms_of_organizations(registry, &mechanisms);
        assert_eq!(known.len(), ORGANIZATIONS.len());
        for (organization, mechanisms) in &known {
            assert!(registry.find_organization(organization).is_some());
            assert_eq!(mechanisms.len(), KNOWN_TO_ALL + KNOWN_TO_ONE);
        }
        let midcom =
            |mechanisms: &[&Iscm]| mechanisms.iter().any(|iscm| iscm.id.as_str() == "midcom");
        assert!(known.iter().all(|(_, mechanisms)| midcom(mechanisms)));
    }
}
