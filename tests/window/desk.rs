//! One program under a driver, with folders of its own.
// The figures against their budgets use only a part of it.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How long a thing may take to appear before the test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program under a driver.
pub struct Desk {
    pub client: Client,
    driver: Child,
    home: tempfile::TempDir,
}

/// Keys that have no letter, as WebDriver names them.
pub mod key {
    pub const ENTER: char = '\u{e007}';
    pub const ESCAPE: char = '\u{e00c}';
    pub const TAB: char = '\u{e004}';
    pub const CONTROL: char = '\u{e009}';
    pub const SHIFT: char = '\u{e008}';
    pub const ALT: char = '\u{e00a}';
    pub const DOWN: char = '\u{e015}';
    pub const UP: char = '\u{e013}';
    pub const F1: char = '\u{e031}';
    pub const F2: char = '\u{e032}';
    pub const F6: char = '\u{e036}';
    pub const BACKSPACE: char = '\u{e003}';
    pub const SPACE: char = ' ';
}

impl Desk {
    /// Starts the program with arguments.
    pub async fn start(arguments: &[&str]) -> Self {
        Self::start_with(arguments, &[]).await
    }

    /// Starts the program with arguments and variables of the environment.
    pub async fn start_with(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::start_in(tempfile::tempdir().expect("a home"), arguments, variables).await
    }

    /// Starts the program in a folder that something was put into before.
    pub async fn start_in(home: tempfile::TempDir, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let desk = Self::begin(home, arguments, variables).await;
        desk.client.set_window_size(1366, 768).await.expect("a size");
        desk
    }

    /// Starts the program and leaves its window as large as it comes.
    pub async fn start_as_it_comes(home: tempfile::TempDir, arguments: &[&str]) -> Self {
        Self::begin(home, arguments, &[]).await
    }

