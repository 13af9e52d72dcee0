//! What an illustrative mechanism is like: the registry's facts, and dispositions that are invented.
//!
//! The mechanism's own answers and what States and organizations say about it follow from one character,
//! so that they agree in most things and contradict each other in some.

use super::chance::Chance;
use crate::registry::{ChairKind, Iscm, IscmType, Registry, SecretariatKind};

/// How a mechanism lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Funding {
    Donors,
    Members,
    Parent,
    Chair,
}

/// Everything from which answers by and about a mechanism follow.
pub struct Character<'r> {
    pub iscm: &'r Iscm,
    /// Its place among the mechanisms of the round, by which texts are dealt out.
    pub place: usize,
    /// How well it is thought of, of a hundred; never badly, because the mechanism is a real one.
    pub regard: usize,
    pub themes: Vec<String>,
    /// Themes that others want, most wanted first.
    pub wanted: Vec<&'static str>,
    pub levels: Vec<&'static str>,
    pub kinds: Vec<&'static str>,
    pub funding: Funding,
    pub stability: &'static str,
    /// What most others think of its funding.
    pub seen_stability: &'static str,
    pub challenge: &'static str,
    pub seen_challenge: &'static str,
    pub clarity: &'static str,
    /// What it offers, first things first.
    pub values: Vec<&'static str>,
    pub partners: Vec<&'static str>,
    pub partners_wanted: Vec<&'static str>,
    pub obstacles: Vec<&'static str>,
}

/// The most themes that are named: a list that is longer says nothing.
const MOST_THEMES: usize = 8;

/// Themes that were asked for in those years; what came later is left out.
const WANTED: &[&str] = &[
    "climate_environment",
    "data_research",
    "gcm",
    "labour_migration",
    "vulnerable_migrants",
    "health",
    "skills_recognition",
    "diaspora",
    "return_readmission",
    "reintegration",
    "legal_migration",
    "children",
    "technology",
    "gender",
    "border_management",
    "local_governments",
];
/// Themes that nobody had in 2019.
const LATER: &[&str] = &["covid19"];

const VALUES: &[&str] = &[
    "networking",
    "knowledge",
    "trust",
    "common_understanding",
    "capacity",
    "cooperation",
    "common_voice",
    "partnerships",
    "traction",
    "coherence",
    "resources",
    "agenda_setting",
    "data_access",
    "implementation",
];
const PARTNERS: &[&str] = &[
    "igo",
    "un_agency",
    "iscm",
    "regional_union",
    "civil_society",
    "academia",
    "private_sector",
    "diaspora",
    "employers",
    "trade_unions",
    "local_authorities",
    "donor_states",
    "un_regional_commission",
];
const OBSTACLES: &[&str] = &[
    "cost",
    "staff",
    "coordination",
    "overlap",
    "notice",
    "language",
    "relevance",
];
const KINDS: &[&str] = &[
    "capacity_training",
    "policy",
    "regional_instrument",
    "declaration",
    "project",
    "standard_guideline",
    "network",
    "data_system",
    "collaboration_framework",
    "bilateral_agreement",
    "institution",
    "common_position",
];

impl<'r> Character<'r> {
    pub fn new(iscm: &'r Iscm, place: usize) -> Character<'r> {
        let mut chance = Chance::of(&["character", iscm.id.as_str()]);
        let themes: Vec<String> = iscm
            .current_themes()
            .iter()
            .map(ToString::to_string)
            .filter(|code| !LATER.contains(&code.as_str()))
            .take(MOST_THEMES)
            .collect();
        let wanted: Vec<&str> = WANTED
            .iter()
            .copied()
            .filter(|code| !themes.iter().any(|theme| theme == code))
            .collect();
        let regional: &[&str] = match iscm.iscm_type {
            IscmType::Rcp => &["regional", "national", "global", "bilateral"],
            IscmType::Irf => &["interregional", "bilateral", "national", "regional"],
            IscmType::Global => &["global", "interregional"],
        };
        let count = 2 + chance.below(regional.len() - 1);
        let funding = if chance.percent(45) {
            Funding::Donors
        } else if !iscm.associations.is_empty() {
            Funding::Parent
        } else if chance.percent(60) {
            Funding::Members
        } else {
            Funding::Chair
        };
        let stability = match funding {
            Funding::Donors => *chance.pick(&["unstable", "unstable", "partly"]),
            Funding::Members => *chance.pick(&["stable", "stable", "partly"]),
            Funding::Parent => *chance.pick(&["partly", "stable", "unstable"]),
            Funding::Chair => *chance.pick(&["partly", "unstable", "stable"]),
        };
        let seen_stability = if chance.percent(30) {
            match stability {
                "stable" => "unstable",
                _ => "stable",
            }
        } else {
            stability
        };
        let challenge = if stability == "stable" {
            *chance.pick(&["no", "no", "remains"])
        } else {
            *chance.pick(&["remains", "remains", "new"])
        };
        Character {
            iscm,
            place,
            regard: 60 + chance.below(36),
            wanted: chance.shuffled(&wanted),
            levels: regional[..count].to_vec(),
            kinds: chance.shuffled(KINDS),
            funding,
            stability,
            seen_stability,
            challenge,
            seen_challenge: if chance.percent(75) { challenge } else { "no" },
            clarity: chance.pick::<&str>(&["clear", "clear", "partly", "unclear"]),
            values: mixed(&mut chance, VALUES),
            partners: mixed(&mut chance, PARTNERS),
            partners_wanted: chance.shuffled(PARTNERS),
            obstacles: chance.shuffled(OBSTACLES),
            themes,
        }
    }

    /// What it has become by the next round: most of it is as it was, or nothing could be compared.
    pub fn years_later(mut self) -> Character<'r> {
        let mut chance = Chance::of(&["years later", self.id()]);
        if self.themes.len() > 3 && chance.percent(40) {
            let dropped = chance.below(self.themes.len());
            self.themes.remove(dropped);
        }
        // What others wanted most was taken up by some.
        let taken_up = chance.below(3).min(self.wanted.len());
        let new: Vec<&str> = self.wanted.drain(..taken_up).collect();
        self.themes.extend(new.into_iter().map(str::to_owned));
        let later = LATER.iter().filter(|_| chance.percent(30));
        self.themes.extend(later.map(|code| (*code).to_owned()));

        self.regard = (self.regard + chance.below(16)).min(95);
        if chance.percent(35) {
            self.stability = match self.stability {
                "unstable" => "partly",
                "partly" => "stable",
                _ => "partly",
            };
            // Others notice late.
            self.challenge = match self.stability {
                "stable" => "no",
                _ => "remains",
            };
        }
        if chance.percent(50) {
            self.values.swap(1, 4);
        }
        if chance.percent(50) {
            self.partners.swap(2, 5);
        }
        if let [first, second, ..] = self.obstacles.as_mut_slice() {
            std::mem::swap(first, second);
        }
        self
    }

