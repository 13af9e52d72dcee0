//! The program: reads its arguments and calls the command line room.

use std::process::ExitCode;

use iscm_survey::cli;

fn main() -> ExitCode {
    cli::run(std::env::args_os())
}
