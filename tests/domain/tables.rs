//! The tables that everything reads: kinds and their fields, rules, code lists, papers, and the words of each.

use std::collections::{BTreeMap, BTreeSet};

use domain::check::Findings;
use domain::event::{COMMON_FIELDS, field_type, read_fields};
use domain::event_kind::{Chapter, EventKind as K, EventKind, Need};
use domain::field::FieldType;
use domain::paper::{OPENING_PAPERS, PAPERS};
use domain::refusal::Refusal;
use domain::rule::{RuleKind, Shipped};
use domain::stage::{Mark, Stage};
use domain::words::{Language, say, table};

use crate::desk::*;

/// A kind's fields as the process description writes them: `name:type*`.
fn fields(kind: EventKind) -> String {
    kind.fields()
        .map(|field| format!("{}:{}{}", field.name, written(field.field_type), if field.required { "*" } else { "" }))
        .collect::<Vec<_>>()
        .join(" ")
}

fn written(field_type: FieldType) -> String {
    match field_type {
        FieldType::Date => "d".to_owned(),
        FieldType::PartialDate => "p".to_owned(),
        FieldType::Number => "n".to_owned(),
        FieldType::Score => "x".to_owned(),
        FieldType::YesNo => "b".to_owned(),
        FieldType::Text => "t".to_owned(),
        FieldType::Code(list) => format!("c({list})"),
        FieldType::Codes(list) => format!("list c({list})"),
        FieldType::Paper => "paper".to_owned(),
        FieldType::Person => "P".to_owned(),
        FieldType::Unit => "U".to_owned(),
        FieldType::Units => "list U".to_owned(),
        FieldType::Event => "E".to_owned(),
        FieldType::Course => "course".to_owned(),
        FieldType::VoteExclusions => "list(c(vote_exclusion),n)".to_owned(),
        of_people => format!("{of_people:?}"),
    }
}

/// The fields of a vote as the description writes them.
const V: &str = "votes_total:n votes_excluded:list(c(vote_exclusion),n) votes_entitled:n* votes_present:n votes_for:n* votes_against:n votes_blank:n probationers_total:n probationers_present:n vote_form:c(vote_form)";

const V_OPTIONAL: &str = "votes_total:n votes_excluded:list(c(vote_exclusion),n) votes_entitled:n votes_present:n votes_for:n votes_against:n votes_blank:n probationers_total:n probationers_present:n vote_form:c(vote_form)";

#[test]
fn kinds_have_the_fields_described() {
    let optional = |own: &str| format!("{own} {V_OPTIONAL}");
    let expected: Vec<(EventKind, String)> = vec![
        (K::CandidateIntroduced, "organization:c(mass_organization)*".into()),
        (K::CandidateListed, String::new()),
        (K::CandidateMovedIn, "from_place:t*".into()),
        (K::HelperNamed, "helper:P* replacement:b".into()),
        (K::CourseEnrolled, "course:course*".into()),
        (K::CourseResult, "course:course* result:c(course_result)* score:x".into()),
        (K::CourseCertificate, "course:course branch_at_issue:t".into()),
        (K::Cleared, String::new()),
        (K::IntroducerNamed, "introducer_kind:c(introducer_kind)* introducer:P acquaintance_from:p replacement:b".into()),
        (K::PaperReceived, "paper:paper* of:t".into()),
        (K::BackgroundRequested, "subject:c(relation)* place:t* scope:c(place_scope)*".into()),
        (K::BackgroundAnswered, "request:E*".into()),
        (K::UpperOpinionReceived, "request:E* agreed:b*".into()),
        (K::HistoryCertified, "fit:b*".into()),
        (K::SubReview, optional("agreed:b")),
        (K::DossierSentUp, "to_level:c(level)*".into()),
        (K::ExtensionGranted, "rule:t* until:d".into()),
        (K::Postponed, "level:c(level)* cause:t* until:d".into()),
        (K::Returned, "level:c(level)* cause:t* back_to:c(step_redone)".into()),
        (K::Refused, optional("cause:t*")),
        (K::Decision, optional("admission_date_set:d official_date_set:d")),
        (K::DecisionReceived, String::new()),
        (K::Ceremony, "place:t".into()),
        (K::DecisionCancelled, "cancels:E* ground:c(cancel_ground)* redo:list c(step_redone)".into()),
        (K::RemovedFromList, "cause_code:c(left_list_reason)*".into()),
        (K::MovedUnit, "to_unit:U to_place:t".into()),
        (K::ConversionDecision, optional("admission_date_set:d official_date_set:d")),
        (K::TransferSlip, "slip_kind:c(slip_kind)* transfer_scope:c(transfer_scope)* to_unit:U to_place:t".into()),
        (K::MemberRecorded, "member_kind:c(member_status)* admission_date_set:p official_date_set:p".into()),
        (
            K::TransferReceived,
            "unit:U* from_place:t transfer_scope:c(transfer_scope)* member_kind:c(member_status) admission_date_set:p official_date_set:p".into(),
        ),
        (K::TemporaryIn, "from_place:t* until:d".into()),
        (K::PostHeld, "position:c(party_position) other_position:t until:d".into()),
        (K::CardIssued, "card_number:t* occasion:c(card_occasion)*".into()),
        (K::BadgeAwarded, "years:n* badge_number:t posthumous:b".into()),
        (K::StruckOff, optional("cause_code:c(strike_off_reason)*")),
        (K::MembershipRestored, "member_kind:c(member_status)".into()),
        (K::MembershipRecomputed, "months_outside:n*".into()),
        (K::UnitFounded, "unit_kind:c(unit_kind)* parent:U".into()),
        (K::UnitSplit, "new_units:list U*".into()),
        (K::PowerChanged, "committee_power:c(committee_power)*".into()),
        (K::CommitteeChange, "person:P position:c(party_position)* elected_or_appointed:t".into()),
        (K::Inspection, "kind:c(inspection_kind)* subject:t* conclusion:t".into()),
        // Without a value it clears the field.
        (K::Correction, "corrects:E* field:t* value:t basis:t*".into()),
        (K::EntryVoided, "voids:E* basis:t*".into()),
    ];
    for (kind, written) in expected {
        assert_eq!(fields(kind), written, "{kind}");
    }
}

