//! Wrong words, and values that no event can have: exit codes 1 and 2, the reason on stderr, nothing written.

use crate::desk::{BRANCH, Desk, PASSED, run};

#[test]
fn wrong_usage_is_two() {
    run(None, &[]).wrong_usage();
    run(None, &["no-such-command"]).wrong_usage();
    run(None, &["info"]).wrong_usage();
    let desk = Desk::empty();
    desk.ask("info", &["--no-such-option"]).wrong_usage();
    desk.ask("person add", &["--name", "Mẫu"]).wrong_usage();
    desk.ask("event", &["1"]).wrong_usage();
    desk.ask("event", &["một", "candidate_listed", "--on", "2021-01-01"]).wrong_usage();
    desk.ask("due", &["--within", "lâu"]).wrong_usage();
    desk.ask("person show", &["một"]).wrong_usage();
    // One value of two for a field would be dropped unseen.
    desk.ask("person set", &["1", "--set", "phone=0900000001", "--set", "phone=0900000002"]).wrong_usage();
    let bare = Desk::bare();
    bare.ask("new", &["--sample", "--generate", "3"]).wrong_usage();
    bare.ask("new", &["--generate", "nhiều"]).wrong_usage();
    assert!(!bare.file.exists());
}

#[test]
fn help_and_version_are_no_errors() {
    for word in ["--help", "--version"] {
        let answer = run(None, &[word]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""));
        assert!(!answer.out.is_empty());
    }
}

#[test]
fn an_event_that_cannot_be_is_refused_even_with_a_reason() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    let before = desk.counts();
    let refused = |case: &str, kind: &str, on: &str, set: &[&str]| {
        let answer = desk.event_because(case, kind, on, set, Some("mẫu"));
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{kind} {on} {set:?}: {answer:?}");
        assert!(!answer.err.trim().is_empty());
    };
    refused("99", "task_given", "2021-06-01", &["task=mẫu"]);
    refused(&case, "task_given", "2021-06-31", &["task=mẫu"]);
    refused(&case, "task_given", "2021-02-29", &["task=mẫu"]);
    refused(&case, "task_given", "2999-01-01", &["task=mẫu"]);
    refused(&case, "task_given", "hôm qua", &["task=mẫu"]);
    refused(&case, "task_given", "", &["task=mẫu"]);
    refused(&case, "task_given", "2021-06-01", &[]);
    refused(&case, "task_given", "2021-06-01", &["task= "]);
    refused(&case, "task_given", "2021-06-01", &["task=mẫu", "place=mẫu"]);
    refused(&case, "postponed", "2021-06-01", &["level=moon", "cause=mẫu"]);
    refused(&case, "postponed", "2021-06-01", &["level=branch", "cause=mẫu", "until=2021-02-30"]);
    refused(&case, "course_enrolled", "2021-06-01", &["course=99"]);
    refused(&case, "history_certified", "2021-06-01", &["fit=có lẽ"]);
    refused(&case, "moved_unit", "2021-06-01", &["to_unit=99"]);
    refused(&case, "helper_named", "2021-06-01", &["helper=99"]);
    refused(&case, "background_answered", "2021-06-01", &["request=99"]);
    refused(&case, "post_held", "2021-06-01", &[]);
    refused(&case, "paper_received", "2021-06-01", &["paper=no_such_paper"]);
    refused(&case, "files_reconciled", "2021-06-01", &["no_such_field=1"]);
    // Votes that do not add up: for + against ≤ present ≤ entitled = total − excluded.
    refused(&case, "branch_vote", "2021-06-01", &["votes_entitled=19", "votes_for=13", "votes_against=7"]);
    refused(&case, "branch_vote", "2021-06-01", &["votes_entitled=19", "votes_present=20", "votes_for=13", "votes_against=6"]);
    refused(&case, "branch_vote", "2021-06-01", &["votes_entitled=19", "votes_present=18", "votes_for=13", "votes_against=6"]);
    refused(&case, "branch_vote", "2021-06-01", &["votes_total=21", "votes_entitled=19", "votes_for=13", "votes_against=6"]);
    refused(&case, "branch_vote", "2021-06-01", &["votes_entitled=0", "votes_for=0", "votes_against=0"]);
    refused(&case, "branch_vote", "2021-06-01", &["votes_entitled=-19", "votes_for=-13", "votes_against=0"]);
    refused(&case, "branch_vote", "2021-06-01", &["votes_entitled=19", "votes_against=6"]);
    assert_eq!(desk.counts(), before);
    desk.event_anyway(&case, "branch_vote", "2021-06-01", PASSED);
}

#[test]
fn a_course_that_cannot_be_is_refused() {
    let desk = Desk::with_units();
    desk.refused("course add", &["--name", "Lớp Mẫu", "--from", "2021-05-08", "--to", "2021-05-04"]);
    desk.refused("course add", &["--name", "Lớp Mẫu", "--from", "2021-05-32", "--to", "2021-06-04"]);
    desk.refused("course add", &["--name", "Lớp Mẫu", "--from", "2021-05-04", "--to", "2021-05-08", "--kind", "no_such_kind"]);
    desk.refused("course add", &["--name", " ", "--from", "2021-05-04", "--to", "2021-05-08"]);
    let class = desk.json("course add", &["--name", "Lớp Mẫu", "--from", "2021-05-04", "--to", "2021-05-08", "--kind", "new_member_class"])["course"]
        .to_string();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    let course = format!("course={class}");
    desk.event_because(&case, "course_enrolled", "2021-04-01", &[&course], Some("mẫu")).refused();
}

#[test]
fn an_event_before_birth_asks_for_a_reason() {
    let desk = Desk::with_units();
    let case = desk.json("person add", &["--name", "Nguyễn Thị Mẫu", "--unit", "2", "--on", "2021-03-10", "--set", "birth_date=1991-09-05"])["case"]
        .to_string();
    let before = desk.counts();
    desk.event_because(&case, "commendation", "1990-01-01", &["form=praise"], None).refused();
    assert_eq!(desk.counts(), before);
}

#[test]
fn truth_b7_an_option_is_never_taken_for_the_value_of_the_one_before() {
    let desk = Desk::with_units();
    let before = desk.counts();
    desk.ask("unit add", &["--name"]).wrong_usage();
    desk.ask("unit add", &["--name", "--kind", "branch"]).wrong_usage();
    desk.ask("person add", &["--unit", BRANCH, "--on", "2021-03-10", "--name"]).wrong_usage();
    desk.ask("person add", &["--name", "Mẫu", "--unit", BRANCH, "--on", "2021-03-10", "--reason"]).wrong_usage();
    desk.ask("person add", &["--name", "Mẫu", "--unit", BRANCH, "--on", "2021-03-10", "--set"]).wrong_usage();
    desk.ask("list", &["--search"]).wrong_usage();
    desk.ask_plain("list", &["--search", "-o", "ds.json"]).wrong_usage();
    assert_eq!(desk.counts(), before);
}

#[test]
fn a_value_may_begin_with_a_hyphen() {
    let desk = Desk::with_units();
    let unit = desk.json("unit add", &["--name", "- Chi bộ Mẫu", "--parent", "1"])["unit"].to_string();
    assert_eq!(desk.json("unit show", &[&unit])["unit"]["name"], "- Chi bộ Mẫu");
    desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    assert_eq!(desk.names(&["--search", "-mau"]), Vec::<String>::new());
    assert_eq!(desk.names(&["--search=--json"]), Vec::<String>::new());
}
