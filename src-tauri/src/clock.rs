//! The one place of the shell that looks at the clock.

use register::Now;

/// The moment.
#[allow(clippy::disallowed_methods)]
pub fn now() -> Now {
    let at = chrono::Local::now().naive_local();
    Now { today: at.date(), at }
}
