//! Publishing the results of a round: the tables that readers outside may see, judged as one set beside all
//! earlier releases and published summaries, frozen with its digest.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use chrono_tz::Tz;
use indexmap::IndexMap;
use serde_json::json;

use super::context::Transaction;
use super::registers::{LoadedRegistry, load_registry};
use super::rounds::find_questionnaire_of;
use crate::assessment::{Assessment, AssessmentState, Author, Mark, SubmittedDocument};
use crate::findings::Disclosure;
use crate::findings::indicators::{Indicator, Part, indicators, parts};
use crate::findings::release::document::{
    AskedWith, FORMAT, Heading, Named, NamedIscm, Names, Results, Texts,
};
use crate::findings::release::{Balance, Earlier, GroupTally, RoundTally, TableSet};
use crate::language::LocalizedText;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::form::Registers;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Text;
use crate::storage::published_results::{self, NewRelease, ReleaseLine};
use crate::storage::submissions::list_subjects;
use crate::storage::tallies::{
    TallyScope, count_round, count_submitted, list_marks_in, list_submitted,
};
use crate::storage::{StorageError, assessments, summary_records};

/// From which minimum base on results are published: "fewer than 2" would be one.
pub const LEAST_MINIMUM_BASE: u32 = 3;

/// Why results are not published, or not withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    #[error("there is no such assessment")]
    NotFound,
    #[error("it is not closed: answers may still come")]
    NotClosed,
    #[error("its minimum base is {0}; results are published from {LEAST_MINIMUM_BASE} on")]
    MinimumTooSmall(u32),
    #[error("there is nothing that may be shown")]
    NothingToShow,
    #[error(
        "with an earlier release or a published summary it would tell of fewer than the minimum base, however much is hidden"
    )]
    GivenAway,
    #[error("the last release shows the same")]
    Unchanged,
    #[error("it has no release {0}, or that is withdrawn already")]
    NoSuchRelease(u32),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What would be published, before it is.
pub struct Preview {
    pub assessment: Assessment,
    pub results: Results,
    pub balance: Balance,
    pub releases: Vec<ReleaseLine>,
    set: TableSet,
    tally: RoundTally,
}

/// What the next release of a round would show, beside all earlier ones.
pub fn preview_results(
    transaction: &mut Transaction<'_>,
    slug: &str,
) -> Result<Preview, PublishError> {
    let assessment = find(transaction, slug)?;
    if assessment.state != AssessmentState::Closed {
        return Err(PublishError::NotClosed);
    }
    if assessment.minimum_base < LEAST_MINIMUM_BASE {
        return Err(PublishError::MinimumTooSmall(assessment.minimum_base));
    }
    let files = Files::load(transaction, &assessment)?;
    let registry = load_registry(transaction)?;
    let tally = round_tally(transaction, &assessment, &files, &registry)?;
    let mut earlier = published_results::list_told(transaction.connection, &assessment.id)?;
    earlier.extend(summary_records::list_told(
        transaction.connection,
        &assessment.id,
    )?);
    let releases = published_results::list_releases(transaction.connection, &assessment.id)?;
    let disclosure = Disclosure {
        minimum_base: assessment.minimum_base as usize,
    };
    let set = TableSet::make(&tally, disclosure, &earlier);
    if !set.shows_something() {
        return Err(PublishError::NothingToShow);
    }
    if set.given_away > 0 {
        return Err(PublishError::GivenAway);
    }
    let number = releases
        .iter()
        .map(|release| release.number)
        .max()
        .unwrap_or(0)
        + 1;
    let mut marks: Vec<Mark> = list_marks_in(transaction.connection, TallyScope::of(&assessment))?;
    marks.extend(assessment.mark);
    marks.sort();
    marks.dedup();
    let zone: Tz = assessment.time_zone.parse().unwrap_or(Tz::UTC);
    let heading = Heading {
        format: FORMAT.to_owned(),
        assessment: assessment.slug.clone(),
        title: Texts(
            assessment
                .title
                .iter()
                .map(|(language, title)| (language.code().to_owned(), title.clone()))
                .collect(),
        ),
        number,
        published_on: transaction
            .now
            .with_timezone(&zone)
            .format("%Y-%m-%d")
            .to_string(),
        minimum_base: assessment.minimum_base as usize,
        marks: marks.iter().map(|mark| mark.code().to_owned()).collect(),
        questionnaires: files.asked_with(),
    };
    let member = |register: &str, id: &str| -> Option<LocalizedText> {
        let members = registry.members(register)?;
        let member = members.iter().find(|member| member.id == id)?;
        Some(member.name.clone())
    };
    let results = Results::freeze(
        heading,
        &set,
        Names {
            sections: &files.parts(),
            indicators: &files.indicators(),
            iscms: iscms_of(&set, &registry),
            regions: regions_of(&tally, &registry),
            member: &member,
        },
    );
    Ok(Preview {
        balance: set.balance(),
        assessment,
        results,
        releases,
        set,
        tally,
    })
}

