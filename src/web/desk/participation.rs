//! Who took part: by group, by region, over time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::filter::{Filter, Narrowed};
use super::findings::FigureAbout;
use super::number_link::NumberLink;
use super::round::group_name;
use crate::app::Transaction;
use crate::app::registers::LoadedRegistry;
use crate::assessment::{Assessment, Respondent};
use crate::findings::participation::{self as counted, Share};
use crate::language::format;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::{Collation, IscmType};
use crate::reports::chart::{Amount, Bar, Bars, Cell, Chart, Kind, Series};
use crate::reports::document::{Places, tile_map_of};
use crate::storage::StorageError;
use crate::storage::submissions::count_subjects_of_states;
use crate::storage::tallies_panel::{count_invitations, list_panel, list_participation};

/// Everybody who was asked or answered, as far as somebody may know.
pub struct Participation {
    all: Arc<counted::Participation>,
    /// Only what is about some mechanisms: who was asked about them nobody knows.
    about_some: bool,
    /// About how many mechanisms each State answered.
    about: BTreeMap<String, usize>,
}

pub fn read(
    transaction: &mut Transaction<'_>,
    registry: &LoadedRegistry,
    narrowed: &Narrowed,
    assessment: &Assessment,
) -> Result<Participation, StorageError> {
    let invited = count_invitations(transaction.connection, &assessment.id)?;
    let what = format!("participation {} {invited:?}", registry.stamp);
    let scope = narrowed.scope(assessment);
    let all = transaction.remembered(scope, &what, |connection, scope| {
        let mut parts = list_participation(connection, scope)?;
        if let Some(subjects) = scope.subjects {
            let panel: BTreeSet<Respondent> = list_panel(connection, scope)?.into_iter().collect();
            parts.retain(|part| match part.respondent.group {
                RespondentGroup::Iscm => subjects.contains(&part.respondent.organization),
                RespondentGroup::State | RespondentGroup::Igo => panel.contains(&part.respondent),
            });
        }
        let took_part = parts.iter().map(|part| (&part.respondent, part.answered));
        Ok::<_, StorageError>(counted::Participation::of(&registry.registry, took_part))
    })?;
    let about = count_subjects_of_states(transaction.connection, &assessment.id)?
        .into_iter()
        .map(|(state, count)| (state, usize::try_from(count).unwrap_or_default()));
    Ok(Participation {
        all,
        about_some: narrowed.subjects.is_some(),
        about: about.collect(),
    })
}

pub fn view(
    about: &FigureAbout,
    registry: &LoadedRegistry,
    participation: &Participation,
) -> Markup {
    let language = about.language;
    let all = &participation.all;
    let group_rows = RespondentGroup::ALL.into_iter().filter_map(|group| {
        let share = all.groups.get(&group)?;
        let is_own = group == RespondentGroup::Iscm;
        Some(Took {
            label: group_name(language, group),
            share: *share,
            known: is_own || !participation.about_some,
            opens: who(about, about.filter, group, ""),
        })
    });
    let mut region_rows: Vec<Took> = all
        .regions
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
            share: *all.kinds.get(kind.code())?,
            known: true,
            opens: who(about, &filter, RespondentGroup::Iscm, ""),
        })
    });
    let tiles = tile_map(about, registry, participation);
    html! {
        (shares(about, "participation-groups", group_rows.collect()))
        @if !region_rows.is_empty() { (shares(about, "participation-regions", region_rows)) }
        (tiles)
        @if !all.kinds.is_empty() { (shares(about, "participation-kinds", kind_rows.collect())) }
        (over_time(about, all))
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
        about: "",
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
    about.gallery.figure(chart)
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
fn over_time(about: &FigureAbout, all: &counted::Participation) -> Markup {
    let language = about.language;
    let ends = all.period_ends();
    let Some(last) = ends.last().copied() else {
        return html! {};
    };
    let groups = all.dated_groups();
    let by = |end: NaiveDate, group: RespondentGroup| all.answered_by(end, group);
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
        Bar::new(format::date(language, end), cells.collect())
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
    about.gallery.figure(chart)
}

/// Who answered by country: every State that was asked as a tile, with how many mechanisms it answered about.
fn tile_map(
    about: &FigureAbout,
    registry: &LoadedRegistry,
    participation: &Participation,
) -> Markup {
    let all = &participation.all;
    // Of some mechanisms nobody knows who was asked about them.
    if participation.about_some || !about.sight.opens_answers() {
        return html! {};
    }
    let language = about.language;
    let states = all.states.keys().filter_map(|code| {
        let country = registry.registry.find_country(code)?;
        Some((code.clone(), country.name.in_language(language).to_owned()))
    });
    let places = Places {
        regions: Default::default(),
        states: states.collect(),
        about: participation.about.clone(),
    };
    match tile_map_of(language, all, &places) {
        Some(chart) => about.gallery.figure(Chart {
            source: about.source.to_owned(),
            made_up: about.made_up.map(str::to_owned),
            ..chart
        }),
        None => html! {},
    }
}
