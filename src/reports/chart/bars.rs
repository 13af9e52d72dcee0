//! Bars: label, number, bar, in one or more columns; under them what they rest on.

use super::drawing::{Anchor, Drawing, LABEL, LINE, SMALL, Text};
use super::ink::Ink;
use super::measure;
use super::model::{Bar, Bars, Cell, Compared, Question, plain};
use super::rows::{GAP, Labels};

const THICKNESS: f64 = 16.0;
/// Between columns.
const GUTTER: f64 = 18.0;

/// Where things stand in one column.
struct Column {
    start: f64,
    width: f64,
    /// Where numbers end.
    number: f64,
    beside: f64,
    /// Where bars begin, and how long a full one is.
    bar: f64,
    full: f64,
    /// Too narrow for number and bar in one line.
    is_stacked: bool,
}

pub(super) fn draw(bars: &Bars, width: f64) -> Drawing {
    draw_under(bars, width, &[], &|_| None)
}

/// Bars under their questions, the columns of all in one line.
pub(super) fn draw_compared(compared: &Compared, width: f64) -> Drawing {
    let notes: Vec<f64> = (0..compared.bars.series.len())
        .map(|index| {
            let notes = compared
                .questions
                .iter()
                .filter_map(|one| one.notes.get(index));
            notes
                .map(|note| measure::width(&plain(note), SMALL, false))
                .fold(0.0, f64::max)
        })
        .collect();
    draw_under(&compared.bars, width, &notes, &|row| {
        compared.question_at(row)
    })
}

fn draw_under<'q>(
    bars: &Bars,
    width: f64,
    notes: &[f64],
    question_at: &dyn Fn(usize) -> Option<&'q Question>,
) -> Drawing {
    let mut drawing = Drawing::new(width);
    let count = bars.series.len().max(1);
    // Most labels then stand in one line, and bars still have room.
    let drawn = (0..count).filter(|index| !is_text(bars, *index)).count();
    let most = match drawn {
        _ if drawn < count => 0.4,
        0 | 1 => 0.5,
        2 => 0.46,
        _ => 0.34,
    } * width;
    let labels = Labels::new(
        bars.rows
            .iter()
            .map(|row| (row.label.as_str(), "", row.is_point))
            .chain(bars.foot.iter().map(|row| (row.label.as_str(), "", false))),
        most,
    );
    let columns = columns(bars, notes, labels.width + GAP, width);
    if let Some(last) = columns.last() {
        drawing.width = width.max(last.start + last.width);
    }
    let width = drawing.width;
    let mut y = heads(&mut drawing, bars, &columns);
    for (index, row) in bars.rows.iter().enumerate() {
        if let Some(question) = question_at(index) {
            y = draw_question(&mut drawing, question, &columns, y);
        }
        y = draw_row(&mut drawing, bars, (row, index), &labels, &columns, y);
    }
    for (index, row) in bars.foot.iter().enumerate() {
        if index == 0 {
            y += 4.0;
            drawing.stroke((0.0, y), (width, y), Ink::Text, 1.0);
            y += 4.0;
        }
        let height = labels.height(bars.rows.len() + index).max(LINE) + 4.0;
        labels.draw(
            &mut drawing,
            bars.rows.len() + index,
            y + height / 2.0,
            Ink::Soft,
        );
        for (cell, column) in row.cells.iter().zip(&columns) {
            let text = Text::new(column.start, y + height / 2.0 + 5.0, cell.text()).ink(Ink::Soft);
            number(&mut drawing, text, column, cell);
        }
        y += height;
    }
    drawing.height = y + 2.0;
    drawing
}

/// A column is never narrower, even if the drawing becomes wider for it.
const NARROWEST: f64 = 56.0;
/// A longer word at the head of a column of words is broken.
const WIDEST_HEAD: f64 = 140.0;

