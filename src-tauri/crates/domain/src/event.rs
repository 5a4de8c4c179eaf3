//! Dated events, and how corrections and voidings make the record read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};

use crate::code_list::CodeLists;
use crate::date::PartialDate;
use crate::event_kind::EventKind;
use crate::field::{FieldSpec, FieldType, PersonRef, Value};
use crate::refusal::Refusal;
use crate::share::Share;

/// The kind's own fields of one event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(pub BTreeMap<String, Value>);

impl Fields {
    /// Parses what the register keeps. `None` is damage: not an object, or a value not of its field's type.
    pub fn from_json(kind: EventKind, text: &str) -> Option<Self> {
        let object: BTreeMap<String, serde_json::Value> = serde_json::from_str(text).ok()?;
        object
            .into_iter()
            .map(|(name, json)| {
                let spec = kind.field(&name)?;
                Some((name, Value::from_json(spec.field_type, &json)?))
            })
            .collect::<Option<_>>()
            .map(Self)
    }

    /// Only these fields, for whoever reads the entries of everybody. The rest is passed over: damage there is not told.
    pub fn some_from_json(kind: EventKind, text: &str, names: &[&str]) -> Option<Self> {
        if text == "{}" {
            return Some(Self::default());
        }
        let mut json = serde_json::Deserializer::from_str(text);
        let fields = json.deserialize_map(Wanted { kind, names }).ok()?;
        json.end().ok()?;
        Some(fields)
    }

    /// As the register keeps it.
    pub fn to_json(&self) -> String {
        let object: serde_json::Map<_, _> = self.0.iter().map(|(name, value)| (name.clone(), value.to_json())).collect();
        serde_json::Value::Object(object).to_string()
    }

    /// These fields alone; `None` where none of them is known.
    pub fn only(&self, names: &[&str]) -> Option<Self> {
        let fields: BTreeMap<String, Value> = self
            .0
            .iter()
            .filter(|(name, value)| names.contains(&name.as_str()) && !value.is_unknown())
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        (!fields.is_empty()).then_some(Self(fields))
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// A text, code or paper.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Option<u32> {
        match self.get(name)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Yes or no.
    pub fn yes_no(&self, name: &str) -> Option<bool> {
        match self.get(name)? {
            Value::YesNo(yes) => Some(*yes),
            _ => None,
        }
    }

    /// A date, whole or partial.
    pub fn date(&self, name: &str) -> Option<PartialDate> {
        match self.get(name)? {
            Value::Date(date) => Some(PartialDate::whole(*date)),
            Value::PartialDate(date) => Some(*date),
            _ => None,
        }
    }

    /// The id of a unit, event or course.
    pub fn id(&self, name: &str) -> Option<i32> {
        match self.get(name)? {
            Value::Id(id) => Some(*id),
            _ => None,
        }
    }

    /// A person.
    pub fn person(&self, name: &str) -> Option<&PersonRef> {
        match self.get(name)? {
            Value::Person(person) => Some(person),
            _ => None,
        }
    }

    /// Codes of a list.
    pub fn codes(&self, name: &str) -> &[String] {
        match self.get(name) {
            Some(Value::Codes(codes)) => codes,
            _ => &[],
        }
    }
}

/// Reads the fields wanted of an object.
struct Wanted<'n> {
    kind: EventKind,
    names: &'n [&'n str],
}

impl<'de> Visitor<'de> for Wanted<'_> {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of fields")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields, M::Error> {
        let mut fields = BTreeMap::new();
        while let Some(wanted) = map.next_key_seed(OneOf(self.names))? {
            let Some(name) = wanted else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let json: serde_json::Value = map.next_value()?;
            let value = self.kind.field(name).and_then(|spec| Value::from_json(spec.field_type, &json));
            fields.insert(name.to_owned(), value.ok_or_else(|| M::Error::custom("not a value of its field"))?);
        }
        Ok(Fields(fields))
    }
}

/// A name, if it is one of these.
struct OneOf<'n>(&'n [&'n str]);

impl<'de, 'n> DeserializeSeed<'de> for OneOf<'n> {
    type Value = Option<&'n str>;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Self::Value, D::Error> {
        name.deserialize_str(self)
    }
}

