//! The parts of the package, and how they hang together.

use super::body::body;
use super::picture::{Picture, file_name, relationship};
use super::styles::{numbering, settings, styles};
use super::xml::Xml;
use crate::language::{Direction, format};
use crate::reports::document::{ReportDocument, direction_of};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespaces of every part with text.
pub const NAMESPACES: &[(&str, &str)] = &[
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
];

/// Every part with its name, the list of their kinds first, as readers expect it.
pub fn all(document: &ReportDocument, pictures: &[Picture]) -> Vec<(String, Vec<u8>)> {
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relationships()),
        ("docProps/core.xml", core_properties(document)),
        ("docProps/app.xml", program_properties(document)),
        ("word/document.xml", body(document, pictures)),
        (
            "word/_rels/document.xml.rels",
            document_relationships(pictures.len()),
        ),
        ("word/styles.xml", styles(document.language)),
        ("word/numbering.xml", numbering()),
        ("word/settings.xml", settings(document.language)),
        ("word/footnotes.xml", footnotes(document)),
        ("word/header.xml", header(document)),
        ("word/footer.xml", footer(document)),
    ];
    let pictures = pictures
        .iter()
        .enumerate()
        .map(|(index, picture)| (format!("word/{}", file_name(index)), picture.png.clone()));
    parts
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .chain(pictures)
        .collect()
}

/// Parts beside the document: their relationship, kind and file.
const BESIDE: &[(&str, &str, &str)] = &[
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdFootnotes", "footnotes", "footnotes.xml"),
    ("rIdHeader", "header", "header.xml"),
    ("rIdFooter", "footer", "footer.xml"),
];

fn content_types() -> Vec<u8> {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = Xml::new();
    let types = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.element("Types", &[("xmlns", types)], |xml| {
        for (extension, kind) in [
            (
                "rels",
                "application/vnd.openxmlformats-package.relationships+xml",
            ),
            ("xml", "application/xml"),
            ("png", "image/png"),
        ] {
            xml.empty(
                "Default",
                &[("Extension", extension), ("ContentType", kind)],
            );
        }
        let mut part = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
        };
        part("/word/document.xml", &format!("{WORD}.document.main+xml"));
        for (_, kind, file) in BESIDE {
            part(&format!("/word/{file}"), &format!("{WORD}.{kind}+xml"));
        }
        part(
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        );
        part(
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        );
    });
    xml.finish()
}

fn package_relationships() -> Vec<u8> {
    const CORE: &str =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let mut xml = Xml::new();
    xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
        for (id, kind, target) in [
            (
                "rId1",
                format!("{OFFICE}/officeDocument"),
                "word/document.xml",
            ),
            ("rId2", CORE.to_owned(), "docProps/core.xml"),
            (
                "rId3",
                format!("{OFFICE}/extended-properties"),
                "docProps/app.xml",
            ),
        ] {
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", &kind), ("Target", target)],
            );
        }
    });
    xml.finish()
}

fn document_relationships(pictures: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
        for (id, kind, file) in BESIDE {
            let kind = format!("{OFFICE}/{kind}");
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", &kind), ("Target", file)],
            );
        }
        for index in 0..pictures {
            xml.empty(
                "Relationship",
                &[
                    ("Id", &relationship(index)),
                    ("Type", &format!("{OFFICE}/image")),
                    ("Target", &file_name(index)),
                ],
            );
        }
    });
    xml.finish()
}

fn core_properties(document: &ReportDocument) -> Vec<u8> {
    let cover = &document.cover;
    let mut xml = Xml::new();
    let namespaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &namespaces, |xml| {
        xml.text("dc:title", &[], &format!("{}: {}", cover.kind, cover.title));
        xml.text("dc:subject", &[], &cover.assessment);
        if let Some(edition) = &cover.edition {
            xml.text("dc:creator", &[], &edition.institution);
        }
        if !cover.short_marks.is_empty() {
            xml.text("cp:keywords", &[], &cover.short_marks.join(", "));
        }
        xml.text("dc:language", &[], document.language.code());
        if let Some(edition) = &cover.edition {
            let day = format!("{}T00:00:00Z", edition.date.format("%Y-%m-%d"));
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.text(name, &[("xsi:type", "dcterms:W3CDTF")], &day);
            }
        }
    });
    xml.finish()
}

