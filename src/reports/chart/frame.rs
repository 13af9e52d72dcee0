//! From a chart to its drawing, with or without the words around it.

use sha2::{Digest, Sha256};

use super::drawing::{Anchor, Drawing, SMALL, Text};
use super::ink::Ink;
use super::model::{Chart, Kind, plain};
use super::write::{Head, write};
use super::{bars, dots, heat, lines, measure, stacked, tiles};
use crate::language::Direction;

/// Where a drawing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// Inside a page, under its own heading: lines as narrow as a telephone, fonts of the page.
    Page,
    /// In a report that writes title, base and source itself: nothing but the drawing.
    Paper,
    /// A file of its own: with title, measure, base, source and mark.
    File,
}

/// As wide as a page of paper between its margins, in letters of 9 to 10 points.
const WIDTH: f64 = 640.0;
const NARROW: f64 = 400.0;

/// The chart as SVG that stands alone.
pub fn svg(chart: &Chart, flavour: Flavour) -> String {
    write(
        &drawing(chart, flavour),
        &Head {
            language: chart.language,
            title: &chart.title,
            description: &description(chart),
            id: &id_of(chart),
            is_on_page: flavour == Flavour::Page,
        },
    )
}

/// A name for the patterns and titles of a chart, other than that of the next chart on a page.
pub(super) fn id_of(chart: &Chart) -> String {
    let mut digest = Sha256::new();
    digest.update(format!("{chart:?}"));
    hex::encode(&digest.finalize()[..4])
}

/// What the drawing shows, for who does not see it.
pub(super) fn description(chart: &Chart) -> String {
    let parts = [&chart.description, &chart.measure, &chart.base];
    let words: Vec<String> = match chart.description.is_empty() {
        true => parts[1..].iter().map(|text| plain(text)).collect(),
        false => vec![plain(&chart.description)],
    };
    words
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(". ")
}

/// The drawing, turned for the direction of the language.
pub(super) fn drawing(chart: &Chart, flavour: Flavour) -> Drawing {
    let width = match (flavour, &chart.kind) {
        (Flavour::Page, Kind::Lines(_)) => NARROW,
        _ => WIDTH,
    };
    let is_rtl = chart.language.direction() == Direction::RightToLeft;
    let content = content(chart, width, is_rtl);
    let drawing = match flavour {
        Flavour::File => framed(chart, content),
        Flavour::Page | Flavour::Paper => content,
    };
    if is_rtl { drawing.mirrored() } else { drawing }
}

fn content(chart: &Chart, width: f64, is_rtl: bool) -> Drawing {
    if chart.is_empty() {
        let mut drawing = Drawing::new(width);
        let text = measure::wrap(&plain(&chart.empty), width, super::drawing::LABEL, false);
        let end = drawing.lines(
            Text::new(0.0, 14.0, "").ink(Ink::Soft),
            &text,
            super::drawing::LINE,
        );
        drawing.height = end - 8.0;
        return drawing;
    }
    match &chart.kind {
        Kind::Bars(kind) => bars::draw(kind, width),
        Kind::Compared(kind) => bars::draw_compared(kind, width),
        Kind::StackedBars(kind) => stacked::draw(kind, width),
        Kind::Dots(kind) => dots::draw(kind, width),
        Kind::Lines(kind) => lines::draw(kind, width),
        Kind::Heat(kind) => heat::draw(kind, width),
        // The words beside the tiles turn, the world does not.
        Kind::Tiles(kind) => tiles::draw(kind, width, is_rtl),
    }
}

/// Space around a file, so that it can be put beside other things.
const MARGIN: f64 = 16.0;
const TITLE: f64 = 20.0;

fn framed(chart: &Chart, content: Drawing) -> Drawing {
    let width = content.width;
    let mut inside = Drawing::new(width);
    let mut y = 18.0;
    let title = measure::wrap(&plain(&chart.title), width, TITLE, true);
    if !chart.title.is_empty() {
        y = inside.lines(Text::new(0.0, y, "").size(TITLE).bold(true), &title, 25.0);
    }
    if !chart.measure.is_empty() {
        let measure = measure::wrap(&plain(&chart.measure), width, super::drawing::LABEL, false);
        let first = Text::new(0.0, y - 2.0, "").ink(Ink::Soft);
        y = inside.lines(first, &measure, super::drawing::LINE) + 2.0;
    }
    inside.height = y - 2.0;
    inside.append(content);
    let words: Vec<String> = [&chart.base, &chart.source]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| plain(text))
        .collect();
    let mut y = inside.height + 22.0;
    if !words.is_empty() {
        let base = measure::wrap(&words.join(" "), width, SMALL, false);
        y = inside.lines(
            Text::new(0.0, y, "").size(SMALL).ink(Ink::Soft),
            &base,
            15.0,
        );
    }
    if let Some(made_up) = &chart.made_up {
        let lines = measure::wrap(&plain(made_up), width - 16.0, SMALL, true);
        let widest = lines
            .iter()
            .map(|line| measure::width(line, SMALL, true))
            .fold(0.0, f64::max);
        let height = 15.0 * lines.len() as f64 + 6.0;
        inside.area(0.0, y - 8.0, widest + 16.0, height, Ink::WarningGround);
        let first = Text::new(8.0, y + 5.0, "")
            .size(SMALL)
            .bold(true)
            .ink(Ink::Warning);
        inside.lines(first.at(Anchor::Left), &lines, 15.0);
        y += height;
    }
    inside.height = y - 6.0;
    with_margin(inside)
}

fn with_margin(inside: Drawing) -> Drawing {
    let mut drawing = Drawing::new(inside.width + 2.0 * MARGIN);
    drawing.height = inside.height + 2.0 * MARGIN;
    drawing.area(0.0, 0.0, drawing.width, drawing.height, Ink::Paper);
    drawing.items.extend(
        inside
            .items
            .into_iter()
            .map(|item| item.moved(MARGIN, MARGIN)),
    );
    drawing
}
