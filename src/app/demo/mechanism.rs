//! What an illustrative mechanism answers about itself: the registry's facts where it has them, the rest by
//! its character.

use serde_json::json;

use super::chance::Chance;
use super::character::{Character, Funding, kinds_at, organization_in_sentence};
use super::texts;
use super::walking::{Answering, Asked, Given};
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::registry::{
    ChairKind, OrganizationKind, Participant, Registry, Role, SecretariatKind, StatusCode,
};

/// A mechanism that answers in a year.
pub struct Mechanism<'r> {
    character: &'r Character<'r>,
    registry: &'r Registry,
    year: i32,
    seed: String,
    contributions: Vec<Contribution>,
    /// Partners that the registry names, by type of partner, as they read in a sentence.
    partners: Vec<(&'static str, String)>,
}

struct Contribution {
    level: &'static str,
    kinds: Vec<&'static str>,
    examples: Vec<Example>,
}

struct Example {
    what: String,
    kind: &'static str,
    subject: Option<&'static str>,
    year: i32,
    monitoring: Option<&'static str>,
    monitored_by: Option<&'static str>,
}

const MONITORING: &[(&str, usize)] = &[
    ("reporting", 5),
    ("som_followup", 5),
    ("progress_papers", 3),
    ("national_departments", 3),
    ("external_evaluation", 2),
    ("effect_on_regime", 2),
    ("none", 3),
];

