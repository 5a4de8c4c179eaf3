//! What the QR codes of a picture say: a recovery card that was photographed or scanned.

use image::{DynamicImage, GrayImage};
use rqrr::PreparedImage;
use zeroize::Zeroizing;

use crate::picture::{PictureError, guarded};

/// A code is looked for in small first: paper has a grain, and a code has none.
const SIDES: [u32; 3] = [1_000, 2_000, 4_000];

/// The texts of all QR codes in a PNG or JPEG, whichever way it is turned; none where there is none. What they mean is not
/// known here.
///
/// # Errors
/// Why the picture does not read.
pub fn read_card(picture: &[u8]) -> Result<Vec<Zeroizing<String>>, PictureError> {
    guarded(picture, |picture| Ok(look(&picture)))
}

fn look(picture: &DynamicImage) -> Vec<Zeroizing<String>> {
    let longest = picture.width().max(picture.height());
    for side in SIDES {
        let texts = texts(&gray(picture, side));
        // Enlarged it tells no more.
        if !texts.is_empty() || side >= longest {
            return texts;
        }
    }
    Vec::new()
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
