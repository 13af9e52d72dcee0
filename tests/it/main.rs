//! All integration tests are one binary, so that the program is linked once.

mod app;
mod coding;
mod commands;
mod dashboards;
mod demo;
mod desk;
mod doors;
mod exports;
mod expressions;
mod forms;
mod layering;
mod mail;
mod messages;
mod midcom;
mod process;
mod public;
mod questionnaire_check;
mod registry;
mod reports;
mod respond;
mod storage;
mod summaries;
mod support;
mod walk;
mod worker;
