use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use serde_json::Value as Json;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::registers::LoadedRegistry;
use super::remembering::Remembered;
use super::secret;
use crate::assessment::{AssessmentId, Author};
use crate::clock::{Clock, Randomness};
use crate::questionnaire::Questionnaire;
use crate::storage::audit::{AuditEntry, insert_audit_entry};
use crate::storage::{AnyConnection, Db, StorageError};

/// An installation at work: its database, its time and its randomness. Cheap to clone.
#[derive(Clone)]
pub struct App {
    inside: Arc<Inside>,
}

struct Inside {
    db: Db,
    clock: Arc<dyn Clock>,
    randomness: Arc<dyn Randomness>,
    kept: Kept,
    remembered: Remembered,
    exports: Arc<Semaphore>,
}

/// Files of data that are written at once (threat model 6.1, 6.2); each reads on a connection of its own, for
/// which the pool has room beside the turns of pages.
const EXPORTS_AT_ONCE: usize = 2;

/// What is read often and made anew seldom.
#[derive(Default)]
pub(super) struct Kept {
    /// By digest: a questionnaire never changes under it.
    pub questionnaires: Mutex<HashMap<String, Arc<Questionnaire>>>,
    /// As it is at its stamp.
    pub registry: Mutex<Option<Arc<LoadedRegistry>>>,
}

/// One transaction of the program: everything in it happens at one instant, and together or not at all.
///
/// The functions of this room take it, so that a caller may put several into one.
pub struct Transaction<'a> {
    pub connection: &'a mut AnyConnection,
    /// The server's time when the transaction began, its turn at the database included.
    pub now: DateTime<Utc>,
    pub(super) randomness: &'a dyn Randomness,
    pub(super) kept: &'a Kept,
    /// Counts that were made before; none where this transaction writes.
    pub(super) remembered: Option<&'a Remembered>,
}

impl App {
    pub fn new(db: Db, clock: Arc<dyn Clock>, randomness: Arc<dyn Randomness>) -> Self {
        App {
            inside: Arc::new(Inside {
                db,
                clock,
                randomness,
                kept: Kept::default(),
                remembered: Remembered::default(),
                exports: Arc::new(Semaphore::new(EXPORTS_AT_ONCE)),
            }),
        }
    }

    pub fn db(&self) -> &Db {
        &self.inside.db
    }

    pub fn clock(&self) -> &dyn Clock {
        &*self.inside.clock
    }

    pub fn randomness(&self) -> &dyn Randomness {
        &*self.inside.randomness
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.inside.clock.now()
    }

    /// A turn for writing a file of data, kept until it is dropped; `None` while as many are written as may be.
    pub fn export_turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.inside.exports).try_acquire_owned().ok()
    }

    /// Runs functions of this room in one write transaction, outside the async threads.
    pub async fn write<T, E>(
        &self,
        body: impl FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        let app = self.clone();
        self.inside
            .db
            .write(move |connection| app.transact(connection, None, body))
            .await
    }

    /// Runs reading functions of this room on one state of the database, outside the async threads.
    pub async fn read<T, E>(
        &self,
        body: impl FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        let app = self.clone();
        self.inside
            .db
            .read(move |connection| app.transact(connection, Some(&app.inside.remembered), body))
            .await
    }

    /// `write` for the command line.
    pub fn write_blocking<T, E: From<StorageError>>(
        &self,
        body: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.inside
            .db
            .write_blocking(|connection| self.transact(connection, None, body))
    }

    /// `read` for the command line.
    pub fn read_blocking<T, E: From<StorageError>>(
        &self,
        body: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.inside.db.read_blocking(|connection| {
            self.transact(connection, Some(&self.inside.remembered), body)
        })
    }

    fn transact<T, E>(
        &self,
        connection: &mut AnyConnection,
        remembered: Option<&Remembered>,
        body: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        body(&mut Transaction {
            connection,
            now: self.inside.clock.now(),
            randomness: &*self.inside.randomness,
            kept: &self.inside.kept,
            remembered,
        })
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "App({:?})", self.inside.db)
    }
}

impl Transaction<'_> {
    /// An id for something new.
    pub fn new_id(&self) -> String {
        secret::new_id(self.randomness, self.now)
    }

    /// Writes into the audit what is being done, in the actor's own name.
    pub(super) fn note(
        &mut self,
        actor: &Author,
        action: &str,
        assessment: Option<&AssessmentId>,
        (object_kind, object_id): (&str, &str),
        detail: Json,
    ) -> Result<(), StorageError> {
        let entry = AuditEntry {
            id: self.new_id(),
            at: self.now,
            actor: actor.clone(),
            action: action.to_owned(),
            assessment: assessment.cloned(),
            object_kind: object_kind.to_owned(),
            object_id: object_id.to_owned(),
            detail,
        };
        insert_audit_entry(self.connection, &entry)
    }
}

impl Kept {
    pub fn questionnaire(&self, digest: &str) -> Option<Arc<Questionnaire>> {
        self.questionnaires
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(digest)
            .cloned()
    }

    pub fn keep_questionnaire(&self, digest: &str, questionnaire: Arc<Questionnaire>) {
        let mut kept = self
            .questionnaires
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        // A round has three; an installation that compares many rounds starts again rather than grow.
        if kept.len() >= 64 {
            kept.clear();
        }
        kept.insert(digest.to_owned(), questionnaire);
    }

    pub fn registry(&self, stamp: &str) -> Option<Arc<LoadedRegistry>> {
        self.registry
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .filter(|kept| kept.stamp == stamp)
            .cloned()
    }

    pub fn keep_registry(&self, registry: Arc<LoadedRegistry>) {
        *self.registry.lock().unwrap_or_else(PoisonError::into_inner) = Some(registry);
    }
}
