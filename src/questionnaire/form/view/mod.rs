//! From the parts of a form to what its pages show. Start with [`Form::view_page`]; what stands on a page is told
//! by [`elements`].

mod elements;

use std::collections::HashMap;

use crate::language::LocalizedText;
use crate::questionnaire::form::Form;
use crate::questionnaire::form::build::{NodeId, NodeKind};
use crate::questionnaire::form::error::{AnswerError, ErrorCode};
use crate::questionnaire::form::page::{PageState, PageStatus, Progress, ShownText};
use crate::questionnaire::form::place::{FillMode, Piece};
use crate::questionnaire::form::resolve::{At, Lookup};
use crate::questionnaire::form::texts::{Style, written_in};
use crate::questionnaire::model::{ProgressBarType, QuestionKind, QuestionNumbers, TitleLocation};

use elements::Viewer;

impl<'q> Form<'q> {
    /// The title of the questionnaire, placeholders filled.
    pub fn title(&self) -> Option<ShownText> {
        self.top_text(self.questionnaire.title.as_ref())
    }

    /// The description of the questionnaire, placeholders filled.
    pub fn description(&self) -> Option<ShownText> {
        self.top_text(self.questionnaire.description.as_ref())
    }

    /// A text of the file's own for a button or label (`completeText`, `pagePrevText` …).
    pub fn own_text(&self, property: &str) -> Option<ShownText> {
        self.top_text(self.questionnaire.settings.texts.get(property))
    }

    fn top_text(&self, text: Option<&LocalizedText>) -> Option<ShownText> {
        text.map(|text| self.root_lookup().shown(text))
    }

    /// The HTML of the closing page: the first whose condition holds, else `completedHtml`; placeholders are
    /// escaped.
    pub fn completed_html(&self) -> Option<ShownText> {
        let lookup = self.root_lookup();
        let settings = &self.questionnaire.settings;
        settings
            .completed_html_on_condition
            .iter()
            .find(|(condition, _)| lookup.holds(condition, At::frame(0)))
            .map(|(_, html)| html)
            .or(settings.completed_html.as_ref())
            .map(|html| lookup.shown_html(html))
    }

    /// How much is answered, by the file's `progressBarType`.
    pub fn progress(&self) -> Progress {
        match self.questionnaire.settings.progress_bar_type {
            ProgressBarType::Pages => {
                let lookup = self.root_lookup();
                let visible = self
                    .parts
                    .pages
                    .iter()
                    .filter(|page| lookup.is_shown(**page));
                visible.fold(Progress::default(), |progress, page| Progress {
                    done: progress.done + usize::from(self.page_status(*page) == PageStatus::Done),
                    of: progress.of + 1,
                })
            }
            ProgressBarType::Questions => self.answered(false),
            ProgressBarType::RequiredQuestions => self.answered(true),
        }
    }

    fn answered(&self, required_only: bool) -> Progress {
        let mut progress = Progress::default();
        for page in &self.parts.pages {
            self.count_answered(*page, required_only, &mut progress);
        }
        progress
    }

    fn count_answered(&self, node: NodeId, required_only: bool, progress: &mut Progress) {
        let lookup = self.root_lookup();
        if !lookup.is_shown(node) {
            return;
        }
        let this = &self.parts.nodes[node];
        match this.kind {
            NodeKind::Page(_) | NodeKind::Panel(_) => {
                for child in &this.children {
                    self.count_answered(*child, required_only, progress);
                }
            }
            NodeKind::Question(question, Some(slot))
                if !matches!(question.kind, QuestionKind::Expression(_))
                    && (!required_only || lookup.is_required(node)) =>
            {
                progress.of += 1;
                progress.done += usize::from(lookup.is_answered(slot));
            }
            _ => {}
        }
    }

    /// The blocking errors of a node and of everything below it.
    fn errors_below(&self, node: NodeId) -> impl Iterator<Item = &AnswerError> {
        let errors = self.errors.iter().zip(&self.error_nodes);
        errors
            .filter(move |(_, at)| self.is_below(**at, node))
            .map(|(error, _)| error)
    }

    fn is_below(&self, node: NodeId, above: NodeId) -> bool {
        let mut at = Some(node);
        while let Some(node) = at {
            if node == above {
                return true;
            }
            at = self.parts.nodes[node].parent;
        }
        false
    }

