//! `GET /iscms/{iscm}`: everything that the registry knows about one mechanism.
//!
//! [`view`] gives the order of the page; `facts` is its first table, `members` who takes part, `record`
//! what it did, wrote and rests on, `overlaps` who shares its members.

mod facts;
mod members;
mod overlaps;
mod record;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::directory::{regions, type_text};
use super::summary::{Published, list_published};
use super::text::{full_name, named, said};
use super::{Indexed, Shown, language_of, page, registry};
use crate::institution::Institution;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::registry::{Iscm, RecordKind, Registry, Term};
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, rich};

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request);
    let registry = registry(&site).await?;
    let iscm = registry
        .registry
        .find_iscm(&id.to_ascii_lowercase())
        .ok_or(PageError::NotFound)?;
    let published = list_published(&site, language).await?;
    let shown = Profile {
        registry: &registry.registry,
        iscm,
        language,
        published: &published,
        changed: registry
            .changed_at(RecordKind::Iscm, iscm.id.as_str())
            .map(|at: DateTime<Utc>| format::date_of(language, at, site.time_zone)),
        institution: &site.institution,
    };
    let title = shown.title();
    let shown = Shown {
        title: &title,
        crumbs: vec![
            Crumb::link(language.text("public-home"), &links::Home),
            Crumb::link(language.text("public-mechanisms"), &links::Iscms),
            Crumb::here(iscm.acronym.in_language(language)),
        ],
        path: link(iscm),
        indexed: Indexed::Yes,
        content: view(&shown),
    };
    Ok(page(&site, &request, StatusCode::OK, shown))
}

/// Everything the page shows.
struct Profile<'a> {
    registry: &'a Registry,
    iscm: &'a Iscm,
    language: Language,
    /// Summaries of all mechanisms that readers may see.
    published: &'a [Published],
    /// The day on which the record last became another.
    changed: Option<String>,
    institution: &'a Institution,
}

impl Profile<'_> {
    /// "MiDIOCC: Migration Dialogue for the Indian Ocean Commission Countries".
    fn title(&self) -> String {
        let name = self.iscm.name.in_language(self.language);
        let acronym = self.iscm.acronym.in_language(self.language);
        if name.contains(acronym) {
            name.to_owned()
        } else {
            format!("{acronym}: {name}")
        }
    }

    /// Links to what sources contradict about a property of the record.
    fn notes(&self, field: &str) -> Markup {
        let language = self.language;
        let fields = self.iscm.conflicts.iter().map(|conflict| &conflict.field);
        let fields = fields.chain(
            self.iscm
                .corrections
                .iter()
                .map(|correction| &correction.field),
        );
        html! {
            @for (index, _) in fields.enumerate().filter(|(_, other)| *other == field) {
                " " a.small href=(format!("#note-{}", index + 1)) {
                    (language.text_with("public-note-number", &[("number", (index + 1).into())]))
                }
            }
        }
    }
}

fn view(page: &Profile) -> Markup {
    let (iscm, language) = (page.iscm, page.language);
    html! {
        p.kicker {
            (type_text(language, iscm.iscm_type)) " · " (regions(page.registry, iscm, language))
        }
        h1 { (full_name(iscm, language)) }
        @if let Some(summary) = &iscm.summary { p.lead { (said(summary, language)) } }
        (tabs(iscm, page.published, None, language))
        div.cols {
            div {
                (facts::facts(page))
                (aims(page))
                (focus(page))
                (members::members(page))
                (record::history(page))
                (record::meetings(page))
                (record::documents(page))
                (record::contradictions(page))
            }
            aside.side {
                (overlaps::overlaps(page))
                (record::about(page))
            }
        }
    }
}

/// The pages on one mechanism; nothing where there is only the profile.
pub fn tabs(
    iscm: &Iscm,
    published: &[Published],
    assessment: Option<&str>,
    language: Language,
) -> Markup {
    let summaries: Vec<&Published> = published
        .iter()
        .filter(|one| one.subjects.contains(iscm.id.as_str()))
        .collect();
    html! {
        @if !summaries.is_empty() {
            nav.tabs aria-label=(iscm.acronym.in_language(language)) {
                ul {
                    li { a href=(link(iscm)) aria-current=[assessment.is_none().then_some("page")] { (language.text("public-profile")) } }
                    @for one in &summaries {
                        li {
                            a href=(one.link(iscm.id.as_str())) aria-current=[(assessment == Some(&one.slug)).then_some("page")] {
                                (language.text("report-summary-title"))
                                @if summaries.len() > 1 { span { " · " bdi { (one.slug) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn link(iscm: &Iscm) -> String {
    links::Iscm {
        iscm: iscm.id.to_string(),
    }
    .path()
}

fn aims(page: &Profile) -> Markup {
    html! {
        @if !page.iscm.aims.is_empty() {
            h2 #aims { (page.language.text("public-aims")) }
            ul { @for aim in &page.iscm.aims { li { (said(aim, page.language)) } } }
        }
    }
}

/// What it works on, by each source; the first is the current focus.
fn focus(page: &Profile) -> Markup {
    let (language, registry) = (page.language, page.registry);
    html! {
        @for (index, focus) in page.iscm.thematic_focus.iter().enumerate() {
            @if index == 0 {
                h2 #focus { (language.text("public-focus")) }
            } @else {
                h3 { (language.text("public-focus-other")) }
            }
            p.soft.small {
                @if let Some(date) = focus.as_of {
                    (rich(language, "public-as-of", &[("date", (&super::text::date(language, date)).into())])) " · "
                }
                @if let Some(note) = &focus.note { (said(note, language)) }
                @else { (language.text("public-focus-source-missing")) }
                @if index == 0 { (page.notes("thematic_focus")) }
            }
            @if !focus.areas.is_empty() {
                ul.choices.two.terms { @for area in &focus.areas { li { (said(&area.text, language)) } } }
            }
            @let themes: Vec<&Term> = focus.themes.iter().filter_map(|code| registry.find_theme(code.as_str())).collect();
            @if focus.areas.is_empty() {
                ul.choices.two.terms { @for theme in &themes { li { (theme_link(theme, language)) } } }
            } @else if !themes.is_empty() {
                details.more.no-print {
                    summary { (language.text("public-focus-themes")) }
                    ul.chips { @for theme in &themes { li { (theme_link(theme, language)) } } }
                }
            }
        }
    }
}

/// A theme, a link to the mechanisms that work on it.
fn theme_link(theme: &Term, language: Language) -> Markup {
    html! { a href=(links::Iscms.with_query(&[("theme", &theme.id)])) { (named(&theme.label, language)) } }
}
