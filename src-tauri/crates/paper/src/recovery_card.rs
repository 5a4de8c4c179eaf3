use chrono::NaiveDate;
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use crate::world::Template;
use crate::{Document, PaperError, words};

/// The sheet that opens a register whose passphrase is lost. It is a secret: the type is not printable by `Debug`,
/// and nothing of it is kept after it is set.
#[derive(Serialize)]
pub struct RecoveryCard {
    pub unit_name: String,
    /// Seven groups of four letters, in order.
    pub groups: [String; 7],
    /// What the QR code says.
    pub qr_text: String,
    /// The register's file name, without its folder.
    pub file_name: String,
    #[serde(serialize_with = "words::as_long_date")]
    pub date: NaiveDate,
}

#[derive(Serialize)]
struct Inputs<'a> {
    card: &'a RecoveryCard,
    qr: Qr,
}

/// A QR code as dark runs: row by row, `[x, y, length]` in modules.
#[derive(Serialize)]
struct Qr {
    size: i32,
    runs: Vec<[i32; 3]>,
}

impl RecoveryCard {
    /// Sets the card on one A4 page.
    ///
    /// # Errors
    /// [`PaperError::QrTooLong`], [`PaperError::Setting`].
    pub fn set(&self) -> Result<Document, PaperError> {
        Document::set(Template::RecoveryCard, &Inputs { card: self, qr: qr(&self.qr_text)? })
    }
}

/// The card as a PDF of one A4 page.
///
/// # Errors
/// As [`RecoveryCard::set`].
pub fn recovery_card_pdf(card: &RecoveryCard) -> Result<Vec<u8>, PaperError> {
    card.set()?.pdf()
}

/// A quarter of the code may be spoiled by a fold or a stain and it is still read.
fn qr(text: &str) -> Result<Qr, PaperError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Quartile).map_err(|_| PaperError::QrTooLong)?;
    let size = code.size();
    let mut runs = Vec::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let length = (x..size).take_while(|x| code.get_module(*x, y)).count() as i32;
            if length > 0 {
                runs.push([x, y, length]);
            }
            x += length + 1;
        }
    }
    Ok(Qr { size, runs })
}
