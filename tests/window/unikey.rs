//! Names typed as a clerk types them: Telex through Unikey, which composes a word in place. Nothing of the window may
//! take a key, or the focus, from a word that is not finished.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::desk::{Desk, key};

/// A running input method, with a folder of its own; ended with the test.
struct InputMethod {
    daemon: Child,
    home: tempfile::TempDir,
    address: String,
}

impl InputMethod {
    async fn start() -> Self {
        let home = tempfile::tempdir().expect("a home");
        let daemon = ibus(&home, "ibus-daemon", &["-r", "-x", "--panel", "disable", "--config", "disable"])
            .spawn()
            .expect("ibus-daemon (Debian's ibus) starts");
        let began = Instant::now();
        let mut method = Self { daemon, home, address: String::new() };
        while !method.address.contains(':') {
            assert!(began.elapsed() < Duration::from_secs(20), "ibus has no address");
            tokio::time::sleep(Duration::from_millis(200)).await;
            method.address = method.asked(&["address"]);
        }
        while method.asked(&["engine"]) != "Unikey" {
            assert!(began.elapsed() < Duration::from_secs(30), "ibus has no Unikey (Debian's ibus-unikey)");
            method.asked(&["engine", "Unikey"]);
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        method
    }

    fn asked(&self, arguments: &[&str]) -> String {
        let answer = ibus(&self.home, "ibus", arguments).stdout(Stdio::piped()).output().expect("ibus runs");
        String::from_utf8_lossy(&answer.stdout).trim().to_owned()
    }

    /// The program with this input method.
    async fn desk(&self) -> Desk {
        let variables = [("GTK_IM_MODULE", "ibus"), ("XMODIFIERS", "@im=ibus"), ("IBUS_ADDRESS", self.address.as_str())];
        let desk = Desk::start_with(&["--sample"], &variables).await;
        desk.until_there("overview").await;
        desk
    }
}

impl Drop for InputMethod {
    fn drop(&mut self) {
        self.asked(&["exit"]);
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

fn ibus(home: &tempfile::TempDir, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .env("XDG_CACHE_HOME", home.path().join("cache"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn xdotool(arguments: &[&str]) -> String {
    let answer = Command::new("xdotool").args(arguments).output().expect("xdotool runs");
    assert!(answer.status.success(), "xdotool {arguments:?}: {}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8_lossy(&answer.stdout).trim().to_owned()
}

/// Gives the window the display's keyboard and presses real keys.
fn press_keys(keys: &str) {
    let windows = xdotool(&["search", "--onlyvisible", "--name", "Nguồn"]);
    xdotool(&["windowfocus", "--sync", windows.lines().last().expect("the window")]);
    xdotool(&["type", "--delay", "25", keys]);
}

async fn composed(desk: &Desk, mark: &str, name: &str) {
    desk.until(&format!("document.querySelector('[data-test=\"{mark}\"]').value.trim().normalize('NFC') === '{name}'")).await;
}

#[tokio::test]
async fn names_typed_as_telex_arrive_whole_in_the_form_and_in_the_search() {
    let method = InputMethod::start().await;
    let desk = method.desk().await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;

    // The list is searched at each word's end; the keyboard never leaves the search, so that the word is not broken.
    desk.until("document.activeElement.dataset.test === 'search'").await;
    press_keys("Nguyeenx Thij Asnh ");
    composed(&desk, "search", "Nguyễn Thị Ánh").await;
    desk.press(&[key::ESCAPE]).await;
    composed(&desk, "search", "").await;
    press_keys("DDawngj Thuyf Duwowng ");
    composed(&desk, "search", "Đặng Thùy Dương").await;
    desk.press(&[key::ESCAPE]).await;
    composed(&desk, "search", "").await;
    press_keys("nguyeenx ");
    composed(&desk, "search", "nguyễn").await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 0 && [...document.querySelectorAll('[data-test=\"row\"]')].every(row => row.textContent.includes('Nguyễn'))").await;

    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("add-person-sheet").await;
    let typed = [
        ("person.birth_name", "Nguyeenx Thij Asnh ", "Nguyễn Thị Ánh"),
        ("person.birth_name", "DDawngj Thuyf Duwowng ", "Đặng Thùy Dương"),
        // Places are offered below while the words are composed.
        ("person.home_place.commune", "Xuaan Truwowngf, Ninh Binhf ", "Xuân Trường, Ninh Bình"),
    ];
    for (mark, keys, name) in typed {
        desk.tab_to(mark).await;
        desk.press(&[key::CONTROL, 'a']).await;
        desk.press(&[key::BACKSPACE]).await;
        press_keys(keys);
        composed(&desk, mark, name).await;
    }
    desk.until("document.querySelector('[data-test=\"person.home_place.commune.offered\"]:popover-open li')").await;
    desk.end().await;
}
