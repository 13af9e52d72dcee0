//! What the files of one round say together: one measure asked in several files has one type and one list
//! of codes, and sentences about a group read measures that the group is asked (section 10).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::nearest;
use super::problem::{Problem, ProblemCode};
use super::read_elements::choices_of;
use super::read_findings::GROUP_FUNCTIONS;
use super::read_select::value_text;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::expression::{Expression, FunctionReference};
use crate::questionnaire::form::{coded_question, open_questions};
use crate::questionnaire::model::{
    ChoiceSource, Choices, Each, Element, InputType, Item, Question, QuestionKind, RespondentGroup,
};

/// Checks what files say together: problems with the position of their file in `questionnaires`.
pub fn check_together(questionnaires: &[&Questionnaire]) -> Vec<(usize, Problem)> {
    let mut measures: Vec<Measure> = Vec::new();
    for (file, questionnaire) in questionnaires.iter().enumerate() {
        let questions = questions(questionnaire);
        let mut by_name: HashMap<String, &Question> = HashMap::new();
        for question in &questions {
            let name = question.name.to_lowercase();
            by_name.entry(name).or_insert(question);
        }
        let group = questionnaire.respondent;
        for question in questions {
            if let Some(indicator) = &question.indicator {
                measures.push(Measure::new((file, group), &by_name, question, indicator));
            }
        }
    }
    let mut problems = Vec::new();
    let mut by_indicator: BTreeMap<&str, Vec<&Measure>> = BTreeMap::new();
    for measure in &measures {
        let same = by_indicator.entry(measure.indicator).or_default();
        same.push(measure);
    }
    for same in by_indicator.values() {
        problems.extend(conflicts(questionnaires, same));
    }
    for (file, questionnaire) in questionnaires.iter().enumerate() {
        let found = unknown_indicators(questionnaire, questionnaires, &measures)
            .into_iter()
            .chain(unknown_sections(questionnaire, questionnaires));
        problems.extend(found.map(|problem| (file, problem)));
    }
    problems.sort_by_key(|(file, _)| *file);
    problems
}

/// A question with an indicator.
struct Measure<'q> {
    file: usize,
    group: RespondentGroup,
    indicator: &'q str,
    pointer: &'q str,
    /// What kind of answers it takes; these can be put side by side only if they are the same.
    kind: &'static str,
    /// The register that the codes come from.
    register: Option<&'q str>,
    /// Its own codes, where they stand in the file.
    codes: Option<BTreeSet<String>>,
    /// The built-in choices besides.
    extras: Vec<&'static str>,
}

impl<'q> Measure<'q> {
    fn new(
        (file, group): (usize, RespondentGroup),
        by_name: &HashMap<String, &'q Question>,
        question: &'q Question,
        indicator: &'q str,
    ) -> Self {
        let choices = choices_of(&question.kind);
        let (register, codes) = match &question.kind {
            QuestionKind::Rating(rating) => (None, Some(values(&rating.values))),
            QuestionKind::Boolean(boolean) => {
                let values = [&boolean.value_true, &boolean.value_false];
                (None, Some(values.map(value_text).into_iter().collect()))
            }
            QuestionKind::Matrix(matrix) => (None, Some(values(&matrix.rows))),
            QuestionKind::MatrixDropdown(matrix) => (None, Some(values(&matrix.rows))),
            _ => choices.map_or((None, None), |choices| source(by_name, choices, 8)),
        };
        let extras = choices.map_or_else(Vec::new, |choices| {
            [
                ("none", &choices.none),
                ("refused", &choices.refused),
                ("dontknow", &choices.dont_know),
                ("other", &choices.other),
            ]
            .into_iter()
            .filter_map(|(code, extra)| extra.as_ref().map(|_| code))
            .collect()
        });
        Measure {
            file,
            group,
            indicator,
            pointer: &question.pointer,
            kind: kind(&question.kind),
            register,
            codes,
            extras,
        }
    }

    fn has_code(&self, code: &str) -> bool {
        self.extras.contains(&code) || self.codes.as_ref().is_none_or(|codes| codes.contains(code))
    }
}

fn kind(kind: &QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Text(text) => match text.input_type {
            InputType::Number => "number",
            InputType::Date | InputType::DateTimeLocal | InputType::Month => "date",
            InputType::Time => "time",
            InputType::Text | InputType::Email | InputType::Tel | InputType::Url => "text",
        },
        QuestionKind::Comment(_) => "text",
        QuestionKind::Boolean(_) => "boolean",
        QuestionKind::SingleChoice(_) => "single choice",
        QuestionKind::MultipleChoice(_) => "multiple choice",
        QuestionKind::Ranking(_) => "ranking",
        QuestionKind::Rating(_) => "rating",
        QuestionKind::MultipleText(_) => "multipletext",
        QuestionKind::Matrix(_) => "matrix",
        QuestionKind::MatrixDropdown(_) => "matrixdropdown",
        QuestionKind::MatrixDynamic(_) => "matrixdynamic",
        QuestionKind::PanelDynamic(_) => "paneldynamic",
        // A computed value is compared by what comes out, which is known only then.
        QuestionKind::Expression(_) => "number",
        QuestionKind::Html(_) => "html",
    }
}

