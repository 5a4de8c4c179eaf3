//! The sample that a clerk opens to look around, and the made-up registers for measuring: sound, and alike each time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::check::check;
use domain::date::{PartialDate, add_months};
use domain::event_kind::EventKind;
use domain::stage::Stage;
use register::due::{Horizon, due_list};
use register::entries::history;
use register::log::Operation;
use register::opening::Draft;
use register::{Now, Register, begin, book, overview, targets};
use tempfile::TempDir;

use crate::desk::{ask, clerk, day, number};

fn new(now: &Now) -> (TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let register = begin(&Draft::new("mật khẩu mẫu dài").unwrap(), &folder.path().join("so mau.nguon"), &clerk(), now).unwrap();
    (folder, register)
}

pub fn sample(today: &str) -> (TempDir, Register, Now) {
    let now = Now::on(day(today));
    let (folder, mut register) = new(&now);
    samples::fill(&mut register, &now).unwrap();
    (folder, register, now)
}

/// How many stand at each stage on a day.
fn stages(register: &mut Register, on: NaiveDate) -> BTreeMap<&'static str, usize> {
    let sql = format!("SELECT stage FROM stage_interval WHERE begins <= '{on}' AND ends > '{on}'");
    let mut counts = BTreeMap::new();
    for stage in ask(register, &sql, |row| row.get::<_, i32>(0)) {
        *counts.entry(Stage::try_from(stage).unwrap().code()).or_default() += 1;
    }
    counts
}

/// Every row of every true table and of the log, as text, but for what tells one register from another made alike: uids,
/// and the hashes that follow from them.
fn dump(register: &mut Register) -> Vec<String> {
    let tables = ["unit", "person", "person_fact", "\"case\"", "event", "course", "programme", "target", "setting"];
    let mut rows = Vec::new();
    for table in tables {
        rows.extend(ask(register, &format!("SELECT * FROM {table} ORDER BY id"), |row| {
            let columns = row.as_ref().column_names().filter(|column| *column != "uid");
            Ok(columns.map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect::<Vec<_>>().join("|"))
        }));
    }
    let log = "SELECT name || json_remove(params, '$.register') || made_by || made_at || operation.kind || table_name || row_id
               || quote(json_remove(before, '$.uid')) || quote(json_remove(after, '$.uid'))
        FROM change JOIN operation ON operation.id = operation ORDER BY change.id";
    rows.extend(ask(register, log, |row| row.get::<_, String>(0)));
    rows
}

/// The uids of people and entries.
fn uids(register: &mut Register) -> BTreeSet<Vec<u8>> {
    ask(register, "SELECT uid FROM person UNION ALL SELECT uid FROM event", |row| row.get(0)).into_iter().collect()
}

fn sound(register: &Register, today: NaiveDate) {
    let found = register.check(today).unwrap();
    assert!(found.is_sound(), "{found:?}");
}

/// Sound, every stage and end shown, no date after today, something late, due and standing still.
fn shows_everything(register: &mut Register, now: &Now) {
    sound(register, now.today);
    let there = stages(register, now.today);
    for stage in Stage::ALL {
        assert!(there.contains_key(stage.code()), "{}: nobody at {stage}: {there:?}", now.today);
    }
    let later = format!("SELECT count(*) FROM event WHERE happened_on > '{0}' OR document_date > '{0}' OR recorded_at > '{0}T23'", now.today);
    assert_eq!(number(register, &later), 0, "{}", now.today);
    let overview = overview::overview(register, now.today).unwrap();
    assert!(overview.overdue >= 3, "{}: {} overdue", now.today, overview.overdue);
    assert!(overview.due_soon >= 5, "{}: {} due", now.today, overview.due_soon);
    assert!(overview.stuck_total >= 12, "{}: {} stuck", now.today, overview.stuck_total);
}

/// Every event judged anew as it stood when it was recorded: only the one with a reason breaks a rule.
fn breaks_one_rule(register: &mut Register, now: &Now) {
    let broken = register.transact(Operation::new("asked"), now, |tx| {
        let book = book::load(tx)?;
        let mut broken = Vec::new();
        let mut people = tx.prepare("SELECT id FROM person ORDER BY id")?;
        let people: Vec<i32> = people.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for person in people {
            let history = history::of_person(tx, person, &book.codes)?;
            for case in &history.cases {
                for event in &case.events {
                    let mut then = case.clone();
                    then.events.retain(|each| each.order() < event.order());
                    let mut before = history.clone();
                    before.cases.retain(|each| each.id < case.id);
                    before.cases.push(then.clone());
                    let facts = register::facts::judged(tx, person, event.day())?;
                    let found = check(&before, &then, event, &facts, &book).warnings;
                    broken.extend(
                        found
                            .into_iter()
                            .filter(|warning| warning.needs_reason)
                            .map(|warning| (event.kind, event.on.to_string(), warning.check, event.reason.is_some())),
                    );
                }
            }
        }
        Ok(broken)
    });
    let broken = broken.unwrap().value;
    assert_eq!(broken.len(), 1, "{}: {broken:#?}", now.today);
    assert_eq!((broken[0].0, broken[0].2.as_str(), broken[0].3), (EventKind::BranchVote, "introducer_acquaintance", true));
    let kept = ask(register, "SELECT warnings FROM event WHERE reason IS NOT NULL", |row| row.get::<_, String>(0));
    assert_eq!(kept.len(), 1);
    assert!(kept[0].contains("introducer_acquaintance"), "{}", kept[0]);
}

