use maud::Markup;
use serde_json::{Value as Json, json};

use super::landing::{LandingPage, Standing, Way};
use super::page::{Conflict, Hidden, QuestionsPage};
use super::posted::{Bases, Wish, read};
use super::receipt::ReceiptPage;
use super::review::{Refused, ReviewPage};
use super::stop::StopPage;
use super::tasks::{SectionTask, Sending, TasksPage};
use super::unknown::UnknownLinkPage;
use super::*;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{ElementState, ErrorCode, PageState, PageStatus, QuestionState};
use crate::questionnaire::model::{
    BooleanInput, CommentInput, Conditions, InputType, Matrix, MultipleChoice, Page, QuestionKind,
    Ranking, SingleChoice, TextInput,
};
use crate::web::parts::field::names;
use crate::web::samples::{
    HOSTILE, choice, choices, entry, error, institution, lines, state, text,
};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn setting(institution: &Institution, language: Language) -> Setting<'_> {
    Setting {
        language,
        institution,
        group: RespondentGroup::Iscm,
        name: "MIDCOM",
        full_name: Some("Migration Dialogue from the COMESA Member States"),
        assessment: "Assessment 2026",
        mark: None,
        closes_at: at("2026-06-30T21:59:00Z"),
        zone: Tz::Europe__Zurich,
        passage: &super::passage::Passage::Link,
    }
}

/// What is between the shell's header and footer, one element per line.
fn main_of(page: &Markup) -> String {
    let page = lines(page);
    let start = page.find("<main").expect("every page has a main part");
    let end = page.find("<footer").expect("every page has a footer");
    page[start..end].to_owned()
}

fn page_state(elements: Vec<QuestionState<'static>>) -> PageState<'static> {
    let page: &'static Page = Box::leak(Box::new(Page {
        name: "themes".into(),
        title: None,
        description: None,
        navigation_title: None,
        conditions: Conditions::default(),
        elements: Vec::new(),
    }));
    PageState {
        page,
        title: Some(text("Themes")),
        description: None,
        navigation_title: text("Themes"),
        visible: true,
        status: PageStatus::Started,
        elements: elements
            .into_iter()
            .map(|state| ElementState::Question(Box::new(state)))
            .collect(),
    }
}

const HIDDEN: Hidden<'static> = Hidden {
    token: "form-token",
    base: String::new(),
    operation: "operation-1",
};

fn questions<'a>(
    institution: &'a Institution,
    language: Language,
    elements: Vec<QuestionState<'static>>,
) -> QuestionsPage<'a> {
    QuestionsPage {
        setting: setting(institution, language),
        page: page_state(elements),
        position: (2, 5),
        previous: Some("about".into()),
        has_next: true,
        editable: true,
        show_missing: false,
        attribution: &|_| None,
        asked: None,
        saved_at: Some(at("2026-05-12T12:32:00Z")),
        conflicts: Vec::new(),
        problem: None,
        unsaved: Vec::new(),
        hidden: HIDDEN,
    }
}

fn typed(name: &str, value: Option<Json>) -> QuestionState<'static> {
    let mut line = state(name, "Why?", QuestionKind::Text(TextInput::default()));
    line.value = value;
    line.display = "shown".into();
    line
}

#[test]
fn the_first_page_tells_where_the_respondent_is() {
    let institution = institution();
    let page = |standing| LandingPage {
        setting: setting(&institution, Language::English),
        standing,
        asked: None,
        way: Way::Enter { token: "k7Qe" },
        days_left: 49,
    };
    let draft = page(Standing::Draft {
        done: 3,
        of: 7,
        saved_at: at("2026-05-12T12:32:00Z"),
    });
    insta::assert_snapshot!(main_of(&draft.render()));
    let button = |standing: Standing| {
        let drawn = page(standing).render().0;
        let start = drawn.find("class=\"btn\">").map(|start| start + 12);
        start.map(|start| drawn[start..].split('<').next().unwrap().to_owned())
    };
    assert_eq!(
        button(Standing::NotOpenYet {
            opens_at: at("2026-01-01T00:00:00Z")
        }),
        None,
        "nobody enters before the opening"
    );
    assert_eq!(
        button(Standing::NotStarted).as_deref(),
        Some("Start the questionnaire")
    );
    assert_eq!(
        button(Standing::Submitted {
            receipt: "ISCM-1".into(),
            at: at("2026-05-12T12:32:00Z")
        })
        .as_deref(),
        Some("See the receipt")
    );
}

