//! The round of 2026: open while the demonstration runs, with invitations, drafts and first submissions.

use std::collections::BTreeMap;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use chrono_tz::Tz;

use super::chance::Chance;
use super::character::Character;
use super::first_round::{FIRST_ROUND, Questionnaires, characters, of_these};
use super::mechanism::Mechanism;
use super::outside::Outsider;
use super::walking::{Answering, FilledIn, fill_in};
use super::{DemoError, instruments, texts, who};
use crate::app::entering::{Entered, enter};
use crate::app::inviting::{Invite, NewContact, Recipients, invite};
use crate::app::mailing::mint;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::app::rounds::{create_assessment, open_assessment};
use crate::app::saving::{Change, NewValue, SaveAnswers, save_answers};
use crate::app::submitting::{Submit, submit};
use crate::app::{App, Transaction};
use crate::assessment::{
    Assessment, Author, Contact, Declaration, LinkPurpose, Mark, NewAssessment, Respondent,
};
use crate::clock::FixedClock;
use crate::language::Language;
use crate::questionnaire::form::Context;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::{CountryCode, Iscm, Registry, StatusCode};
use crate::storage::{assessments, invitations};

pub(super) const SECOND_ROUND: &str = "2026";
const YEAR: i32 = 2026;

/// The round opened so many days before the demonstration is made, and goes on so many days after.
pub(super) const DAYS_OPEN: i64 = 21;
const DAYS_LEFT: i64 = 45;

/// Where the round is run from.
const ZONE: Tz = chrono_tz::Europe::Zurich;

const STATES: usize = 60;
const ORGANIZATIONS: [&str; 5] = ["icmpd", "ilo", "unhcr", "unicef", "unodc"];

/// Of a hundred who were invited, so many have submitted by now, and so many are at work.
const SUBMITTED: usize = 45;
const AT_WORK: usize = 20;
/// Whoever is at work has come to one of the first pages.
const PAGES_BEGUN: i64 = 3;

/// Whose links are printed.
pub(super) const LINKS: [&str; 3] = ["midcom", "ZM", "unhcr"];

/// When the round of 2026 is open.
#[derive(Clone, Copy, Debug)]
pub struct SecondRound {
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
}

/// A respondent whom the demonstration lets the visitor be.
#[derive(Clone, Debug)]
pub struct Example {
    pub respondent: Respondent,
    pub name: String,
    /// The secret of a link that works.
    pub token: String,
}

/// Creates and opens the round and invites; the invitations wait in the outbox, and the clock stands when
/// they are due.
pub fn open(app: &App, clock: &FixedClock, now: DateTime<Utc>) -> Result<SecondRound, DemoError> {
    let hour = now.duration_trunc(TimeDelta::hours(1)).unwrap_or(now);
    let times = SecondRound {
        opens_at: hour - TimeDelta::days(DAYS_OPEN),
        closes_at: end_of_day(hour + TimeDelta::days(DAYS_LEFT)),
    };
    clock.set(times.opens_at - TimeDelta::days(3));
    let mut round = NewAssessment::new(
        SECOND_ROUND,
        "Assessment of inter-State consultation mechanisms on migration, 2026",
        times.opens_at,
        times.closes_at,
    );
    round.title.insert(
        Language::French,
        "Évaluation des mécanismes de consultation interétatiques sur la migration, 2026".into(),
    );
    round.title.insert(
        Language::Spanish,
        "Evaluación de los mecanismos de consulta interestatales sobre migración, 2026".into(),
    );
    round.title.insert(
        Language::Arabic,
        "تقييم آليات التشاور بين الدول بشأن الهجرة، 2026".into(),
    );
    round.languages.push(Language::Arabic);
    round.time_zone = ZONE.name().into();
    // Whatever a visitor types into the demonstration is marked as well.
    round.mark = Some(Mark::Illustrative);
    app.write_blocking(|transaction| -> Result<(), DemoError> {
        let previous = assessments::find_assessment_by_slug(transaction.connection, FIRST_ROUND)?;
        round.previous = previous.map(|previous| previous.id);
        create_assessment(transaction, &round, &instruments(), &Author::Program)?;
        Ok(())
    })?;
    clock.set(times.opens_at + TimeDelta::minutes(10));
    app.write_blocking(|transaction| -> Result<(), DemoError> {
        open_assessment(transaction, SECOND_ROUND, &Author::Program)?;
        let registry = load_registry(transaction)?;
        let command = Invite {
            assessment: SECOND_ROUND.to_owned(),
            recipients: Recipients::These(invited(&registry.registry)),
            contacts: contacts(&registry.registry),
            actor: Author::Program,
            dry_run: false,
        };
        invite(transaction, &command)?;
        Ok(())
    })?;
    Ok(times)
}

/// 23:59 in the time zone of the round: people count with the whole last day.
fn end_of_day(instant: DateTime<Utc>) -> DateTime<Utc> {
    let day = instant.with_timezone(&ZONE).date_naive();
    day.and_hms_opt(23, 59, 0)
        .and_then(|evening| evening.and_local_timezone(ZONE).latest())
        .map_or(instant, |evening| evening.to_utc())
}

