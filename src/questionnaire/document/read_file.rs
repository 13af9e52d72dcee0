//! The top of a file: who it is for, how it behaves, its pages, calculated values and closing texts.

use serde_json::Value as Json;

use super::locales::language_of_key;
use super::names::{Member, Names, Shape};
use super::problem::ProblemCode;
use super::properties::{CALCULATED, CONDITIONAL_HTML, FILE, FILE_TEXTS};
use super::read_elements::{elements, page, take_name};
use super::reader::{Fields, Reader};
use super::{LoadOptions, read_findings};
use crate::language::{Language, LocalizedText};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::expression::Expression;
use crate::questionnaire::model::{
    CalculatedValue, ClearInvisible, Conditions, Page, ProgressBarType, QuestionNumbers,
    QuestionsOnPage, RespondentGroup, Settings,
};

/// The language of the `default` texts, which has to be known before the first text is read.
pub fn locale(root: &Json) -> Option<Language> {
    root.get("locale")
        .and_then(Json::as_str)
        .and_then(language_of_key)
}

/// Reads the whole file. What comes back is only to be used if no problem is an error.
pub fn file(reader: &mut Reader, value: &Json, locale: Language) -> Option<Questionnaire> {
    let root = reader.open(value, "", &FILE)?;
    if let Some(given) = root.word("locale")
        && !given.is_empty()
        && language_of_key(given).is_none()
    {
        reader.report(
            ProblemCode::UnknownLocale,
            "/locale",
            format!("\"{given}\" is none of the languages en, fr, es, ar, ru, zh-cn"),
        );
    }
    reader.sections = read_findings::section_ids(&root);
    reader.about_itself = root.word("respondent") == Some("iscm");
    let options = *reader.options;
    let id = id(reader, &root, &options);
    let version = required_word(reader, &root, "version", &options);
    let respondent = match root.word("respondent") {
        Some(group) => RespondentGroup::from_code(group).unwrap_or(RespondentGroup::Iscm),
        None => {
            required_word(reader, &root, "respondent", &options);
            RespondentGroup::Iscm
        }
    };
    let title = reader.text(&root, "title");
    let description = reader.text(&root, "description");
    let calculated_values = calculated_values(reader, &root);
    let pages = pages(reader, &root);
    let settings = settings(reader, &root);
    let findings = read_findings::sections(reader, &root);
    let codes = read_findings::codes(reader, &root);
    Some(Questionnaire {
        id,
        version,
        respondent,
        locale,
        title,
        description,
        settings,
        pages,
        calculated_values,
        findings,
        codes,
    })
}

fn id(reader: &mut Reader, root: &Fields, options: &LoadOptions) -> String {
    let id = required_word(reader, root, "id", options);
    if id.is_empty() || options.lenient {
        return id;
    }
    let is_slug = id.len() <= 64
        && id.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
        && id.chars().all(|character| {
            character.is_ascii_lowercase()
                || character.is_ascii_digit()
                || matches!(character, '-' | '_')
        });
    if !is_slug {
        reader.report(
            ProblemCode::BadName,
            "/id",
            format!("\"{id}\" is no slug: small letters, digits, - and _, at most 64"),
        );
    } else if let Some(stem) = options.file_stem
        && stem != id
    {
        reader.report(
            ProblemCode::BadName,
            "/id",
            format!("the id \"{id}\" is not the name of the file, \"{stem}\""),
        );
    }
    id
}

fn required_word(reader: &mut Reader, root: &Fields, name: &str, options: &LoadOptions) -> String {
    match root.get(name) {
        None if options.lenient => {}
        None => reader.report(
            ProblemCode::MissingProperty,
            "",
            format!("the file needs \"{name}\""),
        ),
        Some(Json::String(text)) if text.is_empty() && !options.lenient => reader.report(
            ProblemCode::MissingProperty,
            root.at(name),
            format!("\"{name}\" is empty"),
        ),
        Some(_) => {}
    }
    root.word(name).unwrap_or_default().to_owned()
}

fn calculated_values(reader: &mut Reader, root: &Fields) -> Vec<CalculatedValue> {
    let list = root.at("calculatedValues");
    let mut values = Vec::new();
    for (position, value) in root.list("calculatedValues").iter().enumerate() {
        let pointer = format!("{list}/{position}");
        let Some(fields) = reader.open(value, &pointer, &CALCULATED) else {
            continue;
        };
        let Some(name) = fields.word("name") else {
            continue;
        };
        take_name(reader, name, &fields.at("name"));
        reader.names.declare(
            Names::ROOT,
            Member {
                name: name.to_owned(),
                key: name.to_owned(),
                // What comes out may be a list or an object: that is known only when it is computed.
                shape: Shape::Anything,
                comment: false,
                total: false,
                select: false,
                pointer: pointer.clone(),
            },
        );
        let expression = reader.defining(Names::ROOT, name, |reader| {
            reader.expression(&fields, "expression")
        });
        if expression.is_none()
            && fields
                .word("expression")
                .is_some_and(|text| text.trim().is_empty())
        {
            reader.report(
                ProblemCode::MissingProperty,
                fields.at("expression"),
                "\"expression\" is empty".to_owned(),
            );
        }
        values.extend(expression.map(|expression| CalculatedValue {
            name: name.to_owned(),
            expression,
            include_into_result: fields.is_set("includeIntoResult"),
        }));
    }
    values
}

