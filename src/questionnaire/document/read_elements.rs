//! Pages, panels and questions: what all of them have.

use serde_json::Value as Json;

use super::names::{self, Member, ScopeId, Shape};
use super::nearest;
use super::problem::ProblemCode;
use super::properties::{PAGE, PANEL};
use super::reader::{Fields, Inherited, Reader, constant};
use super::surveyjs::UNSUPPORTED_TYPES;
use super::types::{self, QuestionType};
use super::{read_findings, read_validators};
use crate::questionnaire::model::{
    Attribution, Choices, ClearInvisible, CommentArea, Conditions, DescriptionLocation, Element,
    Page, Panel, Question, QuestionKind, TitleLocation,
};

pub fn page(reader: &mut Reader, value: &Json, pointer: &str) -> Option<Page> {
    let fields = reader.open(value, pointer, &PAGE)?;
    let name = container_name(reader, &fields, "page")?;
    let conditions = conditions(reader, &fields);
    let title = reader.text(&fields, "title");
    let description = reader.text(&fields, "description");
    let navigation_title = reader.text(&fields, "navigationTitle");
    let elements = with_inherited(reader, &fields, |reader| {
        elements(reader, fields.list("elements"), &fields.at("elements"))
    });
    warn_if_empty(reader, &fields, "page");
    Some(Page {
        name,
        title,
        description,
        navigation_title,
        conditions,
        elements,
    })
}

/// Panels and questions of a page, panel or template.
pub fn elements(reader: &mut Reader, values: &[Json], pointer: &str) -> Vec<Element> {
    values
        .iter()
        .enumerate()
        .filter_map(|(position, value)| element(reader, value, &format!("{pointer}/{position}")))
        .collect()
}

fn element(reader: &mut Reader, value: &Json, pointer: &str) -> Option<Element> {
    let type_name = match value.get("type") {
        Some(Json::String(name)) => name.as_str(),
        Some(_) => "",
        None if value.is_object() => {
            reader.report(
                ProblemCode::MissingProperty,
                pointer,
                "an element needs \"type\"".to_owned(),
            );
            declare_unreadable(reader, value, pointer);
            return None;
        }
        None => {
            reader.report(
                ProblemCode::WrongType,
                pointer,
                "an element is an object".to_owned(),
            );
            return None;
        }
    };
    if type_name == "panel" {
        return Some(Element::Panel(Box::new(panel(reader, value, pointer)?)));
    }
    match types::find(type_name) {
        Some(question_type) => Some(Element::Question(Box::new(question(
            reader,
            value,
            pointer,
            question_type,
        )?))),
        None => {
            unknown_type(reader, value, type_name, pointer);
            declare_unreadable(reader, value, pointer);
            None
        }
    }
}

fn unknown_type(reader: &mut Reader, value: &Json, type_name: &str, pointer: &str) {
    let at = format!("{pointer}/type");
    if !value["type"].is_string() {
        reader.report(
            ProblemCode::WrongType,
            at,
            "\"type\" is a string".to_owned(),
        );
    } else if UNSUPPORTED_TYPES.contains(&type_name) {
        reader.report(
            ProblemCode::UnsupportedType,
            at,
            format!("questions of type \"{type_name}\" are not supported"),
        );
    } else {
        let known = types::TYPES.iter().map(|known| known.name);
        let near = nearest::nearest(type_name, known.chain(["panel"]));
        reader.report(
            ProblemCode::UnknownType,
            at,
            format!(
                "there is no question type \"{type_name}\"{}",
                nearest::did_you_mean(near)
            ),
        );
    }
}

