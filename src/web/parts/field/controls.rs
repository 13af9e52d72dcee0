//! Single controls: typed answers, choices, ratings, rankings.

use maud::{Markup, html};
use serde_json::Value as Json;

use super::{FieldView, described_by, is_wrong, names, value_text};
use crate::language::{LocalizedText, format};
use crate::questionnaire::form::{ChoiceState, QuestionState};
use crate::questionnaire::model::{BooleanInput, InputType, QuestionKind, Rating};
use crate::web::parts::message::shown;

/// An answer as its control shows it: numbers with the language's decimal sign, all else as typed.
fn typed_value(view: &FieldView, state: &QuestionState) -> String {
    match &state.value {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text.clone(),
        Some(Json::Number(number)) => number.as_f64().map_or_else(
            || number.to_string(),
            |number| format::plain_number(view.language, number),
        ),
        Some(other) => other.to_string(),
    }
}

/// The number of characters that may be typed, where the count of them is shown.
pub(super) fn character_limit(state: &QuestionState) -> Option<usize> {
    match state.question.kind {
        // A short line needs no count until it is long.
        QuestionKind::Comment(_) => state.max_length,
        QuestionKind::Text(_) => state.max_length.filter(|limit| *limit > 200),
        _ => None,
    }
}

/// A text, a number, a date: whatever is typed.
pub(super) fn typed(view: &FieldView, state: &QuestionState) -> Markup {
    let id = names::control_id(&state.address);
    html! {
        @match &state.question.kind {
            QuestionKind::Comment(comment) => {
                @let rows = comment.rows.unwrap_or(4);
                textarea class=[(rows < 4).then_some("short")] id=(id) name=(state.address) rows=(rows) dir="auto"
                    placeholder=[state.placeholder.as_ref().map(|text| &text.text)]
                    aria-describedby=[described_by(view, state)]
                    aria-invalid=[is_wrong(view, state).then_some("true")]
                { "\n" (typed_value(view, state)) }
            }
            _ => (input(view, state, None)),
        }
        @if let Some(limit) = character_limit(state) {
            p.count id=(names::count_id(&state.address)) data-count-for=(id) data-limit=(limit)
                data-left=(view.language.text("characters-left")) data-over=(view.language.text("characters-over"))
            {
                (view.language.text_with("characters-limit", &[("limit", limit.into())]))
            }
        }
    }
}

/// A one-line input; with a label of its own where it stands in a table.
pub(super) fn input(view: &FieldView, state: &QuestionState, label: Option<&str>) -> Markup {
    let QuestionKind::Text(text) = &state.question.kind else {
        return html! {};
    };
    let id = names::control_id(&state.address);
    let value = typed_value(view, state);
    let native = shape_of(text.input_type, &value);
    let list = (!text.data_list.is_empty()).then(|| format!("{id}-list"));
    html! {
        input.(native.width) type=(native.kind) id=(id) name=(state.address) value=(value)
            inputmode=[native.mode] dir=(native.direction)
            min=[limit(native.kind, state.min.as_ref())] max=[limit(native.kind, state.max.as_ref())]
            placeholder=[state.placeholder.as_ref().map(|text| &text.text)]
            autocomplete=(text.autocomplete.as_deref().unwrap_or("off"))
            list=[list.as_ref()]
            data-column=[label.is_some().then_some(&state.question.name)]
            aria-label=[label]
            aria-describedby=[described_by(view, state)]
            aria-invalid=[is_wrong(view, state).then_some("true")];
        @if let Some(list) = &list {
            datalist id=(list) {
                @for text in &text.data_list { option value=(text.in_language(view.language)) {} }
            }
        }
    }
}

/// How a one-line input is written in HTML.
struct Native {
    kind: &'static str,
    mode: Option<&'static str>,
    width: &'static str,
    direction: &'static str,
}

/// `type="number"` is not used: browsers drop what they do not take for a number, and what a person
/// typed is never thrown away. A date that is none is shown in a plain field for the same reason.
fn shape_of(input_type: InputType, value: &str) -> Native {
    let native = |kind, mode, width, direction| Native {
        kind,
        mode,
        width,
        direction,
    };
    let well_formed = |pattern: &str| {
        value.is_empty() || {
            value.len() == pattern.len()
                && value
                    .chars()
                    .zip(pattern.chars())
                    .all(|(c, p)| if p == '0' { c.is_ascii_digit() } else { c == p })
        }
    };
    match input_type {
        InputType::Text => native("text", None, "wide", "auto"),
        InputType::Number => native("text", Some("decimal"), "w8", "auto"),
        InputType::Date if well_formed("0000-00-00") => native("date", None, "w12", "auto"),
        InputType::DateTimeLocal if well_formed("0000-00-00T00:00") => {
            native("datetime-local", None, "w12", "auto")
        }
        InputType::Time if well_formed("00:00") => native("time", None, "w8", "auto"),
        // Half of the browsers have no control for months; they would show a plain field anyway.
        InputType::Date | InputType::DateTimeLocal | InputType::Time | InputType::Month => {
            native("text", Some("numeric"), "w12", "ltr")
        }
        InputType::Email => native("email", None, "wide", "ltr"),
        InputType::Tel => native("tel", None, "w12", "ltr"),
        InputType::Url => native("url", None, "wide", "ltr"),
    }
}

