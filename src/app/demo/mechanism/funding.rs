//! Where its money comes from, who pays for travel, and how long it will last.

use serde_json::json;

use super::super::chance::Chance;
use super::super::character::Funding;
use super::super::walking::{Asked, Given};
use super::Mechanism;
use crate::questionnaire::answers::Address;

impl Mechanism<'_> {
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

    pub(super) fn funding(&self, asked: &Asked<'_>) -> Given {
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
}

/// The share of one source, in the table of shares.
fn cell(table: &Address, source: &str) -> Address {
    table.join(source).join("share")
}
