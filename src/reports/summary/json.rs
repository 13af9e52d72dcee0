//! The summary as data: the shape is a contract with programs that read it.

use serde_json::{Map, Value as Json, json};

use super::SummaryReport;
use crate::findings::{Section, Source, Statement};
use crate::reports::document::ViewsAnnex;

impl SummaryReport<'_> {
    /// `{iscm, assessment, language, sections: [{id, title, statements: [{key, text, sources, conditions}]}]}`,
    /// with a few more members where there is something to say.
    pub fn json(&self) -> Json {
        self.json_with(None)
    }

    /// The same with `views`: what the three groups say of the same things.
    pub fn json_with(&self, views: Option<&ViewsAnnex>) -> Json {
        let mut summary = Map::new();
        summary.insert("iscm".into(), json!(self.summary.iscm));
        summary.insert("name".into(), json!(self.summary.name));
        summary.insert("acronym".into(), json!(self.summary.acronym));
        summary.insert("assessment".into(), json!(self.summary.assessment));
        summary.insert("language".into(), json!(self.summary.language.code()));
        if !self.marks.is_empty() {
            let marks: Vec<&str> = self.marks.iter().map(|mark| mark.code()).collect();
            summary.insert("marks".into(), json!(marks));
        }
        if self.summary.untranslated_left_out > 0 {
            summary.insert(
                "untranslated_left_out".into(),
                json!(self.summary.untranslated_left_out),
            );
        }
        let sections: Vec<Json> = self.summary.sections.iter().map(section_json).collect();
        summary.insert("sections".into(), Json::Array(sections));
        if let Some(views) = views {
            summary.insert("views".into(), views.json());
        }
        Json::Object(summary)
    }
}

fn section_json(section: &Section) -> Json {
    let statements: Vec<Json> = section.statements.iter().map(statement_json).collect();
    json!({"id": section.id, "title": section.title, "statements": statements})
}

fn statement_json(statement: &Statement) -> Json {
    let mut object = Map::new();
    object.insert("key".into(), json!(statement.key));
    object.insert("text".into(), json!(statement.text));
    object.insert("sources".into(), sources_json(&statement.sources));
    object.insert("conditions".into(), sources_json(&statement.conditions));
    object.insert("group".into(), json!(statement.speaker.code()));
    if statement.untranslated {
        object.insert("language".into(), json!(statement.language.code()));
        object.insert("untranslated".into(), json!(true));
    }
    if statement.staff_only {
        object.insert("staff_only".into(), json!(true));
    }
    if !statement.hidden.is_empty() {
        let hidden: Vec<Json> = statement
            .hidden
            .iter()
            .map(|hidden| {
                json!({
                    "function": hidden.function,
                    "value": hidden.value,
                    "base": hidden.base,
                })
            })
            .collect();
        object.insert("hidden".into(), Json::Array(hidden));
    }
    Json::Object(object)
}

fn sources_json(sources: &[Source]) -> Json {
    sources
        .iter()
        .map(|source| {
            json!({
                "respondent": source.respondent,
                "address": source.address,
                "value": source.value,
            })
        })
        .collect()
}
