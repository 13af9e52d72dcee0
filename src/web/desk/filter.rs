//! Which part of a round a page of findings looks at. The address is the view: every filter stands in it.
//!
//! Start with [`Filter::read`], which knows nothing that the registry does not know, and [`Filter::narrow`],
//! which makes of it the scope of every count. What a person is limited to holds on top. Readers have no
//! filters: what few said could be had by subtracting one view from another.

use std::collections::BTreeSet;

use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};

use super::round::{Sight, group_name};
use crate::app::Transaction;
use crate::app::registers::LoadedRegistry;
use crate::assessment::Assessment;
use crate::language::Language;
use crate::links::{self, Link, escape};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::{Collation, Iscm, IscmType, RegionId, RegionScheme, Registry, ThemeCode};
use crate::storage::StorageError;
use crate::storage::assessments::list_assessments;
use crate::storage::tallies::TallyScope;
use crate::storage::tallies_cross::list_subjects_naming;
use crate::web::request::Fields;
use crate::web::see_other;

/// The indicator by which mechanisms name their themes.
pub const THEMES: &str = "theme.current";

/// The filters of an address; an empty one looks at everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub group: Option<RespondentGroup>,
    /// Of M49: only States that lie in it. In the terms of the mechanisms: only what is about those in it.
    pub region: Option<RegionId>,
    pub kind: Option<IscmType>,
    pub iscm: String,
    /// Only States that are members of this mechanism.
    pub member: String,
    /// Only what is about mechanisms that name this theme.
    pub theme: Option<ThemeCode>,
    /// Only who answered the round before as well.
    pub same: bool,
}

/// One filter by its name in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Group,
    Region,
    Type,
    Iscm,
    Member,
    Theme,
    Same,
}

impl Key {
    pub const ALL: [Key; 7] = [
        Key::Group,
        Key::Region,
        Key::Type,
        Key::Iscm,
        Key::Member,
        Key::Theme,
        Key::Same,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Key::Group => "only",
            Key::Region => "region",
            Key::Type => "type",
            Key::Iscm => "iscm",
            Key::Member => "member",
            Key::Theme => "theme",
            Key::Same => "same",
        }
    }

    pub fn label(self, language: Language) -> String {
        language.text(match self {
            Key::Group => "filter-group",
            Key::Region => "filter-region",
            Key::Type => "filter-type",
            Key::Iscm => "filter-iscm",
            Key::Member => "filter-member",
            Key::Theme => "filter-theme",
            Key::Same => "filter-same",
        })
    }
}

impl Filter {
    /// The filters of an address, for somebody who may filter.
    pub fn read(registry: &Registry, fields: &Fields, sight: &Sight) -> Filter {
        if !sight.filters() {
            return Filter::default();
        }
        let value = |key: Key| fields.get(key.name()).trim();
        let known = |key: Key| {
            registry
                .find_iscm(value(key))
                .filter(|iscm| sight.sees_iscm(iscm.id.as_str()))
                .map(|iscm| iscm.id.as_str().to_owned())
                .unwrap_or_default()
        };
        Filter {
            group: RespondentGroup::from_code(value(Key::Group)),
            region: RegionId::parse(value(Key::Region))
                .filter(|id| registry.find_region(id.as_str()).is_some()),
            kind: IscmType::from_code(value(Key::Type)),
            iscm: known(Key::Iscm),
            member: known(Key::Member),
            theme: ThemeCode::parse(value(Key::Theme))
                .filter(|code| registry.find_theme(code.as_str()).is_some()),
            same: value(Key::Same) == "1",
        }
    }

    pub fn value(&self, key: Key) -> &str {
        match key {
            Key::Group => self.group.map_or("", RespondentGroup::code),
            Key::Region => self.region.as_ref().map_or("", RegionId::as_str),
            Key::Type => self.kind.map_or("", IscmType::code),
            Key::Iscm => &self.iscm,
            Key::Member => &self.member,
            Key::Theme => self.theme.as_ref().map_or("", ThemeCode::as_str),
            Key::Same => match self.same {
                true => "1",
                false => "",
            },
        }
    }

