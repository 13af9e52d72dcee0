//! Who took part: by group, by region, over time.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta};
use maud::{Markup, html};

use super::answers::NumberLink;
use super::filter::{Filter, Narrowed, region_of};
use super::findings::FigureAbout;
use super::round::group_name;
use crate::app::Transaction;
use crate::app::registers::LoadedRegistry;
use crate::assessment::Assessment;
use crate::language::{Language, format};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::{Collation, IscmType};
use crate::reports::chart::{Amount, Bar, Bars, Cell, Chart, Kind, Series, figure};
use crate::storage::StorageError;
use crate::storage::tallies_panel::{TookPart, list_panel, list_participation};

/// Everybody who was asked or answered, as far as somebody may know.
pub struct Participation {
    parts: Vec<TookPart>,
    /// Only what is about some mechanisms: who was asked about them nobody knows.
    about_some: bool,
}

/// Most rows of the chart over time; a longer round is told by months.
const MOST_WEEKS: i64 = 16;

pub fn read(
    transaction: &mut Transaction<'_>,
    narrowed: &Narrowed,
    assessment: &Assessment,
) -> Result<Participation, StorageError> {
    let scope = narrowed.scope(assessment);
    let mut parts = list_participation(transaction.connection, scope)?;
    if let Some(subjects) = &narrowed.subjects {
        let panel = list_panel(transaction.connection, scope)?;
        parts.retain(|part| match part.respondent.group {
            RespondentGroup::Iscm => subjects.contains(&part.respondent.organization),
            RespondentGroup::State | RespondentGroup::Igo => {
                panel.binary_search(&part.respondent).is_ok() || panel.contains(&part.respondent)
            }
        });
    }
    Ok(Participation {
        parts,
        about_some: narrowed.subjects.is_some(),
    })
}

/// Asked and answered.
#[derive(Clone, Copy, Default)]
struct Share {
    asked: usize,
    answered: usize,
}

impl Share {
    fn add(&mut self, part: &TookPart) {
        self.asked += 1;
        self.answered += usize::from(part.answered_on.is_some());
    }
}

pub fn view(
    about: &FigureAbout,
    registry: &LoadedRegistry,
    participation: &Participation,
) -> Markup {
    let language = about.language;
    let parts = &participation.parts;
    let mut groups: BTreeMap<RespondentGroup, Share> = BTreeMap::new();
    let mut regions: BTreeMap<String, Share> = BTreeMap::new();
    let mut kinds: BTreeMap<&'static str, Share> = BTreeMap::new();
    for part in parts {
        let respondent = &part.respondent;
        groups.entry(respondent.group).or_default().add(part);
        let registry = &registry.registry;
        match respondent.group {
            RespondentGroup::State => {
                if let Some(region) = region_of(registry, &respondent.organization) {
                    let region = region.as_str().to_owned();
                    regions.entry(region).or_default().add(part);
                }
            }
            RespondentGroup::Iscm => {
                if let Some(iscm) = registry.find_iscm(&respondent.organization) {
                    kinds.entry(iscm.iscm_type.code()).or_default().add(part);
                }
            }
            RespondentGroup::Igo => {}
        }
    }
    let group_rows = RespondentGroup::ALL.into_iter().filter_map(|group| {
        let share = groups.get(&group)?;
        let is_own = group == RespondentGroup::Iscm;
        Some(Took {
            label: group_name(language, group),
            share: *share,
            known: is_own || !participation.about_some,
            opens: who(about, about.filter, group, ""),
        })
    });
    let mut region_rows: Vec<Took> = regions
        .iter()
        .filter_map(|(code, share)| {
            let region = registry.registry.find_region(code)?;
            let filter = Filter {
                region: Some(region.id.clone()),
                ..about.filter.clone()
            };
            Some(Took {
                label: region.name.in_language(language).to_owned(),
                share: *share,
                known: !participation.about_some,
                opens: who(about, &filter, RespondentGroup::State, ""),
            })
        })
        .collect();
    Collation::new(language).sort_by_name(&mut region_rows, |row| &row.label);
    let kind_rows = IscmType::ALL.into_iter().filter_map(|kind| {
        let filter = Filter {
            kind: Some(kind),
            ..about.filter.clone()
        };
        Some(Took {
            label: language.text_with("filter-type-of", &[("type", kind.code().into())]),
            share: *kinds.get(kind.code())?,
            known: true,
            opens: who(about, &filter, RespondentGroup::Iscm, ""),
        })
    });
    html! {
        (shares(about, "participation-groups", group_rows.collect()))
        @if !region_rows.is_empty() { (shares(about, "participation-regions", region_rows)) }
        @if !kinds.is_empty() { (shares(about, "participation-kinds", kind_rows.collect())) }
        (over_time(about, parts))
    }
}

/// A row of the charts of who took part.
struct Took {
    label: String,
    share: Share,
    /// Whether it is known who was asked.
    known: bool,
    opens: Option<String>,
}

/// The list of those who answered, up to a day, for whoever may open answers.
fn who(
    about: &FigureAbout,
    filter: &Filter,
    group: RespondentGroup,
    until: &str,
) -> Option<String> {
    let link = NumberLink {
        assessment: &about.assessment.slug,
        filter,
        indicator: "",
        group,
    };
    about
        .sight
        .opens_answers()
        .then(|| link.everybody_until(until))
}

