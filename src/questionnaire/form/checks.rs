//! Checks of single values: dates, e-mail and web addresses, steps. They know nothing of a form.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::super::model::InputType;
use super::values::decimals;

/// Whether an input type takes a date or a time.
pub(super) fn is_date(input: InputType) -> bool {
    matches!(
        input,
        InputType::Date | InputType::DateTimeLocal | InputType::Month | InputType::Time
    )
}

/// A date or time in the form that its input gives (`2019-04-30`, `2019-04-30T09:30`, `2019-04`, `09:30`), in
/// seconds from some beginning, so that two can be compared; `None` where there is no such date.
pub(super) fn seconds(input: InputType, text: &str) -> Option<i64> {
    let day = |text: &str| {
        (text.len() == 10)
            .then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
            .flatten()
    };
    let hour = |text: &str| match text.len() {
        5 => NaiveTime::parse_from_str(text, "%H:%M").ok(),
        8 => NaiveTime::parse_from_str(text, "%H:%M:%S").ok(),
        _ => None,
    };
    let moment =
        |day: NaiveDate, hour: NaiveTime| NaiveDateTime::new(day, hour).and_utc().timestamp();
    match input {
        InputType::Date => Some(moment(day(text)?, NaiveTime::MIN)),
        InputType::Month => Some(moment(day(&format!("{text}-01"))?, NaiveTime::MIN)),
        InputType::Time => Some(moment(NaiveDate::default(), hour(text)?)),
        InputType::DateTimeLocal => {
            let (date, time) = text.split_once('T')?;
            Some(moment(day(date)?, hour(time)?))
        }
        _ => None,
    }
}

/// Whether a number is a multiple of the step, both as decimals.
pub(super) fn is_on_step(number: f64, step: f64) -> bool {
    if step <= 0.0 || !step.is_finite() || !number.is_finite() {
        return true;
    }
    let factor = 10f64.powi(decimals(number).max(decimals(step)).min(9) as i32);
    let (number, step) = ((number * factor).round(), (step * factor).round());
    step == 0.0 || number % step == 0.0
}

/// An address as mail programs take it: a name, `@`, a domain of two parts or more.
pub(super) fn is_email(text: &str) -> bool {
    let forbidden = |sign: char| {
        sign.is_whitespace()
            || matches!(
                sign,
                '<' | '>' | '(' | ')' | '[' | ']' | '\\' | ',' | ';' | ':' | '"' | '@'
            )
    };
    let parts_are_whole = |text: &str| text.split('.').all(|part| !part.is_empty());
    let Some((name, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let quoted = name.len() > 2 && name.starts_with('"') && name.ends_with('"');
    let name_is_right = quoted || (parts_are_whole(name) && !name.contains(forbidden));
    let last = domain.rsplit('.').next().unwrap_or_default();
    name_is_right
        && domain.contains('.')
        && parts_are_whole(domain)
        && !domain.contains(|sign| forbidden(sign) || sign == '=')
        && last.chars().count() >= 2
}

/// A web address with its scheme, as a browser's field for addresses takes it.
pub(super) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty()
        && !text.contains(char::is_whitespace)
        && scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '+' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_must_exist() {
        let exists = |input, text| seconds(input, text).is_some();
        assert!(exists(InputType::Date, "2020-02-29"));
        for wrong in [
            "2019-02-29",
            "2019-2-3",
            "30/04/2019",
            "2019-04",
            "soon",
            "",
        ] {
            assert!(!exists(InputType::Date, wrong), "{wrong}");
        }
        assert!(exists(InputType::Month, "2019-04"));
        assert!(!exists(InputType::Month, "2019-13"));
        assert!(exists(InputType::Time, "09:30"));
        assert!(!exists(InputType::Time, "24:00"));
        assert!(exists(InputType::DateTimeLocal, "2019-04-30T09:30"));
        assert!(!exists(InputType::DateTimeLocal, "2019-04-30 09:30"));
        assert!(seconds(InputType::Month, "2019-04") < seconds(InputType::Month, "2019-05"));
    }

    #[test]
    fn steps_are_decimal() {
        assert!(is_on_step(0.3, 0.1));
        assert!(is_on_step(-4.0, 2.0));
        assert!(!is_on_step(0.25, 0.1));
        assert!(!is_on_step(5.0, 2.0));
    }

    #[test]
    fn addresses() {
        for right in ["a@b.org", "first.last@sub.example.int", "\"a b\"@c.de"] {
            assert!(is_email(right), "{right}");
        }
        for wrong in [
            "a@b",
            "a b@c.org",
            "@c.org",
            "a@c..org",
            "a.@c.org",
            "a@b.c",
            "x",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
        for right in ["https://iom.int", "http://a/b?c=d"] {
            assert!(is_url(right), "{right}");
        }
        for wrong in ["www.iom.int", "https://", "https://a b.org", "://x"] {
            assert!(!is_url(wrong), "{wrong}");
        }
    }
}
