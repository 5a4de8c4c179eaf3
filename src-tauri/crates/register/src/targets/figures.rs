//! What an indicator counts, between two days, in the whole register or a unit and those below it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use domain::date::{PartialDate, add_months};
use domain::stage::{Book, Stage};
use rusqlite::{Connection, named_params};

use crate::Register;
use crate::error::RegisterError;
use crate::lists::Standing;

/// An indicator that can be a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// The stable code; label: the word `indicator.<code>`.
    pub code: &'static str,
    /// A percentage rather than a number of people.
    pub is_share: bool,
    /// Its denominator is typed and frozen when the target is set.
    pub frozen: bool,
}

const fn number(code: &'static str) -> Indicator {
    Indicator { code, is_share: false, frozen: false }
}

const fn of_frozen(code: &'static str) -> Indicator {
    Indicator { code, is_share: true, frozen: true }
}

const fn share(code: &'static str) -> Indicator {
    Indicator { code, is_share: true, frozen: false }
}

/// The indicators, in the order of the screen.
pub const INDICATORS: &[Indicator] = &[
    number("admissions"),
    of_frozen("admissions_share"),
    number("conversions"),
    share("conversion_rate"),
    share("conversion_on_time"),
    number("pool_size"),
    of_frozen("pool_share"),
    number("course_attendance"),
    number("course_sent"),
    number("new_member_class_sent"),
    share("new_member_class_share"),
    share("women_share"),
    share("youth_share"),
    share("worker_share"),
    share("technical_share"),
    share("minority_share"),
    number("strike_offs"),
];

impl Indicator {
    /// The indicator of that code.
    pub fn find(code: &str) -> Option<Self> {
        INDICATORS.iter().copied().find(|indicator| indicator.code == code)
    }
}

/// Where and between which days to count.
pub(crate) struct Scope<'a> {
    pub register: &'a Register,
    pub book: &'a Book,
    /// `None`: everywhere.
    pub unit: Option<i32>,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A numerator and, for a share that freezes none, its denominator, each by names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Count {
    pub people: BTreeSet<i32>,
    pub of: Option<BTreeSet<i32>>,
}

