//! The answers behind a number: exactly those that it counts, each with the way to its place in the response.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use indexmap::IndexMap;
use maud::{Markup, html};
use serde::Deserialize;

use super::filter::{Filter, Narrowed};
use super::findings::previous_of;
use super::language_of;
use super::response::level_text;
use super::round::{RoundPage, Sight, Tab, find_round, group_name, questionnaires_of, short_name};
use crate::app::Transaction;
use crate::app::coding;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::assessment::{Assessment, CodedAnswer, Respondent};
use crate::findings::Measure;
use crate::findings::group::{NOT_APPLICABLE, REFUSED, is_absence};
use crate::findings::indicators::{Indicator, indicators};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::form::Registers;
use crate::questionnaire::model::{Attribution, RespondentGroup};
use crate::storage::tallies::{
    AnswersBehind, TallyScope, Values, list_answers_behind, list_submitted, list_who_gave,
};
use crate::storage::tallies_panel::list_participation;
use crate::web::error::PageError;
use crate::web::parts::{Column, Crumb, Cut, Row, Table, answer_id, page_of, pagination, table};
use crate::web::request::{Fields, Staff};
use crate::web::{Site, html_page};

/// Which number was followed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct AnswersQuery {
    /// Empty: whoever answered anything.
    #[serde(default)]
    pub indicator: String,
    #[serde(default)]
    pub group: String,
    /// Only this code; empty: everything that is an answer.
    #[serde(default)]
    pub code: String,
    /// Codes of an earlier file that are read as that one, with commas between them.
    #[serde(default)]
    pub also: String,
    /// Only this row of a matrix.
    #[serde(default)]
    pub row: String,
    /// Only this number: a step of a rating, a place in a ranking.
    #[serde(default)]
    pub number: String,
    /// Only what stands in this entry of a list: the level of a contribution, the kind of a partner.
    #[serde(default)]
    pub context: String,
    /// Only what is about this mechanism.
    #[serde(default)]
    pub iscm: String,
    /// The same, of a table that has a place for each mechanism and no filter of it.
    #[serde(default)]
    pub about: String,
    /// `1`: the organizations that gave no value at all.
    #[serde(default)]
    pub without: String,
    /// Of everybody who answered, those who had by the end of this day (in UTC).
    #[serde(default)]
    pub until: String,
    /// Of a long list, from 1.
    #[serde(default)]
    pub page: usize,
}

/// Organizations on a page.
const PER_PAGE: usize = 100;

impl AnswersQuery {
    /// The code that was asked for, and those that are read as it.
    fn codes(&self) -> Vec<&str> {
        let asked = Some(self.code.as_str()).filter(|code| !code.is_empty());
        asked.into_iter().chain(self.read_as()).collect()
    }

    /// Codes beside the one that was asked for.
    fn read_as(&self) -> impl Iterator<Item = &str> {
        let codes = self.also.split(',');
        codes.filter(|code| !code.is_empty() && !self.code.is_empty() && *code != self.code)
    }
}

/// Everything the page shows.
pub struct AnswersPage {
    pub language: Language,
    pub assessment: Assessment,
    pub group: RespondentGroup,
    pub question: String,
    /// The code that was asked for, in words.
    pub answer: Option<String>,
    /// The mechanism that was asked for.
    pub iscm: Option<String>,
    /// Of the organizations on this page.
    pub lines: Vec<AnswerLine>,
    /// For staff only, and counted nowhere.
    pub uncounted: Vec<AnswerLine>,
    /// Organizations whose answers the number counts, on all pages.
    pub organizations: usize,
    pub listed: Listed,
    pub cut: Cut,
    /// The address without its page.
    pub address: String,
}

/// What the lines of the page are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    Answers,
    /// Organizations that gave no value.
    Without,
    /// Organizations that answered at all.
    Everybody,
}

