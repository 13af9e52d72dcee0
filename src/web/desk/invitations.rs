//! Inviting organizations in three steps: choose, preview exactly who is written to, send.
//!
//! What was typed travels with the form from step to step, so that nothing is kept before it is sent.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::language_of;
use super::round::{RoundPage, Tab, find_round, group_name, questionnaires_of};
use crate::app::Transaction;
use crate::app::inviting::{
    Invite, InviteError, Invited, NewContact, Recipients, invite, is_mail_address,
};
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::assessment::{Assessment, AssessmentState, Author, Respondent};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::storage::invitations::{list_contacts_of_round, list_invitations};
use crate::web::error::PageError;
use crate::web::parts::{
    Column, ErrorEntry, NoticeKind, Row, Table, field_error, form_errors, notice, rich, table,
};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// More names than this are folded away.
const MANY: usize = 12;

/// Which organizations are listed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ChooseQuery {
    #[serde(default)]
    group: String,
    /// `1`: those not invited yet are ticked.
    #[serde(default)]
    all: String,
}

/// An organization as somebody wants to invite it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub name: String,
    pub email: String,
    pub language: Option<Language>,
}

/// What the form holds: everything typed, ticked or not.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    pub ticked: BTreeSet<String>,
    pub typed: BTreeMap<String, Wanted>,
}

/// An organization that can be invited.
pub struct Candidate {
    pub respondent: Respondent,
    pub name: String,
    /// Whom we wrote to already in this round.
    pub invited: Vec<String>,
}

/// The page of the first step.
struct ChoosePage<'a> {
    language: Language,
    assessment: &'a Assessment,
    form_key: &'a str,
    groups: &'a [RespondentGroup],
    group: RespondentGroup,
    candidates: &'a [Candidate],
    choice: &'a Choice,
    problems: &'a [ErrorEntry],
    is_open: bool,
}

impl Choice {
    fn read(fields: &Fields) -> Choice {
        let mut choice = Choice {
            ticked: fields.all("to").map(str::to_owned).collect(),
            ..Choice::default()
        };
        for (name, value) in fields.pairs() {
            let value = value.trim();
            let Some((part, id)) = name.split_once('-') else {
                continue;
            };
            if value.is_empty() || !matches!(part, "name" | "email" | "language") {
                continue;
            }
            let wanted = choice.typed.entry(id.to_owned()).or_default();
            match part {
                "name" => wanted.name = value.to_owned(),
                "email" => wanted.email = value.to_owned(),
                _ => wanted.language = Language::from_tag(value),
            }
        }
        choice
    }

    /// What is wrong with the addresses of those that are ticked.
    fn problems(&self, language: Language, candidates: &[Candidate]) -> Vec<ErrorEntry> {
        let mut problems = Vec::new();
        if self.ticked.is_empty() {
            problems.push(ErrorEntry {
                target: "choose".to_owned(),
                text: language.text("invite-nobody-chosen"),
            });
        }
        for candidate in candidates {
            let id = &candidate.respondent.organization;
            let email = self.typed.get(id).map_or("", |wanted| &wanted.email);
            if self.ticked.contains(id) && !email.is_empty() && !is_mail_address(email) {
                problems.push(ErrorEntry {
                    target: format!("email-{id}"),
                    text: language.text_with(
                        "invite-bad-address",
                        &[("name", candidate.name.as_str().into())],
                    ),
                });
            }
        }
        problems
    }

    fn command(&self, slug: &str, author: Author, dry_run: bool) -> Invite {
        let contacts = self
            .typed
            .iter()
            .filter(|(id, wanted)| self.ticked.contains(*id) && !wanted.email.is_empty())
            .map(|(id, wanted)| {
                let contact = NewContact {
                    name: wanted.name.clone(),
                    email: wanted.email.clone(),
                    language: wanted.language,
                };
                (id.clone(), vec![contact])
            })
            .collect();
        Invite {
            assessment: slug.to_owned(),
            recipients: Recipients::These(self.ticked.iter().cloned().collect()),
            contacts,
            actor: author,
            dry_run,
        }
    }
}

/// What the first step lists.
struct Listed {
    assessment: Assessment,
    groups: Vec<RespondentGroup>,
    group: RespondentGroup,
    candidates: Vec<Candidate>,
    is_open: bool,
}

