use std::fmt;

/// Why a command did not do what it was asked, as one line for the operator, and its exit code.
#[derive(Debug)]
pub struct Problem {
    message: String,
    exit_code: u8,
}

impl Problem {
    /// A failure with the ordinary exit code 1.
    pub fn new(message: impl Into<String>) -> Self {
        Problem {
            message: message.into(),
            exit_code: 1,
        }
    }

    /// Nothing is there to be told: exit code 3, so that scripts can tell it from a failure.
    pub fn nothing_there(message: impl Into<String>) -> Self {
        Problem {
            message: message.into(),
            exit_code: 3,
        }
    }

    pub fn exit_code(&self) -> u8 {
        self.exit_code
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // One line each: what a library says over several lines is joined.
        let line = self
            .message
            .split('\n')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        formatter.write_str(&line.collect::<Vec<_>>().join("; "))
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
