//! Nothing an analyst wrote is lost whatever the answers become; one case per rule, then properties.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use proptest::prelude::*;
use serde_json::json;

use super::document::{Publication, PublishedText};
use super::edit::Hand;
use super::*;
use crate::assessment::Role;
use crate::findings::statement::StatementKind;
use crate::findings::summary::Section;
use crate::questionnaire::model::Attribution;

const LANGUAGES: [Language; 3] = [Language::English, Language::French, Language::Spanish];

/// What a sentence tells: its key, and the value that its text and source show.
type Facts<'a> = &'a [(&'a str, i64)];

fn statement(key: &str, value: i64, language: Language) -> Statement {
    Statement {
        key: key.to_owned(),
        kind: StatementKind::Told,
        speaker: RespondentGroup::Iscm,
        text: format!("{} {key} tells {value}.", language.code()),
        language,
        untranslated: false,
        sources: vec![Source {
            respondent: "midcom".into(),
            address: format!("q_{value}"),
            value: json!(value),
            question: None,
            shown: None,
        }],
        conditions: Vec::new(),
        hidden: Vec::new(),
        staff_only: false,
    }
}

fn summary(facts: Facts, language: Language) -> Summary {
    let section = |id: &str| Section {
        id: id.to_owned(),
        title: id.to_owned(),
        statements: facts
            .iter()
            .filter(|(key, _)| key.split('/').next() == Some(id))
            .map(|(key, value)| statement(key, *value, language))
            .collect(),
    };
    Summary {
        iscm: "midcom".into(),
        name: "Migration Dialogue".into(),
        acronym: Some("MIDCOM".into()),
        assessment: "2026".into(),
        language,
        sections: vec![section("focus"), section("value")],
        answered: BTreeSet::from([RespondentGroup::Iscm]),
        is_public: false,
        untranslated_left_out: 0,
    }
}

fn told(facts: Facts) -> Told {
    LANGUAGES
        .into_iter()
        .map(|language| (language, summary(facts, language)))
        .collect()
}

fn hand() -> Hand {
    Hand {
        author: Author::Operator,
        at: DateTime::UNIX_EPOCH,
    }
}

const EN: Language = Language::English;
const FR: Language = Language::French;

fn find<'m>(merged: &'m Merged, key: &str) -> &'m MergedStatement {
    let mut statements = merged.statements();
    statements
        .find(|one| one.statement.key == key)
        .unwrap_or_else(|| panic!("{key} is there"))
}

fn seen(told: &Told, language: Language, key: &str) -> String {
    edit::generated(told, language, key).map_or_else(String::new, |one| Basis::of(one).digest())
}

fn edit(draft: &mut Draft, told: &Told, key: &str, language: Language, text: &str) {
    let seen = seen(told, language, key);
    draft
        .edit(told, (key, language), text, &seen, &hand())
        .expect("the statement is there");
}

#[test]
fn a_new_draft_tells_what_is_generated_and_can_be_published() {
    let told = told(&[("focus/a", 1), ("focus/b", 2), ("value/c", 3)]);
    let draft = Draft::begin(&told);
    for language in LANGUAGES {
        let merged = merge(&told[&language], &draft);
        assert!(merged.is_publishable());
        assert_eq!(merged.summary(), told[&language]);
        assert_eq!(merged.published(), told[&language].published());
    }
}

#[test]
fn an_edit_asks_for_its_translation_and_a_translation_asks_for_nothing() {
    let told = told(&[("focus/a", 1)]);
    let mut draft = Draft::begin(&told);
    edit(&mut draft, &told, "focus/a", EN, "Better words.");
    let english = merge(&told[&EN], &draft);
    assert_eq!(find(&english, "focus/a").statement.text, "Better words.");
    assert!(english.is_publishable());
    let french = merge(&told[&FR], &draft);
    assert_eq!(
        find(&french, "focus/a").hindrances,
        [Hindrance::ToTranslate]
    );
    assert!(!french.is_publishable());

    edit(&mut draft, &told, "focus/a", FR, "De meilleurs mots.");
    assert!(merge(&told[&FR], &draft).is_publishable());
    assert!(
        merge(&told[&EN], &draft).is_publishable(),
        "a translation marks nobody"
    );

    let back = draft.reset(&told, ("focus/a", EN), &hand());
    assert_eq!(back, Ok(()));
    assert_eq!(
        find(&merge(&told[&EN], &draft), "focus/a").hindrances,
        [Hindrance::ToTranslate],
        "French says something else than the generated text"
    );
    draft
        .reset(&told, ("focus/a", FR), &hand())
        .expect("is told");
    draft
        .reset(&told, ("focus/a", Language::Spanish), &hand())
        .expect("is told");
    for language in LANGUAGES {
        assert!(merge(&told[&language], &draft).is_publishable());
    }
}

