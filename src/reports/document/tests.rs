use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::json;

use super::*;
use crate::assessment::Mark;
use crate::findings::{Section, Source, Statement, StatementKind, Summary, Thresholds};
use crate::questionnaire::model::RespondentGroup;
use crate::reports::summary::SummaryReport;

/// What people type who wish the program ill: markup of every format, marks of direction, control characters.
pub const HOSTILE: &str = "#eval(\"1\") #import \"x\" <w:p/> &amp; $x$ *bold* \u{202E}desrever\u{202C} \u{0}\u{7}bell ]]> \u{1F389}";

fn source(respondent: &str, question: &str, answer: &str) -> Source {
    Source {
        respondent: respondent.to_owned(),
        address: format!("address/{question}"),
        value: json!(answer),
        question: Some(question.to_owned()),
        shown: None,
    }
}

fn statement(key: &str, text: &str, sources: Vec<Source>) -> Statement {
    Statement {
        key: key.to_owned(),
        kind: StatementKind::Told,
        speaker: RespondentGroup::Iscm,
        text: text.to_owned(),
        language: Language::English,
        untranslated: false,
        sources,
        conditions: Vec::new(),
        hidden: Vec::new(),
        staff_only: false,
    }
}

/// A summary of two sections, one of them empty, with a hostile sentence and a sentence for staff only.
pub fn summary(language: Language) -> Summary {
    let mut secret = statement("s1/secret", "A secret is told.", Vec::new());
    secret.staff_only = true;
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
                statements: vec![
                    statement(
                        "s1/a",
                        "It was established in 2013.",
                        vec![
                            source("ZM", "Since when?", "2013"),
                            source("KE", "Since when?", "2013"),
                            source("midcom", "Of what kind?", "A dialogue"),
                        ],
                    ),
                    statement("s1/b", HOSTILE, vec![source("midcom", HOSTILE, HOSTILE)]),
                    secret,
                ],
            },
            Section {
                id: "s2".to_owned(),
                title: "2. Contribution".to_owned(),
                statements: Vec::new(),
            },
        ],
        answered: [RespondentGroup::Iscm].into(),
        is_public: false,
        untranslated_left_out: 0,
    }
}

/// A report of the summary with one figure, as it is printed.
pub fn printed(language: Language, has_sources: bool) -> ReportDocument {
    let summary = summary(language);
    let names = BTreeMap::from([
        ("ZM".to_owned(), "Zambia".to_owned()),
        ("KE".to_owned(), "Kenya".to_owned()),
    ]);
    let report = SummaryReport {
        summary: &summary,
        assessment_title: "Assessment of 2019",
        marks: &[Mark::Illustrative],
        names: &names,
    };
    summary_document(
        &report,
        SummaryParts {
            remark: None,
            edition: Edition {
                institution: "International Organization for Migration".to_owned(),
                unit: "International Partnerships Division".to_owned(),
                date: NaiveDate::from_ymd_opt(2026, 5, 19).expect("a day"),
            },
            method: Method {
                answered: vec![
                    Answered {
                        group: RespondentGroup::State,
                        asked: None,
                        answered: Some(11),
                    },
                    Answered {
                        group: RespondentGroup::Igo,
                        asked: None,
                        answered: None,
                    },
                ],
                minimum: 3,
                tells_participation: false,
                thresholds: Thresholds::default(),
            },
            figures: vec![SectionFigures {
                section: "s1".to_owned(),
                figures: vec![figure(language)],
            }],
            views: None,
            has_sources,
        },
    )
}

fn texts(document: &ReportDocument) -> String {
    format!("{:?}", document.blocks)
}

