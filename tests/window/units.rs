//! A unit's page and the order of units, by keyboard alone.

use register::Now;
use register::file::Secret;
use register::targets::{NewTarget, Programme, save_programme, save_target};
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event};

use crate::desk::{Desk, key};
use crate::office::{days_ago, office};
use crate::pictures::{nothing_over, settled, theme};
use crate::today::{PASSPHRASE, open};

/// An office with three branches; the first has a member, two probationers, a commendation, and a target.
fn branches(home: &std::path::Path) -> std::path::PathBuf {
    let path = office(home, 3, 2, 1);
    let now = Now::on(days_ago(0).parse().expect("a day"));
    let mut register = register::Register::open(&path, &Secret::passphrase(PASSPHRASE), &crate::today::somebody(), &now).expect("the register");
    for name in ["Chi bộ Văn phòng Mẫu", "Chi bộ Kho Mẫu"] {
        add_unit(&mut register, &NewUnit { name: name.into(), parent: Some(1), ..NewUnit::default() }, &now).expect("a branch");
    }
    let mut happens = |kind: &str, on: &str, number: &str, issuer: &str, note: &str, values: &[(&str, &str)]| {
        let entry = UnitEntry {
            unit: 2,
            kind: kind.into(),
            on: on.into(),
            document_number: Some(number.into()),
            issuer: Some(issuer.into()),
            note: Some(note.into()),
            values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            reason: Some("Mẫu".into()),
            ..UnitEntry::default()
        };
        record_unit_event(&mut register, &entry, &now).expect(kind);
    };
    happens(
        "unit_commendation",
        &days_ago(100),
        "131-QĐ/ĐU",
        "Đảng ủy Công ty Mẫu",
        "Trao tại hội nghị",
        &[("form", "commendation_certificate"), ("occasion", "Tổng kết năm, mẫu")],
    );
    happens("member_book_reconciled", &days_ago(30), "04-BB/CB", "", "", &[]);
    let year = &days_ago(0)[..4];
    let programme =
        Programme { name: "Chương trình mẫu".into(), from: format!("{year}-01-01"), to: format!("{year}-12-31"), ..Programme::default() };
    let programme = save_programme(&mut register, None, &programme, &now).expect("a programme").value;
    let target = NewTarget {
        programme,
        indicator: "admissions".into(),
        unit: Some(2),
        from: format!("{year}-01-01"),
        to: format!("{year}-12-31"),
        value: "5".into(),
        ..NewTarget::default()
    };
    save_target(&mut register, None, &target, &now).expect("a target");
    path
}

async fn in_units(home: tempfile::TempDir, path: &std::path::Path, units: usize) -> Desk {
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until(&format!("document.querySelector('[data-test=\"table\"]')?.dataset.total === '{units}'")).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk
}

async fn on_row(desk: &Desk, name: &str) {
    desk.until(&format!("document.querySelector('[data-test=\"row\"].is-current')?.textContent.includes({name:?})")).await;
}

async fn page_of(desk: &Desk, name: &str) {
    desk.until_there("unit-page").await;
    desk.until_in("title", name).await;
}

