//! Files of data: what was answered and what was counted in a round, for people with rights to it.
//!
//! Start with [`prepare`], which decides at one instant what the file holds; [`Export::note`] tells the audit, and
//! [`Export::write`] reads and writes row by row. Kept out: the formats (`reports::data`), who may ask
//! (`web::gate`), and every rule about what may be shown (`findings`).

mod answers;
mod coded;
mod figures;

use std::io;
use std::io::Write;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::json;

use super::App;
use super::context::Transaction;
use super::publishing::find_results;
use super::registers::load_registry;
use crate::assessment::{Assessment, Author, Mark};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
use crate::reports::data::digest::{TableDigest, digest_of_tables};
use crate::reports::data::{
    Cell, Format, Manifest, QuestionnaireNote, Table, TableNote, WriterOptions, writer,
};
use crate::storage::StorageError;
use crate::storage::assessments;
use crate::storage::tallies::{TallyScope, list_marks_in};

use answers::AnsweringGroup;
use coded::SettledCodes;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Answers,
    Figures,
    All,
}

impl Content {
    pub const ALL: [Content; 3] = [Content::All, Content::Answers, Content::Figures];

    pub fn code(self) -> &'static str {
        match self {
            Content::Answers => "answers",
            Content::Figures => "figures",
            Content::All => "all",
        }
    }

    pub fn from_code(code: &str) -> Option<Content> {
        Content::ALL
            .into_iter()
            .find(|content| content.code() == code)
    }
}

