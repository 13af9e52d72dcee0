use std::fmt;
use std::path::{Path, PathBuf};

/// Where the database is: `sqlite://PATH` or `postgres://…`. Shown without its password.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    Postgres(String),
}

/// Why a text is no address of a database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrlProblem {
    #[error("the database address must begin with sqlite:// or postgres://")]
    UnknownScheme,
    #[error("the database address sqlite:// names no file; write sqlite://PATH")]
    NoPath,
    #[error(
        "the database address names no host; write postgres://USER@HOST/DATABASE, or ?host=/FOLDER for a socket"
    )]
    NoHost,
    #[error(
        "the database host {host} is not on this machine, and this program was built without TLS \
         (feature postgres-bundled): answers would travel in the clear. Use the image or a build with the \
         feature postgres-tls"
    )]
    RemoteWithoutTls { host: String },
}

impl DatabaseUrl {
    /// The file of an embedded installation.
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        DatabaseUrl::Sqlite(path.into())
    }

    pub fn parse(text: &str) -> Result<DatabaseUrl, UrlProblem> {
        if let Some(path) = text.strip_prefix("sqlite://") {
            if path.is_empty() {
                return Err(UrlProblem::NoPath);
            }
            return Ok(DatabaseUrl::Sqlite(PathBuf::from(path)));
        }
        let rest = text
            .strip_prefix("postgres://")
            .or_else(|| text.strip_prefix("postgresql://"))
            .ok_or(UrlProblem::UnknownScheme)?;
        let hosts = postgres_hosts(rest);
        if hosts.is_empty() {
            // libpq would take the host from its environment, and the check below would see nothing.
            return Err(UrlProblem::NoHost);
        }
        if !cfg!(feature = "postgres-tls")
            && let Some(host) = hosts.into_iter().find(|host| !is_on_this_machine(host))
        {
            return Err(UrlProblem::RemoteWithoutTls { host });
        }
        Ok(DatabaseUrl::Postgres(text.to_owned()))
    }

    pub fn sqlite_path(&self) -> Option<&Path> {
        match self {
            DatabaseUrl::Sqlite(path) => Some(path),
            DatabaseUrl::Postgres(_) => None,
        }
    }

    /// What libpq is given: bounds for a server that is gone or hangs, and encryption on any way out of
    /// the machine, unless the address says otherwise itself.
    pub(super) fn postgres_conninfo(text: &str) -> String {
        let mut conninfo = text.to_owned();
        let mut add = |key: &str, value: &str| {
            let query = text.split_once('?').map_or("", |(_, query)| query);
            let given = query
                .split('&')
                .any(|pair| pair.split_once('=').is_some_and(|(name, _)| name == key));
            if !given {
                conninfo.push(if conninfo.contains('?') { '&' } else { '?' });
                conninfo.push_str(key);
                conninfo.push('=');
                conninfo.push_str(value);
            }
        };
        add("connect_timeout", "5");
        add("tcp_user_timeout", "15000");
        add("keepalives_idle", "30");
        let rest = text.split_once("://").map_or("", |(_, rest)| rest);
        if !postgres_hosts(rest)
            .iter()
            .all(|host| is_on_this_machine(host))
        {
            add("sslmode", "require");
        }
        conninfo
    }
}

/// The hosts of what follows `postgres://`: before the path, and in `host`, `hostaddr` of the query.
fn postgres_hosts(rest: &str) -> Vec<String> {
    let (before_query, query) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = before_query.split('/').next().unwrap_or("");
    let host_list = authority
        .rsplit_once('@')
        .map_or(authority, |(_, hosts)| hosts);
    let mut hosts: Vec<String> = host_list
        .split(',')
        .map(|host| match host.strip_prefix('[') {
            Some(bracketed) => bracketed.split(']').next().unwrap_or(""),
            None => host.split(':').next().unwrap_or(""),
        })
        .map(percent_decoded)
        .collect();
    for pair in query.split('&') {
        if let Some(("host" | "hostaddr", value)) = pair.split_once('=') {
            hosts.extend(percent_decoded(value).split(',').map(str::to_owned));
        }
    }
    hosts.retain(|host| !host.is_empty());
    hosts
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut position = 0;
    while position < bytes.len() {
        let code = (bytes[position] == b'%')
            .then(|| text.get(position + 1..position + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(byte) => {
                decoded.push(byte);
                position += 3;
            }
            None => {
                decoded.push(bytes[position]);
                position += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn is_on_this_machine(host: &str) -> bool {
    host.starts_with('/')
        || host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseUrl::Sqlite(path) => write!(formatter, "sqlite://{}", path.display()),
            DatabaseUrl::Postgres(text) => {
                let (scheme, rest) = text.split_once("://").unwrap_or(("postgres", text));
                // A password may also stand in the query: none of it is shown.
                let rest = rest.split('?').next().unwrap_or(rest);
                let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
                let shown = match authority.rsplit_once('@') {
                    Some((user, host)) => {
                        format!("{}@{host}", user.split(':').next().unwrap_or(""))
                    }
                    None => authority.to_owned(),
                };
                write!(formatter, "{scheme}://{shown}/{path}")
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses_and_nothing_is_guessed() {
        assert_eq!(
            DatabaseUrl::parse("sqlite://./data/x.db"),
            Ok(DatabaseUrl::sqlite("./data/x.db"))
        );
        assert_eq!(DatabaseUrl::parse("sqlite://"), Err(UrlProblem::NoPath));
        for mistyped in ["data/x.db", "sqllite://x.db", "postgress://localhost/x", ""] {
            assert_eq!(
                DatabaseUrl::parse(mistyped),
                Err(UrlProblem::UnknownScheme),
                "{mistyped}"
            );
        }
    }

    #[test]
    #[cfg(not(feature = "postgres-tls"))]
    fn without_tls_only_this_machine_is_accepted() {
        for near in [
            "postgres://u:p@localhost/x",
            "postgresql://127.0.0.1:5433/x",
            "postgres://u@[::1]:5432/x",
            "postgres:///x?host=/run/postgresql",
            "postgres://u@%2Frun%2Fpostgresql/x",
        ] {
            assert!(DatabaseUrl::parse(near).is_ok(), "{near}");
        }
        for far in [
            "postgres://u:p@db.example.org/x",
            "postgres://localhost,db.example.org/x",
            "postgres://localhost/x?hostaddr=192.0.2.7",
            "postgres://u:p@localhost@192.0.2.7/x",
            "postgres://[2001:db8::1]/x",
        ] {
            assert!(
                matches!(
                    DatabaseUrl::parse(far),
                    Err(UrlProblem::RemoteWithoutTls { .. })
                ),
                "{far}"
            );
        }
        assert_eq!(DatabaseUrl::parse("postgres:///x"), Err(UrlProblem::NoHost));
    }

    #[test]
    fn a_password_is_never_shown() {
        let url = DatabaseUrl::parse("postgres://reader:s3cret@localhost:5432/x?password=s3cret");
        let shown = url.unwrap().to_string();
        assert_eq!(shown, "postgres://reader@localhost:5432/x");
    }

    #[test]
    fn bounds_are_added_where_the_address_gives_none() {
        let given = DatabaseUrl::postgres_conninfo("postgres://localhost/x?connect_timeout=1");
        assert_eq!(
            given,
            "postgres://localhost/x?connect_timeout=1&tcp_user_timeout=15000&keepalives_idle=30"
        );
        let far = DatabaseUrl::postgres_conninfo("postgres://db.example.org/x");
        assert!(far.ends_with("&sslmode=require"), "{far}");
    }
}
