//! From the round before to this one: who stayed, joined and left, and each indicator on stable codes.
//!
//! Start with [`get`]; `comparing` reads both rounds and puts them together.

mod comparing;

use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

pub(super) use comparing::codes_of;
use comparing::{Before, Compared, EvolutionPage, ToldPanel, read, views};

use super::filter::{FilterForm, Key};
use super::findings::{Asked, FigureAbout, View, method, navigation_of};
use super::findings_frame::{Frame, Looking};
use super::number_link::NumberLink;
use super::round::{Tab, disclosure_of, group_name};
use crate::assessment::{Assessment, Respondent};
use crate::findings::areas::Area;
use crate::findings::evolution::Point;
use crate::findings::tally::{Audience, Cell};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::reports::chart::{Cell as ChartCell, Chart, Kind, Line, Lines, isolated};
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Column, Row, Table, table};
use crate::web::request::Staff;

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let looking = match Looking::read(&request, &staff, path.into_inner(), query.into_inner()) {
        Ok(looking) => looking,
        Err(elsewhere) => return Ok(*elsewhere),
    };
    let asking = looking.clone();
    let read = site.app.read(move |transaction| read(transaction, &asking));
    let shown = read.await?;
    let frame = Frame {
        assessment: &shown.assessment,
        filter: &shown.filter,
        marks: &shown.marks,
        tab: Tab::Findings,
        title: "evolution-title",
    };
    frame
        .show((&site, &request, &staff), &looking, |about| {
            view(about, &shown)
        })
        .await
}

/// The first round has nothing to look back on; its evolution is on the pages of the rounds that follow it.
fn without_earlier(about: &FigureAbout, page: &EvolutionPage) -> Markup {
    let language = about.language;
    let follows = |round: &&Assessment| round.previous.as_ref() == Some(&about.assessment.id);
    html! {
        p { (language.text("evolution-no-previous")) }
        @for round in page.rounds.iter().filter(follows) {
            @let there = links::DeskEvolution { assessment: round.slug.clone() };
            p { a href=(there.path()) {
                (language.text_with("evolution-followed-by", &[("round", round.title_in(language).into())]))
            } }
        }
    }
}

fn view(about: &FigureAbout, page: &EvolutionPage) -> Markup {
    let language = about.language;
    let here = links::DeskEvolution {
        assessment: about.assessment.slug.clone(),
    };
    let part = page.view.as_ref().map_or("", View::code);
    let form = FilterForm {
        language,
        registry: &page.asked.registry,
        assessment: about.assessment,
        rounds: &page.rounds,
        sight: about.sight,
        filter: about.filter,
        action: here.path(),
        kept: vec![("part", part.to_owned())],
        keys: &[
            Key::Group,
            Key::Region,
            Key::Type,
            Key::Iscm,
            Key::Member,
            Key::Same,
        ],
    };
    html! {
        (form.render())
        (navigation_of(about, &page.asked, "evolution"))
        @match &page.before {
            None => (without_earlier(about, page)),
            Some(before) => {
                p.lead { (language.text_with("evolution-lead", &[
                    ("earlier", before.assessment.title_in(language).into()),
                    ("later", about.assessment.title_in(language).into()),
                ])) }
                @if about.filter.same { p { (language.text("evolution-same")) } }
                @else { p { (language.text("evolution-all")) } }
                (panel_figure(about, page, &before.panel))
                nav.no-print aria-label=(language.text("evolution-parts")) {
                    ul.chips {
                        @for view in views(&page.asked) {
                            @let pairs = { let mut pairs = about.filter.pairs(); pairs.push(("part", view.code())); here.with_query(&pairs) };
                            li { a href=(pairs) aria-current=[(page.view.as_ref() == Some(&view)).then_some("true")] { bdi { (view_title(language, &page.asked, &view)) } } }
                        }
                    }
                }
                @if let Some(view) = &page.view { h2 { bdi { (view_title(language, &page.asked, view)) } } }
                @if before.compared.is_empty() { p { (language.text("evolution-nothing")) } }
                @for compared in &before.compared { (series(about, before, compared)) }
                (method(about))
            }
        }
    }
}

fn view_title(language: Language, asked: &Asked, view: &View) -> String {
    match view {
        View::Area(Area::Respondents) => language.text("findings-respondents"),
        View::Area(area) => language.text_with("area-title", &[("area", area.code().into())]),
        other => asked
            .sections
            .iter()
            .find(|section| section.id == other.code())
            .and_then(|section| section.title.as_ref())
            .map_or_else(
                || other.code().to_owned(),
                |title| title.in_language(language).to_owned(),
            ),
    }
}

