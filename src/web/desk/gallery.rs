//! The charts of a page of findings as files: the address of the page, with the number of the chart and a format.
//!
//! A file is drawn from the value that the page drew, by the same request, filters and rights: nothing can be had as a
//! file that the page does not show.

use std::cell::RefCell;

use actix_web::HttpRequest;
use maud::{Markup, html};

use super::chart_file::{ChartFile, file_name};
use crate::language::Language;
use crate::reports::chart::{Chart, figure};
use crate::web::error::PageError;
use crate::web::request::here;

/// Which chart of the page, from 1.
const CHART: &str = "chart";
const FORMAT: &str = "as";
const FORMATS: [&str; 2] = ["svg", "png"];

/// The charts that a page has drawn so far.
pub struct Gallery {
    /// Of the page, without what asks for a file.
    address: String,
    /// Number and format of the chart that is asked for as a file.
    wanted: Option<(String, String)>,
    charts: RefCell<Vec<Chart>>,
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
        let asked = |wanted: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .find(|(name, _)| *name == wanted)
                .map(|(_, value)| value.to_owned())
                .unwrap_or_default()
        };
        let format = asked(FORMAT);
        Gallery {
            wanted: (!format.is_empty()).then(|| (asked(CHART), format)),
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

    /// The chart that the address asks for as a file; `None` where it asks for the page. `about` makes its name,
    /// with its number and language.
    pub fn file(
        &self,
        about: &[&str],
        language: Language,
    ) -> Result<Option<ChartFile<'static>>, PageError> {
        let Some((number, format)) = &self.wanted else {
            return Ok(None);
        };
        let format = FORMATS.into_iter().find(|known| known == format);
        let index = number
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1));
        let charts = self.charts.borrow();
        let chart = index.and_then(|index| charts.get(index));
        let (format, chart) = format.zip(chart).ok_or(PageError::NotFound)?;
        let mut name = about.to_vec();
        name.extend([number.as_str(), language.code()]);
        Ok(Some(ChartFile {
            chart: chart.clone(),
            name: file_name(&name),
            format,
        }))
    }
}