/// Limits are given to the browser only where its control keeps to them while choosing.
fn limit(kind: &str, limit: Option<&Json>) -> Option<String> {
    match (kind, limit) {
        ("date" | "datetime-local" | "time", Some(Json::String(limit))) => Some(limit.clone()),
        _ => None,
    }
}

/// A list that opens; also for ratings and yes-or-no in tables.
pub(super) fn dropdown(view: &FieldView, state: &QuestionState) -> Markup {
    select(view, state, &options(view, state), None)
}

/// A list that opens, with a label of its own where it stands in a table.
pub(super) fn select(
    view: &FieldView,
    state: &QuestionState,
    options: &[ShownChoice],
    label: Option<&str>,
) -> Markup {
    html! {
        select id=(names::control_id(&state.address)) name=(state.address) aria-label=[label]
            aria-describedby=[described_by(view, state)]
            aria-invalid=[is_wrong(view, state).then_some("true")]
        {
            option value="" { (view.language.text("choose")) }
            @for choice in options {
                option value=(choice.value) selected[choice.chosen] disabled[!choice.enabled && !choice.chosen] {
                    (choice.text)
                }
            }
        }
    }
}

/// A choice in a list that opens, where only plain text is possible.
pub(super) struct ShownChoice {
    value: String,
    text: String,
    chosen: bool,
    enabled: bool,
}

/// The choices of a question with one answer, whatever its type.
pub(super) fn options(view: &FieldView, state: &QuestionState) -> Vec<ShownChoice> {
    if state.choices.is_empty()
        && let QuestionKind::Boolean(boolean) = &state.question.kind
    {
        return yes_and_no(view, state, boolean)
            .into_iter()
            .map(|(value, text, chosen)| ShownChoice {
                value,
                text,
                chosen,
                enabled: true,
            })
            .collect();
    }
    state
        .choices
        .iter()
        .map(|choice| ShownChoice {
            value: value_text(&choice.value),
            text: choice.text.text.clone(),
            chosen: choice.chosen,
            enabled: choice.enabled,
        })
        .collect()
}

/// The two answers of a yes-or-no question, in the order in which they are shown.
fn yes_and_no(
    view: &FieldView,
    state: &QuestionState,
    boolean: &BooleanInput,
) -> Vec<(String, String, bool)> {
    let text = |own: Option<&LocalizedText>, key: &str| match own {
        Some(own) => own.in_language(view.language).to_owned(),
        None => view.language.text(key),
    };
    let answer =
        |value: &Json, text: String| (value_text(value), text, state.value.as_ref() == Some(value));
    let mut answers = vec![
        answer(
            &boolean.value_true,
            text(boolean.label_true.as_ref(), "yes"),
        ),
        answer(
            &boolean.value_false,
            text(boolean.label_false.as_ref(), "no"),
        ),
    ];
    if boolean.swap_order {
        answers.reverse();
    }
    answers
}

/// Two radio buttons, none chosen beforehand.
pub(super) fn boolean(view: &FieldView, state: &QuestionState, boolean: &BooleanInput) -> Markup {
    let first = names::control_id(&state.address);
    html! {
        ul.choices {
            @for (index, (value, text, chosen)) in yes_and_no(view, state, boolean).into_iter().enumerate() {
                li {
                    label.pick {
                        input type="radio" name=(state.address) value=(value) id=[(index == 0).then_some(&first)]
                            checked[chosen] aria-invalid=[is_wrong(view, state).then_some("true")];
                        span { (text) }
                    }
                }
            }
        }
        (clear(view, state))
    }
}

/// A button that takes a chosen answer back.
fn clear(view: &FieldView, state: &QuestionState) -> Markup {
    html! {
        @if state.value.is_some() && !state.required && !state.is_default {
            p {
                button.btn.lite.sm name=(names::CLEAR) value=(state.address) {
                    (view.language.text("clear-answer"))
                    span.hide { " " (state.title.text) }
                }
            }
        }
    }
}

/// Runs of choices that go together, and of those that stand alone: an "or" stands between them.
fn runs(choices: &[ChoiceState]) -> Vec<&[ChoiceState]> {
    choices
        .chunk_by(|a, b| stands_alone(a) == stands_alone(b))
        .collect()
}

