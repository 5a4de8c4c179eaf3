//! Vietnamese names in their order, sorted by hand after the page on lists: given name, then middle names, then family
//! name; in each, syllable by syllable: letters a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y first, then
//! the tone of that syllable (ngang, huyền, hỏi, ngã, sắc, nặng). No middle name comes first. All names are invented.

use domain::name::{search_key, sort_key, text_key, tidy};
use unicode_normalization::UnicodeNormalization;

/// In order; no two alike.
const SORTED: &[&str] = &[
    "Lê Thị Ái",
    "An",
    "Lê An",
    "Vũ An",
    "Nguyễn Bình An",
    "Trần Bình An",
    "Lê Thị An",
    "Phạm Thị Bình An",
    "Đỗ Văn An",
    "Lê Văn An",
    "Hồ Anh",
    "Nguyễn Lan Anh",
    "Nguyễn Thị Lan Anh",
    "Nguyễn Thị Mai Anh",
    "Phạm Tuấn Anh",
    "Ngô Ngọc Ảnh",
    "Trần Ngọc Ánh",
    "Mùa A Ắng",
    "Bùi Thị Ân",
    "Lý Thị Ấn",
    "Lò Thị Ban",
    "Lò Thị Bàn",
    "Lò Thị Bản",
    "Lò Thị Bãn",
    "Lò Thị Bán",
    "Lò Thị Bạn",
    "Hoàng Quốc Bảo",
    "Lê Văn Bắc",
    "Vũ Thị Bích",
    "Đinh Công Bình",
    "Đào Thị Cúc",
    "Tạ Văn Cường",
    "Phan Thị Diệu",
    "Hà Thị Dung",
    "Lương Tiến Dũng",
    "Lê Thị Mỹ Duyên",
    "Bùi Thùy Dương",
    "Ngô Văn Đại",
    "Mai Thị Đào",
    "Lưu Văn Đạt",
    "Đặng Hải Đăng",
    "Cao Xuân Đức",
    "Sùng Thị Én",
    "Y Êban",
    "Hà Hương Giang",
    "Trịnh Thu Hà",
    "Đỗ Minh Hải",
    "Vương Đức Hạnh",
    "Công Tằng Tôn Nữ Thị Mỹ Hạnh",
    "Đỗ Thị Thu Hằng",
    "Nguyễn Thúy Hằng",
    "Phạm Thị Hậu",
    "Vũ Thị Hiền",
    "Nguyễn Thị Hoa",
    "Nguyễn Thị Hòa",
    "Lê Thị Hoài",
    "Lê Minh Hoàng",
    "Phan Thị Hồng",
    "Trần Văn Hợi",
    "Vũ Mạnh Hùng",
    "Phạm Quang Huy",
    "Lê Quốc Hưng",
    "Ksor Ích",
    "K'Brẻo",
    "Trịnh Minh Khôi",
    "Vũ Hoàng Long",
    "Nguyễn Thị Ly",
    "Nguyễn Thị Lý",
    "Vũ Thị Mai",
    "Trần Thị My",
    "Trần Thị Mỹ",
    "Lê Thị Nga",
    "Lê Thị Ngà",
    "Lê Thị Ngân",
    "Lê Thị Ngọc",
    "Ngô Thị Kim Oanh",
    "Lò Văn Ổn",
    "Hà Thị Ơn",
    "Hoàng Văn Phúc",
    "Đoàn Văn Phước",
    "Đoàn Thị Phương",
    "Đoàn Thị Phượng",
    "Trần Quang",
    "Trần Quân",
    "Trần Thị Quý",
    "Trần Thị Quyên",
    "Trần Thị Quỳnh",
    "Đỗ Văn Sang",
    "Đỗ Thị Sen",
    "Đỗ Văn Sinh",
    "Đỗ Văn Sơn",
    "Đỗ Thị Sương",
    "Bùi Đức Tài",
    "Bùi Thị Tâm",
    "Bùi Thị Thanh",
    "Bùi Văn Thành",
    "Bùi Thị Thảo",
    "Bùi Văn Thắng",
    "Bùi Đức Thịnh",
    "Bùi Thị Thoa",
    "Bùi Thị Thơ",
    "Bùi Thị Thu",
    "Bùi Văn Thuận",
    "Bùi Thị Thùy",
    "Bùi Thị Thủy",
    "Bùi Thị Thúy",
    "Tôn Nữ Ngọc Bảo Anh Thư",
    "Bùi Thị Thư",
    "Nguyễn Văn Tiệp",
    "Đinh Văn Toàn",
    "Đinh Thị Trang",
    "Đinh Thị Trinh",
    "Đinh Văn Trung",
    "Đinh Văn Trường",
    "Đinh Văn Tú",
    "Đinh Văn Tuấn",
    "Đinh Thị Tuyết",
    "Đinh Văn Tư",
    "Đinh Văn Tỵ",
    "Lê Thị Út",
    "Lê Thị Uyên",
    "Lê Văn Ước",
    "Lê Thị Vân",
    "Lê Thị Vi",
    "Lê Quốc Việt",
    "Lê Anh Vũ",
    "Lê Quốc Vương",
    "Lê Thị Vy",
    "Phạm Thị Xuân",
    "Phạm Thị Xuyến",
    "Phạm Như Ý",
    "Phạm Thị Yên",
    "Phạm Thị Yến",
];

