//! What illustrative respondents write: invented, neutral, true of nobody in particular.
//!
//! Each pool says into which sentence of the instruments its texts go, so that they fit into it. `{theme}`
//! stands for one of the mechanism's themes.

use super::chance::Chance;
use crate::language::Language;

/// Themes as they read inside a sentence, shorter than in the lists of choices.
const THEMES: &[(&str, &str)] = &[
    ("policy_governance", "migration policy"),
    ("legislation", "migration legislation"),
    ("free_movement", "the free movement of persons"),
    ("labour_migration", "labour migration"),
    ("legal_migration", "regular migration pathways"),
    ("visas", "visa facilitation"),
    ("travel_documents", "the security of travel documents"),
    ("regularization", "regularization"),
    ("ethical_recruitment", "fair and ethical recruitment"),
    ("skills_recognition", "the recognition of skills"),
    ("labour_market", "labour market analysis"),
    ("pre_departure", "pre-departure orientation"),
    ("temporary_contract_work", "temporary contractual work"),
    ("student_mobility", "student mobility"),
    ("migration_development", "migration and development"),
    ("sdgs", "migration and the 2030 Agenda"),
    ("remittances", "the cost of remittances"),
    ("diaspora", "diaspora engagement"),
    ("trade", "migration and trade"),
    ("root_causes", "the drivers of migration"),
    ("irregular_migration", "irregular migration"),
    ("smuggling", "migrant smuggling"),
    ("trafficking", "trafficking in persons"),
    ("border_management", "border management"),
    ("security", "transnational crime"),
    ("law_enforcement", "law enforcement cooperation"),
    ("return_readmission", "return and readmission"),
    ("reintegration", "reintegration"),
    ("asylum_refugees", "refugee protection"),
    ("forced_migration", "displacement"),
    ("mixed_migration", "mixed migration"),
    ("extra_regional", "transit migration"),
    ("migrants_rights", "the protection of migrants’ rights"),
    ("vulnerable_migrants", "migrants in vulnerable situations"),
    ("children", "migrant children"),
    ("gender", "gender and migration"),
    ("consular_protection", "consular protection"),
    ("integration", "the integration of migrants"),
    ("family_reunification", "family reunification"),
    ("health", "migration and health"),
    ("climate_environment", "migration and climate change"),
    ("crisis_response", "crisis response"),
    ("data_research", "migration data"),
    ("country_of_origin_info", "country-of-origin information"),
    ("technology", "technology in migration management"),
    ("gcm", "the Global Compact for Migration"),
];

/// A theme inside a sentence, where it has a form for that.
pub fn theme(code: &str) -> Option<&'static str> {
    THEMES
        .iter()
        .find(|(other, _)| *other == code)
        .map(|(_, phrase)| *phrase)
}

/// Complete "One example is …", by kind of contribution.
pub fn examples(kind: &str) -> &'static [&'static str] {
    match kind {
        "policy" => &[
            "the preparation of national strategies on {theme} in several member States",
            "the review of national policies on {theme} after a round of peer learning",
            "the integration of {theme} into national development planning",
        ],
        "law" => &[
            "the amendment of national legislation on {theme}",
            "the drafting of a model law on {theme}",
        ],
        "visa_regime" => &[
            "the simplification of entry requirements for short stays",
            "the introduction of multiple-entry visas for business travellers",
        ],
        "bilateral_agreement" => &[
            "the conclusion of memoranda of understanding on {theme} between neighbouring member States",
            "the model agreement on {theme} that member States use in bilateral negotiations",
        ],
        "regional_instrument" => &[
            "the adoption of a regional framework on {theme}",
            "the common approach to {theme}",
            "the regional roadmap on {theme}",
        ],
        "declaration" => &[
            "the ministerial declaration on {theme}",
            "the set of recommendations on {theme} that senior officials endorsed",
        ],
        "common_position" => &[
            "the joint contribution to the consultations on the Global Compact for Migration",
            "the common position on {theme} presented at a global conference",
        ],
        "standard_guideline" => &[
            "the publication of guidelines on {theme}",
            "the regional handbook on {theme} for front-line officials",
            "the minimum standards on {theme}",
        ],
        "institution" => &[
            "the creation of interministerial committees on migration in several member States",
            "the designation of national focal points for {theme}",
        ],
        "project" => &[
            "the joint programme on {theme}",
            "the pilot project on {theme} in three member States",
            "the regional initiative on {theme}",
        ],
        "capacity_training" => &[
            "the regional training course on {theme}",
            "the series of workshops on {theme} for national officials",
        ],
        "data_system" => &[
            "the development of a shared set of migration indicators",
            "the preparation of migration profiles of member States",
        ],
        "fund" => &["the small grants fund for joint activities"],
        "collaboration_framework" => &[
            "the framework of cooperation with a neighbouring consultation mechanism",
            "the arrangement for joint meetings with partners from other regions",
        ],
        "network" => &[
            "the network of contact points on {theme}",
            "the directory of operational contacts on {theme}",
        ],
        "crisis_mechanism" => &["the extraordinary consultation of senior officials on {theme}"],
        _ => &["the work on {theme}"],
    }
}

