//! What stands above a paper.

use chrono::NaiveDate;
use domain::words::{Language, say};
use paper::Head;
use register::{Register, RegisterError, settings, units};

use crate::lists::unit_below;

/// The head of a paper, its foot, and whether its people are invented: what a register says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The body above, as the unit set it.
    pub superior: String,
    /// The issuing body.
    pub issuer: String,
    /// The place signed at.
    pub place: String,
    /// The head of the register's log, by which a paper is held against the register later. It is that of the state which is
    /// printed: the note in the log that a paper was made comes after it. `None` before anything was written.
    pub log_head: Option<String>,
    /// Who takes the paper out, where the register has users and one is signed in.
    pub made_by: Option<String>,
    /// The people are invented.
    pub sample: bool,
    /// The first day of which the register tells everything, where the paper is of a day before it.
    pub record_from: Option<NaiveDate>,
}

impl Letterhead {
    /// What stands above the title of a paper of a day.
    pub fn head(&self, on: NaiveDate) -> Head {
        Head { superior: self.superior.clone(), issuer: self.issuer.clone(), place: self.place.clone(), date: on }
    }

    /// Of which day a paper is, and from when the register tells everything where that is a day before it.
    pub fn as_of(&self, on: NaiveDate) -> String {
        let date = domain::date::shown(on);
        match self.record_from.map(domain::date::shown) {
            Some(from) => say(Language::Vi, "paper.as_of_before", [("date", &*date), ("from", &*from)]),
            None => say(Language::Vi, "paper.as_of", [("date", &*date)]),
        }
    }

    /// The foot of every page: the log's head, and who takes the paper out.
    pub fn foot(&self) -> String {
        let Some(head) = &self.log_head else { return String::new() };
        match &self.made_by {
            Some(name) => say(Language::Vi, "paper.log_head_by", [("head", &**head), ("name", &**name)]),
            None => say(Language::Vi, "paper.log_head", [("head", &**head)]),
        }
    }
}

/// What the papers of a register are headed with: settings, else the names of the tree's first unit.
pub fn letterhead(register: &Register, on: NaiveDate) -> Result<Letterhead, RegisterError> {
    let set = settings::all(register)?;
    let setting = |name: &str| set.get(name).cloned().unwrap_or_default();
    let root = units::unit_tree(register, on)?.into_iter().next();
    let own = root.map(|unit| unit.name).unwrap_or_default();
    let committee = committee(&own);
    let issuer = setting("issuer_name");
    Ok(Letterhead {
        superior: setting("superior_name"),
        issuer: if issuer.is_empty() { committee } else { issuer },
        place: setting("place"),
        log_head: register.head()?,
        made_by: register.signed_in().map(|user| user.name.clone()),
        sample: set.get("sample").is_some_and(|text| text == "true"),
        record_from: Some(register::book::record_from(register)?).filter(|from| on < *from),
    })
}

/// What the papers of one unit are headed with: the committee above it, then the unit, as it set them or by their names. The
/// tree's first unit and no unit are headed as the register is.
pub fn letterhead_of(register: &Register, unit: Option<i32>, on: NaiveDate) -> Result<Letterhead, RegisterError> {
    let usual = letterhead(register, on)?;
    let Some(unit) = unit_below(register, unit, on)? else { return Ok(usual) };
    let own = units::unit_page(register, unit, on)?.facts;
    let above = match own.parent {
        Some(parent) if unit_below(register, Some(parent), on)?.is_none() => usual.issuer.clone(),
        Some(parent) => {
            let above = units::unit_page(register, parent, on)?.facts;
            set(above.head_issuer).unwrap_or_else(|| committee(&above.name))
        }
        None => usual.superior.clone(),
    };
    let superior = set(own.head_superior).unwrap_or(above);
    Ok(Letterhead { superior, issuer: set(own.head_issuer).unwrap_or_else(|| committee(&own.name)), ..usual })
}

/// A unit that is a đảng bộ issues its papers by its đảng ủy.
fn committee(name: &str) -> String {
    name.strip_prefix("Đảng bộ ").map_or_else(|| name.to_owned(), |rest| format!("Đảng ủy {rest}"))
}

fn set(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}
