//! Giving codes, deciding, keeping a codebook.

use serde_json::json;

use super::{OpenAnswer, feed, open_questions, read_answers};
use crate::app::context::Transaction;
use crate::assessment::{Assessment, Author, SubmissionId};
use crate::findings::coding::{
    BookCode, CodeProblem, CodeState, Codebook, Codes, Compares, is_compared, may_code,
};
use crate::storage::StorageError;
use crate::storage::assessments::find_assessment_by_slug;
use crate::storage::open_answers::{
    self, AnswerWork, OpenQuestion, Writing, find_comparison, insert_comparison, load_codebook,
    load_work, write_coding, write_decision, write_quotation,
};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum CodingError {
    /// The round, the question, or an answer that counts.
    #[error("there is no such open answer")]
    NotThere,
    #[error("the codebook offers no such code")]
    UnknownCode,
    /// Codes that were seen beside those of others stay as they were given.
    #[error("the answer was compared: its codes stay as they were given")]
    Compared,
    /// Who decides has opened the comparison, and sees the answer there.
    #[error("the answer is not among those that this person compares")]
    NotCompared,
    #[error(transparent)]
    Code(#[from] CodeProblem),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Which question is worked on, by whom, and which mechanisms the person sees.
#[derive(Clone, Debug)]
pub struct At {
    pub assessment: String,
    pub question: String,
    pub subjects: Option<Vec<String>>,
    pub actor: Author,
}

/// What changes of one answer; what is `None` stays.
#[derive(Clone, Debug)]
pub struct AnswerChange {
    pub submission: SubmissionId,
    pub address: String,
    /// `Some(None)` takes one's own coding back.
    pub codes: Option<Option<Codes>>,
    pub is_quotation: Option<bool>,
}

struct Found {
    assessment: Assessment,
    book: Codebook,
    answers: Vec<OpenAnswer>,
}

fn find(transaction: &mut Transaction<'_>, at: &At) -> Result<Found, CodingError> {
    let assessment = find_round(transaction, at)?;
    let of = OpenQuestion {
        assessment: &assessment.id,
        question: &at.question,
    };
    let book = load_codebook(transaction.connection, of)?;
    let answers = read_answers(
        transaction,
        &assessment,
        Some(&at.question),
        at.subjects.as_deref(),
    )?;
    Ok(Found {
        assessment,
        book,
        answers,
    })
}

fn find_round(transaction: &mut Transaction<'_>, at: &At) -> Result<Assessment, CodingError> {
    let assessment = find_assessment_by_slug(transaction.connection, &at.assessment)?
        .ok_or(CodingError::NotThere)?;
    let questions = open_questions(transaction, &assessment)?;
    match questions.iter().any(|known| known.name == at.question) {
        true => Ok(assessment),
        false => Err(CodingError::NotThere),
    }
}

impl Found {
    fn of<'a>(&'a self, at: &'a At) -> OpenQuestion<'a> {
        OpenQuestion {
            assessment: &self.assessment.id,
            question: &at.question,
        }
    }

    fn answer(&self, submission: &SubmissionId, address: &str) -> Result<&OpenAnswer, CodingError> {
        self.answers
            .iter()
            .find(|one| one.submission == *submission && one.value.address.as_str() == address)
            .ok_or(CodingError::NotThere)
    }

    /// Codes that may be given: those in use, and those that the answer has already.
    fn check(&self, codes: &Codes, before: Option<&Codes>) -> Result<(), CodingError> {
        let may = |code: &String| {
            let known = self.book.find(code);
            known.is_some_and(|known| {
                known.state == CodeState::InUse || before.is_some_and(|had| had.contains(code))
            })
        };
        match codes.iter().all(may) {
            true => Ok(()),
            false => Err(CodingError::UnknownCode),
        }
    }
}

/// Gives one's own codes to answers, and chooses quotations. Nothing of others is touched.
pub fn code_answers(
    transaction: &mut Transaction<'_>,
    at: &At,
    changes: &[AnswerChange],
) -> Result<(), CodingError> {
    let found = find(transaction, at)?;
    let before = load_work(
        transaction.connection,
        &found.assessment.id,
        Some(&at.question),
    )?;
    let coder = at.actor.to_string();
    let compares = find_comparison(transaction.connection, found.of(at), &at.actor)?;
    let untouched = AnswerWork::default();
    let mut touched = Vec::new();
    for change in changes {
        let answer = found.answer(&change.submission, &change.address)?;
        let writing = Writing {
            of: found.of(at),
            submission: &change.submission,
            address: &change.address,
            author: &at.actor,
            now: transaction.now,
        };
        if let Some(codes) = &change.codes {
            let given = &before.get(&answer.key()).unwrap_or(&untouched).codings;
            if !may_code(given, &coder, compares) {
                return Err(CodingError::Compared);
            }
            if let Some(codes) = codes {
                found.check(codes, given.get(&coder))?;
            }
            write_coding(transaction.connection, &writing, codes.as_ref())?;
            touched.push(answer);
        }
        if let Some(is_quotation) = change.is_quotation {
            write_quotation(transaction.connection, &writing, is_quotation)?;
        }
    }
    let detail = json!({
        "coded": touched.len(),
        "quotations": changes.iter().filter(|change| change.is_quotation.is_some()).count(),
    });
    settle(transaction, at, &found, &touched, ("coding.code", detail))
}

/// Opens the comparison of a question to somebody, once for ever: from then on what they compare with others'
/// codes stays as they gave it, and who had coded nothing codes no more.
pub fn open_comparison(
    transaction: &mut Transaction<'_>,
    at: &At,
) -> Result<Compares, CodingError> {
    let assessment = find_round(transaction, at)?;
    let of = OpenQuestion {
        assessment: &assessment.id,
        question: &at.question,
    };
    if let Some(compares) = find_comparison(transaction.connection, of, &at.actor)? {
        return Ok(compares);
    }
    let coder = at.actor.to_string();
    let work = load_work(transaction.connection, &assessment.id, Some(&at.question))?;
    let compares = match work.values().any(|work| work.codings.contains_key(&coder)) {
        true => Compares::AsCoder,
        false => Compares::ToDecide,
    };
    let opened = (compares, transaction.now);
    insert_comparison(transaction.connection, of, &at.actor, opened)?;
    transaction.note(
        &at.actor,
        "coding.compare",
        Some(&assessment.id),
        ("question", &at.question),
        json!({"had_coded": compares == Compares::AsCoder}),
    )?;
    Ok(compares)
}

/// Decides which codes an answer has; `None` leaves it to its coders again.
pub fn decide(
    transaction: &mut Transaction<'_>,
    at: &At,
    (submission, address): (&SubmissionId, &str),
    codes: Option<&Codes>,
) -> Result<(), CodingError> {
    let found = find(transaction, at)?;
    let answer = found.answer(submission, address)?;
    let compares = find_comparison(transaction.connection, found.of(at), &at.actor)?;
    let mut work = load_work(
        transaction.connection,
        &found.assessment.id,
        Some(&at.question),
    )?;
    let work = work.remove(&answer.key()).unwrap_or_default();
    if !is_compared(&work.codings, &at.actor.to_string(), compares) {
        return Err(CodingError::NotCompared);
    }
    if let Some(codes) = codes {
        // A code that was retired meanwhile may still be decided for, where a coder gave it.
        let given = work.codings.values().chain(&work.decided).flatten();
        found.check(codes, Some(&given.cloned().collect()))?;
    }
    let writing = Writing {
        of: found.of(at),
        submission,
        address,
        author: &at.actor,
        now: transaction.now,
    };
    write_decision(transaction.connection, &writing, codes)?;
    let action = match codes {
        Some(_) => "coding.decide",
        None => "coding.undecide",
    };
    let detail = json!({"submission": submission.as_str(), "codes": codes});
    settle(transaction, at, &found, &[answer], (action, detail))
}

fn settle(
    transaction: &mut Transaction<'_>,
    at: &At,
    found: &Found,
    touched: &[&OpenAnswer],
    (action, detail): (&'static str, serde_json::Value),
) -> Result<(), CodingError> {
    let work = load_work(
        transaction.connection,
        &found.assessment.id,
        Some(&at.question),
    )?;
    feed(transaction, &found.assessment, &found.book, touched, &work)?;
    transaction.note(
        &at.actor,
        action,
        Some(&found.assessment.id),
        ("question", &at.question),
        detail,
    )?;
    Ok(())
}

/// Adds a code to the book of a question.
pub fn add_code(
    transaction: &mut Transaction<'_>,
    at: &At,
    code: &BookCode,
) -> Result<(), CodingError> {
    let assessment = find_round(transaction, at)?;
    let of = OpenQuestion {
        assessment: &assessment.id,
        question: &at.question,
    };
    let book = load_codebook(transaction.connection, of)?;
    book.check_new(code)?;
    open_answers::insert_code(transaction.connection, of, book.codes.len(), code)?;
    transaction.note(
        &at.actor,
        "codebook.add",
        Some(&assessment.id),
        ("question", &at.question),
        json!({"code": code.code}),
    )?;
    Ok(())
}

/// Changes a code: its texts, whether it is offered, which other code stands for it. What is counted follows.
pub fn change_code(
    transaction: &mut Transaction<'_>,
    at: &At,
    code: &BookCode,
) -> Result<(), CodingError> {
    let assessment = find_round(transaction, at)?;
    let of = OpenQuestion {
        assessment: &assessment.id,
        question: &at.question,
    };
    let mut book = load_codebook(transaction.connection, of)?;
    book.check_changed(code)?;
    open_answers::update_code(transaction.connection, of, code)?;
    let mut counts_otherwise = false;
    for known in &mut book.codes {
        if known.code == code.code {
            counts_otherwise = known.state != code.state;
            *known = code.clone();
        }
    }
    if counts_otherwise {
        let answers = read_answers(transaction, &assessment, Some(&at.question), None)?;
        let all: Vec<&OpenAnswer> = answers.iter().collect();
        let work = load_work(transaction.connection, &assessment.id, Some(&at.question))?;
        feed(transaction, &assessment, &book, &all, &work)?;
    }
    let state = match &code.state {
        CodeState::InUse => "in_use",
        CodeState::Retired => "retired",
        CodeState::MergedInto(target) => target.as_str(),
    };
    transaction.note(
        &at.actor,
        "codebook.change",
        Some(&assessment.id),
        ("question", &at.question),
        json!({"code": code.code, "state": state}),
    )?;
    Ok(())
}
