//! The text of a PDF, page by page, as `pdftotext` (poppler-utils) reads it.

use std::io::Write;
use std::process::Command;

/// The text of each page.
pub fn pages(pdf: &[u8]) -> Vec<String> {
    let text = read(pdf, "-layout");
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    // The last page too ends with a form feed.
    pages.pop();
    pages
}

/// A word on a page (from 1) and its place in points from the top left.
pub struct Word {
    pub page: usize,
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
}

/// Every word of a PDF with its place.
pub fn words(pdf: &[u8]) -> Vec<Word> {
    let number = |line: &str, name: &str| {
        let from = line.find(&format!("{name}=\"")).expect("a box has its sides") + name.len() + 2;
        line[from..].split('"').next().and_then(|side| side.parse().ok()).expect("a side is a number")
    };
    let mut page = 0;
    let mut words = Vec::new();
    for line in read(pdf, "-bbox").lines().map(str::trim) {
        if line.starts_with("<page ") {
            page += 1;
        } else if line.starts_with("<word ") {
            let text = line.split('>').nth(1).and_then(|rest| rest.split("</word").next()).expect("a word");
            words.push(Word { page, text: text.to_owned(), left: number(line, "xMin"), right: number(line, "xMax"), top: number(line, "yMin") });
        }
    }
    words
}

/// The first word that reads so.
pub fn find<'a>(words: &'a [Word], text: &str) -> &'a Word {
    words.iter().find(|word| word.text == text).unwrap_or_else(|| panic!("{text} is not on the paper"))
}

fn read(pdf: &[u8], mode: &str) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(pdf).expect("the PDF is written");
    let read = Command::new("pdftotext").args([mode, "-enc", "UTF-8"]).arg(file.path()).arg("-").output();
    let read = read.unwrap_or_else(|error| panic!("pdftotext is needed (install poppler-utils): {error}"));
    assert!(read.status.success(), "pdftotext: {}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8(read.stdout).expect("pdftotext writes UTF-8")
}

/// Text with every run of white space as one blank, so that columns do not matter.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
