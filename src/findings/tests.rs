//! Sentences and whole summaries, from a small questionnaire of each group to the text.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json, json};

use super::disclosure::Disclosure;
use super::measure::measures;
use super::summary::{GroupAnswers, Material, Section, Subject, Summary, summarize, tell_form};
use super::{Levels, OwnAnswers, Source, Statement};
use crate::assessment::{CodedAnswer, Respondent};
use crate::language::{Language, LocalizedText};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::answers::Address;
use crate::questionnaire::document::{LoadOptions, load};
use crate::questionnaire::form::{Context, Form, NoRegisters, coded_values};
use crate::questionnaire::model::{Attribution, RespondentGroup};

fn read(file: &Json) -> Questionnaire {
    let loaded = load(&file.to_string(), &LoadOptions::default());
    let problems: Vec<String> = loaded
        .problems
        .iter()
        .map(|problem| format!("{problem:?}"))
        .collect();
    loaded
        .questionnaire
        .unwrap_or_else(|| panic!("{problems:#?}"))
}

fn context(language: Language) -> Context<'static> {
    Context {
        language,
        now: DateTime::<Utc>::UNIX_EPOCH,
        registers: &NoRegisters,
        last: None,
    }
}

fn map(answers: Json) -> Map<String, Json> {
    match answers {
        Json::Object(map) => map,
        other => panic!("{other} is no set of answers"),
    }
}

/// A mechanism's questionnaire with everything that sentences read.
fn mechanism(sentences: Json) -> Questionnaire {
    let list = |en: &str, fr: &str, es: &str, ar: &str| json!({"default": en, "fr": fr, "es": es, "ar": ar});
    read(&json!({
        "id": "iscm", "version": "1", "respondent": "iscm",
        "calculatedValues": [
            {"name": "short_name", "expression": "iif({acronym} notempty, {acronym}, {name})"}
        ],
        "pages": [{"name": "all", "elements": [
            {"type": "text", "name": "name"},
            {"type": "text", "name": "acronym"},
            {"type": "text", "name": "established", "inputType": "number"},
            {"type": "checkbox", "name": "focus", "showOtherItem": true, "choices": [
                {"value": "movement", "text": "Free movement",
                 "phrase": list("free movement", "la libre circulation", "la libre circulación", "حرية التنقل")},
                {"value": "trade", "text": "Migration and trade",
                 "phrase": list("trade", "le commerce", "el comercio", "التجارة")},
                {"value": "integration", "text": "Integration",
                 "phrase": list("integration", "l’intégration", "integración", "الاندماج")},
            ]},
            {"type": "radiogroup", "name": "change", "choices": ["unchanged", "changed"]},
            {"type": "radiogroup", "name": "stability", "indicator": "funding.stability",
             "choices": [{"value": "stable", "text": "Stable", "phrase": "stable"},
                         {"value": "unstable", "text": "Unstable", "phrase": "not stable"}]},
            {"type": "comment", "name": "note"},
            {"type": "text", "name": "secret", "attribution": "none"},
            {"type": "checkbox", "name": "levels", "valueName": "contributions",
             "valuePropertyName": "level", "choices": [
                {"value": "national", "text": "National", "phrase": "national"},
                {"value": "global", "text": "Global", "phrase": "global"}]},
            {"type": "paneldynamic", "name": "details", "valueName": "contributions",
             "keyName": "level", "allowAddPanel": false, "allowRemovePanel": false,
             "templateElements": [
                {"type": "text", "name": "about"},
                {"type": "matrixdynamic", "name": "examples", "rowCount": 0,
                 "phrase": "{row.what} ({row.year})",
                 "columns": [{"name": "what", "cellType": "text"},
                             {"name": "year", "cellType": "text", "inputType": "number"}]},
            ]},
        ]}],
        "findings": [{"id": "s1", "title": {"default": "Focus", "fr": "Priorités"}, "sentences": sentences}],
    }))
}

fn midcom() -> Json {
    json!({
        "name": "Migration Dialogue", "acronym": "MIDCOM", "established": 2013,
        "focus": ["movement", "trade", "integration"], "change": "unchanged",
        "stability": "unstable",
        "contributions": [
            {"level": "national", "about": "visas", "examples": [
                {"what": "the COMESA visa", "year": 2015}, {"what": "a handbook"}]},
            {"level": "global"},
        ],
    })
}

