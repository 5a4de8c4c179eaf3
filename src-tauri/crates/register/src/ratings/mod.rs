//! Yearly ratings of units and of members, side by side over the years.

mod page;

pub use page::{GradeGiven, Rated, RatingCap, RatingPage, RatingRow, rating_page};
