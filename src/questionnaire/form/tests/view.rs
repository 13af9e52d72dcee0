//! What a page is told.

use super::*;

fn question<'s, 'q>(elements: &'s [ElementState<'q>], address: &str) -> &'s QuestionState<'q> {
    find(elements, address).unwrap_or_else(|| panic!("no question at {address}"))
}

fn find<'s, 'q>(elements: &'s [ElementState<'q>], address: &str) -> Option<&'s QuestionState<'q>> {
    elements.iter().find_map(|element| match element {
        ElementState::Panel(panel) => find(&panel.elements, address),
        ElementState::Question(question) if question.address.as_str() == address => Some(question),
        ElementState::Question(question) => question
            .entries
            .iter()
            .find_map(|entry| find(&entry.elements, address)),
    })
}

#[test]
fn a_page_knows_its_questions_choices_and_errors() {
    let answers = json!({
        "full_name": "Zambia", "established": 1900, "formal": false, "kind": "irf", "themes": ["none", "trade"],
        "usefulness": 2
    });
    with_form(&everything(), answers, Language::English, |form| {
        let page = form.page("FIRST").expect("a page");
        assert_eq!(
            page.title.as_ref().map(|title| title.text.as_str()),
            Some("About Zambia")
        );
        assert_eq!(page.status, PageStatus::Error);
        let numbers: Vec<Option<&str>> = page
            .elements
            .iter()
            .map(|element| match element {
                ElementState::Question(question) => question.number.as_deref(),
                ElementState::Panel(_) => None,
            })
            .collect();
        assert_eq!(numbers.len(), 12);
        assert_eq!(
            (numbers[0], numbers[10], numbers[11]),
            (Some("1"), Some("11"), None)
        );

        let established = question(&page.elements, "established");
        assert_eq!(
            (established.min.clone(), established.max.clone()),
            (Some(json!(1950)), Some(json!(2026)))
        );
        assert_eq!(codes(&established.errors), [("established", "min")]);

        let kind = question(&page.elements, "kind");
        let offered: Vec<(&str, bool)> = kind
            .choices
            .iter()
            .map(|choice| (choice.text.text.as_str(), choice.chosen))
            .collect();
        assert_eq!(
            offered,
            [("rcp", false), ("Other (please say which)", false)]
        );
        assert_eq!(codes(&kind.errors), [("kind", "not_a_choice")]);
        let comment = kind.comment.as_ref().expect("a text for other");
        assert_eq!(comment.address.as_str(), "kind-Comment");
        assert!(comment.for_other && !comment.asked);

        let themes = question(&page.elements, "themes");
        assert_eq!(codes(&themes.errors), [("themes", "answer_count")]);
        assert!(
            themes
                .choices
                .iter()
                .any(|choice| choice.exclusive && choice.chosen)
        );
        assert!(question(&page.elements, "why").visible);
    });
}

#[test]
fn html_is_filled_and_escaped() {
    let answers = json!({"full_name": "<b>Zambia</b> & Co"});
    with_form(&everything(), answers, Language::English, |form| {
        let page = form.page("first").expect("a page");
        let note = question(&page.elements, "note");
        assert_eq!(
            note.html.as_ref().map(|html| html.text.as_str()),
            Some("<p>Thank you, &lt;b&gt;Zambia&lt;/b&gt; &amp; Co.</p>")
        );
        assert_eq!(
            page.title.as_ref().map(|title| title.text.as_str()),
            Some("About <b>Zambia</b> & Co"),
            "other texts are escaped by the page"
        );
    });
}

#[test]
fn entries_and_rows_stand_with_their_addresses() {
    let answers = json!({
        "mix": {"fees": {"share": 60}}, "formal": true,
        "iscms": [{"iscm": "midcom", "levels": [{"level": "global"}, {"level": "global"}]}]
    });
    with_form(&everything(), answers, Language::French, |form| {
        let page = form.page("second").expect("a page");
        let mix = question(&page.elements, "mix");
        let rows: Vec<(&str, bool)> = mix
            .entries
            .iter()
            .map(|row| (row.address.as_str(), row.visible))
            .collect();
        assert_eq!(rows, [("mix/fees", true), ("mix/donors", true)]);
        let totals: Vec<Option<&str>> = mix
            .columns
            .iter()
            .map(|column| column.total.as_deref())
            .collect();
        assert_eq!(totals, [Some("60"), None, None]);
        assert_eq!(
            question(&page.elements, "mix/fees/half").value,
            Some(json!(30))
        );

        let budget = question(&page.elements, "budget");
        let blank: Vec<&str> = budget
            .entries
            .iter()
            .map(|row| row.address.as_str())
            .collect();
        assert_eq!(blank, ["budget/1", "budget/2"]);
        assert!(budget.can_add && budget.can_remove && budget.entries[0].empty);

        let memberships = question(&page.elements, "iscms");
        assert_eq!(memberships.value, Some(json!(["midcom"])));
        assert_eq!(memberships.choices.len(), 2);
        assert_eq!(memberships.choices[1].text.text, "Dialogue du COMESA");
        assert!(memberships.choices[1].chosen && !memberships.choices[0].chosen);
        let value = question(&page.elements, "iscms/midcom/value");
        assert_eq!(value.title.text, "How useful is Dialogue du COMESA?");
        assert_eq!(value.title.language, Language::English);

        let level = question(&page.elements, "iscms/midcom/levels/+1/level");
        assert_eq!(
            codes(&level.errors),
            [("iscms/midcom/levels/+1/level", "duplicate_key")]
        );
    });
}

#[test]
fn progress_counts_what_the_file_says() {
    let with_type = |kind: &str| {
        let text = EVERYTHING.replacen(
            "\"showQuestionNumbers\": \"on\"",
            &format!("\"showProgressBar\": true, \"progressBarType\": \"{kind}\""),
            1,
        );
        let answers = json!({"full_name": "Zambia", "usefulness": 5});
        with_form(&load(&text), answers, Language::English, |form| {
            form.progress()
        })
    };
    assert_eq!(with_type("pages"), Progress { done: 1, of: 2 });
    assert_eq!(with_type("requiredQuestions"), Progress { done: 1, of: 1 });
    assert_eq!(with_type("questions"), Progress { done: 2, of: 17 });
}

#[test]
fn the_closing_page_is_the_first_that_holds() {
    let questionnaire = load(
        r#"{"completedHtml": "<p>Thanks</p>",
            "completedHtmlOnCondition": [{"expression": "{a} = 1", "html": "<p>One: {a}</p>"}],
            "elements": [{"type": "text", "name": "a", "inputType": "number"}]}"#,
    );
    let closing = |answers: Json| {
        with_form(&questionnaire, answers, Language::English, |form| {
            form.completed_html().map(|html| html.text)
        })
    };
    assert_eq!(closing(json!({"a": 1})).as_deref(), Some("<p>One: 1</p>"));
    assert_eq!(closing(json!({})).as_deref(), Some("<p>Thanks</p>"));
}