/// The tables of a round as it is answered now, by the same rule and beside the same releases.
pub(super) fn tables_of_today(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
) -> Result<TableSet, StorageError> {
    judge_round(transaction, assessment).map(|(_, set)| set)
}

/// The counts of a round, and what may be told of them beside its releases; summaries are not looked at, since a
/// new version of one corrects what the last one said.
fn judge_round(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
) -> Result<(RoundTally, TableSet), StorageError> {
    let files = Files::load(transaction, assessment)?;
    let registry = load_registry(transaction)?;
    let tally = round_tally(transaction, assessment, &files, &registry)?;
    let earlier = published_results::list_told(transaction.connection, &assessment.id)?;
    let disclosure = Disclosure {
        minimum_base: assessment.minimum_base as usize,
    };
    let set = TableSet::make(&tally, disclosure, &earlier);
    Ok((tally, set))
}

/// How a summary stands beside the releases of its round.
pub(super) struct BesideReleases {
    /// What it tells of those who answered, at most.
    pub told: Earlier,
    /// It would tell, beside a release, what fewer than the minimum base said: some answers about its ISCM
    /// changed since, and too few of them.
    pub is_held_back: bool,
}

/// What the words of a summary about groups would tell beside the releases so far.
pub(super) fn judge_summary(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    iscm: &str,
) -> Result<BesideReleases, StorageError> {
    let (tally, set) = judge_round(transaction, assessment)?;
    Ok(BesideReleases {
        told: Earlier::of_summary(&tally, &set, iscm),
        is_held_back: set.is_held_back_about(iscm),
    })
}

/// Publishes the results of a closed round; gives the number of the release.
pub fn publish_results(
    transaction: &mut Transaction<'_>,
    slug: &str,
    actor: &Author,
) -> Result<u32, PublishError> {
    let preview = preview_results(transaction, slug)?;
    let assessment = &preview.assessment;
    let number = preview.results.heading.number;
    if let Some(last) = preview
        .releases
        .first()
        .filter(|last| last.withdrawn_at.is_none())
        && let Some(document) =
            published_results::find_document(transaction.connection, &assessment.id, last.number)?
        && shows_the_same(&document, &preview.results)
    {
        return Err(PublishError::Unchanged);
    }
    let document = write(&preview.results);
    let digest = SubmittedDocument::digest_of(&document);
    let told = Earlier::of(&preview.tally, &preview.set);
    published_results::insert_release(
        transaction.connection,
        &NewRelease {
            assessment: &assessment.id,
            number,
            document: &document,
            digest: &digest,
            told: &told,
            at: transaction.now,
            by: actor,
        },
    )?;
    transaction.note(
        actor,
        "results.publish",
        Some(&assessment.id),
        ("results", &format!("{slug}/{number}")),
        json!({
            "number": number, "digest": digest, "shown": preview.balance.shown,
            "hidden": preview.balance.hidden_in_all(),
        }),
    )?;
    Ok(number)
}

