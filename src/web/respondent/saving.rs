//! What a posted page of the questionnaire does: everything that was touched is saved, right or wrong;
//! then the person goes where they wanted to, or is told what is in the way.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value as Json, json};

use super::page::{Conflict, Drawn, PagePath, draw};
use super::passage::Acting;
use super::posted::{self, Bases, Posted, Wish};
use super::visit::Visit;
use crate::app::saving::{Change, Met, NewValue, SaveAnswers, SaveError, Saved, save_answers};
use crate::app::secret;
use crate::assessment::{AnsweringProblem, Author, ContactId, TransitionProblem};
use crate::language::Language;
use crate::questionnaire::answers::{Address, merge};
use crate::questionnaire::form::{AnswerError, ElementState, Form, PageState, QuestionState};
use crate::questionnaire::model::{Attribution, RespondentGroup};
use crate::storage::{StorageError, invitations};
use crate::web::error::PageError;
use crate::web::parts::answer_error;
use crate::web::parts::field::{FieldView, names, page_errors};
use crate::web::request::RespondentForm;
use crate::web::{Site, see_other};

/// `POST /respond/pages/{page}`
pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    acting: Acting,
    path: web::Path<PagePath>,
    form: RespondentForm,
) -> Result<HttpResponse, PageError> {
    let name = path.into_inner().page;
    let visit = Visit::open(&site, &request, &acting).await?;
    let (posted, commands, added) = {
        let form_before = visit.form();
        let page = form_before.page(&name).ok_or(PageError::NotFound)?;
        let posted = posted::read(&page, form.0.pairs(), visit.language);
        let bases = posted.bases.clone().ok_or(PageError::BadForm)?;
        let (changes, added) = changes(&visit, &page, &posted, &bases);
        let levels = levels(&visit, &page, &posted, &changes);
        let commands = commands(&visit, &posted, changes, levels);
        (posted, commands, added)
    };
    let saved = save(&site, commands).await;
    // What stands now, by whoever wrote it.
    let after = Visit::open(&site, &request, &acting).await?;
    match saved {
        Ok(saved) => {
            let met: Vec<Met> = saved
                .into_iter()
                .flat_map(|saved| saved.conflicts)
                .collect();
            if posted.wish == Wish::Autosave {
                Ok(autosaved(&after, &name, &posted, &met))
            } else if met.is_empty() {
                Ok(see_other(&next_address(&after, &name, &posted.wish, added)))
            } else {
                conflicts(&after, &name, &posted, met).await
            }
        }
        Err(SaveError::Answering(problem)) => {
            let told = told_why(&after, problem);
            Ok(refused(&after, &name, &posted, told, StatusCode::CONFLICT))
        }
        Err(SaveError::Refused(refusals)) => {
            let what = refusals.first().map_or_else(String::new, |refusal| {
                let error = AnswerError {
                    address: refusal.address.clone(),
                    code: refusal.code,
                    parameters: Vec::new(),
                    text: None,
                    blocking: true,
                };
                answer_error(after.language, &error)
            });
            let told = after
                .language
                .text_with("page-refused-answer", &[("what", what.into())]);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(refused(&after, &name, &posted, told, status))
        }
        Err(error) => Err(error.into()),
    }
}

/// The changes that a posted page asks for, and the address of an entry that was added.
fn changes(
    visit: &Visit,
    page: &PageState,
    posted: &Posted,
    bases: &Bases,
) -> (Vec<Change>, Option<Address>) {
    let change = |address: &Address, value: NewValue, base_version: i64| Change {
        address: address.clone(),
        value,
        base_version: Some(base_version),
        attribution: None,
    };
    let now = |address: &Address| visit.opened.version_of(address);
    let mut changes: Vec<Change> = posted
        .answers
        .iter()
        .filter(|(address, value)| bases.is_touched(address, value))
        .map(|(address, value)| {
            let value = match value {
                Json::Null => NewValue::Clear,
                value => NewValue::Set(value.clone()),
            };
            change(address, value, bases.version(address))
        })
        .collect();
    let mut added = None;
    match &posted.wish {
        Wish::Clear(address) => {
            changes.retain(|other| other.address != *address);
            changes.push(change(address, NewValue::Clear, now(address)));
        }
        Wish::Remove(entry) => {
            changes.retain(|other| !other.address.is_within(entry));
            changes.push(change(entry, NewValue::Clear, now(entry)));
        }
        Wish::Add(list) => {
            if let Some(state) = find_question(&page.elements, list) {
                // Blank entries that are shown but not stored stay when one more is added.
                let blanks: Vec<Address> = state
                    .entries
                    .iter()
                    .map(|entry| entry.address.clone())
                    .filter(|address| now(address) == 0)
                    .filter(|address| !changes.iter().any(|other| other.address.is_within(address)))
                    .collect();
                let new = list.join(&short_id(visit));
                for address in blanks.iter().chain([&new]) {
                    changes.push(change(address, NewValue::Set(json!({})), 0));
                }
                added = Some(new);
            }
        }
        Wish::Continue | Wish::Tasks | Wish::Stay | Wish::Autosave => {}
    }
    (changes, added)
}

