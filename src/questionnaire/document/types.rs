//! The question types: a row per type says which properties it has, whether it may be a cell, and which
//! function reads it. A new type is a new row here, its group in `properties.rs` and its reader.

use super::names::Shape;
use super::properties::{
    ASKED, BOOLEAN, CELLS, CHOICES, COLUMN, COLUMN_COUNT, COMMENT, COMPUTED, Class, DROPDOWN,
    ENTRIES, HTML, LINKED, MATRIX, MATRIX_DROPDOWN, MATRIX_DYNAMIC, MULTIPLE_TEXT, PANEL_DYNAMIC,
    PLACEHOLDER, QUESTION, RANKING, RATING, ROWS_AND_COLUMNS, SEVERAL, TEXT,
};
use super::reader::{Fields, Reader};
use super::{read_inputs, read_matrix, read_select};
use crate::questionnaire::model::QuestionKind;

/// What reading the own properties of a type gives; `None` when they cannot be made sense of, which has
/// then been reported.
pub type Read = Option<(QuestionKind, Shape)>;

pub struct QuestionType {
    pub name: &'static str,
    pub class: Class,
    /// The properties of a matrix column with this `cellType`, where it may be one.
    pub cell: Option<Class>,
    pub read: fn(&mut Reader, &Fields) -> Read,
}

macro_rules! question_type {
    ($name:literal, [$($group:ident),*], $read:path) => {
        QuestionType {
            name: $name,
            class: Class {
                label: $name,
                presentation: true,
                groups: &[ASKED, QUESTION, $($group),*],
            },
            cell: None,
            read: $read,
        }
    };
    ($name:literal, [$($group:ident),*], $read:path, cell) => {
        QuestionType {
            cell: Some(Class {
                label: concat!("a column with cellType ", $name),
                presentation: true,
                groups: &[ASKED, COLUMN, $($group),*],
            }),
            ..question_type!($name, [$($group),*], $read)
        }
    };
}

pub const TYPES: &[QuestionType] = &[
    question_type!("text", [PLACEHOLDER, TEXT], read_inputs::text, cell),
    question_type!(
        "comment",
        [PLACEHOLDER, COMMENT],
        read_inputs::comment,
        cell
    ),
    question_type!("boolean", [BOOLEAN], read_inputs::boolean, cell),
    question_type!(
        "radiogroup",
        [COLUMN_COUNT, CHOICES],
        read_select::radiogroup,
        cell
    ),
    question_type!(
        "dropdown",
        [PLACEHOLDER, CHOICES, DROPDOWN],
        read_select::dropdown,
        cell
    ),
    question_type!(
        "checkbox",
        [COLUMN_COUNT, CHOICES, SEVERAL, LINKED],
        read_select::checkbox,
        cell
    ),
    question_type!(
        "tagbox",
        [PLACEHOLDER, CHOICES, SEVERAL, LINKED],
        read_select::checkbox
    ),
    question_type!("ranking", [CHOICES, RANKING], read_select::ranking),
    question_type!("rating", [RATING], read_select::rating, cell),
    question_type!(
        "multipletext",
        [COLUMN_COUNT, MULTIPLE_TEXT],
        read_inputs::multiple_text
    ),
    question_type!("matrix", [ROWS_AND_COLUMNS, MATRIX], read_matrix::matrix),
    question_type!(
        "matrixdropdown",
        [ROWS_AND_COLUMNS, CELLS, MATRIX_DROPDOWN],
        read_matrix::matrix_dropdown
    ),
    question_type!(
        "matrixdynamic",
        [ROWS_AND_COLUMNS, CELLS, ENTRIES, MATRIX_DYNAMIC],
        read_matrix::matrix_dynamic
    ),
    question_type!(
        "paneldynamic",
        [ENTRIES, PANEL_DYNAMIC],
        read_matrix::panel_dynamic
    ),
    question_type!("expression", [COMPUTED], read_inputs::computed, cell),
    question_type!("html", [HTML], read_inputs::html),
];

/// The type of this name.
pub fn find(name: &str) -> Option<&'static QuestionType> {
    TYPES.iter().find(|candidate| candidate.name == name)
}
