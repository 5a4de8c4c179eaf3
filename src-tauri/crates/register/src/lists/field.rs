//! The closed table of what can be asked of a person in a list: every filter and every column, spelt as the command line
//! spells it.

use chrono::NaiveDate;
use domain::date::whole_date;
use domain::event_kind::{Chapter, EventKind};
use domain::field::{FieldSpec, FieldType};
use domain::refusal::Refusal;
use domain::words::{Language, say, table, word};
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::book;
use crate::error::RegisterError;
use crate::facts::{PERSON_FIELDS, PersonField, YOUTH_UNION_JOINED};

/// A field of a list.
#[derive(Clone, Debug)]
pub enum ListField {
    /// A person's fact: `ethnicity`.
    Fact(&'static PersonField),
    /// The day of the latest entry of a kind that is in force in the person's case: `decision`.
    Entry(EventKind),
    /// The number of its document: `decision.document_number`.
    Number(EventKind),
    /// One of its own fields: `rating.grade`.
    OfEntry(EventKind, FieldSpec),
    /// A date that follows from entries: `admission_date`.
    Derived(DerivedField),
    /// When the open clock of that rule falls due: `clock.conversion_review`.
    Clock(String),
    /// Years of life on the day looked at, or another: `age`, `age@2026-06-30`.
    Age(Option<NaiveDate>),
    /// Years in the Party, likewise: `party_age`, `party_age@2026-02-03`.
    PartyAge(Option<NaiveDate>),
    /// The stage on the day looked at, on another, or every one between two: `stage`, `stage@2024-12-31`, `stage@2024-01-01..2024-12-31`.
    Stage(Option<(NaiveDate, NaiveDate)>),
    /// Since when in the stage.
    Since,
    /// What stands beside the stage.
    Mark,
    /// The unit, and those below it.
    Unit,
    /// Of the unit.
    UnitKind,
    /// Who helps now.
    Helper,
    /// The posts held in the Party.
    PartyPost,
    /// The papers that the case's dossier must hold and does not.
    PaperMissing,
    /// The day on which the case ended; why, its stage says.
    Left,
}

/// A date of a case that follows from its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum DerivedField {
    AdmissionDate,
    ProbationEnd,
    OfficialDate,
    MembershipFrom,
}

impl DerivedField {
    const ALL: [Self; 4] = [Self::AdmissionDate, Self::ProbationEnd, Self::OfficialDate, Self::MembershipFrom];

    fn code(self) -> &'static str {
        match self {
            Self::AdmissionDate => "admission_date",
            Self::ProbationEnd => "probation_end",
            Self::OfficialDate => "official_date",
            Self::MembershipFrom => "membership_from",
        }
    }
}

/// What a field's values are, for whoever offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Letters: what is asked for stands at the beginning of one of its words.
    Text,
    /// Codes of a list.
    Code,
    /// A day, or a month or year.
    Date,
    /// A whole number.
    Number,
    /// Yes or no.
    YesNo,
    /// A unit.
    Unit,
}

/// A field as it is offered.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ListFieldView {
    /// As conditions name it.
    pub code: String,
    /// Its name in the screen's language.
    pub name: String,
    /// What stands over a column of it.
    pub head: String,
    /// Among which it stands: the name of a part of the person's facts, of a chapter of entries.
    pub group: String,
    /// What its values are.
    pub holds: Holds,
    /// The list of its codes.
    pub code_list: Option<&'static str>,
}

/// Person's facts that are no value to ask for: pictures, and lists told as text of several lines.
fn asked_of(field: &PersonField) -> bool {
    !matches!(field.field_type, FieldType::Picture)
}

impl ListField {
    /// Reads a field's code.
    ///
    /// # Errors
    /// `list_field_unknown`; a day that is none.
    pub fn parse(code: &str) -> Result<Self, Refusal> {
        let unknown = || Refusal::new("list_field_unknown").with("field", code).at("filters");
        let (name, at) = code.split_once('@').map_or((code, None), |(name, at)| (name, Some(at)));
        let day = |text: &str| whole_date(text).map_err(|refusal| refusal.at("filters"));
        match (name, at) {
            ("age", at) => return Ok(Self::Age(at.map(day).transpose()?)),
            ("party_age", at) => return Ok(Self::PartyAge(at.map(day).transpose()?)),
            ("stage", None) => return Ok(Self::Stage(None)),
            ("stage", Some(at)) => {
                let (from, to) = at.split_once("..").unwrap_or((at, at));
                return Ok(Self::Stage(Some((day(from)?, day(to)?))));
            }
            (_, Some(_)) => return Err(unknown()),
            ("since", _) => return Ok(Self::Since),
            ("mark", _) => return Ok(Self::Mark),
            ("unit", _) => return Ok(Self::Unit),
            ("unit_kind", _) => return Ok(Self::UnitKind),
            ("helper", _) => return Ok(Self::Helper),
            ("party_post", _) => return Ok(Self::PartyPost),
            ("paper_missing", _) => return Ok(Self::PaperMissing),
            ("left", _) => return Ok(Self::Left),
            _ => {}
        }
        if let Some(derived) = DerivedField::ALL.into_iter().find(|derived| derived.code() == name) {
            return Ok(Self::Derived(derived));
        }
        if let Some(field) = PERSON_FIELDS.iter().find(|field| field.name == name && asked_of(field)) {
            return Ok(Self::Fact(field));
        }
        if name == YOUTH_UNION_JOINED.name {
            return Ok(Self::Fact(&YOUTH_UNION_JOINED));
        }
        if let Some(clock) = name.strip_prefix("clock.") {
            return Ok(Self::Clock(clock.to_owned()));
        }
        let (kind, of) = name.split_once('.').map_or((name, None), |(kind, of)| (kind, Some(of)));
        let kind = kind.parse::<EventKind>().ok().filter(|kind| !kind.is_of_unit() && kind.spec().chapter != Chapter::Entry).ok_or_else(unknown)?;
        match of {
            None => Ok(Self::Entry(kind)),
            Some("document_number") => Ok(Self::Number(kind)),
            Some(field) => Ok(Self::OfEntry(kind, kind.field(field).filter(told_by_itself).ok_or_else(unknown)?)),
        }
    }

