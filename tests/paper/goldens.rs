//! Pages compared with the pictures under `goldens/`. `UPDATE_GOLDENS=1` (`cargo golden`) rewrites them; look at what
//! it wrote before committing. A failing comparison leaves before, after and difference under `target/goldens/`.

use std::fs;
use std::path::{Path, PathBuf};

use paper::Document;

/// Pixels a point: fine enough to see a rule move, small enough for the repository.
const SCALE: f64 = 1.0;
/// A pixel counts as different from this difference of grey on, so that rounding of edges does not.
const GREY: u8 = 48;
/// The share of different pixels that is borne, in parts of 100,000.
const BORNE: usize = 20;

/// Where those of this program are.
#[allow(dead_code)]
pub const FOLDER: &str = "tests/paper/goldens";

struct Picture {
    width: u32,
    height: u32,
    grey: Vec<u8>,
}

/// Compares one page (from 1) with `{name}.png` in a folder of the project.
pub fn compare(document: &Document, page: usize, folder: &str, name: &str) {
    let after = document.page_png(page, SCALE).expect("a picture");
    let golden = kept_in(folder).join(format!("{name}.png"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        write(&golden, &encode(&decode(&after)));
        return;
    }
    let before = fs::read(&golden).unwrap_or_else(|error| panic!("no golden picture {name}: {error}; write it with UPDATE_GOLDENS=1"));
    if let Some(finding) = difference(&decode(&before), &decode(&after)) {
        let kept = target().join("goldens");
        write(&kept.join(format!("{name}.before.png")), &before);
        write(&kept.join(format!("{name}.after.png")), &after);
        panic!("{name} looks different: {finding}; see before and after in {}", kept.display());
    }
}

/// A folder of the project.
pub fn kept_in(folder: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find(|root| root.join("tests/paper").is_dir());
    root.expect("the project").join(folder)
}

/// What is different, if it is more than is borne.
fn difference(before: &Picture, after: &Picture) -> Option<String> {
    if (before.width, before.height) != (after.width, after.height) {
        return Some(format!("{}×{} became {}×{}", before.width, before.height, after.width, after.height));
    }
    let differ = before.grey.iter().zip(&after.grey).filter(|(a, b)| a.abs_diff(**b) > GREY).count();
    (differ * 100_000 > before.grey.len() * BORNE).then(|| format!("{differ} of {} pixels", before.grey.len()))
}

fn target() -> PathBuf {
    let built = std::env::current_exe().expect("the test's own path");
    built.ancestors().find(|path| path.ends_with("target")).map_or_else(std::env::temp_dir, Path::to_owned)
}

pub fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
    fs::write(path, bytes).expect("the picture is written");
}

fn decode(bytes: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut data = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut data).expect("a picture");
    let samples = info.color_type.samples();
    let grey = data[..info.buffer_size()].chunks(samples).map(|pixel| pixel[samples / 2]).collect();
    Picture { width: info.width, height: info.height, grey }
}

/// Papers are black on white: eight bits of grey hold them.
fn encode(picture: &Picture) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width, picture.height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&picture.grey).expect("data");
    drop(writer);
    bytes
}

#[test]
fn a_moved_line_is_seen_and_a_softened_edge_is_borne() {
    let white = || Picture { width: 100, height: 100, grey: vec![255; 10_000] };
    let mut line = white();
    line.grey[500..600].fill(0);
    assert_eq!(difference(&white(), &line), Some("100 of 10000 pixels".to_owned()));
    let mut soft = white();
    soft.grey[500..600].fill(255 - GREY);
    assert_eq!(difference(&white(), &soft), None);
}
