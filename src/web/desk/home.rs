//! `GET /desk`: straight to the rounds, which are what staff come for.

use actix_web::HttpResponse;

use crate::links::{self, Link};
use crate::web::see_other;

pub async fn get() -> HttpResponse {
    see_other(&links::DeskAssessments.path())
}
