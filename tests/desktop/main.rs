//! The real window under Xvfb, driven through WebDriver: few and slow. `./test desktop` runs them; they are left out of a
//! plain `cargo test` because they need a display.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod border;
mod desk;
mod driver;
mod letters;
mod main_path;
mod pictures;
mod process;
mod roles;
mod session;
