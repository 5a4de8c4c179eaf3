//! The shell: the window, its dialogs, and one short file of commands a screen.
//!
//! It names no field, no rule, no SQL: each command passes what was typed to the register and what it answers back.
//! The one list of commands stands here, each marked *read*, *write* or *undoable*; the window's types are generated
//! from it into `ui/src/generated/client.ts` (`cargo gen`), and a test fails when that file is stale.

use ::print::lists::{DECISIONS, ListKind};
use register::lists::ListScreen;
use tauri::Manager;

mod clipboard;
mod clock;
mod commands;
mod desk;
mod failure;
mod pages;
mod papers;
mod places;
mod preferences;
mod process;
mod tries;
mod volumes;

use commands::{
    card, cases, copies, courses, drafts, due, exchange, file, lists, log, overview, people, print, ratings, reports, requests, settings, targets,
    units, users, window,
};

/// Gathers the commands under their marks. A write that is not undoable says why.
macro_rules! command_list {
    (
        read { $($($read:ident)::+),* $(,)? }
        undoable { $($($undoable:ident)::+),* $(,)? }
        write { $($($write:ident)::+ = $why:literal),* $(,)? }
    ) => {
        tauri_specta::collect_commands![$($($read)::+,)* $($($undoable)::+,)* $($($write)::+),*]
    };
}

/// Every command of the window.
fn builder() -> tauri_specta::Builder<tauri::Wry> {
    tauri_specta::Builder::<tauri::Wry>::new()
        .disable_serde_phases()
        .commands(command_list! {
            read {
                file::recent_registers, file::suggest_path, file::choose_path, file::prepare_register, file::register_info, file::told_at_start, card::card_from_picture,
                lists::list_page, lists::list_position, lists::list_ids, lists::list_fields, lists::told_conditions, lists::named_lists,
                due::due_page, drafts::draft_list,
                people::person_fields, people::likely_duplicates, people::person_page, people::find_people, people::places_offered, people::known_facts, people::check_fill, people::merge_view,
                cases::event_kinds, cases::code_lists, cases::check_entry, cases::check_entries, cases::document_numbers, cases::suggested_kinds,
                courses::course_list, courses::course_page, courses::course_candidates, courses::check_results,
                units::unit_tree, units::ended_units, units::unit_history, units::unit_page, units::unit_fields,
                units::check_unit_entries, ratings::rating_page,
                reports::report_choices, reports::report_view, reports::report_names,
                targets::target_table, targets::target_chart, targets::programme_list, targets::indicators, targets::target_value_read,
                targets::suggest_denominator,
                requests::request_list,
                overview::overview, overview::nav_counts,
                log::undo_state, log::journal, log::operation_of_head, log::operation_changes, log::row_names,
                settings::rule_list, settings::holiday_list, settings::settings, settings::usual_settings,
                print::print_options, print::print_preview, print::leave_preview, print::volumes_set, print::stop_volumes,
                print::export_choose_path, exchange::choose_workbook, exchange::import_preview,
                copies::copy_list, copies::choose_folder, copies::latest_copy, copies::compare_with,
                users::user_list,
                window::preference, window::set_zoom, window::hints_put_away,
            }
            undoable {
                people::add_person, people::save_person, people::fill_people, people::merge_people, people::choose_photo,
                cases::record_event, cases::record_events, cases::correct_event, cases::void_event,
                courses::save_course, courses::enrol, courses::save_results,
                units::add_unit, units::save_unit, units::move_unit, units::record_unit_event, units::record_unit_events,
                targets::save_programme, targets::save_target, targets::remove_target,
                lists::save_list, lists::drop_list,
                requests::save_request, requests::remove_request,
                settings::save_rule, settings::add_rule, settings::save_holiday, settings::save_setting,
                users::add_user, users::change_user, users::keeper_pin_by_card, users::user_leaves,
                exchange::import_workbook,
                log::undo, log::redo, log::undo_operation, log::undo_rest,
            }
            write {
                drafts::keep_draft = "a draft is no fact of the record",
                drafts::forget_draft = "a draft is no fact of the record",
                file::create_register = "a file is made; it is taken back by deleting it",
                file::open_register = "nothing of the record changes",
                file::open_sample = "the sample is made anew when it is missing",
                file::close_register = "only the day's copy is written",
                file::answer_today = "what day it is is no fact of the record",
                file::lock = "nothing of the record changes",
                file::page_may_close = "nothing of the record changes",
                file::unlock = "nothing of the record changes",
                file::print_recovery_card = "only a paper is made",
                file::print_card_of_open = "only a paper is made",
                file::drop_draft = "what was never made is forgotten",
                file::change_passphrase = "the old file is kept under the old passphrase",
                users::sign_in = "nothing of the record changes",
                users::sign_out = "nothing of the record changes",
                copies::back_up = "a copy is made; the record does not change",
                copies::look_at_copy = "nothing of the record changes",
                copies::leave_copy = "nothing of the record changes",
                copies::restore_copy = "what is replaced is kept, and put back the same way",
                copies::recover_register = "a file is made; the damaged one stays",
                copies::restore_register = "what is replaced is kept, and put back the same way",
                print::print_open = "a paper that is out cannot be taken back; it is noted",
                print::export_list = "a workbook that is out cannot be taken back; it is noted",
                window::put_on_clipboard = "what lies on the clipboard is no fact of the record",
                window::save_preference = "how a screen looks is no fact of the record",
                window::set_language = "how a screen looks is no fact of the record",
                window::put_hint_away = "how a screen looks is no fact of the record",
                window::show_hints_again = "how a screen looks is no fact of the record",
            }
        })
        .constant("word_params", domain::words::WORD_PARAMS)
        .constant("field_families", domain::words::FIELD_FAMILIES)
        .constant("person_parts", register::facts::PERSON_PARTS)
        .constant("fillable_fields", register::people::fillable_fields())
        .constant("papers", domain::paper::PAPERS.iter().map(|paper| paper.key).collect::<Vec<_>>())
        .constant("papers_of_people", ListKind::OF_PEOPLE)
        .constant("papers_of_courses", ListKind::OF_COURSES)
        .constant("books", ListKind::BOOKS)
        .constant("book_decisions", DECISIONS.map(|kind| kind.code()))
        .constant("dossier_papers", domain::case::dossier_papers())
        .constant("first_kinds", register::people::first_kinds())
        .constant("meeting_bodies", register::settings::MEETING_BODIES)
        .constant("most_rated", register::ratings::MOST as u32)
        .constant("roles", domain::role::Role::ALL.map(|role| role.code()))
        .constant("passphrase_least", register::file::PASSPHRASE_LEAST as u32)
        .constant("passphrase_different", register::file::PASSPHRASE_DIFFERENT as u32)
        .constant("path_stages", ListScreen::All.path_stages())
        .constant("end_stages", end_stages())
        .constant("screen_stages", screen_stages())
        .constant("years", serde_json::json!({ "first": domain::date::YEARS.start(), "last": domain::date::YEARS.end() }))
}

