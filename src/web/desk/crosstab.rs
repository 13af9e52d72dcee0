//! Two indicators crossed, with totals, percentages and a test that fits. For staff: two questions of free choice
//! are a filter, by which readers could subtract.

use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::crossed_answers::NOT;
use super::filter::{Filter, FilterForm, Key, rounds};
use super::findings::{Asked, FigureAbout, navigation_of};
use super::findings_frame::{Frame, Looking, Opened, marks_in};
use super::round::{Tab, disclosure_of, group_name};
use crate::app::Transaction;
use crate::assessment::{Assessment, Mark};
use crate::findings::association::{Association, NoTest};
use crate::findings::crosstab::{CrossCounts, Crosstab, NOT_NAMED, Side};
use crate::findings::group::is_absence;
use crate::findings::measure::MeasureForm;
use crate::findings::{Measure, MeasureKind};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::form::Registers;
use crate::questionnaire::model::RespondentGroup;
use crate::reports::chart::{Cell, Chart, Heat, HeatRow, Kind, Stack, StackedBars};
use crate::storage::tallies_crossed::{CrossSide, CrossUnit, count_crossed, is_about_iscms};
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::request::Staff;

/// What is crossed: `state:funding.stability`, and one code where only that is looked at.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct CrosstabQuery {
    #[serde(default)]
    pub row: String,
    #[serde(default)]
    pub row_code: String,
    #[serde(default)]
    pub column: String,
    #[serde(default)]
    pub column_code: String,
}

/// One side as it was chosen.
pub(super) struct Chosen {
    pub name: String,
    pub group: RespondentGroup,
    pub measure: Measure,
    /// Only this code, named or not.
    pub code: Option<String>,
}

struct Page {
    assessment: Assessment,
    rounds: Vec<Assessment>,
    asked: Asked,
    filter: Filter,
    marks: Vec<Mark>,
    query: CrosstabQuery,
    crossed: Crossed,
}

/// What came of the choice.
enum Crossed {
    /// Nothing is chosen yet.
    Nothing,
    /// States and organizations answer about different things; only a mechanism's own word stands beside both.
    Apart,
    Table(Box<Table>),
}

struct Table {
    row: Chosen,
    column: Chosen,
    unit: CrossUnit,
    table: Crosstab,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<CrosstabQuery>,
    fields: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let looking = match Looking::read(&request, &staff, path.into_inner(), fields.into_inner()) {
        Ok(looking) => looking,
        Err(elsewhere) => return Ok(*elsewhere),
    };
    let (asking, query) = (looking.clone(), query.into_inner());
    let read = site
        .app
        .read(move |transaction| read(transaction, &asking, query));
    let shown = read.await?;
    let frame = Frame {
        assessment: &shown.assessment,
        filter: &shown.filter,
        marks: &shown.marks,
        tab: Tab::Findings,
        title: "crosstab-title",
    };
    frame
        .show((&site, &request, &staff), &looking, |about| {
            view(about, &shown)
        })
        .await
}

fn read(
    transaction: &mut Transaction<'_>,
    looking: &Looking,
    query: CrosstabQuery,
) -> Result<Page, PageError> {
    // Each side says of whom it is.
    let opened = looking.open(transaction, |filter| Filter {
        group: None,
        ..filter
    })?;
    let Opened {
        assessment,
        asked,
        filter,
        narrowed,
        ..
    } = opened;
    let scope = narrowed.scope(&assessment);
    let marks = marks_in(transaction, scope)?;
    let row = chosen(&asked, &query.row, &query.row_code);
    let column = chosen(&asked, &query.column, &query.column_code);
    let crossed = match (row, column) {
        (Some(row), Some(column)) => match unit_of(transaction, &assessment, &row, &column)? {
            None => Crossed::Apart,
            Some(unit) => {
                let sides = (row.side(), column.side());
                let what = format!("crossed {sides:?} {unit:?}");
                let counted = transaction.remembered(scope, &what, |connection, scope| {
                    count_crossed(connection, scope, sides.0, sides.1, unit)
                })?;
                let mut counts = CrossCounts::clone(&counted);
                if let Some(code) = &row.code {
                    counts = counts.only_row(code);
                }
                if let Some(code) = &column.code {
                    counts = counts.only_column(code);
                }
                let table = counts.table(&row.codes(), &column.codes());
                Crossed::Table(Box::new(Table {
                    row,
                    column,
                    unit,
                    table,
                }))
            }
        },
        _ => Crossed::Nothing,
    };
    Ok(Page {
        rounds: rounds(transaction)?,
        assessment,
        asked,
        filter,
        marks,
        query,
        crossed,
    })
}

