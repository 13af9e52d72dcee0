//! What a mechanism, States and IGOs say of the same things, side by side: an annex to the summary of one mechanism.
//!
//! Compact on purpose: the questions of a section share a drawing, and what contradicts stands above as sentences.

use serde_json::{Value as Json, json};

use super::figure::figure_around;
use super::{Block, Run};
use crate::findings::compare::{Whole, contradicts, verdict_at};
use crate::findings::tally::{Cell, IndicatorTable};
use crate::findings::views::{GroupAnswer, GroupView};
use crate::findings::{MeasureKind, OwnView, Verdict, Views};
use crate::language::{Language, format};
use crate::questionnaire::model::RespondentGroup;
use crate::reports::chart::{self, Bar, Bars, Chart, Compared, Kind, Question, Series};

/// The annex.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewsAnnex {
    pub language: Language,
    /// The mechanism in short: "MIDCOM".
    pub short: String,
    pub source: String,
    pub sections: Vec<SectionViews>,
}

/// The compared questions of one section of the findings.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionViews {
    pub title: String,
    pub questions: Vec<QuestionViews>,
}

/// One question with its views.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionViews {
    pub title: String,
    pub views: Views,
    pub whole: Whole,
    /// As the readers may see it.
    pub table: IndicatorTable,
    /// Codes of the mechanism's own file, with their labels.
    pub own_codes: Vec<(String, String)>,
}

/// The groups beside the mechanism, always in this order.
const GROUPS: [RespondentGroup; 2] = [RespondentGroup::State, RespondentGroup::Igo];
/// Answers that a question shows, besides those that the mechanism gave and those that contradict.
const MOST_ROWS: usize = 6;
/// Rows of one drawing, questions counting three: two such drawings share a page.
const MOST_IN_DRAWING: usize = 14;

impl ViewsAnnex {
    fn questions(&self) -> impl Iterator<Item = &QuestionViews> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// The annex in reading order; nothing where nothing can be compared.
    pub fn blocks(&self) -> Vec<Block> {
        if self.questions().next().is_none() {
            return Vec::new();
        }
        let language = self.language;
        let heading = |level, text| Block::Heading { level, text };
        let lead = language.text_with("report-views-lead", &[("iscm", (&self.short).into())]);
        let mut blocks = vec![
            heading(1, language.text("report-views-annex")),
            Block::Paragraph(vec![Run::plain(lead)]),
        ];
        let contradictions: Vec<Vec<Run>> = self
            .questions()
            .flat_map(|question| question.contradictions(language, &self.short))
            .map(|line| vec![Run::plain(line)])
            .collect();
        if !contradictions.is_empty() {
            blocks.push(heading(2, language.text("report-views-contradictions")));
            blocks.push(Block::List(contradictions));
        }
        for section in &self.sections {
            if section.questions.is_empty() {
                continue;
            }
            blocks.push(heading(2, section.title.clone()));
            for questions in in_drawings(&section.questions) {
                let figure = figure_around(self.chart(questions));
                blocks.push(Block::Figure(Box::new(figure)));
            }
        }
        blocks
    }

    /// The annex as data, a member for each section.
    pub fn json(&self) -> Json {
        self.sections
            .iter()
            .map(|section| {
                let questions: Vec<Json> =
                    section.questions.iter().map(QuestionViews::json).collect();
                json!({"title": section.title, "questions": questions})
            })
            .collect()
    }

    fn chart(&self, questions: &[QuestionViews]) -> Chart {
        let language = self.language;
        let mut rows = Vec::new();
        let mut heads = Vec::new();
        for question in questions {
            heads.push(question.head(language, rows.len()));
            rows.extend(question.rows(language));
        }
        let names = GROUPS.map(|group| {
            language.text_with("report-group-name", &[("group", group.code().into())])
        });
        let count = |whole| questions.iter().filter(|one| one.whole == whole).count();
        let finding = match questions {
            [one] => language.text(verdict_of(one.whole)),
            several => language.text_with(
                "report-views-finding",
                &[
                    ("total", several.len().into()),
                    ("agree", count(Whole::Agree).into()),
                    ("differ", count(Whole::Differ).into()),
                ],
            ),
        };
        let kind = Kind::Compared(Compared {
            bars: Bars {
                label: language.text("report-views-question"),
                series: std::iter::once(self.short.clone())
                    .chain(names)
                    .map(|name| Series::new(name, ""))
                    .collect(),
                rows,
                foot: Vec::new(),
                full: 100.0,
            },
            questions: heads,
        });
        Chart {
            title: finding,
            measure: language.text_with("report-views-measure", &[("iscm", (&self.short).into())]),
            source: self.source.clone(),
            ..Chart::new(language, kind)
        }
    }
}

