//! The round of 2019: closed, at its true size.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value as Json};

use super::chance::Chance;
use super::character::Character;
use super::mechanism::Mechanism;
use super::outside::Outsider;
use super::walking::{Answering, fill_in};
use super::{DemoError, instruments, who};
use crate::app::App;
use crate::app::importing::{ImportResponse, import_response};
use crate::app::publishing::publish_results;
use crate::app::registers::{LoadedRegistry, install_registry, load_registry};
use crate::app::rounds::{
    close_assessment, create_assessment, find_questionnaire_of, open_assessment,
};
use crate::assessment::{AssessmentId, Author, Mark, NewAssessment};
use crate::clock::FixedClock;
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::form::Context;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::{Iscm, Registry};

pub(super) const FIRST_ROUND: &str = "2019";
const YEAR: i32 = 2019;

/// When the round of 2019 opens, in the demonstration.
pub const FIRST_ROUND_OPENS: DateTime<Utc> = at(1_554_102_000); // 2019-04-01T07:00:00Z
const MIDCOM_ANSWERED: DateTime<Utc> = at(1_558_344_600); // 2019-05-20T09:30:00Z
const FIRST_ROUND_CLOSES: DateTime<Utc> = at(1_561_931_940); // 2019-06-30T21:59:00Z

const fn at(seconds: i64) -> DateTime<Utc> {
    match DateTime::from_timestamp(seconds, 0) {
        Some(instant) => instant,
        None => panic!("the instants above exist"),
    }
}

/// The one respondent whose answers are not invented.
const MIDCOM_ID: &str = "midcom";
const MIDCOM: &str = include_str!("../../../questionnaires/demo/midcom-2019.json");
const MIDCOM_SOURCE: &str = "Reconstructed from the published Summary of Findings of MIDCOM, 2019";
pub(super) const INVENTED: &str = "Illustrative: invented to show the program at work";

/// Fills a fresh installation, moving its clock through the round of 2019. The registry is installed first, at
/// the time that the clock shows: what it knows is newer than the round.
pub fn fill(app: &App, clock: &FixedClock) -> Result<(), DemoError> {
    app.write_blocking(install_registry)?;
    clock.set(FIRST_ROUND_OPENS);
    let mut round = NewAssessment::new(
        FIRST_ROUND,
        "Assessment of inter-State consultation mechanisms on migration, 2019",
        FIRST_ROUND_OPENS,
        FIRST_ROUND_CLOSES,
    );
    round.title.insert(
        Language::French,
        "Évaluation des mécanismes de consultation interétatiques sur la migration, 2019".into(),
    );
    round.title.insert(
        Language::Spanish,
        "Evaluación de los mecanismos de consulta interestatales sobre migración, 2019".into(),
    );
    round.title.insert(
        Language::Arabic,
        "تقييم آليات التشاور بين الدول بشأن الهجرة، 2019".into(),
    );
    round.languages.push(Language::Arabic);
    round.time_zone = "Europe/Zurich".into();
    round.mark = Some(Mark::Illustrative);
    let (registry, questionnaires) = app.write_blocking(|transaction| -> Result<_, DemoError> {
        let assessment = create_assessment(transaction, &round, &instruments(), &Author::Program)?;
        open_assessment(transaction, FIRST_ROUND, &Author::Program)?;
        let registry = load_registry(transaction)?;
        let questionnaires = Questionnaires::load(transaction, &assessment.id)?;
        Ok((registry, questionnaires))
    })?;
    let records = &registry.registry;
    let mechanisms = who::mechanisms_of(records, YEAR);
    let characters = characters(&mechanisms);
    let mut respondents = respondents(records, &mechanisms, &characters);
    respondents.sort_by_key(|respondent| respondent.at);
    // Another thread fills in the next form while this one enters the last.
    std::thread::scope(|scope| {
        let (filled, sheets) = std::sync::mpsc::sync_channel(8);
        let (registry, questionnaires) = (&registry, &questionnaires);
        scope.spawn(move || {
            for respondent in &respondents {
                let sheet = respondent.sheet(registry, questionnaires);
                // Nobody listens any more where an earlier sheet did not go in.
                if filled.send(sheet).is_err() {
                    return;
                }
            }
        });
        sheets.into_iter().try_for_each(|sheet| {
            let sheet = sheet?;
            clock.set(sheet.at);
            enter(app, sheet)
        })
    })?;
    clock.set(FIRST_ROUND_CLOSES);
    app.write_blocking(|transaction| -> Result<_, DemoError> {
        close_assessment(transaction, FIRST_ROUND, &Author::Program)?;
        publish_results(transaction, FIRST_ROUND, &Author::Program)?;
        Ok(())
    })?;
    Ok(())
}

/// The questionnaires of a round, by group.
pub(super) struct Questionnaires(Vec<(RespondentGroup, std::sync::Arc<Questionnaire>)>);

impl Questionnaires {
    pub fn load(
        transaction: &mut crate::app::Transaction<'_>,
        assessment: &AssessmentId,
    ) -> Result<Questionnaires, DemoError> {
        let mut found = Vec::new();
        for group in RespondentGroup::ALL {
            if let Some((_, questionnaire)) = find_questionnaire_of(transaction, assessment, group)?
            {
                found.push((group, questionnaire));
            }
        }
        Ok(Questionnaires(found))
    }

