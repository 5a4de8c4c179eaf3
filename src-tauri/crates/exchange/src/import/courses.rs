//! Which course a batch's name means: one of the register's, or one that the import would make where its days are known.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use register::courses::course_names;
use register::{Connection, RegisterError};

use super::columns::fold;

/// A course of the register, or one to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CourseRef {
    Known(i32),
    /// Its place among those to be made.
    New(usize),
}

/// A course that the register lacks.
pub(super) struct NewCourse {
    pub name: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Somebody's certificate names it.
    pub used: bool,
}

/// The courses by name and batch.
pub(super) struct Courses {
    by_key: BTreeMap<String, Vec<CourseRef>>,
    pub new: Vec<NewCourse>,
}

impl Courses {
    pub(super) fn load(conn: &Connection) -> Result<Self, RegisterError> {
        let mut courses = Self { by_key: BTreeMap::new(), new: Vec::new() };
        for named in course_names(conn, "admission_course")? {
            let course = CourseRef::Known(named.course);
            let mut keys = vec![key(&named.name)];
            keys.extend(named.course_batch.as_deref().map(key));
            keys.dedup();
            for key in keys {
                courses.by_key.entry(key).or_default().push(course);
            }
        }
        Ok(courses)
    }

    /// The course of that name; a new one where its days are known; `None`: not known, or several.
    pub(super) fn named(&mut self, name: &str, days: Option<(NaiveDate, NaiveDate)>) -> Option<CourseRef> {
        if let Some(found) = self.by_key.get(&key(name)) {
            return if let [only] = found.as_slice() { Some(*only) } else { None };
        }
        let (from, to) = days?;
        let course = CourseRef::New(self.new.len());
        self.new.push(NewCourse { name: domain::name::tidy(name), from, to, used: false });
        self.by_key.insert(key(name), vec![course]);
        Some(course)
    }
}

fn key(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("dot ").map(str::to_owned).unwrap_or(folded)
}
