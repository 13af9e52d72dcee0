//! Whether two indicators go together: a test that fits the table, and how strong the connection is.
//!
//! Start with [`association`]. Kept small on purpose: Pearson's chi-square without correction where its
//! expected counts suffice (Cochran: none below 1, at most a fifth below 5), Fisher's exact test for two by
//! two otherwise, and no test where neither fits. Cramér's V tells the strength in either case.

/// What was tested, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Association {
    ChiSquare {
        statistic: f64,
        degrees: usize,
        p: f64,
        cramers_v: f64,
        /// The smallest count that would be expected if nothing went together.
        smallest_expected: f64,
    },
    /// Two-sided: all tables with these margins that are no likelier than this one.
    Fisher {
        p: f64,
        cramers_v: f64,
    },
    None(NoTest),
}

/// Why there is no test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTest {
    /// Fewer than two rows or columns were chosen by anybody.
    OneSided,
    /// One organization may stand in several cells.
    Overlapping,
    /// Too few for the chi-square, and more than two by two.
    TooFew,
}

/// Tests a table of counts, each unit in exactly one cell. Rows and columns without anybody are left out.
pub fn association(counts: &[Vec<usize>]) -> Association {
    let Some(table) = Margins::of(counts) else {
        return Association::None(NoTest::OneSided);
    };
    let mut statistic = 0.0;
    let mut smallest = f64::INFINITY;
    let mut below_five = 0;
    for (row, row_total) in table.cells.iter().zip(&table.rows) {
        for (count, column_total) in row.iter().zip(&table.columns) {
            let expected = row_total * column_total / table.all;
            statistic += (count - expected).powi(2) / expected;
            smallest = smallest.min(expected);
            below_five += usize::from(expected < 5.0);
        }
    }
    let (rows, columns) = (table.rows.len(), table.columns.len());
    let cramers_v = (statistic / (table.all * (rows.min(columns) - 1) as f64)).sqrt();
    let is_two_by_two = (rows, columns) == (2, 2);
    let at_most_below = if is_two_by_two { 0 } else { rows * columns / 5 };
    if smallest >= 1.0 && below_five <= at_most_below {
        let degrees = (rows - 1) * (columns - 1);
        return Association::ChiSquare {
            statistic,
            degrees,
            p: chi_square_above(statistic, degrees),
            cramers_v,
            smallest_expected: smallest,
        };
    }
    if is_two_by_two {
        let count = |row: usize, column: usize| table.cells[row][column] as u64;
        let p = fisher(count(0, 0), count(0, 1), count(1, 0), count(1, 1));
        return Association::Fisher { p, cramers_v };
    }
    Association::None(NoTest::TooFew)
}

/// A table without empty rows and columns, with its totals.
struct Margins {
    cells: Vec<Vec<f64>>,
    rows: Vec<f64>,
    columns: Vec<f64>,
    all: f64,
}

impl Margins {
    fn of(counts: &[Vec<usize>]) -> Option<Margins> {
        let width = counts.iter().map(Vec::len).max()?;
        let at = |row: &Vec<usize>, column: usize| row.get(column).copied().unwrap_or(0);
        let is_chosen = |column: &usize| counts.iter().any(|row| at(row, *column) > 0);
        let kept: Vec<usize> = (0..width).filter(is_chosen).collect();
        let cells: Vec<Vec<f64>> = counts
            .iter()
            .filter(|row| row.iter().any(|count| *count > 0))
            .map(|row| kept.iter().map(|column| at(row, *column) as f64).collect())
            .collect();
        if cells.len() < 2 || kept.len() < 2 {
            return None;
        }
        let rows: Vec<f64> = cells.iter().map(|row| row.iter().sum()).collect();
        let columns = (0..kept.len())
            .map(|column| cells.iter().map(|row| row[column]).sum())
            .collect();
        Some(Margins {
            all: rows.iter().sum(),
            cells,
            rows,
            columns,
        })
    }
}

/// The probability of a chi-square above this one, if nothing goes together.
pub fn chi_square_above(statistic: f64, degrees: usize) -> f64 {
    if statistic <= 0.0 || degrees == 0 {
        return 1.0;
    }
    upper_gamma(degrees as f64 / 2.0, statistic / 2.0)
}

