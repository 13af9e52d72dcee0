//! The desk through its pages: what each role finds, opens, may do and is refused; accounts; every number
//! with the answers it counts; charts as files; answers entered on behalf.

mod audit;
mod behalf;
mod chart_files;
mod decisions;
mod numbers;
mod people;
mod roles;
mod round;
