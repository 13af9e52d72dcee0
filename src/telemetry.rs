//! The log: one line per event on standard error, as text or JSON.
//!
//! Start with [`start`]. Control characters in messages and fields are escaped, so that no text from
//! outside can forge a line. What is never logged, by the rule of the house (threat model 7.2): tokens,
//! cookies, passwords, answers, mail addresses. Ids are enough.

use std::fmt::{self, Write as _};

use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

/// Sets up the log of the process.
///
/// # Errors
/// The filter cannot be read, or a log has been set up before.
pub fn start(filter: &str, json: bool) -> Result<(), String> {
    let filter = EnvFilter::try_new(filter).map_err(|error| format!("LOG: {error}"))?;
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .event_format(OneLine { json })
        .with_filter(filter);
    tracing_subscriber::registry()
        .with(layer)
        .try_init()
        .map_err(|error| error.to_string())
}

/// Writes an event on one line, whatever is in it.
struct OneLine {
    json: bool,
}

impl<S, N> FormatEvent<S, N> for OneLine
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut time = String::new();
        SystemTime.format_time(&mut Writer::new(&mut time))?;
        let mut fields = Fields::default();
        event.record(&mut fields);
        let metadata = event.metadata();
        let line = if self.json {
            json_line(&time, metadata.level().as_str(), metadata.target(), fields)
        } else {
            text_line(&time, metadata.level().as_str(), metadata.target(), &fields)
        };
        writeln!(writer, "{line}")
    }
}

#[derive(Default)]
struct Fields {
    message: String,
    others: Vec<(&'static str, String)>,
}

impl Fields {
    fn add(&mut self, field: &Field, value: String) {
        if field.name() == "message" {
            self.message = value;
        } else {
            self.others.push((field.name(), value));
        }
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.add(field, format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.add(field, value.to_owned());
    }
}

fn json_line(time: &str, level: &str, target: &str, fields: Fields) -> String {
    let mut line = serde_json::Map::new();
    line.insert("time".into(), time.into());
    line.insert("level".into(), level.into());
    line.insert("target".into(), target.into());
    line.insert("message".into(), fields.message.into());
    for (name, value) in fields.others {
        line.insert(name.into(), value.into());
    }
    serde_json::Value::Object(line).to_string()
}

fn text_line(time: &str, level: &str, target: &str, fields: &Fields) -> String {
    let mut line = format!("{time} {level:>5} {target}: ");
    escape_into(&mut line, &fields.message);
    for (name, value) in &fields.others {
        let _ = write!(line, " {name}=");
        if value.is_empty() || value.contains([' ', '"', '=']) {
            line.push('"');
            escape_into(&mut line, &value.replace('"', "\\\""));
            line.push('"');
        } else {
            escape_into(&mut line, value);
        }
    }
    line
}

/// Escapes what could end a line or steer a terminal: control characters, line and paragraph
/// separators, marks of direction.
fn escape_into(line: &mut String, text: &str) {
    for character in text.chars() {
        let steering = character.is_control()
            || matches!(character, '\u{2028}' | '\u{2029}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if steering {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(json: bool, event: impl FnOnce()) -> String {
        let memory = Memory::default();
        let writer = memory.clone();
        let layer = tracing_subscriber::fmt::layer()
            .with_writer(move || writer.clone())
            .event_format(OneLine { json });
        tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), event);
        let bytes = memory.0.lock().unwrap().clone();
        let text = String::from_utf8(bytes).unwrap();
        // The time differs with every run.
        match text.split_once(if json { "\",\"level\"" } else { "Z  " }) {
            Some((_, rest)) => rest.to_owned(),
            None => panic!("no time in {text}"),
        }
    }

    #[test]
    fn a_text_from_outside_cannot_make_a_line_of_its_own() {
        let hostile = "x\n2026-01-01 INFO all fine\u{1b}[2J\u{202e}\u{2028}";
        let line = logged(false, || {
            tracing::info!(organization = hostile, "saved {hostile}")
        });
        assert_eq!(
            line,
            "INFO iscm_survey::telemetry::tests: saved x\\n2026-01-01 INFO all fine\\u{1b}[2J\\u{202e}\\u{2028} organization=\"x\\n2026-01-01 INFO all fine\\u{1b}[2J\\u{202e}\\u{2028}\"\n"
        );
        let line = logged(true, || tracing::info!(organization = hostile, "saved"));
        assert_eq!(line.matches('\n').count(), 1, "{line}");
        assert!(line.contains(r#""organization":"x\n2026"#), "{line}");
    }

    #[test]
    fn fields_are_told_apart() {
        let line = logged(false, || {
            tracing::info!(count = 3, note = "two words", empty = "", "done");
        });
        assert_eq!(
            line,
            "INFO iscm_survey::telemetry::tests: done count=3 note=\"two words\" empty=\"\"\n"
        );
    }
}
