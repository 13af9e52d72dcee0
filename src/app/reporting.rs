//! Reports for paper: a summary, or a whole assessment, with what stands around it, as documents.
//!
//! [`summary_report`] takes a summary that was told before and adds figures and the method; [`overall_report`]
//! takes a round. Both show what the audience may see and no more. Kept out: which file a document becomes.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono_tz::Tz;
use serde_json::json;

use super::context::Transaction;
use super::registers::{LoadedRegistry, load_registry};
use super::rounds::find_questionnaire_of;
use super::summaries::ToldSummary;
use crate::assessment::{Assessment, Author, Mark, Respondent};
use crate::findings::indicators::{Indicator, Part, indicators, parts};
use crate::findings::tally::Audience;
use crate::findings::{Disclosure, Thresholds};
use crate::language::{Language, format};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::reports::document::{
    Answered, Column, Edition, Figure, Method, OverallReport, ReportDocument, SectionFigures,
    SummaryParts, Table, ThemeFigures, figure_of, overall_document, summary_document,
};
use crate::reports::file::{FileError, FileFormat};
use crate::reports::pdf::Fonts;
use crate::reports::summary::SummaryReport;
use crate::storage::StorageError;
use crate::storage::assessments::find_assessment_by_slug;
use crate::storage::invitations::count_invitations;
use crate::storage::submissions::list_subjects;
use crate::storage::tallies::{
    RoundCounts, TallyScope, count_round, count_submitted, list_marks_in,
};

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
    /// Only for the formats that are printed.
    document: Option<ReportDocument>,
}

impl SummaryFile {
    /// The bytes of the file. Printing takes its time: not for the async threads.
    pub fn write(&self, fonts: &Fonts) -> Result<Vec<u8>, FileError> {
        match &self.document {
            Some(document) => self.format.write_document(document, fonts),
            None => {
                let told = &self.told;
                self.format.write_summary(&SummaryReport {
                    summary: &told.summary,
                    assessment_title: told.assessment.title_in(told.summary.language),
                    marks: &told.marks,
                    names: &told.names,
                })
            }
        }
    }

