//! The forms of the steps: accept, return with comments, record a decline, undo it. What was typed comes back
//! where a step is refused, at its field, or to be copied where the field is gone.

use maud::{Markup, html};

use super::ResponsePage;
use super::log::channel_word;
use crate::assessment::{Channel, EntryProblem, ResponseState, Typed, TypedField, Words};
use crate::language::{Language, format};
use crate::links::Link;
use crate::questionnaire::answers::Address;
use crate::web::desk::fields::{TextArea, TextField, problem_at, text_area, text_field};
use crate::web::parts::{
    AskedComment, ErrorEntry, NoticeKind, answer_id, asked_comment, field_error, notice, rich,
};
use crate::web::request::{FORM_KEY, Fields};
use crate::web::respondent::page::typed_texts;

pub(super) const ACCEPT: &str = "accept";
pub(super) const RETURN: &str = "return";
pub(super) const DECLINE: &str = "decline";
pub(super) const TAKE_PART: &str = "take-part";
pub(super) const LOG: &str = "log";

/// What the names of comments on single answers start with.
pub(super) const AT: &str = "at/";

/// The id of the form that returns; the comments beside the answers belong to it.
const FORM: &str = "return";

/// A form that was refused.
pub(super) struct Sent {
    pub fields: Fields,
    problems: Vec<Wrong>,
}

enum Wrong {
    Typed(Typed),
    NothingAsked,
    RoundIsOver,
    TooLate,
}

impl Sent {
    pub fn wrong(fields: Fields, problems: &[Typed]) -> Sent {
        let problems = problems.iter().cloned().map(Wrong::Typed).collect();
        Sent { fields, problems }
    }

    pub fn nothing_asked(fields: Fields) -> Sent {
        let problems = vec![Wrong::NothingAsked];
        Sent { fields, problems }
    }

    pub fn round_is_over(fields: Fields) -> Sent {
        let problems = vec![Wrong::RoundIsOver];
        Sent { fields, problems }
    }

    /// Somebody changed the response meanwhile, so that the step was not done.
    pub fn too_late(fields: Fields) -> Sent {
        let problems = vec![Wrong::TooLate];
        Sent { fields, problems }
    }

    pub fn is_too_late(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| matches!(problem, Wrong::TooLate))
    }

    /// What was typed into a field of the form of a step; nothing where another form was sent.
    fn typed(&self, step: &str, name: &str) -> &str {
        match self.fields.get("step") == step {
            true => self.fields.get(name),
            false => "",
        }
    }

    pub fn errors(&self, language: Language) -> Vec<ErrorEntry> {
        let step = self.fields.get("step");
        self.problems
            .iter()
            .map(|problem| match problem {
                Wrong::NothingAsked => ErrorEntry {
                    target: "comment".to_owned(),
                    text: language.text("step-nothing-asked"),
                },
                Wrong::RoundIsOver => ErrorEntry {
                    target: "after-closing".to_owned(),
                    text: language.text("step-round-over"),
                },
                Wrong::TooLate => ErrorEntry {
                    target: "steps".to_owned(),
                    text: language.text("step-too-late"),
                },
                Wrong::Typed(typed) => ErrorEntry {
                    target: control_of(step, &typed.field),
                    text: problem_text(language, typed),
                },
            })
            .collect()
    }
}

fn control_of(step: &str, field: &TypedField) -> String {
    let of_log = step == LOG;
    match field {
        TypedField::Date if of_log => "log-on".to_owned(),
        TypedField::Date => "declined-on".to_owned(),
        TypedField::Channel if of_log => "log-channel".to_owned(),
        TypedField::Channel => "declined-channel".to_owned(),
        TypedField::Person => "log-person".to_owned(),
        TypedField::Note => "log-note".to_owned(),
        TypedField::NextStep => "log-next".to_owned(),
        TypedField::NextDue => "log-due".to_owned(),
        TypedField::Reason => "reason".to_owned(),
        TypedField::Comment => "comment".to_owned(),
        TypedField::Question(address) => asking_id(address),
    }
}

