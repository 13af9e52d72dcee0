//! The loop beside the pages: sends the mails that wait, closes rounds whose time has come.
//!
//! Start with [`Worker::run_once`]. Several instances may run at once: a mail is taken by one of them for
//! a while, and its Message-ID is the same at every attempt. Kept out: what a mail says (`mail`), whether it
//! should still be sent (`app::mailing`).

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;

use crate::app::App;
use crate::app::inviting::Progress;
use crate::app::mailing::{self, Delivery, MailContent, MailJob, NextMail, ReviewMail};
use crate::app::rounds::close_due_assessments;
use crate::app::saving::forget_old_operations;
use crate::assessment::Assessment;
use crate::institution::Institution;
use crate::links::PublicUrl;
use crate::mail::{Letter, Mailer, Occasion, Person, ReminderTone, SendError, Written, compose};
use crate::questionnaire::model::RespondentGroup;
use crate::storage::StorageError;
use crate::storage::outbox::Mail;

/// How often the loop looks at the database when there was nothing to do.
const PAUSE: Duration = Duration::from_secs(2);
/// How often old notes are thrown away.
const TIDYING: TimeDelta = TimeDelta::days(1);
/// How long one mail may take before the attempt counts as a temporary fault.
const LONGEST_SENDING: Duration = Duration::from_secs(90);
/// What staff are shown of a mail server's words.
const LONGEST_FAULT: usize = 500;

/// What the worker works with.
#[derive(Clone)]
pub struct Worker {
    pub app: App,
    /// `None`: no way out is configured, mails wait.
    pub mailer: Option<Mailer>,
    pub institution: Arc<Institution>,
    pub public_url: PublicUrl,
    /// A person who reads what recipients answer.
    pub reply_to: Person,
}

/// What one look at the database did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub sent: usize,
    /// Taken back because their reason had gone.
    pub dropped: usize,
    pub failed: usize,
    pub closed: Vec<String>,
}

impl Worker {
    /// Does everything that is due now.
    pub async fn run_once(&self) -> Result<Done, StorageError> {
        let mut done = Done {
            closed: self.app.write(close_due_assessments).await?,
            ..Done::default()
        };
        let Some(mailer) = &self.mailer else {
            return Ok(done);
        };
        loop {
            match self.app.write(mailing::take_next_mail).await? {
                NextMail::Nothing => return Ok(done),
                NextMail::Dropped => done.dropped += 1,
                NextMail::Send(job) => {
                    let written = self.write(&job);
                    self.deliver(mailer, job.mail, &written, &mut done).await?;
                }
                NextMail::SendReview(job) => {
                    let written = self.write_review(&job);
                    self.deliver(mailer, job.mail, &written, &mut done).await?;
                }
            }
        }
    }

    async fn deliver(
        &self,
        mailer: &Mailer,
        mail: Mail,
        written: &Written,
        done: &mut Done,
    ) -> Result<(), StorageError> {
        let delivery = send(mailer, written).await;
        match &delivery {
            Delivery::Accepted => done.sent += 1,
            Delivery::TemporaryFault(_) | Delivery::PermanentFault(_) => {
                done.failed += 1;
                // The id is enough to find it on the desk; addresses are not logged.
                tracing::warn!(mail = %mail.id, "a mail could not be sent");
            }
        }
        self.app
            .write(move |transaction| mailing::finish_mail(transaction, &mail, &delivery))
            .await
    }

    /// Throws away notes that nobody asks for any more; once a day is enough.
    pub async fn tidy(&self) -> Result<usize, StorageError> {
        self.app.write(forget_old_operations).await
    }

    /// Works until `stop` is ready; a mail that is being sent is finished first.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut tidy_at = self.app.now();
        loop {
            if self.app.now() >= tidy_at {
                tidy_at = self.app.now() + TIDYING;
                if let Err(error) = self.tidy().await {
                    tracing::warn!(%error, "the worker could not tidy up");
                }
            }
            if let Err(error) = self.run_once().await {
                // The database is gone for a while: what waits goes on waiting.
                tracing::warn!(%error, "the worker could not work");
            }
            if tokio::time::timeout(PAUSE, &mut stop).await.is_ok() {
                return;
            }
        }
    }

    fn reply_to(&self, assessment: &Assessment) -> Person {
        match &assessment.contact {
            Some(contact) => Person {
                name: contact.name.clone(),
                email: contact.email.clone(),
            },
            None => self.reply_to.clone(),
        }
    }

    fn write_review(&self, job: &ReviewMail) -> Written {
        let (assessment, reviewer) = (&job.assessment, &job.reviewer);
        compose(&Letter {
            occasion: Occasion::Comment,
            language: reviewer.language,
            institution: &self.institution,
            public_url: &self.public_url,
            recipient: Person {
                name: reviewer.name.clone(),
                email: reviewer.email.clone(),
            },
            reply_to: self.reply_to(assessment),
            group: RespondentGroup::Iscm,
            respondent: job.iscm_name.clone(),
            assessment: assessment.title_in(reviewer.language).to_owned(),
            languages: assessment.languages.clone(),
            closes_at: assessment.closes_at,
            zone: assessment.time_zone.parse().unwrap_or(chrono_tz::UTC),
            mark: assessment.mark,
            link_token: job.link_token.clone(),
            stop_token: String::new(),
            message_id: job.mail.message_id.clone(),
        })
    }

    fn write(&self, job: &MailJob) -> Written {
        let assessment = &job.assessment;
        let reply_to = self.reply_to(assessment);
        let occasion = match &job.content {
            MailContent::Invitation => Occasion::Invitation,
            MailContent::Reminder(progress) => Occasion::Reminder(match progress {
                Progress::NeverOpened => ReminderTone::NeverOpened,
                Progress::Started => ReminderTone::Started,
                Progress::InClearance => ReminderTone::InClearance,
                Progress::Returned => ReminderTone::Returned,
            }),
            MailContent::Returned { questions } => Occasion::Returned {
                questions: *questions,
            },
            MailContent::Receipt(receipt) => Occasion::Receipt {
                number: receipt.receipt_number.clone(),
                version: receipt.number,
                digest: receipt.digest.clone(),
                submitted_at: receipt.submitted_at,
            },
        };
        compose(&Letter {
            occasion,
            language: job.contact.language,
            institution: &self.institution,
            public_url: &self.public_url,
            recipient: Person {
                name: job.contact.name.clone(),
                email: job.contact.email.clone(),
            },
            reply_to,
            group: job.invitation.respondent.group,
            respondent: job.respondent_name.clone(),
            assessment: assessment.title_in(job.contact.language).to_owned(),
            languages: assessment.languages.clone(),
            closes_at: assessment.closes_at,
            zone: assessment.time_zone.parse().unwrap_or(chrono_tz::UTC),
            mark: assessment.mark,
            link_token: job.link_token.clone(),
            stop_token: job.stop_token.clone(),
            message_id: job.mail.message_id.clone(),
        })
    }
}

async fn send(mailer: &Mailer, mail: &Written) -> Delivery {
    let short = |text: String| text.chars().take(LONGEST_FAULT).collect::<String>();
    match tokio::time::timeout(LONGEST_SENDING, mailer.send(mail)).await {
        Ok(Ok(())) => Delivery::Accepted,
        Ok(Err(SendError::Temporary(fault))) => Delivery::TemporaryFault(short(fault)),
        Ok(Err(SendError::Permanent(fault))) => Delivery::PermanentFault(short(fault)),
        Err(_) => Delivery::TemporaryFault("the mail server did not answer in time".to_owned()),
    }
}
