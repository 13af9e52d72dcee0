//! How a report looks in Word: every style, and the bullets.

use super::looks::{DEEP, Look, PARAGRAPHS, RULE, SOFT};
use super::parts::NAMESPACES;
use super::xml::Xml;
use crate::language::{Direction, Language};

const INK: &str = "1C2530";

/// The tag of a language as Word writes it.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Arabic => "ar-SA",
        Language::Chinese => "zh-CN",
        Language::English => "en-GB",
        Language::French => "fr-FR",
        Language::Russian => "ru-RU",
        Language::Spanish => "es-ES",
    }
}

/// `word/styles.xml`.
pub fn styles(language: Language) -> Vec<u8> {
    let rtl = language.direction() == Direction::RightToLeft;
    let mut xml = Xml::new();
    xml.element("w:styles", NAMESPACES, |xml| {
        defaults(xml, language, rtl);
        xml.element(
            "w:style",
            &[
                ("w:type", "paragraph"),
                ("w:default", "1"),
                ("w:styleId", "Normal"),
            ],
            |xml| {
                xml.empty("w:name", &[("w:val", "Normal")]);
                xml.empty("w:qFormat", &[]);
            },
        );
        for (id, name, look) in PARAGRAPHS {
            paragraph(xml, id, name, look, rtl);
        }
        character_styles(xml);
        table_styles(xml);
    });
    xml.finish()
}

fn defaults(xml: &mut Xml, language: Language, rtl: bool) {
    let latin = match language {
        Language::Arabic | Language::Chinese => "en-GB",
        other => tag(other),
    };
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                xml.empty(
                    "w:rFonts",
                    &[
                        ("w:ascii", "Cambria"),
                        ("w:hAnsi", "Cambria"),
                        ("w:cs", "Times New Roman"),
                        ("w:eastAsia", "SimSun"),
                    ],
                );
                xml.empty("w:color", &[("w:val", INK)]);
                xml.empty("w:sz", &[("w:val", "21")]);
                xml.empty("w:szCs", &[("w:val", "24")]);
                xml.empty(
                    "w:lang",
                    &[
                        ("w:val", latin),
                        ("w:eastAsia", "zh-CN"),
                        ("w:bidi", "ar-SA"),
                    ],
                );
            });
        });
        xml.element("w:pPrDefault", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                if rtl {
                    xml.empty("w:bidi", &[]);
                }
                xml.empty(
                    "w:spacing",
                    &[
                        ("w:after", "120"),
                        ("w:line", "276"),
                        ("w:lineRule", "auto"),
                    ],
                );
            });
        });
    });
}

fn paragraph(xml: &mut Xml, id: &str, name: &str, look: &Look, rtl: bool) {
    xml.element(
        "w:style",
        &[("w:type", "paragraph"), ("w:styleId", id)],
        |xml| {
            xml.empty("w:name", &[("w:val", name)]);
            xml.empty("w:basedOn", &[("w:val", "Normal")]);
            if look.outline.is_some() || matches!(id, "Title" | "TOCHeading") {
                xml.empty("w:next", &[("w:val", "BodyText")]);
            }
            xml.empty("w:qFormat", &[]);
            // The order of the children is fixed by the schema.
            xml.element("w:pPr", &[], |xml| {
                if look.keep_next {
                    xml.empty("w:keepNext", &[]);
                }
                if id == "TOCHeading" {
                    // The cover has a page of its own.
                    xml.empty("w:pageBreakBefore", &[]);
                }
                if look.bullet {
                    xml.element("w:numPr", &[], |xml| {
                        xml.empty("w:numId", &[("w:val", "1")]);
                    });
                }
                if let Some((side, size, colour)) = look.border {
                    // Paragraph borders know left and right only; from right to left the start is at the right.
                    let side = match side {
                        "start" if rtl => "w:right".to_owned(),
                        "start" => "w:left".to_owned(),
                        other => format!("w:{other}"),
                    };
                    xml.element("w:pBdr", &[], |xml| {
                        xml.empty(
                            &side,
                            &[
                                ("w:val", "single"),
                                ("w:sz", size),
                                ("w:space", "8"),
                                ("w:color", colour),
                            ],
                        );
                    });
                }
                if let Some(ground) = look.ground {
                    xml.empty(
                        "w:shd",
                        &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", ground)],
                    );
                }
                if id == "Footer" {
                    xml.element("w:tabs", &[], |xml| {
                        xml.empty("w:tab", &[("w:val", "end"), ("w:pos", "8730")]);
                    });
                }
                if rtl {
                    xml.empty("w:bidi", &[]);
                }
                xml.empty(
                    "w:spacing",
                    &[
                        ("w:before", &look.before.to_string()),
                        ("w:after", &look.after.to_string()),
                    ],
                );
                if look.indent > 0 {
                    xml.empty("w:ind", &[("w:start", &look.indent.to_string())]);
                }
                if look.at_end {
                    xml.empty("w:jc", &[("w:val", "end")]);
                }
                if let Some(level) = look.outline {
                    xml.empty("w:outlineLvl", &[("w:val", level)]);
                }
            });
            xml.element("w:rPr", &[], |xml| {
                if look.bold {
                    xml.empty("w:b", &[]);
                    xml.empty("w:bCs", &[]);
                }
                if look.italic && !rtl {
                    xml.empty("w:i", &[]);
                }
                if let Some(colour) = look.colour {
                    xml.empty("w:color", &[("w:val", colour)]);
                }
                xml.empty("w:sz", &[("w:val", &look.size.to_string())]);
                // Arabic letters are smaller at the same size.
                xml.empty("w:szCs", &[("w:val", &(look.size + 2).to_string())]);
            });
        },
    );
}

