//! From the layout of stored answers to tables, columns, and the way from an address to its column.

use super::{
    ABSENCES, AnswerColumn, AnswerKind, AnswerTable, AnswerTables, Asked, Choices, ColumnCode,
    ListLevel, Node, Target,
};
use crate::questionnaire::answers::COMMENT_SUFFIX;
use crate::questionnaire::answers::layout::{
    Fields, Layout, ListShape, Shape, choices_of, extras, number_json, steps,
};
use crate::questionnaire::answers::part_of;
use crate::questionnaire::form::{Registers, is_open};
use crate::questionnaire::model::{
    Attribution, ChoiceSource, InputType, Item, Question, QuestionKind, Questionnaire,
};

pub(super) fn tables(questionnaire: &Questionnaire, registers: &dyn Registers) -> AnswerTables {
    let layout = Layout::new(questionnaire, None);
    let mut builder = Builder {
        layout: &layout,
        registers,
        made: AnswerTables {
            tables: vec![AnswerTable::default()],
            nodes: vec![Node::default()],
        },
    };
    let top = Around {
        table: 0,
        node: 0,
        name: String::new(),
        asked: Vec::new(),
        path: String::new(),
        open: None,
        outer: None,
        row: None,
    };
    builder.fields(&layout.root, &top);
    builder.made
}

struct Builder<'b, 'q> {
    layout: &'b Layout<'q>,
    registers: &'b dyn Registers,
    made: AnswerTables,
}

/// What stands around an answer.
#[derive(Clone)]
struct Around<'q> {
    table: usize,
    node: usize,
    name: String,
    asked: Vec<Asked>,
    /// The names of the questions on the way, joined by dots: what an answer without an indicator is found by.
    path: String,
    /// The name of the open question that is answered here.
    open: Option<String>,
    /// The matrix whose indicator and level its cells have unless they have their own.
    outer: Option<&'q Question>,
    row: Option<String>,
}

impl<'q> Around<'q> {
    fn inside(&self, part: &str, node: usize) -> Around<'q> {
        let mut inside = self.clone();
        inside.node = node;
        if !inside.name.is_empty() {
            inside.name.push('/');
        }
        inside.name.push_str(part);
        inside
    }

    fn asking(mut self, question: &Question) -> Around<'q> {
        self.asked.push(Asked {
            code: question.name.clone(),
            text: question.title.clone(),
        });
        self
    }
}