    /// Names and values, as they stand in an address; what is not set is empty.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        Key::ALL
            .into_iter()
            .map(|key| (key.name(), self.value(key)))
            .collect()
    }

    /// The filters that are set.
    pub fn set(&self) -> Vec<Key> {
        let is_set = |key: &Key| !self.value(*key).is_empty();
        Key::ALL.into_iter().filter(is_set).collect()
    }

    /// The same with another mechanism.
    #[must_use]
    pub fn about(&self, iscm: &str) -> Filter {
        Filter {
            iscm: iscm.to_owned(),
            ..self.clone()
        }
    }

    /// What the filters mean in a round, within what somebody sees.
    pub fn narrow(
        &self,
        transaction: &mut Transaction<'_>,
        registry: &Registry,
        assessment: &Assessment,
        previous: Option<&Assessment>,
        sight: &Sight,
    ) -> Result<Narrowed, StorageError> {
        let mut subjects = sight.iscms.clone();
        let mut keep = |only: Vec<String>| {
            subjects = Some(match subjects.take() {
                Some(seen) => seen.into_iter().filter(|id| only.contains(id)).collect(),
                None => only,
            });
        };
        let those = |is_kept: &dyn Fn(&Iscm) -> bool| -> Vec<String> {
            let kept = registry.list_iscms().filter(|iscm| is_kept(iscm));
            kept.map(|iscm| iscm.id.as_str().to_owned()).collect()
        };
        let scheme = |region: &RegionId| {
            let found = registry.find_region(region.as_str());
            found.map(|region| region.scheme)
        };
        if let Some(kind) = self.kind {
            keep(those(&|iscm| iscm.iscm_type == kind));
        }
        if !self.iscm.is_empty() {
            keep(vec![self.iscm.clone()]);
        }
        let mut organizations: Option<BTreeSet<String>> = None;
        let mut only = |these: BTreeSet<String>| {
            organizations = Some(match organizations.take() {
                Some(kept) => kept.intersection(&these).cloned().collect(),
                None => these,
            });
        };
        if let Some(region) = &self.region {
            match scheme(region) {
                Some(RegionScheme::M49) => only(states_in(registry, region)),
                _ => keep(those(&|iscm| {
                    let mut regions = iscm.regions.iter();
                    regions.any(|own| registry.region_lies_in(own, region))
                })),
            }
        }
        if let Some(iscm) = registry.find_iscm(&self.member) {
            let members = registry.member_countries(iscm).into_iter();
            only(members.map(|code| code.as_str().to_owned()).collect());
        }
        if let Some(theme) = &self.theme {
            let scope = TallyScope {
                group: Some(RespondentGroup::Iscm),
                ..sight.scope(assessment)
            };
            keep(list_subjects_naming(
                transaction.connection,
                scope,
                THEMES,
                theme.as_str(),
            )?);
        }
        Ok(Narrowed {
            subjects,
            organizations: organizations.map(|organizations| organizations.into_iter().collect()),
            group: self.group,
            previous: previous.filter(|_| self.same).cloned(),
        })
    }

    /// The filters in words, one after the other.
    fn words(&self, registry: &Registry, key: Key, language: Language) -> String {
        let value = self.value(key);
        let acronym = |id: &str| {
            registry.find_iscm(id).map_or_else(String::new, |iscm| {
                iscm.acronym.in_language(language).to_owned()
            })
        };
        match key {
            Key::Group => self
                .group
                .map_or_else(String::new, |group| group_name(language, group)),
            Key::Region => registry
                .find_region(value)
                .map_or_else(String::new, |region| {
                    region.name.in_language(language).to_owned()
                }),
            Key::Type => kind_text(language, value),
            Key::Iscm | Key::Member => acronym(value),
            Key::Theme => registry
                .find_theme(value)
                .map_or_else(String::new, |theme| {
                    theme.label.in_language(language).to_owned()
                }),
            Key::Same => language.text("filter-same-yes"),
        }
    }
}

