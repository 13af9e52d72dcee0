//! The tables of properties: which object of a file has which, and of what kind.
//!
//! One group is one list of properties that belong together; an object has one or more groups
//! (`types.rs` lists those of each question type). What SurveyJS has and we have not is in `surveyjs.rs`.

/// What may stand behind a property; reading and complaining is done by the kind (`reader.rs`).
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text, or texts by language; with placeholders.
    Text,
    /// The same, which may also hold `{0}` (a number or limit that the program fills in).
    Pattern,
    /// The same, with a little HTML.
    Html,
    /// A string that is no text for readers.
    Word,
    /// The name of a page, panel, question, column or value.
    Name,
    /// A dotted code of a measure.
    Indicator,
    Expression,
    /// An expression of which only true or not true matters.
    Condition,
    Boolean,
    /// A whole number that is at least this.
    Integer(i64),
    Number,
    /// A string, number or boolean.
    Scalar,
    Any,
    List,
    Object,
    OneOf(&'static [&'static str]),
    /// Read, kept by nobody: presentation that this program decides itself.
    Ignored,
}

#[derive(Clone, Copy, Debug)]
pub struct Property {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
}

pub type Group = &'static [Property];

/// An object of the file: how it is called in messages, and its groups of properties.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    pub label: &'static str,
    pub groups: &'static [Group],
    /// Whether the presentation properties of pages, panels and questions may stand here.
    pub presentation: bool,
}

impl Class {
    pub fn properties(&self) -> impl Iterator<Item = &'static Property> {
        self.groups.iter().flat_map(|group| group.iter())
    }

    pub fn property(&self, name: &str) -> Option<&'static Property> {
        self.properties().find(|property| property.name == name)
    }
}

const fn may(name: &'static str, kind: Kind) -> Property {
    Property {
        name,
        kind,
        required: false,
    }
}

const fn must(name: &'static str, kind: Kind) -> Property {
    Property {
        name,
        kind,
        required: true,
    }
}

use Kind::{
    Any, Boolean, Condition, Expression, Html, Ignored, Indicator, Integer, List, Name, Number,
    Object, OneOf, Pattern, Scalar, Text, Word,
};

pub const ATTRIBUTIONS: &[&str] = &["named", "group", "count", "none"];
pub const CLEAR: &[&str] = &["default", "onComplete", "onHidden", "none"];
const DISPLAY_STYLES: &[&str] = &["none", "decimal", "percent", "currency", "date"];

/// `id`, `version` and `respondent` are asked for in `read_file.rs`, where leniency is known.
pub const FILE: Class = Class {
    label: "the file",
    presentation: true,
    groups: &[&[
        may("id", Word),
        may("version", Word),
        may("respondent", OneOf(&["state", "iscm", "igo"])),
        may("title", Text),
        may("description", Text),
        may("locale", Word),
        may("pages", List),
        may("elements", List),
        may("calculatedValues", List),
        may(
            "showQuestionNumbers",
            OneOf(&["on", "onPage", "recursive", "off"]),
        ),
        may("showProgressBar", Boolean),
        may(
            "progressBarType",
            OneOf(&["pages", "questions", "requiredQuestions"]),
        ),
        may("showTOC", Boolean),
        may("tocLocation", OneOf(&["left", "right"])),
        may("checkErrorsMode", OneOf(&["onNextPage", "onComplete"])),
        may("showPreviewBeforeComplete", Boolean),
        may("previewMode", OneOf(&["allQuestions", "answeredQuestions"])),
        may(
            "questionsOnPageMode",
            OneOf(&["standard", "singlePage", "questionPerPage"]),
        ),
        may(
            "clearInvisibleValues",
            OneOf(&["onComplete", "onHidden", "none"]),
        ),
        may("firstPageIsStartPage", Boolean),
        may("startSurveyText", Text),
        may("pagePrevText", Text),
        may("pageNextText", Text),
        may("previewText", Text),
        may("editText", Text),
        may("completeText", Text),
        may("requiredMark", Text),
        may("showPrevButton", Boolean),
        may("showTitle", Boolean),
        may("showPageTitles", Boolean),
        may("showPageNumbers", Boolean),
        may("readOnly", Boolean),
        may("maxTextLength", Integer(0)),
        may("maxCommentLength", Integer(0)),
        may("completedHtml", Html),
        may("completedHtmlOnCondition", List),
        may("completedBeforeHtml", Html),
        may("findings", List),
        may("codes", Object),
        may("questionOrder", OneOf(&["initial"])),
        may("storeOthersAsComment", Ignored),
    ]],
};

