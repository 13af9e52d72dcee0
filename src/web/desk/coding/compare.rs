//! `…/open-answers/{question}/compare`: how much coders agree, and what is to be decided.
//!
//! Opened by each person for good (`app::coding::writing::open_comparison`): until then the page says how many
//! answers there are to compare and nothing of what was given to them. Kept out: the form of one answer
//! ([`super::deciding`]).

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::deciding::{DecidingProblem, Typed, read_codes};
use super::{Question, answer, at, read_key};
use crate::app::coding::OpenAnswer;
use crate::app::coding::writing::{CodingError, decide, open_comparison};
use crate::app::editing::names_of_authors;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::assessment::Author;
use crate::findings::coding::agreement::{Agreement, Given, PairAgreement, agreement};
use crate::findings::coding::{Codes, Compares, Standing, is_compared};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::open_answers::AnswerWork;
use crate::web::desk::language_of;
use crate::web::desk::round::Sight;
use crate::web::error::PageError;
use crate::web::parts::{Column, ErrorEntry, NoticeKind, Row, Table, isolated, notice, table};
use crate::web::request::{FORM_KEY, Staff, StaffForm};
use crate::web::{Site, see_other};

/// Which answers are listed below the figures.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct CompareQuery {
    /// Empty: those on which coders differ; `one`: coded by one only; `settled`: agreed or decided.
    #[serde(default)]
    show: String,
}

const SHOWN: [&str; 3] = ["", "one", "settled"];

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    query: web::Query<CompareQuery>,
) -> Result<HttpResponse, PageError> {
    let show = query.into_inner().show;
    page(&site, &request, &staff, path.into_inner(), (&show, None)).await
}

async fn page(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    (slug, name): (String, String),
    (show, typed): (&str, Option<Typed>),
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let (sight, who) = (Sight::of(staff.user()), staff.author());
    let read = site.app.read(move |transaction| {
        let question = Question::read(transaction, &slug, &name, (&sight, &who))?;
        let coders: Vec<Author> = question
            .work
            .values()
            .flat_map(|work| work.codings.keys())
            .filter_map(|coder| Author::parse(coder))
            .collect();
        let names = names_of_authors(transaction, &coders)?;
        let registry = load_registry(transaction)?;
        Ok::<_, PageError>((question, names, registry))
    });
    let (question, names, registry) = read.await?;
    let view = View {
        language,
        form_key: &staff.0.form_key,
        question: &question,
        names: &names,
        registry: &registry,
        show,
        typed: typed.as_ref(),
    };
    let problems: Vec<ErrorEntry> = typed
        .iter()
        .map(|typed| ErrorEntry {
            target: typed.target(),
            text: language.text(typed.problem.message()),
        })
        .collect();
    let page = question.frame(language, Some("coding-way-compare"), view.render());
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let problems = (&problems[..], false);
    Ok(answer(
        (site, request, staff),
        language,
        page,
        problems,
        refused,
    ))
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let (slug, question) = path.into_inner();
    let at = at(&staff, &slug, &question);
    let here = links::DeskCodingCompare {
        assessment: slug.clone(),
        question: question.clone(),
    };
    if form.0.get("act") == "open" {
        let opened = site
            .app
            .write(move |transaction| open_comparison(transaction, &at));
        opened.await?;
        return Ok(see_other(&here.path()));
    }
    let key = read_key(form.0.get("answer")).ok_or(PageError::BadForm)?;
    let ticked: Codes = form.0.all("code").map(str::to_owned).collect();
    let problem = match (form.0.get("act"), read_codes(&ticked)) {
        ("decide", Err(problem)) => problem,
        ("decide" | "undecide", codes) => {
            let codes = codes.ok().filter(|_| form.0.get("act") == "decide");
            let place = key.clone();
            let decided = site.app.write(move |transaction| {
                let (submission, address) = &place;
                decide(transaction, &at, (submission, address), codes.as_ref())
            });
            match decided.await {
                Ok(()) => return Ok(see_other(&here.with_query(&[("show", form.0.get("show"))]))),
                Err(CodingError::UnknownCode) => DecidingProblem::Retired,
                Err(error) => return Err(error.into()),
            }
        }
        _ => return Err(PageError::BadForm),
    };
    let typed = Typed {
        key,
        ticked,
        problem,
    };
    let shown = (form.0.get("show"), Some(typed));
    page(&site, &request, &staff, (slug, question), shown).await
}

pub(super) struct View<'a> {
    pub(super) language: Language,
    pub(super) form_key: &'a str,
    pub(super) question: &'a Question,
    names: &'a BTreeMap<String, String>,
    pub(super) registry: &'a LoadedRegistry,
    pub(super) show: &'a str,
    /// What was ticked and not taken.
    pub(super) typed: Option<&'a Typed>,
}

