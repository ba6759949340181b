//! Signing in and locking.

use crate::desk::Desk;

#[tokio::test]
#[ignore = "needs a display: ./test desktop"]
async fn locks_and_unlocks() {
    let desk = Desk::start("session", &[]).await;
    desk.page("Sign in").await;
    desk.fill("Password", "correct horse battery staple").await;
    desk.click("Sign in").await;
    desk.window("main").await;
    desk.page("Today").await;
    desk.click("Lock").await;
    desk.window("unlock").await;
    desk.page("Sign in").await;
    desk.finish().await;
}
