//! One fact of many people, typed down a column: read and judged as the form of a person does it, one operation, one undo.

use register::RegisterError;
use register::lists::{AskedColumn, Filters, ListQuery, list_rows};
use register::people::{FillCheck, FillColumn, FillRow, check_fill, fill_people, known_facts, person_page};

use crate::cases::record::{Desk, day, desk, now};

/// Three women of one branch, of whom nothing more is known.
fn three() -> (Desk, [i32; 3]) {
    let mut desk = desk();
    let people = ["An", "Bình", "Cúc"].map(|name| desk.candidate(&format!("Mẫu Thị {name}"), "1990", "10/03/2021").0);
    (desk, people)
}

fn row(person: i32, typed: &str) -> FillRow {
    FillRow { person, typed: typed.into(), ..FillRow::default() }
}

fn column(field: &str, from: &str, rows: Vec<FillRow>) -> FillColumn {
    FillColumn { field: field.into(), from: from.into(), rows }
}

/// What is known of each today, in words.
fn known(desk: &Desk, field: &str, people: &[i32], on: &str) -> Vec<String> {
    known_facts(&desk.register, field, people, day(on)).unwrap().into_iter().map(|known| known.raw).collect()
}

/// What each line meets: the code of its refusal, else of its first warning, else nothing.
fn met(checks: &[FillCheck]) -> Vec<String> {
    let said = |check: &FillCheck| match (&check.refusal, check.warnings.first()) {
        (Some(refusal), _) => refusal.code.to_owned(),
        (None, Some(warning)) => warning.check.clone(),
        _ => String::new(),
    };
    checks.iter().map(said).collect()
}

fn refused<T>(answer: Result<T, RegisterError>) -> String {
    match answer {
        Err(RegisterError::Refused(refusal)) => format!("{} {}", refusal.code, refusal.field.unwrap_or_default()),
        Err(RegisterError::RuleBroken { warnings }) => {
            let told = |warning: &domain::check::Warning| format!("{} {}", warning.check, warning.params.get("of").cloned().unwrap_or_default());
            warnings.iter().map(told).collect::<Vec<_>>().join(", ")
        }
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it is refused"),
    }
}

#[test]
fn a_column_is_one_operation_and_one_undo_and_empty_lines_leave_what_stands() {
    let (mut desk, [an, binh, cuc]) = three();
    desk.fact(cuc, "file_number", "000300HP", "");
    let rows = vec![row(an, " 000100HP "), row(binh, "000200HP"), row(cuc, " ")];
    let done = fill_people(&mut desk.register, &column("file_number", "", rows), &now()).unwrap();
    assert_eq!(done.value, 2);
    let now_known = || known(&desk, "file_number", &[an, binh, cuc], "2026-11-24");
    assert_eq!(now_known(), ["000100HP", "000200HP", "000300HP"]);
    let last = desk.register.journal(None, 1).unwrap().pop().unwrap();
    assert_eq!((last.name.as_str(), last.params["field"].as_str(), last.params["count"].as_str()), ("column_filled", "file_number", "2"));
    desk.register.undo(&now()).unwrap();
    assert_eq!(known(&desk, "file_number", &[an, binh, cuc], "2026-11-24"), ["", "", "000300HP"]);
    desk.register.redo(&now()).unwrap();
    assert_eq!(known(&desk, "file_number", &[an, binh, cuc], "2026-11-24"), ["000100HP", "000200HP", "000300HP"]);
    desk.sound();
}

