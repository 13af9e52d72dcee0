//! The colours and patterns of the look, as values: paper knows no style sheet.

/// What a shape is filled or a line is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text and heavy lines.
    Text,
    Soft,
    Paper,
    Ground,
    Rule,
    Edge,
    /// "Look here".
    Accent,
    /// All that is not the point.
    Mute,
    /// One of the four steps of a matrix.
    Step(usize),
    /// One of the four parts of a whole: solid, hatched, dotted, grey.
    Part(usize),
    /// The frame of a tile.
    Frame,
    Warning,
    WarningGround,
}

impl Ink {
    /// The colour; patterns have none of their own and are written by the writer.
    pub(super) fn colour(self) -> &'static str {
        match self {
            Ink::Text => "#1c2530",
            Ink::Soft => "#4d5763",
            Ink::Paper => "#ffffff",
            Ink::Ground => "#f6f4ef",
            Ink::Rule => "#d8d4ca",
            Ink::Edge => "#767d86",
            Ink::Accent => "#0a4f6e",
            Ink::Mute => "#c9c5ba",
            Ink::Step(1) => "#e3edf1",
            Ink::Step(2) => "#b5d0dc",
            Ink::Step(3) => "#6fa3b8",
            Ink::Step(_) => "#0a4f6e",
            Ink::Part(0) => "#0a4f6e",
            Ink::Part(1) => "#6fa3b8",
            Ink::Part(2) => "#b5d0dc",
            Ink::Part(_) => "#c9c5ba",
            Ink::Frame => "#b04a00",
            Ink::Warning => "#7d4d00",
            Ink::WarningGround => "#fbf1dc",
        }
    }

    /// What is written on it.
    pub(super) fn text_on(self) -> Ink {
        match self {
            Ink::Step(step) if step >= 4 => Ink::Paper,
            Ink::Part(0) | Ink::Accent => Ink::Paper,
            _ => Ink::Text,
        }
    }
}
