//! Names, choices, and what questions share.

use super::{Case, case, top};

pub const CASES: &[Case] = &[
    case(
        r#"{"type": "text", "name": "1a"}, {"type": "text", "name": "a b"}, {"type": "text", "name": "é"}, {"type": "text", "name": ""}"#,
        &[
            "bad_name /pages/0/elements/0/name",
            "bad_name /pages/0/elements/1/name",
            "bad_name /pages/0/elements/2/name",
            "bad_name /pages/0/elements/3/name",
        ],
    ),
    case(
        r#"{"type": "text", "name": "a-Comment"}, {"type": "text", "name": "a-TOTAL"}, {"type": "text", "name": "b", "valueName": "b-comment"}"#,
        &[
            "reserved_name /pages/0/elements/0/name",
            "reserved_name /pages/0/elements/1/name",
            "reserved_name /pages/0/elements/2/valueName",
        ],
    ),
    // Pages, panels, questions and calculated values share one scope.
    top(
        r#""calculatedValues": [{"name": "c", "expression": "1"}],
            "pages": [{"name": "P", "elements": [{"type": "panel", "name": "a", "elements": [
                {"type": "text", "name": "A"}, {"type": "text", "name": "C"}, {"type": "text", "name": "p"}]}]}]"#,
        &[
            "duplicate_name /pages/0/elements/0/elements/0/name",
            "duplicate_name /pages/0/elements/0/elements/1/name",
            "duplicate_name /pages/0/elements/0/elements/2/name",
        ],
    ),
    // A template is a scope of its own, and so are the columns of a matrix.
    case(
        r#"{"type": "text", "name": "a"},
           {"type": "paneldynamic", "name": "d", "templateElements": [{"type": "text", "name": "a"}, {"type": "text", "name": "A"}]},
           {"type": "matrixdynamic", "name": "m", "columns": [{"name": "a", "cellType": "text"}, {"name": "A", "cellType": "text"}]},
           {"type": "multipletext", "name": "t", "items": [{"name": "a"}, {"name": "A"}, {"name": "b c"}]}"#,
        &[
            "duplicate_name /pages/0/elements/1/templateElements/1/name",
            "duplicate_name /pages/0/elements/2/columns/1/name",
            "duplicate_name /pages/0/elements/3/items/1/name",
            "bad_name /pages/0/elements/3/items/2/name",
        ],
    ),
    // Choices.
    case(
        r#"{"type": "radiogroup", "name": "a"}"#,
        &["empty_choices /pages/0/elements/0"],
    ),
    case(
        r#"{"type": "radiogroup", "name": "a", "choices": []}, {"type": "checkbox", "name": "b", "choices": [], "showNoneItem": true}"#,
        &["empty_choices /pages/0/elements/0/choices"],
    ),
    case(
        r#"{"type": "matrix", "name": "a", "rows": [], "columns": []}, {"type": "matrix", "name": "b", "columns": [1]},
           {"type": "matrixdropdown", "name": "c", "rows": [1], "columns": [{"name": "d"}]},
           {"type": "matrixdropdown", "name": "e", "rows": [1], "choices": [1], "columns": [{"name": "d"}]},
           {"type": "multipletext", "name": "f", "items": []}"#,
        &[
            "empty_choices /pages/0/elements/0/rows",
            "empty_choices /pages/0/elements/0/columns",
            "missing_property /pages/0/elements/1",
            "empty_choices /pages/0/elements/2/columns/0",
            "empty_choices /pages/0/elements/4/items",
        ],
    ),
    case(
        r#"{"type": "checkbox", "name": "a", "choices": ["x", {"value": "x"}, 1, "1", true, "none"], "showNoneItem": true},
           {"type": "matrix", "name": "b", "rows": ["x", "x"], "columns": [1, 1]},
           {"type": "rating", "name": "c", "rateValues": [1, 1]}"#,
        &[
            "duplicate_choice /pages/0/elements/0/choices/1",
            "duplicate_choice /pages/0/elements/0/choices/3",
            "duplicate_choice /pages/0/elements/0/choices/5",
            "duplicate_choice /pages/0/elements/1/rows/1",
            "duplicate_choice /pages/0/elements/1/columns/1",
            "duplicate_choice /pages/0/elements/2/rateValues/1",
        ],
    ),
    case(
        r#"{"type": "radiogroup", "name": "a", "choices": ["North Africa", "east_africa-1", 2.5, "a.b", null, {"text": "x"}, {"value": []}]}"#,
        &[
            "odd_choice_value /pages/0/elements/0/choices/0",
            "odd_choice_value /pages/0/elements/0/choices/3",
            "wrong_type /pages/0/elements/0/choices/4",
            "missing_property /pages/0/elements/0/choices/5",
            "wrong_type /pages/0/elements/0/choices/6/value",
        ],
    ),
    // Lists from elsewhere.
    case(
        r#"{"type": "checkbox", "name": "a", "choicesByUrl": {"url": "registers/iscm"}},
           {"type": "checkbox", "name": "b", "choicesByUrl": {"url": "registers/igos"}},
           {"type": "checkbox", "name": "c", "choicesByUrl": {"url": "https://example.org/list.json", "path": "x"}},
           {"type": "checkbox", "name": "d", "choicesByUrl": {}},
           {"type": "checkbox", "name": "e", "choicesByUrl": {"url": "registers/iscm"}, "choices": [1]}"#,
        &[
            "unknown_register /pages/0/elements/1/choicesByUrl/url",
            "unsupported_property /pages/0/elements/2/choicesByUrl/url",
            "unknown_property /pages/0/elements/2/choicesByUrl/path",
            "missing_property /pages/0/elements/3/choicesByUrl",
            "no_effect /pages/0/elements/4/choices",
        ],
    ),
    case(
        r#"{"type": "checkbox", "name": "a", "choices": [1]},
           {"type": "checkbox", "name": "b", "choicesFromQuestion": "a"},
           {"type": "checkbox", "name": "c", "choicesFromQuestion": "aa"},
           {"type": "text", "name": "d"},
           {"type": "checkbox", "name": "e", "choicesFromQuestion": "d"},
           {"type": "matrixdynamic", "name": "f", "columns": [{"name": "g", "cellType": "text"}]},
           {"type": "checkbox", "name": "h", "choicesFromQuestion": "f", "choiceValuesFromQuestion": "g"},
           {"type": "checkbox", "name": "i", "choicesFromQuestion": "f", "choiceTextsFromQuestion": "x"},
           {"type": "checkbox", "name": "j", "choicesFromQuestion": "k"},
           {"type": "checkbox", "name": "k", "choicesFromQuestion": "j"}"#,
        &[
            "unknown_reference /pages/0/elements/2/choicesFromQuestion",
            "conflict /pages/0/elements/4/choicesFromQuestion",
            "unknown_reference /pages/0/elements/7/choiceTextsFromQuestion",
            "dependency_cycle /pages/0/elements/8/choicesFromQuestion",
        ],
    ),
    // Answers that several questions write.
    case(
        r#"{"type": "text", "name": "a", "valueName": "v"}, {"type": "comment", "name": "b", "valueName": "V"},
           {"type": "checkbox", "name": "c", "valueName": "v", "choices": [1]}"#,
        &["conflict /pages/0/elements/2"],
    ),
    top(
        r#""calculatedValues": [{"name": "c", "expression": "1"}], "elements": [{"type": "text", "name": "a", "valueName": "c"}]"#,
        &["conflict /elements/0"],
    ),
    // Linked lists and keys.
    case(
        r#"{"type": "checkbox", "name": "a", "valueName": "l", "valuePropertyName": "k", "choicesByUrl": {"url": "registers/iscm"}},
           {"type": "paneldynamic", "name": "b", "valueName": "l", "keyName": "k", "subject": "iscm", "templateTitle": "{panel.k}",
            "templateElements": [{"type": "text", "name": "x", "visibleIf": "{panel.k} = 'midcom'"}]},
           {"type": "text", "name": "c", "visibleIf": "{l} contains 'midcom' and {l[0].x} notempty and {l.length} > 0"}"#,
        &[],
    ),
    case(
        r#"{"type": "matrixdynamic", "name": "a", "keyName": "x", "columns": [{"name": "y", "cellType": "text"}]},
           {"type": "matrixdynamic", "name": "b", "subject": "iscm", "keyDuplicationError": "e", "columns": [{"name": "y", "cellType": "text"}]},
           {"type": "matrixdynamic", "name": "c", "subject": "isc", "keyName": "y", "columns": [{"name": "y", "cellType": "text"}]}"#,
        &[
            "unknown_reference /pages/0/elements/0/keyName",
            "missing_property /pages/0/elements/1",
            "no_effect /pages/0/elements/1/keyDuplicationError",
            "unknown_register /pages/0/elements/2/subject",
        ],
    ),
    // Our own properties.
    case(
        r#"{"type": "text", "name": "a", "indicator": "Iscm.Year", "finding": "s1", "attribution": "secret"},
           {"type": "text", "name": "b", "indicator": "iscm.year", "attribution": "group"}"#,
        &[
            "bad_name /pages/0/elements/0/indicator",
            "unknown_finding /pages/0/elements/0/finding",
            "unsupported_value /pages/0/elements/0/attribution",
        ],
    ),
    top(
        r#""elements": [{"type": "text", "name": "a", "finding": "s1", "indicator": "i"}], "findings": [
            {"id": "s1", "sentences": [{"id": "x", "text": "A."}, {"id": "X", "text": "B."}, {"text": "C."}, {"id": "y"}]},
            {"id": "s1"}],
            "codes": {"i": {"since": "2", "map": {"a": "b", "c": 3}, "split": {"a": ["d"], "e": "f"}}, "j": {}}"#,
        &[
            "duplicate_name /findings/0/sentences/1/id",
            "missing_property /findings/0/sentences/2",
            "missing_property /findings/0/sentences/3",
            "duplicate_name /findings/1/id",
            "wrong_type /codes/i/map/c",
            "conflict /codes/i/split/a",
            "wrong_type /codes/i/split/e",
            "unknown_indicator /codes/j",
            "missing_property /codes/j",
        ],
    ),
];
