//! The desk through its pages: what each role finds, opens, may do and is refused; accounts; every number
//! with the answers it counts; answers entered on behalf.

mod behalf;
mod numbers;
mod people;
mod roles;
mod round;
