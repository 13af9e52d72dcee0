//! `GET /results`, `/results/{assessment}`, `/results/{assessment}/{number}`: the results of a round as they were
//! published, and as files.
//!
//! A release shows what was frozen and nothing else: sections and mechanisms in the address choose among its
//! tables, there is no filter that would make another.

mod chart;
mod figures;
mod file;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::text::foreign;
use super::{Indexed, Shown, language_of, page};
use crate::app::publishing::{PublishedResults, find_results, list_published_results};
use crate::assessment::Mark;
use crate::findings::release::document::{Heading, NamedIscm, Results, Texts};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::reports::data::Format;
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, made_up, rich};

pub use chart::get_chart;
pub use file::{get_data, get_file};

/// `?part=s3&iscm=midcom`: which of the frozen tables.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ResultsQuery {
    #[serde(default)]
    part: String,
    #[serde(default)]
    iscm: String,
}

/// The part with what was asked about the respondents themselves.
const RESPONDENTS: &str = "respondents";
/// The part with the themes of each mechanism.
const THEMES: &str = "themes";

/// The headings of published results as a list; nothing where there are none.
pub fn list_of(headings: &[Heading], language: Language) -> Markup {
    html! {
        @if !headings.is_empty() {
            ul {
                @for heading in headings {
                    @let link = links::ResultsOf { assessment: heading.assessment.clone() };
                    li {
                        a href=(link.path()) rel=[is_made_up(heading).then_some("nofollow")] {
                            (rich(language, "results-of", &[("assessment", heading.title.in_language(language).into())]))
                        }
                    }
                }
            }
        }
    }
}

pub async fn get_list(
    site: web::Data<Site>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request);
    let headings = site.app.read(list_published_results).await?;
    let title = language.text("results-title");
    let shown = Shown {
        title: &title,
        crumbs: vec![
            Crumb::link(language.text("public-home"), &links::Home),
            Crumb::here(title.clone()),
        ],
        path: links::Results.path(),
        indexed: Indexed::Yes,
        content: html! {
            h1 { (title) }
            p.lead { (language.text("results-lead")) }
            @if headings.is_empty() { p { (language.text("results-none")) } }
            (list_of(&headings, language))
        },
    };
    Ok(page(&site, &request, StatusCode::OK, shown))
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<String>,
    query: web::Query<ResultsQuery>,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, &path.into_inner(), None, &query).await
}

pub async fn get_release(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    query: web::Query<ResultsQuery>,
) -> Result<HttpResponse, PageError> {
    let (slug, number) = path.into_inner();
    show(&site, &request, &slug, Some(number_of(&number)?), &query).await
}

fn number_of(text: &str) -> Result<u32, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

async fn find(site: &Site, slug: &str, number: Option<u32>) -> Result<PublishedResults, PageError> {
    let slug = slug.to_owned();
    let found = site
        .app
        .read(move |transaction| find_results(transaction, &slug, number));
    found.await?.ok_or(PageError::NotFound)
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    slug: &str,
    number: Option<u32>,
    query: &ResultsQuery,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request);
    let published = find(site, slug, number).await?;
    let heading = &published.results.heading;
    let name = heading.title.in_language(language);
    let title = format!("{}: {name}", language.text("results-title"));
    let indexed = match is_made_up(heading) || number.is_some() {
        true => Indexed::No,
        false => Indexed::Yes,
    };
    let page_of = ResultsPage {
        language,
        published: &published,
        query,
        address: request.path(),
        site,
    };
    let shown = Shown {
        title: &title,
        crumbs: vec![
            Crumb::link(language.text("public-home"), &links::Home),
            Crumb::link(language.text("results-title"), &links::Results),
            Crumb::here(name),
        ],
        path: request.path().to_owned(),
        indexed,
        content: page_of.view(),
    };
    Ok(page(site, request, StatusCode::OK, shown))
}

fn is_made_up(heading: &Heading) -> bool {
    !heading.marks.is_empty()
}

fn marks_of(heading: &Heading) -> impl Iterator<Item = Mark> {
    heading
        .marks
        .iter()
        .filter_map(|code| Mark::from_code(code))
}

/// A day as the language writes it.
fn day(language: Language, text: &str) -> String {
    text.parse()
        .map_or_else(|_| text.to_owned(), |date| format::date(language, date))
}

/// A frozen text, marked with its language where that is not the page's.
fn said(texts: &Texts, language: Language) -> Markup {
    let text = texts.in_language(language);
    html! {
        @if texts.0.contains_key(language.code()) { bdi { (text) } }
        @else { (foreign(text, Language::English)) }
    }
}

/// Everything a page of results shows.
struct ResultsPage<'a> {
    language: Language,
    published: &'a PublishedResults,
    query: &'a ResultsQuery,
    address: &'a str,
    site: &'a Site,
}

