//! The drawings of figures, as pixels, with their alternative text.

use std::collections::BTreeSet;

use super::DocxError;
use super::xml::Xml;
use crate::reports::chart::{Flavour, png, svg};
use crate::reports::document::ReportDocument;
use crate::reports::pdf::Fonts;

/// Width of the text in English Metric Units, of which an inch has 914,400.
const TEXT_WIDTH: u64 = 5_543_550;
/// Pixels to each unit of a drawing: some 210 to an inch of paper.
const SCALE: f32 = 2.0;

/// One drawing.
pub struct Picture {
    pub png: Vec<u8>,
    width: u64,
    height: u64,
}

/// The drawings of a report, in the order of its figures.
pub fn pictures(document: &ReportDocument, fonts: &Fonts) -> Result<Vec<Picture>, DocxError> {
    document
        .figures()
        .map(|figure| {
            let letters: BTreeSet<char> = svg(&figure.chart, Flavour::Paper).chars().collect();
            let fonts = fonts.database_for(&letters)?;
            let png = png(&figure.chart, Flavour::Paper, SCALE, &fonts)?;
            let (width, height) = size(&png);
            Ok(Picture { width, height, png })
        })
        .collect()
}

/// Width and height in pixels, from the head that every PNG begins with.
fn size(png: &[u8]) -> (u64, u64) {
    let number = |from: usize| {
        png.get(from..from + 4).map_or(1, |bytes| {
            bytes
                .iter()
                .fold(0, |number, byte| (number << 8) | u64::from(*byte))
        })
    };
    (number(16), number(20))
}

/// The file of a picture below `word/`.
pub fn file_name(index: usize) -> String {
    format!("media/figure-{}.png", index + 1)
}

/// How the document names it.
pub fn relationship(index: usize) -> String {
    format!("rIdFigure{}", index + 1)
}

impl Picture {
    /// The picture as wide as the text, in a run of its own.
    pub fn write(&self, xml: &mut Xml, index: usize, alt: &str) {
        let id = (index + 1).to_string();
        let name = format!("figure-{id}");
        let width = TEXT_WIDTH.to_string();
        let height = (TEXT_WIDTH * self.height / self.width.max(1)).to_string();
        let graphic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        xml.element("w:r", &[], |xml| {
            xml.element("w:drawing", &[], |xml| {
                let around = [
                    ("distT", "0"),
                    ("distB", "0"),
                    ("distL", "0"),
                    ("distR", "0"),
                ];
                xml.element("wp:inline", &around, |xml| {
                    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
                    xml.empty("wp:docPr", &[("id", &id), ("name", &name), ("descr", alt)]);
                    xml.element("wp:cNvGraphicFramePr", &[], |xml| {
                        xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
                    });
                    xml.element("a:graphic", &[], |xml| {
                        xml.element("a:graphicData", &[("uri", graphic)], |xml| {
                            self.picture(xml, index, &name, (&width, &height));
                        });
                    });
                });
            });
        });
    }

    fn picture(&self, xml: &mut Xml, index: usize, name: &str, (width, height): (&str, &str)) {
        xml.element("pic:pic", &[], |xml| {
            xml.element("pic:nvPicPr", &[], |xml| {
                xml.empty(
                    "pic:cNvPr",
                    &[("id", &(index + 1).to_string()), ("name", name)],
                );
                xml.empty("pic:cNvPicPr", &[]);
            });
            xml.element("pic:blipFill", &[], |xml| {
                xml.empty("a:blip", &[("r:embed", &relationship(index))]);
                xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
            });
            xml.element("pic:spPr", &[], |xml| {
                xml.element("a:xfrm", &[], |xml| {
                    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                    xml.empty("a:ext", &[("cx", width), ("cy", height)]);
                });
                xml.element("a:prstGeom", &[("prst", "rect")], |xml| {
                    xml.empty("a:avLst", &[]);
                });
            });
        });
    }
}