/// The regularised upper incomplete gamma function: a series below a + 1, a continued fraction (Lentz) above.
fn upper_gamma(a: f64, x: f64) -> f64 {
    const STEPS: usize = 1000;
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let mut term = 1.0 / a;
        let mut sum = term;
        for step in 1..STEPS {
            term *= x / (a + step as f64);
            sum += term;
            if term < sum * f64::EPSILON {
                break;
            }
        }
        return (1.0 - front * sum).clamp(0.0, 1.0);
    }
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / f64::MIN_POSITIVE;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for step in 1..STEPS {
        let step = step as f64;
        let numerator = -step * (step - a);
        b += 2.0;
        d = 1.0 / (numerator * d + b);
        c = b + numerator / c;
        let factor = c * d;
        fraction *= factor;
        if (factor - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    (front * fraction).clamp(0.0, 1.0)
}

/// The logarithm of the gamma function (Lanczos, g = 7, nine terms), to some 15 digits.
#[expect(
    clippy::excessive_precision,
    reason = "the coefficients are written as they were published"
)]
fn ln_gamma(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 9] = [
        0.999_999_999_999_809_93,
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_13,
        -176.615_029_162_140_59,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_571_6e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let x = x - 1.0;
    let sum = COEFFICIENTS
        .iter()
        .enumerate()
        .skip(1)
        .fold(COEFFICIENTS[0], |sum, (index, coefficient)| {
            sum + coefficient / (x + index as f64)
        });
    let t = x + 7.5;
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// Fisher's exact test of two by two, two-sided.
pub fn fisher(a: u64, b: u64, c: u64, d: u64) -> f64 {
    let (first_row, first_column, all) = (a + b, a + c, a + b + c + d);
    let ln_choose = |n: u64, k: u64| {
        ln_gamma(n as f64 + 1.0) - ln_gamma(k as f64 + 1.0) - ln_gamma((n - k) as f64 + 1.0)
    };
    let probability = |a: u64| {
        (ln_choose(first_row, a) + ln_choose(all - first_row, first_column - a)
            - ln_choose(all, first_column))
        .exp()
    };
    let least = (first_row + first_column).saturating_sub(all);
    let most = first_row.min(first_column);
    // Tables of the same probability count, also where rounding makes them differ.
    let observed = probability(a) * (1.0 + 1e-7);
    let sum: f64 = (least..=most)
        .map(probability)
        .filter(|probability| *probability <= observed)
        .sum();
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(one: f64, other: f64) -> bool {
        (one - other).abs() <= 1e-9 * other.abs().max(1e-3)
    }

    /// `scipy.stats.chi2_contingency(table, correction=False)` of scipy, run by hand.
    #[test]
    fn chi_square_is_that_of_scipy() {
        type Case = (Vec<Vec<usize>>, f64, usize, f64, f64);
        let cases: [Case; 4] = [
            (
                vec![vec![12, 5], vec![3, 14]],
                9.663157894736843,
                1,
                0.0018800017694650532,
                0.5331139899831832,
            ),
            (
                vec![vec![10, 20, 30], vec![6, 9, 17]],
                0.27157465150403504,
                2,
                0.873028283380073,
                0.05433137570422292,
            ),
            (
                vec![vec![20, 15], vec![10, 25]],
                5.833333333333334,
                1,
                0.0157252997545054,
                0.2886751345948129,
            ),
            (
                vec![vec![30, 12, 8], vec![10, 20, 20], vec![5, 8, 37]],
                48.533333333333324,
                4,
                7.305812522269452e-10,
                0.40221608343995613,
            ),
        ];
        for (table, expected, expected_degrees, expected_p, expected_v) in cases {
            let Association::ChiSquare {
                statistic,
                degrees,
                p,
                cramers_v,
                ..
            } = association(&table)
            else {
                panic!("{table:?} has large expected counts");
            };
            assert!(close(statistic, expected), "{table:?}: {statistic}");
            assert_eq!(degrees, expected_degrees);
            assert!(close(p, expected_p), "{table:?}: {p}");
            assert!(close(cramers_v, expected_v), "{table:?}: {cramers_v}");
        }
        // `scipy.stats.chi2.sf`
        for (statistic, degrees, expected) in [
            (3.84, 1, 0.05004352124870519),
            (0.5, 3, 0.9188914116546758),
            (40.0, 5, 1.493367900050393e-07),
            (11.07, 5, 0.050009618622405425),
            (100.0, 60, 0.0009168288614560842),
        ] {
            let p = chi_square_above(statistic, degrees);
            assert!(close(p, expected), "{statistic}, {degrees}: {p}");
        }
    }

    /// `scipy.stats.fisher_exact(table)` of scipy, run by hand.
    #[test]
    fn fisher_is_that_of_scipy() {
        for ([a, b, c, d], expected) in [
            ([8, 2, 1, 5], 0.034965034965034975),
            ([3, 1, 1, 3], 0.48571428571428565),
            ([0, 5, 6, 1], 0.01515151515151515),
            ([12, 5, 3, 14], 0.0048957925729217495),
            ([1, 9, 11, 3], 0.0027594561852200836),
            ([4, 0, 0, 4], 0.028571428571428567),
        ] {
            let p = fisher(a, b, c, d);
            assert!(close(p, expected), "{:?}: {p}", [a, b, c, d]);
        }
    }

    #[test]
    fn the_test_fits_the_table() {
        let small = vec![vec![8, 2], vec![1, 5]];
        assert!(matches!(association(&small), Association::Fisher { .. }));
        let wide = vec![vec![1, 2, 3], vec![3, 2, 1]];
        assert_eq!(association(&wide), Association::None(NoTest::TooFew));
        let one = vec![vec![7, 0, 9], vec![0, 0, 0]];
        assert_eq!(association(&one), Association::None(NoTest::OneSided));
        // What nobody chose is no row of the table.
        let with_empty = vec![vec![20, 0, 15], vec![0, 0, 0], vec![10, 0, 25]];
        let without = vec![vec![20, 15], vec![10, 25]];
        assert_eq!(association(&with_empty), association(&without));
        assert_eq!(association(&[]), Association::None(NoTest::OneSided));
    }

    proptest! {
        #[test]
        fn probabilities_are_probabilities(
            counts in proptest::collection::vec(proptest::collection::vec(0usize..40, 3), 1..5),
        ) {
            let (p, v) = match association(&counts) {
                Association::ChiSquare { p, cramers_v, .. } | Association::Fisher { p, cramers_v } => (p, cramers_v),
                Association::None(_) => (0.5, 0.5),
            };
            prop_assert!((0.0..=1.0).contains(&p), "{p}");
            prop_assert!((0.0..=1.0 + 1e-9).contains(&v), "{v}");
        }

        /// Turning the table does not change what it says.
        #[test]
        fn rows_and_columns_are_alike(a in 0u64..20, b in 0u64..20, c in 0u64..20, d in 0u64..20) {
            prop_assert!(close(fisher(a, b, c, d), fisher(a, c, b, d)));
            prop_assert!(close(fisher(a, b, c, d), fisher(d, c, b, a)));
        }
    }
}
