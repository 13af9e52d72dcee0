use maud::html;
use serde_json::{Value as Json, json};

use super::field::{FieldView, elements, page_errors};
use super::*;
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{
    AnswerError, ColumnState, CommentState, ElementState, ErrorCode, ExtraKind, QuestionState,
};
use crate::questionnaire::model::{
    Column as ModelColumn, CommentInput, InputType, Matrix, MatrixDropdown, MultipleChoice,
    NumberDisplay, PanelDynamic, QuestionKind, Ranking, RespondentGroup, SingleChoice, TextInput,
    Total, TotalKind,
};
use crate::web::samples::{
    HOSTILE, choice, choices, entry, error, institution, lines, list_of_entries, model, state, text,
};

fn draw(view: &FieldView, state: QuestionState<'static>) -> String {
    lines(&elements(view, &[ElementState::Question(Box::new(state))]))
}

const VIEW: FieldView = FieldView {
    language: Language::English,
    group: RespondentGroup::State,
    show_missing: true,
    attribution: &|_| None,
    asked: &|_| None,
};

#[test]
fn a_page_has_its_shell() {
    let institution = institution();
    let page = document(&Document {
        language: Language::Arabic,
        door: Door::Respondent,
        institution: &institution,
        title: "قائمة المهام",
        has_errors: false,
        here: "/respond/pages/themes?check=1",
        navigation: &[],
        crumbs: &[
            Crumb::link("البداية", &crate::links::RespondStart),
            Crumb::here("قائمة المهام"),
        ],
        script: true,
        content: html! { h1 { "قائمة المهام" } },
    });
    insta::with_settings!({filters => vec![
        (r"(look|enhance|icon)\.[0-9a-f]{12}\.", "$1.[digest]."),
        (r#"<circle [^>]*></circle>\n?"#, ""),
    ]}, {
        insta::assert_snapshot!(lines(&page));
    });
    assert!(!page.0.contains("style="), "no inline style");
    assert!(!page.0.contains("<script>"), "no inline script");
}

#[test]
fn arguments_of_messages_are_isolated_and_escaped() {
    let written = message(
        Language::Arabic,
        "answer-error-duplicate_key",
        &[("value", "<b>\u{F0001}0\u{F0002}")],
    );
    assert_eq!(
        written.0,
        "ورد «<bdi>&lt;b&gt;\u{F0001}0\u{F0002}</bdi>» مرتين. لا يجوز ذكره إلا مرة واحدة"
    );
    let written = rich(
        Language::English,
        "error-at",
        &[
            ("place", html! { a href="#x" { "here" } }.into()),
            ("error", HOSTILE.into()),
        ],
    );
    assert_eq!(
        written.0,
        "<a href=\"#x\">here</a> – <bdi>&lt;script&gt;alert(1)&lt;/script&gt;&quot; onfocus=&quot;x</bdi>"
    );
}

#[test]
fn what_people_typed_stays_text_in_every_control() {
    let mut line = state("a", HOSTILE, QuestionKind::Text(TextInput::default()));
    line.value = Some(json!(HOSTILE));
    line.placeholder = Some(text(HOSTILE));
    let mut area = state("b", HOSTILE, QuestionKind::Comment(CommentInput::default()));
    area.value = Some(json!(format!("</textarea>{HOSTILE}")));
    area.description = Some(text(HOSTILE));
    let mut list = state(
        "c",
        HOSTILE,
        QuestionKind::MultipleChoice(MultipleChoice {
            choices: choices(),
            min_selected: None,
            max_selected: None,
            value_property_name: None,
        }),
    );
    list.choices = vec![choice(json!(HOSTILE), HOSTILE, true)];
    list.comment = Some(CommentState {
        address: Address::parse("c-Comment"),
        title: Some(text(HOSTILE)),
        value: Some(HOSTILE.to_owned()),
        asked: true,
        for_other: true,
    });
    let mut shown = state("d", HOSTILE, QuestionKind::Text(TextInput::default()));
    shown.enabled = false;
    shown.display = HOSTILE.to_owned();
    let mut block = state(
        "e",
        HOSTILE,
        QuestionKind::PanelDynamic(PanelDynamic {
            entries: list_of_entries(),
            template_title: None,
            template_description: None,
            template_visible_if: None,
            elements: Vec::new(),
        }),
    );
    block.can_remove = true;
    let hostile_key = format!("e/{}", HOSTILE.replace('/', "~1"));
    block.entries = vec![entry(&hostile_key, HOSTILE, Vec::new())];
    for state in [line, area, list, shown, block] {
        let page = draw(&VIEW, state);
        assert!(!page.contains("<script"), "{page}");
        assert!(!page.contains("</textarea><"), "{page}");
        assert!(!page.contains("\" onfocus"), "{page}");
        assert!(page.contains("&lt;script&gt;"), "{page}");
    }
}

#[test]
fn a_number_is_shown_as_typed_or_with_the_sign_of_the_language() {
    let number = |value: Json| {
        let mut state = state(
            "n",
            "Number",
            QuestionKind::Text(TextInput {
                input_type: InputType::Number,
                ..TextInput::default()
            }),
        );
        state.value = Some(value);
        let view = FieldView {
            language: Language::French,
            ..VIEW
        };
        draw(&view, state)
    };
    assert!(number(json!(1234.5)).contains("value=\"1234,5\""));
    assert!(number(json!("about 12")).contains("value=\"about 12\""));
    assert!(!number(json!(1)).contains("type=\"number\""));
}

#[test]
fn a_text_with_hint_error_and_count() {
    let mut why = state(
        "why",
        "What led to the change?",
        QuestionKind::Comment(CommentInput {
            rows: Some(5),
            max_length: None,
        }),
    );
    why.number = Some("1.3".into());
    why.description = Some(text("Two or three sentences are enough."));
    why.value = Some(json!("\nA first line that is empty"));
    why.max_length = Some(1500);
    why.errors = vec![error(
        "why",
        ErrorCode::TooLong,
        &[("max", "1500"), ("length", "1612")],
    )];
    insta::assert_snapshot!(draw(&VIEW, why));
}

#[test]
fn boxes_with_one_that_stands_alone() {
    let mut themes = state(
        "themes",
        "Themes",
        QuestionKind::MultipleChoice(MultipleChoice {
            choices: choices(),
            min_selected: None,
            max_selected: None,
            value_property_name: None,
        }),
    );
    themes.required = true;
    themes.choices = vec![
        choice(json!("labour"), "Labour", true),
        choice(json!("trade"), "Trade", false),
    ];
    let mut none = choice(json!("none"), "None of these", false);
    none.extra = Some(ExtraKind::None);
    themes.choices.push(none);
    let view = FieldView {
        group: RespondentGroup::Iscm,
        attribution: &|_| Some(crate::questionnaire::model::Attribution::None),
        ..VIEW
    };
    insta::assert_snapshot!(draw(&view, themes));
}

#[test]
fn a_choice_that_is_not_required_can_be_taken_back_without_script() {
    let single = |required: bool, value: Option<Json>| {
        let mut state = state(
            "stable",
            "Stable?",
            QuestionKind::SingleChoice(SingleChoice {
                choices: choices(),
                dropdown: false,
                range: None,
            }),
        );
        state.choices = vec![choice(json!("yes"), "Yes", value.is_some())];
        state.required = required;
        state.value = value;
        draw(&VIEW, state)
    };
    assert!(single(false, Some(json!("yes"))).contains("name=\".clear\" value=\"stable\""));
    assert!(!single(true, Some(json!("yes"))).contains(".clear"));
    assert!(!single(false, None).contains(".clear"));
}

#[test]
fn a_matrix_is_a_fieldset_per_row() {
    let mut channels = state(
        "channels",
        "How often?",
        QuestionKind::Matrix(Matrix {
            rows: Vec::new(),
            columns: Vec::new(),
            multiple: false,
            each_row_required: true,
            each_row_unique: false,
            rows_visible_if: None,
            columns_visible_if: None,
        }),
    );
    channels.choices = vec![
        choice(json!(0), "Never", false),
        choice(json!(1), "Often", false),
    ];
    let mut meetings = entry("channels/meetings", "Meetings", Vec::new());
    meetings.value = Some(json!(1));
    meetings.required = true;
    let mut mail = entry("channels/mail", "E-mail", Vec::new());
    mail.errors = vec![error("channels/mail", ErrorCode::Required, &[])];
    channels.entries = vec![meetings, mail];
    insta::assert_snapshot!(draw(&VIEW, channels));
}

#[test]
fn shares_stand_in_a_table_with_their_total() {
    let number = || {
        QuestionKind::Text(TextInput {
            input_type: InputType::Number,
            ..TextInput::default()
        })
    };
    let column: &'static ModelColumn = Box::leak(Box::new(ModelColumn {
        cell: model("share", number()).clone(),
        is_unique: false,
        total: Some(Total {
            kind: TotalKind::Sum,
            format: None,
            display: NumberDisplay::default(),
        }),
    }));
    let mut mix = state(
        "mix",
        "How is the budget split?",
        QuestionKind::MatrixDropdown(MatrixDropdown {
            rows: Vec::new(),
            columns: Vec::new(),
            total_text: None,
            hide_if_rows_empty: false,
            rows_visible_if: None,
            columns_visible_if: None,
        }),
    );
    let mut fees = state("mix/fees/share", "Share", number());
    fees.value = Some(json!(95));
    mix.entries = vec![entry(
        "mix/fees",
        "Fees",
        vec![ElementState::Question(Box::new(fees))],
    )];
    mix.columns = vec![ColumnState {
        column,
        title: text("Share"),
        required: false,
        total: Some("95".into()),
    }];
    mix.errors = vec![AnswerError {
        text: Some("The shares add up to 95 %. They must add up to 100 %".into()),
        ..error("mix", ErrorCode::Expression, &[])
    }];
    insta::assert_snapshot!(draw(&VIEW, mix));
}

