//! The text of the document: cover, contents, blocks.

use std::collections::BTreeMap;

use super::parts::{NAMESPACES, is_rtl, paragraph_style, run};
use super::picture::Picture;
use super::xml::Xml;
use crate::language::{Direction, Language, format};
use crate::reports::document::{
    Block, Figure, ReportDocument, Run, Table, Weight, direction_of, language_of,
};

/// Width of the text on A4 between margins of 28 mm, in twentieths of a point.
const TEXT_WIDTH: usize = 8730;
/// Rows of a table that stays on one page.
const SMALL_TABLE: usize = 16;

/// `word/document.xml`.
pub fn body(document: &ReportDocument, pictures: &[Picture]) -> Vec<u8> {
    let mut writer = Writer {
        document,
        xml: Xml::new(),
        rtl: is_rtl(document),
        headings: 0,
        captions: BTreeMap::new(),
        pictures,
        drawn: 0,
    };
    writer.write();
    writer.xml.finish()
}

struct Writer<'a> {
    document: &'a ReportDocument,
    xml: Xml,
    rtl: bool,
    headings: usize,
    /// How many captions each label has so far: figures and tables are numbered apart.
    captions: BTreeMap<String, usize>,
    pictures: &'a [Picture],
    drawn: usize,
}

impl Writer<'_> {
    fn write(&mut self) {
        let mut xml = std::mem::replace(&mut self.xml, Xml::new());
        xml.element("w:document", NAMESPACES, |xml| {
            xml.element("w:body", &[], |xml| {
                self.cover(xml);
                for block in &self.document.blocks {
                    self.block(xml, block);
                }
                self.section(xml);
            });
        });
        self.xml = xml;
    }

    /// The style of a paragraph; words from left to right in a report from right to left keep their order and
    /// stand at its start all the same.
    fn opening(&self, xml: &mut Xml, style: &str, text: &str, keeps_next: bool) {
        let is_turned = self.rtl && direction_of(text) == Some(Direction::LeftToRight);
        if !is_turned && !keeps_next {
            return paragraph_style(xml, style);
        }
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", style)]);
            if keeps_next {
                xml.empty("w:keepNext", &[]);
            }
            if is_turned {
                xml.empty("w:bidi", &[("w:val", "0")]);
                xml.empty("w:jc", &[("w:val", "end")]);
            }
        });
    }

    fn paragraph(&self, xml: &mut Xml, style: &str, text: &str) {
        xml.element("w:p", &[], |xml| {
            self.opening(xml, style, text, false);
            run(xml, text, self.rtl, None);
        });
    }

    fn cover(&self, xml: &mut Xml) {
        let language = self.document.language;
        let cover = &self.document.cover;
        if let Some(edition) = &cover.edition {
            self.paragraph(xml, "CoverInstitution", &edition.institution);
            if !edition.unit.is_empty() {
                self.paragraph(xml, "CoverUnit", &edition.unit);
            }
        }
        self.paragraph(xml, "CoverKind", &cover.kind);
        self.paragraph(xml, "Title", &cover.title);
        // The overall report is called by its assessment.
        if cover.assessment != cover.title {
            self.paragraph(xml, "Subtitle", &cover.assessment);
        }
        if let Some(edition) = &cover.edition {
            self.paragraph(xml, "CoverDate", &format::date(language, edition.date));
        }
        for mark in &cover.marks {
            self.paragraph(xml, "Mark", mark);
        }
        self.paragraph(xml, "Designations", &language.text("report-designations"));
    }

    fn block(&mut self, xml: &mut Xml, block: &Block) {
        match block {
            Block::Contents => self.contents(xml),
            Block::Heading { level, text } => self.heading(xml, *level, text),
            Block::Paragraph(runs) => self.runs(xml, "BodyText", runs),
            Block::Lead(runs) => self.runs(xml, "Lead", runs),
            Block::Remark(text) => self.paragraph(xml, "Remark", text),
            Block::List(items) => {
                for item in items {
                    self.runs(xml, "ListBullet", item);
                }
            }
            Block::Table(table) => {
                self.caption(xml, "report-table", &table.caption);
                self.table(xml, table);
                // Also where it is empty: it sets the table apart from what follows.
                self.paragraph(xml, "Source", &table.foot);
            }
            Block::Figure(figure) => self.figure(xml, figure),
            Block::FigureTables { title, lead } => {
                self.heading(xml, 1, title);
                xml.element("w:p", &[], |xml| {
                    self.opening(xml, "Remark", lead, true);
                    run(xml, lead, self.rtl, None);
                });
                let document = self.document;
                for figure in document.figures() {
                    self.caption(xml, "report-table", &figure.table.caption);
                    // Its source stands under the figure.
                    self.table(xml, &figure.table);
                }
            }
            // The answers stand in footnotes.
            Block::Sources { .. } => {}
        }
    }

    /// A list of headings with links: a field that Word renews, filled in for who does not.
    fn contents(&self, xml: &mut Xml) {
        let title = self.document.language.text("report-contents");
        self.paragraph(xml, "TOCHeading", &title);
        let headings: Vec<&str> = self
            .document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading { level: 1, text } => Some(text.as_str()),
                Block::FigureTables { title, .. } => Some(title.as_str()),
                _ => None,
            })
            .collect();
        let last = headings.len().saturating_sub(1);
        for (index, heading) in headings.iter().enumerate() {
            xml.element("w:p", &[], |xml| {
                self.opening(xml, "TOC1", heading, false);
                if index == 0 {
                    field_mark(xml, "begin");
                    xml.element("w:r", &[], |xml| {
                        xml.text(
                            "w:instrText",
                            &[("xml:space", "preserve")],
                            " TOC \\o \"1-1\" \\n \\h ",
                        );
                    });
                    field_mark(xml, "separate");
                }
                let anchor = format!("heading-{}", index + 1);
                xml.element("w:hyperlink", &[("w:anchor", &anchor)], |xml| {
                    run(xml, heading, self.rtl, None);
                });
                if index == last {
                    field_mark(xml, "end");
                }
            });
        }
    }

    fn heading(&mut self, xml: &mut Xml, level: u8, text: &str) {
        let style = format!("Heading{level}");
        let mut bookmark = None;
        if level == 1 {
            self.headings += 1;
            bookmark = Some((
                self.headings.to_string(),
                format!("heading-{}", self.headings),
            ));
        }
        xml.element("w:p", &[], |xml| {
            self.opening(xml, &style, text, false);
            if let Some((id, name)) = &bookmark {
                xml.empty("w:bookmarkStart", &[("w:id", id), ("w:name", name)]);
            }
            run(xml, text, self.rtl, None);
            if let Some((id, _)) = &bookmark {
                xml.empty("w:bookmarkEnd", &[("w:id", id)]);
            }
        });
    }

    fn runs(&self, xml: &mut Xml, style: &str, runs: &[Run]) {
        let is_chinese = self.document.language == Language::Chinese;
        xml.element("w:p", &[], |xml| {
            match language_of(runs).map(Language::direction) {
                // A paragraph in another language has the direction of that.
                Some(Direction::LeftToRight) if self.rtl => {
                    xml.element("w:pPr", &[], |xml| {
                        xml.empty("w:pStyle", &[("w:val", style)]);
                        xml.empty("w:bidi", &[("w:val", "0")]);
                    });
                }
                _ => paragraph_style(xml, style),
            }
            for (index, one) in runs.iter().enumerate() {
                if index > 0 && !(is_chinese && one.language.is_none()) {
                    run(xml, " ", self.rtl, None);
                }
                self.run(xml, one);
                if let (Some(note), true) = (one.note, self.document.has_sources) {
                    let id = (note + 1).to_string();
                    xml.element("w:r", &[], |xml| {
                        xml.element("w:rPr", &[], |xml| {
                            xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]);
                        });
                        xml.empty("w:footnoteReference", &[("w:id", &id)]);
                    });
                }
            }
        });
    }

    fn run(&self, xml: &mut Xml, one: &Run) {
        let style = match one.weight {
            Weight::Plain => None,
            Weight::Strong => Some("Strong"),
            Weight::Soft => Some("Soft"),
        };
        let Some(language) = one.language else {
            return run(xml, &one.text, self.rtl, style);
        };
        let rtl = language.direction() == Direction::RightToLeft;
        xml.element("w:r", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                if let Some(style) = style {
                    xml.empty("w:rStyle", &[("w:val", style)]);
                }
                if rtl {
                    xml.empty("w:rtl", &[]);
                }
                let attribute = match language {
                    Language::Arabic => "w:bidi",
                    Language::Chinese => "w:eastAsia",
                    _ => "w:val",
                };
                xml.empty("w:lang", &[(attribute, super::styles::tag(language))]);
            });
            xml.text("w:t", &[("xml:space", "preserve")], &one.text);
        });
    }

    /// "Table 3. …" with a number that Word keeps.
    fn caption(&mut self, xml: &mut Xml, label: &str, text: &str) {
        let name = self.document.language.text(label);
        let count = self.captions.entry(name.clone()).or_default();
        *count += 1;
        let number = count.to_string();
        let instruction = format!(" SEQ {name} \\* ARABIC ");
        let rtl = self.rtl;
        xml.element("w:p", &[], |xml| {
            paragraph_style(xml, "Caption");
            run(xml, &format!("{name} "), rtl, Some("CaptionNumber"));
            xml.element("w:fldSimple", &[("w:instr", &instruction)], |xml| {
                run(xml, &number, rtl, Some("CaptionNumber"));
            });
            run(xml, "  ", rtl, None);
            run(xml, text, rtl, None);
        });
    }

    fn foot(&self, xml: &mut Xml, text: &str) {
        if !text.is_empty() {
            self.paragraph(xml, "Source", text);
        }
    }

    fn figure(&mut self, xml: &mut Xml, figure: &Figure) {
        self.caption(xml, "report-figure", &figure.caption);
        self.paragraph(xml, "Measure", &figure.measure);
        if let Some(picture) = self.pictures.get(self.drawn) {
            xml.element("w:p", &[], |xml| {
                paragraph_style(xml, "Picture");
                picture.write(xml, self.drawn, &figure.alt);
            });
        }
        self.drawn += 1;
        self.foot(xml, &figure.table.foot);
    }

    fn table(&self, xml: &mut Xml, table: &Table) {
        let widths = widths(table, self.rtl);
        let whole: usize = widths.iter().sum();
        let width = |index: usize| widths.get(index).copied().unwrap_or_default().to_string();
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                xml.empty("w:tblStyle", &[("w:val", "ReportTable")]);
                if self.rtl {
                    xml.empty("w:bidiVisual", &[]);
                }
                xml.empty("w:tblW", &[("w:w", &whole.to_string()), ("w:type", "dxa")]);
                xml.empty("w:tblLayout", &[("w:type", "fixed")]);
                xml.empty(
                    "w:tblLook",
                    &[
                        ("w:val", "0020"),
                        ("w:firstRow", "1"),
                        ("w:noHBand", "1"),
                        ("w:noVBand", "1"),
                    ],
                );
                xml.empty("w:tblCaption", &[("w:val", &table.caption)]);
            });
            xml.element("w:tblGrid", &[], |xml| {
                for index in 0..widths.len() {
                    xml.empty("w:gridCol", &[("w:w", &width(index))]);
                }
            });
            let heads = table.columns.iter().map(|column| column.label.as_str());
            self.row(xml, table, heads, Place::Head, &width);
            let last = table.rows.len().saturating_sub(1);
            for (index, row) in table.rows.iter().enumerate() {
                // A small table keeps together, a long one its last rows.
                let stays = index < last && (last < SMALL_TABLE || index + 2 >= last);
                let place = if stays { Place::Kept } else { Place::Free };
                self.row(xml, table, row.iter().map(String::as_str), place, &width);
            }
        });
    }

    fn row<'t>(
        &self,
        xml: &mut Xml,
        table: &Table,
        cells: impl Iterator<Item = &'t str>,
        place: Place,
        width: &dyn Fn(usize) -> String,
    ) {
        let is_head = place == Place::Head;
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                if is_head {
                    xml.empty("w:tblHeader", &[]);
                }
            });
            for (index, text) in cells.enumerate() {
                let is_number = table
                    .columns
                    .get(index)
                    .is_some_and(|column| column.is_number);
                let style = match (is_head, is_number) {
                    (true, false) => "TableHead",
                    (true, true) => "TableHeadNumber",
                    (false, false) => "TableText",
                    (false, true) => "TableNumber",
                };
                xml.element("w:tc", &[], |xml| {
                    xml.element("w:tcPr", &[], |xml| {
                        xml.empty("w:tcW", &[("w:w", &width(index)), ("w:type", "dxa")]);
                    });
                    xml.element("w:p", &[], |xml| {
                        self.opening(xml, style, text, place == Place::Kept);
                        run(xml, text, self.rtl, None);
                    });
                });
            }
        });
    }

    /// Paper, margins, head and foot; the cover has neither head nor foot.
    fn section(&self, xml: &mut Xml) {
        xml.element("w:sectPr", &[], |xml| {
            xml.empty(
                "w:headerReference",
                &[("w:type", "default"), ("r:id", "rIdHeader")],
            );
            xml.empty(
                "w:footerReference",
                &[("w:type", "default"), ("r:id", "rIdFooter")],
            );
            xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
            xml.empty(
                "w:pgMar",
                &[
                    ("w:top", "1531"),
                    ("w:right", "1588"),
                    ("w:bottom", "1418"),
                    ("w:left", "1588"),
                    ("w:header", "709"),
                    ("w:footer", "709"),
                    ("w:gutter", "0"),
                ],
            );
            xml.empty("w:titlePg", &[]);
            if self.rtl {
                xml.empty("w:bidi", &[]);
            }
        });
    }
}

