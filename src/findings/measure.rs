//! What the files of a round measure: each indicator with its codes, in the order of the file.

use indexmap::IndexMap;
use serde_json::Value as Json;

use crate::language::{Language, LocalizedText};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::{
    Attribution, ChoiceSource, Choices, Element, Extra, FindingSection, InputType, Item, Question,
    QuestionKind, TotalKind,
};

/// How an indicator is answered, as far as counting cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// One code per organization: the counts add up to the base.
    SingleChoice,
    MultipleChoice,
    /// A number or a rating.
    Number,
    /// Open text, of which only the base is counted.
    Open,
}

/// The form in which an indicator is asked, where counting treats it in a way of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MeasureForm {
    #[default]
    Plain,
    /// A choice in each row of a matrix.
    Matrix,
    /// The codes in the order of preference.
    Ranking,
    /// A number among a few steps, of which each is counted.
    Rating,
    /// A number per row, which add up to a whole; a row that is left out is 0.
    Shares,
}

/// The code of a step of a rating or of a place in a ranking.
pub fn step_code(step: f64) -> String {
    if step.fract() == 0.0 && step.abs() < 1e15 {
        format!("{step:.0}")
    } else {
        step.to_string()
    }
}

/// A code with what it is called.
#[derive(Clone, Debug)]
pub struct Code {
    pub code: String,
    pub text: Option<LocalizedText>,
    /// How it reads inside a sentence.
    pub phrase: Option<LocalizedText>,
}

impl Code {
    /// The text inside a sentence: phrase before text before the code itself.
    pub fn in_sentence(&self, language: Language) -> &str {
        self.phrase
            .as_ref()
            .or(self.text.as_ref())
            .map_or(&self.code, |text| text.in_language(language))
    }

    /// Whether the text inside a sentence exists in this language.
    pub fn is_in(&self, language: Language) -> bool {
        self.phrase
            .as_ref()
            .or(self.text.as_ref())
            .is_none_or(|text| text.exactly(language).is_some())
    }

    /// The text in a table or chart; built-in choices to which the file gives no text have ours.
    pub fn label(&self, language: Language) -> String {
        match (&self.text, self.code.as_str()) {
            (Some(text), _) => text.in_language(language).to_owned(),
            (None, "other") => language.text("chart-other"),
            (None, "none") => language.text("choice-none"),
            (None, code) => code.to_owned(),
        }
    }
}

/// One indicator as one file asks it.
#[derive(Clone, Debug)]
pub struct Measure {
    pub indicator: String,
    pub title: LocalizedText,
    pub kind: MeasureKind,
    /// In file order; empty for numbers, open texts and registers.
    pub codes: Vec<Code>,
    /// The register whose members are the codes, where the choices come from one.
    pub register: Option<String>,
    /// The default level of its answers.
    pub attribution: Option<Attribution>,
    /// The section of the findings that it supports.
    pub finding: Option<String>,
    /// Asked in rows or entries, so that an organization may give several values.
    pub repeated: bool,
    /// The rows of the matrix in which it is asked, in file order.
    pub rows: Vec<Code>,
    pub form: MeasureForm,
}

impl Measure {
    /// The code with this name, if the file offers it.
    pub fn code(&self, code: &str) -> Option<&Code> {
        self.codes.iter().find(|offered| offered.code == code)
    }
}

/// The indicators of one file, in the order of the file.
pub type Measures = IndexMap<String, Measure>;

/// Lists the indicators of a file. Where two questions share one, the first gives title and order, and
/// the codes of the second follow.
pub fn measures(questionnaire: &Questionnaire) -> Measures {
    let mut collector = Collector {
        questionnaire,
        measures: Measures::new(),
    };
    for page in &questionnaire.pages {
        collector.elements(&page.elements, Depth::Top);
    }
    collector.measures
}

/// The code as which a choice's value is counted.
pub fn code_of(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(flag) => Some(flag.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// The section of this id in a file.
pub fn section<'a>(questionnaire: &'a Questionnaire, id: &str) -> Option<&'a FindingSection> {
    questionnaire
        .findings
        .iter()
        .find(|section| section.id == id)
}

/// Where a question stands, which decides whether one organization may answer it several times.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Top,
    /// In the block about one member of a register: once per organization and subject.
    Subject,
    Repeated,
}

struct Collector<'a> {
    questionnaire: &'a Questionnaire,
    measures: Measures,
}

