//! The card that the program prints, photographed and scanned badly, is read back; what is no card says nothing.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, Luma, RgbImage};
use paper::{PictureError, RecoveryCard, read_card};

use crate::samples;

const CODE: &str = "7Z4K-9Q2M-XN0B-5TRC-8VWH-1DPJ-3GYE";

/// The card on paper.
fn printed(scale: f64) -> DynamicImage {
    let groups: Vec<String> = CODE.split('-').map(str::to_owned).collect();
    let card = RecoveryCard {
        unit_name: "Đảng ủy công ty mẫu".into(),
        groups: groups.try_into().expect("seven groups"),
        qr_text: CODE.into(),
        file_name: "so-mau.nguon".into(),
        date: samples::date(2026, 2, 5),
    };
    let png = card.set().expect("a card").page_png(1, scale).expect("a picture");
    image::load_from_memory(&png).expect("a PNG")
}

/// Turned by some degrees about its middle on a white table, as a page lies on a scanner.
fn turned(picture: &DynamicImage, degrees: f32) -> DynamicImage {
    let page = picture.to_luma8();
    let side = (page.width().max(page.height()) * 3 / 2) as f32;
    let (sin, cos) = degrees.to_radians().sin_cos();
    let turned = GrayImage::from_fn(side as u32, side as u32, |x, y| {
        let (x, y) = (x as f32 - side / 2.0, y as f32 - side / 2.0);
        let (x, y) = (cos * x + sin * y + page.width() as f32 / 2.0, cos * y - sin * x + page.height() as f32 / 2.0);
        if x < 0.0 || y < 0.0 { Luma([255]) } else { page.get_pixel_checked(x as u32, y as u32).copied().unwrap_or(Luma([255])) }
    });
    turned.into()
}

/// Darker to one side, with a grain, as a telephone takes it.
fn photographed(picture: &DynamicImage) -> DynamicImage {
    let mut page = picture.to_luma8();
    let width = page.width();
    let mut chance = 1_u32;
    for (x, _, pixel) in page.enumerate_pixels_mut() {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (chance >> 24) as f32 / 8.0 - 16.0;
        let lit = 0.55 + 0.45 * x as f32 / width as f32;
        pixel.0[0] = (f32::from(pixel.0[0]) * lit * 0.8 + 20.0 + grain).clamp(0.0, 255.0) as u8;
    }
    page.into()
}

fn jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality)).expect("a JPEG");
    bytes
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

#[track_caller]
fn reads(bytes: &[u8], how: &str) {
    let read = read_card(bytes).expect("a picture");
    assert_eq!(read.iter().map(|text| text.as_str()).collect::<Vec<_>>(), [CODE], "{how}");
}

#[test]
fn the_printed_card_is_read_whole_turned_scaled_and_squeezed() {
    // 100 and 300 dots an inch.
    let scan = printed(100.0 / 72.0);
    reads(&png(&scan), "as it is printed");
    reads(&jpeg(&printed(300.0 / 72.0), 60), "as it is scanned for the archive");
    for degrees in [-7.0, 3.5, 271.0] {
        reads(&png(&turned(&scan, degrees)), &format!("turned by {degrees} degrees"));
    }
    for width in [600, 1_200] {
        let scaled = scan.resize(width, width * 2, FilterType::Triangle);
        reads(&jpeg(&scaled, 60), &format!("{width} pixels wide, as JPEG of 60 %"));
    }
    reads(&jpeg(&photographed(&turned(&printed(2.0), -4.0)), 60), "photographed");
}

#[test]
fn what_is_drawn_on_nothing_is_drawn_on_white() {
    let mut page = printed(2.0).to_rgba8();
    for pixel in page.pixels_mut() {
        // The paper is taken away; below it is black.
        if pixel.0[0] > 250 {
            pixel.0 = [0, 0, 0, 0];
        }
    }
    reads(&png(&page.into()), "without its paper");
}

#[test]
fn a_picture_without_a_code_says_nothing_and_one_with_another_says_what_it_says() {
    let page = DynamicImage::ImageRgb8(RgbImage::from_pixel(1_200, 900, image::Rgb([250, 250, 245])));
    assert_eq!(read_card(&jpeg(&page, 80)), Ok(Vec::new()));
    assert_eq!(read_card(&png(&printed(1.0).crop_imm(0, 0, 500, 200))), Ok(Vec::new()), "the head of the card alone");
    let other = qrcodegen::QrCode::encode_text("https://mau.example/abc", qrcodegen::QrCodeEcc::Medium).expect("a code");
    let picture = GrayImage::from_fn(400, 400, |x, y| {
        let module = |at: u32| i32::try_from(at / 8).expect("small") - 8;
        Luma([if other.get_module(module(x), module(y)) { 0 } else { 255 }])
    });
    let read = read_card(&png(&picture.into())).expect("a picture");
    assert_eq!(read.iter().map(|text| text.as_str()).collect::<Vec<_>>(), ["https://mau.example/abc"]);
}

#[test]
fn what_is_broken_too_large_or_no_picture_is_told_apart() {
    let whole = png(&printed(1.5));
    for place in [0, 1, 20, 60, whole.len() / 2] {
        assert_eq!(read_card(&whole[..place]), Err(PictureError::Unreadable), "cut after {place} bytes");
    }
    assert_eq!(read_card("Đây là một lá thư mẫu.".as_bytes()), Err(PictureError::Unreadable));
    assert_eq!(read_card(&vec![0; 65 << 20]), Err(PictureError::TooLarge));
    // A head that promises more than any page needs: it is refused before room is made for it.
    let mut wide = whole.clone();
    wide[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    let crc = crc(&wide[12..29]);
    wide[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(read_card(&wide), Err(PictureError::TooLarge));
}

/// As PNG sums each of its parts.
fn crc(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }))
}

#[test]
fn damaged_pictures_never_take_the_program_with_them() {
    let page = printed(1.0);
    let wholes = [png(&page), jpeg(&page, 60)];
    let mut chance = 7_u64;
    let mut below = |limit: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(chance >> 33).expect("small") % limit
    };
    for round in 0..40 {
        let mut bytes = wholes[round % 2].clone();
        for _ in 0..=below(6) {
            let place = below(bytes.len());
            bytes[place] = u8::try_from(below(256)).expect("a byte");
        }
        // It reads or it does not: it never says another code.
        for text in read_card(&bytes).unwrap_or_default() {
            assert_eq!(&*text, CODE);
        }
    }
}
