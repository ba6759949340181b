//! The border between windows and commands, tested without a window.
