//! A drawing: boxes, lines, dots and texts with their places, before anybody writes them down.
//!
//! Laid out left to right always; [`Drawing::mirrored`] turns the whole for right to left. The tests look at
//! drawings, so that what they hold is true of every file that is written from one.

use super::ink::Ink;

/// Size of labels and numbers.
pub(super) const LABEL: f64 = 14.0;
/// Size of notes, bases and sources.
pub(super) const SMALL: f64 = 12.0;
/// From one line of labels to the next; labels are never nearer to each other.
pub(super) const LINE: f64 = 17.0;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawing {
    pub width: f64,
    pub height: f64,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Area(Area),
    Stroke(Stroke),
    Disc(Disc),
    Text(Text),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Of a frame: none.
    pub fill: Option<Ink>,
    pub outline: Option<Outline>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Outline {
    pub ink: Ink,
    pub width: f64,
    pub is_dashed: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stroke {
    pub from: (f64, f64),
    pub to: (f64, f64),
    pub ink: Ink,
    pub width: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Disc {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    pub ink: Ink,
}

/// Where a text stands from its point, on paper: `Left` begins there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Left,
    Middle,
    Right,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
    pub x: f64,
    /// Of the line on which the letters stand.
    pub y: f64,
    pub anchor: Anchor,
    pub size: f64,
    pub is_bold: bool,
    pub ink: Ink,
    /// Read from the bottom up.
    pub is_upright: bool,
    pub text: String,
}

impl Text {
    pub(super) fn new(x: f64, y: f64, text: impl Into<String>) -> Text {
        Text {
            x,
            y,
            anchor: Anchor::Left,
            size: LABEL,
            is_bold: false,
            ink: Ink::Text,
            is_upright: false,
            text: text.into(),
        }
    }

    pub(super) fn at(mut self, anchor: Anchor) -> Text {
        self.anchor = anchor;
        self
    }

    pub(super) fn size(mut self, size: f64) -> Text {
        self.size = size;
        self
    }

    pub(super) fn bold(mut self, is_bold: bool) -> Text {
        self.is_bold = is_bold;
        self
    }

    pub(super) fn ink(mut self, ink: Ink) -> Text {
        self.ink = ink;
        self
    }

    pub(super) fn upright(mut self) -> Text {
        self.is_upright = true;
        self
    }
}

impl Drawing {
    pub(super) fn new(width: f64) -> Drawing {
        Drawing {
            width,
            height: 0.0,
            items: Vec::new(),
        }
    }

    pub(super) fn text(&mut self, text: Text) {
        if !text.text.is_empty() {
            self.items.push(Item::Text(text));
        }
    }

    /// Lines under each other; gives back where the next one would stand.
    pub(super) fn lines(&mut self, first: Text, lines: &[String], step: f64) -> f64 {
        let mut y = first.y;
        for line in lines {
            self.text(Text {
                y,
                text: line.clone(),
                ..first.clone()
            });
            y += step;
        }
        y
    }

    pub(super) fn area(&mut self, x: f64, y: f64, width: f64, height: f64, fill: Ink) {
        self.outlined(x, y, width, height, fill, None);
    }

    pub(super) fn outlined(
        &mut self,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        fill: Ink,
        outline: Option<Outline>,
    ) {
        if width > 0.0 && height > 0.0 {
            self.items.push(Item::Area(Area {
                x,
                y,
                width,
                height,
                fill: Some(fill),
                outline,
            }));
        }
    }

    /// An outline through which one sees what is under it.
    pub(super) fn frame(&mut self, x: f64, y: f64, width: f64, height: f64, outline: Outline) {
        self.items.push(Item::Area(Area {
            x,
            y,
            width,
            height,
            fill: None,
            outline: Some(outline),
        }));
    }

    pub(super) fn stroke(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, width: f64) {
        self.items.push(Item::Stroke(Stroke {
            from,
            to,
            ink,
            width,
        }));
    }

    pub(super) fn disc(&mut self, x: f64, y: f64, radius: f64, ink: Ink) {
        self.items.push(Item::Disc(Disc { x, y, radius, ink }));
    }

    /// Puts another drawing into this one, below what is there.
    pub(super) fn append(&mut self, other: Drawing) {
        let down = self.height;
        self.items
            .extend(other.items.into_iter().map(|item| item.moved(0.0, down)));
        self.height += other.height;
        self.width = self.width.max(other.width);
    }

    /// The same seen in a mirror, for right to left: each x becomes the width less x.
    pub(super) fn mirrored(mut self) -> Drawing {
        let width = self.width;
        self.items = self
            .items
            .into_iter()
            .map(|item| item.mirrored(width))
            .collect();
        self
    }
}

impl Item {
    pub(super) fn moved(mut self, right: f64, down: f64) -> Item {
        match &mut self {
            Item::Area(area) => {
                area.x += right;
                area.y += down;
            }
            Item::Stroke(stroke) => {
                for end in [&mut stroke.from, &mut stroke.to] {
                    end.0 += right;
                    end.1 += down;
                }
            }
            Item::Disc(disc) => {
                disc.x += right;
                disc.y += down;
            }
            Item::Text(text) => {
                text.x += right;
                text.y += down;
            }
        }
        self
    }

    fn mirrored(mut self, width: f64) -> Item {
        match &mut self {
            Item::Area(area) => area.x = width - area.x - area.width,
            Item::Stroke(stroke) => {
                stroke.from.0 = width - stroke.from.0;
                stroke.to.0 = width - stroke.to.0;
            }
            Item::Disc(disc) => disc.x = width - disc.x,
            Item::Text(text) => {
                text.x = width - text.x;
                // A text that stands upright turns about its own line and keeps its foot where it is.
                if text.is_upright {
                    text.x += text.size * 0.55;
                } else {
                    text.anchor = match text.anchor {
                        Anchor::Left => Anchor::Right,
                        Anchor::Middle => Anchor::Middle,
                        Anchor::Right => Anchor::Left,
                    };
                }
            }
        }
        self
    }

    /// Left, top, right and bottom of the place it takes at most.
    #[cfg(test)]
    pub(super) fn bounds(&self) -> (f64, f64, f64, f64) {
        match self {
            Item::Area(area) => (area.x, area.y, area.x + area.width, area.y + area.height),
            Item::Stroke(stroke) => (
                stroke.from.0.min(stroke.to.0),
                stroke.from.1.min(stroke.to.1),
                stroke.from.0.max(stroke.to.0),
                stroke.from.1.max(stroke.to.1),
            ),
            Item::Disc(disc) => (
                disc.x - disc.radius,
                disc.y - disc.radius,
                disc.x + disc.radius,
                disc.y + disc.radius,
            ),
            Item::Text(text) => text.bounds(),
        }
    }
}

#[cfg(test)]
impl Text {
    pub(super) fn bounds(&self) -> (f64, f64, f64, f64) {
        let width = super::measure::width(&self.text, self.size, self.is_bold);
        let (above, below) = (self.size * 0.8, self.size * 0.25);
        if self.is_upright {
            return (self.x - above, self.y - width, self.x + below, self.y);
        }
        let left = match self.anchor {
            Anchor::Left => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::Right => self.x - width,
        };
        (left, self.y - above, left + width, self.y + below)
    }
}
