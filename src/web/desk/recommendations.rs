//! What analysts recommend at the end of the overall report: one text in each language, beside the one it translates.
//!
//! For who sees the whole round: the overall report is about all mechanisms.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::fields::problem_at;
use super::language_of;
use super::round::{RoundPage, Sight, Tab, find_round, zone_of};
use crate::app::recommending::{
    LONGEST, SaveRecommendation, SaveRecommendationError, save_recommendation,
};
use crate::assessment::{Assessment, Recommendations};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::storage::recommendations::list_recommendations;
use crate::web::error::PageError;
use crate::web::parts::{
    Column, Crumb, ErrorEntry, Mark, NoticeKind, Row, Table, field_error, form_errors, notice,
    state, table,
};
use crate::web::request::{FORM_KEY, Fields, Staff, StaffForm};
use crate::web::{Site, html_page, see_other};

/// The language that is written, in the address and in the form.
const LANGUAGE: &str = "in";

/// What the address says.
#[derive(Debug, Default, serde::Deserialize)]
pub struct RecommendationsQuery {
    #[serde(default, rename = "in")]
    language: String,
    /// Set after saving.
    #[serde(default)]
    saved: String,
}

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    query: web::Query<RecommendationsQuery>,
) -> Result<HttpResponse, PageError> {
    let language =
        Language::from_tag(&query.language).unwrap_or_else(|| language_of(&request, &staff));
    let shown = Shown {
        written: language,
        sent: None,
        problems: Vec::new(),
        is_saved: query.saved == "1",
    };
    show(&site, &request, &staff, &path, shown).await
}

pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    staff: Staff,
    path: web::Path<String>,
    form: StaffForm,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request, &staff);
    // Who sees some mechanisms only has no overall report, nor its end.
    if Sight::of(staff.user()).iscms.is_some() {
        return Err(PageError::NotFound);
    }
    let fields = form.0;
    let written = Language::from_tag(fields.get(LANGUAGE)).ok_or(PageError::BadForm)?;
    let original = Language::from_tag(fields.get("original")).map(|original| {
        let seen = fields.get(&format!("seen-{}", original.code()));
        (original, seen.parse().unwrap_or_default())
    });
    let command = SaveRecommendation {
        language: written,
        text: fields.get("text").to_owned(),
        is_ready: fields.get("ready") == "1",
        original,
        base: fields.get("base").parse().map_err(|_| PageError::BadForm)?,
    };
    let (slug, author) = (path.clone(), staff.author());
    let saved = site
        .app
        .write(move |transaction| save_recommendation(transaction, &slug, command, &author));
    let problem = |target: &str, text: String| ErrorEntry {
        target: target.to_owned(),
        text,
    };
    let problem = match saved.await {
        Ok(()) => {
            let link = links::DeskRecommendations {
                assessment: path.into_inner(),
            };
            return Ok(see_other(
                &link.with_query(&[(LANGUAGE, written.code()), ("saved", "1")]),
            ));
        }
        Err(SaveRecommendationError::NotFound) => return Err(PageError::NotFound),
        Err(SaveRecommendationError::Storage(error)) => return Err(error.into()),
        Err(SaveRecommendationError::TooLong(length)) => problem(
            "text",
            language.text_with(
                "recommendations-too-long",
                &[("length", length.into()), ("most", LONGEST.into())],
            ),
        ),
        Err(SaveRecommendationError::NoOriginal) => {
            problem("original", language.text("recommendations-no-original"))
        }
        Err(SaveRecommendationError::Changed) => {
            problem("text", language.text("recommendations-changed"))
        }
    };
    let shown = Shown {
        written,
        sent: Some(fields),
        problems: vec![problem],
        is_saved: false,
    };
    show(&site, &request, &staff, &path, shown).await
}

/// What the page shows besides what is stored.
struct Shown {
    /// The language that is written.
    written: Language,
    /// What was sent and not saved.
    sent: Option<Fields>,
    problems: Vec<ErrorEntry>,
    is_saved: bool,
}

