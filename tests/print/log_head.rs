//! The head of the log on what leaves the register, by which a rewritten past shows.

use std::io::Read;

use print::lists::{List, ListOf, print_options};
use register::lists::ListQuery;

use crate::one_truth::{desk, now};

#[test]
fn trust_t2_paper_and_workbook_bear_the_head_of_the_log() {
    let desk = desk();
    let head = desk.register.head().unwrap().unwrap();
    assert_eq!(head.len(), 8);
    let asked = ListOf::People(ListQuery::default());
    let list =
        List::collect(&desk.register, &asked, &print_options(&desk.register, &asked, now().today, now().today).unwrap(), now().today, now().today)
            .unwrap();
    let foot = format!("Đầu sổ {head}");
    assert_eq!(list.paper().foot, foot);
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(list.workbook().unwrap())).unwrap();
    let mut sheet = String::new();
    package.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    let footer = sheet.split("<oddFooter>").nth(1).and_then(|rest| rest.split("</oddFooter>").next()).unwrap();
    assert!(footer.ends_with(&foot), "{footer}");
}

#[test]
fn paper_names_who_took_it_out_where_the_register_has_users() {
    let mut desk = desk();
    register::users::add_user(&mut desk.register, "Nguyễn Thị Lan", domain::role::Role::Keeper, "2468", &now()).unwrap();
    let head = desk.register.head().unwrap().unwrap();
    let asked = ListOf::People(ListQuery::default());
    let foot = |register: &register::Register| {
        let options = print_options(register, &asked, now().today, now().today).unwrap();
        List::collect(register, &asked, &options, now().today, now().today).unwrap().paper().foot.clone()
    };
    assert_eq!(foot(&desk.register), format!("Đầu sổ {head} · Nguyễn Thị Lan"));
    desk.register.sign_out();
    assert_eq!(foot(&desk.register), format!("Đầu sổ {head}"));
}
