//! The styles of paragraphs, one line of facts each: size, weight, colour, space.

pub const SOFT: &str = "4D5763";
pub const RULE: &str = "D8D4CA";
const ACCENT: &str = "0A4F6E";
pub const DEEP: &str = "063A52";
const WARN: &str = "7D4D00";
const TINT: &str = "FBF1DC";

/// How a paragraph style differs from the text.
#[derive(Clone, Copy, Default)]
pub struct Look {
    /// Half points.
    pub size: u32,
    pub bold: bool,
    pub italic: bool,
    pub colour: Option<&'static str>,
    /// Twentieths of a point.
    pub before: u32,
    pub after: u32,
    pub keep_next: bool,
    pub outline: Option<&'static str>,
    pub at_end: bool,
    pub bullet: bool,
    pub ground: Option<&'static str>,
    /// Side (`start`, `top`, `bottom`), eighths of a point, colour.
    pub border: Option<(&'static str, &'static str, &'static str)>,
    pub indent: u32,
}

const PLAIN: Look = Look {
    size: 21,
    bold: false,
    italic: false,
    colour: None,
    before: 0,
    after: 120,
    keep_next: false,
    outline: None,
    at_end: false,
    bullet: false,
    ground: None,
    border: None,
    indent: 0,
};

/// Paragraph styles: id, name as Word knows or shows it, look.
pub const PARAGRAPHS: &[(&str, &str, Look)] = &[
    (
        "CoverInstitution",
        "Cover Institution",
        Look {
            size: 24,
            bold: true,
            colour: Some(DEEP),
            after: 40,
            ..PLAIN
        },
    ),
    (
        "CoverUnit",
        "Cover Unit",
        Look {
            size: 20,
            colour: Some(SOFT),
            after: 0,
            ..PLAIN
        },
    ),
    (
        "CoverKind",
        "Cover Kind",
        Look {
            size: 26,
            bold: true,
            colour: Some(ACCENT),
            before: 3200,
            after: 160,
            border: Some(("top", "24", ACCENT)),
            ..PLAIN
        },
    ),
    (
        "Title",
        "Title",
        Look {
            size: 52,
            bold: true,
            colour: Some(DEEP),
            after: 240,
            ..PLAIN
        },
    ),
    (
        "Subtitle",
        "Subtitle",
        Look {
            size: 26,
            after: 120,
            ..PLAIN
        },
    ),
    (
        "CoverDate",
        "Cover Date",
        Look {
            size: 22,
            colour: Some(SOFT),
            after: 480,
            ..PLAIN
        },
    ),
    (
        "Mark",
        "Mark",
        Look {
            size: 20,
            bold: true,
            colour: Some(WARN),
            ground: Some(TINT),
            after: 120,
            ..PLAIN
        },
    ),
    (
        "Designations",
        "Designations",
        Look {
            size: 17,
            colour: Some(SOFT),
            before: 1600,
            border: Some(("top", "4", RULE)),
            ..PLAIN
        },
    ),
    (
        "TOCHeading",
        "TOC Heading",
        Look {
            size: 30,
            bold: true,
            colour: Some(DEEP),
            after: 160,
            keep_next: true,
            ..PLAIN
        },
    ),
    ("TOC1", "toc 1", Look { after: 80, ..PLAIN }),
    (
        "Heading1",
        "heading 1",
        Look {
            size: 30,
            bold: true,
            colour: Some(DEEP),
            before: 480,
            after: 160,
            keep_next: true,
            outline: Some("0"),
            ..PLAIN
        },
    ),
    (
        "Heading2",
        "heading 2",
        Look {
            size: 24,
            bold: true,
            colour: Some(DEEP),
            before: 320,
            after: 120,
            keep_next: true,
            outline: Some("1"),
            ..PLAIN
        },
    ),
    (
        "Heading3",
        "heading 3",
        Look {
            size: 22,
            bold: true,
            colour: Some(DEEP),
            before: 240,
            after: 80,
            keep_next: true,
            outline: Some("2"),
            ..PLAIN
        },
    ),
    ("BodyText", "Body Text", PLAIN),
    (
        "Lead",
        "Lead",
        Look {
            size: 23,
            border: Some(("start", "16", ACCENT)),
            indent: 200,
            after: 200,
            ..PLAIN
        },
    ),
    (
        "Remark",
        "Remark",
        Look {
            italic: true,
            colour: Some(SOFT),
            ..PLAIN
        },
    ),
    (
        "ListBullet",
        "List Bullet",
        Look {
            bullet: true,
            after: 80,
            ..PLAIN
        },
    ),
    (
        "Caption",
        "caption",
        Look {
            bold: true,
            colour: Some(DEEP),
            before: 280,
            after: 60,
            keep_next: true,
            ..PLAIN
        },
    ),
    (
        "Measure",
        "Measure",
        Look {
            size: 18,
            colour: Some(SOFT),
            after: 80,
            keep_next: true,
            ..PLAIN
        },
    ),
    (
        "Picture",
        "Picture",
        Look {
            after: 40,
            keep_next: true,
            ..PLAIN
        },
    ),
    (
        "Source",
        "Source",
        Look {
            size: 17,
            colour: Some(SOFT),
            before: 60,
            after: 240,
            ..PLAIN
        },
    ),
    (
        "TableText",
        "Table Text",
        Look {
            size: 18,
            before: 40,
            after: 40,
            ..PLAIN
        },
    ),
    (
        "TableNumber",
        "Table Number",
        Look {
            size: 18,
            before: 40,
            after: 40,
            at_end: true,
            ..PLAIN
        },
    ),
    (
        "TableHead",
        "Table Head",
        Look {
            size: 18,
            bold: true,
            colour: Some(DEEP),
            before: 40,
            after: 40,
            keep_next: true,
            ..PLAIN
        },
    ),
    (
        "TableHeadNumber",
        "Table Head Number",
        Look {
            size: 18,
            bold: true,
            colour: Some(DEEP),
            before: 40,
            after: 40,
            keep_next: true,
            at_end: true,
            ..PLAIN
        },
    ),
    (
        "FootnoteText",
        "footnote text",
        Look {
            size: 16,
            after: 40,
            ..PLAIN
        },
    ),
    (
        "Header",
        "header",
        Look {
            size: 17,
            bold: true,
            colour: Some(WARN),
            after: 0,
            at_end: true,
            ..PLAIN
        },
    ),
    (
        "Footer",
        "footer",
        Look {
            size: 17,
            colour: Some(SOFT),
            after: 0,
            border: Some(("top", "4", RULE)),
            ..PLAIN
        },
    ),
];
