//! What it has contributed at each level, with examples that are never told twice.

use serde_json::json;

use super::super::chance::Chance;
use super::super::character::{Character, kinds_at};
use super::super::texts;
use super::super::walking::{Asked, Given};
use super::Mechanism;

/// What it has contributed at one level.
pub(super) struct Contribution {
    pub(super) level: &'static str,
    pub(super) kinds: Vec<&'static str>,
    pub(super) examples: Vec<Example>,
}

/// Something that would not exist without the mechanism.
pub(super) struct Example {
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

impl Mechanism<'_> {
    pub(super) fn contribution(&self, asked: &Asked<'_>) -> Option<&Contribution> {
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

    pub(super) fn about_example(&self, asked: &Asked<'_>) -> Given {
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
}

/// The contribution at one level; `told` holds the examples told so far.
pub(super) fn contribution(
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
        // People remember the last ten years best.
        let least = (established + 1)
            .max(year - 10)
            .max(earliest(&what))
            .min(year);
        examples.push(Example {
            what,
            kind,
            subject,
            year: chance.between(least.into(), year.into()) as i32,
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

/// Before this year it cannot have been: what it speaks of was not there yet.
fn earliest(what: &str) -> i32 {
    match what {
        _ if what.contains("Global Compact") => 2017,
        _ if what.contains("2030 Agenda") => 2015,
        _ => i32::MIN,
    }
}
