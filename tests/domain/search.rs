//! The harm: a clerk holds a resolution, a card or a phone number, types what stands on it, and is told that nobody is there.

use domain::name::search_key;
use domain::search::{Kept, Typed};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

#[derive(serde::Deserialize)]
struct Row {
    text: String,
    key: String,
}

#[test]
fn register_and_window_fold_alike() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("../data/search-keys.json")).unwrap();
    assert!(rows.len() > 50);
    for row in rows {
        assert_eq!(search_key(&row.text), row.key, "{:?}", row.text);
    }
}

fn kept(names: &[&str], numbers: &[&str], documents: &[&str]) -> String {
    let mut kept = Kept::default();
    names.iter().for_each(|name| kept.name(name));
    numbers.iter().for_each(|number| kept.number(number));
    documents.iter().for_each(|document| kept.document(document));
    kept.text()
}

fn finds(kept: &str, texts: &[&str]) -> Vec<String> {
    texts.iter().filter(|text| Typed::new(text).finds(kept)).map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_document_is_found_however_its_number_is_typed() {
    let kept = kept(&["Nguyễn Thị Lan Anh"], &[], &["05-NQ/CB", "112-QĐ/ĐU", "05-NQ/CB"]);
    assert_eq!(kept, " nguyen thi lan anh  05 nq cb  112 qd du ", "once, whatever entries bear it");
    let found = [
        "05-NQ/CB",
        "05-nq/cb",
        "05 NQ CB",
        "05 nq",
        "05/NQ-CB",
        "05.NQ.CB",
        "5-nq",
        "5-NQ/CB",
        "5 nq cb",
        "005-nq",
        "05",
        "5",
        "05-",
        "05-n",
        "5-nq/",
        "nq/cb",
        "cb",
        "112",
        "112-qd",
        "112-QĐ/ĐU",
        "112 qđ đu",
        "11",
        "anh 05-nq",
        "qd 05",
    ];
    assert_eq!(finds(&kept, &found), found);
    // Another number, another issuer, two numbers read as one, a number from its middle.
    assert_eq!(finds(&kept, &["06-NQ/CB", "05-QĐ/ĐU", "5-qd", "50-nq", "cb-112", "anh-05", "12-qd", "0", "00"]), ["0"], "a nought begins 05");
}

#[test]
fn a_number_is_found_with_its_points_and_without() {
    let kept = kept(&["Lê Mẫu"], &["12345678", "0912.345.678", "+84 987 654 321", "000017/HP", "(0225) 3745 001"], &[]);
    let found = [
        "12345678",
        "12.345678",
        "12.",
        "12.3",
        "12 345678",
        "12-345678",
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345",
        "0912 3",
        "0987654321",
        "0987 654 321",
        "+84987654321",
        "+84 987 654 321",
        "000017HP",
        "000017/HP",
        "000017 hp",
        "000017-hp",
        "(0225) 3745 001",
        "02253745001",
        "0225 3745 001",
        "3745001 0225",
    ];
    let missed: Vec<&str> = found.into_iter().filter(|text| !finds(&kept, &[text]).contains(&(*text).to_owned())).collect();
    assert_eq!(missed, ["3745001 0225"], "groups of another order are another number");
    assert_eq!(finds(&kept, &["345678", "2345678", "912345678", "12345678 55"]), Vec::<String>::new());
}

#[test]
fn a_name_is_found_with_its_apostrophe_or_hyphen_and_without() {
    let kept = kept(&["H'Hen Niê", "Lê Ái-Vân"], &[], &[]);
    let found = ["h'hen", "H’Hen", "HʼHen", "H`Hen", "hhen", "h hen", "hen nie", "ái-vân", "ai van", "aivan", "vân,", "ái-v", "niê"];
    assert_eq!(finds(&kept, &found), found);
    assert_eq!(finds(&kept, &["en", "'hen", "h-n", "a-v"]), Vec::<String>::new());
}

#[test]
fn punctuation_is_never_syntax() {
    let kept = kept(&["Lê Ái-Vân"], &["001196000123"], &["05-NQ/CB"]);
    for text in ["", "  ", "\u{200b}", "le", "ai-van", "001196"] {
        assert!(Typed::new(text).finds(&kept), "{text:?}");
    }
    for text in [
        "\"",
        "\"\"",
        "''",
        "*",
        "le*",
        "l*",
        "%",
        "l%",
        "_",
        "l_",
        "-",
        "--",
        "-le",
        "NEAR",
        "NEAR(le van)",
        "le OR x",
        "le AND NOT",
        "(",
        ")",
        "^l",
        ":",
        "{",
        "+",
        "le:van",
        "\\",
        "0011%",
        "0011_",
    ] {
        let wanted = text == "le*";
        assert_eq!(Typed::new(text).finds(&kept), wanted, "{text:?}");
    }
}

/// A text as somebody may type it.
fn spellings(text: &str) -> Vec<String> {
    // Letters of other scripts have no one small and large form.
    if !text.chars().all(|c| c.is_ascii() || search_key(&c.to_string()).is_ascii()) {
        return vec![text.to_owned()];
    }
    let mut spelt = vec![
        text.to_owned(),
        text.nfd().collect(),
        text.to_lowercase(),
        text.to_uppercase(),
        text.to_uppercase().nfd().collect(),
        search_key(text),
        format!("  {} ", text.replace(' ', "   ")),
    ];
    for sign in ["’", "ʼ", "`"] {
        spelt.push(text.replace('\'', sign));
    }
    spelt
}

fn name() -> impl Strategy<Value = String> {
    let syllable = prop::sample::select(vec![
        "Nguyễn",
        "Đặng",
        "Thuý",
        "Thúy",
        "Uỷ",
        "Ủy",
        "H'Hen",
        "Y-Bĩ",
        "Hoà",
        "Ái",
        "K’Brẻo",
        "Ơ",
        "Ðức",
        "\"Tý\"",
        "Mẫu.",
    ]);
    prop::collection::vec(syllable, 1..5).prop_map(|words| words.join(" "))
}

fn document() -> impl Strategy<Value = String> {
    prop_oneof![
        (1..2000_u32, "[A-ZĐ]{1,3}", "[A-ZĐ]{1,4}").prop_map(|(number, kind, whose)| format!("{number:02}-{kind}/{whose}")),
        (1..2000_u32, "[A-ZĐ]{1,3}", "[A-ZĐ]{1,4}").prop_map(|(number, kind, whose)| format!("{number}/{kind}-{whose}")),
        "\\PC{0,20}",
    ]
}

proptest! {
    #[test]
    fn whoever_has_it_is_found_by_it(
        names in prop::collection::vec(name(), 1..3),
        numbers in prop::collection::vec("[0-9]{2}\\.?[0-9]{6}|0[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}|\\+84 ?[0-9]{9}|[0-9]{6}/?HP|\\PC{0,12}", 0..4),
        documents in prop::collection::vec(document(), 0..4),
        cut in 1..12_usize,
    ) {
        let mut kept = Kept::default();
        names.iter().for_each(|name| kept.name(name));
        numbers.iter().for_each(|number| kept.number(number));
        documents.iter().for_each(|document| kept.document(document));
        let kept = kept.text();
        for text in names.iter().chain(&numbers).chain(&documents) {
            for spelt in spellings(text) {
                prop_assert!(Typed::new(&spelt).finds(&kept), "{spelt:?} in {kept:?}");
                // While it is being typed, at each of its letters.
                let begun: String = search_key(&spelt).chars().take(cut).collect();
                prop_assert!(Typed::new(&begun).finds(&kept), "{begun:?} of {spelt:?} in {kept:?}");
            }
        }
        for number in numbers.iter().filter(|number| number.chars().all(|c| c.is_ascii_digit() || " .".contains(c)) && number.starts_with(|c: char| c.is_ascii_digit())) {
            let bare: String = number.chars().filter(char::is_ascii_digit).collect();
            if bare.len() < 8 {
                continue;
            }
            for spelt in [bare.clone(), format!("{}.{}", &bare[..2], &bare[2..]), format!("{} {}", &bare[..2], &bare[2..])] {
                prop_assert!(Typed::new(&spelt).finds(&kept), "{spelt:?} in {kept:?}");
            }
        }
    }

    #[test]
    fn nothing_typed_is_too_much(text in "\\PC{0,60}|[\\x00-\\xff]{0,60}|[-\"*'()%_^: ANDORNEAR0-9]{0,60}", name in name()) {
        Typed::new(&text).finds(&kept(&[&name], &[], &[]));
    }
}
