//! Courses of both kinds: rounds, who was sent, results and certificates.

mod course;
mod enrol;
mod results;

pub use course::{Course, CourseLine, CoursePage, Participant, course_list, course_page, save_course};
pub use enrol::{CourseCandidate, course_candidates, enrol};
pub use results::{ResultRow, save_results};