fn columns(bars: &Bars, notes: &[f64], start: f64, width: f64) -> Vec<Column> {
    let count = bars.series.len().max(1);
    let needs: Vec<(f64, f64)> = (0..count).map(|index| needs(bars, index)).collect();
    let widest = needs
        .iter()
        .map(|(number, beside)| number + beside)
        .fold(NARROWEST, f64::max);
    let room = width - start - GUTTER * (count - 1) as f64;
    let texts: Vec<Option<f64>> = (0..count)
        .map(|index| {
            let least = notes.get(index).copied().unwrap_or_default();
            is_text(bars, index).then(|| text_width(bars, index, least, room / count as f64))
        })
        .collect();
    let drawn = texts.iter().filter(|text| text.is_none()).count().max(1);
    let each = (room - texts.iter().flatten().sum::<f64>()) / drawn as f64;
    let each = each.max(widest);
    let mut next = start;
    needs
        .into_iter()
        .zip(texts)
        .map(|((number, beside), text)| {
            let start = next;
            let each = text.unwrap_or(each);
            next += each + GUTTER;
            let is_stacked = number + beside + GAP > each * 0.62;
            let bar = match is_stacked {
                true => start,
                false => start + number + beside + GAP,
            };
            Column {
                start,
                width: each,
                number: start + number,
                beside: start + number + BESIDE,
                bar,
                full: start + each - bar,
                is_stacked,
            }
        })
        .collect()
}

/// Whether a column has words only, which need no room for bars.
fn is_text(bars: &Bars, index: usize) -> bool {
    let mut cells = bars.rows.iter().chain(&bars.foot);
    bars.series.len() > 1 && !cells.any(|row| matches!(row.cells.get(index), Some(Cell::Amount(_))))
}

/// As wide as its words want, but no wider than its share of the room.
fn text_width(bars: &Bars, index: usize, least: f64, share: f64) -> f64 {
    let head = bars.series.get(index).map_or(0.0, |series| {
        measure::longest_word(&plain(&series.label), SMALL, true)
    });
    let cells = bars.rows.iter().chain(&bars.foot);
    let texts = cells.filter_map(|row| row.cells.get(index));
    texts
        .map(|cell| measure::width(&plain(&cell.text()), LABEL, false))
        .fold(least, f64::max)
        .min(share)
        .max(head.min(WIDEST_HEAD))
        .max(NARROWEST)
}

/// Between a number and what stands beside it.
const BESIDE: f64 = 6.0;

/// How wide the numbers of a column are, and what stands beside them.
fn needs(bars: &Bars, index: usize) -> (f64, f64) {
    let mut widest = (0.0_f64, 0.0_f64);
    for row in bars.rows.iter().chain(&bars.foot) {
        if let Some(Cell::Amount(amount)) = row.cells.get(index) {
            let number = measure::width(&amount.drawn(), LABEL, row.is_point);
            widest.0 = widest.0.max(number);
            if let Some(beside) = amount.drawn_beside() {
                let beside = BESIDE + measure::width(&beside, SMALL, false);
                widest.1 = widest.1.max(beside);
            }
        }
    }
    widest
}

/// The heads of the columns, on one foot.
fn heads(drawing: &mut Drawing, bars: &Bars, columns: &[Column]) -> f64 {
    let heads: Vec<(Vec<String>, Vec<String>)> = bars
        .series
        .iter()
        .zip(columns)
        .map(|(series, column)| {
            let lines = |text: &str, is_bold| match text.is_empty() {
                true => Vec::new(),
                false => measure::wrap(&plain(text), column.width, SMALL, is_bold),
            };
            (lines(&series.label, true), lines(&series.note, false))
        })
        .collect();
    let height =
        |(label, note): &(Vec<String>, Vec<String>)| 15.0 * (label.len() + note.len()) as f64;
    let tallest = heads.iter().map(height).fold(0.0, f64::max);
    if tallest == 0.0 {
        return 2.0;
    }
    for (head, column) in heads.iter().zip(columns) {
        let y = 12.0 + tallest - height(head);
        let label = Text::new(column.start, y, "").size(SMALL).ink(Ink::Soft);
        let end = drawing.lines(label.clone().bold(true), &head.0, 15.0);
        drawing.lines(Text { y: end, ..label }, &head.1, 15.0);
    }
    tallest + 8.0
}

/// What a verdict needs to stand before the first column.
const ROOM_FOR_VERDICT: f64 = 110.0;

