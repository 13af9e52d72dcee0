//! The dashboard of a round: who took part, each part with its figures, all mechanisms beside each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::figure::Figure;
use super::filter::{Filter, FilterForm, Key, rounds};
use super::findings_frame::{Frame, Looking, Opened, marks_in};
use super::gallery::Gallery;
use super::matrices::{self, Matrices};
use super::number_link::NumberLink;
use super::participation::{self, Participation};
use super::round::{MECHANISMS, Sight, Tab, disclosure_of, questionnaires_of};
use super::{counting, mechanisms};
use crate::app::Transaction;
use crate::app::coding;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::assessment::{Assessment, Mark};
use crate::findings::areas::Area;
use crate::findings::indicators::{Indicator, Part, indicators, parts};
use crate::findings::tally::{Audience, Counts};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::RespondentGroup;
use crate::reports::chart::{Chart, isolated};
use crate::storage::StorageError;
use crate::storage::assessments::find_assessment;
use crate::storage::tallies::{RoundCounts, TallyScope, count_round, count_submitted};
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::request::Staff;

/// A page of the dashboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    Participation,
    Area(Area),
    /// A section of the findings that no area has, by its id.
    Section(String),
    /// All mechanisms beside each other.
    Across,
    /// The list of mechanisms.
    Mechanisms,
}

const PARTICIPATION: &str = "participation";
const ACROSS: &str = "across";

impl View {
    /// In the address.
    pub fn code(&self) -> &str {
        match self {
            View::Participation => PARTICIPATION,
            View::Area(area) => area.code(),
            View::Section(id) => id,
            View::Across => ACROSS,
            View::Mechanisms => MECHANISMS,
        }
    }

    /// Where an indicator is shown.
    pub fn of(indicator: &Indicator) -> View {
        match (Area::of(indicator), &indicator.section) {
            (Area::Respondents, Some(section)) => View::Section(section.clone()),
            (area, _) => View::Area(area),
        }
    }
}

/// The files of a round with what they measure.
pub struct Asked {
    pub registry: Arc<LoadedRegistry>,
    pub files: Vec<Arc<Questionnaire>>,
    pub indicators: Vec<Indicator>,
    pub sections: Vec<Part>,
}

impl Asked {
    pub fn read(
        transaction: &mut Transaction<'_>,
        assessment: &Assessment,
    ) -> Result<Asked, StorageError> {
        let files = questionnaires_of(transaction, &assessment.id)?;
        let borrowed: Vec<&Questionnaire> = files.iter().map(|file| &**file).collect();
        Ok(Asked {
            registry: load_registry(transaction)?,
            indicators: indicators(&borrowed),
            sections: parts(&borrowed),
            files,
        })
    }

    /// The same with what coded open answers measure, for those who may open answers: no table for readers has it.
    pub fn with_codes(
        transaction: &mut Transaction<'_>,
        assessment: &Assessment,
        sight: &Sight,
    ) -> Result<Asked, StorageError> {
        let mut asked = Asked::read(transaction, assessment)?;
        if sight.opens_answers() {
            asked
                .indicators
                .extend(coding::indicators(transaction, assessment)?);
        }
        Ok(asked)
    }

    pub fn find(&self, name: &str) -> Option<&Indicator> {
        self.indicators
            .iter()
            .find(|indicator| indicator.name == name)
    }

    /// The pages that have something to show, in order, with their titles.
    fn views(&self, language: Language) -> Vec<(View, String)> {
        let mut views = vec![(View::Participation, language.text("area-participation"))];
        let has = |view: &View| self.indicators.iter().any(|one| View::of(one) == *view);
        let areas = Area::ALL
            .into_iter()
            .filter(|area| *area != Area::Respondents);
        let area_title =
            |area: Area| language.text_with("area-title", &[("area", area.code().into())]);
        views.extend(areas.map(|area| (View::Area(area), area_title(area))));
        for section in &self.sections {
            let title = section.title.as_ref();
            let title = title.map_or(section.id.as_str(), |title| title.in_language(language));
            views.push((View::Section(section.id.clone()), title.to_owned()));
        }
        let respondents = View::Area(Area::Respondents);
        views.push((respondents, language.text("findings-respondents")));
        views.retain(|(view, _)| *view == View::Participation || has(view));
        views.push((View::Across, language.text("area-across")));
        views
    }
}

/// What is counted, with what is needed to show it.
pub struct Counted {
    pub asked: Asked,
    pub counts: Arc<RoundCounts>,
    pub submitted: Arc<BTreeMap<RespondentGroup, usize>>,
    pub marks: Vec<Mark>,
}

impl Counted {
    /// Counts a part of a round.
    pub fn read(
        transaction: &mut Transaction<'_>,
        asked: Asked,
        scope: TallyScope,
    ) -> Result<Counted, StorageError> {
        Ok(Counted {
            counts: transaction.remembered(scope, "round", count_round)?,
            submitted: transaction.remembered(scope, "submitted", count_submitted)?,
            marks: marks_in(transaction, scope)?,
            asked,
        })
    }