#[test]
fn a_changed_answer_is_shown_and_taken_or_left() {
    let before = told(&[("focus/a", 1)]);
    let after = told(&[("focus/a", 2)]);
    let mut draft = Draft::begin(&before);
    edit(&mut draft, &before, "focus/a", FR, "Mes mots.");
    let english = merge(&after[&EN], &draft);
    let stale = find(&english, "focus/a");
    assert_eq!(stale.standing, Standing::Changed);
    assert_eq!(
        stale.statement.text, "en focus/a tells 1.",
        "the text stands until somebody decides"
    );
    assert!(!english.is_publishable());

    let mut taken = draft.clone();
    taken
        .take(&after, ("focus/a", EN), &hand())
        .expect("is told");
    let english = merge(&after[&EN], &taken);
    assert_eq!(
        find(&english, "focus/a").statement.text,
        "en focus/a tells 2."
    );
    let french = merge(&after[&FR], &taken);
    assert_eq!(find(&french, "focus/a").statement.text, "Mes mots.");
    assert_eq!(find(&french, "focus/a").standing, Standing::Changed);

    draft
        .leave(&after, ("focus/a", EN), &hand())
        .expect("is told");
    let english = merge(&after[&EN], &draft);
    assert_eq!(
        find(&english, "focus/a").statement.text,
        "en focus/a tells 1."
    );
    assert_eq!(find(&english, "focus/a").standing, Standing::Fresh);
}

#[test]
fn what_came_after_the_page_was_read_is_not_taken_for_read() {
    let before = told(&[("focus/a", 1)]);
    let after = told(&[("focus/a", 2)]);
    let mut draft = Draft::begin(&before);
    let seen = seen(&before, EN, "focus/a");
    draft
        .edit(&after, ("focus/a", EN), "Words.", &seen, &hand())
        .expect("is told");
    assert_eq!(
        find(&merge(&after[&EN], &draft), "focus/a").standing,
        Standing::Changed
    );
}

#[test]
fn what_is_told_no_more_stays_until_somebody_decides() {
    let before = told(&[("focus/a", 1), ("focus/b", 2)]);
    let after = told(&[("focus/a", 1)]);
    let mut draft = Draft::begin(&before);
    let merged = merge(&after[&EN], &draft);
    assert_eq!(find(&merged, "focus/b").standing, Standing::Gone);
    assert!(!merged.is_publishable());
    let mut kept = draft.clone();
    kept.leave(&after, ("focus/b", EN), &hand())
        .expect("is there");
    for language in LANGUAGES {
        let merged = merge(&after[&language], &kept);
        assert!(merged.is_publishable(), "{language:?}");
        assert!(find(&merged, "focus/b").statement.sources.is_empty());
    }
    draft
        .take(&after, ("focus/b", EN), &hand())
        .expect("is there");
    assert!(find(&merge(&after[&EN], &draft), "focus/b").is_dropped);
    assert!(
        find(&merge(&before[&EN], &draft), "focus/b").is_dropped,
        "dropped stays dropped"
    );
}

#[test]
fn what_is_new_stands_behind_its_neighbour_and_waits() {
    let before = told(&[("focus/a", 1), ("focus/b", 2), ("focus/c", 3)]);
    let after = told(&[
        ("focus/a", 1),
        ("focus/x", 9),
        ("focus/b", 2),
        ("focus/c", 3),
    ]);
    let mut draft = Draft::begin(&before);
    draft.step("focus/a", Way::Down).expect("is there");
    draft.step("focus/a", Way::Down).expect("is there");
    let keys = |draft: &Draft| -> Vec<String> {
        merge(&after[&EN], draft)
            .statements()
            .map(|one| one.statement.key.clone())
            .collect()
    };
    assert_eq!(keys(&draft), ["focus/b", "focus/c", "focus/a", "focus/x"]);
    assert_eq!(
        find(&merge(&after[&EN], &draft), "focus/x").hindrances,
        [Hindrance::New]
    );
    assert_eq!(draft.step("focus/x", Way::Up), Err(EditProblem::NotThere));
    draft
        .take(&after, ("focus/x", EN), &hand())
        .expect("is told");
    assert_eq!(keys(&draft), ["focus/b", "focus/c", "focus/a", "focus/x"]);
    assert!(merge(&after[&FR], &draft).is_publishable());
}