#[test]
fn the_votes_have_the_fields_of_a_vote() {
    let votes: Vec<_> = EventKind::ALL.iter().copied().filter(|kind| kind.is_vote()).collect();
    assert_eq!(
        votes,
        [K::BranchVote, K::CommitteeVote, K::ConversionBranchVote, K::ConversionCommitteeVote, K::StrikeOffBranchVote, K::StrikeOffCommitteeVote]
    );
    for kind in votes {
        // Whether the votes against are required is the next test's matter.
        assert_eq!(fields(kind).replace("votes_against:n*", "votes_against:n"), V, "{kind}");
    }
}

#[test]
fn those_who_voted_against_need_not_be_counted() {
    assert_eq!(fields(K::BranchVote), V);
}

#[test]
fn kinds_stand_in_the_order_of_the_table() {
    assert_eq!(EventKind::ALL.len(), 104);
    let chapters: Vec<_> = EventKind::ALL.iter().map(|kind| kind.spec().chapter).collect();
    let count = |chapter: Chapter| chapters.iter().filter(|each| **each == chapter).count();
    assert_eq!([Chapter::Admission, Chapter::Conversion, Chapter::Membership, Chapter::Unit, Chapter::Entry].map(count), [40, 10, 35, 17, 2]);
    assert!(chapters.is_sorted());
    let order = [
        K::CandidateListed,
        K::CourseCertificate,
        K::DossierOpened,
        K::HistoryCertified,
        K::BranchVote,
        K::SubReview,
        K::CommitteeVote,
        K::Decision,
        K::DecisionReceived,
        K::Ceremony,
        K::DecisionCancelled,
        K::ConversionBranchVote,
        K::ConversionDecision,
        K::TransferSlip,
        K::TransferReceived,
        K::StruckOff,
        K::Correction,
    ];
    assert!(order.is_sorted());
}

#[test]
fn what_kinds_expect() {
    for (kind, expected) in [
        (K::HelperNamed, &[Need::Live(K::CandidateListed)][..]),
        (K::Cleared, &[Need::Live(K::CourseCertificate)]),
        (K::BranchVote, &[Need::Live(K::HistoryCertified)]),
        (K::CommitteeVote, &[Need::Live(K::BranchVote)]),
        (K::Decision, &[Need::Live(K::CommitteeVote)]),
        (K::Ceremony, &[Need::Live(K::Decision)]),
        (K::ConversionBranchVote, &[Need::ProbationOver, Need::Live(K::NewMemberClassCertificate)]),
        (K::StruckOff, &[Need::Live(K::StrikeOffCommitteeVote)]),
        (K::DepartureSlip, &[Need::AnEnd]),
        (K::TransferReceived, &[]),
        (K::Expelled, &[]),
    ] {
        assert_eq!(kind.spec().expects, expected, "{kind}");
    }
}