/// One answer with who gave it and where it stands.
pub struct AnswerLine {
    /// Its id in the registry: two organizations may have one name.
    pub organization: String,
    pub name: String,
    pub href: String,
    pub about: Option<String>,
    pub values: Vec<String>,
    pub level: Attribution,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<AnswersQuery>,
    fields: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let sight = Sight::of(staff.user());
    let (slug, query) = (path.into_inner(), query.into_inner());
    let fields = Fields::new(fields.into_inner());
    let read = site
        .app
        .read(move |transaction| find(transaction, &slug, (&query, &fields), &sight, language));
    let shown = read.await?;
    let title = match &shown.answer {
        Some(answer) => format!("{}: {answer}", shown.question),
        None => shown.question.clone(),
    };
    let page = RoundPage {
        assessment: &shown.assessment,
        tab: Some(Tab::Findings),
        marks: &[],
        title: html! { bdi { (title) } },
        plain_title: language.text("answers-title"),
        crumbs: vec![Crumb::link(
            language.text("round-tab-findings"),
            &links::DeskFindings {
                assessment: shown.assessment.slug.clone(),
            },
        )],
        has_errors: false,
        before: html! {},
        content: view(&shown),
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

fn find(
    transaction: &mut Transaction<'_>,
    slug: &str,
    (query, fields): (&AnswersQuery, &Fields),
    sight: &Sight,
    language: Language,
) -> Result<AnswersPage, PageError> {
    let assessment = find_round(transaction, slug)?;
    let group = RespondentGroup::from_code(&query.group).ok_or(PageError::NotFound)?;
    let asked = [&query.about, &query.iscm];
    let mut asked = asked.into_iter().filter(|iscm| !iscm.is_empty());
    if !asked.clone().all(|iscm| sight.sees_iscm(iscm)) {
        return Err(PageError::NotFound);
    }
    let iscm = asked.next().cloned();
    let registry = load_registry(transaction)?;
    let filter = Filter::read(&registry.registry, fields, sight);
    // The earlier of two rounds is narrowed to those who answered the later one.
    let previous = match fields.get("with") {
        "" => previous_of(transaction, &assessment)?,
        other => Some(find_round(transaction, other)?),
    };
    let narrowed = filter.narrow(
        transaction,
        &registry.registry,
        &assessment,
        previous.as_ref(),
        sight,
    )?;
    let iscm = iscm.map(|iscm| short_name(&registry, &iscm, language));
    if query.indicator.is_empty() {
        return everybody(
            transaction,
            &registry,
            (assessment, &narrowed),
            (group, query),
            (iscm, fields),
            language,
        );
    }
    let files = questionnaires_of(transaction, &assessment.id)?;
    let files: Vec<_> = files.iter().map(|file| &**file).collect();
    let mut known: Vec<Indicator> = indicators(&files);
    known.extend(coding::indicators(transaction, &assessment)?);
    let measure = known
        .iter()
        .find(|indicator| indicator.name == query.indicator)
        .and_then(|indicator| indicator.measures.get(&group))
        .ok_or(PageError::NotFound)?;
    let teller = Teller {
        language,
        slug,
        registry: &registry,
        measure,
        known: &known,
    };
    let wanted = Wanted {
        assessment: &assessment,
        narrowed: &narrowed,
        group,
        query,
    };
    let listed = match query.without == "1" {
        true => Listed::Without,
        false => Listed::Answers,
    };
    let Found {
        lines,
        uncounted,
        organizations,
        cut,
    } = match listed {
        Listed::Without => without(transaction, &wanted, &teller)?,
        _ => behind(transaction, &wanted, &teller)?,
    };
    let title = measure.title.in_language(language).to_owned();
    Ok(AnswersPage {
        language,
        group,
        question: title,
        answer: teller.asked_for(query),
        iscm,
        organizations,
        lines,
        uncounted,
        listed,
        cut,
        address: address(&assessment, fields),
        assessment,
    })
}

/// The address that was asked for, without the page of the list.
fn address(assessment: &Assessment, fields: &Fields) -> String {
    let link = links::DeskAnswers {
        assessment: assessment.slug.clone(),
    };
    link.with_query(&fields.without("page"))
}

/// The organizations of a group that answered at all, or about one mechanism.
fn everybody(
    transaction: &mut Transaction<'_>,
    registry: &LoadedRegistry,
    (assessment, narrowed): (Assessment, &Narrowed),
    (group, query): (RespondentGroup, &AnswersQuery),
    (iscm, fields): (Option<String>, &Fields),
    language: Language,
) -> Result<AnswersPage, PageError> {
    let scope = TallyScope {
        group: None,
        ..narrowed.scope(&assessment)
    };
    let mut answered = list_submitted(transaction.connection, scope, group)?;
    if let Ok(until) = query.until.parse() {
        let parts = list_participation(transaction.connection, scope)?;
        let by_then: BTreeSet<&Respondent> = parts
            .iter()
            .filter(|part| part.answered.by(until))
            .map(|part| &part.respondent)
            .collect();
        answered.retain(|respondent| by_then.contains(respondent));
    }
    let cut = Cut::of(answered.len(), PER_PAGE, query.page);
    let lines: Vec<AnswerLine> = answered[cut.entries.clone()]
        .iter()
        .map(|respondent| organization_line(&assessment.slug, registry, respondent, language))
        .collect();
    Ok(AnswersPage {
        language,
        group,
        question: language.text("answers-everybody"),
        answer: None,
        iscm,
        organizations: answered.len(),
        lines,
        uncounted: Vec::new(),
        listed: Listed::Everybody,
        cut,
        address: address(&assessment, fields),
        assessment,
    })
}

/// An organization without any one of its answers.
fn organization_line(
    slug: &str,
    registry: &LoadedRegistry,
    respondent: &Respondent,
    language: Language,
) -> AnswerLine {
    AnswerLine {
        organization: respondent.organization.clone(),
        name: registry.name_of(respondent, language),
        href: response_address(slug, respondent),
        about: None,
        values: Vec::new(),
        level: Attribution::Named,
    }
}

fn response_address(slug: &str, respondent: &Respondent) -> String {
    links::DeskResponse {
        assessment: slug.to_owned(),
        organization: respondent.organization.clone(),
    }
    .path()
}

/// What is looked for, within what this person sees.
struct Wanted<'a> {
    assessment: &'a Assessment,
    narrowed: &'a Narrowed,
    group: RespondentGroup,
    query: &'a AnswersQuery,
}

impl<'a> Wanted<'a> {
    fn scope(&self) -> TallyScope<'a> {
        TallyScope {
            group: None,
            ..self.narrowed.scope(self.assessment)
        }
    }

