//! What the pages of findings have in common: how a round is opened for them, and the frame around what they
//! show. What is counted, and how it looks, is each page's own.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};

use super::filter::{Filter, Key, Narrowed, elsewhere};
use super::findings::{Asked, FigureAbout, previous_of, source_line};
use super::gallery::Gallery;
use super::language_of;
use super::round::{RoundPage, Sight, Tab, find_round, made_up_text, marks_of, zone_of};
use super::saved_views::save_form;
use crate::app::Transaction;
use crate::assessment::{Assessment, Mark};
use crate::language::{Language, format};
use crate::reports::chart::isolated;
use crate::storage::StorageError;
use crate::storage::tallies::{TallyScope, list_marks_in};
use crate::web::error::PageError;
use crate::web::parts::{NoticeKind, notice};
use crate::web::request::{Fields, Staff};
use crate::web::{Site, html_page};

/// The marks of the submissions behind what is counted.
pub fn marks_in(
    transaction: &mut Transaction<'_>,
    scope: TallyScope,
) -> Result<Vec<Mark>, StorageError> {
    let marks = transaction.remembered(scope, "marks", list_marks_in)?;
    Ok(Vec::clone(&marks))
}

/// Who looks, at which round, through which filters.
#[derive(Clone)]
pub struct Looking {
    pub language: Language,
    pub sight: Sight,
    pub slug: String,
    pub fields: Fields,
}

impl Looking {
    /// Reads the address; `Err` is the way to another round that was chosen in the form of filters.
    pub fn read(
        request: &HttpRequest,
        staff: &Staff,
        slug: String,
        fields: Vec<(String, String)>,
    ) -> Result<Looking, Box<HttpResponse>> {
        let fields = Fields::new(fields);
        match elsewhere(request, &fields, &slug) {
            Some(answer) => Err(Box::new(answer)),
            None => Ok(Looking {
                language: language_of(request, staff),
                sight: Sight::of(staff.user()),
                slug,
                fields,
            }),
        }
    }

    /// The round, what it asked, and the part of it that the filters leave.
    ///
    /// `adapt` takes out of the filter what a page has no use for.
    pub fn open(
        &self,
        transaction: &mut Transaction<'_>,
        adapt: impl FnOnce(Filter) -> Filter,
    ) -> Result<Opened, PageError> {
        Opened::read(transaction, &self.slug, &self.fields, &self.sight, adapt)
    }
}

/// A round that is looked at, with the part of it that the filters leave.
pub struct Opened {
    pub assessment: Assessment,
    pub asked: Asked,
    pub filter: Filter,
    /// The round before.
    pub previous: Option<Assessment>,
    pub narrowed: Narrowed,
}

impl Opened {
    pub fn read(
        transaction: &mut Transaction<'_>,
        slug: &str,
        fields: &Fields,
        sight: &Sight,
        adapt: impl FnOnce(Filter) -> Filter,
    ) -> Result<Opened, PageError> {
        let assessment = find_round(transaction, slug)?;
        let asked = Asked::with_codes(transaction, &assessment, sight)?;
        let registry = &asked.registry.registry;
        let filter = adapt(Filter::read(registry, fields, sight));
        let previous = previous_of(transaction, &assessment)?;
        let narrowed =
            filter.narrow(transaction, registry, &assessment, previous.as_ref(), sight)?;
        Ok(Opened {
            assessment,
            asked,
            filter,
            previous,
            narrowed,
        })
    }
}

/// Says which filters of the address the page does not apply: a code that is no longer known, or none of its own.
fn not_applied(looking: &Looking, filter: &Filter) -> Markup {
    let language = looking.language;
    let is_lost = |key: &Key| {
        let asked = looking.fields.get(key.name());
        !asked.is_empty() && asked != filter.value(*key)
    };
    let lost: Vec<String> = Key::ALL
        .into_iter()
        .filter(is_lost)
        .map(|key| key.label(language))
        .collect();
    if lost.is_empty() {
        return html! {};
    }
    let filters = isolated(&format::entries(language, &lost));
    notice(
        NoticeKind::Warning,
        &html! {
            p { (language.text_with("filter-not-applied", &[("filters", filters.into())])) }
        },
    )
}

/// The frame around a page of findings.
pub struct Frame<'a> {
    pub assessment: &'a Assessment,
    pub filter: &'a Filter,
    pub marks: &'a [Mark],
    pub tab: Tab,
    /// The message that is its title.
    pub title: &'a str,
}

impl Frame<'_> {
    /// The whole page around what `content` draws. Pages of findings can be saved as a view.
    ///
    /// The same address with a number and a format gives a chart of it as a file.
    pub async fn show(
        &self,
        (site, request, staff): (&Site, &HttpRequest, &Staff),
        looking: &Looking,
        content: impl FnOnce(&FigureAbout) -> Markup,
    ) -> Result<HttpResponse, PageError> {
        let Looking {
            language, sight, ..
        } = looking;
        let language = *language;
        let zone = zone_of(self.assessment, site);
        let source = source_line(language, self.assessment, site.app.now(), zone);
        let made_up = made_up_text(language, &marks_of(self.assessment, self.marks));
        let gallery = Gallery::of(request);
        let about = FigureAbout {
            language,
            assessment: self.assessment,
            sight,
            iscm: "",
            filter: self.filter,
            source: &source,
            made_up: made_up.as_deref(),
            gallery: &gallery,
        };
        let content = content(&about);
        let place = request.path().rsplit('/').next().unwrap_or_default();
        let about = [&self.assessment.slug, place, looking.fields.get("part")];
        if let Some(file) = gallery.file(&about, language)? {
            return file.answer(site, request, staff).await;
        }
        let content = html! {
            (not_applied(looking, self.filter))
            (content)
            @if self.tab == Tab::Findings { (save_form(language, request, staff)) }
        };
        let title = language.text(self.title);
        let page = RoundPage {
            assessment: self.assessment,
            tab: Some(self.tab),
            marks: self.marks,
            title: html! { (title) },
            plain_title: title,
            crumbs: Vec::new(),
            has_errors: false,
            before: html! {},
            content,
        };
        Ok(html_page(
            StatusCode::OK,
            &page.render(site, request, staff, language),
        ))
    }
}
