use paper::{Align, Column, ColumnWidth, Group, Holds, ListPaper, Orientation, PaperError, Row, Wish, fit, list_pdf, page_pictures};

use crate::pdf_text::{self, flat};
use crate::{goldens, samples};

fn pages(list: &ListPaper) -> Vec<String> {
    pdf_text::pages(&list_pdf(list).expect("a PDF"))
}

#[test]
fn a_short_list_looks_like_a_paper_to_be_signed() {
    let document = samples::candidates_of(5).set().expect("a document");
    assert_eq!(document.pages(), 1);
    goldens::compare(&document, 1, goldens::FOLDER, "list-short");
}

#[test]
fn a_long_list_has_its_head_once_and_the_tables_head_on_each_page() {
    let list = samples::candidates_of(45);
    let document = list.set().expect("a document");
    let pages = pdf_text::pages(&document.pdf().expect("a PDF"));
    assert!(pages.len() >= 3, "{} pages", pages.len());
    for (index, page) in pages.iter().enumerate() {
        let text = flat(page);
        assert_eq!(text.contains("ĐẢNG CỘNG SẢN VIỆT NAM"), index == 0, "page {}", index + 1);
        assert!(text.contains("Ngày, tháng, năm sinh"), "page {}", index + 1);
        assert!(text.contains("(1) (2) (3) (4)"), "page {}", index + 1);
        let number = (index + 1).to_string();
        let first_line = page.lines().next().unwrap_or_default().trim();
        assert_eq!(first_line == number, index > 0, "page {}: {first_line}", index + 1);
    }
    let all = flat(&pages.concat());
    assert_eq!(all.matches("DANH SÁCH QUẦN CHÚNG ƯU TÚ").count(), 1);
    assert_eq!(all.matches("Tổng số: 45 (bằng chữ: bốn mươi lăm) quần chúng; trong đó nữ 15").count(), 1);
    goldens::compare(&document, 2, goldens::FOLDER, "list-second-page");
    goldens::compare(&document, pages.len(), goldens::FOLDER, "list-last-page");
}

#[test]
fn trust_t2_the_foot_stands_on_each_page_and_takes_no_room() {
    let (with, without) = (samples::candidates_of(45), ListPaper { foot: String::new(), ..samples::candidates_of(45) });
    let text = |list: &ListPaper| pages(list).iter().map(|page| flat(page)).collect::<Vec<_>>();
    let (with_foot, plain) = (text(&with), text(&without));
    assert_eq!(with_foot.len(), plain.len());
    for (page, plain) in with_foot.iter().zip(&plain) {
        assert_eq!(page.strip_suffix("Đầu sổ 1a2b3c4d").map(str::trim_end), Some(&**plain), "the last words of the page, and nothing else is new");
    }
    let pdf = list_pdf(&with).expect("a PDF");
    let words = pdf_text::words(&pdf);
    let head = pdf_text::find(&words, "1a2b3c4d");
    // It ends at the right margin of 15 mm and stands under the text, which ends 20 mm above the edge.
    assert!((head.right - (297.0 - 15.0) * 72.0 / 25.4).abs() < 0.5, "{}", head.right);
    assert!(head.top > (210.0 - 20.0) * 72.0 / 25.4, "{}", head.top);
}

/// Whatever the number of rows, the signatures never stand alone on their page: the first page holds 5 rows with
/// them and 11 without.
#[test]
fn the_signatures_stay_with_the_count_line_and_the_last_two_rows() {
    for count in [1, 2, 5, 6, 7, 10, 11, 12, 13] {
        let pages = pages(&samples::candidates_of(count));
        let last = flat(pages.last().expect("a page"));
        assert!(last.contains("Tổng số: "), "{count} rows");
        assert!(last.contains("NGƯỜI LẬP BIỂU T/M ĐẢNG ỦY"), "{count} rows");
        assert!(last.contains("Vũ Thị Mai Trần Văn Sáu"), "{count} rows");
        let rows = last.matches("-NQ/CB").count();
        assert!(rows >= count.min(2), "{count} rows: {rows} on the last page");
    }
}

