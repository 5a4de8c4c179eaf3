//! Values that parse once: what is read, how it is kept, and what is refused with which code.

use domain::date::{PartialDate, age_at, whole_date};
use domain::event::{correct, read_fields};
use domain::event_kind::EventKind as K;
use domain::field::{FieldType, PersonRef, Value};
use domain::identity::{card_number, citizen_id, old_id, person_name};
use domain::refusal::Refusal;
use domain::share::Share;
use domain::stage::Stage;

use crate::desk::*;

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    match result {
        Ok(value) => panic!("read as {value:?}"),
        Err(refusal) => refusal.code,
    }
}

// ---------- dates ----------

#[test]
fn dates_as_typed() {
    for (text, iso) in [
        ("05/09/1991", "1991-09-05"),
        ("5/9/1991", "1991-09-05"),
        ("5-9-1991", "1991-09-05"),
        ("5.9.1991", "1991-09-05"),
        ("5 9 1991", "1991-09-05"),
        ("05091991", "1991-09-05"),
        (" 05/09/1991 ", "1991-09-05"),
        ("05 / 09 / 1991", "1991-09-05"),
        ("09/1991", "1991-09"),
        ("9/1991", "1991-09"),
        ("091991", "1991-09"),
        ("062021", "2021-06"),
        ("1991", "1991"),
        ("1991-09-05", "1991-09-05"),
        ("1991-09", "1991-09"),
        ("29/2/2024", "2024-02-29"),
        ("1/1/1880", "1880-01-01"),
        ("31/12/2199", "2199-12-31"),
    ] {
        assert_eq!(PartialDate::typed(text).map(|date| date.to_string()), Ok(iso.to_owned()), "{text}");
    }
}

#[test]
fn dates_that_cannot_be() {
    for text in [
        "31/02/1990",
        "29/2/2023",
        "31/4/2024",
        "0/1/2024",
        "1/0/2024",
        "13/2024",
        "1/13/2024",
        "00/2024",
        "31/12/1879",
        "1/1/2200",
        "9999",
        "32012024",
    ] {
        assert_eq!(code(PartialDate::typed(text)), "date_impossible", "{text}");
    }
    assert_eq!(PartialDate::typed("31/2/1990").unwrap_err().params["value"], "31/02/1990");
    assert_eq!(PartialDate::typed("13/2024").unwrap_err().params["value"], "13/2024");
}

#[test]
fn dates_that_do_not_read() {
    for text in [
        "",
        "  ",
        "hôm nay",
        "5/9/91",
        "9/91",
        "91",
        "5/9",
        "05/09/1991/1",
        "62021",
        "1991/9/5/1",
        "199109055",
        "5/September/1991",
        "１９９１",
        "1 tháng 5",
    ] {
        assert_eq!(code(PartialDate::typed(text)), "date_unreadable", "{text:?}");
    }
}

#[test]
fn a_date_with_an_empty_part_is_not_guessed() {
    for text in ["12//1991", "//1991", "5/9/", "/9/1991", "-1991-"] {
        assert_eq!(code(PartialDate::typed(text)), "date_unreadable", "{text:?}");
    }
}

#[test]
fn files_read_the_iso_forms_only() {
    for text in ["1991-09-05", "1991-09", "1991"] {
        assert_eq!(text.parse::<PartialDate>().map(|date| date.to_string()), Ok(text.to_owned()));
    }
    for text in ["05/09/1991", "1991-9-5", "1991/09/05", "19910905", "199109", "1991-09-", " 1991", "1991-09-05T", "một"] {
        assert_eq!(code(text.parse::<PartialDate>()), "date_unreadable", "{text}");
    }
    assert_eq!(code("1990-02-31".parse::<PartialDate>()), "date_impossible");
    let json = serde_json::to_string(&partial("9/1991")).unwrap();
    assert_eq!(json, "\"1991-09\"");
    assert!(serde_json::from_str::<PartialDate>("\"1991-13\"").is_err());
}

