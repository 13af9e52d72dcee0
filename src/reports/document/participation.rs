//! Who took part in a round as figures: by region, by type of mechanism, over time, on the tile map.

use std::collections::BTreeMap;

use super::Figure;
use super::figure::figure_around;
use crate::findings::participation::{Participation, Share};
use crate::language::{Language, format};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::{Collation, IscmType};
use crate::reports::chart::{Cell, Chart, Kind, Line, Lines, Stack, StackedBars, Tile, Tiles};

/// What is needed of the registry to name regions and States.
pub struct Places {
    /// Regions by their id.
    pub regions: BTreeMap<String, String>,
    /// States by their code.
    pub states: BTreeMap<String, String>,
    /// About how many mechanisms each State answered.
    pub about: BTreeMap<String, usize>,
}

/// The figures of who took part; none of what there is nothing to tell.
pub fn participation_figures(
    language: Language,
    participation: &Participation,
    places: &Places,
    source: &str,
) -> Vec<Figure> {
    let around = |chart: Chart| Chart {
        source: source.to_owned(),
        ..chart
    };
    let mut regions: Vec<(String, Share)> = participation
        .regions
        .iter()
        .filter_map(|(region, share)| Some((places.regions.get(region)?.clone(), *share)))
        .collect();
    Collation::new(language).sort_by_name(&mut regions, |(name, _)| name);
    let kinds: Vec<(String, Share)> = IscmType::ALL
        .into_iter()
        .filter_map(|kind| {
            let share = participation.kinds.get(kind.code())?;
            let name = language.text(&format!("public-types-{}", kind.code()));
            Some((name, *share))
        })
        .collect();
    [
        shares(
            language,
            "report-states-by-region",
            "report-region",
            regions,
        ),
        // Small drawings together, the tall one last.
        shares(language, "report-iscms-by-type", "report-type-head", kinds),
        over_time(language, participation),
        tile_map_of(language, participation, places),
    ]
    .into_iter()
    .flatten()
    .map(|chart| figure_around(around(chart)))
    .collect()
}

/// Asked and answered as one bar: its length says how many were asked.
fn shares(
    language: Language,
    title: &str,
    head: &str,
    rows: Vec<(String, Share)>,
) -> Option<Chart> {
    // One bar draws no comparison.
    if rows.len() < 2 {
        return None;
    }
    let number = |count: usize| Cell::number(language, count as f64);
    let most = rows.iter().map(|(_, share)| share.asked).max()?;
    let kind = Kind::StackedBars(StackedBars {
        label: language.text(head),
        parts: vec![
            language.text("report-answered"),
            language.text("report-not-answered-yet"),
        ],
        rows: rows
            .into_iter()
            .map(|(label, share)| Stack {
                label,
                note: language.text_with(
                    "report-answered-of",
                    &[
                        ("count", share.answered.into()),
                        ("asked", share.asked.into()),
                    ],
                ),
                cells: vec![
                    number(share.answered),
                    number(share.asked.saturating_sub(share.answered)),
                ],
                is_point: false,
            })
            .collect(),
        full: most.max(1) as f64,
    });
    Some(Chart {
        title: language.text(title),
        measure: language.text("report-measure-asked"),
        ..Chart::new(language, kind)
    })
}

/// Every State that was asked as a tile, with how many mechanisms it answered about.
pub fn tile_map_of(
    language: Language,
    participation: &Participation,
    places: &Places,
) -> Option<Chart> {
    if participation.states.is_empty() {
        return None;
    }
    let mut tiles: Vec<Tile> = participation
        .states
        .iter()
        .map(|(code, answered)| {
            let about = places.about.get(code).copied().unwrap_or(0);
            Tile {
                code: code.clone(),
                name: places.states.get(code).unwrap_or(code).clone(),
                cell: match answered {
                    true => Cell::number(language, about as f64),
                    false => Cell::None,
                },
                is_framed: false,
            }
        })
        .collect();
    Collation::new(language).sort_by_name(&mut tiles, |tile| &tile.name);
    let answered = participation.groups.get(&RespondentGroup::State)?;
    let kind = Kind::Tiles(Tiles {
        label: language.text("report-state"),
        number: language.text("report-mechanisms-told"),
        tiles,
        steps: [2.0, 3.0, 4.0],
        notice: language.text("report-tiles-notice"),
        framed: String::new(),
    });
    Some(Chart {
        title: language.text_with(
            "report-states-map",
            &[
                ("count", answered.answered.into()),
                ("asked", answered.asked.into()),
            ],
        ),
        measure: language.text("report-states-map-measure"),
        ..Chart::new(language, kind)
    })
}

/// How many had answered by the end of each week or month: a line for each group.
fn over_time(language: Language, participation: &Participation) -> Option<Chart> {
    let ends = participation.period_ends();
    // Two points at least make a line that says something of time.
    if ends.len() < 2 {
        return None;
    }
    let rows = participation.dated_groups().into_iter().map(|group| Line {
        label: language.text_with("report-group-name", &[("group", group.code().into())]),
        cells: ends
            .iter()
            .map(|end| {
                let count = participation.answered_by(*end, group);
                Cell::number(language, count as f64)
            })
            .collect(),
        is_point: group == RespondentGroup::State,
    });
    let kind = Kind::Lines(Lines {
        label: language.text("report-group"),
        rounds: ends
            .iter()
            .map(|end| format::date(language, *end))
            .collect(),
        rows: rows.collect(),
        change: String::new(),
    });
    Some(Chart {
        title: language.text("report-over-time"),
        measure: language.text("report-over-time-measure"),
        ..Chart::new(language, kind)
    })
}
