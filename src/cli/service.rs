//! `serve` and `worker`: the program at work.

use std::net::TcpListener;
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use tokio::sync::{Semaphore, watch};

use super::{Problem, told};
use crate::app::App;
use crate::app::rounds::read_ahead;
use crate::app::staff::Attempts;
use crate::clock::{SystemClock, SystemRandomness};
use crate::config::{self, Config, MailTransport};
use crate::fonts::Folder;
use crate::mail::{Mailer, MailerError, Person, SmtpSecurity, SmtpSettings, Transport};
use crate::reports::pdf::Fonts;
use crate::storage::{DatabaseUrl, Db};
use crate::telemetry;
use crate::web::press::Press;
use crate::web::{self, Site};
use crate::worker::Worker;

#[derive(Args)]
#[command(
    after_help = "Example:\n  BIND=127.0.0.1:8080 iscm-survey serve --data ./data\n\nSettings come from the environment: see .env.sample."
)]
pub struct ServeArguments {
    #[command(flatten)]
    installation: super::Installation,
    /// Address and port to listen on
    #[arg(long, value_name = "ADDR")]
    bind: Option<String>,
}

#[derive(Args)]
#[command(after_help = "Example:\n  iscm-survey worker --once --data ./data")]
pub struct WorkerArguments {
    #[command(flatten)]
    installation: super::Installation,
    /// Do what is due now and stop
    #[arg(long)]
    once: bool,
}

/// Reads the whole configuration; every problem names its key.
fn configuration(
    installation: &super::Installation,
    bind: Option<String>,
) -> Result<Config, Problem> {
    let arguments = config::Arguments {
        database_url: Some(installation.address()),
        bind,
    };
    Config::from_environment(&arguments).map_err(|error| Problem::lines(error.problems))
}

pub fn serve(arguments: ServeArguments) -> Result<(), Problem> {
    let mut config = configuration(&arguments.installation, arguments.bind)?;
    start_log(&config)?;
    let app = open(&config)?;
    let listener = TcpListener::bind(config.bind)
        .with_context(|| format!("BIND: cannot listen on {}", config.bind))?;
    config.bound_to(listener.local_addr()?);
    Ok(run(&config, app, listener, None)?)
}

pub fn worker(arguments: &WorkerArguments) -> Result<(), Problem> {
    let config = configuration(&arguments.installation, None)?;
    start_log(&config)?;
    let app = open(&config)?;
    // The connections to a mail server belong to the runtime, so the worker is made inside it.
    runtime()?.block_on(async {
        let worker = worker_of(&config, app)?;
        if worker.mailer.is_none() {
            return Err(Problem::new(
                "SMTP_HOST or MAIL_FOLDER must be set: there is no way for mails to leave",
            ));
        }
        if arguments.once {
            worker.tidy().await?;
            let done = worker.run_once().await?;
            println!(
                "{} mails sent, {} failed, {} taken back",
                done.sent, done.failed, done.dropped
            );
        } else {
            worker.run(signal()).await;
        }
        Ok(())
    })
}

pub(super) fn start_log(config: &Config) -> Result<(), Problem> {
    telemetry::start(&config.log.filter, config.log.json)
        .map_err(|problem| Problem::new(format!("LOG: {problem}")))
}

fn open(config: &Config) -> Result<App, Problem> {
    let url = DatabaseUrl::parse(config.database_url.expose())
        .map_err(|problem| Problem::new(format!("DATABASE_URL: {problem}")))?;
    let db = Db::open(&url).map_err(told)?;
    Ok(App::new(
        db,
        Arc::new(SystemClock),
        Arc::new(SystemRandomness),
    ))
}

