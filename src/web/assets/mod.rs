//! Style sheet and script, compiled in and served under names that hold the digest of their content.
//!
//! Start with [`Asset`]. A changed file has another address, so browsers may keep each for ever; bytes
//! are compressed once per process. Kept out: anything that a page could not do without.

use std::io::Write;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::links::{self, Link};

/// One compiled-in file.
pub struct Asset {
    /// `look.1a2b3c4d5e6f.css`.
    pub file: String,
    pub content_type: &'static str,
    pub bytes: &'static [u8],
    pub brotli: Vec<u8>,
    pub gzip: Vec<u8>,
}

impl Asset {
    fn new(name: &str, ending: &str, content_type: &'static str, bytes: &'static [u8]) -> Asset {
        let digest = hex::encode(Sha256::digest(bytes));
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 9, 22);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        brotli
            .write_all(bytes)
            .and_then(|()| gzip.write_all(bytes))
            .expect("memory takes what is written to it");
        Asset {
            file: format!("{name}.{}.{ending}", &digest[..12]),
            content_type,
            bytes,
            brotli: brotli.into_inner(),
            gzip: gzip.finish().expect("memory takes what is written to it"),
        }
    }

    /// Its address on this site.
    pub fn path(&self) -> String {
        links::Asset {
            file: self.file.clone(),
        }
        .path()
    }
}

static ASSETS: LazyLock<[Asset; 4]> = LazyLock::new(|| {
    [
        Asset::new(
            "look",
            "css",
            "text/css; charset=utf-8",
            include_bytes!("look.css"),
        ),
        Asset::new(
            "enhance",
            "js",
            "text/javascript; charset=utf-8",
            include_bytes!("enhance.js"),
        ),
        Asset::new(
            "icon",
            "svg",
            "image/svg+xml; charset=utf-8",
            include_bytes!("icon.svg"),
        ),
        Asset::new(
            "coding",
            "js",
            "text/javascript; charset=utf-8",
            include_bytes!("coding.js"),
        ),
    ]
});

/// The style sheet of every page.
pub fn style() -> &'static Asset {
    &ASSETS[0]
}

/// The script that makes some things quicker.
pub fn script() -> &'static Asset {
    &ASSETS[1]
}

/// The sign of the program in a browser's tab.
pub fn icon() -> &'static Asset {
    &ASSETS[2]
}

/// The script for the keys of the page on which open answers are coded.
pub fn coding_keys() -> &'static Asset {
    &ASSETS[3]
}

/// The file of this name, if it is one of ours.
pub fn find(file: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.file == file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_the_digest_of_what_it_serves() {
        let asset = find(&style().file).expect("the style sheet is found by its own name");
        let digest = hex::encode(Sha256::digest(asset.bytes));
        assert_eq!(asset.path(), format!("/assets/look.{}.css", &digest[..12]));
        assert!(find("look.css").is_none());
    }

    #[test]
    fn style_and_script_leave_room_for_the_page() {
        // A respondent's page, style and script together stay under 30 kB on the first visit.
        let sent = style().brotli.len() + script().brotli.len();
        assert!(sent < 12_000, "{sent} bytes");
        assert!(style().gzip.len() + script().gzip.len() < 13_500);
    }

    #[test]
    fn the_style_sheet_knows_no_left_and_no_right_and_fetches_nothing() {
        let style = std::str::from_utf8(style().bytes).unwrap();
        for forbidden in [
            "margin-left",
            "margin-right",
            "padding-left",
            "padding-right",
            "text-align: left",
            "text-align: right",
            "url(",
            "@import",
        ] {
            assert!(!style.contains(forbidden), "{forbidden}");
        }
    }
}