/// The texts of buttons and marks, kept by their property name.
pub const FILE_TEXTS: &[&str] = &[
    "startSurveyText",
    "pagePrevText",
    "pageNextText",
    "previewText",
    "editText",
    "completeText",
    "requiredMark",
];

const CONTAINER: Group = &[
    may("title", Text),
    may("description", Text),
    may("visible", Boolean),
    may("visibleIf", Condition),
    may("enableIf", Condition),
    may("readOnly", Boolean),
    must("elements", List),
    may("finding", Word),
    may("attribution", OneOf(ATTRIBUTIONS)),
    may("questionOrder", OneOf(&["default", "initial"])),
];

pub const PAGE: Class = Class {
    label: "a page",
    presentation: true,
    groups: &[
        CONTAINER,
        &[may("name", Name), may("navigationTitle", Text)],
    ],
};

pub const PANEL: Class = Class {
    label: "panel",
    presentation: true,
    groups: &[
        CONTAINER,
        &[
            must("type", Word),
            may("name", Name),
            may("isRequired", Boolean),
            may("requiredIf", Condition),
            may("requiredErrorText", Text),
        ],
    ],
};

/// What every question has (section 3), except what only stands outside of matrix cells.
pub const ASKED: Group = &[
    must("name", Name),
    may("title", Text),
    may("visible", Boolean),
    may("visibleIf", Condition),
    may("enableIf", Condition),
    may("readOnly", Boolean),
    may("isRequired", Boolean),
    may("requiredIf", Condition),
    may("requiredErrorText", Text),
    may("defaultValue", Any),
    may("defaultValueExpression", Expression),
    may("validators", List),
    may("indicator", Indicator),
];

pub const QUESTION: Group = &[
    must("type", Word),
    may("description", Text),
    may("valueName", Name),
    may("clearIfInvisible", OneOf(CLEAR)),
    may("showCommentArea", Boolean),
    may("commentText", Text),
    may("useDisplayValuesInDynamicTexts", Boolean),
    may("finding", Word),
    may("attribution", OneOf(ATTRIBUTIONS)),
    may(
        "titleLocation",
        OneOf(&["default", "top", "bottom", "left", "hidden"]),
    ),
    may(
        "descriptionLocation",
        OneOf(&["default", "underTitle", "underInput", "hidden"]),
    ),
    may("storeOthersAsComment", Ignored),
];

pub const COLUMN: Group = &[
    may("cellType", Word),
    may("isUnique", Boolean),
    may(
        "totalType",
        OneOf(&["none", "sum", "count", "min", "max", "avg"]),
    ),
    may("totalExpression", Expression),
    may("totalFormat", Pattern),
    may("totalDisplayStyle", OneOf(DISPLAY_STYLES)),
    may("totalCurrency", Word),
    may("totalMinimumFractionDigits", Integer(-1)),
    may("totalMaximumFractionDigits", Integer(-1)),
];

pub const PLACEHOLDER: Group = &[may("placeholder", Text)];
pub const COLUMN_COUNT: Group = &[may("colCount", Integer(-1))];

pub const TEXT: Group = &[
    may(
        "inputType",
        OneOf(&[
            "text",
            "number",
            "date",
            "datetime-local",
            "month",
            "time",
            "email",
            "tel",
            "url",
        ]),
    ),
    may("min", Scalar),
    may("max", Scalar),
    may("minValueExpression", Expression),
    may("maxValueExpression", Expression),
    may("minErrorText", Pattern),
    may("maxErrorText", Pattern),
    may("step", Number),
    may("stepErrorText", Pattern),
    may("maxLength", Integer(-1)),
    may("autocomplete", Word),
    may("dataList", List),
];

pub const COMMENT: Group = &[may("rows", Integer(1)), may("maxLength", Integer(-1))];

pub const BOOLEAN: Group = &[
    may("valueTrue", Scalar),
    may("valueFalse", Scalar),
    may("labelTrue", Text),
    may("labelFalse", Text),
    may("swapOrder", Boolean),
];

