//! The program's start; everything else is in the library.

// A console window beside the program would only frighten.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() {
    nguon::run();
}
