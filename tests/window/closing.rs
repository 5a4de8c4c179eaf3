//! Closing: the copy of the day, and what is told when it could not be made; a window opened while another still closes.

use std::time::Duration;

use register::Now;
use register::file::Secret;
use register::opening::Draft;

use crate::desk::{Desk, key};
use crate::today::{now, open, somebody, written_on};

#[allow(clippy::disallowed_methods)]
fn days_ago(days: i64) -> chrono::NaiveDate {
    chrono::Local::now().date_naive() - chrono::TimeDelta::days(days)
}

async fn close(desk: &Desk) {
    desk.press(&[key::ALT, 'm']).await;
    desk.down_to("menu:close_register").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("opening").await;
}

#[tokio::test]
async fn truth_f1_a_copy_that_failed_is_told_at_closing_and_at_the_next_opening() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), &days_ago(1).to_string());
    // Where the folder of copies should be lies a file: no copy can be made.
    let folder = home.path().join("so thu-sao-luu");
    std::fs::write(&folder, "in the way").expect("a file");
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("status").await;
    close(&desk).await;
    desk.until_in("copy-failed", "chưa sao lưu được").await;

    open(&desk).await;
    desk.until_in("toast", "chưa sao lưu được").await;
    desk.until_in("last-copy", "Chưa có bản sao lưu").await;
    std::fs::remove_file(&folder).expect("out of the way");
    close(&desk).await;
    desk.until_there("passphrase").await;
    desk.until_gone("copy-failed").await;
    assert_eq!(std::fs::read_dir(&folder).expect("the copies").count(), 1);
    desk.end().await;
}

#[tokio::test]
async fn truth_f1_a_window_closed_by_its_frame_stays_to_tell_that_the_copy_failed() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), &days_ago(1).to_string());
    std::fs::write(home.path().join("so thu-sao-luu"), "in the way").expect("a file");
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("status").await;
    press_frame_button();
    desk.until_in("copy-failed", "chưa sao lưu được").await;
    desk.end().await;
}

#[tokio::test]
async fn truth_f1_the_age_of_the_last_copy_stands_in_the_status_bar() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), &days_ago(12).to_string());
    let folder = home.path().join("so thu-sao-luu");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::copy(&path, folder.join(format!("so thu {}.nguon", days_ago(9)))).expect("a copy");
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_in("last-copy", "9 ngày trước").await;
    desk.until("document.querySelector('[data-test=\"last-copy\"]').classList.contains('old')").await;
    desk.end().await;
}

/// Closes the window by its frame, as the mouse does.
pub fn press_frame_button() {
    let asked = std::process::Command::new("python3").args(["-c", FRAME_BUTTON]).status();
    assert!(asked.expect("python3 runs").success(), "the frame's button was pressed");
}

/// What a window manager sends when a window's frame is asked to close it (WM_DELETE_WINDOW): none runs here.
const FRAME_BUTTON: &str = r#"
import ctypes, subprocess
x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
x.XInternAtom.restype = ctypes.c_ulong
x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
x.XCloseDisplay.argtypes = [ctypes.c_void_p]
class Message(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong), ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("pad", ctypes.c_long * 24)]
found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Nguồn"], capture_output=True, check=True, text=True).stdout
display = x.XOpenDisplay(None)
for window in map(int, found.split()):
    message = Message(type=33, display=display, window=window, message_type=x.XInternAtom(display, b"WM_PROTOCOLS", 0), format=32)
    message.data[0] = x.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
    x.XSendEvent(display, window, 0, 0, ctypes.byref(message))
x.XCloseDisplay(display)
"#;

/// The sample as an earlier window left it, held open by somebody.
fn held_sample(home: &std::path::Path) -> register::Register {
    let folder = home.join("data/vn.nguon.app");
    std::fs::create_dir_all(&folder).expect("a folder");
    let now = Now::on(days_ago(0));
    let path = folder.join("so-mau.nguon");
    let mut made = register::begin(&Draft::new("sổ mẫu xem thử").expect("a key"), &path, &somebody(), &now).expect("a register");
    samples::fill(&mut made, &now).expect("the sample");
    made
}

#[tokio::test]
async fn truth_f10_the_sample_waits_for_a_window_that_is_still_closing() {
    let home = tempfile::tempdir().expect("a home");
    let held = held_sample(home.path());
    let closing = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(2));
        drop(held);
    });
    let desk = Desk::start_in(home, &["--sample"], &[]).await;
    closing.join().expect("it closed");
    desk.until_there("overview").await;
    desk.end().await;
}

#[tokio::test]
async fn truth_f10_who_holds_the_sample_is_said_and_it_is_tried_again() {
    let home = tempfile::tempdir().expect("a home");
    let held = held_sample(home.path());
    let desk = Desk::start_in(home, &["--sample"], &[]).await;
    desk.until_in("refusal", "nguoi khac mau").await;
    drop(held);
    desk.tab_to("open-sample").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("overview").await;
    desk.end().await;
}

#[tokio::test]
async fn truth_f5_f6_a_printed_list_is_its_owners_alone_and_stands_in_the_journal() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '7']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until_there("print-count").await;
    desk.until("document.querySelector('[data-page=\"1\"]')?.naturalWidth > 100").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.viewed_text().await;
    let paper = desk.viewed().pop().expect("a paper");
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(&paper), mode(paper.parent().expect("its folder"))), (0o600, 0o700));
    let sample = desk.home().join("data/vn.nguon.app/so-mau.nguon");
    let register = register::Register::open_to_read(&sample, &Secret::passphrase("sổ mẫu xem thử"), &somebody(), &now()).expect("it opens");
    let entry = register.journal(None, 1).expect("its log").remove(0);
    assert_eq!((entry.name.as_str(), entry.made_by.as_str()), ("list_printed", "thu-nghiem"));
    assert!(entry.params["pages"].parse::<u32>().expect("a count") >= 1 && entry.params["count"].parse::<u32>().expect("a count") > 10, "{entry:?}");
    desk.end().await;
}
