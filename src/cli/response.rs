//! `response`: answers entered on behalf of an organization, and what is decided about its answers.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::{Map, Value as Json};

use super::{Installation, Problem, language, read_file};
use crate::app::App;
use crate::app::deciding::{DecideError, Decision, Step, decide};
use crate::app::importing::{ImportResponse, ImportResponseError, import_response};
use crate::assessment::{AnsweringProblem, Author};
use crate::language::Language;
use crate::questionnaire::answers::Address;

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
    /// Accept what an organization submitted
    #[command(after_help = "Example:\n  iscm-survey response accept 2026 midcom")]
    Accept(About),
    /// Return what an organization submitted; its focal points get a mail
    #[command(
        after_help = "Example:\n  iscm-survey response return 2026 midcom --comment \"Two things are not clear.\" --at \"aims=Which year?\""
    )]
    Return {
        #[command(flatten)]
        about: About,
        /// What is asked about the whole
        #[arg(long, value_name = "TEXT", default_value = "")]
        comment: String,
        /// What is asked about the answer at an address; may be repeated
        #[arg(long, value_name = "ADDRESS=TEXT", value_parser = question)]
        at: Vec<(Address, String)>,
        /// The assessment is closed, and only staff will change something
        #[arg(long)]
        after_closing: bool,
    },
    /// Record that an organization does not take part
    #[command(
        after_help = "Example:\n  iscm-survey response decline 2026 ZM --on 2026-05-18 --channel letter --reason \"No officer is free\""
    )]
    Decline {
        #[command(flatten)]
        about: About,
        /// The day on which it said so
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: String,
        /// How it said so: call, letter, mail or meeting
        #[arg(long)]
        channel: String,
        /// Why, in its own words
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Undo that an organization declined
    #[command(after_help = "Example:\n  iscm-survey response take-part 2026 ZM")]
    TakePart(About),
}

#[derive(Args)]
struct About {
    /// Short name of the assessment
    slug: String,
    /// Registry id: midcom, ZM, icmpd
    organization: String,
}

fn question(text: &str) -> Result<(Address, String), String> {
    text.split_once('=')
        .map(|(address, text)| (Address::parse(address), text.to_owned()))
        .ok_or_else(|| format!("{text}: write aims=Which year?"))
}

pub fn run(arguments: Arguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    let (about, step) = match arguments.action {
        Action::Import {
            slug,
            organization,
            answers,
            submit,
            source,
            language,
            after_closing,
        } => {
            let command = ImportResponse {
                assessment: slug,
                organization,
                answers: read_answers(&answers)?,
                submit,
                language,
                source,
                mark: None,
                into_closed: after_closing,
                over_respondent: false,
                actor: Author::Operator,
            };
            return import(&app, &command);
        }
        Action::Accept(about) => (about, Step::Accept),
        Action::Return {
            about,
            comment,
            at,
            after_closing,
        } => {
            let step = Step::Return {
                comment,
                questions: at,
                after_closing,
            };
            (about, step)
        }
        Action::Decline {
            about,
            on,
            channel,
            reason,
        } => {
            let step = Step::Decline {
                on,
                channel,
                reason,
            };
            (about, step)
        }
        Action::TakePart(about) => (about, Step::TakePart),
    };
    let decision = Decision {
        assessment: about.slug,
        organization: about.organization,
        expected_revision: None,
        step,
        author: Author::Operator,
    };
    let after = app
        .write_blocking(|transaction| decide(transaction, &decision))
        .map_err(|error| match error {
            DecideError::RoundIsOver => Problem::lines(vec![
                super::chain(&error),
                "with --after-closing it goes back all the same".to_owned(),
            ]),
            error => Problem::new(super::chain(&error)),
        })?;
    println!("{}: {}", after.respondent, after.state.code());
    Ok(())
}

fn read_answers(path: &Path) -> Result<Map<String, Json>, Problem> {
    let text = read_file(path)?;
    serde_json::from_str(&text)
        .map_err(|error| Problem::new(format!("{}: {error}", path.display())))
}

fn import(app: &App, command: &ImportResponse) -> Result<(), Problem> {
    let imported = app
        .write_blocking(|transaction| import_response(transaction, command))
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
