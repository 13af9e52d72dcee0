//! Filling in a form as a person would: what is visible is answered, which makes other things visible.

use std::collections::HashSet;

use serde_json::{Map, Value as Json, json};

use super::chance::Chance;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::answers::{self, Address, Refusal};
use crate::questionnaire::form::{Context, ElementState, EntryState, Form, QuestionState};
use crate::questionnaire::model::{Entries, InputType, QuestionKind};

/// No form asks deeper than this; a form that goes on asking is a mistake of its file.
const MOST_ROUNDS: usize = 24;

/// Somebody who fills in a form.
pub trait Answering {
    /// Names the respondent: with the address of a question it decides every chance.
    fn seed(&self) -> &str;

    /// What is answered to one question, which is visible and not answered yet.
    fn answer(&self, asked: &Asked<'_>) -> Given;
}

/// What somebody gives to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// Left empty; a question that must be answered is then answered by its kind.
    Nothing,
    Value(Json),
    /// So many entries, which are then asked themselves.
    Entries(usize),
    /// Answers at these addresses: the cells of a table that belong together.
    Cells(Vec<(Address, Json)>),
    /// Whatever questions of this kind are usually answered with.
    Usual,
}

/// Why a form could not be filled in: it refuses what was written.
#[derive(Debug, thiserror::Error)]
#[error("{} answers were refused: {}", .0.len(), told(.0))]
pub struct WalkError(Vec<Refusal>);

fn told(refusals: &[Refusal]) -> String {
    let one = |refusal: &Refusal| format!("{} {:?}", refusal.address, refusal.code);
    refusals.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A form that was filled in.
#[derive(Clone, Debug)]
pub struct FilledIn {
    /// The whole of the answers; whether they are right is for the form to say when they are submitted.
    pub values: Map<String, Json>,
    /// What was written, look by look.
    pub looks: Vec<Vec<Written>>,
}

/// One answer as it was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The position of its page in the file.
    pub page: usize,
    pub address: Address,
    pub value: Json,
}

/// Walks the form until it asks nothing new.
pub fn fill_in(
    questionnaire: &Questionnaire,
    context: Context<'_>,
    somebody: &dyn Answering,
) -> Result<FilledIn, WalkError> {
    let mut answers = Map::new();
    let mut looks = Vec::new();
    let mut walk = Walk {
        somebody,
        asked: HashSet::new(),
        page: 0,
        written: Vec::new(),
    };
    for _ in 0..MOST_ROUNDS {
        let form = Form::compute(questionnaire, &answers, context);
        for (position, page) in form.pages().iter().enumerate() {
            if page.visible {
                walk.page = position;
                walk.elements(&page.elements);
            }
        }
        if walk.written.is_empty() {
            return Ok(FilledIn {
                values: form.values().clone(),
                looks,
            });
        }
        let written = std::mem::take(&mut walk.written);
        let changes: Vec<(Address, Json)> = written
            .iter()
            .map(|one| (one.address.clone(), one.value.clone()))
            .collect();
        answers = answers::merge(questionnaire, &answers, &changes).map_err(WalkError)?;
        looks.push(written);
    }
    unreachable!("each round asks questions that were not asked before, and a form ends")
}

struct Walk<'a> {
    somebody: &'a dyn Answering,
    asked: HashSet<Address>,
    page: usize,
    written: Vec<Written>,
}

