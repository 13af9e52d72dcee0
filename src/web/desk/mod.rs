//! Behind a sign-in: rounds, responses, findings, summaries, people.
//!
//! Start with [`page`], the shell of every desk page, then with one page: a file holds its path and form
//! types, its handlers, a `…Page` struct with everything it shows, and its `Markup`.
//! Kept out: who may come in (`web::gate`), rules (core), writing (`app`).

pub mod answers;
pub mod assessment;
pub mod assessments;
pub mod audit;
pub mod behalf;
pub mod chart_file;
pub mod coding;
pub mod contradictions;
pub mod counting;
pub mod crossed_answers;
pub mod crosstab;
pub mod editor;
pub mod evolution;
pub mod exports;
mod fields;
mod figure;
mod filter;
pub mod findings;
mod findings_frame;
mod gallery;
mod heat;
pub mod home;
pub mod invitations;
pub mod iscm_findings;
mod matrices;
mod mechanisms;
mod number_link;
mod participation;
pub mod recommendations;
pub mod reports;
pub mod response;
pub mod results;
mod round;
pub mod saved_views;
pub mod sign_in;
pub mod summary;
mod themes;
pub mod user;
pub mod users;

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use maud::{Markup, html};

use super::Site;
use super::parts::{Crumb, Document, Door, NavigationItem, document_with_account};
use super::request::{FORM_KEY, PageLanguage, Staff, here};
use super::routes::pattern;
use crate::assessment::Role;
use crate::language::Language;
use crate::links::{self, Link};

/// The handlers of the desk.
pub fn routes(service: &mut ServiceConfig) {
    service
        .service(
            web::resource(pattern::<links::SignIn>())
                .route(web::get().to(sign_in::get))
                .route(web::post().to(sign_in::post)),
        )
        .route(
            pattern::<links::SignOut>(),
            web::post().to(sign_in::sign_out),
        )
        .route(pattern::<links::Desk>(), web::get().to(home::get))
        .service(
            web::resource(pattern::<links::DeskAssessments>())
                .route(web::get().to(assessments::get))
                .route(web::post().to(assessments::post)),
        )
        .route(
            pattern::<links::DeskAssessment>(),
            web::get().to(assessment::get),
        )
        .route(
            pattern::<links::DeskAssessmentState>(),
            web::post().to(assessment::post_state),
        )
        .route(
            pattern::<links::DeskCounting>(),
            web::post().to(counting::post),
        )
        .service(
            web::resource(pattern::<links::DeskInvitations>())
                .route(web::get().to(invitations::get))
                .route(web::post().to(invitations::post)),
        )
        .service(
            web::resource(pattern::<links::DeskBehalf>())
                .route(web::get().to(behalf::get))
                .route(web::post().to(behalf::post)),
        )
        .service(
            web::resource(pattern::<links::DeskResponse>())
                .route(web::get().to(response::get))
                .route(web::post().to(response::post)),
        )
        .route(
            pattern::<links::DeskFindings>(),
            web::get().to(findings::get),
        )
        .route(
            pattern::<links::DeskIscmFindings>(),
            web::get().to(iscm_findings::get),
        )
        .route(
            pattern::<links::DeskContradictions>(),
            web::get().to(contradictions::get),
        )
        .route(
            pattern::<links::DeskCrosstab>(),
            web::get().to(crosstab::get),
        )
        .route(
            pattern::<links::DeskCrossedAnswers>(),
            web::get().to(crossed_answers::get),
        )
        .route(
            pattern::<links::DeskEvolution>(),
            web::get().to(evolution::get),
        )
        .route(
            pattern::<links::DeskOpenAnswers>(),
            web::get().to(coding::get),
        )
        .service(
            web::resource(pattern::<links::DeskCoding>())
                .route(web::get().to(coding::page::get))
                .route(web::post().to(coding::page::post)),
        )
        .service(
            web::resource(pattern::<links::DeskCodebook>())
                .route(web::get().to(coding::codebook::get))
                .route(web::post().to(coding::codebook::post)),
        )
        .service(
            web::resource(pattern::<links::DeskCodingCompare>())
                .route(web::get().to(coding::compare::get))
                .route(web::post().to(coding::compare::post)),
        )
        .service(
            web::resource(pattern::<links::DeskViews>())
                .route(web::get().to(saved_views::get))
                .route(web::post().to(saved_views::post)),
        )
        .route(
            pattern::<links::DeskView>(),
            web::post().to(saved_views::post_change),
        )
        .service(
            web::resource(pattern::<links::DeskResults>())
                .route(web::get().to(results::get))
                .route(web::post().to(results::post)),
        )
        .route(
            pattern::<links::DeskChartFile>(),
            web::get().to(chart_file::get),
        )
        .route(pattern::<links::DeskAnswers>(), web::get().to(answers::get))
        .service(
            web::resource(pattern::<links::DeskReports>())
                .route(web::get().to(reports::get))
                .route(web::post().to(reports::post)),
        )
        .route(
            pattern::<links::DeskReportJob>(),
            web::get().to(reports::get_job),
        )
        .route(
            pattern::<links::DeskReportJobFile>(),
            web::get().to(reports::get_job_file),
        )
        .route(
            pattern::<links::DeskOverallFile>(),
            web::get().to(reports::get_overall),
        )
        .service(
            web::resource(pattern::<links::DeskRecommendations>())
                .route(web::get().to(recommendations::get))
                .route(web::post().to(recommendations::post)),
        )
        .route(pattern::<links::DeskSummary>(), web::get().to(summary::get))
        .route(
            pattern::<links::DeskSummaryFile>(),
            web::get().to(summary::get_file),
        )
        .service(
            web::resource(pattern::<links::DeskExports>())
                .route(web::get().to(exports::get))
                .route(web::post().to(exports::post)),
        )
        .service(
            web::resource(pattern::<links::DeskEditor>())
                .route(web::get().to(editor::page::get))
                .route(web::post().to(editor::page::post)),
        )
        .route(
            pattern::<links::DeskCite>(),
            web::get().to(editor::cite::get),
        )
        .route(
            pattern::<links::DeskStatementHistory>(),
            web::get().to(editor::history::get),
        )
        .service(
            web::resource(pattern::<links::DeskSummaryStage>())
                .route(web::get().to(editor::stage::get))
                .route(web::post().to(editor::stage::post)),
        )
        .route(
            pattern::<links::DeskSummaryVersion>(),
            web::get().to(editor::version::get),
        )
        .route(pattern::<links::DeskAudit>(), web::get().to(audit::get))
        .service(
            web::resource(pattern::<links::DeskUsers>())
                .route(web::get().to(users::get))
                .route(web::post().to(users::post)),
        )
        .service(
            web::resource(pattern::<links::DeskUser>())
                .route(web::get().to(user::get))
                .route(web::post().to(user::post)),
        );
}

