//! The proof: MIDCOM's answers give a Summary of Findings that holds every fact of the published one, says
//! nothing beyond the answers, and reads well; so do thin answers, and all of it in English, French, Spanish and Arabic.
//!
//! The facts are those of IOM's *Summary of Findings per ISCM: MIDCOM* (2019), one by one, in `facts.rs`.

pub mod facts;
mod groups;
mod names;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{DateTime, TimeZone, Utc};
use indexmap::IndexMap;
use iscm_survey::findings::reading::reading_problems;
use iscm_survey::findings::{Section, Statement, tell_form};
use iscm_survey::language::Language;
use iscm_survey::questionnaire::Questionnaire;
use iscm_survey::questionnaire::document::{LoadOptions, check_together, load};
use iscm_survey::questionnaire::form::{Context, Form, NoRegisters};
use serde_json::{Map, Value as Json};

const ISCM: &str = include_str!("../../questionnaires/iscm.json");
const STATE: &str = include_str!("../../questionnaires/state.json");
const IGO: &str = include_str!("../../questionnaires/igo.json");
const MIDCOM: &str = include_str!("../../questionnaires/demo/midcom-2019.json");
/// Required questions only, of a mechanism whose name takes an article in English.
const THIN: &str = include_str!("../data/iscm-thin.json");
/// A mechanism that is dormant, without bodies, partners and contributions.
const DORMANT: &str = include_str!("../data/iscm-dormant.json");
/// Nearly everything that can be answered.
const FULL: &str = include_str!("../data/iscm-full.json");

static ISCM_FILE: LazyLock<Questionnaire> = LazyLock::new(|| questionnaire(ISCM, "iscm"));
static STATE_FILE: LazyLock<Questionnaire> = LazyLock::new(|| questionnaire(STATE, "state"));
static IGO_FILE: LazyLock<Questionnaire> = LazyLock::new(|| questionnaire(IGO, "igo"));

/// What only codes or steers the form.
const NOT_TOLD: &[&str] = &[
    "status",
    "respondent_role",
    "has_contributed",
    "has_partners",
    // The name is told only where there is no acronym.
    "iscm_name",
];

const LANGUAGES: [Language; 4] = [
    Language::English,
    Language::French,
    Language::Spanish,
    Language::Arabic,
];

/// A questionnaire of this house, which must load without an error.
fn questionnaire(text: &str, stem: &str) -> Questionnaire {
    let loaded = load(
        text,
        &LoadOptions {
            file_stem: Some(stem),
            ..LoadOptions::default()
        },
    );
    let errors: Vec<String> = loaded.errors().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{stem}.json: {}", errors.join("\n"));
    loaded.questionnaire.expect("no errors, so it is there")
}

fn answers(text: &str) -> Map<String, Json> {
    serde_json::from_str(text).expect("the answers are a JSON object")
}

/// The day on which the answers are read: in the year of the published summary.
fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2019, 10, 1, 12, 0, 0)
        .single()
        .expect("a day that exists")
}

fn form<'q>(
    questionnaire: &'q Questionnaire,
    answers: &Map<String, Json>,
    language: Language,
) -> Form<'q> {
    let context = Context {
        language,
        now: now(),
        registers: &NoRegisters,
        last: None,
    };
    Form::compute(questionnaire, answers, context)
}

fn told(answers: &Map<String, Json>, language: Language) -> Vec<Section> {
    tell_form(&form(&ISCM_FILE, answers, language), "midcom")
}

fn texts(section: &Section) -> Vec<&str> {
    section
        .statements
        .iter()
        .map(|statement| statement.text.as_str())
        .collect()
}

/// Without case, and with plain quotation marks and blanks, so that only words are compared.
pub fn plain(text: &str) -> String {
    text.to_lowercase()
        .replace(['\u{a0}', '\u{202f}'], " ")
        .replace(['“', '”'], "\"")
        .replace('’', "'")
}

/// What is told in one breath: the statements about one entry of a list together, each other one alone.
fn passages(section: &Section) -> Vec<String> {
    let mut passages: IndexMap<String, String> = IndexMap::new();
    for statement in &section.statements {
        let key = match statement.key.split('/').nth(2) {
            Some(entry) => entry.to_owned(),
            None => statement.key.clone(),
        };
        let passage = passages.entry(key).or_default();
        passage.push_str(&plain(&statement.text));
        passage.push(' ');
    }
    passages.into_values().collect()
}

