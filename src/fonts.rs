//! The folder of fonts on this machine, for letters that the program does not bring along.
//!
//! Reading disks is all that it is for; which letters are needed, and which font has them, is decided in
//! `reports::pdf`. Nothing is read before a report needs it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::reports::pdf::FontFolder;

/// `FONT_FOLDER`, or where the system keeps its fonts.
#[derive(Clone, Debug)]
pub struct Folder {
    folders: Vec<PathBuf>,
}

impl Folder {
    /// The folder that was named, else the usual ones of the system.
    pub fn new(named: Option<&Path>) -> Folder {
        Folder {
            folders: match named {
                Some(folder) => vec![folder.to_owned()],
                None => usual(),
            },
        }
    }
}

impl FontFolder for Folder {
    fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        for folder in &self.folders {
            collect(folder, 0, &mut files);
        }
        files
    }

    fn read(&self, file: &str) -> Option<Vec<u8>> {
        match fs::read(file) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                // The report then tells that letters are missing; the log tells why.
                tracing::warn!(%error, file, "a font file cannot be read");
                None
            }
        }
    }

    fn place(&self) -> String {
        let folders: Vec<String> = self
            .folders
            .iter()
            .map(|folder| folder.display().to_string())
            .collect();
        folders.join(", ")
    }
}

/// Where Linux, macOS and Windows keep fonts for everybody, and for the one who runs the program.
fn usual() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/Library/Fonts",
        "/System/Library/Fonts",
        "C:\\Windows\\Fonts",
    ]
    .into_iter()
    .map(PathBuf::from)
    .collect();
    if let Some(home) = std::env::var_os("HOME").map(PathBuf::from) {
        folders.push(home.join(".local/share/fonts"));
        folders.push(home.join(".fonts"));
    }
    folders.retain(|folder| folder.is_dir());
    folders
}

/// Deeper folders than this are a loop of links.
const DEEPEST: usize = 8;

fn collect(folder: &Path, depth: usize, files: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth < DEEPEST {
                collect(&path, depth + 1, files);
            }
            continue;
        }
        let is_font = path
            .extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| {
                ["ttf", "otf", "ttc", "otc"].contains(&extension.to_ascii_lowercase().as_str())
            });
        if let (true, Some(path)) = (is_font, path.to_str()) {
            files.push(path.to_owned());
        }
    }
}
