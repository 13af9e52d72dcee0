//! The rows of one submission in one of its tables.

use std::borrow::Cow;

use super::{AnswerKind, AnswerTables, AnswerValue, Cell, Choices, Target};
use crate::questionnaire::model::Attribution;

/// One answer of a stored submission.
#[derive(Clone, Debug)]
pub struct GivenAnswer<'d> {
    pub address: Cow<'d, str>,
    pub value: AnswerValue<'d>,
}

/// A level that the respondent chose for an answer and everything below it.
#[derive(Clone, Debug)]
pub struct ChosenLevel<'d> {
    pub address: Cow<'d, str>,
    pub level: Attribution,
}

/// Which answers are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'w> {
    /// Also those that are for staff only.
    pub staff_only: bool,
    /// Only the entries about these mechanisms, and what stands inside of them.
    pub subjects: Option<&'w [String]>,
}

/// Where an answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerPlace {
    pub table: usize,
    /// The keys of its row.
    pub keys: Vec<String>,
    pub column: usize,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'d> {
    /// The keys of the entry and of those around it, outermost first.
    pub keys: Vec<Cow<'d, str>>,
    /// Where the entry stands in its list, from 0.
    pub position: Option<u64>,
    /// One for each column of the table.
    pub cells: Vec<Cell<'d>>,
    /// Answers of this row that are left out because they are for staff only.
    pub withheld: usize,
}

impl AnswerTables {
    /// The rows that a submission has in a table: exactly one in that of the respondents.
    pub fn rows<'d>(
        &self,
        table: usize,
        answers: &[GivenAnswer<'d>],
        levels: &[ChosenLevel<'_>],
        wanted: Wanted<'_>,
    ) -> Vec<Row<'d>> {
        let width = self.tables[table].columns.len();
        let subject = self.tables[table].subject_level();
        let mut rows: Vec<Row<'d>> = Vec::new();
        if table == 0 {
            rows.push(Row::empty(Vec::new(), width));
        }
        for answer in answers {
            let Some((keys, target)) = self.find(&answer.address) else {
                continue;
            };
            // An entry stands in its own table, and as a flag in the one around it.
            let mut row_keys = keys.as_slice();
            let is_here = match target {
                Target::Value { table: of, .. } | Target::Choices { table: of, .. } => *of == table,
                Target::Entry {
                    table: of,
                    around,
                    flags,
                } => {
                    if *around == table && flags.is_some() {
                        row_keys = &keys[..keys.len() - 1];
                        true
                    } else {
                        *of == table
                    }
                }
            };
            if !is_here {
                continue;
            }
            if let (Some(level), Some(subjects)) = (subject, wanted.subjects)
                && !keys
                    .get(level)
                    .is_some_and(|key| subjects.iter().any(|subject| *subject == **key))
            {
                continue;
            }
            let row = row_of(&mut rows, row_keys, width);
            self.put(answer, &keys, target, table, row, levels, wanted);
        }
        rows
    }

    /// The keys of the entries on the way to an answer, and where it goes.
    fn find<'d>(&self, address: &Cow<'d, str>) -> Option<(Vec<Cow<'d, str>>, &Target)> {
        let mut keys = Vec::new();
        let mut node = &self.nodes[0];
        match address {
            Cow::Borrowed(address) => {
                for part in address.split('/') {
                    node = self.step(node, unescaped(part), &mut keys)?;
                }
            }
            Cow::Owned(address) => {
                for part in address.split('/') {
                    let part = Cow::Owned(unescaped(part).into_owned());
                    node = self.step(node, part, &mut keys)?;
                }
            }
        }
        Some((keys, node.target.as_ref()?))
    }

    /// Where the single answer at an address stands; `None` for choices among several, and where nothing is asked.
    pub fn place_of(&self, address: &str) -> Option<AnswerPlace> {
        let (keys, target) = self.find(&Cow::Borrowed(address))?;
        let Target::Value { table, column } = target else {
            return None;
        };
        Some(AnswerPlace {
            table: *table,
            keys: keys.into_iter().map(Cow::into_owned).collect(),
            column: *column,
        })
    }

    /// The mechanism that an address is about, where it stands inside of an entry about one.
    pub fn iscm_of(&self, address: &str) -> Option<String> {
        let mut keys = Vec::new();
        let mut node = &self.nodes[0];
        for part in address.split('/') {
            let known = keys.len();
            node = self.step(node, unescaped(part), &mut keys)?;
            if keys.len() > known
                && let Some(Target::Entry { table, .. }) = &node.target
                && let Some(list) = self.tables[*table].lists.last()
                && list.subject.as_deref() == Some("iscm")
            {
                return keys.pop().map(Cow::into_owned);
            }
        }
        None
    }

    fn step<'d, 's>(
        &'s self,
        node: &'s super::Node,
        part: Cow<'d, str>,
        keys: &mut Vec<Cow<'d, str>>,
    ) -> Option<&'s super::Node> {
        if let Some(child) = node.children.get(&*part) {
            return Some(&self.nodes[*child]);
        }
        let entry = node.entry?;
        keys.push(part);
        Some(&self.nodes[entry])
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one answer with all that decides where and whether it is put"
    )]
    fn put<'d>(
        &self,
        answer: &GivenAnswer<'d>,
        keys: &[Cow<'d, str>],
        target: &Target,
        table: usize,
        row: &mut Row<'d>,
        levels: &[ChosenLevel<'_>],
        wanted: Wanted<'_>,
    ) {
        let columns = &self.tables[table].columns;
        let shown = |default: Attribution| {
            wanted.staff_only || level_of(&answer.address, levels, default) != Attribution::None
        };
        match target {
            Target::Value { column, .. } => {
                if shown(columns[*column].attribution) {
                    row.cells[*column] = value_cell(&columns[*column].kind, &answer.value);
                } else {
                    row.withheld += 1;
                }
            }
            Target::Choices { chosen, ranked, .. } => {
                let first = chosen.codes.values().next().or(chosen.others.as_ref());
                let default = first.map_or(Attribution::Named, |at| columns[*at].attribution);
                let AnswerValue::List(values) = &answer.value else {
                    return;
                };
                if shown(default) {
                    let codes = values.iter().filter_map(AnswerValue::code);
                    put_choices(codes, chosen, *ranked, row);
                } else {
                    row.withheld += 1;
                }
            }
            Target::Entry {
                table: of, flags, ..
            } => {
                let list = self.tables[*of].lists.last();
                let default = list.map_or(Attribution::Named, |list| list.attribution);
                if *of == table {
                    match &answer.value {
                        AnswerValue::Number(position) => row.position = Some(*position as u64),
                        AnswerValue::Position(position) => row.position = *position,
                        _ => {}
                    }
                    if !shown(default) {
                        row.withheld += 1;
                    }
                } else if let (Some(flags), Some(key)) = (flags, keys.last()) {
                    // Left out here as well, it is counted in its own table.
                    if shown(default) {
                        put_choices([key.clone()].into_iter(), flags, false, row);
                    }
                }
            }
        }
    }
}

