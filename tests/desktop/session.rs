//! The first minute, signing in, wrong passwords and locking.

use crate::desk::Desk;

/// What the tests type for a password: four words.
pub const PASSWORD: &str = "otter lantern gravel thimble";

/// Makes a caseload and types its recovery key back; ends on Today. Gives the recovery key.
pub async fn create_caseload(desk: &Desk) -> String {
    desk.page("Start with Safehold").await;
    desk.click("Create a caseload").await;
    desk.page("Create a caseload on this computer").await;
    desk.fill("Name of the unit", "Northfield safeguarding unit").await;
    desk.fill("The unit's phone number", "0113 496 0100").await;
    desk.fill("Your name", "PC Amira Rahman").await;
    desk.fill("Your phone number", "0113 496 0101").await;
    desk.fill("Password", PASSWORD).await;
    desk.click("Create the caseload").await;
    desk.page("Write down the recovery key").await;
    let key = desk.words_of("ol[aria-label='Recovery key']").await.replace(' ', "-");
    desk.click("I have written it down").await;
    desk.page("Type the recovery key back").await;
    desk.fill("Recovery key", &key.to_lowercase()).await;
    desk.click("Open the caseload").await;
    desk.window("main").await;
    desk.page("Today").await;
    key
}

#[tokio::test]
#[ignore = "needs a display: ./test desktop"]
async fn first_minute_lock_and_sign_in() {
    let mut desk = Desk::start("session", &[]).await;
    create_caseload(&desk).await;
    desk.click("Lock").await;
    desk.window("unlock").await;
    desk.page("Sign in").await;
    desk.fill("Your name", "PC Amira Rahman").await;
    desk.fill("Password", "not the password at all").await;
    desk.click("Sign in").await;
    desk.has("[role=alert]").await;
    desk.accessible().await;
    desk.picture("wrong password").await;
    desk.restart(&[]).await;
    desk.window("unlock").await;
    desk.fill("Your name", "PC Amira Rahman").await;
    desk.fill("Password", PASSWORD).await;
    desk.click("Sign in").await;
    desk.window("main").await;
    desk.page("Today").await;
    desk.finish().await;
}

#[tokio::test]
#[ignore = "needs a display: ./test desktop"]
async fn invented_caseload_opens_without_a_password() {
    let desk = Desk::start("invented", &[]).await;
    desk.page("Start with Safehold").await;
    desk.click("Open an invented caseload").await;
    desk.window("main").await;
    desk.page("Today").await;
    desk.sees("Invented caseload: nobody here is real").await;
    desk.click("Lock").await;
    desk.window("unlock").await;
    desk.page("Locked").await;
    desk.click("Open the invented caseload again").await;
    desk.window("main").await;
    desk.page("Today").await;
    desk.finish().await;
}
