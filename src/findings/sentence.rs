//! Tells the sentences of a file about its own respondent: statements with sources and conditions.
//!
//! Section 10 of `questionnaires/README.md`. Sentences about a group are told in [`super::about`].

use indexmap::IndexMap;

use super::attribution::Levels;
use super::prose;
use super::statement::{Source, Statement, StatementKind};
use crate::language::{Language, LocalizedText, format};
use crate::questionnaire::expression::{Expression, Value};
use crate::questionnaire::form::{FillMode, Form, Piece, Place, Read};
use crate::questionnaire::model::{Attribution, Each, FindingSection, Sentence};

/// The answers of one respondent, told in its own words.
#[derive(Clone, Copy)]
pub struct OwnAnswers<'a, 'q> {
    /// The registry id of the respondent.
    pub respondent: &'a str,
    /// Its form, in the state of its last submission.
    pub form: &'a Form<'q>,
    /// The levels it chose itself.
    pub levels: &'a Levels<'a>,
}

/// Tells what the sentences of one section say of the respondent itself.
pub fn tell_section(
    section: &FindingSection,
    own: &OwnAnswers,
    language: Language,
) -> Vec<Statement> {
    let sentences: Vec<&Sentence> = section
        .sentences
        .iter()
        .filter(|sentence| sentence.of.is_none())
        .collect();
    let mut statements = Vec::new();
    for neighbours in sentences.chunk_by(|one, next| are_told_together(one, next)) {
        let teller = Teller {
            section,
            own,
            language,
        };
        match neighbours
            .first()
            .and_then(|sentence| sentence.each.as_ref())
        {
            None => {
                let root = own.form.root();
                statements.extend(
                    neighbours
                        .iter()
                        .filter_map(|sentence| teller.tell(sentence, &root, None, &[])),
                );
            }
            Some(each) => {
                for entry in entries(each, own.form) {
                    statements.extend(neighbours.iter().filter_map(|sentence| {
                        teller.tell(sentence, &entry.place, Some(&entry.key), &entry.reads)
                    }));
                }
            }
        }
    }
    statements
}

/// Whether two neighbours are told entry by entry: both are about a group or not, and go through the same list.
pub(super) fn are_told_together(one: &Sentence, next: &Sentence) -> bool {
    let same_list = match (&one.each, &next.each) {
        (Some(Each::Answer(one)), Some(Each::Answer(next))) => one.eq_ignore_ascii_case(next),
        (Some(Each::List(one)), Some(Each::List(next))) => one == next,
        _ => false,
    };
    one.of == next.of && same_list
}

/// The key of a statement: section/sentence, or section/sentence/entry.
pub(super) fn key_of(section: &str, sentence: &str, entry: Option<&str>) -> String {
    match entry {
        Some(entry) => format!("{section}/{sentence}/{entry}"),
        None => format!("{section}/{sentence}"),
    }
}

/// The language in which a sentence is told: the wanted one, else that of the default text.
pub(super) fn told_in(text: &LocalizedText, wanted: Language) -> Language {
    if text.exactly(wanted).is_some() {
        wanted
    } else {
        text.default_language()
    }
}

/// One entry of the list that a sentence goes through.
struct Entry<'f, 'q> {
    key: String,
    place: Place<'f, 'q>,
    reads: Vec<Read>,
}

fn entries<'f, 'q>(each: &Each, form: &'f Form<'q>) -> Vec<Entry<'f, 'q>> {
    match each {
        Each::Answer(list) => form
            .entries(list)
            .into_iter()
            .map(|place| {
                let key = place
                    .address()
                    .and_then(|address| address.parts().last())
                    .unwrap_or_default();
                Entry {
                    key,
                    place,
                    reads: Vec::new(),
                }
            })
            .collect(),
        Each::List(expression) => {
            let (value, reads) = form.root().evaluate(expression);
            items_of(value)
                .into_iter()
                .map(|item| Entry {
                    key: entry_key(&item),
                    place: form.root().with_item(item),
                    reads: reads.clone(),
                })
                .collect()
        }
    }
}

/// The members that a list expression gives; a single value is a list of one.
pub(super) fn items_of(value: Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::List(items) => items,
        single => vec![single],
    }
}

/// How an item stands in the key of a statement.
pub(super) fn entry_key(item: &Value) -> String {
    match item {
        Value::Text(text) => text.clone(),
        Value::Number(number) => format::plain_number(Language::English, *number),
        Value::Boolean(flag) => flag.to_string(),
        Value::DateTime(instant) => instant.to_rfc3339(),
        Value::Null | Value::List(_) | Value::Object(_) => String::new(),
    }
}

struct Teller<'a, 'q> {
    section: &'a FindingSection,
    own: &'a OwnAnswers<'a, 'q>,
    language: Language,
}