/// What a desk page shows besides the shell.
pub struct Shown<'a> {
    pub title: &'a str,
    pub crumbs: Vec<Crumb>,
    pub has_errors: bool,
    pub content: Markup,
}

/// The language in which staff read: chosen on the page, else that of the account.
pub fn language_of(request: &HttpRequest, staff: &Staff) -> Language {
    PageLanguage::of(request).or(staff.user().language)
}

/// A desk page with its navigation.
pub fn page(site: &Site, request: &HttpRequest, staff: &Staff, shown: Shown) -> Markup {
    let language = language_of(request, staff);
    document_with_account(
        &Document {
            language,
            door: Door::Desk,
            institution: &site.institution,
            title: shown.title,
            has_errors: shown.has_errors,
            here: &here_when_read(request),
            navigation: &with_mails(
                site,
                language,
                navigation(language, staff.user().role, request.path()),
            ),
            crumbs: &shown.crumbs,
            script: true,
            content: shown.content,
        },
        &account(language, staff),
    )
}

/// The address of the page, for the links to its other languages. A page that a form was posted to is read
/// without the query.
fn here_when_read(request: &HttpRequest) -> String {
    if request.method() == Method::POST {
        request.path().to_owned()
    } else {
        here(request)
    }
}

/// Who is signed in, and the way out.
fn account(language: Language, staff: &Staff) -> Markup {
    let user = staff.user();
    let name = if user.name.is_empty() {
        &user.email
    } else {
        &user.name
    };
    html! {
        form.account method="post" action=(links::SignOut.path()) {
            input type="hidden" name=(FORM_KEY) value=(staff.0.form_key);
            span.soft { bdi { (name) } " · " (users::role_text(language, user.role)) }
            button.btn.lite.sm { (language.text("sign-out")) }
        }
    }
}

/// In a demonstration, the mails that it sent stand beside what staff find elsewhere.
fn with_mails(
    site: &Site,
    language: Language,
    mut items: Vec<NavigationItem>,
) -> Vec<NavigationItem> {
    if site.demo_mails.is_some() {
        items.push(NavigationItem {
            label: language.text("demo-mails-link"),
            href: links::DemoMails.path(),
            current: false,
        });
    }
    items
}

/// What surrounds a page of the desk that another room draws: its navigation, and who is signed in.
pub fn around(site: &Site, language: Language, staff: &Staff) -> (Vec<NavigationItem>, Markup) {
    let path = links::DeskAssessments.path();
    let items = navigation(language, staff.user().role, &path);
    (with_mails(site, language, items), account(language, staff))
}

/// What this role finds on the desk.
fn navigation(language: Language, role: Role, path: &str) -> Vec<NavigationItem> {
    let item = |key: &str, href: String| NavigationItem {
        current: path == href || (path.starts_with(&format!("{href}/"))),
        label: language.text(key),
        href,
    };
    let mut items = vec![item("desk-assessments", links::DeskAssessments.path())];
    if role >= Role::Analyst {
        items.push(item("desk-views", links::DeskViews.path()));
    }
    if role >= Role::Administrator {
        items.push(item("desk-users", links::DeskUsers.path()));
        items.push(item("audit-title", links::DeskAudit.path()));
    }
    items
}