/// Choices, and ratings with their steps; other numbers have too many values to cross.
fn can_be_crossed(measure: &Measure) -> bool {
    matches!(
        measure.kind,
        MeasureKind::SingleChoice | MeasureKind::MultipleChoice
    ) || measure.form == MeasureForm::Rating
}

pub(super) fn chosen(asked: &Asked, text: &str, code: &str) -> Option<Chosen> {
    let (group, name) = text.split_once(':')?;
    let group = RespondentGroup::from_code(group)?;
    let measure = asked.find(name)?.measures.get(&group)?;
    can_be_crossed(measure).then(|| Chosen {
        name: name.to_owned(),
        group,
        code: measure.code(code).map(|code| code.code.clone()),
        measure: measure.clone(),
    })
}

/// What the two sides have in common; `None` where nothing makes their answers belong together.
pub(super) fn unit_of(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    row: &Chosen,
    column: &Chosen,
) -> Result<Option<CrossUnit>, PageError> {
    let mut is_about = |side: &Chosen| {
        is_about_iscms(
            transaction.connection,
            &assessment.id,
            side.group,
            &side.name,
        )
    };
    let is_own = |side: &Chosen| side.group == RespondentGroup::Iscm;
    if row.group == column.group {
        let both = !is_own(row) && is_about(row)? && is_about(column)?;
        return Ok(Some(match both {
            true => CrossUnit::Pairs,
            false => CrossUnit::Organizations,
        }));
    }
    let outside = match (is_own(row), is_own(column)) {
        (true, false) => column,
        (false, true) => row,
        _ => return Ok(None),
    };
    Ok(is_about(outside)?.then_some(CrossUnit::OwnAndOutside))
}

impl Chosen {
    pub fn side(&self) -> CrossSide<'_> {
        CrossSide {
            indicator: &self.name,
            group: self.group,
            is_rating: self.measure.form == MeasureForm::Rating,
        }
    }

    /// The codes in their order, and whether exactly one is asked for.
    fn codes(&self) -> Side {
        if let Some(code) = &self.code {
            return Side {
                codes: vec![code.clone(), NOT_NAMED.to_owned()],
                exclusive: true,
            };
        }
        let once = self.measure.kind == MeasureKind::SingleChoice
            || self.measure.form == MeasureForm::Rating;
        Side {
            codes: self
                .measure
                .codes
                .iter()
                .filter(|code| !is_absence(&code.code))
                .map(|code| code.code.clone())
                .collect(),
            exclusive: once && !self.measure.repeated,
        }
    }

    pub fn label(&self, asked: &Asked, code: &str, language: Language) -> String {
        if code == NOT_NAMED {
            return language.text("crosstab-not-named");
        }
        if let Some(code) = self.measure.code(code) {
            return code.label(language);
        }
        let members = self
            .measure
            .register
            .as_deref()
            .and_then(|register| asked.registry.members(register))
            .unwrap_or_default();
        members.iter().find(|member| member.id == code).map_or_else(
            || code.to_owned(),
            |member| member.name.in_language(language).to_owned(),
        )
    }
}

