//! The demonstration: rounds that show the program at work, made by the same functions as real ones.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json};

use super::App;
use super::importing::{ImportResponse, ImportResponseError, import_response};
use super::registers::{ImportRegistryError, install_registry};
use super::rounds::{
    ChangeAssessmentError, CreateAssessmentError, QuestionnaireFile, close_assessment,
    create_assessment, open_assessment,
};
use crate::assessment::{Author, Mark, NewAssessment};
use crate::clock::FixedClock;
use crate::language::Language;
use crate::storage::StorageError;

/// When the round of 2019 opens, in the demonstration.
pub const FIRST_ROUND_OPENS: DateTime<Utc> = at(1_554_102_000); // 2019-04-01T07:00:00Z
const FIRST_ROUND_ANSWERED: DateTime<Utc> = at(1_558_344_600); // 2019-05-20T09:30:00Z
const FIRST_ROUND_CLOSES: DateTime<Utc> = at(1_561_931_940); // 2019-06-30T21:59:00Z

const fn at(seconds: i64) -> DateTime<Utc> {
    match DateTime::from_timestamp(seconds, 0) {
        Some(instant) => instant,
        None => panic!("the instants above exist"),
    }
}

/// The instruments that the program brings along.
pub const INSTRUMENTS: &[(&str, &str)] = &[
    (
        "questionnaires/iscm.json",
        include_str!("../../questionnaires/iscm.json"),
    ),
    (
        "questionnaires/state.json",
        include_str!("../../questionnaires/state.json"),
    ),
    (
        "questionnaires/igo.json",
        include_str!("../../questionnaires/igo.json"),
    ),
];

const MIDCOM: &str = include_str!("../../questionnaires/demo/midcom-2019.json");
const MIDCOM_SOURCE: &str = "Reconstructed from the published Summary of Findings of MIDCOM, 2019";

/// Why a demonstration could not be made: a mistake of ours, or a disk that does not take it.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error("the registry cannot be installed")]
    Registry(#[from] ImportRegistryError),
    #[error("the round cannot be made")]
    Create(#[from] CreateAssessmentError),
    #[error("the round cannot be opened or closed")]
    Change(#[from] ChangeAssessmentError),
    #[error("the answers of {0} do not go in")]
    Answers(&'static str, #[source] ImportResponseError),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Fills a fresh installation, moving its clock through the round of 2019.
pub fn fill(app: &App, clock: &FixedClock) -> Result<(), DemoError> {
    clock.set(FIRST_ROUND_OPENS);
    let files: Vec<QuestionnaireFile> = INSTRUMENTS
        .iter()
        .map(|(path, text)| QuestionnaireFile {
            path: (*path).into(),
            text: (*text).into(),
        })
        .collect();
    let mut round = NewAssessment::new(
        "2019",
        "Assessment of inter-State consultation mechanisms on migration, 2019",
        FIRST_ROUND_OPENS,
        FIRST_ROUND_CLOSES,
    );
    round.time_zone = "Europe/Zurich".into();
    app.write_blocking(|transaction| -> Result<(), DemoError> {
        install_registry(transaction)?;
        create_assessment(transaction, &round, &files, &Author::Program)?;
        open_assessment(transaction, "2019", &Author::Program)?;
        Ok(())
    })?;
    clock.set(FIRST_ROUND_ANSWERED);
    let answers: Map<String, Json> =
        serde_json::from_str(MIDCOM).expect("the file in questionnaires/demo is a JSON object");
    let midcom = ImportResponse {
        assessment: "2019".into(),
        organization: "midcom".into(),
        answers,
        submit: true,
        language: Language::English,
        source: Some(MIDCOM_SOURCE.into()),
        mark: Some(Mark::Reconstructed),
        into_closed: false,
        over_respondent: false,
        actor: Author::Program,
    };
    app.write_blocking(|transaction| import_response(transaction, &midcom))
        .map_err(|error| DemoError::Answers("midcom", error))?;
    clock.set(FIRST_ROUND_CLOSES);
    app.write_blocking(|transaction| close_assessment(transaction, "2019", &Author::Program))?;
    Ok(())
}
