//! Names come as a respondent wrote them, without their article: the sentences are built so that French and
//! Spanish need none.

use iscm_survey::language::Language;
use serde_json::json;

use super::{FULL, MIDCOM, THIN, answers, told};

fn whole_text(answers: &serde_json::Map<String, serde_json::Value>, language: Language) -> String {
    told(answers, language)
        .iter()
        .flat_map(|section| &section.statements)
        .map(|statement| statement.text.replace('\u{a0}', " "))
        .collect::<Vec<_>>()
        .join(" ")
}

/// "Processus de Bali a contribué", "pour Processus de Bali": each would lack an article.
#[test]
fn a_mechanism_known_by_its_whole_name_is_called_the_mechanism() {
    for (language, name, quoted) in [
        (
            Language::French,
            "Processus de Bali",
            "e mécanisme « Processus de Bali »",
        ),
        (
            Language::Spanish,
            "Proceso de Bali",
            "l mecanismo «Proceso de Bali»",
        ),
    ] {
        for file in [THIN, FULL, MIDCOM] {
            let mut own = answers(file);
            own.insert("iscm_name".to_owned(), json!(name));
            own.remove("iscm_acronym");
            let text = whole_text(&own, language);
            let all = text.matches(name).count();
            assert!(all > 0, "it is named at least once: {text}");
            assert_eq!(text.matches(quoted).count(), all, "{text}");
        }
    }
}

/// "Exercée par Canada" would lack its article, too.
#[test]
fn the_state_that_holds_the_chair_stands_by_itself_in_french() {
    let mut own = answers(THIN);
    own.insert("bodies".to_owned(), json!(["chair"]));
    own.insert("chair_kind".to_owned(), json!("chair_rotating"));
    own.insert("chair_now".to_owned(), json!("held"));
    own.insert("chair_holder".to_owned(), json!("Canada"));
    let text = whole_text(&own, Language::French);
    assert!(
        text.contains("tournante (actuellement : Canada)."),
        "{text}"
    );
}
