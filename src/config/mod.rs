//! Configuration: read once, checked as a whole, and then passed on as values.
//!
//! Start with [`Config::read`] and [`KEYS`], the list of everything that can be set; `.env.sample`
//! and `doctor` follow that list. All problems are told at once, each naming its key. A secret may
//! stand in a file of its own (`SMTP_PASSWORD_FILE`), is never an argument of a command and shows as
//! `[secret]` in every debug output. Kept out: what the settings are used for.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use chrono_tz::Tz;

use crate::institution::Institution;
use crate::language::Language;
use crate::links::{PublicUrl, is_loopback};

mod keys;
mod reader;
#[cfg(test)]
mod tests;

pub use keys::{KEYS, Key};
use reader::Reader;

/// Everything that an operator can set.
#[derive(Clone, Debug)]
pub struct Config {
    /// `DATABASE_URL`; default: `iscm-survey.db` in the folder `--data`.
    pub database_url: Secret,
    /// `BIND`; default `127.0.0.1:8080`. Port 0 takes a free port.
    pub bind: SocketAddr,
    /// `PUBLIC_URL`; default `http://localhost:<port of BIND>`.
    pub public_url: PublicUrl,
    /// `PRODUCTION`; default false. Sample secrets and the mail folder are then refused.
    pub production: bool,
    pub mail: Mail,
    /// `INSTITUTION_NAME`, `INSTITUTION_SHORT_NAME`, `INSTITUTION_UNIT`, `SENDER_PERSON`,
    /// `CONTACT_EMAIL`, `CONTACT_PHONE`; defaults: the International Organization for Migration.
    pub institution: Institution,
    /// `TIME_ZONE`; default `Europe/Zurich`, shown as Geneva time.
    pub time_zone: Tz,
    /// `DEFAULT_LANGUAGE`; default `en`.
    pub default_language: Language,
    /// `MINIMUM_BASE`; default 3. Below it, what a group said is not shown (section 10.2 of
    /// questionnaires/README.md).
    pub minimum_base: u32,
    /// `FONT_FOLDER`; default: where the system keeps its fonts. Letters that the program does not bring along
    /// (Arabic, Chinese) are looked for in it when a PDF needs them.
    pub font_folder: Option<PathBuf>,
    pub log: Log,
}

/// What a command needs that prints reports: the part of the configuration that a mail server has nothing to do
/// with.
#[derive(Clone, Debug)]
pub struct ReportSettings {
    pub institution: Institution,
    pub time_zone: Tz,
    pub font_folder: Option<PathBuf>,
    /// Where the published pages are, for citations.
    pub public_url: PublicUrl,
}

/// How mails leave.
#[derive(Clone, Debug)]
pub struct Mail {
    pub transport: MailTransport,
    /// `MAIL_FROM`: address, or name and address, of the sender.
    pub from: String,
    /// `MAIL_REPLY_TO`; default: the address of `CONTACT_EMAIL`. A person reads it.
    pub reply_to: String,
}

/// Where mails go.
#[derive(Clone, Debug)]
pub enum MailTransport {
    /// `SMTP_HOST` is set.
    Smtp(Smtp),
    /// `MAIL_FOLDER` is set: each mail becomes an `.eml` file there.
    Folder(PathBuf),
    /// Neither is set: mails wait in the outbox.
    Waiting,
}

/// A mail server; its certificate is always verified, and there is no way back to clear text.
#[derive(Clone, Debug)]
pub struct Smtp {
    /// `SMTP_HOST`.
    pub host: String,
    /// `SMTP_PORT`; default 465 for `tls`, 587 for `starttls`, 25 for `none`.
    pub port: u16,
    /// `SMTP_SECURITY`; default `starttls`.
    pub security: SmtpSecurity,
    /// `SMTP_USER` with `SMTP_PASSWORD` or `SMTP_PASSWORD_FILE`.
    pub credentials: Option<(String, Secret)>,
    /// `SMTP_CA_FILE`: a private certificate authority, in PEM, trusted in addition.
    pub ca_file: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// TLS from the first byte.
    Tls,
    /// Clear text until `STARTTLS`, which is required.
    StartTls,
    /// No encryption: loopback only.
    None,
}