impl<'r> Mechanism<'r> {
    pub fn new(character: &'r Character<'r>, registry: &'r Registry, year: i32) -> Mechanism<'r> {
        let seed = format!("{year}/{}", character.id());
        let mut chance = Chance::of(&[&seed, "contributions"]);
        let mut told = Vec::new();
        let contributions = character
            .levels
            .iter()
            .map(|level| contribution(character, year, level, &mut chance, &mut told))
            .collect();
        Mechanism {
            character,
            registry,
            year,
            seed,
            contributions,
            partners: partners_of(character, registry),
        }
    }

    fn contribution(&self, asked: &Asked<'_>) -> Option<&Contribution> {
        let level = asked.part(1)?;
        self.contributions.iter().find(|one| one.level == level)
    }

    /// The example that a question is about; entries are numbered from 1.
    fn example(&self, asked: &Asked<'_>) -> Option<&Example> {
        let number: usize = asked.part(3)?.parse().ok()?;
        self.contribution(asked)?
            .examples
            .get(number.checked_sub(1)?)
    }

    fn about_example(&self, asked: &Asked<'_>) -> Given {
        let Some(example) = self.example(asked) else {
            return Given::Usual;
        };
        match asked.name() {
            "what" => asked.text(&example.what),
            "kind" => asked.one(example.kind),
            "subject" => example
                .subject
                .map_or(Given::Nothing, |subject| asked.text(subject)),
            "year" => Given::Value(json!(example.year)),
            "monitoring" => example
                .monitoring
                .map_or(Given::Nothing, |means| asked.these(&[means])),
            _ => example
                .monitored_by
                .map_or(Given::Nothing, |means| asked.text(means)),
        }
    }

    fn established(&self) -> i32 {
        self.character.iscm.first_year().unwrap_or(self.year - 10)
    }

    /// Whether it is so young that little can have come of it.
    fn is_new(&self) -> bool {
        self.established() >= self.year - 1
    }

    fn focus(&self, asked: &Asked<'_>) -> Given {
        let character = self.character;
        let mut chance = asked.chance();
        match asked.name() {
            "focus_now" => asked.these(&character.themes),
            "focus_change" if self.is_new() => asked.these(&["unchanged"]),
            "focus_change" => match chance.below(6) {
                0 => asked.these(&["unchanged"]),
                1 => asked.these(&["reprioritized"]),
                2 => asked.these(&["added", "dropped"]),
                3 => asked.these(&["added", "reprioritized"]),
                4 => asked.these(&["added", "renamed"]),
                _ => asked.these(&["added"]),
            },
            // The first ones are those it began with.
            "focus_added" => {
                let later = character.themes.len() / 2;
                let count = 1 + chance.below(3);
                let added: Vec<&String> = character.themes.iter().skip(later).take(count).collect();
                asked.these(&added)
            }
            "focus_dropped" => {
                let gone: Vec<(&str, usize)> =
                    ["visas", "travel_documents", "tourism", "student_mobility"]
                        .map(|code| (code, 1))
                        .to_vec();
                asked.some_of(&gone, 1)
            }
            _ if chance.percent(75) => {
                let text = texts::dealt(texts::FOCUS_CHANGE, character.place);
                asked.text(texts::with_theme(text, &character.themes, &mut chance))
            }
            _ => Given::Nothing,
        }
    }

    fn plans(&self, asked: &Asked<'_>) -> Given {
        let mut chance = Chance::of(&[&self.seed, "plans"]);
        let under_parent = self.character.funding == Funding::Parent
            && !self.character.iscm.associations.is_empty();
        match asked.name() {
            "plans" if under_parent && chance.percent(60) => asked.these(&["parent_plan"]),
            "plans" => match chance.below(5) {
                0 => asked.these(&["none"]),
                1 => asked.these(&["workplan"]),
                2 => asked.these(&["action_plan"]),
                3 => asked.these(&["strategy", "workplan"]),
                _ => asked.these(&["strategy", "action_plan"]),
            },
            "plan_name" if asked.chance().percent(70) => {
                let pool = if under_parent {
                    texts::PARENT_PLANS
                } else {
                    texts::OWN_PLANS
                };
                asked.text(texts::dealt(pool, self.character.place))
            }
            "plan_place" if asked.chance().percent(70) => {
                let pool = if under_parent {
                    texts::PLACE_IN_PARENT_PLAN
                } else {
                    texts::PLACE_IN_OWN_PLAN
                };
                asked.text(texts::dealt(pool, self.character.place))
            }
            _ => Given::Nothing,
        }
    }

    fn structure(&self, asked: &Asked<'_>) -> Given {
        let iscm = self.character.iscm;
        let mut chance = asked.chance();
        let chair = iscm.chair.as_ref();
        let secretariat = iscm.secretariat.as_ref();
        match asked.name() {
            "bodies" => {
                let others = [
                    ("senior_officials", 8),
                    ("technical_meetings", 7),
                    ("working_groups", 6),
                    ("ministerial", 5),
                    ("focal_points", 5),
                    ("steering_committee", 3),
                    ("troika", 2),
                    ("national_committees", 2),
                    ("civil_society_channel", 2),
                    ("private_sector_group", 1),
                    ("training_academy", 1),
                    ("observatory", 1),
                ];
                let count = 2 + chance.below(4);
                let mut bodies = chance.draw(&others, count);
                if chair.is_some_and(|chair| chair.kind != ChairKind::None) {
                    bodies.push("chair");
                }
                if secretariat.is_some_and(|secretariat| secretariat.kind != SecretariatKind::None)
                {
                    bodies.push("secretariat");
                }
                asked.these(&bodies)
            }
            "chair_kind" => match chair.map(|chair| (chair.kind, chair)) {
                Some((_, chair)) if chair.office.is_some() => asked.one("presidency_pro_tempore"),
                Some((ChairKind::Organization, _)) => asked.one("chair_org"),
                Some((ChairKind::State, chair)) if chair.countries.len() > 1 => {
                    asked.one("co_chairs")
                }
                Some((ChairKind::State | ChairKind::Rotating, _)) => asked.one("chair_rotating"),
                _ => Given::Nothing,
            },
            "chair_now" => match self.character.chair_in(self.year, self.registry) {
                Some(_) => asked.one("held"),
                None if chance.percent(15) => asked.one("not_determined"),
                None => Given::Nothing,
            },
            "chair_holder" => self
                .character
                .chair_in(self.year, self.registry)
                .map_or(Given::Usual, |holder| asked.text(holder)),
            "secretariat_kind" => {
                match (
                    secretariat.map(|secretariat| secretariat.kind),
                    self.character.secretariat_host(self.registry),
                ) {
                    (Some(SecretariatKind::Hosted), Some(_)) => asked.one("secretariat_org"),
                    (Some(SecretariatKind::State), Some(_)) => asked.one("secretariat_state"),
                    (Some(SecretariatKind::Interim), Some(_)) => asked.one("secretariat_interim"),
                    (Some(SecretariatKind::Own), _) => asked.one("secretariat_own"),
                    _ => Given::Nothing,
                }
            }
            "secretariat_host" => self
                .character
                .secretariat_host(self.registry)
                .map_or(Given::Usual, |host| asked.text(host)),
            "secretariat_functions" if chance.percent(75) => asked.text(texts::dealt(
                texts::SECRETARIAT_FUNCTIONS,
                self.character.place,
            )),
            "legal_personality" => match secretariat.map(|secretariat| secretariat.kind) {
                Some(SecretariatKind::Own) => asked.one_of(&[("own", 3), ("none", 2)]),
                Some(SecretariatKind::Hosted) => {
                    asked.one_of(&[("host", 4), ("none", 4), ("dontknow", 1)])
                }
                _ => asked.one_of(&[("none", 6), ("dontknow", 1)]),
            },
            "channels" => asked.some_of(
                &[
                    ("official_channels", 6),
                    ("focal_point_network", 6),
                    ("website_portal", 5),
                    ("missions_geneva", 2),
                    ("newsletter", 3),
                    ("virtual_secretariat", 1),
                ],
                1 + chance.below(3),
            ),
            "knowledge" => asked.one_of(&[("exists", 5), ("planned", 4), ("none", 3)]),
            "knowledge_what" => {
                let text = texts::dealt(texts::KNOWLEDGE, self.character.place);
                asked.text(texts::with_theme(text, &self.character.themes, &mut chance))
            }
            "constituency_change" if self.is_new() => asked.these(&["none"]),
            "constituency_change" => match chance.below(6) {
                0 | 1 => asked.these(&["none"]),
                2 => asked.these(&["joined", "observers_changed"]),
                3 => asked.these(&["observers_changed"]),
                4 => asked.these(&["joined", "left"]),
                _ => asked.these(&["joined"]),
            },
            "document_revision" if self.is_new() => asked.one("not_revised"),
            "document_revision" => asked.one_of(&[
                ("not_revised", 5),
                ("revised", 6),
                ("under_revision", 3),
                ("no_document", 2),
            ]),
            "document_name" => asked.text(texts::dealt(
                texts::GOVERNING_DOCUMENTS,
                self.character.place,
            )),
            "document_year" => {
                let least = (self.established() + 2).min(self.year);
                Given::Value(json!(chance.between(least.into(), self.year.into())))
            }
            _ => Given::Nothing,
        }
    }

    /// The sources of its funding, with their shares where it knows them.
    fn sources(&self) -> Vec<(&'static str, i64)> {
        let mut chance = Chance::of(&[&self.seed, "funding"]);
        let sources: &[&str] = match self.character.funding {
            Funding::Donors => &["external_donors", "igo_support", "chair_host"],
            Funding::Members => &["member_fees", "member_voluntary", "external_donors"],
            Funding::Parent => &["parent_org", "external_donors", "member_projects"],
            Funding::Chair => &["chair_host", "igo_support", "member_voluntary"],
        };
        let count = 2 + chance.below(2);
        let first = chance.between(9, 15) * 5;
        let second = if count == 2 {
            100 - first
        } else {
            (100 - first) / 10 * 5 + 5
        };
        let shares = [first, second, 100 - first - second];
        sources[..count]
            .iter()
            .copied()
            .zip(shares)
            .filter(|(_, share)| *share > 0)
            .collect()
    }

    fn funding(&self, asked: &Asked<'_>) -> Given {
        let mut chance = asked.chance();
        match asked.name() {
            "funding_sources" => {
                let codes: Vec<&str> = self.sources().into_iter().map(|(code, _)| code).collect();
                asked.these(&codes)
            }
            // One in three does not know the shares.
            "funding_mix" if chance.percent(67) => Given::Cells(
                self.sources()
                    .into_iter()
                    .map(|(code, share)| (cell(&asked.question.address, code), json!(share)))
                    .collect(),
            ),
            "funding_mix" => Given::Cells(Vec::new()),
            "earmarking" => asked.one_of(&[
                ("donor_priorities", 5),
                ("mixed", 4),
                ("unearmarked", 3),
                ("dontknow", 1),
            ]),
            "travel_usual" => match self.character.funding {
                Funding::Members => asked.these(&["members_self"]),
                Funding::Donors => asked.these(&["development_partners"]),
                Funding::Parent => asked.these(&["members_self", "secretariat"]),
                Funding::Chair => asked.these(&["host"]),
            },
            "travel_sometimes" if chance.percent(55) => asked.some_of(
                &[
                    ("development_partners", 3),
                    ("members_self", 2),
                    ("host", 2),
                    ("secretariat", 1),
                ],
                1,
            ),
            "funding_stability" => asked.one(self.character.stability),
            "challenge" => asked.one(self.character.challenge),
            "sustainability_plan" if self.character.stability == "stable" => {
                asked.one_of(&[("none", 3), ("adopted", 2)])
            }
            "sustainability_plan" => {
                asked.one_of(&[("considered", 4), ("none", 3), ("adopted", 1)])
            }
            "sustainability_measures" => asked.some_of(
                &[
                    ("diversify", 4),
                    ("member_funding_participation", 4),
                    ("fees", 2),
                    ("savings", 1),
                ],
                1 + chance.below(2),
            ),
            _ => Given::Nothing,
        }
    }

    fn partner_kinds(&self) -> Vec<&'static str> {
        let count = 2 + Chance::of(&[&self.seed, "partners"]).below(3);
        let mut kinds: Vec<&str> = self.partners.iter().map(|(kind, _)| *kind).collect();
        kinds.extend(self.character.partners.iter().take(count));
        let mut once = Vec::new();
        for kind in kinds {
            if !once.contains(&kind) {
                once.push(kind);
            }
        }
        once
    }

