//! unit show, unit set: what holds of a unit for good, beside what its events say.

use serde_json::{Value, json};

use crate::desk::{BRANCH, Desk, ROOT};

fn show(desk: &Desk, unit: &str, as_of: &str) -> Value {
    desk.json("unit show", &[unit, "--as-of", as_of])
}

/// Members, of them probationers, candidates, units below.
fn counts(page: &Value) -> [i64; 4] {
    ["members", "probationers", "candidates", "units"].map(|of| page["counts"][of].as_i64().expect("a count"))
}

#[test]
fn a_unit_is_shown_as_of_a_day() {
    let desk = Desk::with_units();
    desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    desk.member("Trần Thị Mẫu", "2022-01-01");
    let renamed = desk.event(BRANCH, "unit_changed", "2023-06-01", &["name=Chi bộ Mẫu Đổi Tên", "document_number=12-QĐ/ĐU"])["event"].clone();
    let before = show(&desk, BRANCH, "2023-05-31");
    assert_eq!(
        before["unit"],
        json!({
            "unit": 2, "name": "Chi bộ Mẫu Một", "founding_name": "Chi bộ Mẫu Một", "unit_kind": "branch", "parent": 1, "committee_power": "none",
            "from": null, "to": null, "grassroots_type": null, "enterprise_type": null, "organization_code": null,
            "head_superior": null, "head_issuer": null, "symbol": null, "seal": null, "sort_order": 2, "note": null,
        })
    );
    assert_eq!(before["events"], json!([]));
    assert_eq!(counts(&before), [1, 0, 1, 0]);
    // Nobody's sex is known; when the year began the two stood there.
    assert_eq!((&before["counts"]["on"], &before["counts"]["women"]["members"]), (&json!("2023-05-31"), &json!(0)));
    assert_eq!(before["counts"]["year_start"]["on"], "2022-12-31");
    assert_eq!(before["counts"]["year_start"]["heads"], json!({ "members": 1, "probationers": 0, "candidates": 1 }));
    let after = show(&desk, BRANCH, "2023-06-01");
    assert_eq!((&after["unit"]["name"], &after["unit"]["founding_name"]), (&json!("Chi bộ Mẫu Đổi Tên"), &json!("Chi bộ Mẫu Một")));
    let event = &after["events"][0];
    assert_eq!((&event["event"], &event["kind"], &event["on"]), (&renamed, &json!("unit_changed"), &json!("2023-06-01")));
    assert_eq!((&event["document_number"], &event["fields"]), (&json!("12-QĐ/ĐU"), &json!({ "name": "Chi bộ Mẫu Đổi Tên" })));
    // Both branches and their two people stand below the root.
    assert_eq!(counts(&show(&desk, ROOT, "2023-06-01")), [1, 0, 1, 2]);
    assert_eq!(show(&desk, ROOT, "2021-12-31")["counts"]["members"], 0);
    desk.refused("unit show", &["99"]);
}

#[test]
fn an_event_of_a_unit_reads_as_corrected_and_says_that_it_was_voided() {
    let desk = Desk::with_units();
    let event = desk.event(BRANCH, "unit_changed", "2023-06-01", &["name=Chi bộ Gõ Nhầm"])["event"].to_string();
    let corrects = format!("corrects={event}");
    let correction =
        desk.event(BRANCH, "correction", "2023-06-02", &[&corrects, "field=name", "value=Chi bộ Mẫu Ba", "basis=Quyết định giấy"])["event"].clone();
    let page = show(&desk, BRANCH, "2023-12-31");
    assert_eq!(page["unit"]["name"], "Chi bộ Mẫu Ba");
    assert_eq!((&page["events"][0]["fields"]["name"], &page["events"][0]["voided"]), (&json!("Chi bộ Mẫu Ba"), &json!(false)));
    assert_eq!((&page["events"][1]["event"], &page["events"][1]["kind"]), (&correction, &json!("correction")));
    let voids = format!("voids={event}");
    desk.event(BRANCH, "entry_voided", "2023-06-03", &[&voids, "basis=Ghi nhầm chi bộ"]);
    let page = show(&desk, BRANCH, "2023-12-31");
    assert_eq!((&page["unit"]["name"], &page["events"][0]["voided"]), (&json!("Chi bộ Mẫu Một"), &json!(true)));
}

