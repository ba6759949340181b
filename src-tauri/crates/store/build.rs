//! Tells the crate whether SQLite is being built without the loading of extensions (see `src/vault/extensions.rs`).

fn main() {
    println!("cargo::rustc-check-cfg=cfg(sqlite_without_extensions)");
    println!("cargo::rerun-if-env-changed=LIBSQLITE3_FLAGS");
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("LIBSQLITE3_FLAGS").is_ok_and(|flags| flags.contains("SQLITE_OMIT_LOAD_EXTENSION")) {
        println!("cargo::rustc-cfg=sqlite_without_extensions");
    }
}
