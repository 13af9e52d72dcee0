//! What holds for every chart, whatever its values and texts.

use proptest::prelude::*;

use super::super::drawing::{Anchor, Drawing, Item, Text};
use super::super::frame::drawing;
use super::super::ink::Ink;
use super::super::measure;
use super::super::*;
use super::samples;
use crate::language::Language;

const FLAVOURS: [Flavour; 3] = [Flavour::Page, Flavour::Paper, Flavour::File];

/// Labels as people write them, and as they should not.
fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Z][a-z]{2,12}( [a-z]{1,12}){0,4}",
        1 => "[A-Z][a-z]{2,12}( [a-z]{1,14}){8,16}",
        1 => "[a-z]{30,60}",
        1 => "[\u{621}-\u{64A}]{2,9}( [\u{621}-\u{64A}]{2,9}){0,5}",
        1 => "[\u{4E00}-\u{4FFF}]{1,24}",
        1 => Just("<script>alert(1)</script> & \"x\" '\u{0}\u{7}\u{202E}".to_owned()),
        1 => Just(String::new()),
    ]
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (0u32..=1000).prop_map(|tenths| f64::from(tenths) / 10.0),
        1 => Just(0.0),
        1 => Just(100.0),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-5.0), Just(1e12)],
    ]
}

fn cell(language: Language) -> impl Strategy<Value = Cell> {
    prop_oneof![
        6 => value().prop_map(move |value| Cell::number(language, value)),
        2 => (0usize..60, 0usize..60).prop_map(move |(count, base)| Cell::count_of(language, count, base)),
        1 => Just(Cell::Hidden("not shown".into())),
        1 => Just(Cell::Hidden("< 3".into())),
        1 => Just(Cell::Plain("2–4".into())),
        1 => Just(Cell::None),
    ]
}

fn cells(language: Language, columns: usize) -> impl Strategy<Value = Vec<Cell>> {
    prop::collection::vec(cell(language), columns)
}

fn compared(language: Language) -> impl Strategy<Value = Kind> {
    let question = (0usize..12, label(), label(), label(), any::<bool>());
    let questions = prop::collection::vec(question, 0..4);
    (bars(language), questions).prop_map(|(kind, questions)| {
        let Kind::Bars(bars) = kind else {
            unreachable!("bars are bars");
        };
        let questions = questions
            .into_iter()
            .map(|(row, title, verdict, note, is_point)| Question {
                row,
                title,
                verdict,
                is_point,
                notes: bars.series.iter().map(|_| note.clone()).collect(),
            })
            .collect();
        Kind::Compared(Compared { bars, questions })
    })
}

fn bars(language: Language) -> impl Strategy<Value = Kind> {
    (1usize..=4).prop_flat_map(move |columns| {
        let row = move || {
            let row = (label(), cells(language, columns), any::<bool>());
            row.prop_map(|(label, cells, is_point)| Bar {
                label,
                cells,
                is_point,
            })
        };
        let series = (label(), label()).prop_map(|(label, note)| Series { label, note });
        let parts = (
            prop::collection::vec(series, columns),
            prop::collection::vec(row(), 0..12),
            prop::collection::vec(row(), 0..3),
        );
        parts.prop_map(|(series, rows, foot)| {
            Kind::Bars(Bars {
                label: String::new(),
                series,
                rows,
                foot,
                full: 100.0,
            })
        })
    })
}

fn stacked(language: Language) -> impl Strategy<Value = Kind> {
    (1usize..=4).prop_flat_map(move |parts| {
        let row = (label(), label(), cells(language, parts), any::<bool>());
        let row = row.prop_map(|(label, note, cells, is_point)| Stack {
            label,
            note,
            cells,
            is_point,
        });
        (
            prop::collection::vec(label(), parts),
            prop::collection::vec(row, 0..10),
        )
            .prop_map(|(parts, rows)| {
                Kind::StackedBars(StackedBars {
                    label: String::new(),
                    parts,
                    rows,
                    full: 100.0,
                })
            })
    })
}

