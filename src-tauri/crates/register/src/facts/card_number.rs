//! The card number kept beside a person: it follows the entries of issue.

use domain::event::Event;
use domain::event_kind::EventKind;
use rusqlite::Connection;

use crate::error::RegisterError;

/// Keeps the number of a card issued beside the person, the number before it as the old one.
pub(crate) fn set_card_number(conn: &Connection, person: i32, card: &str) -> Result<(), RegisterError> {
    let card = domain::identity::card_number(card).map_err(|refusal| refusal.at("card_number"))?;
    conn.prepare_cached(include_str!("card_number_set.sql"))?.execute(rusqlite::named_params! { ":person": person, ":card_number": card })?;
    Ok(())
}

/// The card number of a person follows the entries of its issue as they read: corrected, it is the corrected one; taken
/// out, the one before it comes back; a number typed otherwise since is left. `before` and `after` are the case's entries.
pub(crate) fn follow_card_number(conn: &Connection, person: i32, before: &[Event], after: &[Event]) -> Result<(), RegisterError> {
    let (was, is) = (issued(before), issued(after));
    if was == is {
        return Ok(());
    }
    let (card, old): (Option<String>, Option<String>) = conn
        .prepare_cached("SELECT card_number, old_card_number FROM person WHERE id = ?1")?
        .query_row([person], |row| Ok((row.get("card_number")?, row.get("old_card_number")?)))?;
    // What stood there before the first entry: under a first one it is the old number.
    let typed = match &was {
        (None, _) => card.clone(),
        (Some(_), None) => old.clone(),
        (Some(_), Some(_)) => None,
    };
    if was.0.is_some() && was.0 != card {
        return Ok(());
    }
    let (card, old) = match is {
        (None, _) => (typed, None),
        (Some(card), old) => (Some(domain::identity::card_number(&card).map_err(|refusal| refusal.at("value"))?), old.or(typed)),
    };
    let old = old.filter(|old| Some(old) != card.as_ref());
    conn.prepare_cached("UPDATE person SET card_number = ?2, old_card_number = ?3 WHERE id = ?1")?.execute((person, card, old))?;
    Ok(())
}

/// The number in force and the one before it by the entries of issue alone, in the order of entry.
fn issued(events: &[Event]) -> (Option<String>, Option<String>) {
    let mut entries: Vec<&Event> = events.iter().filter(|event| event.kind == EventKind::CardIssued).collect();
    entries.sort_by_key(|event| event.id);
    let numbers = entries.into_iter().filter_map(|event| event.fields.text("card_number"));
    numbers.fold((None, None), |(card, old): (Option<String>, Option<String>), number| match card {
        Some(card) if card == number => (Some(card), old),
        card => (Some(number.to_owned()), card.or(old)),
    })
}