fn told_in(language: Language, sentences: Json, answers: Json) -> Vec<Statement> {
    let questionnaire = mechanism(sentences);
    let form = Form::compute(&questionnaire, &map(answers), context(language));
    let sections: Vec<Section> = tell_form(&form, "midcom");
    assert_eq!(sections.len(), 1);
    sections
        .into_iter()
        .flat_map(|section| section.statements)
        .collect()
}

fn told(sentences: Json, answers: Json) -> Vec<Statement> {
    told_in(Language::English, sentences, answers)
}

fn one_text(text: &str, answers: Json) -> String {
    told(json!([{"id": "a", "text": text}]), answers)
        .into_iter()
        .map(|statement| statement.text)
        .collect()
}

fn addresses(sources: &[Source]) -> Vec<&str> {
    sources
        .iter()
        .map(|source| source.address.as_str())
        .collect()
}

#[test]
fn placeholders_take_phrases_and_join_lists_as_the_language_does() {
    let sentence = json!([{"id": "a", "text": {
        "default": "Since {established}: {focus}.", "fr": "Depuis {established} : {focus}.",
        "es": "Desde {established}: {focus}.", "ar": "منذ {established}: {focus}."}}]);
    for (language, expected) in [
        (
            Language::English,
            "Since 2013: free movement, trade and integration.",
        ),
        (
            Language::French,
            "Depuis 2013 : la libre circulation, le commerce et l’intégration.",
        ),
        (
            Language::Spanish,
            "Desde 2013: la libre circulación, el comercio e integración.",
        ),
        (Language::Arabic, "منذ 2013: حرية التنقل والتجارة والاندماج."),
    ] {
        let statements = told_in(language, sentence.clone(), midcom());
        let text = &statements[0].text;
        // Arabic and Hebrew joiners differ in the space before the word, which ICU decides.
        if language == Language::Arabic {
            let plain = |text: &str| text.replace(['،', ' '], "");
            assert_eq!(plain(text), plain(expected));
        } else {
            assert_eq!(text, expected);
        }
        assert!(!statements[0].untranslated, "{language:?}");
    }
}

#[test]
fn a_sentence_without_the_language_comes_whole_in_the_default_one() {
    let statements = told_in(
        Language::French,
        json!([{"id": "a", "text": "It works on {focus}."}]),
        midcom(),
    );
    assert_eq!(
        statements[0].text,
        "It works on free movement, trade and integration."
    );
    assert_eq!(statements[0].language, Language::English);
    assert!(statements[0].untranslated);
}

#[test]
fn a_choice_without_the_language_is_marked_too() {
    let statements = told_in(
        Language::French,
        json!([{"id": "a", "text": {"default": "It is {stability}.", "fr": "C’est {stability}."}}]),
        midcom(),
    );
    assert_eq!(statements[0].text, "C’est not stable.");
    assert!(statements[0].untranslated);
}

#[test]
fn what_other_stands_for_is_told_as_it_was_typed() {
    let mut answers = midcom();
    answers["focus"] = json!(["trade", "other"]);
    answers["focus-Comment"] = json!("sports diplomacy");
    let statements = told(
        json!([{"id": "a", "text": "It works on {focus}."}]),
        answers,
    );
    assert_eq!(
        statements[0].text,
        "It works on trade and sports diplomacy."
    );
    assert_eq!(
        addresses(&statements[0].sources),
        ["focus", "focus-Comment"]
    );
}

#[test]
fn an_unanswered_placeholder_leaves_nothing() {
    for (text, expected) in [
        ("It is known ({note}).", "It is known."),
        ("It has a plan, {note}.", "It has a plan."),
        ("Examples: {note}.", "Examples."),
        ("It began in {established}. {note}", "It began in 2013."),
        ("{note}", ""),
        ("{note}.", ""),
    ] {
        assert_eq!(one_text(text, midcom()), expected);
    }
    let mut answers = midcom();
    answers["note"] = json!("It meets twice a year.");
    assert_eq!(
        one_text("{note}.", answers),
        "It meets twice a year.",
        "an answer brings its own stop"
    );
}

