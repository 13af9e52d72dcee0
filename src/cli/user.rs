//! `user …`: accounts for the desk.

use std::io::{BufRead, IsTerminal};

use clap::{ArgGroup, Args, Subcommand};

use super::{Installation, Problem, chain, language};
use crate::app::App;
use crate::app::accounts::{
    AccountChange, AccountError, NewAccount, add_user, change_account, set_password,
};
use crate::assessment::{Author, Role};
use crate::language::Language;
use crate::storage::staff::{User, find_user_by_email, list_users};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    installation: Installation,
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Add an account; its password is asked for, or read from standard input
    #[command(
        after_help = "Example:\n  iscm-survey user add ana@example.org --role analyst --name \"Ana Souza\" --iscm midcom midsa"
    )]
    Add {
        email: String,
        /// administrator, coordinator, analyst or reader
        #[arg(long, value_parser = role)]
        role: Role,
        #[arg(long, default_value = "")]
        name: String,
        /// The mechanisms an analyst is limited to; all without it
        #[arg(long, value_name = "ID", num_args = 1..)]
        iscm: Vec<String>,
        /// Language in which the person reads the desk
        #[arg(long, value_parser = language, default_value = "en")]
        language: Language,
    },
    /// Change what a person may do and see; the person signs in again
    #[command(
        group = ArgGroup::new("what").args(["role", "name", "iscm", "all_iscms"]).required(true).multiple(true),
        after_help = "Example:\n  iscm-survey user change ana@example.org --iscm midcom midsa"
    )]
    Change {
        email: String,
        /// administrator, coordinator, analyst or reader
        #[arg(long, value_parser = role)]
        role: Option<Role>,
        #[arg(long)]
        name: Option<String>,
        /// The mechanisms an analyst is limited to from now on
        #[arg(long, value_name = "ID", num_args = 1.., conflicts_with = "all_iscms")]
        iscm: Vec<String>,
        /// Lift the limit to some mechanisms
        #[arg(long)]
        all_iscms: bool,
    },
    /// Set another password; it is asked for, or read from standard input
    #[command(after_help = "Example:\n  iscm-survey user password ana@example.org")]
    Password { email: String },
    /// Keep a person from signing in, at once
    #[command(after_help = "Example:\n  iscm-survey user disable ana@example.org")]
    Disable { email: String },
    /// Let a person sign in again
    #[command(after_help = "Example:\n  iscm-survey user enable ana@example.org")]
    Enable { email: String },
    /// List the accounts
    #[command(after_help = "Example:\n  iscm-survey user list")]
    List,
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code)
        .ok_or_else(|| format!("{code} is none of administrator, coordinator, analyst, reader"))
}

pub fn run(arguments: Arguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    match arguments.action {
        Action::Add {
            email,
            role,
            name,
            iscm,
            language,
        } => {
            let account = NewAccount {
                email,
                name,
                role,
                iscms: (!iscm.is_empty()).then_some(iscm),
                language,
                password: password()?,
            };
            add_user(&app, &account, &Author::Operator).map_err(told)?;
            println!("{} may sign in as {}", account.email, role.code());
            Ok(())
        }
        Action::Change {
            email,
            role,
            name,
            iscm,
            all_iscms,
        } => {
            let iscms = match (all_iscms, iscm.is_empty()) {
                (true, _) => Some(None),
                (false, true) => None,
                (false, false) => Some(Some(iscm)),
            };
            let change = AccountChange {
                name,
                role,
                iscms,
                disabled: None,
            };
            let user = changed(&app, &email, &change)?;
            println!("{}", line(&user));
            Ok(())
        }
        Action::Password { email } => {
            let user = find(&app, &email)?;
            set_password(&app, &user.id, &password()?, &Author::Operator).map_err(told)?;
            println!(
                "{} has another password; its sessions have ended",
                user.email
            );
            Ok(())
        }
        Action::Disable { email } => able(&app, &email, true),
        Action::Enable { email } => able(&app, &email, false),
        Action::List => {
            let users = app
                .read_blocking(|transaction| list_users(transaction.connection))
                .map_err(|error| Problem::new(chain(&error)))?;
            for user in &users {
                println!("{}", line(user));
            }
            Ok(())
        }
    }
}

fn able(app: &App, email: &str, disabled: bool) -> Result<(), Problem> {
    let change = AccountChange {
        disabled: Some(disabled),
        ..AccountChange::default()
    };
    let user = changed(app, email, &change)?;
    println!("{}", line(&user));
    Ok(())
}

fn changed(app: &App, email: &str, change: &AccountChange) -> Result<User, Problem> {
    let user = find(app, email)?;
    app.write_blocking(|transaction| {
        change_account(transaction, &user.id, change, &Author::Operator)
    })
    .map_err(told)?;
    find(app, email)
}

fn find(app: &App, email: &str) -> Result<User, Problem> {
    app.read_blocking(|transaction| find_user_by_email(transaction.connection, email))
        .map_err(|error| Problem::new(chain(&error)))?
        .map(|(user, _)| user)
        .ok_or_else(|| Problem::new(format!("{email} has no account")))
}

/// One account in one line: address, role, the mechanisms it is limited to, whether it is disabled.
fn line(user: &User) -> String {
    let limit = match &user.iscms {
        Some(iscms) => format!("\t{}", iscms.join(" ")),
        None => "\t*".to_owned(),
    };
    let disabled = match user.disabled_at {
        Some(_) => "\tdisabled",
        None => "",
    };
    format!("{}\t{}{limit}{disabled}", user.email, user.role.code())
}

fn told(error: AccountError) -> Problem {
    Problem::new(chain(&error))
}

fn password() -> Result<String, Problem> {
    if std::io::stdin().is_terminal() {
        let first = rpassword::prompt_password("Password: ")?;
        if rpassword::prompt_password("The same again: ")? != first {
            return Err(Problem::new(
                "the two passwords differ; nothing was changed",
            ));
        }
        return Ok(first);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