/// The harms: a unit's issuer, date and note were dropped without a word; a unit's entry that was typed wrong stayed so.
#[tokio::test]
async fn window_a10_a_unit_is_opened_edited_recorded_corrected_and_voided_by_keys_alone() {
    let home = tempfile::tempdir().expect("a home");
    let path = branches(home.path());
    let desk = in_units(home, &path, 4).await;
    desk.press(&[key::DOWN]).await;
    on_row(&desk, "Chi bộ Phân xưởng Mẫu").await;
    desk.press(&[key::ENTER]).await;
    page_of(&desk, "Chi bộ Phân xưởng Mẫu").await;
    // What was recorded is all there: number, issuer, note.
    desk.until_in("timeline", "131-QĐ/ĐU; Đảng ủy Công ty Mẫu; Trao tại hội nghị").await;
    desk.until_in("unit-posts", "Chưa ghi ai trong chi ủy.").await;
    desk.until_in("coming", "Đối chiếu").await;

    // Facts: only what is no history, and that is said.
    desk.press(&[key::F2]).await;
    desk.until_there("edit-unit-sheet").await;
    desk.until_in("edit-unit-sheet", "ghi sự kiện").await;
    desk.fill("unit.organization_code", "00.000.012").await;
    desk.choose("unit.enterprise_type", "co phan", "joint_stock").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("edit-unit-sheet").await;
    desk.until_in("unit-facts", "00.000.012").await;
    desk.until_in("unit-facts", "Công ty cổ phần").await;

    // Nothing is proposed for a unit: its kind is typed first.
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("unit-event-sheet").await;
    desk.until("document.activeElement?.dataset.test === 'event.kind' && document.activeElement.value === ''").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("unit-event-sheet").await;

    // The committee: recorded from where it is said that there is none.
    desk.tab_to("record-committee").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("unit-event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').dataset.value === 'committee_change'").await;
    desk.fill("event.on", &typed(&days_ago(50))).await;
    desk.fill("field.person", "Nguyễn Thị Trang Mẫu").await;
    desk.choose("field.position", "bi thu", "secretary").await;
    desk.fill("field.elected_or_appointed", "bầu").await;
    desk.fill("event.document_number", "17-QĐ/ĐU").await;
    desk.fill("event.issuer", "Đảng ủy Mẫu Kiện Toàn").await;
    desk.fill("event.note", "Bầu bổ sung mẫu").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("unit-event-sheet").await;
    desk.until_in("unit-posts", "Nguyễn Thị Trang Mẫu").await;
    desk.until_in("timeline", "17-QĐ/ĐU; Đảng ủy Mẫu Kiện Toàn; Bầu bổ sung mẫu").await;
    // What was written has the focus.
    desk.until("document.activeElement?.dataset.test === 'event' && document.activeElement.textContent.includes('Nguyễn Thị Trang Mẫu')").await;

    // Down to the commendation, which is corrected; the focus stays on it.
    desk.press(&[key::DOWN]).await;
    desk.until("document.activeElement?.textContent.includes('131-QĐ/ĐU')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("event-detail").await;
    desk.tab_to("correct").await;
    desk.press(&[key::ENTER]).await;
    desk.fill("field.document_number", "132-QĐ/ĐU").await;
    desk.fill("basis", "Theo bản gốc").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("event-detail").await;
    desk.until_in("timeline", "132-QĐ/ĐU").await;
    desk.until("document.activeElement?.dataset.test === 'event' && document.activeElement.textContent.includes('132-QĐ/ĐU')").await;

    // The strip narrows; a correction is of the matter that it mends.
    desk.tab_to("matter:commendation").await;
    desk.press(&[key::SPACE]).await;
    desk.until("document.querySelectorAll('[data-test=\"event\"]').length === 2").await;
    desk.until("[...document.querySelectorAll('[data-test=\"event\"]')].every(each => each.textContent.includes('132-QĐ/ĐU') || each.textContent.includes('Theo bản gốc'))").await;
    desk.tab_to("matter:").await;
    desk.press(&[key::SPACE]).await;

    // Voided, it stays as an entry and counts no more.
    desk.tab_to("event").await;
    desk.until("document.querySelectorAll('[data-test=\"event\"]').length === 4").await;
    for _ in 0..6 {
        if desk.script("return document.activeElement.textContent.includes('Nguyễn Thị Trang Mẫu')").await == true {
            break;
        }
        desk.press(&[key::DOWN]).await;
    }
    desk.press(&[key::ENTER]).await;
    desk.until_there("event-detail").await;
    desk.tab_to("void").await;
    desk.press(&[key::ENTER]).await;
    desk.fill("basis", "Ghi nhầm chi bộ").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("event-detail").await;
    desk.until_in("unit-posts", "Chưa ghi ai trong chi ủy.").await;
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("unit-posts", "Nguyễn Thị Trang Mẫu").await;
    desk.end().await;
}

/// dd/mm/yyyy without slashes, as it is typed.
fn typed(iso: &str) -> String {
    format!("{}{}{}", &iso[8..], &iso[5..7], &iso[..4])
}

#[tokio::test]
async fn f6_goes_through_every_area_of_a_unit_figures_open_their_names_and_the_next_unit_is_one_key_away() {
    let home = tempfile::tempdir().expect("a home");
    let path = branches(home.path());
    let desk = in_units(home, &path, 4).await;
    desk.press(&[key::DOWN]).await;
    on_row(&desk, "Chi bộ Phân xưởng Mẫu").await;
    desk.press(&[key::ENTER]).await;
    page_of(&desk, "Chi bộ Phân xưởng Mẫu").await;
    // From the left: facts, strip, timeline, committee, figures, targets.
    desk.script("document.querySelector('[data-test=\"edit-unit\"]').focus()").await;
    for mark in ["matter:", "event", "record-committee", "heads:full", "open-targets"] {
        desk.press(&[key::F6]).await;
        desk.until(&format!("document.activeElement?.dataset.test === '{mark}'")).await;
    }
    desk.press(&[key::SHIFT, key::F6]).await;
    desk.until("document.activeElement?.dataset.test === 'heads:full'").await;
    // One full member, and two probationers: three members.
    for (mark, count) in [("heads:full", "1"), ("heads:probationers", "2"), ("heads:members", "3"), ("heads:candidates", "3")] {
        assert_eq!(desk.text(mark).await, count, "{mark}");
    }
    desk.tab_to("heads:members").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test=\"table\"]')?.dataset.total === '3'").await;
    desk.press(&[key::ESCAPE]).await;
    page_of(&desk, "Chi bộ Phân xưởng Mẫu").await;
    // Who stood there when the year began opens as of that day.
    if desk.script("return !!document.querySelector('[data-test=\"heads:probationers:year_start\"]')").await == true {
        desk.tab_to("heads:probationers:year_start").await;
        desk.press(&[key::ENTER]).await;
        desk.until_in("title", "tại ngày 31/12/").await;
        desk.press(&[key::ESCAPE]).await;
        page_of(&desk, "Chi bộ Phân xưởng Mẫu").await;
    }
    assert_eq!(desk.text("place-in-list").await, "2 / 4");
    desk.press(&[key::ALT, key::DOWN]).await;
    page_of(&desk, "Chi bộ Văn phòng Mẫu").await;
    desk.until_in("unit-targets", "Chưa giao chỉ tiêu").await;
    // Back in the list the row is that of the unit one was on.
    desk.press(&[key::ESCAPE]).await;
    on_row(&desk, "Chi bộ Văn phòng Mẫu").await;
    desk.end().await;
}

