//! What must hold of any entries in any order: exactly one stage a day, never a panic, and spans that agree with the day.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use domain::check::{Facts, check};
use domain::clock::{clock_spans, clocks, waits};
use domain::date::{PartialDate, add_months};
use domain::event::{Event, Fields, live, read_fields};
use domain::event_kind::EventKind;
use domain::field::{FieldType, PersonRef, Value};
use domain::name::{search_key, sort_key};
use domain::stage::{Case, PersonHistory, case_stages, critical_days, derived_dates, latest_case, stage_spans, standing};
use domain::unit::{UnitBook, UnitSpan};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::desk::*;

// ---------- entries of any kind ----------

fn date() -> impl Strategy<Value = NaiveDate> {
    (0u64..6000).prop_map(|days| day("1/1/2014") + Days::new(days))
}

/// Now and then a date of which a part is unknown.
fn partial_date() -> impl Strategy<Value = PartialDate> {
    (date(), 0..10).prop_map(|(date, known)| match known {
        0 => PartialDate::new(date.year(), None, None).unwrap(),
        1 => PartialDate::new(date.year(), Some(date.month()), None).unwrap(),
        _ => PartialDate::whole(date),
    })
}

fn code(list: &'static str) -> impl Strategy<Value = String> {
    let codes: Vec<String> = book().codes.list(list).iter().map(|row| row.code.clone()).collect();
    prop::sample::select(codes)
}

/// Ids within the few entries of a history, and now and then beyond them.
const IDS: std::ops::Range<i32> = 0..40;

fn value(field: &str, field_type: FieldType) -> BoxedStrategy<Value> {
    let rules: Vec<String> = book().rules.rules.iter().map(|rule| rule.key.clone()).collect();
    match (field, field_type) {
        ("rule", _) => prop::sample::select(rules).prop_map(Value::Text).boxed(),
        ("field", _) => prop::sample::select(FIELDS_CORRECTED).prop_map(|field| Value::Text(field.to_owned())).boxed(),
        ("value", _) => prop::sample::select(VALUES_CORRECTED).prop_map(|value| Value::Text(value.to_owned())).boxed(),
        (_, FieldType::Date) => date().prop_map(Value::Date).boxed(),
        (_, FieldType::PartialDate) => partial_date().prop_map(Value::PartialDate).boxed(),
        (_, FieldType::Number) => prop_oneof![4 => 0u32..25, 1 => Just(u32::MAX)].prop_map(Value::Number).boxed(),
        (_, FieldType::Score) => Just(Value::Decimal("8.5".to_owned())).boxed(),
        (_, FieldType::YesNo) => any::<bool>().prop_map(Value::YesNo).boxed(),
        (_, FieldType::Code(list)) => code(list).prop_map(Value::Text).boxed(),
        (_, FieldType::Codes(list)) => prop::collection::vec(code(list), 0..4).prop_map(Value::Codes).boxed(),
        (_, FieldType::Paper) => {
            let keys: Vec<_> = domain::paper::PAPERS.iter().map(|paper| paper.key.to_owned()).collect();
            prop::sample::select(keys).prop_map(Value::Text).boxed()
        }
        (_, FieldType::Person) => IDS.prop_map(|id| Value::Person(PersonRef::Recorded(id))).boxed(),
        (_, FieldType::Unit) => (0i32..11).prop_map(Value::Id).boxed(),
        (_, FieldType::Event | FieldType::Course) => IDS.prop_map(Value::Id).boxed(),
        (_, FieldType::Units) => prop::collection::vec(0i32..11, 0..3).prop_map(Value::Ids).boxed(),
        // Texts, and what only a person's facts hold.
        (_, FieldType::Text | FieldType::LongText | FieldType::Name | FieldType::CitizenId | FieldType::OldId | FieldType::CardNumber)
        | (_, FieldType::Place | FieldType::List(_) | FieldType::Picture) => Just(Value::Text("mẫu".to_owned())).boxed(),
        (_, FieldType::VoteExclusions) => prop::collection::vec((code("vote_exclusion"), 0u32..4), 0..3).prop_map(Value::VoteExclusions).boxed(),
    }
}

