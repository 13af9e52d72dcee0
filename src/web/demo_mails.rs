//! The mails that a demonstration sent, read from the folder they went to. Elsewhere there is no such page.
//!
//! A mail is shown as its plain text, in which links of this site can be followed; its other part, HTML, is
//! shown as it was written. Nothing of a mail is put into the page as markup.

use std::io;
use std::path::Path;

use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use mail_parser::{Message, MessageParser};
use maud::{Markup, html};

use super::error::PageError;
use super::parts::{
    Column, Crumb, Cut, Document, Door, Row, Table, document, page_of, pagination, table,
};
use super::request::{PageLanguage, here};
use super::routes::pattern;
use super::{Site, html_page};
use crate::institution::Institution;
use crate::language::{Language, format};
use crate::links::{self, Link};

const PER_PAGE: usize = 50;

pub fn routes(service: &mut ServiceConfig) {
    service
        .route(pattern::<links::DemoMails>(), web::get().to(list))
        .route(pattern::<links::DemoMail>(), web::get().to(one));
}

/// A mail as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownMail {
    /// The name of its file without the ending.
    pub id: String,
    pub subject: String,
    pub from: String,
    pub to: String,
    pub reply_to: String,
    pub sent_at: Option<DateTime<Utc>>,
    pub text: String,
    pub html: String,
}

/// The list of mails.
pub struct MailsPage<'a> {
    pub language: Language,
    pub institution: &'a Institution,
    pub here: &'a str,
    pub time_zone: chrono_tz::Tz,
    pub searched: &'a str,
    pub mails: &'a [ShownMail],
    pub pages: Cut,
}

/// One mail.
pub struct MailPage<'a> {
    pub language: Language,
    pub institution: &'a Institution,
    pub here: &'a str,
    pub time_zone: chrono_tz::Tz,
    /// Where this site is reached: links that begin with it can be followed.
    pub origin: &'a str,
    pub mail: &'a ShownMail,
}

async fn list(
    site: web::Data<Site>,
    request: HttpRequest,
    language: PageLanguage,
    query: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let folder = site.demo_mails.clone().ok_or(PageError::NotFound)?;
    let asked = |name: &str| {
        let pair = query.iter().find(|(other, _)| other == name);
        pair.map_or("", |(_, value)| value.trim())
    };
    let searched = asked("q").to_owned();
    let wanted = searched.to_lowercase();
    let mut mails = web::block(move || read_all(&folder))
        .await
        .map_err(PageError::internal)?
        .map_err(PageError::internal)?;
    mails.retain(|mail| {
        [&mail.to, &mail.subject]
            .iter()
            .any(|text| text.to_lowercase().contains(&wanted))
    });
    mails.sort_by(|one, other| {
        (other.sent_at, &one.to, &one.id).cmp(&(one.sent_at, &other.to, &other.id))
    });
    let pages = Cut::of(mails.len(), PER_PAGE, asked("page").parse().unwrap_or(1));
    let shown = MailsPage {
        language: language.language,
        institution: &site.institution,
        here: &here(&request),
        time_zone: site.time_zone,
        searched: &searched,
        mails: &mails[pages.entries.clone()],
        pages,
    };
    Ok(html_page(StatusCode::OK, &shown.render()))
}

async fn one(
    site: web::Data<Site>,
    request: HttpRequest,
    language: PageLanguage,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let folder = site.demo_mails.clone().ok_or(PageError::NotFound)?;
    let id = id.into_inner();
    // The names of our files; anything else could point outside of the folder.
    let is_ours = !id.is_empty()
        && id
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_');
    if !is_ours {
        return Err(PageError::NotFound);
    }
    let mail = web::block(move || read_one(&folder.join(format!("{id}.eml")), id))
        .await
        .map_err(PageError::internal)?
        .map_err(PageError::internal)?
        .ok_or(PageError::NotFound)?;
    let shown = MailPage {
        language: language.language,
        institution: &site.institution,
        here: &here(&request),
        time_zone: site.time_zone,
        origin: site.public_url.origin(),
        mail: &mail,
    };
    Ok(html_page(StatusCode::OK, &shown.render()))
}

fn read_all(folder: &Path) -> io::Result<Vec<ShownMail>> {
    let mut mails = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        let Some(id) = name.filter(|_| path.extension().is_some_and(|ending| ending == "eml"))
        else {
            continue;
        };
        mails.extend(read_one(&path, id.to_owned())?);
    }
    Ok(mails)
}

fn read_one(path: &Path, id: String) -> io::Result<Option<ShownMail>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(MessageParser::default()
            .parse(&bytes)
            .map(|message| shown(&message, id))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn shown(message: &Message<'_>, id: String) -> ShownMail {
    let people = |address: Option<&mail_parser::Address<'_>>| {
        let one = |person: &mail_parser::Addr<'_>| {
            let address = person.address().unwrap_or_default();
            match person.name() {
                Some(name) => format!("{name} <{address}>"),
                None => address.to_owned(),
            }
        };
        let all = address.into_iter().flat_map(|address| address.iter());
        all.map(one).collect::<Vec<_>>().join(", ")
    };
    let part =
        |text: Option<std::borrow::Cow<'_, str>>| text.unwrap_or_default().replace("\r\n", "\n");
    ShownMail {
        id,
        subject: message.subject().unwrap_or_default().to_owned(),
        from: people(message.from()),
        to: people(message.to()),
        reply_to: people(message.reply_to()),
        sent_at: message
            .date()
            .and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        text: part(message.body_text(0)),
        html: part(message.body_html(0)),
    }
}

