//! How the board looks.

use maud::{Markup, html};

use super::{BoardPage, Order, RespondentLine, next_state};
use crate::assessment::{AssessmentState, TrackingState};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::reports::chart::{Bar, Bars, Cell, Chart, Kind, Series, isolated};
use crate::web::desk::response::channel_word;
use crate::web::desk::round::{group_name, made_up_text, marks_of};
use crate::web::parts::{
    Column, Cut, Mark, NoticeKind, Row, Table, mark, notice, pagination, state, table,
};
use crate::web::request::FORM_KEY;

/// Respondents on one page of the list.
const PAGE: usize = 50;

/// The page below its heading.
pub fn content(page: &BoardPage) -> Markup {
    let language = page.language;
    if !page.sight.opens_answers() {
        return published(page);
    }
    html! {
        @if page.query.invited > 0 {
            (notice(NoticeKind::Good, &html! {
                p role="status" { (language.text_with("board-invited", &[("count", page.query.invited.into())])) }
            }))
        }
        (stats(page))
        (participation(page))
        @if page.sight.runs_rounds() {
            (opening(page))
            p.no-print { a href=(behalf(page).path()) { (language.text("behalf-title")) } }
        }
        (respondents(page))
    }
}

/// What readers have of a round: what everybody has of it.
fn published(page: &BoardPage) -> Markup {
    let language = page.language;
    let slug = || page.assessment.slug.clone();
    html! {
        p.lead { (language.text("board-readers")) }
        @if page.published.is_nothing() {
            p { (language.text("board-nothing-published")) }
        }
        @if page.published.has_results {
            @let results = links::ResultsOf { assessment: slug() };
            p { a href=(results.path()) { (language.text("board-published-results")) } }
        }
        @if !page.published.summaries.is_empty() {
            h2 { (language.text("board-published-summaries")) }
            ul {
                @for (iscm, name) in &page.published.summaries {
                    @let summary = links::Summary { iscm: iscm.clone(), assessment: slug() };
                    li { a href=(summary.path()) { bdi { (name) } } }
                }
            }
        }
    }
}

fn behalf(page: &BoardPage) -> links::DeskBehalf {
    links::DeskBehalf {
        assessment: page.assessment.slug.clone(),
    }
}

fn stats(page: &BoardPage) -> Markup {
    let language = page.language;
    let of = |states: &[TrackingState]| -> usize {
        states
            .iter()
            .filter_map(|state| page.states.get(state))
            .sum()
    };
    use TrackingState as T;
    let asked: usize = page.states.values().sum();
    let answered = of(&[T::Submitted, T::Returned, T::Accepted]);
    let rest = [
        (of(&[T::Opened, T::InProgress]), "board-under-way", ""),
        (of(&[T::InClearance]), "board-in-clearance", ""),
        (of(&[T::NotOpened]), "board-not-opened", ""),
        (of(&[T::Bounced]), "board-bounced", "warn"),
        (of(&[T::Declined]), "board-declined", ""),
    ];
    html! {
        @if asked == 0 {
            p { (language.text("board-nobody-asked")) }
        } @else {
            ul.stats {
                li.on {
                    b { (format::number(language, answered as f64)) }
                    (language.text_with("board-answered", &[("asked", asked.into())]))
                }
                @if page.due > 0 {
                    li.warn {
                        b { (format::number(language, page.due as f64)) }
                        a href=(address(page, ("due", "1"))) { (language.text_with("board-due", &[("count", page.due.into())])) }
                    }
                }
                @for (count, key, class) in rest {
                    @if count > 0 {
                        li.(class)[!class.is_empty()] {
                            b { (format::number(language, count as f64)) }
                            (language.text_with(key, &[("count", count.into())]))
                        }
                    }
                }
            }
        }
    }
}

fn participation(page: &BoardPage) -> Markup {
    let language = page.language;
    if page.groups.is_empty() {
        return html! {};
    }
    let share = |answered: usize, asked: usize| 100.0 * answered as f64 / asked.max(1) as f64;
    let best = page
        .groups
        .iter()
        .map(|line| line.answered * 1000 / line.asked.max(1))
        .max();
    let (answered, asked) = page.groups.iter().fold((0, 0), |(answered, asked), line| {
        (answered + line.answered, asked + line.asked)
    });
    let rows = page.groups.iter().map(|line| Bar {
        label: group_name(language, line.group),
        cells: vec![Cell::written(
            share(line.answered, line.asked),
            language.text_with(
                "board-of",
                &[
                    ("answered", line.answered.into()),
                    ("asked", line.asked.into()),
                    (
                        "share",
                        isolated(&percent(language, share(line.answered, line.asked))).into(),
                    ),
                ],
            ),
        )],
        is_point: best
            .is_some_and(|best| best > 0 && line.answered * 1000 / line.asked.max(1) == best),
    });
    let bars = Bars {
        label: language.text("board-group"),
        series: vec![Series::new(language.text("board-answered-column"), "")],
        rows: rows.collect(),
        foot: Vec::new(),
        full: 100.0,
    };
    let now = format::instant(language, page.now, page.zone);
    let chart = Chart {
        title: language.text_with(
            "board-chart-title",
            &[("answered", answered.into()), ("asked", asked.into())],
        ),
        measure: language.text("board-chart-measure"),
        base: language.text_with("board-chart-base", &[("date", isolated(&now).into())]),
        made_up: made_up_text(language, &marks_of(&page.assessment, &page.marks)),
        ..Chart::new(language, Kind::Bars(bars))
    };
    page.gallery.figure(chart)
}

