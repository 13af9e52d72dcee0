//! What may be done to a draft. Each function changes the draft alone; the answers stay what they are.

use chrono::{DateTime, Utc};

use super::super::statement::{Statement, StatementKind};
use super::{Basis, Citation, Draft, Drafted, Told, Words, own_key};
use crate::assessment::Author;
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;

/// Why a draft was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditProblem {
    #[error("there is no such statement")]
    NotThere,
    #[error("a statement needs words")]
    NoWords,
    #[error("the line that says who answered stays as it is")]
    Fixed,
    #[error("this answer may not be quoted")]
    NotQuotable,
}

/// A step within a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

/// Who changes the draft, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    pub author: Author,
    pub at: DateTime<Utc>,
}

impl Draft {
    /// A draft in which everything told now has been seen. What rests on answers for staff only is left out
    /// from the start: it can never be published.
    pub fn begin(told: &Told) -> Draft {
        let mut draft = Draft::default();
        let Some(first) = told.values().next() else {
            return draft;
        };
        for section in &first.sections {
            for (position, statement) in section
                .statements
                .iter()
                .filter(|statement| is_editable(statement))
                .enumerate()
            {
                draft
                    .statements
                    .push(adopted(told, &section.id, statement, position as i64));
            }
        }
        draft
    }

