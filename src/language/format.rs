//! Numbers, per cent, lists, dates and instants as each language writes them.
//!
//! Numbers and lists follow the Unicode CLDR. Dates take their patterns and month names from the
//! messages, because the United Nations write them in a way of their own (both month names in
//! Arabic, day before month in English).

use std::cell::OnceCell;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::GroupingStrategy;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::{Locale, locale};

use super::Language;

struct Formatters {
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
    and: ListFormatter,
    or: ListFormatter,
}

thread_local! {
    // Per thread, because icu's formatters are not `Sync` without a feature that makes them slower; each language
    // when it is first written.
    static FORMATTERS: [OnceCell<Formatters>; 6] = const { [const { OnceCell::new() }; 6] };
}

fn formatters(language: Language) -> Formatters {
    let locale: Locale = match language {
        Language::Arabic => locale!("ar"),
        Language::Chinese => locale!("zh"),
        // British English joins "a, b and c" without a comma before "and", as the UN does.
        Language::English => locale!("en-GB"),
        Language::French => locale!("fr"),
        Language::Russian => locale!("ru"),
        Language::Spanish => locale!("es"),
    };
    let number = |grouping: GroupingStrategy| {
        DecimalFormatter::try_new(locale.clone().into(), grouping.into())
            .expect("the six languages are in the compiled data")
    };
    Formatters {
        grouped: number(GroupingStrategy::Auto),
        plain: number(GroupingStrategy::Never),
        and: ListFormatter::try_new_and(locale.clone().into(), ListFormatterOptions::default())
            .expect("the six languages are in the compiled data"),
        or: ListFormatter::try_new_or(locale.into(), ListFormatterOptions::default())
            .expect("the six languages are in the compiled data"),
    }
}

fn with<T>(language: Language, format: impl FnOnce(&Formatters) -> T) -> T {
    FORMATTERS.with(|all| format(all[language as usize].get_or_init(|| formatters(language))))
}

/// The shortest decimal that reads back as this number, or `None` where it is not finite.
fn decimal(value: f64) -> Option<Decimal> {
    // `{}` of a double never uses an exponent.
    value
        .is_finite()
        .then(|| Decimal::try_from_str(&format!("{value}")).ok())
        .flatten()
}

fn write(formatter: &DecimalFormatter, decimal: Option<Decimal>) -> String {
    match decimal {
        Some(decimal) => formatter.format_to_string(&decimal),
        None => "–".to_owned(),
    }
}

/// A number with thousands separators, for tables, charts and counts.
pub fn number(language: Language, value: f64) -> String {
    with(language, |all| write(&all.grouped, decimal(value)))
}

/// A number without grouping, for running text: 2013 stays a year (section 6 of
/// questionnaires/README.md).
pub fn plain_number(language: Language, value: f64) -> String {
    with(language, |all| write(&all.plain, decimal(value)))
}

/// A number rounded half away from zero to at most `maximum` and padded to at least `minimum`
/// decimals, grouped.
pub fn number_with_decimals(language: Language, value: f64, minimum: u32, maximum: u32) -> String {
    let mut rounded = decimal(value);
    if let Some(decimal) = &mut rounded {
        let last = -(maximum.min(20) as i16);
        if decimal.absolute.digit_at(last - 1) >= 5 {
            decimal.expand(last);
        } else {
            decimal.trunc(last);
        }
        decimal.absolute.trim_end();
        decimal.absolute.pad_end(-(minimum.min(20) as i16));
    }
    with(language, |all| write(&all.grouped, rounded))
}

/// A share of 100 with the sign that the language uses and a space that does not break. In Arabic nothing
/// stands between them: a sign apart from its number would change sides with the text around it.
pub fn percent(language: Language, value: f64) -> String {
    let number = number(language, value);
    match language {
        Language::Chinese | Language::Arabic => format!("{number}%"),
        Language::French => format!("{number}\u{202F}%"),
        _ => format!("{number}\u{A0}%"),
    }
}

/// Joins a list as the language does: "a, b and c"; Spanish writes "e" before an i. Where an item has an
/// "and" of its own, a comma keeps the last one apart: "a, b and c, and d".
pub fn list<T: AsRef<str>>(language: Language, items: &[T]) -> String {
    let joined = with(language, |all| {
        all.and.format_to_string(items.iter().map(AsRef::as_ref))
    });
    let Some((last, before)) = items.split_last().filter(|(_, before)| !before.is_empty()) else {
        return joined;
    };
    if !keeps_the_last_apart(language, before, last) {
        return joined;
    }
    if language == Language::Arabic {
        let all: Vec<&str> = before.iter().chain([last]).map(AsRef::as_ref).collect();
        return all.join("، و");
    }
    // What the language puts before the last item: " and ", " e ".
    let head = joined.strip_suffix(last.as_ref()).unwrap_or(&joined);
    let Some(conjunction) = head.trim_end().rfind(' ') else {
        return joined;
    };
    format!(
        "{},{}{}",
        &head[..conjunction],
        &head[conjunction..],
        last.as_ref()
    )
}

