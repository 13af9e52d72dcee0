//! The tables of a round that readers outside may see: an enumerated set, suppressed as one.
//!
//! Start with [`TableSet::make`]: it judges all tables of [`RoundTally`] at once, beside what earlier
//! releases of the same round already told. [`system`] looks for what could be computed, and [`earlier`] holds
//! what was told before.
//!
//! **What is in the set.** Participation by group, and of States by region. For each indicator and group a
//! table over the whole round, and one about each ISCM on which somebody of the group answered. No table
//! mixes groups, and nothing is totalled over them.
//!
//! **What is protected.** Of answers of States and IGOs: every count from 1 to m − 1 and every count that
//! leaves 1 to m − 1 of its base out; in answers that may be counted only also "nobody" and "everybody".
//! Such a number is not shown, and *for each of them there is a second set of counts that fits everything
//! that is shown and in which it is another number*: the sums within each table, the bases, the tables about
//! single ISCMs against the table over the round (an organization that speaks about several counts once
//! there), the words of the summaries ("some", "most", "several") as limits, and all of this for each
//! earlier release, with what has not changed since and how many organizations came. The second set is found, not
//! estimated: [`system::System::is_open`] looks for a change of the hidden counts that breaks no relation.
//! Where it finds none within its bounds, more is hidden, so that an error is one of hiding too much.
//! A summary that was published before is such an earlier release, of the tables about its ISCM and no others.
//! Between two releases no number may differ by 1 to m − 1 organizations, be it shown in both or shown in one
//! and found out in the other. Where nothing that is hidden now helps against what was told before, the set says
//! so ([`TableSet::given_away`]) and is not published. What the earlier releases or this one give away by
//! themselves is no reason for that; [`system::System::closed`] proves it.
//!
//! Which cells give way: tables about one ISCM follow the rule of the sentences ([`Disclosure::tell`]), so
//! that the set can never hide what a summary tells; what is hidden besides is hidden in the table over the
//! round, of which no sentence speaks. Only a difference to an earlier release hides more about an ISCM.
//!
//! **What is not protected.** That there is *some* choice for a hidden number, not how many: a reader may learn
//! that it is one or two. What somebody knows from elsewhere, above all a member of the group who knows its own
//! answer; m is there for that. With m = 2 "fewer than 2" is one, so that results are published from m = 3 on.
//! That nobody or all of a group gave an answer ("none", "all"), unless its level forbids it. How many of a group
//! did not answer a question at all, which is the number of submissions less the base; only the kinds of absence
//! are guarded. So that of all who spoke one or two did not give a code about any ISCM may follow from how many
//! submitted and a table about one ISCM. Means and medians are published from m numbers on, quartiles from 2m;
//! they are not part of the relations above, and small sets of whole numbers can be guessed from them. Inference
//! from knowing this program, such as that of two words the weaker was needed, goes into the limits of the words,
//! but no further.

mod build;
pub mod counts;
pub mod document;
pub mod earlier;
mod numbers;
mod shown;
pub mod system;
#[cfg(test)]
mod tests;
mod whole;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

pub use counts::{GroupTally, RoundTally};
pub use earlier::Earlier;

use super::disclosure::Disclosure;
use super::measure::MeasureKind;
use super::tally::Numbers;
use crate::questionnaire::model::RespondentGroup;

/// One number of the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Shown(usize),
    Hidden(Reason),
    /// The group's file does not offer this code, or knows no such absence.
    NotOffered,
}

impl Cell {
    /// The number, where it is shown.
    pub fn shown(self) -> Option<usize> {
        match self {
            Cell::Shown(count) => Some(count),
            Cell::Hidden(_) | Cell::NotOffered => None,
        }
    }

    pub fn is_hidden(self) -> bool {
        matches!(self, Cell::Hidden(_))
    }
}

/// Why a number is hidden. For staff before publishing; a reader outside is not told, since the reason of a
/// hidden number says much about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Fewer than m answered.
    TooFew,
    /// The number, or what it leaves of its base, is below m.
    Small,
    /// The answers may be counted only.
    Level,
    /// A hidden number could be had from this one.
    Complementary,
    /// An earlier release together with this number would tell of fewer than m organizations.
    Earlier,
}

impl Reason {
    pub const ALL: [Reason; 5] = [
        Reason::TooFew,
        Reason::Small,
        Reason::Level,
        Reason::Complementary,
        Reason::Earlier,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Reason::TooFew => "too_few",
            Reason::Small => "small",
            Reason::Level => "level",
            Reason::Complementary => "complementary",
            Reason::Earlier => "earlier",
        }
    }
}

/// Mean, median and quartiles of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumbersCell {
    Shown(Numbers),
    Hidden(Reason),
    /// Nobody gave a number.
    None,
}

impl NumbersCell {
    pub fn shown(self) -> Option<Numbers> {
        match self {
            NumbersCell::Shown(numbers) => Some(numbers),
            NumbersCell::Hidden(_) | NumbersCell::None => None,
        }
    }
}

/// Which table: of one indicator and group, over the round or about one ISCM.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TableKey {
    pub indicator: String,
    pub group: GroupCode,
    /// `None` is the whole round.
    pub iscm: Option<String>,
}

/// A respondent group as files and addresses write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupCode {
    Iscm,
    State,
    Igo,
}

