//! The lifelike sample and the made-up registers.

use crate::desk::{Desk, texts};

#[test]
fn the_sample_is_lifelike_and_sound() {
    let desk = Desk::bare();
    desk.json("new", &["--sample"]);
    let [people, cases, events, units] = desk.counts();
    assert!(people > 20 && cases >= people && events > cases && units > 2, "{:?}", desk.counts());
    assert_eq!(desk.json("check", &[])["ok"], true);
    let stages = texts(&desk.json("list", &[]), "stage");
    for stage in ["candidate", "course", "dossier", "probation", "full"] {
        assert!(stages.iter().any(|each| each == stage), "nobody at {stage}");
    }
    assert!(desk.json("unit list", &[]).to_string().to_lowercase().contains("mẫu"), "it says that it is made up");
    targets_of_the_sample(&desk);
}

fn targets_of_the_sample(desk: &Desk) {
    let lines = desk.json("targets", &["--as-of", "2025-06-30"]);
    let lines = lines.as_array().expect("an array");
    assert!(!lines.is_empty());
    for line in lines {
        let number = |name: &str| line[name].as_f64().unwrap_or_else(|| panic!("{name} is no number: {line}"));
        assert!(line["programme"].is_string() && line["indicator"].is_string(), "{line}");
        assert!(line["from"].as_str() < line["to"].as_str(), "{line}");
        assert!(number("reachable") >= number("reached"), "{line}");
        // What falls short may still be made good by somebody listed later.
        assert!(line["possible"] == true || number("reachable") < number("target"), "{line}");
        assert!((number("short_by") - (number("target") - number("reachable")).max(0.0)).abs() < 0.005, "{line}");
        if line["possible"] == false {
            assert!(line["impossible_from"].is_string(), "it is no longer possible since a day: {line}");
        }
    }
}

#[test]
fn the_same_seed_makes_the_same_register() {
    let made = |seed: &str| {
        let desk = Desk::bare();
        desk.json("new", &["--generate", "40", "--seed", seed]);
        desk.json("list", &["--as-of", "2025-01-01"])
    };
    let one = made("1");
    assert_eq!(one, made("1"));
    assert_ne!(one, made("2"));
}

#[test]
fn so_many_people_are_made_as_were_asked_for() {
    let desk = Desk::bare();
    desk.json("new", &["--generate", "300", "--seed", "1"]);
    assert_eq!(desk.counts()[0], 300);
    assert_eq!(desk.json("check", &[])["ok"], true);
    assert_eq!(desk.json("list", &[]).as_array().expect("an array").len(), 300, "one row a person");
}
