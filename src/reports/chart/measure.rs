//! How wide a text will be, without a font: never less than it is drawn in any font we name.
//!
//! The widths are the larger ones of Libertinus Serif Bold and Noto Sans, rounded up, since the drawing may be
//! shown with either. Too much costs a little space; too little would let texts run into each other.

/// The width of a character in units of the font size.
fn advance(c: char) -> f64 {
    match c {
        '\u{300}'..='\u{36F}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' => 0.0,
        ' ' | '\u{A0}' | '\u{202F}' => 0.27,
        'i' | 'j' | 'l' | '!' | '\'' | '.' | ',' | ':' | ';' | '·' | '‘' | '’' | 'ı' | 'ì'
        | 'í' | 'î' | 'ï' | 'ł' | '(' | ')' | '|' | 'і' | 'ї' | 'ј' => 0.34,
        'f' | 't' | 'I' | 'J' | 'Ì' | 'Í' | 'Î' | 'Ï' | '-' | '/' | '"' | '[' | ']' | '{' | '}'
        | '°' | '²' | '³' | '‐' | '‑' => 0.41,
        'r' | 's' | 'c' | 'z' | 'ś' | 'š' | 'ć' | 'č' | 'ç' | 'ž' | '?' | '_' | 'г' | 'с' | 'з'
        | 'є' | 'ѕ' | 'э' | 'т' | '“' | '”' => 0.5,
        'w' | 'æ' | 'œ' | 'ŵ' | 'ж' | 'м' | 'ф' | 'ъ' | '&' => 0.86,
        'm' | 'M' | '@' | 'Æ' | 'Œ' | 'ш' | 'щ' | 'ы' | 'ю' | 'Ъ' | 'Ы' | '%' | '—' | '…' => {
            1.0
        }
        'W' | 'Ж' | 'Ш' | 'Щ' | 'Ю' => 1.2,
        'a'..='z'
        | '0'..='9'
        | '\u{DF}'..='\u{FF}'
        | '–'
        | '−'
        | '+'
        | '<'
        | '>'
        | '='
        | '†'
        | '«'
        | '»'
        | '#' => 0.63,
        'А'..='Я' => 0.84,
        '\u{430}'..='\u{45F}' => 0.65,
        'A'..='Z' => 0.82,
        'ا' | 'أ' | 'إ' | 'آ' => 0.3,
        'ر' | 'ز' | 'د' | 'ذ' | 'و' | 'ؤ' | 'ة' | 'ه' | 'م' | 'ء' => 0.5,
        'س' | 'ش' | 'ص' | 'ض' => 1.05,
        '\u{600}'..='\u{6FF}' => 0.68,
        '\u{1100}'..='\u{11FF}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7AF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}'
        | '\u{1F000}'..='\u{3FFFF}' => 1.03,
        _ => 0.84,
    }
}

/// The width of a text in one line.
pub(super) fn width(text: &str, size: f64, is_bold: bool) -> f64 {
    let units: f64 = text.chars().map(advance).sum();
    units * size * if is_bold { 1.05 } else { 1.0 }
}

/// The width of the longest piece that should not be broken.
pub(super) fn longest_word(text: &str, size: f64, is_bold: bool) -> f64 {
    words(text)
        .iter()
        .map(|word| width(word.trim_end(), size, is_bold))
        .fold(0.0, f64::max)
}

/// The text in lines that are no wider than this; whole words where they fit.
pub(super) fn wrap(text: &str, most: f64, size: f64, is_bold: bool) -> Vec<String> {
    let fits = |text: &str| width(text.trim_end(), size, is_bold) <= most;
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        if fits(&format!("{line}{word}")) {
            line.push_str(&word);
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(line.trim().to_owned());
        }
        line = String::new();
        // A word that is wider than a whole line is broken where it must be.
        for c in word.chars() {
            if !line.is_empty() && !fits(&format!("{line}{c}")) {
                lines.push(line.trim().to_owned());
                line = String::new();
            }
            line.push(c);
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim().to_owned());
    }
    lines
}

/// The pieces between which a line may end: after spaces, hyphens and slashes, and between ideographs.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let c = if c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}') {
            ' '
        } else {
            c
        };
        if c == ' ' && word.ends_with(' ') {
            continue;
        }
        word.push(c);
        let next = characters.peek().copied();
        let is_end = match (c, next) {
            (_, Some(next)) if next == ' ' || is_closing(next) => false,
            (' ', _) => true,
            // Not in ranges and codes such as 2019-2026 or 1/2.
            ('-' | '/', Some(next)) => next.is_alphabetic() && word.chars().count() > 2,
            (c, Some(next)) => is_ideograph(c) || is_ideograph(next),
            (_, None) => true,
        };
        if is_end {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}')
}

/// What may not begin a line.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '」'
            | '”'
            | ')'
            | ','
            | '.'
            | ';'
    )
}