#[test]
fn the_first_page_reads_from_right_to_left_in_arabic() {
    let institution = institution();
    let page = LandingPage {
        setting: setting(&institution, Language::Arabic),
        standing: Standing::NotStarted,
        asked: None,
        way: Way::Enter { token: "k7Qe" },
        days_left: 2,
    }
    .render()
    .0;
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(
        page.contains("الاستبيان الخاص بـ <bdi>MIDCOM</bdi>"),
        "{page}"
    );
    assert!(page.contains("بقي يومان"), "{page}");
    // Names of the institution stay as the operator wrote them; all else has an Arabic text.
    assert!(!page.contains("Before you start"));
    assert!(!page.contains("Privacy notice"));
}

#[test]
fn the_task_list_shows_progress_and_what_opens_the_rest() {
    let institution = institution();
    let section = |name: &str, status, answered, of, wrong| SectionTask {
        name: name.into(),
        title: text(name),
        status,
        answered,
        of,
        wrong,
        asked: 0,
    };
    let page = TasksPage {
        setting: setting(&institution, Language::English),
        sections: vec![
            section("about", PageStatus::Done, 5, 5, 0),
            section("themes", PageStatus::Started, 8, 14, 0),
            section("funding", PageStatus::Error, 3, 4, 1),
            section("value", PageStatus::NotStarted, 0, 6, 0),
        ],
        asked: None,
        sending: Sending::Blocked,
        token: "form-token",
    };
    insta::with_settings!({filters => vec![(r"<(path|circle) [^>]*></(path|circle)>", "")]}, {
        insta::assert_snapshot!(main_of(&page.render()));
    });
}

#[test]
fn a_page_of_the_questionnaire_is_one_form() {
    let institution = institution();
    let mut page = questions(
        &institution,
        Language::English,
        vec![typed("why", Some(json!("because")))],
    );
    page.conflicts = vec![Conflict {
        address: Address::parse("why"),
        title: "Why?".into(),
        who: "A. Tembo".into(),
        theirs: HOSTILE.into(),
    }];
    let drawn = main_of(&page.render());
    insta::assert_snapshot!(drawn);
    assert!(!drawn.contains("<script"), "{drawn}");
    let first_button = drawn.find("<button").unwrap();
    assert!(
        drawn[first_button..].starts_with("<button class=\"hide\" name=\".then\" value=\"stay\""),
        "Enter presses the first button, which must only save"
    );
}

#[test]
fn what_is_missing_is_told_after_going_on_and_not_before() {
    let institution = institution();
    let mut why = typed("why", None);
    why.required = true;
    why.errors = vec![error("why", ErrorCode::Required, &[])];
    let mut page = questions(&institution, Language::English, vec![why]);
    let before = page.render().0;
    assert!(!before.contains("class=\"errors\""));
    assert!(before.contains("<title>Themes: MIDCOM: ISCM Survey</title>"));
    page.show_missing = true;
    let after = page.render().0;
    assert!(after.contains("<title>Error: Themes: MIDCOM: ISCM Survey</title>"));
    assert!(after.contains("There is 1 answer to correct"));
    assert!(after.contains("href=\"#a-why\""));
}

#[test]
fn answers_that_cannot_be_changed_are_shown_without_a_form() {
    let institution = institution();
    let mut page = questions(
        &institution,
        Language::English,
        vec![typed("why", Some(json!("because")))],
    );
    page.editable = false;
    let drawn = page.render().0;
    assert!(!drawn.contains("<form method=\"post\" action=\"/respond/pages"));
    assert!(drawn.contains("disabled"));
    assert!(!drawn.contains("page-save"));
}