#[test]
fn the_date_stands_in_the_column_of_the_persons_sex() {
    let pdf = list_pdf(&samples::candidates_of(3)).expect("a PDF");
    let words = pdf_text::words(&pdf);
    let left = |text| pdf_text::find(&words, text).left;
    // Rows 1 (02/02/1986) and 2 are men, row 3 (04/04/1988) is a woman.
    assert!((left("02/02/1986") - left("03/03/1987")).abs() < 0.5);
    let columns = left("04/04/1988") - left("02/02/1986");
    assert!((columns - 21.0 * 72.0 / 25.4).abs() < 0.5, "{columns} pt apart, a column is 21 mm");
    assert!(left("Nam") < left("Nữ"));
}

#[test]
fn markup_in_a_name_prints_as_it_is_written() {
    let name = r#"Lê *An* _B_ #panic() $x$ `y` \n <a> [b] @c "d" = e // f -- ~ '"#;
    let mut list = samples::candidates_of(1);
    list.groups[0].rows[0].cells[1] = name.into();
    list.groups[0].title = Some("I. #Chi *bộ* $1$: 1 đồng chí".into());
    list.title = "= Danh sách #1 *a*".into();
    list.subtitle = "- (ngày $ #x)".into();
    list.head.issuer = "#set page(fill: red)".into();
    list.columns[1].title = "*Tên*".into();
    list.count_line = "+ Tổng #số: \\ 1".into();
    // Wide enough for the name to stand on one line.
    list.columns[1].width = ColumnWidth::Share(40.0);
    let text = flat(&pages(&list).concat());
    for printed in [name, "I. #Chi *bộ* $1$: 1 đồng chí", "= DANH SÁCH #1 *A*", "- (ngày $ #x)", "#SET PAGE(FILL: RED)", "*Tên*", "+ Tổng #số: \\ 1"]
    {
        assert!(text.contains(printed), "{printed}\nin\n{text}");
    }
}

#[test]
fn an_empty_list_still_has_head_count_and_signatures() {
    for groups in [Vec::new(), vec![Group::default()]] {
        let list = ListPaper { groups, ..samples::candidates_of(0) };
        let pages = pages(&list);
        assert_eq!(pages.len(), 1);
        let text = flat(&pages[0]);
        assert!(text.contains("Họ và tên"));
        assert!(text.contains("Tổng số: 0 (bằng chữ: không) quần chúng"));
        assert!(text.contains("T/M ĐẢNG ỦY"));
    }
}

#[test]
fn a_name_of_seven_syllables_breaks_only_between_them() {
    let name = "Nguyễn Phước Thượng Quỳnh Hương Nghiêng Nguyệt";
    let mut list = samples::candidates_of(1);
    list.groups[0].rows[0].cells[1] = name.into();
    list.columns[1].width = ColumnWidth::Mm(20.0);
    let words = pdf_text::words(&list_pdf(&list).expect("a PDF"));
    let tops: Vec<f64> = name.split(' ').map(|syllable| pdf_text::find(&words, syllable).top).collect();
    assert!(tops.is_sorted() && tops[0] < tops[6], "it stands on several lines: {tops:?}");
}

#[test]
fn a_word_longer_than_its_column_breaks_instead_of_leaving_it() {
    let mut list = samples::candidates_of(1);
    list.columns[9].width = ColumnWidth::Mm(20.0);
    list.groups[0].rows[0].cells[9] = "a_very_long_word_without_blanks@example".into();
    let words = pdf_text::words(&list_pdf(&list).expect("a PDF"));
    let first = words.iter().find(|word| word.text.starts_with("a_very")).expect("the word's beginning");
    assert!(!first.text.contains("example"), "all of it stands on one line");
    // Landscape is 297 mm wide with a right margin of 15 mm.
    assert!(first.right <= (297.0 - 15.0) * 72.0 / 25.4, "it ends at {} pt", first.right);
}

/// Each row is several lines high, marked at its first and its last line: both stand on one page.
#[test]
fn a_row_is_never_split() {
    let mut list = samples::candidates_of(30);
    list.columns[9].width = ColumnWidth::Mm(20.0);
    for (index, row) in list.groups[0].rows.iter_mut().enumerate() {
        row.cells[9] = format!("đầu{index} dòng hai dòng ba cuối{index}");
    }
    let words = pdf_text::words(&list_pdf(&list).expect("a PDF"));
    assert!(words.last().expect("words").page > 2);
    for index in 0..30 {
        let first = pdf_text::find(&words, &format!("đầu{index}"));
        let last = pdf_text::find(&words, &format!("cuối{index}"));
        assert_eq!(first.page, last.page, "row {index}");
        assert!(last.top > first.top + 20.0, "row {index} has at least three lines");
    }
}

