//! The charts of a page of findings as files: the address of the page, with the number of the chart and a format.
//!
//! A file is drawn from the value that the page drew, by the same request, filters and rights: nothing can be had as a
//! file that the page does not show.

use std::cell::RefCell;

use actix_web::HttpRequest;
use maud::{Markup, html};

use crate::reports::chart::{Chart, figure};
use crate::web::error::PageError;
use crate::web::request::{Fields, here};

/// Which chart of the page, from 1.
const CHART: &str = "chart";
const FORMAT: &str = "as";
const FORMATS: [&str; 2] = ["svg", "png"];

/// The charts that a page has drawn so far.
pub struct Gallery {
    /// Of the page, without what asks for a file.
    address: String,
    charts: RefCell<Vec<Chart>>,
}

/// A chart that is asked for as a file.
pub struct Wanted {
    pub chart: Chart,
    pub number: usize,
    pub format: &'static str,
}

impl Gallery {
    pub fn of(request: &HttpRequest) -> Gallery {
        let here = here(request);
        let (path, query) = here.split_once('?').unwrap_or((&here, ""));
        let kept: Vec<&str> = query
            .split('&')
            .filter(|pair| {
                let name = pair.split('=').next().unwrap_or_default();
                !pair.is_empty() && name != CHART && name != FORMAT
            })
            .collect();
        Gallery {
            address: match kept.is_empty() {
                true => format!("{path}?"),
                false => format!("{path}?{}&", kept.join("&")),
            },
            charts: RefCell::default(),
        }
    }

    /// The chart as a figure, with the ways to its files.
    pub fn figure(&self, chart: Chart) -> Markup {
        let files = self.links(chart.clone());
        figure(&chart, &files)
    }

    /// The ways to the files of a chart that the page shows in another form.
    pub fn links(&self, chart: Chart) -> Markup {
        if chart.is_empty() {
            return html! {};
        }
        let language = chart.language;
        let title = chart.title.clone();
        let mut charts = self.charts.borrow_mut();
        charts.push(chart);
        let number = charts.len();
        html! {
            span.no-print {
                " " (language.text("chart-save-as")) " "
                @for (place, format) in FORMATS.into_iter().enumerate() {
                    @if place > 0 { " · " }
                    a href=(format!("{}{CHART}={number}&{FORMAT}={format}", self.address)) download {
                        bdi { (format.to_ascii_uppercase()) }
                        span.hide { ": " (crate::reports::chart::plain_text(&title)) }
                    }
                }
            }
        }
    }

    /// The chart that the address asks for as a file; `None` where it asks for the page.
    pub fn wanted(&self, fields: &Fields) -> Result<Option<Wanted>, PageError> {
        let wanted = fields.get(FORMAT);
        if wanted.is_empty() {
            return Ok(None);
        }
        let format = FORMATS.into_iter().find(|format| *format == wanted);
        let number: Option<usize> = fields.get(CHART).parse().ok();
        let charts = self.charts.borrow();
        let found = format.zip(number).and_then(|(format, number)| {
            Some(Wanted {
                chart: charts.get(number.checked_sub(1)?)?.clone(),
                number,
                format,
            })
        });
        found.map(Some).ok_or(PageError::NotFound)
    }
}
