//! Searching people by what is typed: what is kept of their names and numbers, and how typed words find it.
//!
//! Each word typed begins a word that is kept. Punctuation is a letter, never syntax; inside a word it is passed over too, on
//! either side: `05-NQ/CB` is found by "05 NQ CB" and "5-nq", `12345678` by "12.345678", H'Hen by "hen". Two words that were
//! kept of two numbers are never read as one.

use std::collections::BTreeSet;

use crate::name::search_key;

/// What is kept of a person to be searched: each word after a blank, each name or number with a blank at its end.
///
/// ```
/// use domain::search::{Kept, Typed};
/// let mut kept = Kept::default();
/// kept.name("Nguyễn Thị Lan Anh");
/// kept.document("05-NQ/CB");
/// assert_eq!(kept.text(), " nguyen thi lan anh  05 nq cb ");
/// assert!(Typed::new("5-nq anh").finds(&kept.text()));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Kept {
    entries: Vec<String>,
    documents: BTreeSet<String>,
}

impl Kept {
    /// A name; the first one stands at the beginning.
    pub fn name(&mut self, name: &str) {
        let folded = search_key(name);
        let joined: Vec<String> = folded.split(' ').map(letters).filter(|word| !word.is_empty()).collect();
        let parted = parts(&folded).join(" ");
        self.add([folded, parted, joined.join(" ")]);
    }

    /// A number that stands for the person, as it is written and as if without what parts it.
    pub fn number(&mut self, number: &str) {
        let folded = search_key(number);
        let joined = letters(folded.strip_prefix("+84").map_or(folded.clone(), |rest| format!("0{rest}")).as_str());
        let parted = parts(&folded).join(" ");
        self.add([folded, parted, joined]);
    }

    /// The number of a document; however many entries bear it, it is kept once.
    pub fn document(&mut self, number: &str) {
        let folded = search_key(number);
        // Typed as it is written it is read by its parts, but where a word begins with punctuation.
        if folded.split(' ').any(|word| !word.starts_with(char::is_alphanumeric)) {
            self.documents.insert(folded.clone());
        }
        self.documents.insert(parts(&folded).join(" "));
    }

    fn add(&mut self, readings: [String; 3]) {
        for reading in readings {
            if !self.entries.contains(&reading) {
                self.entries.push(reading);
            }
        }
    }

    /// The words of all names and numbers.
    pub fn text(&self) -> String {
        let documents = self.documents.iter().filter(|document| !self.entries.contains(document));
        self.entries.iter().chain(documents).filter(|entry| !entry.is_empty()).map(|entry| format!(" {entry} ")).collect()
    }
}

/// Words typed into a search.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    stretches: Vec<Stretch>,
}

/// Words typed one after the other: one word, or the groups of digits of one number.
#[derive(Clone, Debug)]
struct Stretch {
    /// Of each word its readings; one of them is to be found.
    words: Vec<Vec<String>>,
    /// The groups as one number.
    joined: Option<String>,
}

impl Typed {
    /// Reads what was typed; any text can be.
    pub fn new(text: &str) -> Self {
        let folded = search_key(text);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let stretches = words.chunk_by(|one, next| is_digits(one) && is_digits(next));
        let stretches = stretches.map(|words| Stretch {
            words: words.iter().map(|word| readings(word)).collect(),
            joined: (words.len() > 1).then(|| format!(" {}", letters(&words.concat()))),
        });
        Self { stretches: stretches.collect() }
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// Whether all of it is found in a text of [`Kept`].
    pub fn finds(&self, kept: &str) -> bool {
        let found = |needle: &String| kept.contains(needle.as_str());
        self.stretches.iter().all(|stretch| stretch.joined.as_ref().is_some_and(found) || stretch.words.iter().all(|word| word.iter().any(found)))
    }
}

/// What a typed word may mean, each with the blank before it.
fn readings(word: &str) -> Vec<String> {
    let mut readings = vec![format!(" {word}")];
    if let Some(rest) = word.strip_prefix("+84") {
        readings.push(format!(" 0{}", letters(rest)));
    }
    if !word.starts_with(char::is_alphanumeric) {
        return readings;
    }
    let parts = parts(word);
    // With punctuation at its end the last part is whole: "sa*" and "sa%" are not "Sao".
    let end = if word.ends_with(char::is_alphanumeric) { "" } else { " " };
    let joined = letters(word);
    if joined != word {
        readings.push(format!(" {}{end}", parts.join(" ")));
        if end.is_empty() || is_digits(word) {
            readings.push(format!(" {joined}"));
        }
    }
    if let [first, rest @ ..] = parts.as_slice() {
        for same in other_noughts(first) {
            let whole: Vec<&str> = [same.as_str()].into_iter().chain(rest.iter().copied()).collect();
            let end = if rest.is_empty() { " " } else { end };
            readings.push(format!(" {}{end}", whole.join(" ")));
        }
    }
    readings
}

/// The number of a document with other noughts before it: 5, 05, 005.
fn other_noughts(digits: &str) -> Vec<String> {
    let bare = digits.trim_start_matches('0');
    if digits.len() > 3 || bare.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    (bare.len()..=3).map(|width| format!("{bare:0>width$}")).filter(|other| other != digits).collect()
}

/// Digits, with what numbers are parted by.
fn is_digits(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || ".-/,".contains(c))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn parts(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect()
}