async fn show(
    site: &web::Data<Site>,
    request: &HttpRequest,
    staff: &Staff,
    slug: &str,
    shown: Shown,
) -> Result<HttpResponse, PageError> {
    let language = language_of(request, staff);
    if Sight::of(staff.user()).iscms.is_some() {
        return Err(PageError::NotFound);
    }
    let slug = slug.to_owned();
    let read = site.app.read(move |transaction| {
        let assessment = find_round(transaction, &slug)?;
        let texts = list_recommendations(transaction.connection, &assessment.id)?;
        Ok::<_, PageError>((assessment, texts))
    });
    let (assessment, texts) = read.await?;
    let title = language.text("recommendations-title");
    let status = match shown.problems.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let view = View {
        language,
        zone: zone_of(&assessment, site),
        assessment: &assessment,
        texts: &texts,
        shown: &shown,
        form_key: &staff.0.form_key,
    };
    let page = RoundPage {
        assessment: &assessment,
        tab: Some(Tab::Reports),
        marks: &[],
        title: html! { (title) },
        plain_title: title,
        crumbs: vec![Crumb::link(
            language.text("reports-title"),
            &links::DeskReports {
                assessment: assessment.slug.clone(),
            },
        )],
        has_errors: !shown.problems.is_empty(),
        before: form_errors(language, &shown.problems, true),
        content: view.render(),
    };
    Ok(html_page(
        status,
        &page.render(site, request, staff, language),
    ))
}

/// How the text of a language stands, in the page of reports too.
pub fn standing(language: Language, texts: &Recommendations, of: Language) -> Markup {
    let (mark, key) = match texts.text_in(of) {
        None => (Mark::NotStarted, "recommendations-none"),
        Some(_) if texts.is_behind(of) => (Mark::Attention, "recommendations-behind"),
        Some(one) if one.is_ready => (Mark::Complete, "recommendations-ready"),
        Some(_) => (Mark::InProgress, "recommendations-draft"),
    };
    state(mark, &language.text(key))
}

struct View<'a> {
    language: Language,
    zone: Tz,
    assessment: &'a Assessment,
    texts: &'a Recommendations,
    shown: &'a Shown,
    form_key: &'a str,
}

