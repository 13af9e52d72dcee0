//! Values for tests of pages, built by hand: one state of one question at a time.

use maud::Markup;
use serde_json::Value as Json;

use crate::institution::Institution;
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{
    AnswerError, ChoiceState, ElementState, EntryState, ErrorCode, QuestionState, ShownText,
};
use crate::questionnaire::model::{
    ChoiceSource, Choices, ChoicesOrder, Conditions, Entries, Question, QuestionKind,
};

pub(crate) const HOSTILE: &str = "<script>alert(1)</script>\" onfocus=\"x";

/// One element per line, so that a snapshot can be read.
pub(crate) fn lines(markup: &Markup) -> String {
    markup.0.replace("><", ">\n<").replace("\n</", "</")
}

pub(crate) fn text(text: &str) -> ShownText {
    ShownText {
        text: text.to_owned(),
        language: Language::English,
    }
}

pub(crate) fn model(name: &str, kind: QuestionKind) -> &'static Question {
    Box::leak(Box::new(Question {
        name: name.to_owned(),
        value_name: None,
        title: None,
        description: None,
        placeholder: None,
        conditions: Conditions::default(),
        is_required: false,
        required_if: None,
        required_error_text: None,
        default_value: None,
        default_value_expression: None,
        validators: Vec::new(),
        clear_if_invisible: None,
        comment_area: None,
        display_values_in_texts: false,
        column_count: None,
        title_location: Default::default(),
        description_location: Default::default(),
        indicator: None,
        finding: None,
        attribution: None,
        kind,
        pointer: String::new(),
    }))
}

pub(crate) fn state(address: &str, title: &str, kind: QuestionKind) -> QuestionState<'static> {
    QuestionState {
        question: model(address.rsplit('/').next().unwrap(), kind),
        address: Address::parse(address),
        title: text(title),
        description: None,
        placeholder: None,
        number: None,
        visible: true,
        enabled: true,
        required: false,
        value: None,
        is_default: false,
        display: String::new(),
        comment: None,
        errors: Vec::new(),
        warnings: Vec::new(),
        choices: Vec::new(),
        min: None,
        max: None,
        max_length: None,
        entries: Vec::new(),
        columns: Vec::new(),
        items: Vec::new(),
        can_add: false,
        can_remove: false,
        html: None,
    }
}

pub(crate) fn choices() -> Choices {
    Choices {
        source: ChoiceSource::Items(Vec::new()),
        visible_if: None,
        enable_if: None,
        order: ChoicesOrder::AsGiven,
        hide_if_empty: false,
        none: None,
        refused: None,
        dont_know: None,
        other: None,
        other_error_text: None,
    }
}

pub(crate) fn choice(value: Json, label: &str, chosen: bool) -> ChoiceState {
    ChoiceState {
        value,
        text: text(label),
        enabled: true,
        exclusive: false,
        chosen,
        extra: None,
    }
}

pub(crate) fn entry(
    address: &str,
    title: &str,
    elements: Vec<ElementState<'static>>,
) -> EntryState<'static> {
    EntryState {
        address: Address::parse(address),
        key: address.rsplit('/').next().unwrap().to_owned(),
        title: text(title),
        description: None,
        visible: true,
        empty: false,
        errors: Vec::new(),
        elements,
        value: None,
        required: false,
    }
}

pub(crate) fn error(
    address: &str,
    code: ErrorCode,
    parameters: &[(&'static str, &str)],
) -> AnswerError {
    AnswerError {
        address: Address::parse(address),
        code,
        parameters: parameters
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect(),
        text: None,
        blocking: true,
    }
}

pub(crate) fn institution() -> Institution {
    Institution {
        name: "International Organization for Migration".into(),
        short_name: "IOM".into(),
        unit: "International Partnerships Division".into(),
        person: "The coordinator".into(),
        email: "survey@example.org".into(),
        phone: None,
    }
}

pub(crate) fn list_of_entries() -> Entries {
    Entries {
        count: 0,
        min: 0,
        max: None,
        allow_add: true,
        allow_remove: true,
        add_text: None,
        remove_text: None,
        empty_text: None,
        key_name: None,
        key_duplication_error: None,
        default_entry: None,
        subject: None,
        phrase: None,
    }
}