impl<'n> Visitor<'_> for OneOf<'n> {
    type Value = Option<&'n str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().find(|wanted| **wanted == name).copied())
    }
}

/// One event as recorded, or as it reads after corrections.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its id in the register.
    pub id: i32,
    /// What happened.
    pub kind: EventKind,
    /// When; for a document the day signed. A partial date counts from its last day.
    pub on: PartialDate,
    /// When it was entered, local time.
    pub recorded_at: String,
    /// The document's number.
    pub document_number: Option<String>,
    /// The document's date.
    pub document_date: Option<PartialDate>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// It happened outside this register: it counts for stage and clocks, not in figures.
    pub elsewhere: bool,
    /// Why it was recorded against a rule.
    pub reason: Option<String>,
    /// The kind's own fields.
    pub fields: Fields,
}

impl Event {
    /// An event about to be recorded, with no document: its id comes when it is written, and until then it stands
    /// after every other of its day.
    pub fn new(kind: EventKind, on: PartialDate, recorded_at: String, fields: Fields) -> Self {
        Self {
            id: i32::MAX,
            kind,
            on,
            recorded_at,
            document_number: None,
            document_date: None,
            issuer: None,
            note: None,
            elsewhere: false,
            reason: None,
            fields,
        }
    }

    /// Its document as lists write it: number, date.
    pub fn document(&self) -> String {
        let date = self.document_date.unwrap_or(self.on).shown();
        match &self.document_number {
            Some(number) => format!("{number}, {date}"),
            None => date,
        }
    }

    /// What was voted, as lists write it: for of all entitled.
    pub fn votes(&self) -> Option<String> {
        let count = |field: &str| self.fields.number(field);
        Some(format!("{}/{}", count("votes_for")?, count("votes_entitled")?))
    }

    /// The day from which it counts.
    pub fn day(&self) -> NaiveDate {
        self.on.last_day()
    }

    /// The place in the order of a case: by day, then by the table of kinds, then by entry.
    pub fn order(&self) -> (NaiveDate, EventKind, i32) {
        (self.day(), self.kind, self.id)
    }

    /// Whether a vote reached the share. An event that is no vote, or carries no count, has not.
    pub fn reached(&self, share: Share) -> bool {
        match (self.fields.number("votes_for"), self.fields.number("votes_entitled")) {
            (Some(votes_for), Some(entitled)) => share.reached(votes_for, entitled),
            _ => false,
        }
    }
}

/// The fields that every event has and a correction may name beside the kind's own.
pub const COMMON_FIELDS: &[&str] = &["happened_on", "document_number", "document_date", "issuer", "note"];

/// The ids of entries that were voided; a voiding that was itself voided has no effect.
pub fn voided(events: &[Event]) -> BTreeSet<i32> {
    let mut voidings: Vec<&Event> = events.iter().filter(|event| event.kind == EventKind::EntryVoided).collect();
    voidings.sort_by_key(|event| std::cmp::Reverse(event.id));
    let mut voided = BTreeSet::new();
    for voiding in voidings {
        if !voided.contains(&voiding.id) {
            voided.extend(voiding.fields.id("voids"));
        }
    }
    voided
}

/// The ids of entries that a correction in force makes read otherwise.
pub fn corrected(events: &[Event]) -> BTreeSet<i32> {
    let voided = voided(events);
    let standing = events.iter().filter(|event| event.kind == EventKind::Correction && !voided.contains(&event.id));
    standing.filter_map(|event| event.fields.id("corrects")).collect()
}

/// Applies corrections and leaves out what was voided, whatever the dates of these entries; the rest in order.
///
/// A voiding that was itself voided has no effect, nor has a correction. A correction without a value clears its field.
/// A correction whose value no longer reads leaves the event as it was; entering one checks it, so that this is damage,
/// which [`says_nothing`] names.
pub fn live(events: &[Event], codes: &CodeLists) -> Vec<Event> {
    read(events, codes).0
}

