//! The database itself: its tables, doors and migrations, on SQLite and PostgreSQL.

mod by_hand;
mod doors;
mod kept_counts;
mod migrations;
mod tables;
