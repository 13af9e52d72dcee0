use std::collections::BTreeSet;
use std::io::Write;

use super::*;

fn read(variables: &[(&str, &str)]) -> Result<Config, Vec<String>> {
    Config::read(&Arguments::default(), &|key| {
        variables
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| (*value).to_owned())
    })
    .map_err(|error| error.problems)
}

#[test]
fn nothing_set_is_a_working_installation_on_this_machine() {
    let config = read(&[]).unwrap();
    assert_eq!(config.bind.to_string(), "127.0.0.1:8080");
    assert_eq!(config.public_url.to_string(), "http://localhost:8080");
    assert_eq!(config.minimum_base, 3);
    assert_eq!(config.time_zone, Tz::Europe__Zurich);
    assert!(matches!(config.mail.transport, MailTransport::Waiting));
    assert_eq!(
        config.database_url.expose(),
        "sqlite://./data/iscm-survey.db"
    );
}

#[test]
fn all_problems_are_told_at_once_each_with_its_key() {
    let problems = read(&[
        ("DATABASE_URL", "mysql://x"),
        ("BIND", "8080"),
        ("PUBLIC_URL", "http://survey.example.org"),
        ("MINIMUM_BASE", "0"),
        ("TIME_ZONE", "Geneva"),
        ("PRODUCTION", "maybe"),
        ("MAIL_FROM", "nobody"),
        ("SMTP_HOST", "mail.example.org"),
        ("SMTP_PORT", "0"),
        ("SMTP_USER", "survey"),
        ("LOG_FORMAT", "xml"),
    ])
    .unwrap_err();
    let keys: Vec<&str> = problems
        .iter()
        .map(|problem| problem.split(':').next().unwrap())
        .collect();
    assert_eq!(
        keys,
        [
            "PRODUCTION",
            "DATABASE_URL",
            "BIND",
            "PUBLIC_URL",
            "SMTP_PORT",
            "SMTP_PASSWORD",
            "MAIL_FROM",
            "TIME_ZONE",
            "MINIMUM_BASE",
            "LOG_FORMAT",
        ]
    );
}

#[test]
fn plain_http_stays_on_this_machine() {
    assert!(read(&[("PUBLIC_URL", "http://10.0.0.1")]).is_err());
    let problems = read(&[("BIND", "0.0.0.0:80")]).unwrap_err();
    assert!(problems[0].starts_with("BIND: plain http"), "{problems:?}");
    assert!(
        read(&[
            ("BIND", "0.0.0.0:80"),
            ("PUBLIC_URL", "https://survey.example.org")
        ])
        .is_ok()
    );
    assert!(read(&[("BIND", "0.0.0.0:80"), ("PUBLISHED_ON_LOOPBACK", "true")]).is_ok());
}

#[test]
fn mails_leave_encrypted_or_not_at_all() {
    let smtp = |more: &[(&str, &str)]| {
        let mut variables = vec![("SMTP_HOST", "mail.example.org")];
        variables.extend(more);
        read(&variables)
    };
    assert!(smtp(&[]).is_ok());
    assert!(smtp(&[("SMTP_SECURITY", "none")]).is_err());
    assert!(smtp(&[("MAIL_FOLDER", "mails")]).is_err());
    let local = read(&[("SMTP_HOST", "127.0.0.1"), ("SMTP_SECURITY", "none")]).unwrap();
    let MailTransport::Smtp(local) = local.mail.transport else {
        panic!("SMTP_HOST is set");
    };
    assert_eq!(local.port, 25);
}

#[test]
fn production_refuses_samples_and_folders() {
    let problems = read(&[
        ("PRODUCTION", "true"),
        ("MAIL_FOLDER", "mails"),
        ("SMTP_USER", "u"),
        ("SMTP_PASSWORD", "change-me"),
    ])
    .unwrap_err();
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(problems[0].starts_with("SMTP_PASSWORD"));
    assert!(problems[1].starts_with("MAIL_FOLDER"));
    assert!(problems[2].starts_with("MAIL_FROM"));
}

#[test]
fn secrets_come_from_files_and_are_never_shown() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(file, "b0rsch-in-the-file").unwrap();
    let path = file.path().to_str().unwrap();
    let config = read(&[
        ("SMTP_HOST", "mail.example.org"),
        ("SMTP_USER", "survey"),
        ("SMTP_PASSWORD_FILE", path),
        ("DATABASE_URL", "postgres://u:b0rsch-in-the-url@localhost/x"),
    ])
    .unwrap();
    let shown = format!("{config:?}");
    assert!(!shown.contains("b0rsch"), "{shown}");
    assert!(shown.contains("[secret]"));
    let MailTransport::Smtp(smtp) = config.mail.transport else {
        panic!("SMTP_HOST is set");
    };
    assert_eq!(smtp.credentials.unwrap().1.expose(), "b0rsch-in-the-file");

    let both = read(&[("DATABASE_URL", "sqlite://x"), ("DATABASE_URL_FILE", path)]);
    assert!(both.unwrap_err()[0].starts_with("DATABASE_URL_FILE"));
    let missing = read(&[("DATABASE_URL_FILE", "/nowhere/at/all")]);
    assert!(missing.unwrap_err()[0].starts_with("DATABASE_URL_FILE"));
}

#[test]
fn the_sample_file_and_the_list_of_keys_agree() {
    let sample = include_str!("../../.env.sample");
    let documented: BTreeSet<&str> = sample
        .lines()
        .filter_map(|line| line.trim_start_matches("# ").split_once('='))
        .map(|(key, _)| key)
        .filter(|key| key.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        .collect();
    let known: BTreeSet<&str> = KEYS.iter().map(|key| key.name).collect();
    assert_eq!(
        documented, known,
        "change .env.sample and src/config/keys.rs together"
    );
}
