use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};

use super::{Site, assets, cookies, error, routes, security};

/// Header and body limits (threat model 6.1). The longest page of a questionnaire, all fields full, is far
/// below the form limit; a body above it is answered 413.
const LONGEST_FORM: usize = 2 * 1024 * 1024;
const MOST_CONNECTIONS: usize = 12_000;
const HEADER_TIME: Duration = Duration::from_secs(15);
const KEEP_ALIVE: Duration = Duration::from_secs(60);
/// How long a stopping server waits for requests under way; what they were told is on disk by then.
const STOP_TIME: u64 = 10;

/// A server on this socket. Dropping the returned future does not stop it; its handle does.
pub fn serve(site: Site, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
    // The files are compressed when the first of them is asked for: now, and not while the first visitor waits.
    assets::style();
    let site = web::Data::new(site);
    let server = HttpServer::new(move || {
        let secure = site.public_url.is_secure();
        let public_url = site.public_url.clone();
        App::new()
            .app_data(site.clone())
            .app_data(web::FormConfig::default().limit(LONGEST_FORM))
            .app_data(web::PayloadConfig::new(LONGEST_FORM))
            // The last one stands outermost: every answer gets its headers, also those of the others.
            .wrap(from_fn(move |request, next| {
                let public_url = public_url.clone();
                async move { security::refuse_foreign(request, next, &public_url).await }
            }))
            .wrap(from_fn(error::show_errors))
            .wrap(from_fn(cookies::remember_language))
            .wrap(Compress::default())
            .wrap(from_fn(move |request, next| {
                security::add_headers(request, next, secure)
            }))
            .configure(routes::configure)
    })
    .workers(workers)
    .max_connections(MOST_CONNECTIONS)
    .client_request_timeout(HEADER_TIME)
    .keep_alive(KEEP_ALIVE)
    // An answer goes out in several writes; without this the last waits some 40 ms for the first to be acknowledged.
    .tcp_nodelay(true)
    .shutdown_timeout(STOP_TIME)
    // Signals are handled by the caller, which also stops the worker and the database.
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(server)
}
