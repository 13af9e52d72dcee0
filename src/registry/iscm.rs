//! An ISCM as the registry knows it: everything that its public profile shows.

use serde::{Deserialize, Serialize};

use super::date::{DateRange, PartialDate};
use super::id::{CountryCode, GroupId, IscmId, OrganizationId, RegionId, ThemeCode};
use super::provenance::{Conflict, Correction, Source};
use super::text::{Text, is_default};

/// What kind of mechanism it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IscmType {
    /// Regional consultative process on migration.
    Rcp,
    /// Interregional forum on migration.
    Irf,
    /// Global process on migration.
    Global,
}

impl IscmType {
    pub const ALL: [IscmType; 3] = [IscmType::Rcp, IscmType::Irf, IscmType::Global];

    /// The code in the vocabulary `iscm_types`.
    pub fn code(self) -> &'static str {
        match self {
            IscmType::Rcp => "rcp",
            IscmType::Irf => "irf",
            IscmType::Global => "global",
        }
    }

    pub fn from_code(code: &str) -> Option<IscmType> {
        IscmType::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether a mechanism works today: the vocabulary `iscm_status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusCode {
    Active,
    Dormant,
    Establishing,
    Merged,
    Past,
    Unknown,
}

impl StatusCode {
    /// The code in the vocabulary `iscm_status`.
    pub fn code(self) -> &'static str {
        match self {
            StatusCode::Active => "active",
            StatusCode::Dormant => "dormant",
            StatusCode::Establishing => "establishing",
            StatusCode::Merged => "merged",
            StatusCode::Past => "past",
            StatusCode::Unknown => "unknown",
        }
    }
}

/// Whether it works, since when, and how recently that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    pub code: StatusCode,
    /// Since when it has been so: `dormant` since 2016, `past` since its last meeting.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub since: Option<PartialDate>,
    /// When it was last known to be so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub as_of: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// When it was established; a note says what sources mean by that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Established {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// A formal association with a regional or multi-stakeholder organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Association {
    pub organization: OrganizationId,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// What it works on, according to one source; the first of a list is the current one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThematicFocus {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub as_of: Option<PartialDate>,
    /// Which source says so, and what it left open.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
    /// The areas in the source's terms, where they are at hand.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub areas: Vec<FocusArea>,
    /// The same as codes of the vocabulary `thematic_areas`.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub themes: Vec<ThemeCode>,
}

/// One area of work in the source's terms, and the themes it was coded as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FocusArea {
    pub text: Text,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub themes: Vec<ThemeCode>,
}

/// What kind of secretariat it has: the vocabulary `secretariat_kinds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretariatKind {
    /// By one or more organizations.
    Hosted,
    /// By a State.
    State,
    /// Its own and autonomous, wherever its rooms are.
    Own,
    /// By an organization for the time being.
    Interim,
    /// There is none.
    None,
    Unknown,
}

/// Who does the work between the meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secretariat {
    pub kind: SecretariatKind,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub organizations: Vec<OrganizationId>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub countries: Vec<CountryCode>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// What is known about the chair: the vocabulary `chair_kinds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChairKind {
    /// One State, or several together.
    State,
    /// An organization chairs.
    Organization,
    /// The chair changes by a rule, such as with each meeting; who holds it today is not recorded.
    Rotating,
    /// It has no chair by design.
    None,
    /// The members have not decided yet.
    NotDetermined,
    /// There is a chair, but nobody holds it at present.
    Vacant,
    /// Nothing is known.
    Unknown,
}

/// Who chairs, and who chaired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chair {
    pub kind: ChairKind,
    /// What the office is called: "Presidency Pro Tempore".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub office: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub countries: Vec<CountryCode>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub organizations: Vec<OrganizationId>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub since: Option<PartialDate>,
    /// When it was last known to be so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub as_of: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub past: Vec<ChairTerm>,
}

/// A former term in the chair; latest first, terms without dates where the source has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChairTerm {
    pub country: CountryCode,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// Who takes part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Participant {
    Country(CountryCode),
    Organization(OrganizationId),
    /// Another mechanism, such as the IGC in the Budapest Process.
    Iscm(IscmId),
    Group(GroupId),
}

/// In which role; the mechanisms' own words differ ("participating State", "partner country").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Member,
    /// Says the mechanism instead of "member".
    Participating,
    Observer,
    Partner,
    Suspended,
}

impl Role {
    pub const ALL: [Role; 5] = [
        Role::Member,
        Role::Participating,
        Role::Observer,
        Role::Partner,
        Role::Suspended,
    ];

    /// Whether it makes its holder one of those the mechanism consists of.
    pub fn is_membership(self) -> bool {
        matches!(self, Role::Member | Role::Participating)
    }
}

/// One participant's role in an ISCM.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Written as `"country": "FR"`, `"organization": "iom"`, `"iscm": "igc"` or `"group": "private_sector"`.
    #[serde(flatten)]
    pub participant: Participant,
    pub role: Role,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    pub date: DateRange,
    pub title: Text,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub place: Option<Text>,
    /// The country, where the place makes it clear.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub country: Option<CountryCode>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// A document of an ISCM.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub title: Text,
    /// A code of the vocabulary `document_kinds`.
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// Something that happened to the mechanism, in our own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryEvent {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<DateRange>,
    pub text: Text,
}

/// How sure the record as a whole is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// From the sources listed, but for the fields named in `general_knowledge`.
    #[default]
    Sourced,
    /// Not looked up yet.
    GeneralKnowledge,
}

/// An inter-State consultation mechanism on migration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Iscm {
    pub id: IscmId,
    pub acronym: Text,
    pub name: Text,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub aliases: Vec<String>,
    #[serde(rename = "type")]
    pub iscm_type: IscmType,
    pub regions: Vec<RegionId>,
    pub status: Status,
    #[serde(skip_serializing_if = "is_default", default)]
    pub established: Established,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub associations: Vec<Association>,
    /// What it is, in a sentence or two of our own.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub summary: Option<Text>,
    /// What it sets out to do, each in our own words.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub aims: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub thematic_focus: Vec<ThematicFocus>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub secretariat: Option<Secretariat>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub chair: Option<Chair>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub members: Vec<Membership>,
    /// How many members its own page counts, where it says so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub members_published: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub members_note: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub history: Vec<HistoryEvent>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub meetings: Vec<Meeting>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub documents: Vec<Document>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub website: Option<String>,
    /// Its working languages, as ISO 639-1 codes.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub languages: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub conflicts: Vec<Conflict>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub corrections: Vec<Correction>,
    pub certainty: Certainty,
    /// Fields, or parts of them, that rest on general knowledge and not on a source listed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub general_knowledge: Vec<String>,
    pub sources: Vec<Source>,
}

impl Iscm {
    /// The codes of its current themes; the base of what a questionnaire is prefilled with.
    pub fn current_themes(&self) -> &[ThemeCode] {
        self.thematic_focus
            .first()
            .map_or(&[], |focus| focus.themes.as_slice())
    }

    /// The earliest year in which sources show it at work: established, else first known meeting.
    pub fn first_year(&self) -> Option<i32> {
        let established = self.established.date.map(|date| date.year());
        let met = || {
            self.meetings
                .iter()
                .map(|meeting| meeting.date.start().year())
                .min()
        };
        established.or_else(met)
    }

    /// The last year in which it existed, if it has ended; `None` while it exists, `Some(None)` when unknown.
    pub fn last_year(&self) -> Option<Option<i32>> {
        matches!(self.status.code, StatusCode::Past | StatusCode::Merged)
            .then(|| self.status.since.map(|date| date.year()))
    }
}
