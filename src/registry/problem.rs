//! What can be wrong with a registry file.

use std::fmt;

/// The kind of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegistryProblemCode {
    BadJson,
    /// Not a registry file, or of a later format.
    UnknownFormat,
    WrongType,
    MissingProperty,
    UnknownProperty,
    Empty,
    BadId,
    DuplicateId,
    BadDate,
    BadAddress,
    UnknownLanguage,
    /// Not one of the values that the property knows.
    UnknownCode,
    UnknownCountry,
    UnknownOrganization,
    UnknownRegion,
    UnknownGroup,
    UnknownTheme,
    /// The same participant twice in one role, the same region twice, ….
    Duplicate,
    /// Two properties of one record that cannot both be true.
    Contradiction,
}

impl RegistryProblemCode {
    pub fn as_str(self) -> &'static str {
        match self {
            RegistryProblemCode::BadJson => "bad_json",
            RegistryProblemCode::UnknownFormat => "unknown_format",
            RegistryProblemCode::WrongType => "wrong_type",
            RegistryProblemCode::MissingProperty => "missing_property",
            RegistryProblemCode::UnknownProperty => "unknown_property",
            RegistryProblemCode::Empty => "empty",
            RegistryProblemCode::BadId => "bad_id",
            RegistryProblemCode::DuplicateId => "duplicate_id",
            RegistryProblemCode::BadDate => "bad_date",
            RegistryProblemCode::BadAddress => "bad_address",
            RegistryProblemCode::UnknownLanguage => "unknown_language",
            RegistryProblemCode::UnknownCode => "unknown_code",
            RegistryProblemCode::UnknownCountry => "unknown_country",
            RegistryProblemCode::UnknownOrganization => "unknown_organization",
            RegistryProblemCode::UnknownRegion => "unknown_region",
            RegistryProblemCode::UnknownGroup => "unknown_group",
            RegistryProblemCode::UnknownTheme => "unknown_theme",
            RegistryProblemCode::Duplicate => "duplicate",
            RegistryProblemCode::Contradiction => "contradiction",
        }
    }
}

/// One problem of a registry file: what, where, and in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryProblem {
    pub code: RegistryProblemCode,
    /// A JSON Pointer (RFC 6901) into the file.
    pub pointer: String,
    pub message: String,
}

impl fmt::Display for RegistryProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} at {}: {}",
            self.code.as_str(),
            if self.pointer.is_empty() {
                "/"
            } else {
                &self.pointer
            },
            self.message
        )
    }
}

/// Adds a key to a JSON Pointer.
pub(super) fn pointer_to(parent: &str, key: impl fmt::Display) -> String {
    format!(
        "{parent}/{}",
        key.to_string().replace('~', "~0").replace('/', "~1")
    )
}
