//! One round: who has answered, group by group and one by one, and opening or closing it.

mod board;
mod published;
mod view;

pub use view::{state_mark, state_word};

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use super::gallery::Gallery;
use super::language_of;
use super::round::{RoundPage, Sight, Tab, find_round, zone_of};
use crate::app::deciding::today_in;
use crate::app::rounds::{ChangeAssessmentError, close_assessment, open_assessment};
use crate::assessment::{
    Assessment, AssessmentState, Contact, Followed, Mark, Respondent, StateChangeProblem,
    TrackingState,
};
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::web::error::PageError;
use crate::web::parts::{ErrorEntry, form_errors};
use crate::web::request::{Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// The view that the address asks for; unknown values are read as absent.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct BoardQuery {
    #[serde(default)]
    group: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    q: String,
    /// `1`: only those with a next step that is due.
    #[serde(default)]
    due: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    page: usize,
    /// How many people were invited just now.
    #[serde(default)]
    invited: usize,
}

/// Everything the page shows.
pub struct BoardPage {
    pub language: Language,
    pub assessment: Assessment,
    pub zone: Tz,
    pub form_key: String,
    pub sight: Sight,
    /// All invited, and all whose answers were entered on behalf, whatever the filters say.
    pub groups: Vec<GroupLine>,
    pub states: BTreeMap<TrackingState, usize>,
    pub query: BoardQuery,
    /// Those that the filters leave, sorted.
    pub lines: Vec<RespondentLine>,
    pub marks: Vec<Mark>,
    /// What everybody has of the round.
    pub published: published::Published,
    /// Now, to say whether a closing instant has come.
    pub now: DateTime<Utc>,
    /// The day it is where the round is run.
    pub today: NaiveDate,
    /// How many organizations have a next step that is due.
    pub due: usize,
    pub gallery: Gallery,
}

/// How far a group is.
pub struct GroupLine {
    pub group: RespondentGroup,
    pub asked: usize,
    pub answered: usize,
}

/// One respondent on the board.
#[derive(Clone)]
pub struct RespondentLine {
    pub respondent: Respondent,
    pub name: String,
    pub state: TrackingState,
    pub activity: Option<DateTime<Utc>>,
    pub mark: Option<Mark>,
    /// Empty for those who do not run rounds: addresses of officials are on a need-to-know basis.
    pub contacts: Vec<Contact>,
    /// Somebody of it wants no reminders any more.
    pub reminders_stopped: bool,
    pub bounced: bool,
    /// From the log of calls and letters; empty for those who do not run rounds.
    pub followed: Followed,
}

impl RespondentLine {
    /// Whether a next step is due, today or before.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.followed
            .next
            .as_ref()
            .is_some_and(|(_, due)| *due <= today)
    }
}

/// How the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Name,
    Group,
    State,
    Activity,
    LastContact,
    NextStep,
}

impl Order {
    fn from_code(code: &str) -> Option<Order> {
        match code {
            "name" => Some(Order::Name),
            "group" => Some(Order::Group),
            "state" => Some(Order::State),
            "activity" => Some(Order::Activity),
            "contact" => Some(Order::LastContact),
            "next" => Some(Order::NextStep),
            _ => None,
        }
    }
}

impl BoardQuery {
    pub fn group(&self) -> Option<RespondentGroup> {
        RespondentGroup::from_code(&self.group)
    }

    pub fn state(&self) -> Option<TrackingState> {
        TrackingState::from_code(&self.state)
    }

    /// Whether only those are asked for whose next step is due.
    pub fn is_due(&self) -> bool {
        self.due == "1"
    }

    /// The column and whether it rises; by name unless asked otherwise.
    pub fn order(&self) -> (Order, bool) {
        let (code, ascending) = match self.sort.strip_prefix('-') {
            Some(code) => (code, false),
            None => (self.sort.as_str(), true),
        };
        Order::from_code(code).map_or((Order::Name, true), |order| (order, ascending))
    }
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<BoardQuery>,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, &staff, &path, query.into_inner(), None).await
}

