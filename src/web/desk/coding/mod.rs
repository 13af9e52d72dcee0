//! `…/open-answers`: the open questions of a round, and three pages for each: answers to code, the codebook, and
//! coders beside each other.
//!
//! Start with [`get`], the list. [`page`] shows nobody's codes but one's own, so that two coders code for
//! themselves; [`compare`] shows them beside each other once somebody has opened it for good. An analyst limited to some mechanisms sees, counts and
//! codes what is about them, and nothing else.
//! Kept out: what agreement is and what counts (`findings::coding`), writing (`app::coding`).

pub mod codebook;
pub mod compare;
mod deciding;
mod keys;
pub mod page;
mod query;
mod sheet;

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::language_of;
use super::round::{RoundPage, Sight, Tab, find_round, group_name};
use crate::app::Transaction;
use crate::app::coding::writing::{At, CodingError};
use crate::app::coding::{OpenAnswer, OpenQuestion, open_questions, read_answers};
use crate::assessment::{Assessment, Author, Mark};
use crate::findings::coding::{Codebook, Codes, Compares, Standing, may_code, standing};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::open_answers::{
    self, AnswerKey, AnswerWork, find_comparison, load_codebook, load_work,
};
use crate::storage::tallies::list_marks_in;
use crate::web::error::PageError;
use crate::web::parts::{Column, Crumb, ErrorEntry, Row, Table, form_errors, table};
use crate::web::request::Staff;
use crate::web::{Site, html_page};

impl From<CodingError> for PageError {
    /// For what a page of ours never sends; what a person may mend is told by the page.
    fn from(error: CodingError) -> Self {
        match error {
            CodingError::Storage(error) => error.into(),
            CodingError::NotThere => PageError::NotFound,
            CodingError::UnknownCode
            | CodingError::Compared
            | CodingError::NotCompared
            | CodingError::Code(_) => PageError::BadForm,
        }
    }
}

/// One question of a round with what was done about it.
struct Question {
    assessment: Assessment,
    marks: Vec<Mark>,
    asked: OpenQuestion,
    book: Codebook,
    answers: Vec<OpenAnswer>,
    work: BTreeMap<AnswerKey, AnswerWork>,
    /// Who reads the page, as authors are written, and whether they have opened the comparison.
    who: String,
    compares: Option<Compares>,
}

impl Question {
    fn read(
        transaction: &mut Transaction<'_>,
        slug: &str,
        question: &str,
        (sight, who): (&Sight, &Author),
    ) -> Result<Question, PageError> {
        let assessment = find_round(transaction, slug)?;
        let asked = open_questions(transaction, &assessment)?
            .into_iter()
            .find(|known| known.name == question)
            .ok_or(PageError::NotFound)?;
        let of = open_answers::OpenQuestion {
            assessment: &assessment.id,
            question,
        };
        Ok(Question {
            book: load_codebook(transaction.connection, of)?,
            answers: read_answers(
                transaction,
                &assessment,
                Some(question),
                sight.iscms.as_deref(),
            )?,
            work: load_work(transaction.connection, &assessment.id, Some(question))?,
            marks: list_marks_in(transaction.connection, sight.scope(&assessment))?,
            compares: find_comparison(transaction.connection, of, who)?,
            who: who.to_string(),
            asked,
            assessment,
        })
    }

    fn title(&self, language: Language) -> &str {
        self.asked.title.in_language(language)
    }

    fn standing(&self, answer: &OpenAnswer) -> Standing {
        standing_of(&self.book, self.work.get(&answer.key()))
    }

    /// What the reader gave to an answer.
    fn own(&self, answer: &OpenAnswer) -> Option<&Codes> {
        self.work.get(&answer.key())?.codings.get(&self.who)
    }

    /// Whether the reader may give codes to an answer that nobody has decided on.
    fn may_code(&self, answer: &OpenAnswer) -> bool {
        let untouched = BTreeMap::new();
        let work = self.work.get(&answer.key());
        let given = work.map_or(&untouched, |work| &work.codings);
        may_code(given, &self.who, self.compares)
    }