fn review<'a>(
    institution: &'a Institution,
    elements: Vec<QuestionState<'static>>,
    refused: Option<Refused>,
) -> ReviewPage<'a> {
    ReviewPage {
        setting: setting(institution, Language::English),
        pages: vec![page_state(elements)],
        attribution: &|_| None,
        answered: (1, 2),
        editable: true,
        refused,
        hidden: HIDDEN,
    }
}

#[test]
fn the_check_shows_every_answer_with_its_way_back() {
    let institution = institution();
    let mut themes = state(
        "themes",
        "Themes today",
        QuestionKind::MultipleChoice(MultipleChoice {
            choices: choices(),
            min_selected: None,
            max_selected: None,
            value_property_name: None,
        }),
    );
    themes.value = Some(json!(["a", "b"]));
    themes.choices = vec![
        choice(json!("a"), "Labour", true),
        choice(json!("b"), "Trade", true),
        choice(json!("c"), "Data", false),
    ];
    let page = review(&institution, vec![themes, typed("why", None)], None);
    insta::assert_snapshot!(main_of(&page.render()));
}

#[test]
fn nothing_can_be_submitted_while_something_required_is_missing() {
    let institution = institution();
    let mut why = typed("why", None);
    why.errors = vec![error("why", ErrorCode::Required, &[])];
    let drawn = review(&institution, vec![why], None).render().0;
    assert!(
        drawn.contains("href=\"/respond/pages/themes?check=1#a-why\""),
        "{drawn}"
    );
    assert!(!drawn.contains("action=\"/respond/submit\""));
}

#[test]
fn a_refused_submission_says_why_and_keeps_the_button() {
    let institution = institution();
    let declared = review(&institution, vec![], Some(Refused::NotDeclared))
        .render()
        .0;
    assert!(declared.contains("href=\"#declaration\""));
    assert!(declared.contains("Confirm that you submit these answers on behalf of MIDCOM"));
    assert!(declared.contains("<title>Error: "));
    let changed = review(&institution, vec![], Some(Refused::Changed))
        .render()
        .0;
    assert!(changed.contains("Answers were changed since you opened this page"));
    assert!(changed.contains("action=\"/respond/submit\""));
}

#[test]
fn the_receipt_has_number_time_and_digest() {
    let institution = institution();
    let page = ReceiptPage {
        setting: setting(&institution, Language::English),
        number: "ISCM-2026-0117",
        submitted_at: at("2026-05-19T08:04:00Z"),
        version: 1,
        answers: 51,
        digest: "4be190c75d2a8f36",
        token: "form-token",
    };
    insta::assert_snapshot!(main_of(&page.render()));
}

#[test]
fn links_that_open_nothing_get_one_page() {
    let institution = institution();
    for language in Language::ALL {
        let page = UnknownLinkPage {
            language,
            institution: &institution,
            here: "/r/whatever",
            typed: &[],
        }
        .render()
        .0;
        assert!(page.contains("survey@example.org"));
        assert!(
            !page.contains("<form"),
            "there is nothing to try on this page"
        );
    }
}

