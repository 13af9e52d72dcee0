//! The lists of this installation from which choices may come (`choicesByUrl`, `registers/<name>`).

use indexmap::IndexMap;

use crate::language::{Language, LocalizedText};
use crate::registry::{Register, Registry};

/// One member of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterMember {
    pub id: String,
    pub name: LocalizedText,
    pub acronym: Option<String>,
}

/// The registers of this installation, passed in so that the engine knows no storage.
pub trait Registers {
    /// The members in the order in which they are offered; `None` where there is no such register.
    fn members(&self, register: &str) -> Option<&[RegisterMember]>;
}

/// An installation without registers.
pub struct NoRegisters;

impl Registers for NoRegisters {
    fn members(&self, _register: &str) -> Option<&[RegisterMember]> {
        None
    }
}

impl Registers for IndexMap<String, Vec<RegisterMember>> {
    fn members(&self, register: &str) -> Option<&[RegisterMember]> {
        self.get(register).map(Vec::as_slice)
    }
}

/// The registers of this installation, taken from its registry.
pub fn registers_of(registry: &Registry) -> IndexMap<String, Vec<RegisterMember>> {
    Register::ALL
        .into_iter()
        .map(|register| {
            let members = registry
                .list_register(register)
                .into_iter()
                .map(|entry| RegisterMember {
                    id: entry.id.to_owned(),
                    name: entry.name.clone(),
                    acronym: entry
                        .acronym
                        .map(|acronym| acronym.in_language(Language::English).to_owned()),
                })
                .collect();
            (register.name().to_owned(), members)
        })
        .collect()
}
