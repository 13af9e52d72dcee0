//! What can be judged only when all names are known: answers that several questions write, keys of linked
//! lists, and lists of choices taken from other questions.

use std::collections::HashMap;

use super::names::{Member, Names, ScopeId, Shape};
use super::nearest;
use super::problem::{Problem, ProblemCode};
use super::reader::Reader;

/// A list of choices that is taken from another question.
#[derive(Clone, Debug)]
pub struct Carried {
    /// Of the question that takes.
    pub pointer: String,
    pub scope: ScopeId,
    pub question: String,
    pub values: Option<String>,
    pub texts: Option<String>,
}

/// A `keyName`.
#[derive(Clone, Debug)]
pub struct Key {
    pub pointer: String,
    /// Where the question stands, and where its template or columns do.
    pub scope: ScopeId,
    pub inner: ScopeId,
    /// The key of the question's answer, and that of its entries.
    pub answer: String,
    pub name: String,
}

/// Looks keys up, and makes those of linked lists known inside their templates (section 5).
pub fn declare_keys(reader: &mut Reader) {
    for key in std::mem::take(&mut reader.keys) {
        let inner = reader.names.scope(key.inner);
        if inner.with_key(&key.name).next().is_some() {
            continue;
        }
        let linked: Vec<&str> = reader
            .names
            .scope(key.scope)
            .with_key(&key.answer)
            .filter_map(|member| match &member.shape {
                Shape::Linked(property) => Some(property.as_str()),
                _ => None,
            })
            .collect();
        if linked.iter().any(|property| same(property, &key.name)) {
            reader.names.declare(
                key.inner,
                Member {
                    name: key.name.clone(),
                    key: key.name,
                    shape: Shape::Value,
                    comment: false,
                    total: false,
                    select: true,
                    pointer: key.pointer,
                },
            );
            continue;
        }
        let known = inner
            .members
            .iter()
            .map(|member| member.key.as_str())
            .chain(linked.iter().copied());
        let near = nearest::nearest(&key.name, known);
        let message = format!(
            "the entries have no \"{}\" that could be their key{}",
            key.name,
            nearest::did_you_mean(near)
        );
        reader.report(ProblemCode::UnknownReference, key.pointer, message);
    }
}

/// Questions that write the same answer have to write it in the same shape.
pub fn check_shared_answers(reader: &mut Reader) {
    let mut problems = Vec::new();
    for scope in 0..reader.names.scopes() {
        let mut first_by_key: HashMap<String, &Member> = HashMap::new();
        for member in &reader.names.scope(scope).members {
            match first_by_key.get(&member.key.to_lowercase()) {
                None => {
                    first_by_key.insert(member.key.to_lowercase(), member);
                }
                Some(first) if may_share(first, member) => {}
                Some(first) => problems.push(Problem::new(
                    ProblemCode::Conflict,
                    &member.pointer,
                    format!(
                        "the answer \"{}\" is also that of {}, in another form",
                        member.key, first.pointer
                    ),
                )),
            }
        }
    }
    reader.problems.extend(problems);
}

fn may_share(first: &Member, second: &Member) -> bool {
    let calculated = |member: &Member| member.pointer.starts_with("/calculatedValues/");
    if calculated(first) || calculated(second) {
        return same(&first.name, &second.name);
    }
    match (&first.shape, &second.shape) {
        (Shape::Anything, _) | (_, Shape::Anything) => true,
        (Shape::Linked(_) | Shape::Entries(_), Shape::Linked(_) | Shape::Entries(_)) => true,
        (Shape::Rows(..), Shape::Rows(..)) => true,
        (first, second) => first == second,
    }
}

/// Questions whose choices are taken from others: those must exist, have some, and not take in a circle.
pub fn check_carried(reader: &mut Reader) {
    let mut problems = Vec::new();
    let mut sources: HashMap<&str, &str> = HashMap::new();
    for carried in &reader.carried {
        let at = format!("{}/choicesFromQuestion", carried.pointer);
        match find(&reader.names, carried) {
            None => {
                let known = reader
                    .names
                    .around(carried.scope)
                    .flat_map(|scope| &reader.names.scope(scope).members)
                    .filter(|member| member.select || matches!(member.shape, Shape::Entries(_)))
                    .map(|member| member.name.as_str());
                problems.push(Problem::new(
                    ProblemCode::UnknownReference,
                    at,
                    format!(
                        "no question is called \"{}\"{}",
                        carried.question,
                        nearest::did_you_mean(nearest::nearest(&carried.question, known))
                    ),
                ));
            }
            Some(member) => {
                sources.insert(&carried.pointer, &member.pointer);
                problems.extend(check_source(&reader.names, carried, member, at));
            }
        }
    }
    problems.extend(circles(&sources));
    reader.problems.extend(problems);
}

fn find<'n>(names: &'n Names, carried: &Carried) -> Option<&'n Member> {
    // SurveyJS writes "row.column" and "panel.question" here, too.
    let name = carried
        .question
        .strip_prefix("panel.")
        .or_else(|| carried.question.strip_prefix("row."))
        .unwrap_or(&carried.question);
    names
        .around(carried.scope)
        .find_map(|scope| names.scope(scope).named(name))
}

fn check_source(names: &Names, carried: &Carried, source: &Member, at: String) -> Vec<Problem> {
    let Shape::Entries(inner) = source.shape else {
        if source.select {
            return Vec::new();
        }
        let message = format!(
            "\"{}\" has no choices that could be taken",
            carried.question
        );
        return vec![Problem::new(ProblemCode::Conflict, at, message)];
    };
    let members = &names.scope(inner).members;
    [
        ("choiceValuesFromQuestion", &carried.values),
        ("choiceTextsFromQuestion", &carried.texts),
    ]
    .into_iter()
    .filter_map(|(property, name)| Some((property, name.as_deref()?)))
    .filter(|(_, name)| names.scope(inner).named(name).is_none())
    .map(|(property, name)| {
        let near = nearest::nearest(name, members.iter().map(|member| member.name.as_str()));
        Problem::new(
            ProblemCode::UnknownReference,
            format!("{}/{property}", carried.pointer),
            format!(
                "\"{}\" has no question or column \"{name}\"{}",
                carried.question,
                nearest::did_you_mean(near)
            ),
        )
    })
    .collect()
}

/// Each question takes from one other at most, so a circle is found by walking.
fn circles(sources: &HashMap<&str, &str>) -> Vec<Problem> {
    let mut starts: Vec<&str> = sources.keys().copied().collect();
    starts.sort_unstable();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut problems = Vec::new();
    for (round, start) in starts.into_iter().enumerate() {
        let mut path = Vec::new();
        let mut at = start;
        while !seen.contains_key(at) {
            seen.insert(at, round);
            path.push(at);
            match sources.get(at) {
                Some(&next) => at = next,
                None => break,
            }
        }
        if seen[at] == round
            && let Some(position) = path.iter().position(|&step| step == at)
            && sources.contains_key(at)
        {
            let mut circle = path[position..].to_vec();
            circle.push(at);
            problems.push(Problem::new(
                ProblemCode::DependencyCycle,
                format!("{at}/choicesFromQuestion"),
                format!("choices are taken in a circle: {}", circle.join(" → ")),
            ));
        }
    }
    problems
}

fn same(left: &str, right: &str) -> bool {
    left.to_lowercase() == right.to_lowercase()
}