/// A file that somebody asks for.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    pub assessment: String,
    /// Readers outside get figures, whatever stands here.
    pub content: Content,
    pub format: Format,
    pub language: Language,
    pub audience: Audience,
    /// For readers outside: the number of the release; `None` is the latest.
    pub release: Option<u32>,
    /// The mechanisms that the asking person is limited to.
    pub limited_to: Option<Vec<String>>,
    /// Answers that are for staff only are in the file too.
    pub staff_only: bool,
    pub byte_order_mark: bool,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("there is no assessment {0}")]
    UnknownAssessment(String),
    #[error("no results of the assessment {0} are published")]
    NothingPublished(String),
    #[error("the file could not be written")]
    Write(#[source] io::Error),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// A file that can be written.
pub struct Export {
    request: ExportRequest,
    assessment: Assessment,
    groups: Vec<AnsweringGroup>,
    parts: Vec<Part>,
    marks: Vec<Mark>,
    questionnaires: Vec<QuestionnaireNote>,
    minimum_base: u32,
    /// Of what readers outside get: the number of the release and its digest.
    release: Option<(u32, String)>,
    made_at: DateTime<Utc>,
}

/// One table of the file and where its rows come from.
struct Part {
    table: Table,
    rows: Rows,
}

enum Rows {
    /// Counted already.
    Figures(Vec<Vec<Cell<'static>>>),
    /// A table of a group's answers, by position.
    Answers { group: usize, table: usize },
    /// What a group was not asked.
    NotAsked { group: usize },
}

/// Decides what the file holds, from one state of the database. Counting may take long, so that it is done while
/// reading: it delays no saving.
pub fn prepare(
    transaction: &mut Transaction<'_>,
    request: &ExportRequest,
) -> Result<Export, ExportError> {
    let assessment =
        assessments::find_assessment_by_slug(transaction.connection, &request.assessment)?
            .ok_or_else(|| ExportError::UnknownAssessment(request.assessment.clone()))?;
    match request.audience {
        Audience::Staff => prepare_for_staff(transaction, request, assessment),
        Audience::Outside => prepare_released(transaction, request, assessment),
    }
}

/// Answers and figures as they are now.
fn prepare_for_staff(
    transaction: &mut Transaction<'_>,
    request: &ExportRequest,
    assessment: Assessment,
) -> Result<Export, ExportError> {
    let registry = load_registry(transaction)?;
    let files = answers::questionnaires_of(transaction, &assessment)?;
    let scope = TallyScope::of(&assessment).about(request.limited_to.as_deref());
    let mut parts = Vec::new();
    let mut groups = Vec::new();
    if request.content != Content::Answers {
        let wanted = (&assessment, scope);
        parts = figures::parts(transaction, wanted, request, &files, &registry)?;
    }
    if request.content != Content::Figures {
        let settled = SettledCodes::read(transaction, &assessment)?;
        for (_, file) in &files {
            let read = (&*registry, &settled);
            let group = AnsweringGroup::new(transaction, scope, file, read, request.language)?;
            let position = groups.len();
            for (table, shown) in group.shown_tables() {
                parts.push(Part {
                    table: shown,
                    rows: Rows::Answers {
                        group: position,
                        table,
                    },
                });
            }
            parts.push(Part {
                table: group.not_asked_table(),
                rows: Rows::NotAsked { group: position },
            });
            groups.push(group);
        }
    }
    Ok(Export {
        marks: list_marks_in(transaction.connection, scope)?
            .into_iter()
            .chain(assessment.mark)
            .collect(),
        questionnaires: files
            .iter()
            .map(|(digest, file)| QuestionnaireNote {
                group: file.respondent.code(),
                id: file.id.clone(),
                version: file.version.clone(),
                digest: digest.clone(),
            })
            .collect(),
        request: request.clone(),
        groups,
        parts,
        minimum_base: assessment.minimum_base,
        release: None,
        made_at: transaction.now,
        assessment,
    })
}

/// What was frozen in a release, and nothing that happened since: neither answers nor settings.
fn prepare_released(
    transaction: &mut Transaction<'_>,
    request: &ExportRequest,
    assessment: Assessment,
) -> Result<Export, ExportError> {
    let published = find_results(transaction, &assessment.slug, request.release)?
        .ok_or_else(|| ExportError::NothingPublished(assessment.slug.clone()))?;
    let heading = &published.results.heading;
    Ok(Export {
        groups: Vec::new(),
        parts: figures::released_parts(&published, request.language),
        marks: heading
            .marks
            .iter()
            .filter_map(|code| Mark::from_code(code))
            .collect(),
        questionnaires: heading
            .questionnaires
            .iter()
            .map(|asked| QuestionnaireNote {
                group: RespondentGroup::from(asked.group).code(),
                id: asked.questionnaire.clone(),
                version: asked.version.clone(),
                digest: asked.digest.clone(),
            })
            .collect(),
        minimum_base: u32::try_from(heading.minimum_base).unwrap_or(u32::MAX),
        release: Some((heading.number, published.digest.clone())),
        request: ExportRequest {
            content: Content::Figures,
            limited_to: None,
            staff_only: false,
            ..request.clone()
        },
        made_at: transaction.now,
        assessment,
    })
}

impl Export {
    /// Notes in the audit who takes the file; to be done before a byte of it is given away. What everybody may
    /// have from the public pages is taken by nobody in particular and not noted there.
    pub fn note(
        &self,
        transaction: &mut Transaction<'_>,
        actor: &Author,
    ) -> Result<(), StorageError> {
        let request = &self.request;
        let tables: Vec<&str> = self
            .parts
            .iter()
            .map(|part| part.table.name.as_str())
            .collect();
        transaction.note(
            actor,
            "assessment.export",
            Some(&self.assessment.id),
            ("assessment", self.assessment.id.as_str()),
            json!({
                "format": request.format.code(),
                "language": request.language.code(),
                "public": request.audience == Audience::Outside,
                "release": self.release.as_ref().map(|(number, _)| number),
                "limited_to": request.limited_to,
                "staff_only_answers": request.staff_only,
                "tables": tables,
            }),
        )
    }

    /// The name of the file: short names hold nothing but letters, digits and hyphens.
    pub fn file_name(&self) -> String {
        let audience = match &self.release {
            None => "staff".to_owned(),
            Some((number, _)) => format!("results-{number}"),
        };
        format!(
            "{}-{audience}-{}.{}",
            self.assessment.slug,
            self.request.language.code(),
            self.request.format.extension()
        )
    }

    /// Reads and writes the file row by row; gives its manifest. Blocks: to be called outside the async threads.
    pub fn write(self, app: &App, output: impl Write + Send) -> Result<Manifest, ExportError> {
        let options = WriterOptions {
            language: self.request.language,
            byte_order_mark: self.request.byte_order_mark,
        };
        let mut writer =
            writer(self.request.format, output, options).map_err(ExportError::Write)?;
        let mut tables = Vec::with_capacity(self.parts.len());
        let mut notes = Vec::with_capacity(self.parts.len());
        let mut withheld = 0;
        for part in &self.parts {
            let mut table = part.table.clone();
            if self.request.format == Format::Sav {
                self.measure(app, part, &mut table)?;
            }
            let mut digest = TableDigest::new(&table);
            writer.begin(&table).map_err(ExportError::Write)?;
            withheld += self.pour(app, part, &mut |cells| {
                digest.row(cells);
                writer.row(cells)
            })?;
            writer.end().map_err(ExportError::Write)?;
            let (rows, digest) = digest.finish();
            notes.push(TableNote {
                name: table.name.clone(),
                title: table.title.clone(),
                rows,
                columns: table.columns.len(),
                digest,
            });
            tables.push(table);
        }
        let manifest = self.manifest(notes, withheld);
        writer
            .finish(&tables, &manifest)
            .map_err(ExportError::Write)?;
        Ok(manifest)
    }

    /// Gives every row of a table to `take`, and says how many answers were left out for staff only.
    fn pour(
        &self,
        app: &App,
        part: &Part,
        take: &mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>,
    ) -> Result<u64, ExportError> {
        match &part.rows {
            Rows::Figures(rows) => {
                for row in rows {
                    take(row).map_err(ExportError::Write)?;
                }
                Ok(0)
            }
            Rows::Answers { group, table } => {
                self.groups[*group].pour(app, *table, self.request.staff_only, take)
            }
            Rows::NotAsked { group } => {
                self.groups[*group].pour_not_asked(app, self.request.staff_only, take)?;
                Ok(0)
            }
        }
    }

    /// Counts rows and the bytes of the longest texts, which a system file says before its data.
    fn measure(&self, app: &App, part: &Part, table: &mut Table) -> Result<(), ExportError> {
        let mut rows = 0;
        let columns = &mut table.columns;
        self.pour(app, part, &mut |cells| {
            rows += 1;
            for (column, cell) in columns.iter_mut().zip(cells) {
                if let Cell::Text(text) = cell {
                    column.width = column.width.max(text.len());
                }
            }
            Ok(())
        })?;
        table.rows = Some(rows);
        Ok(())
    }

    fn manifest(&self, tables: Vec<TableNote>, withheld_answers: u64) -> Manifest {
        let assessment = &self.assessment;
        let language = self.request.language;
        let instant = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let mut marks = self.marks.clone();
        marks.sort();
        marks.dedup();
        let mut notices: Vec<String> = marks
            .iter()
            .map(|mark| {
                language.text(match mark {
                    Mark::Reconstructed => "report-mark-reconstructed",
                    Mark::Illustrative => "report-mark-illustrative",
                })
            })
            .collect();
        notices.push(language.text("report-designations"));
        let digests = tables
            .iter()
            .map(|table| (table.name.as_str(), table.digest.as_str()));
        Manifest {
            format: "iscm-survey export 1",
            program: env!("CARGO_PKG_NAME"),
            program_version: env!("CARGO_PKG_VERSION"),
            assessment: assessment.slug.clone(),
            assessment_title: assessment.title_in(language).to_owned(),
            assessment_state: assessment.state.code(),
            opens_at: instant(assessment.opens_at),
            closes_at: instant(assessment.closes_at),
            language: language.code(),
            audience: match self.request.audience {
                Audience::Staff => "staff",
                Audience::Outside => "public",
            },
            limited_to: self.request.limited_to.clone(),
            staff_only_answers: self.request.staff_only && !self.groups.is_empty(),
            withheld_answers,
            minimum_base: self.minimum_base,
            release: self.release.as_ref().map(|(number, _)| *number),
            release_digest: self.release.as_ref().map(|(_, digest)| digest.clone()),
            marks: marks.iter().map(|mark| mark.code().to_owned()).collect(),
            notices,
            made_at: instant(self.made_at),
            questionnaires: self.questionnaires.clone(),
            data_digest: digest_of_tables(digests),
            tables,
        }
    }
}
