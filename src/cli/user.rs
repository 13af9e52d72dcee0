//! `user add`: an account for the desk.

use std::io::{BufRead, IsTerminal};

use clap::{Args, Subcommand};

use super::{Installation, Problem, language};
use crate::app::staff::{NewAccount, add_user};
use crate::assessment::Role;
use crate::language::Language;

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
        after_help = "Example:\n  iscm-survey user add ana@example.org --role analyst --name \"Ana Souza\""
    )]
    Add {
        email: String,
        /// administrator, coordinator, analyst or reader
        #[arg(long, value_parser = role)]
        role: Role,
        #[arg(long, default_value = "")]
        name: String,
        /// Language in which the person reads the desk
        #[arg(long, value_parser = language, default_value = "en")]
        language: Language,
    },
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code)
        .ok_or_else(|| format!("{code} is none of administrator, coordinator, analyst, reader"))
}

pub fn run(arguments: Arguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    let Action::Add {
        email,
        role,
        name,
        language,
    } = arguments.action;
    let account = NewAccount {
        email,
        name,
        role,
        language,
        password: password()?,
    };
    add_user(
        app.db(),
        app.clock(),
        app.randomness(),
        &account,
        "operator",
    )
    .map_err(|error| Problem::new(super::chain(&error)))?;
    println!("{} may sign in as {}", account.email, role.code());
    Ok(())
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
