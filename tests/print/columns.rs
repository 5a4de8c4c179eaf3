//! The columns of the lists: each has its head, and they fit on the page.

use domain::words::{Language, table};
use print::lists::ListKind;

#[test]
fn every_column_of_every_printed_list_has_its_head() {
    let words = table(Language::Vi);
    let kinds = [
        ListKind::ListCandidates,
        ListKind::ListProposed,
        ListKind::ListProbationers,
        ListKind::ListConversionDue,
        ListKind::ListMembers,
        ListKind::ListPeople,
    ];
    for kind in kinds {
        assert!(words.contains_key(&format!("paper.{}", kind.key())), "{}", kind.key());
        for column in kind.columns() {
            assert!(words.contains_key(&format!("column.{}", column.key)), "column.{}", column.key);
        }
        // The page is 252 mm wide between its margins; what is left goes to the one column without a width.
        let fixed: f32 = kind.columns().iter().map(|column| column.width).sum();
        assert!(fixed <= 252.0 - 14.0, "{}: {fixed} mm are taken", kind.key());
    }
}