    /// As conditions name it.
    pub fn code(&self) -> String {
        let at = |name: &str, on: &Option<NaiveDate>| on.map_or_else(|| name.to_owned(), |on| format!("{name}@{on}"));
        match self {
            Self::Fact(field) => field.name.to_owned(),
            Self::Entry(kind) => kind.code().to_owned(),
            Self::Number(kind) => format!("{kind}.document_number"),
            Self::OfEntry(kind, field) => format!("{kind}.{}", field.name),
            Self::Derived(derived) => derived.code().to_owned(),
            Self::Clock(rule) => format!("clock.{rule}"),
            Self::Age(on) => at("age", on),
            Self::PartyAge(on) => at("party_age", on),
            Self::Stage(None) => "stage".to_owned(),
            Self::Stage(Some((from, to))) if from == to => format!("stage@{from}"),
            Self::Stage(Some((from, to))) => format!("stage@{from}..{to}"),
            Self::Since => "since".to_owned(),
            Self::Mark => "mark".to_owned(),
            Self::Unit => "unit".to_owned(),
            Self::UnitKind => "unit_kind".to_owned(),
            Self::Helper => "helper".to_owned(),
            Self::PartyPost => "party_post".to_owned(),
            Self::PaperMissing => "paper_missing".to_owned(),
            Self::Left => "left".to_owned(),
        }
    }

    /// The type of what was typed into it, where it is a field of its own.
    pub(super) fn field_type(&self) -> Option<FieldType> {
        match self {
            Self::Fact(field) => Some(field.field_type),
            Self::OfEntry(_, field) => Some(field.field_type),
            _ => None,
        }
    }

    /// What its values are, and of which list codes are.
    pub fn holds(&self) -> (Holds, Option<&'static str>) {
        match self {
            Self::Fact(field) => holds(field.field_type),
            Self::OfEntry(_, field) => holds(field.field_type),
            Self::Number(_) | Self::Helper | Self::PartyPost => (Holds::Text, None),
            Self::Entry(_) | Self::Derived(_) | Self::Clock(_) | Self::Since | Self::Left => (Holds::Date, None),
            Self::Age(_) | Self::PartyAge(_) => (Holds::Number, None),
            Self::Stage(_) => (Holds::Code, Some("stage")),
            Self::Mark => (Holds::Code, Some("mark")),
            Self::UnitKind => (Holds::Code, Some("unit_kind")),
            Self::PaperMissing => (Holds::Code, Some("paper")),
            Self::Unit => (Holds::Unit, None),
        }
    }

    /// Its name.
    pub fn name(&self, language: Language) -> String {
        let said = |key: &str| word(language, key);
        let at = |key: &str, on: &Option<NaiveDate>| match on {
            None => said(key),
            Some(on) => say(language, "filter.at", [("field", &*said(key)), ("date", &*domain::date::shown(*on))]),
        };
        match self {
            Self::Fact(field) => said(&format!("person.{}", field.name)),
            Self::Entry(kind) => said(&format!("event.{kind}")),
            Self::Number(kind) => of_entry(language, *kind, "document_number"),
            Self::OfEntry(kind, field) => of_entry(language, *kind, field.name),
            Self::Derived(derived) => said(&format!("derived.{}", derived.code())),
            Self::Clock(rule) => say(language, "filter.clock", [("clock", &*said(&format!("clock.{rule}")))]),
            Self::Age(on) => at("column.age", on),
            Self::PartyAge(on) => at("column.party_age", on),
            Self::Stage(None) => said("column.stage"),
            Self::Stage(Some((from, to))) if from == to => at("column.stage", &Some(*from)),
            Self::Stage(Some((from, to))) => {
                let (from, to) = (domain::date::shown(*from), domain::date::shown(*to));
                say(language, "filter.between", [("field", &*said("column.stage")), ("from", &*from), ("to", &*to)])
            }
            Self::Since => said("column.since"),
            Self::Mark => said("column.mark"),
            Self::Unit => said("column.unit"),
            Self::UnitKind => said("column.unit_kind"),
            Self::Helper => said("column.helper"),
            Self::PartyPost => said("column.party_post"),
            Self::PaperMissing => said("column.paper_missing"),
            Self::Left => said("column.left"),
        }
    }

