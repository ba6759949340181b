// The one list of commands: `area::command: windows that may call it`.
//
// build.rs reads it to make a permission for each command, mod.rs to register them, and tests/ipc to compare it
// with the capabilities in tauri.conf.json. The handler `session::unlock` is called `session_unlock` on the wire.
macro_rules! command_table {
    ($with:ident) => {
        $with! {
            session::session_status: unlock main;
            session::session_unlock: unlock;
            session::session_lock: main;
        }
    };
}
