//! What the pages of one round share: finding it, its heading and tabs, and how much of it this person sees.

use std::sync::Arc;

use chrono_tz::Tz;
use maud::{Markup, html};

use super::{Shown, page};
use crate::app::Transaction;
use crate::app::registers::LoadedRegistry;
use crate::app::rounds::find_questionnaire_of;
use crate::assessment::{Assessment, AssessmentId, AssessmentState, Mark, Role};
use crate::findings::Disclosure;
use crate::findings::tally::Audience;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::StorageError;
use crate::storage::assessments::find_assessment_by_slug;
use crate::storage::staff::User;
use crate::storage::tallies::TallyScope;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, made_up, message};
use crate::web::request::Staff;
use crate::web::{Site, parts};

/// How much of a round somebody sees. Every query of these pages takes its scope from here.
#[derive(Clone, Debug)]
pub struct Sight {
    pub role: Role,
    /// The mechanisms somebody is limited to; `None` means all.
    pub iscms: Option<Vec<String>>,
}

impl Sight {
    pub fn of(user: &User) -> Sight {
        Sight {
            role: user.role,
            iscms: user.iscms.clone(),
        }
    }

    /// Readers see what the disclosure rule lets pass, analysts and above everything, marked.
    pub fn audience(&self) -> Audience {
        if self.opens_answers() {
            Audience::Staff
        } else {
            Audience::Outside
        }
    }

    /// Whether the answers behind a number may be opened.
    pub fn opens_answers(&self) -> bool {
        self.role >= Role::Analyst
    }

    /// Whether what is shown may be narrowed at will. Readers may not: what few said could be had by subtracting
    /// one view from another.
    pub fn filters(&self) -> bool {
        self.opens_answers()
    }

    /// Whether rounds may be opened and closed, and organizations invited.
    pub fn runs_rounds(&self) -> bool {
        self.role >= Role::Coordinator
    }

    pub fn sees_iscm(&self, iscm: &str) -> bool {
        self.iscms
            .as_ref()
            .is_none_or(|iscms| iscms.iter().any(|seen| seen == iscm))
    }

    /// The part of a round that is counted for this person.
    pub fn scope<'a>(&'a self, assessment: &'a Assessment) -> TallyScope<'a> {
        TallyScope::of(assessment).about(self.iscms.as_deref())
    }
}

/// A round that the address names, else nothing is there.
pub fn find_round(transaction: &mut Transaction<'_>, slug: &str) -> Result<Assessment, PageError> {
    find_assessment_by_slug(transaction.connection, slug)?.ok_or(PageError::NotFound)
}

/// The questionnaires of a round, in the order of the groups.
pub fn questionnaires_of(
    transaction: &mut Transaction<'_>,
    assessment: &AssessmentId,
) -> Result<Vec<Arc<Questionnaire>>, StorageError> {
    let mut files = Vec::new();
    for group in RespondentGroup::ALL {
        if let Some((_, file)) = find_questionnaire_of(transaction, assessment, group)? {
            files.push(file);
        }
    }
    Ok(files)
}

/// The disclosure rule of a round.
pub fn disclosure_of(assessment: &Assessment) -> Disclosure {
    Disclosure {
        minimum_base: assessment.minimum_base as usize,
    }
}

/// The zone in which a round shows its times.
pub fn zone_of(assessment: &Assessment, site: &Site) -> Tz {
    assessment.time_zone.parse().unwrap_or(site.time_zone)
}

/// The acronym of a mechanism, else its name, else its id.
pub fn short_name(registry: &LoadedRegistry, iscm: &str, language: Language) -> String {
    registry.registry.find_iscm(iscm).map_or_else(
        || iscm.to_owned(),
        |iscm| iscm.acronym.as_localized().in_language(language).to_owned(),
    )
}

/// The group in words: "States".
pub fn group_name(language: Language, group: RespondentGroup) -> String {
    language.text_with("group-respondents", &[("group", group.code().into())])
}

/// Where the reader is among the pages of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Board,
    Findings,
    Mechanisms,
    OpenAnswers,
    Exports,
    Reports,
    Invitations,
    Results,
}

/// A page of a round: its heading with what every one of them says.
pub struct RoundPage<'a> {
    pub assessment: &'a Assessment,
    pub tab: Option<Tab>,
    /// Besides the marks that the page itself knows.
    pub marks: &'a [Mark],
    pub title: Markup,
    /// The same without markup, for the head of the document.
    pub plain_title: String,
    /// Crumbs between the round and this page.
    pub crumbs: Vec<Crumb>,
    pub has_errors: bool,
    /// Stands before the heading: errors.
    pub before: Markup,
    pub content: Markup,
}

