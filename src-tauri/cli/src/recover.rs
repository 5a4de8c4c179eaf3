//! recover.

use std::path::Path;

use register::file::{Secret, Who};
use serde_json::json;

use crate::arguments::Today;
use crate::{Failure, ask, json as print, say};

pub fn recover(file: &Path, new: &Path, today: &Today) -> Result<(), Failure> {
    let secret = Secret::typed(&ask::passphrase()?);
    let done = register::recover::recover(file, &secret, new, &Who::at_this_machine(), &ask::moment(today)?)?;
    for lost in &done.lost {
        eprintln!("{}", say::lost(lost));
    }
    let log = json!({ "kept": done.kept, "linked_anew": done.linked_anew });
    print(&json!({ "lost": done.lost, "path": done.register, "from": done.from, "rows": done.rows, "log": log }))
}
