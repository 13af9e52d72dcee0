//! The figures of a part of the dashboard that cross two things: mechanisms and what they say of themselves,
//! levels and kinds of contribution, kinds of partner and forms of cooperation.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maud::{Markup, html};

use super::findings::{Asked, FigureAbout, View};
use super::heat::{Count, Heat, Row as HeatRow};
use super::number_link::NumberLink;
use super::round::{Sight, disclosure_of, group_name, short_name};
use crate::app::Transaction;
use crate::findings::areas::Area;
use crate::findings::group::one_decimal;
use crate::findings::indicators::Indicator;
use crate::findings::patterns::{LAYERS, typology};
use crate::findings::tally::Audience;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::form::Registers;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::storage::tallies::TallyScope;
use crate::storage::tallies_cross::{
    CountedBy, MeanAbout, count_by_context, count_by_subject, count_codes_by_subject_and_context,
    list_means_by_subject,
};
use crate::storage::{AnyConnection, StorageError};
use crate::web::parts::{Column, Row, Table, table};

const THEMES: &str = "theme.current";
const BODIES: &str = "structure.bodies";
const PARTNERS: &str = "partner.type";
const FORMS: &str = "partner.forms";
const LEVELS: &str = "contribution.level";
const KINDS: &str = "contribution.kind";
const USEFULNESS: &str = "value.usefulness";
const SHARES: &str = "funding.share";
const EARMARKING: &str = "funding.earmarking";
const STABILITY: &str = "funding.stability";
/// The row of the funding mix that is called the external share, as the questionnaire does.
const EXTERNAL: &str = "external_donors";

/// What was counted for a page.
#[derive(Default)]
pub struct Matrices {
    /// What each mechanism says of itself, by indicator.
    own: BTreeMap<&'static str, Vec<CountedBy>>,
    typology: bool,
    /// By indicator, with the indicator whose codes the entries are.
    within: Vec<(&'static str, &'static str, Vec<CountedBy>)>,
    /// Mechanism, kind of partner, forms of cooperation.
    forms: Vec<(String, String, usize)>,
    means: BTreeMap<&'static str, Vec<MeanAbout>>,
}

/// Counts what the figures of a page show.
pub fn read(
    transaction: &mut Transaction<'_>,
    view: &View,
    scope: TallyScope,
    sight: &Sight,
) -> Result<Arc<Matrices>, StorageError> {
    let audience = sight.audience();
    let what = format!("matrices {} {audience:?}", view.code());
    transaction.remembered(scope, &what, |connection, scope| {
        count(connection, view, scope, audience)
    })
}

fn count(
    connection: &mut AnyConnection,
    view: &View,
    scope: TallyScope,
    audience: Audience,
) -> Result<Matrices, StorageError> {
    let mut matrices = Matrices::default();
    let own_scope = TallyScope {
        group: Some(RespondentGroup::Iscm),
        ..scope
    };
    let sees_own = scope
        .group
        .is_none_or(|group| group == RespondentGroup::Iscm);
    let own: &[&'static str] = match view {
        View::Area(Area::Themes) => &[THEMES],
        View::Area(Area::Structures) => &[BODIES],
        View::Area(Area::Funding) => &[EARMARKING, STABILITY],
        View::Across => &[THEMES, BODIES, PARTNERS],
        _ => &[],
    };
    if sees_own {
        for indicator in own {
            let counted = count_by_subject(connection, own_scope, indicator, audience)?;
            matrices.own.insert(indicator, counted);
        }
        matrices.typology = *view == View::Area(Area::Structures);
        if *view == View::Area(Area::Funding) {
            let shares = list_means_by_subject(connection, own_scope, SHARES)?;
            matrices.means.insert(SHARES, shares);
        }
        if *view == View::Area(Area::Partnerships) {
            matrices.forms = count_codes_by_subject_and_context(connection, own_scope, FORMS)?;
        }
    }
    match view {
        View::Area(Area::Contributions) => {
            let counted = count_by_context(connection, scope, KINDS)?;
            matrices.within.push((KINDS, LEVELS, counted));
        }
        View::Area(Area::Partnerships) => {
            let counted = count_by_context(connection, scope, FORMS)?;
            matrices.within.push((FORMS, PARTNERS, counted));
        }
        View::Area(Area::AddedValue) => {
            let means = list_means_by_subject(connection, scope, USEFULNESS)?;
            matrices.means.insert(USEFULNESS, means);
        }
        _ => {}
    }
    Ok(matrices)
}

