//! One indicator as a figure: its bars by group, its bases, and the way from each number to its answers.

use maud::{Markup, html};

use super::filter::Filter;
use super::number_link::NumberLink;
use super::round::group_name;
use crate::findings::indicators::Indicator;
use crate::findings::measure::{MeasureForm, MeasureKind};
use crate::findings::tally::{Base, Cell, IndicatorTable, Numbers};
use crate::language::{Language, format};
use crate::questionnaire::model::RespondentGroup;
use crate::reports::chart::{
    Amount, Bar, Bars, Cell as ChartCell, Chart, Kind, Series, figure, isolated,
};

/// Everything a figure shows.
pub struct Figure<'a> {
    pub language: Language,
    pub assessment: &'a str,
    /// The mechanism it is about, by id; empty where it is about the whole round.
    pub filter: &'a Filter,
    pub indicator: &'a Indicator,
    /// As this person may see it.
    pub table: &'a IndicatorTable,
    /// As readers outside may see it, for those who see more: what differs is marked.
    pub outside: Option<&'a IndicatorTable>,
    /// Whether numbers open their answers.
    pub opens: bool,
    /// Some group was asked once for each mechanism.
    pub is_any: bool,
    /// What so few said is told in numbers, but is no finding.
    pub least_for_finding: usize,
    pub source: &'a str,
    pub made_up: Option<&'a str>,
}

