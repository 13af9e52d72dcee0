use std::sync::Arc;
use std::time::Duration;

use diesel::r2d2::{Pool, PooledConnection};
use tokio::sync::Semaphore;

use super::connection::{AnyConnection, Manager, Purpose};
use super::error::{OpenError, StorageError};
use super::migrate;
use super::url::DatabaseUrl;

pub use super::migrate::Startup;

/// How long a request waits for its turn before it is told to come back.
const TURN_WAIT: Duration = Duration::from_secs(10);

/// The database of an installation. Cheap to clone.
///
/// `read` and `write` are the only doors: they leave the async threads, take a connection, and own the
/// transaction. Reads and writes have turns of their own, so that long reading delays no saving. SQLite
/// has one writer at a time: writers queue here, in order, rather than ask the file again and again.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Manager>,
    readers: Arc<Semaphore>,
    writers: Arc<Semaphore>,
    url: DatabaseUrl,
    startup: Startup,
}

impl Db {
    /// Opens a database that is there and brings it up to date.
    pub fn open(url: &DatabaseUrl) -> Result<Db, OpenError> {
        Db::prepare(url, false)
    }

    /// Opens a database and makes it if it is not there: an explicit act, for `migrate` and `demo`.
    pub fn create(url: &DatabaseUrl) -> Result<Db, OpenError> {
        Db::prepare(url, true)
    }

    fn prepare(url: &DatabaseUrl, may_create: bool) -> Result<Db, OpenError> {
        let startup = migrate::prepare(url, may_create)?;
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let readers = (cores * 2).clamp(4, 16);
        let writers = match url {
            DatabaseUrl::Sqlite(_) => 1,
            DatabaseUrl::Postgres(_) => (cores * 2).clamp(4, 16),
        };
        // Room for the blocking doors beside the turns.
        let size = u32::try_from(readers + writers + 2).unwrap_or(32);
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(5))
            .error_handler(Box::new(LoggedErrors))
            .build_unchecked(Manager { url: url.clone() });
        Ok(Db {
            pool,
            readers: Arc::new(Semaphore::new(readers)),
            writers: Arc::new(Semaphore::new(writers)),
            url: url.clone(),
            startup,
        })
    }

    /// What opening found and did.
    pub fn startup(&self) -> &Startup {
        &self.startup
    }

    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Reads: all queries of `body` see the same state, and none can write.
    pub async fn read<T, E>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        self.outside(Purpose::Read, body).await
    }

    /// Writes: everything `body` does is committed durably when this returns `Ok`, nothing otherwise.
    pub async fn write<T, E>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        self.outside(Purpose::Write, body).await
    }

    /// `read` for the command line, where no runtime is at hand.
    pub fn read_blocking<T, E: From<StorageError>>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        transact(&self.pool, Purpose::Read, body)
    }

    /// `write` for the command line, where no runtime is at hand.
    pub fn write_blocking<T, E: From<StorageError>>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        transact(&self.pool, Purpose::Write, body)
    }

    async fn outside<T, E>(
        &self,
        purpose: Purpose,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        let turns = match purpose {
            Purpose::Read => &self.readers,
            Purpose::Write => &self.writers,
        };
        let turn = tokio::time::timeout(TURN_WAIT, Arc::clone(turns).acquire_owned())
            .await
            .map_err(|_| unavailable("no turn at the database in time"))?
            .map_err(|_| unavailable("the program is stopping"))?;
        let pool = self.pool.clone();
        let work = tokio::task::spawn_blocking(move || {
            // Held until the work is done, also when nobody waits for it any more.
            let _turn = turn;
            transact(&pool, purpose, body)
        });
        match work.await {
            Ok(result) => result,
            Err(stopped) => match stopped.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(unavailable("the program is stopping").into()),
            },
        }
    }
}

impl std::fmt::Debug for Db {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Db({})", self.url)
    }
}

fn unavailable(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> StorageError {
    StorageError::Unavailable(reason.into())
}

fn transact<T, E: From<StorageError>>(
    pool: &Pool<Manager>,
    purpose: Purpose,
    body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    let mut connection: PooledConnection<Manager> = pool.get().map_err(unavailable)?;
    connection.begin(purpose).map_err(StorageError::from)?;
    match body(&mut connection) {
        Ok(done) => {
            connection.commit().map_err(StorageError::from)?;
            Ok(done)
        }
        Err(problem) => {
            if let Err(error) = connection.roll_back() {
                // The connection is broken and leaves the pool; the caller is told what happened first.
                tracing::warn!(%error, "a transaction could not be rolled back");
            }
            Err(problem)
        }
    }
}

/// Says once per failed connection why, with the whole chain; the address is shown without its password.
#[derive(Debug)]
struct LoggedErrors;

impl diesel::r2d2::HandleError<OpenError> for LoggedErrors {
    fn handle_error(&self, error: OpenError) {
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        tracing::warn!(%error, cause, "no connection to the database");
    }
}
