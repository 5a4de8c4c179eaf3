//! The closed list of columns that a list can show.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A column; its head is the word `column.<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Column {
    Name,
    BirthDate,
    Sex,
    Unit,
    Stage,
    Since,
    Clock,
    Ethnicity,
    HomePlace,
    Post,
    Occupation,
    CitizenId,
    FileNumber,
    CardNumber,
    AdmissionDate,
    ProbationEnd,
    OfficialDate,
    Helper,
    Schooling,
    Qualification,
    PoliticalTheory,
    ListedOn,
    Course,
    Decision,
    Age,
}
