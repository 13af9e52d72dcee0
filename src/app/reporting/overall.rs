//! The overall report of a round: who took part, how, every theme with its figures, and what analysts recommend.

use std::collections::BTreeMap;

use super::{Counted, Imprint, Reader, edition, list_reported, number, title_of};
use crate::app::context::Transaction;
use crate::assessment::Assessment;
use crate::findings::participation::Participation;
use crate::findings::release::GroupCode;
use crate::findings::tally::Audience;
use crate::language::{Language, format};
use crate::questionnaire::model::RespondentGroup;
use crate::reports::document::{
    Answered, Column, Figure, Method, OverallReport, Places, Recommended, ReportDocument, Table,
    ThemeFigures, overall_document, participation_figures,
};
use crate::storage::StorageError;
use crate::storage::assessments::find_assessment_by_slug;
use crate::storage::invitations::count_invitations;
use crate::storage::recommendations::list_recommendations;
use crate::storage::submissions::{count_subjects_of_states, list_subjects};
use crate::storage::tallies::TallyScope;
use crate::storage::tallies_panel::list_participation;

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
    let counted = Counted::read(transaction, &assessment, None, reader.audience)?;
    let asked = count_invitations(transaction.connection, &assessment.id)?;
    let answered = RespondentGroup::ALL
        .into_iter()
        .filter(|group| counted.files.iter().any(|file| file.respondent == *group))
        .filter_map(|group| {
            let invited = asked
                .iter()
                .find(|(other, ..)| *other == group)
                .map_or(0, |(_, count, _)| number(*count));
            Some(Answered {
                group,
                // A round whose answers were entered on behalf of everybody invited nobody. Readers outside have
                // the numbers of the release and no others.
                asked: (invited > 0 && reader.audience == Audience::Staff).then_some(invited),
                answered: counted.answered(group)?,
            })
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
    let recommendations = recommended(transaction, &assessment, reader)?;
    let participation = match reader.audience {
        // Who took part is told by numbers of groups; what is finer stays with staff.
        Audience::Outside => Vec::new(),
        Audience::Staff => {
            let source = counted.source(language, transaction, imprint);
            took_part(transaction, &counted, language, &source)?
        }
    };
    let report = OverallReport {
        language,
        assessment_title: assessment.title_in(language).to_owned(),
        marks: counted.marks_of(&assessment),
        edition: edition(transaction, &assessment, imprint),
        method: Method {
            tells_participation: true,
            ..counted.method(answered)
        },
        themes,
        mechanisms: mechanisms(transaction, &counted, reader)?,
        remark: counted.remark(reader),
        recommendations,
        participation,
    };
    Ok(Some((assessment, overall_document(report))))
}

/// The mechanisms, with who answered about each. Readers outside have it as the release has it, which tells how
/// many answered only question by question.
fn mechanisms(
    transaction: &mut Transaction<'_>,
    counted: &Counted,
    reader: Reader,
) -> Result<Table, StorageError> {
    let language = reader.language;
    let assessment = &counted.assessment;
    let yes_no = |yes: bool| language.text(if yes { "yes" } else { "no" });
    let mut columns = vec![
        Column::text(language.text("report-mechanism")),
        Column::text(language.text("report-own-answer")),
    ];
    let rows = match reader.audience {
        Audience::Outside => counted
            .released
            .iter()
            .flat_map(|released| {
                let results = &released.results;
                results.iscms.iter().map(|iscm| {
                    let answered = results
                        .indicators
                        .iter()
                        .flat_map(|indicator| &indicator.tables)
                        .any(|table| {
                            table.group == GroupCode::Iscm
                                && table.iscm.as_deref() == Some(iscm.id.as_str())
                        });
                    let name = iscm.name.in_language(language);
                    vec![name.to_owned(), yes_no(answered)]
                })
            })
            .collect(),
        Audience::Staff => {
            let counts: BTreeMap<(String, RespondentGroup), usize> =
                list_subjects(transaction.connection, &assessment.id)?
                    .into_iter()
                    .map(|(iscm, group, count)| ((iscm, group), number(count)))
                    .collect();
            for group in [RespondentGroup::State, RespondentGroup::Igo] {
                columns.push(Column::number(
                    language.text_with("report-group-name", &[("group", group.code().into())]),
                ));
            }
            list_reported(transaction, assessment, language)?
                .into_iter()
                .map(|(iscm, name)| {
                    let count = |group| counts.get(&(iscm.clone(), group)).copied();
                    let of_group = |group| {
                        count(group).map_or_else(
                            || "–".to_owned(),
                            |count| format::number(language, count as f64),
                        )
                    };
                    vec![
                        name,
                        yes_no(count(RespondentGroup::Iscm).is_some()),
                        of_group(RespondentGroup::State),
                        of_group(RespondentGroup::Igo),
                    ]
                })
                .collect()
        }
    };
    Ok(Table {
        caption: language.text("report-mechanisms"),
        columns,
        rows,
        foot: String::new(),
    })
}

/// What analysts recommend in the language of the report, and what staff must know of it.
fn recommended(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    reader: Reader,
) -> Result<Recommended, StorageError> {
    let language = reader.language;
    let texts = list_recommendations(transaction.connection, &assessment.id)?;
    let for_readers = texts.for_readers(language);
    if reader.audience == Audience::Outside {
        return Ok(Recommended {
            text: for_readers.map(|one| one.text.clone()),
            remark: None,
        });
    }
    let text = texts.text_in(language);
    let key = match text {
        _ if for_readers.is_some() => None,
        None if texts.languages().next().is_some() => Some("report-recommendations-elsewhere"),
        None => Some("report-recommendations-none"),
        Some(_) if texts.is_behind(language) => Some("report-recommendations-behind"),
        Some(_) => Some("report-recommendations-draft"),
    };
    let others: Vec<String> = texts
        .languages()
        .map(|one| one.own_name().to_owned())
        .collect();
    Ok(Recommended {
        text: text.map(|one| one.text.clone()),
        remark: key.map(|key| {
            let others = format::list(language, &others);
            language.text_with(key, &[("languages", others.into())])
        }),
    })
}

/// Who took part, as figures for staff.
fn took_part(
    transaction: &mut Transaction<'_>,
    counted: &Counted,
    language: Language,
    source: &str,
) -> Result<Vec<Figure>, StorageError> {
    let assessment = &counted.assessment;
    let parts = list_participation(transaction.connection, TallyScope::of(assessment))?;
    let registry = &counted.registry.registry;
    let participation = Participation::of(
        registry,
        parts.iter().map(|part| (&part.respondent, part.answered)),
    );
    let regions = participation.regions.keys().filter_map(|id| {
        let region = registry.find_region(id)?;
        Some((id.clone(), region.name.in_language(language).to_owned()))
    });
    let states = participation.states.keys().filter_map(|code| {
        let country = registry.find_country(code)?;
        Some((code.clone(), country.name.in_language(language).to_owned()))
    });
    let about = count_subjects_of_states(transaction.connection, &assessment.id)?;
    let places = Places {
        regions: regions.collect(),
        states: states.collect(),
        about: about
            .into_iter()
            .map(|(state, count)| (state, number(count)))
            .collect(),
    };
    Ok(participation_figures(
        language,
        &participation,
        &places,
        source,
    ))
}

impl Counted {
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
            .filter_map(|indicator| self.figure((&indicator, None), reader, transaction, imprint))
            .collect()
    }
}
