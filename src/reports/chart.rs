//! Charts, drawn once for page and paper.
//!
//! A bar chart is a table: label, number, bar. The bar is an SVG without `viewBox`, its width in per cent:
//! text never shrinks, there is no style attribute, and numbers are read aloud. Right to left the style
//! sheet mirrors the bars. Kept out: what was counted (`findings`), which words say it (the caller).

use maud::{Markup, html};

/// A table with bars, with what it rests on.
pub struct BarChart {
    /// What the chart shows at first sight; the finding, not the question.
    pub title: Markup,
    /// What was measured, in which unit.
    pub measure: Markup,
    /// The heading of the labels, read aloud.
    pub label: String,
    /// One column of bars each; the first is the one in the accent.
    pub series: Vec<Series>,
    pub rows: Vec<BarRow>,
    /// What stands under the bars: bases and absences.
    pub foot: Vec<FootRow>,
    /// Base, source and date.
    pub base: Markup,
    /// Says that answers are reconstructed or invented.
    pub made_up: Option<String>,
    /// Said instead of bars where there is nothing to draw.
    pub empty: String,
}

/// One column of bars.
pub struct Series {
    pub label: String,
    /// How many answered.
    pub note: String,
}

/// One label with a bar in each series.
pub struct BarRow {
    pub label: String,
    pub cells: Vec<BarCell>,
    /// The one that the title speaks of.
    pub is_point: bool,
}

/// One number with its bar.
pub enum BarCell {
    Shown {
        number: Markup,
        /// In per cent of the whole width.
        width: f64,
    },
    /// A text that has no length.
    Plain(Markup),
    /// There is a number, which is not shown; says why.
    Hidden(Markup),
    /// Not asked, or nothing to count.
    None,
}

/// A line under the bars.
pub struct FootRow {
    pub label: String,
    pub cells: Vec<Markup>,
}

/// The chart as a figure.
pub fn bar_chart(chart: &BarChart) -> Markup {
    html! {
        figure.chart.wide[chart.series.len() > 1] {
            figcaption {
                h3 { (chart.title) }
                p { (chart.measure) }
            }
            @if chart.rows.is_empty() && chart.foot.is_empty() {
                p.soft { (chart.empty) }
            } @else {
                table.bars.many[chart.series.len() > 1] role="table" {
                    thead role="rowgroup" {
                        tr role="row" {
                            th scope="col" role="columnheader" { span.hide { (chart.label) } }
                            @for series in &chart.series {
                                th scope="col" role="columnheader" { (series.label) " " span.soft { (series.note) } }
                            }
                        }
                    }
                    tbody role="rowgroup" {
                        @for row in &chart.rows {
                            tr.hit[row.is_point] role="row" {
                                th scope="row" role="rowheader" { bdi { (row.label) } }
                                @for (index, (cell, series)) in row.cells.iter().zip(&chart.series).enumerate() {
                                    td role="cell" data-label=(series.label) { (bar_cell(cell, row.is_point && index == 0)) }
                                }
                            }
                        }
                        @if chart.rows.is_empty() {
                            tr role="row" { td role="cell" colspan=(chart.series.len() + 1) { span.soft { (chart.empty) } } }
                        }
                    }
                    @if !chart.foot.is_empty() {
                        tfoot role="rowgroup" {
                            @for (index, row) in chart.foot.iter().enumerate() {
                                tr.sum[index == 0] role="row" {
                                    th scope="row" role="rowheader" { (row.label) }
                                    @for (cell, series) in row.cells.iter().zip(&chart.series) {
                                        td role="cell" data-label=(series.label) { span.val { (cell) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p.base {
                (chart.base)
                @if let Some(text) = &chart.made_up { " " span.made-up { (text) } }
            }
        }
    }
}

fn bar_cell(cell: &BarCell, is_point: bool) -> Markup {
    html! {
        @match cell {
            BarCell::Shown { number, width } => {
                span.val { (number) }
                (bar(*width, is_point))
            }
            BarCell::Plain(text) => span.val { (text) },
            BarCell::Hidden(why) => span.val.soft { (why) },
            BarCell::None => span.val.soft { "–" },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_chart_is_a_table_with_its_numbers() {
        let shown = |number: &str, width| BarCell::Shown {
            number: html! { (number) },
            width,
        };
        let chart = BarChart {
            title: html! { "Trust is named most" },
            measure: html! { "Number and share" },
            label: "Answer".into(),
            series: ["States", "IGOs"]
                .map(|label| Series {
                    label: label.into(),
                    note: "n = 3".into(),
                })
                .into(),
            rows: vec![BarRow {
                label: "Trust <b>".into(),
                cells: vec![shown("3", 300.0), BarCell::Hidden(html! { "not shown" })],
                is_point: true,
            }],
            foot: vec![FootRow {
                label: "No answer".into(),
                cells: vec![html! { "1" }, html! { "0" }],
            }],
            base: html! { "Base: 3" },
            made_up: Some("Illustrative".into()),
            empty: "Nobody".into(),
        };
        insta::assert_snapshot!(bar_chart(&chart).into_string().replace("><", ">\n<"));
    }

    #[test]
    fn widths_stay_inside_and_are_short() {
        assert_eq!(per_cent(81.818), "81.8%");
        assert_eq!(per_cent(200.0), "100%");
        assert_eq!(per_cent(f64::NAN), "0%");
    }
}
