//! Vote shares in whole numbers, never in floats.

use std::fmt;
use std::str::FromStr;

use crate::refusal::Refusal;

/// A share of those entitled: at least `num/den`, or more than it.
///
/// ```
/// use domain::share::Share;
/// let two_thirds: Share = "2/3".parse().unwrap();
/// assert!(two_thirds.reached(13, 19) && !two_thirds.reached(12, 19));
/// assert_eq!(two_thirds.needed(19), 13);
/// assert_eq!(Share { num: 1, den: 2, more_than: true }.needed(10), 6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Numerator.
    pub num: u32,
    /// Denominator, not 0.
    pub den: u32,
    /// Strictly more than the share.
    pub more_than: bool,
}

impl Share {
    /// Whether so many for, of so many entitled, reach it. Nobody entitled reaches nothing.
    pub fn reached(self, votes_for: u32, entitled: u32) -> bool {
        let (have, want) = (u64::from(votes_for) * u64::from(self.den), u64::from(entitled) * u64::from(self.num));
        entitled > 0 && if self.more_than { have > want } else { have >= want }
    }

    /// The least number of votes that reaches it.
    pub fn needed(self, entitled: u32) -> u32 {
        let want = u64::from(entitled) * u64::from(self.num);
        let den = u64::from(self.den.max(1));
        let least = if self.more_than { want / den + 1 } else { want.div_ceil(den) };
        u32::try_from(least).unwrap_or(u32::MAX)
    }
}

impl FromStr for Share {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let wrong = || Refusal::new("number_unreadable").with("value", text);
        let (num, den) = text.split_once('/').ok_or_else(wrong)?;
        let num = num.trim().parse().map_err(|_| wrong())?;
        let den = den.trim().parse().map_err(|_| wrong())?;
        if den == 0 { Err(wrong()) } else { Ok(Self { num, den, more_than: false }) }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.num, self.den)
    }
}
