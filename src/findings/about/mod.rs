//! Tells the sentences about a group (section 10.2 of `questionnaires/README.md`): what the States or the
//! IGOs say about one ISCM.
//!
//! Whatever the disclosure rule holds back is null in an expression, and a sentence with a null placeholder
//! is not told; so an author cannot betray a small group.

mod scope;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde_json::Value as Json;

use crate::findings::group::Group;
use crate::findings::measure::{Code, Measures};
use crate::findings::prose;
use crate::findings::sentence::{
    are_told_together, entry_key, is_name_or_member, items_of, key_of, told_in,
};
use crate::findings::statement::{HiddenValue, Source, Statement, StatementKind};
use crate::language::{Language, format};
pub use crate::questionnaire::document::GROUP_FUNCTIONS;
use crate::questionnaire::expression::{Expression, Scope, Value};
use crate::questionnaire::form::{Piece, coded_question};
use crate::questionnaire::model::{Each, Sentence};
use crate::questionnaire::text;

pub(in crate::findings) use scope::tell_in_words;
use scope::{Call, GroupScope, Stand};

/// The ISCM that a summary is about, as its sentences call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectName {
    pub name: String,
    /// The name once more where there is no acronym.
    pub acronym: String,
}

/// One of the ISCM's own values, for `own('i')`.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnValue {
    pub value: Value,
    pub sources: Vec<Source>,
}

/// What the ISCM answered itself, by indicator; without what is for staff only.
#[derive(Clone, Debug, Default)]
pub struct OwnValues {
    pub by_indicator: IndexMap<String, OwnValue>,
}

/// Everything that the sentences about one group may speak of.
pub struct About<'a> {
    pub group: &'a Group<'a>,
    pub subject: &'a SubjectName,
    pub own: &'a OwnValues,
    /// The indicators of the ISCM's own file, for the phrases of its codes.
    pub own_measures: &'a Measures,
    pub language: Language,
    pub now: DateTime<Utc>,
}

/// What the sentences of one section came to.
#[derive(Default)]
pub struct ToldAbout {
    pub statements: Vec<Statement>,
    /// Indicators that were asked about and that too few answered, with what is kept back.
    too_few: IndexMap<String, Vec<HiddenValue>>,
}

impl ToldAbout {
    /// Adds what the sentences of another file came to.
    pub fn extend(&mut self, other: ToldAbout) {
        self.statements.extend(other.statements);
        for (indicator, hidden) in other.too_few {
            self.too_few.entry(indicator).or_default().extend(hidden);
        }
    }

    /// The statements, or where there are none and some did answer, the fixed sentence in their place.
    pub fn into_statements(self, section: &str, about: &About) -> Vec<Statement> {
        if !self.statements.is_empty() || self.too_few.is_empty() {
            return self.statements;
        }
        let speaker = about.group.respondents;
        let text = about.language.text_with(
            "few-answered",
            &[
                ("group", speaker.code().into()),
                ("minimum", about.group.disclosure().minimum_base.into()),
            ],
        );
        let sources = self
            .too_few
            .keys()
            .flat_map(|indicator| labelled(about, indicator))
            .collect();
        vec![Statement {
            // No sentence of a file can have this id: names begin with a letter.
            key: key_of(section, "~few", Some(speaker.code())),
            kind: StatementKind::TooFew,
            speaker,
            text,
            language: about.language,
            untranslated: false,
            sources,
            conditions: Vec::new(),
            hidden: self.too_few.into_values().flatten().collect(),
            staff_only: false,
        }]
    }
}

/// Tells the sentences of one section, of one file, about this group.
pub fn tell_about(section: &str, sentences: &[Sentence], about: &About) -> ToldAbout {
    let sentences: Vec<&Sentence> = sentences
        .iter()
        .filter(|sentence| sentence.of == Some(about.group.respondents))
        .collect();
    let mut told = ToldAbout::default();
    for neighbours in sentences.chunk_by(|one, next| are_told_together(one, next)) {
        match neighbours
            .first()
            .and_then(|sentence| sentence.each.as_ref())
        {
            None => {
                for sentence in neighbours {
                    tell(section, sentence, None, about, &mut told);
                }
            }
            Some(Each::List(list)) => {
                let scope = GroupScope::new(about, None);
                let items = items_of(list.evaluate(&scope));
                let calls = scope.calls.into_inner();
                note_too_few(&calls, about, &mut told);
                for item in items {
                    let entry = Entry {
                        item,
                        calls: &calls,
                    };
                    for sentence in neighbours {
                        tell(section, sentence, Some(&entry), about, &mut told);
                    }
                }
            }
            // Names of questions are not defined in a sentence about a group; the checker refuses them.
            Some(Each::Answer(_)) => {}
        }
    }
    told
}