/// An id for a new entry: short, because it stands in the name of each of its fields.
fn short_id(visit: &Visit) -> String {
    let token = secret::new_token(visit.site.app.randomness());
    token
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(8)
        .collect::<String>()
        .to_lowercase()
}

fn find_question<'a>(
    elements: &'a [ElementState<'a>],
    address: &Address,
) -> Option<&'a QuestionState<'a>> {
    elements.iter().find_map(|element| match element {
        ElementState::Panel(panel) => find_question(&panel.elements, address),
        ElementState::Question(question) if question.address == *address => Some(&**question),
        ElementState::Question(question) => question
            .entries
            .iter()
            .find_map(|entry| find_question(&entry.elements, address)),
    })
}

/// The levels that were chosen otherwise than they stand. A level of an answer that is not there says
/// nothing and is not kept.
fn levels(
    visit: &Visit,
    page: &PageState,
    posted: &Posted,
    changes: &[Change],
) -> Vec<(Address, Attribution)> {
    let is_iscm = visit.acting.respondent().group == RespondentGroup::Iscm;
    posted
        .attributions
        .iter()
        .filter(|(address, level)| {
            // What a mechanism says about itself is named or not published (section 10).
            if is_iscm && matches!(level, Attribution::Group | Attribution::Count) {
                return false;
            }
            let Some(state) = find_question(&page.elements, address) else {
                return false;
            };
            let default = state.question.attribution.unwrap_or(Attribution::Named);
            let stands = visit.level(address).unwrap_or(default);
            let is_there = visit
                .opened
                .answers
                .values()
                .any(|answer| answer.value.is_some() && answer.address.is_within(address))
                || changes.iter().any(|change| {
                    change.address.is_within(address) && matches!(change.value, NewValue::Set(_))
                });
            stands != *level && is_there
        })
        .cloned()
        .collect()
}

/// The writes of one posted page. Levels come after the answers, since a block must be there before a
/// level can be chosen for it.
fn commands(
    visit: &Visit,
    posted: &Posted,
    changes: Vec<Change>,
    levels: Vec<(Address, Attribution)>,
) -> Vec<SaveAnswers> {
    let operation = |suffix: &str| {
        let id = &posted.operation;
        (!id.is_empty() && id.len() <= 64).then(|| format!("{id}{suffix}"))
    };
    let command = |changes: Vec<Change>, suffix: &str| SaveAnswers {
        response: visit.acting.response().clone(),
        operation: operation(suffix),
        changes,
        language: visit.language,
        author: visit.acting.author(),
        writer: visit.acting.writer(),
        sequence: posted.sequence,
        on_behalf: visit.acting.on_behalf(),
    };
    let mut commands = Vec::new();
    if !changes.is_empty() {
        commands.push(command(changes, ""));
    }
    if !levels.is_empty() {
        let changes = levels
            .into_iter()
            .map(|(address, level)| Change {
                base_version: Some(visit.opened.version_of(&address)),
                address,
                value: NewValue::Keep,
                attribution: Some(level),
            })
            .collect();
        let mut levels = command(changes, "-levels");
        // The same browser has just written the answers with this count.
        levels.sequence = None;
        commands.push(levels);
    }
    commands
}

