//! The targets set for a unit, with the figures as the screens tell them.

use chrono::NaiveDate;
use paper::words::number_in_figures;
use paper::{Align, Cell, Table};
use register::targets::TargetLine;

use crate::told::{first_word, with, word};

/// The table of targets; `None`: none is set.
pub(super) fn table(lines: &[TargetLine], on: NaiveDate) -> Option<Table> {
    let row = |line: &TargetLine| {
        let figure = |text: &str, signed: bool| Cell::new(figure(text, line.is_share, signed));
        [
            Cell::new(name(line)),
            figure(&line.reached, false),
            figure(&line.target_value, false),
            figure(&line.gap, true),
            Cell::new(outlook(line, on)),
        ]
    };
    let columns = [
        (word("sheet.indicator"), 0.0, Align::Left),
        (word("ui.reached"), 18.0, Align::Right),
        (word("ui.to_reach"), 20.0, Align::Right),
        (word("ui.gap"), 18.0, Align::Right),
        (word("ui.in_time"), 28.0, Align::Center),
    ];
    (!lines.is_empty()).then(|| Table::new(columns, lines.iter().map(row).collect()))
}

fn name(line: &TargetLine) -> String {
    let name = first_word(&[format!("ui.indicator_short.{}", line.indicator), format!("indicator.{}", line.indicator)]);
    if line.is_share { name + "\u{a0}(%)" } else { name }
}

/// A figure of a target, which is a decimal text of at most two places: whole for people, with one place for a share, halves
/// away from zero; points between thousands, a comma before the place, U+2212 for minus.
fn figure(text: &str, is_share: bool, signed: bool) -> String {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let hundredths = format!("{whole}{part:0<2}").parse::<u32>();
    let Ok(hundredths) = hundredths else { return text.to_owned() };
    let rounded = if is_share { (hundredths + 5) / 10 } else { (hundredths + 50) / 100 };
    let (whole, place) = if is_share { (rounded / 10, format!(",{}", rounded % 10)) } else { (rounded, String::new()) };
    let sign = match (rounded, negative, signed) {
        (0, ..) => "",
        (_, true, _) => "\u{2212}",
        (_, false, true) => "+",
        (_, false, false) => "",
    };
    format!("{sign}{}{place}", number_in_figures(whole))
}

/// Whether it can still be met, or by how much those now in the register fall short; after its end whether it was reached.
fn outlook(line: &TargetLine, on: NaiveDate) -> String {
    let has_ended = line.to.parse::<NaiveDate>().is_ok_and(|to| on > to);
    match (line.reachable.is_none(), has_ended, line.possible, &line.short_by) {
        (true, _, true, _) => word("ui.cap_kept"),
        (true, _, false, _) => word("ui.cap_passed"),
        (_, true, true, _) => word("ui.was_reached"),
        (_, true, false, _) => word("ui.was_not_reached"),
        (_, false, true, None) => word("ui.in_time_yes"),
        (_, false, _, Some(short)) => with("ui.short_of", &[("count", &figure(short, line.is_share, false))]),
        (_, false, false, None) => word("ui.in_time_no"),
    }
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn figures_are_rounded_half_away_from_zero_and_parted_as_papers_part_them() {
        assert_eq!(figure("3.65", true, false), "3,7");
        assert_eq!(figure("3.6", true, true), "+3,6");
        assert_eq!(figure("-2.5", false, true), "\u{2212}3");
        assert_eq!(figure("-0.04", true, true), "0,0");
        assert_eq!(figure("1860", false, false), "1.860");
        assert_eq!(figure("12", true, false), "12,0");
    }
}
