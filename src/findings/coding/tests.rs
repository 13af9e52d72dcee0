use std::collections::BTreeMap;

use proptest::prelude::*;

use super::agreement::{agreement, cohens_kappa, krippendorffs_alpha, masi, nominal};
use super::*;

fn set(codes: &[&str]) -> Codes {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn book_code(code: &str, state: CodeState) -> BookCode {
    BookCode {
        code: code.into(),
        labels: BTreeMap::from([(Language::English, format!("The {code}"))]),
        definition: String::new(),
        use_when: String::new(),
        state,
    }
}

fn near(found: Option<f64>, expected: f64) {
    let found = found.expect("the figure is defined");
    assert!((found - expected).abs() < 0.0005, "{found}, not {expected}");
}

/// Krippendorff (2011), section A: two observers, binary data, no missing values.
const MEG: [u8; 10] = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
const OWEN: [u8; 10] = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];

#[test]
fn alpha_is_that_of_krippendorffs_own_examples() {
    let binary: Vec<Vec<u8>> = MEG
        .iter()
        .zip(OWEN)
        .map(|(one, other)| vec![*one, other])
        .collect();
    near(krippendorffs_alpha(&binary, nominal), 0.095);
    // Section B: two observers, nominal data.
    let two: Vec<Vec<char>> = "aabbdcccedda"
        .chars()
        .zip("babbbccceddd".chars())
        .map(|(one, other)| vec![one, other])
        .collect();
    near(krippendorffs_alpha(&two, nominal), 0.692);
    // Section C: four observers, missing values.
    let four = [
        "123321412...",
        "1233224125.3",
        ".3332342251.",
        "12332441251.",
    ];
    let units: Vec<Vec<char>> = (0..12)
        .map(|unit| {
            let values = four.iter().filter_map(|row| row.chars().nth(unit));
            values.filter(|value| *value != '.').collect()
        })
        .collect();
    near(krippendorffs_alpha(&units, nominal), 0.743);
}

#[test]
fn kappa_is_that_of_a_table_worked_by_hand() {
    // 20 both yes, 5 only the one, 10 only the other, 15 both no: (0.7 - 0.5) / 0.5.
    let mut pairs = vec![(true, true); 20];
    pairs.extend(vec![(true, false); 5]);
    pairs.extend(vec![(false, true); 10]);
    pairs.extend(vec![(false, false); 15]);
    near(cohens_kappa(&pairs), 0.4);
}

#[test]
fn what_is_undefined_is_not_told() {
    assert_eq!(cohens_kappa(&[]), None);
    assert_eq!(cohens_kappa(&[(true, true), (true, true)]), None);
    assert_eq!(krippendorffs_alpha::<u8>(&[], nominal), None);
    assert_eq!(krippendorffs_alpha(&[vec![1], vec![2]], nominal), None);
    assert_eq!(krippendorffs_alpha(&[vec![1, 1]], nominal), None);
}

#[test]
fn sets_are_as_far_apart_as_masi_says() {
    let masi = |one: &[&str], other: &[&str]| masi(&set(one), &set(other));
    assert_eq!(masi(&["a"], &["a"]), 0.0);
    assert_eq!(masi(&[], &[]), 0.0);
    assert_eq!(masi(&["a"], &["b"]), 1.0);
    assert_eq!(masi(&["a"], &[]), 1.0);
    // One of two, all within the other: 1 - 1/2 * 2/3.
    assert!((masi(&["a"], &["a", "b"]) - 2.0 / 3.0).abs() < 1e-12);
    // One of three, neither within the other: 1 - 1/3 * 1/3.
    assert!((masi(&["a", "c"], &["a", "b"]) - 8.0 / 9.0).abs() < 1e-12);
}

#[test]
fn every_two_coders_are_compared_on_what_both_coded() {
    let given = |list: &[(&str, &[&str])]| -> BTreeMap<String, Codes> {
        list.iter()
            .map(|(coder, codes)| ((*coder).to_owned(), set(codes)))
            .collect()
    };
    let found = agreement(
        &[
            given(&[("one", &["a"]), ("two", &["a"])]),
            given(&[("one", &["a", "b"]), ("two", &["a"])]),
            given(&[("one", &["b"]), ("two", &["b"])]),
            given(&[("one", &["b"])]),
        ],
        &["a", "b", "c"],
    );
    assert_eq!((found.n, found.pairs.len()), (3, 1));
    let pair = &found.pairs[0];
    assert_eq!((pair.n, pair.same), (3, 2));
    let told: Vec<_> = pair
        .codes
        .iter()
        .map(|code| (code.code.as_str(), code.given, code.both))
        .collect();
    // Nobody gave c.
    assert_eq!(told, [("a", (2, 2), 2), ("b", (2, 1), 1)]);
    assert_eq!(pair.codes[0].kappa, Some(1.0));
}

#[test]
fn one_coder_settles_nothing_and_a_decision_settles_everything() {
    let (a, ab, b) = (set(&["a"]), set(&["a", "b"]), set(&["b"]));
    let check =
        |codings: &[Codes], decided: Option<&Codes>, expected: (Standing, Option<Codes>)| {
            assert_eq!(
                (standing(codings, decided), settled(codings, decided)),
                expected
            );
        };
    check(&[], None, (Standing::Uncoded, None));
    check(std::slice::from_ref(&a), None, (Standing::ByOne, None));
    check(
        &[a.clone(), a.clone()],
        None,
        (Standing::Agreed, Some(a.clone())),
    );
    check(
        &[a.clone(), ab.clone()],
        None,
        (Standing::Differing, Some(a.clone())),
    );
    check(&[a.clone(), b.clone()], None, (Standing::Differing, None));
    check(
        &[a.clone(), b.clone()],
        Some(&ab.clone()),
        (Standing::Decided, Some(ab)),
    );
    check(
        &[Codes::new(), Codes::new()],
        None,
        (Standing::Agreed, Some(Codes::new())),
    );
    check(&[], Some(&b), (Standing::Decided, Some(b.clone())));
}

