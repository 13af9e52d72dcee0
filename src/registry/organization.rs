//! Intergovernmental organizations and others that occur beside States.

use serde::{Deserialize, Serialize};

use super::id::OrganizationId;
use super::text::{Text, is_default};

/// What kind of organization it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationKind {
    /// The United Nations, its funds, programmes, specialized agencies and related organizations.
    Un,
    /// A regional commission of the United Nations: partner type `un_regional_commission`.
    UnRegionalCommission,
    /// A regional political or economic union that is no regional economic community: European Union, ASEAN.
    RegionalUnion,
    /// A regional economic community recognized by the African Union.
    RegionalEconomicCommunity,
    /// Another organization of States.
    Igo,
    /// A development bank.
    Bank,
    /// A body or programme of another organization.
    Body,
    /// A non-governmental organization or network.
    Ngo,
    Other,
}

impl OrganizationKind {
    /// Whether it is an organization of States or one of its bodies: what the register `igo` lists.
    pub fn is_intergovernmental(self) -> bool {
        !matches!(self, OrganizationKind::Ngo | OrganizationKind::Other)
    }

    pub fn code(self) -> &'static str {
        match self {
            OrganizationKind::Un => "un",
            OrganizationKind::UnRegionalCommission => "un_regional_commission",
            OrganizationKind::RegionalUnion => "regional_union",
            OrganizationKind::RegionalEconomicCommunity => "regional_economic_community",
            OrganizationKind::Igo => "igo",
            OrganizationKind::Bank => "bank",
            OrganizationKind::Body => "body",
            OrganizationKind::Ngo => "ngo",
            OrganizationKind::Other => "other",
        }
    }
}

/// An organization that hosts, supports, belongs to or observes an ISCM.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    pub id: OrganizationId,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub acronym: Option<Text>,
    pub name: Text,
    #[serde(skip_serializing_if = "is_default", default)]
    pub aliases: Vec<String>,
    pub kind: OrganizationKind,
    /// The organization that it is a body of.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub part_of: Option<OrganizationId>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}
