//! `…/open-answers/{question}/codebook`: the codes of a question, each with its labels and its rule of use.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::{Question, answer, at};
use crate::app::coding::writing::{CodingError, add_code, change_code};
use crate::findings::coding::{BookCode, CodeProblem, CodeState, LONGEST_LABEL, LONGEST_RULE};
use crate::language::{Argument, Language};
use crate::links::{self, Link};
use crate::storage::StorageError;
use crate::web::desk::fields::problem_at;
use crate::web::desk::language_of;
use crate::web::desk::round::Sight;
use crate::web::error::PageError;
use crate::web::parts::{ErrorEntry, field_error};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm};
use crate::web::{Site, see_other};

/// The state of a code as a form says it: a code behind `merge:` stands for it.
const IN_USE: &str = "in_use";
const RETIRED: &str = "retired";
const MERGE: &str = "merge:";

fn code_of(fields: &Fields) -> BookCode {
    let text = |name: &str| fields.get(name).trim().to_owned();
    let labels: BTreeMap<Language, String> = Language::ALL
        .into_iter()
        .map(|language| {
            let name = format!("label-{}", language.code());
            (language, text(&name))
        })
        .filter(|(_, label)| !label.is_empty())
        .collect();
    BookCode {
        code: fields.get("code").trim().to_owned(),
        labels,
        definition: text("definition"),
        use_when: text("use-when"),
        state: match fields.get("state") {
            RETIRED => CodeState::Retired,
            state => match state.strip_prefix(MERGE) {
                Some(target) => CodeState::MergedInto(target.to_owned()),
                None => CodeState::InUse,
            },
        },
    }
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, &staff, path.into_inner(), None).await
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let (slug, question) = path.into_inner();
    let code = code_of(&form.0);
    let at = at(&staff, &slug, &question);
    let is_new = form.0.get("act") == "add";
    let sent = code.clone();
    let saved = site.app.write(move |transaction| match is_new {
        true => add_code(transaction, &at, &sent),
        false => change_code(transaction, &at, &sent),
    });
    let problem = match saved.await {
        Ok(()) => {
            let here = links::DeskCodebook {
                assessment: slug,
                question,
            };
            return Ok(see_other(&here.path()));
        }
        Err(CodingError::Code(problem)) => problem,
        // Somebody added the same code at the same moment.
        Err(CodingError::Storage(StorageError::Conflict(_))) => CodeProblem::Taken,
        Err(error) => return Err(error.into()),
    };
    let typed = Typed {
        code,
        is_new,
        problem,
    };
    show(&site, &request, &staff, (slug, question), Some(typed)).await
}

/// The longest text of a field, for what the page says of it.
fn longest_of(field: &str) -> [(&'static str, Argument<'static>); 1] {
    let longest = match field {
        "label" => LONGEST_LABEL,
        _ => LONGEST_RULE,
    };
    [("longest", longest.into())]
}

/// What was sent and not taken.
struct Typed {
    code: BookCode,
    is_new: bool,
    problem: CodeProblem,
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    (slug, name): (String, String),
    typed: Option<Typed>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let sight = Sight::of(staff.user());
    let who = staff.author();
    let read = site
        .app
        .read(move |transaction| Question::read(transaction, &slug, &name, (&sight, &who)));
    let question = read.await?;
    let problems: Vec<ErrorEntry> = typed
        .iter()
        .map(|typed| {
            let longest = |text: &str, longest: usize| text.chars().count() > longest;
            let (key, field) = match typed.problem {
                CodeProblem::TooLong if longest(&typed.code.definition, LONGEST_RULE) => {
                    ("coding-rule-too-long", "definition")
                }
                CodeProblem::TooLong if longest(&typed.code.use_when, LONGEST_RULE) => {
                    ("coding-rule-too-long", "use-when")
                }
                CodeProblem::TooLong => ("coding-label-too-long", "label"),
                CodeProblem::BadCode => ("coding-bad-code", "code"),
                CodeProblem::Taken => ("coding-code-taken", "code"),
                CodeProblem::NoLabel => ("coding-no-label", "label"),
                CodeProblem::Unknown => ("coding-code-unknown", "code"),
                CodeProblem::BadTarget => ("coding-bad-target", "state"),
            };
            let place = if typed.is_new {
                "new"
            } else {
                &typed.code.code
            };
            let target = match field {
                "label" => {
                    let labels = typed.code.labels.iter();
                    let mut labels = labels.filter(|(_, label)| longest(label, LONGEST_LABEL));
                    let first = question.assessment.languages.first();
                    let wrong = labels.next().map(|(language, _)| language).or(first);
                    let wrong = wrong.copied().unwrap_or(Language::English);
                    format!("label-{}-{place}", wrong.code())
                }
                field => format!("{field}-{place}"),
            };
            ErrorEntry {
                target,
                text: language.text_with(key, &longest_of(field)),
            }
        })
        .collect();
    let view = View {
        language,
        form_key: &staff.0.form_key,
        question: &question,
        typed: typed.as_ref(),
        problems: &problems,
    };
    let page = question.frame(language, Some("coding-way-book"), view.render());
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

struct View<'a> {
    language: Language,
    form_key: &'a str,
    question: &'a Question,
    typed: Option<&'a Typed>,
    problems: &'a [ErrorEntry],
}