/// The message with what the views come to.
fn verdict_of(whole: Whole) -> &'static str {
    match whole {
        Whole::Agree => "report-views-agree",
        Whole::Differ => "report-views-differ",
        Whole::Mixed => "report-views-mixed",
        Whole::Open => "report-views-open",
    }
}

/// Questions that go into one drawing each.
fn in_drawings(questions: &[QuestionViews]) -> Vec<&[QuestionViews]> {
    let mut drawings = Vec::new();
    let mut start = 0;
    let mut height = 0;
    for (index, question) in questions.iter().enumerate() {
        let needed = 3 + question.chosen().len();
        if index > start && height + needed > MOST_IN_DRAWING {
            drawings.push(&questions[start..index]);
            start = index;
            height = 0;
        }
        height += needed;
    }
    drawings.push(&questions[start..]);
    drawings
}

impl QuestionViews {
    fn head(&self, language: Language, row: usize) -> Question {
        let verdict = language.text(verdict_of(self.whole));
        let left_out = self.shown_rows().len() - self.chosen().len();
        let notes = GROUPS.map(|group| self.note(language, group));
        Question {
            row,
            title: self.title.clone(),
            verdict: match left_out {
                0 => verdict,
                _ => language.text_with(
                    "report-views-more",
                    &[("verdict", verdict.into()), ("count", left_out.into())],
                ),
            },
            is_point: self.whole == Whole::Differ,
            notes: std::iter::once(String::new()).chain(notes).collect(),
        }
    }

    /// "n = 11", or why there is no number.
    fn note(&self, language: Language, group: RespondentGroup) -> String {
        match self.table.bases.get(&group).map(|base| base.answered) {
            None => language.text("report-views-not-asked"),
            Some(None) => language.text("chart-too-few"),
            Some(Some(count)) => language.text_with("chart-base", &[("count", count.into())]),
        }
    }

    fn names(&self, code: &str) -> bool {
        matches!(&self.views.own, Some(OwnView::Codes(codes)) if codes.iter().any(|own| own == code))
    }

    fn contradicted(&self, code: &str) -> bool {
        self.views.groups.iter().any(|view| {
            verdict_at(view, code) == Some(Verdict::Contradiction)
                || (matches!(view.answers, GroupAnswer::Single(Verdict::Contradiction))
                    && self.names(code))
        })
    }

    fn count(&self, row: &crate::findings::tally::Row) -> usize {
        let counts = GROUPS.into_iter().map(|group| match row.cells.get(&group) {
            Some(Cell::Shown { count, .. }) => *count,
            Some(Cell::Hidden | Cell::NotOffered) | None => 0,
        });
        counts.sum()
    }

    /// The answers that somebody gave, or may have given: what is hidden stays visible as such.
    fn shown_rows(&self) -> Vec<&crate::findings::tally::Row> {
        self.table
            .rows
            .iter()
            .filter(|row| {
                let is_hidden = GROUPS.into_iter().any(|group| {
                    row.cells.get(&group) == Some(&Cell::Hidden)
                        && self
                            .table
                            .bases
                            .get(&group)
                            .is_some_and(|base| !base.too_few)
                });
                self.names(&row.code)
                    || self.contradicted(&row.code)
                    || self.count(row) > 0
                    || is_hidden
            })
            .collect()
    }

    /// Those that are drawn.
    fn chosen(&self) -> Vec<&crate::findings::tally::Row> {
        let mut rows = self.shown_rows();
        if self.table.kind != MeasureKind::SingleChoice {
            rows.sort_by_key(|row| {
                let first = self.contradicted(&row.code) || self.names(&row.code);
                (!first, std::cmp::Reverse(self.count(row)))
            });
        }
        let wanted = |row: &&crate::findings::tally::Row| {
            self.contradicted(&row.code) || self.names(&row.code)
        };
        let needed = rows.iter().filter(|row| wanted(row)).count();
        let mut room = MOST_ROWS.saturating_sub(needed).max(2);
        rows.retain(|row| {
            if wanted(row) {
                return true;
            }
            let fits = room > 0;
            room = room.saturating_sub(1);
            fits
        });
        rows
    }

    fn rows(&self, language: Language) -> Vec<Bar> {
        if self.table.kind == MeasureKind::Number {
            return vec![self.mean(language)];
        }
        self.chosen()
            .into_iter()
            .map(|row| {
                let own = match self.names(&row.code) {
                    true => chart::Cell::Plain(language.text("yes")),
                    false => chart::Cell::None,
                };
                let cells = GROUPS.map(|group| match row.cells.get(&group) {
                    Some(Cell::Shown { count, .. }) => {
                        let base = self.table.bases.get(&group).and_then(|base| base.answered);
                        chart::Cell::count_of(language, *count, base.unwrap_or(0))
                    }
                    Some(Cell::Hidden) => chart::Cell::Hidden(language.text("chart-hidden")),
                    Some(Cell::NotOffered) | None => chart::Cell::None,
                });
                Bar {
                    label: row.label.clone(),
                    cells: std::iter::once(own).chain(cells).collect(),
                    is_point: self.contradicted(&row.code),
                }
            })
            .collect()
    }

