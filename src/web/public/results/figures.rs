//! The frozen tables of a page of results, as figures.

use maud::{Markup, html};

use super::{RESPONDENTS, ResultsPage, chart, day, marks_of};
use crate::assessment::Mark;
use crate::findings::release::GroupCode;
use crate::findings::release::document::{
    FrozenIndicator, FrozenTable, Heading, Numbers, Texts, Value,
};
use crate::language::{Language, format};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::reports::chart::{
    Bar, Bars, Cell, Chart, Heat, HeatRow, Kind, Series, figure, isolated,
};

/// What each mechanism works on now, as it says itself.
const CURRENT_THEMES: &str = "theme.current";

/// Names of charts of no single indicator; those of indicators do not begin like this.
const REGIONS: &str = "-regions";
const THEMES: &str = "-themes";

pub fn mark_word(language: Language, mark: Mark) -> String {
    language.text(match mark {
        Mark::Reconstructed => "results-reconstructed",
        Mark::Illustrative => "results-illustrative",
    })
}

fn group_name(language: Language, group: GroupCode) -> String {
    let group: RespondentGroup = group.into();
    language.text_with("group-respondents", &[("group", group.code().into())])
}

impl ResultsPage<'_> {
    /// The indicators of a part that have a table about what the page is about.
    pub fn indicators(&self, part: &str) -> Vec<&FrozenIndicator> {
        self.results()
            .indicators
            .iter()
            .filter(|indicator| match &indicator.section {
                Some(section) => section == part,
                None => part == RESPONDENTS,
            })
            .filter(|indicator| !self.tables(indicator).is_empty())
            .collect()
    }

    fn tables<'a>(&self, indicator: &'a FrozenIndicator) -> Vec<&'a FrozenTable> {
        let iscm = self.iscm().map(|iscm| iscm.id.as_str());
        let is_empty = |table: &FrozenTable| {
            table.codes.is_empty() && table.rows.is_empty() && table.numbers.is_none()
        };
        indicator
            .tables
            .iter()
            .filter(|table| table.iscm.as_deref() == iscm)
            .filter(|table| !is_empty(table) || table.base != Value::Count(0))
            .collect()
    }

    fn around(&self, chart: Chart) -> Chart {
        let language = self.language;
        let heading: &Heading = &self.results().heading;
        let date = day(language, &heading.published_on);
        let words: Vec<String> = marks_of(heading)
            .map(|mark| mark_word(language, mark))
            .collect();
        Chart {
            source: language.text_with(
                "chart-source",
                &[
                    (
                        "assessment",
                        isolated(heading.title.in_language(language))
                            .as_str()
                            .into(),
                    ),
                    ("date", date.as_str().into()),
                ],
            ),
            made_up: (!words.is_empty()).then(|| words.join(" · ")),
            empty: language.text("chart-nobody"),
            ..chart
        }
    }
}

fn count_cell(language: Language, value: Option<&Value>, base: Option<usize>) -> Cell {
    match (value, base) {
        (None, _) => Cell::None,
        (Some(Value::Hidden(_)), _) => Cell::Hidden(language.text("chart-hidden")),
        (Some(Value::Count(count)), Some(base)) => Cell::count_of(language, *count, base),
        (Some(Value::Count(count)), None) => Cell::number(language, *count as f64),
    }
}

/// The States that answered, by region; `None` where no region is known.
fn regions(page: &ResultsPage) -> Option<Chart> {
    let language = page.language;
    let results = page.results();
    if results.regions.is_empty() {
        return None;
    }
    let mut regions: Vec<_> = results.region_names.iter().collect();
    Collation::new(language).sort_by_name(&mut regions, |region| region.name.in_language(language));
    let rows: Vec<Bar> = regions
        .into_iter()
        .map(|region| {
            let value = results.regions.get(&region.id);
            let base = results
                .participation
                .get(&GroupCode::State)
                .and_then(|value| value.count());
            Bar::new(
                region.name.in_language(language),
                vec![count_cell(language, value, base)],
            )
        })
        .collect();
    Some(page.around(Chart {
        title: language.text("results-regions"),
        measure: language.text("results-regions-measure"),
        ..Chart::new(
            language,
            Kind::Bars(Bars {
                label: language.text("results-region"),
                series: vec![Series::new(group_name(language, GroupCode::State), "")],
                rows,
                foot: Vec::new(),
                full: 100.0,
            }),
        )
    }))
}

/// Who answered: how many of each group, and the States by region.
pub fn participation(page: &ResultsPage) -> Markup {
    let language = page.language;
    let results = page.results();
    html! {
        ul.stats {
            @for group in [GroupCode::Iscm, GroupCode::State, GroupCode::Igo] {
                @if let Some(value) = results.participation.get(&group) {
                    li {
                        b {
                            @match value.count() {
                                Some(count) => (format::number(language, count as f64)),
                                None => "–",
                            }
                        }
                        (group_name(language, group))
                    }
                }
            }
        }
        @if let Some(chart) = regions(page) {
            details.more {
                summary { (language.text("results-regions")) }
                (figure(&chart, &chart::links_to(page, REGIONS, &chart)))
            }
        }
    }
}

