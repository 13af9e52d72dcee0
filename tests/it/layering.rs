//! Who may call whom: the table of `docs/architecture.md`, held against the sources.
//!
//! Fails when a file names a room that its own room may not call, or a library that its room has never
//! heard of. Moving a wall is fine: change the table here and in `docs/architecture.md` in one commit and
//! say why in `docs/decisions/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

struct Room {
    name: &'static str,
    may_call: &'static [&'static str],
    /// Crates and paths that may not appear in the room.
    never_heard_of: &'static [&'static str],
}

const OUTSIDE_OF_CORE: &[&str] = &[
    "actix_web",
    "diesel",
    "lettre",
    "maud",
    "tokio",
    "getrandom",
    "std::fs",
    "std::net",
    "Utc::now",
    "Instant::now",
    "async fn",
];

const CORE: &[&str] = &[
    "language",
    "registry",
    "questionnaire",
    "assessment",
    "findings",
];

const ROOMS: &[Room] = &[
    Room {
        name: "language",
        may_call: &[],
        never_heard_of: OUTSIDE_OF_CORE,
    },
    Room {
        name: "registry",
        may_call: &["language"],
        never_heard_of: OUTSIDE_OF_CORE,
    },
    Room {
        name: "questionnaire",
        may_call: &["language", "registry"],
        never_heard_of: OUTSIDE_OF_CORE,
    },
    Room {
        name: "assessment",
        may_call: &["language", "registry", "questionnaire"],
        never_heard_of: OUTSIDE_OF_CORE,
    },
    Room {
        name: "findings",
        may_call: &["language", "registry", "questionnaire", "assessment"],
        never_heard_of: OUTSIDE_OF_CORE,
    },
    Room {
        name: "reports",
        may_call: CORE,
        never_heard_of: &[
            "actix_web",
            "diesel",
            "lettre",
            "std::fs",
            "Utc::now",
            "getrandom",
        ],
    },
    Room {
        name: "fonts",
        may_call: &["reports"],
        never_heard_of: &["actix_web", "diesel", "lettre", "maud"],
    },
    Room {
        name: "institution",
        may_call: &[],
        never_heard_of: OUTSIDE_OF_CORE,
    },
    Room {
        name: "clock",
        may_call: &[],
        never_heard_of: &["actix_web", "diesel", "lettre", "maud"],
    },
    Room {
        name: "config",
        may_call: &[
            "language",
            "registry",
            "questionnaire",
            "assessment",
            "findings",
            "institution",
            "links",
        ],
        never_heard_of: &["actix_web", "diesel", "lettre", "maud"],
    },
    Room {
        name: "links",
        may_call: CORE,
        never_heard_of: &["actix_web", "diesel", "lettre", "maud"],
    },
    Room {
        name: "telemetry",
        may_call: &[],
        never_heard_of: &["diesel", "lettre", "maud"],
    },
    Room {
        name: "storage",
        may_call: &[
            "language",
            "registry",
            "questionnaire",
            "assessment",
            "findings",
            "clock",
        ],
        never_heard_of: &["actix_web", "lettre", "maud", "Utc::now"],
    },
    Room {
        name: "mail",
        may_call: &[
            "language",
            "registry",
            "questionnaire",
            "assessment",
            "findings",
            "institution",
            "links",
        ],
        never_heard_of: &["actix_web", "diesel", "Utc::now"],
    },
    Room {
        name: "app",
        may_call: &[
            "language",
            "registry",
            "questionnaire",
            "assessment",
            "findings",
            "reports",
            "storage",
            "clock",
        ],
        never_heard_of: &["actix_web", "lettre", "maud", "Utc::now"],
    },
    Room {
        name: "worker",
        may_call: &[
            "language",
            "registry",
            "questionnaire",
            "assessment",
            "findings",
            "app",
            "storage",
            "mail",
            "clock",
            "links",
            "institution",
        ],
        never_heard_of: &["actix_web", "maud", "Utc::now"],
    },
    Room {
        name: "web",
        may_call: &[
            "language",
            "registry",
            "questionnaire",
            "assessment",
            "findings",
            "reports",
            "storage",
            "app",
            "clock",
            "institution",
            "links",
        ],
        never_heard_of: &["diesel", "lettre", "Utc::now"],
    },
];