/// The States that lie in a region of M49, its subregions included.
fn states_in(registry: &Registry, region: &RegionId) -> BTreeSet<String> {
    registry
        .list_countries()
        .filter(|country| {
            country.m49_region == *region || registry.region_lies_in(&country.m49_subregion, region)
        })
        .map(|country| country.id.as_str().to_owned())
        .collect()
}

fn kind_text(language: Language, code: &str) -> String {
    match code {
        "" => String::new(),
        code => language.text_with("filter-type-of", &[("type", code.into())]),
    }
}

/// What the filters of an address come to in a round.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    pub subjects: Option<Vec<String>>,
    pub organizations: Option<Vec<String>>,
    pub group: Option<RespondentGroup>,
    pub previous: Option<Assessment>,
}

impl Narrowed {
    pub fn scope<'a>(&'a self, assessment: &'a Assessment) -> TallyScope<'a> {
        TallyScope {
            group: self.group,
            organizations: self.organizations.as_deref(),
            also_in: self.previous.as_ref(),
            ..TallyScope::of(assessment).about(self.subjects.as_deref())
        }
    }

    /// The same part of the round before; with the same respondents where that is asked for.
    pub fn scope_before<'a>(
        &'a self,
        previous: &'a Assessment,
        assessment: &'a Assessment,
    ) -> TallyScope<'a> {
        TallyScope {
            also_in: self.previous.as_ref().map(|_| assessment),
            ..self.scope(previous)
        }
    }
}

/// Another round was chosen in the form: the same view there.
pub fn elsewhere(request: &HttpRequest, fields: &Fields, slug: &str) -> Option<HttpResponse> {
    let round = fields.get("round");
    if round.is_empty() || round == slug {
        return None;
    }
    let here = links::DeskAssessment {
        assessment: slug.to_owned(),
    };
    let there = links::DeskAssessment {
        assessment: round.to_owned(),
    };
    let rest = request.path().strip_prefix(&here.path())?;
    let mut address = format!("{}{rest}", there.path());
    let mut separator = '?';
    for (name, value) in fields.pairs() {
        if name != "round" && !value.is_empty() {
            address.push_str(&format!("{separator}{}={}", escape(name), escape(value)));
            separator = '&';
        }
    }
    Some(see_other(&address))
}

/// The form of filters on a page.
pub struct FilterForm<'a> {
    pub language: Language,
    pub registry: &'a LoadedRegistry,
    pub assessment: &'a Assessment,
    /// All rounds, to change to.
    pub rounds: &'a [Assessment],
    pub sight: &'a Sight,
    pub filter: &'a Filter,
    /// Where the form leads.
    pub action: String,
    /// What else stands in the address and stays there.
    pub kept: Vec<(&'static str, String)>,
    /// The filters that say something on this page.
    pub keys: &'a [Key],
}

/// All rounds, for the form.
pub fn rounds(transaction: &mut Transaction<'_>) -> Result<Vec<Assessment>, StorageError> {
    list_assessments(transaction.connection)
}

