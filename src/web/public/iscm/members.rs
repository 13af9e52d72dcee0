//! Who takes part in a mechanism, by role.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::Profile;
use crate::language::{Language, format};
use crate::registry::{Collation, Country, Group, Membership, Participant, Role, Standing};
use crate::web::parts::rich;
use crate::web::public::countries::country_link;
use crate::web::public::directory::iscm_link;
use crate::web::public::text::{date, joined, named, organization, said};

/// What kind of participant it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    State,
    Territory,
    /// Organizations, and mechanisms that take part in another.
    Organization,
    Group,
}

/// A list of participants alike in role and kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Heading {
    role: Role,
    kind: Kind,
}

impl Heading {
    /// "Member States", "Observer organizations", ….
    pub(super) fn text(self, language: Language) -> String {
        let role = match self.role {
            Role::Member => "member",
            Role::Participating => "participating",
            Role::Observer => "observer",
            Role::Partner => "partner",
            Role::Suspended => "suspended",
        };
        let kind = match self.kind {
            Kind::State => "state",
            Kind::Territory => "territory",
            Kind::Organization => "organization",
            Kind::Group => "group",
        };
        language.text_with(
            "public-members-heading",
            &[("role", role.into()), ("kind", kind.into())],
        )
    }
}

/// The participants under their headings, members first, each list by name.
pub(super) fn participants<'a>(page: &Profile<'a>) -> Vec<(Heading, Vec<&'a Membership>)> {
    let kind = |participant: &Participant| match participant {
        Participant::Country(code) => match page.registry.find_country(code.as_str()) {
            Some(country) if country.standing == Standing::Territory => Kind::Territory,
            _ => Kind::State,
        },
        Participant::Organization(_) | Participant::Iscm(_) => Kind::Organization,
        Participant::Group(_) => Kind::Group,
    };
    let mut lists: BTreeMap<Heading, Vec<&'a Membership>> = BTreeMap::new();
    for membership in &page.iscm.members {
        let heading = Heading {
            role: membership.role,
            kind: kind(&membership.participant),
        };
        lists.entry(heading).or_default().push(membership);
    }
    let collation = Collation::new(page.language);
    let name = |membership: &&Membership| {
        page.registry
            .name_of(&membership.participant, page.language)
            .unwrap_or_default()
    };
    for list in lists.values_mut() {
        list.sort_by(|one, other| collation.compare(name(one), name(other)));
    }
    lists.into_iter().collect()
}

pub(super) fn members(page: &Profile) -> Markup {
    let (language, iscm) = (page.language, page.iscm);
    let lists = participants(page);
    html! {
        h2 #members { (language.text("public-members")) }
        @if lists.is_empty() { p { (language.text("public-members-not-recorded")) } }
        @let notes = page.notes("members");
        @if iscm.members_note.is_some() || !notes.0.is_empty() {
            p.soft.small {
                @if let Some(note) = &iscm.members_note { (said(note, language)) }
                (notes)
            }
        }
        @for (heading, list) in lists {
            h3 { (heading.text(language)) " " span.soft { "(" (format::number(language, list.len() as f64)) ")" } }
            ul.choices.two.terms { @for membership in list { li { (participant(page, membership)) } } }
        }
    }
}

/// One participant with what is known about its part.
fn participant(page: &Profile, membership: &Membership) -> Markup {
    let (language, registry) = (page.language, page.registry);
    html! {
        @match &membership.participant {
            Participant::Country(code) => {
                @if let Some(country) = registry.find_country(code.as_str()) { (country_link(country, language)) }
            }
            Participant::Organization(id) => {
                @if let Some(other) = registry.find_organization(id.as_str()) { (organization(other, language)) }
            }
            Participant::Iscm(id) => {
                @if let Some(other) = registry.find_iscm(id.as_str()) { (iscm_link(other, language)) }
            }
            Participant::Group(id) => {
                @if let Some(other) = registry.find_group(id.as_str()) { (group(page, other)) }
            }
        }
        (dates(language, membership))
        @if let Some(note) = &membership.note { span.under { (said(note, language)) } }
    }
}

fn dates(language: Language, membership: &Membership) -> Markup {
    let text = |day| date(language, day);
    html! {
        @match (membership.from, membership.to) {
            (None, None) => {},
            (Some(from), None) => { " " span.soft { (rich(language, "public-since-date", &[("date", (&text(from)).into())])) } },
            (None, Some(to)) => { " " span.soft { (rich(language, "public-until-date", &[("date", (&text(to)).into())])) } },
            (Some(from), Some(to)) => { " " span.soft { "(" (text(from)) " – " (text(to)) ")" } },
        }
    }
}

/// The name of a group; its countries where they are known.
fn group(page: &Profile, group: &Group) -> Markup {
    let (language, registry) = (page.language, page.registry);
    let mut countries: Vec<&Country> = group
        .countries
        .iter()
        .filter_map(|code| registry.find_country(code.as_str()))
        .collect();
    Collation::new(language).sort_by_name(&mut countries, |country| country.name_in(language));
    html! {
        (named(&group.name, language))
        @if !countries.is_empty() {
            details.more {
                summary { (rich(language, "public-group-countries", &[("count", countries.len().into())])) }
                p.small { (joined(language, countries.iter().map(|country| country_link(country, language)))) }
                @if let Some(note) = &group.note { p.small.soft { (said(note, language)) } }
            }
        } @else if let Some(note) = &group.note {
            span.under { (said(note, language)) }
        }
    }
}
