//! Reports as files: what is in a PDF and in a Word document, as others read them (poppler, ZIP, XML).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use chrono_tz::Tz;
use iscm_survey::app::reporting::{
    Imprint, Reader, SummaryFile, overall_report, read_summary_file,
};
use iscm_survey::app::summaries::{SummaryError, summary_of};
use iscm_survey::findings::tally::Audience;
use iscm_survey::fonts::Folder;
use iscm_survey::language::Language;
use iscm_survey::reports::document::ReportDocument;
use iscm_survey::reports::file::FileFormat;
use iscm_survey::reports::pdf::Fonts;
use tempfile::TempDir;

use crate::demo;
use crate::midcom::{facts, plain};
use crate::support::program::tell;

mod desk;
mod recommendations;
mod structure;

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::new(Folder::new(None)))
}

fn imprint(has_sources: bool) -> Imprint {
    Imprint {
        institution: "International Organization for Migration".into(),
        unit: "International Partnerships Division".into(),
        time_zone: Tz::Europe__Zurich,
        has_sources,
    }
}

/// The report of a mechanism of the demonstration in a format.
fn summary_file(iscm: &str, reader: Reader, format: FileFormat, has_sources: bool) -> SummaryFile {
    demo::shared()
        .read_blocking(|transaction| {
            let told = summary_of(transaction, "2019", iscm, reader.language, reader.audience)?
                .expect("somebody answered about it");
            Ok::<_, SummaryError>(read_summary_file(
                transaction,
                told,
                reader.audience,
                format,
                &imprint(has_sources),
            )?)
        })
        .expect("the database answers")
}

fn staff(language: Language) -> Reader {
    Reader {
        language,
        audience: Audience::Staff,
    }
}

/// A report on disk, for programs that read it.
struct Printed {
    _folder: TempDir,
    path: String,
}

fn print(bytes: &[u8]) -> Printed {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, bytes).expect("a file");
    Printed {
        path: path.to_str().expect("a path of letters").to_owned(),
        _folder: folder,
    }
}

fn midcom(language: Language) -> &'static Printed {
    static ENGLISH: OnceLock<Printed> = OnceLock::new();
    static ARABIC: OnceLock<Printed> = OnceLock::new();
    let printed = match language {
        Language::Arabic => &ARABIC,
        _ => &ENGLISH,
    };
    printed.get_or_init(|| {
        let file = summary_file("midcom", staff(language), FileFormat::Pdf, true);
        print(&file.write(fonts()).expect("a PDF"))
    })
}

/// What a program of poppler says of a file.
fn ask(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program} is needed (package poppler-utils): {error}"));
    assert!(output.status.success(), "{program} {arguments:?}");
    // pdfinfo writes titles in Arabic in another encoding than the rest.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The text of a PDF in reading order, words that were divided at the end of a line made whole.
fn text_of(printed: &Printed) -> String {
    let text = ask("pdftotext", &["-raw", "-nopgbrk", &printed.path, "-"]);
    let whole = text.replace("-\n", "").replace("\u{AD}\n", "");
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Kinds of tags, with whether there is any.
fn kinds(printed: &Printed) -> BTreeMap<&'static str, usize> {
    let tree = ask("pdfinfo", &["-struct", &printed.path]);
    [
        "H1", "TOC", "TOCI", "Figure", "Caption", "Table", "TH", "TD", "Link", "L", "P",
    ]
    .into_iter()
    .map(|kind| {
        let count = tree
            .lines()
            .filter(|line| line.trim().split([' ', ':']).next() == Some(kind))
            .count();
        (kind, count)
    })
    .collect()
}

