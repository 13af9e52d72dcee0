//! The structure tree of the PDFs, as a screen reader walks through it: poppler prints it, and what it prints is
//! put in short here, tables by their shape, so that a page of numbers is not in the snapshot.

use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::ZlibDecoder;
use iscm_survey::language::Language;
use iscm_survey::reports::file::FileFormat;
use regex::Regex;

use super::{Printed, ask, fonts, midcom, overall, print};

/// An element of the tree, or the text in it.
enum Piece {
    Text(String),
    Element(Element),
}

struct Element {
    tag: String,
    /// Of a head of a table: column or row.
    scope: Option<String>,
    pieces: Vec<Piece>,
}

impl Element {
    fn new(tag: &str) -> Element {
        Element {
            tag: tag.to_owned(),
            scope: None,
            pieces: Vec::new(),
        }
    }

    fn elements(&self) -> impl Iterator<Item = &Element> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Element(element) => Some(element),
            Piece::Text(_) => None,
        })
    }

    fn find(&self, tag: &str) -> Option<&Element> {
        self.elements().find(|element| element.tag == tag)
    }

    /// Every element with this tag below this one.
    fn all<'e>(&'e self, tag: &str, found: &mut Vec<&'e Element>) {
        for element in self.elements() {
            if element.tag == tag {
                found.push(element);
            }
            element.all(tag, found);
        }
    }

    fn count(&self, tag: &str) -> usize {
        let mut found = Vec::new();
        self.all(tag, &mut found);
        found.len()
    }

    /// The words in it, the text of links in brackets.
    fn words(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Element(link) if link.tag == "Link" => match link.words() {
                words if words.is_empty() => words,
                words => format!("[{words}]"),
            },
            // What stands in a box of its own is heard apart.
            Piece::Element(other) if ["P", "Lbl"].contains(&other.tag.as_str()) => {
                format!("{} ", other.words())
            }
            Piece::Element(other) => other.words(),
        });
        pieces.collect()
    }
}

/// The words in quotation marks, after a space; nothing where there are none.
fn quoted(text: &str) -> String {
    match cut(text) {
        text if text.is_empty() => text,
        text => format!(" “{text}”"),
    }
}