const FIELDS_CORRECTED: &[&str] = &[
    "happened_on",
    "document_date",
    "votes_for",
    "votes_entitled",
    "admission_date_set",
    "back_to",
    "until",
    "to_unit",
    "member_kind",
    "ground",
    "no_such_field",
];
const VALUES_CORRECTED: &[&str] =
    &["5/9/2022", "2023", "6/2021", "7", "0", "", "dossier", "branch_vote", "full", "wrong_procedure", "not_qualified", "3", "mẫu"];

/// Kinds that move a stage come oftener than the others.
fn kind() -> impl Strategy<Value = EventKind> {
    use EventKind as K;
    const PATH: &[EventKind] = &[
        K::CandidateListed,
        K::CourseCertificate,
        K::DossierOpened,
        K::HistoryCertified,
        K::BranchVote,
        K::CommitteeVote,
        K::Decision,
        K::DecisionReceived,
        K::Ceremony,
        K::Returned,
        K::DecisionCancelled,
        K::ConversionBranchVote,
        K::ConversionDecision,
        K::TransferSlip,
        K::TransferReceived,
        K::MemberRecorded,
        K::StruckOff,
        K::MembershipRestored,
        K::ExtensionGranted,
        K::Postponed,
        K::Correction,
        K::EntryVoided,
    ];
    prop_oneof![2 => prop::sample::select(PATH), 1 => prop::sample::select(EventKind::ALL)]
}

/// An entry with any of its fields given or not, required or not: a register may be damaged.
fn entry() -> impl Strategy<Value = (EventKind, PartialDate, Fields)> {
    (kind(), partial_date()).prop_flat_map(|(kind, on)| {
        let fields: Vec<_> =
            kind.fields().map(|field| (Just(field.name.to_owned()), prop::option::weighted(0.8, value(field.name, field.field_type)))).collect();
        (Just(kind), Just(on), fields)
            .prop_map(|(kind, on, fields)| (kind, on, Fields(fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())))
    })
}

type Entries = Vec<Vec<(EventKind, PartialDate, Fields)>>;

/// The entries of one to three cases.
fn entries() -> impl Strategy<Value = Entries> {
    prop::collection::vec(prop::collection::vec(entry(), 0..14), 1..4)
}

fn history(entries: &Entries) -> PersonHistory {
    let mut next = 0;
    let cases = entries.iter().enumerate().map(|(at, entries)| {
        let events: Vec<Event> = entries
            .iter()
            .map(|(kind, on, fields)| {
                next += 1;
                Event { on: *on, fields: fields.clone(), ..event(next, *kind, "2024") }
            })
            .collect();
        let unit = [BRANCH, BASE_BRANCH, DELEGATED_BRANCH][at % 3];
        Case::new(at as i32 + 1, unit, &events, &book().codes)
    });
    PersonHistory { person: 1, birth_date: Some(partial("9/1991")), cases: cases.collect() }
}