/// The same names in an order that has nothing to do with theirs.
fn scattered() -> Vec<&'static str> {
    // 59 is prime to their number, so that each is taken once.
    (0..SORTED.len()).map(|n| SORTED[n * 59 % SORTED.len()]).collect()
}

#[test]
fn the_scattering_takes_each_name_once() {
    let mut taken = scattered();
    taken.sort_unstable();
    taken.dedup();
    assert_eq!(taken.len(), SORTED.len());
    assert!(SORTED.len() >= 60);
}

#[test]
fn names_sort_as_by_hand() {
    let mut names = scattered();
    names.sort_by_key(|name| sort_key(name));
    for (got, wanted) in names.iter().zip(SORTED) {
        assert_eq!(got, wanted, "\n{names:?}");
    }
}

#[test]
fn names_sort_alike_decomposed_and_in_capitals() {
    for name in SORTED {
        let key = sort_key(name);
        assert_eq!(sort_key(&name.nfd().collect::<String>()), key, "{name} decomposed");
        assert_eq!(sort_key(&name.to_uppercase()), key, "{name} in capitals");
        assert_eq!(sort_key(&name.to_uppercase().nfd().collect::<String>()), key, "{name} in decomposed capitals");
    }
}

#[test]
fn keys_compare_as_bytes_and_are_not_alike_by_chance() {
    for pair in SORTED.windows(2) {
        let (a, b) = (sort_key(pair[0]), sort_key(pair[1]));
        assert!(a.as_bytes() < b.as_bytes(), "{} before {}", pair[0], pair[1]);
    }
}

#[test]
fn the_place_of_the_tone_mark_does_not_matter() {
    for (old, new) in
        [("Nguyễn Thị Hoà", "Nguyễn Thị Hòa"), ("Bùi Thuỳ", "Bùi Thùy"), ("Lê Uỷ", "Lê Ủy"), ("Trần Loan Thuý", "Trần Loan Thúy"), ("Hoè", "Hòe")]
    {
        assert_eq!(sort_key(old), sort_key(new), "{old}");
        assert_eq!(search_key(old), search_key(new), "{old}");
    }
    assert_ne!(sort_key("Hoa"), sort_key("Hòa"));
}

#[test]
fn blanks_do_not_matter() {
    assert_eq!(sort_key("  Lê\u{a0} Thị\tAn "), sort_key("Lê Thị An"));
    assert_eq!(sort_key(""), "");
    assert_eq!(sort_key("   "), "");
}

#[test]
fn apostrophes_and_hyphens_do_not_matter() {
    assert_eq!(sort_key("K'Brẻo"), sort_key("K’Brẻo"));
    assert_eq!(sort_key("H'Lan"), sort_key("HLan"));
    assert_eq!(sort_key("Rơ-Chăm Lan"), sort_key("RơChăm Lan"));
}