/// Keeps the name of a question that cannot be read, so that those who read it are not blamed too.
fn declare_unreadable(reader: &mut Reader, value: &Json, pointer: &str) {
    let Some(name) = value.get("name").and_then(Json::as_str) else {
        return;
    };
    take_name(reader, name, &format!("{pointer}/name"));
    let key = value.get("valueName").and_then(Json::as_str);
    reader.names.declare(
        reader.scope,
        Member {
            name: name.to_owned(),
            key: key.unwrap_or(name).to_owned(),
            shape: Shape::Anything,
            comment: true,
            total: false,
            select: true,
            pointer: pointer.to_owned(),
        },
    );
}

fn panel(reader: &mut Reader, value: &Json, pointer: &str) -> Option<Panel> {
    let fields = reader.open(value, pointer, &PANEL)?;
    let name = container_name(reader, &fields, "panel")?;
    let conditions = conditions(reader, &fields);
    let title = reader.text(&fields, "title");
    let description = reader.text(&fields, "description");
    let required_if = reader.condition(&fields, "requiredIf");
    let required_error_text = reader.text(&fields, "requiredErrorText");
    let elements = with_inherited(reader, &fields, |reader| {
        elements(reader, fields.list("elements"), &fields.at("elements"))
    });
    warn_if_empty(reader, &fields, "panel");
    Some(Panel {
        name,
        title,
        description,
        conditions,
        is_required: fields.is_set("isRequired"),
        required_if,
        required_error_text,
        elements,
    })
}

fn container_name(reader: &mut Reader, fields: &Fields, stem: &str) -> Option<String> {
    match fields.get("name") {
        None if reader.options.lenient => {
            let name = reader.names.invent(stem);
            take_name(reader, &name, fields.pointer);
            Some(name)
        }
        None => {
            reader.report(
                ProblemCode::MissingProperty,
                fields.pointer,
                format!("a {stem} needs \"name\""),
            );
            Some(String::new())
        }
        Some(name) => {
            let name = name.as_str()?;
            take_name(reader, name, &fields.at("name"));
            Some(name.to_owned())
        }
    }
}

/// Takes a name in the present scope.
pub fn take_name(reader: &mut Reader, name: &str, pointer: &str) {
    let problem = reader.names.take(reader.scope, name, pointer);
    reader.problems.extend(problem);
}

fn warn_if_empty(reader: &mut Reader, fields: &Fields, what: &str) {
    if fields
        .get("elements")
        .is_some_and(|elements| elements == &Json::Array(Vec::new()))
    {
        reader.report(
            ProblemCode::Unreachable,
            fields.at("elements"),
            format!("this {what} has no elements and is never shown"),
        );
    }
}

/// Runs `read` with what this page, panel or question hands down.
pub fn with_inherited<T>(
    reader: &mut Reader,
    fields: &Fields,
    read: impl FnOnce(&mut Reader) -> T,
) -> T {
    let finding = finding(reader, fields);
    let attribution = attribution(reader, fields);
    let outer = reader.inherited.clone();
    reader.inherited = Inherited {
        finding: finding.or_else(|| outer.finding.clone()),
        attribution: attribution.or(outer.attribution),
    };
    let result = read(reader);
    reader.inherited = outer;
    result
}

fn finding(reader: &mut Reader, fields: &Fields) -> Option<String> {
    let section = fields.word("finding")?;
    if !reader.sections.iter().any(|known| known == section) {
        let near = nearest::nearest(section, reader.sections.iter().map(String::as_str));
        let message = format!(
            "\"findings\" of this file has no section \"{section}\"{}",
            nearest::did_you_mean(near)
        );
        reader.report(ProblemCode::UnknownFinding, fields.at("finding"), message);
    }
    Some(section.to_owned())
}

fn attribution(reader: &mut Reader, fields: &Fields) -> Option<Attribution> {
    let level = match fields.word("attribution")? {
        "named" => Attribution::Named,
        "group" => Attribution::Group,
        "count" => Attribution::Count,
        "none" => Attribution::None,
        _ => return None,
    };
    // A mechanism is the only one of its kind: there is no group to hide in (section 10).
    if reader.about_itself && matches!(level, Attribution::Group | Attribution::Count) {
        reader.report(
            ProblemCode::UnsupportedValue,
            fields.at("attribution"),
            "in the questionnaire of an ISCM \"attribution\" is \"named\" or \"none\"".to_owned(),
        );
    }
    Some(level)
}

