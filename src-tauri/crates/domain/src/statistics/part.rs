//! The closed table of parts into which statistics divide the admitted of a period and the members at its end.

use super::split::Split;

macro_rules! parts {
    ($($(#[$doc:meta])* $variant:ident = $ending:literal: $split:expr;)+) => {
        /// A part of the admitted or of the members.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Part { $($(#[$doc])* $variant),+ }

        impl Part {
            /// All of them.
            pub const ALL: &'static [Part] = &[$(Part::$variant),+];

            /// The last part of its word `part.<ending>`.
            pub const fn ending(self) -> &'static str {
                match self { $(Part::$variant => $ending),+ }
            }

            /// Who belongs to it.
            pub const fn split(self) -> Split {
                match self { $(Part::$variant => $split),+ }
            }

            /// The code of the figure that counts it among the members.
            pub(super) const fn present_code(self) -> &'static str {
                match self { $(Part::$variant => concat!("present_", $ending)),+ }
            }

            /// The code of the figure that counts it among the admitted.
            pub(super) const fn admitted_code(self) -> &'static str {
                if matches!(self, Part::Again) {
                    return "readmissions";
                }
                match self { $(Part::$variant => concat!("admitted_", $ending)),+ }
            }
        }
    };
}

/// Those of an enterprise.
const ENTERPRISE: &[&str] = &["enterprise_manager", "enterprise_staff", "enterprise_worker"];