impl Collector<'_> {
    fn elements(&mut self, elements: &[Element], depth: Depth) {
        for element in elements {
            match element {
                Element::Panel(panel) => self.elements(&panel.elements, depth),
                Element::Question(question) => self.question(question, depth),
            }
        }
    }

    fn question(&mut self, question: &Question, depth: Depth) {
        match &question.kind {
            QuestionKind::Text(input) => {
                let kind = if input.input_type == InputType::Number {
                    MeasureKind::Number
                } else {
                    MeasureKind::Open
                };
                self.add(question, kind, Vec::new(), depth);
            }
            QuestionKind::Expression(_) => {
                self.add(question, MeasureKind::Number, Vec::new(), depth);
            }
            QuestionKind::Comment(_) => self.add(question, MeasureKind::Open, Vec::new(), depth),
            QuestionKind::Boolean(input) => {
                let codes = [
                    (&input.value_true, &input.label_true),
                    (&input.value_false, &input.label_false),
                ]
                .into_iter()
                .filter_map(|(value, label)| {
                    Some(Code {
                        code: code_of(value)?,
                        text: label.clone(),
                        phrase: None,
                    })
                })
                .collect();
                self.add(question, MeasureKind::SingleChoice, codes, depth);
            }
            QuestionKind::SingleChoice(input) => {
                let codes = self.codes(&input.choices, 0);
                self.add_choice(
                    question,
                    MeasureKind::SingleChoice,
                    &input.choices,
                    codes,
                    depth,
                );
            }
            QuestionKind::MultipleChoice(input) => {
                let codes = self.codes(&input.choices, 0);
                self.add_choice(
                    question,
                    MeasureKind::MultipleChoice,
                    &input.choices,
                    codes,
                    depth,
                );
            }
            QuestionKind::Ranking(input) => {
                let codes = self.codes(&input.choices, 0);
                self.add_choice(
                    question,
                    MeasureKind::MultipleChoice,
                    &input.choices,
                    codes,
                    depth,
                );
                self.set_form(question, MeasureForm::Ranking);
            }
            QuestionKind::Rating(input) => {
                // Steps with texts that are no numbers are codes; all others are measured.
                let kind = if input.values.iter().all(|item| item.value.is_number()) {
                    MeasureKind::Number
                } else {
                    MeasureKind::SingleChoice
                };
                self.add(question, kind, codes_of_items(&input.values), depth);
                if kind == MeasureKind::Number {
                    self.set_form(question, MeasureForm::Rating);
                }
            }
            QuestionKind::Matrix(matrix) => {
                self.add(
                    question,
                    MeasureKind::MultipleChoice,
                    codes_of_items(&matrix.columns),
                    Depth::Repeated,
                );
                if let Some(measure) = self.measure_of(question) {
                    measure.rows = codes_of_items(&matrix.rows);
                    measure.form = MeasureForm::Matrix;
                }
            }
            QuestionKind::MultipleText(items) => {
                for item in items {
                    self.question(item, depth);
                }
            }
            QuestionKind::MatrixDropdown(matrix) => {
                for column in &matrix.columns {
                    self.question(&column.cell, Depth::Repeated);
                    let indicator = column.cell.indicator.as_ref();
                    if let Some(measure) = indicator.and_then(|name| self.measures.get_mut(name)) {
                        measure.rows = codes_of_items(&matrix.rows);
                        measure.form = match (measure.kind, &column.total) {
                            (MeasureKind::Number, Some(total))
                                if matches!(total.kind, TotalKind::Sum) =>
                            {
                                MeasureForm::Shares
                            }
                            (MeasureKind::MultipleChoice, _) => MeasureForm::Matrix,
                            _ => MeasureForm::Plain,
                        };
                        // "Per cent" says nothing without what stands above the matrix.
                        if let ([_], Some(title)) = (matrix.columns.as_slice(), &question.title) {
                            measure.title = title.clone();
                        }
                    }
                }
            }
            QuestionKind::MatrixDynamic(matrix) => {
                let inner = inner_depth(depth, matrix.entries.subject.is_some());
                for column in &matrix.columns {
                    self.question(&column.cell, inner);
                }
            }
            QuestionKind::PanelDynamic(panel) => {
                let inner = inner_depth(depth, panel.entries.subject.is_some());
                self.elements(&panel.elements, inner);
            }
            QuestionKind::Html(_) => {}
        }
    }

    fn add_choice(
        &mut self,
        question: &Question,
        kind: MeasureKind,
        choices: &Choices,
        codes: Vec<Code>,
        depth: Depth,
    ) {
        self.add(question, kind, codes, depth);
        if let (Some(indicator), ChoiceSource::Register { name, .. }) =
            (&question.indicator, &choices.source)
            && let Some(measure) = self.measures.get_mut(indicator)
        {
            measure.register = Some(name.clone());
        }
    }

    fn measure_of(&mut self, question: &Question) -> Option<&mut Measure> {
        self.measures.get_mut(question.indicator.as_ref()?)
    }

    fn set_form(&mut self, question: &Question, form: MeasureForm) {
        if let Some(measure) = self.measure_of(question) {
            measure.form = form;
        }
    }

    fn add(&mut self, question: &Question, kind: MeasureKind, codes: Vec<Code>, depth: Depth) {
        let Some(indicator) = &question.indicator else {
            return;
        };
        let repeated = depth == Depth::Repeated;
        // One organization may choose differently in each entry, and then counts for each of them.
        let kind = match kind {
            MeasureKind::SingleChoice if repeated => MeasureKind::MultipleChoice,
            other => other,
        };
        let measure = self
            .measures
            .entry(indicator.clone())
            .or_insert_with(|| Measure {
                indicator: indicator.clone(),
                title: question.title.clone().unwrap_or_else(|| {
                    LocalizedText::new(self.questionnaire.locale, question.name.clone())
                }),
                kind,
                codes: Vec::new(),
                register: None,
                attribution: question.attribution,
                finding: question.finding.clone(),
                repeated,
                rows: Vec::new(),
                form: MeasureForm::Plain,
            });
        for code in codes {
            if measure.code(&code.code).is_none() {
                measure.codes.push(code);
            }
        }
    }

    fn codes(&self, choices: &Choices, depth: usize) -> Vec<Code> {
        let mut codes = match &choices.source {
            ChoiceSource::Items(items) => codes_of_items(items),
            ChoiceSource::FromQuestion { question, .. } => {
                // The checked file has no cycle of lists; the bound is for a list that takes from itself.
                if depth < 8 {
                    self.find_choices(question)
                        .map(|source| self.codes(source, depth + 1))
                        .unwrap_or_default()
                } else {
                    Vec::new()
                }
            }
            ChoiceSource::Register { .. } => Vec::new(),
        };
        let extras = [
            ("none", &choices.none),
            ("refused", &choices.refused),
            ("dontknow", &choices.dont_know),
            ("other", &choices.other),
        ];
        for (code, extra) in extras {
            if let Some(Extra { text }) = extra
                && !codes.iter().any(|known| known.code == code)
            {
                codes.push(Code {
                    code: code.to_owned(),
                    text: text.clone(),
                    phrase: None,
                });
            }
        }
        codes
    }

    fn find_choices(&self, name: &str) -> Option<&Choices> {
        self.questionnaire
            .pages
            .iter()
            .find_map(|page| find_choices(&page.elements, name))
    }
}