/// Saves in one transaction. An id that was used before, for another text, is that of a page to which
/// somebody went back in the browser: its text is new and is saved under no id.
async fn save(site: &Site, commands: Vec<SaveAnswers>) -> Result<Vec<Saved>, SaveError> {
    if commands.is_empty() {
        return Ok(Vec::new());
    }
    let again: Vec<SaveAnswers> = commands
        .iter()
        .cloned()
        .map(|command| SaveAnswers {
            operation: None,
            ..command
        })
        .collect();
    match save_all(site, commands).await {
        Err(SaveError::OperationReused) => save_all(site, again).await,
        outcome => outcome,
    }
}

async fn save_all(site: &Site, commands: Vec<SaveAnswers>) -> Result<Vec<Saved>, SaveError> {
    site.app
        .write(move |transaction| {
            commands
                .iter()
                .map(|command| save_answers(transaction, command))
                .collect()
        })
        .await
}

/// Where the person goes after everything was saved.
fn next_address(visit: &Visit, name: &str, wish: &Wish, added: Option<Address>) -> String {
    let here = visit.passage.page(name);
    match wish {
        Wish::Tasks => visit.passage.tasks(),
        Wish::Stay | Wish::Autosave => here,
        Wish::Add(list) => {
            let target = added.unwrap_or_else(|| list.clone());
            format!("{here}#{}", names::control_id(&target))
        }
        Wish::Remove(entry) => {
            let list = entry.as_str().rsplit_once('/').map_or("", |(list, _)| list);
            format!("{here}#{}", names::list_id(&Address::parse(list)))
        }
        Wish::Clear(address) => format!("{here}#{}", names::control_id(address)),
        Wish::Continue => onward(visit, name),
    }
}

/// The next page, the check of all answers after the last one, or this page again with its errors.
fn onward(visit: &Visit, name: &str) -> String {
    let form = visit.form();
    let pages = form.pages();
    let position = pages
        .iter()
        .position(|page| page.page.name.eq_ignore_ascii_case(name));
    let view = FieldView {
        language: visit.language,
        group: visit.acting.respondent().group,
        show_missing: true,
        attribution: &|_| None,
        asked: &|_| None,
    };
    let checks_now = !visit.opened.questionnaire.settings.check_errors_on_complete;
    if let Some(page) = position.and_then(|position| pages.get(position))
        && page.visible
        && checks_now
        && !page_errors(&view, &page.elements).is_empty()
    {
        return visit.passage.page_with(name, &[("check", "1")]);
    }
    let next = pages
        .iter()
        .skip(position.map_or(0, |position| position + 1))
        .find(|page| page.visible);
    match next {
        Some(page) => visit.passage.page(&page.page.name),
        None => visit.passage.review(),
    }
}

/// The short answer that the script wants.
fn autosaved(visit: &Visit, name: &str, posted: &Posted, met: &[Met]) -> HttpResponse {
    let language = visit.language;
    let form = visit.form();
    let mut bases = form.page(name).map_or_else(Bases::default, |page| {
        Bases::of(&page, |address| visit.opened.version_of(address))
    });
    if let Some(older) = &posted.bases {
        for met in met {
            bases.keep(older, &met.address);
        }
    }
    let (status, message) = if met.is_empty() {
        let when = visit.setting().when(visit.now);
        let saved = language.text_with("page-saved", &[("when", when.into())]);
        (StatusCode::OK, saved)
    } else {
        (StatusCode::CONFLICT, language.text("page-conflict"))
    };
    short_answer(status, &message, Some(&bases))
}

fn short_answer(status: StatusCode, message: &str, bases: Option<&Bases>) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("application/json; charset=utf-8")
        .body(json!({"message": message, "base": bases.map(Bases::to_text)}).to_string())
}

