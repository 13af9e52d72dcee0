//! `GET /iscms`: the directory of mechanisms. The address is the view: every filter stands in it.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::text::{foreign, joined, named};
use super::{Indexed, Shown, language_of, page, registry};
use crate::language::{Language, LocalizedText, format};
use crate::links::{self, Link};
use crate::registry::{
    Collation, CountryCode, Iscm, IscmFilter, IscmType, RegionId, RegionScheme, Registry,
    StatusCode as IscmStatus, ThemeCode,
};
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Column, Crumb, Mark, Row, Table, rich, state, table};
use crate::web::request::Fields;

/// Nobody types more than this into the field; a longer text is cut.
const LONGEST_SEARCH: usize = 200;

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    fields: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request);
    let registry = registry(&site).await?;
    let asked = Asked::read(&registry.registry, &Fields::new(fields.into_inner()));
    let title = language.text("public-mechanisms");
    let shown = Shown {
        title: &title,
        crumbs: vec![
            Crumb::link(language.text("public-home"), &links::Home),
            Crumb::here(title.clone()),
        ],
        path: links::Iscms.path(),
        indexed: Indexed::Yes,
        content: view(&registry.registry, language, &asked),
    };
    Ok(page(&site, &request, StatusCode::OK, shown))
}

/// What a reader may ask for, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Text,
    Type,
    Region,
    Country,
    Theme,
    Status,
}

impl Key {
    const ALL: [Key; 6] = [
        Key::Text,
        Key::Type,
        Key::Region,
        Key::Country,
        Key::Theme,
        Key::Status,
    ];

    /// Its name in the address.
    fn name(self) -> &'static str {
        match self {
            Key::Text => "q",
            Key::Type => "type",
            Key::Region => "region",
            Key::Country => "country",
            Key::Theme => "theme",
            Key::Status => "status",
        }
    }

    fn label(self, language: Language) -> String {
        match self {
            Key::Text => language.text("public-filter-text"),
            Key::Type => language.text("public-filter-type"),
            Key::Region => language.text("public-filter-region"),
            Key::Country => language.text("public-filter-country"),
            Key::Theme => language.text("public-filter-theme"),
            Key::Status => language.text("public-filter-status"),
        }
    }
}

/// What is asked for; what the registry does not know is not asked for.
#[derive(Clone, Debug, Default)]
struct Asked(IscmFilter);

impl Asked {
    fn read(registry: &Registry, fields: &Fields) -> Asked {
        let value = |key: Key| fields.get(key.name()).trim();
        Asked(IscmFilter {
            iscm_type: IscmType::from_code(value(Key::Type)),
            region: RegionId::parse(value(Key::Region))
                .filter(|id| registry.find_region(id.as_str()).is_some()),
            country: CountryCode::parse(&value(Key::Country).to_ascii_uppercase())
                .filter(|code| registry.find_country(code.as_str()).is_some()),
            theme: ThemeCode::parse(value(Key::Theme))
                .filter(|code| registry.find_theme(code.as_str()).is_some()),
            status: STATUSES
                .into_iter()
                .find(|status| status.code() == value(Key::Status)),
            text: value(Key::Text).chars().take(LONGEST_SEARCH).collect(),
        })
    }

    /// The value of a filter as it stands in the address; empty where it is not set.
    fn value(&self, key: Key) -> &str {
        match key {
            Key::Text => &self.0.text,
            Key::Type => self.0.iscm_type.map_or("", IscmType::code),
            Key::Region => self.0.region.as_ref().map_or("", RegionId::as_str),
            Key::Country => self.0.country.as_ref().map_or("", CountryCode::as_str),
            Key::Theme => self.0.theme.as_ref().map_or("", ThemeCode::as_str),
            Key::Status => self.0.status.map_or("", IscmStatus::code),
        }
    }

    /// The filters that are set.
    fn set(&self) -> Vec<Key> {
        let is_set = |key: &Key| !self.value(*key).is_empty();
        Key::ALL.into_iter().filter(is_set).collect()
    }

    fn without(&self, key: Key) -> Asked {
        let mut filter = self.0.clone();
        match key {
            Key::Text => filter.text.clear(),
            Key::Type => filter.iscm_type = None,
            Key::Region => filter.region = None,
            Key::Country => filter.country = None,
            Key::Theme => filter.theme = None,
            Key::Status => filter.status = None,
        }
        Asked(filter)
    }