#[test]
fn a_pdf_says_what_it_is() {
    for (language, tag, title) in [
        (Language::English, "en", "Summary of Findings: "),
        (Language::Arabic, "ar", "ملخص النتائج: "),
    ] {
        let printed = midcom(language);
        let information = ask("pdfinfo", &[&printed.path]);
        assert!(
            information.contains("Tagged:          yes"),
            "{information}"
        );
        assert!(
            information.contains("PDF version:     1.7"),
            "{information}"
        );
        assert!(information.contains(title), "{information}");
        let metadata = ask("pdfinfo", &["-meta", &printed.path]);
        for said in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            &format!("<rdf:li>{tag}</rdf:li>"),
        ] {
            assert!(metadata.contains(said), "{said} in {metadata}");
        }
        let fonts = ask("pdffonts", &[&printed.path]);
        for font in fonts.lines().skip(2) {
            let columns: Vec<&str> = font.split_whitespace().rev().collect();
            // Object number (two columns), uni, sub, emb.
            assert_eq!(columns[2..5], ["yes", "yes", "yes"], "{font}");
        }
    }
}

#[test]
fn a_pdf_is_tagged_for_who_hears_it() {
    for language in [Language::English, Language::Arabic] {
        for (kind, count) in kinds(midcom(language)) {
            assert!(count > 0, "no {kind} in {}", language.code());
        }
    }
}

/// A sentence may go over two pages: the text without what stands at their feet and heads.
fn without_edges(text: &str) -> String {
    let foot =
        "midcom · assessment of inter-state consultation mechanisms on migration, 2019 page ";
    let is_of_number = |letter: char| letter.is_ascii_digit() || letter == ' ';
    let mut pages = text.split(foot);
    let mut kept = pages.next().unwrap_or_default().to_owned();
    for page in pages {
        let page = page.trim_start_matches(is_of_number);
        let page = page.strip_prefix("of ").unwrap_or(page);
        let page = page.trim_start_matches(is_of_number);
        kept.push_str(
            page.strip_prefix("reconstructed · illustrative ")
                .unwrap_or(page),
        );
    }
    kept
}

#[test]
fn midcoms_pdf_holds_every_published_fact() {
    let text = without_edges(&plain(&text_of(midcom(Language::English))));
    let missing: Vec<&str> = facts::FACTS
        .iter()
        .filter(|fact| {
            !fact
                .told_as
                .iter()
                .any(|words| words.iter().all(|word| text.contains(&plain(word))))
        })
        .map(|fact| fact.fact)
        .collect();
    assert!(missing.is_empty(), "{missing:#?}\n\n{text}");
    for said in [
        "reconstructed",
        "illustrative",
        "who answered",
        "do not imply any opinion",
    ] {
        assert!(text.contains(said), "{said}");
    }
    assert!(text.contains("international organization for migration"));
}

#[test]
fn arabic_can_be_selected_and_searched() {
    // poppler puts lines from right to left into reading order, and marks their direction.
    let text = ask(
        "pdftotext",
        &["-nopgbrk", &midcom(Language::Arabic).path, "-"],
    );
    let text = text.replace(|letter| matches!(letter, '\u{202A}'..='\u{202E}'), "");
    for word in ["المحتويات", "المنهجية", "الجهات المجيبة", "ملخص النتائج"]
    {
        assert!(text.contains(word), "{word} in {text}");
    }
}

#[test]
fn readers_outside_get_no_member_of_a_group_and_no_sources_of_theirs() {
    let outside = Reader {
        language: Language::English,
        audience: Audience::Outside,
    };
    let file = summary_file("midcom", outside, FileFormat::Pdf, true);
    let printed = print(&file.write(fonts()).expect("a PDF"));
    let text = text_of(&printed);
    for secret in [
        "Democratic Republic of the Congo",
        "Djibouti",
        "tell(",
        "For staff only",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(text.contains("MIDCOM"), "its own answers are named");
}

/// The text of a Word document, by part.
fn parts_of(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("a part can be read");
        parts.insert(
            file.name().expect("a name").into_owned(),
            String::from_utf8_lossy(&content).into_owned(),
        );
    }
    parts
}