fn dots(language: Language) -> impl Strategy<Value = Kind> {
    let row = (
        label(),
        cell(language),
        prop::option::of((value(), value())),
        any::<bool>(),
    );
    let row = row.prop_map(|(label, middle, range, is_point)| Dot {
        label,
        note: "n = 4".into(),
        middle,
        range: range.map(|(a, b)| (a.min(b), a.max(b), "1–2".into())),
        is_point,
    });
    let marks = prop::collection::vec(label(), 2..7);
    (prop::collection::vec(row, 0..12), marks).prop_map(|(rows, words)| {
        let count = words.len();
        let at = |index: usize| 100.0 * index as f64 / (count - 1) as f64;
        Kind::Dots(Dots {
            label: String::new(),
            middle: "Mean".into(),
            range: "Middle half".into(),
            low: 0.0,
            high: 100.0,
            marks: words
                .into_iter()
                .enumerate()
                .map(|(index, word)| (at(index), word))
                .collect(),
            rows,
        })
    })
}

fn lines(language: Language) -> impl Strategy<Value = Kind> {
    (1usize..=5).prop_flat_map(move |rounds| {
        let row = (label(), cells(language, rounds), any::<bool>());
        let row = row.prop_map(|(label, cells, is_point)| Line {
            label,
            cells,
            is_point,
        });
        (
            prop::collection::vec(label(), rounds),
            prop::collection::vec(row, 0..20),
        )
            .prop_map(|(rounds, rows)| {
                Kind::Lines(Lines {
                    label: String::new(),
                    rounds,
                    rows,
                    change: String::new(),
                })
            })
    })
}

fn heat(language: Language) -> impl Strategy<Value = Kind> {
    (1usize..=24).prop_flat_map(move |columns| {
        let row =
            (label(), cells(language, columns)).prop_map(|(label, cells)| HeatRow { label, cells });
        (
            prop::collection::vec(label(), columns),
            prop::collection::vec(row, 0..8),
        )
            .prop_map(|(columns, rows)| {
                Kind::Heat(Heat {
                    label: String::new(),
                    columns,
                    rows,
                    steps: Heat::steps_of(100.0),
                })
            })
    })
}

fn tiles(language: Language) -> impl Strategy<Value = Kind> {
    let code = prop::sample::subsequence(
        vec![
            "AF", "BR", "CA", "DE", "EG", "FJ", "KE", "NZ", "UG", "XX", "YY", "<>",
        ],
        0..12,
    );
    (
        code,
        prop::collection::vec((cell(language), any::<bool>()), 12),
        label(),
        label(),
    )
        .prop_map(|(codes, cells, notice, framed)| {
            let tile = |(code, (cell, is_framed)): (&str, (Cell, bool))| Tile {
                code: code.into(),
                name: code.into(),
                cell,
                is_framed,
            };
            Kind::Tiles(Tiles {
                label: "State".into(),
                number: "n".into(),
                tiles: codes.into_iter().zip(cells).map(tile).collect(),
                steps: [1.0, 20.0, 50.0],
                notice,
                framed,
            })
        })
}

fn chart() -> impl Strategy<Value = Chart> {
    let language = prop::sample::select(Language::ALL.to_vec());
    language.prop_flat_map(|language| {
        let kind = prop_oneof![
            bars(language),
            compared(language),
            stacked(language),
            dots(language),
            lines(language),
            heat(language),
            tiles(language),
        ];
        (kind, label(), label(), prop::option::of(label())).prop_map(
            move |(kind, title, base, made_up)| Chart {
                title,
                base,
                made_up,
                ..samples::sample(language, kind)
            },
        )
    })
}