impl Walk<'_> {
    fn elements(&mut self, elements: &[ElementState<'_>]) {
        for element in elements {
            match element {
                ElementState::Panel(panel) if panel.visible => self.elements(&panel.elements),
                ElementState::Question(question) if question.visible && question.enabled => {
                    self.question(question);
                }
                ElementState::Panel(_) | ElementState::Question(_) => {}
            }
        }
    }

    fn question(&mut self, question: &QuestionState<'_>) {
        // Two questions may share an answer (a list and the choice that makes it): each is asked.
        let identity = question.address.join(&question.question.name);
        if self.asked.insert(identity) {
            self.ask(question);
        }
        for item in &question.items {
            if item.visible && item.enabled {
                self.question(item);
            }
        }
        for entry in &question.entries {
            if entry.visible {
                self.elements(&entry.elements);
            }
        }
    }

    fn ask(&mut self, question: &QuestionState<'_>) {
        let asked = Asked::new(question, self.somebody.seed());
        let given = match self.somebody.answer(&asked) {
            Given::Nothing if question.required => asked.usual(),
            Given::Usual => asked.usual(),
            given => given,
        };
        match given {
            Given::Nothing | Given::Usual => {}
            Given::Value(value) => self.write(question.address.clone(), value),
            Given::Entries(count) => {
                let there = question.entries.len();
                for number in there..count.max(there) {
                    let entry = question.address.join(&format!("{}", number + 1));
                    self.write(entry, json!({}));
                }
            }
            Given::Cells(cells) => {
                for entry in &question.entries {
                    self.pass_over(entry);
                }
                for (address, value) in cells {
                    self.write(address, value);
                }
            }
        }
    }

    fn write(&mut self, address: Address, value: Json) {
        self.written.push(Written {
            page: self.page,
            address,
            value,
        });
    }

    /// Cells that were answered together are not asked one by one.
    fn pass_over(&mut self, entry: &EntryState<'_>) {
        for element in &entry.elements {
            if let ElementState::Question(cell) = element {
                self.asked.insert(cell.address.join(&cell.question.name));
            }
        }
    }
}

/// A question on its way to somebody, with helpers that never give what is not offered.
pub struct Asked<'a> {
    pub question: &'a QuestionState<'a>,
    /// The parts of the address: `iscms`, `midcom`, `usefulness`.
    pub parts: Vec<String>,
    seed: &'a str,
}

impl<'a> Asked<'a> {
    fn new(question: &'a QuestionState<'a>, seed: &'a str) -> Asked<'a> {
        Asked {
            question,
            parts: question.address.parts().collect(),
            seed,
        }
    }

    pub fn name(&self) -> &str {
        &self.question.question.name
    }

    /// The part of the address at a position, where there is one.
    pub fn part(&self, position: usize) -> Option<&str> {
        self.parts.get(position).map(String::as_str)
    }

    pub fn chance(&self) -> Chance {
        Chance::of(&[self.seed, self.question.address.as_str(), self.name()])
    }

    /// The codes that are offered, without those that stand for no answer and those that exclude others.
    pub fn codes(&self) -> Vec<&'a str> {
        let question: &'a QuestionState<'a> = self.question;
        question
            .choices
            .iter()
            .filter(|choice| choice.enabled && choice.extra.is_none() && !choice.exclusive)
            .filter_map(|choice| choice.value.as_str())
            .collect()
    }

    pub fn offers(&self, code: &str) -> bool {
        self.question
            .choices
            .iter()
            .any(|choice| choice.enabled && choice.value == code)
    }

    /// One code, if it is offered; otherwise something usual.
    pub fn one(&self, code: &str) -> Given {
        if self.offers(code) {
            Given::Value(json!(code))
        } else {
            Given::Usual
        }
    }

    /// One of these codes by weight.
    pub fn one_of(&self, weights: &[(&str, usize)]) -> Given {
        let offered: Vec<(&str, usize)> = weights
            .iter()
            .filter(|(code, _)| self.offers(code))
            .copied()
            .collect();
        match self.chance().weighted(&offered) {
            Some(code) => Given::Value(json!(code)),
            None => Given::Usual,
        }
    }

    /// Those of these codes that are offered, at most as many as may be chosen.
    pub fn these<S: AsRef<str>>(&self, codes: &[S]) -> Given {
        let most = self.most();
        let chosen: Vec<&str> = self
            .question
            .choices
            .iter()
            .filter(|choice| choice.enabled)
            .filter_map(|choice| choice.value.as_str())
            .filter(|code| {
                codes
                    .iter()
                    .take(most)
                    .any(|wanted| wanted.as_ref() == *code)
            })
            .collect();
        if chosen.is_empty() {
            Given::Nothing
        } else {
            Given::Value(json!(chosen))
        }
    }

