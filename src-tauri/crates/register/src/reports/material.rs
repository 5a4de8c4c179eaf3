//! What the figures of a period are worked out from, read once for every unit of the register.

use chrono::NaiveDate;
use domain::event_kind::EventKind;
use domain::period::Period;
use domain::stage::{Book, Mark, Stage};
use domain::statistics::{Counts, Figure, Material, Move, Place, Split, Subject, Way, Which};
use rusqlite::{Connection, named_params};

use crate::Register;
use crate::entries::{founded_one, in_transit};
use crate::error::RegisterError;
use crate::facts::profiles;
use crate::file::Stored;
use crate::lists::{Standing, admission_dates};

/// What a period holds of everybody, as far as these figures ask.
pub(super) fn material(register: &Register, period: Period, figures: &[Figure], book: &Book) -> Result<Material, RegisterError> {
    let (mut of_admitted, mut of_present) = (Vec::new(), Vec::new());
    let (mut start_asked, mut exhausted_asked) = (false, false);
    for figure in figures {
        match figure.counts() {
            Counts::Admissions(split) => of_admitted.push(split),
            Counts::MembersAtEnd(split) => of_present.push(split),
            // Whoever's birth is known has an age.
            Counts::AverageAgeOfAdmitted => of_admitted.push(Split::AgeUnknown),
            Counts::AverageAgeOfMembers => of_present.push(Split::AgeUnknown),
            Counts::MembersAtStart => start_asked = true,
            Counts::Units(_, Which::Exhausted) => exhausted_asked = true,
            Counts::In(_) | Counts::Out(_) | Counts::OutOfProbation(_) | Counts::Sum(_) | Counts::Units(..) => {}
        }
    }
    let moves = moves(register.conn(), period)?;
    let mut material = Material { admissions: moves.iter().filter(|each| each.way == Way::Admitted).map(admitted).collect(), ..Material::default() };
    material.moves = moves;
    describe(register.conn(), &mut material.admissions, &of_admitted)?;
    if start_asked {
        material.start = members(register, period.eve(), book)?;
    }
    if !of_present.is_empty() {
        material.end = members(register, period.to, book)?;
        describe(register.conn(), &mut material.end, &of_present)?;
    }
    if of_present.iter().any(|split| matches!(split, Split::Joined(..) | Split::JoinedUnknown)) {
        let dates = admission_dates(register, period.to)?;
        for subject in &mut material.end {
            subject.admitted_on = dates.get(&subject.case).copied();
        }
    }
    if exhausted_asked {
        material.exhausted = exhausted(register.conn(), period.to)?;
    }
    Ok(material)
}

/// Fills in what is known of each on their day, as far as the splits ask.
fn describe(conn: &Connection, subjects: &mut [Subject], splits: &[Split]) -> Result<(), RegisterError> {
    if splits.iter().all(|split| split.facts().is_empty()) {
        return Ok(());
    }
    let asked: Vec<(i32, NaiveDate)> = subjects.iter().map(|subject| (subject.person, subject.day)).collect();
    for (subject, profile) in subjects.iter_mut().zip(profiles(conn, &asked, splits)?) {
        subject.profile = profile;
    }
    Ok(())
}

/// Units that have said by a day that they have nobody left to develop: until the day they gave, if they gave one.
fn exhausted(conn: &Connection, on: NaiveDate) -> Result<Vec<i32>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("exhausted.sql"))?;
    let said: Vec<i32> = select.query_map(named_params! { ":on": on }, |row| row.get("unit"))?.collect::<Result<_, _>>()?;
    let mut exhausted = Vec::new();
    for unit in said {
        let events = founded_one(conn, unit)?.map(|unit| unit.events).unwrap_or_default();
        let latest = events.iter().rfind(|event| event.kind == EventKind::PoolExhausted && event.day() <= on);
        if latest.is_some_and(|event| event.fields.date("until").is_none_or(|until| on <= until.last_day())) {
            exhausted.push(unit);
        }
    }
    Ok(exhausted)
}

fn moves(conn: &Connection, period: Period) -> Result<Vec<Move>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("moves.sql"))?;
    let mut rows = select.query(named_params! { ":from": period.from, ":to": period.to })?;
    let mut moves = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("member_move", (1, "event"), row)?;
        let place = |unit, toward| -> Result<Place, RegisterError> {
            Ok(match (row.get::<Option<i32>>(unit)?, row.get::<Option<i32>>(toward)?) {
                (None, _) => Place::Outside,
                (Some(unit), None) => Place::Unit(unit),
                (Some(unit), Some(toward)) => Place::Between(unit, toward),
            })
        };
        moves.push(Move {
            person: row.get((0, "person"))?,
            case: row.get((2, "case_id"))?,
            event: row.id(),
            day: row.known_text((3, "day"))?.parse().map_err(|_| row.damaged("day"))?,
            way: row.known_text((4, "way"))?.parse().map_err(|()| row.damaged("way"))?,
            from: place((5, "from_unit"), (6, "from_toward"))?,
            to: place((7, "to_unit"), (8, "to_toward"))?,
            probationer: row.get((9, "probationer"))?,
            again: row.get((10, "again"))?,
        });
    }
    Ok(moves)
}

fn admitted(of: &Move) -> Subject {
    Subject { happened: Some(of.day), again: of.again, probationer: true, ..Subject::on(of.person, of.case, of.to, of.day) }
}

/// Who is a member on a day, and where.
fn members(register: &Register, on: NaiveDate, book: &Book) -> Result<Vec<Subject>, RegisterError> {
    let standing = Standing::on(register, on)?;
    let on_the_way = in_transit(register.conn(), &book.units, on)?;
    let members = standing.all().filter(|(_, span)| span.member).map(|(person, span)| {
        let place = match on_the_way.get(&span.case).and_then(|way| way.to) {
            Some(to) => Place::Between(span.unit, to),
            None => Place::Unit(span.unit),
        };
        let has = |mark: Mark| span.marks.as_deref().is_some_and(|marks| marks.split(' ').any(|each| each == mark.code()));
        Subject { probationer: span.stage != Stage::Full, exempt: has(Mark::Exempt), ..Subject::on(person, span.case, place, on) }
    });
    Ok(members.collect())
}