    pub fn of(&self, group: RespondentGroup) -> Result<&Questionnaire, DemoError> {
        self.0
            .iter()
            .find(|(other, _)| *other == group)
            .map(|(_, questionnaire)| &**questionnaire)
            .ok_or_else(|| DemoError::Missing(group.code().to_owned()))
    }
}

/// The characters of these mechanisms, in their order.
pub(super) fn characters<'r>(mechanisms: &[&'r Iscm]) -> Vec<Character<'r>> {
    mechanisms
        .iter()
        .enumerate()
        .map(|(place, iscm)| Character::new(iscm, place))
        .collect()
}

/// Those of the characters that belong to these mechanisms.
pub(super) fn of_these<'c, 'r>(
    characters: &'c [Character<'r>],
    mechanisms: &[&Iscm],
) -> Vec<&'c Character<'r>> {
    characters
        .iter()
        .filter(|character| mechanisms.iter().any(|iscm| iscm.id == character.iscm.id))
        .collect()
}

/// Somebody who answers in 2019.
struct Respondent<'c> {
    id: &'c str,
    at: DateTime<Utc>,
    language: Language,
    group: RespondentGroup,
    answering: Box<dyn Answering + Send + 'c>,
}

/// One organization's answers on their way in.
struct Sheet {
    organization: String,
    at: DateTime<Utc>,
    answers: Map<String, Json>,
    language: Language,
    source: &'static str,
    mark: Mark,
}

impl Respondent<'_> {
    fn sheet(
        &self,
        registry: &LoadedRegistry,
        questionnaires: &Questionnaires,
    ) -> Result<Sheet, DemoError> {
        if self.id == MIDCOM_ID {
            return Ok(Sheet {
                organization: self.id.to_owned(),
                at: self.at,
                answers: serde_json::from_str(MIDCOM)
                    .expect("the file in questionnaires/demo is a JSON object"),
                language: self.language,
                source: MIDCOM_SOURCE,
                mark: Mark::Reconstructed,
            });
        }
        let context = Context {
            language: self.language,
            now: self.at,
            registers: registry,
            last: None,
        };
        let filled_in = fill_in(questionnaires.of(self.group)?, context, &*self.answering)
            .map_err(|error| DemoError::Walk(self.id.to_owned(), error))?;
        Ok(Sheet {
            organization: self.id.to_owned(),
            at: self.at,
            answers: filled_in.values,
            language: self.language,
            source: INVENTED,
            mark: Mark::Illustrative,
        })
    }
}

/// Everybody who answers.
fn respondents<'c>(
    registry: &'c Registry,
    mechanisms: &[&'c Iscm],
    characters: &'c [Character<'c>],
) -> Vec<Respondent<'c>> {
    let of_mechanisms = characters.iter().map(|character| Respondent {
        id: character.id(),
        at: instant_of(character.id()),
        language: Language::English,
        group: RespondentGroup::Iscm,
        answering: Box::new(Mechanism::new(character, registry, YEAR)),
    });
    let states = who::states_of(registry, mechanisms, who::STATES);
    let of_states = states.into_iter().map(|state| {
        let id = state.code.as_str();
        let language = who::language_of(state.code);
        let about = of_these(characters, &state.mechanisms);
        Respondent {
            id,
            at: instant_of(id),
            language,
            group: RespondentGroup::State,
            answering: Box::new(Outsider::new(
                id,
                Some(state.code),
                language,
                about,
                registry,
                YEAR,
            )),
        }
    });
    let organizations = who::mechanisms_of_organizations(registry, mechanisms);
    let of_organizations = organizations.into_iter().map(|(id, known)| {
        let about = of_these(characters, &known);
        let language = Language::English;
        Respondent {
            id,
            at: instant_of(id),
            language,
            group: RespondentGroup::Igo,
            answering: Box::new(Outsider::new(id, None, language, about, registry, YEAR)),
        }
    });
    of_mechanisms
        .chain(of_states)
        .chain(of_organizations)
        .collect()
}

/// When an organization answers: some at once, many after the reminders, most in the last weeks, in office
/// hours of a working day.
fn instant_of(id: &str) -> DateTime<Utc> {
    if id == MIDCOM_ID {
        return MIDCOM_ANSWERED;
    }
    let mut chance = Chance::of(&["2019", id, "instant"]);
    let weeks: Vec<(i64, usize)> = [2, 3, 3, 4, 4, 6, 5, 7, 8, 7, 9, 12, 16]
        .into_iter()
        .enumerate()
        .map(|(week, weight)| (week as i64, weight))
        .collect();
    let week = chance.weighted(&weeks).copied().unwrap_or(0);
    // The round opens on a Monday at 7 h.
    FIRST_ROUND_OPENS
        + TimeDelta::days(week * 7 + chance.between(0, 4))
        + TimeDelta::minutes(chance.between(5, 9 * 60))
        + TimeDelta::seconds(chance.between(0, 59))
}

fn enter(app: &App, sheet: Sheet) -> Result<(), DemoError> {
    let organization = sheet.organization.clone();
    let command = ImportResponse {
        assessment: FIRST_ROUND.into(),
        organization: sheet.organization,
        answers: sheet.answers,
        submit: true,
        language: sheet.language,
        source: Some(sheet.source.into()),
        mark: Some(sheet.mark),
        into_closed: false,
        over_respondent: false,
        actor: Author::Program,
    };
    app.write_blocking(|transaction| import_response(transaction, &command))
        .map_err(|error| DemoError::Answers(organization, error))?;
    Ok(())
}
