use serde_json::{Value as Json, json};

use crate::registry::{Registry, RegistryProblemCode as Code, RegistryRecord};

/// The starting registry as a file, with something changed.
fn changed(change: impl FnOnce(&mut Json)) -> String {
    let mut file = serde_json::from_str(&Registry::starting().to_json()).expect("JSON");
    change(&mut file);
    file.to_string()
}

/// Where an ISCM stands in an exported file.
fn place_of(id: &str) -> usize {
    Registry::starting()
        .list_iscms()
        .position(|iscm| iscm.id.as_str() == id)
        .expect("an ISCM of the starting registry")
}

fn check(file: &str, expected: &[(Code, &str)]) {
    let problems = Registry::from_json(file).expect_err("the file has problems");
    let found: Vec<(Code, &str)> = problems
        .iter()
        .map(|problem| (problem.code, problem.pointer.as_str()))
        .collect();
    assert_eq!(found, expected, "{problems:#?}");
}

#[test]
fn importing_an_export_changes_nothing() {
    let exported = Registry::starting().to_json();
    let imported = Registry::from_json(&exported).expect("an export is a valid file");
    assert_eq!(&imported, Registry::starting());
    assert_eq!(imported.to_json(), exported, "byte for byte");
}

#[test]
fn the_order_of_records_and_properties_in_a_file_does_not_matter() {
    let shuffled = changed(|file| {
        for (_, list) in file.as_object_mut().expect("an object") {
            let Some(records) = list.as_array_mut() else {
                continue;
            };
            records.reverse();
            for record in records {
                let mut properties: Vec<_> =
                    std::mem::take(record.as_object_mut().expect("an object"))
                        .into_iter()
                        .collect();
                properties.reverse();
                *record = Json::Object(properties.into_iter().collect());
            }
        }
    });
    let imported = Registry::from_json(&shuffled).expect("a valid file");
    assert_eq!(imported.to_json(), Registry::starting().to_json());
}

#[test]
fn stored_records_make_the_same_registry_in_any_order() {
    let mut records = Registry::starting().to_records();
    assert!(records.iter().all(|record| !record.id.is_empty()));
    records.reverse();
    let again = Registry::from_records(records).expect("valid records");
    assert_eq!(&again, Registry::starting());
}

#[test]
fn a_record_stored_under_another_id_is_reported() {
    let records = Registry::starting().to_records().into_iter().map(|record| {
        let renamed = record.id == "midcom";
        RegistryRecord {
            id: if renamed {
                "midcon".to_owned()
            } else {
                record.id.clone()
            },
            ..record
        }
    });
    let problems = Registry::from_records(records).expect_err("a contradiction");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].code, Code::Contradiction);
}

#[test]
fn all_problems_are_reported_with_their_places() {
    let at = place_of("midcom");
    let file = changed(|file| {
        let midcom = &mut file["iscms"][at];
        midcom["members"][0]["country"] = json!("XX");
        midcom["members"][1]["role"] = json!("friend");
        midcom["meetings"][0]["date"] = json!("2013-02-30");
        midcom["thematic_focus"][0]["themes"][0] = json!("astrology");
        midcom["regions"] = json!(["atlantis"]);
        midcom["website"] = json!("javascript:alert(1)");
        midcom["nickname"] = json!("M");
        midcom["associations"][0]["organization"] = json!("nobody");
        midcom
            .as_object_mut()
            .expect("an object")
            .shift_remove("name");
    });
    let pointer = |rest: &str| format!("/iscms/{at}{rest}");
    check(
        &file,
        &[
            (Code::MissingProperty, &pointer("")),
            (Code::UnknownRegion, &pointer("/regions/0")),
            (
                Code::UnknownOrganization,
                &pointer("/associations/0/organization"),
            ),
            (Code::UnknownTheme, &pointer("/thematic_focus/0/themes/0")),
            (Code::UnknownCountry, &pointer("/members/0/country")),
            (Code::UnknownCode, &pointer("/members/1/role")),
            (Code::BadDate, &pointer("/meetings/0/date")),
            (Code::BadAddress, &pointer("/website")),
            (Code::UnknownProperty, &pointer("/nickname")),
        ],
    );
}

#[test]
fn an_id_may_stand_only_once() {
    let file = changed(|file| {
        let first = file["iscms"][0].clone();
        file["iscms"].as_array_mut().expect("a list").push(first);
    });
    check(&file, &[(Code::DuplicateId, "/iscms/41/id")]);
}

#[test]
fn contradictions_within_a_record_are_reported() {
    let at = place_of("midcom");
    let file = changed(|file| {
        let midcom = &mut file["iscms"][at];
        midcom["chair"]["kind"] = json!("none");
        midcom["secretariat"]["kind"] = json!("none");
        midcom["members"][1] = midcom["members"][0].clone();
        midcom["status"] = json!({"code": "past", "since": "2001"});
        midcom["chair"]["past"][0]["from"] = json!("2015");
        midcom["chair"]["past"][0]["to"] = json!("2014");
    });
    let pointer = |rest: &str| format!("/iscms/{at}{rest}");
    check(
        &file,
        &[
            (Code::Duplicate, &pointer("/members/1")),
            (Code::Contradiction, &pointer("/chair/kind")),
            (Code::BadDate, &pointer("/chair/past/0/to")),
            (Code::Contradiction, &pointer("/secretariat/kind")),
            (Code::Contradiction, &pointer("/status/since")),
        ],
    );
}

#[test]
fn a_participant_is_one_thing() {
    let at = place_of("midcom");
    let file = changed(|file| {
        file["iscms"][at]["members"][0] = json!({"role": "member"});
        file["iscms"][at]["members"][1] =
            json!({"role": "member", "country": "ZM", "organization": "iom"});
    });
    check(
        &file,
        &[
            (Code::MissingProperty, &format!("/iscms/{at}/members/0")),
            (Code::Contradiction, &format!("/iscms/{at}/members/1")),
        ],
    );
}

#[test]
fn what_is_not_a_registry_file_is_refused() {
    check("{", &[(Code::BadJson, "")]);
    check("[]", &[(Code::WrongType, "")]);
    check(
        "{\"format\": \"questionnaire\"}",
        &[(Code::UnknownFormat, "/format")],
    );
    let later = changed(|file| file["version"] = json!(2));
    check(&later, &[(Code::UnknownFormat, "/version")]);
    let partial = changed(|file| {
        file.as_object_mut()
            .expect("an object")
            .shift_remove("provenance");
        file["friends"] = json!([]);
    });
    check(
        &partial,
        &[
            (Code::MissingProperty, ""),
            (Code::UnknownProperty, "/friends"),
        ],
    );
}

#[test]
fn a_text_is_not_empty_and_has_english() {
    let file = changed(|file| {
        file["iscms"][0]["name"] = json!({"fr": "Nom", "pt": "Nome"});
        file["iscms"][1]["name"] = json!(" ");
        file["iscms"][2]["name"] = Json::Null;
    });
    check(
        &file,
        &[
            (Code::MissingProperty, "/iscms/0/name"),
            (Code::UnknownLanguage, "/iscms/0/name/pt"),
            (Code::Empty, "/iscms/1/name"),
            (Code::WrongType, "/iscms/2/name"),
        ],
    );
}