impl RoundPage<'_> {
    pub fn render(
        self,
        site: &Site,
        request: &actix_web::HttpRequest,
        staff: &Staff,
        language: Language,
    ) -> Markup {
        let assessment = self.assessment;
        let round = assessment.title_in(language);
        let mut crumbs = vec![Crumb::link(
            language.text("desk-assessments"),
            &links::DeskAssessments,
        )];
        let here = links::DeskAssessment {
            assessment: assessment.slug.clone(),
        };
        if self.tab == Some(Tab::Board) {
            crumbs.push(Crumb::here(round));
        } else {
            crumbs.push(Crumb::link(round, &here));
            crumbs.extend(self.crumbs);
            crumbs.push(Crumb::here(self.plain_title.clone()));
        }
        let sight = Sight::of(staff.user());
        let zone = zone_of(assessment, site);
        let content = html! {
            (self.before)
            p.kicker { (kicker(language, assessment, zone)) }
            h1 { (self.title) }
            @for mark in marks_of(assessment, self.marks) { (made_up(language, mark)) }
            (tabs(language, assessment, &sight, self.tab))
            (self.content)
        };
        page(
            site,
            request,
            staff,
            Shown {
                title: &format!("{}: {round}", self.plain_title),
                crumbs,
                has_errors: self.has_errors,
                content,
            },
        )
    }
}

/// The marks of a round and of the answers shown, each once.
pub fn marks_of(assessment: &Assessment, marks: &[Mark]) -> Vec<Mark> {
    let mut all: Vec<Mark> = assessment
        .mark
        .into_iter()
        .chain(marks.iter().copied())
        .collect();
    all.sort();
    all.dedup();
    all
}

/// What the marks say inside a figure, in short.
pub fn made_up_text(language: Language, marks: &[Mark]) -> Option<String> {
    let words: Vec<String> = marks
        .iter()
        .map(|mark| {
            language.text(match mark {
                Mark::Reconstructed => "mark-reconstructed-short",
                Mark::Illustrative => "mark-illustrative-short",
            })
        })
        .collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

fn kicker(language: Language, assessment: &Assessment, zone: Tz) -> Markup {
    let opens = format::date_of(language, assessment.opens_at, zone);
    let closes = format::instant(language, assessment.closes_at, zone);
    html! {
        bdi { (assessment.title_in(language)) } " · "
        (message(language, "round-from-to", &[("opens", &opens), ("closes", &closes)])) " · "
        (state_word(language, assessment.state))
    }
}

/// The state of a round in words.
pub fn state_word(language: Language, state: AssessmentState) -> String {
    language.text(match state {
        AssessmentState::Draft => "round-state-draft",
        AssessmentState::Open => "round-state-open",
        AssessmentState::Closed => "round-state-closed",
    })
}

/// The state of a round with its mark.
pub fn state_of_round(language: Language, state: AssessmentState) -> Markup {
    let mark = match state {
        AssessmentState::Draft => parts::Mark::NotStarted,
        AssessmentState::Open => parts::Mark::InProgress,
        AssessmentState::Closed => parts::Mark::Complete,
    };
    parts::state(mark, &state_word(language, state))
}

fn tabs(
    language: Language,
    assessment: &Assessment,
    sight: &Sight,
    current: Option<Tab>,
) -> Markup {
    let slug = || assessment.slug.clone();
    let mut tabs = vec![(
        Tab::Board,
        "round-tab-board",
        links::DeskAssessment { assessment: slug() }.path(),
    )];
    if sight.opens_answers() {
        tabs.extend([
            (
                Tab::Findings,
                "round-tab-findings",
                links::DeskFindings { assessment: slug() }.path(),
            ),
            (
                Tab::Mechanisms,
                "round-tab-mechanisms",
                links::DeskFindings { assessment: slug() }.with_query(&[("part", MECHANISMS)]),
            ),
            (
                Tab::OpenAnswers,
                "coding-title",
                links::DeskOpenAnswers { assessment: slug() }.path(),
            ),
            (
                Tab::Reports,
                "reports-title",
                links::DeskReports { assessment: slug() }.path(),
            ),
            (
                Tab::Exports,
                "round-tab-exports",
                links::DeskExports { assessment: slug() }.path(),
            ),
        ]);
    }
    if sight.runs_rounds() {
        tabs.push((
            Tab::Invitations,
            "round-tab-invitations",
            links::DeskInvitations { assessment: slug() }.path(),
        ));
        tabs.push((
            Tab::Results,
            "desk-results",
            links::DeskResults { assessment: slug() }.path(),
        ));
    }
    html! {
        nav.tabs aria-label=(language.text("round-tabs")) {
            ul {
                @for (tab, key, href) in tabs {
                    li { a href=(href) aria-current=[(current == Some(tab)).then_some("page")] { (language.text(key)) } }
                }
            }
        }
    }
}

/// The part of the findings that lists the mechanisms.
pub const MECHANISMS: &str = "iscms";
