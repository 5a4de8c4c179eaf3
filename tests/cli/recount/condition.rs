//! Conditions drawn from what people have and from what nobody has, and whom they hold of.

use std::collections::BTreeSet;

use super::{Dice, Holds, Person, World, folded, span};

/// What is asked of a field.
#[derive(Debug)]
pub enum Asked {
    OneOf(Vec<String>),
    Between(Option<String>, Option<String>),
    Missing,
}

#[derive(Debug)]
pub struct Condition {
    field: String,
    holds: Holds,
    not: bool,
    asked: Asked,
}

/// Runs of conditions; all runs hold, of a run the one or another.
pub struct Query {
    runs: Vec<Vec<Condition>>,
    pub words: Vec<String>,
}

impl Query {
    pub fn draw(world: &World, dice: &mut Dice) -> Self {
        const SHAPES: [&[usize]; 8] = [&[1], &[1], &[1, 1], &[1, 1, 1], &[2], &[3], &[1, 2], &[2, 2]];
        let shape = *dice.of(&SHAPES);
        let runs: Vec<Vec<Condition>> = shape.iter().map(|&length| (0..length).map(|_| Condition::draw(world, dice)).collect()).collect();
        let mut words = Vec::new();
        for run in &runs {
            if run.len() > 1 {
                words.push("--any".to_owned());
            }
            words.extend(run.iter().flat_map(|condition| ["--filter".to_owned(), condition.word()]));
        }
        Self { runs, words }
    }

    pub fn holds(&self, world: &World, person: &Person) -> Option<bool> {
        let mut all = Some(true);
        for run in &self.runs {
            let answers: Vec<Option<bool>> = run.iter().map(|condition| condition.holds(world, person)).collect();
            let any = if answers.contains(&Some(true)) { Some(true) } else { answers.iter().all(Option::is_some).then_some(false) };
            all = match (all, any) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            };
        }
        all
    }
}

impl Condition {
    pub fn draw(world: &World, dice: &mut Dice) -> Self {
        let (mut field, mut holds) = dice.of(&world.fields).clone();
        // Most of what is asked is known of somebody.
        for _ in 0..40 {
            if !world.had[&field].is_empty() || dice.below(30) == 0 {
                break;
            }
            (field, holds) = dice.of(&world.fields).clone();
        }
        let mut had = world.had[&field].clone();
        match dice.below(9) {
            0 => (field, holds) = (format!("{}@{}", dice.of(&["age", "party_age"]), date(dice, 10)), Holds::Number),
            1 if !world.stages.is_empty() => {
                let days: Vec<&String> = world.stages.keys().collect();
                let on = if dice.below(2) == 0 { (*dice.of(&days)).clone() } else { format!("{}..{}", days[0], days[days.len() - 1]) };
                (field, holds) = (format!("stage@{on}"), Holds::Code("stage".to_owned()));
            }
            2 => (field, holds) = dice.of(&world.fields[..12]).clone(),
            _ => (),
        }
        if let Some(of_field) = world.had.get(&field) {
            had.clone_from(of_field);
        } else {
            had = world.people.iter().filter_map(|person| world.values(person, &field, &holds)).flatten().collect();
        }
        let not = dice.below(4) == 0;
        let ranges = matches!(holds, Holds::Date | Holds::Number);
        let asked = match dice.below(10) {
            0 | 1 => Asked::Missing,
            2..=6 if ranges => {
                let mut ends = [value(&had, &holds, world, dice), value(&had, &holds, world, dice)];
                ends.sort_by(|one, other| match holds {
                    Holds::Number => one.parse::<f64>().ok().partial_cmp(&other.parse::<f64>().ok()).expect("numbers"),
                    _ => span(one).cmp(&span(other)),
                });
                let [from, to] = ends.map(Some);
                match dice.below(3) {
                    0 => Asked::Between(from, None),
                    1 => Asked::Between(None, to),
                    _ => Asked::Between(from, to),
                }
            }
            _ => Asked::OneOf((0..=dice.below(3)).map(|_| value(&had, &holds, world, dice)).collect()),
        };
        Self { field, holds, not, asked }
    }

    /// As the program is told.
    fn word(&self) -> String {
        let equals = if self.not { "!=" } else { "=" };
        let value = match &self.asked {
            Asked::OneOf(values) => values.join("|"),
            Asked::Between(from, to) => format!("{}..{}", from.as_deref().unwrap_or_default(), to.as_deref().unwrap_or_default()),
            Asked::Missing => String::new(),
        };
        format!("{}{equals}{value}", self.field)
    }

    pub fn holds(&self, world: &World, person: &Person) -> Option<bool> {
        let values = world.values(person, &self.field, &self.holds)?;
        let holds = match &self.asked {
            Asked::Missing => values.is_empty(),
            Asked::OneOf(asked) => asked.iter().any(|asked| values.iter().any(|value| self.is(world, value, asked))),
            Asked::Between(from, to) => values.iter().any(|value| self.lies(value, from.as_deref(), to.as_deref())),
        };
        Some(holds != self.not)
    }

    fn is(&self, world: &World, value: &str, asked: &str) -> bool {
        match self.holds {
            Holds::Code(_) | Holds::YesNo => value == asked,
            Holds::Unit => world.below(value, asked),
            Holds::Text => folded(value).split_whitespace().any(|word| word.starts_with(&folded(asked))),
            Holds::Date | Holds::Number => self.lies(value, Some(asked), Some(asked)),
        }
    }

    fn lies(&self, value: &str, from: Option<&str>, to: Option<&str>) -> bool {
        if self.holds == Holds::Number {
            let number = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("a number: {text}"));
            return from.is_none_or(|from| number(from) <= number(value)) && to.is_none_or(|to| number(value) <= number(to));
        }
        let (first, last) = span(value);
        from.is_none_or(|from| span(from).0 <= last) && to.is_none_or(|to| first <= span(to).1)
    }
}

/// A value to ask for: mostly one that somebody has.
pub fn value(had: &[String], holds: &Holds, world: &World, dice: &mut Dice) -> String {
    let real = (!had.is_empty() && dice.below(5) > 0).then(|| dice.of(had).clone());
    match holds {
        Holds::Code(list) => real.or_else(|| world.codes.get(list).map(|codes| dice.of(codes).clone())).expect("codes"),
        Holds::YesNo => (*dice.of(&["true", "false"])).to_owned(),
        Holds::Unit => dice.of(&world.units.keys().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()).to_string(),
        Holds::Number => real.unwrap_or_else(|| dice.below(70).to_string()),
        Holds::Date => {
            let date = real.unwrap_or_else(|| date(dice, 40));
            let letters = *dice.of(&[4, 7, 10, 10]);
            date.chars().take(letters).collect()
        }
        Holds::Text => {
            let words: Vec<String> = real.iter().flat_map(|real| real.split_whitespace()).map(str::to_owned).collect();
            if words.is_empty() {
                return (*dice.of(&["không ai có", "zz", "Ngu", "xa", "9"])).to_owned();
            }
            let word = dice.of(&words);
            let letters: String = word.chars().take(1 + dice.below(word.chars().count())).collect();
            match dice.below(3) {
                0 => folded(&letters),
                1 => letters.to_uppercase(),
                _ => letters,
            }
        }
    }
}

/// Any day of so many years before the end of 2026.
pub fn date(dice: &mut Dice, back: usize) -> String {
    format!("{}-{:02}-{:02}", 2026 - dice.below(back), 1 + dice.below(12), 1 + dice.below(28))
}
