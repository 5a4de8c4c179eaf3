//! Invented names, put together from the parts of `assets/samples/names.txt`.

use std::collections::BTreeSet;

use crate::dice::Dice;

const PARTS: &str = include_str!("../../../../assets/samples/names.txt");

/// Puts names together.
pub struct Names {
    family: Vec<&'static str>,
    /// Middle, second middle, given; of men, then of women.
    of_sex: [[Vec<&'static str>; 3]; 2],
    used: BTreeSet<String>,
}

impl Names {
    /// From the shipped parts.
    pub fn shipped() -> Self {
        let parts = |key: &str| -> Vec<&'static str> {
            let line = PARTS.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
            line.map(|line| line.split(' ').collect()).unwrap_or_default()
        };
        let of_sex = |sex: &str| ["middle", "second", "given"].map(|part| parts(&format!("{part}_{sex}")));
        Self { family: parts("family"), of_sex: [of_sex("male"), of_sex("female")], used: BTreeSet::new() }
    }

    /// A name of mostly three or four syllables; two people may have one.
    pub fn any(&self, female: bool, dice: &mut Dice) -> String {
        let [middle, second, given] = &self.of_sex[usize::from(female)];
        let syllables = match dice.below(100) {
            0..3 => vec![dice.text(&self.family), dice.text(given)],
            3..60 => vec![dice.text(&self.family), dice.text(middle), dice.text(given)],
            60..98 => vec![dice.text(&self.family), dice.text(middle), dice.text(second), dice.text(given)],
            _ => vec![dice.text(&self.family), dice.text(&self.family), dice.text(middle), dice.text(second), dice.text(given)],
        };
        syllables.join(" ")
    }

    /// A name that nobody got before.
    pub fn fresh(&mut self, female: bool, dice: &mut Dice) -> String {
        loop {
            let name = self.any(female, dice);
            let words: Vec<&str> = name.split(' ').collect();
            let repeats = words.windows(2).any(|pair| pair[0] == pair[1]);
            if !repeats && self.used.insert(name.clone()) {
                return name;
            }
        }
    }
}
