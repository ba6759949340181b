// The one list of commands: `area::command: windows that may call it`.
//
// build.rs reads it to make a permission for each command, mod.rs to register them, and tests/ipc to compare it
// with the capabilities in tauri.conf.json.
macro_rules! command_table {
    ($with:ident) => {
        $with! {
            session::vault_status: unlock;
            session::create_caseload: unlock;
            session::confirm_recovery_key: unlock;
            session::sign_in: unlock;
            session::recover: unlock;
            session::open_invented: unlock;
            session::lock: main;
            session::change_password: main;
            frame::frame: main;
            frame::find: main;
            frame::draft_keep: main;
            frame::draft_get: main;
            frame::draft_drop: main;
            today::today: main;
            today::assign_task: main;
            calls::call_sheet: main;
            calls::save_call: main;
            cases::caseload: main;
            cases::case_identity: main;
            cases::case_overview: main;
            cases::case_choices: main;
            cases::set_case: main;
            cases::case_history: main;
            cases::case_contacts: main;
            people::case_people: main;
            people::save_person: main;
            differences::case_differences: main;
            differences::settle_difference: main;
            people::safe_contact: main;
            people::save_safe_contact: main;
            measures::measures_of_case: main;
            measure_choices::measure_choices: main;
            measures::measure_form: main;
            measures::record_measure: main;
            measures::record_service: main;
            variations::variation_form: main;
            variations::record_variation: main;
            variations::end_measure: main;
            variations::check_terms: main;
            clashes::measure_clashes: main;
            register::register: main;
            register::feed_preview: main;
            register::feed_bring_in: main;
            letter_gate::letter_gate: main;
            letter_gate::letter_review: main;
            letter_gate::agree_letter: main;
            letter_gate::letter_outside: main;
            letter_gate::letter_other_way: main;
            letter_gate::hand_over_letter: main;
            letters::make_letter: main;
            letters::letters_made: main;
            letters::letter_page: main;
            letters::print_letter: main;
            letters::save_letter: main;
            papers::printers: main;
            plans::plans_listed: main;
            plans::plan: main;
            plans::save_plan: main;
            plans::sign_off_plan: main;
            plans::grade_risk: main;
            plans::report_event: main;
            plans::plan_info: main;
            plans::plan_page: main;
            plans::print_plan: main;
            plans::save_plan_file: main;
            settings::people_list: main;
            settings::person_add: main;
            settings::person_leave: main;
            policy::settings: main;
            policy::save_settings: main;
            policy::policy_was: main;
            letter_texts::letter_texts: main;
            letter_texts::sign_letter_texts: main;
            holidays::holidays: main;
            holidays::add_holiday: main;
            holidays::remove_holiday: main;
            holidays::holidays_compared: main;
        }
    };
}
