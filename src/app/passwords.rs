//! Passwords of staff: which are accepted, how they are kept (threat model 3.4).

use std::sync::OnceLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::clock::Randomness;

/// Without a second factor; OWASP ASVS 5.0, 6.2.9.
pub const SHORTEST: usize = 15;
/// Long pass phrases are welcome; beyond this only the work of hashing grows.
pub const LONGEST: usize = 256;

/// Why a password is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    #[error("the password has fewer than {SHORTEST} characters")]
    TooShort,
    #[error("the password has more than {LONGEST} characters")]
    TooLong,
    #[error("the password is too easy to guess")]
    TooCommon,
}

/// Long enough to pass the length rule, and among the first that are tried.
const COMMON: &[&str] = &[
    "123456789012345",
    "1234567890123456",
    "correcthorsebatterystaple",
    "iloveyouiloveyou",
    "letmeinletmein",
    "passwordpassword",
    "qwertyuiopasdfgh",
    "qwertyuiopasdfghjkl",
];

/// Says why a password is not accepted for a person; there are no rules on its composition.
pub fn check(password: &str, email: &str) -> Result<(), PasswordProblem> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(PasswordProblem::TooShort);
    }
    if length > LONGEST {
        return Err(PasswordProblem::TooLong);
    }
    let plain: String = password
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let mut different: Vec<char> = plain.chars().collect();
    different.sort_unstable();
    different.dedup();
    let is_email = plain.contains(&email.trim().to_lowercase()) && !email.trim().is_empty();
    if COMMON.contains(&plain.as_str()) || different.len() < 5 || is_email {
        return Err(PasswordProblem::TooCommon);
    }
    Ok(())
}

/// Argon2id with 19 MiB, two passes, one lane: the least that OWASP names. Takes some 20 ms of a core,
/// so call it outside the async threads.
pub fn hash(password: &str, randomness: &dyn Randomness) -> String {
    let mut salt = [0; 16];
    randomness.fill(&mut salt);
    hasher()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .expect("the parameters are constants that argon2 accepts")
        .to_string()
}

/// Whether a password is the one that was hashed. For a person that does not exist pass `None`: the
/// same work is done, so that the time tells nothing.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let nobody = || {
        hasher()
            .hash_password_with_salt(b"nobody", &[7; 16])
            .expect("the parameters are constants that argon2 accepts")
            .to_string()
    };
    let text = stored.unwrap_or_else(|| NOBODY.get_or_init(nobody));
    let Ok(parsed) = PasswordHash::new(text) else {
        return false;
    };
    hasher()
        .verify_password(password.as_bytes(), &parsed)
        .is_ok()
        && stored.is_some()
}

fn hasher() -> Argon2<'static> {
    let parameters = Params::new(19 * 1024, 2, 1, None).expect("constants that argon2 accepts");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededRandomness;

    #[test]
    fn only_the_right_password_of_somebody_is_accepted() {
        let stored = hash("a long pass phrase", &SeededRandomness::new(7));
        assert!(
            stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{stored}"
        );
        assert!(verify("a long pass phrase", Some(&stored)));
        assert!(!verify("another pass phrase", Some(&stored)));
        assert!(!verify("nobody", None));
        assert!(!verify("a long pass phrase", Some("not a hash")));
    }

    #[test]
    fn length_counts_and_composition_does_not() {
        let problem = |password: &str| check(password, "ana@example.org").err();
        assert_eq!(problem("fourteen chars"), Some(PasswordProblem::TooShort));
        assert_eq!(problem("all lower case words"), None);
        assert_eq!(problem("ящик полон яблок и груш"), None);
        assert_eq!(problem(&"x".repeat(20)), Some(PasswordProblem::TooCommon));
        assert_eq!(
            problem("Password Password"),
            Some(PasswordProblem::TooCommon)
        );
        assert_eq!(
            problem("ana@example.org1"),
            Some(PasswordProblem::TooCommon)
        );
        assert_eq!(
            problem(&"long enough ".repeat(30)),
            Some(PasswordProblem::TooLong)
        );
    }
}
