//! The questionnaire of the measurements: six sections, each with four single choices, two multiple choices, a
//! matrix, a short and a long text and a number; 144 cells a response.

use serde_json::{Value as Json, json};

pub const SECTIONS: usize = 6;

/// Small numbers that are the same in each run.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// One answer: its address and its value, and the cells that it fills in a plain table.
pub type Answer = (String, Json, Vec<String>);

pub fn answers(chance: &mut Chance) -> Vec<Answer> {
    let mut list = Vec::new();
    for section in 0..SECTIONS {
        for question in 0..4 {
            let code = format!("o{}", chance.below(5));
            list.push((format!("s{section}_c{question}"), json!(code), vec![code]));
        }
        for question in 0..2 {
            let ticked: Vec<bool> = (0..6).map(|_| chance.below(2) == 1).collect();
            let codes: Vec<String> = (0..6)
                .filter(|option| ticked[*option])
                .map(|option| format!("o{option}"))
                .collect();
            let cells = ticked
                .iter()
                .map(|ticked| if *ticked { "1" } else { "0" }.to_owned());
            list.push((
                format!("s{section}_m{question}"),
                json!(codes),
                cells.collect(),
            ));
        }
        for row in 0..5 {
            let column = format!("p{}", chance.below(5));
            list.push((format!("s{section}_x/r{row}"), json!(column), vec![column]));
        }
        let short = format!("short {:07}", chance.below(10_000_000));
        list.push((format!("s{section}_short"), json!(short), vec![short]));
        let long = format!("long {:080}", chance.below(1_000_000_000));
        list.push((format!("s{section}_long"), json!(long), vec![long]));
        let number = chance.below(100);
        list.push((
            format!("s{section}_n"),
            json!(number),
            vec![number.to_string()],
        ));
    }
    list
}

pub fn questionnaire() -> Json {
    let codes = |letter: &str, count: usize| -> Vec<String> {
        (0..count)
            .map(|option| format!("{letter}{option}"))
            .collect()
    };
    let pages: Vec<Json> = (0..SECTIONS)
        .map(|section| {
            let mut elements = Vec::new();
            for question in 0..4 {
                elements.push(json!({"type": "radiogroup", "name": format!("s{section}_c{question}"), "indicator": format!("s{section}_c{question}"), "choices": codes("o", 5)}));
            }
            for question in 0..2 {
                elements.push(json!({"type": "checkbox", "name": format!("s{section}_m{question}"), "indicator": format!("s{section}_m{question}"), "choices": codes("o", 6)}));
            }
            elements.push(json!({"type": "matrix", "name": format!("s{section}_x"), "indicator": format!("s{section}_x"), "rows": codes("r", 5), "columns": codes("p", 5)}));
            elements.push(json!({"type": "text", "name": format!("s{section}_short")}));
            elements.push(json!({"type": "comment", "name": format!("s{section}_long")}));
            elements.push(json!({"type": "text", "inputType": "number", "name": format!("s{section}_n"), "indicator": format!("s{section}_n")}));
            json!({"name": format!("s{section}"), "elements": elements})
        })
        .collect();
    json!({"id": "s60", "version": "1", "respondent": "state", "title": "S60", "pages": pages})
}
