//! What a mail says: the same blocks as plain text and as HTML, in the reader's language.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::wrap::wrap;
use crate::assessment::Mark;
use crate::institution::Institution;
use crate::language::{Argument, Direction, Language, format};
use crate::links::{CommentLink, PersonalLink, PublicUrl, Unsubscribe};
use crate::questionnaire::model::RespondentGroup;

/// Name and address of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Empty where only the address is known.
    pub name: String,
    pub email: String,
}

/// How far the recipient's organization has come, which decides how it is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReminderTone {
    NeverOpened,
    Started,
    InClearance,
    /// Given back with comments.
    Returned,
}

/// What the mail is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occasion {
    Invitation,
    Reminder(ReminderTone),
    Receipt {
        number: String,
        version: i64,
        digest: String,
        submitted_at: DateTime<Utc>,
    },
    /// Answers came back with comments; what they say stands behind the link only.
    Returned {
        /// How many single answers are asked about.
        questions: usize,
    },
    /// Asks a secretariat for remarks on the draft of its summary.
    Comment,
}

/// Everything that goes into one mail.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    pub occasion: Occasion,
    pub language: Language,
    pub institution: &'a Institution,
    pub public_url: &'a PublicUrl,
    pub recipient: Person,
    /// A person who reads the answers to this mail.
    pub reply_to: Person,
    pub group: RespondentGroup,
    /// What the recipient's organization is called.
    pub respondent: String,
    /// The title of the round.
    pub assessment: String,
    /// The languages that the questionnaire is offered in.
    pub languages: Vec<Language>,
    pub closes_at: DateTime<Utc>,
    pub zone: Tz,
    pub mark: Option<Mark>,
    /// The secret of the personal link; it goes into the mail and nowhere else.
    pub link_token: String,
    /// The secret of the link that stops reminders.
    pub stop_token: String,
    /// Our part of the Message-ID, before the `@`; a repeated attempt carries the same.
    pub message_id: String,
}

/// A mail as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub to: Person,
    pub reply_to: Person,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// `id@host`, without brackets.
    pub message_id: String,
    /// Where one click stops reminders; none on a mail that comes once.
    pub unsubscribe: Option<String>,
}

/// A part of a mail, written twice: as text and as HTML.
enum Block {
    Paragraph(String),
    /// A button in HTML; in both, the address on a line of its own.
    Link {
        label: String,
        copy: String,
        address: String,
    },
    Facts(Vec<(String, String)>),
    Signature(Vec<String>),
    Small(String),
}

/// Writes a mail.
pub fn compose(letter: &Letter) -> Written {
    let subject = one_line(&subject(letter));
    let blocks = blocks(letter);
    let host = letter.public_url.host().trim_matches(['[', ']']);
    let comes_once = matches!(
        letter.occasion,
        Occasion::Receipt { .. } | Occasion::Returned { .. } | Occasion::Comment
    );
    let unsubscribe = (!comes_once).then(|| {
        letter.public_url.to(&Unsubscribe {
            token: letter.stop_token.clone(),
        })
    });
    Written {
        to: letter.recipient.clone(),
        reply_to: letter.reply_to.clone(),
        text: text(&blocks, letter.language),
        html: page(letter, &subject, &blocks).0,
        subject,
        message_id: format!("{}@{host}", letter.message_id),
        unsubscribe,
    }
}

/// A header is one line, whatever is in the names it is made of.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn arguments<'l>(letter: &'l Letter) -> [(&'static str, Argument<'l>); 4] {
    [
        ("name", letter.respondent.as_str().into()),
        ("institution", letter.institution.short_name.as_str().into()),
        ("assessment", letter.assessment.as_str().into()),
        ("group", letter.group.code().into()),
    ]
}

fn due_date(letter: &Letter) -> String {
    format::date_of(letter.language, letter.closes_at, letter.zone)
}

