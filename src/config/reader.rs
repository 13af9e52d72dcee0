//! Reads single settings and remembers every problem.

use super::{ConfigError, KEYS};

pub(super) struct Reader<'a> {
    variable: &'a dyn Fn(&str) -> Option<String>,
    problems: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(variable: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Reader {
            variable,
            problems: Vec::new(),
        }
    }

    pub(super) fn problem(&mut self, key: &str, what: &str) {
        self.problems.push(format!("{key}: {what}"));
    }

    /// A setting as text; an empty one counts as not set, as in a `.env` file with a bare key.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        debug_assert!(
            KEYS.iter().any(|known| known.name == key),
            "add {key} to KEYS and to .env.sample"
        );
        (self.variable)(key)
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
    }

    /// A secret, from its variable or from the file that `<key>_FILE` names.
    pub(super) fn secret(&mut self, key: &str) -> Option<String> {
        let direct = self.text(key);
        let file_key = format!("{key}_FILE");
        let file = (self.variable)(&file_key).filter(|path| !path.trim().is_empty());
        match (direct, file) {
            (Some(_), Some(_)) => {
                self.problem(
                    &file_key,
                    &format!("set either {key} or {file_key}, not both"),
                );
                None
            }
            (Some(text), None) => Some(text),
            (None, None) => None,
            (None, Some(path)) => match std::fs::read_to_string(path.trim()) {
                Ok(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
                Ok(_) => {
                    self.problem(&file_key, "the file is empty");
                    None
                }
                Err(error) => {
                    self.problem(&file_key, &format!("the file cannot be read: {error}"));
                    None
                }
            },
        }
    }

    /// A setting that must read as something; `what` says as what.
    pub(super) fn parsed<T>(
        &mut self,
        key: &str,
        what: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(key)?;
        let value = parse(&text);
        if value.is_none() {
            self.problem(key, what);
        }
        value
    }

    /// A setting that is `true` or `false`; default false.
    pub(super) fn flag(&mut self, key: &str) -> bool {
        self.parsed(key, "it must be true or false", |text| match text {
            "true" | "1" | "yes" => Some(true),
            "false" | "0" | "no" => Some(false),
            _ => None,
        })
        .unwrap_or(false)
    }

    pub(super) fn finish<T>(self, value: T) -> Result<T, ConfigError> {
        if self.problems.is_empty() {
            Ok(value)
        } else {
            Err(ConfigError {
                problems: self.problems,
            })
        }
    }
}
