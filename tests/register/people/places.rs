//! Places completed as they are typed: those that the register was last written with come first. Communes and provinces are
//! real ones where the shipped list is meant; people and the places "Mẫu" are invented.

use domain::field::Place;
use domain::places::{PlaceKind, PlaceOffered, PlacePart, PlaceTyped};
use register::log::Operation;
use register::people::places_offered;

use crate::cases::record::{Desk, day, desk, now};

fn offered(desk: &Desk, part: PlacePart, text: &str, on: Option<&str>) -> Vec<PlaceOffered> {
    let typed = PlaceTyped { part, text: text.to_owned(), place: None };
    places_offered(&desk.register, &typed, on.map(day)).expect("places")
}

fn communes(desk: &Desk, text: &str, on: Option<&str>) -> Vec<String> {
    offered(desk, PlacePart::Commune, text, on).iter().map(|one| one.place.shown()).collect()
}

fn json(commune: &str, province: &str) -> String {
    serde_json::to_string(&Place {
        commune: Some(commune.to_owned()),
        province: Some(province.to_owned()),
        address: Some("số 1, thôn Mẫu".to_owned()),
        ..Place::default()
    })
    .expect("JSON")
}

#[test]
fn the_places_written_last_come_first_and_once() {
    let mut desk = desk();
    let (person, _) = desk.candidate("Nguyễn Thị Mẫu", "1996", "2021-03-10");
    assert!(communes(&desk, "", None).is_empty(), "nothing was written yet");
    assert_eq!(communes(&desk, "xuan truong", Some("2026-01-01"))[0], "xã Xuân Trường, tỉnh Cao Bằng", "the first of the list");

    desk.fact(person, "home_place", &json("xã Mẫu Một", "tỉnh Mẫu"), "2021-03-10");
    desk.fact(person, "residence_permanent", &json("xã Xuân Trường", "tỉnh Ninh Bình"), "2025-08-01");
    // Without house and street; the last one first.
    assert_eq!(communes(&desk, "", None), ["xã Xuân Trường, tỉnh Ninh Bình", "xã Mẫu Một, tỉnh Mẫu"]);
    let found = offered(&desk, PlacePart::Commune, "xuan truong", Some("2026-01-01"));
    assert_eq!((found[0].kind, found[0].place.shown().as_str()), (PlaceKind::LastUsed, "xã Xuân Trường, tỉnh Ninh Bình"));
    // The same place of the list stands there once; the country is written with it, and is not told.
    assert_eq!(found.iter().filter(|one| one.place.shown() == "xã Xuân Trường, tỉnh Ninh Bình").count(), 1);
    assert_eq!(communes(&desk, "mot, mau", Some("2026-01-01")), ["xã Mẫu Một, tỉnh Mẫu"]);
    assert_eq!(offered(&desk, PlacePart::Province, "mau", None)[0].place.shown(), "tỉnh Mẫu");

    // Written anew by somebody else, it is the last one.
    let (other, _) = desk.candidate("Trần Văn Mẫu", "1990", "2021-03-10");
    desk.fact(other, "birth_registered_at", &json("xã Mẫu Một", "tỉnh Mẫu"), "2021-03-10");
    assert_eq!(communes(&desk, "", None), ["xã Mẫu Một, tỉnh Mẫu", "xã Xuân Trường, tỉnh Ninh Bình"]);
    desk.sound();
}

#[test]
fn what_was_put_right_or_taken_back_is_not_offered_again() {
    let mut desk = desk();
    let (person, _) = desk.candidate("Nguyễn Thị Mẫu", "1996", "2021-03-10");
    desk.fact(person, "home_place", &json("xã Mẫu Nhầm", "tỉnh Mẫu"), "2021-03-10");
    desk.fact(person, "home_place", &json("xã Mẫu Đúng", "tỉnh Mẫu"), "2021-03-10");
    assert_eq!(communes(&desk, "", None), ["xã Mẫu Đúng, tỉnh Mẫu"]);
    desk.fact(person, "residence_temporary", &json("phường Mẫu", "tỉnh Mẫu"), "2026-01-01");
    assert_eq!(communes(&desk, "", None)[0], "phường Mẫu, tỉnh Mẫu");
    desk.register.undo(&now()).expect("an undo");
    assert_eq!(communes(&desk, "", None), ["xã Mẫu Đúng, tỉnh Mẫu"]);

    // It looks back over the last changes and no further, so that it costs the same in a register of any size.
    desk.register
        .transact(Operation::new("person_added"), &now(), |tx| {
            for number in 0..400 {
                tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), ?1)", [format!("Lê Văn Mẫu {number}")])?;
            }
            Ok(())
        })
        .expect("400 changes");
    assert!(communes(&desk, "", None).is_empty());
}
