//! The database itself: its tables, doors and migrations, on SQLite and PostgreSQL.

mod doors;
mod migrations;
mod tables;
