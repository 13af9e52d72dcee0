//! `migrate`: makes the database of an installation, or brings it up to date.

use clap::Args;

use super::{Installation, Problem, told};
use crate::storage::Db;

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    installation: Installation,
}

pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let url = arguments.installation.database_url()?;
    let db = Db::create(&url).map_err(told)?;
    let startup = db.startup();
    if let Some(copy) = &startup.copy {
        println!("the database as it was is kept in {}", copy.display());
    }
    match startup.applied.len() {
        0 => println!("{url} is up to date"),
        count => println!("{url} is up to date; {count} migrations were applied"),
    }
    Ok(())
}
