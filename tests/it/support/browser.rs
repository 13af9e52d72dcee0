//! A real browser: Chromium driven through its own driver on a free port, one profile per test.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub script: bool,
    pub width: u32,
}

impl Look {
    pub const DESK: Look = Look {
        script: true,
        width: 1280,
    };
    pub const PHONE: Look = Look {
        script: true,
        width: 360,
    };
    pub const DESK_WITHOUT_SCRIPT: Look = Look {
        script: false,
        width: 1280,
    };
}

/// A running browser; it and its driver end when this is dropped.
pub struct Browser {
    pub client: Client,
    driver: Child,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts a browser, or says what is missing and fails: a browser test is never skipped silently.
    pub async fn start(look: Look) -> Browser {
        let driver_program = find_program("chromedriver");
        let browser_program = find_program("chromium");
        let port = free_port();
        let driver = Command::new(driver_program)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts: run scripts/test --install");
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut arguments: Vec<String> = [
            "--headless=new",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            "--lang=en",
        ]
        .map(str::to_owned)
        .to_vec();
        arguments.push(format!("--window-size={},900", look.width));
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        if is_root() {
            arguments.push("--no-sandbox".into());
        }
        let mut options = json!({ "binary": browser_program, "args": arguments });
        if !look.script {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".into(), options);
        let address = format!("http://127.0.0.1:{port}");
        let client = connect(&address, capabilities).await;
        let browser = Browser {
            client,
            driver,
            _profile: profile,
        };
        browser.resize(look.width, 900).await;
        browser
    }

    /// Sets the size of the page itself; headless windows are never narrower than 500 px by themselves.
    pub async fn resize(&self, width: u32, height: u32) {
        self.command(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await;
    }

    /// Runs a command of the DevTools protocol.
    pub async fn command(&self, name: &str, parameters: serde_json::Value) -> serde_json::Value {
        self.client
            .issue_cmd(DevTools {
                name: name.to_owned(),
                parameters,
            })
            .await
            .expect("the browser takes a DevTools command")
    }

    /// Saves a picture of the whole page, as far down as it goes, as `screenshots/<name>.png`.
    pub async fn picture(&self, name: &str) {
        use base64::Engine as _;
        let answer = self
            .command(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true }),
            )
            .await;
        let data = answer["data"].as_str().expect("a picture");
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(data)
            .expect("base64");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        std::fs::write(folder.join(format!("{name}.png")), bytes).expect("a picture is written");
    }

    /// Saves the page as it is printed, as `screenshots/<name>.pdf`.
    pub async fn paper(&self, name: &str) {
        use base64::Engine as _;
        let parameters = json!({ "preferCSSPageSize": true, "printBackground": false });
        let answer = self.command("Page.printToPDF", parameters).await;
        let data = answer["data"].as_str().expect("a document");
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(data)
            .expect("base64");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        std::fs::write(folder.join(format!("{name}.pdf")), bytes).expect("a document is written");
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

#[derive(Debug)]
struct DevTools {
    name: String,
    parameters: serde_json::Value,
}

impl fantoccini::wd::WebDriverCompatibleCommand for DevTools {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.name, "params": self.parameters });
        (http::Method::POST, Some(body.to_string()))
    }
}

async fn connect(address: &str, capabilities: Capabilities) -> Client {
    // The driver needs a moment to listen; it is asked until it answers, for at most 20 seconds.
    for _ in 0..200 {
        if let Ok(client) = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(address)
            .await
        {
            return client;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the browser did not start: is Chromium installed? (scripts/test --install)");
}

fn find_program(name: &str) -> PathBuf {
    std::env::var_os("PATH")
        .and_then(|paths| {
            std::env::split_paths(&paths)
                .map(|path| path.join(name))
                .find(|path| path.is_file())
        })
        .unwrap_or_else(|| panic!("{name} is missing: run scripts/test --install"))
}

fn free_port() -> u16 {
    let socket = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    socket.local_addr().expect("an address").port()
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.starts_with(b"0"))
}