/// The first group grows row by row, and every row is one line high like titles and counts, so that the page ends once
/// before each of the lines that must not be parted.
#[test]
fn a_groups_title_stays_with_its_first_row_and_its_count_with_its_last() {
    let named = |name: &str, size: usize| Group {
        title: Some(format!("Nhóm {name}title")),
        rows: (1..=size)
            .map(|number| {
                let mut row = vec![String::new(); 10];
                row[1] = format!("{name}{number}");
                row.into()
            })
            .collect(),
        count_line: Some(format!("Cộng {name}count")),
    };
    let mut title_pages = Vec::new();
    for size in 14..=21 {
        let groups = vec![named("first", size), named("second", 8)];
        let words = pdf_text::words(&list_pdf(&ListPaper { groups, ..samples::candidates() }).expect("a PDF"));
        let page = |text: &str| pdf_text::find(&words, text).page;
        assert_eq!(page("firsttitle"), page("first1"), "{size} rows");
        assert_eq!(page("firstcount"), page(&format!("first{size}")), "{size} rows");
        assert_eq!(page("secondtitle"), page("second1"), "{size} rows");
        assert_eq!(page("secondcount"), page("second8"), "{size} rows");
        title_pages.push(page("secondtitle"));
    }
    assert_eq!((title_pages[0], title_pages[7]), (1, 2), "the title moves to the next page");
}

#[test]
fn a_grouped_portrait_list_with_its_stamp_and_sample_line() {
    let columns = vec![
        samples::column("TT", ColumnWidth::Mm(10.0), Align::Center),
        samples::column("Họ và tên", ColumnWidth::Share(3.0), Align::Left),
        samples::column("Chi bộ", ColumnWidth::Share(2.0), Align::Left),
        samples::column("Điểm", ColumnWidth::Mm(15.0), Align::Right),
    ];
    let row = |number: usize, name: &str, score: &str| Row::from(vec![number.to_string(), name.into(), "Chi bộ Mẫu".into(), score.into()]);
    let list = ListPaper {
        columns,
        title: "Kết quả học tập".into(),
        orientation: Orientation::Portrait,
        font_size: 13,
        column_numbers: false,
        secret: true,
        sample: true,
        groups: vec![
            Group {
                title: Some("I. CHI BỘ RÈN DẬP: 2 đồng chí".into()),
                rows: vec![row(1, "Vũ Thành An", "8,5"), row(2, "Đoàn Thị Hoài An", "10")],
                count_line: None,
            },
            Group {
                title: Some("II. CHI BỘ CƠ ĐIỆN: 1 đồng chí".into()),
                rows: vec![row(1, "Phạm Tuấn Anh", "7")],
                count_line: Some("Cộng: 1 đồng chí".into()),
            },
        ],
        count_line: "Tổng số: 3 (bằng chữ: ba) đồng chí.".into(),
        ..samples::candidates()
    };
    let document = list.set().expect("a document");
    let text = flat(&pdf_text::pages(&document.pdf().expect("a PDF")).concat());
    for printed in ["MẬT", "dữ liệu bịa để xem thử", "I. CHI BỘ RÈN DẬP: 2 đồng chí", "Cộng: 1 đồng chí"] {
        assert!(text.contains(printed), "{printed} in {text}");
    }
    assert!(!text.contains("(1)"));
    goldens::compare(&document, 1, goldens::FOLDER, "list-groups-portrait");
}

/// A list to work by: forty-two rows in two groups.
fn to_work_by() -> ListPaper {
    let columns = vec![
        samples::column("TT", ColumnWidth::Mm(10.0), Align::Center),
        samples::column("Họ và tên", ColumnWidth::Share(3.0), Align::Left),
        samples::column("Hạn", ColumnWidth::Mm(24.0), Align::Center),
    ];
    let row = |number: usize| Row::from(vec![number.to_string(), "Đỗ Thị Mỹ Ngọ Ẵ".into(), "09/12/2025".into()]);
    let group = |title: &str, numbers: std::ops::RangeInclusive<usize>| Group {
        title: Some(title.into()),
        rows: numbers.map(row).collect(),
        count_line: None,
    };
    ListPaper {
        working: true,
        columns,
        title: "Danh sách việc đến hạn".into(),
        subtitle: "5 việc quá hạn\n(tính đến ngày 14/10/2025)".into(),
        orientation: Orientation::Portrait,
        column_numbers: false,
        secret: true,
        groups: vec![group("I. LỄ KẾT NẠP: 20", 1..=20), group("II. XÉT CHÍNH THỨC: 22", 21..=42)],
        left_signer: None,
        right_signer: None,
        ..samples::candidates()
    }
}

