//! Which of two people stands first, as far as their pages tell it.

use std::cmp::Ordering;

use super::{Holds, Person, World, span};

/// The stages along the path, then the ends.
const PATH: [&str; 18] = [
    "candidate",
    "course",
    "dossier",
    "branch_vote",
    "committee_vote",
    "decision",
    "ceremony",
    "probation",
    "conversion_vote",
    "full",
    "removed_from_list",
    "refused",
    "cancelled",
    "struck_off",
    "expelled",
    "resigned",
    "died",
    "transferred_out",
];

/// How a field that holds the name of somebody ends.
const NAMES: [&str; 4] = ["birth_name", "name_in_use", ".helper", ".introducer"];

/// What rows are sorted by, or stand in groups by.
#[derive(Clone, Debug)]
pub struct Sort {
    pub field: String,
    pub holds: Holds,
    pub turned: bool,
}

impl Sort {
    /// As the program is told.
    pub fn word(&self) -> String {
        format!("{}{}", if self.turned { "-" } else { "" }, self.field)
    }
}

impl World {
    /// Which row stands first; None where the pages do not tell it, or either order is right.
    pub fn before(&self, group: Option<&Sort>, sorts: &[Sort], one: &Person, other: &Person) -> Option<Ordering> {
        let mut ordering = group.map_or(Some(Ordering::Equal), |group| self.by_group(group, one, other))?;
        for sort in sorts {
            if ordering.is_eq() {
                ordering = self.by(sort, one, other)?;
            }
        }
        let names = || self.by_name(one, other).then(one.id.cmp(&other.id));
        Some(ordering.then_with(names))
    }

    /// What is not known stands last, however it is turned.
    fn by(&self, sort: &Sort, one: &Person, other: &Person) -> Option<Ordering> {
        let turned = |ordering: Ordering| if sort.turned { ordering.reverse() } else { ordering };
        if sort.field == "name" {
            return Some(turned(self.by_name(one, other)));
        }
        // Whether a residence is sorted by its street or by its commune is left open.
        if sort.field.starts_with("residence_") {
            return None;
        }
        let (one, other) = (self.values(one, &sort.field, &sort.holds)?, self.values(other, &sort.field, &sort.holds)?);
        // A name is in the order of names wherever it stands.
        if let ([one], [other]) = (one.as_slice(), other.as_slice())
            && NAMES.iter().any(|end| sort.field.ends_with(end))
        {
            return Some(turned(name_order(one).cmp(&name_order(other))));
        }
        self.by_values(&sort.holds, &one, &other, turned)
    }

    /// Dates by their year, all else as it is sorted.
    fn by_group(&self, group: &Sort, one: &Person, other: &Person) -> Option<Ordering> {
        let years = |values: Vec<String>| match group.holds {
            Holds::Date => values.iter().map(|date| date[..4].to_owned()).collect(),
            _ => values,
        };
        let values = |person| self.values(person, &group.field, &group.holds).map(years);
        self.by_values(&group.holds, &values(one)?, &values(other)?, |ordering| ordering)
    }

    fn by_values(&self, holds: &Holds, one: &[String], other: &[String], turned: impl Fn(Ordering) -> Ordering) -> Option<Ordering> {
        match (one, other) {
            ([], []) => Some(Ordering::Equal),
            ([], _) => Some(Ordering::Greater),
            (_, []) => Some(Ordering::Less),
            (one, other) if one == other => Some(Ordering::Equal),
            (one, other) => self.known(holds, one, other).map(turned),
        }
    }

