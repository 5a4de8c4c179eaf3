//! Registers that the cases begin from: made once through the program, then copied.

use std::fs;

use serde_json::Value;

use crate::desk::Desk;

/// A register as it lies on the disk, closed.
pub struct Base {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The code of its card: whoever has it derives the key.
    pub recovery: String,
    /// Its log, oldest first.
    pub log: Vec<Value>,
}

/// All of them.
pub struct Bases {
    /// Three units, a few people.
    pub small: Base,
    /// A hundred people with all that happens to them, and every table filled.
    pub full: Base,
    /// `full` as it stood some days of work before: the same file, the same key.
    pub older: Base,
    /// `full` with a setting and a user, so that no table is without a row. Only a reader enters it without a PIN.
    pub peopled: Base,
    /// Another register, of the same passphrase.
    pub foreign: Base,
}

impl Bases {
    /// Makes them, the other register beside the first.
    pub fn make() -> Self {
        std::thread::scope(|scope| {
            let foreign = scope.spawn(foreign);
            let [small, older, full, peopled] = one_register();
            Self { small, full, older, peopled, foreign: foreign.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)) }
        })
    }
}

/// One register as it grows.
fn one_register() -> [Base; 4] {
    let (desk, recovery) = begun();
    some_people(&desk);
    let small = Base::of(&desk, &recovery);

    said(&desk, &["import", "{file}", "{data}/danh-sach-quan-chung.xlsx", "--reason", "theo danh sách, mẫu", "--json"]);
    some_more(&desk);
    let older = Base::of(&desk, &recovery);
    said(&desk, &["import", "{file}", "{data}/danh-sach-dang-vien.xlsx", "--reason", "theo danh sách, mẫu", "--json"]);
    some_entries(&desk);
    let full = Base::of(&desk, &recovery);
    said(&desk, &["setting", "set", "{file}", "stuck_days", "60", "--json"]);
    said(&desk, &["user", "add", "{file}", "Nguyễn Thị Lan", "--role", "keeper", "--json"]);
    [small, older, full, Base::of(&desk, &recovery)]
}

/// Another one.
fn foreign() -> Base {
    let (desk, recovery) = begun();
    said(&desk, &["unit", "add", "{file}", "--name", "Chi bộ Nơi Khác", "--json"]);
    said(&desk, &["person", "add", "{file}", "--name", "Lạc Văn Mẫu", "--unit", "4", "--on", "2024-01-05", "--json"]);
    Base::of(&desk, &recovery)
}

impl Base {
    fn of(desk: &Desk, recovery: &str) -> Self {
        let log = desk.log().unwrap_or_else(|said| panic!("a base register: {}", said.shown()));
        desk.must_be_sound().unwrap_or_else(|said| panic!("a base register: {said}"));
        // What a program keeps in a journal would be left behind here.
        let left = desk.companions();
        assert!(left.is_empty(), "beside a closed register stands {:?}", left.keys());
        Self { bytes: fs::read(&desk.file).expect("a register"), recovery: recovery.to_owned(), log }
    }
}

#[track_caller]
fn said(desk: &Desk, words: &[&str]) -> Value {
    let answer = desk.run(words);
    answer.json().unwrap_or_else(|| panic!("{words:?}: {}", answer.shown()))
}

/// A register with a committee and two branches, a programme with a target, a course.
fn begun() -> (Desk, String) {
    let desk = Desk::bare();
    let recovery = said(&desk, &["new", "{file}", "--json"])["recovery"].as_str().expect("a code").to_owned();
    said(&desk, &["unit", "add", "{file}", "--name", "Đảng bộ Công ty Mẫu", "--json"]);
    said(&desk, &["unit", "add", "{file}", "--name", "Chi bộ Mẫu Một", "--parent", "1", "--json"]);
    said(&desk, &["unit", "add", "{file}", "--name", "Chi bộ Mẫu Hai", "--parent", "1", "--json"]);
    let programme =
        ["programme", "add", "{file}", "--name", "Chương trình mẫu", "--from", "2020-07-01", "--to", "2030-06-30", "--set", "note=mẫu", "--json"];
    said(&desk, &programme);
    said(&desk, &["target", "add", "{file}", "1", "admissions", "--value", "12", "--json"]);
    said(&desk, &["course", "add", "{file}", "--name", "Lớp Mẫu Một", "--from", "2024-05-04", "--to", "2024-05-08", "--json"]);
    (desk, recovery)
}

fn some_people(desk: &Desk) {
    for (name, on) in [("Nguyễn Thị Mẫu", "2024-01-06"), ("Trần Văn Mẫu", "2024-01-10"), ("Lê Thị Ví Dụ", "2024-02-01")] {
        let added = said(
            desk,
            &[
                "person",
                "add",
                "{file}",
                "--name",
                name,
                "--unit",
                "2",
                "--on",
                on,
                "--set",
                "birth_date=1996-05-05",
                "--set",
                "sex=female",
                "--json",
            ],
        );
        let case = added["case"].to_string();
        said(desk, &["event", "{file}", &case, "helper_named", "--on", "2024-02-10", "--set", "helper=Nguyễn Văn Giúp", "--json"]);
        said(desk, &["event", "{file}", &case, "course_enrolled", "--on", "2024-04-06", "--set", "course=1", "--json"]);
    }
}

/// Facts by date, a number, something taken back and done again, something wrong and corrected, something printed.
fn some_more(desk: &Desk) {
    said(desk, &["person", "set", "{file}", "1", "--set", "occupation=thợ tiện, mẫu", "--from", "2024-03-01", "--json"]);
    said(desk, &["person", "set", "{file}", "2", "--set", "citizen_id=001196000123", "--json"]);
    said(desk, &["unit", "set", "{file}", "2", "--set", "note=mẫu", "--json"]);
    said(desk, &["request", "add", "{file}", "--from", "Đảng ủy xã Mẫu", "--about", "Lê Văn Mẫu", "--on", "2024-03-04", "--json"]);
    said(desk, &["list", "save", "{file}", "Nữ, mẫu", "--filter", "sex=female", "--columns", "birth_date,unit", "--json"]);
    said(desk, &["unit", "add", "{file}", "--name", "Chi bộ Lập Nhầm", "--parent", "1", "--json"]);
    said(desk, &["undo", "{file}", "--json"]);
    let wrong = said(desk, &["event", "{file}", "2", "task_given", "--on", "2024-03-04", "--set", "task=ghi nhầm, mẫu", "--json"]);
    said(
        desk,
        &[
            "event",
            "{file}",
            "2",
            "entry_voided",
            "--on",
            "2024-03-06",
            "--set",
            &format!("voids={}", wrong["event"]),
            "--set",
            "basis=ghi nhầm, mẫu",
            "--json",
        ],
    );
}

fn some_entries(desk: &Desk) {
    for (case, day) in [("1", "2024-06-04"), ("2", "2024-06-05"), ("3", "2024-06-06")] {
        said(desk, &["event", "{file}", case, "task_given", "--on", day, "--set", "task=phụ trách phong trào, mẫu", "--json"]);
    }
    said(desk, &["undo", "{file}", "--json"]);
    said(desk, &["redo", "{file}", "--json"]);
    let listed = desk.run(&["list", "{file}", "--format", "xlsx", "-o", "{folder}/danh sách.xlsx"]);
    assert!(listed.done(), "{}", listed.shown());
    fs::remove_file(desk.folder.join("danh sách.xlsx")).expect("it was written");
}
