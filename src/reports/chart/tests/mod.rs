//! Charts: what they say in text, and what is true of every drawing.

mod properties;
mod samples;

use maud::html;

use super::*;
use crate::language::Language;
use samples::{bars, compared, dots, heat, lines, sample, stacked, tiles};

/// Each element on a line of its own, so that a difference is seen where it is.
fn by_line(markup: &str) -> String {
    markup.replace("><", ">\n<")
}

#[test]
fn a_bar_chart_on_a_page_is_a_table_with_its_numbers() {
    insta::assert_snapshot!(by_line(
        &figure(&sample(Language::English, bars()), &html! {}).into_string()
    ));
}

#[test]
fn a_bar_chart_on_paper_says_the_same() {
    insta::assert_snapshot!(by_line(&svg(
        &sample(Language::English, bars()),
        Flavour::Paper
    )));
}

#[test]
fn a_file_bears_title_base_source_and_mark_in_arabic_from_the_right() {
    insta::assert_snapshot!(by_line(&svg(
        &sample(Language::Arabic, stacked()),
        Flavour::File
    )));
}

#[test]
fn every_kind_as_a_page() {
    for (name, kind) in [
        ("compared", compared()),
        ("stacked", stacked()),
        ("dots", dots()),
        ("lines", lines()),
        ("heat", heat()),
        ("tiles", tiles()),
    ] {
        let page = figure(&sample(Language::English, kind), &html! {}).into_string();
        insta::assert_snapshot!(format!("page_{name}"), by_line(&page));
    }
}

#[test]
fn vowel_marks_are_not_drawn_but_told() {
    let row = Bar::new("تحدياً", vec![Cell::number(Language::Arabic, 3.0)]);
    let kind = Kind::Bars(Bars {
        label: String::new(),
        series: vec![Series::new("", "")],
        rows: vec![row],
        foot: vec![],
        full: 100.0,
    });
    let chart = sample(Language::Arabic, kind);
    assert!(svg(&chart, Flavour::Paper).contains("تحديا<"));
    assert_eq!(table(&chart).rows[0].label, "تحدياً");
}

#[test]
fn every_kind_as_a_table() {
    let tables: Vec<String> = [
        bars(),
        compared(),
        stacked(),
        dots(),
        lines(),
        heat(),
        tiles(),
    ]
    .into_iter()
    .map(|kind| {
        let table = table(&sample(Language::English, kind));
        let heads: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.label.as_str())
            .collect();
        let mut lines = vec![heads.join(" | ")];
        for row in &table.rows {
            let cells = std::iter::once(&row.label).chain(&row.cells);
            let cells: Vec<&str> = cells.map(String::as_str).collect();
            let foot = if row.is_foot { "= " } else { "" };
            lines.push(format!("{foot}{}", cells.join(" | ")));
        }
        lines.join("\n")
    })
    .collect();
    insta::assert_snapshot!(tables.join("\n\n"));
}

#[test]
fn what_is_hidden_in_a_whole_cannot_be_read_off_the_places_of_the_others() {
    let stack = |cells: Vec<Cell>| {
        let kind = Kind::StackedBars(StackedBars {
            label: "Mechanism".into(),
            parts: ["Donors", "States", "Observers"].map(String::from).into(),
            rows: vec![Stack {
                label: "All".into(),
                note: String::new(),
                cells,
                is_point: false,
            }],
            full: 100.0,
        });
        let mut chart = sample(Language::English, kind);
        chart.description = "the same".into();
        let drawing = svg(&chart, Flavour::Paper);
        // The names of parts take the digest of all values; what is drawn does not.
        let id = drawing.split("title-").nth(1).unwrap()[..8].to_owned();
        drawing.replace(&id, "id")
    };
    let hidden = || Cell::Hidden("not shown".into());
    let shown = || Cell::percent(Language::English, 40.0);
    assert_ne!(
        stack(vec![shown(), hidden(), hidden()]),
        stack(vec![hidden(), shown(), hidden()])
    );
    let drawing = stack(vec![hidden(), shown(), hidden()]);
    assert!(drawing.contains("not shown"), "{drawing}");
    assert!(drawing.contains("stroke-dasharray"), "{drawing}");
}

#[test]
fn a_range_is_held_back_with_its_middle() {
    let kind = Kind::Dots(Dots {
        label: "Group".into(),
        middle: "Mean".into(),
        range: "Middle half".into(),
        low: 1.0,
        high: 5.0,
        marks: vec![(1.0, "1".into()), (5.0, "5".into())],
        rows: vec![Dot {
            label: "IGOs".into(),
            note: String::new(),
            middle: Cell::Hidden("not shown".into()),
            range: Some((2.5, 3.5, "2.5–3.5".into())),
            is_point: false,
        }],
    });
    let chart = sample(Language::English, kind);
    let drawn = svg(&chart, Flavour::File) + &figure(&chart, &html! {}).into_string();
    assert!(
        !drawn.contains("2.5–3.5") && !drawn.contains("Middle half"),
        "{drawn}"
    );
    assert!(!format!("{:?}", table(&chart)).contains("2.5–3.5"));
}

#[test]
fn pixels_have_the_size_that_was_asked_for() {
    let chart = sample(Language::French, bars());
    let size = |bytes: &[u8]| {
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    };
    let once = png(&chart, Flavour::Paper, 1.0, &embedded_fonts()).unwrap();
    let twice = png(&chart, Flavour::Paper, 2.0, &embedded_fonts()).unwrap();
    assert_eq!(size(&once).0, 640);
    assert_eq!(size(&twice).0, 1280);
    assert!(size(&once).1 > 100);
    assert!(matches!(
        png(&chart, Flavour::Paper, 1000.0, &embedded_fonts()),
        Err(PngError::Size)
    ));
}

#[test]
fn a_missing_font_is_named_instead_of_drawing_boxes() {
    let error = |language: Language, label: &str| {
        let kind = Kind::Bars(Bars {
            label: "".into(),
            series: vec![Series::new("", "")],
            rows: vec![Bar::new(label, vec![Cell::number(language, 3.0)])],
            foot: vec![],
            full: 3.0,
        });
        match png(
            &Chart::new(language, kind),
            Flavour::Paper,
            1.0,
            &embedded_fonts(),
        ) {
            Err(error @ PngError::MissingFont { .. }) => error.to_string(),
            other => format!("{other:?}"),
        }
    };
    let arabic = error(Language::Arabic, "بن");
    assert!(
        arabic.contains("Arabic") && arabic.contains("Noto Naskh Arabic"),
        "{arabic}"
    );
    let chinese = error(Language::Chinese, "移民");
    assert!(chinese.contains("Chinese letters 民 移"), "{chinese}");
    assert!(
        png(
            &sample(Language::Russian, bars()),
            Flavour::File,
            1.0,
            &embedded_fonts()
        )
        .is_ok()
    );
}