impl Teller<'_, '_> {
    fn tell(
        &self,
        sentence: &Sentence,
        place: &Place,
        entry: Option<&str>,
        each_reads: &[Read],
    ) -> Option<Statement> {
        let language = told_in(&sentence.text, self.language);
        let values = NamedValues::compute(sentence, place);
        let mut conditions = Vec::new();
        if let Some(condition) = &sentence.condition {
            let place = place.clone().with_values(&values.values);
            let (_, reads) = place.evaluate(condition);
            conditions = reads;
            conditions.extend(values.reads_of_expression(condition));
            if !condition.holds(&place) {
                return None;
            }
        }
        let template = values.spell_out(sentence.text.in_language(language));
        let filled =
            place
                .clone()
                .with_values(&values.values)
                .fill(&template, language, FillMode::Phrase);
        let text = prose::sentence(&filled.pieces)?;

        let mut reads: Vec<Read> = each_reads.to_vec();
        reads.extend(filled.reads);
        let mut placeholder_is_missing = false;
        for piece in &filled.pieces {
            if let Piece::Placeholder { name, fallback, .. } = piece {
                placeholder_is_missing |= fallback;
                reads.extend(values.reads_of(name).iter().cloned());
            }
        }
        let sources = self.sources(reads.into_iter().filter(|read| !read.value.is_null()));
        let conditions: Vec<Source> = self
            .sources(conditions)
            .into_iter()
            .filter(|condition| {
                !sources
                    .iter()
                    .any(|source| source.address == condition.address)
            })
            .collect();
        let staff_only = sources.iter().chain(&conditions).any(|source| {
            !source.value.is_null()
                && self.own.levels.of_text(&source.address) == Some(Attribution::None)
        });
        Some(Statement {
            key: key_of(&self.section.id, &sentence.id, entry),
            kind: StatementKind::Told,
            speaker: self.own.form.questionnaire().respondent,
            text,
            language,
            untranslated: language != self.language || placeholder_is_missing,
            sources,
            conditions,
            hidden: Vec::new(),
            staff_only,
        })
    }

    /// One source per address, in the order of reading.
    fn sources(&self, reads: impl IntoIterator<Item = Read>) -> Vec<Source> {
        let mut sources: IndexMap<String, Source> = IndexMap::new();
        for read in reads {
            let address = read.address.to_string();
            sources.entry(address.clone()).or_insert_with(|| Source {
                respondent: self.own.respondent.to_owned(),
                address,
                value: read.value,
                question: None,
                shown: None,
            });
        }
        sources.into_values().collect()
    }
}

/// The `values` of a sentence with what was read for each of them.
struct NamedValues<'s> {
    sentence: &'s Sentence,
    values: IndexMap<String, Value>,
    reads: IndexMap<String, Vec<Read>>,
}

impl<'s> NamedValues<'s> {
    fn compute(sentence: &'s Sentence, place: &Place) -> NamedValues<'s> {
        let mut named = NamedValues {
            sentence,
            values: IndexMap::new(),
            reads: IndexMap::new(),
        };
        for (name, expression) in &sentence.values {
            let (value, mut reads) = place
                .clone()
                .with_values(&named.values)
                .evaluate(expression);
            reads.extend(named.reads_of_expression(expression));
            named.values.insert(name.clone(), value);
            named.reads.insert(name.clone(), reads);
        }
        named
    }

    fn reads_of(&self, name: &str) -> &[Read] {
        let (_, reads) = self
            .reads
            .iter()
            .find(|(known, _)| is_name_or_member(name, known))
            .unzip();
        reads.map_or(&[], Vec::as_slice)
    }

    /// What was read for those of the values that an expression names.
    fn reads_of_expression(&self, expression: &Expression) -> Vec<Read> {
        expression
            .names()
            .iter()
            .flat_map(|reference| self.reads_of(&reference.name))
            .cloned()
            .collect()
    }

    /// A value that is nothing but an answer is shown as that answer: with its phrases, as a list.
    fn spell_out(&self, template: &str) -> String {
        let mut template = template.to_owned();
        for (name, expression) in self.sentence.values.iter().rev() {
            if let [reference] = expression.names()
                && expression.source().trim() == format!("{{{}}}", reference.name)
                && !self.values.contains_key(&reference.name)
            {
                template =
                    template.replace(&format!("{{{name}}}"), &format!("{{{}}}", reference.name));
            }
        }
        template
    }
}

/// Whether a placeholder names this value or a member of it: `who`, `who[0]`, `who.length`.
pub(super) fn is_name_or_member(placeholder: &str, name: &str) -> bool {
    placeholder
        .get(..name.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(name))
        && placeholder[name.len()..]
            .chars()
            .next()
            .is_none_or(|next| next == '.' || next == '[')
}