#[test]
fn an_own_statement_needs_its_words_in_each_language() {
    let told = told(&[("focus/a", 1)]);
    let mut draft = Draft::begin(&told);
    let key = draft
        .add(&told, ("focus", "1"), EN, "An own finding.", &hand())
        .expect("the section is there");
    assert_eq!(key, "focus/+1");
    assert!(merge(&told[&EN], &draft).is_publishable());
    let french = merge(&told[&FR], &draft);
    assert!(!french.is_publishable());
    assert_eq!(find(&french, &key).statement.language, EN);
    assert!(french.published().sections[0].statements.len() == 1);
    assert_eq!(
        draft.add(&told, ("nowhere", "2"), EN, "Text.", &hand()),
        Err(EditProblem::NotThere)
    );
}

#[test]
fn answers_for_staff_only_and_untranslated_sentences_are_not_published() {
    let mut told = told(&[("focus/a", 1), ("focus/b", 2)]);
    for summary in told.values_mut() {
        summary.sections[0].statements[0].staff_only = true;
    }
    let spanish = told.get_mut(&Language::Spanish).expect("is there");
    spanish.sections[0].statements[1].untranslated = true;
    spanish.sections[0].statements[1].language = EN;
    let mut draft = Draft::begin(&told);
    assert!(find(&merge(&told[&EN], &draft), "focus/a").is_dropped);
    assert!(merge(&told[&EN], &draft).is_publishable());
    assert!(!merge(&told[&Language::Spanish], &draft).is_publishable());
    draft
        .set_dropped(&told, "focus/a", false)
        .expect("is there");
    assert_eq!(
        find(&merge(&told[&EN], &draft), "focus/a").hindrances,
        [Hindrance::StaffOnly]
    );
    edit(&mut draft, &told, "focus/a", EN, "Other words.");
    assert!(
        !merge(&told[&EN], &draft).is_publishable(),
        "words do not open an answer"
    );
}

fn citation(level: Option<Attribution>) -> Citation {
    let texts = |text: &str| BTreeMap::from([(EN, text.to_owned())]);
    Citation {
        kind: CitationKind::Quotation,
        group: RespondentGroup::State,
        respondent: "ZM".into(),
        address: "iscms/midcom/remark".into(),
        value: json!("It is useful."),
        question: texts("Remark"),
        shown: texts("It is useful."),
        level,
    }
}

#[test]
fn a_quotation_is_told_as_its_level_allows() {
    let told = told(&[("focus/a", 1)]);
    for (level, respondent) in [
        (Some(Attribution::Named), Some("ZM")),
        (Some(Attribution::Group), Some(citation::A_STATE)),
        (Some(Attribution::Count), None),
        (Some(Attribution::None), None),
        (None, None),
    ] {
        let mut draft = Draft::begin(&told);
        let put = draft.cite("focus/a", citation(level));
        assert_eq!(put.is_ok(), respondent.is_some(), "{level:?}");
        let published = merge(&told[&EN], &draft).published();
        let quoted = published.sections[0].statements[0]
            .sources
            .iter()
            .find(|source| source.shown.as_deref() == Some("“It is useful.”"));
        assert_eq!(quoted.map(|source| source.respondent.as_str()), respondent);
        let whole = format!("{published:?}");
        assert_eq!(whole.contains("ZM"), respondent == Some("ZM"), "{level:?}");
    }
    // The respondent chose another level after it was quoted.
    let mut draft = Draft::begin(&told);
    draft
        .cite("focus/a", citation(Some(Attribution::Group)))
        .expect("may be quoted");
    draft.statements[0].citations[0].level = Some(Attribution::Count);
    let merged = merge(&told[&EN], &draft);
    assert!(!merged.is_publishable());
    assert_eq!(
        merged.published().sections[0].statements[0].sources.len(),
        1
    );
}

