//! The parts into which figures split people: by what is known of them on the day that counts.

use chrono::{Datelike, NaiveDate};

use super::movement::Place;
use crate::code_list::CodeLists;
use crate::date::{PartialDate, age_at};

/// What figures ask of somebody on the day that counts. Codes are those of their lists; `None`: not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// A code of `sex`.
    pub sex: Option<String>,
    /// Birth, as far as known.
    pub birth: Option<PartialDate>,
    /// A code of `ethnicity`.
    pub ethnicity: Option<String>,
    /// A code of `religion`.
    pub religion: Option<String>,
    /// In the Youth Union on that day.
    pub youth: bool,
    /// Codes of `special_case`.
    pub special_cases: Vec<String>,
    /// A code of `occupation_group`.
    pub occupation_group: Option<String>,
    /// A code of `general_schooling`.
    pub general_schooling: Option<String>,
    /// A code of `qualification`.
    pub qualification: Option<String>,
    /// A code of `academic_title`.
    pub academic_title: Option<String>,
    /// A code of `political_theory`.
    pub political_theory: Option<String>,
}

/// Somebody counted, by one of their cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Who.
    pub person: i32,
    /// In which case.
    pub case: i32,
    /// Where they are a member on it.
    pub place: Place,
    /// The day that counts: of their admission, or that on which the members are counted.
    pub day: NaiveDate,
    /// The same, of what happened on it.
    pub happened: Option<NaiveDate>,
    /// What is known of them on it.
    pub profile: Profile,
    /// An earlier membership of theirs had ended.
    pub again: bool,
    /// Not yet recognized as full.
    pub probationer: bool,
    /// Exempt from the work of a member.
    pub exempt: bool,
    /// Ngày vào Đảng, as far as known.
    pub admitted_on: Option<PartialDate>,
}

impl Subject {
    /// Somebody on a day, of whom nothing more is known yet.
    pub fn on(person: i32, case: i32, place: Place, day: NaiveDate) -> Self {
        Self {
            person,
            case,
            place,
            day,
            happened: None,
            profile: Profile::default(),
            again: false,
            probationer: false,
            exempt: false,
            admitted_on: None,
        }
    }
}

/// A part of the people whom a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// All of them.
    Everybody,
    /// Women.
    Women,
    /// Of an ethnic minority.
    Minority,
    /// Of a religion.
    Religious,
    /// In the Youth Union.
    Youth,
    /// Of a special case.
    Special(&'static str),
    /// Admitted again.
    Again,
    /// Not yet recognized.
    Probationers,
    /// Retired and exempt.
    RetiredExempt,
    /// Of one of these groups of occupations.
    Occupation(&'static [&'static str]),
    /// Whose occupation is not known.
    OccupationUnknown,
    /// So many whole years old, both included; `None`: and more.
    Age(i32, Option<i32>),
    /// Whose birth is not known.
    AgeUnknown,
    /// Of this general schooling.
    Schooling(&'static str),
    /// Whose schooling is not known.
    SchoolingUnknown,
    /// Of one of these qualifications, the highest one.
    Qualification(&'static [&'static str]),
    /// Of this academic title.
    Title(&'static str),
    /// Of one of these degrees of political theory.
    Theory(&'static [&'static str]),
    /// Who joined from one day on, to another: year, month and day, both included. A date known in part counts from its last day.
    Joined(Option<(i32, u32, u32)>, Option<(i32, u32, u32)>),
    /// Whose day of joining is not known.
    JoinedUnknown,
}

impl Split {
    /// The facts of a person that tell it.
    pub const fn facts(self) -> &'static [&'static str] {
        match self {
            Self::Everybody | Self::Again | Self::Probationers | Self::Joined(..) | Self::JoinedUnknown => &[],
            Self::Women => &["sex"],
            Self::Minority => &["ethnicity"],
            Self::Religious => &["religion"],
            Self::Youth => &["mass_organizations"],
            Self::Special(_) => &["special_cases"],
            Self::RetiredExempt | Self::Occupation(_) | Self::OccupationUnknown => &["occupation_group"],
            Self::Age(..) | Self::AgeUnknown => &["birth_date"],
            Self::Schooling(_) | Self::SchoolingUnknown => &["general_schooling"],
            Self::Qualification(_) => &["qualification"],
            Self::Title(_) => &["academic_title"],
            Self::Theory(_) => &["political_theory"],
        }
    }

    /// Whether somebody belongs to it.
    pub fn holds(self, subject: &Subject, codes: &CodeLists) -> bool {
        let known = &subject.profile;
        let one_of = |value: &Option<String>, those: &[&str]| value.as_deref().is_some_and(|value| those.contains(&value));
        match self {
            Self::Everybody => true,
            Self::Women => known.sex.as_deref() == Some("female"),
            Self::Minority => {
                let row = known.ethnicity.as_deref().and_then(|code| codes.get("ethnicity", code));
                row.is_some_and(|row| row.minority.unwrap_or(true))
            }
            Self::Religious => known.religion.as_deref().is_some_and(|code| code != "00"),
            Self::Youth => known.youth,
            Self::Special(case) => known.special_cases.iter().any(|each| each == case),
            Self::Again => subject.again,
            Self::Probationers => subject.probationer,
            Self::RetiredExempt => subject.exempt && one_of(&known.occupation_group, &["retired"]),
            Self::Occupation(groups) => one_of(&known.occupation_group, groups),
            Self::OccupationUnknown => known.occupation_group.is_none(),
            Self::Age(from, to) => {
                let age = known.birth.map(|birth| age_at(birth, subject.day));
                age.is_some_and(|age| from <= age && to.is_none_or(|to| age <= to))
            }
            Self::AgeUnknown => known.birth.is_none(),
            Self::Schooling(code) => one_of(&known.general_schooling, &[code]),
            Self::SchoolingUnknown => known.general_schooling.is_none(),
            Self::Qualification(those) => one_of(&known.qualification, those),
            Self::Title(title) => one_of(&known.academic_title, &[title]),
            Self::Theory(those) => one_of(&known.political_theory, those),
            Self::Joined(from, to) => subject.admitted_on.is_some_and(|joined| {
                let day = joined.last_day();
                let joined = (day.year(), day.month(), day.day());
                from.is_none_or(|from| from <= joined) && to.is_none_or(|to| joined <= to)
            }),
            Self::JoinedUnknown => subject.admitted_on.is_none(),
        }
    }
}

/// A year as ages are averaged over, in days: the Gregorian mean.
const DAYS_OF_A_YEAR: f64 = 365.2425;

/// The average age on the days that count, in years; of a birth known in part the whole years. `None`: nobody's is known.
pub fn average_age<'s>(subjects: impl Iterator<Item = &'s Subject>) -> Option<f64> {
    let ages: Vec<f64> = subjects
        .filter_map(|subject| {
            let birth = subject.profile.birth?;
            Some(match birth.as_whole() {
                Some(day) => (subject.day - day).num_days() as f64 / DAYS_OF_A_YEAR,
                None => f64::from(age_at(birth, subject.day)),
            })
        })
        .collect();
    (!ages.is_empty()).then(|| ages.iter().sum::<f64>() / ages.len() as f64)
}
