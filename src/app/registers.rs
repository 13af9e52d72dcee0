//! The registry of the installation: import, export, and the registers that questionnaires offer.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde_json::json;

use super::context::Transaction;
use crate::assessment::{Author, Respondent};
use crate::language::Language;
use crate::questionnaire::form::{RegisterMember, Registers};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::{RecordKind, Register, Registry, RegistryProblem, RegistryRecord};
use crate::storage::records::{self, Written};
use crate::storage::{StorageError, responses};

/// The setting that changes with the registry, so that nobody reads an old one from memory.
const STAMP: &str = "registry.stamp";

/// The registry of this installation, with its registers as the questionnaires want them.
#[derive(Debug)]
pub struct LoadedRegistry {
    /// Another one after each change; empty while the installation has no registry of its own.
    pub stamp: String,
    pub registry: Registry,
    pub registers: IndexMap<String, Vec<RegisterMember>>,
    /// When each record last became another; empty while the installation has no registry of its own.
    changed: HashMap<(RecordKind, String), DateTime<Utc>>,
}

impl Registers for LoadedRegistry {
    fn members(&self, register: &str) -> Option<&[RegisterMember]> {
        self.registers.get(register).map(Vec::as_slice)
    }
}

impl LoadedRegistry {
    fn new(registry: Registry) -> Self {
        let registers = Register::ALL
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
                            .map(|text| text.in_language(Language::English).to_owned()),
                    })
                    .collect();
                (register.name().to_owned(), members)
            })
            .collect();
        LoadedRegistry {
            stamp: String::new(),
            registry,
            registers,
            changed: HashMap::new(),
        }
    }

    /// When a record last became another; `None` for the registry that an installation begins with.
    pub fn changed_at(&self, kind: RecordKind, id: &str) -> Option<DateTime<Utc>> {
        self.changed.get(&(kind, id.to_owned())).copied()
    }

    /// The respondent that an id names, whatever its case: a mechanism, a State or an organization.
    pub fn find_respondent(&self, id: &str) -> Option<Respondent> {
        let groups = [
            (RespondentGroup::Iscm, Register::Iscm),
            (RespondentGroup::State, Register::State),
            (RespondentGroup::Igo, Register::Organization),
        ];
        groups.into_iter().find_map(|(group, register)| {
            let member = self
                .members(register.name())?
                .iter()
                .find(|member| member.id.eq_ignore_ascii_case(id))?;
            Some(Respondent::new(group, &member.id))
        })
    }

    /// What a respondent is called; its id where the registry does not know it any more.
    pub fn name_of(&self, respondent: &Respondent, language: Language) -> String {
        let register = match respondent.group {
            RespondentGroup::Iscm => Register::Iscm,
            RespondentGroup::State => Register::State,
            RespondentGroup::Igo => Register::Organization,
        };
        self.registry
            .find_in_register(register, &respondent.organization)
            .map_or_else(
                || respondent.organization.clone(),
                |entry| entry.label(language),
            )
    }
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegistryChanges {
    pub inserted: usize,
    pub changed: usize,
    pub removed: usize,
    pub unchanged: usize,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportRegistryError {
    #[error("the file has {} problems", .0.len())]
    Problems(Vec<RegistryProblem>),
    /// The file lacks records of organizations that answered or were invited.
    #[error("the file lacks {}, which take part in an assessment", .0.join(", "))]
    InUse(Vec<String>),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Replaces the registry by the one of a file; the same registry changes nothing.
pub fn import_registry(
    transaction: &mut Transaction<'_>,
    text: &str,
    actor: &Author,
) -> Result<RegistryChanges, ImportRegistryError> {
    let registry = Registry::from_json(text).map_err(ImportRegistryError::Problems)?;
    replace_registry(transaction, &registry, actor)
}

/// Gives a new installation the registry to start from; one that has a registry keeps it.
pub fn install_registry(
    transaction: &mut Transaction<'_>,
) -> Result<RegistryChanges, ImportRegistryError> {
    if records::find_setting(transaction.connection, STAMP)?.is_some() {
        return Ok(RegistryChanges::default());
    }
    replace_registry(transaction, Registry::starting(), &Author::Program)
}

fn replace_registry(
    transaction: &mut Transaction<'_>,
    registry: &Registry,
    actor: &Author,
) -> Result<RegistryChanges, ImportRegistryError> {
    let new = LoadedRegistry::new(registry.clone());
    let lost: Vec<String> = responses::list_respondents(transaction.connection)?
        .into_iter()
        .filter(|respondent| {
            new.find_respondent(&respondent.organization).as_ref() != Some(respondent)
        })
        .map(|respondent| respondent.organization)
        .collect();
    if !lost.is_empty() {
        return Err(ImportRegistryError::InUse(lost));
    }
    let mut changes = RegistryChanges::default();
    let mut present = BTreeSet::new();
    for record in registry.to_records() {
        let written = records::write_registry_record(
            transaction.connection,
            record.kind.as_str(),
            &record.id,
            &record.json,
            actor,
            transaction.now,
        )?;
        match written {
            Written::Inserted => changes.inserted += 1,
            Written::Changed => changes.changed += 1,
            Written::Same => changes.unchanged += 1,
        }
        present.insert((record.kind.as_str(), record.id));
    }
    for kind in RecordKind::ALL {
        for stored in records::list_registry_records(transaction.connection, kind.as_str())? {
            if !present.contains(&(kind.as_str(), stored.id.clone())) {
                records::delete_registry_record(transaction.connection, kind.as_str(), &stored.id)?;
                changes.removed += 1;
            }
        }
    }
    if changes.inserted + changes.changed + changes.removed > 0 {
        let stamp = transaction.new_id();
        records::write_setting(
            transaction.connection,
            STAMP,
            &stamp,
            actor,
            transaction.now,
        )?;
        transaction.note(
            actor,
            "registry.import",
            None,
            ("registry", "registry"),
            json!({
                "inserted": changes.inserted,
                "changed": changes.changed,
                "removed": changes.removed,
            }),
        )?;
    }
    Ok(changes)
}

/// The registry as a file.
pub fn export_registry(transaction: &mut Transaction<'_>) -> Result<String, StorageError> {
    Ok(load_registry(transaction)?.registry.to_json())
}

/// The registry of this installation; the one that a new installation begins with, where it has none yet.
pub fn load_registry(
    transaction: &mut Transaction<'_>,
) -> Result<Arc<LoadedRegistry>, StorageError> {
    let stamp = records::find_setting(transaction.connection, STAMP)?.unwrap_or_default();
    if let Some(kept) = transaction.kept.registry(&stamp) {
        return Ok(kept);
    }
    let loaded = match stamp.is_empty() {
        true => LoadedRegistry::new(Registry::starting().clone()),
        false => read_registry(transaction)?,
    };
    let loaded = Arc::new(LoadedRegistry { stamp, ..loaded });
    transaction.kept.keep_registry(Arc::clone(&loaded));
    Ok(loaded)
}

fn read_registry(transaction: &mut Transaction<'_>) -> Result<LoadedRegistry, StorageError> {
    let mut stored = Vec::new();
    let mut changed = HashMap::new();
    for kind in RecordKind::ALL {
        for record in records::list_registry_records(transaction.connection, kind.as_str())? {
            changed.insert((kind, record.id.clone()), record.changed_at.and_utc());
            stored.push(RegistryRecord {
                kind,
                id: record.id,
                json: record.record,
            });
        }
    }
    let registry = Registry::from_records(stored).map_err(|problems| StorageError::Corrupt {
        table: "registry_records",
        column: "record",
        row: problems.first().map_or_else(String::new, |problem| {
            format!("{}: {}", problem.pointer, problem.message)
        }),
    })?;
    Ok(LoadedRegistry {
        changed,
        ..LoadedRegistry::new(registry)
    })
}
