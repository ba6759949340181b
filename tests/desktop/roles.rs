//! What somebody else may do: letters staff see letters and nothing else; a forgotten password is mended with the recovery key.

use crate::desk::Desk;
use crate::session::{PASSWORD, create_caseload};

const STAFF_PASSWORD: &str = "pebble harbour willow crane";
const NEW_PASSWORD: &str = "saddle marble thicket owl";

#[tokio::test]
#[ignore = "needs a display: ./test desktop"]
async fn letters_staff_and_the_recovery_key() {
    let desk = Desk::start("roles", &[]).await;
    let key = create_caseload(&desk).await;
    add_letters_staff(&desk).await;
    lock(&desk).await;
    sign_in(&desk, "Dilys Vaughan", STAFF_PASSWORD).await;
    letters_staff_see_letters_only(&desk).await;
    lock(&desk).await;
    let new_key = recover(&desk, &key).await;
    assert_ne!(new_key, key, "a used recovery key is replaced");
    lock(&desk).await;
    old_password_and_key_are_refused(&desk, &key).await;
    desk.finish().await;
}

async fn add_letters_staff(desk: &Desk) {
    desk.click("Settings").await;
    desk.click("Add a person").await;
    desk.fill("Name", "Dilys Vaughan").await;
    desk.fill("Phone number", "0113 496 0103").await;
    desk.choose("Letters staff").await;
    desk.fill("First password", STAFF_PASSWORD).await;
    desk.click("Add").await;
    desk.sees("Dilys Vaughan added.").await;
}

async fn lock(desk: &Desk) {
    desk.click("Lock").await;
    desk.window("unlock").await;
    desk.page("Sign in").await;
}

async fn sign_in(desk: &Desk, name: &str, password: &str) {
    desk.fill("Your name", name).await;
    desk.fill("Password", password).await;
    desk.click("Sign in").await;
    desk.window("main").await;
}

async fn letters_staff_see_letters_only(desk: &Desk) {
    desk.page("Letters").await;
    for place in ["Caseload", "Register", "Plans"] {
        desk.lacks(place).await;
    }
    desk.click("Settings").await;
    desk.page("Settings").await;
    for place in ["People", "Add a person"] {
        desk.lacks(place).await;
    }
}

async fn recover(desk: &Desk, key: &str) -> String {
    desk.click("Use the recovery key").await;
    desk.page("Use the recovery key").await;
    desk.fill("Your name", "PC Amira Rahman").await;
    desk.fill("Recovery key", key).await;
    desk.fill("New password", NEW_PASSWORD).await;
    desk.click("Set the password").await;
    desk.page("Write down the recovery key").await;
    let new_key = desk.words_of("ol[aria-label='Recovery key']").await.replace(' ', "-");
    desk.click("I have written it down").await;
    desk.fill("Recovery key", &new_key).await;
    desk.click("Open the caseload").await;
    desk.window("main").await;
    desk.page("Today").await;
    new_key
}

async fn old_password_and_key_are_refused(desk: &Desk, key: &str) {
    desk.fill("Your name", "PC Amira Rahman").await;
    desk.fill("Password", PASSWORD).await;
    desk.click("Sign in").await;
    desk.has("[role=alert]").await;
    desk.click("Use the recovery key").await;
    desk.fill("Your name", "PC Amira Rahman").await;
    desk.fill("Recovery key", key).await;
    desk.fill("New password", NEW_PASSWORD).await;
    desk.click("Set the password").await;
    desk.has("[role=alert]").await;
    desk.accessible().await;
    desk.picture("an old key").await;
}
