//! What single parts promise. Values of whole expressions are in `tests/data/expressions.jsonl`.

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use serde_json::json;

use super::number::{decimals, number_to_text, numeric_text, rounded};
use super::*;

fn parse(source: &str) -> Parsed {
    Expression::parse(source).unwrap_or_else(|problem| panic!("{source}: {problem:?}"))
}

fn problem(source: &str) -> SyntaxProblem {
    match Expression::parse(source) {
        Ok(parsed) => panic!("{source} is read as {}", parsed.expression.canonical()),
        Err(problem) => problem,
    }
}

fn now() -> DateTime<Utc> {
    "2026-03-31T10:20:30.400Z".parse().expect("a valid instant")
}

fn evaluate(source: &str, values: serde_json::Value) -> serde_json::Value {
    let scope = JsonScope {
        values: &values,
        now: now(),
    };
    serde_json::Value::from(&parse(source).expression.evaluate(&scope))
}

#[test]
fn canonical_text() {
    for (source, expected) in [
        ("{a} + 2 * 3", "({a} + (2 * 3))"),
        ("2 ^ 3 ^ 2", "((2 ^ 3) ^ 2)"),
        ("{a} - 1 - 2", "(({a} - 1) - 2)"),
        ("!{a}", "! {a}"),
        ("! {a} empty", "! {a} empty"),
        ("NEGATE {a}", "! {a}"),
        ("!!({a} or {b})", "! ! ({a} or {b})"),
        ("{a} EMPTY", "{a} empty"),
        ("'x' notempty", "'x' notempty"),
        ("iif( {a} , 1,\"x\" )", "iif({a}, 1, 'x')"),
        ("today()", "today()"),
        ("today(", "today()"),
        ("[1,2]", "[1, 2]"),
        ("[]", "[]"),
        ("{a} = 1", "({a} == 1)"),
        ("{a} Equals TRUE", "({a} == true)"),
        ("{a} <> 1", "({a} != 1)"),
        ("{a} => 1", "({a} >= 1)"),
        ("{a} =< 1", "({a} <= 1)"),
        (
            "{a} greaterorequal 1 and {b} less 2",
            "(({a} >= 1) and ({b} < 2))",
        ),
        ("{a} && {b} || {c}", "(({a} and {b}) or {c})"),
        ("{a} or {b} and {c}", "({a} or ({b} and {c}))"),
        ("{a} *= 'x'", "({a} contains 'x')"),
        ("1 + {a} contains 2", "(1 + ({a} contains 2))"),
        ("{a} contains {b} empty", "({a} contains {b} empty)"),
        ("{a} power 2 % 3", "(({a} ^ 2) % 3)"),
        ("{a}or{b}", "({a} or {b})"),
        ("1or 2", "(1 or 2)"),
        ("5 -3", "(5 - 3)"),
        ("5 - -3", "(5 - -3)"),
        ("0x1F", "31"),
        ("1.50", "1.5"),
        ("-0", "0"),
        ("null", "null"),
        ("undefined", "undefined"),
        ("order", "order"),
        ("{a} = less", "({a} == less)"),
        ("{#a.b[0].c-Comment}", "{#a.b[0].c-Comment}"),
        (r"'it\'s'", r"'it\'s'"),
        (r#""say \"yes\"""#, r#"'say \"yes\"'"#),
        (r"'a\b'", r"'a\b'"),
        (
            "sumInArray({a}, 'b', {c} > 1)",
            "sumInArray({a}, 'b', ({c} > 1))",
        ),
        ("{é}", "{é}"),
    ] {
        assert_eq!(parse(source).expression.canonical(), expected, "{source}");
    }
}

#[test]
fn where_an_expression_goes_wrong_and_what_was_expected() {
    for (source, offset, part) in [
        ("", 0, "expected a value"),
        ("  ", 2, "expected a value"),
        ("{a} +", 5, "found the end"),
        ("{a} {b}", 4, "expected an operator or the end, found `{b}`"),
        ("(1))", 3, "expected an operator or the end, found `)`"),
        ("1 + * 2", 4, "expected a value"),
        ("-{a}", 0, "a minus sign belongs to a number"),
        ("- 3", 0, "a minus sign belongs to a number"),
        ("-0x12", 0, "a minus sign belongs to a number"),
        ("[1", 2, "expected `,` or `]`"),
        ("f(1,)", 0, "no function `f`"),
        ("sum(1,)", 6, "expected a value"),
        ("sum((1, 2)", 6, "expected an operator or `)`"),
        ("({a}) empty", 6, "may follow only a name or a literal"),
        ("'abc", 0, "no closing '"),
        ("'a\"b'", 0, "needs a backslash"),
        ("'abc\"", 0, "needs a backslash"),
        ("{a", 0, "no closing `}`"),
        ("{}", 0, "expected a name"),
        ("{a: 1}", 0, "objects cannot be written"),
        ("a}", 1, "closes nothing"),
        ("007", 0, "does not begin with 0"),
        ("0x", 0, "hexadecimal"),
        ("5.", 1, "found `.`"),
        ("é = 1", 0, "found `é`"),
        ("{é} = §", 6, "found `§`"),
        ("{a} & {b}", 4, "found `&`"),
        (
            "iif ({a}, 1, 2)",
            4,
            "expected an operator or the end, found `(`",
        ),
        ("sumInArray({a}, 'b', '{c} >')", 27, "found the end"),
    ] {
        let found = problem(source);
        assert!(found.message.contains(part), "{source}: {found:?}");
        assert_eq!(found.offset, offset, "{source}: {found:?}");
        let code = if part.contains("no function") {
            "unknown_function"
        } else {
            "bad_expression"
        };
        assert_eq!(found.code, code, "{source}");
    }
}

#[test]
fn unknown_functions_are_named_with_the_nearest_known_one() {
    let found = problem("1 + sumInAray({a}, 'b')");
    assert_eq!((found.code, found.offset), ("unknown_function", 4));
    assert!(found.message.contains("sumInArray"), "{}", found.message);
    // Function names are not caseless.
    assert!(problem("IIF(1, 2, 3)").message.contains("iif"));
    assert!(problem("getComment('a')").message.contains("not offered"));
    assert!(problem("base('x')").message.contains("no function"));
    assert!(Expression::parse_with("base('x')", &["base"]).is_ok());
}

#[test]
fn what_is_odd_is_a_warning() {
    let codes = |source: &str| -> Vec<(&'static str, usize)> {
        let warnings = parse(source).warnings;
        warnings
            .iter()
            .map(|warning| (warning.code, warning.offset))
            .collect()
    };
    assert_eq!(codes("{a} = yes"), [("bare_word", 6)]);
    assert_eq!(
        codes("({a} + (1 * 2"),
        [("missing_bracket", 13), ("missing_bracket", 13)]
    );
    assert_eq!(
        codes("countInArray({a}, 'b', '{c} = yes')"),
        [("bare_word", 30)]
    );
    assert_eq!(codes("{a} = TRUE and {b} = null"), []);
}

#[test]
fn hostile_texts_are_refused_without_exhausting_the_stack() {
    for source in [
        "(".repeat(15_000),
        "!".repeat(15_000),
        "[".repeat(15_000),
        "iif(".repeat(4_000),
        "{a} + (".repeat(2_000),
    ] {
        assert!(problem(&source).message.contains("inside each other"));
    }
    assert!(problem(&"1+".repeat(20_000)).message.contains("at most"));
    let long = parse(&format!("1{}", "+1".repeat(9_000))).expression;
    assert_eq!(
        long.evaluate(&JsonScope {
            values: &json!({}),
            now: now()
        }),
        Value::Number(9_001.0)
    );
    // The deepest that is allowed can also be evaluated, and told.
    for (opening, closing) in [("iif(true, ", ")"), ("[", "]"), ("!", ""), ("(1 + ", ")")] {
        let deep = format!("{}1{}", opening.repeat(60), closing.repeat(60));
        let expression = parse(&deep).expression;
        expression.evaluate(&JsonScope {
            values: &json!({}),
            now: now(),
        });
        assert_eq!(
            parse(&expression.canonical()).expression.canonical(),
            expression.canonical()
        );
    }
    let rows = "sumInArray({rows}, 'x', ".repeat(4);
    assert!(problem(&rows).message.contains("functions over rows"));
    let path = format!("{{{}}}", "a.".repeat(9_000));
    assert_eq!(evaluate(&path, json!({"a": 1})), json!(null));
}

#[test]
fn names_and_functions_are_told_with_their_place() {
    let source = "{#a} + displayValue('q') + sumInArray({p.rows}, 'x', {y} > {a}) + maxInArray([], 'v', 'w')";
    let expression = parse(source).expression;
    let names: Vec<(&str, usize, &NameRole)> = expression
        .names()
        .iter()
        .map(|reference| (reference.name.as_str(), reference.offset, &reference.role))
        .collect();
    let array = Some("p.rows".to_owned());
    let field = NameRole::Field {
        array: array.clone(),
    };
    let row_value = NameRole::RowValue { array };
    let unknown = NameRole::Field { array: None };
    assert_eq!(
        names,
        [
            ("a", 0, &NameRole::Value),
            ("q", 20, &NameRole::Displayed),
            ("p.rows", 38, &NameRole::Value),
            ("x", 48, &field),
            ("y", 53, &row_value),
            ("a", 59, &row_value),
            ("v", 81, &unknown),
            ("w", 86, &unknown),
        ]
    );
    assert!(expression.names()[0].raw);
    assert!(!expression.names()[2].raw);
    let functions: Vec<&str> = expression
        .functions()
        .iter()
        .map(|call| call.name.as_str())
        .collect();
    assert_eq!(functions, ["displayValue", "sumInArray", "maxInArray"]);
    assert_eq!(expression.functions()[2].literals[1].as_deref(), Some("v"));

    // A condition in quotes is read when the file is loaded, not when it is used.
    let quoted = parse("countInArray({rows}, 'x', '{y} > 1')").expression;
    assert_eq!(quoted.names()[2].name, "y");
    assert_eq!(quoted.names()[2].offset, 27);
}

#[test]
fn constants_are_known_as_such() {
    for source in [
        "1 = 1",
        "'a' empty",
        "iif(true, 1, 2)",
        "year('2019-01-01') > 3",
    ] {
        assert!(parse(source).expression.is_constant(), "{source}");
    }
    for source in [
        "{a}",
        "today() > '2019-01-01'",
        "year() = 2019",
        "displayValue('a')",
    ] {
        assert!(!parse(source).expression.is_constant(), "{source}");
    }
    let outer = Expression::parse_with("base('x') > 3", &["base"]).expect("base is known");
    assert!(!outer.expression.is_constant());
}

#[test]
fn conditions_hold_only_when_true() {
    let values = json!({"yes": "true", "one": "1", "text": "yes", "list": [1]});
    let scope = JsonScope {
        values: &values,
        now: now(),
    };
    for (source, expected) in [
        ("true", true),
        ("1", true),
        ("'1'", true),
        ("{yes}", true),
        ("{one}", true),
        ("{#one}", true),
        ("{text}", false),
        ("'true'", false),
        ("2", false),
        ("{list}", false),
        ("{nothing}", false),
        ("{text} notempty", true),
    ] {
        assert_eq!(parse(source).expression.holds(&scope), expected, "{source}");
    }
}

/// A scope that orders one list, unwraps another and has functions of its own.
struct OwnScope;

impl Scope for OwnScope {
    fn value(&self, name: &str) -> Value {
        match name {
            "ranking" => Value::from(&json!(["b", "a"])),
            "iscms" => Value::from(&json!(["midcom", "midsa"])),
            _ => Value::Null,
        }
    }

    fn entries(&self, name: &str) -> Value {
        match name {
            "iscms" => {
                Value::from(&json!([{"iscm": "midcom", "use": 4}, {"iscm": "midsa", "use": 1}]))
            }
            name => self.value(name),
        }
    }

    fn is_ordered(&self, name: &str) -> bool {
        name == "ranking"
    }

    fn display_value(&self, name: &str, value: Option<&Value>) -> Value {
        Value::Text(format!("{name}: {value:?}"))
    }

    fn call(&self, function: &str, arguments: &[Value]) -> Option<Value> {
        (function == "count").then(|| Value::List(arguments.to_vec()))
    }

    fn now(&self) -> DateTime<Utc> {
        now()
    }
}

#[test]
fn a_scope_decides_what_only_a_form_knows() {
    for (source, expected) in [
        ("{ranking} = ['a', 'b']", json!(false)),
        ("{ranking} = ['b', 'a']", json!(true)),
        ("{iscms} = ['midsa', 'midcom']", json!(true)),
        ("sumInArray({iscms}, 'use')", json!(5)),
        ("maxInArray({iscms}, 'use', 'iscm')", json!("midcom")),
        (
            "sumInArray({iscms}, 'use', {iscms} contains {iscm} and {use} < 2)",
            json!(1),
        ),
        ("displayValue('q')", json!("q: None")),
        ("displayValue('q', 5)", json!("q: Some(Number(5.0))")),
        ("count('i', 'code')", json!(["i", "code"])),
        ("sum(1, 2)", json!(3)),
    ] {
        let value = parse(source).expression.evaluate(&OwnScope);
        assert_eq!(serde_json::Value::from(&value), expected, "{source}");
    }
}

#[test]
fn names_lead_into_values() {
    let values = json!({
        "Age": 5, "a.b": {"c.d": 1}, "a": {"b": {"c.d": 2}, "e": 3},
        "rows": [{"x": 1}, {"x": [7, 8]}], "q-Comment": "why", "text": "añ😀",
        "m": {"Row 1": {"col": "v"}}, "nothing": null, "length": 9
    });
    for (path, expected) in [
        ("age", json!(5)),
        ("AGE", json!(5)),
        ("a.b.c.d", json!(1)),
        ("a.e", json!(3)),
        ("rows[0].x", json!(1)),
        ("rows[-1].X[1]", json!(8)),
        ("rows[2].x", json!(null)),
        ("rows[-3]", json!(null)),
        ("rows.length", json!(2)),
        ("rows[1].x.length", json!(2)),
        ("text.length", json!(4)),
        ("absent.length", json!(0)),
        ("nothing.length", json!(0)),
        ("q-Comment", json!("why")),
        ("q-comment", json!("why")),
        ("m.Row 1.col", json!("v")),
        ("m.row 1", json!({"col": "v"})),
        ("nothing", json!(null)),
        ("length", json!(9)),
        ("", json!(null)),
        ("a..b", json!(null)),
        ("rows[x]", json!(null)),
        ("rows[99999999999999999999]", json!(null)),
        ("rows[-9223372036854775808]", json!(null)),
    ] {
        let value = look_up(&values, path);
        assert_eq!(serde_json::Value::from(&value), expected, "{path}");
    }
}

#[test]
fn numbers_are_read_and_written_as_in_javascript() {
    for (number, expected) in [
        (3.0, "3"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1e21, "1e+21"),
        (123_456_789_012_345_680_000.0, "123456789012345680000"),
        (1e-6, "0.000001"),
        (1.5e-7, "1.5e-7"),
        (f64::NAN, "NaN"),
        (f64::NEG_INFINITY, "-Infinity"),
    ] {
        assert_eq!(number_to_text(number), expected);
    }
    for (text, expected) in [
        ("5", Some(5.0)),
        (" 5 ", Some(5.0)),
        ("1,5", Some(1.5)),
        ("1,000,000", None),
        ("1e3", Some(1000.0)),
        ("0x1F", Some(31.0)),
        ("0x", None),
        ("123456789012345", Some(123_456_789_012_345.0)),
        ("1234567890123456", None),
        ("2019-04", None),
        ("12px", None),
        ("inf", None),
        ("NaN", None),
        ("", None),
        (".", None),
    ] {
        assert_eq!(numeric_text(text), expected, "{text}");
    }
    assert_eq!((decimals(0.25), decimals(1e-7), decimals(100.0)), (2, 7, 0));
    // Exact halves go away from zero, as `toFixed` has them.
    assert_eq!(
        (rounded(0.125, 2), rounded(-2.5, 1), rounded(1.005, 2)),
        (0.13, -2.5, 1.0)
    );
}

/// Texts that look like expressions more often than chance would have it.
fn likely_expression() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{a}".to_owned()),
        Just("{#b.c[0]}".to_owned()),
        Just("{rows}".to_owned()),
        Just("{d}".to_owned()),
        "[0-9]{1,3}(\\.[0-9]{1,2})?",
        "'[a-z0-9 ]{0,4}'",
        Just("'{x} > 1'".to_owned()),
        Just("'x'".to_owned()),
        Just("'2024-02-30'".to_owned()),
        Just("(".to_owned()),
        Just(")".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just(",".to_owned()),
        Just("!".to_owned()),
        Just(r"'it\'s \\'".to_owned()),
        prop::sample::select(vec![
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "=",
            "!=",
            "<",
            ">=",
            "and",
            "or",
            "contains",
            "notcontains",
            "anyof",
            "allof",
            "noneof",
            "empty",
            "notempty",
            "true",
            "null",
            "word",
            "-1",
        ])
        .prop_map(str::to_owned),
        prop::sample::select(functions::BUILT_IN.to_vec()).prop_map(|name| format!("{name}(")),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.join(" "))
}

