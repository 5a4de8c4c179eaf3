//! Places completed as they are typed: from the provinces and communes in force on the fact's day, old names leading to new.
//!
//! On 1/7/2025 the districts went, 63 provinces became 34, and communes were put together or divided. What is offered is never
//! more than offered: a place that is not in the list is as good as one that is.

mod shipped;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::field::Place;
use shipped::{Commune, Name, Shipped, Time, shipped, words};

/// How many are offered at most.
pub const OFFERED: usize = 12;

/// The first day of the communes without districts.
pub const NEW_FROM: NaiveDate = NaiveDate::from_ymd_opt(2025, 7, 1).expect("a day of the calendar");

/// The country of every place in the list.
const COUNTRY: &str = "Việt Nam";

/// Which part of a place is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PlacePart {
    /// Xã, phường, thị trấn, đặc khu.
    Commune,
    /// Quận, huyện, thị xã, thành phố thuộc tỉnh.
    District,
    /// Tỉnh, thành phố.
    Province,
}

/// What is typed, where, beside what.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct PlaceTyped {
    /// The part that is being typed.
    pub part: PlacePart,
    /// Its text so far.
    pub text: String,
    /// The whole place as it stands; what lies in its other parts comes first.
    pub place: Option<Place>,
}

/// Why a place is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// Written in the register not long ago.
    LastUsed,
    /// In force from 1/7/2025 on.
    New,
    /// An old name was typed; taken is what it became.
    Became,
    /// In force until 30/6/2025.
    Old,
}

/// A place that may be meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PlaceOffered {
    /// Why it is offered.
    pub kind: PlaceKind,
    /// What is written when it is taken.
    pub place: Place,
    /// Its name, as it was looked for.
    pub name: String,
    /// What it lies in, or lay in.
    pub within: String,
    /// What became of it.
    pub now: Option<String>,
    /// Only a part of it became that.
    pub divided: bool,
}

/// The places that may be meant, the likeliest first. Without a day of the fact both times are meant, the new one first: a
/// paper of 1990 names a commune of 1990, and it may be told by today's name with the old one in brackets.
pub fn offered(typed: &PlaceTyped, on: Option<NaiveDate>) -> Vec<PlaceOffered> {
    let sought = Sought::read(&typed.text);
    if sought.words.is_empty() {
        return Vec::new();
    }
    let question = Question { list: shipped(), sought, given: Given::of(typed.place.as_ref()), on };
    let mut found = match typed.part {
        PlacePart::Commune => question.communes(),
        PlacePart::District => question.districts(),
        PlacePart::Province => question.provinces(),
    };
    found.sort_by_key(|one| one.order);
    let mut offered: Vec<PlaceOffered> = Vec::new();
    for one in found {
        let next = question.told(&one);
        // Two old names may have become the same.
        if !offered.iter().any(|known| known.place == next.place) {
            offered.push(next);
        }
        if offered.len() == OFFERED {
            break;
        }
    }
    offered
}

/// A place that was written before, if it may be meant: every word typed begins one of its words, and it is of the time.
pub fn offered_again(place: &Place, typed: &PlaceTyped, on: Option<NaiveDate>) -> Option<PlaceOffered> {
    let (name, taken) = match typed.part {
        PlacePart::Commune => (place.commune.as_ref()?, Place { address: None, ..place.clone() }),
        PlacePart::District => (place.district.as_ref()?, Place { address: None, commune: None, ..place.clone() }),
        PlacePart::Province => (place.province.as_ref()?, Place { address: None, commune: None, district: None, ..place.clone() }),
    };
    // A day that is known has one name for a place: with a district before, without since, no old name in brackets.
    let of_the_time = on.is_none_or(|on| place.district.is_some() == (on < NEW_FROM) && !name.contains('('));
    let key = |text: &str| words(text).iter().map(|word| format!(" {word}")).collect::<String>();
    let (own, whole) = (key(name), key(&taken.shown()));
    let sought = Sought::read(&typed.text).words;
    let is_sought = sought.iter().all(|word| whole.contains(word)) && (sought.is_empty() || sought.iter().any(|word| own.contains(word)));
    let within = [&taken.district, &taken.province].into_iter().flatten().filter(|part| *part != name).cloned().collect::<Vec<_>>().join(", ");
    let name = name.clone();
    (of_the_time && is_sought).then_some(PlaceOffered { kind: PlaceKind::LastUsed, place: taken, name, within, now: None, divided: false })
}

/// What is looked for: words that each begin one of a name's, in any order of the parts between commas.
struct Sought {
    /// Each behind a blank.
    words: Vec<String>,
    /// The parts as they were typed, each word behind a blank.
    parts: Vec<String>,
    /// The same with their marks.
    marked: Vec<String>,
}

