//! The parts of a dashboard: what an indicator is part of.
//!
//! Families of indicators (`funding.stability`) decide before the sections of the findings do, since one section
//! tells of structures and of funding.

use super::indicators::Indicator;

/// One part of the dashboard of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    Themes,
    Contributions,
    Structures,
    Funding,
    Partnerships,
    AddedValue,
    /// About those who answered, and what no other part has.
    Respondents,
}

impl Area {
    pub const ALL: [Area; 7] = [
        Area::Themes,
        Area::Contributions,
        Area::Structures,
        Area::Funding,
        Area::Partnerships,
        Area::AddedValue,
        Area::Respondents,
    ];

    /// The code in addresses and messages.
    pub fn code(self) -> &'static str {
        match self {
            Area::Themes => "themes",
            Area::Contributions => "contributions",
            Area::Structures => "structures",
            Area::Funding => "funding",
            Area::Partnerships => "partnerships",
            Area::AddedValue => "value",
            Area::Respondents => "respondents",
        }
    }

    pub fn from_code(code: &str) -> Option<Area> {
        Area::ALL.into_iter().find(|area| area.code() == code)
    }

    /// The part that an indicator belongs to.
    pub fn of(indicator: &Indicator) -> Area {
        match indicator.name.split('.').next().unwrap_or_default() {
            "theme" | "programming" => Area::Themes,
            "contribution" => Area::Contributions,
            "structure" => Area::Structures,
            "funding" => Area::Funding,
            "partner" => Area::Partnerships,
            "value" => Area::AddedValue,
            _ => match indicator.section.as_deref() {
                Some("s1") => Area::Themes,
                Some("s2") => Area::Contributions,
                Some("s3") => Area::Structures,
                Some("s4") => Area::Partnerships,
                Some("s5") => Area::AddedValue,
                _ => Area::Respondents,
            },
        }
    }
}