#[test]
fn entries_are_added_and_removed_by_buttons() {
    let mut examples = state(
        "examples",
        "Examples",
        QuestionKind::PanelDynamic(PanelDynamic {
            entries: list_of_entries(),
            template_title: None,
            template_description: None,
            template_visible_if: None,
            elements: Vec::new(),
        }),
    );
    examples.can_add = true;
    examples.can_remove = true;
    let mut year = state(
        "examples/k3/year",
        "Year",
        QuestionKind::Text(TextInput::default()),
    );
    year.errors = vec![error(
        "examples/k3/year",
        ErrorCode::Min,
        &[("min", "1950")],
    )];
    let mut named = entry(
        "examples/k3",
        "",
        vec![ElementState::Question(Box::new(year))],
    );
    named.title = text("");
    examples.entries = vec![named];
    insta::assert_snapshot!(draw(&VIEW, examples));
}

#[test]
fn a_ranking_works_without_dragging() {
    let mut ranking = state(
        "rank",
        "Rank them",
        QuestionKind::Ranking(Ranking {
            choices: choices(),
            select_to_rank: true,
        }),
    );
    ranking.choices = vec![choice(json!("a"), "A", true), choice(json!("b"), "B", true)];
    ranking.value = Some(json!(["b"]));
    let page = draw(&VIEW, ranking);
    assert!(
        page.contains("<option value=\"1:b\" selected>1</option>"),
        "{page}"
    );
    assert!(page.contains("<option value=\"1:a\">1</option>"), "{page}");
}

