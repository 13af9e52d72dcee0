//! What is known of a submission and of its other versions.

use maud::{Markup, html};

use super::ResponsePage;
use crate::app::summaries::ReadSubmission;
use crate::assessment::{Declaration, Submission, SubmittedDocument};
use crate::language::format;
use crate::links::{self, Link};

impl ResponsePage<'_> {
    pub(super) fn facts(&self, read: &ReadSubmission, by: &str) -> Markup {
        let language = self.language;
        let submission = &read.submission;
        let declaration = SubmittedDocument::parse(&submission.document)
            .ok()
            .and_then(|document| document.declaration);
        let instant =
            |submission: &Submission| format::instant(language, submission.submitted_at, self.zone);
        html! {
            dl.facts {
                dt { (language.text("response-submitted")) } dd { (instant(submission)) }
                dt { (language.text("response-by")) } dd { bdi { (by) } }
                @if let Some(Declaration { name, function }) = declaration {
                    dt { (language.text("response-declared")) } dd { bdi { (name) } @if !function.is_empty() { " · " bdi { (function) } } }
                }
                @if let Some(source) = &submission.source {
                    dt { (language.text("response-source")) } dd { bdi { (source) } }
                }
                @if let Some(at) = self.found.response.accepted_at {
                    dt { (language.text("response-accepted")) } dd { (format::instant(language, at, self.zone)) }
                }
                dt { (language.text("response-receipt")) } dd { bdi.code dir="ltr" { (submission.receipt_number) } }
                dt { (language.text("response-digest")) } dd { bdi.code dir="ltr" { (submission.digest) } }
                dt { (language.text("response-questionnaire")) } dd { bdi dir="ltr" { (read.questionnaire.id) " " (read.questionnaire.version) } }
                @if self.found.submissions.len() > 1 {
                    dt { (language.text("response-versions")) }
                    dd {
                        ul {
                            @for other in &self.found.submissions {
                                li { (self.version(submission, other, &instant(other))) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn version(&self, shown: &Submission, other: &Submission, at: &str) -> Markup {
        let language = self.language;
        let number = other.number.to_string();
        let text = language.text_with(
            "response-version",
            &[("number", number.as_str().into()), ("date", at.into())],
        );
        html! {
            @if other.id == shown.id {
                strong { (text) }
            } @else {
                a href=(self.here().with_query(&[("version", &number)])) { (text) }
            }
            @if self.found.response.current_submission.as_ref() == Some(&other.id) { " · " (language.text("response-counts")) }
        }
    }

    pub(super) fn here(&self) -> links::DeskResponse {
        links::DeskResponse {
            assessment: self.found.assessment.slug.clone(),
            organization: self.found.respondent.organization.clone(),
        }
    }
}