/// Takes a release from the public pages; what it told still limits later ones.
pub fn withdraw_results(
    transaction: &mut Transaction<'_>,
    slug: &str,
    number: u32,
    actor: &Author,
) -> Result<(), PublishError> {
    let assessment = find(transaction, slug)?;
    let releases = published_results::list_releases(transaction.connection, &assessment.id)?;
    if !releases
        .iter()
        .any(|release| release.number == number && release.withdrawn_at.is_none())
    {
        return Err(PublishError::NoSuchRelease(number));
    }
    published_results::insert_withdrawal(
        transaction.connection,
        &assessment.id,
        number,
        transaction.now,
        actor,
    )?;
    transaction.note(
        actor,
        "results.withdraw",
        Some(&assessment.id),
        ("results", &format!("{slug}/{number}")),
        json!({"number": number}),
    )?;
    Ok(())
}

/// The releases of a round, the latest first.
pub fn list_results(
    transaction: &mut Transaction<'_>,
    slug: &str,
) -> Result<(Assessment, Vec<ReleaseLine>), PublishError> {
    let assessment = find(transaction, slug)?;
    let releases = published_results::list_releases(transaction.connection, &assessment.id)?;
    Ok((assessment, releases))
}

/// A published release.
pub struct PublishedResults {
    pub results: Results,
    /// Exactly what was frozen.
    pub document: String,
    pub digest: String,
    /// Releases that are not withdrawn, the latest first.
    pub releases: Vec<ReleaseLine>,
}

/// A release that readers outside may see: this one, or the latest; `None` where there is none.
pub fn find_results(
    transaction: &mut Transaction<'_>,
    slug: &str,
    number: Option<u32>,
) -> Result<Option<PublishedResults>, StorageError> {
    let Some(assessment) = assessments::find_assessment_by_slug(transaction.connection, slug)?
    else {
        return Ok(None);
    };
    let mut releases = published_results::list_releases(transaction.connection, &assessment.id)?;
    releases.retain(|release| release.withdrawn_at.is_none());
    let Some(line) = releases
        .iter()
        .find(|release| number.is_none_or(|number| release.number == number))
    else {
        return Ok(None);
    };
    let (number, digest) = (line.number, line.digest.clone());
    let damaged = || StorageError::Corrupt {
        table: "published_results",
        column: "document",
        row: format!("{slug}/{number}"),
    };
    let document =
        published_results::find_document(transaction.connection, &assessment.id, number)?
            .ok_or_else(damaged)?;
    let results = serde_json::from_str(&document).map_err(|_| damaged())?;
    Ok(Some(PublishedResults {
        results,
        document,
        digest,
        releases,
    }))
}

/// The latest release of each round that has one, the latest round first.
pub fn list_published_results(
    transaction: &mut Transaction<'_>,
) -> Result<Vec<Heading>, StorageError> {
    let mut headings = Vec::new();
    for assessment in assessments::list_assessments(transaction.connection)? {
        if let Some(found) = find_results(transaction, &assessment.slug, None)? {
            headings.push(found.results.heading);
        }
    }
    Ok(headings)
}

fn find(transaction: &mut Transaction<'_>, slug: &str) -> Result<Assessment, PublishError> {
    assessments::find_assessment_by_slug(transaction.connection, slug)?
        .ok_or(PublishError::NotFound)
}

fn write(results: &Results) -> String {
    serde_json::to_string(results).expect("a set of texts and numbers can be written as JSON")
}

/// Whether two releases differ in nothing but number and day.
fn shows_the_same(document: &str, now: &Results) -> bool {
    serde_json::from_str::<Results>(document).is_ok_and(|mut last| {
        last.heading.number = now.heading.number;
        last.heading
            .published_on
            .clone_from(&now.heading.published_on);
        last == *now
    })
}

/// The questionnaires of a round, with their digests.
struct Files(Vec<(RespondentGroup, String, Arc<Questionnaire>)>);

