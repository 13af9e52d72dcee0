//! Section 10.2 of `questionnaires/README.md`, case by case: its worked example, word for word.

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde_json::json;

use super::{About, GROUP_FUNCTIONS, OwnValue, OwnValues, SubjectName, ToldAbout, tell_about};
use crate::assessment::{CodedAnswer, Respondent};
use crate::findings::disclosure::Disclosure;
use crate::findings::group::Group;
use crate::findings::measure::{Code, Measure, MeasureKind, Measures};
use crate::findings::statement::{Source, Statement};
use crate::language::{Language, LocalizedText};
use crate::questionnaire::answers::Address;
use crate::questionnaire::expression::{Expression, Value};
use crate::questionnaire::model::{Attribution, Each, RespondentGroup, Sentence};

const STATES: [&str; 7] = ["BI", "EG", "KE", "MG", "RW", "ZM", "ZW"];

fn text(english: &str) -> LocalizedText {
    LocalizedText::new(Language::English, english)
}

fn expression(source: &str) -> Expression {
    Expression::parse_with(source, GROUP_FUNCTIONS)
        .unwrap_or_else(|problem| panic!("{source}: {problem}"))
        .expression
}

fn measure(indicator: &str, kind: MeasureKind, codes: &[(&str, &str, &str)]) -> Measure {
    Measure {
        indicator: indicator.to_owned(),
        title: text("What do you say?"),
        kind,
        codes: codes
            .iter()
            .map(|(code, english, french)| Code {
                code: (*code).to_owned(),
                text: None,
                phrase: Some(text(english).with(Language::French, *french)),
            })
            .collect(),
        register: None,
        attribution: Some(Attribution::Group),
        finding: None,
        repeated: false,
        rows: Vec::new(),
        form: crate::findings::measure::MeasureForm::Plain,
    }
}

fn file() -> Measures {
    [
        measure("value.usefulness", MeasureKind::Number, &[]),
        measure(
            "value.states",
            MeasureKind::MultipleChoice,
            &[
                ("trust", "trust-building", "la confiance"),
                ("networking", "networking", "les contacts"),
                (
                    "capacity",
                    "capacity development",
                    "le renforcement des capacités",
                ),
                ("none", "nothing", "rien"),
            ],
        ),
        measure(
            "funding.stability",
            MeasureKind::SingleChoice,
            &[
                ("stable", "stable", "stable"),
                ("unstable", "unstable", "instable"),
            ],
        ),
    ]
    .into_iter()
    .map(|measure| (measure.indicator.clone(), measure))
    .collect()
}

fn answer(group: RespondentGroup, organization: &str, indicator: &str) -> CodedAnswer {
    CodedAnswer {
        respondent: Respondent::new(group, organization),
        subject: Some("midcom".to_owned()),
        indicator: indicator.to_owned(),
        context: String::new(),
        row: None,
        code: None,
        number: None,
        attribution: Attribution::Group,
        address: Address::parse(&format!("iscms/midcom/{indicator}")),
    }
}

fn code(organization: &str, indicator: &str, code: &str) -> CodedAnswer {
    CodedAnswer {
        code: Some(code.to_owned()),
        ..answer(RespondentGroup::State, organization, indicator)
    }
}

fn number(organization: &str, indicator: &str, number: f64) -> CodedAnswer {
    CodedAnswer {
        number: Some(number),
        ..answer(RespondentGroup::State, organization, indicator)
    }
}

/// The seven States of the worked example.
fn seven_states() -> Vec<CodedAnswer> {
    let mut answers = Vec::new();
    for (state, usefulness) in STATES.into_iter().zip([5.0, 4.0, 4.0, 5.0, 3.0, 4.0, 5.0]) {
        answers.push(number(state, "value.usefulness", usefulness));
    }
    for (named, by) in [
        ("trust", &STATES[..6]),
        ("networking", &STATES[3..]),
        ("capacity", &STATES[..2]),
    ] {
        answers.extend(by.iter().map(|state| code(state, "value.states", named)));
    }
    for (index, state) in STATES.into_iter().enumerate() {
        let stability = if index < 4 { "unstable" } else { "stable" };
        answers.push(code(state, "funding.stability", stability));
    }
    answers
}

fn two_igos() -> Vec<CodedAnswer> {
    ["icmpd", "iom"]
        .into_iter()
        .map(|igo| CodedAnswer {
            code: Some("trust".to_owned()),
            ..answer(RespondentGroup::Igo, igo, "value.states")
        })
        .collect()
}

