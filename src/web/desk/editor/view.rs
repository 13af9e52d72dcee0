//! How the editor looks: sections at the start, statements with their sources beside.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::page::Found;
use super::{differing, editor_address, hindrance_text, stages};
use crate::app::secret;
use crate::assessment::Author;
use crate::findings::Source;
use crate::findings::draft::{
    Basis, Citation, CitationKind, EditProblem, Merged, MergedStatement, Stage, Standing,
};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::answers::Address;
use crate::questionnaire::model::Attribution;
use crate::reports::summary::{anchor, answer_of};
use crate::storage::summary_records::{Comment, Outcome};
use crate::web::parts::{
    ErrorEntry, Mark, NoticeKind, answer_id, field_error, form_errors, isolated, notice, rich,
    state,
};
use crate::web::request::FORM_KEY;

/// A change that was not made, with what was typed.
pub struct Refused {
    /// Empty for a statement that was to be added.
    pub key: String,
    pub typed: String,
    /// The text that stands, and whose it is: somebody else was faster.
    pub met: Option<(String, Option<Author>)>,
    pub problem: Option<EditProblem>,
}

/// One section of a draft in one language.
pub struct EditorPage<'a> {
    pub language: Language,
    /// The language that is edited.
    pub edited: Language,
    pub zone: Tz,
    pub form_key: &'a str,
    pub iscm: &'a str,
    pub found: &'a Found,
    pub merged: &'a Merged,
    pub section: &'a str,
    pub refused: &'a [Refused],
}

