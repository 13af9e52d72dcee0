//! Dates and times of expressions, all in UTC.
//!
//! Kept out: the clock. Everything that means "now" is given the instant.

use chrono::{
    DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc,
    Weekday,
};

use super::Value;
use super::number::trimmed;

/// How much of an instant a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precision {
    Year,
    Month,
    Day,
    Minute,
    Second,
    Millisecond,
}

/// Reads `2019`, `2019-04`, `2019-04-30`, `2019-04-30T09:30[:15[.123]]` with `Z`, `+02:00` or nothing (UTC).
pub(super) fn read_date(text: &str) -> Option<(DateTime<Utc>, Precision)> {
    let text = trimmed(text);
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(position) => (&text[..position], Some(&text[position + 1..])),
        None => (text, None),
    };
    let (day, precision) = read_day(date)?;
    let midnight = day.and_time(NaiveTime::MIN);
    let Some(time) = time else {
        return Some((midnight.and_utc(), precision));
    };
    if precision != Precision::Day {
        return None;
    }
    let (time, minutes_east) = split_zone(time)?;
    let (time, precision) = read_time(time)?;
    let instant = midnight.checked_add_signed(time)?;
    let instant = instant.checked_sub_signed(TimeDelta::minutes(minutes_east))?;
    Some((instant.and_utc(), precision))
}

fn read_day(text: &str) -> Option<(NaiveDate, Precision)> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let Some(month) = parts.next() else {
        return Some((NaiveDate::from_ymd_opt(year as i32, 1, 1)?, Precision::Year));
    };
    let month = digits(month, 2)?;
    let Some(day) = parts.next() else {
        return Some((
            NaiveDate::from_ymd_opt(year as i32, month, 1)?,
            Precision::Month,
        ));
    };
    let day = digits(day, 2)?;
    if parts.next().is_some() || !(1..=31).contains(&day) {
        return None;
    }
    // A day that its month does not have runs on into the next, as in JavaScript.
    let first = NaiveDate::from_ymd_opt(year as i32, month, 1)?;
    Some((
        first.checked_add_days(Days::new(u64::from(day) - 1))?,
        Precision::Day,
    ))
}

fn read_time(text: &str) -> Option<(TimeDelta, Precision)> {
    let mut parts = text.split(':');
    let hours = digits(parts.next()?, 2)?;
    let minutes = digits(parts.next()?, 2)?;
    let (seconds, milliseconds, precision) = match parts.next() {
        None => (0, 0, Precision::Minute),
        Some(seconds) => match seconds.split_once('.') {
            None => (digits(seconds, 2)?, 0, Precision::Second),
            Some((seconds, fraction)) => {
                if fraction.is_empty() || fraction.bytes().any(|byte| !byte.is_ascii_digit()) {
                    return None;
                }
                let milliseconds: String = format!("{fraction:0<3}").chars().take(3).collect();
                (
                    digits(seconds, 2)?,
                    digits(&milliseconds, 3)?,
                    Precision::Millisecond,
                )
            }
        },
    };
    let is_midnight_at_the_end = hours == 24 && minutes == 0 && seconds == 0 && milliseconds == 0;
    if parts.next().is_some()
        || minutes > 59
        || seconds > 59
        || (hours > 23 && !is_midnight_at_the_end)
    {
        return None;
    }
    let seconds = i64::from(hours) * 3600 + i64::from(minutes) * 60 + i64::from(seconds);
    let time = TimeDelta::seconds(seconds) + TimeDelta::milliseconds(i64::from(milliseconds));
    Some((time, precision))
}

