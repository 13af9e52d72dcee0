//! DDI-Codebook 2.5: the study, its files and its variables as XML, without the data.
//!
//! What an archive needs to catalogue an export. The rows of the tables are counted and not written.

use std::io;
use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Cell, Column, ColumnKind, DataWriter, Manifest, Table};

const NAMESPACE: &str = "ddi:codebook:2_5";

/// Writes the document when all tables are counted.
pub struct DdiWriter<W: Write> {
    output: W,
}

impl<W: Write> DdiWriter<W> {
    pub fn new(output: W) -> Self {
        DdiWriter { output }
    }
}

impl<W: Write> DataWriter for DdiWriter<W> {
    fn begin(&mut self, _table: &Table) -> io::Result<()> {
        Ok(())
    }

    fn row(&mut self, _cells: &[Cell<'_>]) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(mut self: Box<Self>, tables: &[Table], manifest: &Manifest) -> io::Result<()> {
        let mut document = Document {
            xml: Writer::new_with_indent(Vec::new(), b' ', 1),
        };
        document.whole(tables, manifest)?;
        let mut text = document.xml.into_inner();
        text.push(b'\n');
        self.output.write_all(&text)?;
        self.output.flush()
    }
}

struct Document {
    xml: Writer<Vec<u8>>,
}

impl Document {
    fn whole(&mut self, tables: &[Table], manifest: &Manifest) -> io::Result<()> {
        self.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let id = format!("iscm-{}", &manifest.data_digest[..16]);
        let attributes = [
            ("xmlns", NAMESPACE),
            ("version", "2.5"),
            ("ID", id.as_str()),
            ("xml:lang", manifest.language),
        ];
        self.element("codeBook", &attributes, |document| {
            document.document_description(manifest)?;
            document.study(manifest)?;
            for (position, (table, note)) in tables.iter().zip(&manifest.tables).enumerate() {
                document.file(position + 1, table, note.rows, &note.digest)?;
            }
            document.element("dataDscr", &[], |document| {
                for (position, table) in tables.iter().enumerate() {
                    for (column, variable) in table.columns.iter().enumerate() {
                        document.variable(position + 1, column + 1, variable)?;
                    }
                }
                Ok(())
            })
        })
    }

    fn document_description(&mut self, manifest: &Manifest) -> io::Result<()> {
        self.element("docDscr", &[], |document| {
            document.element("citation", &[], |document| {
                document.title(manifest)?;
                document.element("prodStmt", &[], |document| {
                    let date = &manifest.made_at[..10];
                    document.leaf("prodDate", &[("date", date)], date)?;
                    let version = [("version", manifest.program_version)];
                    document.leaf("software", &version, manifest.program)
                })
            })
        })
    }

    fn title(&mut self, manifest: &Manifest) -> io::Result<()> {
        self.element("titlStmt", &[], |document| {
            document.leaf("titl", &[], &manifest.assessment_title)?;
            document.leaf("IDNo", &[("agency", "iscm-survey")], &manifest.assessment)
        })
    }

    fn study(&mut self, manifest: &Manifest) -> io::Result<()> {
        self.element("stdyDscr", &[], |document| {
            document.element("citation", &[], |document| {
                document.title(manifest)?;
                let version = [("date", &manifest.made_at[..10])];
                document.element("verStmt", &[], |document| {
                    document.leaf("version", &version, &manifest.data_digest)
                })
            })?;
            document.element("stdyInfo", &[], |document| {
                for notice in &manifest.notices {
                    document.leaf("abstract", &[], notice)?;
                }
                document.element("sumDscr", &[], |document| {
                    let (opens, closes) = (&manifest.opens_at, &manifest.closes_at);
                    document.leaf("collDate", &[("date", opens), ("event", "start")], opens)?;
                    document.leaf("collDate", &[("date", closes), ("event", "end")], closes)?;
                    document.leaf("anlyUnit", &[], "organization")
                })
            })?;
            document.element("method", &[], |document| {
                document.element("dataColl", &[], |document| {
                    for file in &manifest.questionnaires {
                        let text = format!(
                            "{}: questionnaire {}, version {}, SHA-256 {}",
                            file.group, file.id, file.version, file.digest
                        );
                        document.leaf("resInstru", &[], &text)?;
                    }
                    Ok(())
                })?;
                for (name, value) in manifest.lines() {
                    document.leaf("notes", &[("type", name)], &value)?;
                }
                Ok(())
            })
        })
    }

    fn file(&mut self, number: usize, table: &Table, rows: u64, digest: &str) -> io::Result<()> {
        let id = format!("F{number}");
        self.element("fileDscr", &[("ID", &id)], |document| {
            document.element("fileTxt", &[], |document| {
                document.leaf("fileName", &[], &table.name)?;
                document.leaf("fileCont", &[], &table.title)?;
                document.element("dimensns", &[], |document| {
                    document.leaf("caseQnty", &[], &rows.to_string())?;
                    document.leaf("varQnty", &[], &table.columns.len().to_string())
                })
            })?;
            document.leaf("notes", &[("type", "sha256")], digest)
        })
    }

    fn variable(&mut self, file: usize, number: usize, column: &Column) -> io::Result<()> {
        let (id, files) = (format!("V{file}_{number}"), format!("F{file}"));
        let interval = match column.kind {
            ColumnKind::Number if column.values.is_empty() => "contin",
            _ => "discrete",
        };
        let attributes = [
            ("ID", id.as_str()),
            ("name", column.name.as_str()),
            ("files", files.as_str()),
            ("intrvl", interval),
        ];
        self.element("var", &attributes, |document| {
            document.leaf("labl", &[], &column.label)?;
            for value in &column.values {
                let missing = [("missing", "Y")];
                let attributes: &[(&str, &str)] = match value.is_absence {
                    true => &missing,
                    false => &[],
                };
                document.element("catgry", attributes, |document| {
                    document.leaf("catValu", &[], &value.value)?;
                    document.leaf("labl", &[], &value.label)
                })?;
            }
            if let Some(indicator) = &column.indicator {
                document.leaf("concept", &[], indicator)?;
            }
            let kind = match column.kind {
                ColumnKind::Number => "numeric",
                ColumnKind::Code | ColumnKind::Text => "character",
            };
            document.leaf("varFormat", &[("type", kind)], "")
        })
    }

    fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Start(start))?;
        inside(self)?;
        self.event(Event::End(BytesEnd::new(name)))
    }

    fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        let text = allowed(text);
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        if text.is_empty() {
            return self.event(Event::Empty(start));
        }
        self.event(Event::Start(start))?;
        self.event(Event::Text(BytesText::new(&text)))?;
        self.event(Event::End(BytesEnd::new(name)))
    }

    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        self.xml.write_event(event)
    }
}

/// A text without the control characters that XML knows no way to write.
fn allowed(text: &str) -> String {
    text.chars()
        .filter(|letter| matches!(letter, '\t' | '\n') || !letter.is_control())
        .collect()
}
