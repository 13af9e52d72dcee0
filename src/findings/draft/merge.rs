//! The draft and what the answers tell now, put together: again a summary, with what is to be decided.

use super::super::statement::{Source, Statement, StatementKind};
use super::super::summary::{Section, Summary};
use super::edit::is_editable;
use super::{Basis, Citation, Draft, Drafted, Words};
use crate::language::Language;

/// How the text of a statement stands to what the answers tell now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The answers tell what they told when somebody last looked.
    Fresh,
    /// They tell something else.
    Changed,
    /// They tell it no more.
    Gone,
    /// They tell something that nobody has looked at yet.
    New,
    /// An analyst's own statement.
    Own,
}

/// What keeps a statement from being published in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hindrance {
    /// It rests on an answer for staff only.
    StaffOnly,
    /// The sentence is not in this language, and nobody has translated it.
    Untranslated,
    /// It was edited in another language since.
    ToTranslate,
    Changed,
    Gone,
    New,
    /// A cited answer may not be quoted, or is not there any more.
    NotQuotable,
}

/// One statement of the draft in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedStatement {
    /// As it stands: the analyst's words, else the text somebody last saw.
    pub statement: Statement,
    pub standing: Standing,
    pub is_dropped: bool,
    /// The line that says who answered.
    pub is_fixed: bool,
    /// In an analyst's words.
    pub is_edited: bool,
    /// What the answers tell now.
    pub generated: Option<Basis>,
    /// What they told when somebody last looked.
    pub basis: Option<Basis>,
    pub words: Words,
    pub citations: Vec<Citation>,
    pub hindrances: Vec<Hindrance>,
}

impl MergedStatement {
    /// Says in a form what its reader has seen of the generated text.
    pub fn seen(&self) -> String {
        self.generated
            .as_ref()
            .map_or_else(String::new, Basis::digest)
    }
}

/// A section with all its statements, left-out ones among them.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedSection {
    pub id: String,
    pub title: String,
    pub statements: Vec<MergedStatement>,
}

/// A summary with the analysts' work in it, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    frame: Summary,
    pub sections: Vec<MergedSection>,
}

/// Puts the draft together with what the answers tell now.
pub fn merge(told: &Summary, draft: &Draft) -> Merged {
    let language = told.language;
    let mut sections: Vec<MergedSection> = told
        .sections
        .iter()
        .map(|section| {
            let drafted = draft.of_section(&section.id);
            let mut statements: Vec<MergedStatement> = section
                .statements
                .iter()
                .filter(|statement| !is_editable(statement))
                .map(fixed)
                .collect();
            statements.extend(
                order_of(&section.statements, &drafted)
                    .into_iter()
                    .map(|key| {
                        let generated = section.statements.iter().find(|one| one.key == key);
                        match drafted.iter().find(|one| one.key == key) {
                            Some(drafted) => merged(drafted, generated, language),
                            None => unseen(generated.expect("what is not drafted is told")),
                        }
                    }),
            );
            MergedSection {
                id: section.id.clone(),
                title: section.title.clone(),
                statements,
            }
        })
        .collect();
    // A section that the questionnaires have no more keeps what was written in it.
    for drafted in &draft.statements {
        if sections.iter().all(|section| section.id != drafted.section) {
            sections.push(MergedSection {
                id: drafted.section.clone(),
                title: drafted.section.clone(),
                statements: draft
                    .of_section(&drafted.section)
                    .into_iter()
                    .map(|drafted| merged(drafted, None, language))
                    .collect(),
            });
        }
    }
    Merged {
        frame: Summary {
            sections: Vec::new(),
            ..told.clone()
        },
        sections,
    }
}

/// The keys of a section in their order: drafted ones as they were put, what is new behind what the
/// generator tells before it.
pub(super) fn order_of(told: &[Statement], drafted: &[&Drafted]) -> Vec<String> {
    let mut order: Vec<String> = drafted.iter().map(|one| one.key.clone()).collect();
    let mut before: Option<&str> = None;
    for statement in told.iter().filter(|statement| is_editable(statement)) {
        if !order.contains(&statement.key) {
            let at = before
                .and_then(|before| order.iter().position(|key| key == before))
                .map_or(0, |place| place + 1);
            order.insert(at, statement.key.clone());
        }
        before = Some(&statement.key);
    }
    order
}

fn fixed(statement: &Statement) -> MergedStatement {
    MergedStatement {
        is_fixed: true,
        standing: Standing::Fresh,
        hindrances: Vec::new(),
        ..unseen(statement)
    }
}

fn unseen(statement: &Statement) -> MergedStatement {
    let mut hindrances = vec![Hindrance::New];
    if statement.staff_only {
        hindrances.insert(0, Hindrance::StaffOnly);
    }
    if statement.untranslated {
        hindrances.push(Hindrance::Untranslated);
    }
    MergedStatement {
        statement: statement.clone(),
        standing: Standing::New,
        is_dropped: false,
        is_fixed: false,
        is_edited: false,
        generated: Some(Basis::of(statement)),
        basis: None,
        words: Words::default(),
        citations: Vec::new(),
        hindrances,
    }
}

