use sha2::{Digest, Sha256};

/// Decisions that look like chance and are the same in every run: they follow from what they are about.
///
/// Each question of each respondent has its own, so that a question added to an instrument changes no
/// other answer.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub fn of(about: &[&str]) -> Chance {
        let mut digest = Sha256::new();
        for part in about {
            digest.update(part.as_bytes());
            digest.update([0]);
        }
        let bytes: [u8; 32] = digest.finalize().into();
        let mut seed = [0; 8];
        seed.copy_from_slice(&bytes[..8]);
        Chance(u64::from_le_bytes(seed))
    }

    /// The next number of SplitMix64 (Steele, Lea and Flood 2014).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound` − 1; 0 where the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = bound.max(1) as u64;
        (self.next() % bound) as usize
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = usize::try_from(most - least + 1).unwrap_or(1);
        least + self.below(span) as i64
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, hundredths: usize) -> bool {
        self.below(100) < hundredths
    }

    /// One of these; the list must not be empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// One of these, the heavier the likelier; `None` where nothing weighs anything.
    pub fn weighted<'a, T>(&mut self, list: &'a [(T, usize)]) -> Option<&'a T> {
        let total: usize = list.iter().map(|(_, weight)| weight).sum();
        if total == 0 {
            return None;
        }
        let mut at = self.below(total);
        list.iter()
            .find(|(_, weight)| {
                let found = at < *weight;
                at = at.saturating_sub(*weight);
                found
            })
            .map(|(one, _)| one)
    }

    /// So many different ones, the heavier the likelier, in the order in which they were drawn.
    pub fn draw<T: Clone + PartialEq>(&mut self, list: &[(T, usize)], wanted: usize) -> Vec<T> {
        let mut left: Vec<(T, usize)> = list.to_vec();
        let mut drawn = Vec::new();
        while drawn.len() < wanted {
            let Some(one) = self.weighted(&left).cloned() else {
                break;
            };
            left.retain(|(other, _)| *other != one);
            drawn.push(one);
        }
        drawn
    }

    /// The list in another order.
    pub fn shuffled<T: Clone>(&mut self, list: &[T]) -> Vec<T> {
        let mut shuffled = list.to_vec();
        for position in (1..shuffled.len()).rev() {
            shuffled.swap(position, self.below(position + 1));
        }
        shuffled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_question_gets_the_same_answer_and_another_one_another() {
        let draw = |about: &[&str]| Chance::of(about).shuffled(&[1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(draw(&["ZM", "iscms/midcom"]), draw(&["ZM", "iscms/midcom"]));
        assert_ne!(draw(&["ZM", "iscms/midcom"]), draw(&["ZM", "iscms/midsa"]));
        assert_ne!(draw(&["ab", "c"]), draw(&["a", "bc"]));
    }

    #[test]
    fn what_weighs_more_is_drawn_more_often() {
        let mut chance = Chance::of(&["weights"]);
        let list = [("often", 90), ("seldom", 10), ("never", 0)];
        let drawn: Vec<&str> = (0..1000)
            .filter_map(|_| chance.weighted(&list).copied())
            .collect();
        let often = drawn.iter().filter(|one| **one == "often").count();
        assert!((850..950).contains(&often), "{often} of 1000");
        assert!(!drawn.contains(&"never"));
        assert_eq!(
            chance.draw(&list, 5).len(),
            2,
            "each once, the weightless never"
        );
        assert_eq!(chance.weighted::<&str>(&[]), None);
    }
}
