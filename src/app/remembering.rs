//! Counts that were made before and are still right, so that a page that is looked at again counts nothing.
//!
//! Start with [`Transaction::remembered`]. A count is known by what it counts and by the counting revisions of the
//! rounds in it, which every change renews in its own transaction. Only reading transactions remember: what a
//! writing one sees may never be.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::context::Transaction;
use crate::storage::kept_counts::counting_revision;
use crate::storage::tallies::TallyScope;
use crate::storage::{AnyConnection, StorageError};

/// A page has some; those of a hundred pages that staff look at now are kept.
const MOST: usize = 256;

/// Counts by what they count.
#[derive(Default)]
pub(super) struct Remembered(Mutex<HashMap<String, Entry>>);

struct Entry {
    revisions: Revisions,
    count: Arc<dyn Any + Send + Sync>,
    /// When it was last looked at, in looks.
    looked_at: u64,
}

/// Of the round that is counted, and of the one that it is compared with.
type Revisions = (i64, Option<i64>);

impl Remembered {
    fn find(&self, what: &str, revisions: Revisions) -> Option<Arc<dyn Any + Send + Sync>> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let look = next_look(&entries);
        let entry = entries.get_mut(what)?;
        entry.looked_at = look;
        (entry.revisions == revisions).then(|| Arc::clone(&entry.count))
    }

    fn keep(&self, what: String, revisions: Revisions, count: Arc<dyn Any + Send + Sync>) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let looked_at = next_look(&entries);
        entries.insert(
            what,
            Entry {
                revisions,
                count,
                looked_at,
            },
        );
        if entries.len() > MOST {
            let oldest = entries.iter().min_by_key(|(_, entry)| entry.looked_at);
            if let Some(what) = oldest.map(|(what, _)| what.clone()) {
                entries.remove(&what);
            }
        }
    }
}

fn next_look(entries: &HashMap<String, Entry>) -> u64 {
    let last = entries.values().map(|entry| entry.looked_at).max();
    last.unwrap_or(0) + 1
}

impl Transaction<'_> {
    /// What `count` gives; where nothing that is counted has changed since it was last asked for, what it gave then.
    ///
    /// `what` says what is counted, with all that the count depends on beside the scope. Large results do not
    /// belong here: they stay in memory.
    pub fn remembered<T: Send + Sync + 'static, E: From<StorageError>>(
        &mut self,
        scope: TallyScope,
        what: &str,
        count: impl FnOnce(&mut AnyConnection, TallyScope) -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        let Some(remembered) = self.remembered else {
            return count(self.connection, scope).map(Arc::new);
        };
        let what = format!("{what} {scope:?}");
        let also_in = scope.also_in.map(|other| &other.id);
        let revisions = (
            counting_revision(self.connection, scope.assessment)?,
            also_in
                .map(|other| counting_revision(self.connection, other))
                .transpose()?,
        );
        let before = remembered.find(&what, revisions);
        if let Some(before) = before.and_then(|count| count.downcast().ok()) {
            return Ok(before);
        }
        let counted = Arc::new(count(self.connection, scope)?);
        remembered.keep(what, revisions, Arc::clone(&counted) as _);
        Ok(counted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_found_at_its_revision_and_not_at_another() {
        let remembered = Remembered::default();
        remembered.keep("codes".to_owned(), (3, None), Arc::new(7_usize));
        let find = |what, revisions| -> Option<Arc<usize>> {
            remembered.find(what, revisions)?.downcast().ok()
        };
        assert_eq!(find("codes", (3, None)).as_deref(), Some(&7));
        assert_eq!(find("codes", (4, None)), None);
        assert_eq!(find("codes", (3, Some(1))), None);
        assert_eq!(find("numbers", (3, None)), None);
    }

    #[test]
    fn what_was_not_looked_at_for_longest_is_forgotten_first() {
        let remembered = Remembered::default();
        for number in 0..MOST {
            remembered.keep(number.to_string(), (1, None), Arc::new(number));
        }
        assert!(remembered.find("0", (1, None)).is_some());
        remembered.keep("new".to_owned(), (1, None), Arc::new(0_usize));
        let is_kept = |what: &str| remembered.find(what, (1, None)).is_some();
        assert!(is_kept("0") && is_kept("new") && !is_kept("1") && is_kept("2"));
    }
}
