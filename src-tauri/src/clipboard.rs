//! What the program puts on the system's clipboard: a text, and a table beside it. A page of WebKitGTK can offer the text alone.

use arboard::{Clipboard, Error};

use crate::failure::Failure;

/// Holds what was put there: on X11 whoever copied answers for it as long as it is theirs.
#[derive(Default)]
pub struct Board(Option<Ours>);

struct Ours {
    board: Clipboard,
    text: String,
}

impl Board {
    /// Puts a text there, and a table beside it.
    ///
    /// # Errors
    /// The fault `clipboard` where the system gives none.
    pub fn put(&mut self, text: String, table: String) -> Result<(), Failure> {
        let fault = |error: Error| Failure::fault("clipboard", error);
        let mut board = match self.0.take() {
            Some(ours) => ours.board,
            None => Clipboard::new().map_err(fault)?,
        };
        let set = kept_out_of_history(board.set());
        if table.is_empty() { set.text(text.as_str()) } else { set.html(table, Some(text.clone())) }.map_err(fault)?;
        self.0 = Some(Ours { board, text });
        Ok(())
    }

    /// Takes away what was put there, unless something else was copied since.
    pub fn take_away(&mut self) {
        if let Some(Ours { mut board, text }) = self.0.take()
            && board.get_text().is_ok_and(|now| now == text)
            && let Err(error) = board.clear()
        {
            eprintln!("nguon: {error}");
        }
    }
}

#[cfg(target_os = "linux")]
fn kept_out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(windows)]
fn kept_out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_cloud().exclude_from_history()
}

#[cfg(not(any(target_os = "linux", windows)))]
fn kept_out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    set
}