#[test]
fn a_merged_code_counts_as_the_other_one_and_a_retired_one_counts_on() {
    let book = Codebook {
        codes: vec![
            book_code("a", CodeState::InUse),
            book_code("b", CodeState::MergedInto("a".into())),
            book_code("c", CodeState::MergedInto("b".into())),
            book_code("d", CodeState::Retired),
        ],
    };
    assert_eq!(
        book.resolve(&set(&["b", "c", "d", "unknown"])),
        set(&["a", "d"])
    );
    assert_eq!(book.in_use().count(), 1);
    let merged = |code: &str, target: &str| {
        book.check_changed(&book_code(code, CodeState::MergedInto(target.into())))
    };
    assert_eq!(merged("d", "a"), Ok(()));
    assert_eq!(merged("a", "a"), Err(CodeProblem::BadTarget));
    assert_eq!(merged("a", "b"), Err(CodeProblem::BadTarget));
    assert_eq!(merged("a", "d"), Err(CodeProblem::BadTarget));
    assert_eq!(merged("x", "a"), Err(CodeProblem::Unknown));
}

#[test]
fn a_label_that_english_lacks_is_not_taken_for_english() {
    let french = BookCode {
        labels: BTreeMap::from([(Language::French, "Confiance".to_owned())]),
        ..book_code("trust", CodeState::InUse)
    };
    let counted = counted_code(&french);
    assert_eq!(counted.in_sentence(Language::English), "Confiance");
    assert!(!counted.is_in(Language::English));
    assert!(counted.is_in(Language::French));
}

#[test]
fn a_code_is_short_plain_new_and_has_a_label() {
    let book = Codebook {
        codes: vec![book_code("trust", CodeState::InUse)],
    };
    let check = |code: &str| book.check_new(&book_code(code, CodeState::InUse));
    assert_eq!(check("peer_learning2"), Ok(()));
    assert_eq!(check("trust"), Err(CodeProblem::Taken));
    for bad in [
        "",
        "2a",
        "A",
        "a b",
        "é",
        "none",
        "other",
        "not_applicable",
        &"a".repeat(41),
    ] {
        assert_eq!(check(bad), Err(CodeProblem::BadCode), "{bad}");
    }
    let mut unlabelled = book_code("new", CodeState::InUse);
    unlabelled.labels = BTreeMap::from([(Language::French, " ".into())]);
    assert_eq!(book.check_new(&unlabelled), Err(CodeProblem::NoLabel));
}

fn codes() -> impl Strategy<Value = Codes> {
    prop::collection::btree_set(prop::sample::select(vec!["a", "b", "c"]), 0..=3)
        .prop_map(|codes| codes.into_iter().map(str::to_owned).collect())
}

proptest! {
    #[test]
    fn masi_is_a_distance_between_0_and_1_that_knows_no_order(one in codes(), other in codes()) {
        let distance = masi(&one, &other);
        prop_assert!((0.0..=1.0).contains(&distance));
        prop_assert_eq!(distance, masi(&other, &one));
        prop_assert_eq!(distance == 0.0, one == other);
    }

    #[test]
    fn alpha_and_kappa_are_at_most_1_and_do_not_know_who_is_who(
        pairs in prop::collection::vec((codes(), codes()), 0..12)
    ) {
        let units = |turned: bool| -> Vec<Vec<Codes>> {
            pairs.iter().map(|(one, other)| match turned {
                true => vec![other.clone(), one.clone()],
                false => vec![one.clone(), other.clone()],
            }).collect()
        };
        let (alpha, turned) = (krippendorffs_alpha(&units(false), masi), krippendorffs_alpha(&units(true), masi));
        prop_assert_eq!(alpha.is_some(), turned.is_some());
        if let (Some(alpha), Some(turned)) = (alpha, turned) {
            prop_assert!(alpha <= 1.0 && (alpha - turned).abs() < 1e-9);
            prop_assert_eq!((alpha - 1.0).abs() < 1e-9, pairs.iter().all(|(one, other)| one == other));
        }
        let gave: Vec<(bool, bool)> = pairs.iter().map(|(one, other)| (one.contains("a"), other.contains("a"))).collect();
        let swapped: Vec<(bool, bool)> = gave.iter().map(|(one, other)| (*other, *one)).collect();
        let (kappa, turned) = (cohens_kappa(&gave), cohens_kappa(&swapped));
        prop_assert_eq!(kappa.is_some(), turned.is_some());
        if let (Some(kappa), Some(turned)) = (kappa, turned) {
            prop_assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&kappa));
            prop_assert!((kappa - turned).abs() < 1e-9);
        }
    }

    #[test]
    fn what_counts_without_a_decision_is_what_every_coder_gave(given in prop::collection::vec(codes(), 0..4)) {
        if let Some(settled) = settled(&given, None) {
            prop_assert!(given.len() > 1);
            prop_assert!(given.iter().all(|one| settled.is_subset(one)));
        }
    }
}
