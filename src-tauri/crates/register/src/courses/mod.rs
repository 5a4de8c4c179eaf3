//! Courses of both kinds: rounds, who was sent, results and certificates.

mod course;
mod enrol;
mod results;

pub(crate) use course::put;
pub use course::{Course, CourseLine, CourseName, CoursePage, CourseRow, Participant, course_list, course_names, course_page, save_course};
pub use enrol::{CourseCandidate, course_candidates, enrol};
pub use results::{ResultRow, save_results};
