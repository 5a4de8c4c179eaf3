//! Every screen of the sample on the ordinary screen (1366 × 768): it shows its title and its rows, and nothing runs over
//! its edge. With `NGUON_PICTURES=1` each leaves its picture in `docs/pictures`.

use crate::desk::{Desk, key};

/// Nothing wider or higher than the window (magnified, a point is a part of one, and the filter bar goes sideways), no row cut, no word over the edge of a heading, a button or a label.
const OVER: &str = r#"
    const out = [];
    if (document.scrollingElement.scrollWidth > innerWidth + 1) out.push(`page ${document.scrollingElement.scrollWidth} > ${innerWidth}`);
    const page = document.scrollingElement;
    if (page.scrollHeight > innerHeight + 1 || page.scrollTop !== 0) out.push(`page ${page.scrollHeight} high, at ${page.scrollTop}, of ${innerHeight}`);
    for (const row of document.querySelectorAll('[data-test="row"]')) {
        for (const cell of row.children) if (cell.scrollHeight > row.clientHeight + 1) out.push(`row cut: ${cell.textContent.trim()}`);
    }
    for (const each of document.querySelectorAll('h1, h2, button, label, .chip, .clock, .tag, kbd, th, .th, .nav-item, .label')) {
        const box = each.getBoundingClientRect();
        if (box.width === 0 || each.closest('.sr-only, [aria-hidden="true"]')) continue;
        if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && getComputedStyle(each).display !== 'inline') out.push(`cut: ${each.textContent.trim().slice(0, 60)} (${each.scrollWidth} > ${each.clientWidth})`);
        if (box.right > innerWidth + 1 && !each.closest('.scroll') && !(innerWidth <= 900 && each.closest('.bar-filter'))) out.push(`over the edge: ${each.textContent.trim().slice(0, 60)}`);
    }
    return out.join('\n');
"#;

pub async fn nothing_over(desk: &Desk, name: &str) {
    let over = desk.script(OVER).await;
    assert_eq!(over, "", "{name} has something cut");
}

/// The screen as it stands: its title, at least so many rows, nothing cut; and its picture.
async fn screen(desk: &Desk, name: &str, title: &str, rows: usize) {
    desk.until_in("title", title).await;
    desk.until(&format!("document.querySelectorAll('[data-test=\"row\"]').length >= {rows}")).await;
    settled(desk).await;
    nothing_over(desk, name).await;
    desk.picture(name).await;
}

/// Until fonts are there, rows are fetched, nothing moves.
pub async fn settled(desk: &Desk) {
    desk.until("document.fonts.status === 'loaded' && !document.querySelector('.bone') && document.getAnimations().every(each => each.playState !== 'running')").await;
}

/// A screen that has no digit of its own: by the palette.
pub async fn by_palette(desk: &Desk, name: &str) {
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text(name).await;
    desk.until(&format!("document.querySelector('[data-test=\"palette\"] [data-highlighted=\"\"]')?.textContent.includes('{name}')")).await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("palette").await;
}

pub async fn theme(desk: &Desk, theme: &str) {
    desk.script(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
}

#[tokio::test]
async fn every_screen_fits_the_ordinary_screen() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    screen(&desk, "tong-quan", "Tổng quan", 0).await;
    theme(&desk, "dark").await;
    desk.picture("tong-quan-toi").await;
    theme(&desk, "light").await;

    for (digit, name, title, rows) in [
        ('2', "viec", "Việc", 10),
        ('3', "nguon", "Nguồn", 10),
        ('4', "lop-boi-duong", "Lớp bồi dưỡng", 2),
        ('5', "xet-ket-nap", "Xét kết nạp", 2),
        ('6', "dang-vien-du-bi", "Đảng viên dự bị", 2),
        ('7', "dang-vien", "Đảng viên", 10),
        ('8', "don-vi", "Đơn vị", 3),
        ('9', "chi-tieu", "Chỉ tiêu", 0),
    ] {
        desk.press(&[key::CONTROL, digit]).await;
        screen(&desk, name, title, rows).await;
    }
    by_palette(&desk, "Nhập / Xuất").await;
    screen(&desk, "nhap-xuat", "Nhập / Xuất", 0).await;
    by_palette(&desk, "Nhật ký").await;
    desk.until_text("Đảng bộ cơ sở").await;
    screen(&desk, "nhat-ky", "Nhật ký", 0).await;
    by_palette(&desk, "Cài đặt").await;
    screen(&desk, "cai-dat", "Cài đặt", 0).await;
    desk.end().await;
}