fn texts(drawing: &Drawing) -> Vec<&Text> {
    drawing
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn everything_is_drawn_inside(chart in chart()) {
        for flavour in FLAVOURS {
            let drawing = drawing(&chart, flavour);
            prop_assert!(drawing.width.is_finite() && drawing.height.is_finite() && drawing.height > 0.0);
            for item in &drawing.items {
                let (left, top, right, bottom) = item.bounds();
                let is_inside = left >= -0.6 && top >= -0.6 && right <= drawing.width + 0.6 && bottom <= drawing.height + 0.6;
                prop_assert!(is_inside, "{flavour:?} {}x{}: {item:?}", drawing.width, drawing.height);
            }
        }
    }

    #[test]
    fn no_text_lies_over_another(chart in chart()) {
        for flavour in FLAVOURS {
            let drawing = drawing(&chart, flavour);
            let texts = texts(&drawing);
            for (index, one) in texts.iter().enumerate() {
                for other in &texts[index + 1..] {
                    let (a, b) = (one.bounds(), other.bounds());
                    let (wide, high) = (a.2.min(b.2) - a.0.max(b.0), a.3.min(b.3) - a.1.max(b.1));
                    prop_assert!(wide.min(high) <= 0.6, "{flavour:?} {:?}: {one:?} and {other:?}", chart.kind);
                }
            }
        }
    }

    #[test]
    fn right_to_left_is_the_mirror_image(chart in chart()) {
        let of = |language| drawing(&Chart { language, ..chart.clone() }, Flavour::File);
        let (english, arabic) = (of(Language::English), of(Language::Arabic));
        // The world is not turned (next test).
        prop_assume!(!matches!(chart.kind, Kind::Tiles(_)));
        prop_assert_eq!(english.width, arabic.width);
        prop_assert_eq!(english.items.len(), arabic.items.len());
        for (one, other) in english.items.iter().zip(&arabic.items) {
            let (a, b) = (one.bounds(), other.bounds());
            let near = |x: f64, y: f64| (x - y).abs() < 0.01;
            prop_assert!(near(a.0, english.width - b.2) && near(a.2, english.width - b.0), "{one:?} {other:?}");
            prop_assert!(near(a.1, b.1) && near(a.3, b.3));
        }
        prop_assert_eq!(english.mirrored(), arabic);
    }

    #[test]
    fn what_is_written_is_well_formed_and_inert(chart in chart()) {
        for flavour in FLAVOURS {
            let svg = svg(&chart, flavour);
            let tree = resvg::usvg::roxmltree::Document::parse(&svg);
            prop_assert!(tree.is_ok(), "{tree:?}\n{svg}");
            for forbidden in ["<script", "<style", "style=", "currentColor", "var(", "=\"NaN", "=\"inf", "href=", "http:"] {
                let clean = svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
                prop_assert!(!clean.contains(forbidden), "{forbidden} in {svg}");
            }
        }
        let page = figure(&chart, &maud::html! {}).into_string();
        prop_assert!(!page.contains("<script") && !page.contains("NaN"));
    }

    #[test]
    fn the_table_has_a_cell_for_every_column(chart in chart()) {
        let table = table(&chart);
        for row in &table.rows {
            prop_assert_eq!(row.cells.len() + 1, table.columns.len());
        }
    }

    #[test]
    fn lines_are_no_wider_than_allowed_and_lose_nothing(text in label(), most in 30.0..400.0f64) {
        let lines = measure::wrap(&text, most, 14.0, true);
        for line in &lines {
            let is_one = line.chars().count() <= 1;
            prop_assert!(is_one || measure::width(line, 14.0, true) <= most + 0.01);
        }
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(&lines.concat()), bare(&text));
    }

    #[test]
    fn labels_are_kept_apart_in_their_order(wishes in prop::collection::vec((0.0..300.0f64, 10.0..40.0f64), 0..30)) {
        let mut wishes = wishes;
        wishes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let middles = super::super::lines::apart(&wishes, (0.0, 300.0));
        let total: f64 = wishes.iter().map(|(_, height)| height).sum();
        let bottom = total.max(300.0);
        let mut y = 0.0;
        for (middle, (_, height)) in middles.iter().zip(&wishes) {
            prop_assert!(middle - height / 2.0 >= y - 0.001);
            y = middle + height / 2.0;
        }
        prop_assert!(y <= bottom + 0.001);
        if wishes.len() == 1 {
            let (wanted, height) = wishes[0];
            prop_assert!((middles[0] - wanted.clamp(height / 2.0, 300.0 - height / 2.0)).abs() < 0.001);
        }
    }

    #[test]
    fn bars_are_as_long_as_their_values(values in prop::collection::vec(1u32..=100, 2..20)) {
        let language = Language::English;
        let rows = values.iter().map(|value| Bar::new("a", vec![Cell::number(language, f64::from(*value))]));
        let kind = Kind::Bars(Bars { label: String::new(), series: vec![Series::new("", "")], rows: rows.collect(), foot: vec![], full: 100.0 });
        let drawing = drawing(&samples::sample(language, kind), Flavour::Paper);
        let lengths: Vec<f64> = drawing.items.iter().filter_map(|item| match item {
            Item::Area(area) if area.fill == Some(Ink::Mute) => Some(area.width),
            _ => None,
        }).collect();
        prop_assert_eq!(lengths.len(), values.len());
        for (length, value) in lengths.iter().zip(&values) {
            prop_assert!((length / f64::from(*value) - lengths[0] / f64::from(values[0])).abs() < 1e-9);
        }
    }
}