    fn partnerships(&self, asked: &Asked<'_>) -> Given {
        let mut chance = asked.chance();
        let named: Vec<&str> = self
            .partners
            .iter()
            .filter(|(kind, _)| asked.part(1) == Some(*kind))
            .map(|(_, name)| name.as_str())
            .take(3)
            .collect();
        match asked.name() {
            "partner_types" => asked.these(&self.partner_kinds()),
            "forms" => {
                let mut forms = vec![
                    ("experience_sharing", 6),
                    ("joint_meetings", 5),
                    ("joint_research", 4),
                    ("joint_projects", 3),
                    ("observer_status", 3),
                    ("consultative_voice", 1),
                ];
                let gives = matches!(
                    asked.part(1),
                    Some("igo" | "un_agency" | "regional_union" | "donor_states")
                );
                if gives {
                    forms.extend([("technical", 7), ("financial", 4), ("mou", 1)]);
                }
                asked.some_of(&forms, chance.below(3))
            }
            "closeness" if chance.percent(70) => {
                asked.one_of(&[("close", 4), ("regular", 6), ("occasional", 4)])
            }
            "partners" => Given::Entries(named.len()),
            "name" => {
                let number: usize = asked
                    .part(3)
                    .and_then(|part| part.parse().ok())
                    .unwrap_or(1);
                named
                    .get(number.saturating_sub(1))
                    .map_or(Given::Usual, |name| asked.text(name))
            }
            "how" if chance.percent(30) => {
                // Each kind of partner has its own place in the pool, so that nothing is said twice.
                let kind = self
                    .partner_kinds()
                    .iter()
                    .position(|kind| asked.part(1) == Some(*kind));
                let place = 3 * self.character.place + kind.unwrap_or_default();
                let text = texts::dealt(texts::COOPERATION, place);
                asked.text(texts::with_theme(text, &self.character.themes, &mut chance))
            }
            _ => Given::Nothing,
        }
    }