fn stands_alone(choice: &ChoiceState) -> bool {
    use crate::questionnaire::form::ExtraKind;
    choice.exclusive || choice.extra.is_some_and(|extra| extra != ExtraKind::Other)
}

/// Radio buttons.
pub(super) fn radios(view: &FieldView, state: &QuestionState) -> Markup {
    html! {
        (picks(view, state, "radio"))
        (clear(view, state))
    }
}

/// Boxes to tick.
pub(super) fn checkboxes(view: &FieldView, state: &QuestionState) -> Markup {
    html! {
        (picks(view, state, "checkbox"))
        // Last, because the style sheet lays out what follows the legend.
        input type="hidden" name=(names::SHOWN) value=(state.address);
    }
}

fn picks(view: &FieldView, state: &QuestionState, kind: &str) -> Markup {
    let first = names::control_id(&state.address);
    let mut is_first = true;
    let mut id = || std::mem::take(&mut is_first).then(|| first.clone());
    html! {
        @for (index, run) in runs(&state.choices).into_iter().enumerate() {
            @if index > 0 { p.or { (view.language.text("or")) } }
            // Long lists take two columns where there is room, read downwards.
            ul.choices.two[run.len() > 12] {
                @for choice in run {
                    li {
                        label.pick {
                            input type=(kind) name=(state.address) value=(value_text(&choice.value)) id=[id()]
                                checked[choice.chosen] disabled[!choice.enabled && !choice.chosen]
                                data-alone[kind == "checkbox" && stands_alone(choice)]
                                aria-invalid=[is_wrong(view, state).then_some("true")];
                            span { (shown(&choice.text, view.language)) }
                        }
                    }
                }
            }
        }
    }
}

/// Steps of a scale in one line, its ends named above.
pub(super) fn rating(view: &FieldView, state: &QuestionState, rating: &Rating) -> Markup {
    let first = names::control_id(&state.address);
    let end = |text: &Option<LocalizedText>| {
        text.as_ref()
            .map(|text| text.in_language(view.language).to_owned())
    };
    let (low, high) = (end(&rating.min_description), end(&rating.max_description));
    html! {
        @if low.is_some() || high.is_some() {
            p.ends-of-scale {
                span { (low.unwrap_or_default()) }
                span { (high.unwrap_or_default()) }
            }
        }
        ul.choices.scale {
            @for (index, choice) in state.choices.iter().enumerate() {
                li {
                    label.pick {
                        input type="radio" name=(state.address) value=(value_text(&choice.value)) id=[(index == 0).then_some(&first)]
                            checked[choice.chosen] aria-invalid=[is_wrong(view, state).then_some("true")];
                        span { (shown(&choice.text, view.language)) }
                    }
                }
            }
        }
        (clear(view, state))
    }
}

/// A place for each choice, chosen from a list: works from the keyboard and without dragging.
pub(super) fn ranking(view: &FieldView, state: &QuestionState) -> Markup {
    let first = names::control_id(&state.address);
    let ranked: Vec<String> = match &state.value {
        Some(Json::Array(values)) => values.iter().map(value_text).collect(),
        _ => Vec::new(),
    };
    html! {
        ul.choices {
            @for (index, choice) in state.choices.iter().enumerate() {
                @let value = value_text(&choice.value);
                @let place = ranked.iter().position(|ranked| *ranked == value);
                @let id = if index == 0 { first.clone() } else { format!("{first}-{index}") };
                li.field {
                    label for=(id) { (shown(&choice.text, view.language)) }
                    select.w8 id=(id) name=(names::rank(&state.address)) {
                        option value="" { (view.language.text("no-rank")) }
                        @for rank in 0..state.choices.len() {
                            option value=(format!("{}:{value}", rank + 1)) selected[place == Some(rank)] {
                                (format::number(view.language, (rank + 1) as f64))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The text beside an answer: for "other", or where the file asks for a comment.
pub(super) fn comment(view: &FieldView, state: &QuestionState) -> Markup {
    html! {
        @if let Some(comment) = &state.comment {
            @let id = names::control_id(&comment.address);
            div.field {
                label for=(id) {
                    @match &comment.title {
                        Some(title) => (shown(title, view.language)),
                        None if comment.for_other => (view.language.text("other-text")),
                        None => (view.language.text("comment-text")),
                    }
                    @if !comment.for_other { " " span.opt { (view.language.text("optional")) } }
                }
                @if comment.for_other {
                    input type="text" id=(id) name=(comment.address) value=(comment.value.as_deref().unwrap_or_default()) dir="auto" autocomplete="off";
                } @else {
                    textarea.short id=(id) name=(comment.address) rows="2" dir="auto" { "\n" (comment.value.as_deref().unwrap_or_default()) }
                }
            }
        }
    }
}
