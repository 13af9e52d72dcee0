//! What a good file becomes.

use super::*;
use crate::language::LocalizedText;
use crate::questionnaire::model::*;

/// A file in which most of the format occurs.
pub const FULL: &str = include_str!("full.json");

fn full() -> Questionnaire {
    let loaded = load(FULL, &LoadOptions::default());
    let errors: Vec<String> = loaded.errors().map(Problem::to_string).collect();
    loaded
        .questionnaire
        .unwrap_or_else(|| panic!("{errors:#?}"))
}

fn question<'q>(questionnaire: &'q Questionnaire, name: &str) -> &'q Question {
    fn find<'q>(elements: &'q [Element], name: &str) -> Option<&'q Question> {
        elements.iter().find_map(|element| match element {
            Element::Panel(panel) => find(&panel.elements, name),
            Element::Question(question) if question.name == name => Some(question),
            Element::Question(question) => match &question.kind {
                QuestionKind::PanelDynamic(panel) => find(&panel.elements, name),
                _ => None,
            },
        })
    }
    questionnaire
        .pages
        .iter()
        .find_map(|page| find(&page.elements, name))
        .unwrap_or_else(|| panic!("no question {name}"))
}

fn choices<'q>(questionnaire: &'q Questionnaire, name: &str) -> &'q Choices {
    match &question(questionnaire, name).kind {
        QuestionKind::SingleChoice(single) => &single.choices,
        QuestionKind::MultipleChoice(multiple) => &multiple.choices,
        QuestionKind::Ranking(ranking) => &ranking.choices,
        other => panic!("{name} has no choices: {other:?}"),
    }
}

#[test]
fn a_full_file_loads() {
    let loaded = load(FULL, &LoadOptions::default());
    assert_eq!(told(&loaded), ["untranslated ", "untranslated "]);
    let languages: Vec<&str> = loaded
        .problems
        .iter()
        .filter_map(|problem| problem.message.split(':').next())
        .collect();
    assert_eq!(languages, ["zh-cn", "fr"]);
}

#[test]
fn settings_are_kept() {
    let file = full();
    assert_eq!(
        (file.id.as_str(), file.version.as_str(), file.respondent),
        ("full", "2", RespondentGroup::Iscm)
    );
    let settings = &file.settings;
    assert_eq!(settings.show_question_numbers, QuestionNumbers::OnPage);
    assert_eq!(
        settings.progress_bar_type,
        ProgressBarType::RequiredQuestions
    );
    assert_eq!(settings.questions_on_page, QuestionsOnPage::QuestionPerPage);
    assert_eq!(settings.clear_invisible_values, ClearInvisible::OnHidden);
    assert!(settings.check_errors_on_complete && settings.preview_answered_only);
    assert_eq!(settings.max_text_length, 200);
    assert_eq!(settings.texts.len(), 7);
    assert_eq!(settings.completed_html_on_condition.len(), 1);
    assert_eq!(file.calculated_values.len(), 2);
    assert_eq!(file.codes["theme.current"].split["both"], ["1", "2"]);
}

#[test]
fn questions_are_kept() {
    let file = full();
    let name = question(&file, "full_name");
    assert_eq!(name.pointer, "/pages/0/elements/0");
    assert_eq!(name.title_location, TitleLocation::Left);
    assert_eq!(name.description_location, DescriptionLocation::UnderInput);
    let title = name.title.as_ref().expect("a title");
    assert_eq!(title.exactly(Language::Chinese), Some("名"));
    // What page and panel say holds for what is in them, until something says otherwise.
    assert_eq!(name.finding.as_deref(), Some("s1"));
    assert_eq!(name.attribution, Some(Attribution::Named));
    assert_eq!(question(&file, "mail").attribution, Some(Attribution::None));
    assert_eq!(
        question(&file, "contact").attribution,
        Some(Attribution::None)
    );
    assert_eq!(
        question(&file, "since").attribution,
        Some(Attribution::None)
    );
    assert_eq!(question(&file, "views").attribution, None);

    let QuestionKind::Text(year) = &question(&file, "year").kind else {
        panic!("year is a text");
    };
    assert_eq!(year.input_type, InputType::Number);
    assert_eq!(year.min, Some(1950.into()));
    assert!(!question(&file, "year").validators[0].blocking);
    assert_eq!(
        question(&file, "why").clear_if_invisible,
        Some(ClearInvisible::Never)
    );
    assert!(question(&file, "kind").comment_area.is_some());
    assert_eq!(question(&file, "per_iscm").key(), "iscms");
}

