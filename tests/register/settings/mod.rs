mod rules;

/// The harm: the toast and the log name a new setting by the label of its field, "sửa cài đặt: Khóa sau (phút; 0: không khóa)".
#[test]
fn every_setting_that_can_be_changed_has_words_for_having_been_changed() {
    for language in [domain::words::Language::Vi, domain::words::Language::En] {
        for name in register::settings::names() {
            assert!(domain::words::table(language).contains_key(&format!("operation.setting_changed.{name}")), "{language:?} {name}");
        }
    }
}
