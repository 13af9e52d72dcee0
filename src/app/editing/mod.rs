//! Working on a Summary of Findings: from the generated text to the version that readers get.
//!
//! Start with [`open`], which puts the stored draft beside what the answers tell now. [`changing`] writes
//! words, [`moving`] moves a summary on and publishes, [`published`] reads what was published, [`citing`]
//! finds what can be cited, [`commenting`] keeps remarks, [`reviewing`] shows the draft to the secretariat.
//! Kept out: the rules, which are pure (`findings::draft`), and who may come in (`web::gate`).

pub mod changing;
pub mod citing;
pub mod commenting;
pub mod moving;
pub mod published;
pub mod reviewing;

use std::collections::BTreeMap;

use serde_json::json;

use super::context::Transaction;
use super::summaries::{SummaryError, ToldSummary, summary_of};
use crate::assessment::{Assessment, Author, Mark, SummaryId};
use crate::findings::draft::{Draft, EditProblem, Merged, MoveProblem, Stage, Told, merge};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::storage::summaries::{StoredSummary, find_summary_of, insert_summary, load_draft};
use crate::storage::summary_records::{Move, insert_move};
use crate::storage::{StorageError, reviewers, staff, summaries};

/// Why nothing was done to a summary.
#[derive(Debug, thiserror::Error)]
pub enum EditingError {
    #[error("there is no such summary")]
    NotThere,
    #[error("nobody has begun to edit this summary")]
    NotBegun,
    #[error("the summary is cleared or published: it goes back to a draft before it is changed")]
    Frozen,
    #[error(transparent)]
    Edit(#[from] EditProblem),
    #[error(transparent)]
    Move(#[from] MoveProblem),
    #[error("no language of the summary is ready for readers")]
    NotReady,
    #[error(
        "beside the published results it would tell what fewer than the minimum base said: too few answers changed since"
    )]
    HeldBack,
    #[error("{} is no address for mail", .0.join(", "))]
    BadAddresses(Vec<String>),
    #[error("there is nobody to write to")]
    NobodyToAsk,
    #[error("the remarks were sent already")]
    AlreadySent,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<SummaryError> for EditingError {
    fn from(error: SummaryError) -> Self {
        match error {
            SummaryError::UnknownAssessment(_) | SummaryError::UnknownIscm(_) => {
                EditingError::NotThere
            }
            SummaryError::Storage(error) => EditingError::Storage(error),
        }
    }
}

/// A summary as its editor sees it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub assessment: Assessment,
    /// What the answers are, where they are not the respondents' own word.
    pub marks: Vec<Mark>,
    /// `None` until somebody begins.
    pub stored: Option<StoredSummary>,
    pub told: Told,
    /// Names of respondents, by language and registry id.
    pub names: BTreeMap<Language, BTreeMap<String, String>>,
    pub draft: Draft,
}

impl Opened {
    /// The languages of the round, its first one first.
    pub fn languages(&self) -> Vec<Language> {
        self.assessment
            .languages
            .iter()
            .copied()
            .filter(|language| self.told.contains_key(language))
            .collect()
    }

    /// This language if the round has it, else the round's first one.
    pub fn language(&self, wanted: Language) -> Language {
        match self.told.contains_key(&wanted) {
            true => wanted,
            false => self.languages().first().copied().unwrap_or(wanted),
        }
    }

    /// The draft in one language.
    pub fn merged(&self, language: Language) -> Option<Merged> {
        Some(merge(self.told.get(&language)?, &self.draft))
    }

    /// The draft in one language with what stands around it in a report.
    pub fn told_summary(&self, language: Language, audience: Audience) -> Option<ToldSummary> {
        let merged = self.merged(language)?;
        Some(ToldSummary {
            summary: match audience {
                Audience::Staff => merged.summary(),
                Audience::Outside => merged.published(),
            },
            assessment: self.assessment.clone(),
            marks: self.marks.clone(),
            names: self.names_in(language),
        })
    }

    /// Names of everybody in the sources, those who may not be named among them.
    pub fn names_in(&self, language: Language) -> BTreeMap<String, String> {
        use crate::findings::draft::citation::{A_GROUP, A_STATE, AN_ORGANIZATION};

        let of_language = self.names.get(&language);
        let mut names = of_language
            .or_else(|| self.names.values().next())
            .cloned()
            .unwrap_or_default();
        for (id, key) in [
            (A_STATE, "cited-state"),
            (AN_ORGANIZATION, "cited-organization"),
            (A_GROUP, "cited-figure"),
        ] {
            names.insert(id.to_owned(), language.text(key));
        }
        names
    }

    fn stored(&self) -> Result<&StoredSummary, EditingError> {
        self.stored.as_ref().ok_or(EditingError::NotBegun)
    }
}

