use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::language::Language;
use crate::reports::document::tests::printed;
use crate::reports::pdf::NoFolder;

static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(NoFolder));

/// The parts of a document, by name.
fn parts_of(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("a part can be read");
        parts.insert(file.name().expect("a name").into_owned(), content);
    }
    parts
}

/// What stands in the document, one line per paragraph, row and picture; fails where it is no XML.
fn outline(part: &[u8]) -> String {
    let mut reader = Reader::from_str(std::str::from_utf8(part).expect("UTF-8"));
    let mut lines: Vec<String> = Vec::new();
    let mut style = String::new();
    let mut text = String::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => {
                let value = |name: &str| {
                    start
                        .try_get_attribute(name)
                        .expect("attributes")
                        .map(|found| {
                            found
                                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                                .expect("a value")
                                .into_owned()
                        })
                        .unwrap_or_default()
                };
                match start.name().as_ref() {
                    "w:p" => (style, text) = (String::new(), String::new()),
                    "w:pStyle" => style = value("w:val"),
                    "w:tblHeader" => lines.push("(head, repeated)".to_owned()),
                    "w:footnoteReference" => text.push_str(&format!("[{}]", value("w:id"))),
                    "w:rtl" if !text.contains('←') => text.push('←'),
                    "w:bidiVisual" => lines.push("(from right to left)".to_owned()),
                    "wp:docPr" => text.push_str(&format!("picture: {}", value("descr"))),
                    _ => {}
                }
            }
            Event::Text(piece) => text.push_str(&piece),
            Event::GeneralRef(reference) => {
                text.push_str(&format!("&{};", &*reference));
            }
            Event::End(end) if end.name().as_ref() == "w:p" => {
                lines.push(format!("{style}: {text}"));
            }
            _ => {}
        }
    }
    lines.join("\n")
}

#[test]
fn every_part_is_xml_and_the_same_report_is_the_same_file() {
    let document = printed(Language::English, true);
    let bytes = docx(&document, &FONTS).expect("a document");
    assert_eq!(bytes, docx(&document, &FONTS).expect("a document"));
    let parts = parts_of(&bytes);
    for (name, part) in &parts {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            outline(part);
        } else {
            assert!(part.starts_with(b"\x89PNG"), "{name}");
        }
    }
    let kinds = String::from_utf8_lossy(&parts["[Content_Types].xml"]).into_owned();
    for name in parts
        .keys()
        .filter(|name| name.starts_with("word/") && !name.contains("_rels"))
    {
        assert!(
            kinds.contains(&format!("\"/{name}\"")) || name.ends_with(".png"),
            "{name} has no kind"
        );
    }
}

#[test]
fn the_structure_of_a_document() {
    let bytes = docx(&printed(Language::English, true), &FONTS).expect("a document");
    let parts = parts_of(&bytes);
    insta::assert_snapshot!("structure", outline(&parts["word/document.xml"]));
    insta::assert_snapshot!("footnotes", outline(&parts["word/footnotes.xml"]));
    insta::assert_snapshot!(
        "properties",
        String::from_utf8_lossy(&parts["docProps/core.xml"])
    );
}

#[test]
fn without_sources_there_are_no_notes() {
    let bytes = docx(&printed(Language::English, false), &FONTS).expect("a document");
    let parts = parts_of(&bytes);
    assert!(!outline(&parts["word/document.xml"]).contains("[1]"));
    assert!(!outline(&parts["word/footnotes.xml"]).contains("Since when?"));
}

#[test]
fn arabic_runs_from_right_to_left_in_text_tables_and_pages() {
    let mut document = printed(Language::Arabic, true);
    // The words are Arabic; no picture is drawn, for which this test has no font.
    document
        .blocks
        .retain(|block| !matches!(block, crate::reports::document::Block::Figure(_)));
    let bytes = docx(&document, &FONTS).expect("a document");
    let parts = parts_of(&bytes);
    let body = String::from_utf8_lossy(&parts["word/document.xml"]).into_owned();
    let styles = String::from_utf8_lossy(&parts["word/styles.xml"]).into_owned();
    for mark in ["<w:rtl/>", "<w:bidiVisual/>", "<w:bidi/></w:sectPr>"] {
        assert!(body.contains(mark), "{mark}");
    }
    assert!(styles.contains("<w:bidi/>"));
    // A sentence in another language keeps its own direction and says which it is.
    assert!(body.contains(
        "<w:rPr><w:lang w:val=\"en-GB\"/></w:rPr><w:t xml:space=\"preserve\">It was established"
    ));
}
