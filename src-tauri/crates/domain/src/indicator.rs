//! The indicators that can be targets, each with its one definition.

use std::str::FromStr;

use crate::statistics::{Part, Split};

/// What is to be known of an indicator before anything is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The stable code; label: the word `indicator.<code>`.
    pub code: &'static str,
    /// A percentage rather than a number.
    pub is_share: bool,
    /// Its denominator is typed and frozen when the target is set.
    pub frozen: bool,
    /// A target for it is never to be exceeded.
    pub cap: bool,
    /// Grows with the days of its period, so that a pace can be asked pro rata.
    pub grows: bool,
}

const NUMBER: Definition = Definition { code: "", is_share: false, frozen: false, cap: false, grows: true };
const SHARE: Definition = Definition { is_share: true, grows: false, ..NUMBER };
const OF_FROZEN: Definition = Definition { is_share: true, frozen: true, ..NUMBER };

macro_rules! indicators {
    ($($(#[$doc:meta])* $variant:ident = $code:literal: $shape:expr;)+) => {
        /// An indicator that can be a target, in the order of the screen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Indicator { $($(#[$doc])* $variant),+ }

        impl Indicator {
            /// All of them.
            pub const ALL: &'static [Indicator] = &[$(Indicator::$variant),+];

            /// Its definition.
            pub const fn definition(self) -> Definition {
                match self { $(Indicator::$variant => Definition { code: $code, ..$shape }),+ }
            }
        }
    };
}

indicators! {
    /// Ceremonies.
    Admissions = "admissions": NUMBER;
    /// Ceremonies, of the members at the start.
    AdmissionsShare = "admissions_share": OF_FROZEN;
    /// Decisions on recognition.
    Conversions = "conversions": NUMBER;
    /// Recognized, of those whose probation ended.
    ConversionRate = "conversion_rate": SHARE;
    /// Recognized in time, of those whose last day in time came.
    ConversionOnTime = "conversion_on_time": SHARE;
    /// On the list.
    PoolSize = "pool_size": Definition { grows: false, ..NUMBER };
    /// On the list, of the members or workers at the start.
    PoolShare = "pool_share": Definition { grows: false, ..OF_FROZEN };
    /// Given the course's certificate.
    CourseAttendance = "course_attendance": NUMBER;
    /// Sent to the course.
    CourseSent = "course_sent": NUMBER;
    /// Sent to the new members' class.
    NewMemberClassSent = "new_member_class_sent": NUMBER;
    /// Class certificate by the probation's end, of those whose probation ended.
    NewMemberClassShare = "new_member_class_share": SHARE;
    /// Women, of the admissions.
    WomenShare = "women_share": SHARE;
    /// Members of the youth union, of the admissions.
    YouthShare = "youth_share": SHARE;
    /// Workers in direct production, of the admissions.
    WorkerShare = "worker_share": SHARE;
    /// University degree or higher, of the admissions.
    TechnicalShare = "technical_share": SHARE;
    /// Ethnic minorities, of the admissions.
    MinorityShare = "minority_share": SHARE;
    /// Struck off, or the decision of a member cancelled as not qualified.
    StrikeOffs = "strike_offs": Definition { cap: true, ..NUMBER };
}

impl Indicator {
    /// Of a share of the admissions: whom of them it counts.
    pub const fn quality(self) -> Option<Split> {
        match self {
            Self::WomenShare => Some(Part::Women.split_of_admitted()),
            Self::YouthShare => Some(Part::Youth.split_of_admitted()),
            Self::WorkerShare => Some(Part::EnterpriseWorker.split_of_admitted()),
            Self::TechnicalShare => Some(Split::Qualification(&["university", "master", "doctor", "doctor_of_science"])),
            Self::MinorityShare => Some(Part::Minority.split_of_admitted()),
            _ => None,
        }
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        self.definition().code
    }
}

impl FromStr for Indicator {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|indicator| indicator.code() == text).ok_or(())
    }
}
