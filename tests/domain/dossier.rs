//! The papers of a dossier, by what the events tell.

use domain::case::{Bodies, papers_held};
use domain::event_kind::EventKind as K;
use domain::stage::counting;

use crate::desk::*;

fn papers(person: &Person, on: &str) -> Vec<String> {
    let history = person.history();
    let events = counting(&history.cases[0], day(on));
    let stage = person.stage(on).expect("a case");
    let state = |there: bool, needed: bool| {
        if there {
            "have"
        } else if needed {
            "missing"
        } else {
            "not needed"
        }
    };
    papers_held(&events, stage, Bodies { base_branch: false, sub_committee: false })
        .iter()
        .map(|line| format!("{} {}", line.paper, state(line.entry.is_some(), line.needed)))
        .collect()
}

/// The harm: a member who had died was shown with every paper of the admission missing.
#[test]
fn of_a_case_that_has_ended_no_paper_is_missing() {
    let listed = person().on("1/2/2024", K::CandidateListed).on("1/6/2024", K::CourseCertificate);
    assert!(papers(&listed, "1/7/2024").contains(&"application missing".to_owned()));
    let removed = listed.on("1/8/2024", K::RemovedFromList);
    assert_eq!(papers(&removed, "1/8/2024"), ["course_certificate have"]);
    let member = person().on("1/6/2015", K::MemberRecorded).with("member_kind", "full");
    assert!(papers(&member, "1/6/2015").iter().all(|line| line.ends_with("missing") || line.ends_with("not needed")));
    assert!(papers(&member.on("1/8/2024", K::Died), "1/8/2024").is_empty());
}