impl MailsPage<'_> {
    pub fn render(&self) -> Markup {
        let language = self.language;
        let title = language.text("demo-mails-title");
        let time = |mail: &ShownMail| {
            mail.sent_at
                .map(|at| format::instant(language, at, self.time_zone))
        };
        let rows = self.mails.iter().map(|mail| {
            let link = links::DemoMail {
                mail: mail.id.clone(),
            };
            Row {
                cells: vec![
                    html! { a href=(link.path()) { bdi { (mail.subject) } } },
                    html! { bdi { (mail.to) } },
                    html! { (time(mail).unwrap_or_default()) },
                ],
            }
        });
        document(&Document {
            language,
            door: Door::Public,
            institution: self.institution,
            title: &title,
            has_errors: false,
            here: self.here,
            navigation: &[],
            crumbs: &[],
            script: false,
            content: html! {
                h1 { (title) }
                p.lead { (language.text("demo-mails-lead")) }
                form method="get" action=(links::DemoMails.path()) role="search" {
                    p.field {
                        label for="q" { (language.text("demo-mails-search")) }
                        input #q name="q" type="search" value=(self.searched);
                    }
                    p.row { button.btn.second { (language.text("demo-mails-search-button")) } }
                }
                (table(&Table {
                    caption: &title,
                    hide_caption: true,
                    columns: vec![
                        Column::text(language.text("demo-mail-subject")),
                        Column::text(language.text("demo-mail-to")),
                        Column::text(language.text("demo-mail-date")),
                    ],
                    rows: rows.collect(),
                    empty: &language.text("demo-mails-none"),
                }))
                (pagination(language, &self.pages, |page| page_of(&links::DemoMails.with_query(&[("q", self.searched)]), page)))
            },
        })
    }
}

impl MailPage<'_> {
    pub fn render(&self) -> Markup {
        let language = self.language;
        let mail = self.mail;
        let facts = [
            ("demo-mail-from", mail.from.clone()),
            ("demo-mail-to", mail.to.clone()),
            ("demo-mail-reply-to", mail.reply_to.clone()),
            (
                "demo-mail-date",
                mail.sent_at
                    .map(|at| format::instant(language, at, self.time_zone))
                    .unwrap_or_default(),
            ),
        ];
        document(&Document {
            language,
            door: Door::Public,
            institution: self.institution,
            title: &mail.subject,
            has_errors: false,
            here: self.here,
            navigation: &[],
            crumbs: &[
                Crumb::link(language.text("demo-mails-title"), &links::DemoMails),
                Crumb::here(mail.subject.clone()),
            ],
            script: false,
            content: html! {
                h1 dir="auto" { (mail.subject) }
                dl.facts {
                    @for (label, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
                        dt { (language.text(label)) } dd { bdi { (fact) } }
                    }
                }
                div.letter dir="auto" { (with_links(&mail.text, self.origin)) }
                @if !mail.html.is_empty() {
                    details {
                        summary { (language.text("demo-mail-html")) }
                        pre.code.letter dir="ltr" { (mail.html) }
                    }
                }
            },
        })
    }
}

/// Plain text in which the addresses of this site are links; nothing else in it is markup.
fn with_links(text: &str, origin: &str) -> Markup {
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    let mut rest = text;
    let begins = format!("{origin}/");
    while let Some(start) = rest.find(&begins) {
        let (before, from) = rest.split_at(start);
        let end = from
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"'))
            .unwrap_or(from.len());
        let (address, after) = from.split_at(end);
        pieces.push((before, false));
        pieces.push((address, true));
        rest = after;
    }
    pieces.push((rest, false));
    html! {
        @for (piece, is_address) in pieces {
            @if is_address {
                a dir="ltr" href=(piece) { (piece) }
            } @else {
                (piece)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_site_become_links() {
        let text = "Answer: http://localhost:8080/r/abc\nhttps://example.org/ <script>";
        assert_eq!(
            with_links(text, "http://localhost:8080").0,
            "Answer: <a dir=\"ltr\" href=\"http://localhost:8080/r/abc\">http://localhost:8080/r/abc</a>\
             \nhttps://example.org/ &lt;script&gt;"
        );
    }

    #[test]
    fn a_mail_is_read_with_both_parts_and_its_names_decoded() {
        let text = "From: ISCM Survey <survey@example.org>\r\nTo: =?utf-8?q?Point_focal_d=C3=A9sign=C3=A9?= <a@b.example.org>\r\n\
            Subject: =?utf-8?q?R=C3=A9ponse?=\r\nDate: Tue, 19 May 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\nLe d=C3=A9lai\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
            <p>Le délai</p>\r\n--b--\r\n";
        let message = MessageParser::default().parse(text.as_bytes()).unwrap();
        let mail = shown(&message, "id".into());
        assert_eq!(mail.subject, "Réponse");
        assert_eq!(mail.to, "Point focal désigné <a@b.example.org>");
        assert_eq!(mail.text.trim(), "Le délai");
        assert_eq!(mail.html.trim(), "<p>Le délai</p>");
        assert_eq!(
            mail.sent_at.unwrap().to_rfc3339(),
            "2026-05-19T08:00:00+00:00"
        );
    }
}
