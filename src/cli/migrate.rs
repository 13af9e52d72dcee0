//! `migrate`: makes the database of an installation, with the registry to start from, or brings it up to date.

use std::sync::Arc;

use clap::Args;

use super::{Installation, Problem, chain, told};
use crate::app::App;
use crate::app::registers::install_registry;
use crate::clock::{SystemClock, SystemRandomness};
use crate::storage::Db;

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    installation: Installation,
}

pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let url = arguments.installation.database_url()?;
    let db = Db::create(&url).map_err(told)?;
    let startup = db.startup().clone();
    let app = App::new(db, Arc::new(SystemClock), Arc::new(SystemRandomness));
    app.write_blocking(install_registry)
        .map_err(|error| Problem::new(chain(&error)))?;
    if let Some(copy) = &startup.copy {
        println!("the database as it was is kept in {}", copy.display());
    }
    match startup.applied.len() {
        0 => println!("{url} is up to date"),
        count => println!("{url} is up to date; {count} migrations were applied"),
    }
    Ok(())
}