    fn of_type(&self, iscm_type: Option<IscmType>) -> Asked {
        Asked(IscmFilter {
            iscm_type,
            ..self.0.clone()
        })
    }

    fn address(&self) -> String {
        let pairs: Vec<(&str, &str)> = Key::ALL
            .into_iter()
            .map(|key| (key.name(), self.value(key)))
            .collect();
        links::Iscms.with_query(&pairs)
    }

    fn count(&self, registry: &Registry) -> usize {
        registry.search_iscms(&self.0).len()
    }

    /// What a set filter says, in the reader's words.
    fn words(&self, registry: &Registry, key: Key, language: Language) -> Markup {
        let name = |text: Option<&LocalizedText>| html! { @if let Some(text) = text { (named(text, language)) } };
        let value = self.value(key);
        match key {
            Key::Text => html! { "“" bdi { (value) } "”" },
            Key::Type => {
                html! { (self.0.iscm_type.map(|kind| type_text(language, kind)).unwrap_or_default()) }
            }
            Key::Region => name(registry.find_region(value).map(|region| &*region.name)),
            Key::Country => name(registry.find_country(value).map(|country| &*country.name)),
            Key::Theme => name(registry.find_theme(value).map(|theme| &*theme.label)),
            Key::Status => name(
                registry
                    .find_term("iscm_status", value)
                    .map(|term| &*term.label),
            ),
        }
    }
}

const STATUSES: [IscmStatus; 6] = [
    IscmStatus::Active,
    IscmStatus::Establishing,
    IscmStatus::Dormant,
    IscmStatus::Merged,
    IscmStatus::Past,
    IscmStatus::Unknown,
];

fn view(registry: &Registry, language: Language, asked: &Asked) -> Markup {
    let mut found = registry.search_iscms(&asked.0);
    if asked.0.text.is_empty() {
        // Nothing was searched, so that no match is better than another.
        Collation::new(language)
            .sort_by_name(&mut found, |iscm| iscm.acronym.in_language(language));
    }
    let total = registry.list_iscms().count();
    html! {
        h1 { (language.text("public-mechanisms")) }
        p.lead { (language.text("public-mechanisms-lead")) }
        (types(registry, language, asked))
        (form(registry, language, asked))
        (chips(registry, language, asked))
        p #count role="status" {
            (rich(language, "public-found", &[("found", found.len().into()), ("total", total.into())]))
        }
        @if found.is_empty() {
            (nothing_found(registry, language, asked))
        } @else {
            (list(registry, language, &found))
        }
    }
}

/// The types as links, each with how many match besides.
fn types(registry: &Registry, language: Language, asked: &Asked) -> Markup {
    let all = [None].into_iter().chain(IscmType::ALL.map(Some));
    html! {
        nav aria-label=(language.text("public-filter-type")) {
            ul.chips {
                @for kind in all {
                    @let narrowed = asked.of_type(kind);
                    li {
                        a href=(narrowed.address()) aria-current=[(asked.0.iscm_type == kind).then_some("true")] {
                            @match kind {
                                Some(kind) => (types_text(language, kind)),
                                None => (language.text("public-filter-all-types")),
                            }
                            " " span.num { (format::number(language, narrowed.count(registry) as f64)) }
                        }
                    }
                }
            }
        }
    }
}

fn form(registry: &Registry, language: Language, asked: &Asked) -> Markup {
    let text = Key::Text.name();
    html! {
        form.filters.many method="get" action=(links::Iscms.path()) role="search" aria-label=(language.text("public-filter")) {
            @if let Some(kind) = asked.0.iscm_type {
                input type="hidden" name=(Key::Type.name()) value=(kind.code());
            }
            div.wide {
                label for=(text) { (Key::Text.label(language)) }
                input type="search" id=(text) name=(text) value=(asked.value(Key::Text)) maxlength=(LONGEST_SEARCH) aria-describedby="search-hint";
            }
            @for key in [Key::Region, Key::Country, Key::Theme, Key::Status] {
                (choice(key, &options(registry, language, key), asked, language))
            }
            button.btn.quiet { (language.text("public-filter-apply")) }
            p.soft.whole #search-hint { (language.text("public-filter-text-hint")) }
        }
    }
}

