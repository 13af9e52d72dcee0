//! Reports for paper: a summary, or a whole assessment, with what stands around it, as documents.
//!
//! [`summary_report`] takes a summary that was told before and adds figures and the method; [`overall_report`]
//! takes a round (`overall`). Both show what the audience may see and no more. Kept out: which file a document becomes.

mod overall;
mod published;
mod views;

pub use overall::overall_report;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono_tz::Tz;
use serde_json::json;

use crate::app::context::Transaction;
use crate::app::publishing::{PublishedResults, find_results};
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::app::rounds::find_questionnaire_of;
use crate::app::summaries::ToldSummary;
use crate::assessment::{Assessment, Author, Mark, Respondent};
use crate::findings::indicators::{Indicator, Part, indicators, parts};
use crate::findings::tally::Audience;
use crate::findings::{Disclosure, Thresholds};
use crate::language::{Language, format};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::reports::document::{
    Answered, Edition, Figure, Method, PublishedVersion, ReportDocument, SectionFigures,
    SummaryParts, ViewsAnnex, figure_of, summary_document,
};
use crate::reports::file::{FileError, FileFormat};
use crate::reports::pdf::Fonts;
use crate::reports::summary::SummaryReport;
use crate::storage::StorageError;
use crate::storage::submissions::list_subjects;
use crate::storage::tallies::{
    RoundCounts, TallyScope, count_round, count_submitted, list_marks_in,
};

pub use published::published_file;

/// Who gives a report out, and what it holds.
#[derive(Clone, Debug)]
pub struct Imprint {
    pub institution: String,
    pub unit: String,
    /// Where the round names none: the zone whose day a report is dated by.
    pub time_zone: Tz,
    /// Whether the answers behind the sentences are told.
    pub has_sources: bool,
}

/// Who a report is made for.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub language: Language,
    pub audience: Audience,
}

/// A summary on its way to a file.
pub struct SummaryFile {
    pub told: ToldSummary,
    pub format: FileFormat,
    content: Content,
    /// Which published version it is; `None` for a text of today.
    version: Option<PublishedVersion>,
}

/// What stands in the file beside the summary.
enum Content {
    Printed(Box<ReportDocument>),
    /// The views of the three groups; a published version is told without them.
    Plain(Option<Box<ViewsAnnex>>),
}

impl SummaryFile {
    /// The bytes of the file. Printing takes its time: not for the async threads.
    pub fn write(&self, fonts: &Fonts) -> Result<Vec<u8>, FileError> {
        match &self.content {
            Content::Printed(document) => self.format.write_document(document, fonts),
            Content::Plain(views) => {
                let told = &self.told;
                let report = SummaryReport {
                    summary: &told.summary,
                    assessment_title: told.assessment.title_in(told.summary.language),
                    marks: &told.marks,
                    names: &told.names,
                };
                match (&self.version, self.format) {
                    (Some(version), FileFormat::Json) => {
                        let mut data = report.json();
                        data["version"] = version.json();
                        Ok(format!("{data:#}\n").into_bytes())
                    }
                    _ => self.format.write_summary(&report, views.as_deref()),
                }
            }
        }
    }

    /// `midcom-2019-en.pdf`, of a published version `midcom-2019-v1-en.pdf`: short names and ids hold nothing but
    /// letters, digits and hyphens.
    pub fn name(&self) -> String {
        let version = self.version.as_ref();
        format!(
            "{}-{}{}-{}.{}",
            self.told.summary.iscm,
            self.told.assessment.slug,
            version.map_or_else(String::new, |version| format!("-v{}", version.number)),
            self.told.summary.language.code(),
            self.format.code()
        )
    }
}

/// Reads what a file of a summary needs beside the summary itself.
pub fn read_summary_file(
    transaction: &mut Transaction<'_>,
    told: ToldSummary,
    audience: Audience,
    format: FileFormat,
    imprint: &Imprint,
) -> Result<SummaryFile, StorageError> {
    let content = match format.is_printed() {
        true => {
            let document = summary_report(transaction, &told, audience, imprint)?;
            Content::Printed(Box::new(document))
        }
        false => {
            let subjects = [told.summary.iscm.clone()];
            let counted = Counted::read(transaction, &told.assessment, Some(&subjects), audience)?;
            let reader = Reader {
                language: told.summary.language,
                audience,
            };
            let views = views::views_annex(transaction, &counted, &told, reader, imprint)?;
            Content::Plain(Some(Box::new(views)))
        }
    };
    Ok(SummaryFile {
        told,
        format,
        content,
        version: None,
    })
}

/// Most figures that one section of a summary shows.
const MOST_FIGURES: usize = 4;

