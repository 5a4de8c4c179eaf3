//! What a clerk's column holds, told by its head whatever the case, marks and line breaks.

use std::collections::BTreeSet;

use domain::name::search_key;
use sheet::Head;

use super::TableKind;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// A running number: it stands for nothing.
    Number,
    /// Họ và tên; several such columns are parts of it.
    Name,
    /// A fact of the person as it stands.
    Fact(&'static str),
    /// An ID of 12 digits, or an old one of 9.
    AnyId,
    /// A birth in a column for men, or a cross there.
    BirthMale,
    /// The same for women.
    BirthFemale,
    /// "Công nhân, Phân xưởng 1".
    PostUnit,
    /// "12/12; Đại học", and political theory as a third part.
    Schooling,
    /// The party unit.
    Unit,
    /// Đơn vị, which may be a workplace: looked at where nothing else says the unit.
    Workplace,
    /// The resolution that listed the person: number, date, or both in one cell.
    ListedNumber,
    ListedDate,
    Listed,
    /// The helper: name, date, or both in one cell.
    HelperName,
    HelperDate,
    Helper,
    /// The course and its certificate: parts, or all in one cell.
    Batch,
    CourseDays,
    CourseFrom,
    CourseTo,
    CertificateNumber,
    CertificateDate,
    Certificate,
    AdmissionDate,
    OfficialDate,
    /// Ghi chú.
    Note,
}

impl Field {
    /// As the preview names it: a person's field, or what a list calls it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "birth_name",
            Self::Fact(name) => name,
            Self::AnyId => "citizen_id",
            Self::BirthMale => "birth_date_male",
            Self::BirthFemale => "birth_date_female",
            Self::PostUnit => "post_unit",
            Self::Schooling => "schooling_qualification",
            Self::Unit | Self::Workplace => "unit",
            Self::ListedNumber => "document_number",
            Self::CertificateNumber => "certificate_number",
            Self::ListedDate => "listed_on",
            Self::Listed => "listed_resolution",
            Self::HelperName => "helper",
            Self::HelperDate | Self::Helper => "helper_assigned",
            Self::Batch | Self::CourseDays | Self::CourseFrom | Self::CourseTo | Self::Certificate => "course",
            Self::CertificateDate => "certificate_date",
            Self::AdmissionDate => "admission_date",
            Self::OfficialDate => "official_date",
            Self::Note => "note",
        }
    }

    /// Whether an import of such a table uses it.
    fn is_taken_by(self, kind: TableKind) -> bool {
        use Field as F;
        match self {
            F::ListedNumber
            | F::ListedDate
            | F::Listed
            | F::HelperName
            | F::HelperDate
            | F::Helper
            | F::Batch
            | F::CourseDays
            | F::CourseFrom
            | F::CourseTo
            | F::CertificateNumber
            | F::CertificateDate
            | F::Certificate => kind == TableKind::Candidates,
            F::OfficialDate => kind == TableKind::Members,
            _ => true,
        }
    }
}

/// The columns of a table that were understood, each with its place in the table's rows.
pub(super) struct Columns {
    pub kind: TableKind,
    /// (place in the row, column in the sheet, field), from the left.
    pub known: Vec<(usize, u32, Field)>,
}

impl Columns {
    /// Reads the heads of a table; without a column of names it is of no known kind.
    pub(super) fn read(heads: &[Head]) -> Self {
        let mut known: Vec<(usize, u32, Field)> = Vec::new();
        for (place, head) in heads.iter().enumerate() {
            let Some(field) = field(&head.titles) else { continue };
            let seen = known.iter().any(|(.., other)| *other == field);
            // A title merged over two columns names a name in two parts; any other field is taken once.
            if !seen || field == Field::Name {
                known.push((place, head.column, field));
            }
        }
        let fields: BTreeSet<Field> = known.iter().map(|(.., field)| *field).collect();
        let has = |wanted: &[Field]| wanted.iter().any(|field| fields.contains(field));
        let kind = if !has(&[Field::Name]) {
            TableKind::Unknown
        } else if has(&[Field::AdmissionDate, Field::OfficialDate, Field::Fact("card_number")])
            && !has(&[Field::ListedDate, Field::ListedNumber, Field::Listed])
        {
            TableKind::Members
        } else {
            TableKind::Candidates
        };
        known.retain(|(.., field)| field.is_taken_by(kind));
        Self { kind, known }
    }
}

