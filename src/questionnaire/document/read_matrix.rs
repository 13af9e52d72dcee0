//! Matrices and repeated panels: rows, columns, totals, entries and templates.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::names::{Member, ScopeId, ScopeKind, Shape};
use super::nearest;
use super::problem::ProblemCode;
use super::properties::{CHOICE, Class, MATRIX_COLUMN, ROW};
use super::read_elements::{asked, choices_of, elements, no_effect_without, take_name};
use super::read_inputs::{digits, display_style};
use super::read_select::{check_register, items, value_text};
use super::reader::{Fields, Reader};
use super::references::Target;
use super::shared::Key;
use super::surveyjs::UNSUPPORTED_TYPES;
use super::types::{self, QuestionType, Read};
use crate::questionnaire::expression::Expression;
use crate::questionnaire::model::{
    Column, Entries, Item, Matrix, MatrixDropdown, MatrixDynamic, NumberDisplay, PanelDynamic,
    Question, QuestionKind, Total, TotalKind,
};

pub fn matrix(reader: &mut Reader, fields: &Fields) -> Read {
    let rows = filled(reader, fields, "rows", &ROW);
    let columns = filled(reader, fields, "columns", &MATRIX_COLUMN);
    let (rows_visible_if, columns_visible_if) = visible_parts(reader, fields, &[]);
    let matrix = Matrix {
        rows: rows?,
        columns: columns?,
        multiple: fields.word("cellType") == Some("checkbox"),
        each_row_required: fields.is_set("eachRowRequired"),
        each_row_unique: fields.is_set("eachRowUnique"),
        rows_visible_if,
        columns_visible_if,
    };
    let keys = row_keys(&matrix.rows);
    Some((QuestionKind::Matrix(matrix), Shape::Object(keys)))
}

/// Rows or columns of which there is at least one; their absence has been reported with the object.
fn filled(
    reader: &mut Reader,
    fields: &Fields,
    property: &str,
    class: &Class,
) -> Option<Vec<Item>> {
    let list = fields.get(property)?.as_array()?;
    if list.is_empty() {
        report_empty(reader, fields, property);
        return None;
    }
    Some(items(reader, fields, property, class, &mut HashMap::new()))
}

fn report_empty(reader: &mut Reader, fields: &Fields, property: &str) {
    reader.report(
        ProblemCode::EmptyChoices,
        fields.at(property),
        format!("the list of {property} is empty"),
    );
}

fn row_keys(rows: &[Item]) -> Vec<String> {
    rows.iter().map(|row| value_text(&row.value)).collect()
}

/// `rowsVisibleIf` and `columnsVisibleIf`; hidden rows do not count in totals, which therefore depend on them.
fn visible_parts(
    reader: &mut Reader,
    fields: &Fields,
    totals: &[Target],
) -> (Option<Expression>, Option<Expression>) {
    reader.per_item(|reader| {
        let outer = std::mem::replace(&mut reader.defines, totals.to_vec());
        let rows = reader.condition(fields, "rowsVisibleIf");
        reader.defines = outer;
        (rows, reader.condition(fields, "columnsVisibleIf"))
    })
}

pub fn matrix_dropdown(reader: &mut Reader, fields: &Fields) -> Read {
    let rows = filled(reader, fields, "rows", &ROW);
    let (scope, columns) = columns(reader, fields);
    let totals = totals(&columns, scope);
    let (rows_visible_if, columns_visible_if) = visible_parts(reader, fields, &totals);
    let matrix = MatrixDropdown {
        rows: rows?,
        columns,
        total_text: reader.text(fields, "totalText"),
        hide_if_rows_empty: fields.is_set("hideIfRowsEmpty"),
        rows_visible_if,
        columns_visible_if,
    };
    let shape = Shape::Rows(row_keys(&matrix.rows), scope);
    Some((QuestionKind::MatrixDropdown(matrix), shape))
}

pub fn matrix_dynamic(reader: &mut Reader, fields: &Fields) -> Read {
    let (scope, columns) = columns(reader, fields);
    let totals = totals(&columns, scope);
    let (rows_visible_if, columns_visible_if) = visible_parts(reader, fields, &totals);
    let entries = entries(reader, fields, scope, &ROWS);
    let matrix = MatrixDynamic {
        entries,
        columns,
        columns_visible_if,
        rows_visible_if,
    };
    Some((QuestionKind::MatrixDynamic(matrix), Shape::Entries(scope)))
}

fn totals(columns: &[Column], scope: ScopeId) -> Vec<Target> {
    columns
        .iter()
        .filter(|column| column.total.is_some())
        .map(|column| Target::total(scope, &column.cell.name))
        .collect()
}