    /// Codes in words, as they stand in the book now.
    fn labels(&self, codes: &Codes, language: Language) -> String {
        let codes = self.book.resolve(codes);
        let labels: Vec<&str> = self
            .book
            .codes
            .iter()
            .filter(|code| codes.contains(&code.code))
            .map(|code| code.label(language))
            .collect();
        match labels.is_empty() {
            true => language.text("coding-nothing-fits"),
            false => format::list(language, &labels),
        }
    }

    /// The page about this question around its content.
    fn frame<'a>(
        &'a self,
        language: Language,
        here: Option<&str>,
        content: Markup,
    ) -> RoundPage<'a> {
        let slug = self.assessment.slug.clone();
        let mut crumbs = vec![Crumb::link(
            language.text("coding-title"),
            &links::DeskOpenAnswers {
                assessment: slug.clone(),
            },
        )];
        let title = self.title(language);
        if here.is_some() {
            let link = links::DeskCoding {
                assessment: slug,
                question: self.asked.name.clone(),
            };
            crumbs.push(Crumb::link(title.to_owned(), &link));
        }
        RoundPage {
            assessment: &self.assessment,
            tab: Some(Tab::OpenAnswers),
            marks: &self.marks,
            title: html! { bdi { (title) } },
            plain_title: here.map_or_else(|| title.to_owned(), |key| language.text(key)),
            crumbs,
            has_errors: false,
            before: html! {},
            content,
        }
    }

    /// The way to the three pages of a question.
    fn ways(&self, language: Language, current: &str) -> Markup {
        let (assessment, question) = (&self.assessment.slug, &self.asked.name);
        let coding = links::DeskCoding {
            assessment: assessment.clone(),
            question: question.clone(),
        };
        let codebook = links::DeskCodebook {
            assessment: assessment.clone(),
            question: question.clone(),
        };
        let compare = links::DeskCodingCompare {
            assessment: assessment.clone(),
            question: question.clone(),
        };
        html! {
            @if let Some(section) = &self.asked.section { p.small.soft { bdi { (section.in_language(language)) } } }
            nav.no-print aria-label=(language.text("coding-ways")) {
                ul.chips {
                    @for (key, href) in [("coding-way-code", coding.path()), ("coding-way-book", codebook.path()), ("coding-way-compare", compare.path())] {
                        li { a href=(href) aria-current=[(key == current).then_some("page")] { (language.text(key)) } }
                    }
                }
            }
        }
    }
}

fn standing_of(book: &Codebook, work: Option<&AnswerWork>) -> Standing {
    let Some(work) = work else {
        return Standing::Uncoded;
    };
    let codings: Vec<_> = work
        .codings
        .values()
        .map(|codes| book.resolve(codes))
        .collect();
    standing(&codings, work.decided.as_ref())
}

/// Which question, as whom: what every write needs.
fn at(staff: &Staff, assessment: &str, question: &str) -> At {
    At {
        assessment: assessment.to_owned(),
        question: question.to_owned(),
        subjects: Sight::of(staff.user()).iscms,
        actor: staff.author(),
    }
}

/// The field that names an answer in a form.
fn key_text((submission, address): &AnswerKey) -> String {
    format!("{submission}|{address}")
}

fn read_key(text: &str) -> Option<AnswerKey> {
    let (submission, address) = text.split_once('|')?;
    Some((
        crate::assessment::SubmissionId::new(submission),
        address.to_owned(),
    ))
}

