//! key: the order and the folding, seen from outside.

use serde_json::Value;

use crate::desk::run;

fn keys(texts: &[&str]) -> Vec<Value> {
    let words: Vec<&str> = ["key", "--json", "--"].iter().chain(texts).copied().collect();
    let answer = run(None, &words).json();
    answer.as_array().expect("an array").clone()
}

#[test]
fn one_line_a_text_in_the_order_given() {
    let lines = keys(&["Đặng Thuỷ", "An", "Đặng Thuỷ"]);
    assert_eq!(lines.iter().map(|line| line["text"].as_str().expect("a text")).collect::<Vec<_>>(), ["Đặng Thuỷ", "An", "Đặng Thuỷ"]);
    assert_eq!(lines[0]["sort_key"], lines[2]["sort_key"], "equal names have equal keys");
}

#[test]
fn sort_keys_sort_by_their_bytes() {
    // Whole rows of the order, by hand: letters of the given name, its tone, then the middle, then the family name.
    let in_order = [
        "An",
        "Lê An",
        "Lê Thị An",
        "Lê Văn An",
        "Lê Àn",
        "Lê Ản",
        "Lê Ãn",
        "Lê Án",
        "Lê Ạn",
        "Lê Anh",
        "Lê Ăn",
        "Lê Ân",
        "Lê Ấn",
        "Lê Ba",
        "Lê Dân",
        "Lê Đào",
        "Lê E",
        "Lê Ê",
        "Lê Nga",
        "Lê Nghĩa",
        "Lê Oanh",
        "Lê Ông",
        "Lê Ơn",
        "Lê Uy",
        "Lê Ưng",
        "Lê Xuân",
        "Lê Ý",
        "Lê Yến",
    ];
    let keys: Vec<String> = keys(&in_order).iter().map(|line| line["sort_key"].as_str().expect("a text").to_owned()).collect();
    for (two, names) in keys.windows(2).zip(in_order.windows(2)) {
        assert!(two[0].as_bytes() < two[1].as_bytes(), "{names:?}: {two:?}");
    }
}

#[test]
fn equal_names_have_equal_sort_keys() {
    // Upper case; marks apart; blanks; the tone on the other vowel.
    let same = ["Trần Hoà", "TRẦN HOÀ", "Tra\u{302}\u{300}n Hoa\u{300}", "  Trần   Hoà ", "Trần Hòa"];
    let keys = keys(&same);
    for line in &keys {
        assert_eq!(line["sort_key"], keys[0]["sort_key"], "{line}");
    }
}

#[test]
fn search_keys_are_folded() {
    let folded = [
        ("  Đặng   THUỶ ", "dang thuy"),
        ("Ưu Ơ Ă Â Ê Ô đ Đ", "uu o a a e o d d"),
        ("Nguye\u{302}\u{303}n", "nguyen"),
        ("uỷ ban", "uy ban"),
        ("ủy ban", "uy ban"),
        ("A\tB\nC", "a b c"),
        ("O'Mẫu-1 \"x\" *%_", "o'mau-1 \"x\" *%_"),
        ("", ""),
    ];
    for ((text, expected), line) in folded.iter().zip(keys(&folded.map(|(text, _)| text))) {
        assert_eq!(line["search_key"], *expected, "{text}");
    }
}

#[test]
fn a_key_needs_a_text() {
    run(None, &["key", "--json"]).wrong_usage();
}

#[test]
fn truth_b7_an_option_after_a_text_is_an_option_and_after_two_hyphens_a_text() {
    let one = run(None, &["key", "Đặng Thuỷ", "--json"]).json();
    assert_eq!(one.as_array().expect("an array").len(), 1, "{one}");
    let two = run(None, &["key", "--json", "--", "-An", "--json"]).json();
    assert_eq!(crate::desk::texts(&two, "text"), ["-An", "--json"]);
    run(None, &["key", "An", "--no-such-option"]).wrong_usage();
}
