//! The border between the windows and the commands, tested on Tauri's mock runtime: who may call what, and what an answer
//! looks like.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod config;
mod grants;