pub const CHOICES: Group = &[
    may("choices", List),
    may("choicesFromQuestion", Word),
    may(
        "choicesFromQuestionMode",
        OneOf(&["all", "selected", "unselected"]),
    ),
    may("choiceValuesFromQuestion", Word),
    may("choiceTextsFromQuestion", Word),
    may("choicesByUrl", Object),
    may("choicesVisibleIf", Condition),
    may("choicesEnableIf", Condition),
    may("choicesOrder", OneOf(&["none", "asc", "desc"])),
    may("hideIfChoicesEmpty", Boolean),
    may("showNoneItem", Boolean),
    may("showRefuseItem", Boolean),
    may("showDontKnowItem", Boolean),
    may("showOtherItem", Boolean),
    may("noneText", Text),
    may("refuseText", Text),
    may("dontKnowText", Text),
    may("otherText", Text),
    may("otherErrorText", Text),
];

pub const DROPDOWN: Group = &[
    may("choicesMin", Number),
    may("choicesMax", Number),
    may("choicesStep", Number),
];

pub const SEVERAL: Group = &[
    may("minSelectedChoices", Integer(0)),
    may("maxSelectedChoices", Integer(0)),
];

pub const LINKED: Group = &[may("valuePropertyName", Name)];
pub const RANKING: Group = &[may("selectToRankEnabled", Boolean)];

pub const RATING: Group = &[
    may("rateMin", Number),
    may("rateMax", Number),
    may("rateStep", Number),
    may("rateCount", Integer(2)),
    may("rateValues", List),
    may("minRateDescription", Text),
    may("maxRateDescription", Text),
];

pub const MULTIPLE_TEXT: Group = &[must("items", List)];

pub const TEXT_ITEM: Class = Class {
    label: "an item of multipletext",
    presentation: true,
    groups: &[&[
        must("name", Name),
        may("title", Text),
        may("inputType", TEXT[0].kind),
        may("isRequired", Boolean),
        may("requiredErrorText", Text),
        may("maxLength", Integer(-1)),
        may("placeholder", Text),
        may("validators", List),
        may("minValueExpression", Expression),
        may("maxValueExpression", Expression),
        may("defaultValueExpression", Expression),
        may("indicator", Indicator),
    ]],
};

pub const ROWS_AND_COLUMNS: Group = &[
    may("rowsVisibleIf", Condition),
    may("columnsVisibleIf", Condition),
    must("columns", List),
];

pub const MATRIX: Group = &[
    must("rows", List),
    may("cellType", OneOf(&["radio", "checkbox"])),
    may("eachRowRequired", Boolean),
    may("eachRowUnique", Boolean),
    may("rowOrder", OneOf(&["initial"])),
];

/// `cellType` of a matrix is checked by the table of cell types.
pub const CELLS: Group = &[may("choices", List), may("cellType", Word)];

pub const MATRIX_DROPDOWN: Group = &[
    must("rows", List),
    may("totalText", Text),
    may("hideIfRowsEmpty", Boolean),
    may("rowOrder", OneOf(&["initial"])),
];

/// What `matrixdynamic` and `paneldynamic` share.
pub const ENTRIES: Group = &[
    may("keyName", Name),
    may("keyDuplicationError", Pattern),
    may("subject", Word),
    may("phrase", Text),
];

pub const MATRIX_DYNAMIC: Group = &[
    may("rowCount", Integer(0)),
    may("minRowCount", Integer(0)),
    may("maxRowCount", Integer(1)),
    may("allowAddRows", Boolean),
    may("allowRemoveRows", Boolean),
    may("addRowText", Text),
    may("removeRowText", Text),
    may("noRowsText", Text),
    may("defaultRowValue", Object),
];

pub const PANEL_DYNAMIC: Group = &[
    must("templateElements", List),
    may("templateTitle", Text),
    may("templateDescription", Text),
    may("templateVisibleIf", Condition),
    may("panelCount", Integer(0)),
    may("minPanelCount", Integer(0)),
    may("maxPanelCount", Integer(1)),
    may("allowAddPanel", Boolean),
    may("allowRemovePanel", Boolean),
    may("addPanelText", Text),
    may("removePanelText", Text),
    may("noEntriesText", Text),
    may("defaultPanelValue", Object),
];