#[test]
fn codes_read_back_and_are_not_used_twice() {
    let mut seen = BTreeSet::new();
    for kind in EventKind::ALL {
        assert_eq!(kind.code().parse(), Ok(*kind));
        assert!(seen.insert(kind.code()), "{kind} twice");
        let mut names = BTreeSet::new();
        for field in kind.fields() {
            assert!(names.insert(field.name), "{kind} has {} twice", field.name);
            assert!(!COMMON_FIELDS.contains(&field.name), "{kind}: {} is a field of every event", field.name);
            assert_eq!(field_type(*kind, field.name), Some(field.field_type));
        }
    }
    assert!("nothing".parse::<EventKind>().is_err());
    assert_eq!(Mark::ALL.iter().map(|mark| mark.code().parse::<Mark>()).collect::<Result<Vec<_>, _>>(), Ok(Mark::ALL.to_vec()));
}

#[test]
fn each_list_that_a_field_names_is_shipped() {
    for kind in EventKind::ALL {
        for field in kind.fields() {
            if let FieldType::Code(list) | FieldType::Codes(list) = field.field_type {
                assert!(!book().codes.list(list).is_empty(), "{kind}: {} reads a list {list} that is not shipped", field.name);
            }
        }
    }
    assert!(!book().codes.list("vote_exclusion").is_empty());
}

#[test]
fn codes_of_a_list_and_their_names_are_not_ambiguous() {
    for list in book().codes.names() {
        for row in book().codes.list(list) {
            for text in std::iter::once(&row.code).chain([&row.label_vi]).chain(&row.aliases) {
                let found = book().codes.find(list, text).map(|found| &found.code);
                assert_eq!(found, Some(&row.code), "{list}: {text}");
            }
        }
    }
}

#[test]
fn rules_start_and_end_with_kinds_or_derived_dates() {
    const DERIVED: [&str; 6] = ["admission_date", "probation_end", "official_date", "membership_from", "left_party", "acquaintance_from"];
    let shipped = Shipped::parse(RULES, HOLIDAYS).unwrap();
    for rule in &shipped.rules {
        for name in [&rule.from_event, &rule.until_event] {
            assert!(name.parse::<EventKind>().is_ok() || DERIVED.contains(&name.as_str()), "{}: {name}", rule.key);
        }
        assert!(rule.value > 0, "{}", rule.key);
        assert!(rule.effective_to.is_none_or(|to| rule.effective_from <= to), "{}", rule.key);
        assert!(["P", "F", "N", "H", "R", "G"].contains(&rule.confidence.as_str()), "{}", rule.key);
        assert_eq!(rule.kind == RuleKind::Recurring, rule.from_event == rule.until_event, "{}", rule.key);
    }
    for condition in &shipped.conditions {
        assert!(!condition.applies_to.is_empty(), "{}", condition.key);
        for kind in &condition.applies_to {
            assert!(kind.parse::<EventKind>().is_ok(), "{}: {kind}", condition.key);
        }
        for body in &condition.bodies {
            let known = book().codes.get("unit_kind", body).or_else(|| book().codes.get("committee_power", body));
            assert!(known.is_some(), "{}: {body}", condition.key);
        }
    }
}

#[test]
fn rows_of_one_rule_do_not_overlap() {
    let shipped = Shipped::parse(RULES, HOLIDAYS).unwrap();
    for (at, rule) in shipped.rules.iter().enumerate().filter(|(_, rule)| rule.enabled) {
        for other in shipped.rules[at + 1..].iter().filter(|other| other.enabled && (&other.key, &other.variant) == (&rule.key, &rule.variant)) {
            let (first, second) = if rule.effective_from < other.effective_from { (rule, other) } else { (other, rule) };
            assert!(
                first.effective_to.is_some_and(|to| to < second.effective_from),
                "{} of {} and {}",
                rule.key,
                rule.effective_from,
                other.effective_from
            );
        }
    }
}