#[test]
fn a_day_without_its_month_cannot_be() {
    assert_eq!(code(PartialDate::new(1991, None, Some(5))), "date_impossible");
}

#[test]
fn parts_of_a_date() {
    let month = partial("2/2024");
    assert_eq!((month.first_day(), month.last_day(), month.as_whole()), (day("1/2/2024"), day("29/2/2024"), None));
    let year = partial("1991");
    assert_eq!((year.first_day(), year.last_day(), year.month()), (day("1/1/1991"), day("31/12/1991"), None));
    assert_eq!(partial("5/9/1991").as_whole(), Some(day("5/9/1991")));
    assert_eq!([partial("5/9/1991"), partial("9/1991"), partial("1991")].map(PartialDate::shown), ["05/09/1991", "09/1991", "1991"]);
}

#[test]
fn dates_are_ordered_by_their_last_day() {
    let order = ["31/8/1991", "1/9/1991", "9/1991", "1/12/1991", "1991", "12/1991", "31/12/1991", "1/1/1992"];
    for pair in order.windows(2) {
        assert!(partial(pair[0]) < partial(pair[1]), "{pair:?}");
    }
}

#[test]
fn a_whole_date_wants_its_day() {
    assert_eq!(whole_date("5/9/1991"), Ok(day("5/9/1991")));
    assert_eq!(code(whole_date("9/1991")), "date_unreadable");
    assert_eq!(code(whole_date("31/2/1991")), "date_impossible");
}

#[test]
fn age_by_what_is_known_of_the_birth() {
    for (birth, on, age) in [
        ("8/3/1996", "14/10/2025", 29),
        ("14/10/1996", "14/10/2025", 29),
        ("15/10/1996", "14/10/2025", 28),
        ("29/2/2004", "28/2/2022", 17),
        ("29/2/2004", "1/3/2022", 18),
        ("10/1996", "30/10/2025", 28),
        ("10/1996", "31/10/2025", 29),
        ("1997", "14/10/2025", 28),
    ] {
        assert_eq!(age_at(partial(birth), day(on)), age, "{birth} on {on}");
    }
}

// ---------- identity ----------

#[test]
fn numbers_keep_their_leading_zeros() {
    assert_eq!(citizen_id("001 096 000 123"), Ok("001096000123".to_owned()));
    assert_eq!(citizen_id("001-096.000123"), Ok("001096000123".to_owned()));
    assert_eq!(old_id("012345678"), Ok("012345678".to_owned()));
    assert_eq!(card_number("01234567"), Ok("01234567".to_owned()));
    assert_eq!(card_number("001096000123"), Ok("001096000123".to_owned()));
}

#[test]
fn numbers_refused_at_once() {
    let eleven = citizen_id("00019600012").unwrap_err();
    assert_eq!((eleven.code, eleven.params["digits"].as_str()), ("citizen_id_length", "11"));
    assert_eq!(code(citizen_id("0010960001234")), "citizen_id_length");
    assert_eq!(code(citizen_id("00109600012O")), "citizen_id_not_digits");
    assert_eq!(code(citizen_id("٠٠١٠٩٦٠٠٠١٢٣")), "citizen_id_not_digits");
    assert_eq!(code(citizen_id("")), "citizen_id_not_digits");
    for text in ["12345678", "1234567890", "12345678a", ""] {
        assert_eq!(code(old_id(text)), "old_id_length", "{text}");
    }
    for text in ["1234567", "123456789", "12345678901", "1234567a", ""] {
        assert_eq!(code(card_number(text)), "card_number_length", "{text}");
    }
}

#[test]
fn a_name_is_never_empty() {
    assert_eq!(person_name("  Lê   Thị  An "), Ok("Lê Thị An".to_owned()));
    assert_eq!(code(person_name(" \u{a0} ")), "empty_name");
    assert!(person_name(&"ă".repeat(120)).is_ok());
    assert_eq!(code(person_name(&"ă".repeat(121))), "name_too_long");
}

