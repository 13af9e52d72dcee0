//! The list of all settings: what `.env.sample` documents and `doctor` shows.

/// One setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: &'static str,
    /// Its value is masked wherever settings are shown, and may come from the file `<name>_FILE`.
    pub secret: bool,
}

const fn open(name: &'static str) -> Key {
    Key {
        name,
        secret: false,
    }
}

const fn secret(name: &'static str) -> Key {
    Key { name, secret: true }
}

/// Every setting, in the order of `.env.sample`.
pub const KEYS: &[Key] = &[
    secret("DATABASE_URL"),
    open("BIND"),
    open("PUBLIC_URL"),
    open("PUBLISHED_ON_LOOPBACK"),
    open("PRODUCTION"),
    open("SMTP_HOST"),
    open("SMTP_PORT"),
    open("SMTP_SECURITY"),
    open("SMTP_USER"),
    secret("SMTP_PASSWORD"),
    open("SMTP_CA_FILE"),
    open("MAIL_FOLDER"),
    open("MAIL_FROM"),
    open("MAIL_REPLY_TO"),
    open("INSTITUTION_NAME"),
    open("INSTITUTION_SHORT_NAME"),
    open("INSTITUTION_UNIT"),
    open("SENDER_PERSON"),
    open("CONTACT_EMAIL"),
    open("CONTACT_PHONE"),
    open("TIME_ZONE"),
    open("DEFAULT_LANGUAGE"),
    open("MINIMUM_BASE"),
    open("FONT_FOLDER"),
    open("LOG"),
    open("LOG_FORMAT"),
];
