//! A respondent's response as a page finds it: opened once, read by every handler of this door.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, web};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::Setting;
use super::passage::{Acting, DeskPassage, Passage};
use crate::app::deciding::find_asked;
use crate::app::registers::LoadedRegistry;
use crate::app::saving::{Opened, SaveError, open_response};
use crate::app::secret;
use crate::assessment::{Assessment, Mark, Respondent, Return, Submission};
use crate::institution::Institution;
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::Form;
use crate::questionnaire::model::{Attribution, RespondentGroup};
use crate::registry::Register;
use crate::storage::submissions;
use crate::web::Site;
use crate::web::desk;
use crate::web::error::PageError;
use crate::web::request::PageLanguage;

/// An opened response, and who looks at it.
pub(super) struct Visit {
    pub site: web::Data<Site>,
    pub acting: Acting,
    pub passage: Passage,
    pub opened: Opened,
    /// What staff ask, where the answers came back.
    pub asked: Option<Return>,
    pub language: Language,
    pub now: DateTime<Utc>,
    titles: Titles,
    levels: BTreeMap<Address, Attribution>,
}

/// The names that pages show, in the language of the page.
pub(super) struct Titles {
    pub name: String,
    pub full_name: Option<String>,
    pub assessment: String,
    pub zone: Tz,
}

impl Titles {
    pub fn of(
        site: &Site,
        (assessment, respondent): (&Assessment, &Respondent),
        registry: &LoadedRegistry,
        language: Language,
    ) -> Titles {
        let (name, full_name) = names_of(registry, respondent, language);
        Titles {
            name,
            full_name,
            assessment: assessment.title_in(language).to_owned(),
            zone: assessment.time_zone.parse().unwrap_or(site.time_zone),
        }
    }

    pub fn setting<'a>(
        &'a self,
        institution: &'a Institution,
        (assessment, respondent): (&Assessment, &Respondent),
        language: Language,
        mark: Option<Mark>,
        passage: &'a Passage,
    ) -> Setting<'a> {
        Setting {
            language,
            institution,
            group: respondent.group,
            name: &self.name,
            full_name: self.full_name.as_deref(),
            assessment: &self.assessment,
            mark: mark.or(assessment.mark),
            closes_at: assessment.closes_at,
            zone: self.zone,
            passage,
        }
    }
}

/// The short name, and the full one where there is a shorter.
fn names_of(
    registry: &LoadedRegistry,
    respondent: &Respondent,
    language: Language,
) -> (String, Option<String>) {
    let register = match respondent.group {
        RespondentGroup::Iscm => Register::Iscm,
        RespondentGroup::State => Register::State,
        RespondentGroup::Igo => Register::Organization,
    };
    match registry
        .registry
        .find_in_register(register, &respondent.organization)
    {
        Some(entry) => {
            let name = entry.name.in_language(language).to_owned();
            match entry.acronym {
                Some(acronym) => (acronym.in_language(language).to_owned(), Some(name)),
                None => (name, None),
            }
        }
        None => (respondent.organization.clone(), None),
    }
}

impl Visit {
    pub async fn open(
        site: &web::Data<Site>,
        request: &HttpRequest,
        acting: &Acting,
    ) -> Result<Visit, PageError> {
        let acting = acting.clone();
        let response = acting.response().clone();
        let (opened, asked, now) = site
            .app
            .read(move |transaction| {
                let opened = open_response(transaction, &response)?;
                let asked = find_asked(transaction, &opened.response)?;
                Ok::<_, SaveError>((opened, asked, transaction.now))
            })
            .await?;
        let language = PageLanguage::of(request).or(acting.language());
        let about = (acting.assessment(), acting.respondent());
        let titles = Titles::of(site, about, &opened.registry, language);
        let passage = match &acting {
            Acting::Link(_) => Passage::Link,
            Acting::Behalf(behalf) => {
                let (staff, found) = &**behalf;
                let (navigation, account) = desk::around(site, language, staff);
                Passage::Desk(Box::new(DeskPassage {
                    entry: found.entry.id.clone(),
                    source: found.entry.source.clone(),
                    round: found.assessment.slug.clone(),
                    round_title: titles.assessment.clone(),
                    navigation,
                    account,
                }))
            }
        };
        let levels = opened.chosen_levels().into_iter().collect();
        Ok(Visit {
            site: site.clone(),
            acting,
            passage,
            opened,
            asked,
            language,
            now,
            titles,
            levels,
        })
    }

    pub fn setting(&self) -> Setting<'_> {
        self.titles.setting(
            &self.site.institution,
            (self.acting.assessment(), self.acting.respondent()),
            self.language,
            self.opened.response.mark,
            &self.passage,
        )
    }

    /// The state of the form with the answers as they stand.
    pub fn form(&self) -> Form<'_> {
        Form::compute(
            &self.opened.questionnaire,
            &self.opened.values(),
            self.opened.context(self.language, self.now),
        )
    }

    /// Whether answers are taken from this person now.
    pub fn may_answer(&self) -> bool {
        let (assessment, response) = (&self.opened.assessment, &self.opened.response);
        self.acting
            .may_answer(assessment, response, self.now)
            .is_ok()
    }

    /// The submission that counts, if there is one.
    pub async fn submission(&self) -> Result<Option<Submission>, PageError> {
        let Some(id) = self.opened.response.current_submission.clone() else {
            return Ok(None);
        };
        let found = self
            .site
            .app
            .read(move |transaction| submissions::find_submission(transaction.connection, &id));
        Ok(found.await?)
    }

    /// An id for the next write from a page that is drawn now.
    pub fn new_operation(&self) -> String {
        secret::new_id(self.site.app.randomness(), self.now)
    }

    /// What proves forms to be of this session.
    pub fn token(&self) -> &str {
        self.acting.form_key()
    }

    /// How the answer at an address may be quoted, where the respondent chose so.
    pub fn level(&self, address: &Address) -> Option<Attribution> {
        self.levels.get(address).copied()
    }
}
