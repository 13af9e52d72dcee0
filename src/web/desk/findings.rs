//! The dashboard of a round: each indicator with its chart and bases, part by part of the summary; and the
//! mechanisms on which somebody answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use maud::{Markup, html};
use serde::Deserialize;

use super::answers::NumberLink;
use super::counting;
use super::figure::Figure;
use super::language_of;
use super::round::{
    MECHANISMS, RoundPage, Sight, Tab, disclosure_of, find_round, group_name, made_up_text,
    marks_of, questionnaires_of, zone_of,
};
use crate::app::Transaction;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::assessment::{Assessment, Mark, Respondent};
use crate::findings::indicators::{Indicator, Part, indicators, parts};
use crate::findings::tally::{Audience, Counts};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::reports::chart::isolated;
use crate::storage::submissions::list_subjects;
use crate::storage::tallies::{
    RoundCounts, TallyScope, count_round, count_submitted, list_marks_in,
};
use crate::web::error::PageError;
use crate::web::parts::{Column, Row, Table, table};
use crate::web::request::Staff;
use crate::web::{Site, html_page};

/// `?part=s3`: a section of the findings, `respondents`, or `iscms`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct FindingsQuery {
    #[serde(default)]
    part: String,
}

/// The part with what is asked about the respondents themselves.
const RESPONDENTS: &str = "respondents";

/// What is counted, with what is needed to show it.
pub struct Counted {
    pub registry: Arc<LoadedRegistry>,
    pub files: Vec<Arc<Questionnaire>>,
    pub counts: RoundCounts,
    pub submitted: BTreeMap<RespondentGroup, usize>,
    pub marks: Vec<Mark>,
}

impl Counted {
    /// Counts what somebody may see of a round, or of one mechanism in it.
    pub fn read(
        transaction: &mut Transaction<'_>,
        assessment: &Assessment,
        subjects: Option<&[String]>,
    ) -> Result<Counted, PageError> {
        let scope = TallyScope::of(assessment).about(subjects);
        let files = questionnaires_of(transaction, &assessment.id)?;
        Ok(Counted {
            counts: count_round(transaction.connection, scope)?,
            submitted: count_submitted(transaction.connection, scope)?,
            marks: list_marks_in(transaction.connection, scope)?,
            registry: load_registry(transaction)?,
            files,
        })
    }

    pub fn indicators(&self) -> Vec<Indicator> {
        let files: Vec<&Questionnaire> = self.files.iter().map(|file| &**file).collect();
        indicators(&files)
    }

    pub fn parts(&self) -> Vec<Part> {
        let files: Vec<&Questionnaire> = self.files.iter().map(|file| &**file).collect();
        parts(&files)
    }

    /// The figure of an indicator as somebody may see it.
    pub fn figure(&self, indicator: &Indicator, about: &FigureAbout) -> Markup {
        let language = about.language;
        let disclosure = disclosure_of(about.assessment);
        let table_for = |audience| {
            indicator.table(
                &self.counts,
                &self.submitted,
                disclosure,
                audience,
                (language, &*self.registry),
            )
        };
        let Some(table) = table_for(about.sight.audience()) else {
            return html! {};
        };
        let outside = match about.sight.audience() {
            Audience::Staff => table_for(Audience::Outside),
            Audience::Outside => None,
        };
        let is_any = about.iscm.is_empty()
            && indicator.measures.keys().any(|group| {
                self.counts
                    .get(&(indicator.name.clone(), *group))
                    .is_some_and(|counts: &Counts| counts.about_iscms)
            });
        Figure {
            language,
            assessment: &about.assessment.slug,
            iscm: about.iscm,
            indicator,
            table: &table,
            outside: outside.as_ref(),
            opens: about.sight.opens_answers(),
            is_any,
            least_for_finding: disclosure.minimum_base,
            source: about.source,
            made_up: about.made_up,
        }
        .render()
    }
}

/// What the figures of a page have in common.
pub struct FigureAbout<'a> {
    pub language: Language,
    pub assessment: &'a Assessment,
    pub sight: &'a Sight,
    /// Empty where figures are about the whole round.
    pub iscm: &'a str,
    pub source: &'a str,
    pub made_up: Option<&'a str>,
}