    fn value(&self, asked: &Asked<'_>) -> Given {
        let mut chance = asked.chance();
        let count = 3 + chance.below(3);
        match asked.name() {
            "value_states" => asked.these(&self.character.values[..count]),
            "value_organizations" if self.partners.is_empty() => Given::Nothing,
            "value_organizations" => {
                let mut values: Vec<&str> = self.character.values.iter().copied().skip(1).collect();
                values.insert(0, "partnerships");
                values.truncate(count - 1);
                asked.these(&values)
            }
            _ => {
                let text = texts::dealt(texts::VALUE, self.character.place);
                asked.text(texts::with_theme(text, &self.character.themes, &mut chance))
            }
        }
    }
}

impl Answering for Mechanism<'_> {
    fn seed(&self) -> &str {
        &self.seed
    }

    fn answer(&self, asked: &Asked<'_>) -> Given {
        let iscm = self.character.iscm;
        match asked.name() {
            "iscm_name" => asked.text(iscm.name.in_language(Language::English)),
            "iscm_acronym" => asked.text(iscm.acronym.in_language(Language::English)),
            "status" => match iscm.status.code {
                StatusCode::Establishing if self.year >= 2020 => asked.one("establishing"),
                _ => asked.one("active"),
            },
            "established" => Given::Value(json!(self.established())),
            "respondent_role" => {
                let has_secretariat = iscm
                    .secretariat
                    .as_ref()
                    .is_some_and(|secretariat| secretariat.kind != SecretariatKind::None);
                asked.one(if has_secretariat {
                    "iscm_secretariat"
                } else {
                    "iscm_chair"
                })
            }
            "contact_email" => {
                asked.text(format!("secretariat@{}.example.org", self.character.id()))
            }
            name if name.starts_with("focus_") => self.focus(asked),
            name if name.starts_with("plan") => self.plans(asked),
            "has_contributed" => asked.one(if self.is_new() { "no" } else { "yes" }),
            "levels" => asked.these(&self.character.levels),
            "kinds" => self
                .contribution(asked)
                .map_or(Given::Usual, |one| asked.these(&one.kinds)),
            "examples" => Given::Entries(
                self.contribution(asked)
                    .map_or(0, |contribution| contribution.examples.len()),
            ),
            "what" | "kind" | "subject" | "year" | "monitoring" | "monitored_by" => {
                self.about_example(asked)
            }
            "has_partners" => asked.one("yes"),
            "partner_types" | "forms" | "closeness" | "partners" | "name" | "how" => {
                self.partnerships(asked)
            }
            "value_states" | "value_organizations" | "value_example" => self.value(asked),
            "funding_sources"
            | "funding_mix"
            | "earmarking"
            | "travel_usual"
            | "travel_sometimes"
            | "funding_stability"
            | "challenge"
            | "sustainability_plan"
            | "sustainability_measures" => self.funding(asked),
            "bodies"
            | "chair_kind"
            | "chair_now"
            | "chair_holder"
            | "secretariat_kind"
            | "secretariat_host"
            | "secretariat_functions"
            | "legal_personality"
            | "channels"
            | "knowledge"
            | "knowledge_what"
            | "constituency_change"
            | "document_revision"
            | "document_name"
            | "document_year" => self.structure(asked),
            _ => Given::Nothing,
        }
    }
}