#[tokio::test]
async fn units_are_ordered_by_hand_and_one_undo_takes_a_move_back() {
    let home = tempfile::tempdir().expect("a home");
    let path = branches(home.path());
    let desk = in_units(home, &path, 4).await;
    let order = "[...document.querySelectorAll('[data-test=\"row\"] .name')].map(each => each.textContent.trim()).join()";
    let (first, moved) = (
        "Đảng bộ Công ty Mẫu,Chi bộ Phân xưởng Mẫu,Chi bộ Văn phòng Mẫu,Chi bộ Kho Mẫu",
        "Đảng bộ Công ty Mẫu,Chi bộ Phân xưởng Mẫu,Chi bộ Kho Mẫu,Chi bộ Văn phòng Mẫu",
    );
    desk.until(&format!("{order} === {first:?}")).await;
    for _ in 0..3 {
        desk.press(&[key::DOWN]).await;
    }
    on_row(&desk, "Chi bộ Kho Mẫu").await;
    desk.press(&[key::ALT, key::SHIFT, key::DOWN]).await;
    desk.until_in("toast", "Đã ở cuối").await;
    desk.press(&[key::ALT, key::SHIFT, key::UP]).await;
    desk.until(&format!("{order} === {moved:?}")).await;
    desk.until_in("toast", "đưa Chi bộ Kho Mẫu lên trước Chi bộ Văn phòng Mẫu").await;
    // The row one is on goes with the unit.
    on_row(&desk, "Chi bộ Kho Mẫu").await;
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until(&format!("{order} === {first:?}")).await;
    on_row(&desk, "Chi bộ Kho Mẫu").await;
    desk.end().await;
}

/// The harm: a unit that has ended stands in no list, and what it did cannot be looked up.
#[tokio::test]
async fn a_unit_that_has_ended_is_found_and_told_as_of_its_last_day() {
    let home = tempfile::tempdir().expect("a home");
    let path = branches(home.path());
    let ended = days_ago(9);
    {
        let now = Now::on(days_ago(0).parse().expect("a day"));
        let mut register = register::Register::open(&path, &Secret::passphrase(PASSPHRASE), &crate::today::somebody(), &now).expect("the register");
        let end = UnitEntry { unit: 4, kind: "unit_dissolved".into(), on: ended.clone(), ..UnitEntry::default() };
        record_unit_event(&mut register, &end, &now).expect("an end");
    }
    let desk = in_units(home, &path, 3).await;
    desk.tab_to("with-ended").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test=\"table\"]')?.dataset.total === '4'").await;
    for _ in 0..3 {
        desk.press(&[key::DOWN]).await;
    }
    on_row(&desk, "Chi bộ Kho Mẫu").await;
    desk.press(&[key::ENTER]).await;
    page_of(&desk, "Chi bộ Kho Mẫu").await;
    let (day, last) = (shown(&ended), shown(&days_ago(10)));
    desk.until_in("unit-ended", &format!("Giải thể {day}")).await;
    desk.until_in("unit-heads", &format!("tại ngày {last}")).await;
    desk.until_in("unit-clocks", "sinh hoạt").await;
    desk.end().await;
}

