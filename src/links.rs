//! Every address of the program is a type: pages, redirects and mails build theirs from here.
//!
//! Start with the list at [`ROUTES`]: one line per page, with the methods it answers. `web::routes`
//! takes the patterns, everybody else makes a link with `path()`, or with [`PublicUrl::to`] where a
//! mail needs the whole address. The tests hold [`ROUTES`] against their table of who may see what.
//! Kept out: what stands behind an address, and request headers, from which no link is ever built.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// The methods that an address answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Methods {
    Get,
    Post,
    GetAndPost,
}

/// One address pattern of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    pub name: &'static str,
    /// With parameters in braces, as actix-web reads it.
    pub pattern: &'static str,
    pub methods: Methods,
}

/// An address on this site.
pub trait Link {
    const ROUTE: Route;

    /// Path from the root, parameters filled in and escaped.
    fn path(&self) -> String;

    /// The path with a query, values escaped; pairs with an empty value are left out.
    fn with_query(&self, pairs: &[(&str, &str)]) -> String {
        let mut address = self.path();
        let mut separator = '?';
        for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            address.push(separator);
            escape_into(&mut address, key);
            address.push('=');
            escape_into(&mut address, value);
            separator = '&';
        }
        address
    }
}

macro_rules! links {
    ($($(#[$documentation:meta])* $name:ident $({ $($field:ident),+ })? = $methods:ident $pattern:literal;)+) => {
        $(
            links!(@type $(#[$documentation])* $name $({ $($field),+ })?);

            impl Link for $name {
                const ROUTE: Route = Route {
                    name: stringify!($name),
                    pattern: $pattern,
                    methods: Methods::$methods,
                };

                fn path(&self) -> String {
                    let path = $pattern.to_owned();
                    $($(let path = path.replace(
                        concat!("{", stringify!($field), "}"),
                        &escape(&self.$field),
                    );)+)?
                    path
                }
            }
        )+

        /// Every address pattern of the program.
        pub const ROUTES: &[Route] = &[$($name::ROUTE),+];
    };
    (@type $(#[$documentation:meta])* $name:ident) => {
        $(#[$documentation])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;
    };
    (@type $(#[$documentation:meta])* $name:ident { $($field:ident),+ }) => {
        $(#[$documentation])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $(pub $field: String),+ }
    };
}

links! {
    /// The first public page.
    Home = Get "/";
    /// The directory of mechanisms.
    Iscms = Get "/iscms";
    /// The profile of one mechanism.
    Iscm { iscm } = Get "/iscms/{iscm}";
    /// The published summary of one mechanism in one assessment.
    Summary { iscm, assessment } = Get "/iscms/{iscm}/summaries/{assessment}";
    /// One of its published versions.
    SummaryVersion { iscm, assessment, number } = Get "/iscms/{iscm}/summaries/{assessment}/versions/{number}";
    /// The same as a file.
    SummaryVersionFile { iscm, assessment, number, format } = Get "/iscms/{iscm}/summaries/{assessment}/versions/{number}/file.{format}";
    /// The list of countries.
    Countries = Get "/countries";
    /// A country with its mechanisms.
    Country { country } = Get "/countries/{country}";
    /// The rounds whose results are published.
    Results = Get "/results";
    /// The latest results of one round.
    ResultsOf { assessment } = Get "/results/{assessment}";
    /// One release of them.
    ResultsRelease { assessment, number } = Get "/results/{assessment}/{number}";
    /// The same as a file.
    ResultsFile { assessment, number, format } = Get "/results/{assessment}/{number}/tables.{format}";
    /// Its figures as a file of data, with codebook and manifest.
    ResultsData { assessment, number, format } = Get "/results/{assessment}/{number}/data/{format}";
    /// One of its charts as a file.
    ResultsChart { assessment, number, chart, format } = Get "/results/{assessment}/{number}/charts/{chart}/file.{format}";
    /// Purpose, who sees what, retention, contact.
    Privacy = Get "/privacy";
    /// How the pages can be used by everybody, and what is known not to work.
    Accessibility = Get "/accessibility";

    /// A compiled-in file; its name holds the digest of its content.
    Asset { file } = Get "/assets/{file}";
    /// Tells a supervisor that the process answers.
    Live = Get "/health/live";
    /// Tells a load balancer that the database answers too.
    Ready = Get "/health/ready";
    /// Which pages search engines may read.
    Robots = Get "/robots.txt";
    /// Whom to tell of a weakness.
    SecurityText = Get "/.well-known/security.txt";

    /// A personal link: reading it changes nothing, its button enters.
    PersonalLink { token } = GetAndPost "/r/{token}";
    /// Stops reminders to one person in one assessment, by a page or by one click in the mail program.
    Unsubscribe { token } = GetAndPost "/u/{token}";
    /// The respondent's task list.
    Respond = Get "/respond";
    /// What the questionnaire is about, once inside.
    RespondStart = Get "/respond/start";
    /// One page of the questionnaire.
    RespondPage { page } = GetAndPost "/respond/pages/{page}";
    /// All answers before they are submitted.
    RespondReview = Get "/respond/review";
    /// Submits the answers.
    RespondSubmit = Post "/respond/submit";
    /// Number, time and digest of what was submitted.
    RespondReceipt = Get "/respond/receipt";
    /// Forgets the link on this computer.
    RespondLeave = Post "/respond/leave";

    /// A personal link to the draft of a summary: reading it changes nothing, its button enters.
    CommentLink { token } = GetAndPost "/c/{token}";
    /// The draft with the remarks of its secretariat.
    CommentDraft = GetAndPost "/comment";

    /// Sign-in of staff.
    SignIn = GetAndPost "/desk/sign-in";
    /// Sign-out of staff.
    SignOut = Post "/desk/sign-out";
    /// The desk's first page.
    Desk = Get "/desk";
    /// The rounds; posting makes one.
    DeskAssessments = GetAndPost "/desk/assessments";
    /// One round: participation by group, respondents with state.
    DeskAssessment { assessment } = Get "/desk/assessments/{assessment}";
    /// Opens or closes a round.
    DeskAssessmentState { assessment } = Post "/desk/assessments/{assessment}/state";
    /// Chooses which answers of a round are counted.
    DeskCounting { assessment } = Post "/desk/assessments/{assessment}/counting";
    /// Chooses respondents and sends invitations.
    DeskInvitations { assessment } = GetAndPost "/desk/assessments/{assessment}/invitations";
    /// The answers of one organization, and where they stand; posting takes a step.
    DeskResponse { assessment, organization } = GetAndPost "/desk/assessments/{assessment}/responses/{organization}";
    /// The dashboard of one round.
    DeskFindings { assessment } = Get "/desk/assessments/{assessment}/findings";
    /// What the three groups say about one mechanism.
    DeskIscmFindings { assessment, iscm } = Get "/desk/assessments/{assessment}/findings/{iscm}";
    /// What changed since the round before.
    DeskEvolution { assessment } = Get "/desk/assessments/{assessment}/evolution";
    /// Where mechanisms and those outside agree and differ.
    DeskContradictions { assessment } = Get "/desk/assessments/{assessment}/contradictions";
    /// Two indicators crossed.
    DeskCrosstab { assessment } = Get "/desk/assessments/{assessment}/crosstab";
    /// The answers behind a cell of two crossed indicators.
    DeskCrossedAnswers { assessment } = Get "/desk/assessments/{assessment}/crosstab/answers";
    /// Views of dashboards that somebody named; posting names one.
    DeskViews = GetAndPost "/desk/views";
    /// Shares or removes one of them.
    DeskView { view } = Post "/desk/views/{view}";
    /// The open questions of a round, with how far their answers are coded.
    DeskOpenAnswers { assessment } = Get "/desk/assessments/{assessment}/open-answers";
    /// The answers to one of them; posting codes some.
    DeskCoding { assessment, question } = GetAndPost "/desk/assessments/{assessment}/open-answers/{question}";
    /// Its codebook; posting adds or changes a code.
    DeskCodebook { assessment, question } = GetAndPost "/desk/assessments/{assessment}/open-answers/{question}/codebook";
    /// Its coders beside each other; posting decides.
    DeskCodingCompare { assessment, question } = GetAndPost "/desk/assessments/{assessment}/open-answers/{question}/compare";
    /// What readers outside see of a round; posting publishes or withdraws it.
    DeskResults { assessment } = GetAndPost "/desk/assessments/{assessment}/results";
    /// A chart of the findings as a file.
    DeskChartFile { assessment, indicator, format } = Get "/desk/assessments/{assessment}/charts/{indicator}/file.{format}";
    /// The answers behind a number.
    DeskAnswers { assessment } = Get "/desk/assessments/{assessment}/answers";
    /// The summary of findings of one mechanism, with sources.
    DeskSummary { assessment, iscm } = Get "/desk/assessments/{assessment}/summaries/{iscm}";
    /// The same as a file.
    DeskSummaryFile { assessment, iscm, format } = Get "/desk/assessments/{assessment}/summaries/{iscm}/file.{format}";
    /// The answers and figures of one round as files of data; posting gives one.
    DeskExports { assessment } = GetAndPost "/desk/assessments/{assessment}/exports";
    /// The editor of a summary; posting changes one statement.
    DeskEditor { assessment, iscm } = GetAndPost "/desk/assessments/{assessment}/summaries/{iscm}/edit";
    /// What can be cited beside a statement.
    DeskCite { assessment, iscm } = Get "/desk/assessments/{assessment}/summaries/{iscm}/cite";
    /// Everything that was saved of a statement.
    DeskStatementHistory { assessment, iscm } = Get "/desk/assessments/{assessment}/summaries/{iscm}/history";
    /// Where a summary is and was; posting moves it on.
    DeskSummaryStage { assessment, iscm } = GetAndPost "/desk/assessments/{assessment}/summaries/{iscm}/stage";
    /// A published version as staff see it, with what became another since the one before.
    DeskSummaryVersion { assessment, iscm, number } = Get "/desk/assessments/{assessment}/summaries/{iscm}/versions/{number}";
    /// Begins to enter answers on behalf of an organization.
    DeskBehalf { assessment } = GetAndPost "/desk/assessments/{assessment}/behalf";
    /// The task list of somebody who enters answers on behalf.
    Behalf { entry } = Get "/desk/behalf/{entry}";
    /// One page of the questionnaire, filled in on behalf.
    BehalfPage { entry, page } = GetAndPost "/desk/behalf/{entry}/pages/{page}";
    /// All answers before they are submitted on behalf.
    BehalfReview { entry } = Get "/desk/behalf/{entry}/review";
    /// Submits them.
    BehalfSubmit { entry } = Post "/desk/behalf/{entry}/submit";
    /// Number, time and digest of what was submitted on behalf.
    BehalfReceipt { entry } = Get "/desk/behalf/{entry}/receipt";
    /// The reports of a round; posting makes all summaries in one file.
    DeskReports { assessment } = GetAndPost "/desk/assessments/{assessment}/reports";
    /// How far that file is.
    DeskReportJob { assessment, job } = Get "/desk/assessments/{assessment}/reports/jobs/{job}";
    /// That file.
    DeskReportJobFile { assessment, job } = Get "/desk/assessments/{assessment}/reports/jobs/{job}/file.zip";
    /// The report of the whole round as a file.
    DeskOverallFile { assessment, format } = Get "/desk/assessments/{assessment}/reports/overall.{format}";
    /// What analysts recommend at the end of that report; posting saves a text of one language.
    DeskRecommendations { assessment } = GetAndPost "/desk/assessments/{assessment}/recommendations";
    /// Who may sign in.
    DeskUsers = GetAndPost "/desk/users";
    /// One account: its rights, its password, whether it may sign in.
    DeskUser { user } = GetAndPost "/desk/users/{user}";

    /// Who did what.
    DeskAudit = Get "/desk/audit";

    /// The mails that a demonstration sent.
    DemoMails = Get "/demo/mails";
    /// One of them.
    DemoMail { mail } = Get "/demo/mails/{mail}";
}

/// Whether an address is a page of findings that may be saved as a view: a path of ours with a query, in the
/// characters that a browser sends, and nothing that could lead off this site.
pub fn is_view(address: &str) -> bool {
    const LONGEST: usize = 2000;
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let is_plain = |text: &str, besides: &[u8]| {
        text.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || b"-._~%+".contains(&byte) || besides.contains(&byte)
        })
    };
    let segments: Vec<&str> = path.split('/').collect();
    let is_known = match segments.as_slice() {
        ["", "desk", "assessments", round, rest @ ..] if !round.is_empty() => matches!(
            rest,
            ["findings" | "evolution" | "contradictions" | "crosstab"] | ["findings", _]
        ),
        _ => false,
    };
    let has_dots = segments
        .iter()
        .any(|segment| *segment == "." || *segment == "..");
    address.len() <= LONGEST
        && is_known
        && !has_dots
        && is_plain(path, b"/")
        && is_plain(query, b"=&!:,'()*@/?$;")
}

/// Escapes text as one segment of a path or as a value of a query: everything that is not
/// unreserved in RFC 3986.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_into(&mut escaped, text);
    escaped
}

fn escape_into(escaped: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
}

/// Where this installation is reached from outside: scheme, host and port.
///
/// Only the configuration makes one, so that a forged `Host` header cannot get into a mail
/// (threat model 2.3). Plain http is accepted on loopback only (3.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
    secure: bool,
}

/// Why an address cannot be the public one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublicUrlError {
    #[error("it must be an address like https://survey.example.org")]
    Malformed,
    #[error("it must have no path, query, user name or password")]
    MoreThanOrigin,
    #[error("plain http is accepted on loopback only: use https")]
    PlainHttp,
}

impl PublicUrl {
    /// Scheme, host and port, as a browser writes them in `Origin`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host without port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is reached by https, so that cookies may be `Secure` and `__Host-`.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// The whole address of a page.
    pub fn to(&self, link: &impl Link) -> String {
        format!("{}{}", self.origin, link.path())
    }
}

impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    fn from_str(text: &str) -> Result<Self, PublicUrlError> {
        let (scheme, rest) = text.split_once("://").ok_or(PublicUrlError::Malformed)?;
        let scheme = scheme.to_ascii_lowercase();
        let secure = match scheme.as_str() {
            "https" => true,
            "http" => false,
            _ => return Err(PublicUrlError::Malformed),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase();
        if authority.contains(['/', '?', '#', '@']) {
            return Err(PublicUrlError::MoreThanOrigin);
        }
        let (host, port) = split_port(&authority).ok_or(PublicUrlError::Malformed)?;
        if !secure && !is_loopback(host) {
            return Err(PublicUrlError::PlainHttp);
        }
        // Browsers leave the usual port out of `Origin`.
        let usual = if secure { 443 } else { 80 };
        let origin = match port {
            Some(port) if port != usual => format!("{scheme}://{host}:{port}"),
            _ => format!("{scheme}://{host}"),
        };
        Ok(PublicUrl {
            origin,
            host: host.to_owned(),
            secure,
        })
    }
}

fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(_) => {
            let end = authority.find(']')? + 1;
            let port = &authority[end..];
            let port = match port.strip_prefix(':') {
                Some(port) => Some(port),
                None if port.is_empty() => None,
                None => return None,
            };
            authority[1..end - 1].parse::<std::net::Ipv6Addr>().ok()?;
            (&authority[..end], port)
        }
        None => match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        },
    };
    let name = host.starts_with('[')
        || (!host.is_empty()
            && host
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.'));
    let port = port.map(str::parse).transpose().ok()?;
    name.then_some((host, port))
}

/// Whether a host is this machine: `localhost`, 127.0.0.0/8 or `[::1]`.
pub fn is_loopback(host: &str) -> bool {
    let bare = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    bare.eq_ignore_ascii_case("localhost")
        || bare
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_escaped_into_their_own_segment() {
        let link = DeskResponse {
            assessment: "2019".into(),
            organization: "a/../b?c#d é".into(),
        };
        assert_eq!(
            link.path(),
            "/desk/assessments/2019/responses/a%2F..%2Fb%3Fc%23d%20%C3%A9"
        );
        assert_eq!(Respond.path(), "/respond");
    }

    #[test]
    fn a_parameter_that_looks_like_a_placeholder_stays_text() {
        let link = Summary {
            iscm: "{assessment}".into(),
            assessment: "2019".into(),
        };
        assert_eq!(link.path(), "/iscms/%7Bassessment%7D/summaries/2019");
    }

    #[test]
    fn queries_are_escaped_and_leave_out_what_is_empty() {
        assert_eq!(
            Iscms.with_query(&[("q", "a&b=c"), ("type", ""), ("region", "af")]),
            "/iscms?q=a%26b%3Dc&region=af"
        );
        assert_eq!(Iscms.with_query(&[("q", "")]), "/iscms");
    }

    #[test]
    fn only_pages_of_findings_are_views() {
        for view in [
            "/desk/assessments/2019/findings",
            "/desk/assessments/2019/findings?part=themes&region=africa",
            "/desk/assessments/2019/findings/midcom",
            "/desk/assessments/2019/crosstab?row=state%3Afunding.stability&column=",
        ] {
            assert!(is_view(view), "{view}");
        }
        for other in [
            "",
            "/",
            "/desk",
            "/desk/users",
            "/desk/assessments",
            "/desk/assessments/2019",
            "/desk/assessments//findings",
            "/desk/assessments/2019/responses/ZM",
            "//evil.example/desk/assessments/2019/findings",
            "https://evil.example/desk/assessments/2019/findings",
            "/desk/assessments/2019/../../users/findings",
            "/desk/assessments/../findings",
            "/desk/assessments/2019/findings#x",
            "/desk/assessments/2019/findings?a=<b>",
            "/desk/assessments/2019/findings?a=b\nc",
            "javascript:/desk/assessments/2019/findings",
        ] {
            assert!(!is_view(other), "{other}");
        }
        let long = format!("/desk/assessments/2019/findings?a={}", "b".repeat(2000));
        assert!(!is_view(&long));
    }

    #[test]
    fn no_two_addresses_are_alike_and_each_parameter_is_filled() {
        let mut patterns: Vec<&str> = ROUTES.iter().map(|route| route.pattern).collect();
        patterns.sort_unstable();
        let count = patterns.len();
        patterns.dedup();
        assert_eq!(patterns.len(), count);
        assert!(
            !PersonalLink { token: "t".into() }.path().contains('{'),
            "the names of fields and of parameters must agree"
        );
    }

    #[test]
    fn the_public_address_is_https_or_loopback() {
        let parse = |text: &str| text.parse::<PublicUrl>().map(|url| url.to_string());
        assert_eq!(
            parse("https://Survey.example.org/").as_deref(),
            Ok("https://survey.example.org")
        );
        assert_eq!(
            parse("https://survey.example.org:443").as_deref(),
            Ok("https://survey.example.org")
        );
        assert_eq!(
            parse("http://localhost:8080").as_deref(),
            Ok("http://localhost:8080")
        );
        assert_eq!(parse("http://[::1]:80").as_deref(), Ok("http://[::1]"));
        assert_eq!(
            parse("http://127.8.0.1:81").as_deref(),
            Ok("http://127.8.0.1:81")
        );
        for plain in [
            "http://survey.example.org",
            "http://192.168.1.2:8080",
            "http://0.0.0.0:8080",
            "http://localhost.example.org",
        ] {
            assert_eq!(parse(plain), Err(PublicUrlError::PlainHttp), "{plain}");
        }
        for bad in [
            "",
            "survey.example.org",
            "ftp://a",
            "https://",
            "https://a b",
            "https://a:x",
        ] {
            assert_eq!(parse(bad), Err(PublicUrlError::Malformed), "{bad}");
        }
        for more in ["https://a/b", "https://u:p@a", "https://a?b"] {
            assert_eq!(parse(more), Err(PublicUrlError::MoreThanOrigin), "{more}");
        }
    }
}
