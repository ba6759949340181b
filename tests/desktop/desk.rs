//! What a person does at the desk: press, type, choose, look. Every step waits, with a limit, until the window is ready
//! for it; nothing sleeps for a fixed time.
#![allow(dead_code, reason = "one set of steps for every journey; each uses some of them")]

use crate::driver::{Driver, LOOK, PATIENCE, project};
use chrono::NaiveDate;
use fantoccini::{
    Client,
    elements::Element,
    error::{CmdError, ErrorStatus, WebDriver},
    key::Key,
    wd::Locator,
};
use serde_json::{Value, json};
use std::{
    cell::Cell,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};
use tempfile::TempDir;

const FIND: &str = include_str!("find.js");
const AXE_RUN: &str = include_str!("axe.js");

/// When every journey begins: a Monday morning. The program's clock runs on from here.
pub const CLOCK: &str = "2026-11-23T10:00:00Z";

/// The real window with a data folder of its own.
pub struct Desk {
    client: Client,
    driver: Driver,
    data: TempDir,
    screens: PathBuf,
    pictures: Cell<u32>,
}

impl Desk {
    /// Starts the program in a fresh data folder. `name` names the folder of pictures below tests/desktop/screens.
    pub async fn start(name: &str, arguments: &[&str]) -> Self {
        Self::start_in(TempDir::new().expect("a folder"), name, arguments).await
    }

    /// Starts the program in this data folder, which may hold a caseload already.
    pub async fn start_in(data: TempDir, name: &str, arguments: &[&str]) -> Self {
        let driver = Driver::start().await;
        let client = driver.open(&with_folder(data.path(), arguments)).await;
        let screens = project().join("tests/desktop/screens").join(name);
        let _ = fs::remove_dir_all(&screens);
        fs::create_dir_all(&screens).expect("a folder for pictures");
        let desk = Self { client, driver, data, screens, pictures: Cell::new(0) };
        desk.window("unlock").await;
        desk
    }

    /// Ends the program as a power cut would and starts it again on the same data folder.
    pub async fn restart(&mut self, arguments: &[&str]) {
        let _ = self.client.clone().close().await;
        self.driver = Driver::start().await;
        self.client = self.driver.open(&with_folder(self.data.path(), arguments)).await;
    }

    /// The data folder of this run.
    pub fn data_dir(&self) -> &Path {
        self.data.path()
    }

    /// The WebDriver client, for what no step here says.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Waits until the only window is the one with this label (`unlock`, `main`) and goes on in it.
    pub async fn window(&self, label: &str) {
        self.until(&format!("the window {label:?}"), async || {
            let windows = self.client.windows().await?;
            let [window] = windows.as_slice() else { return Ok(None) };
            self.client.switch_to_window(window.clone()).await?;
            let script = "return window.__TAURI_INTERNALS__?.metadata.currentWindow.label ?? null";
            let found = self.client.execute(script, vec![]).await?;
            Ok((found == label).then_some(()))
        })
        .await;
        self.client.execute(WATCH_CSP, vec![]).await.expect("the page can be watched");
    }

    /// Waits for the page with this h1, checks it with axe-core and keeps a picture of it.
    pub async fn page(&self, heading: &str) {
        self.until(&format!("the page {heading:?}"), async || {
            let script = "return document.querySelector('h1')?.innerText.replace(/\\s+/g, ' ').trim() ?? ''";
            let h1 = self.client.execute(script, vec![]).await?;
            Ok(h1.as_str().is_some_and(|h1| h1.starts_with(heading)).then_some(()))
        })
        .await;
        self.accessible().await;
        self.picture(heading).await;
    }

    /// Presses the button, link or tab with this name.
    pub async fn click(&self, name: &str) {
        self.press(name, None).await;
    }

    /// Presses the button, link or tab with this name in the row, group or section that says `place`.
    pub async fn click_in(&self, place: &str, name: &str) {
        self.press(name, Some(place)).await;
    }

    async fn press(&self, name: &str, place: Option<&str>) {
        self.until(&format!("a button or link {name:?} in {place:?}"), async || {
            let Some(control) = self.find("press", name, place).await? else { return Ok(None) };
            if !control.is_enabled().await? || !self.stands_still(&control).await? {
                return Ok(None);
            }
            match control.click().await {
                // What was pressed closed the window that it stood in: it is done.
                Err(CmdError::Standard(WebDriver { error: ErrorStatus::NoSuchWindow, .. })) => Ok(Some(())),
                pressed => pressed.map(Some),
            }
        })
        .await;
    }