    fn answers(&self) -> AnswersBehind<'a> {
        AnswersBehind {
            scope: self.scope(),
            group: self.group,
            indicator: &self.query.indicator,
            about: Some(self.query.about.as_str()).filter(|about| !about.is_empty()),
            values: Values::All,
            row: None,
            context: None,
            number: None,
        }
    }
}

/// What a page of a list shows.
struct Found {
    lines: Vec<AnswerLine>,
    uncounted: Vec<AnswerLine>,
    organizations: usize,
    cut: Cut,
}

fn behind(
    transaction: &mut Transaction<'_>,
    wanted: &Wanted<'_>,
    teller: &Teller<'_>,
) -> Result<Found, PageError> {
    let query = wanted.query;
    let codes = query.codes();
    let behind = AnswersBehind {
        // The base is those who gave an answer; "I do not know" has a number of its own.
        values: match codes.is_empty() {
            true => Values::Answers,
            false => Values::Codes(&codes),
        },
        row: (!query.row.is_empty()).then_some(query.row.as_str()),
        context: (!query.context.is_empty()).then_some(query.context.as_str()),
        number: query
            .number
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite()),
        ..wanted.answers()
    };
    let who = list_who_gave(transaction.connection, behind)?;
    let organizations = who.iter().filter(|one| one.is_counted).count();
    let cut = Cut::of(who.len(), PER_PAGE, query.page);
    let theirs: Vec<String> = who[cut.entries.clone()]
        .iter()
        .map(|one| one.organization.clone())
        .collect();
    let on_page = AnswersBehind {
        scope: TallyScope {
            organizations: Some(&theirs),
            ..behind.scope
        },
        ..behind
    };
    let answers = list_answers_behind(transaction.connection, on_page)?;
    let (uncounted, counted): (Vec<_>, Vec<_>) = answers
        .into_iter()
        .partition(|answer| answer.attribution == Attribution::None);
    Ok(Found {
        lines: teller.lines(&counted),
        uncounted: teller.lines(&uncounted),
        organizations,
        cut,
    })
}

