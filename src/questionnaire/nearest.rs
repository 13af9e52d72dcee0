//! The nearest of the known names to a mistyped one.

/// The candidate with the fewest typing errors, if there are few enough for it to be meant.
pub fn nearest<'n>(name: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // Longer words are no names; comparing them would only cost time.
    if name.chars().count() > 200 {
        return None;
    }
    let lower = name.to_lowercase();
    // One letter in three: a name of one or two letters is like every other one.
    let length = lower.chars().count();
    let allowed = length / 3;
    candidates
        .into_iter()
        // A difference in length alone is that many errors.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The end of a message: a suggestion, or nothing.
pub fn did_you_mean(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean \"{near}\"?"))
}

/// Insertions, deletions, replacements and exchanges of neighbours (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, &a) in left.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, &b) in right.iter().enumerate() {
            let mut least = (last[column] + usize::from(a != b))
                .min(last[column + 1] + 1)
                .min(line[column] + 1);
            if row > 0 && column > 0 && a == right[column - 1] && left[row - 1] == b {
                least = least.min(before_last[column - 1] + 1);
            }
            line.push(least);
        }
        before_last = std::mem::replace(&mut last, line);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_names() {
        let known = ["visibleIf", "enableIf", "title", "choices"];
        for (name, expected) in [
            ("visbleIf", Some("visibleIf")),
            ("VisibleIf", Some("visibleIf")),
            ("tilte", Some("title")),
            ("choises", Some("choices")),
            ("entirely", None),
        ] {
            assert_eq!(nearest(name, known), expected, "{name}");
        }
    }
}
