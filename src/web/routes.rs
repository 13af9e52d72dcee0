//! Which handler stands behind which address. Who may pass is decided in [`super::gate`].
//!
//! Each group of pages lists its own handlers; an address of `links` that no group has taken finds nothing.

use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};

use super::{comment, demo_mails, desk, files, gate, public, respondent};
use crate::links::{self, Link, ROUTES};

/// Puts every handler behind its address.
pub fn configure(service: &mut ServiceConfig) {
    let mut doors = web::scope("")
        .wrap(from_fn(gate::gate))
        .configure(whole_site)
        .configure(public::routes)
        .configure(respondent::routes)
        .configure(comment::routes)
        .configure(desk::routes)
        .configure(demo_mails::routes);
    // Taken addresses come first; the gate answers here as for any other page.
    for route in ROUTES {
        doors = doors.route(route.pattern, web::to(files::nothing));
    }
    service.service(doors.default_service(web::to(files::nothing)));
}

fn whole_site(service: &mut ServiceConfig) {
    service
        .route(pattern::<links::Asset>(), web::get().to(files::asset))
        .route(pattern::<links::Live>(), web::get().to(files::live))
        .route(pattern::<links::Ready>(), web::get().to(files::ready))
        .route(pattern::<links::Robots>(), web::get().to(files::robots))
        .route(
            pattern::<links::SecurityText>(),
            web::get().to(files::security_text),
        );
}

/// The pattern of an address, as actix-web reads it.
pub fn pattern<L: Link>() -> &'static str {
    L::ROUTE.pattern
}