/// `POST …/state`, with `to` = `open` or `close`.
pub async fn post_state(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let opens = match form.0.get("to") {
        "open" => true,
        "close" => false,
        _ => return Err(PageError::BadForm),
    };
    let (slug, author) = (path.into_inner(), staff.author());
    let named = slug.clone();
    let changed = site.app.write(move |transaction| {
        if opens {
            open_assessment(transaction, &named, &author)
        } else {
            close_assessment(transaction, &named, &author)
        }
    });
    match changed.await {
        Ok(_) => Ok(see_other(
            &links::DeskAssessment { assessment: slug }.path(),
        )),
        Err(ChangeAssessmentError::NotFound) => Err(PageError::NotFound),
        Err(ChangeAssessmentError::Storage(error)) => Err(error.into()),
        Err(ChangeAssessmentError::Problem(problem)) => {
            let language = language_of(&request, &staff);
            let problem = language.text(match problem {
                StateChangeProblem::AlreadyOpen => "round-already-open",
                StateChangeProblem::AlreadyClosed => "round-already-closed",
                StateChangeProblem::NeverOpened => "round-never-opened",
                StateChangeProblem::ClosingPassed => "round-closing-passed",
                StateChangeProblem::NoQuestionnaire => "round-no-questionnaire",
            });
            let query = BoardQuery::default();
            show(&site, &request, &staff, &slug, query, Some(problem)).await
        }
    }
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    slug: &str,
    query: BoardQuery,
    problem: Option<String>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let sight = Sight::of(staff.user());
    let (named, seen) = (slug.to_owned(), sight.clone());
    let read = site.app.read(move |transaction| {
        let assessment = find_round(transaction, &named)?;
        let board = board::read(transaction, &assessment, &seen, language)?;
        let published = match seen.opens_answers() {
            true => published::Published::default(),
            false => published::read(transaction, &assessment, language)?,
        };
        Ok::<_, PageError>((assessment, board, published))
    });
    let (assessment, board, published) = read.await?;
    let groups = board::groups(&board.lines);
    let mut states: BTreeMap<TrackingState, usize> = BTreeMap::new();
    for line in &board.lines {
        *states.entry(line.state).or_default() += 1;
    }
    let today = today_in(&assessment, site.app.now());
    let shown = BoardPage {
        language,
        zone: zone_of(&assessment, site),
        form_key: staff.0.form_key.clone(),
        groups,
        states,
        due: board.lines.iter().filter(|line| line.is_due(today)).count(),
        lines: board::chosen(board.lines, &query, (language, today)),
        marks: board.marks,
        published,
        now: site.app.now(),
        today,
        sight,
        query,
        gallery: Gallery::of(request),
        assessment,
    };
    let content = view::content(&shown);
    let about = [shown.assessment.slug.as_str(), "participation"];
    if let Some(file) = shown.gallery.file(&about, language)? {
        return file.answer(site, request, staff).await;
    }
    let errors: Vec<ErrorEntry> = problem
        .into_iter()
        .map(|text| ErrorEntry {
            target: "state".to_owned(),
            text,
        })
        .collect();
    let title = language.text("board-title");
    let page = RoundPage {
        assessment: &shown.assessment,
        tab: Some(Tab::Board),
        marks: &shown.marks,
        title: maud::html! { (title) },
        plain_title: title,
        crumbs: Vec::new(),
        has_errors: !errors.is_empty(),
        before: form_errors(language, &errors, false),
        content,
    };
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::CONFLICT,
    };
    Ok(html_page(
        status,
        &page.render(site, request, staff, language),
    ))
}

/// Whether the round can be opened or closed now, and which.
pub fn next_state(assessment: &Assessment, now: DateTime<Utc>) -> Option<AssessmentState> {
    match assessment.state {
        AssessmentState::Draft if now < assessment.closes_at => Some(AssessmentState::Open),
        AssessmentState::Draft | AssessmentState::Open => Some(AssessmentState::Closed),
        AssessmentState::Closed => None,
    }
}