fn subject(letter: &Letter) -> String {
    let language = letter.language;
    let name = ("name", Argument::from(letter.respondent.as_str()));
    match &letter.occasion {
        Occasion::Invitation => language.text_with(
            "mail-invitation-subject",
            &[name, ("date", due_date(letter).into())],
        ),
        Occasion::Reminder(_) => language.text_with(
            "mail-reminder-subject",
            &[name, ("date", due_date(letter).into())],
        ),
        Occasion::Receipt { number, .. } => language.text_with(
            "mail-receipt-subject",
            &[name, ("number", number.as_str().into())],
        ),
        Occasion::Returned { .. } => language.text_with(
            "mail-returned-subject",
            &[name, ("date", due_date(letter).into())],
        ),
        Occasion::Comment => language.text_with("mail-comment-subject", &[name]),
    }
}

fn blocks(letter: &Letter) -> Vec<Block> {
    let language = letter.language;
    let about = arguments(letter);
    let mut blocks = Vec::new();
    if letter.mark.is_some() {
        blocks.push(Block::Small(language.text("mail-illustrative")));
    }
    blocks.push(Block::Paragraph(
        if letter.recipient.name.trim().is_empty() {
            language.text("mail-greeting-unnamed")
        } else {
            language.text_with(
                "mail-greeting",
                &[("person", letter.recipient.name.as_str().into())],
            )
        },
    ));
    let due = (
        language.text("mail-due"),
        format::instant(language, letter.closes_at, letter.zone),
    );
    match &letter.occasion {
        Occasion::Invitation => {
            blocks.push(Block::Paragraph(
                language.text_with("mail-invitation-lead", &about),
            ));
            blocks.push(link(letter, language.text("mail-invitation-button")));
            blocks.push(Block::Paragraph(language.text("mail-invitation-link-note")));
            let languages: Vec<&str> = letter
                .languages
                .iter()
                .map(|language| language.own_name())
                .collect();
            blocks.push(Block::Facts(vec![
                due,
                (language.text("mail-languages"), languages.join(", ")),
            ]));
            blocks.push(Block::Paragraph(language.text("mail-invitation-visits")));
            blocks.push(other_ways(letter));
        }
        Occasion::Reminder(tone) => {
            blocks.push(Block::Paragraph(match tone {
                ReminderTone::NeverOpened => {
                    language.text_with("mail-reminder-never-opened", &about)
                }
                ReminderTone::Started => language.text_with("mail-reminder-started", &about),
                ReminderTone::InClearance => {
                    language.text_with("mail-reminder-in-clearance", &about)
                }
                ReminderTone::Returned => language.text_with("mail-reminder-returned", &about),
            }));
            blocks.push(link(letter, language.text("mail-invitation-button")));
            blocks.push(Block::Facts(vec![due]));
            blocks.push(Block::Paragraph(language.text("mail-reminder-help")));
            blocks.push(other_ways(letter));
        }
        Occasion::Receipt {
            number,
            version,
            digest,
            submitted_at,
        } => {
            blocks.push(Block::Paragraph(
                language.text_with("mail-receipt-lead", &about),
            ));
            blocks.push(Block::Facts(vec![
                (language.text("mail-receipt-number"), number.clone()),
                (
                    language.text("mail-receipt-time"),
                    format::instant(language, *submitted_at, letter.zone),
                ),
                (
                    language.text("mail-receipt-version"),
                    format::number(language, *version as f64),
                ),
                (language.text("mail-receipt-digest"), digest.clone()),
            ]));
            blocks.push(link(letter, language.text("mail-receipt-button")));
            blocks.push(Block::Paragraph(language.text("mail-receipt-note")));
        }
        Occasion::Returned { questions } => {
            blocks.push(Block::Paragraph(
                language.text_with("mail-returned-lead", &about),
            ));
            blocks.push(Block::Paragraph(language.text_with(
                "mail-returned-what",
                &[("questions", (*questions).into())],
            )));
            blocks.push(link(letter, language.text("mail-returned-button")));
            blocks.push(Block::Facts(vec![due]));
            blocks.push(Block::Paragraph(language.text("mail-returned-kept")));
            blocks.push(other_ways(letter));
        }
        Occasion::Comment => {
            blocks.push(Block::Paragraph(
                language.text_with("mail-comment-lead", &about),
            ));
            blocks.push(link(letter, language.text("mail-comment-button")));
            blocks.push(Block::Paragraph(language.text("mail-comment-link-note")));
            blocks.push(Block::Paragraph(
                language.text_with("mail-comment-what", &about),
            ));
            blocks.push(other_ways(letter));
        }
    }
    let mut signature = vec![
        language.text("mail-regards"),
        letter.institution.person.clone(),
    ];
    if letter.institution.unit != letter.institution.person {
        signature.push(letter.institution.unit.clone());
    }
    signature.push(letter.institution.name.clone());
    blocks.push(Block::Signature(signature));
    blocks.push(Block::Small(language.text_with(
        "mail-why",
        &[
            ("name", letter.respondent.as_str().into()),
            ("message", letter.message_id.as_str().into()),
        ],
    )));
    if matches!(letter.occasion, Occasion::Reminder(_)) {
        let stop = letter.public_url.to(&Unsubscribe {
            token: letter.stop_token.clone(),
        });
        blocks.push(Block::Small(
            language.text_with("mail-stop", &[("link", stop.into())]),
        ));
    }
    blocks
}