/// The harm: a list that is taken to one meeting goes on overleaf for the sake of a head that nobody signs under.
#[test]
fn a_list_to_work_by_stands_under_its_issuer_alone_in_low_rows_on_one_page() {
    let document = to_work_by().set().expect("a document");
    assert_eq!(document.pages(), 1);
    let text = flat(&pages(&to_work_by()).concat());
    for printed in ["ĐẢNG ỦY CÔNG TY CP CƠ KHÍ MINH KHỞI", "MẬT", "DANH SÁCH VIỆC ĐẾN HẠN", "5 việc quá hạn", "II. XÉT CHÍNH THỨC: 22"]
    {
        assert!(text.contains(printed), "{printed} in {text}");
    }
    assert!(!text.contains("ĐẢNG CỘNG SẢN VIỆT NAM"), "{text}");
    goldens::compare(&document, 1, goldens::FOLDER, "list-to-work-by");
    assert_eq!(ListPaper { working: false, ..to_work_by() }.set().expect("a document").pages(), 2);
}

#[test]
fn a_plain_list_bears_neither_stamp_nor_sample_line() {
    let text = flat(&pages(&samples::candidates_of(2)).concat());
    assert!(!text.contains("MẬT") && !text.contains("bịa"), "{text}");
}

#[test]
fn on_two_sided_paper_the_binding_edge_changes_sides() {
    let list = ListPaper { two_sided: true, ..samples::candidates_of(45) };
    let words = pdf_text::words(&list_pdf(&list).expect("a PDF"));
    // The column number (1) stands in the middle of a column of 9 mm that begins at the left margin.
    let left = |page| words.iter().find(|word| word.page == page && word.text == "(1)").expect("(1)").left;
    let moved = (left(1) - left(2)) * 25.4 / 72.0;
    assert!((moved - 15.0).abs() < 0.2, "{moved} mm");
}

#[test]
fn pictures_are_given_for_the_pages_that_exist() {
    let list = samples::candidates_of(45);
    let pictures = page_pictures(&list, 2, 50, 0.5).expect("pictures");
    assert!(pictures.pages >= 3);
    assert_eq!(pictures.png.len(), pictures.pages - 1);
    assert!(pictures.png.iter().all(|png| png.starts_with(b"\x89PNG")));
    let pages = pictures.pages;
    let missing = |page| Some(PaperError::NoSuchPage { page, pages });
    assert_eq!(page_pictures(&list, 0, 1, 0.5).err(), missing(0));
    assert_eq!(page_pictures(&list, pages + 1, 1, 0.5).err(), missing(pages + 1));
    assert_eq!(page_pictures(&list, 1, 1, f64::NAN).err(), Some(PaperError::Scale));
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    let list = samples::candidates_of(3);
    assert_eq!(list_pdf(&list), list_pdf(&list));
}

#[test]
fn what_would_print_wrongly_is_refused() {
    let good = samples::candidates_of(2);
    let refused = |change: fn(&mut ListPaper)| {
        let mut list = good.clone();
        change(&mut list);
        list_pdf(&list).expect_err("a refusal")
    };
    assert_eq!(refused(|list| list.columns.clear()), PaperError::NoColumns);
    assert_eq!(refused(|list| list.font_size = 9), PaperError::FontSize { size: 9 });
    assert_eq!(refused(|list| drop(list.groups[0].rows[1].cells.pop())), PaperError::RowLength { group: 1, row: 2, expected: 10, found: 9 });
    // Fixed 9 + 21 + 21 + 12 + 26 + 200 mm and four shared columns of at least 8 mm; landscape has 252 mm, of which the first
    // four columns take 251.
    assert_eq!(
        refused(|list| list.columns[1].width = ColumnWidth::Mm(200.0)),
        PaperError::ColumnsTooWide { needed_mm: 321, room_mm: 252, columns: 10, fitting: 4, last: "Nữ".to_owned() }
    );
    assert_eq!(refused(|list| list.columns[2].width = ColumnWidth::Share(f64::NAN)), PaperError::ColumnWidth { column: 3 });
}

