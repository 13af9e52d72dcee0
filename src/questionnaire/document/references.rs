//! Whether each name that an expression or a text reads is defined where it stands, and what it stands
//! for (section 7, "Names", of `questionnaires/README.md`).

use super::names::{Member, Names, ScopeId, ScopeKind, Shape};
use super::nearest;
use super::problem::{Problem, ProblemCode};
use crate::questionnaire::expression::{Expression, NameRole};

/// What may be named besides the questions around.
#[derive(Clone, Debug, Default)]
pub struct Where {
    /// `{item}`: the choice, row or column, or the member of a list that a sentence goes through.
    pub item: bool,
    /// Set in sentences of findings.
    pub sentence: Option<SentencePlace>,
}

#[derive(Clone, Debug, Default)]
pub struct SentencePlace {
    /// A sentence about a group knows no questions, but the subject (section 10.2).
    pub about_group: bool,
    /// The array answer that `each` goes through: `{panel.…}` are members of its entries.
    pub each: Option<String>,
    /// The `values` defined so far.
    pub values: Vec<String>,
}

/// One expression or text that reads names.
pub struct Use {
    pub pointer: String,
    pub reads: Vec<Reads>,
    pub scope: ScopeId,
    pub place: Where,
    /// The values that it computes, if it is an expression that computes some.
    pub defines: Vec<Target>,
}

/// One name that is read.
#[derive(Clone, Debug)]
pub struct Reads {
    pub name: String,
    pub role: NameRole,
    /// In characters from the start of the expression; nothing for a placeholder.
    pub offset: Option<usize>,
}

impl Reads {
    pub fn of(expression: &Expression) -> Vec<Reads> {
        expression
            .names()
            .iter()
            .map(|reference| Reads {
                name: reference.name.trim().to_owned(),
                role: reference.role.clone(),
                offset: Some(reference.offset),
            })
            .collect()
    }

    pub fn placeholder(name: &str) -> Vec<Reads> {
        vec![Reads {
            name: name.to_owned(),
            role: NameRole::Value,
            offset: None,
        }]
    }
}

/// A value of the form that is read: a member of a scope, or the total of a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    pub scope: ScopeId,
    /// In small letters.
    pub key: String,
    pub total: bool,
    pub reach: Reach,
}

impl Target {
    /// The value of a question, column or calculated value.
    pub fn value(scope: ScopeId, key: &str) -> Target {
        Target {
            scope,
            key: key.to_lowercase(),
            total: false,
            reach: Reach::Here,
        }
    }