    fn is_answered(&self, indicator: &Indicator) -> bool {
        indicator.measures.keys().any(|group| {
            let counts = self.counts.get(&(indicator.name.clone(), *group));
            counts.is_some_and(|counts| counts.spoke > 0)
        })
    }

    /// The figure of an indicator as somebody may see it.
    pub fn figure(&self, indicator: &Indicator, about: &FigureAbout) -> Markup {
        self.with_figure(indicator, about, |figure| figure.render())
            .unwrap_or_default()
    }

    /// The charts of an indicator as somebody may see them; the same as its figure shows.
    pub fn charts(&self, indicator: &Indicator, about: &FigureAbout) -> Vec<Chart> {
        self.with_figure(indicator, about, |figure| figure.charts())
            .unwrap_or_default()
    }

    fn with_figure<T>(
        &self,
        indicator: &Indicator,
        about: &FigureAbout,
        then: impl FnOnce(&Figure) -> T,
    ) -> Option<T> {
        let language = about.language;
        let disclosure = disclosure_of(about.assessment);
        let table_for = |audience| {
            let table = indicator.table(
                &self.counts,
                &self.submitted,
                disclosure,
                audience,
                (language, &*self.asked.registry),
            )?;
            // A group that is filtered out did not answer nothing.
            match about.filter.group {
                Some(group) => table.only(group),
                None => Some(table),
            }
        };
        let table = table_for(about.sight.audience())?;
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
        Some(then(&Figure {
            language,
            assessment: &about.assessment.slug,
            filter: about.filter,
            indicator,
            table: &table,
            outside: outside.as_ref(),
            opens: about.sight.opens_answers(),
            is_any,
            least_for_finding: disclosure.minimum_base,
            source: about.source,
            made_up: about.made_up,
        }))
    }
}

/// What the figures of a page have in common.
#[derive(Clone, Copy)]
pub struct FigureAbout<'a> {
    pub language: Language,
    pub assessment: &'a Assessment,
    pub sight: &'a Sight,
    /// Empty where figures are about the whole round.
    pub iscm: &'a str,
    /// What of the round is looked at; the ways to the answers keep it.
    pub filter: &'a Filter,
    pub source: &'a str,
    pub made_up: Option<&'a str>,
    /// The charts of the page, each with the way to its files.
    pub gallery: &'a Gallery,
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

/// Everything that the page reads.
struct Dashboard {
    assessment: Assessment,
    rounds: Vec<Assessment>,
    filter: Filter,
    view: View,
    views: Vec<(View, String)>,
    counted: Counted,
    shown: Shown,
}

/// What a page shows besides the figures of its indicators.
enum Shown {
    Participation(Participation),
    Matrices(Arc<Matrices>),
    Mechanisms(Vec<mechanisms::MechanismLine>),
}

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
    let dashboard = read.await?;
    let is_mechanisms = dashboard.view == View::Mechanisms;
    let (tab, title) = match is_mechanisms {
        true => (Tab::Mechanisms, "round-tab-mechanisms"),
        false => (Tab::Findings, "round-tab-findings"),
    };
    let frame = Frame {
        assessment: &dashboard.assessment,
        filter: &dashboard.filter,
        marks: &dashboard.counted.marks,
        tab,
        title,
    };
    frame
        .show((&site, &request, &staff), &looking, |about| {
        html! {
            (view(&dashboard, about))
            @if !is_mechanisms {
                (counting::choice(about.language, about.assessment, &staff, about.sight.runs_rounds()))
            }
        }
    })
        .await
}

fn read(transaction: &mut Transaction<'_>, looking: &Looking) -> Result<Dashboard, PageError> {
    let (language, sight) = (looking.language, &looking.sight);
    let Opened {
        assessment,
        asked,
        filter,
        narrowed,
        ..
    } = looking.open(transaction, |filter| filter)?;
    let views = asked.views(language);
    let wanted = looking.fields.get("part");
    let view = match wanted {
        MECHANISMS => View::Mechanisms,
        _ => views
            .iter()
            .find(|(view, _)| view.code() == wanted)
            .map_or(View::Participation, |(view, _)| view.clone()),
    };
    let names: Vec<String> = asked
        .indicators
        .iter()
        .filter(|indicator| View::of(indicator) == view)
        .map(|indicator| indicator.name.clone())
        .collect();
    let scope = narrowed.scope(&assessment);
    let shown = match &view {
        View::Participation => {
            let registry = &asked.registry;
            Shown::Participation(participation::read(
                transaction,
                registry,
                &narrowed,
                &assessment,
            )?)
        }
        View::Mechanisms => {
            Shown::Mechanisms(mechanisms::read(transaction, &assessment, sight, language)?)
        }
        other => Shown::Matrices(matrices::read(transaction, other, scope, sight)?),
    };
    let counted = Counted::read(transaction, asked, scope.only(&names))?;
    Ok(Dashboard {
        rounds: rounds(transaction)?,
        filter,
        view,
        views,
        counted,
        shown,
        assessment,
    })
}

