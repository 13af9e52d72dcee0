//! `export`: answers and figures of an assessment as a file of data.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Installation, Problem, language};
use crate::app::App;
use crate::app::exporting::{Content, Export, ExportError, ExportRequest, prepare};
use crate::assessment::Author;
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::reports::data::Format;

#[derive(Args)]
#[command(
    after_help = "Example:\n  iscm-survey export 2019 --format xlsx -o 2019.xlsx\n  iscm-survey export 2019 --public --format csv -o results.zip\n\nExit code 3: nothing is published that readers outside could have."
)]
pub struct Arguments {
    #[command(flatten)]
    installation: Installation,
    /// Short name of the assessment
    slug: String,
    #[arg(long, value_enum)]
    format: FormatArgument,
    /// What the file holds
    #[arg(long, value_enum, default_value = "all")]
    content: ContentArgument,
    /// The language of labels; the data are codes
    #[arg(long, value_parser = language, default_value = "en")]
    language: Language,
    /// The figures that are published, as readers outside have them
    #[arg(long)]
    public: bool,
    /// With --public: the number of the release, instead of the latest
    #[arg(long, requires = "public")]
    release: Option<u32>,
    /// Also answers that are for staff only
    #[arg(long, conflicts_with = "public")]
    staff_only: bool,
    /// CSV files begin with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    byte_order_mark: bool,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum FormatArgument {
    /// A ZIP of CSV files
    Csv,
    /// A workbook
    Xlsx,
    Json,
    /// A ZIP of SPSS files
    Sav,
    /// DDI-Codebook 2.5: what the data are
    Ddi,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ContentArgument {
    All,
    Answers,
    Figures,
}

pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    let request = ExportRequest {
        assessment: arguments.slug.clone(),
        content: match arguments.content {
            ContentArgument::All => Content::All,
            ContentArgument::Answers => Content::Answers,
            ContentArgument::Figures => Content::Figures,
        },
        format: match arguments.format {
            FormatArgument::Csv => Format::Csv,
            FormatArgument::Xlsx => Format::Xlsx,
            FormatArgument::Json => Format::Json,
            FormatArgument::Sav => Format::Sav,
            FormatArgument::Ddi => Format::Ddi,
        },
        language: arguments.language,
        audience: match arguments.public {
            true => Audience::Outside,
            false => Audience::Staff,
        },
        release: arguments.release,
        limited_to: None,
        staff_only: arguments.staff_only,
        byte_order_mark: arguments.byte_order_mark,
    };
    let export = app
        .read_blocking(|transaction| prepare(transaction, &request))
        .map_err(told)?;
    app.write_blocking(|transaction| export.note(transaction, &Author::Operator))
        .map_err(|error| told(error.into()))?;
    match &arguments.output {
        None => write(&app, export, std::io::stdout()),
        Some(path) => write_file(&app, export, path),
    }
}

fn told(error: ExportError) -> Problem {
    match error {
        ExportError::NothingPublished(_) => Problem::nothing_there(error.to_string()),
        other => Problem::new(super::chain(&other)),
    }
}

fn write(app: &App, export: Export, output: impl Write + Send) -> Result<(), Problem> {
    let mut output = BufWriter::with_capacity(1 << 16, output);
    export.write(app, &mut output).map_err(told)?;
    output.flush()?;
    Ok(())
}

/// Under its final name only when it is whole.
fn write_file(app: &App, export: Export, path: &Path) -> Result<(), Problem> {
    let failed =
        |error: std::io::Error| Problem::new(format!("cannot write {}: {error}", path.display()));
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".part");
    let file = File::create(&unfinished).map_err(failed)?;
    write(app, export, &file)?;
    file.sync_all().map_err(failed)?;
    std::fs::rename(&unfinished, path).map_err(failed)
}
