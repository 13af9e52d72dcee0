//! Stacked bars: shares of a whole, at most four, told apart by pattern as well as colour.

use super::drawing::{Anchor, Drawing, LABEL, LINE, Outline, SMALL, Text};
use super::ink::Ink;
use super::measure;
use super::model::{Cell, Stack, StackedBars, plain};
use super::rows::{GAP, Labels};

const THICKNESS: f64 = 24.0;
/// Side of a box in the key.
const SAMPLE: f64 = 13.0;
/// Smaller shares bear no number; the table has it.
const LEAST_NUMBERED: f64 = 0.09;

pub(super) fn draw(stacked: &StackedBars, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width);
    let mut y = key(&mut drawing, &stacked.parts, width);
    let labels = Labels::new(
        stacked
            .rows
            .iter()
            .map(|row| (row.label.as_str(), row.note.as_str(), row.is_point)),
        width * 0.42,
    );
    let start = labels.width + GAP;
    for (index, row) in stacked.rows.iter().enumerate() {
        let height = labels.height(index).max(THICKNESS) + 8.0;
        labels.draw(&mut drawing, index, y + height / 2.0, Ink::Text);
        let top = y + (height - THICKNESS) / 2.0;
        draw_bar(&mut drawing, stacked, row, (start, top, width - start));
        y += height;
    }
    drawing.height = y;
    drawing
}

/// The names of the parts in their order, above the bars.
fn key(drawing: &mut Drawing, parts: &[String], width: f64) -> f64 {
    let (mut x, mut y) = (0.0, 0.0);
    for (index, part) in parts.iter().enumerate() {
        let lines = measure::wrap(&plain(part), width - SAMPLE - 6.0, LABEL, false);
        let longest = lines
            .iter()
            .map(|line| measure::width(line, LABEL, false))
            .fold(0.0, f64::max);
        if x > 0.0 && x + SAMPLE + 6.0 + longest > width {
            x = 0.0;
            y += LINE + 4.0;
        }
        drawing.area(x, y + 2.0, SAMPLE, SAMPLE, Ink::Part(index));
        let end = drawing.lines(Text::new(x + SAMPLE + 6.0, y + 13.5, ""), &lines, LINE);
        if lines.len() > 1 {
            x = 0.0;
            y = end - 13.5 + 4.0;
        } else {
            x += SAMPLE + 6.0 + longest + 18.0;
        }
    }
    y + if x > 0.0 { LINE + 8.0 } else { 6.0 }
}

fn draw_bar(
    drawing: &mut Drawing,
    stacked: &StackedBars,
    row: &Stack,
    (start, top, length): (f64, f64, f64),
) {
    let is_hidden = |cell: &Cell| matches!(cell, Cell::Hidden(_));
    let hidden = row.cells.iter().find(|cell| is_hidden(cell));
    let shown: f64 = row
        .cells
        .iter()
        .filter_map(Cell::value)
        .map(|value| value.max(0.0))
        .sum();
    // Rounded shares may add up to a little more than the whole; they are drawn inside it all the same.
    let whole = stacked.full.max(shown);
    let mut x = start;
    if whole > 0.0 {
        for (part, cell) in row.cells.iter().enumerate() {
            let Some(value) = cell.value().filter(|value| *value > 0.0) else {
                continue;
            };
            let wide = value / whole * length;
            drawing.area(x, top, wide, THICKNESS, Ink::Part(part));
            if x > start {
                drawing.stroke((x, top), (x, top + THICKNESS), Ink::Paper, 2.0);
            }
            number(drawing, cell, part, (x, top, wide), value / whole);
            x += wide;
        }
    }
    let rest = start + length - x;
    match hidden {
        // One piece for all that is hidden: where a part would stand tells what is before it.
        Some(cell) if rest > 1.0 => {
            let outline = Outline {
                ink: Ink::Edge,
                width: 1.0,
                is_dashed: true,
            };
            drawing.outlined(
                x + 1.0,
                top + 0.5,
                rest - 1.5,
                THICKNESS - 1.0,
                Ink::Paper,
                Some(outline),
            );
            said(drawing, &cell.text(), (x + 1.0, top, rest - 1.5));
        }
        None if x == start => {
            let text = row.cells.iter().map(Cell::text).find(|text| text != "–");
            said(
                drawing,
                text.as_deref().unwrap_or("–"),
                (start, top, length),
            );
        }
        _ => {}
    }
}

/// A number inside its part, where there is room.
fn number(
    drawing: &mut Drawing,
    cell: &Cell,
    part: usize,
    (x, top, wide): (f64, f64, f64),
    share: f64,
) {
    let Cell::Amount(amount) = cell else { return };
    let text = amount.drawn();
    if share < LEAST_NUMBERED || measure::width(&text, SMALL, true) + 6.0 > wide {
        return;
    }
    let ink = Ink::Part(part);
    if matches!(part, 1 | 2) {
        // Nobody reads a number between lines or dots.
        let room = measure::width(&text, SMALL, true) + 4.0;
        let left = x + (wide - room) / 2.0;
        drawing.area(left, top + 4.0, room, THICKNESS - 8.0, Ink::Paper);
    }
    let text = Text::new(x + wide / 2.0, top + THICKNESS / 2.0 + 4.5, text)
        .at(Anchor::Middle)
        .size(SMALL)
        .bold(true);
    drawing.text(match part {
        1 | 2 => text,
        _ => text.ink(ink.text_on()),
    });
}

fn said(drawing: &mut Drawing, text: &str, (x, top, wide): (f64, f64, f64)) {
    let text = plain(text);
    if measure::width(&text, SMALL, false) + 8.0 <= wide {
        let text = Text::new(x + 6.0, top + THICKNESS / 2.0 + 4.5, text);
        drawing.text(text.size(SMALL).ink(Ink::Soft));
    }
}
