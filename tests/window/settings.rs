//! Settings: what is typed is written whole, and each says what it does by doing it.

use crate::desk::{Desk, key};
use crate::office::office;
use crate::today::open;

async fn in_settings(home: tempfile::TempDir, path: &std::path::Path) -> Desk {
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.script("document.querySelector('[data-test=\"nav:settings\"]').click()").await;
    desk.until_there("setting.place").await;
    desk
}

/// The harm: while one setting was written, letters of the next were lost, or put into the wrong one.
#[tokio::test]
async fn window_a9_what_is_typed_while_another_setting_is_written_stays() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 0, 0, 1);
    let desk = in_settings(home, &path).await;
    let typed = [("place", "Hà Nội, mẫu"), ("prepared_by", "Nguyễn Thị Lập Mẫu"), ("signer_name", "Lê Văn Ký Mẫu")];
    desk.tab_to("setting.place").await;
    for (_, text) in typed {
        // Leaving a field writes it; the next is typed into at once.
        desk.type_text(text).await;
        desk.press(&[key::TAB]).await;
    }
    for (name, text) in typed {
        desk.until(&format!("document.querySelector('[data-test=\"setting.{name}\"]').value === {text:?}")).await;
    }
    let home = desk.leave().await;
    let desk = in_settings(home, &path).await;
    for (name, text) in typed {
        desk.until(&format!("document.querySelector('[data-test=\"setting.{name}\"]').value === {text:?}")).await;
    }
    desk.end().await;
}

/// The harm: a setting is filled in, and nothing ever reads it.
#[tokio::test]
async fn window_b8_each_setting_is_known_and_those_of_papers_stand_on_the_paper() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 0, 0, 3);
    let desk = in_settings(home, &path).await;
    let shown =
        desk.script("return [...document.querySelectorAll('[data-test^=\"setting.\"]')].map((one) => one.dataset.test).sort().join(' ')").await;
    // Whoever adds one says here what it does: how the window looks; when it locks and copies; what papers bear; the place of
    // the copies compared; who waits too long; from when figures and numbers count.
    let known = [
        "setting.copy_minutes",
        "setting.density",
        "setting.figures_from",
        "setting.issuer_name",
        "setting.language",
        "setting.lock_minutes",
        "setting.place",
        "setting.prepared_by",
        "setting.register_place",
        "setting.signer_name",
        "setting.stuck_days",
        "setting.superior_name",
        "setting.term_from",
        "setting.theme",
    ];
    assert_eq!(shown, known.join(" "));
    let on_paper = [
        ("superior_name", "ĐẢNG BỘ TỔNG CÔNG TY THỬ"),
        ("issuer_name", "ĐẢNG ỦY CÔNG TY THỬ"),
        ("place", "Thử Mẫu"),
        ("signer_name", "Lê Văn Ký Mẫu"),
    ];
    for (name, text) in on_paper {
        desk.fill(&format!("setting.{name}"), text).await;
        desk.press(&[key::TAB]).await;
    }
    desk.press(&[key::CONTROL, '7']).await;
    desk.until("document.querySelector('[data-test=\"table\"]')?.dataset.total === '3'").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until("document.querySelector('[data-page=\"1\"]')?.naturalWidth > 100").await;
    desk.press(&[key::CONTROL, 'p']).await;
    let paper = desk.viewed_text().await;
    for (name, text) in on_paper {
        assert!(paper.contains(text), "{name}: {paper}");
    }
    desk.end().await;
}
