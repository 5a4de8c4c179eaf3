//! Any number of made-up people, for measuring: how long things take and how large the file grows.
//!
//! Less lifelike than the sample: steps are left out and nobody's votes are counted up, but the mix of members and
//! people on the way, of stages, years and units is that of a large committee, and every stage occurs.

use chrono::{Datelike, NaiveDate};
use domain::date::PartialDate;
use domain::event::{Event, Fields, read_fields};
use domain::event_kind::EventKind as K;
use register::entries::event_row::{self, Owner};
use register::log::Operation;
use register::settings::set;
use register::{Connection, Now, Register, RegisterError, book, writers};

use crate::dice::Dice;
use crate::frame::{self, Programme, day};
use crate::names::Names;
use crate::play::add_person;
use crate::sketch;
use crate::track::{Round, after, before};

/// How many people an operation holds: enough to be quick, few enough to stay in memory.
const BATCH: u32 = 5_000;
/// The tree: base committees, and the branches under each.
const COMMITTEES: u32 = 10;
const BRANCHES_EACH: u32 = 9;

/// Fills a new register with so many people, in batches, and tells after each batch how many are done: 85 of a
/// hundred are members, the rest are on the way or have left it; 100 units in a tree of two levels; 20 courses; a
/// programme. The same day and seed give the same register.
///
/// # Errors
/// As [`Register::transact`]; the batches before the one that failed stay.
pub fn generate(register: &mut Register, people: u32, seed: u64, now: &Now, progress: &mut dyn FnMut(u32)) -> Result<(), RegisterError> {
    let mut crowd = Crowd::new(people, seed, now);
    register.transact(Operation::new("sample_made"), now, |tx| crowd.frame(tx))?;
    let mut done = 0;
    while done < people {
        let batch = BATCH.min(people - done);
        register.transact(Operation::new("sample_made"), now, |tx| (0..batch).try_for_each(|place| crowd.add(tx, done + place)))?;
        done += batch;
        progress(done);
    }
    Ok(())
}

