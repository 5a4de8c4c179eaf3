//! A person's way as it would go: dated steps from the list to the card, before any of it is written.
//!
//! Each part is anchored on one day, so that a way can be led up to any day and broken off after any step. Days are
//! moved back to working days. Deadlines are kept unless the caller says otherwise.

use chrono::{Days, NaiveDate};
use domain::calendar::Calendar;
use domain::event_kind::EventKind;

use crate::dice::Dice;

/// What a field of a step is given; names are found when the step is written.
#[derive(Clone, Debug)]
pub enum Given {
    /// As typed.
    Text(String),
    /// Who helps the person: a full member of their branch.
    Helper,
    /// The person's own earlier step of that tag.
    Step(&'static str),
    /// The unit of that number in the sample.
    Unit(usize),
    /// The course of that number in the sample.
    Course(usize),
    /// The number of the person's card: until 2/9/2025 eight digits, then their citizen's ID.
    Card,
}

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Given {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// How a vote goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nearly all are for.
    Passed,
    /// Half are for.
    Short,
}

/// One event to come.
#[derive(Clone, Debug)]
pub struct Step {
    /// When.
    pub day: NaiveDate,
    /// What.
    pub kind: EventKind,
    /// Its own fields, without a vote's.
    pub fields: Vec<(&'static str, Given)>,
    /// How its vote goes, where it is one.
    pub outcome: Outcome,
    /// By what later steps call it.
    pub tag: Option<&'static str>,
    /// It opens the person's next case.
    pub opens: bool,
    /// Why it is recorded against a rule.
    pub reason: Option<&'static str>,
    /// Anything else.
    pub note: Option<&'static str>,
}

impl Step {
    /// With a field of its own.
    pub fn with(&mut self, name: &'static str, given: impl Into<Given>) -> &mut Self {
        self.fields.push((name, given.into()));
        self
    }

    /// To be called so by later steps.
    pub fn tagged(&mut self, tag: &'static str) -> &mut Self {
        self.tag = Some(tag);
        self
    }
}

/// A course of the sample.
#[derive(Clone, Debug)]
pub struct Round {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// For candidates or for new members.
    pub new_members: bool,
}

/// The calendar and the courses that a way is fitted into.
pub struct Ground<'a> {
    /// Working days.
    pub calendar: &'a Calendar,
    /// All courses, by their days.
    pub rounds: &'a [Round],
}

impl Ground<'_> {
    /// The last course of its sort that was over by a day.
    pub fn round_before(&self, day: NaiveDate, new_members: bool) -> Option<usize> {
        self.rounds.iter().rposition(|round| round.new_members == new_members && round.to <= day)
    }

    /// The first course of its sort that began after a day.
    fn round_after(&self, day: NaiveDate, new_members: bool) -> Option<usize> {
        self.rounds.iter().position(|round| round.new_members == new_members && round.from > day)
    }

    /// The day itself, or the last working day before it.
    pub fn working(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day;
        while !self.calendar.is_working(day) {
            day = before(day, 1);
        }
        day
    }

    /// The day itself, or the next working day after it.
    pub fn working_from(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day;
        while !self.calendar.is_working(day) {
            day = after(day, 1);
        }
        day
    }
}

/// So many calendar days later.
pub fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
}

/// So many calendar days earlier.
pub fn before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(day)
}

/// A way being laid.
pub struct Track<'a> {
    /// What it is fitted into.
    pub ground: &'a Ground<'a>,
    /// What falls by chance.
    pub dice: &'a mut Dice,
    /// The steps so far.
    pub steps: Vec<Step>,
}

