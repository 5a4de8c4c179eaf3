//! The reports: which figures stand in which row of which form. Source: the blanks of 11-HD/BTCTW (13/12/2021), read row by
//! row; 40-HD/BTCTW (10/10/2025), which replaced them, was not read.

use std::str::FromStr;

use super::figure::{Base, Figure, Which};
use super::part::Part;

/// A report that is sent up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Report {
    /// Biểu 1: tăng, giảm đảng viên.
    Movement,
    /// Biểu 2: đảng viên mới kết nạp.
    Admitted,
    /// Biểu 3: đảng viên có đến cuối kỳ.
    Present,
}

/// A row of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportRow {
    /// The form's own label; blank where the row is ours and completes a sum.
    pub row: &'static str,
    /// How far in it stands: 0 a sum, 1 a row of it, 2 of which.
    pub depth: u8,
    /// What stands in it.
    pub figure: Figure,
}

impl ReportRow {
    /// The key of its title: the figure's, but where a form calls it otherwise.
    pub fn title_key(self) -> String {
        match self.row {
            "I" => "report_row.all_admitted".to_owned(),
            _ => self.figure.title_key(),
        }
    }
}

/// Rows under one head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The form's label of the head; blank: the rows stand by themselves.
    pub label: &'static str,
    /// The last part of its word `report_section.<code>`; blank as above.
    pub code: &'static str,
    /// The rows under it.
    pub rows: Vec<ReportRow>,
}

impl Report {
    /// All of them.
    pub const ALL: &'static [Report] = &[Self::Movement, Self::Admitted, Self::Present];

    /// The stable code; label: the word `report.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Movement => "movement",
            Self::Admitted => "admitted",
            Self::Present => "present",
        }
    }

    /// Its rows under their heads, in the form's order.
    pub fn sections(self) -> Vec<Section> {
        match self {
            Self::Movement => vec![Section { label: "", code: "", rows: MOVEMENT.to_vec() }],
            Self::Admitted => admitted(),
            Self::Present => present(),
        }
    }

    /// Its figures in their order.
    pub fn figures(self) -> Vec<ReportRow> {
        self.sections().into_iter().flat_map(|section| section.rows).collect()
    }
}

impl FromStr for Report {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|report| report.code() == text).ok_or(())
    }
}

const fn row(row: &'static str, depth: u8, figure: Figure) -> ReportRow {
    ReportRow { row, depth, figure }
}

const MOVEMENT: &[ReportRow] = {
    use Figure as F;
    &[
        row("A", 0, F::MembersStart),
        row("B", 0, F::Increase),
        row("B1", 1, F::Admissions),
        row("B2", 1, F::TransfersIn),
        row("B2a", 2, F::TransfersInProvince),
        row("B2b", 2, F::TransfersInUpper),
        row("B2n", 2, F::TransfersInInternal),
        row("B3", 1, F::Restored),
        row("C", 0, F::Decrease),
        row("C1", 1, F::Deaths),
        row("C2", 1, F::Expulsions),
        row("C3", 1, F::StrikeOffs),
        row("C3x", 2, F::StrikeOffsProbationers),
        row("C4", 1, F::Resignations),
        row("C5", 1, F::TransfersOut),
        row("C5a", 2, F::TransfersOutProvince),
        row("C5b", 2, F::TransfersOutUpper),
        row("C5n", 2, F::TransfersOutInternal),
        row("D", 0, F::MembersEnd),
    ]
};

type Parts = &'static [(&'static str, u8, Part)];

/// A head and the parts under it, each with the form's label.
fn of_parts(label: &'static str, code: &'static str, parts: Parts, figure: fn(Part) -> Figure) -> Section {
    let rows = parts.iter().map(|(label, depth, part)| row(label, *depth, figure(*part))).collect();
    Section { label, code, rows }
}

