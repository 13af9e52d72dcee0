//! What SurveyJS has and this program has not: old names, what is refused and why, what is read without
//! effect. The lists come from the metadata of survey-core 3.1.1 (`Serializer.getProperties`).

/// Old names and their present ones (section 11, `renamed_property`).
const RENAMED: &[(&str, &str)] = &[
    ("addRowLocation", "addRowButtonLocation"),
    ("allowCompleteSurveyAutomatic", "autoAdvanceAllowComplete"),
    ("allowRowsDragAndDrop", "allowRowReorder"),
    ("autoComplete", "autocomplete"),
    ("columnsLocation", "columnLayout"),
    ("commentPlaceHolder", "commentPlaceholder"),
    ("defaultValueFromLastPanel", "copyDefaultValueFromLastEntry"),
    ("defaultValueFromLastRow", "copyDefaultValueFromLastEntry"),
    ("emptyRowsText", "noRowsText"),
    ("firstPageIsStarted", "firstPageIsStartPage"),
    ("focusFirstQuestionAutomatic", "autoFocusFirstQuestion"),
    ("focusOnFirstError", "autoFocusFirstError"),
    ("goNextPageAutomatic", "autoAdvanceEnabled"),
    ("hasComment", "showCommentArea"),
    ("hasNone", "showNoneItem"),
    ("hasOther", "showOtherItem"),
    ("hasSelectAll", "showSelectAllItem"),
    ("insensitive", "caseInsensitive"),
    ("isAllRowRequired", "eachRowRequired"),
    ("isSinglePage", "questionsOnPageMode"),
    ("itemSize", "inputSize"),
    ("maxOthersLength", "maxCommentLength"),
    ("maximumRateDescription", "maxRateDescription"),
    ("mininumRateDescription", "minRateDescription"),
    ("mode", "readOnly"),
    ("navigationButtonsVisibility", "showNavigationButtons"),
    ("optionsCaption", "placeholder"),
    ("otherPlaceHolder", "otherPlaceholder"),
    ("panelAddText", "addPanelText"),
    ("panelNextText", "nextPanelText"),
    ("panelPrevText", "prevPanelText"),
    ("panelRemoveButtonLocation", "removePanelButtonLocation"),
    ("panelRemoveText", "removePanelText"),
    ("placeHolder", "placeholder"),
    ("progressBarShowPageTitles", "progressBarShowNavigationText"),
    ("questions", "elements"),
    ("questionsOrder", "questionOrder"),
    ("rateDisplayMode", "rateType"),
    ("requiredText", "requiredMark"),
    ("rowsOrder", "rowOrder"),
    ("sendResultOnPageNext", "partialSendEnabled"),
    ("showClearButton", "allowClear"),
    ("showCompletedPage", "showCompletePage"),
    ("showOptionsCaption", "allowClear"),
    ("showRangeInProgress", "showProgressBar"),
    ("size", "inputSize"),
    ("templateTitleLocation", "templateQuestionTitleLocation"),
    ("useDisplayValuesInTitle", "useDisplayValuesInDynamicTexts"),
];

const QUESTION_INSTEAD: &str = "use an \"expression\" question";
const NO_TIMER: &str = "there is no time limit on answers";
const NO_COPY: &str = "what a person has not said is not filled in";
const OUTSIDE: &str = "the platform itself leads on and keeps who answers";

