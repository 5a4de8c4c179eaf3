//! What a target has reached on a day, who can still make it, and until when: over plain inputs of cases as they stood on
//! that day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::indicator::Indicator;
use crate::period::Period;
use crate::rule::RuleBook;
use crate::stage::probation_end;

/// Where a case stands towards a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    /// Open, and not a member.
    Candidate,
    /// A member who is not yet recognized as full.
    Probationer,
    /// Full, ended, or not yet there.
    #[default]
    Neither,
}

/// A case as of the day asked, as far as it bears on one indicator.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject {
    /// Whose.
    pub person: i32,
    /// The case.
    pub case: i32,
    /// Where it stands.
    pub position: Position,
    /// Put on the list by resolution, or moved in being helped.
    pub listed: bool,
    /// Of a candidate: the first day, not before the day asked, on which the ceremony is lawful.
    pub earliest: Option<NaiveDate>,
    /// When what the indicator counts happened to it, in the period and here.
    pub counted: Option<NaiveDate>,
    /// Has the quality that the share is about: at the admission, or as now known.
    pub fits: bool,
    /// The end of the probation, from the admission date.
    pub probation_end: Option<NaiveDate>,
    /// When the case ended, if it has.
    pub ended: Option<NaiveDate>,
    /// When it was recognized as full.
    pub recognized: Option<NaiveDate>,
    /// The first certificate of the new members' class.
    pub certificate: Option<NaiveDate>,
}

/// Somebody who can still be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Can {
    /// Who.
    pub person: i32,
    /// In which case.
    pub case: i32,
    /// After this day no longer.
    pub last_day: NaiveDate,
}

/// A numerator, and of a share that freezes none its denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Counted.
    pub met: usize,
    /// Out of how many.
    pub of: Option<usize>,
}

/// How an indicator stands on a day, and what can still come.
#[derive(Clone, Debug, Default)]
pub struct Outlook {
    /// Who was counted, by person: one for each case where the figure counts cases.
    pub people: Vec<i32>,
    /// Of a figure that is never to exceed its target: the days on which it grew, in order.
    pub grew_on: Vec<NaiveDate>,
    /// The denominator, of a share that freezes none.
    pub of: Option<usize>,
    /// Of the denominator, or coming into it whatever happens: those who can still meet it.
    bound: Vec<Can>,
    /// Coming into the denominator whatever happens.
    coming: usize,
    /// Coming into the denominator, having met it already.
    sure: Vec<Can>,
    /// Those who may come in, and only to meet it.
    free: Vec<Can>,
    /// The last day on which somebody not yet in the register could still begin; `None`: nobody ever counts so.
    pub entry_until: Option<NaiveDate>,
}

impl Outlook {
    /// What was reached.
    pub fn reached(&self) -> Parts {
        Parts { met: self.people.len(), of: self.of }
    }

    /// Everybody who can still be counted.
    pub fn can(&self) -> Vec<Can> {
        let mut can: Vec<Can> = self.bound.iter().chain(&self.sure).chain(&self.free).copied().collect();
        can.sort();
        can
    }

    /// The most that can lawfully be reached if nothing happens before a day.
    pub fn ceiling(&self, from: NaiveDate) -> Parts {
        let still = |can: &[Can]| can.iter().filter(|each| each.last_day >= from).count();
        let free = still(&self.free);
        Parts {
            met: self.people.len() + still(&self.bound) + self.sure.len() + free,
            of: self.of.map(|of| of + self.coming + self.sure.len() + free),
        }
    }

    /// The days after which something can no longer be, in order.
    pub fn last_days(&self) -> BTreeSet<NaiveDate> {
        let can = self.bound.iter().chain(&self.free).map(|can| can.last_day);
        can.chain(self.entry_until).collect()
    }
}

/// The last day on which a recognition is in time: the branch's term from the probation's end, then that of the decision.
pub fn last_day_in_time(probation_end: NaiveDate, rules: &RuleBook) -> NaiveDate {
    let after = |key: &str, day: NaiveDate| rules.rule(key, None, day).map_or(day, |rule| rules.due(rule, day).0);
    after("conversion_decision", after("conversion_review", probation_end))
}

/// The last day whose beginning still brings the end by `to`; `None`: none in the ten years before.
fn last_start(to: NaiveDate, end: impl Fn(NaiveDate) -> NaiveDate) -> Option<NaiveDate> {
    std::iter::successors(Some(to), |day| day.pred_opt()).take(3660).find(|day| end(*day) <= to)
}