#[tokio::test]
async fn a_person_and_the_count_of_a_vote_fit_the_ordinary_screen() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    // Somebody who waits for the branch's vote.
    desk.press(&[key::CONTROL, 'l']).await;
    desk.tab_to("filter-stage:branch_vote").await;
    desk.press(&[key::SPACE]).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length < 10 && document.querySelector('[data-test=\"row\"]')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    settled(&desk).await;
    nothing_over(&desk, "nguoi").await;
    desk.picture("nguoi").await;
    theme(&desk, "dark").await;
    desk.picture("nguoi-toi").await;
    theme(&desk, "light").await;

    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value.startsWith('Chi bộ xét, đề nghị kết nạp')").await;
    let today = desk.script("return document.querySelector('.today b').textContent").await;
    desk.fill("event.on", today.as_str().expect("a date")).await;
    desk.fill("event.document_number", "03-NQ/CB").await;
    for (field, number) in [("votes_total", "21"), ("votes_present", "21"), ("votes_for", "19"), ("votes_against", "1"), ("votes_blank", "1")] {
        desk.fill(&format!("field.{field}"), number).await;
    }
    // 19 / 21 = 90.47 %.
    desk.until_in("verdict", "19 trên 21 tán thành (90,4%)").await;
    settled(&desk).await;
    nothing_over(&desk, "ghi-bieu-quyet").await;
    desk.picture("ghi-bieu-quyet").await;
    desk.end().await;
}

#[tokio::test]
async fn the_preview_and_the_pages_before_a_register_is_open_fit_the_ordinary_screen() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '7']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until("document.querySelector('[data-page=\"1\"]')?.naturalWidth > 100").await;
    settled(&desk).await;
    nothing_over(&desk, "in-xem-truoc").await;
    desk.picture("in-xem-truoc").await;

    desk.press(&[key::ALT, 'm']).await;
    desk.down_to("menu:close_register").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("opening").await;
    desk.until_there("recent").await;
    settled(&desk).await;
    nothing_over(&desk, "mo-so").await;
    // The folder of a test is no sight for a guide.
    desk.script("document.querySelector('[data-test=\"recent\"] .path').textContent = '/home/van-phong/so-mau.nguon'").await;
    desk.picture("mo-so").await;

    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("new-register-page").await;
    desk.fill("unit-name", "Đảng bộ Công ty Mẫu").await;
    desk.tab_to("path").await;
    desk.fill("new-passphrase", "mot cau dai de nho").await;
    desk.fill("new-passphrase-again", "mot cau dai de nho").await;
    desk.until_there("recovery-code").await;
    settled(&desk).await;
    nothing_over(&desk, "lap-so").await;
    desk.script("document.querySelector('[data-test=\"path\"]').value = '/home/van-phong/dang-bo-cong-ty-mau.nguon'").await;
    desk.picture("lap-so").await;
    desk.end().await;
}

#[tokio::test]
async fn the_list_is_whole_at_twice_the_size() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    for _ in 0..4 {
        desk.press(&[key::CONTROL, '=']).await;
    }
    desk.until("innerWidth === 683").await;
    screen(&desk, "nguon-200", "Nguồn", 4).await;
    desk.end().await;
}

/// The harm: on a smaller screen, or a magnified one, years are cut off dates and the last columns are hidden.
#[tokio::test]
async fn window_d1_work_and_a_meeting_fit_smaller_windows_and_are_whole_when_magnified() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    for (wide, high) in [(1280_u32, 720_u32), (1366, 690)] {
        desk.client.set_window_size(wide, high).await.expect("a size");
        desk.until(&format!("innerWidth === {wide}")).await;
        desk.press(&[key::CONTROL, '2']).await;
        screen(&desk, &format!("viec-{wide}"), "Việc", 8).await;
    }
    desk.client.set_window_size(1366, 768).await.expect("a size");
    theme(&desk, "dark").await;
    desk.picture("viec-toi").await;
    theme(&desk, "light").await;
    // Two hundred per cent: the columns that give way are gone, those that stay are whole.
    for _ in 0..4 {
        desk.press(&[key::CONTROL, '+']).await;
    }
    desk.until("innerWidth < 700").await;
    settled(&desk).await;
    let cut = "[...document.querySelectorAll('[data-test=\"row\"] .cell')].filter((cell) => cell.offsetParent && /^[0-9/]+$/.test(cell.textContent.trim()) && cell.scrollWidth > cell.clientWidth).length";
    assert_eq!(desk.script(&format!("return {cut}")).await, 0, "a date is cut");
    desk.picture("viec-200").await;
    desk.press(&[key::CONTROL, '0']).await;
    desk.until("innerWidth === 1366").await;

    // A branch's meeting, as the sheet stands over the list.
    desk.press(&[key::CONTROL, '5']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 5").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.until("document.querySelector('[data-test=\"ticked\"]')").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("meeting-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.choose("event.kind", "chi bo xet, de nghi ket nap", "branch_vote").await;
    desk.fill("event.on", &crate::office::days_ago(1)).await;
    desk.fill("field.votes_entitled", "21").await;
    desk.fill("field.votes_present", "20").await;
    desk.tab_to("cell:votes_for:0").await;
    for votes in ["19", "18", "20", "12", "20"] {
        desk.type_text(votes).await;
        desk.press(&[key::ENTER]).await;
    }
    desk.until("document.querySelectorAll('[data-test^=\"says:\"]').length >= 4").await;
    settled(&desk).await;
    nothing_over(&desk, "ghi-cho-nhieu-nguoi").await;
    desk.picture("ghi-cho-nhieu-nguoi").await;
    desk.end().await;
}

