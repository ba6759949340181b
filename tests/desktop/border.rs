//! What the page can't do: run text as code, reach a network, leave its page, or call a command of the other window.

use crate::desk::Desk;
use serde_json::{Value, json};

/// Runs an async function body in the page and gives what it returns.
async fn tried(desk: &Desk, body: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1]; (async () => {{ {body} }})().then(done, (e) => done(String(e)))"
    );
    desk.client().execute_async(&script, vec![]).await.expect("the page answers")
}

#[tokio::test]
#[ignore = "needs a display: ./test desktop"]
async fn page_is_fenced_in() {
    let desk = Desk::start("border", &[]).await;
    let evaluated = tried(&desk, "return eval('1 + 1')").await;
    assert!(evaluated.as_str().is_some_and(|text| text.starts_with("EvalError")), "{evaluated}");
    let inline = "const s = document.createElement('script'); s.textContent = 'window.inline = 1'; \
        document.head.append(s); return window.inline ?? 'refused'";
    assert_eq!(tried(&desk, inline).await, "refused");
    let fetched = "return fetch('http://127.0.0.1:9/').then(() => 'reached', (e) => 'refused')";
    assert_eq!(tried(&desk, fetched).await, "refused");
    assert_eq!(
        tried(&desk, "return window.open('https://example.org/') ? 'opened' : 'refused'").await,
        "refused"
    );
    let framed = "const f = document.createElement('iframe'); f.src = 'https://example.org/'; document.body.append(f); \
        await new Promise((r) => setTimeout(r, 200)); const n = f.contentDocument?.URL ?? 'blocked'; f.remove(); return n";
    assert!(tried(&desk, framed).await.as_str().is_some_and(|url| !url.contains("example.org")));
    assert_eq!(tried(&desk, "return typeof window.__TAURI__").await, "undefined");
    assert_eq!(tried(&desk, "location.href = 'https://example.org/'; return 'asked'").await, "asked");
    let refused = tried(&desk, "return window.__refused.length").await;
    assert!(refused.as_u64().is_some_and(|count| count >= 4), "the policy refused {refused}");
    assert_eq!(tried(&desk, "return location.origin").await, "tauri://localhost");
    desk.finish().await;
}

#[tokio::test]
#[ignore = "needs a display: ./test desktop"]
async fn sign_in_window_reaches_only_its_own_commands() {
    let desk = Desk::start("border-commands", &[]).await;
    for (name, windows) in safehold_app::commands::GRANTS {
        if windows.contains(&"unlock") {
            continue;
        }
        let call = format!("return window.__TAURI_INTERNALS__.invoke({}, {{}})", json!(name));
        let answer = tried(&desk, &call).await;
        assert!(answer.as_str().is_some_and(|text| text.contains("not allowed")), "{name}: {answer}");
    }
    desk.finish().await;
}
