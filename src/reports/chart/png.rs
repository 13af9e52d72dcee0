//! A chart as pixels, for Word, mails and download.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Group, Node, Options, Tree};

use super::frame::{Flavour, svg};
use super::model::Chart;

/// Why there are no pixels.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// Some letters are in no font: a font has to be given, or there would be empty boxes.
    #[error(
        "no font has the {scripts} letters {letters}; give the folder of a font that has them, such as {font}"
    )]
    MissingFont {
        /// "Arabic", "Chinese".
        scripts: String,
        /// Some of them.
        letters: String,
        /// A free font that has them.
        font: &'static str,
    },
    #[error("the picture would have no size, or too large a one")]
    Size,
    #[error("the drawing cannot be read")]
    Drawing(#[source] resvg::usvg::Error),
    #[error("the pixels cannot be written")]
    Encoding(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Wider or higher pictures are refused, so that no request can take all memory.
const LARGEST: u32 = 12_000;

/// The fonts that are compiled into the program: Latin, Greek and Cyrillic letters, none for Arabic and Chinese.
///
/// To have more, clone what is inside and load others: `Arc::unwrap_or_clone(embedded_fonts())`.
pub fn embedded_fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    FONTS
        .get_or_init(|| {
            let mut fonts = Database::new();
            for (font, info) in typst_kit::fonts::embedded() {
                // The others are for formulas and code; a letter missing here should be missed, not mimicked.
                if info.family == FAMILY {
                    fonts.load_font_data(font.data().to_vec());
                }
            }
            fonts.set_serif_family(FAMILY);
            fonts.set_sans_serif_family(FAMILY);
            Arc::new(fonts)
        })
        .clone()
}

const FAMILY: &str = "Libertinus Serif";

/// The chart as PNG, so many pixels to each unit of the drawing (2 for screens and Word, 3 for print).
pub fn png(
    chart: &Chart,
    flavour: Flavour,
    scale: f32,
    fonts: &Arc<Database>,
) -> Result<Vec<u8>, PngError> {
    let options = Options {
        fontdb: fonts.clone(),
        font_family: FAMILY.to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(&svg(chart, flavour), &options).map_err(PngError::Drawing)?;
    let mut missing = BTreeSet::new();
    find_missing(tree.root(), &mut missing);
    if !missing.is_empty() {
        return Err(missing_font(&missing));
    }
    let size = tree.size();
    let pixels = |length: f32| (length * scale).ceil() as u32;
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    if width > LARGEST || height > LARGEST {
        return Err(PngError::Size);
    }
    let mut pixmap = Pixmap::new(width, height).ok_or(PngError::Size)?;
    pixmap.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    pixmap
        .encode_png()
        .map_err(|error| PngError::Encoding(Box::new(error)))
}

/// Letters that are drawn with the glyph for "not there" (number 0 in every font).
fn find_missing(group: &Group, missing: &mut BTreeSet<char>) {
    for node in group.children() {
        match node {
            Node::Group(group) => find_missing(group, missing),
            Node::Text(text) => {
                let glyphs = text
                    .layouted()
                    .iter()
                    .flat_map(|span| &span.positioned_glyphs);
                for glyph in glyphs.filter(|glyph| glyph.id.0 == 0) {
                    let shown = |c: &char| !c.is_whitespace() && !is_invisible(*c);
                    missing.extend(glyph.text.chars().filter(shown));
                }
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}')
}

fn missing_font(missing: &BTreeSet<char>) -> PngError {
    let is_arabic = |c: &char| matches!(c, '\u{600}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}');
    let is_chinese = |c: &char| matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}');
    let (arabic, chinese) = (
        missing.iter().any(is_arabic),
        missing.iter().any(is_chinese),
    );
    let scripts: Vec<&str> = [(arabic, "Arabic"), (chinese, "Chinese")]
        .into_iter()
        .filter_map(|(is_there, name)| is_there.then_some(name))
        .collect();
    PngError::MissingFont {
        scripts: if scripts.is_empty() {
            "following".to_owned()
        } else {
            scripts.join(" and ")
        },
        letters: missing
            .iter()
            .take(12)
            .map(char::to_string)
            .collect::<Vec<_>>()
            .join(" "),
        font: if arabic {
            "Noto Naskh Arabic"
        } else if chinese {
            "Noto Sans CJK SC"
        } else {
            "Noto Sans"
        },
    }
}