/// Every mechanism that works or is being established.
fn mechanisms(registry: &Registry) -> Vec<&Iscm> {
    let is_alive = |iscm: &&Iscm| {
        matches!(
            iscm.status.code,
            StatusCode::Active | StatusCode::Establishing
        )
    };
    registry.list_iscms().filter(is_alive).collect()
}

/// The States of the round, among them the one whose link is printed.
fn states<'r>(registry: &'r Registry, mechanisms: &[&'r Iscm]) -> Vec<&'r CountryCode> {
    let chosen = who::states_of(registry, mechanisms, STATES);
    let mut codes: Vec<&CountryCode> = chosen.iter().map(|state| state.code).collect();
    for country in LINKS.iter().filter_map(|id| registry.find_country(id)) {
        if !codes.contains(&&country.id) {
            codes.push(&country.id);
        }
    }
    codes
}

fn invited(registry: &Registry) -> Vec<String> {
    let mechanisms = mechanisms(registry);
    let states = states(registry, &mechanisms);
    mechanisms
        .iter()
        .map(|iscm| iscm.id.to_string())
        .chain(states.iter().map(ToString::to_string))
        .chain(ORGANIZATIONS.map(str::to_owned))
        .collect()
}

/// One invented person for each, with an address that belongs to nobody.
fn contacts(registry: &Registry) -> BTreeMap<String, Vec<NewContact>> {
    let one = |id: &str, name: &str, mailbox: &str, language| {
        let contact = NewContact {
            name: name.to_owned(),
            email: format!("{mailbox}@{}.example.org", id.to_ascii_lowercase()),
            language: Some(language),
        };
        (id.to_owned(), vec![contact])
    };
    let mechanisms = mechanisms(registry);
    let of_mechanisms = mechanisms.iter().map(|iscm| {
        one(
            iscm.id.as_str(),
            "Secretariat or Chair",
            "secretariat",
            Language::English,
        )
    });
    let states = states(registry, &mechanisms);
    let of_states = states.iter().map(|state| {
        let language = who::language_of(state);
        let name = texts::focal_point(language);
        one(state.as_str(), name, "focal.point", language)
    });
    let of_organizations = ORGANIZATIONS
        .iter()
        .map(|id| one(id, "Migration branch", "migration", Language::English));
    of_mechanisms
        .chain(of_states)
        .chain(of_organizations)
        .collect()
}

/// Somebody who has begun, and how far they have come.
struct Beginning {
    respondent: Respondent,
    at: DateTime<Utc>,
    /// The page that was saved last; who has none has submitted.
    last_page: Option<usize>,
}

/// Who has begun by now, the earliest first.
///
/// Those of whom a link is printed have not: a visitor begins for them.
fn beginnings(registry: &LoadedRegistry, times: SecondRound) -> Vec<Beginning> {
    let mut all: Vec<Beginning> = invited(&registry.registry)
        .into_iter()
        .filter(|id| !LINKS.contains(&id.as_str()))
        .filter_map(|id| {
            let respondent = registry.find_respondent(&id)?;
            let mut chance = Chance::of(&[SECOND_ROUND, &id, "beginning"]);
            let drawn = chance.below(100);
            if drawn >= SUBMITTED + AT_WORK {
                return None;
            }
            let page = usize::try_from(chance.between(0, PAGES_BEGUN)).unwrap_or(0);
            Some(Beginning {
                respondent,
                // In the working hours of those days, and an hour before the present at the latest.
                at: times.opens_at
                    + TimeDelta::days(chance.between(1, DAYS_OPEN - 2))
                    + TimeDelta::minutes(chance.between(30, 9 * 60)),
                last_page: (drawn >= SUBMITTED).then_some(page),
            })
        })
        .collect();
    all.sort_by_key(|beginning| beginning.at);
    all
}

/// Lets some of those who were invited enter through a link of theirs, answer, and submit.
pub fn answer(app: &App, clock: &FixedClock, times: SecondRound) -> Result<(), DemoError> {
    let (registry, questionnaires) = app.read_blocking(|transaction| -> Result<_, DemoError> {
        let assessment = second_round(transaction)?;
        Ok((
            load_registry(transaction)?,
            Questionnaires::load(transaction, &assessment.id)?,
        ))
    })?;
    let records = &registry.registry;
    let mechanisms = mechanisms(records);
    let characters: Vec<Character<'_>> = characters(&mechanisms)
        .into_iter()
        .map(Character::years_later)
        .collect();
    let states = who::states_of(records, &mechanisms, STATES);
    let organizations = who::mechanisms_of_organizations(records, &mechanisms);
    for beginning in beginnings(&registry, times) {
        let id = beginning.respondent.organization.as_str();
        let outsider = |country, language, known: &[&Iscm]| {
            let about = of_these(&characters, known);
            Outsider::new(id, country, language, about, records, YEAR)
        };
        let somebody: Box<dyn Answering> = match beginning.respondent.group {
            RespondentGroup::Iscm => Box::new(Mechanism::new(
                character_of(&characters, id)?,
                records,
                YEAR,
            )),
            RespondentGroup::State => {
                let state = states.iter().find(|state| state.code.as_str() == id);
                let state = state.ok_or_else(|| DemoError::Missing(id.to_owned()))?;
                let language = who::language_of(state.code);
                Box::new(outsider(Some(state.code), language, &state.mechanisms))
            }
            RespondentGroup::Igo => {
                let known = organizations
                    .iter()
                    .find(|(organization, _)| *organization == id)
                    .map(|(_, known)| known.as_slice())
                    .unwrap_or_default();
                Box::new(outsider(None, Language::English, known))
            }
        };
        clock.set(beginning.at);
        answer_one(
            app,
            clock,
            &beginning.respondent,
            (&registry, &questionnaires, &*somebody),
            beginning.last_page,
        )?;
    }
    Ok(())
}

fn character_of<'c, 'r>(
    characters: &'c [Character<'r>],
    id: &str,
) -> Result<&'c Character<'r>, DemoError> {
    characters
        .iter()
        .find(|character| character.id() == id)
        .ok_or_else(|| DemoError::Missing(id.to_owned()))
}

