//! Pages behind a personal link.