    /// Gives a statement an analyst's words. `seen` is the digest of the generated text that the writer had
    /// before him: what came meanwhile is not taken for read.
    pub fn edit(
        &mut self,
        told: &Told,
        (key, language): (&str, Language),
        text: &str,
        seen: &str,
        hand: &Hand,
    ) -> Result<(), EditProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EditProblem::NoWords);
        }
        let is_new = self.find(key).is_none();
        let statement = self.adopt(told, key)?;
        let generated = generated(told, language, key).map(Basis::of);
        let words = statement.words.entry(language).or_default();
        let was_translation = std::mem::take(&mut words.to_translate);
        let is_new_text = words
            .text
            .as_deref()
            .or(words.basis.as_ref().map(|basis| basis.text.as_str()))
            != Some(text);
        if !statement.is_own {
            let seen_now = generated.as_ref().map_or_else(String::new, Basis::digest);
            if seen_now == seen {
                words.basis.clone_from(&generated);
            } else if is_new {
                words.basis = None;
            }
        }
        let is_generated = words
            .basis
            .as_ref()
            .is_some_and(|basis| basis.text == text && !basis.untranslated);
        words.text = (!is_generated).then(|| text.to_owned());
        note(words, hand);
        if is_new_text && !was_translation {
            for (other, words) in &mut statement.words {
                if *other != language {
                    words.to_translate = true;
                }
            }
        }
        Ok(())
    }

    /// Takes what the answers tell now instead of the text. Languages that still had the generated text
    /// follow; those with words of their own stay, with the difference shown. A statement that is told no
    /// more is left out.
    pub fn take(
        &mut self,
        told: &Told,
        (key, language): (&str, Language),
        hand: &Hand,
    ) -> Result<(), EditProblem> {
        let statement = self.adopt(told, key)?;
        if generated(told, language, key).is_none() {
            statement.is_dropped = true;
        }
        statement.is_dropped |=
            generated(told, language, key).is_some_and(|statement| statement.staff_only);
        for (other, words) in &mut statement.words {
            let follows = *other == language || words.text.is_none();
            let now = generated(told, *other, key).map(Basis::of);
            if follows && (words.text.is_some() || words.basis != now) {
                words.text = None;
                words.basis = now;
                note(words, hand);
            }
        }
        settle_translations(statement, language);
        Ok(())
    }

    /// Keeps the text as it stands, what the answers tell now having been seen.
    pub fn leave(
        &mut self,
        told: &Told,
        (key, language): (&str, Language),
        hand: &Hand,
    ) -> Result<(), EditProblem> {
        let statement = self.adopt(told, key)?;
        for (other, words) in &mut statement.words {
            let now = generated(told, *other, key).map(Basis::of);
            let follows = *other == language || words.text.is_none();
            if follows && words.basis != now {
                // A sentence of another language is no text of this one: it stays to be translated.
                let stood = words.basis.as_ref().filter(|basis| !basis.untranslated);
                if words.text.is_none() {
                    words.to_translate |= stood.is_none();
                    words.text = stood.map(|basis| basis.text.clone());
                }
                words.basis = now;
                note(words, hand);
            }
        }
        Ok(())
    }

    /// Back to the generated text in one language.
    pub fn reset(
        &mut self,
        told: &Told,
        (key, language): (&str, Language),
        hand: &Hand,
    ) -> Result<(), EditProblem> {
        let statement = self.adopt(told, key)?;
        let now = generated(told, language, key).map(Basis::of);
        if statement.is_own || now.is_none() {
            return Err(EditProblem::NotThere);
        }
        let words = statement.words.entry(language).or_default();
        words.text = None;
        words.basis = now;
        note(words, hand);
        settle_translations(statement, language);
        Ok(())
    }

    /// The text in this language is right although it changed in another one.
    pub fn confirm_translation(
        &mut self,
        (key, language): (&str, Language),
        hand: &Hand,
    ) -> Result<(), EditProblem> {
        let statement = self.known(key)?;
        let words = statement.words.entry(language).or_default();
        if words.text.is_none() && words.basis.is_none() {
            return Err(EditProblem::NoWords);
        }
        words.to_translate = false;
        note(words, hand);
        Ok(())
    }

    /// Leaves a statement out, or takes it in again. One that is told no more and was left out stays so.
    pub fn set_dropped(
        &mut self,
        told: &Told,
        key: &str,
        is_dropped: bool,
    ) -> Result<(), EditProblem> {
        self.adopt(told, key)?.is_dropped = is_dropped;
        Ok(())
    }

    /// Moves a statement past the next one of its section that is not left out.
    pub fn step(&mut self, key: &str, way: Way) -> Result<(), EditProblem> {
        let section = self.known(key)?.section.clone();
        let mut order: Vec<(String, bool)> = self
            .of_section(&section)
            .into_iter()
            .map(|statement| (statement.key.clone(), statement.is_dropped))
            .collect();
        let Some(at) = order.iter().position(|(other, _)| other == key) else {
            return Err(EditProblem::NotThere);
        };
        let to = match way {
            Way::Up => order[..at].iter().rposition(|(_, dropped)| !dropped),
            Way::Down => order[at + 1..]
                .iter()
                .position(|(_, dropped)| !dropped)
                .map(|place| at + 1 + place),
        };
        if let Some(to) = to {
            let moved = order.remove(at);
            order.insert(to, moved);
            self.renumber(order.into_iter().map(|(key, _)| key));
        }
        Ok(())
    }

    /// Adds a statement in an analyst's words at the end of a section; gives its key.
    pub fn add(
        &mut self,
        told: &Told,
        (section, id): (&str, &str),
        language: Language,
        text: &str,
        hand: &Hand,
    ) -> Result<String, EditProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EditProblem::NoWords);
        }
        let is_known = told
            .values()
            .any(|summary| summary.sections.iter().any(|known| known.id == section));
        if !is_known {
            return Err(EditProblem::NotThere);
        }
        let mut statement = Drafted {
            key: own_key(section, id),
            section: section.to_owned(),
            position: self
                .of_section(section)
                .last()
                .map_or(0, |last| last.position + 1),
            is_own: true,
            is_dropped: false,
            speaker: RespondentGroup::Iscm,
            citations: Vec::new(),
            words: told
                .keys()
                .map(|language| {
                    let words = Words {
                        to_translate: true,
                        ..Words::default()
                    };
                    (*language, words)
                })
                .collect(),
        };
        let words = statement.words.entry(language).or_default();
        words.text = Some(text.to_owned());
        words.to_translate = false;
        note(words, hand);
        let key = statement.key.clone();
        self.statements.push(statement);
        Ok(key)
    }

    /// Puts a source beside a statement. A quotation that may not be published is refused.
    pub fn cite(&mut self, key: &str, citation: Citation) -> Result<(), EditProblem> {
        if !citation.may_be_published() {
            return Err(EditProblem::NotQuotable);
        }
        let statement = self.known(key)?;
        if !statement
            .citations
            .iter()
            .any(|known| known.is_of(&citation))
        {
            statement.citations.push(citation);
        }
        Ok(())
    }

    /// Takes the citation at this place away.
    pub fn uncite(&mut self, key: &str, place: usize) -> Result<(), EditProblem> {
        let statement = self.known(key)?;
        if place >= statement.citations.len() {
            return Err(EditProblem::NotThere);
        }
        statement.citations.remove(place);
        Ok(())
    }

    /// The statement in the draft; one that is told but was never looked at comes in at its place.
    fn adopt(&mut self, told: &Told, key: &str) -> Result<&mut Drafted, EditProblem> {
        if self.find(key).is_none() {
            let first = told.values().next().ok_or(EditProblem::NotThere)?;
            let (section, statement) = first
                .sections
                .iter()
                .find_map(|section| {
                    let mut statements = section.statements.iter();
                    let found = statements.find(|statement| statement.key == key)?;
                    Some((section, found))
                })
                .ok_or(EditProblem::NotThere)?;
            if !is_editable(statement) {
                return Err(EditProblem::Fixed);
            }
            let order = super::merge::order_of(&section.statements, &self.of_section(&section.id));
            let mut adopted = adopted(told, &section.id, statement, 0);
            // Looked at only now: what it says in other languages has to be seen there too.
            adopted.is_dropped = false;
            self.statements.push(adopted);
            let known: Vec<String> = order
                .into_iter()
                .filter(|other| self.find(other).is_some())
                .collect();
            self.renumber(known.into_iter());
        }
        self.known(key)
    }

    /// A statement that somebody has looked at: what is new is taken or left before anything else.
    fn known(&mut self, key: &str) -> Result<&mut Drafted, EditProblem> {
        self.statements
            .iter_mut()
            .find(|statement| statement.key == key)
            .ok_or(EditProblem::NotThere)
    }

    fn renumber(&mut self, order: impl Iterator<Item = String>) {
        for (position, key) in order.enumerate() {
            if let Some(statement) = self
                .statements
                .iter_mut()
                .find(|statement| statement.key == key)
            {
                statement.position = position as i64;
            }
        }
    }
}