fn link(letter: &Letter, label: String) -> Block {
    let token = letter.link_token.clone();
    Block::Link {
        label,
        copy: letter.language.text("mail-copy-link"),
        address: match letter.occasion {
            Occasion::Comment => letter.public_url.to(&CommentLink { token }),
            _ => letter.public_url.to(&PersonalLink { token }),
        },
    }
}

fn other_ways(letter: &Letter) -> Block {
    Block::Paragraph(match &letter.institution.phone {
        Some(phone) => letter.language.text_with(
            "mail-other-phone",
            &[("phone", left_to_right(letter.language, phone).into())],
        ),
        None => letter.language.text("mail-other"),
    })
}

/// A telephone number in a text that runs from right to left, isolated (Unicode, UAX 9): its groups would
/// else be read from the last to the first.
fn left_to_right(language: Language, text: &str) -> String {
    match language.direction() {
        Direction::LeftToRight => text.to_owned(),
        Direction::RightToLeft => format!("\u{2066}{text}\u{2069}"),
    }
}

fn text(blocks: &[Block], language: Language) -> String {
    let parts: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(text) | Block::Small(text) => wrap(text),
            // An address is never folded: broken in two it opens nothing.
            Block::Link { copy, address, .. } => format!("{copy}\n\n{address}"),
            Block::Facts(facts) => facts
                .iter()
                .map(|(label, value)| {
                    language.text_with(
                        "mail-fact",
                        &[
                            ("label", label.as_str().into()),
                            ("value", value.as_str().into()),
                        ],
                    )
                })
                .collect::<Vec<_>>()
                .join("\n"),
            Block::Signature(lines) => lines.join("\n"),
        })
        .collect();
    format!("{}\n", parts.join("\n\n"))
}

fn page(letter: &Letter, subject: &str, blocks: &[Block]) -> Markup {
    let language = letter.language;
    let title = match &letter.occasion {
        Occasion::Invitation => language.text_with(
            "mail-invitation-title",
            &[("name", letter.respondent.as_str().into())],
        ),
        Occasion::Reminder(_)
        | Occasion::Receipt { .. }
        | Occasion::Returned { .. }
        | Occasion::Comment => subject.to_owned(),
    };
    html! {
        (DOCTYPE)
        html lang=(language.code()) dir=(language.direction().html()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (subject) }
                style { (STYLE) }
            }
            body {
                main {
                    h1 { (title) }
                    @for block in blocks { (html_block(block)) }
                }
            }
        }
    }
}

/// Our own file; quotes inside a style element must not be escaped. Mail programs load no style sheet,
/// so it goes with the mail.
const STYLE: PreEscaped<&str> = PreEscaped(include_str!("mail.css"));

fn html_block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Paragraph(text) => p { (text) },
            Block::Small(text) => p.small { (text) },
            Block::Link { label, copy, address } => {
                p.go { a href=(address) { (label) } }
                p { (copy) br; a.link href=(address) dir="ltr" { (address) } }
            }
            Block::Facts(facts) => table {
                @for (name, value) in facts {
                    tr { th scope="row" { (name) } td { bdi { (value) } } }
                }
            },
            Block::Signature(lines) => p {
                @for (index, line) in lines.iter().enumerate() {
                    @if index > 0 { br; }
                    (line)
                }
            },
        }
    }
}
