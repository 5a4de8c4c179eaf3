//! log: what was done, newest first.

use std::path::Path;

use domain::refusal::Refusal;
use register::RegisterError;
use serde_json::{Value, json};

use crate::{Failure, ask, json as print};

pub fn log(file: &Path, person: Option<i32>, last: Option<u32>, head: Option<&str>) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let told = match head {
        None => register.log_entries(person, last)?,
        Some(head) => {
            let known = register.operation_of_head(head)?.map(|operation| register.with_changes(operation)).transpose()?;
            Vec::from_iter(known)
        }
    };
    let mut entries = Vec::new();
    for entry in told {
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
    print(&entries)?;
    if head.is_some() && entries.is_empty() {
        return Err(RegisterError::from(Refusal::new("head_never").at("head")).into());
    }
    Ok(())
}

/// A row as it stood; null where it did not.
fn image(text: Option<&str>) -> Result<Value, Failure> {
    Ok(text.map(serde_json::from_str).transpose()?.unwrap_or(Value::Null))
}
