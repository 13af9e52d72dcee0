//! An open round with two small questionnaires, driven through the functions of `app`, without a server.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use iscm_survey::app::App;
use iscm_survey::app::importing::{self, ImportResponse, ImportResponseError, Imported};
use iscm_survey::app::rounds::{self, QuestionnaireFile};
use iscm_survey::app::saving::{self, Change, NewValue, SaveAnswers, SaveError, Saved};
use iscm_survey::app::submitting::{self, Receipt, Submit, SubmitError};
use iscm_survey::assessment::{Author, ContactId, NewAssessment, Respondent, ResponseId};
use iscm_survey::clock::{FixedClock, SeededRandomness};
use iscm_survey::language::Language;
use iscm_survey::questionnaire::answers::Address;
use iscm_survey::questionnaire::model::RespondentGroup;
use serde_json::{Value as Json, json};

use super::databases::TestDatabase;

/// The short name of the round.
pub const ROUND: &str = "2026";

pub struct Round {
    pub app: App,
    pub clock: Arc<FixedClock>,
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn iscm_questionnaire() -> Json {
    json!({
        "id": "small-iscm", "version": "1", "respondent": "iscm", "title": "About the mechanism",
        "pages": [{"name": "first", "finding": "structures", "elements": [
            {"type": "text", "inputType": "number", "name": "established", "isRequired": true,
             "indicator": "established", "min": 1900},
            {"type": "checkbox", "name": "themes", "indicator": "themes",
             "choices": ["trade", "health", "climate"]},
            {"type": "comment", "name": "aims"},
            {"type": "text", "name": "secret", "visibleIf": "{established} > 2000"},
            {"type": "matrix", "name": "contribution", "indicator": "contribution",
             "rows": ["national", "regional"], "columns": ["low", "high"]},
            {"type": "paneldynamic", "name": "examples", "templateElements": [
                {"type": "text", "name": "what"}, {"type": "text", "name": "year", "inputType": "number"}]}
        ]}],
        "findings": [{"id": "structures", "title": "Structures", "sentences": [
            {"id": "since", "text": "It was established in {established}."}
        ]}]
    })
}

fn state_questionnaire() -> Json {
    json!({
        "id": "small-state", "version": "1", "respondent": "state", "title": "About your mechanisms",
        "pages": [{"name": "first", "elements": [
            {"type": "checkbox", "name": "memberships", "valueName": "iscms", "valuePropertyName": "iscm",
             "choicesByUrl": {"url": "registers/iscm", "valueName": "id", "titleName": "name"}},
            {"type": "paneldynamic", "name": "per_iscm", "valueName": "iscms", "keyName": "iscm",
             "subject": "iscm", "allowAddPanel": false, "allowRemovePanel": false, "templateElements": [
                {"type": "rating", "name": "usefulness", "indicator": "value.usefulness",
                 "attribution": "group", "finding": "structures"},
                {"type": "comment", "name": "remark"}]}
        ]}],
        "findings": [{"id": "structures", "title": "Structures", "sentences": [
            {"id": "useful", "of": "state", "values": {"n": "base('value.usefulness')", "m": "mean('value.usefulness')"},
             "text": "{n} States rated its usefulness at {m} on average."},
            {"id": "remarks", "of": "state", "values": {"n": "base('iscms.remark~codes')", "t": "top('iscms.remark~codes', 1)"},
             "text": "The remarks of {n} States speak most often of the following: {t}."}
        ]}]
    })
}

/// The two files of the round.
pub fn files() -> Vec<QuestionnaireFile> {
    vec![
        QuestionnaireFile {
            path: "questionnaires/small-iscm.json".to_owned(),
            text: iscm_questionnaire().to_string(),
        },
        QuestionnaireFile {
            path: "questionnaires/small-state.json".to_owned(),
            text: state_questionnaire().to_string(),
        },
    ]
}

pub fn new_round() -> NewAssessment {
    NewAssessment::new(
        ROUND,
        "Assessment 2026",
        at("2026-05-01T00:00:00Z"),
        at("2026-07-01T00:00:00Z"),
    )
}

/// A respondent's author, by a name that the test gives.
pub fn contact(name: &str) -> Author {
    Author::Contact(ContactId::new(name))
}

/// A change based on the version that was seen.
pub fn change(address: &str, value: Json, base_version: i64) -> Change {
    Change {
        address: Address::parse(address),
        value: match value {
            Json::Null => NewValue::Clear,
            value => NewValue::Set(value),
        },
        base_version: Some(base_version),
        attribution: None,
    }
}

impl Round {
    /// A program on a fresh database without a round. Its registry is the one to start from, which is not
    /// stored until somebody installs or imports one.
    pub fn prepare(test: &TestDatabase) -> Round {
        let clock = Arc::new(FixedClock::new(at("2026-05-19T08:00:00Z")));
        let randomness = Arc::new(SeededRandomness::new(7));
        let app = App::new(test.create(), clock.clone(), randomness);
        Round { app, clock }
    }

    /// The same with an open round.
    pub fn open(test: &TestDatabase) -> Round {
        Round::open_with(test, &files())
    }

