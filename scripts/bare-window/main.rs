//! A Tauri window with nothing in it but a heading: what scripts/bench-window compares Safehold with.

fn main() -> tauri::Result<()> {
    tauri::Builder::<tauri::Wry>::new().run(tauri::generate_context!())
}
