//! The lists of this installation from which choices may come (`choicesByUrl`, `registers/<name>`).

use crate::language::LocalizedText;

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

impl Registers for indexmap::IndexMap<String, Vec<RegisterMember>> {
    fn members(&self, register: &str) -> Option<&[RegisterMember]> {
        self.get(register).map(Vec::as_slice)
    }
}