/// Where a row stands in its table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Head,
    /// On the page of the next row.
    Kept,
    Free,
}

/// The widths of the columns: numbers get what their heads need, labels the rest. A table of one number is narrower
/// than the page, so that the number stands near what it is of; from right to left it is not, since programs do not agree at
/// which side a narrow one stands.
fn widths(table: &Table, is_rtl: bool) -> Vec<usize> {
    let count = table.columns.len();
    let numbers = table
        .columns
        .iter()
        .skip(1)
        .filter(|one| one.is_number)
        .count();
    let whole = if count == 2 && numbers == 1 && !is_rtl {
        TEXT_WIDTH * 72 / 100
    } else {
        TEXT_WIDTH
    };
    let number = match numbers {
        0 | 1 => whole * 36 / 100,
        2 => whole * 23 / 100,
        3 => whole * 22 / 100,
        more => whole * 10 / (16 + 10 * more),
    };
    let text = match numbers {
        0 => whole / count.max(1),
        _ => whole * 18 / 100,
    };
    let others: Vec<usize> = table
        .columns
        .iter()
        .skip(1)
        .map(|column| if column.is_number { number } else { text })
        .collect();
    let first = whole - others.iter().sum::<usize>().min(whole * 2 / 3);
    std::iter::once(first).chain(others).collect()
}

fn field_mark(xml: &mut Xml, kind: &str) {
    xml.element("w:r", &[], |xml| {
        xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    });
}