struct Entry<'e> {
    item: Value,
    calls: &'e [Call],
}

fn tell(
    section: &str,
    sentence: &Sentence,
    entry: Option<&Entry>,
    about: &About,
    told: &mut ToldAbout,
) {
    let language = told_in(&sentence.text, about.language);
    let about_in_language = About { language, ..*about };
    let mut scope = GroupScope::new(&about_in_language, entry.map(|entry| entry.item.clone()));
    let mut values: IndexMap<&str, Vec<Call>> = IndexMap::new();
    for (name, expression) in &sentence.values {
        let value = expression.evaluate(&scope);
        let mut calls = scope.calls.take();
        calls.extend(calls_named(expression, &values));
        scope.values.insert(name.clone(), value);
        values.insert(name, calls);
    }
    let holds = match &sentence.condition {
        Some(condition) => {
            condition.holds(&scope)
                && [Stand::Least, Stand::Most]
                    .into_iter()
                    .all(|stand| would_hold(sentence, condition, &scope, stand))
        }
        None => true,
    };
    let mut condition_calls = scope.calls.take();
    if let Some(condition) = &sentence.condition {
        condition_calls.extend(calls_named(condition, &values));
    }
    let all_calls: Vec<Call> = entry
        .iter()
        .flat_map(|entry| entry.calls)
        .chain(values.values().flatten())
        .chain(&condition_calls)
        .cloned()
        .collect();
    note_too_few(&all_calls, about, told);
    if !holds {
        return;
    }

    let mut used: Vec<Call> = entry.map(|entry| entry.calls.to_vec()).unwrap_or_default();
    let mut pieces = text::pieces(sentence.text.in_language(language), |_| {
        (String::new(), false)
    });
    let mut untranslated = language != about.language;
    for piece in &mut pieces {
        let Piece::Placeholder {
            name,
            text,
            fallback,
        } = piece
        else {
            continue;
        };
        if let Some((_, calls)) = values
            .iter()
            .find(|(known, _)| is_name_or_member(name, known))
        {
            used.extend(calls.iter().cloned());
        }
        let value = scope.value(name);
        // `{item}` alone may stand for a code of an indicator that only `values` name.
        let Some((shown, is_translated)) = show(&value, &all_calls, &about_in_language) else {
            return;
        };
        untranslated |= !is_translated;
        *fallback = !is_translated;
        *text = shown;
    }
    let Some(text) = prose::sentence(&pieces) else {
        return;
    };
    let sources = sources_of(&used, about);
    let conditions = sources_of(&condition_calls, about)
        .into_iter()
        .filter(|condition| !sources.contains(condition))
        .collect();
    let mut hidden: Vec<HiddenValue> = Vec::new();
    for value in all_calls.iter().filter_map(|call| call.hidden.as_ref()) {
        if !hidden.contains(value) {
            hidden.push(value.clone());
        }
    }
    told.statements.push(Statement {
        key: key_of(
            section,
            &sentence.id,
            entry.map(|entry| entry_key(&entry.item)).as_deref(),
        ),
        kind: StatementKind::Told,
        speaker: about.group.respondents,
        text,
        language,
        untranslated,
        sources,
        conditions,
        hidden,
        staff_only: false,
    });
}

/// Whether the condition holds whatever stands for the suppressed values in it.
///
/// A suppressed value is null and null never holds, not even in a negation: `count(…) != 4` is true of null,
/// but an author who writes it would tell what nobody may know.
fn would_hold(
    sentence: &Sentence,
    condition: &Expression,
    told_in: &GroupScope,
    stand: Stand,
) -> bool {
    let mut scope = GroupScope::new(told_in.about, told_in.item.clone());
    scope.stand = stand;
    for (name, expression) in &sentence.values {
        let value = expression.evaluate(&scope);
        scope.values.insert(name.clone(), value);
    }
    condition.holds(&scope)
}