fn problem_text(language: Language, typed: &Typed) -> String {
    let limit = match typed.field {
        TypedField::Person | TypedField::NextStep => Words::LONGEST_LINE,
        _ => Words::LONGEST,
    };
    match (typed.problem, &typed.field) {
        (EntryProblem::TooLong, _) => {
            language.text_with("typed-too-long", &[("limit", limit.into())])
        }
        (EntryProblem::Unknown, _) => language.text("typed-unknown"),
        (EntryProblem::NotADate, _) => language.text("typed-not-a-date"),
        (EntryProblem::InFuture, _) => language.text("typed-in-future"),
        (EntryProblem::BeforeEntry, _) => language.text("typed-before-entry"),
        (EntryProblem::Missing, TypedField::Date) => language.text("typed-no-date"),
        (EntryProblem::Missing, TypedField::Channel) => language.text("typed-no-channel"),
        (EntryProblem::Missing, TypedField::NextStep) => language.text("typed-no-next-step"),
        (EntryProblem::Missing, TypedField::NextDue) => language.text("typed-no-next-due"),
        (EntryProblem::Missing, TypedField::Reason) => language.text("typed-no-reason"),
        (EntryProblem::Missing, _) => language.text("typed-no-note"),
    }
}

fn asking_id(address: &Address) -> String {
    format!("ask-{}", answer_id(address))
}

/// Places beside the answers to ask about them.
pub(super) struct Asking<'a> {
    pub language: Language,
    pub sent: Option<&'a Sent>,
}

impl Asking<'_> {
    /// The place at one answer; it belongs to the form that returns.
    pub fn at(&self, address: &Address, question: &str) -> Markup {
        let language = self.language;
        let name = format!("{AT}{address}");
        let id = asking_id(address);
        let typed = self.sent.map_or("", |sent| sent.typed(RETURN, &name));
        let errors = self.sent.map(|sent| sent.errors(language));
        let problem = errors.as_deref().and_then(|errors| problem_at(errors, &id));
        html! {
            details.more.no-print open[!typed.is_empty()] {
                summary { (language.text("step-ask")) span.hide { ": " (question) } }
                (text_area(language, &TextArea {
                    id: &id,
                    name: &name,
                    form: Some(FORM),
                    label: &language.text("step-ask-label"),
                    hint: None,
                    value: typed,
                    problem,
                }))
            }
        }
    }
}

