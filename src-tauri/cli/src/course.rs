//! course add.

use register::courses::{Course, save_course};
use serde_json::json;

use crate::arguments::CourseCommand;
use crate::{Failure, ask, json as print};

pub fn run(command: CourseCommand) -> Result<(), Failure> {
    match command {
        CourseCommand::Add { file, name, from, to, kind, today, .. } => {
            let (mut register, now) = ask::open(&file, &today)?;
            let facts = Course { course_kind: kind, name, from, to, ..Course::default() };
            let done = save_course(&mut register, None, &facts, &now)?;
            print(&json!({ "course": done.value }))
        }
    }
}
