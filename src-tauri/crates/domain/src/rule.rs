//! Rules as data: clocks and conditions by effective date, each with its source and how sure it is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::calendar::{Calendar, Feast};
use crate::code_list::CodeLists;
use crate::share::Share;

/// How a clock behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// A due date, then overdue.
    #[default]
    Deadline,
    /// Must have passed before the event that it judges.
    Minimum,
    /// The event must fall on or before the last day.
    Validity,
    /// Runs out by itself.
    Term,
    /// The event that ends it starts it again.
    Recurring,
}

/// In what a clock counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Days worked, by the calendar.
    WorkingDays,
    /// The same day of a later month, or its last day.
    Months,
}

/// One clock for one span of effective dates.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    /// The row's id in the register; 0 for a shipped row that is in no register.
    #[serde(default)]
    pub id: i32,
    /// The stable key, as `admission_decision`.
    pub key: String,
    /// Chosen by a field of the starting event; `None` is the ordinary case.
    pub variant: Option<String>,
    /// What the clerk reads.
    pub label_vi: String,
    /// An event kind or a derived date.
    pub from_event: String,
    /// An event kind or a derived date.
    pub until_event: String,
    /// So many of `unit`.
    pub value: u32,
    /// So many more where the extension is granted.
    pub extension: Option<u32>,
    /// In what it counts.
    pub unit: TimeUnit,
    /// How it behaves.
    #[serde(default)]
    pub kind: RuleKind,
    /// From how long before its due date it shows as due, in its own unit.
    pub warn: Option<u32>,
    /// First day in force.
    pub effective_from: NaiveDate,
    /// Last day in force; `None`: still in force.
    pub effective_to: Option<NaiveDate>,
    /// A row that is off starts no clock.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// Number and date of the text, and the point.
    pub source: String,
    /// The mark of the source: P, F, N, H, R or G.
    pub confidence: String,
    /// Before this day the value rests on notes or second-hand texts only.
    pub confirmed_from: Option<NaiveDate>,
    /// What else must be known.
    pub note: Option<String>,
}

/// One condition for one span of effective dates. What is asked stands in fields that each key reads for itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Condition {
    /// The row's id in the register; 0 for a shipped row.
    #[serde(default)]
    pub id: i32,
    /// The stable key, as `age_at_branch_vote`.
    pub key: String,
    /// The event kinds judged, on their dates.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// Only where that unit kind or committee power decides; empty: everywhere.
    #[serde(default)]
    pub bodies: Vec<String>,
    /// The least allowed: a number, a share or a code.
    pub min: Option<serde_json::Value>,
    /// The most allowed.
    pub max: Option<u32>,
    /// More than this share.
    pub more_than: Option<String>,
    /// A plain number.
    pub value: Option<u32>,
    /// Less than this.
    pub under: Option<u32>,
    /// First day in force.
    pub effective_from: NaiveDate,
    /// Last day in force; `None`: still in force.
    pub effective_to: Option<NaiveDate>,
    /// A row that is off judges nothing.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// Number and date of the text, and the point.
    pub source: String,
    /// The mark of the source.
    pub confidence: String,
    /// What else must be known.
    pub note: Option<String>,
    /// The fields that only this key has, kept so that an edit loses nothing.
    #[serde(flatten)]
    pub rest: BTreeMap<String, serde_json::Value>,
}

fn yes() -> bool {
    true
}

impl Condition {
    /// The share asked, if the condition is about votes.
    pub fn share(&self) -> Option<Share> {
        if let Some(text) = &self.more_than {
            return text.parse::<Share>().ok().map(|share| Share { more_than: true, ..share });
        }
        self.min.as_ref()?.as_str()?.parse().ok()
    }

    /// Whether what is asked can be understood: the least a number, a share or a code of `general_schooling`, the share one.
    /// What cannot be would judge nothing.
    pub fn says_how_much(&self, codes: &CodeLists) -> bool {
        let is_share = |text: &str| text.parse::<Share>().is_ok();
        let least = match &self.min {
            None => true,
            Some(serde_json::Value::String(text)) => is_share(text) || codes.get("general_schooling", text).is_some(),
            Some(_) => self.min_number().is_some(),
        };
        least && self.more_than.as_deref().is_none_or(is_share)
    }