/// When something is shown and can be changed; warns about what is never shown.
pub fn conditions(reader: &mut Reader, fields: &Fields) -> Conditions {
    let visible_if = reader.condition(fields, "visibleIf");
    let invisible = fields.flag("visible") == Some(false);
    if invisible && visible_if.is_some() {
        // So it is in survey-core: the condition decides.
        reader.report(
            ProblemCode::NoEffect,
            fields.at("visible"),
            "\"visible\" changes nothing beside \"visibleIf\"".to_owned(),
        );
    }
    let hidden = invisible && visible_if.is_none();
    if hidden {
        reader.report(
            ProblemCode::Unreachable,
            fields.at("visible"),
            "this is never visible".to_owned(),
        );
    } else if visible_if.as_ref().and_then(constant) == Some(false) {
        reader.report(
            ProblemCode::Unreachable,
            fields.at("visibleIf"),
            "this is never visible".to_owned(),
        );
    }
    Conditions {
        hidden,
        visible_if,
        enable_if: reader.condition(fields, "enableIf"),
        read_only: fields.is_set("readOnly"),
    }
}

fn question(
    reader: &mut Reader,
    value: &Json,
    pointer: &str,
    question_type: &QuestionType,
) -> Option<Question> {
    let fields = reader.open(value, pointer, &question_type.class)?;
    let name = fields.word("name").unwrap_or_default().to_owned();
    if !name.is_empty() || fields.get("name").is_some() {
        take_name(reader, &name, &fields.at("name"));
    }
    let value_name = fields.word("valueName").map(str::to_owned);
    if let Some(value_name) = &value_name {
        let problem = names::bad_name(value_name, &fields.at("valueName"));
        reader.problems.extend(problem);
    }
    let key = value_name.clone().unwrap_or_else(|| name.clone());
    let scope = reader.scope;
    let (question, shape) = with_inherited(reader, &fields, |reader| {
        let (kind, shape) = (question_type.read)(reader, &fields).unzip();
        (asked(reader, &fields, (scope, &key), &name, kind), shape)
    });
    let choices = question.as_ref().map(|question| choices_of(&question.kind));
    let is_select = choices.is_none_or(|choices| choices.is_some());
    let has_other =
        choices.is_none_or(|choices| choices.is_some_and(|choices| choices.other.is_some()));
    let comment_area = fields.is_set("showCommentArea").then(|| CommentArea {
        text: reader.text(&fields, "commentText"),
    });
    if comment_area.is_some() && fields.is_set("showOtherItem") {
        reader.report(
            ProblemCode::Conflict,
            fields.at("showCommentArea"),
            format!(
                "\"showOtherItem\" and \"showCommentArea\" would both store their text as {name}-Comment; keep one"
            ),
        );
    } else if comment_area.is_none() && fields.get("commentText").is_some() {
        no_effect_without(reader, &fields, "commentText", "showCommentArea");
    }
    let kind = question.as_ref().map(|question| &question.kind);
    if let Some(QuestionKind::Html(_) | QuestionKind::Expression(_)) = kind {
        for property in ["isRequired", "requiredIf", "validators"] {
            if fields.get(property).is_some() {
                reader.report(
                    ProblemCode::NoEffect,
                    fields.at(property),
                    format!("\"{property}\" changes nothing here: nobody answers this"),
                );
            }
        }
    }
    if !matches!(kind, Some(QuestionKind::Html(_))) {
        reader.names.declare(
            scope,
            Member {
                name,
                key,
                shape: shape.unwrap_or(Shape::Anything),
                comment: has_other || comment_area.is_some(),
                total: false,
                select: is_select,
                pointer: pointer.to_owned(),
            },
        );
    }
    let description = reader.text(&fields, "description");
    let placeholder = match question_type.class.property("placeholder") {
        Some(_) => reader.text(&fields, "placeholder"),
        None => None,
    };
    Some(Question {
        value_name,
        description,
        placeholder,
        comment_area,
        clear_if_invisible: match fields.word("clearIfInvisible") {
            Some("onComplete") => Some(ClearInvisible::OnComplete),
            Some("onHidden") => Some(ClearInvisible::OnHidden),
            Some("none") => Some(ClearInvisible::Never),
            _ => None,
        },
        display_values_in_texts: fields.flag("useDisplayValuesInDynamicTexts") != Some(false),
        column_count: fields
            .count("colCount")
            .and_then(|count| u32::try_from(count).ok()),
        title_location: match fields.word("titleLocation") {
            Some("bottom") => TitleLocation::Bottom,
            Some("left") => TitleLocation::Left,
            Some("hidden") => TitleLocation::Hidden,
            _ => TitleLocation::Top,
        },
        description_location: match fields.word("descriptionLocation") {
            Some("underInput") => DescriptionLocation::UnderInput,
            Some("hidden") => DescriptionLocation::Hidden,
            _ => DescriptionLocation::UnderTitle,
        },
        ..question?
    })
}

