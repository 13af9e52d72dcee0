use std::collections::BTreeSet;

use crate::language::Language;
use crate::registry::{
    Certainty, ChairKind, Iscm, IscmType, Participant, Registry, Role, StatusCode, Text, Vocabulary,
};

const ENGLISH: Language = Language::English;

fn iscm(id: &str) -> &'static Iscm {
    Registry::starting().find_iscm(id).expect(id)
}

fn english(text: &Text) -> &str {
    text.in_language(ENGLISH)
}

/// Countries and organizations in a role, by id.
fn in_role(id: &str, role: Role) -> Vec<&'static str> {
    iscm(id)
        .members
        .iter()
        .filter(|membership| membership.role == role)
        .map(|membership| match &membership.participant {
            Participant::Country(code) => code.as_str(),
            Participant::Organization(id) => id.as_str(),
            Participant::Iscm(id) => id.as_str(),
            Participant::Group(id) => id.as_str(),
        })
        .collect()
}

#[test]
fn all_forty_one_are_there() {
    let registry = Registry::starting();
    assert_eq!(registry.list_iscms().count(), 41);
    let of_type = |kind| {
        registry
            .list_iscms()
            .filter(|iscm| iscm.iscm_type == kind)
            .count()
    };
    assert_eq!(
        [IscmType::Rcp, IscmType::Irf, IscmType::Global].map(of_type),
        [22, 16, 3]
    );
}

#[test]
fn every_record_can_be_shown() {
    let registry = Registry::starting();
    for iscm in registry.list_iscms() {
        for language in [Language::English, Language::French, Language::Spanish] {
            assert!(
                iscm.name.exactly(language).is_some(),
                "{} in {language:?}",
                iscm.id
            );
        }
        assert!(!iscm.regions.is_empty(), "{}", iscm.id);
        assert!(!iscm.sources.is_empty(), "{} has no source", iscm.id);
        assert!(
            iscm.sources
                .iter()
                .all(|source| source.url.is_some() || source.title.is_some()),
            "{}",
            iscm.id
        );
        for membership in &iscm.members {
            let name = registry.name_of(&membership.participant, ENGLISH);
            assert!(name.is_some(), "{} {:?}", iscm.id, membership.participant);
            let role = registry.role_code(membership);
            assert!(
                registry
                    .find_term("respondent_roles_to_iscm", role)
                    .is_some(),
                "{role}"
            );
        }
        let codes = [
            ("iscm_types", Some(iscm.iscm_type.code())),
            ("iscm_status", Some(iscm.status.code.code())),
        ];
        for (vocabulary, code) in codes {
            let code = code.unwrap_or_default();
            assert!(
                registry.find_term(vocabulary, code).is_some(),
                "{vocabulary} {code}"
            );
        }
    }
    let unsure: Vec<&str> = registry
        .list_iscms()
        .filter(|iscm| iscm.certainty == Certainty::GeneralKnowledge)
        .map(|iscm| iscm.id.as_str())
        .collect();
    assert!(
        unsure.is_empty(),
        "every record has a source by now: {unsure:?}"
    );
}

#[test]
fn where_a_count_is_published_it_is_ours_or_the_record_says_why_not() {
    for iscm in Registry::starting().list_iscms() {
        let Some(published) = iscm.members_published else {
            continue;
        };
        let ours = iscm
            .members
            .iter()
            .filter(|one| one.role.is_membership())
            .filter(|one| matches!(one.participant, Participant::Country(_)))
            .count();
        let explained = iscm.members_note.is_some()
            && iscm
                .conflicts
                .iter()
                .any(|conflict| conflict.field == "members");
        assert!(
            ours == published as usize || explained,
            "{}: {published} published, {ours} recorded",
            iscm.id
        );
    }
}

#[test]
fn themes_have_codes_and_labels_in_three_languages() {
    let registry = Registry::starting();
    assert!(registry.list_themes().count() > 60);
    for vocabulary in registry.list_vocabularies() {
        for term in &vocabulary.terms {
            for language in [Language::English, Language::French, Language::Spanish] {
                assert!(
                    term.label.exactly(language).is_some(),
                    "{} {} in {language:?}",
                    vocabulary.id,
                    term.id
                );
            }
        }
    }
    assert!(registry.find_vocabulary(Vocabulary::THEMES).is_some());
}

