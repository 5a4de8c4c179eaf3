//! course add, course list, course show.

use register::courses::{Course, CourseLine, course_list, course_page, save_course};
use serde_json::{Value, json};

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
        CourseCommand::List { file, .. } => {
            let register = ask::open_to_read(&file)?;
            let courses: Vec<Value> = course_list(&register, None)?.iter().map(course_json).collect::<Result<_, _>>()?;
            print(&courses)
        }
        CourseCommand::Show { file, course, .. } => {
            let register = ask::open_to_read(&file)?;
            let page = course_page(&register, course)?;
            print(&json!({ "course": course_json(&page.course)?, "participants": page.participants }))
        }
    }
}

/// A course's facts with its id and counts among them.
fn course_json(line: &CourseLine) -> Result<Value, Failure> {
    let mut course = serde_json::to_value(&line.facts)?;
    for (name, value) in
        [("course", json!(line.course)), ("enrolled", json!(line.enrolled)), ("passed", json!(line.passed)), ("certified", json!(line.certified))]
    {
        course[name] = value;
    }
    Ok(course)
}
