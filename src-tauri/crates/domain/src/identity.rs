//! Numbers that stand for a person. They are text: leading zeros are part of them.

use crate::refusal::Refusal;

/// Keeps the digits of a number typed with blanks, points or hyphens; anything else is refused.
fn digits(text: &str, code: &'static str) -> Result<String, Refusal> {
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && !".-".contains(*c)).collect();
    if kept.chars().all(|c| c.is_ascii_digit()) && !kept.is_empty() { Ok(kept) } else { Err(Refusal::new(code).with("value", text.trim())) }
}

/// A citizen's ID (số định danh cá nhân, CCCD): 12 digits.
///
/// # Errors
/// `citizen_id_not_digits`, or `citizen_id_length` with the number of digits found.
pub fn citizen_id(text: &str) -> Result<String, Refusal> {
    let number = digits(text, "citizen_id_not_digits")?;
    if number.len() == 12 { Ok(number) } else { Err(Refusal::new("citizen_id_length").with("digits", number.len()).with("value", number)) }
}

/// An old ID (CMND): 9 digits.
///
/// # Errors
/// `old_id_length` for anything else.
pub fn old_id(text: &str) -> Result<String, Refusal> {
    let number = digits(text, "old_id_length")?;
    if number.len() == 9 { Ok(number) } else { Err(Refusal::new("old_id_length").with("value", number)) }
}

/// A membership card's number: 12 digits since 2/9/2025, 8 before.
///
/// # Errors
/// `card_number_length` for anything else.
pub fn card_number(text: &str) -> Result<String, Refusal> {
    let number = digits(text, "card_number_length")?;
    if [8, 12].contains(&number.len()) { Ok(number) } else { Err(Refusal::new("card_number_length").with("value", number)) }
}

/// A person's name as recorded: tidied, never empty.
///
/// # Errors
/// `empty_name`; `name_too_long` over 120 characters.
pub fn person_name(text: &str) -> Result<String, Refusal> {
    let name = crate::name::tidy(text);
    if name.is_empty() {
        Err(Refusal::new("empty_name"))
    } else if name.chars().count() > 120 {
        Err(Refusal::new("name_too_long").with("value", &name))
    } else {
        Ok(name)
    }
}

/// The name of a thing, such as a unit or a course, as recorded: tidied, never empty.
///
/// # Errors
/// `empty_title`; `name_too_long` over 200 characters.
pub fn title(text: &str) -> Result<String, Refusal> {
    let title = crate::name::tidy(text);
    if title.is_empty() {
        Err(Refusal::new("empty_title"))
    } else if title.chars().count() > 200 {
        Err(Refusal::new("name_too_long").with("value", &title))
    } else {
        Ok(title)
    }
}

/// How much a picture's text may hold: a photograph of three by four is a tenth of it.
const LONGEST_PICTURE: usize = 700_000;

/// A picture as text: base64 of a JPEG or PNG.
///
/// # Errors
/// `picture_unreadable`, `picture_too_large`.
pub fn picture(text: &str) -> Result<String, Refusal> {
    // How a JPEG and a PNG begin.
    let is_picture = text.starts_with("/9j/") || text.starts_with("iVBORw0KGgo");
    if !is_picture || !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)) {
        return Err(Refusal::new("picture_unreadable"));
    }
    if text.len() > LONGEST_PICTURE {
        return Err(Refusal::new("picture_too_large"));
    }
    Ok(text.to_owned())
}