fn panel_figure(about: &FigureAbout, page: &EvolutionPage, panel: &ToldPanel) -> Markup {
    let language = about.language;
    let rows = RespondentGroup::ALL.into_iter().map(|group| {
        let counts = panel.counts.get(&group).copied().unwrap_or_default();
        let counts = counts.map(|count| html! { (format::number(language, count as f64)) });
        Row {
            cells: [html! { (group_name(language, group)) }]
                .into_iter()
                .chain(counts)
                .collect(),
        }
    });
    let names = |list: &[Respondent]| -> String {
        let mut names: Vec<String> = list
            .iter()
            .map(|one| page.asked.registry.name_of(one, language))
            .collect();
        Collation::new(language).sort_by_name(&mut names, |name| name);
        format::entries(language, &names)
    };
    html! {
        h2 { (language.text("panel-title")) }
        (table(&Table {
            caption: &language.text("panel-title"),
            hide_caption: true,
            columns: vec![
                Column::text(language.text("panel-group")),
                Column::number(language.text("panel-stayed")),
                Column::number(language.text("panel-joined")),
                Column::number(language.text("panel-left")),
            ],
            rows: rows.collect(),
            empty: &language.text("chart-nobody"),
        }))
        @if !panel.joined.is_empty() || !panel.left.is_empty() {
            details.more {
                summary { (language.text("panel-names")) }
                @for (key, list) in [("panel-joined", &panel.joined), ("panel-left", &panel.left)] {
                    @if !list.is_empty() { p { strong { (language.text(key)) } ": " bdi { (names(list)) } } }
                }
            }
        }
    }
}

fn series(about: &FigureAbout, before: &Before, compared: &Compared) -> Markup {
    let language = about.language;
    let group = compared.group;
    let evolution = &compared.evolution;
    let cell_of = |cells: &Option<Vec<(String, Cell)>>, code: &str| {
        let cells = cells.as_ref()?;
        cells
            .iter()
            .find(|(other, _)| other == code)
            .map(|(_, cell)| *cell)
    };
    let shown = |point: Point,
                 cell: Option<Cell>,
                 round: &Assessment,
                 code: &str,
                 read_as: &[String]| match point {
        Point::Broken => html! { span.soft { (language.text("evolution-broken")) } },
        Point::NotOffered => html! { span.soft { (language.text("evolution-not-offered")) } },
        Point::Counted { count, share } => {
            if cell == Some(Cell::Hidden) {
                return html! { span.soft { (language.text("chart-hidden")) } };
            }
            let href = NumberLink {
                assessment: &round.slug,
                about: "",
                filter: about.filter,
                indicator: &compared.indicator,
                group,
            }
            .with_panel(
                about.filter.same.then_some(&about.assessment.slug),
                code,
                read_as,
            );
            let text =
                share.map_or_else(|| "–".to_owned(), |share| format::percent(language, share));
            html! {
                @if about.sight.opens_answers() && count > 0 { a href=(href) { (text) } } @else { (text) }
                " " span.soft { (format::number(language, count as f64)) }
            }
        }
    };
    let is_hidden = |code: &str| {
        [&compared.earlier, &compared.later]
            .into_iter()
            .any(|cells| cell_of(cells, code) == Some(Cell::Hidden))
    };
    let is_worth_a_row = |one: &&crate::findings::evolution::Series| {
        let is_given =
            |point: Point| !matches!(point, Point::Counted { count: 0, .. } | Point::NotOffered);
        is_given(one.earlier) || is_given(one.later)
    };
    let label = |code: &str| {
        compared
            .measure
            .code(code)
            .map_or_else(|| code.to_owned(), |code| code.label(language))
    };
    let rows = evolution.series.iter().filter(is_worth_a_row).map(|one| Row {
        cells: vec![
            html! {
                bdi { (label(&one.code)) }
                @if let Some(parts) = evolution.split.get(&one.code) {
                    br; span.soft { (language.text_with("evolution-split", &[("codes", format::entries(language, &parts.iter().map(|code| label(code)).collect::<Vec<_>>()).into())])) }
                }
                @if !one.read_as.is_empty() {
                    br; span.soft { (language.text_with("evolution-read-as", &[("codes", format::series(language, &one.read_as).into())])) }
                }
            },
            shown(
                one.earlier,
                cell_of(&compared.earlier, &one.code),
                &before.assessment,
                &one.code,
                &one.read_as,
            ),
            shown(
                one.later,
                cell_of(&compared.later, &one.code),
                about.assessment,
                &one.code,
                &[],
            ),
            html! {
                @match one.change() {
                    Some(change) if !is_hidden(&one.code) => (signed(language, change)),
                    _ => "–",
                }
            },
        ],
    });
    let base = |base: usize, round: &Assessment| {
        let is_few = about.sight.audience() == Audience::Outside
            && group != RespondentGroup::Iscm
            && disclosure_of(round).is_too_few(base);
        let note = match is_few {
            true => language.text("chart-too-few"),
            false => language.text_with("chart-base", &[("count", base.into())]),
        };
        format!("{} ({note})", round.slug)
    };
    let base_before = base(evolution.earlier_base, &before.assessment);
    let base_now = base(evolution.later_base, about.assessment);
    html! {
        h3 { bdi { (compared.measure.title.in_language(language)) } " (" (group_name(language, group)) ")" }
        (slope(about, before, compared, [&base_before, &base_now]))
        p.soft { (language.text("evolution-unit")) }
        (table(&Table {
            caption: compared.measure.title.in_language(language),
            hide_caption: true,
            columns: vec![
                Column::text(language.text("chart-answer")),
                Column::number(base_before.as_str()),
                Column::number(base_now.as_str()),
                Column::number(language.text("evolution-change")),
            ],
            rows: rows.collect(),
            empty: &language.text("chart-nobody"),
        }))
        p.base { (about.source) @if let Some(text) = about.made_up { " " span.made-up { (text) } } }
    }
}

