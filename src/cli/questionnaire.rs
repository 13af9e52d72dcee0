//! `questionnaire check` and `questionnaire try`: what authors need without an installation.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Problem, questionnaire_check};

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
    }
}
