//! The reader walks the JSON tree once: each object is opened with its table of properties, which reports
//! everything that is not in the table or of another kind; what is left is taken by typed getters that
//! need not complain again.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::json::pointer_step;
use super::locales::{self, TextCount};
use super::names::{Names, ScopeId};
use super::nearest;
use super::problem::{Problem, ProblemCode};
use super::properties::{Class, Kind};
use super::references::{Reads, Target, Use, Where};
use super::shared::{Carried, Key};
use super::surveyjs::{Foreign, foreign};
use super::{LoadOptions, html};
use crate::language::{Language, LocalizedText};
use crate::questionnaire::expression::{Expression, JsonScope};
use crate::questionnaire::model::{Attribution, Item};

/// What is gathered while a file is read.
pub struct Reader<'a> {
    pub options: &'a LoadOptions<'a>,
    pub problems: Vec<Problem>,
    pub names: Names,
    /// Everything that reads a name, to be resolved when all names are known.
    pub uses: Vec<Use>,
    pub texts: TextCount,
    /// The scope of names in which we stand.
    pub scope: ScopeId,
    /// What the reads of expressions and texts may name besides the scope.
    pub place: Where,
    /// `finding` and `attribution` of the page, panel or question around.
    pub inherited: Inherited,
    /// The ids of the sections in `findings`.
    pub sections: Vec<String>,
    /// In the questionnaire of an ISCM, whose answers are about itself.
    pub about_itself: bool,
    /// The values that the expression being read computes.
    pub defines: Vec<Target>,
    /// The choices that a matrix gives to columns without their own.
    pub cell_choices: Vec<Item>,
    /// Lists of choices taken from another question, to be looked up when all names are known.
    pub carried: Vec<Carried>,
    /// `keyName`s, to be looked up then too.
    pub keys: Vec<Key>,
    /// The indicators of the file.
    pub indicators: BTreeSet<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Inherited {
    pub finding: Option<String>,
    pub attribution: Option<Attribution>,
}

/// One object of the file, opened with its class.
#[derive(Clone, Copy)]
pub struct Fields<'j> {
    pub map: &'j Map<String, Json>,
    pub pointer: &'j str,
}

impl<'j> Fields<'j> {
    pub fn get(&self, name: &str) -> Option<&'j Json> {
        self.map.get(name)
    }

    pub fn at(&self, name: &str) -> String {
        format!("{}/{}", self.pointer, pointer_step(name))
    }

    pub fn word(&self, name: &str) -> Option<&'j str> {
        self.get(name).and_then(Json::as_str)
    }

    pub fn flag(&self, name: &str) -> Option<bool> {
        self.get(name).and_then(Json::as_bool)
    }

    pub fn is_set(&self, name: &str) -> bool {
        self.flag(name) == Some(true)
    }

    pub fn number(&self, name: &str) -> Option<f64> {
        self.get(name).and_then(Json::as_f64)
    }

    /// A whole number that is not negative; SurveyJS writes -1 for "not given".
    pub fn count(&self, name: &str) -> Option<usize> {
        whole(self.get(name)?).and_then(|number| usize::try_from(number).ok())
    }

    pub fn list(&self, name: &str) -> &'j [Json] {
        self.get(name)
            .and_then(Json::as_array)
            .map_or(&[], Vec::as_slice)
    }

    pub fn object(&self, name: &str) -> Option<&'j Map<String, Json>> {
        self.get(name).and_then(Json::as_object)
    }
}

/// A JSON number without fraction, also when it is written as `3.0`.
fn whole(value: &Json) -> Option<i64> {
    value.as_i64().or_else(|| {
        let number = value.as_f64()?;
        (number.fract() == 0.0 && number.abs() < 1e9).then_some(number as i64)
    })
}

/// How a kind of JSON value is called in messages.
pub fn kind_of(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}

impl<'a> Reader<'a> {
    pub fn new(options: &'a LoadOptions<'a>, file: &Json, locale: Language) -> Self {
        Reader {
            options,
            problems: Vec::new(),
            names: Names::new(file),
            uses: Vec::new(),
            texts: TextCount::new(locale),
            scope: Names::ROOT,
            place: Where::default(),
            inherited: Inherited::default(),
            sections: Vec::new(),
            about_itself: false,
            defines: Vec::new(),
            cell_choices: Vec::new(),
            carried: Vec::new(),
            keys: Vec::new(),
            indicators: BTreeSet::new(),
        }
    }