impl Figure<'_> {
    /// The figure on a page.
    pub fn render(&self) -> Markup {
        html! {
            @for (index, chart) in self.charts().iter().enumerate() {
                (figure(chart, &super::chart_file::links_to(self, index)))
            }
        }
    }

    /// The figure as values, which page, paper and downloads draw: one chart, or one for each row of a matrix.
    pub fn charts(&self) -> Vec<Chart> {
        if self.table.form == MeasureForm::Matrix && !self.table.matrix.is_empty() {
            return self.matrix();
        }
        vec![self.chart()]
    }

    fn chart(&self) -> Chart {
        let language = self.language;
        let is_number = self.table.kind == MeasureKind::Number;
        let (rows, left_out) = match self.table.form {
            MeasureForm::Rating => self.code_rows(),
            MeasureForm::Ranking => (self.place_rows(), 0),
            _ if is_number => (self.number_rows(), 0),
            _ => self.code_rows(),
        };
        let finding = self.finding();
        let unit = match (self.table.form, self.is_any) {
            (MeasureForm::Shares, _) => "chart-unit-shares",
            (MeasureForm::Ranking, _) => "chart-unit-places",
            (MeasureForm::Rating, true) => "chart-unit-any",
            (MeasureForm::Rating, false) => "chart-unit",
            (_, _) if is_number && self.is_year() => "chart-unit-year",
            (_, _) if is_number => "chart-unit-number",
            (_, true) => "chart-unit-any",
            (_, false) => "chart-unit",
        };
        let is_marked = self.outside.is_some_and(|outside| self.differs(outside));
        let mut base = Vec::new();
        if left_out > 0 {
            base.push(language.text_with("chart-left-out", &[("count", left_out.into())]));
        }
        if is_marked {
            base.push(language.text("chart-held-back-legend"));
        }
        let title = isolated(&self.table.title);
        let series = self.table.bases.iter().map(|(group, base)| Series {
            label: group_name(language, *group),
            note: self.base_note(base),
        });
        let bars = Bars {
            label: language.text("chart-answer"),
            series: series.collect(),
            rows,
            foot: self.foot(),
            // The numbers of a rating and the places of a ranking are drawn by the share who gave them.
            full: match self.table.form {
                MeasureForm::Rating | MeasureForm::Ranking => 100.0,
                _ if is_number => self.largest(),
                _ => 100.0,
            },
        };
        Chart {
            measure: match finding.is_some() {
                true => format!("{title} · {}", language.text(unit)),
                false => language.text(unit),
            },
            title: finding.unwrap_or(title),
            base: base.join(" "),
            ..self.around(bars)
        }
    }

    /// What all charts of a figure have around them.
    fn around(&self, bars: Bars) -> Chart {
        Chart {
            source: self.source.to_owned(),
            made_up: self.made_up.map(str::to_owned),
            empty: self.language.text("chart-nobody"),
            ..Chart::new(self.language, Kind::Bars(bars))
        }
    }

    /// A matrix of choices: a chart for each row, since each has a base of its own.
    fn matrix(&self) -> Vec<Chart> {
        let language = self.language;
        let chart = |row: &crate::findings::tally::MatrixRow| {
            let series = row.bases.iter().map(|(group, base)| Series {
                label: group_name(language, *group),
                note: match base {
                    Some(base) => language.text_with("chart-base", &[("count", (*base).into())]),
                    None => language.text("chart-too-few"),
                },
            });
            let rows = row.cells.iter().map(|cells| {
                let of_groups = row.bases.keys().map(|group| {
                    let href = self.link(*group).cell(&row.code, &cells.code);
                    self.shown(cells.cells.get(group), href, false)
                });
                Bar::new(cells.label.clone(), of_groups.collect())
            });
            let bars = Bars {
                label: language.text("chart-answer"),
                series: series.collect(),
                rows: rows.collect(),
                foot: Vec::new(),
                full: 100.0,
            };
            Chart {
                title: isolated(&row.label),
                measure: format!(
                    "{} · {}",
                    isolated(&self.table.title),
                    language.text("chart-unit")
                ),
                ..self.around(bars)
            }
        };
        self.table.matrix.iter().map(chart).collect()
    }

    /// A ranking: the best place first, the bars by who puts it first.
    fn place_rows(&self) -> Vec<Bar> {
        let language = self.language;
        let groups: Vec<RespondentGroup> = self.table.bases.keys().copied().collect();
        let mean = |row: &crate::findings::tally::Row| {
            let places = self.table.places.get(&row.code)?;
            groups
                .iter()
                .find_map(|group| Some(places.get(group)?.mean))
        };
        let mut rows: Vec<_> = self.table.rows.iter().collect();
        rows.sort_by(|one, other| {
            let of = |row| mean(row).unwrap_or(f64::INFINITY);
            of(one).total_cmp(&of(other))
        });
        rows.into_iter()
            .filter(|row| self.table.places.contains_key(&row.code))
            .map(|row| Bar {
                label: row.label.clone(),
                cells: groups
                    .iter()
                    .map(|group| {
                        let Some(place) = self.table.places[&row.code].get(group) else {
                            return ChartCell::None;
                        };
                        let base = self.table.bases[group].answered.unwrap_or(0);
                        let first = place.first.map_or_else(
                            || language.text("chart-hidden"),
                            |first| format::number(language, first as f64),
                        );
                        let text = language.text_with(
                            "chart-place",
                            &[
                                ("mean", format::number(language, place.mean).into()),
                                ("first", first.into()),
                            ],
                        );
                        ChartCell::Amount(Amount {
                            value: match (place.first, base) {
                                (Some(first), 1..) => 100.0 * first as f64 / base as f64,
                                _ => 0.0,
                            },
                            written: text,
                            beside: None,
                            href: self.opens.then(|| self.link(*group).code(&row.code)),
                            held_back: None,
                            is_count: false,
                        })
                    })
                    .collect(),
                is_point: false,
            })
            .collect()
    }

    fn base_note(&self, base: &Base) -> String {
        match base.answered {
            Some(count) => self
                .language
                .text_with("chart-base", &[("count", count.into())]),
            None => self.language.text("chart-too-few"),
        }
    }

    fn link(&self, group: RespondentGroup) -> NumberLink<'_> {
        NumberLink {
            assessment: self.assessment,
            about: "",
            filter: self.filter,
            indicator: &self.indicator.name,
            group,
        }
    }

    /// A number that opens its answers, where it may be opened and there are any.
    fn number(&self, count: usize, href: String) -> Amount {
        Amount {
            value: count as f64,
            written: format::number(self.language, count as f64),
            beside: None,
            href: (self.opens && count > 0).then_some(href),
            held_back: None,
            is_count: true,
        }
    }

    fn hidden(&self) -> ChartCell {
        ChartCell::Hidden(self.language.text("chart-hidden"))
    }

    /// Marks what readers outside do not see.
    fn mark(&self, is_held_back: bool) -> Option<String> {
        is_held_back.then(|| self.language.text("chart-held-back"))
    }

    fn code_rows(&self) -> (Vec<Bar>, usize) {
        let groups: Vec<RespondentGroup> = self.table.bases.keys().copied().collect();
        let count = |row: &crate::findings::tally::Row, group| match row.cells.get(&group) {
            Some(Cell::Shown { count, .. }) => *count,
            // Held back, so there is something; which is all that its place tells.
            Some(Cell::Hidden) | Some(Cell::NotOffered) | None => 0,
        };
        let is_worth_a_row = |row: &crate::findings::tally::Row| {
            row.cells.iter().any(|(group, cell)| match cell {
                Cell::Shown { count, .. } => *count > 0,
                Cell::Hidden => !self.table.bases[group].too_few,
                Cell::NotOffered => false,
            })
        };
        let mut rows: Vec<&crate::findings::tally::Row> = self
            .table
            .rows
            .iter()
            // The steps of a scale stand in it also where nobody chose them.
            .filter(|row| self.table.form == MeasureForm::Rating || is_worth_a_row(row))
            .collect();
        let left_out = self.table.rows.len() - rows.len();
        // The steps of a single choice have an order of their own; what may be chosen together is sorted.
        if self.table.kind == MeasureKind::MultipleChoice {
            rows.sort_by_key(|row| {
                let counts = groups.iter().map(|group| count(row, *group));
                std::cmp::Reverse(counts.collect::<Vec<_>>())
            });
        }
        let points = self.points();
        let rows = rows
            .into_iter()
            .map(|row| Bar {
                label: row.label.clone(),
                cells: groups.iter().map(|group| self.cell(row, *group)).collect(),
                is_point: points.iter().any(|point| point.code == row.code),
            })
            .collect();
        (rows, left_out)
    }

    fn cell(&self, row: &crate::findings::tally::Row, group: RespondentGroup) -> ChartCell {
        let hidden_outside = self.outside.is_some_and(|outside| {
            outside
                .rows
                .iter()
                .find(|other| other.code == row.code)
                .is_some_and(|other| other.cells.get(&group) == Some(&Cell::Hidden))
        });
        let href = self.link(group).of_row(self.table.form, &row.code);
        self.shown(row.cells.get(&group), href, hidden_outside)
    }

    fn shown(&self, cell: Option<&Cell>, href: String, hidden_outside: bool) -> ChartCell {
        match cell {
            Some(Cell::Shown { count, share }) => ChartCell::Amount(Amount {
                value: share.unwrap_or(0.0),
                beside: share.map(|share| format::percent(self.language, share)),
                held_back: self.mark(hidden_outside && *count > 0),
                ..self.number(*count, href)
            }),
            Some(Cell::Hidden) => self.hidden(),
            Some(Cell::NotOffered) | None => ChartCell::None,
        }
    }

    /// Whether anything is marked.
    fn differs(&self, outside: &IndicatorTable) -> bool {
        let cells = self.table.rows.iter().any(|row| {
            row.cells.iter().any(|(group, cell)| {
                let other = outside
                    .rows
                    .iter()
                    .find(|other| other.code == row.code)
                    .and_then(|other| other.cells.get(group));
                matches!(cell, Cell::Shown { count, .. } if *count > 0)
                    && other == Some(&Cell::Hidden)
            })
        });
        let numbers = self
            .table
            .bases
            .keys()
            .any(|group| self.table.has_numbers(*group) && !outside.has_numbers(*group));
        cells || numbers
    }

    /// The codes that most of the first group with shown answers gave; none where many share the place.
    fn points(&self) -> Vec<&crate::findings::tally::Row> {
        let Some(group) = self.first_group() else {
            return Vec::new();
        };
        let count = |row: &crate::findings::tally::Row| match row.cells.get(&group) {
            Some(Cell::Shown { count, .. }) => *count,
            _ => 0,
        };
        let most = self.table.rows.iter().map(count).max().unwrap_or(0);
        let points: Vec<_> = self
            .table
            .rows
            .iter()
            .filter(|row| most > 0 && count(row) == most)
            .collect();
        if points.len() > 2 { Vec::new() } else { points }
    }

    fn first_group(&self) -> Option<RespondentGroup> {
        let is_shown = |group: &RespondentGroup| {
            self.table.rows.iter().any(
                |row| matches!(row.cells.get(group), Some(Cell::Shown { count, .. }) if *count > 0),
            )
        };
        self.table.bases.keys().copied().find(is_shown)
    }

    /// The finding in one line, from what is shown and no more.
    fn finding(&self) -> Option<String> {
        let language = self.language;
        if self.table.kind == MeasureKind::Number && self.table.number_rows.is_empty() {
            let (group, numbers) = self.table.numbers.iter().next()?;
            if self.is_year() || numbers.n < self.least_for_finding {
                return None;
            }
            let mean = format::number(language, numbers.mean);
            return Some(language.text_with(
                "chart-finding-mean",
                &[
                    ("group", group.code().into()),
                    ("mean", isolated(&mean).into()),
                ],
            ));
        }
        if self.table.kind == MeasureKind::Number {
            return None;
        }
        let group = self.first_group()?;
        if self.table.overlaps(group) {
            return None;
        }
        let points = self.points();
        let Some(Cell::Shown { count, .. }) = points.first()?.cells.get(&group) else {
            return None;
        };
        let base = self.table.bases[&group].answered?;
        if base < self.least_for_finding {
            return None;
        }
        let labels: Vec<&str> = points.iter().map(|row| row.label.as_str()).collect();
        Some(language.text_with(
            match (points.len() > 1, *count == base) {
                (true, false) => "chart-finding-each",
                (false, false) => "chart-finding",
                (_, true) => "chart-finding-all",
            },
            &[
                ("group", group.code().into()),
                ("count", (*count).into()),
                ("base", base.into()),
                (
                    "label",
                    isolated(&format::entries(language, &labels)).into(),
                ),
            ],
        ))
    }

    fn number_rows(&self) -> Vec<Bar> {
        let language = self.language;
        let groups: Vec<RespondentGroup> = self.table.bases.keys().copied().collect();
        let shown =
            |group: RespondentGroup, numbers: Option<&Numbers>, number: f64, href: String| {
                let hidden_outside = self
                    .outside
                    .is_some_and(|outside| !outside.has_numbers(group));
                match numbers {
                    Some(_) => ChartCell::Amount(Amount {
                        value: number,
                        written: self.plain(number),
                        beside: None,
                        href: self.opens.then_some(href),
                        held_back: self.mark(hidden_outside),
                        is_count: false,
                    }),
                    None if self.table.bases[&group].answered == Some(0) => ChartCell::None,
                    None => self.hidden(),
                }
            };
        if !self.table.number_rows.is_empty() {
            return self
                .table
                .number_rows
                .iter()
                .map(|row| Bar {
                    label: row.label.clone(),
                    cells: groups
                        .iter()
                        .map(|group| {
                            let numbers = row.numbers.get(group);
                            let mean = numbers.map_or(0.0, |numbers| numbers.mean);
                            // A share that was left out is 0: the mean is of all who gave a mix.
                            let link = self.link(*group);
                            let href = match self.table.form {
                                MeasureForm::Shares => link.base(),
                                _ => link.row(&row.code),
                            };
                            shown(*group, numbers, mean, href)
                        })
                        .collect(),
                    is_point: false,
                })
                .collect();
        }
        if self.table.numbers.is_empty() {
            return Vec::new();
        }
        let row = |key: &str, is_point: bool, of: &dyn Fn(&Numbers) -> f64| Bar {
            label: language.text(key),
            cells: groups
                .iter()
                .map(|group| {
                    let numbers = self.table.numbers.get(group);
                    shown(
                        *group,
                        numbers,
                        numbers.map_or(0.0, of),
                        self.link(*group).base(),
                    )
                })
                .collect(),
            is_point,
        };
        let mut rows = vec![row("chart-median", false, &|numbers| numbers.median)];
        if !self.is_year() {
            rows.insert(0, row("chart-mean", true, &|numbers| numbers.mean));
        }
        if self
            .table
            .numbers
            .values()
            .any(|numbers| numbers.quartiles.is_some())
        {
            rows.push(Bar {
                label: language.text("chart-middle-half"),
                cells: groups
                    .iter()
                    .map(|group| {
                        let numbers = self.table.numbers.get(group);
                        match numbers.and_then(|numbers| numbers.quartiles) {
                            Some((low, high)) => ChartCell::Plain(format!(
                                "{}–{}",
                                self.plain(low),
                                self.plain(high)
                            )),
                            None => ChartCell::None,
                        }
                    })
                    .collect(),
                is_point: false,
            });
        }
        rows
    }

    /// Whether the numbers are years: these have no mean and no length, and are written without grouping.
    /// A questionnaire knows no years apart from other numbers, so that their size tells.
    fn is_year(&self) -> bool {
        !self.table.numbers.is_empty()
            && self
                .table
                .numbers
                .values()
                .all(|numbers| (1800.0..2200.0).contains(&numbers.median))
    }

    fn plain(&self, number: f64) -> String {
        if self.is_year() {
            format::plain_number(self.language, number.round())
        } else {
            format::number(self.language, number)
        }
    }

    /// What a full bar stands for: the last step of a rating, else the largest mean.
    fn largest(&self) -> f64 {
        let steps = self
            .indicator
            .measures
            .values()
            .flat_map(|measure| &measure.codes)
            .filter_map(|code| code.code.parse::<f64>().ok())
            .fold(0.0, f64::max);
        if steps > 0.0 {
            return steps;
        }
        let of_rows = self
            .table
            .number_rows
            .iter()
            .flat_map(|row| row.numbers.values());
        self.table
            .numbers
            .values()
            .chain(of_rows)
            .map(|numbers| numbers.mean.max(numbers.median))
            .fold(0.0, f64::max)
    }

    fn foot(&self) -> Vec<Bar> {
        let language = self.language;
        let row = |key: &str, cells: Vec<ChartCell>| Bar::new(language.text(key), cells);
        let bases = || self.table.bases.iter();
        let of_bases = |get: &dyn Fn(&Base) -> Option<usize>,
                        href: &dyn Fn(NumberLink) -> String| {
            bases()
                .map(|(group, base)| match get(base) {
                    Some(count) => ChartCell::Amount(self.number(count, href(self.link(*group)))),
                    None => self.hidden(),
                })
                .collect()
        };
        let mut foot = vec![row(
            "chart-answered",
            of_bases(&|base| base.answered, &|link| link.base()),
        )];
        if self.table.form == MeasureForm::Rating && !self.table.numbers.is_empty() {
            type Of = fn(&Numbers) -> f64;
            let means: [(&str, Of); 2] = [
                ("chart-mean", |numbers| numbers.mean),
                ("chart-median", |numbers| numbers.median),
            ];
            for (key, of) in means {
                let number = |group: &RespondentGroup| match self.table.numbers.get(group) {
                    Some(numbers) => ChartCell::Amount(Amount {
                        value: of(numbers),
                        written: format::number(language, of(numbers)),
                        beside: None,
                        href: self.opens.then(|| self.link(*group).base()),
                        held_back: None,
                        is_count: false,
                    }),
                    None => ChartCell::None,
                };
                foot.push(row(key, bases().map(|(group, _)| number(group)).collect()));
            }
        }
        type Get = fn(&Base) -> Option<usize>;
        let absences: [(&str, &str, Get); 3] = [
            ("chart-do-not-know", "dontknow", |base| base.do_not_know),
            ("chart-refused", "refused", |base| base.refused),
            ("chart-not-applicable", "not_applicable", |base| {
                base.not_applicable
            }),
        ];
        for (key, code, get) in absences {
            // What nobody said in any group takes no line.
            if bases().any(|(_, base)| get(base).is_some_and(|count| count > 0)) {
                foot.push(row(key, of_bases(&get, &|link| link.code(code))));
            }
        }
        foot.push(row(
            "chart-no-answer",
            of_bases(&|base| base.no_answer, &|link| link.without()),
        ));
        foot
    }
}