/// When, what, and its fields as typed.
type Happened = (NaiveDate, K, Vec<(&'static str, String)>);

/// What happened to one person.
struct Life {
    /// The list, or of a member from the paper file the admission: a grown person by then, years over 18.
    grown_on: NaiveDate,
    steps: Vec<Happened>,
}

struct Crowd<'a> {
    people: u32,
    now: &'a Now,
    dice: Dice,
    names: Names,
    rounds: Vec<Round>,
    branches: Vec<i32>,
    courses: Vec<i32>,
    stamp: String,
    on_the_way: u32,
}

impl<'a> Crowd<'a> {
    fn new(people: u32, seed: u64, now: &'a Now) -> Self {
        Self {
            people,
            now,
            dice: Dice::new(seed),
            names: Names::shipped(),
            rounds: rounds(now.today),
            branches: Vec::new(),
            courses: Vec::new(),
            stamp: now.stamp(),
            on_the_way: 0,
        }
    }

    /// Units, courses, a programme.
    fn frame(&mut self, tx: &Connection) -> Result<(), RegisterError> {
        for committee in 1..=COMMITTEES {
            let root = frame::found(tx, &format!("Đảng bộ Công ty Mẫu {committee}"), "grassroots_committee", None, day(1995, 1, 3), self.now)?;
            for branch in 1..=BRANCHES_EACH {
                let name = format!("Chi bộ Phân xưởng {branch}, Công ty Mẫu {committee}");
                self.branches.push(frame::found(tx, &name, "branch", Some(root), day(1995, 2, 1), self.now)?);
            }
        }
        self.courses = frame::courses(tx, None, &self.rounds, self.now)?;
        let year = self.now.today.year();
        let share = |percent: u32| (u64::from(self.people) * u64::from(percent) / 1000).max(1).to_string();
        let (admissions, attendance) = (share(150), share(120));
        let targets = [
            ("admissions", admissions.as_str(), None),
            ("admissions_share", "18", None),
            ("women_share", "35", None),
            ("course_attendance", attendance.as_str(), None),
        ];
        let programme = Programme {
            name: "Chương trình mẫu để đo",
            from: day(year - 4, 1, 1),
            to: day(year, 12, 31),
            denominator: (self.people * 8 / 10).max(1),
            targets: &targets,
        };
        programme.write(tx)?;
        set(tx, "sample", "true")
    }

    /// Writes one person.
    fn add(&mut self, tx: &Connection, number: u32) -> Result<(), RegisterError> {
        let Life { grown_on, steps } = self.life();
        let from = steps.first().map_or(self.now.today, |(day, ..)| *day);
        let female = self.dice.chance(38);
        let birth_year = grown_on.year() - i32::try_from(self.dice.between(22, 38)).unwrap_or(30);
        let birth = sketch::birth_date(birth_year, &mut self.dice);
        let unit = self.dice.one(&self.branches).copied().unwrap_or_default();
        let facts = [
            ("birth_name", self.names.any(female, &mut self.dice)),
            ("sex", if female { "female" } else { "male" }.to_owned()),
            ("birth_date", birth),
            ("home_place", sketch::place(&mut self.dice)),
            ("ethnicity", if self.dice.chance(90) { "01" } else { "02" }.to_owned()),
            ("religion", "00".to_owned()),
            ("citizen_id", sketch::citizen_id(female, birth_year, number)),
            ("occupation_group", self.dice.text(&["enterprise_worker", "enterprise_worker", "enterprise_staff", "enterprise_manager"]).to_owned()),
            ("general_schooling", "upper_secondary".to_owned()),
        ];
        let person = add_person(tx, &facts, from, self.now.today)?;
        let case = writers::case(tx, person, unit)?;
        for (on, kind, values) in steps {
            let fields = if values.is_empty() {
                Fields::default()
            } else {
                read_fields(kind, values.iter().map(|(name, text)| (*name, text.as_str())), book::codes()?)?
            };
            let event = Event {
                document_number: matches!(kind, K::BranchVote | K::Decision | K::ConversionDecision).then(|| format!("{number}-QĐ/ĐU")),
                ..Event::new(kind, PartialDate::whole(on), self.stamp.clone(), fields)
            };
            event_row::insert(tx, Owner::Case(case), &event, &[])?;
        }
        Ok(())
    }

    /// A member from the paper file, or somebody who came since.
    fn life(&mut self) -> Life {
        let share = self.dice.below(1000);
        if share < 550 {
            return self.recorded_member();
        }
        let steps = self.newcomer(share);
        Life { grown_on: steps.first().map_or(self.now.today, |(day, ..)| *day), steps }
    }

    /// Admitted long before the register began, official at the latest when it did; a few have left since.
    fn recorded_member(&mut self) -> Life {
        let begun = day(frame::first_year(self.now.today) - 1, 12, 31);
        let admitted = before(begun, self.dice.between(400, 12_000));
        let official = domain::date::add_months(admitted, 12);
        let values =
            vec![("member_kind", "full".to_owned()), ("admission_date_set", admitted.to_string()), ("official_date_set", official.to_string())];
        let mut steps = vec![(begun, K::MemberRecorded, values)];
        if self.dice.chance(5) {
            let left = after(begun, self.dice.between(60, 2500));
            let end = self.dice.one(&[K::Died, K::Expelled, K::Resigned]).copied().unwrap_or(K::Died);
            steps.extend((left <= self.now.today).then(|| (left, end, Vec::new())));
        }
        Life { grown_on: admitted, steps }
    }

    /// The way into the Party, led up to a day and broken off at today or at an end.
    fn newcomer(&mut self, share: u32) -> Vec<Happened> {
        let today = self.now.today;
        let Some(first) = self.rounds.first().map(|round| round.to) else { return Vec::new() };
        let span = u32::try_from((today - first).num_days()).unwrap_or(400);
        if share < 850 {
            let vote = before(today, self.dice.between(60, span.saturating_sub(200).max(61)));
            let mut steps = self.way(vote, false);
            steps.retain(|(day, ..)| *day <= today);
            return steps;
        }
        // From the list alone to the eve of the ceremony, by where today falls on the way; some leave it.
        let listed = before(today, self.dice.between(1, 400));
        // In turn, not by chance: so that few people suffice for every stage.
        self.on_the_way += 37;
        let vote = match self.on_the_way % 100 {
            0..28 => return vec![(listed, K::CandidateListed, Vec::new())],
            28..36 => {
                let left = vec![("cause_code", "withdrew".to_owned())];
                return vec![(before(listed, 90), K::CandidateListed, Vec::new()), (listed, K::RemovedFromList, left)];
            }
            36..62 => after(today, self.dice.between(130, 400)),
            62..82 => after(today, self.dice.between(25, 115)),
            82..88 => after(today, self.dice.between(1, 19)),
            88..92 => before(today, self.dice.between(0, 8)),
            92..97 => before(today, self.dice.between(10, 31)),
            _ => before(today, self.dice.between(33, 49)),
        };
        let mut steps = self.way(vote, true);
        steps.retain(|(day, ..)| *day <= today);
        steps
    }

    /// Ten or so steps around the branch's vote.
    fn way(&mut self, vote: NaiveDate, with_dossier: bool) -> Vec<Happened> {
        let count = |entitled: u32, dice: &mut Dice| {
            let against = dice.below(2);
            vec![("votes_entitled", entitled.to_string()), ("votes_for", (entitled - against).to_string()), ("votes_against", against.to_string())]
        };
        let entitled = self.dice.between(9, 40);
        let round =
            |new_members: bool, by: NaiveDate, rounds: &[Round]| rounds.iter().rposition(|round| round.new_members == new_members && round.to <= by);
        let mut steps = Vec::new();
        let opened = before(vote, 120);
        // The certificate comes a week after the course, and before the dossier.
        if let Some(place) = round(false, before(opened.min(self.now.today), 7), &self.rounds) {
            let course = vec![("course", self.courses[place].to_string())];
            let Round { from, to, .. } = self.rounds[place];
            steps.push((before(from, self.dice.between(60, 200)), K::CandidateListed, Vec::new()));
            steps.push((before(from, 9), K::CourseEnrolled, course.clone()));
            steps.push((after(to, 7), K::CourseCertificate, course));
        } else {
            steps.push((before(opened, 40), K::CandidateListed, Vec::new()));
        }
        if with_dossier || self.dice.chance(30) {
            steps.push((opened, K::DossierOpened, Vec::new()));
            steps.push((before(vote, 20), K::HistoryCertified, vec![("fit", "true".to_owned())]));
        }
        steps.push((vote, K::BranchVote, count(entitled, &mut self.dice)));
        steps.push((after(vote, 9), K::CommitteeVote, count(11, &mut self.dice)));
        steps.push((after(vote, 32), K::Decision, Vec::new()));
        let ceremony = after(vote, 50);
        steps.push((ceremony, K::Ceremony, Vec::new()));
        let over = domain::date::add_months(ceremony, 12);
        if self.dice.chance(3) {
            steps.push((after(over, 40), K::StruckOff, vec![("cause_code", "probation_failed".to_owned())]));
            return steps;
        }
        steps.push((after(over, self.dice.between(5, 60)), K::ConversionBranchVote, count(entitled, &mut self.dice)));
        steps.push((after(over, self.dice.between(70, 95)), K::ConversionDecision, Vec::new()));
        steps
    }
}

/// Ten rounds of either sort, through the years told of.
fn rounds(today: NaiveDate) -> Vec<Round> {
    let mut rounds = Vec::new();
    for place in (0..10_u32).rev() {
        for (new_members, shift) in [(false, 0), (true, 30)] {
            let to = before(today, 255 * place + 10 + shift);
            rounds.push(Round { from: before(to, 4), to, new_members });
        }
    }
    rounds.sort_by_key(|round| (round.from, round.new_members));
    rounds
}