    /// Values that differ; None where one may be the other.
    fn known(&self, holds: &Holds, one: &[String], other: &[String]) -> Option<Ordering> {
        match (holds, one, other) {
            (Holds::Date, [one], [other]) => apart(span(one), span(other)),
            (Holds::Number, one, other) => apart(ends(one), ends(other)),
            (Holds::Code(list), [one], [other]) if list == "stage" => Some(place(&PATH, one)?.cmp(&place(&PATH, other)?)),
            // The office sets no order among marks.
            (Holds::Code(list), [one], [other]) if list != "mark" => {
                let codes: Vec<&str> = self.codes[list].iter().map(String::as_str).collect();
                Some(place(&codes, one)?.cmp(&place(&codes, other)?))
            }
            (Holds::Unit, [one], [other]) => {
                let units: Vec<&str> = self.unit_order.iter().map(String::as_str).collect();
                Some(place(&units, one)?.cmp(&place(&units, other)?))
            }
            (Holds::YesNo, [one], [other]) => Some(one.cmp(other)),
            (Holds::Text, [one], [other]) => Some(words(one).cmp(&words(other))).filter(|ordering| ordering.is_ne()),
            _ => None,
        }
    }

    fn by_name(&self, one: &Person, other: &Person) -> Ordering {
        let name = |person: &Person| name_order(&self.names[&person.id.to_string()]);
        name(one).cmp(&name(other))
    }
}

/// Which of two spans lies first; None where they meet.
fn apart<T: PartialOrd>((from, to): (T, T), (other_from, other_to): (T, T)) -> Option<Ordering> {
    if to < other_from {
        Some(Ordering::Less)
    } else if other_to < from {
        Some(Ordering::Greater)
    } else {
        None
    }
}

fn ends(numbers: &[String]) -> (f64, f64) {
    let numbers = numbers.iter().map(|number| number.parse::<f64>().unwrap_or_else(|_| panic!("a number: {number}")));
    numbers.fold((f64::MAX, f64::MIN), |(least, most), number| (least.min(number), most.max(number)))
}

fn place(list: &[&str], code: &str) -> Option<usize> {
    list.iter().position(|other| *other == code)
}

/// A word of a text as a dictionary orders it: a number by what it is worth, else its letters, then its tone.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Number(u64),
    Letters(Vec<usize>, usize),
}

const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Letters that bear a tone, in the order of the tones after none: huyền, hỏi, ngã, sắc, nặng.
const TONES: [(char, &str); 12] = [
    ('a', "àảãáạ"),
    ('ă', "ằẳẵắặ"),
    ('â', "ầẩẫấậ"),
    ('e', "èẻẽéẹ"),
    ('ê', "ềểễếệ"),
    ('i', "ìỉĩíị"),
    ('o', "òỏõóọ"),
    ('ô', "ồổỗốộ"),
    ('ơ', "ờởỡớợ"),
    ('u', "ùủũúụ"),
    ('ư', "ừửữứự"),
    ('y', "ỳỷỹýỵ"),
];

fn word(text: &str) -> Word {
    if let Ok(number) = text.parse() {
        return Word::Number(number);
    }
    let mut of_word = 0;
    let mut letters = Vec::new();
    for letter in text.to_lowercase().chars() {
        let toned = TONES.iter().find_map(|(plain, toned)| Some((*plain, toned.chars().position(|other| other == letter)? + 1)));
        let (plain, tone) = toned.unwrap_or((letter, 0));
        of_word = of_word.max(tone);
        letters.push(LETTERS.chars().position(|other| other == plain).unwrap_or(LETTERS.len()));
    }
    Word::Letters(letters, of_word)
}

/// The words of a text; marks part them, and a number ends where letters begin.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<String> = Vec::new();
    let mut last = ' ';
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            if !last.is_alphanumeric() || last.is_numeric() != letter.is_numeric() {
                words.push(String::new());
            }
            words.last_mut().expect("a word").push(letter);
        }
        last = letter;
    }
    words.iter().map(|text| word(text)).collect()
}

/// The given name, then what stands in the middle (nothing first), then the family's.
fn name_order(name: &str) -> (Option<Word>, Vec<Word>, Option<Word>) {
    let mut words: Vec<Word> = name.split_whitespace().map(word).collect();
    let given = words.pop();
    let family = (!words.is_empty()).then(|| words.remove(0));
    (given, words, family)
}
