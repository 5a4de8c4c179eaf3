use paper::{PaperError, RecoveryCard, recovery_card_pdf};

use crate::pdf_text::{self, flat};
use crate::{goldens, samples};

fn card() -> RecoveryCard {
    RecoveryCard {
        unit_name: "Đảng ủy công ty CP cơ khí Minh Khởi (mẫu)".into(),
        groups: ["MAUA", "MAUB", "MAUC", "MAUD", "MAUE", "MAUF", "MAUG"].map(str::to_owned),
        qr_text: "MAUAMAUBMAUCMAUDMAUEMAUFMAUG".into(),
        file_name: "so-mau.nguon".into(),
        date: samples::date(2026, 2, 5),
    }
}

#[test]
fn the_card_is_one_page_for_the_envelope() {
    let document = card().set().expect("a document");
    assert_eq!(document.pages(), 1);
    let text = flat(&pdf_text::pages(&document.pdf().expect("a PDF")).concat());
    for printed in [
        "MAUA MAUB MAUC MAUD MAUE MAUF MAUG",
        "so-mau.nguon",
        "ngày 05 tháng 02 năm 2026",
        "Cất tờ này vào phong bì niêm phong.",
        "Đổi mật khẩu thì mã này hết hiệu lực.",
    ] {
        assert!(text.contains(printed), "{printed} in {text}");
    }
    assert!(!text.contains("vui lòng"));
    goldens::compare(&document, 1, goldens::FOLDER, "recovery-card");
}

#[test]
fn markup_on_the_card_prints_as_it_is_written() {
    let mut card = card();
    card.unit_name = "Chi bộ *A* #b $c$".into();
    card.file_name = "so_[1]_*.nguon".into();
    let text = flat(&pdf_text::pages(&recovery_card_pdf(&card).expect("a PDF")).concat());
    assert!(text.contains("CHI BỘ *A* #B $C$"), "{text}");
    assert!(text.contains("so_[1]_*.nguon"), "{text}");
}

#[test]
fn a_text_no_code_can_hold_is_refused() {
    let mut card = card();
    card.qr_text = "x".repeat(5_000);
    assert_eq!(recovery_card_pdf(&card).err(), Some(PaperError::QrTooLong));
}
