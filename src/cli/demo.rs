//! `demo`: a fresh embedded installation with demonstration data.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;

use super::report::{Format, render};
use super::{Problem, chain};
use crate::app::App;
use crate::app::demo::{DemoError, fill};
use crate::app::summaries::summary_of;
use crate::clock::{FixedClock, SeededRandomness, SystemClock};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::storage::{DatabaseUrl, Db};

/// Written into a folder that a demonstration made, and looked for before one is made anew.
const MARKER: &str = "THIS-IS-A-DEMONSTRATION";

#[derive(Args)]
#[command(after_help = "Example:\n  iscm-survey demo --no-serve")]
pub struct Arguments {
    /// Folder of the demonstration; made anew each time
    #[arg(long, value_name = "DIR", default_value = "./demo-data")]
    data: PathBuf,
    /// Only make the installation and print MIDCOM's summary
    #[arg(long)]
    no_serve: bool,
}

pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let app = make(&arguments.data)?;
    let told = app
        .read_blocking(|transaction| {
            summary_of(
                transaction,
                "2019",
                "midcom",
                Language::English,
                Audience::Staff,
            )
        })
        .map_err(|error| Problem::new(chain(&error)))?
        .ok_or_else(|| Problem::nothing_there("the demonstration has no answers about midcom"))?;
    print!("{}", render(&told, Format::Md));
    Ok(())
}

/// An installation with demonstration data in a folder that is made anew.
fn make(folder: &Path) -> anyhow::Result<App> {
    prepare_folder(folder)?;
    let url = DatabaseUrl::sqlite(folder.join("iscm-survey.db"));
    let db = Db::create(&url)?;
    // The round of 2019 happens in 2019, the same each time.
    let clock = Arc::new(FixedClock::new(crate::app::demo::FIRST_ROUND_OPENS));
    let past = App::new(
        db.clone(),
        clock.clone(),
        Arc::new(SeededRandomness::new(2019)),
    );
    fill(&past, &clock).map_err(|error: DemoError| anyhow::Error::from(error))?;
    Ok(App::new(
        db,
        Arc::new(SystemClock),
        Arc::new(crate::clock::SystemRandomness),
    ))
}

/// Empties a folder that an earlier demonstration made; refuses any other that is not empty.
fn prepare_folder(folder: &Path) -> anyhow::Result<()> {
    let marker = folder.join(MARKER);
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
            keep_to_owner(folder)?;
            return write_marker(&marker);
        }
        Err(error) => bail!("cannot read {}: {error}", folder.display()),
    };
    if marker.is_file() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let removed = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            removed.with_context(|| format!("cannot remove {}", path.display()))?;
        }
    } else if entries.next().is_some() {
        bail!(
            "{} holds something that is no demonstration; it was left as it is: name another folder with --data",
            folder.display()
        );
    }
    keep_to_owner(folder)?;
    write_marker(&marker)
}

/// Links that work and a sign-in are in there: other users of the machine do not look into it.
fn keep_to_owner(folder: &Path) -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
            .with_context(|| format!("cannot keep {} to its owner", folder.display()))?;
    }
    Ok(())
}

fn write_marker(marker: &Path) -> anyhow::Result<()> {
    let text = "Made by `iscm-survey demo`, which empties this folder when it is run again.\n";
    fs::write(marker, text).with_context(|| format!("cannot write {}", marker.display()))
}
