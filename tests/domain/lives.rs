//! The dates of a life together. The harm: a member born after their own admission stands in the book, and nobody is asked.

use domain::check::{Findings, Warning};
use domain::event_kind::EventKind as K;
use domain::life::{birth_change, life_warnings, name_warning, number_warning};

use crate::desk::{BRANCH, Person, broken, day, partial, person};

fn born(birth: &str) -> Person {
    let mut person = person();
    person.facts.birth_date = Some(partial(birth));
    person
}

fn life(person: &Person) -> Vec<Warning> {
    life_warnings(&person.history(), &person.facts, &person.book)
}

fn checks(person: &Person) -> Vec<String> {
    life(person).into_iter().map(|warning| warning.check).collect()
}

fn recorded(birth: &str, admission: &str, official: &str) -> Person {
    let recorded = born(birth).on("1/1/2020", K::MemberRecorded).with("member_kind", "full");
    recorded.with("admission_date_set", admission).with("official_date_set", official)
}

#[test]
fn truth_b1_admitted_before_birth_under_age_or_full_too_soon() {
    assert_eq!(checks(&recorded("2015", "2010-03-01", "2011-03-01")), ["before_birth", "before_birth"], "admission and official date");
    assert_eq!(checks(&recorded("9/3/2000", "2018-02-28", "2019-02-28")), ["admitted_too_young"], "215 months");
    assert_eq!(checks(&recorded("9/3/2000", "2018-03-01", "2019-03-01")), Vec::<String>::new(), "216 months");
    assert_eq!(checks(&recorded("2000", "2018-01-05", "2019-01-05")), Vec::<String>::new(), "born in January, 216 months");
    assert_eq!(checks(&recorded("1990", "2018-03-01", "2018-02-28")), ["official_before_admission"]);
    assert_eq!(checks(&recorded("1990", "2018-03-01", "2019-02-28")), ["official_before_probation_end"], "due on 1/3/2019");
    assert_eq!(checks(&recorded("1990", "2018-03-01", "2019-03-01")), Vec::<String>::new());
    assert_eq!(checks(&recorded("1990", "2018-03-31", "2019-03")), Vec::<String>::new(), "that month's last day may be it");
    // What no text in the book speaks of is not judged; the age is, by the earliest text known.
    assert_eq!(checks(&recorded("1930", "1948-06-01", "1948-09-01")), Vec::<String>::new(), "three months, in 1948");
    assert_eq!(checks(&recorded("1935", "1948-06-01", "1948-09-01")), ["admitted_too_young"]);
}

#[test]
fn truth_b4_a_candidate_is_old_enough_to_work() {
    let listed = |birth: &str| checks(&born(birth).on("1/3/2024", K::CandidateListed));
    assert_eq!(listed("15/2/2023"), ["listed_too_young"]);
    assert_eq!(listed("30/4/2009"), ["listed_too_young"], "179 months");
    assert_eq!(listed("31/3/2009"), Vec::<String>::new(), "180 months");
    assert_eq!(listed("2009"), Vec::<String>::new(), "born by March it is enough");
}

#[test]
fn an_entry_asks_only_for_what_it_brings() {
    let wrong = recorded("2015", "2010-03-01", "2011-03-01");
    assert_eq!(broken(&wrong.would("1/2/2021", K::Commendation, &[])), Vec::<String>::new(), "what stood is not asked again");
    assert_eq!(broken(&wrong.would("1/2/2012", K::Commendation, &[])), ["before_birth"]);
}

#[test]
fn what_was_struck_says_nothing_of_the_life() {
    let returned = born("1/1/2000").on("1/3/2016", K::BranchVote).on("1/4/2016", K::Returned).with("back_to", "branch_vote");
    assert_eq!(checks(&returned), Vec::<String>::new());
}

#[test]
fn work_before_birth() {
    let mut person = born("1990");
    person.facts.contract_from = Some(partial("1989"));
    assert_eq!(checks(&person), ["before_birth"]);
}

#[test]
fn truth_d4_in_a_unit_before_its_founding() {
    let mut person = born("1990");
    person.book.units.0.get_mut(&BRANCH).unwrap()[0].begins = day("19/5/2022");
    assert_eq!(checks(&person.clone().on("18/5/2022", K::CandidateListed)), ["unit_before_founding"]);
    assert_eq!(checks(&person.on("19/5/2022", K::CandidateListed)), Vec::<String>::new());
}

#[test]
fn truth_b2_a_members_birth_asks_for_its_basis() {
    let asks = |person: &Person, before: &str, after: Option<&str>| {
        birth_change(&person.history(), Some(partial(before)), after.map(partial)).map(|one| one.check)
    };
    let member = recorded("1987", "2010-03-01", "2011-03-01");
    assert_eq!(asks(&member, "1987", Some("1999")).as_deref(), Some("member_birth_changed"));
    assert_eq!(asks(&member, "1987", Some("3/5/1987")), None, "what was not known is told");
    assert_eq!(asks(&member, "3/5/1987", Some("1987")).as_deref(), Some("member_birth_changed"), "what was known is not forgotten");
    assert_eq!(asks(&member, "1987", None).as_deref(), Some("member_birth_cleared"));
    assert_eq!(birth_change(&member.history(), None, Some(partial("1999"))), None, "nothing stood");
    assert_eq!(asks(&born("1987").on("1/3/2024", K::CandidateListed), "1987", Some("1999")), None, "no member");
}

#[test]
fn truth_b4_two_names_in_the_place_of_one() {
    for two in ["Lê Thị Hai; Lê Thị Ba", "Lê Thị Hai\nLê Thị Ba", "Lê Thị Hai / Lê Thị Ba", "Lê Thị Hai và Lê Thị Ba", "Hai & Ba", "Hai,Ba"]
    {
        assert!(name_warning(two).is_some(), "{two}");
    }
    for one in ["Lê Thị Hai", "  Lê Thị Hai \n", "H’Hen Niê", "Công Tằng Tôn Nữ Thị Mẫu", "Nguyễn Văn Vài", "Lê Văn A (B)", "Trần-Lê Mẫu"]
    {
        assert_eq!(name_warning(one), None, "{one}");
    }
}

/// Every finding brought about once: read by the words' test.
pub fn everything_found() -> Vec<Findings> {
    let mut founded = born("1990");
    founded.book.units.0.get_mut(&BRANCH).unwrap()[0].begins = day("19/5/2022");
    let member = recorded("1987", "2010-03-01", "2011-03-01").history();
    let lives = [
        recorded("2015", "2010-03-01", "2011-03-01"),
        recorded("1935", "1948-06-01", "1948-09-01"),
        recorded("1990", "2018-03-01", "2018-02-28"),
        recorded("1990", "2018-03-01", "2019-02-28"),
        born("15/2/2023").on("1/3/2024", K::CandidateListed),
        founded.on("18/5/2022", K::CandidateListed),
    ];
    let facts = [
        birth_change(&member, Some(partial("1987")), Some(partial("1999"))),
        birth_change(&member, Some(partial("1987")), None),
        name_warning("Hai; Ba"),
        Some(number_warning("card_number", "41012345", "Mẫu")),
        Some(number_warning("file_number", "000123HP", "Mẫu")),
    ];
    let warnings = lives.iter().flat_map(life).chain(facts.into_iter().flatten()).collect();
    vec![Findings { warnings, ..Findings::default() }]
}
