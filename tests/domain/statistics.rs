//! The closed table of figures: every code once, every title a word, every code of a list one that ships.

use std::collections::BTreeSet;

use domain::period::{Period, PeriodName};
use domain::statistics::{Counts, Figure, Identity, Number, Part, Report, Split, change_pct, ratio_pct};
use domain::words::{Language, word};

use crate::desk::{book, day};

fn figures() -> Vec<Figure> {
    Report::ALL.iter().flat_map(|report| report.figures()).map(|row| row.figure).collect()
}

#[test]
fn a_figure_stands_once_in_a_report_and_has_a_code_of_its_own() {
    for report in Report::ALL {
        let rows = report.figures();
        let codes: BTreeSet<&str> = rows.iter().map(|row| row.figure.code()).collect();
        assert_eq!(codes.len(), rows.len(), "{report:?}");
        let labels: Vec<&str> = rows.iter().map(|row| row.row).filter(|label| !label.is_empty()).collect();
        assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len(), "{report:?}");
    }
    let all: BTreeSet<Figure> = figures().into_iter().collect();
    let codes: BTreeSet<&str> = all.iter().map(|figure| figure.code()).collect();
    assert_eq!(codes.len(), all.len());
}

#[test]
fn every_title_is_a_word_in_both_languages() {
    let rows = Report::ALL.iter().flat_map(|report| report.figures());
    let mut keys: Vec<String> = rows.map(|row| row.title_key()).collect();
    for report in Report::ALL {
        keys.push(format!("report.{}", report.code()));
        keys.extend(report.sections().iter().filter(|section| !section.code.is_empty()).map(|section| format!("report_section.{}", section.code)));
        keys.extend(Identity::of(*report).iter().map(|identity| format!("identity.{}", identity.code)));
    }
    keys.extend(PeriodName::ALL.iter().map(|name| format!("period.{}", name.code())));
    for key in keys {
        for language in [Language::Vi, Language::En] {
            assert_ne!(word(language, &key), key, "{language:?}");
        }
    }
}

/// A code that no list has counts nobody in silence.
#[test]
fn every_code_that_a_part_asks_for_ships() {
    let codes = &book().codes;
    let asked = |list: &str, those: &[&str]| {
        for code in those {
            assert!(codes.get(list, code).is_some(), "{list} {code}");
        }
    };
    for part in Part::ALL {
        for split in [part.split(), part.split_of_admitted()] {
            match split {
                Split::Special(code) => asked("special_case", &[code]),
                Split::Occupation(those) => asked("occupation_group", those),
                Split::Schooling(code) => asked("general_schooling", &[code]),
                Split::Qualification(those) => asked("qualification", those),
                Split::Title(code) => asked("academic_title", &[code]),
                Split::Theory(those) => asked("political_theory", those),
                _ => {}
            }
        }
    }
}

/// Whoever is known to be of a group stands in one row of each form: no group, no schooling is left out.
#[test]
fn every_group_of_the_lists_stands_in_a_row() {
    let of = |report: Report, list: &str| -> BTreeSet<&str> {
        let splits = report.figures().into_iter().filter_map(|row| match row.figure.counts() {
            Counts::Admissions(split) | Counts::MembersAtEnd(split) => Some(split),
            _ => None,
        });
        splits
            .flat_map(|split| match (list, split) {
                ("occupation_group", Split::Occupation(those)) => those.to_vec(),
                ("general_schooling", Split::Schooling(code)) => vec![code],
                ("qualification", Split::Qualification(those)) => those.to_vec(),
                _ => Vec::new(),
            })
            .collect()
    };
    for report in [Report::Admitted, Report::Present] {
        for list in ["occupation_group", "general_schooling", "qualification"] {
            // Whoever was taught nothing stands in no row of qualifications.
            let all: BTreeSet<&str> = book().codes.list(list).iter().map(|row| row.code.as_str()).filter(|code| *code != "none").collect();
            assert_eq!(of(report, list), all, "{report:?} {list}");
        }
    }
}

#[test]
fn a_ratio_is_rounded_half_away_from_nought() {
    let ratio = |value, same| ratio_pct(Some(Number::Count(value)), Some(Number::Count(same)));
    // 15/19 = 78.947…; 1/8 = 12.5; 1/16 = 6.25, a half of a tenth; 1/2000 = 0.05.
    assert_eq!([ratio(15, 19), ratio(1, 8), ratio(1, 16), ratio(1, 2000), ratio(0, 7)], [789, 125, 63, 1, 0].map(Some));
    assert_eq!([ratio(3, 0), ratio_pct(None, Some(Number::Count(1))), ratio_pct(Some(Number::Count(1)), None)], [None; 3]);
    assert_eq!(change_pct(Some(Number::Count(15)), Some(Number::Count(19))), Some(-211));
    // Averages: 30.4 of 31.6 is 96.2 %.
    assert_eq!(ratio_pct(Some(Number::Tenths(304)), Some(Number::Tenths(316))), Some(962));
}

#[test]
fn a_period_is_told_as_it_is_spelt() {
    for text in ["2021-H1", "2021-H2", "2021-9M", "2021", "2021-02-03..2021-03-04"] {
        assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
    }
    let named: Period = "2021-01-01..2021-06-30".parse().unwrap();
    assert_eq!((named.to_string().as_str(), named.eve()), ("2021-H1", day("31/12/2020")));
    assert!(named.holds(day("1/1/2021")) && named.holds(day("30/6/2021")) && !named.holds(day("1/7/2021")));
}