#[test]
fn stopping_reminders_needs_a_press() {
    let institution = institution();
    let page = |stopped| {
        StopPage {
            language: Language::English,
            institution: &institution,
            token: "t0",
            stopped,
        }
        .render()
        .0
    };
    assert!(page(false).contains("<form method=\"post\" action=\"/u/t0\">"));
    assert!(!page(true).contains("<form"));
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn posted(elements: Vec<QuestionState<'static>>, form: &[(&str, &str)]) -> Vec<(String, Json)> {
    let page = page_state(elements);
    read(&page, &pairs(form), Language::English)
        .answers
        .into_iter()
        .map(|(address, value)| (address.as_str().to_owned(), value))
        .collect()
}

#[test]
fn typed_text_is_kept_as_it_was_typed() {
    let number = state(
        "n",
        "How many?",
        QuestionKind::Text(TextInput {
            input_type: InputType::Number,
            ..TextInput::default()
        }),
    );
    let area = state("c", "Why?", QuestionKind::Comment(CommentInput::default()));
    let cases = [
        ("12", json!(12)),
        ("12,5", json!("12,5")),
        ("12.5", json!(12.5)),
        ("1\u{202f}234", json!(1234)),
        ("-3", json!(-3)),
        ("about 12", json!("about 12")),
        ("inf", json!("inf")),
        ("1,234,567", json!("1,234,567")),
        ("", Json::Null),
        ("  ", Json::Null),
    ];
    for (text, expected) in cases {
        assert_eq!(
            posted(vec![number.clone()], &[("n", text)]),
            [("n".to_owned(), expected)],
            "{text}"
        );
    }
    assert_eq!(
        posted(vec![area], &[("c", " two\r\nlines <b>\u{202e} ")]),
        [("c".to_owned(), json!(" two\nlines <b>\u{202e} "))]
    );
}

#[test]
fn choices_come_back_with_the_values_of_the_file() {
    let mut single = state(
        "s",
        "S",
        QuestionKind::SingleChoice(SingleChoice {
            choices: choices(),
            dropdown: false,
            range: None,
        }),
    );
    single.choices = vec![
        choice(json!(1), "One", false),
        choice(json!(true), "Yes", false),
    ];
    assert_eq!(posted(vec![single.clone()], &[("s", "1")])[0].1, json!(1));
    assert_eq!(
        posted(vec![single.clone()], &[("s", "true")])[0].1,
        json!(true)
    );
    assert_eq!(
        posted(vec![single.clone()], &[("s", "gone")])[0].1,
        json!("gone"),
        "a choice that is no longer offered is kept with its error"
    );
    assert_eq!(posted(vec![single], &[("s", "")])[0].1, Json::Null);

    let yes_or_no = state(
        "b",
        "B",
        QuestionKind::Boolean(BooleanInput {
            value_true: json!(true),
            value_false: json!(false),
            label_true: None,
            label_false: None,
            swap_order: false,
        }),
    );
    assert_eq!(
        posted(vec![yes_or_no], &[("b", "false")])[0].1,
        json!(false)
    );
}

#[test]
fn a_list_without_a_tick_is_cleared_only_where_it_was_shown() {
    let mut many = state(
        "m",
        "M",
        QuestionKind::MultipleChoice(MultipleChoice {
            choices: choices(),
            min_selected: None,
            max_selected: None,
            value_property_name: None,
        }),
    );
    many.choices = vec![choice(json!("a"), "A", true), choice(json!("b"), "B", true)];
    assert_eq!(
        posted(vec![many.clone()], &[(".shown", "m")]),
        [("m".to_owned(), Json::Null)]
    );
    assert_eq!(
        posted(
            vec![many.clone()],
            &[(".shown", "m"), ("m", "a"), ("m", "b")]
        ),
        [("m".to_owned(), json!(["a", "b"]))]
    );
    assert_eq!(posted(vec![many], &[]), []);
}

#[test]
fn rows_and_rankings_come_back_by_address() {
    let mut matrix = state(
        "x",
        "X",
        QuestionKind::Matrix(Matrix {
            rows: Vec::new(),
            columns: Vec::new(),
            multiple: false,
            each_row_required: false,
            each_row_unique: false,
            rows_visible_if: None,
            columns_visible_if: None,
        }),
    );
    matrix.choices = vec![choice(json!(0), "Never", false)];
    matrix.entries = vec![entry("x/mail", "Mail", Vec::new())];
    assert_eq!(
        posted(vec![matrix], &[("x/mail", "0")]),
        [("x/mail".to_owned(), json!(0))]
    );

    let mut ranking = state(
        "r",
        "R",
        QuestionKind::Ranking(Ranking {
            choices: choices(),
            select_to_rank: true,
        }),
    );
    ranking.choices = vec![
        choice(json!("a:b"), "A", false),
        choice(json!(2), "B", false),
    ];
    assert_eq!(
        posted(
            vec![ranking],
            &[(".rank/r", "2:a:b"), (".rank/r", "1:2"), (".rank/r", "")]
        ),
        [("r".to_owned(), json!([2, "a:b"]))]
    );
}

#[test]
fn the_wish_and_the_proofs_of_a_form_are_read() {
    let page = page_state(vec![typed("why", None)]);
    let posted = read(
        &page,
        &pairs(&[
            (names::TOKEN, "t"),
            (names::BASE, ""),
            (names::SEQUENCE, "12"),
            (names::OPERATION, "o"),
            (names::THEN, "stay"),
            (names::THEN, "autosave"),
            (".use/why", "count"),
            (".use/why2", "everybody"),
            ("why", "x"),
        ]),
        Language::English,
    );
    assert_eq!(posted.operation, "o");
    assert_eq!(posted.sequence, Some(12));
    assert_eq!(posted.wish, Wish::Autosave);
    assert_eq!(
        posted.attributions.len(),
        1,
        "an unknown level is not taken"
    );
    let wish = |form: &[(&str, &str)]| read(&page, &pairs(form), Language::English).wish;
    assert_eq!(wish(&[]), Wish::Continue);
    assert_eq!(
        wish(&[(names::THEN, "tasks"), (names::ADD, "examples")]),
        Wish::Add(Address::parse("examples"))
    );
    let bases = |form: &[(&str, &str)]| read(&page, &pairs(form), Language::English).bases;
    assert!(bases(&[]).is_none(), "a write without its base is refused");
    assert!(bases(&[(names::BASE, "x")]).is_none());
    assert!(bases(&[(names::BASE, "")]).is_some());
}

#[test]
fn a_field_that_nobody_touched_is_told_from_one_that_was() {
    let institution = institution();
    let mut many = state(
        "m/x y",
        "M",
        QuestionKind::MultipleChoice(MultipleChoice {
            choices: choices(),
            min_selected: None,
            max_selected: None,
            value_property_name: None,
        }),
    );
    many.choices = vec![
        choice(json!("a"), "A", true),
        choice(json!("b"), "B", false),
    ];
    many.value = Some(json!(["gone", "a"]));
    let mut default = typed("d", Some(json!("proposed")));
    default.is_default = true;
    let page = page_state(vec![
        many,
        typed("why", Some(json!("two\nlines"))),
        typed("empty", None),
        default,
    ]);
    let bases = Bases::of(&page, |address| i64::from(address.as_str() == "why") * 4);
    let mut drawn = questions(&institution, Language::English, Vec::new());
    drawn.hidden.base = bases.to_text();
    let html = drawn.render().0;
    let start = html.find("name=\".base\" value=\"").unwrap() + 20;
    let carried = html[start..].split('"').next().unwrap();
    let posted = read(
        &page,
        &pairs(&[
            (names::BASE, carried),
            (".shown", "m/x y"),
            ("m/x y", "a"),
            ("why", "two\r\nlines"),
            ("empty", ""),
            ("d", "proposed"),
        ]),
        Language::English,
    );
    let back = posted.bases.unwrap();
    assert_eq!(back, bases);
    let touched: Vec<&str> = posted
        .answers
        .iter()
        .filter(|(address, value)| back.is_touched(address, value))
        .map(|(address, _)| address.as_str())
        .collect();
    assert_eq!(
        touched,
        ["d"],
        "a default is stored when its page is saved; all else was left as it was"
    );
    let why = Address::parse("why");
    assert_eq!(back.version(&why), 4);
    assert!(back.is_touched(&why, &json!("another text")));
    assert!(back.is_touched(&why, &Json::Null));
}
