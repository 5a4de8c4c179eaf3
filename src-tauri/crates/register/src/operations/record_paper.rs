//! Noting that a paper or workbook left the register.

use domain::role::Role;
use serde_json::json;

use crate::error::RegisterError;
use crate::log::{Act, Changed, Done, MadePaper, Operation, PaperFacts, Touched};
use crate::{Now, Register};

impl Register {
    /// Writes down that a paper or workbook was made, by whoever may read. A register open to read notes nothing.
    ///
    /// # Errors
    /// As [`Register::transact`].
    pub fn record_paper(&mut self, made: MadePaper, facts: &PaperFacts, now: &Now) -> Result<Done<()>, RegisterError> {
        if self.is_read_only() {
            return Ok(Done { value: (), operation: None, changed: Changed::new() });
        }
        let operation = Operation::new(made.name())
            .open_to(Role::Reader)
            .with("paper", &facts.paper)
            .with("as_of", domain::date::PartialDate::whole(facts.as_of).shown())
            .with("count", facts.people)
            .with("pages", facts.pages);
        let image = json!({ "paper": facts.paper, "as_of": facts.as_of.to_string(), "people": facts.people, "pages": facts.pages });
        self.write_with(&operation, Act::Do, now, |_| Ok(()), Some(Touched::of_no_row("print", None, Some(&image))))
    }
}
