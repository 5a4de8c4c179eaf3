//! How the cells of a written workbook look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// One format a kind of cell.
pub(super) struct Styles {
    pub title: Format,
    pub upright: Format,
    pub subtitle: Format,
    pub head: Format,
    pub section: Format,
    pub text: Format,
    pub typed_text: Format,
    pub whole: Format,
    pub decimal: Format,
    pub date: Format,
    pub over: Format,
    pub closing: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let base = Format::new().set_font_name("Times New Roman").set_font_size(12);
        let centred = base.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let lined = base.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        Self {
            title: centred.clone().set_bold(),
            upright: centred.clone(),
            subtitle: centred.set_italic(),
            head: lined.clone().set_align(FormatAlign::Center).set_bold(),
            // Not wrapped, so that it runs on over the empty cells beside it.
            section: base.clone().set_border_top(FormatBorder::Thin).set_border_bottom(FormatBorder::Thin).set_bold(),
            over: lined.clone().set_align(FormatAlign::CenterAcross),
            typed_text: lined.clone().set_num_format("@"),
            decimal: lined.clone().set_num_format("0.0##").set_align(FormatAlign::Center),
            whole: lined.clone().set_num_format("0").set_align(FormatAlign::Center),
            date: lined.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            text: lined,
            closing: base,
        }
    }

    /// Texts that a program would take for a number or a formula once the cell is edited are marked as text for good.
    /// Others are not: a long text marked so is shown as ####.
    pub(super) fn for_text(&self, text: &str) -> &Format {
        let risky = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '=' | '+' | '-' | '@' | '\'' | '\t'));
        if risky && text.len() <= 255 { &self.typed_text } else { &self.text }
    }
}