/// Days worth a look: the critical ones, their neighbours, and some others.
fn days_of(history: &PersonHistory, more: &[NaiveDate]) -> BTreeSet<NaiveDate> {
    let critical = critical_days(history, book());
    let near = critical.iter().filter(|day| day.year() < 2300).flat_map(|day| [day.pred_opt(), Some(*day), day.succ_opt()]).flatten();
    near.chain(more.iter().copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_entries_give_exactly_one_stage_a_day_and_never_a_panic(entries in entries(), more in prop::collection::vec(date(), 3)) {
        let history = history(&entries);
        for case in &history.cases {
            for day in days_of(&history, &more) {
                let begun = case.events.first().is_some_and(|event| event.day() <= day);
                prop_assert_eq!(standing(&history, case, day, book()).is_some(), begun, "a stage from the first event on");
            }
            clock_spans(&history, case, book());
            let told = case_stages(&history, case, NaiveDate::MAX, book());
            prop_assert!(told.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1.stage != pair[1].1.stage));
        }
        stage_spans(&history, book());
    }

    #[test]
    fn the_order_of_entries_of_different_days_does_not_matter(entries in prop::collection::vec(entry(), 0..12), day in date()) {
        use EventKind as K;
        // The order of entry gives the ids; what names another entry by its id would name another one.
        let mut entries: Vec<_> = entries.into_iter().filter(|(kind, ..)| !matches!(kind, K::Correction | K::EntryVoided | K::DecisionCancelled | K::UpperOpinionReceived)).collect();
        let mut seen = BTreeSet::new();
        entries.retain(|(kind, on, _)| seen.insert((on.last_day(), *kind)));
        let forwards = history(&vec![entries.clone()]);
        entries.reverse();
        let backwards = history(&vec![entries]);
        prop_assert_eq!(standing(&forwards, &forwards.cases[0], day, book()), standing(&backwards, &backwards.cases[0], day, book()));
    }

    #[test]
    fn stage_spans_agree_with_the_stage_of_every_day(entries in entries(), more in prop::collection::vec(date(), 5)) {
        let history = history(&entries);
        let spans = stage_spans(&history, book());
        for pair in spans.windows(2) {
            prop_assert_eq!(pair[0].ends, pair[1].begins, "without gaps");
            prop_assert_ne!(&pair[0].standing, &pair[1].standing, "no span without a change");
        }
        prop_assert!(spans.last().is_none_or(|span| span.ends == NaiveDate::MAX));
        for day in days_of(&history, &more) {
            let told = spans.iter().find(|span| span.begins <= day && day < span.ends).map(|span| span.standing.clone());
            let true_one = latest_case(&history, day).and_then(|case| standing(&history, case, day, book()));
            prop_assert_eq!(told, true_one, "on {}", day);
        }
        for span in &spans {
            prop_assert!(span.since <= span.begins);
        }
    }

    #[test]
    fn clock_spans_agree_with_the_clocks_and_waits_of_every_day(entries in entries(), more in prop::collection::vec(date(), 5)) {
        let history = history(&entries);
        for case in &history.cases {
            let spans = clock_spans(&history, case, book());
            for day in days_of(&history, &more) {
                let told: BTreeSet<_> = spans
                    .iter()
                    .filter(|span| span.begins <= day && day < span.ends)
                    .map(|span| (span.key.clone(), span.started_by, span.from, span.due, span.warn))
                    .collect();
                let true_ones: BTreeSet<_> = clocks(&history, case, day, book())
                    .iter()
                    .chain(&waits(&history, case, day, book()))
                    .filter(|clock| clock.state(day).is_open())
                    .map(|clock| (clock.rule.key.clone(), clock.started_by.unwrap_or(0), clock.from, clock.due, clock.warn))
                    .collect();
                prop_assert_eq!(told, true_ones, "case {} on {}", case.id, day);
            }
        }
    }

    #[test]
    fn truth_c5_whoever_is_on_the_way_waits_for_a_body_of_a_unit_that_stands(entries in entries(), more in prop::collection::vec(date(), 5)) {
        let history = history(&entries);
        for day in days_of(&history, &more) {
            for case in &history.cases {
                let Some(here) = standing(&history, case, day, book()) else { continue };
                let on_the_way = !here.stage.is_end() && here.stage != domain::stage::Stage::Full;
                prop_assert_eq!(here.turn.is_some(), on_the_way, "{} {:?}", day, here);
                if let Some(turn) = here.turn.filter(|_| book().units.0.contains_key(&here.unit)) {
                    prop_assert!(book().units.standing(turn.unit, day).is_some(), "{} {:?}", day, turn);
                }
                let since = case_stages(&history, case, day, book()).last().map(|(since, standing)| (*since, standing.stage));
                prop_assert!(since.is_some_and(|(since, stage)| since <= day && stage == here.stage), "{} {:?}", day, since);
                // When the probation ends its review begins, the same day.
                let events = domain::stage::counting(case, day);
                let dates = derived_dates(&events, &book().rules);
                let review = dates.probation_end.filter(|end| book().rules.rule("conversion_review", None, *end).is_some());
                let brought = events.iter().any(|event| event.fields.text("member_kind") == Some("full"));
                if here.stage == domain::stage::Stage::ConversionVote && !brought && review.is_some() {
                    let there = clocks(&history, case, day, book()).iter().any(|clock| clock.rule.key == "conversion_review");
                    prop_assert!(there, "{} has no review", day);
                }
            }
        }
    }

    #[test]
    fn a_clock_starts_before_it_ends_and_warns_before_it_is_due(entries in entries(), day in date()) {
        let history = history(&entries);
        for case in &history.cases {
            for clock in clocks(&history, case, day, book()) {
                prop_assert!(clock.from <= day, "{} from {}", clock.rule.key, clock.from);
                prop_assert!(clock.warn <= clock.due);
                prop_assert!(clock.ended.is_none_or(|ended| ended <= day));
                clock.days_left(day, book());
            }
        }
    }

    #[test]
    fn checking_any_entry_against_any_history_never_breaks(entries in entries(), (kind, on, fields) in entry(), birth in prop::option::of(partial_date())) {
        let history = history(&entries);
        let facts = Facts { birth_date: birth, general_schooling: Some("no_such_code".to_owned()), contract_from: birth, citizen_id: Some("001096000123".to_owned()) };
        let about = Event { on, fields, ..event(1000, kind, "2024") };
        for case in &history.cases {
            let findings = check(&history, case, &about, &facts, book());
            for warning in &findings.warnings {
                prop_assert!(!warning.source.is_empty() && !warning.rule.is_empty());
            }
        }
    }

    #[test]
    fn live_entries_are_in_order_and_none_is_an_entry_about_entries(entries in prop::collection::vec(entry(), 0..20)) {
        let case = &history(&vec![entries.clone()]).cases[0];
        prop_assert!(case.events.is_sorted_by_key(Event::order));
        prop_assert!(case.events.iter().all(|event| !matches!(event.kind, EventKind::Correction | EventKind::EntryVoided)));
        prop_assert_eq!(&live(&case.events, &book().codes), &case.events, "once read, nothing more changes");
        let events: Vec<&Event> = case.events.iter().collect();
        derived_dates(&events, &book().rules);
    }

    #[test]
    fn fields_are_kept_as_they_are((kind, _, fields) in entry()) {
        prop_assert_eq!(Fields::from_json(kind, &fields.to_json()), Some(fields));
    }

    #[test]
    fn reading_any_text_as_any_field_never_breaks(kind in prop::sample::select(EventKind::ALL), text in "\\PC{0,20}") {
        for field in kind.fields() {
            if let Ok(value) = Value::read(field.field_type, &text, &book().codes) {
                prop_assert_eq!(Value::from_json(field.field_type, &value.to_json()), Some(value));
            }
        }
        let _ = read_fields(kind, kind.fields().map(|field| (field.name, text.as_str())).collect::<Vec<_>>(), &book().codes);
    }
}

