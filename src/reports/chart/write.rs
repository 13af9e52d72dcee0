//! Writes a drawing down as SVG.
//!
//! Attributes only: no style sheet, no variables, no `currentColor`, so that typst and resvg draw what a browser
//! draws. The anchors are those of paper (`start` is left), whichever way the text is read; in a drawing for
//! right to left each Arabic text is bracketed as right to left instead, which all of them understand.

use maud::{Markup, html};

use super::drawing::{Anchor, Area, Drawing, Item, Outline, Text};
use super::ink::Ink;
use super::model::plain;
use crate::language::{Direction, Language};

/// What is written around a drawing.
pub(super) struct Head<'a> {
    pub language: Language,
    pub title: &'a str,
    pub description: &'a str,
    /// Sets the names of patterns and titles of one drawing apart from those of the next on a page.
    pub id: &'a str,
    /// On a page the style sheet gives size and fonts.
    pub is_on_page: bool,
}

/// The families in which Latin, Greek and Cyrillic letters are written; the first is compiled into the program.
const LATIN: &str = "Libertinus Serif, Noto Serif, Georgia, Times New Roman, serif";
const ARABIC: &str = "Noto Naskh Arabic, Noto Sans Arabic, Amiri, Scheherazade New, Segoe UI, Geeza Pro, Tahoma, sans-serif";
const CHINESE: &str = "Noto Serif CJK SC, Noto Sans CJK SC, Source Han Serif SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, SimSun, sans-serif";

/// The drawing as SVG.
pub(super) fn write(drawing: &Drawing, head: &Head) -> String {
    let writer = Writer {
        id: head.id,
        is_rtl: head.language.direction() == Direction::RightToLeft,
        is_on_page: head.is_on_page,
    };
    let box_of = format!("0 0 {} {}", number(drawing.width), number(drawing.height));
    let (title, description) = (
        format!("title-{}", head.id),
        format!("description-{}", head.id),
    );
    let size = |length: f64| (!head.is_on_page).then(|| number(length));
    let is_used = |part: usize| {
        drawing
            .items
            .iter()
            .any(|item| matches!(item, Item::Area(Area { fill: Some(Ink::Part(used)), .. }) if *used == part))
    };
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(box_of) width=[size(drawing.width)] height=[size(drawing.height)]
            class=[head.is_on_page.then_some("drawing")] role="img" lang=(head.language.code()) direction="ltr"
            aria-labelledby=(format!("{title} {description}")) focusable="false" {
            title id=(title) { (clean(&plain(head.title))) }
            desc id=(description) { (clean(&plain(head.description))) }
            @if is_used(1) || is_used(2) {
                defs {
                    @if is_used(1) { (writer.hatched()) }
                    @if is_used(2) { (writer.dotted()) }
                }
            }
            g font-family=[(!head.is_on_page).then_some(LATIN)] {
                @for item in &drawing.items { (writer.item(item)) }
            }
        }
    }
    .into_string()
}

struct Writer<'a> {
    id: &'a str,
    is_rtl: bool,
    is_on_page: bool,
}