impl View<'_> {
    fn render(&self) -> Markup {
        let language = self.language;
        let new = BookCode {
            code: String::new(),
            labels: BTreeMap::new(),
            definition: String::new(),
            use_when: String::new(),
            state: CodeState::InUse,
        };
        let typed_new = self.typed.filter(|typed| typed.is_new);
        html! {
            (self.question.ways(language, "coding-way-book"))
            p { (language.text("coding-book-lead")) }
            @if self.question.book.codes.is_empty() { p.soft { (language.text("coding-book-empty")) } }
            @for code in &self.question.book.codes {
                @let typed = self.typed.filter(|typed| !typed.is_new && typed.code.code == code.code);
                details.more open[typed.is_some()] {
                    summary { bdi { (code.label(language)) } " " span.soft { bdi dir="ltr" { (code.code) } (self.state_text(code)) } }
                    (self.form(typed.map_or(code, |typed| &typed.code), &code.code))
                }
            }
            h2 { (language.text("coding-book-add")) }
            (self.form(typed_new.map_or(&new, |typed| &typed.code), ""))
        }
    }

    fn state_text(&self, code: &BookCode) -> Markup {
        let language = self.language;
        html! {
            @match &code.state {
                CodeState::InUse => {}
                CodeState::Retired => { " · " (language.text("coding-state-retired")) }
                CodeState::MergedInto(target) => {
                    " · " (language.text("coding-state-merged")) " "
                    bdi { (self.question.book.find(target).map_or(target.as_str(), |target| target.label(language))) }
                }
            }
        }
    }

    /// The form of a code; `known` is empty for a new one.
    fn form(&self, code: &BookCode, known: &str) -> Markup {
        let language = self.language;
        let is_new = known.is_empty();
        let place = if is_new { "new" } else { known };
        let here = links::DeskCodebook {
            assessment: self.question.assessment.slug.clone(),
            question: self.question.asked.name.clone(),
        };
        let problem = |id: &str| problem_at(self.problems, id);
        let longest_label = language.text_with("coding-label-hint", &longest_of("label"));
        let longest_rule = language.text_with("coding-rule-hint", &longest_of("definition"));
        html! {
            form method="post" action=(here.path()) novalidate {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                @if is_new {
                    (self.field("code", &format!("code-{place}"), &language.text("coding-code"), &code.code, Some(&language.text("coding-code-hint")), problem(&format!("code-{place}"))))
                } @else {
                    input type="hidden" name="code" value=(known);
                }
                @for spoken in &self.question.assessment.languages {
                    @let name = format!("label-{}", spoken.code());
                    @let id = format!("{name}-{place}");
                    @let label = language.text_with("coding-label", &[("language", spoken.own_name().into())]);
                    (self.field(&name, &id, &label, code.labels.get(spoken).map_or("", String::as_str), Some(&longest_label), problem(&id)))
                }
                @for (name, key, text) in [("definition", "coding-definition", &code.definition), ("use-when", "coding-use-when", &code.use_when)] {
                    @let id = format!("{name}-{place}");
                    @let wrong = problem(&id);
                    div.field.bad[wrong.is_some()] {
                        label for=(id) { (language.text(key)) }
                        p.hint id=(format!("{id}-hint")) { (longest_rule) }
                        @if let Some(text) = wrong { (field_error(language, &format!("{id}-error"), text)) }
                        textarea.short id=(id) name=(name) rows="2" dir="auto" aria-invalid=[wrong.map(|_| "true")]
                            aria-describedby=(match wrong { Some(_) => format!("{id}-hint {id}-error"), None => format!("{id}-hint") }) { (text) }
                    }
                }
                @if !is_new {
                    div.field {
                        label for=(format!("state-{place}")) { (language.text("coding-state")) }
                        select id=(format!("state-{place}")) name="state" {
                            option value=(IN_USE) selected[code.state == CodeState::InUse] { (language.text("coding-state-in-use")) }
                            option value=(RETIRED) selected[code.state == CodeState::Retired] { (language.text("coding-state-retired")) }
                            @for target in self.question.book.in_use().filter(|target| target.code != known) {
                                option value=(format!("{MERGE}{}", target.code)) selected[code.state == CodeState::MergedInto(target.code.clone())] {
                                    (language.text("coding-state-merged")) " " (target.label(language))
                                }
                            }
                        }
                    }
                }
                p.row {
                    button.btn.quiet name="act" value=(if is_new { "add" } else { "change" }) {
                        (language.text(if is_new { "coding-book-add" } else { "coding-book-save" }))
                        @if !is_new { span.hide { ": " (code.label(language)) } }
                    }
                }
            }
        }
    }

    fn field(
        &self,
        name: &str,
        id: &str,
        label: &str,
        value: &str,
        hint: Option<&str>,
        problem: Option<&str>,
    ) -> Markup {
        // One page holds a form for each code: names repeat, ids do not.
        let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
        let described: Vec<&str> = [
            hint.map(|_| hint_id.as_str()),
            problem.map(|_| error_id.as_str()),
        ]
        .into_iter()
        .flatten()
        .collect();
        html! {
            div.field.bad[problem.is_some()] {
                label for=(id) { (label) }
                @if let Some(hint) = hint { p.hint id=(hint_id) { (hint) } }
                @if let Some(text) = problem { (field_error(self.language, &error_id, text)) }
                input id=(id) name=(name) type="text" value=(value) autocomplete="off" dir="auto"
                    aria-invalid=[problem.map(|_| "true")]
                    aria-describedby=[(!described.is_empty()).then(|| described.join(" "))];
            }
        }
    }
}