/// The corrections and voidings that cannot be followed: they name an entry that is not there, or one that is about an
/// entry itself and so cannot be corrected; the field is none of the entry's, the value does not read, or the entry could
/// not have been recorded as it reads with it. None in a sound record: entering them asks the same.
pub fn says_nothing(events: &[Event], codes: &CodeLists) -> BTreeSet<i32> {
    let (standing, mut found) = read(events, codes);
    let about_entries = |kind: EventKind| matches!(kind, EventKind::EntryVoided | EventKind::Correction);
    let kind_of = |id: Option<i32>| events.iter().find(|event| Some(event.id) == id).map(|event| event.kind);
    let whole: BTreeMap<i32, bool> = standing.iter().map(|event| (event.id, must_be_whole(event.kind, &event.fields).is_ok())).collect();
    let voided = voided(events);
    for entry in events.iter().filter(|entry| about_entries(entry.kind) && !voided.contains(&entry.id)) {
        let target = entry.fields.id("corrects").or(entry.fields.id("voids"));
        let follows = match (entry.kind, kind_of(target)) {
            (_, None) => false,
            (EventKind::Correction, Some(kind)) => !about_entries(kind) && target.and_then(|id| whole.get(&id)).is_none_or(|whole| *whole),
            (_, Some(_)) => true,
        };
        if !follows {
            found.insert(entry.id);
        }
    }
    found
}

/// The entries as they read now, in order, and the corrections that changed nothing because they do not read.
fn read(events: &[Event], codes: &CodeLists) -> (Vec<Event>, BTreeSet<i32>) {
    let voided = voided(events);
    let mut entries: Vec<&Event> = events.iter().collect();
    entries.sort_by_key(|event| event.id);
    let mut standing: Vec<Event> = events
        .iter()
        .filter(|event| !voided.contains(&event.id))
        .filter(|event| !matches!(event.kind, EventKind::EntryVoided | EventKind::Correction))
        .cloned()
        .collect();
    let mut unread = BTreeSet::new();
    for entry in entries {
        if entry.kind != EventKind::Correction || voided.contains(&entry.id) {
            continue;
        }
        let target = standing.iter_mut().find(|event| Some(event.id) == entry.fields.id("corrects"));
        if let (Some(event), Some(field)) = (target, entry.fields.text("field"))
            && correct(event, field, entry.fields.text("value").unwrap_or_default(), codes).is_err()
        {
            unread.insert(entry.id);
        }
    }
    standing.sort_by_key(Event::order);
    (standing, unread)
}

/// The first field of an event that holds a code its list never had; `None`: all are known.
pub fn unknown_code<'e>(event: &'e Event, codes: &CodeLists) -> Option<&'e str> {
    let known = |field: &str, value: &Value| match (event.kind.field(field).map(|spec| spec.field_type), value) {
        (Some(FieldType::Code(list)), Value::Text(code)) => codes.get(list, code).is_some(),
        (Some(FieldType::Codes(list)), Value::Codes(chosen)) => chosen.iter().all(|code| codes.get(list, code).is_some()),
        (Some(FieldType::Paper), Value::Text(key)) => crate::paper::get(key).is_some(),
        (_, Value::VoteExclusions(pairs)) => pairs.iter().all(|(code, _)| codes.get("vote_exclusion", code).is_some()),
        _ => true,
    };
    event.fields.0.iter().find(|(field, value)| !known(field, value)).map(|(field, _)| field.as_str())
}

/// Sets one field of an event to a typed value; an empty value clears it.
///
/// # Errors
/// `field_missing` where a required field would be cleared; `field_unknown` for a field that the kind does not have; otherwise what reading the value says.
pub fn correct(event: &mut Event, field: &str, text: &str, codes: &CodeLists) -> Result<(), Refusal> {
    let some = (!text.trim().is_empty()).then(|| crate::name::tidy(text));
    match field {
        "happened_on" => match some {
            Some(text) => event.on = PartialDate::typed(&text)?,
            None => return Err(Refusal::new("field_missing").with("field", field)),
        },
        "document_number" => event.document_number = some,
        "document_date" => event.document_date = some.as_deref().map(PartialDate::typed).transpose()?,
        "issuer" => event.issuer = some,
        "note" => event.note = some,
        _ => {
            let spec = event.kind.field(field).ok_or_else(|| Refusal::new("field_unknown").with("field", field))?;
            match some {
                Some(text) => {
                    event.fields.0.insert(field.to_owned(), read_field(spec, &text, codes)?);
                }
                None if spec.required => return Err(Refusal::new("field_missing").with("field", field)),
                None => {
                    event.fields.0.remove(field);
                }
            }
        }
    }
    Ok(())
}