impl<'q> Builder<'_, 'q> {
    fn child(&mut self, node: usize, part: &str) -> usize {
        if let Some(child) = self.made.nodes[node].children.get(part) {
            return *child;
        }
        self.made.nodes.push(Node::default());
        let child = self.made.nodes.len() - 1;
        self.made.nodes[node].children.insert(part.into(), child);
        child
    }

    fn fields(&mut self, fields: &Fields<'q>, around: &Around<'q>) {
        for field in &fields.list {
            let node = self.child(around.node, field.key);
            let mut inside = around.inside(field.key, node).asking(field.question);
            inside.path = match around.path.as_str() {
                "" => field.key.to_owned(),
                path => format!("{path}.{}", field.key),
            };
            match &field.shape {
                Shape::Computed => {}
                Shape::Leaf => {
                    let name = || field.question.indicator.clone();
                    inside.open = is_open(field.question)
                        .then(|| name().unwrap_or_else(|| inside.path.clone()));
                    self.leaf(fields, field.question, inside);
                }
                Shape::Items(items) => {
                    for item in &items.list {
                        let node = self.child(inside.node, item.key);
                        let mut inside = inside.inside(item.key, node).asking(item.question);
                        inside.outer = Some(field.question);
                        inside.row = Some(item.key.to_owned());
                        self.leaf(items, item.question, inside);
                    }
                }
                Shape::Matrix(matrix) => {
                    let codes = codes_of_items(&matrix.columns);
                    for (row, inside) in self.rows(&matrix.rows, &inside) {
                        let inside = Around {
                            row: Some(row),
                            ..inside
                        };
                        if matrix.multiple {
                            self.choices(field.question, codes.clone(), false, inside, false);
                        } else {
                            self.value(field.question, AnswerKind::Code(codes.clone()), inside);
                        }
                    }
                }
                Shape::Rows { rows, fields } => {
                    for (row, mut inside) in self.rows(rows, &inside) {
                        inside.outer = Some(field.question);
                        inside.row = Some(row);
                        self.fields(fields, &inside);
                    }
                }
                Shape::List(list) => self.list(fields, field.question, list, inside),
            }
            if field.comment {
                let key = format!("{}{COMMENT_SUFFIX}", field.key);
                let node = self.child(around.node, &key);
                let inside = around.inside(&key, node).asking(field.question);
                let text = field.question.comment_area.as_ref();
                let inside = Around {
                    asked: [
                        inside.asked,
                        vec![Asked {
                            code: key,
                            text: text.and_then(|area| area.text.clone()),
                        }],
                    ]
                    .concat(),
                    ..inside
                };
                // The text beside an answer is counted nowhere.
                self.column_of(field.question, AnswerKind::Text, inside, false);
            }
        }
    }

    fn rows(&mut self, rows: &[Item], around: &Around<'q>) -> Vec<(String, Around<'q>)> {
        let mut list = Vec::new();
        for row in rows {
            let Some(part) = part_of(&row.value) else {
                continue;
            };
            let node = self.child(around.node, &part);
            let mut inside = around.inside(&part, node);
            inside.asked.push(Asked {
                code: part.clone(),
                text: row.text.clone(),
            });
            list.push((part, inside));
        }
        list
    }

    fn list(
        &mut self,
        beside: &Fields<'q>,
        question: &'q Question,
        list: &ListShape<'q>,
        around: Around<'q>,
    ) {
        let mut flags = None;
        let mut codes = Vec::new();
        if let Some(linked) = list.linked {
            let (known, open) = self.codes(beside, linked, 0);
            // Members of a register are too many for a column each: they are the rows of the list.
            let is_register = choices_of(linked)
                .is_some_and(|choices| matches!(choices.source, ChoiceSource::Register { .. }));
            if !open && !is_register {
                codes = known.clone();
                let inside = Around {
                    asked: vec![Asked {
                        code: linked.name.clone(),
                        text: linked.title.clone(),
                    }],
                    ..around.clone()
                };
                flags = Some(self.columns_of_choices(linked, known, &inside, false));
            }
        }
        let key = around
            .name
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        let mut lists = self.made.tables[around.table].lists.clone();
        let level = list
            .linked
            .and_then(|linked| linked.attribution)
            .or(question.attribution);
        lists.push(ListLevel {
            name: key,
            title: question.title.clone(),
            indicator: list.linked.and_then(|linked| linked.indicator.clone()),
            attribution: level.unwrap_or(Attribution::Named),
            codes,
            subject: list.entries.and_then(|entries| entries.subject.clone()),
        });
        self.made.tables.push(AnswerTable {
            lists,
            columns: Vec::new(),
        });
        let table = self.made.tables.len() - 1;
        self.made.nodes.push(Node {
            target: Some(Target::Entry {
                table,
                around: around.table,
                flags,
            }),
            ..Node::default()
        });
        let entry = self.made.nodes.len() - 1;
        self.made.nodes[around.node].entry = Some(entry);
        let inside = Around {
            table,
            node: entry,
            name: String::new(),
            asked: Vec::new(),
            path: around.path,
            open: None,
            outer: Some(question),
            row: None,
        };
        self.fields(&list.fields, &inside);
    }

    fn leaf(&mut self, beside: &Fields<'q>, question: &'q Question, around: Around<'q>) {
        match &question.kind {
            QuestionKind::MultipleChoice(_) | QuestionKind::Ranking(_) => {
                let (codes, open) = self.codes(beside, question, 0);
                let ranked = matches!(question.kind, QuestionKind::Ranking(_));
                self.choices(question, codes, open, around, ranked);
            }
            QuestionKind::SingleChoice(_) => {
                let (codes, _) = self.codes(beside, question, 0);
                self.value(question, AnswerKind::Code(codes), around);
            }
            QuestionKind::Boolean(input) => {
                let codes = [
                    (&input.value_true, &input.label_true),
                    (&input.value_false, &input.label_false),
                ]
                .into_iter()
                .filter_map(|(value, label)| {
                    Some(ColumnCode {
                        code: part_of(value)?,
                        text: label.clone(),
                    })
                })
                .collect();
                self.value(question, AnswerKind::Code(codes), around);
            }
            QuestionKind::Rating(rating) => {
                let codes = codes_of_items(&rating.values);
                let numbers = rating.values.iter().all(|step| step.value.is_number());
                let kind = if numbers {
                    AnswerKind::Number(codes)
                } else {
                    AnswerKind::Code(codes)
                };
                self.value(question, kind, around);
            }
            QuestionKind::Text(input) if input.input_type == InputType::Number => {
                self.value(question, AnswerKind::Number(Vec::new()), around);
            }
            _ => self.value(question, AnswerKind::Text, around),
        }
    }

    fn value(&mut self, question: &Question, kind: AnswerKind, around: Around<'q>) {
        let counts = !matches!(kind, AnswerKind::Text);
        self.column_of(question, kind, around, counts);
    }

    fn column_of(
        &mut self,
        question: &Question,
        kind: AnswerKind,
        around: Around<'q>,
        counts: bool,
    ) {
        let (table, node) = (around.table, around.node);
        let column = self.push_column(question, kind, &around, counts);
        self.made.nodes[node].target = Some(Target::Value { table, column });
    }

    fn choices(
        &mut self,
        question: &Question,
        codes: Vec<ColumnCode>,
        open: bool,
        around: Around<'q>,
        ranked: bool,
    ) {
        let mut chosen = self.columns_of_choices(question, codes, &around, ranked);
        if open || self.is_register(question) {
            chosen.others = Some(self.push_column(question, AnswerKind::OtherCodes, &around, true));
        }
        self.made.nodes[around.node].target = Some(Target::Choices {
            table: around.table,
            chosen,
            ranked,
        });
    }

    fn columns_of_choices(
        &mut self,
        question: &Question,
        codes: Vec<ColumnCode>,
        around: &Around<'q>,
        ranked: bool,
    ) -> Choices {
        let mut chosen = Choices::default();
        for code in codes {
            let name: Box<str> = code.code.as_str().into();
            let inside = around.inside(&code.code, around.node);
            let kind = if ranked {
                AnswerKind::Rank(code)
            } else {
                AnswerKind::Flag(code)
            };
            let column = self.push_column(question, kind, &inside, true);
            if ABSENCES.contains(&&*name) {
                chosen.absences.push(column);
            }
            chosen.codes.insert(name, column);
        }
        chosen
    }

    fn push_column(
        &mut self,
        question: &Question,
        kind: AnswerKind,
        around: &Around<'q>,
        counts: bool,
    ) -> usize {
        let outer = around.outer;
        let indicator = question.indicator.clone().or_else(|| match &outer?.kind {
            // A matrix may bear the indicator of its only column.
            QuestionKind::MatrixDropdown(_) | QuestionKind::MultipleText(_) => {
                outer?.indicator.clone()
            }
            _ => None,
        });
        let attribution = question
            .attribution
            .or_else(|| outer.and_then(|outer| outer.attribution));
        let is_text = matches!(kind, AnswerKind::Text);
        let columns = &mut self.made.tables[around.table].columns;
        columns.push(AnswerColumn {
            name: around.name.clone(),
            open: around.open.clone().filter(|_| is_text),
            kind,
            asked: around.asked.clone(),
            indicator: indicator.filter(|_| counts),
            attribution: attribution.unwrap_or(Attribution::Named),
            row: around.row.clone(),
        });
        columns.len() - 1
    }

    fn is_register(&self, question: &Question) -> bool {
        choices_of(question)
            .is_some_and(|choices| matches!(choices.source, ChoiceSource::Register { .. }))
    }

    /// All codes that a question may offer, built-in ones last, and whether there may be others.
    fn codes(
        &self,
        beside: &Fields<'q>,
        question: &'q Question,
        depth: usize,
    ) -> (Vec<ColumnCode>, bool) {
        let mut codes: Vec<ColumnCode> = Vec::new();
        let mut open = false;
        let Some(choices) = choices_of(question) else {
            return (codes, open);
        };
        match &choices.source {
            ChoiceSource::Items(items) => codes.extend(codes_of_items(items)),
            ChoiceSource::Register { name, .. } => match self.registers.members(name) {
                Some(members) => codes.extend(members.iter().map(|member| ColumnCode {
                    code: member.id.clone(),
                    text: Some(member.name.clone()),
                })),
                None => open = true,
            },
            ChoiceSource::FromQuestion { question, .. } => {
                match self.layout.question_named(beside, question) {
                    // Carried from one another in a circle: the checker refuses it, the depth ends it.
                    Some(source) if depth < 8 && choices_of(source).is_some() => {
                        (codes, open) = self.codes(beside, source, depth + 1);
                    }
                    _ => open = true,
                }
            }
        }
        if let QuestionKind::SingleChoice(single) = &question.kind
            && let Some(range) = single.range
        {
            codes.extend(steps(range).into_iter().filter_map(|step| {
                Some(ColumnCode {
                    code: part_of(&number_json(step))?,
                    text: None,
                })
            }));
        }
        for (kind, extra) in extras(choices) {
            if !codes.iter().any(|known| known.code == kind.value()) {
                codes.push(ColumnCode {
                    code: kind.value().to_owned(),
                    text: extra.text.clone(),
                });
            }
        }
        (codes, open)
    }
}

fn codes_of_items(items: &[Item]) -> Vec<ColumnCode> {
    items
        .iter()
        .filter_map(|item| {
            Some(ColumnCode {
                code: part_of(&item.value)?,
                text: item.text.clone(),
            })
        })
        .collect()
}
