//! What people do: one function each, one transaction each.
//!
//! Pages, the command line, the worker and the demo call the same functions, so that no rule is written
//! twice. Start with the function whose name is what you want to do. Kept out: HTTP, markup, SMTP; who
//! may call what is decided at the door (`web::gate`), what may happen when in `assessment`.

pub mod accounts;
pub mod behalf;
pub mod coding;
mod context;
pub mod deciding;
pub mod demo;
pub mod editing;
pub mod entering;
pub mod exporting;
pub mod following_up;
pub mod importing;
pub mod inviting;
pub mod mailing;
mod opened;
pub mod passwords;
pub mod publishing;
pub mod recommending;
pub mod registers;
mod remembering;
pub mod reporting;
pub mod rounds;
pub mod saved_views;
pub mod saving;
pub mod secret;
pub mod staff;
pub mod submitting;
pub mod summaries;

pub use context::{App, Transaction};
