//! `/comment`: the draft as it would be published, with fields for remarks and other words at each statement.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Shell, contact};
use crate::app::editing::EditingError;
use crate::app::editing::reviewing::{self, Remark, Review, ReviewAccess, SaveRemarks};
use crate::findings::{Section, Source, Statement};
use crate::institution::Institution;
use crate::language::Language;
use crate::links::{self, Link};
use crate::reports::summary::{anchor, answer_of};
use crate::storage::summary_records::Comment;
use crate::web::error::PageError;
use crate::web::parts::field::names;
use crate::web::parts::{NoticeKind, isolated, notice, rich};
use crate::web::request::{Fields, PageLanguage, Reviewer, ReviewerForm};
use crate::web::{Site, html_page, see_other};

/// `?saved=1` after saving, `?in=fr` for another language of the draft.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct DraftQuery {
    #[serde(default)]
    saved: String,
    #[serde(default, rename = "in")]
    language: String,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    reviewer: Reviewer,
    query: web::Query<DraftQuery>,
) -> Result<HttpResponse, PageError> {
    show(&site, &request, reviewer.0, &query, None).await
}

async fn show(
    site: &Site,
    request: &HttpRequest,
    access: ReviewAccess,
    query: &DraftQuery,
    unsaved: Option<&Fields>,
) -> Result<HttpResponse, PageError> {
    let language = PageLanguage::of(request).or(access.entry.reviewer.language);
    let wanted = Language::from_tag(&query.language).unwrap_or(language);
    let entry = access.entry.clone();
    let read = site
        .app
        .read(move |transaction| reviewing::review(transaction, &entry, wanted));
    let review = read.await?;
    let page = DraftPage {
        language,
        institution: &site.institution,
        access: &access,
        review: &review,
        is_saved: query.saved == "1",
        unsaved,
    };
    let status = match unsaved {
        Some(_) => StatusCode::CONFLICT,
        None => StatusCode::OK,
    };
    Ok(html_page(status, &page.render()))
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    reviewer: Reviewer,
    form: ReviewerForm,
) -> Result<HttpResponse, PageError> {
    let fields = form.0;
    let language = Language::from_tag(fields.get(".in")).ok_or(PageError::BadForm)?;
    let text = |name: String| fields.get(&name).replace("\r\n", "\n");
    let mut remarks = vec![Remark {
        key: String::new(),
        text: text("whole".into()),
        proposal: String::new(),
    }];
    for (name, key) in fields.pairs() {
        if let Some(place) = name.strip_prefix(".key") {
            remarks.push(Remark {
                key: key.clone(),
                text: text(format!("remark{place}")),
                proposal: text(format!("words{place}")),
            });
        }
    }
    let command = SaveRemarks {
        language,
        remarks,
        send: match fields.get(".act") {
            "agree" => Some(true),
            "propose" => Some(false),
            _ => None,
        },
    };
    let entry = reviewer.0.entry.clone();
    let write = site
        .app
        .write(move |transaction| reviewing::save(transaction, &entry, &command));
    let query = |saved: &str| DraftQuery {
        saved: saved.to_owned(),
        language: language.code().to_owned(),
    };
    match write.await {
        Ok(()) => Ok(see_other(
            &links::CommentDraft.with_query(&[("saved", "1"), ("in", language.code())]),
        )),
        // The draft went back meanwhile, or the answer was sent in another window: what was typed stays.
        Err(EditingError::Frozen | EditingError::AlreadySent) => {
            show(&site, &request, reviewer.0, &query(""), Some(&fields)).await
        }
        Err(EditingError::NotThere) => Err(PageError::LinkNeeded),
        Err(other) => Err(other.into()),
    }
}

struct DraftPage<'a> {
    language: Language,
    institution: &'a Institution,
    access: &'a ReviewAccess,
    review: &'a Review,
    is_saved: bool,
    unsaved: Option<&'a Fields>,
}