/// The codes of the ends, at which a case stands in no list of the navigation.
fn end_stages() -> Vec<&'static str> {
    domain::stage::Stage::ALL.iter().filter(|stage| stage.is_end()).map(|stage| stage.code()).collect()
}

/// What each list is made of: its screen and the stages that stand there.
fn screen_stages() -> serde_json::Value {
    ListScreen::OF_PEOPLE.map(|screen| serde_json::json!({ "screen": screen, "stages": screen.path_stages() })).into_iter().collect()
}

/// What the program no longer needs is wiped as it is freed: passphrases, keys and lists that went through it.
#[global_allocator]
static WIPED: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Opens the window and runs until it is closed.
pub fn run() {
    process::begin_small();
    register::file::keep_to_itself();
    if let Err(error) = register::file::wipe_what_the_database_frees() {
        eprintln!("nguon: {}", error.code());
    }
    let commands = builder();
    let started = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(window::remembered_place())
        .register_uri_scheme_protocol("page", |context, request| pages::answer(context.app_handle(), &request))
        .invoke_handler(commands.invoke_handler())
        .on_window_event(|window, event| match event {
            tauri::WindowEvent::CloseRequested { api, .. } if !file::close_window(window) => api.prevent_close(),
            tauri::WindowEvent::DragDrop(tauri::DragDropEvent::Drop { paths, .. }) => file::dropped(window, paths),
            _ => {}
        })
        .setup(|app| {
            app.manage(desk::Desk::new(app.handle())?);
            window::bring_into_view(app.handle());
            file::begin(app.handle(), std::env::args().skip(1));
            process::end_in_order(app.handle())?;
            file::copy_while_working(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match started {
        Ok(app) => app.run(|handle, event| {
            if let tauri::RunEvent::Exit = event {
                handle.state::<desk::Desk>().leave();
            }
        }),
        Err(error) => {
            eprintln!("nguon: {error}");
            std::process::exit(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;

    const CLIENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/generated/client.ts");

    fn export(path: &std::path::Path) {
        super::builder().export(Typescript::default(), path).expect("the client is written");
    }

    #[test]
    #[ignore = "writes the client; run by `cargo gen`"]
    fn write_client() {
        export(CLIENT.as_ref());
    }

    #[test]
    fn the_generated_client_is_not_stale() {
        let folder = tempfile::tempdir().expect("a folder");
        let fresh = folder.path().join("client.ts");
        export(&fresh);
        let (fresh, kept) = (std::fs::read_to_string(fresh).expect("fresh"), std::fs::read_to_string(CLIENT).expect("kept"));
        assert!(fresh == kept, "ui/src/generated/client.ts is stale: run `cargo gen`");
    }
}