/// On any day on which a clerk may choose to make one.
#[test]
fn the_sample_shows_everything_and_breaks_one_rule_with_a_reason_whatever_the_day() {
    for today in ["2027-02-10", "2025-10-14"] {
        let (_folder, mut register, now) = sample(today);
        shows_everything(&mut register, &now);
        breaks_one_rule(&mut register, &now);
    }
}

/// `cargo test --release -p register many_days -- --ignored`
#[test]
#[ignore = "minutes"]
fn the_sample_holds_on_many_days() {
    for today in day("2025-07-01").iter_days().step_by(11).take_while(|today| *today < day("2028-12-31")) {
        let (_folder, mut register, now) = sample(&today.to_string());
        shows_everything(&mut register, &now);
        breaks_one_rule(&mut register, &now);
    }
}

/// One register for all that only look at it: making one takes seconds where nothing is optimized.
#[test]
fn the_sample_is_one_lifelike_organization() {
    let (_folder, mut register, now) = sample("2026-11-24");
    shows_everything(&mut register, &now);
    breaks_one_rule(&mut register, &now);
    the_sample_has_the_size_of_one_organization(&mut register, &now);
    helpers_and_introducers_are_members_of_that_day(&mut register);
    decisions_bear_no_number_twice_and_courses_are_held_twice_a_year(&mut register);
    some_targets_are_behind_and_their_programmes_say_that_they_are_samples(&mut register, &now);
}

