//! The lists that offices ask for most: they ship, and are asked for as of today.

use chrono::{Datelike, NaiveDate};
use domain::event_kind::EventKind;
use domain::stage::Stage;
use serde_json::Value as Json;

use super::column::AskedColumn;
use super::condition::Condition;
use super::order::SortBy;
use super::query::{Filters, ListQuery, ListScreen};
use crate::Register;
use crate::book;
use crate::due::Horizon;
use crate::error::RegisterError;

/// A list that ships; its name is the word `list.<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shipped {
    /// Whose membership or way ended this year.
    Left,
    /// Who was transferred in this year.
    TransferredIn,
    /// Who was transferred out this year.
    TransferredOut,
    /// Who reaches a badge's years by the next day on which badges are given.
    Badges,
    /// Full members without a card.
    Cards,
    /// Whose certificate runs out within a year.
    Certificates,
    /// Whose dossier runs out before the next meeting, or did.
    Dossiers,
    /// Probationers to be reviewed before the next meeting.
    Reviews,
    /// Members of whom a fact that papers need is missing.
    Missing,
}

impl Shipped {
    pub(super) const ALL: [Self; 9] = [
        Self::Left,
        Self::TransferredIn,
        Self::TransferredOut,
        Self::Badges,
        Self::Cards,
        Self::Certificates,
        Self::Dossiers,
        Self::Reviews,
        Self::Missing,
    ];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::TransferredIn => "transferred_in",
            Self::TransferredOut => "transferred_out",
            Self::Badges => "badges",
            Self::Cards => "cards",
            Self::Certificates => "certificates",
            Self::Dossiers => "dossiers",
            Self::Reviews => "reviews",
            Self::Missing => "missing",
        }
    }

    /// What it asks for on a day.
    ///
    /// # Errors
    /// Of reading rules and meetings.
    pub(super) fn query(self, register: &Register, today: NaiveDate) -> Result<ListQuery, RegisterError> {
        let this_year = |field: &str| between(field, NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today), today);
        let meeting = || Ok::<_, RegisterError>(Horizon::usual(register, today)?.until(today));
        let list = |conditions: Vec<Condition>, group: Option<&str>, sorts: &[&str], columns: &[&str]| ListQuery {
            screen: ListScreen::All,
            filters: Filters { conditions: conditions.into_iter().map(|one| vec![one]).collect(), ..Filters::default() },
            group: group.map(str::to_owned),
            sorts: sorts.iter().map(|field| SortBy::ascending(field)).collect(),
            columns: columns.iter().map(|code| AskedColumn::new(code)).collect(),
            ..ListQuery::default()
        };
        let of_stage = |query: ListQuery, stages: &[Stage]| {
            let stages = stages.iter().map(|stage| stage.code().to_owned()).collect();
            ListQuery { filters: Filters { stages, ..query.filters }, ..query }
        };
        Ok(match self {
            Self::Left => list(vec![this_year("left")], Some("stage"), &["left"], &["name", "birth_date", "unit", "official_date", "left"]),
            Self::TransferredIn => list(
                vec![this_year(EventKind::TransferReceived.code())],
                None,
                &[EventKind::TransferReceived.code()],
                &["name", "birth_date", "unit", "transfer_received.from_place", "transfer_received"],
            ),
            Self::TransferredOut => of_stage(
                list(vec![this_year("left")], None, &["left"], &["name", "birth_date", "unit", "transfer_slip.to_place", "left"]),
                &[Stage::TransferredOut],
            ),
            Self::Badges => {
                let (last, next, years) = badge_days(register, today)?;
                let years_at = |day: NaiveDate, less: u64| Condition {
                    field: format!("party_age@{day}"),
                    values: years.iter().map(|years| (years - less).to_string()).collect(),
                    ..Condition::default()
                };
                let by = format!("party_age@{next}");
                // So many years by then, and not yet so many the time before.
                let query = list(
                    vec![years_at(next, 0), years_at(last, 1)],
                    Some(&by),
                    &["membership_from"],
                    &["name", "birth_date", "unit", "membership_from", "official_date", "card_number", &by],
                );
                of_stage(query, &[Stage::Full])
            }
            Self::Cards => {
                let query = list(
                    vec![missing("card_number")],
                    Some("unit"),
                    &[],
                    &["name", "birth_date", "sex", "home_place", "citizen_id", "admission_date", "official_date"],
                );
                ListQuery { paper: Some("list_cards".to_owned()), ..of_stage(query, &[Stage::Full]) }
            }
            Self::Certificates => {
                let in_a_year = today.with_year(today.year() + 1).unwrap_or(today);
                let due = "clock.course_certificate_validity";
                list(vec![up_to(due, in_a_year)], None, &[due], &["name", "birth_date", "unit", "course", due])
            }
            Self::Dossiers => {
                let due = "clock.dossier_freshness";
                list(vec![up_to(due, meeting()?)], None, &[due], &["name", "birth_date", "unit", EventKind::DossierOpened.code(), due])
            }
            Self::Reviews => {
                let query = list(
                    vec![up_to("probation_end", meeting()?)],
                    Some("unit"),
                    &["probation_end"],
                    &["name", "birth_date", "unit", "admission_date", "probation_end", "helper"],
                );
                of_stage(query, &[Stage::Probation, Stage::ConversionVote])
            }
            Self::Missing => {
                let facts = ["birth_date", "sex", "ethnicity", "home_place", "citizen_id", "residence_permanent"];
                let query = list(Vec::new(), Some("unit"), &[], &[&["name"], &facts[..]].concat());
                let any = facts.map(missing).to_vec();
                ListQuery { screen: ListScreen::Members, filters: Filters { conditions: vec![any], ..query.filters }, ..query }
            }
        })
    }
}

fn between(field: &str, from: NaiveDate, to: NaiveDate) -> Condition {
    Condition { field: field.to_owned(), from: Some(from.to_string()), to: Some(to.to_string()), ..Condition::default() }
}

fn up_to(field: &str, to: NaiveDate) -> Condition {
    Condition { field: field.to_owned(), to: Some(to.to_string()), ..Condition::default() }
}

fn missing(field: &str) -> Condition {
    Condition { field: field.to_owned(), ..Condition::default() }
}

/// The last day on which badges were given before a day, the next one from it on, and the years for which they are given.
fn badge_days(register: &Register, today: NaiveDate) -> Result<(NaiveDate, NaiveDate, Vec<u64>), RegisterError> {
    let book = book::of(register)?;
    let rule = book.rules.condition("badge_years", today);
    let listed = |name: &str| rule.and_then(|rule| rule.rest.get(name)).and_then(Json::as_array).cloned().unwrap_or_default();
    let years = listed("values").iter().filter_map(Json::as_u64).filter(|years| *years > 0).collect();
    let days: Vec<String> = listed("occasions").iter().filter_map(Json::as_str).map(str::to_owned).collect();
    let mut occasions: Vec<NaiveDate> =
        (today.year() - 1..=today.year() + 1).flat_map(|year| days.iter().filter_map(move |day| format!("{year}-{day}").parse().ok())).collect();
    occasions.sort();
    let next = occasions.iter().copied().find(|day| *day >= today).unwrap_or(today);
    let last = occasions.iter().copied().rfind(|day| *day < next).unwrap_or(next);
    Ok((last, next, years))
}