// ---------- shares ----------

#[test]
fn shares_in_whole_numbers() {
    let two_thirds: Share = "2/3".parse().unwrap();
    // 3·for ≥ 2·entitled.
    for (votes, entitled, reached) in
        [(2, 3, true), (1, 3, false), (13, 19, true), (12, 19, false), (14, 20, true), (13, 20, false), (0, 0, false), (1, 1, true)]
    {
        assert_eq!(two_thirds.reached(votes, entitled), reached, "{votes} of {entitled}");
    }
    assert_eq!([1, 2, 3, 18, 19, 20, 21].map(|entitled| two_thirds.needed(entitled)), [1, 2, 2, 12, 13, 14, 14]);
    let half = Share { num: 1, den: 2, more_than: true };
    // 2·for > entitled.
    for (votes, entitled, reached) in [(5, 10, false), (6, 10, true), (5, 9, true), (4, 9, false), (0, 0, false)] {
        assert_eq!(half.reached(votes, entitled), reached, "{votes} of {entitled}");
    }
    assert_eq!([1, 2, 9, 10].map(|entitled| half.needed(entitled)), [1, 2, 5, 6]);
    assert!(two_thirds.reached(u32::MAX, u32::MAX), "no overflow");
    assert_eq!(two_thirds.to_string(), "2/3");
}

#[test]
fn shares_that_do_not_read() {
    for text in ["", "2", "2/0", "a/b", "2/3/4", "-2/3", "0,66"] {
        assert_eq!(code(text.parse::<Share>()), "number_unreadable", "{text}");
    }
}

// ---------- votes ----------

fn vote(values: &[(&str, &str)]) -> Result<domain::event::Fields, Refusal> {
    read_fields(K::BranchVote, values.iter().copied(), &book().codes)
}

