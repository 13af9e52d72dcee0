//! Questions of a form as HTML: every type, without script.
//!
//! Start with [`elements`], which draws what a page or a block of a page holds; `controls` has the
//! single controls, `grids` the matrices, `entries` the lists of blocks. The names of controls are
//! the addresses of answers; names that start with a dot are the page's own (see [`names`]).
//! Kept out: reading what comes back (`respondent::posted`) and every rule about answers.

mod controls;
mod entries;
mod grids;
pub mod names;

use maud::{Markup, html};
use serde_json::Value as Json;

use super::errors::{ErrorEntry, answer_error, field_error};
use super::message::shown;
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{
    AnswerError, ElementState, EntryState, ErrorCode, PanelState, QuestionState,
};
use crate::questionnaire::model::{
    Attribution, DescriptionLocation, QuestionKind, RespondentGroup, TitleLocation,
};

/// What all questions of a page have in common.
#[derive(Clone, Copy)]
pub struct FieldView<'a> {
    pub language: Language,
    /// Who answers: it decides how attribution is worded and which levels there are.
    pub group: RespondentGroup,
    /// Also show what is missing, as after Next; else only what is wrong with answers that are given.
    pub show_missing: bool,
    /// How the answer at an address may be quoted, where the respondent chose so.
    pub attribution: &'a dyn Fn(&Address) -> Option<Attribution>,
    /// What staff ask about the answer at an address.
    pub asked: &'a dyn Fn(&Address) -> Option<Markup>,
}

impl FieldView<'_> {
    /// The errors to be shown now.
    fn errors<'e>(&self, errors: &'e [AnswerError]) -> Vec<&'e AnswerError> {
        errors
            .iter()
            .filter(|error| self.show_missing || !is_missing(error.code))
            .collect()
    }
}

fn is_missing(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::Required | ErrorCode::OtherRequired | ErrorCode::TooFewEntries
    )
}

/// The elements of a page, at the level of its own headings.
pub fn elements(view: &FieldView, elements: &[ElementState]) -> Markup {
    nested_elements(view, elements, Depth::PAGE)
}

/// How deep a question lies: headings get smaller, and only the questions of a page itself have rules
/// around them and a choice of attribution.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Depth(u8);

impl Depth {
    const PAGE: Depth = Depth(0);

    fn deeper(self) -> Depth {
        Depth(self.0 + 1)
    }

    /// A heading of this depth.
    fn heading(self, id: Option<&str>, class: Option<&str>, content: &Markup) -> Markup {
        html! {
            @match self.0 {
                0 => h2 id=[id] class=[class] { (content) },
                1 => h3 id=[id] class=[class] { (content) },
                _ => h4 id=[id] class=[class] { (content) },
            }
        }
    }
}

fn nested_elements(view: &FieldView, elements: &[ElementState], depth: Depth) -> Markup {
    html! {
        @for element in elements {
            @match element {
                ElementState::Panel(state) => (panel(view, state, depth)),
                ElementState::Question(state) => (question(view, state, depth)),
            }
        }
    }
}

fn panel(view: &FieldView, state: &PanelState, depth: Depth) -> Markup {
    html! {
        @if state.visible {
            section.group {
                @if let Some(title) = &state.title {
                    (depth.heading(None, None, &html! {
                        @if let Some(number) = &state.number { bdi { (number) } " " }
                        (shown(title, view.language))
                    }))
                }
                @if let Some(description) = &state.description {
                    p.hint { (shown(description, view.language)) }
                }
                @for error in view.errors(&state.errors) {
                    (field_error(view.language, &names::error_id(&error.address), &answer_error(view.language, error)))
                }
                // A panel of a page only groups: its questions are the page's own.
                (nested_elements(view, &state.elements, depth))
            }
        }
    }
}