/// The report of one mechanism around a summary that was told before.
pub fn summary_report(
    transaction: &mut Transaction<'_>,
    told: &ToldSummary,
    audience: Audience,
    imprint: &Imprint,
) -> Result<ReportDocument, StorageError> {
    let language = told.summary.language;
    let subjects = [told.summary.iscm.clone()];
    let counted = Counted::read(transaction, &told.assessment, Some(&subjects), audience)?;
    let reader = Reader { language, audience };
    let figures = counted
        .parts()
        .into_iter()
        .map(|part| SectionFigures {
            figures: counted.figures_about_one(&subjects[0], &part, reader, transaction, imprint),
            section: part.id,
        })
        .collect();
    let views = views::views_annex(transaction, &counted, told, reader, imprint)?;
    let answered = RespondentGroup::ALL
        .into_iter()
        .filter(|group| counted.files.iter().any(|file| file.respondent == *group))
        .filter_map(|group| {
            Some(Answered {
                group,
                asked: None,
                answered: counted.answered(group)?,
            })
        })
        .collect();
    let report = SummaryReport {
        summary: &told.summary,
        assessment_title: told.assessment.title_in(language),
        marks: &told.marks,
        names: &told.names,
    };
    Ok(summary_document(
        &report,
        SummaryParts {
            edition: edition(transaction, &told.assessment, imprint),
            method: counted.method(answered),
            remark: counted.remark(reader),
            figures,
            views: Some(views),
            has_sources: imprint.has_sources,
        },
    ))
}

/// Writes into the audit that a report of a whole round left the program.
pub fn note_overall_export(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    reader: Reader,
    file_format: &str,
    actor: &Author,
) -> Result<(), StorageError> {
    transaction.note(
        actor,
        "report.export",
        Some(&assessment.id),
        ("assessment", assessment.id.as_str()),
        json!({
            "format": file_format,
            "language": reader.language.code(),
            "public": reader.audience == Audience::Outside,
        }),
    )
}

/// The mechanisms on which somebody answered in a round, by name.
pub fn list_reported(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    language: Language,
) -> Result<Vec<(String, String)>, StorageError> {
    let registry = load_registry(transaction)?;
    let mut ids: Vec<String> = list_subjects(transaction.connection, &assessment.id)?
        .into_iter()
        .map(|(iscm, ..)| iscm)
        .collect();
    ids.dedup();
    let mut list: Vec<(String, String)> = ids
        .into_iter()
        .filter(|iscm| registry.registry.find_iscm(iscm).is_some())
        .map(|iscm| {
            let name = registry.name_of(&Respondent::new(RespondentGroup::Iscm, &iscm), language);
            (iscm, name)
        })
        .collect();
    Collation::new(language).sort_by_name(&mut list, |(_, name)| name);
    Ok(list)
}

/// What was counted, with what is needed to show it.
struct Counted {
    registry: Arc<LoadedRegistry>,
    files: Vec<Arc<Questionnaire>>,
    counts: RoundCounts,
    submitted: BTreeMap<RespondentGroup, usize>,
    marks: Vec<Mark>,
    disclosure: Disclosure,
    assessment: Assessment,
    audience: Audience,
    /// For readers outside: the latest release, which is all of the numbers that they get.
    released: Option<PublishedResults>,
}

impl Counted {
    fn read(
        transaction: &mut Transaction<'_>,
        assessment: &Assessment,
        subjects: Option<&[String]>,
        audience: Audience,
    ) -> Result<Counted, StorageError> {
        let scope = TallyScope::of(assessment).about(subjects);
        let mut files = Vec::new();
        for group in RespondentGroup::ALL {
            if let Some((_, file)) = find_questionnaire_of(transaction, &assessment.id, group)? {
                files.push(file);
            }
        }
        Ok(Counted {
            counts: count_round(transaction.connection, scope)?,
            submitted: count_submitted(transaction.connection, scope)?,
            marks: list_marks_in(transaction.connection, scope)?,
            registry: load_registry(transaction)?,
            files,
            disclosure: disclosure_of(assessment),
            assessment: assessment.clone(),
            audience,
            released: match audience {
                Audience::Staff => None,
                Audience::Outside => find_results(transaction, &assessment.slug, None)?,
            },
        })
    }

    fn parts(&self) -> Vec<Part> {
        let files: Vec<&Questionnaire> = self.files.iter().map(|file| &**file).collect();
        parts(&files)
    }

    fn indicators(&self) -> Vec<Indicator> {
        let files: Vec<&Questionnaire> = self.files.iter().map(|file| &**file).collect();
        indicators(&files)
    }

    /// How many of a group answered, or that it is held back; `None` where these readers are told nothing of it.
    fn answered(&self, group: RespondentGroup) -> Option<Option<usize>> {
        match (self.audience, &self.released) {
            (Audience::Staff, _) => Some(Some(self.submitted.get(&group).copied().unwrap_or(0))),
            (Audience::Outside, None) => None,
            (Audience::Outside, Some(released)) => {
                let participation = &released.results.participation;
                let value = participation.get(&group.into())?;
                Some(value.count())
            }
        }
    }