pub const COMPUTED: Group = &[
    may("expression", Expression),
    may("format", Pattern),
    may("displayStyle", OneOf(DISPLAY_STYLES)),
    may("currency", Word),
    may("precision", Integer(-1)),
    may("minimumFractionDigits", Integer(-1)),
    may("maximumFractionDigits", Integer(-1)),
];

pub const HTML: Group = &[must("html", Html)];

const ITEM_PARTS: Group = &[
    must("value", Scalar),
    may("text", Text),
    may("visibleIf", Condition),
    may("enableIf", Condition),
    may("phrase", Text),
];

pub const CHOICE: Class = Class {
    label: "a choice",
    presentation: false,
    groups: &[ITEM_PARTS, &[may("isExclusive", Boolean)]],
};

pub const ROW: Class = Class {
    label: "a row",
    presentation: false,
    groups: &[ITEM_PARTS],
};

pub const MATRIX_COLUMN: Class = Class {
    label: "a column of matrix",
    presentation: false,
    groups: &[ITEM_PARTS, &[may("isExclusive", Boolean)]],
};

pub const RATE_VALUE: Class = Class {
    label: "a rate value",
    presentation: false,
    groups: &[ITEM_PARTS],
};

pub const REGISTER: Class = Class {
    label: "choicesByUrl",
    presentation: false,
    groups: &[&[
        must("url", Word),
        may("valueName", Word),
        may("titleName", Word),
    ]],
};

pub const CALCULATED: Class = Class {
    label: "a calculated value",
    presentation: false,
    groups: &[&[
        must("name", Name),
        must("expression", Expression),
        may("includeIntoResult", Boolean),
    ]],
};

pub const CONDITIONAL_HTML: Class = Class {
    label: "an entry of completedHtmlOnCondition",
    presentation: false,
    groups: &[&[must("expression", Condition), must("html", Html)]],
};

const VALIDATOR: Group = &[
    must("type", Word),
    may("text", Pattern),
    may("notificationType", OneOf(&["error", "warning", "info"])),
];

/// The validators by their type (section 9).
pub const VALIDATORS: &[(&str, Class)] = &[
    (
        "numeric",
        Class {
            label: "validator numeric",
            presentation: false,
            groups: &[
                VALIDATOR,
                &[may("minValue", Number), may("maxValue", Number)],
            ],
        },
    ),
    (
        "text",
        Class {
            label: "validator text",
            presentation: false,
            groups: &[
                VALIDATOR,
                &[
                    may("minLength", Integer(0)),
                    may("maxLength", Integer(0)),
                    may("allowDigits", Boolean),
                ],
            ],
        },
    ),
    (
        "answercount",
        Class {
            label: "validator answercount",
            presentation: false,
            groups: &[
                VALIDATOR,
                &[may("minCount", Integer(0)), may("maxCount", Integer(0))],
            ],
        },
    ),
    (
        "regex",
        Class {
            label: "validator regex",
            presentation: false,
            groups: &[
                VALIDATOR,
                &[must("regex", Word), may("caseInsensitive", Boolean)],
            ],
        },
    ),
    (
        "email",
        Class {
            label: "validator email",
            presentation: false,
            groups: &[VALIDATOR],
        },
    ),
    (
        "expression",
        Class {
            label: "validator expression",
            presentation: false,
            groups: &[VALIDATOR, &[must("expression", Condition)]],
        },
    ),
];

pub const FINDING_SECTION: Class = Class {
    label: "a section of findings",
    presentation: false,
    groups: &[&[must("id", Name), may("title", Text), may("sentences", List)]],
};

/// Expressions of a sentence know other names than those of the form: `read_findings.rs` parses them.
pub const SENTENCE: Class = Class {
    label: "a sentence",
    presentation: false,
    groups: &[&[
        must("id", Name),
        may("of", OneOf(&["state", "igo"])),
        may("if", Word),
        may("each", Word),
        may("values", Object),
        must("text", Text),
    ]],
};

pub const CODE_MAPPING: Class = Class {
    label: "a code mapping",
    presentation: false,
    groups: &[&[
        must("since", Word),
        may("map", Object),
        may("split", Object),
    ]],
};
