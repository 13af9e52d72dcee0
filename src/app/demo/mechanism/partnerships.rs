//! With whom it works: the organizations that the registry names, and kinds of partners that are invented.

use super::super::chance::Chance;
use super::super::character::{Character, organization_in_sentence};
use super::super::texts;
use super::super::walking::{Asked, Given};
use super::Mechanism;
use crate::registry::{OrganizationKind, Participant, Registry, Role};

impl Mechanism<'_> {
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

    pub(super) fn partnerships(&self, asked: &Asked<'_>) -> Given {
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
}

/// The organizations that the registry names as partners, observers or members.
pub(super) fn partners_of(
    character: &Character<'_>,
    registry: &Registry,
) -> Vec<(&'static str, String)> {
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