/// One question with its label, hint, errors and control.
fn question(view: &FieldView, state: &QuestionState, depth: Depth) -> Markup {
    if !state.visible {
        return html! {};
    }
    match &state.question.kind {
        QuestionKind::Html(_) => html! {
            @if let Some(text) = &state.html {
                div lang=(text.language.code()) dir=(text.language.direction().html()) {
                    (super::checked_html(&text.text))
                }
            }
        },
        QuestionKind::Expression(_) => computed(view, state, depth),
        _ if !state.enabled => computed(view, state, depth),
        QuestionKind::Text(_) | QuestionKind::Comment(_) => {
            labelled(view, state, depth, &controls::typed(view, state))
        }
        QuestionKind::SingleChoice(choice) if choice.dropdown => {
            labelled(view, state, depth, &controls::dropdown(view, state))
        }
        QuestionKind::SingleChoice(_) => {
            grouped(view, state, depth, &controls::radios(view, state))
        }
        QuestionKind::Boolean(boolean) => {
            grouped(view, state, depth, &controls::boolean(view, state, boolean))
        }
        QuestionKind::Rating(rating) => {
            grouped(view, state, depth, &controls::rating(view, state, rating))
        }
        QuestionKind::MultipleChoice(_) => {
            grouped(view, state, depth, &controls::checkboxes(view, state))
        }
        QuestionKind::Ranking(_) => grouped(view, state, depth, &controls::ranking(view, state)),
        QuestionKind::MultipleText(_) => {
            let items = html! {
                @for item in &state.items { (question(view, item, depth.deeper())) }
            };
            grouped(view, state, depth, &items)
        }
        QuestionKind::Matrix(matrix) => {
            headed(view, state, depth, &grids::matrix(view, state, matrix))
        }
        QuestionKind::MatrixDropdown(matrix) => headed(
            view,
            state,
            depth,
            &grids::rows(view, state, matrix.total_text.as_ref(), depth),
        ),
        QuestionKind::MatrixDynamic(matrix) => headed(
            view,
            state,
            depth,
            &entries::rows(view, state, matrix, depth),
        ),
        QuestionKind::PanelDynamic(panel) => headed(
            view,
            state,
            depth,
            &entries::panels(view, state, &panel.entries, depth),
        ),
    }
}

/// Number, title and "(optional)".
fn title(view: &FieldView, state: &QuestionState) -> Markup {
    let is_hidden = state.question.title_location == TitleLocation::Hidden;
    html! {
        @if let Some(number) = &state.number { bdi { (number) } " " }
        @if is_hidden {
            // Still read aloud.
            span.hide { (shown(&state.title, view.language)) }
        } @else {
            (shown(&state.title, view.language))
        }
        @if !is_needed(state) && state.enabled {
            " " span.opt { (view.language.text("optional")) }
        }
    }
}

/// Whether something must be answered here, in the question itself or in its rows.
fn is_needed(state: &QuestionState) -> bool {
    state.required || state.entries.iter().any(|entry| entry.required)
}

/// The id to which errors of a question link, and from which its other ids are made.
pub fn target_id(state: &QuestionState) -> String {
    match state.question.kind {
        QuestionKind::PanelDynamic(_) | QuestionKind::MatrixDynamic(_) => {
            names::list_id(&state.address)
        }
        _ => names::control_id(&state.address),
    }
}

fn hint_id(state: &QuestionState) -> String {
    format!("{}-hint", target_id(state))
}

fn error_id(state: &QuestionState) -> String {
    format!("{}-error", target_id(state))
}

fn hint(view: &FieldView, state: &QuestionState) -> Markup {
    html! {
        @if let Some(description) = &state.description
            && state.question.description_location != DescriptionLocation::Hidden
        {
            p.hint id=(hint_id(state)) { (shown(description, view.language)) }
        }
    }
}

fn errors(view: &FieldView, state: &QuestionState) -> Markup {
    html! {
        @for (index, error) in view.errors(&state.errors).into_iter().enumerate() {
            @let id = error_id(state);
            @let id = if index == 0 { id } else { format!("{id}-{index}") };
            (field_error(view.language, &id, &answer_error(view.language, error)))
        }
        @for warning in &state.warnings {
            p.comment { (answer_error(view.language, warning)) }
        }
    }
}

/// What staff ask about this answer, between the question and its control.
fn asked(view: &FieldView, state: &QuestionState) -> Markup {
    html! {
        @if !is_linked(state) {
            @if let Some(asked) = (view.asked)(&state.address) { (asked) }
        }
    }
}

/// Entries that follow from boxes ticked elsewhere share the address of those boxes, and what belongs to it.
fn is_linked(state: &QuestionState) -> bool {
    matches!(state.question.kind, QuestionKind::PanelDynamic(_))
        && state.question.value_name.is_some()
        && !state.can_add
}

