//! Letters for a report: those that come with the program, others from a folder outside.
//!
//! Only what a report needs is read, and a letter that no font has is an error with the name of the font that
//! would have it: a page of empty boxes is worth nothing. A sign that is no letter (a smiley) is told by its
//! code instead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use icu::properties::props::{DefaultIgnorableCodePoint, GeneralCategory, Script};
use icu::properties::{CodePointMapData, CodePointSetData, PropertyNamesLong};
use resvg::usvg::fontdb::Database;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::reports::chart::embedded_fonts;

/// A folder of fonts, read by somebody who knows disks.
pub trait FontFolder: Send + Sync {
    /// The font files below it (`.ttf`, `.otf`, `.ttc`, `.otc`), by path.
    fn files(&self) -> Vec<String>;
    /// The content of one of them.
    fn read(&self, file: &str) -> Option<Vec<u8>>;
    /// Where it is, for whoever is told that something is missing.
    fn place(&self) -> String;
}

/// Only the fonts that come with the program.
pub struct NoFolder;

impl FontFolder for NoFolder {
    fn files(&self) -> Vec<String> {
        Vec::new()
    }

    fn read(&self, _: &str) -> Option<Vec<u8>> {
        None
    }

    fn place(&self) -> String {
        "no folder".to_owned()
    }
}

/// A report needs letters that no font at hand has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no font has the {script} letters of this report ({letters}): install {font}{package}, or set FONT_FOLDER to a folder that holds it (searched: {place})"
)]
pub struct MissingFont {
    pub script: String,
    /// A few of the letters.
    pub letters: String,
    /// The name of a font that has them.
    pub font: String,
    /// Where Debian has it.
    package: &'static str,
    /// Boxed, so that the error stays small beside the results it travels with.
    place: Box<str>,
}

/// The family that everything Latin, Cyrillic and Greek is set in.
pub const TEXT_FAMILY: &str = "Libertinus Serif";

/// The family for signs that the other lacks.
const SIGNS_FAMILY: &str = "DejaVu Sans Mono";

/// Fonts for one report.
pub struct FontSet {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
    /// Families in the order in which a letter is looked for.
    pub families: Vec<String>,
    /// Whether the families are Chinese ones: punctuation is then theirs, too.
    pub is_han: bool,
    /// Signs of the report that none has.
    pub unknown: BTreeSet<char>,
}

impl FontSet {
    /// A set of nothing, for data that is only looked through.
    pub fn none() -> FontSet {
        FontSet {
            book: LazyHash::new(FontBook::new()),
            fonts: Vec::new(),
            families: Vec::new(),
            is_han: false,
            unknown: BTreeSet::new(),
        }
    }
}

/// All fonts at hand.
pub struct Fonts {
    embedded: Vec<Font>,
    folder: Box<dyn FontFolder>,
    files: OnceLock<Vec<String>>,
    /// What was read from the folder so far, by file.
    read: Mutex<BTreeMap<String, Vec<Font>>>,
    /// The set for texts that need nothing from outside, which most are.
    plain: OnceLock<Arc<FontSet>>,
}

impl Fonts {
    /// The fonts of the program and those of a folder, which is not read before something needs it.
    pub fn new(folder: impl FontFolder + 'static) -> Fonts {
        let embedded = typst_kit::fonts::embedded().map(|(font, _)| font);
        Fonts {
            // The mathematical fonts are large and of no use here.
            embedded: embedded
                .filter(|font| {
                    let family = font.info().family.as_str();
                    family == TEXT_FAMILY || family == SIGNS_FAMILY
                })
                .collect(),
            folder: Box::new(folder),
            files: OnceLock::new(),
            read: Mutex::default(),
            plain: OnceLock::new(),
        }
    }