fn list(
    transaction: &mut Transaction<'_>,
    slug: &str,
    group: Option<RespondentGroup>,
    language: Language,
) -> Result<Listed, PageError> {
    let assessment = find_round(transaction, slug)?;
    let groups: Vec<RespondentGroup> = questionnaires_of(transaction, &assessment.id)?
        .iter()
        .map(|file| file.respondent)
        .collect();
    let group = group
        .filter(|group| groups.contains(group))
        .or_else(|| groups.first().copied())
        .ok_or(PageError::NotFound)?;
    let registry = load_registry(transaction)?;
    let mut invited: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let contacts = list_contacts_of_round(transaction.connection, &assessment.id)?;
    for invitation in list_invitations(transaction.connection, &assessment.id)? {
        if invitation.respondent.group != group || invitation.revoked_at.is_some() {
            continue;
        }
        let addresses = contacts
            .iter()
            .filter(|contact| contact.invitation == invitation.id && contact.removed_at.is_none())
            .map(|contact| contact.email.clone())
            .collect();
        invited.insert(invitation.respondent.organization, addresses);
    }
    let is_open =
        assessment.state == AssessmentState::Open && transaction.now < assessment.closes_at;
    Ok(Listed {
        candidates: candidates(&registry, group, language, &mut invited),
        assessment,
        groups,
        group,
        is_open,
    })
}

fn candidates(
    registry: &LoadedRegistry,
    group: RespondentGroup,
    language: Language,
    invited: &mut BTreeMap<String, Vec<String>>,
) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = registry
        .registers
        .get(group.code())
        .into_iter()
        .flatten()
        .map(|member| {
            let respondent = Respondent::new(group, &member.id);
            Candidate {
                name: registry.name_of(&respondent, language),
                invited: invited.remove(&member.id).unwrap_or_default(),
                respondent,
            }
        })
        .collect();
    Collation::new(language).sort_by_name(&mut candidates, |candidate| &candidate.name);
    candidates
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<ChooseQuery>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let slug = path.into_inner();
    let group = RespondentGroup::from_code(&query.group);
    let read = site
        .app
        .read(move |transaction| list(transaction, &slug, group, language));
    let listed = read.await?;
    let mut choice = Choice::default();
    if query.all == "1" {
        choice.ticked = listed
            .candidates
            .iter()
            .filter(|candidate| candidate.invited.is_empty())
            .map(|candidate| candidate.respondent.organization.clone())
            .collect();
    }
    Ok(show_choice(&site, &request, &staff, &listed, &choice, &[]))
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let slug = path.into_inner();
    let fields = form.0;
    let choice = Choice::read(&fields);
    let group = RespondentGroup::from_code(fields.get("group"));
    let (named, step) = (slug.clone(), fields.get("step").to_owned());
    let read = site
        .app
        .read(move |transaction| list(transaction, &named, group, language));
    let listed = read.await?;
    let problems = match step.as_str() {
        "preview" | "send" => choice.problems(language, &listed.candidates),
        "choose" => Vec::new(),
        _ => return Err(PageError::BadForm),
    };
    if step == "choose" || !problems.is_empty() {
        return Ok(show_choice(
            &site, &request, &staff, &listed, &choice, &problems,
        ));
    }
    let command = choice.command(&slug, staff.author(), step == "preview");
    let outcome = if step == "send" {
        let write = site
            .app
            .write(move |transaction| invite(transaction, &command));
        write.await
    } else {
        let read = site
            .app
            .read(move |transaction| invite(transaction, &command));
        read.await
    };
    match outcome {
        Ok(invited) if step == "send" => {
            let count = invited.recipients.len().to_string();
            let board = links::DeskAssessment { assessment: slug };
            Ok(see_other(&board.with_query(&[("invited", &count)])))
        }
        Ok(invited) => Ok(show_preview(
            &site, &request, &staff, &listed, &choice, &invited,
        )),
        Err(InviteError::Storage(error)) => Err(error.into()),
        Err(InviteError::UnknownAssessment(_)) => Err(PageError::NotFound),
        Err(error) => {
            let key = match error {
                InviteError::NotOpen => "invite-not-open",
                InviteError::NoQuestionnaire(_) => "invite-no-questionnaire",
                _ => "invite-unknown",
            };
            let problem = ErrorEntry {
                target: "choose".to_owned(),
                text: language.text(key),
            };
            Ok(show_choice(
                &site,
                &request,
                &staff,
                &listed,
                &choice,
                &[problem],
            ))
        }
    }
}

