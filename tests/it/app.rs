//! What people do, on both databases, through the functions of `app`.

mod counting;
mod import;
mod links;
mod publishing;
mod registry;
mod rounds;
mod saving;
mod submitting;