fn view(about: &FigureAbout, page: &Page) -> Markup {
    let language = about.language;
    let here = links::DeskCrosstab {
        assessment: about.assessment.slug.clone(),
    };
    let query = &page.query;
    let form = FilterForm {
        language,
        registry: &page.asked.registry,
        assessment: about.assessment,
        rounds: &page.rounds,
        sight: about.sight,
        filter: about.filter,
        action: here.path(),
        kept: vec![
            ("row", query.row.clone()),
            ("row_code", query.row_code.clone()),
            ("column", query.column.clone()),
            ("column_code", query.column_code.clone()),
        ],
        keys: &[Key::Region, Key::Type, Key::Iscm, Key::Member, Key::Theme],
    };
    html! {
        (form.render())
        (navigation_of(about, &page.asked, "crosstab"))
        p.lead { (language.text("crosstab-lead")) }
        (choice_form(about, page, &here.path()))
        @match &page.crossed {
            Crossed::Nothing => p { (language.text("crosstab-nothing")) },
            Crossed::Apart => p { (language.text("crosstab-apart")) },
            Crossed::Table(table) => (crossed(about, page, table)),
        }
    }
}

/// Which two indicators, and of those with several answers which one.
fn choice_form(about: &FigureAbout, page: &Page, action: &str) -> Markup {
    let language = about.language;
    let query = &page.query;
    let sides = [
        ("row", "row_code", &query.row, &query.row_code),
        ("column", "column_code", &query.column, &query.column_code),
    ];
    html! {
        form.filters method="get" action=(action) aria-label=(language.text("crosstab-choose")) {
            @for (name, value) in about.filter.pairs() {
                @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
            }
            @for (name, code_name, value, code) in sides {
                div {
                    label for=(name) { (language.text_with("crosstab-side", &[("side", name.into())])) }
                    select id=(name) name=(name) {
                        option value="" { "–" }
                        @for group in RespondentGroup::ALL {
                            optgroup label=(group_name(language, group)) {
                                @for indicator in &page.asked.indicators {
                                    @if let Some(measure) = indicator.measures.get(&group).filter(|measure| can_be_crossed(measure)) {
                                        @let choice = format!("{}:{}", group.code(), indicator.name);
                                        option value=(choice) selected[choice == *value] { (measure.title.in_language(language)) }
                                    }
                                }
                            }
                        }
                    }
                }
                @if let Some(side) = chosen(&page.asked, value, code).filter(|side| side.measure.codes.len() > 2) {
                    div {
                        label for=(code_name) { (language.text_with("crosstab-code", &[("side", name.into())])) }
                        select id=(code_name) name=(code_name) {
                            option value="" { (language.text("crosstab-every-code")) }
                            @for offered in side.measure.codes.iter().filter(|code| !is_absence(&code.code)) {
                                option value=(offered.code) selected[offered.code == *code] { (offered.label(language)) }
                            }
                        }
                    }
                }
            }
            button.btn { (language.text("crosstab-show")) }
        }
    }
}

