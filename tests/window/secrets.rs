//! What stays behind: of a whole sitting no name and no passphrase lies on the disk, and while the register is locked the
//! program itself holds neither, nor the key. What was typed into a sheet stays, in memory alone.

use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use hkdf::Hkdf;
use register::file::Secret;
use register::people::{NewPerson, add_person};
use register::{Now, Register};
use sha2::Sha256;

use crate::desk::{Desk, key};
use crate::today::{PASSPHRASE, open, somebody, written_on};

const NAME: &str = "Nguyễn Thị Kín Đáo";

/// The clock's day, as the program sees it.
#[allow(clippy::disallowed_methods)]
fn today() -> String {
    chrono::Local::now().date_naive().to_string()
}

/// A register with somebody in it, open at the list where they stand.
async fn at_their_list() -> Desk {
    at_their_list_with(&[]).await
}

/// The same, the program started with these variables.
async fn at_their_list_with(variables: &[(&str, &str)]) -> Desk {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), &today());
    let now = Now::on(today().parse().expect("a day"));
    let mut register = Register::open(&path, &Secret::passphrase(PASSPHRASE), &somebody(), &now).expect("it opens");
    let new = NewPerson {
        facts: [("birth_name".to_owned(), NAME.to_owned())].into(),
        unit: 1,
        first: "candidate_listed".into(),
        on: "10/03/2021".into(),
        ..NewPerson::default()
    };
    add_person(&mut register, &new, &now).expect("a person");
    drop(register);
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], variables).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    // Not the whole name: what a test asks goes through the program's memory too.
    desk.until_text("Kín").await;
    desk
}

async fn lock(desk: &Desk) {
    desk.press(&[key::CONTROL, key::SHIFT, 'l']).await;
    desk.until_there("opening").await;
}

/// A text as UTF-8 and as the two bytes a letter that web pages keep.
fn encodings(text: &str) -> [Vec<u8>; 2] {
    [text.as_bytes().to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()]
}

/// The files under a folder that hold a text.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(holding(&path, text));
        } else if let Ok(bytes) = fs::read(&path)
            && encodings(text).iter().any(|wanted| bytes.windows(wanted.len()).any(|window| window == wanted))
        {
            found.push(path.display().to_string());
        }
    }
    found
}

#[tokio::test]
async fn of_a_whole_sitting_no_name_and_no_passphrase_lies_on_the_disk() {
    let desk = at_their_list().await;
    // A list is printed, an event begun, the register locked, opened again and closed.
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until("document.querySelector('[data-test=\"open-pdf\"]')?.disabled === false").await;
    desk.press(&[key::ESCAPE]).await;
    let named = |text: &str| holding(desk.home(), text);
    let told = [named(NAME), named("Kín Đáo"), named(PASSPHRASE)];
    assert_eq!(told, [const { Vec::<String>::new() }; 3], "while it is open");
    lock(&desk).await;
    let told = [named(NAME), named("Kín Đáo"), named(PASSPHRASE)];
    assert_eq!(told, [const { Vec::<String>::new() }; 3], "while it is locked");
    let home = desk.leave().await;
    for text in [NAME, "Kín Đáo", PASSPHRASE] {
        assert_eq!(holding(home.path(), text), [""; 0], "after it");
    }
}

/// The program's own process: the one that is neither the driver's nor the web view's.
fn process(desk: &Desk) -> u32 {
    let named = desk.home().join("so thu.nguon");
    let found = std::process::Command::new("pgrep").args(["-n", "-f", named.to_str().expect("a path")]).output().expect("pgrep runs");
    String::from_utf8_lossy(&found.stdout).trim().parse().expect("one process")
}

/// Bytes of a page of memory.
const PAGE: u64 = 4096;

/// The runs of pages that are there, each by its first page and length: of what is only set aside there is far too much.
fn present(page_map: &mut fs::File, pages: std::ops::Range<u64>) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    let mut entries = vec![0; 8 * 65_536];
    let mut first = pages.start;
    while first < pages.end {
        let asked = (pages.end - first).min(65_536);
        let part = &mut entries[..usize::try_from(asked * 8).expect("a size")];
        if page_map.seek(SeekFrom::Start(first * 8)).is_err() || page_map.read_exact(part).is_err() {
            break;
        }
        for (page, entry) in (first..).zip(part.chunks_exact(8)) {
            // In memory, or swapped out.
            if entry[7] & 0b1100_0000 == 0 {
                continue;
            }
            match runs.last_mut() {
                Some((begins, length)) if *begins + *length == page => *length += 1,
                _ => runs.push((page, 1)),
            }
        }
        first += asked;
    }
    runs
}