/// What changes answers or behaviour and is refused, with what to do instead.
const REFUSED: &[(&str, &str)] = &[
    ("triggers", "use \"visibleIf\" and \"calculatedValues\""),
    ("setValueIf", QUESTION_INSTEAD),
    ("setValueExpression", QUESTION_INSTEAD),
    ("resetValueIf", QUESTION_INSTEAD),
    ("navigateToUrl", OUTSIDE),
    ("navigateToUrlOnCondition", OUTSIDE),
    ("cookieName", OUTSIDE),
    ("surveyId", OUTSIDE),
    ("surveyPostId", OUTSIDE),
    ("partialSendEnabled", OUTSIDE),
    ("showTimer", NO_TIMER),
    ("showTimerPanel", NO_TIMER),
    ("showTimerPanelMode", NO_TIMER),
    ("timerInfoMode", NO_TIMER),
    ("timerLocation", NO_TIMER),
    ("timeLimit", NO_TIMER),
    ("timeLimitPerPage", NO_TIMER),
    ("maxTimeToFinish", NO_TIMER),
    ("maxTimeToFinishPage", NO_TIMER),
    ("maskType", "use \"inputType\" or a \"regex\" validator"),
    ("maskSettings", "use \"inputType\" or a \"regex\" validator"),
    ("detailElements", "use a \"paneldynamic\""),
    ("detailPanelMode", "use a \"paneldynamic\""),
    ("detailPanelShowOnAdding", "use a \"paneldynamic\""),
    ("transposeData", "exchange rows and columns in the file"),
    ("columnLayout", "exchange rows and columns in the file"),
    ("cells", "the columns say what a cell means"),
    (
        "showInMultipleColumns",
        "use one column per choice, or a \"matrix\"",
    ),
    ("bindings", "use expressions"),
    ("correctAnswer", "there are no right answers here"),
    ("copyDefaultValueFromLastEntry", NO_COPY),
    ("gridLayoutColumns", "the page decides its own layout"),
    ("gridLayoutEnabled", "the page decides its own layout"),
    (
        "isCommentRequired",
        "use \"showOtherItem\" or a question of its own",
    ),
    ("allowCustomChoices", "use \"showOtherItem\""),
    ("createCustomChoiceText", "use \"showOtherItem\""),
    ("choicesLazyLoadEnabled", "lists are always complete"),
    ("choicesLazyLoadPageSize", "lists are always complete"),
    (
        "rowCountExpression",
        "use \"rowCount\", or a linked list (section 5)",
    ),
    (
        "panelCountExpression",
        "use \"panelCount\", or a linked list (section 5)",
    ),
    ("randomize", "everybody sees the same order"),
    ("randomizeCategory", "everybody sees the same order"),
    ("hideColumnsIfEmpty", "columns stay"),
    ("validateVisitedEmptyFields", "answers are checked on Next"),
    ("autoAdvanceEnabled", "pages are turned by the person"),
    ("autoAdvanceAllowComplete", "pages are turned by the person"),
    ("newPanelPosition", "new entries stand last"),
    ("allowRowReorder", "rows keep their order"),
    ("multiSelect", "use a \"checkbox\""),
    (
        "autoGenerate",
        "give \"rateValues\", or \"rateMin\" and \"rateMax\"",
    ),
    ("separateSpecialChoices", "the built-in choices stand last"),
    ("defaultDisplayValue", "an unanswered name leaves nothing"),
];

/// Presentation that is read and without effect (section 3).
const WITHOUT_EFFECT: &[&str] = &[
    "startWithNewLine",
    "indent",
    "innerIndent",
    "width",
    "minWidth",
    "maxWidth",
    "state",
    "panelsState",
    "errorLocation",
    "showNumber",
    "rateType",
    "searchEnabled",
    "allowClear",
    "showSelectAllItem",
    "autoGrow",
    "allowResize",
    "inputSize",
    "showHeader",
    "verticalAlign",
    "alternateRows",
    "rowTitleWidth",
    "columnMinWidth",
    "totalAlignment",
    "widthMode",
    "textUpdateMode",
    "navigationButtonsLocation",
    "sjsVersion",
    "$schema",
    // Honoured where a type has them in its own table, elsewhere without effect.
    "placeholder",
    "colCount",
    "titleLocation",
    "descriptionLocation",
];

