//! Starts Safehold; everything is in lib.rs.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::{alloc::System, process::ExitCode};
use zeroizing_alloc::ZeroAlloc;

/// Wipes memory as it is freed, so that a victim's address does not outlive the record it came from.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    safehold_app::run()
}
