//! The shipped code lists.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::code_list::{Code, CodeLists};
use serde::Serialize;
use specta::Type;

use crate::error::RegisterError;

const CODES: &str = include_str!("../../../../../assets/codes/codes.toml");

static SHIPPED_CODES: LazyLock<Result<CodeLists, String>> = LazyLock::new(|| CodeLists::parse(CODES));

/// The shipped code lists.
///
/// # Errors
/// Only where the program itself was built from a broken list.
pub fn codes() -> Result<&'static CodeLists, RegisterError> {
    SHIPPED_CODES.as_ref().map_err(|error| RegisterError::Shipped(error.clone()))
}

/// A code as the screens offer it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CodeView {
    /// The code.
    pub code: String,
    /// Its Vietnamese label.
    pub label_vi: String,
    /// Its English label.
    pub label_en: String,
    /// Whether it is offered.
    pub enabled: bool,
}

/// All code lists as the screens offer them.
///
/// # Errors
/// As [`codes`].
pub fn code_views() -> Result<BTreeMap<String, Vec<CodeView>>, RegisterError> {
    let codes = codes()?;
    let view = |code: &Code| CodeView {
        code: code.code.clone(),
        label_vi: code.label_vi.clone(),
        label_en: code.label_en.clone().unwrap_or_else(|| code.label_vi.clone()),
        enabled: code.enabled,
    };
    Ok(codes.names().map(|name| (name.to_owned(), codes.list(name).iter().map(view).collect())).collect())
}