impl Files {
    fn load(
        transaction: &mut Transaction<'_>,
        assessment: &Assessment,
    ) -> Result<Files, StorageError> {
        let mut files = Vec::new();
        for group in RespondentGroup::ALL {
            if let Some((digest, file)) = find_questionnaire_of(transaction, &assessment.id, group)?
            {
                files.push((group, digest, file));
            }
        }
        Ok(Files(files))
    }

    fn refs(&self) -> Vec<&Questionnaire> {
        self.0.iter().map(|(_, _, file)| &**file).collect()
    }

    fn indicators(&self) -> Vec<Indicator> {
        indicators(&self.refs())
    }

    fn parts(&self) -> Vec<Part> {
        parts(&self.refs())
    }

    fn asked_with(&self) -> Vec<AskedWith> {
        self.0
            .iter()
            .map(|(group, digest, file)| AskedWith {
                group: (*group).into(),
                questionnaire: file.id.clone(),
                version: file.version.clone(),
                digest: digest.clone(),
            })
            .collect()
    }
}

/// The counts of a round, whole and about each mechanism.
fn round_tally(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    files: &Files,
    registry: &LoadedRegistry,
) -> Result<RoundTally, StorageError> {
    let scope = TallyScope::of(assessment);
    let connection = &mut *transaction.connection;
    let mut whole = count_round(connection, scope)?;
    let mut about: BTreeMap<String, _> = BTreeMap::new();
    for (iscm, ..) in list_subjects(connection, &assessment.id)? {
        if let Entry::Vacant(place) = about.entry(iscm) {
            let subject = std::slice::from_ref(place.key());
            let counts = count_round(connection, scope.about(Some(subject)))?;
            place.insert(counts);
        }
    }
    let mut tally = RoundTally {
        submitted: count_submitted(connection, scope)?,
        regions: IndexMap::new(),
        tallies: IndexMap::new(),
    };
    let mut regions: BTreeMap<String, usize> = BTreeMap::new();
    for state in list_submitted(connection, scope, RespondentGroup::State)? {
        if let Some(country) = registry.registry.find_country(&state.organization) {
            *regions.entry(country.m49_region.to_string()).or_default() += 1;
        }
    }
    tally.regions = regions.into_iter().collect();
    for indicator in files.indicators() {
        for (group, measure) in indicator.measures {
            let key = (indicator.name.clone(), group);
            let Some(counts) = whole.remove(&key) else {
                continue;
            };
            let by_iscm = about
                .iter_mut()
                .filter_map(|(iscm, counts)| Some((iscm.clone(), counts.remove(&key)?)))
                .collect();
            tally.tallies.insert(
                key,
                GroupTally {
                    measure,
                    whole: counts,
                    by_iscm,
                },
            );
        }
    }
    Ok(tally)
}

fn iscms_of(set: &TableSet, registry: &LoadedRegistry) -> Vec<NamedIscm> {
    let mut ids: Vec<&String> = set
        .tables
        .keys()
        .filter_map(|key| key.iscm.as_ref())
        .collect();
    ids.sort();
    ids.dedup();
    ids.into_iter()
        .map(|id| match registry.registry.find_iscm(id) {
            Some(iscm) => NamedIscm {
                id: id.clone(),
                acronym: Texts::of(Text::as_localized(&iscm.acronym)),
                name: Texts::of(Text::as_localized(&iscm.name)),
            },
            None => NamedIscm {
                id: id.clone(),
                acronym: Texts([("en".to_owned(), id.clone())].into()),
                name: Texts([("en".to_owned(), id.clone())].into()),
            },
        })
        .collect()
}

fn regions_of(tally: &RoundTally, registry: &LoadedRegistry) -> Vec<Named> {
    tally
        .regions
        .keys()
        .map(|id| Named {
            id: id.clone(),
            name: registry.registry.find_region(id).map_or_else(
                || Texts([("en".to_owned(), id.clone())].into()),
                |region| Texts::of(Text::as_localized(&region.name)),
            ),
        })
        .collect()
}