fn show_choice(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    listed: &Listed,
    choice: &Choice,
    problems: &[ErrorEntry],
) -> HttpResponse {
    let language = language_of(request, staff);
    let shown = ChoosePage {
        language,
        assessment: &listed.assessment,
        form_key: &staff.0.form_key,
        groups: &listed.groups,
        group: listed.group,
        candidates: &listed.candidates,
        choice,
        problems,
        is_open: listed.is_open,
    };
    let title = language.text("invite-title");
    let page = RoundPage {
        assessment: &listed.assessment,
        tab: Some(Tab::Invitations),
        marks: &[],
        title: html! { (title) },
        plain_title: title,
        crumbs: Vec::new(),
        has_errors: !problems.is_empty(),
        before: form_errors(language, problems, false),
        content: shown.view(),
    };
    let status = match problems.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    html_page(status, &page.render(site, request, staff, language))
}

impl ChoosePage<'_> {
    fn view(&self) -> Markup {
        let language = self.language;
        let here = links::DeskInvitations {
            assessment: self.assessment.slug.clone(),
        };
        let group = self.group.code();
        html! {
            p.lead { (language.text("invite-lead")) }
            @if !self.is_open {
                (notice(NoticeKind::Warning, &html! { p { (language.text("invite-not-open")) } }))
            }
            nav aria-label=(language.text("board-group")) {
                ul.chips {
                    @for group in self.groups {
                        li { a href=(here.with_query(&[("group", group.code())])) aria-current=[(*group == self.group).then_some("true")] { (group_name(language, *group)) } }
                    }
                    li { a href=(here.with_query(&[("group", group), ("all", "1")])) { (language.text("invite-choose-all")) } }
                }
            }
            form method="post" action=(here.path()) novalidate {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                input type="hidden" name="group" value=(group);
                div #choose tabindex="-1" {
                    (table(&Table {
                        caption: &language.text("invite-caption"),
                        hide_caption: true,
                        columns: vec![
                            Column::text(language.text("board-respondent")),
                            Column::text(language.text("invite-contact-name")),
                            Column::text(language.text("invite-contact-email")),
                            Column::text(language.text("invite-contact-language")),
                        ],
                        rows: self.candidates.iter().map(|candidate| self.row(candidate)).collect(),
                        empty: &language.text("board-none"),
                    }))
                }
                p.hint { (language.text("invite-hint")) }
                p.row { button.btn name="step" value="preview" { (language.text("invite-preview-button")) } }
            }
        }
    }

    fn row(&self, candidate: &Candidate) -> Row {
        let language = self.language;
        let id = &candidate.respondent.organization;
        let nothing = Wanted::default();
        let typed = self.choice.typed.get(id).unwrap_or(&nothing);
        let email = format!("email-{id}");
        let problem = super::fields::problem_at(self.problems, &email);
        let error_id = format!("{email}-error");
        let label =
            |key: &str| language.text_with(key, &[("name", candidate.name.as_str().into())]);
        let wanted = typed
            .language
            .or(self.assessment.languages.first().copied())
            .unwrap_or(Language::English);
        Row {
            cells: vec![
                html! {
                    label.pick {
                        input type="checkbox" name="to" value=(id) checked[self.choice.ticked.contains(id)];
                        span {
                            bdi { (candidate.name) }
                            @if !candidate.invited.is_empty() {
                                br;
                                span.small.soft { (rich(language, "invite-invited", &[("addresses", addresses(&candidate.invited).into())])) }
                            }
                        }
                    }
                },
                html! { input type="text" name=(format!("name-{id}")) value=(typed.name) aria-label=(label("invite-name-of")) autocomplete="off"; },
                html! {
                    @if let Some(text) = problem { (field_error(language, &error_id, text)) }
                    input type="email" id=(email) name=(email) value=(typed.email) dir="ltr" aria-label=(label("invite-email-of")) autocomplete="off"
                        aria-invalid=[problem.map(|_| "true")] aria-describedby=[problem.map(|_| &error_id)];
                },
                html! {
                    select name=(format!("language-{id}")) aria-label=(label("invite-language-of")) {
                        @for language in Language::ALL {
                            option value=(language.code()) selected[language == wanted] { (language.own_name()) }
                        }
                    }
                },
            ],
        }
    }
}

