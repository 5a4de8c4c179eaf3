//! What the register knows of each case that bears on an indicator, as of a day: in the whole register or a unit and those
//! below it. What follows from it is worked out in `domain::target`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use domain::code_list::CodeLists;
use domain::date::{PartialDate, add_months};
use domain::event_kind::EventKind;
use domain::indicator::Indicator;
use domain::period::Period;
use domain::stage::{Book, Stage, memberships_ended};
use domain::statistics::{Place, Profile, Subject as Counted, Way};
use domain::target::{Outlook, Parts, Position, Subject, outlook};
use rusqlite::{Connection, Row, named_params};

use crate::Register;
use crate::entries::history;
use crate::error::RegisterError;
use crate::facts::profiles;
use crate::file::Stored;

/// How long before a period a probation may have ended whose last day in time falls into it.
const LONGEST_TERM: Days = Days::new(400);

/// Where and between which days to count.
pub(crate) struct Scope<'a> {
    pub register: &'a Register,
    pub book: &'a Book,
    /// `None`: everywhere.
    pub unit: Option<i32>,
    pub period: Period,
}

/// An open case of somebody who is not a full member.
#[derive(Clone, Debug)]
struct OpenCase {
    person: i32,
    case: i32,
    unit: i32,
    stage: Stage,
    birth: Option<PartialDate>,
    member: bool,
    recognized: bool,
    probation_end: Option<NaiveDate>,
    /// When the person last left the Party.
    left: Option<NaiveDate>,
}

/// A probation that ended, or runs.
#[derive(Clone, Debug)]
struct Probation {
    person: i32,
    case: i32,
    unit: i32,
    ends_on: NaiveDate,
    ended: Option<NaiveDate>,
    recognized: Option<NaiveDate>,
    certificate: Option<NaiveDate>,
}

/// Something counted that happened in the period.
#[derive(Clone, Copy, Debug)]
struct Happened {
    person: i32,
    case: i32,
    day: NaiveDate,
    unit: i32,
}

impl Happened {
    fn read(row: &Row<'_>) -> Result<Self, RegisterError> {
        let row = Stored::keyed("live_event", "person", row)?;
        Ok(Self { person: row.id(), case: row.get("case_id")?, day: row.get("day")?, unit: row.get("unit")? })
    }
}

