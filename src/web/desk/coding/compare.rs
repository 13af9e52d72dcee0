//! `…/open-answers/{question}/compare`: how much coders agree, and what is to be decided.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Question, at, key_text, read_key};
use crate::app::coding::OpenAnswer;
use crate::app::coding::writing::{CodingError, decide};
use crate::app::editing::names_of_authors;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::assessment::Author;
use crate::findings::coding::agreement::{Agreement, Given, PairAgreement, agreement};
use crate::findings::coding::{Codes, NO_CODE, Standing, settled};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::open_answers::AnswerWork;
use crate::web::desk::language_of;
use crate::web::desk::round::Sight;
use crate::web::error::PageError;
use crate::web::parts::{Column, Row, Table, isolated, table};
use crate::web::request::{FORM_KEY, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

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
    let language = language_of(&request, &staff);
    let sight = Sight::of(staff.user());
    let (slug, name) = path.into_inner();
    let read = site.app.read(move |transaction| {
        let question = Question::read(transaction, &slug, &name, &sight)?;
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
        show: &query.show,
    };
    let page = question.frame(language, Some("coding-way-compare"), view.render());
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

pub async fn post(
    site: web::Data<Site>,
    staff: Staff,
    path: web::Path<(String, String)>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let (slug, question) = path.into_inner();
    let (submission, address) = read_key(form.0.get("answer")).ok_or(PageError::BadForm)?;
    let codes: Option<Codes> = match form.0.get("act") {
        "decide" => Some(
            form.0
                .all("code")
                .filter(|code| *code != NO_CODE)
                .map(str::to_owned)
                .collect(),
        ),
        "undecide" => None,
        _ => return Err(PageError::BadForm),
    };
    let at = at(&staff, &slug, &question);
    let decided = site.app.write(move |transaction| {
        decide(transaction, &at, (&submission, &address), codes.as_ref())
    });
    match decided.await {
        // The code was retired or the answer submitted anew meanwhile: the page shows how things stand.
        Ok(()) | Err(CodingError::UnknownCode) => {}
        Err(error) => return Err(error.into()),
    }
    let here = links::DeskCodingCompare {
        assessment: slug,
        question,
    };
    Ok(see_other(&here.with_query(&[("show", form.0.get("show"))])))
}

struct View<'a> {
    language: Language,
    form_key: &'a str,
    question: &'a Question,
    names: &'a BTreeMap<String, String>,
    registry: &'a LoadedRegistry,
    show: &'a str,
}

impl View<'_> {
    fn here(&self) -> links::DeskCodingCompare {
        links::DeskCodingCompare {
            assessment: self.question.assessment.slug.clone(),
            question: self.question.asked.name.clone(),
        }
    }

    fn coder(&self, coder: &str) -> String {
        let known = self.names.get(coder).cloned();
        known.unwrap_or_else(|| self.language.text("coding-coder-program"))
    }

    fn work(&self, answer: &OpenAnswer) -> Option<&AnswerWork> {
        self.question.work.get(&answer.key())
    }

    fn agreement(&self) -> Agreement {
        let book = &self.question.book;
        let given: Vec<Given> = self
            .question
            .answers
            .iter()
            .filter_map(|answer| self.work(answer))
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
        match (self.show, self.question.standing(answer)) {
            ("one", standing) => standing == Standing::ByOne,
            ("settled", standing) => matches!(standing, Standing::Agreed | Standing::Decided),
            (_, standing) => standing == Standing::Differing,
        }
    }

    fn render(&self) -> Markup {
        let language = self.language;
        let found = self.agreement();
        let shown: Vec<&OpenAnswer> = self
            .question
            .answers
            .iter()
            .filter(|answer| self.is_shown(answer))
            .collect();
        html! {
            (self.question.ways(language, "coding-way-compare"))
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
            @for answer in shown { (self.answer(answer)) }
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

    fn labels(&self, codes: &Codes) -> String {
        let book = &self.question.book;
        let labels: Vec<&str> = book
            .codes
            .iter()
            .filter(|code| codes.contains(&code.code))
            .map(|code| code.label(self.language))
            .collect();
        match labels.is_empty() {
            true => self.language.text("coding-nothing-fits"),
            false => format::list(self.language, &labels),
        }
    }

    fn answer(&self, answer: &OpenAnswer) -> Markup {
        let language = self.language;
        let book = &self.question.book;
        let Some(work) = self.work(answer) else {
            return html! {};
        };
        let given: Vec<(String, Codes)> = work
            .codings
            .iter()
            .map(|(coder, codes)| (self.coder(coder), book.resolve(codes)))
            .collect();
        let codings: Vec<Codes> = given.iter().map(|(_, codes)| codes.clone()).collect();
        let decided = work.decided.as_ref().map(|codes| book.resolve(codes));
        let ticked = match codings.as_slice() {
            // What the only coder gave can be accepted as it is.
            [only] if decided.is_none() => only.clone(),
            codings => settled(codings, decided.as_ref()).unwrap_or_default(),
        };
        let offered = book.codes.iter().filter(|code| {
            book.in_use().any(|known| known.code == code.code)
                || codings.iter().any(|codes| codes.contains(&code.code))
        });
        let name = self.registry.name_of(&answer.respondent, language);
        html! {
            form.cite method="post" action=(self.here().path()) {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                input type="hidden" name="answer" value=(key_text(&answer.key()));
                input type="hidden" name="show" value=(self.show);
                p { strong { bdi { (name) } } }
                p dir="auto" { (isolated(&answer.text)) }
                @for (coder, codes) in &given { p { bdi { (coder) } ": " bdi { (self.labels(codes)) } } }
                @if let Some(decided) = &decided { p { (language.text("coding-decided")) " " bdi { (self.labels(decided)) } } }
                fieldset.field {
                    legend.small { (language.text("coding-decide-codes")) span.hide { ": " (name) } }
                    div.scale {
                        @for code in offered {
                            label.pick {
                                input type="checkbox" name="code" value=(code.code) checked[ticked.contains(&code.code)];
                                span { bdi { (code.label(language)) } }
                            }
                        }
                    }
                }
                p.row {
                    button.btn.quiet.sm name="act" value="decide" { (language.text("coding-decide")) span.hide { ": " (name) } }
                    @if decided.is_some() {
                        button.btn.lite.sm name="act" value="undecide" { (language.text("coding-undecide")) span.hide { ": " (name) } }
                    }
                }
            }
        }
    }
}
