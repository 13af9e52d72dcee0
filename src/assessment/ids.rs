use std::fmt;

/// Ids are text made by the program; a type for each, so that one is not taken for another.
macro_rules! ids {
    ($($(#[$comment:meta])* $name:ident),+ $(,)?) => {
        $(
            $(#[$comment])*
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(String);

            impl $name {
                pub fn new(text: impl Into<String>) -> Self {
                    $name(text.into())
                }

                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    formatter.write_str(&self.0)
                }
            }
        )+
    };
}

ids! {
    AssessmentId,
    InvitationId,
    ContactId,
    /// A link that was mailed; its id may be shown and listed, its token may not.
    LinkId,
    /// A browser that entered through a link, or a signed-in member of staff.
    SessionId,
    ResponseId,
    SubmissionId,
    UserId,
    OutboxId,
    /// The summary of one mechanism in one round, as analysts work on it.
    SummaryId,
    /// Somebody of a secretariat who is shown a draft summary.
    ReviewerId,
}
