//! What names and functions stand for in a sentence about a group, and a note of what was asked.

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde_json::Value as Json;

use super::About;
use crate::findings::disclosure::{Disclosed, Tally};
use crate::findings::sentence::entry_key;
use crate::findings::statement::HiddenValue;
use crate::language::{Language, format};
use crate::questionnaire::expression::{Scope, Value, look_up};
use crate::questionnaire::model::RespondentGroup;

/// One call of a function about the group.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) indicator: String,
    /// It asked for the ISCM's own value.
    pub(super) own: bool,
    pub(super) hidden: Option<HiddenValue>,
}

/// What stands for a suppressed number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Null,
    Least,
    Most,
}

impl Stand {
    /// The number for one of which the most would be this.
    fn number(self, most: f64) -> Value {
        match self {
            Stand::Null => Value::Null,
            Stand::Least => Value::Number(0.0),
            Stand::Most => Value::Number(most),
        }
    }
}

/// The scope of a sentence about a group; notes what was asked.
pub(super) struct GroupScope<'a> {
    pub(super) about: &'a About<'a>,
    pub(super) item: Option<Value>,
    pub(super) values: IndexMap<String, Value>,
    pub(super) calls: RefCell<Vec<Call>>,
    pub(super) stand: Stand,
}

impl<'a> GroupScope<'a> {
    pub(super) fn new(about: &'a About<'a>, item: Option<Value>) -> Self {
        GroupScope {
            about,
            item,
            values: IndexMap::new(),
            calls: RefCell::new(Vec::new()),
            stand: Stand::Null,
        }
    }

    fn note(&self, indicator: &str, function: String, hidden: Option<(Json, String)>) {
        let group = self.about.group;
        let question = group.measures.get(indicator).map(|measure| {
            let title = measure.title.in_language(self.about.language);
            title.to_owned()
        });
        self.calls.borrow_mut().push(Call {
            indicator: indicator.to_owned(),
            own: false,
            hidden: hidden.map(|(value, shown)| HiddenValue {
                function,
                value,
                base: group.hidden_base(indicator),
                question: question.unwrap_or_default(),
                shown,
            }),
        });
    }

    /// "Not stable: 7".
    fn given(&self, indicator: &str, code: &str, count: usize) -> String {
        let language = self.about.language;
        let measure = self.about.group.measures.get(indicator);
        let label = measure
            .and_then(|measure| measure.code(code))
            .map_or_else(|| code.to_owned(), |code| code.label(language));
        language.text_with(
            "report-hidden-given",
            &[("answer", label.into()), ("count", count.into())],
        )
    }

    /// Calls a function about the whole indicator; null where the base is too small.
    fn of_indicator(&self, function: &str, indicator: &str, first: Option<usize>) -> Value {
        let group = self.about.group;
        let base = group.hidden_base(indicator);
        // Where nobody answered nothing is suppressed: there is no value.
        let stand = if base > 0 { self.stand } else { Stand::Null };
        let number = |number: Option<f64>, most: f64| {
            number.map_or_else(|| stand.number(most), Value::Number)
        };
        let codes = |codes: Option<Vec<String>>| {
            codes.map_or(Value::Null, |codes| {
                Value::List(codes.into_iter().map(Value::Text).collect())
            })
        };
        let value = match function {
            "base" => number(group.base(indicator).map(|base| base as f64), base as f64),
            "mean" => number(group.mean(indicator), f64::MAX),
            "median" => number(group.median(indicator), f64::MAX),
            "codes" => codes(group.codes(indicator)),
            _ => codes(group.top(indicator, first.unwrap_or(0))),
        };
        let hidden = (value == Value::Null && base > 0).then(|| {
            let counts = group.tally(indicator).counts;
            let numbers = group.hidden_numbers(indicator);
            match function {
                "base" => (Json::from(base), String::new()),
                "mean" | "median" => {
                    let shown = numbers
                        .iter()
                        .map(|number| format::plain_number(self.about.language, *number));
                    let shown = format::entries(self.about.language, &shown.collect::<Vec<_>>());
                    (Json::from(numbers), shown)
                }
                _ => {
                    let given = counts
                        .iter()
                        .map(|(code, count)| self.given(indicator, code, *count));
                    let given = format::entries(self.about.language, &given.collect::<Vec<_>>());
                    let counts = counts
                        .into_iter()
                        .map(|(code, count)| (code, Json::from(count)));
                    let counts: serde_json::Map<String, Json> = counts.collect();
                    (counts.into(), given)
                }
            }
        });
        let written = match first {
            Some(first) => format!("{function}('{indicator}', {first})"),
            None => format!("{function}('{indicator}')"),
        };
        self.note(indicator, written, hidden);
        value
    }