fn crossed(about: &FigureAbout, page: &Page, crossed: &Table) -> Markup {
    let language = about.language;
    let table = &crossed.table;
    let rule = disclosure_of(about.assessment);
    let title = |side: &Chosen| {
        html! { bdi { (side.measure.title.in_language(language)) } " (" (group_name(language, side.group)) ")" }
    };
    let number = |count: usize| format::number(language, count as f64);
    let percent = |share: Option<f64>| {
        share.map_or_else(|| "–".to_owned(), |share| format::percent(language, share))
    };
    let unit = match crossed.unit {
        CrossUnit::Organizations => "crosstab-unit-organizations",
        CrossUnit::Pairs => "crosstab-unit-pairs",
        CrossUnit::OwnAndOutside => "crosstab-unit-own",
    };
    let chart = chart(about, page, crossed);
    let is_drawn = matches!(chart.kind, Kind::StackedBars(_)) && table.base > 0;
    let mut marked = false;
    let rows: Vec<Markup> = table
        .rows
        .iter()
        .enumerate()
        .map(|(row, row_code)| {
            html! {
                tr {
                    th scope="row" { bdi { (crossed.row.label(&page.asked, row_code, language)) } }
                    @for (column, column_code) in table.columns.iter().enumerate() {
                        @let count = table.cells[row][column];
                        @let held = count > 0 && table.is_held_back(row, column, rule);
                        ({ marked |= held; html! {} })
                        td.num {
                            @if count > 0 { a href=(link(about, page, Some(row_code), Some(column_code))) { (number(count)) } }
                            @else { (number(count)) }
                            @if held { abbr.held title=(language.text("chart-held-back")) { "†" } }
                            br; span.soft {
                                (percent(table.row_share(row, column))) " · " (percent(table.column_share(row, column))) " · " (percent(table.total_share(row, column)))
                            }
                        }
                    }
                    td.num { a href=(link(about, page, Some(row_code), None)) { (number(table.row_totals[row])) } }
                }
            }
        })
        .collect();
    html! {
        figure.chart.wide {
            figcaption {
                h2 { (title(&crossed.row)) " × " (title(&crossed.column)) }
                p { (language.text(unit)) " " (language.text("crosstab-cell")) }
            }
            @if table.base == 0 {
                p.soft { (language.text("crosstab-empty")) }
            } @else {
                div.scroll role="region" tabindex="0" aria-label=(language.text("crosstab-title")) {
                    table.data {
                        thead {
                            tr {
                                td {}
                                @for code in &table.columns { th.num scope="col" { bdi { (crossed.column.label(&page.asked, code, language)) } } }
                                th.num scope="col" { (language.text("crosstab-total")) }
                            }
                        }
                        tbody { @for row in &rows { (row) } }
                        tfoot {
                            tr.sum {
                                th scope="row" { (language.text("crosstab-total")) }
                                @for (column, code) in table.columns.iter().enumerate() {
                                    td.num { a href=(link(about, page, None, Some(code))) { (number(table.column_totals[column])) } }
                                }
                                td.num { (number(table.base)) }
                            }
                        }
                    }
                }
            }
            p.base {
                (language.text_with("crosstab-base", &[("count", table.base.into())])) " "
                @if marked { (language.text("chart-held-back-legend")) " " }
                (about.source)
                @if let Some(text) = about.made_up { " " span.made-up { (text) } }
                @if !is_drawn { (about.gallery.links(chart.clone())) }
            }
        }
        @if is_drawn { (about.gallery.figure(chart)) }
        (association(language, crossed))
    }
}

/// Most parts of a bar that can be told apart.
const MOST_PARTS: usize = 4;

/// The rows as shares of a whole where the columns make one, else the counts as a matrix.
fn chart(about: &FigureAbout, page: &Page, crossed: &Table) -> Chart {
    let language = about.language;
    let table = &crossed.table;
    let label = |side: &Chosen, code: &str| side.label(&page.asked, code, language);
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|code| label(&crossed.column, code))
        .collect();
    let cells = |row: usize, with_share: bool| -> Vec<Cell> {
        let counts = table.cells[row].iter();
        counts
            .map(|count| match (with_share, count) {
                (true, count) => Cell::count_of(language, *count, table.row_totals[row]),
                (false, 0) => Cell::None,
                (false, count) => Cell::number(language, *count as f64),
            })
            .collect()
    };
    let title = |side: &Chosen| side.measure.title.in_language(language).to_owned();
    let is_whole = crossed.column.codes().exclusive && (2..=MOST_PARTS).contains(&columns.len());
    let rows = table.rows.iter().enumerate();
    let kind = match is_whole {
        true => Kind::StackedBars(StackedBars {
            label: title(&crossed.row),
            parts: columns,
            rows: rows
                .filter(|(row, _)| table.row_totals[*row] > 0)
                .map(|(row, code)| Stack {
                    label: label(&crossed.row, code),
                    note: language
                        .text_with("chart-base", &[("count", table.row_totals[row].into())]),
                    cells: cells(row, true),
                    is_point: false,
                })
                .collect(),
            full: 100.0,
        }),
        false => {
            let most = table.cells.iter().flatten().copied().max().unwrap_or(0);
            Kind::Heat(Heat {
                label: title(&crossed.row),
                columns,
                rows: rows
                    .map(|(row, code)| HeatRow {
                        label: label(&crossed.row, code),
                        cells: cells(row, false),
                    })
                    .collect(),
                steps: Heat::steps_of(most as f64),
            })
        }
    };
    Chart {
        title: format!("{} × {}", title(&crossed.row), title(&crossed.column)),
        measure: language.text(match is_whole {
            true => "crosstab-chart-shares",
            false => "crosstab-chart-counts",
        }),
        base: language.text_with("crosstab-base", &[("count", table.base.into())]),
        source: about.source.to_owned(),
        made_up: about.made_up.map(str::to_owned),
        ..Chart::new(language, kind)
    }
}

