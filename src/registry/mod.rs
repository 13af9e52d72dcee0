//! The registry: ISCMs, States, organizations and the code lists, as one immutable whole.
//!
//! Start with [`Registry`] (what can be asked) and [`Iscm`] (what a record says). A file is read by
//! [`Registry::from_json`], which reports every problem; `docs/registry.md` describes the format.
//! Kept out: where records are stored, who may change them, contacts of persons (they belong to an
//! assessment and are never exported with the registry).

mod collation;
mod consistency;
mod country;
mod date;
mod exchange;
mod id;
mod iscm;
mod organization;
mod problem;
mod provenance;
mod record;
mod register;
mod schema;
mod search;
mod shape;
mod text;
mod vocabulary;
mod whole;

#[cfg(test)]
mod tests;

pub use collation::Collation;
pub use country::{Country, Group, Region, RegionScheme, Standing};
pub use date::{DateError, DateRange, PartialDate};
pub use id::{CountryCode, GroupId, IscmId, OrganizationId, RegionId, ThemeCode};
pub use iscm::{
    Association, Certainty, Chair, ChairKind, ChairTerm, Document, Established, FocusArea,
    HistoryEvent, Iscm, IscmType, Meeting, Membership, Participant, Role, Secretariat,
    SecretariatKind, Status, StatusCode, ThematicFocus,
};
pub use organization::{Organization, OrganizationKind};
pub use problem::{RegistryProblem, RegistryProblemCode};
pub use provenance::{Conflict, Correction, ListProvenance, Source};
pub use record::{RecordKind, RegistryRecord, UnknownRecordKind};
pub use register::{Register, RegisterEntry};
pub use search::{IscmFilter, folded};
pub use text::Text;
pub use vocabulary::{Basis, Term, Vocabulary};
pub use whole::{Participation, Registry};
