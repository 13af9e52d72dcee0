//! Mails: what they say, and how they leave.
//!
//! Start with [`Letter`], which says what a mail is about, and [`compose`], which writes it; a
//! [`Mailer`] sends what was written. Mails hold no answers. Links are made from the configured public
//! address only (threat model 2.3). Kept out: when and to whom mails are sent (`app`, `worker`).

mod letter;
mod mailer;
mod wrap;

#[cfg(test)]
mod tests;

pub use letter::{Letter, Occasion, Person, ReminderTone, Written, compose};
pub use mailer::{Mailer, MailerError, SendError, SmtpSecurity, SmtpSettings, Transport};