impl Scope<'_> {
    fn conn(&self) -> &Connection {
        self.register.conn()
    }

    /// How an indicator stands on a day, and what can still come. A period that is over stands as on its last day.
    pub(crate) fn outlook(&self, indicator: Indicator, on: NaiveDate) -> Result<Outlook, RegisterError> {
        let until = on.min(self.period.to);
        let mut subjects = self.met(indicator, until)?;
        let open = self.open(indicator, until)?;
        let position: BTreeMap<i32, Position> = open.iter().map(|subject| (subject.case, subject.position)).collect();
        match indicator {
            Indicator::StrikeOffs => {}
            Indicator::ConversionRate | Indicator::ConversionOnTime | Indicator::NewMemberClassShare => {
                for subject in &mut subjects {
                    subject.position = position.get(&subject.case).copied().unwrap_or_default();
                }
                subjects.extend(open.into_iter().filter(|subject| subject.position == Position::Candidate));
            }
            // Whoever stands on the list was met there.
            Indicator::PoolSize | Indicator::PoolShare => {}
            _ => subjects.extend(open),
        }
        Ok(outlook(indicator, self.period, until, &subjects, &self.book.rules))
    }

    /// What was reached by a day, without a look ahead.
    pub(crate) fn reached(&self, indicator: Indicator, on: NaiveDate) -> Result<Parts, RegisterError> {
        let until = on.min(self.period.to);
        Ok(outlook(indicator, self.period, until, &self.met(indicator, until)?, &self.book.rules).reached())
    }

    /// Whether a place lies within the scope; of a unit merged since, the one it went into does.
    fn place(&self, on: NaiveDate) -> impl Fn(i32) -> bool {
        let within: Option<BTreeSet<i32>> = self.unit.map(|unit| self.book.units.within(unit, on).into_iter().collect());
        let units = &self.book.units;
        move |unit| within.as_ref().is_none_or(|within| within.contains(&unit) || within.contains(&units.into_which(unit, on)))
    }

    /// The cases that count by a day, and those of the denominator.
    fn met(&self, indicator: Indicator, until: NaiveDate) -> Result<Vec<Subject>, RegisterError> {
        use Indicator as I;
        Ok(match indicator {
            I::ConversionRate | I::ConversionOnTime | I::NewMemberClassShare => self.of_probations(until)?,
            I::PoolSize | I::PoolShare => self.open(indicator, until)?,
            I::Admissions | I::AdmissionsShare => counted(self.moved(Way::Admitted, until)?),
            I::WomenShare | I::YouthShare | I::WorkerShare | I::TechnicalShare | I::MinorityShare => {
                let admitted = self.moved(Way::Admitted, until)?;
                let days: Vec<(i32, NaiveDate)> = admitted.iter().map(|each| (each.person, each.day)).collect();
                self.with_quality(indicator, counted(admitted), &days)?
            }
            I::Conversions => counted(one_a_case(self.events("conversion_decision", until)?)),
            I::CourseAttendance => counted(self.events("course_certificate", until)?),
            I::CourseSent => counted(self.events("course_enrolled", until)?),
            I::NewMemberClassSent => counted(self.events("new_member_class_enrolled", until)?),
            I::StrikeOffs => counted(one_a_case(self.moved(Way::StruckOff, until)?)),
        })
    }

    /// What happened of a kind between two days and was in force on the later.
    fn events(&self, kind: &str, until: NaiveDate) -> Result<Vec<Happened>, RegisterError> {
        let from = self.period.from;
        let found = self.register.remember(&format!("counted {kind} {from} {until}"), |conn| happened(conn, kind, from, until))?;
        self.here(found.to_vec(), until)
    }

    fn here(&self, mut found: Vec<Happened>, until: NaiveDate) -> Result<Vec<Happened>, RegisterError> {
        let place = self.place(until);
        found.retain(|each| place(each.unit));
        Ok(found)
    }

    /// Admissions and strike-offs, as the reports count them.
    fn moved(&self, way: Way, until: NaiveDate) -> Result<Vec<Happened>, RegisterError> {
        let from = self.period.from;
        let found = self.register.remember(&format!("moved {} {from} {until}", way.code()), |conn| -> Result<Vec<Happened>, RegisterError> {
            let mut select = conn.prepare_cached(include_str!("moved.sql"))?;
            select.query_and_then(named_params! { ":way": way.code(), ":from": from, ":to": until }, Happened::read)?.collect()
        })?;
        self.here(found.to_vec(), until)
    }

    /// The open cases of the scope, as candidates and probationers; where the share is about a quality, those with a
    /// quality know it as of the first day on which they could be admitted.
    fn open(&self, indicator: Indicator, on: NaiveDate) -> Result<Vec<Subject>, RegisterError> {
        use Indicator as I;
        if indicator == I::StrikeOffs {
            return Ok(Vec::new());
        }
        let place = self.place(on);
        let cases = self.register.remember(&format!("open cases {on}"), |conn| open_cases(conn, on, &self.book.codes))?;
        let rules = &self.book.rules;
        let of_age = rules.condition("age_at_branch_vote", on).and_then(|condition| condition.min_number()).unwrap_or(0);
        let earliest = |case: &OpenCase| {
            // Age and wait are judged at the branch's vote; past that stage they no longer hold anyone up.
            if case.stage > Stage::BranchVote {
                return on;
            }
            let month = |birth: PartialDate| birth.last_day().with_day(1).unwrap_or(birth.last_day());
            let of_age = case.birth.map(|birth| add_months(month(birth), of_age * 12));
            let wait = case.left.and_then(|left| Some(rules.due(rules.rule("readmission_wait", None, left)?, left).0));
            on.max(of_age.unwrap_or(on)).max(wait.unwrap_or(on))
        };
        let pool = matches!(indicator, I::PoolSize | I::PoolShare);
        let listed = if pool { Some(self.register.remember(&format!("listed {on}"), |conn| listed(conn, on))?) } else { None };
        let subject = |case: &OpenCase| {
            let position = match (case.member, case.recognized) {
                (false, _) => Position::Candidate,
                (true, false) => Position::Probationer,
                (true, true) => Position::Neither,
            };
            Subject {
                person: case.person,
                case: case.case,
                position,
                listed: listed.as_ref().is_some_and(|listed| listed.contains(&case.case)),
                earliest: (position == Position::Candidate).then(|| earliest(case)),
                probation_end: case.probation_end,
                ..Subject::default()
            }
        };
        let subjects: Vec<Subject> = cases.iter().filter(|case| place(case.unit)).map(subject).collect();
        if !matches!(indicator, I::WomenShare | I::YouthShare | I::WorkerShare | I::TechnicalShare | I::MinorityShare) {
            return Ok(subjects);
        }
        let candidates: Vec<Subject> = subjects.into_iter().filter(|subject| subject.position == Position::Candidate).collect();
        let days: Vec<(i32, NaiveDate)> = candidates.iter().map(|subject| (subject.person, subject.earliest.unwrap_or(on))).collect();
        self.with_quality(indicator, candidates, &days)
    }

    /// Probations that end about the period.
    fn of_probations(&self, until: NaiveDate) -> Result<Vec<Subject>, RegisterError> {
        let place = self.place(until);
        let (from, to) = (self.period.from - LONGEST_TERM, self.period.to);
        let found = self.register.remember(&format!("probations {until} {from} {to}"), |conn| probations(conn, until, from, to))?;
        let subject = |each: &Probation| Subject {
            person: each.person,
            case: each.case,
            probation_end: Some(each.ends_on),
            ended: each.ended,
            recognized: each.recognized,
            certificate: each.certificate,
            ..Subject::default()
        };
        Ok(found.iter().filter(|each| place(each.unit)).map(subject).collect())
    }

    /// Subjects, each with whether the quality of the share fits on its day.
    fn with_quality(&self, indicator: Indicator, subjects: Vec<Subject>, days: &[(i32, NaiveDate)]) -> Result<Vec<Subject>, RegisterError> {
        let Some(quality) = indicator.quality() else { return Ok(subjects) };
        let fits = |((person, day), profile): (&(i32, NaiveDate), Profile)| {
            quality.holds(&Counted { profile, ..Counted::on(*person, 0, Place::Outside, *day) }, &self.book.codes)
        };
        let fitting = days.iter().zip(profiles(self.conn(), days, &[quality])?).map(fits);
        Ok(subjects.into_iter().zip(fitting).map(|(subject, fits)| Subject { fits, ..subject }).collect())
    }
}

