//! What an ISCM, States and IGOs say about the same things, side by side, and whether they agree.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::filter::Filter;
use super::findings::{Asked, Counted, FigureAbout, method, source_line};
use super::gallery::Gallery;
use super::language_of;
use super::number_link::NumberLink;
use super::round::{
    MECHANISMS, RoundPage, Sight, disclosure_of, find_round, group_name, made_up_text, marks_of,
    short_name, zone_of,
};
use super::themes::{theme_lines, theme_table};
use crate::app::registers::load_registry;
use crate::assessment::{CodedAnswer, Respondent};
use crate::findings::compare::{Whole, compare, contradicts, verdict_at, whole};
use crate::findings::group::is_absence;
use crate::findings::indicators::Indicator;
use crate::findings::tally::{Cell, IndicatorTable};
use crate::findings::views::{GroupAnswer, GroupView};
use crate::findings::{Measure, OwnView, Verdict, Views};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::model::{Attribution, RespondentGroup};
use crate::storage::submissions::{CodedFilter, list_coded_answers};
use crate::storage::tallies::TallyScope;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, Mark, answer_id, state};
use crate::web::request::Staff;
use crate::web::{Site, html_page};

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let sight = Sight::of(staff.user());
    let (slug, iscm) = path.into_inner();
    if !sight.sees_iscm(&iscm) {
        return Err(PageError::NotFound);
    }
    let subject = iscm.clone();
    let seen = sight.clone();
    let read = site.app.read(move |transaction| {
        let assessment = find_round(transaction, &slug)?;
        let registry = load_registry(transaction)?;
        if registry.registry.find_iscm(&subject).is_none() {
            return Err(PageError::NotFound);
        }
        let only = [subject];
        let asked = Asked::with_codes(transaction, &assessment, &seen)?;
        let scope = TallyScope::of(&assessment).about(Some(&only));
        let counted = Counted::read(transaction, asked, scope)?;
        let themes = theme_lines(
            transaction,
            &assessment,
            &counted.asked,
            &only[0],
            seen.audience(),
        )?;
        let filter = CodedFilter {
            subject: Some(&only[0]),
            ..CodedFilter::default()
        };
        let answers = list_coded_answers(transaction.connection, &assessment.id, filter)?;
        Ok::<_, PageError>((assessment, counted, answers, themes))
    });
    let (assessment, counted, answers, themes) = read.await?;
    let name = counted
        .asked
        .registry
        .name_of(&Respondent::new(RespondentGroup::Iscm, &iscm), language);
    let source = source_line(
        language,
        &assessment,
        site.app.now(),
        zone_of(&assessment, &site),
    );
    let made_up = made_up_text(language, &marks_of(&assessment, &counted.marks));
    let filter = Filter::default().about(&iscm);
    let about = FigureAbout {
        language,
        assessment: &assessment,
        sight: &sight,
        iscm: &iscm,
        filter: &filter,
        source: &source,
        made_up: made_up.as_deref(),
        gallery: &Gallery::of(&request),
    };
    let compared = Compared {
        about: &about,
        short: short_name(&counted.asked.registry, &iscm, language),
        counted: &counted,
        answers: &answers,
    };
    let findings = links::DeskFindings {
        assessment: assessment.slug.clone(),
    };
    let page = RoundPage {
        assessment: &assessment,
        tab: None,
        marks: &counted.marks,
        title: html! { bdi { (name) } },
        plain_title: compared.short.clone(),
        crumbs: vec![Crumb {
            label: language.text("round-tab-mechanisms"),
            href: Some(findings.with_query(&[("part", MECHANISMS)])),
        }],
        has_errors: false,
        before: html! {},
        content: html! {
            (compared.view())
            (theme_table(&about, &counted.asked, themes.as_ref()))
        },
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

/// The three views of one mechanism.
struct Compared<'a> {
    about: &'a FigureAbout<'a>,
    short: String,
    counted: &'a Counted,
    answers: &'a [CodedAnswer],
}

