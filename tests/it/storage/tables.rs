//! The finished tables are the same on both databases and as `storage/schema.rs` says.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::Text;
use iscm_survey::storage::{AnyConnection, StorageError};

use crate::support::databases::{TestDatabase, run_on_both};

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    column_type: String,
    #[diesel(sql_type = Text)]
    nullable: String,
}

/// Table → columns in order, each as `schema.rs` writes it.
type Tables = BTreeMap<String, Vec<String>>;

fn tables_of(test: &TestDatabase) -> Tables {
    let query = if test.is_sqlite() {
        "SELECT t.name AS table_name, c.name AS column_name, c.type AS column_type, \
                CASE c.\"notnull\" WHEN 1 THEN 'NO' ELSE 'YES' END AS nullable \
         FROM sqlite_schema t JOIN pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\' \
           AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid"
    } else {
        "SELECT table_name::text, column_name::text, data_type::text AS column_type, \
                is_nullable::text AS nullable \
         FROM information_schema.columns \
         WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_\\_%' \
         ORDER BY table_name, ordinal_position"
    };
    let columns: Vec<Column> = test
        .create()
        .read_blocking(|connection: &mut AnyConnection| {
            Ok::<_, StorageError>(diesel::sql_query(query).load(connection)?)
        })
        .expect("the catalogue can be read");
    let mut tables = Tables::new();
    for column in columns {
        let kind = match column.column_type.to_lowercase().as_str() {
            "text" => "Text",
            "bigint" => "BigInt",
            "boolean" => "Bool",
            "bytea" => "Binary",
            "double precision" => "Double",
            "timestamp" | "timestamp without time zone" => "Timestamp",
            other => panic!(
                "{}.{} has the type {other}, which the two databases do not share",
                column.table_name, column.column_name
            ),
        };
        let kind = match column.nullable.as_str() {
            "YES" => format!("Nullable<{kind}>"),
            _ => kind.to_owned(),
        };
        tables
            .entry(column.table_name)
            .or_default()
            .push(format!("{} -> {kind}", column.column_name));
    }
    tables
}

fn tables_of_schema_file() -> Tables {
    let mut tables = Tables::new();
    let mut current = None;
    for line in include_str!("../../../src/storage/schema.rs").lines() {
        let line = line.trim();
        if let Some((column, kind)) = line
            .strip_suffix(',')
            .and_then(|line| line.split_once(" -> "))
        {
            let table: &String = current.as_ref().expect("a column stands in a table");
            tables
                .entry(table.clone())
                .or_default()
                .push(format!("{column} -> {kind}"));
        } else if let Some((name, _)) = line.split_once(" (")
            && line.ends_with('{')
        {
            current = Some(name.to_owned());
        }
    }
    tables
}

#[test]
fn both_databases_have_the_tables_of_the_schema_file() {
    let expected = tables_of_schema_file();
    assert!(expected.len() > 20, "the schema file was not understood");
    run_on_both(|test| {
        let found = tables_of(test);
        for (table, columns) in &expected {
            assert_eq!(
                Some(columns),
                found.get(table),
                "{table}: change src/storage/schema.rs and migrations/ together"
            );
        }
        assert_eq!(
            expected.keys().collect::<Vec<_>>(),
            found.keys().collect::<Vec<_>>(),
            "tables are missing in src/storage/schema.rs"
        );
        for (table, columns) in &found {
            assert!(columns.len() <= 32, "{table} has more than 32 columns");
        }
    });
}

/// Statements that try to change what is written once.
#[test]
fn what_is_written_once_cannot_be_changed_or_deleted() {
    run_on_both(|test| {
        test.create();
        test.execute(
            "INSERT INTO audit VALUES ('x', '2026-01-01 00:00:00', 'operator', 'test', NULL, 'thing', 't', '{}'); \
             INSERT INTO questionnaires VALUES ('d', 'iscm', '1', 'iscm', '{}', '2026-01-01 00:00:00'); \
             INSERT INTO assessments (id, slug, title, languages, time_zone, opens_at, closes_at, state, texts, \
               minimum_base, created_at, created_by, revision) VALUES ('a', 'a', '{}', '[]', 'UTC', \
               '2026-01-01 00:00:00', '2026-02-01 00:00:00', 'open', '{}', 3, '2026-01-01 00:00:00', 'operator', 1); \
             INSERT INTO responses (id, assessment_id, respondent_group, organization_id, state, language, revision, \
               created_at, changed_at) VALUES ('r', 'a', 'iscm', 'midcom', 'draft', 'en', 1, '2026-01-01 00:00:00', \
               '2026-01-01 00:00:00'); \
             INSERT INTO submissions (id, response_id, number, receipt_number, questionnaire_digest, digest, \
               document, submitted_at, author) VALUES ('s', 'r', 1, 'n', 'd', 'x', '{}', '2026-01-01 00:00:00', \
               'operator'); \
             INSERT INTO answer_versions (response_id, address, version, revision, language, author, writer, changed_at) \
               VALUES ('r', 'q', 1, 1, 'en', 'operator', 'w', '2026-01-01 00:00:00'); \
             INSERT INTO summaries (id, assessment_id, iscm, stage, created_at, created_by, changed_at) VALUES ('m', 'a', \
               'midcom', 'draft', '2026-01-01 00:00:00', 'operator', '2026-01-01 00:00:00'); \
             INSERT INTO summary_history (id, summary_id, number, key, language, deed, author, at) VALUES ('h', 'm', 1, \
               'k', 'en', 'written', 'operator', '2026-01-01 00:00:00'); \
             INSERT INTO summary_moves (summary_id, number, to_stage, reason, version, author, at) VALUES ('m', 1, \
               'draft', '', 0, 'operator', '2026-01-01 00:00:00'); \
             INSERT INTO summary_versions VALUES ('m', 1, '{}', 'd', '2026-01-01 00:00:00', 'operator', NULL); \
             INSERT INTO published_results VALUES ('a', 1, '{}', 'd', '{}', '2026-01-01 00:00:00', 'operator'); \
             INSERT INTO recommendations VALUES ('a', 'en', 1, 't', TRUE, NULL, NULL, '2026-01-01 00:00:00', 'operator'); \
             INSERT INTO result_withdrawals VALUES ('a', 1, '2026-01-01 00:00:00', 'operator')",
        )
        .expect("each table takes a row");
        for (table, column) in [
            ("audit", "actor"),
            ("questionnaires", "document"),
            ("submissions", "document"),
            ("answer_versions", "value"),
            ("summary_history", "text"),
            ("summary_moves", "reason"),
            ("summary_versions", "document"),
            ("published_results", "document"),
            ("recommendations", "text"),
            ("result_withdrawals", "withdrawn_by"),
        ] {
            for statement in [
                format!("UPDATE {table} SET {column} = 'changed'"),
                format!("DELETE FROM {table}"),
            ] {
                let refusal = test.execute(&statement).expect_err(&statement).to_string();
                assert!(
                    refusal.contains(&format!("{table} is append-only")),
                    "{statement}: {refusal}"
                );
            }
        }
    });
}