    /// Where the numbers of a report for readers outside are from, or why there are none.
    fn remark(&self, reader: Reader) -> Option<String> {
        let language = reader.language;
        match (self.audience, &self.released) {
            (Audience::Staff, _) => None,
            (Audience::Outside, None) => Some(language.text("report-outside-unpublished")),
            (Audience::Outside, Some(released)) => {
                let number = released.results.heading.number.to_string();
                let number = ("number", number.as_str().into());
                Some(language.text_with("report-outside-released", &[number]))
            }
        }
    }

    fn marks_of(&self, assessment: &Assessment) -> Vec<Mark> {
        let mut marks: Vec<Mark> = assessment
            .mark
            .into_iter()
            .chain(self.marks.iter().copied())
            .collect();
        marks.sort();
        marks.dedup();
        marks
    }

    fn method(&self, answered: Vec<Answered>) -> Method {
        Method {
            answered,
            minimum: self.disclosure.minimum_base,
            tells_participation: false,
            thresholds: Thresholds::default(),
        }
    }

    /// The figures of one section about one mechanism: what groups say of it. Its own answers are its text.
    fn figures_about_one(
        &self,
        iscm: &str,
        part: &Part,
        reader: Reader,
        transaction: &Transaction<'_>,
        imprint: &Imprint,
    ) -> Vec<Figure> {
        self.indicators()
            .into_iter()
            .filter(|indicator| indicator.section.as_ref() == Some(&part.id))
            .filter_map(|mut indicator| {
                indicator
                    .measures
                    .retain(|group, _| *group != RespondentGroup::Iscm);
                self.figure((&indicator, Some(iscm)), reader, transaction, imprint)
            })
            .take(MOST_FIGURES)
            .collect()
    }

    /// The figure of an indicator over what was counted; of a release the mechanism says which of its tables.
    fn figure(
        &self,
        (indicator, iscm): (&Indicator, Option<&str>),
        reader: Reader,
        transaction: &Transaction<'_>,
        imprint: &Imprint,
    ) -> Option<Figure> {
        let language = reader.language;
        let zone = zone_of(&self.assessment, imprint);
        let (table, date) = match self.audience {
            Audience::Staff => {
                let table = indicator.table(
                    &self.counts,
                    &self.submitted,
                    self.disclosure,
                    Audience::Staff,
                    (language, &*self.registry),
                )?;
                (table, format::date_of(language, transaction.now, zone))
            }
            Audience::Outside => {
                let results = &self.released.as_ref()?.results;
                let frozen = results
                    .indicators
                    .iter()
                    .find(|frozen| frozen.id == indicator.name)?;
                let is_wanted = |group| indicator.measures.contains_key(&group);
                let day = &results.heading.published_on;
                let date = day
                    .parse()
                    .map_or_else(|_| day.clone(), |day| format::date(language, day));
                (frozen.shown_table(iscm, is_wanted, language)?, date)
            }
        };
        // A figure of one or two organizations is no finding, whoever reads it.
        let is_enough = table.bases.values().any(|base| {
            base.answered
                .is_some_and(|count| self.disclosure.is_enough(count))
        });
        if !is_enough {
            return None;
        }
        let source = self.source_of(language, &date);
        figure_of(&table, language, self.disclosure.minimum_base, &source)
    }

    /// What a figure is from, and of which day.
    fn source(
        &self,
        language: Language,
        transaction: &Transaction<'_>,
        imprint: &Imprint,
    ) -> String {
        let zone = zone_of(&self.assessment, imprint);
        self.source_of(language, &format::date_of(language, transaction.now, zone))
    }

    fn source_of(&self, language: Language, date: &str) -> String {
        language.text_with(
            "chart-source",
            &[
                ("assessment", self.assessment.title_in(language).into()),
                ("date", date.into()),
            ],
        )
    }
}

fn disclosure_of(assessment: &Assessment) -> Disclosure {
    Disclosure {
        minimum_base: assessment.minimum_base as usize,
    }
}

fn zone_of(assessment: &Assessment, imprint: &Imprint) -> Tz {
    assessment.time_zone.parse().unwrap_or(imprint.time_zone)
}

fn edition(transaction: &Transaction<'_>, assessment: &Assessment, imprint: &Imprint) -> Edition {
    Edition {
        institution: imprint.institution.clone(),
        unit: imprint.unit.clone(),
        date: transaction
            .now
            .with_timezone(&zone_of(assessment, imprint))
            .date_naive(),
    }
}

fn title_of(part: &Part, language: Language) -> String {
    part.title.as_ref().map_or_else(
        || part.id.clone(),
        |title| title.in_language(language).to_owned(),
    )
}

fn number(count: i64) -> usize {
    usize::try_from(count).unwrap_or_default()
}