#[test]
fn codes_of_types_are_in_their_vocabularies() {
    let registry = Registry::starting();
    for (vocabulary, codes) in [
        (
            "chair_kinds",
            &[
                "state",
                "organization",
                "rotating",
                "none",
                "not_determined",
                "vacant",
                "unknown",
            ][..],
        ),
        (
            "secretariat_kinds",
            &["hosted", "state", "own", "interim", "none", "unknown"],
        ),
        (
            "country_standings",
            &["un_member", "un_observer", "non_member", "territory"],
        ),
    ] {
        let known: BTreeSet<&str> = registry
            .find_vocabulary(vocabulary)
            .expect(vocabulary)
            .terms
            .iter()
            .map(|term| term.id.as_str())
            .collect();
        assert_eq!(known, codes.iter().copied().collect(), "{vocabulary}");
    }
    for organization in registry.list_organizations() {
        let kind = organization.kind.code();
        assert!(
            registry.find_term("organization_kinds", kind).is_some(),
            "{kind}"
        );
    }
}

/// IOM's page of 2020 on MiDIOCC, line by line.
#[test]
fn midiocc_has_what_its_page_says() {
    let midiocc = iscm("midiocc");
    assert_eq!(
        english(&midiocc.name),
        "Migration Dialogue for the Indian Ocean Commission Countries"
    );
    assert_eq!(midiocc.regions[0].as_str(), "western_indian_ocean");
    assert_eq!(midiocc.associations[0].organization.as_str(), "ioc");
    assert_eq!(
        midiocc
            .established
            .date
            .map(|date| date.to_string())
            .as_deref(),
        Some("2020-03")
    );
    assert!(midiocc.history.iter().any(|event| {
        event
            .date
            .is_some_and(|date| date.to_string() == "2019-08-26/2019-08-28")
    }));
    assert!(midiocc.history.iter().any(|event| {
        event
            .date
            .is_some_and(|date| date.to_string() == "2020-03-06")
    }));
    assert_eq!(midiocc.aims.len(), 7);
    for (aim, words) in [
        (
            0,
            &[
                "exchange",
                "experience",
                "good practice",
                "labour mobility",
                "border management",
                "transnational crime",
                "climate change",
            ][..],
        ),
        (1, &["understood", "coherent", "coordinated"]),
        (2, &["consensus"]),
        (3, &["national and regional", "knowledge"]),
        (
            4,
            &[
                "technical cooperation",
                "capacity-building",
                "collection and sharing",
            ],
        ),
        (
            5,
            &[
                "other States of the region",
                "regional economic communities",
            ],
        ),
        (
            6,
            &[
                "safe, orderly and regular",
                "2030 Agenda",
                "Agenda 2063",
                "Global Compact",
            ],
        ),
    ] {
        for word in words {
            assert!(
                english(&midiocc.aims[aim]).contains(word),
                "aim {aim}: {word}"
            );
        }
    }
    let areas: Vec<&str> = midiocc.thematic_focus[0]
        .areas
        .iter()
        .map(|area| english(&area.text))
        .collect();
    assert_eq!(areas.len(), 12);
    for area in [
        "Labour mobility and human development",
        "Migration, environment and climate change",
        "Integrated border management",
        "Migration and health",
        "Free movement of people in the IOC area",
        "Maritime security and safety",
        "Migration, trade and tourism",
        "Addressing irregular migration",
        "Diaspora engagement for development",
        "Countering human smuggling and trafficking in human beings",
        "Collection, analysis and information sharing on migration data",
        "Sustainable development of island States, including small island developing States",
    ] {
        assert!(areas.contains(&area), "{area}");
    }
    let chair = midiocc.chair.as_ref().expect("a chair");
    assert_eq!(chair.kind, ChairKind::NotDetermined);
    assert!(
        chair
            .note
            .as_ref()
            .is_some_and(|note| english(note).contains("no Chair has been appointed"))
    );
    assert_eq!(
        in_role("midiocc", Role::Member),
        ["KM", "MG", "MU", "FR", "SC"]
    );
    let france = &midiocc.members[3];
    assert_eq!(
        france.note.as_ref().map(english),
        Some("Through the Department of Réunion.")
    );
    let meetings: Vec<(String, &str)> = midiocc
        .meetings
        .iter()
        .map(|meeting| {
            (
                meeting.date.to_string(),
                meeting.place.as_ref().map_or("", english),
            )
        })
        .collect();
    assert_eq!(
        meetings,
        [
            ("2019-08-26/2019-08-28".to_owned(), "Mahé, Seychelles"),
            (
                "2020-03-05/2020-03-06".to_owned(),
                "Beau Vallon, Seychelles"
            ),
        ]
    );
    assert_eq!(midiocc.documents.len(), 4);
    for words in [
        "Conclusions and Recommendations",
        "34th Session",
        "decision No. 6",
        "Strategic Development Plan",
    ] {
        assert!(
            midiocc
                .documents
                .iter()
                .any(|document| english(&document.title).contains(words)),
            "{words}"
        );
    }
    // The page contradicts itself twice; both sides are told.
    let conflict = |field: &str, words: [&str; 2]| {
        midiocc.conflicts.iter().any(|conflict| {
            conflict.field == field
                && words
                    .iter()
                    .all(|word| english(&conflict.text).contains(word))
        })
    };
    assert!(conflict(
        "type",
        ["interregional forum", "regional consultative process"]
    ));
    assert!(conflict("meetings", ["2019", "2020"]));
    assert!(
        midiocc
            .corrections
            .iter()
            .any(|correction| correction.field == "meetings")
    );
    assert!(midiocc.sources.iter().any(|source| source.url.as_deref()
        == Some("https://iom.int/migration-dialogue-indian-ocean-commission-countries-midiocc")));
}

