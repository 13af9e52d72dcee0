use std::path::PathBuf;
use std::sync::Arc;

use chrono_tz::Tz;
use tokio::sync::Semaphore;

use super::press::Press;
use crate::app::App;
use crate::app::staff::Attempts;
use crate::institution::Institution;
use crate::language::Language;
use crate::links::PublicUrl;

/// What every handler works with. Made once from the configuration; cheap to clone.
#[derive(Clone)]
pub struct Site {
    pub app: App,
    pub public_url: PublicUrl,
    pub institution: Arc<Institution>,
    /// The zone in which times are shown.
    pub time_zone: Tz,
    pub default_language: Language,
    pub attempts: Arc<Attempts>,
    /// Turns for hashing passwords, so that signing in delays no saving.
    pub hashing: Arc<Semaphore>,
    /// Fonts and turns for reports that are printed.
    pub press: Arc<Press>,
    /// In a demonstration, the folder of sent mails, which a page shows.
    pub demo_mails: Option<PathBuf>,
}
