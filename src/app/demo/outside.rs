//! What an illustrative State or organization answers about the mechanisms that it knows.

use serde_json::json;

use super::chance::Chance;
use super::character::{Character, kinds_at};
use super::texts;
use super::walking::{Answering, Asked, Given};
use super::who;
use crate::language::Language;
use crate::registry::CountryCode;
use crate::registry::Registry;

/// A State or an organization that answers in a year.
pub struct Outsider<'r> {
    /// `ZM`, `icmpd`.
    id: &'r str,
    country: Option<&'r CountryCode>,
    language: Language,
    registry: &'r Registry,
    /// The mechanisms that it answers about.
    about: Vec<&'r Character<'r>>,
    /// How kindly it judges, from −15 to 15.
    warmth: i64,
    /// How many of a hundred optional questions it answers.
    diligence: usize,
    seed: String,
}

impl<'r> Outsider<'r> {
    pub fn new(
        id: &'r str,
        country: Option<&'r CountryCode>,
        language: Language,
        about: Vec<&'r Character<'r>>,
        registry: &'r Registry,
        year: i32,
    ) -> Outsider<'r> {
        let seed = format!("{year}/{id}");
        let mut chance = Chance::of(&[&seed, "disposition"]);
        Outsider {
            id,
            country,
            language,
            registry,
            about,
            warmth: chance.between(-15, 15),
            diligence: 75 + chance.below(25),
            seed,
        }
    }

    /// The mechanism that a question is about.
    fn subject(&self, asked: &Asked<'_>) -> Option<&'r Character<'r>> {
        let id = (asked.part(0) == Some("iscms")).then(|| asked.part(1))??;
        self.about.iter().copied().find(|one| one.id() == id)
    }

    fn about_mechanism(&self, mechanism: &Character<'_>, asked: &Asked<'_>) -> Given {
        let mut chance = asked.chance();
        let regard = (mechanism.regard as i64 + self.warmth).clamp(5, 98) as usize;
        match asked.name() {
            "role" => self.role(mechanism, asked),
            "roles" => asked.some_of(
                &[("partner_org", 6), ("observer_org", 3), ("donor_org", 1)],
                1,
            ),
            "attendance" => asked.one_of(&[
                ("always", regard / 2),
                ("often", 30),
                ("rarely", (110 - regard) / 3),
                ("never", 2),
                ("dontknow", 2),
            ]),
            "delegation" => asked.some_of(
                &[
                    ("senior_officials", 6),
                    ("technical", 6),
                    ("ministers", 2),
                    ("missions", 2),
                ],
                1 + chance.below(2),
            ),
            "obstacles" if chance.percent(regard / 3) => asked.these(&["none"]),
            "obstacles" => asked.preferred(&mechanism.obstacles, 1 + chance.below(2)),
            "theme_match" => asked.one_of(&[
                ("fully", regard),
                ("partly", 45),
                ("hardly", (100 - regard) / 2),
                ("dontknow", 3),
            ]),
            "theme_wanted" => asked.preferred(&mechanism.wanted, 1 + chance.below(3)),
            "has_contributed" => asked.one_of(&[
                ("yes", regard + 20),
                ("no", (105 - regard) / 6),
                ("dontknow", 6),
            ]),
            "levels" => asked.preferred(&mechanism.levels, 1 + chance.below(2)),
            "kinds" => {
                // Most see at a level what the mechanism itself sees there.
                let possible = kinds_at(asked.part(3).unwrap_or_default());
                let kinds: Vec<&str> = mechanism
                    .kinds
                    .iter()
                    .copied()
                    .filter(|kind| possible.contains(kind))
                    .collect();
                asked.preferred(&kinds, 1 + chance.below(2))
            }
            "example" if chance.percent(30) => {
                asked.text(chance.pick(texts::outside_examples(self.language)))
            }
            "clarity" => asked.one_of(&leaning(mechanism.clarity, &["clear", "partly", "unclear"])),
            "stability" => {
                let mut weights =
                    leaning(mechanism.seen_stability, &["stable", "partly", "unstable"]);
                weights.push(("dontknow", 12));
                asked.one_of(&weights)
            }
            "challenge" => {
                let mut weights = leaning(mechanism.seen_challenge, &["remains", "new", "no"]);
                weights.push(("dontknow", 12));
                asked.one_of(&weights)
            }
            "forms" => asked.some_of(
                &[
                    ("technical", 6),
                    ("experience_sharing", 5),
                    ("joint_meetings", 5),
                    ("joint_projects", 3),
                    ("joint_research", 3),
                    ("observer_status", 3),
                    ("financial", 1),
                ],
                2 + chance.below(2),
            ),
            "partner_types" if chance.percent(8) => Given::Value(json!(["dontknow"])),
            "partner_types" => asked.preferred(&mechanism.partners, 1 + chance.below(3)),
            "partner_wanted" => asked.preferred(&mechanism.partners_wanted, 1 + chance.below(2)),
            "usefulness" => {
                let judged = regard as i64 + chance.between(-14, 14);
                Given::Value(json!((1 + judged * 5 / 105).clamp(1, 5)))
            }
            "value_states" | "value_organizations" => {
                asked.preferred(&mechanism.values, 2 + chance.below(3))
            }
            "value_example" if chance.percent(35) => {
                asked.text(chance.pick(texts::outside_value(self.language)))
            }
            _ => Given::Nothing,
        }
    }

    fn role(&self, mechanism: &Character<'_>, asked: &Asked<'_>) -> Given {
        let participation = self
            .country
            .and_then(|country| self.registry.participation_in(mechanism.iscm, country));
        match participation {
            Some(participation) => asked.one(self.registry.role_code(participation.membership)),
            None if who::is_open_to_all(mechanism.iscm) => asked.one("participating"),
            None => Given::Nothing,
        }
    }
}

