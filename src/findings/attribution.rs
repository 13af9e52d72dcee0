//! How an answer may be quoted: the respondent's own choice, else the default of its file.

use std::collections::BTreeMap;

use crate::questionnaire::Questionnaire;
use crate::questionnaire::answers::Address;
use crate::questionnaire::model::{Attribution, Element, Question, QuestionKind};

/// The attribution levels of one respondent's answers.
#[derive(Clone)]
pub struct Levels<'a> {
    questionnaire: &'a Questionnaire,
    /// What the respondent chose, by address; a choice holds for everything below it.
    chosen: BTreeMap<Address, Attribution>,
}

impl<'a> Levels<'a> {
    pub fn new(
        questionnaire: &'a Questionnaire,
        chosen: impl IntoIterator<Item = (Address, Attribution)>,
    ) -> Self {
        Levels {
            questionnaire,
            chosen: chosen.into_iter().collect(),
        }
    }

    /// The level of the answer at this address: the nearest choice, else the file's default.
    pub fn of(&self, address: &Address) -> Option<Attribution> {
        let chosen = self
            .chosen
            .iter()
            .filter(|(prefix, _)| address.is_within(prefix))
            .max_by_key(|(prefix, _)| prefix.as_str().len())
            .map(|(_, level)| *level);
        chosen.or_else(|| default_level(self.questionnaire, address))
    }

    pub(super) fn of_text(&self, address: &str) -> Option<Attribution> {
        self.of(&Address::parse(address))
    }
}

/// The default level of the question at this address.
pub fn default_level(questionnaire: &Questionnaire, address: &Address) -> Option<Attribution> {
    let parts: Vec<String> = address.parts().collect();
    let (first, rest) = parts.split_first()?;
    let mut questions = Vec::new();
    for page in &questionnaire.pages {
        collect(&page.elements, &mut questions);
    }
    level_in(&questions, first, rest)
}

fn collect<'q>(elements: &'q [Element], questions: &mut Vec<&'q Question>) {
    for element in elements {
        match element {
            Element::Panel(panel) => collect(&panel.elements, questions),
            Element::Question(question) => questions.push(question),
        }
    }
}

/// The level of the innermost question on the way. Linked questions share a key (section 5): the one
/// that knows the next part decides.
fn level_in(questions: &[&Question], name: &str, rest: &[String]) -> Option<Attribution> {
    let name = name.strip_suffix("-Comment").unwrap_or(name);
    let mut outer = None;
    for question in questions {
        if !question.key().eq_ignore_ascii_case(name) && !question.name.eq_ignore_ascii_case(name) {
            continue;
        }
        let inner = inner_questions(question);
        let deeper = match (&question.kind, rest) {
            (QuestionKind::MultipleText(_), [item, rest @ ..]) => level_in(&inner, item, rest),
            (_, [_, member, rest @ ..]) => level_in(&inner, member, rest),
            _ => None,
        };
        if deeper.is_some() {
            return deeper;
        }
        outer = outer.or(question.attribution);
    }
    outer
}

fn inner_questions(question: &Question) -> Vec<&Question> {
    match &question.kind {
        QuestionKind::MultipleText(items) => items.iter().collect(),
        QuestionKind::MatrixDropdown(matrix) => {
            matrix.columns.iter().map(|column| &column.cell).collect()
        }
        QuestionKind::MatrixDynamic(matrix) => {
            matrix.columns.iter().map(|column| &column.cell).collect()
        }
        QuestionKind::PanelDynamic(panel) => {
            let mut questions = Vec::new();
            collect(&panel.elements, &mut questions);
            questions
        }
        _ => Vec::new(),
    }
}
