//! What stands around the people of the sample: the organization, its courses, its programmes, its settings.

use chrono::{Datelike, NaiveDate};
use domain::date::PartialDate;
use domain::event::{Event, read_fields};
use domain::event_kind::EventKind;
use register::courses::CourseRow;
use register::entries::event_row::{self, Owner};
use register::settings::set;
use register::targets::Indicator;
use register::units::UnitRow;
use register::writers::{self, ProgrammeRow, TargetRow};
use register::{Connection, Now, RegisterError, book};

use crate::sketch::Workplace;
use crate::track::{Round, before};

/// The organization of the sample.
pub const ROOT: &str = "Đảng bộ Công ty CP Cơ khí Minh Khởi (mẫu)";

/// Its branches, each with who works there.
pub const BRANCHES: [(&str, Workplace); 8] = [
    (
        "Chi bộ Phân xưởng Lắp ráp 1",
        Workplace {
            posts: &["Thợ lắp ráp", "Công nhân vận hành", "Tổ trưởng lắp ráp", "Kỹ thuật viên"],
            group: "enterprise_worker",
            qualifications: &["elementary", "intermediate", "college"],
        },
    ),
    (
        "Chi bộ Phân xưởng Lắp ráp 2",
        Workplace {
            posts: &["Thợ lắp ráp", "Công nhân vận hành", "Tổ phó lắp ráp"],
            group: "enterprise_worker",
            qualifications: &["elementary", "intermediate", "none"],
        },
    ),
    (
        "Chi bộ Phân xưởng Rèn dập",
        Workplace {
            posts: &["Thợ rèn", "Thợ dập", "Thợ nhiệt luyện", "Quản đốc"],
            group: "enterprise_worker",
            qualifications: &["elementary", "elementary", "intermediate"],
        },
    ),
    (
        "Chi bộ Phân xưởng Cơ điện",
        Workplace {
            posts: &["Thợ điện", "Thợ tiện", "Thợ phay", "Kỹ thuật viên"],
            group: "enterprise_worker",
            qualifications: &["intermediate", "college", "elementary"],
        },
    ),
    (
        "Chi bộ Phân xưởng Bảo dưỡng",
        Workplace {
            posts: &["Thợ sửa chữa", "Thợ hàn", "Kỹ thuật viên"],
            group: "enterprise_worker",
            qualifications: &["intermediate", "elementary"],
        },
    ),
    (
        "Chi bộ Phòng Kỹ thuật",
        Workplace {
            posts: &["Kỹ sư thiết kế", "Kỹ sư công nghệ", "Trưởng phòng"],
            group: "enterprise_staff",
            qualifications: &["university", "university", "master", "college"],
        },
    ),
    (
        "Chi bộ Kho",
        Workplace {
            posts: &["Thủ kho", "Lái xe nâng", "Nhân viên điều vận"],
            group: "enterprise_worker",
            qualifications: &["elementary", "intermediate", "none"],
        },
    ),
    (
        "Chi bộ Văn phòng",
        Workplace {
            posts: &["Kế toán viên", "Chuyên viên nhân sự", "Nhân viên văn thư", "Phó giám đốc"],
            group: "enterprise_staff",
            qualifications: &["university", "college", "university", "intermediate"],
        },
    ),
];

/// The first year of which the sample tells.
pub fn first_year(today: NaiveDate) -> i32 {
    today.year() - 7
}

/// A day of the calendar; a month has its 28th at the latest.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// Founds a unit with its event.
pub fn found(conn: &Connection, name: &str, kind: &str, parent: Option<i32>, on: NaiveDate, now: &Now) -> Result<i32, RegisterError> {
    let row = UnitRow {
        name,
        unit_kind: kind,
        parent,
        founded_on: Some(on),
        committee_power: "none",
        grassroots_type: Some("enterprise"),
        enterprise_type: Some("joint_stock"),
    };
    let unit = writers::unit(conn, &row)?;
    let mut fields = vec![("unit_kind", kind.to_owned())];
    fields.extend(parent.map(|parent| ("parent", parent.to_string())));
    unit_event(conn, unit, EventKind::UnitFounded, on, &fields, Some("15-QĐ/ĐU"), now)?;
    Ok(unit)
}

fn unit_event(
    conn: &Connection,
    unit: i32,
    kind: EventKind,
    on: NaiveDate,
    fields: &[(&str, String)],
    document: Option<&str>,
    now: &Now,
) -> Result<(), RegisterError> {
    let fields = read_fields(kind, fields.iter().map(|(name, text)| (*name, text.as_str())), book::codes()?)?;
    let event = Event {
        id: i32::MAX,
        kind,
        on: PartialDate::whole(on),
        recorded_at: now.stamp(),
        document_number: document.map(str::to_owned),
        document_date: document.map(|_| PartialDate::whole(on)),
        issuer: None,
        note: None,
        elsewhere: false,
        reason: None,
        fields,
    };
    event_row::insert(conn, Owner::Unit(unit), &event, &[])?;
    Ok(())
}

