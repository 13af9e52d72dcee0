//! Reports: findings as documents that leave the program.
//!
//! Start with [`summary`], the Summary of Findings of one ISCM as Markdown, HTML and data, and with [`document`],
//! which puts together what is printed; [`pdf`] and [`docx`] write it, and [`file`] knows all formats. [`chart`]
//! draws for pages and reports alike; [`data`] writes tables as CSV, XLSX, JSON, SPSS and DDI. A report is made from
//! values and gives text or bytes; it knows neither where the findings came from nor where it goes.

pub mod chart;
pub mod data;
pub mod document;
pub mod docx;
pub mod file;
pub mod pdf;
pub mod summary;