#[test]
fn papers_12_a_long_word_copies_out_as_it_was_written_and_what_no_font_has_breaks_nothing() {
    let mut list = samples::candidates_of(1);
    let word = "mot-dia-chi-rat-dai-khong-co-khoang-trong@vi-du.example";
    list.columns[9].width = ColumnWidth::Mm(20.0);
    list.groups[0].rows[0].cells[9] = word.into();
    list.groups[0].rows[0].cells[1] = "Lê 🌸\u{fe0f} A\u{302}\u{301}n\u{202e}".into();
    let text = pages(&list).concat();
    assert!(!text.contains('\u{200b}') && !text.contains('\u{202e}'), "{text}");
    let (document, name) = (list_pdf(&list).expect("a PDF"), "Lê □ Ấn");
    // The last column begins 262 mm from the left, its rows under the column's number and over the foot.
    let words = pdf_text::words(&document);
    let head = pdf_text::find(&words, "(10)").top;
    let in_column = |each: &&pdf_text::Word| each.left > 742.0 && (head + 5.0..540.0).contains(&each.top);
    let drawn: String = words.iter().filter(in_column).map(|each| each.text.as_str()).collect();
    assert_eq!(drawn, word);
    assert!(flat(&text).contains(name), "{text}");
}

#[test]
fn papers_13_a_cell_that_is_joined_stands_in_the_middle_of_both_columns() {
    let mut list = samples::candidates_of(2);
    list.groups[0].rows[0].joined = Some(2);
    let words = pdf_text::words(&list_pdf(&list).expect("a PDF"));
    let (joined, single) = (pdf_text::find(&words, "02/02/1986").left, pdf_text::find(&words, "03/03/1987").left);
    // Half of the neighbour of 21 mm further to the right.
    assert!((joined - single - 10.5 * 72.0 / 25.4).abs() < 0.5, "{joined} {single}");
}

#[test]
fn papers_3_heads_have_three_lines_at_most_and_none_of_their_words_is_broken() {
    let titles =
        ["Quyết định kết nạp (số, ngày)", "Lớp bồi dưỡng (đợt, số GCN, ngày)", "Đảng viên giúp đỡ, ngày phân công", "Nghề nghiệp, chức vụ", "TT"];
    let wish = |title: &str, span: Option<&str>| Wish { title: title.into(), span_title: span.map(str::to_owned), holds: Holds::Text, share: None };
    let mut wishes: Vec<Wish> = titles.iter().map(|title| wish(title, None)).collect();
    wishes.extend(["Nam", "Nữ"].map(|title| wish(title, Some("Ngày, tháng, năm sinh"))));
    // Nothing stands in them: they are as narrow as their heads let them.
    let room = Orientation::Portrait.room_mm();
    let fitted = fit(&wishes, &[], 11, room, false);
    assert!(fitted.on_page && (fitted.widths.iter().sum::<f64>() - room).abs() < 0.01, "{fitted:?}");
    let least = fit(&wishes, &[], 11, 1.0, false);
    assert!(!least.on_page);
    let column = |(wish, width): (&Wish, &f64)| Column {
        span_title: wish.span_title.clone(),
        ..samples::column(&wish.title, ColumnWidth::Mm(*width), Align::Center)
    };
    let columns = wishes.iter().zip(&least.widths).map(column).collect();
    let list = ListPaper { columns, groups: Vec::new(), orientation: Orientation::Portrait, ..samples::candidates() };
    let words = pdf_text::words(&list_pdf(&list).expect("a PDF"));
    let (title, numbers) = (pdf_text::find(&words, "14/10/2025)").top, pdf_text::find(&words, "(1)").top);
    let heads: Vec<&pdf_text::Word> = words.iter().filter(|word| word.top > title + 5.0 && word.top < numbers - 1.0).collect();
    for word in titles.iter().flat_map(|title| title.split(' ')).chain(["Nam", "Nữ", "Ngày,", "tháng,", "năm", "sinh"]) {
        assert!(heads.iter().any(|head| head.text == word), "{word} is broken");
    }
    // Three lines of 10 points take 33.
    let highest = heads.iter().map(|head| head.top).fold(f64::MAX, f64::min);
    let lowest = heads.iter().map(|head| head.top).fold(0.0, f64::max);
    assert!(lowest - highest < 2.5 * 11.1, "{} points of heads", lowest - highest);
}
