//! Lines between rounds, labelled at their end; two rounds make a slope chart.
//!
//! Labels are kept apart: the label moves, never the point, and a fine line then leads from one to the other.

use super::drawing::{Anchor, Drawing, LABEL, LINE, Text};
use super::ink::Ink;
use super::measure;
use super::model::{Cell, Line, Lines, plain};

/// Height of the plot where its labels do not want more.
const LEAST_HEIGHT: f64 = 240.0;
const HEAD: f64 = 30.0;
/// Between the first and the last axis, at least.
const SHORTEST: f64 = 80.0;
/// Between a point and its label.
const BESIDE: f64 = 10.0;
/// Where there are more than two axes, a longer head is written with its first words.
const LONGEST_HEAD: f64 = 170.0;

/// A label that wants to stand at a height.
struct Label {
    wanted: f64,
    lines: Vec<String>,
    is_point: bool,
}

impl Label {
    fn height(&self) -> f64 {
        LINE * self.lines.len() as f64
    }
}

pub(super) fn draw(lines: &Lines, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width);
    let last = lines.rounds.len() - 1;
    let numbers = lines
        .rows
        .iter()
        .filter_map(|row| written(row.cells.first()))
        .map(|text| measure::width(&text, LABEL, true))
        .fold(0.0, f64::max);
    let head = |round: usize| {
        let text = lines
            .rounds
            .get(round)
            .map(|text| plain(text))
            .unwrap_or_default();
        measure::width(&text, LABEL, false) / 2.0
    };
    // Half of the first head stands before its axis.
    let start = (numbers + BESIDE).max(head(0));
    let labels_width = width * if width < 500.0 { 0.5 } else { 0.42 };
    let texts: Vec<Vec<String>> = lines
        .rows
        .iter()
        .map(|row| {
            let label = end_label(row, last);
            measure::wrap(&label, labels_width, LABEL, row.is_point)
        })
        .collect();
    let widest = texts
        .iter()
        .zip(&lines.rows)
        .flat_map(|(lines, row)| {
            lines
                .iter()
                .map(|line| measure::width(line, LABEL, row.is_point))
        })
        .fold(0.0, f64::max);
    let after = (widest + BESIDE + 14.0).max(head(last));
    // Texts that leave no room for the lines make the drawing wider.
    let end = (width - after).max(start + SHORTEST);
    drawing.width = width.max(end + after);
    let needed: f64 = texts.iter().map(|lines| LINE * lines.len() as f64).sum();
    let height = needed.max(LEAST_HEIGHT);
    let (low, high) = extent(lines);
    let place = |value: f64| {
        let share = if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        HEAD + 8.0 + (1.0 - share) * (height - 16.0)
    };
    let across = |round: usize| match last {
        0 => start,
        _ => start + (end - start) * round as f64 / last as f64,
    };
    heads(&mut drawing, lines, &across, (end - start, height));
    // The points of the title are drawn last, over the others.
    for is_point in [false, true] {
        for row in lines.rows.iter().filter(|row| row.is_point == is_point) {
            draw_line(&mut drawing, row, &across, &place);
        }
    }
    let mut ends = Vec::new();
    for (row, text) in lines.rows.iter().zip(texts) {
        let round = last_shown(row);
        let wanted = round.and_then(|round| row.cells[round].value()).map(&place);
        // Rows of which nothing is shown say so below all others.
        let wanted = wanted.unwrap_or(HEAD + height);
        let x = round.map_or(end, &across);
        ends.push((
            x,
            Label {
                wanted,
                lines: text,
                is_point: row.is_point,
            },
        ));
    }
    draw_ends(&mut drawing, ends, end, (HEAD, HEAD + height));
    draw_starts(&mut drawing, lines, start, &place, (HEAD, HEAD + height));
    drawing.height = HEAD + height + 6.0;
    drawing
}

fn written(cell: Option<&Cell>) -> Option<String> {
    match cell? {
        Cell::Amount(amount) if amount.value.is_finite() => Some(amount.drawn()),
        _ => None,
    }
}

