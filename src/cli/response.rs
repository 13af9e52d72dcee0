//! `response import`: answers entered on behalf of an organization.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Map, Value as Json};

use super::{Installation, Problem, language, read_file};
use crate::app::importing::{ImportResponse, ImportResponseError, import_response};
use crate::assessment::{AnsweringProblem, Author};
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
    /// Enter a set of answers on behalf of an organization, through the same checks as the pages
    #[command(
        after_help = "Example:\n  iscm-survey response import 2026 midcom --answers midcom.json --submit --source \"letter of 3 May 2026\""
    )]
    Import {
        /// Short name of the assessment
        slug: String,
        /// Registry id: midcom, ZM, icmpd
        organization: String,
        /// A JSON object: question to answer
        #[arg(long, value_name = "FILE")]
        answers: PathBuf,
        /// Submit the answers, which then must be complete
        #[arg(long)]
        submit: bool,
        /// Where the answers come from
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
        /// Language of the open answers
        #[arg(long, value_parser = language, default_value = "en")]
        language: Language,
        /// The assessment is closed, and this goes in all the same (a form that came in time)
        #[arg(long)]
        after_closing: bool,
    },
}

pub fn run(arguments: Arguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    let Action::Import {
        slug,
        organization,
        answers,
        submit,
        source,
        language,
        after_closing,
    } = arguments.action;
    let text = read_file(&answers)?;
    let answers: Map<String, Json> = serde_json::from_str(&text)
        .map_err(|error| Problem::new(format!("{}: {error}", answers.display())))?;
    let command = ImportResponse {
        assessment: slug,
        organization,
        answers,
        submit,
        language,
        source,
        mark: None,
        into_closed: after_closing,
        over_respondent: false,
        actor: Author::Operator,
    };
    let imported = app
        .write_blocking(|transaction| import_response(transaction, &command))
        .map_err(|error| refused(&error))?;
    match imported.receipt {
        Some(receipt) => {
            println!(
                "{}: submitted, receipt {}, digest {}",
                imported.respondent, receipt.receipt_number, receipt.digest
            );
        }
        None => {
            println!(
                "{}: {} answers kept as a draft",
                imported.respondent, imported.written
            );
            for error in imported.errors.iter().filter(|error| error.blocking) {
                println!("{}\t{}", error.address, error.code.code());
            }
        }
    }
    Ok(())
}

/// The problem with every place it names, one line each.
fn refused(error: &ImportResponseError) -> Problem {
    let mut lines = vec![super::chain(error)];
    match error {
        ImportResponseError::Refused(refusals) => lines.extend(
            refusals
                .iter()
                .map(|refusal| format!("{}\t{}", refusal.address, refusal.code.code())),
        ),
        ImportResponseError::Problems(errors) => lines.extend(
            errors
                .iter()
                .filter(|error| error.blocking)
                .map(|error| format!("{}\t{}", error.address, error.code.code())),
        ),
        ImportResponseError::Answering(AnsweringProblem::Closed) => {
            lines.push("with --after-closing it goes in all the same".to_owned());
        }
        _ => {}
    }
    Problem::lines(lines)
}
