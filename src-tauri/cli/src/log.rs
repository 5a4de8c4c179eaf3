//! log: what was done, newest first.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Failure, ask, json as print};

pub fn log(file: &Path, person: Option<i32>, last: Option<u32>) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let mut entries = Vec::new();
    for entry in register.log_entries(person, last)? {
        let mut changes = Vec::new();
        for change in &entry.changes {
            changes.push(json!({
                "table": change.table_name, "row": change.row_id,
                "before": image(change.before.as_deref())?, "after": image(change.after.as_deref())?,
            }));
        }
        let row = &entry.operation;
        entries.push(json!({
            "operation": row.operation, "name": row.name, "params": row.params, "who": row.made_by, "when": row.made_at,
            "kind": row.kind, "reverses": row.reverses, "changes": changes,
        }));
    }
    print(&entries)
}

/// A row as it stood; null where it did not.
fn image(text: Option<&str>) -> Result<Value, Failure> {
    Ok(text.map(serde_json::from_str).transpose()?.unwrap_or(Value::Null))
}