    /// A set of fonts that has all these letters.
    pub fn set_for(&self, letters: &BTreeSet<char>) -> Result<Arc<FontSet>, MissingFont> {
        let missing: BTreeSet<char> = letters
            .iter()
            .copied()
            .filter(|letter| is_seen(*letter) && !self.is_at_hand(*letter))
            .collect();
        if missing.is_empty() {
            let plain = self
                .plain
                .get_or_init(|| Arc::new(self.set(&[], false, BTreeSet::new())));
            return Ok(Arc::clone(plain));
        }
        let mut by_script: BTreeMap<Script, BTreeSet<char>> = BTreeMap::new();
        for letter in &missing {
            by_script
                .entry(script_of(*letter))
                .or_default()
                .insert(*letter);
        }
        // Marks and punctuation that several scripts share come with the letters.
        let shared = by_script.remove(&Script::Common).unwrap_or_default();
        let mut found: Vec<Font> = Vec::new();
        let mut unknown = BTreeSet::new();
        let is_han = by_script.contains_key(&Script::Han);
        for (script, letters) in by_script {
            let rest = self.find(script, letters, &mut found);
            let (letters, signs): (BTreeSet<char>, BTreeSet<char>) =
                rest.into_iter().partition(|letter| letter.is_alphabetic());
            unknown.extend(signs);
            if !letters.is_empty() {
                return Err(self.told_missing(script, &letters));
            }
        }
        unknown.extend(shared.into_iter().filter(|sign| !has(&found, *sign)));
        Ok(Arc::new(self.set(&found, is_han, unknown)))
    }

    /// The fonts that a drawing as pixels needs, with the same care.
    pub fn database_for(&self, letters: &BTreeSet<char>) -> Result<Arc<Database>, MissingFont> {
        let set = self.set_for(letters)?;
        let embedded = embedded_fonts();
        let outside: Vec<&Font> = set
            .fonts
            .iter()
            .filter(|font| !self.embedded.contains(font))
            .collect();
        if outside.is_empty() {
            return Ok(embedded);
        }
        let mut database = Arc::unwrap_or_clone(embedded);
        let mut loaded: Vec<&Bytes> = Vec::new();
        for font in outside {
            // The faces of a collection share their file.
            if !loaded.contains(&font.data()) {
                database.load_font_data(font.data().to_vec());
                loaded.push(font.data());
            }
        }
        Ok(Arc::new(database))
    }

    /// Whether the fonts of the program have it. The one for code has Arabic letters, too, which are not fit for
    /// reading: it serves for signs only.
    fn is_at_hand(&self, letter: char) -> bool {
        self.embedded.iter().any(|font| {
            let serves =
                font.info().family == TEXT_FAMILY || matches!(script_of(letter), Script::Common);
            serves && font.info().coverage.contains(u32::from(letter))
        })
    }

    fn set(&self, outside: &[Font], is_han: bool, unknown: BTreeSet<char>) -> FontSet {
        let mut families = vec![TEXT_FAMILY.to_owned()];
        for font in outside {
            let family = font.info().family.to_string();
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families.push(SIGNS_FAMILY.to_owned());
        let fonts: Vec<Font> = self.embedded.iter().chain(outside).cloned().collect();
        FontSet {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            families,
            is_han,
            unknown,
        }
    }

    /// Adds fonts of the folder until all letters are found; gives back those that are not.
    fn find(
        &self,
        script: Script,
        mut letters: BTreeSet<char>,
        found: &mut Vec<Font>,
    ) -> BTreeSet<char> {
        letters.retain(|letter| !has(found, *letter));
        let files = self.files.get_or_init(|| self.folder.files());
        for stem in stems_of(script) {
            if letters.is_empty() {
                return letters;
            }
            // The weights of one family stand in files of their own: "NotoNaskhArabic-Bold.ttf".
            let mut family: Vec<&String> = files
                .iter()
                .filter(|file| is_of_family(file, &stem))
                .collect();
            family.sort();
            let fonts: Vec<Font> = family
                .into_iter()
                .flat_map(|file| self.fonts_in(file))
                .filter(|font| is_wanted(script, font))
                .collect();
            let helps = letters.iter().any(|letter| has(&fonts, *letter));
            if helps {
                letters.retain(|letter| !has(&fonts, *letter));
                found.extend(fonts);
            }
        }
        letters
    }

    fn fonts_in(&self, file: &str) -> Vec<Font> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fonts) = read.get(file) {
            return fonts.clone();
        }
        let fonts: Vec<Font> = self
            .folder
            .read(file)
            .map(|bytes| Font::iter(Bytes::new(bytes)).collect())
            .unwrap_or_default();
        read.insert(file.to_owned(), fonts.clone());
        fonts
    }

    fn told_missing(&self, script: Script, letters: &BTreeSet<char>) -> MissingFont {
        let (font, package) = match script {
            Script::Arabic => ("Noto Naskh Arabic".to_owned(), " (package fonts-noto-core)"),
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul => {
                ("Noto Serif CJK".to_owned(), " (package fonts-noto-cjk)")
            }
            other => (
                format!("Noto Sans {}", name_of(other)),
                " (package fonts-noto-core)",
            ),
        };
        let sample: Vec<String> = letters.iter().take(5).map(char::to_string).collect();
        MissingFont {
            script: name_of(script),
            letters: sample.join(" "),
            font,
            package,
            place: self.folder.place().into(),
        }
    }
}

