//! A matrix with a value in every cell, shaded in four steps.

use super::drawing::{Anchor, Drawing, LABEL, LINE, Outline, SMALL, Text};
use super::ink::Ink;
use super::measure;
use super::model::{Cell, Heat, plain, step_of};
use super::rows::{GAP, Labels};

/// Between cells.
const SEAM: f64 = 2.0;
/// A cell is never narrower, even if the drawing becomes wider for it.
const NARROWEST: f64 = 34.0;
/// Heads that stand upright are broken at the first of these lengths at which they fit over their column.
const UPRIGHT: [f64; 4] = [110.0, 150.0, 200.0, 300.0];
const UPRIGHT_LINE: f64 = 15.0;

pub(super) fn draw(heat: &Heat, width: f64) -> Drawing {
    let labels = Labels::new(
        heat.rows.iter().map(|row| (row.label.as_str(), "", false)),
        width * 0.34,
    );
    let start = labels.width + GAP;
    let columns = heat.columns.len().max(1) as f64;
    let widest = heat
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| measure::width(&said(cell), LABEL, true) + 6.0)
        .fold(NARROWEST, f64::max)
        .min(width * 0.3);
    let each = ((width - start) / columns).max(widest);
    let mut drawing = Drawing::new(start + each * columns);
    let mut y = heads(&mut drawing, heat, start, each);
    for (index, row) in heat.rows.iter().enumerate() {
        let lines = |cell: &Cell| lines_of(heat, cell, each - SEAM).len();
        let tallest = LINE * row.cells.iter().map(lines).max().unwrap_or(1) as f64;
        let height = labels.height(index).max(tallest).max(20.0) + 8.0;
        labels.draw(&mut drawing, index, y + height / 2.0, Ink::Text);
        for (column, cell) in row.cells.iter().enumerate().take(heat.columns.len()) {
            let x = start + each * column as f64;
            draw_cell(&mut drawing, heat, cell, (x, y, each - SEAM, height - SEAM));
        }
        y += height;
    }
    drawing.height = y;
    drawing
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Amount(amount) => amount.drawn(),
        other => plain(&other.text()),
    }
}

/// The heads of the columns: level where the longest word fits, else upright.
fn heads(drawing: &mut Drawing, heat: &Heat, start: f64, each: f64) -> f64 {
    let inside = each - SEAM - 4.0;
    let is_level = heat
        .columns
        .iter()
        .all(|column| measure::longest_word(&plain(column), SMALL, false) <= inside);
    let heads: Vec<Vec<String>> = heat
        .columns
        .iter()
        .map(|column| {
            let column = plain(column);
            if is_level {
                return measure::wrap(&column, inside, SMALL, false);
            }
            // As many lines as stand beside each other over one cell; then longer ones.
            let room = ((each - SEAM) / UPRIGHT_LINE).floor().max(1.0) as usize;
            UPRIGHT
                .iter()
                .map(|most| measure::wrap(&column, *most, SMALL, false))
                .find(|lines| lines.len() <= room)
                .unwrap_or_else(|| vec![column])
        })
        .collect();
    if is_level {
        let tallest = heads.iter().map(Vec::len).max().unwrap_or(0) as f64;
        for (index, lines) in heads.iter().enumerate() {
            let x = start + each * index as f64 + (each - SEAM) / 2.0;
            let y = 12.0 + 15.0 * (tallest - lines.len() as f64);
            let first = Text::new(x, y, "").at(Anchor::Middle).size(SMALL);
            drawing.lines(first, lines, 15.0);
        }
        return 15.0 * tallest + 6.0;
    }
    let longest = heads
        .iter()
        .flatten()
        .map(|line| measure::width(line, SMALL, false))
        .fold(0.0, f64::max);
    for (index, lines) in heads.iter().enumerate() {
        let middle = start + each * index as f64 + (each - SEAM) / 2.0;
        for (line, text) in lines.iter().enumerate() {
            let place = line as f64 - (lines.len() as f64 - 1.0) / 2.0;
            let x = middle + 4.0 + UPRIGHT_LINE * place;
            drawing.text(
                Text::new(x, longest + 2.0, text.as_str())
                    .size(SMALL)
                    .upright(),
            );
        }
    }
    longest + 8.0
}

fn ink_of(heat: &Heat, cell: &Cell) -> Ink {
    match cell.value() {
        Some(value) if value > 0.0 => Ink::Step(step_of(value, &heat.steps)),
        _ => Ink::Ground,
    }
}

fn size_of(cell: &Cell) -> f64 {
    match cell {
        Cell::Hidden(_) => SMALL,
        _ => LABEL,
    }
}

fn lines_of(heat: &Heat, cell: &Cell, width: f64) -> Vec<String> {
    let is_strong = ink_of(heat, cell) == Ink::Step(4);
    measure::wrap(&said(cell), width - 4.0, size_of(cell), is_strong)
}

fn draw_cell(
    drawing: &mut Drawing,
    heat: &Heat,
    cell: &Cell,
    (x, y, width, height): (f64, f64, f64, f64),
) {
    let ink = ink_of(heat, cell);
    match cell {
        Cell::Hidden(_) => {
            let outline = Outline {
                ink: Ink::Edge,
                width: 1.0,
                is_dashed: true,
            };
            drawing.outlined(
                x + 0.5,
                y + 0.5,
                width - 1.0,
                height - 1.0,
                Ink::Paper,
                Some(outline),
            );
        }
        _ => drawing.area(x, y, width, height, ink),
    }
    let is_strong = ink == Ink::Step(4);
    let text_ink = match cell {
        Cell::Amount(_) | Cell::Plain(_) => ink.text_on(),
        Cell::Hidden(_) | Cell::None => Ink::Soft,
    };
    let size = size_of(cell);
    let lines = lines_of(heat, cell, width);
    let first = y + height / 2.0 - LINE * lines.len() as f64 / 2.0 + LINE - 4.0;
    let text = Text::new(x + width / 2.0, first, "")
        .at(Anchor::Middle)
        .size(size)
        .bold(is_strong)
        .ink(text_ink);
    drawing.lines(text, &lines, LINE);
}
