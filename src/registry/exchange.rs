//! Reading and writing a registry as one JSON file, and record by record for storage.
//!
//! Exporting and importing again changes nothing: `to_json(from_json(to_json(r))) == to_json(r)`, byte for byte.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use super::consistency;
use super::country::{Country, Group, Region};
use super::iscm::Iscm;
use super::organization::Organization;
use super::problem::{RegistryProblem, RegistryProblemCode as Code, pointer_to};
use super::provenance::ListProvenance;
use super::record::{RecordKind, RegistryRecord};
use super::schema::shape_of;
use super::shape::{Known, Walk};
use super::vocabulary::Vocabulary;
use super::whole::Registry;

/// What the first member of a registry file says.
const FORMAT: &str = "iscm-survey registry";
/// The only version of the format so far.
const VERSION: u64 = 1;

/// The starting data, in the same shape as the lists of a registry file.
const STARTING_DATA: [(RecordKind, &str); 7] = [
    (RecordKind::Provenance, include_str!("data/provenance.json")),
    (
        RecordKind::Vocabulary,
        include_str!("data/vocabularies.json"),
    ),
    (RecordKind::Region, include_str!("data/regions.json")),
    (RecordKind::Country, include_str!("data/countries.json")),
    (RecordKind::Group, include_str!("data/groups.json")),
    (
        RecordKind::Organization,
        include_str!("data/organizations.json"),
    ),
    (RecordKind::Iscm, include_str!("data/iscms.json")),
];

static STARTING: LazyLock<Registry> = LazyLock::new(|| {
    let lists = STARTING_DATA
        .into_iter()
        .map(|(kind, text)| {
            let list = serde_json::from_str(text)
                .unwrap_or_else(|error| panic!("the starting list `{kind}` is JSON: {error}"));
            (kind, list)
        })
        .collect();
    Registry::from_lists(lists).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!(
            "the starting registry is checked by a test:\n{}",
            lines.join("\n")
        )
    })
});

