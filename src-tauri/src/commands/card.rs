//! The recovery card read from a picture of it.

use std::path::Path;

use domain::refusal::Refusal;
use paper::{LARGEST_PICTURE, PictureError, read_card};
use register::RegisterError;
use register::file::RecoveryCode;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use crate::desk::Desk;
use crate::failure::Failure;

/// Asks for a picture of a recovery card and reads its code, to be put into the field as if it was typed. `None` where no
/// picture was chosen.
#[tauri::command(async)]
#[specta::specta]
pub fn card_from_picture(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<String>, Failure> {
    let chosen = desk.places.ask(|| app.dialog().file().add_filter("PNG, JPEG", &["png", "jpg", "jpeg"]).blocking_pick_file());
    let Some(chosen) = chosen else { return Ok(None) };
    code_on(&desk.places.path(chosen.place)?).map(Some)
}

/// The code on a picture; what else stands there is not told.
fn code_on(picture: &Path) -> Result<String, Failure> {
    let refused = |code| Failure::from(Refusal::new(code));
    let told = |error| match error {
        PictureError::TooLarge => refused("card_picture_too_large"),
        PictureError::Unreadable => refused("card_picture_unreadable"),
    };
    let texts = read_card(&bytes_of(picture, told)?).map_err(told)?;
    // Its own spelling, whatever letters and dashes the picture has.
    let code = texts.iter().find_map(|text| text.parse::<RecoveryCode>().ok());
    match code {
        Some(code) => Ok(code.shown().to_string()),
        None => Err(refused(if texts.is_empty() { "card_picture_no_code" } else { "card_picture_other_code" })),
    }
}

/// The bytes of a picture that was chosen.
pub(super) fn bytes_of(picture: &Path, told: impl Fn(PictureError) -> Failure) -> Result<Vec<u8>, Failure> {
    let unreadable = |_| RegisterError::FileUnreadable { path: picture.to_owned() };
    let about = std::fs::metadata(picture).map_err(unreadable)?;
    if about.len() > LARGEST_PICTURE {
        return Err(told(PictureError::TooLarge));
    }
    // A pipe would be waited for without end.
    if !about.is_file() {
        return Err(told(PictureError::Unreadable));
    }
    Ok(std::fs::read(picture).map_err(unreadable)?)
}

#[cfg(test)]
mod tests {
    use base64::Engine;

    use super::*;

    fn said(bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let picture = folder.path().join("the.png");
        std::fs::write(&picture, bytes).expect("a file");
        code_on(&picture).unwrap_or_else(|failure| failure.code)
    }

    /// A card that says something, as a PNG.
    fn card(qr_text: &str) -> Vec<u8> {
        let card = paper::RecoveryCard {
            unit_name: "Chi bộ Mẫu".into(),
            groups: Default::default(),
            qr_text: qr_text.into(),
            file_name: "so.nguon".into(),
            date: chrono::NaiveDate::default(),
        };
        card.set().expect("a card").page_png(1, 1.2).expect("a picture")
    }

    #[test]
    fn a_card_gives_its_code_and_every_other_picture_has_a_sentence_of_its_own() {
        let draft = register::opening::Draft::new("mat khau thu nghiem").expect("a draft");
        let code = draft.recovery_code().shown();
        let whole = card(&code);
        assert_eq!(said(&whole), *code);
        assert_eq!(said(&card("https://mau.example/abc")), "card_picture_other_code");
        // One letter is another: what is put into the field would be refused as mistyped.
        let slipped = format!("{}{}", &code[..code.len() - 1], if code.ends_with('0') { '1' } else { '0' });
        assert_eq!(said(&card(&slipped)), "card_picture_other_code");
        // One white dot.
        let dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
        assert_eq!(said(&base64::engine::general_purpose::STANDARD.decode(dot).expect("a PNG")), "card_picture_no_code");
        assert_eq!(said(&whole[..whole.len() / 2]), "card_picture_unreadable");
        assert_eq!(said("Đây là một lá thư mẫu.".as_bytes()), "card_picture_unreadable");
        assert_eq!(said(&vec![0; 65 << 20]), "card_picture_too_large");
        assert_eq!(code_on(Path::new("/khong/co.png")).map_err(|failure| failure.code), Err("file_unreadable".to_owned()));
        assert_eq!(code_on(Path::new("/")).map_err(|failure| failure.code), Err("card_picture_unreadable".to_owned()));
    }
}
