//! The files of a published summary: exactly that version, however the answers, the draft and the settings have changed.

use chrono::SecondsFormat;
use chrono_tz::Tz;

use super::{Content, Imprint, SummaryFile, zone_of};
use crate::app::editing::published::PublishedSummary;
use crate::language::format;
use crate::reports::document::{Edition, PublishedVersion, published_document};
use crate::reports::file::FileFormat;
use crate::reports::summary::SummaryReport;

/// A file of a published version in the language it was read in; `address` is where the version stands.
pub fn published_file(
    published: &PublishedSummary,
    file_format: FileFormat,
    imprint: &Imprint,
    address: String,
) -> SummaryFile {
    let told = &published.told;
    let language = told.summary.language;
    let version = &published.version;
    let zone: Tz = zone_of(&told.assessment, imprint);
    let published_at = version.published_at;
    let day = published_at.with_timezone(&zone).date_naive();
    let title = told.assessment.title_in(language);
    let number = version.number.to_string();
    let of_version = PublishedVersion {
        number: version.number,
        published_at: published_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        published_on: format::date_of(language, published_at, zone),
        citation: language.text_with(
            "published-citation",
            &[
                ("institution", imprint.institution.as_str().into()),
                ("year", day.format("%Y").to_string().as_str().into()),
                ("name", told.summary.name.as_str().into()),
                ("assessment", title.into()),
                ("number", number.as_str().into()),
                ("link", address.as_str().into()),
            ],
        ),
        address,
        digest: version.digest.clone(),
        versions: published.versions.iter().map(|one| one.number).collect(),
        languages: published.languages.clone(),
    };
    let report = SummaryReport {
        summary: &told.summary,
        assessment_title: title,
        marks: &told.marks,
        names: &told.names,
    };
    let edition = Edition {
        institution: imprint.institution.clone(),
        unit: imprint.unit.clone(),
        date: day,
    };
    let content = match file_format {
        FileFormat::Pdf | FileFormat::Docx | FileFormat::Markdown => {
            let document = published_document(&report, edition, &of_version);
            Content::Printed(Box::new(document))
        }
        // What the groups say is in the published results.
        FileFormat::Html | FileFormat::Json => Content::Plain(None),
    };
    SummaryFile {
        told: told.clone(),
        format: file_format,
        content,
        version: Some(of_version),
    }
}
