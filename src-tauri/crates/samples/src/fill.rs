//! The lifelike sample: one organization with everything that a clerk meets, all of it invented.

use chrono::NaiveDate;
use domain::event_kind::EventKind as K;
use register::entries::{book_of, founded};
use register::log::Operation;
use register::{Connection, Now, Register, RegisterError, book};

use crate::cast::Cast;
use crate::dice::Dice;
use crate::frame::{self, Programme, day};
use crate::play::{Actor, Player};
use crate::track::Ground;

/// Writes the lifelike sample into a new register: a base committee with eight branches, about 160 members, about 60
/// people on the way at every stage, cases that ended, courses, two programmes. The same day gives the same sample.
///
/// # Errors
/// As [`Register::transact`]; a refusal where the register already holds what the sample says anew.
pub fn fill(register: &mut Register, now: &Now) -> Result<(), RegisterError> {
    register.transact(Operation::new("sample_made"), now, |tx| write(tx, now))?;
    Ok(())
}

fn write(tx: &Connection, now: &Now) -> Result<(), RegisterError> {
    let (root, branches) = frame::units(tx, now)?;
    let rounds = frame::rounds(now.today);
    let courses = frame::courses(tx, Some(root), &rounds, now)?;
    // The units as they will read once what is derived is written.
    let book = book::with_units(tx, book_of(&founded(tx)?))?;
    let ground = Ground { calendar: &book.rules.calendar, rounds: &rounds };
    let actors = Cast::gather(&ground, now.today, Dice::new(2025));
    Player::new(tx, now, &book, &branches, &courses, Dice::new(2020)).play(&actors)?;
    programmes(tx, &actors, branches[0], now.today)?;
    frame::settings(tx, now.today)
}

/// Both programmes, as far as they have begun. Their names say that they are samples: no resolution's figures are known here.
fn programmes(tx: &Connection, actors: &[Actor], first_branch: i32, today: NaiveDate) -> Result<(), RegisterError> {
    let programmes = [
        Programme {
            name: "Chương trình mẫu 2020–2025",
            from: day(2020, 7, 1),
            to: day(2025, 12, 31),
            denominator: 0,
            targets: &[
                ("admissions", "45", None),
                ("admissions_share", "40", None),
                ("conversion_on_time", "95", None),
                ("women_share", "35", None),
                ("worker_share", "60", None),
                ("course_attendance", "60", None),
            ],
        },
        Programme {
            name: "Chương trình mẫu 2025–2030",
            from: day(2026, 1, 1),
            to: day(2030, 12, 31),
            denominator: 0,
            targets: &[
                ("admissions", "50", None),
                ("admissions_share", "36", None),
                ("conversion_on_time", "95", None),
                ("women_share", "40", None),
                ("worker_share", "55", None),
                ("course_attendance", "60", None),
                ("admissions", "8", Some(first_branch)),
            ],
        },
    ];
    for programme in programmes.into_iter().filter(|programme| programme.from <= today) {
        let eve = programme.from.pred_opt().unwrap_or(programme.from);
        Programme { denominator: members(actors, eve).max(1), ..programme }.write(tx)?;
    }
    Ok(())
}

/// How many are members on a day by the steps laid.
fn members(actors: &[Actor], on: NaiveDate) -> u32 {
    let is_member = |actor: &&Actor| {
        let mut steps: Vec<_> = actor.steps.iter().filter(|step| step.day <= on).collect();
        steps.sort_by_key(|step| (step.day, step.kind));
        steps.iter().fold(false, |member, step| match step.kind {
            K::MemberRecorded | K::TransferReceived | K::Ceremony => true,
            K::Died | K::StruckOff | K::Expelled | K::Resigned => false,
            K::TransferSlip => step.fields.iter().any(|(name, _)| *name == "to_unit"),
            _ => member,
        })
    };
    u32::try_from(actors.iter().filter(is_member).count()).unwrap_or_default()
}