    /// Numbers stand beside each other without bars: they have no whole.
    fn mean(&self, language: Language) -> Bar {
        let number = |value: f64| chart::Cell::Plain(format::number(language, value));
        let own = match &self.views.own {
            Some(OwnView::Number(value)) => number(*value),
            _ => chart::Cell::None,
        };
        let groups = GROUPS.map(|group| match self.table.numbers.get(&group) {
            Some(numbers) => number(numbers.mean),
            None => chart::Cell::None,
        });
        Bar::new(
            language.text("chart-mean"),
            std::iter::once(own).chain(groups).collect(),
        )
    }

    /// What contradicts, a line for each, as far as its numbers are shown.
    fn contradictions(&self, language: Language, iscm: &str) -> Vec<String> {
        self.views
            .groups
            .iter()
            .filter(|view| contradicts(view))
            .flat_map(|view| self.contradictions_of(view, language, iscm))
            .collect()
    }

    /// One line for a single choice; of a multiple choice one for what the mechanism names and few of the group do,
    /// and one for what most of them name and it does not.
    fn contradictions_of(&self, view: &GroupView, language: Language, iscm: &str) -> Vec<String> {
        let group = view.respondents;
        let Some(base) = self.table.bases.get(&group).and_then(|base| base.answered) else {
            return Vec::new();
        };
        let shown = |row: &crate::findings::tally::Row| match row.cells.get(&group) {
            Some(Cell::Shown { count, .. }) => Some(*count),
            _ => None,
        };
        let name = language.text_with("report-group-name", &[("group", group.code().into())]);
        let line = |key: &str, own: &str, says: &str| {
            language.text_with(
                key,
                &[
                    ("question", (&self.title).into()),
                    ("iscm", iscm.into()),
                    ("own", own.into()),
                    ("group", (&name).into()),
                    ("says", says.into()),
                    ("base", base.into()),
                ],
            )
        };
        let told = |row: &crate::findings::tally::Row, count: usize| {
            format!("{} ({})", row.label, format::number(language, count as f64))
        };
        if let GroupAnswer::Single(_) = view.answers {
            let own: Vec<&str> = self
                .own_codes
                .iter()
                .filter(|(code, _)| self.names(code))
                .map(|(_, label)| label.as_str())
                .collect();
            let counted = self.table.rows.iter();
            return counted
                .filter_map(|row| Some((row, shown(row)?)))
                .max_by_key(|(_, count)| *count)
                .map(|(row, count)| {
                    line(
                        "report-views-single",
                        &format::entries(language, &own),
                        &told(row, count),
                    )
                })
                .into_iter()
                .collect();
        }
        let of = |is_named: bool| -> Vec<String> {
            let rows = self.table.rows.iter();
            rows.filter(|row| verdict_at(view, &row.code) == Some(Verdict::Contradiction))
                .filter(|row| self.names(&row.code) == is_named)
                .filter_map(|row| Some(told(row, shown(row)?)))
                .collect()
        };
        [
            ("report-views-named", true),
            ("report-views-not-named", false),
        ]
        .into_iter()
        .filter_map(|(key, is_named)| {
            let codes = of(is_named);
            (!codes.is_empty()).then(|| line(key, "", &format::entries(language, &codes)))
        })
        .collect()
    }

    fn json(&self) -> Json {
        let own = match &self.views.own {
            None => Json::Null,
            Some(OwnView::Number(number)) => json!(number),
            Some(OwnView::Codes(codes)) => json!(codes),
        };
        let groups: Vec<Json> = GROUPS
            .into_iter()
            .filter_map(|group| {
                let base = self.table.bases.get(&group)?;
                let answers: Vec<Json> = self
                    .shown_rows()
                    .into_iter()
                    .filter_map(|row| match row.cells.get(&group)? {
                        Cell::Shown { count, .. } => {
                            Some(json!({"code": row.code, "label": row.label, "count": count}))
                        }
                        Cell::Hidden => {
                            Some(json!({"code": row.code, "label": row.label, "count": null}))
                        }
                        Cell::NotOffered => None,
                    })
                    .collect();
                let mean = self.table.numbers.get(&group).map(|numbers| numbers.mean);
                Some(json!({"group": group.code(), "base": base.answered, "mean": mean, "answers": answers}))
            })
            .collect();
        json!({
            "indicator": self.views.indicator,
            "title": self.title,
            "verdict": match self.whole {
                Whole::Agree => "agreement",
                Whole::Differ => "contradiction",
                Whole::Mixed => "mixed",
                Whole::Open => "open",
            },
            "own": own,
            "groups": groups,
        })
    }
}
