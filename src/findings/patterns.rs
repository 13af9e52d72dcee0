//! Patterns across mechanisms: which kinds of structure there are.
//!
//! The layers are those of a mechanism's bodies: who leads, who serves, at which levels it meets. Two
//! mechanisms are of one type when they have the same layers, whatever their bodies are called.

use std::collections::{BTreeMap, BTreeSet};

/// A layer of bodies with the codes of `structure.bodies` that belong to it.
pub const LAYERS: [(&str, &[&str]); 5] = [
    ("leadership", &["chair", "troika", "steering_committee"]),
    ("service", &["secretariat", "support_unit"]),
    ("political", &["ministerial", "vice_ministerial"]),
    ("officials", &["senior_officials", "technical_meetings"]),
    ("groups", &["working_groups", "geographic_groups"]),
];

/// Mechanisms with the same layers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructureType {
    /// In the order of [`LAYERS`].
    pub layers: [bool; LAYERS.len()],
    pub mechanisms: Vec<String>,
}

/// The types that occur, the most frequent first; the more layers the earlier where they tie.
pub fn typology(bodies: &BTreeMap<String, BTreeSet<String>>) -> Vec<StructureType> {
    let mut types: BTreeMap<[bool; LAYERS.len()], Vec<String>> = BTreeMap::new();
    for (mechanism, bodies) in bodies {
        let layers = LAYERS.map(|(_, codes)| codes.iter().any(|code| bodies.contains(*code)));
        types.entry(layers).or_default().push(mechanism.clone());
    }
    let mut types: Vec<StructureType> = types
        .into_iter()
        .map(|(layers, mechanisms)| StructureType { layers, mechanisms })
        .collect();
    types.sort_by_key(|one| {
        let layers = one.layers.iter().filter(|has| **has).count();
        std::cmp::Reverse((one.mechanisms.len(), layers))
    });
    types
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_layers_make_a_type() {
        let bodies = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        let told = typology(&BTreeMap::from([
            ("a".to_owned(), bodies(&["chair", "secretariat"])),
            ("b".to_owned(), bodies(&["troika", "support_unit"])),
            ("c".to_owned(), bodies(&["none"])),
        ]));
        assert_eq!(told.len(), 2);
        assert_eq!(told[0].mechanisms, ["a", "b"]);
        assert_eq!(told[0].layers, [true, true, false, false, false]);
        assert_eq!(told[1].mechanisms, ["c"]);
    }
}
