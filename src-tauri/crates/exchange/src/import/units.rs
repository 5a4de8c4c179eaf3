//! Which unit a row belongs to, by name: one of the register's, or one that the import would make.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::date::shown;
use domain::refusal::Refusal;
use domain::unit::UnitBook;

use super::columns::fold;

/// A unit of the register, or one to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum UnitRef {
    Known(i32),
    /// Its place among those to be made.
    New(usize),
}

/// A unit that the register lacks.
pub(super) struct NewUnit {
    pub name: String,
    /// Somebody is put into it.
    pub used: bool,
}

/// The units by name.
pub(super) struct Units {
    book: UnitBook,
    today: NaiveDate,
    by_key: BTreeMap<String, Vec<UnitRef>>,
    pub new: Vec<NewUnit>,
    /// The unit under which new ones stand: the only root.
    pub root: Option<i32>,
    /// The only unit standing, where there is but one.
    pub only: Option<i32>,
}

impl Units {
    pub(super) fn new(book: UnitBook, today: NaiveDate) -> Self {
        let standing: Vec<i32> = book.0.keys().copied().filter(|unit| book.standing(*unit, today).is_some()).collect();
        let roots: Vec<i32> = standing.iter().copied().filter(|unit| book.standing(*unit, today).is_some_and(|span| span.parent.is_none())).collect();
        let one = |units: &[i32]| if let [only] = units { Some(*only) } else { None };
        let mut by_key: BTreeMap<String, Vec<UnitRef>> = BTreeMap::new();
        for unit in book.0.keys() {
            if let Some(span) = book.nearest(*unit, today) {
                by_key.entry(key(&span.name)).or_default().push(UnitRef::Known(*unit));
            }
        }
        // Where a name stands today, a unit that has ended is not meant.
        for units in by_key.values_mut() {
            let stands = |unit: &UnitRef| matches!(unit, UnitRef::Known(id) if standing.contains(id));
            if units.iter().any(stands) {
                units.retain(stands);
            }
        }
        Self { root: one(&roots), only: one(&standing), book, today, by_key, new: Vec::new() }
    }

    /// The unit of a name; one that is in no register yet is noted as new.
    ///
    /// # Errors
    /// `unit_ambiguous` where several bear the name.
    pub(super) fn named(&mut self, name: &str) -> Result<UnitRef, Refusal> {
        let key = key(name);
        if let Some(found) = self.find(&key) {
            return match found.as_slice() {
                [only] => Ok(*only),
                _ => Err(Refusal::new("unit_ambiguous").with("value", name)),
            };
        }
        let unit = UnitRef::New(self.new.len());
        self.new.push(NewUnit { name: full_name(name), used: false });
        self.by_key.insert(key, vec![unit]);
        Ok(unit)
    }

    /// By the whole name, else with or without "Chi bộ" where that leaves one.
    fn find(&self, key: &str) -> Option<Vec<UnitRef>> {
        let other = key.strip_prefix("chi bo ").map_or_else(|| format!("chi bo {key}"), str::to_owned);
        self.by_key.get(key).or_else(|| self.by_key.get(&other).filter(|units| units.len() == 1)).cloned()
    }

    /// The unit's name today.
    pub(super) fn name(&self, unit: UnitRef) -> String {
        match unit {
            UnitRef::Known(id) => self.book.nearest(id, self.today).map(|span| span.name.clone()).unwrap_or_default(),
            UnitRef::New(place) => self.new.get(place).map(|unit| unit.name.clone()).unwrap_or_default(),
        }
    }

    /// Refuses a unit that had ended by a day.
    pub(super) fn must_stand(&self, unit: UnitRef, on: NaiveDate) -> Result<(), Refusal> {
        let UnitRef::Known(id) = unit else { return Ok(()) };
        match self.book.0.get(&id).and_then(|spans| spans.last()) {
            Some(last) if last.ends <= on => Err(Refusal::new("unit_dissolved").with("date", shown(last.ends))),
            _ => Ok(()),
        }
    }