#[test]
fn neighbours_with_the_same_list_are_told_entry_by_entry() {
    let statements = told(
        json!([
            {"id": "start", "text": "It began in {established}."},
            {"id": "level", "each": "contributions", "text": "It contributed at the {panel.level} level."},
            {"id": "examples", "each": "contributions", "if": "{panel.examples} notempty",
             "text": "Examples are {panel.examples}."},
            {"id": "again", "each": "['a', 'b']", "text": "Again {item}."},
        ]),
        midcom(),
    );
    let told: Vec<(&str, &str)> = statements
        .iter()
        .map(|statement| (statement.key.as_str(), statement.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("s1/start", "It began in 2013."),
            ("s1/level/national", "It contributed at the national level."),
            (
                "s1/examples/national",
                "Examples are the COMESA visa (2015) and a handbook."
            ),
            ("s1/level/global", "It contributed at the global level."),
            ("s1/again/a", "Again a."),
            ("s1/again/b", "Again b."),
        ]
    );
    assert!(
        statements[1]
            .sources
            .iter()
            .all(|source| source.address.starts_with("contributions/national")),
        "{:?}",
        statements[1].sources
    );
    assert!(
        statements[2].sources.iter().any(|source| source
            .address
            .starts_with("contributions/national/examples")),
        "{:?}",
        statements[2].sources
    );
}

#[test]
fn sources_go_through_calculated_values_and_conditions_stand_apart() {
    let statements = told(
        json!([{"id": "a", "if": "{change} = 'unchanged' and {established} > 2000",
                "text": "Since {established} the foci of {short_name} are the same."}]),
        midcom(),
    );
    let statement = &statements[0];
    assert_eq!(
        statement.text,
        "Since 2013 the foci of MIDCOM are the same."
    );
    assert_eq!(
        addresses(&statement.sources),
        ["established", "acronym"],
        "the name was not asked for, since there is an acronym"
    );
    assert_eq!(statement.sources[0].value, json!(2013));
    assert_eq!(statement.sources[0].respondent, "midcom");
    assert_eq!(
        addresses(&statement.conditions),
        ["change"],
        "what is shown is a source and not a condition as well"
    );
}

#[test]
fn values_of_a_sentence_lead_to_the_answers_behind_them() {
    let statements = told(
        json!([{"id": "a",
            "values": {"age": "2019 - {established}", "long": "{age} > 5", "themes": "{focus}"},
            "if": "{long} = true",
            "text": "After {age} years it works on {themes}."}]),
        midcom(),
    );
    assert_eq!(
        statements[0].text,
        "After 6 years it works on free movement, trade and integration."
    );
    assert_eq!(
        addresses(&statements[0].sources)
            .into_iter()
            .collect::<BTreeSet<_>>(),
        BTreeSet::from(["established", "focus"])
    );
}

#[test]
fn last_round_is_null_where_there_is_none() {
    let sentence = json!([
        {"id": "a", "if": "{last.established} empty", "text": "There was no last round."},
        {"id": "b", "if": "{last.established} notempty", "text": "Before: {last.established}."},
    ]);
    let questionnaire = mechanism(sentence.clone());
    let texts = |last: Option<&Map<String, Json>>| -> Vec<String> {
        let context = Context {
            last,
            ..context(Language::English)
        };
        let form = Form::compute(&questionnaire, &map(midcom()), context);
        tell_form(&form, "midcom")
            .remove(0)
            .statements
            .into_iter()
            .map(|statement| statement.text)
            .collect()
    };
    assert_eq!(texts(None), ["There was no last round."]);
    assert_eq!(
        texts(Some(&map(json!({"established": 2012})))),
        ["Before: 2012."]
    );
}