    /// The total of a column.
    pub fn total(scope: ScopeId, key: &str) -> Target {
        Target {
            total: true,
            ..Target::value(scope, key)
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reach {
    /// The value of the same entry, or of the form.
    Here,
    Previous,
    Next,
    /// Only how many entries there are.
    Length,
}

/// A file with more faults than this is not helped by near names, which take long to find.
const MOST_SUGGESTIONS: usize = 50;

/// Reports every read of a name that is not defined.
pub fn check(names: &Names, uses: &[Use]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for use_ in uses {
        for reads in &use_.reads {
            if resolve(names, use_, reads).is_none() {
                let suggest = problems.len() < MOST_SUGGESTIONS;
                problems.push(unknown(names, use_, reads, suggest));
            }
        }
    }
    problems
}

/// A path through some levels of names is far shorter, in bytes.
const LONGEST_PATH: usize = 1000;

/// What a read stands for; `None` if it is not defined, empty if it is no value of the form.
pub fn resolve(names: &Names, use_: &Use, reads: &Reads) -> Option<Vec<Target>> {
    let name = reads.name.as_str();
    if name.len() > LONGEST_PATH {
        return None;
    }
    match &reads.role {
        NameRole::Value => value(names, use_, name),
        NameRole::Displayed => value(names, use_, name).or_else(|| by_name(names, use_, name)),
        NameRole::Field { array: None } => Some(Vec::new()),
        NameRole::Field { array: Some(array) } => field(names, use_, array, name),
        NameRole::RowValue { array } => array
            .as_deref()
            .and_then(|array| field(names, use_, array, name))
            .or_else(|| value(names, use_, name)),
    }
}

/// A name as it stands between braces.
fn value(names: &Names, use_: &Use, name: &str) -> Option<Vec<Target>> {
    let place = &use_.place;
    if place.item && is(name, "item") {
        return Some(Vec::new());
    }
    if let Some(sentence) = &place.sentence {
        if sentence.values.iter().any(|value| starts(name, value)) {
            return Some(Vec::new());
        }
        if sentence.about_group {
            return (is(name, "subject.name") || is(name, "subject.acronym")).then(Vec::new);
        }
        if sentence.each.is_some() && (is(name, "panelIndex") || is(name, "visiblePanelIndex")) {
            return Some(Vec::new());
        }
        if let (Some(each), Some(member)) = (&sentence.each, after(name, "panel.")) {
            return entry_member(names, Names::ROOT, each, member);
        }
        if let Some(last) = after(name, "last.") {
            return path(names, Names::ROOT, last);
        }
        return path(names, Names::ROOT, name);
    }
    in_entry(names, use_.scope, name).or_else(|| path(names, Names::ROOT, name))
}

/// `panel.…`, `row.…` and their like, by the scopes around.
fn in_entry(names: &Names, scope: ScopeId, name: &str) -> Option<Vec<Target>> {
    let of_kind = |kind: ScopeKind, skip: usize| {
        names
            .around(scope)
            .filter(|&id| names.scope(id).kind == kind)
            .nth(skip)
    };
    if let Some(template) = of_kind(ScopeKind::Template, 0) {
        if is(name, "panelIndex") || is(name, "visiblePanelIndex") {
            return Some(Vec::new());
        }
        for (prefix, reach) in [
            ("panel.", Reach::Here),
            ("prevPanel.", Reach::Previous),
            ("nextPanel.", Reach::Next),
        ] {
            if let Some(member) = after(name, prefix) {
                return Some(with_reach(path(names, template, member)?, reach));
            }
        }
    }
    let mut rest = name;
    let mut depth = 0;
    while let Some(member) = after(rest, "parentPanel.") {
        depth += 1;
        rest = member;
    }
    if depth > 0 {
        return path(names, of_kind(ScopeKind::Template, depth)?, rest);
    }
    let row = of_kind(ScopeKind::Row, 0)?;
    if ["rowIndex", "rowName", "rowTitle", "rowValue"]
        .iter()
        .any(|known| is(name, known))
    {
        return Some(Vec::new());
    }
    if let Some(column) = after(name, "totalRow.") {
        return total(names, row, column);
    }
    for (prefix, reach) in [
        ("row.", Reach::Here),
        ("prevRow.", Reach::Previous),
        ("nextRow.", Reach::Next),
    ] {
        if let Some(member) = after(name, prefix) {
            return Some(with_reach(path(names, row, member)?, reach));
        }
    }
    None
}

/// Follows a path from the members of a scope; the longest key wins.
fn path(names: &Names, scope: ScopeId, name: &str) -> Option<Vec<Target>> {
    let ends = name
        .match_indices(['.', '['])
        .map(|(position, _)| position)
        .chain([name.len()]);
    let ends: Vec<usize> = ends.collect();
    ends.into_iter().rev().find_map(|end| {
        let (key, rest) = name.split_at(end);
        let mut targets = None;
        for member in names.scope(scope).with_key(key) {
            if let Some(found) = follow(names, scope, member, rest) {
                targets.get_or_insert_with(Vec::new).extend(found);
            }
        }
        targets.or_else(|| beside(names, scope, key, rest))
    })
}

/// `<name>-Comment` and `<matrix>-total.<column>`.
fn beside(names: &Names, scope: ScopeId, key: &str, rest: &str) -> Option<Vec<Target>> {
    let scope = names.scope(scope);
    if rest.is_empty()
        && let Some(commented) = before(key, "-Comment")
    {
        let by_name = scope.named(commented).into_iter();
        return scope
            .with_key(commented)
            .chain(by_name)
            .any(|member| member.comment)
            .then(Vec::new);
    }
    let matrix = before(key, "-total")?;
    let column = rest.strip_prefix('.')?;
    scope
        .with_key(matrix)
        .find_map(|member| match member.shape {
            Shape::Rows(_, columns) | Shape::Entries(columns) => total(names, columns, column),
            _ => None,
        })
}

/// What can be reached behind a member; `rest` follows its key.
fn follow(names: &Names, scope: ScopeId, member: &Member, rest: &str) -> Option<Vec<Target>> {
    let here = Target::value(scope, &member.key);
    if rest.is_empty() {
        return Some(vec![here]);
    }
    let has_length = matches!(
        member.shape,
        Shape::Value | Shape::List | Shape::Entries(_) | Shape::Linked(_)
    );
    if has_length && is(rest, ".length") {
        return Some(vec![Target {
            reach: Reach::Length,
            ..here
        }]);
    }
    match &member.shape {
        Shape::Anything => Some(vec![here]),
        Shape::Value => None,
        Shape::List => index(rest)?.is_empty().then(|| vec![here]),
        Shape::Object(keys) => {
            let rest = rest.strip_prefix('.')?;
            keys.iter()
                .filter_map(|key| after(rest, key))
                .any(|rest| rest.is_empty() || is(rest, ".length") || index(rest) == Some(""))
                .then(|| vec![here])
        }
        Shape::Rows(rows, columns) => {
            let rest = rest.strip_prefix('.')?;
            rows.iter()
                .filter_map(|row| after(rest, row))
                .find_map(|rest| match rest.strip_prefix('.') {
                    Some(column) => path(names, *columns, column),
                    None => rest.is_empty().then(|| vec![here.clone()]),
                })
        }
        Shape::Entries(columns) => match index(rest)? {
            "" => Some(vec![here]),
            rest => path(names, *columns, rest.strip_prefix('.')?),
        },
        Shape::Linked(key) => match index(rest)? {
            "" => Some(vec![here]),
            rest => is(rest.strip_prefix('.')?, key).then(|| vec![here]),
        },
    }
}

/// What follows an index such as `[0]` or `[-1]`.
fn index(rest: &str) -> Option<&str> {
    let (number, rest) = rest.strip_prefix('[')?.split_once(']')?;
    number.trim().parse::<i32>().ok()?;
    Some(rest)
}

fn total(names: &Names, columns: ScopeId, name: &str) -> Option<Vec<Target>> {
    let column = names.scope(columns).with_key(name).next()?;
    (column.total || column.shape == Shape::Anything)
        .then(|| vec![Target::total(columns, &column.key)])
}

/// A member of the entries of an array answer.
fn entry_member(names: &Names, scope: ScopeId, array: &str, member: &str) -> Option<Vec<Target>> {
    names
        .scope(scope)
        .with_key(array)
        .find_map(|candidate| match &candidate.shape {
            Shape::Entries(inner) | Shape::Rows(_, inner) => path(names, *inner, member),
            Shape::Linked(key) => starts(member, key).then(Vec::new),
            Shape::Anything => Some(Vec::new()),
            _ => None,
        })
}

/// A field of the rows of an array or matrix, which may itself be inside an entry.
fn field(names: &Names, use_: &Use, array: &str, name: &str) -> Option<Vec<Target>> {
    let place = &use_.place;
    if place
        .sentence
        .as_ref()
        .is_some_and(|sentence| sentence.about_group)
    {
        return None;
    }
    let mut scope = Names::ROOT;
    let mut array = array;
    for (prefix, kind) in [("panel.", ScopeKind::Template), ("row.", ScopeKind::Row)] {
        if let Some(inner) = after(array, prefix) {
            if let Some(each) = place
                .sentence
                .as_ref()
                .and_then(|sentence| sentence.each.as_deref())
            {
                scope = entries_of(names, Names::ROOT, each)?;
            } else {
                scope = names
                    .around(use_.scope)
                    .find(|&id| names.scope(id).kind == kind)?;
            }
            array = inner;
        }
    }
    entry_member(names, scope, array, name)
}

fn entries_of(names: &Names, scope: ScopeId, array: &str) -> Option<ScopeId> {
    names
        .scope(scope)
        .with_key(array)
        .find_map(|member| match member.shape {
            Shape::Entries(inner) | Shape::Rows(_, inner) => Some(inner),
            _ => None,
        })
}

/// `displayValue('name')` also takes a question by its name where it has a `valueName`, and one of the
/// same entry without its prefix.
fn by_name(names: &Names, use_: &Use, name: &str) -> Option<Vec<Target>> {
    names.around(use_.scope).find_map(|scope| {
        let member = names.scope(scope).named(name)?;
        Some(vec![Target::value(scope, &member.key)])
    })
}

fn with_reach(targets: Vec<Target>, reach: Reach) -> Vec<Target> {
    targets
        .into_iter()
        .map(|target| match target.reach {
            Reach::Here => Target { reach, ..target },
            _ => target,
        })
        .collect()
}

fn is(name: &str, known: &str) -> bool {
    // Nearly all names are ASCII, and nearly all are not the one.
    name.eq_ignore_ascii_case(known)
        || (!(name.is_ascii() && known.is_ascii()) && name.to_lowercase() == known.to_lowercase())
}

/// What follows a prefix, without regard to case.
fn after<'n>(name: &'n str, prefix: &str) -> Option<&'n str> {
    let head = name.get(..prefix.len())?;
    is(head, prefix).then(|| &name[prefix.len()..])
}

/// What stands before a suffix, without regard to case.
fn before<'n>(name: &'n str, suffix: &str) -> Option<&'n str> {
    let start = name.len().checked_sub(suffix.len())?;
    is(name.get(start..)?, suffix).then(|| &name[..start])
}

