//! The answers behind a cell of two crossed indicators: who stands in it, with the ways to their responses.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::crosstab::{Chosen, CrosstabQuery, chosen, unit_of};
use super::filter::Filter;
use super::findings_frame::Opened;
use super::language_of;
use super::round::{RoundPage, Sight, Tab, short_name};
use crate::app::Transaction;
use crate::app::registers::LoadedRegistry;
use crate::assessment::{Assessment, Respondent};
use crate::findings::crosstab::{NOT_NAMED, Wanted};
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::storage::tallies_crossed::{CrossUnit, list_crossed};
use crate::web::error::PageError;
use crate::web::parts::{Column, Crumb, Cut, Row, Table, page_of, pagination, table};
use crate::web::request::{Fields, Staff};
use crate::web::{Site, html_page};

/// How "did not name it" stands in the address.
pub const NOT: &str = "!";

/// Units on a page.
const PER_PAGE: usize = 100;

struct Page {
    assessment: Assessment,
    title: String,
    /// Of the units on this page.
    lines: Vec<Line>,
    cut: Cut,
    /// The address without its page.
    address: String,
    back: String,
}

/// One unit of the cell.
struct Line {
    name: String,
    href: String,
    /// The mechanism that both answers are about, with the way to its own response where that is one of them.
    about: Option<(String, Option<String>)>,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<CrosstabQuery>,
    fields: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let sight = Sight::of(staff.user());
    let (slug, query) = (path.into_inner(), query.into_inner());
    let fields = Fields::new(fields.into_inner());
    let read = site
        .app
        .read(move |transaction| read(transaction, &slug, &query, &fields, &sight, language));
    let shown = read.await?;
    let page = RoundPage {
        assessment: &shown.assessment,
        tab: Some(Tab::Findings),
        marks: &[],
        title: html! { bdi { (shown.title) } },
        plain_title: language.text("answers-title"),
        crumbs: vec![Crumb {
            label: language.text("crosstab-title"),
            href: Some(shown.back.clone()),
        }],
        has_errors: false,
        before: html! {},
        content: view(language, &shown),
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

fn read(
    transaction: &mut Transaction<'_>,
    slug: &str,
    query: &CrosstabQuery,
    fields: &Fields,
    sight: &Sight,
    language: Language,
) -> Result<Page, PageError> {
    let Opened {
        assessment,
        asked,
        filter,
        narrowed,
        ..
    } = Opened::read(transaction, slug, fields, sight, |filter| Filter {
        group: None,
        ..filter
    })?;
    let row = chosen(&asked, &query.row, &query.row_code).ok_or(PageError::NotFound)?;
    let column = chosen(&asked, &query.column, &query.column_code).ok_or(PageError::NotFound)?;
    let unit = unit_of(transaction, &assessment, &row, &column)?.ok_or(PageError::NotFound)?;
    let units = list_crossed(
        transaction.connection,
        narrowed.scope(&assessment),
        (row.side(), wanted(&row, fields.get("in_row"))),
        (column.side(), wanted(&column, fields.get("in_column"))),
        unit,
    )?;
    let teller = Teller {
        assessment: &assessment,
        registry: &asked.registry,
        language,
    };
    let cut = Cut::of(
        units.count(),
        PER_PAGE,
        fields.get("page").parse().unwrap_or(1),
    );
    let lines = units
        .some(cut.entries.clone())
        .map(|(one, other)| match unit {
            CrossUnit::Organizations => teller.line(row.group, one, None),
            CrossUnit::Pairs => {
                let (organization, iscm) = one.split_once('/').unwrap_or((one, ""));
                teller.line(row.group, organization, Some((iscm, false)))
            }
            CrossUnit::OwnAndOutside => {
                let (iscm, organization, group) = match row.group {
                    RespondentGroup::Iscm => (one, other, column.group),
                    _ => (other, one, row.group),
                };
                teller.line(group, organization, Some((iscm, true)))
            }
        })
        .collect();
    let side = |side: &Chosen, code: &str| {
        let title = side.measure.title.in_language(language);
        match code {
            "" => title.to_owned(),
            NOT => format!("{title}: {}", side.label(&asked, NOT_NAMED, language)),
            code => format!("{title}: {}", side.label(&asked, code, language)),
        }
    };
    let mut pairs = filter.pairs();
    pairs.extend([
        ("row", query.row.as_str()),
        ("row_code", query.row_code.as_str()),
        ("column", query.column.as_str()),
        ("column_code", query.column_code.as_str()),
    ]);
    let crosstab = links::DeskCrosstab {
        assessment: slug.to_owned(),
    };
    let here = links::DeskCrossedAnswers {
        assessment: slug.to_owned(),
    };
    Ok(Page {
        title: format!(
            "{} × {}",
            side(&row, fields.get("in_row")),
            side(&column, fields.get("in_column"))
        ),
        address: here.with_query(&fields.without("page")),
        back: crosstab.with_query(&pairs),
        cut,
        lines,
        assessment,
    })
}

fn wanted<'a>(side: &'a Chosen, code: &'a str) -> Wanted<'a> {
    match (code, &side.code) {
        ("", _) => Wanted::Any,
        (NOT, Some(code)) => Wanted::Without(code),
        (code, _) => Wanted::Code(code),
    }
}

struct Teller<'a> {
    assessment: &'a Assessment,
    registry: &'a LoadedRegistry,
    language: Language,
}

impl Teller<'_> {
    fn response(&self, organization: &str) -> String {
        links::DeskResponse {
            assessment: self.assessment.slug.clone(),
            organization: organization.to_owned(),
        }
        .path()
    }

    fn line(
        &self,
        group: RespondentGroup,
        organization: &str,
        about: Option<(&str, bool)>,
    ) -> Line {
        let respondent = Respondent::new(group, organization);
        Line {
            name: self.registry.name_of(&respondent, self.language),
            href: self.response(organization),
            about: about.map(|(iscm, answered_itself)| {
                let name = short_name(self.registry, iscm, self.language);
                (name, answered_itself.then(|| self.response(iscm)))
            }),
        }
    }
}

fn view(language: Language, page: &Page) -> Markup {
    let has_about = page.lines.iter().any(|line| line.about.is_some());
    let mut columns = vec![Column::text(language.text("board-respondent"))];
    if has_about {
        columns.push(Column::text(language.text("answers-about-column")));
    }
    let rows = page.lines.iter().map(|line| {
        let mut cells = vec![html! { a href=(line.href) { bdi { (line.name) } } }];
        if has_about {
            cells.push(html! {
                @match &line.about {
                    Some((name, Some(href))) => a href=(href) { bdi { (name) } },
                    Some((name, None)) => bdi { (name) },
                    None => {},
                }
            });
        }
        Row { cells }
    });
    html! {
        p.lead { (language.text_with("crosstab-here", &[("count", page.cut.total.into())])) }
        (table(&Table {
            caption: &language.text("answers-caption"),
            hide_caption: true,
            columns,
            rows: rows.collect(),
            empty: &language.text("answers-none"),
        }))
        (pagination(language, &page.cut, |number| page_of(&page.address, number)))
    }
}
