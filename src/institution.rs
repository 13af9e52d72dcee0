//! Who runs this installation: the name, the unit and the contact that pages and mails show.
//!
//! A value and nothing else, so that the rooms that show it need not know the configuration.

/// Who sends the questionnaires and answers for the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// `International Organization for Migration`.
    pub name: String,
    /// `IOM`.
    pub short_name: String,
    /// `International Partnerships Division`.
    pub unit: String,
    /// Who signs the mails.
    pub person: String,
    /// Whom respondents ask.
    pub email: String,
    pub phone: Option<String>,
}