#[test]
fn midcoms_word_document_holds_every_published_fact_and_its_sources_as_notes() {
    let file = summary_file("midcom", staff(Language::English), FileFormat::Docx, true);
    assert_eq!(file.name(), "midcom-2019-en.docx");
    let parts = parts_of(&file.write(fonts()).expect("a document"));
    let tags = regex::Regex::new("<[^>]+>").expect("a pattern");
    let body = tags
        .replace_all(&parts["word/document.xml"], "")
        .into_owned();
    let text = plain(
        &body
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&apos;", "'"),
    );
    let missing: Vec<&str> = facts::FACTS
        .iter()
        .filter(|fact| {
            !fact
                .told_as
                .iter()
                .any(|words| words.iter().all(|word| text.contains(&plain(word))))
        })
        .map(|fact| fact.fact)
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    let notes = parts["word/footnotes.xml"]
        .matches("<w:footnoteRef/>")
        .count();
    let references = parts["word/document.xml"]
        .matches("<w:footnoteReference ")
        .count();
    assert!(
        notes > 50 && notes == references,
        "{notes} notes, {references} references"
    );
    assert!(
        parts.keys().any(|name| name.ends_with(".png")),
        "figures are drawn"
    );
}

/// The report of the demonstration's round in English, for staff.
fn overall() -> ReportDocument {
    let (_, document) = demo::shared()
        .read_blocking(|transaction| {
            overall_report(
                transaction,
                "2019",
                staff(Language::English),
                &imprint(true),
            )
        })
        .expect("the database answers")
        .expect("the round is there");
    document
}

#[test]
fn the_overall_report_has_participation_method_and_themes_and_says_what_is_left_out() {
    let document = overall();
    let text = FileFormat::Markdown
        .write_document(&document, fonts())
        .expect("text");
    let text = String::from_utf8(text).expect("UTF-8");
    let headings: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("## "))
        .collect();
    insta::assert_debug_snapshot!(headings);
    for told in [
        "| States | 46 |",
        "| Mechanisms | 22 |",
        "Recommendations: nobody has written any for this round.",
        "| Djibouti | 5 |",
        "Asked are those who were invited",
        "States, by region",
        "Answers over time",
        "Fewer than 3",
        "Source: ",
    ] {
        assert!(
            text.to_lowercase().contains(&told.to_lowercase()),
            "{told} in {text}"
        );
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of letters")
}

#[test]
fn the_command_writes_each_format() {
    let place = demo::shared_folder();
    let data = text(&place);
    let folder = tempfile::tempdir().expect("a folder");
    let report = |arguments: &[&str]| {
        let mut all = vec!["report", "2019", "--data", data];
        all.extend(arguments);
        tell(&all)
    };
    for (format, start) in [
        ("pdf", &b"%PDF-"[..]),
        ("md", b"# "),
        ("html", b"<!DOCTYPE html>"),
    ] {
        let file = folder.path().join(format!("overall.{format}"));
        report(&["--overall", "--format", format, "-o", text(&file)]).good();
        let bytes = std::fs::read(&file).expect("a file");
        assert!(bytes.starts_with(start), "{format}");
    }
    report(&["--overall", "--format", "json"]).bad(1);
    assert!(
        report(&["nobody", "--format", "pdf"])
            .bad(1)
            .contains("no mechanism nobody")
    );
    let file = folder.path().join("midcom.pdf");
    let told = tell(&[
        "report",
        "2026",
        "midcom",
        "--format",
        "pdf",
        "-o",
        text(&file),
        "--data",
        data,
    ]);
    // In the open round nobody has said anything about it, or somebody has: a file, or exit code 3.
    assert!(told.code == 3 || file.exists(), "{told:?}");
}

