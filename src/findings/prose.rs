//! From a filled template to a sentence: what an unanswered placeholder leaves behind is cleaned up.
//!
//! Section 10 of `questionnaires/README.md`: brackets left empty, a comma or colon before a stop, doubled
//! spaces and stops are removed, and a stop after a quotation that has its own. Only the author's own characters are ever removed: open answers are
//! inserted as written.

use crate::questionnaire::form::Piece;

/// A character of the text under repair.
#[derive(Clone, Copy)]
struct Letter {
    letter: char,
    /// Written by the author of the sentence; what respondents wrote is never touched.
    own: bool,
    /// Which piece it comes from, so that an author's "..." is not taken for a doubled stop.
    piece: usize,
}

const STOPS: &[char] = &['.', '!', '?', '…', '。', '！', '？', '؟', '۔'];
const PAUSES: &[char] = &[',', ';', ':', '،', '؛', '，', '；', '：', '、'];
const OPENING: &[char] = &['(', '[', '«', '“', '（'];
const CLOSING: &[char] = &[')', ']', '»', '”', '）'];

fn is_space(letter: char) -> bool {
    letter.is_whitespace()
}

/// Puts the pieces together and cleans up; `None` where nothing is left that says anything.
pub fn sentence(pieces: &[Piece]) -> Option<String> {
    let mut letters: Vec<Letter> = Vec::new();
    for (piece, part) in pieces.iter().enumerate() {
        let (text, own) = match part {
            Piece::Text(text) => (text.as_str(), true),
            // The outer blanks of an answer are nobody's sentence.
            Piece::Placeholder { text, .. } => (text.trim(), false),
        };
        letters.extend(text.chars().map(|letter| Letter { letter, own, piece }));
    }
    loop {
        let before = letters.len();
        clean(&mut letters);
        if letters.len() == before {
            break;
        }
    }
    letters
        .iter()
        .any(|letter| letter.letter.is_alphanumeric())
        .then(|| written(&letters))
}

/// Begins what is read from left to right inside of a text that is not, and ends it (Unicode, UAX 9).
const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const POP_ISOLATE: char = '\u{2069}';

fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}')
}

/// The letters as text. In a sentence that runs from right to left an answer in another script is isolated:
/// the year or the quotation mark after "a policy" would else be drawn before it.
fn written(letters: &[Letter]) -> String {
    let runs_right_to_left = letters
        .iter()
        .any(|letter| letter.own && is_right_to_left(letter.letter));
    let mut text = String::new();
    for part in letters.chunk_by(|one, next| one.own == next.own && one.piece == next.piece) {
        let is_answer = !part[0].own;
        let scripts = part
            .chunk_by(|one, next| is_right_to_left(one.letter) == is_right_to_left(next.letter));
        for script in scripts {
            let run: String = script.iter().map(|letter| letter.letter).collect();
            let is_foreign = run
                .chars()
                .any(|letter| letter.is_alphabetic() && !is_right_to_left(letter));
            if !(runs_right_to_left && is_answer && is_foreign) {
                text.push_str(&run);
                continue;
            }
            // Brackets stay with what they enclose.
            let start =
                run.trim_start_matches(|letter| is_space(letter) || CLOSING.contains(&letter));
            let core =
                start.trim_end_matches(|letter| is_space(letter) || OPENING.contains(&letter));
            text.push_str(&run[..run.len() - start.len()]);
            text.push(LEFT_TO_RIGHT_ISOLATE);
            text.push_str(core);
            text.push(POP_ISOLATE);
            text.push_str(&start[core.len()..]);
        }
    }
    text
}