fn character_styles(xml: &mut Xml) {
    let mut style = |id: &str, name: &str, look: &dyn Fn(&mut Xml)| {
        xml.element(
            "w:style",
            &[("w:type", "character"), ("w:styleId", id)],
            |xml| {
                xml.empty("w:name", &[("w:val", name)]);
                xml.element("w:rPr", &[], look);
            },
        );
    };
    style("Strong", "Strong", &|xml| {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    });
    style("Soft", "Soft", &|xml| {
        xml.empty("w:color", &[("w:val", SOFT)])
    });
    style("CaptionNumber", "Caption Number", &|xml| {
        xml.empty("w:color", &[("w:val", SOFT)]);
        xml.empty("w:sz", &[("w:val", "18")]);
    });
    style("FootnoteReference", "footnote reference", &|xml| {
        xml.empty("w:vertAlign", &[("w:val", "superscript")]);
    });
}

fn table_styles(xml: &mut Xml) {
    xml.element(
        "w:style",
        &[("w:type", "table"), ("w:styleId", "ReportTable")],
        |xml| {
            xml.empty("w:name", &[("w:val", "Report Table")]);
            xml.element("w:tblPr", &[], |xml| {
                xml.element("w:tblBorders", &[], |xml| {
                    for (side, size, colour) in [
                        ("w:top", "8", DEEP),
                        ("w:bottom", "4", RULE),
                        ("w:insideH", "4", RULE),
                    ] {
                        xml.empty(
                            side,
                            &[
                                ("w:val", "single"),
                                ("w:sz", size),
                                ("w:space", "0"),
                                ("w:color", colour),
                            ],
                        );
                    }
                });
                xml.element("w:tblCellMar", &[], |xml| {
                    for side in ["w:start", "w:end"] {
                        xml.empty(side, &[("w:w", "80"), ("w:type", "dxa")]);
                    }
                });
            });
        },
    );
}

/// `word/numbering.xml`: one list of bullets.
pub fn numbering() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("w:numbering", NAMESPACES, |xml| {
        xml.element("w:abstractNum", &[("w:abstractNumId", "0")], |xml| {
            xml.empty("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
            xml.element("w:lvl", &[("w:ilvl", "0")], |xml| {
                xml.empty("w:start", &[("w:val", "1")]);
                xml.empty("w:numFmt", &[("w:val", "bullet")]);
                xml.empty("w:lvlText", &[("w:val", "•")]);
                xml.empty("w:lvlJc", &[("w:val", "start")]);
                xml.element("w:pPr", &[], |xml| {
                    xml.empty("w:ind", &[("w:start", "360"), ("w:hanging", "260")]);
                });
            });
        });
        xml.element("w:num", &[("w:numId", "1")], |xml| {
            xml.empty("w:abstractNumId", &[("w:val", "0")]);
        });
    });
    xml.finish()
}

/// `word/settings.xml`.
pub fn settings(language: Language) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("w:settings", NAMESPACES, |xml| {
        xml.empty("w:defaultTabStop", &[("w:val", "720")]);
        xml.element("w:footnotePr", &[], |xml| {
            for id in ["-1", "0"] {
                xml.empty("w:footnote", &[("w:id", id)]);
            }
        });
        xml.element("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        xml.empty(
            "w:themeFontLang",
            &[
                ("w:val", tag(language)),
                ("w:eastAsia", "zh-CN"),
                ("w:bidi", "ar-SA"),
            ],
        );
    });
    xml.finish()
}