/// What is logged, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// `LOG`: level, or levels by target; default `info`.
    pub filter: String,
    /// `LOG_FORMAT`: `text` or `json`; default `text`.
    pub json: bool,
}

/// A text that is not to be shown: its debug output is `[secret]`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Secret(text.into())
    }

    /// The text itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[secret]")
    }
}

/// Everything that is wrong with the configuration, one line each, each naming its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    pub problems: Vec<String>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.problems.join("\n"))
    }
}

impl std::error::Error for ConfigError {}

/// Settings that the command line may give; they come before the environment.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// `--database-url`, else `sqlite://` in the folder `--data`.
    pub database_url: Option<String>,
    /// `--bind`.
    pub bind: Option<String>,
}

impl Config {
    /// Reads the configuration from a source of variables (in the program: the environment).
    ///
    /// # Errors
    /// All problems at once, each naming its key.
    pub fn read(
        arguments: &Arguments,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Config, ConfigError> {
        let mut reader = Reader::new(variable);
        let production = reader.flag("PRODUCTION");
        let database_url = arguments
            .database_url
            .clone()
            .or_else(|| reader.secret("DATABASE_URL"))
            .unwrap_or_else(|| "sqlite://./data/iscm-survey.db".to_owned());
        let scheme = database_url.split("://").next().unwrap_or_default();
        if !["sqlite", "postgres", "postgresql"].contains(&scheme) {
            reader.problem(
                "DATABASE_URL",
                "it must begin with sqlite:// or postgres://",
            );
        }
        let bind = bind(&mut reader, arguments.bind.clone());
        let public_url = public_url(&mut reader, bind);
        let institution = institution(&mut reader);
        let config = Config {
            database_url: Secret::new(database_url),
            bind,
            public_url,
            production,
            mail: mail(&mut reader, &institution, production),
            institution,
            time_zone: time_zone(&mut reader),
            default_language: reader
                .parsed(
                    "DEFAULT_LANGUAGE",
                    "it must be one of ar, en, es, fr, ru, zh",
                    |text| {
                        Language::ALL
                            .into_iter()
                            .find(|language| language.code() == text)
                    },
                )
                .unwrap_or(Language::English),
            minimum_base: reader
                .parsed(
                    "MINIMUM_BASE",
                    "it must be a whole number from 1 to 100",
                    |text| text.parse().ok().filter(|base| (1..=100).contains(base)),
                )
                .unwrap_or(3),
            font_folder: font_folder(&mut reader),
            log: Log {
                filter: reader.text("LOG").unwrap_or_else(|| "info".to_owned()),
                json: reader
                    .parsed("LOG_FORMAT", "it must be text or json", |text| match text {
                        "text" => Some(false),
                        "json" => Some(true),
                        _ => None,
                    })
                    .unwrap_or(false),
            },
        };
        reader.finish(config)
    }

    /// Takes note of the port that was free, where port 0 was asked for.
    pub fn bound_to(&mut self, address: SocketAddr) {
        if self.bind.port() == 0 && self.public_url.to_string() == default_url(0).to_string() {
            self.public_url = default_url(address.port());
        }
        self.bind = address;
    }

    /// Reads the configuration from the environment of the process.
    ///
    /// # Errors
    /// All problems at once, each naming its key.
    pub fn from_environment(arguments: &Arguments) -> Result<Config, ConfigError> {
        Config::read(arguments, &|key| std::env::var(key).ok())
    }
}

impl ReportSettings {
    /// Reads what concerns reports, and only that.
    ///
    /// # Errors
    /// All problems at once, each naming its key.
    pub fn read(variable: &dyn Fn(&str) -> Option<String>) -> Result<ReportSettings, ConfigError> {
        let mut reader = Reader::new(variable);
        let settings = ReportSettings {
            institution: institution(&mut reader),
            time_zone: time_zone(&mut reader),
            font_folder: font_folder(&mut reader),
            public_url: public_url(&mut reader, SocketAddr::from(([127, 0, 0, 1], 8080))),
        };
        reader.finish(settings)
    }
}

fn time_zone(reader: &mut Reader) -> Tz {
    reader
        .parsed(
            "TIME_ZONE",
            "it must be a name like Europe/Zurich or Africa/Lusaka",
            |text| text.parse().ok(),
        )
        .unwrap_or(Tz::Europe__Zurich)
}

fn font_folder(reader: &mut Reader) -> Option<PathBuf> {
    let folder = reader.text("FONT_FOLDER").map(PathBuf::from)?;
    if !folder.is_dir() {
        reader.problem(
            "FONT_FOLDER",
            &format!("there is no folder {}", folder.display()),
        );
    }
    Some(folder)
}

fn bind(reader: &mut Reader, argument: Option<String>) -> SocketAddr {
    let usual = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
    let Some(text) = argument.or_else(|| reader.text("BIND")) else {
        return usual;
    };
    let named = text.replacen("localhost:", "127.0.0.1:", 1);
    named.parse().unwrap_or_else(|_| {
        reader.problem(
            "BIND",
            "it must be an address with a port, like 127.0.0.1:8080 or [::]:8080",
        );
        usual
    })
}

fn default_url(port: u16) -> PublicUrl {
    format!("http://localhost:{port}")
        .parse()
        .expect("localhost is on loopback")
}

fn public_url(reader: &mut Reader, bind: SocketAddr) -> PublicUrl {
    let usual = || default_url(bind.port());
    let url = match reader.text("PUBLIC_URL") {
        None => usual(),
        Some(text) => text.parse().unwrap_or_else(|error| {
            reader.problem("PUBLIC_URL", &format!("{error}"));
            usual()
        }),
    };
    // Threat model 3.2: respondents and staff are served over https, or over http on this machine.
    // A container binds all its addresses although only loopback of the host leads to it; that is
    // for the operator to say.
    let published_on_loopback = reader.flag("PUBLISHED_ON_LOOPBACK");
    if !bind.ip().is_loopback() && !url.is_secure() && !published_on_loopback {
        reader.problem(
            "BIND",
            "plain http is served on loopback only: set PUBLIC_URL to the https address of the proxy in front, or bind 127.0.0.1",
        );
    }
    url
}

fn institution(reader: &mut Reader) -> Institution {
    let unit = reader
        .text("INSTITUTION_UNIT")
        .unwrap_or_else(|| "International Partnerships Division".to_owned());
    let email = reader
        .text("CONTACT_EMAIL")
        .unwrap_or_else(|| "iscm-survey@example.org".to_owned());
    if bare_address(&email) != Some(email.as_str()) {
        reader.problem(
            "CONTACT_EMAIL",
            "it must be an address like name@example.org",
        );
    }
    Institution {
        name: reader
            .text("INSTITUTION_NAME")
            .unwrap_or_else(|| "International Organization for Migration".to_owned()),
        short_name: reader
            .text("INSTITUTION_SHORT_NAME")
            .unwrap_or_else(|| "IOM".to_owned()),
        person: reader.text("SENDER_PERSON").unwrap_or_else(|| unit.clone()),
        unit,
        email,
        phone: reader.text("CONTACT_PHONE"),
    }
}

fn mail(reader: &mut Reader, institution: &Institution, production: bool) -> Mail {
    let smtp = smtp(reader, production);
    let folder = reader.text("MAIL_FOLDER").map(PathBuf::from);
    let transport = match (smtp, folder) {
        (Some(_), Some(folder)) => {
            reader.problem(
                "MAIL_FOLDER",
                "set either SMTP_HOST or MAIL_FOLDER, not both",
            );
            MailTransport::Folder(folder)
        }
        (Some(smtp), None) => MailTransport::Smtp(smtp),
        (None, Some(folder)) => {
            if production {
                reader.problem("MAIL_FOLDER", "in production mails go by SMTP_HOST");
            }
            MailTransport::Folder(folder)
        }
        (None, None) => {
            if production {
                reader.problem("SMTP_HOST", "it is needed in production");
            }
            MailTransport::Waiting
        }
    };
    let mailbox = |reader: &mut Reader, key: &str| {
        let text = reader.text(key)?;
        if bare_address(&text).is_none() || text.contains(['\r', '\n']) {
            reader.problem(
                key,
                "it must be an address like name@example.org or Name <name@example.org>",
            );
        }
        Some(text)
    };
    let from = mailbox(reader, "MAIL_FROM");
    if from.is_none() && production {
        reader.problem("MAIL_FROM", "it is needed in production");
    }
    Mail {
        transport,
        from: from.unwrap_or_else(|| institution.email.clone()),
        reply_to: mailbox(reader, "MAIL_REPLY_TO").unwrap_or_else(|| institution.email.clone()),
    }
}

fn smtp(reader: &mut Reader, production: bool) -> Option<Smtp> {
    let host = reader.text("SMTP_HOST");
    let security = reader
        .parsed(
            "SMTP_SECURITY",
            "it must be tls, starttls or none",
            |text| match text {
                "tls" => Some(SmtpSecurity::Tls),
                "starttls" => Some(SmtpSecurity::StartTls),
                "none" => Some(SmtpSecurity::None),
                _ => None,
            },
        )
        .unwrap_or(SmtpSecurity::StartTls);
    let port = reader.parsed("SMTP_PORT", "it must be a port from 1 to 65535", |text| {
        text.parse().ok().filter(|port: &u16| *port > 0)
    });
    let ca_file = reader.text("SMTP_CA_FILE").map(PathBuf::from);
    if let Some(file) = &ca_file
        && !file.is_file()
    {
        reader.problem(
            "SMTP_CA_FILE",
            &format!("there is no file {}", file.display()),
        );
    }
    let user = reader.text("SMTP_USER");
    let password = reader.secret("SMTP_PASSWORD");
    let credentials = match (user, password) {
        (Some(user), Some(password)) => {
            if production && is_sample(&password) {
                reader.problem(
                    "SMTP_PASSWORD",
                    "the sample password is refused in production",
                );
            }
            Some((user, Secret::new(password)))
        }
        (None, None) => None,
        (Some(_), None) => {
            reader.problem("SMTP_PASSWORD", "SMTP_USER needs it");
            None
        }
        (None, Some(_)) => {
            reader.problem("SMTP_USER", "SMTP_PASSWORD needs it");
            None
        }
    };
    let host = host?;
    if security == SmtpSecurity::None {
        if !is_loopback(&host) {
            reader.problem(
                "SMTP_SECURITY",
                "mails leave this machine encrypted: none is accepted for a server on loopback only",
            );
        }
        if credentials.is_some() {
            reader.problem("SMTP_PASSWORD", "it is not sent without encryption");
        }
    }
    Some(Smtp {
        host,
        port: port.unwrap_or(match security {
            SmtpSecurity::Tls => 465,
            SmtpSecurity::StartTls => 587,
            SmtpSecurity::None => 25,
        }),
        security,
        credentials,
        ca_file,
    })
}

fn is_sample(secret: &str) -> bool {
    let lower = secret.to_ascii_lowercase();
    lower.starts_with("change") || ["password", "secret", "sample", "test"].contains(&&*lower)
}

/// The address inside `Name <address>` or the address itself; `None` where it has not the shape of
/// one. The mail room parses it again, strictly; here only typing errors are caught at the start.
fn bare_address(text: &str) -> Option<&str> {
    let address = match text.trim().strip_suffix('>') {
        Some(rest) => rest.rsplit_once('<')?.1,
        None => text.trim(),
    };
    let (local, domain) = address.split_once('@')?;
    let fine = !local.is_empty()
        && !domain.is_empty()
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !address
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || "<>,;:\"".contains(c))
        && !domain.contains('@');
    fine.then_some(address)
}
