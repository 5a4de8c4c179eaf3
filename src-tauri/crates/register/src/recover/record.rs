//! A row's record → its values, as SQLite keeps them.

use rusqlite::types::Value;

use super::tree::varint;

/// The values of a record in their order; `None` for what is no record.
pub(super) fn values(record: &[u8]) -> Option<Vec<Value>> {
    let (head, mut at) = varint(record, 0)?;
    let head = usize::try_from(head).ok()?;
    let mut body = head;
    let mut values = Vec::new();
    while at < head {
        let (kind, next) = varint(record, at)?;
        let (value, end) = value(record, body, kind)?;
        values.push(value);
        (at, body) = (next, end);
    }
    (at == head && body == record.len()).then_some(values)
}

fn value(record: &[u8], at: usize, kind: i64) -> Option<(Value, usize)> {
    let length = match kind {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 | 7 => 8,
        12.. => usize::try_from((kind - 12) / 2).ok()?,
        _ => return None,
    };
    let end = at.checked_add(length)?;
    let bytes = record.get(at..end)?;
    let value = match kind {
        0 => Value::Null,
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        1..=6 => Value::Integer(whole(bytes)),
        7 => Value::Real(f64::from_be_bytes(*bytes.first_chunk()?)),
        _ if kind % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
    };
    Some((value, end))
}

/// A signed number, its highest byte first.
fn whole(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|first| first & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(sign, |value, byte| value << 8 | i64::from(*byte))
}
