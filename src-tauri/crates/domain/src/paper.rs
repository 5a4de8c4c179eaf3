//! The papers of the dossiers: key and form number. Form numbers are data: a paper keeps its key when its number changes.

/// One paper that a dossier may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The stable key; its title is the word `paper.<key>`.
    pub key: &'static str,
    /// The form's number as printed, empty where it has none or it is not verified.
    pub number: &'static str,
}

const fn paper(key: &'static str, number: &'static str) -> Paper {
    Paper { key, number }
}

/// All papers, in the order of the forms' list.
pub const PAPERS: &[Paper] = &[
    paper("course_certificate", "CN-NTVĐ"),
    paper("application", "1-KNĐ"),
    paper("applicant_history", "2-KNĐ"),
    paper("introduction", "3-KNĐ"),
    paper("youth_union_resolution", "4-KNĐ"),
    paper("trade_union_resolution", "4A-KNĐ"),
    paper("gathered_opinions", "5-KNĐ"),
    paper("branch_resolution", "6-KNĐ"),
    paper("sub_committee_report", "7-KNĐ"),
    paper("committee_resolution", "8-KNĐ"),
    paper("admission_decision", "9-KNĐ"),
    paper("new_member_class_certificate", ""),
    paper("self_review", "10-KNĐ"),
    paper("helper_comments", "11-KNĐ"),
    paper("conversion_opinions", "12-KNĐ"),
    paper("conversion_branch_resolution", "13-KNĐ"),
    paper("conversion_sub_report", "14-KNĐ"),
    paper("conversion_committee_resolution", "15-KNĐ"),
    paper("conversion_decision", "16-KNĐ"),
    paper("member_history", "1-HSĐV"),
    paper("member_sheet", "2-HSĐV"),
    paper("member_supplement", "3-HSĐV"),
    paper("transfer_slip", ""),
    paper("notice_slip", ""),
    paper("background_letter", ""),
    paper("mover_certificate", ""),
    paper("covering_letter", ""),
    paper("cancel_decision", ""),
    paper("strike_off_decision", ""),
    paper("branch_minutes", ""),
    paper("ceremony_papers", ""),
    paper("dossier_index", ""),
    paper("other_paper", ""),
];

/// The papers 1- to 5-KNĐ: receiving one opens the dossier stage.
pub const OPENING_PAPERS: &[&str] =
    &["application", "applicant_history", "introduction", "youth_union_resolution", "trade_union_resolution", "gathered_opinions"];

/// The key that a text names: the key itself, or the form's number with or without marks (`2-KND`).
pub fn find(text: &str) -> Option<&'static str> {
    let wanted = crate::name::search_key(text);
    PAPERS
        .iter()
        .find(|paper| paper.key == text || (!paper.number.is_empty() && crate::name::search_key(paper.number) == wanted))
        .map(|paper| paper.key)
}

/// The paper of that key.
pub fn get(key: &str) -> Option<&'static Paper> {
    PAPERS.iter().find(|paper| paper.key == key)
}