impl Compared<'_> {
    fn view(&self) -> Markup {
        let language = self.about.language;
        if self.answers.is_empty() {
            return html! { p { (language.text("views-none")) } };
        }
        let indicators = &self.counted.asked.indicators;
        let mut compared = Vec::new();
        let mut alone = Vec::new();
        for indicator in indicators {
            match self.compare(indicator) {
                Some(views) => compared.push((indicator, views)),
                None if self.is_answered(indicator) => alone.push(indicator),
                None => {}
            }
        }
        let summary = links::DeskSummary {
            assessment: self.about.assessment.slug.clone(),
            iscm: self.about.iscm.to_owned(),
        };
        html! {
            p.lead { (language.text("views-lead")) }
            p.no-print { a href=(summary.path()) { (language.text("report-summary-title")) } }
            (self.overview(&compared))
            @for part in self.parts(&compared) {
                h2 { bdi { (part.0) } }
                @for (indicator, views) in part.1 { (self.views(indicator, views)) }
            }
            @if !alone.is_empty() {
                h2 { (language.text("views-alone")) }
                @for indicator in alone { (self.counted.figure(indicator, self.about)) }
            }
            (method(self.about))
        }
    }

    /// The compared indicators under the titles of their sections.
    fn parts<'v>(
        &self,
        compared: &'v [(&'v Indicator, Views)],
    ) -> Vec<(String, Vec<(&'v Indicator, &'v Views)>)> {
        let language = self.about.language;
        let mut parts: Vec<(String, Vec<_>)> = Vec::new();
        for part in &self.counted.asked.sections {
            let inside: Vec<_> = compared
                .iter()
                .filter(|(indicator, _)| indicator.section.as_ref() == Some(&part.id))
                .map(|(indicator, views)| (*indicator, views))
                .collect();
            if !inside.is_empty() {
                let title = part
                    .title
                    .as_ref()
                    .map_or(part.id.as_str(), |title| title.in_language(language));
                parts.push((title.to_owned(), inside));
            }
        }
        let rest: Vec<_> = compared
            .iter()
            .filter(|(indicator, _)| indicator.section.is_none())
            .map(|(indicator, views)| (*indicator, views))
            .collect();
        if !rest.is_empty() {
            parts.push((language.text("findings-respondents"), rest));
        }
        parts
    }

    fn is_answered(&self, indicator: &Indicator) -> bool {
        indicator
            .measures
            .keys()
            .any(|group| *group != RespondentGroup::Iscm)
            && self.answers.iter().any(|answer| {
                answer.indicator == indicator.name
                    && answer.respondent.group != RespondentGroup::Iscm
                    && answer.attribution != Attribution::None
                    && !answer.code.as_deref().is_some_and(is_absence)
            })
    }

    fn compare(&self, indicator: &Indicator) -> Option<Views> {
        compare(
            indicator,
            self.answers,
            disclosure_of(self.about.assessment),
            self.about.sight.audience(),
        )
    }

    /// How many of the compared questions agree and differ.
    fn overview(&self, compared: &[(&Indicator, Views)]) -> Markup {
        let language = self.about.language;
        let count = |wanted: Whole| {
            compared
                .iter()
                .filter(|(_, views)| whole(views) == wanted)
                .count()
        };
        let lines = [
            (count(Whole::Agree), "views-agree-count", "on"),
            (count(Whole::Differ), "views-differ-count", "warn"),
            (count(Whole::Mixed), "views-mixed-count", ""),
            (count(Whole::Open), "views-open-count", ""),
        ];
        html! {
            ul.stats {
                @for (count, key, class) in lines {
                    @if count > 0 {
                        li.(class)[!class.is_empty()] { b { (format::number(language, count as f64)) } (language.text_with(key, &[("count", count.into())])) }
                    }
                }
            }
        }
    }

    fn views(&self, indicator: &Indicator, views: &Views) -> Markup {
        let language = self.about.language;
        let title = indicator
            .measures
            .values()
            .next()
            .map_or(indicator.name.as_str(), |measure| {
                measure.title.in_language(language)
            });
        let (mark, word) = match whole(views) {
            Whole::Agree => (Mark::Complete, "views-agree"),
            Whole::Differ => (Mark::Attention, "views-differ"),
            Whole::Mixed => (Mark::InProgress, "views-mixed"),
            Whole::Open => (Mark::Opened, "views-open"),
        };
        let differs = whole(views) == Whole::Differ;
        let table = indicator.table(
            &self.counted.counts,
            &self.counted.submitted,
            disclosure_of(self.about.assessment),
            self.about.sight.audience(),
            (language, &*self.counted.asked.registry),
        );
        html! {
            section.compared id=(format!("i-{}", indicator.name.replace('.', "-"))) {
                h3 { bdi { (title) } " " (state(mark, &language.text(word))) }
                div.views {
                    div.differs[differs] {
                        h4 { (language.text_with("views-says", &[("iscm", self.short.as_str().into())])) }
                        (self.own_view(indicator, views.own.as_ref()))
                    }
                    @for group in [RespondentGroup::State, RespondentGroup::Igo] {
                        @let view = views.groups.iter().find(|view| view.respondents == group);
                        div.differs[view.is_some_and(contradicts)] {
                            h4 { (language.text_with("views-group-says", &[("group", group.code().into())])) }
                            @match (view, &table) {
                                (Some(view), Some(table)) => (self.group_view(indicator, view, table)),
                                _ => p.soft { (language.text(if indicator.measures.contains_key(&group) { "views-nobody" } else { "views-not-asked" })) },
                            }
                        }
                    }
                }
            }
        }
    }

    fn own_view(&self, indicator: &Indicator, own: Option<&OwnView>) -> Markup {
        let language = self.about.language;
        let measure = indicator.measures.get(&RespondentGroup::Iscm);
        let address = self.answers.iter().find(|answer| {
            answer.respondent.group == RespondentGroup::Iscm && answer.indicator == indicator.name
        });
        html! {
            @match own {
                None => p.soft { (language.text(if measure.is_some() { "views-nothing" } else { "views-not-asked" })) },
                Some(OwnView::Number(number)) => p { (format::number(language, *number)) },
                Some(OwnView::Codes(codes)) => ul { @for code in codes { li { (label(measure, code, language)) } } },
            }
            @if let (Some(_), Some(answer), true) = (own, address, self.about.sight.opens_answers()) {
                @let link = links::DeskResponse { assessment: self.about.assessment.slug.clone(), organization: self.about.iscm.to_owned() };
                p.soft { a href=(format!("{}#{}", link.path(), answer_id(&answer.address))) { (language.text("views-open-answer")) } }
            }
        }
    }

    fn group_view(
        &self,
        indicator: &Indicator,
        view: &GroupView,
        table: &IndicatorTable,
    ) -> Markup {
        let language = self.about.language;
        let group = view.respondents;
        let link = NumberLink {
            assessment: &self.about.assessment.slug,
            about: "",
            filter: self.about.filter,
            indicator: &indicator.name,
            group,
        };
        let opens = self.about.sight.opens_answers();
        let is_hidden_outside = matches!(view.answers, GroupAnswer::TooFew);
        html! {
            @if is_hidden_outside && !opens {
                p.soft { (language.text_with("views-too-few", &[("minimum", self.about.assessment.minimum_base.into())])) }
            } @else {
                @if let Some(numbers) = table.numbers.get(&group) {
                    p { (language.text_with("views-numbers", &[("mean", format::number(language, numbers.mean).into()), ("median", format::number(language, numbers.median).into())])) }
                }
                ul {
                    @for row in &table.rows {
                        @match row.cells.get(&group) {
                            Some(Cell::Shown { count, .. }) if *count > 0 => li {
                                bdi { (row.label) } ": "
                                @if opens { a href=(link.of_row(table.form, &row.code)) { (format::number(language, *count as f64)) } }
                                @else { (format::number(language, *count as f64)) }
                                (self.verdict_of(view, &row.code))
                            },
                            Some(Cell::Hidden) => li { bdi { (row.label) } ": " span.soft { (language.text("chart-hidden")) } (self.verdict_of(view, &row.code)) },
                            _ => @if verdict_at(view, &row.code) == Some(Verdict::Contradiction) {
                                li { bdi { (row.label) } ": 0" (self.verdict_of(view, &row.code)) }
                            },
                        }
                    }
                }
                @if let Some(base) = view.base {
                    p.soft {
                        @if opens { a href=(link.base()) { (language.text_with("chart-base", &[("count", base.into())])) } }
                        @else { (language.text_with("chart-base", &[("count", base.into())])) }
                        " " (group_name(language, group))
                    }
                }
                @if is_hidden_outside { p { span.made-up { (language.text("chart-held-back")) } } }
            }
        }
    }

    /// What a multiple choice says code by code: only contradictions are worth a word.
    fn verdict_of(&self, view: &GroupView, code: &str) -> Markup {
        let language = self.about.language;
        html! {
            @if verdict_at(view, code) == Some(Verdict::Contradiction) {
                " " (state(Mark::Attention, &language.text("views-contradicts")))
            }
        }
    }
}

fn label(measure: Option<&Measure>, code: &str, language: Language) -> Markup {
    let text = measure
        .and_then(|measure| measure.code(code))
        .map_or_else(|| code.to_owned(), |code| code.label(language));
    html! { bdi { (text) } }
}
