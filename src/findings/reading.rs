//! Does a text read well? The faults that a sentence with holes leaves behind, found by form alone.
//!
//! Tests hold every summary against this list, thin answers included; it says nothing of the content.

/// What is wrong with these statements of one section, each problem with the statement it is in.
pub fn reading_problems<T: AsRef<str>>(statements: &[T]) -> Vec<String> {
    let mut problems = Vec::new();
    for statement in statements {
        let statement = statement.as_ref();
        for fault in faults(statement) {
            problems.push(format!("{fault}: {statement:?}"));
        }
    }
    for three in statements.windows(3) {
        let openings: Vec<String> = three.iter().map(|one| opening(one.as_ref())).collect();
        if !openings[0].is_empty() && openings.iter().all(|one| *one == openings[0]) {
            problems.push(format!(
                "three neighbours open with {:?}: {:?}",
                openings[0],
                three[2].as_ref()
            ));
        }
    }
    problems
}

/// Whether there is nothing to mend.
pub fn reads_well<T: AsRef<str>>(statements: &[T]) -> bool {
    reading_problems(statements).is_empty()
}

fn faults(statement: &str) -> Vec<&'static str> {
    let mut faults = Vec::new();
    let text = statement.replace(['\u{a0}', '\u{202f}'], " ");
    for (sign, fault) in [
        (" .", "a space before a stop"),
        (" ,", "a space before a comma"),
        (" ،", "a space before a comma"),
        ("،.", "a comma before a stop"),
        ("؛.", "a semicolon before a stop"),
        (",.", "a comma before a stop"),
        (":.", "a colon before a stop"),
        (";.", "a semicolon before a stop"),
        (": .", "a colon before a stop"),
        ("()", "an empty bracket"),
        ("( )", "an empty bracket"),
        ("«»", "empty quotation marks"),
        ("“”", "empty quotation marks"),
        ("(,", "a bracket that begins with a comma"),
        (",)", "a bracket that ends with a comma"),
        (", ,", "a doubled comma"),
        (",,", "a doubled comma"),
        ("  ", "a doubled space"),
        ("{", "a placeholder that was not filled"),
        ("undefined", "a value that is none"),
        ("[object", "a value that is none"),
    ] {
        if text.contains(sign) {
            faults.push(fault);
        }
    }
    if text.contains("..") && !text.contains("...") {
        faults.push("a doubled stop");
    }
    if text.trim() != text {
        faults.push("a space at an end");
    }
    if text
        .chars()
        .next()
        .is_some_and(|first| first.is_lowercase())
    {
        faults.push("a small letter at the beginning");
    }
    if !text.ends_with(['.', '!', '?', '。', '؟', '"', '”', '»', ')']) {
        faults.push("no stop at the end");
    }
    let words = text.split_whitespace().count();
    let unspaced = text
        .chars()
        .any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    if words < 3 && !unspaced {
        faults.push("no sentence but a bare name");
    }
    faults
}

/// The first two words, without case: what the eye catches when sentences stand below each other.
fn opening(statement: &str) -> String {
    statement
        .split_whitespace()
        .take(2)
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_in_a_sentence_are_found() {
        for text in [
            "It has a Chair, .",
            "Monitored by States ().",
            "Examples: .",
            "MIDCOM.",
            "The Chair.",
            "it has a Chair and more.",
            "It has a Chair. .",
            "It has a Chair  and more.",
            "It has a {body} and more.",
            "It has a Chair and more",
        ] {
            assert!(!reads_well(&[text]), "{text:?} should be found wanting");
        }
    }

    #[test]
    fn whole_sentences_pass() {
        let text = [
            "Since 2013, the thematic foci of MIDCOM have remained the same: trade (all of it).",
            "Les voyages sont payés par les États : un principe ; il vaut pour tous.",
            "They speak of \"coordination with other RCPs.\"",
        ];
        assert_eq!(reading_problems(&text), Vec::<String>::new());
    }

    #[test]
    fn three_neighbours_with_one_opening_are_found() {
        let two = [
            "It has a Chair.",
            "It has a secretariat.",
            "They meet often.",
        ];
        assert!(reads_well(&two));
        let three = [
            "It has a Chair.",
            "It has a secretariat.",
            "It has no funds.",
        ];
        assert_eq!(reading_problems(&three).len(), 1);
    }
}
