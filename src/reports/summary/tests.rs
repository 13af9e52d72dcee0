use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::SummaryReport;
use crate::assessment::Mark;
use crate::findings::{HiddenValue, Section, Source, Statement, StatementKind, Summary};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;

fn source(respondent: &str, address: &str, value: serde_json::Value) -> Source {
    Source {
        respondent: respondent.to_owned(),
        address: address.to_owned(),
        value,
        question: None,
        shown: None,
    }
}

fn statement(key: &str, speaker: RespondentGroup, text: &str) -> Statement {
    Statement {
        key: key.to_owned(),
        kind: StatementKind::Told,
        speaker,
        text: text.to_owned(),
        language: Language::English,
        untranslated: false,
        sources: Vec::new(),
        conditions: Vec::new(),
        hidden: Vec::new(),
        staff_only: false,
    }
}

/// MIDCOM named, States as a group, one answer for staff only, one hostile text.
fn sample(language: Language) -> Summary {
    let mut focus = statement(
        "s1/focus",
        RespondentGroup::Iscm,
        "Since 2013 it has worked on *trade* <script>alert(1)</script>.",
    );
    focus.sources = vec![source("midcom", "established", json!(2013))];
    focus.conditions = vec![source("midcom", "focus_change", json!(["unchanged"]))];
    let mut secret = statement("s1/secret", RespondentGroup::Iscm, "A secret is told.");
    secret.sources = vec![source("midcom", "secret", json!("a secret"))];
    secret.staff_only = true;
    let mut useful = statement(
        "s1/value/trust",
        RespondentGroup::State,
        "As added value, most of the 7 member States named trust-building.",
    );
    useful.sources = vec![source("ZM", "iscms/midcom/value", json!(["trust"]))];
    useful.hidden = vec![HiddenValue {
        function: "tell('value.states', 'trust')".to_owned(),
        value: json!(6),
        base: 7,
        question: "What does it add?".to_owned(),
        shown: "Trust: 6".to_owned(),
    }];
    Summary {
        iscm: "midcom".to_owned(),
        name: "Migration Dialogue".to_owned(),
        acronym: Some("MIDCOM".to_owned()),
        assessment: "2019".to_owned(),
        language,
        sections: vec![
            Section {
                id: "s1".to_owned(),
                title: "1. Evolution".to_owned(),
                statements: vec![focus, secret, useful],
            },
            Section {
                id: "s2".to_owned(),
                title: "2. Contribution".to_owned(),
                statements: Vec::new(),
            },
        ],
        answered: BTreeSet::from([RespondentGroup::Iscm, RespondentGroup::State]),
        is_public: false,
        untranslated_left_out: 0,
    }
}

fn with_report<T>(summary: &Summary, marks: &[Mark], show: impl Fn(&SummaryReport) -> T) -> T {
    let names = BTreeMap::from([("ZM".to_owned(), "Zambia".to_owned())]);
    show(&SummaryReport {
        summary,
        assessment_title: "Assessment 2019",
        marks,
        names: &names,
    })
}

#[test]
fn the_data_has_the_agreed_shape() {
    let json = with_report(&sample(Language::English), &[], |report| report.json());
    assert_eq!(
        json["sections"][0]["statements"][0],
        json!({
            "key": "s1/focus",
            "text": "Since 2013 it has worked on *trade* <script>alert(1)</script>.",
            "sources": [{"respondent": "midcom", "address": "established", "value": 2013}],
            "conditions": [
                {"respondent": "midcom", "address": "focus_change", "value": ["unchanged"]}
            ],
            "group": "iscm",
        })
    );
    assert_eq!(json["iscm"], "midcom");
    assert_eq!(json["assessment"], "2019");
    assert_eq!(json["language"], "en");
    assert_eq!(
        json["sections"][1],
        json!({"id": "s2", "title": "2. Contribution", "statements": []})
    );
}

#[test]
fn readers_outside_see_neither_group_members_nor_hidden_values_nor_staff_answers() {
    let published = sample(Language::English).published();
    for text in with_report(&published, &[], |report| {
        [report.html(), report.markdown(), report.json().to_string()]
    }) {
        for secret in [
            "Zambia",
            "ZM",
            "iscms/midcom/value",
            "tell(",
            "A secret is told",
        ] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(text.contains("most of the 7 member States"), "{text}");
        assert!(text.contains("established"), "the ISCM is named: {text}");
    }
}

#[test]
fn staff_see_sources_hidden_values_and_what_is_for_them_only() {
    let html = with_report(&sample(Language::English), &[], |report| report.html());
    for shown in ["Zambia", "6 (base 7)", "A secret is told", "For staff only"] {
        assert!(html.contains(shown), "{shown} in {html}");
    }
}

#[test]
fn what_people_wrote_is_neither_markup_nor_markdown() {
    let summary = sample(Language::English);
    let html = with_report(&summary, &[], |report| report.html());
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("&lt;script&gt;"), "{html}");
    let markdown = with_report(&summary, &[], |report| report.markdown());
    assert!(markdown.contains("\\*trade\\* \\<script>"), "{markdown}");
}

#[test]
fn the_page_needs_nothing_else_and_turns_with_its_language() {
    let html = with_report(&sample(Language::Arabic), &[], |report| report.html());
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{html}");
    for outside in ["http:", "https:", "<link", "<script", "src=", " style="] {
        assert!(!html.contains(outside), "{outside} in {html}");
    }
    assert!(
        html.contains("<p lang=\"en\" dir=\"ltr\">"),
        "a statement in another language says so: {html}"
    );
}

#[test]
fn marks_stand_on_every_form_of_the_report() {
    let marks = [Mark::Reconstructed];
    let summary = sample(Language::French);
    let html = with_report(&summary, &marks, |report| report.html());
    assert!(html.contains("Reconstitué"), "{html}");
    assert!(html.contains("noindex"), "{html}");
    let markdown = with_report(&summary, &marks, |report| report.markdown());
    assert!(markdown.contains("Reconstitué"), "{markdown}");
    let json = with_report(&summary, &marks, |report| report.json());
    assert_eq!(json["marks"], json!(["reconstructed"]));
}

#[test]
fn markdown_is_running_text_with_notes() {
    let markdown = with_report(
        &sample(Language::English),
        &[Mark::Reconstructed],
        |report| report.markdown(),
    );
    insta::assert_snapshot!(markdown, @r#"
    # Migration Dialogue (MIDCOM)

    Summary of Findings · Assessment 2019

    *Reconstructed: answers taken from a published summary, not given by the respondent in this survey.*

    ## 1. Evolution

    Since 2013 it has worked on \*trade\* \<script>alert(1)\</script>.[^1] A secret is told.[^2]

    As added value, most of the 7 member States named trust-building.[^3]

    ## 2. Contribution

    No answers were given to this part.

    ---

    The designations employed and the presentation of material do not imply any opinion concerning the legal status of any country, territory, city or area, or of its authorities, or concerning its frontiers or boundaries.

    [^1]: MIDCOM, `established`: 2013; said because of `focus_change`: unchanged
    [^2]: MIDCOM, `secret`: a secret; For staff only: rests on an answer that is not for publication
    [^3]: Zambia, `iscms/midcom/value`: trust; held back from the text: What does it add? Trust: 6 (base 7)
    "#);
}