#[test]
fn who_may_move_a_summary_where() {
    use MoveProblem::{NoReason, NotAllowed, NotFromHere};
    let go = |from: Stage, to, role| from.go(to, role, "because");
    assert_eq!(go(Stage::Draft, Stage::InReview, Role::Analyst), Ok(()));
    assert_eq!(
        go(Stage::Draft, Stage::InReview, Role::Reader),
        Err(NotAllowed)
    );
    assert_eq!(
        go(Stage::InReview, Stage::Cleared, Role::Analyst),
        Err(NotAllowed)
    );
    assert_eq!(
        go(Stage::WithIscm, Stage::Cleared, Role::Coordinator),
        Ok(())
    );
    assert_eq!(
        go(Stage::Draft, Stage::Published, Role::Administrator),
        Err(NotFromHere)
    );
    assert_eq!(
        go(Stage::Cleared, Stage::Published, Role::Administrator),
        Ok(())
    );
    assert_eq!(
        Stage::Published.go(Stage::Withdrawn, Role::Coordinator, " "),
        Err(NoReason)
    );
    assert_eq!(
        Stage::Published.go(Stage::Draft, Role::Coordinator, ""),
        Err(NoReason)
    );
    assert!(!Stage::Cleared.is_editable());
    assert_eq!(Stage::Published.ways(Role::Analyst), []);
}

#[test]
fn a_published_document_reads_back_as_it_was() {
    let told = told(&[("focus/a", 1), ("value/b", 2)]);
    let draft = Draft::begin(&told);
    let texts = [EN, FR].map(|language| {
        let text = PublishedText {
            summary: merge(&told[&language], &draft).published(),
            names: BTreeMap::from([("midcom".into(), "MIDCOM".into())]),
        };
        (language, text)
    });
    let publication = Publication {
        number: 2,
        published_at: DateTime::UNIX_EPOCH,
        marks: vec![crate::assessment::Mark::Illustrative],
        texts: texts.into(),
    };
    let document = publication.document();
    assert_eq!(Publication::parse(&document), Ok(publication.clone()));
    assert_eq!(Publication::parse(&document).unwrap().document(), document);
    assert_eq!(publication.text_in(Language::Arabic).summary.language, EN);
    assert!(Publication::parse("{}").is_err());
}

#[test]
fn a_difference_puts_both_texts_together() {
    let pieces = difference(
        "External donors provide 80 % of it.",
        "External donors provide 75 % of it.",
    );
    assert_eq!(
        pieces,
        [
            Piece::Same("External donors provide ".into()),
            Piece::Removed("80".into()),
            Piece::Added("75".into()),
            Piece::Same(" % of it.".into()),
        ]
    );
}

/// Something that happens to a summary.
#[derive(Clone, Debug)]
enum Event {
    /// New submissions: which sentences are told, and with what.
    Answers(Vec<(usize, i64)>),
    Edit(usize, usize, u8),
    Take(usize, usize),
    Leave(usize, usize),
    Reset(usize, usize),
    Drop(usize, bool),
    Step(usize, bool),
    Add(u8),
}

const KEYS: [&str; 5] = ["focus/a", "focus/b", "focus/c", "value/d", "value/e"];

fn events() -> impl Strategy<Value = Vec<Event>> {
    let key = 0..KEYS.len();
    let language = 0..LANGUAGES.len();
    let facts = proptest::collection::vec((key.clone(), 0..4_i64), 0..6);
    let event = prop_oneof![
        3 => facts.prop_map(Event::Answers),
        3 => (key.clone(), language.clone(), any::<u8>()).prop_map(|(k, l, n)| Event::Edit(k, l, n)),
        1 => (key.clone(), language.clone()).prop_map(|(k, l)| Event::Take(k, l)),
        1 => (key.clone(), language.clone()).prop_map(|(k, l)| Event::Leave(k, l)),
        1 => (key.clone(), language).prop_map(|(k, l)| Event::Reset(k, l)),
        1 => (key.clone(), any::<bool>()).prop_map(|(k, d)| Event::Drop(k, d)),
        1 => (key, any::<bool>()).prop_map(|(k, d)| Event::Step(k, d)),
        1 => any::<u8>().prop_map(Event::Add),
    ];
    proptest::collection::vec(event, 1..25)
}

/// Sentences are told in the order of the file, each at most once.
fn told_of(facts: &[(usize, i64)]) -> Told {
    let facts: BTreeMap<usize, i64> = facts.iter().copied().collect();
    let facts: Vec<(&str, i64)> = facts
        .into_iter()
        .map(|(key, value)| (KEYS[key], value))
        .collect();
    told(&facts)
}

