//! Dates as precise as the source is: a year, a month or a day, and ranges of them.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date of which the day, or the day and the month, may be unknown: `2019`, `2019-08`, `2019-08-26`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl PartialDate {
    pub fn year(self) -> i32 {
        self.year
    }

    pub fn month(self) -> Option<u32> {
        self.month
    }

    pub fn day(self) -> Option<u32> {
        self.day
    }

    /// The first day that it can mean.
    pub fn earliest(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .expect("a partial date is checked when it is parsed")
    }

    /// The last day that it can mean.
    pub fn latest(self) -> NaiveDate {
        let next = match (self.month, self.day) {
            (Some(_), Some(_)) => return self.earliest(),
            (Some(month), _) if month < 12 => NaiveDate::from_ymd_opt(self.year, month + 1, 1),
            _ => NaiveDate::from_ymd_opt(self.year + 1, 1, 1),
        };
        next.and_then(|date| date.pred_opt())
            .expect("the first day of a month after 1800 has a day before it")
    }
}

/// Why a text is not a date or a range of dates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    #[error("`{0}` is not a date: expected 2019, 2019-08 or 2019-08-26, between 1800 and 2200")]
    NotADate(String),
    #[error("the range `{0}` ends before it begins")]
    Reversed(String),
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let not_a_date = || DateError::NotADate(text.to_owned());
        let number = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())
                .flatten()
                .ok_or_else(not_a_date)
        };
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)? as i32;
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        let exists = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).is_some();
        if parts.next().is_some() || !(1800..=2200).contains(&year) || !exists {
            return Err(not_a_date());
        }
        Ok(PartialDate { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

/// When something happened, from its first to its last day: `2019-08-26/2019-08-28`, or a single date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    start: PartialDate,
    end: Option<PartialDate>,
}

impl DateRange {
    pub fn start(self) -> PartialDate {
        self.start
    }

    /// The last day, where it is not the first.
    pub fn end(self) -> Option<PartialDate> {
        self.end
    }
}

impl FromStr for DateRange {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (start, end) = match text.split_once('/') {
            Some((start, end)) => (
                start.parse::<PartialDate>()?,
                Some(end.parse::<PartialDate>()?),
            ),
            None => (text.parse()?, None),
        };
        if end.is_some_and(|end| end.latest() < start.earliest()) {
            return Err(DateError::Reversed(text.to_owned()));
        }
        Ok(DateRange { start, end })
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.start)?;
        match self.end {
            Some(end) => write!(formatter, "/{end}"),
            None => Ok(()),
        }
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}

as_text!(PartialDate);
as_text!(DateRange);
