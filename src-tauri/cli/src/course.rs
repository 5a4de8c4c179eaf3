//! course add.

use register::courses::{Course, save_course};
use serde_json::json;

use crate::arguments::CourseCommand;
use crate::{Failure, ask, json as print};

pub fn run(command: CourseCommand) -> Result<(), Failure> {
    match command {
        CourseCommand::Add { file, name, from, to, kind, .. } => {
            let mut register = ask::open(&file)?;
            let facts = Course { course_kind: kind, name, from, to, ..Course::default() };
            let done = save_course(&mut register, None, &facts, &ask::now())?;
            print(&json!({ "course": done.value }))
        }
    }
}
