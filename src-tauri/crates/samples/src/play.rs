//! Writing the steps of many people in the order of their days, as a clerk would have: who helps, how many vote and
//! which number a paper bears follow from what was written before.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::event::{Event, read_fields};
use domain::event_kind::{EventKind, Votes};
use domain::stage::Book;
use register::entries::event_row::{self, Owner};
use register::entries::history;
use register::facts::person;
use register::{Connection, Now, RegisterError, writers};

use crate::dice::Dice;
use crate::sketch::Facts;
use crate::track::{Given, Outcome, Step};

/// Somebody with a way to go.
pub struct Actor {
    /// Their facts, as typed.
    pub facts: Facts,
    /// The number of their branch in the sample.
    pub unit: usize,
    /// Their steps in order.
    pub steps: Vec<Step>,
    /// Facts that changed later: from when, which, to what.
    pub later: Vec<(NaiveDate, &'static str, &'static str)>,
}

/// A person as written so far.
#[derive(Clone, Default)]
struct Written {
    person: i32,
    case: i32,
    helper: Option<i32>,
    tags: BTreeMap<&'static str, i32>,
}

/// What is written, and what was written before.
pub struct Player<'a> {
    conn: &'a Connection,
    now: &'a Now,
    book: &'a Book,
    /// The ids of the sample's branches and of its courses.
    units: &'a [i32],
    courses: &'a [i32],
    dice: Dice,
    full: Vec<Vec<i32>>,
    probationers: Vec<Vec<i32>>,
    numbers: BTreeMap<(usize, &'static str), u32>,
    cards: u32,
}

/// How many sit on the base committee of the sample.
const COMMITTEE: u32 = 11;

impl<'a> Player<'a> {
    /// Nothing is written yet.
    pub fn new(conn: &'a Connection, now: &'a Now, book: &'a Book, units: &'a [i32], courses: &'a [i32], dice: Dice) -> Self {
        let empty = vec![Vec::new(); units.len()];
        Self { conn, now, book, units, courses, dice, full: empty.clone(), probationers: empty, numbers: BTreeMap::new(), cards: 100 }
    }