/// Expressions that parse, built from their grammar.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(vec![
            "{a}",
            "{#a}",
            "{rows}",
            "{rows[0].x}",
            "{d}",
            "{m}",
            "{nothing}",
            "null",
            "true",
            "undefined",
            "word",
            "'x'",
            "''",
            r"'it\'s'",
            "'2024-02-30'",
            "'months'",
            "0",
            "-1.5",
            "12",
            "1000000000000000000000",
        ])
        .prop_map(str::to_owned),
        (0.0..1e6).prop_map(|number: f64| number.to_string()),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let operator = prop::sample::select(vec![
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "=",
            "!=",
            "<",
            ">",
            "<=",
            ">=",
            "and",
            "or",
            "contains",
            "notcontains",
            "anyof",
            "allof",
            "noneof",
        ]);
        prop_oneof![
            (inner.clone(), operator, inner.clone())
                .prop_map(|(left, operator, right)| format!("({left}) {operator} ({right})")),
            inner.clone().prop_map(|inner| format!("!({inner})")),
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(", "))),
            (
                prop::sample::select(functions::BUILT_IN.to_vec()),
                prop::collection::vec(inner, 0..4)
            )
                .prop_map(|(name, arguments)| format!("{name}({})", arguments.join(", "))),
        ]
    })
}