/// The first for each case.
fn one_a_case(happened: Vec<Happened>) -> Vec<Happened> {
    let mut cases = BTreeSet::new();
    happened.into_iter().filter(|each| cases.insert(each.case)).collect()
}

fn happened(conn: &Connection, kind: &str, from: NaiveDate, until: NaiveDate) -> Result<Vec<Happened>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("counted.sql"))?;
    select.query_and_then(named_params! { ":kind": kind, ":from": from, ":to": until, ":on": until }, Happened::read)?.collect()
}

fn counted(happened: Vec<Happened>) -> Vec<Subject> {
    happened.into_iter().map(|each| Subject { person: each.person, case: each.case, counted: Some(each.day), ..Subject::default() }).collect()
}

fn open_cases(conn: &Connection, on: NaiveDate, codes: &CodeLists) -> Result<Vec<OpenCase>, RegisterError> {
    // Whoever left did so in another case than the one that is open: few have several, and only these histories are read.
    let mut select = conn.prepare_cached(include_str!("people_of_several_cases.sql"))?;
    let several: BTreeSet<i32> = select.query_map([], |row| row.get("person"))?.collect::<Result<_, _>>()?;
    let left = |person: i32, case: i32| -> Result<Option<NaiveDate>, RegisterError> {
        let history = history::of_person(conn, person, codes)?;
        let own = history.cases.iter().find(|each| each.id == case);
        Ok(own.and_then(|own| memberships_ended(&history, own, on).into_iter().max()))
    };
    let mut select = conn.prepare_cached(include_str!("probation_ends.sql"))?;
    let ends: BTreeMap<i32, NaiveDate> =
        select.query_map(named_params! { ":on": on }, |row| Ok((row.get("case_id")?, row.get("ends_on")?)))?.collect::<Result<_, _>>()?;
    let mut select = conn.prepare_cached(include_str!("open_cases.sql"))?;
    let mut rows = select.query(named_params! { ":on": on, ":full": Stage::Full.number() })?;
    let mut cases = Vec::new();
    while let Some(row) = rows.next()? {
        let (key, row) = (Stored::keyed("person_key", "person", row)?, Stored::keyed("stage_interval", "person", row)?);
        let person = row.id();
        let (case, stage): (i32, Stage) = (row.get("case_id")?, row.numbered("stage")?);
        let redone: bool = row.get("redone")?;
        cases.push(OpenCase {
            person,
            case,
            unit: row.get("unit")?,
            stage,
            birth: key.parse_known("birth_date")?,
            member: row.get::<bool>("member")? || stage >= Stage::Probation,
            recognized: row.get("recognized")?,
            probation_end: ends.get(&case).copied().filter(|_| redone || stage >= Stage::Probation),
            left: if several.contains(&person) { left(person, case)? } else { None },
        });
    }
    Ok(cases)
}

