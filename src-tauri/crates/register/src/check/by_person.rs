//! Several tables walked side by side in the order of people, each read once from its beginning to its end.

use rusqlite::{Row, Rows, Statement};

use crate::error::RegisterError;

/// The rows of a query that come in the order of `person`, handed out person by person.
pub(super) struct ByPerson<'query, T> {
    rows: Rows<'query>,
    /// At which place of the query the person stands.
    person_at: usize,
    read: fn(&Row<'_>) -> Result<T, RegisterError>,
    next: Option<(i32, Result<T, RegisterError>)>,
    /// Whose rows were met of whom there is no row in `person`.
    pub(super) nobodys: Vec<i32>,
}

impl<'query, T> ByPerson<'query, T> {
    /// Begins the walk.
    pub(super) fn new(select: &'query mut Statement<'_>, read: fn(&Row<'_>) -> Result<T, RegisterError>) -> Result<Self, RegisterError> {
        let person_at = select.column_index("person")?;
        let mut walk = Self { rows: select.query([])?, person_at, read, next: None, nobodys: Vec::new() };
        walk.step()?;
        Ok(walk)
    }

    fn step(&mut self) -> Result<(), RegisterError> {
        self.next = match self.rows.next()? {
            Some(row) => Some((row.get(self.person_at)?, (self.read)(row))),
            None => None,
        };
        Ok(())
    }

    /// The rows of a person, who must come after those asked for before.
    pub(super) fn of(&mut self, person: i32) -> Result<Vec<Result<T, RegisterError>>, RegisterError> {
        self.pass_by(Some(person))?;
        let mut own = Vec::new();
        while let Some((_, row)) = self.next.take_if(|(whose, _)| *whose == person) {
            own.push(row);
            self.step()?;
        }
        Ok(own)
    }

    /// Passes by the rows of those before a person, or of all who are left.
    pub(super) fn pass_by(&mut self, until: Option<i32>) -> Result<(), RegisterError> {
        while let Some((whose, _)) = self.next.take_if(|(whose, _)| until.is_none_or(|until| *whose < until)) {
            if self.nobodys.last() != Some(&whose) {
                self.nobodys.push(whose);
            }
            self.step()?;
        }
        Ok(())
    }
}