fn addresses(addresses: &[String]) -> Markup {
    html! {
        @for (index, address) in addresses.iter().enumerate() {
            @if index > 0 { ", " }
            bdi dir="ltr" { (address) }
        }
    }
}

fn show_preview(
    site: &Site,
    request: &HttpRequest,
    staff: &Staff,
    listed: &Listed,
    choice: &Choice,
    invited: &Invited,
) -> HttpResponse {
    let language = language_of(request, staff);
    let count = invited.recipients.len();
    let title = language.text("invite-preview-title");
    let name_of = |respondent: &Respondent| {
        listed
            .candidates
            .iter()
            .find(|candidate| candidate.respondent == *respondent)
            .map_or_else(
                || respondent.organization.clone(),
                |candidate| candidate.name.clone(),
            )
    };
    let names = |respondents: &[Respondent]| {
        let names: Vec<&str> = listed
            .candidates
            .iter()
            .filter(|candidate| respondents.contains(&candidate.respondent))
            .map(|candidate| candidate.name.as_str())
            .collect();
        let list = format::list(language, &names);
        html! {
            @if names.len() > MANY {
                details.more { summary { (language.text("invite-show-names")) } p { (list) } }
            } @else {
                p { (list) }
            }
        }
    };
    let rows = invited.recipients.iter().map(|recipient| Row {
        cells: vec![
            html! { bdi { (name_of(&recipient.respondent)) } },
            html! { @if recipient.name.is_empty() { "–" } @else { bdi { (recipient.name) } } },
            html! { bdi dir="ltr" { (recipient.email) } },
            html! { bdi lang=(recipient.language.code()) { (recipient.language.own_name()) } },
        ],
    });
    let here = links::DeskInvitations {
        assessment: listed.assessment.slug.clone(),
    };
    let content = html! {
        p.lead { (language.text_with("invite-preview-lead", &[("count", count.into())])) }
        (table(&Table {
            caption: &title,
            hide_caption: true,
            columns: vec![
                Column::text(language.text("board-respondent")),
                Column::text(language.text("invite-contact-name")),
                Column::text(language.text("invite-contact-email")),
                Column::text(language.text("invite-contact-language")),
            ],
            rows: rows.collect(),
            empty: &language.text("invite-preview-nobody"),
        }))
        @if !invited.without_address.is_empty() {
            (notice(NoticeKind::Warning, &html! {
                p { strong { (language.text_with("invite-without-address", &[("count", invited.without_address.len().into())])) } }
                (names(&invited.without_address))
            }))
        }
        @if !invited.already.is_empty() {
            (notice(NoticeKind::Plain, &html! {
                p { strong { (language.text_with("invite-already", &[("count", invited.already.len().into())])) } }
                (names(&invited.already))
            }))
        }
        form method="post" action=(here.path()) {
            input type="hidden" name=(FORM_KEY) value=(staff.0.form_key);
            input type="hidden" name="group" value=(listed.group.code());
            @for id in &choice.ticked { input type="hidden" name="to" value=(id); }
            @for (id, wanted) in &choice.typed {
                @if !wanted.name.is_empty() { input type="hidden" name=(format!("name-{id}")) value=(wanted.name); }
                @if !wanted.email.is_empty() { input type="hidden" name=(format!("email-{id}")) value=(wanted.email); }
                @if let Some(wanted) = wanted.language { input type="hidden" name=(format!("language-{id}")) value=(wanted.code()); }
            }
            p.row {
                @if count > 0 {
                    button.btn name="step" value="send" { (language.text_with("invite-send-button", &[("count", count.into())])) }
                }
                button.btn.quiet name="step" value="choose" { (language.text("invite-back-button")) }
            }
        }
    };
    let page = RoundPage {
        assessment: &listed.assessment,
        tab: Some(Tab::Invitations),
        marks: &[],
        title: html! { (title) },
        plain_title: title,
        crumbs: Vec::new(),
        has_errors: false,
        before: html! {},
        content,
    };
    html_page(StatusCode::OK, &page.render(site, request, staff, language))
}
