//! The properties of each kind of record: the table that `shape` walks and `docs/registry.md` tells.

use super::record::RecordKind;
use super::shape::{Field, Shape};
use super::vocabulary::Vocabulary;

/// The shape of one record of this kind.
pub(super) fn shape_of(kind: RecordKind) -> &'static Shape {
    match kind {
        RecordKind::Provenance => &PROVENANCE,
        RecordKind::Vocabulary => &VOCABULARY,
        RecordKind::Region => &REGION,
        RecordKind::Country => &COUNTRY,
        RecordKind::Group => &GROUP,
        RecordKind::Organization => &ORGANIZATION,
        RecordKind::Iscm => &ISCM,
    }
}

const fn required(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        required: true,
        shape,
    }
}

const fn optional(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        required: false,
        shape,
    }
}

const COUNTRY_REFERENCE: Shape = Shape::Reference(RecordKind::Country);
const ORGANIZATION_REFERENCE: Shape = Shape::Reference(RecordKind::Organization);
const REGION_REFERENCE: Shape = Shape::Reference(RecordKind::Region);
const COUNTRIES: Shape = Shape::List(&COUNTRY_REFERENCE);
const ORGANIZATIONS: Shape = Shape::List(&ORGANIZATION_REFERENCE);
const REGIONS: Shape = Shape::List(&REGION_REFERENCE);
const THEME: Shape = Shape::Term(Vocabulary::THEMES);
const THEMES: Shape = Shape::List(&THEME);
const PLAIN_LIST: Shape = Shape::List(&Shape::Plain);
const TEXTS: Shape = Shape::List(&Shape::Text);

const SOURCE: Shape = Shape::Object(&[
    optional("title", Shape::Text),
    optional("publisher", Shape::Text),
    optional("date", Shape::Date),
    optional("url", Shape::Address),
    optional("note", Shape::Text),
]);
const SOURCES: Shape = Shape::List(&SOURCE);

const CONFLICT: Shape = Shape::Object(&[
    required("field", Shape::Plain),
    required("text", Shape::Text),
]);

const CORRECTION: Shape = Shape::Object(&[
    required("field", Shape::Plain),
    required("text", Shape::Text),
    required("source", Shape::Plain),
]);
const CORRECTIONS: Shape = Shape::List(&CORRECTION);

const PROVENANCE: Shape = Shape::Object(&[
    required("id", Shape::Code),
    required("text", Shape::Text),
    optional("sources", SOURCES),
    optional("corrections", CORRECTIONS),
]);

const TERM: Shape = Shape::Object(&[
    required("id", Shape::Code),
    required("label", Shape::Text),
    required("basis", Shape::OneOf(&["sourced", "proposed"])),
    optional("note", Shape::Text),
    optional("gcm_objectives", Shape::List(&Shape::Number(1, 23))),
]);

const VOCABULARY: Shape = Shape::Object(&[
    required("id", Shape::Code),
    required("terms", Shape::List(&TERM)),
]);

const REGION: Shape = Shape::Object(&[
    required("id", Shape::Code),
    required("scheme", Shape::OneOf(&["iscm", "m49"])),
    required("name", Shape::Text),
    optional(
        "m49",
        Shape::Checked(is_three_digits, "a code of three digits"),
    ),
    optional("within", REGIONS),
]);

const COUNTRY: Shape = Shape::Object(&[
    required("id", Shape::Alpha2),
    required(
        "alpha3",
        Shape::Checked(is_alpha3, "an ISO 3166-1 alpha-3 code"),
    ),
    required(
        "numeric",
        Shape::Checked(is_three_digits, "a code of three digits"),
    ),
    required(
        "standing",
        Shape::OneOf(&["un_member", "un_observer", "non_member", "territory"]),
    ),
    optional("of", COUNTRY_REFERENCE),
    required("name", Shape::Text),
    optional("articles", Shape::PerLanguage),
    optional("formal_name", Shape::Text),
    required("m49_region", REGION_REFERENCE),
    required("m49_subregion", REGION_REFERENCE),
    optional("note", Shape::Text),
]);

const GROUP: Shape = Shape::Object(&[
    required("id", Shape::Code),
    required("name", Shape::Text),
    optional("countries", COUNTRIES),
    optional("note", Shape::Text),
]);

const ORGANIZATION: Shape = Shape::Object(&[
    required("id", Shape::Slug),
    optional("acronym", Shape::Text),
    required("name", Shape::Text),
    optional("aliases", PLAIN_LIST),
    required(
        "kind",
        Shape::OneOf(&[
            "un",
            "un_regional_commission",
            "regional_union",
            "regional_economic_community",
            "igo",
            "bank",
            "body",
            "ngo",
            "other",
        ]),
    ),
    optional("part_of", ORGANIZATION_REFERENCE),
    optional("website", Shape::Address),
    optional("note", Shape::Text),
]);