/// Whether a name is this one, or a member or entry of it.
fn starts(name: &str, known: &str) -> bool {
    after(name, known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

fn unknown(names: &Names, use_: &Use, reads: &Reads, suggest: bool) -> Problem {
    let name = &reads.name;
    let at = reads
        .offset
        .map_or_else(String::new, |offset| format!("at {offset}: "));
    let is_number = name.chars().all(|character| character.is_ascii_digit());
    let near = || {
        let candidates = candidates(names, use_, reads);
        nearest::nearest(name, candidates.iter().map(String::as_str)).map(str::to_owned)
    };
    let suggestion = (suggest && !is_number)
        .then(|| renamed(names, use_, name).or_else(near))
        .flatten();
    let what = match &reads.role {
        NameRole::Field { array: Some(array) } | NameRole::RowValue { array: Some(array) } => {
            format!("\"{name}\" is no field of \"{array}\"")
        }
        _ => format!("nothing is called \"{name}\" here"),
    };
    Problem::new(
        ProblemCode::UnknownReference,
        &use_.pointer,
        format!("{at}{what}{}", nearest::did_you_mean(suggestion.as_deref())),
    )
}

/// A name that exists and is only written differently: without its prefix, or by its `valueName`.
fn renamed(names: &Names, use_: &Use, name: &str) -> Option<String> {
    if use_.place.sentence.is_none() {
        let bare = after(name, "panel.").or_else(|| after(name, "row."));
        for (scope, prefix) in prefixes(names, use_.scope) {
            if path(names, scope, bare.unwrap_or(name)).is_some() {
                return Some(format!("{prefix}{}", bare.unwrap_or(name)));
            }
        }
    }
    let member = names.scope(Names::ROOT).named(name)?;
    Some(member.key.clone())
}

/// The scopes around, each with what stands before its names.
fn prefixes(names: &Names, scope: ScopeId) -> Vec<(ScopeId, String)> {
    let mut parents = 0;
    let mut prefixes = Vec::new();
    for scope in names.around(scope) {
        let prefix = match names.scope(scope).kind {
            ScopeKind::Root => continue,
            ScopeKind::Row => "row.".to_owned(),
            ScopeKind::Template => {
                parents += 1;
                match parents {
                    1 => "panel.".to_owned(),
                    depth => "parentPanel.".repeat(depth - 1),
                }
            }
        };
        prefixes.push((scope, prefix));
    }
    prefixes
}

fn candidates(names: &Names, use_: &Use, reads: &Reads) -> Vec<String> {
    let keys = |scope: ScopeId, prefix: &str| -> Vec<String> {
        let members = names.scope(scope).members.iter();
        members
            .map(|member| format!("{prefix}{}", member.key))
            .collect()
    };
    if let NameRole::Field { array: Some(array) } = &reads.role {
        let array = array.rsplit('.').next().unwrap_or(array);
        return names
            .around(use_.scope)
            .find_map(|scope| entries_of(names, scope, array))
            .map_or_else(Vec::new, |inner| keys(inner, ""));
    }
    let mut candidates = Vec::new();
    if let Some(sentence) = &use_.place.sentence {
        candidates.extend(sentence.values.iter().cloned());
        if sentence.about_group {
            candidates.extend(["subject.name", "subject.acronym"].map(str::to_owned));
            return candidates;
        }
        if let Some(inner) = sentence
            .each
            .as_deref()
            .and_then(|each| entries_of(names, Names::ROOT, each))
        {
            candidates.extend(keys(inner, "panel."));
        }
    } else {
        for (scope, prefix) in prefixes(names, use_.scope) {
            candidates.extend(keys(scope, &prefix));
        }
    }
    if use_.place.item {
        candidates.push("item".to_owned());
    }
    for member in &names.scope(Names::ROOT).members {
        candidates.push(member.key.clone());
        if member.comment {
            candidates.push(format!("{}-Comment", member.key));
        }
        match &member.shape {
            Shape::Object(keys) => {
                candidates.extend(keys.iter().map(|key| format!("{}.{key}", member.key)));
            }
            Shape::Entries(inner) | Shape::Rows(_, inner) => {
                let totals = names.scope(*inner).members.iter();
                candidates.extend(
                    totals
                        .filter(|column| column.total)
                        .map(|column| format!("{}-total.{}", member.key, column.key)),
                );
            }
            _ => {}
        }
    }
    candidates
}