/// What poppler prints of a tree: an element, an attribute of it or a text to a line, indented by their depth.
fn tree(printed: &Printed, has_text: bool) -> Element {
    let element =
        Regex::new(r#"^(\w+)( <\w+>)?( ".*")?( \((inline|block)\))?:?$"#).expect("a pattern");
    let option = if has_text { "-struct-text" } else { "-struct" };
    let mut open: Vec<(usize, Element)> = vec![(0, Element::new("File"))];
    let close = |open: &mut Vec<(usize, Element)>, depth: usize| {
        while open.len() > 1 && open.last().is_some_and(|(other, _)| *other >= depth) {
            let (_, done) = open.pop().expect("an open element");
            let (_, parent) = open.last_mut().expect("its parent");
            parent.pieces.push(Piece::Element(done));
        }
    };
    for line in ask("pdfinfo", &[option, &printed.path]).lines() {
        let text = line.trim_start();
        // The file itself is the only element at depth nought.
        let depth = line.len() - text.len() + 1;
        if let Some(scope) = text.strip_prefix("/Scope /") {
            open.last_mut().expect("an element").1.scope = Some(scope.to_lowercase());
        } else if let Some(quoted) = text.strip_prefix('"') {
            close(&mut open, depth);
            let words = quoted.trim_end_matches('"').replace(is_mark, "");
            open.last_mut()
                .expect("an element")
                .1
                .pieces
                .push(Piece::Text(words));
        } else if let Some(found) = element.captures(text).filter(|found| &found[1] != "Object") {
            close(&mut open, depth);
            open.push((depth, Element::new(&found[1])));
        }
    }
    close(&mut open, 1);
    open.pop().expect("the file").1
}

/// Marks by which poppler tells the direction of a text.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

const LONGEST: usize = 56;

fn cut(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

/// The tree in short, a line for each thing that is read.
fn outline(element: &Element, lines: &mut Vec<String>) {
    let caption = || {
        element
            .find("Caption")
            .map(|caption| quoted(&caption.words()))
    };
    match (element.tag.as_str(), caption()) {
        ("Table", caption) => lines.push(table(element, &caption.unwrap_or_default())),
        ("Div", Some(caption)) if element.find("Figure").is_some() => {
            lines.push(format!("Figure{caption}"));
        }
        ("TOC", _) => {
            let (entries, links) = (element.count("TOCI"), element.count("Link"));
            lines.push(format!("TOC: {entries} entries, {links} links"));
        }
        ("L", _) => {
            let first = element.find("LI").map(|item| quoted(&item.words()));
            let first = first.unwrap_or_default();
            lines.push(format!("L: {} items{first}", element.count("LI")));
        }
        ("File" | "Document" | "Div" | "Span", _) => {
            for piece in &element.pieces {
                match piece {
                    Piece::Element(element) => outline(element, lines),
                    Piece::Text(text) => lines.push(format!("({})", cut(text))),
                }
            }
        }
        (tag, _) => {
            let links = match element.count("Link") {
                0 => String::new(),
                count => format!(" ({count} links)"),
            };
            lines.push(format!("{tag}{}{links}", quoted(&element.words())));
        }
    }
}

fn table(element: &Element, caption: &str) -> String {
    let mut heads = Vec::new();
    element.all("TH", &mut heads);
    let of = |scope: &str| {
        let heads = heads
            .iter()
            .filter(|head| head.scope.as_deref() == Some(scope));
        heads.map(|head| cut(&head.words())).collect::<Vec<_>>()
    };
    let columns = of("column");
    let (rows, cells) = (of("row").len(), element.count("TD"));
    assert_eq!(
        (columns.len() - 1) * rows,
        cells,
        "each row of{caption} has a head and a cell for each column"
    );
    let heads = match columns.iter().all(String::is_empty) {
        true => format!("{} columns", columns.len()),
        false => columns.join(" | "),
    };
    format!("Table{caption}: {heads} × {rows} rows")
}

/// The streams of the file, unpacked: poppler prints neither descriptions nor languages.
fn objects(printed: &Printed) -> String {
    let bytes = std::fs::read(&printed.path).expect("a file");
    let find = |pattern: &[u8], from: usize| {
        let places = bytes[from..].windows(pattern.len());
        places
            .enumerate()
            .find(|(_, part)| *part == pattern)
            .map(|(place, _)| from + place)
    };
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    let mut from = 0;
    while let Some(start) = find(b"stream\n", from) {
        let start = start + b"stream\n".len();
        let mut unpacked = Vec::new();
        let mut packed = ZlibDecoder::new(&bytes[start..]);
        // A stream that is not packed stands in the text already.
        let is_read = packed.read_to_end(&mut unpacked).is_ok();
        // Objects begin with their numbers; pages, drawings and fonts do not matter here.
        if is_read && unpacked.first().is_some_and(u8::is_ascii_digit) {
            text.push_str(&String::from_utf8_lossy(&unpacked));
        }
        from = find(b"endstream", start).map_or(bytes.len(), |end| end + b"endstream".len());
    }
    text
}

/// The tree with what must be true of it in every report.
fn structure(printed: &Printed, has_text: bool) -> String {
    let tree = tree(printed, has_text);
    let mut lines = Vec::new();
    outline(&tree, &mut lines);
    let mut before = 0;
    for line in &lines {
        let level = line
            .strip_prefix('H')
            .and_then(|rest| rest.chars().next())
            .and_then(|digit| digit.to_digit(10));
        if let Some(level) = level {
            assert!(level <= before + 1, "H{level} follows H{before}: {line}");
            before = level;
        }
    }
    let objects = objects(printed);
    let figures = tree.count("Figure");
    let described = Regex::new(r"/Alt ?[(<]")
        .expect("a pattern")
        .find_iter(&objects)
        .count();
    assert!(
        described >= figures,
        "{described} descriptions of {figures} figures"
    );
    let languages: BTreeSet<String> = Regex::new(r"/Lang ?\(([\w-]+)\)")
        .expect("a pattern")
        .captures_iter(&objects)
        .map(|found| found[1].to_owned())
        .collect();
    let languages: Vec<String> = languages.into_iter().collect();
    // The report of a demonstration bears the day on which it is made.
    let day = Regex::new(r"^P “\d{1,2} \w+ \d{4}”$").expect("a pattern");
    for line in &mut lines {
        if day.is_match(line) {
            *line = "P “[day]”".to_owned();
        }
    }
    // What follows on the same is told once.
    let mut told: Vec<(String, usize)> = Vec::new();
    for line in lines {
        match told.last_mut().filter(|(last, _)| *last == line) {
            Some((_, times)) => *times += 1,
            None => told.push((line, 1)),
        }
    }
    let mut lines: Vec<String> = told
        .into_iter()
        .map(|(line, times)| match times {
            1 => line,
            times => format!("{line} ({times} times)"),
        })
        .collect();
    lines.insert(
        0,
        format!("{figures} figures, languages {}", languages.join(", ")),
    );
    lines.join("\n")
}

#[test]
fn a_summary_in_english() {
    insta::assert_snapshot!(
        "structure_midcom_en",
        structure(midcom(Language::English), true)
    );
}

/// Its shape without words: for text in Arabic fonts poppler takes minutes.
#[test]
fn a_summary_in_arabic() {
    insta::assert_snapshot!(
        "structure_midcom_ar",
        structure(midcom(Language::Arabic), false)
    );
}

#[test]
fn the_report_of_a_round_in_english() {
    let document = overall();
    let file = FileFormat::Pdf
        .write_document(&document, fonts())
        .expect("a PDF");
    insta::assert_snapshot!("structure_overall_en", structure(&print(&file), true));
}