/// The cases put on the list.
fn listed(conn: &Connection, on: NaiveDate) -> Result<BTreeSet<i32>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("listed.sql"))?;
    let found = select.query_map(named_params! { ":on": on, ":probation": Stage::Probation.number() }, |row| row.get("case_id"))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The first day of an entry of a kind in each case, of those in force on a day.
fn first_of_kind(conn: &Connection, kind: EventKind, on: NaiveDate) -> Result<BTreeMap<i32, NaiveDate>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("live_of_kind.sql"))?;
    let mut rows = select.query(named_params! { ":kind": kind.code(), ":on": on })?;
    let mut first = BTreeMap::new();
    while let Some(row) = rows.next()? {
        first.entry(row.get("case_id")?).or_insert(row.get("day")?);
    }
    Ok(first)
}

fn probations(conn: &Connection, on: NaiveDate, from: NaiveDate, to: NaiveDate) -> Result<Vec<Probation>, RegisterError> {
    // Walked once by kind: looked up for each probation they take ten times as long.
    let recognized = first_of_kind(conn, EventKind::ConversionDecision, on)?;
    let certified = first_of_kind(conn, EventKind::NewMemberClassCertificate, on)?;
    let mut select = conn.prepare_cached(include_str!("probations.sql"))?;
    let found = select
        .query_and_then(named_params! { ":on": on, ":from": from, ":to": to, ":full": Stage::Full.number() }, |row| {
            let row = Stored::keyed("clock_interval", "person", row)?;
            let case: i32 = row.get("case_id")?;
            Ok(Probation {
                person: row.id(),
                case,
                unit: row.get("unit")?,
                ends_on: row.get("ends_on")?,
                ended: row.get("ended")?,
                recognized: recognized.get(&case).copied(),
                certificate: certified.get(&case).copied(),
            })
        })?
        .collect::<Result<_, RegisterError>>()?;
    Ok(found)
}
