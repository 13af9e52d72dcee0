use std::fmt;

use crate::questionnaire::model::RespondentGroup;

/// Says that answers are not the respondent's own word; shown on every page, export and report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Taken from a published text about the respondent.
    Reconstructed,
    /// Invented to show the program at its real size.
    Illustrative,
}

impl Mark {
    pub fn code(self) -> &'static str {
        match self {
            Mark::Reconstructed => "reconstructed",
            Mark::Illustrative => "illustrative",
        }
    }

    pub fn from_code(code: &str) -> Option<Mark> {
        [Mark::Reconstructed, Mark::Illustrative]
            .into_iter()
            .find(|mark| mark.code() == code)
    }
}

/// What a member of staff may do; each includes the ones before it in [`Role::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Sees findings and summaries.
    Reader,
    /// Also responses; edits summaries.
    Analyst,
    /// Also runs rounds and enters answers on behalf.
    Coordinator,
    /// Also users and settings.
    Administrator,
}

impl Role {
    pub const ALL: [Role; 4] = [
        Role::Reader,
        Role::Analyst,
        Role::Coordinator,
        Role::Administrator,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Analyst => "analyst",
            Role::Coordinator => "coordinator",
            Role::Administrator => "administrator",
        }
    }

    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// An organization that answers: a registry id (`midcom`, `ZM`, `icmpd`) within its group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Respondent {
    pub group: RespondentGroup,
    pub organization: String,
}

impl Respondent {
    pub fn new(group: RespondentGroup, organization: impl Into<String>) -> Self {
        Respondent {
            group,
            organization: organization.into(),
        }
    }
}

/// `iscm:midcom`, as the audit and messages name a respondent.
impl fmt::Display for Respondent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.group.code(), self.organization)
    }
}
