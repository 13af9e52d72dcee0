use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::ids::AssessmentId;
use super::names::Mark;
use crate::language::Language;

/// Where a round is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssessmentState {
    /// Being prepared: nobody is asked yet.
    Draft,
    /// Answers are taken, from its opening until its closing instant.
    Open,
    /// Over; nothing is accepted any more.
    Closed,
}

impl AssessmentState {
    pub fn code(self) -> &'static str {
        match self {
            AssessmentState::Draft => "draft",
            AssessmentState::Open => "open",
            AssessmentState::Closed => "closed",
        }
    }

    pub fn from_code(code: &str) -> Option<AssessmentState> {
        [
            AssessmentState::Draft,
            AssessmentState::Open,
            AssessmentState::Closed,
        ]
        .into_iter()
        .find(|state| state.code() == code)
    }
}

/// The person to whom answers to our mails go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyContact {
    pub name: String,
    pub email: String,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub id: AssessmentId,
    pub slug: String,
    /// In the default language at least, which is the first of `languages`.
    pub title: BTreeMap<Language, String>,
    /// The languages it is offered in, the default one first.
    pub languages: Vec<Language>,
    /// The zone in which its instants are shown (`Europe/Paris`); they are kept in UTC.
    pub time_zone: String,
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub state: AssessmentState,
    pub mark: Option<Mark>,
    /// Texts for its mails, by key and language code, where they differ from the built-in ones.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    pub contact: Option<ReplyContact>,
    /// The smallest number of answers of a group that may be shown (m of the disclosure rule).
    pub minimum_base: u32,
    /// The round before, with which this one is compared.
    pub previous: Option<AssessmentId>,
    pub opened_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    pub revision: i64,
    /// Only accepted answers are counted; else all that are submitted.
    pub counts_accepted_only: bool,
}

/// What somebody asks for when creating a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAssessment {
    pub slug: String,
    pub title: BTreeMap<Language, String>,
    pub languages: Vec<Language>,
    pub time_zone: String,
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub mark: Option<Mark>,
    pub contact: Option<ReplyContact>,
    pub minimum_base: u32,
    pub previous: Option<AssessmentId>,
}

impl NewAssessment {
    /// A round in English with the usual settings, to be changed where it differs.
    pub fn new(
        slug: impl Into<String>,
        title: impl Into<String>,
        opens_at: DateTime<Utc>,
        closes_at: DateTime<Utc>,
    ) -> Self {
        NewAssessment {
            slug: slug.into(),
            title: BTreeMap::from([(Language::English, title.into())]),
            languages: vec![Language::English, Language::French, Language::Spanish],
            time_zone: "UTC".to_owned(),
            opens_at,
            closes_at,
            mark: None,
            contact: None,
            minimum_base: 3,
            previous: None,
        }
    }

    /// All that is wrong with it.
    pub fn check(&self) -> Vec<CreateProblem> {
        let mut problems = Vec::new();
        let is_slug = !self.slug.is_empty()
            && self.slug.len() <= 64
            && self
                .slug
                .chars()
                .all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '-'))
            && !self.slug.starts_with('-');
        if !is_slug {
            problems.push(CreateProblem::BadSlug);
        }
        match self.languages.first() {
            None => problems.push(CreateProblem::NoLanguage),
            Some(first) => {
                if self
                    .title
                    .get(first)
                    .is_none_or(|title| title.trim().is_empty())
                {
                    problems.push(CreateProblem::NoTitle);
                }
            }
        }
        if self.closes_at <= self.opens_at {
            problems.push(CreateProblem::ClosesBeforeOpening);
        }
        if self.minimum_base == 0 {
            problems.push(CreateProblem::NoMinimumBase);
        }
        problems
    }
}

/// Why a round cannot be created as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CreateProblem {
    #[error("the short name may hold small letters, digits and hyphens, at most 64")]
    BadSlug,
    #[error("an assessment needs a language")]
    NoLanguage,
    #[error("an assessment needs a title in its first language")]
    NoTitle,
    #[error("the closing instant must be after the opening instant")]
    ClosesBeforeOpening,
    #[error("the minimum base must be at least 1")]
    NoMinimumBase,
}

/// Why a round cannot be opened or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateChangeProblem {
    #[error("it is already open")]
    AlreadyOpen,
    #[error("it is already closed")]
    AlreadyClosed,
    #[error("it was never opened")]
    NeverOpened,
    #[error("its closing instant has passed")]
    ClosingPassed,
    #[error("it has no questionnaire")]
    NoQuestionnaire,
}

impl Assessment {
    /// Opens the round, so that answers are taken from its opening instant on.
    ///
    /// A closed round is not opened again: what was published about it would no longer hold.
    pub fn open(
        &self,
        questionnaires: usize,
        now: DateTime<Utc>,
    ) -> Result<Self, StateChangeProblem> {
        match self.state {
            AssessmentState::Open => return Err(StateChangeProblem::AlreadyOpen),
            AssessmentState::Closed => return Err(StateChangeProblem::AlreadyClosed),
            AssessmentState::Draft => {}
        }
        if questionnaires == 0 {
            return Err(StateChangeProblem::NoQuestionnaire);
        }
        if now >= self.closes_at {
            return Err(StateChangeProblem::ClosingPassed);
        }
        Ok(Assessment {
            state: AssessmentState::Open,
            opened_at: Some(now),
            revision: self.revision + 1,
            ..self.clone()
        })
    }

    /// Closes the round, by hand or because its closing instant has come.
    ///
    /// A round of the past may be closed without ever having been open, when its answers were entered on
    /// behalf: `demo` and imports of earlier rounds do so.
    pub fn close(&self, now: DateTime<Utc>) -> Result<Self, StateChangeProblem> {
        match self.state {
            AssessmentState::Closed => return Err(StateChangeProblem::AlreadyClosed),
            AssessmentState::Draft if now < self.closes_at => {
                return Err(StateChangeProblem::NeverOpened);
            }
            AssessmentState::Draft | AssessmentState::Open => {}
        }
        Ok(Assessment {
            state: AssessmentState::Closed,
            closed_at: Some(now),
            revision: self.revision + 1,
            ..self.clone()
        })
    }

    /// Whether answers are taken at this instant.
    pub fn takes_answers(&self, now: DateTime<Utc>) -> bool {
        self.state == AssessmentState::Open && self.opens_at <= now && now < self.closes_at
    }

    /// Whether the worker should close it.
    pub fn is_due_for_closing(&self, now: DateTime<Utc>) -> bool {
        self.state == AssessmentState::Open && now >= self.closes_at
    }

    /// The title in a language, else in the default one.
    pub fn title_in(&self, language: Language) -> &str {
        self.title
            .get(&language)
            .or_else(|| {
                self.languages
                    .first()
                    .and_then(|first| self.title.get(first))
            })
            .map_or(self.slug.as_str(), String::as_str)
    }
}
