//! `demo`: a fresh embedded installation with demonstration data, and its pages.
//!
//! It is reached from this computer only, and no mail leaves it: what would be sent becomes files in a folder,
//! which a page shows.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;

use super::report::markdown;
use super::{Problem, chain, service};
use crate::app::App;
use crate::app::accounts::{NewAccount, add_user};
use crate::app::demo::{
    Example, answer_second_round, code_open_answers, edit_summaries, example_links,
    fill_first_round, follow_second_round, open_second_round,
};
use crate::app::summaries::summary_of;
use crate::assessment::{Author, Role};
use crate::clock::{
    Clock, FixedClock, Randomness, SeededRandomness, SystemClock, SystemRandomness, random_bytes,
};
use crate::config::{self, Config};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::links::{DemoMails, Desk, Home, PersonalLink, PublicUrl};
use crate::storage::{DatabaseUrl, Db};

/// Written into a folder that a demonstration made, and looked for before one is made anew.
const MARKER: &str = "THIS-IS-A-DEMONSTRATION";
const MAILS: &str = "mails";

#[derive(Args)]
#[command(
    after_help = "Example:\n  iscm-survey demo --bind 127.0.0.1:8080\n\nIt takes a few seconds. Everything but MIDCOM's answers is invented, and marked as such."
)]
pub struct Arguments {
    /// Folder of the demonstration; made anew each time
    #[arg(long, value_name = "DIR", default_value = "./demo-data")]
    data: PathBuf,
    /// Address and port to listen on; on this computer only
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    bind: SocketAddr,
    /// Only make the installation and print MIDCOM's summary
    #[arg(long)]
    no_serve: bool,
}

pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    if !arguments.bind.ip().is_loopback() {
        return Err(Problem::new(format!(
            "--bind {}: a demonstration is reached from this computer only; use 127.0.0.1",
            arguments.bind
        )));
    }
    // Before anything is made, so that a demonstration that is running keeps its folder.
    let listener = if arguments.no_serve {
        None
    } else {
        let listener = TcpListener::bind(arguments.bind).with_context(|| {
            format!(
                "cannot listen on {}: name another address with --bind",
                arguments.bind
            )
        })?;
        Some(listener)
    };
    let bind = match &listener {
        Some(listener) => listener.local_addr()?,
        None => arguments.bind,
    };
    prepare_folder(&arguments.data)?;
    let config = configuration(&arguments.data, bind)?;
    if listener.is_some() {
        service::start_log(&config)?;
    }
    let made = make(&config, &arguments.data)?;
    match listener {
        None => print_summary(&made.app),
        Some(listener) => {
            super::write_result(None, &told(&made, &config.public_url, &arguments.data))?;
            let mails = arguments.data.join(MAILS);
            Ok(service::run(&config, made.app, listener, Some(mails))?)
        }
    }
}

/// Nothing of the environment but what is logged and where fonts are: a demonstration must not find a mail server.
fn configuration(folder: &Path, bind: SocketAddr) -> Result<Config, Problem> {
    let arguments = config::Arguments {
        database_url: Some(DatabaseUrl::sqlite(folder.join("iscm-survey.db")).to_string()),
        bind: Some(bind.to_string()),
    };
    let mails = folder.join(MAILS).display().to_string();
    let variable = |key: &str| match key {
        "MAIL_FOLDER" => Some(mails.clone()),
        "LOG" => Some(std::env::var(key).unwrap_or_else(|_| "warn".into())),
        "LOG_FORMAT" | "FONT_FOLDER" => std::env::var(key).ok(),
        _ => None,
    };
    Config::read(&arguments, &variable).map_err(|error| Problem::lines(error.problems))
}

/// A demonstration that was made.
struct Made {
    app: App,
    /// Addresses of the accounts, and the pass phrase of them all.
    accounts: Vec<String>,
    pass_phrase: String,
    examples: Vec<Example>,
}

