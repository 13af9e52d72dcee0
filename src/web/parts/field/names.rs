//! Names and ids of controls.
//!
//! An answer's control bears its address as name. Everything else that a form posts has a name that
//! starts with a dot, which no question can have.

use crate::questionnaire::answers::Address;

/// The token that proves that the form is ours.
pub const TOKEN: &str = ".token";
/// What the page was drawn from: per answer its version and a digest of what an untouched field posts
/// (`respondent::posted::Bases`); on the check of all answers the revision of the response.
pub const BASE: &str = ".base";
/// The id of this write; sending it again has the effect of one.
pub const OPERATION: &str = ".operation";
/// The browser's own count of writes, so that a delayed earlier one does not undo a later one.
pub const SEQUENCE: &str = ".sequence";
/// Where to go after saving: `continue` (default), `tasks`, `stay`, `autosave`.
pub const THEN: &str = ".then";
/// The address of a list of boxes that was on the page: without a tick it posts nothing else.
pub const SHOWN: &str = ".shown";
/// The address of a list that gets one more entry.
pub const ADD: &str = ".add";
/// The address of an entry that goes.
pub const REMOVE: &str = ".remove";
/// The address of an answer that is taken back: a radio button cannot be unset without script.
pub const CLEAR: &str = ".clear";

/// The choice of how an answer may be quoted.
pub fn attribution(address: &Address) -> String {
    format!("{ATTRIBUTION}{address}")
}

/// What the names of [`attribution`] start with.
pub const ATTRIBUTION: &str = ".use/";

/// A place in a ranking; posts `place:value`.
pub fn rank(address: &Address) -> String {
    format!("{RANK}{address}")
}

/// What the names of [`rank`] start with.
pub const RANK: &str = ".rank/";

/// The id of the first control of an answer, to which errors link.
pub fn control_id(address: &Address) -> String {
    // Keys of entries may hold any text; in an id everything but letters, digits and hyphens is
    // written as its code, so that it can stand after `#` and in a list of ids.
    let mut id = String::from("a-");
    for character in address.as_str().chars() {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => id.push(character),
            '/' => id.push_str("__"),
            other => id.push_str(&format!("_{:x}", u32::from(other))),
        }
    }
    id
}

/// The id of a list of blocks. Where the entries follow from boxes ticked elsewhere, both have the same
/// address (section 5 of questionnaires/README.md), and an id may stand once on a page.
pub fn list_id(address: &Address) -> String {
    format!("{}-list", control_id(address))
}

/// The id of what staff ask about an answer.
pub fn asked_id(address: &Address) -> String {
    format!("{}-asked", control_id(address))
}

pub(super) fn error_id(address: &Address) -> String {
    format!("{}-error", control_id(address))
}

pub(super) fn count_id(address: &Address) -> String {
    format!("{}-count", control_id(address))
}
