//! Figures counted a second time, slowly and by the texts alone: from the entries as a person's page shows them.

use chrono::{Days, Months, NaiveDate};
use proptest::prelude::*;
use register::people::person_page;
use register::targets::{NewTarget, Programme, save_programme, save_target, target_table};

use crate::cases::record::{Desk, day, desk, now};

/// A life: sex, days from 1/1/2021 to the ceremony, from there to the recognition, from there to a striking off.
type Life = (bool, Option<u16>, Option<u16>, Option<u16>);

fn lives() -> impl Strategy<Value = Vec<Life>> {
    let days = |most: u16| proptest::option::weighted(0.7, 1..most);
    proptest::collection::vec((any::<bool>(), days(700), days(500), proptest::option::weighted(0.2, 1..300_u16)), 3..7)
}

struct Entries {
    person: i32,
    woman: bool,
    /// Kind and day.
    events: Vec<(String, NaiveDate)>,
}

impl Entries {
    fn on(&self, kind: &str) -> Option<NaiveDate> {
        self.events.iter().find(|(each, _)| each == kind).map(|(_, day)| *day)
    }

    fn by(&self, kind: &str, on: NaiveDate) -> bool {
        self.on(kind).is_some_and(|day| day <= on)
    }
}

fn live(desk: &mut Desk, number: usize, (woman, ceremony, recognized, struck): Life) -> Entries {
    let (person, case) = desk.candidate(&format!("Mạc Mẫu {number}"), "1990", "10/03/2020");
    if !woman {
        desk.fact(person, "sex", "male", "2020-03-10");
    }
    let mut on = day("2021-01-01");
    for (kind, wait, values) in
        [("ceremony", ceremony, &[][..]), ("conversion_decision", recognized, &[]), ("struck_off", struck, &[("cause_code", "other")])]
    {
        // Nobody who was not admitted is recognized or struck off.
        let Some(wait) = wait.filter(|_| kind == "ceremony" || ceremony.is_some()) else { continue };
        on = on + Days::new(u64::from(wait));
        desk.happens(case, kind, &on.to_string(), values);
    }
    let page = person_page(&desk.register, person, day("2026-11-24")).expect("a page");
    let entries = page.cases.iter().flat_map(|case| &case.events);
    Entries { person, woman, events: entries.map(|event| (event.kind.clone(), day(&event.on))).collect() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_those_of_a_plain_recount(lives in lives()) {
        let mut desk = desk();
        let (from, to) = (day("2021-06-01"), day("2023-05-31"));
        let programme = Programme { name: "Chương trình mẫu".into(), from: from.to_string(), to: to.to_string(), ..Programme::default() };
        let programme = save_programme(&mut desk.register, None, &programme, &now()).expect("a programme").value;
        for indicator in ["admissions", "conversions", "pool_size", "women_share", "conversion_rate", "strike_offs"] {
            let target = NewTarget {
                programme, indicator: indicator.into(), from: from.to_string(), to: to.to_string(), value: "9".into(), ..NewTarget::default()
            };
            save_target(&mut desk.register, None, &target, &now()).expect("a target");
        }
        let all: Vec<Entries> = lives.into_iter().enumerate().map(|(number, life)| live(&mut desk, number, life)).collect();
        for on in ["2021-12-31", "2022-10-15", "2023-05-31"].map(day) {
            let within = |date: Option<NaiveDate>| date.is_some_and(|date| from <= date && date <= on);
            let who = |test: &dyn Fn(&Entries) -> bool| all.iter().filter(|each| test(each)).map(|each| each.person).collect::<Vec<i32>>();
            let percent = |part: usize, of: usize| if of == 0 { 0.0 } else { (part as f64 * 10_000.0 / of as f64).round() / 100.0 };
            let admitted = who(&|each| within(each.on("ceremony")));
            let women = who(&|each| each.woman && within(each.on("ceremony")));
            // Twelve months from the ceremony; who was struck off before that day is out of it.
            let due = |each: &Entries| each.on("ceremony").and_then(|ceremony| ceremony.checked_add_months(Months::new(12)));
            let ended = |each: &Entries| within(due(each)) && each.on("struck_off").is_none_or(|struck| due(each).is_some_and(|due| struck >= due));
            let recognized = who(&|each| ended(each) && each.by("conversion_decision", on));
            let mut expected = [
                (admitted.len() as f64, admitted.clone()),
                { let people = who(&|each| within(each.on("conversion_decision"))); (people.len() as f64, people) },
                { let people = who(&|each| !each.by("ceremony", on)); (people.len() as f64, people) },
                (percent(women.len(), admitted.len()), women.clone()),
                (percent(recognized.len(), who(&ended).len()), recognized.clone()),
                { let people = who(&|each| within(each.on("struck_off"))); (people.len() as f64, people) },
            ];
            for (line, (value, people)) in target_table(&desk.register, on).expect("targets").into_iter().zip(&mut expected) {
                let mut counted = line.people.clone();
                counted.sort();
                people.sort();
                prop_assert_eq!(&counted, people, "{} {}", line.indicator, on);
                prop_assert_eq!(line.reached.parse::<f64>().expect("a figure"), *value, "{} {}", line.indicator, on);
            }
        }
    }
}
