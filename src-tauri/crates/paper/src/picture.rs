//! Pictures from anywhere, read with bounds: a scan of a card, a photograph of a person.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};
use thiserror::Error;

/// A larger file is not read: no scan of one page needs so much.
pub const LARGEST_PICTURE: u64 = 64 << 20;
/// Nor is a picture with a longer side.
const LONGEST_SIDE: u32 = 16_000;
/// Nor one that takes more memory.
const MOST_MEMORY: u64 = 512 << 20;

/// Why a picture tells nothing.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum PictureError {
    /// More than any page needs.
    #[error("the picture is too large")]
    TooLarge,
    /// No PNG or JPEG, or a broken one.
    #[error("the picture does not read")]
    Unreadable,
}

/// What `use_it` makes of a PNG or JPEG, turned upright as its camera says. It comes from anywhere: what its reader did not
/// think of must not take the program with it.
pub(crate) fn guarded<T>(picture: &[u8], use_it: impl FnOnce(DynamicImage) -> Result<T, PictureError>) -> Result<T, PictureError> {
    if picture.len() as u64 > LARGEST_PICTURE {
        return Err(PictureError::TooLarge);
    }
    catch_unwind(AssertUnwindSafe(|| use_it(read(picture)?))).unwrap_or(Err(PictureError::Unreadable))
}

fn read(picture: &[u8]) -> Result<DynamicImage, PictureError> {
    let told = |error: ImageError| if matches!(error, ImageError::Limits(_)) { PictureError::TooLarge } else { PictureError::Unreadable };
    let mut reader = ImageReader::new(Cursor::new(picture)).with_guessed_format().map_err(|_| PictureError::Unreadable)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(told)?;
    let turned = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(told)?;
    picture.apply_orientation(turned);
    Ok(picture)
}
