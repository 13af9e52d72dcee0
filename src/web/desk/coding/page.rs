//! `…/open-answers/{question}`: the answers to one question, each with the boxes of the codebook; twenty in a list,
//! or one at a time for the keyboard.
//!
//! One form holds all answers of the page. It says of each what was ticked when it was shown ([`super::sheet`]).
//! Kept out: which answers are shown ([`super::query`]), which key ticks what ([`super::keys`]).

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::query::{ALONE, CodingQuery, is_open};
use super::sheet::{PER_PAGE, Sheet, Ticked, Typed};
use super::{Question, answer, at, key_text, keys, read_key};
use crate::app::coding::OpenAnswer;
use crate::app::coding::writing::{CodingError, code_answers};
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::findings::coding::{BookCode, CodeState, Codes, Compares, NO_CODE, Standing};
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::web::desk::language_of;
use crate::web::desk::response::level_text;
use crate::web::desk::round::{Sight, short_name};
use crate::web::error::PageError;
use crate::web::parts::{Cut, ErrorEntry, NoticeKind, isolated, notice, pagination};
use crate::web::request::{FORM_KEY, Staff, StaffForm};
use crate::web::{Site, assets, see_other};

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

/// What was ticked and not saved, and the message that says why.
type Refused = (Typed, &'static str);

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let (slug, question) = path.into_inner();
    let query = CodingQuery::of(&form.0);
    let sheet = Sheet::read(&form.0);
    let changes = sheet.changes();
    let at = at(&staff, &slug, &question);
    if sheet.contradicts() {
        let refused = Some((sheet.into_typed(), "coding-decide-both"));
        return show(&site, &request, &staff, (slug, question), (query, refused)).await;
    }
    if !changes.is_empty() {
        let saved = site
            .app
            .write(move |transaction| code_answers(transaction, &at, &changes));
        let why = match saved.await {
            Ok(()) => None,
            Err(CodingError::Compared) => Some("coding-not-saved-compared"),
            // A code was retired or an answer submitted anew meanwhile: what was ticked is shown again.
            Err(CodingError::UnknownCode | CodingError::NotThere) => Some("coding-not-saved"),
            Err(error) => return Err(error.into()),
        };
        if let Some(why) = why {
            let refused = Some((sheet.into_typed(), why));
            return show(&site, &request, &staff, (slug, question), (query, refused)).await;
        }
    }
    let here = links::DeskCoding {
        assessment: slug,
        question,
    };
    let after = sheet.first().map(key_text).unwrap_or_default();
    let page = query.page.to_string();
    let place = match query.view.as_str() {
        ALONE => ("after", after.as_str()),
        // Where only what is left is shown, what was coded is gone from this page.
        _ if query.show == "open" => ("page", ""),
        _ => ("page", page.as_str()),
    };
    Ok(see_other(&here.with_query(&query.pairs(place))))
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    (slug, name): (String, String),
    (query, refused): (CodingQuery, Option<Refused>),
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let (sight, who) = (Sight::of(staff.user()), staff.author());
    let read = site.app.read(move |transaction| {
        let question = Question::read(transaction, &slug, &name, (&sight, &who))?;
        let registry = load_registry(transaction)?;
        Ok::<_, PageError>((question, registry))
    });
    let (question, registry) = read.await?;
    let (typed, why) = refused.unzip();
    let problems: Vec<ErrorEntry> = why
        .iter()
        .map(|key| ErrorEntry {
            target: "answers".to_owned(),
            text: language.text(key),
        })
        .collect();
    let view = View {
        language,
        form_key: &staff.0.form_key,
        question: &question,
        registry: &registry,
        query: &query,
        has_errors: !problems.is_empty(),
        typed: typed.unwrap_or_default(),
    };
    let page = question.frame(language, None, view.render());
    let problems = (&problems[..], true);
    Ok(answer(
        (site, request, staff),
        language,
        page,
        problems,
        StatusCode::CONFLICT,
    ))
}