fn shares(about: &FigureAbout, title: &str, rows: Vec<Took>) -> Markup {
    let language = about.language;
    let number = |count: usize| format::number(language, count as f64);
    let most = rows.iter().map(|row| row.share.answered).max();
    let bars = rows.into_iter().map(|row| {
        let Took { share, known, .. } = row;
        let amount = Amount {
            value: match (known, share.asked, most) {
                (true, 1.., _) => 100.0 * share.answered as f64 / share.asked as f64,
                (false, _, Some(most)) if most > 0 => 100.0 * share.answered as f64 / most as f64,
                _ => 0.0,
            },
            written: number(share.answered),
            beside: known
                .then(|| language.text_with("participation-of", &[("count", share.asked.into())])),
            href: row.opens.filter(|_| share.answered > 0),
            held_back: None,
            is_count: true,
        };
        Bar::new(row.label, vec![Cell::Amount(amount)]).as_point()
    });
    let chart = Chart {
        title: language.text(title),
        measure: language.text("participation-measure"),
        ..around(
            about,
            Kind::Bars(Bars {
                label: language.text("participation-who"),
                series: vec![Series::new(language.text("participation-answered"), "")],
                rows: bars.collect(),
                foot: Vec::new(),
                full: 100.0,
            }),
        )
    };
    figure(&chart, &html! {})
}

fn around(about: &FigureAbout, kind: Kind) -> Chart {
    Chart {
        source: about.source.to_owned(),
        made_up: about.made_up.map(str::to_owned),
        empty: about.language.text("chart-nobody"),
        ..Chart::new(about.language, kind)
    }
}

/// How many had answered by the end of each week, or month.
fn over_time(about: &FigureAbout, parts: &[TookPart]) -> Markup {
    let language = about.language;
    let mut days: Vec<(NaiveDate, RespondentGroup)> = parts
        .iter()
        .filter_map(|part| {
            let day = part.answered_on.as_deref()?;
            let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
            Some((day, part.respondent.group))
        })
        .collect();
    days.sort();
    let (Some((first, _)), Some((last, _))) = (days.first().copied(), days.last().copied()) else {
        return html! {};
    };
    let groups: Vec<RespondentGroup> = RespondentGroup::ALL
        .into_iter()
        .filter(|group| days.iter().any(|(_, other)| other == group))
        .collect();
    let ends = period_ends(first, last);
    let by = |end: NaiveDate, group: RespondentGroup| {
        let until = days.iter().take_while(|(day, _)| *day <= end);
        until.filter(|(_, other)| *other == group).count()
    };
    let most = groups.iter().map(|group| by(last, *group)).max();
    let rows = ends.into_iter().map(|end| {
        let until = end.to_string();
        let cells = groups.iter().map(|group| {
            let count = by(end, *group);
            Cell::Amount(Amount {
                value: count as f64,
                written: format::number(language, count as f64),
                beside: None,
                href: who(about, about.filter, *group, &until).filter(|_| count > 0),
                held_back: None,
                is_count: true,
            })
        });
        Bar::new(date_text(language, end), cells.collect())
    });
    let chart = Chart {
        title: language.text("participation-time"),
        measure: language.text("participation-time-measure"),
        ..around(
            about,
            Kind::Bars(Bars {
                label: language.text("participation-until"),
                series: groups
                    .iter()
                    .map(|group| Series::new(group_name(language, *group), ""))
                    .collect(),
                rows: rows.collect(),
                foot: Vec::new(),
                full: most.unwrap_or(0).max(1) as f64,
            }),
        )
    };
    figure(&chart, &html! {})
}

/// The last day of each week between two days, or of each month where that would be too many.
fn period_ends(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let is_long = (last - first).num_days() > 7 * MOST_WEEKS;
    let end_of = |day: NaiveDate| match is_long {
        false => {
            let to_sunday = 6 - i64::from(day.weekday().num_days_from_monday());
            day + TimeDelta::days(to_sunday)
        }
        true => {
            let next = match day.month() {
                12 => NaiveDate::from_ymd_opt(day.year() + 1, 1, 1),
                month => NaiveDate::from_ymd_opt(day.year(), month + 1, 1),
            };
            next.and_then(|next| next.pred_opt()).unwrap_or(day)
        }
    };
    let mut ends = vec![end_of(first)];
    // A round of decades would still make a finite page.
    while ends.len() < 240
        && let Some(end) = ends.last().copied()
        && end < last
        && let Some(next) = end.succ_opt()
    {
        ends.push(end_of(next));
    }
    ends
}

fn date_text(language: Language, day: NaiveDate) -> String {
    let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc();
    format::date_of(language, noon, chrono_tz::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn weeks_end_on_sundays_and_long_rounds_are_told_by_months() {
        assert_eq!(
            period_ends(day("2026-05-20"), day("2026-06-02")),
            [day("2026-05-24"), day("2026-05-31"), day("2026-06-07")]
        );
        assert_eq!(
            period_ends(day("2026-05-24"), day("2026-05-24")),
            [day("2026-05-24")]
        );
        let months = period_ends(day("2025-12-10"), day("2026-08-02"));
        assert_eq!(months.len(), 9);
        assert_eq!(months[0], day("2025-12-31"));
    }
}
