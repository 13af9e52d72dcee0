use std::fmt;

/// One thing that is wrong, or doubtful, in a questionnaire file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub code: ProblemCode,
    pub severity: Severity,
    /// Where in the file: a JSON Pointer (RFC 6901), empty for the file as a whole.
    pub pointer: String,
    /// For the author of the file; names the offending thing and, where there is one, its replacement.
    pub message: String,
}

/// In characters; what is quoted from a file may be as long as the file.
const LONGEST_MESSAGE: usize = 500;

impl Problem {
    pub(super) fn new(code: ProblemCode, pointer: impl Into<String>, message: String) -> Self {
        let end = message.char_indices().nth(LONGEST_MESSAGE);
        let message = match end {
            Some((end, _)) => format!("{}…", &message[..end]),
            None => message,
        };
        Problem {
            code,
            severity: code.severity(),
            pointer: pointer.into(),
            message,
        }
    }

    /// A problem that is tolerated although its code is one of an error.
    pub(super) fn warning(code: ProblemCode, pointer: impl Into<String>, message: String) -> Self {
        Problem {
            severity: Severity::Warning,
            ..Problem::new(code, pointer, message)
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} {} at {}: {}",
            self.severity,
            self.code,
            if self.pointer.is_empty() {
                "the top"
            } else {
                &self.pointer
            },
            self.message
        )
    }
}

/// Errors keep a file from being used, warnings do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

macro_rules! problem_codes {
    ($($(#[$comment:meta])* $variant:ident $code:literal $severity:ident,)*) => {
        /// What is wrong, as a stable code (section 11 of `questionnaires/README.md`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemCode {
            $($(#[$comment])* $variant,)*
        }

        impl ProblemCode {
            pub const ALL: &'static [ProblemCode] = &[$(ProblemCode::$variant,)*];

            /// The code as it is printed and documented.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(ProblemCode::$variant => $code,)*
                }
            }

            /// Whether a problem of this kind keeps the file from being used.
            pub fn severity(self) -> Severity {
                match self {
                    $(ProblemCode::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

problem_codes! {
    BadJson "bad_json" Error,
    TooLarge "too_large" Error,
    MissingProperty "missing_property" Error,
    WrongType "wrong_type" Error,
    UnknownType "unknown_type" Error,
    UnsupportedType "unsupported_type" Error,
    UnknownProperty "unknown_property" Error,
    RenamedProperty "renamed_property" Error,
    UnsupportedProperty "unsupported_property" Error,
    UnsupportedValue "unsupported_value" Error,
    BadName "bad_name" Error,
    ReservedName "reserved_name" Error,
    DuplicateName "duplicate_name" Error,
    DuplicateChoice "duplicate_choice" Error,
    EmptyChoices "empty_choices" Error,
    /// Properties that contradict each other, or one property given twice.
    Conflict "conflict" Error,
    BadExpression "bad_expression" Error,
    UnknownFunction "unknown_function" Error,
    UnknownReference "unknown_reference" Error,
    DependencyCycle "dependency_cycle" Error,
    MissingDefaultText "missing_default_text" Error,
    UnknownLocale "unknown_locale" Error,
    UnsafeHtml "unsafe_html" Error,
    BadRegex "bad_regex" Error,
    UnknownRegister "unknown_register" Error,
    UnknownFinding "unknown_finding" Error,
    UnknownIndicator "unknown_indicator" Error,
    IndicatorConflict "indicator_conflict" Error,
    /// A word without quotes inside an expression: it is read as text.
    BareWord "bare_word" Warning,
    ConstantCondition "constant_condition" Warning,
    OddChoiceValue "odd_choice_value" Warning,
    /// Never visible.
    Unreachable "unreachable" Warning,
    Untranslated "untranslated" Warning,
    /// Read, and changes nothing here.
    NoEffect "no_effect" Warning,
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
