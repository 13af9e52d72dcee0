use chrono::{NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;

use super::format;
use super::{Argument, Language};

#[test]
fn numbers_are_written_as_each_language_does() {
    let written = |value| Language::ALL.map(|language| format::number(language, value));
    assert_eq!(
        written(12345.5),
        [
            "12,345.5",
            "12,345.5",
            "12,345.5",
            "12\u{202f}345,5",
            "12\u{a0}345,5",
            "12.345,5"
        ]
    );
    assert_eq!(written(7.0), ["7", "7", "7", "7", "7", "7"]);
    // Spanish groups from five digits on.
    assert_eq!(format::number(Language::Spanish, 1500.0), "1500");
    assert_eq!(format::number(Language::English, 1500.0), "1,500");
    assert_eq!(format::number(Language::English, f64::NAN), "–");
}

#[test]
fn a_year_is_not_grouped_in_running_text() {
    for language in Language::ALL {
        assert_eq!(format::plain_number(language, 2013.0), "2013");
    }
    assert_eq!(format::plain_number(Language::French, 4.5), "4,5");
}

#[test]
fn decimals_are_rounded_half_away_from_zero_and_padded() {
    let english = |value, minimum, maximum| {
        format::number_with_decimals(Language::English, value, minimum, maximum)
    };
    assert_eq!(english(2.25, 0, 1), "2.3");
    assert_eq!(english(-2.25, 0, 1), "-2.3");
    assert_eq!(english(2.0, 1, 2), "2.0");
    assert_eq!(english(2.004, 0, 2), "2");
    assert_eq!(english(1999.995, 2, 2), "2,000.00");
}

#[test]
fn percent_does_not_break_from_its_number() {
    assert_eq!(format::percent(Language::English, 80.0), "80\u{a0}%");
    assert_eq!(format::percent(Language::French, 80.0), "80\u{202f}%");
    assert_eq!(format::percent(Language::Chinese, 80.0), "80%");
    assert_eq!(format::percent(Language::Arabic, 80.0), "80%");
}

#[test]
fn lists_are_joined_as_each_language_does() {
    let english = |items: &[&str]| format::list(Language::English, items);
    assert_eq!(english(&[]), "");
    assert_eq!(english(&["a"]), "a");
    assert_eq!(english(&["a", "b"]), "a and b");
    assert_eq!(english(&["a", "b", "c"]), "a, b and c");
    let spanish = |items: &[&str]| format::list(Language::Spanish, items);
    assert_eq!(spanish(&["Francia", "Italia"]), "Francia e Italia");
    assert_eq!(spanish(&["madres", "hijos"]), "madres e hijos");
    assert_eq!(spanish(&["agua", "hielo"]), "agua y hielo");
    assert_eq!(
        format::list(Language::French, &["a", "b", "c"]),
        "a, b et c"
    );
    assert_eq!(format::list(Language::Russian, &["а", "б"]), "а и б");
    assert_eq!(
        format::list(Language::Chinese, &["甲", "乙", "丙"]),
        "甲、乙和丙"
    );
    assert_eq!(format::list(Language::Arabic, &["ا", "ب"]), "ا وب");
    // An item with an "and" of its own is kept apart.
    assert_eq!(
        english(&["health", "return and readmission", "trade and tourism"]),
        "health, return and readmission, and trade and tourism"
    );
    assert_eq!(
        english(&["return and readmission", "health"]),
        "return and readmission, and health"
    );
    assert_eq!(
        english(&["IOM (data and advice)", "the EU"]),
        "IOM (data and advice) and the EU"
    );
    assert_eq!(
        english(&["return and readmission"]),
        "return and readmission"
    );
    assert_eq!(
        spanish(&["salud y comercio", "idiomas"]),
        "salud y comercio, e idiomas"
    );
    assert_eq!(
        format::list(Language::French, &["retour et réadmission", "santé"]),
        "retour et réadmission, et santé"
    );
    let arabic = |items: &[&str]| format::list(Language::Arabic, items);
    assert_eq!(
        arabic(&["التعليم", "العودة وإعادة القبول", "الصحة"]),
        "التعليم، والعودة وإعادة القبول، والصحة"
    );
    // French and Spanish do so only beside the last "and", and then for an "or" as well.
    assert_eq!(
        spanish(&["salud y comercio", "idiomas", "la diáspora", "sindicatos"]),
        "salud y comercio, idiomas, la diáspora y sindicatos"
    );
    assert_eq!(
        spanish(&["programas o iniciativas", "normas o directrices"]),
        "programas o iniciativas, y normas o directrices"
    );
    assert_eq!(
        spanish(&["una secretaría", "un grupo o diálogo"]),
        "una secretaría y un grupo o diálogo"
    );
    assert_eq!(
        format::list(
            Language::French,
            &[
                "des unions politiques et économiques",
                "la diaspora",
                "des syndicats"
            ]
        ),
        "des unions politiques et économiques, la diaspora et des syndicats"
    );
    // Arabic lists of more than single words have commas from three on.
    assert_eq!(arabic(&["وطني", "إقليمي", "عالمي"]), "وطني وإقليمي وعالمي");
    assert_eq!(
        arabic(&["القطاع الخاص", "المغتربين", "المجتمع المدني"]),
        "القطاع الخاص، والمغتربين، والمجتمع المدني"
    );
    assert_eq!(
        arabic(&["القطاع الخاص", "المجتمع المدني"]),
        "القطاع الخاص والمجتمع المدني"
    );
    assert_eq!(
        arabic(&["برامج أو مبادرات", "شبكات أو جهات اتصال"]),
        "برامج أو مبادرات، وشبكات أو جهات اتصال"
    );
    assert_eq!(
        format::list_or(Language::English, &["a", "b", "c"]),
        "a, b or c"
    );
    assert_eq!(
        format::list_or(Language::Spanish, &["siete", "ocho"]),
        "siete u ocho"
    );
}

#[test]
fn what_is_counted_up_is_set_apart_by_the_signs_of_the_language() {
    assert_eq!(format::series(Language::English, &["a", "b"]), "a, b");
    assert_eq!(format::series(Language::Arabic, &["ا", "ب"]), "ا، ب");
    assert_eq!(format::series(Language::Chinese, &["甲", "乙"]), "甲、乙");
    assert_eq!(
        Language::ALL.map(|language| format::entries(language, &["1", "2"])),
        ["1؛ 2", "1；2", "1; 2", "1\u{a0}; 2", "1; 2", "1; 2"]
    );
    assert_eq!(format::entries::<&str>(Language::Arabic, &[]), "");
}

#[test]
fn dates_are_written_as_the_united_nations_do() {
    let due = Utc.with_ymd_and_hms(2026, 6, 30, 21, 59, 0).unwrap();
    assert_eq!(
        Language::ALL.map(|language| format::instant(language, due, Tz::Europe__Zurich)),
        [
            "30 حزيران/يونيو 2026، الساعة 23:59 بتوقيت جنيف",
            "2026年6月30日23:59（日内瓦时间）",
            "30 June 2026, 23:59 Geneva time",
            "30 juin 2026 à 23\u{a0}h\u{a0}59 (heure de Genève)",
            "30 июня 2026 г., 23:59 по женевскому времени",
            "30 de junio de 2026, 23:59 (hora de Ginebra)",
        ]
    );
    let first = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
    assert_eq!(format::date(Language::French, first), "1er juillet 2026");
    assert_eq!(format::date(Language::English, first), "1 July 2026");
    assert_eq!(
        format::instant(Language::English, due, Tz::Africa__Dar_es_Salaam),
        "1 July 2026, 00:59 Dar es Salaam time"
    );
    assert_eq!(
        format::instant(Language::English, due, Tz::UTC),
        "30 June 2026, 21:59 UTC"
    );
}

#[test]
fn a_date_known_in_part_is_written_in_part() {
    let written = |text| format::partial_date(Language::Spanish, text);
    assert_eq!(written("2019"), "2019");
    assert_eq!(written("2019-04"), "abril de 2019");
    assert_eq!(written("2019-04-30"), "30 de abril de 2019");
    assert_eq!(written("around 2019"), "around 2019");
    assert_eq!(written("2019-13"), "2019-13");
    assert_eq!(
        format::partial_date(Language::Russian, "2019-04"),
        "апрель 2019 г."
    );
}

#[test]
fn messages_take_plural_and_gender_from_their_arguments() {
    let tell = |language: Language, key: &str, group: &str, base: u32| {
        language.text_with(key, &[("group", group.into()), ("base", base.into())])
    };
    assert_eq!(
        tell(Language::English, "tell-most", "state", 7),
        "most of the 7 member States"
    );
    assert_eq!(tell(Language::English, "tell-all", "igo", 2), "both IGOs");
    assert_eq!(
        tell(Language::French, "tell-none", "igo", 3),
        "aucune des 3 OIG"
    );
    assert_eq!(
        tell(Language::Spanish, "tell-all", "state", 1200),
        "la totalidad de los 1200 Estados miembros"
    );
    assert_eq!(
        tell(Language::Arabic, "tell-most", "state", 7),
        "معظم الدول الأعضاء الـ\u{a0}7"
    );
    assert_eq!(
        tell(Language::Russian, "tell-none", "igo", 3),
        "ни одна из 3 МПО"
    );
    assert_eq!(
        [7, 21, 22].map(|base| tell(Language::Russian, "tell-most", "state", base)),
        [
            "большинство из 7 государств-членов",
            "большинство из 21 государства-члена",
            "большинство из 22 государств-членов",
        ]
    );
    // What a language lacks is told in English.
    assert_eq!(Language::Chinese.text("sign-in-title"), "Sign in");
}

#[test]
fn arguments_are_put_in_as_they_stand() {
    let hostile = "\u{2068}<b>{ $x }\r\nBcc: a@example.org";
    let message = Language::English.text_with(
        "answer-error-duplicate_key",
        &[("value", Argument::from(hostile))],
    );
    assert_eq!(
        message,
        format!("“{hostile}” is given twice. Each may stand once")
    );
}

#[test]
fn no_french_line_ends_before_a_mark_of_two_parts() {
    assert_eq!(
        Language::French.text_with("evolution-followed-by", &[("round", "« 2026 »".into())]),
        "D’ici à «\u{a0}« 2026 »\u{a0}»",
        "the words of the files have hard spaces, what is put in stays as it is"
    );
    assert_eq!(Language::French.text("title-error"), "Erreur\u{a0}:");
    assert_eq!(Language::Spanish.text("title-error"), "Error:");
}
