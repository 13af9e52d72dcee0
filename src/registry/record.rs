//! The lists of a registry, and their records as stored one by one.

use std::fmt;
use std::str::FromStr;

/// The kinds of records, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    Provenance,
    Vocabulary,
    Region,
    Country,
    Group,
    Organization,
    Iscm,
}

impl RecordKind {
    pub const ALL: [RecordKind; 7] = [
        RecordKind::Provenance,
        RecordKind::Vocabulary,
        RecordKind::Region,
        RecordKind::Country,
        RecordKind::Group,
        RecordKind::Organization,
        RecordKind::Iscm,
    ];

    /// The name under which a record of this kind is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            RecordKind::Provenance => "provenance",
            RecordKind::Vocabulary => "vocabulary",
            RecordKind::Region => "region",
            RecordKind::Country => "country",
            RecordKind::Group => "group",
            RecordKind::Organization => "organization",
            RecordKind::Iscm => "iscm",
        }
    }

    /// The name of the list in a registry file.
    pub fn list_name(self) -> &'static str {
        match self {
            RecordKind::Provenance => "provenance",
            RecordKind::Vocabulary => "vocabularies",
            RecordKind::Region => "regions",
            RecordKind::Country => "countries",
            RecordKind::Group => "groups",
            RecordKind::Organization => "organizations",
            RecordKind::Iscm => "iscms",
        }
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A stored kind that this program does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a kind of registry record")]
pub struct UnknownRecordKind(pub String);

impl FromStr for RecordKind {
    type Err = UnknownRecordKind;

    fn from_str(text: &str) -> Result<Self, UnknownRecordKind> {
        RecordKind::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownRecordKind(text.to_owned()))
    }
}

/// One record as it is stored: kind and id name it, `json` is the whole of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryRecord {
    pub kind: RecordKind,
    pub id: String,
    pub json: String,
}
