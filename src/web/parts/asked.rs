//! What staff ask about answers: a bar with who, when and what, the same wherever it stands.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::message::rich;
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{ElementState, Form, QuestionState};

/// A comment of staff.
pub struct AskedComment<'a> {
    /// So that a list of what is asked can link to it.
    pub id: Option<String>,
    /// Who asks: respondents are told the institution.
    pub who: &'a str,
    /// When, in words.
    pub when: &'a str,
    /// Empty where only single answers are asked about.
    pub text: &'a str,
}

/// The comment as a bar.
pub fn asked_comment(language: Language, comment: &AskedComment) -> Markup {
    html! {
        div.comment id=[comment.id.as_deref()] tabindex=[comment.id.as_ref().map(|_| "-1")] {
            p.small.soft { (rich(language, "asked-by", &[("who", comment.who.into()), ("when", comment.when.into())])) }
            @if !comment.text.is_empty() { p.typed { bdi { (comment.text) } } }
        }
    }
}

/// The titles of questions of a form by address, for those that have one of these addresses and are visible.
pub fn question_titles<'a>(
    form: &Form,
    addresses: impl IntoIterator<Item = &'a Address>,
) -> BTreeMap<Address, String> {
    let mut titles: BTreeMap<Address, String> = addresses
        .into_iter()
        .map(|address| (address.clone(), String::new()))
        .collect();
    for page in form.pages().iter().filter(|page| page.visible) {
        collect(&page.elements, &mut titles);
    }
    titles.retain(|_, title| !title.is_empty());
    titles
}

fn collect(elements: &[ElementState], titles: &mut BTreeMap<Address, String>) {
    for element in elements {
        match element {
            ElementState::Panel(panel) if panel.visible => collect(&panel.elements, titles),
            ElementState::Question(question) if question.visible => {
                collect_question(question, titles);
            }
            ElementState::Panel(_) | ElementState::Question(_) => {}
        }
    }
}

fn collect_question(question: &QuestionState, titles: &mut BTreeMap<Address, String>) {
    if let Some(title) = titles.get_mut(&question.address)
        && title.is_empty()
    {
        title.push_str(&question.title.text);
    }
    for entry in question.entries.iter().filter(|entry| entry.visible) {
        collect(&entry.elements, titles);
    }
}
