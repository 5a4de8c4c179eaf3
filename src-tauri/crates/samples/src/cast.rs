//! The people of the sample: who they are and how far each has come.
//!
//! The days of those on the way are counted back from today, so that a sample is never out of date: some are late,
//! some fall due, some have stood still for months.

use chrono::{Datelike, NaiveDate};
use domain::date::add_months;
use domain::event_kind::EventKind as K;

use crate::dice::Dice;
use crate::frame::{BRANCHES, day, first_year};
use crate::names::Names;
use crate::play::Actor;
use crate::sketch;
use crate::track::{Given, Ground, Outcome, Step, Track, after, before};

/// Members that were there when the register was begun, in each branch.
const RECORDED: usize = 14;
/// Admitted and recognized since.
const ADMITTED: u32 = 41;
/// Two people bear this name.
const COMMON_NAME: &str = "Nguyễn Văn Hùng";

/// Everyone.
pub struct Cast<'a> {
    ground: &'a Ground<'a>,
    today: NaiveDate,
    dice: Dice,
    names: Names,
    /// In the order of writing down.
    pub actors: Vec<Actor>,
}

impl<'a> Cast<'a> {
    /// Everyone of a sample made today.
    pub fn gather(ground: &'a Ground<'a>, today: NaiveDate, dice: Dice) -> Vec<Actor> {
        let mut cast = Self { ground, today, dice, names: Names::shipped(), actors: Vec::new() };
        cast.recorded();
        cast.brought();
        cast.admitted();
        cast.redone();
        cast.probationers();
        cast.waiting();
        cast.dossiers();
        cast.course_goers();
        cast.candidates();
        cast.ended();
        cast.actors
    }

    fn ago(&self, days: u32) -> NaiveDate {
        before(self.today, days)
    }