/// The choices of a select question.
pub fn choices_of(kind: &QuestionKind) -> Option<&Choices> {
    match kind {
        QuestionKind::SingleChoice(single) => Some(&single.choices),
        QuestionKind::MultipleChoice(multiple) => Some(&multiple.choices),
        QuestionKind::Ranking(ranking) => Some(&ranking.choices),
        _ => None,
    }
}

/// Warns about a property that needs another one to mean something.
pub fn no_effect_without(reader: &mut Reader, fields: &Fields, property: &str, needed: &str) {
    if fields.get(property).is_some() {
        reader.report(
            ProblemCode::NoEffect,
            fields.at(property),
            format!("\"{property}\" changes nothing without \"{needed}\""),
        );
    }
}

/// Reads what questions, columns and items share; `scope` and `key` say whose value a default is.
/// `None` where the kind is, but with everything else reported.
pub fn asked(
    reader: &mut Reader,
    fields: &Fields,
    (scope, key): (ScopeId, &str),
    name: &str,
    kind: Option<QuestionKind>,
) -> Option<Question> {
    let title = reader.text(fields, "title");
    let conditions = conditions(reader, fields);
    let required_if = reader.condition(fields, "requiredIf");
    let required_error_text = reader.text(fields, "requiredErrorText");
    let default_value_expression = reader.defining(scope, key, |reader| {
        reader.expression(fields, "defaultValueExpression")
    });
    let validators = read_validators::validators(reader, fields);
    let indicator = fields.word("indicator").map(str::to_owned);
    if let Some(indicator) = &indicator {
        read_findings::check_indicator(reader, indicator, &fields.at("indicator"));
        reader.indicators.insert(indicator.clone());
    }
    let default_value = match fields.get("defaultValue") {
        // Unanswered is the absence of an answer.
        Some(Json::Null) | None => None,
        Some(Json::String(text)) if text.is_empty() => None,
        Some(value) => Some(value.clone()),
    };
    Some(Question {
        name: name.to_owned(),
        value_name: None,
        title,
        description: None,
        placeholder: None,
        conditions,
        is_required: fields.is_set("isRequired"),
        required_if,
        required_error_text,
        default_value,
        default_value_expression,
        validators,
        clear_if_invisible: None,
        comment_area: None,
        display_values_in_texts: true,
        column_count: None,
        title_location: TitleLocation::Top,
        description_location: DescriptionLocation::UnderTitle,
        indicator,
        finding: reader.inherited.finding.clone(),
        attribution: reader.inherited.attribution,
        kind: kind?,
        pointer: fields.pointer.to_owned(),
    })
}