impl View<'_> {
    pub(super) fn here(&self) -> links::DeskCodingCompare {
        links::DeskCodingCompare {
            assessment: self.question.assessment.slug.clone(),
            question: self.question.asked.name.clone(),
        }
    }

    pub(super) fn coder(&self, coder: &str) -> String {
        let known = self.names.get(coder).cloned();
        known.unwrap_or_else(|| self.language.text("coding-coder-program"))
    }

    /// What was done with an answer, where this person compares it.
    pub(super) fn compared(&self, answer: &OpenAnswer) -> Option<&AnswerWork> {
        let question = self.question;
        let work = question.work.get(&answer.key())?;
        is_compared(&work.codings, &question.who, question.compares).then_some(work)
    }

    fn agreement(&self) -> Agreement {
        let book = &self.question.book;
        let given: Vec<Given> = self
            .question
            .answers
            .iter()
            .filter_map(|answer| self.compared(answer))
            .map(|work| {
                work.codings
                    .iter()
                    .map(|(coder, codes)| (coder.clone(), book.resolve(codes)))
                    .collect()
            })
            .collect();
        let codes: Vec<&str> = book.codes.iter().map(|code| code.code.as_str()).collect();
        agreement(&given, &codes)
    }

    fn is_shown(&self, answer: &OpenAnswer) -> bool {
        self.compared(answer).is_some()
            && match (self.show, self.question.standing(answer)) {
                ("one", standing) => standing == Standing::ByOne,
                ("settled", standing) => matches!(standing, Standing::Agreed | Standing::Decided),
                (_, standing) => standing == Standing::Differing,
            }
    }

    fn render(&self) -> Markup {
        html! {
            (self.question.ways(self.language, "coding-way-compare"))
            @match self.question.compares {
                None => (self.closed()),
                Some(compares) => (self.opened(compares)),
            }
        }
    }

    /// How much there is to compare, and the button that shows it.
    fn closed(&self) -> Markup {
        let language = self.language;
        let answers = &self.question.answers;
        let own = answers
            .iter()
            .filter(|one| self.question.own(one).is_some());
        let own = own.count();
        let by_two = answers
            .iter()
            .filter_map(|answer| self.question.work.get(&answer.key()))
            .filter(|work| work.codings.len() > 1)
            .count();
        html! {
            p { (language.text_with("coding-to-compare", &[("n", by_two.into())])) " " (language.text_with("coding-progress", &[("own", own.into()), ("all", answers.len().into())])) }
            p { (language.text(if own == 0 { "coding-open-to-decide" } else { "coding-open-as-coder" })) }
            form method="post" action=(self.here().path()) {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                p.row { button.btn.quiet name="act" value="open" { (language.text("coding-open")) } }
            }
        }
    }

    fn opened(&self, compares: Compares) -> Markup {
        let language = self.language;
        let found = self.agreement();
        let answers = &self.question.answers;
        let shown: Vec<&OpenAnswer> = answers.iter().filter(|one| self.is_shown(one)).collect();
        let hidden = answers
            .iter()
            .filter(|one| self.question.own(one).is_none());
        let hidden = hidden.count();
        html! {
            @if compares == Compares::AsCoder && hidden > 0 {
                (notice(NoticeKind::Plain, &html! { p { (language.text_with("coding-hidden", &[("n", hidden.into())])) } }))
            }
            h2 { (language.text("coding-agreement")) }
            @if found.n == 0 {
                p.soft { (language.text("coding-no-pairs")) }
            } @else {
                p { (language.text_with("coding-alpha", &[("n", found.n.into()), ("alpha", self.figure(found.alpha).into())])) }
                @for pair in &found.pairs { (self.pair(pair)) }
                p.small.soft { (language.text("coding-method")) }
            }
            h2 { (language.text("coding-decide-title")) }
            nav.no-print aria-label=(language.text("coding-show")) {
                ul.chips {
                    @for code in SHOWN {
                        @let key = format!("coding-compare-{}", if code.is_empty() { "differing" } else { code });
                        li { a href=(self.here().with_query(&[("show", code)])) aria-current=[(code == self.show).then_some("page")] { (language.text(&key)) } }
                    }
                }
            }
            @if shown.is_empty() { p.soft { (language.text("coding-none-shown")) } }
            @for (index, answer) in shown.into_iter().enumerate() { (self.answer(index, answer)) }
        }
    }

    fn figure(&self, value: Option<f64>) -> String {
        match value {
            Some(value) => format::number_with_decimals(self.language, value, 2, 2),
            None => self.language.text("coding-undefined"),
        }
    }

    fn pair(&self, pair: &PairAgreement) -> Markup {
        let language = self.language;
        let (one, other) = (self.coder(&pair.coders.0), self.coder(&pair.coders.1));
        let caption = language.text_with(
            "coding-pair",
            &[
                ("one", one.as_str().into()),
                ("other", other.as_str().into()),
                ("n", pair.n.into()),
                ("same", pair.same.into()),
            ],
        );
        let columns = vec![
            Column::text(language.text("coding-code")),
            Column::number(one),
            Column::number(other),
            Column::number(language.text("coding-both")),
            Column::number(language.text("coding-share")),
            Column::number(language.text("coding-kappa")),
            Column::number(language.text("coding-alpha-short")),
        ];
        let number = |count: usize| html! { (format::number(language, count as f64)) };
        let rows = pair.codes.iter().map(|code| {
            let label = self.question.book.find(&code.code);
            let label = label.map_or(code.code.as_str(), |known| known.label(language));
            Row {
                cells: vec![
                    isolated(label),
                    number(code.given.0),
                    number(code.given.1),
                    number(code.both),
                    html! { (format::percent(language, (code.share * 100.0).round())) },
                    html! { (self.figure(code.kappa)) },
                    html! { (self.figure(code.alpha)) },
                ],
            }
        });
        table(&Table {
            caption: &caption,
            hide_caption: false,
            columns,
            rows: rows.collect(),
            empty: &language.text("coding-nothing-given"),
        })
    }
}
