//! `questionnaire check` and `questionnaire try`: what authors need without an installation.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use serde_json::Value as Json;

use super::{Problem, instant, questionnaire_check, questionnaire_try, read_file, write_result};
use crate::clock::{Clock, SystemClock};
use crate::questionnaire::form::registers_of;
use crate::registry::Registry;

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// List every problem of questionnaire files: code, JSON Pointer, message
    #[command(
        after_help = "Example:\n  iscm-survey questionnaire check questionnaires/iscm.json questionnaires/state.json"
    )]
    Check {
        /// Files to check, also against each other
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Show what a questionnaire makes of a set of answers, as JSON
    #[command(
        after_help = "Example:\n  iscm-survey questionnaire try questionnaires/iscm.json --answers questionnaires/demo/midcom-2019.json"
    )]
    Try {
        #[arg(value_name = "FILE", required_unless_present = "batch")]
        file: Option<PathBuf>,
        /// A JSON object: question to answer
        #[arg(long, value_name = "FILE", required_unless_present = "batch")]
        answers: Option<PathBuf>,
        /// Language of the texts; the file's own where it is absent
        #[arg(long)]
        language: Option<String>,
        /// The instant of the form; the present one where it is absent
        #[arg(long, value_name = "T")]
        now: Option<String>,
        /// JSON lines in, {questionnaire, answers, language?, now?, lenient?}, JSON lines out
        #[arg(long, conflicts_with_all = ["file", "answers", "language", "now"])]
        batch: bool,
    },
}

pub fn run(arguments: Arguments) -> Result<(), Problem> {
    match arguments.action {
        Action::Check { files } => {
            if questionnaire_check::run(&files, &mut std::io::stdout().lock())? {
                Ok(())
            } else {
                Err(Problem::new(
                    "the files have errors; with them they cannot be used",
                ))
            }
        }
        Action::Try { batch: true, .. } => batch(),
        Action::Try {
            file,
            answers,
            language,
            now,
            ..
        } => {
            let (Some(file), Some(answers)) = (file, answers) else {
                return Err(Problem::new(
                    "name a questionnaire and --answers, or use --batch",
                ));
            };
            let text = read_file(&file)?;
            let given: Json = serde_json::from_str(&read_file(&answers)?)
                .map_err(|error| Problem::new(format!("{}: {error}", answers.display())))?;
            let now = instant_or_now(now.as_deref())?;
            let registers = registers_of(Registry::starting());
            let language = language.as_deref();
            let told = questionnaire_try::try_one(&text, &given, language, now, &registers, false);
            write_result(None, &format!("{told:#}\n"))?;
            match told.get("refused") {
                None => Ok(()),
                Some(codes) => Err(Problem::new(format!(
                    "the questionnaire or the answers cannot be read: {codes}; `questionnaire check` tells where"
                ))),
            }
        }
    }
}

fn instant_or_now(text: Option<&str>) -> Result<DateTime<Utc>, Problem> {
    let Some(text) = text else {
        return Ok(SystemClock.now());
    };
    instant::read(text, chrono_tz::UTC).ok_or_else(|| {
        Problem::new(format!(
            "--now: {text} is no instant; write 2026-04-14T09:00:00Z"
        ))
    })
}

fn batch() -> Result<(), Problem> {
    let registers = registers_of(Registry::starting());
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if !line.trim().is_empty() {
            writeln!(
                output,
                "{}",
                questionnaire_try::run_line(&line, SystemClock.now(), &registers)
            )?;
            output.flush()?;
        }
    }
    Ok(())
}
