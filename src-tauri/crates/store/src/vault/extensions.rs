//! SQLite is built without the loading of extensions, but sqlx's driver still names the function that would do it
//! (a feature that sea-orm switches on). This one takes its place and answers no.

use std::ffi::{c_char, c_int};

use libsqlite3_sys as ffi;

/// Loads nothing.
#[expect(unsafe_code, reason = "takes the place of a C function by its name; it touches nothing it is given")]
#[unsafe(no_mangle)]
pub extern "C" fn sqlite3_load_extension(
    _database: *mut ffi::sqlite3,
    _file: *const c_char,
    _entry: *const c_char,
    _message: *mut *mut c_char,
) -> c_int {
    ffi::SQLITE_ERROR
}
