//! What the windows may ask for: one file per area, a command each; wire types live beside their command.
//!
//! Not here: rules (core), permission checks and saving (casework), windows (windows.rs).

include!("table.rs");

mod calls;
mod cases;
mod clashes;
mod clock_view;
mod differences;
mod envelopes;
mod form;
mod frame;
mod holidays;
mod letter_gate;
mod letter_phrases;
mod letter_post;
mod letter_queue;
mod letter_texts;
mod letters;
mod measure_choices;
mod measure_form;
mod measure_view;
mod measures;
pub(crate) mod papers;
mod people;
mod plan_form;
mod plan_view;
mod plans;
mod policy;
mod print_runs;
mod read_out;
mod register;
mod session;
mod setting_acts;
mod settings;
mod today;
mod translations;
mod variations;
mod view;

use tauri::{Runtime, ipc::Invoke};

macro_rules! handlers {
    ($($area:ident :: $name:ident : $($window:ident)+;)+) => {
        /// Every command, ready for Tauri's `invoke_handler`.
        pub fn table<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($area::$name),+]
        }

        /// Each command's name on the wire with the labels of the windows that may call it.
        pub const GRANTS: &[(&str, &[&str])] = &[$((stringify!($name), &[$(stringify!($window)),+])),+];
    };
}
command_table!(handlers);