    /// Whether the end of a text such as "Công nhân, Phân xưởng 1" repeats the unit.
    pub(super) fn is_meant(&self, unit: UnitRef, text: &str) -> bool {
        bare(&key(text)) == bare(&key(&self.name(unit)))
    }
}

/// The folded name, "CB" read as "Chi bộ".
fn key(name: &str) -> String {
    let folded = fold(name);
    match folded.strip_prefix("cb ").or_else(|| folded.strip_prefix("c b ")) {
        Some(rest) => format!("chi bo {rest}"),
        None => folded,
    }
}

fn bare(key: &str) -> &str {
    key.strip_prefix("chi bo ").unwrap_or(key)
}

/// The name as typed, but for "CB", which is written out, and capitals, which only a heading is written in.
fn full_name(name: &str) -> String {
    let name = in_small_letters(domain::name::tidy(name));
    match name.split_once(' ') {
        Some((first, rest)) if matches!(fold(first).replace(' ', "").as_str(), "cb") => format!("Chi bộ {rest}"),
        _ => name,
    }
}

/// A name that is all in capitals, with one at its head and at that of what follows the kind of unit. Abbreviations, which have
/// no vowel, and Roman numerals stay.
fn in_small_letters(name: String) -> String {
    if name.chars().any(char::is_lowercase) {
        return name;
    }
    let stays = |word: &str| {
        let letters = fold(word);
        !letters.contains(['a', 'e', 'i', 'o', 'u', 'y']) || letters.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'))
    };
    let capital = |word: &str| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
    let small = name.split(' ').map(|word| if stays(word) { word.to_owned() } else { word.to_lowercase() });
    let mut words: Vec<String> = small.collect();
    let after_kind = if looks_like_a_unit(&name) { 2 } else { 0 };
    for at in [0, after_kind] {
        if let Some(word) = words.get_mut(at) {
            *word = capital(word);
        }
    }
    words.join(" ")
}

/// Whether a text begins as the name of a party unit does.
pub(super) fn looks_like_a_unit(text: &str) -> bool {
    let key = key(text);
    ["chi bo ", "dang bo ", "to dang "].iter().any(|word| key.starts_with(word))
}

/// Subheadings that sort people by something else than their unit.
const SORTS: &[&str] =
    &["dang vien", "quan chung", "doan vien", "chinh thuc", "du bi", "nam", "nu", "danh sach", "dot", "lop", "khoa", "cam tinh", "tong", "dien"];

/// The name of the unit in a subheading such as "II. CHI BỘ KHO VẬN: 12 đồng chí"; `None` where it names none.
pub(super) fn of_section(section: &str) -> Option<String> {
    let text = domain::name::tidy(section);
    let text = without_mark(&text).split(':').next().unwrap_or_default();
    let text = without_count(text.trim_end());
    let folded = fold(text);
    let sorts = SORTS.iter().any(|word| folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
    (!folded.is_empty() && !sorts).then(|| text.to_owned())
}

/// Takes off "II.", "A)", "3 -" in front.
fn without_mark(text: &str) -> &str {
    let Some((first, rest)) = text.split_once(' ') else { return text };
    let mark = first.trim_end_matches(['.', ')', '/', '-', ':']);
    let roman = !mark.is_empty() && mark.bytes().all(|byte| b"IVXLC".contains(&byte));
    let letter = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_uppercase());
    let number = !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit());
    if roman || letter || number { rest.trim_start_matches(['-', '–', ' ']) } else { text }
}

/// Takes off "(12 đồng chí)" and "- 12 đ/c" at the end.
fn without_count(text: &str) -> &str {
    let place = text.rfind(['(', '-', '–']);
    let Some(place) = place else { return text };
    let tail = fold(&text[place..]);
    let counted = tail.split_once(' ').is_some_and(|(count, what)| {
        count.bytes().all(|byte| byte.is_ascii_digit())
            && ["dong chi", "d c", "nguoi", "quan chung", "dang vien"].iter().any(|word| what.starts_with(word))
    });
    if counted { text[..place].trim_end() } else { text }
}
