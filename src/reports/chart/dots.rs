//! Dots on a scale: a mean or median with the middle half of the answers.

use super::drawing::{Anchor, Drawing, LABEL, LINE, SMALL, Text};
use super::ink::Ink;
use super::measure;
use super::model::{Cell, Dot, Dots, plain};
use super::rows::{GAP, Labels};

const RADIUS: f64 = 5.5;
const RANGE: f64 = 6.0;

/// The scale on paper.
struct Scale {
    start: f64,
    length: f64,
    low: f64,
    high: f64,
}

impl Scale {
    fn place(&self, value: f64) -> f64 {
        let wide = self.high - self.low;
        let share = if wide > 0.0 {
            (value - self.low) / wide
        } else {
            0.5
        };
        let share = if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        };
        self.start + share * self.length
    }
}

pub(super) fn draw(dots: &Dots, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width);
    let labels = Labels::new(
        dots.rows
            .iter()
            .map(|row| (row.label.as_str(), row.note.as_str(), row.is_point)),
        width * 0.44,
    );
    let numbers = dots
        .rows
        .iter()
        .map(|row| measure::width(&said(row), LABEL, true))
        .fold(0.0, f64::max)
        .min(width * 0.2);
    let start = labels.width + GAP + numbers + GAP;
    let scale = Scale {
        start: start + RADIUS,
        length: (width - start - 2.0 * RADIUS).max(1.0),
        low: dots.low,
        high: dots.high,
    };
    let mut y = key(&mut drawing, dots, width);
    for (index, row) in dots.rows.iter().enumerate() {
        let height = labels.height(index).max(18.0) + 10.0;
        let middle = y + height / 2.0;
        labels.draw(&mut drawing, index, middle, Ink::Text);
        draw_row(
            &mut drawing,
            row,
            &scale,
            (labels.width + GAP + numbers, start, middle),
            width,
        );
        y += height;
    }
    drawing.height = axis(&mut drawing, dots, &scale, y + 2.0);
    drawing
}

fn said(row: &Dot) -> String {
    match &row.middle {
        Cell::Amount(amount) => amount.drawn(),
        _ => String::new(),
    }
}

fn has_ranges(dots: &Dots) -> bool {
    dots.rows.iter().any(|row| row.shown_range().is_some())
}

/// What a dot and a range are, above the rows.
fn key(drawing: &mut Drawing, dots: &Dots, width: f64) -> f64 {
    let mut x = 0.0;
    let mut y = 0.0;
    drawing.disc(RADIUS, 8.5, RADIUS, Ink::Edge);
    let middle = plain(&dots.middle);
    drawing.text(Text::new(17.0, 13.5, middle.as_str()).ink(Ink::Soft));
    x += 17.0 + measure::width(&middle, LABEL, false) + 18.0;
    if has_ranges(dots) {
        let range = measure::wrap(&plain(&dots.range), width - 40.0, LABEL, false);
        let longest = range.iter().map(|line| measure::width(line, LABEL, false));
        if x + 34.0 + longest.fold(0.0, f64::max) > width {
            x = 0.0;
            y += LINE + 2.0;
        }
        drawing.area(x, y + 8.5 - RANGE / 2.0, 28.0, RANGE, Ink::Mute);
        let end = drawing.lines(
            Text::new(x + 34.0, y + 13.5, "").ink(Ink::Soft),
            &range,
            LINE,
        );
        y = end - 13.5 - LINE;
    }
    y + LINE + 8.0
}

fn draw_row(
    drawing: &mut Drawing,
    row: &Dot,
    scale: &Scale,
    (number, start, middle): (f64, f64, f64),
    width: f64,
) {
    let text = Text::new(number, middle + 5.0, said(row)).at(Anchor::Right);
    drawing.text(text.bold(row.is_point));
    let Some(value) = row.middle.value() else {
        let lines = measure::wrap(&plain(&row.middle.text()), width - start, LABEL, false);
        let first = Text::new(
            start,
            middle + 5.0,
            lines.first().map_or("", String::as_str),
        );
        return drawing.text(first.ink(Ink::Soft));
    };
    drawing.stroke((start, middle), (width, middle), Ink::Rule, 1.0);
    if let Some((low, high, _)) = row.shown_range() {
        let (from, to) = (scale.place(*low), scale.place(*high));
        drawing.area(
            from,
            middle - RANGE / 2.0,
            (to - from).max(2.0),
            RANGE,
            Ink::Mute,
        );
    }
    let ink = if row.is_point { Ink::Accent } else { Ink::Edge };
    drawing.disc(scale.place(value), middle, RADIUS, ink);
}

/// The scale under the rows, its words far enough from each other.
fn axis(drawing: &mut Drawing, dots: &Dots, scale: &Scale, y: f64) -> f64 {
    drawing.stroke(
        (scale.start, y),
        (scale.start + scale.length, y),
        Ink::Edge,
        1.0,
    );
    let mut taken = f64::NEG_INFINITY;
    let count = dots.marks.len();
    let mut tallest = 1;
    for (index, (value, words)) in dots.marks.iter().enumerate() {
        let x = scale.place(*value);
        drawing.stroke((x, y), (x, y + 4.0), Ink::Edge, 1.0);
        let is_last = index + 1 == count;
        let room = scale.length / (count.max(2) - 1) as f64;
        let lines = measure::wrap(&plain(words), room.max(40.0) - 8.0, SMALL, false);
        let wide = lines
            .iter()
            .map(|line| measure::width(line, SMALL, false))
            .fold(0.0, f64::max);
        // Words at the ends of the scale stay over it.
        let (anchor, left) = match (index, is_last) {
            (0, _) => (Anchor::Left, x - RADIUS),
            (_, true) => (Anchor::Right, x + RADIUS - wide),
            _ => (Anchor::Middle, x - wide / 2.0),
        };
        if left < taken + 6.0 {
            continue;
        }
        taken = left + wide;
        let at = match anchor {
            Anchor::Left => left,
            Anchor::Middle => x,
            Anchor::Right => left + wide,
        };
        let first = Text::new(at, y + 17.0, "")
            .at(anchor)
            .size(SMALL)
            .ink(Ink::Soft);
        drawing.lines(first, &lines, 14.0);
        tallest = tallest.max(lines.len());
    }
    y + 8.0 + 14.0 * tallest as f64
}