impl Writer<'_> {
    /// Lines alone, each as long as a drawing: where tiles of a pattern meet, viewers of PDF leave seams.
    fn hatched(&self) -> Markup {
        html! {
            pattern id=(format!("hatched-{}", self.id)) width="6" height="1800" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect x="2" width="2" height="1800" fill=(Ink::Part(0).colour()) {}
            }
        }
    }

    fn dotted(&self) -> Markup {
        html! {
            pattern id=(format!("dotted-{}", self.id)) width="6" height="6" patternUnits="userSpaceOnUse" {
                circle cx="3" cy="3" r="1.1" fill=(Ink::Part(0).colour()) {}
            }
        }
    }

    fn fill(&self, ink: Option<Ink>) -> String {
        match ink {
            None => "none".to_owned(),
            Some(ink) => self.colour(ink),
        }
    }

    fn colour(&self, ink: Ink) -> String {
        match ink {
            Ink::Part(1) => format!("url(#hatched-{})", self.id),
            Ink::Part(2) => format!("url(#dotted-{})", self.id),
            other => other.colour().to_owned(),
        }
    }

    fn item(&self, item: &Item) -> Markup {
        match item {
            Item::Area(area) => self.area(area),
            Item::Stroke(stroke) => html! {
                line x1=(number(stroke.from.0)) y1=(number(stroke.from.1)) x2=(number(stroke.to.0)) y2=(number(stroke.to.1))
                    stroke=(stroke.ink.colour()) stroke-width=(number(stroke.width)) {}
            },
            Item::Disc(disc) => html! {
                circle cx=(number(disc.x)) cy=(number(disc.y)) r=(number(disc.radius)) fill=(disc.ink.colour()) {}
            },
            Item::Text(text) => self.text(text),
        }
    }

    fn area(&self, area: &Area) -> Markup {
        let outline = |of: fn(&Outline) -> String| area.outline.as_ref().map(of);
        // A pattern is drawn over its colour.
        let under = area.fill.filter(|ink| matches!(ink, Ink::Part(1 | 2)));
        html! {
            @if let Some(ink) = under {
                rect x=(number(area.x)) y=(number(area.y)) width=(number(area.width)) height=(number(area.height)) fill=(ink.colour()) {}
            }
            rect x=(number(area.x)) y=(number(area.y)) width=(number(area.width)) height=(number(area.height)) fill=(self.fill(area.fill))
                stroke=[outline(|outline| outline.ink.colour().to_owned())]
                stroke-width=[outline(|outline| number(outline.width))]
                stroke-dasharray=[area.outline.filter(|outline| outline.is_dashed).map(|_| "4 3")] {}
        }
    }

    fn text(&self, text: &Text) -> Markup {
        let anchor = match text.anchor {
            Anchor::Left => None,
            Anchor::Middle => Some("middle"),
            Anchor::Right => Some("end"),
        };
        let turn = text
            .is_upright
            .then(|| format!("rotate(-90 {} {})", number(text.x), number(text.y)));
        let words = without_marks(&clean(&plain(&text.text)));
        // Figures and Latin words alone keep their own order: a range is "2–4" in every language.
        let is_rtl = self.is_rtl && words.chars().any(|c| Script::of(c) == Some(Script::Arabic));
        html! {
            text x=(number(text.x)) y=(number(text.y)) font-size=(number(text.size)) fill=(text.ink.colour())
                font-weight=[text.is_bold.then_some("bold")] text-anchor=[anchor] transform=[turn] {
                @if is_rtl { "\u{2067}" }
                @for (script, piece) in by_script(&words) {
                    @match script.family() {
                        Some(family) if !self.is_on_page => tspan font-family=(family) { (piece) },
                        _ => (piece),
                    }
                }
                @if is_rtl { "\u{2069}" }
            }
        }
    }
}

/// A coordinate to a tenth of a pixel. What is not a number has no place; the tests hold that none comes here.
pub(super) fn number(value: f64) -> String {
    let rounded = if value.is_finite() {
        (value * 10.0).round() / 10.0
    } else {
        0.0
    };
    // Minus nought is nought.
    format!("{}", rounded + 0.0)
}

/// The text without characters that XML does not know.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| {
            if matches!(c, '\t' | '\n' | '\r') {
                ' '
            } else {
                c
            }
        })
        .filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}

/// The text without the vowel marks of Arabic, which stand over letters that are read without them: PDF for archives
/// wants a letter for each sign of a drawing, and these have none of their own.
fn without_marks(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{64B}'..='\u{652}' | '\u{670}'))
        .collect()
}

/// The kinds of letters that take a font of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// Latin, Greek, Cyrillic, figures, signs.
    Western,
    Arabic,
    Chinese,
}

impl Script {
    fn of(c: char) -> Option<Script> {
        match c {
            '\u{600}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}' => Some(Script::Arabic),
            '\u{2E80}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7AF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FF00}'..='\u{FFEF}'
            | '\u{20000}'..='\u{3FFFF}' => Some(Script::Chinese),
            // Spaces and joiners go with what stands before them.
            c if c.is_whitespace() || c == '\u{200C}' || c == '\u{200D}' => None,
            _ => Some(Script::Western),
        }
    }

    fn family(self) -> Option<&'static str> {
        match self {
            Script::Western => None,
            Script::Arabic => Some(ARABIC),
            Script::Chinese => Some(CHINESE),
        }
    }
}

/// The text in pieces of one script, since fonts for Arabic often have no Latin letters and the other way round.
fn by_script(text: &str) -> Vec<(Script, String)> {
    let mut pieces: Vec<(Script, String)> = Vec::new();
    for c in text.chars() {
        let script = Script::of(c).or(pieces.last().map(|(script, _)| *script));
        let script = script.unwrap_or(Script::Western);
        match pieces.last_mut() {
            Some((last, piece)) if *last == script => piece.push(c),
            _ => pieces.push((script, c.to_string())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_finite() {
        let written = [1.0, 2.25, -0.01, f64::NAN, f64::INFINITY, 1e3].map(number);
        assert_eq!(written, ["1", "2.3", "0", "0", "0", "1000"]);
    }

    #[test]
    fn each_script_has_its_own_piece() {
        let pieces = by_script("حوار MIDCOM 2019 مع 中文");
        let shown: Vec<_> = pieces.iter().map(|(_, piece)| piece.as_str()).collect();
        assert_eq!(shown, ["حوار ", "MIDCOM 2019 ", "مع ", "中文"]);
    }
}