impl ResponsePage<'_> {
    fn typed(&self, step: &str, name: &str) -> &str {
        self.sent.map_or("", |sent| sent.typed(step, name))
    }

    /// What is wrong, for the fields of the form that was sent.
    pub(super) fn problems(&self) -> Vec<ErrorEntry> {
        self.sent
            .map(|sent| sent.errors(self.language))
            .unwrap_or_default()
    }

    /// Whether what is shown is what counts, and can be given back.
    pub(super) fn may_return(&self) -> bool {
        let response = &self.found.response;
        let is_current = self.found.shown.as_ref().is_some_and(|(read, _)| {
            Some(&read.submission.id) == response.current_submission.as_ref()
        });
        self.sight.runs_rounds()
            && is_current
            && matches!(
                response.state,
                ResponseState::Submitted | ResponseState::Accepted
            )
    }

    /// What was typed into a form that is not there any more, so that it can be copied.
    pub(super) fn lost(&self) -> Markup {
        let language = self.language;
        let Some(sent) = self.sent.filter(|sent| sent.is_too_late()) else {
            return html! {};
        };
        let is_there = match sent.fields.get("step") {
            RETURN => self.may_return(),
            DECLINE => self.may_decline(),
            _ => true,
        };
        let mut texts: Vec<(String, String)> = Vec::new();
        if !is_there {
            for (name, text) in sent.fields.pairs() {
                let label = match name.as_str() {
                    "comment" => language.text("step-comment"),
                    "reason" => language.text("step-reason"),
                    other if other.starts_with(AT) => language.text("step-ask-label"),
                    _ => continue,
                };
                if !text.trim().is_empty() {
                    texts.push((label, text.clone()));
                }
            }
        }
        html! {
            @if !texts.is_empty() {
                (notice(NoticeKind::Warning, &html! {
                    p { (language.text("step-typed")) }
                    (typed_texts(&texts))
                }))
            }
        }
    }

    fn may_decline(&self) -> bool {
        self.sight.runs_rounds()
            && matches!(
                self.found.response.state,
                ResponseState::NotStarted
                    | ResponseState::Draft
                    | ResponseState::InClearance
                    | ResponseState::Returned
            )
    }

    /// The steps that can be taken now.
    pub(super) fn steps(&self) -> Markup {
        let language = self.language;
        html! {
            section.no-print #steps tabindex="-1" {
                @if self.found.response.state == ResponseState::Submitted && self.may_return() {
                    h2 { (language.text("step-title")) }
                    (self.form(ACCEPT, None, &html! {
                        p { (language.text("step-accept-text")) }
                        p.row { button.btn { (language.text("step-accept")) } }
                    }))
                }
                @if self.may_return() { (self.return_form()) }
                @if self.may_decline() { (self.decline_form()) }
                @if self.found.response.state == ResponseState::Declined { (self.declined()) }
            }
        }
    }

    fn form(&self, step: &str, id: Option<&str>, content: &Markup) -> Markup {
        html! {
            form id=[id] method="post" action=(self.here().path()) novalidate {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                input type="hidden" name="step" value=(step);
                input type="hidden" name="revision" value=(self.found.response.revision);
                (content)
            }
        }
    }

    fn return_form(&self) -> Markup {
        let language = self.language;
        let problems = self.problems();
        let is_accepted = self.found.response.state == ResponseState::Accepted;
        let is_sent = self
            .sent
            .is_some_and(|sent| sent.fields.get("step") == RETURN);
        html! {
            details.more open[is_sent] {
                summary { (language.text(if is_accepted { "step-reopen" } else { "step-return" })) }
                (self.form(RETURN, Some(FORM), &html! {
                    p { (language.text("step-return-text")) }
                    (text_area(language, &TextArea {
                        id: "comment",
                        name: "comment",
                        form: None,
                        label: &language.text("step-comment"),
                        hint: Some(&language.text("step-comment-hint")),
                        value: self.typed(RETURN, "comment"),
                        problem: problem_at(&problems, "comment"),
                    }))
                    @if !self.found.takes_answers { (self.after_closing(&problems)) }
                    p.row { button.btn.quiet { (language.text("step-return-button")) } }
                }))
            }
        }
    }

    /// The round is over: whoever returns knows that only staff can change something then.
    fn after_closing(&self, problems: &[ErrorEntry]) -> Markup {
        let language = self.language;
        let problem = problem_at(problems, "after-closing");
        html! {
            div.field.bad[problem.is_some()] {
                @if let Some(text) = problem { (field_error(language, "after-closing-error", text)) }
                label.pick {
                    input #after-closing type="checkbox" name="after-closing" value="yes"
                        checked[self.typed(RETURN, "after-closing") == "yes"]
                        aria-describedby=[problem.map(|_| "after-closing-error")];
                    span { (language.text("step-after-closing")) }
                }
            }
        }
    }

    /// The button again, where the last of the answers has been read.
    pub(super) fn return_button_below(&self) -> Markup {
        let language = self.language;
        html! {
            div.panel.no-print {
                p { (language.text("step-return-below")) }
                p.row { button.btn.quiet form=(FORM) { (language.text("step-return-button")) } }
            }
        }
    }

    fn decline_form(&self) -> Markup {
        let language = self.language;
        let problems = self.problems();
        let is_sent = self
            .sent
            .is_some_and(|sent| sent.fields.get("step") == DECLINE);
        let today = self.found.today.to_string();
        let on = match is_sent {
            true => self.typed(DECLINE, "declined-on"),
            false => today.as_str(),
        };
        html! {
            details.more open[is_sent] {
                summary { (language.text("step-decline")) }
                (self.form(DECLINE, None, &html! {
                    p { (language.text("step-decline-text")) }
                    (text_field(language, &TextField {
                        name: "declined-on",
                        kind: "date",
                        label: &language.text("step-declined-on"),
                        hint: None,
                        value: on,
                        problem: problem_at(&problems, "declined-on"),
                        width: "w12",
                    }))
                    (channel_field(
                        language,
                        "declined-channel",
                        self.typed(DECLINE, "declined-channel"),
                        problem_at(&problems, "declined-channel"),
                    ))
                    (text_area(language, &TextArea {
                        id: "reason",
                        name: "reason",
                        form: None,
                        label: &language.text("step-reason"),
                        hint: Some(&language.text("step-reason-hint")),
                        value: self.typed(DECLINE, "reason"),
                        problem: problem_at(&problems, "reason"),
                    }))
                    p.row { button.btn.warn { (language.text("step-decline-button")) } }
                }))
            }
        }
    }

    fn declined(&self) -> Markup {
        let language = self.language;
        html! {
            @if let Some((recorded, by)) = &self.found.decline {
                div.comment {
                    p {
                        strong {
                            (rich(language, "step-declined", &[
                                ("date", format::date(language, recorded.decline.on).as_str().into()),
                                ("channel", channel_word(language, recorded.decline.channel).as_str().into()),
                            ]))
                        }
                    }
                    p.typed { bdi { (recorded.decline.reason) } }
                    p.small.soft { (rich(language, "step-recorded", &[
                        ("when", format::instant(language, recorded.at, self.zone).as_str().into()),
                        ("who", by.as_str().into()),
                    ])) }
                }
            }
            (self.form(TAKE_PART, None, &html! {
                p { (language.text("step-take-part-text")) }
                p.row { button.btn.quiet { (language.text("step-take-part")) } }
            }))
        }
    }

    /// What was asked so far, the latest first.
    pub(super) fn returns(&self) -> Markup {
        let language = self.language;
        if self.found.returns.is_empty() {
            return html! {};
        }
        let titles = self.found.titles_asked(language);
        html! {
            h2 { (language.text("returns-title")) }
            @for (returned, by) in &self.found.returns {
                (asked_comment(language, &AskedComment {
                    id: None,
                    who: by,
                    when: &format::instant(language, returned.at, self.zone),
                    text: &returned.comment,
                }))
                @if !returned.questions.is_empty() {
                    ul {
                        @for question in &returned.questions {
                            li {
                                @match titles.get(&question.address) {
                                    Some(title) => a href=(format!("#{}", answer_id(&question.address))) { bdi { (title) } },
                                    None => bdi.code dir="ltr" { (question.address) },
                                }
                                br;
                                span.typed { bdi { (question.text) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The choice of how somebody was in touch.
pub(super) fn channel_field(
    language: Language,
    name: &str,
    chosen: &str,
    problem: Option<&str>,
) -> Markup {
    let error = format!("{name}-error");
    html! {
        div.field.bad[problem.is_some()] {
            label for=(name) { (language.text("log-channel")) }
            @if let Some(text) = problem { (field_error(language, &error, text)) }
            select.w12 id=(name) name=(name) aria-invalid=[problem.map(|_| "true")] aria-describedby=[problem.map(|_| error.as_str())] {
                option value="" { (language.text("log-channel-choose")) }
                @for channel in Channel::ALL {
                    option value=(channel.code()) selected[chosen == channel.code()] { (channel_word(language, channel)) }
                }
            }
        }
    }
}
