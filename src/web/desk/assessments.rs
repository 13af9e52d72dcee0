//! The rounds, and making one.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::fields::{TextField, problem_at, text_field};
use super::round::{Sight, state_of_round, zone_of};
use super::{Shown, language_of, page};
use crate::app::demo::INSTRUMENTS;
use crate::app::rounds::{
    CreateAssessmentError, QuestionnaireFile, create_assessment, list_assessments,
};
use crate::assessment::{Assessment, CreateProblem, NewAssessment, instant};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::StorageError;
use crate::storage::tallies::{TallyScope, count_submitted};
use crate::web::error::PageError;
use crate::web::parts::{
    Column, Crumb, ErrorEntry, Row, Table, field_error, form_errors, made_up, table,
};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// Everything the page shows.
pub struct AssessmentsPage {
    pub language: Language,
    pub rounds: Vec<RoundLine>,
    /// The form for a new one, for those who may make one.
    pub form: Option<NewRoundForm>,
}

/// One round as it is listed.
pub struct RoundLine {
    pub assessment: Assessment,
    pub zone: Tz,
    pub submitted: usize,
}

/// The form as it was sent, or empty.
#[derive(Default)]
pub struct NewRoundForm {
    pub form_key: String,
    pub slug: String,
    /// In the languages that the questionnaires are complete in.
    pub titles: BTreeMap<Language, String>,
    pub time_zone: String,
    pub opens: String,
    pub closes: String,
    /// The files that are chosen, by stem.
    pub questionnaires: Vec<String>,
    pub problems: Vec<ErrorEntry>,
}

const TITLE_LANGUAGES: [Language; 3] = [Language::English, Language::French, Language::Spanish];

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
) -> Result<HttpResponse, PageError> {
    let form = NewRoundForm {
        time_zone: site.time_zone.name().to_owned(),
        questionnaires: INSTRUMENTS.iter().map(|(path, _)| stem(path)).collect(),
        ..NewRoundForm::default()
    };
    show(&site, &request, &staff, form).await
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let mut form = read(&form.0);
    let (new, files) = match checked(language, &form) {
        Ok(read) => read,
        Err(problems) => {
            form.problems = problems;
            return show(&site, &request, &staff, form).await;
        }
    };
    let author = staff.author();
    let made = site
        .app
        .write(move |transaction| create_assessment(transaction, &new, &files, &author));
    match made.await {
        Ok(assessment) => Ok(see_other(
            &links::DeskAssessment {
                assessment: assessment.slug,
            }
            .path(),
        )),
        Err(CreateAssessmentError::Storage(error)) => Err(error.into()),
        Err(error) => {
            form.problems = told(language, &error);
            show(&site, &request, &staff, form).await
        }
    }
}

fn read(fields: &Fields) -> NewRoundForm {
    NewRoundForm {
        form_key: String::new(),
        slug: fields.get("slug").trim().to_owned(),
        titles: TITLE_LANGUAGES
            .into_iter()
            .map(|language| {
                (
                    language,
                    fields.get(&title_name(language)).trim().to_owned(),
                )
            })
            .filter(|(_, title)| !title.is_empty())
            .collect(),
        time_zone: fields.get("time-zone").trim().to_owned(),
        opens: fields.get("opens").trim().to_owned(),
        closes: fields.get("closes").trim().to_owned(),
        questionnaires: fields.all("questionnaire").map(str::to_owned).collect(),
        problems: Vec::new(),
    }
}

/// The controls that may be wrong, from the top of the form.
const FORM_ORDER: [&str; 6] = [
    "slug",
    "title-en",
    "time-zone",
    "opens",
    "closes",
    "questionnaire",
];

fn title_name(language: Language) -> String {
    format!("title-{}", language.code())
}

/// `iscm` of `questionnaires/iscm.json`.
fn stem(path: &str) -> String {
    path.trim_start_matches("questionnaires/")
        .trim_end_matches(".json")
        .to_owned()
}