impl ResultsPage<'_> {
    fn results(&self) -> &Results {
        &self.published.results
    }

    /// The mechanism that the tables are about; `None` is the round.
    fn iscm(&self) -> Option<&NamedIscm> {
        let iscms = &self.results().iscms;
        iscms.iter().find(|iscm| iscm.id == self.query.iscm)
    }

    fn link(&self, part: &str, iscm: &str) -> String {
        let pairs = [("part", part), ("iscm", iscm)];
        let mut query = String::new();
        for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(key);
            query.push('=');
            query.push_str(&links::escape(value));
        }
        format!("{}{query}", self.address)
    }

    /// The parts that have tables, with their titles.
    fn parts(&self) -> Vec<(String, Markup)> {
        let results = self.results();
        let language = self.language;
        let has = |part: &str| !self.indicators(part).is_empty();
        let mut parts: Vec<(String, Markup)> = results
            .sections
            .iter()
            .filter(|section| has(&section.id))
            .map(|section| (section.id.clone(), said(&section.name, language)))
            .collect();
        if has(RESPONDENTS) {
            let title = language.text("results-respondents");
            parts.push((RESPONDENTS.to_owned(), html! { (title) }));
        }
        if figures::themes(self).is_some() {
            let title = language.text("results-themes");
            parts.push((THEMES.to_owned(), html! { (title) }));
        }
        parts
    }

    fn view(&self) -> Markup {
        let language = self.language;
        let heading = &self.results().heading;
        let day = day(language, &heading.published_on);
        let parts = self.parts();
        let current = parts
            .iter()
            .find(|(part, _)| *part == self.query.part)
            .or_else(|| parts.first());
        let newer = self
            .published
            .releases
            .first()
            .filter(|last| last.number > heading.number);
        html! {
            p.kicker { (language.text("results-title")) }
            h1 { (said(&heading.title, language)) }
            @for mark in marks_of(heading) { (made_up(language, mark)) }
            @if newer.is_some() {
                @let latest = links::ResultsOf { assessment: heading.assessment.clone() };
                div.notice { p { (language.text("results-older")) " " a href=(latest.path()) { (language.text("results-latest")) } } }
            }
            p.lead { (rich(language, "results-intro", &[("minimum", heading.minimum_base.into()), ("date", day.as_str().into())])) }
            (figures::participation(self))
            @if let Some((part, title)) = current {
                nav aria-label=(language.text("results-parts")) {
                    ul.chips {
                        @for (other, title) in &parts {
                            li { a href=(self.link(other, &self.query.iscm)) aria-current=[(other == part).then_some("true")] { (title) } }
                        }
                    }
                }
                h2 #tables { (title) }
                @if part == THEMES {
                    @if let Some(figure) = figures::themes(self) { (figure) }
                } @else {
                    (self.mechanisms(part))
                    @for indicator in self.indicators(part) { (figures::indicator(self, indicator)) }
                }
            }
            (self.method())
            (self.files())
        }
    }

    /// The round, or one mechanism: both are tables of the set.
    fn mechanisms(&self, part: &str) -> Markup {
        let language = self.language;
        let here = self.iscm().map(|iscm| iscm.id.as_str()).unwrap_or_default();
        html! {
            details.more open[!here.is_empty()] {
                summary {
                    @match self.iscm() {
                        Some(iscm) => (rich(language, "results-about", &[("iscm", iscm.acronym.in_language(language).into())])),
                        None => (language.text("results-about-all")),
                    }
                }
                ul.chips {
                    li { a href=(self.link(part, "")) aria-current=[here.is_empty().then_some("true")] { (language.text("results-whole-round")) } }
                    @for iscm in &self.results().iscms {
                        li { a href=(self.link(part, &iscm.id)) aria-current=[(iscm.id == here).then_some("true")] { (said(&iscm.acronym, language)) } }
                    }
                }
            }
        }
    }

    fn method(&self) -> Markup {
        let language = self.language;
        let minimum = self.results().heading.minimum_base;
        html! {
            h2 { (language.text("results-method")) }
            ul {
                li { (language.text("results-method-base")) }
                li { (language.text("results-method-any")) }
                li { (language.text_with("results-method-rule", &[("minimum", minimum.into())])) }
                li { (language.text("results-method-together")) }
                li { (language.text("results-method-own")) }
                li { (language.text("results-method-numbers")) }
            }
        }
    }

    fn files(&self) -> Markup {
        let language = self.language;
        let heading = &self.results().heading;
        let number = heading.number.to_string();
        let file = |format: &str| {
            links::ResultsFile {
                assessment: heading.assessment.clone(),
                number: number.clone(),
                format: format.to_owned(),
            }
            .path()
        };
        let release = links::ResultsRelease {
            assessment: heading.assessment.clone(),
            number: number.clone(),
        };
        let address = self.site.public_url.to(&release);
        let year = heading.published_on.get(..4).unwrap_or_default();
        let marked: Vec<String> = marks_of(heading)
            .map(|mark| figures::mark_word(language, mark))
            .collect();
        html! {
            h2 { (language.text("results-files")) }
            p.no-print { (language.text("results-data")) }
            ul.no-print {
                @for format in Format::ALL {
                    @let link = links::ResultsData {
                        assessment: heading.assessment.clone(),
                        number: number.clone(),
                        format: format.code().to_owned(),
                    };
                    li { a href=(link.with_query(&[("in", language.code())])) rel="nofollow" download { (language.text(&format!("results-data-{}", format.code()))) } }
                }
                li { a href=(file("csv")) rel="nofollow" download { (language.text("results-csv")) } }
                li { a href=(file("json")) rel="nofollow" download { (language.text("results-json")) } }
            }
            p {
                (language.text("results-citation")) " "
                bdi {
                    (self.site.institution.name) " (" (year) "). " (heading.title.in_language(language)) ". "
                    (language.text_with("results-release", &[("number", number.as_str().into())])) ". "
                    @for word in &marked { (word) ". " }
                    a href=(release.path()) { (address) }
                }
            }
            p.soft { (language.text("results-digest")) " " code.digest dir="ltr" { (self.published.digest) } }
            @if self.published.releases.len() > 1 {
                p.no-print { (language.text("results-releases")) }
                ul.chips {
                    @for line in &self.published.releases {
                        @let other = links::ResultsRelease { assessment: heading.assessment.clone(), number: line.number.to_string() };
                        li {
                            a href=(other.path()) rel="nofollow" aria-current=[(line.number == heading.number).then_some("true")] {
                                (language.text_with("results-release", &[("number", line.number.to_string().as_str().into())]))
                            }
                        }
                    }
                }
            }
        }
    }
}
