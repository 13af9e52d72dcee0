//! Ids, tokens and the hashes under which tokens are stored.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::clock::Randomness;

/// A secret that opens something: 256 bits, as text for a link or a cookie.
///
/// It is given away once and never stored; [`hash`] is.
pub fn new_token(randomness: &dyn Randomness) -> String {
    let mut bytes = [0; 32];
    randomness.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is stored of a token. A plain digest is enough: the token cannot be guessed.
pub fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// An id that sorts by the time it was made (UUID version 7).
pub fn new_id(randomness: &dyn Randomness, now: DateTime<Utc>) -> String {
    let mut bytes = [0; 10];
    randomness.fill(&mut bytes);
    let milliseconds = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    let id: Uuid = Builder::from_unix_timestamp_millis(milliseconds, &bytes).into_uuid();
    id.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededRandomness;

    #[test]
    fn tokens_differ_and_their_hash_does_not_show_them() {
        let randomness = SeededRandomness::new(7);
        let (first, second) = (new_token(&randomness), new_token(&randomness));
        assert_ne!(first, second);
        assert_eq!(first.len(), 43);
        assert_eq!(hash(&first), hash(&first));
        assert!(!hash(&first).contains(&first));
    }

    #[test]
    fn ids_sort_by_time() {
        let randomness = SeededRandomness::new(7);
        let early = DateTime::from_timestamp(1_500_000_000, 0).unwrap();
        let late = DateTime::from_timestamp(1_500_000_001, 0).unwrap();
        assert!(new_id(&randomness, early) < new_id(&randomness, late));
    }
}
