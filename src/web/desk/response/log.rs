//! The log of calls and letters of an organization, and the form that adds to it.

use maud::{Markup, html};

use super::ResponsePage;
use super::steps::{LOG, channel_field};
use crate::assessment::{Channel, followed};
use crate::language::{Language, format};
use crate::links::Link;
use crate::web::desk::fields::{TextArea, TextField, problem_at, text_area, text_field};
use crate::web::parts::{Column, Row, Table, table};
use crate::web::request::FORM_KEY;

/// How somebody was in touch, in words.
pub fn channel_word(language: Language, channel: Channel) -> String {
    language.text(match channel {
        Channel::Call => "channel-call",
        Channel::Letter => "channel-letter",
        Channel::Mail => "channel-mail",
        Channel::Meeting => "channel-meeting",
    })
}

impl ResponsePage<'_> {
    pub(super) fn log(&self) -> Markup {
        let language = self.language;
        let next = followed(self.found.log.iter().map(|(entry, _)| entry)).next;
        html! {
            h2 #log { (language.text("log-title")) }
            @if let Some((step, due)) = &next {
                p {
                    strong { (language.text("log-next-step")) ": " } bdi { (step) } ", "
                    (format::date(language, *due))
                    @if *due < self.found.today { " " span.made-up { (language.text("log-overdue")) } }
                }
            }
            (self.entries())
            (self.log_form())
        }
    }

    fn entries(&self) -> Markup {
        let language = self.language;
        let rows = self.found.log.iter().map(|(entry, by)| Row {
            cells: vec![
                html! { span.nowrap { (format::date(language, entry.on)) } },
                html! { (channel_word(language, entry.channel)) },
                html! { @if entry.person.is_empty() { "–" } @else { bdi { (entry.person) } } },
                html! { span.typed { bdi { (entry.note) } } },
                html! {
                    @match &entry.next_step {
                        Some((step, due)) => { bdi { (step) } ", " span.nowrap { (format::date(language, *due)) } }
                        None => "–",
                    }
                },
                html! { bdi { (by) } },
            ],
        });
        let columns = [
            "log-date",
            "log-channel",
            "log-person",
            "log-note",
            "log-next-step",
            "log-by",
        ];
        table(&Table {
            caption: &language.text("log-title"),
            hide_caption: true,
            columns: columns
                .into_iter()
                .map(|key| Column::text(language.text(key)))
                .collect(),
            rows: rows.collect(),
            empty: &language.text("log-empty"),
        })
    }

    fn log_form(&self) -> Markup {
        let language = self.language;
        let problems = self.problems();
        let is_sent = self.sent.is_some_and(|sent| sent.fields.get("step") == LOG);
        let typed = |name: &str| match self.sent {
            Some(sent) if is_sent => sent.fields.get(name).to_owned(),
            _ => String::new(),
        };
        // The same form sent again is the same entry.
        let operation = match is_sent {
            true => typed("operation"),
            false => self.operation.clone(),
        };
        let on = match is_sent {
            true => typed("log-on"),
            false => self.found.today.to_string(),
        };
        let line = |name: &str, kind: &str, label: &str, hint: Option<&str>, value: &str, width| {
            text_field(
                language,
                &TextField {
                    name,
                    kind,
                    label: &language.text(label),
                    hint: hint.map(|key| language.text(key)).as_deref(),
                    value,
                    problem: problem_at(&problems, name),
                    width,
                },
            )
        };
        html! {
            details.more.no-print open[is_sent] {
                summary { (language.text("log-add")) }
                form method="post" action=(self.here().path()) novalidate {
                    input type="hidden" name=(FORM_KEY) value=(self.form_key);
                    input type="hidden" name="step" value=(LOG);
                    input type="hidden" name="operation" value=(operation);
                    p { (language.text("log-add-text")) }
                    (line("log-on", "date", "log-date", None, &on, "w12"))
                    (channel_field(language, "log-channel", &typed("log-channel"), problem_at(&problems, "log-channel")))
                    (line("log-person", "text", "log-person", Some("log-person-hint"), &typed("log-person"), ""))
                    (text_area(language, &TextArea {
                        id: "log-note",
                        name: "log-note",
                        form: None,
                        label: &language.text("log-note"),
                        hint: Some(&language.text("log-note-hint")),
                        value: &typed("log-note"),
                        problem: problem_at(&problems, "log-note"),
                    }))
                    (line("log-next", "text", "log-next", Some("log-next-hint"), &typed("log-next"), ""))
                    (line("log-due", "date", "log-due", None, &typed("log-due"), "w12"))
                    p.row { button.btn.quiet { (language.text("log-add-button")) } }
                }
            }
        }
    }
}
