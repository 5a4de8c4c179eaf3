//! The meetings to come that a clerk wrote down: what falls due before one is put before it.

use std::str::FromStr;

use chrono::NaiveDate;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Register;
use crate::book::setting;
use crate::error::RegisterError;

/// The setting that holds them: a list of meetings as JSON.
pub(super) const NEXT_MEETINGS: &str = "next_meetings";

/// The bodies whose meetings a clerk prepares: the words `issuer.<code>`.
pub const MEETING_BODIES: [&str; 4] = ["branch", "sub_committee", "grassroots_committee", "deciding_committee"];

/// A meeting to come.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The day, ISO.
    #[specta(type = String)]
    pub on: NaiveDate,
    /// Which body meets, one of [`MEETING_BODIES`].
    pub body: String,
}

/// All meetings written down, the earliest first; past ones too.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where what is stored does not read.
pub fn meetings(register: &Register) -> Result<Vec<Meeting>, RegisterError> {
    Ok(setting::parsed::<Meetings>(register.conn(), NEXT_MEETINGS)?.unwrap_or_default().0)
}

/// The first meeting after a day.
///
/// # Errors
/// As [`meetings`].
pub fn next_meeting(register: &Register, on: NaiveDate) -> Result<Option<Meeting>, RegisterError> {
    Ok(meetings(register)?.into_iter().find(|meeting| meeting.on > on))
}

/// The list as it is stored: in order, each meeting once, of bodies that are known.
#[derive(Default)]
pub(super) struct Meetings(Vec<Meeting>);

impl FromStr for Meetings {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let mut read: Vec<Meeting> = serde_json::from_str(text).map_err(|_| Refusal::new("meetings_unreadable").at(NEXT_MEETINGS))?;
        if let Some(meeting) = read.iter().find(|meeting| !MEETING_BODIES.contains(&meeting.body.as_str())) {
            return Err(Refusal::new("code_unknown").with("value", &meeting.body).at(NEXT_MEETINGS));
        }
        read.sort();
        read.dedup();
        Ok(Self(read))
    }
}

impl std::fmt::Display for Meetings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&serde_json::to_string(&self.0).map_err(|_| std::fmt::Error)?)
    }
}