/// One pass; every pass only removes, so that repeating it ends.
fn clean(letters: &mut Vec<Letter>) {
    let mut kept: Vec<Letter> = Vec::with_capacity(letters.len());
    for &next in letters.iter() {
        // What stands before, blanks aside.
        let solid = kept.iter().rposition(|letter| !is_space(letter.letter));
        let before = solid.map(|index| kept[index]);
        let blanks_are_own = kept[solid.map_or(0, |index| index + 1)..]
            .iter()
            .all(|letter| letter.own);
        let drop_blanks = |kept: &mut Vec<Letter>| {
            if blanks_are_own {
                kept.truncate(solid.map_or(0, |index| index + 1));
            }
        };
        if is_space(next.letter) {
            let blank_before = kept.last().is_none_or(|letter| is_space(letter.letter));
            if !(next.own && blank_before) {
                kept.push(next);
            }
            continue;
        }
        let Some(before) = before else {
            // Nothing stands before it: a pause or a stop has lost its words.
            if !(next.own && (PAUSES.contains(&next.letter) || STOPS.contains(&next.letter))) {
                kept.push(next);
            }
            continue;
        };
        let follows_gap =
            next.piece != before.piece || kept.last().is_some_and(|l| is_space(l.letter));
        if next.own && STOPS.contains(&next.letter) {
            // A pause before a stop: ", ." and ": ."; an empty bracket's rest.
            if before.own && PAUSES.contains(&before.letter) {
                drop_blanks(&mut kept);
                kept.pop();
                drop_trailing_own_blanks(&mut kept);
                kept.push(next);
                continue;
            }
            if STOPS.contains(&before.letter) && follows_gap {
                drop_blanks(&mut kept);
                continue;
            }
            // A quotation that ends in a stop of its own ends the sentence.
            if before.own && before.letter == '»' && quotation_has_stopped(&kept) {
                drop_blanks(&mut kept);
                continue;
            }
            drop_blanks(&mut kept);
            kept.push(next);
            continue;
        }
        if next.own && PAUSES.contains(&next.letter) {
            let lost = before.own
                && (PAUSES.contains(&before.letter)
                    || (OPENING.contains(&before.letter) && before.letter != '«'));
            if lost && follows_gap {
                // Of two pauses the later one leads to what follows: "a, : b" is "a: b".
                if PAUSES.contains(&before.letter) {
                    drop_blanks(&mut kept);
                    kept.pop();
                    kept.push(next);
                }
                continue;
            }
            // French sets a space before its colon and semicolon, nobody before a comma.
            if matches!(next.letter, ',' | '،' | '，' | '、') {
                drop_blanks(&mut kept);
            }
            kept.push(next);
            continue;
        }
        if next.own && CLOSING.contains(&next.letter) {
            let opening = OPENING
                .iter()
                .position(|opening| *opening == before.letter && before.own);
            if opening == CLOSING.iter().position(|closing| *closing == next.letter) {
                drop_blanks(&mut kept);
                kept.pop();
                continue;
            }
            if before.own && PAUSES.contains(&before.letter) {
                drop_blanks(&mut kept);
                kept.pop();
                drop_trailing_own_blanks(&mut kept);
            }
            if next.letter != '»' {
                drop_trailing_own_blanks(&mut kept);
            }
            kept.push(next);
            continue;
        }
        if before.own && OPENING.contains(&before.letter) && before.letter != '«' {
            drop_blanks(&mut kept);
        }
        kept.push(next);
    }
    // What the end has lost: blanks, and a pause that leads nowhere.
    drop_trailing_own_blanks(&mut kept);
    while kept
        .last()
        .is_some_and(|letter| letter.own && PAUSES.contains(&letter.letter))
        && kept.len() > 1
        && lost_its_end(letters)
    {
        kept.pop();
        drop_trailing_own_blanks(&mut kept);
    }
    *letters = kept;
}

/// Whether what stands before the last closing quotation mark is a stop.
fn quotation_has_stopped(letters: &[Letter]) -> bool {
    letters
        .iter()
        .rev()
        .filter(|letter| !is_space(letter.letter))
        .nth(1)
        .is_some_and(|letter| STOPS.contains(&letter.letter))
}

fn drop_trailing_own_blanks(letters: &mut Vec<Letter>) {
    while letters
        .last()
        .is_some_and(|letter| letter.own && is_space(letter.letter))
    {
        letters.pop();
    }
}