    /// What stands over a column of it: the short name that lists have for it, else its name.
    pub fn head(&self, language: Language) -> String {
        let short = match self {
            // Of an entry the day or the number alone is told; the lists' own columns of that name tell both.
            Self::Entry(_) | Self::Number(_) | Self::OfEntry(..) => None,
            _ => table(language).get(&format!("column.{}", self.code())),
        };
        short.cloned().unwrap_or_else(|| self.name(language))
    }

    fn group(&self, language: Language) -> String {
        match self {
            Self::Fact(field) => word(language, crate::facts::part_of(field.name)),
            Self::Entry(kind) | Self::Number(kind) | Self::OfEntry(kind, _) => word(language, &format!("chapter.{}", kind.spec().chapter.code())),
            Self::Clock(_) => word(language, "ui.deadlines"),
            _ => word(language, "ui.where_one_stands"),
        }
    }
}

fn of_entry(language: Language, kind: EventKind, field: &str) -> String {
    let (entry, field) = (word(language, &format!("event.{kind}")), word(language, &format!("field.{field}")));
    say(language, "filter.of_entry", [("field", &*field), ("entry", &*entry)])
}

/// Fields of entries that name other entries, or hold rows, tell nothing by themselves.
fn told_by_itself(field: &FieldSpec) -> bool {
    !matches!(field.field_type, FieldType::Event | FieldType::VoteExclusions | FieldType::Units | FieldType::Picture)
}

fn holds(field_type: FieldType) -> (Holds, Option<&'static str>) {
    match field_type {
        FieldType::Date | FieldType::PartialDate => (Holds::Date, None),
        FieldType::Number | FieldType::Score => (Holds::Number, None),
        FieldType::YesNo => (Holds::YesNo, None),
        FieldType::Code(list) | FieldType::Codes(list) => (Holds::Code, Some(list)),
        FieldType::Unit | FieldType::Units => (Holds::Unit, None),
        // Of rows that each bear a code, the codes are asked for: an organization, a special case.
        FieldType::List(columns) => match code_column(columns) {
            Some((_, list)) => (Holds::Code, Some(list)),
            None => (Holds::Text, None),
        },
        _ => (Holds::Text, None),
    }
}

/// The first column of rows that holds a code, and its list.
pub(super) fn code_column(columns: &[FieldSpec]) -> Option<(&'static str, &'static str)> {
    columns.iter().find_map(|column| match column.field_type {
        FieldType::Code(list) => Some((column.name, list)),
        _ => None,
    })
}

/// The keys of the rules by which something falls due, in their order.
///
/// # Errors
/// Of reading the rules.
pub fn clock_keys(register: &Register) -> Result<Vec<String>, RegisterError> {
    let mut keys: Vec<String> = Vec::new();
    for rule in &book::of(register)?.rules.rules {
        if !keys.contains(&rule.key) {
            keys.push(rule.key.clone());
        }
    }
    Ok(keys)
}

/// Every field, in the order in which it is offered: where one stands, the facts, the entries by chapter, the deadlines.
pub fn list_fields(clocks: &[String], language: Language) -> Vec<ListFieldView> {
    let standing = [
        ListField::Stage(None),
        ListField::Since,
        ListField::Mark,
        ListField::Unit,
        ListField::UnitKind,
        ListField::Age(None),
        ListField::PartyAge(None),
        ListField::Helper,
        ListField::PartyPost,
        ListField::PaperMissing,
        ListField::Left,
    ];
    let entries = EventKind::ALL.iter().copied().filter(|kind| !kind.is_of_unit() && kind.spec().chapter != Chapter::Entry);
    let of_entry = |kind: EventKind| {
        let own = kind.fields().filter(told_by_itself).map(move |field| ListField::OfEntry(kind, field));
        [ListField::Entry(kind), ListField::Number(kind)].into_iter().chain(own)
    };
    let all = standing
        .into_iter()
        .chain(DerivedField::ALL.into_iter().map(ListField::Derived))
        .chain(PERSON_FIELDS.iter().filter(|field| asked_of(field)).map(ListField::Fact))
        .chain([ListField::Fact(&YOUTH_UNION_JOINED)])
        .chain(entries.flat_map(of_entry))
        .chain(clocks.iter().cloned().map(ListField::Clock));
    all.map(|field| {
        let (holds, code_list) = field.holds();
        ListFieldView { code: field.code(), name: field.name(language), head: field.head(language), group: field.group(language), holds, code_list }
    })
    .collect()
}