impl Scope<'_> {
    fn conn(&self) -> &Connection {
        self.register.conn()
    }

    fn units(&self, on: NaiveDate) -> Option<Vec<i32>> {
        self.unit.map(|unit| self.book.units.within(unit, on))
    }

    /// Who had a counted event of a kind between two days; a person counts once for each case.
    fn events(&self, kind: &str, until: NaiveDate) -> Result<Vec<(i32, NaiveDate)>, RegisterError> {
        let mut select = self.conn().prepare_cached(include_str!("counted.sql"))?;
        let units = self.units(until);
        let mut rows = select.query(named_params! { ":kind": kind, ":from": self.from, ":to": until.min(self.to), ":on": until })?;
        let (mut found, mut admitted) = (Vec::new(), BTreeSet::new());
        while let Some(row) = rows.next()? {
            let (unit, case): (i32, i32) = (row.get("unit")?, row.get("case_id")?);
            // A membership begins once, however often the ceremony was written down.
            if kind == "ceremony" && !admitted.insert(case) {
                continue;
            }
            if units.as_ref().is_none_or(|units| units.contains(&unit)) {
                found.push((row.get("person")?, row.get("day")?));
            }
        }
        Ok(found)
    }

    fn people(&self, kind: &str, until: NaiveDate) -> Result<BTreeSet<i32>, RegisterError> {
        Ok(self.events(kind, until)?.into_iter().map(|(person, _)| person).collect())
    }

    /// What an indicator counts up to a day.
    pub(crate) fn count(&self, indicator: Indicator, until: NaiveDate) -> Result<Count, RegisterError> {
        let of_admitted = |test: &dyn Fn(i32, NaiveDate) -> Result<bool, RegisterError>| -> Result<Count, RegisterError> {
            let admitted = self.events("ceremony", until)?;
            let mut people = BTreeSet::new();
            for (person, day) in &admitted {
                if test(*person, *day)? {
                    people.insert(*person);
                }
            }
            Ok(Count { people, of: Some(admitted.into_iter().map(|(person, _)| person).collect()) })
        };
        let plain = |kind: &str| -> Result<Count, RegisterError> { Ok(Count { people: self.people(kind, until)?, of: None }) };
        match indicator.code {
            "admissions" | "admissions_share" => plain("ceremony"),
            "conversions" => plain("conversion_decision"),
            "course_attendance" => plain("course_certificate"),
            "course_sent" => plain("course_enrolled"),
            "new_member_class_sent" => plain("new_member_class_enrolled"),
            "strike_offs" => plain("struck_off"),
            "pool_size" | "pool_share" => Ok(Count { people: self.pool(until)?, of: None }),
            "conversion_rate" | "conversion_on_time" | "new_member_class_share" => self.of_probations(indicator.code, until),
            "women_share" => of_admitted(&|person, _| Ok(self.key("sex", person)?.as_deref() == Some("female"))),
            "minority_share" => of_admitted(&|person, _| {
                let row = self.key("ethnicity", person)?.and_then(|code| self.book.codes.get("ethnicity", &code));
                Ok(row.is_some_and(|row| row.minority.unwrap_or(true)))
            }),
            "worker_share" => of_admitted(&|person, day| Ok(self.fact("occupation_group", person, day)?.as_deref() == Some("enterprise_worker"))),
            "technical_share" => of_admitted(&|person, day| {
                let rank = |code: &str| self.book.codes.get("qualification", code).and_then(|row| row.rank);
                Ok(self.fact("qualification", person, day)?.and_then(|code| rank(&code)) >= rank("university"))
            }),
            "youth_share" => of_admitted(&|person, day| {
                let organizations = self.fact("mass_organizations", person, day)?.unwrap_or_default();
                Ok(in_youth_union(&organizations, day))
            }),
            _ => Ok(Count::default()),
        }
    }

    /// On the list by resolution, the case not ended, not a member.
    fn pool(&self, on: NaiveDate) -> Result<BTreeSet<i32>, RegisterError> {
        let units = self.units(on);
        let mut select = self.conn().prepare_cached(include_str!("pool.sql"))?;
        let mut rows = select.query(named_params! { ":on": on, ":probation": Stage::Probation.number() })?;
        let mut people = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let unit: i32 = row.get("unit")?;
            if units.as_ref().is_none_or(|units| units.contains(&unit)) {
                people.insert(row.get("person")?);
            }
        }
        Ok(people)
    }

    /// Probations that end in the period: who was recognized, in time, or had the class certificate in time.
    fn of_probations(&self, code: &str, until: NaiveDate) -> Result<Count, RegisterError> {
        let mut count = Count { people: BTreeSet::new(), of: Some(BTreeSet::new()) };
        let units = self.units(until);
        let calendar = &self.book.rules;
        let mut select = self.conn().prepare_cached(include_str!("probations.sql"))?;
        let mut rows = select.query(named_params! { ":until": until })?;
        while let Some(row) = rows.next()? {
            let (person, unit): (i32, i32) = (row.get("person")?, row.get("unit")?);
            let admitted: NaiveDate = row.get("admitted")?;
            let recognized: Option<NaiveDate> = row.get("recognized")?;
            let certificate: Option<NaiveDate> = row.get("certificate")?;
            if units.as_ref().is_some_and(|units| !units.contains(&unit)) {
                continue;
            }
            let end = domain::stage::probation_end(admitted, calendar);
            let in_time = match (calendar.rule("conversion_review", None, end), code) {
                (Some(review), "conversion_on_time") => {
                    let review_due = calendar.due(review, end).0;
                    calendar.rule("conversion_decision", None, review_due).map_or(review_due, |rule| calendar.due(rule, review_due).0)
                }
                _ => end,
            };
            if in_time < self.from || in_time > self.to.min(until) {
                continue;
            }
            if let Some(of) = &mut count.of {
                of.insert(person);
            }
            let met = match code {
                "conversion_rate" => recognized.is_some_and(|day| day <= until),
                "conversion_on_time" => recognized.is_some_and(|day| day <= in_time),
                _ => certificate.is_some_and(|day| day <= end),
            };
            if met {
                count.people.insert(person);
            }
        }
        Ok(count)
    }

    /// A plain fact of a person, from the keys.
    fn key(&self, column: &str, person: i32) -> Result<Option<String>, RegisterError> {
        let sql = format!("SELECT {column} FROM person_key WHERE person = ?1");
        Ok(self.conn().prepare_cached(&sql)?.query_row([person], |row| row.get(0))?)
    }

    /// A dated fact in force on a day; one entered only later stands for the time before.
    fn fact(&self, field: &str, person: i32, on: NaiveDate) -> Result<Option<String>, RegisterError> {
        use rusqlite::OptionalExtension;
        Ok(self
            .conn()
            .prepare_cached(include_str!("../cases/fact_in_force.sql"))?
            .query_row(named_params! { ":person": person, ":field": field, ":on": on }, |row| row.get::<_, Option<String>>("value"))
            .optional()?
            .flatten())
    }

    /// How many cases not yet counted can still lawfully be admitted by the end: of age by then, past the wait of a
    /// re-admission. The others may take the rest of the path in one day. Gives the earliest days, from `on`.
    pub(crate) fn admissible(&self, on: NaiveDate) -> Result<Vec<NaiveDate>, RegisterError> {
        let units = self.units(on);
        let rules = &self.book.rules;
        let of_age = rules.condition("age_at_branch_vote", on).and_then(|condition| condition.min_number()).unwrap_or(0);
        let left = self.left_party(on)?;
        let mut days = Vec::new();
        for (person, span) in Standing::on(self.register, on)?.all().filter(|(_, span)| span.stage < Stage::Probation.number()) {
            if units.as_ref().is_some_and(|units| !units.contains(&span.unit)) {
                continue;
            }
            let mut earliest = on;
            // Age is judged at the branch's vote; past that stage it no longer holds anyone up.
            if span.stage <= Stage::BranchVote.number() {
                if let Some(birth) = self.key("birth_date", person)?.and_then(|text| text.parse::<PartialDate>().ok()) {
                    let month = birth.last_day().with_day(1).unwrap_or(birth.last_day());
                    earliest = earliest.max(add_months(month, of_age * 12));
                }
                if let Some(left) = left.get(&person)
                    && let Some(rule) = rules.rule("readmission_wait", None, *left)
                {
                    earliest = earliest.max(rules.due(rule, *left).0);
                }
            }
            days.push(earliest);
        }
        Ok(days)
    }

    /// Who has left the Party by a day, and when last.
    fn left_party(&self, on: NaiveDate) -> Result<BTreeMap<i32, NaiveDate>, RegisterError> {
        // Written into the query: an index of few rows is used only where their condition is seen.
        let left = format!("stage BETWEEN {} AND {}", Stage::Cancelled.number(), Stage::Resigned.number());
        let mut select = self.conn().prepare_cached(&include_str!("left_party.sql").replace("/*left the Party*/", &left))?;
        Ok(select.query_map(named_params! { ":on": on }, |row| Ok((row.get("person")?, row.get("left_on")?)))?.collect::<Result<_, _>>()?)
    }

    /// The ends of probations that run or have run out without recognition.
    pub(crate) fn convertible(&self, on: NaiveDate) -> Result<Vec<NaiveDate>, RegisterError> {
        let units = self.units(on);
        let mut select = self.conn().prepare_cached(include_str!("convertible.sql"))?;
        let mut rows = select.query(named_params! { ":on": on, ":probation": Stage::Probation.number(), ":full": Stage::Full.number() })?;
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            let unit: i32 = row.get("unit")?;
            if units.as_ref().is_none_or(|units| units.contains(&unit)) {
                days.push(row.get::<_, Option<NaiveDate>>("due")?.unwrap_or(on).max(on));
            }
        }
        Ok(days)
    }

    /// The months of a probation begun on a day.
    pub(crate) fn probation_months(&self, on: NaiveDate) -> u32 {
        self.book.rules.rule("probation", None, on).map_or(0, |rule| rule.value)
    }
}

fn in_youth_union(organizations: &str, on: NaiveDate) -> bool {
    let rows: Vec<serde_json::Value> = serde_json::from_str(organizations).unwrap_or_default();
    let before = |value: &serde_json::Value| {
        value
            .as_str()
            .and_then(|text| text.parse::<domain::date::PartialDate>().ok())
            .is_some_and(|date| date.first_day().year() > 0 && date.last_day() <= on)
    };
    rows.iter().any(|row| row["organization"] == "youth_union" && !before(&row["left"]))
}
