//! `assessment create|open|close|list`: rounds.

use std::path::PathBuf;

use chrono_tz::Tz;
use clap::{Args, Subcommand};

use super::{Installation, Problem, instant, read_file};
use crate::app::rounds::{
    ChangeAssessmentError, CreateAssessmentError, QuestionnaireFile, close_assessment,
    create_assessment, list_assessments, open_assessment,
};
use crate::assessment::{Assessment, Author, NewAssessment};
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
    /// Make a round, as a draft
    #[command(
        after_help = "Example:\n  iscm-survey assessment create 2026 --title \"2026 round\" --opens 2026-04-14 \\\n    --closes 2026-06-30T23:59 --questionnaire questionnaires/iscm.json questionnaires/state.json"
    )]
    Create {
        /// Short name: small letters, digits, hyphens
        slug: String,
        #[arg(long)]
        title: String,
        /// 2026-04-14T09:00:00Z, or a local time or date in the time zone
        #[arg(long, value_name = "T")]
        opens: String,
        #[arg(long, value_name = "T")]
        closes: String,
        /// One file for each respondent group
        #[arg(long, required = true, num_args = 1.., value_name = "FILE")]
        questionnaire: Vec<PathBuf>,
        /// The zone in which times of the round are given and shown
        #[arg(long, default_value = "Europe/Zurich", value_name = "ZONE")]
        time_zone: Tz,
    },
    /// Open a round: from its opening instant on it takes answers
    #[command(after_help = "Example:\n  iscm-survey assessment open 2026")]
    Open { slug: String },
    /// Close a round: it takes no answers any more
    #[command(after_help = "Example:\n  iscm-survey assessment close 2026")]
    Close { slug: String },
    /// List the rounds, the latest first: short name, state, opening, closing, title
    #[command(after_help = "Example:\n  iscm-survey assessment list")]
    List,
}

pub fn run(arguments: Arguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    match arguments.action {
        Action::Create {
            slug,
            title,
            opens,
            closes,
            questionnaire,
            time_zone,
        } => {
            let read = |text: &str, option: &str| {
                instant::read(text, time_zone).ok_or_else(|| {
                    Problem::new(format!(
                        "{option}: {text} is no instant; write 2026-04-14T09:00:00Z, 2026-04-14T09:00 or 2026-04-14"
                    ))
                })
            };
            let mut new = NewAssessment::new(
                slug,
                title,
                read(&opens, "--opens")?,
                read(&closes, "--closes")?,
            );
            new.time_zone = time_zone.name().to_owned();
            let files = questionnaire
                .iter()
                .map(|path| {
                    let text = read_file(path)?;
                    Ok(QuestionnaireFile {
                        path: path.display().to_string(),
                        text,
                    })
                })
                .collect::<Result<Vec<_>, Problem>>()?;
            let made = app.write_blocking(|transaction| {
                create_assessment(transaction, &new, &files, &Author::Operator)
            });
            print(&made.map_err(|error| not_created(&error, &new.slug))?);
        }
        Action::Open { slug } => {
            let changed = app.write_blocking(|transaction| {
                open_assessment(transaction, &slug, &Author::Operator)
            });
            print(&changed.map_err(|error| not_changed(&error, &slug))?);
        }
        Action::Close { slug } => {
            let changed = app.write_blocking(|transaction| {
                close_assessment(transaction, &slug, &Author::Operator)
            });
            print(&changed.map_err(|error| not_changed(&error, &slug))?);
        }
        Action::List => {
            for assessment in app.read_blocking(list_assessments)? {
                print(&assessment);
            }
        }
    }
    Ok(())
}

fn print(assessment: &Assessment) {
    let title = assessment.title_in(Language::English);
    println!(
        "{}\t{}\t{}\t{}\t{title}",
        assessment.slug,
        assessment.state.code(),
        assessment.opens_at.format("%Y-%m-%dT%H:%M:%SZ"),
        assessment.closes_at.format("%Y-%m-%dT%H:%M:%SZ"),
    );
}

fn not_created(error: &CreateAssessmentError, slug: &str) -> Problem {
    match error {
        CreateAssessmentError::Questionnaire { path, problems } => {
            let lines = problems
                .iter()
                .filter(|problem| problem.is_error())
                .map(|problem| {
                    format!(
                        "{path}: {} {}: {}",
                        problem.code, problem.pointer, problem.message
                    )
                });
            Problem::new(lines.collect::<Vec<_>>().join("\n"))
        }
        other => Problem::new(format!("{slug}: {}", super::chain(other))),
    }
}

fn not_changed(error: &ChangeAssessmentError, slug: &str) -> Problem {
    Problem::new(format!("{slug}: {}", super::chain(error)))
}