/// How often each text stands in the memory of a process.
fn in_memory(process: u32, texts: &[Vec<u8>]) -> Vec<usize> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("its maps");
    let mut memory = fs::File::open(format!("/proc/{process}/mem")).expect("its memory: these tests run as root, or as nobody else may");
    let mut page_map = fs::File::open(format!("/proc/{process}/pagemap")).expect("which of its pages are there");
    let mut counts = vec![0; texts.len()];
    for line in maps.lines().filter(|line| line.split_whitespace().nth(1).is_some_and(|rights| rights.starts_with("rw"))) {
        let Some((from, to)) = line.split_whitespace().next().and_then(|range| range.split_once('-')) else { continue };
        let (Ok(from), Ok(to)) = (u64::from_str_radix(from, 16), u64::from_str_radix(to, 16)) else { continue };
        for (begins, pages) in present(&mut page_map, from / PAGE..to / PAGE) {
            let mut bytes = vec![0; usize::try_from(pages * PAGE).expect("a size")];
            if memory.seek(SeekFrom::Start(begins * PAGE)).is_err() || memory.read_exact(&mut bytes).is_err() {
                continue;
            }
            for (count, text) in counts.iter_mut().zip(texts) {
                *count += bytes.windows(text.len()).filter(|window| window == text).count();
            }
        }
    }
    counts
}

/// The raw key of a register, from the code of its card, by the description at the head of `register/src/file/key.rs`.
fn raw_key(path: &Path, code: &str) -> [u8; 32] {
    let letters = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let values: Vec<u128> = code.bytes().filter_map(|letter| letters.iter().position(|each| *each == letter)).map(|value| value as u128).collect();
    assert_eq!(values.len(), 28, "a code of seven groups of four");
    let seed = values[..25].iter().fold(0_u128, |number, value| number << 5 | value) << 3 | values[25] >> 2;
    let (file, mut raw) = (fs::read(path).expect("the register"), [0; 32]);
    let key = Hkdf::<Sha256>::new(Some(&file[..16]), &seed.to_be_bytes());
    key.expand(b"nguon register key", &mut raw).expect("a length that HKDF gives");
    raw
}

/// What opens the register, as it is and as it is written; and what stands in its pages alone, never on the page.
fn own_to_the_register(path: &Path) -> Vec<Vec<u8>> {
    let register = Register::open_to_read(path, &Secret::passphrase(PASSPHRASE), &somebody(), &Now::on(today().parse().expect("a day")));
    let code = register.expect("it opens").recovery_code().expect("a code").shown().to_string();
    let raw = raw_key(path, &code);
    let hex = |upper: bool| raw.iter().map(|byte| if upper { format!("{byte:02X}") } else { format!("{byte:02x}") }).collect::<String>().into_bytes();
    vec![raw.to_vec(), hex(false), hex(true), code.into_bytes(), b"nguyen thi kin dao".to_vec()]
}

#[tokio::test]
async fn trust_t17_locked_no_key_and_nothing_of_the_registers_pages_is_in_memory_not_even_where_it_was_freed() {
    let desk = at_their_list().await;
    let process = process(&desk);
    let wanted = own_to_the_register(&desk.home().join("so thu.nguon"));
    let open = in_memory(process, &wanted);
    assert!(open[0] > 0 && open[4] > 0, "the search finds what is there: {open:?}");
    lock(&desk).await;
    assert_eq!(in_memory(process, &wanted), [0; 5], "raw key, key in hexadecimal digits of both sorts, the card's code, the name's search key");
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).expect("its limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a line");
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    desk.end().await;
}

/// What the system's libraries free they do not wipe, and the web view's are not ours: here they do, so that what is found is
/// still held by somebody.
#[tokio::test]
async fn trust_t17_locked_the_program_holds_no_passphrase_and_no_list() {
    let wiping = [("GLIBC_TUNABLES", "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"), ("Malloc", "1")];
    let desk = at_their_list_with(&wiping).await;
    let process = process(&desk);
    let wanted: Vec<Vec<u8>> = [PASSPHRASE, NAME].iter().flat_map(|text| encodings(text)).collect();
    let open = in_memory(process, &wanted);
    assert!(open[2] > 0, "the search finds what is there: {open:?}");
    lock(&desk).await;
    assert_eq!(in_memory(process, &wanted), [0, 0, 0, 0], "passphrase and name, each in two encodings");
    desk.end().await;
}

#[tokio::test]
async fn what_was_typed_into_a_sheet_is_there_after_the_lock() {
    let desk = at_their_list().await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("add-person-sheet").await;
    desk.fill("person.birth_name", "Trần Văn Dở Dang").await;
    lock(&desk).await;
    desk.until("!document.body.textContent.includes('Dở Dang')").await;
    assert_eq!(holding(desk.home(), "Dở Dang"), [""; 0]);
    desk.type_text(PASSPHRASE).await;
    desk.press(&[key::ENTER]).await;
    desk.until_text(NAME).await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("add-person-sheet").await;
    desk.until("document.querySelector('[data-test=\"person.birth_name\"]')?.value === 'Trần Văn Dở Dang'").await;
    desk.end().await;
}