#[test]
fn the_latin_letters_stand_in_their_places() {
    // f between ê and g, j between i and k, w between v and x, z at the end.
    let order = ["Lê Êm", "Lê Fa", "Lê Ga", "Lê Inh", "Lê Ja", "Lê Ka", "Lê Va", "Lê Wa", "Lê Xa", "Lê Ya", "Lê Za"];
    for pair in order.windows(2) {
        assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
    }
}

#[test]
fn family_names_decide_last() {
    let order = ["Bùi Văn An", "Dương Văn An", "Đào Văn An", "Đặng Văn An", "Ngô Văn An", "Nguyễn Văn An", "Ông Văn An", "Ưng Văn An"];
    for pair in order.windows(2) {
        assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
    }
}

#[test]
fn a_foreign_letter_sorts_by_its_plain_one_or_last() {
    assert!(sort_key("Lê Renée") < sort_key("Lê Rí"));
    assert!(sort_key("Lê Y") < sort_key("Lê Жанна"));
}

#[test]
fn searching_folds_case_marks_and_d() {
    for (text, key) in [
        ("Nguyễn Thị Lan Anh", "nguyen thi lan anh"),
        ("  ĐẶNG   Thuỷ ", "dang thuy"),
        ("Đỗ Ưu", "do uu"),
        ("Hòa", "hoa"),
        ("Hoà", "hoa"),
        ("K'Brẻo", "k'breo"),
        ("ĐẢNG ỦY", "dang uy"),
        ("UỶ", "uy"),
        ("2-KNĐ", "2-knd"),
        ("ơ ô ư ă â ê", "o o u a a e"),
        ("", ""),
    ] {
        assert_eq!(search_key(text), key);
        assert_eq!(search_key(&text.nfd().collect::<String>()), key, "{text} decomposed");
    }
}

#[test]
fn tidying_composes_and_trims() {
    let typed: String = "  Nguyễn   Thị\u{a0}Ánh ".nfd().collect();
    assert_eq!(tidy(&typed), "Nguyễn Thị Ánh");
    assert_eq!(tidy(" \t"), "");
    assert_eq!(tidy("ĐẶNG"), "ĐẶNG", "capitals are kept");
    // As copied from a web page or a PDF: a zero-width blank, a mark of direction, a soft hyphen, a byte order mark, a bell.
    let copied = "\u{feff}Lê\u{200b} V\u{ad}ăn\u{7} \u{202e}Mẫu";
    assert_eq!(tidy(copied), "Lê Văn Mẫu");
    assert_eq!(search_key(copied), "le van mau");
}

#[test]
fn truth_b6_the_apostrophe_of_a_name_is_one_sign_however_it_was_typed() {
    let typed = ["H'Hen Niê", "H’Hen Niê", "HʼHen Niê", "H‘Hen Niê", "H`Hen Niê", "H´Hen Niê"];
    for name in typed {
        assert_eq!(search_key(name), "h'hen nie", "{name}");
        assert_eq!(sort_key(name), sort_key(typed[0]), "{name}");
        assert_eq!(domain::name::tidy(name), name, "kept as typed");
    }
}

#[test]
fn every_letter_with_every_tone_has_one_key_composed_or_not() {
    for letter in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".chars() {
        for tone in ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"] {
            let syllable = format!("t{letter}{tone}n");
            let (composed, apart): (String, String) = (syllable.nfc().collect(), syllable.nfd().collect());
            assert_eq!(sort_key(&composed), sort_key(&apart), "{composed}");
            assert_eq!(sort_key(&composed.to_uppercase()), sort_key(&apart), "{composed}");
            assert_eq!(text_key(&composed), text_key(&apart), "{composed}");
        }
    }
    // The letters' places first, then the tone: đ is the seventh, ă the second, the tone of nặng the sixth.
    assert_eq!(sort_key("đặn"), "GBR!6  ");
}