fn shown(iso: &str) -> String {
    format!("{}/{}/{}", &iso[8..], &iso[5..7], &iso[..4])
}

/// The page at the ordinary size, at 1280 × 720, in the dark and at 200 %: nothing is cut.
#[tokio::test]
async fn a_unit_fits_the_ordinary_screen() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length >= 3").await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("unit-page").await;
    settled(&desk).await;
    nothing_over(&desk, "don-vi-mot").await;
    desk.picture("don-vi-mot").await;
    theme(&desk, "dark").await;
    nothing_over(&desk, "don-vi-mot-toi").await;
    desk.picture("don-vi-mot-toi").await;
    theme(&desk, "light").await;
    desk.client.set_window_size(1280, 720).await.expect("a size");
    settled(&desk).await;
    nothing_over(&desk, "don-vi-mot 1280").await;
    desk.client.set_window_size(1366, 768).await.expect("a size");
    for _ in 0..4 {
        desk.press(&[key::CONTROL, '+']).await;
    }
    desk.until("innerWidth < 700").await;
    settled(&desk).await;
    nothing_over(&desk, "don-vi-mot 200").await;
    desk.end().await;
}

/// The harm: a heading with nothing under it, and nobody says that it can be told, nor how.
#[tokio::test]
async fn a_unit_of_which_nothing_is_told_for_papers_says_so_and_the_way() {
    let home = tempfile::tempdir().expect("a home");
    let path = branches(home.path());
    let desk = in_units(home, &path, 4).await;
    on_row(&desk, "Đảng bộ Công ty Mẫu").await;
    desk.press(&[key::ENTER]).await;
    page_of(&desk, "Đảng bộ Công ty Mẫu").await;
    desk.until_in("unit-on-papers", "Chưa khai. Khai (F2)").await;
    desk.tab_to("tell-unit").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("edit-unit-sheet").await;
    desk.fill("unit.symbol", "ĐB-M").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("edit-unit-sheet").await;
    desk.until_in("unit-on-papers", "ĐB-M").await;
    desk.until("!document.querySelector('[data-test=\"unit-on-papers\"]').textContent.includes('Chưa khai')").await;
    desk.end().await;
}

/// The harm: units ticked one search after the other, and the event is recorded for the last alone, or for the first of the tree.
#[tokio::test]
async fn units_ticked_by_searching_are_all_meant() {
    let home = tempfile::tempdir().expect("a home");
    let path = branches(home.path());
    let desk = in_units(home, &path, 4).await;
    for (at, (words, name)) in [("kho", "Chi bộ Kho Mẫu"), ("van phong", "Chi bộ Văn phòng Mẫu")].into_iter().enumerate() {
        desk.press(&[key::CONTROL, 'f']).await;
        desk.type_text(words).await;
        desk.until("document.querySelector('[data-test=\"table\"]')?.dataset.total === '1'").await;
        on_row(&desk, name).await;
        desk.press(&['\u{e016}']).await;
        desk.until_in("record-chosen", &format!("Ghi cho {} đơn vị", at + 1)).await;
        desk.until_in("status", &format!("chọn {} · Esc thôi chọn", at + 1)).await;
        if at == 0 {
            // The one that was chosen, not the one shown.
            desk.press(&[key::CONTROL, 'f']).await;
            desk.type_text("van phong").await;
            on_row(&desk, "Chi bộ Văn phòng Mẫu").await;
            desk.press(&[key::CONTROL, 'e']).await;
            desk.until_in("unit-event-sheet", "Chi bộ Kho Mẫu").await;
            desk.press(&[key::ESCAPE]).await;
            desk.until_gone("unit-event-sheet").await;
        }
    }
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("meeting-sheet").await;
    desk.until("document.querySelectorAll('[data-test=\"grid-row\"]').length === 2").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("meeting-sheet").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.querySelectorAll('[data-test=\"ticked\"]').length === 2").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.querySelectorAll('[data-test=\"ticked\"]').length === 0").await;
    desk.end().await;
}