/// Complete "Results are measured or monitored through … (…)".
pub fn monitored_by(means: &str) -> &'static [&'static str] {
    match means {
        "effect_on_regime" => &["changes in national law and practice"],
        "national_departments" => &["departments of immigration and of labour"],
        "parent_secretariat" => &["the annual progress report"],
        "reporting" => &[
            "written reports before each meeting",
            "a yearly questionnaire",
        ],
        "som_followup" => &["a standing item of the agenda"],
        "progress_papers" => &["a progress paper every two years"],
        "external_evaluation" => &["an independent review after each phase"],
        _ => &[],
    }
}

/// Full sentences: what led to a change of thematic focus.
pub const FOCUS_CHANGE: &[&str] = &[
    "New patterns of mobility made the members reconsider their priorities.",
    "The change followed a review of the first ten years of work.",
    "Member States asked for more attention to {theme}.",
    "The 2030 Agenda for Sustainable Development widened the scope of the dialogue.",
    "Each Chair proposes a thematic priority, and some of these have stayed on the agenda.",
    "Technical meetings had shown that questions of {theme} could not be treated on their own.",
    "A mid-term review recommended fewer themes and more follow-up.",
    "Interest shifted from the exchange of information to practical cooperation on {theme}.",
];

/// Names of plans, without an article: complete "the main document being the …".
pub const OWN_PLANS: &[&str] = &[
    "Strategic Plan 2017–2021",
    "Strategic Framework 2016–2020",
    "Action Plan 2018–2020",
    "Work Programme 2018–2019",
    "Multi-annual Programme 2017–2020",
];
pub const PARENT_PLANS: &[&str] = &[
    "Medium-Term Programme 2016–2020",
    "Regional Integration Agenda 2015–2020",
];

/// Full sentences: the place of the work in a plan.
pub const PLACE_IN_OWN_PLAN: &[&str] = &[
    "The plan sets priorities for several years, and each meeting of senior officials reviews them.",
    "The plan names one lead State for each theme.",
    "Priorities are translated into a calendar of meetings once a year.",
    "The plan links the themes to the objectives of the Global Compact for Migration.",
    "Activities are proposed by the Chair and adopted by consensus.",
];
pub const PLACE_IN_PARENT_PLAN: &[&str] = &[
    "The mechanism contributes to the pillar on regional integration.",
    "Migration is treated there as a cross-cutting matter.",
    "The dialogue is listed among the means of implementation of the social agenda.",
];

/// Complete "The secretariat … carries out …".
pub const SECRETARIAT_FUNCTIONS: &[&str] = &[
    "coordination and the preparation of meetings",
    "the preparation of meetings, follow-up and reporting",
    "research, training and the organization of meetings",
    "administrative support, fundraising and project management",
    "liaison with partners and the drafting of background papers",
];

/// Complete "the mechanism plans to develop …" and "the mechanism has …".
pub const KNOWLEDGE: &[&str] = &[
    "an online library of meeting documents",
    "a regional database of policies and legislation",
    "a members’ area with meeting papers and contact lists",
    "a platform for the exchange of information on {theme}",
    "a repository of good practices",
];

/// Complete "The governing document (…)".
pub const GOVERNING_DOCUMENTS: &[&str] = &[
    "Terms of Reference",
    "Operating Modalities",
    "Founding Declaration",
    "Statutes",
    "Rules of Procedure",
];

/// Full sentences: more about a cooperation.
pub const COOPERATION: &[&str] = &[
    "Partners attend the thematic sessions and comment on draft conclusions.",
    "Areas of cooperation are agreed with each new Chair.",
    "Joint workshops on {theme} are held every other year.",
    "Contacts run mainly through the secretariat.",
    "Background papers for the expert meetings are often written by partners.",
    "An exchange of views takes place on the margins of the annual meeting.",
    "The cooperation has been most active in the field of {theme}.",
    "Invitations are extended meeting by meeting.",
];

