//! Cells in which a clerk wrote several things: number and date, schooling and qualification, batch and certificate.

use domain::code_list::CodeLists;
use domain::date::PartialDate;

use super::columns::fold;

/// Takes the date off the end of a text such as "03-NQ/CB, ngày 15/03/2024": what stands before it, and the date as
/// typed. What looks like a date and is none is given back as one, so that it is refused and not lost.
pub(super) fn number_and_date(text: &str) -> (Option<String>, Option<String>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches([',', ';', '(', ')', '.']).to_owned();
    let Some(place) = words.iter().rposition(|word| looks_like_a_date(&bare(word))) else {
        return (some(text), None);
    };
    let before: Vec<&str> = words[..place].iter().copied().filter(|word| fold(word) != "ngay").collect();
    let number = before.join(" ");
    (some(number.trim_end_matches([',', ';', '(']).trim_end()), Some(bare(words[place])))
}

fn looks_like_a_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let digits = parts.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()));
    digits && (2..=3).contains(&parts.len()) && parts.iter().any(|part| part.len() == 4)
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// "Đợt 2/2024; 1200/2024, 15/11/2024": batch, certificate's number, its date.
pub(super) fn certificate(text: &str) -> (Option<String>, Option<String>, Option<String>) {
    let parts: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let Some((last, before)) = parts.split_last() else { return (None, None, None) };
    let whole = PartialDate::typed(last).is_ok_and(|date| date.as_whole().is_some());
    let (rest, date) = if whole { (before, Some((*last).to_owned())) } else { (&parts[..], None) };
    let is_batch = |part: &str| ["dot", "lop", "khoa"].iter().any(|word| fold(part).starts_with(word));
    match rest {
        [] => (None, None, date),
        [only] if is_batch(only) => (some(only), None, date),
        [only] => (None, some(only), date),
        [batch, number @ ..] => (some(batch), some(&number.join(", ")), date),
    }
}

/// "01/06/2025 - 05/06/2025", "từ 01/06/2025 đến 05/06/2025".
pub(super) fn days(text: &str) -> Option<(String, String)> {
    let mut dates = text
        .split_whitespace()
        .flat_map(|word| word.split(['-', '–', '—']))
        .map(|word| word.trim_matches([',', ';']))
        .filter(|word| PartialDate::typed(word).is_ok_and(|date| date.as_whole().is_some()));
    let (from, to) = (dates.next()?, dates.next()?);
    dates.next().is_none().then(|| (from.to_owned(), to.to_owned()))
}

/// "12/12; Đại học; Sơ cấp" by its parts: schooling, qualification, political theory.
pub(super) fn schooling_parts(text: &str, codes: &CodeLists) -> [Option<String>; 3] {
    // A level's own name may have commas in it.
    let between = if text.contains(';') { ';' } else { ',' };
    let mut parts = text.split(between).map(str::trim).filter(|part| !part.is_empty());
    let mut read = [None, None, None];
    let Some(first) = parts.next() else { return read };
    if general_schooling(first, codes).is_some() {
        read[0] = Some(first.to_owned());
        read[1] = parts.next().map(str::to_owned);
    } else {
        read[1] = Some(first.to_owned());
    }
    let rest: Vec<&str> = parts.collect();
    read[2] = some(&rest.join(", "));
    read
}

/// The level that a class such as 9/12, a school such as THCS or a label means.
pub(super) fn general_schooling(text: &str, codes: &CodeLists) -> Option<&'static str> {
    if let Some((class, of)) = text.split_once('/') {
        let (class, of): (u32, u32) = (class.trim().parse().ok()?, of.trim().parse().ok()?);
        // Schooling of ten years had its lower and upper levels end with classes 7 and 10.
        let (primary, lower, upper) = match of {
            12 => (5, 9, 12),
            10 => (4, 7, 10),
            _ => return None,
        };
        return match class {
            _ if class > upper => None,
            _ if class == upper => Some("upper_secondary"),
            _ if class >= lower => Some("lower_secondary"),
            _ if class >= primary => Some("primary"),
            _ => Some("literate"),
        };
    }
    let folded = fold(text);
    let school = folded.trim_start_matches("tot nghiep ");
    match school {
        "thpt" | "cap 3" | "cap iii" => Some("upper_secondary"),
        "thcs" | "cap 2" | "cap ii" => Some("lower_secondary"),
        _ => ["upper_secondary", "lower_secondary", "primary"].into_iter().find(|code| fold(codes.label("general_schooling", code)) == school),
    }
}

/// How levels are written at the beginning of a qualification; the longer first.
const LEVELS: &[(&str, &str)] = &[
    ("tien si khoa hoc", "doctor_of_science"),
    ("tien si", "doctor"),
    ("thac si", "master"),
    ("ths", "master"),
    ("dai hoc", "university"),
    ("dh", "university"),
    ("ky su", "university"),
    ("cu nhan", "university"),
    ("bac si", "university"),
    ("cao dang", "college"),
    ("cd", "college"),
    ("trung cap", "intermediate"),
    ("trung hoc chuyen nghiep", "intermediate"),
    ("tc", "intermediate"),
    ("so cap", "elementary"),
    ("cong nhan ky thuat", "elementary"),
    ("cnkt", "elementary"),
];

/// "Trung cấp cơ khí": the code of the level, and what it is in. A text that names no level is a specialty.
pub(super) fn qualification(text: &str, codes: &CodeLists) -> (Option<String>, Option<String>) {
    if let Some(row) = codes.find("qualification", text) {
        return (Some(row.code.clone()), None);
    }
    let folded = fold(text);
    let level = LEVELS.iter().find(|(words, _)| folded.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
    let Some((words, code)) = level else { return (None, some(text)) };
    // A title such as "Kỹ sư" is part of what was learnt; a level is not.
    let rest = if matches!(*words, "ky su" | "cu nhan" | "bac si") && folded != *words {
        text.to_owned()
    } else {
        text.split_whitespace().skip(words.split(' ').count()).collect::<Vec<_>>().join(" ")
    };
    (Some((*code).to_owned()), some(rest.trim_start_matches([',', ':', '-', '–', ' '])))
}

/// A level of political theory, also as "Trung cấp LLCT".
pub(super) fn political_theory(text: &str, codes: &CodeLists) -> Option<String> {
    let of_list = |text: &str| codes.find("political_theory", text).map(|row| row.code.clone());
    of_list(text).or_else(|| {
        let folded = fold(text);
        let bare = ["ly luan chinh tri", "llct", "chinh tri"].iter().find_map(|tail| folded.strip_suffix(tail).or_else(|| folded.strip_prefix(tail)));
        bare.and_then(|bare| of_list(bare.trim()))
    })
}