/// A code with its name, for a list to choose from.
struct Choice<'r> {
    code: &'r str,
    name: &'r LocalizedText,
}

/// What occurs in the registry, in the order that a reader expects.
fn options<'r>(registry: &'r Registry, language: Language, key: Key) -> Vec<Choice<'r>> {
    let taking_part: BTreeSet<&str> = match key {
        Key::Country => registry
            .list_iscms()
            .flat_map(|iscm| registry.participating_countries(iscm))
            .map(CountryCode::as_str)
            .collect(),
        _ => BTreeSet::new(),
    };
    let occurs = |code: &str| match key {
        Key::Country => taking_part.contains(code),
        _ => {
            let field = (key.name().to_owned(), code.to_owned());
            let asked = Asked::read(registry, &Fields::new(vec![field]));
            asked.count(registry) > 0
        }
    };
    let mut choices: Vec<Choice<'r>> = match key {
        Key::Region => registry
            .list_regions(RegionScheme::Iscm)
            .map(|region| Choice {
                code: region.id.as_str(),
                name: &region.name,
            })
            .collect(),
        Key::Country => registry
            .list_countries()
            .map(|country| Choice {
                code: country.id.as_str(),
                name: &country.name,
            })
            .collect(),
        Key::Theme => registry
            .list_themes()
            .map(|theme| Choice {
                code: &theme.id,
                name: &theme.label,
            })
            .collect(),
        Key::Status => STATUSES
            .into_iter()
            .filter_map(|status| registry.find_term("iscm_status", status.code()))
            .map(|term| Choice {
                code: &term.id,
                name: &term.label,
            })
            .collect(),
        Key::Text | Key::Type => Vec::new(),
    };
    choices.retain(|choice| occurs(choice.code));
    if key != Key::Status {
        Collation::new(language)
            .sort_by_name(&mut choices, |choice| choice.name.in_language(language));
    }
    choices
}

fn choice(key: Key, choices: &[Choice], asked: &Asked, language: Language) -> Markup {
    let all = match key {
        Key::Region => language.text("public-filter-all-regions"),
        Key::Country => language.text("public-filter-all-countries"),
        Key::Theme => language.text("public-filter-all-themes"),
        _ => language.text("public-filter-all-statuses"),
    };
    html! {
        div {
            label for=(key.name()) { (key.label(language)) }
            select id=(key.name()) name=(key.name()) {
                option value="" { (all) }
                @for choice in choices {
                    @let other = choice.name.exactly(language).is_none().then(|| choice.name.default_language().code());
                    option value=(choice.code) lang=[other] selected[choice.code == asked.value(key)] {
                        (choice.name.in_language(language))
                    }
                }
            }
        }
    }
}

/// The filters that are set, each a link to the view without it.
fn chips(registry: &Registry, language: Language, asked: &Asked) -> Markup {
    let set = asked.set();
    html! {
        @if !set.is_empty() {
            p.only-print {
                (joined(language, set.iter().map(|key| html! {
                    (key.label(language)) ": " (asked.words(registry, *key, language))
                })))
            }
            nav aria-label=(language.text("public-filter-set")) {
                ul.chips {
                    @for key in set {
                        li {
                            a href=(asked.without(key).address()) {
                                span.hide { (language.text("public-filter-remove")) " " }
                                span.soft { (key.label(language)) }
                                span { (asked.words(registry, key, language)) }
                                span aria-hidden="true" { "×" }
                            }
                        }
                    }
                    li { a.plain href=(links::Iscms.path()) { (language.text("public-filter-clear")) } }
                }
            }
        }
    }
}

/// What could be left out to find something.
fn nothing_found(registry: &Registry, language: Language, asked: &Asked) -> Markup {
    let ways: Vec<(Key, usize)> = asked
        .set()
        .into_iter()
        .map(|key| (key, asked.without(key).count(registry)))
        .filter(|(_, count)| *count > 0)
        .collect();
    html! {
        div.notice {
            p { strong { (language.text("public-nothing-found")) } }
            @if !ways.is_empty() {
                p { (language.text("public-nothing-found-way")) }
                ul {
                    @for (key, count) in ways {
                        li {
                            a href=(asked.without(key).address()) {
                                (rich(language, "public-nothing-found-without", &[
                                    ("filter", html! { (key.label(language)) " " (asked.words(registry, key, language)) }.into()),
                                    ("count", count.into()),
                                ]))
                            }
                        }
                    }
                }
            }
            p { a href=(links::Iscms.path()) { (language.text("public-filter-clear")) } }
        }
    }
}

