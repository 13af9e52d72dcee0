//! The audit: who did what and when, the latest first, by kind, person and day. Only read.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Days, NaiveDate, Utc};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value as Json;

use super::{Shown, language_of, page};
use crate::app::Transaction;
use crate::assessment::{AssessmentId, Author, ContactId, instant};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::audit::{AuditActor, AuditEntry, AuditFilter, list_audit_entries_of};
use crate::storage::staff::{User, list_users};
use crate::storage::{StorageError, assessments, invitations};
use crate::web::error::PageError;
use crate::web::parts::{Column, Crumb, Row, Table, table};
use crate::web::request::Staff;
use crate::web::{Site, html_page};

/// Entries on one page.
const PAGE: usize = 50;

/// What actions are about: the part before the dot, with its words.
const AREAS: [(&str, &str); 14] = [
    ("assessment", "audit-area-assessment"),
    ("behalf", "audit-area-behalf"),
    ("follow_up", "audit-area-follow-up"),
    ("invitation", "audit-area-invitation"),
    ("link", "audit-area-link"),
    ("registry", "audit-area-registry"),
    ("reminders", "audit-area-reminders"),
    ("report", "audit-area-report"),
    ("response", "audit-area-response"),
    ("results", "audit-area-results"),
    ("session", "audit-area-session"),
    ("summary", "audit-area-summary"),
    ("user", "audit-area-user"),
    ("view", "audit-area-view"),
];

/// The view that the address asks for; unknown values are read as absent.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct AuditQuery {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    /// The last entry of the page before.
    #[serde(default)]
    before: String,
}

impl AuditQuery {
    fn area(&self) -> Option<(&'static str, &'static str)> {
        AREAS.into_iter().find(|(code, _)| *code == self.kind)
    }

    fn actor(&self) -> Option<AuditActor> {
        match self.who.as_str() {
            "respondents" => Some(AuditActor::Respondents),
            "reviewers" => Some(AuditActor::Reviewers),
            other => Author::parse(other).map(AuditActor::One),
        }
    }

    fn filter(&self, site: &Site) -> AuditFilter {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let start = |day: NaiveDate| -> Option<DateTime<Utc>> {
            instant::read(&day.to_string(), site.time_zone)
        };
        AuditFilter {
            area: self.area().map(|(code, _)| code),
            actor: self.actor(),
            from: day(&self.from).and_then(start),
            // The whole of the last day.
            until: day(&self.to)
                .and_then(|day| day.checked_add_days(Days::new(1)))
                .and_then(start),
        }
    }

    fn address(&self, before: &str) -> String {
        links::DeskAudit.with_query(&[
            ("kind", &self.kind),
            ("who", &self.who),
            ("from", &self.from),
            ("to", &self.to),
            ("before", before),
        ])
    }
}

/// Everything the page shows.
struct AuditPage {
    language: Language,
    zone: chrono_tz::Tz,
    query: AuditQuery,
    entries: Vec<AuditEntry>,
    /// There are older ones.
    has_more: bool,
    users: Vec<User>,
    /// Of respondents among the entries.
    contacts: HashMap<ContactId, String>,
    rounds: HashMap<AssessmentId, String>,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    query: web::Query<AuditQuery>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let query = query.into_inner();
    let filter = query.filter(&site);
    let (wanted, zone) = (query.clone(), site.time_zone);
    let read = site.app.read(move |transaction| {
        read(transaction, wanted, &filter).map(|read| AuditPage {
            language,
            zone,
            ..read
        })
    });
    let shown = read.await?;
    let title = language.text("audit-title");
    let content = shown.view(&title);
    let shown = Shown {
        title: &title,
        crumbs: vec![
            Crumb::link(language.text("desk"), &links::Desk),
            Crumb::here(title.clone()),
        ],
        has_errors: false,
        content,
    };
    Ok(html_page(
        StatusCode::OK,
        &page(&site, &request, &staff, shown),
    ))
}

fn read(
    transaction: &mut Transaction<'_>,
    query: AuditQuery,
    filter: &AuditFilter,
) -> Result<AuditPage, StorageError> {
    let connection = &mut *transaction.connection;
    let before = Some(query.before.as_str()).filter(|before| !before.is_empty());
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut entries = list_audit_entries_of(connection, filter, before, limit)?;
    let has_more = entries.len() > PAGE;
    entries.truncate(PAGE);
    let mut contacts = HashMap::new();
    for entry in &entries {
        if let Author::Contact(id) = &entry.actor
            && !contacts.contains_key(id)
            && let Some(contact) = invitations::find_contact(connection, id)?
        {
            contacts.insert(id.clone(), contact.name);
        }
    }
    let rounds = assessments::list_assessments(connection)?
        .into_iter()
        .map(|round| (round.id, round.slug))
        .collect();
    Ok(AuditPage {
        language: Language::English,
        zone: chrono_tz::UTC,
        query,
        entries,
        has_more,
        users: list_users(connection)?,
        contacts,
        rounds,
    })
}