fn sentence(id: &str, of: RespondentGroup, values: &[(&str, &str)], english: &str) -> Sentence {
    Sentence {
        id: id.to_owned(),
        of: Some(of),
        condition: None,
        each: None,
        values: values
            .iter()
            .map(|(name, source)| ((*name).to_owned(), expression(source)))
            .collect(),
        text: text(english),
    }
}

fn about_states(values: &[(&str, &str)], english: &str) -> Sentence {
    sentence("s", RespondentGroup::State, values, english)
}

struct Case {
    respondents: RespondentGroup,
    answers: Vec<CodedAnswer>,
    own: OwnValues,
    language: Language,
    measures: Measures,
}

impl Case {
    fn states() -> Case {
        Case {
            respondents: RespondentGroup::State,
            answers: seven_states(),
            own: OwnValues::default(),
            language: Language::English,
            measures: file(),
        }
    }

    fn igos() -> Case {
        Case {
            respondents: RespondentGroup::Igo,
            answers: two_igos(),
            ..Case::states()
        }
    }

    fn with_own(mut self, indicator: &str, value: &str) -> Case {
        self.own.by_indicator.insert(
            indicator.to_owned(),
            OwnValue {
                value: Value::Text(value.to_owned()),
                sources: vec![Source {
                    respondent: "midcom".to_owned(),
                    address: "funding_stability".to_owned(),
                    value: json!(value),
                    question: None,
                    shown: None,
                }],
            },
        );
        self
    }

    fn in_language(mut self, language: Language) -> Case {
        self.language = language;
        self
    }

    fn tell(&self, sentences: &[Sentence]) -> Vec<Statement> {
        let group = Group::new(
            self.respondents,
            &self.measures,
            self.answers.clone(),
            Disclosure::default(),
        );
        let about = About {
            group: &group,
            subject: &SubjectName {
                name: "Migration Dialogue".to_owned(),
                acronym: "MIDCOM".to_owned(),
            },
            own: &self.own,
            own_measures: &IndexMap::new(),
            language: self.language,
            now: DateTime::<Utc>::UNIX_EPOCH,
        };
        let mut told = ToldAbout::default();
        told.extend(tell_about("s5", sentences, &about));
        told.into_statements("s5", &about)
    }

    fn texts(&self, sentences: &[Sentence]) -> Vec<String> {
        self.tell(sentences)
            .into_iter()
            .map(|statement| statement.text)
            .collect()
    }
}

const FEW_IGOS: &str = "Fewer than 3 IGOs answered this part; their answers are not shown.";

#[test]
fn the_mean_stands_with_its_base() {
    let useful = about_states(
        &[
            ("n", "base('value.usefulness')"),
            ("m", "mean('value.usefulness')"),
        ],
        "The {n} member States that answered rate its usefulness at {m} on average, on a scale from 1 to 5.",
    );
    assert_eq!(
        Case::states().texts(&[useful]),
        [
            "The 7 member States that answered rate its usefulness at 4.3 on average, on a scale from 1 to 5."
        ]
    );
}

#[test]
fn a_list_of_codes_is_told_one_by_one_with_small_numbers_in_words() {
    let mut value = about_states(
        &[("who", "tell('value.states', {item})")],
        "As added value, {who} named {item}.",
    );
    value.each = Some(Each::List(expression("['trust','networking','capacity']")));
    let told = Case::states().tell(&[value]);
    let texts: Vec<&str> = told.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "As added value, most of the 7 member States named trust-building.",
            "As added value, 4 of the 7 member States named networking.",
            "As added value, some of the 7 member States named capacity development.",
        ]
    );
    assert_eq!(told[0].key, "s5/s/trust");
    assert_eq!(told[0].hidden[0].value, json!(6), "staff see the number");
    assert_eq!(told[1].hidden, [], "nothing is held back here");
    assert_eq!(told[1].sources.len(), 7, "all answers make the base");
    assert_eq!(told[1].sources[0].value, json!(["trust", "capacity"]));
}

/// Labels of a codebook, some of them in English only.
fn codebook() -> Measure {
    let mut book = measure(
        "iscms.example~codes",
        MeasureKind::MultipleChoice,
        &[
            ("contacts", "Contacts", "Contacts noués"),
            ("comparing", "Comparing practice", "Comparaison"),
            ("none", "no code fits", "aucun code"),
        ],
    );
    let early = Code {
        code: "early".to_owned(),
        text: Some(text("Early notice")),
        phrase: None,
    };
    book.codes.insert(2, early);
    book
}

