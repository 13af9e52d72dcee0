//! `…/open-answers/{question}`: the answers to one question, each with the boxes of the codebook.
//!
//! One form holds all answers of the page. It says of each what was ticked when it was shown, so that saving an
//! old page changes what was changed on it and nothing else.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Question, at, key_text, read_key};
use crate::app::coding::OpenAnswer;
use crate::app::coding::writing::{AnswerChange, CodingError, code_answers};
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::findings::coding::{BookCode, CodeState, Codes, NO_CODE, Standing};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::storage::open_answers::AnswerKey;
use crate::web::desk::language_of;
use crate::web::desk::response::level_text;
use crate::web::desk::round::{Sight, group_name, short_name};
use crate::web::error::PageError;
use crate::web::parts::{
    ErrorEntry, NoticeKind, Pagination, error_summary, isolated, notice, pagination,
};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// Answers on one page.
const PER_PAGE: usize = 20;

/// Which answers are shown; it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct CodingQuery {
    /// Words to look for.
    #[serde(default)]
    q: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    iscm: String,
    /// `open`: only what one has not coded yet; `quoted`: only what is chosen as a quotation.
    #[serde(default)]
    show: String,
    #[serde(default)]
    page: usize,
}

impl CodingQuery {
    fn of(fields: &Fields) -> CodingQuery {
        let get = |name: &str| fields.get(name).to_owned();
        CodingQuery {
            q: get("q"),
            group: get("group"),
            iscm: get("iscm"),
            show: get("show"),
            page: fields.get("page").parse().unwrap_or(0),
        }
    }

    fn pairs<'a>(&'a self, page: &'a str) -> [(&'a str, &'a str); 5] {
        [
            ("q", &self.q),
            ("group", &self.group),
            ("iscm", &self.iscm),
            ("show", &self.show),
            ("page", page),
        ]
    }
}

/// What a form says of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ticked {
    /// `None`: not coded.
    codes: Option<Codes>,
    is_quotation: bool,
}

impl Ticked {
    /// What was ticked when the page was shown, as a hidden field says it: `trust learning`, `none`, or nothing,
    /// and a star for a quotation.
    fn as_text(&self) -> String {
        let codes = match &self.codes {
            None => String::new(),
            Some(codes) if codes.is_empty() => NO_CODE.to_owned(),
            Some(codes) => codes.iter().cloned().collect::<Vec<_>>().join(" "),
        };
        match self.is_quotation {
            true => format!("{codes} *"),
            false => codes,
        }
    }

    fn read<'a>(words: impl Iterator<Item = &'a str>, is_quotation: bool) -> Ticked {
        let mut codes: Codes = words.map(str::to_owned).collect();
        let is_none = codes.remove(NO_CODE);
        Ticked {
            codes: (is_none || !codes.is_empty()).then_some(codes),
            is_quotation,
        }
    }

    fn from_text(text: &str) -> Ticked {
        let words = text.split(' ').filter(|word| !word.is_empty());
        Ticked::read(words.filter(|word| *word != "*"), text.ends_with('*'))
    }
}

/// The answers of a form: what was ticked when it was shown, and what is ticked now.
fn sent(fields: &Fields) -> Vec<(AnswerKey, Ticked, Ticked)> {
    let mut found = Vec::new();
    for index in 0..PER_PAGE {
        let Some(key) = read_key(fields.get(&format!("answer{index}"))) else {
            continue;
        };
        let before = Ticked::from_text(fields.get(&format!("was{index}")));
        let name = format!("code{index}");
        let is_quotation = fields.get(&format!("quote{index}")) == "1";
        found.push((key, before, Ticked::read(fields.all(&name), is_quotation)));
    }
    found
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    query: web::Query<CodingQuery>,
) -> Result<HttpResponse, PageError> {
    show(
        &site,
        &request,
        &staff,
        path.into_inner(),
        (query.into_inner(), None),
    )
    .await
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let (slug, question) = path.into_inner();
    let query = CodingQuery::of(&form.0);
    let sent = sent(&form.0);
    let changes: Vec<AnswerChange> = sent
        .iter()
        .filter(|(_, before, now)| before != now)
        .map(|((submission, address), before, now)| AnswerChange {
            submission: submission.clone(),
            address: address.clone(),
            codes: (before.codes != now.codes).then(|| now.codes.clone()),
            is_quotation: (before.is_quotation != now.is_quotation).then_some(now.is_quotation),
        })
        .collect();
    let at = at(&staff, &slug, &question);
    if !changes.is_empty() {
        let saved = site
            .app
            .write(move |transaction| code_answers(transaction, &at, &changes));
        match saved.await {
            Ok(()) => {}
            Err(CodingError::Storage(error)) => return Err(error.into()),
            // A code was retired or an answer submitted anew meanwhile: what was ticked is shown again.
            Err(CodingError::UnknownCode | CodingError::NotThere | CodingError::Code(_)) => {
                let typed = sent.into_iter().map(|(key, _, now)| (key, now)).collect();
                return show(
                    &site,
                    &request,
                    &staff,
                    (slug, question),
                    (query, Some(typed)),
                )
                .await;
            }
        }
    }
    let here = links::DeskCoding {
        assessment: slug,
        question,
    };
    let page = query.page.to_string();
    // Where only what is left is shown, what was coded is gone from this page.
    let page = if query.show == "open" { "" } else { &page };
    Ok(see_other(&here.with_query(&query.pairs(page))))
}

