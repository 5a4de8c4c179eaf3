//! Yearly ratings of units and of members, side by side over the years.

mod page;

pub use page::{GradeGiven, MOST, Rated, RatingCap, RatingPage, RatingRow, rating_page};
