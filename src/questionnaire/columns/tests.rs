use serde_json::{Value as Json, json};

use super::*;
use crate::questionnaire::document::{LoadOptions, load};
use crate::questionnaire::form::RegisterMember;
use indexmap::IndexMap;

fn file() -> Questionnaire {
    let file = json!({
        "id": "state", "version": "1", "respondent": "state",
        "pages": [{"name": "p", "attribution": "group", "elements": [
            {"type": "radiogroup", "name": "role", "indicator": "role",
             "choices": ["chair", "member"], "showDontKnowItem": true, "showOtherItem": true},
            {"type": "checkbox", "name": "themes", "indicator": "themes",
             "choices": ["trade", "health"], "showDontKnowItem": true},
            {"type": "ranking", "name": "order", "choices": ["a", "b", "c"]},
            {"type": "text", "name": "staff", "inputType": "number", "attribution": "none"},
            {"type": "multipletext", "name": "who", "items": [{"name": "name"}, {"name": "mail"}]},
            {"type": "matrix", "name": "level", "indicator": "level",
             "rows": ["national", "regional"], "columns": ["low", "high"]},
            {"type": "matrixdropdown", "name": "mix", "rows": ["fees"],
             "columns": [{"name": "share", "cellType": "text", "inputType": "number", "indicator": "share"}]},
            {"type": "checkbox", "name": "levels", "valueName": "contributions",
             "valuePropertyName": "level", "indicator": "levels", "choices": ["x", "y"]},
            {"type": "paneldynamic", "name": "detail", "valueName": "contributions",
             "keyName": "level", "allowAddPanel": false, "allowRemovePanel": false,
             "templateElements": [{"type": "comment", "name": "about"}]},
            {"type": "checkbox", "name": "memberships", "valueName": "iscms",
             "valuePropertyName": "iscm", "choicesByUrl": {"url": "registers/iscm"}},
            {"type": "paneldynamic", "name": "per", "valueName": "iscms", "keyName": "iscm",
             "subject": "iscm", "allowAddPanel": false, "allowRemovePanel": false,
             "templateElements": [
                {"type": "rating", "name": "useful", "indicator": "useful"},
                {"type": "matrixdynamic", "name": "examples", "columns": [
                    {"name": "what", "cellType": "text"}]}]}
        ]}]
    });
    load(&file.to_string(), &LoadOptions::default())
        .questionnaire
        .expect("the file is right")
}

fn tables() -> AnswerTables {
    let member = |id: &str| RegisterMember {
        id: id.to_owned(),
        name: LocalizedText::new(crate::language::Language::English, id),
        acronym: None,
    };
    let members = vec![member("midcom"), member("midsa")];
    let registers: IndexMap<String, Vec<RegisterMember>> =
        IndexMap::from([("iscm".to_owned(), members)]);
    AnswerTables::new(&file(), &registers)
}

fn table_named(tables: &AnswerTables, path: &str) -> usize {
    let position = tables.tables.iter().position(|table| table.path() == path);
    position.unwrap_or_else(|| panic!("no table {path}"))
}

fn answers(given: &Json) -> Vec<GivenAnswer<'static>> {
    let given = given.as_array().expect("pairs");
    given
        .iter()
        .map(|pair| {
            let text: &'static str = Box::leak(pair[1].to_string().into_boxed_str());
            GivenAnswer {
                address: pair[0].as_str().expect("an address").to_owned().into(),
                value: serde_json::from_str(text).expect("a value"),
            }
        })
        .collect()
}

/// The cells of a row that hold something, as `name=value`.
fn told(table: &AnswerTable, row: &Row) -> Vec<String> {
    table
        .columns
        .iter()
        .zip(&row.cells)
        .filter_map(|(column, cell)| {
            let value = match cell {
                Cell::Empty => return None,
                Cell::Text(text) => text.to_string(),
                Cell::Number(number) => {
                    let mut text = String::new();
                    number_text(*number, &mut text);
                    text
                }
            };
            Some(format!("{}={value}", column.name))
        })
        .collect()
}

#[test]
fn a_table_for_respondents_and_one_for_each_list_with_columns_made_of_codes() {
    let tables = tables();
    let listed: Vec<(String, String)> = tables
        .tables
        .iter()
        .map(|table| {
            let names: Vec<&str> = table.columns.iter().map(|one| one.name.as_str()).collect();
            (table.path(), names.join(" "))
        })
        .collect();
    let expected = [
        (
            "",
            "role role-Comment themes/trade themes/health themes/dontknow order/a order/b order/c \
             staff who/name who/mail level/national level/regional mix/fees/share \
             contributions/x contributions/y",
        ),
        ("contributions", "about"),
        ("iscms", "useful"),
        ("iscms.examples", "what"),
    ];
    let expected: Vec<(String, String)> = expected
        .into_iter()
        .map(|(path, names)| (path.to_owned(), names.to_owned()))
        .collect();
    // A list that has its key among its columns is told by its rows; the key stands in front of each.
    let without_keys: Vec<(String, String)> = listed;
    assert_eq!(without_keys, expected);
}

