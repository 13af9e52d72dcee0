//! What the worker does besides sending mails.

use std::sync::Arc;

use chrono::TimeDelta;
use iscm_survey::mail::Person;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::worker::Worker;
use serde_json::json;

use crate::support::app::institution;
use crate::support::databases::run_on_both;
use crate::support::round::{Round, change};

#[test]
fn what_nobody_repeats_any_more_is_forgotten_after_90_days() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let changes = vec![change("established", json!(2003), 0)];
        let mut command = round.save_command(&midcom, "anna", changes);
        command.operation = Some("a click".to_owned());
        round.save(&command).expect("saved");
        let worker = Worker {
            app: round.app.clone(),
            mailer: None,
            institution: Arc::new(institution()),
            public_url: "https://survey.example.org".parse().expect("an address"),
            reply_to: Person {
                name: String::new(),
                email: "team@example.org".to_owned(),
            },
        };
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let tidy = || runtime.block_on(worker.tidy()).expect("it tidies up");
        round.clock.advance(TimeDelta::days(90));
        assert_eq!(tidy(), 0, "a client may still repeat it");
        round.clock.advance(TimeDelta::seconds(1));
        assert_eq!(tidy(), 1);
        assert_eq!(tidy(), 0);
        assert_eq!(round.values(&midcom), json!({"established": 2003}));
    });
}
