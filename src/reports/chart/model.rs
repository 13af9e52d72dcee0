//! What a chart says, as plain values.

use crate::language::{Language, format};

/// A chart: one finding, its values, and what they rest on.
///
/// Names inside sentences may be bracketed by [`isolated`]: a page then shows them in `<bdi>`.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub language: Language,
    /// What the chart shows at first sight; the finding, not the question.
    pub title: String,
    /// What was measured, in which unit.
    pub measure: String,
    /// What the picture shows, for who does not see it; where it is empty, title and measure say it.
    pub description: String,
    pub kind: Kind,
    /// How many it rests on, and what the signs in it mean.
    pub base: String,
    /// Where it is from, and when.
    pub source: String,
    /// Says that answers are reconstructed or invented.
    pub made_up: Option<String>,
    /// Said instead where there is nothing to draw.
    pub empty: String,
}

impl Chart {
    /// A chart that says nothing yet but its values.
    pub fn new(language: Language, kind: Kind) -> Chart {
        Chart {
            language,
            title: String::new(),
            measure: String::new(),
            description: String::new(),
            kind,
            base: String::new(),
            source: String::new(),
            made_up: None,
            empty: "–".to_owned(),
        }
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Bars(bars) => bars.rows.is_empty() && bars.foot.is_empty(),
            Kind::Compared(compared) => compared.bars.rows.is_empty(),
            Kind::StackedBars(stacked) => stacked.rows.is_empty() || stacked.parts.is_empty(),
            Kind::Dots(dots) => dots.rows.is_empty(),
            Kind::Lines(lines) => lines.rows.is_empty() || lines.rounds.is_empty(),
            Kind::Heat(heat) => heat.rows.is_empty() || heat.columns.is_empty(),
            Kind::Tiles(tiles) => tiles.tiles.is_empty(),
        }
    }
}

/// How the values are drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number and its bar for each label, in one or more columns.
    Bars(Bars),
    /// Bars under the questions that they answer, with a word on each question.
    Compared(Compared),
    /// Shares of a whole.
    StackedBars(StackedBars),
    /// Means or medians on a scale, with the middle half of the answers.
    Dots(Dots),
    /// Between rounds; two rounds make a slope chart.
    Lines(Lines),
    /// A matrix with a value in every cell.
    Heat(Heat),
    /// States as tiles that stand roughly where the States lie.
    Tiles(Tiles),
}

/// One place for a value: three different absences are told apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Amount(Amount),
    /// A text that has no length.
    Plain(String),
    /// There is a number, which is not shown; says so: "not shown", "< 3".
    Hidden(String),
    /// Not asked, or nothing to count.
    None,
}

/// A number that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// On the scale of the chart: what is drawn.
    pub value: f64,
    /// As it is read: "18".
    pub written: String,
    /// What stands softly beside it: "82 %".
    pub beside: Option<String>,
    /// The way to the answers behind it; on pages only.
    pub href: Option<String>,
    /// Why readers outside do not see it; marked by † everywhere, explained on pages and by the chart's base.
    pub held_back: Option<String>,
    /// Whether it says how many: its address then lists as many.
    pub is_count: bool,
}

impl Amount {
    /// The number as a drawing writes it: marked, where nothing beside it bears the mark.
    pub(super) fn drawn(&self) -> String {
        match (&self.held_back, &self.beside) {
            (Some(_), None) => format!("{}\u{A0}†", plain(&self.written)),
            _ => plain(&self.written),
        }
    }

    /// What a drawing writes beside the number.
    pub(super) fn drawn_beside(&self) -> Option<String> {
        let beside = plain(self.beside.as_ref()?);
        Some(match &self.held_back {
            Some(_) => format!("{beside}\u{A0}†"),
            None => beside,
        })
    }
}

impl Cell {
    /// A number that is drawn and read as it is.
    pub fn number(language: Language, value: f64) -> Cell {
        Cell::written(value, format::number(language, value))
    }

    /// A share of a hundred, rounded to a whole number where it is read.
    pub fn percent(language: Language, share: f64) -> Cell {
        Cell::written(share, format::percent(language, share.round()))
    }

    /// A count drawn by its share of a base, which is read beside it.
    pub fn count_of(language: Language, count: usize, base: usize) -> Cell {
        let share = match base {
            0 => 0.0,
            _ => 100.0 * count as f64 / base as f64,
        };
        Cell::Amount(Amount {
            value: share,
            written: format::number(language, count as f64),
            beside: (base > 0).then(|| format::percent(language, share.round())),
            href: None,
            held_back: None,
            is_count: true,
        })
    }

    /// A number that is read as this text.
    pub fn written(value: f64, written: impl Into<String>) -> Cell {
        Cell::Amount(Amount {
            value,
            written: written.into(),
            beside: None,
            href: None,
            held_back: None,
            is_count: false,
        })
    }

    /// What is drawn: a finite number, or nothing.
    pub fn value(&self) -> Option<f64> {
        match self {
            Cell::Amount(amount) if amount.value.is_finite() => Some(amount.value),
            _ => None,
        }
    }

    /// As it is read, in one line.
    pub fn text(&self) -> String {
        match self {
            Cell::Amount(amount) => match amount.drawn_beside() {
                Some(beside) => format!("{} ({beside})", amount.written),
                None => amount.drawn(),
            },
            Cell::Plain(text) | Cell::Hidden(text) => text.clone(),
            Cell::None => "–".to_owned(),
        }
    }
}

/// A column of values with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub label: String,
    /// How many answered: "n = 22".
    pub note: String,
}