/// One to three full sentences: an example of added value.
pub const VALUE: &[&str] = &[
    "Officials who had met in a working group on {theme} later settled an urgent case by telephone.",
    "Positions for a global conference were prepared together, which saved smaller delegations much work.",
    "One member State adapted the training material on {theme} of another instead of writing its own.",
    "A study visit led two neighbouring States to align their procedures in the field of {theme}.",
    "The meetings gave labour and interior ministries of the same State an occasion to speak to each other.",
    "Informal talks between two sessions cleared the way for an agreement on {theme}.",
    "The contact list alone is used by members almost every week.",
    "Statistics are now collected by common definitions in most member States.",
    "Participants mention above all that difficult subjects can be raised without being put on record.",
    "Civil society and governments discussed {theme} at one table for the first time.",
    "After a seminar on {theme}, several members revised their forms and leaflets.",
    "A question on {theme} that had been open for years was answered by comparing the practice of members.",
];

/// Ministries and departments, in the languages in which illustrative States answer.
pub fn entities(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &[
            "Ministère de l’intérieur",
            "Ministère des affaires étrangères",
            "Direction générale des migrations",
            "Ministère du travail",
        ],
        Language::Spanish => &[
            "Dirección Nacional de Migraciones",
            "Ministerio de Relaciones Exteriores",
            "Ministerio del Interior",
            "Ministerio de Trabajo",
        ],
        _ => &[
            "Ministry of the Interior",
            "Ministry of Foreign Affairs",
            "Department of Immigration",
            "Ministry of Labour",
            "Ministry of Home Affairs",
        ],
    }
}

/// Whom an invented invitation is addressed to.
pub fn focal_point(language: Language) -> &'static str {
    match language {
        Language::French => "Point focal national",
        Language::Spanish => "Punto focal nacional",
        _ => "National focal point",
    }
}

/// Departments of organizations.
pub const UNITS: &[&str] = &[
    "Policy and partnerships department",
    "Regional dialogue unit",
    "Migration branch",
];

/// What a State or an organization gives as an example of a contribution.
pub fn outside_examples(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &[
            "Une formation régionale a été reprise dans le programme national.",
            "Les lignes directrices ont servi de base à une circulaire interne.",
            "Un accord avec un État voisin a été préparé en marge d’une réunion.",
        ],
        Language::Spanish => &[
            "Una capacitación regional se incorporó al programa nacional.",
            "Las directrices sirvieron de base para una circular interna.",
            "Un acuerdo con un Estado vecino se preparó al margen de una reunión.",
        ],
        _ => &[
            "A regional training was taken over into the national curriculum.",
            "The guidelines were the basis of an internal instruction.",
            "An arrangement with a neighbouring State was prepared on the margins of a meeting.",
            "The shared indicators are used in the national migration report.",
        ],
    }
}

/// What a State or an organization gives as an example of added value.
pub fn outside_value(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &[
            "Les contacts établis lors des réunions ont facilité le règlement d’un cas consulaire.",
            "Les échanges ont permis de comparer plusieurs manières d’organiser un service.",
            "La préparation des réunions réunit plusieurs ministères qui se parlent peu autrement.",
        ],
        Language::Spanish => &[
            "Los contactos establecidos en las reuniones facilitaron la solución de un caso consular.",
            "El intercambio permitió comparar varias maneras de organizar un servicio.",
            "La preparación de las reuniones reúne a ministerios que de otro modo hablan poco entre sí.",
        ],
        _ => &[
            "Contacts made at meetings helped to settle a consular case.",
            "The exchange made it possible to compare several ways of organizing a service.",
            "Preparing the meetings brings together ministries that otherwise speak little to each other.",
            "The mechanism gave early notice of changes in neighbouring States.",
        ],
    }
}

/// What would make the mechanisms more useful.
pub fn suggestions(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &[
            "Recevoir les documents plus tôt et dans les langues de travail.",
            "Moins de réunions, mais un meilleur suivi des recommandations.",
            "Un calendrier commun des différents mécanismes.",
        ],
        Language::Spanish => &[
            "Recibir los documentos con más antelación y en los idiomas de trabajo.",
            "Menos reuniones y un mejor seguimiento de las recomendaciones.",
            "Un calendario común de los distintos mecanismos.",
        ],
        _ => &[
            "Documents should arrive earlier and in the working languages.",
            "Fewer meetings, and better follow-up of recommendations.",
            "A shared calendar of the different mechanisms would help small administrations.",
            "More sessions for technical staff, also online.",
        ],
    }
}

/// Puts one of these themes into a text.
pub fn with_theme(text: &str, themes: &[String], chance: &mut Chance) -> String {
    if !text.contains("{theme}") {
        return text.to_owned();
    }
    let known: Vec<&str> = themes.iter().filter_map(|code| theme(code)).collect();
    let phrase = if known.is_empty() {
        "migration"
    } else {
        chance.pick(&known)
    };
    text.replace("{theme}", phrase)
}

/// A text that no other mechanism has: the pool is dealt out in a fixed order.
pub fn dealt<'t>(pool: &[&'t str], place: usize) -> &'t str {
    pool[place % pool.len()]
}
