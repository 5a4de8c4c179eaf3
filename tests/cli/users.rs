//! Users over the command line: the role is asked of the register, whichever command it is.

use std::process::{Command, Stdio};

use serde_json::json;

use crate::desk::{Answer, Desk, PASSPHRASE};

/// Runs a command as somebody, with a PIN to set where one is.
fn run(desk: &Desk, user: Option<(&str, &str)>, new_pin: Option<&str>, arguments: &[&str]) -> Answer {
    let mut program = Command::new(env!("CARGO_BIN_EXE_nguon-cli"));
    program.env("NGUON_PASSPHRASE", PASSPHRASE).env_remove("NGUON_USER").env_remove("NGUON_PIN").env_remove("NGUON_NEW_PIN");
    let file = desk.file.to_str().expect("a name");
    let named: Vec<&str> = arguments.iter().map(|argument| if *argument == "FILE" { file } else { argument }).collect();
    program.args(named).stdin(Stdio::null());
    if let Some((name, pin)) = user {
        program.env("NGUON_USER", name).env("NGUON_PIN", pin);
    }
    if let Some(pin) = new_pin {
        program.env("NGUON_NEW_PIN", pin);
    }
    let output = program.output().expect("the program starts");
    Answer {
        code: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
        err: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
    }
}

const LAN: Option<(&str, &str)> = Some(("Nguyễn Thị Lan", "2468"));
const HAI: Option<(&str, &str)> = Some(("Trần Văn Hải", "1357"));

fn with_users() -> Desk {
    let desk = Desk::with_units();
    run(&desk, None, Some("2468"), &["user", "add", "FILE", "Nguyễn Thị Lan", "--role", "keeper", "--json"]).json();
    run(&desk, LAN, Some("1357"), &["user", "add", "FILE", "Trần Văn Hải", "--role", "clerk", "--json"]).json();
    desk
}

const ADD: [&str; 10] = ["person", "add", "FILE", "--name", "Lê Thị Mẫu", "--unit", "2", "--on", "2026-05-04", "--json"];

#[test]
fn users_are_listed_with_their_roles_and_who_left() {
    let desk = with_users();
    let told = run(&desk, LAN, None, &["user", "set", "FILE", "Trần Văn Hải", "--role", "reader", "--json"]).json();
    assert_eq!(told, json!({ "user": 2, "name": "Trần Văn Hải", "role": "reader", "left_on": null }));
    let told = run(&desk, LAN, None, &["user", "leave", "FILE", "Trần Văn Hải", "--today", "2026-12-01", "--json"]).json();
    assert_eq!(told["left_on"], "2026-12-01");
    let listed = run(&desk, None, None, &["user", "list", "FILE", "--json"]).json();
    assert_eq!(
        listed,
        json!([
            { "user": 1, "name": "Nguyễn Thị Lan", "role": "keeper", "left_on": null },
            { "user": 2, "name": "Trần Văn Hải", "role": "reader", "left_on": "2026-12-01" },
        ])
    );
    let refused = run(&desk, LAN, None, &["user", "leave", "FILE", "Nguyễn Thị Lan", "--today", "2026-12-01", "--json"]).refused();
    assert!(refused.contains("[last_keeper]"), "{refused}");
}

#[test]
fn without_a_name_it_reads_and_with_one_it_writes_under_that_name() {
    let desk = with_users();
    assert!(run(&desk, None, None, &ADD).refused().contains("[sign_in_needed]"));
    assert!(run(&desk, Some(("Trần Văn Hải", "0000")), None, &ADD).refused().contains("[pin_wrong]"));
    assert!(run(&desk, Some(("Trần Văn Hải", "0000")), None, &["due", "FILE", "--json"]).refused().contains("[pin_wrong]"));
    run(&desk, HAI, None, &ADD).json();
    assert_eq!(run(&desk, None, None, &["list", "FILE", "--json"]).json().as_array().expect("a list").len(), 1);
    let log = run(&desk, None, None, &["log", "FILE", "--last", "1", "--json"]).json();
    assert_eq!((&log[0]["name"], &log[0]["who"]), (&json!("person_added"), &json!("Trần Văn Hải")));
}

#[test]
fn what_is_a_keeper_s_is_refused_to_a_clerk_and_the_file_stays() {
    let desk = with_users();
    let folder = desk.folder.path().join("usb");
    std::fs::create_dir(&folder).expect("a folder");
    let made = run(&desk, HAI, None, &["backup", "FILE", folder.to_str().expect("a name"), "--json"]).json();
    let before = std::fs::read(&desk.file).expect("the register");
    let copy = made["path"].as_str().expect("a path");
    assert!(run(&desk, HAI, None, &["restore", copy, "FILE", "--json"]).refused().contains("[role_refused]"));
    assert!(run(&desk, None, None, &["restore", copy, "FILE", "--json"]).refused().contains("[sign_in_needed]"));
    assert!(run(&desk, HAI, Some("4321"), &["user", "add", "FILE", "Ai Đó", "--role", "keeper", "--json"]).refused().contains("[role_refused]"));
    assert!(run(&desk, None, None, &["backup", "FILE", folder.to_str().expect("a name"), "--json"]).refused().contains("[sign_in_needed]"));
    assert!(std::fs::read(&desk.file).expect("the register") == before);
    run(&desk, LAN, None, &["restore", copy, "FILE", "--json"]).json();
    // A copy put where nothing lies asks its own users.
    std::fs::remove_file(&desk.file).expect("gone");
    assert!(run(&desk, HAI, None, &["restore", copy, "FILE", "--json"]).refused().contains("[role_refused]"));
    assert!(!desk.file.exists());
    run(&desk, LAN, None, &["restore", copy, "FILE", "--json"]).json();
}

#[test]
fn a_role_that_is_none_and_a_pin_that_is_missing_are_told() {
    let desk = Desk::with_units();
    let refused = run(&desk, None, Some("2468"), &["user", "add", "FILE", "Nguyễn Thị Lan", "--role", "boss", "--json"]).refused();
    assert!(refused.starts_with("role: boss ") && refused.contains("[role_unknown]"), "{refused}");
    assert!(run(&desk, None, None, &["user", "add", "FILE", "Nguyễn Thị Lan", "--role", "keeper", "--json"]).wrong_usage().contains("NGUON_NEW_PIN"));
    assert!(run(&desk, None, Some("1234"), &["user", "set", "FILE", "Nguyễn Thị Lan", "--json"]).wrong_usage().contains("--role"));
}

#[test]
fn the_pin_kept_stands_in_no_output() {
    let desk = with_users();
    let log = run(&desk, LAN, None, &["log", "FILE", "--json"]);
    assert!(!log.out.contains("argon2") && log.out.contains("user_pin"), "{}", log.out);
}