    /// Whether the element stays where it is over two drawings of the page: a press on what is moving goes beside it.
    async fn stands_still(&self, element: &Element) -> Result<bool, CmdError> {
        let element = serde_json::to_value(element)?;
        Ok(self.client.execute_async(STANDS_STILL, vec![element]).await?.as_bool().unwrap_or(false))
    }

    /// Types into the field with this label, in place of what is there.
    pub async fn fill(&self, label: &str, text: &str) {
        self.enter(label, None, text).await;
    }

    /// Types into the field with this label in the group that says `place` (a date's Day, Month and Year).
    pub async fn fill_in(&self, place: &str, label: &str, text: &str) {
        self.enter(label, Some(place), text).await;
    }

    async fn enter(&self, label: &str, place: Option<&str>, text: &str) {
        self.until(&format!("a field {label:?} in {place:?}"), async || {
            let Some(field) = self.find("field", label, place).await? else { return Ok(None) };
            field.clear().await?;
            field.send_keys(text).await?;
            let typed = field.prop("value").await?;
            Ok(typed.is_some_and(|typed| typed == text).then_some(()))
        })
        .await;
    }

    /// Types a date into the group with this legend, and a time such as `09:30` when there is one.
    pub async fn date(&self, legend: &str, day: NaiveDate, time: Option<&str>) {
        self.fill_in(legend, "Day", &day.format("%-d").to_string()).await;
        self.fill_in(legend, "Month", &day.format("%-m").to_string()).await;
        self.fill_in(legend, "Year", &day.format("%Y").to_string()).await;
        if let Some(time) = time {
            self.fill_in(legend, "Time", time).await;
        }
    }

    /// Chooses a file in the file field with this label.
    pub async fn attach(&self, label: &str, file: &Path) {
        self.until(&format!("a file field {label:?}"), async || {
            let Some(field) = self.find("field", label, None).await? else { return Ok(None) };
            field.send_keys(&file.to_string_lossy()).await.map(Some)
        })
        .await;
    }

    /// Picks an option, by its words, of the select with this label.
    pub async fn select(&self, label: &str, option: &str) {
        self.until(&format!("an option {option:?} of {label:?}"), async || {
            let Some(field) = self.find("field", label, None).await? else { return Ok(None) };
            field.select_by_label(option).await.map(Some)
        })
        .await;
    }

    /// Ticks the radio button or box with this label.
    pub async fn choose(&self, label: &str) {
        self.tick(label, None).await;
    }

    /// Ticks the radio button or box with this label in the group that says `place`.
    pub async fn choose_in(&self, place: &str, label: &str) {
        self.tick(label, Some(place)).await;
    }

    async fn tick(&self, label: &str, place: Option<&str>) {
        self.until(&format!("a choice {label:?} in {place:?}"), async || {
            let Some(choice) = self.find("choice", label, place).await? else { return Ok(None) };
            if !choice.is_selected().await? {
                choice.click().await?;
            }
            Ok(choice.is_selected().await?.then_some(()))
        })
        .await;
    }

    /// Ticks every box of the group with this legend.
    pub async fn tick_every_line(&self, legend: &str) {
        let group = format!("//fieldset[legend[normalize-space()='{legend}']]//input[@type='checkbox']");
        self.until(&format!("boxes below {legend:?}"), async || {
            let boxes = self.client.find_all(Locator::XPath(&group)).await?;
            for line in &boxes {
                if !line.is_selected().await? {
                    line.click().await?;
                }
            }
            Ok((!boxes.is_empty()).then_some(()))
        })
        .await;
    }

    /// Makes sure that there is no button, link or tab with this name.
    pub async fn lacks(&self, name: &str) {
        let found = self.find("press", name, None).await.expect("the page answers");
        assert!(found.is_none(), "{name:?} should not be there");
    }

