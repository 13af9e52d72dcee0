//! Whatever is answered, a form can be computed, and computing it again changes nothing.

use proptest::prelude::*;

use super::*;
use crate::questionnaire::answers;

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (-2i64..2030).prop_map(Json::from),
        (0.0..1e3f64).prop_map(Json::from),
        prop::sample::select(vec![
            "",
            "a",
            "b",
            "rcp",
            "irf",
            "other",
            "none",
            "trade",
            "midcom",
            "midsa",
            "gone",
            "national",
            "global",
            "law",
            "project",
            "high",
            "often",
            "2019-04-30",
            "2019-13-45",
            "7",
            "true",
        ])
        .prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 60, 6, |inner| {
        let key = prop::sample::select(vec![
            "full_name",
            "acronym",
            "established",
            "signed",
            "formal",
            "kind",
            "kind-Comment",
            "number",
            "themes",
            "order",
            "usefulness",
            "why",
            "contact",
            "phone",
            "staff",
            "opinion",
            "trust",
            "money",
            "ways",
            "mail",
            "mix",
            "fees",
            "donors",
            "share",
            "sure",
            "half",
            "budget",
            "what",
            "amount",
            "iscms",
            "iscm",
            "value",
            "levels",
            "level",
            "about",
            "#aside",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::Array),
            prop::collection::vec((key, inner), 0..10).prop_map(|members| {
                Json::Object(
                    members
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

fn any_answers() -> impl Strategy<Value = Json> {
    any_json().prop_map(|value| {
        if value.is_object() {
            value
        } else {
            json!({"themes": value})
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn computing_again_changes_nothing(answers in any_answers()) {
        let questionnaire = everything();
        let values = with_form(&questionnaire, answers, Language::French, |form| {
            form.pages();
            form.progress();
            form.values().clone()
        });
        let again = with_form(
            &questionnaire,
            Json::Object(values.clone()),
            Language::French,
            |form| form.values().clone(),
        );
        prop_assert_eq!(again, values);
    }

    #[test]
    fn what_is_submitted_holds_nothing_hidden_and_stays_as_it_is(answers in any_answers()) {
        let questionnaire = everything();
        let completion = with_form(&questionnaire, answers, Language::English, |form| form.completion());
        let (again, hidden) = with_form(
            &questionnaire,
            Json::Object(completion.stored.clone()),
            Language::English,
            |form| {
                let hidden: Vec<String> = form
                    .pages()
                    .iter()
                    .flat_map(|page| &page.elements)
                    .filter_map(|element| match element {
                        ElementState::Question(question) if !question.visible => {
                            Some(question.address.to_string())
                        }
                        _ => None,
                    })
                    .collect();
                (form.completion(), hidden)
            },
        );
        for address in hidden {
            prop_assert!(!completion.values.contains_key(&address), "{} is hidden", address);
        }
        prop_assert_eq!(again.values, completion.values);
        prop_assert_eq!(again.stored, completion.stored);
    }

    #[test]
    fn what_is_read_from_outside_has_the_same_state(given in any_answers()) {
        let questionnaire = everything();
        if let Ok(stored) = answers::read(&questionnaire, &object(given.clone())) {
            let from_stored = with_form(&questionnaire, Json::Object(stored), Language::English, |form| {
                (form.values().clone(), form.errors().to_vec())
            });
            let from_given = with_form(&questionnaire, given, Language::English, |form| {
                (form.values().clone(), form.errors().to_vec())
            });
            prop_assert_eq!(from_stored, from_given);
        }
    }
}
