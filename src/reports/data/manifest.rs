//! What an export is, so that each of its figures can be reproduced.

use serde::Serialize;

/// The manifest of an export.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    pub format: &'static str,
    pub program: &'static str,
    pub program_version: &'static str,
    pub assessment: String,
    pub assessment_title: String,
    pub assessment_state: &'static str,
    pub opens_at: String,
    pub closes_at: String,
    /// The language of labels; the data are the same in each.
    pub language: &'static str,
    /// `staff` or `public`.
    pub audience: &'static str,
    /// The mechanisms that the export is limited to; absent where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limited_to: Option<Vec<String>>,
    /// Whether answers for staff only are in the tables of answers.
    pub staff_only_answers: bool,
    /// How many answers are left out because they are for staff only.
    pub withheld_answers: u64,
    pub minimum_base: u32,
    /// The number of the published release, where the figures are those.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<u32>,
    /// SHA-256 of that release as it was frozen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release_digest: Option<String>,
    /// What the answers are, where they are not the respondents' own word.
    pub marks: Vec<String>,
    /// The same in the words that every page and report bears.
    pub notices: Vec<String>,
    pub made_at: String,
    pub questionnaires: Vec<QuestionnaireNote>,
    pub tables: Vec<TableNote>,
    /// The same for the same data, whatever format, language and time.
    pub data_digest: String,
}

/// A questionnaire that the answers were given to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionnaireNote {
    pub group: &'static str,
    pub id: String,
    pub version: String,
    pub digest: String,
}

/// One table of an export.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableNote {
    pub name: String,
    pub title: String,
    pub rows: u64,
    pub columns: usize,
    pub digest: String,
}

impl Manifest {
    /// As JSON with line ends, for a file of its own.
    pub fn to_text(&self) -> String {
        let text = serde_json::to_string_pretty(self).expect("a manifest has only text keys");
        text + "\n"
    }

    /// Name and value of each line, as a sheet or a title page shows them.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        let yes_no = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
        let mut lines = vec![
            ("assessment", self.assessment.clone()),
            ("assessment_title", self.assessment_title.clone()),
            ("assessment_state", self.assessment_state.to_owned()),
            ("opens_at", self.opens_at.clone()),
            ("closes_at", self.closes_at.clone()),
            ("language", self.language.to_owned()),
            ("audience", self.audience.to_owned()),
            (
                "limited_to",
                self.limited_to
                    .as_ref()
                    .map_or_else(String::new, |iscms| iscms.join(" ")),
            ),
            ("staff_only_answers", yes_no(self.staff_only_answers)),
            ("withheld_answers", self.withheld_answers.to_string()),
            ("minimum_base", self.minimum_base.to_string()),
            (
                "release",
                self.release
                    .map_or_else(String::new, |number| number.to_string()),
            ),
            (
                "release_digest",
                self.release_digest.clone().unwrap_or_default(),
            ),
            ("marks", self.marks.join(" ")),
            ("made_at", self.made_at.clone()),
            ("program", self.program.to_owned()),
            ("program_version", self.program_version.to_owned()),
        ];
        for file in &self.questionnaires {
            lines.push((
                "questionnaire",
                format!(
                    "{}: {}, version {}, SHA-256 {}",
                    file.group, file.id, file.version, file.digest
                ),
            ));
        }
        lines.push(("data_digest", self.data_digest.clone()));
        lines
    }
}