fn merged(drafted: &Drafted, generated: Option<&Statement>, language: Language) -> MergedStatement {
    let words = drafted.words.get(&language).cloned().unwrap_or_default();
    let standing = standing(drafted, &words, generated);
    // What the text rests on: while a difference is open, what was told then.
    let told_now = generated.map(Basis::of);
    let rests_on = match standing {
        Standing::Fresh | Standing::New => told_now.as_ref(),
        Standing::Changed | Standing::Gone => words.basis.as_ref().or(told_now.as_ref()),
        Standing::Own => None,
    };
    let any_text = drafted
        .words
        .values()
        .find_map(|words| words.text.as_deref());
    let (text, text_language) = match (&words.text, rests_on) {
        (Some(text), _) => (text.clone(), language),
        (None, Some(basis)) => (basis.text.clone(), basis.language),
        // An own statement that is still to be translated: shown as it was written, never published so.
        (None, None) => {
            let written = drafted
                .words
                .iter()
                .find(|(_, words)| words.text.is_some())
                .map_or(language, |(other, _)| *other);
            (any_text.unwrap_or_default().to_owned(), written)
        }
    };
    let untranslated = words.text.is_none() && rests_on.is_none_or(|basis| basis.untranslated);
    let staff_only = rests_on.is_some_and(|basis| basis.staff_only);
    let statement = Statement {
        key: drafted.key.clone(),
        kind: generated.map_or(StatementKind::Told, |statement| statement.kind),
        speaker: drafted.speaker,
        text,
        language: text_language,
        untranslated,
        sources: rests_on.map_or_else(Vec::new, |basis| basis.sources.clone()),
        conditions: generated.map_or_else(Vec::new, |statement| statement.conditions.clone()),
        hidden: generated.map_or_else(Vec::new, |statement| statement.hidden.clone()),
        staff_only,
    };
    let mut hindrances = Vec::new();
    let mut hinders = |is_so: bool, hindrance| {
        if is_so {
            hindrances.push(hindrance);
        }
    };
    hinders(staff_only, Hindrance::StaffOnly);
    hinders(standing == Standing::Changed, Hindrance::Changed);
    hinders(standing == Standing::Gone, Hindrance::Gone);
    hinders(standing == Standing::New, Hindrance::New);
    hinders(words.to_translate, Hindrance::ToTranslate);
    hinders(untranslated && !words.to_translate, Hindrance::Untranslated);
    hinders(
        drafted.citations.iter().any(|one| !one.may_be_published()),
        Hindrance::NotQuotable,
    );
    MergedStatement {
        statement,
        standing,
        is_dropped: drafted.is_dropped,
        is_fixed: false,
        is_edited: words.text.is_some(),
        generated: told_now,
        basis: words.basis.clone(),
        words,
        citations: drafted.citations.clone(),
        hindrances,
    }
}

fn standing(drafted: &Drafted, words: &Words, generated: Option<&Statement>) -> Standing {
    if drafted.is_own {
        return Standing::Own;
    }
    match (&words.basis, generated) {
        (Some(basis), Some(statement)) if basis.is_told_by(statement) => Standing::Fresh,
        (Some(_), Some(_)) => Standing::Changed,
        (Some(_), None) => Standing::Gone,
        // Kept although it was told no more, and told again now.
        (None, Some(_)) if words.text.is_some() => Standing::Changed,
        (None, Some(_)) => Standing::New,
        (None, None) => Standing::Fresh,
    }
}

impl Merged {
    pub fn language(&self) -> Language {
        self.frame.language
    }

    pub fn statements(&self) -> impl Iterator<Item = &MergedStatement> {
        self.sections.iter().flat_map(|section| &section.statements)
    }

    /// The statements that are not left out and may not be published yet.
    pub fn hindered(&self) -> impl Iterator<Item = &MergedStatement> {
        self.statements()
            .filter(|one| !one.is_dropped && !one.hindrances.is_empty())
    }

    /// Whether readers outside may get this language.
    pub fn is_publishable(&self) -> bool {
        self.hindered().next().is_none()
            && self
                .statements()
                .any(|one| !one.is_dropped && !one.is_fixed)
    }

    /// The draft as a summary, as staff read it.
    pub fn summary(&self) -> Summary {
        self.with_citations(self.without_dropped(), |citation| {
            Some(citation.for_staff(self.language()))
        })
    }

    /// The draft as readers outside would get it.
    pub fn published(&self) -> Summary {
        self.with_citations(self.without_dropped().published(), |citation| {
            citation.for_outside(self.language())
        })
    }

    fn without_dropped(&self) -> Summary {
        Summary {
            sections: self
                .sections
                .iter()
                .map(|section| Section {
                    id: section.id.clone(),
                    title: section.title.clone(),
                    statements: section
                        .statements
                        .iter()
                        .filter(|one| !one.is_dropped)
                        .map(|one| one.statement.clone())
                        .collect(),
                })
                .collect(),
            ..self.frame.clone()
        }
    }

    /// Citations come last: who stands behind them is told by their own level, not by the statement's speaker.
    fn with_citations(
        &self,
        mut summary: Summary,
        shown: impl Fn(&Citation) -> Option<Source>,
    ) -> Summary {
        for statement in summary
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.statements)
        {
            let found = self
                .statements()
                .find(|one| one.statement.key == statement.key);
            for source in found
                .iter()
                .flat_map(|one| &one.citations)
                .filter_map(&shown)
            {
                statement.sources.push(source);
            }
        }
        summary
    }
}