/// Most lines that can be told apart in one drawing.
const MOST_LINES: usize = 8;

/// What both rounds may be compared on, as lines; the largest shares where there are many.
fn slope(
    about: &FigureAbout,
    before: &Before,
    compared: &Compared,
    [base_before, base_now]: [&str; 2],
) -> Markup {
    let language = about.language;
    let is_hidden = |code: &str| {
        let cells = [&compared.earlier, &compared.later].into_iter().flatten();
        let mut cells = cells.flatten();
        cells.any(|(other, cell)| other == code && *cell == Cell::Hidden)
    };
    let mut lines: Vec<(f64, f64, String)> = compared
        .evolution
        .series
        .iter()
        .filter(|one| !is_hidden(&one.code))
        .filter_map(|one| {
            let (earlier, later) = (one.earlier.share()?, one.later.share()?);
            let code = compared.measure.code(&one.code);
            let label = code.map_or_else(|| one.code.clone(), |code| code.label(language));
            (earlier + later > 0.0).then_some((earlier, later, label))
        })
        .collect();
    // Of a handful a line would make a movement of one answer.
    let is_few = |base: usize| base < disclosure_of(about.assessment).minimum_base;
    let evolution = &compared.evolution;
    if lines.len() < 2 || is_few(evolution.earlier_base) || is_few(evolution.later_base) {
        return html! {};
    }
    lines.sort_by(|one, other| (other.0 + other.1).total_cmp(&(one.0 + one.1)));
    lines.truncate(MOST_LINES);
    let change = |line: &(f64, f64, String)| (line.1 - line.0).abs();
    let most = lines.iter().map(change).fold(0.0, f64::max);
    let rows = lines.iter().map(|line| Line {
        label: line.2.clone(),
        cells: vec![
            ChartCell::percent(language, line.0),
            ChartCell::percent(language, line.1),
        ],
        is_point: most > 0.0 && change(line) == most,
    });
    let mut most_changed = lines
        .iter()
        .filter(|line| most > 0.0 && change(line) == most);
    let rounds = [
        ("earlier", before.assessment.slug.as_str().into()),
        ("later", about.assessment.slug.as_str().into()),
    ];
    let share = |share: f64| isolated(&format::percent(language, share)).into();
    let chart = Chart {
        title: match (most_changed.next(), most_changed.next()) {
            (Some((before, after, label)), None) => {
                let changed = [
                    ("label", isolated(label).into()),
                    ("before", share(*before)),
                    ("after", share(*after)),
                ];
                let about: Vec<_> = rounds.into_iter().chain(changed).collect();
                language.text_with("evolution-chart-finding", &about)
            }
            _ => language.text_with("evolution-chart", &rounds),
        },
        measure: format!(
            "{} ({}). {}",
            compared.measure.title.in_language(language),
            group_name(language, compared.group),
            language.text("evolution-chart-measure")
        ),
        base: format!("{base_before} · {base_now}"),
        source: about.source.to_owned(),
        made_up: about.made_up.map(str::to_owned),
        ..Chart::new(
            language,
            Kind::Lines(Lines {
                label: language.text("chart-answer"),
                rounds: vec![
                    before.assessment.slug.clone(),
                    about.assessment.slug.clone(),
                ],
                rows: rows.collect(),
                change: language.text("evolution-change"),
            }),
        )
    };
    about.gallery.figure(chart)
}

/// `+12` or `−3`.
fn signed(language: Language, change: f64) -> String {
    let number = format::number(language, change.abs());
    match change {
        change if change > 0.0 => format!("+{number}"),
        change if change < 0.0 => format!("\u{2212}{number}"),
        _ => number,
    }
}