/// The round before this one.
pub fn previous_of(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
) -> Result<Option<Assessment>, StorageError> {
    match &assessment.previous {
        Some(previous) => find_assessment(transaction.connection, previous),
        None => Ok(None),
    }
}

fn view(dashboard: &Dashboard, about: &FigureAbout) -> Markup {
    let language = about.language;
    if let Shown::Mechanisms(lines) = &dashboard.shown {
        return mechanisms::list(about, lines);
    }
    let counted = &dashboard.counted;
    if counted.asked.files.is_empty() {
        return html! { p { (language.text("findings-none")) } };
    }
    let of_view = counted.asked.indicators.iter();
    let of_view = of_view.filter(|indicator| View::of(indicator) == dashboard.view);
    // Within a filter much has no answer because it was asked of others.
    let is_filtered = !about.filter.set().is_empty();
    let (figures, left_out): (Vec<&Indicator>, Vec<&Indicator>) =
        of_view.partition(|indicator| !is_filtered || counted.is_answered(indicator));
    let left_out = left_out.len();
    let title = dashboard
        .views
        .iter()
        .find(|(view, _)| *view == dashboard.view)
        .map_or("", |(_, title)| title.as_str());
    html! {
        (filter_form(about, &counted.asked.registry, &dashboard.rounds, &dashboard.view))
        (who_answered(about, counted))
        (parts_navigation(about, &dashboard.views, dashboard.view.code()))
        h2 { bdi { (title) } }
        @match &dashboard.shown {
            Shown::Participation(participation) => (participation::view(about, &counted.asked.registry, participation)),
            Shown::Matrices(matrices) => (matrices::before(about, &counted.asked, matrices)),
            Shown::Mechanisms(_) => {}
        }
        @for indicator in &figures { (counted.figure(indicator, about)) }
        @if left_out > 0 { p.soft { (language.text_with("filter-left-out", &[("count", left_out.into())])) } }
        (method(about))
    }
}

fn filter_form(
    about: &FigureAbout,
    registry: &LoadedRegistry,
    rounds: &[Assessment],
    view: &View,
) -> Markup {
    let here = links::DeskFindings {
        assessment: about.assessment.slug.clone(),
    };
    let mut keys = vec![
        Key::Group,
        Key::Region,
        Key::Type,
        Key::Iscm,
        Key::Member,
        Key::Theme,
    ];
    if about.assessment.previous.is_some() {
        keys.push(Key::Same);
    }
    FilterForm {
        language: about.language,
        registry,
        assessment: about.assessment,
        rounds,
        sight: about.sight,
        filter: about.filter,
        action: here.path(),
        kept: vec![("part", view.code().to_owned())],
        keys: &keys,
    }
    .render()
}

/// The pages of the dashboard and what else is told of the round, all with the filters of this one.
pub fn parts_navigation(about: &FigureAbout, views: &[(View, String)], current: &str) -> Markup {
    let language = about.language;
    let slug = || about.assessment.slug.clone();
    let findings = links::DeskFindings { assessment: slug() };
    let with = |part: &str| {
        let mut pairs = about.filter.pairs();
        pairs.push(("part", part));
        findings.with_query(&pairs)
    };
    let pairs = about.filter.pairs();
    let mut items: Vec<(String, String, &str)> = views
        .iter()
        .map(|(view, title)| (with(view.code()), title.clone(), view.code()))
        .collect();
    items.push((
        links::DeskEvolution { assessment: slug() }.with_query(&pairs),
        language.text("evolution-title"),
        "evolution",
    ));
    items.push((
        links::DeskContradictions { assessment: slug() }.with_query(&pairs),
        language.text("contradictions-title"),
        "contradictions",
    ));
    if about.sight.opens_answers() {
        items.push((
            links::DeskCrosstab { assessment: slug() }.with_query(&pairs),
            language.text("crosstab-title"),
            "crosstab",
        ));
    }
    html! {
        nav aria-label=(language.text("findings-parts")) {
            ul.chips {
                @for (href, title, code) in &items {
                    li { a href=(href) aria-current=[(*code == current).then_some("true")] { bdi { (title) } } }
                }
            }
        }
    }
}

/// The same navigation for a page that has read what was asked.
pub fn navigation_of(about: &FigureAbout, asked: &Asked, current: &str) -> Markup {
    parts_navigation(about, &asked.views(about.language), current)
}

/// How many answered at all, or about one mechanism: it opens who they are.
pub fn who_number(about: &FigureAbout, iscm: &str, group: RespondentGroup, count: usize) -> Markup {
    let filter = match iscm {
        "" => about.filter.clone(),
        iscm => about.filter.about(iscm),
    };
    let link = NumberLink {
        assessment: &about.assessment.slug,
        about: "",
        filter: &filter,
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