    fn page_status(&self, page: NodeId) -> PageStatus {
        let mut progress = Progress::default();
        self.count_answered(page, false, &mut progress);
        let is_empty = |error: &AnswerError| {
            matches!(
                error.code,
                ErrorCode::Required | ErrorCode::OtherRequired | ErrorCode::TooFewEntries
            )
        };
        let mut errors = self.errors_below(page).peekable();
        let any = errors.peek().is_some();
        if progress.done == 0 && progress.of > 0 {
            PageStatus::NotStarted
        } else if !any {
            PageStatus::Done
        } else if errors.all(is_empty) {
            PageStatus::Started
        } else {
            PageStatus::Error
        }
    }

    pub(in crate::questionnaire::form) fn view_page(&self, node: NodeId) -> PageState<'q> {
        let this = &self.parts.nodes[node];
        let NodeKind::Page(page) = this.kind else {
            unreachable!("pages are built from pages");
        };
        let lookup = self.root_lookup();
        let title = page.title.as_ref().map(|title| lookup.shown(title));
        let navigation_title = page
            .navigation_title
            .as_ref()
            .map(|title| lookup.shown(title))
            .or_else(|| title.clone())
            .unwrap_or_else(|| ShownText {
                text: page.name.clone(),
                language: self.questionnaire.locale,
            });
        let viewer = Viewer {
            form: self,
            numbers: self.numbers(),
        };
        PageState {
            page,
            description: page.description.as_ref().map(|text| lookup.shown(text)),
            title,
            navigation_title,
            visible: lookup.is_shown(node),
            status: self.page_status(node),
            elements: viewer.elements(&this.children),
        }
    }

    /// The numbers of questions and panels (`showQuestionNumbers`).
    fn numbers(&self) -> HashMap<NodeId, String> {
        let mut numbers = HashMap::new();
        let mode = self.questionnaire.settings.show_question_numbers;
        if mode == QuestionNumbers::Off {
            return numbers;
        }
        let mut count = 0;
        for page in &self.parts.pages {
            if mode == QuestionNumbers::OnPage {
                count = 0;
            }
            self.number_below(*page, "", &mut count, &mut numbers);
        }
        numbers
    }

    fn number_below(
        &self,
        node: NodeId,
        prefix: &str,
        count: &mut usize,
        numbers: &mut HashMap<NodeId, String>,
    ) {
        let recursive =
            self.questionnaire.settings.show_question_numbers == QuestionNumbers::Recursive;
        let lookup = self.root_lookup();
        for child in &self.parts.nodes[node].children {
            if !lookup.is_shown(*child) {
                continue;
            }
            match self.parts.nodes[*child].kind {
                NodeKind::Panel(panel) if recursive && panel.title.is_some() => {
                    *count += 1;
                    let number = format!("{prefix}{count}");
                    let mut inside = 0;
                    self.number_below(*child, &format!("{number}."), &mut inside, numbers);
                    numbers.insert(*child, number);
                }
                NodeKind::Panel(_) => self.number_below(*child, prefix, count, numbers),
                NodeKind::Question(question, _)
                    if !matches!(question.kind, QuestionKind::Html(_))
                        && question.title_location != TitleLocation::Hidden =>
                {
                    *count += 1;
                    numbers.insert(*child, format!("{prefix}{count}"));
                }
                _ => {}
            }
        }
    }
}

impl<'q> Lookup<'_, 'q, '_> {
    /// HTML of the file with placeholders filled and escaped.
    pub fn shown_html(&self, html: &LocalizedText) -> ShownText {
        let style = Style {
            language: self.context.language,
            mode: FillMode::Display,
        };
        let (template, language) = written_in(html, style.language);
        let text = self
            .fill(template, style)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Placeholder { text, .. } => escaped(&text),
            })
            .collect();
        ShownText { text, language }
    }

    fn name_or(&self, title: Option<&LocalizedText>, name: &str) -> ShownText {
        match title {
            Some(title) => self.shown(title),
            None => ShownText {
                text: name.to_owned(),
                language: self.parts.layout.questionnaire.locale,
            },
        }
    }
}

/// A text inside of HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