fn columns(reader: &mut Reader, fields: &Fields) -> (ScopeId, Vec<Column>) {
    let scope = reader.names.open(ScopeKind::Row, reader.scope);
    let list = fields.at("columns");
    let values = fields.list("columns");
    if fields.get("columns").is_some_and(Json::is_array) && values.is_empty() {
        report_empty(reader, fields, "columns");
    }
    let shared = items(reader, fields, "choices", &CHOICE, &mut HashMap::new());
    let outer = std::mem::replace(&mut reader.cell_choices, shared);
    let cell_type = match fields.word("cellType") {
        None | Some("default") => "dropdown",
        Some(given) => match find_cell_type(given) {
            Some(_) => given,
            None => {
                report_cell_type(reader, given, &fields.at("cellType"));
                "dropdown"
            }
        },
    };
    let columns = values
        .iter()
        .enumerate()
        .filter_map(|(position, value)| {
            let pointer = format!("{list}/{position}");
            column(reader, value, &pointer, scope, cell_type)
        })
        .collect();
    reader.cell_choices = outer;
    (scope, columns)
}

fn find_cell_type(name: &str) -> Option<(&'static QuestionType, &'static Class)> {
    let found = types::find(name)?;
    Some((found, found.cell.as_ref()?))
}

fn report_cell_type(reader: &mut Reader, given: &str, pointer: &str) {
    let cells = types::TYPES.iter().filter(|known| known.cell.is_some());
    let known: Vec<&str> = cells.map(|known| known.name).collect();
    let of_surveyjs = UNSUPPORTED_TYPES.contains(&given) || types::find(given).is_some();
    let near = (!of_surveyjs)
        .then(|| nearest::nearest(given, known.iter().copied()))
        .flatten();
    reader.report(
        ProblemCode::UnsupportedValue,
        pointer,
        format!(
            "\"cellType\" cannot be \"{given}\"; it is one of {}{}",
            known.join(", "),
            nearest::did_you_mean(near)
        ),
    );
}

fn column(
    reader: &mut Reader,
    value: &Json,
    pointer: &str,
    scope: ScopeId,
    matrix_type: &str,
) -> Option<Column> {
    let given = match value.get("cellType").and_then(Json::as_str) {
        None | Some("default") => matrix_type,
        Some(given) => given,
    };
    let Some((question_type, class)) = find_cell_type(given) else {
        report_cell_type(reader, given, &format!("{pointer}/cellType"));
        let name = value.get("name").and_then(Json::as_str);
        declare(reader, scope, name.unwrap_or_default(), pointer, None, true);
        return None;
    };
    let fields = reader.open(value, pointer, class)?;
    let name = fields.word("name").unwrap_or_default().to_owned();
    if fields.get("name").is_some() {
        reader.inside(scope, |reader| take_name(reader, &name, &fields.at("name")));
    }
    let question = reader.inside(scope, |reader| {
        let (kind, shape) = (question_type.read)(reader, &fields).unzip();
        let question = asked(reader, &fields, (scope, &name), &name, kind);
        question.zip(shape)
    });
    let total = total(reader, &fields, scope, &name);
    let other = question
        .as_ref()
        .and_then(|(question, _)| choices_of(&question.kind))
        .is_some_and(|choices| choices.other.is_some());
    let shape = question.as_ref().map(|(_, shape)| (shape.clone(), other));
    declare(reader, scope, &name, pointer, shape, total.is_some());
    let column_count = fields.count("colCount");
    let (question, _) = question?;
    Some(Column {
        cell: Question {
            placeholder: match class.property("placeholder") {
                Some(_) => reader.text(&fields, "placeholder"),
                None => None,
            },
            column_count: column_count.and_then(|count| u32::try_from(count).ok()),
            ..question
        },
        is_unique: fields.is_set("isUnique"),
        total,
    })
}

fn declare(
    reader: &mut Reader,
    scope: ScopeId,
    name: &str,
    pointer: &str,
    shape: Option<(Shape, bool)>,
    total: bool,
) {
    let unreadable = shape.is_none();
    let (shape, other) = shape.unwrap_or((Shape::Anything, true));
    reader.names.declare(
        scope,
        Member {
            name: name.to_owned(),
            key: name.to_owned(),
            select: unreadable,
            shape,
            comment: other,
            total,
            pointer: pointer.to_owned(),
        },
    );
}

fn total(reader: &mut Reader, fields: &Fields, scope: ScopeId, name: &str) -> Option<Total> {
    let outer = std::mem::replace(&mut reader.defines, vec![Target::total(scope, name)]);
    let expression = reader.expression(fields, "totalExpression");
    reader.defines = outer;
    let kind = match (expression, fields.word("totalType")) {
        (Some(expression), _) => Some(TotalKind::Expression(expression)),
        (None, Some("sum")) => Some(TotalKind::Sum),
        (None, Some("count")) => Some(TotalKind::Count),
        (None, Some("min")) => Some(TotalKind::Min),
        (None, Some("max")) => Some(TotalKind::Max),
        (None, Some("avg")) => Some(TotalKind::Average),
        _ => None,
    };
    if kind.is_none() && fields.get("totalExpression").is_none() {
        for property in [
            "totalFormat",
            "totalDisplayStyle",
            "totalCurrency",
            "totalMinimumFractionDigits",
            "totalMaximumFractionDigits",
        ] {
            no_effect_without(reader, fields, property, "totalType");
        }
    }
    let format = reader.pattern(fields, "totalFormat");
    Some(Total {
        kind: kind?,
        format,
        display: NumberDisplay {
            style: display_style(fields.word("totalDisplayStyle")),
            currency: fields.word("totalCurrency").map(str::to_owned),
            precision: None,
            minimum_fraction_digits: digits(fields, "totalMinimumFractionDigits"),
            maximum_fraction_digits: digits(fields, "totalMaximumFractionDigits"),
        },
    })
}

