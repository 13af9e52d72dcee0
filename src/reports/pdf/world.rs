//! All that the template can reach: itself, the data, the drawings, and the fonts.

use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::FontSet;

/// Names of files are kept by the process for ever, so that they are the same for every report.
static MAIN: LazyLock<FileId> = LazyLock::new(|| id("main.typ"));
static DATA: LazyLock<FileId> = LazyLock::new(|| id("data.json"));
static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::new(*MAIN, include_str!("template.typ").to_owned()));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Heads of rows, which the layout engine does not promise to keep as they are.
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The name under which the template finds a drawing.
pub fn drawing_name(index: usize) -> String {
    format!("chart-{index}.svg")
}

/// One report on its way.
pub struct ReportWorld {
    fonts: Arc<FontSet>,
    data: Bytes,
    drawings: Vec<(FileId, Bytes)>,
}

impl ReportWorld {
    pub fn new(fonts: Arc<FontSet>, data: &serde_json::Value, drawings: Vec<String>) -> Self {
        ReportWorld {
            fonts,
            data: Bytes::from_string(data.to_string()),
            drawings: drawings
                .into_iter()
                .enumerate()
                .map(|(index, svg)| (id(&drawing_name(index)), Bytes::from_string(svg)))
                .collect(),
        }
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        *MAIN
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == *MAIN {
            Ok(TEMPLATE.clone())
        } else {
            Err(not_there(id))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA {
            return Ok(self.data.clone());
        }
        self.drawings
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| not_there(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_there(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
