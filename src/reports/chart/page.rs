//! A chart on a page.
//!
//! A bar chart is a table: label, number, bar. The bar is an SVG without `viewBox`, its width in per cent:
//! text never shrinks, there is no style attribute, and numbers are read aloud. Right to left the style
//! sheet mirrors the bars. A matrix is a table too. What needs its own drawing has the table in reach.

use maud::{Markup, PreEscaped, html};

use super::frame::{Flavour, id_of, svg};
use super::model::{
    Amount, Bar, Bars, Cell, Chart, Dots, Heat, Kind, Stack, StackedBars, pieces, step_of,
};
use super::table::table;
use crate::language::{Language, format};

/// The chart as a figure; `files` are the ways to its downloads.
pub fn figure(chart: &Chart, files: &Markup) -> Markup {
    let is_wide = match &chart.kind {
        Kind::Bars(bars) => bars.series.len() > 1,
        Kind::Compared(_) => true,
        Kind::Heat(heat) => heat.columns.len() > 6,
        Kind::Tiles(_) => true,
        _ => false,
    };
    html! {
        figure.chart.wide[is_wide] {
            figcaption {
                h3 { (text(&chart.title)) }
                p { (text(&chart.measure)) }
            }
            @if chart.is_empty() {
                p.soft { (text(&chart.empty)) }
            } @else {
                @match &chart.kind {
                    Kind::Bars(bars) => (bar_table(bars, &chart.empty)),
                    Kind::Compared(_) => {
                        div.scroll role="region" aria-label=(chart.measure) tabindex="0" { (drawn(chart)) }
                        (more(chart))
                    }
                    Kind::StackedBars(stacked) => {
                        (stacked_table(chart, stacked))
                        (more(chart))
                    }
                    Kind::Dots(dots) => {
                        (dot_table(dots))
                        (more(chart))
                    }
                    Kind::Heat(heat) => (heat_table(chart, heat)),
                    Kind::Lines(_) => {
                        div.plot-frame { (drawn(chart)) }
                        (more(chart))
                    }
                    Kind::Tiles(_) => {
                        div.scroll role="region" aria-label=(chart.measure) tabindex="0" { (drawn(chart)) }
                        (more(chart))
                    }
                }
            }
            p.base {
                (text(&chart.base)) " " (text(&chart.source))
                @if let Some(made_up) = &chart.made_up { " " span.made-up { (text(made_up)) } }
                (files)
            }
        }
    }
}

/// Text with its names in `<bdi>`.
fn text(text: &str) -> Markup {
    html! {
        @for (is_isolated, piece) in pieces(text) {
            @if is_isolated { bdi { (piece) } } @else { (piece) }
        }
    }
}

/// The drawing inside the page. It is our own markup, in which every text has been escaped.
fn drawn(chart: &Chart) -> Markup {
    PreEscaped(svg(chart, Flavour::Page))
}

