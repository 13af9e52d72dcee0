//! The names by which registry records know each other.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $check:expr, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// What a well-formed one looks like, for messages.
            pub const EXPECTED: &'static str = $expected;

            /// Takes a text as an id if it has the right form; whether such a record exists is another question.
            pub fn parse(text: &str) -> Option<Self> {
                let is_well_formed: fn(&str) -> bool = $check;
                is_well_formed(text).then(|| $name(text.to_owned()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                $name::parse(&text).ok_or_else(|| format!("`{text}` is not {}", $expected))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

identifier!(
    /// An ISCM: `midcom`, `5plus5`.
    IscmId,
    is_slug,
    "a slug of small letters, digits and hyphens"
);
identifier!(
    /// A State or territory: its ISO 3166-1 alpha-2 code, `ZM`.
    CountryCode,
    is_alpha2,
    "an ISO 3166-1 alpha-2 code of two capital letters"
);
identifier!(
    /// An intergovernmental or other organization: `iom`, `un-women`.
    OrganizationId,
    is_slug,
    "a slug of small letters, digits and hyphens"
);
identifier!(
    /// A region in the terms of the ISCMs' pages: `southern_africa`.
    RegionId,
    is_code,
    "a code of small letters, digits and underscores"
);
identifier!(
    /// A group of States or of others that takes part as such: `eu_member_states`.
    GroupId,
    is_code,
    "a code of small letters, digits and underscores"
);
identifier!(
    /// A theme of the vocabulary `thematic_areas`: `labour_migration`.
    ThemeCode,
    is_code,
    "a code of small letters, digits and underscores"
);

pub(super) fn is_slug(text: &str) -> bool {
    starts_with_letter_or_digit(text)
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

pub(super) fn is_code(text: &str) -> bool {
    starts_with_letter_or_digit(text)
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

fn is_alpha2(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn starts_with_letter_or_digit(text: &str) -> bool {
    text.len() <= 64
        && text
            .bytes()
            .next()
            .is_some_and(|first| first.is_ascii_lowercase() || first.is_ascii_digit())
}
