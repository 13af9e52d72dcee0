//! The registry as registers: the lists that questionnaires offer as choices.

use super::collation::Collation;
use super::country::Standing;
use super::text::Text;
use super::whole::Registry;
use crate::language::{Language, LocalizedText};

/// A register that a questionnaire may name: `registers/iscm`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    Iscm,
    /// Members and observers of the United Nations, the Cook Islands and Niue.
    State,
    /// Organizations of States, their bodies and regional unions.
    Igo,
    /// Every organization.
    Organization,
}

impl Register {
    pub const ALL: [Register; 4] = [
        Register::Iscm,
        Register::State,
        Register::Igo,
        Register::Organization,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Register::Iscm => "iscm",
            Register::State => "state",
            Register::Igo => "igo",
            Register::Organization => "organization",
        }
    }

    pub fn from_name(name: &str) -> Option<Register> {
        Register::ALL
            .into_iter()
            .find(|register| register.name() == name)
    }
}

/// One member of a register.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegisterEntry<'r> {
    pub id: &'r str,
    pub name: &'r LocalizedText,
    /// The acronym, where there is one; for a State `None`.
    pub acronym: Option<&'r LocalizedText>,
}

impl Registry {
    /// The members of a register, in the order of their English names.
    pub fn list_register(&self, register: Register) -> Vec<RegisterEntry<'_>> {
        let mut entries = self.register_entries(register);
        Collation::new(Language::English).sort_by_name(&mut entries, |entry| {
            entry.name.in_language(Language::English)
        });
        entries
    }

    fn register_entries(&self, register: Register) -> Vec<RegisterEntry<'_>> {
        let organizations = |all: bool| {
            self.list_organizations()
                .filter(move |organization| all || organization.kind.is_intergovernmental())
                .map(|organization| RegisterEntry {
                    id: organization.id.as_str(),
                    name: organization.name.as_localized(),
                    acronym: organization.acronym.as_ref().map(Text::as_localized),
                })
                .collect()
        };
        match register {
            Register::Iscm => self
                .list_iscms()
                .map(|iscm| RegisterEntry {
                    id: iscm.id.as_str(),
                    name: iscm.name.as_localized(),
                    acronym: Some(iscm.acronym.as_localized()),
                })
                .collect(),
            Register::State => self
                .list_countries()
                .filter(|country| country.standing != Standing::Territory)
                .map(|country| RegisterEntry {
                    id: country.id.as_str(),
                    name: country.name.as_localized(),
                    acronym: None,
                })
                .collect(),
            Register::Igo => organizations(false),
            Register::Organization => organizations(true),
        }
    }

    /// One member of a register.
    pub fn find_in_register(&self, register: Register, id: &str) -> Option<RegisterEntry<'_>> {
        self.register_entries(register)
            .into_iter()
            .find(|entry| entry.id == id)
    }
}

impl RegisterEntry<'_> {
    /// How it reads in a list: "Migration Dialogue for West Africa (MIDWA)", "Prague Process", "Zambia".
    pub fn label(&self, language: Language) -> String {
        let name = self.name.in_language(language);
        match self.acronym.map(|acronym| acronym.in_language(language)) {
            Some(acronym) if !name.contains(acronym) => format!("{name} ({acronym})"),
            _ => name.to_owned(),
        }
    }
}