/// One indicator as a figure.
pub fn indicator(page: &ResultsPage, indicator: &FrozenIndicator) -> Markup {
    let chart = of_indicator(page, indicator);
    figure(&chart, &chart::links_to(page, &indicator.id, &chart))
}

/// A chart by the name that its address has.
pub fn chart_named(page: &ResultsPage, name: &str) -> Option<Chart> {
    match name {
        REGIONS => regions(page),
        THEMES => themes_chart(page),
        _ => {
            let indicators = &page.results().indicators;
            let indicator = indicators.iter().find(|one| one.id == name)?;
            (!page.tables(indicator).is_empty()).then(|| of_indicator(page, indicator))
        }
    }
}

/// One indicator with a column for each group.
fn of_indicator(page: &ResultsPage, indicator: &FrozenIndicator) -> Chart {
    let language = page.language;
    let tables = page.tables(indicator);
    let is_number = indicator.is_number;
    let (rows, left_out) = match is_number {
        true => (number_rows(language, indicator, &tables), 0),
        false => code_rows(language, indicator, &tables),
    };
    let unit = match (is_number, tables.iter().any(|table| table.any)) {
        (true, _) if are_years(&tables) => "chart-unit-year",
        (true, _) => "chart-unit-number",
        (false, true) => "chart-unit-any",
        (false, false) => "chart-unit",
    };
    let base = match left_out {
        0 => String::new(),
        count => language.text_with("chart-left-out", &[("count", count.into())]),
    };
    let largest = tables
        .iter()
        .flat_map(|table| table.numbers.iter().chain(table.rows.values()))
        .filter_map(|numbers| match numbers {
            Numbers::Shown(spread) => Some(spread.mean.max(spread.median)),
            Numbers::Hidden(_) => None,
        })
        .fold(0.0, f64::max);
    page.around(Chart {
        title: isolated(indicator.title.in_language(language)),
        measure: language.text(unit),
        base,
        ..Chart::new(
            language,
            Kind::Bars(Bars {
                label: language.text("chart-answer"),
                series: tables
                    .iter()
                    .map(|table| {
                        let note = match table.base.count() {
                            Some(count) => {
                                language.text_with("chart-base", &[("count", count.into())])
                            }
                            None => language.text("chart-hidden"),
                        };
                        Series::new(group_name(language, table.group), note)
                    })
                    .collect(),
                rows,
                foot: foot(language, &tables),
                full: if is_number && largest > 0.0 {
                    largest.max(5.0)
                } else {
                    100.0
                },
            }),
        )
    })
}

/// The codes that somebody gave or may have given, and how many nobody gave.
fn code_rows(
    language: Language,
    indicator: &FrozenIndicator,
    tables: &[&FrozenTable],
) -> (Vec<Bar>, usize) {
    let mut left_out = 0;
    let mut rows = Vec::new();
    for code in &indicator.codes {
        let values: Vec<Option<&Value>> = tables
            .iter()
            .map(|table| table.codes.get(&code.id))
            .collect();
        if values.iter().all(Option::is_none) {
            continue;
        }
        let is_zero = |value: &Option<&Value>| matches!(value, None | Some(Value::Count(0)));
        if indicator.codes.len() > 12 && values.iter().all(is_zero) {
            left_out += 1;
            continue;
        }
        let counts: Vec<Option<usize>> = values
            .iter()
            .map(|value| value.and_then(|value| value.count()))
            .collect();
        let cells = values
            .into_iter()
            .zip(tables)
            .map(|(value, table)| count_cell(language, value, table.base.count()))
            .collect();
        rows.push((counts, Bar::new(code.name.in_language(language), cells)));
    }
    // What is not shown stays behind what is, in the order of the file: its place tells nothing of it.
    if indicator.is_multiple {
        rows.sort_by_key(|(counts, _)| std::cmp::Reverse(counts.clone()));
    }
    (rows.into_iter().map(|(_, bar)| bar).collect(), left_out)
}

/// Whether the numbers of an indicator are years, as far as they are shown.
fn are_years(tables: &[&FrozenTable]) -> bool {
    let is_year = |numbers: &Numbers| match numbers {
        Numbers::Shown(spread) => (1800.0..2200.0).contains(&spread.median),
        Numbers::Hidden(_) => true,
    };
    tables.iter().all(|table| table.rows.is_empty())
        && tables.iter().any(|table| table.numbers.is_some())
        && tables
            .iter()
            .filter_map(|table| table.numbers.as_ref())
            .all(is_year)
}