#[test]
fn texts_of_open_questions_have_the_names_under_which_they_are_coded() {
    let tables = tables();
    let columns = tables.tables.iter().flat_map(|table| &table.columns);
    let mut names: Vec<String> = columns.filter_map(|column| column.open.clone()).collect();
    let file = file();
    let asked = crate::questionnaire::form::open_questions(&file);
    let mut asked: Vec<String> = asked.into_iter().map(|(name, _)| name).collect();
    names.sort();
    asked.sort();
    assert_eq!(names, asked);
    assert_eq!(names, ["contributions.about", "iscms.examples.what"]);
    let place = tables.place_of("iscms/midcom/examples/first/what");
    let examples = table_named(&tables, "iscms.examples");
    let expected = AnswerPlace {
        table: examples,
        keys: vec!["midcom".to_owned(), "first".to_owned()],
        column: 0,
    };
    assert_eq!(place, Some(expected));
    assert_eq!(tables.place_of("themes"), None, "choices have many columns");
}

#[test]
fn choices_are_flags_and_absences_stand_apart() {
    let tables = tables();
    let row = |given: &Json| {
        let rows = tables.rows(0, &answers(given), &[], Wanted::default());
        assert_eq!(rows.len(), 1);
        told(&tables.tables[0], &rows[0])
    };
    assert_eq!(
        row(&json!([["themes", ["health"]]])),
        ["themes/trade=0", "themes/health=1", "themes/dontknow=0"]
    );
    assert_eq!(
        row(&json!([["themes", ["dontknow"]]])),
        ["themes/dontknow=1"],
        "the others were not answered"
    );
    assert_eq!(
        row(&json!([["order", ["c", "a"]]])),
        ["order/a=2", "order/c=1"]
    );
    assert_eq!(
        row(&json!([
            ["role", "other"],
            ["role-Comment", "=SUM(A1)"],
            ["who/name", "A"],
            ["level/regional", "high"],
            ["mix/fees/share", 12.5],
            ["unknown", 1]
        ])),
        [
            "role=other",
            "role-Comment==SUM(A1)",
            "who/name=A",
            "level/regional=high",
            "mix/fees/share=12.5"
        ]
    );
    assert_eq!(
        row(&json!([
            ["contributions/y", 0],
            ["contributions/y/about", "text"]
        ])),
        ["contributions/x=0", "contributions/y=1"]
    );
    assert_eq!(row(&json!([])), Vec::<String>::new());
}

#[test]
fn entries_are_rows_with_the_keys_around_them() {
    let tables = tables();
    let given = answers(&json!([
        ["iscms/midcom", 0],
        ["iscms/midcom/useful", 4],
        ["iscms/midcom/examples/e1", 0],
        ["iscms/midcom/examples/e1/what", "law"],
        ["iscms/midsa", {"position": 1, "key": "midsa"}],
        ["iscms/a~1b", 2]
    ]));
    let entries = table_named(&tables, "iscms");
    let rows = tables.rows(entries, &given, &[], Wanted::default());
    let keys: Vec<String> = rows.iter().map(|row| row.keys.join("|")).collect();
    assert_eq!(keys, ["midcom", "midsa", "a/b"]);
    assert_eq!(rows[1].position, Some(1));
    assert_eq!(told(&tables.tables[entries], &rows[0]), ["useful=4"]);

    let examples = table_named(&tables, "iscms.examples");
    let rows = tables.rows(examples, &given, &[], Wanted::default());
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].keys, ["midcom", "e1"]);

    let midsa = ["midsa".to_owned()];
    let wanted = Wanted {
        subjects: Some(&midsa),
        ..Wanted::default()
    };
    assert_eq!(tables.rows(entries, &given, &[], wanted).len(), 1);
    assert_eq!(tables.rows(examples, &given, &[], wanted), []);
    assert_eq!(
        tables.iscm_of("iscms/midcom/useful").as_deref(),
        Some("midcom")
    );
    assert_eq!(tables.iscm_of("contributions/x"), None);
}

#[test]
fn what_is_for_staff_only_is_left_out_and_counted() {
    let tables = tables();
    let given = answers(&json!([
        ["role", "chair"],
        ["staff", 7],
        ["iscms/midcom", 0],
        ["iscms/midcom/useful", 2]
    ]));
    let rows = tables.rows(0, &given, &[], Wanted::default());
    assert_eq!(told(&tables.tables[0], &rows[0]), ["role=chair"]);
    assert_eq!(rows[0].withheld, 1, "the file says so of the staff");

    let all = Wanted {
        staff_only: true,
        ..Wanted::default()
    };
    let rows = tables.rows(0, &given, &[], all);
    assert_eq!(told(&tables.tables[0], &rows[0]), ["role=chair", "staff=7"]);

    let level = |address: &'static str, level| ChosenLevel {
        address: address.into(),
        level,
    };
    let chosen = [
        level("staff", Attribution::Named),
        level("role", Attribution::None),
        level("iscms/midcom", Attribution::None),
        level("iscms/midcom/useful", Attribution::Count),
    ];
    let rows = tables.rows(0, &given, &chosen, Wanted::default());
    assert_eq!(told(&tables.tables[0], &rows[0]), ["staff=7"]);
    let entries = table_named(&tables, "iscms");
    let rows = tables.rows(entries, &given, &chosen, Wanted::default());
    assert_eq!(
        told(&tables.tables[entries], &rows[0]),
        ["useful=2"],
        "the nearest choice decides"
    );
}
