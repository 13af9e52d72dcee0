//! `expression`: evaluates expressions, one JSON line in, one JSON line out.
//!
//! For authors who want to try an expression, and for comparing this evaluator with others.
//! In: `{expression, values, now?, parse?}`. Out: `{value}`, with `parse` `{canonical, names}`, or
//! `{error: {code, offset, message}}`.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::questionnaire::expression::{Expression, JsonScope, SyntaxProblem};

#[derive(Deserialize)]
struct Line {
    expression: String,
    #[serde(default)]
    values: Json,
    now: Option<String>,
    #[serde(default)]
    parse: bool,
}

/// The answer to one line; `now` is the instant where the line names none.
pub fn run_line(line: &str, now: DateTime<Utc>) -> String {
    answer(line, now)
        .unwrap_or_else(|problem| {
            let SyntaxProblem {
                code,
                offset,
                message,
            } = problem;
            json!({"error": {"code": code, "offset": offset, "message": message}})
        })
        .to_string()
}

fn answer(line: &str, now: DateTime<Utc>) -> Result<Json, SyntaxProblem> {
    let Line {
        expression,
        values,
        now: own_now,
        parse,
    } = serde_json::from_str(line).map_err(|problem| SyntaxProblem {
        code: "bad_json",
        offset: problem.column().saturating_sub(1),
        message: problem.to_string(),
    })?;
    let expression = Expression::parse(&expression)?.expression;
    if parse {
        let mut names: Vec<&str> = Vec::new();
        for reference in expression.names() {
            if reference.is_in_braces() && !names.contains(&reference.name.as_str()) {
                names.push(&reference.name);
            }
        }
        return Ok(json!({"canonical": expression.canonical(), "names": names}));
    }
    let now = match own_now {
        None => now,
        Some(text) => instant(&text).ok_or_else(|| SyntaxProblem {
            code: "wrong_type",
            offset: 0,
            message: format!(
                "`now` is no instant: {text:?}; write 2026-01-31T09:30:00Z or 2026-01-31"
            ),
        })?,
    };
    let scope = JsonScope {
        values: &values,
        now,
    };
    Ok(json!({"value": Json::from(&expression.evaluate(&scope))}))
}

/// `2026-01-31T09:30:00Z`, or the midnight (UTC) that `2026-01-31` begins with.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    let with_time = DateTime::parse_from_rfc3339(text).ok();
    with_time.map(|instant| instant.to_utc()).or_else(|| {
        let day: NaiveDate = text.parse().ok()?;
        Some(day.and_time(NaiveTime::MIN).and_utc())
    })
}