fn last_shown(row: &Line) -> Option<usize> {
    row.cells.iter().rposition(|cell| cell.value().is_some())
}

/// "8 Climate change"; where the last round has no number, what stands instead of it.
fn end_label(row: &Line, last: usize) -> String {
    let number = match row.cells.get(last) {
        Some(cell) => written(Some(cell)).unwrap_or_else(|| plain(&cell.text())),
        None => "–".to_owned(),
    };
    format!("{number}\u{A0} {}", plain(&row.label)).replace("\u{A0} ", "\u{A0}\u{A0}")
}

fn extent(lines: &Lines) -> (f64, f64) {
    let values = || {
        lines
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter_map(Cell::value)
    };
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    if low.is_finite() {
        (low, high)
    } else {
        (0.0, 0.0)
    }
}

fn heads(
    drawing: &mut Drawing,
    lines: &Lines,
    across: &dyn Fn(usize) -> f64,
    (length, height): (f64, f64),
) {
    let each = length / lines.rounds.len().saturating_sub(1).max(1) as f64;
    let heads: Vec<Head> = lines
        .rounds
        .iter()
        .enumerate()
        .map(|(round, head)| {
            let x = across(round);
            drawing.stroke((x, HEAD - 6.0), (x, HEAD + height), Ink::Rule, 1.0);
            let most = if lines.rounds.len() > 2 {
                LONGEST_HEAD
            } else {
                each.max(60.0) - 8.0
            };
            let text = measure::wrap(&plain(head), most, LABEL, false);
            let text = text.first().cloned().unwrap_or_default();
            let wide = measure::width(&text, LABEL, false);
            let left = (x - wide / 2.0).max(0.0).min(drawing.width - wide);
            Head { text, left, wide }
        })
        .collect();
    for round in readable(&heads) {
        let head = &heads[round];
        drawing.text(
            Text::new(head.left + head.wide / 2.0, 15.0, head.text.as_str())
                .at(Anchor::Middle)
                .ink(Ink::Soft),
        );
    }
}

/// The name of a round over its axis.
struct Head {
    text: String,
    left: f64,
    wide: f64,
}

/// The rounds whose heads are written: all, or each second, third and so on, whole rather than cut, so that no day
/// stands without its month; and the last.
fn readable(heads: &[Head]) -> Vec<usize> {
    let last = heads.len().saturating_sub(1);
    let collide =
        |one: usize, next: usize| heads[one].left + heads[one].wide + 6.0 >= heads[next].left;
    let every = |step: usize| {
        let mut rounds: Vec<usize> = (0..last).step_by(step).collect();
        while rounds.last().is_some_and(|round| collide(*round, last)) {
            rounds.pop();
        }
        rounds.push(last);
        rounds
    };
    if heads.is_empty() {
        return Vec::new();
    }
    (1..=heads.len())
        .map(every)
        .find(|rounds| !rounds.windows(2).any(|pair| collide(pair[0], pair[1])))
        .unwrap_or_else(|| vec![last])
}

fn draw_line(
    drawing: &mut Drawing,
    row: &Line,
    across: &dyn Fn(usize) -> f64,
    place: &dyn Fn(f64) -> f64,
) {
    let (ink, thick, radius) = match row.is_point {
        true => (Ink::Accent, 3.0, 4.5),
        false => (Ink::Edge, 1.5, 3.0),
    };
    let points: Vec<Option<(f64, f64)>> = row
        .cells
        .iter()
        .enumerate()
        .map(|(round, cell)| cell.value().map(|value| (across(round), place(value))))
        .collect();
    // A round without a number leaves a gap.
    for pair in points.windows(2) {
        if let [Some(from), Some(to)] = pair {
            drawing.stroke(*from, *to, ink, thick);
        }
    }
    for (x, y) in points.into_iter().flatten() {
        drawing.disc(x, y, radius, ink);
    }
}