fn list(registry: &Registry, language: Language, found: &[&Iscm]) -> Markup {
    let row = |iscm: &&Iscm| Row {
        cells: vec![
            iscm_link(iscm, language),
            html! { (type_text(language, iscm.iscm_type)) },
            regions(registry, iscm, language),
            html! { @if let Some(date) = iscm.established.date { (date.year()) } },
            html! { @if let Some(count) = members(registry, iscm) { (format::number(language, count as f64)) } },
            status(registry, iscm, language),
        ],
    };
    let title = language.text("public-mechanisms");
    table(&Table {
        caption: &title,
        hide_caption: true,
        columns: vec![
            Column::text(language.text("public-mechanism")),
            Column::text(language.text("public-filter-type")),
            Column::text(language.text("public-filter-region")),
            Column::number(language.text("public-since")),
            Column::number(language.text("public-member-countries")),
            Column::text(language.text("public-filter-status")),
        ],
        rows: found.iter().map(row).collect(),
        empty: "",
    })
}

/// The acronym as a link, with the name in full beside it where that says more.
pub fn iscm_link(iscm: &Iscm, language: Language) -> Markup {
    let link = links::Iscm {
        iscm: iscm.id.to_string(),
    };
    let full = iscm.name.in_language(language) != iscm.acronym.in_language(language);
    html! {
        a href=(link.path()) { (named(&iscm.acronym, language)) }
        @if full { span.under { (named(&iscm.name, language)) } }
    }
}

/// The regions of a mechanism, each a link to those of the same region.
pub fn regions(registry: &Registry, iscm: &Iscm, language: Language) -> Markup {
    let regions = iscm
        .regions
        .iter()
        .filter_map(|id| registry.find_region(id.as_str()));
    html! {
        @for (index, region) in regions.enumerate() {
            @if index > 0 { (comma(language)) }
            (named(&region.name, language))
        }
    }
}

fn comma(language: Language) -> &'static str {
    match language {
        Language::Arabic => "، ",
        Language::Chinese => "、",
        _ => ", ",
    }
}

/// How many countries are members; where the registry cannot list them, what the mechanism's page counts.
pub fn members(registry: &Registry, iscm: &Iscm) -> Option<usize> {
    match registry.member_countries(iscm).len() {
        0 => iscm.members_published.map(|count| count as usize),
        count => Some(count),
    }
}

/// Whether it works today, as a mark and a word.
pub fn status(registry: &Registry, iscm: &Iscm, language: Language) -> Markup {
    let shape = match iscm.status.code {
        IscmStatus::Active => Mark::Submitted,
        IscmStatus::Establishing => Mark::Opened,
        IscmStatus::Dormant => Mark::InProgress,
        IscmStatus::Merged | IscmStatus::Past => Mark::Stopped,
        IscmStatus::Unknown => Mark::NotStarted,
    };
    let label = registry
        .find_term("iscm_status", iscm.status.code.code())
        .map(|term| &*term.label);
    match label.map(|label| (label.exactly(language), label)) {
        Some((Some(word), _)) => state(shape, word),
        Some((None, label)) => html! {
            span.state {
                (crate::web::parts::mark(shape))
                (foreign(label.in_language(language), label.default_language()))
            }
        },
        None => state(shape, iscm.status.code.code()),
    }
}

/// "Regional consultative process".
pub fn type_text(language: Language, kind: IscmType) -> String {
    match kind {
        IscmType::Rcp => language.text("public-type-rcp"),
        IscmType::Irf => language.text("public-type-irf"),
        IscmType::Global => language.text("public-type-global"),
    }
}

/// "Regional consultative processes".
pub fn types_text(language: Language, kind: IscmType) -> String {
    match kind {
        IscmType::Rcp => language.text("public-types-rcp"),
        IscmType::Irf => language.text("public-types-irf"),
        IscmType::Global => language.text("public-types-global"),
    }
}