fn state_file() -> Questionnaire {
    read(&json!({
        "id": "state", "version": "1", "respondent": "state",
        "pages": [{"name": "all", "elements": [
            {"type": "checkbox", "name": "memberships", "valueName": "iscms", "valuePropertyName": "iscm",
             "choicesByUrl": {"url": "registers/iscm"}},
            {"type": "paneldynamic", "name": "per_iscm", "valueName": "iscms", "keyName": "iscm",
             "subject": "iscm", "allowAddPanel": false, "allowRemovePanel": false,
             "templateElements": [
                {"type": "rating", "name": "usefulness", "indicator": "value.usefulness"},
                {"type": "radiogroup", "name": "stability", "indicator": "funding.stability",
                 "choices": [{"value": "stable", "text": "Stable"}, {"value": "unstable", "text": "Unstable"}]},
            ]},
        ]}],
        "findings": [
            {"id": "s1", "sentences": [
                {"id": "useful", "of": "state",
                 "values": {"n": "base('value.usefulness')", "m": "mean('value.usefulness')"},
                 "text": {"default": "The {n} member States that answered rate its usefulness at {m}.",
                          "fr": "Les {n} États membres lui donnent {m}."}},
            ]},
            {"id": "s9", "title": "Of States only", "sentences": [
                {"id": "gap", "of": "state",
                 "values": {"own": "own('funding.stability')", "who": "tell('funding.stability', 'stable')"},
                 "if": "{own} = 'unstable'",
                 "text": "{subject.acronym} calls its funding {own}; {who} call it stable."},
            ]},
        ],
    }))
}

fn states(count: usize) -> Vec<CodedAnswer> {
    let mut answers = Vec::new();
    for index in 0..count {
        let base = CodedAnswer {
            respondent: Respondent::new(RespondentGroup::State, format!("S{index}")),
            subject: Some("midcom".to_owned()),
            indicator: "value.usefulness".to_owned(),
            context: String::new(),
            row: None,
            code: None,
            number: Some(4.0),
            attribution: Attribution::Group,
            address: Address::parse("iscms/midcom/usefulness"),
        };
        answers.push(CodedAnswer {
            indicator: "funding.stability".to_owned(),
            code: Some("stable".to_owned()),
            number: None,
            address: Address::parse("iscms/midcom/stability"),
            ..base.clone()
        });
        answers.push(base);
    }
    answers
}

struct Round {
    own: Option<Json>,
    states: usize,
    levels: Vec<(Address, Attribution)>,
    language: Language,
}

impl Round {
    fn summary(self) -> Summary {
        let questionnaire = mechanism(json!([
            {"id": "focus", "text": {"default": "It works on {focus}.", "fr": "Priorités : {focus}."}},
            {"id": "stable", "if": "{stability} = 'unstable'",
             "text": {"default": "Its funding varies.", "fr": "Son financement varie."}},
            {"id": "secret", "if": "{secret} notempty",
             "text": {"default": "In confidence: {secret}.", "fr": "En confiance : {secret}."}},
        ]));
        let state_file = state_file();
        let answers = self.own.clone().map(map).unwrap_or_default();
        let form = Form::compute(&questionnaire, &answers, context(self.language));
        let levels = Levels::new(&questionnaire, self.levels);
        let subject = Subject {
            id: "midcom".to_owned(),
            name: LocalizedText::new(Language::English, "Migration Dialogue"),
            acronym: Some("MIDCOM".to_owned()),
        };
        summarize(&Material {
            subject: &subject,
            assessment: "2019",
            language: self.language,
            now: DateTime::<Utc>::UNIX_EPOCH,
            disclosure: Disclosure::default(),
            own_questionnaire: Some(&questionnaire),
            own: self.own.is_some().then_some(OwnAnswers {
                respondent: "midcom",
                form: &form,
                levels: &levels,
            }),
            groups: vec![GroupAnswers {
                questionnaire: &state_file,
                measures: measures(&state_file),
                answers: states(self.states),
            }],
        })
    }
}

fn round(own: Option<Json>, states: usize) -> Round {
    Round {
        own,
        states,
        levels: Vec::new(),
        language: Language::English,
    }
}

fn texts(summary: &Summary) -> Vec<(&str, Vec<&str>)> {
    summary
        .sections
        .iter()
        .map(|section| {
            let texts = section
                .statements
                .iter()
                .map(|statement| statement.text.as_str())
                .collect();
            (section.title.as_str(), texts)
        })
        .collect()
}

