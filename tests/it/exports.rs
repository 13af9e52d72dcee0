//! Files of data: what they hold, for whom, and whether others read the same in them.

mod cells;
mod coded;
mod desk;
mod files;
mod python;