/// Rooms that wire the others together and may name all of them.
const WIRING: &[&str] = &["cli", "lib", "main"];

#[test]
fn rooms_call_only_whom_the_table_allows() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut complaints = Vec::new();
    let mut seen_rooms = BTreeSet::new();
    for file in rust_files(&sources) {
        let room_name = room_of(&sources, &file);
        if WIRING.contains(&room_name.as_str()) {
            continue;
        }
        let Some(room) = ROOMS.iter().find(|room| room.name == room_name) else {
            complaints.push(format!(
                "{}: no room `{room_name}` in the table: add it there with whom it may call",
                file.display()
            ));
            continue;
        };
        seen_rooms.insert(room.name);
        let text = fs::read_to_string(&file).expect("a source file is readable");
        if is_test(&file) {
            // Unit tests may read files and take the clock; walls between rooms hold for the program.
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = without_comment(line);
            for forbidden in room.never_heard_of {
                if names(code, forbidden) {
                    complaints.push(format!(
                        "{}:{}: `{}` has never heard of `{forbidden}`",
                        file.display(),
                        number + 1,
                        room.name
                    ));
                }
            }
        }
        for called in rooms_named(&text) {
            if called != room.name && !room.may_call.contains(&called.as_str()) {
                complaints.push(format!(
                    "{}: `{}` may not call `{called}` (table in tests/it/layering.rs)",
                    file.display(),
                    room.name
                ));
            }
        }
    }
    assert!(
        complaints.is_empty(),
        "walls are broken:\n{}",
        complaints.join("\n")
    );
    assert!(
        seen_rooms.contains("questionnaire"),
        "the sources were not found"
    );
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a source folder is readable") {
        let path = entry.expect("a folder entry is readable").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn is_test(file: &Path) -> bool {
    file.components().any(|part| {
        let name = part.as_os_str().to_string_lossy();
        name == "tests" || name == "tests.rs"
    })
}

/// The first folder under `src`, or the file's own name at the top.
fn room_of(sources: &Path, file: &Path) -> String {
    let relative = file
        .strip_prefix(sources)
        .expect("files come from the source folder");
    let first = relative.components().next().expect("a file has a name");
    let name = first.as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

fn without_comment(line: &str) -> &str {
    // Good enough here: an address such as "https://…" loses its tail, which names no room.
    line.split("//").next().unwrap_or_default()
}

fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(start, _)| {
        let before = code[..start].chars().next_back();
        let after = code[start + word.len()..].chars().next();
        let inside_a_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !inside_a_word(before) && !inside_a_word(after)
    })
}

/// All rooms named after `crate::`, also in braces: `use crate::{language::Language, links}`.
fn rooms_named(text: &str) -> BTreeSet<String> {
    let code: String = text
        .lines()
        .map(without_comment)
        .collect::<Vec<_>>()
        .join("\n");
    let mut rooms = BTreeSet::new();
    for (start, _) in code.match_indices("crate::") {
        if code[..start].ends_with('$') {
            continue;
        }
        let rest = &code[start + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            rooms.extend(
                parts_of_group(group)
                    .into_iter()
                    .map(|part| first_word(&part)),
            );
        } else {
            rooms.insert(first_word(rest));
        }
    }
    let known: BTreeSet<&str> = ROOMS
        .iter()
        .map(|room| room.name)
        .chain(WIRING.iter().copied())
        .collect();
    rooms.retain(|room| known.contains(room.as_str()));
    rooms
}

/// The parts of `a::B, c, d::{e, f}}…` up to the closing brace, split at the outer commas.
fn parts_of_group(group: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

fn first_word(path: &str) -> String {
    path.trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn the_reader_of_use_lines_sees_groups_and_words() {
    let text =
        "use crate::{links, storage::{self, a::b}, web::parts};\nfn f() { crate::mail::send() }";
    let seen: Vec<String> = rooms_named(text).into_iter().collect();
    assert_eq!(seen, ["links", "mail", "storage", "web"]);
    assert!(names("use diesel::prelude::*;", "diesel"));
    assert!(!names("let diesel_like = 1;", "diesel"));
}
