//! A mail server in the process of the test: takes mails on loopback, refuses what it is told to refuse.

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use iscm_survey::mail::{SmtpSecurity, SmtpSettings};
use mailin_embedded::{AuthMechanism, Handler, Response, Server, SslConfig, response};

/// How the server receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Offers `STARTTLS`, with a certificate of the private authority in `tests/data/mail-server`.
    StartTls,
    /// The same, for those who know a password; nobody does.
    StartTlsAndPassword,
    None,
}

/// Where and with which reply an address is refused.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// As soon as the recipient is named.
    Recipient(u16),
    /// Once the whole mail was read; with 421, which also ends the connection (mailin takes no other command
    /// after a refusal here).
    Mail(u16),
}

impl Fault {
    fn reply(self) -> Response {
        let (Fault::Recipient(code) | Fault::Mail(code)) = self;
        Response::custom(code, "refused by the test".to_owned())
    }
}

/// A mail as it came over the wire.
#[derive(Clone, Debug, Default)]
pub struct Received {
    /// The envelope, which nobody reads but the servers.
    pub recipients: Vec<String>,
    pub bytes: Vec<u8>,
    pub accepted: bool,
}

#[derive(Default)]
struct Inbox {
    received: Vec<Received>,
    /// Addresses that were named as recipients, refused ones included.
    named: Vec<String>,
    faults: HashMap<String, Fault>,
    passwords: Vec<String>,
}

/// A running mail server; it ends with the process of the test.
pub struct MailServer {
    pub port: u16,
    inbox: Arc<Mutex<Inbox>>,
}

impl MailServer {
    pub fn start(protection: Protection) -> MailServer {
        // Two libraries of the tests bring a cryptography each; the first to ask is told which to use.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let inbox = Arc::new(Mutex::new(Inbox::default()));
        let mut server = Server::new(Postman {
            inbox: Arc::clone(&inbox),
            mail: Received::default(),
        });
        let file = |name: &str| certificates().join(name).display().to_string();
        if protection != Protection::None {
            server
                .with_ssl(SslConfig::SelfSigned {
                    cert_path: file("server.pem"),
                    key_path: file("server-key.pem"),
                })
                .expect("the certificate can be used");
        }
        if protection == Protection::StartTlsAndPassword {
            server.with_auth(AuthMechanism::Plain);
        }
        server
            .with_name("localhost")
            .with_num_threads(8)
            .with_tcp_listener(listener);
        std::thread::spawn(move || {
            if let Err(error) = server.serve() {
                eprintln!("the mail server of the test ended: {error}");
            }
        });
        MailServer { port, inbox }
    }

    /// How this server is reached with `STARTTLS`, its authority known.
    pub fn settings(&self) -> SmtpSettings {
        let authority = std::fs::read(authority()).expect("the authority's certificate");
        SmtpSettings {
            host: "localhost".to_owned(),
            port: self.port,
            security: SmtpSecurity::StartTls,
            credentials: None,
            authority: Some(authority),
        }
    }

    pub fn refuse(&self, address: &str, fault: Fault) {
        self.inbox().faults.insert(address.to_owned(), fault);
    }

    pub fn accept(&self, address: &str) {
        self.inbox().faults.remove(address);
    }

    /// Everything that came in whole, in order, refused mails included.
    pub fn received(&self) -> Vec<Received> {
        self.inbox().received.clone()
    }

    /// What was accepted for this address, oldest first.
    pub fn mails_to(&self, address: &str) -> Vec<Vec<u8>> {
        self.received()
            .into_iter()
            .filter(|mail| mail.accepted && mail.recipients == [address])
            .map(|mail| mail.bytes)
            .collect()
    }

    /// How often an address was named as a recipient.
    pub fn times_named(&self, address: &str) -> usize {
        let inbox = self.inbox();
        inbox.named.iter().filter(|named| *named == address).count()
    }

    /// Passwords that were tried.
    pub fn passwords(&self) -> Vec<String> {
        self.inbox().passwords.clone()
    }

    fn inbox(&self) -> MutexGuard<'_, Inbox> {
        lock(&self.inbox)
    }
}

/// The certificate of the private authority.
pub fn authority() -> PathBuf {
    certificates().join("authority.pem")
}

fn certificates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mail-server")
}

fn lock(inbox: &Mutex<Inbox>) -> MutexGuard<'_, Inbox> {
    inbox.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One connection.
#[derive(Clone)]
struct Postman {
    inbox: Arc<Mutex<Inbox>>,
    mail: Received,
}

impl Handler for Postman {
    fn rcpt(&mut self, to: &str) -> Response {
        let mut inbox = lock(&self.inbox);
        inbox.named.push(to.to_owned());
        match inbox.faults.get(to) {
            Some(fault @ Fault::Recipient(_)) => fault.reply(),
            Some(Fault::Mail(_)) | None => response::OK,
        }
    }

    fn data_start(&mut self, _: &str, _: &str, _: bool, to: &[String]) -> Response {
        self.mail = Received {
            recipients: to.to_vec(),
            ..Received::default()
        };
        response::OK
    }

    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        self.mail.bytes.extend_from_slice(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let mut inbox = lock(&self.inbox);
        let mut mail = std::mem::take(&mut self.mail);
        let fault = mail.recipients.iter().find_map(|to| inbox.faults.get(to));
        let reply = fault.map_or(response::OK, |fault| fault.reply());
        mail.accepted = !reply.is_error;
        inbox.received.push(mail);
        reply
    }

    fn auth_plain(&mut self, _: &str, _: &str, password: &str) -> Response {
        lock(&self.inbox).passwords.push(password.to_owned());
        response::INVALID_CREDENTIALS
    }
}