/// What the form asks for, or all that is wrong with it.
fn checked(
    language: Language,
    form: &NewRoundForm,
) -> Result<(NewAssessment, Vec<QuestionnaireFile>), Vec<ErrorEntry>> {
    let mut problems = Vec::new();
    let mut problem = |target: &str, key: &str| {
        problems.push(ErrorEntry {
            target: target.to_owned(),
            text: language.text(key),
        });
    };
    let zone: Option<Tz> = form.time_zone.parse().ok();
    if zone.is_none() {
        problem("time-zone", "round-bad-zone");
    }
    let read = |text: &str| instant::read(text, zone.unwrap_or(Tz::UTC));
    let (opens, closes) = (read(&form.opens), read(&form.closes));
    if opens.is_none() {
        problem("opens", "round-bad-opens");
    }
    if closes.is_none() {
        problem("closes", "round-bad-closes");
    }
    let files: Vec<QuestionnaireFile> = INSTRUMENTS
        .iter()
        .filter(|(path, _)| form.questionnaires.contains(&stem(path)))
        .map(|(path, text)| QuestionnaireFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        })
        .collect();
    if files.is_empty() {
        problem("questionnaire", "round-no-questionnaire");
    }
    let has_times = opens.is_some() && closes.is_some();
    let mut new = NewAssessment::new(
        &form.slug,
        "",
        opens.unwrap_or_default(),
        closes.unwrap_or_default(),
    );
    new.title = form.titles.clone();
    new.time_zone = form.time_zone.clone();
    for found in new.check() {
        // Of times that cannot be read nothing more is said.
        if has_times || found != CreateProblem::ClosesBeforeOpening {
            let (target, key) = problem_of(found);
            problem(target, key);
        }
    }
    // In the order of the form.
    let place = |target: &str| FORM_ORDER.iter().position(|name| *name == target);
    problems.sort_by_key(|problem| place(&problem.target));
    if problems.is_empty() {
        Ok((new, files))
    } else {
        Err(problems)
    }
}

/// The control to correct, and what to say.
fn problem_of(problem: CreateProblem) -> (&'static str, &'static str) {
    match problem {
        CreateProblem::BadSlug => ("slug", "round-bad-slug"),
        CreateProblem::NoTitle | CreateProblem::NoLanguage => ("title-en", "round-no-title"),
        CreateProblem::ClosesBeforeOpening => ("closes", "round-closes-first"),
        CreateProblem::NoMinimumBase => ("slug", "error-internal-text"),
    }
}

fn told(language: Language, error: &CreateAssessmentError) -> Vec<ErrorEntry> {
    let entry = |(target, key): (&str, &str)| ErrorEntry {
        target: target.to_owned(),
        text: language.text(key),
    };
    match error {
        CreateAssessmentError::Problems(problems) => problems
            .iter()
            .map(|problem| entry(problem_of(*problem)))
            .collect(),
        CreateAssessmentError::SlugTaken => vec![entry(("slug", "round-slug-taken"))],
        // The files that the program brings along are checked by its tests.
        CreateAssessmentError::Questionnaire { .. }
        | CreateAssessmentError::SameGroup(..)
        | CreateAssessmentError::Storage(_) => {
            vec![entry(("questionnaire", "error-internal-text"))]
        }
    }
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    mut form: NewRoundForm,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    let sight = Sight::of(staff.user());
    let seen = sight.clone();
    let listed = site.app.read(move |transaction| {
        let mut listed = Vec::new();
        for assessment in list_assessments(transaction)? {
            let scope = TallyScope {
                accepted_only: false,
                ..seen.scope(&assessment)
            };
            let submitted = count_submitted(transaction.connection, scope)?;
            listed.push((assessment, submitted.values().sum()));
        }
        Ok::<_, StorageError>(listed)
    });
    let rounds = listed
        .await?
        .into_iter()
        .map(|(assessment, submitted)| RoundLine {
            zone: zone_of(&assessment, site),
            assessment,
            submitted,
        })
        .collect();
    form.form_key = staff.0.form_key.clone();
    let has_errors = !form.problems.is_empty();
    let shown = AssessmentsPage {
        language,
        rounds,
        form: sight.runs_rounds().then_some(form),
    };
    let title = language.text("desk-assessments");
    let content = view(&shown);
    let document = page(
        site,
        request,
        staff,
        Shown {
            title: &title,
            crumbs: vec![Crumb::here(title.clone())],
            has_errors,
            content,
        },
    );
    let status = match has_errors {
        true => StatusCode::UNPROCESSABLE_ENTITY,
        false => StatusCode::OK,
    };
    Ok(html_page(status, &document))
}

