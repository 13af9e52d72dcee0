//! `report`: the Summary of Findings of one mechanism in one assessment.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Installation, Problem, language, write_result};
use crate::app::editing::published::{ForReaders, published_summary};
use crate::app::editing::{EditingError, open};
use crate::app::summaries::{ToldSummary, summary_of};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::reports::summary::SummaryReport;

#[derive(Args)]
#[command(
    after_help = "Example:\n  iscm-survey report 2019 midcom --format md\n\nExit code 3: nobody answered about this mechanism."
)]
pub struct Arguments {
    #[command(flatten)]
    installation: Installation,
    /// Short name of the assessment
    slug: String,
    /// Registry id of the mechanism
    iscm: String,
    #[arg(long, value_enum)]
    format: Format,
    #[arg(long, value_parser = language, default_value = "en")]
    language: Language,
    /// As readers outside would see it
    #[arg(long)]
    public: bool,
    /// Which text: told from the answers, as analysts have it, or the latest published version
    #[arg(long, value_enum, default_value = "generated")]
    edition: Edition,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Edition {
    Generated,
    Draft,
    Published,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// Markdown
    Md,
    /// One HTML file
    Html,
    /// Statements with sources and conditions
    Json,
}

pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    let audience = if arguments.public {
        Audience::Outside
    } else {
        Audience::Staff
    };
    let (slug, iscm) = (&arguments.slug, &arguments.iscm);
    let language = arguments.language;
    let nobody =
        || Problem::nothing_there(format!("nobody answered about {iscm} in assessment {slug}"));
    let told = match arguments.edition {
        Edition::Generated => app
            .read_blocking(|transaction| summary_of(transaction, slug, iscm, language, audience))
            .map_err(|error| Problem::new(super::chain(&error)))?
            .ok_or_else(nobody)?,
        Edition::Draft => {
            let opened = app
                .read_blocking(|transaction| open(transaction, slug, iscm))
                .map_err(|error: EditingError| Problem::new(super::chain(&error)))?
                .filter(|opened| opened.stored.is_some())
                .ok_or_else(|| {
                    Problem::nothing_there(format!(
                        "nobody edits the summary of {iscm} in assessment {slug}"
                    ))
                })?;
            opened
                .told_summary(opened.language(language), audience)
                .ok_or_else(nobody)?
        }
        Edition::Published => {
            let found = app
                .read_blocking(|transaction| {
                    published_summary(transaction, (slug, iscm), None, language)
                })
                .map_err(|error| Problem::new(super::chain(&error)))?;
            match found {
                ForReaders::Text(text) => text.told,
                ForReaders::Withdrawn { .. } | ForReaders::Nothing => {
                    return Err(Problem::nothing_there(format!(
                        "no summary of {iscm} in assessment {slug} is published"
                    )));
                }
            }
        }
    };
    let text = render(&told, arguments.format);
    write_result(arguments.output.as_deref(), &text)
}

/// The report as text, with a line end.
pub fn render(told: &ToldSummary, format: Format) -> String {
    let title = told.assessment.title_in(told.summary.language);
    let report = SummaryReport {
        summary: &told.summary,
        assessment_title: title,
        marks: &told.marks,
        names: &told.names,
    };
    let mut text = match format {
        Format::Md => report.markdown(),
        Format::Html => report.html(),
        Format::Json => format!("{:#}", report.json()),
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
