use paper::words::{counted, long_date, number_in_figures, number_in_words};

use crate::samples::date;

#[test]
fn numbers_are_read_as_they_are_spoken() {
    let read = [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (12, "mười hai"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (147, "một trăm bốn mươi bảy"),
        (999, "chín trăm chín mươi chín"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_010, "một nghìn không trăm mười"),
        (2_500, "hai nghìn năm trăm"),
        (10_021, "mười nghìn không trăm hai mươi mốt"),
        (105_000, "một trăm linh năm nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (2_000_000_000, "hai tỷ"),
        (u32::MAX, "bốn tỷ hai trăm chín mươi tư triệu chín trăm sáu mươi bảy nghìn hai trăm chín mươi lăm"),
    ];
    for (number, words) in read {
        assert_eq!(number_in_words(number), words, "{number}");
    }
}

#[test]
fn thousands_are_parted_by_points() {
    for (number, figures) in [(0, "0"), (999, "999"), (1_000, "1.000"), (14_167, "14.167"), (1_000_000, "1.000.000")] {
        assert_eq!(number_in_figures(number), figures);
    }
}

#[test]
fn only_days_below_ten_and_the_first_two_months_take_a_zero() {
    assert_eq!(long_date(date(2026, 2, 5)), "ngày 05 tháng 02 năm 2026");
    assert_eq!(long_date(date(2026, 1, 31)), "ngày 31 tháng 01 năm 2026");
    assert_eq!(long_date(date(2026, 3, 9)), "ngày 09 tháng 3 năm 2026");
    assert_eq!(long_date(date(2025, 9, 2)), "ngày 02 tháng 9 năm 2025");
    assert_eq!(long_date(date(2025, 12, 10)), "ngày 10 tháng 12 năm 2025");
}

#[test]
fn papers_12_a_count_below_ten_has_a_zero_before_it_as_a_number_of_a_paper_has() {
    for (number, figures) in [(0, "0"), (1, "01"), (3, "03"), (9, "09"), (10, "10"), (1_045, "1.045")] {
        assert_eq!(counted(number), figures);
    }
}