/// File names of families that have a script, the preferred one first.
fn stems_of(script: Script) -> Vec<String> {
    let known: &[&str] = match script {
        Script::Arabic => &[
            "NotoNaskhArabic",
            "NotoSansArabic",
            "Amiri",
            "NotoKufiArabic",
        ],
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => &[
            "NotoSerifCJK",
            "NotoSerifSC",
            "NotoSerifCJKsc",
            "SourceHanSerif",
            "NotoSansCJK",
            "NotoSansSC",
            "NotoSansCJKsc",
            "SourceHanSans",
        ],
        _ => &[],
    };
    let name = name_of(script).replace([' ', '_'], "");
    known
        .iter()
        .map(|stem| (*stem).to_owned())
        .chain([
            format!("NotoSerif{name}"),
            format!("NotoSans{name}"),
            "NotoSerif".to_owned(),
            "NotoSans".to_owned(),
            "DejaVuSans".to_owned(),
        ])
        .collect()
}

/// Whether a file holds the upright regular or bold weight of the family with this stem.
fn is_of_family(file: &str, stem: &str) -> bool {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let Some((name, _)) = name.rsplit_once('.') else {
        return false;
    };
    name.strip_prefix(stem).is_some_and(|rest| {
        [
            "",
            "-Regular",
            "-Bold",
            "[wght]",
            "-VariableFont_wght",
            "[wdth,wght]",
        ]
        .contains(&rest)
    })
}

/// A collection of Chinese, Japanese and Korean forms serves with the simplified Chinese ones.
fn is_wanted(script: Script, font: &Font) -> bool {
    let family = font.info().family.as_str();
    let is_collection = family.contains("CJK") && !family.contains("Mono");
    match script {
        _ if family.contains("Mono") => false,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul if is_collection => {
            family.ends_with("SC")
        }
        _ => true,
    }
}

fn has(fonts: &[Font], letter: char) -> bool {
    fonts
        .iter()
        .any(|font| font.info().coverage.contains(u32::from(letter)))
}

/// Whether a character is drawn at all.
fn is_seen(letter: char) -> bool {
    !letter.is_whitespace()
        && !letter.is_control()
        && !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(letter)
        && CodePointMapData::<GeneralCategory>::new().get(letter) != GeneralCategory::Format
}

fn script_of(letter: char) -> Script {
    match CodePointMapData::<Script>::new().get(letter) {
        Script::Inherited => Script::Common,
        script => script,
    }
}

fn name_of(script: Script) -> String {
    PropertyNamesLong::<Script>::new()
        .get(script)
        .unwrap_or("other")
        .replace('_', " ")
}