impl FilterForm<'_> {
    pub fn render(&self) -> Markup {
        let language = self.language;
        if !self.sight.filters() {
            return html! { p.soft { (language.text("filter-none-for-readers")) } };
        }
        html! {
            form.filters.many method="get" action=(self.action) aria-label=(language.text("filter-title")) {
                @for (name, value) in &self.kept {
                    @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
                }
                @if self.rounds.len() > 1 {
                    div {
                        label for="round" { (language.text("filter-round")) }
                        select id="round" name="round" {
                            @for round in self.rounds {
                                option value=(round.slug) selected[round.slug == self.assessment.slug] { (round.slug) }
                            }
                        }
                    }
                }
                @for key in self.keys { (self.choice(*key)) }
                button.btn.quiet { (language.text("filter-apply")) }
            }
            (self.chips())
        }
    }

    fn choice(&self, key: Key) -> Markup {
        let language = self.language;
        let registry = &self.registry.registry;
        let value = self.filter.value(key);
        let options: Vec<(String, String)> = match key {
            Key::Group => RespondentGroup::ALL
                .into_iter()
                .map(|group| (group.code().to_owned(), group_name(language, group)))
                .collect(),
            Key::Type => IscmType::ALL
                .into_iter()
                .map(|kind| (kind.code().to_owned(), kind_text(language, kind.code())))
                .collect(),
            Key::Iscm | Key::Member => {
                let mut seen: Vec<&Iscm> = registry
                    .list_iscms()
                    .filter(|iscm| self.sight.sees_iscm(iscm.id.as_str()))
                    .collect();
                Collation::new(language)
                    .sort_by_name(&mut seen, |iscm| iscm.acronym.in_language(language));
                seen.into_iter()
                    .map(|iscm| {
                        let name = iscm.acronym.in_language(language);
                        (iscm.id.as_str().to_owned(), name.to_owned())
                    })
                    .collect()
            }
            Key::Theme => registry
                .list_themes()
                .map(|theme| {
                    let label = theme.label.in_language(language);
                    (theme.id.clone(), label.to_owned())
                })
                .collect(),
            Key::Same => vec![("1".to_owned(), language.text("filter-same-yes"))],
            Key::Region => Vec::new(),
        };
        html! {
            div {
                label for=(key.name()) { (key.label(language)) }
                select id=(key.name()) name=(key.name()) {
                    option value="" { (language.text("filter-all")) }
                    @if key == Key::Region {
                        @for (scheme, title) in [(RegionScheme::M49, "filter-region-states"), (RegionScheme::Iscm, "filter-region-iscms")] {
                            optgroup label=(language.text(title)) {
                                @for (id, name) in regions(registry, scheme, language) {
                                    option value=(id) selected[id == value] { (name) }
                                }
                            }
                        }
                    }
                    @for (code, name) in &options {
                        option value=(code) selected[code == value] { (name) }
                    }
                }
            }
        }
    }

    /// What is set, each a link to the view without it; on paper as a sentence.
    fn chips(&self) -> Markup {
        let language = self.language;
        let set = self.filter.set();
        let registry = &self.registry.registry;
        let without = |key: Option<Key>| {
            let mut pairs: Vec<(&str, &str)> = self
                .kept
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            pairs.extend(
                self.filter
                    .pairs()
                    .into_iter()
                    .filter(|(name, _)| key.is_some_and(|key| *name != key.name())),
            );
            let mut address = self.action.clone();
            let mut separator = '?';
            for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
                address.push_str(&format!("{separator}{name}={}", escape(value)));
                separator = '&';
            }
            address
        };
        html! {
            @if !set.is_empty() {
                p.only-print {
                    (language.text("filter-set")) ": "
                    @for (index, key) in set.iter().enumerate() {
                        @if index > 0 { " · " }
                        (key.label(language)) ": " bdi { (self.filter.words(registry, *key, language)) }
                    }
                }
                nav.no-print aria-label=(language.text("filter-set")) {
                    ul.chips {
                        @for key in &set {
                            li {
                                a href=(without(Some(*key))) {
                                    span.hide { (language.text("filter-remove")) " " }
                                    span.soft { (key.label(language)) }
                                    bdi { (self.filter.words(registry, *key, language)) }
                                    span aria-hidden="true" { "×" }
                                }
                            }
                        }
                        li { a.plain href=(without(None)) { (language.text("filter-clear")) } }
                    }
                }
            }
        }
    }
}

/// The regions of a scheme in which somebody lies, by name.
fn regions(registry: &Registry, scheme: RegionScheme, language: Language) -> Vec<(&str, &str)> {
    let mut regions: Vec<_> = registry.list_regions(scheme).collect();
    Collation::new(language).sort_by_name(&mut regions, |region| region.name.in_language(language));
    regions
        .into_iter()
        .map(|region| (region.id.as_str(), region.name.in_language(language)))
        .collect()
}