    async fn begin(home: tempfile::TempDir, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let port = free_port();
        let viewer = home.path().join("bin");
        std::fs::create_dir_all(&viewer).expect("a folder for the viewer");
        stand_in_viewer(&viewer);
        let path = format!("{}:{}", viewer.display(), std::env::var("PATH").unwrap_or_default());
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path().join("config"))
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env("XDG_DOCUMENTS_DIR", home.path())
            .env("USER", "thu-nghiem")
            .env("PATH", path)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        for (name, value) in variables {
            command.env(name, value);
        }
        let driver = command.spawn().expect("WebKitWebDriver (Debian's webkit2gtk-driver) starts");
        let capabilities = json!({ "webkitgtk:browserOptions": { "binary": env!("CARGO_BIN_EXE_nguon"), "args": arguments } });
        let Value::Object(capabilities) = capabilities else { unreachable!("an object") };
        let began = Instant::now();
        let client = loop {
            let tried =
                ClientBuilder::new(HttpConnector::new()).capabilities(capabilities.clone()).connect(&format!("http://127.0.0.1:{port}")).await;
            match tried {
                Ok(client) => break client,
                Err(_) if began.elapsed() < PATIENCE => tokio::time::sleep(Duration::from_millis(100)).await,
                Err(error) => panic!("no session: {error}"),
            }
        };
        Self { client, driver, home }
    }

    /// The folder that stands for the clerk's own.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until an expression of the page is true.
    pub async fn until(&self, expression: &str) {
        let began = Instant::now();
        while self.script(&format!("return !!({expression})")).await != Value::Bool(true) {
            if began.elapsed() > PATIENCE {
                let text = self.script("return document.body.innerText").await;
                panic!("never true: {expression}\n{}", text.as_str().unwrap_or_default());
            }
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }

    /// Waits until something marked so for tests is on the page.
    pub async fn until_there(&self, mark: &str) {
        self.until(&format!("document.querySelector('[data-test=\"{mark}\"]')")).await;
    }

    /// Waits until nothing marked so is on the page.
    pub async fn until_gone(&self, mark: &str) {
        self.until(&format!("!document.querySelector('[data-test=\"{mark}\"]')")).await;
    }

    /// Waits until what is marked so has this among its text.
    pub async fn until_in(&self, mark: &str, text: &str) {
        self.until(&format!("[...document.querySelectorAll('[data-test=\"{mark}\"]')].some(each => each.textContent.includes({}))", json!(text)))
            .await;
    }

    /// Waits until the page's text has this.
    pub async fn until_text(&self, text: &str) {
        self.until(&format!("document.body.textContent.includes({})", json!(text))).await;
    }

    /// The text of what is marked so.
    pub async fn text(&self, mark: &str) -> String {
        self.until_there(mark).await;
        let script = format!("return document.querySelector('[data-test=\"{mark}\"]').textContent");
        self.script(&script).await.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Moves the keyboard's focus by Tab until it stands on what is marked so.
    pub async fn tab_to(&self, mark: &str) {
        self.until_there(mark).await;
        for _ in 0..150 {
            let there = self
                .script(&format!(
                    "return !!document.activeElement?.closest('[data-test=\"{mark}\"]') || document.activeElement?.dataset.test === '{mark}'"
                ))
                .await;
            if there == Value::Bool(true) {
                return;
            }
            self.press(&[key::TAB]).await;
        }
        panic!("Tab never came to {mark}");
    }

    /// Presses keys together, the first ones held: `[CONTROL, 'e']`.
    pub async fn press(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keys".to_owned());
        for key in keys {
            actions = actions.then(KeyAction::Down { value: *key });
        }
        for key in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *key });
        }
        self.client.perform_actions(actions).await.expect("keys are pressed");
    }

    /// Types text where the focus stands.
    pub async fn type_text(&self, text: &str) {
        let mut actions = KeyActions::new("keys".to_owned());
        for letter in text.chars() {
            actions = actions.then(KeyAction::Down { value: letter }).then(KeyAction::Up { value: letter });
        }
        self.client.perform_actions(actions).await.expect("text is typed");
    }

    /// Goes to a field by Tab, empties it and types.
    pub async fn fill(&self, mark: &str, text: &str) {
        self.tab_to(mark).await;
        self.press(&[key::CONTROL, 'a']).await;
        self.type_text(text).await;
    }

    /// Goes to a field with a list, types some of a line's letters and takes the line of that code with the arrow and Enter.
    pub async fn choose(&self, mark: &str, text: &str, code: &str) {
        self.fill(mark, text).await;
        let line = format!("document.querySelector('[data-test=\"{mark}:{code}\"]')");
        self.until(&line).await;
        for _ in 0..40 {
            if self.script(&format!("return {line}?.dataset.highlighted === ''")).await == Value::Bool(true) {
                self.press(&[key::ENTER]).await;
                self.until(&format!("document.querySelector('[data-test=\"{mark}\"]').dataset.value === {}", json!(code))).await;
                return;
            }
            self.press(&[key::DOWN]).await;
        }
        panic!("no arrow led to {code} in {mark}");
    }

    /// Goes down an open menu by the arrow until the item marked so has the focus.
    pub async fn down_to(&self, mark: &str) {
        self.until_there(mark).await;
        for _ in 0..40 {
            if self.script(&format!("return document.activeElement?.dataset.test === '{mark}'")).await == Value::Bool(true) {
                return;
            }
            self.press(&[key::DOWN]).await;
        }
        panic!("no arrow led to {mark}");
    }

    /// What stands in a field.
    pub async fn value(&self, mark: &str) -> String {
        let script = format!("return document.querySelector('[data-test=\"{mark}\"]').value");
        self.script(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Puts a picture of the window among the documentation's, where `NGUON_PICTURES` asks for them: what the sample
    /// shows depends on the day.
    pub async fn picture(&self, name: &str) {
        self.picture_in("docs/pictures", name).await;
    }

    /// The same in another folder of the project: for whoever lays windows of several sizes beside each other.
    pub async fn picture_in(&self, folder: &str, name: &str) {
        if std::env::var_os("NGUON_PICTURES").is_none() {
            return;
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        // The driver's own screenshot waits for ever on a page where nothing moves: the display is pictured instead,
        // once the last frame has reached it.
        tokio::time::sleep(Duration::from_millis(400)).await;
        let path = folder.join(format!("{name}.png"));
        // Few colours are enough for a screen, and the guide carries its pictures in the program.
        let small = ["-window", "root", "-strip", "+dither", "-colors", "64", "-define", "png:compression-level=9"];
        let done = Command::new("import").args(small).arg(&path).status().expect("import (Debian's imagemagick) runs");
        assert!(done.success(), "a picture of the display");
    }

    /// The papers that the program gave to the system's viewer, in order.
    pub fn viewed(&self) -> Vec<PathBuf> {
        let log = std::fs::read_to_string(self.home().join("bin/viewed")).unwrap_or_default();
        log.lines().map(PathBuf::from).collect()
    }

    /// The text of the last paper viewed.
    pub async fn viewed_text(&self) -> String {
        let began = Instant::now();
        while self.viewed().is_empty() && began.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let path = self.viewed().pop().expect("a paper was opened in the viewer");
        let text = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output().expect("pdftotext (Debian's poppler-utils) runs");
        String::from_utf8_lossy(&text.stdout).into_owned()
    }

    /// Ends the program and gives its folder back, with what it left there.
    pub async fn leave(mut self) -> tempfile::TempDir {
        let home = std::mem::replace(&mut self.home, tempfile::tempdir().expect("a home"));
        self.end().await;
        home
    }

    /// The driver's process: the program and its pages run under it.
    pub fn driver_process(&self) -> u32 {
        self.driver.id()
    }

    /// Ends the program, and waits until it has: closing makes a copy, and holds the register until then.
    pub async fn end(mut self) {
        let programs = programs_under(self.driver.id());
        // The program may close before it answers.
        let _ = self.client.clone().close().await;
        let began = Instant::now();
        while programs.iter().any(|program| runs(*program)) && began.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.driver.kill();
    }
}

/// The line of a process that says its name, its state and who began it.
fn about(process: u32) -> Option<(String, char, u32)> {
    let line = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name stands in brackets and may hold anything.
    let (name, rest) = line.split_once('(')?.1.rsplit_once(") ")?;
    let mut rest = rest.split_whitespace();
    Some((name.to_owned(), rest.next()?.chars().next()?, rest.next()?.parse().ok()?))
}

/// The programs that a driver began.
fn programs_under(driver: u32) -> Vec<u32> {
    let all = std::fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    all.filter(|process| about(*process).is_some_and(|(name, _, above)| name == "nguon" && above == driver)).collect()
}

/// Whether it has not come to its end yet.
fn runs(process: u32) -> bool {
    about(process).is_some_and(|(_, state, _)| state != 'Z')
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its number").port()
}

/// A viewer that only notes what it was asked to open.
fn stand_in_viewer(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let script = format!("#!/bin/sh\necho \"$1\" >> '{}'\n", folder.join("viewed").display());
    let path = folder.join("xdg-open");
    std::fs::write(&path, script).expect("the viewer");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("it runs");
}
