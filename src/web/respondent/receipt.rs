//! Number, time and digest of what was submitted.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::passage::Acting;
use super::visit::Visit;
use super::{Setting, Shell, leave, named};
use crate::assessment::SubmittedDocument;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, Part, rich};
use crate::web::{Site, html_page, see_other};

/// `GET /respond/receipt`
pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    acting: Acting,
) -> Result<HttpResponse, PageError> {
    let visit = Visit::open(&site, &request, &acting).await?;
    let Some(submission) = visit.submission().await? else {
        return Ok(see_other(&visit.passage.tasks()));
    };
    let document = SubmittedDocument::parse(&submission.document).map_err(PageError::internal)?;
    let page = ReceiptPage {
        setting: visit.setting(),
        number: &submission.receipt_number,
        submitted_at: submission.submitted_at,
        version: usize::try_from(submission.number).unwrap_or_default(),
        answers: document.answers.len(),
        digest: &submission.digest,
        token: visit.token(),
    };
    Ok(html_page(StatusCode::OK, &page.render()))
}

/// The receipt of the submission that counts.
pub struct ReceiptPage<'a> {
    pub setting: Setting<'a>,
    pub number: &'a str,
    pub submitted_at: DateTime<Utc>,
    /// Which submission of this respondent it is, from 1.
    pub version: usize,
    pub answers: usize,
    /// SHA-256 in hexadecimal.
    pub digest: &'a str,
    pub token: &'a str,
}

impl ReceiptPage<'_> {
    pub fn render(&self) -> Markup {
        let setting = &self.setting;
        let language = setting.language;
        let title = language.text("receipt-title");
        let content = html! {
            div.done {
                h1 { (title) }
                p { (language.text("receipt-number")) }
                p.big { bdi dir="ltr" { (self.number) } }
            }
            div.cols {
                div {
                    p.lead {
                        (rich(language, if setting.passage.is_desk() { "behalf-receipt-lead" } else { "receipt-lead" }, &[
                            ("institution", setting.institution.short_name.as_str().into()),
                            ("name", named(setting).into()),
                        ]))
                    }
                    p { a href=(setting.passage.review()) { (language.text("receipt-see-answers")) } }
                    @if !setting.passage.is_desk() { h2 { (language.text("receipt-next")) }
                    ol {
                        li { (language.text("receipt-next-read")) }
                        li {
                            (rich(language, "receipt-next-summary", &[
                                ("group", Part::Select(setting.group.code())),
                                ("name", named(setting).into()),
                            ]))
                        }
                    }
                    p { (rich(language, "receipt-correct", &[("contact", setting.contact().into())])) } }
                }
                aside.side {
                    div.panel {
                        h2 { (language.text("receipt-title-panel")) }
                        dl { dt.soft { (language.text("receipt-submitted")) } dd { (setting.when(self.submitted_at)) } }
                        dl {
                            dt.soft { (language.text("receipt-version")) }
                            dd { (language.text_with("receipt-version-text", &[("version", self.version.into()), ("answers", self.answers.into())])) }
                        }
                        dl { dt.soft { (language.text("receipt-digest")) } dd.code { bdi dir="ltr" { (in_fours(self.digest)) } } }
                        p.soft { (language.text("receipt-digest-text")) }
                    }
                    (leave(setting, self.token))
                }
            }
        };
        setting.document(
            &Shell {
                title: &title,
                has_errors: false,
                here: &setting.passage.receipt(),
                crumbs: {
                    let mut crumbs = setting.passage.crumbs(language, setting.passage.is_desk());
                    crumbs.push(Crumb::here(language.text("tasks-receipt")));
                    crumbs
                },
                script: false,
            },
            &content,
        )
    }
}

/// A digest in groups of four, so that it can be compared on paper.
fn in_fours(digest: &str) -> String {
    let characters: Vec<char> = digest.chars().collect();
    characters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}
