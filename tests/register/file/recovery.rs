//! The card in a drawer: typed years later, in a hurry, by someone else.

use register::error::RegisterError;
use register::file::RecoveryCode;

/// Made apart from the program: base32 by another library, the check letters by trying all pairs.
const CODES: &[&str] = &["000G-40R4-0M30-E209-185G-R38E-1WYR", "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZWYX", "G000-0000-0000-0000-0000-0000-00P6"];
const LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `None`: read; `Some(group)`: mistyped, and where if that is known.
fn mistyped(text: &str) -> Option<Option<usize>> {
    match text.parse::<RecoveryCode>() {
        Ok(_) => None,
        Err(RegisterError::RecoveryMistyped { group }) => Some(group),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_code_reads_back_as_it_was_printed() {
    for code in CODES {
        assert_eq!(*code.parse::<RecoveryCode>().unwrap().shown(), **code);
    }
}

#[test]
fn a_code_is_read_in_any_case_with_any_gaps_and_look_alikes() {
    let code = CODES[0];
    for typed in [
        code.to_lowercase(),
        code.replace('-', ""),
        code.replace('-', "  "),
        format!(" {code}\n"),
        code.replace('0', "o").replace('1', "l"),
        code.replace('0', "O").replace('1', "I"),
    ] {
        assert_eq!(*typed.parse::<RecoveryCode>().unwrap().shown(), *code, "{typed}");
    }
}

#[test]
fn any_one_wrong_letter_is_noticed_and_its_group_named() {
    let right: Vec<char> = CODES[0].chars().filter(|letter| *letter != '-').collect();
    for place in 0..28 {
        for letter in LETTERS.chars().filter(|letter| *letter != right[place]) {
            let mut typed = right.clone();
            typed[place] = letter;
            assert_eq!(mistyped(&typed.iter().collect::<String>()), Some(Some(place / 4 + 1)), "{letter} at {place}");
        }
    }
}

#[test]
fn any_two_letters_that_changed_places_are_noticed() {
    let right: Vec<char> = CODES[0].chars().filter(|letter| *letter != '-').collect();
    for a in 0..28 {
        for b in (a + 1..28).filter(|b| right[*b] != right[a]) {
            let mut typed = right.clone();
            typed.swap(a, b);
            assert!(mistyped(&typed.iter().collect::<String>()).is_some(), "{a} and {b}");
        }
    }
}

#[test]
fn a_letter_left_out_or_doubled_or_foreign_names_its_group_where_it_can() {
    assert_eq!(mistyped("000G-40R4-0M3-E209-185G-R38E-1WYR"), Some(Some(3)));
    assert_eq!(mistyped("000G-40R4-0M30-E209-1885G-R38E-1WYR"), Some(Some(5)));
    assert_eq!(mistyped("000G40R40M3E209185GR38E1WYR"), Some(None));
    assert_eq!(mistyped("000G-40R4-0M30-EU09-185G-R38E-1WYR"), Some(Some(4)));
    assert_eq!(mistyped("000G-40R4-0M30-Eư09-185G-R38E-1WYR"), Some(Some(4)));
    assert_eq!(mistyped(""), Some(None));
    assert_eq!(mistyped(&"0".repeat(500)), Some(None));
    assert_eq!(RegisterError::RecoveryMistyped { group: Some(4) }.code(), "register_recovery_group_mistyped");
    assert_eq!(RegisterError::RecoveryMistyped { group: None }.code(), "register_recovery_mistyped");
}

#[test]
fn the_code_does_not_show_in_debug_output() {
    let code: RecoveryCode = CODES[0].parse().unwrap();
    assert_eq!(format!("{code:?}"), "RecoveryCode");
}
