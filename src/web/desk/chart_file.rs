//! A chart of the findings as a file: SVG or PNG, drawn from the same value as the figure on the page, seen by
//! the same eyes.

use std::collections::BTreeSet;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::figure::Figure;
use super::filter::{Filter, Key};
use super::findings::{Asked, Counted, FigureAbout, previous_of, source_line};
use super::gallery::Gallery;
use super::language_of;
use super::round::{Sight, find_round, made_up_text, marks_of, zone_of};
use super::summary::font_page;
use crate::language::Language;
use crate::links::{self, Link};
use crate::reports::chart::{Chart, Flavour, png, svg};
use crate::reports::pdf::MissingFont;
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::request::{Fields, Staff};

/// Pixels to each unit of the drawing: sharp on dense screens and in a text document.
const SCALE: f32 = 2.0;

/// Which chart of a figure that has several, from 1, in the address.
const NUMBER: &str = "number";
/// The language of the file, where it is not that of the page.
const LANGUAGE: &str = "in";

/// The ways from a figure to the files of one of its charts.
///
/// Readers have files of the whole round only: the figures about one mechanism stand beside others on a page that
/// is shown as a whole.
pub fn links_to(figure: &Figure, index: usize) -> Markup {
    let language = figure.language;
    let filters = figure.filter.pairs();
    if !figure.opens && filters.iter().any(|(_, value)| !value.is_empty()) {
        return html! {};
    }
    let number = number_of(index);
    let mut pairs = filters;
    pairs.extend([(NUMBER, number.as_str()), (LANGUAGE, language.code())]);
    html! {
        span.no-print {
            " " (language.text("chart-save-as")) " "
            @for (place, format) in ["svg", "png"].into_iter().enumerate() {
                @if place > 0 { " · " }
                @let file = links::DeskChartFile {
                    assessment: figure.assessment.to_owned(),
                    indicator: figure.indicator.name.clone(),
                    format: format.to_owned(),
                };
                a href=(file.with_query(&pairs)) download {
                    bdi { (format.to_ascii_uppercase()) }
                    span.hide { ": " (figure.table.title) }
                }
            }
        }
    }
}

/// `GET …/charts/{indicator}/file.{svg,png}`
pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String, String)>,
    query: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let fields = Fields::new(query.into_inner());
    let language =
        Language::from_tag(fields.get(LANGUAGE)).unwrap_or_else(|| language_of(&request, &staff));
    let index = match fields.get(NUMBER) {
        "" => 0,
        number => number
            .parse::<usize>()
            .map_err(|_| PageError::NotFound)?
            .saturating_sub(1),
    };
    let sight = Sight::of(staff.user());
    let (slug, name, format) = path.into_inner();
    if !["svg", "png"].contains(&format.as_str()) {
        return Err(PageError::NotFound);
    }
    let (seen, wanted) = (sight.clone(), name.clone());
    let read = site.app.read(move |transaction| {
        let assessment = find_round(transaction, &slug)?;
        let asked = Asked::with_codes(transaction, &assessment, &seen)?;
        let registry = asked.registry.clone();
        let filter = Filter::read(&registry.registry, &fields, &seen);
        // A filter that this person may not set gives no file, rather than one that says something else.
        let is_kept = |key: &Key| filter.value(*key) == fields.get(key.name());
        if !Key::ALL.iter().all(is_kept) {
            return Err(PageError::NotFound);
        }
        let previous = previous_of(transaction, &assessment)?;
        let narrowed = filter.narrow(
            transaction,
            &registry.registry,
            &assessment,
            previous.as_ref(),
            &seen,
        )?;
        let names = [wanted];
        let scope = narrowed.scope(&assessment);
        let counted = Counted::read(transaction, asked, scope.only(&names))?;
        Ok::<_, PageError>((assessment, counted, filter))
    });
    let (assessment, counted, filter) = read.await?;
    let zone = zone_of(&assessment, &site);
    let source = source_line(language, &assessment, site.app.now(), zone);
    let made_up = made_up_text(language, &marks_of(&assessment, &counted.marks));
    let about = FigureAbout {
        language,
        assessment: &assessment,
        sight: &sight,
        iscm: &filter.iscm,
        filter: &filter,
        source: &source,
        made_up: made_up.as_deref(),
        gallery: &Gallery::of(&request),
    };
    let indicator = counted.asked.find(&name).ok_or(PageError::NotFound)?;
    let charts = counted.charts(indicator, &about);
    let chart = charts.into_iter().nth(index).ok_or(PageError::NotFound)?;
    let file_name = file_name(&[
        assessment.slug.as_str(),
        &filter.iscm,
        &name,
        &number_of(index),
        language.code(),
    ]);
    let file = ChartFile {
        chart,
        name: file_name,
        format: &format,
    };
    file.answer(&site, &request, &staff).await
}

/// A chart on its way out.
pub struct ChartFile<'a> {
    pub chart: Chart,
    /// Without its ending.
    pub name: String,
    /// `svg` or `png`.
    pub format: &'a str,
}

impl ChartFile<'_> {
    pub async fn answer(
        self,
        site: &Site,
        request: &HttpRequest,
        staff: &Staff,
    ) -> Result<HttpResponse, PageError> {
        let ChartFile {
            chart,
            name,
            format,
        } = self;
        let attached = (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.{format}\""),
        );
        let drawing = svg(&chart, Flavour::File);
        if format == "svg" {
            return Ok(HttpResponse::Ok()
                .content_type("image/svg+xml")
                .insert_header(attached)
                .body(drawing));
        }
        let drawn = site.press.print(move |fonts| {
            let letters: BTreeSet<char> = drawing.chars().collect();
            let fonts = fonts.database_for(&letters)?;
            Ok::<_, MissingFont>(png(&chart, Flavour::File, SCALE, &fonts))
        });
        match drawn.await? {
            Ok(pixels) => Ok(HttpResponse::Ok()
                .content_type("image/png")
                .insert_header(attached)
                .body(pixels.map_err(PageError::internal)?)),
            Err(missing) => Ok(font_page(site, request, staff, &missing)),
        }
    }
}

/// The first needs no number.
fn number_of(index: usize) -> String {
    match index {
        0 => String::new(),
        index => (index + 1).to_string(),
    }
}

/// The parts of a file name that are there, with hyphens between them.
pub fn file_name(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts
        .map(|part| only_harmless(part))
        .collect::<Vec<_>>()
        .join("-")
}

/// A part of a file name without what a header or a disk would take for something else.
fn only_harmless(part: &str) -> String {
    part.chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect()
}