#[test]
fn each_line_says_what_is_wrong_with_it_and_nothing_is_written_with_one_of_them() {
    let (mut desk, [an, binh, cuc]) = three();
    let dates = column("birth_date", "", vec![row(an, "31/02/1990"), row(binh, "09/2022"), row(cuc, "1/2030")]);
    // What stood was typed over knowingly.
    let dates = FillColumn { rows: dates.rows.into_iter().map(|row| FillRow { was: "1990".into(), ..row }).collect(), ..dates };
    assert_eq!(met(&check_fill(&desk.register, &dates, &now()).unwrap()), ["date_impossible", "before_birth", "date_future"]);
    let before = desk.register.counts().unwrap();
    assert_eq!(refused(fill_people(&mut desk.register, &dates, &now())), format!("date_impossible {an}:birth_date"));
    assert_eq!(desk.register.counts().unwrap(), before);
    let codes = column("ethnicity", "", vec![row(an, "Kinh"), row(binh, "Tiên")]);
    assert_eq!(met(&check_fill(&desk.register, &codes, &now()).unwrap()), ["", "code_unknown"]);
    let short = column("citizen_id", "", vec![row(an, "03119000001")]);
    assert_eq!(refused(fill_people(&mut desk.register, &short, &now())), format!("citizen_id_length {an}:citizen_id"));
    // Rows of rows and pictures are no column.
    for field in ["relatives", "photo", "height"] {
        assert_eq!(refused(check_fill(&desk.register, &column(field, "", vec![]), &now())), "field_unknown field");
    }
    assert_eq!(refused(check_fill(&desk.register, &column("post", "31/02/2026", vec![]), &now())), "date_impossible from");
}

#[test]
fn a_number_that_somebody_has_is_told_in_the_register_and_in_the_column_alike() {
    let (mut desk, [an, binh, cuc]) = three();
    desk.fact(an, "citizen_id", "031190000001", "");
    let typed = column("citizen_id", "", vec![row(binh, "031190000001"), row(cuc, "031190000002"), row(an, "")]);
    assert_eq!(met(&check_fill(&desk.register, &typed, &now()).unwrap()), ["citizen_id_taken", ""]);
    let twice = column("citizen_id", "", vec![row(binh, "031190000003"), row(cuc, "031190000003")]);
    assert_eq!(met(&check_fill(&desk.register, &twice, &now()).unwrap()), ["", "number_twice"]);
    assert_eq!(refused(fill_people(&mut desk.register, &twice, &now())), format!("number_twice {cuc}:citizen_id"));
    // A file number that two bear is questioned: with a reason it is written, and the log keeps the reason.
    let mut files = column("file_number", "", vec![row(binh, "000100HP"), row(cuc, "000100HP")]);
    assert_eq!(met(&check_fill(&desk.register, &files, &now()).unwrap()), ["", "file_number_taken"]);
    assert_eq!(refused(fill_people(&mut desk.register, &files, &now())), "file_number_taken Mẫu Thị Cúc");
    files.rows[1].reason = Some("Giấy ghi như vậy, mẫu".into());
    fill_people(&mut desk.register, &files, &now()).unwrap();
    let last = desk.register.journal(None, 1).unwrap().pop().unwrap();
    assert_eq!(last.params["reason"], "Mẫu Thị Cúc: Giấy ghi như vậy, mẫu");
    let person_twice = column("post", "", vec![row(an, "Tổ trưởng"), row(an, "Tổ phó")]);
    assert_eq!(refused(fill_people(&mut desk.register, &person_twice, &now())), format!("case_twice {an}:"));
}

#[test]
fn what_holds_from_a_day_holds_from_the_day_above_the_column() {
    let (mut desk, [an, binh, _]) = three();
    fill_people(&mut desk.register, &column("post", "01/09/2025", vec![row(an, "Tổ trưởng"), row(binh, "Tổ phó")]), &now()).unwrap();
    assert_eq!(known(&desk, "post", &[an, binh], "2025-08-31"), ["", ""]);
    assert_eq!(known(&desk, "post", &[an, binh], "2025-09-01"), ["Tổ trưởng", "Tổ phó"]);
    // Without one it holds from today.
    fill_people(&mut desk.register, &column("occupation", "", vec![row(an, "Thợ điện")]), &now()).unwrap();
    assert_eq!(known(&desk, "occupation", &[an], "2026-11-23"), [""]);
    assert_eq!(known(&desk, "occupation", &[an], "2026-11-24"), ["Thợ điện"]);
    assert_eq!(person_page(&desk.register, an, day("2026-11-24")).unwrap().facts.post.as_deref(), Some("Tổ trưởng"));
    desk.sound();
}

