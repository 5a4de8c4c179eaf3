//! What the figures of a period are worked out from: the same for every unit of the register.

use super::movement::Move;
use super::split::Subject;

/// What happened in a period and how the register stood at its ends, by what it now knows.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// The members on the eve of its first day.
    pub start: Vec<Subject>,
    /// The members on its last day.
    pub end: Vec<Subject>,
    /// The admissions in it, each once a case, as the admitted were on that day.
    pub admissions: Vec<Subject>,
    /// Every change of where somebody is a member, in the order in which it happened.
    pub moves: Vec<Move>,
    /// Units that had said by its last day that they have nobody left to develop.
    pub exhausted: Vec<i32>,
}
