//! calamine's values to ours.

use calamine::{Data, DataRef, ExcelDateTime};
use chrono::NaiveDate;

use crate::cell::Cell;

pub(super) fn from_data(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::Text(text.clone()),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(yes) => Cell::Bool(*yes),
        Data::DateTime(moment) => from_serial(*moment),
        Data::DateTimeIso(text) => from_iso(text),
        Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

pub(super) fn from_ref(data: DataRef<'_>) -> Cell {
    match data {
        DataRef::SharedString(text) => Cell::Text(text.to_owned()),
        DataRef::String(text) => Cell::Text(text),
        other => from_data(&Data::from(other)),
    }
}

/// A date counted in days from 1900 or 1904. Times of day, durations, and 29 February 1900, which only spreadsheets
/// know, stay numbers.
fn from_serial(moment: ExcelDateTime) -> Cell {
    let serial = moment.as_f64();
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    match date {
        Some(date) if moment.is_datetime() && (1.0..2_958_466.0).contains(&serial) => Cell::Date(date),
        _ => Cell::Number(serial),
    }
}

fn from_iso(text: &str) -> Cell {
    let date = text.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    date.map_or_else(|| Cell::Text(text.to_owned()), Cell::Date)
}
