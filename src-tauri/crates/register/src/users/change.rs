//! Another role, another PIN, leaving.

use domain::date::PartialDate;
use domain::refusal::Refusal;
use domain::role::Role;
use rusqlite::named_params;

use super::add::put_pin;
use super::user::{User, named};
use crate::error::RegisterError;
use crate::file::{Secret, pin};
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// Gives a user another role, another PIN, or both, in one operation. Their own PIN everyone changes; one that was forgotten a
/// keeper sets anew.
///
/// # Errors
/// `user_unknown`, `user_left`, `last_keeper`, `pin_short`, `pin_plain`, `role_refused`; as [`Register::transact`].
pub fn change_user(register: &mut Register, name: &str, role: Option<Role>, typed_pin: Option<&str>, now: &Now) -> Result<Done<()>, RegisterError> {
    let user = standing(register, name)?;
    let own = register.signed_in().is_some_and(|signed_in| signed_in.user == user.user);
    let least = if own && role.is_none() { Role::Reader } else { Role::Keeper };
    register.must_be(least)?;
    let kept = typed_pin.map(pin::kept).transpose()?;
    let operation = match role {
        Some(role) => Operation::new("user_role_changed").with("role", format!("@role.{role}")),
        None => Operation::new("user_pin_changed"),
    };
    register.transact(operation.open_to(least).with("name", &user.name), now, |tx| {
        if let Some(role) = role {
            let params = named_params! { ":id": user.user, ":role": role.code() };
            tx.prepare_cached("UPDATE user SET role = :role WHERE id = :id")?.execute(params)?;
        }
        kept.map_or(Ok(()), |kept| put_pin(tx, user.user, &kept))
    })
}

/// A keeper who forgot the PIN sets another with the register's recovery card in hand, and is signed in. Nobody need have been:
/// what the card opens is more than any role.
///
/// # Errors
/// [`RegisterError::WrongPassphrase`] where it is no card, [`RegisterError::RecoveryOtherFile`] where it is another file's;
/// `user_unknown`, `user_left`, `not_a_keeper`, `pin_short`, `pin_plain`; as [`Register::transact`].
pub fn keeper_pin_by_card(register: &mut Register, card: &Secret, name: &str, typed_pin: &str, now: &Now) -> Result<Done<()>, RegisterError> {
    register.must_be_its_card(card)?;
    let user = standing(register, name)?;
    if user.role != Role::Keeper {
        return Err(Refusal::new("not_a_keeper").with("name", &user.name).at("name").into());
    }
    let kept = pin::kept(typed_pin)?;
    let before = register.signed_in().map(|user| user.user);
    register.go_on_as(user.user)?;
    let operation = Operation::new("user_pin_by_card").open_to(Role::Reader).with("name", &user.name);
    let done = register.transact(operation, now, |tx| put_pin(tx, user.user, &kept));
    if done.is_err() {
        match before {
            Some(before) => register.go_on_as(before)?,
            None => register.sign_out(),
        }
    }
    done
}

/// A user leaves: they sign in no more, and what they entered stays under their name.
///
/// # Errors
/// `user_unknown`, `user_left`, `last_keeper`, `role_refused`; as [`Register::transact`].
pub fn user_leaves(register: &mut Register, name: &str, now: &Now) -> Result<Done<()>, RegisterError> {
    register.must_be(Role::Keeper)?;
    let user = standing(register, name)?;
    let operation = Operation::new("user_left").open_to(Role::Keeper).with("name", &user.name);
    register.transact(operation, now, |tx| {
        let params = named_params! { ":id": user.user, ":left_on": now.today };
        tx.prepare_cached("UPDATE user SET left_on = :left_on WHERE id = :id")?.execute(params)?;
        Ok(())
    })
}

fn standing(register: &Register, name: &str) -> Result<User, RegisterError> {
    let user = named(register.conn(), name)?;
    let Some(left_on) = &user.left_on else { return Ok(user) };
    let day = left_on.parse::<PartialDate>().map_or_else(|_| left_on.clone(), PartialDate::shown);
    Err(Refusal::new("user_left").with("name", &user.name).with("date", day).at("name").into())
}
