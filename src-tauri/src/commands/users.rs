//! Cài đặt › Người dùng, and signing in.

use domain::role::Role;
use register::file::Secret;
use register::users::{self, User};
use tauri::State;
use zeroize::Zeroizing;

use super::file::{RegisterInfo, info};
use super::{Written, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::tries::{Tried, try_on};

/// All users of the open register, those who left last.
#[tauri::command(async)]
#[specta::specta]
pub fn user_list(desk: State<'_, Desk>) -> Result<Vec<User>, Failure> {
    desk.read(users::user_list)
}

/// Adds a user, or lets one in again who had left.
#[tauri::command(async)]
#[specta::specta]
pub fn add_user(desk: State<'_, Desk>, name: String, role: Role, pin: String) -> Result<Written, Failure> {
    let pin = Zeroizing::new(pin);
    desk.write(|register| {
        let done = users::add_user(register, &name, role, &pin, &clock::now())?;
        written(register, done, |user| Some(*user))
    })
}

/// Gives a user another role, another PIN, or both.
#[tauri::command(async)]
#[specta::specta]
pub fn change_user(desk: State<'_, Desk>, name: String, role: Option<Role>, pin: Option<String>) -> Result<Written, Failure> {
    let pin = pin.map(Zeroizing::new);
    desk.write(|register| {
        let done = users::change_user(register, &name, role, pin.as_deref().map(String::as_str), &clock::now())?;
        written(register, done, |()| None)
    })
}

/// A keeper who forgot the PIN sets another by the recovery card, and is signed in; wrong cards make the next one wait.
#[tauri::command(async)]
#[specta::specta]
pub fn keeper_pin_by_card(desk: State<'_, Desk>, name: String, card: String, pin: String) -> Result<RegisterInfo, Failure> {
    let (card, pin) = (Zeroizing::new(card), Zeroizing::new(pin));
    let secret = Secret::recovery(&card).map_err(|error| Failure { field: Some("card".to_owned()), ..Failure::from(error) })?;
    let path = desk.read(|register| Ok(register.path().to_owned()))?;
    desk.with_open(|register| {
        Ok(try_on(&desk, &path, &[Tried::Secret], || users::keeper_pin_by_card(register, &secret, &name, &pin, &clock::now()).map(drop)))
    })??;
    info(&desk)
}

/// A user leaves.
#[tauri::command(async)]
#[specta::specta]
pub fn user_leaves(desk: State<'_, Desk>, name: String) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = users::user_leaves(register, &name, &clock::now())?;
        written(register, done, |()| None)
    })
}

/// Signs a user of the open register in; wrong PINs make the next one wait.
#[tauri::command(async)]
#[specta::specta]
pub fn sign_in(desk: State<'_, Desk>, name: String, pin: String) -> Result<RegisterInfo, Failure> {
    let pin = Zeroizing::new(pin);
    let path = desk.read(|register| Ok(register.path().to_owned()))?;
    desk.with_open(|register| Ok(try_on(&desk, &path, &[Tried::Pin], || register.sign_in(&name, &pin))))??;
    info(&desk)
}

/// Whoever was signed in is no more: the register is read.
#[tauri::command(async)]
#[specta::specta]
pub fn sign_out(desk: State<'_, Desk>) -> Result<RegisterInfo, Failure> {
    desk.with_open(|register| {
        register.sign_out();
        Ok(())
    })?;
    info(&desk)
}