fn pages(reader: &mut Reader, root: &Fields) -> Vec<Page> {
    if root.get("pages").is_some() && root.get("elements").is_some() {
        reader.report(
            ProblemCode::Conflict,
            "/elements",
            "a file has \"pages\" or \"elements\", not both".to_owned(),
        );
    }
    let (property, pages) = if root.get("pages").is_some() {
        let pages = root.list("pages").iter().enumerate();
        let pages = pages
            .filter_map(|(position, value)| page(reader, value, &format!("/pages/{position}")))
            .collect();
        ("pages", pages)
    } else if root.get("elements").is_some() {
        let elements = elements(reader, root.list("elements"), "/elements");
        // As survey-core calls it.
        let name = reader.names.invent("page");
        let page = Page {
            name,
            title: None,
            description: None,
            navigation_title: None,
            conditions: Conditions::default(),
            elements,
        };
        ("elements", vec![page])
    } else {
        reader.report(
            ProblemCode::MissingProperty,
            "",
            "the file needs \"pages\"".to_owned(),
        );
        return Vec::new();
    };
    if root.get(property).is_some_and(Json::is_array) && root.list(property).is_empty() {
        reader.report(
            ProblemCode::MissingProperty,
            root.at(property),
            format!("\"{property}\" is empty"),
        );
    }
    pages
}

fn settings(reader: &mut Reader, root: &Fields) -> Settings {
    let texts = FILE_TEXTS
        .iter()
        .filter_map(|&name| Some((name.to_owned(), reader.text(root, name)?)))
        .collect();
    Settings {
        show_question_numbers: match root.word("showQuestionNumbers") {
            Some("on") => QuestionNumbers::On,
            Some("onPage") => QuestionNumbers::OnPage,
            Some("recursive") => QuestionNumbers::Recursive,
            _ => QuestionNumbers::Off,
        },
        show_progress_bar: root.is_set("showProgressBar"),
        progress_bar_type: match root.word("progressBarType") {
            Some("questions") => ProgressBarType::Questions,
            Some("requiredQuestions") => ProgressBarType::RequiredQuestions,
            _ => ProgressBarType::Pages,
        },
        show_toc: root.is_set("showTOC"),
        check_errors_on_complete: root.word("checkErrorsMode") == Some("onComplete"),
        show_preview: root.is_set("showPreviewBeforeComplete"),
        preview_answered_only: root.word("previewMode") == Some("answeredQuestions"),
        questions_on_page: match root.word("questionsOnPageMode") {
            Some("singlePage") => QuestionsOnPage::SinglePage,
            Some("questionPerPage") => QuestionsOnPage::QuestionPerPage,
            _ => QuestionsOnPage::Standard,
        },
        clear_invisible_values: match root.word("clearInvisibleValues") {
            Some("onHidden") => ClearInvisible::OnHidden,
            Some("none") => ClearInvisible::Never,
            _ => ClearInvisible::OnComplete,
        },
        first_page_is_start_page: root.is_set("firstPageIsStartPage"),
        read_only: root.is_set("readOnly"),
        max_text_length: root.count("maxTextLength").unwrap_or(0),
        max_comment_length: root.count("maxCommentLength").unwrap_or(0),
        completed_html: reader.html(root, "completedHtml"),
        completed_html_on_condition: completed_on_condition(reader, root),
        completed_before_html: reader.html(root, "completedBeforeHtml"),
        texts,
        show_prev_button: root.flag("showPrevButton"),
        show_title: root.flag("showTitle"),
        show_page_titles: root.flag("showPageTitles"),
        show_page_numbers: root.flag("showPageNumbers"),
    }
}

fn completed_on_condition(reader: &mut Reader, root: &Fields) -> Vec<(Expression, LocalizedText)> {
    let list = root.at("completedHtmlOnCondition");
    let values = root.list("completedHtmlOnCondition").iter().enumerate();
    values
        .filter_map(|(position, value)| {
            let pointer = format!("{list}/{position}");
            let fields = reader.open(value, &pointer, &CONDITIONAL_HTML)?;
            let condition = reader.condition(&fields, "expression");
            let html = reader.html(&fields, "html");
            condition.zip(html)
        })
        .collect()
}