    /// So many of these codes by weight.
    pub fn some_of(&self, weights: &[(&str, usize)], count: usize) -> Given {
        let offered: Vec<(&str, usize)> = weights
            .iter()
            .filter(|(code, _)| self.offers(code))
            .copied()
            .collect();
        let drawn = self.chance().draw(&offered, count.min(self.most()));
        self.these(&drawn)
    }

    /// So many of a list that stands in order of preference: the first are likely, the last are possible.
    pub fn preferred<S: AsRef<str>>(&self, preferences: &[S], count: usize) -> Given {
        let weights: Vec<(&str, usize)> = preferences
            .iter()
            .enumerate()
            .map(|(rank, code)| (code.as_ref(), 90 / ((rank + 1) * (rank + 1)) + 3))
            .collect();
        self.some_of(&weights, count)
    }

    /// A text, cut where the question takes no more.
    pub fn text(&self, text: impl AsRef<str>) -> Given {
        let text = text.as_ref();
        let fitting = match self.question.max_length {
            Some(limit) => text.chars().take(limit).collect(),
            None => text.to_owned(),
        };
        Given::Value(Json::String(fitting))
    }

    fn most(&self) -> usize {
        match &self.question.question.kind {
            QuestionKind::MultipleChoice(choice) => choice.max_selected.unwrap_or(usize::MAX),
            _ => usize::MAX,
        }
    }

    /// An answer by the kind of the question alone, so that a question nobody thought of is answered, too.
    fn usual(&self) -> Given {
        let mut chance = self.chance();
        let codes = self.codes();
        match &self.question.question.kind {
            QuestionKind::Text(input) => match input.input_type {
                InputType::Number => self.number(&mut chance),
                InputType::Email => self.text("contact@example.org"),
                InputType::Url => self.text("https://www.example.org/"),
                InputType::Date => self.text("2019-03-15"),
                InputType::DateTimeLocal => self.text("2019-03-15T09:30"),
                InputType::Month => self.text("2019-03"),
                InputType::Time => self.text("09:30"),
                InputType::Tel | InputType::Text => self.text("An illustrative answer"),
            },
            QuestionKind::Comment(_) => self.text("An illustrative answer."),
            QuestionKind::Boolean(boolean) => Given::Value(if chance.percent(60) {
                boolean.value_true.clone()
            } else {
                boolean.value_false.clone()
            }),
            QuestionKind::SingleChoice(_) if !codes.is_empty() => {
                Given::Value(json!(chance.pick(&codes)))
            }
            QuestionKind::Rating(_) if !self.question.choices.is_empty() => {
                Given::Value(chance.pick(&self.question.choices).value.clone())
            }
            QuestionKind::MultipleChoice(_) if !codes.is_empty() => {
                let count = 1 + chance.below(3.min(codes.len()));
                let weights: Vec<(&str, usize)> = codes.iter().map(|code| (*code, 1)).collect();
                self.some_of(&weights, count)
            }
            QuestionKind::Ranking(_) if !codes.is_empty() => {
                Given::Value(json!(chance.shuffled(&codes)))
            }
            QuestionKind::MatrixDynamic(list) => Given::Entries(least(&list.entries)),
            QuestionKind::PanelDynamic(list) if list.entries.allow_add => {
                Given::Entries(least(&list.entries))
            }
            QuestionKind::Matrix(matrix) if !codes.is_empty() => {
                let value = |chance: &mut Chance| {
                    let code = *chance.pick(&codes);
                    if matrix.multiple {
                        json!([code])
                    } else {
                        json!(code)
                    }
                };
                let rows = self.question.entries.iter().filter(|row| row.visible);
                Given::Cells(
                    rows.map(|row| (row.address.clone(), value(&mut chance)))
                        .collect(),
                )
            }
            _ => Given::Nothing,
        }
    }

    fn number(&self, chance: &mut Chance) -> Given {
        let bound = |limit: &Option<Json>| limit.as_ref().and_then(Json::as_f64);
        let least = bound(&self.question.min).unwrap_or(0.0) as i64;
        let most = bound(&self.question.max).map_or(least + 10, |most| most as i64);
        Given::Value(json!(chance.between(least, most.max(least))))
    }
}

fn least(entries: &Entries) -> usize {
    entries.min.max(1)
}
