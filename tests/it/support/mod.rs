//! What integration tests share. Start with [`databases::run_on_both`].

pub mod app;
pub mod browser;
pub mod databases;
pub mod mail_server;
pub mod program;
pub mod round;