/// Reads one typed field. Of the member statuses only probationary and full say what kind of member one is.
fn read_field(spec: FieldSpec, text: &str, codes: &CodeLists) -> Result<Value, Refusal> {
    let value = Value::read(spec.field_type, text, codes)?;
    match &value {
        Value::Text(code) if spec.name == "member_kind" && code != "probationary" && code != "full" => {
            Err(Refusal::new("code_unknown").with("value", text))
        }
        _ => Ok(value),
    }
}

/// Reads the typed fields of an event of that kind: each must be one of the kind's, each required one given.
///
/// # Errors
/// A refusal at the field.
pub fn read_fields<'a>(kind: EventKind, values: impl IntoIterator<Item = (&'a str, &'a str)>, codes: &CodeLists) -> Result<Fields, Refusal> {
    let mut fields = BTreeMap::new();
    for (name, text) in values {
        if text.trim().is_empty() {
            continue;
        }
        let spec = kind.field(name).ok_or_else(|| Refusal::new("field_unknown").with("field", name).at(name))?;
        let value = read_field(spec, text, codes).map_err(|refusal| refusal.at(name))?;
        fields.insert(name.to_owned(), value);
    }
    let fields = Fields(fields);
    must_be_whole(kind, &fields)?;
    Ok(fields)
}

/// Refuses an event that lacks a required field, or whose votes do not add up.
pub fn must_be_whole(kind: EventKind, fields: &Fields) -> Result<(), Refusal> {
    let missing = |name: &str| Err(Refusal::new("field_missing").with("field", name).at(name));
    for spec in kind.fields() {
        if spec.required && !fields.0.contains_key(spec.name) {
            return missing(spec.name);
        }
    }
    if kind == EventKind::PostHeld && !fields.0.contains_key("position") && !fields.0.contains_key("other_position") {
        return missing("position");
    }
    votes_add_up(fields)
}

/// Refuses what no count of votes can be: more votes than present, more present than entitled, exclusions that do not add up.
pub fn votes_add_up(fields: &Fields) -> Result<(), Refusal> {
    let Some(entitled) = fields.number("votes_entitled") else {
        return Ok(());
    };
    if entitled == 0 {
        return Err(Refusal::new("votes_nobody_entitled").at("votes_entitled"));
    }
    let number = |name| u64::from(fields.number(name).unwrap_or(0));
    let cast = number("votes_for") + number("votes_against") + number("votes_blank");
    let present = fields.number("votes_present").map_or(u64::from(entitled), u64::from);
    if cast > present {
        return Err(Refusal::new("votes_more_than_present").with("votes", cast).with("present", present).at("votes_for"));
    }
    if present > u64::from(entitled) {
        return Err(Refusal::new("votes_present_more_than_entitled").with("present", present).with("entitled", entitled).at("votes_present"));
    }
    if let Some(total) = fields.number("votes_total") {
        let excluded = match fields.0.get("votes_excluded") {
            Some(Value::VoteExclusions(pairs)) => pairs.iter().map(|(_, count)| u64::from(*count)).sum(),
            _ => 0,
        };
        if u64::from(total) != excluded + u64::from(entitled) {
            return Err(Refusal::new("votes_entitled_mismatch")
                .with("total", total)
                .with("excluded", excluded)
                .with("entitled", entitled)
                .at("votes_entitled"));
        }
    }
    Ok(())
}

/// The type of a field of an event, common ones included; `None`: the kind has no such field.
pub fn field_type(kind: EventKind, field: &str) -> Option<FieldType> {
    match field {
        "happened_on" | "document_date" => Some(FieldType::PartialDate),
        "document_number" | "issuer" | "note" => Some(FieldType::Text),
        _ => kind.field(field).map(|spec| spec.field_type),
    }
}