struct View<'a> {
    language: Language,
    form_key: &'a str,
    question: &'a Question,
    registry: &'a LoadedRegistry,
    query: &'a CodingQuery,
    has_errors: bool,
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
            codes: self.question.own(answer).cloned(),
            is_quotation: work.is_some_and(|work| work.is_quotation),
        }
    }

    fn render(&self) -> Markup {
        let language = self.language;
        // Each with its place among all answers, by which the next one is found whatever the filter.
        let shown: Vec<(usize, &OpenAnswer)> = self
            .question
            .answers
            .iter()
            .enumerate()
            .filter(|(_, answer)| self.query.shows(self.question, answer))
            .collect();
        let own = self.question.answers.iter();
        let own = own.filter(|one| self.question.own(one).is_some()).count();
        let has_codes = self.question.book.in_use().next().is_some();
        html! {
            (self.question.ways(language, "coding-way-code"))
            p { (language.text_with("coding-progress", &[("own", own.into()), ("all", self.question.answers.len().into())])) }
            (self.query.form(language, self.question, self.registry, &self.here()))
            (self.views())
            @if !has_codes {
                (notice(NoticeKind::Plain, &html! { p { (language.text("coding-no-codes")) } }))
            }
            @if self.question.compares == Some(Compares::ToDecide) {
                (notice(NoticeKind::Plain, &html! { p { (language.text("coding-you-decide")) } }))
            }
            @if shown.is_empty() {
                p.soft { (language.text("coding-none-shown")) }
            } @else if self.query.is_alone() {
                (self.alone(&shown))
            } @else {
                (self.list(&shown))
            }
            script src=(assets::coding_keys().path()) defer {}
        }
    }

    /// The ways to look at the answers: as a list, or one at a time.
    fn views(&self) -> Markup {
        let language = self.language;
        let views = [("", "coding-view-list"), (ALONE, "coding-view-one")];
        html! {
            nav.no-print aria-label=(language.text("coding-views")) {
                ul.chips {
                    @for (view, key) in views {
                        @let query = CodingQuery { view: view.to_owned(), ..self.query.clone() };
                        li {
                            a href=(self.here().with_query(&query.pairs(("page", "")))) aria-current=[(view == self.query.view).then_some("page")] {
                                (language.text(key))
                            }
                        }
                    }
                }
            }
        }
    }

    fn list(&self, shown: &[(usize, &OpenAnswer)]) -> Markup {
        let cut = Cut::of(shown.len(), PER_PAGE, self.query.page);
        let some = &shown[cut.entries.clone()];
        let href = |page: usize| {
            let page = page.to_string();
            self.here()
                .with_query(&self.query.pairs(("page", page.as_str())))
        };
        let at = cut.page.to_string();
        html! {
            (keys::legend(self.language, false))
            (self.form(("page", &at), html! {
                @for (index, (_, answer)) in some.iter().enumerate() { (self.answer(index, answer)) }
                p.row { button.btn { (self.language.text("coding-save")) } }
            }))
            (pagination(self.language, &cut, href))
        }
    }

    /// One answer, with the ways to those before and after it under the same filter.
    fn alone(&self, shown: &[(usize, &OpenAnswer)]) -> Markup {
        let language = self.language;
        let Some(index) = self.place(shown) else {
            return html! { p { (language.text("coding-all-done")) } };
        };
        let answer = shown[index].1;
        let key = key_text(&answer.key());
        let way = |to: Option<&(usize, &OpenAnswer)>| {
            to.map(|(_, answer)| {
                let key = key_text(&answer.key());
                self.here().with_query(&self.query.pairs(("answer", &key)))
            })
        };
        let before = way(index.checked_sub(1).and_then(|index| shown.get(index)));
        let after = way(shown.get(index + 1));
        html! {
            p { (language.text_with("coding-place", &[("place", (index + 1).into()), ("all", shown.len().into())])) }
            (self.form(("answer", &key), html! {
                (self.answer(0, answer))
                p.row {
                    button.btn accesskey=(keys::SAVE) { (language.text("coding-save-next")) }
                    @if let Some(before) = before { a.btn.lite href=(before) accesskey=(keys::PREVIOUS) { (language.text("coding-previous")) } }
                    @if let Some(after) = after { a.btn.lite href=(after) accesskey=(keys::NEXT) { (language.text("coding-next")) } }
                }
            }))
            (keys::legend(language, true))
        }
    }

    /// Which of the answers shown stands alone on the page; `None`: all of them are coded.
    fn place(&self, shown: &[(usize, &OpenAnswer)]) -> Option<usize> {
        let answers = &self.question.answers;
        let find = |text: &str| {
            let key = read_key(text)?;
            answers.iter().position(|answer| answer.key() == key)
        };
        if let Some(wanted) = find(&self.query.answer) {
            let here = shown.iter().position(|(place, _)| *place >= wanted);
            return here.or(Some(shown.len() - 1));
        }
        let after = find(&self.query.after);
        let waits = |place: &usize| is_open(self.question, shown[*place].1);
        let is_later = |place: &usize| after.is_none_or(|after| shown[*place].0 > after);
        let later = (0..shown.len()).filter(is_later).find(waits);
        let any = later.or_else(|| (0..shown.len()).find(waits));
        // Who comes here without having coded anything just now looks at coded answers.
        any.or_else(|| after.is_none().then_some(0))
    }

    fn form(&self, place: (&str, &str), answers: Markup) -> Markup {
        html! {
            form #answers method="post" action=(self.here().path()) data-coding {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                @for (name, value) in self.query.pairs(place) {
                    input type="hidden" name=(name) value=(value);
                }
                (answers)
            }
        }
    }

    fn answer(&self, index: usize, answer: &OpenAnswer) -> Markup {
        let language = self.language;
        let alone = self.query.is_alone();
        let key = answer.key();
        let stored = self.stored(answer);
        let is_decided = self.question.standing(answer) == Standing::Decided;
        let is_fixed = is_decided || !self.question.may_code(answer);
        let typed = self.typed.get(&key).unwrap_or(&stored);
        let given = match is_fixed {
            true => stored.codes.clone(),
            false => typed.codes.clone(),
        };
        let response = links::DeskResponse {
            assessment: self.question.assessment.slug.clone(),
            organization: answer.respondent.organization.clone(),
        };
        let name = self.registry.name_of(&answer.respondent, language);
        let text_id = format!("text{index}");
        html! {
            fieldset.field.cite id=(format!("answer{index}")) aria-describedby=(text_id) {
                legend {
                    a href=(response.path()) { bdi { (name) } }
                    @if let Some(iscm) = &answer.subject {
                        @if answer.respondent.group != RespondentGroup::Iscm { " · " bdi { (short_name(self.registry, iscm, language)) } }
                    }
                }
                p id=(text_id) dir="auto" { (isolated(&answer.text)) }
                p.small.soft { (level_text(language, Some(answer.level))) }
                input type="hidden" name=(format!("answer{index}")) value=(key_text(&key));
                input type="hidden" name=(format!("was{index}")) value=(stored.as_text());
                @if is_fixed {
                    // One's own codes go with the form unseen: they are not changed any more.
                    @for code in given.iter().flatten() { input type="hidden" name=(format!("code{index}")) value=(code); }
                    @if given.as_ref().is_some_and(Codes::is_empty) { input type="hidden" name=(format!("code{index}")) value=(NO_CODE); }
                    @if is_decided {
                        @let codes = self.question.work.get(&key).and_then(|work| work.decided.clone()).unwrap_or_default();
                        p { (language.text("coding-decided")) " " bdi { (self.question.labels(&codes, language)) } }
                    } @else if let Some(codes) = &given {
                        p { (language.text("coding-compared")) " " bdi { (self.question.labels(codes, language)) } }
                    }
                } @else {
                    (self.boxes(index, given.as_ref()))
                }
                div.scale {
                    label.pick {
                        input type="checkbox" name=(format!("quote{index}")) value="1" checked[typed.is_quotation]
                            data-key=(keys::QUOTE) aria-keyshortcuts=(keys::QUOTE) accesskey=[alone.then_some(keys::QUOTE)]
                            autofocus[alone && is_fixed && !self.has_errors];
                        span { kbd dir="ltr" aria-hidden="true" { (keys::QUOTE) } " " (language.text("coding-quote")) }
                    }
                }
            }
        }
    }

    /// The boxes of the codes that are offered, and of those that the answer has already.
    fn boxes(&self, index: usize, given: Option<&Codes>) -> Markup {
        let language = self.language;
        let alone = self.query.is_alone();
        let is_given = |code: &BookCode| given.is_some_and(|given| given.contains(&code.code));
        let in_use = self.question.book.in_use().enumerate();
        let offered = in_use.map(|(place, code)| (keys::of_code(place), code));
        let book = self.question.book.codes.iter();
        let retired = book.filter(|code| code.state != CodeState::InUse && is_given(code));
        let codes: Vec<(Option<char>, &BookCode)> =
            offered.chain(retired.map(|code| (None, code))).collect();
        let box_of = |place: usize, key: Option<char>, code: &str, label: Markup, ticked: bool| {
            html! {
                label.pick {
                    input type="checkbox" name=(format!("code{index}")) value=(code) checked[ticked]
                        data-alone[code == NO_CODE]
                        data-key=[key] aria-keyshortcuts=[key] accesskey=[key.filter(|_| alone)]
                        autofocus[alone && place == 0 && !self.has_errors];
                    span { @if let Some(key) = key { kbd dir="ltr" aria-hidden="true" { (key) } " " } (label) }
                }
            }
        };
        html! {
            div.scale {
                @for (place, (key, code)) in codes.iter().enumerate() {
                    (box_of(place, *key, &code.code, html! { bdi { (code.label(language)) } @if !code.definition.is_empty() { br; span.small.soft { bdi { (code.definition) } } } }, is_given(code)))
                }
                (box_of(codes.len(), Some(keys::NOTHING_FITS), NO_CODE, html! { (language.text("coding-nothing-fits")) }, given.is_some_and(|given| given.is_empty() || given.contains(NO_CODE))))
            }
        }
    }
}