impl Series {
    pub fn new(label: impl Into<String>, note: impl Into<String>) -> Series {
        Series {
            label: label.into(),
            note: note.into(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The heading of the labels, read aloud.
    pub label: String,
    /// One column of bars each; the first is the one in the accent.
    pub series: Vec<Series>,
    pub rows: Vec<Bar>,
    /// What stands under the bars: bases and absences.
    pub foot: Vec<Bar>,
    /// What a full bar stands for.
    pub full: f64,
}

/// One label with a cell in each column.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    pub cells: Vec<Cell>,
    /// The one that the title speaks of.
    pub is_point: bool,
}

impl Bar {
    pub fn new(label: impl Into<String>, cells: Vec<Cell>) -> Bar {
        Bar {
            label: label.into(),
            cells,
            is_point: false,
        }
    }

    /// The same as the one that the title speaks of.
    #[must_use]
    pub fn as_point(mut self) -> Bar {
        self.is_point = true;
        self
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The answers of all questions, one after the other.
    pub bars: Bars,
    /// In the order of the rows before which they stand.
    pub questions: Vec<Question>,
}

/// The head of some rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The first of its rows.
    pub row: usize,
    pub title: String,
    /// What the columns come to: "The views differ".
    pub verdict: String,
    /// Whether that is what to look at.
    pub is_point: bool,
    /// What each column rests on here: "n = 11".
    pub notes: Vec<String>,
}

impl Compared {
    /// The question whose rows begin with this one.
    pub(super) fn question_at(&self, row: usize) -> Option<&Question> {
        self.questions.iter().find(|question| question.row == row)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct StackedBars {
    /// The heading of the labels.
    pub label: String,
    /// At most four, in the order in which they stand; more are drawn like the fourth.
    pub parts: Vec<String>,
    pub rows: Vec<Stack>,
    /// What a full bar stands for: 100 for shares.
    pub full: f64,
}

/// One bar with its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    pub label: String,
    /// What it rests on: "n = 19".
    pub note: String,
    /// In the order of the parts. Where one is hidden, no place of another may tell it: the shown ones stand
    /// first, and the rest of the bar is one outlined piece.
    pub cells: Vec<Cell>,
    pub is_point: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Dots {
    /// The heading of the labels.
    pub label: String,
    /// What a dot is: "Mean".
    pub middle: String,
    /// What a range is: "Middle half".
    pub range: String,
    pub low: f64,
    pub high: f64,
    /// Marks of the scale with their words.
    pub marks: Vec<(f64, String)>,
    pub rows: Vec<Dot>,
}

/// One mean or median with its range.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    pub label: String,
    pub note: String,
    pub middle: Cell,
    /// Lower and upper end, with their text.
    pub range: Option<(f64, f64, String)>,
    pub is_point: bool,
}

impl Dot {
    /// The range, unless its middle is held back: it would tell nearly as much.
    pub(super) fn shown_range(&self) -> Option<&(f64, f64, String)> {
        self.middle.value().and(self.range.as_ref())
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The heading of the labels.
    pub label: String,
    /// In order of time, at least two to draw a line.
    pub rounds: Vec<String>,
    pub rows: Vec<Line>,
    /// The heading of the last column of the table of a slope chart, and the change of each row; else empty.
    pub change: String,
}

/// One line from round to round.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub label: String,
    pub cells: Vec<Cell>,
    pub is_point: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// The heading of the row labels.
    pub label: String,
    pub columns: Vec<String>,
    pub rows: Vec<HeatRow>,
    /// From which value on the second, third and fourth step begin; [`Heat::steps_of`] makes them.
    pub steps: [f64; 3],
}

#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    pub label: String,
    pub cells: Vec<Cell>,
}

impl Heat {
    /// Four steps of equal width up to the largest value.
    pub fn steps_of(largest: f64) -> [f64; 3] {
        let largest = if largest.is_finite() { largest } else { 0.0 };
        [0.25, 0.5, 0.75].map(|part| largest * part)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tiles {
    /// The headings of the table: "State", "ISCMs".
    pub label: String,
    pub number: String,
    pub tiles: Vec<Tile>,
    /// As those of [`Heat`].
    pub steps: [f64; 3],
    /// Says that tiles stand roughly where States lie, and nothing on borders or status.
    pub notice: String,
    /// What the frame of a tile means; else empty.
    pub framed: String,
}

/// One State.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// ISO 3166-1 alpha-2, which gives its place.
    pub code: String,
    pub name: String,
    pub cell: Cell,
    pub is_framed: bool,
}

/// Which of the four steps a value takes; nothing is not a step.
pub(super) fn step_of(value: f64, steps: &[f64; 3]) -> usize {
    1 + steps.iter().filter(|step| value >= **step).count()
}

const START: char = '\u{2068}';
const END: char = '\u{2069}';

/// The text set apart from its neighbours in the order of reading, as a name inside a sentence.
pub fn isolated(text: &str) -> String {
    let inside: String = text.chars().filter(|c| !is_direction_mark(*c)).collect();
    format!("{START}{inside}{END}")
}

/// Embeddings, overrides and isolates; the single marks left-to-right and right-to-left harm nobody.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text without what brackets its names.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_direction_mark(*c)).collect()
}

/// The pieces of a text, and which of them are set apart.
pub(super) fn pieces(text: &str) -> Vec<(bool, String)> {
    let mut pieces = vec![(false, String::new())];
    for c in text.chars() {
        match c {
            START => pieces.push((true, String::new())),
            END => pieces.push((false, String::new())),
            c if is_direction_mark(c) => {}
            c => {
                if let Some(last) = pieces.last_mut() {
                    last.1.push(c);
                }
            }
        }
    }
    pieces.retain(|(_, text)| !text.is_empty());
    pieces
}