/// Those who submitted and gave no value, not even "I do not know".
fn without(
    transaction: &mut Transaction<'_>,
    wanted: &Wanted<'_>,
    teller: &Teller<'_>,
) -> Result<Found, PageError> {
    let spoke: BTreeSet<String> = list_who_gave(transaction.connection, wanted.answers())?
        .into_iter()
        .filter(|one| one.is_counted)
        .map(|one| one.organization)
        .collect();
    let mut silent = list_submitted(transaction.connection, wanted.scope(), wanted.group)?;
    silent.retain(|respondent| !spoke.contains(&respondent.organization));
    let cut = Cut::of(silent.len(), PER_PAGE, wanted.query.page);
    let line = |respondent: &Respondent| {
        organization_line(teller.slug, teller.registry, respondent, teller.language)
    };
    Ok(Found {
        lines: silent[cut.entries.clone()].iter().map(line).collect(),
        uncounted: Vec::new(),
        organizations: silent.len(),
        cut,
    })
}

/// Puts coded answers into words.
struct Teller<'a> {
    language: Language,
    slug: &'a str,
    registry: &'a LoadedRegistry,
    measure: &'a Measure,
    known: &'a [Indicator],
}

impl Teller<'_> {
    /// One line per answer: the codes of a multiple choice stand together.
    fn lines(&self, answers: &[CodedAnswer]) -> Vec<AnswerLine> {
        let mut lines: IndexMap<(&Respondent, &str), AnswerLine> = IndexMap::new();
        for answer in answers {
            let key = (&answer.respondent, answer.address.as_str());
            let line = lines.entry(key).or_insert_with(|| AnswerLine {
                organization: answer.respondent.organization.clone(),
                name: self.registry.name_of(&answer.respondent, self.language),
                href: format!(
                    "{}#{}",
                    response_address(self.slug, &answer.respondent),
                    answer_id(&answer.address)
                ),
                about: answer
                    .subject
                    .as_ref()
                    .filter(|_| answer.respondent.group != RespondentGroup::Iscm)
                    .map(|iscm| short_name(self.registry, iscm, self.language)),
                values: Vec::new(),
                level: answer.attribution,
            });
            line.values.push(self.value(answer));
        }
        lines.into_values().collect()
    }

    fn value(&self, answer: &CodedAnswer) -> String {
        let value = match (&answer.code, answer.number) {
            (Some(code), _) => self.code(code),
            (None, Some(number)) => format::number(self.language, number),
            (None, None) => String::new(),
        };
        match &answer.row {
            Some(row) if !self.measure.rows.is_empty() => format!("{}: {value}", self.row(row)),
            _ => value,
        }
    }

    /// The entry of a list in words: its key is a code of the question that made the list.
    fn context(&self, key: &str) -> String {
        let measures = self.known.iter().flat_map(|known| known.measures.values());
        let mut codes = measures.filter_map(|measure| measure.code(key));
        codes
            .find(|code| code.text.is_some())
            .map_or_else(|| key.to_owned(), |code| code.label(self.language))
    }

    /// What of the question was asked for, in words.
    fn asked_for(&self, query: &AnswersQuery) -> Option<String> {
        if query.without == "1" {
            return Some(self.language.text("chart-no-answer"));
        }
        let mut parts = Vec::new();
        if !query.context.is_empty() {
            parts.push(self.context(&query.context));
        }
        if !query.row.is_empty() {
            parts.push(self.row(&query.row));
        }
        if !query.code.is_empty() {
            // An earlier file may not know the code of today, only those that are read as it.
            let known: Vec<String> = query
                .codes()
                .into_iter()
                .filter(|code| self.measure.code(code).is_some())
                .map(|code| self.code(code))
                .collect();
            parts.push(match known.is_empty() {
                true => self.code(&query.code),
                false => format::entries(self.language, &known),
            });
        }
        if !query.number.is_empty() {
            parts.push(query.number.clone());
        }
        (!parts.is_empty()).then(|| parts.join(": "))
    }

    /// A code in words, as the questionnaire has them.
    fn code(&self, code: &str) -> String {
        if let Some(offered) = self.measure.code(code) {
            return offered.label(self.language);
        }
        let member = self
            .measure
            .register
            .as_deref()
            .and_then(|register| self.registry.members(register))
            .and_then(|members| members.iter().find(|member| member.id == code));
        match member {
            Some(member) => member.name.in_language(self.language).to_owned(),
            None if is_absence(code) => self.language.text(match code {
                NOT_APPLICABLE => "chart-not-applicable",
                REFUSED => "chart-refused",
                _ => "chart-do-not-know",
            }),
            None => code.to_owned(),
        }
    }

    fn row(&self, row: &str) -> String {
        self.measure
            .rows
            .iter()
            .find(|offered| offered.code == row)
            .map_or_else(|| row.to_owned(), |offered| offered.label(self.language))
    }
}

