//! Patterns of `regex` validators: written as JavaScript reads them, run by a linear-time engine.

use regex::{Regex, RegexBuilder};

/// Compiles a pattern with the meaning it has in JavaScript, or says why that cannot be.
pub fn compile(pattern: &str, ignore_case: bool) -> Result<Regex, String> {
    let chars: Vec<char> = pattern.chars().collect();
    refuse_backtracking(&chars)?;
    RegexBuilder::new(&translate(&chars))
        .case_insensitive(ignore_case)
        .size_limit(1 << 20)
        .build()
        .map_err(|error| {
            // The engine draws the pattern over several lines; the last says what is wrong.
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or_default().trim();
            let reason = reason.strip_prefix("error: ").unwrap_or(reason);
            format!("this is no regular expression that can be used here: {reason}")
        })
}

fn refuse_backtracking(pattern: &[char]) -> Result<(), String> {
    let mut position = 0;
    let mut in_class = false;
    while position < pattern.len() {
        let rest = &pattern[position..];
        match rest {
            ['\\', escaped, ..] => {
                let named = *escaped == 'k' && rest.get(2) == Some(&'<');
                if !in_class && (named || ('1'..='9').contains(escaped)) {
                    return Err(format!(
                        "back-references (\"\\{escaped}\", character {position}) are not supported"
                    ));
                }
                position += 2;
                continue;
            }
            ['[', ..] => in_class = true,
            [']', ..] => in_class = false,
            ['(', '?', '=' | '!', ..] | ['(', '?', '<', '=' | '!', ..] if !in_class => {
                return Err(format!(
                    "look-around (character {position}) is not supported; an \"expression\" validator can ask for more than one thing"
                ));
            }
            _ => {}
        }
        position += 1;
    }
    Ok(())
}

/// `\d`, `\w` and `\b` are about ASCII in JavaScript; within `[…]` the signs `[ & ~ -` are plain there.
fn translate(pattern: &[char]) -> String {
    let mut translated = String::new();
    let mut in_class = false;
    let mut class_start = 0;
    let mut position = 0;
    while position < pattern.len() {
        let character = pattern[position];
        if character == '\\'
            && let Some(&escaped) = pattern.get(position + 1)
        {
            position += 2;
            let meaning = match (escaped, in_class) {
                ('d', false) => "[0-9]",
                ('d', true) => "0-9",
                ('D', _) => "[^0-9]",
                ('w', false) => "[0-9A-Za-z_]",
                ('w', true) => "0-9A-Za-z_",
                ('W', _) => "[^0-9A-Za-z_]",
                ('b', false) => "(?-u:\\b)",
                ('b', true) => "\\x08",
                ('/', _) => "/",
                ('0', _) => "\\x00",
                _ => {
                    translated.push('\\');
                    translated.push(escaped);
                    ""
                }
            };
            translated.push_str(meaning);
            continue;
        }
        match character {
            '[' if !in_class => {
                in_class = true;
                class_start = position;
                translated.push('[');
            }
            ']' if in_class => {
                in_class = false;
                translated.push(']');
            }
            '[' | '&' | '~' if in_class => {
                translated.push('\\');
                translated.push(character);
            }
            '-' if in_class => {
                // A first or last one is a plain sign; so is one beside a class such as \d.
                let first = position == class_start + 1;
                let last = pattern.get(position + 1) == Some(&']');
                translated.push_str(if first || last { "\\-" } else { "-" });
            }
            '(' if pattern[position..].starts_with(&['(', '?', '<']) => {
                translated.push_str("(?P<");
                position += 3;
                continue;
            }
            _ => translated.push(character),
        }
        position += 1;
    }
    translated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_mean_what_they_mean_in_javascript() {
        for (pattern, ignore_case, text, expected) in [
            (r"^\d+$", false, "123", true),
            (r"^\d+$", false, "١٢٣", false),
            (r"\w", false, "é", false),
            (r"^[\d-]+$", false, "12-3", true),
            (r"^[\w.-]+$", false, "a.b-c", true),
            (r"^[^\W_]+$", false, "ab", true),
            (r"^[^\W_]+$", false, "a_b", false),
            (r"^[a[]+$", false, "[a", true),
            (r"^[a&&b]+$", false, "a&b", true),
            (r"^https?:\/\/", false, "https://x", true),
            (r"abc", true, "xABCx", true),
            (r"\bcat\b", false, "a cat.", true),
            (r"(?<year>\d{4})", false, "in 2013", true),
            (r"^\u00e9$", false, "é", true),
        ] {
            let regex = compile(pattern, ignore_case).expect(pattern);
            assert_eq!(regex.is_match(text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn what_needs_backtracking_is_refused() {
        for pattern in [
            r"(?=a)",
            r"(?!a)",
            r"(?<=a)b",
            r"(?<!a)b",
            r"(a)\1",
            r"(?<n>a)\k<n>",
        ] {
            assert!(
                compile(pattern, false).is_err_and(|reason| reason.contains("not supported")),
                "{pattern}"
            );
        }
        for pattern in ["(", "[a", "a{1000}{1000}{1000}", "*"] {
            assert!(compile(pattern, false).is_err(), "{pattern}");
        }
        // A bracket inside a class looks like one.
        assert!(compile(r"[(?=]", false).is_ok());
    }
}