/// Form 2.
fn admitted() -> Vec<Section> {
    use Part as P;
    let of = |label, code, parts| of_parts(label, code, parts, Figure::Admitted);
    let mut all = of(
        "",
        "",
        &[
            ("I.1", 1, P::Women),
            ("I.2", 1, P::Minority),
            ("I.3", 1, P::Youth),
            ("I.4", 1, P::Owners),
            ("I.5", 1, P::Population),
            ("I.6", 1, P::ForeignSpouse),
            ("I.7", 1, P::Again),
            ("I.8", 1, P::Religious),
        ],
    );
    all.rows.insert(0, row("I", 0, Figure::Admissions));
    let mut ages = of(
        "II.2",
        "ages",
        &[
            ("II.2.1", 1, P::Age18To30),
            ("II.2.2", 1, P::Age31To35),
            ("II.2.3", 1, P::Age36To40),
            ("II.2.4", 1, P::Age41To45),
            ("II.2.5", 1, P::Age46To50),
            ("II.2.6", 1, P::Age51To55),
            ("II.2.7", 1, P::Age56To60),
            ("II.2.8", 1, P::AgeOver60),
            ("", 1, P::AgeUnknown),
        ],
    );
    ages.rows.push(row("II.2.9", 1, Figure::AdmittedAgeAverage));
    vec![
        all,
        of(
            "II.1",
            "occupations",
            &[
                ("II.1.a", 1, P::StateOfficial),
                ("II.1.b", 1, P::PartyOfficial),
                ("II.1.c", 1, P::CommuneOfficial),
                ("II.1.d", 1, P::HamletWorker),
                ("II.1.đ", 1, P::PublicEmployee),
                ("II.1.e", 1, P::NonPublicEmployee),
                ("II.1.g", 1, P::Enterprise),
                ("II.1.g1", 2, P::EnterpriseManager),
                ("II.1.g2", 2, P::EnterpriseStaff),
                ("II.1.g3", 2, P::EnterpriseWorker),
                ("II.1.h", 1, P::Farmer),
                ("II.1.i", 1, P::ArmedForces),
                ("II.1.k", 1, P::Student),
                ("II.1.l", 1, P::Pupil),
                ("II.1.m", 1, P::Other),
                ("", 1, P::OccupationUnknown),
            ],
        ),
        ages,
        of(
            "II.3",
            "schooling",
            &[
                ("II.3.1", 1, P::Literate),
                ("II.3.2", 1, P::Primary),
                ("II.3.3", 1, P::LowerSecondary),
                ("II.3.4", 1, P::UpperSecondary),
                ("", 1, P::SchoolingUnknown),
            ],
        ),
        of(
            "II.4",
            "qualifications",
            &[
                ("II.4.1", 1, P::Elementary),
                ("II.4.2", 1, P::Intermediate),
                ("II.4.3", 1, P::College),
                ("II.4.4", 1, P::University),
                ("II.4.5", 1, P::Master),
                ("II.4.6", 1, P::Doctor),
            ],
        ),
        of("II.5", "titles", &[("II.5.1", 1, P::AssociateProfessors), ("II.5.2", 1, P::Professors)]),
        Section {
            label: "III",
            code: "bases",
            rows: vec![
                row("III.1", 1, Figure::Bases(Base::Committee, Which::All)),
                row("III.1a", 2, Figure::Bases(Base::Committee, Which::Admitting)),
                row("III.1b", 2, Figure::Bases(Base::Committee, Which::Exhausted)),
                row("III.2", 1, Figure::Bases(Base::Branch, Which::All)),
                row("III.2a", 2, Figure::Bases(Base::Branch, Which::Admitting)),
                row("III.2b", 2, Figure::Bases(Base::Branch, Which::Exhausted)),
            ],
        },
    ]
}

/// Form 3: its rows are known, its labels were not read.
fn present() -> Vec<Section> {
    let of = |code, parts: &[(u8, Part)], average: bool| {
        let mut rows: Vec<_> = parts.iter().map(|(depth, part)| row("", *depth, Figure::Present(*part))).collect();
        if average {
            rows.push(row("", 1, Figure::PresentAgeAverage));
        }
        Section { label: "", code, rows }
    };
    use Part as P;
    let mut all = of(
        "",
        &[(1, P::Women), (1, P::Probationers), (1, P::Minority), (1, P::Religious), (1, P::Youth), (1, P::Owners), (1, P::ForeignSpouse)],
        false,
    );
    all.rows.insert(0, row("", 0, Figure::PresentMembers));
    vec![
        all,
        of(
            "occupations",
            &[
                (1, P::StateOfficial),
                (1, P::PartyOfficial),
                (1, P::CommuneOfficial),
                (1, P::HamletWorker),
                (1, P::PublicEmployee),
                (1, P::NonPublicEmployee),
                (1, P::Enterprise),
                (2, P::EnterpriseManager),
                (2, P::EnterpriseStaff),
                (2, P::EnterpriseWorker),
                (1, P::Farmer),
                (1, P::ArmedForces),
                (1, P::Student),
                (1, P::Pupil),
                (1, P::Other),
                (1, P::Retired),
                (2, P::Exempt),
                (1, P::OccupationUnknown),
            ],
            false,
        ),
        of(
            "ages",
            &[
                (1, P::Age18To30),
                (1, P::Age31To35),
                (1, P::Age36To40),
                (1, P::Age41To45),
                (1, P::Age46To50),
                (1, P::Age51To55),
                (1, P::Age56To60),
                (1, P::AgeOver60),
                (1, P::AgeUnknown),
            ],
            true,
        ),
        of("joined", &[(1, P::JoinedBefore1945), (1, P::JoinedTo1954), (1, P::JoinedTo1975), (1, P::JoinedSince1975), (1, P::JoinedUnknown)], false),
        of("schooling", &[(1, P::Literate), (1, P::Primary), (1, P::LowerSecondary), (1, P::UpperSecondary), (1, P::SchoolingUnknown)], false),
        of("qualifications", &[(1, P::Elementary), (1, P::Intermediate), (1, P::College), (1, P::University), (1, P::Master), (1, P::Doctor)], false),
        of("titles", &[(1, P::AssociateProfessors), (1, P::Professors)], false),
        of("theory", &[(1, P::TheoryElementary), (1, P::TheoryIntermediate), (1, P::TheoryAdvanced)], false),
    ]
}