#[test]
fn lists_are_kept() {
    let file = full();
    let themes = choices(&file, "themes");
    assert!(themes.none.is_some() && themes.refused.is_some() && themes.other.is_some());
    assert!(themes.dont_know.is_none());
    let ChoiceSource::Items(items) = &themes.source else {
        panic!("themes has its own choices");
    };
    assert!(items[2].is_exclusive);
    assert!(matches!(
        &choices(&file, "some_themes").source,
        ChoiceSource::FromQuestion { question, mode: FromQuestionMode::Selected, .. } if question == "themes"
    ));
    assert!(matches!(
        &choices(&file, "memberships").source,
        ChoiceSource::Register { name, value_name, .. } if name == "iscm" && value_name == "id"
    ));
    let steps = |name: &str| match &question(&file, name).kind {
        QuestionKind::Rating(rating) => {
            serde_json::Value::from_iter(rating.values.iter().map(|item| item.value.clone()))
                .to_string()
        }
        other => panic!("{name} is no rating: {other:?}"),
    };
    assert_eq!(steps("useful"), "[0,0.25,0.5,0.75,1]");
    assert_eq!(steps("words"), r#"["low","high"]"#);
}

#[test]
fn matrices_and_panels_are_kept() {
    let file = full();
    let QuestionKind::MatrixDropdown(mix) = &question(&file, "mix").kind else {
        panic!("mix is a matrixdropdown");
    };
    assert!(matches!(
        mix.columns[0].total,
        Some(Total {
            kind: TotalKind::Sum,
            ..
        })
    ));
    // A column without choices of its own offers those of the matrix, one with some does not.
    let values = |column: &Column| match &column.cell.kind {
        QuestionKind::SingleChoice(single) => match &single.choices.source {
            ChoiceSource::Items(items) => items.len(),
            _ => 0,
        },
        _ => 0,
    };
    assert_eq!((values(&mix.columns[1]), values(&mix.columns[2])), (2, 1));
    let QuestionKind::MatrixDynamic(budget) = &question(&file, "budget").kind else {
        panic!("budget is a matrixdynamic");
    };
    assert_eq!(budget.entries.key_name.as_deref(), Some("item"));
    assert!(budget.entries.allow_add && !budget.entries.allow_remove);
    assert!(matches!(
        budget.columns[1].total,
        Some(Total {
            kind: TotalKind::Expression(_),
            ..
        })
    ));
    let QuestionKind::PanelDynamic(per_iscm) = &question(&file, "per_iscm").kind else {
        panic!("per_iscm is a paneldynamic");
    };
    assert_eq!(per_iscm.entries.subject.as_deref(), Some("iscm"));
    assert_eq!(per_iscm.elements.len(), 2);
}

#[test]
fn sentences_are_kept() {
    let file = full();
    let sentences = &file.findings[0].sentences;
    assert!(matches!(&sentences[1].each, Some(Each::Answer(name)) if name == "iscms"));
    assert!(matches!(&sentences[3].each, Some(Each::List(_))));
    // A list of plain values is gone through as a list.
    assert!(matches!(&sentences[4].each, Some(Each::List(list)) if list.source() == "{themes}"));
    assert_eq!(sentences[2].of, Some(RespondentGroup::State));
    let names: Vec<&String> = sentences[1].values.keys().collect();
    assert_eq!(names, ["n", "more"]);
}

#[test]
fn defaults_are_those_of_survey_core() {
    let text = whole(
        r#"{"type": "rating", "name": "r"}, {"type": "rating", "name": "c", "rateMin": 0, "rateCount": 3},
           {"type": "rating", "name": "d", "rateMax": 10, "rateStep": 2, "rateCount": 5}, {"type": "rating", "name": "e", "rateCount": 3},
           {"type": "matrixdynamic", "name": "m", "columns": [{"name": "x", "cellType": "text"}]},
           {"type": "paneldynamic", "name": "p", "templateElements": [{"type": "text", "name": "x"}]},
           {"type": "radiogroup", "name": "s", "choices": ["a|Text of a", {"value": "b"}]},
           {"type": "text", "name": "v", "visible": false, "visibleIf": "{s} = 'a'", "defaultValue": ""}"#,
    );
    let file = load(&text, &LoadOptions::default())
        .questionnaire
        .expect("a good file");
    let rates = |name: &str| match &question(&file, name).kind {
        QuestionKind::Rating(rating) => {
            let values = rating.values.iter();
            values
                .map(|item| item.value.to_string())
                .collect::<Vec<_>>()
                .join(" ")
        }
        _ => String::new(),
    };
    assert_eq!(
        ["r", "c", "d", "e"].map(rates),
        ["1 2 3 4 5", "0 1 2", "2 4 6 8 10", "1 2 3 4 5"]
    );
    let entries = |name: &str| match &question(&file, name).kind {
        QuestionKind::MatrixDynamic(matrix) => matrix.entries.count,
        QuestionKind::PanelDynamic(panel) => panel.entries.count,
        _ => 99,
    };
    assert_eq!((entries("m"), entries("p")), (2, 0));
    let ChoiceSource::Items(items) = &choices(&file, "s").source else {
        panic!("s has its own choices");
    };
    assert_eq!(items[0].value, "a");
    assert_eq!(
        items[0].text,
        Some(LocalizedText::new(Language::English, "Text of a"))
    );
    // A condition decides over "visible", and an empty default is none.
    let question = question(&file, "v");
    assert!(!question.conditions.hidden && question.default_value.is_none());
}