/// The last line of every figure: where it is from, and when.
pub fn source_line(
    language: Language,
    assessment: &Assessment,
    now: chrono::DateTime<chrono::Utc>,
    zone: Tz,
) -> String {
    let date = format::date_of(language, now, zone);
    language.text_with(
        "chart-source",
        &[
            ("assessment", isolated(assessment.title_in(language)).into()),
            ("date", isolated(&date).into()),
        ],
    )
}

/// A mechanism with how many of each group answered about it; `None` where the rule holds the number back.
struct MechanismLine {
    id: String,
    name: String,
    counts: BTreeMap<RespondentGroup, Option<usize>>,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<FindingsQuery>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let sight = Sight::of(staff.user());
    let slug = path.into_inner();
    let seen = sight.clone();
    let read = site.app.read(move |transaction| {
        let assessment = find_round(transaction, &slug)?;
        let counted = Counted::read(transaction, &assessment, seen.iscms.as_deref())?;
        let mechanisms = mechanisms(transaction, &assessment, &seen, language)?;
        Ok::<_, PageError>((assessment, counted, mechanisms))
    });
    let (assessment, counted, mechanisms) = read.await?;
    let zone = zone_of(&assessment, &site);
    let source = source_line(language, &assessment, site.app.now(), zone);
    let made_up = made_up_text(language, &marks_of(&assessment, &counted.marks));
    let about = FigureAbout {
        language,
        assessment: &assessment,
        sight: &sight,
        iscm: "",
        source: &source,
        made_up: made_up.as_deref(),
    };
    let is_mechanisms = query.part == MECHANISMS;
    let title = language.text(match is_mechanisms {
        true => "round-tab-mechanisms",
        false => "round-tab-findings",
    });
    let content = if is_mechanisms {
        mechanism_list(&about, &mechanisms)
    } else {
        html! {
            (dashboard(&about, &counted, &query.part))
            (counting::choice(language, &assessment, &staff, sight.runs_rounds()))
        }
    };
    let page = RoundPage {
        assessment: &assessment,
        tab: Some(match is_mechanisms {
            true => Tab::Mechanisms,
            false => Tab::Findings,
        }),
        marks: &counted.marks,
        title: html! { (title) },
        plain_title: title,
        crumbs: Vec::new(),
        has_errors: false,
        before: html! {},
        content,
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

fn mechanisms(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    sight: &Sight,
    language: Language,
) -> Result<Vec<MechanismLine>, PageError> {
    let registry = load_registry(transaction)?;
    let disclosure = disclosure_of(assessment);
    let mut lines: BTreeMap<String, MechanismLine> = BTreeMap::new();
    for (iscm, group, count) in list_subjects(transaction.connection, &assessment.id)? {
        if !sight.sees_iscm(&iscm) {
            continue;
        }
        let count = usize::try_from(count).unwrap_or_default();
        let hidden = sight.audience() == Audience::Outside
            && group != RespondentGroup::Iscm
            && disclosure.is_too_few(count);
        let line = lines.entry(iscm.clone()).or_insert_with(|| MechanismLine {
            name: registry.name_of(&Respondent::new(RespondentGroup::Iscm, &iscm), language),
            id: iscm,
            counts: BTreeMap::new(),
        });
        line.counts.insert(group, (!hidden).then_some(count));
    }
    let mut lines: Vec<MechanismLine> = lines.into_values().collect();
    Collation::new(language).sort_by_name(&mut lines, |line| &line.name);
    Ok(lines)
}

fn mechanism_list(about: &FigureAbout, lines: &[MechanismLine]) -> Markup {
    let language = about.language;
    let rows = lines.iter().map(|line| {
        let slug = || about.assessment.slug.clone();
        let views = links::DeskIscmFindings {
            assessment: slug(),
            iscm: line.id.clone(),
        };
        let summary = links::DeskSummary {
            assessment: slug(),
            iscm: line.id.clone(),
        };
        let number = |group| match line.counts.get(&group) {
            None => html! { "–" },
            Some(None) => html! { span.soft { (language.text("chart-hidden")) } },
            Some(Some(count)) => who_number(about, &line.id, group, *count),
        };
        let own = match line.counts.contains_key(&RespondentGroup::Iscm) {
            true => language.text("yes"),
            false => language.text("no"),
        };
        Row {
            cells: vec![
                html! { bdi { (line.name) } },
                html! { (own) },
                number(RespondentGroup::State),
                number(RespondentGroup::Igo),
                html! { a href=(views.path()) { (language.text("mechanisms-views")) span.hide { ": " (line.name) } } },
                html! { a href=(summary.path()) { (language.text("report-summary-title")) span.hide { ": " (line.name) } } },
            ],
        }
    });
    html! {
        p.lead { (language.text("mechanisms-lead")) }
        (table(&Table {
            caption: &language.text("round-tab-mechanisms"),
            hide_caption: true,
            columns: vec![
                Column::text(language.text("mechanisms-iscm")),
                Column::text(language.text("mechanisms-own")),
                Column::number(group_name(language, RespondentGroup::State)),
                Column::number(group_name(language, RespondentGroup::Igo)),
                Column::text(language.text("mechanisms-views-column")),
                Column::text(language.text("report-summary-title")),
            ],
            rows: rows.collect(),
            empty: &language.text("mechanisms-none"),
        }))
    }
}

fn dashboard(about: &FigureAbout, counted: &Counted, wanted: &str) -> Markup {
    let language = about.language;
    let here = links::DeskFindings {
        assessment: about.assessment.slug.clone(),
    };
    let indicators = counted.indicators();
    let in_part = |part: &str, indicator: &Indicator| match &indicator.section {
        Some(section) => section == part,
        None => part == RESPONDENTS,
    };
    let mut chips: Vec<(String, String)> = counted
        .parts()
        .into_iter()
        .map(|part| {
            let title = part.title.as_ref().map_or(part.id.clone(), |title| {
                title.in_language(language).to_owned()
            });
            (part.id, title)
        })
        .collect();
    chips.push((
        RESPONDENTS.to_owned(),
        language.text("findings-respondents"),
    ));
    chips.retain(|(part, _)| indicators.iter().any(|indicator| in_part(part, indicator)));
    let current = chips
        .iter()
        .find(|(part, _)| part == wanted)
        .or_else(|| chips.first());
    let Some((current, title)) = current else {
        return html! { p { (language.text("findings-none")) } };
    };
    html! {
        (who_answered(about, counted))
        nav aria-label=(language.text("findings-parts")) {
            ul.chips {
                @for (part, title) in &chips {
                    li { a href=(here.with_query(&[("part", part)])) aria-current=[(part == current).then_some("true")] { bdi { (title) } } }
                }
            }
        }
        h2 { bdi { (title) } }
        @for indicator in indicators.iter().filter(|indicator| in_part(current, indicator)) {
            (counted.figure(indicator, about))
        }
        (method(about))
    }
}

/// How many answered at all, or about one mechanism: it opens who they are.
fn who_number(about: &FigureAbout, iscm: &str, group: RespondentGroup, count: usize) -> Markup {
    let link = NumberLink {
        assessment: &about.assessment.slug,
        iscm,
        indicator: "",
        group,
    };
    let text = format::number(about.language, count as f64);
    html! {
        @if about.sight.opens_answers() && count > 0 { a.n href=(link.base()) { (text) } } @else { span.n { (text) } }
    }
}

fn who_answered(about: &FigureAbout, counted: &Counted) -> Markup {
    let language = about.language;
    html! {
        ul.stats {
            @for group in RespondentGroup::ALL {
                @let count = counted.submitted.get(&group).copied().unwrap_or(0);
                li {
                    b { (who_number(about, "", group, count)) }
                    (language.text_with("findings-answered", &[("group", group.code().into()), ("count", count.into())]))
                }
            }
        }
    }
}

/// What the numbers mean and what is held back.
pub fn method(about: &FigureAbout) -> Markup {
    let language = about.language;
    let minimum = about.assessment.minimum_base;
    html! {
        details.more {
            summary { (language.text("method-title")) }
            ul {
                li { (language.text("method-base")) }
                li { (language.text("method-absences")) }
                @if about.iscm.is_empty() { li { (language.text("method-any")) } }
                li { (language.text_with("method-disclosure", &[("minimum", minimum.into())])) }
                li { (language.text("method-staff-only")) }
                @if !about.iscm.is_empty() { li { (language.text("method-views")) } }
            }
        }
    }
}
