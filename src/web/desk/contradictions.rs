//! Where mechanisms and those outside contradict each other in a round, and where they agree.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web};
use indexmap::IndexMap;
use maud::{Markup, html};

use super::filter::{Filter, FilterForm, Key, rounds};
use super::findings::{Asked, FigureAbout, navigation_of};
use super::findings_frame::{Frame, Looking, Opened, marks_in};
use super::number_link::NumberLink;
use super::round::{Tab, disclosure_of, group_name, short_name};
use crate::app::Transaction;
use crate::assessment::{Assessment, Mark};
use crate::findings::disclosure::{Disclosure, Tally};
use crate::findings::indicators::Indicator;
use crate::findings::tally::Audience;
use crate::findings::views::{GroupAnswer, GroupTally, views_of_tallies};
use crate::findings::{Measure, MeasureKind, OwnView, Thresholds, Verdict};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::storage::tallies::TallyScope;
use crate::storage::tallies_cross::{SaidAbout, list_said_about};
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Column, Row, Table, table};
use crate::web::request::Staff;

/// One verdict on one mechanism.
#[derive(Clone, Debug, PartialEq)]
struct VerdictLine {
    iscm: String,
    indicator: String,
    group: RespondentGroup,
    verdict: Verdict,
    /// What the mechanism says; of a multiple choice the one code that the verdict is about.
    own: Vec<String>,
    /// Set where the mechanism was offered the code and did not name it.
    not_named: bool,
    /// What most of the group say.
    group_says: Vec<String>,
    base: Option<usize>,
}

struct Page {
    assessment: Assessment,
    rounds: Vec<Assessment>,
    asked: Asked,
    filter: Filter,
    marks: Vec<Mark>,
    lines: Vec<VerdictLine>,
    /// Verdicts that are neither, with those that may not be shown.
    undecided: usize,
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
    let shown = read.await?;
    let frame = Frame {
        assessment: &shown.assessment,
        filter: &shown.filter,
        marks: &shown.marks,
        tab: Tab::Findings,
        title: "contradictions-title",
    };
    frame
        .show((&site, &request, &staff), &looking, |about| {
            view(about, &shown)
        })
        .await
}

fn read(transaction: &mut Transaction<'_>, looking: &Looking) -> Result<Page, PageError> {
    let sight = &looking.sight;
    // The mechanism's own word is needed beside what any group says.
    let opened = looking.open(transaction, |filter| Filter {
        group: None,
        same: false,
        ..filter
    })?;
    let Opened {
        assessment,
        asked,
        filter,
        narrowed,
        ..
    } = opened;
    let compared: Vec<&Indicator> = asked
        .indicators
        .iter()
        .filter(|one| is_compared(one))
        .collect();
    let names: Vec<String> = compared.iter().map(|one| one.name.clone()).collect();
    let scope = narrowed.scope(&assessment).only(&names);
    let said = transaction.remembered(scope, "said about", list_said_about)?;
    let mut said: Vec<&SaidAbout> = said.iter().collect();
    let own;
    if scope.organizations.is_some() {
        // A region or a membership chooses among those outside; the mechanism's own word stays beside them.
        said.retain(|one| one.group != RespondentGroup::Iscm);
        let of_mechanisms = TallyScope {
            organizations: None,
            group: Some(RespondentGroup::Iscm),
            ..scope
        };
        own = transaction.remembered(of_mechanisms, "said about", list_said_about)?;
        said.extend(own.iter());
    }
    let marks = marks_in(transaction, scope)?;
    let (lines, undecided) = verdicts(
        &compared,
        &said,
        disclosure_of(&assessment),
        sight.audience(),
    );
    Ok(Page {
        rounds: rounds(transaction)?,
        filter,
        marks,
        lines,
        undecided,
        asked,
        assessment,
    })
}

/// Asked of mechanisms and of somebody outside, with codes.
fn is_compared(indicator: &Indicator) -> bool {
    let has = |group| indicator.measures.contains_key(&group);
    let is_coded = |measure: &Measure| {
        matches!(
            measure.kind,
            MeasureKind::SingleChoice | MeasureKind::MultipleChoice
        )
    };
    has(RespondentGroup::Iscm)
        && (has(RespondentGroup::State) || has(RespondentGroup::Igo))
        && indicator.measures.values().all(is_coded)
}