/// The line that only others answered stays where and as it is: a reader must know.
pub(super) fn is_editable(statement: &Statement) -> bool {
    statement.kind != StatementKind::OnlyOthers
}

/// What the answers tell under a key now.
pub(super) fn generated<'t>(
    told: &'t Told,
    language: Language,
    key: &str,
) -> Option<&'t Statement> {
    told.get(&language)?
        .sections
        .iter()
        .flat_map(|section| &section.statements)
        .find(|statement| statement.key == key)
}

fn adopted(told: &Told, section: &str, statement: &Statement, position: i64) -> Drafted {
    Drafted {
        key: statement.key.clone(),
        section: section.to_owned(),
        position,
        is_own: false,
        is_dropped: statement.staff_only,
        speaker: statement.speaker,
        citations: Vec::new(),
        words: told
            .keys()
            .map(|language| {
                let words = Words {
                    basis: generated(told, *language, &statement.key).map(Basis::of),
                    ..Words::default()
                };
                (*language, words)
            })
            .collect(),
    }
}

/// With no analyst's words left, all languages tell the same again; with some left, the generated text in
/// this language does not follow them.
fn settle_translations(statement: &mut Drafted, language: Language) {
    let any_words = statement.words.values().any(|words| words.text.is_some());
    for (other, words) in &mut statement.words {
        if !any_words {
            words.to_translate = false;
        } else if *other == language {
            words.to_translate = true;
        }
    }
}

fn note(words: &mut Words, hand: &Hand) {
    words.revision += 1;
    words.changed = Some((hand.author.clone(), hand.at));
}
