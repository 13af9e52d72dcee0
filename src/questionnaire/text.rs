//! Templates: texts with placeholders between braces (section 6 of `questionnaires/README.md`).
//!
//! Start with [`pieces`]. Kept out: what a placeholder stands for, which the caller knows.

use super::form::Piece;

/// Takes a template apart; `fill` gives for the name between braces its text, and whether that text is not
/// in the wanted language. A brace pair with `:` or a line inside is left alone, as is an unpaired brace.
pub fn pieces(template: &str, mut fill: impl FnMut(&str) -> (String, bool)) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from_brace) = rest.split_at(open);
        text.push_str(before);
        let Some(close) = from_brace.find('}') else {
            rest = from_brace;
            break;
        };
        // Of "{ a {name}" only the innermost pair is a placeholder.
        let inner_open = from_brace[..close].rfind('{').unwrap_or(0);
        text.push_str(&from_brace[..inner_open]);
        let name = from_brace[inner_open + 1..close].trim();
        let written = &from_brace[inner_open..=close];
        if name.is_empty() || name.contains([':', '\n', ';']) {
            text.push_str(written);
        } else {
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            let name = name.strip_prefix('#').unwrap_or(name);
            let (filled, fallback) = fill(name);
            pieces.push(Piece::Placeholder {
                name: name.to_owned(),
                text: filled,
                fallback,
            });
        }
        rest = &from_brace[close + 1..];
    }
    text.push_str(rest);
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    pieces
}

/// The names of the placeholders of a template.
pub fn placeholders(template: &str) -> Vec<String> {
    pieces(template, |_| (String::new(), false))
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Placeholder { name, .. } => Some(name),
            Piece::Text(_) => None,
        })
        .collect()
}

/// The pattern of one entry (`"{row.what} ({row.year})"`) put together: what an unanswered placeholder leaves
/// behind goes with it. Only the author's own characters are removed.
pub fn tidy(pieces: &[Piece]) -> String {
    let mut result = String::new();
    // The author's characters since the last answer, which wait for the next one.
    let mut between = String::new();
    let mut missing = false;
    for piece in pieces {
        match piece {
            Piece::Text(text) => between.push_str(text),
            Piece::Placeholder { text, .. } if text.trim().is_empty() => missing = true,
            Piece::Placeholder { text, .. } => {
                result.push_str(&joint(&between, missing, result.is_empty(), false));
                result.push_str(text.trim());
                between.clear();
                missing = false;
            }
        }
    }
    let last = joint(&between, missing, result.is_empty(), true);
    result.push_str(&last);
    result
}

/// What stays of the characters between two answers of which some are missing.
fn joint(between: &str, missing: bool, first: bool, last: bool) -> String {
    if !missing {
        return between.to_owned();
    }
    let mut kept = between.to_owned();
    loop {
        let before = kept.len();
        for (empty, instead) in [
            ("()", ""),
            ("( )", ""),
            ("[]", ""),
            ("  ", " "),
            (" )", ")"),
            ("( ", "("),
        ] {
            kept = kept.replace(empty, instead);
        }
        for pair in [", ,", ",,", "; ;", ", ;", ": ,"] {
            kept = kept.replace(pair, ",");
        }
        for pair in ["(, ", "(,", "(: ", "(; "] {
            kept = kept.replace(pair, "(");
        }
        kept = kept.replace(", (", " (");
        for pair in [", )", ",)", ": )", ":)", "; )"] {
            kept = kept.replace(pair, ")");
        }
        if kept.len() == before {
            break;
        }
    }
    let is_gap = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | ':' | '–' | '-');
    if first {
        kept = kept.trim_start_matches(is_gap).to_owned();
    }
    if last {
        kept = kept.trim_end_matches(is_gap).to_owned();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, answers: &[(&str, &str)]) -> Vec<Piece> {
        pieces(template, |name| {
            let answer = answers.iter().find(|(known, _)| *known == name);
            (
                answer.map_or(String::new(), |(_, text)| (*text).to_owned()),
                false,
            )
        })
    }

    #[test]
    fn braces_that_are_no_placeholder_stay() {
        for template in ["{a: b}", "a } b", "a { b", "{}", "{ }"] {
            let text: String = filled(template, &[]).iter().map(Piece::text).collect();
            assert_eq!(text, template);
        }
        assert_eq!(placeholders("{a} and {#b} and {c: 1}"), ["a", "b"]);
    }

    #[test]
    fn an_entry_with_gaps_reads_well() {
        let pattern = "{what} ({year})";
        let both = [("what", "a visa"), ("year", "2015")];
        assert_eq!(tidy(&filled(pattern, &both)), "a visa (2015)");
        assert_eq!(tidy(&filled(pattern, &both[..1])), "a visa");
        assert_eq!(tidy(&filled(pattern, &both[1..])), "(2015)");
        assert_eq!(tidy(&filled(pattern, &[])), "");
        let longer = "{name}, {city} ({country}, {year})";
        assert_eq!(
            tidy(&filled(longer, &[("name", "IOM"), ("year", "1951")])),
            "IOM (1951)"
        );
        assert_eq!(
            tidy(&filled(longer, &[("name", "a, ,b ()"), ("country", "CH")])),
            "a, ,b () (CH)"
        );
    }
}
