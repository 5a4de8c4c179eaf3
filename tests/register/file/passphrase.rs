//! The harm: ten blanks were a passphrase, and `hòa` typed on another keyboard as `hoà` locked the clerk out (trust T16).

use register::file::{PASSPHRASE_DIFFERENT, PASSPHRASE_LEAST, RecoveryCode};
use register::opening::Draft;
use unicode_normalization::UnicodeNormalization;

use crate::file::by_hand::by_hand;
use crate::file::desk::*;

fn made(passphrase: &str) -> &'static str {
    Draft::new(passphrase).map_or_else(|error| error.code(), |_| "made")
}

/// A folder with a register under this passphrase.
fn under(passphrase: &str) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so mau.nguon");
    let draft = Draft::new(passphrase).unwrap();
    let card = draft.recovery_code().shown().to_string();
    drop(draft.create(&path, &clerk(), &morning()).unwrap());
    Desk { folder, path, card }
}

#[test]
fn trust_t16_what_anybody_would_guess_is_refused_in_words() {
    assert_eq!((PASSPHRASE_LEAST, PASSPHRASE_DIFFERENT), (10, 5));
    let zero_width = "\u{200b}".repeat(10);
    for (typed, said) in [
        ("", "passphrase_short"),
        ("          ", "passphrase_short"),
        (&*zero_width, "passphrase_short"),
        ("\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}", "passphrase_short"),
        ("   mật khẩu   ", "passphrase_short"),
        ("aaaaaaaaaa", "passphrase_plain"),
        ("abababababab", "passphrase_plain"),
        // Four letters and a blank.
        ("abcd abcd abcd", "passphrase_plain"),
        ("abcde abcde", "made"),
        ("mật khẩu10", "made"),
    ] {
        assert_eq!(made(typed), said, "{typed:?}");
    }
}

#[test]
fn trust_t16_both_ways_of_writing_a_tone_and_what_a_paste_brings_open_the_register() {
    let desk = under("Hòa thủy tòe chi bộ");
    for typed in [
        "Hòa thủy tòe chi bộ",
        "Hoà thuỷ toè chi bộ",
        "  Hòa thủy tòe chi bộ\u{a0}\n",
        "Hòa\u{a0}thủy tòe\u{200b} chi bộ",
        &"Hoà thuỷ toè chi bộ".nfd().collect::<String>(),
    ] {
        assert!(desk.try_open(typed).is_ok(), "{typed:?}");
    }
    for typed in ["hòa thủy tòe chi bộ", "Hỏa thủy tòe chi bộ", "Hòa thủy tòechi bộ", "Hòa thủy tòe chi  bộ"] {
        assert_eq!(desk.try_open(typed).unwrap_err().code(), "register_wrong_passphrase", "{typed:?}");
    }
    // A letter with a mark of its own keeps its tone, whichever stands before it.
    let desk = under("hoằng loẹt quý tuyết");
    assert!(desk.try_open("hoằng loẹt qúy tuyết").is_ok());
    assert!(desk.try_open("hòăng loẹt quý tuyết").is_err());
}

#[test]
fn trust_t16_a_file_of_before_opens_with_the_passphrase_exactly_as_it_was_typed_then() {
    // As the program before made it: the key from what was typed, composed and nothing else.
    let typed = " hòa mật khẩu cũ ";
    let desk = under("mật khẩu mới mẫu");
    let old = desk.folder.path().join("cu.nguon");
    fs_copy_under(&desk, &old, typed);
    let who = clerk();
    let open = |passphrase: &str| register::Register::open(&old, &register::file::Secret::passphrase(passphrase), &who, &morning());
    assert!(open(typed).is_ok());
    assert!(open(&typed.nfd().collect::<String>()).is_ok());
    assert!(open(typed.trim()).is_err(), "then, it was another passphrase");
}

/// Writes the register anew under the key that the program of before would have derived.
fn fs_copy_under(desk: &Desk, place: &std::path::Path, typed: &str) {
    let conn = by_hand(&desk.path, "mật khẩu mới mẫu");
    let salt: [u8; 16] = *b"muoi mau 16 byte";
    let key = crate::file::by_hand::key_of(&salt, typed);
    conn.execute_batch(&format!("ATTACH '{}' AS old KEY {key}; SELECT sqlcipher_export('old'); DETACH old", place.display())).unwrap();
    let schema: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    drop(conn);
    let conn = crate::file::by_hand::by_key(place, &key);
    conn.execute_batch(&format!("PRAGMA user_version = {schema}; PRAGMA application_id = {}", 0x4E67_756F)).unwrap();
}

#[test]
fn trust_t16_a_card_reads_whatever_dashes_word_made_of_it() {
    let code = "000G-40R4-0M30-E209-185G-R38E-1WYR";
    for dash in ["\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", "\u{a0}", " – ", "\u{ad}", "."] {
        let typed = code.replace('-', dash);
        assert_eq!(*typed.parse::<RecoveryCode>().unwrap().shown(), *code, "{dash:?}");
    }
}