impl<'d> Row<'d> {
    fn empty(keys: Vec<Cow<'d, str>>, width: usize) -> Row<'d> {
        Row {
            keys,
            position: None,
            cells: vec![Cell::Empty; width],
            withheld: 0,
        }
    }
}

/// The row with these keys, made at its first answer. The answers of an entry follow one another, so that the
/// last rows are looked at first.
fn row_of<'r, 'd>(
    rows: &'r mut Vec<Row<'d>>,
    keys: &[Cow<'d, str>],
    width: usize,
) -> &'r mut Row<'d> {
    let position = rows.iter().rposition(|row| row.keys == keys);
    let position = position.unwrap_or_else(|| {
        rows.push(Row::empty(keys.to_vec(), width));
        rows.len() - 1
    });
    &mut rows[position]
}

/// The nearest level that was chosen, else the file's.
fn level_of(address: &str, levels: &[ChosenLevel<'_>], default: Attribution) -> Attribution {
    levels
        .iter()
        .filter(|chosen| {
            address
                .strip_prefix(&*chosen.address)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
        .max_by_key(|chosen| chosen.address.len())
        .map_or(default, |chosen| chosen.level)
}

fn value_cell<'d>(kind: &AnswerKind, value: &AnswerValue<'d>) -> Cell<'d> {
    match (kind, value) {
        (AnswerKind::Number(_), AnswerValue::Number(number)) => Cell::Number(*number),
        // A submission has no number that is not one; nothing else may stand in a column of numbers.
        (AnswerKind::Number(_), _) => Cell::Empty,
        (_, value) => value.code().map_or(Cell::Empty, Cell::Text),
    }
}

/// Sets the columns of a choice among several. Where only absences were chosen the other codes stay empty, since
/// they were not answered.
fn put_choices<'d>(
    codes: impl Iterator<Item = Cow<'d, str>>,
    chosen: &Choices,
    ranked: bool,
    row: &mut Row<'d>,
) {
    let mut others: Vec<Cow<'d, str>> = Vec::new();
    let mut given: Vec<(usize, usize)> = Vec::new();
    for (place, code) in (1..).zip(codes) {
        match chosen.codes.get(&*code) {
            Some(column) => given.push((*column, place)),
            None => others.push(code),
        }
    }
    let is_absent = |column: &usize| chosen.absences.contains(column);
    let answered = !others.is_empty() || given.iter().any(|(column, _)| !is_absent(column));
    if ranked {
        for (column, place) in given {
            row.cells[column] = Cell::Number(place as f64);
        }
    } else {
        for column in chosen.codes.values() {
            // In a list that came with its entries one by one an earlier entry may have set it.
            let is_open = row.cells[*column] == Cell::Empty;
            if is_open && (answered || is_absent(column)) {
                row.cells[*column] = Cell::NO;
            }
        }
        for (column, _) in given {
            row.cells[column] = Cell::YES;
        }
    }
    if let Some(column) = chosen.others
        && !others.is_empty()
    {
        row.cells[column] = Cell::Text(Cow::Owned(others.join(" ")));
    }
}

/// A part of an address as it was before `/` and `~` were written otherwise.
fn unescaped(part: &str) -> Cow<'_, str> {
    if part.contains('~') {
        Cow::Owned(part.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(part)
    }
}