fn program_properties(document: &ReportDocument) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", namespace)], |xml| {
        xml.text("Application", &[], "ISCM Survey");
        if let Some(edition) = &document.cover.edition {
            xml.text("Company", &[], &edition.institution);
        }
    });
    xml.finish()
}

fn footnotes(document: &ReportDocument) -> Vec<u8> {
    let mut xml = Xml::new();
    let rtl = is_rtl(document);
    xml.element("w:footnotes", NAMESPACES, |xml| {
        for (id, kind, mark) in [
            ("-1", "separator", "w:separator"),
            ("0", "continuationSeparator", "w:continuationSeparator"),
        ] {
            xml.element("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
                xml.element("w:p", &[], |xml| {
                    xml.element("w:r", &[], |xml| xml.empty(mark, &[]));
                });
            });
        }
        if !document.has_sources {
            return;
        }
        for (index, note) in document.notes.iter().enumerate() {
            let id = (index + 1).to_string();
            xml.element("w:footnote", &[("w:id", &id)], |xml| {
                xml.element("w:p", &[], |xml| {
                    paragraph_style(xml, "FootnoteText");
                    xml.element("w:r", &[], |xml| {
                        xml.element("w:rPr", &[], |xml| {
                            xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]);
                        });
                        xml.empty("w:footnoteRef", &[]);
                    });
                    let lines = note.lines(document.language);
                    run(
                        xml,
                        &format!(" {}", format::entries(document.language, &lines)),
                        rtl,
                        None,
                    );
                });
            });
        }
    });
    xml.finish()
}

/// Says on every page what the answers are.
fn header(document: &ReportDocument) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("w:hdr", NAMESPACES, |xml| {
        xml.element("w:p", &[], |xml| {
            paragraph_style(xml, "Header");
            let marks = document.cover.short_marks.join(" · ");
            run(xml, &marks, is_rtl(document), None);
        });
    });
    xml.finish()
}

fn footer(document: &ReportDocument) -> Vec<u8> {
    let cover = &document.cover;
    let rtl = is_rtl(document);
    let mut xml = Xml::new();
    let pages = document.language.text_with(
        "report-page",
        &[("page", "\u{1}".into()), ("pages", "\u{2}".into())],
    );
    xml.element("w:ftr", NAMESPACES, |xml| {
        xml.element("w:p", &[], |xml| {
            paragraph_style(xml, "Footer");
            let what = match cover.short_title == cover.assessment {
                true => cover.assessment.clone(),
                false => format!("{} · {}", cover.short_title, cover.assessment),
            };
            run(xml, &what, rtl, None);
            xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
            let mut text = String::new();
            for letter in pages.chars() {
                let code = match letter {
                    '\u{1}' => "PAGE",
                    '\u{2}' => "NUMPAGES",
                    other => {
                        text.push(other);
                        continue;
                    }
                };
                run(xml, &std::mem::take(&mut text), rtl, None);
                xml.element("w:fldSimple", &[("w:instr", code)], |xml| {
                    run(xml, "1", rtl, None);
                });
            }
            run(xml, &text, rtl, None);
        });
    });
    xml.finish()
}

pub fn is_rtl(document: &ReportDocument) -> bool {
    document.language.direction() == Direction::RightToLeft
}

/// The first child of a paragraph: its style.
pub fn paragraph_style(xml: &mut Xml, style: &str) {
    xml.element("w:pPr", &[], |xml| {
        xml.empty("w:pStyle", &[("w:val", style)]);
    });
}

/// Text, in the direction of its language; empty text writes nothing.
pub fn run(xml: &mut Xml, text: &str, rtl: bool, style: Option<&str>) {
    if text.is_empty() {
        return;
    }
    // Words of the other direction keep their own order.
    let rtl = match direction_of(text) {
        Some(direction) => direction == Direction::RightToLeft,
        None => rtl,
    };
    xml.element("w:r", &[], |xml| {
        if rtl || style.is_some() {
            xml.element("w:rPr", &[], |xml| {
                if let Some(style) = style {
                    xml.empty("w:rStyle", &[("w:val", style)]);
                }
                if rtl {
                    xml.empty("w:rtl", &[]);
                }
            });
        }
        xml.text("w:t", &[("xml:space", "preserve")], text);
    });
}
