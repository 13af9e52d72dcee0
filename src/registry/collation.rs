//! The order of names in a language: `Égypte` before `Fidji`, not after `Zimbabwe`.

use std::cmp::Ordering;

use icu::collator::options::CollatorOptions;
use icu::collator::{Collator, CollatorBorrowed};
use icu::locale::locale;

use crate::language::Language;

/// Compares names as the readers of a language expect.
#[derive(Debug)]
pub struct Collation {
    collator: CollatorBorrowed<'static>,
}

impl Collation {
    pub fn new(language: Language) -> Self {
        let locale = match language {
            Language::Arabic => locale!("ar"),
            Language::Chinese => locale!("zh"),
            Language::English => locale!("en"),
            Language::French => locale!("fr"),
            Language::Russian => locale!("ru"),
            Language::Spanish => locale!("es"),
        };
        let collator = Collator::try_new(locale.into(), CollatorOptions::default())
            .expect("the collation rules of the six languages are compiled in");
        Collation { collator }
    }

    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collator.compare(left, right)
    }

    /// Sorts by a name of each item.
    pub fn sort_by_name<T>(&self, items: &mut [T], name: impl Fn(&T) -> &str) {
        items.sort_by(|left, right| self.compare(name(left), name(right)));
    }

    /// Bytes that sort like the name, for an index that compares bytes.
    pub fn sort_key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::new();
        match self.collator.write_sort_key_to(name, &mut key) {
            Ok(()) => key,
            Err(never) => match never {},
        }
    }
}