#[test]
fn the_vote_in_the_picture_adds_up() {
    let fields = vote(&[
        ("votes_total", "21"),
        ("votes_excluded", r#"{"temporary_out_absent": 1, "exempt_absent": 1}"#),
        ("votes_entitled", "19"),
        ("votes_present", "17"),
        ("votes_for", "13"),
        ("votes_against", "3"),
        ("votes_blank", "1"),
        ("vote_form", "Biểu quyết giơ thẻ"),
    ])
    .unwrap();
    assert_eq!(fields.number("votes_for"), Some(13));
    assert_eq!(fields.text("vote_form"), Some("raised_cards"));
    assert_eq!(fields.0["votes_excluded"], Value::VoteExclusions(vec![("exempt_absent".to_owned(), 1), ("temporary_out_absent".to_owned(), 1)]));
}

#[test]
fn votes_that_cannot_be() {
    let refused = |values: &[(&str, &str)]| {
        let refusal = vote(values).unwrap_err();
        (refusal.code, refusal.field.unwrap_or_default())
    };
    let at = |code: &'static str, field: &str| (code, field.to_owned());
    let base = [("votes_entitled", "19"), ("votes_present", "17")];
    assert_eq!(refused(&[&base[..], &[("votes_for", "15"), ("votes_against", "3")]].concat()), at("votes_more_than_present", "votes_for"));
    assert_eq!(
        refused(&[&base[..], &[("votes_for", "15"), ("votes_against", "2"), ("votes_blank", "1")]].concat()),
        at("votes_more_than_present", "votes_for")
    );
    assert_eq!(
        refused(&[("votes_entitled", "19"), ("votes_present", "20"), ("votes_for", "13"), ("votes_against", "3")]),
        at("votes_present_more_than_entitled", "votes_present")
    );
    assert_eq!(
        refused(&[("votes_entitled", "19"), ("votes_for", "20"), ("votes_against", "0")]),
        at("votes_more_than_present", "votes_for"),
        "present unsaid"
    );
    assert_eq!(
        refused(&[("votes_total", "21"), ("votes_entitled", "19"), ("votes_for", "13"), ("votes_against", "3")]),
        at("votes_entitled_mismatch", "votes_entitled"),
        "two are left out and nothing says why"
    );
    assert_eq!(refused(&[("votes_entitled", "0"), ("votes_for", "0"), ("votes_against", "0")]), at("votes_nobody_entitled", "votes_entitled"));
    assert_eq!(refused(&[("votes_for", "1"), ("votes_against", "0")]), at("field_missing", "votes_entitled"));
    assert_eq!(refused(&[("votes_entitled", "4294967296"), ("votes_for", "1"), ("votes_against", "0")]), at("number_unreadable", "votes_entitled"));
    assert!(vote(&[("votes_entitled", "4294967295"), ("votes_for", "4294967295"), ("votes_against", "4294967295")]).is_err(), "no overflow");
}

#[test]
fn fewer_votes_than_present_may_be() {
    assert!(vote(&[("votes_entitled", "19"), ("votes_present", "17"), ("votes_for", "13"), ("votes_against", "0")]).is_ok());
    assert!(vote(&[("votes_total", "19"), ("votes_entitled", "19"), ("votes_for", "19"), ("votes_against", "0")]).is_ok());
}

#[test]
fn the_votes_of_a_decision_are_optional() {
    assert!(read_fields(K::Decision, [], &book().codes).is_ok());
    assert!(read_fields(K::Decision, [("votes_entitled", "5"), ("votes_for", "6")], &book().codes).is_err());
}

// ---------- fields of events ----------

#[test]
fn fields_must_be_of_the_kind_and_the_required_ones_given() {
    let refused = |kind: K, values: &[(&str, &str)]| {
        let refusal = read_fields(kind, values.iter().copied(), &book().codes).unwrap_err();
        (refusal.code, refusal.field.unwrap_or_default())
    };
    assert_eq!(refused(K::CandidateListed, &[("place", "nhà văn hóa")]), ("field_unknown", "place".to_owned()));
    assert_eq!(refused(K::TaskGiven, &[]), ("field_missing", "task".to_owned()));
    assert_eq!(refused(K::TaskGiven, &[("task", "  ")]), ("field_missing", "task".to_owned()));
    assert_eq!(refused(K::PostHeld, &[]), ("field_missing", "position".to_owned()));
    assert_eq!(refused(K::RemovedFromList, &[("cause_code", "chán")]), ("code_unknown", "cause_code".to_owned()));
    assert_eq!(refused(K::MemberRecorded, &[("member_kind", "exempt")]), ("code_unknown", "member_kind".to_owned()), "only probationary and full");
    assert!(read_fields(K::PostHeld, [("other_position", "phó ban (mẫu)")], &book().codes).is_ok());
    assert!(read_fields(K::Ceremony, [("place", "")], &book().codes).unwrap().0.is_empty(), "an empty field is not given");
}

#[test]
fn values_by_type() {
    let codes = &book().codes;
    let read = |field_type: FieldType, text: &str| Value::read(field_type, text, codes);
    assert_eq!(read(FieldType::Date, "5/9/2024"), Ok(Value::Date(day("5/9/2024"))));
    assert_eq!(code(read(FieldType::Date, "9/2024")), "date_unreadable");
    assert_eq!(read(FieldType::PartialDate, "9/2024"), Ok(Value::PartialDate(partial("9/2024"))));
    assert_eq!(read(FieldType::Number, " 12 "), Ok(Value::Number(12)));
    for text in ["-1", "1,5", "mười", "1e3"] {
        assert_eq!(code(read(FieldType::Number, text)), "number_unreadable", "{text}");
    }
    assert_eq!(read(FieldType::Score, "8,75"), Ok(Value::Decimal("8.75".to_owned())));
    assert_eq!(read(FieldType::Score, "8.75"), Ok(Value::Decimal("8.75".to_owned())));
    for text in ["-1", "8,7,5", "1.000,5", "NaN", "inf", "1e3", "."] {
        assert_eq!(code(read(FieldType::Score, text)), "number_unreadable", "{text}");
    }
    assert!(["0", "10", "10,0"].iter().all(|text| read(FieldType::Score, text).is_ok()));
    for text in ["10,01", "11", "85"] {
        assert_eq!(code(read(FieldType::Score, text)), "score_too_high", "{text}");
    }
    for (text, yes) in
        [("true", true), ("Có", true), ("co", true), ("CÓ", true), ("1", true), ("false", false), ("không", false), ("Khong", false), ("0", false)]
    {
        assert_eq!(read(FieldType::YesNo, text), Ok(Value::YesNo(yes)), "{text}");
    }
    assert_eq!(code(read(FieldType::YesNo, "có lẽ")), "code_unknown");
    assert_eq!(read(FieldType::Text, "  hai   chữ "), Ok(Value::Text("hai chữ".to_owned())));
    assert_eq!(read(FieldType::Person, "17"), Ok(Value::Person(PersonRef::Recorded(17))));
    assert_eq!(read(FieldType::Person, " Lê  An"), Ok(Value::Person(PersonRef::Named("Lê An".to_owned()))));
    assert_eq!(read(FieldType::Unit, "4"), Ok(Value::Id(4)));
    assert_eq!(code(read(FieldType::Event, "thứ tư")), "number_unreadable");
    assert_eq!(read(FieldType::Units, "[4, 5]"), Ok(Value::Ids(vec![4, 5])));
    assert_eq!(read(FieldType::Units, "4,5"), Ok(Value::Ids(vec![4, 5])));
    assert_eq!(code(read(FieldType::Units, "[4, 5.5]")), "number_unreadable");
    assert_eq!(code(read(FieldType::Units, "[99999999999]")), "number_unreadable");
}

#[test]
fn codes_are_found_by_code_label_or_alias_whatever_the_marks() {
    let codes = &book().codes;
    let read = |list: &'static str, text: &str| Value::read(FieldType::Code(list), text, codes);
    for text in ["domestic", "Trong nước", "TRONG NUOC", "trong   nước"] {
        assert_eq!(read("place_scope", text), Ok(Value::Text("domestic".to_owned())), "{text}");
    }
    for text in ["16", "K'Ho", "k'ho", "Cơ-ho"] {
        assert_eq!(read("ethnicity", text), Ok(Value::Text("16".to_owned())), "{text}");
    }
    let refusal = read("place_scope", "đâu đó").unwrap_err();
    assert_eq!((refusal.code, refusal.params["value"].as_str(), refusal.params["list"].as_str()), ("code_unknown", "đâu đó", "place_scope"));
    assert_eq!(
        Value::read(FieldType::Codes("step_redone"), r#"["branch_vote", "Đảng ủy cơ sở xét"]"#, codes),
        Ok(Value::Codes(vec!["branch_vote".to_owned(), "committee_vote".to_owned()]))
    );
    assert_eq!(code(Value::read(FieldType::Codes("step_redone"), "branch_vote, nấu cơm", codes)), "code_unknown");
}

#[test]
fn papers_are_found_by_key_or_form_number() {
    let codes = &book().codes;
    for text in ["applicant_history", "2-KNĐ", "2-knd", "2-KND"] {
        assert_eq!(Value::read(FieldType::Paper, text, codes), Ok(Value::Text("applicant_history".to_owned())), "{text}");
    }
    assert_eq!(Value::read(FieldType::Paper, "2-HSĐV", codes), Ok(Value::Text("member_sheet".to_owned())));
    for text in ["", "17-KNĐ", "KNĐ"] {
        assert_eq!(code(Value::read(FieldType::Paper, text, codes)), "code_unknown", "{text}");
    }
}

#[test]
fn exclusions_by_object_or_pairs() {
    let read = |text: &str| Value::read(FieldType::VoteExclusions, text, &book().codes);
    let two = Ok(Value::VoteExclusions(vec![("exempt_absent".to_owned(), 1), ("suspended".to_owned(), 2)]));
    assert_eq!(read(r#"{"suspended": 2, "exempt_absent": 1}"#), two);
    assert_eq!(read(r#"[["suspended", 2], ["exempt_absent", 1]]"#), two);
    for text in ["2", r#"["suspended"]"#, r#"{"suspended": -1}"#, r#"{"suspended": "hai"}"#] {
        assert_eq!(code(read(text)), "number_unreadable", "{text}");
    }
    assert_eq!(code(read(r#"{"ngủ quên": 1}"#)), "code_unknown");
}

#[test]
fn no_exclusion_is_lost() {
    let read = Value::read(FieldType::VoteExclusions, r#"[["suspended", 2], ["suspended", 1]]"#, &book().codes);
    assert!(read.is_err() || read == Ok(Value::VoteExclusions(vec![("suspended".to_owned(), 3)])), "{read:?}");
}

#[test]
fn no_item_of_a_list_is_dropped() {
    assert!(Value::read(FieldType::Codes("step_redone"), r#"["branch_vote", 7]"#, &book().codes).is_err());
}

#[test]
fn what_was_read_is_kept_and_read_again() {
    let codes = &book().codes;
    for (field_type, text) in [
        (FieldType::Date, "5/9/2024"),
        (FieldType::PartialDate, "2024"),
        (FieldType::Number, "0"),
        (FieldType::Score, "8,5"),
        (FieldType::YesNo, "không"),
        (FieldType::Text, "“hai” chữ\\"),
        (FieldType::Code("vote_form"), "secret_ballot"),
        (FieldType::Codes("step_redone"), "dossier,decision"),
        (FieldType::Paper, "1-KNĐ"),
        (FieldType::Person, "3"),
        (FieldType::Person, "Lê An"),
        (FieldType::Unit, "3"),
        (FieldType::Units, "3,4"),
        (FieldType::VoteExclusions, r#"{"suspended": 2}"#),
    ] {
        let value = Value::read(field_type, text, codes).unwrap();
        assert_eq!(Value::from_json(field_type, &value.to_json()), Some(value.clone()), "{text} kept");
        assert_eq!(Value::read(field_type, &value.entry_text(), codes), Ok(value), "{text} read again");
    }
}

#[test]
fn stored_values_of_another_type_are_damage() {
    use serde_json::json;
    for (field_type, damaged) in [
        (FieldType::Date, json!("2024-09")),
        (FieldType::Date, json!(20240905)),
        (FieldType::PartialDate, json!("5/9/2024")),
        (FieldType::Number, json!(-1)),
        (FieldType::Number, json!("1")),
        (FieldType::YesNo, json!("true")),
        (FieldType::Text, json!(null)),
        (FieldType::Unit, json!(99_999_999_999_i64)),
        (FieldType::Person, json!(true)),
        (FieldType::Codes("step_redone"), json!("dossier")),
        (FieldType::VoteExclusions, json!({"suspended": 1})),
    ] {
        assert_eq!(Value::from_json(field_type, &damaged), None, "{damaged}");
    }
    assert_eq!(domain::event::Fields::from_json(K::TaskGiven, r#"{"work": "x"}"#), None, "no such field");
    assert_eq!(domain::event::Fields::from_json(K::TaskGiven, "[]"), None);
}

// ---------- corrections ----------

#[test]
fn corrections_read_as_entry_does() {
    let codes = &book().codes;
    let mut decision = event(1, K::Decision, "1/7/2025");
    assert_eq!(correct(&mut decision, "document_number", " 12-QĐ/ĐU ", codes), Ok(()));
    assert_eq!(decision.document_number.as_deref(), Some("12-QĐ/ĐU"));
    assert_eq!(correct(&mut decision, "document_number", "", codes), Ok(()));
    assert_eq!(decision.document_number, None, "an empty value clears");
    assert_eq!(code(correct(&mut decision, "happened_on", "", codes)), "field_missing");
    assert_eq!(code(correct(&mut decision, "place", "hội trường", codes)), "field_unknown");
    assert_eq!(code(correct(&mut decision, "admission_date_set", "31/2/2025", codes)), "date_impossible");
    let mut task = event(2, K::TaskGiven, "1/7/2025");
    set(&mut task, "task", "việc mẫu");
    assert_eq!(code(correct(&mut task, "task", "  ", codes)), "field_missing");
    assert_eq!(task.fields.text("task"), Some("việc mẫu"), "a correction refused leaves the event as it was");
}

#[test]
fn a_correction_refuses_the_member_kinds_that_entry_refuses() {
    let mut recorded = event(1, K::MemberRecorded, "31/12/2019");
    assert_eq!(code(correct(&mut recorded, "member_kind", "exempt", &book().codes)), "code_unknown");
}

#[test]
fn stages_by_number() {
    for (at, stage) in Stage::ALL.iter().enumerate() {
        assert_eq!(stage.number(), at as i32 + 1);
        assert_eq!(Stage::try_from(stage.number()), Ok(*stage));
        assert_eq!(stage.code().parse(), Ok(*stage));
        assert_eq!(stage.is_end(), at >= 10);
    }
    assert_eq!([0, -1, 19, i32::MAX, i32::MIN].map(Stage::try_from), [Err(()); 5]);
}

#[test]
fn what_a_fact_of_a_person_holds_is_kept_read_back_and_told() {
    use domain::field::{FieldSpec, Shown, Told, may};
    const COLUMNS: &[FieldSpec] = &[may("from", FieldType::PartialDate), may("relation", FieldType::Code("relation")), may("text", FieldType::Text)];
    let codes = &book().codes;
    let kept = |field_type: FieldType, typed: &str| {
        let value = Value::read(field_type, typed, codes).expect("a value");
        let text = value.entry_text();
        assert_eq!(Value::from_entry_text(field_type, &text), Some(value.clone()), "{text}");
        (text, value.tell(field_type))
    };
    let text = |text: &str| Told::Shown(Shown::Text(text.to_owned()));
    assert_eq!(kept(FieldType::Name, " Lê  Thị Mẫu "), ("Lê Thị Mẫu".to_owned(), text("Lê Thị Mẫu")));
    assert_eq!(kept(FieldType::PartialDate, "09/1991"), ("1991-09".to_owned(), text("09/1991")));
    let place = r#"{"commune":"xã Mẫu","district":"","province":"tỉnh Mẫu"}"#;
    let (stored, told) = kept(FieldType::Place, place);
    assert_eq!(stored, r#"{"commune":"xã Mẫu","district":null,"province":"tỉnh Mẫu","country":null,"address":null}"#);
    assert_eq!(told, text("xã Mẫu, tỉnh Mẫu"));
    assert_eq!(kept(FieldType::Place, "Số 3, phố Mẫu").1, text("Số 3, phố Mẫu"));
    let (stored, told) = kept(FieldType::List(COLUMNS), r#"[{"from":"05/2019","text":" thợ  hàn "},{"text":""},{"relation":"father"}]"#);
    assert_eq!(stored, r#"[{"from":"2019-05","text":"thợ hàn"},{"relation":"father"}]"#, "a row of which nothing is known is left out");
    let Told::Shown(Shown::Rows(rows)) = told else { panic!("rows: {told:?}") };
    assert_eq!((rows.len(), &rows[0]), (2, &vec![Shown::Text("05/2019".to_owned()), Shown::Text("thợ hàn".to_owned())]));
    assert!(matches!(&rows[1][..], [Shown::Codes { list, .. }] if list == "relation"));
    // Stored otherwise than its type, it is damage and never an empty value.
    assert_eq!(Value::from_entry_text(FieldType::PartialDate, "mai"), None);
    assert_eq!(Value::from_entry_text(FieldType::List(COLUMNS), "không phải JSON"), None);
}