/// The share of one source, in the table of shares.
fn cell(table: &Address, source: &str) -> Address {
    table.join(source).join("share")
}

fn contribution(
    character: &Character<'_>,
    year: i32,
    level: &'static str,
    chance: &mut Chance,
    told: &mut Vec<String>,
) -> Contribution {
    let possible = kinds_at(level);
    let mut kinds: Vec<&str> = character
        .kinds
        .iter()
        .copied()
        .filter(|kind| possible.contains(kind))
        .take(1 + chance.below(2))
        .collect();
    if kinds.is_empty() {
        kinds.push(possible[0]);
    }
    let established = character.iscm.first_year().unwrap_or(year - 10);
    let count = chance
        .below(kinds.len() + 1)
        .max(usize::from(level == "regional"));
    let mut examples = Vec::new();
    for kind in kinds.iter().take(count) {
        let pool = chance.shuffled(texts::examples(kind));
        let what = pool
            .iter()
            .map(|text| texts::with_theme(text, &character.themes, chance))
            .find(|text| !told.contains(text));
        let Some(what) = what else { continue };
        told.push(what.clone());
        let names_theme = character
            .themes
            .iter()
            .filter_map(|code| texts::theme(code))
            .find(|theme| what.contains(theme));
        let subject = match names_theme {
            None if chance.percent(50) => {
                character.themes.first().and_then(|code| texts::theme(code))
            }
            _ => None,
        };
        let monitoring = (chance.percent(65))
            .then(|| chance.weighted(MONITORING).copied())
            .flatten();
        let by = texts::monitored_by(monitoring.unwrap_or_default());
        examples.push(Example {
            what,
            kind,
            subject,
            // People remember the last ten years best.
            year: chance.between(
                (established + 1).max(year - 10).min(year).into(),
                year.into(),
            ) as i32,
            monitoring,
            monitored_by: (!by.is_empty() && chance.percent(60)).then(|| *chance.pick(by)),
        });
    }
    Contribution {
        level,
        kinds,
        examples,
    }
}

/// The organizations that the registry names as partners, observers or members.
fn partners_of(character: &Character<'_>, registry: &Registry) -> Vec<(&'static str, String)> {
    let mut partners: Vec<(&'static str, String)> = character
        .iscm
        .members
        .iter()
        .filter(|membership| membership.role != Role::Suspended)
        .filter_map(|membership| match &membership.participant {
            Participant::Organization(id) => Some(id.as_str()),
            _ => None,
        })
        .filter_map(|id| {
            let kind = match registry.find_organization(id)?.kind {
                OrganizationKind::Ngo if id == "ioe" => "employers",
                // Of the bodies of unions only those that speak for them.
                OrganizationKind::Body
                    if !matches!(
                        id,
                        "au-commission" | "eeas" | "european-commission" | "europol" | "frontex"
                    ) =>
                {
                    return None;
                }
                OrganizationKind::Un => "un_agency",
                OrganizationKind::UnRegionalCommission => "un_regional_commission",
                OrganizationKind::RegionalUnion
                | OrganizationKind::RegionalEconomicCommunity
                | OrganizationKind::Body => "regional_union",
                OrganizationKind::Igo => "igo",
                OrganizationKind::Bank => "development_banks",
                OrganizationKind::Ngo => "civil_society",
                OrganizationKind::Other => return None,
            };
            Some((kind, organization_in_sentence(id, registry)?))
        })
        .collect();
    partners.sort_by_key(|(kind, _)| *kind);
    partners
}
