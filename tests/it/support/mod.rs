//! What integration tests share. Start with [`databases::run_on_both`].

pub mod databases;