    /// `midcom-2019-en.pdf`: short names and ids hold nothing but letters, digits and hyphens.
    pub fn name(&self) -> String {
        format!(
            "{}-{}-{}.{}",
            self.told.summary.iscm,
            self.told.assessment.slug,
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
    let document = match format.is_printed() {
        true => Some(summary_report(transaction, &told, audience, imprint)?),
        false => None,
    };
    Ok(SummaryFile {
        told,
        format,
        document,
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
    let counted = Counted::read(transaction, &told.assessment, Some(&subjects))?;
    let reader = Reader { language, audience };
    let figures = counted
        .parts()
        .into_iter()
        .map(|part| SectionFigures {
            figures: counted.figures_about_one(&part, reader, transaction, imprint),
            section: part.id,
        })
        .collect();
    let answered = RespondentGroup::ALL
        .into_iter()
        .filter(|group| counted.files.iter().any(|file| file.respondent == *group))
        .map(|group| Answered {
            group,
            asked: None,
            answered: counted.answered(group, audience),
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
            figures,
            has_sources: imprint.has_sources,
            citation: None,
        },
    ))
}

/// The overall report of a round; `None` where there is no such round.
pub fn overall_report(
    transaction: &mut Transaction<'_>,
    assessment: &str,
    reader: Reader,
    imprint: &Imprint,
) -> Result<Option<(Assessment, ReportDocument)>, StorageError> {
    let Some(assessment) = find_assessment_by_slug(transaction.connection, assessment)? else {
        return Ok(None);
    };
    let language = reader.language;
    let counted = Counted::read(transaction, &assessment, None)?;
    let asked = count_invitations(transaction.connection, &assessment.id)?;
    let answered = RespondentGroup::ALL
        .into_iter()
        .filter(|group| counted.files.iter().any(|file| file.respondent == *group))
        .map(|group| {
            let invited = asked
                .iter()
                .find(|(other, ..)| *other == group)
                .map_or(0, |(_, count, _)| number(*count));
            Answered {
                group,
                // A round whose answers were entered on behalf of everybody invited nobody.
                asked: (invited > 0).then_some(invited),
                answered: counted.answered(group, reader.audience),
            }
        })
        .collect();
    let mut themes: Vec<ThemeFigures> = counted
        .parts()
        .into_iter()
        .map(|part| ThemeFigures {
            figures: counted.figures_of(Some(&part.id), reader, transaction, imprint),
            title: title_of(&part, language),
        })
        .collect();
    let about_respondents = counted.figures_of(None, reader, transaction, imprint);
    if !about_respondents.is_empty() {
        themes.push(ThemeFigures {
            title: language.text("report-respondents"),
            figures: about_respondents,
        });
    }
    let report = OverallReport {
        language,
        assessment_title: assessment.title_in(language).to_owned(),
        marks: counted.marks_of(&assessment),
        edition: edition(transaction, &assessment, imprint),
        method: counted.method(answered),
        themes,
        mechanisms: mechanisms(transaction, &assessment, reader)?,
        remark: (reader.audience == Audience::Outside)
            .then(|| language.text("report-outside-groups")),
        recommendations: Vec::new(),
    };
    Ok(Some((assessment, overall_document(report))))
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

fn mechanisms(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    reader: Reader,
) -> Result<Table, StorageError> {
    let language = reader.language;
    let disclosure = disclosure_of(assessment);
    let counts: BTreeMap<(String, RespondentGroup), usize> =
        list_subjects(transaction.connection, &assessment.id)?
            .into_iter()
            .map(|(iscm, group, count)| ((iscm, group), number(count)))
            .collect();
    let rows = list_reported(transaction, assessment, language)?
        .into_iter()
        .map(|(iscm, name)| {
            let count = |group| counts.get(&(iscm.clone(), group)).copied();
            let own = match count(RespondentGroup::Iscm) {
                Some(_) => language.text("yes"),
                None => language.text("no"),
            };
            let of_group = |group| match count(group) {
                None => "–".to_owned(),
                Some(count)
                    if reader.audience == Audience::Outside && disclosure.is_too_few(count) =>
                {
                    language.text("chart-hidden")
                }
                Some(count) => format::number(language, count as f64),
            };
            vec![
                name,
                own,
                of_group(RespondentGroup::State),
                of_group(RespondentGroup::Igo),
            ]
        })
        .collect();
    let group = |group: RespondentGroup| {
        language.text_with("report-group-name", &[("group", group.code().into())])
    };
    Ok(Table {
        caption: language.text("report-mechanisms"),
        columns: vec![
            Column::text(language.text("report-mechanism")),
            Column::text(language.text("report-own-answer")),
            Column::number(group(RespondentGroup::State)),
            Column::number(group(RespondentGroup::Igo)),
        ],
        rows,
        foot: String::new(),
    })
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
}

impl Counted {
    fn read(
        transaction: &mut Transaction<'_>,
        assessment: &Assessment,
        subjects: Option<&[String]>,
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

    fn answered(&self, group: RespondentGroup, audience: Audience) -> Option<usize> {
        let count = self.submitted.get(&group).copied().unwrap_or(0);
        let hidden = audience == Audience::Outside
            && group != RespondentGroup::Iscm
            && self.disclosure.is_too_few(count);
        (!hidden).then_some(count)
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
            thresholds: Thresholds::default(),
        }
    }

    /// The figures of one section about one mechanism: what groups say of it. Its own answers are its text.
    fn figures_about_one(
        &self,
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
                self.figure(&indicator, reader, transaction, imprint)
            })
            .take(MOST_FIGURES)
            .collect()
    }

    /// The figures of one section over the whole round; those without one are about the respondents.
    fn figures_of(
        &self,
        section: Option<&String>,
        reader: Reader,
        transaction: &Transaction<'_>,
        imprint: &Imprint,
    ) -> Vec<Figure> {
        self.indicators()
            .into_iter()
            .filter(|indicator| indicator.section.as_ref() == section)
            .filter_map(|mut indicator| {
                if reader.audience == Audience::Outside {
                    // What groups say over the whole round is suppressed as one set, together with what is told
                    // about each mechanism: it is given out with the published results, not table by table.
                    indicator
                        .measures
                        .retain(|group, _| *group == RespondentGroup::Iscm);
                }
                self.figure(&indicator, reader, transaction, imprint)
            })
            .collect()
    }

    fn figure(
        &self,
        indicator: &Indicator,
        reader: Reader,
        transaction: &Transaction<'_>,
        imprint: &Imprint,
    ) -> Option<Figure> {
        let language = reader.language;
        let table = indicator.table(
            &self.counts,
            &self.submitted,
            self.disclosure,
            reader.audience,
            (language, &*self.registry),
        )?;
        // A figure of one or two organizations is no finding, whoever reads it.
        let is_enough = table.bases.values().any(|base| {
            base.answered
                .is_some_and(|count| self.disclosure.is_enough(count))
        });
        if !is_enough {
            return None;
        }
        let zone = zone_of(&self.assessment, imprint);
        let source = language.text_with(
            "chart-source",
            &[
                ("assessment", self.assessment.title_in(language).into()),
                (
                    "date",
                    format::date_of(language, transaction.now, zone).into(),
                ),
            ],
        );
        figure_of(&table, language, self.disclosure.minimum_base, &source)
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
