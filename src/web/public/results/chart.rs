//! `GET …/charts/{chart}/file.{svg,png}`: a chart of a release as a file, drawn from the same frozen tables as the
//! figure on the page.

use std::collections::BTreeSet;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::{ResultsPage, ResultsQuery, figures, find, number_of};
use crate::language::Language;
use crate::links::{self, Link};
use crate::reports::chart::{Chart, Flavour, png, svg};
use crate::reports::pdf::MissingFont;
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::public::{font_page, language_of};

/// Pixels to each unit of the drawing: sharp on dense screens and in a text document.
const SCALE: f32 = 2.0;

/// `?iscm=midcom&in=ar`: what the chart is about, and the language of its words.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ChartQuery {
    #[serde(default)]
    iscm: String,
    #[serde(default, rename = "in")]
    language: String,
}

/// The ways from a figure to its files; none where there is nothing to draw.
pub fn links_to(page: &ResultsPage, name: &str, chart: &Chart) -> Markup {
    if chart.is_empty() {
        return html! {};
    }
    let language = page.language;
    let heading = &page.results().heading;
    let iscm = page.iscm().map_or("", |iscm| iscm.id.as_str());
    html! {
        span.no-print {
            " " (language.text("chart-save-as")) " "
            @for (place, format) in ["svg", "png"].into_iter().enumerate() {
                @if place > 0 { " · " }
                @let file = links::ResultsChart {
                    assessment: heading.assessment.clone(),
                    number: heading.number.to_string(),
                    chart: name.to_owned(),
                    format: format.to_owned(),
                };
                a href=(file.with_query(&[("iscm", iscm), ("in", language.code())])) rel="nofollow" download {
                    bdi { (format.to_ascii_uppercase()) }
                    span.hide { ": " (chart.title) }
                }
            }
        }
    }
}

pub async fn get_chart(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<(String, String, String, String)>,
    query: web::Query<ChartQuery>,
) -> Result<HttpResponse, PageError> {
    let (slug, number, name, format) = path.into_inner();
    if !["svg", "png"].contains(&format.as_str()) {
        return Err(PageError::NotFound);
    }
    let published = find(&site, &slug, Some(number_of(&number)?)).await?;
    let language = Language::from_tag(&query.language).unwrap_or_else(|| language_of(&request));
    let asked = ResultsQuery {
        iscm: query.iscm.clone(),
        ..ResultsQuery::default()
    };
    let page = ResultsPage {
        language,
        published: &published,
        query: &asked,
        address: request.path(),
        site: &site,
    };
    // A mechanism that is not in the release gives no chart, rather than one of the round.
    if page.iscm().is_none() && !query.iscm.is_empty() {
        return Err(PageError::NotFound);
    }
    let chart = figures::chart_named(&page, &name)
        .filter(|chart| !chart.is_empty())
        .ok_or(PageError::NotFound)?;
    let file_name = [&slug, &number, &query.iscm, &name, language.code()]
        .into_iter()
        .map(|part| part.trim_start_matches('-'))
        .filter(|part| !part.is_empty())
        .map(only_harmless)
        .collect::<Vec<_>>()
        .join("-");
    let headers = [
        (
            header::CONTENT_DISPOSITION.as_str(),
            format!("attachment; filename=\"{file_name}.{format}\""),
        ),
        ("x-results-digest", published.digest.clone()),
        ("x-robots-tag", "noindex".to_owned()),
    ];
    let drawing = svg(&chart, Flavour::File);
    let (kind, body) = if format == "svg" {
        ("image/svg+xml", drawing.into_bytes())
    } else {
        let drawn = site.press.print_for_readers(move |fonts| {
            let letters: BTreeSet<char> = drawing.chars().collect();
            let fonts = fonts.database_for(&letters)?;
            Ok::<_, MissingFont>(png(&chart, Flavour::File, SCALE, &fonts))
        });
        match drawn.await? {
            Ok(pixels) => ("image/png", pixels.map_err(PageError::internal)?),
            Err(missing) => return Ok(font_page(&site, &request, &missing)),
        }
    };
    let mut response = HttpResponse::Ok();
    response.content_type(kind);
    for header in headers {
        response.insert_header(header);
    }
    Ok(response.body(body))
}

/// A part of a file name without what a header or a disk would take for something else.
fn only_harmless(part: &str) -> String {
    part.chars()
        .map(|letter| match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' => letter,
            _ => '-',
        })
        .collect()
}
