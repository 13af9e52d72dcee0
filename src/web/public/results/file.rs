//! The frozen set as a file: JSON exactly as it was frozen, CSV with one line for each number; and as files of data
//! with codebook and manifest, in the formats that staff have too.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::{find, number_of};
use crate::app::exporting::{Content, ExportError, ExportRequest, prepare};
use crate::app::publishing::PublishedResults;
use crate::findings::release::document::{FrozenIndicator, FrozenTable, Numbers, Value};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
use crate::reports::data::Format;
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::public::language_of;

/// `?in=ar`: the language of labels.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct DataQuery {
    #[serde(default, rename = "in")]
    language: String,
}

/// `GET …/data/{format}`: written in memory, since it is made from one document that is read as a whole.
pub async fn get_data(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
    query: web::Query<DataQuery>,
) -> Result<HttpResponse, PageError> {
    let (slug, number, format) = path.into_inner();
    let format = Format::from_code(&format).ok_or(PageError::NotFound)?;
    let wanted = ExportRequest {
        assessment: slug,
        content: Content::Figures,
        format,
        language: Language::from_tag(&query.language).unwrap_or_else(|| language_of(&request)),
        audience: Audience::Outside,
        release: Some(number_of(&number)?),
        limited_to: None,
        staff_only: false,
        byte_order_mark: false,
    };
    let prepared = site
        .app
        .read(move |transaction| prepare(transaction, &wanted));
    let export = prepared.await?;
    let name = export.file_name();
    let app = site.app.clone();
    let written = site.press.print_for_readers(move |_| {
        let mut bytes = Vec::new();
        export.write(&app, &mut bytes)?;
        Ok::<_, ExportError>(bytes)
    });
    let bytes = written.await??;
    Ok(HttpResponse::Ok()
        .content_type(format.content_type())
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .insert_header(("x-robots-tag", "noindex"))
        .body(bytes))
}

pub async fn get_file(
    site: web::Data<Site>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, PageError> {
    let (slug, number, format) = path.into_inner();
    let published = find(&site, &slug, Some(number_of(&number)?)).await?;
    let (kind, body) = match format.as_str() {
        "json" => (
            "application/json; charset=utf-8",
            published.document.clone(),
        ),
        "csv" => ("text/csv; charset=utf-8", csv_of(&published)?),
        _ => return Err(PageError::NotFound),
    };
    let name = format!("results-{slug}-{number}.{format}");
    Ok(HttpResponse::Ok()
        .content_type(kind)
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        // What the file was made from, so that a copy can be held against the publication.
        .insert_header(("x-results-digest", published.digest.as_str()))
        .insert_header(("x-robots-tag", "noindex"))
        .body(body))
}

/// One line for each number; what is hidden says so. Texts that a spreadsheet would reckon with get an
/// apostrophe before them, which is no part of them.
fn csv_of(published: &PublishedResults) -> Result<String, PageError> {
    let mut lines: Vec<[String; 9]> = vec![
        [
            "assessment",
            "release",
            "marks",
            "indicator",
            "iscm",
            "group",
            "measure",
            "label",
            "value",
        ]
        .map(str::to_owned),
    ];
    let results = &published.results;
    let heading = &results.heading;
    let mut add =
        |indicator: &str, iscm: &str, group: &str, measure: &str, label: &str, value: String| {
            lines.push([
                guarded(&heading.assessment),
                heading.number.to_string(),
                guarded(&heading.marks.join(" ")),
                guarded(indicator),
                guarded(iscm),
                group.to_owned(),
                guarded(measure),
                guarded(label),
                value,
            ]);
        };
    for (group, value) in &results.participation {
        let group: RespondentGroup = (*group).into();
        add("", "", group.code(), "submitted", "", text_of(*value));
    }
    for region in &results.region_names {
        if let Some(value) = results.regions.get(&region.id) {
            let label = region.name.in_language(Language::English);
            let measure = format!("region:{}", region.id);
            add("", "", "state", &measure, label, text_of(*value));
        }
    }
    for indicator in &results.indicators {
        for table in &indicator.tables {
            let group: RespondentGroup = table.group.into();
            let iscm = table.iscm.as_deref().unwrap_or_default();
            for (measure, label, value) in numbers_of(indicator, table) {
                add(&indicator.id, iscm, group.code(), &measure, &label, value);
            }
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    for line in lines {
        writer.write_record(&line).map_err(PageError::internal)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| PageError::internal(error.into_error()))?;
    String::from_utf8(bytes).map_err(PageError::internal)
}

fn text_of(value: Value) -> String {
    value
        .count()
        .map_or_else(|| "hidden".to_owned(), |count| count.to_string())
}

/// Measure, label and value of every number of a table.
fn numbers_of(indicator: &FrozenIndicator, table: &FrozenTable) -> Vec<(String, String, String)> {
    let label = |id: &str| {
        indicator
            .codes
            .iter()
            .find(|code| code.id == id)
            .map_or("", |code| code.name.in_language(Language::English))
            .to_owned()
    };
    let mut numbers = vec![("base".to_owned(), String::new(), text_of(table.base))];
    for (kind, value) in &table.absent {
        numbers.push((format!("absent:{kind}"), String::new(), text_of(*value)));
    }
    for (code, value) in &table.codes {
        numbers.push((format!("code:{code}"), label(code), text_of(*value)));
    }
    let mut spread = |prefix: &str, label: &str, of: &Numbers| {
        let mut add = |name: &str, value: String| {
            numbers.push((format!("{prefix}{name}"), label.to_owned(), value));
        };
        match of {
            Numbers::Hidden(_) => add("mean", "hidden".to_owned()),
            Numbers::Shown(shown) => {
                add("n", shown.n.to_string());
                add("mean", shown.mean.to_string());
                add("median", shown.median.to_string());
                if let Some((low, high)) = shown.quartiles {
                    add("lower_quartile", low.to_string());
                    add("upper_quartile", high.to_string());
                }
            }
        }
    };
    if let Some(of) = &table.numbers {
        spread("", "", of);
    }
    for (row, of) in &table.rows {
        spread(&format!("row:{row}:"), &label(row), of);
    }
    numbers
}

fn guarded(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'') => format!("'{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_reckon_with_is_text_and_can_be_read_back() {
        for text in ["=1+1", "+a", "-a", "@a", "'a", "a", ""] {
            let guarded = guarded(text);
            assert!(!guarded.starts_with(['=', '+', '-', '@']), "{guarded}");
            let back = guarded.strip_prefix('\'').unwrap_or(&guarded);
            assert_eq!(back, text);
        }
    }
}
