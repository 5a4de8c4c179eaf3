//! Lớp bồi dưỡng.

use register::RegisterError;
use register::courses::{self, Course, CourseCandidate, CourseLine, CoursePage, ResultRow};
use tauri::State;

use super::{Written, day, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// The courses, the latest to begin first: all, or as of a day those begun by then.
#[tauri::command(async)]
#[specta::specta]
pub fn course_list(desk: State<'_, Desk>, as_of: Option<String>) -> Result<Vec<CourseLine>, Failure> {
    let as_of = as_of.map(|text| day(Some(&text))).transpose()?;
    desk.read(|register| courses::course_list(register, as_of))
}

/// A course with those sent to it.
#[tauri::command(async)]
#[specta::specta]
pub fn course_page(desk: State<'_, Desk>, course: i32) -> Result<CoursePage, Failure> {
    desk.read(|register| courses::course_page(register, course))
}

/// Who may be sent.
#[tauri::command(async)]
#[specta::specta]
pub fn course_candidates(desk: State<'_, Desk>, course: i32, search: String) -> Result<Vec<CourseCandidate>, Failure> {
    desk.read(|register| courses::course_candidates(register, course, &search, clock::now().today))
}

/// Adds or changes a course.
#[tauri::command(async)]
#[specta::specta]
pub fn save_course(desk: State<'_, Desk>, course: Option<i32>, facts: Course) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = courses::save_course(register, course, &facts, &clock::now())?;
        written(register, done, |id| Some(*id))
    })
}

/// Sends many at once.
#[tauri::command(async)]
#[specta::specta]
pub fn enrol(
    desk: State<'_, Desk>,
    course: i32,
    cases: Vec<i32>,
    on: String,
    document_number: Option<String>,
    reason: Option<String>,
) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = courses::enrol(register, course, &cases, &on, document_number.as_deref(), reason.as_deref(), &clock::now())?;
        written(register, done, |_| Some(course))
    })
}

/// Saves results and certificates typed down a column.
#[tauri::command(async)]
#[specta::specta]
pub fn save_results(desk: State<'_, Desk>, course: i32, on: String, rows: Vec<ResultRow>) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = courses::save_results(register, course, &on, &rows, &clock::now())?;
        written(register, done, |_| Some(course))
    })
}

/// The lines of results that cannot be written as they are: each refusal stands at `case:field`.
#[tauri::command(async)]
#[specta::specta]
pub fn check_results(desk: State<'_, Desk>, course: i32, on: String, rows: Vec<ResultRow>) -> Result<Vec<Failure>, Failure> {
    desk.read(|register| courses::check_results(register, course, &on, &rows, &clock::now()))
        .map(|refused| refused.into_iter().map(|refusal| RegisterError::from(refusal).into()).collect())
}
