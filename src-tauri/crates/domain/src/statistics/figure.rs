//! The closed table of figures: each with its one definition. A figure names whom it counts; its value is their number.

use super::movement::Way;
use super::part::Part;
use super::split::Split;

/// What a figure is worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Members on the eve of the period.
    MembersAtStart,
    /// Members on its last day, of one part.
    MembersAtEnd(Split),
    /// Admissions in the period, one a case: of one part, as they were on that day.
    Admissions(Split),
    /// The average age on the day of admission.
    AverageAgeOfAdmitted,
    /// The average age of the members on the last day.
    AverageAgeOfMembers,
    /// Who came to be a member of the units asked, in one of these ways.
    In(&'static [Way]),
    /// Who ceased to be one.
    Out(&'static [Way]),
    /// The same, of them those not yet recognized.
    OutOfProbation(&'static [Way]),
    /// All who are counted in these.
    Sum(&'static [Figure]),
    /// Units of a kind standing on the last day.
    Units(Base, Which),
}

/// A kind of base organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// Đảng bộ cơ sở.
    Committee,
    /// Chi bộ cơ sở.
    Branch,
}

impl Base {
    /// Its code of `unit_kind`.
    pub const fn unit_kind(self) -> &'static str {
        match self {
            Self::Committee => "grassroots_committee",
            Self::Branch => "grassroots_branch",
        }
    }
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// All.
    All,
    /// In which somebody was admitted in the period.
    Admitting,
    /// That said they have nobody left to develop.
    Exhausted,
}

/// A figure of the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// Đảng viên cuối kỳ trước chuyển sang.
    MembersStart,
    /// Đảng viên tăng trong kỳ.
    Increase,
    /// Kết nạp.
    Admissions,
    /// Chuyển đến.
    TransfersIn,
    /// From another province.
    TransfersInProvince,
    /// From another upper committee.
    TransfersInUpper,
    /// From within.
    TransfersInInternal,
    /// Phục hồi đảng tịch.
    Restored,
    /// Đảng viên giảm trong kỳ.
    Decrease,
    /// Từ trần.
    Deaths,
    /// Khai trừ.
    Expulsions,
    /// Xóa tên.
    StrikeOffs,
    /// Of them probationers.
    StrikeOffsProbationers,
    /// Xin ra khỏi Đảng.
    Resignations,
    /// Chuyển đi.
    TransfersOut,
    /// To another province.
    TransfersOutProvince,
    /// To another upper committee.
    TransfersOutUpper,
    /// Within.
    TransfersOutInternal,
    /// Đảng viên cuối kỳ.
    MembersEnd,
    /// The admitted of one part.
    Admitted(Part),
    /// Their average age.
    AdmittedAgeAverage,
    /// The members at the end.
    PresentMembers,
    /// Of them one part.
    Present(Part),
    /// Their average age.
    PresentAgeAverage,
    /// Base organizations at the end.
    Bases(Base, Which),
}

const TRANSFERS: &[Way] = &[Way::TransferProvince, Way::TransferUpper, Way::TransferInternal, Way::Transfer];

impl Figure {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MembersStart => "members_start",
            Self::Increase => "increase",
            Self::Admissions => "admissions",
            Self::TransfersIn => "transfers_in",
            Self::TransfersInProvince => "transfers_in_province",
            Self::TransfersInUpper => "transfers_in_upper",
            Self::TransfersInInternal => "transfers_in_internal",
            Self::Restored => "restored",
            Self::Decrease => "decrease",
            Self::Deaths => "deaths",
            Self::Expulsions => "expulsions",
            Self::StrikeOffs => "strike_offs",
            Self::StrikeOffsProbationers => "strike_offs_probationers",
            Self::Resignations => "resignations",
            Self::TransfersOut => "transfers_out",
            Self::TransfersOutProvince => "transfers_out_province",
            Self::TransfersOutUpper => "transfers_out_upper",
            Self::TransfersOutInternal => "transfers_out_internal",
            Self::MembersEnd => "members_end",
            Self::Admitted(part) => part.admitted_code(),
            Self::AdmittedAgeAverage => "admitted_age_average",
            Self::PresentMembers => "present_members",
            Self::Present(part) => part.present_code(),
            Self::PresentAgeAverage => "present_age_average",
            Self::Bases(Base::Committee, Which::All) => "grassroots_committees",
            Self::Bases(Base::Committee, Which::Admitting) => "grassroots_committees_admitting",
            Self::Bases(Base::Committee, Which::Exhausted) => "grassroots_committees_exhausted",
            Self::Bases(Base::Branch, Which::All) => "grassroots_branches",
            Self::Bases(Base::Branch, Which::Admitting) => "grassroots_branches_admitting",
            Self::Bases(Base::Branch, Which::Exhausted) => "grassroots_branches_exhausted",
        }
    }

    /// What it counts.
    pub const fn counts(self) -> Counts {
        match self {
            Self::MembersStart => Counts::MembersAtStart,
            Self::Increase => Counts::Sum(&[Self::Admissions, Self::TransfersIn, Self::Restored]),
            Self::Admissions => Counts::Admissions(Split::Everybody),
            Self::TransfersIn => Counts::In(TRANSFERS),
            Self::TransfersInProvince => Counts::In(&[Way::TransferProvince]),
            Self::TransfersInUpper => Counts::In(&[Way::TransferUpper]),
            Self::TransfersInInternal => Counts::In(&[Way::TransferInternal]),
            Self::Restored => Counts::In(&[Way::Restored]),
            Self::Decrease => Counts::Sum(&[Self::Deaths, Self::Expulsions, Self::StrikeOffs, Self::Resignations, Self::TransfersOut]),
            Self::Deaths => Counts::Out(&[Way::Died]),
            Self::Expulsions => Counts::Out(&[Way::Expelled]),
            Self::StrikeOffs => Counts::Out(&[Way::StruckOff]),
            Self::StrikeOffsProbationers => Counts::OutOfProbation(&[Way::StruckOff]),
            Self::Resignations => Counts::Out(&[Way::Resigned]),
            Self::TransfersOut => Counts::Out(TRANSFERS),
            Self::TransfersOutProvince => Counts::Out(&[Way::TransferProvince]),
            Self::TransfersOutUpper => Counts::Out(&[Way::TransferUpper]),
            Self::TransfersOutInternal => Counts::Out(&[Way::TransferInternal]),
            Self::MembersEnd | Self::PresentMembers => Counts::MembersAtEnd(Split::Everybody),
            Self::Admitted(part) => Counts::Admissions(part.split_of_admitted()),
            Self::AdmittedAgeAverage => Counts::AverageAgeOfAdmitted,
            Self::Present(part) => Counts::MembersAtEnd(part.split()),
            Self::PresentAgeAverage => Counts::AverageAgeOfMembers,
            Self::Bases(base, which) => Counts::Units(base, which),
        }
    }

    /// Whether it is an average, not a number of people.
    pub const fn is_average(self) -> bool {
        matches!(self.counts(), Counts::AverageAgeOfAdmitted | Counts::AverageAgeOfMembers)
    }

    /// The key of its title on a form: a part's own word, of every other figure the indicator's.
    pub fn title_key(self) -> String {
        match self {
            Self::Admitted(part) | Self::Present(part) => format!("part.{}", part.ending()),
            figure => format!("indicator.{}", figure.code()),
        }
    }
}