proptest! {
    #[test]
    fn whatever_happens_words_stay_dropped_stays_dropped_and_order_holds(
        first in proptest::collection::vec((0..KEYS.len(), 0..4_i64), 0..6),
        events in events(),
    ) {
        let mut answers = told_of(&first);
        let mut draft = Draft::begin(&answers);
        // What analysts decided last: words by statement and language, and what is left out.
        let mut words: BTreeMap<(String, Language), String> = BTreeMap::new();
        let mut dropped: BTreeSet<String> = BTreeSet::new();
        for (step, event) in events.into_iter().enumerate() {
            let before: Vec<String> = keys(&merge(&answers[&EN], &draft));
            let mut moved = false;
            match event {
                Event::Answers(facts) => answers = told_of(&facts),
                Event::Edit(key, language, number) => {
                    let (key, language) = (KEYS[key], LANGUAGES[language]);
                    let text = format!("Words {number}.");
                    let seen = seen(&answers, language, key);
                    if draft.edit(&answers, (key, language), &text, &seen, &hand()).is_ok() {
                        words.insert((key.to_owned(), language), text);
                    }
                }
                Event::Take(key, language) => {
                    let (key, language) = (KEYS[key], LANGUAGES[language]);
                    if draft.take(&answers, (key, language), &hand()).is_ok() {
                        words.remove(&(key.to_owned(), language));
                        if edit::generated(&answers, language, key).is_none() {
                            dropped.insert(key.to_owned());
                        }
                    }
                }
                Event::Leave(key, language) => {
                    let _ = draft.leave(&answers, (KEYS[key], LANGUAGES[language]), &hand());
                }
                Event::Reset(key, language) => {
                    let (key, language) = (KEYS[key], LANGUAGES[language]);
                    if draft.reset(&answers, (key, language), &hand()).is_ok() {
                        words.remove(&(key.to_owned(), language));
                    }
                }
                Event::Drop(key, is_dropped) => {
                    let key = KEYS[key];
                    if draft.set_dropped(&answers, key, is_dropped).is_ok() {
                        match is_dropped {
                            true => dropped.insert(key.to_owned()),
                            false => dropped.remove(key),
                        };
                    }
                }
                Event::Step(key, up) => {
                    moved = draft.step(KEYS[key], if up { Way::Up } else { Way::Down }).is_ok();
                }
                Event::Add(number) => {
                    let text = format!("Own {number}.");
                    let id = step.to_string();
                    let key = draft.add(&answers, ("value", &id), EN, &text, &hand()).expect("the section is there");
                    words.insert((key, EN), text);
                }
            }
            for language in LANGUAGES {
                let merged = merge(&answers[&language], &draft);
                prop_assert_eq!(&merged, &merge(&answers[&language], &draft));
                for ((key, _), text) in words.iter().filter(|((_, of), _)| *of == language) {
                    prop_assert_eq!(&find(&merged, key).statement.text, text, "{} in {:?}", key, language);
                }
                let told_again: BTreeSet<&str> = merged
                    .summary()
                    .sections
                    .iter()
                    .flat_map(|section| section.statements.iter().map(|one| one.key.clone()))
                    .filter(|key| dropped.contains(key))
                    .map(|_| "a dropped statement is told")
                    .collect();
                prop_assert!(told_again.is_empty());
                let list = keys(&merged);
                let once: BTreeSet<&String> = list.iter().collect();
                prop_assert_eq!(once.len(), list.len(), "each statement stands once");
                for key in answers[&language].sections.iter().flat_map(|section| &section.statements) {
                    prop_assert!(list.contains(&key.key), "nothing told is missing");
                }
                if merged.is_publishable() {
                    prop_assert_eq!(
                        merged.published().sections.iter().map(|one| one.statements.len()).sum::<usize>(),
                        merged.statements().filter(|one| !one.is_dropped).count(),
                        "a publishable text is published whole"
                    );
                }
            }
            if !moved {
                let after = keys(&merge(&answers[&EN], &draft));
                let drafted = |key: &&String| draft.find(key).is_some();
                let stayed: Vec<&String> = before.iter().filter(drafted).filter(|key| after.contains(key)).collect();
                let order: Vec<&String> = after.iter().filter(drafted).filter(|key| before.contains(key)).collect();
                prop_assert_eq!(stayed, order, "order is stable");
            }
        }
    }
}

fn keys(merged: &Merged) -> Vec<String> {
    merged
        .statements()
        .map(|one| one.statement.key.clone())
        .collect()
}
