//! What left the register as paper or workbook stands in its log, bound by the chain, and is in nobody's way.

use register::log::{MadePaper, PaperFacts};
use register::{Register, RegisterError};

use crate::file::desk::{Desk, add, clerk, day, morning, number, people};

fn facts() -> PaperFacts {
    PaperFacts { paper: "Danh sách đảng viên".to_owned(), as_of: day("2026-11-18"), people: 38, pages: 3 }
}

#[test]
fn truth_f6_each_print_and_export_is_an_entry_who_when_which_as_of_how_many() {
    let (_desk, mut register) = Desk::open_new();
    let printed = register.record_paper(MadePaper::ListPrinted, &facts(), &morning()).unwrap();
    assert!(printed.operation.is_some() && printed.changed.is_empty());
    register.record_paper(MadePaper::ListExported, &PaperFacts { pages: 0, ..facts() }, &morning()).unwrap();
    register.record_paper(MadePaper::CardPrinted, &PaperFacts { people: 0, pages: 1, ..facts() }, &morning()).unwrap();

    let journal = register.journal(None, 10).unwrap();
    assert_eq!(journal.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["card_printed", "list_exported", "list_printed"]);
    let row = &journal[2];
    assert_eq!((row.made_by.as_str(), row.made_at.as_str(), row.undoable, row.rows), ("can bo mau", "2026-11-20T08:00:00", false, 1));
    let params: Vec<_> = row.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(params, [("as_of", "18/11/2026"), ("count", "38"), ("pages", "3"), ("paper", "Danh sách đảng viên")]);
    let changes = register.changes_of(row.operation).unwrap();
    assert_eq!((changes[0].table_name.as_str(), changes[0].before.as_deref()), ("print", None));
    assert_eq!(changes[0].after.as_deref(), Some(r#"{"paper":"Danh sách đảng viên","as_of":"2026-11-18","people":38,"pages":3}"#));
    assert_eq!(register.broken_link().unwrap(), None, "the chain binds it");
    assert!(register.check(day("2026-11-20")).unwrap().is_sound());
}

#[test]
fn truth_f6_a_print_stands_in_nobodys_way_to_undo_and_redo() {
    let (_desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    add(&mut register, "Trần Văn Mẫu");
    let printed = register.record_paper(MadePaper::ListPrinted, &facts(), &morning()).unwrap();
    assert!(matches!(register.undo_operation(printed.operation.unwrap(), &morning()), Err(RegisterError::NothingToUndo)));

    assert_eq!(register.undo_state().unwrap().undo.unwrap().params["person"], "Trần Văn Mẫu");
    register.undo(&morning()).unwrap();
    assert_eq!(people(&mut register).len(), 1);
    // A print between undo and redo is nothing new in the record.
    register.record_paper(MadePaper::ListPrinted, &facts(), &morning()).unwrap();
    register.redo(&morning()).unwrap();
    assert_eq!(people(&mut register).len(), 2);
    register.undo(&morning()).unwrap();
    register.undo(&morning()).unwrap();
    assert_eq!(people(&mut register).len(), 0);
    assert!(matches!(register.undo(&morning()), Err(RegisterError::NothingToUndo)));
    assert_eq!(number(&mut register, "SELECT count(*) FROM operation WHERE name = 'list_printed'"), 2, "prints stay");
    assert_eq!(register.broken_link().unwrap(), None);
}

#[test]
fn a_register_open_to_read_notes_nothing() {
    let (desk, register) = Desk::open_new();
    drop(register);
    let mut reader = Register::open_to_read(&desk.path, &desk.secret(), &clerk(), &morning()).unwrap();
    assert_eq!(reader.record_paper(MadePaper::ListPrinted, &facts(), &morning()).unwrap().operation, None);
    assert_eq!(reader.journal(None, 10).unwrap().len(), 0);
}