/// How an indicator stands: `until` is the day asked, or the period's last where that is earlier.
pub fn outlook(indicator: Indicator, period: Period, until: NaiveDate, subjects: &[Subject], rules: &RuleBook) -> Outlook {
    use Indicator as I;
    let to = period.to;
    let can = |subject: &Subject, last_day: NaiveDate| Can { person: subject.person, case: subject.case, last_day };
    let joins = |subject: &Subject| subject.earliest.filter(|_| subject.position == Position::Candidate);
    let joins_by_end = |subject: &&Subject| joins(subject).is_some_and(|day| day <= to);
    let cases = || subjects.iter().filter(|subject| subject.counted.is_some()).map(|subject| subject.person);
    let mut outlook = Outlook::default();
    match indicator {
        I::Admissions | I::AdmissionsShare => {
            outlook.people = cases().collect();
            outlook.free = subjects.iter().filter(joins_by_end).map(|subject| can(subject, to)).collect();
            outlook.entry_until = Some(to);
        }
        I::WomenShare | I::YouthShare | I::WorkerShare | I::TechnicalShare | I::MinorityShare => {
            outlook.people = subjects.iter().filter(|subject| subject.counted.is_some() && subject.fits).map(|subject| subject.person).collect();
            outlook.of = Some(cases().count());
            outlook.free = subjects.iter().filter(|subject| subject.fits).filter(joins_by_end).map(|subject| can(subject, to)).collect();
            outlook.entry_until = Some(to);
        }
        I::Conversions => {
            outlook.people = cases().collect();
            let ends = |day: NaiveDate| probation_end(day, rules);
            outlook.entry_until = last_start(to, ends);
            for subject in subjects.iter().filter(|subject| subject.counted.is_none()) {
                if subject.position == Position::Probationer && subject.probation_end.is_none_or(|end| end <= to) {
                    outlook.free.push(can(subject, to));
                } else if let Some(last) = outlook.entry_until.filter(|last| joins(subject).is_some_and(|day| day <= *last)) {
                    outlook.free.push(can(subject, last));
                }
            }
        }
        I::PoolSize | I::PoolShare => {
            let listed = |subject: &&Subject| subject.position == Position::Candidate && subject.listed;
            outlook.people = each_once(subjects.iter().filter(listed).map(|subject| subject.person));
            let unlisted = |subject: &&Subject| subject.position == Position::Candidate && !subject.listed;
            outlook.free = subjects.iter().filter(unlisted).map(|subject| can(subject, to)).collect();
            outlook.entry_until = Some(to);
        }
        I::CourseAttendance | I::CourseSent | I::NewMemberClassSent => {
            outlook.people = each_once(cases());
            let counted: BTreeSet<i32> = outlook.people.iter().copied().collect();
            let of_class = indicator == I::NewMemberClassSent;
            let fits = |subject: &&Subject| match subject.position {
                // A course may be attended before the age of admission.
                Position::Candidate => !of_class || joins_by_end(subject),
                Position::Probationer => of_class,
                Position::Neither => false,
            };
            let rest = subjects.iter().filter(|subject| !counted.contains(&subject.person)).filter(fits);
            outlook.free = rest.map(|subject| can(subject, to)).collect();
            outlook.entry_until = Some(to);
        }
        I::StrikeOffs => {
            outlook.people = cases().collect();
            outlook.grew_on = subjects.iter().filter_map(|subject| subject.counted).collect();
            outlook.grew_on.sort();
        }
        I::ConversionRate | I::ConversionOnTime | I::NewMemberClassShare => of_probations(&mut outlook, indicator, period, until, subjects, rules),
    }
    outlook
}

/// The shares over the probations that end in the period.
fn of_probations(outlook: &mut Outlook, indicator: Indicator, period: Period, until: NaiveDate, subjects: &[Subject], rules: &RuleBook) {
    let on_time = indicator == Indicator::ConversionOnTime;
    // The day on which a probation comes into the denominator.
    let falls = |end: NaiveDate| if on_time { last_day_in_time(end, rules) } else { end };
    outlook.entry_until = last_start(period.to, |day| falls(probation_end(day, rules)));
    let mut of = 0;
    for subject in subjects {
        let can = |last_day: NaiveDate| Can { person: subject.person, case: subject.case, last_day };
        if let Some(last) =
            outlook.entry_until.filter(|last| subject.position == Position::Candidate && subject.earliest.is_some_and(|day| day <= *last))
        {
            outlook.free.push(can(last));
            continue;
        }
        let Some(end) = subject.probation_end else { continue };
        let day = falls(end);
        if day < period.from || day > period.to {
            continue;
        }
        let (met, last_day) = match indicator {
            Indicator::ConversionOnTime => (subject.recognized.is_some_and(|recognized| recognized <= day), day),
            Indicator::NewMemberClassShare => (subject.certificate.is_some_and(|certificate| certificate <= end), end),
            _ => (subject.recognized.is_some(), period.to),
        };
        let recognized_first = on_time && met;
        if subject.ended.is_some_and(|ended| ended < day) && !recognized_first {
            continue;
        }
        let counts_now = day <= until;
        let can_meet = subject.position == Position::Probationer && last_day >= until;
        match (counts_now, met) {
            (true, true) => outlook.people.push(subject.person),
            (false, true) => outlook.sure.push(can(period.to)),
            (_, false) if can_meet => outlook.bound.push(can(last_day)),
            (_, false) => {}
        }
        of += usize::from(counts_now);
        outlook.coming += usize::from(!counts_now && !met);
    }
    outlook.of = Some(of);
}

fn each_once(people: impl Iterator<Item = i32>) -> Vec<i32> {
    people.collect::<BTreeSet<_>>().into_iter().collect()
}
