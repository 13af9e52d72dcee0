//! The command line: names, arguments and exit codes are a contract (README, "Commands").
//!
//! Start with [`run`]. One file per command; a command reads its arguments, calls the same `app`
//! function that the pages use, and prints. Results go to standard output, problems to standard error,
//! one clear line each; the exit code is 0 only when the command did what it was asked.
//! Kept out: decisions. What is allowed, counted or said is decided in the rooms it calls.

use std::ffi::OsString;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};

use crate::app::App;
use crate::assessment::instant;
use crate::clock::{Clock, SystemClock, SystemRandomness};
use crate::language::Language;
use crate::storage::{DatabaseUrl, Db, OpenError};

mod assessment;
mod demo;
mod export;
pub mod expression;
mod invite;
mod migrate;
mod problem;
mod questionnaire;
pub mod questionnaire_check;
pub mod questionnaire_try;
mod registry;
mod report;
mod response;
mod results;
mod service;
mod user;

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
    /// Make a demonstration installation and show it
    Demo(demo::Arguments),
    /// Serve the pages and send the mails that wait
    Serve(service::ServeArguments),
    /// Send the mails that wait, without pages
    Worker(service::WorkerArguments),
    /// People who may sign in
    User(user::Arguments),
    /// Make or upgrade the database
    #[command(after_help = "Example:\n  iscm-survey migrate --data ./data")]
    Migrate(migrate::Arguments),
    /// The registry of mechanisms, States and organizations
    Registry(registry::Arguments),
    /// Questionnaire files: check them, try answers
    Questionnaire(questionnaire::Arguments),
    /// Evaluate expressions: JSON lines in, JSON lines out
    #[command(
        after_help = "Example:\n  echo '{\"expression\": \"{a} + 1\", \"values\": {\"a\": 2}}' | iscm-survey expression"
    )]
    Expression,
    /// Rounds
    Assessment(assessment::Arguments),
    /// Invite organizations to a round, by mail
    Invite(invite::InviteArguments),
    /// Remind those who have not answered
    Remind(invite::RemindArguments),
    /// Answers of organizations
    Response(response::Arguments),
    /// Summaries of Findings, and the report of a whole assessment
    Report(report::Arguments),
    /// Answers and figures of an assessment as a file of data
    Export(export::Arguments),
    /// What readers outside see of a round: publish, list, withdraw
    Results(results::Arguments),
}

/// Where the installation is: a database address, else a folder.
#[derive(Args, Clone, Debug)]
pub struct Installation {
    /// Address of the database: sqlite://PATH or postgres://…
    #[arg(
        long,
        global = true,
        env = "DATABASE_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database_url: Option<String>,
    /// Folder of an embedded installation
    #[arg(long, global = true, value_name = "DIR", default_value = "./data")]
    pub data: PathBuf,
}

impl Installation {
    /// The database address of this installation, as text.
    pub fn address(&self) -> String {
        match &self.database_url {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.data.join("iscm-survey.db").display()),
        }
    }

    /// The database address of this installation.
    pub fn database_url(&self) -> Result<DatabaseUrl, Problem> {
        match &self.database_url {
            Some(url) => {
                DatabaseUrl::parse(url).map_err(|problem| Problem::new(problem.to_string()))
            }
            None => Ok(DatabaseUrl::sqlite(self.data.join("iscm-survey.db"))),
        }
    }

    /// Opens this installation; a missing database is never made here.
    pub fn app(&self) -> Result<App, Problem> {
        let db = Db::open(&self.database_url()?).map_err(told)?;
        Ok(App::new(
            db,
            Arc::new(SystemClock),
            Arc::new(SystemRandomness),
        ))
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
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Serve(arguments) => service::serve(arguments),
        Command::Worker(arguments) => service::worker(&arguments),
        Command::User(arguments) => user::run(arguments),
        Command::Invite(arguments) => invite::run(arguments),
        Command::Remind(arguments) => invite::run_remind(&arguments),
        Command::Migrate(arguments) => migrate::run(&arguments),
        Command::Registry(arguments) => registry::run(arguments),
        Command::Questionnaire(arguments) => questionnaire::run(arguments),
        Command::Expression => expression_lines(),
        Command::Assessment(arguments) => assessment::run(arguments),
        Command::Response(arguments) => response::run(arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Results(arguments) => results::run(arguments),
    }
}

/// An error with everything that lies behind it, on one line.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

/// A language as an operator names it.
fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| {
        let known: Vec<&str> = Language::ALL.into_iter().map(Language::code).collect();
        format!("{tag} is none of {}", known.join(", "))
    })
}

fn read_file(path: &Path) -> Result<String, Problem> {
    std::fs::read_to_string(path)
        .map_err(|error| Problem::new(format!("cannot read {}: {error}", path.display())))
}

/// Writes a result to a file, under its final name only when it is whole, or to standard output.
fn write_result(path: Option<&Path>, text: &str) -> Result<(), Problem> {
    write_bytes(path, text.as_bytes())
}

/// The same for results that are no text.
fn write_bytes(path: Option<&Path>, bytes: &[u8]) -> Result<(), Problem> {
    let Some(path) = path else {
        let mut output = std::io::stdout().lock();
        output.write_all(bytes)?;
        output.flush()?;
        return Ok(());
    };
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".part");
    std::fs::write(&unfinished, bytes)
        .and_then(|()| std::fs::rename(&unfinished, path))
        .map_err(|error| Problem::new(format!("cannot write {}: {error}", path.display())))
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
