//! What a register damaged by hand tells, and what `check` finds in it.

mod bad_input;
pub mod damage;
mod derived;
mod outside_edits;
mod quick;
mod schema;

use register::Register;

/// Changes the file by hand, past the log and past all that is derived, as another program could.
pub fn by_hand(register: &Register, sql: &str) {
    let past_all = format!("PRAGMA ignore_check_constraints = ON; {sql}; PRAGMA ignore_check_constraints = OFF; COMMIT");
    register.read(|conn| Ok(conn.execute_batch(&past_all)?)).expect(sql);
}

/// The rows that `check` finds unreadable, as `table row field`, in order.
fn unreadable(register: &Register) -> Vec<String> {
    let found = register.check(crate::cases::record::now().today).expect("a check");
    let mut rows: Vec<String> = found.rows.iter().map(|bad| format!("{} {} {}", bad.table, bad.row, bad.field)).collect();
    rows.sort();
    rows
}
