//! How mails leave: by SMTP, into a folder, or into memory for tests.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::response::Category;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::letter::{Person, Written};

/// How the way to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// TLS from the first byte.
    Tls,
    /// `STARTTLS`, without which nothing is sent.
    StartTls,
    /// None: for a server on this machine only.
    None,
}

/// A mail server.
#[derive(Clone)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    pub security: SmtpSecurity,
    /// User name and password.
    pub credentials: Option<(String, String)>,
    /// Certificates of a private authority, in PEM, trusted in addition.
    pub authority: Option<Vec<u8>>,
}

impl SmtpSettings {
    /// A file without a certificate reads as an empty list, with which nothing would ever be trusted.
    fn names_no_authority(&self) -> bool {
        let has_certificate =
            |pem: &Vec<u8>| String::from_utf8_lossy(pem).contains("-----BEGIN CERTIFICATE-----");
        !self.authority.as_ref().is_none_or(has_certificate)
    }
}

/// Where mails go.
pub enum Transport {
    Smtp(SmtpSettings),
    /// One `.eml` file per mail.
    Folder(PathBuf),
    /// Kept for tests to read.
    Memory,
}

/// Why no mailer could be made.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    #[error("the sender is no mail address")]
    Sender,
    #[error("the certificates of the authority cannot be read")]
    Authority(#[source] lettre::transport::smtp::Error),
    #[error("there is no certificate of an authority in it")]
    NoAuthority,
    #[error("the folder for mails cannot be made")]
    Folder(#[source] std::io::Error),
}

/// Why a mail was not sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// May pass: try again later.
    #[error("{0}")]
    Temporary(String),
    /// Will not pass: the address is wrong or the server refuses it for good.
    #[error("{0}")]
    Permanent(String),
}

/// Sends mails. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    sender: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
    Memory(Arc<Mutex<Vec<Vec<u8>>>>),
}

impl Mailer {
    /// A mailer with a sender such as `ISCM Survey <survey@example.org>`. One that sends by SMTP is made inside
    /// a runtime: its pool of connections has a task of its own.
    ///
    /// # Errors
    /// The sender is no address, the authority's certificates or the folder cannot be used.
    pub fn new(sender: &str, transport: Transport) -> Result<Mailer, MailerError> {
        let sender = sender.parse().map_err(|_| MailerError::Sender)?;
        let way = match transport {
            Transport::Smtp(settings) if settings.names_no_authority() => {
                return Err(MailerError::NoAuthority);
            }
            Transport::Smtp(settings) => Way::Smtp(smtp(settings).map_err(MailerError::Authority)?),
            Transport::Folder(folder) => {
                std::fs::create_dir_all(&folder).map_err(MailerError::Folder)?;
                Way::Folder(folder)
            }
            Transport::Memory => Way::Memory(Arc::default()),
        };
        Ok(Mailer { sender, way })
    }

