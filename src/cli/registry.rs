//! `registry import|export`: the registry as one JSON file (docs/registry.md).

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Installation, Problem, read_file, write_result};
use crate::app::registers::{ImportRegistryError, export_registry, import_registry};
use crate::assessment::Author;

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    installation: Installation,
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Replace the registry by the one of a file; all problems are reported, nothing is done by halves
    #[command(after_help = "Example:\n  iscm-survey registry import registry.json")]
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Write the registry as a file; importing it again changes nothing
    #[command(after_help = "Example:\n  iscm-survey registry export -o registry.json")]
    Export {
        /// File to write instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

pub fn run(arguments: Arguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    match arguments.action {
        Action::Import { file } => {
            let text = read_file(&file)?;
            let changes = app
                .write_blocking(|transaction| {
                    import_registry(transaction, &text, &Author::Operator)
                })
                .map_err(|error| match error {
                    ImportRegistryError::Problems(problems) => Problem::lines(
                        problems
                            .iter()
                            .map(|problem| format!("{}: {problem}", file.display()))
                            .collect(),
                    ),
                    other => Problem::new(super::chain(&other)),
                })?;
            println!(
                "{} records added, {} changed, {} removed, {} unchanged",
                changes.inserted, changes.changed, changes.removed, changes.unchanged
            );
            Ok(())
        }
        Action::Export { output } => {
            let mut text = app.read_blocking(export_registry)?;
            if !text.ends_with('\n') {
                text.push('\n');
            }
            write_result(output.as_deref(), &text)
        }
    }
}