/// The way to the answers of a cell: those of the side whose answers it opens, within the other.
fn link(about: &FigureAbout, page: &Page, row: Option<&str>, column: Option<&str>) -> String {
    let query = &page.query;
    let answers = links::DeskCrossedAnswers {
        assessment: about.assessment.slug.clone(),
    };
    let mut pairs = about.filter.pairs();
    pairs.extend([
        ("row", query.row.as_str()),
        ("row_code", query.row_code.as_str()),
        ("column", query.column.as_str()),
        ("column_code", query.column_code.as_str()),
    ]);
    // "Not named" is an empty code: it needs a sign of its own in the address.
    let sign = |code: Option<&str>| {
        match code {
            None => "",
            Some(NOT_NAMED) => NOT,
            Some(code) => code,
        }
        .to_owned()
    };
    let (row, column) = (sign(row), sign(column));
    pairs.push(("in_row", &row));
    pairs.push(("in_column", &column));
    answers.with_query(&pairs)
}

fn association(language: Language, crossed: &Table) -> Markup {
    let decimals = |number: f64, places: i32| {
        let scale = 10_f64.powi(places);
        format::number(language, (number * scale).round() / scale)
    };
    let p = |p: f64| match p {
        p if p < 0.001 => format!("p < {}", decimals(0.001, 3)),
        p => format!("p = {}", decimals(p, 3)),
    };
    let strength = |v: f64| {
        let code = match v {
            v if v < 0.1 => "none",
            v if v < 0.3 => "weak",
            v if v < 0.5 => "medium",
            _ => "strong",
        };
        language.text_with(
            "association-strength",
            &[("strength", code.into()), ("v", decimals(v, 2).into())],
        )
    };
    html! {
        h3 { (language.text("association-title")) }
        @match crossed.table.association {
            Association::ChiSquare { statistic, degrees, p: probability, cramers_v, smallest_expected } => {
                p {
                    (language.text_with("association-chi", &[
                        ("statistic", decimals(statistic, 2).into()),
                        ("degrees", degrees.into()),
                        ("p", p(probability).into()),
                    ])) " " (strength(cramers_v))
                }
                p.soft { (language.text_with("association-chi-assumption", &[("smallest", decimals(smallest_expected, 1).into())])) }
            }
            Association::Fisher { p: probability, cramers_v } => {
                p { (language.text_with("association-fisher", &[("p", p(probability).into())])) " " (strength(cramers_v)) }
                p.soft { (language.text("association-fisher-assumption")) }
            }
            Association::None(NoTest::Overlapping) => p { (language.text("association-overlapping")) },
            Association::None(NoTest::OneSided) => p { (language.text("association-one-sided")) },
            Association::None(NoTest::TooFew) => p { (language.text("association-too-few")) },
        }
        @if !matches!(crossed.table.association, Association::None(_)) {
            p.soft {
                (language.text("association-words"))
                @if crossed.unit != CrossUnit::Organizations { " " (language.text("association-pairs")) }
            }
        }
    }
}
