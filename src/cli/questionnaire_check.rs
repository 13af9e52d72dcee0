//! `questionnaire check FILE…`: every problem of every file, one line each, also of the files together.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::questionnaire::Questionnaire;
use crate::questionnaire::document::{self, LoadOptions, Problem};

/// Prints `file: severity code pointer: message` per problem; true if no file has an error.
pub fn run(files: &[PathBuf], out: &mut dyn Write) -> anyhow::Result<bool> {
    let mut good = true;
    let mut loaded: Vec<(&Path, Questionnaire)> = Vec::new();
    for file in files {
        let (questionnaire, problems) = check(file)?;
        for problem in &problems {
            print(out, file, problem)?;
        }
        match questionnaire {
            Some(questionnaire) => loaded.push((file, questionnaire)),
            None => good = false,
        }
    }
    let questionnaires: Vec<&Questionnaire> = loaded
        .iter()
        .map(|(_, questionnaire)| questionnaire)
        .collect();
    for (position, problem) in document::check_together(&questionnaires) {
        good &= !problem.is_error();
        print(out, loaded[position].0, &problem)?;
    }
    Ok(good)
}

fn check(file: &Path) -> anyhow::Result<(Option<Questionnaire>, Vec<Problem>)> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    // Text that is no UTF-8 is a problem of the file like any other, and is told as one.
    let loaded = document::load_bytes(
        &bytes,
        &LoadOptions {
            file_stem: file.file_stem().and_then(|stem| stem.to_str()),
            ..LoadOptions::default()
        },
    );
    Ok((loaded.questionnaire, loaded.problems))
}

fn print(out: &mut dyn Write, file: &Path, problem: &Problem) -> std::io::Result<()> {
    let pointer = match problem.pointer.as_str() {
        "" => "(file)",
        pointer => pointer,
    };
    writeln!(
        out,
        "{}: {} {} {pointer}: {}",
        file.display(),
        problem.severity,
        problem.code,
        problem.message
    )
}
