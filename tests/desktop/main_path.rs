//! The main job, end to end, in the real window: an order arrives, the victim is called, the letter is printed, the plan
//! shows the cover and is printed. Dates are reckoned from the day on which
//! every journey begins.

use crate::{
    desk::{CLOCK, Desk},
    driver::{LOOK, PATIENCE, project},
    session::{PASSWORD, create_caseload},
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::{env, fs, path::Path, time::Instant};

const COLLEAGUES_PASSWORD: &str = "meadow copper saddle wren";

/// The day of the program's clock.
fn today() -> NaiveDate {
    CLOCK.parse::<DateTime<Utc>>().expect("a moment").date_naive()
}

fn days_ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

fn in_days(days: u64) -> NaiveDate {
    today() + Days::new(days)
}

#[tokio::test]
#[ignore = "needs a display: ./test desktop"]
async fn order_call_letter_plan() {
    let desk = Desk::start("main-path", &[]).await;
    create_caseload(&desk).await;
    add_a_colleague(&desk).await;
    bring_in_the_feed(&desk).await;
    record_an_order(&desk).await;
    give_the_task(&desk).await;
    letter_is_refused(&desk).await;
    word_a_sentence(&desk).await;
    sign_the_letter_texts_off(&desk).await;
    look_at_translations_and_policy(&desk).await;
    another_person_checks_the_terms(&desk).await;
    record_safe_contact(&desk).await;
    call_without_answer_then_spoken(&desk).await;
    record_bail_and_notice(&desk).await;
    overview_shows_the_cover(&desk).await;
    letter_is_made_and_printed(&desk).await;
    plan_is_saved_and_printed(&desk).await;
    desk.finish().await;
}

async fn add_a_colleague(desk: &Desk) {
    desk.click("Settings").await;
    desk.page("Settings").await;
    desk.click("Add a person").await;
    desk.fill("Name", "PC Bryn Ellis").await;
    desk.fill("Phone number", "0113 496 0102").await;
    desk.choose("Safeguarding officer").await;
    desk.fill("First password", COLLEAGUES_PASSWORD).await;
    desk.accessible().await;
    desk.picture("add a person").await;
    desk.click("Add").await;
    desk.sees("PC Bryn Ellis added.").await;
}

async fn bring_in_the_feed(desk: &Desk) {
    let manifest = project().join("tests/fixtures/manifest-20261103.csv");
    desk.click("Register").await;
    desk.page("Register").await;
    desk.click("Bring in court feed").await;
    desk.page("Bring in court feed").await;
    desk.attach("The court's manifest", &manifest).await;
    desk.sees("Mair O'Test").await;
    desk.page("Bring in court feed").await;
    desk.click("Bring in 3 orders").await;
    desk.page("Register").await;
    desk.sees("Mair O'Test").await;
    // The same file again creates nothing.
    desk.click("Bring in court feed").await;
    desk.attach("The court's manifest", &manifest).await;
    desk.sees("Already here").await;
    desk.lacks("Bring in 3 orders").await;
    desk.picture("the same feed again").await;
}

async fn record_an_order(desk: &Desk) {
    desk.click("Register").await;
    desk.click("Record an order").await;
    desk.page("Record: Non-molestation order").await;
    for (place, given, family, line, postcode) in [
        ("Victim", "Petra", "Quill", "14 Invented Row", "LS7 4AA"),
        ("Respondent", "Gareth", "Moss", "2 Other Street", "LS9 7BB"),
    ] {
        desk.fill_in(place, "Given names", given).await;
        desk.fill_in(place, "Family name", family).await;
        desk.fill_in(place, "Address, a line each", line).await;
        desk.fill_in(place, "Postcode", postcode).await;
    }
    desk.choose_in("Risk", "Medium").await;
    desk.fill("Court", "Leeds Family Court").await;
    desk.fill("Court case number", "LS26F00999").await;
    desk.date("When was it made?", days_ago(2), Some("10:05")).await;
    desk.choose("Without notice").await;
    desk.choose("On a date and time").await;
    desk.date("Ends on", in_days(360), Some("23:59")).await;
    desk.date("When was it served in person?", days_ago(1), Some("18:30")).await;
    desk.fill("Served by whom", "PC Ellis at the custody desk, passport seen").await;
    for term in ["No contact", "No contact through others", "Not to go to the home"] {
        desk.click(term).await;
    }
    desk.page("Record: Non-molestation order").await;
    desk.click("Save").await;
    desk.page("Petra Quill").await;
    desk.sees("Gareth Moss must not contact you in any way.").await;
}

async fn give_the_task(desk: &Desk) {
    desk.click("Today").await;
    desk.page("Today").await;
    desk.sees("First contact: order lodged").await;
    // By key for the row that is marked, by button for another.
    desk.keys("r").await;
    desk.sees("Who is to do it?").await;
    desk.click("Cancel").await;
    desk.no_longer_sees("Who is to do it?").await;
    desk.click_in("Mair O'Test", "Give").await;
    desk.sees("Who is to do it?").await;
    desk.choose("PC Bryn Ellis").await;
    desk.accessible().await;
    desk.picture("give a task").await;
    desk.click("Give it").await;
    desk.no_longer_sees("Who is to do it?").await;
}

async fn open_section(desk: &Desk, section: &str) {
    desk.click("Caseload").await;
    desk.page("Caseload").await;
    desk.click("Petra Quill").await;
    desk.page("Petra Quill").await;
    desk.click_in("Sections of the case", section).await;
}

async fn letter_is_refused(desk: &Desk) {
    open_section(desk, "Letters").await;
    desk.sees("No letter can be made now").await;
    desk.sees("Post is not known to be safe").await;
    desk.sees("The letter texts and helplines are not signed off by your unit").await;
    desk.sees("Nobody has checked the terms").await;
    desk.page("Petra Quill").await;
}

/// The unit's own words: refused while they are wrong, looked at as the page, saved as version 2.
async fn word_a_sentence(desk: &Desk) {
    desk.click("Open letter texts").await;
    desk.page("Settings").await;
    desk.sees("Not signed off: no letter can be made").await;
    desk.click_in("Parts of the letter texts", "In every letter").await;
    desk.click("Use our own words: close.unsafe").await;
    desk.fill("Our words for close.unsafe", "Ask your MARAC.").await;
    desk.sees("short names of the unit mean nothing to the reader").await;
    desk.accessible().await;
    desk.picture("own words refused").await;
    desk.fill("Our words for close.unsafe", "Is this letter not safe for you? Tell us. You may destroy it.")
        .await;
    desk.no_longer_sees("short names of the unit mean nothing to the reader").await;
    desk.click("Look at a letter: close.unsafe").await;
    desk.sees("Page 1 of").await;
    desk.accessible().await;
    desk.picture("a letter to invented people").await;
    desk.click("Close").await;
    desk.click_in("Parts of the letter texts", "Helplines").await;
    desk.accessible().await;
    desk.click("Save").await;
    desk.sees("Version 2 saved. It waits to be signed off.").await;
    desk.click_in("Parts of the letter texts", "Versions").await;
    desk.sees("close.unsafe").await;
    desk.accessible().await;
    desk.click_in("Parts of the letter texts", "Sign-off").await;
}

/// What comes with Safehold in other languages is looked at, and is not ready; the policy's values have their bounds.
async fn look_at_translations_and_policy(desk: &Desk) {
    desk.click("Translations").await;
    desk.sees("Nobody has checked the letter texts in Welsh").await;
    desk.page("Settings").await;
    desk.click("Look at letters in Welsh").await;
    desk.sees("Page 1 of").await;
    desk.click("Close").await;
    desk.click("Unit and policy").await;
    desk.click_in("Parts of the policy", "Letters").await;
    desk.fill("Post confirmed safe counts as safe for", "0").await;
    desk.click("Save").await;
    desk.sees("Enter 1 to 365 days").await;
    desk.accessible().await;
    desk.picture("a value of the policy refused").await;
    desk.fill("Post confirmed safe counts as safe for", "30").await;
    desk.click("Save").await;
    desk.sees("Unit and policy saved.").await;
}

async fn sign_the_letter_texts_off(desk: &Desk) {
    desk.sees("Not signed off: no letter can be made").await;
    desk.click("Read every sentence").await;
    desk.sees("In danger? Call 999.").await;
    desk.accessible().await;
    desk.picture("letter texts").await;
    desk.click("Sign off version 2").await;
    desk.sees("Letter texts and helplines signed off.").await;
    desk.no_longer_sees("Not signed off: no letter can be made").await;
}

/// Who coded the terms may not check them: the colleague signs in, reads them and goes again.
async fn another_person_checks_the_terms(desk: &Desk) {
    open_section(desk, "Measures").await;
    desk.lacks("Check the terms").await;
    change_places(desk, "PC Bryn Ellis", COLLEAGUES_PASSWORD).await;
    open_section(desk, "Measures").await;
    desk.click("Check the terms").await;
    desk.sees("The coding says what the paper says").await;
    desk.accessible().await;
    desk.picture("check the terms").await;
    desk.click("The coding says what the paper says").await;
    desk.sees("Terms checked").await;
    change_places(desk, "PC Amira Rahman", PASSWORD).await;
}

async fn change_places(desk: &Desk, name: &str, password: &str) {
    desk.click("Lock").await;
    desk.window("unlock").await;
    desk.page("Sign in").await;
    desk.fill("Your name", name).await;
    desk.fill("Password", password).await;
    desk.click("Sign in").await;
    desk.window("main").await;
    desk.page("Today").await;
}

async fn record_safe_contact(desk: &Desk) {
    open_section(desk, "Contact").await;
    desk.sees("No safe channel").await;
    open_section(desk, "People").await;
    desk.fill("Mobile: number", "07700 900123").await;
    desk.choose_in("Mobile: is it safe?", "Safe").await;
    desk.choose_in("Mobile", "Confirmed with her or him now").await;
    desk.choose_in("Post: is it safe?", "Safe").await;
    desk.choose_in("Post", "Confirmed with her or him now").await;
    desk.choose_in("Who else is where the post arrives, or can open it?", "Nobody").await;
    desk.fill("Ask first", "Is the parcel ready?").await;
    desk.fill("Never", "Leave a voicemail").await;
    desk.page("Petra Quill").await;
    desk.click("Save safe contact").await;
    desk.sees("Safe to call").await;
}

async fn call_without_answer_then_spoken(desk: &Desk) {
    desk.click("Start call").await;
    desk.page("Call Petra Quill").await;
    desk.choose("No answer").await;
    desk.click("Save the call").await;
    desk.page("Today").await;
    open_section(desk, "Contact").await;
    desk.sees("No answer").await;
    desk.click("Start call").await;
    desk.page("Call Petra Quill").await;
    desk.tick_every_line("Tick what was said").await;
    desk.fill("Notes", "Knows of the order. Feels safer; the lock was changed.").await;
    desk.choose("Spoke, safely").await;
    desk.page("Call Petra Quill").await;
    desk.click("Save the call").await;
    desk.page("Today").await;
}

async fn record_bail_and_notice(desk: &Desk) {
    open_section(desk, "Measures").await;
    desk.click("Record a measure").await;
    desk.page("Record a measure").await;
    desk.click("Pre-charge bail").await;
    desk.page("Record: Pre-charge bail").await;
    desk.fill("Custody reference", "NF/26/01234").await;
    desk.date("When was the arrest?", days_ago(3), Some("21:15")).await;
    desk.date("When was the release on bail?", days_ago(2), Some("16:40")).await;
    desk.date("When is the return to the station?", in_days(40), Some("10:00")).await;
    desk.fill("Station", "Northfield").await;
    desk.click("No contact").await;
    desk.page("Record: Pre-charge bail").await;
    desk.click("Save").await;
    desk.page("Petra Quill").await;
    desk.click("Record a measure").await;
    desk.page("Record a measure").await;
    desk.click("Domestic violence protection notice").await;
    desk.page("Record: Domestic violence protection notice").await;
    desk.fill("Authorised by", "Supt Carys Rhydderch").await;
    desk.date("When was it served in person?", days_ago(1), Some("19:30")).await;
    desk.fill("Magistrates' court", "Leeds Magistrates' Court").await;
    desk.click("Not to go to the home").await;
    desk.page("Record: Domestic violence protection notice").await;
    desk.click("Save").await;
    desk.page("Petra Quill").await;
}

async fn overview_shows_the_cover(desk: &Desk) {
    open_section(desk, "Overview").await;
    desk.has("svg[aria-label^='Protection over time']").await;
    desk.sees("Pre-charge bail").await;
    desk.page("Petra Quill").await;
    desk.click("As a table").await;
    desk.page("Petra Quill").await;
    desk.click("As a picture").await;
}

async fn letter_is_made_and_printed(desk: &Desk) {
    open_section(desk, "Letters").await;
    // Her address is confidential: two people release its letters.
    desk.sees("A letter needs a second person").await;
    desk.click("Make the letter").await;
    desk.has("figure img[src^='blob:']").await;
    desk.page("Petra Quill").await;
    desk.click("A second person agrees").await;
    desk.select("Second person", "PC Bryn Ellis").await;
    desk.fill("Why may it go out?", "Read with the victim's answers beside it").await;
    desk.fill("The second person's password", COLLEAGUES_PASSWORD).await;
    desk.accessible().await;
    desk.picture("a second person agrees").await;
    desk.click("Agree").await;
    desk.sees("PC Bryn Ellis agreed").await;
    desk.page("Petra Quill").await;
    let before = printed().len();
    print(desk, "The pages as they print", before).await;
    desk.click("Save to a file").await;
    saved_pdf(desk, 1).await;
}

async fn plan_is_saved_and_printed(desk: &Desk) {
    open_section(desk, "Plan").await;
    desk.has("select[id='considered-2-decision']").await;
    desk.select("Domestic violence protection order: decision", "Considered, not used").await;
    desk.fill_in(
        "Domestic violence protection order",
        "Why it is not used",
        "The order of the family court covers the same",
    )
    .await;
    desk.date("On", days_ago(1), None).await;
    desk.page("Petra Quill").await;
    desk.click_in("Blocks of the plan", "Home").await;
    desk.select("Locks changed: state", "Needed").await;
    desk.fill("Owner", "PC Amira Rahman").await;
    desk.date("By", in_days(7), None).await;
    desk.page("Petra Quill").await;
    desk.click_in("Blocks of the plan", "The victim's views").await;
    desk.fill("What she or he wants", "To stay in her home. Declined a move.").await;
    desk.click_in("Blocks of the plan", "Review").await;
    desk.date("Looked at again on", in_days(20), None).await;
    desk.page("Petra Quill").await;
    desk.click("Save the draft").await;
    desk.sees("Draft of version 1 saved.").await;
    desk.sees("against signing this draft off").await;
    desk.page("Petra Quill").await;
    desk.click("Show the paper").await;
    desk.has("figure img[src^='blob:']").await;
    desk.page("Petra Quill").await;
    let before = printed().len();
    print(desk, "The plan as it prints", before).await;
    desk.click("Save to a file").await;
    saved_pdf(desk, 2).await;
    desk.select("Paper", "Summary for the next shift, 2 pages").await;
    desk.sees("The summary as it prints").await;
    desk.has("figure img[src^='blob:']").await;
    desk.page("Petra Quill").await;
}

/// Prints the paper shown in this view on the test's printer and waits until the print server has kept a PDF.
async fn print(desk: &Desk, view: &str, before: usize) {
    let printer = env::var("SAFEHOLD_TEST_PRINTER").expect("a printer: `./test desktop` starts one");
    desk.click_in(view, "Print").await;
    desk.choose(&printer).await;
    desk.accessible().await;
    desk.picture("print").await;
    desk.click_in("Printer", "Print").await;
    let start = Instant::now();
    while printed().len() == before {
        assert!(start.elapsed() < PATIENCE, "nothing came out of the printer");
        tokio::time::sleep(LOOK).await;
    }
    assert!(printed().iter().all(|paper| paper.starts_with(b"%PDF-")), "what was printed is the PDF itself");
}

/// What the test's printer has kept so far.
fn printed() -> Vec<Vec<u8>> {
    let folder = env::var("SAFEHOLD_TEST_PRINTED").expect("a printer: `./test desktop` starts one");
    pdf_bytes(Path::new(&folder), |name| name.starts_with("job-"))
}

/// Waits until this many PDFs were saved to a file.
async fn saved_pdf(desk: &Desk, count: usize) {
    let start = Instant::now();
    while pdf_bytes(desk.data_dir(), |name| name.ends_with(".pdf")).len() < count {
        assert!(start.elapsed() < PATIENCE, "no file was saved");
        tokio::time::sleep(LOOK).await;
    }
}

fn pdf_bytes(folder: &Path, wanted: impl Fn(&str) -> bool) -> Vec<Vec<u8>> {
    let files = fs::read_dir(folder).expect("the folder is there").flatten();
    files
        .filter(|file| wanted(&file.file_name().to_string_lossy()))
        .map(|file| fs::read(file.path()).expect("the paper can be read"))
        .collect()
}