/// The figures, before those of the single indicators.
pub fn before(about: &FigureAbout, asked: &Asked, matrices: &Matrices) -> Markup {
    let teller = Teller { about, asked };
    html! {
        @if matrices.typology {
            @if let Some(counted) = matrices.own.get(BODIES) { (teller.typology(counted)) }
        }
        @if matrices.means.contains_key(SHARES) { (teller.funding(matrices)) }
        @if let Some(means) = matrices.means.get(USEFULNESS) { (teller.usefulness(means)) }
        @for (indicator, entries, counted) in &matrices.within {
            @for group in RespondentGroup::ALL { (teller.within(indicator, entries, group, counted)) }
        }
        (teller.forms(&matrices.forms))
        @for (indicator, counted) in &matrices.own {
            @if ![EARMARKING, STABILITY].contains(indicator) { (teller.own(indicator, counted)) }
        }
    }
}

struct Teller<'a> {
    about: &'a FigureAbout<'a>,
    asked: &'a Asked,
}

impl Teller<'_> {
    fn language(&self) -> Language {
        self.about.language
    }

    fn acronym(&self, iscm: &str) -> String {
        short_name(&self.asked.registry, iscm, self.language())
    }

    /// Mechanisms by their acronyms.
    fn sorted<'s>(&self, subjects: impl Iterator<Item = &'s str>) -> Vec<&'s str> {
        let subjects: BTreeSet<&str> = subjects.collect();
        let mut named: Vec<(String, &str)> = subjects
            .into_iter()
            .map(|subject| (self.acronym(subject), subject))
            .collect();
        Collation::new(self.language()).sort_by_name(&mut named, |(name, _)| name);
        named.into_iter().map(|(_, subject)| subject).collect()
    }

    /// Codes that occur, in the order of the file, with their labels.
    fn codes<'c>(
        &self,
        indicator: &str,
        group: RespondentGroup,
        given: impl Iterator<Item = &'c str>,
    ) -> Vec<(String, String)> {
        let language = self.language();
        let given: BTreeSet<&str> = given.collect();
        let measure = self
            .asked
            .find(indicator)
            .and_then(|indicator| indicator.measures.get(&group));
        let mut codes: Vec<(String, String)> = measure
            .into_iter()
            .flat_map(|measure| &measure.codes)
            .filter(|code| given.contains(code.code.as_str()))
            .map(|code| (code.code.clone(), code.label(language)))
            .collect();
        let members = measure
            .and_then(|measure| measure.register.as_deref())
            .and_then(|register| self.asked.registry.members(register))
            .unwrap_or_default();
        for code in given {
            if !codes.iter().any(|(known, _)| known == code) {
                let member = members.iter().find(|member| member.id == code);
                let label = member.map_or(code, |member| member.name.in_language(language));
                codes.push((code.to_owned(), label.to_owned()));
            }
        }
        codes
    }

    fn title(&self, indicator: &str) -> String {
        let measure = self
            .asked
            .find(indicator)
            .and_then(|indicator: &Indicator| indicator.measures.values().next());
        measure.map_or_else(
            || indicator.to_owned(),
            |measure| measure.title.in_language(self.language()).to_owned(),
        )
    }

    fn mechanism_link(&self, iscm: &str) -> Markup {
        let views = links::DeskIscmFindings {
            assessment: self.about.assessment.slug.clone(),
            iscm: iscm.to_owned(),
        };
        html! { a href=(views.path()) { bdi { (self.acronym(iscm)) } } }
    }

    /// What each mechanism says of itself.
    fn own(&self, indicator: &str, counted: &[CountedBy]) -> Markup {
        let language = self.language();
        let subjects = self.sorted(counted.iter().map(|one| one.by.as_str()));
        if subjects.is_empty() {
            return html! {};
        }
        let group = RespondentGroup::Iscm;
        let codes = self.codes(
            indicator,
            group,
            counted.iter().map(|one| one.code.as_str()),
        );
        let given: BTreeSet<(&str, &str)> = counted
            .iter()
            .map(|one| (one.by.as_str(), one.code.as_str()))
            .collect();
        let rows = codes.iter().map(|(code, label)| {
            let cell = |subject: &&str| {
                let link = NumberLink {
                    assessment: &self.about.assessment.slug,
                    about: subject,
                    filter: self.about.filter,
                    indicator,
                    group,
                };
                Count {
                    count: usize::from(given.contains(&(*subject, code.as_str()))),
                    href: self.about.sight.opens_answers().then(|| link.code(code)),
                }
            };
            HeatRow {
                label: label.clone(),
                cells: subjects.iter().map(cell).collect(),
            }
        });
        Heat {
            title: self.title(indicator),
            measure: language.text("matrix-own"),
            label: language.text("chart-answer"),
            columns: subjects
                .iter()
                .map(|subject| self.acronym(subject))
                .collect(),
            rows: rows.collect(),
            base: language.text_with("matrix-base-iscms", &[("count", subjects.len().into())]),
        }
        .render(self.about)
    }

    /// What stands in the entries of a list, one matrix per group.
    fn within(
        &self,
        indicator: &str,
        entries: &str,
        group: RespondentGroup,
        counted: &[CountedBy],
    ) -> Markup {
        let language = self.language();
        // Small numbers of groups crossed twice are for staff.
        let is_shown =
            self.about.sight.audience() == Audience::Staff || group == RespondentGroup::Iscm;
        // Asked once and not for each entry, it stands in none.
        let counted: Vec<&CountedBy> = counted
            .iter()
            .filter(|one| one.group == group && !one.by.is_empty())
            .collect();
        if counted.is_empty() || !is_shown {
            return html! {};
        }
        let rows = self.codes(entries, group, counted.iter().map(|one| one.by.as_str()));
        let columns = self.codes(
            indicator,
            group,
            counted.iter().map(|one| one.code.as_str()),
        );
        let link = NumberLink {
            assessment: &self.about.assessment.slug,
            about: "",
            filter: self.about.filter,
            indicator,
            group,
        };
        let rows = rows.iter().map(|(entry, label)| HeatRow {
            label: label.clone(),
            cells: columns
                .iter()
                .map(|(code, _)| Count {
                    count: counted
                        .iter()
                        .find(|one| one.by == *entry && one.code == *code)
                        .map_or(0, |one| one.organizations),
                    href: self
                        .about
                        .sight
                        .opens_answers()
                        .then(|| link.entry(entry, code)),
                })
                .collect(),
        });
        Heat {
            title: format!("{} × {}", self.title(entries), self.title(indicator)),
            measure: language.text_with("matrix-within", &[("group", group.code().into())]),
            label: language.text("chart-answer"),
            columns: columns.iter().map(|(_, label)| label.clone()).collect(),
            rows: rows.collect(),
            base: format!("{}.", group_name(language, group)),
        }
        .render(self.about)
    }

    /// How many forms of cooperation each mechanism has with each kind of partner.
    fn forms(&self, forms: &[(String, String, usize)]) -> Markup {
        let language = self.language();
        let subjects = self.sorted(forms.iter().map(|(subject, ..)| subject.as_str()));
        if subjects.is_empty() {
            return html! {};
        }
        let group = RespondentGroup::Iscm;
        let kinds = self.codes(
            PARTNERS,
            group,
            forms.iter().map(|(_, kind, _)| kind.as_str()),
        );
        let rows = kinds.iter().map(|(kind, label)| {
            let cell = |subject: &&str| {
                let link = NumberLink {
                    assessment: &self.about.assessment.slug,
                    about: subject,
                    filter: self.about.filter,
                    indicator: FORMS,
                    group,
                };
                Count {
                    count: forms
                        .iter()
                        .find(|(one, other, _)| one == subject && other == kind)
                        .map_or(0, |(_, _, count)| *count),
                    href: self.about.sight.opens_answers().then(|| link.context(kind)),
                }
            };
            HeatRow {
                label: label.clone(),
                cells: subjects.iter().map(cell).collect(),
            }
        });
        Heat {
            title: language.text("matrix-forms-title"),
            measure: language.text("matrix-forms"),
            label: language.text("chart-answer"),
            columns: subjects
                .iter()
                .map(|subject| self.acronym(subject))
                .collect(),
            rows: rows.collect(),
            base: language.text_with("matrix-base-iscms", &[("count", subjects.len().into())]),
        }
        .render(self.about)
    }

    fn typology(&self, counted: &[CountedBy]) -> Markup {
        let language = self.language();
        let mut bodies: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for one in counted {
            bodies
                .entry(one.by.clone())
                .or_default()
                .insert(one.code.clone());
        }
        if bodies.is_empty() {
            return html! {};
        }
        let count = bodies.len();
        let columns = vec![
            Column::text(language.text("typology-layers")),
            Column::number(language.text("typology-count")),
            Column::text(language.text("typology-which")),
        ];
        let rows = typology(&bodies).into_iter().map(|kind| {
            let layers: Vec<String> = LAYERS
                .iter()
                .zip(kind.layers)
                .filter(|(_, has)| *has)
                .map(|((layer, _), _)| {
                    language.text_with("typology-layer", &[("layer", (*layer).into())])
                })
                .collect();
            let mechanisms = self.sorted(kind.mechanisms.iter().map(String::as_str));
            Row {
                cells: vec![
                    html! { @if layers.is_empty() { (language.text("typology-none")) } @else { (layers.join(" + ")) } },
                    html! { (format::number(language, kind.mechanisms.len() as f64)) },
                    html! {
                        @for (index, iscm) in mechanisms.iter().enumerate() {
                            @if index > 0 { ", " }
                            (self.mechanism_link(iscm))
                        }
                    },
                ],
            }
        });
        html! {
            h3 { (language.text("typology-title")) }
            p.soft { (language.text("typology-text")) " " (language.text_with("matrix-base-iscms", &[("count", count.into())])) }
            (table(&Table {
                caption: &language.text("typology-title"),
                hide_caption: true,
                columns,
                rows: rows.collect(),
                empty: &language.text("chart-nobody"),
            }))
        }
    }

    /// External share, earmarking and stability of each mechanism's funding.
    fn funding(&self, matrices: &Matrices) -> Markup {
        let language = self.language();
        let empty = Vec::new();
        let of = |indicator: &str| matrices.own.get(indicator).unwrap_or(&empty);
        let shares = &matrices.means[SHARES];
        let is_told = |mean: &&MeanAbout| {
            self.about.sight.audience() == Audience::Staff || !mean.counted_only
        };
        let mixed: BTreeSet<&str> = shares
            .iter()
            .filter(is_told)
            .map(|mean| mean.subject.as_str())
            .collect();
        let external: BTreeMap<&str, f64> = shares
            .iter()
            .filter(is_told)
            .filter(|mean| mean.row.as_deref() == Some(EXTERNAL))
            .map(|mean| (mean.subject.as_str(), mean.mean))
            .collect();
        let told = of(EARMARKING)
            .iter()
            .chain(of(STABILITY))
            .map(|one| one.by.as_str());
        let mut subjects = self.sorted(told.chain(mixed.iter().copied()));
        let share = |subject: &str| match external.get(subject) {
            Some(share) => Some(*share),
            // A mix without this row gives it nothing.
            None => mixed.contains(subject).then_some(0.0),
        };
        subjects.sort_by(|one, other| {
            let of = |subject: &str| share(subject).unwrap_or(-1.0);
            of(other).total_cmp(&of(one))
        });
        let words = |indicator: &str, subject: &str| {
            let given = of(indicator).iter().filter(|one| one.by == subject);
            let codes = self.codes(
                indicator,
                RespondentGroup::Iscm,
                given.map(|one| one.code.as_str()),
            );
            html! {
                @if codes.is_empty() { "–" }
                @for (index, (_, label)) in codes.iter().enumerate() {
                    @if index > 0 { ", " }
                    bdi { (label) }
                }
            }
        };
        if subjects.is_empty() {
            return html! {};
        }
        let rows = subjects.iter().map(|subject| Row {
            cells: vec![
                self.mechanism_link(subject),
                html! {
                    @match share(subject) {
                        Some(share) => (format::percent(language, share.round())),
                        None => "–",
                    }
                },
                words(EARMARKING, subject),
                words(STABILITY, subject),
            ],
        });
        html! {
            h3 { (language.text("funding-title")) }
            p.soft { (language.text_with("funding-text", &[("count", mixed.len().into())])) }
            (table(&Table {
                caption: &language.text("funding-title"),
                hide_caption: true,
                columns: vec![
                    Column::text(language.text("mechanisms-iscm")),
                    Column::number(language.text("funding-external")),
                    Column::text(self.title(EARMARKING)),
                    Column::text(self.title(STABILITY)),
                ],
                rows: rows.collect(),
                empty: &language.text("chart-nobody"),
            }))
        }
    }

    /// How useful States and organizations find each mechanism.
    fn usefulness(&self, means: &[MeanAbout]) -> Markup {
        let language = self.language();
        let rule = disclosure_of(self.about.assessment);
        let is_staff = self.about.sight.audience() == Audience::Staff;
        let mut subjects = self.sorted(means.iter().map(|mean| mean.subject.as_str()));
        if subjects.is_empty() {
            return html! {};
        }
        let of = |subject: &str, group| {
            means
                .iter()
                .find(|mean| mean.subject == subject && mean.group == group)
        };
        let is_shown = |mean: &&MeanAbout| is_staff || rule.is_enough(mean.organizations);
        subjects.sort_by(|one, other| {
            let mean = |subject: &str| {
                let mean = of(subject, RespondentGroup::State).filter(is_shown);
                mean.map_or(-1.0, |mean| mean.mean)
            };
            mean(other).total_cmp(&mean(one))
        });
        let cell = |subject: &str, group| match of(subject, group) {
            None => html! { "–" },
            Some(mean) if !is_shown(&mean) => {
                html! { span.soft { (language.text("chart-hidden")) } }
            }
            Some(mean) => {
                let link = NumberLink {
                    assessment: &self.about.assessment.slug,
                    about: subject,
                    filter: self.about.filter,
                    indicator: USEFULNESS,
                    group,
                };
                let text = format::number(language, one_decimal(mean.mean));
                let base =
                    language.text_with("chart-base", &[("count", mean.organizations.into())]);
                html! {
                    @if self.about.sight.opens_answers() { a href=(link.base()) { (text) } } @else { (text) }
                    @if is_staff && !rule.is_enough(mean.organizations) {
                        abbr.held title=(language.text("chart-held-back")) { "†" }
                    }
                    " " span.soft { (base) }
                }
            }
        };
        let rows = subjects.iter().map(|subject| Row {
            cells: vec![
                self.mechanism_link(subject),
                cell(subject, RespondentGroup::State),
                cell(subject, RespondentGroup::Igo),
            ],
        });
        html! {
            h3 { bdi { (self.title(USEFULNESS)) } }
            p.soft { (language.text("usefulness-text")) }
            (table(&Table {
                caption: &self.title(USEFULNESS),
                hide_caption: true,
                columns: vec![
                    Column::text(language.text("mechanisms-iscm")),
                    Column::number(group_name(language, RespondentGroup::State)),
                    Column::number(group_name(language, RespondentGroup::Igo)),
                ],
                rows: rows.collect(),
                empty: &language.text("chart-nobody"),
            }))
        }
    }
}
