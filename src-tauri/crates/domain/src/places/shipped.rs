//! The shipped list of provinces, districts and communes, read once when somebody first types a place. Names stay where they
//! stand in the program; beside them only their keys to search by are held.

use std::ops::Range;
use std::sync::LazyLock;

static LIST: &str = include_str!("../../../../../assets/codes/places.txt");
static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| Shipped::read(LIST));

/// The list.
pub(super) fn shipped() -> &'static Shipped {
    &SHIPPED
}

/// A name, and where its key stands: the kind, the name itself, other ways to write them.
pub(super) struct Name {
    pub(super) text: &'static str,
    key: Range<u32>,
    bare: Range<u32>,
}

pub(super) struct Province {
    pub(super) name: Name,
    /// Where the communes of a new one begin among all.
    first_commune: usize,
    /// The new one that an old one belongs to.
    pub(super) became: Option<usize>,
}

pub(super) struct District {
    pub(super) name: Name,
    pub(super) province: usize,
}

pub(super) struct Commune {
    /// Empty: a district that had no communes.
    pub(super) name: Name,
    /// Of an old one.
    pub(super) district: Option<usize>,
    pub(super) province: usize,
    became: &'static str,
}

/// What stood in one time.
#[derive(Default)]
pub(super) struct Time {
    pub(super) provinces: Vec<Province>,
    pub(super) districts: Vec<District>,
    pub(super) communes: Vec<Commune>,
}

/// From 1/7/2025 on, and before.
pub(super) struct Shipped {
    keys: String,
    pub(super) new: Time,
    pub(super) old: Time,
}

impl Shipped {
    fn read(list: &'static str) -> Self {
        let mut keys = String::new();
        let (mut new, mut old) = (Time::default(), Time::default());
        let mut time = &mut new;
        for line in list.lines().filter(|line| !line.starts_with(['#', '['])) {
            // The old ones alone have something behind a tab, provinces first.
            if line.starts_with('=') && line.contains('\t') {
                time = &mut old;
            }
            let (text, became) = line.split_once('\t').unwrap_or((line, ""));
            if let Some(text) = text.strip_prefix('=') {
                let (name, first_commune) = (Name::keyed(text, true, &mut keys), time.communes.len());
                time.provinces.push(Province { name, first_commune, became: became.parse().ok() });
            } else if let Some(text) = text.strip_prefix('-') {
                let province = time.provinces.len() - 1;
                time.districts.push(District { name: Name::keyed(text, false, &mut keys), province });
            } else {
                let (district, province) = (time.districts.len().checked_sub(1), time.provinces.len() - 1);
                time.communes.push(Commune { name: Name::keyed(text, false, &mut keys), district, province, became });
            }
        }
        keys.shrink_to_fit();
        Self { keys, new, old }
    }

    /// The new communes that an old one became, wholly or in part.
    pub(super) fn became(&self, old: &Commune) -> Vec<&Commune> {
        let province = self.old.provinces[old.province].became.and_then(|new| self.new.provinces.get(new));
        let Some(province) = province else { return Vec::new() };
        old.became.split(',').filter_map(|place| self.new.communes.get(province.first_commune + place.parse::<usize>().ok()?)).collect()
    }

    /// The key of a name: each of its words behind a blank.
    pub(super) fn key(&self, name: &Name) -> &str {
        &self.keys[name.key.start as usize..name.key.end as usize]
    }

    /// The part of the key that is the name with its kind, as it is written out.
    pub(super) fn full(&self, name: &Name) -> &str {
        &self.keys[name.key.start as usize..name.bare.end as usize]
    }

    /// The part of the key that is the name without its kind.
    pub(super) fn bare(&self, name: &Name) -> &str {
        &self.keys[name.bare.start as usize..name.bare.end as usize]
    }
}

impl Name {
    fn keyed(text: &'static str, initials: bool, keys: &mut String) -> Self {
        let start = keys.len() as u32;
        let (kind, short) = KINDS.into_iter().find(|(kind, _)| text.starts_with(kind)).unwrap_or_default();
        push_words(keys, kind);
        let bare = keys.len() as u32;
        push_words(keys, &text[kind.len()..]);
        let bare = bare..keys.len() as u32;
        if !short.is_empty() {
            keys.push(' ');
            keys.push_str(short);
        }
        if initials {
            // "HCM", "TPHCM".
            let letters: String = keys[bare.start as usize..bare.end as usize].split(' ').filter_map(|word| word.chars().next()).collect();
            keys.push(' ');
            keys.push_str(&letters);
            if !short.is_empty() {
                keys.push(' ');
                keys.push_str(short);
                keys.push_str(&letters);
            }
        }
        Self { text, key: start..keys.len() as u32, bare }
    }
}

/// Kinds, and how they are written short where that does not begin a word of theirs.
const KINDS: [(&str, &str); 9] = [
    ("tỉnh ", ""),
    ("thành phố ", "tp"),
    ("thị xã ", "tx"),
    ("thị trấn ", "tt"),
    ("quận ", ""),
    ("huyện ", ""),
    ("phường ", ""),
    ("xã ", ""),
    ("đặc khu ", "dk"),
];

/// The words of a text to search by: without marks, đ as d, punctuation gone.
pub(super) fn words(text: &str) -> Vec<String> {
    let key: String = crate::name::search_key(text).chars().filter(|c| *c != '\'').collect();
    key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn push_words(keys: &mut String, text: &str) {
    for word in words(text) {
        keys.push(' ');
        keys.push_str(&word);
    }
}
