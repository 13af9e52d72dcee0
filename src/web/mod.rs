//! The pages: behind a personal link, on the desk, in public.
//!
//! Start with `parts` for what pages are made of, then with one page in `respondent`. A page is one
//! file: path and form types, a `…Page` struct with everything the page shows, its `Markup`, and the
//! handlers. View functions take values: no connection, no request, no configuration, no clock.
//! Kept out: rules (core), writing (`app`), SQL (`storage`), mail.

pub mod assets;
pub mod information;
pub mod parts;
pub mod respondent;
#[cfg(test)]
mod samples;
