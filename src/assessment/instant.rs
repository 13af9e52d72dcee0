//! Instants as people type them: with a zone, or in the zone of the round.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

/// Reads `2026-04-14T09:00:00Z`, or `2026-04-14T09:00` and `2026-04-14` (its first instant) in a zone.
pub fn read(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(instant.with_timezone(&Utc));
    }
    let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .or_else(|| {
            let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
            Some(day.and_time(NaiveTime::MIN))
        })?;
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) => Some(instant.with_timezone(&Utc)),
        // When clocks go back an hour comes twice: the earlier one, so that nothing opens late.
        LocalResult::Ambiguous(earlier, _) => Some(earlier.with_timezone(&Utc)),
        LocalResult::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use chrono_tz::Europe::Zurich;

    #[test]
    fn instants_are_read_with_and_without_zone() {
        let told = |text: &str| read(text, Zurich).map(|instant| instant.to_rfc3339());
        assert_eq!(
            told("2026-04-14T09:00:00Z").as_deref(),
            Some("2026-04-14T09:00:00+00:00")
        );
        assert_eq!(
            told("2026-04-14").as_deref(),
            Some("2026-04-13T22:00:00+00:00")
        );
        assert_eq!(
            told("2026-06-30T23:59").as_deref(),
            Some("2026-06-30T21:59:00+00:00")
        );
        assert_eq!(
            told("2026-03-29T02:30"),
            None,
            "this hour does not exist there"
        );
        assert_eq!(told("tomorrow"), None);
    }
}