/// `09:30+02:00` → `09:30`, 120.
fn split_zone(text: &str) -> Option<(&str, i64)> {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let Some(position) = text.find(['+', '-']) else {
        return Some((text, 0));
    };
    let (hours, minutes) = text[position + 1..].split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let east = i64::from(hours * 60 + minutes);
    let sign = if text[position..].starts_with('-') {
        -1
    } else {
        1
    };
    Some((&text[..position], sign * east))
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The instant without what is finer than the precision.
pub(super) fn truncated(instant: DateTime<Utc>, precision: Precision) -> DateTime<Utc> {
    let day = instant.date_naive();
    let day = match precision {
        Precision::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        Precision::Month => day.with_day(1),
        _ => Some(day),
    };
    let unit = match precision {
        Precision::Year | Precision::Month | Precision::Day => 86_400_000,
        Precision::Minute => 60_000,
        Precision::Second => 1_000,
        Precision::Millisecond => 1,
    };
    let of_day = instant
        .time()
        .signed_duration_since(NaiveTime::MIN)
        .num_milliseconds();
    day.map_or(instant, |day| {
        let midnight = day.and_time(NaiveTime::MIN);
        (midnight + TimeDelta::milliseconds(of_day - of_day % unit)).and_utc()
    })
}

/// The instant that a value stands for: a date, the text of one, or milliseconds since 1970.
pub(super) fn instant_of(value: &Value) -> Option<DateTime<Utc>> {
    match value {
        Value::DateTime(instant) => Some(*instant),
        Value::Text(text) => read_date(text).map(|(instant, _)| instant),
        Value::Number(number) if number.is_finite() => {
            DateTime::from_timestamp_millis(*number as i64)
        }
        _ => None,
    }
}

/// Midnight of the day, so many days later.
pub(super) fn day_after(instant: DateTime<Utc>, days: f64) -> Option<DateTime<Utc>> {
    let midnight = instant.date_naive().and_time(NaiveTime::MIN);
    moved(midnight.and_utc(), days, "days")
}

/// The instant moved by so many units; a day that its month does not have runs on into the next.
pub(super) fn moved(instant: DateTime<Utc>, by: f64, unit: &str) -> Option<DateTime<Utc>> {
    if !by.is_finite() || by.abs() > 1e13 {
        return None;
    }
    // As in JavaScript it is the field of the date that is made whole, after the addition.
    let field = f64::from(match unit {
        "months" => instant.month0() as i32,
        "years" => instant.year(),
        "hours" => instant.hour() as i32,
        "minutes" => instant.minute() as i32,
        "seconds" => instant.second() as i32,
        _ => instant.day() as i32,
    });
    let by = ((field + by).trunc() - field) as i64;
    let result = match unit {
        "days" => instant.checked_add_signed(TimeDelta::try_days(by)?),
        "hours" => instant.checked_add_signed(TimeDelta::try_hours(by)?),
        "minutes" => instant.checked_add_signed(TimeDelta::try_minutes(by)?),
        "seconds" => instant.checked_add_signed(TimeDelta::try_seconds(by)?),
        "months" => moved_by_months(instant, by),
        "years" => moved_by_months(instant, by.checked_mul(12)?),
        _ => Some(instant),
    };
    result.filter(|instant| (0..=9999).contains(&instant.year()))
}

fn moved_by_months(instant: DateTime<Utc>, by: i64) -> Option<DateTime<Utc>> {
    let months = (i64::from(instant.year()) * 12 + i64::from(instant.month0())).checked_add(by)?;
    let year = i32::try_from(months.div_euclid(12)).ok()?;
    let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let day = first.checked_add_days(Days::new(u64::from(instant.day0())))?;
    Some(NaiveDateTime::new(day, instant.time()).and_utc())
}

/// Whole months from one instant to another, signed; a month is whole when its day is reached.
pub(super) fn months_between(from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    let months =
        i64::from(to.year() - from.year()) * 12 + i64::from(to.month0()) - i64::from(from.month0());
    if to.day() < from.day() {
        months - 1
    } else {
        months
    }
}

/// The distance in calendar days.
pub(super) fn days_between(from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    (to.date_naive() - from.date_naive()).num_days().abs()
}

/// Sunday is 0.
pub(super) fn weekday(instant: DateTime<Utc>) -> u32 {
    match instant.weekday() {
        Weekday::Sun => 0,
        other => other.number_from_monday(),
    }
}

/// The text that JavaScript makes of a date when it is joined to a text.
pub(super) fn date_to_text(instant: DateTime<Utc>) -> String {
    instant
        .format("%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)")
        .to_string()
}
