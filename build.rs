//! Migrations are embedded by a macro that does not watch their folders; this does.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