fn inner_depth(depth: Depth, subject: bool) -> Depth {
    if subject && depth == Depth::Top {
        Depth::Subject
    } else {
        Depth::Repeated
    }
}

fn codes_of_items(items: &[Item]) -> Vec<Code> {
    items
        .iter()
        .filter_map(|item| {
            Some(Code {
                code: code_of(&item.value)?,
                text: item.text.clone(),
                phrase: item.phrase.clone(),
            })
        })
        .collect()
}

fn find_choices<'a>(elements: &'a [Element], name: &str) -> Option<&'a Choices> {
    elements.iter().find_map(|element| match element {
        Element::Panel(panel) => find_choices(&panel.elements, name),
        Element::Question(question) => match &question.kind {
            QuestionKind::PanelDynamic(panel) => find_choices(&panel.elements, name),
            _ if !question.name.eq_ignore_ascii_case(name) => None,
            QuestionKind::SingleChoice(input) => Some(&input.choices),
            QuestionKind::MultipleChoice(input) => Some(&input.choices),
            QuestionKind::Ranking(input) => Some(&input.choices),
            _ => None,
        },
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::findings::attribution::{Levels, default_level};
    use crate::questionnaire::answers::Address;
    use crate::questionnaire::document::{LoadOptions, load};

    fn file() -> Questionnaire {
        let file = json!({
            "id": "state", "version": "1", "respondent": "state",
            "pages": [{"name": "p", "attribution": "group", "elements": [
                {"type": "radiogroup", "name": "role", "indicator": "respondent.role",
                 "choices": ["chair", {"value": "member", "text": "Member", "phrase": "a member"}],
                 "showDontKnowItem": true},
                {"type": "checkbox", "name": "themes", "indicator": "theme.current",
                 "choices": ["trade", "health"], "showOtherItem": true},
                {"type": "checkbox", "name": "wanted", "indicator": "theme.wanted",
                 "choicesFromQuestion": "themes"},
                {"type": "text", "name": "mail", "attribution": "none"},
                {"type": "checkbox", "name": "memberships", "valueName": "iscms",
                 "valuePropertyName": "iscm", "indicator": "memberships",
                 "choicesByUrl": {"url": "registers/iscm"}},
                {"type": "paneldynamic", "name": "per", "valueName": "iscms", "keyName": "iscm",
                 "subject": "iscm", "allowAddPanel": false, "allowRemovePanel": false,
                 "templateElements": [
                    {"type": "rating", "name": "useful", "indicator": "value.usefulness"},
                    {"type": "radiogroup", "name": "stable", "indicator": "funding.stability",
                     "attribution": "count", "choices": ["yes", "no"]},
                    {"type": "matrixdynamic", "name": "examples", "columns": [
                        {"name": "kind", "cellType": "dropdown", "indicator": "example.kind",
                         "choices": ["policy", "law"]}]},
                ]},
            ]}],
        });
        load(&file.to_string(), &LoadOptions::default())
            .questionnaire
            .expect("the file is right")
    }

    #[test]
    fn indicators_are_listed_with_their_codes_in_the_order_of_the_file() {
        let measures = measures(&file());
        let listed: Vec<(&str, MeasureKind, String)> = measures
            .values()
            .map(|measure| {
                let codes: Vec<&str> = measure
                    .codes
                    .iter()
                    .map(|code| code.code.as_str())
                    .collect();
                (measure.indicator.as_str(), measure.kind, codes.join(" "))
            })
            .collect();
        let expected = [
            (
                "respondent.role",
                MeasureKind::SingleChoice,
                "chair member dontknow",
            ),
            (
                "theme.current",
                MeasureKind::MultipleChoice,
                "trade health other",
            ),
            (
                "theme.wanted",
                MeasureKind::MultipleChoice,
                "trade health other",
            ),
            ("memberships", MeasureKind::MultipleChoice, ""),
            ("value.usefulness", MeasureKind::Number, "1 2 3 4 5"),
            ("funding.stability", MeasureKind::SingleChoice, "yes no"),
            // Once per row: an organization may give both.
            ("example.kind", MeasureKind::MultipleChoice, "policy law"),
        ];
        let expected: Vec<(&str, MeasureKind, String)> = expected
            .into_iter()
            .map(|(indicator, kind, codes)| (indicator, kind, codes.to_owned()))
            .collect();
        assert_eq!(listed, expected);
        assert_eq!(measures["memberships"].register.as_deref(), Some("iscm"));
        assert_eq!(
            measures["respondent.role"].codes[1].in_sentence(Language::English),
            "a member"
        );
    }

    #[test]
    fn levels_come_from_the_nearest_choice_else_from_the_file() {
        let file = file();
        let default = |address: &str| default_level(&file, &Address::parse(address));
        assert_eq!(default("themes"), Some(Attribution::Group));
        assert_eq!(default("themes-Comment"), Some(Attribution::Group));
        assert_eq!(default("mail"), Some(Attribution::None));
        assert_eq!(default("iscms/midcom/useful"), Some(Attribution::Group));
        assert_eq!(default("iscms/midcom/stable"), Some(Attribution::Count));
        assert_eq!(
            default("iscms/midcom/examples/3/kind"),
            Some(Attribution::Group)
        );
        assert_eq!(default("unknown"), None);

        let levels = Levels::new(
            &file,
            [
                (Address::parse("iscms/midcom"), Attribution::None),
                (Address::parse("iscms/midcom/useful"), Attribution::Named),
            ],
        );
        let of = |address: &str| levels.of(&Address::parse(address));
        assert_eq!(of("iscms/midcom/useful"), Some(Attribution::Named));
        assert_eq!(of("iscms/midcom/stable"), Some(Attribution::None));
        assert_eq!(of("iscms/midcom2/stable"), Some(Attribution::Count));
    }
}