fn percent(language: Language, share: f64) -> String {
    format::percent(language, share.round())
}

fn opening(page: &BoardPage) -> Markup {
    let language = page.language;
    let Some(next) = next_state(&page.assessment, page.now) else {
        return html! {};
    };
    let action = links::DeskAssessmentState {
        assessment: page.assessment.slug.clone(),
    };
    let (to, button, text) = match next {
        AssessmentState::Open => ("open", "round-open-button", "round-open-text"),
        _ => ("close", "round-close-button", "round-close-text"),
    };
    let form = html! {
        form method="post" action=(action.path()) {
            input type="hidden" name=(FORM_KEY) value=(page.form_key);
            input type="hidden" name="to" value=(to);
            p { (language.text(text)) }
            p.row { button class=(if to == "open" { "btn" } else { "btn warn" }) { (language.text(button)) } }
        }
    };
    html! {
        // Closing cannot be undone: it takes a second step.
        @if to == "close" {
            details.more.no-print #state { summary { (language.text("round-close-summary")) } (form) }
        } @else {
            div.no-print #state { (form) }
        }
    }
}

/// The mark of a state, the same on all pages.
pub fn state_mark(of: TrackingState) -> Mark {
    match of {
        TrackingState::NotOpened => Mark::NotStarted,
        TrackingState::Bounced => Mark::Failed,
        TrackingState::Opened => Mark::Opened,
        TrackingState::InProgress => Mark::InProgress,
        TrackingState::InClearance => Mark::InClearance,
        TrackingState::Submitted => Mark::Submitted,
        TrackingState::Returned => Mark::Attention,
        TrackingState::Accepted => Mark::Complete,
        TrackingState::Declined => Mark::Stopped,
    }
}

/// The word of a state.
pub fn state_word(language: Language, of: TrackingState) -> String {
    language.text(match of {
        TrackingState::NotOpened => "state-not-opened",
        TrackingState::Bounced => "state-bounced",
        TrackingState::Opened => "state-opened",
        TrackingState::InProgress => "state-in-progress",
        TrackingState::InClearance => "state-in-clearance",
        TrackingState::Submitted => "state-submitted",
        TrackingState::Returned => "state-returned",
        TrackingState::Accepted => "state-accepted",
        TrackingState::Declined => "state-declined",
    })
}

/// The address of this view with one thing changed.
fn address(page: &BoardPage, change: (&str, &str)) -> String {
    let query = &page.query;
    let mut pairs = [
        ("group", query.group.as_str()),
        ("state", query.state.as_str()),
        ("q", query.q.as_str()),
        ("due", if query.is_due() { "1" } else { "" }),
        ("sort", query.sort.as_str()),
        ("page", ""),
    ];
    for pair in &mut pairs {
        if pair.0 == change.0 {
            pair.1 = change.1;
        }
    }
    let link = links::DeskAssessment {
        assessment: page.assessment.slug.clone(),
    };
    format!("{}#respondents", link.with_query(&pairs))
}

fn respondents(page: &BoardPage) -> Markup {
    let language = page.language;
    let total = page.lines.len();
    let cut = Cut::of(total, PAGE, page.query.page);
    let rows: Vec<Row> = page.lines[cut.entries.clone()]
        .iter()
        .map(|line| row(page, line))
        .collect();
    let (order, ascending) = page.query.order();
    let sorted = |label: &str, code: &str, by: Order| {
        let now = (order == by).then_some(ascending);
        let next = if now == Some(true) {
            format!("-{code}")
        } else {
            code.to_owned()
        };
        Column::text(language.text(label)).sorted_by(address(page, ("sort", &next)), now)
    };
    let mut columns = vec![
        sorted("board-respondent", "name", Order::Name),
        sorted("board-group", "group", Order::Group),
        sorted("board-state", "state", Order::State),
        sorted("board-activity", "activity", Order::Activity),
    ];
    if page.sight.runs_rounds() {
        columns.push(sorted("board-last-contact", "contact", Order::LastContact));
        columns.push(sorted("log-next-step", "next", Order::NextStep));
        columns.push(Column::text(language.text("board-contacts")));
    }
    let caption = language.text_with("board-list-caption", &[("count", total.into())]);
    let page_address = |number: usize| address(page, ("page", &number.to_string()));
    html! {
        h2 #respondents { (language.text("board-respondents")) }
        (chips(page))
        (filters(page))
        (table(&Table {
            caption: &caption,
            hide_caption: false,
            columns,
            rows,
            empty: &language.text("board-none"),
        }))
        (pagination(language, &cut, page_address))
    }
}

