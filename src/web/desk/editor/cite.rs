//! `…/summaries/{iscm}/cite`: what can stand beside a statement, and how it may be quoted.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::view::level_text;
use super::{crumbs, editor_address, full_name};
use crate::app::editing::{EditingError, Opened, citing, open};
use crate::assessment::Respondent;
use crate::findings::draft::{Citation, CitationKind};
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::reports::summary::answer_of;
use crate::web::desk::language_of;
use crate::web::desk::round::{RoundPage, Sight, group_name};
use crate::web::error::PageError;
use crate::web::parts::isolated;
use crate::web::request::{FORM_KEY, Staff};
use crate::web::{Site, html_page};

/// For which statement, in which language, and a word to look for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct CiteQuery {
    #[serde(default, rename = "in")]
    language: String,
    #[serde(default)]
    section: String,
    #[serde(default)]
    key: String,
    #[serde(default)]
    q: String,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<(String, String)>,
    query: web::Query<CiteQuery>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    let (assessment, iscm) = path.into_inner();
    if !Sight::of(staff.user()).sees_iscm(&iscm) {
        return Err(PageError::NotFound);
    }
    let edited = Language::from_tag(&query.language).unwrap_or(language);
    let (slug, subject) = (assessment.clone(), iscm.clone());
    let read = site.app.read(move |transaction| {
        let opened = open(transaction, &slug, &subject)?.ok_or(EditingError::NotThere)?;
        let edited = opened.language(edited);
        let all = citing::list(transaction, &opened.assessment, &subject, edited)?;
        let chosen = citing::list_chosen(transaction, &opened.assessment, &subject)?;
        Ok::<_, EditingError>((opened, all, chosen))
    });
    let (opened, all, chosen) = read.await?;
    let name = full_name(&opened, language);
    let view = CitePage {
        language,
        edited: opened.language(edited),
        form_key: &staff.0.form_key,
        iscm: &iscm,
        opened: &opened,
        query: &query,
        all: &all,
        chosen: &chosen,
    };
    let mut way = crumbs(language, &opened, &iscm);
    way.push(crate::web::parts::Crumb {
        label: language.text("editor-title"),
        href: Some(editor_address(
            &assessment,
            &iscm,
            view.edited,
            &query.section,
        )),
    });
    let page = RoundPage {
        assessment: &opened.assessment,
        tab: None,
        marks: &opened.marks,
        title: html! { bdi { (name) } },
        plain_title: language.text("cite-title"),
        crumbs: way,
        has_errors: false,
        before: html! {},
        content: view.render(),
    };
    Ok(html_page(
        StatusCode::OK,
        &page.render(&site, &request, &staff, language),
    ))
}

struct CitePage<'a> {
    language: Language,
    edited: Language,
    form_key: &'a str,
    iscm: &'a str,
    opened: &'a Opened,
    query: &'a CiteQuery,
    all: &'a [Citation],
    /// Quotations that were chosen while answers were coded.
    chosen: &'a BTreeSet<(Respondent, String)>,
}

impl CitePage<'_> {
    fn render(&self) -> Markup {
        let language = self.language;
        let merged = self.opened.merged(self.edited);
        let statement = merged.as_ref().and_then(|merged| {
            let mut statements = merged.statements();
            statements.find(|one| one.statement.key == self.query.key)
        });
        let here = links::DeskCite {
            assessment: self.opened.assessment.slug.clone(),
            iscm: self.iscm.to_owned(),
        };
        let wanted = self.query.q.trim().to_lowercase();
        let fits = |one: &&Citation| {
            let texts = one.question.values().chain(one.shown.values());
            wanted.is_empty()
                || texts
                    .into_iter()
                    .any(|text| text.to_lowercase().contains(&wanted))
        };
        let of = |group: RespondentGroup| -> Vec<&Citation> {
            let given = self.all.iter().filter(fits);
            given
                .filter(|one| one.kind != CitationKind::Figure && one.group == group)
                .collect()
        };
        let is_chosen = |one: &&Citation| {
            let respondent = Respondent::new(one.group, &one.respondent);
            one.may_be_published() && self.chosen.contains(&(respondent, one.address.clone()))
        };
        let chosen: Vec<&Citation> = self.all.iter().filter(fits).filter(is_chosen).collect();
        let figures: Vec<&Citation> = self
            .all
            .iter()
            .filter(fits)
            .filter(|one| one.kind == CitationKind::Figure)
            .collect();
        html! {
            @if let Some(statement) = statement {
                p.lead lang=(self.edited.code()) dir=(self.edited.direction().html()) { (statement.statement.text) }
            }
            form.filters method="get" action=(here.path()) {
                input type="hidden" name="in" value=(self.edited.code());
                input type="hidden" name="section" value=(self.query.section);
                input type="hidden" name="key" value=(self.query.key);
                div.wide { label for="q" { (language.text("cite-search")) } input #q type="search" name="q" value=(self.query.q); }
                button.btn.quiet { (language.text("cite-search-button")) }
            }
            @if !chosen.is_empty() {
                h2 { (language.text("coding-chosen")) }
                @for one in chosen { (self.one(one)) }
            }
            @for group in [RespondentGroup::Iscm, RespondentGroup::State, RespondentGroup::Igo] {
                @let list = of(group);
                @if !list.is_empty() {
                    h2 { (group_name(language, group)) }
                    @for one in list { (self.one(one)) }
                }
            }
            @if !figures.is_empty() {
                h2 { (language.text("cite-figures")) }
                @for one in figures { (self.one(one)) }
            }
        }
    }

    fn one(&self, citation: &Citation) -> Markup {
        let language = self.language;
        let names = self.opened.names_in(language);
        let source = citation.for_staff(self.edited);
        let editor = links::DeskEditor {
            assessment: self.opened.assessment.slug.clone(),
            iscm: self.iscm.to_owned(),
        };
        let by = match citation.kind {
            CitationKind::Figure => group_name(language, citation.group),
            _ => names
                .get(&citation.respondent)
                .unwrap_or(&citation.respondent)
                .clone(),
        };
        html! {
            form.cite method="post" action=(editor.path()) {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                input type="hidden" name="in" value=(self.edited.code());
                input type="hidden" name="section" value=(self.query.section);
                input type="hidden" name="key" value=(self.query.key);
                input type="hidden" name="kind" value=(citation.kind.code());
                input type="hidden" name="group" value=(citation.group.code());
                input type="hidden" name="respondent" value=(citation.respondent);
                input type="hidden" name="address" value=(citation.address);
                p { strong { bdi { (source.question.as_deref().unwrap_or(&source.address)) } } " " span.soft { bdi { (by) } } }
                p { (isolated(&answer_of(&source))) }
                @if citation.kind != CitationKind::Figure { p.small.soft { (level_text(language, citation.level)) } }
                @if citation.may_be_published() {
                    p { button.btn.quiet.sm name="act" value="put" {
                        (language.text(match citation.kind {
                            CitationKind::Answer => "cite-answer",
                            CitationKind::Quotation => "cite-quotation",
                            CitationKind::Figure => "cite-figure",
                        }))
                        span.hide { ": " (source.question.as_deref().unwrap_or(&source.address)) }
                    } }
                }
            }
        }
    }
}
