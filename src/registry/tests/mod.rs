//! Tests of the registry: its parts, and the starting data fact by fact.

mod dates;