const STATUS: Shape = Shape::Object(&[
    required(
        "code",
        Shape::OneOf(&[
            "active",
            "dormant",
            "establishing",
            "merged",
            "past",
            "unknown",
        ]),
    ),
    optional("since", Shape::Date),
    optional("as_of", Shape::Date),
    optional("note", Shape::Text),
]);

const ESTABLISHED: Shape =
    Shape::Object(&[optional("date", Shape::Date), optional("note", Shape::Text)]);

const ASSOCIATION: Shape = Shape::Object(&[
    required("organization", ORGANIZATION_REFERENCE),
    optional("note", Shape::Text),
]);

const FOCUS_AREA: Shape =
    Shape::Object(&[required("text", Shape::Text), optional("themes", THEMES)]);

const THEMATIC_FOCUS: Shape = Shape::Object(&[
    optional("as_of", Shape::Date),
    optional("note", Shape::Text),
    optional("areas", Shape::List(&FOCUS_AREA)),
    optional("themes", THEMES),
]);

const SECRETARIAT: Shape = Shape::Object(&[
    required(
        "kind",
        Shape::OneOf(&["hosted", "state", "own", "interim", "none", "unknown"]),
    ),
    optional("name", Shape::Text),
    optional("organizations", ORGANIZATIONS),
    optional("countries", COUNTRIES),
    optional("note", Shape::Text),
]);

const CHAIR_TERM: Shape = Shape::Object(&[
    required("country", COUNTRY_REFERENCE),
    optional("from", Shape::Date),
    optional("to", Shape::Date),
    optional("note", Shape::Text),
]);

const CHAIR: Shape = Shape::Object(&[
    required(
        "kind",
        Shape::OneOf(&[
            "state",
            "organization",
            "rotating",
            "none",
            "not_determined",
            "vacant",
            "unknown",
        ]),
    ),
    optional("office", Shape::Text),
    optional("countries", COUNTRIES),
    optional("organizations", ORGANIZATIONS),
    optional("since", Shape::Date),
    optional("as_of", Shape::Date),
    optional("note", Shape::Text),
    optional("past", Shape::List(&CHAIR_TERM)),
]);

const MEMBERSHIP: Shape = Shape::ObjectWithOne(
    &["country", "organization", "iscm", "group"],
    &[
        optional("country", COUNTRY_REFERENCE),
        optional("organization", ORGANIZATION_REFERENCE),
        optional("iscm", Shape::Reference(RecordKind::Iscm)),
        optional("group", Shape::Reference(RecordKind::Group)),
        required(
            "role",
            Shape::OneOf(&[
                "member",
                "participating",
                "observer",
                "partner",
                "suspended",
            ]),
        ),
        optional("from", Shape::Date),
        optional("to", Shape::Date),
        optional("note", Shape::Text),
    ],
);

const HISTORY_EVENT: Shape = Shape::Object(&[
    optional("date", Shape::Range),
    required("text", Shape::Text),
]);

const MEETING: Shape = Shape::Object(&[
    required("date", Shape::Range),
    required("title", Shape::Text),
    optional("place", Shape::Text),
    optional("country", COUNTRY_REFERENCE),
    optional("note", Shape::Text),
]);

const DOCUMENT: Shape = Shape::Object(&[
    required("title", Shape::Text),
    required("kind", Shape::Term("document_kinds")),
    optional("date", Shape::Date),
    optional("url", Shape::Address),
    optional("note", Shape::Text),
]);

const ISCM: Shape = Shape::Object(&[
    required("id", Shape::Slug),
    required("acronym", Shape::Text),
    required("name", Shape::Text),
    optional("aliases", PLAIN_LIST),
    required("type", Shape::OneOf(&["rcp", "irf", "global"])),
    required("regions", REGIONS),
    required("status", STATUS),
    optional("established", ESTABLISHED),
    optional("associations", Shape::List(&ASSOCIATION)),
    optional("summary", Shape::Text),
    optional("aims", TEXTS),
    optional("thematic_focus", Shape::List(&THEMATIC_FOCUS)),
    optional("secretariat", SECRETARIAT),
    optional("chair", CHAIR),
    optional("members", Shape::List(&MEMBERSHIP)),
    optional("members_published", Shape::Number(0, 1000)),
    optional("members_note", Shape::Text),
    optional("history", Shape::List(&HISTORY_EVENT)),
    optional("meetings", Shape::List(&MEETING)),
    optional("documents", Shape::List(&DOCUMENT)),
    optional("website", Shape::Address),
    optional(
        "languages",
        Shape::List(&Shape::Checked(
            is_language,
            "an ISO 639-1 code of two small letters",
        )),
    ),
    optional("conflicts", Shape::List(&CONFLICT)),
    optional("corrections", CORRECTIONS),
    required("certainty", Shape::OneOf(&["sourced", "general_knowledge"])),
    optional("general_knowledge", PLAIN_LIST),
    required("sources", SOURCES),
]);

fn is_three_digits(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_alpha3(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_language(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase())
}