fn chips(page: &BoardPage) -> Markup {
    let language = page.language;
    let all: usize = page.states.values().sum();
    let current = page.query.state();
    html! {
        nav aria-label=(language.text("board-state")) {
            ul.chips {
                @if page.due > 0 || page.query.is_due() {
                    li {
                        a href=(address(page, ("due", if page.query.is_due() { "" } else { "1" }))) aria-current=[page.query.is_due().then_some("true")] {
                            (language.text("board-due-chip")) " " (format::number(language, page.due as f64))
                        }
                    }
                }
                li { a href=(address(page, ("state", ""))) aria-current=[current.is_none().then_some("true")] { (language.text_with("board-all", &[("count", all.into())])) } }
                @for (of, count) in &page.states {
                    li {
                        a href=(address(page, ("state", of.code()))) aria-current=[(current == Some(*of)).then_some("true")] {
                            (mark(state_mark(*of))) (state_word(language, *of)) " " (format::number(language, *count as f64))
                        }
                    }
                }
            }
        }
    }
}

fn filters(page: &BoardPage) -> Markup {
    let language = page.language;
    let link = links::DeskAssessment {
        assessment: page.assessment.slug.clone(),
    };
    html! {
        form.filters method="get" action=(format!("{}#respondents", link.path())) role="search" aria-label=(language.text("board-filter")) {
            @if !page.query.state.is_empty() { input type="hidden" name="state" value=(page.query.state); }
            @if page.query.is_due() { input type="hidden" name="due" value="1"; }
            @if !page.query.sort.is_empty() { input type="hidden" name="sort" value=(page.query.sort); }
            div {
                label for="q" { (language.text("board-text")) }
                input type="search" id="q" name="q" value=(page.query.q);
            }
            div {
                label for="group" { (language.text("board-group")) }
                select #group name="group" {
                    option value="" { (language.text("board-all-groups")) }
                    @for group in RespondentGroup::ALL {
                        option value=(group.code()) selected[page.query.group() == Some(group)] { (group_name(language, group)) }
                    }
                }
            }
            button.btn.quiet { (language.text("filter-apply")) }
        }
    }
}

/// A way to write to somebody; the address breaks where one reads a pause, since its column is narrow.
fn mail_address(email: &str) -> Markup {
    html! {
        a.soft dir="ltr" href=(format!("mailto:{email}")) {
            @for (index, part) in email.split_inclusive(['@', '.']).enumerate() {
                @if index > 0 { wbr; }
                (part)
            }
        }
    }
}

fn row(page: &BoardPage, line: &RespondentLine) -> Row {
    let language = page.language;
    let link = links::DeskResponse {
        assessment: page.assessment.slug.clone(),
        organization: line.respondent.organization.clone(),
    };
    let mut cells = vec![
        html! {
            // Whoever runs the round also follows up those who have not answered.
            @if line.state.has_answered() || page.sight.runs_rounds() {
                a href=(link.path()) { bdi { (line.name) } }
            } @else {
                bdi { (line.name) }
            }
            @if let Some(mark) = made_up_text(language, &line.mark.into_iter().collect::<Vec<_>>()) {
                " " span.made-up { (mark) }
            }
        },
        html! { (group_name(language, line.respondent.group)) },
        html! {
            (state(state_mark(line.state), &state_word(language, line.state)))
            @if line.bounced && line.state != TrackingState::Bounced { br; span.small.soft { (language.text("board-one-bounced")) } }
            @if line.reminders_stopped { br; span.small.soft { (language.text("board-no-reminders")) } }
        },
        html! { span.nowrap { @if let Some(at) = line.activity { (format::date_of(language, at, page.zone)) } @else { "–" } } },
    ];
    if page.sight.runs_rounds() {
        cells.push(html! {
            @match line.followed.last {
                Some((on, channel)) => { span.nowrap { (format::date(language, on)) } br; span.small.soft { (channel_word(language, channel)) } }
                None => "–",
            }
        });
        cells.push(html! {
            @match &line.followed.next {
                Some((step, due)) => {
                    span.nowrap { (format::date(language, *due)) }
                    @if *due < page.today { " " span.made-up { (language.text("log-overdue")) } }
                    br; span.small { bdi { (step) } }
                }
                None => "–",
            }
        });
        cells.push(html! {
            @if line.contacts.is_empty() { "–" }
            @for (index, contact) in line.contacts.iter().enumerate() {
                @if index > 0 { br; }
                @if !contact.name.is_empty() { bdi { (contact.name) } " " }
                (mail_address(&contact.email))
            }
            @if !line.state.has_answered() && line.state != TrackingState::Declined {
                br;
                a.small.no-print href=(behalf(page).with_query(&[("organization", &line.respondent.organization)])) {
                    (language.text("behalf-row")) span.hide { ": " (line.name) }
                }
            }
        });
    }
    Row { cells }
}
