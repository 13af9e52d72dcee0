//! Texts, their languages and their HTML.

use super::{Case, case, top};

pub const CASES: &[Case] = &[
    case(
        r#"{"type": "text", "name": "a", "title": {"default": "x", "fr": "x", "zh-CN": "x"}}"#,
        &[],
    ),
    // English is the default where the file names no other.
    case(
        r#"{"type": "text", "name": "a", "title": {"en": "x", "fr": "y"}}"#,
        &[],
    ),
    top(
        r#""locale": "fr", "elements": [{"type": "text", "name": "a", "title": {"en": "x", "fr": "y"}}]"#,
        &["missing_default_text /elements/0/title"],
    ),
    top(
        r#""locale": "fr", "elements": [{"type": "text", "name": "a", "title": {"default": "x", "en": "y"}}]"#,
        &[],
    ),
    top(
        r#""locale": "xx", "elements": [{"type": "text", "name": "a"}]"#,
        &["unknown_locale /locale"],
    ),
    case(
        r#"{"type": "text", "name": "a", "title": {"default": "x", "de": "y", "fr-CA": "z", "es": 3}}"#,
        &[
            "unknown_locale /pages/0/elements/0/title/de",
            "unknown_locale /pages/0/elements/0/title/fr-CA",
            "wrong_type /pages/0/elements/0/title/es",
        ],
    ),
    case(
        r#"{"type": "text", "name": "a", "title": {"default": "", "fr": "y"}, "description": {"default": "a", "en": "b"}}"#,
        &[
            "missing_default_text /pages/0/elements/0/title",
            "conflict /pages/0/elements/0/description",
        ],
    ),
    case(
        r#"{"type": "text", "name": "a", "title": {"default": "x", "fr": "y"}},
           {"type": "text", "name": "b", "title": "only English", "description": "{a} 100 %"}"#,
        &["untranslated "],
    ),
    case(
        r#"{"type": "html", "name": "a", "html": {"default": "<p>x</p>", "fr": "<p>x<img src='y'></p>"}},
           {"type": "text", "name": "b", "title": "plain <script> stays plain"}"#,
        &["untranslated ", "unsafe_html /pages/0/elements/0/html/fr"],
    ),
    top(
        r#""completedHtml": "<p>{a}", "completedHtmlOnCondition": [{"expression": "{a} = 1", "html": "<b>x</b>"}, {"html": "x"}, 3],
            "elements": [{"type": "text", "name": "a"}]"#,
        &[
            "unsafe_html /completedHtml",
            "missing_property /completedHtmlOnCondition/1",
            "wrong_type /completedHtmlOnCondition/2",
        ],
    ),
    // Placeholders are names.
    case(
        r#"{"type": "text", "name": "a", "title": "{b} {zz} {a: b} { } { a }", "requiredErrorText": "{0}", "inputType": "number", "minErrorText": "{0}"},
           {"type": "text", "name": "b", "title": {"default": "x", "fr": "{nn}"}}"#,
        &[
            "unknown_reference /pages/0/elements/0/title",
            "unknown_reference /pages/0/elements/0/requiredErrorText",
            "unknown_reference /pages/0/elements/1/title/fr",
        ],
    ),
];
