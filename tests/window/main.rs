//! The window, driven through WebDriver as a clerk uses it: a real program, a real register, keys only.
//!
//! Needs a display (`xvfb-run`), a D-Bus session and WebKitWebDriver; `make test` sets them up.

mod areas;
mod axe;
mod card;
mod chooser;
mod choosing;
mod closing;
mod compare;
mod copies;
mod correcting;
mod desk;
mod doors;
mod drafts;
mod figures;
mod filling;
mod filters;
mod first_start;
mod guide;
mod keys;
mod known_head;
mod look;
mod manners;
mod meeting;
mod merging;
mod named;
mod office;
mod photo;
mod pictures;
mod places;
mod ratings;
mod recover;
mod requests;
mod results;
mod sample;
mod secrets;
mod settings;
mod sheets;
mod today;
mod told;
mod unikey;
mod units;
mod users;
mod waits;
mod whole_path;
mod work;