// ---------- values ----------

/// Any date that a paper can bear.
fn any_partial_date() -> impl Strategy<Value = PartialDate> {
    (1880i32..=2199, prop::option::of(1u32..=12), prop::option::of(1u32..=31))
        .prop_filter_map("no such day", |(year, month, day)| PartialDate::new(year, month, day.filter(|_| month.is_some())).ok())
}

/// A name of Vietnamese syllables, one to seven.
fn name() -> impl Strategy<Value = String> {
    const SYLLABLES: &[&str] = &[
        "Nguyễn", "Đỗ", "Lê", "Thị", "Văn", "Ơn", "Ước", "Ánh", "Ảnh", "Bình", "Đăng", "Hòa", "Hoa", "Uyên", "Tỵ", "Ẩn", "Ân", "Êban", "K'Brẻo", "Y",
    ];
    prop::collection::vec(prop::sample::select(SYLLABLES), 1..=7).prop_map(|syllables| syllables.join(" "))
}

/// Working days one by one, the plain way.
fn walk(from: NaiveDate, days: u32, step: fn(&NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
    let (mut day, mut left) = (from, days);
    while left > 0 {
        day = step(&day).unwrap();
        left -= u32::from(book().rules.calendar.is_working(day));
    }
    day
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_date_reads_back_from_file_and_screen(date in any_partial_date()) {
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert_eq!(PartialDate::typed(&date.shown()), Ok(date));
        prop_assert_eq!(PartialDate::typed(&date.shown().replace('/', "")), Ok(date), "typed without slashes");
        prop_assert_eq!(serde_json::from_str::<PartialDate>(&serde_json::to_string(&date).unwrap()).unwrap(), date);
        prop_assert!(date.first_day() <= date.last_day());
    }

    #[test]
    fn dates_have_one_order(a in any_partial_date(), b in any_partial_date(), c in any_partial_date()) {
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert!(a > b || b > c || a <= c);
        if a.last_day() < b.last_day() {
            prop_assert!(a < b);
        }
    }

    #[test]
    fn typing_anything_never_breaks(text in "\\PC{0,14}") {
        let _ = PartialDate::typed(&text);
        let _ = text.parse::<PartialDate>();
    }

    #[test]
    fn digits_and_slashes_never_break(text in "[0-9/. -]{0,12}") {
        if let Ok(date) = PartialDate::typed(&text) {
            prop_assert_eq!(PartialDate::typed(&date.shown()), Ok(date));
        }
    }

    #[test]
    fn working_days_are_those_walked(from in date(), days in 0u32..130) {
        let calendar = &book().rules.calendar;
        let reached = calendar.add_working_days(from, days);
        prop_assert_eq!(reached, walk(from, days, NaiveDate::succ_opt));
        prop_assert_eq!(calendar.working_days_between(from, reached), days as i32);
        prop_assert_eq!(calendar.subtract_working_days(from, days), walk(from, days, NaiveDate::pred_opt));
        let skipped = calendar.skipped(from, reached);
        prop_assert_eq!(skipped.len() as i64 + i64::from(days), (reached - from).num_days());
    }

    #[test]
    fn counting_back_undoes_counting_on(from in date(), days in 1u32..130) {
        let calendar = &book().rules.calendar;
        prop_assume!(calendar.is_working(from));
        prop_assert_eq!(calendar.subtract_working_days(calendar.add_working_days(from, days), days), from);
        prop_assert_eq!(calendar.add_working_days(calendar.subtract_working_days(from, days), days), from);
    }

    #[test]
    fn working_days_at_the_edges_of_the_years_kept(offset in 0u64..400, days in 0u32..130, late in any::<bool>()) {
        let from = day(if late { "1/6/2099" } else { "1/6/1989" }) + Days::new(offset);
        prop_assert_eq!(book().rules.calendar.add_working_days(from, days), walk(from, days, NaiveDate::succ_opt));
        prop_assert_eq!(book().rules.calendar.subtract_working_days(from, days), walk(from, days, NaiveDate::pred_opt));
    }

    #[test]
    fn working_days_between_are_additive(a in date(), b in date(), c in date()) {
        let between = |from, to| book().rules.calendar.working_days_between(from, to);
        prop_assert_eq!(between(a, b) + between(b, c), between(a, c));
    }

    #[test]
    fn months_stay_in_their_month(from in date(), months in 0u32..130) {
        let to = add_months(from, months);
        let index = from.year() * 12 + from.month0() as i32 + months as i32;
        prop_assert_eq!((to.year(), to.month0() as i32), (index / 12, index % 12));
        prop_assert!(to.day() == from.day() || (to.day() < from.day() && to.succ_opt().unwrap().day() == 1));
    }

    #[test]
    fn a_name_has_one_key_however_it_is_written(name in name()) {
        let key = sort_key(&name);
        for written in [name.nfd().collect(), name.to_uppercase(), name.to_lowercase(), name.to_uppercase().nfd().collect(), format!("  {name} "), name.replace(' ', "   ")] {
            let written: String = written;
            prop_assert_eq!(sort_key(&written), key.clone(), "{}", written);
            prop_assert_eq!(search_key(&written), search_key(&name));
        }
    }

    #[test]
    fn given_names_come_before_all_else(a in name(), b in name()) {
        let given = |name: &str| sort_key(name.split(' ').next_back().unwrap());
        let (first, second) = (given(&a), given(&b));
        if first < second {
            prop_assert!(sort_key(&a) < sort_key(&b), "{} before {}", a, b);
        }
    }

    #[test]
    fn any_text_has_keys(text in "\\PC{0,30}") {
        sort_key(&text);
        let key = search_key(&text);
        prop_assert_eq!(search_key(&key), key.clone(), "searching for what was found");
        prop_assert!(!key.starts_with(' ') && !key.ends_with(' '));
    }
}

// ---------- days that no event falls on ----------

#[test]
fn an_admission_date_to_come_begins_its_clock_on_that_day() {
    let person = person().on("1/3/2024", EventKind::Decision).with("admission_date_set", "1/5/2024");
    let history = person.history();
    let spans = clock_spans(&history, &history.cases[0], book());
    let probation = spans.iter().find(|span| span.key == "probation").unwrap();
    assert_eq!((probation.begins, probation.ends), (day("1/5/2024"), day("1/5/2025")));
}

#[test]
fn a_unit_that_changes_its_kind_changes_the_stage_on_that_day() {
    let mut person = person_at(BASE_BRANCH).passed("1/3/2024", EventKind::BranchVote);
    let spans = person.book.units.0.get_mut(&BASE_BRANCH).unwrap();
    spans[0].ends = day("1/5/2024");
    spans.push(domain::unit::UnitSpan { begins: day("1/5/2024"), ..unit("branch", Some(COMMITTEE), "none") });
    let history = person.history();
    let on = day("1/6/2024");
    let true_one = standing(&history, &history.cases[0], on, &person.book).unwrap();
    let told = stage_spans(&history, &person.book).into_iter().find(|span| span.begins <= on && on < span.ends).unwrap();
    assert_eq!(told.standing, true_one);
}

// ---------- units ----------

/// Six units, each under another or none, and under another one from some day on.
fn tree() -> impl Strategy<Value = UnitBook> {
    let parent = || prop::option::of(1..=6i32);
    prop::collection::vec((parent(), prop::option::of((date(), parent()))), 6).prop_map(|units| {
        let span = |begins, ends, parent| UnitSpan {
            begins,
            ends,
            name: String::new(),
            unit_kind: "branch".to_owned(),
            parent,
            committee_power: "none".to_owned(),
            merged_into: None,
        };
        let spans = |(first, then): (Option<i32>, Option<(NaiveDate, Option<i32>)>)| match then {
            None => vec![span(NaiveDate::MIN, NaiveDate::MAX, first)],
            Some((day, then)) => vec![span(NaiveDate::MIN, day, first), span(day, NaiveDate::MAX, then)],
        };
        UnitBook((1..).zip(units.into_iter().map(spans)).collect())
    })
}

proptest! {
    /// Whoever walks up from each unit on each day on which anything changes comes to the same.
    #[test]
    fn a_unit_stands_under_itself_where_a_walk_up_comes_back_to_it(book in tree()) {
        let days: BTreeSet<NaiveDate> = book.0.values().flatten().map(|span| span.begins).collect();
        let comes_back = |unit: i32, on: NaiveDate| {
            let mut here = unit;
            (0..6).any(|_| {
                here = book.nearest(here, on).and_then(|span| span.parent).unwrap_or(0);
                here == unit
            })
        };
        let expected = book.0.keys().copied().find(|unit| days.iter().any(|on| comes_back(*unit, *on)));
        prop_assert_eq!(book.under_itself(), expected);
    }
}