    /// The same with other questionnaires.
    pub fn open_with(test: &TestDatabase, files: &[QuestionnaireFile]) -> Round {
        let round = Round::prepare(test);
        round
            .app
            .write_blocking(|transaction| {
                rounds::create_assessment(transaction, &new_round(), files, &Author::Operator)
            })
            .expect("the round can be created");
        round
            .app
            .write_blocking(|transaction| {
                rounds::open_assessment(transaction, ROUND, &Author::Operator)
            })
            .expect("the round can be opened");
        round
    }

    /// The response of an organization, made if need be.
    pub fn response(&self, group: RespondentGroup, organization: &str) -> ResponseId {
        let respondent = Respondent::new(group, organization);
        self.app
            .write_blocking(|transaction| {
                let assessment = rounds::list_assessments(transaction)?.remove(0);
                importing::ensure_response(
                    transaction,
                    &assessment.id,
                    &respondent,
                    Language::English,
                )
            })
            .expect("a response can be made")
    }

    /// A write by a respondent; the writer is the browser.
    pub fn save_command(
        &self,
        response: &ResponseId,
        writer: &str,
        changes: Vec<Change>,
    ) -> SaveAnswers {
        SaveAnswers {
            response: response.clone(),
            operation: None,
            changes,
            language: Language::English,
            author: contact(writer),
            writer: writer.to_owned(),
            sequence: None,
            on_behalf: None,
        }
    }

    pub fn save(&self, command: &SaveAnswers) -> Result<Saved, SaveError> {
        self.app
            .write_blocking(|transaction| saving::save_answers(transaction, command))
    }

    pub fn submit_command(&self, response: &ResponseId) -> Submit {
        Submit {
            response: response.clone(),
            operation: None,
            expected_revision: None,
            declaration: None,
            language: Language::English,
            author: contact("focal point"),
            on_behalf: None,
        }
    }

    pub fn submit(&self, command: &Submit) -> Result<Receipt, SubmitError> {
        self.app
            .write_blocking(|transaction| submitting::submit(transaction, command))
    }

    pub fn import_command(&self, organization: &str, answers: Json) -> ImportResponse {
        Round::import_of(organization, answers)
    }

    /// Answers from a form on paper, to be submitted.
    pub fn import_of(organization: &str, answers: Json) -> ImportResponse {
        let Json::Object(answers) = answers else {
            panic!("answers are an object");
        };
        ImportResponse {
            assessment: ROUND.to_owned(),
            organization: organization.to_owned(),
            answers,
            submit: true,
            language: Language::English,
            source: Some("a form on paper".to_owned()),
            mark: None,
            into_closed: false,
            over_respondent: false,
            actor: Author::Operator,
        }
    }

    pub fn import(&self, command: &ImportResponse) -> Result<Imported, ImportResponseError> {
        self.app
            .write_blocking(|transaction| importing::import_response(transaction, command))
    }

    /// The answers of a response as they stand, put together.
    pub fn values(&self, response: &ResponseId) -> Json {
        self.app
            .read_blocking(|transaction| {
                saving::open_response(transaction, response).map(|opened| opened.values())
            })
            .map(Json::Object)
            .expect("the response is there")
    }

    /// The version that a page would show as the base of a write.
    pub fn version(&self, response: &ResponseId, address: &str) -> i64 {
        self.app
            .read_blocking(|transaction| {
                saving::open_response(transaction, response)
                    .map(|opened| opened.version_of(&Address::parse(address)))
            })
            .expect("the response is there")
    }
}

/// A closed round of 2019 in which MIDCOM alone has answered, as reconstructed from its published summary:
/// what the demonstration has, without the invented rest.
pub fn midcom_round(app: &App, clock: &FixedClock) {
    use iscm_survey::app::demo::INSTRUMENTS;
    use iscm_survey::app::registers::install_registry;
    use iscm_survey::assessment::Mark;

    let files: Vec<QuestionnaireFile> = INSTRUMENTS
        .iter()
        .map(|(path, text)| QuestionnaireFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        })
        .collect();
    let (opens, closes) = (at("2019-04-01T07:00:00Z"), at("2019-06-30T21:59:00Z"));
    let new = NewAssessment::new("2019", "Assessment 2019", opens, closes);
    let answers = include_str!("../../../questionnaires/demo/midcom-2019.json");
    let response = ImportResponse {
        assessment: "2019".to_owned(),
        organization: "midcom".to_owned(),
        answers: serde_json::from_str(answers).expect("an object"),
        submit: true,
        language: Language::English,
        source: Some("Reconstructed from the published summary".to_owned()),
        mark: Some(Mark::Reconstructed),
        into_closed: false,
        over_respondent: false,
        actor: Author::Program,
    };
    clock.set(at("2019-05-20T09:30:00Z"));
    app.write_blocking(|transaction| -> Result<(), anyhow::Error> {
        install_registry(transaction)?;
        rounds::create_assessment(transaction, &new, &files, &Author::Program)?;
        rounds::open_assessment(transaction, "2019", &Author::Program)?;
        importing::import_response(transaction, &response)?;
        Ok(())
    })
    .expect("MIDCOM's answers go in");
    clock.set(closes);
    app.write_blocking(|transaction| {
        rounds::close_assessment(transaction, "2019", &Author::Program)
    })
    .expect("the round can be closed");
}
