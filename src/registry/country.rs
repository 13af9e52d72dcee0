//! States, and the territories and groups that take part in ISCMs beside them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{CountryCode, GroupId, RegionId};
use super::text::{Text, is_default};
use crate::language::Language;

/// What a country is to the United Nations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    UnMember,
    /// The Holy See and the State of Palestine.
    UnObserver,
    /// Not a Member, but with full treaty-making capacity in United Nations practice: the Cook Islands and Niue.
    NonMember,
    /// Not a State: a territory or administration that takes part beside States.
    Territory,
}

/// A State, or a territory that takes part beside States, with its ISO 3166-1 codes and United Nations names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub id: CountryCode,
    pub alpha3: String,
    /// ISO 3166-1 numeric, which is also the M49 code.
    pub numeric: String,
    pub standing: Standing,
    /// The State that a territory belongs to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<CountryCode>,
    /// The United Nations short name, without the article: "Bahamas".
    pub name: Text,
    /// The articles that the United Nations write with the short name: `{"en": "the", "fr": "les"}`.
    #[serde(skip_serializing_if = "is_default", default)]
    pub articles: BTreeMap<String, String>,
    /// The formal name, without the article.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub formal_name: Option<Text>,
    /// Region by the standard M49 of the United Nations Statistics Division.
    pub m49_region: RegionId,
    /// Subregion (the intermediate one where there is one) by M49.
    pub m49_subregion: RegionId,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

impl Country {
    /// Whether it is a State Member or observer of the United Nations.
    pub fn is_state(&self) -> bool {
        matches!(self.standing, Standing::UnMember | Standing::UnObserver)
    }

    /// The name for lists and headings: "Bahamas", "Gambie".
    pub fn name_in(&self, language: Language) -> &str {
        self.name.in_language(language)
    }

    /// The name for the inside of a sentence: "the Bahamas", "la Gambie", "l’Afrique du Sud".
    pub fn name_with_article(&self, language: Language) -> String {
        let name = self.name_in(language);
        match self.articles.get(language.code()) {
            Some(article) if article.ends_with('’') => format!("{article}{name}"),
            Some(article) => format!("{article} {name}"),
            None => name.to_owned(),
        }
    }
}

/// A group of States, or of others, that takes part under its own name: "Member States of the European Union".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: GroupId,
    pub name: Text,
    /// The States it consists of, where they are known; empty for "private sector" or "all Members of the United Nations".
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub countries: Vec<CountryCode>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// Whose classification a region belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionScheme {
    /// In the terms of the ISCMs' own pages; these overlap.
    Iscm,
    /// The standard M49 of the United Nations Statistics Division.
    M49,
}

/// A region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    pub id: RegionId,
    pub scheme: RegionScheme,
    pub name: Text,
    /// The numeric code, for a region of M49.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub m49: Option<String>,
    /// The wider regions that it lies in: who looks for Africa finds Southern Africa.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub within: Vec<RegionId>,
}
