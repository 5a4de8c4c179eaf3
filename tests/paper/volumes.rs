use paper::{Group, ListPaper, PaperError, Row, list_pdf, volume_count, volume_pdfs, volumes};

use crate::pdf_text::{self, flat};
use crate::samples;

#[test]
fn two_thousand_five_hundred_rows_are_bound_in_three_volumes() {
    let mut list = samples::candidates_of(2_500);
    // Three columns are enough here: running number, name, decision.
    let kept = |index: usize| [0, 1, 7].contains(&index);
    let mut column = 0..;
    list.columns.retain(|_| column.next().is_some_and(kept));
    for row in &mut list.groups[0].rows {
        let mut cell = 0..;
        row.cells.retain(|_| cell.next().is_some_and(kept));
    }
    list.columns[0].width = paper::ColumnWidth::Mm(12.0);
    assert_eq!(list_pdf(&list).err(), Some(PaperError::TooManyRows { rows: 2_500, most: 1_000 }));
    assert_eq!(volume_count(&list), 3);
    let texts: Vec<String> = volume_pdfs(&list).map(|pdf| flat(&pdf_text::pages(&pdf.expect("a PDF").pdf).concat())).collect();
    assert_eq!(texts.len(), 3);
    for (index, text) in texts.iter().enumerate() {
        assert!(text.contains(&format!("Tập {} trong 3", index + 1)));
        assert_eq!(text.contains("(bằng chữ: hai nghìn năm trăm)"), index == 2);
        assert_eq!(text.contains("NGƯỜI LẬP BIỂU"), index == 2);
        assert_eq!(text.matches("-NQ/CB").count(), [1_000, 1_000, 500][index]);
    }
    // Row 1,001 begins the second volume, with its own number.
    let second: Vec<_> = volumes(&list).nth(1).expect("a volume").groups[0].rows.iter().map(|row| row.cells[0].clone()).collect();
    assert_eq!((second[0].as_str(), second[999].as_str()), ("1001", "2000"));
    assert!(texts[1].contains(" 1001 ") && texts[1].contains(" 2000 ") && !texts[1].contains(" 2001 "));
}

fn row(text: &str) -> Row {
    let mut row = samples::row(1);
    row.cells[0] = text.into();
    row
}

fn group(title: &str, rows: usize) -> Group {
    Group {
        title: Some(title.into()),
        rows: (0..rows).map(|index| row(&format!("{title}{index}"))).collect(),
        count_line: Some(format!("Cộng {title}")),
    }
}

#[test]
fn a_group_that_goes_on_says_so_and_counts_at_its_end() {
    let groups = vec![group("A", 600), group("B", 800), group("C", 0), group("D", 600), group("E", 1)];
    let list = ListPaper { groups, ..samples::candidates_of(0) };
    let cut: Vec<Vec<(String, usize, Option<String>)>> = volumes(&list)
        .map(|volume| {
            let shown = |group: &Group| (group.title.clone().unwrap_or_default(), group.rows.len(), group.count_line.clone());
            volume.groups.iter().map(shown).collect()
        })
        .collect();
    let counted = |title: &str, rows, count: &str| (title.to_owned(), rows, Some(count.to_owned()));
    assert_eq!(
        cut,
        [
            vec![counted("A", 600, "Cộng A"), ("B".to_owned(), 400, None)],
            vec![counted("B (tiếp theo)", 400, "Cộng B"), counted("C", 0, "Cộng C"), counted("D", 600, "Cộng D")],
            vec![counted("E", 1, "Cộng E")],
        ]
    );
}

#[test]
fn a_list_of_one_volume_is_left_as_it_is() {
    for count in [0, 1, 1_000] {
        let list = samples::candidates_of(count);
        let one: Vec<_> = volumes(&list).collect();
        assert_eq!(one.len(), 1, "{count} rows");
        assert_eq!(one[0].subtitle, list.subtitle);
        assert_eq!(one[0].count_line, list.count_line);
    }
    assert_eq!(volume_count(&samples::candidates_of(1_001)), 2);
}

#[test]
fn papers_12_pages_are_counted_through_all_volumes() {
    let list = samples::candidates_of(1_020);
    let volumes: Vec<paper::VolumePdf> = volume_pdfs(&list).map(|volume| volume.expect("a PDF")).collect();
    let second = pdf_text::pages(&volumes[1].pdf);
    assert_eq!(second.len(), volumes[1].pages);
    for (index, page) in second.iter().enumerate() {
        let first_line = page.lines().next().unwrap_or_default().trim().to_owned();
        assert_eq!(first_line, (volumes[0].pages + index + 1).to_string());
    }
}
