//! Thẩm tra lý lịch nơi khác gửi đến.

use register::requests::{self, Request, RequestLine};
use tauri::State;

use super::{Written, day, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// The requests received by a day.
#[tauri::command(async)]
#[specta::specta]
pub fn request_list(desk: State<'_, Desk>, as_of: Option<String>) -> Result<Vec<RequestLine>, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| requests::request_list(register, on))
}

/// Writes a request down, or changes one; its answer too.
#[tauri::command(async)]
#[specta::specta]
pub fn save_request(desk: State<'_, Desk>, request: Option<i32>, facts: Request) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = requests::save_request(register, request, &facts, &clock::now())?;
        written(register, done, |id| Some(*id))
    })
}

/// Takes a request out.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_request(desk: State<'_, Desk>, request: i32) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = requests::remove_request(register, request, &clock::now())?;
        written(register, done, |()| None)
    })
}