impl DraftPage<'_> {
    fn render(&self) -> Markup {
        let language = self.language;
        let summary = self.review.merged.published();
        let name = summary.acronym.clone().unwrap_or(summary.name.clone());
        let title = language.text_with("comment-title", &[("name", name.as_str().into())]);
        let entry = &self.access.entry;
        let is_open = entry.takes_remarks();
        let content = html! {
            p.kicker { bdi { (entry.assessment.title_in(language)) } }
            h1 { (rich(language, "comment-title", &[("name", name.as_str().into())])) }
            (self.standing(is_open))
            @if let Some(fields) = self.unsaved { (typed(language, fields)) }
            @if is_open || entry.reviewer.answered_at.is_some() {
                p.no-print { (language.text("comment-languages")) " "
                    @for (index, one) in self.review.opened.languages().into_iter().enumerate() {
                        @if index > 0 { " · " }
                        @if one == self.review.language { strong { bdi lang=(one.code()) { (one.own_name()) } } }
                        @else { a href=(links::CommentDraft.with_query(&[("in", one.code())])) lang=(one.code()) { bdi { (one.own_name()) } } }
                    }
                }
                @if is_open {
                    form method="post" action=(links::CommentDraft.path()) {
                        input type="hidden" name=(names::TOKEN) value=(self.access.session.form_key);
                        input type="hidden" name=".in" value=(self.review.language.code());
                        (self.sections(&summary.sections, true))
                        (self.whole())
                        h2 { (language.text("comment-send")) }
                        p { (language.text("comment-send-text")) }
                        p.row {
                            button.btn.quiet name=".act" value="save" { (language.text("comment-save")) }
                            button.btn name=".act" value="agree" { (language.text("comment-agree")) }
                            button.btn.quiet name=".act" value="propose" { (language.text("comment-propose")) }
                        }
                    }
                } @else {
                    (self.sections(&summary.sections, false))
                }
            }
            p { (rich(language, "comment-contact", &[("contact", contact(self.institution).into())])) }
        };
        let shell = Shell {
            language,
            institution: self.institution,
            title: &title,
            here: &links::CommentDraft.with_query(&[("in", self.review.language.code())]),
            mark: entry.assessment.mark,
        };
        shell.render(&content)
    }

    fn standing(&self, is_open: bool) -> Markup {
        let language = self.language;
        let said = |kind, key: &str| notice(kind, &html! { p { (language.text(key)) } });
        html! {
            @if self.unsaved.is_some() { (said(NoticeKind::Warning, "comment-not-saved")) }
            @else if self.access.entry.reviewer.answered_at.is_some() { (said(NoticeKind::Good, "comment-thanks")) }
            @else if !is_open { (said(NoticeKind::Plain, "comment-closed")) }
            @else if self.is_saved { (said(NoticeKind::Good, "comment-saved")) }
            @else { p.lead { (language.text("comment-intro")) } }
        }
    }

    fn sections(&self, sections: &[Section], is_open: bool) -> Markup {
        let told_in = self.review.language;
        let mut place = 0;
        html! {
            @for section in sections.iter().filter(|section| !section.statements.is_empty()) {
                h2 { bdi lang=(told_in.code()) { (section.title) } }
                @for statement in &section.statements {
                    (self.statement(statement, { place += 1; place }, is_open))
                }
            }
        }
    }

    fn remark_on(&self, key: &str) -> Option<&Comment> {
        self.review
            .remarks
            .iter()
            .rev()
            .find(|remark| remark.key == key && remark.language == self.review.language)
    }

    fn statement(&self, statement: &Statement, place: usize, is_open: bool) -> Markup {
        let language = self.language;
        let told_in = statement.language;
        let remark = self.remark_on(&statement.key);
        let mine = remark.filter(|remark| remark.sent_at.is_none());
        let iscm = &self.access.entry.summary.iscm;
        let own: Vec<&Source> = statement
            .sources
            .iter()
            .filter(|source| source.respondent == *iscm)
            .collect();
        let (remark_id, words_id) = (format!("remark{place}"), format!("words{place}"));
        html! {
            div.remarked id=(anchor(&statement.key)) {
                p.told lang=(told_in.code()) dir=(told_in.direction().html()) { (statement.text) }
                @if !own.is_empty() {
                    details.src {
                        summary { (language.text_with("report-sources", &[("count", own.len().into())])) }
                        dl {
                            @for source in own {
                                div {
                                    dt { (isolated(source.question.as_deref().unwrap_or(&source.address))) }
                                    dd { blockquote { (isolated(&answer_of(source))) } }
                                }
                            }
                        }
                    }
                }
                @if is_open {
                    input type="hidden" name=(format!(".key{place}")) value=(statement.key);
                    details.more.no-print open[mine.is_some()] {
                        summary { (language.text("comment-remark")) }
                        div.field {
                            label for=(remark_id) { (language.text("comment-remark-label")) }
                            textarea.short id=(remark_id) name=(remark_id) rows="2" dir="auto" { (mine.map_or("", |mine| &mine.text)) }
                        }
                        div.field {
                            label for=(words_id) { (language.text("comment-words-label")) }
                            textarea.short id=(words_id) name=(words_id) rows="3" lang=(told_in.code()) dir="auto" { (mine.and_then(|mine| mine.proposal.as_deref()).unwrap_or_default()) }
                        }
                    }
                } @else if let Some(sent) = remark {
                    div.comment {
                        @if !sent.text.is_empty() { p dir="auto" { (sent.text) } }
                        @if let Some(proposal) = &sent.proposal { p.small { (language.text("comment-words-label")) } p.told dir="auto" { (proposal) } }
                    }
                }
            }
        }
    }

    fn whole(&self) -> Markup {
        let language = self.language;
        let mine = self.remark_on("").filter(|remark| remark.sent_at.is_none());
        html! {
            div.field {
                h2 { label for="whole" { (language.text("comment-whole")) } }
                textarea #whole name="whole" rows="4" dir="auto" { (mine.map_or("", |mine| &mine.text)) }
            }
        }
    }
}

/// What was typed and could not be saved.
fn typed(language: Language, fields: &Fields) -> Markup {
    html! {
        h2 { (language.text("page-unsaved")) }
        @for (name, text) in fields.pairs() {
            @if !name.starts_with('.') && !text.trim().is_empty() { p.told dir="auto" { (text) } }
        }
    }
}