/// The page again, each field as this person left it, with what somebody else wrote there meanwhile.
async fn conflicts(
    visit: &Visit,
    name: &str,
    posted: &Posted,
    met: Vec<Met>,
) -> Result<HttpResponse, PageError> {
    let (assessment, respondent) = (
        visit.acting.assessment().id.clone(),
        visit.acting.respondent().clone(),
    );
    let contacts = visit
        .site
        .app
        .read(move |transaction| {
            let connection = &mut *transaction.connection;
            match invitations::find_invitation_of(connection, &assessment, &respondent)? {
                Some(invitation) => invitations::list_contacts(connection, &invitation.id),
                None => Ok::<_, StorageError>(Vec::new()),
            }
        })
        .await?;
    let name_of = |author: &str| match Author::parse(author) {
        Some(Author::Contact(id)) => contacts
            .iter()
            .find(|contact| contact.id == ContactId::new(id.as_str()))
            .map(|contact| contact.name.clone())
            .filter(|name| !name.trim().is_empty()),
        Some(Author::Staff(_) | Author::Reviewer(_) | Author::Operator | Author::Program) => {
            Some(visit.site.institution.short_name.clone())
        }
        None => None,
    };
    let mine: Vec<(Address, Json)> = met
        .iter()
        .map(|met| {
            (
                Address::parse(&met.address),
                met.mine.clone().unwrap_or(Json::Null),
            )
        })
        .collect();
    let stored = visit.form();
    let page = stored.page(name).ok_or(PageError::NotFound)?;
    let shown_conflicts = met
        .iter()
        .map(|met| {
            let address = Address::parse(&met.address);
            let state = find_question(&page.elements, &address);
            Conflict {
                title: state.map_or_else(|| met.address.clone(), |state| state.title.text.clone()),
                theirs: match state {
                    Some(state) if !state.display.is_empty() => state.display.clone(),
                    _ => in_words(visit.language, met.theirs.as_ref()),
                },
                who: name_of(&met.their_author)
                    .unwrap_or_else(|| visit.language.text("page-somebody")),
                address,
            }
        })
        .collect();
    let drawn = Drawn {
        show_missing: posted.wish == Wish::Continue,
        conflicts: shown_conflicts,
        ..Drawn::default()
    };
    Ok(overlaid(visit, name, mine, drawn, StatusCode::CONFLICT))
}

/// A value as somebody else wrote it, where the page knows no better words.
fn in_words(language: Language, value: Option<&Json>) -> String {
    match value {
        Some(Json::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => language.text("not-answered"),
    }
}

/// Why answers are not taken now, after "These answers were not saved."
fn told_why(visit: &Visit, problem: AnsweringProblem) -> String {
    let language = visit.language;
    match problem {
        AnsweringProblem::NotOpen => language.text("page-refused-not-open"),
        AnsweringProblem::Closed => language.text("page-refused-closed"),
        AnsweringProblem::RespondentHasBegun => language.text("behalf-refused-begun"),
        AnsweringProblem::Response(TransitionProblem::Declined) => {
            let name = visit.setting().name;
            language.text_with("page-refused-declined", &[("name", name.into())])
        }
        AnsweringProblem::Response(TransitionProblem::Frozen) => {
            language.text("page-refused-frozen")
        }
        AnsweringProblem::Response(_) => language.text("page-refused-submitted"),
    }
}

/// Nothing was saved; everything that was typed is on the page.
fn refused(
    visit: &Visit,
    name: &str,
    posted: &Posted,
    told: String,
    status: StatusCode,
) -> HttpResponse {
    if posted.wish == Wish::Autosave {
        let message = format!("{} {told}", visit.language.text("page-not-saved"));
        return short_answer(status, &message, None);
    }
    let drawn = Drawn {
        problem: Some(told),
        ..Drawn::default()
    };
    overlaid(visit, name, posted.answers.clone(), drawn, status)
}

/// The page with texts that are not stored in its fields. What has no field any more is shown beside it.
fn overlaid(
    visit: &Visit,
    name: &str,
    texts: Vec<(Address, Json)>,
    mut drawn: Drawn,
    status: StatusCode,
) -> HttpResponse {
    let stored = visit.opened.values();
    let mut values = stored;
    let mut unsaved = Vec::new();
    for (address, value) in texts {
        let one = [(address.clone(), value.clone())];
        match merge(&visit.opened.questionnaire, &values, &one) {
            Ok(merged) => values = merged,
            Err(_) if value.is_null() => {}
            Err(_) => unsaved.push((
                address.as_str().to_owned(),
                in_words(visit.language, Some(&value)),
            )),
        }
    }
    let context = visit.opened.context(visit.language, visit.now);
    let form = Form::compute(&visit.opened.questionnaire, &values, context);
    drawn.unsaved = unsaved;
    // Bases are those of what is stored: what stands in the fields beyond that counts as touched.
    let stored_form = visit.form();
    let bases = stored_form.page(name).map_or_else(Bases::default, |page| {
        Bases::of(&page, |address| visit.opened.version_of(address))
    });
    match form.page(name) {
        Some(page) => draw(visit, &form, page, &bases, drawn, status),
        None => see_other(&visit.passage.tasks()),
    }
}