#[test]
fn facts_of_a_unit_are_set_cleared_and_taken_back() {
    let desk = Desk::with_units();
    let set = |pairs: &[&str]| {
        let mut arguments = vec![BRANCH];
        pairs.iter().for_each(|pair| arguments.extend(["--set", pair]));
        desk.json("unit set", &arguments)
    };
    let done = set(&[
        "name=Chi bộ  Mẫu Ban Đầu",
        "grassroots_type=enterprise",
        "enterprise_type=Công ty cổ phần",
        "organization_code=0101.02",
        "head_superior=ĐẢNG BỘ CÔNG TY MẪU",
        "head_issuer=CHI BỘ MẪU MỘT",
        "symbol=CB",
        "seal=Dấu tròn",
        "sort_order=7",
        "note=Mẫu",
    ]);
    assert_eq!(done["unit"], 2);
    assert!(done["operation"].is_i64());
    let facts = show(&desk, BRANCH, "2023-01-01")["unit"].clone();
    let expected = [
        ("name", json!("Chi bộ Mẫu Ban Đầu")),
        ("grassroots_type", json!("enterprise")),
        ("enterprise_type", json!("joint_stock")),
        ("organization_code", json!("0101.02")),
        ("head_superior", json!("ĐẢNG BỘ CÔNG TY MẪU")),
        ("head_issuer", json!("CHI BỘ MẪU MỘT")),
        ("symbol", json!("CB")),
        ("seal", json!("Dấu tròn")),
        ("sort_order", json!(7)),
        ("note", json!("Mẫu")),
    ];
    for (field, value) in &expected {
        assert_eq!(facts[field], *value, "{field}");
    }
    set(&["note=", "enterprise_type="]);
    let facts = show(&desk, BRANCH, "2023-01-01")["unit"].clone();
    assert_eq!((&facts["note"], &facts["enterprise_type"], &facts["organization_code"]), (&Value::Null, &Value::Null, &json!("0101.02")));
    // The same once more is no change.
    assert_eq!(set(&["note="])["operation"], Value::Null);
    desk.json("undo", &[]);
    desk.json("undo", &[]);
    let facts = show(&desk, BRANCH, "2023-01-01")["unit"].clone();
    assert_eq!((&facts["name"], &facts["note"], &facts["sort_order"]), (&json!("Chi bộ Mẫu Một"), &Value::Null, &json!(2)));
    assert_eq!(desk.json("check", &[])["ok"], true);
}

#[test]
fn the_order_set_is_the_order_of_the_tree() {
    let desk = Desk::with_units();
    desk.json("unit set", &["3", "--set", "sort_order=1"]);
    let units = desk.json("unit list", &[]);
    assert_eq!(crate::desk::texts(&units, "name"), ["Đảng bộ Công ty Mẫu", "Chi bộ Mẫu Hai", "Chi bộ Mẫu Một"]);
}

#[test]
fn what_a_unit_cannot_be_is_refused_at_its_field_and_nothing_is_written() {
    let desk = Desk::with_units();
    let refused = |pair: &str, code: &str| {
        let reason = desk.refused("unit set", &[BRANCH, "--set", "note=Mẫu", "--set", pair]);
        let field = pair.split('=').next().expect("a field");
        assert!(reason.starts_with(&format!("{field}: ")) && reason.contains(code), "{pair}: {reason}");
    };
    refused("name= ", "empty_title");
    refused("grassroots_type=làng", "code_unknown");
    refused("enterprise_type=no_such_code", "code_unknown");
    refused("sort_order=đầu", "number_unreadable");
    refused("sort_order=", "number_unreadable");
    refused("height=3", "field_unknown");
    // From a day on, by an event.
    for field in ["unit_kind=party_group", "parent=3", "committee_power=delegated", "founded_on=2020-01-01"] {
        refused(field, "unit_field_by_event");
    }
    desk.refused("unit set", &["99", "--set", "note=Mẫu"]);
    desk.ask("unit set", &[BRANCH]).wrong_usage();
    desk.ask("unit set", &[BRANCH, "--set", "note"]).wrong_usage();
    assert_eq!(show(&desk, BRANCH, "2023-01-01")["unit"]["note"], Value::Null);
}