/// A question over its rows: a line, what was asked, what it comes to, and what each column rests on.
fn draw_question(drawing: &mut Drawing, question: &Question, columns: &[Column], y: f64) -> f64 {
    let width = drawing.width;
    drawing.stroke((0.0, y + 4.0), (width, y + 4.0), Ink::Rule, 1.0);
    let title = measure::wrap(&plain(&question.title), width, LABEL, true);
    let y = drawing.lines(Text::new(0.0, y + 21.0, "").bold(true), &title, LINE);
    let before = columns.first().map_or(width, |column| column.start) - GAP;
    let has_room = before >= ROOM_FOR_VERDICT;
    let room = if has_room { before } else { width };
    let verdict = measure::wrap(&plain(&question.verdict), room, SMALL, question.is_point);
    let ink = match question.is_point {
        true => Ink::Warning,
        false => Ink::Soft,
    };
    let first = Text::new(0.0, y, "").size(SMALL).bold(question.is_point);
    let mut end = drawing.lines(first.ink(ink), &verdict, 15.0);
    // Beside the verdict where it leaves room, else under it.
    let y = if has_room { y } else { end };
    for (note, column) in question.notes.iter().zip(columns) {
        let lines = measure::wrap(&plain(note), column.width, SMALL, false);
        let first = Text::new(column.start, y, "").size(SMALL).ink(Ink::Soft);
        end = end.max(drawing.lines(first, &lines, 15.0));
    }
    end - 8.0
}

fn draw_row(
    drawing: &mut Drawing,
    bars: &Bars,
    (row, index): (&Bar, usize),
    labels: &Labels,
    columns: &[Column],
    y: f64,
) -> f64 {
    let texts: Vec<Vec<String>> = row
        .cells
        .iter()
        .zip(columns)
        .map(|(cell, column)| match cell {
            Cell::Amount(_) => Vec::new(),
            other => measure::wrap(&plain(&other.text()), column.width, LABEL, false),
        })
        .collect();
    let is_stacked = columns.iter().any(|column| column.is_stacked);
    let needed = texts.iter().map(|lines| LINE * lines.len() as f64).fold(
        if is_stacked {
            LINE + THICKNESS
        } else {
            THICKNESS
        },
        f64::max,
    );
    let height = needed.max(labels.height(index)) + 8.0;
    let middle = y + height / 2.0;
    labels.draw(drawing, index, middle, Ink::Text);
    for (place, ((cell, column), lines)) in row.cells.iter().zip(columns).zip(&texts).enumerate() {
        let base = if column.is_stacked {
            middle - 4.0
        } else {
            middle + 5.0
        };
        match cell {
            Cell::Amount(amount) => {
                let text = Text::new(column.start, base, amount.drawn()).bold(row.is_point);
                number(drawing, text, column, cell);
                let share = if bars.full > 0.0 {
                    amount.value / bars.full
                } else {
                    0.0
                };
                let share = if share.is_finite() {
                    share.clamp(0.0, 1.0)
                } else {
                    0.0
                };
                let top = if column.is_stacked {
                    middle + 1.0
                } else {
                    middle - THICKNESS / 2.0
                };
                let ink = if row.is_point && place == 0 {
                    Ink::Accent
                } else {
                    Ink::Mute
                };
                drawing.area(column.bar, top, share * column.full, THICKNESS, ink);
            }
            other => {
                let ink = if matches!(other, Cell::Plain(_)) {
                    Ink::Text
                } else {
                    Ink::Soft
                };
                let first = middle - LINE * lines.len() as f64 / 2.0 + LINE - 4.0;
                drawing.lines(Text::new(column.start, first, "").ink(ink), lines, LINE);
            }
        }
    }
    y + height
}

/// A number at its place: figures end under each other, what stands beside them begins under each other; over its
/// bar a number begins where the bar does.
fn number(drawing: &mut Drawing, text: Text, column: &Column, cell: &Cell) {
    let Cell::Amount(amount) = cell else {
        return drawing.text(text);
    };
    let written = amount.drawn();
    let (x, anchor, beside_at) = match column.is_stacked {
        true => {
            let width = measure::width(&written, LABEL, text.is_bold);
            (column.start, Anchor::Left, column.start + width + BESIDE)
        }
        false => (column.number, Anchor::Right, column.beside),
    };
    if let Some(beside) = amount.drawn_beside() {
        let beside = Text::new(beside_at, text.y, beside)
            .size(SMALL)
            .ink(Ink::Soft);
        drawing.text(beside);
    }
    drawing.text(Text {
        x,
        anchor,
        text: written,
        ..text
    });
}
