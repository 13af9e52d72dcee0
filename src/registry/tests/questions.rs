use crate::language::Language;
use crate::registry::{
    CountryCode, IscmFilter, IscmType, OrganizationId, RegionId, Register, Registry, Role,
    StatusCode, ThemeCode,
};

fn registry() -> &'static Registry {
    Registry::starting()
}

fn found(filter: &IscmFilter) -> Vec<&'static str> {
    registry()
        .search_iscms(filter)
        .into_iter()
        .map(|iscm| iscm.id.as_str())
        .collect()
}

fn for_text(text: &str) -> Vec<&'static str> {
    found(&IscmFilter {
        text: text.to_owned(),
        ..IscmFilter::default()
    })
}

fn country(code: &str) -> CountryCode {
    CountryCode::parse(code).expect(code)
}

#[test]
fn text_is_found_without_case_and_accents() {
    assert_eq!(for_text("SODERKOPING process"), ["eap-panel"]);
    assert_eq!(for_text("midiocc"), ["midiocc"]);
    assert_eq!(for_text("océan  INDIEN"), ["midiocc"]);
    assert_eq!(for_text("dialogo abu dhabi"), ["add"]);
    assert_eq!(for_text("5+5"), ["5plus5"]);
    assert!(for_text("zzz").is_empty());
}

#[test]
fn an_acronym_comes_before_a_name_and_a_name_before_an_organization() {
    assert_eq!(for_text("asem")[0], "asem");
    let ecowas = for_text("ecowas");
    assert_eq!(
        ecowas,
        ["midwa"],
        "by the organization it is associated with"
    );
    let quito = for_text("Proceso de Quito");
    assert_eq!(quito, ["quito-process"]);
}

#[test]
fn a_wider_region_holds_the_narrower_ones() {
    let region = RegionId::parse("africa");
    let in_africa = found(&IscmFilter {
        region,
        iscm_type: Some(IscmType::Rcp),
        ..IscmFilter::default()
    });
    for id in [
        "midcom", "midsa", "midiocc", "midwa", "midcas", "igad-rcp", "rmfm", "eac-rcp", "arcp",
    ] {
        assert!(in_africa.contains(&id), "{id} is missing in {in_africa:?}");
    }
    assert!(!in_africa.contains(&"colombo-process"));
}

#[test]
fn filters_are_combined() {
    let dormant = IscmFilter {
        status: Some(StatusCode::Dormant),
        ..IscmFilter::default()
    };
    assert_eq!(found(&dormant), ["acp-eu", "midcas"]);
    let maritime = IscmFilter {
        theme: ThemeCode::parse("maritime_security"),
        country: Some(country("FR")),
        ..IscmFilter::default()
    };
    assert_eq!(found(&maritime), ["midiocc"]);
}

#[test]
fn a_country_has_its_mechanisms_with_roles() {
    let zambia: Vec<(&str, Role, bool)> = registry()
        .iscms_of_country(&country("ZM"))
        .into_iter()
        .map(|one| {
            (
                one.iscm.id.as_str(),
                one.membership.role,
                one.through.is_some(),
            )
        })
        .collect();
    assert_eq!(
        zambia,
        [
            ("acp-eu", Role::Member, true),
            ("midcom", Role::Member, false),
            ("midsa", Role::Member, false),
            ("pafom", Role::Member, true),
            ("tripoli-process", Role::Member, true),
        ]
    );
    let switzerland = registry().iscms_of_country(&country("CH"));
    let midwa = switzerland
        .iter()
        .find(|one| one.iscm.id.as_str() == "midwa");
    assert_eq!(midwa.map(|one| one.membership.role), Some(Role::Observer));
}

#[test]
fn an_organization_has_its_mechanisms() {
    let of = |id: &str| -> Vec<&str> {
        registry()
            .iscms_of_organization(&OrganizationId::parse(id).expect(id))
            .into_iter()
            .map(|iscm| iscm.id.as_str())
            .collect()
    };
    assert_eq!(of("comesa"), ["midcom"]);
    assert_eq!(of("ioc"), ["midiocc"]);
    assert!(of("unhcr").contains(&"bali-process"));
}

#[test]
fn shared_members_are_those_of_both() {
    let iscm = |id: &str| registry().find_iscm(id).expect(id);
    let shared: Vec<&str> = registry()
        .shared_members(iscm("midcom"), iscm("midiocc"))
        .into_iter()
        .map(|country| country.id.as_str())
        .collect();
    assert_eq!(shared, ["KM", "MG", "MU", "SC"]);
    // Through the Member States of the European Union.
    let shared = registry().shared_members(iscm("eu-celac"), iscm("igc"));
    assert!(shared.iter().any(|country| country.id.as_str() == "DE"));
    assert!(!shared.iter().any(|country| country.id.as_str() == "CH"));
}

#[test]
fn a_mechanism_exists_from_its_establishment_to_its_end() {
    let existed: Vec<&str> = registry()
        .existed_in(2019)
        .into_iter()
        .map(|iscm| iscm.id.as_str())
        .collect();
    assert!(
        existed.len() >= 22,
        "the 2019 survey had answers from 22: {}",
        existed.len()
    );
    for id in [
        "midcom",
        "midsa",
        "midwa",
        "midcas",
        "riam",
        "bali-process",
        "gfmd",
    ] {
        assert!(existed.contains(&id), "{id} existed in 2019");
    }
    for id in ["midiocc", "rmfm", "eac-rcp", "un-hld", "manila-process"] {
        assert!(!existed.contains(&id), "{id} did not exist in 2019");
    }
    let in_2013 = registry().existed_in(2013);
    assert!(in_2013.iter().any(|iscm| iscm.id.as_str() == "un-hld"));
}

#[test]
fn registers_are_what_questionnaires_offer() {
    assert_eq!(registry().list_register(Register::Iscm).len(), 41);
    assert_eq!(registry().list_register(Register::State).len(), 197);
    let states = registry().list_register(Register::State);
    assert_eq!(states[0].id, "AF");
    let label = |register, id: &str| {
        let entry = registry().find_in_register(register, id).expect(id);
        entry.label(Language::English)
    };
    assert_eq!(
        label(Register::Iscm, "midwa"),
        "Migration Dialogue for West Africa (MIDWA)"
    );
    assert_eq!(label(Register::Iscm, "prague-process"), "Prague Process");
    assert_eq!(label(Register::State, "ZM"), "Zambia");
    assert!(
        registry()
            .find_in_register(Register::Igo, "rncom")
            .is_none()
    );
    assert!(
        registry()
            .find_in_register(Register::Organization, "rncom")
            .is_some()
    );
    for name in ["iom", "icmpd", "unhcr", "comesa", "au-commission"] {
        assert!(
            registry().find_in_register(Register::Igo, name).is_some(),
            "{name}"
        );
    }
    assert!(registry().find_in_register(Register::State, "NC").is_none());
}
