//! The facts of the published summary, section by section, with the words by which each is recognised.

/// One fact of the published Summary of Findings.
pub struct Fact {
    pub section: &'static str,
    /// In the words of the published summary.
    pub fact: &'static str,
    /// Told if one of these sets of words stands together in a passage of the section.
    pub told_as: &'static [&'static [&'static str]],
}

const fn fact(
    section: &'static str,
    fact: &'static str,
    told_as: &'static [&'static [&'static str]],
) -> Fact {
    Fact {
        section,
        fact,
        told_as,
    }
}

pub const FACTS: &[Fact] = &[
    // 1. Evolution of programming and thematic focus
    fact(
        "s1",
        "MIDCOM was established in 2013",
        &[&["MIDCOM", "establishment in 2013"]],
    ),
    fact(
        "s1",
        "its thematic foci have remained unchanged since",
        &[&["since its establishment", "thematic foci", "unchanged"]],
    ),
    fact(
        "s1",
        "the focus: free movement of persons",
        &[&["thematic foci", "free movement of persons"]],
    ),
    fact("s1", "the focus: labour", &[&["thematic foci", "labour"]]),
    fact(
        "s1",
        "the focus: services",
        &[&["thematic foci", "services"]],
    ),
    fact(
        "s1",
        "the focus: right of establishment",
        &[&["thematic foci", "right of establishment"]],
    ),
    fact(
        "s1",
        "the focus: right of residence",
        &[&["thematic foci", "and residence"]],
    ),
    fact(
        "s1",
        "its work is implemented under the COMESA medium strategic plan",
        &[&["work", "implemented under the COMESA medium strategic plan"]],
    ),
    fact(
        "s1",
        "the plan is called MSTP",
        &[&["strategic plan (MSTP)"]],
    ),
    fact(
        "s1",
        "the plan is part of trade facilitation",
        &[&["the plan", "part of trade facilitation"]],
    ),
    fact(
        "s1",
        "it stands under the market integration pillar of COMESA",
        &[&["under the market integration pillar of COMESA"]],
    ),
    // 2. Contribution to migration governance
    fact(
        "s2",
        "it has contributed to national migration governance",
        &[
            &["contribut", "MIDCOM", "national"],
            &["at the national level", "contribut"],
        ],
    ),
    fact(
        "s2",
        "it has contributed to regional migration governance",
        &[&["at the regional level", "contribut"]],
    ),
    fact(
        "s2",
        "nationally by developing policies on free movement of persons",
        &[&[
            "at the national level",
            "development of policies on free movement of persons",
        ]],
    ),
    fact(
        "s2",
        "regionally by developing policies on free movement of persons",
        &[&[
            "at the regional level",
            "policies on free movement of persons",
            "development of",
        ]],
    ),
    fact(
        "s2",
        "an example is the COMESA business visa",
        &[&["example", "COMESA business visa"]],
    ),
    fact(
        "s2",
        "the visa was introduced",
        &[&["introduction of the COMESA business visa"]],
    ),
    fact(
        "s2",
        "it was introduced in 2015",
        &[&["business visa (2015)"], &["business visa in 2015"]],
    ),
    fact(
        "s2",
        "its activities enhanced the implementation of the COMESA free movement programme",
        &[&["enhanced implementation of the COMESA free movement programme"]],
    ),
    fact(
        "s2",
        "that programme is for trade and investment",
        &[&["free movement programme for trade and investment"]],
    ),
    fact(
        "s2",
        "national policies are measured by an impact",
        &[&["at the national level", "measured", "impact"]],
    ),
    fact(
        "s2",
        "that impact is on Member States' visa regimes",
        &[&["impact on member States' visa regimes"]],
    ),
    fact(
        "s2",
        "regional policies are monitored",
        &[&["at the regional level", "monitored"]],
    ),
    fact(
        "s2",
        "they are monitored through immigration departments",
        &[&["at the regional level", "immigration departments"]],
    ),
    fact(
        "s2",
        "it has contributed interregionally",
        &[
            &["between regions", "contribut"],
            &["interregional", "contribut"],
        ],
    ),
    fact(
        "s2",
        "to an interregional policy",
        &[&["between regions", "policy"]],
    ),
    fact(
        "s2",
        "that policy is of 2015",
        &[&["between regions", "policy", "2015"]],
    ),
    fact(
        "s2",
        "it is on \"collaboration and coordination with other RCPs\"",
        &[&["policy on \"collaboration and coordination with other RCPs"]],
    ),
    fact(
        "s2",
        "with RCPs of overlapping membership",
        &[&["with overlapping membership\""]],
    ),
    fact(
        "s2",
        "interregional policies are implemented through the COMESA Secretariat",
        &[&[
            "between regions",
            "COMESA Secretariat",
            "implements interregional policies",
        ]],
    ),
    fact(
        "s2",
        "they are monitored through the COMESA Secretariat",
        &[&["between regions", "monitored", "COMESA Secretariat"]],
    ),
    fact(
        "s2",
        "it has contributed to global migration governance",
        &[&["at the global level", "contribut"]],
    ),
    fact(
        "s2",
        "through the African position",
        &[&["at the global level", "African position"]],
    ),
    fact(
        "s2",
        "the position on the UN Global Compact on Migration",
        &[&["position on the United Nations Global Compact on Migration"]],
    ),
    fact("s2", "in 2018", &[&["Global Compact on Migration (2018)"]]),
    fact(
        "s2",
        "it has submitted recommendations",
        &[&["at the global level", "recommendations submitted"]],
    ),
    fact(
        "s2",
        "regarding migration and development",
        &[&[
            "at the global level",
            "migration and development",
            "recommendations",
        ]],
    ),
    fact(
        "s2",
        "regarding diaspora remittances",
        &[&[
            "at the global level",
            "diaspora remittances",
            "recommendations",
        ]],
    ),
    fact(
        "s2",
        "to the meetings of global processes on migration",
        &[&["submitted to the meetings of global processes on migration"]],
    ),
    // 3. Salient structures
    fact("s3", "it comprises a Chair", &[&["comprises", "a Chair"]]),
    fact(
        "s3",
        "it has a secretariat",
        &[&["comprises", "a secretariat"]],
    ),
    fact(
        "s3",
        "which is a Technical Secretariat",
        &[&["Technical Secretariat"]],
    ),
    fact(
        "s3",
        "hosted by COMESA",
        &[&["secretariat", "hosted by COMESA"]],
    ),
    fact(
        "s3",
        "which is the legal personality of the dialogue",
        &[&["legal personality of the dialogue", "host"]],
    ),
    fact(
        "s3",
        "and carries out coordinating and other secretariat functions",
        &[&["carries out coordinating and other secretariat functions"]],
    ),
    fact(
        "s3",
        "it comprises a private sector group or dialogue",
        &[&["comprises", "private sector group or dialogue"]],
    ),
    fact(
        "s3",
        "communication is performed through official government channels",
        &[&["communication", "official government channels"]],
    ),
    fact(
        "s3",
        "knowledge management is to be addressed",
        &[&["to address knowledge management"]],
    ),
    fact(
        "s3",
        "by a regional information sharing system",
        &[&[
            "knowledge management",
            "develop a regional information sharing system",
        ]],
    ),
    fact(
        "s3",
        "and a database",
        &[&["information sharing system and database"]],
    ),
    fact(
        "s3",
        "the constituency has changed since its establishment",
        &[&["constituency has changed since the establishment"]],
    ),
    fact(
        "s3",
        "new Member States have joined",
        &[&["new member States have joined"]],
    ),
    fact(
        "s3",
        "the governing document has not been revised since its adoption",
        &[&[
            "governing document",
            "has not been revised since its adoption",
        ]],
    ),
    fact(
        "s3",
        "funding sources: annual fees of Member States",
        &[&["funding sources", "annual fees of member States"]],
    ),
    fact(
        "s3",
        "funding sources: annual fees of Observer States",
        &[&["funding sources", "annual fees of observer States"]],
    ),
    fact(
        "s3",
        "funding sources: project funding by Member States",
        &[&["funding sources", "project funding by member States"]],
    ),
    fact(
        "s3",
        "funding sources: project funding by Observer States",
        &[&["funding sources", "project funding by observer States"]],
    ),
    fact(
        "s3",
        "80 % of the funding is provided by external donors",
        &[&["external donors provide 80 per cent of the funding"]],
    ),
    fact(
        "s3",
        "for thematic areas prioritized by the donor",
        &[&[
            "external donors",
            "for thematic areas prioritized by the donor",
        ]],
    ),
    fact(
        "s3",
        "travel costs are covered by Member States",
        &[&["travel", "paid for by member States"]],
    ),
    fact(
        "s3",
        "and occasionally through development partners",
        &[&["travel", "occasionally by development partners"]],
    ),
    fact("s3", "funding is not stable", &[&["funding is not stable"]]),
    fact(
        "s3",
        "financial sustainability remains a challenge",
        &[&["financial sustainability remains a challenge"]],
    ),
    fact(
        "s3",
        "it is considering developing a sustainability plan",
        &[&["is considering developing a sustainability plan"]],
    ),
    fact(
        "s3",
        "including ways for Member States to fund their participation",
        &[&["including ways for member States to fund their participation"]],
    ),
    // 4. Partnership models
    fact(
        "s4",
        "it has developed links and synergies with other ISCMs",
        &[&["other ISCMs", "links and synergies", "developed"]],
    ),
    fact(
        "s4",
        "mainly through its 2015 interregional policy",
        &[&[
            "other ISCMs",
            "mainly through the 2015 interregional policy",
        ]],
    ),
    fact(
        "s4",
        "on \"collaboration and coordination with other RCPs with overlapping membership\"",
        &[&[
            "policy on \"collaboration and coordination with other RCPs with overlapping membership\"",
        ]],
    ),
    fact(
        "s4",
        "it works with IGOs",
        &[&["intergovernmental organizations"]],
    ),
    fact(
        "s4",
        "such as IOM",
        &[&["intergovernmental organizations", "for example IOM"]],
    ),
    fact(
        "s4",
        "and ICMPD",
        &[&["intergovernmental organizations", "ICMPD"]],
    ),
    fact(
        "s4",
        "which provide financial assistance",
        &[&[
            "intergovernmental organizations",
            "IOM",
            "financial assistance",
        ]],
    ),
    fact(
        "s4",
        "and technical assistance",
        &[&[
            "intergovernmental organizations",
            "IOM",
            "technical assistance",
        ]],
    ),
    fact(
        "s4",
        "it maintains close partnership with regional political and economic unions",
        &[&["maintains a close partnership with regional political and economic unions"]],
    ),
    fact(
        "s4",
        "COMESA acts as the MIDCOM Secretariat",
        &[&["COMESA acts as the MIDCOM Secretariat"]],
    ),
    fact(
        "s4",
        "COMESA in turn is a building bloc of the African Union",
        &[&["COMESA", "is in turn a building bloc of the African Union"]],
    ),
    fact(
        "s4",
        "it has strong relations with the EU",
        &[&["MIDCOM has strong relations with the EU"]],
    ),
    fact(
        "s4",
        "the EU provides financial resources",
        &[&["the EU (financial assistance"]],
    ),
    fact(
        "s4",
        "the EU provides technical resources",
        &[&["the EU (financial assistance, technical assistance"]],
    ),
    fact(
        "s4",
        "the EU shares experiences",
        &[&["the EU (", "the sharing of experiences)"]],
    ),
    fact(
        "s4",
        "in the framework of MIDCOM COMESA has worked together with UNECA",
        &[&["in the framework of MIDCOM, COMESA has worked together with UNECA"]],
    ),
    fact(
        "s4",
        "UNECA is the UN economic commission for Africa",
        &[&[
            "United Nations regional economic commissions",
            "Economic Commission for Africa (UNECA)",
        ]],
    ),
    fact(
        "s4",
        "they researched migration and trade issues",
        &[&["UNECA", "researching migration and trade issues"]],
    ),
    fact(
        "s4",
        "the private sector has a voice in the ISCM",
        &[&["the private sector", "a voice in the mechanism"]],
    ),
    fact(
        "s4",
        "it is represented through the COMESA business council",
        &[&[
            "the private sector",
            "the COMESA business council (CBC)",
            "representation",
        ]],
    ),
    fact(
        "s4",
        "the diaspora has a voice in the ISCM",
        &[&["the diaspora", "a voice in the mechanism"]],
    ),
    fact(
        "s4",
        "it is represented through an umbrella African diaspora organization",
        &[&[
            "the diaspora",
            "an umbrella African diaspora organization",
            "representation",
        ]],
    ),
    fact(
        "s4",
        "that organization is in Europe",
        &[&["umbrella African diaspora organization in Europe"]],
    ),
    fact(
        "s4",
        "academic institutions assist",
        &[&["academic institutions"]],
    ),
    fact(
        "s4",
        "with research",
        &[&["academic institutions", "research"]],
    ),
    fact(
        "s4",
        "and knowledge management",
        &[&["academic institutions", "knowledge management"]],
    ),
    // 5. Added value of membership
    fact(
        "s5",
        "it provides its Member States with a platform",
        &[&["MIDCOM", "member States", "a platform for"]],
    ),
    fact(
        "s5",
        "for trust-building",
        &[&["a platform for", "trust-building"]],
    ),
    fact("s5", "for networking", &[&["a platform for", "networking"]]),
    fact(
        "s5",
        "where Members can develop a common understanding",
        &[&["a platform for", "developing a common understanding"]],
    ),
    fact(
        "s5",
        "on MIDCOM's thematic areas of work",
        &[&["common understanding of the thematic areas of work"]],
    ),
];