#[test]
fn the_list_of_errors_links_to_controls_and_names_their_place() {
    let mut year = state(
        "examples/k3/year",
        "Year",
        QuestionKind::Text(TextInput::default()),
    );
    year.errors = vec![error(
        "examples/k3/year",
        ErrorCode::Min,
        &[("min", "1950")],
    )];
    let mut examples = state(
        "examples",
        "Examples",
        QuestionKind::PanelDynamic(PanelDynamic {
            entries: list_of_entries(),
            template_title: None,
            template_description: None,
            template_visible_if: None,
            elements: Vec::new(),
        }),
    );
    examples.entries = vec![entry(
        "examples/k3",
        "Example 1",
        vec![ElementState::Question(Box::new(year))],
    )];
    let mut missing = state("why", "Why?", QuestionKind::Text(TextInput::default()));
    missing.errors = vec![error("why", ErrorCode::Required, &[])];
    let page = [
        ElementState::Question(Box::new(examples)),
        ElementState::Question(Box::new(missing)),
    ];
    let told = |show_missing| {
        let view = FieldView {
            show_missing,
            ..VIEW
        };
        page_errors(&view, &page)
            .into_iter()
            .map(|entry| {
                let drawn = elements(&view, &page).0;
                let id = format!("id=\"{}\"", entry.target);
                assert!(drawn.contains(&id), "{id} is on the page");
                entry.text
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(true),
        [
            "Entry 1, Year – Enter 1950 or more",
            "Why? – Answer this question"
        ]
    );
    // Before Next, nobody is told that something is still missing.
    assert_eq!(told(false), ["Entry 1, Year – Enter 1950 or more"]);
}

#[test]
fn every_code_of_an_answer_error_has_words_in_every_language() {
    for language in Language::ALL {
        for code in ErrorCode::ALL {
            for parameters in [
                &[][..],
                &[
                    ("min", "2"),
                    ("max", "5"),
                    ("count", "3"),
                    ("length", "7"),
                    ("value", "x"),
                    ("step", "5"),
                ][..],
            ] {
                let text = answer_error(language, &error("a", code, parameters));
                assert!(!text.is_empty() && !text.contains("answer-error"), "{text}");
            }
        }
    }
}

#[test]
fn a_text_that_is_not_in_the_language_of_the_page_says_so() {
    let drawn = shown(&text("Only in English"), Language::Arabic);
    assert_eq!(
        drawn.0,
        "<span lang=\"en\" dir=\"ltr\">Only in English</span>"
    );
    assert_eq!(shown(&text("plain"), Language::English).0, "plain");
}
