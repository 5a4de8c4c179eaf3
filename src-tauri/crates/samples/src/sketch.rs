//! An invented person: what the paper form asks, as a clerk would type it.

use chrono::{Datelike, NaiveDate};

use crate::dice::Dice;

/// A person's facts by field, as typed.
pub type Facts = Vec<(&'static str, String)>;

/// What people of a workplace do: their post, their group of occupations, and how they were trained.
pub struct Workplace {
    /// Posts.
    pub posts: &'static [&'static str],
    /// A code of `occupation_group`.
    pub group: &'static str,
    /// Codes of `qualification`.
    pub qualifications: &'static [&'static str],
}

/// The communes of the invented province.
const COMMUNES: &[&str] = &["xã Mẫu Một", "xã Mẫu Hai", "xã Mẫu Ba", "xã Mẫu Bốn", "xã Mẫu Năm", "phường Mẫu Đông", "phường Mẫu Tây"];
const PROVINCES: &[&str] = &["tỉnh Mẫu", "tỉnh Mẫu", "tỉnh Mẫu", "thành phố Mẫu", "tỉnh Mẫu Hạ"];

/// A birth date as known: mostly whole, sometimes the month or the year alone.
pub fn birth_date(year: i32, dice: &mut Dice) -> String {
    let (month, day) = (dice.between(1, 12), dice.between(1, 28));
    match dice.below(20) {
        0 => format!("{year:04}"),
        1 => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// A citizen's ID of the province 000, which there is not: sex and century, year of birth, running number.
pub fn citizen_id(female: bool, birth_year: i32, number: u32) -> String {
    let century = if birth_year < 2000 { 0 } else { 2 } + i32::from(female);
    format!("000{century}{:02}{number:06}", birth_year.rem_euclid(100))
}

/// A place of the invented province.
pub fn place(dice: &mut Dice) -> String {
    format!(r#"{{"commune":"{}","province":"{}"}}"#, dice.text(COMMUNES), dice.text(PROVINCES))
}

/// The whole form of a person at a workplace, `from` being the day on which the register first hears of them.
pub fn facts(name: &str, female: bool, birth: &str, number: u32, at: &Workplace, from: NaiveDate, dice: &mut Dice) -> Facts {
    let birth_year: i32 = birth.get(..4).and_then(|year| year.parse().ok()).unwrap_or(1990);
    let home = place(dice);
    let residence = if dice.chance(60) { home.clone() } else { place(dice) };
    let address = format!(r#"{{"address":"Tổ {}",{}"#, dice.between(1, 12), residence.trim_start_matches('{'));
    let begun = (birth_year + i32::try_from(dice.between(19, 24)).unwrap_or(20)).min(from.year() - 2);
    let post = dice.text(at.posts);
    let schooling = if dice.chance(94) { "upper_secondary" } else { "lower_secondary" };
    let ethnicity = if dice.chance(92) { "01" } else { dice.text(&["02", "03", "06", "07"]) };
    let religion = if dice.chance(95) { "00" } else { "02" };
    let young = from.year() - birth_year < 30;
    let union = if young {
        format!(r#"[{{"organization":"trade_union","joined":"{begun}"}},{{"organization":"youth_union","joined":"{}"}}]"#, birth_year + 15)
    } else {
        format!(r#"[{{"organization":"trade_union","joined":"{begun}"}}]"#)
    };
    let history = format!(
        r#"[{{"period":"{}–{}","text":"Học phổ thông tại {} (mẫu)"}},{{"period":"{begun} đến nay","text":"{post}, Công ty CP Cơ khí Minh Khởi (mẫu)"}}]"#,
        birth_year + 6,
        birth_year + 18,
        dice.text(COMMUNES),
    );
    let parent = |gap: u32, dice: &mut Dice| birth_year - i32::try_from(dice.between(gap, gap + 9)).unwrap_or(24);
    let (father, mother) = (parent(24, dice), parent(21, dice));
    let family = name.split(' ').next().unwrap_or_default();
    let relatives = format!(
        r#"[{{"relation":"father","name":"{family} Văn Cha (mẫu)","birth_year":"{father}","occupation":"Làm ruộng"}},{{"relation":"mother","name":"Lê Thị Mẹ (mẫu)","birth_year":"{mother}","occupation":"Làm ruộng"}}]"#
    );
    let qualification = dice.text(at.qualifications);
    vec![
        ("birth_name", name.to_owned()),
        ("sex", if female { "female" } else { "male" }.to_owned()),
        ("birth_date", birth.to_owned()),
        ("home_place", home),
        ("residence_permanent", address),
        ("ethnicity", ethnicity.to_owned()),
        ("religion", religion.to_owned()),
        ("citizen_id", citizen_id(female, birth_year, number)),
        ("occupation", post.to_owned()),
        ("occupation_group", at.group.to_owned()),
        ("post", post.to_owned()),
        ("contract_from", format!("{begun:04}-{:02}-01", dice.between(1, 12))),
        ("general_schooling", schooling.to_owned()),
        ("qualification", qualification.to_owned()),
        ("political_theory", "none".to_owned()),
        ("mass_organizations", union),
        ("family_class", dice.text(&["poor_peasant", "middle_peasant", "employee", "poor_peasant"]).to_owned()),
        ("personal_history", history),
        ("relatives", relatives),
    ]
}
