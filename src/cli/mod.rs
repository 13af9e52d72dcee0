//! The command line: names, arguments and exit codes are a contract (README, "Commands").
//!
//! Start with [`run`]. One file per command; a command reads its arguments, calls the same `app`
//! function that the pages use, and prints. Results go to standard output, problems to standard error,
//! one clear line each; the exit code is 0 only when the command did what it was asked.
//! Kept out: decisions. What is allowed, counted or said is decided in the rooms it calls.

use std::ffi::OsString;
use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::clock::{Clock, SystemClock};
use crate::storage::{DatabaseUrl, Db, OpenError};

pub mod expression;
mod migrate;
mod problem;
mod questionnaire;
pub mod questionnaire_check;
pub mod questionnaire_try;

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
enum Command {
    /// Questionnaire files: check them, try answers
    Questionnaire(questionnaire::Arguments),
    /// Evaluate expressions: JSON lines in, JSON lines out
    #[command(
        after_help = "Example:\n  echo '{\"expression\": \"{a} + 1\", \"values\": {\"a\": 2}}' | iscm-survey expression"
    )]
    Expression,
    /// Make or upgrade the database
    #[command(after_help = "Example:\n  iscm-survey migrate --data ./data")]
    Migrate(migrate::Arguments),
}

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
    pub fn database_url(&self) -> Result<DatabaseUrl, Problem> {
        match &self.database_url {
            Some(url) => {
                DatabaseUrl::parse(url).map_err(|problem| Problem::new(problem.to_string()))
            }
            None => Ok(DatabaseUrl::sqlite(self.data.join("iscm-survey.db"))),
        }
    }

    /// Opens the database of this installation; a missing one is never made here.
    pub fn open(&self) -> Result<Db, Problem> {
        Db::open(&self.database_url()?).map_err(told)
    }
}

/// Why a database could not be opened, with what lies behind it.
fn told(error: OpenError) -> Problem {
    Problem::from(anyhow::Error::from(error))
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
    match command {
        Command::Questionnaire(arguments) => questionnaire::run(arguments),
        Command::Expression => expression_lines(),
        Command::Migrate(arguments) => migrate::run(&arguments),
    }
}

/// Answers each line as it comes, so that another program can talk with this one.
fn expression_lines() -> Result<(), Problem> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        writeln!(output, "{}", expression::run_line(&line, SystemClock.now()))?;
        output.flush()?;
    }
    Ok(())
}