#[test]
fn settled_codes_of_open_answers_are_told_by_their_labels_and_what_no_code_fits_is_not() {
    let themes = || {
        [about_states(
            &[
                ("n", "base('iscms.example~codes')"),
                ("t", "codes('iscms.example~codes')"),
            ],
            "In the examples of {n} member States: {t}.",
        )]
    };
    let mut case = Case::states();
    let book = codebook();
    case.measures.insert(book.indicator.clone(), book);
    assert_eq!(
        case.texts(&themes()),
        Vec::<String>::new(),
        "nothing is settled"
    );
    let settled = |state: &str, given: &str| code(state, "iscms.example~codes", given);
    case.answers
        .extend(["BI", "EG", "KE"].map(|state| settled(state, "none")));
    assert_eq!(
        case.texts(&themes()),
        Vec::<String>::new(),
        "no theme was found"
    );
    case.answers
        .extend(["MG", "RW", "ZM", "ZW"].map(|state| settled(state, "contacts")));
    case.answers
        .extend(["MG", "RW", "ZM"].map(|state| settled(state, "early")));
    let told = case.tell(&themes());
    assert_eq!(
        told[0].text,
        "In the examples of 7 member States: Contacts and Early notice."
    );
    assert_eq!(told[0].sources.len(), 7);
    // A label that the book has in English only keeps the sentence out of a French text for readers outside.
    let french = case.in_language(Language::French).tell(&themes());
    assert!(french[0].untranslated);
}

#[test]
fn two_igos_are_not_told_but_the_fixed_sentence_once() {
    let top = sentence(
        "igo",
        RespondentGroup::Igo,
        &[("t", "top('value.states', 2)")],
        "IGOs see its added value mainly in {t}.",
    );
    let more = sentence(
        "more",
        RespondentGroup::Igo,
        &[("n", "base('value.states')")],
        "The {n} IGOs that answered said so.",
    );
    let told = Case::igos().tell(&[top, more]);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].text, FEW_IGOS);
    assert_eq!(told[0].key, "s5/~few/igo");
    assert_eq!(told[0].sources.len(), 2, "staff see who it was");
}

#[test]
fn the_fixed_sentence_stands_for_a_group_that_did_answer() {
    let top = sentence(
        "igo",
        RespondentGroup::Igo,
        &[("t", "top('value.states', 2)")],
        "IGOs see its added value mainly in {t}.",
    );
    let mut silent = Case::igos();
    silent.answers.clear();
    assert_eq!(silent.texts(&[top]), Vec::<String>::new());
}

#[test]
fn a_contradiction_is_told_only_where_it_holds() {
    let gap = || {
        let mut gap = about_states(
            &[
                ("own", "own('funding.stability')"),
                ("who", "tell('funding.stability','unstable')"),
            ],
            "{subject.acronym} calls its funding stable; {who} call it unstable.",
        );
        gap.condition = Some(expression(
            "{own} = 'stable' and share('funding.stability','unstable') >= 50",
        ));
        [gap]
    };
    let unstable = Case::states().with_own("funding.stability", "unstable");
    assert_eq!(unstable.texts(&gap()), Vec::<String>::new());
    let stable = Case::states().with_own("funding.stability", "stable");
    let told = stable.tell(&gap());
    assert_eq!(
        told[0].text,
        "MIDCOM calls its funding stable; 4 of the 7 member States call it unstable."
    );
    assert_eq!(told[0].sources.len(), 7, "{:?}", told[0].sources);
    assert_eq!(
        told[0].conditions[0].respondent, "midcom",
        "its own answer was only asked by the condition"
    );
    assert_eq!(Case::states().texts(&gap()), Vec::<String>::new());
}

#[test]
fn one_small_code_of_a_single_choice_turns_the_others_into_several() {
    let told = |stabilities: &[(&str, usize)]| {
        let mut case = Case::states();
        case.answers.clear();
        let mut states = (0..).map(|index| format!("S{index}"));
        for (stability, count) in stabilities {
            for state in states.by_ref().take(*count) {
                case.answers
                    .push(code(&state, "funding.stability", stability));
            }
        }
        let mut each = about_states(
            &[("who", "tell('funding.stability', {item})")],
            "Funding is {item}, say {who}.",
        );
        each.each = Some(Each::List(expression("['stable','unstable','seasonal']")));
        case.texts(&[each])
    };
    assert_eq!(
        told(&[("stable", 5), ("unstable", 4), ("seasonal", 1)]),
        [
            "Funding is stable, say several of the 10 member States.",
            "Funding is unstable, say several of the 10 member States.",
            "Funding is seasonal, say some of the 10 member States.",
        ]
    );
    assert_eq!(
        told(&[("stable", 7)]),
        [
            "Funding is stable, say all 7 member States.",
            "Funding is unstable, say none of the 7 member States.",
            "Funding is seasonal, say none of the 7 member States.",
        ]
    );
}

