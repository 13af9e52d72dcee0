//! Charts, drawn once for page, paper and download.
//!
//! Start with [`Chart`]: pure values that somebody else has counted and cleared for showing. From one value come
//!
//! - [`figure`], the chart on a page: a table with bars where that reads better, else a drawing with its table;
//! - [`svg`], the drawing for paper or as a file, for typst, resvg, LibreOffice and browsers alike;
//! - [`png`], the same as pixels, with the fonts that the caller gives;
//! - [`table`], the same values as a table, to stand beside the drawing in PDF and Word.
//!
//! ```
//! use iscm_survey::language::Language;
//! use iscm_survey::reports::chart::{
//!     Bar, Bars, Cell, Chart, Flavour, Kind, Series, embedded_fonts, png, svg, table,
//! };
//!
//! let language = Language::English;
//! let chart = Chart {
//!     title: "Labour migration is the theme most mechanisms share".into(),
//!     measure: "ISCMs working on each theme, number and share".into(),
//!     base: "Base: n = 22 ISCMs.".into(),
//!     source: "Source: ISCM Survey, 2019 round.".into(),
//!     ..Chart::new(
//!         language,
//!         Kind::Bars(Bars {
//!             label: "Theme".into(),
//!             series: vec![Series::new("ISCMs", "n = 22")],
//!             rows: vec![
//!                 Bar::new("Labour migration", vec![Cell::count_of(language, 18, 22)]).as_point(),
//!                 Bar::new("Trade", vec![Cell::Hidden("< 3".into())]),
//!             ],
//!             foot: vec![],
//!             full: 100.0,
//!         }),
//!     )
//! };
//! let drawing = svg(&chart, Flavour::Paper);
//! assert!(drawing.starts_with("<svg"));
//! assert_eq!(table(&chart).rows[0].cells, ["18 (82\u{a0}%)"]);
//! let pixels = png(&chart, Flavour::File, 2.0, &embedded_fonts()).unwrap();
//! assert!(pixels.starts_with(b"\x89PNG"));
//! ```
//!
//! Each kind is laid out in its own file, left to right, as a `Drawing` of boxes, lines, dots and texts; right to
//! left the whole drawing is mirrored. Kept out: what was counted and what may be shown (`findings`), files and
//! fonts on disk, and every address but those that the caller puts at a number.

mod bars;
mod dots;
mod drawing;
mod frame;
mod heat;
mod ink;
mod lines;
mod measure;
mod model;
mod page;
mod png;
mod rows;
mod stacked;
mod table;
#[cfg(test)]
mod tests;
mod tiles;
mod write;

pub use frame::{Flavour, svg};
pub use model::plain as plain_text;
pub use model::{
    Amount, Bar, Bars, Cell, Chart, Compared, Dot, Dots, Heat, HeatRow, Kind, Line, Lines,
    Question, Series, Stack, StackedBars, Tile, Tiles, isolated,
};
pub use page::{bar, figure};
pub use png::{PngError, embedded_fonts, png};
pub use table::{Column, Row, Table, table};