/// All verdicts of a round that say something.
fn verdicts(
    compared: &[&Indicator],
    said: &[&SaidAbout],
    disclosure: Disclosure,
    audience: Audience,
) -> (Vec<VerdictLine>, usize) {
    let mut by: BTreeMap<(&str, &str), Vec<&SaidAbout>> = BTreeMap::new();
    for one in said {
        by.entry((&one.subject, &one.indicator))
            .or_default()
            .push(one);
    }
    let mut lines = Vec::new();
    let mut undecided = 0;
    for ((iscm, name), said) in by {
        let Some(indicator) = compared.iter().find(|one| one.name == name) else {
            continue;
        };
        let own_measure = &indicator.measures[&RespondentGroup::Iscm];
        let own: Vec<String> = own_measure
            .codes
            .iter()
            .filter(|code| {
                said.iter().any(|one| {
                    one.group == RespondentGroup::Iscm
                        && one.code.as_deref() == Some(code.code.as_str())
                        // There is one mechanism of this name: counted would be named.
                        && !(one.counted_only && audience == Audience::Outside)
                })
            })
            .map(|code| code.code.clone())
            .collect();
        if own.is_empty() {
            continue;
        }
        let groups: Vec<GroupTally> = indicator
            .measures
            .iter()
            .filter(|(group, _)| **group != RespondentGroup::Iscm)
            .map(|(group, measure)| GroupTally {
                respondents: *group,
                measure: Some(measure),
                tally: tally_of(*group, measure, &said),
                numbers: Vec::new(),
            })
            .collect();
        let offered: Vec<String> = own_measure
            .codes
            .iter()
            .map(|code| code.code.clone())
            .collect();
        let Some(views) = views_of_tallies(
            name,
            Some(OwnView::Codes(own.clone())),
            &offered,
            &groups,
            disclosure,
            Thresholds::default(),
            audience,
        ) else {
            continue;
        };
        for view in &views.groups {
            let tally = groups
                .iter()
                .find(|group| group.respondents == view.respondents)
                .map(|group| &group.tally);
            let line = |verdict, own: Vec<String>, not_named, group_says| VerdictLine {
                iscm: iscm.to_owned(),
                indicator: name.to_owned(),
                group: view.respondents,
                verdict,
                own,
                not_named,
                group_says,
                base: view.base,
            };
            match &view.answers {
                GroupAnswer::Single(verdict @ (Verdict::Agreement | Verdict::Contradiction)) => {
                    let most = tally.into_iter().flat_map(most_named);
                    lines.push(line(*verdict, own.clone(), false, most.collect()));
                }
                GroupAnswer::PerCode(codes) => {
                    for (code, verdict) in codes {
                        let named = own.contains(code);
                        match verdict {
                            Verdict::Contradiction => {
                                lines.push(line(*verdict, vec![code.clone()], !named, Vec::new()));
                            }
                            // That neither names a code is no news.
                            Verdict::Agreement if named => {
                                lines.push(line(*verdict, vec![code.clone()], false, Vec::new()));
                            }
                            Verdict::Agreement => {}
                            Verdict::Mixed | Verdict::NotShown => undecided += 1,
                        }
                    }
                }
                GroupAnswer::Single(_) | GroupAnswer::TooFew => undecided += 1,
                GroupAnswer::Numbers { .. } => {}
            }
        }
    }
    (lines, undecided)
}

fn tally_of(group: RespondentGroup, measure: &Measure, said: &[&SaidAbout]) -> Tally {
    let of_group = || said.iter().filter(move |one| one.group == group);
    let mut counts = IndexMap::new();
    for code in &measure.codes {
        let given = of_group().find(|one| one.code.as_deref() == Some(code.code.as_str()));
        if let Some(given) = given {
            counts.insert(code.code.clone(), given.organizations);
        }
    }
    Tally {
        base: of_group()
            .find(|one| one.code.is_none())
            .map_or(0, |one| one.organizations),
        counts,
        single_choice: measure.kind == MeasureKind::SingleChoice,
        counted_only: of_group().any(|one| one.counted_only),
    }
}

/// The codes that most of a group gave.
fn most_named(tally: &Tally) -> Vec<String> {
    let most = tally.counts.values().max().copied().unwrap_or(0);
    tally
        .counts
        .iter()
        .filter(|(_, count)| most > 0 && **count == most)
        .map(|(code, _)| code.clone())
        .collect()
}

