//! ISCM Survey: from e-mailed questionnaires to summaries of findings, per inter-State consultation
//! mechanism on migration.
//!
//! The rooms in reading order; `docs/architecture.md` is the map, `tests/it/layering.rs` keeps it true.

pub mod app;
pub mod assessment;
pub mod cli;
pub mod clock;
pub mod config;
pub mod findings;
pub mod fonts;
pub mod institution;
pub mod language;
pub mod links;
pub mod mail;
pub mod questionnaire;
pub mod registry;
pub mod reports;
pub mod storage;
pub mod telemetry;
pub mod web;
pub mod worker;

/// The allocator of every target, so that benchmarks and tests measure what runs (`docs/decisions/0019`).
#[cfg(all(target_arch = "x86_64", not(target_env = "msvc")))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
