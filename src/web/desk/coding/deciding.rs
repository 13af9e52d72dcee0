//! The form with which somebody decides which codes an answer has.

use maud::{Markup, html};

use super::compare::View;
use super::key_text;
use crate::app::coding::OpenAnswer;
use crate::findings::coding::{Codes, NO_CODE, settled};
use crate::links::Link;
use crate::storage::open_answers::AnswerKey;
use crate::web::parts::{field_error, isolated};
use crate::web::request::FORM_KEY;

/// Why a decision was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidingProblem {
    /// That no code fits is said, and not meant by ticking nothing.
    Nothing,
    /// Codes, and that none fits.
    Both,
    /// A code was retired meanwhile.
    Retired,
}

impl DecidingProblem {
    pub fn message(self) -> &'static str {
        match self {
            DecidingProblem::Nothing => "coding-decide-nothing",
            DecidingProblem::Both => "coding-decide-both",
            DecidingProblem::Retired => "coding-decide-retired",
        }
    }
}

/// What was ticked for an answer and not taken.
pub struct Typed {
    pub key: AnswerKey,
    /// With the box "no code fits" as it was sent.
    pub ticked: Codes,
    pub problem: DecidingProblem,
}

impl Typed {
    /// The box to correct.
    pub fn target(&self) -> String {
        "decide-again".to_owned()
    }
}

/// The codes that are decided on; none only where the box says so.
pub fn read_codes(ticked: &Codes) -> Result<Codes, DecidingProblem> {
    let mut codes = ticked.clone();
    let nothing_fits = codes.remove(NO_CODE);
    match (nothing_fits, codes.is_empty()) {
        (true, false) => Err(DecidingProblem::Both),
        (false, true) => Err(DecidingProblem::Nothing),
        _ => Ok(codes),
    }
}

/// The boxes that are ticked for these codes.
fn boxes_of(codes: Codes) -> Codes {
    match codes.is_empty() {
        true => Codes::from([NO_CODE.to_owned()]),
        false => codes,
    }
}

impl View<'_> {
    pub(super) fn answer(&self, index: usize, answer: &OpenAnswer) -> Markup {
        let (language, question, book) = (self.language, self.question, &self.question.book);
        let Some(work) = self.compared(answer) else {
            return html! {};
        };
        let given: Vec<(String, Codes)> = work
            .codings
            .iter()
            .map(|(coder, codes)| (self.coder(coder), book.resolve(codes)))
            .collect();
        let codings: Vec<Codes> = given.iter().map(|(_, codes)| codes.clone()).collect();
        let decided = work.decided.as_ref().map(|codes| book.resolve(codes));
        let typed = self.typed.filter(|typed| typed.key == answer.key());
        let ticked = match (typed, codings.as_slice()) {
            (Some(typed), _) => typed.ticked.clone(),
            // What the only coder gave can be accepted as it is.
            (None, [only]) if decided.is_none() => boxes_of(only.clone()),
            (None, codings) => settled(codings, decided.as_ref()).map_or_else(Codes::new, boxes_of),
        };
        let offered = book.codes.iter().filter(|code| {
            book.in_use().any(|known| known.code == code.code)
                || codings.iter().any(|codes| codes.contains(&code.code))
        });
        let boxes = offered.map(|code| (code.code.as_str(), code.label(language).to_owned()));
        let nothing = (NO_CODE, language.text("coding-nothing-fits"));
        let name = self.registry.name_of(&answer.respondent, language);
        let id = match typed {
            Some(typed) => typed.target(),
            None => format!("decide{index}"),
        };
        let error_id = format!("{id}-error");
        html! {
            form.cite method="post" action=(self.here().path()) {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                input type="hidden" name="answer" value=(key_text(&answer.key()));
                input type="hidden" name="show" value=(self.show);
                p { strong { bdi { (name) } } }
                p dir="auto" { (isolated(&answer.text)) }
                @for (coder, codes) in &given { p { bdi { (coder) } ": " bdi { (question.labels(codes, language)) } } }
                @if let Some(decided) = &decided { p { (language.text("coding-decided")) " " bdi { (question.labels(decided, language)) } } }
                fieldset.field.bad[typed.is_some()] aria-describedby=[typed.map(|_| error_id.as_str())] {
                    legend.small { (language.text("coding-decide-codes")) span.hide { ": " (name) } }
                    @if let Some(typed) = typed { (field_error(language, &error_id, &language.text(typed.problem.message()))) }
                    div.scale {
                        @for (place, (code, label)) in boxes.chain([nothing]).enumerate() {
                            label.pick {
                                input type="checkbox" id=[(place == 0).then_some(&id)] name="code" value=(code)
                                    data-alone[code == NO_CODE] checked[ticked.contains(code)];
                                span { bdi { (label) } }
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