#[test]
fn all_reports_go_into_a_folder_or_a_zip_with_their_progress_on_standard_error() {
    let place = demo::shared_folder();
    let data = text(&place);
    let folder = tempfile::tempdir().expect("a folder");
    let all = |output: &str| {
        tell(&[
            "report",
            "2019",
            "--all",
            "--format",
            "md",
            "--language",
            "fr",
            "-o",
            output,
            "--data",
            data,
        ])
    };
    let inside = folder.path().join("reports");
    let told = all(text(&inside));
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{told:?}");
    assert!(told.err.contains("22 of 22: "), "{}", told.err);
    let mut names: Vec<String> = std::fs::read_dir(&inside)
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    assert_eq!(names.len(), 22);
    assert!(names.contains(&"midcom-2019-fr.md".to_owned()), "{names:?}");

    let file = folder.path().join("reports.zip");
    let told = all(text(&file));
    assert_eq!(told.code, 0, "{told:?}");
    let parts = parts_of(&std::fs::read(&file).expect("a file"));
    assert_eq!(parts.keys().cloned().collect::<Vec<_>>(), names);

    let told = tell(&["report", "2019", "--all", "--format", "md", "--data", data]);
    assert_eq!(told.code, 2, "--all needs a place: {told:?}");
}

/// The annex of a mechanism as data.
fn views_of(iscm: &str, reader: Reader) -> serde_json::Value {
    let bytes = summary_file(iscm, reader, FileFormat::Json, true)
        .write(fonts())
        .expect("data");
    let mut data: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    data["views"].take()
}

fn questions(views: &serde_json::Value) -> Vec<&serde_json::Value> {
    let sections = views.as_array().expect("sections").iter();
    sections
        .flat_map(|section| section["questions"].as_array().expect("questions"))
        .collect()
}

#[test]
fn the_three_views_stand_side_by_side_in_every_format() {
    let reader = staff(Language::English);
    let views = views_of("midcom", reader);
    let questions = questions(&views);
    let of = |verdict: &str| {
        questions
            .iter()
            .filter(|one| one["verdict"] == verdict)
            .count()
    };
    assert!(questions.len() > 3, "{views:#}");
    assert!(of("agreement") > 0 && of("contradiction") > 0, "{views:#}");

    let write = |format| {
        summary_file("midcom", reader, format, true)
            .write(fonts())
            .expect("a file")
    };
    let markdown = String::from_utf8(write(FileFormat::Markdown)).expect("UTF-8");
    assert!(markdown.contains("## Annex: what the three groups say"));
    assert!(markdown.contains("### Where the views differ"));
    assert_eq!(
        markdown.matches(" — The views differ").count(),
        of("contradiction")
    );
    assert_eq!(
        markdown.matches(" — The views agree").count(),
        of("agreement")
    );
    let html = String::from_utf8(write(FileFormat::Html)).expect("UTF-8");
    assert!(html.contains("what the three groups say</h2>") && html.contains("<figure>"));
    let word = parts_of(&write(FileFormat::Docx));
    assert!(word["word/document.xml"].contains("Annex: what the three groups say"));
    let pdf = text_of(midcom(Language::English));
    assert!(pdf.contains("what the three groups say"), "{pdf}");
}

#[test]
fn readers_outside_see_no_small_number_in_any_view() {
    let outside = Reader {
        language: Language::English,
        audience: Audience::Outside,
    };
    for iscm in ["midcom", "bali-process", "midsa", "gfmd"] {
        let views = views_of(iscm, outside);
        for question in questions(&views) {
            for group in question["groups"].as_array().expect("groups") {
                let counts: Vec<u64> = group["answers"]
                    .as_array()
                    .expect("answers")
                    .iter()
                    .filter_map(|answer| answer["count"].as_u64())
                    .collect();
                assert!(
                    counts.iter().all(|count| *count == 0 || *count >= 3),
                    "{iscm}: {question:#}"
                );
                if group["base"].is_null() {
                    assert!(counts.is_empty() && group["mean"].is_null(), "{question:#}");
                }
            }
        }
    }
}
