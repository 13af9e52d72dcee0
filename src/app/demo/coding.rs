//! Open answers of the round of 2019 coded by two people, so that a newcomer finds a codebook, figures of
//! agreement and something left to do: answers that only one has coded, and differences nobody has decided on.

use std::collections::BTreeMap;

use super::DemoError;
use super::first_round::FIRST_ROUND;
use crate::app::App;
use crate::app::coding::read_answers;
use crate::app::coding::writing::{
    AnswerChange, At, CodingError, add_code, code_answers, decide, open_comparison,
};
use crate::assessment::Author;
use crate::findings::coding::{BookCode, CodeState, Codes};
use crate::language::Language;
use crate::storage::assessments::find_assessment_by_slug;
use crate::storage::open_answers::AnswerKey;

/// What States and organizations give as an example of added value.
const QUESTION: &str = "iscms.value_example";

/// A code with its labels (English, French, Spanish, Arabic), its definition, and parts of words that betray it.
type Entry = (
    &'static str,
    [&'static str; 4],
    &'static str,
    &'static [&'static str],
);

const BOOK: [Entry; 4] = [
    (
        "contacts",
        ["Contacts", "Contacts", "Contactos", "جهات الاتصال"],
        "People who met through the mechanism settle something together.",
        &["ontact"],
    ),
    (
        "comparing",
        [
            "Comparing practice",
            "Comparaison des pratiques",
            "Comparación de prácticas",
            "مقارنة الممارسات",
        ],
        "Members learn how others organize the same thing.",
        &["compar"],
    ),
    (
        "coordination_at_home",
        [
            "Coordination at home",
            "Coordination nationale",
            "Coordinación interna",
            "التنسيق الوطني",
        ],
        "Ministries of one State speak to each other because of the mechanism.",
        &["minist"],
    ),
    (
        "early_notice",
        [
            "Early notice",
            "Alerte précoce",
            "Aviso temprano",
            "إشعار مبكر",
        ],
        "Members hear early what changes elsewhere.",
        &["early notice"],
    ),
];

/// Two members of staff code what was answered; the second sees some answers differently.
pub fn code_open_answers(app: &App, one: &Author, two: &Author) -> Result<(), DemoError> {
    app.write_blocking(|transaction| -> Result<(), CodingError> {
        let Some(assessment) = find_assessment_by_slug(transaction.connection, FIRST_ROUND)? else {
            return Ok(());
        };
        let at = |actor: &Author| At {
            assessment: FIRST_ROUND.into(),
            question: QUESTION.into(),
            subjects: None,
            actor: actor.clone(),
        };
        for (code, labels, definition, _) in BOOK {
            let languages = [
                Language::English,
                Language::French,
                Language::Spanish,
                Language::Arabic,
            ];
            let code = BookCode {
                code: code.into(),
                labels: languages
                    .into_iter()
                    .zip(labels.map(str::to_owned))
                    .collect::<BTreeMap<_, _>>(),
                definition: definition.into(),
                use_when: String::new(),
                state: CodeState::InUse,
            };
            add_code(transaction, &at(one), &code)?;
        }
        let answers = read_answers(transaction, &assessment, Some(QUESTION), None)?;
        let (mut first, mut second) = (Vec::new(), Vec::new());
        let mut differing: Vec<(AnswerKey, Codes)> = Vec::new();
        for (place, answer) in answers.iter().enumerate() {
            let codes: Codes = BOOK
                .iter()
                .filter(|(.., signs)| signs.iter().any(|sign| answer.text.contains(sign)))
                .map(|(code, ..)| (*code).to_owned())
                .collect();
            let mut otherwise = codes.clone();
            match place % 9 {
                3 => {
                    otherwise.insert("coordination_at_home".into());
                }
                7 => otherwise.clear(),
                _ => {}
            }
            if otherwise != codes {
                differing.push((answer.key(), codes.clone()));
            }
            let (submission, address) = answer.key();
            let change = |codes: Codes, is_quotation: Option<bool>| AnswerChange {
                submission: submission.clone(),
                address: address.clone(),
                codes: Some(Some(codes)),
                is_quotation,
            };
            // The first has not come to the end yet, and the second is not as far.
            if place * 10 < answers.len() * 8 {
                first.push(change(codes, (place % 12 == 0).then_some(true)));
            }
            if place * 10 < answers.len() * 7 {
                second.push(change(otherwise, None));
            }
        }
        code_answers(transaction, &at(one), &first)?;
        code_answers(transaction, &at(two), &second)?;
        open_comparison(transaction, &at(two))?;
        for ((submission, address), codes) in differing.iter().take(2) {
            decide(transaction, &at(two), (submission, address), Some(codes))?;
        }
        Ok(())
    })?;
    Ok(())
}
