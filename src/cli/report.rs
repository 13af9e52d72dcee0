//! `report`: the Summary of Findings of one mechanism in one assessment.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Installation, Problem, language, write_result};
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
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
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
    let told = app
        .read_blocking(|transaction| {
            summary_of(transaction, slug, iscm, arguments.language, audience)
        })
        .map_err(|error| Problem::new(super::chain(&error)))?
        .ok_or_else(|| {
            Problem::nothing_there(format!("nobody answered about {iscm} in assessment {slug}"))
        })?;
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