#[test]
fn every_vote_has_a_share_for_every_body() {
    let on = day("1/8/2025");
    for kind in [
        K::BranchVote,
        K::CommitteeVote,
        K::ConversionBranchVote,
        K::ConversionCommitteeVote,
        K::StrikeOffBranchVote,
        K::StrikeOffCommitteeVote,
        K::Decision,
        K::ConversionDecision,
        K::StruckOff,
    ] {
        for power in ["none", "delegated", "upper_power", "pilot_upper_power"] {
            let mut book = book().clone();
            book.units.0.get_mut(&COMMITTEE).unwrap()[0].committee_power = power.to_owned();
            assert!(domain::stage::vote_share(kind, BRANCH, on, &book).is_some(), "{kind}, {power}");
        }
    }
}

#[test]
fn papers_are_known_by_one_key_and_one_number() {
    let mut keys = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    for paper in PAPERS {
        assert!(keys.insert(paper.key), "{} twice", paper.key);
        assert!(paper.number.is_empty() || numbers.insert(paper.number), "{} twice", paper.number);
    }
    for key in OPENING_PAPERS {
        assert!(keys.contains(key), "{key}");
    }
}

// ---------- words ----------

const LANGUAGES: [Language; 2] = [Language::Vi, Language::En];

fn placeholders(word: &str) -> BTreeSet<&str> {
    word.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn the_two_languages_have_the_same_words_with_the_same_values() {
    let (vi, en) = (table(Language::Vi), table(Language::En));
    assert!(vi.len() > 500, "the words are read");
    assert_eq!(vi.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (key, word) in vi {
        assert!(!word.trim().is_empty() && !en[key].trim().is_empty(), "{key} is empty");
        assert_eq!(placeholders(word), placeholders(&en[key]), "{key}");
    }
}

/// An entry is told in one sentence, which leaves nothing out that the entry holds.
#[test]
fn window_e_every_kind_with_fields_has_a_sentence_that_names_them_all() {
    for language in LANGUAGES {
        for kind in EventKind::ALL.iter().filter(|kind| **kind != EventKind::EntryVoided) {
            // What is corrected is told by the field's label; the basis stands below.
            let own = kind.spec().own_fields.iter().filter(|field| !["corrects", "basis"].contains(&field.name));
            let named: Vec<&str> = own.map(|field| field.name).collect();
            if named.is_empty() {
                continue;
            }
            let key = format!("told.{kind}");
            let sentence = table(language).get(&key).unwrap_or_else(|| panic!("{key} is missing"));
            assert_eq!(placeholders(sentence), named.iter().copied().collect(), "{key}");
        }
    }
}

/// Counts are put into words as they are, so that English ones are worded to be right of one as well: "Rows: 1".
#[test]
fn no_english_word_says_one_of_many() {
    const COUNTS: [&str; 28] = [
        "ahead",
        "base",
        "cast",
        "count",
        "days",
        "digits",
        "excellent",
        "have",
        "held",
        "hit",
        "left",
        "lines",
        "matched",
        "missing",
        "months",
        "needed",
        "overdue",
        "pages",
        "passed",
        "pasted",
        "present",
        "reasons",
        "refused",
        "rows",
        "seconds",
        "units",
        "warned",
        "whole",
    ];
    // Never of one: spans of days to look ahead or to stand still, and the works that the program is built of.
    const OF_MANY: [&str; 7] =
        ["ui.about_parts", "ui.next_days", "ui.over_days", "ui.see_days_ahead", "ui.span_within", "ui.stuck_over", "ui.stuck_title"];
    let is_plural =
        |word: &str| word == "people" || word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && !["has", "was"].contains(&word);
    let mut found = Vec::new();
    for (key, text) in table(Language::En).iter().filter(|(key, _)| !OF_MANY.contains(&key.as_str())) {
        let said = say(Language::En, key, COUNTS.map(|name| (name, "1")));
        for (at, _) in said.match_indices("1 ").filter(|(at, _)| !said[..*at].ends_with(|before: char| before.is_alphanumeric())) {
            // To the end of the phrase: "1 matched lines", "1 of 1 papers".
            let phrase = said[at + 2..].split(|mark: char| !mark.is_alphabetic() && mark != ' ').next().unwrap_or_default();
            let of = ["of ", "in "].iter().any(|word| phrase.starts_with(word));
            if !of && phrase.split(' ').take(3).any(is_plural) {
                found.push(format!("{key}: {text}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_name_has_its_word() {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for kind in EventKind::ALL {
        wanted.insert(format!("event.{kind}"));
        wanted.insert(format!("issuer.{}", kind.spec().issuer));
        wanted.extend(kind.fields().map(|field| format!("field.{}", field.name)));
    }
    wanted.extend(COMMON_FIELDS.iter().chain(&["elsewhere", "reason", "recorded_at"]).map(|field| format!("field.{field}")));
    wanted.extend(Stage::ALL.iter().map(|stage| format!("stage.{stage}")));
    wanted.extend(Mark::ALL.iter().map(|mark| format!("mark.{mark}")));
    let shipped = Shipped::parse(RULES, HOLIDAYS).unwrap();
    wanted.extend(shipped.rules.iter().map(|rule| format!("clock.{}", rule.key)));
    wanted.extend(shipped.rules.iter().filter_map(|rule| Some(format!("clock.{}_{}", rule.key, rule.variant.as_deref()?))));
    wanted.extend(shipped.conditions.iter().map(|condition| format!("condition.{}", condition.key)));
    wanted.extend(PAPERS.iter().map(|paper| format!("paper.{}", paper.key)));
    wanted.extend(book().codes.names().map(|list| format!("code_list.{list}")));
    wanted.extend(["running", "due", "overdue", "met", "met_late"].map(|state| format!("clock_state.{state}")));
    wanted.extend(["P", "F", "N", "H", "R", "G"].map(|mark| format!("confidence.{mark}")));
    for language in LANGUAGES {
        let missing: Vec<_> = wanted.iter().filter(|key| !table(language).contains_key(*key)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{language:?}");
    }
}

/// Each check brought about, with the values it gave.
fn warned() -> BTreeMap<String, BTreeSet<String>> {
    let mut warned: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for warning in crate::checks::everything_found().into_iter().chain(crate::lives::everything_found()).flat_map(|found: Findings| found.warnings) {
        warned.entry(format!("warning.{}", warning.check)).or_default().extend(warning.params.into_keys());
    }
    warned
}

fn met() -> BTreeMap<String, BTreeSet<String>> {
    let mut met: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for each in crate::checks::everything_found().into_iter().flat_map(|found| found.met) {
        met.entry(format!("passed.{}", each.check)).or_default().extend(each.params.into_keys());
    }
    met
}

#[test]
fn every_warning_brought_about_has_a_word_whose_values_are_given() {
    let warned = warned();
    assert!(warned.len() >= 26, "{:?}", warned.keys());
    for (key, given) in warned.into_iter().chain(met()) {
        for language in LANGUAGES {
            let word = table(language).get(&key).unwrap_or_else(|| panic!("{key} has no word in {language:?}"));
            for name in placeholders(word) {
                assert!(given.contains(name), "{key} in {language:?} names {name}; given are {given:?}");
            }
        }
    }
}

#[test]
fn no_value_is_given_that_no_sentence_names() {
    let mut idle = Vec::new();
    for (key, given) in warned().into_iter().chain(met()) {
        let word = &table(Language::Vi)[&key];
        let named = placeholders(word);
        idle.extend(given.iter().filter(|name| !named.contains(name.as_str())).map(|name| format!("{key} {name}")));
    }
    assert_eq!(idle, Vec::<String>::new());
}

#[test]
fn values_that_are_words_have_them() {
    for warning in crate::checks::everything_found().into_iter().flat_map(|found| found.warnings) {
        for value in warning.params.values() {
            if let Some(key) = value.strip_prefix('@') {
                for language in LANGUAGES {
                    assert!(table(language).contains_key(key), "{}: {key}", warning.check);
                }
            }
        }
        let params = warning.params.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let sentence = say(Language::Vi, &format!("warning.{}", warning.check), params);
        assert!(!sentence.contains('{') && !sentence.contains('@'), "{sentence}");
        assert!(!warning.source.is_empty() && !warning.rule.is_empty(), "{}", warning.check);
    }
}

#[test]
fn every_word_of_a_check_of_this_crate_can_be_brought_about() {
    // Those that need the register: duplicates, numbers used, helpers, units, the day figures start.
    let elsewhere = [
        "document_number_used",
        "branch_minimum_members",
        "grassroots_committee_minimum_members",
        "likely_duplicate",
        "helper_not_full_member",
        "holder_of_another_unit",
        "unit_has_members",
    ];
    let warned = warned();
    let idle: Vec<_> = table(Language::Vi)
        .keys()
        .filter_map(|key| key.strip_prefix("warning."))
        .filter(|check| !elsewhere.contains(check) && !warned.contains_key(&format!("warning.{check}")))
        .collect();
    assert_eq!(idle, Vec::<&str>::new());
}

#[test]
fn every_refusal_brought_about_has_a_word_whose_values_are_given() {
    use domain::date::{PartialDate, whole_date};
    use domain::identity::{card_number, citizen_id, old_id, person_name};
    let codes = &book().codes;
    let read = |kind: K, values: &[(&str, &str)]| read_fields(kind, values.iter().copied(), codes).unwrap_err();
    let vote = |present: &'static str, votes: &'static str, total: &'static str| {
        read(
            K::BranchVote,
            &[("votes_total", total), ("votes_entitled", "9"), ("votes_present", present), ("votes_for", votes), ("votes_against", "0")],
        )
    };
    let refusals: Vec<Refusal> = vec![
        PartialDate::typed("hôm nay").unwrap_err(),
        PartialDate::typed("31/2/2024").unwrap_err(),
        whole_date("2024").unwrap_err(),
        citizen_id("1").unwrap_err(),
        citizen_id("a").unwrap_err(),
        old_id("1").unwrap_err(),
        card_number("1").unwrap_err(),
        person_name("").unwrap_err(),
        person_name(&"a".repeat(121)).unwrap_err(),
        read(K::TaskGiven, &[("work", "x")]),
        read(K::TaskGiven, &[]),
        read(K::RemovedFromList, &[("cause_code", "x")]),
        read(K::BadgeAwarded, &[("years", "x")]),
        vote("9", "10", ""),
        vote("10", "9", ""),
        vote("9", "9", "10"),
    ];
    let told: BTreeSet<_> = refusals.iter().map(|refusal| refusal.code).collect();
    assert_eq!(told.len(), 15, "{told:?}");
    for refusal in refusals {
        for language in LANGUAGES {
            let word =
                table(language).get(&format!("refusal.{}", refusal.code)).unwrap_or_else(|| panic!("{} has no word in {language:?}", refusal.code));
            for name in placeholders(word) {
                assert!(refusal.params.contains_key(name), "{} names {name}; given are {:?}", refusal.code, refusal.params);
            }
        }
    }
}

#[test]
fn a_word_puts_its_values_in() {
    assert_eq!(
        say(Language::Vi, "warning.order_missing", [("expected", "@event.ceremony")]),
        "Chưa ghi bước trước: Lễ kết nạp. Ghi bước ấy trước, hoặc nêu lý do."
    );
    assert_eq!(say(Language::Vi, "no.such.key", []), "no.such.key");
    // A field is named by its label; several keys stand after commas.
    assert_eq!(say(Language::Vi, "refusal.field_missing", [("field", "document_number")]), "Còn thiếu: Số văn bản. Ghi mục này rồi ghi lại.");
    assert_eq!(say(Language::Vi, "import.filled", [("fields", "@person.sex, @person.phone")]), "điền thêm: Giới tính, Điện thoại");
}

// The harm: a name typed "@ui.close" was shown as "Đóng", and one that holds "{event}" as the event's name.
#[test]
fn who_has_the_register_open_is_told_as_people_say_it() {
    let said = say(Language::Vi, "refusal.register_in_use", [("machine", "vm"), ("user", "?"), ("since", "2026-11-26T15:26:38+07:00")]);
    assert!(said.contains("người khác") && said.contains("26/11/2026 15:26") && !said.contains(['?', 'T']), "{said}");
    let said = say(Language::Vi, "refusal.register_in_use", [("machine", "vm"), ("user", "chị Mai"), ("since", "hôm qua")]);
    assert!(said.contains("chị Mai") && said.contains("hôm qua"), "{said}");
}

#[test]
fn truth_f8_what_was_typed_is_never_looked_up() {
    let told = |person: &str| say(Language::Vi, "operation.event_recorded", [("event", "@event.ceremony"), ("person", person)]);
    assert_eq!(told("@ui.close"), "ghi Lễ kết nạp: @ui.close");
    assert_eq!(told("{event}"), "ghi Lễ kết nạp: {event}");
    assert_eq!(say(Language::Vi, "operation.event_recorded", [("person", "{event}"), ("event", "@event.ceremony")]), "ghi Lễ kết nạp: {event}");
    // No list of names of values that hold words may name one that a clerk types.
    let typed = ["name", "note", "person", "unit", "value", "paper", "reason", "programme", "course", "path"];
    assert_eq!(domain::words::WORD_PARAMS.iter().filter(|name| typed.contains(name)).count(), 0);
}
