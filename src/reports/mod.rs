//! Reports: findings as documents that leave the program.
//!
//! Start with [`summary`], the Summary of Findings of one ISCM as Markdown, HTML and data; [`chart`] draws for
//! pages and reports alike; [`data`] writes tables as CSV, XLSX, JSON, SPSS and DDI. A report is made from values and gives text or bytes; it knows neither where the
//! findings came from nor where it goes.

pub mod chart;
pub mod data;
pub mod summary;