    /// Sends one mail.
    ///
    /// # Errors
    /// Whether to try again; the text is for staff and names no token.
    pub async fn send(&self, mail: &Written) -> Result<(), SendError> {
        let message = self.message(mail)?;
        match &self.way {
            Way::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if is_about_the_address(&error) => {
                    Err(SendError::Permanent(told(&error)))
                }
                Err(error) => Err(SendError::Temporary(told(&error))),
            },
            Way::Folder(folder) => {
                let folder = folder.clone();
                // A repeated attempt has the same name, so that it is there once.
                let name = file_name(&mail.message_id);
                let bytes = message.formatted();
                tokio::task::spawn_blocking(move || write_file(&folder, &name, &bytes))
                    .await
                    .map_err(|error| SendError::Temporary(error.to_string()))?
                    .map_err(|error| SendError::Temporary(error.to_string()))
            }
            Way::Memory(sent) => {
                sent.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(message.formatted());
                Ok(())
            }
        }
    }

    /// The mails that were sent into memory, oldest first, as they would have gone over the wire.
    pub fn sent(&self) -> Vec<Vec<u8>> {
        match &self.way {
            Way::Memory(sent) => sent.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Way::Smtp(_) | Way::Folder(_) => Vec::new(),
        }
    }

    fn message(&self, mail: &Written) -> Result<Message, SendError> {
        let mut builder = Message::builder()
            .from(self.sender.clone())
            .to(mailbox(&mail.to)?)
            .reply_to(mailbox(&mail.reply_to)?)
            .subject(&mail.subject)
            .message_id(Some(format!("<{}>", mail.message_id)))
            .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()));
        if let Some(address) = &mail.unsubscribe {
            builder = builder
                .raw_header(raw("List-Unsubscribe", format!("<{address}>")))
                .raw_header(raw(
                    "List-Unsubscribe-Post",
                    "List-Unsubscribe=One-Click".to_owned(),
                ));
        }
        builder
            .multipart(
                MultiPart::alternative()
                    .singlepart(
                        SinglePart::builder()
                            .header(ContentType::TEXT_PLAIN)
                            .body(mail.text.clone()),
                    )
                    .singlepart(
                        SinglePart::builder()
                            .header(ContentType::TEXT_HTML)
                            .body(mail.html.clone()),
                    ),
            )
            .map_err(|error| SendError::Permanent(error.to_string()))
    }
}

/// Whether the server refuses this mail for good. Of the permanent replies only x5x are about the mail system
/// (RFC 5321 section 4.2.1); a wrong password or a command it does not take is nobody's address, and once
/// mended the mail should go.
fn is_about_the_address(error: &lettre::transport::smtp::Error) -> bool {
    error.is_permanent()
        && error
            .status()
            .is_some_and(|code| code.category == Category::MailSystem)
}

/// What the server said, with the cause, on one line.
fn told(error: &lettre::transport::smtp::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(next) = cause {
        text.push_str(": ");
        text.push_str(&next.to_string());
        cause = next.source();
    }
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(500)
        .collect()
}

/// A person as a mailbox. The address is parsed, so that nothing in it can name another recipient; the
/// name is encoded by the library, and what could end a header's line is taken out before.
fn mailbox(person: &Person) -> Result<Mailbox, SendError> {
    let address: Address = person
        .email
        .parse()
        .map_err(|_| SendError::Permanent("the address is no mail address".to_owned()))?;
    let name: String = person.name.chars().filter(|c| !c.is_control()).collect();
    let name = name.trim();
    Ok(Mailbox::new(
        (!name.is_empty()).then(|| name.to_owned()),
        address,
    ))
}

fn smtp(
    settings: SmtpSettings,
) -> Result<AsyncSmtpTransport<Tokio1Executor>, lettre::transport::smtp::Error> {
    let mut parameters = TlsParameters::builder(settings.host.clone());
    if let Some(authority) = &settings.authority {
        parameters = parameters.add_root_certificate(Certificate::from_pem(authority)?);
    }
    let tls = match settings.security {
        SmtpSecurity::Tls => Tls::Wrapper(parameters.build()?),
        SmtpSecurity::StartTls => Tls::Required(parameters.build()?),
        SmtpSecurity::None => Tls::None,
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
        .port(settings.port)
        .tls(tls)
        .timeout(Some(Duration::from_secs(30)));
    if let Some((user, password)) = settings.credentials {
        builder = builder.credentials(Credentials::new(user, password));
    }
    Ok(builder.build())
}

/// A file name of our own making: ids hold letters, digits and hyphens only.
fn file_name(message_id: &str) -> String {
    let safe: String = message_id
        .split('@')
        .next()
        .unwrap_or_default()
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' {
                c
            } else {
                '_'
            }
        })
        .collect();
    format!("{safe}.eml")
}

/// Writes under another name first, so that nobody reads half a mail.
fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;

    let unfinished = folder.join(format!(".{name}.part"));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, folder.join(name))
}

/// A header that lettre has no type for. The value is of our own making and plain ASCII; it is written
/// as it is, because an address must not be folded or encoded.
fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str(name),
        value.clone(),
        value,
    )
}