    /// Calls a function about one code of an indicator.
    fn of_code(&self, function: &str, indicator: &str, code: &str) -> Value {
        let group = self.about.group;
        let tally = group.tally(indicator);
        let disclosed = group.disclosure().of_code(&tally, code);
        let count = disclosed.count(tally.base);
        let stand = if tally.base > 0 {
            self.stand
        } else {
            Stand::Null
        };
        let number = |number: Option<f64>, most: f64| {
            number.map_or_else(|| stand.number(most), Value::Number)
        };
        let value = match function {
            "count" => number(count.map(|count| count as f64), tally.base as f64),
            "share" => number(group.share(indicator, code), 100.0),
            _ => tell_in_words(disclosed, &tally, group.respondents, self.about.language)
                .map_or(Value::Null, Value::Text),
        };
        let hidden = (count.is_none() && tally.base > 0).then(|| {
            let count = tally.count(code);
            (Json::from(count), self.given(indicator, code, count))
        });
        self.note(
            indicator,
            format!("{function}('{indicator}', '{code}')"),
            hidden,
        );
        value
    }
}

/// "some of the 7 member States", in the language of the sentence.
pub(in crate::findings) fn tell_in_words(
    disclosed: Disclosed,
    tally: &Tally,
    group: RespondentGroup,
    language: Language,
) -> Option<String> {
    let (message, count) = match disclosed {
        Disclosed::Withheld => return None,
        Disclosed::Some => ("tell-some", 0),
        Disclosed::Most => ("tell-most", 0),
        Disclosed::Several => ("tell-several", 0),
        Disclosed::None => ("tell-none", 0),
        Disclosed::All => ("tell-all", tally.base),
        Disclosed::Exactly(count) => ("tell-count", count),
    };
    Some(language.text_with(
        message,
        &[
            ("group", group.code().into()),
            ("base", tally.base.into()),
            ("count", count.into()),
        ],
    ))
}

impl Scope for GroupScope<'_> {
    fn value(&self, name: &str) -> Value {
        let mut names: serde_json::Map<String, Json> = self
            .values
            .iter()
            .map(|(name, value)| (name.clone(), Json::from(value)))
            .collect();
        if let Some(item) = &self.item {
            names.insert("item".to_owned(), Json::from(item));
        }
        names.insert(
            "subject".to_owned(),
            serde_json::json!({
                "name": self.about.subject.name,
                "acronym": self.about.subject.acronym,
            }),
        );
        look_up(&Json::Object(names), name)
    }

    fn now(&self) -> DateTime<Utc> {
        self.about.now
    }

    fn call(&self, function: &str, arguments: &[Value]) -> Option<Value> {
        let text = |argument: &Value| match argument {
            Value::Null | Value::List(_) | Value::Object(_) | Value::DateTime(_) => None,
            other => Some(entry_key(other)),
        };
        match (function, arguments) {
            ("base" | "mean" | "median" | "codes", [indicator]) => {
                Some(self.of_indicator(function, &text(indicator)?, None))
            }
            ("top", [indicator, Value::Number(first)]) => {
                // A negative or fractional number of codes reads as its whole part, at least none.
                Some(self.of_indicator(function, &text(indicator)?, Some(*first as usize)))
            }
            ("count" | "share" | "tell", [Value::Text(indicator), code]) => {
                Some(match text(code) {
                    Some(code) => self.of_code(function, indicator, &code),
                    None => Value::Null,
                })
            }
            ("own", [indicator]) => {
                let indicator = text(indicator)?;
                let value = self
                    .about
                    .own
                    .by_indicator
                    .get(&indicator)
                    .map_or(Value::Null, |own| own.value.clone());
                self.calls.borrow_mut().push(Call {
                    indicator,
                    own: true,
                    hidden: None,
                });
                Some(value)
            }
            _ => None,
        }
    }
}