fn view(about: &FigureAbout, page: &Page) -> Markup {
    let language = about.language;
    let here = links::DeskContradictions {
        assessment: about.assessment.slug.clone(),
    };
    let form = FilterForm {
        language,
        registry: &page.asked.registry,
        assessment: about.assessment,
        rounds: &page.rounds,
        sight: about.sight,
        filter: about.filter,
        action: here.path(),
        kept: Vec::new(),
        keys: &[Key::Region, Key::Type, Key::Iscm, Key::Member, Key::Theme],
    };
    let of = |verdict: Verdict| -> Vec<&VerdictLine> {
        let mut lines: Vec<&VerdictLine> = page
            .lines
            .iter()
            .filter(|line| line.verdict == verdict)
            .collect();
        Collation::new(language).sort_by_name(&mut lines, |line| &line.iscm);
        lines
    };
    let (against, with) = (of(Verdict::Contradiction), of(Verdict::Agreement));
    let stats = [
        (against.len(), "contradictions-count", "warn"),
        (with.len(), "agreements-count", "on"),
        (page.undecided, "undecided-count", ""),
    ];
    let thresholds = Thresholds::default();
    let percent = |share: f64| format::percent(language, share);
    html! {
        (form.render())
        (navigation_of(about, &page.asked, "contradictions"))
        p.lead { (language.text("contradictions-lead")) }
        ul.stats {
            @for (count, key, class) in stats {
                li.(class)[!class.is_empty()] { b { (format::number(language, count as f64)) } (language.text_with(key, &[("count", count.into())])) }
            }
        }
        p.soft {
            (language.text_with("contradictions-thresholds", &[
                ("up", percent(thresholds.contradicted_up_to).into()),
                ("other", percent(thresholds.other_from).into()),
                ("agree", percent(thresholds.agreement_from).into()),
                ("minimum", about.assessment.minimum_base.into()),
            ]))
        }
        h2 { (language.text("contradictions-title-list")) }
        (lines(about, page, &against, "contradictions-none"))
        h2 { (language.text("agreements-title")) }
        details.more {
            summary { (language.text_with("agreements-show", &[("count", with.len().into())])) }
            (lines(about, page, &with, "agreements-none"))
        }
        p.base { (about.source) @if let Some(text) = about.made_up { " " span.made-up { (text) } } }
    }
}

fn lines(about: &FigureAbout, page: &Page, lines: &[&VerdictLine], empty: &str) -> Markup {
    let language = about.language;
    let rows = lines.iter().filter_map(|line| {
        let indicator = page.asked.find(&line.indicator)?;
        let measure = &indicator.measures[&RespondentGroup::Iscm];
        let words = |codes: &[String]| words(measure, codes, language);
        let views = links::DeskIscmFindings {
            assessment: about.assessment.slug.clone(),
            iscm: line.iscm.clone(),
        };
        let place = format!("{}#i-{}", views.path(), line.indicator.replace('.', "-"));

        let link = NumberLink {
            assessment: &about.assessment.slug,
            about: &line.iscm,
            filter: about.filter,
            indicator: &line.indicator,
            group: line.group,
        };
        Some(Row {
            cells: vec![
                html! { a href=(place) { bdi { (short_name(&page.asked.registry, &line.iscm, language)) } } },
                html! { bdi { (measure.title.in_language(language)) } },
                html! {
                    @if line.not_named { (language.text("contradictions-not-named")) " " }
                    bdi { (words(&line.own)) }
                },
                html! {
                    (group_name(language, line.group)) ": "
                    @if !line.group_says.is_empty() { bdi { (words(&line.group_says)) } }
                    @else if (line.verdict == Verdict::Agreement) != line.not_named { (language.text("contradictions-named")) }
                    @else { (language.text("contradictions-named-not")) }
                },
                html! {
                    @match line.base {
                        Some(base) if about.sight.opens_answers() => a href=(link.base()) { (format::number(language, base as f64)) },
                        Some(base) => (format::number(language, base as f64)),
                        None => "–",
                    }
                },
            ],
        })
    });
    table(&Table {
        caption: &language.text("contradictions-title"),
        hide_caption: true,
        columns: vec![
            Column::text(language.text("mechanisms-iscm")),
            Column::text(language.text("contradictions-question")),
            Column::text(language.text("contradictions-own")),
            Column::text(language.text("contradictions-group")),
            Column::number(language.text("contradictions-base")),
        ],
        rows: rows.collect(),
        empty: &language.text(empty),
    })
}

fn words(measure: &Measure, codes: &[String], language: Language) -> String {
    let labels: Vec<String> = codes
        .iter()
        .map(|code| {
            measure
                .code(code)
                .map_or_else(|| code.clone(), |code| code.label(language))
        })
        .collect();
    format::entries(language, &labels)
}
