//! The letters' day in the real window: looked at, accepted, printed as a run, posted, and one that came back.

use crate::desk::Desk;

#[tokio::test]
#[ignore = "needs a display: ./test desktop"]
async fn from_the_queue_to_the_letter_that_came_back() {
    let desk = Desk::start("letters", &[]).await;
    desk.page("Start with Safehold").await;
    desk.click("Open an invented caseload").await;
    desk.window("main").await;
    desk.page("Today").await;
    desk.click("Letters").await;
    desk.page("Letters").await;
    accept_one(&desk).await;
    print_the_run(&desk).await;
    let code = book_posted(&desk).await;
    book_returned(&desk, &code).await;
    for place in ["blocked", "closed", "runs"] {
        go(&desk, place).await;
        desk.page("Letters").await;
    }
    desk.finish().await;
}

async fn go(desk: &Desk, place: &str) {
    let script = format!("location.hash = '#/letters/{place}'");
    desk.client().execute(&script, vec![]).await.expect("the page answers");
}

/// By key: to the first that one person may accept, and, once its pages are there, accepted.
async fn accept_one(desk: &Desk) {
    desk.sees("0 of").await;
    desk.keys("n").await;
    desk.has("figure img[src^='blob:']").await;
    desk.click("Accept").await;
    desk.sees("1 of").await;
    desk.accessible().await;
    desk.picture("accepted").await;
}

async fn print_the_run(desk: &Desk) {
    desk.click("Print the run").await;
    desk.choose("One file, ready to print on both sides").await;
    desk.accessible().await;
    desk.picture("print the run").await;
    desk.click("Print 1").await;
    desk.sees("1 letter: 1 printed").await;
    desk.accessible().await;
    desk.picture("the run is printed").await;
    desk.click("Close").await;
    let file = std::fs::read(desk.data_dir().join("letters.pdf")).expect("the file of the run is there");
    assert!(file.starts_with(b"%PDF-"), "what was written is a PDF");
}

/// The newest letter in the tray is booked by its code; gives the code.
async fn book_posted(desk: &Desk) -> String {
    go(desk, "printed").await;
    desk.sees("Book 0 as posted").await;
    desk.page("Letters").await;
    let shown = desk.words_of("tr.is-chosen .numeric").await;
    let code = shown.split(',').next().unwrap_or_default().to_owned();
    assert!(code.starts_with("VC-"), "{shown}");
    desk.fill("Code on the letter", &format!("{code}X")).await;
    desk.click("Book it").await;
    desk.sees("no letter's code").await;
    desk.accessible().await;
    desk.picture("a wrong code").await;
    desk.fill("Code on the letter", &code.to_lowercase()).await;
    desk.click("Book it").await;
    desk.sees(&format!("{code}: posted.")).await;
    code
}

async fn book_returned(desk: &Desk, code: &str) {
    go(desk, "posted").await;
    desk.sees("What the envelope says").await;
    desk.page("Letters").await;
    desk.fill("Code on the letter", code).await;
    desk.fill("What the envelope says", "gone away").await;
    desk.click("Book it").await;
    desk.sees(&format!("{code}: came back.")).await;
    go(desk, "returned").await;
    desk.sees(code).await;
    desk.page("Letters").await;
    desk.sees("Came back").await;
}
