//! The names of variables, as SPSS takes them.

use std::collections::HashSet;

use super::super::Table;

const LONGEST: usize = 64;
const RESERVED: [&str; 13] = [
    "ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH",
];

/// A name for each column, in their order: letters, digits, `.` and `_`, at most 64 bytes, none twice whatever the
/// case. `/` becomes `.`, and what else SPSS does not take becomes `_`; the codebook has both names.
pub fn variable_names(table: &Table) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    table
        .columns
        .iter()
        .map(|column| {
            let clean = clean(&column.name);
            let mut number = 1;
            loop {
                let tail = match number {
                    1 => String::new(),
                    number => format!("_{number}"),
                };
                let mut name = clean.clone();
                name.truncate(LONGEST - tail.len());
                let name = name.trim_end_matches(['.', '_']).to_owned() + &tail;
                if !RESERVED.contains(&name.to_uppercase().as_str())
                    && taken.insert(name.to_lowercase())
                {
                    return name;
                }
                number += 1;
            }
        })
        .collect()
}

fn clean(name: &str) -> String {
    let mut clean: String = name
        .chars()
        .map(|letter| match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' => letter,
            '/' => '.',
            _ => '_',
        })
        .collect();
    if !clean.starts_with(|first: char| first.is_ascii_alphabetic()) {
        clean.insert(0, 'v');
    }
    clean
}