    /// Lays a way by `lay` and adds a person who goes it; their branch is the next in turn.
    fn add(&mut self, lay: impl FnOnce(&mut Track<'_>)) -> &mut Actor {
        let mut dice = self.dice.clone();
        let mut track = Track { ground: self.ground, dice: &mut dice, steps: Vec::new() };
        lay(&mut track);
        let steps = track.steps;
        self.dice = dice;
        let unit = (self.actors.len() * 5 + 3) % BRANCHES.len();
        self.cast(unit, None, (23, 37), steps)
    }

    /// Adds a person of so many years at their first step.
    fn cast(&mut self, unit: usize, name: Option<&str>, years: (u32, u32), steps: Vec<Step>) -> &mut Actor {
        let dice = &mut self.dice;
        let from = steps.first().map_or(self.today, |step| step.day);
        let female = name.is_none() && dice.chance(if unit >= 5 { 52 } else { 30 });
        let name = name.map_or_else(|| self.names.fresh(female, dice), str::to_owned);
        let age = i32::try_from(dice.between(years.0, years.1)).unwrap_or(30);
        let birth = sketch::birth_date(from.year() - age, dice);
        let number = u32::try_from(self.actors.len()).unwrap_or_default() * 7 + 101;
        let mut facts = sketch::facts(&name, female, &birth, number, &BRANCHES[unit].1, from, dice);
        if steps.first().is_some_and(|step| matches!(step.kind, K::MemberRecorded | K::TransferReceived)) {
            facts.push(("file_number", format!("MK-{:04}", self.actors.len() + 1)));
            facts.push(("card_number", format!("00{:06}", 900_000 + number)));
            facts.retain(|(field, _)| *field != "political_theory");
            facts.push(("political_theory", dice.text(&["elementary", "elementary", "intermediate"]).to_owned()));
        }
        self.actors.push(Actor { facts, unit, steps, later: Vec::new() });
        let last = self.actors.len() - 1;
        &mut self.actors[last]
    }

    /// A step outside a track.
    fn plain(&self, on: NaiveDate, kind: K) -> Step {
        let mut dice = self.dice.clone();
        let mut track = Track { ground: self.ground, dice: &mut dice, steps: Vec::new() };
        track.step(on, kind).clone()
    }

    /// Members from the paper file, a secretary in each branch among them; what has happened to some since.
    fn recorded(&mut self) {
        let eve = day(first_year(self.today) - 1, 12, 31);
        let congress = day(self.today.year() - 1, 3, 14);
        for unit in 0..BRANCHES.len() {
            for place in 0..RECORDED {
                // From four to 29 years a member.
                let admitted = before(eve, 365 * self.dice.between(3, 28) + self.dice.between(31, 330));
                let official = add_months(admitted, 12);
                let form = match self.dice.below(12) {
                    0 => "%Y",
                    1 => "%Y-%m",
                    _ => "%Y-%m-%d",
                };
                let mut first = self.plain(eve, K::MemberRecorded);
                first.day = eve;
                first.with("member_kind", "full").with("admission_date_set", admitted.format(form).to_string());
                first.with("official_date_set", official.format(form).to_string());
                let mut steps = vec![first];
                if place < 2 {
                    let position = if place == 0 { "secretary" } else { "deputy_secretary" };
                    let mut post = self.plain(congress, K::PostHeld);
                    post.with("position", position);
                    steps.push(post);
                }
                let rated = day(self.today.year() - 1, 12, 20);
                if rated <= self.today {
                    let grade = self.dice.text(&["good", "good", "good", "excellent", "completed"]);
                    let mut rating = self.plain(rated, K::Rating);
                    rating.with("period", rated.year().to_string()).with("grade", grade);
                    steps.push(rating);
                }
                let since = i32::try_from(eve.years_since(admitted).unwrap_or(5)).unwrap_or(5);
                let least = u32::try_from(since + 22).unwrap_or(30);
                let name = (unit == 2 && place == 5).then_some(COMMON_NAME);
                self.cast(unit, name, (least, least + 8), steps);
            }
        }
        self.since_recorded();
    }

    /// What has happened to some of the recorded members.
    fn since_recorded(&mut self) {
        let of = |unit: usize, place: usize| unit * RECORDED + place;
        let first = first_year(self.today);
        let death = self.plain(self.ago(62), K::Died);
        let slip = self.plain(self.ago(56), K::DepartureSlip);
        self.actors[of(0, 9)].steps.extend([death, slip]);
        let death = self.plain(day(first + 2, 8, 12), K::Died);
        let slip = self.plain(day(first + 2, 8, 20), K::DepartureSlip);
        let sent = self.plain(day(first + 2, 9, 6), K::MemberFileSentUp);
        self.actors[of(3, 10)].steps.extend([death, slip, sent]);
        for (actor, on) in [(of(1, 8), day(first + 3, 4, 5)), (of(5, 11), self.ago(210))] {
            let mut slip = self.plain(on, K::TransferSlip);
            slip.with("slip_kind", "slip_10").with("transfer_scope", "other_upper").with("to_place", "Đảng bộ xã Mẫu Ba, tỉnh Mẫu");
            self.actors[actor].steps.push(slip);
        }
        // On the way from one branch to another.
        let mut slip = self.plain(self.ago(8), K::TransferSlip);
        slip.with("slip_kind", "slip_7").with("transfer_scope", "same_grassroots").with("to_unit", Given::Unit(5));
        self.actors[of(4, 7)].steps.push(slip);
        let mut out = self.plain(self.ago(100), K::TemporaryOut);
        out.with("to_place", "Đảng bộ xã Mẫu Bốn, tỉnh Mẫu").with("until", after(self.today, 95).to_string());
        self.actors[of(7, 6)].steps.push(out);
        for actor in [of(0, 12), of(6, 12)] {
            let exempted = self.plain(self.ago(500), K::Exempted);
            self.actors[actor].steps.push(exempted);
        }
        let mut praised = self.plain(self.ago(200), K::Commendation);
        praised.with("form", "commendation_certificate").with("occasion", "Sơ kết sáu tháng (mẫu)");
        self.actors[of(2, 4)].steps.push(praised);
        let mut reprimand = self.plain(day(first + 4, 6, 10), K::Discipline);
        reprimand.with("form", "reprimand");
        self.actors[of(6, 8)].steps.push(reprimand);
        let expelled = {
            let mut step = self.plain(day(first + 5, 7, 9), K::Expelled);
            step.with("cause", "Vi phạm kỷ luật (mẫu)");
            step
        };
        self.actors[of(1, 11)].steps.push(expelled);
        let resigned = self.plain(day(first + 4, 3, 6), K::Resigned);
        self.actors[of(4, 11)].steps.push(resigned);
        let recent = self.ago(44);
        self.strike_off(of(3, 12), before(recent, 30), recent, "no_meetings_dues");
        if let Some(received) = self.actors[of(3, 12)].steps.last().map(|step| after(step.day, 6)) {
            let received = self.plain(received, K::StrikeOffReceived);
            self.actors[of(3, 12)].steps.push(received);
        }
        self.readmitted(of(2, 12));
        // Whoever has left is not rated.
        for actor in &mut self.actors {
            let ends = |step: &&Step| matches!(step.kind, K::Died | K::StruckOff | K::Expelled | K::Resigned | K::TransferSlip);
            if let Some(left) = actor.steps.iter().filter(ends).map(|step| step.day).min() {
                actor.steps.retain(|step| step.kind != K::Rating || step.day < left);
            }
        }
        // A few have studied further or risen since: lists of an earlier day show them as they were.
        for actor in [of(0, 0), of(1, 0), of(3, 0), of(4, 0)] {
            self.actors[actor].later = vec![(day(first + 3, 9, 15), "political_theory", "advanced"), (day(first + 4, 2, 1), "post", "Phó quản đốc")];
        }
    }

    fn strike_off(&mut self, actor: usize, voted: NaiveDate, decided: NaiveDate, cause: &'static str) {
        let vote = self.plain(voted, K::StrikeOffBranchVote);
        let committee = self.plain(after(voted, 9), K::StrikeOffCommitteeVote);
        let mut struck = self.plain(decided, K::StruckOff);
        struck.with("cause_code", cause);
        self.actors[actor].steps.extend([vote, committee, struck]);
    }

    /// Struck off long ago, listed anew, and on probation again.
    fn readmitted(&mut self, actor: usize) {
        let first = first_year(self.today);
        self.strike_off(actor, day(first, 3, 5), day(first, 4, 9), "no_meetings_dues");
        let ceremony = self.ago(160);
        let mut dice = self.dice.clone();
        let mut track = Track { ground: self.ground, dice: &mut dice, steps: Vec::new() };
        track.way(ceremony);
        let opened = track.day_of(K::DossierOpened).unwrap_or(ceremony);
        track.step(after(opened, 8), K::UpperOpinionAsked).with("matter", "readmission").tagged("asked");
        track.step(after(opened, 36), K::UpperOpinionReceived).with("request", Given::Step("asked")).with("agreed", "true");
        track.steps.sort_by_key(|step| (step.day, step.kind));
        track.steps[0].opens = true;
        let steps = track.steps;
        self.dice = dice;
        self.actors[actor].steps.extend(steps);
    }

    /// Members who came from elsewhere.
    fn brought(&mut self) {
        for (unit, on) in [(5_usize, self.ago(1300)), (7, self.ago(640)), (0, self.ago(75))] {
            let admitted = before(on, 365 * 6 + 40);
            let mut first = self.plain(on, K::TransferReceived);
            first.with("unit", Given::Unit(unit)).with("from_place", "Đảng bộ xã Mẫu Hai, tỉnh Mẫu").with("transfer_scope", "other_upper");
            first.with("member_kind", "full").with("admission_date_set", admitted.to_string());
            first.with("official_date_set", add_months(admitted, 12).to_string());
            self.cast(unit, None, (31, 44), vec![first]);
        }
    }

    /// Admitted and recognized since the register was begun; some late.
    fn admitted(&mut self) {
        let first = day(first_year(self.today), 12, 10);
        let last = self.ago(500);
        let span = u32::try_from((last - first).num_days()).unwrap_or(0);
        for place in 0..ADMITTED {
            let ceremony = before(after(first, span * place / (ADMITTED - 1)), if place == 0 { 0 } else { self.dice.below(9) });
            let late = place % 9 == 4;
            self.add(|track| {
                let over = track.way(ceremony);
                let wait = if late { 72 } else { track.dice.between(6, 20) };
                track.recognize(over, after(over, wait));
                if place == 12
                    && let Some(result) = track.last(K::CourseResult)
                {
                    let seen = after(result.day, 30);
                    result.tagged("result");
                    let mended = track.step(seen, K::Correction).with("corrects", Given::Step("result"));
                    mended.with("field", "score").with("value", "7.8").with("basis", "Theo bảng điểm của Trung tâm chính trị (mẫu)");
                }
                if place == 30
                    && let Some(opened) = track.day_of(K::DossierOpened)
                {
                    track.step(after(opened, 1), K::PaperReceived).with("paper", "application").tagged("twice");
                    track.step(after(opened, 3), K::EntryVoided).with("voids", Given::Step("twice")).with("basis", "Nhập trùng đơn đã ghi hôm trước");
                }
            });
        }
    }

    /// A decision cancelled for its procedure and taken anew: the day of admission stays.
    fn redone(&mut self) {
        let ceremony = self.ago(290);
        self.add(|track| {
            track.way(ceremony);
            let ceremony = track.day_of(K::Ceremony).unwrap_or(ceremony);
            track.steps.retain(|step| step.kind < K::NewMemberClassEnrolled);
            let cancelled = track.step(after(ceremony, 90), K::DecisionCancelled).with("cancels", Given::Step("decision"));
            cancelled.with("ground", "wrong_procedure").with("redo", "committee_vote");
            track.step(after(ceremony, 100), K::CommitteeVote);
            track.step(after(ceremony, 120), K::Decision).with("admission_date_set", ceremony.to_string()).tagged("anew");
        });
    }

    /// On probation, and past it without recognition yet.
    fn probationers(&mut self) {
        for (days, files) in [(20, false), (58, false), (100, true), (150, true), (205, true), (262, true), (318, true), (346, true)] {
            let ceremony = self.ago(days);
            self.add(|track| {
                track.way(ceremony);
                if !files {
                    track.steps.retain(|step| step.kind != K::MemberFilesDone);
                }
            });
        }
        // The review not yet due, about to be, late; and the decision late.
        for (over, voted) in [(9, None), (27, None), (84, None), (100, Some(84))] {
            let ceremony = add_months_back(self.ago(over), 12);
            let vote = voted.map(|days| self.ago(days));
            self.add(|track| {
                let over = track.way(ceremony);
                if let Some(vote) = vote {
                    track.recognize(over, vote);
                    track.until(K::ConversionCommitteeVote);
                }
            });
        }
    }

    /// Before the branch, the committee, the deciding level, and the ceremony.
    fn waiting(&mut self) {
        for (vote, received) in [(77, 29), (112, 62)] {
            let (vote, received) = (self.ago(vote), self.ago(received));
            let received = self.ground.working(received);
            self.add(|track| {
                track.way_to_vote(vote);
                if let Some(step) = track.last(K::DecisionReceived) {
                    step.day = received;
                }
            });
        }
        for (place, vote) in [20, 51, 88].into_iter().enumerate() {
            let vote = self.ago(vote);
            self.add(|track| {
                track.way_to_vote(vote);
                track.until(K::DossierSentUp);
                if place == 1 {
                    against_a_rule(track, vote);
                }
            });
        }
        for vote in [7, 15] {
            let vote = self.ago(vote);
            self.add(|track| {
                track.way_to_vote(vote);
                track.until(K::BranchVote);
            });
        }
        let (vote, back) = (self.ago(100), self.ago(60));
        self.add(|track| {
            track.way_to_vote(vote);
            track.until(K::DossierSentUp);
            let returned = track.step(back, K::Returned).with("level", "upper_committee").with("cause", "Thiếu chữ ký trong nghị quyết");
            returned.with("back_to", "committee_vote");
        });
        // Certified not long ago; short of votes; put off and standing still.
        for certified in [5, 19] {
            let opened = self.ago(certified + 62);
            self.add(|track| {
                track.prepare(before(opened, 21));
                track.dossier(opened);
            });
        }
        let vote = self.ago(32);
        self.add(|track| {
            track.way_to_vote(vote);
            track.until(K::BranchVote);
            if let Some(step) = track.last(K::BranchVote) {
                step.outcome = Outcome::Short;
            }
        });
        let (opened, off) = (self.ago(190), self.ago(117));
        self.add(|track| {
            track.prepare(before(opened, 21));
            track.dossier(opened);
            track.step(off, K::Postponed).with("level", "branch").with("cause", "Nghỉ thai sản");
        });
    }

    /// Making up the dossier: under way, without a reply, standing still, nearly stale, stale.
    fn dossiers(&mut self) {
        let cuts = [
            (12, None),
            (26, None),
            (38, None),
            (50, None),
            (77, Some(K::BackgroundRequestReceived)),
            (152, Some(K::BackgroundAnswered)),
            (204, Some(K::BackgroundRequested)),
            (340, Some(K::BackgroundAnswered)),
            (420, Some(K::BackgroundAnswered)),
        ];
        for (opened, cut) in cuts {
            let opened = self.ago(opened);
            self.add(|track| {
                track.prepare(before(opened, 21));
                track.dossier(opened);
                if let Some(cut) = cut {
                    track.until(cut);
                }
            });
        }
        let (opened, asked) = (self.ago(58), self.ago(33));
        let actor = self.add(|track| {
            track.prepare(before(opened, 21));
            track.dossier(opened);
            track.step(asked, K::UpperOpinionAsked).with("matter", "religious");
        });
        actor.facts.retain(|(field, _)| *field != "religion");
        actor.facts.push(("religion", "01".to_owned()));
        actor.facts.push(("special_cases", r#"["religious"]"#.to_owned()));
    }

    /// Sent to a course, back from it, and those whose certificate has lapsed or soon will.
    fn course_goers(&mut self) {
        let ground = self.ground;
        let Some(latest) = ground.round_before(self.today, false) else { return };
        let earlier = ground.round_before(before(ground.rounds[latest].from, 1), false).unwrap_or(latest);
        let before_that = ground.round_before(before(ground.rounds[earlier].from, 1), false).unwrap_or(earlier);
        let listed = |round: usize| before(ground.rounds[round].from, 85);
        for _ in 0..2 {
            self.add(|track| {
                track.list(listed(latest));
                track.study(latest, false);
            });
        }
        for result in ["failed", "absent"] {
            self.add(|track| {
                track.list(listed(earlier));
                track.study(earlier, false);
                track.step(ground.rounds[earlier].to, K::CourseResult).with("course", Given::Course(earlier)).with("result", result);
            });
        }
        for round in [latest, latest, latest, earlier, earlier, before_that, before_that] {
            self.add(|track| {
                track.list(listed(round));
                track.study(round, true);
            });
        }
        let soon = ground.round_before(before(add_months_back(self.today, 58), 7), false).unwrap_or(before_that);
        self.add(|track| {
            track.list(listed(soon));
            track.study(soon, true);
        });
        let lapsed = ground.round_before(before(add_months_back(self.today, 60), 40), false).unwrap_or(before_that);
        let opened = self.ago(330);
        self.add(|track| {
            track.list(listed(lapsed));
            track.study(lapsed, true);
            track.dossier(opened);
            track.until(K::BackgroundAnswered);
        });
    }

    /// On the list, or only introduced by the union; some for long.
    fn candidates(&mut self) {
        for days in [6, 14, 27, 41, 55, 70, 84, 104, 133, 165, 201, 266] {
            let on = self.ago(days);
            self.add(|track| track.list(on));
        }
        for days in [18, 96] {
            let on = self.ago(days);
            self.add(|track| {
                track.step(on, K::CandidateIntroduced).with("organization", "youth_union");
            });
        }
        let on = self.ago(39);
        self.add(|track| {
            track.step(on, K::CandidateMovedIn).with("from_place", "Chi bộ Công ty Mẫu Hai (mẫu)");
            track.step(on, K::HelperNamed).with("helper", Given::Helper);
        });
        // The other of the same name, born elsewhere and later.
        if let Some(candidate) = self.actors.iter_mut().rev().find(|actor| actor.facts.iter().any(|fact| *fact == ("sex", "male".to_owned())))
            && let Some((_, name)) = candidate.facts.iter_mut().find(|(field, _)| *field == "birth_name")
        {
            COMMON_NAME.clone_into(name);
        }
    }

    /// Those whose case ended.
    fn ended(&mut self) {
        for (listed, cause, left) in [(1500, "left_enterprise", 1100), (900, "withdrew", 420), (700, "no_longer_fit", 130)] {
            let (listed, left) = (self.ago(listed), self.ago(left));
            self.add(|track| {
                track.list(listed);
                track.step(left, K::RemovedFromList).with("cause_code", cause);
            });
        }
        let (listed, left) = (self.ago(800), self.ago(300));
        self.add(|track| {
            track.list(listed);
            track.step(left, K::CandidateMovedOut).with("to_place", "Công ty Mẫu Ba (mẫu)");
        });
        let (vote, told) = (self.ago(620), self.ago(560));
        self.add(|track| {
            track.way_to_vote(vote);
            track.until(K::DossierSentUp);
            track.step(told, K::Refused).with("cause", "Chưa đủ điều kiện (mẫu)");
        });
        let ceremony = self.ago(1000);
        self.add(|track| {
            track.way(ceremony);
            track.until(K::MemberFilesDone);
            let cancelled = track.step(after(ceremony, 120), K::DecisionCancelled).with("cancels", Given::Step("decision"));
            cancelled.with("ground", "not_qualified");
        });
        let ceremony = self.ago(1400);
        self.add(|track| {
            track.way(ceremony);
            track.step(after(ceremony, 380), K::StrikeOffBranchVote);
            track.step(after(ceremony, 390), K::StrikeOffCommitteeVote);
            track.step(after(ceremony, 410), K::StruckOff).with("cause_code", "probation_failed");
        });
    }
}

/// The introducer has known the person for eight months only; the branch says why it goes on.
fn against_a_rule(track: &mut Track<'_>, vote: NaiveDate) {
    if let Some(introducer) = track.steps.iter_mut().find(|step| step.kind == K::IntroducerNamed) {
        introducer.fields.retain(|(name, _)| *name != "acquaintance_from");
        introducer.with("acquaintance_from", before(vote, 245).format("%Y-%m").to_string());
    }
    if let Some(step) = track.last(K::BranchVote) {
        step.reason = Some("Người giới thiệu trước chuyển công tác; chi bộ cử người khác cùng tổ và nhất trí xét");
    }
}

/// The same day so many months earlier.
fn add_months_back(from: NaiveDate, months: u32) -> NaiveDate {
    from.checked_sub_months(chrono::Months::new(months)).unwrap_or(from)
}