/// As somebody does who has a link: enters, saves what each look at the form made him write, and submits.
fn answer_one(
    app: &App,
    clock: &FixedClock,
    respondent: &Respondent,
    (registry, questionnaires, somebody): (&LoadedRegistry, &Questionnaires, &dyn Answering),
    last_page: Option<usize>,
) -> Result<(), DemoError> {
    let id = &respondent.organization;
    let entered = app.write_blocking(|transaction| -> Result<Entered, DemoError> {
        let contact = contact_of(transaction, respondent)?;
        let token = mint(transaction, &contact, LinkPurpose::Respond)?;
        enter(transaction, &token)?.ok_or_else(|| DemoError::Missing(id.clone()))
    })?;
    let language = entered.entry.contact.language;
    let author = Author::Contact(entered.entry.contact.id.clone());
    let context = Context {
        language,
        now: app.now(),
        registers: registry,
        last: None,
    };
    let filled_in: FilledIn = fill_in(questionnaires.of(respondent.group)?, context, somebody)
        .map_err(|error| DemoError::Walk(id.clone(), error))?;
    for (number, look) in filled_in.looks.into_iter().enumerate() {
        let changes: Vec<Change> = look
            .into_iter()
            .filter(|written| last_page.is_none_or(|last| written.page <= last))
            .map(|written| Change {
                address: written.address,
                value: NewValue::Set(written.value),
                base_version: Some(0),
                attribution: None,
            })
            .collect();
        if changes.is_empty() {
            continue;
        }
        clock.advance(TimeDelta::minutes(6));
        let save = SaveAnswers {
            response: entered.response.clone(),
            operation: None,
            changes,
            language,
            author: author.clone(),
            writer: format!("demo:{id}"),
            sequence: i64::try_from(number).ok(),
            on_behalf: None,
        };
        app.write_blocking(|transaction| save_answers(transaction, &save))
            .map_err(|error| DemoError::Save(id.clone(), error))?;
    }
    if last_page.is_none() {
        clock.advance(TimeDelta::minutes(25));
        let command = Submit {
            response: entered.response,
            operation: None,
            expected_revision: None,
            declaration: Some(Declaration {
                name: entered.entry.contact.name.clone(),
                function: texts::focal_point(language).to_owned(),
            }),
            language,
            author,
            on_behalf: None,
        };
        app.write_blocking(|transaction| submit(transaction, &command))
            .map_err(|error| DemoError::Submit(id.clone(), error))?;
    }
    Ok(())
}

fn second_round(transaction: &mut Transaction<'_>) -> Result<Assessment, DemoError> {
    assessments::find_assessment_by_slug(transaction.connection, SECOND_ROUND)?
        .ok_or_else(|| DemoError::Missing(SECOND_ROUND.to_owned()))
}

fn contact_of(
    transaction: &mut Transaction<'_>,
    respondent: &Respondent,
) -> Result<Contact, DemoError> {
    let missing = || DemoError::Missing(respondent.to_string());
    let assessment = second_round(transaction)?;
    let invitation =
        invitations::find_invitation_of(transaction.connection, &assessment.id, respondent)?
            .ok_or_else(missing)?;
    let contacts = invitations::list_contacts(transaction.connection, &invitation.id)?;
    contacts.into_iter().next().ok_or_else(missing)
}

/// One respondent of each group with a link that works, besides the one in the mail.
pub fn examples(app: &App) -> Result<Vec<Example>, DemoError> {
    app.write_blocking(|transaction| {
        let registry = load_registry(transaction)?;
        LINKS
            .iter()
            .map(|id| {
                let respondent = registry
                    .find_respondent(id)
                    .ok_or_else(|| DemoError::Missing((*id).to_owned()))?;
                let contact = contact_of(transaction, &respondent)?;
                let token = mint(transaction, &contact, LinkPurpose::Respond)?;
                Ok(Example {
                    name: registry.name_of(&respondent, Language::English),
                    respondent,
                    token,
                })
            })
            .collect()
    })
}
