//! Invented people on invented lists.

use chrono::NaiveDate;
use paper::words::number_in_words;
use paper::{Align, Column, ColumnWidth, Group, Head, ListPaper, Orientation, Row, Signer};

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

pub fn column(title: &str, width: ColumnWidth, align: Align) -> Column {
    Column { title: title.into(), width, align, span_title: None, points: 11, at_commas: false }
}

/// `list_candidates` of `forms.md` 4, landscape, without rows.
pub fn candidates() -> ListPaper {
    use Align::{Center, Left};
    use ColumnWidth::{Mm, Share};
    let born = |title: &str| Column { span_title: Some("Ngày, tháng, năm sinh".into()), ..column(title, Mm(21.0), Center) };
    ListPaper {
        head: Head {
            superior: "Đảng bộ cấp trên (mẫu)".into(),
            issuer: "Đảng ủy công ty CP cơ khí Minh Khởi".into(),
            place: String::new(),
            date: date(2025, 10, 14),
        },
        working: false,
        title: "Danh sách quần chúng ưu tú".into(),
        subtitle: "(tính đến ngày 14/10/2025)".into(),
        columns: vec![
            column("TT", Mm(9.0), Center),
            column("Họ và tên", Share(2.2), Left),
            born("Nam"),
            born("Nữ"),
            column("Dân tộc", Mm(12.0), Center),
            column("Quê quán", Share(1.2), Left),
            column("Chức vụ, đơn vị", Share(1.8), Left),
            column("Nghị quyết công nhận", Mm(26.0), Left),
            column("Đảng viên giúp đỡ", Share(1.6), Left),
            column("Ghi chú", Share(1.0), Left),
        ],
        column_numbers: true,
        groups: Vec::new(),
        count_line: String::new(),
        orientation: Orientation::Landscape,
        two_sided: false,
        font_size: 11,
        left_signer: Some(Signer { power: "Người lập biểu".into(), post: String::new(), name: "Vũ Thị Mai".into() }),
        right_signer: Some(Signer { power: "T/M Đảng ủy".into(), post: "Bí thư".into(), name: "Trần Văn Sáu".into() }),
        secret: false,
        foot: "Đầu sổ 1a2b3c4d".into(),
        sample: false,
        pages_before: 0,
        volume: String::new(),
        split: None,
        least_row_mm: 0.0,
        cover: None,
    }
}

const FAMILY: [&str; 8] = ["Vũ", "Đoàn", "Nguyễn", "Phạm", "Trần", "Hoàng", "Lê", "Đinh"];
const MIDDLE: [&str; 7] = ["Thành", "Hoài", "Văn", "Tuấn", "Ngọc", "Quốc", "Thị Mỹ"];
const GIVEN: [&str; 9] = ["An", "Anh", "Ánh", "Bảo", "Bắc", "Bình", "Chiến", "Diệu", "Duyên"];

/// The row of person `number` (from 1); every third is a woman.
pub fn row(number: usize) -> Row {
    let name = format!("{} {} {}", FAMILY[number % 8], MIDDLE[number % 7], GIVEN[number % 9]);
    let born = format!("{:02}/{:02}/{}", number % 28 + 1, number % 12 + 1, 1985 + number % 20);
    let (man, woman) = if number.is_multiple_of(3) { (String::new(), born) } else { (born, String::new()) };
    let decision = format!("{:02}-NQ/CB, {:02}/02/2025", number % 40 + 1, number % 28 + 1);
    let post = ["Thợ rèn, PX Rèn dập", "Kế toán, Văn phòng", "Tổ trưởng, PX Cơ điện"][number % 3];
    let home = ["Mẫu Một", "Mẫu Hai", "Mẫu Ba"][number % 3];
    [&number.to_string(), &name, &man, &woman, "Kinh", home, post, &decision, "Trần Văn Sáu", ""].map(str::to_owned).to_vec().into()
}

/// The list of `count` invented people in one group, with its count line.
pub fn candidates_of(count: usize) -> ListPaper {
    let women = count / 3;
    ListPaper {
        groups: vec![Group { rows: (1..=count).map(row).collect(), ..Group::default() }],
        count_line: format!(
            "Tổng số: {count} (bằng chữ: {}) quần chúng; trong đó nữ {women}",
            number_in_words(u32::try_from(count).expect("a small number"))
        ),
        ..candidates()
    }
}