type Typed = BTreeMap<AnswerKey, Ticked>;

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    (slug, name): (String, String),
    (query, typed): (CodingQuery, Option<Typed>),
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let sight = Sight::of(staff.user());
    let read = site.app.read(move |transaction| {
        let question = Question::read(transaction, &slug, &name, &sight)?;
        let registry = load_registry(transaction)?;
        Ok::<_, PageError>((question, registry))
    });
    let (question, registry) = read.await?;
    let has_errors = typed.is_some();
    let problems: Vec<ErrorEntry> = typed
        .iter()
        .map(|_| ErrorEntry {
            target: "answers".to_owned(),
            text: language.text("coding-not-saved"),
        })
        .collect();
    let view = View {
        language,
        form_key: &staff.0.form_key,
        coder: staff.author().to_string(),
        question: &question,
        registry: &registry,
        query: &query,
        typed: typed.unwrap_or_default(),
    };
    let mut page = question.frame(language, None, view.render());
    page.has_errors = has_errors;
    page.before = error_summary(language, &problems, true);
    let status = match has_errors {
        true => StatusCode::CONFLICT,
        false => StatusCode::OK,
    };
    Ok(html_page(
        status,
        &page.render(site, request, staff, language),
    ))
}

struct View<'a> {
    language: Language,
    form_key: &'a str,
    coder: String,
    question: &'a Question,
    registry: &'a LoadedRegistry,
    query: &'a CodingQuery,
    typed: Typed,
}