#[test]
fn midcoms_answers_can_be_submitted() {
    for (name, text) in [
        ("midcom-2019", MIDCOM),
        ("thin", THIN),
        ("dormant", DORMANT),
        ("full", FULL),
    ] {
        let form = form(&ISCM_FILE, &answers(text), Language::English);
        let errors: Vec<String> = form
            .completion()
            .errors
            .iter()
            .map(|error| format!("{error:?}"))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

/// The facts of the published summary that these answers do not tell.
fn missing_facts(answers: &Map<String, Json>) -> Vec<String> {
    let sections: IndexMap<String, Vec<String>> = told(answers, Language::English)
        .iter()
        .map(|section| (section.id.clone(), passages(section)))
        .collect();
    facts::FACTS
        .iter()
        .filter(|fact| {
            !sections[fact.section].iter().any(|passage| {
                fact.told_as
                    .iter()
                    .any(|words| words.iter().all(|word| passage.contains(&plain(word))))
            })
        })
        .map(|fact| format!("{}: {}", fact.section, fact.fact))
        .collect()
}

#[test]
fn midcoms_summary_holds_every_published_fact() {
    let given = answers(MIDCOM);
    let missing = missing_facts(&given);
    assert!(
        missing.is_empty(),
        "{} of {} facts are missing in MIDCOM's summary:\n{}\n\nIt says:\n{}",
        missing.len(),
        facts::FACTS.len(),
        missing.join("\n"),
        told(&given, Language::English)
            .iter()
            .flat_map(texts)
            .collect::<Vec<_>>()
            .join("\n"),
    );
}

/// The whole text, to be read by whoever changes a sentence.
#[test]
fn midcoms_summary_as_it_reads() {
    for language in LANGUAGES {
        let text: Vec<String> = told(&answers(MIDCOM), language)
            .iter()
            .map(|section| {
                let paragraphs = section.paragraphs().into_iter().map(|paragraph| {
                    let sentences: Vec<&str> =
                        paragraph.iter().map(|one| one.text.as_str()).collect();
                    sentences.join(" ")
                });
                std::iter::once(format!("# {}", section.title))
                    .chain(paragraphs)
                    .collect::<Vec<_>>()
                    .join("\n")
            })
            .collect();
        insta::assert_snapshot!(format!("midcom_{}", language.code()), text.join("\n\n"));
    }
}

/// The list would notice: without any one of the answers, some fact is missing.
#[test]
fn every_answer_carries_a_fact() {
    let given = answers(MIDCOM);
    for question in given.keys() {
        let mut less = given.clone();
        less.remove(question);
        assert!(
            NOT_TOLD.contains(&question.as_str()) || !missing_facts(&less).is_empty(),
            "no fact is missing without {question:?}"
        );
    }
}

#[test]
fn the_list_of_facts_is_whole() {
    assert!(facts::FACTS.len() > 50);
    let mut seen = BTreeSet::new();
    for fact in facts::FACTS {
        assert!(
            seen.insert((fact.section, fact.fact)),
            "twice: {}",
            fact.fact
        );
    }
    // A fact is found by its words, so an empty summary must not pass.
    for fact in facts::FACTS {
        assert!(
            fact.told_as.iter().all(|words| !words.is_empty()),
            "{}",
            fact.fact
        );
    }
}

/// Names, numbers and quotations come from the answers and from the chosen codes, from nowhere else.
#[test]
fn midcoms_summary_names_nothing_that_the_answers_do_not_name() {
    let given = answers(MIDCOM);
    let mut said = BTreeSet::new();
    words_of(&Json::Object(given.clone()), &mut said);
    phrases_of(
        &serde_json::from_str(ISCM).expect("the questionnaire is JSON"),
        &codes_of(&Json::Object(given.clone())),
        &mut said,
    );
    let mut invented = Vec::new();
    for section in told(&given, Language::English) {
        for statement in &section.statements {
            for word in statement.text.split_whitespace().skip(1) {
                let word = bare(word);
                let is_name = word
                    .chars()
                    .any(|letter| letter.is_uppercase() || letter.is_numeric());
                if is_name && !said.contains(&word) && word != "States" {
                    invented.push(format!("{word:?} in {:?}", statement.text));
                }
            }
        }
    }
    assert!(invented.is_empty(), "{}", invented.join("\n"));
}

/// Nothing is said that rests on no answer: take a source away, and the statement is gone or says less.
#[test]
fn every_statement_falls_with_its_sources() {
    let given = answers(MIDCOM);
    for section in told(&given, Language::English) {
        for statement in &section.statements {
            // What only decides whether a sentence holds is an answer behind it as well.
            let behind: Vec<_> = statement
                .sources
                .iter()
                .chain(&statement.conditions)
                .filter(|source| !source.value.is_null())
                .collect();
            assert!(!behind.is_empty(), "nothing is behind {:?}", statement.text);
            for source in behind {
                let question = source.address.split('/').next().unwrap_or_default();
                if question == "iscm_name" {
                    // Read for the short name, and told only where there is no acronym.
                    continue;
                }
                let mut less = given.clone();
                assert!(
                    less.remove(question).is_some(),
                    "{:?} rests on {:?}, which is not answered",
                    statement.text,
                    source.address
                );
                assert!(
                    !is_still_told(&less, &section.id, statement),
                    "without {question:?} it still says {:?}",
                    statement.text
                );
            }
        }
    }
}

fn is_still_told(answers: &Map<String, Json>, section: &str, statement: &Statement) -> bool {
    told(answers, Language::English)
        .iter()
        .filter(|told| told.id == section)
        .flat_map(|told| &told.statements)
        .any(|told| told.text == statement.text)
}

/// And nothing that was answered is kept silent, apart from what only codes or steers the form.
#[test]
fn every_answer_is_told() {
    let given = answers(MIDCOM);
    let sources: BTreeSet<String> = told(&given, Language::English)
        .iter()
        .flat_map(|section| &section.statements)
        .flat_map(|statement| statement.sources.iter().chain(&statement.conditions))
        .map(|source| {
            source
                .address
                .split('/')
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    for question in given.keys() {
        assert!(
            NOT_TOLD.contains(&question.as_str()) || sources.contains(question),
            "no statement rests on {question:?}"
        );
    }
}

#[test]
fn every_summary_reads_well_in_four_languages() {
    let mut problems = Vec::new();
    for (name, text) in [
        ("midcom-2019", MIDCOM),
        ("thin", THIN),
        ("dormant", DORMANT),
        ("full", FULL),
    ] {
        for language in LANGUAGES {
            for section in told(&answers(text), language) {
                assert!(
                    !section.statements.is_empty(),
                    "{name}: section {} is empty in {}",
                    section.id,
                    language.code()
                );
                for problem in reading_problems(&texts(&section)) {
                    problems.push(format!("{name}, {}: {problem}", language.code()));
                }
                for statement in &section.statements {
                    if statement.language != language || statement.untranslated {
                        problems.push(format!(
                            "{name}, {}: untranslated: {:?}",
                            language.code(),
                            statement.text
                        ));
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The drafts of a respondent who has only begun are read as well.
#[test]
fn a_summary_of_single_answers_reads_well() {
    let whole = answers(FULL);
    let mut problems = Vec::new();
    for (question, answer) in &whole {
        let mut one = Map::new();
        for always in ["iscm_name", "iscm_acronym", "status", "established"] {
            one.insert(always.to_owned(), whole[always].clone());
        }
        one.insert(question.clone(), answer.clone());
        for language in LANGUAGES {
            for section in told(&one, language) {
                for problem in reading_problems(&texts(&section)) {
                    problems.push(format!("{question}, {}: {problem}", language.code()));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_instruments_are_whole_in_four_languages() {
    for (text, stem) in [(ISCM, "iscm"), (STATE, "state"), (IGO, "igo")] {
        let loaded = load(
            text,
            &LoadOptions {
                file_stem: Some(stem),
                ..LoadOptions::default()
            },
        );
        // Chinese and Russian are still to come; no other remark is left.
        let remarks: Vec<String> = loaded
            .problems
            .iter()
            .map(ToString::to_string)
            .filter(|problem| {
                !problem.contains("untranslated")
                    || ["fr", "es", "ar", "French", "Spanish", "Arabic"]
                        .iter()
                        .any(|language| {
                            problem
                                .split(|c: char| !c.is_alphanumeric())
                                .any(|word| word == *language)
                        })
            })
            .collect();
        assert!(remarks.is_empty(), "{stem}.json: {}", remarks.join("\n"));
        let mut missing = Vec::new();
        texts_without_translation(&serde_json::from_str(text).expect("JSON"), "", &mut missing);
        assert!(missing.is_empty(), "{stem}.json: {}", missing.join("\n"));
    }
    let conflicts = check_together(&[&ISCM_FILE, &STATE_FILE, &IGO_FILE]);
    assert!(conflicts.is_empty(), "{conflicts:#?}");
}

/// The themes of the registry are codes of the questionnaire, so that they can be filled in beforehand.
#[test]
fn the_themes_of_the_registry_can_be_answered() {
    let vocabularies: Json =
        serde_json::from_str(include_str!("../../src/registry/data/vocabularies.json"))
            .expect("vocabularies");
    let themes = vocabularies
        .as_array()
        .and_then(|all| all.iter().find(|one| one["id"] == "thematic_areas"))
        .and_then(|vocabulary| vocabulary["terms"].as_array())
        .expect("the vocabulary of themes");
    let measures = iscm_survey::findings::measures(&ISCM_FILE);
    let missing: Vec<&str> = themes
        .iter()
        .filter_map(|theme| theme["id"].as_str())
        .filter(|theme| measures["theme.current"].code(theme).is_none())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// French sets a narrow space before its double punctuation, and nobody writes straight quotation marks.
#[test]
fn the_instruments_are_set_as_their_languages_are() {
    for (text, stem) in [(ISCM, "iscm"), (STATE, "state"), (IGO, "igo")] {
        let mut wrong = Vec::new();
        typography(&serde_json::from_str(text).expect("JSON"), &mut wrong);
        assert!(wrong.is_empty(), "{stem}.json: {}", wrong.join("\n"));
    }
}

fn typography(json: &Json, wrong: &mut Vec<String>) {
    match json {
        Json::Object(members) => {
            for (language, text) in members {
                if let ("default" | "fr" | "es", Json::String(text)) = (language.as_str(), text) {
                    let straight = text.contains(['\'', '"']);
                    let spaced = language == "fr"
                        && text
                            .chars()
                            .zip(text.chars().skip(1))
                            .any(|(before, sign)| {
                                ";:?!%»".contains(sign) && !"\u{a0}\u{202f}".contains(before)
                                    || before == '«' && sign != '\u{a0}'
                            });
                    if straight || spaced {
                        wrong.push(format!("{language}: {text}"));
                    }
                }
            }
            members
                .values()
                .for_each(|member| typography(member, wrong));
        }
        Json::Array(items) => items.iter().for_each(|item| typography(item, wrong)),
        _ => {}
    }
}

fn texts_without_translation(json: &Json, pointer: &str, missing: &mut Vec<String>) {
    match json {
        Json::Object(members) => {
            if members.contains_key("default")
                && !["fr", "es", "ar"]
                    .iter()
                    .all(|language| members.contains_key(*language))
            {
                missing.push(pointer.to_owned());
            }
            for (name, member) in members {
                if matches!(name.as_str(), "title" | "description" | "text" | "phrase")
                    && member.is_string()
                {
                    missing.push(format!("{pointer}/{name}"));
                }
                texts_without_translation(member, &format!("{pointer}/{name}"), missing);
            }
        }
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                texts_without_translation(item, &format!("{pointer}/{index}"), missing);
            }
        }
        _ => {}
    }
}

/// A word without the signs around it.
fn bare(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
        .trim_end_matches("’s")
        .to_owned()
}

fn words_of(json: &Json, words: &mut BTreeSet<String>) {
    match json {
        Json::String(text) => words.extend(text.split_whitespace().map(bare)),
        Json::Number(number) => {
            words.insert(number.to_string());
        }
        Json::Array(items) => items.iter().for_each(|item| words_of(item, words)),
        Json::Object(members) => members.values().for_each(|member| words_of(member, words)),
        Json::Null | Json::Bool(_) => {}
    }
}

fn codes_of(json: &Json) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    words_of(json, &mut codes);
    codes
}

/// The words of the phrases of the codes that were chosen.
fn phrases_of(json: &Json, codes: &BTreeSet<String>, words: &mut BTreeSet<String>) {
    match json {
        Json::Object(members) => {
            let value = members.get("value").and_then(Json::as_str);
            if value.is_some_and(|value| codes.contains(value))
                && let Some(phrase) = members.get("phrase").or(members.get("text"))
            {
                words_of(&phrase["default"], words);
            }
            members
                .values()
                .for_each(|member| phrases_of(member, codes, words));
        }
        Json::Array(items) => items.iter().for_each(|item| phrases_of(item, codes, words)),
        _ => {}
    }
}