impl Answering for Outsider<'_> {
    fn seed(&self) -> &str {
        &self.seed
    }

    fn answer(&self, asked: &Asked<'_>) -> Given {
        let mut chance = asked.chance();
        // Some optional questions are left out, so that bases differ from question to question.
        let skipped = !asked.question.required
            && !matches!(
                asked.name(),
                "role" | "levels" | "kinds" | "respondent_role"
            )
            && !Chance::of(&[self.seed(), asked.question.address.as_str(), "skip"])
                .percent(self.diligence);
        if skipped {
            return Given::Nothing;
        }
        if let Some(mechanism) = self.subject(asked) {
            return self.about_mechanism(mechanism, asked);
        }
        match asked.name() {
            "entity" => asked.text(chance.pick(texts::entities(self.language))),
            "unit" => asked.text(chance.pick(texts::UNITS)),
            "respondent_role" => asked.one_of(&[("state_focal_point", 4), ("state_other", 1)]),
            "contact_email" => asked.text(format!(
                "focal.point@{}.example.org",
                self.id.to_ascii_lowercase()
            )),
            "staff" => asked.one_of(&[
                ("part", 6),
                ("one", 4),
                ("few", 5),
                ("more", 2),
                ("nobody", 1),
                ("dontknow", 1),
            ]),
            "coordination" => {
                asked.one_of(&[("yes", 6), ("planned", 3), ("no", 4), ("dontknow", 1)])
            }
            "follow_up" => asked.some_of(
                &[("reported", 6), ("discussed", 4), ("plans", 3)],
                1 + chance.below(2),
            ),
            "coherence" => asked.one_of(&[
                ("always", 3),
                ("sometimes", 6),
                ("never", 2),
                ("not_applicable", 1),
                ("dontknow", 1),
            ]),
            "memberships" | "works_with" => {
                let about: Vec<&str> = self.about.iter().map(|one| one.id()).collect();
                asked.these(&about)
            }
            "overlap" => asked.one_of(&[
                ("much", 3),
                ("some", 6),
                ("none", 3),
                ("not_applicable", 1),
                ("dontknow", 1),
            ]),
            "suggestions" if chance.percent(50) => {
                asked.text(chance.pick(texts::suggestions(self.language)))
            }
            _ => Given::Nothing,
        }
    }
}

/// Most say this, some say the others.
fn leaning<'c>(most: &str, codes: &[&'c str]) -> Vec<(&'c str, usize)> {
    codes
        .iter()
        .map(|code| (*code, if *code == most { 65 } else { 15 }))
        .collect()
}