fn sample_values() -> serde_json::Value {
    json!({
        "a": "12,5", "b": {"c": ["x"]}, "d": "2024-02-29T23:59", "nothing": null, "long": "9".repeat(400),
        "rows": [{"x": 1, "y": "2"}, {"x": "3"}, {}, null, "text", [1, [2]]],
        "m": {"r1": {"x": 1}, "r2": {"x": 2.25}}
    })
}

proptest! {
    #[test]
    fn arbitrary_text_is_parsed_or_refused(source in any::<String>()) {
        if let Err(problem) = Expression::parse(&source) {
            prop_assert!(problem.offset <= source.chars().count());
        }
    }

    #[test]
    fn likely_text_is_parsed_evaluated_or_refused(source in likely_expression()) {
        match Expression::parse(&source) {
            Err(problem) => prop_assert!(problem.offset <= source.chars().count()),
            Ok(parsed) => {
                let scope = JsonScope { values: &sample_values(), now: now() };
                parsed.expression.evaluate(&scope);
            }
        }
    }

    #[test]
    fn canonical_text_says_the_same(source in expression()) {
        let first = parse(&source).expression;
        let canonical = first.canonical();
        let second = parse(&canonical).expression;
        prop_assert_eq!(second.canonical(), canonical);
        let values = sample_values();
        let scope = JsonScope { values: &values, now: now() };
        let as_json = |expression: &Expression| serde_json::Value::from(&expression.evaluate(&scope));
        prop_assert_eq!(as_json(&first), as_json(&second), "{} and {}", source, second.source());
    }
}