impl Sought {
    fn read(text: &str) -> Self {
        let spaced = |part: &str| words(part).iter().map(|word| format!(" {word}")).collect::<Vec<_>>();
        let parts: Vec<Vec<String>> = text.split([',', ';']).map(spaced).filter(|part| !part.is_empty()).collect();
        let marked = text.split([',', ';']).map(crate::name::plain).filter(|part| !part.is_empty()).collect();
        Self { words: parts.concat(), parts: parts.iter().map(|part| part.concat()).collect(), marked }
    }
}

/// The other parts as they stand: what lies in them comes first.
struct Given {
    district: Vec<String>,
    province: Vec<String>,
}

impl Given {
    fn of(place: Option<&Place>) -> Self {
        let sought = |part: Option<&String>| part.map(|text| Sought::read(text.split('(').next().unwrap_or_default()).words).unwrap_or_default();
        Self { district: sought(place.and_then(|place| place.district.as_ref())), province: sought(place.and_then(|place| place.province.as_ref())) }
    }
}

/// Outside the parts that stand there, how well the name fits, why it is offered, and its place in the list.
type Order = (bool, (u8, bool), PlaceKind, usize);

enum Unit {
    Commune { of: &'static Commune, time: &'static Time, became: Option<&'static Commune>, divided: bool },
    District(usize),
    Province { of: usize, time: &'static Time, became: Option<usize> },
}

struct Found {
    order: Order,
    unit: Unit,
}

struct Question {
    list: &'static Shipped,
    sought: Sought,
    given: Given,
    on: Option<NaiveDate>,
}

impl Question {
    /// Whether names of the time before 1/7/2025 may be written.
    fn old_may_be_written(&self) -> bool {
        self.on.is_none_or(|on| on < NEW_FROM)
    }

    /// Whether names of the time since may be.
    fn new_may_be_written(&self) -> bool {
        self.on.is_none_or(|on| on >= NEW_FROM)
    }

    fn communes(&self) -> Vec<Found> {
        let mut found = Vec::new();
        if self.new_may_be_written() {
            let time = &self.list.new;
            for (at, of) in time.communes.iter().enumerate() {
                let province = &time.provinces[of.province].name;
                let Some(fit) = self.fit(&of.name, &[province]) else { continue };
                let outside = !self.given.district.is_empty() || !self.all(&self.given.province, province);
                found.push(Found { order: (outside, fit, PlaceKind::New, at), unit: Unit::Commune { of, time, became: None, divided: false } });
            }
        }
        let time = &self.list.old;
        for (at, of) in time.communes.iter().enumerate() {
            let Some(district) = of.district.map(|district| &time.districts[district].name) else { continue };
            let province = &time.provinces[of.province];
            let own = if of.name.text.is_empty() { district } else { &of.name };
            let Some(fit) = self.fit(own, &[district, &province.name]) else { continue };
            let lies_in = self.all(&self.given.province, &province.name)
                || province.became.is_some_and(|new| self.all(&self.given.province, &self.list.new.provinces[new].name));
            let outside = !lies_in || !self.all(&self.given.district, district);
            if self.new_may_be_written() {
                let all = self.list.became(of);
                for became in &all {
                    let unit = Unit::Commune { of, time, became: Some(became), divided: all.len() > 1 };
                    found.push(Found { order: (outside, fit, PlaceKind::Became, at), unit });
                }
            }
            if self.old_may_be_written() && !of.name.text.is_empty() {
                found.push(Found { order: (outside, fit, PlaceKind::Old, at), unit: Unit::Commune { of, time, became: None, divided: false } });
            }
        }
        found
    }

    fn districts(&self) -> Vec<Found> {
        let time = &self.list.old;
        let found = time.districts.iter().enumerate().filter(|_| self.old_may_be_written()).filter_map(|(at, of)| {
            let province = &time.provinces[of.province].name;
            let fit = self.fit(&of.name, &[province])?;
            Some(Found { order: (!self.all(&self.given.province, province), fit, PlaceKind::Old, at), unit: Unit::District(at) })
        });
        found.collect()
    }

    fn provinces(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut find = |time: &'static Time, kind: PlaceKind, which: &dyn Fn(usize) -> Option<Option<usize>>| {
            for (of, province) in time.provinces.iter().enumerate() {
                let (Some(fit), Some(became)) = (self.fit(&province.name, &[]), which(of)) else { continue };
                found.push(Found { order: (false, fit, kind, of), unit: Unit::Province { of, time, became } });
            }
        };
        let (new, old) = (&self.list.new, &self.list.old);
        // An old province whose name goes on leads nowhere else.
        let other_name = |of: usize| {
            let became = old.provinces[of].became?;
            (new.provinces[became].name.text != old.provinces[of].name.text).then_some(became)
        };
        if self.new_may_be_written() {
            find(new, PlaceKind::New, &|_| Some(None));
            find(old, PlaceKind::Became, &|of| other_name(of).map(Some));
        }
        if self.old_may_be_written() {
            find(old, PlaceKind::Old, &|of| (self.on.is_some() || other_name(of).is_some()).then_some(None));
        }
        found
    }

    /// How well a name in what it lies in fits what is looked for, 0 the best, and whether it has other marks; `None`: not
    /// at all.
    fn fit(&self, own: &Name, above: &[&Name]) -> Option<(u8, bool)> {
        let (key, bare) = (self.list.key(own), self.list.bare(own));
        let sought = &self.sought;
        let of_own = sought.words.iter().filter(|word| key.contains(word.as_str())).count();
        if of_own == 0 {
            return None;
        }
        if of_own < sought.words.len() {
            let somewhere = |word: &str| key.contains(word) || above.iter().any(|name| self.list.key(name).contains(word));
            if !sought.words.iter().all(|word| somewhere(word)) {
                return None;
            }
        }
        // The best of the parts tells: "Mẫu Một, Nam Định" is as good as "Nam Định, Mẫu Một".
        let full = self.list.full(own);
        let of_kind = |kind: &str| kind.split(' ').all(|word| key.contains(&format!(" {word}")));
        let whole = |part: &str| part == full || part.strip_suffix(bare).is_some_and(of_kind);
        let goes_on = |part: &str, name: &str| part.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
        let begun = |part: &str| bare.starts_with(part) || full.starts_with(part) || goes_on(part, bare) || goes_on(part, full);
        let fit = if sought.parts.iter().any(|part| whole(part)) {
            0
        } else if sought.parts.iter().any(|part| begun(part)) {
            1
        } else if of_own == sought.words.len() {
            2
        } else {
            3
        };
        let lower = own.text.to_lowercase();
        Some((fit, !sought.marked.iter().any(|part| lower.contains(part))))
    }

    fn all(&self, words: &[String], name: &Name) -> bool {
        words.iter().all(|word| self.list.key(name).contains(word.as_str()))
    }

    fn told(&self, found: &Found) -> PlaceOffered {
        let old = &self.list.old;
        let place = |commune: Option<String>, district: Option<&str>, province: &str| Place {
            commune,
            district: district.map(str::to_owned),
            province: Some(province.to_owned()),
            country: Some(COUNTRY.to_owned()),
            address: None,
        };
        let kind = found.order.2;
        let (place, name, within, now, divided) = match &found.unit {
            Unit::Commune { of, time, became, divided } => {
                let district = of.district.map(|district| time.districts[district].name.text);
                let province = time.provinces[of.province].name.text;
                let name = if of.name.text.is_empty() { district.unwrap_or_default() } else { of.name.text };
                let within = [district.filter(|district| *district != name), Some(province)].into_iter().flatten().collect::<Vec<_>>().join(", ");
                match became {
                    None => (place(Some(name.to_owned()), district, province), name, within, None, false),
                    Some(new) => {
                        let new_province = self.list.new.provinces[new.province].name.text;
                        let before = [Some(name), district.filter(|it| *it != name), Some(province).filter(|it| *it != new_province)];
                        let before = before.into_iter().flatten().collect::<Vec<_>>().join(", ");
                        let commune = self.with_old(new.name.text, &before);
                        let now = format!("{}, {new_province}", new.name.text);
                        (place(Some(commune), None, new_province), name, within, Some(now), *divided)
                    }
                }
            }
            Unit::District(at) => {
                let district = &old.districts[*at];
                let province = old.provinces[district.province].name.text;
                (place(None, Some(district.name.text), province), district.name.text, province.to_owned(), None, false)
            }
            Unit::Province { of, time, became } => {
                let name = time.provinces[*of].name.text;
                let now = became.map(|new| self.list.new.provinces[new].name.text);
                let written = now.map_or_else(|| name.to_owned(), |now| self.with_old(now, name));
                (place(None, None, &written), name, String::new(), now.map(str::to_owned), false)
            }
        };
        PlaceOffered { kind, place, name: name.to_owned(), within, now, divided }
    }

    /// The new name; of a fact whose day is not known with the old in brackets, "xã Mới (xã Cũ, huyện Cũ cũ)".
    fn with_old(&self, new: &str, old: &str) -> String {
        if self.on.is_none() { format!("{new} ({old} cũ)") } else { new.to_owned() }
    }
}
