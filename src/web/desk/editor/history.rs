//! `…/summaries/{iscm}/history`: every saved text of a statement, who wrote it, and what became another.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::html;
use serde::Deserialize;

use super::{Names, crumbs, differing, editor_address, full_name};
use crate::app::editing::{EditingError, names_of_authors, open};
use crate::assessment::Author;
use crate::language::{Language, format};
use crate::reports::summary::anchor;
use crate::storage::summary_records::{Deed, list_deeds};
use crate::web::desk::language_of;
use crate::web::desk::round::{RoundPage, Sight, zone_of};
use crate::web::error::PageError;
use crate::web::parts::Crumb;
use crate::web::request::Staff;
use crate::web::{Site, html_page};

/// Of which statement.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct HistoryQuery {
    #[serde(default, rename = "in")]
    language: String,
    #[serde(default)]
    section: String,
    #[serde(default)]
    key: String,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    query: web::Query<HistoryQuery>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let (assessment, iscm) = path.into_inner();
    if !Sight::of(staff.user()).sees_iscm(&iscm) {
        return Err(PageError::NotFound);
    }
    let (slug, subject, key) = (assessment.clone(), iscm.clone(), query.key.clone());
    let read = site.app.read(move |transaction| {
        let opened = open(transaction, &slug, &subject)?.ok_or(EditingError::NotThere)?;
        let stored = opened.stored.as_ref().ok_or(EditingError::NotBegun)?;
        let deeds = list_deeds(transaction.connection, &stored.id, &key)?;
        let authors: Vec<Author> = deeds.iter().map(|deed| deed.author.clone()).collect();
        let names = Names(names_of_authors(transaction, &authors)?);
        Ok::<_, EditingError>((opened, deeds, names))
    });
    let (opened, deeds, names) = read.await?;
    let zone = zone_of(&opened.assessment, &site);
    // The saved text of the same language before each.
    let before = |place: usize| {
        let later = &deeds[place];
        deeds[place + 1..]
            .iter()
            .find(|deed| {
                deed.language == later.language && deed.text.is_some() && deed.deed != "not_saved"
            })
            .and_then(|deed| deed.text.as_deref())
    };
    let content = html! {
        @if deeds.is_empty() { p { (language.text("history-empty")) } }
        @for (place, deed) in deeds.iter().enumerate() {
            div.cite {
                @let at = format::instant(language, deed.at, zone);
                p {
                    strong { (deed_word(language, deed)) } " "
                    span.soft { bdi lang=(deed.language.code()) { (deed.language.own_name()) } " · " bdi { (names.of(language, &deed.author)) } " · " (at) }
                }
                @if let Some(text) = &deed.text {
                    p.told lang=(deed.language.code()) dir=(deed.language.direction().html()) {
                        @match before(place) {
                            Some(old) => (differing(old, text)),
                            None => (text),
                        }
                    }
                }
            }
        }
    };
    let edited = Language::from_tag(&query.language).unwrap_or(language);
    let mut way = crumbs(language, &opened, &iscm);
    let address = editor_address(&assessment, &iscm, edited, &query.section);
    way.push(Crumb {
        label: language.text("editor-title"),
        href: Some(format!("{address}#{}", anchor(&query.key))),
    });
    let name = full_name(&opened, language);
    let page = RoundPage {
        assessment: &opened.assessment,
        tab: None,
        marks: &opened.marks,
        title: html! { bdi { (name) } },
        plain_title: language.text("history-title"),
        crumbs: way,
        has_errors: false,
        before: html! {},
        content,
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

fn deed_word(language: Language, deed: &Deed) -> String {
    language.text(match deed.deed.as_str() {
        "written" => "deed-written",
        "taken" => "deed-taken",
        "left" => "deed-left",
        "reset" => "deed-reset",
        "confirmed" => "deed-confirmed",
        "dropped" => "deed-dropped",
        "restored" => "deed-restored",
        "moved" => "deed-moved",
        "added" => "deed-added",
        "cited" => "deed-cited",
        "uncited" => "deed-uncited",
        _ => "deed-not-saved",
    })
}