impl View<'_> {
    fn here(&self) -> links::DeskCoding {
        links::DeskCoding {
            assessment: self.question.assessment.slug.clone(),
            question: self.question.asked.name.clone(),
        }
    }

    /// What stands in the database of one's own.
    fn stored(&self, answer: &OpenAnswer) -> Ticked {
        let work = self.question.work.get(&answer.key());
        Ticked {
            codes: work.and_then(|work| work.codings.get(&self.coder).cloned()),
            is_quotation: work.is_some_and(|work| work.is_quotation),
        }
    }

    fn is_shown(&self, answer: &OpenAnswer) -> bool {
        let query = self.query;
        let words = query.q.trim().to_lowercase();
        let own = self.stored(answer);
        (words.is_empty() || answer.text.to_lowercase().contains(&words))
            && (query.group.is_empty() || answer.respondent.group.code() == query.group)
            && (query.iscm.is_empty() || answer.subject.as_ref() == Some(&query.iscm))
            && match query.show.as_str() {
                "open" => {
                    own.codes.is_none() && self.question.standing(answer) != Standing::Decided
                }
                "quoted" => own.is_quotation,
                _ => true,
            }
    }

    fn render(&self) -> Markup {
        let language = self.language;
        let shown: Vec<&OpenAnswer> = self
            .question
            .answers
            .iter()
            .filter(|answer| self.is_shown(answer))
            .collect();
        let pages = shown.len().div_ceil(PER_PAGE).max(1);
        let page = self.query.page.clamp(1, pages);
        let some = shown.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
        let coded = |answer: &&OpenAnswer| self.stored(answer).codes.is_some();
        let own = self
            .question
            .answers
            .iter()
            .filter(|one| coded(one))
            .count();
        let href = |page: usize| {
            let page = page.to_string();
            self.here().with_query(&self.query.pairs(&page))
        };
        let has_codes = self.question.book.in_use().next().is_some();
        html! {
            (self.question.ways(language, "coding-way-code"))
            p { (language.text_with("coding-progress", &[("own", own.into()), ("all", self.question.answers.len().into())])) }
            (self.filters())
            @if !has_codes {
                (notice(NoticeKind::Plain, &html! { p { (language.text("coding-no-codes")) } }))
            }
            @if shown.is_empty() {
                p.soft { (language.text("coding-none-shown")) }
            } @else {
                form #answers method="post" action=(self.here().path()) {
                    input type="hidden" name=(FORM_KEY) value=(self.form_key);
                    @let at = page.to_string();
                    @for (name, value) in self.query.pairs(&at) {
                        input type="hidden" name=(name) value=(value);
                    }
                    @for (index, answer) in some.enumerate() { (self.answer(index, answer)) }
                    p.row { button.btn { (language.text("coding-save")) } }
                }
                (pagination(language, &Pagination { page, pages, total: shown.len(), href: &href }))
            }
        }
    }

    fn filters(&self) -> Markup {
        let language = self.language;
        let mut iscms: Vec<(String, String)> = self
            .question
            .answers
            .iter()
            .filter_map(|answer| answer.subject.clone())
            .map(|iscm| (short_name(self.registry, &iscm, language), iscm))
            .collect();
        iscms.sort();
        iscms.dedup();
        Collation::new(language).sort_by_name(&mut iscms, |(name, _)| name);
        let show = ["", "open", "quoted"].map(|code| {
            (
                code,
                format!("coding-show-{}", if code.is_empty() { "all" } else { code }),
            )
        });
        html! {
            form.filters.many method="get" action=(self.here().path()) aria-label=(language.text("filter-title")) {
                div.wide { label for="q" { (language.text("coding-search")) } input #q type="search" name="q" value=(self.query.q); }
                @if self.question.asked.groups.len() > 1 {
                    div {
                        label for="group" { (language.text("filter-group")) }
                        select #group name="group" {
                            option value="" { (language.text("filter-all")) }
                            @for group in RespondentGroup::ALL {
                                option value=(group.code()) selected[group.code() == self.query.group] { (group_name(language, group)) }
                            }
                        }
                    }
                }
                div {
                    label for="iscm" { (language.text("filter-iscm")) }
                    select #iscm name="iscm" {
                        option value="" { (language.text("filter-all")) }
                        @for (name, iscm) in &iscms { option value=(iscm) selected[*iscm == self.query.iscm] { (name) } }
                    }
                }
                div {
                    label for="show" { (language.text("coding-show")) }
                    select #show name="show" {
                        @for (code, key) in &show { option value=(code) selected[*code == self.query.show] { (language.text(key)) } }
                    }
                }
                button.btn.quiet { (language.text("filter-apply")) }
            }
        }
    }

    fn answer(&self, index: usize, answer: &OpenAnswer) -> Markup {
        let language = self.language;
        let key = answer.key();
        let stored = self.stored(answer);
        let ticked = self.typed.get(&key).unwrap_or(&stored);
        let given = ticked.codes.clone();
        let codes: Vec<&BookCode> = self
            .question
            .book
            .codes
            .iter()
            .filter(|code| {
                code.state == CodeState::InUse
                    || given
                        .as_ref()
                        .is_some_and(|given| given.contains(&code.code))
            })
            .collect();
        let response = links::DeskResponse {
            assessment: self.question.assessment.slug.clone(),
            organization: answer.respondent.organization.clone(),
        };
        let name = self.registry.name_of(&answer.respondent, language);
        let is_decided = self.question.standing(answer) == Standing::Decided;
        let box_of = |code: &str, label: Markup, is_ticked: bool| {
            html! {
                label.pick {
                    input type="checkbox" name=(format!("code{index}")) value=(code) checked[is_ticked];
                    span { (label) }
                }
            }
        };
        html! {
            fieldset.field.cite id=(format!("answer{index}")) {
                legend {
                    a href=(response.path()) { bdi { (name) } }
                    @if let Some(iscm) = &answer.subject {
                        @if answer.respondent.group != RespondentGroup::Iscm { " · " bdi { (short_name(self.registry, iscm, language)) } }
                    }
                }
                p dir="auto" { (isolated(&answer.text)) }
                p.small.soft { (level_text(language, Some(answer.level))) }
                input type="hidden" name=(format!("answer{index}")) value=(key_text(&key));
                input type="hidden" name=(format!("was{index}")) value=(stored.as_text());
                @if is_decided {
                    // One's own codes go with the form unseen: what is decided is not coded any more.
                    @for code in given.iter().flatten() { input type="hidden" name=(format!("code{index}")) value=(code); }
                    @if given.as_ref().is_some_and(Codes::is_empty) { input type="hidden" name=(format!("code{index}")) value=(NO_CODE); }
                    p { (language.text("coding-decided")) " " (self.decided(&key)) }
                } @else {
                    div.scale {
                        @for code in codes {
                            (box_of(&code.code, html! { bdi { (code.label(language)) } @if !code.definition.is_empty() { " " span.small.soft { bdi { (code.definition) } } } }, given.as_ref().is_some_and(|given| given.contains(&code.code))))
                        }
                        (box_of(NO_CODE, html! { (language.text("coding-nothing-fits")) }, given.as_ref().is_some_and(Codes::is_empty)))
                    }
                }
                div.scale {
                    label.pick {
                        input type="checkbox" name=(format!("quote{index}")) value="1" checked[ticked.is_quotation];
                        span { (language.text("coding-quote")) }
                    }
                }
            }
        }
    }

    fn decided(&self, key: &AnswerKey) -> Markup {
        let language = self.language;
        let codes = self.question.work.get(key);
        let codes = codes
            .and_then(|work| work.decided.clone())
            .unwrap_or_default();
        let labels: Vec<String> = self
            .question
            .book
            .resolve(&codes)
            .iter()
            .filter_map(|code| self.question.book.find(code))
            .map(|code| code.label(language).to_owned())
            .collect();
        html! {
            @if labels.is_empty() { (language.text("coding-nothing-fits")) }
            @else { bdi { (format::list(language, &labels)) } }
        }
    }
}
