use std::fmt;

use crate::storage::StorageError;

/// Why a command did not do what it was asked, one line per thing, and its exit code.
#[derive(Debug)]
pub struct Problem {
    lines: Vec<String>,
    exit_code: u8,
}

impl Problem {
    /// A failure with the ordinary exit code 1.
    pub fn new(message: impl Into<String>) -> Self {
        Problem::lines(vec![message.into()])
    }

    /// A failure that names several places, one line each.
    pub fn lines(lines: Vec<String>) -> Self {
        Problem {
            lines,
            exit_code: 1,
        }
    }

    /// Nothing is there to be told: exit code 3, so that scripts can tell it from a failure.
    pub fn nothing_there(message: impl Into<String>) -> Self {
        Problem {
            lines: vec![message.into()],
            exit_code: 3,
        }
    }

    pub fn exit_code(&self) -> u8 {
        self.exit_code
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, line) in self.lines.iter().enumerate() {
            if position > 0 {
                formatter.write_str("\n")?;
            }
            // What a library says over several lines is joined.
            let parts: Vec<&str> = line
                .split('\n')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect();
            formatter.write_str(&parts.join("; "))?;
        }
        Ok(())
    }
}

impl From<anyhow::Error> for Problem {
    fn from(error: anyhow::Error) -> Self {
        Problem::new(format!("{error:#}"))
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Problem::new(error.to_string())
    }
}

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        Problem::new(super::chain(&error))
    }
}
