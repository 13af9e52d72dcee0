//! How a report was made: who answered, what the numbers mean, what is held back.

use super::{Block, Column, Run, Table};
use crate::findings::Thresholds;
use crate::language::{Language, format};
use crate::questionnaire::model::RespondentGroup;

/// What the method note of a report rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// One line per group that was asked, in the order of the groups; none where the numbers are not told.
    pub answered: Vec<Answered>,
    /// m of the disclosure rule.
    pub minimum: usize,
    /// Whether it says how those who took part were counted.
    pub tells_participation: bool,
    pub thresholds: Thresholds,
}

/// How many of a group answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    pub group: RespondentGroup,
    /// How many were asked; `None` where it is not known of a part of the round.
    pub asked: Option<usize>,
    /// `None` where the disclosure rule holds the number back.
    pub answered: Option<usize>,
}

impl Method {
    /// Who answered, as a table; the caller gives it its place.
    pub fn participation(&self, language: Language, caption: String) -> Block {
        let shows_asked = self.answered.iter().any(|group| group.asked.is_some());
        let mut columns = vec![Column::text(language.text("report-group"))];
        if shows_asked {
            columns.push(Column::number(language.text("report-asked")));
        }
        columns.push(Column::number(language.text("report-answered")));
        let number = |count: usize| format::number(language, count as f64);
        let rows =
            self.answered
                .iter()
                .map(|line| {
                    let name = language
                        .text_with("report-group-name", &[("group", line.group.code().into())]);
                    let mut cells = vec![name];
                    if shows_asked {
                        cells.push(line.asked.map_or_else(|| "–".to_owned(), number));
                    }
                    cells.push(match line.answered {
                        Some(count) => number(count),
                        None => language
                            .text_with("report-fewer-than", &[("minimum", self.minimum.into())]),
                    });
                    cells
                })
                .collect();
        Block::Table(Table {
            caption,
            columns,
            rows,
            foot: String::new(),
        })
    }

    /// The rules that hold whatever the numbers and settings are, for a text that stays as it is.
    pub fn standing_rules(language: Language, marks: &[String]) -> Block {
        let rules = [
            "report-method-sentences",
            "report-method-base",
            "report-method-absences",
        ];
        let rules = rules.into_iter().map(|key| language.text(key));
        Block::List(
            rules
                .chain(marks.iter().cloned())
                .map(|line| vec![Run::plain(line)])
                .collect(),
        )
    }

    /// The rules, one line each.
    pub fn rules(&self, language: Language, marks: &[String]) -> Block {
        let percent = |value: f64| format::percent(language, value);
        let mut lines = vec![
            language.text("report-method-sentences"),
            language.text("report-method-base"),
            language.text("report-method-absences"),
            language.text_with(
                "report-method-disclosure",
                &[("minimum", self.minimum.into())],
            ),
            language.text_with(
                "report-method-agreement",
                &[
                    ("agreement", percent(self.thresholds.agreement_from).into()),
                    (
                        "contradicted",
                        percent(self.thresholds.contradicted_up_to).into(),
                    ),
                    ("other", percent(self.thresholds.other_from).into()),
                ],
            ),
        ];
        if self.tells_participation {
            lines.insert(0, language.text("report-method-participation"));
        }
        lines.extend(marks.iter().cloned());
        Block::List(
            lines
                .into_iter()
                .map(|line| vec![Run::plain(line)])
                .collect(),
        )
    }
}
