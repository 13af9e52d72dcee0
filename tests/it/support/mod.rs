//! What integration tests share. Start with [`databases::run_on_both`].

pub mod app;
#[expect(dead_code, reason = "the browser tests come with the first pages")]
pub mod browser;
pub mod databases;
pub mod round;
