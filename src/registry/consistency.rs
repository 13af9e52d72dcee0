//! What a table of shapes cannot say: properties of records that contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::country::Standing;
use super::iscm::{Chair, ChairKind, Iscm, Secretariat, SecretariatKind};
use super::problem::{RegistryProblem, RegistryProblemCode as Code};
use super::record::RecordKind;
use super::whole::Registry;

/// Finds contradictions; `lists` gives the places in the file.
pub(super) fn problems_of(
    registry: &Registry,
    lists: &BTreeMap<RecordKind, Vec<Json>>,
) -> Vec<RegistryProblem> {
    let mut check = Check {
        problems: Vec::new(),
    };
    for (kind, list) in lists {
        for (index, record) in list.iter().enumerate() {
            let id = record.get("id").and_then(Json::as_str).unwrap_or_default();
            let pointer = format!("/{}/{index}", kind.list_name());
            match kind {
                RecordKind::Vocabulary => check.vocabulary(registry, id, &pointer),
                RecordKind::Region => check.region(registry, id, &pointer),
                RecordKind::Country => check.country(registry, id, &pointer),
                RecordKind::Iscm => {
                    if let Some(iscm) = registry.find_iscm(id) {
                        check.iscm(iscm, &pointer);
                    }
                }
                RecordKind::Provenance | RecordKind::Group | RecordKind::Organization => {}
            }
        }
    }
    check.problems
}

struct Check {
    problems: Vec<RegistryProblem>,
}

impl Check {
    fn report(&mut self, code: Code, pointer: String, message: impl Into<String>) {
        self.problems.push(RegistryProblem {
            code,
            pointer,
            message: message.into(),
        });
    }

    fn contradiction(&mut self, pointer: String, message: impl Into<String>) {
        self.report(Code::Contradiction, pointer, message);
    }

    fn vocabulary(&mut self, registry: &Registry, id: &str, pointer: &str) {
        let mut seen = BTreeSet::new();
        let terms = registry
            .find_vocabulary(id)
            .map_or(&[][..], |vocabulary| &vocabulary.terms);
        for (index, term) in terms.iter().enumerate() {
            if !seen.insert(&term.id) {
                self.report(
                    Code::DuplicateId,
                    format!("{pointer}/terms/{index}/id"),
                    format!("`{}` stands in this vocabulary twice", term.id),
                );
            }
        }
    }

    fn region(&mut self, registry: &Registry, id: &str, pointer: &str) {
        let mut wider = vec![id];
        let mut seen = BTreeSet::new();
        while let Some(region) = wider.pop().and_then(|id| registry.find_region(id)) {
            for parent in &region.within {
                if parent.as_str() == id {
                    return self.contradiction(
                        format!("{pointer}/within"),
                        format!("`{id}` would lie within itself"),
                    );
                }
                if seen.insert(parent) {
                    wider.push(parent.as_str());
                }
            }
        }
    }

    fn country(&mut self, registry: &Registry, id: &str, pointer: &str) {
        let Some(country) = registry.find_country(id) else {
            return;
        };
        let is_territory = country.standing == Standing::Territory;
        if country.of.is_some() && !is_territory {
            self.contradiction(
                format!("{pointer}/of"),
                "only a territory belongs to a State",
            );
        }
        for (index, other) in registry.list_countries().enumerate() {
            let same = other.alpha3 == country.alpha3 || other.numeric == country.numeric;
            if other.id > country.id && same {
                self.report(
                    Code::DuplicateId,
                    format!("{pointer}/alpha3"),
                    format!(
                        "`{}` (number {index} by code) has the same ISO code",
                        other.id
                    ),
                );
            }
        }
    }

    fn iscm(&mut self, iscm: &Iscm, pointer: &str) {
        let mut seen = BTreeSet::new();
        for (index, membership) in iscm.members.iter().enumerate() {
            let at = format!("{pointer}/members/{index}");
            if !seen.insert((&membership.participant, membership.role, membership.from)) {
                self.report(
                    Code::Duplicate,
                    at.clone(),
                    "the same participant in the same role again",
                );
            }
            self.order(membership.from, membership.to, &at);
        }
        if let Some(chair) = &iscm.chair {
            self.chair(chair, &format!("{pointer}/chair"));
        }
        if let Some(secretariat) = &iscm.secretariat {
            self.secretariat(secretariat, &format!("{pointer}/secretariat"));
        }
        if let (Some(established), Some(Some(last))) = (iscm.established.date, iscm.last_year())
            && last < established.year()
        {
            self.contradiction(
                format!("{pointer}/status/since"),
                "it ended before it was established",
            );
        }
        for (index, focus) in iscm.thematic_focus.iter().enumerate() {
            for (area, focus_area) in focus.areas.iter().enumerate() {
                for theme in focus_area
                    .themes
                    .iter()
                    .filter(|theme| !focus.themes.contains(theme))
                {
                    self.contradiction(
                        format!("{pointer}/thematic_focus/{index}/areas/{area}/themes"),
                        format!("`{theme}` is not among the themes of the whole focus"),
                    );
                }
            }
        }
    }

    fn chair(&mut self, chair: &Chair, pointer: &str) {
        let states = !chair.countries.is_empty();
        let organizations = !chair.organizations.is_empty();
        let fits = match chair.kind {
            ChairKind::State => states,
            ChairKind::Organization => organizations && !states,
            ChairKind::Rotating
            | ChairKind::None
            | ChairKind::NotDetermined
            | ChairKind::Vacant
            | ChairKind::Unknown => !states && !organizations,
        };
        if !fits {
            self.contradiction(
                format!("{pointer}/kind"),
                "`state` needs countries, `organization` organizations, and every other kind neither",
            );
        }
        for (index, term) in chair.past.iter().enumerate() {
            self.order(term.from, term.to, &format!("{pointer}/past/{index}"));
        }
    }

    fn secretariat(&mut self, secretariat: &Secretariat, pointer: &str) {
        let named = !secretariat.organizations.is_empty() || !secretariat.countries.is_empty();
        let fits = match secretariat.kind {
            SecretariatKind::Hosted | SecretariatKind::Interim => {
                !secretariat.organizations.is_empty()
            }
            SecretariatKind::State => !secretariat.countries.is_empty(),
            SecretariatKind::None => !named,
            SecretariatKind::Own | SecretariatKind::Unknown => true,
        };
        if !fits {
            self.contradiction(
                format!("{pointer}/kind"),
                "`hosted` and `interim` need organizations, `state` countries, `none` neither",
            );
        }
    }

    fn order(
        &mut self,
        from: Option<super::PartialDate>,
        to: Option<super::PartialDate>,
        pointer: &str,
    ) {
        if let (Some(from), Some(to)) = (from, to)
            && to.latest() < from.earliest()
        {
            self.report(
                Code::BadDate,
                format!("{pointer}/to"),
                format!("{to} is before {from}"),
            );
        }
    }
}