parts! {
    /// Phụ nữ.
    Women = "women": Split::Women;
    /// Dân tộc thiểu số.
    Minority = "minority": Split::Minority;
    /// Đoàn viên TNCS Hồ Chí Minh.
    Youth = "youth": Split::Youth;
    /// Chủ doanh nghiệp tư nhân.
    Owners = "owners": Split::Special("private_owner");
    /// Từng vi phạm chính sách dân số.
    Population = "population": Split::Special("population_policy");
    /// Có vợ, chồng là người nước ngoài.
    ForeignSpouse = "foreign_spouse": Split::Special("foreign_spouse");
    /// Kết nạp lại.
    Again = "again": Split::Again;
    /// Theo tôn giáo.
    Religious = "religious": Split::Religious;
    /// Đảng viên dự bị.
    Probationers = "probationers": Split::Probationers;
    /// Cán bộ, công chức nhà nước.
    StateOfficial = "occ_state_official": Split::Occupation(&["state_official"]);
    /// Cán bộ, công chức Đảng, Mặt trận, đoàn thể.
    PartyOfficial = "occ_party_official": Split::Occupation(&["party_official"]);
    /// Cán bộ, công chức cấp xã.
    CommuneOfficial = "occ_commune_official": Split::Occupation(&["commune_official"]);
    /// Thôn, tổ dân phố.
    HamletWorker = "occ_hamlet_worker": Split::Occupation(&["hamlet_worker"]);
    /// Đơn vị sự nghiệp công lập.
    PublicEmployee = "occ_public_employee": Split::Occupation(&["public_employee"]);
    /// Đơn vị sự nghiệp ngoài công lập.
    NonPublicEmployee = "occ_non_public_employee": Split::Occupation(&["non_public_employee"]);
    /// Trong doanh nghiệp.
    Enterprise = "enterprise": Split::Occupation(ENTERPRISE);
    /// Lãnh đạo, quản lý doanh nghiệp.
    EnterpriseManager = "occ_enterprise_manager": Split::Occupation(&["enterprise_manager"]);
    /// Nhân viên, gián tiếp sản xuất.
    EnterpriseStaff = "occ_enterprise_staff": Split::Occupation(&["enterprise_staff"]);
    /// Công nhân, trực tiếp sản xuất.
    EnterpriseWorker = "occ_enterprise_worker": Split::Occupation(&["enterprise_worker"]);
    /// Nông, lâm, ngư nghiệp.
    Farmer = "occ_farmer": Split::Occupation(&["farmer"]);
    /// Quân đội, công an.
    ArmedForces = "occ_armed_forces": Split::Occupation(&["armed_forces"]);
    /// Sinh viên.
    Student = "occ_student": Split::Occupation(&["student"]);
    /// Học sinh.
    Pupil = "occ_pupil": Split::Occupation(&["pupil"]);
    /// Khác; of the admitted the retired too, for whom their form has no row.
    Other = "occ_other": Split::Occupation(&["other"]);
    /// Đã nghỉ hưu, nghỉ công tác.
    Retired = "retired": Split::Occupation(&["retired"]);
    /// Of them: miễn công tác và sinh hoạt đảng.
    Exempt = "exempt": Split::RetiredExempt;
    /// Nghề nghiệp chưa rõ.
    OccupationUnknown = "occ_unknown": Split::OccupationUnknown;
    /// 18 đến 30 tuổi.
    Age18To30 = "age_18_30": Split::Age(18, Some(30));
    /// 31 đến 35.
    Age31To35 = "age_31_35": Split::Age(31, Some(35));
    /// 36 đến 40.
    Age36To40 = "age_36_40": Split::Age(36, Some(40));
    /// 41 đến 45.
    Age41To45 = "age_41_45": Split::Age(41, Some(45));
    /// 46 đến 50.
    Age46To50 = "age_46_50": Split::Age(46, Some(50));
    /// 51 đến 55.
    Age51To55 = "age_51_55": Split::Age(51, Some(55));
    /// 56 đến 60.
    Age56To60 = "age_56_60": Split::Age(56, Some(60));
    /// Trên 60.
    AgeOver60 = "age_over_60": Split::Age(61, None);
    /// Ngày sinh chưa rõ.
    AgeUnknown = "age_unknown": Split::AgeUnknown;
    /// Biết đọc, biết viết.
    Literate = "school_literate": Split::Schooling("literate");
    /// Tiểu học.
    Primary = "school_primary": Split::Schooling("primary");
    /// Trung học cơ sở.
    LowerSecondary = "school_lower_secondary": Split::Schooling("lower_secondary");
    /// Trung học phổ thông.
    UpperSecondary = "school_upper_secondary": Split::Schooling("upper_secondary");
    /// Học vấn chưa rõ.
    SchoolingUnknown = "school_unknown": Split::SchoolingUnknown;
    /// Công nhân kỹ thuật, sơ cấp.
    Elementary = "qual_elementary": Split::Qualification(&["elementary"]);
    /// Trung cấp.
    Intermediate = "qual_intermediate": Split::Qualification(&["intermediate"]);
    /// Cao đẳng.
    College = "qual_college": Split::Qualification(&["college"]);
    /// Đại học.
    University = "qual_university": Split::Qualification(&["university"]);
    /// Thạc sĩ.
    Master = "qual_master": Split::Qualification(&["master"]);
    /// Tiến sĩ, tiến sĩ khoa học.
    Doctor = "qual_doctor": Split::Qualification(&["doctor", "doctor_of_science"]);
    /// Phó giáo sư.
    AssociateProfessors = "associate_professors": Split::Title("associate_professor");
    /// Giáo sư.
    Professors = "professors": Split::Title("professor");
    /// Lý luận chính trị sơ cấp.
    TheoryElementary = "theory_elementary": Split::Theory(&["elementary"]);
    /// Trung cấp.
    TheoryIntermediate = "theory_intermediate": Split::Theory(&["intermediate"]);
    /// Cao cấp, cử nhân.
    TheoryAdvanced = "theory_advanced": Split::Theory(&["advanced", "bachelor"]);
    /// Vào Đảng trước 19/8/1945.
    JoinedBefore1945 = "joined_before_1945_08_19": Split::Joined(None, Some((1945, 8, 18)));
    /// 19/8/1945 đến 20/7/1954.
    JoinedTo1954 = "joined_to_1954_07_20": Split::Joined(Some((1945, 8, 19)), Some((1954, 7, 20)));
    /// 21/7/1954 đến 30/4/1975.
    JoinedTo1975 = "joined_to_1975_04_30": Split::Joined(Some((1954, 7, 21)), Some((1975, 4, 30)));
    /// Từ 1/5/1975.
    JoinedSince1975 = "joined_since_1975_05_01": Split::Joined(Some((1975, 5, 1)), None);
    /// Ngày vào Đảng chưa rõ.
    JoinedUnknown = "joined_unknown": Split::JoinedUnknown;
}

impl Part {
    /// Who belongs to it among the admitted: the retired stand with the others there, their form having no row for them.
    pub const fn split_of_admitted(self) -> Split {
        match self {
            Part::Other => Split::Occupation(&["other", "retired"]),
            part => part.split(),
        }
    }
}
