//! The message files: complete, well formed, and holding every key that the sources ask for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use iscm_survey::language::{Argument, Language};
use regex::Regex;

/// Every file with this extension below a folder.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is part of the sources") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|ending| ending == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The messages of a language: file, and the variables that are read directly or through other
/// messages.
struct Message {
    file: String,
    variables: BTreeSet<String>,
}

fn messages(language: Language) -> BTreeMap<String, Message> {
    let folder = source_folder()
        .join("language/messages")
        .join(language.code());
    let start = Regex::new(r"^([a-zA-Z][a-zA-Z0-9_-]*) *=").unwrap();
    let variable = Regex::new(r"\$([a-zA-Z][a-zA-Z0-9_-]*)").unwrap();
    let reference = Regex::new(r"\{ *([a-z][a-zA-Z0-9_-]*) *\}").unwrap();
    let mut messages: BTreeMap<String, Message> = BTreeMap::new();
    let mut references: Vec<(String, String)> = Vec::new();
    for path in files(&folder, "ftl") {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut current = None;
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            if line.starts_with('#') {
                continue;
            }
            if let Some(captures) = start.captures(line) {
                let key = captures[1].to_owned();
                let message = Message {
                    file: file.clone(),
                    variables: BTreeSet::new(),
                };
                assert!(
                    messages.insert(key.clone(), message).is_none(),
                    "{key} stands twice in the messages of {}",
                    language.code()
                );
                current = Some(key);
            }
            if let Some(key) = &current {
                for captures in variable.captures_iter(line) {
                    let variables = &mut messages.get_mut(key).unwrap().variables;
                    variables.insert(captures[1].to_owned());
                }
                for captures in reference.captures_iter(line) {
                    references.push((key.clone(), captures[1].to_owned()));
                }
            }
        }
    }
    for (from, to) in references {
        let read = messages[&to].variables.clone();
        messages.get_mut(&from).unwrap().variables.extend(read);
    }
    messages
}

#[test]
fn english_french_and_spanish_have_every_message_in_the_same_file() {
    let english = messages(Language::English);
    for language in [Language::French, Language::Spanish] {
        let other = messages(language);
        for (key, message) in &english {
            let translated = other.get(key).unwrap_or_else(|| {
                panic!(
                    "{key} is missing: add it to src/language/messages/{}/{}",
                    language.code(),
                    message.file
                )
            });
            assert_eq!(
                translated.file,
                message.file,
                "{key} stands in another file in {}",
                language.code()
            );
        }
    }
}

/// Arabic is whole, the desk included; the words of reports are in all languages.
#[test]
fn the_other_languages_have_every_message_of_the_files_promised_in_them() {
    const REPORTS: &[&str] = &[
        "reports.ftl",
        "findings.ftl",
        "charts.ftl",
        "common.ftl",
        "dates.ftl",
    ];
    let english = messages(Language::English);
    for language in [Language::Arabic, Language::Russian, Language::Chinese] {
        let other = messages(language);
        let missing: Vec<String> = english
            .iter()
            .filter(|(_, message)| {
                language == Language::Arabic || REPORTS.contains(&message.file.as_str())
            })
            .filter(|(key, message)| {
                other
                    .get(*key)
                    .is_none_or(|translated| translated.file != message.file)
            })
            .map(|(key, message)| format!("{}: {key}", message.file))
            .collect();
        assert!(
            missing.is_empty(),
            "add to src/language/messages/{}:\n{}",
            language.code(),
            missing.join("\n")
        );
    }
}

#[test]
fn no_language_has_a_message_or_an_argument_that_english_lacks() {
    let english = messages(Language::English);
    for language in Language::ALL {
        for (key, message) in messages(language) {
            let Some(original) = english.get(&key) else {
                panic!("{key} of {} is not in English", language.code());
            };
            let surplus: Vec<_> = message.variables.difference(&original.variables).collect();
            assert!(
                surplus.is_empty(),
                "{key} of {} reads {surplus:?}, which English does not name",
                language.code()
            );
        }
    }
}

#[test]
fn every_message_can_be_written_with_its_arguments() {
    let english = messages(Language::English);
    for language in Language::ALL {
        for (key, message) in &english {
            // `text_with` panics in tests when the message does not exist or cannot be resolved.
            for number in [0, 1, 2, 3, 7, 11, 21, 100] {
                let arguments: Vec<(&'static str, Argument)> = message
                    .variables
                    .iter()
                    .map(|name| {
                        let name: &'static str = name.clone().leak();
                        (name, Argument::from(number))
                    })
                    .collect();
                let text = language.text_with(key, &arguments);
                assert!(
                    !text.trim().is_empty(),
                    "{key} of {} is empty",
                    language.code()
                );
                assert!(
                    !text.contains(['{', '}']),
                    "{key} of {}: {text}",
                    language.code()
                );
            }
        }
    }
}

#[test]
fn every_key_in_the_sources_has_a_message() {
    let call = Regex::new(
        r#"(?:(?:language(?:\(\))?|Language::\w+)\s*\.text(?:_with)?|\bmessage|\brich|\bplain|\babout|\blist_of|\bdated)\(\s*(?:[a-z_.]+,\s*)?"([a-z][^"]*)""#,
    )
    .unwrap();
    let english = messages(Language::English);
    let mut seen = 0;
    for path in files(&source_folder(), "rs") {
        for captures in call.captures_iter(&std::fs::read_to_string(&path).unwrap()) {
            let key = &captures[1];
            seen += 1;
            assert!(
                english.contains_key(key),
                "{} asks for the message {key:?}: add it to src/language/messages/{{en,fr,es}}",
                path.display()
            );
        }
    }
    assert!(seen > 5, "the pattern no longer finds the calls: {seen}");
}