fn make(config: &Config, folder: &Path) -> anyhow::Result<Made> {
    let db = Db::create(&DatabaseUrl::sqlite(folder.join("iscm-survey.db")))?;
    // The registry is of today; then the clock goes back, and the round of 2019 happens in 2019, the same each
    // time.
    let clock = Arc::new(FixedClock::new(SystemClock.now()));
    let past = App::new(
        db.clone(),
        clock.clone(),
        Arc::new(SeededRandomness::new(2019)),
    );
    fill_first_round(&past, &clock)?;
    edit_summaries(&past, &clock)?;

    // The round of 2026 is open around the present moment, and its links are secrets.
    let runtime = service::runtime()?;
    let weeks_ago = App::new(db.clone(), clock.clone(), Arc::new(SystemRandomness));
    let times = open_second_round(&weeks_ago, &clock, SystemClock.now())?;
    let sent = runtime.block_on(service::worker_of(config, weeks_ago.clone())?.run_once())?;
    if sent.failed > 0 {
        bail!("{} invitations could not be written", sent.failed);
    }
    // Whoever follows the round has an account while it happens.
    let pass_phrase = new_pass_phrase(&SystemRandomness);
    let accounts = add_accounts(&weeks_ago, &pass_phrase)?;
    answer_second_round(&weeks_ago, &clock, times)?;
    follow_second_round(&weeks_ago, &clock, times)?;

    let app = App::new(db, Arc::new(SystemClock), Arc::new(SystemRandomness));
    runtime.block_on(service::worker_of(config, app.clone())?.run_once())?;
    let coder = |wanted: Role| {
        let mut found = accounts.iter().filter(|(role, ..)| *role == wanted);
        found.next().map(|(.., author)| author)
    };
    if let (Some(one), Some(two)) = (coder(Role::Analyst), coder(Role::Coordinator)) {
        code_open_answers(&app, one, two)?;
    }
    let accounts = accounts.into_iter().map(|(_, email, _)| email).collect();
    Ok(Made {
        examples: example_links(&app)?,
        accounts,
        pass_phrase,
        app,
    })
}

/// One account for each role.
fn add_accounts(app: &App, pass_phrase: &str) -> anyhow::Result<Vec<(Role, String, Author)>> {
    Role::ALL
        .into_iter()
        .rev()
        .map(|role| {
            let account = NewAccount {
                email: format!("{}@example.org", role.code()),
                name: format!("The {}", role.code()),
                role,
                iscms: None,
                language: Language::English,
                password: pass_phrase.to_owned(),
            };
            let id = add_user(app, &account, &Author::Program)?;
            Ok((role, account.email, Author::Staff(id)))
        })
        .collect()
}

/// Four words that mean nothing; another one for each demonstration, because no account is made with a
/// password that somebody else knows.
fn new_pass_phrase(randomness: &dyn Randomness) -> String {
    const CONSONANTS: &[u8] = b"bdfgklmnprstvz";
    const VOWELS: &[u8] = b"aeiou";
    let letter = |byte: u8, place: usize| {
        let letters = if place.is_multiple_of(2) {
            CONSONANTS
        } else {
            VOWELS
        };
        char::from(letters[usize::from(byte) % letters.len()])
    };
    let bytes: [u8; 20] = random_bytes(randomness);
    let words: Vec<String> = bytes
        .chunks(5)
        .map(|word| {
            word.iter()
                .enumerate()
                .map(|(place, byte)| letter(*byte, place))
                .collect()
        })
        .collect();
    words.join(" ")
}

/// What a newcomer needs: where to look, how to sign in, as whom to answer.
fn told(made: &Made, public_url: &PublicUrl, folder: &Path) -> String {
    use std::fmt::Write;

    let mut text = String::new();
    let mails = folder.join(MAILS);
    let accounts = made.accounts.join("\n                 ");
    let phrase = &made.pass_phrase;
    // Writing into a String cannot fail.
    let _ = writeln!(
        text,
        "A demonstration of ISCM Survey; only MIDCOM's answers of 2019 are real,"
    );
    let _ = writeln!(
        text,
        "reconstructed from its published summary. All others are invented.\n"
    );
    let _ = writeln!(text, "Public pages:    {}", public_url.to(&Home));
    let _ = writeln!(text, "Desk:            {}", public_url.to(&Desk));
    let _ = writeln!(text, "  sign in as     {accounts}");
    let _ = writeln!(text, "  pass phrase    {phrase}");
    let _ = writeln!(text, "Sent mails:      {}", public_url.to(&DemoMails));
    let _ = writeln!(text, "  as files in    {}", mails.display());
    let _ = writeln!(text, "Answer for:");
    for example in &made.examples {
        let link = PersonalLink {
            token: example.token.clone(),
        };
        let _ = writeln!(text, "  {}", example.name);
        let _ = writeln!(text, "                 {}", public_url.to(&link));
    }
    let _ = writeln!(
        text,
        "\nStop with Ctrl-C. The folder {} is made anew each time.",
        folder.display()
    );
    text
}

fn print_summary(app: &App) -> Result<(), Problem> {
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
    super::write_result(None, &markdown(&told))
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
