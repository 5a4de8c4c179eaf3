//! What must hold between the figures of a report, and whom it does not hold for.

use std::collections::BTreeMap;

use super::figure::{Base, Figure, Which};
use super::part::Part;
use super::report::Report;
use super::worked_out::WorkedOut;

/// How two sides stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sides {
    /// They are the same.
    Equal,
    /// The left is in the right.
    Within,
}

/// Two sums of figures of a report.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The stable code; its sentence is the word `identity.<code>`.
    pub code: &'static str,
    sides: Sides,
    left: Vec<Figure>,
    /// Each added, or taken away.
    right: Vec<(Figure, bool)>,
}

/// An identity as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The identity's code.
    pub code: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// Left less right.
    pub difference: i64,
    /// For whom it does not hold.
    pub people: Vec<i32>,
}

impl Identity {
    /// Those of a report.
    pub fn of(report: Report) -> Vec<Self> {
        use Figure as F;
        let equal = |code, left: &[Figure], right: &[Figure]| Self {
            code,
            sides: Sides::Equal,
            left: left.to_vec(),
            right: right.iter().map(|figure| (*figure, true)).collect(),
        };
        match report {
            Report::Movement => vec![
                Self {
                    code: "movement",
                    sides: Sides::Equal,
                    left: vec![F::MembersEnd],
                    right: vec![(F::MembersStart, true), (F::Increase, true), (F::Decrease, false)],
                },
                equal("transfers_in", &[F::TransfersIn], &[F::TransfersInProvince, F::TransfersInUpper, F::TransfersInInternal]),
                equal("transfers_out", &[F::TransfersOut], &[F::TransfersOutProvince, F::TransfersOutUpper, F::TransfersOutInternal]),
            ],
            Report::Admitted => {
                let bases = |code, base| Self {
                    code,
                    sides: Sides::Within,
                    left: vec![F::Bases(base, Which::Admitting), F::Bases(base, Which::Exhausted)],
                    right: vec![(F::Bases(base, Which::All), true)],
                };
                let mut all = of_parts(F::Admissions, F::Admitted, false);
                all.extend([bases("committees", Base::Committee), bases("branches", Base::Branch)]);
                all
            }
            Report::Present => of_parts(F::PresentMembers, F::Present, true),
        }
    }

    /// Whether it holds.
    pub fn check(&self, figures: &BTreeMap<Figure, WorkedOut>) -> Checked {
        let (mut of_person, mut of_units): (BTreeMap<i32, i64>, i64) = (BTreeMap::new(), 0);
        let left = self.left.iter().map(|figure| (*figure, 1));
        let right = self.right.iter().map(|(figure, added)| (*figure, if *added { -1 } else { 1 }));
        for (figure, sign) in left.chain(right) {
            for name in figures.get(&figure).into_iter().flat_map(|worked_out| &worked_out.names) {
                *of_person.entry(name.person).or_default() += sign;
            }
            of_units += sign * figures.get(&figure).map_or(0, |worked_out| worked_out.units.len() as i64);
        }
        let breaks = |sum: &i64| match self.sides {
            Sides::Equal => *sum != 0,
            Sides::Within => *sum > 0,
        };
        let people: Vec<i32> = of_person.iter().filter(|(_, sum)| breaks(sum)).map(|(person, _)| *person).collect();
        let difference = of_person.values().sum::<i64>() + of_units;
        Checked { code: self.code, holds: people.is_empty() && !breaks(&of_units), difference, people }
    }
}

/// Each sum of parts is the whole; qualifications may be fewer, since some have none.
fn of_parts(whole: Figure, part: fn(Part) -> Figure, of_members: bool) -> Vec<Identity> {
    use Part as P;
    let sum =
        |code, sides, parts: &[Part]| Identity { code, sides, left: parts.iter().map(|each| part(*each)).collect(), right: vec![(whole, true)] };
    let mut occupations = vec![
        P::StateOfficial,
        P::PartyOfficial,
        P::CommuneOfficial,
        P::HamletWorker,
        P::PublicEmployee,
        P::NonPublicEmployee,
        P::EnterpriseManager,
        P::EnterpriseStaff,
        P::EnterpriseWorker,
        P::Farmer,
        P::ArmedForces,
        P::Student,
        P::Pupil,
        P::Other,
        P::OccupationUnknown,
    ];
    let ages = [P::Age18To30, P::Age31To35, P::Age36To40, P::Age41To45, P::Age46To50, P::Age51To55, P::Age56To60, P::AgeOver60, P::AgeUnknown];
    let schooling = [P::Literate, P::Primary, P::LowerSecondary, P::UpperSecondary, P::SchoolingUnknown];
    let qualifications = [P::Elementary, P::Intermediate, P::College, P::University, P::Master, P::Doctor];
    if of_members {
        occupations.push(P::Retired);
    }
    let mut identities = vec![
        sum("occupations", Sides::Equal, &occupations),
        sum("ages", Sides::Equal, &ages),
        sum("schooling", Sides::Equal, &schooling),
        sum("qualifications", Sides::Within, &qualifications),
    ];
    if of_members {
        let joined = [P::JoinedBefore1945, P::JoinedTo1954, P::JoinedTo1975, P::JoinedSince1975, P::JoinedUnknown];
        identities.push(sum("joined", Sides::Equal, &joined));
    }
    identities
}
