//! Which published version a file holds: what a reader needs to cite it, to find it again and to hold a copy against it.

use serde_json::{Value as Json, json};

use super::{Run, Weight};
use crate::language::{Language, format};

/// A published version, as its files name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedVersion {
    pub number: i64,
    /// The instant in ISO 8601.
    pub published_at: String,
    /// The day as the language writes it.
    pub published_on: String,
    pub citation: String,
    /// Where this version stands for good.
    pub address: String,
    /// SHA-256 of what was frozen.
    pub digest: String,
    /// The versions that readers may have, the latest first.
    pub versions: Vec<i64>,
    /// The languages that this version was published in.
    pub languages: Vec<Language>,
}

impl PublishedVersion {
    /// Name and value of each line.
    pub(super) fn lines(&self, language: Language) -> Vec<Vec<Run>> {
        let numbers: Vec<String> = self.versions.iter().map(i64::to_string).collect();
        let names: Vec<&str> = self.languages.iter().map(|one| one.own_name()).collect();
        [
            ("published-on", self.published_on.clone()),
            ("published-number", self.number.to_string()),
            ("published-versions", format::series(language, &numbers)),
            ("published-languages", format::series(language, &names)),
            ("published-cite", self.citation.clone()),
            ("published-digest", self.digest.clone()),
        ]
        .into_iter()
        .map(|(key, value)| {
            let label = format!("{}:", language.text(key));
            vec![Run::plain(label).weight(Weight::Strong), Run::plain(value)]
        })
        .collect()
    }

    /// The same as data.
    pub fn json(&self) -> Json {
        let languages: Vec<&str> = self.languages.iter().map(|one| one.code()).collect();
        json!({
            "number": self.number,
            "published_at": self.published_at,
            "citation": self.citation,
            "address": self.address,
            "sha256": self.digest,
            "versions": self.versions,
            "languages": languages,
        })
    }
}
