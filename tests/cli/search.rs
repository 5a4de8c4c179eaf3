//! Search: each word begins a word of the search key or a number; punctuation is letters, never syntax.

use crate::desk::{BRANCH, Desk};

fn desk() -> Desk {
    let desk = Desk::with_units();
    desk.json(
        "person add",
        &["--name", "Nguyễn Đức Thuỷ", "--unit", BRANCH, "--on", "2021-03-10", "--set", "citizen_id=001191000001", "--set", "file_number=000017HP"],
    );
    for name in ["Trần \"Tý\" Em", "Lê Ái-Vân", "Rơ Châm *Sao", "Phạm 100% Bông", "Hồ Một_Hai", "Ngô O'Mẫu"] {
        desk.candidate(name, "2021-03-10");
    }
    desk
}

#[test]
fn marks_case_and_d_do_not_matter() {
    let desk = desk();
    // Composed, decomposed, upper case, without marks, with the tone on the other vowel, in any order of words.
    for text in ["Nguyễn Đức Thuỷ", "nguyen duc thuy", "THUỶ", "thủy", "thu\u{309}y", "đức", "duc", "ĐỨC", "thuy nguyen", " nguy  thu ", "ng d t"]
    {
        assert_eq!(desk.names(&["--search", text]), ["Nguyễn Đức Thuỷ"], "{text}");
    }
    // A word is found from its beginning, and each word must be found.
    for text in ["uyen", "huy", "uc", "nguyen van", "thuy 5"] {
        assert_eq!(desk.names(&["--search", text]), Vec::<String>::new(), "{text}");
    }
    assert_eq!(desk.names(&["--search", ""]).len(), 7);
    assert_eq!(desk.names(&["--search", "   "]).len(), 7);
}

#[test]
fn numbers_are_found_from_their_beginning() {
    let desk = desk();
    for text in ["001191000001", "001191", "000017HP", "000017", "thuy 0011"] {
        assert_eq!(desk.names(&["--search", text]), ["Nguyễn Đức Thuỷ"], "{text}");
    }
    assert_eq!(desk.names(&["--search", "91000001"]), Vec::<String>::new());
}

#[test]
fn punctuation_is_letters() {
    let desk = desk();
    let found: &[(&str, &[&str])] = &[
        ("\"", &["Trần \"Tý\" Em"]),
        ("\"ty\"", &["Trần \"Tý\" Em"]),
        ("*", &["Rơ Châm *Sao"]),
        ("*sao", &["Rơ Châm *Sao"]),
        ("sa*", &[]),
        ("%", &[]),
        ("100%", &["Phạm 100% Bông"]),
        ("1%", &[]),
        ("_", &[]),
        ("một_", &["Hồ Một_Hai"]),
        ("m_t", &[]),
        ("ái-v", &["Lê Ái-Vân"]),
        ("o'm", &["Ngô O'Mẫu"]),
        ("'", &[]),
        ("' OR 1=1 --", &[]),
        ("thuy OR em", &[]),
        ("NOT", &[]),
        ("(", &[]),
        (":", &[]),
        ("^t", &[]),
    ];
    for (text, names) in found {
        assert_eq!(desk.names(&["--search", text]), *names, "{text}");
    }
}

#[test]
fn a_hyphen_may_stand_first() {
    let desk = desk();
    assert_eq!(desk.names(&["--search", "-"]), Vec::<String>::new());
    assert_eq!(desk.names(&["--search", "-vân"]), Vec::<String>::new());
    assert_eq!(desk.names(&["--search", "--"]), Vec::<String>::new());
}

#[test]
fn every_word_counts_however_many() {
    let desk = desk();
    assert_eq!(desk.names(&["--search", "n n n n n n n n n n n n nobody"]), Vec::<String>::new());
}

#[test]
fn search_goes_with_the_other_filters() {
    let desk = desk();
    assert_eq!(desk.names(&["--search", "thuy", "--stage", "candidate", "--unit", BRANCH]), ["Nguyễn Đức Thuỷ"]);
    assert_eq!(desk.names(&["--search", "thuy", "--stage", "full"]), Vec::<String>::new());
    assert_eq!(desk.names(&["--search", "thuy", "--as-of", "2021-03-09"]), Vec::<String>::new());
}

#[test]
fn papers_phones_and_old_cards_find_whom_they_are_of() {
    let desk = desk();
    desk.json(
        "person add",
        &[
            "--name",
            "Y’Bĩ Niê",
            "--unit",
            BRANCH,
            "--on",
            "2021-03-10",
            "--set",
            "phone=0912.345.678",
            "--set",
            "old_card_number=12.345678",
            "--set",
            "document_number=05-NQ/CB",
        ],
    );
    for text in [
        "05-NQ/CB",
        "05-nq/cb",
        "05 NQ CB",
        "5-nq",
        "05-",
        "nie 05-nq/cb",
        "12.345678",
        "12345678",
        "12 345678",
        "0912345678",
        "0912 345 678",
        "0912-345-678",
        "y'bĩ",
        "Y'BI",
        "yʼbi\u{303}",
        "ybi",
        "bi nie",
    ] {
        assert_eq!(desk.names(&["--search", text]), ["Y’Bĩ Niê"], "{text}");
    }
    for text in ["06-NQ/CB", "5-qd", "345678", "\"\"", "NEAR(nq cb)", "nq/c*", "cb-05"] {
        assert_eq!(desk.names(&["--search", text]), Vec::<String>::new(), "{text}");
    }
}
