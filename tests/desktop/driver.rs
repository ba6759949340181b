//! Starting and ending the real program under tauri-driver, and nothing else: what a test does in the window is in
//! desk.rs.

use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process_group};
use std::{
    env,
    net::{Ipv4Addr, TcpListener},
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// The program under test, as Cargo built it for these tests.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_safehold");

/// How long anything in the window may take.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// The pause between two looks.
pub const LOOK: Duration = Duration::from_millis(50);

/// tauri-driver with WebKitWebDriver and the program below it; all of them end when this is dropped.
pub struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts tauri-driver on free ports and waits until it answers.
    pub async fn start() -> Self {
        let (port, native) = (free_port(), free_port());
        let process = Command::new(driver_program())
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("NO_AT_BRIDGE", "1")
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("LC_ALL", "C.UTF-8")
            .stdout(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("tauri-driver starts: `./test desktop` installs it");
        let driver = Self { process, address: format!("http://127.0.0.1:{port}") };
        let start = Instant::now();
        while tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_err()
            || tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, native)).await.is_err()
        {
            assert!(start.elapsed() < PATIENCE, "tauri-driver does not answer on port {port}");
            tokio::time::sleep(LOOK).await;
        }
        driver
    }

    /// Opens the program with these arguments.
    pub async fn open(&self, arguments: &[String]) -> Client {
        let mut capabilities = Capabilities::new();
        let options = serde_json::json!({"application": PROGRAM, "args": arguments});
        capabilities.insert("tauri:options".into(), options);
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.address)
            .await
            .expect("the program opens its window")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = Pid::from_child(&self.process);
        // What has ended already can't be ended again.
        let _ = kill_process_group(group, Signal::KILL);
        let _ = self.process.wait();
    }
}

/// The project's folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn driver_program() -> PathBuf {
    env::var_os("SAFEHOLD_TAURI_DRIVER").map_or_else(|| "tauri-driver".into(), PathBuf::from)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its number").port()
}
