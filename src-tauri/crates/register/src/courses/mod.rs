//! Courses of both kinds: rounds, who was sent, results and certificates.

mod course;
mod enrol;
mod results;

pub use course::{Course, CourseLine, CourseName, CoursePage, CourseRow, Participant, course_list, course_names, course_page, save_course};
pub(crate) use course::{of_row, put};
pub use enrol::{CourseCandidate, course_candidates, enrol};
pub use results::{ResultRow, check_results, save_results};
