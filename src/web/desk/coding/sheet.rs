//! What the form of the page for coding says of each answer: what was ticked when it was shown, and what is now.

use std::collections::BTreeMap;

use super::read_key;
use crate::app::coding::writing::AnswerChange;
use crate::findings::coding::{Codes, NO_CODE};
use crate::storage::open_answers::AnswerKey;
use crate::web::request::Fields;

/// Answers on one page.
pub const PER_PAGE: usize = 20;

/// What a form says of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// `None`: not coded.
    pub codes: Option<Codes>,
    pub is_quotation: bool,
}

/// What a person ticked and could not save.
pub type Typed = BTreeMap<AnswerKey, Ticked>;

impl Ticked {
    /// What was ticked when the page was shown, as a hidden field says it: `trust learning`, `none`, or nothing,
    /// and a star for a quotation.
    pub fn as_text(&self) -> String {
        let codes = match &self.codes {
            None => String::new(),
            Some(codes) if codes.is_empty() => NO_CODE.to_owned(),
            Some(codes) => codes.iter().cloned().collect::<Vec<_>>().join(" "),
        };
        match self.is_quotation {
            true => format!("{codes} *"),
            false => codes,
        }
    }

    fn read<'a>(words: impl Iterator<Item = &'a str>, is_quotation: bool) -> Ticked {
        let mut codes: Codes = words.map(str::to_owned).collect();
        let is_none = codes.remove(NO_CODE);
        if is_none && !codes.is_empty() {
            // Both cannot be meant: kept as it was ticked, to be asked again.
            codes.insert(NO_CODE.to_owned());
        }
        Ticked {
            codes: (is_none || !codes.is_empty()).then_some(codes),
            is_quotation,
        }
    }

    fn from_text(text: &str) -> Ticked {
        let words = text.split(' ').filter(|word| !word.is_empty());
        Ticked::read(words.filter(|word| *word != "*"), text.ends_with('*'))
    }
}

/// The answers of a form.
pub struct Sheet(Vec<(AnswerKey, Ticked, Ticked)>);

impl Sheet {
    pub fn read(fields: &Fields) -> Sheet {
        let mut found = Vec::new();
        for index in 0..PER_PAGE {
            let Some(key) = read_key(fields.get(&format!("answer{index}"))) else {
                continue;
            };
            let before = Ticked::from_text(fields.get(&format!("was{index}")));
            let name = format!("code{index}");
            let is_quotation = fields.get(&format!("quote{index}")) == "1";
            found.push((key, before, Ticked::read(fields.all(&name), is_quotation)));
        }
        Sheet(found)
    }

    /// Saving an old page changes what was changed on it and nothing else.
    pub fn changes(&self) -> Vec<AnswerChange> {
        let changed = self.0.iter().filter(|(_, before, now)| before != now);
        changed
            .map(|((submission, address), before, now)| AnswerChange {
                submission: submission.clone(),
                address: address.clone(),
                codes: (before.codes != now.codes).then(|| now.codes.clone()),
                is_quotation: (before.is_quotation != now.is_quotation).then_some(now.is_quotation),
            })
            .collect()
    }

    /// Whether codes were ticked somewhere together with "no code fits".
    pub fn contradicts(&self) -> bool {
        self.0.iter().any(|(_, _, now)| {
            let codes = now.codes.as_ref();
            codes.is_some_and(|codes| codes.contains(NO_CODE))
        })
    }

    /// The first of its answers.
    pub fn first(&self) -> Option<&AnswerKey> {
        self.0.first().map(|(key, ..)| key)
    }

    pub fn into_typed(self) -> Typed {
        self.0.into_iter().map(|(key, _, now)| (key, now)).collect()
    }
}
