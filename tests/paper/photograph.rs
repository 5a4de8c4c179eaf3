//! A photograph from a telephone is made fit for a form: three by four, upright, small; what is none is told.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use paper::{PictureError, photograph};

fn png(picture: RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(picture).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("a PNG");
    bytes
}

/// Red above, white in the middle, blue below.
fn flag(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| match y * 3 / height {
        0 => Rgb([200, 20, 20]),
        1 => Rgb([255, 255, 255]),
        _ => Rgb([20, 20, 200]),
    })
}

fn made(bytes: &[u8]) -> RgbImage {
    let jpeg = photograph(bytes).expect("a photograph");
    assert!(jpeg.starts_with(&[0xFF, 0xD8, 0xFF]) && jpeg.len() < 100_000, "{} bytes", jpeg.len());
    image::load_from_memory(&jpeg).expect("a JPEG").to_rgb8()
}

#[test]
fn whatever_its_shape_it_comes_out_three_by_four() {
    for (width, height) in [(300, 400), (3000, 1000), (900, 3600), (30, 40), (1, 1), (5, 9000)] {
        assert_eq!(made(&png(flag(width, height))).dimensions(), (354, 472), "{width} by {height}");
    }
}

#[test]
fn of_what_is_too_high_the_upper_part_stays() {
    // Of 400 by 1600 a height of 533 stays, from a quarter of the rest, 266, on: red down to 533, then white.
    let picture = made(&png(flag(400, 1600)));
    let (upper, lower) = (picture.get_pixel(177, 40), picture.get_pixel(177, 440));
    assert!(upper[0] > 150 && upper[2] < 90, "{upper:?}");
    assert!(lower[0] > 230 && lower[2] > 230, "{lower:?}");
}

#[test]
fn what_is_no_picture_is_told() {
    for bytes in [&b""[..], b"no picture", &png(flag(300, 400))[..60]] {
        assert_eq!(photograph(bytes), Err(PictureError::Unreadable));
    }
}
