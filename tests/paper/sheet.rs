//! The sheet of one person or unit: facts in two columns, tables that break well.

use paper::{Align, Cell, Fact, Head, Part, SheetPaper, Table};

use crate::goldens;
use crate::pdf_text::{find, flat, pages, words};
use crate::samples::date;

const LONG_WORD: &str = "https://mau.example/ho-so/dang-vien/danh-sach-quan-chung-uu-tu-nam-2025-ban-moi-nhat";

/// A sheet with so many entries.
fn sheet(entries: usize) -> SheetPaper {
    let row = |number: usize| {
        let what = format!("dau{number} Giao nhiệm vụ thử thách: phụ trách bảng tin của phân xưởng, viết bài mỗi tháng một lần cuoi{number}");
        let remark = if number.is_multiple_of(7) { "(mẫu 9-KNĐ; đã đính chính)" } else { "" };
        [
            Cell::new("06/05/2024"),
            Cell::new(what).with_remark(remark).struck(number.is_multiple_of(11)),
            Cell::new(format!("Số {number}-NQ/CB; Chi bộ Phân xưởng Cơ khí Mẫu")),
        ]
    };
    let history = Table::new(
        [("Ngày".into(), 22.0, Align::Center), ("Nội dung".into(), 0.0, Align::Left), ("Văn bản, ghi chú".into(), 58.0, Align::Left)],
        (1..=entries).map(row).collect(),
    );
    let dossier = Table::new(
        [("Giấy tờ".into(), 0.0, Align::Left), ("Mẫu số".into(), 26.0, Align::Center), ("Có từ ngày".into(), 28.0, Align::Center)],
        vec![
            [Cell::new("Đơn xin vào Đảng"), Cell::new("1-KNĐ"), Cell::new("12/08/2024")],
            [Cell::new("Lý lịch của người xin vào Đảng"), Cell::new("2-KNĐ"), Cell::new("chưa có")],
        ],
    );
    SheetPaper {
        head: Head {
            superior: "Đảng bộ cấp trên (mẫu)".into(),
            issuer: "Đảng ủy công ty CP cơ khí Minh Khởi".into(),
            place: String::new(),
            date: date(2025, 10, 14),
        },
        title: "Phiếu theo dõi quá trình phấn đấu vào Đảng".into(),
        subtitle: "(tính đến ngày 14/10/2025)".into(),
        of: vec![
            Fact::new("Họ và tên", "Tôn Nữ Minh Hồng Nhung"),
            Fact::new("Đơn vị", "Chi bộ Phân xưởng Cơ khí Mẫu"),
            Fact::new("Giai đoạn", "Làm hồ sơ, từ 14/06/2024 (đủ điều kiện làm hồ sơ)"),
        ],
        parts: vec![
            Part {
                title: "Lý lịch".into(),
                facts: vec![
                    Fact::new("Giới tính", "Nữ"),
                    Fact::new("Sinh", "19/05/1996, 29 tuổi"),
                    Fact::new("Quê quán", "Thôn Đông, xã Mẫu Một, tỉnh Mẫu"),
                    Fact::new("Nơi ở", "Số nhà 12, tổ dân phố số 3, phường Mẫu Hai, thành phố Mẫu, tỉnh Mẫu"),
                    Fact::new("Dân tộc", "Kinh"),
                    Fact::new("Trang riêng", LONG_WORD),
                    Fact::new("Gia đình", "Cha, Tôn Văn Mẫu, 1965\nMẹ, Lê Thị Mẫu, 1968"),
                ],
                ..Part::default()
            },
            Part { title: "Quá trình".into(), remark: "bản mẫu".into(), table: Some(history), ..Part::default() },
            Part { title: "Hồ sơ kết nạp".into(), remark: "1 trong 2 giấy tờ cần có".into(), table: Some(dossier), ..Part::default() },
        ],
        two_sided: false,
        font_size: 11,
        secret: false,
        foot: "Đầu sổ 1a2b3c4d".into(),
        sample: false,
    }
}

#[test]
fn a_short_sheet_looks_as_by_a_careful_hand() {
    let mut short = sheet(14);
    short.secret = true;
    let document = short.set().expect("a document");
    goldens::compare(&document, 1, goldens::FOLDER, "sheet-first-page");
    let text = flat(&pages(&document.pdf().expect("a PDF"))[0]);
    for words in [
        "Họ và tên: Tôn Nữ Minh Hồng Nhung",
        "I. Lý lịch Giới tính: Nữ Sinh: 19/05/1996, 29 tuổi",
        "Gia đình: Cha, Tôn Văn Mẫu, 1965 Mẹ, Lê Thị Mẫu, 1968",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn sixty_entries_break_between_rows_under_a_repeated_head() {
    let mut long = sheet(60);
    // Rows of many lines: two lines of a paragraph are never parted, whatever the table says.
    for row in long.parts.iter_mut().filter_map(|part| part.table.as_mut()).flat_map(|table| &mut table.rows) {
        row[1].text = row[1].text.replace("phụ trách bảng tin", &"phụ trách bảng tin của phân xưởng, ".repeat(5));
    }
    let pdf = long.set().expect("a document").pdf().expect("a PDF");
    let pages: Vec<String> = pages(&pdf).iter().map(|page| flat(page)).collect();
    assert!(pages.len() > 3, "{} pages", pages.len());
    for (index, page) in pages.iter().enumerate() {
        let holds_entries = page.contains("Giao nhiệm vụ");
        assert_eq!(page.contains("Ngày Nội dung Văn bản, ghi chú"), holds_entries, "page {}: {page}", index + 1);
        assert!(page.contains("Đầu sổ 1a2b3c4d"), "page {}", index + 1);
    }
    let words = words(&pdf);
    for number in 1..=60 {
        let (first, last) = (find(&words, &format!("dau{number}")), find(&words, &format!("cuoi{number}")));
        assert_eq!(first.page, last.page, "row {number} is torn");
    }
}

#[test]
fn a_heading_goes_with_what_stands_under_it() {
    // With each number of entries the last heading comes to another height of the page.
    for entries in 1..=40 {
        let pdf = sheet(entries).set().expect("a document").pdf().expect("a PDF");
        let words = words(&pdf);
        assert_eq!(find(&words, "III.").page, find(&words, "1-KNĐ").page, "{entries} entries");
    }
}

#[test]
fn a_long_word_stays_between_the_margins_and_a_row_higher_than_a_page_is_whole() {
    let mut long = sheet(1);
    let text: Vec<String> = (1..=900).map(|number| format!("chu{number}")).collect();
    let table = long.parts[1].table.as_mut().expect("a table");
    table.rows[0][2] = Cell::new(text.join(" "));
    table.rows[0][1] = Cell::new(LONG_WORD);
    let pdf = long.set().expect("a document").pdf().expect("a PDF");
    assert!(!pages(&pdf).concat().contains('\u{200b}'), "what lets a long word break is not copied out with it");
    let words = words(&pdf);
    // The right margin is 15 mm.
    let right = words.iter().map(|word| word.right).fold(0.0, f64::max);
    assert!(right <= 195.0 / 25.4 * 72.0 + 0.5, "{right}");
    for number in [1, 450, 900] {
        find(&words, &format!("chu{number}"));
    }
}
