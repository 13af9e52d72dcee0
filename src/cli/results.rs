//! `results publish|list|withdraw`: what readers outside see of a round.

use clap::{Args, Subcommand};

use super::{Installation, Problem};
use crate::app::publishing::{
    PublishError, list_results, preview_results, publish_results, withdraw_results,
};
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
    /// Publish the tables of a closed round, suppressed as one set and beside earlier releases
    #[command(
        after_help = "Example:\n  iscm-survey results publish 2019 --preview\n  iscm-survey results publish 2019"
    )]
    Publish {
        slug: String,
        /// Only say how many numbers would be shown and hidden, and why
        #[arg(long)]
        preview: bool,
    },
    /// List the releases of a round, the latest first: number, time, state, digest
    #[command(after_help = "Example:\n  iscm-survey results list 2019")]
    List { slug: String },
    /// Take a release from the public pages
    #[command(after_help = "Example:\n  iscm-survey results withdraw 2019 1")]
    Withdraw { slug: String, number: u32 },
}

pub fn run(arguments: Arguments) -> Result<(), Problem> {
    let app = arguments.installation.app()?;
    match arguments.action {
        Action::Publish {
            slug,
            preview: true,
        } => {
            let preview = app
                .read_blocking(|transaction| preview_results(transaction, &slug))
                .map_err(|error| not_done(&error, &slug))?;
            println!("shown\t{}", preview.balance.shown);
            for (reason, count) in &preview.balance.hidden {
                println!("hidden\t{}\t{count}", reason.code());
            }
        }
        Action::Publish { slug, .. } => {
            let number = app
                .write_blocking(|transaction| {
                    publish_results(transaction, &slug, &Author::Operator)
                })
                .map_err(|error| not_done(&error, &slug))?;
            println!("{slug}\t{number}");
        }
        Action::List { slug } => {
            let (_, releases) = app
                .read_blocking(|transaction| list_results(transaction, &slug))
                .map_err(|error| not_done(&error, &slug))?;
            for release in releases {
                println!(
                    "{}\t{}\t{}\t{}",
                    release.number,
                    release.published_at.format("%Y-%m-%dT%H:%M:%SZ"),
                    match release.withdrawn_at {
                        Some(_) => "withdrawn",
                        None => "published",
                    },
                    release.digest,
                );
            }
        }
        Action::Withdraw { slug, number } => {
            app.write_blocking(|transaction| {
                withdraw_results(transaction, &slug, number, &Author::Operator)
            })
            .map_err(|error| not_done(&error, &slug))?;
            println!("{slug}\t{number}\twithdrawn");
        }
    }
    Ok(())
}

fn not_done(error: &PublishError, slug: &str) -> Problem {
    Problem::new(format!("{slug}: {}", super::chain(error)))
}
