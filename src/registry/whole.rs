//! The registry as one immutable whole, and what can be asked of it.

use std::collections::{BTreeMap, BTreeSet};

use super::collation::Collation;
use super::country::{Country, Group, Region, RegionScheme};
use super::id::{CountryCode, GroupId, IscmId, OrganizationId, RegionId};
use super::iscm::{Iscm, Membership, Participant, Role};
use super::organization::Organization;
use super::provenance::ListProvenance;
use super::vocabulary::{Term, Vocabulary};
use crate::language::Language;

/// Everything the installation knows about ISCMs, States and organizations.
///
/// Every reference in it resolves: a value of this type has been checked as a whole. Each list is in the
/// order of its ids, so that two registries with the same records are equal and export alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registry {
    pub(super) provenance: BTreeMap<String, ListProvenance>,
    pub(super) vocabularies: BTreeMap<String, Vocabulary>,
    pub(super) regions: BTreeMap<RegionId, Region>,
    pub(super) countries: BTreeMap<CountryCode, Country>,
    pub(super) groups: BTreeMap<GroupId, Group>,
    pub(super) organizations: BTreeMap<OrganizationId, Organization>,
    pub(super) iscms: BTreeMap<IscmId, Iscm>,
}

/// That a country takes part in an ISCM, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Participation<'r> {
    pub iscm: &'r Iscm,
    pub membership: &'r Membership,
    /// The group through which it takes part, such as "Member States of the European Union".
    pub through: Option<&'r Group>,
}

impl Registry {
    pub fn find_iscm(&self, id: &str) -> Option<&Iscm> {
        self.iscms.get(id)
    }

    /// By ISO 3166-1 alpha-2 code.
    pub fn find_country(&self, code: &str) -> Option<&Country> {
        self.countries.get(code)
    }

    pub fn find_organization(&self, id: &str) -> Option<&Organization> {
        self.organizations.get(id)
    }

    pub fn find_region(&self, id: &str) -> Option<&Region> {
        self.regions.get(id)
    }

    pub fn find_group(&self, id: &str) -> Option<&Group> {
        self.groups.get(id)
    }

    pub fn find_vocabulary(&self, id: &str) -> Option<&Vocabulary> {
        self.vocabularies.get(id)
    }

    /// A code of a vocabulary with its labels.
    pub fn find_term(&self, vocabulary: &str, code: &str) -> Option<&Term> {
        self.find_vocabulary(vocabulary)?.find(code)
    }

    pub fn find_theme(&self, code: &str) -> Option<&Term> {
        self.find_term(Vocabulary::THEMES, code)
    }

    /// Sources, corrections and licence of a list: `countries`, `iscms`, ….
    pub fn find_provenance(&self, list: &str) -> Option<&ListProvenance> {
        self.provenance.get(list)
    }

    pub fn list_iscms(&self) -> impl Iterator<Item = &Iscm> {
        self.iscms.values()
    }

    /// States and the territories that take part beside them.
    pub fn list_countries(&self) -> impl Iterator<Item = &Country> {
        self.countries.values()
    }

    /// Members and observers of the United Nations.
    pub fn list_states(&self) -> impl Iterator<Item = &Country> {
        self.list_countries().filter(|country| country.is_state())
    }

    pub fn list_organizations(&self) -> impl Iterator<Item = &Organization> {
        self.organizations.values()
    }

