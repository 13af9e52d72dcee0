use std::sync::LazyLock;

use super::*;
use crate::language::Language;
use crate::reports::document::tests::{HOSTILE, printed};
use crate::reports::document::{Block, Run};

/// Fonts of the program alone, as on a machine without any.
static BARE: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(NoFolder));

#[test]
fn the_same_report_is_the_same_file_and_holds_no_markup_of_others() {
    let document = printed(Language::English, true);
    // The validators of both standards refuse what breaks a rule, and typst what it cannot read.
    let first = pdf(&document, &BARE).expect("a PDF");
    assert!(first.starts_with(b"%PDF-1.7"));
    assert_eq!(first, pdf(&document, &BARE).expect("a PDF"));
}

#[test]
fn what_must_be_known_first_is_printed_too() {
    let mut document = printed(Language::English, true);
    let lead = Block::Lead(vec![Run::plain("MIDCOM itself did not answer.")]);
    document.blocks.insert(1, lead);
    let file = pdf(&document, &BARE).expect("a PDF");
    assert!(
        file.len()
            > pdf(&printed(Language::English, true), &BARE)
                .expect("a PDF")
                .len()
    );
}

#[test]
fn letters_that_no_font_has_are_an_error_that_names_the_font() {
    let document = printed(Language::Arabic, false);
    let error = pdf(&document, &BARE).expect_err("there is no Arabic font");
    let told = error.to_string();
    for word in [
        "Arabic",
        "Noto Naskh Arabic",
        "fonts-noto-core",
        "FONT_FOLDER",
    ] {
        assert!(told.contains(word), "{word} in {told}");
    }
    let chinese = "调查".chars().collect();
    let told = BARE
        .set_for(&chinese)
        .err()
        .expect("there is no Chinese font");
    assert!(told.to_string().contains("Noto Serif CJK"), "{told}");
}

#[test]
fn a_sign_that_no_font_has_is_told_by_its_code() {
    let mut document = printed(Language::English, true);
    document.cover.title = "A \u{1F389} of MIDCOM".to_owned();
    let set = BARE
        .set_for(&data::letters(&document))
        .expect("signs are no letters");
    let json = data::json(&document, &set);
    assert_eq!(json["cover"]["title"], "A [U+1F389] of MIDCOM");
}

#[test]
fn marks_of_direction_and_blanks_need_no_font() {
    let letters = "\u{2068}a\u{2069}\u{200F} \u{A0}\u{202F}\u{AD}b"
        .chars()
        .collect();
    let set = BARE.set_for(&letters).expect("nothing of this is drawn");
    assert!(set.unknown.is_empty(), "{:?}", set.unknown);
}

#[test]
fn what_people_wrote_reaches_the_template_as_text() {
    let document = printed(Language::English, true);
    let set = BARE.set_for(&data::letters(&document)).expect("fonts");
    let json = data::json(&document, &set);
    let runs = &json["blocks"][2]["runs"];
    let text = runs[1]["text"].as_str().expect("text");
    assert!(
        HOSTILE.starts_with("#eval(\"1\")") && text.starts_with("#eval(\"1\")"),
        "{text}"
    );
    assert!(
        !text.contains(|letter: char| letter.is_control()),
        "{text:?}"
    );
}
