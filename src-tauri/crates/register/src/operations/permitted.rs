//! What each role may write, by the tables that an operation touched: whatever door it came through, undo and import too.

use domain::refusal::Refusal;
use domain::role::Role;

use crate::Register;
use crate::error::RegisterError;
use crate::log::Touched;

/// Who is signed in may write what was touched, and a keeper is left where there are users. Nothing is committed otherwise.
///
/// # Errors
/// `role_refused`, `sign_in_needed`, `last_keeper`.
pub(super) fn must_be_permitted(register: &Register, touched: &[Touched]) -> Result<(), RegisterError> {
    let own = register.signed_in().map(|user| i64::from(user.user));
    for row in touched {
        register.must_be(least(row, own))?;
    }
    if touched.iter().any(is_of_users) && !register.conn().prepare_cached(include_str!("has_keeper.sql"))?.query_row([], |row| row.get("kept"))? {
        return Err(Refusal::new("last_keeper").into());
    }
    Ok(())
}

/// Who may write a row at the least.
fn least(row: &Touched, own: Option<i64>) -> Role {
    match row.table.as_str() {
        "user_pin" if Some(row.row) == own => Role::Reader,
        "user" | "user_pin" | "rule" | "condition" | "holiday" => Role::Keeper,
        _ => Role::Clerk,
    }
}

/// Whether a row says who may do what.
pub(super) fn is_of_users(row: &Touched) -> bool {
    matches!(row.table.as_str(), "user" | "user_pin")
}
