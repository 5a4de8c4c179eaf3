//! Places completed as they are typed. Provinces and communes are the real ones, before and from 1/7/2025.

use chrono::NaiveDate;
use domain::field::Place;
use domain::places::{OFFERED, PlaceKind, PlaceOffered, PlacePart, PlaceTyped, offered, offered_again};

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn typed_in(part: PlacePart, text: &str) -> PlaceTyped {
    PlaceTyped { part, text: text.to_owned(), place: None }
}

fn communes(text: &str, on: Option<NaiveDate>) -> Vec<PlaceOffered> {
    offered(&typed_in(PlacePart::Commune, text), on)
}

fn written(offered: &[PlaceOffered]) -> Vec<String> {
    offered.iter().map(|one| one.place.shown()).collect()
}

fn place(commune: &str, district: &str, province: &str) -> Place {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Place { commune: known(commune), district: known(district), province: known(province), country: known("Việt Nam"), address: None }
}

#[test]
fn a_fact_from_1_july_2025_on_has_the_new_communes_without_districts() {
    let found = communes("xuan truong", day("2025-07-01"));
    assert_eq!(found[0].kind, PlaceKind::New);
    assert!(found.iter().all(|one| one.place.district.is_none() && one.kind != PlaceKind::Old));
    assert!(found.iter().any(|one| one.place == place("xã Xuân Trường", "", "tỉnh Ninh Bình")));
}

#[test]
fn a_fact_of_the_day_before_has_the_old_ones_with_their_districts() {
    let found = communes("xuan truong", day("2025-06-30"));
    assert!(found.iter().all(|one| one.kind == PlaceKind::Old && one.place.district.is_some()));
    assert!(found.iter().any(|one| one.place == place("thị trấn Xuân Trường", "huyện Xuân Trường", "tỉnh Nam Định")));
}

#[test]
fn words_are_folded_begun_and_in_any_order_of_the_parts() {
    for text in ["xuan truong, nam dinh", "nam dinh, xuan truong", "XUÂN TRƯỜNG nam định", "tt xuan truong nam", "nam d; thi tran xuân tr"] {
        let found = communes(text, day("2020-03-15"));
        assert_eq!(found[0].place, place("thị trấn Xuân Trường", "huyện Xuân Trường", "tỉnh Nam Định"), "{text}");
    }
    // Phường Giang Biên lies in quận Long Biên too, and stands before it in the list.
    assert_eq!(communes("ha noi, long bien", day("2020-03-15"))[0].place, place("phường Long Biên", "quận Long Biên", "thành phố Hà Nội"));
    // đ is d, typed or not.
    assert_eq!(communes("dong da, ha noi", day("2026-01-01"))[0].place, place("phường Đống Đa", "", "thành phố Hà Nội"));
    // Decomposed as some programs send it.
    assert_eq!(communes("Đo\u{302}\u{301}ng Đa ha noi", day("2026-01-01"))[0].place.commune.as_deref(), Some("phường Đống Đa"));
    // A word inside a word is not meant.
    assert!(communes("ruong xuan", day("2026-01-01")).is_empty());
    assert!(communes("  , ", None).is_empty());
}

#[test]
fn an_old_name_leads_to_the_new_one() {
    let found = communes("tt xuan truong, nam dinh", day("2025-08-01"));
    assert_eq!(found.len(), 1);
    let one = &found[0];
    assert_eq!((one.kind, one.divided), (PlaceKind::Became, false));
    assert_eq!((one.name.as_str(), one.within.as_str()), ("thị trấn Xuân Trường", "huyện Xuân Trường, tỉnh Nam Định"));
    assert_eq!(one.now.as_deref(), Some("xã Xuân Trường, tỉnh Ninh Bình"));
    assert_eq!(one.place, place("xã Xuân Trường", "", "tỉnh Ninh Bình"));
}

#[test]
fn where_the_day_is_not_known_the_new_name_may_bear_the_old_one_or_the_old_one_stand() {
    let found = communes("tt xuan truong, nam dinh", None);
    assert_eq!(
        written(&found),
        [
            "xã Xuân Trường (thị trấn Xuân Trường, huyện Xuân Trường, tỉnh Nam Định cũ), tỉnh Ninh Bình",
            "thị trấn Xuân Trường, huyện Xuân Trường, tỉnh Nam Định",
        ]
    );
    // The province is not told twice where it kept its name.
    assert_eq!(
        communes("truc bach", None).iter().find(|one| one.kind == PlaceKind::Became).and_then(|one| one.place.commune.clone()).as_deref(),
        Some("phường Ba Đình (phường Trúc Bạch, quận Ba Đình cũ)")
    );
    // Of names that fit alike the new ones come first.
    let kinds: Vec<PlaceKind> = communes("ninh kieu", None).iter().map(|one| one.kind).collect();
    assert_eq!(kinds[0], PlaceKind::New);
}

