//! Its bodies, Chair, secretariat, channels, constituency and governing document: the registry's facts first.

use serde_json::json;

use super::super::texts;
use super::super::walking::{Asked, Given};
use super::Mechanism;
use crate::language::Language;
use crate::registry::{ChairKind, SecretariatKind, Text};

impl Mechanism<'_> {
    pub(super) fn structure(&self, asked: &Asked<'_>) -> Given {
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
                Some((_, chair)) if chair.office.as_ref().is_some_and(is_pro_tempore) => {
                    asked.one("presidency_pro_tempore")
                }
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
}

/// Whether the registry calls the office so; others have a name of their own, such as "Chair-in-Office".
fn is_pro_tempore(office: &Text) -> bool {
    office
        .in_language(Language::English)
        .to_lowercase()
        .contains("pro tempore")
}
