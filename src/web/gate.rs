//! Who may pass which door: asked once, here, before any handler runs. Deny by default.
//!
//! [`who_may`] is the whole table. An address that is not in it is not found, whatever handler stands
//! behind it; `tests/it/doors.rs` compares table and program for every role.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};

use super::Site;
use super::cookies::CookieKind;
use super::error::PageError;
use super::request::{Fields, LinkHolder, Reviewer, Staff};
use super::respondent;
use crate::app::editing::reviewing;
use crate::app::{entering, staff};
use crate::assessment::Role;
use crate::links::{self, Link, Methods, ROUTES};

/// Who may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anyone,
    /// Somebody who entered through a personal link.
    LinkHolder,
    /// Somebody of a secretariat who entered through a link to its draft summary.
    Reviewer,
    /// Staff of this role or one that includes it.
    Staff(Role),
}

/// Who may read an address, and who may post to it; `None` where nobody may.
pub fn who_may(pattern: &str, method: &Method) -> Option<Who> {
    let route = ROUTES.iter().find(|route| route.pattern == pattern)?;
    let posts = match *method {
        Method::GET | Method::HEAD if route.methods != Methods::Post => false,
        Method::POST if route.methods != Methods::Get => true,
        _ => return None,
    };
    let who = match route.name {
        "Home" | "Iscms" | "Iscm" | "Summary" | "SummaryVersion" | "SummaryVersionFile"
        | "Countries" | "Country" | "Privacy" | "Results" | "ResultsOf" | "ResultsRelease"
        | "ResultsFile" | "ResultsData" | "ResultsChart" | "Accessibility" | "Asset" | "Live"
        | "Ready" | "Robots" | "SecurityText" => Who::Anyone,
        // The token in the address is the key; what it opens is decided behind the door.
        "PersonalLink" | "Unsubscribe" | "CommentLink" => Who::Anyone,
        "CommentDraft" => Who::Reviewer,
        "Respond" | "RespondStart" | "RespondPage" | "RespondReview" | "RespondSubmit"
        | "RespondReceipt" | "RespondLeave" => Who::LinkHolder,
        "SignIn" => Who::Anyone,
        "SignOut" | "Desk" => Who::Staff(Role::Reader),
        "DeskAssessments" if posts => Who::Staff(Role::Coordinator),
        "DeskAssessments" | "DeskAssessment" => Who::Staff(Role::Reader),
        // What is counted now, seen today and again tomorrow, tells by subtraction what one organization said in
        // between. Readers have what is published, which is judged beside all that was published before.
        "DeskFindings" | "DeskIscmFindings" | "DeskChartFile" | "DeskSummary"
        | "DeskSummaryFile" | "DeskEvolution" | "DeskContradictions" | "DeskReports"
        | "DeskReportJob" | "DeskReportJobFile" | "DeskOverallFile" => Who::Staff(Role::Analyst),
        "DeskResponse" if posts => Who::Staff(Role::Coordinator),
        // Two indicators of free choice are a filter: readers could subtract.
        "DeskResponse"
        | "DeskAnswers"
        | "DeskExports"
        | "DeskCrosstab"
        | "DeskCrossedAnswers"
        | "DeskViews"
        | "DeskView"
        | "DeskOpenAnswers"
        | "DeskCoding"
        | "DeskCodebook"
        | "DeskCodingCompare"
        | "DeskRecommendations" => Who::Staff(Role::Analyst),
        // Who may make which step is decided behind the door, by `findings::draft::stage`.
        "DeskEditor"
        | "DeskCite"
        | "DeskStatementHistory"
        | "DeskSummaryStage"
        | "DeskSummaryVersion" => Who::Staff(Role::Analyst),
        "DeskAssessmentState" | "DeskCounting" | "DeskInvitations" | "DeskResults" => {
            Who::Staff(Role::Coordinator)
        }
        "DeskBehalf" | "Behalf" | "BehalfPage" | "BehalfReview" | "BehalfSubmit"
        | "BehalfReceipt" => Who::Staff(Role::Coordinator),
        "DeskUsers" | "DeskUser" | "DeskAudit" => Who::Staff(Role::Administrator),
        // Only a demonstration has them; elsewhere the handler finds nothing.
        "DemoMails" | "DemoMail" => Who::Anyone,
        _ => return None,
    };
    Some(who)
}

