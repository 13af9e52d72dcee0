//! Which answers the page for coding shows: words, group, mechanism, code, state; it stands in the address.

use maud::{Markup, html};
use serde::Deserialize;

use super::Question;
use crate::app::coding::OpenAnswer;
use crate::app::registers::LoadedRegistry;
use crate::findings::coding::{CodeState, Codes, NO_CODE, Standing};
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::{Collation, folded};
use crate::web::desk::round::{group_name, short_name};
use crate::web::request::Fields;

/// One answer on the page, not twenty.
pub const ALONE: &str = "one";

/// Which answers are shown, and how many at once.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct CodingQuery {
    /// Words to look for.
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub group: String,
    #[serde(default)]
    pub iscm: String,
    /// A code that the reader gave, or that was decided on: those of other coders do not show here either.
    #[serde(default)]
    pub code: String,
    /// `open`: only what one has not coded yet; `quoted`: only what is chosen as a quotation.
    #[serde(default)]
    pub show: String,
    /// `one`: one answer at a time.
    #[serde(default)]
    pub view: String,
    #[serde(default)]
    pub page: usize,
    /// Where answers stand one at a time: this one.
    #[serde(default)]
    pub answer: String,
    /// Or the next one after this that one has not coded yet.
    #[serde(default)]
    pub after: String,
}

impl CodingQuery {
    pub fn of(fields: &Fields) -> CodingQuery {
        let get = |name: &str| fields.get(name).to_owned();
        CodingQuery {
            q: get("q"),
            group: get("group"),
            iscm: get("iscm"),
            code: get("code"),
            show: get("show"),
            view: get("view"),
            page: fields.get("page").parse().unwrap_or(0),
            answer: get("answer"),
            after: String::new(),
        }
    }

    pub fn is_alone(&self) -> bool {
        self.view == ALONE
    }

    /// The filter and the view as parts of an address, and one thing more: where in the list.
    pub fn pairs<'a>(&'a self, place: (&'a str, &'a str)) -> [(&'a str, &'a str); 7] {
        [
            ("q", &self.q),
            ("group", &self.group),
            ("iscm", &self.iscm),
            ("code", &self.code),
            ("show", &self.show),
            ("view", &self.view),
            place,
        ]
    }

    /// Whether the filter lets an answer pass.
    pub(super) fn shows(&self, question: &Question, answer: &OpenAnswer) -> bool {
        let work = question.work.get(&answer.key());
        let own = question.own(answer);
        let text = folded(&answer.text);
        folded(&self.q).split(' ').all(|word| text.contains(word))
            && (self.group.is_empty() || answer.respondent.group.code() == self.group)
            && (self.iscm.is_empty() || answer.subject.as_ref() == Some(&self.iscm))
            && (self.code.is_empty() || {
                let decided = work.and_then(|work| work.decided.as_ref());
                let has = |codes: &Codes| match self.code.as_str() {
                    NO_CODE => codes.is_empty(),
                    code => question.book.resolve(codes).contains(code),
                };
                decided.or(own).is_some_and(has)
            })
            && match self.show.as_str() {
                "open" => is_open(question, answer),
                "quoted" => work.is_some_and(|work| work.is_quotation),
                _ => true,
            }
    }

    /// The form that changes it.
    pub(super) fn form(
        &self,
        language: Language,
        question: &Question,
        registry: &LoadedRegistry,
        here: &links::DeskCoding,
    ) -> Markup {
        let mut iscms: Vec<(String, String)> = question
            .answers
            .iter()
            .filter_map(|answer| answer.subject.clone())
            .map(|iscm| (short_name(registry, &iscm, language), iscm))
            .collect();
        iscms.sort();
        iscms.dedup();
        Collation::new(language).sort_by_name(&mut iscms, |(name, _)| name);
        let codes = question.book.codes.iter();
        let codes = codes.filter(|code| !matches!(code.state, CodeState::MergedInto(_)));
        let show = ["", "open", "quoted"].map(|code| {
            (
                code,
                format!("coding-show-{}", if code.is_empty() { "all" } else { code }),
            )
        });
        html! {
            form.filters.many method="get" action=(here.path()) aria-label=(language.text("filter-title")) {
                @if self.is_alone() { input type="hidden" name="view" value=(ALONE); }
                div.wide { label for="q" { (language.text("coding-search")) } input #q type="search" name="q" value=(self.q); }
                @if question.asked.groups.len() > 1 {
                    div {
                        label for="group" { (language.text("filter-group")) }
                        select #group name="group" {
                            option value="" { (language.text("filter-all")) }
                            @for group in RespondentGroup::ALL {
                                option value=(group.code()) selected[group.code() == self.group] { (group_name(language, group)) }
                            }
                        }
                    }
                }
                div {
                    label for="iscm" { (language.text("filter-iscm")) }
                    select #iscm name="iscm" {
                        option value="" { (language.text("filter-all")) }
                        @for (name, iscm) in &iscms { option value=(iscm) selected[*iscm == self.iscm] { (name) } }
                    }
                }
                div {
                    label for="with-code" { (language.text("coding-with-code")) }
                    select #with-code name="code" {
                        option value="" { (language.text("filter-all")) }
                        @for code in codes { option value=(code.code) selected[code.code == self.code] { (code.label(language)) } }
                        option value=(NO_CODE) selected[self.code == NO_CODE] { (language.text("coding-nothing-fits")) }
                    }
                }
                div {
                    label for="show" { (language.text("coding-show")) }
                    select #show name="show" {
                        @for (code, key) in &show { option value=(code) selected[*code == self.show] { (language.text(key)) } }
                    }
                }
                button.btn.quiet { (language.text("filter-apply")) }
            }
        }
    }
}

/// Whether an answer waits for the reader's codes.
pub(super) fn is_open(question: &Question, answer: &OpenAnswer) -> bool {
    question.own(answer).is_none()
        && question.standing(answer) != Standing::Decided
        && question.may_code(answer)
}