impl EditorPage<'_> {
    fn slug(&self) -> &str {
        &self.found.opened.assessment.slug
    }

    fn stage(&self) -> Option<Stage> {
        self.found.opened.stored.as_ref().map(|stored| stored.stage)
    }

    fn may_write(&self) -> bool {
        self.stage().is_some_and(Stage::is_editable)
    }

    /// What was refused, on top of the page.
    pub fn errors(&self) -> Markup {
        let entries: Vec<ErrorEntry> = self
            .refused
            .iter()
            .map(|one| ErrorEntry {
                target: match one.key.as_str() {
                    "" => "text-new".to_owned(),
                    key => format!("t-{}", anchor(key)),
                },
                text: self.refusal(one),
            })
            .collect();
        form_errors(self.language, &entries, true)
    }

    fn refusal(&self, refused: &Refused) -> String {
        match (&refused.met, refused.problem) {
            (Some((_, by)), _) => {
                let name = by.as_ref().map_or_else(
                    || self.language.text("editor-office"),
                    |by| self.found.names.of(self.language, by),
                );
                self.language
                    .text_with("editor-met", &[("name", name.into())])
            }
            (None, Some(EditProblem::NoWords)) => self.language.text("editor-no-words"),
            (None, Some(EditProblem::NotQuotable)) => self.language.text("hindrance-not-quotable"),
            (None, _) => self.language.text("editor-not-there"),
        }
    }

    pub fn render(&self) -> Markup {
        let language = self.language;
        let address = links::DeskEditor {
            assessment: self.slug().to_owned(),
            iscm: self.iscm.to_owned(),
        };
        let Some(stage) = self.stage() else {
            return html! {
                p.lead { (language.text("editor-not-begun")) }
                form method="post" action=(address.path()) {
                    input type="hidden" name=(FORM_KEY) value=(self.form_key);
                    p.row { button.btn name="act" value="begin" { (language.text("editor-begin")) } }
                }
            };
        };
        html! {
            (stages(language, stage))
            @if !stage.is_editable() { (notice(NoticeKind::Plain, &html! { p { (language.text("editor-frozen")) } })) }
            (self.left_to_do())
            (self.languages())
            div.editor {
                (self.sections())
                div {
                    @if self.may_write() {
                        form method="post" action=(address.path()) novalidate {
                            input type="hidden" name=(FORM_KEY) value=(self.form_key);
                            input type="hidden" name="in" value=(self.edited.code());
                            input type="hidden" name="section" value=(self.section);
                            // Enter in a field does what the first button does: it saves.
                            button.hide name="act" value="save" tabindex="-1" { (language.text("editor-save-all")) }
                            (self.statements())
                            (self.addition())
                        }
                    } @else {
                        (self.statements())
                    }
                    p.row {
                        a.btn.quiet href=(self.stage_address()) { (language.text("editor-to-stage")) }
                    }
                }
            }
        }
    }

    fn stage_address(&self) -> String {
        links::DeskSummaryStage {
            assessment: self.slug().to_owned(),
            iscm: self.iscm.to_owned(),
        }
        .path()
    }

    /// How much keeps this language from readers, with the way to the first of it.
    fn left_to_do(&self) -> Markup {
        let language = self.language;
        let count = self.merged.hindered().count();
        let first = self.merged.sections.iter().find_map(|section| {
            let mut statements = section.statements.iter();
            let hindered = statements.find(|one| !one.is_dropped && !one.hindrances.is_empty())?;
            Some((section, hindered))
        });
        html! {
            @if let Some((section, hindered)) = first {
                @let address = format!("{}#{}", self.address(self.edited, &section.id), anchor(&hindered.statement.key));
                (notice(NoticeKind::Warning, &html! {
                    p {
                        strong { (language.text_with("editor-left", &[("count", count.into())])) } " "
                        a href=(address) { (rich(language, "editor-to-first", &[("section", section.title.as_str().into())])) }
                    }
                }))
            }
        }
    }

    fn address(&self, edited: Language, section: &str) -> String {
        editor_address(self.slug(), self.iscm, edited, section)
    }

    fn languages(&self) -> Markup {
        let language = self.language;
        html! {
            nav.tabs aria-label=(language.text("editor-languages")) {
                ul {
                    @for one in self.found.opened.languages() {
                        @let left = self.found.opened.merged(one).map_or(0, |merged| merged.hindered().count());
                        li {
                            a href=(self.address(one, self.section)) aria-current=[(one == self.edited).then_some("page")] {
                                bdi lang=(one.code()) { (one.own_name()) }
                                @if left > 0 { span.soft { " · " (language.text_with("editor-language-left", &[("count", left.into())])) } }
                                @else { span.hide { " · " (language.text("editor-language-ready")) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn sections(&self) -> Markup {
        let language = self.language;
        html! {
            nav.parts aria-label=(language.text("editor-sections")) {
                ol {
                    @for section in &self.merged.sections {
                        @let left = section.statements.iter().filter(|one| !one.is_dropped && !one.hindrances.is_empty()).count();
                        li {
                            a href=(self.address(self.edited, &section.id)) aria-current=[(section.id == self.section).then_some("page")] { bdi { (section.title) } }
                            @if left > 0 { " " span.soft.small { (language.text_with("editor-language-left", &[("count", left.into())])) } }
                        }
                    }
                }
            }
        }
    }

    fn statements(&self) -> Markup {
        let language = self.language;
        let section = self
            .merged
            .sections
            .iter()
            .find(|section| section.id == self.section);
        let statements: Vec<&MergedStatement> = section
            .iter()
            .flat_map(|section| &section.statements)
            .collect();
        let (told, dropped): (Vec<_>, Vec<_>) = statements
            .into_iter()
            .enumerate()
            .partition(|(_, one)| !one.is_dropped);
        html! {
            h2.section-title { bdi { (section.map_or("", |section| &section.title)) } }
            @if told.is_empty() { p.soft { (language.text("report-nothing")) } }
            @for (number, (place, one)) in told.iter().enumerate() {
                (self.statement(*place, number + 1, one))
            }
            @if !dropped.is_empty() {
                details.more {
                    summary { (language.text_with("editor-dropped", &[("count", dropped.len().into())])) }
                    @for (place, one) in &dropped { (self.dropped(*place, one)) }
                }
            }
        }
    }

    fn dropped(&self, place: usize, one: &MergedStatement) -> Markup {
        let language = self.language;
        html! {
            div.pair id=(anchor(&one.statement.key)) {
                div {
                    (self.told(one))
                    @for hindrance in &one.hindrances { p.soft.small { (hindrance_text(language, *hindrance)) } }
                    @if self.may_write() {
                        input type="hidden" name=(format!("key{place}")) value=(one.statement.key);
                        p.row { button.btn.quiet.sm name="act" value=(format!("restore:{place}")) { (language.text("editor-restore")) } }
                    }
                }
            }
        }
    }

    fn told(&self, one: &MergedStatement) -> Markup {
        let told_in = one.statement.language;
        html! {
            p.told lang=(told_in.code()) dir=(told_in.direction().html()) { (one.statement.text) }
        }
    }

    fn statement(&self, place: usize, number: usize, one: &MergedStatement) -> Markup {
        let language = self.language;
        let key = one.statement.key.as_str();
        let id = anchor(key);
        let heading = format!("h-{id}");
        html! {
            section.pair id=(id) aria-labelledby=(heading) {
                div {
                    h3 id=(heading) {
                        (language.text_with("editor-statement", &[("number", number.into())])) " "
                        (self.standing(one))
                    }
                    @for hindrance in &one.hindrances { p.error { (hindrance_text(language, *hindrance)) } }
                    @if let Some(problem) = self.refused_at(key) { (self.refused(problem, &id)) }
                    (self.change(place, one))
                    (self.other_languages(one))
                    @if self.may_write() && !one.is_fixed { (self.controls(place, number, one)) } @else { (self.told(one)) }
                    (self.who(one))
                    (self.remarks(place, one))
                }
                div {
                    h4.hide { (language.text_with("editor-sources-of", &[("number", number.into())])) }
                    (self.sources(place, one))
                }
            }
        }
    }

    fn refused_at(&self, key: &str) -> Option<&Refused> {
        self.refused.iter().find(|one| one.key == key)
    }

    /// Both texts: the one that stands, and below in its field what was typed.
    fn refused(&self, refused: &Refused, id: &str) -> Markup {
        html! {
            (field_error(self.language, &format!("e-{id}"), &self.refusal(refused)))
            @if let Some((text, _)) = &refused.met {
                p.small { (self.language.text("editor-their-text")) }
                p.told lang=(self.edited.code()) dir=(self.edited.direction().html()) { (text) }
                p.small { (self.language.text("editor-your-text")) " " (differing(text, &refused.typed)) }
            }
        }
    }

    fn standing(&self, one: &MergedStatement) -> Markup {
        let language = self.language;
        let (mark, key) = match (one.standing, one.is_edited) {
            (Standing::Changed, _) => (Mark::Attention, "standing-changed"),
            (Standing::Gone, _) => (Mark::Attention, "standing-gone"),
            (Standing::New, _) => (Mark::Opened, "standing-new"),
            (Standing::Own, _) => (Mark::InProgress, "standing-own"),
            (Standing::Fresh, true) => (Mark::Complete, "standing-edited"),
            (Standing::Fresh, false) => (Mark::Submitted, "standing-fresh"),
        };
        state(mark, &language.text(key))
    }

    /// What the answers tell now, as a difference, taken or left.
    fn change(&self, place: usize, one: &MergedStatement) -> Markup {
        let language = self.language;
        let button = |act: &str, key: &str, class: &str| {
            html! { button.btn.sm.(class) name="act" value=(format!("{act}:{place}")) { (language.text(key)) } }
        };
        let decide = |take: &str, leave: Option<&str>| {
            html! {
                @if self.may_write() {
                    p.row {
                        (button("take", take, "quiet"))
                        @if let Some(leave) = leave { (button("leave", leave, "lite")) }
                    }
                }
            }
        };
        let empty = String::new();
        let before = one.basis.as_ref().map_or(&empty, |basis| &basis.text);
        let now = one.generated.as_ref().map_or(&empty, |now| &now.text);
        let told_in = one
            .generated
            .as_ref()
            .map_or(self.edited, |now| now.language);
        html! {
            @match one.standing {
                Standing::Changed => {
                    @if before == now {
                        p.small { (language.text("editor-same-text")) }
                    } @else {
                        p.small { (language.text("editor-told-now")) }
                        p.told lang=(told_in.code()) dir=(told_in.direction().html()) { (differing(before, now)) }
                    }
                    (decide("editor-take", Some("editor-leave")))
                },
                Standing::Gone => {
                    p.small { (language.text("editor-told-no-more")) }
                    (decide("editor-take-gone", Some("editor-leave-gone")))
                },
                Standing::New => (decide("editor-take-new", None)),
                Standing::Fresh if one.is_edited && !one.is_fixed && before != &one.statement.text && !before.is_empty() => {
                    details.more {
                        summary { (language.text("editor-generated")) }
                        p.told lang=(told_in.code()) dir=(told_in.direction().html()) { (differing(before, &one.statement.text)) }
                    }
                },
                Standing::Fresh | Standing::Own => {},
            }
        }
    }

    /// What the statement says elsewhere, for who translates it.
    fn other_languages(&self, one: &MergedStatement) -> Markup {
        let language = self.language;
        let drafted = self.found.opened.draft.find(&one.statement.key);
        let written: Vec<(Language, &String)> = drafted
            .into_iter()
            .flat_map(|drafted| &drafted.words)
            .filter(|(other, _)| **other != self.edited)
            .filter_map(|(other, words)| Some((*other, words.text.as_ref()?)))
            .collect();
        html! {
            @if one.words.to_translate {
                @for (other, text) in written {
                    p.small.soft { (rich(language, "editor-says-in", &[("language", other.own_name().into())])) }
                    p.told lang=(other.code()) dir=(other.direction().html()) { (text) }
                }
            }
        }
    }

    fn controls(&self, place: usize, number: usize, one: &MergedStatement) -> Markup {
        let language = self.language;
        let key = one.statement.key.as_str();
        let refused = self.refused_at(key);
        let id = format!("t-{}", anchor(key));
        let shown = &one.statement.text;
        let text = refused.map_or(shown, |refused| &refused.typed);
        let rows = (text.chars().count() / 42 + 1).clamp(2, 14);
        let typed_in = match one.is_edited || refused.is_some() {
            true => self.edited,
            false => one.statement.language,
        };
        let is_known = one.standing != Standing::New;
        let can_reset =
            one.is_edited && one.generated.is_some() && one.standing != Standing::Changed;
        let button = |act: &str, key: &str| {
            html! {
                button.btn.lite.sm name="act" value=(format!("{act}:{place}")) {
                    (language.text(key)) span.hide { " " (language.text_with("editor-statement", &[("number", number.into())])) }
                }
            }
        };
        html! {
            input type="hidden" name=(format!("key{place}")) value=(key);
            input type="hidden" name=(format!("base{place}")) value=(one.words.revision);
            input type="hidden" name=(format!("seen{place}")) value=(one.seen());
            input type="hidden" name=(format!("was{place}")) value=(secret::hash(shown.trim()));
            label.hide for=(id) { (language.text_with("editor-text-of", &[("number", number.into())])) }
            textarea id=(id) name=(format!("text{place}")) rows=(rows) lang=(typed_in.code()) dir=(typed_in.direction().html())
                aria-invalid=[refused.map(|_| "true")] aria-describedby=[refused.map(|_| format!("e-{}", anchor(key)))] { (text) }
            p.row {
                button.btn.quiet.sm name="act" value=(format!("save:{place}")) { (language.text_with("editor-save", &[("number", number.into())])) }
                @if one.words.to_translate { (button("confirm", "editor-confirm")) }
                @if can_reset { (button("reset", "editor-reset")) }
                @if is_known {
                    (button("up", "editor-up"))
                    (button("down", "editor-down"))
                    (button("cite", "editor-cite"))
                }
                (button("drop", "editor-drop"))
            }
        }
    }

    fn who(&self, one: &MergedStatement) -> Markup {
        let language = self.language;
        let history = links::DeskStatementHistory {
            assessment: self.slug().to_owned(),
            iscm: self.iscm.to_owned(),
        };
        html! {
            @if let Some((author, at)) = &one.words.changed {
                p.small.soft {
                    @let name = self.found.names.of(language, author);
                    @let at = format::instant(language, *at, self.zone);
                    (rich(language, "editor-written-by", &[("name", name.as_str().into()), ("time", at.as_str().into())]))
                    " " a.no-print href=(history.with_query(&[("in", self.edited.code()), ("section", self.section), ("key", &one.statement.key)])) { (language.text("editor-history")) }
                }
            }
        }
    }

    fn remarks(&self, place: usize, one: &MergedStatement) -> Markup {
        let language = self.language;
        let key = one.statement.key.as_str();
        let remarks: Vec<&Comment> = self
            .found
            .comments
            .iter()
            .filter(|remark| remark.key == key)
            .collect();
        let open = remarks.iter().filter(|remark| remark.outcome.is_none());
        let id = format!("r-{}", anchor(key));
        html! {
            @for remark in open { (self.remark(place, one, remark)) }
            @if remarks.iter().any(|remark| remark.outcome.is_some()) {
                details.more {
                    summary { (language.text("editor-settled")) }
                    @for remark in remarks.iter().filter(|remark| remark.outcome.is_some()) { (self.remark(place, one, remark)) }
                }
            }
            @if self.may_write() && !one.is_fixed {
                details.more.no-print {
                    summary { (language.text("editor-remark")) }
                    input type="hidden" name=(format!("remark-id{place}")) value=(format!("{}-{place}", self.found.new_id));
                    label.hide for=(id) { (language.text("editor-remark")) }
                    textarea.short id=(id) name=(format!("remark{place}")) rows="2" {}
                    p.row { button.btn.quiet.sm name="act" value=(format!("save:{place}")) { (language.text("editor-remark-save")) } }
                }
            }
        }
    }

    fn remark(&self, place: usize, one: &MergedStatement, remark: &Comment) -> Markup {
        let language = self.language;
        let button = |act: Outcome, key: &str, class: &str| {
            html! { button.btn.sm.(class) name="act" value=(format!("{}:{place}:{}", act.code(), remark.id)) { (language.text(key)) } }
        };
        let name = self.found.names.of(language, &remark.author);
        let is_outside = matches!(remark.author, Author::Reviewer(_));
        html! {
            div.comment {
                p.small {
                    strong { bdi { (name) } } @if is_outside { " · " (language.text("editor-from-iscm")) }
                    " · " (format::instant(language, remark.sent_at.unwrap_or(remark.created_at), self.zone))
                    @if remark.language != self.edited { " · " bdi lang=(remark.language.code()) { (remark.language.own_name()) } }
                }
                @if !remark.text.is_empty() { p dir="auto" { (remark.text) } }
                @if let Some(proposal) = &remark.proposal {
                    p.small { (language.text("editor-proposes")) }
                    @let standing = if remark.language == self.edited { one.statement.text.as_str() } else { proposal };
                    p.told lang=(remark.language.code()) dir=(remark.language.direction().html()) { (differing(standing, proposal)) }
                }
                @match &remark.outcome {
                    Some((outcome, author, at)) => {
                        @let key = match outcome { Outcome::Resolved => "editor-resolved", Outcome::Taken => "editor-taken", Outcome::Left => "editor-left-as-is" };
                        @let name = self.found.names.of(language, author);
                        @let at = format::instant(language, *at, self.zone);
                        p.small.soft { (rich(language, key, &[("name", name.as_str().into()), ("time", at.as_str().into())])) }
                    },
                    None if self.may_write() && !one.is_fixed => {
                        p.row {
                            @if remark.proposal.is_some() {
                                @if remark.language == self.edited { (button(Outcome::Taken, "editor-take-proposal", "quiet")) }
                                (button(Outcome::Left, "editor-leave-proposal", "lite"))
                            } @else {
                                (button(Outcome::Resolved, "editor-resolve", "quiet"))
                            }
                        }
                    },
                    None => {},
                }
            }
        }
    }

    fn sources(&self, place: usize, one: &MergedStatement) -> Markup {
        let language = self.language;
        let nothing: &[Source] = &[];
        let of = |basis: &Option<Basis>| basis.as_ref().map(|basis| basis.sources.clone());
        let now = of(&one.generated).unwrap_or_default();
        let before = match one.standing {
            Standing::Changed | Standing::Gone => of(&one.basis).unwrap_or_default(),
            _ => nothing.to_vec(),
        };
        let is_open = matches!(one.standing, Standing::Changed | Standing::Gone);
        let same = |one: &Source, other: &Source| {
            one.respondent == other.respondent && one.address == other.address
        };
        let gone = before
            .iter()
            .filter(|old| !now.iter().any(|new| same(old, new)));
        html! {
            @for source in &now {
                @let old = before.iter().find(|old| same(old, source));
                @let changed = is_open && old.is_none_or(|old| old.value != source.value);
                div.cite.new[changed] {
                    (self.asked(source))
                    @match old {
                        Some(old) if changed => p { (differing(&answer_of(old), &answer_of(source))) },
                        _ if changed => p { ins { (answer_of(source)) } },
                        _ => p { (isolated(&answer_of(source))) },
                    }
                }
            }
            @for source in gone {
                div.cite.new { (self.asked(source)) p { del { (answer_of(source)) } } }
            }
            @for (number, citation) in one.citations.iter().enumerate() {
                (self.citation(place, number, citation))
            }
            @if !one.statement.conditions.is_empty() {
                p.small.soft { (language.text("report-conditions")) }
                @for source in &one.statement.conditions {
                    div.cite {
                        (self.asked(source))
                        @let answer = answer_of(source);
                        p { @if answer.is_empty() { (language.text("report-not-answered")) } @else { (isolated(&answer)) } }
                    }
                }
            }
            @if now.is_empty() && one.citations.is_empty() && one.statement.conditions.is_empty() {
                p.small.soft { (language.text("editor-no-sources")) }
            }
            @for hidden in &one.statement.hidden {
                p.small.soft title=(hidden.function) { (language.text("report-hidden")) ": " (hidden.in_words(language)) }
            }
        }
    }

    /// Who was asked what, with the way to the answer.
    fn asked(&self, source: &Source) -> Markup {
        let names = self.found.opened.names_in(self.language);
        let name = names.get(&source.respondent).unwrap_or(&source.respondent);
        let response = links::DeskResponse {
            assessment: self.slug().to_owned(),
            organization: source.respondent.clone(),
        };
        let question = source.question.as_deref().unwrap_or(&source.address);
        html! {
            p {
                strong { a href=(format!("{}#{}", response.path(), answer_id(&Address::parse(&source.address)))) { bdi { (question) } } }
                " " span.soft { bdi { (name) } }
            }
        }
    }

    fn citation(&self, place: usize, number: usize, citation: &Citation) -> Markup {
        let language = self.language;
        let source = citation.for_staff(self.edited);
        let level = level_text(language, citation.level);
        html! {
            div.cite.cited {
                @if citation.kind == CitationKind::Figure {
                    p { strong { bdi { (source.question.as_deref().unwrap_or(&source.address)) } } " " span.soft { (language.text("cited-figure")) } }
                } @else {
                    (self.asked(&source))
                }
                p { (isolated(&answer_of(&source))) }
                p.small.soft { (level) }
                @if self.may_write() {
                    p { button.btn.lite.sm name="act" value=(format!("uncite:{place}:{number}")) { (language.text("editor-uncite")) } }
                }
            }
        }
    }

    fn addition(&self) -> Markup {
        let language = self.language;
        let refused = self.refused_at("");
        html! {
            div.field.bad[refused.is_some()] {
                h3 { label for="text-new" { (language.text("editor-add")) } }
                @if let Some(refused) = refused { (field_error(language, "text-new-error", &self.refusal(refused))) }
                input type="hidden" name="id-new" value=(self.found.new_id);
                textarea.short #text-new name="text-new" rows="3" lang=(self.edited.code()) dir=(self.edited.direction().html())
                    aria-invalid=[refused.map(|_| "true")] aria-describedby=[refused.map(|_| "text-new-error")] {}
                p.row {
                    button.btn.quiet.sm name="act" value="add" { (language.text("editor-add-button")) }
                    button.btn name="act" value="save" { (language.text("editor-save-all")) }
                }
            }
        }
    }
}

/// How an answer may be quoted, in words.
pub fn level_text(language: Language, level: Option<Attribution>) -> String {
    language.text(match level {
        Some(Attribution::Named) => "level-named",
        Some(Attribution::Group) => "level-group",
        Some(Attribution::Count) => "level-count",
        Some(Attribution::None) => "level-none",
        None => "level-gone",
    })
}
