use super::*;
use crate::registry::Register;

#[test]
fn known_registers_are_those_of_the_registry() {
    let names: Vec<&str> = Register::ALL
        .iter()
        .map(|register| register.name())
        .collect();
    assert_eq!(names, REGISTERS, "add the register to document::REGISTERS");
}

#[test]
fn codes_are_told_apart() {
    let codes: std::collections::HashSet<&str> =
        ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes.len(), ProblemCode::ALL.len());
}