/// Labels at the end, beside the last point of each.
fn draw_ends(drawing: &mut Drawing, mut ends: Vec<(f64, Label)>, end: f64, range: (f64, f64)) {
    ends.sort_by(|a, b| a.1.wanted.total_cmp(&b.1.wanted));
    let wishes: Vec<(f64, f64)> = ends
        .iter()
        .map(|(_, label)| (label.wanted, label.height()))
        .collect();
    for ((x, label), middle) in ends.iter().zip(apart(&wishes, range)) {
        let is_moved = (middle - label.wanted).abs() > 3.0 || *x < end;
        if is_moved && label.wanted < range.1 {
            let from = (x + 6.0, label.wanted);
            drawing.stroke(from, (end + BESIDE + 10.0, middle), Ink::Rule, 1.0);
        }
        let first = middle - label.height() / 2.0 + LINE - 4.0;
        let ink = if label.is_point {
            Ink::Accent
        } else {
            Ink::Soft
        };
        let text = Text::new(end + BESIDE + 14.0, first, "")
            .bold(label.is_point)
            .ink(ink);
        drawing.lines(text, &label.lines, LINE);
    }
}

/// Numbers before the first axis; the same number at the same place is written once.
fn draw_starts(
    drawing: &mut Drawing,
    lines: &Lines,
    start: f64,
    place: &dyn Fn(f64) -> f64,
    range: (f64, f64),
) {
    let mut labels: Vec<Label> = Vec::new();
    for row in &lines.rows {
        let (Some(text), Some(value)) = (
            written(row.cells.first()),
            row.cells.first().and_then(Cell::value),
        ) else {
            continue;
        };
        let wanted = place(value);
        let same = labels
            .iter_mut()
            .find(|label| label.lines == [text.as_str()] && (label.wanted - wanted).abs() < 1.0);
        match same {
            Some(label) => label.is_point |= row.is_point,
            None => labels.push(Label {
                wanted,
                lines: vec![text],
                is_point: row.is_point,
            }),
        }
    }
    if lines.rounds.len() < 2 {
        return;
    }
    labels.sort_by(|a, b| a.wanted.total_cmp(&b.wanted));
    let wishes: Vec<(f64, f64)> = labels.iter().map(|label| (label.wanted, LINE)).collect();
    for (label, middle) in labels.iter().zip(apart(&wishes, range)) {
        let ink = if label.is_point {
            Ink::Accent
        } else {
            Ink::Soft
        };
        let text = label.lines.first().map_or("", String::as_str);
        let text = Text::new(start - BESIDE, middle + 5.0, text).at(Anchor::Right);
        drawing.text(text.bold(label.is_point).ink(ink));
    }
}

/// Middles for things of these heights, in the order of their wishes, none over another, as near to the wishes
/// as that allows: what collides is moved together, and shares the way.
pub(super) fn apart(wishes: &[(f64, f64)], (top, bottom): (f64, f64)) -> Vec<f64> {
    /// Things that touch each other.
    struct Block {
        /// Sum of the places at which the block would have to begin for each of its things.
        wanted: f64,
        count: usize,
        height: f64,
        start: f64,
    }
    let mut blocks: Vec<Block> = Vec::new();
    let total: f64 = wishes.iter().map(|(_, height)| height).sum();
    let bottom = bottom.max(top + total);
    for (wanted, height) in wishes {
        let begin = wanted - height / 2.0;
        let mut block = Block {
            wanted: begin,
            count: 1,
            height: *height,
            start: begin,
        };
        block.start = begin.clamp(top, (bottom - height).max(top));
        while let Some(before) = blocks.last() {
            if before.start + before.height <= block.start {
                break;
            }
            let Some(before) = blocks.pop() else { break };
            block = Block {
                wanted: before.wanted + block.wanted - before.height * block.count as f64,
                count: before.count + block.count,
                height: before.height + block.height,
                start: 0.0,
            };
            let begin = block.wanted / block.count as f64;
            block.start = begin.clamp(top, (bottom - block.height).max(top));
        }
        blocks.push(block);
    }
    let mut middles = Vec::with_capacity(wishes.len());
    let mut heights = wishes.iter().map(|(_, height)| height);
    for block in &blocks {
        let mut y = block.start;
        for height in heights.by_ref().take(block.count) {
            middles.push(y + height / 2.0);
            y += height;
        }
    }
    middles
}