#[test]
fn who_counts_in_the_base() {
    let base = |answers: Vec<CodedAnswer>| {
        let mut case = Case::states();
        case.answers = answers;
        case.texts(&[about_states(
            &[("n", "base('value.states')")],
            "The base is {n}.",
        )])
    };
    let four = |last: CodedAnswer| {
        let mut answers: Vec<CodedAnswer> = STATES[..3]
            .iter()
            .map(|state| code(state, "value.states", "trust"))
            .collect();
        answers.push(last);
        answers
    };
    let with = |value: &str| base(four(code("ZW", "value.states", value)));
    assert_eq!(with("networking"), ["The base is 4."]);
    assert_eq!(with("none"), ["The base is 4."], "\"none\" is an answer");
    assert_eq!(with("dontknow"), ["The base is 3."]);
    assert_eq!(with("refused"), ["The base is 3."]);
    let mut for_staff = code("ZW", "value.states", "trust");
    for_staff.attribution = Attribution::None;
    assert_eq!(base(four(for_staff)), ["The base is 3."]);
    let twice = code("BI", "value.states", "networking");
    assert_eq!(
        base(four(twice)),
        ["The base is 3."],
        "organizations are counted"
    );
}

#[test]
fn the_functions_give_what_the_format_says() {
    let cases: &[(&str, &[&str])] = &[
        ("base('value.states')", &["It is 7."]),
        ("count('value.states','networking')", &["It is 4."]),
        ("share('value.states','networking')", &["It is 57."]),
        ("mean('value.usefulness')", &["It is 4.3."]),
        ("median('value.usefulness')", &["It is 4."]),
        (
            "codes('value.states')",
            &["It is trust-building, networking and capacity development."],
        ),
        ("top('value.states', 1)", &["It is trust-building."]),
        (
            "top('value.states', 2)",
            &["It is trust-building and networking."],
        ),
        // Small numbers, and what would betray them, are null: the sentence is not told.
        ("count('value.states','capacity')", &[]),
        ("share('value.states','capacity')", &[]),
        ("count('value.states','trust')", &[]),
        ("own('funding.stability')", &[]),
        // The built-in function of the same name stays where it is not about an indicator.
        ("count([1, 2, 3])", &["It is 3."]),
        ("count('value.states','none') + 1", &["It is 1."]),
    ];
    for (call, expected) in cases {
        let told = Case::states().texts(&[about_states(&[("x", call)], "It is {x}.")]);
        assert_eq!(told, *expected, "{call}");
    }
}

#[test]
fn top_takes_all_that_are_tied_and_none_that_may_be_outnumbered() {
    let top = |counts: &[usize], first: usize| {
        let mut case = Case::states();
        case.answers.clear();
        for (index, count) in counts.iter().enumerate() {
            for state in 0..*count {
                let name = format!("c{index}");
                case.answers
                    .push(code(&format!("S{state}"), "value.states", &name));
            }
        }
        let call = format!("top('value.states', {first})");
        case.texts(&[about_states(&[("t", &call)], "{t}")]).join("")
    };
    assert_eq!(top(&[9, 6, 6, 3], 2), "c0, c1 and c2");
    // Some of those that are tied are not "the most frequent": all of them, or none.
    assert_eq!(top(&[4, 4, 4, 4], 2), "c0, c1, c2 and c3");
    assert_eq!(top(&[4, 4, 4, 4, 4], 2), "");
    assert_eq!(top(&[9, 4, 4, 4, 4, 4], 2), "c0");
    // Hidden numbers: each of the last may be one or two of the 9.
    assert_eq!(top(&[9, 6, 2, 1, 2, 1, 1], 3), "c0 and c1");
    assert_eq!(top(&[2, 1, 1, 2, 1, 1, 3], 2), "c6");
    assert_eq!(top(&[9, 6, 3], 9), "c0, c1 and c2");
    // "Most of the 5" is 3 or 4: an order among them would tell which.
    assert_eq!(top(&[5, 3, 4, 4], 2), "c0, c1, c2 and c3");
}