impl Registry {
    /// The registry that a new installation begins with.
    pub fn starting() -> &'static Registry {
        &STARTING
    }

    /// Reads a registry file and reports everything that is wrong with it.
    pub fn from_json(text: &str) -> Result<Registry, Vec<RegistryProblem>> {
        let problem = |code, pointer: &str, message: String| {
            vec![RegistryProblem {
                code,
                pointer: pointer.to_owned(),
                message,
            }]
        };
        let file: Json = serde_json::from_str(text)
            .map_err(|error| problem(Code::BadJson, "", error.to_string()))?;
        let Json::Object(mut file) = file else {
            let message = "a registry file is a JSON object".to_owned();
            return Err(problem(Code::WrongType, "", message));
        };
        if file.remove("format") != Some(FORMAT.into()) {
            let message = format!("`format` is not \"{FORMAT}\"");
            return Err(problem(Code::UnknownFormat, "/format", message));
        }
        if file.remove("version") != Some(VERSION.into()) {
            let message = format!("this program reads version {VERSION} of the format");
            return Err(problem(Code::UnknownFormat, "/version", message));
        }
        let mut problems = Vec::new();
        let mut lists = BTreeMap::new();
        for kind in RecordKind::ALL {
            let name = kind.list_name();
            match file.remove(name) {
                Some(Json::Array(list)) => {
                    lists.insert(kind, list);
                }
                Some(_) => problems.extend(problem(
                    Code::WrongType,
                    &pointer_to("", name),
                    format!("`{name}` is a list"),
                )),
                None => problems.extend(problem(
                    Code::MissingProperty,
                    "",
                    format!("the list `{name}` is missing"),
                )),
            }
        }
        for name in file.keys() {
            problems.extend(problem(
                Code::UnknownProperty,
                &pointer_to("", name),
                format!("`{name}` is no list of a registry file"),
            ));
        }
        match Registry::from_lists(lists) {
            Ok(registry) if problems.is_empty() => Ok(registry),
            Ok(_) => Err(problems),
            Err(more) => {
                problems.extend(more);
                Err(problems)
            }
        }
    }

    /// Puts a registry together from stored records, in any order.
    ///
    /// Pointers in problems are those of the file that an export would give.
    pub fn from_records(
        records: impl IntoIterator<Item = RegistryRecord>,
    ) -> Result<Registry, Vec<RegistryProblem>> {
        let mut records: Vec<RegistryRecord> = records.into_iter().collect();
        records.sort_by(|left, right| (left.kind, &left.id).cmp(&(right.kind, &right.id)));
        let mut lists: BTreeMap<RecordKind, Vec<Json>> = BTreeMap::new();
        let mut problems = Vec::new();
        for record in records {
            let list = lists.entry(record.kind).or_default();
            let pointer = format!("/{}/{}", record.kind.list_name(), list.len());
            match serde_json::from_str::<Json>(&record.json) {
                Ok(json) if json.get("id").and_then(Json::as_str) == Some(&record.id) => {
                    list.push(json);
                }
                Ok(_) => problems.push(RegistryProblem {
                    code: Code::Contradiction,
                    pointer,
                    message: format!(
                        "the {} stored as `{}` has another id",
                        record.kind, record.id
                    ),
                }),
                Err(error) => problems.push(RegistryProblem {
                    code: Code::BadJson,
                    pointer,
                    message: format!("the {} `{}`: {error}", record.kind, record.id),
                }),
            }
        }
        if problems.is_empty() {
            Registry::from_lists(lists)
        } else {
            Err(problems)
        }
    }

    /// Every record as it is stored, in the order of the file.
    pub fn to_records(&self) -> Vec<RegistryRecord> {
        let mut records = Vec::new();
        for (kind, list) in self.to_lists() {
            for json in list {
                let id = json
                    .get("id")
                    .and_then(Json::as_str)
                    .unwrap_or_default()
                    .to_owned();
                records.push(RegistryRecord {
                    kind,
                    id,
                    json: json.to_string(),
                });
            }
        }
        records
    }

    /// The whole registry as a file, indented, with a line break at its end.
    pub fn to_json(&self) -> String {
        let mut file = Map::new();
        file.insert("format".to_owned(), FORMAT.into());
        file.insert("version".to_owned(), VERSION.into());
        for (kind, list) in self.to_lists() {
            file.insert(kind.list_name().to_owned(), Json::Array(list));
        }
        format!("{:#}\n", Json::Object(file))
    }

    fn to_lists(&self) -> Vec<(RecordKind, Vec<Json>)> {
        RecordKind::ALL
            .into_iter()
            .map(|kind| {
                let list = match kind {
                    RecordKind::Provenance => jsons(self.provenance.values()),
                    RecordKind::Vocabulary => jsons(self.vocabularies.values()),
                    RecordKind::Region => jsons(self.regions.values()),
                    RecordKind::Country => jsons(self.countries.values()),
                    RecordKind::Group => jsons(self.groups.values()),
                    RecordKind::Organization => jsons(self.organizations.values()),
                    RecordKind::Iscm => jsons(self.iscms.values()),
                };
                (kind, list)
            })
            .collect()
    }

    fn from_lists(
        lists: BTreeMap<RecordKind, Vec<Json>>,
    ) -> Result<Registry, Vec<RegistryProblem>> {
        let known = Known::of(&lists);
        let mut walk = Walk {
            known: &known,
            problems: Vec::new(),
        };
        for (kind, list) in &lists {
            let mut seen = BTreeMap::new();
            for (index, record) in list.iter().enumerate() {
                let pointer = format!("/{}/{index}", kind.list_name());
                walk.value(record, shape_of(*kind), &pointer);
                let Some(id) = record.get("id").and_then(Json::as_str) else {
                    continue;
                };
                if let Some(first) = seen.insert(id, index) {
                    walk.report(
                        Code::DuplicateId,
                        &pointer_to(&pointer, "id"),
                        format!("`{id}` is already the id of /{}/{first}", kind.list_name()),
                    );
                }
            }
        }
        if !walk.problems.is_empty() {
            return Err(walk.problems);
        }
        let mut reader = Reader {
            lists,
            problems: Vec::new(),
        };
        let registry = Registry {
            provenance: reader.read(RecordKind::Provenance, |one: &ListProvenance| {
                one.id.clone()
            }),
            vocabularies: reader.read(RecordKind::Vocabulary, |one: &Vocabulary| one.id.clone()),
            regions: reader.read(RecordKind::Region, |one: &Region| one.id.clone()),
            countries: reader.read(RecordKind::Country, |one: &Country| one.id.clone()),
            groups: reader.read(RecordKind::Group, |one: &Group| one.id.clone()),
            organizations: reader.read(RecordKind::Organization, |one: &Organization| {
                one.id.clone()
            }),
            iscms: reader.read(RecordKind::Iscm, |one: &Iscm| one.id.clone()),
        };
        let mut problems = reader.problems;
        if problems.is_empty() {
            problems = consistency::problems_of(&registry, &reader.lists);
        }
        if problems.is_empty() {
            Ok(registry)
        } else {
            Err(problems)
        }
    }
}

struct Reader {
    lists: BTreeMap<RecordKind, Vec<Json>>,
    problems: Vec<RegistryProblem>,
}

impl Reader {
    fn read<K: Ord, T: DeserializeOwned>(
        &mut self,
        kind: RecordKind,
        id: impl Fn(&T) -> K,
    ) -> BTreeMap<K, T> {
        let mut records = BTreeMap::new();
        for (index, json) in self.lists.get(&kind).into_iter().flatten().enumerate() {
            match T::deserialize(json) {
                Ok(record) => {
                    records.insert(id(&record), record);
                }
                // The table in `schema` let something through that the type does not take.
                Err(error) => self.problems.push(RegistryProblem {
                    code: Code::WrongType,
                    pointer: format!("/{}/{index}", kind.list_name()),
                    message: error.to_string(),
                }),
            }
        }
        records
    }
}

fn jsons<'r, T: Serialize + 'r>(records: impl Iterator<Item = &'r T>) -> Vec<Json> {
    records
        .map(|record| {
            serde_json::to_value(record).expect("a record has only texts, numbers and text keys")
        })
        .collect()
}