/// The ids that describe a control: its hint, its first error, its count of characters.
fn described_by(view: &FieldView, state: &QuestionState) -> Option<String> {
    let mut ids = Vec::new();
    if state.description.is_some()
        && state.question.description_location != DescriptionLocation::Hidden
    {
        ids.push(hint_id(state));
    }
    if !view.errors(&state.errors).is_empty() {
        ids.push(error_id(state));
    }
    if !is_linked(state) && (view.asked)(&state.address).is_some() {
        ids.push(names::asked_id(&state.address));
    }
    if controls::character_limit(state).is_some() {
        ids.push(names::count_id(&state.address));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn is_wrong(view: &FieldView, state: &QuestionState) -> bool {
    !view.errors(&state.errors).is_empty()
}

/// A question with one control: a label of its own.
fn labelled(view: &FieldView, state: &QuestionState, depth: Depth, control: &Markup) -> Markup {
    let (class, label) = if depth == Depth::PAGE {
        ("q", Some("label"))
    } else {
        ("field", None)
    };
    html! {
        div .(class).bad[is_wrong(view, state)] {
            label class=[label] for=(names::control_id(&state.address)) { (title(view, state)) }
            (hint(view, state))
            (errors(view, state))
            (asked(view, state))
            (control)
            (controls::comment(view, state))
            (attribution(view, state, depth))
        }
    }
}

/// A question with several controls that are one answer: a fieldset.
fn grouped(view: &FieldView, state: &QuestionState, depth: Depth, control: &Markup) -> Markup {
    let class = if depth == Depth::PAGE { "q" } else { "field" };
    html! {
        fieldset .(class).bad[is_wrong(view, state)] aria-describedby=[described_by(view, state)] {
            legend { (title(view, state)) }
            (hint(view, state))
            (errors(view, state))
            (asked(view, state))
            (control)
            (controls::comment(view, state))
            (attribution(view, state, depth))
        }
    }
}

/// A question that is a structure of others: a heading, and a group that bears its name.
fn headed(view: &FieldView, state: &QuestionState, depth: Depth, content: &Markup) -> Markup {
    let class = if depth == Depth::PAGE { "q" } else { "field" };
    let target = target_id(state);
    let label = format!("{target}-label");
    // A list has no control of its own that an error could link to.
    let is_list = target != names::control_id(&state.address);
    html! {
        div.(class).bad[is_wrong(view, state)] id=[is_list.then_some(&target)] tabindex=[is_list.then_some("-1")] {
            (depth.heading(Some(&label), Some("label"), &title(view, state)))
            (hint(view, state))
            (errors(view, state))
            (asked(view, state))
            div role="group" aria-labelledby=(label) aria-describedby=[described_by(view, state)] { (content) }
            (controls::comment(view, state))
            (attribution(view, state, depth))
        }
    }
}

/// A value that is not for the respondent to write: computed, or of a question that is not enabled.
fn computed(view: &FieldView, state: &QuestionState, depth: Depth) -> Markup {
    let class = if depth == Depth::PAGE { "q" } else { "field" };
    html! {
        div class=(class) {
            p.label {
                @if let Some(number) = &state.number { bdi { (number) } " " }
                (shown(&state.title, view.language))
            }
            (hint(view, state))
            (errors(view, state))
            (asked(view, state))
            p.computed id=(names::control_id(&state.address)) {
                @if state.display.is_empty() {
                    span.soft { (view.language.text("not-answered")) }
                } @else {
                    bdi { (state.display) }
                }
            }
        }
    }
}

/// "This answer may be": how the answer may be quoted. A native list, so that the present value is
/// always visible.
fn attribution(view: &FieldView, state: &QuestionState, depth: Depth) -> Markup {
    if depth != Depth::PAGE || is_linked(state) {
        return html! {};
    }
    let language = view.language;
    let default = state.question.attribution.unwrap_or(Attribution::Named);
    let chosen = (view.attribution)(&state.address).unwrap_or(default);
    // A mechanism speaks for itself: what it says is published with its name, or not at all
    // (section 10 of questionnaires/README.md).
    let levels: &[Attribution] = match view.group {
        RespondentGroup::Iscm => &[Attribution::Named, Attribution::None],
        RespondentGroup::State | RespondentGroup::Igo => &[
            Attribution::Named,
            Attribution::Group,
            Attribution::Count,
            Attribution::None,
        ],
    };
    let id = format!("{}-use", names::control_id(&state.address));
    html! {
        p.use {
            label for=(id) { (language.text("attribution-label")) }
            select #(id) name=(names::attribution(&state.address)) {
                @for level in levels {
                    option value=(level.code()) selected[*level == chosen] {
                        (attribution_text(language, *level, view.group))
                    }
                }
            }
        }
    }
}

/// How an answer may be quoted, as it continues "This answer may be".
pub fn attribution_text(language: Language, level: Attribution, group: RespondentGroup) -> String {
    match level {
        Attribution::Named => language.text("attribution-named"),
        Attribution::Group => {
            language.text_with("attribution-group", &[("group", group.code().into())])
        }
        Attribution::Count => language.text("attribution-count"),
        Attribution::None => language.text("attribution-none"),
    }
}

/// The addresses of the questions of a page, without what is inside of them.
pub fn addresses(elements: &[ElementState]) -> Vec<Address> {
    let mut found = Vec::new();
    for element in elements {
        match element {
            ElementState::Panel(panel) => found.extend(addresses(&panel.elements)),
            ElementState::Question(question) => found.push(question.address.clone()),
        }
    }
    found
}

/// Every error of a page that is to be shown, in the order of the page.
pub fn page_errors(view: &FieldView, elements: &[ElementState]) -> Vec<ErrorEntry> {
    let mut entries = Vec::new();
    collect_errors(view, elements, "", &mut entries);
    entries
}

fn collect_errors(
    view: &FieldView,
    elements: &[ElementState],
    place: &str,
    entries: &mut Vec<ErrorEntry>,
) {
    for element in elements {
        match element {
            ElementState::Panel(panel) if panel.visible => {
                for error in view.errors(&panel.errors) {
                    let first = first_control(&panel.elements);
                    entries.push(ErrorEntry {
                        target: first.unwrap_or_else(|| names::error_id(&error.address)),
                        text: answer_error(view.language, error),
                    });
                }
                collect_errors(view, &panel.elements, place, entries);
            }
            ElementState::Question(question) if question.visible => {
                collect_question_errors(view, question, place, entries);
            }
            ElementState::Panel(_) | ElementState::Question(_) => {}
        }
    }
}

fn collect_question_errors(
    view: &FieldView,
    state: &QuestionState,
    place: &str,
    found: &mut Vec<ErrorEntry>,
) {
    let language = view.language;
    let mut push = |target: String, title: &str, error: &AnswerError| {
        let text = answer_error(language, error);
        // The author's own words name the thing; ours need the question before them.
        let text = match (&error.text, place) {
            (Some(_), "") => text,
            (Some(_), place) => language.text_with(
                "error-at",
                &[("place", place.into()), ("error", text.into())],
            ),
            (None, "") => language.text_with(
                "error-at",
                &[("place", title.into()), ("error", text.into())],
            ),
            (None, place) => language.text_with(
                "error-at-deeper",
                &[
                    ("place", place.into()),
                    ("question", title.into()),
                    ("error", text.into()),
                ],
            ),
        };
        found.push(ErrorEntry { target, text });
    };
    for error in view.errors(&state.errors) {
        push(target_id(state), &state.title.text, error);
    }
    let visible = || state.entries.iter().filter(|entry| entry.visible);
    let place_of = |number: usize, entry: &EntryState| {
        if entries::has_own_title(state) {
            entry.title.text.clone()
        } else {
            language.text_with("entry-number", &[("number", (number + 1).into())])
        }
    };
    for (number, entry) in visible().enumerate() {
        for error in view.errors(&entry.errors) {
            push(
                names::control_id(&entry.address),
                &place_of(number, entry),
                error,
            );
        }
    }
    for item in &state.items {
        collect_question_errors(view, item, &state.title.text, found);
    }
    for (number, entry) in visible().enumerate() {
        collect_errors(view, &entry.elements, &place_of(number, entry), found);
    }
}

/// The id of the first control in there.
fn first_control(elements: &[ElementState]) -> Option<String> {
    elements.iter().find_map(|element| match element {
        ElementState::Panel(panel) if panel.visible => first_control(&panel.elements),
        ElementState::Question(question) if question.visible => {
            Some(names::control_id(&question.address))
        }
        ElementState::Panel(_) | ElementState::Question(_) => None,
    })
}

/// A choice's value as forms carry it.
pub fn value_text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
