//! Papers collected from a register, one module a concern.

// What a test cannot go on without fails it, in its helpers too.
#![allow(clippy::unwrap_used)]

mod books;
mod columns;
mod log_head;
mod one_truth;
mod papers;
mod sheets;
mod told;
mod truth;
mod widths;

/// The text of each page, as `pdftotext` (poppler-utils) reads it.
fn pdf_text(pdf: &[u8]) -> Vec<String> {
    use std::io::Write;
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let read = std::process::Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(file.path()).arg("-").output().unwrap();
    let text = String::from_utf8(read.stdout).unwrap();
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}
