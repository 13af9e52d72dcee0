//! Expressions: their syntax, what they name, and what depends on itself.

use super::{Case, case, top};

pub const CASES: &[Case] = &[
    case(
        r#"{"type": "text", "name": "a", "visibleIf": "{b} = yes", "enableIf": "1 = 1", "requiredIf": "today() > '2020-01-01'"},
           {"type": "text", "name": "b", "visibleIf": "({a} = 1", "defaultValueExpression": "nonsense({a})"},
           {"type": "text", "name": "c", "visibleIf": "{a} = = 1"}"#,
        &[
            "bare_word /pages/0/elements/0/visibleIf",
            "constant_condition /pages/0/elements/0/enableIf",
            "bad_expression /pages/0/elements/1/visibleIf",
            "unknown_function /pages/0/elements/1/defaultValueExpression",
            "bad_expression /pages/0/elements/2/visibleIf",
        ],
    ),
    // A question with a valueName goes by that.
    case(
        r#"{"type": "text", "name": "a", "valueName": "v"}, {"type": "text", "name": "b", "visibleIf": "{V} = 1 or {a} = 1"}"#,
        &["unknown_reference /pages/0/elements/1/visibleIf"],
    ),
    // What can be reached behind a name.
    case(
        r#"{"type": "multipletext", "name": "t", "items": [{"name": "x"}]},
           {"type": "matrix", "name": "m", "rows": ["r one", "r2"], "columns": [1]},
           {"type": "matrixdropdown", "name": "d", "rows": ["r1"], "columns": [{"name": "c", "cellType": "text", "inputType": "number", "totalType": "sum"}, {"name": "e", "cellType": "text"}]},
           {"type": "checkbox", "name": "l", "choices": [1], "showOtherItem": true},
           {"type": "paneldynamic", "name": "p", "templateElements": [{"type": "text", "name": "q"}]},
           {"type": "text", "name": "z1", "visibleIf": "{t.x} = 1 and {m.r one} = 1 and {m.r2} = 1 and {d.r1.c} = 1 and {d-total.c} = 1"},
           {"type": "text", "name": "z2", "visibleIf": "{l[0]} = 1 and {l.length} = 1 and {l-Comment} = 1 and {p[0].q} = 1 and {p[-1].q} = 1 and {p.length} = 1"},
           {"type": "text", "name": "z3", "visibleIf": "{t.y} = 1"},
           {"type": "text", "name": "z4", "visibleIf": "{m.r3} = 1"},
           {"type": "text", "name": "z5", "visibleIf": "{d.r1.x} = 1"},
           {"type": "text", "name": "z6", "visibleIf": "{d-total.e} = 1"},
           {"type": "text", "name": "z7", "visibleIf": "{z1-Comment} = 1"},
           {"type": "text", "name": "z8", "visibleIf": "{p.q} = 1"},
           {"type": "text", "name": "z9", "visibleIf": "{panel.q} = 1"},
           {"type": "text", "name": "z10", "visibleIf": "{item} = 1"},
           {"type": "text", "name": "z11", "visibleIf": "{z1.x} = 1"}"#,
        &[
            "odd_choice_value /pages/0/elements/1/rows/0",
            "unknown_reference /pages/0/elements/7/visibleIf",
            "unknown_reference /pages/0/elements/8/visibleIf",
            "unknown_reference /pages/0/elements/9/visibleIf",
            "unknown_reference /pages/0/elements/10/visibleIf",
            "unknown_reference /pages/0/elements/11/visibleIf",
            "unknown_reference /pages/0/elements/12/visibleIf",
            "unknown_reference /pages/0/elements/13/visibleIf",
            "unknown_reference /pages/0/elements/14/visibleIf",
            "unknown_reference /pages/0/elements/15/visibleIf",
        ],
    ),
    // Entries, rows, and entries within entries.
    case(
        r#"{"type": "text", "name": "o"},
           {"type": "paneldynamic", "name": "p", "templateTitle": "{panelIndex} {panel.q}", "templateVisibleIf": "{panel.q} notempty", "templateElements": [
             {"type": "text", "name": "q", "visibleIf": "{o} = 1 and {prevPanel.q} = 1 and {visiblePanelIndex} = 1"},
             {"type": "text", "name": "q2", "visibleIf": "{q} = 1"},
             {"type": "matrixdynamic", "name": "m", "phrase": "{row.c} {panel.q}", "columns": [
               {"name": "c", "cellType": "text", "visibleIf": "{row.d} = {panel.q} and {rowIndex} = 1"},
               {"name": "d", "cellType": "text", "visibleIf": "{c} = 1"}]},
             {"type": "paneldynamic", "name": "n", "templateElements": [
               {"type": "text", "name": "r", "visibleIf": "{parentPanel.q} = 1 and {panel.s} = 1"},
               {"type": "text", "name": "s", "visibleIf": "{panel.q} = 1"}]}]}"#,
        &[
            "unknown_reference /pages/0/elements/1/templateElements/1/visibleIf",
            "unknown_reference /pages/0/elements/1/templateElements/2/columns/1/visibleIf",
            "unknown_reference /pages/0/elements/1/templateElements/3/templateElements/1/visibleIf",
        ],
    ),
    // The item in question.
    case(
        r#"{"type": "checkbox", "name": "a", "choices": [1, {"value": 2, "visibleIf": "{item} = 2"}], "choicesVisibleIf": "{item} > 0", "choicesEnableIf": "{itm} > 0"},
           {"type": "matrix", "name": "m", "rows": [1], "columns": [1], "rowsVisibleIf": "{a} contains {item}", "columnsVisibleIf": "{item} = 1"}"#,
        &["unknown_reference /pages/0/elements/0/choicesEnableIf"],
    ),
    // Functions that name fields and questions.
    case(
        r#"{"type": "matrixdynamic", "name": "m", "columns": [{"name": "c", "cellType": "text"}, {"name": "d", "cellType": "text"}]},
           {"type": "text", "name": "a", "valueName": "v"},
           {"type": "expression", "name": "e1", "expression": "sumInArray({m}, 'c') + sumInArray({m}, 'c', '{d} > 1') + maxInArray({m}, 'c', 'd')"},
           {"type": "expression", "name": "e2", "expression": "sumInArray({m}, 'x')"},
           {"type": "expression", "name": "e3", "expression": "sumInArray({m}, 'c', '{x} > 1')"},
           {"type": "expression", "name": "e4", "expression": "displayValue('a') + displayValue('v')"},
           {"type": "expression", "name": "e5", "expression": "displayValue('b')"}"#,
        &[
            "unknown_reference /pages/0/elements/3/expression",
            "unknown_reference /pages/0/elements/4/expression",
            "unknown_reference /pages/0/elements/6/expression",
        ],
    ),
    // A fault is told once: who reads an unreadable question is not blamed.
    case(
        r#"{"type": "nothing", "name": "a"}, {"type": "text", "name": "b", "visibleIf": "{a.x[0].y} = 1 and {a-Comment} = 1"}"#,
        &["unknown_type /pages/0/elements/0/type"],
    ),
    // Values that depend on themselves.
    top(
        r#""calculatedValues": [{"name": "a", "expression": "{b} + 1"}, {"name": "b", "expression": "{c}"}, {"name": "c", "expression": "{a}"}, {"name": "d", "expression": "{a}"}],
            "elements": [{"type": "text", "name": "x", "defaultValueExpression": "{X} + 1"}]"#,
        &[
            "dependency_cycle /calculatedValues/0/expression",
            "dependency_cycle /elements/0/defaultValueExpression",
        ],
    ),
    case(
        r#"{"type": "expression", "name": "e", "expression": "{t} + 1"}, {"type": "text", "name": "t", "defaultValueExpression": "{e}"},
           {"type": "matrixdynamic", "name": "m", "rowsVisibleIf": "{m-total.c} < 10", "columns": [
             {"name": "c", "cellType": "expression", "expression": "{row.d} * 2", "totalType": "sum"},
             {"name": "d", "cellType": "text", "inputType": "number"}]}"#,
        &[
            "dependency_cycle /pages/0/elements/0/expression",
            "dependency_cycle /pages/0/elements/2/rowsVisibleIf",
        ],
    ),
    case(
        r#"{"type": "matrixdynamic", "name": "m", "columns": [
             {"name": "a", "cellType": "expression", "expression": "{row.b}"},
             {"name": "b", "cellType": "expression", "expression": "{m-total.c}"},
             {"name": "c", "cellType": "expression", "expression": "{row.a}", "totalType": "sum"}]}"#,
        &["dependency_cycle /pages/0/elements/0/columns/0/expression"],
    ),
    // What looks circular and is not: conditions, running totals, other fields of the own rows.
    case(
        r#"{"type": "text", "name": "a", "visibleIf": "{b} empty"}, {"type": "text", "name": "b", "visibleIf": "{a} empty"},
           {"type": "matrixdynamic", "name": "m", "columns": [
             {"name": "v", "cellType": "text", "inputType": "number"},
             {"name": "run", "cellType": "expression", "expression": "{prevRow.run} + {row.v}"},
             {"name": "share", "cellType": "expression", "expression": "{row.v} / sumInArray({m}, 'v') + {m.length}"}]}"#,
        &[],
    ),
    // Sentences.
    top(
        r#""elements": [
              {"type": "paneldynamic", "name": "p", "templateElements": [{"type": "text", "name": "q"}]},
              {"type": "checkbox", "name": "l", "choices": ["x"]}, {"type": "text", "name": "t"}],
            "findings": [{"id": "s", "sentences": [
              {"id": "a", "each": "p", "if": "{panel.q} notempty", "text": "{panel.q} {t} {last.t}"},
              {"id": "b", "each": "l", "text": "{item}"},
              {"id": "c", "each": "['x', 'y']", "text": "{item}"},
              {"id": "d", "values": {"v": "{t} + 1", "w": "{v} + {x}"}, "text": "{v} {w}"},
              {"id": "e", "each": "t", "text": "x"},
              {"id": "f", "each": "pp", "text": "x"},
              {"id": "g", "text": "{panel.q} {subject.name} {last.u}"},
              {"id": "h", "if": "base('i') > 1", "text": "x"}]}]"#,
        &[
            "unknown_reference /findings/0/sentences/3/values/w",
            "conflict /findings/0/sentences/4/each",
            "unknown_reference /findings/0/sentences/5/each",
            "unknown_reference /findings/0/sentences/6/text",
            "unknown_reference /findings/0/sentences/6/text",
            "unknown_reference /findings/0/sentences/6/text",
            "unknown_function /findings/0/sentences/7/if",
        ],
    ),
    top(
        r#""elements": [{"type": "text", "name": "t"}],
            "findings": [{"id": "s", "sentences": [
              {"id": "a", "of": "state", "each": "['x']", "values": {"n": "base('i')", "who": "tell('i', {item})"}, "if": "{n} > 2 and count('i', 'x') > 1", "text": "{subject.name}: {n} {who} {item}"},
              {"id": "b", "of": "igo", "text": "{t}"},
              {"id": "c", "of": "state", "if": "base({t}) > 1", "text": "x"},
              {"id": "d", "of": "iscm", "text": "x"}]}]"#,
        &[
            "unknown_reference /findings/0/sentences/1/text",
            "bad_expression /findings/0/sentences/2/if",
            "unknown_reference /findings/0/sentences/2/if",
            "unsupported_value /findings/0/sentences/3/of",
        ],
    ),
];
