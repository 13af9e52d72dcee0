//! Printing: reports that take a moment, and many of them that take a while.
//!
//! [`Press::print`] makes one file outside the async threads, two at a time, so that pages stay quick. A [`Job`]
//! makes the reports of a whole round; it lives in this process: after a restart, or behind another instance, it
//! is asked for again. Its file belongs to who asked for it, and is gone after an hour.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::web;
use chrono::{DateTime, TimeDelta, Utc};
use maud::Markup;
use tokio::sync::Semaphore;

use super::error::PageError;
use super::parts::message;
use crate::assessment::Role;
use crate::language::Language;
use crate::reports::file::FileFormat;
use crate::reports::pdf::{Fonts, MissingFont};

/// Files made at the same time.
const TURNS: usize = 2;
/// Readers outside who have a file made or wait for it; the next one is asked to come again.
const MOST_READERS: usize = 16;
/// How long a finished file is kept.
const KEPT: TimeDelta = TimeDelta::hours(1);
/// Jobs that the process remembers; the oldest goes first, so that nobody can fill the memory.
const MOST_JOBS: usize = 12;

/// Which letters are missing, and what would help.
pub fn missing_font_text(language: Language, missing: &MissingFont) -> Markup {
    message(
        language,
        "report-font-missing",
        &[
            ("script", &missing.script),
            ("letters", &missing.letters),
            ("font", &missing.font),
        ],
    )
}

/// Fonts, turns and jobs.
pub struct Press {
    pub fonts: Fonts,
    turns: Semaphore,
    /// Readers outside have a turn of their own, so that nobody can make the staff wait.
    turn_for_readers: Semaphore,
    queue_of_readers: Semaphore,
    jobs: Mutex<BTreeMap<String, Arc<Job>>>,
}

impl Press {
    pub fn new(fonts: Fonts) -> Press {
        Press {
            fonts,
            turns: Semaphore::new(TURNS),
            turn_for_readers: Semaphore::new(1),
            queue_of_readers: Semaphore::new(MOST_READERS),
            jobs: Mutex::default(),
        }
    }

    /// Waits for a turn and does the work outside the async threads.
    pub async fn print<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Fonts) -> T + Send + 'static,
    ) -> Result<T, PageError> {
        let _turn = self.turns.acquire().await.map_err(PageError::internal)?;
        let press = Arc::clone(self);
        web::block(move || work(&press.fonts))
            .await
            .map_err(PageError::internal)
    }

    /// The same for readers outside, one at a time, with an end to the queue.
    pub async fn print_for_readers<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Fonts) -> T + Send + 'static,
    ) -> Result<T, PageError> {
        let _place = self
            .queue_of_readers
            .try_acquire()
            .map_err(|error| PageError::Unavailable(Box::new(error)))?;
        let _turn = self
            .turn_for_readers
            .acquire()
            .await
            .map_err(PageError::internal)?;
        let press = Arc::clone(self);
        web::block(move || work(&press.fonts))
            .await
            .map_err(PageError::internal)
    }

    /// The job under way of this person, or this new one.
    pub fn begin(&self, job: Job, now: DateTime<Utc>) -> (Arc<Job>, bool) {
        let mut jobs = self.lock();
        jobs.retain(|_, job| !job.is_gone(now));
        if let Some(known) = jobs
            .values()
            .find(|known| known.owner == job.owner && known.is_running())
        {
            return (Arc::clone(known), false);
        }
        // Ids sort by time.
        while jobs.len() >= MOST_JOBS {
            jobs.pop_first();
        }
        let job = Arc::new(job);
        jobs.insert(job.id.clone(), Arc::clone(&job));
        (job, true)
    }

    /// The job with this id, for who asked for it and still sees what it was made from.
    pub fn find(
        &self,
        id: &str,
        assessment: &str,
        owner: &Owner,
        now: DateTime<Utc>,
    ) -> Option<Arc<Job>> {
        let mut jobs = self.lock();
        jobs.retain(|_, job| !job.is_gone(now));
        jobs.get(id)
            .filter(|job| job.owner == *owner && job.assessment == assessment)
            .cloned()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Job>>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who asked, with the rights that the file was made by: who has others since does not get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub user: String,
    pub role: Role,
    pub iscms: Option<Vec<String>>,
}

/// The reports of a round on their way into one file.
pub struct Job {
    pub id: String,
    pub owner: Owner,
    /// The short name of the round.
    pub assessment: String,
    pub format: FileFormat,
    pub language: Language,
    pub total: usize,
    state: Mutex<JobState>,
}

/// How far a job is.
#[derive(Clone)]
pub enum JobState {
    Running {
        done: usize,
    },
    Done {
        file: Arc<Vec<u8>>,
        until: DateTime<Utc>,
    },
    /// Ended without a file; the font that is missing, where that is why.
    Failed {
        missing: Option<Box<MissingFont>>,
        until: DateTime<Utc>,
    },
}

impl Job {
    pub fn new(
        id: String,
        owner: Owner,
        assessment: String,
        (format, language): (FileFormat, Language),
        total: usize,
    ) -> Job {
        Job {
            id,
            owner,
            assessment,
            format,
            language,
            total,
            state: Mutex::new(JobState::Running { done: 0 }),
        }
    }

    pub fn state(&self) -> JobState {
        self.lock().clone()
    }

    /// One more report is made.
    pub fn step(&self) {
        if let JobState::Running { done } = &mut *self.lock() {
            *done += 1;
        }
    }

    pub fn finish(&self, file: Vec<u8>, now: DateTime<Utc>) {
        *self.lock() = JobState::Done {
            file: Arc::new(file),
            until: now + KEPT,
        };
    }

    pub fn fail(&self, missing: Option<MissingFont>, now: DateTime<Utc>) {
        *self.lock() = JobState::Failed {
            missing: missing.map(Box::new),
            until: now + KEPT,
        };
    }

    fn is_running(&self) -> bool {
        matches!(*self.lock(), JobState::Running { .. })
    }

    fn is_gone(&self, now: DateTime<Utc>) -> bool {
        match &*self.lock() {
            JobState::Running { .. } => false,
            JobState::Done { until, .. } | JobState::Failed { until, .. } => *until <= now,
        }
    }

    fn lock(&self) -> MutexGuard<'_, JobState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