#[test]
fn a_divided_commune_leads_to_all_that_it_became() {
    // Phường Điện Biên, quận Ba Đình went to four wards, each a part.
    let found = communes("dien bien, ba dinh", day("2025-07-01"));
    let became: Vec<&PlaceOffered> = found.iter().filter(|one| one.name == "phường Điện Biên").collect();
    let wards: Vec<&str> = became.iter().filter_map(|one| one.place.commune.as_deref()).collect();
    assert_eq!(wards, ["phường Ba Đình", "phường Hoàn Kiếm", "phường Ô Chợ Dừa", "phường Văn Miếu - Quốc Tử Giám"]);
    assert!(became.iter().all(|one| one.divided && one.kind == PlaceKind::Became));
    // Of a fact whose day is not known each of them, and the old name as it is.
    let kinds: Vec<PlaceKind> = communes("dien bien, ba dinh", None).iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [PlaceKind::Became, PlaceKind::Became, PlaceKind::Became, PlaceKind::Became, PlaceKind::Old]);
}

#[test]
fn what_is_typed_with_its_marks_comes_before_what_differs_in_them() {
    // Unmarked, xã Mỹ Thạnh of Tây Ninh stands before xã Mỹ Thành of Đồng Tháp.
    assert_eq!(communes("my thanh", day("2025-07-01"))[0].place, place("xã Mỹ Thạnh", "", "tỉnh Tây Ninh"));
    assert_eq!(communes("mỹ thành", day("2025-07-01"))[0].place, place("xã Mỹ Thành", "", "tỉnh Đồng Tháp"));
}

#[test]
fn provinces_and_districts_of_their_time() {
    let provinces = |text: &str, on| offered(&typed_in(PlacePart::Province, text), on);
    assert_eq!(written(&provinces("nam dinh", day("2024-01-01"))), ["tỉnh Nam Định"]);
    let now = provinces("nam dinh", day("2025-07-01"));
    assert_eq!(written(&now), ["tỉnh Ninh Bình"]);
    assert_eq!((now[0].kind, now[0].name.as_str(), now[0].now.as_deref()), (PlaceKind::Became, "tỉnh Nam Định", Some("tỉnh Ninh Bình")));
    assert_eq!(written(&provinces("nam dinh", None)), ["tỉnh Ninh Bình (tỉnh Nam Định cũ)", "tỉnh Nam Định"]);
    // A province whose name goes on is offered once.
    assert_eq!(written(&provinces("ninh binh", None)), ["tỉnh Ninh Bình"]);
    for short in ["TPHCM", "tp.hcm", "hcm", "TP Hồ Chí Minh"] {
        assert_eq!(written(&provinces(short, None))[0], "thành phố Hồ Chí Minh", "{short}");
    }

    let districts = |text: &str, on| offered(&typed_in(PlacePart::District, text), on);
    assert_eq!(written(&districts("huyen xuan truong", None)), ["huyện Xuân Trường, tỉnh Nam Định"]);
    assert!(districts("xuan truong", day("2025-07-01")).is_empty());
}

#[test]
fn what_lies_in_the_parts_that_stand_there_comes_first() {
    let in_province = |province: &str| PlaceTyped { place: Some(place("", "", province)), ..typed_in(PlacePart::Commune, "tan lap") };
    for (province, on) in [("tỉnh Tây Ninh", "2026-01-01"), ("Thái Nguyên", "2026-01-01"), ("tỉnh Long An", "2020-01-01")] {
        let found = offered(&in_province(province), day(on));
        let own = province.trim_start_matches("tỉnh ");
        assert!(found[0].place.shown().contains(own) || found[0].within.contains(own), "{province}: {found:?}");
    }
}

#[test]
fn never_more_than_a_list_that_can_be_read() {
    assert_eq!(communes("t", None).len(), OFFERED);
    let every: Vec<Place> = communes("tan lap", day("2025-07-01")).into_iter().map(|one| one.place).collect();
    assert!(every.iter().enumerate().all(|(at, one)| !every[..at].contains(one)));
}

#[test]
fn a_place_written_before_is_offered_again_in_its_time() {
    let typed = typed_in(PlacePart::Commune, "mau mot");
    let new = place("xã Mẫu Một", "", "tỉnh Mẫu");
    let old = place("xã Mẫu Một", "huyện Mẫu", "tỉnh Mẫu");
    let both = place("xã Mẫu (xã Mẫu Một cũ)", "", "tỉnh Mẫu");
    let again = |place: &Place, on| offered_again(place, &typed, on).is_some();
    assert!(again(&new, None) && again(&old, None) && again(&both, None));
    assert!(again(&new, day("2025-07-01")) && !again(&old, day("2025-07-01")) && !again(&both, day("2025-07-01")));
    assert!(!again(&new, day("2025-06-30")) && again(&old, day("2025-06-30")));
    assert!(offered_again(&new, &typed_in(PlacePart::Commune, "mau hai"), None).is_none());
    let province = offered_again(&old, &typed_in(PlacePart::Province, "mau"), None).unwrap();
    assert_eq!(province.place, place("", "", "tỉnh Mẫu"));
}