fn number_rows(
    language: Language,
    indicator: &FrozenIndicator,
    tables: &[&FrozenTable],
) -> Vec<Bar> {
    let cell = |numbers: Option<&Numbers>, of: &dyn Fn(f64, f64) -> f64| match numbers {
        None => Cell::None,
        Some(Numbers::Hidden(_)) => Cell::Hidden(language.text("chart-hidden")),
        Some(Numbers::Shown(spread)) => Cell::number(language, of(spread.mean, spread.median)),
    };
    let row_codes: Vec<(&String, &Texts)> = indicator
        .codes
        .iter()
        .filter(|code| tables.iter().any(|table| table.rows.contains_key(&code.id)))
        .map(|code| (&code.id, &code.name))
        .collect();
    if !row_codes.is_empty() {
        return row_codes
            .into_iter()
            .map(|(code, name)| {
                let cells = tables
                    .iter()
                    .map(|table| cell(table.rows.get(code), &|mean, _| mean))
                    .collect();
                Bar::new(name.in_language(language), cells)
            })
            .collect();
    }
    if tables.iter().all(|table| table.numbers.is_none()) {
        return Vec::new();
    }
    // Years have no mean and no length, and are written without grouping.
    if are_years(tables) {
        let cells = tables.iter().map(|table| match &table.numbers {
            Some(Numbers::Shown(spread)) => {
                Cell::Plain(format::plain_number(language, spread.median.round()))
            }
            Some(Numbers::Hidden(_)) => Cell::Hidden(language.text("chart-hidden")),
            None => Cell::None,
        });
        return vec![Bar::new(language.text("chart-median"), cells.collect())];
    }
    let row = |key: &str, of: &dyn Fn(f64, f64) -> f64| {
        let cells = tables.iter().map(|table| cell(table.numbers.as_ref(), of));
        Bar::new(language.text(key), cells.collect())
    };
    vec![
        row("chart-mean", &|mean, _| mean),
        row("chart-median", &|_, median| median),
    ]
}

fn foot(language: Language, tables: &[&FrozenTable]) -> Vec<Bar> {
    let kinds = [
        ("dontknow", "chart-do-not-know"),
        ("refused", "chart-refused"),
        ("not_applicable", "chart-not-applicable"),
        ("no_answer", "chart-no-answer"),
    ];
    let answered = tables
        .iter()
        .map(|table| count_cell(language, Some(&table.base), None));
    let mut foot = vec![Bar::new(
        language.text("chart-answered"),
        answered.collect(),
    )];
    for (kind, key) in kinds {
        let values: Vec<Option<&Value>> =
            tables.iter().map(|table| table.absent.get(kind)).collect();
        if values
            .iter()
            .any(|value| !matches!(value, None | Some(Value::Count(0))))
        {
            let cells = values
                .into_iter()
                .map(|value| count_cell(language, value, None));
            foot.push(Bar::new(language.text(key), cells.collect()));
        }
    }
    foot
}

/// Themes by mechanism, as the mechanisms say themselves; `None` where none did.
pub fn themes(page: &ResultsPage) -> Option<Markup> {
    let chart = themes_chart(page)?;
    Some(figure(&chart, &chart::links_to(page, THEMES, &chart)))
}

fn themes_chart(page: &ResultsPage) -> Option<Chart> {
    let language = page.language;
    let results = page.results();
    let indicator = results
        .indicators
        .iter()
        .find(|indicator| indicator.id == CURRENT_THEMES)?;
    let columns: Vec<(&Texts, &FrozenTable)> = results
        .iscms
        .iter()
        .filter_map(|iscm| {
            let table = indicator.tables.iter().find(|table| {
                table.group == GroupCode::Iscm && table.iscm.as_deref() == Some(iscm.id.as_str())
            })?;
            Some((&iscm.acronym, table))
        })
        .collect();
    if columns.is_empty() {
        return None;
    }
    let given = |table: &FrozenTable, code: &str| {
        table
            .codes
            .get(code)
            .is_some_and(|value| value.count() == Some(1))
    };
    let mut rows: Vec<(usize, HeatRow)> = indicator
        .codes
        .iter()
        .map(|code| {
            let cells: Vec<Cell> = columns
                .iter()
                .map(|(_, table)| match given(table, &code.id) {
                    true => Cell::written(1.0, "✓"),
                    false => Cell::Plain(String::new()),
                })
                .collect();
            let count = cells.iter().filter(|cell| cell.value().is_some()).count();
            let row = HeatRow {
                label: code.name.in_language(language).to_owned(),
                cells,
            };
            (count, row)
        })
        .filter(|(count, _)| *count > 0)
        .collect();
    rows.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    Some(
        page.around(Chart {
            title: language.text("results-themes-measure"),
            measure: language.text("results-method-own"),
            ..Chart::new(
                language,
                Kind::Heat(Heat {
                    label: language.text("results-theme"),
                    columns: columns
                        .iter()
                        .map(|(name, _)| isolated(name.in_language(language)))
                        .collect(),
                    rows: rows.into_iter().map(|(_, row)| row).collect(),
                    steps: Heat::steps_of(1.0),
                }),
            )
        }),
    )
}