/// Work, a meeting, a unit's page, ratings, requests: in each window, in the dark, magnified and in English nothing is cut. Their
/// pictures go to `target/pictures`, to be laid beside each other.
#[tokio::test]
async fn window_d1_the_screens_of_the_week_fit_every_window() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    for english in [false, true] {
        if english {
            by_palette(&desk, "Cài đặt").await;
            desk.until_there("setting.language").await;
            desk.tab_to("setting.language").await;
            desk.press(&[key::DOWN]).await;
            desk.until_there("setting.language:en").await;
            desk.press(&[key::DOWN]).await;
            desk.press(&[key::ENTER]).await;
            desk.until("document.documentElement.lang === 'en'").await;
        }
        for screen in ["viec", "cuoc-hop", "don-vi", "xep-loai", "de-nghi"] {
            go_to(&desk, screen).await;
            for (window, wide, high) in [("1280", 1280_u32, 720_u32), ("1366", 1366, 768), ("1920", 1920, 1080)] {
                desk.client.set_window_size(wide, high).await.expect("a size");
                desk.until(&format!("innerWidth === {wide}")).await;
                for dark in [false, true] {
                    theme(&desk, if dark { "dark" } else { "light" }).await;
                    let name = format!("{screen}-{window}{}{}", if dark { "-dark" } else { "" }, if english { "-en" } else { "" });
                    settled(&desk).await;
                    desk.picture_in("target/pictures", &name).await;
                    nothing_over(&desk, &name).await;
                }
                theme(&desk, "light").await;
            }
            desk.client.set_window_size(1366, 768).await.expect("a size");
            desk.until("innerWidth === 1366").await;
            for width in [1093, 911, 781, 683] {
                desk.press(&[key::CONTROL, '=']).await;
                desk.until(&format!("Math.abs(innerWidth - {width}) <= 1")).await;
            }
            settled(&desk).await;
            desk.picture_in("target/pictures", &format!("{screen}-200{}", if english { "-en" } else { "" })).await;
            let page = "document.scrollingElement.scrollWidth <= innerWidth";
            assert_eq!(desk.script(&format!("return {page}")).await, true, "{screen} at 200 %");
            desk.press(&[key::CONTROL, '0']).await;
            desk.until("innerWidth === 1366").await;
            if screen == "cuoc-hop" {
                desk.press(&[key::ESCAPE]).await;
                desk.until_gone("meeting-sheet").await;
            }
        }
    }
    desk.end().await;
}

/// One of the screens of the week.
async fn go_to(desk: &Desk, screen: &str) {
    let digit = match screen {
        "viec" | "de-nghi" => '2',
        "cuoc-hop" => '5',
        _ => '8',
    };
    desk.press(&[key::CONTROL, digit]).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    match screen {
        "cuoc-hop" => {
            desk.press(&[key::CONTROL, 'a']).await;
            desk.until("document.querySelector('[data-test=\"ticked\"]')").await;
            desk.press(&[key::CONTROL, 'e']).await;
            desk.until_there("meeting-sheet").await;
            desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
        }
        "don-vi" => {
            desk.press(&[key::DOWN]).await;
            desk.press(&[key::ENTER]).await;
            desk.until_there("unit-page").await;
        }
        "xep-loai" => {
            desk.script("document.querySelector('[data-test=\"ratings\"]').click()").await;
            desk.until("document.activeElement?.dataset.test === 'ratings'").await;
        }
        "de-nghi" => {
            desk.until_there("requests").await;
            desk.script("document.querySelector('[data-test=\"requests\"]').click()").await;
            desk.until_gone("group-by").await;
        }
        _ => {}
    }
}