impl From<RespondentGroup> for GroupCode {
    fn from(group: RespondentGroup) -> Self {
        match group {
            RespondentGroup::Iscm => GroupCode::Iscm,
            RespondentGroup::State => GroupCode::State,
            RespondentGroup::Igo => GroupCode::Igo,
        }
    }
}

impl From<GroupCode> for RespondentGroup {
    fn from(group: GroupCode) -> Self {
        match group {
            GroupCode::Iscm => RespondentGroup::Iscm,
            GroupCode::State => RespondentGroup::State,
            GroupCode::Igo => RespondentGroup::Igo,
        }
    }
}

/// The three kinds of absence besides no answer at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absences {
    /// Not known of a single ISCM: who knows an ISCM may leave it out.
    pub no_answer: Cell,
    pub do_not_know: Cell,
    pub refused: Cell,
    pub not_applicable: Cell,
}

/// One table of the set.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub kind: MeasureKind,
    /// Over the ISCMs that an organization spoke about, so that it may have given several codes.
    pub is_any: bool,
    pub base: Cell,
    pub absences: Absences,
    /// In the order of the file.
    pub codes: IndexMap<String, Cell>,
    pub numbers: NumbersCell,
    /// Of a matrix of numbers, row by row.
    pub rows: IndexMap<String, NumbersCell>,
}

/// All that readers outside may see of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSet {
    pub minimum_base: usize,
    /// How many organizations of each group submitted.
    pub participation: BTreeMap<GroupCode, Cell>,
    /// How many States of each region submitted, in the order of the caller.
    pub regions: IndexMap<String, Cell>,
    /// By indicator (in the order of the files), group and ISCM; the round before the ISCMs.
    pub tables: IndexMap<TableKey, Table>,
    /// Small numbers that whoever kept an earlier release could find out, however much is hidden now: what was
    /// told before cannot be taken back. Such a set is not published.
    pub given_away: usize,
}

impl TableSet {
    /// Judges everything at once; `earlier` are all releases and summaries of the round so far, withdrawn ones
    /// too: who kept them can still subtract.
    pub fn make(tally: &RoundTally, disclosure: Disclosure, earlier: &[Earlier]) -> TableSet {
        build::make(tally, disclosure, earlier)
    }

    /// The table over the round.
    pub fn of_round(&self, indicator: &str, group: RespondentGroup) -> Option<&Table> {
        self.table(indicator, group, None)
    }

    /// The table about one ISCM.
    pub fn of_iscm(&self, iscm: &str, indicator: &str, group: RespondentGroup) -> Option<&Table> {
        self.table(indicator, group, Some(iscm))
    }

    fn table(&self, indicator: &str, group: RespondentGroup, iscm: Option<&str>) -> Option<&Table> {
        self.tables.get(&TableKey {
            indicator: indicator.to_owned(),
            group: group.into(),
            iscm: iscm.map(str::to_owned),
        })
    }

    /// Whether a table about this ISCM hides something for the sake of an earlier release. Sentences do not know
    /// of releases, so that they would tell it.
    pub fn is_held_back_about(&self, iscm: &str) -> bool {
        let of_number = |cell: &NumbersCell| *cell == NumbersCell::Hidden(Reason::Earlier);
        self.tables
            .iter()
            .filter(|(key, _)| key.iscm.as_deref() == Some(iscm))
            .any(|(_, table)| {
                let absences = table.absences;
                let cells = table.codes.values().copied().chain([
                    table.base,
                    absences.no_answer,
                    absences.do_not_know,
                    absences.refused,
                    absences.not_applicable,
                ]);
                cells
                    .into_iter()
                    .any(|cell| cell == Cell::Hidden(Reason::Earlier))
                    || table.rows.values().any(of_number)
                    || of_number(&table.numbers)
            })
    }

    /// Whether any table has a number to show.
    pub fn shows_something(&self) -> bool {
        self.tables.values().any(|table| {
            let number = |cell: &NumbersCell| cell.shown().is_some();
            table.codes.values().any(|cell| cell.shown().is_some())
                || number(&table.numbers)
                || table.rows.values().any(number)
        })
    }

    /// How many cells are shown, and how many hidden for each reason.
    pub fn balance(&self) -> Balance {
        let mut balance = Balance::default();
        let tables = self.tables.values().flat_map(|table| {
            let numbers = table.rows.values().chain([&table.numbers]);
            let numbers = numbers.filter_map(|cell| match cell {
                NumbersCell::Shown(numbers) => Some(Cell::Shown(numbers.n)),
                NumbersCell::Hidden(reason) => Some(Cell::Hidden(*reason)),
                NumbersCell::None => None,
            });
            table.codes.values().copied().chain(numbers)
        });
        let participation = self.participation.values().chain(self.regions.values());
        for cell in participation.copied().chain(tables) {
            match cell {
                Cell::Shown(_) => balance.shown += 1,
                Cell::Hidden(reason) => *balance.hidden.entry(reason).or_default() += 1,
                Cell::NotOffered => {}
            }
        }
        balance
    }
}

/// What a set shows and hides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    pub shown: usize,
    pub hidden: BTreeMap<Reason, usize>,
}

impl Balance {
    pub fn hidden_in_all(&self) -> usize {
        self.hidden.values().sum()
    }
}
