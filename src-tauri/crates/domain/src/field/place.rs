//! A place by its levels.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::refusal::Refusal;

/// A place by its levels, new name with the old in brackets where it was renamed; text that names no level is the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Place {
    /// Xã, phường.
    pub commune: Option<String>,
    /// Huyện, quận, of papers before 1/7/2025.
    pub district: Option<String>,
    /// Tỉnh, thành phố.
    pub province: Option<String>,
    /// Nước.
    pub country: Option<String>,
    /// House and street, or the whole text as typed.
    pub address: Option<String>,
}

/// A place as given: every level may be left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    commune: Option<String>,
    district: Option<String>,
    province: Option<String>,
    country: Option<String>,
    address: Option<String>,
}

impl Place {
    /// Reads a JSON object of its levels, or plain text as its address. Empty levels are not known.
    ///
    /// # Errors
    /// `value_unreadable` for an object with other names or other things than text.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let Ok(object @ serde_json::Value::Object(_)) = serde_json::from_str(text) else {
            return Ok(Self { address: Some(text.to_owned()), ..Self::default() });
        };
        let given: Given = serde_json::from_value(object).map_err(|_| Refusal::new("value_unreadable").with("value", text))?;
        let known = |part: Option<String>| part.map(|part| crate::name::tidy(&part)).filter(|part| !part.is_empty());
        Ok(Self {
            commune: known(given.commune),
            district: known(given.district),
            province: known(given.province),
            country: known(given.country),
            address: known(given.address),
        })
    }

    /// Nothing of it is known.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }

    /// In one line, from the smallest to the largest, as papers have it: Việt Nam is named only where nothing else is known.
    pub fn shown(&self) -> String {
        let known = |part: &&String| !part.is_empty();
        let within: Vec<&String> = [&self.address, &self.commune, &self.district, &self.province].into_iter().flatten().filter(known).collect();
        let at_home = |country: &&String| !within.is_empty() && crate::name::search_key(country) == "viet nam";
        let country = self.country.as_ref().filter(known).filter(|country| !at_home(country));
        within.iter().copied().chain(country).cloned().collect::<Vec<_>>().join(", ")
    }
}
