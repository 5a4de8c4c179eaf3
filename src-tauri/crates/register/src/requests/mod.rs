//! Requests that come in: another place asks for somebody's background to be checked here, and waits for the answer.

mod list;
mod request;
mod save;

pub use list::{RequestLine, request_list};
pub use request::Request;
pub use save::{answer_request, remove_request, save_request};

pub(crate) use list::{Running, running};
pub(crate) use request::of_row;