/// The summary of a mechanism in a round with its draft; `None` where nobody answered about it.
pub fn open(
    transaction: &mut Transaction<'_>,
    assessment: &str,
    iscm: &str,
) -> Result<Option<Opened>, EditingError> {
    let Some(first) = summary_of(
        transaction,
        assessment,
        iscm,
        Language::English,
        Audience::Staff,
    )?
    else {
        return Ok(None);
    };
    let mut told = Told::new();
    let mut names = BTreeMap::new();
    for language in first.assessment.languages.clone() {
        let one = if language == Language::English {
            Some(first.clone())
        } else {
            summary_of(transaction, assessment, iscm, language, Audience::Staff)?
        };
        if let Some(one) = one {
            told.insert(language, one.summary);
            names.insert(language, one.names);
        }
    }
    let stored = find_summary_of(transaction.connection, &first.assessment.id, iscm)?;
    let mut draft = match &stored {
        Some(stored) => load_draft(transaction.connection, &stored.id)?,
        None => Draft::default(),
    };
    citing::refresh(transaction, &first.assessment, iscm, &mut draft)?;
    Ok(Some(Opened {
        assessment: first.assessment,
        marks: first.marks,
        stored,
        told,
        names,
        draft,
    }))
}

/// Opens a summary that somebody works on, for this transaction alone: whoever writes next waits.
fn take(
    transaction: &mut Transaction<'_>,
    assessment: &str,
    iscm: &str,
) -> Result<(Opened, StoredSummary), EditingError> {
    let round =
        crate::storage::assessments::find_assessment_by_slug(transaction.connection, assessment)?
            .ok_or(EditingError::NotThere)?;
    let stored =
        find_summary_of(transaction.connection, &round.id, iscm)?.ok_or(EditingError::NotBegun)?;
    summaries::touch_summary(transaction.connection, &stored.id, transaction.now)?;
    let opened = open(transaction, assessment, iscm)?.ok_or(EditingError::NotThere)?;
    let stored = opened.stored()?.clone();
    Ok((opened, stored))
}

/// Begins to work on a summary: what is told now has been seen. Beginning twice is beginning once.
pub fn begin(
    transaction: &mut Transaction<'_>,
    assessment: &str,
    iscm: &str,
    actor: &Author,
) -> Result<SummaryId, EditingError> {
    let opened = open(transaction, assessment, iscm)?.ok_or(EditingError::NotThere)?;
    if let Some(stored) = opened.stored {
        return Ok(stored.id);
    }
    let stored = StoredSummary {
        id: SummaryId::new(transaction.new_id()),
        assessment: opened.assessment.id.clone(),
        iscm: iscm.to_owned(),
        stage: Stage::Draft,
        created_at: transaction.now,
        changed_at: transaction.now,
    };
    insert_summary(transaction.connection, &stored, actor)?;
    let draft = Draft::begin(&opened.told);
    summaries::write_draft(
        transaction.connection,
        &stored.id,
        &Draft::default(),
        &draft,
    )?;
    let step = Move {
        from: None,
        to: Stage::Draft,
        reason: String::new(),
        version: 0,
        author: actor.clone(),
        at: transaction.now,
    };
    insert_move(transaction.connection, &stored.id, &step)?;
    transaction.note(
        actor,
        "summary.begin",
        Some(&stored.assessment),
        ("summary", iscm),
        json!({}),
    )?;
    Ok(stored.id)
}

/// What the authors of drafts and remarks are called; those without a name of their own are missing.
pub fn names_of_authors<'a>(
    transaction: &mut Transaction<'_>,
    authors: impl IntoIterator<Item = &'a Author>,
) -> Result<BTreeMap<String, String>, StorageError> {
    let mut names = BTreeMap::new();
    let mut users = None;
    for author in authors {
        let id = author.to_string();
        if names.contains_key(&id) {
            continue;
        }
        let or_email = |name: &str, email: &str| match name.trim() {
            "" => email.to_owned(),
            name => name.to_owned(),
        };
        let name = match author {
            Author::Staff(user) => {
                if users.is_none() {
                    users = Some(staff::list_users(transaction.connection)?);
                }
                let mut known = users.iter().flatten();
                let user = known.find(|one| one.id == *user);
                user.map(|user| or_email(&user.name, &user.email))
            }
            Author::Reviewer(reviewer) => {
                let reviewer = reviewers::find_reviewer(transaction.connection, reviewer)?;
                reviewer.map(|reviewer| or_email(&reviewer.name, &reviewer.email))
            }
            Author::Contact(_) | Author::Operator | Author::Program => None,
        };
        if let Some(name) = name {
            names.insert(id, name);
        }
    }
    Ok(names)
}
