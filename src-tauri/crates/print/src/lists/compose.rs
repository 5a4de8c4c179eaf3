//! A table of the register as a paper: heads in words, widths, count line, signatures.

use chrono::NaiveDate;
use domain::words::{Language, say, word};
use paper::words::number_in_words;
use paper::{Align, Column, ColumnWidth, Group, ListPaper, Orientation, Signer, Wish, widths};

use super::table::{ListKind, ListTable};
use crate::{Letterhead, PrintOptions};

/// The paper of a list. Papers are in Vietnamese, whatever the language of the screens.
pub fn list_paper(table: &ListTable, options: &PrintOptions, letterhead: &Letterhead, as_of: NaiveDate) -> ListPaper {
    let vi = Language::Vi;
    let count = |rows: usize, women: usize| {
        let key = if table.kind.of_members() { "paper.count_line_members" } else { "paper.count_line_candidates" };
        let (rows_text, women_text) = (rows.to_string(), women.to_string());
        let in_words = number_in_words(u32::try_from(rows).unwrap_or(u32::MAX));
        say(vi, key, [("count", rows_text.as_str()), ("words", in_words.as_str()), ("women", women_text.as_str())])
    };
    let orientation = if options.orientation == "portrait" { Orientation::Portrait } else { Orientation::Landscape };
    // What is to be done is a list to work by: nobody signs it.
    let is_signed = table.kind != ListKind::ListDue;
    let heads: Vec<String> = table.columns.iter().map(|column| word(vi, &format!("column.{}", column.key))).collect();
    let rows: Vec<&Vec<String>> = table.groups.iter().flat_map(|group| &group.rows).collect();
    let wishes: Vec<Wish> =
        table.columns.iter().map(|column| Wish { mm: f64::from(column.width), centred: column.centred, spanned: column.span.is_some() }).collect();
    let widths = widths(&wishes, &heads, &rows, options.font_size, orientation.room_mm());
    ListPaper {
        head: letterhead.head(as_of),
        title: word(vi, &format!("paper.{}", table.kind.key())),
        subtitle: [table.finding.clone(), Some(letterhead.as_of(as_of))].into_iter().flatten().collect::<Vec<_>>().join(" "),
        columns: table
            .columns
            .iter()
            .zip(heads)
            .zip(widths)
            .map(|((column, title), width)| Column {
                title,
                width: if column.centred { ColumnWidth::Mm(width) } else { ColumnWidth::Share(width) },
                align: if column.centred { Align::Center } else { Align::Left },
                span_title: column.span.map(|span| word(vi, &format!("column.{span}"))),
            })
            .collect(),
        column_numbers: options.column_numbers,
        groups: table
            .groups
            .iter()
            .enumerate()
            .map(|(place, group)| Group {
                title: group.unit.as_ref().map(|unit| format!("{}. {}: {}", roman(place + 1), unit.to_uppercase(), group.rows.len())),
                rows: group.rows.clone(),
                count_line: None,
            })
            .collect(),
        count_line: if options.count_line { count(table.count as usize, table.women as usize) } else { String::new() },
        orientation,
        two_sided: options.two_sided,
        font_size: options.font_size,
        left_signer: is_signed.then(|| Signer { power: word(vi, "paper.prepared_by"), post: String::new(), name: options.prepared_by.clone() }),
        right_signer: is_signed.then(|| Signer {
            power: word(vi, &format!("paper.{}", options.signer_power)),
            post: word(vi, &format!("paper.{}", options.signer_post)),
            name: options.signer_name.clone(),
        }),
        secret: options.secret,
        foot: letterhead.foot(),
        sample: letterhead.sample,
    }
}

/// Roman figures, as papers number their groups.
fn roman(mut number: usize) -> String {
    let mut text = String::new();
    for (value, figure) in [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while number >= value {
            text.push_str(figure);
            number -= value;
        }
    }
    text
}
