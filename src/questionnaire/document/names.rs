//! Names of pages, panels, questions, columns and calculated values: how they may look, where they must
//! differ, and what can be reached through them (sections 3 and 7 of `questionnaires/README.md`).

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use super::problem::{Problem, ProblemCode};

/// The position of a scope: names are unique and looked up within one.
pub type ScopeId = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// The file.
    Root,
    /// The template of a `paneldynamic`: its names follow `panel.`.
    Template,
    /// The columns of a matrix: its names follow `row.`.
    Row,
}

/// What can be reached behind a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Value,
    /// A list of plain values.
    List,
    /// An object of plain values (`multipletext`, `matrix`).
    Object(Vec<String>),
    /// `matrixdropdown`: by row, then by column.
    Rows(Vec<String>, ScopeId),
    /// `matrixdynamic`, `paneldynamic`: by index, then by column or question.
    Entries(ScopeId),
    /// A linked list (section 5): each chosen value is an object with this key.
    Linked(String),
    /// Of a question that could not be read: everything is allowed, so that one fault is told once.
    Anything,
}

#[derive(Clone, Debug)]
pub struct Member {
    pub name: String,
    /// `valueName`, else the name.
    pub key: String,
    pub shape: Shape,
    /// Whether `<name>-Comment` exists.
    pub comment: bool,
    /// Whether the column has a total.
    pub total: bool,
    /// Whether it is a question with choices.
    pub select: bool,
    pub pointer: String,
}

#[derive(Debug)]
pub struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    pub members: Vec<Member>,
    /// Positions of members by key and by name, in small letters.
    by_key: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, usize>,
    /// Names in small letters, with the place where each stands.
    taken: HashMap<String, String>,
}

impl Scope {
    /// The members with this key; several questions may write one answer (section 5).
    pub fn with_key(&self, key: &str) -> impl Iterator<Item = &Member> {
        let positions = self.by_key.get(&key.to_lowercase());
        positions
            .into_iter()
            .flatten()
            .map(|&position| &self.members[position])
    }

    /// The question of this name, else one with this key.
    pub fn named(&self, name: &str) -> Option<&Member> {
        self.by_name
            .get(&name.to_lowercase())
            .map(|&position| &self.members[position])
            .or_else(|| self.with_key(name).next())
    }
}

#[derive(Debug)]
pub struct Names {
    scopes: Vec<Scope>,
    /// Every name that stands somewhere in the file, in small letters.
    written: HashSet<String>,
    /// The last number given to each stem of a made-up name.
    invented: HashMap<String, usize>,
}

impl Names {
    pub const ROOT: ScopeId = 0;

    pub fn new(file: &Json) -> Self {
        let mut names = Names {
            scopes: Vec::new(),
            written: HashSet::new(),
            invented: HashMap::new(),
        };
        names.collect_written(file);
        names.add(ScopeKind::Root, None);
        names
    }

    fn collect_written(&mut self, value: &Json) {
        match value {
            Json::Array(values) => values.iter().for_each(|value| self.collect_written(value)),
            Json::Object(members) => {
                if let Some(name) = members.get("name").and_then(Json::as_str) {
                    self.written.insert(name.to_lowercase());
                }
                members
                    .values()
                    .for_each(|value| self.collect_written(value));
            }
            _ => {}
        }
    }

    fn add(&mut self, kind: ScopeKind, parent: Option<ScopeId>) -> ScopeId {
        self.scopes.push(Scope {
            kind,
            parent,
            members: Vec::new(),
            by_key: HashMap::new(),
            by_name: HashMap::new(),
            taken: HashMap::new(),
        });
        self.scopes.len() - 1
    }

    /// A new scope inside another.
    pub fn open(&mut self, kind: ScopeKind, parent: ScopeId) -> ScopeId {
        self.add(kind, Some(parent))
    }

    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id]
    }

    /// How many scopes there are; their ids count from 0.
    pub fn scopes(&self) -> usize {
        self.scopes.len()
    }

    pub fn declare(&mut self, id: ScopeId, member: Member) {
        let scope = &mut self.scopes[id];
        let position = scope.members.len();
        let keys = scope.by_key.entry(member.key.to_lowercase()).or_default();
        keys.push(position);
        let name = member.name.to_lowercase();
        scope.by_name.entry(name).or_insert(position);
        scope.members.push(member);
    }

    /// This scope and those around it, from the inside.
    pub fn around(&self, id: ScopeId) -> impl Iterator<Item = ScopeId> {
        std::iter::successors(Some(id), |&id| self.scopes[id].parent)
    }

    /// Takes a name in its scope; the problem is a form that is not allowed, or a second of that name.
    pub fn take(&mut self, id: ScopeId, name: &str, pointer: &str) -> Option<Problem> {
        if let Some(problem) = bad_name(name, pointer) {
            return Some(problem);
        }
        let first = self.scopes[id]
            .taken
            .insert(name.to_lowercase(), pointer.to_owned())?;
        // The first holder stays the holder.
        self.scopes[id]
            .taken
            .insert(name.to_lowercase(), first.clone());
        Some(Problem::new(
            ProblemCode::DuplicateName,
            pointer,
            format!(
                "the name \"{name}\" is already taken at {first} (names are compared without case)"
            ),
        ))
    }

    /// A name that nobody has, for a page or panel that has none.
    pub fn invent(&mut self, stem: &str) -> String {
        let number = self.invented.entry(stem.to_owned()).or_default();
        loop {
            *number += 1;
            let name = format!("{stem}{number}");
            if self.written.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// What is wrong with the form of a name.
pub fn bad_name(name: &str, pointer: &str) -> Option<Problem> {
    let mut characters = name.chars();
    let good = characters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|character| {
            character.is_ascii_alphanumeric() || character == '_' || character == '-'
        })
        && name.len() <= 64;
    if !good {
        return Some(Problem::new(
            ProblemCode::BadName,
            pointer,
            format!(
                "\"{name}\" is no name: a letter or _ first, then letters, digits, _ and -, at most 64 in all"
            ),
        ));
    }
    let lower = name.to_ascii_lowercase();
    ["-comment", "-total"]
        .iter()
        .find(|suffix| lower.ends_with(*suffix))
        .map(|suffix| {
            Problem::new(
                ProblemCode::ReservedName,
                pointer,
                format!(
                    "\"{name}\" ends in \"{suffix}\", which is kept for comments and totals of questions"
                ),
            )
        })
}