#[test]
fn midcom_has_the_four_foci_and_the_nine() {
    let midcom = iscm("midcom");
    let [page, summary] = midcom.thematic_focus.as_slice() else {
        panic!("two views of MIDCOM's focus are kept");
    };
    assert_eq!(page.areas.len(), 9);
    assert_eq!(summary.areas.len(), 4);
    assert_eq!(summary.as_of.map(|date| date.year()), Some(2019));
    let themes: Vec<&str> = summary.themes.iter().map(|theme| theme.as_str()).collect();
    assert_eq!(
        themes,
        [
            "free_movement",
            "labour_migration",
            "services",
            "establishment_residence"
        ]
    );
    assert_eq!(midcom.established.date.map(|date| date.year()), Some(2013));
    assert_eq!(in_role("midcom", Role::Member).len(), 21);
    assert!(
        midcom
            .conflicts
            .iter()
            .any(|conflict| conflict.field == "thematic_focus")
    );
}

#[test]
fn the_bali_process_has_organizations_among_its_members() {
    let members = in_role("bali-process", Role::Member);
    for organization in ["iom", "unhcr", "unodc", "ilo"] {
        assert!(members.contains(&organization), "{organization}");
    }
    let countries = members.iter().filter(|id| id.len() == 2).count();
    assert_eq!(countries, 45);
    assert_eq!(
        in_role("bali-process", Role::Observer),
        ["NL", "RU", "ZA", "GB"]
    );
    let chair = iscm("bali-process").chair.as_ref().expect("co-chairs");
    let chairs: Vec<&str> = chair.countries.iter().map(|code| code.as_str()).collect();
    assert_eq!(chairs, ["AU", "ID"]);
    let registry = Registry::starting();
    let new_caledonia = iscm("bali-process")
        .members
        .iter()
        .find(|one| matches!(&one.participant, Participant::Country(code) if code.as_str() == "NC"))
        .expect("New Caledonia");
    assert_eq!(registry.role_code(new_caledonia), "territory");
}

#[test]
fn organizations_have_the_role_that_sources_give_them() {
    assert!(in_role("midwa", Role::Member).contains(&"ecowas"));
    assert_eq!(
        in_role("midwa", Role::Observer),
        ["MR", "CH", "au-commission", "european-commission", "iom"]
    );
    assert!(in_role("rabat-process", Role::Partner).contains(&"eu"));
    assert!(in_role("rabat-process", Role::Partner).contains(&"ecowas"));
    assert_eq!(in_role("igc", Role::Participating).len(), 21);
    assert!(in_role("budapest-process", Role::Partner).contains(&"igc"));
    assert!(in_role("add", Role::Partner).contains(&"private_sector"));
    assert!(in_role("pidc", Role::Member).contains(&"WF"));
}

#[test]
fn status_and_chair_are_codes() {
    let status = |id: &str| iscm(id).status.code;
    assert_eq!(status("midcas"), StatusCode::Dormant);
    assert_eq!(
        iscm("midcas").status.since.map(|date| date.year()),
        Some(2016)
    );
    assert_eq!(status("midiocc"), StatusCode::Establishing);
    assert_eq!(status("eac-rcp"), StatusCode::Establishing);
    assert_eq!(status("un-hld"), StatusCode::Past);
    let chair = |id: &str| iscm(id).chair.as_ref().map(|chair| chair.kind);
    assert_eq!(chair("midcas"), Some(ChairKind::None));
    assert_eq!(chair("arcp"), Some(ChairKind::Organization));
    assert_eq!(chair("afml"), Some(ChairKind::Rotating));
    assert_eq!(chair("midsa"), Some(ChairKind::State));
    assert_eq!(
        iscm("midsa").chair.as_ref().map(|chair| chair.past.len()),
        Some(14)
    );
}

#[test]
fn corrections_name_what_they_rest_on() {
    let tripoli = iscm("tripoli-process");
    assert_eq!(
        tripoli
            .established
            .date
            .map(|date| date.to_string())
            .as_deref(),
        Some("2006-11")
    );
    assert_eq!(tripoli.corrections[0].field, "established");
    for iscm in Registry::starting().list_iscms() {
        assert!(
            iscm.corrections
                .iter()
                .all(|correction| !correction.source.is_empty())
        );
    }
}