#[test]
fn what_was_written_since_it_was_typed_is_not_overwritten_unseen() {
    let (mut desk, [an, binh, _]) = three();
    let typed = column("file_number", "", vec![row(an, "000100HP"), row(binh, "000200HP")]);
    desk.fact(an, "file_number", "000111HP", "");
    assert_eq!(met(&check_fill(&desk.register, &typed, &now()).unwrap()), ["fact_changed", ""]);
    assert_eq!(refused(fill_people(&mut desk.register, &typed, &now())), format!("fact_changed {an}:file_number"));
    assert_eq!(known(&desk, "file_number", &[an, binh], "2026-11-24"), ["000111HP", ""]);
    // Seen, and meant all the same.
    let rows = vec![FillRow { was: "000111HP".into(), ..row(an, "000100HP") }];
    fill_people(&mut desk.register, &column("file_number", "", rows), &now()).unwrap();
    assert_eq!(known(&desk, "file_number", &[an], "2026-11-24"), ["000100HP"]);
}

#[test]
fn undo_after_one_was_changed_offers_the_rest() {
    let (mut desk, [an, binh, _]) = three();
    let done = fill_people(&mut desk.register, &column("file_number", "", vec![row(an, "000100HP"), row(binh, "000200HP")]), &now()).unwrap();
    desk.fact(an, "file_number", "000111HP", "");
    desk.register.undo_rest(done.operation.unwrap(), &now()).unwrap();
    assert_eq!(known(&desk, "file_number", &[an, binh], "2026-11-24"), ["000111HP", ""]);
}

/// The day of the Youth Union is a part of what is known of somebody's organizations: the rest of it stays.
#[test]
fn the_day_of_the_youth_union_is_a_column_of_its_own() {
    let (mut desk, [an, binh, cuc]) = three();
    desk.fact(binh, "mass_organizations", r#"[{"organization":"trade_union","joined":"2015"}]"#, "2020-01-01");
    desk.fact(cuc, "mass_organizations", r#"[{"organization":"youth_union","joined":"2006"},{"organization":"trade_union"}]"#, "2020-01-01");
    let lacking = |desk: &Desk| -> Vec<i32> {
        let filters = Filters::asking(&["youth_union_joined="]).unwrap();
        let query = ListQuery { filters, columns: vec![AskedColumn::new("youth_union_joined")], ..ListQuery::default() };
        list_rows(&desk.register, &query, day("2026-11-24")).unwrap().iter().map(|row| row.person).collect()
    };
    assert_eq!(lacking(&desk), [an, binh]);
    let rows = vec![row(an, "26/3/2007"), row(binh, "03/2008"), FillRow { was: "2006".into(), ..row(cuc, "05/2006") }];
    fill_people(&mut desk.register, &column("youth_union_joined", "", rows), &now()).unwrap();
    assert_eq!(known(&desk, "youth_union_joined", &[an, binh, cuc], "2026-11-24"), ["2007-03-26", "2008-03", "2006-05"]);
    let organizations = person_page(&desk.register, cuc, day("2026-11-24")).unwrap().facts.mass_organizations;
    assert_eq!(organizations.as_deref(), Some(r#"[{"joined":"2006-05","organization":"youth_union"},{"organization":"trade_union"}]"#));
    let organizations = person_page(&desk.register, binh, day("2026-11-24")).unwrap().facts.mass_organizations;
    let both = r#"[{"joined":"2015","organization":"trade_union"},{"joined":"2008-03","organization":"youth_union"}]"#;
    assert_eq!(organizations.as_deref(), Some(both));
    assert!(lacking(&desk).is_empty());
    desk.sound();
    desk.register.undo(&now()).unwrap();
    assert_eq!(known(&desk, "youth_union_joined", &[an, binh, cuc], "2026-11-24"), ["", "", "2006"]);
    assert_eq!(
        refused(fill_people(&mut desk.register, &column("youth_union_joined", "", vec![row(an, "2030")]), &now())),
        format!("date_future {an}:youth_union_joined")
    );
}