    /// The least allowed as a number.
    pub fn min_number(&self) -> Option<u32> {
        self.min.as_ref()?.as_u64().and_then(|n| u32::try_from(n).ok())
    }
}

/// A day off, or a Saturday worked in exchange.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub day: NaiveDate,
    /// Worked in exchange; otherwise off.
    pub worked: bool,
    /// Why it is not certain.
    pub unsure: Option<String>,
    /// The mark of its source.
    pub confidence: String,
}

#[derive(Deserialize)]
struct RuleFile {
    rule: Vec<Rule>,
    condition: Vec<Condition>,
}

#[derive(Deserialize)]
struct HolidayFile {
    confidence: String,
    provisional_years: Vec<i32>,
    off: BTreeMap<String, Vec<NaiveDate>>,
    worked: BTreeMap<String, Vec<NaiveDate>>,
    unsure: Vec<Unsure>,
    fixed: Vec<Fixed>,
}

#[derive(Deserialize)]
struct Unsure {
    days: Vec<NaiveDate>,
    confidence: String,
    why: String,
}

#[derive(Deserialize)]
struct Fixed {
    month: u32,
    day: u32,
    effective_from: Option<NaiveDate>,
}

/// Reads TOML whose dates are TOML's own into a type that expects them as text.
pub(crate) fn from_toml<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    fn plain(value: toml::Value) -> serde_json::Value {
        match value {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(yes) => yes.into(),
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(plain).collect(),
            toml::Value::Table(table) => serde_json::Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect()),
        }
    }
    let value: toml::Value = toml::from_str(text).map_err(|error| error.to_string())?;
    serde_json::from_value(plain(value)).map_err(|error| error.to_string())
}

/// The rules, conditions and days off as shipped, before a register has them.
#[derive(Clone, Debug)]
pub struct Shipped {
    /// Clocks.
    pub rules: Vec<Rule>,
    /// Conditions.
    pub conditions: Vec<Condition>,
    /// Days off and worked.
    pub holidays: Vec<Holiday>,
}

impl Shipped {
    /// Reads the shipped files.
    ///
    /// # Errors
    /// A sentence naming the place where a file is not of the expected form.
    pub fn parse(rules: &str, holidays: &str) -> Result<Self, String> {
        let file: RuleFile = from_toml(rules)?;
        let days: HolidayFile = from_toml(holidays)?;
        let unsure: BTreeMap<NaiveDate, &Unsure> = days.unsure.iter().flat_map(|unsure| unsure.days.iter().map(move |day| (*day, unsure))).collect();
        let holiday = |day: &NaiveDate, worked: bool| Holiday {
            day: *day,
            worked,
            unsure: unsure.get(day).map(|unsure| unsure.why.clone()),
            confidence: unsure.get(day).map_or(&days.confidence, |unsure| &unsure.confidence).clone(),
        };
        let mut holidays: Vec<Holiday> = days.off.values().flatten().map(|day| holiday(day, false)).collect();
        holidays.extend(days.worked.values().flatten().map(|day| holiday(day, true)));
        holidays.sort();
        Ok(Self { rules: file.rule, conditions: file.condition, holidays })
    }

    /// The feasts of fixed date and the years whose lists are only provisional, which a register does not edit.
    ///
    /// # Errors
    /// As [`Shipped::parse`].
    pub fn feasts(holidays: &str) -> Result<(Vec<Feast>, Vec<i32>), String> {
        let days: HolidayFile = from_toml(holidays)?;
        let feasts = days.fixed.into_iter().map(|fixed| Feast { month: fixed.month, day: fixed.day, effective_from: fixed.effective_from });
        Ok((feasts.collect(), days.provisional_years))
    }
}

/// The rules in use: those of one register, or the shipped ones.
#[derive(Clone, Debug)]
pub struct RuleBook {
    /// Clocks; rows switched on by a clerk come before the row they overlap.
    pub rules: Vec<Rule>,
    /// Conditions.
    pub conditions: Vec<Condition>,
    /// Working days.
    pub calendar: Calendar,
}

