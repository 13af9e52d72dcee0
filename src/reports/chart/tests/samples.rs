//! One chart of each kind, small enough to be read as a snapshot, with every sort of absence.

use super::super::*;
use crate::language::Language;

/// A chart with all its words around it.
pub fn sample(language: Language, kind: Kind) -> Chart {
    Chart {
        title: format!("{} depended on donors <most> & long", isolated("MIDCOM")),
        measure: "Number and share".into(),
        base: "Base: n = 22 ISCMs.".into(),
        source: "Source: ISCM Survey, 2019 round.".into(),
        made_up: Some("Illustrative".into()),
        empty: "Nobody answered this.".into(),
        ..Chart::new(language, kind)
    }
}

pub fn bars() -> Kind {
    let language = Language::English;
    let mut labour = Cell::count_of(language, 18, 22);
    if let Cell::Amount(amount) = &mut labour {
        amount.href = Some("/answers?a=1&b=2".into());
        amount.held_back = Some("Held back from readers outside".into());
    }
    Kind::Bars(Bars {
        label: "Theme".into(),
        series: vec![
            Series::new("ISCMs", "n = 22"),
            Series::new("IGOs", "too few"),
        ],
        rows: vec![
            Bar::new(
                "Labour <migration>",
                vec![labour, Cell::Hidden("not shown".into())],
            )
            .as_point(),
            Bar::new("Trade", vec![Cell::count_of(language, 11, 22), Cell::None]),
            Bar::new(
                "Middle half",
                vec![Cell::Plain("2–4".into()), Cell::count_of(language, 0, 3)],
            ),
        ],
        foot: vec![Bar::new(
            "Answered",
            vec![
                Cell::number(language, 1022.0),
                Cell::Hidden("not shown".into()),
            ],
        )],
        full: 100.0,
    })
}

pub fn compared() -> Kind {
    let Kind::Bars(bars) = bars() else {
        unreachable!("bars are bars");
    };
    let question = |row: usize, title: &str, verdict: &str, is_point| Question {
        row,
        title: title.into(),
        verdict: verdict.into(),
        is_point,
        notes: vec!["n = 22".into(), "too few".into()],
    };
    Kind::Compared(Compared {
        questions: vec![
            question(0, "Which <themes>?", "The views differ", true),
            question(2, "How many?", "", false),
        ],
        bars,
    })
}

pub fn stacked() -> Kind {
    let percent = |share: f64| Cell::percent(Language::English, share);
    let row = |label: &str, note: &str, cells: Vec<Cell>| Stack {
        label: label.into(),
        note: note.into(),
        cells,
        is_point: label == "MIDCOM",
    };
    Kind::StackedBars(StackedBars {
        label: "Mechanism".into(),
        parts: ["Donors", "Member States", "Observers", "Not split"]
            .map(String::from)
            .into(),
        rows: vec![
            row(
                "MIDCOM",
                "",
                vec![percent(80.0), Cell::None, Cell::None, percent(20.0)],
            ),
            row(
                "African ISCMs",
                "n = 7",
                vec![percent(58.0), percent(27.0), percent(5.0), percent(10.0)],
            ),
            row(
                "IGOs",
                "n = 3",
                vec![
                    Cell::Hidden("not shown".into()),
                    percent(30.0),
                    Cell::Hidden("not shown".into()),
                    Cell::None,
                ],
            ),
        ],
        full: 100.0,
    })
}

pub fn dots() -> Kind {
    let number = |value: f64| Cell::number(Language::English, value);
    Kind::Dots(Dots {
        label: "Group".into(),
        middle: "Mean".into(),
        range: "Middle half".into(),
        low: 1.0,
        high: 5.0,
        marks: vec![(1.0, "1 not at all".into()), (5.0, "5 fully".into())],
        rows: vec![
            Dot {
                label: "States".into(),
                note: "n = 46".into(),
                middle: number(3.8),
                range: Some((3.0, 4.5, "3–4.5".into())),
                is_point: true,
            },
            Dot {
                label: "ISCMs".into(),
                note: "n = 22".into(),
                middle: number(1.0),
                range: None,
                is_point: false,
            },
            Dot {
                label: "IGOs".into(),
                note: "too few".into(),
                middle: Cell::Hidden("not shown".into()),
                range: None,
                is_point: false,
            },
        ],
    })
}

pub fn lines() -> Kind {
    let number = |value: f64| Cell::number(Language::English, value);
    let row = |label: &str, from: Cell, to: Cell| Line {
        label: label.into(),
        cells: vec![from, to],
        is_point: label == "Climate change",
    };
    Kind::Lines(Lines {
        label: "Theme".into(),
        rounds: vec!["2019".into(), "2026".into()],
        change: "Change".into(),
        rows: vec![
            row("Labour migration", number(15.0), number(16.0)),
            row("Trafficking", number(15.0), number(14.0)),
            row("Climate change", number(3.0), number(8.0)),
            row("Trade", Cell::Hidden("< 3".into()), number(5.0)),
            row("Health", number(4.0), Cell::None),
            row("Data", number(9.0), number(9.0)),
        ],
    })
}

pub fn heat() -> Kind {
    let number = |value: f64| Cell::number(Language::English, value);
    Kind::Heat(Heat {
        label: "Partner".into(),
        columns: ["Funding", "Technical", "Research"]
            .map(String::from)
            .into(),
        rows: vec![
            HeatRow {
                label: "Other ISCMs".into(),
                cells: vec![Cell::None, number(4.0), Cell::Hidden("< 3".into())],
            },
            HeatRow {
                label: "IGOs".into(),
                cells: vec![number(16.0), number(19.0), number(9.0)],
            },
        ],
        steps: Heat::steps_of(19.0),
    })
}

pub fn tiles() -> Kind {
    let tile = |code: &str, name: &str, cell: Cell| Tile {
        code: code.into(),
        name: name.into(),
        cell,
        is_framed: code == "KE",
    };
    let number = |value: f64| Cell::number(Language::English, value);
    Kind::Tiles(Tiles {
        label: "State".into(),
        number: "ISCMs".into(),
        tiles: vec![
            tile("KE", "Kenya", number(6.0)),
            tile("UG", "Uganda", number(2.0)),
            tile("ET", "Ethiopia", Cell::Hidden("< 3".into())),
            tile("SO", "Somalia", Cell::None),
            tile("XK", "Elsewhere", number(1.0)),
        ],
        steps: [2.0, 4.0, 5.0],
        notice: "Tiles stand roughly where States lie.".into(),
        framed: "Members of MIDCOM".into(),
    })
}