/// One spelling for all: folded, punctuation as blanks.
pub(super) fn fold(text: &str) -> String {
    let spaced: String = search_key(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Heads that say all by themselves.
const HEADS: &[(Field, &[&str])] = &[
    (Field::Number, &["tt", "stt", "so tt", "so thu tu"]),
    (
        Field::Name,
        &[
            "ho va ten",
            "ho ten",
            "ho va ten khai sinh",
            "ho ten khai sinh",
            "ho va ten dem",
            "ho dem",
            "ho va chu dem",
            "ten",
            "ho va ten quan chung",
            "ho va ten dang vien",
        ],
    ),
    (Field::Fact("name_in_use"), &["ten dang dung", "ho va ten dang dung"]),
    (Field::Fact("other_names"), &["ten goi khac", "bi danh", "cac ten goi khac"]),
    (Field::Fact("sex"), &["gioi tinh", "nam nu", "gioi"]),
    (
        Field::Fact("birth_date"),
        &["ngay thang nam sinh", "ngay sinh", "nam sinh", "sinh ngay", "ngay thang nam sinh nam nu", "sinh ngay thang nam", "ngay sinh dd mm yyyy"],
    ),
    (Field::BirthMale, &["nam"]),
    (Field::BirthFemale, &["nu"]),
    (Field::Fact("ethnicity"), &["dan toc"]),
    (Field::Fact("religion"), &["ton giao"]),
    (Field::Fact("birth_registered_at"), &["noi sinh", "noi dang ky khai sinh"]),
    (Field::Fact("home_place"), &["que quan", "nguyen quan"]),
    (
        Field::Fact("residence_permanent"),
        &["noi o", "noi o hien nay", "cho o", "cho o hien nay", "noi cu tru", "thuong tru", "noi thuong tru", "ho khau thuong tru", "dia chi"],
    ),
    (Field::Fact("residence_temporary"), &["tam tru", "noi tam tru"]),
    (
        Field::Fact("citizen_id"),
        &[
            "so cccd",
            "cccd",
            "so dinh danh",
            "so dinh danh ca nhan",
            "so can cuoc",
            "can cuoc",
            "so can cuoc cong dan",
            "can cuoc cong dan",
            "so cccd so dinh danh",
            "so dinh danh cccd",
            "so dinh danh ca nhan cccd",
        ],
    ),
    (Field::AnyId, &["so cmnd cccd", "cmnd cccd", "so cccd cmnd", "cccd cmnd", "so cmnd can cuoc", "so cmnd hoac cccd"]),
    (Field::Fact("old_id"), &["so cmnd", "cmnd", "so cmnd cu"]),
    (Field::Fact("phone"), &["sdt", "so dt", "so dien thoai", "dien thoai", "dt"]),
    (Field::Fact("card_number"), &["so the", "so the dang", "so the dang vien", "the dang"]),
    (Field::Fact("file_number"), &["so ly lich", "so ly lich dang vien", "sll"]),
    (Field::PostUnit, &["chuc vu don vi", "chuc vu don vi cong tac", "chuc vu noi cong tac"]),
    (Field::Fact("post"), &["chuc vu", "chuc vu chuc danh", "chuc danh", "chuc vu chinh quyen doan the", "chuc vu hien nay"]),
    (Field::Fact("occupation"), &["nghe nghiep", "cong viec", "nghe nghiep hien nay", "nghe nghiep chuc vu"]),
    (
        Field::Fact("schooling_text"),
        &["van hoa", "hv", "hoc van", "trinh do hoc van", "trinh do van hoa", "giao duc pho thong", "pho thong", "trinh do giao duc pho thong"],
    ),
    (
        Field::Fact("qualification"),
        &["chuyen mon", "cm", "trinh do chuyen mon", "chuyen mon nghiep vu", "trinh do chuyen mon nghiep vu", "trinh do", "trinh do cm"],
    ),
    (
        Field::Schooling,
        &[
            "hoc van chuyen mon",
            "trinh do hoc van chuyen mon",
            "trinh do hv cm",
            "trinh do hv cm llct",
            "van hoa chuyen mon",
            "trinh do van hoa chuyen mon",
        ],
    ),
    (Field::Fact("political_theory"), &["llct", "ly luan chinh tri", "ly luan", "trinh do llct", "trinh do ly luan chinh tri"]),
    (
        Field::Unit,
        &[
            "chi bo",
            "to chuc dang",
            "chi bo dang sinh hoat",
            "to chuc dang dang sinh hoat",
            "chi bo sinh hoat",
            "chi bo cong nhan",
            "don vi chi bo",
            "chi bo don vi",
            "dang bo chi bo",
        ],
    ),
    (Field::Workplace, &["don vi", "don vi cong tac", "phong ban", "bo phan", "lop don vi"]),
    (Field::HelperDate, &["ngay phan cong", "ngay phan cong giup do"]),
    (Field::Batch, &["dot", "dot hoc", "lop", "ten lop", "lop boi duong", "khoa"]),
    (Field::CourseDays, &["thoi gian lop", "thoi gian hoc"]),
    (Field::CertificateNumber, &["so gcn", "so chung nhan", "so giay chung nhan", "so cc", "so chung chi", "so qd cua cc"]),
    (Field::CertificateDate, &["ngay cap gcn", "ngay cap giay chung nhan", "ngay cap cc", "ngay cap chung chi", "ngay gcn"]),
    (
        Field::ListedDate,
        &["ngay vao danh sach", "ngay cong nhan", "ngay cong nhan cam tinh", "ngay hop cb cong nhan", "ngay vao cam tinh dang", "ngay nghi quyet"],
    ),
    (Field::ListedNumber, &["so nghi quyet", "so nq", "so bao cao cb cong nhan cam tinh"]),
    (
        Field::AdmissionDate,
        &["ngay vao dang", "ngay ket nap", "ngay ket nap dang", "ngay vao dang du bi", "ngay ket nap vao dang", "ket nap dang", "vao dang"],
    ),
    (
        Field::OfficialDate,
        &[
            "ngay chinh thuc",
            "ngay cong nhan chinh thuc",
            "ngay vao dang chinh thuc",
            "ngay chinh thuc vao dang",
            "chinh thuc",
            "ngay cong nhan dang vien chinh thuc",
        ],
    ),
    (Field::Note, &["ghi chu"]),
];

/// What a column with these titles, from the top, holds.
fn field(titles: &[String]) -> Option<Field> {
    let (own, above) = titles.split_last()?;
    let whole = fold(&titles.join(" "));
    // "Năm" and "Nam" fold alike: a column of years is no column of men.
    if search_key(own) == "nam" && own.to_lowercase().contains('ă') {
        return if above.is_empty() { Some(Field::Fact("birth_date")) } else { None };
    }
    let (group, own) = (fold(&above.join(" ")), fold(own));
    if !group.is_empty()
        && let Some(found) = part(&group, &own)
    {
        return found;
    }
    // Under a group a part like "Họ và tên" may be of somebody else.
    let plain = group.is_empty() || group.starts_with("trinh do") || group.starts_with("thong tin");
    exact(&whole).or_else(|| if plain { exact(&own) } else { None }).or_else(|| long(&whole))
}

fn exact(head: &str) -> Option<Field> {
    HEADS.iter().find(|(_, heads)| heads.contains(&head)).map(|(field, _)| *field)
}

/// A part of a group of columns. `Some(None)`: the group is known, and this part of it is not taken.
fn part(group: &str, own: &str) -> Option<Option<Field>> {
    let numbered = own.starts_with("so");
    let dated = own.starts_with("ngay");
    if group.contains("sinh") || group.contains("gioi tinh") {
        return match own {
            "nam" => Some(Some(Field::BirthMale)),
            "nu" => Some(Some(Field::BirthFemale)),
            _ => None,
        };
    }
    if group.contains("giup do") {
        return Some(if dated { Some(Field::HelperDate) } else { exact(own).filter(|field| *field == Field::Name).map(|_| Field::HelperName) });
    }
    if group.contains("boi duong") || group.contains("lop") || group.contains("chung nhan") {
        return Some(match own {
            _ if group.contains("dang vien moi") => None,
            "tu ngay" => Some(Field::CourseFrom),
            "den ngay" => Some(Field::CourseTo),
            "thoi gian" => Some(Field::CourseDays),
            _ if numbered => Some(Field::CertificateNumber),
            _ if dated => Some(Field::CertificateDate),
            _ => exact(own).filter(|field| *field == Field::Batch),
        });
    }
    if group.contains("vao dang") {
        return match own {
            "du bi" => Some(Some(Field::AdmissionDate)),
            "chinh thuc" => Some(Some(Field::OfficialDate)),
            _ => None,
        };
    }
    if group.contains("cong nhan") && !group.contains("chinh thuc") || group.contains("cam tinh") || group == "nghi quyet" {
        return Some(if numbered { Some(Field::ListedNumber) } else { dated.then_some(Field::ListedDate) });
    }
    None
}

/// Long heads that say several things at once.
fn long(head: &str) -> Option<Field> {
    let has = |words: &str| head.contains(words);
    if has("giup do") {
        return Some(match (has("dang vien"), has("ngay")) {
            (true, true) => Field::Helper,
            (false, true) => Field::HelperDate,
            (_, false) => Field::HelperName,
        });
    }
    if has("boi duong") && !has("dang vien moi") && !has("so qd") && !has("ngay qd") {
        return Some(if has("so gcn") || has("ngay") { Field::Certificate } else { Field::Batch });
    }
    if (has("cong nhan") || has("cam tinh")) && !has("chinh thuc") && !has("don vi") {
        return match (head.starts_with("so "), head.starts_with("ngay "), has("ngay")) {
            (true, _, false) => Some(Field::ListedNumber),
            (_, true, _) => Some(Field::ListedDate),
            (_, _, true) => Some(Field::Listed),
            _ => None,
        };
    }
    None
}