/// The calls behind those of the values that an expression names.
fn calls_named(expression: &Expression, values: &IndexMap<&str, Vec<Call>>) -> Vec<Call> {
    expression
        .names()
        .iter()
        .filter_map(|reference| {
            values
                .iter()
                .find(|(name, _)| is_name_or_member(&reference.name, name))
        })
        .flat_map(|(_, calls)| calls.iter().cloned())
        .collect()
}

/// Notes what too few answered. That few answers are coded so far does not say that few answered.
fn note_too_few(calls: &[Call], about: &About, told: &mut ToldAbout) {
    let of_answers = |call: &&Call| !call.own && coded_question(&call.indicator).is_none();
    for call in calls.iter().filter(of_answers) {
        let base = about.group.hidden_base(&call.indicator);
        if about.group.disclosure().is_too_few(base) {
            let hidden = told.too_few.entry(call.indicator.clone()).or_default();
            if let Some(value) = &call.hidden
                && !hidden.contains(value)
            {
                hidden.push(value.clone());
            }
        }
    }
}

fn sources_of(calls: &[Call], about: &About) -> Vec<Source> {
    let mut seen = BTreeSet::new();
    let mut sources = Vec::new();
    for call in calls {
        if !seen.insert((call.own, call.indicator.as_str())) {
            continue;
        }
        if call.own {
            if let Some(own) = about.own.by_indicator.get(&call.indicator) {
                sources.extend(own.sources.iter().cloned());
            }
        } else {
            sources.extend(labelled(about, &call.indicator));
        }
    }
    sources
}

/// The answers to an indicator, with what was asked and answered in words.
fn labelled(about: &About, indicator: &str) -> Vec<Source> {
    let mut sources = about.group.sources(indicator);
    let Some(measure) = about.group.measures.get(indicator) else {
        return sources;
    };
    for source in &mut sources {
        let in_words = |value: &Json| match (value.as_str(), value.as_f64()) {
            (Some(code), _) => measure
                .code(code)
                .map_or_else(|| code.to_owned(), |code| code.label(about.language)),
            (None, Some(number)) => format::plain_number(about.language, number),
            (None, None) => String::new(),
        };
        let words: Vec<String> = match &source.value {
            Json::Array(values) => values.iter().map(in_words).collect(),
            single => vec![in_words(single)],
        };
        source.shown = Some(format::entries(about.language, &words));
        source.question = Some(measure.title.in_language(about.language).to_owned());
    }
    sources
}

/// How a value reads in a sentence, and whether that is in the wanted language; `None` for null.
fn show(value: &Value, calls: &[Call], about: &About) -> Option<(String, bool)> {
    match value {
        Value::Null => None,
        Value::Text(text) if text.trim().is_empty() => None,
        Value::Text(text) => Some(show_code(text, calls, about)),
        Value::Number(number) => Some((format::plain_number(about.language, *number), true)),
        Value::Boolean(flag) => Some(show_code(&flag.to_string(), calls, about)),
        Value::DateTime(instant) => {
            Some((format::date(about.language, instant.date_naive()), true))
        }
        Value::List(items) => {
            let shown: Vec<(String, bool)> = items
                .iter()
                .filter_map(|item| show(item, calls, about))
                .collect();
            if shown.is_empty() {
                return None;
            }
            let is_translated = shown.iter().all(|(_, translated)| *translated);
            let texts: Vec<&str> = shown.iter().map(|(text, _)| text.as_str()).collect();
            Some((format::list(about.language, &texts), is_translated))
        }
        Value::Object(_) => None,
    }
}

/// A code of one of the indicators that the sentence asks about reads as its phrase: from the file of the
/// group, else from the ISCM's own. Any other text stands as it is.
fn show_code(text: &str, calls: &[Call], about: &About) -> (String, bool) {
    let known: Vec<&Code> = [about.group.measures, about.own_measures]
        .into_iter()
        .flat_map(|measures| {
            calls
                .iter()
                .filter_map(|call| measures.get(&call.indicator))
                .filter_map(|measure| measure.code(text))
        })
        .collect();
    let phrased = known.iter().find(|code| code.phrase.is_some());
    let code = phrased.or(known.first());
    match code {
        Some(code) => (
            code.in_sentence(about.language).to_owned(),
            code.is_in(about.language),
        ),
        None => (text.to_owned(), true),
    }
}