fn view(page: &AnswersPage) -> Markup {
    let language = page.language;
    let group = group_name(language, page.group);
    html! {
        p.lead {
            (group)
            @if let Some(iscm) = &page.iscm { " · " (language.text_with("answers-about", &[("iscm", iscm.as_str().into())])) }
            " · "
            @if page.listed == Listed::Without {
                (language.text_with("answers-without", &[("count", page.organizations.into())]))
            } @else if page.listed == Listed::Everybody || page.cut.pages > 1 {
                (language.text_with("board-list-caption", &[("count", page.organizations.into())]))
            } @else {
                (language.text_with("answers-count", &[("organizations", page.organizations.into()), ("answers", page.lines.len().into())]))
            }
        }
        (list(page, &page.lines, &language.text("answers-caption")))
        @if !page.uncounted.is_empty() {
            h2 { (language.text("answers-uncounted")) }
            p.soft { (language.text("answers-uncounted-text")) }
            (list(page, &page.uncounted, &language.text("answers-uncounted")))
        }
        (pagination(language, &page.cut, |number| page_of(&page.address, number)))
    }
}

fn list(page: &AnswersPage, lines: &[AnswerLine], caption: &str) -> Markup {
    let language = page.language;
    let has_about = lines.iter().any(|line| line.about.is_some());
    let mut columns = vec![Column::text(language.text("board-respondent"))];
    if has_about {
        columns.push(Column::text(language.text("answers-about-column")));
    }
    if page.listed == Listed::Answers {
        columns.push(Column::text(language.text("answers-answer")));
        columns.push(Column::text(language.text("answers-level")));
    }
    let rows = lines.iter().map(|line| {
        let mut cells = vec![html! { a href=(line.href) { bdi { (line.name) } } }];
        if has_about {
            cells.push(html! { @if let Some(about) = &line.about { bdi { (about) } } });
        }
        if page.listed == Listed::Answers {
            cells.push(html! {
                @for (index, value) in line.values.iter().enumerate() {
                    @if index > 0 { "; " }
                    bdi { (value) }
                }
            });
            cells.push(html! { (level_text(language, Some(line.level))) });
        }
        Row { cells }
    });
    table(&Table {
        caption,
        hide_caption: true,
        columns,
        rows: rows.collect(),
        empty: &language.text("answers-none"),
    })
}
