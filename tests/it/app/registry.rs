//! The registry of an installation.

use iscm_survey::app::registers::{
    ImportRegistryError, RegistryChanges, export_registry, import_registry, install_registry,
    load_registry,
};
use iscm_survey::assessment::{Author, Respondent};
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::registry::Registry;
use serde_json::{Value as Json, json};

use crate::support::databases::{TestDatabase, run_on_both};
use crate::support::round::Round;

fn installed(test: &TestDatabase) -> Round {
    let round = Round::prepare(test);
    round
        .app
        .write_blocking(install_registry)
        .expect("the registry to start from can be installed");
    round
}

fn import(round: &Round, file: &str) -> Result<RegistryChanges, ImportRegistryError> {
    round
        .app
        .write_blocking(|transaction| import_registry(transaction, file, &Author::Operator))
}

#[test]
fn importing_an_export_changes_nothing() {
    run_on_both(|test| {
        let round = installed(test);
        let file = round.app.read_blocking(export_registry).unwrap();
        assert_eq!(file, Registry::starting().to_json());
        let changes = import(&round, &file).expect("an export can be imported");
        let records = Registry::starting().to_records().len();
        assert_eq!(
            changes,
            RegistryChanges {
                unchanged: records,
                ..RegistryChanges::default()
            }
        );
        assert!(records > 250, "all records take part");
    });
}

#[test]
fn an_import_replaces_the_registry_and_is_seen_at_once() {
    run_on_both(|test| {
        let round = installed(test);
        let name = |id: &str| {
            let loaded = round.app.read_blocking(load_registry).unwrap();
            loaded.find_respondent(id)
        };
        assert_eq!(
            name("MIDCOM"),
            Some(Respondent::new(RespondentGroup::Iscm, "midcom"))
        );
        assert_eq!(
            name("zm"),
            Some(Respondent::new(RespondentGroup::State, "ZM"))
        );
        assert_eq!(name("nobody"), None);

        let mut file: Json = serde_json::from_str(&Registry::starting().to_json()).unwrap();
        file["iscms"]
            .as_array_mut()
            .unwrap()
            .retain(|iscm| iscm["id"] != json!("midcom"));
        let changes = import(&round, &file.to_string()).expect("the file is right");
        assert_eq!((changes.removed, changes.inserted), (1, 0));
        assert_eq!(name("midcom"), None);
        // A new installation's registry is not put back over what its staff made of it.
        let installed = round.app.write_blocking(install_registry).unwrap();
        assert_eq!(installed, RegistryChanges::default());
        assert_eq!(name("midcom"), None);
    });
}

#[test]
fn who_takes_part_is_not_lost_by_an_import() {
    run_on_both(|test| {
        let round = Round::open(test);
        round.response(RespondentGroup::Iscm, "midcom");
        let mut file: Json = serde_json::from_str(&Registry::starting().to_json()).unwrap();
        file["iscms"]
            .as_array_mut()
            .unwrap()
            .retain(|iscm| iscm["id"] != json!("midcom"));
        let refused = import(&round, &file.to_string());
        let Err(ImportRegistryError::InUse(lost)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(lost, ["midcom"]);
    });
}

#[test]
fn a_broken_file_changes_nothing() {
    run_on_both(|test| {
        let round = Round::prepare(test);
        let before = round.app.read_blocking(export_registry).unwrap();
        let refused = import(&round, "{\"format\": \"something else\"}");
        assert!(matches!(refused, Err(ImportRegistryError::Problems(_))));
        assert_eq!(round.app.read_blocking(export_registry).unwrap(), before);
    });
}