/// What we reckon is never less than what the font compiled into the program takes.
#[test]
fn texts_are_measured_wide_enough() {
    use resvg::usvg::{Group, Node, Options, Tree};
    fn widths(group: &Group, found: &mut Vec<f64>) {
        for node in group.children() {
            match node {
                Node::Group(group) => widths(group, found),
                Node::Text(text) => found.push(f64::from(text.abs_bounding_box().width())),
                _ => {}
            }
        }
    }
    let options = Options {
        fontdb: embedded_fonts(),
        ..Options::default()
    };
    for text in [
        "Labour migration",
        "WWW MMM @@@ %%% OOO",
        "Coopération technique et assistance, 1 234,5 %",
        "Защита прав мигрантов и борьба с торговлей людьми, ЩЖЮШ",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "abcdefghijklmnopqrstuvwxyz",
        "0123456789 – −+<>=†",
        "iIlLjJtTfFrR.,:;!?()[]/",
    ] {
        for is_bold in [false, true] {
            let kind = Kind::Bars(Bars {
                label: String::new(),
                series: vec![],
                rows: vec![],
                foot: vec![],
                full: 1.0,
            });
            let mut chart = Chart::new(Language::English, kind);
            chart.empty = text.to_owned();
            let svg = svg(&chart, Flavour::Paper).replace(
                "<text ",
                if is_bold {
                    "<text font-weight=\"bold\" "
                } else {
                    "<text "
                },
            );
            let mut found = Vec::new();
            widths(Tree::from_str(&svg, &options).unwrap().root(), &mut found);
            let reckoned = measure::width(text, 14.0, is_bold);
            assert_eq!(found.len(), 1, "{svg}");
            assert!(
                found[0] <= reckoned && reckoned < found[0] * 1.6,
                "{text}: {} drawn, {reckoned} reckoned",
                found[0]
            );
        }
    }
}

#[test]
fn east_is_to_the_right_in_every_language() {
    for language in Language::ALL {
        let drawing = drawing(&samples::sample(language, samples::tiles()), Flavour::File);
        let place = |code: &str| {
            let texts = texts(&drawing);
            texts
                .iter()
                .find(|text| text.text == code)
                .map(|text| text.x)
        };
        let (west, east) = (place("UG").unwrap(), place("KE").unwrap());
        assert!(
            west < east,
            "{language:?}: Uganda at {west}, Kenya at {east}"
        );
    }
}

#[test]
fn numbers_stand_at_the_end_of_their_column() {
    let drawing = drawing(
        &samples::sample(Language::English, samples::bars()),
        Flavour::Paper,
    );
    let ends: Vec<f64> = drawing
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text)
                if text.anchor == Anchor::Right && ["18", "11"].contains(&text.text.as_str()) =>
            {
                Some(text.x)
            }
            _ => None,
        })
        .collect();
    assert_eq!(ends.len(), 2);
    assert_eq!(ends[0], ends[1]);
}
