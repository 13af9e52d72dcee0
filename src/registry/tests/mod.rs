//! Tests of the registry: its parts, and the starting data fact by fact.

mod countries;
mod dates;
mod exchange;
mod iscms;
mod questions;
