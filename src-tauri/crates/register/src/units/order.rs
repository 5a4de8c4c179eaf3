//! The order that the office gives its units by hand.

use chrono::NaiveDate;
use domain::refusal::Refusal;
use rusqlite::named_params;

use super::record::name_at_founding;
use crate::book::units;
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// Moves a unit one place up or down among those that stand under the same unit on a day. At the edge nothing is moved.
///
/// # Errors
/// `unit_unknown` where it does not stand on the day.
pub fn move_unit(register: &mut Register, unit: i32, up: bool, on: NaiveDate, now: &Now) -> Result<Done<()>, RegisterError> {
    let conn = register.conn();
    let book = units::book(conn)?;
    let places = units::given_order(conn)?;
    let place = |unit: i32| places.get(&unit).copied().unwrap_or_default();
    let parent = |unit: i32| book.standing(unit, on).map(|span| span.parent.filter(|parent| book.standing(*parent, on).is_some()));
    let Some(above) = parent(unit) else { return Err(Refusal::new("unit_unknown").with("value", unit).at("unit").into()) };
    let mut brothers: Vec<i32> = book.0.keys().copied().filter(|each| parent(*each) == Some(above)).collect();
    brothers.sort_by_key(|each| (place(*each), *each));
    let at = brothers.iter().position(|each| *each == unit).unwrap_or_default();
    let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < brothers.len()) };
    let Some(to) = to else { return register.transact(Operation::new("unit_changed"), now, |_| Ok(())) };
    // The places they have are dealt out anew in their new order; two that share one come apart.
    let mut dealt: Vec<i32> = brothers.iter().map(|each| place(*each)).collect();
    for next in 1..dealt.len() {
        dealt[next] = dealt[next].max(dealt[next - 1].saturating_add(1));
    }
    let other = brothers[to];
    brothers.swap(at, to);
    let name = if up { "unit_moved_before" } else { "unit_moved_after" };
    let operation = Operation::new(name).with("unit", name_at_founding(conn, unit)?).with("other", name_at_founding(conn, other)?);
    register.transact(operation, now, |tx| {
        let mut update = tx.prepare_cached(include_str!("unit_place.sql"))?;
        for (unit, place) in brothers.iter().zip(dealt) {
            update.execute(named_params! { ":unit": unit, ":place": place })?;
        }
        Ok(())
    })
}