/// The values as a table, folded away.
fn more(chart: &Chart) -> Markup {
    let table = table(chart);
    html! {
        details.more {
            summary { (chart.language.text("chart-as-table")) }
            div.scroll role="region" aria-label=(chart.language.text("chart-as-table")) tabindex="0" {
                table.data {
                    thead { tr { @for column in &table.columns { th scope="col" class=[column.is_number.then_some("num")] { bdi { (column.label) } } } } }
                    tbody {
                        @for row in &table.rows {
                            tr {
                                th scope="row" { bdi { (row.label) } }
                                @for cell in &row.cells { td.num { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn bar_table(bars: &Bars, empty: &str) -> Markup {
    html! {
        table.bars.many[bars.series.len() > 1] role="table" {
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { span.hide { (bars.label) } }
                    @for series in &bars.series {
                        th scope="col" role="columnheader" { (series.label) " " span.soft { (series.note) } }
                    }
                }
            }
            tbody role="rowgroup" {
                @for row in &bars.rows {
                    tr.hit[row.is_point] role="row" {
                        th scope="row" role="rowheader" { bdi { (row.label) } }
                        @for (index, (cell, series)) in row.cells.iter().zip(&bars.series).enumerate() {
                            td role="cell" data-label=(series.label) { (bar_cell(cell, bars.full, row.is_point && index == 0)) }
                        }
                    }
                }
                @if bars.rows.is_empty() {
                    tr role="row" { td role="cell" colspan=(bars.series.len() + 1) { span.soft { (text(empty)) } } }
                }
            }
            @if !bars.foot.is_empty() {
                tfoot role="rowgroup" {
                    @for (index, row) in bars.foot.iter().enumerate() { (foot_row(bars, row, index == 0)) }
                }
            }
        }
    }
}

fn foot_row(bars: &Bars, row: &Bar, is_first: bool) -> Markup {
    html! {
        tr.sum[is_first] role="row" {
            th scope="row" role="rowheader" { (row.label) }
            @for (cell, series) in row.cells.iter().zip(&bars.series) {
                td role="cell" data-label=(series.label) { span.val { (cell_text(cell)) } }
            }
        }
    }
}

fn bar_cell(cell: &Cell, full: f64, is_point: bool) -> Markup {
    html! {
        @match cell {
            Cell::Amount(amount) => {
                span.val { (cell_text(cell)) }
                (bar(if full > 0.0 { 100.0 * amount.value / full } else { 0.0 }, is_point))
            }
            Cell::Plain(_) => span.val { (cell_text(cell)) },
            Cell::Hidden(_) | Cell::None => span.val.soft { (cell_text(cell)) },
        }
    }
}

/// The value as it is read, with the way to its answers.
fn cell_text(cell: &Cell) -> Markup {
    html! {
        @match cell {
            Cell::Amount(amount) => {
                (amount_text(amount))
                @if let Some(beside) = &amount.beside { " " span.soft { (text(beside)) } }
                @if let Some(why) = &amount.held_back { abbr.held title=(why) { "†" } }
            }
            Cell::Plain(words) => bdi { (text(words)) },
            Cell::Hidden(words) => bdi { (text(words)) },
            Cell::None => "–",
        }
    }
}

fn amount_text(amount: &Amount) -> Markup {
    html! {
        @match &amount.href {
            Some(href) => a.n[amount.is_count] href=(href) { (text(&amount.written)) },
            None if amount.is_count => span.n { (text(&amount.written)) },
            None => (text(&amount.written)),
        }
    }
}

/// A bar of this width in per cent, for a cell beside its number.
pub fn bar(width: f64, is_point: bool) -> Markup {
    html! {
        svg.bar aria-hidden="true" focusable="false" {
            rect class=(if is_point { "fill on" } else { "fill" }) width=(per_cent(width)) height="100%" {}
        }
    }
}

/// `81.8%`; nothing is drawn outside the frame.
fn per_cent(width: f64) -> String {
    let width = if width.is_finite() { width } else { 0.0 };
    format!("{}%", (width.clamp(0.0, 100.0) * 10.0).round() / 10.0)
}

/// A part of a whole, from here as wide as this: solid, hatched, dotted or grey.
fn part_area(id: &str, part: usize, x: Option<String>, (width, height): (&str, &str)) -> Markup {
    // Patterns are named in an attribute: in a style sheet the name would be looked for in that file.
    let (class, pattern) = match part {
        0 => (Some("f1"), None),
        1 => (None, Some(format!("url(#hatched-{id})"))),
        2 => (None, Some(format!("url(#dotted-{id})"))),
        _ => (Some("f4"), None),
    };
    html! { rect class=[class] fill=[pattern] x=[x] width=(width) height=(height) {} }
}

fn stacked_table(chart: &Chart, stacked: &StackedBars) -> Markup {
    let id = id_of(chart);
    html! {
        (patterns(&id))
        ul.key {
            @for (part, name) in stacked.parts.iter().enumerate() {
                li {
                    svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" { (part_area(&id, part, None, ("16", "16"))) }
                    bdi { (text(name)) }
                }
            }
        }
        table.bars role="table" {
            thead.hide role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { (stacked.label) }
                    th scope="col" role="columnheader" { (text(&chart.measure)) }
                }
            }
            tbody role="rowgroup" {
                @for row in &stacked.rows {
                    tr.hit[row.is_point] role="row" {
                        th scope="row" role="rowheader" { bdi { (row.label) } @if !row.note.is_empty() { " " span.soft.nowrap { (row.note) } } }
                        td role="cell" {
                            (stack(chart.language, &id, stacked, row))
                            span.hide { (spoken(stacked, row)) }
                        }
                    }
                }
            }
        }
    }
}

/// What the parts of one chart are filled with.
fn patterns(id: &str) -> Markup {
    html! {
        svg.patterns width="0" height="0" aria-hidden="true" focusable="false" {
            defs {
                pattern id=(format!("hatched-{id}")) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect.f2 width="6" height="6" {}
                    rect.f1 width="2" height="6" {}
                }
                pattern id=(format!("dotted-{id}")) width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect.f3 width="6" height="6" {}
                    circle.f1 cx="3" cy="3" r="1.1" {}
                }
            }
        }
    }
}

/// A bar of parts, as in the drawing: where one is hidden, the shown ones stand first and one frame says so.
fn stack(language: Language, id: &str, stacked: &StackedBars, row: &Stack) -> Markup {
    let shown: f64 = row
        .cells
        .iter()
        .filter_map(Cell::value)
        .map(|value| value.max(0.0))
        .sum();
    let whole = stacked.full.max(shown);
    let is_rtl = language.direction() == crate::language::Direction::RightToLeft;
    // A drawing with text is mirrored here, not by the style sheet.
    let place = |x: f64, width: f64| if is_rtl { 100.0 - x - width } else { x };
    let mut x = 0.0;
    let mut areas = Vec::new();
    for (part, cell) in row.cells.iter().enumerate() {
        let (Cell::Amount(amount), Some(value)) = (cell, cell.value()) else {
            continue;
        };
        if value <= 0.0 || whole <= 0.0 {
            continue;
        }
        let width = 100.0 * value / whole;
        // Shares are numbers without their sign, which the measure names: there may be little room.
        let written = match stacked.full {
            100.0 => format::number(language, value.round()),
            _ => super::model::plain(&amount.written),
        };
        areas.push((part, x, width, written));
        x += width;
    }
    let hidden = row
        .cells
        .iter()
        .find(|cell| matches!(cell, Cell::Hidden(_)));
    html! {
        svg.bar.tall aria-hidden="true" focusable="false" {
            @for (part, x, width, written) in &areas {
                (part_area(id, *part, Some(per_cent(place(*x, *width))), (&per_cent(*width), "100%")))
                @if *x > 0.0 {
                    @let seam = per_cent(if is_rtl { 100.0 - x } else { *x });
                    line.seam x1=(seam) x2=(seam) y1="0" y2="100%" {}
                }
                @if *width >= 9.0 {
                    text class=(if *part == 0 { "tag on" } else { "tag" }) x=(per_cent(place(*x, *width) + width / 2.0)) y="18" text-anchor="middle" { (written) }
                }
            }
            @if let Some(cell) = hidden {
                @let rest = 100.0 - x;
                @if rest > 0.5 {
                    rect.held-back x=(per_cent(place(x, rest))) width=(per_cent(rest)) height="100%" {}
                    @if rest > 20.0 {
                        text.said x=(per_cent(place(x, rest) + rest / 2.0)) y="18" text-anchor="middle" { (cell.text()) }
                    }
                }
            } @else if areas.is_empty() {
                text.said x=(if is_rtl { "99%" } else { "1%" }) y="18" { "–" }
            }
        }
    }
}

/// "Member States 27 %, Observers 5 %"
fn spoken(stacked: &StackedBars, row: &Stack) -> String {
    let parts = stacked.parts.iter().zip(&row.cells);
    let spoken: Vec<String> = parts
        .filter(|(_, cell)| **cell != Cell::None)
        .map(|(part, cell)| super::model::plain(&format!("{part} {}", cell.text())))
        .collect();
    spoken.join(", ")
}

fn dot_table(dots: &Dots) -> Markup {
    let wide = dots.high - dots.low;
    let place = |value: f64| {
        let share = if wide > 0.0 {
            (value - dots.low) / wide
        } else {
            0.5
        };
        // A dot at the end of the scale stays whole.
        2.0 + 96.0
            * if share.is_finite() {
                share.clamp(0.0, 1.0)
            } else {
                0.0
            }
    };
    html! {
        ul.key {
            li {
                svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" { circle.dot cx="8" cy="8" r="5.5" {} }
                bdi { (text(&dots.middle)) }
            }
            @if dots.rows.iter().any(|row| row.shown_range().is_some()) {
                li {
                    svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" { rect.f4 y="5" width="16" height="6" {} }
                    bdi { (text(&dots.range)) }
                }
            }
        }
        table.bars role="table" {
            thead.hide role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { (dots.label) }
                    th scope="col" role="columnheader" { (dots.middle) }
                }
            }
            tbody role="rowgroup" {
                @for row in &dots.rows {
                    tr.hit[row.is_point] role="row" {
                        th scope="row" role="rowheader" { bdi { (row.label) } @if !row.note.is_empty() { " " span.soft.nowrap { (row.note) } } }
                        td role="cell" {
                            span.val {
                                (cell_text(&row.middle))
                                @if let Some((_, _, range)) = row.shown_range() { " " span.soft { span.hide { (dots.range) " " } bdi { (text(range)) } } }
                            }
                            @if let Some(value) = row.middle.value() {
                                svg.bar aria-hidden="true" focusable="false" {
                                    line.line x1="2%" x2="98%" y1="50%" y2="50%" {}
                                    @if let Some((low, high, _)) = row.shown_range() {
                                        rect.fill x=(per_cent(place(*low))) width=(per_cent((place(*high) - place(*low)).max(0.5))) y="33%" height="34%" {}
                                    }
                                    circle class=(if row.is_point { "fill on" } else { "dot" }) cx=(per_cent(place(value))) cy="50%" r="5.5" {}
                                }
                            }
                        }
                    }
                }
            }
            tfoot role="rowgroup" {
                tr.scale-ends role="row" {
                    td role="cell" {}
                    td role="cell" {
                        @if let (Some((_, first)), Some((_, last))) = (dots.marks.first(), dots.marks.last()) {
                            span.ends { span { (text(first)) } span { (text(last)) } }
                        }
                    }
                }
            }
        }
    }
}

/// So many columns have room for level heads.
const MANY: usize = 8;

fn heat_table(chart: &Chart, heat: &Heat) -> Markup {
    html! {
        div.scroll role="region" aria-label=(super::model::plain(&chart.measure)) tabindex="0" {
            // Many heads stand upright, so that their columns are no wider than their numbers.
            table.heat.many[heat.columns.len() > MANY] {
                thead {
                    tr {
                        th scope="col" { span.hide { (heat.label) } }
                        @for column in &heat.columns { th scope="col" { span.head { bdi { (text(column)) } } } }
                    }
                }
                tbody {
                    @for row in &heat.rows {
                        tr {
                            th scope="row" { bdi { (row.label) } }
                            @for cell in &row.cells { (heat_cell(heat, cell)) }
                        }
                    }
                }
            }
        }
    }
}

fn heat_cell(heat: &Heat, cell: &Cell) -> Markup {
    const STEPS: [&str; 4] = ["k1", "k2", "k3", "k4"];
    let class = match cell {
        Cell::Hidden(_) => Some("few"),
        _ => cell
            .value()
            .filter(|value| *value > 0.0)
            .map(|value| STEPS[step_of(value, &heat.steps).clamp(1, 4) - 1]),
    };
    html! { td class=[class] { (cell_text(cell)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_stay_inside_and_are_short() {
        assert_eq!(per_cent(81.818), "81.8%");
        assert_eq!(per_cent(200.0), "100%");
        assert_eq!(per_cent(f64::NAN), "0%");
    }
}
