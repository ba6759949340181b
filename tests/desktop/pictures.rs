//! The pictures of the README, taken from the invented caseload on a fixed day; scripts/take-pictures keeps them.

use crate::desk::Desk;
use chrono::NaiveDate;
use safehold_casework::demo::{WINDOW_PASSWORD, Wish, invent};
use tempfile::TempDir;

/// The invented caseload of Monday 23 November 2026, ready to be opened.
async fn invented() -> TempDir {
    let data = TempDir::new().expect("a folder");
    let wish = Wish {
        cases: 60,
        seed: 7,
        day: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"),
        password: WINDOW_PASSWORD.to_owned().into(),
    };
    let (caseload, _) = invent(&data.path().join("invented.safehold"), &wish).await.expect("it is invented");
    caseload.close().await.expect("it is closed");
    data
}

#[tokio::test]
#[ignore = "needs a display: ./test desktop"]
async fn invented_caseload_page_by_page() {
    let desk = Desk::start_in(invented().await, "pictures", &[]).await;
    desk.click("Open an invented caseload").await;
    desk.window("main").await;
    desk.page("Today").await;
    desk.sees("Monday 23 November 2026").await;
    desk.picture("readme today").await;
    desk.click("Start call").await;
    desk.page("Call").await;
    desk.picture("readme call").await;
    for page in ["Caseload", "Register", "Letters", "Plans", "Settings"] {
        desk.click(page).await;
        desk.page(page).await;
    }
    desk.click("Caseload").await;
    desk.page("Caseload").await;
    desk.click("Petra Quill").await;
    desk.page("Petra Quill").await;
    desk.has("svg[aria-label^='Protection over time']").await;
    desk.picture("readme case").await;
    for section in ["Measures", "Contact", "People and safe contact", "Plan", "History"] {
        desk.click_in("Sections of the case", section).await;
        desk.page("Petra Quill").await;
    }
    desk.click_in("Sections of the case", "Letters").await;
    desk.sees("A reminder letter can be made").await;
    desk.click("Make the letter").await;
    desk.has("figure img[src^='blob:']").await;
    desk.page("Petra Quill").await;
    desk.picture("readme letter").await;
    desk.finish().await;
}
