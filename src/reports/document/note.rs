//! What a sentence rests on, as a note.

use super::direction_of;
use crate::findings::{Source, Statement};
use crate::language::{Language, format};
use crate::reports::chart::isolated;
use crate::reports::summary::{SummaryReport, answer_of, staff_notes};

/// The answers behind one sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub parts: Vec<NotePart>,
}

/// One thing that a note tells.
#[derive(Clone, Debug, PartialEq)]
pub enum NotePart {
    /// An answer that the sentence tells, and who gave it.
    Answer { who: Vec<String>, asked: Asked },
    /// An answer that was only asked about to decide whether the sentence holds.
    Because(Asked),
    /// What the disclosure rule keeps out of the text, and what else staff should know.
    Remark(String),
}

/// A question with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub address: String,
    pub question: Option<String>,
    /// Empty where nothing was answered.
    pub answer: String,
}

impl Asked {
    fn of(source: &Source) -> Asked {
        Asked {
            address: source.address.clone(),
            question: source.question.as_deref().map(one_line),
            answer: one_line(&answer_of(source)),
        }
    }

    /// What was asked: in words where they are known, else by its address.
    pub fn question(&self) -> &str {
        self.question.as_deref().unwrap_or(&self.address)
    }

    /// The same with a colon, where it does not end with a sign of its own.
    fn before_answer(&self, language: Language) -> String {
        let question = self.question();
        if question.ends_with(['?', '؟', '？', ':', '：', '.', '…']) {
            question.to_owned()
        } else {
            language.text_with("report-note-question", &[("question", question.into())])
        }
    }

    /// The answer in words, also where there is none.
    pub fn answer(&self, language: Language) -> String {
        if self.answer.is_empty() {
            language.text("report-not-answered")
        } else {
            self.answer.clone()
        }
    }
}

impl Note {
    /// What is behind a statement; `None` where there is nothing to tell.
    pub fn of(report: &SummaryReport, statement: &Statement) -> Option<Note> {
        let mut parts: Vec<NotePart> = statement
            .sources
            .iter()
            .map(|source| NotePart::Answer {
                who: vec![report.respondent(source)],
                asked: Asked::of(source),
            })
            .collect();
        parts.extend(
            statement
                .conditions
                .iter()
                .map(|source| NotePart::Because(Asked::of(source))),
        );
        let language = report.language();
        parts.extend(statement.hidden.iter().map(|hidden| {
            let hidden = hidden.in_words(language);
            let held_back = language.text_with("report-hidden-value", &[("hidden", hidden.into())]);
            NotePart::Remark(held_back)
        }));
        if !report.summary.is_public {
            let remarks = staff_notes(statement, language);
            parts.extend(remarks.into_iter().map(NotePart::Remark));
        }
        (!parts.is_empty()).then_some(Note { parts })
    }

    /// The same with those together who gave the same answer to the same question.
    #[must_use]
    pub fn gathered(&self) -> Note {
        let mut parts: Vec<NotePart> = Vec::new();
        for part in &self.parts {
            if let NotePart::Answer { who, asked } = part {
                let same = parts.iter_mut().find_map(|known| match known {
                    NotePart::Answer { who, asked: other } if other == asked => Some(who),
                    _ => None,
                });
                if let Some(known) = same {
                    known.extend(who.iter().cloned());
                    continue;
                }
            }
            parts.push(part.clone());
        }
        Note { parts }
    }

    /// Each part as a line of its own, for formats without structure of their own; a question that several answered
    /// in their own way is asked once.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut before: Option<&Asked> = None;
        let gathered = self.gathered();
        for part in &gathered.parts {
            let NotePart::Answer { who, asked } = part else {
                lines.push(part.line(language));
                before = None;
                continue;
            };
            let same = before.is_some_and(|before| before.question() == asked.question());
            match lines.last_mut().filter(|_| same) {
                Some(line) => {
                    let answer = told(language, "", &asked.answer(language), who);
                    line.push_str(&format!(" · {}", answer.trim_start()));
                }
                None => lines.push(part.line(language)),
            }
            before = Some(asked);
        }
        lines
    }
}

/// "Since when? 2013 (Zambia; Kenya)".
fn told(language: Language, question: &str, answer: &str, who: &[String]) -> String {
    let who: Vec<String> = who.iter().map(|name| apart(language, name)).collect();
    language.text_with(
        "report-note-answer",
        &[
            ("question", question.into()),
            ("answer", apart(language, answer).into()),
            ("who", format::entries(language, &who).into()),
        ],
    )
}

/// Words of the other direction set apart, so that their full stops and brackets stay at their own end.
fn apart(language: Language, text: &str) -> String {
    match direction_of(text) {
        Some(direction) if direction != language.direction() => isolated(text),
        _ => text.to_owned(),
    }
}

impl NotePart {
    fn line(&self, language: Language) -> String {
        match self {
            NotePart::Answer { who, asked } => told(
                language,
                &asked.before_answer(language),
                &asked.answer(language),
                who,
            ),
            NotePart::Because(asked) => language.text_with(
                "report-note-because",
                &[
                    ("question", asked.question().into()),
                    ("answer", asked.answer(language).into()),
                ],
            ),
            NotePart::Remark(text) => text.clone(),
        }
    }
}

/// Text on one line, without what cannot be printed.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