/// Lets a request through to its handler, or answers it here.
pub async fn gate<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    match pass(&request).await {
        Ok(()) => Ok(next.call(request).await?.map_into_left_body()),
        Err(PageError::SignInNeeded(_)) if is_questions_on_behalf(&request) => {
            let typed = request.extract::<Fields>().await.unwrap_or_default();
            match respondent::unknown::after_signing_out(request.request(), &typed) {
                Some(page) => Ok(request.into_response(page).map_into_right_body()),
                None => {
                    let refusal = PageError::SignInNeeded(links::Desk.path());
                    Ok(request.error_response(refusal).map_into_right_body())
                }
            }
        }
        Err(PageError::LinkNeeded) if request.method() == Method::POST => {
            // What was typed is not thrown away because a session has ended (threat model 1.5).
            let typed = request.extract::<Fields>().await.unwrap_or_default();
            let page = respondent::unknown::after_the_session(request.request(), &typed);
            Ok(request.into_response(page).map_into_right_body())
        }
        Err(refusal) => Ok(request.error_response(refusal).map_into_right_body()),
    }
}

/// Whether a page of the questionnaire is posted that staff fill in.
fn is_questions_on_behalf(request: &ServiceRequest) -> bool {
    let pattern = request.match_pattern();
    request.method() == Method::POST && pattern.as_deref() == Some(links::BehalfPage::ROUTE.pattern)
}

async fn pass(request: &ServiceRequest) -> Result<(), PageError> {
    let site = request
        .app_data::<web::Data<Site>>()
        .expect("the server gives every request its site")
        .clone();
    let pattern = request.match_pattern().ok_or(PageError::NotFound)?;
    let who = who_may(&pattern, request.method()).ok_or(PageError::NotFound)?;
    match who {
        Who::Anyone => Ok(()),
        Who::LinkHolder => {
            let access = match request.cookie(CookieKind::Respondent.name(&site)) {
                Some(cookie) => {
                    let token = cookie.value().to_owned();
                    let found = site
                        .app
                        .read(move |transaction| entering::find_access(transaction, &token));
                    found.await?
                }
                None => None,
            };
            let access = access.ok_or(PageError::LinkNeeded)?;
            request.extensions_mut().insert(LinkHolder(access));
            Ok(())
        }
        Who::Reviewer => {
            let access = match request.cookie(CookieKind::Review.name(&site)) {
                Some(cookie) => {
                    let token = cookie.value().to_owned();
                    let found = site
                        .app
                        .read(move |transaction| reviewing::find_access(transaction, &token));
                    found.await?
                }
                None => None,
            };
            let access = access.ok_or(PageError::LinkNeeded)?;
            request.extensions_mut().insert(Reviewer(access));
            Ok(())
        }
        Who::Staff(role) => {
            let session = match request.cookie(CookieKind::Desk.name(&site)) {
                Some(cookie) => {
                    staff::find_session(site.app.db(), site.app.now(), cookie.value()).await?
                }
                None => None,
            };
            let Some(session) = session else {
                return Err(PageError::SignInNeeded(way_back(request)));
            };
            let may = session.user.role >= role;
            request.extensions_mut().insert(Staff(session));
            if may {
                Ok(())
            } else {
                Err(PageError::NotAllowed)
            }
        }
    }
}

/// Where staff come back to after signing in: only a page that is read, only on this site.
fn way_back(request: &ServiceRequest) -> String {
    let path = match *request.method() {
        Method::GET => request.uri().path_and_query().map(ToString::to_string),
        _ => None,
    };
    path.unwrap_or_else(|| links::Desk.path())
}