impl RuleBook {
    /// Builds the book from its rows.
    pub fn new(mut rules: Vec<Rule>, mut conditions: Vec<Condition>, holidays: &[Holiday], feasts: &[Feast], provisional: &[i32]) -> Self {
        // Of two rows in force on a day the one that came into force later is meant.
        rules.sort_by(|a, b| (&a.key, &a.variant, b.effective_from).cmp(&(&b.key, &b.variant, a.effective_from)));
        conditions.sort_by(|a, b| (&a.key, b.effective_from).cmp(&(&b.key, a.effective_from)));
        let days = |worked| holidays.iter().filter(|day| day.worked == worked).map(|day| day.day).collect::<BTreeSet<_>>();
        let sure = holidays.iter().map(|day| day.day.year()).filter(|year| !provisional.contains(year)).collect();
        Self { rules, conditions, calendar: Calendar::new(&days(false), &days(true), feasts, sure) }
    }

    /// The shipped book.
    ///
    /// # Errors
    /// As [`Shipped::parse`].
    pub fn shipped(rules: &str, holidays: &str) -> Result<Self, String> {
        let shipped = Shipped::parse(rules, holidays)?;
        let (feasts, provisional) = Shipped::feasts(holidays)?;
        Ok(Self::new(shipped.rules, shipped.conditions, &shipped.holidays, &feasts, &provisional))
    }

    /// The clock of that key and variant in force on a day.
    pub fn rule(&self, key: &str, variant: Option<&str>, on: NaiveDate) -> Option<&Rule> {
        self.rules.iter().find(|rule| {
            rule.enabled
                && rule.key == key
                && rule.variant.as_deref() == variant
                && rule.effective_from <= on
                && rule.effective_to.is_none_or(|to| on <= to)
        })
    }

    /// The clock in force on a day; before the first text known, the earliest row is the best there is.
    pub fn rule_or_earliest(&self, key: &str, on: NaiveDate) -> Option<&Rule> {
        let of_key = || self.rules.iter().filter(|rule| rule.enabled && rule.key == key && rule.variant.is_none());
        self.rule(key, None, on).or_else(|| of_key().filter(|rule| rule.effective_from > on).min_by_key(|rule| rule.effective_from))
    }

    /// The condition of that key in force on a day.
    pub fn condition(&self, key: &str, on: NaiveDate) -> Option<&Condition> {
        self.conditions.iter().find(|condition| {
            condition.enabled && condition.key == key && condition.effective_from <= on && condition.effective_to.is_none_or(|to| on <= to)
        })
    }

    /// The condition in force on a day; before the first text known, the earliest row is the best there is.
    pub fn condition_or_earliest(&self, key: &str, on: NaiveDate) -> Option<&Condition> {
        let later = || self.conditions.iter().filter(|row| row.enabled && row.key == key && row.effective_from > on);
        self.condition(key, on).or_else(|| later().min_by_key(|row| row.effective_from))
    }

    /// The due day of a clock, without and with its extension.
    pub fn due(&self, rule: &Rule, from: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
        let after = |amount: u32| match rule.unit {
            TimeUnit::WorkingDays => self.calendar.add_working_days(from, amount),
            TimeUnit::Months => crate::date::add_months(from, amount),
        };
        let extended = rule.extension.filter(|more| *more > 0).map(|more| after(rule.value.saturating_add(more)));
        (after(rule.value), extended)
    }

    /// The day from which the clock shows as due.
    pub fn warn_from(&self, rule: &Rule, due: NaiveDate) -> NaiveDate {
        match rule.unit {
            TimeUnit::WorkingDays => self.calendar.subtract_working_days(due, rule.warn.unwrap_or(DEFAULT_WARN_WORKING_DAYS)),
            TimeUnit::Months => due.checked_sub_months(chrono::Months::new(rule.warn.unwrap_or(DEFAULT_WARN_MONTHS))).unwrap_or(due),
        }
    }
}

/// Shown as due from so many working days before, where a rule says nothing (a setting of the rules' data).
pub const DEFAULT_WARN_WORKING_DAYS: u32 = 15;
/// Shown as due from so many months before, where a rule says nothing.
pub const DEFAULT_WARN_MONTHS: u32 = 2;
