//! One error while it is put together, before it has a place and a language.

use crate::language::LocalizedText;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::error::ErrorCode;

/// One error in the making.
pub(super) struct Wrong<'q> {
    pub code: ErrorCode,
    pub parameters: Vec<(&'static str, String)>,
    pub text: Option<&'q LocalizedText>,
    /// What stands for `{0}` in the author's text, as it is shown.
    pub limit: Option<String>,
    pub address: Option<Address>,
}

impl<'q> Wrong<'q> {
    pub(super) fn new(code: ErrorCode) -> Self {
        Wrong {
            code,
            parameters: Vec::new(),
            text: None,
            limit: None,
            address: None,
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.push((name, value.into()));
        self
    }

    pub(super) fn saying(mut self, text: Option<&'q LocalizedText>) -> Self {
        self.text = text;
        self
    }

    pub(super) fn showing(mut self, limit: String) -> Self {
        self.limit = Some(limit);
        self
    }

    pub(super) fn at(mut self, address: Address) -> Self {
        self.address = Some(address);
        self
    }
}
