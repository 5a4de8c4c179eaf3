//! What the QR codes of a picture say: a recovery card that was photographed or scanned.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, GrayImage, ImageReader, Limits};
use rqrr::PreparedImage;
use thiserror::Error;
use zeroize::Zeroizing;

/// A larger file is not read: no scan of one page needs so much.
pub const LARGEST_PICTURE: u64 = 64 << 20;
/// Nor is a picture with a longer side.
const LONGEST_SIDE: u32 = 16_000;
/// Nor one that takes more memory.
const MOST_MEMORY: u64 = 512 << 20;
/// A code is looked for in small first: paper has a grain, and a code has none.
const SIDES: [u32; 3] = [1_000, 2_000, 4_000];

/// Why a picture tells nothing.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum ReadCardError {
    /// More than any page needs.
    #[error("the picture is too large")]
    TooLarge,
    /// No PNG or JPEG, or a broken one.
    #[error("the picture does not read")]
    Unreadable,
}

/// The texts of all QR codes in a PNG or JPEG, whichever way it is turned; none where there is none. What they mean is not
/// known here.
///
/// # Errors
/// Why the picture does not read.
pub fn read_card(picture: &[u8]) -> Result<Vec<Zeroizing<String>>, ReadCardError> {
    if picture.len() as u64 > LARGEST_PICTURE {
        return Err(ReadCardError::TooLarge);
    }
    // It comes from anywhere: what its reader did not think of must not take the program with it.
    catch_unwind(AssertUnwindSafe(|| read(picture))).unwrap_or(Err(ReadCardError::Unreadable))
}

fn read(picture: &[u8]) -> Result<Vec<Zeroizing<String>>, ReadCardError> {
    let mut reader = ImageReader::new(Cursor::new(picture)).with_guessed_format().map_err(|_| ReadCardError::Unreadable)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => ReadCardError::TooLarge,
        _ => ReadCardError::Unreadable,
    })?;
    let longest = picture.width().max(picture.height());
    for side in SIDES {
        let texts = texts(&gray(&picture, side));
        // Enlarged it tells no more.
        if !texts.is_empty() || side >= longest {
            return Ok(texts);
        }
    }
    Ok(Vec::new())
}

/// The picture on white paper, no larger than it is.
fn gray(picture: &DynamicImage, side: u32) -> GrayImage {
    let small = if picture.width().max(picture.height()) > side { picture.thumbnail(side, side) } else { picture.clone() };
    let mut gray = small.to_luma_alpha8();
    for pixel in gray.pixels_mut() {
        // Where nothing is drawn the paper shows.
        let [light, opaque] = pixel.0.map(u16::from);
        pixel.0[0] = u8::try_from((light * opaque + 255 * (255 - opaque)) / 255).unwrap_or(255);
    }
    DynamicImage::ImageLumaA8(gray).to_luma8()
}

fn texts(gray: &GrayImage) -> Vec<Zeroizing<String>> {
    let size = |side: u32| usize::try_from(side).unwrap_or(0);
    let (width, raw) = (size(gray.width()), gray.as_raw());
    let light = |x: usize, y: usize| raw.get(y * width + x).copied().unwrap_or(255);
    let mut prepared = PreparedImage::prepare_from_greyscale(width, size(gray.height()), light);
    prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| Zeroizing::new(text)).collect()
}
