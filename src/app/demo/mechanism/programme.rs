//! Its themes, how they changed, and the plans under which it works.

use super::super::chance::Chance;
use super::super::character::Funding;
use super::super::texts;
use super::super::walking::{Asked, Given};
use super::Mechanism;

impl Mechanism<'_> {
    pub(super) fn focus(&self, asked: &Asked<'_>) -> Given {
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

    pub(super) fn plans(&self, asked: &Asked<'_>) -> Given {
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
}