/// A question in the list.
struct Line {
    asked: OpenQuestion,
    answers: usize,
    own: usize,
    by_two: usize,
    settled: usize,
    differing: usize,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let (slug, sight) = (path.into_inner(), Sight::of(staff.user()));
    let coder = staff.author().to_string();
    let read = site
        .app
        .read(move |transaction| list(transaction, &slug, &sight, &coder));
    let (assessment, marks, lines) = read.await?;
    let title = language.text("coding-title");
    let page = RoundPage {
        assessment: &assessment,
        tab: Some(Tab::OpenAnswers),
        marks: &marks,
        title: html! { (title) },
        plain_title: title,
        crumbs: Vec::new(),
        has_errors: false,
        before: html! {},
        content: view(language, &assessment, &lines),
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

fn list(
    transaction: &mut Transaction<'_>,
    slug: &str,
    sight: &Sight,
    coder: &str,
) -> Result<(Assessment, Vec<Mark>, Vec<Line>), PageError> {
    let assessment = find_round(transaction, slug)?;
    let books = open_answers::list_codebooks(transaction.connection, &assessment.id)?;
    let work = load_work(transaction.connection, &assessment.id, None)?;
    let answers = read_answers(transaction, &assessment, None, sight.iscms.as_deref())?;
    let none = Codebook::default();
    let mut lines: Vec<Line> = open_questions(transaction, &assessment)?
        .into_iter()
        .map(|asked| Line {
            asked,
            answers: 0,
            own: 0,
            by_two: 0,
            settled: 0,
            differing: 0,
        })
        .collect();
    for answer in &answers {
        let name = &answer.value.indicator;
        let Some(line) = lines.iter_mut().find(|line| line.asked.name == *name) else {
            continue;
        };
        line.answers += 1;
        let done = work.get(&answer.key());
        let Some(done) = done else { continue };
        line.own += usize::from(done.codings.contains_key(coder));
        line.by_two += usize::from(done.codings.len() > 1);
        match standing_of(books.get(name).unwrap_or(&none), Some(done)) {
            Standing::Agreed | Standing::Decided => line.settled += 1,
            Standing::Differing => line.differing += 1,
            Standing::Uncoded | Standing::ByOne => {}
        }
    }
    let marks = list_marks_in(transaction.connection, sight.scope(&assessment))?;
    Ok((assessment, marks, lines))
}

fn view(language: Language, assessment: &Assessment, lines: &[Line]) -> Markup {
    let title = language.text("coding-title");
    let columns = vec![
        Column::text(language.text("coding-question")),
        Column::text(language.text("coding-asked")),
        Column::number(language.text("coding-answers")),
        Column::number(language.text("coding-own")),
        Column::number(language.text("coding-by-two")),
        Column::number(language.text("coding-differing")),
        Column::number(language.text("coding-settled")),
    ];
    let number = |count: usize| html! { (format::number(language, count as f64)) };
    let rows = lines.iter().map(|line| {
        let link = links::DeskCoding {
            assessment: assessment.slug.clone(),
            question: line.asked.name.clone(),
        };
        let groups: Vec<String> = line
            .asked
            .groups
            .iter()
            .map(|group| group_name(language, *group))
            .collect();
        Row {
            cells: vec![
                html! {
                    a href=(link.path()) { bdi { (line.asked.title.in_language(language)) } }
                    @if let Some(section) = &line.asked.section { div.small.soft { bdi { (section.in_language(language)) } } }
                    div.small.soft { bdi dir="ltr" { (line.asked.name) } }
                },
                html! { (format::list(language, &groups)) },
                number(line.answers),
                number(line.own),
                number(line.by_two),
                number(line.differing),
                number(line.settled),
            ],
        }
    });
    html! {
        p.lead { (language.text("coding-lead")) }
        (table(&Table {
            caption: &title,
            hide_caption: true,
            columns,
            rows: rows.collect(),
            empty: &language.text("coding-no-questions"),
        }))
    }
}

/// A page with what is wrong with a form that was sent to it; `is_kept` says that nothing typed was lost.
fn answer(
    (site, request, staff): (&Site, &HttpRequest, &Staff),
    language: Language,
    page: RoundPage,
    (problems, is_kept): (&[ErrorEntry], bool),
    refused: StatusCode,
) -> HttpResponse {
    let status = match problems.is_empty() {
        true => StatusCode::OK,
        false => refused,
    };
    let page = RoundPage {
        has_errors: !problems.is_empty(),
        before: form_errors(language, problems, is_kept),
        ..page
    };
    html_page(status, &page.render(site, request, staff, language))
}
