//! Shapes, types, properties and values.

use super::{Case, case, load, told, top, whole};
use crate::questionnaire::document::{LoadOptions, load_bytes};

pub const CASES: &[Case] = &[
    // Good as it is.
    case(r#"{"type": "text", "name": "a"}"#, &[]),
    top(r#""elements": [{"type": "comment", "name": "a"}]"#, &[]),
    // The top.
    top(r#""#, &["missing_property "]),
    top(r#""pages": []"#, &["missing_property /pages"]),
    top(r#""pages": {}"#, &["wrong_type /pages"]),
    top(r#""pages": [7]"#, &["wrong_type /pages/0"]),
    top(
        r#""pages": [{}]"#,
        &["missing_property /pages/0", "missing_property /pages/0"],
    ),
    top(
        r#""elements": [{"type": "text", "name": "a"}], "pages": [{"name": "p", "elements": [{"type": "text", "name": "b"}]}]"#,
        &["conflict /elements"],
    ),
    top(
        r#""respondent": "person", "elements": [{"type": "text", "name": "a"}]"#,
        &["conflict /respondent", "unsupported_value /respondent"],
    ),
    top(
        r#""showTOC": "yes", "maxTextLength": 2.5, "elements": [{"type": "text", "name": "a"}]"#,
        &["wrong_type /showTOC", "wrong_type /maxTextLength"],
    ),
    top(
        r#""questionsOnPageMode": "inputPerPage", "clearInvisibleValues": "onHiddenContainer",
            "checkErrorsMode": "onValueChanged", "questionOrder": "random",
            "elements": [{"type": "text", "name": "a"}]"#,
        &[
            "unsupported_value /questionsOnPageMode",
            "unsupported_value /clearInvisibleValues",
            "unsupported_value /checkErrorsMode",
            "unsupported_value /questionOrder",
        ],
    ),
    // Types.
    case(
        r#"{"name": "a"}"#,
        &["missing_property /pages/0/elements/0"],
    ),
    case(
        r#"{"type": 3, "name": "a"}"#,
        &["wrong_type /pages/0/elements/0/type"],
    ),
    case(
        r#"{"type": "matrx", "name": "a"}"#,
        &["unknown_type /pages/0/elements/0/type"],
    ),
    case(
        r#"{"type": "file", "name": "a"}, {"type": "slider", "name": "b"}"#,
        &[
            "unsupported_type /pages/0/elements/0/type",
            "unsupported_type /pages/0/elements/1/type",
        ],
    ),
    // Properties.
    case(
        r#"{"type": "text"}"#,
        &["missing_property /pages/0/elements/0"],
    ),
    case(
        r#"{"type": "text", "name": "a", "colour": 1, "rateMax": 3, "a/b~c": 1}"#,
        &[
            "unknown_property /pages/0/elements/0/colour",
            "unknown_property /pages/0/elements/0/rateMax",
            "unknown_property /pages/0/elements/0/a~1b~0c",
        ],
    ),
    case(
        r#"{"type": "text", "name": "a", "placeHolder": "x", "hasComment": true}"#,
        &[
            "renamed_property /pages/0/elements/0/placeHolder",
            "renamed_property /pages/0/elements/0/hasComment",
        ],
    ),
    top(
        r#""mode": "display", "isSinglePage": true, "requiredText": "*", "questions": [], "elements": [{"type": "text", "name": "a"}]"#,
        &[
            "renamed_property /mode",
            "renamed_property /isSinglePage",
            "renamed_property /requiredText",
            "renamed_property /questions",
        ],
    ),
    case(
        r#"{"type": "paneldynamic", "name": "a", "questions": [], "panelAddText": "x", "templateElements": [{"type": "text", "name": "b"}]}"#,
        &[
            "renamed_property /pages/0/elements/0/questions",
            "renamed_property /pages/0/elements/0/panelAddText",
        ],
    ),
    top(
        r#""triggers": [], "cookieName": "x", "timeLimit": 3, "navigateToUrl": "x", "elements": [{"type": "text", "name": "a", "bindings": {}, "maskType": "numeric"}]"#,
        &[
            "unsupported_property /triggers",
            "unsupported_property /cookieName",
            "unsupported_property /timeLimit",
            "unsupported_property /navigateToUrl",
            "unsupported_property /elements/0/bindings",
            "unsupported_property /elements/0/maskType",
        ],
    ),
    case(
        r#"{"type": "radiogroup", "name": "a", "storeOthersAsComment": false,
            "choices": [{"value": 1, "showCommentArea": true}, {"value": 2, "elements": []}]}"#,
        &[
            "unsupported_property /pages/0/elements/0/storeOthersAsComment",
            "unsupported_property /pages/0/elements/0/choices/0/showCommentArea",
            "unsupported_property /pages/0/elements/0/choices/1/elements",
        ],
    ),
    top(
        r#""$schema": "x", "sjsVersion": "3", "widthMode": "auto", "logoWidth": "3", "questionTitleLocation": "top", "autoFocusFirstError": true,
            "elements": [{"type": "text", "name": "a", "startWithNewLine": false, "indent": 1, "displayMode": "auto", "renderAs": "x"}]"#,
        &[
            "no_effect /widthMode",
            "no_effect /logoWidth",
            "no_effect /questionTitleLocation",
            "no_effect /autoFocusFirstError",
            "no_effect /elements/0/startWithNewLine",
            "no_effect /elements/0/indent",
            "no_effect /elements/0/displayMode",
            "unsupported_property /elements/0/renderAs",
        ],
    ),
    // Values.
    case(
        r#"{"type": "text", "name": "a", "inputType": "color"},
           {"type": "radiogroup", "name": "b", "choices": [1], "choicesOrder": "random"},
           {"type": "paneldynamic", "name": "c", "displayMode": "tab", "templateElements": [{"type": "text", "name": "d"}]},
           {"type": "matrixdynamic", "name": "e", "columns": [{"name": "f", "cellType": "tagbox"}]},
           {"type": "matrixdropdown", "name": "g", "cellType": "file", "rows": [1], "choices": [1], "columns": [{"name": "h"}]}"#,
        &[
            "unsupported_value /pages/0/elements/0/inputType",
            "unsupported_value /pages/0/elements/1/choicesOrder",
            "unsupported_value /pages/0/elements/2/displayMode",
            "unsupported_value /pages/0/elements/3/columns/0/cellType",
            "unsupported_value /pages/0/elements/4/cellType",
        ],
    ),
    case(
        r#"{"type": "text", "name": "a", "isRequired": "yes", "title": 3, "visibleIf": true, "validators": {}}"#,
        &[
            "wrong_type /pages/0/elements/0/isRequired",
            "wrong_type /pages/0/elements/0/title",
            "wrong_type /pages/0/elements/0/visibleIf",
            "wrong_type /pages/0/elements/0/validators",
        ],
    ),
    case(
        r#"{"type": "text", "name": "a", "validators": ["x", {}, {"type": "regexp", "regex": "a"}, {"type": "numeric", "minValue": 3, "maxValue": 1}, {"type": "regex", "regex": "(a)\\1"}, {"type": "expression"}]}"#,
        &[
            "wrong_type /pages/0/elements/0/validators/0",
            "missing_property /pages/0/elements/0/validators/1",
            "unknown_type /pages/0/elements/0/validators/2/type",
            "conflict /pages/0/elements/0/validators/3/minValue",
            "bad_regex /pages/0/elements/0/validators/4/regex",
            "missing_property /pages/0/elements/0/validators/5",
        ],
    ),
    case(
        r#"{"type": "rating", "name": "a", "rateMin": 5, "rateMax": 1},
           {"type": "rating", "name": "b", "rateMax": 1000000},
           {"type": "rating", "name": "c", "rateStep": 0},
           {"type": "rating", "name": "d", "rateMin": 1, "rateMax": 5, "rateCount": 7},
           {"type": "rating", "name": "e", "rateCount": 7}"#,
        &[
            "unsupported_value /pages/0/elements/0",
            "unsupported_value /pages/0/elements/1",
            "unsupported_value /pages/0/elements/2",
            "conflict /pages/0/elements/3/rateCount",
            "no_effect /pages/0/elements/4/rateCount",
        ],
    ),
    case(
        r#"{"type": "dropdown", "name": "a", "choicesMin": 1, "choicesMax": 10},
           {"type": "dropdown", "name": "b", "choicesMin": 1, "choicesMax": 1e300},
           {"type": "dropdown", "name": "c", "choices": [1], "choicesStep": 2}"#,
        &[
            "unsupported_value /pages/0/elements/1",
            "empty_choices /pages/0/elements/1",
            "no_effect /pages/0/elements/2/choicesStep",
        ],
    ),
    // Properties against each other.
    case(
        r#"{"type": "radiogroup", "name": "a", "choices": [1], "showOtherItem": true, "showCommentArea": true}"#,
        &["conflict /pages/0/elements/0/showCommentArea"],
    ),
    case(
        r#"{"type": "text", "name": "a", "inputType": "number", "min": 3, "max": 1},
           {"type": "text", "name": "b", "min": 3},
           {"type": "text", "name": "c", "inputType": "date", "min": 3},
           {"type": "checkbox", "name": "d", "choices": [1], "minSelectedChoices": 3, "maxSelectedChoices": 2},
           {"type": "boolean", "name": "e", "valueTrue": 1, "valueFalse": 1},
           {"type": "text", "name": "f", "inputType": "number", "min": "3"},
           {"type": "text", "name": "g", "inputType": "number", "min": "three"}"#,
        &[
            "conflict /pages/0/elements/0/min",
            "no_effect /pages/0/elements/1/min",
            "wrong_type /pages/0/elements/1/min",
            "wrong_type /pages/0/elements/2/min",
            "conflict /pages/0/elements/3/minSelectedChoices",
            "conflict /pages/0/elements/4",
            "wrong_type /pages/0/elements/6/min",
        ],
    ),
    case(
        r#"{"type": "matrixdynamic", "name": "a", "minRowCount": 4, "maxRowCount": 2, "rowCount": 5000, "columns": [{"name": "b", "cellType": "text"}]}"#,
        &[
            "conflict /pages/0/elements/0/minRowCount",
            "unsupported_value /pages/0/elements/0/rowCount",
        ],
    ),
    case(
        r#"{"type": "radiogroup", "name": "a", "choices": [1], "otherText": "x", "noneText": "y", "choicesFromQuestionMode": "all"},
           {"type": "expression", "name": "b", "expression": "1", "isRequired": true},
           {"type": "matrixdynamic", "name": "c", "columns": [{"name": "d", "cellType": "text", "totalFormat": "{0}"}]}"#,
        &[
            "no_effect /pages/0/elements/0/otherText",
            "no_effect /pages/0/elements/0/noneText",
            "no_effect /pages/0/elements/0/choicesFromQuestionMode",
            "no_effect /pages/0/elements/1/isRequired",
            "no_effect /pages/0/elements/2/columns/0/totalFormat",
        ],
    ),
    // Never shown.
    case(
        r#"{"type": "text", "name": "a", "visible": false},
           {"type": "text", "name": "b", "visible": false, "visibleIf": "{a} = 1"},
           {"type": "text", "name": "c", "visibleIf": "1 = 2"},
           {"type": "panel", "name": "d", "elements": []}"#,
        &[
            "unreachable /pages/0/elements/0/visible",
            "no_effect /pages/0/elements/1/visible",
            "constant_condition /pages/0/elements/2/visibleIf",
            "unreachable /pages/0/elements/2/visibleIf",
            "unreachable /pages/0/elements/3/elements",
        ],
    ),
];

#[test]
fn syntax_is_told_with_line_and_column() {
    for (text, place) in [
        ("", "line 1, column 0"),
        ("{\n  \"id\": \"t\",\n}", "line 3, column 1"),
        ("{\"a\": 1} x", "line 1, column 10"),
        ("{\"a\": 1e999}", "line 1"),
        ("{\"a\": \"\u{1}\"}", "line 1"),
    ] {
        let loaded = load(text, &LoadOptions::default());
        assert_eq!(told(&loaded), ["bad_json "], "{text}");
        let message = &loaded.problems[0].message;
        assert!(message.starts_with(place), "{text}: {message}");
    }
    let loaded = load_bytes(b"{\n\"\xff\": 1}", &LoadOptions::default());
    assert_eq!(told(&loaded), ["bad_json "]);
    assert!(loaded.problems[0].message.starts_with("line 2, column 2"));
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let text = format!("\u{feff}{}", whole(r#"{"type": "text", "name": "a"}"#));
    assert_eq!(told(&load(&text, &LoadOptions::default())), [""; 0]);
}

#[test]
fn large_files_are_refused() {
    let long = format!("{{\"id\": \"{}\"}}", "x".repeat(2 * 1024 * 1024));
    assert_eq!(told(&load(&long, &LoadOptions::default())), ["too_large "]);
    let brackets = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(
        told(&load(&brackets(33), &LoadOptions::default())),
        ["too_large "]
    );
    assert_eq!(
        told(&load(&brackets(32), &LoadOptions::default())),
        ["wrong_type "]
    );
    // A bracket in a text nests nothing.
    let text = whole(&format!(
        r#"{{"type": "text", "name": "a", "title": "\"{}"}}"#,
        "[".repeat(99)
    ));
    assert_eq!(told(&load(&text, &LoadOptions::default())), [""; 0]);
}

#[test]
fn the_id_is_the_name_of_the_file() {
    let text = whole(r#"{"type": "text", "name": "a"}"#);
    for (stem, lenient, problems) in [
        (Some("t"), false, vec![]),
        (Some("u"), false, vec!["bad_name /id"]),
        (Some("u"), true, vec![]),
        (None, false, vec![]),
    ] {
        let options = LoadOptions {
            file_stem: stem,
            lenient,
            ..LoadOptions::default()
        };
        assert_eq!(told(&load(&text, &options)), problems, "{stem:?} {lenient}");
    }
    let spaced = text.replace("\"t\"", "\"A file\"");
    assert_eq!(
        told(&load(&spaced, &LoadOptions::default())),
        ["bad_name /id"]
    );
}

#[test]
fn leniency_forgives_what_a_snippet_lacks() {
    let snippet = r#"{"headerView": "advanced", "pages": [{"elements": [
        {"type": "panel", "elements": [{"type": "text", "name": "page1", "renderAs": "x"}]}]}]}"#;
    let strict = load(snippet, &LoadOptions::default());
    assert_eq!(
        told(&strict),
        [
            "missing_property ",
            "missing_property ",
            "missing_property ",
            "unsupported_property /headerView",
            "missing_property /pages/0",
            "missing_property /pages/0/elements/0",
            "unsupported_property /pages/0/elements/0/elements/0/renderAs",
        ]
    );
    let lenient = LoadOptions {
        lenient: true,
        ..LoadOptions::default()
    };
    // The name of the page is made up, and gives way to none that is given.
    let loaded = load(snippet, &lenient);
    assert_eq!(told(&loaded), [""; 0]);
    let mistyped = snippet.replace("renderAs", "rendrAs");
    assert_eq!(
        told(&load(&mistyped, &lenient)),
        ["unknown_property /pages/0/elements/0/elements/0/rendrAs"]
    );
}

#[test]
fn a_file_that_breaks_in_many_places_tells_all() {
    let text = r#"{
        "id": "Many Faults", "respondent": "state", "colour": "red",
        "title": {"fr": "Sans défaut"},
        "pages": [
            {"name": "one", "elements": [
                {"type": "txt", "name": "a"},
                {"type": "radiogroup", "name": "b", "choices": [1, 1], "hasOther": true},
                {"type": "text", "name": "B", "visibleIf": "{c} = "},
                {"type": "html", "name": "h", "html": "<script></script>"}]},
            {"name": "one", "visibleIf": "{nothing} = 1", "elements": [
                {"type": "text", "name": "x-total", "visibleIf": "{a} = 1"}]}]}"#;
    assert_eq!(
        told(&load(text, &LoadOptions::default())),
        [
            "missing_property ",
            "bad_name /id",
            "unknown_property /colour",
            "missing_default_text /title",
            "unknown_type /pages/0/elements/0/type",
            "duplicate_choice /pages/0/elements/1/choices/1",
            "renamed_property /pages/0/elements/1/hasOther",
            "duplicate_name /pages/0/elements/2/name",
            "bad_expression /pages/0/elements/2/visibleIf",
            "unsafe_html /pages/0/elements/3/html",
            "unsafe_html /pages/0/elements/3/html",
            "duplicate_name /pages/1/name",
            "unknown_reference /pages/1/visibleIf",
            "reserved_name /pages/1/elements/0/name",
        ]
    );
}