    pub fn list_groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.values()
    }

    pub fn list_regions(&self, scheme: RegionScheme) -> impl Iterator<Item = &Region> {
        self.regions
            .values()
            .filter(move |region| region.scheme == scheme)
    }

    pub fn list_vocabularies(&self) -> impl Iterator<Item = &Vocabulary> {
        self.vocabularies.values()
    }

    pub fn list_provenance(&self) -> impl Iterator<Item = &ListProvenance> {
        self.provenance.values()
    }

    /// The themes, in the order of the vocabulary, which is by kinship.
    pub fn list_themes(&self) -> impl Iterator<Item = &Term> {
        self.find_vocabulary(Vocabulary::THEMES)
            .into_iter()
            .flat_map(|vocabulary| &vocabulary.terms)
    }

    /// Countries in the order of their names in a language.
    pub fn list_countries_by_name(&self, language: Language) -> Vec<&Country> {
        let mut countries: Vec<&Country> = self.list_countries().collect();
        Collation::new(language).sort_by_name(&mut countries, |country| country.name_in(language));
        countries
    }

    /// The name of a participant, without its article.
    pub fn name_of<'r>(&'r self, participant: &Participant, language: Language) -> Option<&'r str> {
        let name = match participant {
            Participant::Country(code) => &self.countries.get(code)?.name,
            Participant::Organization(id) => &self.organizations.get(id)?.name,
            Participant::Iscm(id) => &self.iscms.get(id)?.name,
            Participant::Group(id) => &self.groups.get(id)?.name,
        };
        Some(name.in_language(language))
    }

    /// The code of the vocabulary `respondent_roles_to_iscm` for a membership: who, not only how.
    pub fn role_code(&self, membership: &Membership) -> &'static str {
        let is_state = |code: &CountryCode| {
            self.countries.get(code).is_some_and(|country| {
                country.is_state() || country.standing == super::Standing::NonMember
            })
        };
        match (&membership.participant, membership.role) {
            (_, Role::Suspended) => "suspended",
            (Participant::Country(code), Role::Member | Role::Participating) if !is_state(code) => {
                "territory"
            }
            (
                Participant::Organization(_) | Participant::Iscm(_),
                Role::Member | Role::Participating,
            ) => "member_org",
            (Participant::Organization(_) | Participant::Iscm(_), Role::Observer) => "observer_org",
            (Participant::Organization(_) | Participant::Iscm(_), Role::Partner) => "partner_org",
            (_, Role::Member) => "member",
            (_, Role::Participating | Role::Partner) => "participating",
            (_, Role::Observer) => "observer_state",
        }
    }

    /// How a country takes part in an ISCM: by itself rather than through a group.
    pub fn participation_in<'r>(
        &'r self,
        iscm: &'r Iscm,
        country: &CountryCode,
    ) -> Option<Participation<'r>> {
        let through_group = |membership: &'r Membership| match &membership.participant {
            Participant::Group(id) => self
                .groups
                .get(id)
                .filter(|group| group.countries.contains(country)),
            _ => None,
        };
        let own = iscm.members.iter().find(
            |membership| matches!(&membership.participant, Participant::Country(code) if code == country),
        );
        match own {
            Some(membership) => Some(Participation {
                iscm,
                membership,
                through: None,
            }),
            None => iscm.members.iter().find_map(|membership| {
                let through = Some(through_group(membership)?);
                Some(Participation {
                    iscm,
                    membership,
                    through,
                })
            }),
        }
    }

    /// The ISCMs in which a country takes part, with its role.
    pub fn iscms_of_country(&self, country: &CountryCode) -> Vec<Participation<'_>> {
        self.list_iscms()
            .filter_map(|iscm| self.participation_in(iscm, country))
            .collect()
    }

    /// The ISCMs in which an organization has a role, hosts the secretariat, chairs, or is formally associated.
    pub fn iscms_of_organization(&self, organization: &OrganizationId) -> Vec<&Iscm> {
        self.list_iscms()
            .filter(|iscm| {
                let takes_part = iscm.members.iter().any(|membership| {
                    matches!(&membership.participant, Participant::Organization(id) if id == organization)
                });
                let associated = iscm
                    .associations
                    .iter()
                    .any(|association| association.organization == *organization);
                let hosts = iscm
                    .secretariat
                    .as_ref()
                    .is_some_and(|secretariat| secretariat.organizations.contains(organization));
                let chairs = iscm
                    .chair
                    .as_ref()
                    .is_some_and(|chair| chair.organizations.contains(organization));
                takes_part || associated || hosts || chairs
            })
            .collect()
    }

    /// Countries that are members of an ISCM (or take part as it says instead), by themselves or through a group.
    pub fn member_countries(&self, iscm: &Iscm) -> BTreeSet<&CountryCode> {
        self.countries_of(iscm.members.iter().filter(|one| one.role.is_membership()))
    }

    /// Countries that take part in an ISCM in whatever role, by themselves or through a group.
    pub fn participating_countries(&self, iscm: &Iscm) -> BTreeSet<&CountryCode> {
        self.countries_of(iscm.members.iter())
    }

    fn countries_of<'m>(
        &self,
        memberships: impl Iterator<Item = &'m Membership>,
    ) -> BTreeSet<&CountryCode> {
        let mut members = BTreeSet::new();
        for membership in memberships {
            match &membership.participant {
                Participant::Country(code) => {
                    members.extend(self.countries.get_key_value(code).map(|(code, _)| code));
                }
                Participant::Group(id) => {
                    members.extend(
                        self.groups
                            .get(id)
                            .into_iter()
                            .flat_map(|group| &group.countries),
                    );
                }
                Participant::Organization(_) | Participant::Iscm(_) => {}
            }
        }
        members
    }

    /// The countries that are members of both.
    pub fn shared_members(&self, one: &Iscm, other: &Iscm) -> Vec<&Country> {
        let others = self.member_countries(other);
        self.member_countries(one)
            .intersection(&others)
            .filter_map(|code| self.countries.get(*code))
            .collect()
    }

    /// The ISCMs that surely existed in a year: established (or first seen meeting) by then and not ended before.
    ///
    /// One that has ended at an unknown time is left out.
    pub fn existed_in(&self, year: i32) -> Vec<&Iscm> {
        self.list_iscms()
            .filter(|iscm| iscm.first_year().is_some_and(|first| first <= year))
            .filter(|iscm| match iscm.last_year() {
                None => true,
                Some(last) => last.is_some_and(|last| last >= year),
            })
            .collect()
    }
}