fn values(items: &[Item]) -> BTreeSet<String> {
    items.iter().map(|item| value_text(&item.value)).collect()
}

/// The register or the codes behind a list, also when it is taken from another question.
fn source<'q>(
    by_name: &HashMap<String, &'q Question>,
    choices: &'q Choices,
    steps: usize,
) -> (Option<&'q str>, Option<BTreeSet<String>>) {
    match &choices.source {
        ChoiceSource::Items(items) => (None, Some(values(items))),
        ChoiceSource::Register { name, .. } => (Some(name), None),
        ChoiceSource::FromQuestion { question, .. } => {
            let name = question.rsplit('.').next().unwrap_or(question);
            by_name
                .get(&name.to_lowercase())
                .and_then(|found| choices_of(&found.kind))
                .filter(|_| steps > 0)
                .map_or((None, None), |choices| source(by_name, choices, steps - 1))
        }
    }
}

/// All questions of a file, with columns, items and templates.
fn questions(questionnaire: &Questionnaire) -> Vec<&Question> {
    let mut found = Vec::new();
    for page in &questionnaire.pages {
        collect(&page.elements, &mut found);
    }
    found
}

fn collect<'q>(elements: &'q [Element], found: &mut Vec<&'q Question>) {
    for element in elements {
        match element {
            Element::Panel(panel) => collect(&panel.elements, found),
            Element::Question(question) => {
                found.push(question);
                match &question.kind {
                    QuestionKind::MultipleText(items) => found.extend(items),
                    QuestionKind::MatrixDropdown(matrix) => {
                        found.extend(matrix.columns.iter().map(|column| &column.cell));
                    }
                    QuestionKind::MatrixDynamic(matrix) => {
                        found.extend(matrix.columns.iter().map(|column| &column.cell));
                    }
                    QuestionKind::PanelDynamic(panel) => collect(&panel.elements, found),
                    _ => {}
                }
            }
        }
    }
}

/// A file may offer a part of the codes of an indicator, so each list is held against the longest.
fn conflicts(questionnaires: &[&Questionnaire], same: &[&Measure]) -> Vec<(usize, Problem)> {
    let mut problems = Vec::new();
    let Some(first) = same.first() else {
        return problems;
    };
    let mut report = |measure: &Measure, other: &Measure, what: String| {
        let id = &questionnaires[other.file].id;
        problems.push((
            measure.file,
            Problem::new(
                ProblemCode::IndicatorConflict,
                format!("{}/indicator", measure.pointer),
                format!(
                    "the indicator \"{}\" {what} at {} of \"{id}\"",
                    measure.indicator, other.pointer
                ),
            ),
        ));
    };
    for measure in &same[1..] {
        if measure.kind != first.kind {
            let what = format!("is a {} here, and a {}", measure.kind, first.kind);
            report(measure, first, what);
        } else if measure.register != first.register {
            report(
                measure,
                first,
                "takes its codes from another list".to_owned(),
            );
        }
    }
    let with_codes = same
        .iter()
        .filter(|measure| measure.kind == first.kind && measure.codes.is_some());
    // The first of the longest.
    let longest = with_codes
        .clone()
        .rev()
        .max_by_key(|measure| measure.codes.as_ref().map_or(0, BTreeSet::len));
    let Some((longest, known)) =
        longest.and_then(|longest| longest.codes.as_ref().map(|codes| (longest, codes)))
    else {
        return problems;
    };
    for measure in with_codes {
        let strange: Vec<&str> = measure
            .codes
            .iter()
            .flatten()
            .filter(|code| !known.contains(*code))
            .map(String::as_str)
            .collect();
        if !strange.is_empty() {
            let what = format!(
                "has codes ({}) that are not among those",
                strange.join(", ")
            );
            report(measure, longest, what);
        }
    }
    problems
}

/// Group functions name indicators of the group they speak of, `own` those of the ISCM.
fn unknown_indicators(
    questionnaire: &Questionnaire,
    questionnaires: &[&Questionnaire],
    measures: &[Measure],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (section, finding) in questionnaire.findings.iter().enumerate() {
        for (position, sentence) in finding.sentences.iter().enumerate() {
            let Some(group) = sentence.of else { continue };
            let pointer = format!("/findings/{section}/sentences/{position}");
            let mut expressions: Vec<(String, &Expression)> = Vec::new();
            expressions.extend(
                sentence
                    .condition
                    .iter()
                    .map(|it| (format!("{pointer}/if"), it)),
            );
            if let Some(Each::List(list)) = &sentence.each {
                expressions.push((format!("{pointer}/each"), list));
            }
            expressions.extend(
                sentence
                    .values
                    .iter()
                    .map(|(name, it)| (format!("{pointer}/values/{name}"), it)),
            );
            for (pointer, expression) in expressions {
                problems.extend(check_calls(
                    &pointer,
                    expression,
                    group,
                    questionnaires,
                    measures,
                ));
            }
        }
    }
    problems
}

