//! `invite` and `remind`: who is written to, and one mail per person into the outbox.

use std::collections::BTreeMap;

use clap::{ArgGroup, Args};

use super::{Installation, Problem};
use crate::app::inviting::{Invite, NewContact, Recipients, invite, remind};
use crate::assessment::Author;
use crate::questionnaire::model::RespondentGroup;

#[derive(Args)]
#[command(
    group(ArgGroup::new("whom").required(true)),
    after_help = "Example:\n  iscm-survey invite 2026 midcom ZM --email midcom=secretariat@example.org --dry-run"
)]
pub struct InviteArguments {
    #[command(flatten)]
    installation: Installation,
    /// Short name of the assessment
    slug: String,
    /// Everybody of a group: iscm, state or igo
    #[arg(long, value_name = "GROUP", value_parser = group, group = "whom")]
    all: Option<RespondentGroup>,
    /// Registry ids
    #[arg(value_name = "ID", group = "whom")]
    organizations: Vec<String>,
    /// Whom to write to at an organization; may be repeated
    #[arg(long, value_name = "ID=ADDRESS", value_parser = contact)]
    email: Vec<(String, String)>,
    /// Only list who would be written to
    #[arg(long)]
    dry_run: bool,
}

#[derive(Args)]
#[command(after_help = "Example:\n  iscm-survey remind 2026 --dry-run")]
pub struct RemindArguments {
    #[command(flatten)]
    installation: Installation,
    /// Short name of the assessment
    slug: String,
    /// Only list who would be written to
    #[arg(long)]
    dry_run: bool,
}

fn group(code: &str) -> Result<RespondentGroup, String> {
    RespondentGroup::from_code(code).ok_or_else(|| format!("{code} is none of iscm, state, igo"))
}

fn contact(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(id, address)| (id.to_owned(), address.to_owned()))
        .ok_or_else(|| format!("{text}: write midcom=secretariat@example.org"))
}

pub fn run(arguments: InviteArguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    let mut contacts: BTreeMap<String, Vec<NewContact>> = BTreeMap::new();
    for (id, email) in arguments.email {
        contacts.entry(id).or_default().push(NewContact {
            name: String::new(),
            email,
            language: None,
        });
    }
    let command = Invite {
        assessment: arguments.slug,
        recipients: match arguments.all {
            Some(group) => Recipients::Group(group),
            None => Recipients::These(arguments.organizations),
        },
        contacts,
        actor: Author::Operator,
        dry_run: arguments.dry_run,
    };
    let invited = app
        .write_blocking(|transaction| invite(transaction, &command))
        .map_err(|error| Problem::new(super::chain(&error)))?;
    for recipient in &invited.recipients {
        println!(
            "{}\t{}\t{}",
            recipient.respondent,
            recipient.email,
            recipient.language.code()
        );
    }
    for respondent in &invited.already {
        println!("{respondent}\talready invited");
    }
    for respondent in &invited.without_address {
        println!("{respondent}\tno address is known");
    }
    Ok(())
}

pub fn run_remind(arguments: &RemindArguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    let recipients = app
        .write_blocking(|transaction| {
            remind(
                transaction,
                &arguments.slug,
                &Author::Operator,
                arguments.dry_run,
            )
        })
        .map_err(|error| Problem::new(super::chain(&error)))?;
    for (recipient, _) in &recipients {
        println!(
            "{}\t{}\t{}",
            recipient.respondent,
            recipient.email,
            recipient.language.code()
        );
    }
    Ok(())
}