impl Track<'_> {
    /// Adds a step, on a working day.
    pub fn step(&mut self, day: NaiveDate, kind: EventKind) -> &mut Step {
        let day = self.ground.working(day);
        self.steps.push(Step { day, kind, fields: Vec::new(), outcome: Outcome::Passed, tag: None, opens: false, reason: None, note: None });
        let last = self.steps.len() - 1;
        &mut self.steps[last]
    }

    /// Breaks the way off after the last step of a kind.
    pub fn until(&mut self, kind: EventKind) {
        if let Some(place) = self.steps.iter().rposition(|step| step.kind == kind) {
            self.steps.truncate(place + 1);
        }
    }

    /// The latest step of a kind, to be changed.
    pub fn last(&mut self, kind: EventKind) -> Option<&mut Step> {
        self.steps.iter_mut().rfind(|step| step.kind == kind)
    }

    /// The day of the latest step of a kind.
    pub fn day_of(&self, kind: EventKind) -> Option<NaiveDate> {
        self.steps.iter().rfind(|step| step.kind == kind).map(|step| step.day)
    }

    /// Put on the list, with a helper and mostly a task.
    pub fn list(&mut self, day: NaiveDate) {
        if self.dice.chance(40) {
            let union = if self.dice.chance(60) { "youth_union" } else { "trade_union" };
            let ahead = self.dice.between(15, 35);
            self.step(before(day, ahead), EventKind::CandidateIntroduced).with("organization", union);
        }
        self.step(day, EventKind::CandidateListed);
        self.step(day, EventKind::HelperNamed).with("helper", Given::Helper);
        if self.dice.chance(70) {
            let task = self.dice.text(&[
                "Tham gia tổ sáng kiến của phân xưởng",
                "Phụ trách an toàn vệ sinh viên của tổ",
                "Kèm cặp hai thợ mới trong ba tháng",
                "Tham gia ban chấp hành chi đoàn",
                "Làm nòng cốt phong trào hiến máu",
            ]);
            self.step(day, EventKind::TaskGiven).with("task", task);
        }
    }

    /// Sent to a course; where it is over, with its result and certificate.
    pub fn study(&mut self, round: usize, certified: bool) {
        let Some(course) = self.ground.rounds.get(round).cloned() else { return };
        let [enrolled, result, certificate] = if course.new_members {
            [EventKind::NewMemberClassEnrolled, EventKind::NewMemberClassResult, EventKind::NewMemberClassCertificate]
        } else {
            [EventKind::CourseEnrolled, EventKind::CourseResult, EventKind::CourseCertificate]
        };
        self.step(before(course.from, 9), enrolled).with("course", Given::Course(round));
        if certified {
            let (grade, score) = match self.dice.below(10) {
                0 => ("excellent", self.dice.between(90, 96)),
                1..4 => ("very_good", self.dice.between(80, 89)),
                4..9 => ("good", self.dice.between(70, 79)),
                _ => ("passed", self.dice.between(55, 69)),
            };
            let score = format!("{}.{}", score / 10, score % 10);
            self.step(course.to, result).with("course", Given::Course(round)).with("result", grade).with("score", score);
            self.step(after(course.to, 7), certificate).with("course", Given::Course(round));
        }
    }

    /// Listed and certified in good time before a day.
    pub fn prepare(&mut self, by: NaiveDate) {
        let Some(round) = self.ground.round_before(before(by, 30), false) else { return };
        let ahead = self.dice.between(60, 240);
        // Nobody was listed before the register was begun.
        let earliest = self.ground.rounds.first().map_or(by, |first| before(first.from, 80));
        let from = self.ground.rounds[round].from;
        self.list(before(from, ahead).max(earliest));
        self.study(round, true);
    }

    /// From clearance to the certified life history; the dossier is opened on a day.
    pub fn dossier(&mut self, opened: NaiveDate) {
        self.step(before(opened, 21), EventKind::ClearanceAsked);
        self.step(before(opened, 7), EventKind::Cleared);
        self.step(opened, EventKind::DossierOpened);
        let known = self.steps.first().map_or(opened, |step| step.day);
        let years = self.dice.between(2, 6);
        let known = before(known, 365 * years).format(if self.dice.chance(60) { "%Y-%m" } else { "%Y" }).to_string();
        let member = self.step(after(opened, 6), EventKind::IntroducerNamed);
        member.with("introducer_kind", "full_member").with("introducer", Given::Helper).with("acquaintance_from", known);
        let union = self.dice.chance(55);
        let (kind, paper) = if union { ("youth_union", "youth_union_resolution") } else { ("trade_union", "trade_union_resolution") };
        self.step(after(opened, 12), EventKind::IntroducerNamed).with("introducer_kind", kind);
        self.step(opened, EventKind::PaperReceived).with("paper", "application").tagged("application");
        self.step(after(opened, 10), EventKind::PaperReceived).with("paper", "applicant_history");
        self.step(after(opened, 14), EventKind::PaperReceived).with("paper", paper);
        let asked = after(opened, 16);
        let place = self.dice.text(&["Đảng ủy xã Mẫu Một, tỉnh Mẫu", "Đảng ủy xã Mẫu Hai, tỉnh Mẫu", "Đảng ủy phường Mẫu Đông, thành phố Mẫu"]);
        for (subject, request, received) in [("father", "father", "father received"), ("spouse", "spouse", "spouse received")] {
            if subject == "spouse" && self.dice.chance(50) {
                continue;
            }
            self.step(asked, EventKind::BackgroundRequested).with("subject", subject).with("place", place).with("scope", "domestic").tagged(request);
            let (there, back) = (self.dice.between(4, 8), self.dice.between(24, 36));
            self.step(after(asked, there), EventKind::BackgroundRequestReceived).with("request", Given::Step(request)).tagged(received);
            self.step(after(asked, back), EventKind::BackgroundAnswered).with("request", Given::Step(request));
        }
        self.step(after(opened, 52), EventKind::PaperReceived).with("paper", "introduction");
        self.step(after(opened, 56), EventKind::PaperReceived).with("paper", "gathered_opinions");
        self.step(after(opened, 62), EventKind::HistoryCertified).with("fit", "true");
    }

    /// From the branch's vote to the decision's coming back.
    pub fn vote(&mut self, day: NaiveDate) {
        self.step(day, EventKind::BranchVote);
        self.step(after(day, 9), EventKind::CommitteeVote);
        self.step(after(day, 12), EventKind::DossierSentUp).with("to_level", "upper_committee");
        let decided = self.dice.between(26, 38);
        self.step(after(day, decided), EventKind::Decision).tagged("decision");
        self.step(after(day, decided + 4), EventKind::DecisionReceived);
    }

    /// The ceremony and the year after it.
    pub fn admit(&mut self, ceremony: NaiveDate) {
        self.step(ceremony, EventKind::Ceremony).with("place", "Hội trường Công ty CP Cơ khí Minh Khởi (mẫu)");
        self.step(ceremony, EventKind::HelperNamed).with("helper", Given::Helper);
        self.step(after(ceremony, 18), EventKind::MemberFilesDone);
        if let Some(round) = self.ground.round_after(after(ceremony, 20), true) {
            self.study(round, true);
        }
    }

    /// Recognition, from the branch's vote on.
    pub fn recognize(&mut self, over: NaiveDate, vote: NaiveDate) {
        // Moved on, not back: none of it may fall before the probation is over.
        let begun = self.ground.working_from(after(over, 2));
        self.step(begun, EventKind::ConversionDossierOpened);
        for paper in ["self_review", "helper_comments", "conversion_opinions"] {
            self.step(begun, EventKind::PaperReceived).with("paper", paper);
        }
        let vote = self.ground.working_from(vote).max(begun);
        self.step(vote, EventKind::ConversionBranchVote);
        self.step(after(vote, 7), EventKind::ConversionCommitteeVote);
        let decided = self.dice.between(20, 28);
        self.step(after(vote, decided), EventKind::ConversionDecision).tagged("recognition");
        self.step(after(vote, decided + 8), EventKind::ConversionAnnounced);
        self.step(after(vote, decided + 60), EventKind::CardIssued).with("card_number", Given::Card).with("occasion", "new");
    }

    /// From the list to the decision, the branch voting on a day.
    pub fn way_to_vote(&mut self, vote: NaiveDate) {
        let opened = before(vote, 75);
        self.prepare(before(opened, 21));
        self.dossier(opened);
        self.vote(vote);
    }

    /// From the list to the end of the probation's class, the ceremony held on a day. Gives the probation's last day.
    pub fn way(&mut self, ceremony: NaiveDate) -> NaiveDate {
        let ahead = self.dice.between(46, 54);
        self.way_to_vote(before(ceremony, ahead));
        self.admit(ceremony);
        domain::date::add_months(self.ground.working(ceremony), 12)
    }
}