    /// Presses keys where the focus is: `j`, `r`, or one of [`Key`].
    pub async fn keys(&self, keys: &str) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(keys).await.expect("keys reach it");
    }

    /// Presses one special key where the focus is.
    pub async fn key(&self, key: Key) {
        self.keys(&char::from(key).to_string()).await;
    }

    /// Waits until the page shows these words, in any spacing.
    pub async fn sees(&self, words: &str) {
        self.until(&format!("the words {words:?}"), async || {
            Ok(self.text().await?.contains(words).then_some(()))
        })
        .await;
    }

    /// Waits until the page no longer shows these words.
    pub async fn no_longer_sees(&self, words: &str) {
        self.until(&format!("the words {words:?} to go"), async || {
            Ok((!self.text().await?.contains(words)).then_some(()))
        })
        .await;
    }

    /// Waits until something matches the CSS selector.
    pub async fn has(&self, css: &str) {
        self.until(&format!("an element {css}"), async || {
            Ok((!self.client.find_all(Locator::Css(css)).await?.is_empty()).then_some(()))
        })
        .await;
    }

    /// The words of the one element that matches the CSS selector, as shown, white space made single.
    pub async fn words_of(&self, css: &str) -> String {
        self.until(&format!("the words of {css}"), async || {
            let text = self.client.find(Locator::Css(css)).await?.text().await?;
            Ok(Some(text.split_whitespace().collect::<Vec<_>>().join(" ")))
        })
        .await
    }

    /// The words of the page as shown, white space made single.
    async fn text(&self) -> Result<String, CmdError> {
        let text = self.client.execute("return document.body.innerText", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Keeps a picture of the window as `NN-name.png`.
    #[expect(clippy::print_stderr, reason = "a picture that is missing is said, and fails no test")]
    pub async fn picture(&self, name: &str) {
        self.pictures.set(self.pictures.get() + 1);
        let slug: String = name
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(8)
            .collect::<Vec<_>>()
            .join("-");
        let file = self.screens.join(format!("{:02}-{slug}.png", self.pictures.get()));
        match self.client.screenshot().await {
            Ok(png) => fs::write(file, png).expect("the picture is kept"),
            Err(problem) => eprintln!("no picture {}: {problem}", file.display()),
        }
    }

    /// Runs axe-core on the page; any fault it finds fails the test. So does anything the page tried against the CSP.
    pub async fn accessible(&self) {
        if self.client.execute("return typeof window.axe", vec![]).await.expect("the page answers")
            == "undefined"
        {
            let axe = project().join("ui/node_modules/axe-core/axe.min.js");
            let source = fs::read_to_string(&axe).expect("axe-core is installed by `npm ci` in ui");
            self.client.execute(&source, vec![]).await.expect("axe-core loads");
        }
        let faults = self.client.execute_async(AXE_RUN, vec![]).await.expect("axe-core answers");
        self.none("axe-core", &faults).await;
        let tried =
            self.client.execute("return window.__refused ?? []", vec![]).await.expect("the page answers");
        self.none("the content security policy", &tried).await;
    }

    async fn none(&self, who: &str, found: &Value) {
        let found: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if !found.is_empty() {
            self.picture("failed").await;
            panic!("{who} found:\n  {}", found.join("\n  "));
        }
    }

    /// Closes the window in good order.
    pub async fn finish(self) {
        self.client.clone().close().await.expect("the session ends");
    }

    async fn find(&self, kind: &str, name: &str, place: Option<&str>) -> Result<Option<Element>, CmdError> {
        let found = self.client.execute(FIND, vec![json!(kind), json!(name), json!(place)]).await?;
        let reference = found.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
        Ok(reference.map(|id| Element::from_element_id(self.client.clone(), id.to_owned().into())))
    }

    /// Tries until `attempt` gives something. The page may be redrawn in between, so errors only count at the end.
    async fn until<T>(&self, what: &str, attempt: impl AsyncFn() -> Result<Option<T>, CmdError>) -> T {
        let start = Instant::now();
        loop {
            let last = match attempt().await {
                Ok(Some(found)) => return found,
                Ok(None) => None,
                Err(problem) => Some(problem),
            };
            if start.elapsed() > PATIENCE {
                self.picture("failed").await;
                let shown = self.text().await.unwrap_or_default();
                panic!("waited {PATIENCE:?} for {what}; last error: {last:?}; the page shows:\n{shown}");
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// Scrolls the element into sight and tells whether it is in one place over two drawings.
const STANDS_STILL: &str = "const [element, tell] = arguments; element.scrollIntoView({ block: 'center' }); \
    const place = () => JSON.stringify(element.getBoundingClientRect()); \
    requestAnimationFrame(() => { const was = place(); \
    requestAnimationFrame(() => requestAnimationFrame(() => tell(place() === was))); });";

/// Remembers whatever the content security policy refuses.
const WATCH_CSP: &str = "if (!window.__refused) { window.__refused = []; \
    document.addEventListener('securitypolicyviolation', \
    (event) => window.__refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)); }";

fn with_folder(data: &Path, arguments: &[&str]) -> Vec<String> {
    let always = [
        "--data-dir".to_owned(),
        data.to_string_lossy().into_owned(),
        "--clock".to_owned(),
        CLOCK.to_owned(),
    ];
    always.into_iter().chain(arguments.iter().map(|argument| (*argument).to_owned())).collect()
}