#[test]
fn the_files_of_all_groups_feed_one_summary() {
    let summary = round(Some(midcom()), 4).summary();
    assert_eq!(
        texts(&summary),
        [
            (
                "Focus",
                vec![
                    "It works on free movement, trade and integration.",
                    "Its funding varies.",
                    "The 4 member States that answered rate its usefulness at 4.",
                ]
            ),
            (
                "Of States only",
                vec!["MIDCOM calls its funding not stable; all 4 member States call it stable."]
            ),
        ]
    );
    let gap = &summary.sections[1].statements[0];
    let respondents: BTreeSet<&str> = gap
        .sources
        .iter()
        .map(|source| source.respondent.as_str())
        .collect();
    assert_eq!(
        respondents,
        BTreeSet::from(["midcom", "S0", "S1", "S2", "S3"])
    );
}

#[test]
fn too_few_states_are_not_told() {
    let summary = round(Some(midcom()), 2).summary();
    let few = "Fewer than 3 member States answered this part; their answers are not shown.";
    assert_eq!(texts(&summary)[0].1[2], few);
    assert_eq!(texts(&summary)[1].1, [few]);
}

#[test]
fn an_iscm_that_did_not_answer_says_so_in_the_first_line() {
    let summary = round(None, 4).summary();
    assert_eq!(
        texts(&summary)[0].1[0],
        "The mechanism itself (MIDCOM) did not answer: this summary rests on what States said about it."
    );
    assert_eq!(
        summary.notice().map(|notice| notice.key.as_str()),
        Some("s1/~others/iscm")
    );
    assert!(round(None, 0).summary().nobody_answered());
}

#[test]
fn answers_for_staff_only_are_in_no_text_for_outside() {
    let mut answers = midcom();
    answers["secret"] = json!("the donors are leaving");
    let summary = round(Some(answers.clone()), 4).summary();
    assert_eq!(
        texts(&summary)[0].1[2],
        "In confidence: the donors are leaving."
    );
    let published = summary.published();
    assert_eq!(texts(&published)[0].1.len(), 3, "{:?}", texts(&published));
    assert!(!format!("{published:?}").contains("donors are leaving"));

    // The respondent's own choice counts as much as the file's, also where only the condition reads it.
    let mut chosen = round(Some(answers), 4);
    chosen.levels = vec![(Address::parse("stability"), Attribution::None)];
    let summary = chosen.summary();
    assert_eq!(
        texts(&summary.published())[0].1,
        [
            "It works on free movement, trade and integration.",
            "The 4 member States that answered rate its usefulness at 4.",
        ]
    );
    assert_eq!(
        texts(&summary)[1].1,
        Vec::<&str>::new(),
        "own() is null for everybody"
    );
}

#[test]
fn untranslated_statements_are_not_published() {
    let mut french = round(Some(midcom()), 4);
    french.language = Language::French;
    let summary = french.summary();
    let published = summary.published();
    assert_eq!(published.untranslated_left_out, 1);
    assert_eq!(
        texts(&published)[0],
        (
            "Priorités",
            vec![
                "Priorités : la libre circulation, le commerce et l’intégration.",
                "Son financement varie.",
                "Les 4 États membres lui donnent 4.",
            ]
        )
    );
}

#[test]
fn coded_values_of_a_state_lead_to_its_subject() {
    let file = state_file();
    let answers = map(json!({"iscms": [
        {"iscm": "midcom", "usefulness": 4, "stability": "stable"}, {"iscm": "midsa", "usefulness": 2},
    ]}));
    let values = coded_values(&file, &answers);
    let about_midcom: Vec<(&str, &str)> = values
        .iter()
        .filter(|value| value.subject == Some(("iscm".to_owned(), "midcom".to_owned())))
        .map(|value| (value.indicator.as_str(), value.address.as_str()))
        .filter(|(indicator, _)| indicator.contains('.'))
        .collect();
    assert_eq!(
        about_midcom,
        [
            ("value.usefulness", "iscms/midcom/usefulness"),
            ("funding.stability", "iscms/midcom/stability"),
        ]
    );
}
