//! A list asked for: which people, narrowed by what, in which order.

use std::ops::RangeInclusive;

use domain::refusal::Refusal;
use domain::stage::Stage;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::column::AskedColumn;
use super::condition::Condition;
use super::order::SortBy;

/// Which people a screen holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ListScreen {
    /// Nguồn: stages 1 to 4.
    Pool,
    /// Xét kết nạp: stages 4 to 7.
    Admission,
    /// Đảng viên dự bị: stages 8 and 9.
    Probation,
    /// Đảng viên: stages 8 to 10.
    Members,
    /// Everyone, those whose case has ended too.
    #[default]
    All,
}

impl ListScreen {
    /// The screens of the navigation that list people, in the order in which a person of a stage is looked for.
    pub const OF_PEOPLE: [Self; 4] = [Self::Pool, Self::Admission, Self::Probation, Self::Members];

    /// The stages it holds.
    pub(crate) fn stages(self) -> RangeInclusive<Stage> {
        match self {
            Self::Pool => Stage::Candidate..=Stage::BranchVote,
            Self::Admission => Stage::BranchVote..=Stage::Ceremony,
            Self::Probation => Stage::Probation..=Stage::ConversionVote,
            Self::Members => Stage::Probation..=Stage::Full,
            Self::All => Stage::Candidate..=Stage::TransferredOut,
        }
    }

    /// The codes of the path's stages that it holds, in their order.
    pub fn path_stages(self) -> Vec<&'static str> {
        let held = self.stages();
        let path = (held.start().number()..=held.end().number()).filter_map(|number| Stage::try_from(number).ok()).filter(|stage| !stage.is_end());
        path.map(Stage::code).collect()
    }
}

/// What narrows a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Filters {
    /// These stages only; empty: all of the screen.
    pub stages: Vec<String>,
    /// In this unit or below it.
    pub unit: Option<i32>,
    /// With an overdue clock.
    pub overdue: bool,
    /// With a clock that shows as due or overdue.
    pub due: bool,
    /// No step of the path for at least so many days, as Tổng quan counts them.
    pub stuck_days: Option<u32>,
    /// These people alone: the names behind a figure.
    pub people: Option<Vec<i32>>,
    /// All of these; of each the one or another.
    pub conditions: Vec<Vec<Condition>>,
}

impl Filters {
    /// These conditions, as the command line spells them; all of them.
    ///
    /// # Errors
    /// As [`Condition`] is read.
    pub fn asking(conditions: &[&str]) -> Result<Self, Refusal> {
        Ok(Self { conditions: conditions.iter().map(|text| Ok(vec![text.parse()?])).collect::<Result<_, Refusal>>()?, ..Self::default() })
    }
}

/// A list asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListQuery {
    /// Which people.
    pub screen: ListScreen,
    /// As of this day, ISO; `None`: today.
    pub as_of: Option<String>,
    /// Words typed.
    pub search: String,
    /// What narrows it.
    pub filters: Filters,
    /// By what it is sorted, one after another; then, or without any, in name order, then in the order of entry.
    pub sorts: Vec<SortBy>,
    /// In groups by this field's value: a unit, a code, the year of a day.
    pub group: Option<String>,
    /// The columns asked for, in their order; none: those of the screen, or of the paper's form.
    pub columns: Vec<AskedColumn>,
    /// The key of the paper it prints as; `None`: the one of its stages.
    pub paper: Option<String>,
}

impl ListQuery {
    /// The same in other words: who is in it and in which order, whatever is told of them.
    pub(super) fn of_whom(&self) -> Self {
        Self { as_of: None, columns: Vec::new(), paper: None, ..self.clone() }
    }
}