    pub fn id(&self) -> &'r str {
        self.iscm.id.as_str()
    }

    /// Which State or organization held the Chair in a year, in a sentence; `None` where the registry does
    /// not say.
    pub fn chair_in(&self, year: i32, registry: &Registry) -> Option<String> {
        let chair = self.iscm.chair.as_ref()?;
        let countries: Vec<String> = match chair.since {
            Some(since) if since.year() <= year => chair
                .countries
                .iter()
                .filter_map(|code| registry.find_country(code.as_str()))
                .map(|country| country.name_with_article(crate::language::Language::English))
                .collect(),
            _ => Vec::new(),
        };
        if !countries.is_empty() {
            return Some(countries.join(" and "));
        }
        if chair.kind == ChairKind::Organization {
            return self.organizations(&chair.organizations, registry);
        }
        let term = chair.past.iter().find(|term| {
            let from = term.from.map(|date| date.year());
            match term.to.map(|date| date.year()) {
                Some(to) => from.is_some_and(|from| from <= year) && to >= year,
                None => from == Some(year),
            }
        })?;
        registry
            .find_country(term.country.as_str())
            .map(|country| country.name_with_article(crate::language::Language::English))
    }

    /// Who provides the secretariat, in a sentence.
    pub fn secretariat_host(&self, registry: &Registry) -> Option<String> {
        let secretariat = self.iscm.secretariat.as_ref()?;
        match secretariat.kind {
            SecretariatKind::State => {
                let countries: Vec<String> = secretariat
                    .countries
                    .iter()
                    .filter_map(|code| registry.find_country(code.as_str()))
                    .map(|country| country.name_with_article(crate::language::Language::English))
                    .collect();
                (!countries.is_empty()).then(|| countries.join(" and "))
            }
            SecretariatKind::Hosted | SecretariatKind::Interim => {
                self.organizations(&secretariat.organizations, registry)
            }
            SecretariatKind::Own | SecretariatKind::None | SecretariatKind::Unknown => None,
        }
    }

    fn organizations(
        &self,
        ids: &[crate::registry::OrganizationId],
        registry: &Registry,
    ) -> Option<String> {
        let names: Vec<String> = ids
            .iter()
            .filter_map(|id| organization_in_sentence(id.as_str(), registry))
            .collect();
        (!names.is_empty()).then(|| names.join(" and "))
    }
}

/// How an organization is called inside a sentence: "IOM", "the African Union Commission".
pub fn organization_in_sentence(id: &str, registry: &Registry) -> Option<String> {
    use crate::language::Language::English;
    use crate::registry::OrganizationKind::{RegionalEconomicCommunity, Un};

    let organization = registry.find_organization(id)?;
    // Acronyms that everybody in the field says; the others are spelled out.
    let is_said = matches!(organization.kind, Un | RegionalEconomicCommunity)
        || matches!(id, "asean" | "icmpd" | "interpol" | "europol" | "frontex");
    let acronym = organization
        .acronym
        .as_ref()
        .filter(|_| is_said)
        .map(|acronym| acronym.in_language(English));
    Some(match acronym {
        Some(acronym) => acronym.to_owned(),
        None => format!("the {}", organization.name.in_language(English)),
    })
}

/// What can be contributed at a level.
pub fn kinds_at(level: &str) -> &'static [&'static str] {
    match level {
        "national" => &[
            "policy",
            "law",
            "visa_regime",
            "institution",
            "data_system",
            "capacity_training",
        ],
        "bilateral" => &["bilateral_agreement", "network", "project"],
        "regional" => &[
            "regional_instrument",
            "standard_guideline",
            "declaration",
            "project",
            "capacity_training",
            "network",
            "data_system",
            "fund",
            "crisis_mechanism",
        ],
        "interregional" => &[
            "collaboration_framework",
            "project",
            "declaration",
            "network",
            "capacity_training",
        ],
        _ => &["common_position", "declaration", "collaboration_framework"],
    }
}

/// Nearly in the order given: what stands first mostly stays in front.
fn mixed(chance: &mut Chance, list: &[&'static str]) -> Vec<&'static str> {
    let weights: Vec<(&str, usize)> = list
        .iter()
        .enumerate()
        .map(|(rank, code)| (*code, 12 / (rank + 1) + 2))
        .collect();
    chance.draw(&weights, list.len())
}
