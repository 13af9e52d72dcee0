//! How long reports take: 40 reports of mechanisms and the overall one as PDF, on two threads, from the
//! demonstration's round at its true size.
//!
//! `cargo bench --bench reports`. The figures go into docs/performance.md by hand. Times depend on the machine;
//! so that runs can be compared, one bare document of the same layout engine is measured in the same run.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use iscm_survey::app::App;
use iscm_survey::app::demo::fill_first_round;
use iscm_survey::app::reporting::{
    Imprint, Reader, list_reported, overall_report, read_summary_file,
};
use iscm_survey::app::summaries::{SummaryError, summary_of};
use iscm_survey::clock::{FixedClock, SeededRandomness};
use iscm_survey::findings::tally::Audience;
use iscm_survey::fonts::Folder;
use iscm_survey::language::Language;
use iscm_survey::reports::file::FileFormat;
use iscm_survey::reports::pdf::Fonts;
use iscm_survey::storage::assessments::find_assessment_by_slug;
use iscm_survey::storage::{DatabaseUrl, Db, StorageError};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration as TypstDuration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

const REPORTS: usize = 40;
const THREADS: usize = 2;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let db =
        Db::create(&DatabaseUrl::sqlite(folder.path().join("iscm-survey.db"))).expect("a database");
    let clock = Arc::new(FixedClock::new(
        "2019-04-01T07:00:00Z".parse().expect("an instant"),
    ));
    let app = App::new(db, clock.clone(), Arc::new(SeededRandomness::new(2019)));
    fill_first_round(&app, &clock).expect("the demonstration's round");
    let imprint = Imprint {
        institution: "International Organization for Migration".into(),
        unit: "International Partnerships Division".into(),
        time_zone: chrono_tz::Europe::Zurich,
        has_sources: true,
    };
    println!("memory before the first report: {}", memory("VmRSS"));

    let bare = bare();
    println!("one bare document (one page of text): {bare:.1?}");

    let mechanisms = app
        .read_blocking::<_, StorageError>(|transaction| {
            let assessment = find_assessment_by_slug(transaction.connection, "2019")?;
            let assessment = assessment.expect("the round is there");
            list_reported(transaction, &assessment, Language::English)
        })
        .expect("the database answers");
    let asked: Vec<(&str, Language)> = [Language::English, Language::French]
        .into_iter()
        .flat_map(|language| {
            mechanisms
                .iter()
                .map(move |(id, _)| (id.as_str(), language))
        })
        .take(REPORTS)
        .collect();
    assert_eq!(asked.len(), REPORTS);

    let fonts = Fonts::new(Folder::new(None));
    let one = |iscm: &str, language: Language| {
        let reader = Reader {
            language,
            audience: Audience::Staff,
        };
        let file = app.read_blocking::<_, SummaryError>(|transaction| {
            let told = summary_of(transaction, "2019", iscm, language, reader.audience)?
                .expect("somebody answered");
            Ok(read_summary_file(
                transaction,
                told,
                reader.audience,
                FileFormat::Pdf,
                &imprint,
            )?)
        });
        file.expect("the database answers")
            .write(&fonts)
            .expect("a PDF")
            .len()
    };

    let begin = Instant::now();
    let size = one(asked[0].0, Language::English);
    println!(
        "the first report: {:.1?}, {} kB",
        begin.elapsed(),
        size / 1000
    );

    let (next, bytes) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let begin = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some((iscm, language)) = asked.get(next.fetch_add(1, Ordering::Relaxed)) {
                    bytes.fetch_add(one(iscm, *language), Ordering::Relaxed);
                }
            });
        }
    });
    let all = begin.elapsed();
    println!(
        "{REPORTS} reports on {THREADS} threads: {all:.2?}, {} kB on average; {:.0} bare documents; peak memory {}",
        bytes.load(Ordering::Relaxed) / REPORTS / 1000,
        all.as_secs_f64() / bare.as_secs_f64(),
        memory("VmHWM"),
    );

    let begin = Instant::now();
    let reader = Reader {
        language: Language::English,
        audience: Audience::Staff,
    };
    let (_, document) = app
        .read_blocking(|transaction| overall_report(transaction, "2019", reader, &imprint))
        .expect("the database answers")
        .expect("the round is there");
    let bytes = FileFormat::Pdf
        .write_document(&document, &fonts)
        .expect("a PDF");
    println!(
        "the overall report: {:.2?}, {} kB; peak memory {}",
        begin.elapsed(),
        bytes.len() / 1000,
        memory("VmHWM")
    );
}

/// A line of the process's own account, where the system gives one.
fn memory(key: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    match kilobytes {
        Some(kilobytes) => format!("{} MB", kilobytes / 1024),
        None => "unknown".to_owned(),
    }
}

/// The shortest of five layouts of a page of text, export included.
fn bare() -> Duration {
    let world = Bare::new();
    (0..5)
        .map(|_| {
            let begin = Instant::now();
            let pages = typst::compile::<PagedDocument>(&world)
                .output
                .expect("a page");
            typst_pdf::pdf(&pages, &typst_pdf::PdfOptions::default()).expect("a PDF");
            typst::comemo::evict(0);
            begin.elapsed()
        })
        .min()
        .unwrap_or_default()
}

struct Bare {
    source: Source,
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Bare {
    fn new() -> Bare {
        let path = VirtualPath::new("bare.typ").expect("a plain name");
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        let fonts: Vec<Font> = typst_kit::fonts::embedded().map(|(font, _)| font).collect();
        Bare {
            source: Source::new(id, "= A page\n#lorem(300)".to_owned()),
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }
}

impl World for Bare {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() {
            return Ok(self.source.clone());
        }
        Err(FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Err(FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<TypstDuration>) -> Option<Datetime> {
        None
    }
}