    /// Writes everyone's steps by their days. What lies after today does not happen.
    ///
    /// # Errors
    /// A refusal where the sample says what cannot be.
    pub fn play(&mut self, actors: &[Actor]) -> Result<(), RegisterError> {
        let mut order: Vec<(NaiveDate, EventKind, usize, usize)> = Vec::new();
        for (who, actor) in actors.iter().enumerate() {
            order.extend(actor.steps.iter().enumerate().map(|(place, step)| (step.day, step.kind, who, place)));
        }
        order.retain(|(day, ..)| *day <= self.now.today);
        order.sort();
        let mut written = vec![Written::default(); actors.len()];
        for (_, _, who, place) in order {
            self.write(&actors[who], &actors[who].steps[place], &mut written[who])?;
        }
        for (actor, written) in actors.iter().zip(&written) {
            for (from, name, typed) in &actor.later {
                let field = person::field(name)?;
                let text = person::read_field(field, typed, self.now.today)?;
                person::write(self.conn, written.person, field, text.as_deref(), *from)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, actor: &Actor, step: &Step, written: &mut Written) -> Result<(), RegisterError> {
        if written.person == 0 {
            written.person = add_person(self.conn, &actor.facts, step.day, self.now.today)?;
            written.case = writers::case(self.conn, written.person, self.unit_id(actor.unit))?;
        } else if step.opens {
            written.case = writers::case(self.conn, written.person, self.unit_id(actor.unit))?;
        }
        let mut typed: Vec<(&str, String)> = Vec::new();
        for (name, given) in &step.fields {
            typed.push((name, self.text(given, actor, step, written)));
        }
        if step.kind.spec().votes == Votes::Required {
            typed.extend(self.count(actor.unit, step));
        }
        let fields = read_fields(step.kind, typed.iter().map(|(name, text)| (*name, text.as_str())), &self.book.codes)?;
        let (issuer, document_number) = self.paper(actor.unit, step);
        let event = Event {
            id: i32::MAX,
            kind: step.kind,
            on: PartialDate::whole(step.day),
            recorded_at: self.now.stamp(),
            document_date: document_number.is_some().then(|| PartialDate::whole(step.day)),
            document_number,
            issuer,
            note: step.note.map(str::to_owned),
            elsewhere: false,
            reason: step.reason.map(str::to_owned),
            fields,
        };
        let owner = Owner::Case(written.case);
        let mut kept = Vec::new();
        if matches!(step.kind, EventKind::Correction | EventKind::EntryVoided) {
            writers::must_apply(self.conn, &event, owner, self.now)?;
        } else if event.reason.is_some() {
            let history = history::of_person(self.conn, written.person, &self.book.codes)?;
            kept = writers::judge(self.conn, &history, written.case, &event, self.book)?.warnings;
            kept.retain(|warning| warning.needs_reason);
        }
        let id = event_row::insert(self.conn, owner, &event, &kept)?;
        if let Some(tag) = step.tag {
            written.tags.insert(tag, id);
        }
        if let Some(card) = event.fields.text("card_number").filter(|_| step.kind == EventKind::CardIssued) {
            writers::card_number(self.conn, written.person, card)?;
        }
        self.roll(actor.unit, step, written.person);
        Ok(())
    }

    fn unit_id(&self, unit: usize) -> i32 {
        self.units.get(unit).copied().unwrap_or_default()
    }

    /// What is typed into a field.
    fn text(&mut self, given: &Given, actor: &Actor, step: &Step, written: &mut Written) -> String {
        // What is not there is left out, and then the field is missing.
        let number = |id: Option<i32>| id.map_or_else(String::new, |id| id.to_string());
        match given {
            Given::Text(text) => text.clone(),
            Given::Step(tag) => number(written.tags.get(tag).copied()),
            Given::Unit(unit) => self.unit_id(*unit).to_string(),
            Given::Course(course) => number(self.courses.get(*course).copied()),
            Given::Helper => {
                let there = &self.full[actor.unit];
                let helper = written.helper.filter(|helper| there.contains(helper));
                written.helper = helper.or_else(|| self.dice.one(there).copied());
                number(written.helper)
            }
            Given::Card => {
                self.cards += self.dice.between(1, 3);
                let citizen = actor.facts.iter().find(|(field, _)| *field == "citizen_id").map(|(_, text)| text.clone());
                let renewed = NaiveDate::from_ymd_opt(2025, 9, 2).is_some_and(|day| step.day >= day);
                citizen.filter(|_| renewed).unwrap_or_else(|| format!("00{:06}", self.cards))
            }
        }
    }

    /// The count of a vote: of the branch's full members, or of the base committee.
    fn count(&mut self, unit: usize, step: &Step) -> Vec<(&'static str, String)> {
        let of_branch = matches!(step.kind, EventKind::BranchVote | EventKind::ConversionBranchVote | EventKind::StrikeOffBranchVote);
        let total = if of_branch { u32::try_from(self.full[unit].len()).unwrap_or(1).max(3) } else { COMMITTEE };
        let away = u32::from(of_branch && total > 6 && self.dice.chance(20));
        let entitled = total - away;
        let present = entitled - u32::from(entitled > 8 && self.dice.chance(35));
        let against = match step.outcome {
            Outcome::Short => present.div_ceil(2),
            Outcome::Passed => u32::from(present > 8 && self.dice.chance(15)),
        };
        let mut typed = vec![
            ("votes_total", total.to_string()),
            ("votes_entitled", entitled.to_string()),
            ("votes_present", present.to_string()),
            ("votes_for", (present - against).to_string()),
            ("votes_against", against.to_string()),
            ("votes_blank", "0".to_owned()),
            ("vote_form", if self.dice.chance(70) { "secret_ballot" } else { "raised_cards" }.to_owned()),
        ];
        if away > 0 {
            typed.push(("votes_excluded", r#"[["exempt_absent",1]]"#.to_owned()));
        }
        if of_branch {
            let probationers = self.probationers[unit].len().to_string();
            typed.extend([("probationers_total", probationers.clone()), ("probationers_present", probationers)]);
        }
        typed
    }

    /// Who issued the paper of a step, and its next number. Numbers run on, each issuer's own, and none comes twice.
    fn paper(&mut self, unit: usize, step: &Step) -> (Option<String>, Option<String>) {
        use EventKind as K;
        let (issuer, symbol) = match step.kind {
            K::CandidateListed | K::HelperNamed | K::BranchVote | K::ConversionBranchVote | K::StrikeOffBranchVote | K::RemovedFromList => {
                (0, "NQ/CB")
            }
            K::CommitteeVote | K::ConversionCommitteeVote | K::StrikeOffCommitteeVote => (1, "NQ/ĐU"),
            K::Cleared => (1, "TB/ĐU"),
            K::CourseEnrolled | K::NewMemberClassEnrolled | K::BackgroundRequested => (1, "CV/ĐU"),
            K::PostHeld => (1, "QĐ/ĐU"),
            K::Decision | K::ConversionDecision | K::StruckOff | K::Expelled | K::Resigned | K::DecisionCancelled | K::Refused => (2, "QĐ/ĐU"),
            K::TransferSlip => (2, "GTSH"),
            K::CourseCertificate | K::NewMemberClassCertificate => (3, "GCN"),
            _ => return (None, None),
        };
        let (series, name) = match issuer {
            0 => (unit + 10, None),
            1 => (1, Some("Đảng ủy Công ty CP Cơ khí Minh Khởi (mẫu)")),
            2 => (2, Some("Đảng ủy cấp trên (mẫu)")),
            _ => (3, Some("Trung tâm chính trị (mẫu)")),
        };
        // A meeting of the branch takes several matters into one resolution.
        let next = self.numbers.entry((series, symbol)).or_insert(if issuer == 2 { 40 } else { 0 });
        let further = if issuer == 2 { self.dice.between(1, 4) } else { 1 };
        if !(step.kind == K::HelperNamed && *next > 0) {
            *next += further;
        }
        (name.map(str::to_owned), Some(format!("{next:02}-{symbol}")))
    }

    /// Keeps the branches' members by what was written.
    fn roll(&mut self, unit: usize, step: &Step, person: i32) {
        use EventKind as K;
        let kind = |code: &str| step.fields.iter().any(|(name, given)| *name == "member_kind" && matches!(given, Given::Text(text) if text == code));
        let leave = |list: &mut Vec<i32>| list.retain(|each| *each != person);
        match step.kind {
            K::MemberRecorded | K::TransferReceived if kind("full") => self.full[unit].push(person),
            K::Ceremony => self.probationers[unit].push(person),
            K::ConversionDecision => {
                leave(&mut self.probationers[unit]);
                self.full[unit].push(person);
            }
            K::Died | K::StruckOff | K::Expelled | K::Resigned | K::TransferSlip | K::DecisionCancelled => {
                leave(&mut self.probationers[unit]);
                leave(&mut self.full[unit]);
            }
            _ => {}
        }
    }
}

/// Writes a person's facts, read as typed; dated ones hold from a day.
pub fn add_person(conn: &Connection, facts: &[(&'static str, String)], from: NaiveDate, today: NaiveDate) -> Result<i32, RegisterError> {
    let mut read = Vec::new();
    for (name, typed) in facts {
        let field = person::field(name)?;
        read.extend(person::read_field(field, typed, today)?.map(|text| (field, text)));
    }
    let read: Vec<_> = read.iter().map(|(field, text)| (*field, text.as_str())).collect();
    person::insert(conn, &read, from)
}
