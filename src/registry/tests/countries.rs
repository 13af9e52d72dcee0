use crate::language::Language;
use crate::registry::{Collation, CountryCode, Registry, Standing};

fn name(code: &str, language: Language) -> &'static str {
    let country = Registry::starting().find_country(code).expect(code);
    country.name_in(language)
}

#[test]
fn all_members_and_observers_of_the_united_nations_are_there() {
    let registry = Registry::starting();
    let count = |standing| {
        registry
            .list_countries()
            .filter(|country| country.standing == standing)
            .count()
    };
    assert_eq!(count(Standing::UnMember), 193);
    assert_eq!(count(Standing::UnObserver), 2);
    assert_eq!(registry.list_states().count(), 195);
    for observer in ["VA", "PS"] {
        let country = registry.find_country(observer).expect(observer);
        assert_eq!(country.standing, Standing::UnObserver);
    }
}

#[test]
fn every_country_has_a_name_in_six_languages() {
    for country in Registry::starting().list_countries() {
        for language in Language::ALL {
            let name = country.name.exactly(language).unwrap_or_default();
            assert!(
                !name.is_empty(),
                "{} has no name in {language:?}",
                country.id
            );
            assert!(!name.contains('*') && name.trim() == name, "{name}");
            assert!(
                !name.contains('\''),
                "{name}: a typographic apostrophe is wanted"
            );
        }
        if country.is_state() {
            assert!(country.formal_name.is_some(), "{}", country.id);
        }
    }
}

#[test]
fn names_are_those_of_today() {
    for (code, english) in [
        ("TR", "Türkiye"),
        ("CZ", "Czechia"),
        ("SZ", "Eswatini"),
        ("MK", "North Macedonia"),
        ("NL", "Netherlands (Kingdom of the)"),
        ("CI", "Côte d’Ivoire"),
        ("CV", "Cabo Verde"),
        ("VN", "Viet Nam"),
    ] {
        assert_eq!(name(code, Language::English), english);
    }
    assert_eq!(
        name("IR", Language::French),
        "Iran (République islamique d’)"
    );
    assert_eq!(name("TZ", Language::Spanish), "República Unida de Tanzanía");
    assert_eq!(name("CN", Language::Chinese), "中国");
}

#[test]
fn articles_stand_beside_the_name() {
    let with_article = |code: &str, language| {
        let country = Registry::starting().find_country(code).expect(code);
        country.name_with_article(language)
    };
    assert_eq!(name("BS", Language::English), "Bahamas");
    assert_eq!(with_article("BS", Language::English), "the Bahamas");
    assert_eq!(with_article("ZA", Language::French), "l’Afrique du Sud");
    assert_eq!(with_article("GM", Language::French), "la Gambie");
    assert_eq!(with_article("IN", Language::Spanish), "la India");
    assert_eq!(with_article("ZM", Language::English), "Zambia");
}

#[test]
fn territories_that_take_part_are_no_states() {
    for (code, of) in [
        ("AS", "US"),
        ("PF", "FR"),
        ("NC", "FR"),
        ("TK", "NZ"),
        ("WF", "FR"),
        ("AW", "NL"),
        ("CW", "NL"),
        ("HK", "CN"),
        ("MO", "CN"),
        ("RE", "FR"),
    ] {
        let country = Registry::starting().find_country(code).expect(code);
        assert!(!country.is_state(), "{code}");
        assert_eq!(
            country.of.as_ref().map(CountryCode::as_str),
            Some(of),
            "{code}"
        );
    }
    let niue = Registry::starting().find_country("NU").expect("NU");
    assert_eq!(niue.standing, Standing::NonMember);
}

#[test]
fn names_are_sorted_as_readers_of_the_language_expect() {
    let position = |language, code: &str| {
        Registry::starting()
            .list_countries_by_name(language)
            .iter()
            .position(|country| country.id.as_str() == code)
            .expect(code)
    };
    // Égypte comes before Fidji, not behind Zimbabwe; Îles Cook under I.
    assert!(position(Language::French, "EG") < position(Language::French, "FJ"));
    assert!(position(Language::French, "CK") < position(Language::French, "IN"));
    assert!(position(Language::English, "CI") < position(Language::English, "HR"));
    let collation = Collation::new(Language::French);
    assert!(collation.sort_key("Égypte") < collation.sort_key("Fidji"));
}