/// Whether a comma stands before the last "and" of a list.
fn keeps_the_last_apart<T: AsRef<str>>(language: Language, before: &[T], last: &T) -> bool {
    let has = |item: &T, words: &[&str]| {
        let outside = without_brackets(item.as_ref());
        words.iter().any(|word| outside.contains(word))
    };
    // French and Spanish have no comma there, unless one of the two beside it would be read wrongly: the
    // one before by an "or" as well, which the last one may have.
    let (and, or): (&[&str], &[&str]) = match language {
        Language::English => {
            return before
                .iter()
                .chain([last])
                .any(|item| has(item, &[" and "]));
        }
        Language::French => (&[" et "], &[" ou "]),
        Language::Spanish => (&[" y ", " e "], &[" o ", " u "]),
        // Its conjunction is part of the next word. Of three and more, only single words go without commas.
        Language::Arabic if before.len() > 1 => {
            return before.iter().chain([last]).any(|item| has(item, &[" "]));
        }
        Language::Arabic => (&[" و"], &[" أو "]),
        Language::Russian | Language::Chinese => return false,
    };
    let next_to_last = before.last();
    has(last, and) || next_to_last.is_some_and(|item| has(item, and) || has(item, or))
}

/// Joins short entries that are only counted up, in tables and notes: "a, b, c".
pub fn series<T: AsRef<str>>(language: Language, items: &[T]) -> String {
    joined_with(
        match language {
            Language::Arabic => "، ",
            Language::Chinese => "、",
            _ => ", ",
        },
        items,
    )
}

/// Joins entries that may have commas of their own: "a, b; c".
pub fn entries<T: AsRef<str>>(language: Language, items: &[T]) -> String {
    joined_with(entry_separator(language), items)
}

/// What stands between entries that may have commas of their own, with the space behind it.
pub fn entry_separator(language: Language) -> &'static str {
    match language {
        Language::Arabic => "؛ ",
        Language::Chinese => "；",
        Language::French => "\u{A0}; ",
        _ => "; ",
    }
}

fn joined_with<T: AsRef<str>>(separator: &str, items: &[T]) -> String {
    let all: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    all.join(separator)
}

/// A text without what stands in its brackets, which hold together by themselves.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

/// Joins alternatives as the language does: "a, b or c".
pub fn list_or<T: AsRef<str>>(language: Language, items: &[T]) -> String {
    with(language, |all| {
        all.or.format_to_string(items.iter().map(AsRef::as_ref))
    })
}

/// A date in words: "30 June 2026".
pub fn date(language: Language, date: NaiveDate) -> String {
    language.text_with(
        "date-full",
        &[
            ("day", date.day().into()),
            ("month", month_name(language, date.month()).into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

/// A month of a year: "June 2026".
pub fn month(language: Language, year: i32, month: u32) -> String {
    language.text_with(
        "date-month",
        &[
            ("month", month_name(language, month).into()),
            ("number", month.into()),
            ("year", year.to_string().into()),
        ],
    )
}

/// A date that may be known by year or month only (`2019`, `2019-04`, `2019-04-30`); what is no
/// date is given back as it is.
pub fn partial_date(language: Language, text: &str) -> String {
    if let Ok(full) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return date(language, full);
    }
    if text.len() == 7
        && let Ok(first) = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d")
    {
        return month(language, first.year(), first.month());
    }
    text.to_owned()
}

/// From a date to another, each as precise as it is known: "26–28 August 2019", "July 2017 – 2019".
pub fn date_range(language: Language, start: &str, end: &str) -> String {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    match (day(start), day(end)) {
        (Some(first), Some(last)) if first == last => date(language, first),
        (Some(first), Some(last))
            if (first.year(), first.month()) == (last.year(), last.month()) =>
        {
            language.text_with(
                "date-range-days",
                &[
                    ("first", first.day().into()),
                    ("last", last.day().into()),
                    ("month", month_name(language, first.month()).into()),
                    ("year", first.year().to_string().into()),
                ],
            )
        }
        _ => language.text_with(
            "date-range",
            &[
                ("start", partial_date(language, start).into()),
                ("end", partial_date(language, end).into()),
            ],
        ),
    }
}

/// A time of day in hours and minutes, on 24 hours.
pub fn time(language: Language, time: NaiveTime) -> String {
    language.text_with(
        "clock-time",
        &[
            ("hour", format!("{:02}", time.hour()).into()),
            ("minute", format!("{:02}", time.minute()).into()),
        ],
    )
}

/// An instant with date, time and the name of its time zone: "30 June 2026, 23:59 Geneva time".
pub fn instant(language: Language, instant: DateTime<Utc>, zone: Tz) -> String {
    let local = instant.with_timezone(&zone);
    language.text_with(
        "instant",
        &[
            ("date", date(language, local.date_naive()).into()),
            ("time", time(language, local.time()).into()),
            ("zone", time_zone(language, zone).into()),
        ],
    )
}

/// The date of an instant in a time zone.
pub fn date_of(language: Language, instant: DateTime<Utc>, zone: Tz) -> String {
    date(language, instant.with_timezone(&zone).date_naive())
}

/// How a time zone is called beside a time: by its city, since offsets change over the year.
pub fn time_zone(language: Language, zone: Tz) -> String {
    match zone {
        // All of Switzerland keeps this zone, and IOM sits in Geneva.
        Tz::Europe__Zurich => language.text("time-zone-geneva"),
        Tz::UTC | Tz::Etc__UTC | Tz::GMT => "UTC".to_owned(),
        other => {
            let city = other.name().rsplit('/').next().unwrap_or(other.name());
            language.text_with("time-zone-city", &[("city", city.replace('_', " ").into())])
        }
    }
}

fn month_name(language: Language, month: u32) -> String {
    language.text(match month {
        1 => "month-1",
        2 => "month-2",
        3 => "month-3",
        4 => "month-4",
        5 => "month-5",
        6 => "month-6",
        7 => "month-7",
        8 => "month-8",
        9 => "month-9",
        10 => "month-10",
        11 => "month-11",
        _ => "month-12",
    })
}