#[test]
fn a_single_choice_in_which_all_numbers_are_hidden_has_no_most_frequent_answer() {
    let mut case = Case::states();
    case.answers.clear();
    let given = ["stable", "partly"].into_iter().chain(["unstable"; 8]);
    for (state, answer) in given.enumerate() {
        let answer = code(&format!("S{state}"), "funding.stability", answer);
        case.answers.push(answer);
    }
    let told = |text: &str| {
        let values = [
            ("n", "base('funding.stability')"),
            ("t", "top('funding.stability', 1)"),
        ];
        case.texts(&[about_states(&values, text)])
    };
    // "Mostly between stable and partly stable" was told of 8 of 10 who said that it is not stable.
    assert_eq!(
        told("The {n} are divided, mostly between {t}."),
        Vec::<String>::new()
    );
}

#[test]
fn none_and_all_are_not_told_where_answers_may_only_be_counted() {
    let mut case = Case::states();
    case.measures["value.states"].attribution = Some(Attribution::Count);
    for state in STATES {
        case.answers.push(code(state, "value.states", "trust"));
    }
    let tell = |named: &str| {
        let call = format!("tell('value.states', '{named}')");
        case.texts(&[about_states(&[("who", &call)], "It is named by {who}.")])
    };
    assert_eq!(tell("trust"), Vec::<String>::new());
    assert_eq!(tell("none"), Vec::<String>::new());
    // All name trust: networking is not the most frequent, and that none was named by all may not be told either.
    let first = [("t", "top('value.states', 1)")];
    assert_eq!(
        case.texts(&[about_states(&first, "{t}")]),
        Vec::<String>::new()
    );
    assert_eq!(
        tell("networking"),
        ["It is named by 4 of the 7 member States."]
    );
}

#[test]
fn a_suppressed_value_never_holds() {
    let holds = |condition: &str| {
        let mut sentence = about_states(&[], "It holds.");
        sentence.condition = Some(expression(condition));
        !Case::states().texts(&[sentence]).is_empty()
    };
    assert!(holds("count('value.states','networking') > 3"));
    assert!(!holds("count('value.states','capacity') > 0"));
    assert!(!holds("count('value.states','capacity') < 3"));
    assert!(!holds("share('value.states','trust') >= 50"));
    // Not by a back door either.
    assert!(!holds("!(count('value.states','capacity') > 3)"));
    assert!(!holds("count('value.states','capacity') != 0"));
    assert!(holds(
        "count('value.states','capacity') > 3 or count('value.states','networking') > 3"
    ));
}

#[test]
fn languages_join_lists_and_fall_back_as_a_whole() {
    let top = about_states(&[("t", "top('value.states', 3)")], "Mainly {t}.");
    let translated = Sentence {
        text: text("Mainly {t}.").with(Language::French, "Surtout {t}."),
        ..top.clone()
    };
    let french = Case::states().in_language(Language::French);
    let told = french.tell(&[translated]);
    assert_eq!(
        told[0].text,
        "Surtout la confiance, les contacts et le renforcement des capacités."
    );
    assert!(!told[0].untranslated);

    let told = french.tell(&[top]);
    assert_eq!(
        told[0].text, "Mainly trust-building, networking and capacity development.",
        "placeholders follow the sentence"
    );
    assert_eq!(told[0].language, Language::English);
    assert!(told[0].untranslated);

    let mean = Sentence {
        text: text("{m}").with(Language::French, "La moyenne est de {m}."),
        ..about_states(&[("m", "mean('value.usefulness')")], "")
    };
    assert_eq!(french.texts(&[mean]), ["La moyenne est de 4,3."]);
    let who = Sentence {
        text: text("{w}").with(Language::Spanish, "Así lo dicen {w}."),
        ..about_states(&[("w", "tell('value.states','networking')")], "")
    };
    let spanish = Case::states().in_language(Language::Spanish);
    assert_eq!(
        spanish.texts(&[who]),
        ["Así lo dicen 4 de los 7 Estados miembros."]
    );
}

#[test]
fn a_placeholder_without_value_keeps_the_sentence_back() {
    let unknown = about_states(&[], "It is {nothing} at all.");
    assert_eq!(Case::states().texts(&[unknown]), Vec::<String>::new());
    let item = about_states(&[("x", "iif(1 = 2, 'a', null)")], "It is {x}.");
    assert_eq!(Case::states().texts(&[item]), Vec::<String>::new());
}