/// The tree: the root's id and those of the branches. One branch got a new name on the way.
pub fn units(conn: &Connection, now: &Now) -> Result<(i32, Vec<i32>), RegisterError> {
    let root = found(conn, ROOT, "grassroots_committee", None, day(1998, 3, 2), now)?;
    let mut branches = Vec::new();
    for (place, (name, _)) in (0_u32..).zip(&BRANCHES) {
        branches.push(found(conn, name, "branch", Some(root), day(1998, 3, 2 + place), now)?);
    }
    let renamed = day(first_year(now.today) + 3, 1, 4);
    unit_event(conn, branches[6], EventKind::UnitChanged, renamed, &[("name", "Chi bộ Kho vận".to_owned())], Some("21-QĐ/ĐU"), now)?;
    for unit in [root].into_iter().chain(branches.iter().copied()) {
        // Twice and four times a year for two years, always in time.
        for (kind, last, every) in [(EventKind::FilesReconciled, 100, 180), (EventKind::MemberBookReconciled, 20, 89)] {
            for back in (last..730).step_by(every).collect::<Vec<_>>().into_iter().rev() {
                unit_event(conn, unit, kind, before(now.today, back), &[], None, now)?;
            }
        }
    }
    Ok((root, branches))
}

/// Two rounds a year of either sort, as far as they are over.
pub fn rounds(today: NaiveDate) -> Vec<Round> {
    let mut rounds = Vec::new();
    for year in first_year(today)..=today.year() {
        for (month, first, new_members) in [(5, 11, false), (6, 8, true), (10, 12, false), (11, 9, true)] {
            rounds.push(Round { from: day(year, month, first), to: day(year, month, first + 4), new_members });
        }
    }
    rounds.retain(|round| round.to <= today);
    rounds
}

/// Writes the courses; gives their ids.
pub fn courses(conn: &Connection, root: Option<i32>, rounds: &[Round], now: &Now) -> Result<Vec<i32>, RegisterError> {
    let mut ids = Vec::new();
    for round in rounds {
        let batch = format!("{}-{}", if round.from.month() < 9 { 1 } else { 2 }, round.from.year());
        let (kind, name) = if round.new_members {
            ("new_member_class", "Lớp bồi dưỡng đảng viên mới")
        } else {
            ("admission_course", "Lớp bồi dưỡng nhận thức về Đảng")
        };
        let row = CourseRow {
            course_kind: kind,
            name: &format!("{name} đợt {batch} (mẫu)"),
            course_batch: Some(&batch),
            from: round.from,
            to: round.to,
            organizer: Some("Trung tâm chính trị (mẫu)"),
            place: Some("xã Mẫu Một, tỉnh Mẫu"),
            document_number: Some(&format!("{:02}-QĐ/TTCT", ids.len() + 1)),
            document_date: Some(PartialDate::whole(before(round.from, 20))),
            note: None,
        };
        let course = writers::course(conn, &row)?;
        if let Some(root) = root {
            unit_event(conn, root, EventKind::CourseOpened, round.from, &[("course", course.to_string())], None, now)?;
        }
        ids.push(course);
    }
    Ok(ids)
}

/// A programme with its targets: indicator, what is to be reached, whether of a frozen number, and the branch.
pub struct Programme<'a> {
    /// Its name.
    pub name: &'a str,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Members on the eve.
    pub denominator: u32,
    /// Indicator, value, unit.
    pub targets: &'a [(&'a str, &'a str, Option<i32>)],
}

impl Programme<'_> {
    /// Writes it.
    pub fn write(&self, conn: &Connection) -> Result<(), RegisterError> {
        let note = Some("Con số bịa để xem thử, không phải của nghị quyết nào.");
        let row = ProgrammeRow { name: self.name, from: self.from, to: self.to, document_number: None, note };
        let programme = writers::programme(conn, &row)?;
        for (indicator, value, unit) in self.targets {
            let frozen = indicator.parse::<Indicator>().is_ok_and(|indicator| indicator.definition().frozen);
            let denominator = frozen.then_some(self.denominator);
            writers::target(conn, &TargetRow { programme, indicator, unit: *unit, from: self.from, to: self.to, denominator, value })?;
        }
        Ok(())
    }
}

/// Who keeps the register, and that all of it is invented.
pub fn settings(conn: &Connection, today: NaiveDate) -> Result<(), RegisterError> {
    let figures_from = day(first_year(today), 1, 1).to_string();
    for (name, value) in [
        ("sample", "true"),
        ("place", "Mẫu"),
        ("superior_name", "Đảng ủy cấp trên (mẫu)"),
        ("signer_name", "Nguyễn Văn Ký (mẫu)"),
        ("prepared_by", "Trần Thị Lập (mẫu)"),
        ("figures_from", figures_from.as_str()),
    ] {
        set(conn, name, value)?;
    }
    Ok(())
}
