//! The window, driven through WebDriver as a clerk uses it: a real program, a real register, keys only.
//!
//! Needs a display (`xvfb-run`), a D-Bus session and WebKitWebDriver; `make test` sets them up.

mod closing;
mod copies;
mod desk;
mod doors;
mod first_start;
mod keys;
mod known_head;
mod pictures;
mod sample;
mod today;
mod unikey;
mod whole_path;