impl View<'_> {
    fn address(&self, language: Language) -> String {
        let link = links::DeskRecommendations {
            assessment: self.assessment.slug.clone(),
        };
        link.with_query(&[(LANGUAGE, language.code())])
    }

    fn render(&self) -> Markup {
        let language = self.language;
        html! {
            @if self.shown.is_saved {
                (notice(NoticeKind::Good, &html! { p role="status" { (language.text("recommendations-saved")) } }))
            }
            p.lead { (language.text("recommendations-lead")) }
            (self.languages())
            (self.form())
        }
    }

    fn languages(&self) -> Markup {
        let language = self.language;
        let rows = Language::ALL.into_iter().map(|one| {
            let text = self.texts.text_in(one);
            Row {
                cells: vec![
                    html! {
                        a href=(self.address(one)) lang=(one.code()) aria-current=[(one == self.shown.written).then_some("true")] { bdi { (one.own_name()) } }
                    },
                    standing(language, self.texts, one),
                    html! {
                        @if let Some(text) = text { (format::instant(language, text.written_at, self.zone)) } @else { "–" }
                    },
                ],
            }
        });
        table(&Table {
            caption: &language.text("recommendations-languages"),
            hide_caption: true,
            columns: vec![
                Column::text(language.text("recommendations-language")),
                Column::text(language.text("recommendations-state")),
                Column::text(language.text("recommendations-saved-at")),
            ],
            rows: rows.collect(),
            empty: "",
        })
    }

    /// The language that the text is said to translate: as sent, as stored, else the first with a text.
    fn original(&self) -> Option<Language> {
        if let Some(sent) = &self.shown.sent {
            return Language::from_tag(sent.get("original"));
        }
        match self.texts.text_in(self.shown.written) {
            Some(text) => text.original.map(|(language, _)| language),
            None => self.others().next(),
        }
    }

    /// The other languages in which somebody wrote.
    fn others(&self) -> impl Iterator<Item = Language> + '_ {
        let written = self.shown.written;
        self.texts
            .languages()
            .filter(move |language| *language != written)
    }

    fn form(&self) -> Markup {
        let (language, written) = (self.language, self.shown.written);
        let stored = self.texts.text_in(written);
        let sent = self.shown.sent.as_ref();
        let text = sent.map_or(stored.map_or("", |one| one.text.as_str()), |sent| {
            sent.get("text")
        });
        let is_ready = sent.map_or(stored.is_some_and(|one| one.is_ready), |sent| {
            sent.get("ready") == "1"
        });
        let original = self.original();
        let problem = problem_at(&self.shown.problems, "text");
        let no_original = problem_at(&self.shown.problems, "original");
        let described = match problem {
            Some(_) => "text-hint text-error",
            None => "text-hint",
        };
        // Somebody else's text that stands there now: saving again puts this one after it.
        let other = stored.filter(|one| sent.is_some() && one.text.trim() != text.trim());
        html! {
            h2 #write { (language.text("recommendations-write")) " " bdi lang=(written.code()) { (written.own_name()) } }
            @for one in self.others() { (self.beside(one, original)) }
            @if let Some(other) = other {
                details.more open {
                    summary { (language.text("recommendations-now")) }
                    (in_paragraphs(&other.text, written))
                }
            }
            form method="post" action=(links::DeskRecommendations { assessment: self.assessment.slug.clone() }.path()) novalidate {
                input type="hidden" name=(FORM_KEY) value=(self.form_key);
                input type="hidden" name=(LANGUAGE) value=(written.code());
                input type="hidden" name="base" value=(self.texts.version_in(written));
                @for one in self.others() {
                    input type="hidden" name=(format!("seen-{}", one.code())) value=(self.texts.version_in(one));
                }
                div.field.bad[problem.is_some()] {
                    label for="text" { (language.text("recommendations-text")) }
                    p.hint #text-hint { (language.text("recommendations-hint")) }
                    @if let Some(text) = problem { (field_error(language, "text-error", text)) }
                    textarea #text name="text" rows="16" lang=(written.code()) dir=(written.direction().html())
                        aria-invalid=[problem.map(|_| "true")] aria-describedby=(described) { "\n" (text) }
                }
                @if original.is_some() || self.others().next().is_some() {
                    div.field.bad[no_original.is_some()] {
                        label for="original" { (language.text("recommendations-original")) }
                        p.hint #original-hint { (language.text("recommendations-original-hint")) }
                        @if let Some(text) = no_original { (field_error(language, "original-error", text)) }
                        select #original name="original" aria-describedby="original-hint" {
                            option value="" selected[original.is_none()] { (language.text("recommendations-own")) }
                            @for one in self.others() {
                                option value=(one.code()) selected[original == Some(one)] {
                                    (language.text_with("recommendations-translates", &[("language", one.own_name().into())]))
                                }
                            }
                        }
                    }
                }
                div.scale {
                    label.pick {
                        input type="checkbox" name="ready" value="1" checked[is_ready];
                        span { (language.text("recommendations-is-ready")) }
                    }
                }
                p.row { button.btn { (language.text("recommendations-save")) } }
            }
        }
    }

    /// The text of another language, open where it is the one to be translated.
    fn beside(&self, one: Language, original: Option<Language>) -> Markup {
        let Some(text) = self.texts.text_in(one) else {
            return html! {};
        };
        html! {
            details.more open[original == Some(one)] {
                summary {
                    (self.language.text("recommendations-beside")) " " bdi lang=(one.code()) { (one.own_name()) }
                }
                (in_paragraphs(&text.text, one))
            }
        }
    }
}

/// A text to be read, as it was typed.
fn in_paragraphs(text: &str, language: Language) -> Markup {
    html! {
        div lang=(language.code()) dir=(language.direction().html()) {
            @for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
                p {
                    @for (index, line) in paragraph.lines().enumerate() {
                        @if index > 0 { br; }
                        (line)
                    }
                }
            }
        }
    }
}