/// Serves pages and works through the outbox until the process is told to stop.
pub(super) fn run(
    config: &Config,
    app: App,
    listener: TcpListener,
    demo_mails: Option<std::path::PathBuf>,
) -> anyhow::Result<()> {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    actix_web::rt::System::new().block_on(async move {
        // Listened for first: who is told that it serves may ask it to stop.
        let asked_to_stop = signal();
        let worker = worker_of(config, app.clone())?;
        let site = Site {
            app,
            public_url: config.public_url.clone(),
            institution: worker.institution.clone(),
            time_zone: config.time_zone,
            default_language: config.default_language,
            attempts: Arc::new(Attempts::default()),
            hashing: Arc::new(Semaphore::new(2)),
            press: Arc::new(Press::new(Fonts::new(Folder::new(
                config.font_folder.as_deref(),
            )))),
            demo_mails,
        };
        // The pages say for themselves what they cannot read.
        if let Err(problem) = site.app.read(read_ahead).await {
            tracing::warn!(%problem, "not everything can be read");
        }
        let server = web::serve(site, listener, cores)?;
        let handle = server.handle();
        let (stop, mut stopped) = watch::channel(false);
        let working = tokio::spawn(worker.run(async move {
            // An error means that the sender is gone: then it is time to stop, too.
            let _ = stopped.wait_for(|stopped| *stopped).await;
        }));
        let serving = tokio::spawn(server);
        println!("serving on {}", config.public_url);
        asked_to_stop.await;
        tracing::info!("stopping: finishing what was begun");
        handle.stop(true).await;
        let _ = stop.send(true);
        serving.await??;
        working.await?;
        Ok(())
    })
}

/// Inside a runtime only: the pool of connections to the mail server has a task of its own.
pub(super) fn worker_of(config: &Config, app: App) -> anyhow::Result<Worker> {
    Ok(Worker {
        app,
        mailer: mailer(config)?,
        institution: Arc::new(config.institution.clone()),
        public_url: config.public_url.clone(),
        reply_to: Person {
            name: config.institution.person.clone(),
            email: config.mail.reply_to.clone(),
        },
    })
}

fn mailer(config: &Config) -> anyhow::Result<Option<Mailer>> {
    let transport = match &config.mail.transport {
        MailTransport::Waiting => return Ok(None),
        MailTransport::Folder(folder) => Transport::Folder(folder.clone()),
        MailTransport::Smtp(smtp) => {
            let authority = match &smtp.ca_file {
                Some(path) => Some(
                    std::fs::read(path)
                        .with_context(|| format!("SMTP_CA_FILE: cannot read {}", path.display()))?,
                ),
                None => None,
            };
            Transport::Smtp(SmtpSettings {
                host: smtp.host.clone(),
                port: smtp.port,
                security: match smtp.security {
                    config::SmtpSecurity::Tls => SmtpSecurity::Tls,
                    config::SmtpSecurity::StartTls => SmtpSecurity::StartTls,
                    config::SmtpSecurity::None => SmtpSecurity::None,
                },
                credentials: smtp
                    .credentials
                    .as_ref()
                    .map(|(user, password)| (user.clone(), password.expose().to_owned())),
                authority,
            })
        }
    };
    let mailer = Mailer::new(&config.mail.from, transport).map_err(|error| {
        let key = match error {
            MailerError::Sender => "MAIL_FROM",
            MailerError::Authority(_) | MailerError::NoAuthority => "SMTP_CA_FILE",
            MailerError::Folder(_) => "MAIL_FOLDER",
        };
        anyhow::Error::from(error).context(key)
    })?;
    Ok(Some(mailer))
}

pub(super) fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
}

/// Ready when the process is asked to stop: SIGTERM of a supervisor, or Ctrl-C. Listens from now on, not
/// only once it is awaited.
fn signal() -> impl Future<Output = ()> {
    let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
    async move {
        let mut terminate = match terminate {
            Ok(terminate) => terminate,
            Err(error) => {
                tracing::warn!(%error, "SIGTERM cannot be listened for");
                let _ = tokio::signal::ctrl_c().await;
                return;
            }
        };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    }
}
