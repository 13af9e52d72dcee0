//! What an illustrative mechanism answers about itself: the registry's facts where it has them, the rest by
//! its character. Each section of the questionnaire has its file; here they are put together.

mod contributions;
mod funding;
mod partnerships;
mod programme;
mod structure;

use serde_json::json;

use self::contributions::{Contribution, contribution};
use self::partnerships::partners_of;
use super::chance::Chance;
use super::character::Character;
use super::texts;
use super::walking::{Answering, Asked, Given};
use crate::language::Language;
use crate::registry::{Registry, SecretariatKind, StatusCode};

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

    fn established(&self) -> i32 {
        self.character.iscm.first_year().unwrap_or(self.year - 10)
    }

    /// Whether it is so young that little can have come of it.
    fn is_new(&self) -> bool {
        self.established() >= self.year - 1
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