/// A text that ends in a pause has lost what followed it: authors end sentences with stops.
fn lost_its_end(letters: &[Letter]) -> bool {
    letters
        .iter()
        .rev()
        .find(|letter| !is_space(letter.letter))
        .is_some_and(|letter| letter.own && PAUSES.contains(&letter.letter))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `{…}` stands for a placeholder with what is between the braces.
    fn check(template: &str, expected: &str) {
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let close = rest.find('}').expect("balanced in tests");
            pieces.push(Piece::Text(rest[..open].to_owned()));
            pieces.push(placeholder(&rest[open + 1..close]));
            rest = &rest[close + 1..];
        }
        pieces.push(Piece::Text(rest.to_owned()));
        assert_eq!(
            sentence(&pieces).as_deref().unwrap_or(""),
            expected,
            "{template}"
        );
    }

    fn placeholder(text: &str) -> Piece {
        Piece::Placeholder {
            name: "x".to_owned(),
            text: text.to_owned(),
            fallback: false,
        }
    }

    #[test]
    fn what_an_empty_placeholder_leaves_is_cleaned_up() {
        for (template, expected) in [
            ("It has {a Chair}.", "It has a Chair."),
            ("Its work follows {a plan}. {}", "Its work follows a plan."),
            ("Monitored by {} ({}).", "Monitored by."),
            ("Monitored by {States} ({}).", "Monitored by States."),
            (
                "{} % of it comes from {donors}, {}.",
                "% of it comes from donors.",
            ),
            ("Examples: {}.", "Examples."),
            ("Exemples : {}.", "Exemples."),
            ("With {IOM}: {}. {They meet.}", "With IOM. They meet."),
            ("A plan, {}, is in force.", "A plan, is in force."),
            ("A plan ({}, {2013}) holds.", "A plan (2013) holds."),
            ("A plan ({COMESA}, {}) holds.", "A plan (COMESA) holds."),
            ("A plan ({COMESA}: {}), then.", "A plan (COMESA), then."),
            ("Under {}  the {plan}.", "Under the plan."),
            ("{}, {second}.", "second."),
            ("{}", ""),
            ("{}. {}", ""),
            ("({}).", ""),
            (
                "Il comprend : {une présidence} ; {}.",
                "Il comprend : une présidence.",
            ),
            (
                "Le thème « {commerce} » demeure.",
                "Le thème « commerce » demeure.",
            ),
            ("Le thème « {} » demeure.", "Le thème demeure."),
            ("تعمل في: {}.", "تعمل في."),
            ("الأولويات، {}؟", "الأولويات؟"),
        ] {
            check(template, expected);
        }
    }

    #[test]
    fn what_is_read_from_left_to_right_is_isolated_in_arabic() {
        for (template, expected) in [
            (
                "ومن الأمثلة على ذلك «{a policy}» ({2015}).",
                "ومن الأمثلة على ذلك «\u{2066}a policy\u{2069}» (2015).",
            ),
            (
                "مثل {COMESA (خدمات الأمانة) وthe Union (EU)}.",
                "مثل \u{2066}COMESA\u{2069} (خدمات الأمانة) و\u{2066}the Union (EU)\u{2069}.",
            ),
            ("It has {رئاسة}.", "It has رئاسة."),
        ] {
            check(template, expected);
        }
    }

    #[test]
    fn an_answer_that_ends_in_a_stop_does_not_double_it() {
        for (template, expected) in [
            ("{It works well.}.", "It works well."),
            ("{Does it work?}. {Yes.}", "Does it work? Yes."),
            ("With {the CBC etc.}.", "With the CBC etc."),
            ("{Wait...}.", "Wait..."),
            ("So on... {then}.", "So on... then."),
            (
                "À ce propos : « {It works.} ».",
                "À ce propos : « It works. »",
            ),
            (
                "À ce propos : « {It works} ».",
                "À ce propos : « It works ».",
            ),
            (
                "A este respecto: «{Does it?}».",
                "A este respecto: «Does it?»",
            ),
            (
                "وفي هذا الصدد: «{It works.}».",
                "وفي هذا الصدد: «\u{2066}It works.\u{2069}»",
            ),
        ] {
            check(template, expected);
        }
    }

    #[test]
    fn open_answers_stay_as_written() {
        for answer in [
            "a policy on \"collaboration, coordination\" , and : so () on",
            "two  blanks.. and :. stops",
            "(in brackets)",
            ": a colon first",
        ] {
            check(
                &format!("It adopted {{{answer}}}."),
                &format!("It adopted {answer}."),
            );
        }
    }

    proptest! {
        #[test]
        fn answers_survive_and_cleaning_is_done_once(
            answers in proptest::collection::vec("[ a-c.,:()]{0,6}", 3),
        ) {
            let pieces = vec![
                Piece::Text("In ".to_owned()),
                placeholder(&answers[0]),
                Piece::Text(" (".to_owned()),
                placeholder(&answers[1]),
                Piece::Text(", ".to_owned()),
                placeholder(&answers[2]),
                Piece::Text(").".to_owned()),
            ];
            let told = sentence(&pieces).expect("the author's own word is left");
            let mut rest = told.as_str();
            for answer in &answers {
                let answer = answer.trim();
                let at = rest.find(answer);
                prop_assert!(at.is_some(), "{answer:?} of {answers:?} is missing in {told:?}");
                rest = &rest[at.unwrap_or(0) + answer.len()..];
            }
        }
    }
}