/// Presentation of SurveyJS that is not part of the format; a lenient reading passes over it.
const PRESENTATION: &[&str] = &[
    "acceptCarriageReturn",
    "addRowButtonLocation",
    "allowAdaptiveActions",
    "allowResizeComment",
    "autoGrowComment",
    "autocomplete",
    "backgroundImage",
    "backgroundImageAttachment",
    "backgroundImageFit",
    "backgroundOpacity",
    "cellComponent",
    "cellErrorLocation",
    "cellHint",
    "closeOnSelect",
    "colSpan",
    "cols",
    "columnColCount",
    "commentAreaRows",
    "commentPlaceholder",
    "detailErrorLocation",
    "displayRateDescriptionsAsExtremeItems",
    "effectiveColSpan",
    "fitToContainer",
    "headerView",
    "hideNumber",
    "hideSelectedItems",
    "horizontalScroll",
    "inputFieldComponent",
    "inputTextAlignment",
    "itemComponent",
    "itemErrorLocation",
    "itemTitleWidth",
    "label",
    "loadingHtml",
    "longTap",
    "matrixDragHandleArea",
    "navigationDescription",
    "nextPanelText",
    "otherPlaceholder",
    "page",
    "prevPanelText",
    "progressBarInheritWidthFrom",
    "progressBarLocation",
    "progressBarNavigationTextLocation",
    "progressBarShowNavigationText",
    "progressBarShowPageNumbers",
    "questionStartIndex",
    "questionTitlePattern",
    "questionTitleTemplate",
    "questionTitleWidth",
    "rateColorMode",
    "rateDescriptionLocation",
    "regionalFormat",
    "removePanelButtonLocation",
    "renderAs",
    "renderMode",
    "scaleColorMode",
    "searchMode",
    "selectAllText",
    "selectToRankAreasLayout",
    "selectToRankEmptyRankedAreaText",
    "selectToRankEmptyUnrankedAreaText",
    "selectToRankSwapAreas",
    "showBrandInfo",
    "showCompletePage",
    "showNavigationButtons",
    "showPageNumbers",
    "showProgressBar",
    "showQuestionNumbers",
    "showTitle",
    "singleInputTitleTemplate",
    "surveyShowDataSaving",
    "tabAlign",
    "tabTitlePlaceholder",
    "templateErrorLocation",
    "templateQuestionTitleLocation",
    "templateQuestionTitleWidth",
    "templateTabTitle",
    "textWrapEnabled",
    "tocItemComponent",
    "useGrouping",
    "useTitleAsLabel",
];

/// Question types of SurveyJS that are not offered (section 11, `unsupported_type`).
pub const UNSUPPORTED_TYPES: &[&str] = &[
    "image",
    "imagepicker",
    "imagemap",
    "file",
    "signaturepad",
    "slider",
    "buttongroup",
];

/// How a property outside of the tables is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    Renamed(&'static str),
    Refused(&'static str),
    WithoutEffect,
    Presentation,
    Unknown,
}

/// Looks a name up that is no property of its object.
pub fn foreign(name: &str) -> Foreign {
    if let Some((_, present)) = RENAMED.iter().find(|(old, _)| *old == name) {
        return Foreign::Renamed(present);
    }
    if let Some((_, instead)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
        return Foreign::Refused(instead);
    }
    let by_pattern = ["confirmDelete", "logo", "autoFocus"]
        .iter()
        .any(|start| name.starts_with(start))
        || (name.starts_with("question") && name.ends_with("Location"));
    if by_pattern || WITHOUT_EFFECT.contains(&name) {
        Foreign::WithoutEffect
    } else if PRESENTATION.contains(&name) {
        Foreign::Presentation
    } else {
        Foreign::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_do_not_overlap() {
        let mut names: Vec<&str> = RENAMED
            .iter()
            .chain(REFUSED)
            .map(|(name, _)| *name)
            .chain(WITHOUT_EFFECT.iter().copied())
            .chain(PRESENTATION.iter().copied())
            .collect();
        names.sort_unstable();
        for pair in names.windows(2) {
            assert_ne!(pair[0], pair[1], "listed twice");
        }
    }
}
