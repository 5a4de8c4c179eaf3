//! A photograph for a form: three by four centimetres, small enough to be kept with the record.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;

use crate::picture::{PictureError, guarded};

/// Three by four centimetres at three hundred points an inch.
const WIDE: u32 = 354;
const HIGH: u32 = 472;
const QUALITY: u8 = 85;

/// A PNG or JPEG as a JPEG of three by four: upright, cut at the middle, the head's side of what is too high kept.
///
/// # Errors
/// Why the picture does not read.
pub fn photograph(picture: &[u8]) -> Result<Vec<u8>, PictureError> {
    guarded(picture, |picture| {
        let (width, height) = (picture.width(), picture.height());
        let wide = width.min(height.saturating_mul(WIDE) / HIGH).max(1);
        let high = height.min(width.saturating_mul(HIGH) / WIDE).max(1);
        // A face stands in the upper part.
        let cut = picture.crop_imm((width - wide) / 2, (height - high) / 4, wide, high);
        let small = cut.resize_exact(WIDE, HIGH, FilterType::Lanczos3).to_rgb8();
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&small).map_err(|_| PictureError::Unreadable)?;
        Ok(jpeg)
    })
}
