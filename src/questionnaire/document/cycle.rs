//! Values that depend on themselves (section 8 of `questionnaires/README.md`): calculated values,
//! expression questions, defaults and totals form a graph, and a circle in it has no result.
//!
//! Conditions depend on values, but a value does not depend on its condition: what is hidden stays stored
//! and counts until completion. The exception is `rowsVisibleIf`, as hidden rows are left out of totals.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::names::{Names, Shape};
use super::problem::{Problem, ProblemCode};
use super::references::{Reach, Reads, Target, Use, resolve};
use crate::questionnaire::expression::NameRole;

/// From a value to those it is computed from, with the place in the file that says so.
type Graph = IndexMap<Target, Vec<(Target, Option<String>)>>;

pub fn check(names: &Names, uses: &[Use]) -> Vec<Problem> {
    let graph = graph(names, uses);
    let circular = left_over(&graph);
    let mut reported = vec![false; graph.len()];
    let mut problems = Vec::new();
    for start in 0..graph.len() {
        if !circular[start] || reported[start] {
            continue;
        }
        // Every value that is left over depends on another one that is; walking must come round.
        let mut path: Vec<usize> = Vec::new();
        let mut at = start;
        while !reported[at] {
            reported[at] = true;
            path.push(at);
            let next = graph[at]
                .iter()
                .filter_map(|(target, _)| graph.get_index_of(target))
                .find(|&next| circular[next]);
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        if let Some(first) = path.iter().position(|&step| step == at) {
            problems.push(problem(names, &graph, &path[first..]));
        }
    }
    problems
}

fn graph(names: &Names, uses: &[Use]) -> Graph {
    let mut graph = Graph::new();
    // A running total reads the row before, another one the row after: both come to an end. A list that
    // is read in both directions need not, so there one of the two counts as the value itself.
    let both_directions = reaches(names, uses);
    for use_ in uses.iter().filter(|use_| !use_.defines.is_empty()) {
        for reads in without_arrays(&use_.reads) {
            for target in resolve(names, use_, reads).unwrap_or_default() {
                let counts = match target.reach {
                    Reach::Here => true,
                    Reach::Next => both_directions.get(target.scope) == Some(&(true, true)),
                    Reach::Previous | Reach::Length => false,
                };
                if !counts {
                    continue;
                }
                let target = Target {
                    reach: Reach::Here,
                    ..target
                };
                for defined in &use_.defines {
                    add(&mut graph, defined, &target, Some(&use_.pointer));
                }
            }
        }
    }
    for scope in 0..names.scopes() {
        for member in &names.scope(scope).members {
            let value = Target::value(scope, &member.key);
            if member.total {
                add(&mut graph, &Target::total(scope, &member.key), &value, None);
            }
            if let Shape::Entries(inner) | Shape::Rows(_, inner) = member.shape {
                for part in &names.scope(inner).members {
                    add(&mut graph, &value, &Target::value(inner, &part.key), None);
                }
            }
        }
    }
    graph
}

fn add(graph: &mut Graph, from: &Target, to: &Target, pointer: Option<&str>) {
    let targets = graph.entry(from.clone()).or_default();
    targets.push((to.clone(), pointer.map(str::to_owned)));
    graph.entry(to.clone()).or_default();
}

/// Per scope, whether entries before and whether entries after are read.
fn reaches(names: &Names, uses: &[Use]) -> Vec<(bool, bool)> {
    let mut reaches = Vec::new();
    for use_ in uses.iter().filter(|use_| !use_.defines.is_empty()) {
        for reads in &use_.reads {
            for target in resolve(names, use_, reads).unwrap_or_default() {
                if reaches.len() <= target.scope {
                    reaches.resize(target.scope + 1, (false, false));
                }
                reaches[target.scope].0 |= target.reach == Reach::Previous;
                reaches[target.scope].1 |= target.reach == Reach::Next;
            }
        }
    }
    reaches
}

/// The reads of an expression, without arrays of which one field only is read (`sumInArray`).
fn without_arrays(reads: &[Reads]) -> Vec<&Reads> {
    let fields: HashSet<&str> = reads
        .iter()
        .filter_map(|read| match &read.role {
            NameRole::Field { array } => array.as_deref(),
            _ => None,
        })
        .collect();
    reads
        .iter()
        .filter(|read| !(read.role == NameRole::Value && fields.contains(read.name.as_str())))
        .collect()
}

/// The values that are left when those are taken away, again and again, that depend on none.
fn left_over(graph: &Graph) -> Vec<bool> {
    let mut waiting: Vec<usize> = graph.values().map(Vec::len).collect();
    let mut readers: Vec<Vec<usize>> = vec![Vec::new(); graph.len()];
    for (from, targets) in graph.values().enumerate() {
        for (target, _) in targets {
            if let Some(to) = graph.get_index_of(target) {
                readers[to].push(from);
            }
        }
    }
    let mut left = vec![true; graph.len()];
    let mut settled: Vec<usize> = (0..graph.len())
        .filter(|&node| waiting[node] == 0)
        .collect();
    while let Some(node) = settled.pop() {
        left[node] = false;
        for &reader in &readers[node] {
            waiting[reader] -= 1;
            if waiting[reader] == 0 {
                settled.push(reader);
            }
        }
    }
    left
}

fn problem(names: &Names, graph: &Graph, circle: &[usize]) -> Problem {
    let mut pointer = String::new();
    let mut steps: Vec<String> = Vec::new();
    for (position, &node) in circle.iter().enumerate() {
        let next = circle[(position + 1) % circle.len()];
        if let Some((target, targets)) = graph.get_index(node) {
            steps.push(label(names, target));
            let said = targets
                .iter()
                .filter(|(target, _)| graph.get_index_of(target) == Some(next))
                .find_map(|(_, pointer)| pointer.as_ref());
            if let Some(said) = said
                && pointer.is_empty()
            {
                pointer.clone_from(said);
            }
        }
    }
    if let Some(first) = steps.first().cloned() {
        steps.push(first);
    }
    Problem::new(
        ProblemCode::DependencyCycle,
        pointer,
        format!("this value depends on itself: {}", steps.join(" → ")),
    )
}

fn label(names: &Names, target: &Target) -> String {
    let member = names.scope(target.scope).with_key(&target.key).next();
    let key = member.map_or(target.key.as_str(), |member| &member.key);
    if target.total {
        format!("total of {key}")
    } else {
        key.to_owned()
    }
}
