//! What States and organizations say about MIDCOM, told by the sentences of their own files.

use indexmap::IndexMap;
use iscm_survey::assessment::{CodedAnswer, Respondent};
use iscm_survey::findings::reading::reading_problems;
use iscm_survey::findings::{
    Disclosure, GroupAnswers, Levels, Material, OwnAnswers, Statement, StatementKind, Subject,
    Summary, measures, summarize,
};
use iscm_survey::language::{Language, LocalizedText};
use iscm_survey::questionnaire::Questionnaire;
use iscm_survey::questionnaire::form::{Context, Form, RegisterMember, coded_values};
use iscm_survey::questionnaire::model::RespondentGroup;
use serde_json::{Map, Value as Json};

use super::{IGO_FILE, ISCM_FILE, LANGUAGES, MIDCOM, STATE_FILE, answers, form, now};

/// Answers of States, by organization; invented.
const STATES: &str = include_str!("../../data/states-about-midcom.json");
/// Answers of intergovernmental organizations, by organization; invented.
const IGOS: &str = include_str!("../../data/igos-about-midcom.json");

fn registers() -> IndexMap<String, Vec<RegisterMember>> {
    let members = ["midcom", "midsa"]
        .map(|id| RegisterMember {
            id: id.to_owned(),
            name: LocalizedText::new(Language::English, id.to_uppercase()),
            acronym: Some(id.to_uppercase()),
        })
        .to_vec();
    IndexMap::from([("iscm".to_owned(), members)])
}

/// The coded answers of the first organizations of a file, about MIDCOM; each must be fit for submission.
fn coded(questionnaire: &Questionnaire, file: &str, organizations: usize) -> Vec<CodedAnswer> {
    let file: IndexMap<String, Map<String, Json>> =
        serde_json::from_str(file).expect("organizations with their answers");
    let registers = registers();
    let mut coded = Vec::new();
    for (organization, answers) in file.iter().take(organizations) {
        let context = Context {
            language: Language::English,
            now: now(),
            registers: &registers,
            last: None,
        };
        let completion = Form::compute(questionnaire, answers, context).completion();
        assert!(
            completion.errors.is_empty(),
            "{organization}: {:?}",
            completion.errors
        );
        for value in coded_values(questionnaire, &completion.stored) {
            let Some(("iscm", "midcom")) = value
                .subject
                .as_ref()
                .map(|(register, id)| (register.as_str(), id.as_str()))
            else {
                continue;
            };
            coded.push(CodedAnswer {
                respondent: Respondent {
                    group: questionnaire.respondent,
                    organization: organization.clone(),
                },
                subject: Some("midcom".to_owned()),
                indicator: value.indicator,
                context: value.context.join("/"),
                row: value.row,
                code: value.code,
                number: value.number,
                attribution: value.attribution,
                address: value.address,
            });
        }
    }
    coded
}

fn summary(states: usize, igos: usize, own: &Map<String, Json>, language: Language) -> Summary {
    let form = form(&ISCM_FILE, own, language);
    let levels = Levels::new(&ISCM_FILE, []);
    summarize(&Material {
        subject: &Subject {
            id: "midcom".to_owned(),
            name: LocalizedText::new(Language::English, "Migration Dialogue"),
            acronym: Some("MIDCOM".to_owned()),
        },
        assessment: "2019",
        language,
        now: now(),
        disclosure: Disclosure::default(),
        own_questionnaire: Some(&ISCM_FILE),
        own: Some(OwnAnswers {
            respondent: "midcom",
            form: &form,
            levels: &levels,
        }),
        groups: vec![
            GroupAnswers {
                questionnaire: &STATE_FILE,
                measures: measures(&STATE_FILE),
                answers: coded(&STATE_FILE, STATES, states),
            },
            GroupAnswers {
                questionnaire: &IGO_FILE,
                measures: measures(&IGO_FILE),
                answers: coded(&IGO_FILE, IGOS, igos),
            },
        ],
    })
}

fn said_by(summary: &Summary, group: RespondentGroup) -> Vec<&Statement> {
    summary
        .sections
        .iter()
        .flat_map(|section| &section.statements)
        .filter(|statement| statement.speaker == group)
        .collect()
}

#[test]
fn groups_speak_in_each_section_and_read_well() {
    let mut problems = Vec::new();
    for language in LANGUAGES {
        let summary = summary(4, 3, &answers(MIDCOM), language);
        assert_eq!(summary.sections.len(), 5);
        for section in &summary.sections {
            for group in [RespondentGroup::State, RespondentGroup::Igo] {
                let told: Vec<&str> = section
                    .statements
                    .iter()
                    .filter(|statement| statement.speaker == group)
                    .map(|statement| statement.text.as_str())
                    .collect();
                if told.is_empty() {
                    problems.push(format!("{group:?} say nothing in {}", section.id));
                }
                problems.extend(
                    reading_problems(&told)
                        .into_iter()
                        .map(|problem| format!("{}: {problem}", language.code())),
                );
            }
            for statement in &section.statements {
                if statement.untranslated {
                    problems.push(format!("{}: {:?}", language.code(), statement.text));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn what_four_states_and_three_organizations_say() {
    for language in LANGUAGES {
        let summary = summary(4, 3, &answers(MIDCOM), language);
        let text: Vec<String> = [RespondentGroup::State, RespondentGroup::Igo]
            .into_iter()
            .flat_map(|group| said_by(&summary, group))
            .map(|statement| format!("{}  {}", statement.key, statement.text))
            .collect();
        insta::assert_snapshot!(format!("groups_{}", language.code()), text.join("\n"));
    }
}

#[test]
fn two_organizations_stay_untold() {
    let summary = summary(4, 2, &answers(MIDCOM), Language::English);
    let told = said_by(&summary, RespondentGroup::Igo);
    assert_eq!(told.len(), 5, "one fixed sentence in each section");
    for statement in told {
        assert_eq!(statement.kind, StatementKind::TooFew, "{}", statement.text);
    }
}

#[test]
fn a_contradiction_is_told_and_an_agreement_is_not() {
    // MIDCOM calls its funding not stable, three of the four States call it stable.
    let gap = |own: &Map<String, Json>| {
        let summary = summary(4, 3, own, Language::English);
        said_by(&summary, RespondentGroup::State)
            .iter()
            .any(|statement| statement.text.contains("describes its funding as"))
    };
    let mut own = answers(MIDCOM);
    assert!(gap(&own));
    own.insert("funding_stability".to_owned(), "stable".into());
    assert!(!gap(&own));
}