impl AuditPage {
    fn view(&self, title: &str) -> Markup {
        let language = self.language;
        let rows = self.entries.iter().map(|entry| self.row(entry)).collect();
        let columns = ["audit-when", "audit-who", "audit-what", "audit-about"];
        html! {
            h1 { (title) }
            p { (language.text("audit-lead")) }
            (self.filters())
            (table(&Table {
                caption: title,
                hide_caption: true,
                columns: columns.into_iter().map(|key| Column::text(language.text(key))).collect(),
                rows,
                empty: &language.text("audit-none"),
            }))
            nav.row aria-label=(language.text("pagination")) {
                @if !self.query.before.is_empty() {
                    a href=(self.query.address("")) { (language.text("audit-newest")) }
                }
                @if let Some(last) = self.entries.last().filter(|_| self.has_more) {
                    a rel="next" href=(self.query.address(&last.id)) { (language.text("audit-older")) }
                }
            }
        }
    }

    fn filters(&self) -> Markup {
        let language = self.language;
        let query = &self.query;
        let date = |name: &str, key: &str, value: &str| {
            html! {
                div {
                    label for=(name) { (language.text(key)) }
                    input.w12 type="date" id=(name) name=(name) value=(value) dir="ltr";
                }
            }
        };
        let others = [
            ("respondents", "audit-by-respondents"),
            ("reviewers", "audit-by-reviewers"),
            ("operator", "audit-by-operator"),
            ("program", "audit-by-program"),
        ];
        html! {
            form.filters method="get" action=(links::DeskAudit.path()) role="search" aria-label=(language.text("audit-filter")) {
                div {
                    label for="kind" { (language.text("audit-what")) }
                    select #kind name="kind" {
                        option value="" { (language.text("audit-everything")) }
                        @for (code, key) in AREAS {
                            option value=(code) selected[query.kind == code] { (language.text(key)) }
                        }
                    }
                }
                div {
                    label for="who" { (language.text("audit-who")) }
                    select #who name="who" {
                        option value="" { (language.text("audit-everybody")) }
                        @for user in &self.users {
                            @let code = Author::Staff(user.id.clone()).to_string();
                            option value=(code) selected[query.who == code] { (name_of(user)) }
                        }
                        @for (code, key) in others {
                            option value=(code) selected[query.who == code] { (language.text(key)) }
                        }
                    }
                }
                (date("from", "audit-from", &query.from))
                (date("to", "audit-to", &query.to))
                button.btn.quiet { (language.text("filter-apply")) }
            }
        }
    }

    fn row(&self, entry: &AuditEntry) -> Row {
        let language = self.language;
        let area = entry.action.split('.').next().unwrap_or_default();
        let words = AREAS.into_iter().find(|(code, _)| *code == area);
        let round = entry.assessment.as_ref().and_then(|id| self.rounds.get(id));
        Row {
            cells: vec![
                html! { (format::instant(language, entry.at, self.zone)) },
                html! { bdi { (self.who(&entry.actor)) } },
                html! {
                    @if let Some((_, key)) = words { (language.text(key)) br; }
                    bdi.code dir="ltr" { (entry.action) }
                },
                html! {
                    @if let Some(round) = round { bdi { (round) } " · " }
                    bdi.code.small dir="ltr" { (entry.object_kind) " " (entry.object_id) }
                    (detail(&entry.detail))
                },
            ],
        }
    }

    fn who(&self, actor: &Author) -> String {
        let language = self.language;
        match actor {
            Author::Staff(id) => self
                .users
                .iter()
                .find(|user| user.id == *id)
                .map_or_else(|| id.to_string(), name_of),
            Author::Contact(id) => match self.contacts.get(id) {
                Some(name) if !name.is_empty() => {
                    language.text_with("audit-by-respondent", &[("name", name.as_str().into())])
                }
                _ => language.text("author-respondent"),
            },
            Author::Reviewer(_) => language.text("audit-by-reviewers"),
            Author::Operator => language.text("audit-by-operator"),
            Author::Program => language.text("audit-by-program"),
        }
    }
}

fn name_of(user: &User) -> String {
    match user.name.is_empty() {
        true => user.email.clone(),
        false => user.name.clone(),
    }
}

/// The facts of an entry, as they were written: keys are codes.
fn detail(detail: &Json) -> Markup {
    let Some(facts) = detail.as_object().filter(|facts| !facts.is_empty()) else {
        return html! {};
    };
    let said = |value: &Json| match value {
        Json::String(text) => text.clone(),
        Json::Null => "–".to_owned(),
        other => other.to_string(),
    };
    html! {
        @for (key, value) in facts {
            br;
            span.small.soft { bdi.code dir="ltr" { (key) } ": " bdi { (said(value)) } }
        }
    }
}