#[test]
fn a_report_has_its_parts_in_reading_order() {
    let document = printed(Language::English, true);
    let kinds: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Contents => "contents",
            Block::Heading { .. } => "heading",
            Block::Paragraph(_) => "paragraph",
            Block::Lead(_) => "lead",
            Block::Remark(_) => "remark",
            Block::List(_) => "list",
            Block::Table(_) => "table",
            Block::Figure(_) => "figure",
            Block::FigureTables { .. } => "tables",
            Block::Sources { .. } => "sources",
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "contents",
            "heading",
            "paragraph",
            "figure",
            "heading",
            "paragraph",
            "heading",
            "table",
            "list",
            "tables",
            "sources"
        ]
    );
    assert_eq!(
        document.notes.len(),
        3,
        "one note for each sentence that rests on something"
    );
}

#[test]
fn staff_read_in_the_text_what_is_not_for_publication_also_without_the_sources() {
    let document = printed(Language::English, false);
    assert!(texts(&document).contains("[For staff only"), "{document:?}");
    assert!(
        !document
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Sources { .. }))
    );
}

#[test]
fn who_gave_the_same_answer_stands_together() {
    let document = printed(Language::English, true);
    assert_eq!(
        document.notes[0].lines(Language::English),
        [
            "Since when? 2013 (Zambia; Kenya)",
            "Of what kind? A dialogue (MIDCOM)"
        ]
    );
}

#[test]
fn the_method_tells_who_answered_and_by_which_rule() {
    let text = texts(&printed(Language::English, true));
    for told in [
        "States\", \"11",
        "fewer than 3",
        "at least 50\\u{a0}%",
        "at most 25\\u{a0}%",
        "Illustrative:",
    ] {
        assert!(text.contains(told), "{told} in {text}");
    }
}

#[test]
fn printable_text_keeps_words_and_drops_what_turns_or_breaks_them() {
    assert_eq!(
        printable("a\u{202E}b\u{0}c\nd\u{FFFE}\u{2068}e\u{2069}"),
        "abc d\u{2068}e\u{2069}"
    );
}

/// A figure of two answers, one of them named like markup.
pub fn figure(language: Language) -> Figure {
    use crate::findings::measure::{Measure, MeasureForm, MeasureKind};
    use crate::findings::tally::{Audience, Counts, GroupCounts, indicator_table};
    use crate::findings::{Disclosure, measure::Code};
    use crate::language::LocalizedText;
    use crate::questionnaire::form::NoRegisters;

    let code = |code: &str| Code {
        code: code.to_owned(),
        text: None,
        phrase: None,
    };
    let measure = Measure {
        indicator: "funding.stability".to_owned(),
        title: LocalizedText::new(Language::English, "Is funding stable?"),
        kind: MeasureKind::SingleChoice,
        codes: vec![code("<stable>"), code("unstable")],
        register: None,
        attribution: None,
        finding: None,
        repeated: false,
        rows: Vec::new(),
        form: MeasureForm::Plain,
    };
    let counts = Counts {
        submitted: 12,
        spoke: 11,
        base: 11,
        codes: [("<stable>".to_owned(), 7), ("unstable".to_owned(), 4)].into(),
        ..Counts::default()
    };
    let group = GroupCounts {
        respondents: RespondentGroup::State,
        measure: &measure,
        counts: &counts,
    };
    let table = indicator_table(
        &[group],
        Disclosure::default(),
        Audience::Outside,
        language,
        &NoRegisters,
    )
    .expect("a group was asked");
    figure_of(&table, language, 3, "Source: the round of 2019.").expect("something is shown")
}

#[test]
fn a_figure_says_its_finding_and_tells_every_value_to_who_does_not_see_it() {
    let figure = figure(Language::English);
    assert_eq!(figure.caption, "7 of the 11 States: <stable>");
    assert_eq!(
        figure.alt,
        "7 of the 11 States: <stable>. Is funding stable? · number, and share of those who answered. \
         <stable>: 7 (64\u{a0}%). unstable: 4 (36\u{a0}%)"
    );
    assert_eq!(
        figure.table.rows,
        [["<stable>", "7 (64\u{a0}%)"], ["unstable", "4 (36\u{a0}%)"]]
    );
}
