//! One table of typed dates for the register and for the window, so that a form never shows another date than is kept.

use domain::date::{PartialDate, whole_date};

#[derive(serde::Deserialize)]
struct Row {
    typed: String,
    kind: String,
    iso: Option<String>,
    refused: Option<String>,
}

#[test]
fn a_typed_date_is_read_as_the_shared_table_says() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("../data/typed-dates.json")).unwrap();
    let mut wrong = Vec::new();
    for row in &rows {
        assert!(row.iso.is_some() != row.refused.is_some(), "{:?} has one outcome", row.typed);
        let read = match row.kind.as_str() {
            "whole" => whole_date(&row.typed).map(|date| date.to_string()),
            "partial" => PartialDate::typed(&row.typed).map(|date| date.to_string()),
            other => panic!("kind {other}"),
        };
        let (iso, refused) = match read {
            Ok(iso) => (Some(iso), None),
            Err(refusal) => (None, Some(refusal.code.to_string())),
        };
        if (&iso, &refused) != (&row.iso, &row.refused) {
            wrong.push(format!("{:?} as {}: {iso:?} {refused:?}", row.typed, row.kind));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
