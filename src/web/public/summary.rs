//! `GET /iscms/{iscm}/summaries/{assessment}`: a Summary of Findings for readers: its latest published version
//! ([`super::published`]), and in a demonstration what is told without having been published.
//!
//! Every other address gives the same page, whether there are answers behind it or not.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::iscm::tabs;
use super::published;
use super::text::{foreign, full_name, named};
use super::{Indexed, Shown, language_of, page, registry};
use crate::app::editing::published::list_published_rounds;
use crate::app::summaries::{
    Demonstration, SummaryError, ToldSummary, list_demonstrations, summary_of,
};
use crate::assessment::{Assessment, Mark};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::links::{self, Link};
use crate::registry::Iscm;
use crate::reports::summary::SummaryReport;
use crate::storage::StorageError;
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, made_up, rich, summary};

/// The summaries of a round that everybody may read.
pub struct Published {
    pub slug: String,
    pub title: String,
    /// The language that the round has all its texts in.
    pub language: Language,
    /// What the answers behind them are.
    pub marks: Vec<Mark>,
    /// The mechanisms it has a summary of, by registry id.
    pub subjects: BTreeSet<String>,
}

impl Published {
    /// The address of the summary of one mechanism.
    pub fn link(&self, iscm: &str) -> String {
        links::Summary {
            iscm: iscm.to_owned(),
            assessment: self.slug.clone(),
        }
        .path()
    }
}

/// The rounds with summaries that everybody may read, the latest first.
pub async fn list_published(site: &Site, language: Language) -> Result<Vec<Published>, PageError> {
    let read = site.app.read(|transaction| {
        let demonstrations = list_demonstrations(transaction)?;
        Ok::<_, StorageError>((demonstrations, list_published_rounds(transaction)?))
    });
    let (demonstrations, rounds) = read.await?;
    let of_demonstration = |one: Demonstration| Published {
        title: title_of(&one.assessment, language),
        language: one
            .assessment
            .languages
            .first()
            .copied()
            .unwrap_or(Language::English),
        slug: one.assessment.slug,
        marks: one.marks,
        subjects: one.subjects,
    };
    let mut all: Vec<Published> = demonstrations.into_iter().map(of_demonstration).collect();
    for round in rounds {
        match all.iter_mut().find(|one| one.slug == round.assessment.slug) {
            Some(known) => known.subjects.extend(round.subjects),
            None => all.push(Published {
                title: title_of(&round.assessment, language),
                language: round
                    .assessment
                    .languages
                    .first()
                    .copied()
                    .unwrap_or(Language::English),
                slug: round.assessment.slug,
                marks: round.assessment.mark.into_iter().collect(),
                subjects: round.subjects,
            }),
        }
    }
    Ok(all)
}

pub(super) fn title_of(assessment: &Assessment, language: Language) -> String {
    let titles = &assessment.title;
    let default = assessment.languages.first();
    titles
        .get(&language)
        .or_else(|| titles.get(default?))
        .or_else(|| titles.values().next())
        .cloned()
        .unwrap_or_else(|| assessment.slug.clone())
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request);
    let (id, slug) = path.into_inner();
    let registry = registry(&site).await?;
    let iscm = registry
        .registry
        .find_iscm(&id.to_ascii_lowercase())
        .ok_or(PageError::NotFound)?;
    let published = list_published(&site, language).await?;
    let found = published::read(&site, (&slug, iscm.id.as_str()), None, language).await?;
    if let Some(page) = published::respond(&site, &request, iscm, found, &published, None) {
        return page;
    }
    let told = match published.iter().find(|one| one.slug == slug) {
        Some(round) => tell_whole(&site, iscm, round, language).await?,
        None => None,
    };
    let acronym = iscm.acronym.in_language(language);
    let crumbs = vec![
        Crumb::link(language.text("public-home"), &links::Home),
        Crumb::link(language.text("public-mechanisms"), &links::Iscms),
        Crumb::link(
            acronym,
            &links::Iscm {
                iscm: iscm.id.to_string(),
            },
        ),
        Crumb::here(language.text("report-summary-title")),
    ];
    let path = request.path().to_owned();
    Ok(match told {
        Some(told) => {
            let title = format!("{}: {acronym}", language.text("report-summary-title"));
            let shown = Shown {
                title: &title,
                crumbs,
                path,
                indexed: Indexed::No,
                content: view(iscm, &told, &published, language),
            };
            page(&site, &request, StatusCode::OK, shown)
        }
        None => {
            let title = language.text("public-not-published");
            let shown = Shown {
                title: &title,
                crumbs,
                path,
                indexed: Indexed::No,
                content: nothing_published(iscm, language),
            };
            page(&site, &request, StatusCode::NOT_FOUND, shown)
        }
    })
}

/// The summary in the reader's language; where that has not all of it, in the first language of the round.
async fn tell_whole(
    site: &Site,
    iscm: &Iscm,
    round: &Published,
    language: Language,
) -> Result<Option<ToldSummary>, PageError> {
    let told = tell(site, iscm, &round.slug, language).await?;
    match told {
        Some(told) if told.summary.untranslated_left_out > 0 && language != round.language => {
            tell(site, iscm, &round.slug, round.language).await
        }
        told => Ok(told),
    }
}

async fn tell(
    site: &Site,
    iscm: &Iscm,
    slug: &str,
    language: Language,
) -> Result<Option<ToldSummary>, PageError> {
    let (iscm, slug) = (iscm.id.to_string(), slug.to_owned());
    let told = site.app.read(move |transaction| {
        summary_of(transaction, &slug, &iscm, language, Audience::Outside)
    });
    match told.await {
        Ok(told) => Ok(told),
        Err(SummaryError::UnknownAssessment(_) | SummaryError::UnknownIscm(_)) => Ok(None),
        Err(SummaryError::Storage(error)) => Err(error.into()),
    }
}

fn view(iscm: &Iscm, told: &ToldSummary, published: &[Published], language: Language) -> Markup {
    let title = title_of(&told.assessment, language);
    let report = SummaryReport {
        summary: &told.summary,
        assessment_title: &title,
        marks: &told.marks,
        names: &told.names,
    };
    let told_in = report.language();
    html! {
        p.kicker { (language.text("report-summary-title")) " · " bdi { (title) } }
        h1 { (full_name(iscm, language)) }
        (tabs(iscm, published, Some(&told.assessment.slug), language))
        @for mark in &told.marks { (made_up(language, *mark)) }
        p.soft { (rich(language, "public-demonstration", &[("assessment", (&title).into())])) }
        @if told_in == language {
            (summary(&report, &|_| None))
        } @else {
            div.notice {
                p { (rich(language, "public-summary-in-language", &[("language", foreign(told_in.own_name(), told_in).into())])) }
            }
            div lang=(told_in.code()) dir=(told_in.direction().html()) { (summary(&report, &|_| None)) }
        }
    }
}

/// The same for what does not exist and for what is not published yet.
fn nothing_published(iscm: &Iscm, language: Language) -> Markup {
    let profile = links::Iscm {
        iscm: iscm.id.to_string(),
    };
    html! {
        h1 { (language.text("public-not-published")) }
        p.lead { (language.text("public-not-published-text")) }
        p {
            a href=(profile.path()) {
                (rich(language, "public-not-published-profile", &[("iscm", named(&iscm.acronym, language).into())]))
            }
        }
    }
}