fn check_calls(
    pointer: &str,
    expression: &Expression,
    group: RespondentGroup,
    questionnaires: &[&Questionnaire],
    measures: &[Measure],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for call in expression.functions() {
        let name = call.name.as_str();
        let Some(Some(indicator)) = call.literals.first() else {
            continue;
        };
        if !GROUP_FUNCTIONS.contains(&name) {
            continue;
        }
        let asked = if name == "own" {
            RespondentGroup::Iscm
        } else {
            group
        };
        // A file of that group may be checked another time.
        if !questionnaires
            .iter()
            .any(|candidate| candidate.respondent == asked)
        {
            continue;
        }
        if let Some(question) = coded_question(indicator) {
            let files = questionnaires
                .iter()
                .filter(|file| file.respondent == asked);
            let open = files.flat_map(|file| open_questions(file));
            let open: Vec<String> = open.map(|(name, _)| name).collect();
            if let Some(problem) = wrong_codes(call, question, &open) {
                let message = format!("at {}: {problem}", call.offset);
                problems.push(Problem::new(
                    ProblemCode::UnknownIndicator,
                    pointer,
                    message,
                ));
            }
            continue;
        }
        let of_group = || measures.iter().filter(|measure| measure.group == asked);
        let found: Vec<&Measure> = of_group()
            .filter(|measure| measure.indicator == indicator)
            .collect();
        if found.is_empty() {
            let near = nearest::nearest(indicator, of_group().map(|measure| measure.indicator));
            problems.push(Problem::new(
                ProblemCode::UnknownIndicator,
                pointer,
                format!(
                    "at {}: no question to the group \"{}\" has the indicator \"{indicator}\"{}",
                    call.offset,
                    asked.code(),
                    nearest::did_you_mean(near)
                ),
            ));
        } else if matches!(name, "count" | "share" | "tell")
            && let Some(Some(code)) = call.literals.get(1)
            && !found.iter().any(|measure| measure.has_code(code))
        {
            let known = found
                .iter()
                .flat_map(|measure| measure.codes.iter().flatten())
                .map(String::as_str);
            problems.push(Problem::new(
                ProblemCode::UnknownIndicator,
                pointer,
                format!(
                    "at {}: the indicator \"{indicator}\" has no code \"{code}\"{}",
                    call.offset,
                    nearest::did_you_mean(nearest::nearest(code, known))
                ),
            ));
        }
    }
    problems
}

/// What is wrong with a call about the codes of open answers: they are made by analysts when the answers are there, so
/// that no file can name one.
fn wrong_codes(call: &FunctionReference, question: &str, open: &[String]) -> Option<String> {
    let name = call.name.as_str();
    if open.iter().all(|known| known != question) {
        let near = nearest::nearest(question, open.iter().map(String::as_str));
        return Some(format!(
            "no open question of the group has the name \"{question}\"{}",
            nearest::did_you_mean(near)
        ));
    }
    let names_a_code = matches!(call.literals.get(1), Some(Some(_)));
    match name {
        "base" | "codes" | "top" => None,
        "count" | "share" | "tell" if !names_a_code => None,
        "count" | "share" | "tell" => Some(
            "the codes of open answers are made by analysts later: only {item} can stand for one"
                .to_owned(),
        ),
        _ => Some(format!(
            "{name}() tells nothing of the codes of open answers; base(), codes() and top() do"
        )),
    }
}

/// Sections of the other groups are merged into those of the ISCM's file, which gives the titles.
fn unknown_sections(
    questionnaire: &Questionnaire,
    questionnaires: &[&Questionnaire],
) -> Vec<Problem> {
    let mut known: Vec<&str> = Vec::new();
    for other in questionnaires {
        if other.respondent == RespondentGroup::Iscm {
            known.extend(other.findings.iter().map(|section| section.id.as_str()));
        }
    }
    if known.is_empty() || questionnaire.respondent == RespondentGroup::Iscm {
        return Vec::new();
    }
    questionnaire
        .findings
        .iter()
        .enumerate()
        .filter(|(_, section)| !known.contains(&section.id.as_str()))
        .map(|(position, section)| {
            let near = nearest::nearest(&section.id, known.iter().copied());
            Problem::new(
                ProblemCode::UnknownFinding,
                format!("/findings/{position}/id"),
                format!(
                    "the questionnaire of the ISCM has no section \"{}\" to which this could belong{}",
                    section.id,
                    nearest::did_you_mean(near)
                ),
            )
        })
        .collect()
}
