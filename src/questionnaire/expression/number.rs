//! Numbers and their texts, as JavaScript and survey-core read and write them.

/// The number as JavaScript prints it: `3`, `0.1`, `1e+21`, `NaN`.
pub(super) fn number_to_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    if (1e-6..1e21).contains(&number.abs()) {
        return number.to_string();
    }
    // Rust writes `1e21` and `1.5e-7` where JavaScript writes `1e+21` and `1.5e-7`.
    let scientific = format!("{number:e}");
    match scientific.split_once('e') {
        Some((digits, exponent)) if !exponent.starts_with('-') => format!("{digits}e+{exponent}"),
        _ => scientific,
    }
}

/// The number as an expression writes it, without exponent.
pub(super) fn number_to_literal(number: f64) -> String {
    if number == 0.0 {
        "0".to_owned()
    } else {
        number.to_string()
    }
}

/// A text as JavaScript makes a number of it: the whole of it or NaN; blanks are 0.
pub(super) fn text_to_number(text: &str) -> f64 {
    let text = trimmed(text);
    if text.is_empty() {
        return 0.0;
    }
    for (prefix, radix) in [
        ("0x", 16),
        ("0X", 16),
        ("0b", 2),
        ("0B", 2),
        ("0o", 8),
        ("0O", 8),
    ] {
        if let Some(digits) = text.strip_prefix(prefix) {
            return digits_to_number(digits, radix).unwrap_or(f64::NAN);
        }
    }
    match text {
        "Infinity" | "+Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        _ => decimal_to_number(text).unwrap_or(f64::NAN),
    }
}

/// A text that "looks like a number" (section 7): one decimal comma allowed, `0x…` allowed, not more than
/// 15 digits.
pub(super) fn numeric_text(text: &str) -> Option<f64> {
    let text = trimmed(text);
    if let Some(digits) = text.strip_prefix("0x") {
        return if digits.len() <= 30 {
            digits_to_number(digits, 16)
        } else {
            None
        };
    }
    // More digits would lose some: such a text is a code or an account, not a quantity.
    if text.len() > 15 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = if text.matches(',').count() == 1 {
        decimal_to_number(&text.replace(',', "."))
    } else {
        decimal_to_number(text)
    };
    number.filter(|number| number.is_finite())
}

/// The blanks that JavaScript trims.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
}

fn decimal_to_number(text: &str) -> Option<f64> {
    let allowed =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-');
    // Rust also reads `inf` and `nan`; the letters keep them out.
    text.bytes()
        .all(allowed)
        .then(|| text.parse().ok())
        .flatten()
}

fn digits_to_number(digits: &str, radix: u32) -> Option<f64> {
    if digits.is_empty() {
        return None;
    }
    digits.chars().try_fold(0.0, |value, digit| {
        Some(value * f64::from(radix) + f64::from(digit.to_digit(radix)?))
    })
}

/// How many decimals the number has in its shortest form.
pub(super) fn decimals(number: f64) -> usize {
    if !number.is_finite() || number.fract() == 0.0 {
        return 0;
    }
    // `to_string` of a number has no exponent.
    number
        .to_string()
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len())
}

/// The number rounded to so many decimals, exact halves away from zero.
pub(super) fn rounded(number: f64, decimals: usize) -> f64 {
    // Beyond this the digits are noise of the representation, or there is nothing to round.
    if decimals == 0 || decimals > 100 || !number.is_finite() || number.abs() >= 1e21 {
        return number;
    }
    // An exact half is a multiple of 2^-(decimals + 1); Rust's formatting would round it to even.
    let scaled = number.abs() * 2f64.powi(decimals as i32 + 1);
    let is_half =
        scaled.fract() == 0.0 && format!("{:.*}", decimals + 1, number.abs()).ends_with('5');
    let magnitude = if is_half {
        number.abs().next_up()
    } else {
        number.abs()
    };
    let text = format!("{magnitude:.decimals$}");
    text.parse::<f64>()
        .map_or(number, |value| value.copysign(number))
}
