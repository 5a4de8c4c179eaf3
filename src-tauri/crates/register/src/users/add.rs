//! Adding a user, or letting one in again who had left.

use domain::identity::title;
use domain::refusal::Refusal;
use domain::role::Role;
use rusqlite::{Connection, named_params};

use super::user::of_name;
use crate::error::RegisterError;
use crate::file::{pin, row_id};
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// Adds a user with a role and a PIN; the name of one who left brings them back. The first keeps the register, and is
/// signed in from then on: until there was one, everything was open to whoever had the passphrase.
///
/// # Errors
/// `user_exists`, `first_user_keeper`, `pin_short`, `pin_plain`, what a name says; `role_refused`; as
/// [`Register::transact`].
pub fn add_user(register: &mut Register, name: &str, role: Role, typed_pin: &str, now: &Now) -> Result<Done<i32>, RegisterError> {
    let name = title(name).map_err(|refusal| refusal.at("name"))?;
    let first = !register.has_users();
    if first && role != Role::Keeper {
        return Err(Refusal::new("first_user_keeper").at("role").into());
    }
    register.must_be(Role::Keeper)?;
    let kept = pin::kept(typed_pin)?;
    let operation = Operation::new("user_added").open_to(Role::Keeper).with("name", &name).with("role", format!("@role.{role}"));
    let done = register.transact(operation, now, |tx| {
        let user = match of_name(tx, &name)? {
            Some(known) if known.left_on.is_none() => return Err(Refusal::new("user_exists").with("name", known.name).at("name").into()),
            Some(known) => back(tx, known.user, &name, role)?,
            None => insert(tx, &name, role)?,
        };
        put_pin(tx, user, &kept)?;
        Ok(user)
    })?;
    if first {
        register.go_on_as(done.value)?;
    }
    Ok(done)
}

fn insert(tx: &Connection, name: &str, role: Role) -> Result<i32, RegisterError> {
    tx.prepare_cached("INSERT INTO user (name, role) VALUES (:name, :role)")?.execute(named_params! { ":name": name, ":role": role.code() })?;
    Ok(row_id(tx))
}

fn back(tx: &Connection, user: i32, name: &str, role: Role) -> Result<i32, RegisterError> {
    let params = named_params! { ":id": user, ":name": name, ":role": role.code() };
    tx.prepare_cached("UPDATE user SET name = :name, role = :role, left_on = NULL WHERE id = :id")?.execute(params)?;
    Ok(user)
}

/// Keeps a PIN.
pub(super) fn put_pin(tx: &Connection, user: i32, kept: &str) -> Result<(), RegisterError> {
    tx.prepare_cached(include_str!("pin_put.sql"))?.execute(named_params! { ":id": user, ":pin": kept })?;
    Ok(())
}
