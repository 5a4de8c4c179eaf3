//! Figures worked out: whom each counts in the units asked, and its value.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::figure::{Base, Counts, Figure, Which};
use super::material::Material;
use super::movement::{Move, Scope};
use super::split::{Split, Subject, average_age};
use crate::code_list::CodeLists;

/// Somebody whom a figure counts, by the case that makes them count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// Who.
    pub person: i32,
    /// In which case.
    pub case: i32,
    /// The unit where they are a member, or that they left.
    pub unit: Option<i32>,
    /// Of what happened in the period: when.
    pub day: Option<NaiveDate>,
}

/// The value of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// So many.
    Count(i64),
    /// So many tenths.
    Tenths(i64),
}

/// A figure with whom it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkedOut {
    /// `None`: not known, or of nobody.
    pub value: Option<Number>,
    /// Those counted; of an average those whose age is known.
    pub names: Vec<Name>,
    /// Of a figure of units: those counted.
    pub units: Vec<i32>,
}

impl WorkedOut {
    fn counting(names: Vec<Name>) -> Self {
        Self { value: Some(Number::Count(names.len() as i64)), names, units: Vec::new() }
    }

    fn of_units(units: Vec<i32>) -> Self {
        Self { value: Some(Number::Count(units.len() as i64)), names: Vec::new(), units }
    }
}

/// Works out figures in the units asked.
pub fn work_out<'m>(material: &'m Material, scope: &'m Scope<'m>, figures: &[Figure], codes: &'m CodeLists) -> BTreeMap<Figure, WorkedOut> {
    let moves = material.moves.iter().map(|each| (each, scope.holds(each.from), scope.holds(each.to))).collect();
    let all = Here {
        start: here(&material.start, scope),
        end: here(&material.end, scope),
        admissions: here(&material.admissions, scope),
        moves,
        exhausted: &material.exhausted,
        scope,
        codes,
    };
    figures.iter().map(|figure| (*figure, all.work_out(*figure))).collect()
}

fn here<'m>(subjects: &'m [Subject], scope: &Scope<'_>) -> Vec<&'m Subject> {
    subjects.iter().filter(|subject| scope.holds(subject.place)).collect()
}

/// What a period holds of the units asked.
struct Here<'m> {
    start: Vec<&'m Subject>,
    end: Vec<&'m Subject>,
    admissions: Vec<&'m Subject>,
    /// Each with whether they were a member here before it, and after it.
    moves: Vec<(&'m Move, bool, bool)>,
    exhausted: &'m [i32],
    scope: &'m Scope<'m>,
    codes: &'m CodeLists,
}

impl Here<'_> {
    fn work_out(&self, figure: Figure) -> WorkedOut {
        match figure.counts() {
            Counts::MembersAtStart => WorkedOut::counting(self.part(&self.start, Split::Everybody)),
            Counts::MembersAtEnd(split) => WorkedOut::counting(self.part(&self.end, split)),
            Counts::Admissions(split) => WorkedOut::counting(self.part(&self.admissions, split)),
            Counts::AverageAgeOfAdmitted => average(&self.admissions),
            Counts::AverageAgeOfMembers => average(&self.end),
            Counts::In(ways) => self.moved(|each, before, after| !before && after && ways.contains(&each.way)),
            Counts::Out(ways) => self.moved(|each, before, after| before && !after && ways.contains(&each.way)),
            Counts::OutOfProbation(ways) => self.moved(|each, before, after| before && !after && each.probationer && ways.contains(&each.way)),
            Counts::Units(base, which) => WorkedOut::of_units(self.bases(base, which)),
            Counts::Sum(figures) => WorkedOut::counting(figures.iter().flat_map(|figure| self.work_out(*figure).names).collect()),
        }
    }

    fn bases(&self, base: Base, which: Which) -> Vec<i32> {
        let admitting: BTreeSet<i32> = match which {
            Which::Admitting => self.admissions.iter().filter_map(|subject| subject.place.unit()).flat_map(|unit| self.scope.line_up(unit)).collect(),
            _ => BTreeSet::new(),
        };
        let counts = |unit: &i32| match which {
            Which::All => true,
            Which::Admitting => admitting.contains(unit),
            Which::Exhausted => self.exhausted.contains(unit),
        };
        self.scope.standing(base.unit_kind()).into_iter().filter(counts).collect()
    }

    fn part(&self, subjects: &[&Subject], split: Split) -> Vec<Name> {
        subjects.iter().filter(|subject| split.holds(subject, self.codes)).map(|subject| name(subject)).collect()
    }

    fn moved(&self, counts: impl Fn(&Move, bool, bool) -> bool) -> WorkedOut {
        let counted = self.moves.iter().filter(|(each, before, after)| counts(each, *before, *after));
        let name = |(each, _, after): &(&Move, bool, bool)| {
            let place = if *after { each.to } else { each.from };
            Name { person: each.person, case: each.case, unit: place.unit(), day: Some(each.day) }
        };
        WorkedOut::counting(counted.map(name).collect())
    }
}

fn name(subject: &Subject) -> Name {
    Name { person: subject.person, case: subject.case, unit: subject.place.unit(), day: subject.happened }
}

fn average(subjects: &[&Subject]) -> WorkedOut {
    let known: Vec<&Subject> = subjects.iter().copied().filter(|subject| subject.profile.birth.is_some()).collect();
    let age = average_age(known.iter().copied());
    WorkedOut { value: age.map(|age| Number::Tenths((age * 10.0).round() as i64)), names: known.into_iter().map(name).collect(), units: Vec::new() }
}

/// A value in the smallest unit that is shown of it.
fn smallest(number: Number) -> i64 {
    match number {
        Number::Count(count) => count,
        Number::Tenths(tenths) => tenths,
    }
}

/// A value as percent of that of the same period, in tenths, halves away from nought; `None` where the same period is nought
/// or either is not known.
pub fn ratio_pct(value: Option<Number>, same: Option<Number>) -> Option<i64> {
    let (value, same) = (smallest(value?), smallest(same?));
    if same == 0 {
        return None;
    }
    let (over, under) = (value * 1000 * same.signum(), same.abs());
    // Twice the quotient and one more, halved towards nought: rounded, halves away from it.
    let rounded = (2 * over.abs() + under) / (2 * under);
    Some(rounded * over.signum())
}

/// How much more it is than that of the same period, in tenths of a percent.
pub fn change_pct(value: Option<Number>, same: Option<Number>) -> Option<i64> {
    ratio_pct(value, same).map(|ratio| ratio - 1000)
}
