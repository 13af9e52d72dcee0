//! `report`: the Summary of Findings of one mechanism in one assessment, of all of them, or the overall report.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Installation, Problem, language, write_bytes};
use crate::app::App;
use crate::app::editing::published::{ForReaders, published_summary};
use crate::app::editing::{EditingError, open};
use crate::app::reporting::{
    Imprint, Reader, SummaryFile, overall_report, published_file, read_summary_file,
};
use crate::app::summaries::{ToldSummary, summary_of};
use crate::config::ReportSettings;
use crate::findings::tally::Audience;
use crate::fonts::Folder;
use crate::language::Language;
use crate::links::{self, PublicUrl};
use crate::reports::file::FileFormat;
use crate::reports::pdf::Fonts;
use crate::reports::summary::SummaryReport;

mod many;

#[derive(Args)]
#[command(
    after_help = "Example:\n  iscm-survey report 2019 midcom --format md\n  iscm-survey report 2019 midcom --format pdf --language ar -o midcom.pdf\n  iscm-survey report 2019 --all --format docx -o reports.zip\n  iscm-survey report 2019 --overall --format pdf -o overall.pdf\n\nExit code 3: nobody answered about this mechanism."
)]
pub struct Arguments {
    #[command(flatten)]
    installation: Installation,
    /// Short name of the assessment
    slug: String,
    /// Registry id of the mechanism
    #[arg(required_unless_present_any = ["all", "overall"], conflicts_with_all = ["all", "overall"])]
    iscm: Option<String>,
    /// Every mechanism on which somebody answered, a file each in the folder or ZIP that -o names
    #[arg(long, conflicts_with = "overall", requires = "output")]
    all: bool,
    /// The report of the whole assessment (pdf, docx, html or md)
    #[arg(long)]
    overall: bool,
    #[arg(long, value_enum)]
    format: Format,
    #[arg(long, value_parser = language, default_value = "en")]
    language: Language,
    /// As readers outside would see it
    #[arg(long)]
    public: bool,
    /// Which text: told from the answers, as analysts have it, or the latest published version
    #[arg(long, value_enum, default_value = "generated", conflicts_with_all = ["all", "overall"])]
    edition: Edition,
    /// Without the answers behind the sentences (pdf and docx)
    #[arg(long)]
    no_sources: bool,
    /// File to write instead of standard output; with --all a folder, or a ZIP by its ending
    #[arg(short, long, value_name = "FILE|DIR")]
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
    /// For paper and archives
    Pdf,
    /// Word, to be edited
    Docx,
}

impl From<Format> for FileFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Md => FileFormat::Markdown,
            Format::Html => FileFormat::Html,
            Format::Json => FileFormat::Json,
            Format::Pdf => FileFormat::Pdf,
            Format::Docx => FileFormat::Docx,
        }
    }
}

/// Everything that making a file needs.
struct Printer<'a> {
    app: App,
    slug: &'a str,
    reader: Reader,
    format: FileFormat,
    imprint: Imprint,
    fonts: Fonts,
    public_url: PublicUrl,
}

pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let settings = ReportSettings::read(&|key| std::env::var(key).ok())
        .map_err(|error| Problem::lines(error.problems))?;
    let printer = Printer {
        app: arguments.installation.app()?,
        slug: &arguments.slug,
        reader: Reader {
            language: arguments.language,
            audience: if arguments.public {
                Audience::Outside
            } else {
                Audience::Staff
            },
        },
        format: arguments.format.into(),
        imprint: Imprint {
            institution: settings.institution.name,
            unit: settings.institution.unit,
            time_zone: settings.time_zone,
            has_sources: !arguments.no_sources,
        },
        fonts: Fonts::new(Folder::new(settings.font_folder.as_deref())),
        public_url: settings.public_url,
    };
    let output = arguments.output.as_deref();
    match (&arguments.iscm, output) {
        (Some(iscm), _) => {
            let file = printer.edition(iscm, arguments.edition)?;
            write_bytes(output, &printer.write(&file)?)
        }
        (None, Some(place)) if arguments.all => many::run(&printer, place),
        (None, _) => printer.overall(output),
    }
}

