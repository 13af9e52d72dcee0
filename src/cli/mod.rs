//! The command line: names, arguments and exit codes are a contract (README, "Commands").
//!
//! Start with [`run`]. One file per command; a command reads its arguments, calls the same `app`
//! function that the pages use, and prints. Results go to standard output, problems to standard error,
//! one clear line each; the exit code is 0 only when the command did what it was asked.
//! Kept out: decisions. What is allowed, counted or said is decided in the rooms it calls.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

pub mod expression;
mod problem;
pub mod questionnaire_check;

pub use problem::Problem;

/// Questionnaires by mail, answers on disk, findings per mechanism.
#[derive(Parser)]
#[command(
    name = "iscm-survey",
    version,
    propagate_version = true,
    max_term_width = 100
)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {}

/// Where the installation is: a database address, else a folder.
#[derive(Args, Clone, Debug)]
pub struct Installation {
    /// Address of the database: sqlite://PATH or postgres://…
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Folder of an embedded installation
    #[arg(long, value_name = "DIR", default_value = "./data")]
    pub data: PathBuf,
}

impl Installation {
    /// The database address of this installation.
    pub fn database_url(&self) -> String {
        match &self.database_url {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.data.join("iscm-survey.db").display()),
        }
    }
}

/// Runs one command and says how it went.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let command_line = match CommandLine::try_parse_from(arguments) {
        Ok(command_line) => command_line,
        Err(message) => {
            // `--help` and `--version` are answers, all else is a problem with the arguments.
            let _ = message.print();
            return if message.use_stderr() {
                ExitCode::from(2)
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    match dispatch(command_line.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(problem.exit_code())
        }
    }
}

fn dispatch(command: Command) -> Result<(), Problem> {
    match command {}
}