fn view(page: &AssessmentsPage) -> Markup {
    let language = page.language;
    let title = language.text("desk-assessments");
    let problems = page.form.as_ref().map_or(&[][..], |form| &form.problems);
    html! {
        (form_errors(language, problems, false))
        h1 { (title) }
        (table(&Table {
            caption: &title,
            hide_caption: true,
            columns: vec![
                Column::text(language.text("round-title")),
                Column::text(language.text("round-state")),
                Column::text(language.text("round-opens")),
                Column::text(language.text("round-closes")),
                Column::number(language.text("round-answers")),
            ],
            rows: page.rounds.iter().map(|line| row(language, line)).collect(),
            empty: &language.text("round-none"),
        }))
        @if let Some(form) = &page.form { (new_round(language, form)) }
    }
}

fn row(language: Language, line: &RoundLine) -> Row {
    let assessment = &line.assessment;
    let link = links::DeskAssessment {
        assessment: assessment.slug.clone(),
    };
    Row {
        cells: vec![
            html! {
                a href=(link.path()) { bdi { (assessment.title_in(language)) } }
                @if let Some(mark) = assessment.mark { (made_up(language, mark)) }
            },
            state_of_round(language, assessment.state),
            html! { (format::instant(language, assessment.opens_at, line.zone)) },
            html! { (format::instant(language, assessment.closes_at, line.zone)) },
            html! { (format::number(language, line.submitted as f64)) },
        ],
    }
}

fn new_round(language: Language, form: &NewRoundForm) -> Markup {
    let problem = |control: &str| problem_at(&form.problems, control);
    let field = |name: &str, kind: &str, label: &str, hint: Option<&str>, value: &str, width| {
        text_field(
            language,
            &TextField {
                name,
                kind,
                label: &language.text(label),
                hint: hint.map(|key| language.text(key)).as_deref(),
                value,
                problem: problem(name),
                width,
            },
        )
    };
    html! {
        h2 #new { (language.text("round-new")) }
        form method="post" action=(links::DeskAssessments.path()) novalidate {
            input type="hidden" name=(FORM_KEY) value=(form.form_key);
            (field("slug", "text", "round-slug", Some("round-slug-hint"), &form.slug, "w12"))
            @for title in TITLE_LANGUAGES {
                @let name = title_name(title);
                @let label = language.text_with(
                    if title == Language::English { "round-title-in" } else { "round-title-in-optional" },
                    &[("language", title.own_name().into())],
                );
                (text_field(language, &TextField {
                    name: &name, kind: "text", label: &label, hint: None,
                    value: form.titles.get(&title).map_or("", String::as_str),
                    problem: problem(&name), width: "",
                }))
            }
            (field("time-zone", "text", "round-time-zone", Some("round-time-zone-hint"), &form.time_zone, "w12"))
            (field("opens", "datetime-local", "round-opens", None, &form.opens, "w12"))
            (field("closes", "datetime-local", "round-closes", Some("round-closes-hint"), &form.closes, "w12"))
            fieldset.field.bad[problem("questionnaire").is_some()] {
                legend { (language.text("round-questionnaires")) }
                @if let Some(text) = problem("questionnaire") { (field_error(language, "questionnaire-error", text)) }
                ul.choices {
                    @for (index, (path, _)) in INSTRUMENTS.iter().enumerate() {
                        @let name = stem(path);
                        li {
                            label.pick {
                                input type="checkbox" name="questionnaire" value=(name) id=[(index == 0).then_some("questionnaire")]
                                    checked[form.questionnaires.contains(&name)];
                                span { (language.text_with("group-respondents", &[("group", name.as_str().into())])) }
                            }
                        }
                    }
                }
            }
            p.row { button.btn { (language.text("round-new-button")) } }
        }
    }
}