/// How `matrixdynamic` and `paneldynamic` call the same things.
struct EntryNames {
    count: &'static str,
    count_if_absent: usize,
    min: &'static str,
    max: &'static str,
    add: &'static str,
    remove: &'static str,
    add_text: &'static str,
    remove_text: &'static str,
    empty_text: &'static str,
    default_entry: &'static str,
}

const ROWS: EntryNames = EntryNames {
    count: "rowCount",
    count_if_absent: 2,
    min: "minRowCount",
    max: "maxRowCount",
    add: "allowAddRows",
    remove: "allowRemoveRows",
    add_text: "addRowText",
    remove_text: "removeRowText",
    empty_text: "noRowsText",
    default_entry: "defaultRowValue",
};

const PANELS: EntryNames = EntryNames {
    count: "panelCount",
    count_if_absent: 0,
    min: "minPanelCount",
    max: "maxPanelCount",
    add: "allowAddPanel",
    remove: "allowRemovePanel",
    add_text: "addPanelText",
    remove_text: "removePanelText",
    empty_text: "noEntriesText",
    default_entry: "defaultPanelValue",
};

/// The most entries that a list may have; survey-core has 1000 rows and 100 panels.
const MOST_ENTRIES: usize = 1000;

fn entries(reader: &mut Reader, fields: &Fields, inner: ScopeId, names: &EntryNames) -> Entries {
    let min = fields.count(names.min);
    let max = fields.count(names.max);
    reader.check_order(fields, (names.min, min), (names.max, max));
    for name in [names.count, names.min, names.max] {
        if fields.count(name).is_some_and(|count| count > MOST_ENTRIES) {
            reader.report(
                ProblemCode::UnsupportedValue,
                fields.at(name),
                format!("\"{name}\" is at most {MOST_ENTRIES}"),
            );
        }
    }
    let key_name = fields.word("keyName").map(str::to_owned);
    if let Some(key) = &key_name {
        let answer = fields.word("valueName").or(fields.word("name"));
        // Looked up when all is read: in a linked list the key is given by the checkbox.
        reader.keys.push(Key {
            pointer: fields.at("keyName"),
            scope: reader.scope,
            inner,
            answer: answer.unwrap_or_default().to_owned(),
            name: key.clone(),
        });
    } else {
        no_effect_without(reader, fields, "keyDuplicationError", "keyName");
    }
    let subject = fields.word("subject").map(str::to_owned);
    if let Some(register) = &subject {
        check_register(reader, register, &fields.at("subject"));
        if key_name.is_none() {
            reader.report(
                ProblemCode::MissingProperty,
                fields.pointer,
                "\"subject\" needs \"keyName\", under which the member of the register stands"
                    .to_owned(),
            );
        }
    }
    let phrase = reader.inside(inner, |reader| reader.text(fields, "phrase"));
    let (min, max) = (min.unwrap_or(0), max.map(|max| max.max(1)));
    let count = fields.count(names.count).unwrap_or(names.count_if_absent);
    Entries {
        count: count.max(min).min(max.unwrap_or(MOST_ENTRIES)),
        min,
        max,
        allow_add: fields.flag(names.add) != Some(false),
        allow_remove: fields.flag(names.remove) != Some(false),
        add_text: reader.text(fields, names.add_text),
        remove_text: reader.text(fields, names.remove_text),
        empty_text: reader.text(fields, names.empty_text),
        key_name,
        key_duplication_error: reader.pattern(fields, "keyDuplicationError"),
        default_entry: fields.get(names.default_entry).cloned(),
        subject,
        phrase,
    }
}

pub fn panel_dynamic(reader: &mut Reader, fields: &Fields) -> Read {
    let scope = reader.names.open(ScopeKind::Template, reader.scope);
    let values = fields.list("templateElements");
    if fields.get("templateElements").is_some_and(Json::is_array) && values.is_empty() {
        reader.report(
            ProblemCode::Unreachable,
            fields.at("templateElements"),
            "this template has no elements; its entries show nothing".to_owned(),
        );
    }
    let (elements, template_title, template_description, template_visible_if) =
        reader.inside(scope, |reader| {
            (
                elements(reader, values, &fields.at("templateElements")),
                reader.text(fields, "templateTitle"),
                reader.text(fields, "templateDescription"),
                reader.condition(fields, "templateVisibleIf"),
            )
        });
    let entries = entries(reader, fields, scope, &PANELS);
    let panel = PanelDynamic {
        entries,
        template_title,
        template_description,
        template_visible_if,
        elements,
    };
    Some((QuestionKind::PanelDynamic(panel), Shape::Entries(scope)))
}
