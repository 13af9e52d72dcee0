//! Which answers of a round are counted: all that are submitted, or only those that staff has accepted.

use actix_web::{HttpResponse, web};
use maud::{Markup, html};

use crate::app::rounds::{ChangeAssessmentError, change_counting};
use crate::assessment::Assessment;
use crate::language::Language;
use crate::links::{self, Link};
use crate::storage::StorageError;
use crate::web::error::PageError;
use crate::web::request::{FORM_KEY, Staff, StaffForm};
use crate::web::{Site, see_other};

const ACCEPTED: &str = "accepted";

/// What is counted now, and the button for the other; for those who run rounds.
pub fn choice(
    language: Language,
    assessment: &Assessment,
    staff: &Staff,
    may_change: bool,
) -> Markup {
    let accepted_only = assessment.counts_accepted_only;
    let link = links::DeskCounting {
        assessment: assessment.slug.clone(),
    };
    html! {
        p { (language.text(if accepted_only { "counting-accepted" } else { "counting-submitted" })) }
        @if may_change {
            form.no-print method="post" action=(link.path()) {
                input type="hidden" name=(FORM_KEY) value=(staff.0.form_key);
                input type="hidden" name="count" value=(if accepted_only { "submitted" } else { ACCEPTED });
                button.btn.quiet.sm {
                    (language.text(if accepted_only { "counting-to-submitted" } else { "counting-to-accepted" }))
                }
            }
        }
    }
}

pub async fn post(
    site: web::Data<Site>,
    staff: Staff,
    path: web::Path<String>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let slug = path.into_inner();
    let back = links::DeskFindings {
        assessment: slug.clone(),
    };
    let accepted_only = form.0.get("count") == ACCEPTED;
    let author = staff.author();
    let changed = site
        .app
        .write(move |transaction| change_counting(transaction, &slug, accepted_only, &author));
    match changed.await {
        // Somebody changed the round at the same moment: the page shows what holds now.
        Ok(()) | Err(ChangeAssessmentError::Storage(StorageError::Conflict(_))) => {}
        Err(ChangeAssessmentError::NotFound | ChangeAssessmentError::Problem(_)) => {
            return Err(PageError::NotFound);
        }
        Err(ChangeAssessmentError::Storage(error)) => return Err(error.into()),
    }
    Ok(see_other(&back.path()))
}