    pub fn report(&mut self, code: ProblemCode, pointer: impl Into<String>, message: String) {
        self.problems.push(Problem::new(code, pointer, message));
    }

    /// Takes a value as an object of this class, and reports what is wrong with its properties.
    pub fn open<'j>(
        &mut self,
        value: &'j Json,
        pointer: &'j str,
        class: &Class,
    ) -> Option<Fields<'j>> {
        let Json::Object(map) = value else {
            self.report(
                ProblemCode::WrongType,
                pointer,
                format!(
                    "{} is an object, and this is {}",
                    class.label,
                    kind_of(value)
                ),
            );
            return None;
        };
        let fields = Fields { map, pointer };
        for (name, value) in map {
            match class.property(name) {
                Some(property) => {
                    self.check_kind(property.name, property.kind, value, &fields.at(name));
                }
                None => self.foreign_property(name, value, &fields, class),
            }
        }
        for property in class.properties() {
            if property.required && !map.contains_key(property.name) {
                self.report(
                    ProblemCode::MissingProperty,
                    pointer,
                    format!("{} needs \"{}\"", class.label, property.name),
                );
            }
        }
        Some(fields)
    }

    fn check_kind(&mut self, name: &str, kind: Kind, value: &Json, pointer: &str) {
        let expected = match kind {
            Kind::Text | Kind::Pattern | Kind::Html => match value {
                Json::String(_) | Json::Object(_) => return,
                _ => "a text, or an object of texts by language",
            },
            Kind::Word | Kind::Name | Kind::Indicator | Kind::Expression | Kind::Condition => {
                match value {
                    Json::String(_) => return,
                    _ => "a string",
                }
            }
            Kind::Boolean => match value {
                Json::Bool(_) => return,
                _ => "true or false",
            },
            Kind::Integer(least) => match whole(value) {
                Some(number) if number >= least => return,
                Some(_) => {
                    self.report(
                        ProblemCode::UnsupportedValue,
                        pointer,
                        format!("\"{name}\" is at least {least}"),
                    );
                    return;
                }
                None => "a whole number",
            },
            Kind::Number => match value {
                Json::Number(_) => return,
                _ => "a number",
            },
            Kind::Scalar => match value {
                Json::String(_) | Json::Number(_) | Json::Bool(_) => return,
                _ => "a string, a number, or true or false",
            },
            Kind::List => match value {
                Json::Array(_) => return,
                _ => "a list",
            },
            Kind::Object => match value {
                Json::Object(_) => return,
                _ => "an object",
            },
            Kind::OneOf(words) => match value {
                Json::String(word) => {
                    if !words.contains(&word.as_str()) {
                        self.report(
                            ProblemCode::UnsupportedValue,
                            pointer,
                            format!(
                                "\"{name}\" cannot be \"{word}\"; it is one of {}",
                                words.join(", ")
                            ),
                        );
                    }
                    return;
                }
                _ => "a string",
            },
            Kind::Any => match value {
                Json::Null => "a value",
                _ => return,
            },
            Kind::Ignored => {
                // Only one property is of this kind: comments apart from answers are how it always is here.
                if matches!(value, Json::Bool(false)) || value.as_str() == Some("false") {
                    self.report(
                        ProblemCode::UnsupportedProperty,
                        pointer,
                        format!(
                            "\"{name}\": false is not supported: what is typed beside a choice is stored as <name>-Comment"
                        ),
                    );
                }
                return;
            }
        };
        self.report(
            ProblemCode::WrongType,
            pointer,
            format!("\"{name}\" is {expected}, and this is {}", kind_of(value)),
        );
    }

    fn foreign_property(&mut self, name: &str, value: &Json, fields: &Fields, class: &Class) {
        let pointer = fields.at(name);
        let label = class.label;
        if name == "displayMode" && class.presentation {
            return self.display_mode(value, &pointer);
        }
        // A template holds its questions in "templateElements"; SurveyJS once said "questions" for both.
        let is_template = class.property("templateElements").is_some();
        match foreign(name) {
            Foreign::Renamed("elements") if is_template => self.report(
                ProblemCode::RenamedProperty,
                pointer,
                format!("\"{name}\" is now called \"templateElements\""),
            ),
            Foreign::Renamed(present) => self.report(
                ProblemCode::RenamedProperty,
                pointer,
                match name {
                    "mode" => "instead of \"mode\": \"display\" write \"readOnly\": true".to_owned(),
                    "isSinglePage" => {
                        "instead of \"isSinglePage\" write \"questionsOnPageMode\": \"singlePage\""
                            .to_owned()
                    }
                    _ => format!("\"{name}\" is now called \"{present}\""),
                },
            ),
            Foreign::Refused(instead) => self.report(
                ProblemCode::UnsupportedProperty,
                pointer,
                format!("\"{name}\" is not supported: {instead}"),
            ),
            Foreign::WithoutEffect if class.presentation => {
                if !matches!(name, "$schema" | "sjsVersion") {
                    self.report(
                        ProblemCode::NoEffect,
                        pointer,
                        format!("\"{name}\" is read and changes nothing here"),
                    );
                }
            }
            Foreign::Presentation if self.options.lenient => {}
            Foreign::Presentation => self.report(
                ProblemCode::UnsupportedProperty,
                pointer,
                format!(
                    "\"{name}\" is presentation of SurveyJS that is not part of this format; leave it out"
                ),
            ),
            Foreign::WithoutEffect | Foreign::Unknown => {
                // Per-choice questions and comments of SurveyJS have names that stand elsewhere here.
                if matches!(name, "showCommentArea" | "elements") && class.property("value").is_some()
                {
                    self.report(
                        ProblemCode::UnsupportedProperty,
                        pointer,
                        format!(
                            "\"{name}\" of {label} is not supported: use \"showOtherItem\" or a question with \"visibleIf\""
                        ),
                    );
                    return;
                }
                let near = nearest::nearest(name, class.properties().map(|known| known.name));
                self.report(
                    ProblemCode::UnknownProperty,
                    pointer,
                    format!(
                        "\"{name}\" is no property of {label}{}",
                        nearest::did_you_mean(near)
                    ),
                );
            }
        }
    }

    fn display_mode(&mut self, value: &Json, pointer: &str) {
        match value.as_str() {
            Some(
                "list" | "auto" | "radio" | "checkbox" | "segmented" | "switch" | "buttons"
                | "dropdown" | "table",
            ) => self.report(
                ProblemCode::NoEffect,
                pointer,
                "\"displayMode\" is read and changes nothing here".to_owned(),
            ),
            Some(mode) => self.report(
                ProblemCode::UnsupportedValue,
                pointer,
                format!(
                    "\"displayMode\" cannot be \"{mode}\"; it is one of list, auto, radio, checkbox"
                ),
            ),
            None => self.report(
                ProblemCode::WrongType,
                pointer,
                format!(
                    "\"displayMode\" is a string, and this is {}",
                    kind_of(value)
                ),
            ),
        }
    }

    /// A text of the file; an empty one counts as none.
    pub fn text(&mut self, fields: &Fields, name: &str) -> Option<LocalizedText> {
        self.text_of(fields.get(name)?, &fields.at(name), false)
    }

    /// A text that may hold `{0}`.
    pub fn pattern(&mut self, fields: &Fields, name: &str) -> Option<LocalizedText> {
        self.text_of(fields.get(name)?, &fields.at(name), true)
    }

    /// A text with the permitted HTML.
    pub fn html(&mut self, fields: &Fields, name: &str) -> Option<LocalizedText> {
        let pointer = fields.at(name);
        let value = fields.get(name)?;
        for (pointer, text) in locales::versions(value, &pointer) {
            for message in html::problems(text) {
                self.report(ProblemCode::UnsafeHtml, pointer.clone(), message);
            }
        }
        self.text_of(value, &pointer, false)
    }

    pub fn text_of(
        &mut self,
        value: &Json,
        pointer: &str,
        numbered: bool,
    ) -> Option<LocalizedText> {
        let text = locales::read(value, pointer, &mut self.texts, &mut self.problems)?;
        for (pointer, version) in locales::versions(value, pointer) {
            for name in locales::placeholders(version) {
                let is_number = name.chars().all(|character| character.is_ascii_digit());
                if !(numbered && is_number) {
                    let read = Reads::placeholder(name);
                    self.remember(pointer.clone(), read);
                }
            }
        }
        Some(text)
    }

    /// An expression whose value is wanted.
    pub fn expression(&mut self, fields: &Fields, name: &str) -> Option<Expression> {
        let source = fields.word(name)?;
        if source.trim().is_empty() {
            return None;
        }
        self.parse(source, &fields.at(name), &[])
    }

    /// An expression that is asked only whether it holds.
    pub fn condition(&mut self, fields: &Fields, name: &str) -> Option<Expression> {
        let expression = self.expression(fields, name)?;
        self.warn_if_constant(&expression, &fields.at(name));
        Some(expression)
    }

    pub fn warn_if_constant(&mut self, expression: &Expression, pointer: &str) {
        if let Some(holds) = constant(expression) {
            self.report(
                ProblemCode::ConstantCondition,
                pointer,
                format!(
                    "this condition reads no answer and {} holds",
                    if holds { "always" } else { "never" }
                ),
            );
        }
    }

    /// Parses an expression and remembers what it reads.
    pub fn parse(&mut self, source: &str, pointer: &str, extra: &[&str]) -> Option<Expression> {
        match Expression::parse_with(source, extra) {
            Ok(parsed) => {
                for warning in parsed.warnings {
                    let message = format!("at {}: {}", warning.offset, warning.message);
                    match warning.code {
                        "bare_word" => self.report(ProblemCode::BareWord, pointer, message),
                        // A bracket that is missing at the end is tolerated, with a warning.
                        _ => self.problems.push(Problem::warning(
                            ProblemCode::BadExpression,
                            pointer,
                            message,
                        )),
                    }
                }
                let reads = Reads::of(&parsed.expression);
                self.remember(pointer.to_owned(), reads);
                Some(parsed.expression)
            }
            Err(problem) => {
                let code = match problem.code {
                    "unknown_function" => ProblemCode::UnknownFunction,
                    _ => ProblemCode::BadExpression,
                };
                self.report(
                    code,
                    pointer,
                    format!("at {}: {}", problem.offset, problem.message),
                );
                None
            }
        }
    }

    fn remember(&mut self, pointer: String, reads: Vec<Reads>) {
        if !reads.is_empty() {
            self.uses.push(Use {
                pointer,
                reads,
                scope: self.scope,
                place: self.place.clone(),
                defines: self.defines.clone(),
            });
        }
    }

    /// Reports two limits of which the lower is above the upper.
    pub fn check_order<T: PartialOrd + std::fmt::Display>(
        &mut self,
        fields: &Fields,
        (lower, least): (&str, Option<T>),
        (upper, most): (&str, Option<T>),
    ) {
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            self.report(
                ProblemCode::Conflict,
                fields.at(lower),
                format!("\"{lower}\" ({least}) is more than \"{upper}\" ({most})"),
            );
        }
    }

    /// Runs `read` on expressions that compute the value of this member.
    pub fn defining<T>(
        &mut self,
        scope: ScopeId,
        key: &str,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let target = Target::value(scope, key);
        self.defines.push(target);
        let result = read(self);
        self.defines.pop();
        result
    }

    /// Runs `read` where `{item}` is the choice, row or column in question.
    pub fn per_item<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.place.item, true);
        let result = read(self);
        self.place.item = before;
        result
    }

    /// Runs `read` inside another scope of names.
    pub fn inside<T>(&mut self, scope: ScopeId, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.scope, scope);
        let result = read(self);
        self.scope = before;
        result
    }
}

/// Whether a condition holds, where nothing that it could read makes a difference.
pub fn constant(expression: &Expression) -> Option<bool> {
    if !expression.is_constant() {
        return None;
    }
    let nothing = Json::Object(Map::new());
    Some(expression.holds(&JsonScope {
        values: &nothing,
        now: chrono::DateTime::UNIX_EPOCH,
    }))
}