impl Printer<'_> {
    /// The file of one mechanism in the edition that was asked for.
    fn edition(&self, iscm: &str, edition: Edition) -> Result<SummaryFile, Problem> {
        let slug = self.slug;
        let nobody =
            || Problem::nothing_there(format!("nobody answered about {iscm} in assessment {slug}"));
        let told = match edition {
            Edition::Generated => return self.summary(iscm)?.ok_or_else(nobody),
            Edition::Draft => {
                let opened = self
                    .app
                    .read_blocking(|transaction| open(transaction, slug, iscm))
                    .map_err(|error: EditingError| Problem::new(super::chain(&error)))?
                    .filter(|opened| opened.stored.is_some())
                    .ok_or_else(|| {
                        Problem::nothing_there(format!(
                            "nobody edits the summary of {iscm} in assessment {slug}"
                        ))
                    })?;
                opened
                    .told_summary(opened.language(self.reader.language), self.reader.audience)
                    .ok_or_else(nobody)?
            }
            Edition::Published => {
                let found = self
                    .app
                    .read_blocking(|transaction| {
                        published_summary(transaction, (slug, iscm), None, self.reader.language)
                    })
                    .map_err(|error| Problem::new(super::chain(&error)))?;
                match found {
                    ForReaders::Text(text) => {
                        let link = links::SummaryVersion {
                            iscm: iscm.to_owned(),
                            assessment: slug.to_owned(),
                            number: text.version.number.to_string(),
                        };
                        let address = self.public_url.to(&link);
                        return Ok(published_file(&text, self.format, &self.imprint, address));
                    }
                    ForReaders::Withdrawn { .. } | ForReaders::Nothing => {
                        return Err(Problem::nothing_there(format!(
                            "no summary of {iscm} in assessment {slug} is published"
                        )));
                    }
                }
            }
        };
        self.app
            .read_blocking(|transaction| {
                let audience = self.reader.audience;
                read_summary_file(transaction, told, audience, self.format, &self.imprint)
            })
            .map_err(|error| Problem::new(super::chain(&error)))
    }

    fn summary(&self, iscm: &str) -> Result<Option<SummaryFile>, Problem> {
        self.app
            .read_blocking(|transaction| {
                let told = summary_of(
                    transaction,
                    self.slug,
                    iscm,
                    self.reader.language,
                    self.reader.audience,
                )?;
                told.map(|told| {
                    read_summary_file(
                        transaction,
                        told,
                        self.reader.audience,
                        self.format,
                        &self.imprint,
                    )
                })
                .transpose()
                .map_err(Into::into)
            })
            .map_err(|error: crate::app::summaries::SummaryError| {
                Problem::new(super::chain(&error))
            })
    }

    fn write(&self, file: &SummaryFile) -> Result<Vec<u8>, Problem> {
        file.write(&self.fonts)
            .map_err(|error| Problem::new(super::chain(&error)))
    }

    fn overall(&self, output: Option<&Path>) -> Result<(), Problem> {
        if self.format == FileFormat::Json {
            return Err(Problem::new(
                "the overall report is given out as pdf, docx, html or md",
            ));
        }
        let read = self.app.read_blocking(|transaction| {
            overall_report(transaction, self.slug, self.reader, &self.imprint)
        });
        let (_, document) =
            read?.ok_or_else(|| Problem::new(format!("there is no assessment {}", self.slug)))?;
        let bytes = self
            .format
            .write_document(&document, &self.fonts)
            .map_err(|error| Problem::new(super::chain(&error)))?;
        write_bytes(output, &bytes)
    }
}

/// The text of a summary as Markdown, with a line end.
pub fn markdown(told: &ToldSummary) -> String {
    let title = told.assessment.title_in(told.summary.language);
    SummaryReport {
        summary: &told.summary,
        assessment_title: title,
        marks: &told.marks,
        names: &told.names,
    }
    .markdown()
}
