//! How a paper is printed.

use register::{Register, RegisterError, settings};
use serde::{Deserialize, Serialize};
use specta::Type;

/// How a paper is printed. A sheet of one person or unit is upright, without rows to be numbered or counted, and unsigned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PrintOptions {
    /// `landscape` or `portrait`, of A4; `landscape_a3`; `landscape_pair`: a row runs over two sheets of A4.
    pub orientation: String,
    /// Points, 10 to 13; of a list's names, dates and numbers at least 11.
    pub font_size: u8,
    /// A bold row for each value of this field: the code of a list's field. `None`: no groups.
    pub group: Option<String>,
    /// With the columns that the screen has; else with those of the list's form.
    pub as_on_screen: bool,
    /// Who drew it up.
    pub prepared_by: String,
    /// `for_committee`, `for_branch`, `for_standing_board` or `centre_director`: the word `paper.<code>`.
    pub signer_power: String,
    /// `secretary` or `deputy_secretary`: the word `paper.<code>`.
    pub signer_post: String,
    /// The signer's name.
    pub signer_name: String,
    /// The row (1) (2) (3).
    pub column_numbers: bool,
    /// The closing line "Tổng số".
    pub count_line: bool,
    /// Bound as a book under a title page that says how many pages it has, where it is signed.
    pub bound: bool,
    /// Margins for two-sided printing.
    pub two_sided: bool,
    /// The stamp MẬT.
    pub secret: bool,
    /// Of who is to be reviewed for recognition: those whose probation is over by this day, ISO. `None`: no such list.
    pub due_before: Option<String>,
}

impl PrintOptions {
    /// Upright, at the usual size, signed by whom the settings name.
    ///
    /// # Errors
    /// Of reading the settings.
    pub fn usual(register: &Register) -> Result<Self, RegisterError> {
        let set = settings::all(register)?;
        let setting = |name: &str| set.get(name).cloned().unwrap_or_default();
        Ok(Self {
            orientation: "portrait".to_owned(),
            font_size: 11,
            group: None,
            as_on_screen: false,
            prepared_by: setting("prepared_by"),
            signer_power: "for_committee".to_owned(),
            signer_post: "secretary".to_owned(),
            signer_name: setting("signer_name"),
            column_numbers: false,
            count_line: false,
            bound: false,
            two_sided: false,
            secret: false,
            due_before: None,
        })
    }
}