fn the_sample_has_the_size_of_one_organization(register: &mut Register, now: &Now) {
    let there = stages(register, now.today);
    let count = |stages: &[&str]| stages.iter().map(|stage| there.get(stage).copied().unwrap_or(0)).sum::<usize>();
    let members = count(&["probation", "conversion_vote", "full"]);
    assert!((150..=175).contains(&members), "{members} members");
    let on_the_way =
        count(&["candidate", "course", "dossier", "branch_vote", "committee_vote", "decision", "ceremony", "probation", "conversion_vote"]);
    assert!((55..=70).contains(&on_the_way), "{on_the_way} on the way");

    let units = ask(register, "SELECT name, unit_kind FROM unit ORDER BY id", |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    assert_eq!(units[0], ("Đảng bộ Công ty CP Cơ khí Minh Khởi (mẫu)".to_owned(), "grassroots_committee".to_owned()));
    assert_eq!(units.iter().filter(|(_, kind)| kind == "branch").count(), 8);
    assert_eq!(number(register, "SELECT count(*) FROM event WHERE kind = 'post_held' AND fields LIKE '%\"secretary\"%'"), 8);
    // Both namesakes, told apart by their birth; nobody else shares a name.
    let namesakes = ask(
        register,
        "SELECT birth_date FROM person WHERE birth_name IN (SELECT birth_name FROM person GROUP BY birth_name HAVING count(*) > 1)",
        |row| row.get::<_, String>(0),
    );
    assert_eq!(namesakes.len(), 2);
    assert_ne!(namesakes[0], namesakes[1]);
    for kind in ["correction", "entry_voided"] {
        assert_eq!(number(register, &format!("SELECT count(*) FROM event WHERE kind = '{kind}'")), 1, "{kind}");
    }
    assert_eq!(number(register, "SELECT count(*) FROM (SELECT person FROM \"case\" GROUP BY person HAVING count(*) = 2)"), 1, "one re-admission");
    let in_transit = format!("SELECT count(*) FROM stage_interval WHERE marks LIKE '%in_transit%' AND begins <= '{0}' AND ends > '{0}'", now.today);
    assert_eq!(number(register, &in_transit), 1);
    // Partly known births; numbers of a province that there is not.
    assert!(number(register, "SELECT count(*) FROM person WHERE length(birth_date) < 10") >= 8);
    assert_eq!(number(register, "SELECT count(*) FROM person WHERE citizen_id NOT LIKE '000%'"), 0);
    assert_eq!(number(register, "SELECT count(*) FROM person WHERE phone IS NOT NULL"), 0);
    // As it was and as it is.
    assert_eq!(
        number(
            register,
            "SELECT count(*) FROM (SELECT person FROM person_fact WHERE field = 'post' GROUP BY person HAVING count(DISTINCT value) = 2)"
        ),
        4
    );
    assert_eq!(ask(register, "SELECT value FROM setting WHERE name = 'sample'", |row| row.get::<_, String>(0)), ["true"]);
    let operations = ask(register, "SELECT name FROM operation ORDER BY id", |row| row.get::<_, String>(0));
    assert_eq!(operations, ["register_created", "sample_made"]);
}

fn helpers_and_introducers_are_members_of_that_day(register: &mut Register) {
    let named = "SELECT happened_on, coalesce(json_extract(fields, '$.helper'), json_extract(fields, '$.introducer')) AS who FROM event
                 WHERE kind IN ('helper_named', 'introducer_named') AND who IS NOT NULL";
    let all = number(register, &format!("SELECT count(*) FROM ({named})"));
    let members = number(
        register,
        &format!(
            "SELECT count(*) FROM ({named}) JOIN stage_interval ON stage_interval.person = who AND stage = 10 AND begins <= happened_on AND ends > happened_on"
        ),
    );
    assert!(all > 200);
    assert_eq!(members, all);
}

fn decisions_bear_no_number_twice_and_courses_are_held_twice_a_year(register: &mut Register) {
    for kind in ["decision", "conversion_decision"] {
        let all = ask(register, &format!("SELECT document_number FROM event WHERE kind = '{kind}'"), |row| row.get::<_, String>(0));
        assert!(all.len() > 40 && all.iter().all(|number| number.ends_with("-QĐ/ĐU")));
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{kind}");
    }
    let of_a_year =
        ask(register, "SELECT course_kind, substr(\"from\", 1, 4) AS year, count(*) FROM course WHERE year < '2026' GROUP BY 1, 2", |row| {
            row.get::<_, i32>(2)
        });
    assert_eq!(of_a_year, [2; 14]);
    assert!(number(register, "SELECT count(*) FROM event WHERE kind = 'new_member_class_certificate'") > 40);
}

fn some_targets_are_behind_and_their_programmes_say_that_they_are_samples(register: &mut Register, now: &Now) {
    let lines = targets::target_table(register, now.today).unwrap();
    assert_eq!(lines.len(), 13);
    assert!(lines.iter().all(|line| line.programme_name.contains("mẫu")));
    let of_now: Vec<_> = lines.iter().filter(|line| line.to > now.today.to_string()).collect();
    assert!(of_now.iter().any(|line| line.gap.starts_with('-')), "{of_now:#?}");
    assert!(of_now.iter().any(|line| !line.gap.starts_with('-')), "{of_now:#?}");
    let share = lines.iter().find(|line| line.indicator == "admissions_share").unwrap();
    assert!((100..=160).contains(&share.denominator.unwrap()));
    let due = due_list(register, now.today, Horizon::Within(366), false).unwrap();
    assert!(due.iter().filter(|line| line.person.is_some()).count() >= 8);
    // Units reconcile their books in time; what they owe next does not stand before people on Tổng quan.
    let of_units: Vec<_> = due.iter().filter(|line| line.person.is_none()).collect();
    assert!(!of_units.is_empty() && of_units.iter().all(|line| line.badge.state == domain::clock::ClockState::Running), "{of_units:#?}");
}

#[test]
fn a_sample_made_on_one_day_is_the_same_sample() {
    let (_one_folder, mut one, _) = sample("2026-11-24");
    let (_other_folder, mut other, _) = sample("2026-11-24");
    assert_eq!(dump(&mut one), dump(&mut other));
    assert!(uids(&mut one).is_disjoint(&uids(&mut other)), "two registers all the same");
}

#[test]
fn a_register_made_up_for_measuring_is_sound_and_the_same_for_the_same_seed() {
    let now = Now::on(day("2026-11-24"));
    let made = |people: u32, seed: u64| {
        let (folder, mut register) = new(&now);
        let mut told = Vec::new();
        samples::generate(&mut register, people, seed, &now, &mut |done| told.push(done)).unwrap();
        assert_eq!(told, [people]);
        (folder, register)
    };
    let (_folder, mut register) = made(500, 1);
    sound(&register, now.today);
    assert_eq!((register.counts().unwrap().people, register.counts().unwrap().units), (500, 100));
    assert_eq!(number(&mut register, "SELECT count(*) FROM course"), 20);
    assert_eq!(number(&mut register, "SELECT count(*) FROM event JOIN \"case\" ON \"case\".id = case_id WHERE happened_on > '2026-11-24'"), 0);
    let there = stages(&mut register, now.today);
    let members: usize = ["probation", "conversion_vote", "full"].iter().map(|stage| there[stage]).sum();
    assert!((375..=450).contains(&members), "{there:?}");
    for stage in &Stage::ALL[..10] {
        assert!(there.contains_key(stage.code()), "nobody at {stage}: {there:?}");
    }
    let (_other_folder, mut other) = made(500, 1);
    assert_eq!(dump(&mut register), dump(&mut other));
    let names = |register: &mut Register| ask(register, "SELECT birth_name FROM person WHERE id <= 20 ORDER BY id", |row| row.get::<_, String>(0));
    let (_third_folder, mut third) = made(20, 2);
    assert_ne!(names(&mut register), names(&mut third));
}

/// One event of somebody made up: who, the birth's last possible day, what, when, the dates it sets.
type Lived = (i64, NaiveDate, String, NaiveDate, Option<NaiveDate>, Option<NaiveDate>);

fn lived(register: &mut Register) -> Vec<Lived> {
    let sql = "SELECT person.id, birth_date, event.kind, happened_on, fields ->> 'admission_date_set', fields ->> 'official_date_set'
        FROM event JOIN \"case\" ON \"case\".id = case_id JOIN person ON person.id = person
        ORDER BY person.id, event.id";
    let date = |text: String| text.parse::<PartialDate>().unwrap().last_day();
    ask(register, sql, |row| {
        let set = |place: usize| row.get::<_, Option<String>>(place).map(|text| text.map(date));
        Ok((row.get(0)?, date(row.get(1)?), row.get(2)?, date(row.get(3)?), set(4)?, set(5)?))
    })
}

/// The steps of the way into the Party in their lawful order; a register made for measuring leaves some out.
const WAY: [&str; 10] = [
    "candidate_listed",
    "course_enrolled",
    "course_certificate",
    "dossier_opened",
    "history_certified",
    "branch_vote",
    "committee_vote",
    "decision",
    "ceremony",
    "conversion_branch_vote",
];

#[test]
fn nobody_made_up_for_measuring_joined_before_18_or_out_of_order() {
    let today = day("2026-11-24");
    for seed in [1, 7] {
        let now = Now::on(today);
        let (_folder, mut register) = new(&now);
        samples::generate(&mut register, 300, seed, &now, &mut |_| ()).unwrap();
        let mut last: Option<(i64, usize, NaiveDate)> = None;
        let (mut admitted_people, mut official_people) = (0, 0);
        let mut ceremony_of = BTreeMap::new();
        for (person, born, kind, on, admission_set, official_set) in lived(&mut register) {
            let of_age = add_months(born, 18 * 12);
            assert!(on <= today, "{person}: {kind} on {on}");
            if let Some(place) = WAY.iter().position(|step| *step == kind) {
                if let Some((_, before, day)) = last.filter(|(who, ..)| *who == person) {
                    assert!(place > before && on >= day, "{person}: {kind} on {on}, after {} on {day}", WAY[before]);
                }
                last = Some((person, place, on));
            }
            let admitted = if kind == "ceremony" { Some(on) } else { admission_set };
            if let Some(admitted) = admitted {
                admitted_people += 1;
                assert!(of_age <= admitted, "{person}: born {born}, admitted {admitted}");
                ceremony_of.insert(person, admitted);
            }
            // Official after twelve months; a decision sets no date of its own, and comes when they are over.
            let official = if kind == "conversion_decision" { Some(add_months(ceremony_of[&person], 12)) } else { official_set };
            if let Some(official) = official {
                official_people += 1;
                assert_eq!(official, add_months(ceremony_of[&person], 12), "{person}");
                assert!(official <= on && on <= today, "{person}: official on {official}, written down on {on}");
            }
            assert!(of_age <= on, "{person}: born {born}, {kind} on {on}");
        }
        assert!(admitted_people > 200 && official_people > 200, "{admitted_people} admitted, {official_people} official");
    }
}

/// `cargo test --release -p register hundred_thousand -- --ignored --nocapture`
#[test]
#[ignore = "a minute in release, long in debug"]
fn a_hundred_thousand_people_are_made_up_within_a_minute() {
    let now = Now::on(day("2026-11-24"));
    let (folder, mut register) = new(&now);
    let people = std::env::var("PEOPLE").map_or(100_000, |people| people.parse().unwrap());
    let begun = std::time::Instant::now();
    samples::generate(&mut register, people, 1, &now, &mut |done| println!("{done}: {:?}", begun.elapsed())).unwrap();
    let took = begun.elapsed();
    let size = std::fs::metadata(folder.path().join("so mau.nguon")).unwrap().len();
    println!("{people} people in {took:?}, {} MB, {:?}, {:?}", size / 1_000_000, register.counts().unwrap(), stages(&mut register, now.today));
    assert!(took.as_secs() <= 60, "{took:?}");
}
